# Datagrams, options, addresses.
import socket

u, v = (socket.socket(socket.AF_INET, socket.SOCK_DGRAM) for _ in "uv")
u.bind(("127.0.0.1", 0))
print(v.sendto(b"dgram", u.getsockname()))
data, address = u.recvfrom(100)
print(data, address == ("127.0.0.1", v.getsockname()[1]))
print(u.sendto(b"answer", 0, address), v.recv(3), u.sendto(b"", address), v.recvfrom(10)[0])
v.connect(u.getsockname())
print(v.send(b"connected"), u.recv(100), v.getpeername() == u.getsockname())
u.settimeout(0.01)
try:
    u.recv(1)
except socket.timeout as e:
    print(e)
print(u.getsockopt(socket.SOL_SOCKET, socket.SO_TYPE), u.type == socket.SOCK_DGRAM, u.family == socket.AF_INET)
u.setsockopt(socket.SOL_SOCKET, socket.SO_BROADCAST, 1)
print(u.getsockopt(socket.SOL_SOCKET, socket.SO_BROADCAST), u.getsockopt(socket.SOL_SOCKET, socket.SO_BROADCAST, 4) != b"")
with socket.socket() as s:
    for level, option in ((socket.SOL_SOCKET, socket.SO_REUSEADDR), (socket.IPPROTO_TCP, socket.TCP_NODELAY),
                          (socket.SOL_SOCKET, socket.SO_KEEPALIVE)):
        s.setsockopt(level, option, 1)
        print(s.getsockopt(level, option) != 0)
u.close()
v.close()
print(socket.inet_aton("1.2.3.4"), socket.inet_ntoa(b"\x7f\0\0\1"), socket.ntohs(socket.htons(80)), socket.ntohl(socket.htonl(5)))
print(socket.gethostbyname("localhost"), socket.gethostbyname("10.0.0.1"), socket.gethostbyname(""))
for info in socket.getaddrinfo("127.0.0.1", "http", type=socket.SOCK_STREAM), socket.getaddrinfo(None, 80, type=socket.SOCK_STREAM, flags=socket.AI_PASSIVE,
                                                                      family=socket.AF_INET):
    print([(int(f), int(t), p, n, a) for f, t, p, n, a in info if t != 3])
# expect: 5
# expect: b'dgram' True
# expect: 6 b'ans' 0 b''
# expect: 9 b'connected' True
# expect: timed out
# expect: 2 True True
# expect: 1 True
# expect: True
# expect: True
# expect: True
# expect: b'\x01\x02\x03\x04' 127.0.0.1 80 5
# expect: 127.0.0.1 10.0.0.1 0.0.0.0
# expect: [(2, 1, 6, '', ('127.0.0.1', 80))]
# expect: [(2, 1, 6, '', ('0.0.0.0', 80))]
