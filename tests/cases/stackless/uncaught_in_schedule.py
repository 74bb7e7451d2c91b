# The exception surfaces in main wherever main waits: schedule() and t.run(); E03.
import stackless


def bad(exc):
    raise exc


stackless.tasklet(bad)(ValueError("in schedule"))
stackless.tasklet(print)("not yet")
try:
    stackless.schedule()
except ValueError as e:
    print("caught", e)  # expect: caught in schedule
stackless.run()  # expect: not yet
t = stackless.tasklet(bad)(KeyError("in t.run"))
try:
    t.run()
except KeyError as e:
    print("caught", e)  # expect: caught 'in t.run'
p = stackless.tasklet().bind(bad, (IndexError("in schedule_remove"),))
p.insert()
try:
    stackless.schedule_remove(None)
except IndexError as e:
    print("caught", e)  # expect: caught in schedule_remove
print(stackless.getmain().scheduled, stackless.getruncount())  # expect: True 1


def caller():
    try:
        stackless.tasklet(bad)(OSError("not to the caller")).run()
    except OSError:
        print("never: it goes to main")
    print("caller goes on")


stackless.tasklet(caller)()
try:
    stackless.run()
except OSError as e:
    print("main caught", e)  # expect: main caught not to the caller
stackless.run()  # expect: caller goes on
