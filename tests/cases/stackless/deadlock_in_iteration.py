# A for loop over a channel without senders ends with RuntimeError, not silently; D07.
import stackless

c = stackless.channel()
stackless.tasklet(c.send_sequence)(range(2))
got = []
try:
    for x in c:
        got.append(x)
except RuntimeError as e:
    print(got, e)  # expect: [0, 1] the main tasklet is receiving without a sender available.
try:
    list(c)
except RuntimeError as e:
    print(e)  # expect: Deadlock: the last runnable tasklet cannot be blocked.
print(c.balance)  # expect: 0
