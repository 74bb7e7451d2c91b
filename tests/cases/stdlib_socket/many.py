# A server and three hundred clients, all open at once, in one program.
import socket
import stackless

N = 300
server = socket.create_server(("127.0.0.1", 0), backlog=N)
where = server.getsockname()
sums = []


def serve(connection):
    with connection:
        while data := connection.recv(64):
            connection.sendall(data)


def accept():
    for _ in range(N):
        connection, _ = server.accept()
        stackless.tasklet(serve)(connection)


def client(i):
    with socket.create_connection(where) as c:
        gate.receive()
        total = 0
        for k in range(3):
            message = b"%d:%d" % (i, k)
            c.sendall(message)
            total += c.recv(64) == message
        sums.append(total)


gate = stackless.channel()
stackless.tasklet(accept)()
for i in range(N):
    stackless.tasklet(client)(i)
for _ in range(N):
    gate.send(None)
stackless.run()
server.close()
print(len(sums), sum(sums))
# expect: 300 900
