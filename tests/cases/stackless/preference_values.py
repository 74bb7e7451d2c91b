# preference is clamped, schedule_all normalised; non-integers are refused; C08.
import stackless

c = stackless.channel()
print(c.preference, c.schedule_all, c.balance, c.queue, c.closing, c.closed)  # expect: -1 0 0 None False False
for v in (5, -7, 0, True, 1, -1):
    c.preference = v
    print(v, c.preference)
# expect: 5 1
# expect: -7 -1
# expect: 0 0
# expect: True 1
# expect: 1 1
# expect: -1 -1
for v in (9, 0, True, -3):
    c.schedule_all = v
    print(v, c.schedule_all)
# expect: 9 1
# expect: 0 0
# expect: True 1
# expect: -3 1
for name in ("preference", "schedule_all"):
    for v in (1.5, "x", None):
        try:
            setattr(c, name, v)
        except TypeError:
            print("TypeError", name, v)
# expect: TypeError preference 1.5
# expect: TypeError preference x
# expect: TypeError preference None
# expect: TypeError schedule_all 1.5
# expect: TypeError schedule_all x
# expect: TypeError schedule_all None
for name in ("balance", "queue", "closing"):
    try:
        setattr(c, name, 1)
    except AttributeError:
        print("read only", name)
# expect: read only balance
# expect: read only queue
# expect: read only closing
