# A deadlock that was caught leaves nothing behind.
import stackless

c = stackless.channel()
for i in range(150):
    try:
        c.receive()
    except RuntimeError:
        pass
print(c.balance)  # expect: 0
raise ValueError("another")
# exit: 1
