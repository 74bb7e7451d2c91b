# An uncaught exception of an own class.
class AppError(Exception):
    def __str__(self):
        return f"code {self.args[0]}"


def run():
    try:
        raise AppError(7)
    finally:
        print("cleanup")


run()  # expect: cleanup
# raises: AppError: code 7
