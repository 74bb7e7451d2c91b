# The tree of builtin exceptions.
def parents(c):
    return " < ".join(k.__name__ for k in c.__mro__[:-1])


for c in (ValueError, KeyError, IndexError, ZeroDivisionError, OverflowError, FileNotFoundError, StopIteration,
          GeneratorExit, SystemExit, KeyboardInterrupt, ModuleNotFoundError, UnboundLocalError, RecursionError,
          NotImplementedError, UnicodeDecodeError, IndentationError, ConnectionResetError, AssertionError,
          AttributeError, MemoryError, EOFError, DeprecationWarning, StopAsyncIteration, TimeoutError,
          PermissionError, BlockingIOError, BufferError, FloatingPointError):
    print(parents(c))
# expect: ValueError < Exception < BaseException
# expect: KeyError < LookupError < Exception < BaseException
# expect: IndexError < LookupError < Exception < BaseException
# expect: ZeroDivisionError < ArithmeticError < Exception < BaseException
# expect: OverflowError < ArithmeticError < Exception < BaseException
# expect: FileNotFoundError < OSError < Exception < BaseException
# expect: StopIteration < Exception < BaseException
# expect: GeneratorExit < BaseException
# expect: SystemExit < BaseException
# expect: KeyboardInterrupt < BaseException
# expect: ModuleNotFoundError < ImportError < Exception < BaseException
# expect: UnboundLocalError < NameError < Exception < BaseException
# expect: RecursionError < RuntimeError < Exception < BaseException
# expect: NotImplementedError < RuntimeError < Exception < BaseException
# expect: UnicodeDecodeError < UnicodeError < ValueError < Exception < BaseException
# expect: IndentationError < SyntaxError < Exception < BaseException
# expect: ConnectionResetError < ConnectionError < OSError < Exception < BaseException
# expect: AssertionError < Exception < BaseException
# expect: AttributeError < Exception < BaseException
# expect: MemoryError < Exception < BaseException
# expect: EOFError < Exception < BaseException
# expect: DeprecationWarning < Warning < Exception < BaseException
# expect: StopAsyncIteration < Exception < BaseException
# expect: TimeoutError < OSError < Exception < BaseException
# expect: PermissionError < OSError < Exception < BaseException
# expect: BlockingIOError < OSError < Exception < BaseException
# expect: BufferError < Exception < BaseException
# expect: FloatingPointError < ArithmeticError < Exception < BaseException
print(IOError is OSError, EnvironmentError is OSError)  # expect: True True
