//! Damaged snapshots, values and pickles: whatever the bytes are, the answer is an error or something that runs within its limits.
//!
//! Every mutation is made from a number alone, so that one that fails can be repeated. `SNAPSHOT_FUZZ=20000` tries so many,
//! `SNAPSHOT_FUZZ=5000..6000` those; with `SNAPSHOT_FUZZ_SHOW=1` each is told before it is tried, for one that ends the process. Checksums are mended, also those of programs within, and so are the lengths of sections, so that
//! what is changed gets behind them. What goes on is run, collected, written again, shown, and executed natively now and then.

use crate::snapshots::{PAUSED, pausing, rich};
use pirn_runtime::{Config, Isolate, JitMode, Limit, RunError, Value};
use pirn_vm::bytecode::format;
use std::ops::Range;
use std::time::{Duration, Instant};

/// Mutations in an ordinary run of the tests.
const DEFAULT: u64 = 600;

/// Mutations that once did harm: a tuple that consists of itself was pickled for ever; a callback seemed to run that did not; a greenlet
/// had frames that were none; a call began with what was none; a trace function returned to what it was not called from;
/// the hash of a key was asked for that was not complete.
const FOUND: [u64; 6] = [2470, 500_402, 34_894, 133_054, 233_627, 347_608];

/// What one mutation may take, on a machine that does much beside.
const TIME_MAX: Duration = Duration::from_secs(30);

/// What all of it may have needed at any time, in KiB: some times the limit that is set.
const MEMORY_KB_MAX: u64 = 1 << 20;

/// The magic number of a bytecode file.
const PROGRAM: &[u8] = b"PIRNBC\0\n";

/// Sections of a snapshot; the table of their counts and lengths; where it begins.
const SECTIONS: usize = 9;
const TABLE_AT: usize = 24;

// --- Chance ----------------------------------------------------------------------------------------------------------

/// Numbers that depend on the mutation's number alone.
struct Chance(u64);

impl Chance {
    fn below(&mut self, n: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ z >> 30).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ z >> 27).wrapping_mul(0x94d0_49bb_1331_11eb);
        ((z ^ z >> 31) >> 16) as usize % n.max(1)
    }

    fn one_in(&mut self, n: usize) -> bool {
        self.below(n) == 0
    }

    fn range(&mut self, len: usize, longest: usize) -> Range<usize> {
        let from = self.below(len);
        from..(from + 1 + self.below(longest)).min(len)
    }
}

// --- Mutations -------------------------------------------------------------------------------------------------------

/// A snapshot in parts: what precedes the table, and of each section its count and bytes.
#[derive(Clone)]
struct Parts {
    head: Vec<u8>,
    sections: Vec<(u64, Vec<u8>)>,
}

fn number(bytes: &[u8], at: &mut usize) -> u64 {
    let (mut n, mut shift) = (0, 0);
    loop {
        let byte = bytes[*at];
        *at += 1;
        n |= u64::from(byte & 0x7f) << shift;
        shift += 7;
        if byte < 0x80 {
            return n;
        }
    }
}

fn put(out: &mut Vec<u8>, mut n: u64) {
    while n >= 0x80 {
        out.push(n as u8 | 0x80);
        n >>= 7;
    }
    out.push(n as u8);
}

impl Parts {
    /// Of bytes that are whole.
    fn of(bytes: &[u8]) -> Parts {
        let mut at = TABLE_AT;
        let rows: Vec<(u64, u64)> = (0..SECTIONS)
            .map(|_| (number(bytes, &mut at), number(bytes, &mut at)))
            .collect();
        let sections = rows.into_iter().map(|(count, len)| {
            let from = at;
            at += len as usize;
            (count, bytes[from..at].to_vec())
        });
        Parts {
            head: bytes[..TABLE_AT].to_vec(),
            sections: sections.collect(),
        }
    }

