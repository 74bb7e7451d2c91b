# A tasklet blocked on a channel nobody else has does not keep run() alive and can be killed; L30.
import stackless


def f():
    try:
        stackless.channel().receive()
        print("never")
    except TaskletExit:
        print("killed")
    finally:
        print("cleanup")


t = stackless.tasklet(f)()
print(stackless.run(), t.alive, stackless.getruncount())  # expect: None True 1
t.kill()
# expect: killed
# expect: cleanup
print(t.alive)  # expect: False
