# set_atomic, set_ignore_nesting and stackless.atomic(); L27.
import stackless

t = stackless.getcurrent()
print(t.atomic, t.set_atomic(1), t.atomic, t.set_atomic(0), t.atomic)  # expect: False False True True False
print(t.ignore_nesting, t.set_ignore_nesting(1), t.ignore_nesting, t.set_ignore_nesting(0))
# expect: False False True True
with stackless.atomic():
    print(t.atomic)  # expect: True
    with stackless.atomic():
        print(t.atomic)  # expect: True
    print(t.atomic)  # expect: True
print(t.atomic)  # expect: False
try:
    with stackless.atomic():
        raise ValueError
except ValueError:
    print(t.atomic)  # expect: False
t.set_atomic(True)
with stackless.atomic():
    pass
print(t.atomic, t.set_atomic(False))  # expect: True True
print(t.block_trap)  # expect: False
t.block_trap = True
print(t.block_trap)  # expect: True
t.block_trap = False
