//! No operation keeps a limit or an interruption waiting: every row is one operation that is long by itself, and it
//! must be seen to be over its limit, or stopped, soon after it began, not when it is done.
//!
//! An operation that comes to its end within the time is as good: what counts is how long nobody looks around.

use crate::isolate;
use pirn_runtime::{Config, Isolate, Limit, RunError};
use std::time::{Duration, Instant};

/// How long nobody may look around. Without optimisation, everything takes its time.
const PATIENCE: Duration = Duration::from_millis(if cfg!(debug_assertions) { 400 } else { 100 });

/// When the other thread stops the program: in the middle of the operation, where that takes longer.
const STOPPED_AFTER: Duration = Duration::from_millis(10);

/// Memory where the program is stopped: nobody can interrupt a copy of memory either, so its size has to be limited.
const MEMORY: usize = 512 << 20;

/// Ticks until the limit.
const TICKS: u64 = 1000;

/// Ticks that the limit may be exceeded by.
const OVERSHOOT_MAX: u64 = 100_000;

/// Name, what stands before, the operation.
const OPERATIONS: &[(&str, &str, &str)] = &[
    // Iterators without an end in sight.
    ("sum of a range", "", "sum(range(10**9))"),
    ("max of a range", "", "max(range(10**9))"),
    ("min of a range", "", "min(range(10**9))"),
    (
        "any of a range",
        "",
        "any(range(0, 10**9, 10**10)) or any(x for x in iter(int, 1))",
    ),
    ("all of a range", "", "all(range(1, 10**9))"),
    ("list of a range", "", "list(range(10**8))"),
    ("tuple of a range", "", "tuple(range(10**8))"),
    ("set of a range", "", "set(range(10**8))"),
    ("frozenset of a range", "", "frozenset(range(10**8))"),
    ("dict from keys", "", "dict.fromkeys(range(10**8))"),
    ("list extended", "a = []", "a.extend(range(10**8))"),
    ("set updated", "a = set()", "a.update(range(10**8))"),
    (
        "deque of a range",
        "from collections import deque",
        "deque(range(10**8), 10)",
    ),
    ("bytes of a range", "", "bytes(0 for i in range(10**9))"),
    (
        "bytearray of zeros",
        "",
        "bytearray(map(int, iter(int, 1)))",
    ),
    ("membership by items", "", "'x' in iter(range(10**9))"),
    ("membership in a range", "", "1.5 in range(10**9)"),
    ("count in a range", "", "range(10**9).count(1.5)"),
    ("index in a range", "", "range(10**9).index(1.5)"),
    ("sum of iterators", "", "sum(map(abs, range(10**9)))"),
    ("filter nothing", "", "next(filter(None, iter(int, 1)))"),
    (
        "filter nothing of zeros",
        "import itertools",
        "next(filter(None, itertools.repeat(0)))",
    ),
    ("zip", "", "list(zip(range(10**8), range(10**8)))"),
    ("enumerate", "", "max(enumerate(range(10**8)))"),
    ("sorted range", "", "sorted(range(10**8))"),
    (
        "join of endless",
        "import itertools",
        "''.join(itertools.repeat(''))",
    ),
    (
        "unpacking endless",
        "import itertools",
        "[*itertools.repeat(0)]",
    ),
    ("unpacking to names", "", "exec('a, *b = range(10**8)')"),
    ("star arguments", "", "print(*range(10**8))"),
    (
        "itertools count",
        "import itertools",
        "sum(itertools.count())",
    ),
    (
        "itertools cycle",
        "import itertools",
        "sum(itertools.cycle([0]))",
    ),
    (
        "itertools product",
        "import itertools",
        "list(itertools.product(range(10**8), repeat=2))",
    ),
    (
        "itertools islice",
        "import itertools",
        "list(itertools.islice(itertools.count(), 10**9, None))",
    ),
    (
        "itertools islice of islice",
        "import itertools",
        "next(itertools.islice(itertools.islice(itertools.count(), 10**9, None), 10**9, None))",
    ),
    (
        "itertools islice in steps",
        "from itertools import *",
        "sum(islice(chain(range(10**9), repeat(1)), 0, None, 10**8))",
    ),
    (
        "itertools chain of nothing",
        "import itertools",
        "next(itertools.chain.from_iterable(itertools.repeat(())))",
    ),
    (
        "itertools compress nothing",
        "import itertools",
        "next(itertools.compress(itertools.count(), itertools.repeat(0)))",
    ),
    (
        "itertools rows of many",
        "import itertools",
        "for row in itertools.product((0, 1), repeat=10**5): pass",
    ),
    (
        "itertools pairs in a list",
        "from itertools import *",
        "list(zip(count(), pairwise(chain(range(10**9), repeat(1)))))",
    ),
    (
        "itertools dropwhile",
        "import itertools",
        "next(itertools.dropwhile(lambda x: True, itertools.count()))",
    ),
    ("math prod", "import math", "math.prod(range(1, 10**9))"),
    ("math fsum", "import math", "math.fsum(range(10**9))"),
    // Large sequences.
    ("repeat a list", "", "[0] * 10**6"),
    ("repeat a tuple", "", "(0, 1) * (5 * 10**5)"),
    ("repeat a string", "", "'ab' * (10**5 * 5)"),
    ("repeat bytes", "", "b'ab' * (10**5 * 5)"),
    (
        "equal lists",
        "a = [0] * 10**6; b = [0] * 10**6",
        "a == b and b == a and a == b and a != b",
    ),
    (
        "less lists",
        "a = [0] * 10**6; b = [0] * 10**6",
        "a < b or b < a or a < b",
    ),
    (
        "equal nested lists",
        "x = [0] * 10**5\na = [x[:] for i in range(60)]; b = [x[:] for i in range(60)]\nfor i in range(6): a = [a, a]; b = [b, b]",
        "a == b",
    ),
    (
        "lists of equal strings",
        "s = 'x' * 10**6\na = [s + 'y'] * 1000; b = [s + 'y'] * 1000",
        "a == b",
    ),
    (
        "equal tuples",
        "a = (0,) * 10**6; b = (0,) * 10**6",
        "a == b",
    ),
    ("hash of a tuple", "a = (1,) * 10**6", "hash(a)"),
    (
        "hash of a nested tuple",
        "a = (1, 2)\nfor i in range(30): a = (a, a)",
        "hash(a)",
    ),
    (
        "equal nested tuples",
        "a = (1, 2)\nb = (1, 2)\nfor i in range(30): a = (a, a); b = (b, b)",
        "a == b",
    ),
    (
        "order of nested tuples",
        "a = (1, 2)\nb = (1, 2)\nfor i in range(30): a = (a, a); b = (b, b)",
        "a < b",
    ),
    (
        "repr of a nested tuple",
        "a = (1, 2)\nfor i in range(30): a = (a, a)",
        "repr(a)",
    ),
    ("membership in a list", "a = [0] * 3 * 10**5", "1 in a"),
    (
        "membership of text in a list",
        "s = 'x' * 10**6\na = [s + 'y'] * 2000",
        "(s + 'z') in a",
    ),
    ("count in a list", "a = [0] * 3 * 10**5", "a.count(1)"),
    ("index in a list", "a = [0] * 3 * 10**5", "a.index(1)"),
    ("remove from a list", "a = [0] * 3 * 10**5", "a.remove(1)"),
    ("reverse a list", "a = [0] * 10**6", "a.reverse()"),
    ("slice of a list", "a = [0] * 5 * 10**5", "a[1:]"),
    ("slice of a list by steps", "a = [0] * 5 * 10**5", "a[::-1]"),
    ("copy of a list", "a = [0] * 5 * 10**5", "a.copy()"),
    ("list of a list", "a = [0] * 5 * 10**5", "list(a)"),
    ("tuple of a list", "a = [0] * 5 * 10**5", "tuple(a)"),
    ("lists together", "a = [0] * 3 * 10**5", "a + a"),
    ("extend by a list", "a = [0] * 3 * 10**5", "a.extend(a)"),
    (
        "slice assigned",
        "a = [0] * 3 * 10**5",
        "exec('a[1:2] = a')",
    ),
    ("slice deleted", "a = [0] * 3 * 10**5", "exec('del a[::2]')"),
    (
        "insert at the front",
        "a = [0] * 5 * 10**5",
        "a.insert(0, 1)",
    ),
    ("pop at the front", "a = [0] * 5 * 10**5", "a.pop(0)"),
    ("clear", "a = [0] * 5 * 10**5", "a.clear()"),
    (
        "sort of ints",
        "import random\na = [random.random() for i in range(10**5)]; b = [int(x * 10**6) for x in a]",
        "b.sort()",
    ),
    (
        "sort of floats",
        "import random\na = [random.random() for i in range(10**5)]",
        "a.sort()",
    ),
    (
        "sort of strings",
        "import random\na = [str(random.random()) for i in range(10**6)]",
        "a.sort()",
    ),
    (
        "sort of long strings",
        "s = 'x' * 10**6\na = [s + str(i % 7) for i in range(300)] * 10",
        "a.sort()",
    ),
    (
        "sort of tuples",
        "import random\na = [(1, random.random()) for i in range(10**6)]",
        "a.sort()",
    ),
    (
        "sorted by keys",
        "import random\na = [random.random() for i in range(10**5)]",
        "sorted(a, key=lambda x: -x)",
    ),
    ("max of a list", "a = [0] * 3 * 10**5", "max(a)"),
    ("sum of a list", "a = [0] * 3 * 10**5", "sum(a)"),
    ("sum of floats", "a = [0.5] * 3 * 10**5", "sum(a)"),
    ("sum of big ints", "a = [1 << 10**6] * 10**4", "sum(a)"),
    ("sum of lists", "a = [[0] * 100] * 10**4", "sum(a, [])"),
    ("any of a list", "a = [0] * 3 * 10**5", "any(a)"),
    ("iterator drained", "a = [0] * 3 * 10**5", "list(iter(a))"),
    (
        "reversed drained",
        "a = [0] * 3 * 10**5",
        "list(reversed(a))",
    ),
    ("repr of a list", "a = [0] * 10**6", "repr(a)"),
    // Strings.
    ("membership in a string", "a = 'a' * 10**6", "'b' in a"),
    (
        "membership, hard",
        "a = 'a' * 10**6; b = 'a' * 10**6 + 'b'",
        "b in a",
    ),
    ("find", "a = 'a' * 10**6", "a.find('ab')"),
    ("rfind", "a = 'a' * 10**6", "a.rfind('ba')"),
    ("count", "a = 'ab' * (10**5 * 5)", "a.count('ab')"),
    ("replace", "a = 'a' * 10**6", "a.replace('a', 'bc')"),
    ("replace nothing", "a = 'a' * 10**6", "a.replace('b', 'c')"),
    ("split", "a = 'a ' * (2 * 10**5)", "a.split()"),
    ("split at", "a = 'a,' * (2 * 10**5)", "a.split(',')"),
    ("splitlines", "a = 'a\\n' * (2 * 10**5)", "a.splitlines()"),
    ("join", "a = ['ab'] * (3 * 10**5)", "''.join(a)"),
    ("upper", "a = 'a' * 10**6", "a.upper()"),
    ("upper, not ASCII", "a = 'ä' * 10**6", "a.upper()"),
    ("title", "a = 'ab ' * 10**6", "a.title()"),
    ("strip", "a = ' ' * 10**6", "a.strip()"),
    ("translate", "a = 'ab' * 10**6", "a.translate({97: 'c'})"),
    ("encode", "a = 'ab' * (10**5 * 5)", "a.encode()"),
    (
        "encode, other",
        "a = 'ä' * (3 * 10**6)",
        "a.encode('utf-16')",
    ),
    ("decode", "a = b'ab' * (10**5 * 5)", "a.decode()"),
    ("isalpha", "a = 'ä' * (3 * 10**6)", "a.isalpha()"),
    ("isdigit", "a = '1' * 10**6", "a.isdigit()"),
    ("isspace", "a = ' ' * 10**6", "a.isspace()"),
    ("isidentifier", "a = 'a' * 10**6", "a.isidentifier()"),
    ("string reversed", "a = 'ä' * (3 * 10**6)", "a[::-1]"),
    (
        "slice of a string",
        "a = 'ä' * (3 * 10**6)",
        "a[10**6:2 * 10**6]",
    ),
    ("strings together", "a = 'ä' * (3 * 10**6)", "a + a"),
    (
        "equal strings",
        "a = 'a' * 10**6; b = 'a' * 10**6",
        "a == b",
    ),
    ("hash of a string", "a = 'a' * 10**6", "hash(a)"),
    ("repr of a string", "a = 'a' * 10**6", "repr(a)"),
    ("ascii of a string", "a = 'ä' * 10**6", "ascii(a)"),
    ("list of a string", "a = 'a' * 10**6", "list(a)"),
    ("set of a string", "a = 'a' * 10**6", "set(a)"),
    ("center", "", "'a'.center(10**6)"),
    ("zfill", "", "'a'.zfill(10**6)"),
    ("expandtabs", "a = '\\t' * 10**6", "a.expandtabs(80)"),
    ("format width", "", "format(1, '1000000000d')"),
    ("percent width", "", "'%1000000000d' % 1"),
    ("percent width of text", "", "'%-*s' % (10**9, 'a')"),
    ("percent width of bytes", "", "b'%1000000000d' % 1"),
    ("percent precision", "", "'%.1000000000f' % 0.1"),
    ("percent digits", "", "'%.1000000000d' % 1"),
    ("string width", "", "format('a', '1000000000')"),
    ("grouped width", "", "format(1, '01000000000,d')"),
    ("field width", "", "'{:>{}}'.format(1, 10**9)"),
    ("interpolated width", "", "f'{1:{10**9}}'"),
    ("interpolated precision", "", "f'{0.1:.{10**9}f}'"),
    (
        "mapping to long texts",
        "a = 'a' * 1000; s = 'x' * 10**6",
        "a.translate({97: s})",
    ),
    ("float precision", "", "format(0.1, '.1000000f')"),
    ("float of a text", "a = '1' * 10**6", "float(a)"),
    ("partition", "a = 'a' * 10**6", "a.partition('b')"),
    (
        "startswith",
        "a = 'a' * 10**6; b = 'a' * (10**6 - 1)",
        "a.startswith(b)",
    ),
    ("casefold", "a = 'ä' * 10**6", "a.casefold()"),
    ("swapcase", "a = 'a' * 10**6", "a.swapcase()"),
    (
        "maketrans",
        "a = ''.join(map(chr, range(1000, 50000)))",
        "[str.maketrans(a, a) for i in range(1000)]",
    ),
    ("bytes found", "a = b'a' * 10**6", "b'b' in a"),
    ("bytes counted", "a = b'a' * 10**6", "a.count(b'a')"),
    (
        "bytes replaced",
        "a = b'a' * 10**6",
        "a.replace(b'a', b'bc')",
    ),
    ("bytes split", "a = b'a ' * (2 * 10**5)", "a.split()"),
    ("bytes in hexadecimal", "a = b'a' * 10**6", "a.hex()"),
    (
        "bytes from hexadecimal",
        "a = '61' * 10**6",
        "bytes.fromhex(a)",
    ),
    ("bytes translated", "a = b'a' * 10**6", "a.upper()"),
    (
        "bytes equal",
        "a = b'a' * 10**6; b = b'a' * 10**6",
        "a == b",
    ),
    ("bytes listed", "a = b'a' * 10**6", "list(a)"),
    ("bytes joined", "a = [b'ab'] * (3 * 10**5)", "b''.join(a)"),
    ("bytearray reversed", "a = bytearray(10**6)", "a.reverse()"),
    ("bytes shown", "a = b'a' * 10**6", "repr(a)"),
    // Tables.
    (
        "copy of a dict",
        "a = dict.fromkeys(range(10**5 * 5))",
        "a.copy()",
    ),
    (
        "dict of a dict",
        "a = dict.fromkeys(range(10**5 * 5))",
        "dict(a)",
    ),
    (
        "dicts together",
        "a = dict.fromkeys(range(10**5 * 5))",
        "a | a",
    ),
    (
        "update of a dict",
        "a = dict.fromkeys(range(10**5 * 5)); b = {}",
        "b.update(a)",
    ),
    (
        "equal dicts",
        "a = dict.fromkeys(range(10**5 * 5)); b = dict(a)",
        "a == b",
    ),
    (
        "keys listed",
        "a = dict.fromkeys(range(10**5 * 5))",
        "list(a)",
    ),
    (
        "items listed",
        "a = dict.fromkeys(range(10**5 * 5))",
        "list(a.items())",
    ),
    (
        "values searched",
        "a = dict.fromkeys(range(10**5 * 5))",
        "1 in a.values()",
    ),
    (
        "dict cleared",
        "a = dict.fromkeys(range(10**5 * 5))",
        "a.clear()",
    ),
    (
        "dict popped",
        "a = dict.fromkeys(range(10**6))",
        "[a.pop(next(iter(a))) for i in range(10**6)]",
    ),
    ("copy of a set", "a = set(range(10**5 * 5))", "a.copy()"),
    (
        "union",
        "a = set(range(10**5 * 5)); b = set(range(10**5, 10**5 * 6))",
        "a | b",
    ),
    (
        "intersection",
        "a = set(range(10**5 * 5)); b = set(range(10**5, 10**5 * 6))",
        "a & b",
    ),
    (
        "difference",
        "a = set(range(10**5 * 5)); b = set(range(10**5, 10**5 * 6))",
        "a - b",
    ),
    (
        "symmetric difference",
        "a = set(range(10**5 * 5)); b = set(range(10**5, 10**5 * 6))",
        "a ^ b",
    ),
    (
        "subset",
        "a = set(range(10**5 * 5)); b = set(range(10**5 * 5))",
        "a <= b",
    ),
    (
        "equal sets",
        "a = set(range(10**5 * 5)); b = set(range(10**5 * 5))",
        "a == b",
    ),
    (
        "hash of a frozenset",
        "a = frozenset(range(10**5 * 5))",
        "hash(a)",
    ),
    (
        "keys together",
        "a = dict.fromkeys(range(10**5 * 5))",
        "a.keys() | a.keys()",
    ),
    (
        "repr of a dict",
        "a = dict.fromkeys(range(10**5 * 5))",
        "repr(a)",
    ),
    (
        "colliding keys",
        "a = dict.fromkeys(i << 61 for i in range(30000))\nm = (1 << 61) - 1",
        "{i * m: 0 for i in range(30000)}",
    ),
    (
        "deque copied",
        "from collections import deque\na = deque([0] * 10**6)",
        "a.copy()",
    ),
    (
        "deque rotated",
        "from collections import deque\na = deque([0] * 10**6)",
        "a.rotate(10**5 * 5)",
    ),
    (
        "deque searched",
        "from collections import deque\na = deque([0] * 10**6)",
        "1 in a",
    ),
    (
        "deque counted",
        "from collections import deque\na = deque([0] * 10**6)",
        "a.count(1)",
    ),
    (
        "deques equal",
        "from collections import deque\na = deque([0] * 10**6); b = a.copy()",
        "a == b",
    ),
    // The machine.
    ("compilation", "a = '1+' * 100000 + '1'", "eval(a)"),
    ("sleep", "import time", "time.sleep(10)"),
    (
        "isinstance of many",
        "a = (str,) * 10**6",
        "isinstance(1, a)",
    ),
    (
        "isinstance of nested",
        "a = (str, str)\nfor i in range(30): a = (a, a)",
        "isinstance(1, a)",
    ),
    (
        "startswith of many",
        "a = ('x',) * 10**6",
        "'a'.startswith(a)",
    ),
    (
        "format of many",
        "a = '{}' * 10**6; b = [0] * 10**6",
        "a.format(*b)",
    ),
    ("print of much", "a = 'a' * 10**6", "print(a)"),
];

