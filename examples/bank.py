"""Bank: objects that live in tasklets of their own.

Each account is a tasklet that handles one request after the other. Others
can only talk to it, never touch its balance, so no update is ever lost, and
no lock is needed. Every request carries a channel for the answer. A refusal
is an exception that is raised at the client, out of receive().

    pirn run examples/bank.py
"""

import stackless


class InsufficientFunds(Exception):
    pass


class Account:
    def __init__(self, owner, balance):
        self.owner = owner
        self.requests = stackless.channel()
        stackless.tasklet(self.serve)(balance)

    def serve(self, balance):
        """The account's life. The balance is a local variable: nobody else
        can get at it."""
        while True:
            kind, amount, reply = self.requests.receive()
            if kind == "withdraw" and amount > balance:
                reply.send_exception(InsufficientFunds, f"{self.owner} has only {balance}")
                continue
            if kind == "withdraw":
                balance -= amount
            elif kind == "deposit":
                balance += amount
            reply.send(balance)

    def ask(self, kind, amount=0):
        """What a client calls, in the client's own tasklet."""
        reply = stackless.channel()
        self.requests.send((kind, amount, reply))
        return reply.receive()


def transfer(source, target, amount):
    try:
        source.ask("withdraw", amount)
    except InsufficientFunds as problem:
        print(f"{source.owner} -> {target.owner}: {amount} refused, {problem}")
    else:
        target.ask("deposit", amount)
        print(f"{source.owner} -> {target.owner}: {amount} paid")


def print_balances(accounts):
    balances = [account.ask("balance") for account in accounts]
    for account, balance in zip(accounts, balances):
        print(f"    {account.owner:6} {balance:4}")
    print(f"    {'total':6} {sum(balances):4}")


ada = Account("Ada", 100)
grace = Account("Grace", 50)
edsger = Account("Edsger", 0)
accounts = [ada, grace, edsger]

print_balances(accounts)
transfer(ada, grace, 30)
transfer(edsger, ada, 1)
transfer(grace, edsger, 75)
transfer(grace, ada, 10)
print_balances(accounts)

# Twenty clients at once: whatever the order, the sums are right.


def pay_often(source, target, times, done):
    for _ in range(times):
        source.ask("withdraw", 1)
        target.ask("deposit", 1)
    done.send(None)


done = stackless.channel()
for _ in range(10):
    stackless.tasklet(pay_often)(ada, grace, 3, done)
    stackless.tasklet(pay_often)(edsger, ada, 7, done)
for _ in range(20):
    done.receive()
print("after 100 small payments:")
print_balances(accounts)