    fn bytes(&self) -> Vec<u8> {
        let mut out = self.head.clone();
        for (count, bytes) in &self.sections {
            put(&mut out, *count);
            put(&mut out, bytes.len() as u64);
        }
        for (_, bytes) in &self.sections {
            out.extend_from_slice(bytes);
        }
        format::fix_checksum(&mut out);
        out
    }

    /// A section, the larger ones more often.
    fn any(&self, chance: &mut Chance) -> usize {
        let total: usize = self.sections.iter().map(|(_, bytes)| bytes.len()).sum();
        let mut at = match chance.one_in(3) {
            true => return chance.below(SECTIONS),
            false => chance.below(total),
        };
        let holds = |(_, bytes): &(u64, Vec<u8>)| {
            let here = at < bytes.len();
            at = at.wrapping_sub(bytes.len());
            here
        };
        self.sections.iter().position(holds).unwrap_or(0)
    }

    /// One change, in words.
    fn change(&mut self, chance: &mut Chance, others: &[Parts]) -> String {
        let section = self.any(chance);
        let kind = chance.below(12);
        let (count, bytes) = &mut self.sections[section];
        let what =
            |what: &str, range: &Range<usize>| format!("section {section}: {what} {range:?}");
        if bytes.is_empty() || kind == 0 {
            *count = match chance.below(3) {
                0 => count.wrapping_add(1),
                1 => count.saturating_sub(1),
                _ => 1 << chance.below(64),
            };
            return format!("section {section}: count {count}");
        }
        let at = chance.below(bytes.len());
        match kind {
            1..=3 => {
                bytes[at] ^= 1 << chance.below(8);
                what("a bit of", &(at..at + 1))
            }
            4 => {
                bytes[at] = bytes[at].wrapping_add([1, 2, 0xff, 0xfe][chance.below(4)]);
                what("added to", &(at..at + 1))
            }
            5 => {
                bytes[at] = [0, 1, 0x7f, 0x80, 0xff, chance.below(256) as u8][chance.below(6)];
                what("replaced", &(at..at + 1))
            }
            // A large number where a small one was.
            6 => {
                let large = [0xffu8, 0xff, 0xff, 0xff, 0x0f, 0xff, 0xff, 0xff, 0xff, 0x01];
                let n = [2, 5, 10][chance.below(3)];
                bytes.splice(at..at + 1, large[10 - n..].iter().copied());
                what("a large number for", &(at..at + 1))
            }
            7 => {
                bytes.truncate(at);
                what("cut off", &(at..at))
            }
            8 => {
                let range = chance.range(bytes.len(), 32);
                bytes.drain(range.clone());
                what("removed", &range)
            }
            9 => {
                let range = chance.range(bytes.len(), 64);
                let times = 1 + chance.below(8);
                let chunk = bytes[range.clone()].repeat(times);
                bytes.splice(range.end..range.end, chunk);
                what(&format!("repeated {times} times"), &range)
            }
            10 => {
                // From elsewhere in the section over what is here.
                let range = chance.range(bytes.len(), 24);
                let to = chance.below(bytes.len() - range.len() + 1);
                bytes.copy_within(range.clone(), to);
                what(&format!("copied to {to}"), &range)
            }
            _ => {
                let (_, from) = &others[chance.below(others.len())].sections[section];
                let range = chance.range(from.len().max(1), 200);
                let chunk = from.get(range.clone()).unwrap_or_default().to_vec();
                let to = at..(at + chance.below(200)).min(bytes.len());
                bytes.splice(to, chunk);
                what("spliced from another", &range)
            }
        }
    }

