//! Snapshots: what goes on in another isolate, and what damaged ones do.

use pirn_runtime::{Captured, Config, Isolate, Limit, RunError, ScriptedHost, SnapshotError};
use pirn_vm::Value as PirnValue;
use pirn_vm::heap::{Kind, Visitor};
use pirn_vm::objects::{Class, trace};
use pirn_vm::snapshot::{references, section_sizes};
use std::cell::RefCell;
use std::rc::Rc;

fn isolate(config: Config) -> (Isolate, Captured) {
    crate::isolate(config)
}

/// A configuration whose limit of ticks leaves something to go on with.
pub fn pausing(ticks: u64) -> Config {
    Config {
        pause_at_limit: true,
        ..Config::default().max_ticks(ticks)
    }
}

/// Runs a program until its ticks are used up; the snapshot of it there.
fn stopped_after(ticks: u64, source: &str) -> (Vec<u8>, String) {
    let (mut isolate, output) = isolate(pausing(ticks));
    let end = isolate.run_source(source, "test.py");
    assert_eq!(end, Err(RunError::Limit(Limit::Ticks)), "{}", output.out());
    (isolate.snapshot().expect("a snapshot"), output.out())
}

/// Goes on with a snapshot; what it prints.
fn resumed(bytes: &[u8]) -> (String, Result<(), RunError>) {
    let host = ScriptedHost::new();
    let output = host.output();
    let resumed = Isolate::resume_with(bytes, Config::default(), host, |_| {});
    let end = resumed.expect("it can be read").go_on();
    (output.out(), end)
}

/// Stops a program after each of so many ticks; it must print the same all the same.
#[track_caller]
fn check_everywhere(source: &str, ticks: std::ops::Range<u64>) {
    let (mut whole, output) = isolate(Config::default());
    assert_eq!(whole.run_source(source, "test.py"), Ok(()));
    let mut n = 0;
    for ticks in ticks {
        let (mut first, before) = isolate(pausing(ticks));
        if first.run_source(source, "test.py").is_ok() {
            break;
        }
        let bytes = first.snapshot().expect("a snapshot");
        drop(first);
        let (after, end) = resumed(&bytes);
        assert_eq!(end, Ok(()), "after {ticks} ticks");
        assert_eq!(before.out() + &after, output.out(), "after {ticks} ticks");
        n += 1;
    }
    assert!(n > 10, "only {n} places");
}

#[test]
fn a_program_goes_on_from_any_tick() {
    check_everywhere(
        "
class Node:
    def __init__(self, value, next=None):
        self.value = value
        self.next = next
    def __repr__(self):
        return f'Node({self.value!r})'
    def __eq__(self, other):
        total = 0
        for i in range(3):
            total += i
        return self.value == other.value and total == 3
    def __hash__(self):
        return hash(self.value)

def numbers(n):
    for i in range(n):
        try:
            yield i
        finally:
            log.append(i)

log = []
d = {Node(i): i for i in numbers(4)}
print(d[Node(2)], Node(3) in d, log)
print(sorted([3, 1, 2], key=lambda x: [-x, sum(numbers(x))]))
text = 'x'
for i in range(5):
    text += str(i)
print(text, [repr(n) for n in d])
try:
    {}['missing']
except KeyError as e:
    print(repr(e), e.__traceback__.tb_lineno)
",
        1..400,
    );
}

#[test]
fn tasklets_and_channels_go_on() {
    check_everywhere(
        "
import stackless
c = stackless.channel()
out = []
def producer(name, n):
    for i in range(n):
        c.send((name, i))
def consumer():
    while True:
        out.append(c.receive())
for name in 'ab':
    stackless.tasklet(producer)(name, 4)
t = stackless.tasklet(consumer)()
stackless.run()
print(out, t.blocked, c.balance)
t.kill()
print(c.balance, t.alive)
",
        1..200,
    );
}

