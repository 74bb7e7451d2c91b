# The ring of runnable tasklets through next and prev; L16.
import stackless


def show(label):
    names, t = [], stackless.getcurrent()
    while True:
        names.append(label_of[t])
        t = t.next
        if t is stackless.getcurrent():
            break
    print(label, names, stackless.getruncount())


def f(n):
    show("in " + n)
    if n == "a":
        stackless.schedule()
        show("again a")


label_of = {stackless.getmain(): "main"}
for n in "abc":
    label_of[stackless.tasklet(f)(n)] = n
p = stackless.tasklet().bind(f, ("p",))
show("at start")  # expect: at start ['main', 'a', 'b', 'c'] 4
m = stackless.getmain()
print(label_of[m.next], label_of[m.prev], label_of[m.next.next], p.next, p.prev)  # expect: a c b None None
stackless.schedule()
# expect: in a ['a', 'b', 'c', 'main'] 4
# expect: in b ['b', 'c', 'main', 'a'] 4
# expect: in c ['c', 'main', 'a'] 3
show("back in main")  # expect: back in main ['main', 'a'] 2
stackless.run()  # expect: again a ['a'] 1
show("at end")  # expect: at end ['main'] 1
