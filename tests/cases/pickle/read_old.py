# Pickles as Python 2 and rare writers make them, and those that are damaged.
import pickle


class Old:
    args = "not initialised"

    def __init__(self, *args):
        self.args = args

    def __repr__(self):
        return f"Old{self.args}"


for data in (
    b"I5\n.", b"I01\n.", b"I00\n.", b"L12345678901234567890L\n.", b"L7\n.", b"F1.5\n.", b"S'a\\n\\x41\\101\\\\'\n.", b'S"q"\n.',
    b"U\x03abc.", b"T\x03\x00\x00\x00abc.", b"Va\\u20ac\\U0001F600\\\\u0041\n.", b"(lp0\nI1\na.", b"(dp0\nI1\nI2\ns.",
    b"(I1\nI2\nt.", b"(I1\nI2\nl.", b"(I1\nI2\nd.", b"(i__main__\nOld\np0\n.", b"(I1\nI2\ni__main__\nOld\n.",
    b"(c__main__\nOld\nI3\no.", b"(c__main__\nOld\no.", b"c__main__\nOld\n(I1\ntR.", b"c__builtin__\nunicode\n(Vq\ntR.",
    b"c__builtin__\nxrange\n(I3\ntR.", b"cexceptions\nValueError\n(S'e'\ntR.", b"ccopy_reg\n_reconstructor\n(c__main__\nOld\nc__builtin__\nobject\nNtR.",
    b"\x80\x02K\x01K\x02\x86K\x03\x85\x86.", b"K\x012\x86.", b"K\x01K\x020.", b"(K\x01K\x021K\x05.", b"\x8b\x02\x00\x00\x00\x00\x01.",
    b"\x8a\x00.", b"G\x3f\xf0\x00\x00\x00\x00\x00\x00.", b"J\xff\xff\xff\xff.", b"M\x01\x02.", b"X\x02\x00\x00\x00\xc3\xa9.",
    b"\x80\x03B\x02\x00\x00\x00ab.", b"\x80\x05\x96\x01\x00\x00\x00\x00\x00\x00\x00a.",
    b"\x80\x04\x8f(K\x01\x90.", b"\x80\x04(K\x01\x91.", b"]q\x05h\x05a.", b"]r\x05\x01\x00\x00j\x05\x01\x00\x00a.",
    b"\x80\x04\x8d\x01\x00\x00\x00\x00\x00\x00\x00a.", b"\x80\x04\x8e\x01\x00\x00\x00\x00\x00\x00\x00a.", b"Pabc\n.", b"K\x01Q.",
):
    try:
        v = pickle.loads(data)
        print(type(v).__name__, str(v) if "[[...]" not in repr(v) else "loop")
    except pickle.UnpicklingError as e:
        print("UnpicklingError", e)
print(pickle.loads(b"U\x02\xc3\xa9.", encoding="utf-8"), pickle.loads(b"U\x02\xc3\xa9.", encoding="latin-1"),
      pickle.loads(b"U\x02\xc3\xa9.", encoding="bytes"), pickle.loads(b"U\x01\xff.", errors="replace") == "\ufffd")
for data in (
    b"", b"K", b".", b"K\x01", b"(.", b"t.", b"a.", b"]K\x01e.", b"K\x01K\x02a.", b"h\x05.", b"g5\n.", b"I5", b"Ix\n.", b"Fx\n.",
    b"\x80\x07.", b"\xff.", b"\x00", b"S'a\n.", b"Sa\n.", b"X\x05\x00\x00\x00ab.", b"X\xff\xff\xff\xffab", b"B\xff\xff\xff\xff",
    b"\x8e\xff\xff\xff\xff\xff\xff\xff\xff", b"\x8b\xff\xff\xff\xff.", b"R.", b"K\x01)R.", b"b.", b"K\x01N\x81.", b"}K\x01s.",
    b"(K\x01d.", b"}(K\x01u.", b"c__main__\nNone such\n.", b"cno_such_module\nx\n.", b"K\x01K\x02\x93.", b"\x82\x01.", b"p0\n.",
    b"\x95\x05\x00\x00\x00\x00\x00\x00\x00K\x01.", b"N(K\x01K\x02K\x03.", b"1.", b"0.", b"]}s.", b"}]K\x01s.", b"Vab\\u12\n.",
    b"\x97.", b"}(]]u.", b"]\x85b.", b"K\x01}(U\x01aK\x01ub.",
):
    try:
        print(data, pickle.loads(data))
    except Exception as e:
        what = type(e).__name__
        print(data, "fails" if what in ("UnpicklingError", "IndexError", "EOFError", "ValueError", "OverflowError", "TypeError",
                                         "UnicodeDecodeError", "MemoryError", "AttributeError", "ModuleNotFoundError", "KeyError")
              else what)
