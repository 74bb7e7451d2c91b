//! The order of tasklets, where the test cases of the language do not reach.

use crate::check;

#[test]
fn channel_operations_are_first_class_functions() {
    check(
        "
import stackless
c = stackless.channel()
def receiver():
    for x in c:
        print('got', x)
stackless.tasklet(receiver)()
stackless.run()
print(list(map(c.send, (1, 2))))
print(sorted([3, 1, 2], key=lambda x: (c.send(x), x)[1]))
",
        "got 1\ngot 2\n[None, None]\ngot 3\ngot 1\ngot 2\n[1, 2, 3]\n",
    );
}

#[test]
fn callbacks_see_switches_and_channel_operations() {
    check(
        "
import stackless
names = {stackless.getmain(): 'm'}
log = []
stackless.set_schedule_callback(lambda p, n: log.append((names[p], names[n])))
def f():
    stackless.schedule()
t = stackless.tasklet(f)()
names[t] = 't'
stackless.run()
stackless.set_schedule_callback(None)
print(log)
c = stackless.channel()
def cb(ch, t, sending, blocks):
    print(ch is c, sending, blocks, t.tempval)
    if blocks and sending:
        raise ValueError('no')
stackless.set_channel_callback(cb)
stackless.tasklet(c.receive)()
stackless.run()
c.send(5)
try:
    c.send(6)
except ValueError as e:
    print(e, c.balance)
",
        "[('m', 't'), ('t', 'm')]\nTrue 0 1 None\nTrue 1 0 5\nTrue 1 1 6\nno 0\n",
    );
}
