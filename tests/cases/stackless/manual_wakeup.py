# main.run() makes the outer run() return; pending inner run() callers become runnable; S13.
import stackless

log = []


def wake():
    stackless.getmain().run()
    log.append("wake")


def runner():
    stackless.tasklet(wake)()
    stackless.run()
    log.append("runner")


stackless.tasklet(runner)()
stackless.run()
print("main awake early", log)  # expect: main awake early []
stackless.run()
print(sorted(log))  # expect: ['runner', 'wake']