# expect: int 5
# expect: bool True
# expect: bool False
# expect: int 12345678901234567890
# expect: int 7
# expect: float 1.5
# expect: str a
# expect: AA\
# expect: str q
# expect: str abc
# expect: str abc
# expect: str a€😀\\u0041
# expect: list [1]
# expect: dict {1: 2}
# expect: tuple (1, 2)
# expect: list [1, 2]
# expect: dict {1: 2}
# expect: Old Oldnot initialised
# expect: Old Old(1, 2)
# expect: Old Old(3,)
# expect: Old Oldnot initialised
# expect: Old Old(1,)
# expect: str q
# expect: range range(0, 3)
# expect: ValueError e
# expect: Old Oldnot initialised
# expect: tuple ((1, 2), (3,))
# expect: tuple (1, 1)
# expect: int 1
# expect: int 5
# expect: int 256
# expect: int 0
# expect: float 1.0
# expect: int -1
# expect: int 513
# expect: str é
# expect: bytes b'ab'
# expect: bytearray bytearray(b'a')
# expect: set {1}
# expect: frozenset frozenset({1})
# expect: list loop
# expect: list loop
# expect: str a
# expect: bytes b'a'
# expect: UnpicklingError A load persistent id instruction was encountered,
# expect: but no persistent_load function was specified.
# expect: UnpicklingError A load persistent id instruction was encountered,
# expect: but no persistent_load function was specified.
# expect: é Ã© b'\xc3\xa9' True
# expect: b'' fails
# expect: b'K' fails
# expect: b'.' fails
# expect: b'K\x01' fails
# expect: b'(.' fails
# expect: b't.' fails
# expect: b'a.' fails
# expect: b']K\x01e.' fails
# expect: b'K\x01K\x02a.' fails
# expect: b'h\x05.' fails
# expect: b'g5\n.' fails
# expect: b'I5' fails
# expect: b'Ix\n.' fails
# expect: b'Fx\n.' fails
# expect: b'\x80\x07.' fails
# expect: b'\xff.' fails
# expect: b'\x00' fails
# expect: b"S'a\n." fails
# expect: b'Sa\n.' fails
# expect: b'X\x05\x00\x00\x00ab.' fails
# expect: b'X\xff\xff\xff\xffab' fails
# expect: b'B\xff\xff\xff\xff' fails
# expect: b'\x8e\xff\xff\xff\xff\xff\xff\xff\xff' fails
# expect: b'\x8b\xff\xff\xff\xff.' fails
# expect: b'R.' fails
# expect: b'K\x01)R.' fails
# expect: b'b.' fails
# expect: b'K\x01N\x81.' fails
# expect: b'}K\x01s.' fails
# expect: b'(K\x01d.' fails
# expect: b'}(K\x01u.' fails
# expect: b'c__main__\nNone such\n.' fails
# expect: b'cno_such_module\nx\n.' fails
# expect: b'K\x01K\x02\x93.' fails
# expect: b'\x82\x01.' fails
# expect: b'p0\n.' fails
# expect: b'\x95\x05\x00\x00\x00\x00\x00\x00\x00K\x01.' fails
# expect: b'N(K\x01K\x02K\x03.' 3
# expect: b'1.' fails
# expect: b'0.' fails
# expect: b']}s.' fails
# expect: b'}]K\x01s.' fails
# expect: b'Vab\\u12\n.' fails
# expect: b'\x97.' fails
# expect: b'}(]]u.' fails
# expect: b']\x85b.' fails
# expect: b'K\x01}(U\x01aK\x01ub.' fails