#[test]
fn an_isolate_at_rest_can_be_called_elsewhere() {
    let (mut first, _) = isolate(Config::default());
    let source = "
count = 0
def step(n):
    global count
    count += n
    return count
pair = [[], None]
pair[1] = pair[0]
order = {'b': 1, 'a': 2}
del order['b']
order['b'] = 3
marker = object()
number = id(marker)
";
    assert_eq!(first.run_source(source, "t.py"), Ok(()));
    assert_eq!(first.call::<i64>("step", &[5.into()]), Ok(5));
    let bytes = first.snapshot().expect("a snapshot");
    let mut second = Isolate::resume(&bytes, Config::default()).expect("it can be read");
    assert_eq!(second.go_on(), Ok(()));
    assert_eq!(second.call::<i64>("step", &[2.into()]), Ok(7));
    assert_eq!(first.call::<i64>("step", &[1.into()]), Ok(6));
    let look = "result = (pair[0] is pair[1], list(order), id(marker) == number, step(0))";
    assert_eq!(second.run_source(look, "t.py"), Ok(()));
    let result = second.get_global::<pirn_runtime::Value>("result");
    let result = format!("{result:?}");
    assert!(
        result.contains("Bool(true), List([Str(\"a\"), Str(\"b\")]), Bool(true), Int(7)"),
        "{result}"
    );
}

#[test]
fn a_list_in_a_list_in_a_list() {
    let (mut first, _) = isolate(Config::default());
    let source = "
nested = None
for i in range(1000000):
    nested = [nested]
def depth():
    n, at = 0, nested
    while at:
        n, at = n + 1, at[0]
    return n
";
    assert_eq!(first.run_source(source, "t.py"), Ok(()));
    let bytes = first.snapshot().expect("a snapshot");
    drop(first);
    let mut second = Isolate::resume(&bytes, Config::default()).expect("it can be read");
    assert_eq!(second.call::<i64>("depth", &[]), Ok(1_000_000));
}

#[test]
fn deep_recursion_goes_on() {
    let source = "
import sys
sys.setrecursionlimit(200000)
def down(n):
    return 0 if n == 0 else 1 + down(n - 1)
print(down(100000))
";
    let (bytes, _) = stopped_after(90_000, source);
    assert!(bytes.len() < 90_000 * 16, "{} bytes", bytes.len());
    assert_eq!(resumed(&bytes), ("100000\n".to_string(), Ok(())));
}

#[test]
fn sizes() {
    let size = |source: &str| {
        let (mut isolate, _) = isolate(Config::default());
        assert_eq!(isolate.run_source(source, "t.py"), Ok(()));
        isolate.snapshot().expect("a snapshot").len()
    };
    let empty = size("x = None");
    assert!(empty < 4000, "an empty program takes {empty} bytes");
    let ints = size("x = list(range(100000))") - empty;
    assert!(ints < 400_000, "100,000 ints take {ints} bytes");
    let shared = size("x = ['a text that is the same'] * 10000") - empty;
    assert!(shared < 40_000, "10,000 references take {shared} bytes");
}

#[test]
fn the_program_asks_for_a_snapshot() {
    let source = "
import pirn
def f(n):
    local = [n]
    answer = pirn.snapshot()
    local.append(answer)
    return local
print(f(1))
";
    let kept = Rc::new(RefCell::new(Vec::new()));
    let (mut first, output) = isolate(Config::default());
    let store = kept.clone();
    first.keep_snapshots(move |bytes| {
        store.borrow_mut().push(bytes.to_vec());
        Ok(())
    });
    assert_eq!(first.run_source(source, "t.py"), Ok(()));
    assert_eq!(output.out(), "[1, 'saved']\n");
    let kept = kept.borrow();
    assert_eq!(kept.len(), 1);
    assert_eq!(resumed(&kept[0]), ("[1, 'resumed']\n".to_string(), Ok(())));
    // As often as one likes.
    assert_eq!(resumed(&kept[0]), ("[1, 'resumed']\n".to_string(), Ok(())));
}

