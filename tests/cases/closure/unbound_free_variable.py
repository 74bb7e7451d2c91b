# A free variable that is not yet, or no longer, bound.
def early():
    def use():
        return later
    try:
        use()
    except NameError as e:
        print(type(e).__name__, e)
    later = 1
    return use()


print(early())
# expect: NameError cannot access free variable 'later' where it is not associated with a value in enclosing scope
# expect: 1


def deleted():
    x = 1

    def use():
        return x
    del x
    try:
        use()
    except NameError as e:
        print(e)
    x = 2
    return use()


print(deleted())
# expect: cannot access free variable 'x' where it is not associated with a value in enclosing scope
# expect: 2


def delete_from_inside():
    x = 1

    def kill():
        nonlocal x
        del x
    kill()
    try:
        x
    except UnboundLocalError as e:
        print(type(e).__name__, e)
    try:
        kill()
    except NameError as e:
        print(type(e).__name__, e)


delete_from_inside()
# expect: UnboundLocalError cannot access local variable 'x' where it is not associated with a value
# expect: NameError cannot access free variable 'x' where it is not associated with a value in enclosing scope
