# recursion_depth counts the calls of each tasklet on its own; L14.
import stackless


def inner():
    print("inner", stackless.getcurrent().recursion_depth)
    stackless.schedule_remove(None)


def outer():
    print("outer", stackless.getcurrent().recursion_depth)
    inner()


def deep(n):
    if n:
        return deep(n - 1)
    print("deep", stackless.getcurrent().recursion_depth)


t = stackless.tasklet(outer)()
print(t.recursion_depth)  # expect: 0
t.run()
# expect: outer 1
# expect: inner 2
print(t.recursion_depth)  # expect: 2
stackless.tasklet(deep)(9)
stackless.run()  # expect: deep 10
t.bind(deep)
print(t.recursion_depth)  # expect: 0
