# Who cannot be bound; L06 L08.
import stackless


def f():
    pass


def attempt(g):
    try:
        g()
    except (TypeError, RuntimeError) as e:
        print(type(e).__name__)


attempt(lambda: stackless.tasklet(5))  # expect: TypeError
attempt(lambda: stackless.tasklet().bind("no function"))  # expect: TypeError
t = stackless.tasklet(f)()
attempt(lambda: t.bind(f))  # expect: RuntimeError
attempt(lambda: t())  # expect: RuntimeError
attempt(lambda: t.setup())  # expect: RuntimeError
attempt(lambda: stackless.getcurrent().bind(f))  # expect: RuntimeError
attempt(lambda: stackless.tasklet()())  # expect: RuntimeError
attempt(lambda: stackless.tasklet().setup(1))  # expect: RuntimeError
try:
    t()
except RuntimeError as e:
    print(e)  # expect: tasklet is alive
try:
    t.bind(f)
except RuntimeError as e:
    print(e)  # expect: tasklet is scheduled
try:
    stackless.tasklet()()
except RuntimeError as e:
    print(e)  # expect: the tasklet was not bound to a function
stackless.run()
print(t.alive)  # expect: False
