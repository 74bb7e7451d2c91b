//! Pickles and single values that go to isolates which know nothing of where they come from.

use pirn_runtime::{Config, Isolate, RunError};

fn with_seed(seed: u64) -> Isolate {
    let mut config = Config::default();
    config.vm.hash_seed = seed;
    crate::isolate(config).0
}

fn run(isolate: &mut Isolate, source: &str) {
    assert_eq!(isolate.run_source(source, "t.py"), Ok(()));
}

const MAKE: &str = "
import pickle, stackless
def make(k):
    table = {('t', frozenset(['x'])): k, 'plain': 1, b'b': 2}
    class Local:
        def add(self, n):
            return table[('t', frozenset(['x']))] + n
    def steps(n):
        total = 0
        for i in range(n):
            stackless.schedule_remove(None)
            total += Local().add(i)
        results.append((total, table['plain'], sorted(map(str, table))))
    return steps
";

const GO_ON: &str = "
import pickle, stackless
t = pickle.loads(bytes.fromhex('DATA'))
while t.alive:
    t.run()
result = str(results)
again = pickle.dumps(pickle.loads(bytes.fromhex('DATA'))).hex()
";

#[test]
fn code_goes_along() {
    let mut first = with_seed(1);
    run(&mut first, MAKE);
    run(
        &mut first,
        "
results = []
t = stackless.tasklet(make(10))(3)
t.run()
data = pickle.dumps(t).hex()
",
    );
    let data = first.get_global::<String>("data").expect("a text");
    assert!(data.len() / 2 < 2000, "{} bytes", data.len() / 2);
    // It goes on where there is nothing but a list, from there to another, and back to where the code is.
    let mut second = with_seed(2);
    run(&mut second, "results = []");
    run(&mut second, &GO_ON.replace("DATA", &data));
    let expected = "[(33, 1, [\"('t', frozenset({'x'}))\", \"b'b'\", 'plain'])]".to_string();
    assert_eq!(second.get_global::<String>("result"), Ok(expected.clone()));
    let again = second.get_global::<String>("again").expect("a text");
    for mut other in [with_seed(3), first] {
        run(&mut other, "results = []");
        run(&mut other, &GO_ON.replace("DATA", &again));
        assert_eq!(other.get_global::<String>("result"), Ok(expected.clone()));
    }
}

#[test]
fn hashes_are_made_anew() {
    let source = "
class ByValue:
    def __hash__(self):
        return 5
value = {('t', 1): 1, frozenset(['x', ('y', 'z')]): 2}
hashed = {ByValue(): 1}
";
    let mut first = with_seed(1);
    run(&mut first, source);
    let bytes = first.write_global("value").expect("it can be written");
    let hashed = first.write_global("hashed").expect("it can be written");
    for seed in [1, 2] {
        let mut other = with_seed(seed);
        run(&mut other, source);
        other.read_global("copy", &bytes).expect("it can be read");
        run(
            &mut other,
            "result = copy[('t', 1)] + copy[frozenset(['x', ('y', 'z')])]",
        );
        assert_eq!(other.get_global::<i64>("result"), Ok(3));
        // Only the program knows these.
        assert_eq!(other.read_global("copy", &hashed).is_ok(), seed == 1);
    }
}

const VALUES: &str = "
import pickle, stackless
class Hooked:
    def __init__(self, v=None):
        self.v = v
    def __reduce__(self):
        return Hooked, (), {'v': self.v}
class Key:
    def __hash__(self):
        return 5
def numbers(n):
    for i in range(n):
        stackless.schedule_remove(None)
        yield i
def adds(k):
    def add(x, y=[1]):
        return x + k, add, y
    return add
t = stackless.tasklet(lambda: list(numbers(3)))()
t.run()
c = stackless.channel()
w = stackless.tasklet(c.receive)()
w.run()
value = [adds(1), t, Hooked(t), c, w, {Key(): numbers(2), ('t', Key()): Hooked(1), frozenset([1, 'x']): iter([1])}]
data = pickle.dumps(value).hex()
def load(text):
    try:
        pickle.loads(bytes.fromhex(text))
        return 1
    except Exception:
        return 0
";

#[test]
fn changed_pickles_do_no_harm() {
    let fresh = || {
        let config = Config::default()
            .max_ticks(3_000_000)
            .memory_limit(64 << 20);
        let (mut isolate, _) = crate::isolate(config);
        run(&mut isolate, VALUES);
        isolate
    };
    let mut isolate = fresh();
    let data = isolate.get_global::<String>("data").expect("a text");
    let digits = data.as_bytes().chunks(2);
    let bytes: Vec<u8> = digits
        .map(|d| u8::from_str_radix(std::str::from_utf8(d).expect("ASCII"), 16).expect("hex"))
        .collect();
    // A marker of two bytes, the length, the value, and the end.
    let (head, rest) = bytes.split_at(10);
    let body = &rest[..rest.len() - 1];
    let n: u64 = std::env::var("SNAPSHOT_FUZZ").map_or(200, |n| n.parse().expect("a number"));
    let mut state = 7_u64;
    let mut random = |n: usize| {
        state = state
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        (state >> 33) as usize % n
    };
    let mut n_read = 0;
    for i in 0..n {
        let mut changed = body.to_vec();
        for _ in 0..1 + random(2) {
            let at = 24 + random(changed.len() - 24);
            changed[at] = match random(2) {
                0 => changed[at] ^ 1 << random(8),
                _ => random(256) as u8,
            };
        }
        pirn_vm::bytecode::format::fix_checksum(&mut changed);
        let all = [head, &changed, b"."].concat();
        let text: String = all.iter().map(|b| format!("{b:02x}")).collect();
        match isolate.call::<i64>("load", &[text.into()]) {
            Ok(read) => n_read += read as u64,
            Err(RunError::Limit(_)) => isolate = fresh(),
            Err(e) => panic!("change {i}: {e:?}"),
        }
        if i % 50 == 0 {
            isolate.vm().collect(true);
            isolate.vm().check_heap();
        }
    }
    assert!(n_read < n, "some changes are noticed");
}