#[test]
fn what_was_given_up_is_not_written() {
    let (mut isolate, _) = isolate(Config::default().max_ticks(1000));
    let end = isolate.run_source("x = list(range(10 ** 7))", "t.py");
    assert_eq!(end, Err(RunError::Limit(Limit::Ticks)));
    let error = isolate.snapshot().err();
    assert!(
        matches!(error, Some(SnapshotError::Unsupported(_))),
        "{error:?}"
    );
    // It is of use again after the next run.
    let _ = isolate.run_source("x = 1", "t.py");
    assert!(isolate.snapshot().is_ok());
}

#[test]
fn nobody_keeps_snapshots() {
    let (mut isolate, _) = isolate(Config::default());
    let source =
        "import pirn\ntry:\n    pirn.snapshot()\nexcept RuntimeError as e:\n    text = str(e)";
    assert_eq!(isolate.run_source(source, "t.py"), Ok(()));
    let text = isolate.get_global::<String>("text").expect("a text");
    assert!(text.starts_with("nobody keeps snapshots"), "{text}");
}

#[test]
fn host_functions_are_bound_anew() {
    let register = |isolate: &mut Isolate| {
        isolate.register("scale", "x", |_, args| Ok(args.get::<i64>(0)? * 10));
    };
    let (mut first, _) = isolate(Config::default());
    register(&mut first);
    assert_eq!(
        first.run_source("f = scale\ndef g(x): return f(x) + 1", "t.py"),
        Ok(())
    );
    let bytes = first.snapshot().expect("a snapshot");
    let host = ScriptedHost::new;
    let second = Isolate::resume_with(&bytes, Config::default(), host(), register);
    assert_eq!(
        second
            .expect("it can be read")
            .call::<i64>("g", &[4.into()]),
        Ok(41)
    );
    let without = Isolate::resume_with(&bytes, Config::default(), host(), |_| {});
    let missing = SnapshotError::Missing("the native function host.scale".to_string());
    assert_eq!(without.err(), Some(missing));
}

#[test]
fn old_ones_go_on_or_are_refused() {
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../tests/snapshots");
    let mut n = 0;
    for version in std::fs::read_dir(folder).expect("a folder").flatten() {
        for file in std::fs::read_dir(version.path())
            .expect("a folder")
            .flatten()
        {
            let path = file.path();
            if path.extension().is_none_or(|ext| ext != "snap") {
                continue;
            }
            n += 1;
            let bytes = std::fs::read(&path).expect("a file");
            let expected = std::fs::read_to_string(path.with_extension("txt")).expect("a file");
            let host = ScriptedHost::new();
            let output = host.output();
            match Isolate::resume_with(&bytes, Config::default(), host, |_| {}) {
                Ok(mut isolate) => {
                    assert_eq!(isolate.go_on(), Ok(()), "{}", path.display());
                    assert_eq!(output.out(), expected, "{}", path.display());
                }
                // It stands in library code, which has been changed.
                Err(SnapshotError::Missing(_) | SnapshotError::OtherVersion { .. }) => {}
                Err(e) => panic!("{}: {e}", path.display()),
            }
        }
    }
    assert!(n > 0, "no snapshots");
}

// --- Single objects ----------------------------------------------------------------------------------------------

/// A paused tasklet of so many frames.
pub const PAUSED: &str = "
import stackless
def down(n):
    if n <= 1:
        stackless.schedule_remove()
        return 'end'
    return down(n - 1)
def start(n):
    value = down(n)
    results.append(value)
results = []
t = stackless.tasklet(start)(DEPTH)
stackless.run()
def go_on(u):
    u.insert()
    stackless.run()
    return results
";

