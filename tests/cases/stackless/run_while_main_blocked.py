# A tasklet may call run() while main waits on a channel; S12.
import stackless

c = stackless.channel()


def worker(n):
    print("worker", n)


def boss():
    for i in range(3):
        stackless.tasklet(worker)(i)
    stackless.run()
    print("all workers done")
    c.send("result")
    print("boss ends")


stackless.tasklet(boss)()
print("main got", c.receive())
# expect: worker 0
# expect: worker 1
# expect: worker 2
# expect: all workers done
# expect: main got result
stackless.run()  # expect: boss ends
print("end")  # expect: end