    /// Gives programs within their checksums.
    fn mend_programs(&mut self) {
        for (_, bytes) in &mut self.sections[1..2] {
            let starts: Vec<usize> = bytes
                .windows(PROGRAM.len())
                .enumerate()
                .filter_map(|(at, window)| (window == PROGRAM).then_some(at))
                .collect();
            for start in starts {
                // The length stands before it.
                let len = (1..=5).find_map(|back| {
                    let mut at = start.checked_sub(back)?;
                    let ends = bytes[at..start - 1].iter().all(|b| *b >= 0x80);
                    let len = (ends && bytes[start - 1] < 0x80).then(|| number(bytes, &mut at))?;
                    (len >= 32 && start + len as usize <= bytes.len()).then_some(len as usize)
                });
                if let Some(len) = len {
                    format::fix_checksum(&mut bytes[start..start + len]);
                }
            }
        }
    }
}

/// A damaged copy, and what was done to it.
fn mutated(seed: &Parts, others: &[Parts], chance: &mut Chance) -> (Vec<u8>, String) {
    let mut parts = seed.clone();
    let mut what = String::new();
    for _ in 0..1 + chance.below(3) {
        what += &parts.change(chance, others);
        what += "; ";
    }
    parts.mend_programs();
    let mut bytes = parts.bytes();
    if chance.one_in(50) {
        // The head and the table as well.
        let at = 8 + chance.below(40);
        bytes[at] ^= 1 << chance.below(8);
        what += &format!("a bit of byte {at}");
        format::fix_checksum(&mut bytes);
    }
    (bytes, what)
}

// --- Seeds -----------------------------------------------------------------------------------------------------------

/// Programs that are stopped in the middle, and the ticks after which.
const PROGRAMS: &[(&str, u64)] = &[
    (
        "
import stackless, threading, pirn
c = stackless.channel()
def wait(n):
    with stackless.atomic():
        x = n
    return c.receive() + x
def sleep(n):
    pirn.sleep(n)
tasks = [stackless.tasklet(wait)(i) for i in range(6)] + [stackless.tasklet(sleep)(i) for i in range(1, 4)]
def other():
    while True: pass
thread = threading.Thread(target=other, daemon=True)
thread.start()
def nested():
    stackless.tasklet(lambda: [i for i in range(10 ** 6)])()
    stackless.run(1000)
stackless.tasklet(nested)()
stackless.run()
while True: stackless.schedule()
",
        600,
    ),
    (
        "
def numbers(n):
    for i in range(n):
        try:
            got = yield i, {'k': i}
        except ValueError as e:
            yield e
def chained(gs):
    for g in gs:
        yield from g
class Matrix:
    def __init__(self, n):
        self.rows = [[i * j * 0.5 for j in range(n)] for i in range(n)]
    def __matmul__(self, other):
        return sum(a * b for row in self.rows for a, b in zip(row, other.rows[0]))
m = Matrix(6)
total = 0
for turn in range(10 ** 6):
    for x, d in chained([numbers(5), numbers(7)]):
        total += x + d['k'] + (m @ m if x == 3 else 0)
",
        3000,
    ),
    (
        "
import sys
from greenlet import getcurrent, greenlet
def child(n):
    if n: greenlet(child).switch(n - 1)
    while True: getcurrent().parent.switch(n)
gs = [greenlet(child) for i in range(4)]
for g in gs: g.switch(2)
def tracer(frame, event, arg): return tracer
sys.settrace(tracer)
def work(n):
    total = 0
    for i in range(n):
        total += i
        if i % 8 == 0: gs[i % 4].switch(i)
    return total
work(10 ** 6)
",
        500,
    ),
    (
        "
import collections, itertools
big = [{i: (i, str(i), [i]) for i in range(30)}, {(i, 'x') for i in range(20)}, 10 ** 200, -7 ** 99, frozenset('abc')]
big.append(big)
deep = []
for i in range(50): deep = [deep, {}, ()]
text = 'abc\\u00e4' * 20
for i in range(10): text += str(i)
od = collections.OrderedDict((i, i) for i in range(10))
class P:
    __slots__ = ('a', 'b', '__weakref__')
import weakref
ps = [P() for i in range(5)]
for p in ps: p.a = ps
refs = [weakref.ref(p) for p in ps]
its = [iter(big[0]), itertools.count(5), itertools.product('ab', [1, 2]), iter(text), reversed([1, 2]), zip('ab', [1]), map(len, ['a'])]
for it in its: next(it)
while True:
    for i in range(100): big[0][i] = i
    for i in range(50): del big[0][i]
    for i in range(50): big[0][i] = its
",
        1500,
    ),
];

