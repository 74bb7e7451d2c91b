# The list after a deadlock shows twenty places, and says how many tasklets wait at others.
import stackless

channels = [stackless.channel() for _ in range(25)]
tasklets = []
for i in range(25):
    names = {"c": channels[i]}
    exec("\n" * i + "def f(): c.receive()", names)
    tasklets += [stackless.tasklet(names["f"])() for _ in range(i + 1)]
stackless.run()
channels[3].send(1)
channels.append(stackless.channel())
channels[-1].receive()
# exit: 1
