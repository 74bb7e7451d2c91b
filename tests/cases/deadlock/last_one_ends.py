# The last runnable tasklet ends while main waits: main is told, and who else waits.
import stackless

c = stackless.channel()
d = stackless.channel()


def sender():
    d.send(1)


def last():
    pass


def main():
    stackless.tasklet(sender)()
    stackless.tasklet(last)()
    c.receive()


main()
# exit: 1