/// Big integers: each is one call of the library of big numbers, which nobody can interrupt, but which is not begun where
/// the limit of ticks does not allow it.
const BIG_INTEGERS: &[(&str, &str, &str)] = &[
    ("power", "", "3 ** (10**7)"),
    (
        "power with a modulus",
        "a = 3 ** 200000",
        "pow(a, a, a + 2)",
    ),
    ("multiplication", "a = 7 ** 3000000", "a * (a + 1)"),
    (
        "division",
        "a = 7 ** 3000000; b = 7 ** 1500000 + 1",
        "a // b",
    ),
    (
        "remainder",
        "a = 7 ** 3000000; b = 7 ** 1500000 + 1",
        "a % b",
    ),
    (
        "divmod",
        "a = 7 ** 3000000; b = 7 ** 1500000 + 1",
        "divmod(a, b)",
    ),
    (
        "true division",
        "a = 7 ** 3000000; b = 7 ** 3000000 + 1",
        "a / b",
    ),
    (
        "text of an int",
        "import sys\nsys.set_int_max_str_digits(0)\na = 7 ** 1000000",
        "str(a)",
    ),
    (
        "repr of an int",
        "import sys\nsys.set_int_max_str_digits(0)\na = 7 ** 1000000",
        "f'{a!r} {a:d}'",
    ),
    (
        "int of a text",
        "import sys\nsys.set_int_max_str_digits(0)\na = '7' * 1000000",
        "int(a)",
    ),
    (
        "int of a text, base 3",
        "import sys\nsys.set_int_max_str_digits(0)\na = '1' * 3000000",
        "int(a, 3)",
    ),
    ("hex of an int", "a = 7 ** 3000000", "hex(a)"),
    ("shift", "", "1 << (8 * 10**7)"),
    ("shift right", "a = 1 << (8 * 10**7)", "(a >> 1) + (a >> 2)"),
    ("addition", "a = 1 << (8 * 10**7)", "a + a + a + a"),
    ("bitwise", "a = (1 << (8 * 10**7)) - 1", "a & ~a | a ^ a"),
    ("hash of an int", "a = 1 << (8 * 10**7)", "hash(a)"),
    (
        "gcd",
        "import math\na = 7 ** 300000; b = 5 ** 300000 + 2",
        "math.gcd(a, b)",
    ),
    (
        "lcm",
        "import math\na = 7 ** 300000; b = 5 ** 300000 + 2",
        "math.lcm(a, b)",
    ),
    ("isqrt", "import math\na = 7 ** 1000000", "math.isqrt(a)"),
    ("factorial", "import math", "math.factorial(300000)"),
    ("comb", "import math", "math.comb(10**6, 5 * 10**5)"),
    ("perm", "import math", "math.perm(10**6, 5 * 10**5)"),
    ("bit_count", "a = (1 << (8 * 10**7)) - 1", "a.bit_count()"),
    (
        "to_bytes",
        "a = (1 << (8 * 10**7)) - 1",
        "a.to_bytes(10**7, 'big')",
    ),
    (
        "from_bytes",
        "a = b'x' * 10**6",
        "int.from_bytes(a, 'little')",
    ),
    (
        "compare ints",
        "a = (1 << (8 * 10**7)) - 1; b = (1 << (8 * 10**7)) - 1",
        "a == b",
    ),
];

