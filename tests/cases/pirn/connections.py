# Streams and servers of tasklets.
import pirn
import sys


def echo(stream):
    for line in stream:
        if line == b"fail\n":
            raise ValueError("the handler failed")
        stream.write(line.upper())
    stream.write(b"bye\n")


with pirn.start_server(echo) as server:
    print(server.address[0], server.port > 0)
    with pirn.open_connection("localhost", server.port) as a, pirn.open_connection("127.0.0.1", server.port, timeout=1) as b:
        a.write(b"one\ntwo\nthr")
        b.write(b"other\n")
        print(a.read_line(), b.read_line(), a.read_until(b"W"), a.read(1))
        a.write(b"ee\n")
        a.end()
        print(a.read_exactly(4), a.read(2), a.read(), a.read(), a.read_line(), a.peer == server.address)
        try:
            b.write(b"12\n")
            b.end()
            b.read_exactly(100)
        except EOFError as e:
            print(e)
        print(b.read())
    with pirn.open_connection("localhost", server.port) as c:
        c.write(b"x" * 100000 + b"\n")
        try:
            c.read_line(limit=1000)
        except ValueError as e:
            print(e)
        print(len(c.read_line()))
        try:
            with pirn.timeout(0.1):
                c.read(1)
        except TimeoutError as e:
            print(e)
    sys.excepthook = lambda kind, error, traceback: print(kind.__name__, error)
    with pirn.open_connection("localhost", server.port) as d:
        d.write(b"fail\n")
        print(d.read())
try:
    pirn.open_connection("localhost", server.port)
except ConnectionRefusedError as e:
    print(e)
print(server.socket.fileno())
# expect: 127.0.0.1 True
# expect: b'ONE\n' b'OTHER\n' b'TW' b'O'
# expect: b'\nTHR' b'EE' b'\nbye\n' b'' b'' True
# expect: the connection ended after 7 of 100 bytes
# expect: b'12\nbye\n'
# expect: b'\n' did not come within 1000 bytes
# expect: 100001
# expect: not done within 0.1 seconds
# expect: ValueError the handler failed
# expect: b''
# expect: [Errno 111] Connection refused
# expect: -1
