# Errors in class creation, instantiation and method calls.
def attempt(f):
    try:
        f()
    except (TypeError, AttributeError, ValueError) as e:
        print(type(e).__name__, e)


class A:
    def __init__(self, x):
        self.x = x

    def m(self):
        return self.x

    @property
    def p(self):
        return 1


class B(A):
    pass


def base_int():
    class C(5):
        pass


def base_func():
    class C(len):
        pass


def unknown_base():
    class C(A, Unknown):
        pass


attempt(lambda: A())  # expect: TypeError A.__init__() missing 1 required positional argument: 'x'
attempt(lambda: B(1, 2))  # expect: TypeError A.__init__() takes 2 positional arguments but 3 were given
attempt(lambda: A(y=1))  # expect: TypeError A.__init__() got an unexpected keyword argument 'y'
attempt(lambda: A.m())  # expect: TypeError A.m() missing 1 required positional argument: 'self'
attempt(lambda: A(1).m(2))  # expect: TypeError A.m() takes 1 positional argument but 2 were given
attempt(lambda: A(1).n())  # expect: AttributeError 'A' object has no attribute 'n'
attempt(lambda: setattr(A(1), "p", 2))  # expect: AttributeError property 'p' of 'A' object has no setter
attempt(lambda: delattr(A(1), "x2"))  # expect: AttributeError 'A' object has no attribute 'x2'
attempt(lambda: A(1) + A(2))  # expect: TypeError unsupported operand type(s) for +: 'A' and 'A'
attempt(lambda: A(1) < A(2))  # expect: TypeError '<' not supported between instances of 'A' and 'A'
attempt(lambda: A(1)[0])  # expect: TypeError 'A' object is not subscriptable
attempt(lambda: A(1)())  # expect: TypeError 'A' object is not callable
attempt(lambda: len(A(1)))  # expect: TypeError object of type 'A' has no len()
attempt(lambda: -A(1))  # expect: TypeError bad operand type for unary -: 'A'
attempt(lambda: int(A(1)))
# expect: TypeError int() argument must be a string, a bytes-like object or a real number, not 'A'
attempt(lambda: A[0])  # expect: TypeError type 'A' is not subscriptable
attempt(lambda: A + B)  # expect: TypeError unsupported operand type(s) for +: 'type' and 'type'
attempt(lambda: isinstance(A(1), A(2)))
# expect: TypeError isinstance() arg 2 must be a type, a tuple of types, or a union
attempt(base_int)  # expect: TypeError int() takes at most 2 arguments (3 given)
attempt(base_func)  # expect: TypeError cannot create 'builtin_function_or_method' instances
attempt(lambda: super(A, 5).x)  # expect: TypeError super(type, obj): obj must be an instance or subtype of type
attempt(lambda: object.__new__(5))  # expect: TypeError object.__new__(X): X is not a type object (int)
attempt(lambda: A.__new__())  # expect: TypeError object.__new__(): not enough arguments
attempt(lambda: object.__new__(int))  # expect: TypeError object.__new__(int) is not safe, use int.__new__()
attempt(lambda: int.__new__(str))  # expect: TypeError int.__new__(str): str is not a subtype of int
try:
    unknown_base()
except NameError as e:
    print(e)  # expect: name 'Unknown' is not defined
