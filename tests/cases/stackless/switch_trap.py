# With a switch trap set every switching operation raises; S14.
import stackless

c = stackless.channel()
t = stackless.tasklet(print)("finally runs")
print(stackless.switch_trap(1), stackless.switch_trap(1))  # expect: 0 1
for name, f in (("schedule", stackless.schedule), ("schedule_remove", stackless.schedule_remove),
                ("run", stackless.run), ("t.run", t.run),
                ("t.switch", t.switch), ("t.kill", t.kill), ("receive", c.receive), ("send", lambda: c.send(1))):
    try:
        f()
        print(name, "worked")
    except RuntimeError as e:
        print(name, e)
# expect: schedule switch_trap
# expect: schedule_remove switch_trap
# expect: run switch_trap
# expect: t.run switch_trap
# expect: t.switch switch_trap
# expect: t.kill switch_trap
# expect: receive switch_trap
# expect: send switch_trap
t.remove()
stackless.getcurrent().switch()
t.insert()
print(stackless.getruncount(), c.balance, t.scheduled)  # expect: 2 0 True
print(stackless.switch_trap(-1), stackless.switch_trap(0), stackless.switch_trap(-1))  # expect: 2 1 1
stackless.run()  # expect: finally runs
print(t.alive)  # expect: False
