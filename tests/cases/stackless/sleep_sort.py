# Tasklets that count down finish in the order of their numbers.
import stackless


def count_down(n, out):
    for _ in range(n):
        stackless.schedule()
    out.append(n)


out = []
for n in (7, 2, 9, 0, 4, 2, 30):
    stackless.tasklet(count_down)(n, out)
stackless.run()
print(out)  # expect: [0, 2, 2, 4, 7, 9, 30]
rounds = 0
for n in (3, 1):
    stackless.tasklet(count_down)(n, out)
while stackless.getruncount() > 1:
    rounds += 1
    stackless.schedule()
print(out[-2:], rounds)  # expect: [1, 3] 4