/// A program that reads pickles and uses what comes of them. `VALUE` is what is pickled.
const PICKLES: &str = "
import pickle, stackless
from greenlet import getcurrent, greenlet
from itertools import *
from operator import attrgetter, itemgetter
class A(list):
    def __init__(self): self.a = 1
class H:
    def __getstate__(self): return [self.__dict__, 1]
    def __setstate__(self, state): self.__dict__.update(state[0])
def loop(n):
    def inner(x):
        while True: x = getcurrent().parent.switch(x + n)
    g = greenlet(inner)
    for i in range(n):
        g.switch(i)
        stackless.schedule_remove()
def gen():
    h = H()
    for i in range(9):
        yield h
def tasklet():
    t = stackless.tasklet(loop)(5)
    t.run()
    return t
def local():
    class Local:
        x = 1
        def m(self): return lambda: self.x
    return Local(), Local
h = H()
h.x = h
c = stackless.channel()
w = stackless.tasklet(c.receive)()
w.run()
g = gen()
next(g)
value = [tasklet(), h, A(), w, c, g, local(), {H(): 1}, {1: 'x', (1, 2): 3.5, None: 2 ** 70}, islice(count(3), 1, 7), attrgetter('a.b'), lambda: h]
data = pickle.dumps(value)
def attempt(f, *args):
    try:
        f(*args)
    except Exception:
        pass
def use(v):
    for x in v if isinstance(v, (list, tuple)) else [v]:
        for f in repr, hash, len, bool, iter, lambda x: x(), lambda x: next(x), lambda x: x.run(), lambda x: x.switch(1), lambda x: x.send(1):
            attempt(f, x)
def read(data):
    try:
        v = pickle.loads(data, allow=True)
    except Exception:
        return 0
    attempt(use, v)
    attempt(pickle.dumps, v)
    return 1
";

/// What bytes are read as.
enum Target {
    /// A whole program.
    Program,
    /// A value, by the host, in this isolate.
    Value(Box<Isolate>),
    /// A pickle, by the program.
    Pickle(Box<Isolate>),
}

/// What is read may run for ever.
fn limited() -> Config {
    Config::default().max_ticks(1 << 40).memory_limit(64 << 20)
}

fn running(source: &str) -> Box<Isolate> {
    let (mut isolate, output) = crate::isolate(limited());
    let end = isolate.run_source(source, "t.py");
    assert_eq!(end, Ok(()), "{}", output.err());
    Box::new(isolate)
}

/// A value that only the host writes: no hooks.
fn values_source() -> String {
    PAUSED.replace("DEPTH", "5")
        + "
class B(Exception): pass
from itertools import *
from operator import attrgetter, itemgetter
tools = [chain([1], (2,)), chain.from_iterable([[1], [2]]), islice(range(9), 1, 7, 2), zip_longest([1], (2, 3)), pairwise([1, 2, 3]),
         compress([1, 2], [1, 1]), product('ab', [1, 2]), permutations([1, 2, 3]), combinations(range(4), 2),
         combinations_with_replacement('ab', 2), takewhile(bool, [1, 2]), starmap(max, [(1, 2), (3, 4)]),
         zip([1, 2], count(3), count(0.5), cycle([1, 2]), repeat(3)), accumulate([1, 2])]
[next(tool) for tool in tools]
value = [*tools, itemgetter(1, 2), attrgetter('a.b', 'c'), t, B('b'), 2 ** 70, 1.5, {1: 'x', (1, 2): 3}, iter([1]), (i for i in 'ab'), lambda: t, len, 'text', b'b', range(3)]
def use():
    for v in copy:
        try:
            repr(v), str(v), hash(v), list(v), v == v, v()
        except Exception as e:
            pass
    return 1
"
}

