# A suggestion after the message of a NameError.
def area(width, height):
    return width * heigth


print(area.__name__)  # expect: area
area(2, 3)
# raises: NameError: name 'heigth' is not defined. Did you mean: 'height'?