/// An isolate in which `op()` is the operation.
fn prepared(setup: &str, op: &str, memory: usize) -> Isolate {
    let (mut isolate, _) = isolate(Config::default().memory_limit(memory));
    let source = format!("{setup}\ndef op():\n    {op}\n    return 0\n");
    assert_eq!(isolate.run_source(&source, "t.py"), Ok(()), "{setup}");
    isolate
}

/// What is wrong with how the operation ended.
fn complaint(isolate: &mut Isolate, expected: &RunError, patience: Duration) -> Option<String> {
    let before = isolate.vm().ticks();
    let began = Instant::now();
    let result = isolate.call::<i64>("op", &[]);
    let took = began.elapsed();
    let ticks = isolate.vm().ticks() - before;
    let ended = match &result {
        Ok(_) => true,
        Err(RunError::Uncaught(u)) => matches!(&*u.class, "MemoryError" | "ValueError"),
        Err(e) => e == expected,
    };
    if !ended {
        return Some(format!("{result:?} after {ticks} ticks, {took:?}"));
    }
    let counted = matches!(expected, RunError::Limit(_));
    if took > patience || counted && ticks > TICKS + OVERSHOOT_MAX {
        return Some(format!("noticed after {ticks} ticks, {took:?}"));
    }
    None
}