/// A pickle's frame around what is mutated: the marker, the length, and the end.
fn pickled(data: &[u8]) -> Vec<u8> {
    let mut out = b"\x80P".to_vec();
    out.extend((data.len() as u64).to_le_bytes());
    out.extend(data);
    out.push(b'.');
    out
}

impl Target {
    /// Tries one; whether it could be read.
    fn attempt(&mut self, bytes: &[u8], chance: &mut Chance, what: &str) -> bool {
        match self {
            Target::Program => attempt_program(bytes, chance, what),
            Target::Value(isolate) => {
                isolate.vm().config.max_ticks = isolate.vm().ticks() + 100_000;
                let read = isolate.read_global("copy", bytes).is_ok();
                // Otherwise nothing has run.
                if read {
                    let used = isolate.call::<i64>("use", &[]);
                    after(isolate, used, chance, what, &values_source());
                }
                read
            }
            Target::Pickle(isolate) => {
                isolate.vm().config.max_ticks = isolate.vm().ticks() + 100_000;
                let used = isolate.call::<i64>("read", &[Value::Bytes(pickled(bytes))]);
                let read = used == Ok(1);
                after(isolate, used, chance, what, PICKLES);
                read
            }
        }
    }
}

/// Looks whether the isolate is whole; a new one where the run was stopped, or where much has come together.
fn after(
    isolate: &mut Box<Isolate>,
    used: Result<i64, RunError>,
    chance: &mut Chance,
    what: &str,
    source: &str,
) {
    assert!(!matches!(used, Err(RunError::Fatal(_))), "{what}: {used:?}");
    // Where a run was stopped, the frame that ran is not guarded.
    if used.is_ok() && chance.one_in(50) {
        check_heap(isolate);
    }
    if matches!(used, Err(RunError::Limit(Limit::Memory))) || chance.one_in(200) {
        *isolate = running(source);
    }
}

/// The first collection may have something called that is new, and that the list of what is to be called has.
fn check_heap(isolate: &mut Isolate) {
    isolate.vm().collect(true);
    isolate.vm().collect(true);
    isolate.vm().check_heap();
}

/// Reads a program and goes on with what comes of it.
fn attempt_program(bytes: &[u8], chance: &mut Chance, what: &str) -> bool {
    let mut config = Config::default().max_ticks(2000).memory_limit(64 << 20);
    if chance.one_in(16) {
        config.jit = JitMode::Always;
    }
    // Every so often the heap is checked there.
    config.vm.collect_at_polls = chance.one_in(16);
    let mut isolate = match Isolate::resume(bytes, config) {
        Ok(isolate) => isolate,
        Err(e) => {
            let text = e.to_string();
            assert!(!text.contains("reading failed"), "{what}: {text}");
            return false;
        }
    };
    if chance.one_in(16) {
        let _ = isolate.picture().to_string();
    }
    if chance.one_in(16) {
        let written = isolate.snapshot();
        let again = written.map(|bytes| Isolate::resume(&bytes, Config::default()).err());
        assert!(
            !format!("{again:?}").contains("reading failed"),
            "{what}: {again:?}"
        );
    }
    if let Err(RunError::Fatal(text)) = isolate.go_on() {
        panic!("{what}: {text}");
    }
    true
}

// --- Trials ----------------------------------------------------------------------------------------------------------

