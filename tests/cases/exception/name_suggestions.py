# The printed last line has a suggestion that str() of the exception has not.
counter_total = 5
try:
    print(counter_totl)
except NameError as e:
    print(e)  # expect: name 'counter_totl' is not defined


def show():
    return counter_totla + 1


show()
# raises: NameError: name 'counter_totla' is not defined. Did you mean: 'counter_total'?
