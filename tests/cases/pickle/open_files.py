# What is open at the host cannot be pickled, however it is reached.
import copy
import pickle
import socket
import stackless

sock, other = socket.socketpair()


def waiting(s):
    s.recv(1)


def generator(mode):
    with open("file", mode) as f:
        yield
        f.close()


def raw():
    f = open("file").buffer.raw
    yield
    f.close()


def closure():
    f = open("file", "rb")
    return lambda: f


tasklet = stackless.tasklet(waiting)(sock)
stackless.schedule()
generators = [generator("w"), generator("r"), generator("rb"), raw()]
for g in generators:
    next(g)
for value in [tasklet, [sock], open("file"), sock.makefile("rb"), closure(), *generators]:
    try:
        pickle.dumps(value)
    except TypeError as e:
        print(e)
for copied in (copy.copy, copy.deepcopy):
    try:
        copied(sock)
    except TypeError as e:
        print(e)
# expect: cannot pickle 'socket' object
# expect: cannot pickle 'socket' object
# expect: cannot pickle '_io.TextIOWrapper' object
# expect: cannot pickle '_io.BufferedReader' object
# expect: cannot pickle '_io.BufferedReader' object
# expect: cannot pickle '_io.TextIOWrapper' object
# expect: cannot pickle '_io.TextIOWrapper' object
# expect: cannot pickle '_io.BufferedReader' object
# expect: cannot pickle '_io.FileIO' object
# expect: cannot pickle 'socket' object
# expect: cannot pickle 'socket' object
