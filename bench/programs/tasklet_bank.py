"""Bank: every account is a tasklet, and transfers are messages.

Clients move money between accounts at the same time. An account handles one
request after the other, so it needs no lock; it answers each on a channel
that comes with the request. An account refuses to pay out more than its
limit by sending an exception instead of an answer. In the end the total must
be what it was, and the balances must agree with a plain list that was
updated without any concurrency.

n:   the number of transfers that each of the CLIENTS clients tries.
op:  one transfer tried: a withdrawal and, unless refused, a deposit.
"""

import sys
import time

import stackless

DEFAULT_SIZE = 600
CLIENTS = 20
ACCOUNTS = 32
OPENING_BALANCE = 1_000_000
LIMIT = 900


class Refused(Exception):
    pass


def account(balance, requests):
    """Serve requests (amount, reply): pay in, or out if it is negative."""
    while True:
        amount, reply = requests.receive()
        if amount is None:
            reply.send(balance)
            return
        if -amount > LIMIT:
            reply.send_exception(Refused, -amount)
        else:
            balance += amount
            reply.send(balance)


def ask(requests, amount, reply):
    requests.send((amount, reply))
    return reply.receive()


def orders(client, n):
    """The transfers of one client: (from, to, amount)."""
    state = 1000 + client
    for _ in range(n):
        state = (state * 1_664_525 + 1_013_904_223) & 0xFFFFFFFF
        bits = state >> 6
        source = bits % ACCOUNTS
        target = (source + 1 + bits // ACCOUNTS % (ACCOUNTS - 1)) % ACCOUNTS
        yield source, target, 1 + bits // 1024 % 1000


class Client:
    def __init__(self, number, bank):
        self.number = number
        self.bank = bank
        self.refused = 0
        self.moved = 0

    def work(self, n, finished):
        reply = stackless.channel()
        for source, target, amount in orders(self.number, n):
            try:
                ask(self.bank[source], -amount, reply)
            except Refused as refusal:
                if refusal.args[0] != amount:
                    raise AssertionError("somebody else's refusal")
                self.refused += 1
            else:
                ask(self.bank[target], amount, reply)
                self.moved += amount
        finished.send(self)


def expected_balances(n):
    balances = [OPENING_BALANCE] * ACCOUNTS
    for client in range(CLIENTS):
        for source, target, amount in orders(client, n):
            if amount <= LIMIT:
                balances[source] -= amount
                balances[target] += amount
    return balances


def main(n):
    bank = [stackless.channel() for _ in range(ACCOUNTS)]
    for requests in bank:
        stackless.tasklet(account)(OPENING_BALANCE, requests)
    finished = stackless.channel()
    for number in range(CLIENTS):
        stackless.tasklet(Client(number, bank).work)(n, finished)
    clients = [finished.receive() for _ in range(CLIENTS)]

    reply = stackless.channel()
    balances = [ask(requests, None, reply) for requests in bank]
    stackless.run()
    if sum(balances) != ACCOUNTS * OPENING_BALANCE:
        raise AssertionError("money was lost or made")
    if balances != expected_balances(n):
        raise AssertionError("the balances are wrong")
    moved = sum(client.moved for client in clients)
    refused = sum(client.refused for client in clients)
    return f"{sum(balances)} in all, {moved} moved, {refused} refused, {min(balances)} to {max(balances)}"


def operations(n):
    return CLIENTS * n


if __name__ == "__main__":
    size = int(sys.argv[1]) if len(sys.argv) > 1 else DEFAULT_SIZE
    start = time.perf_counter()
    checksum = main(size)
    elapsed = time.perf_counter() - start
    print(checksum)
    if "--time" in sys.argv[2:]:
        print(f"time_ns_per_op={elapsed * 1e9 / operations(size):.2f}")
