"""Echo server: a server and its clients, all connected at once, in one program.

Each connection is served by a tasklet of its own, which reads and writes as if
it were alone; each client is a tasklet, too. With ten thousand clients there
are twenty thousand sockets, and as many tasklets, of which nearly all wait.
When the system allows fewer open files, there are as many clients as it allows.
With a port, the server and its clients are programs of their own: without
clients it serves at that port until it is interrupted, with clients it finds
the server there.

    pirn run examples/echo_server.py [HOW_MANY]
    pirn run examples/echo_server.py 0 PORT
    pirn run examples/echo_server.py HOW_MANY PORT
"""

import socket
import sys
import time

import stackless

N_MESSAGES = 3
how_many = int(sys.argv[1]) if len(sys.argv) > 1 else 200
port = int(sys.argv[2]) if len(sys.argv) > 2 else 0


def serve(connection):
    with connection:
        while data := connection.recv(1024):
            connection.sendall(data)


def accept(server):
    try:
        while True:
            connection, _ = server.accept()
            stackless.tasklet(serve)(connection)
    except OSError:
        # Closed, or no more open files: whoever has not been accepted is refused.
        server.close()


def ask(connection, message):
    connection.sendall(message)
    return connection.recv(1024) == message


def client(number, where):
    answers = 0
    try:
        with socket.create_connection(where) as connection:
            connected = ask(connection, b"hello")
            ready.send(connected)
            start.receive()
            for k in range(N_MESSAGES):
                answers += ask(connection, b"message %d of client %d" % (k, number))
    except OSError:
        ready.send(False)
    done.send(answers)


ready, start, done = stackless.channel(), stackless.channel(), stackless.channel()
where = ("127.0.0.1", port)
server = None
if port == 0 or how_many == 0:
    server = socket.create_server(where, backlog=1024)
    where = server.getsockname()
    if how_many == 0:
        accept(server)
        sys.exit()
    stackless.tasklet(accept)(server)
began = time.monotonic()
for number in range(how_many):
    stackless.tasklet(client)(number, where)
    if number % 100 == 0:
        # The system keeps only so many connections which nobody has accepted.
        time.sleep(0)

# Nobody talks before all are connected.
n_connected = sum([ready.receive() for _ in range(how_many)])
print(n_connected, "clients are connected")
connected = time.monotonic()
for _ in range(n_connected):
    start.send(None)
print(sum([done.receive() for _ in range(how_many)]), "answers have come")
if server:
    server.close()
print(f"{connected - began:.2f} s to connect, {time.monotonic() - connected:.2f} s to talk", file=sys.stderr)
