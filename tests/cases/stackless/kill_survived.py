# A tasklet may catch TaskletExit and go on; L24.
import stackless


def stubborn():
    for i in range(3):
        try:
            print("waiting", i)
            stackless.schedule_remove(None)
        except TaskletExit:
            print("survived", i)
    print("leaving by itself")


t = stackless.tasklet(stubborn)()
stackless.run()  # expect: waiting 0
t.kill()
# expect: survived 0
# expect: waiting 1
print("after first kill", t.alive)  # expect: after first kill True
t.kill()
# expect: survived 1
# expect: waiting 2
print("after second kill", t.alive, t.paused)  # expect: after second kill True True
t.kill()
# expect: survived 2
# expect: leaving by itself
print("after third kill", t.alive)  # expect: after third kill False