/// Every row, the operation called after `prepare`, whose answer is given to `finish` afterwards.
fn check_all<T>(
    operations: &[(&str, &str, &str)],
    memory: usize,
    prepare: impl Fn(&mut Isolate) -> T,
    finish: impl Fn(T),
    expected: &RunError,
    patience: Duration,
) {
    let mut complaints = String::new();
    for (name, setup, op) in operations {
        let mut isolate = prepared(setup, op, memory);
        let prepared = prepare(&mut isolate);
        if let Some(text) = complaint(&mut isolate, expected, patience) {
            complaints += &format!("{name}: {text}\n");
        }
        finish(prepared);
    }
    assert!(complaints.is_empty(), "{complaints}");
}

#[test]
fn every_long_operation_sees_the_limit_of_ticks() {
    let limit = |isolate: &mut Isolate| {
        let vm = isolate.vm();
        vm.config.max_ticks = vm.ticks() + TICKS;
        vm.grant_slice(u64::MAX);
    };
    let expected = RunError::Limit(Limit::Ticks);
    check_all(OPERATIONS, 4 << 30, limit, |()| {}, &expected, PATIENCE);
    check_all(BIG_INTEGERS, 4 << 30, limit, |()| {}, &expected, PATIENCE);
}

#[test]
fn every_long_operation_sees_that_it_is_stopped_from_another_thread() {
    let stop = |isolate: &mut Isolate| {
        let interrupt = isolate.interrupt();
        std::thread::spawn(move || {
            std::thread::sleep(STOPPED_AFTER);
            interrupt.stop();
        })
    };
    let join = |thread: std::thread::JoinHandle<()>| thread.join().expect("the stopping thread");
    // Some more patience: what the operation did before it was stopped counts, too, and other tests run meanwhile.
    let patience = STOPPED_AFTER + 4 * PATIENCE;
    check_all(
        OPERATIONS,
        MEMORY,
        stop,
        join,
        &RunError::Interrupted,
        patience,
    );
}