/// Everything that is mutated, small enough to be tried often.
fn seeds() -> Vec<(Parts, Target)> {
    let mut seeds = vec![(Parts::of(&rich()), Target::Program)];
    for (source, ticks) in PROGRAMS {
        let (mut isolate, output) = crate::isolate(pausing(*ticks));
        let end = isolate.run_source(source, "seed.py");
        assert_eq!(end, Err(RunError::Limit(Limit::Ticks)), "{}", output.out());
        let bytes = isolate.snapshot().expect("a snapshot");
        seeds.push((Parts::of(&bytes), Target::Program));
    }
    // Stopped in native code.
    let mut config = pausing(5000);
    config.jit = JitMode::Always;
    let (mut isolate, output) = crate::isolate(config);
    let end = isolate.run_source(PROGRAMS[1].0, "seed.py");
    assert_eq!(end, Err(RunError::Limit(Limit::Ticks)), "{}", output.out());
    let bytes = isolate.snapshot().expect("a snapshot");
    seeds.push((Parts::of(&bytes), Target::Program));
    // Most of what is wrong with objects shows here, in a fraction of the time.
    for _ in 0..7 {
        let mut isolate = running(&values_source());
        let bytes = isolate.write_global("value").expect("it can be written");
        seeds.push((Parts::of(&bytes), Target::Value(isolate)));
    }
    for _ in 0..4 {
        let mut isolate = running(PICKLES);
        let data = isolate.get_global::<Value>("data");
        let Ok(Value::Bytes(data)) = data else {
            panic!("{data:?} is no pickle");
        };
        let data = &data[10..data.len() - 1];
        seeds.push((Parts::of(data), Target::Pickle(isolate)));
    }
    seeds
}

/// The numbers of the mutations to try.
fn wanted() -> Range<u64> {
    let Ok(text) = std::env::var("SNAPSHOT_FUZZ") else {
        return 0..DEFAULT;
    };
    let number = |text: &str| {
        text.parse()
            .expect("SNAPSHOT_FUZZ is a number, or two with .. between")
    };
    match text.split_once("..") {
        Some((from, to)) => number(from)..number(to),
        None => 0..number(&text),
    }
}

#[test]
fn changed_anyhow() {
    let wanted = wanted();
    let shows = std::env::var_os("SNAPSHOT_FUZZ_SHOW").is_some();
    let is_long = wanted.end - wanted.start > DEFAULT;
    let mut seeds = seeds();
    let all: Vec<Parts> = seeds.iter().map(|(parts, _)| parts.clone()).collect();
    let mut chance = Chance(0);
    for (parts, target) in &mut seeds {
        assert!(target.attempt(&parts.bytes(), &mut chance, "nothing changed"));
    }
    let (mut n_read, mut longest) = (0, (Duration::ZERO, 0));
    let start = Instant::now();
    for i in FOUND.into_iter().chain(wanted.clone()) {
        let mut chance = Chance(i << 20);
        let seed = chance.below(seeds.len());
        let (parts, target) = &mut seeds[seed];
        let (bytes, what) = mutated(parts, &all, &mut chance);
        let what = format!("mutation {i} of seed {seed}: {what}");
        if shows {
            eprintln!("{what}");
        }
        let begun = Instant::now();
        n_read += u64::from(target.attempt(&bytes, &mut chance, &what));
        longest = longest.max((begun.elapsed(), i));
        assert!(longest.0 < TIME_MAX, "{what}: {:?}", longest.0);
        if is_long && wanted.contains(&i) && (i + 1) % 5000 == 0 {
            eprintln!(
                "{} mutations, {n_read} read, {:?}",
                i + 1 - wanted.start,
                start.elapsed()
            );
        }
    }
    let n = wanted.end - wanted.start + FOUND.len() as u64;
    assert!(n_read < n, "some changes are noticed");
    // Where the system tells.
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let peak = status.lines().find_map(|line| line.strip_prefix("VmHWM:"));
    let peak = peak.and_then(|text| text.split_whitespace().next()?.parse::<u64>().ok());
    assert!(peak.is_none_or(|kb| kb < MEMORY_KB_MAX), "{peak:?} KiB");
    if is_long {
        eprintln!("{n} mutations, {n_read} read, the longest {longest:?}, at most {peak:?} KiB");
    }
}
