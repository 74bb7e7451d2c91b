# What goes wrong with sockets, with classes, numbers and words.
import pickle
import socket

server = socket.create_server(("127.0.0.1", 0))
where = server.getsockname()
server.setblocking(False)
a, b = socket.socketpair()
a.setblocking(False)


def filled():
    while True:
        a.send(bytes(100000))


closed = socket.socket()
closed.close()
s = socket.socket()
for wrong in (
    server.accept, lambda: a.recv(1), lambda: b.recv(1, socket.MSG_DONTWAIT), filled, lambda: s.recv(1), lambda: s.accept(),
    lambda: s.getpeername(), lambda: s.shutdown(socket.SHUT_RD), lambda: s.bind(where), lambda: s.connect("x"),
    lambda: s.connect(("127.0.0.1",)), lambda: s.bind(("127.0.0.1", 99999)), lambda: s.bind(("127.0.0.1", "x")), lambda: closed.recv(1),
    lambda: closed.connect(where), lambda: closed.send(b""), lambda: s.settimeout(-1), lambda: s.settimeout("x"), lambda: s.send("text"),
    lambda: s.recv(-1), lambda: s.makefile("x"), lambda: s.setsockopt(99, 1, 1),
    lambda: pickle.dumps(s),
):
    try:
        wrong()
    except (OSError, TypeError, ValueError, OverflowError) as e:
        print(type(e).__name__, e, getattr(e, "errno", None))
server.close()
for connect in (lambda: socket.create_connection(where), lambda: s.connect(where)):
    try:
        connect()
    except OSError as e:
        print(type(e).__name__, e, isinstance(e, ConnectionError))
print(socket.socket().connect_ex(where), closed.connect_ex(where))
b.close()
a.close()
try:
    socket.getaddrinfo("no.such.name.invalid", 1)
except socket.gaierror as e:
    print(type(e).__mro__[1].__name__, len(e.args))
try:
    socket.getaddrinfo("127.0.0.1", "nonsense")
except socket.gaierror as e:
    print(e)
socket.setdefaulttimeout(2)
print(socket.socket().gettimeout(), socket.getdefaulttimeout(), socket.setdefaulttimeout(None))
# expect: BlockingIOError [Errno 11] Resource temporarily unavailable 11
# expect: BlockingIOError [Errno 11] Resource temporarily unavailable 11
# expect: BlockingIOError [Errno 11] Resource temporarily unavailable 11
# expect: BlockingIOError [Errno 11] Resource temporarily unavailable 11
# expect: OSError [Errno 107] Transport endpoint is not connected 107
# expect: OSError [Errno 22] Invalid argument 22
# expect: OSError [Errno 107] Transport endpoint is not connected 107
# expect: OSError [Errno 107] Transport endpoint is not connected 107
# expect: OSError [Errno 98] Address already in use 98
# expect: TypeError connect(): AF_INET address must be tuple, not str None
# expect: TypeError AF_INET address must be a pair (host, port) None
# expect: OverflowError bind(): port must be 0-65535. None
# expect: TypeError 'str' object cannot be interpreted as an integer None
# expect: OSError [Errno 9] Bad file descriptor 9
# expect: OSError [Errno 9] Bad file descriptor 9
# expect: OSError [Errno 9] Bad file descriptor 9
# expect: ValueError Timeout value out of range None
# expect: TypeError 'str' object cannot be interpreted as an integer None
# expect: TypeError a bytes-like object is required, not 'str' None
# expect: ValueError negative buffersize in recv None
# expect: ValueError invalid mode 'x' (only r, w, b allowed) None
# expect: OSError [Errno 92] Protocol not available 92
# expect: TypeError cannot pickle 'socket' object None
# expect: ConnectionRefusedError [Errno 111] Connection refused True
# expect: ConnectionRefusedError [Errno 111] Connection refused True
# expect: 111 9
# expect: OSError 2
# expect: [Errno -8] Servname not supported for ai_socktype
# expect: 2.0 2.0 None
