# Several functions of one call share its cells; each call has its own.
def bank(balance):
    def deposit(n):
        nonlocal balance
        balance += n

    def withdraw(n):
        nonlocal balance
        if n > balance:
            raise ValueError(f"only {balance}")
        balance -= n

    return {"deposit": deposit, "withdraw": withdraw, "get": lambda: balance}


x, y = bank(10), bank(20)
x["deposit"](5)
y["withdraw"](3)
print(x["get"](), y["get"]())  # expect: 15 17
try:
    x["withdraw"](100)
except ValueError as e:
    print(e)  # expect: only 15
print(x["get"].__closure__[0] is x["deposit"].__closure__[0], x["get"].__closure__[0] is y["get"].__closure__[0])
# expect: True False
x["get"].__closure__[0].cell_contents = 99
print(x["get"]())  # expect: 99