#[test]
fn a_tasklet_is_copied() {
    for (depth, bytes_max) in [(1, 600), (10, 900), (100, 3000)] {
        let (mut isolate, _) = isolate(Config::default());
        let source = PAUSED.replace("DEPTH", &depth.to_string());
        assert_eq!(isolate.run_source(&source, "t.py"), Ok(()));
        let bytes = isolate.write_global("t").expect("it can be written");
        assert!(
            bytes.len() <= bytes_max,
            "{} bytes at depth {depth}",
            bytes.len()
        );
        for n in 1..3 {
            isolate.read_global("u", &bytes).expect("it can be read");
            assert_eq!(isolate.run_source("go_on(u)", "u.py"), Ok(()));
            assert_eq!(
                isolate.get_global::<Vec<String>>("results"),
                Ok(vec!["end".to_string(); n])
            );
        }
        // In another isolate that has the code.
        let (mut other, _) = crate::isolate(Config::default());
        assert_eq!(
            other.run_source(&source.replace("stackless.run()\ndef", "def"), "t.py"),
            Ok(())
        );
        let missing = other.read_global("u", &bytes).err();
        assert!(
            matches!(missing, Some(SnapshotError::Missing(_))),
            "{missing:?}"
        );
        let (mut same, _) = crate::isolate(Config::default());
        assert_eq!(same.run_source(&source, "t.py"), Ok(()));
        same.read_global("u", &bytes).expect("it can be read");
        assert_eq!(same.run_source("go_on(u)", "u.py"), Ok(()));
        assert_eq!(
            same.get_global::<Vec<String>>("results"),
            Ok(vec!["end".to_string()])
        );
    }
}

#[test]
fn values_are_copied() {
    let (mut isolate, _) = isolate(Config::default());
    let source = "
class Point:
    def __init__(self, x):
        self.x = x
def gen(n):
    for i in range(n):
        yield i
g = gen(5)
next(g)
point = Point(1)
value = [point, point, {'k': (1, 2.5, 'text')}, g, Point, gen, len, lambda x: x + point.x, {1, 2}]
";
    assert_eq!(isolate.run_source(source, "t.py"), Ok(()));
    let bytes = isolate.write_global("value").expect("it can be written");
    assert!(bytes.len() < 450, "{} bytes", bytes.len());
    isolate.read_global("copy", &bytes).expect("it can be read");
    let look = "
p, q, d, h, cls, f, native, add, s = copy
result = str((p is q, p is point, type(p) is Point, p.x, d, next(h), next(h), next(g), cls is Point, f is gen, native is len,
    add(1), add is value[7], s))
";
    assert_eq!(isolate.run_source(look, "u.py"), Ok(()));
    let result = isolate.get_global::<String>("result");
    let expected = "(True, False, True, 1, {'k': (1, 2.5, 'text')}, 1, 2, 1, True, True, True, 2, False, {1, 2})";
    assert_eq!(result, Ok(expected.to_string()));
}

/// What it costs, for people: `cargo test --release -p pirn-runtime figures -- --nocapture`.
#[test]
fn figures() {
    let time = |n: u32, f: &mut dyn FnMut()| {
        let mut best = f64::MAX;
        // Short rounds: the shortest is one in which the machine did nothing else.
        let (rounds, n) = if n >= 40 { (100, n / 40) } else { (5, n) };
        for _ in 0..rounds {
            let start = std::time::Instant::now();
            (0..n).for_each(|_| f());
            best = best.min(start.elapsed().as_secs_f64() * 1e6 / n as f64);
        }
        best
    };
    let n = if cfg!(debug_assertions) { 2 } else { 1000 };
    for depth in [1, 10, 100] {
        let (mut isolate, _) = isolate(Config::default());
        let source = PAUSED.replace("DEPTH", &depth.to_string());
        assert_eq!(isolate.run_source(&source, "t.py"), Ok(()));
        let bytes = isolate.write_global("t").expect("it can be written");
        let dump = time(n, &mut || drop(isolate.write_global("t")));
        let load = time(n, &mut || drop(isolate.read_global("u", &bytes)));
        println!(
            "tasklet, depth {depth}: {} bytes, dump {dump:.1} µs, load {load:.1} µs",
            bytes.len()
        );
    }
    let (mut isolate, _) = isolate(Config::default());
    assert_eq!(isolate.run_source("x = 1", "t.py"), Ok(()));
    let bytes = isolate.snapshot().expect("a snapshot");
    let n = n.min(100);
    let dump = time(n, &mut || drop(isolate.snapshot()));
    let load = time(n, &mut || drop(Isolate::resume(&bytes, Config::default())));
    let fresh = time(n, &mut || drop(Isolate::new(Config::default())));
    println!(
        "program: {} bytes, dump {dump:.1} µs, load {load:.1} µs (a fresh isolate {fresh:.1} µs)",
        bytes.len()
    );
    let (mut other, _) = crate::isolate(Config::default());
    let noted = time(n, &mut || other.vm().note_boot());
    let n_noted = pirn_vm::snapshot::Boot::new(other.vm()).len();
    println!("noting the {n_noted} objects that every VM has: {noted:.1} µs");
    for (what, source) in [
        ("a million ints", "x = list(range(1000000))"),
        ("a million strings", "x = [str(i) for i in range(1000000)]"),
        (
            "a dict of 300,000",
            "x = {i: str(i) for i in range(300000)}",
        ),
        (
            "300,000 instances",
            "class C:\n    def __init__(self, i):\n        self.a = i\n        self.b = None\nx = [C(i) for i in range(300000)]",
        ),
    ] {
        if cfg!(debug_assertions) {
            continue;
        }
        assert_eq!(isolate.run_source(source, "t.py"), Ok(()));
        let bytes = isolate.write_global("x").expect("it can be written");
        let dump = time(1, &mut || drop(isolate.write_global("x")));
        let load = time(1, &mut || drop(isolate.read_global("u", &bytes)));
        let rate = |us: f64| bytes.len() as f64 / us;
        println!(
            "{what}: {} bytes, dump {:.0} MB/s, load {:.0} MB/s",
            bytes.len(),
            rate(dump),
            rate(load)
        );
    }
}

