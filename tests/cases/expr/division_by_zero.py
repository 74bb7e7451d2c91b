# Every kind of division by zero and its message.
def attempt(f):
    try:
        print(f())
    except ZeroDivisionError as e:
        print(e)


attempt(lambda: 1 / 0)  # expect: division by zero
attempt(lambda: 1 // 0)  # expect: integer division or modulo by zero
attempt(lambda: 1 % 0)  # expect: integer modulo by zero
attempt(lambda: divmod(1, 0))  # expect: integer division or modulo by zero
attempt(lambda: 1.0 / 0)  # expect: float division by zero
attempt(lambda: 1.0 // 0)  # expect: float floor division by zero
attempt(lambda: 1.0 % 0)  # expect: float modulo
attempt(lambda: divmod(1.0, 0.0))  # expect: float divmod()
attempt(lambda: 0 ** -1)  # expect: 0.0 cannot be raised to a negative power
attempt(lambda: 0.0 ** -1)  # expect: 0.0 cannot be raised to a negative power
attempt(lambda: pow(2, 3, 1))  # expect: 0
attempt(lambda: 10 ** 30 // 0)  # expect: integer division or modulo by zero
attempt(lambda: True / False)  # expect: division by zero
