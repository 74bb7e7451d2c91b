# Dataclasses, enums, context managers, copies, heaps, random numbers.
from dataclasses import dataclass, field, asdict, astuple, replace, fields
from enum import Enum, IntEnum, Flag, auto
from typing import List, Optional, NamedTuple
@dataclass(order=True)
class P:
    x: int
    y: int = 0
    tags: List[str] = field(default_factory=list, compare=False)
    def __post_init__(self): self.s = self.x + self.y
print(P(1), P(1, 2) < P(2), P(1) == P(1), asdict(P(1, tags=["a"])), astuple(P(3)), replace(P(1), x=9), [f.name for f in fields(P)], P(1).s)
@dataclass(frozen=True)
class F:
    a: int
    b: str = "q"
f = F(1)
try: f.a = 2
except Exception as e: print(type(e).__name__, e)
print(hash(f) == hash(F(1)), f, {f: 1}[F(1)])
try: P()
except TypeError as e: print(e)
try:
    @dataclass
    class Bad:
        a: int = 0
        b: str
except TypeError as e: print(e)
try:
    @dataclass
    class Bad:
        a: list = []
except ValueError as e: print(e)
class C(Enum):
    RED = 1
    GREEN = auto()
    BLUE = "b"
    ALSO = 1
    def nice(self): return self.name.lower()
print(C.RED, repr(C.GREEN), C("b"), C["RED"], list(C), C.ALSO is C.RED, C.RED.nice(), C.RED.value, len(C), C.RED in C, {C.RED: 1}, C.__members__.keys())
try: C(99)
except ValueError as e: print(e)
try: C["zip"]
except KeyError as e: print(e)
try: C.RED = 5
except AttributeError as e: print(e)
class I(IntEnum):
    A = 1
    B = 2
print(I.A + 1, I.B > I.A, sorted([I.B, I.A]), f"{I.A}", str(I.A), repr(I.A), I(2))
class Fl(Flag):
    R = auto(); W = auto(); X = auto()
print(Fl.R | Fl.W, Fl.R in (Fl.R | Fl.W), ~Fl.R, bool(Fl.R & Fl.W), (Fl.R | Fl.X).value)
class NT(NamedTuple):
    a: int
    b: str = "z"
print(NT(1), NT(1).b, NT(1)._asdict(), NT.__annotations__)
from contextlib import contextmanager, suppress, ExitStack, closing, redirect_stdout, nullcontext
@contextmanager
def cm(n):
    print("in", n)
    try: yield n * 2
    except ValueError as e: print("cm caught", e)
    finally: print("out", n)
with cm(2) as v, cm(3): print(v); raise ValueError("q")
with suppress(KeyError, IndexError): [][1]
with ExitStack() as st:
    st.enter_context(cm(7)); st.callback(print, "cb", 1)
    print("body")
import copy
l = [1, [2, {"a": [3]}]]; m = copy.deepcopy(l); m[1][1]["a"].append(4); print(l, m, copy.copy(l)[1] is l[1])
import heapq, bisect, random, string, operator
h = [5, 1, 4]; heapq.heapify(h); heapq.heappush(h, 0); print(heapq.heappop(h), h, heapq.nlargest(2, h), heapq.nsmallest(1, h), list(heapq.merge([1, 4], [2, 3])))
print(bisect.bisect([1, 2, 2, 3], 2), bisect.bisect_left([1, 2, 2, 3], 2)); q = [1, 3]; bisect.insort(q, 2); print(q)
random.seed(42); print(random.random(), random.randint(1, 100), random.choice("abc"), random.sample(range(100), 5), random.shuffle(q), q, random.uniform(1, 2), random.gauss(0, 1), random.choices("ab", [1, 9], k=5), random.randrange(0, 100, 7), random.getrandbits(70), random.betavariate(1, 2), random.expovariate(2), random.triangular(), random.normalvariate(), random.randbytes(4))
r = random.Random("seed"); print([r.randint(0, 9) for _ in range(10)]); r2 = random.Random(3.5); print(r2.random())
print(string.ascii_letters, string.punctuation, string.Template("$a ${b} $$").substitute(a=1, b=2), string.capwords("hello wORLD"))
print(operator.itemgetter(1, 2)("abc"), operator.attrgetter("real")(5), operator.methodcaller("upper")("a"), operator.add(1, 2))
# expect: P(x=1, y=0, tags=[]) True True {'x': 1, 'y': 0, 'tags': ['a']} (3, 0, []) P(x=9, y=0, tags=[]) ['x', 'y', 'tags'] 1
# expect: FrozenInstanceError cannot assign to field 'a'
# expect: True F(a=1, b='q') 1
# expect: P.__init__() missing 1 required positional argument: 'x'
# expect: non-default argument 'b' follows default argument
# expect: mutable default <class 'list'> for field a is not allowed: use default_factory
# expect: C.RED <C.GREEN: 2> C.BLUE C.RED [<C.RED: 1>, <C.GREEN: 2>, <C.BLUE: 'b'>] True red 1 3 True {<C.RED: 1>: 1} dict_keys(['RED', 'GREEN', 'BLUE', 'ALSO'])
# expect: 99 is not a valid C
# expect: 'zip'
# expect: cannot reassign member 'RED'
# expect: 2 True [<I.A: 1>, <I.B: 2>] 1 1 <I.A: 1> 2
# expect: Fl.R|W True Fl.W|X False 5
# expect: NT(a=1, b='z') z {'a': 1, 'b': 'z'} {'a': <class 'int'>, 'b': <class 'str'>}
# expect: in 2
# expect: in 3
# expect: 4
# expect: cm caught q
# expect: out 3
# expect: out 2
# expect: in 7
# expect: body
# expect: cb 1
# expect: out 7
# expect: [1, [2, {'a': [3]}]] [1, [2, {'a': [3, 4]}]] True
# expect: 0 [1, 5, 4] [5, 4] [1] [1, 2, 3, 4]
# expect: 3 1
# expect: [1, 2, 3]
# expect: 0.6394267984578837 4 c [35, 31, 28, 17, 94] None [2, 3, 1] 1.5904925124490397 0.4347603342594289 ['b', 'b', 'b', 'b', 'b'] 42 690815975002555206624 0.05176058760935102 0.08697394681329514 0.4596816279521635 -0.48563089736503356 b'\xeeYt\xc3'
# expect: [2, 0, 3, 5, 4, 7, 0, 9, 5, 8]
# expect: 0.3039190124834461
# expect: abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ !"#$%&'()*+,-./:;<=>?@[\]^_`{|}~ 1 2 $ Hello World
# expect: ('b', 'c') 5 A 3
