# run() and switch() on the current tasklet do nothing; S08.
import stackless


def f():
    me = stackless.getcurrent()
    print("before", stackless.getruncount())
    print(me.run(), me.switch(), stackless.getcurrent() is me)
    print("after", stackless.getruncount())


m = stackless.getcurrent()
print(m.run(), m.switch(), stackless.getruncount())  # expect: None None 1
stackless.tasklet(f)()
stackless.tasklet(print)("other")
stackless.run()
# expect: before 2
# expect: None None True
# expect: after 2
# expect: other
