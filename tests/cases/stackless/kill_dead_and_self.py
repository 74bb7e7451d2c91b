# Killing the dead does nothing; killing oneself raises at once; L22 L23.
import stackless


def f():
    pass


t = stackless.tasklet(f)()
stackless.run()
print(t.kill(), stackless.tasklet().kill(), stackless.tasklet(f).kill(), t.kill(pending=True))
# expect: None None None None


def suicide():
    try:
        stackless.getcurrent().kill()
        print("not reached")
    except TaskletExit:
        print("caught own exit")
        raise
    finally:
        print("finally")


s = stackless.tasklet(suicide)()
stackless.run()
# expect: caught own exit
# expect: finally
print(s.alive)  # expect: False
try:
    stackless.getmain().kill()
except TaskletExit as e:
    print("main caught", type(e).__name__)  # expect: main caught TaskletExit
print("main goes on", stackless.getmain().alive)  # expect: main goes on True