// --- What is written -------------------------------------------------------------------------------------------------

/// What the collector finds in an object, storage of its own included.
#[derive(Default)]
struct Found(Vec<PirnValue>);

impl Visitor for Found {
    fn visit(&mut self, v: PirnValue) {
        match v.as_header() {
            Some(p) if p.kind() == Kind::Buffer => trace::children(p, &[], self),
            Some(_) => self.0.push(v),
            None => {}
        }
    }
}

#[test]
fn nothing_the_collector_finds_is_left_out() {
    let mut isolate = Isolate::resume(&rich(), Config::default()).expect("it can be read");
    let vm = isolate.vm();
    vm.collect(true);
    let mut kinds = std::collections::HashSet::new();
    vm.heap.for_each_old(|p| {
        let mut found = Found::default();
        trace::children(p, &vm.shapes, &mut found);
        let caches = match p.kind() {
            // Offsets of characters; what a growing string shares.
            Kind::Str => return,
            // The program says what is in them; the globals are a hint for the compiler.
            Kind::Code => return,
            Kind::Buffer | Kind::GetSet => return,
            Kind::Class => vec![p.value().expect::<Class>().init.get()],
            Kind::Dict | Kind::Set | Kind::FrozenSet | Kind::ByteArray => {
                found.0.retain(|v| !v.is_kind(Kind::ByteBuffer));
                vec![]
            }
            _ => vec![],
        };
        kinds.insert(p.kind());
        let shown = references(vm, p);
        for v in found.0 {
            let is_there = shown.contains(&v) || caches.contains(&v);
            assert!(is_there, "a {:?} refers to {v:?}", p.kind());
        }
    });
    assert!(kinds.len() > 25, "only {} kinds: {kinds:?}", kinds.len());
}

#[test]
fn a_fresh_vm_is_always_the_same() {
    // What is not as in a fresh VM is written with its contents, and what it holds gets names.
    let names = |config: Config| {
        let mut isolate = Isolate::new(config).expect("an isolate");
        let bytes = isolate.snapshot().expect("a snapshot");
        let resumed = Isolate::resume(&bytes, Config::default());
        assert!(resumed.is_ok(), "{:?}", resumed.err());
        let sizes = section_sizes(&bytes).expect("it can be read");
        let names = sizes.into_iter().find(|(name, _, _)| *name == "names");
        names.expect("there is such a section")
    };
    let plain = names(Config::default());
    assert!((5..50).contains(&plain.1), "{plain:?}");
    let mut config = Config::default().max_ticks(5).memory_limit(32 << 20);
    config.vm.hash_seed = 12345;
    config.vm.longest_way = true;
    config.vm.heap.refuse_every = 7;
    config.vm.collect_at_polls = true;
    config.argv = vec!["a".to_string(), "b".to_string()];
    assert_eq!(names(config), plain);
}

