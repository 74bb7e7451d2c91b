# Suggestions for misspelt attributes appear only in the printed last line.
class Account:
    def __init__(self):
        self.balance = 10

    def deposit(self, n):
        self.balance += n


a = Account()
try:
    a.balanse
except AttributeError as e:
    print(e)  # expect: 'Account' object has no attribute 'balanse'
a.deposite(5)
# raises: AttributeError: 'Account' object has no attribute 'deposite'. Did you mean: 'deposit'?
