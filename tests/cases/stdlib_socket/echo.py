# Streams: a server and its clients, each in a thread of its own.
import socket
import threading

server = socket.create_server(("127.0.0.1", 0))
port = server.getsockname()[1]


def serve():
    for _ in range(3):
        connection, address = server.accept()
        with connection:
            while data := connection.recv(100):
                connection.sendall(data.upper())


thread = threading.Thread(target=serve)
thread.start()
for i in range(2):
    with socket.create_connection(("localhost", port)) as c:
        c.sendall(b"hello %d" % i)
        print(c.recv(100), c.getpeername() == ("127.0.0.1", port), c.fileno() >= 0)
        c.shutdown(socket.SHUT_WR)
        print(c.recv(10), c.recv(10))
    print(c.fileno())
c = socket.socket()
c.settimeout(0.05)
print(c.gettimeout(), c.timeout, c.getblocking())
c.connect(("127.0.0.1", port))
try:
    c.recv(1)
except TimeoutError as e:
    print("timeout", e, e.errno, type(e) is socket.timeout)
c.settimeout(None)
f = c.makefile("rw", encoding="utf-8")
f.write("line one\nzeile zwei ü\n")
f.flush()
print(f.readline(), f.readline())
c.close()
print(c.fileno() >= 0)
f.close()
print(c.fileno())
thread.join()
server.close()

# More than the other end takes at once.
a, b = socket.socketpair()
data = bytes(range(256)) * 4000
sender = threading.Thread(target=a.sendall, args=(data,))
sender.start()
found = b""
while len(found) < len(data):
    found += b.recv(50000)
print(found == data)
sender.join()
a.send(b"peeked")
print(b.recv(2, socket.MSG_PEEK), b.recv(9))
a.send(b"pq")
buffer = bytearray(4)
print(b.recv_into(buffer), buffer)
writer, reader = a.makefile("wb"), b.makefile("rb")
print(writer.write(b"some\nlines\nof\n"), writer.flush(), reader.readline(), reader.read(3), reader.peek(1)[:1], reader.readline())
a.close()
writer.close()
print(reader.read(), b.recv(1), b.recv(1))
reader.close()
b.close()
# expect: b'HELLO 0' True True
# expect: b'' b''
# expect: -1
# expect: b'HELLO 1' True True
# expect: b'' b''
# expect: -1
# expect: 0.05 0.05 True
# expect: timeout timed out None True
# expect: LINE ONE
# expect:  ZEILE ZWEI ü
# expect: 
# expect: True
# expect: -1
# expect: True
# expect: b'pe' b'peeked'
# expect: 2 bytearray(b'pq\x00\x00')
# expect: 14 None b'some\n' b'lin' b'e' b'es\n'
# expect: b'of\n' b'' b''