// --- Damaged ones ----------------------------------------------------------------------------------------------------

/// A program with something of everything in it, in the middle.
pub fn rich() -> Vec<u8> {
    let source = "
import functools, stackless, collections
from collections import deque
class A(list):
    x = 1
    def __init__(self, *a):
        super().__init__(a)
        self.y = {1: 'one', (2, 3): None}
class B(Exception): pass
class C:
    __slots__ = ('a', 'b')
@functools.lru_cache
def cached(n): return n if n < 2 else cached(n - 1) + cached(n - 2)
def gen():
    with open_():
        try:
            yield 1
            yield from gen2()
        except B as e:
            yield e
class open_:
    def __enter__(self): return self
    def __exit__(self, *a): return False
def gen2():
    yield (x for x in [1, 2])
channel = stackless.channel()
def sender():
    for i in range(1000): channel.send(i)
def waiter():
    while True: channel.receive()
tasks = [stackless.tasklet(f)() for f in (sender, waiter, sender)]
things = [A(1, 2), B('b'), C(), gen(), deque([1, 2], 5), {1, 2}, frozenset([3]), range(5), slice(1), b'bytes', bytearray(b'ba'), 1.5,
    1e300, 2 ** 100, -1, 'text', '\\u00e4\\u20ac', None, True, iter([1]), iter({}), {}.items(), enumerate('ab'), zip([1], [2]), map(str, [1]), reversed([1]),
    cached, property(len), staticmethod(len), [].append, len, A.__init__, type, int, super, cached(9), collections.OrderedDict(a=1)]
next(things[3])
try:
    1 / 0
except ZeroDivisionError as e:
    things.append(e)
def deep(n, f=None):
    for i in range(3): pass
    return sorted([n, 1], key=lambda x: deep(n - 1) if n else sum(i for i in range(100000)))
deep(5)
";
    let (mut isolate, output) = isolate(pausing(300));
    let end = isolate.run_source(source, "rich.py");
    assert_eq!(end, Err(RunError::Limit(Limit::Ticks)), "{}", output.out());
    isolate.snapshot().expect("a snapshot")
}

/// Reads bytes that may be damaged, and goes on with what comes of it. What is wrong is an answer, never a panic.
fn try_resume(bytes: &[u8], what: &str) -> bool {
    let config = Config::default().max_ticks(2000).memory_limit(64 << 20);
    match Isolate::resume(bytes, config) {
        Ok(mut isolate) => {
            if let Err(RunError::Fatal(text)) = isolate.go_on() {
                panic!("{what}: {text}");
            }
            true
        }
        Err(e) => {
            let text = e.to_string();
            assert!(!text.contains("reading failed"), "{what}: {text}");
            false
        }
    }
}

#[test]
fn other_bytes_are_refused() {
    let error = |bytes: &[u8]| Isolate::resume(bytes, Config::default()).err();
    assert_eq!(error(b""), Some(SnapshotError::NotASnapshot));
    assert_eq!(error(b"PIRNBC\0\n1234"), Some(SnapshotError::NotASnapshot));
    let bytes = rich();
    let mut other = bytes.clone();
    other[8] = 9;
    let version = SnapshotError::OtherVersion {
        found: 9,
        expected: 1,
    };
    assert_eq!(error(&other), Some(version));
    for at in [20, 30, 500, bytes.len() - 1] {
        let mut damaged = bytes.clone();
        damaged[at] ^= 4;
        let text = error(&damaged).expect("it is damaged").to_string();
        assert!(text.contains("the checksum does not match"), "{text}");
    }
}

#[test]
fn cut_off_anywhere() {
    let bytes = rich();
    assert!(try_resume(&bytes, "whole"));
    for n in (0..bytes.len()).step_by(bytes.len() / 100) {
        let mut cut = bytes[..n].to_vec();
        pirn_vm::bytecode::format::fix_checksum(&mut cut);
        assert!(!try_resume(&cut, &format!("cut at {n}")));
    }
}
