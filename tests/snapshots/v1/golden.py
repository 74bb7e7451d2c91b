# The program that `golden.snap` was made of:
# pirn run --jit off --max-ticks 700 --on-limit snapshot --snapshot golden.snap golden.py
import stackless


class Account:
    __slots__ = ("name", "balance")

    def __init__(self, name, balance=0):
        self.name, self.balance = name, balance

    def __repr__(self):
        return f"{self.name}: {self.balance}"

    def __lt__(self, other):
        work(5)
        return self.balance < other.balance


def work(n):
    for _ in range(n):
        pass


def payments(n):
    try:
        for i in range(n):
            work(10)
            yield i % 3, i
    finally:
        log.append("closed")


def payer(channel, n):
    for payment in payments(n):
        channel.send(payment)
    channel.send_exception(StopIteration)


def bank(channel):
    try:
        while True:
            to, amount = channel.receive()
            accounts[to].balance += amount
    except StopIteration as e:
        log.append(repr(e))


log = []
accounts = [Account(name) for name in ("a", "b", "\u00e9")]
channel = stackless.channel()
stackless.tasklet(bank)(channel)
stackless.tasklet(payer)(channel, 100)
stackless.run()
print(sorted(accounts, reverse=True), log, {**{1: 2.5}, "k": 2**70})
