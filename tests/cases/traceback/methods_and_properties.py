# Frames of methods, properties, class methods and static methods.
class Account:
    def __init__(self, data):
        self.data = data

    @property
    def balance(self):
        return self.data["balance"]

    @classmethod
    def load(cls, data):
        return cls(data).check()

    def check(self):
        return self.compare(self.balance, 0)

    @staticmethod
    def compare(a, b):
        return a > b


print(Account.load({"balance": 5}))  # expect: True
Account.load({})
# raises: KeyError: 'balance'
