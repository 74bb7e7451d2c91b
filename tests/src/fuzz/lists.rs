//! Functions whose loops change lists and read them in the same turn, directly and through small functions and objects: what
//! native code keeps of a list, its length above all, must not outlive a change.

use super::rng::Rng;

/// Expressions that are lists in the function.
const LISTS: &[&str] = &["a", "b", "q.xs", "a", "m[i % 2]"];

const HELPERS: &str = "\
class Box_$_:
    def __init__(self, xs):
        self.xs = xs
        self.n = 0
    def push(self, v):
        self.xs.append(v)
        self.n += 1
    def at(self, i):
        return self.xs[i % len(self.xs)] if self.xs else 0
def look_$_(xs, x):
    lo = 0
    hi = len(xs)
    while lo < hi:
        mid = (lo + hi) // 2
        if xs[mid] < x:
            lo = mid + 1
        else:
            hi = mid
    return lo
def total_$_(xs):
    t = 0
    for x in xs:
        t += x
    return t
def gone_$_(xs, by):
    for x in xs:
        yield x + by
    xs.append(by)
def put_$_(xs, i, v):
    xs[i % len(xs)] = v
def drop_$_(xs):
    if len(xs) > 3:
        return xs.pop()
    return 1
";

/// Ways to make a list shorter, or other.
const REMOVALS: &[&str] = &[
    "del $L[0]",
    "$L.pop(0)",
    "$L.pop()",
    "del $L[1:3]",
    "$L.reverse()",
    "$L.sort()",
    "$L.remove($L[0])",
];

/// Statements; `$L` is a list.
const STATEMENTS: &[&str] = &[
    "$L.append(i)",
    "$L.insert(look_$_($L, i % 7), i)",
    "t += $L[len($L) // 2] if $L else 1",
    "t += $L[-1] if $L else 2",
    "t += drop_$_($L)",
    "q.push(i % 11)",
    "t += q.at(i)",
    "t += put_$_($L, i, t % 100) or 0 if $L else 3",
    "t += total_$_($L[:5])",
    "t = (t * 3 + len($L)) % 100003",
    "m[i % 2], a = a, m[i % 2]",
    "$L.extend([1, 2])",
    "$L.extend(b[:2])",
    "$L.extend(range(2))",
    "$L[0:0] = [i]",
    "$L[1:2] = []",
    "$L[-1:] = (t % 9, 1)",
    "a = list(b)",
    "a = $L[:]",
    "b = a",
    "b = [x for x in $L if x % 3]",
    "q.xs = $L",
    "if len($L) > 40: $L.clear()",
];

/// Comprehensions, generators and functions that only something on the way wants; `$E` is about `x`, `$P` about `x` and `y`.
const CONSUMED: &[&str] = &[
    "t += sum($P for x, y in zip($L, $M))",
    "t += sum($P for x, y in enumerate($L))",
    "t += sum($E for x in $L if x % 3)",
    "t += sum($E for x in range(i % 5))",
    "t += sum(y for x in ($L, $M) for y in x[:3])",
    "t += any($E == 2 for x in $L) + all($E for x in $M)",
    "t += max(($E for x in $L), default=i) - min(($P for x, y in zip($M, range(4))), default=0)",
    "t += max($L + [i], key=lambda x: $E)",
    "t += min([i] + $M, key=lambda x: ($E, x))",
    "t += len(set($E for x in $L)) + len(\",\".join(str($E) for x in $M))",
    "t += sum([$P for x, y in zip($L, $M)]) + len({x: $E for x in $L})",
    "a = [$E for x in $L] or [1]",
    "b = sorted(($E for x in $M))[:20] + [i]",
    "t += sum(total_$_([x, $E]) for x in $L)",
    "t += sum($L.pop() + x for x in [1, 2] if $L)",
    "t += sum(x for x in $L if x != t or $M.append(1))",
    "z = zip($L, $M); t += sum($P for x, y in z) + len(list(z))",
    "t += sum(gone_$_($L, i % 3))",
    "t += next((x for x in $L if $E), -1)",
];

const WITHIN: &[&str] = &[
    "x",
    "x * i",
    "x + t % 7",
    "x - 1",
    "x & 3",
    "x * 0.5 // 1",
    "abs(x)",
    "10 // (x or 1)",
];

const PAIRED: &[&str] = &[
    "x * y",
    "x - y",
    "(x - y) ** 2",
    "x + i * y",
    "y",
    "x % (y or 1)",
    "min(x, y)",
];

/// A function of random statements about lists, and calls of it.
pub fn function(rng: &mut Rng, number: usize) -> String {
    let mut writer = Writer {
        rng,
        out: String::new(),
        names: 0,
    };
    writer.out += HELPERS;
    writer.line(0, "def lists_$_(n, a, b):");
    writer.line(1, "q = Box_$_([5, 6])");
    writer.line(1, "m = [[1], [2, 3]]");
    writer.line(1, "t = 0");
    writer.line(1, "for i in range(n):");
    for _ in 0..writer.rng.between(2, 6) {
        writer.statement(2, 2);
    }
    writer.line(2, "for x in (a, b, q.xs, m[0], m[1]):");
    writer.line(3, "if len(x) > 60: del x[30:]");
    writer.line(2, "t %= 1000003");
    writer.line(1, "return t, len(a), a[:4], b[:4], q.xs[:4], m[0][:3]");
    for _ in 0..2 {
        let turns = writer.rng.between(5, 60);
        writer.line(0, "try:");
        writer.line(1, &format!("show(lists_$_({turns}, [3, 1, 2], [4, 5]))"));
        writer.line(0, "except (IndexError, ValueError) as e:");
        writer.line(1, "show(type(e).__name__, e)");
    }
    writer.out.replace("$_", &number.to_string())
}

struct Writer<'a> {
    rng: &'a mut Rng,
    out: String,
    /// Names for loops' variables.
    names: usize,
}

impl Writer<'_> {
    fn line(&mut self, indent: usize, text: &str) {
        self.out += &"    ".repeat(indent);
        self.out += text;
        self.out.push('\n');
    }

    fn statement(&mut self, indent: usize, depth: usize) {
        let list = self.rng.pick(LISTS);
        if depth == 0 || self.rng.chance(70) {
            let text = match self.rng.below(9) {
                6..=8 => self.rng.pick(CONSUMED).to_string(),
                0 => format!("if len($L) > 2: {}", self.rng.pick(REMOVALS)),
                _ => self.rng.pick(STATEMENTS).to_string(),
            };
            let text = text.replace("$L", list).replace("$M", self.rng.pick(LISTS));
            let text = text.replace("$E", self.rng.pick(WITHIN));
            let text = text.replace("$P", self.rng.pick(PAIRED));
            return self.line(indent, &text);
        }
        self.names += 1;
        let own = format!("k{}", self.names);
        match self.rng.below(4) {
            0 => {
                let turns = self.rng.pick(&["3", "min(len($L), 6)", "i % 4"]);
                let turns = turns.replace("$L", list);
                self.line(indent, &format!("for {own} in range({turns}):"));
            }
            1 => {
                let n = self.rng.between(1, 6);
                self.line(indent, &format!("for {own} in {list}[:{n}]:"));
                self.line(indent + 1, &format!("t += {own}"));
            }
            2 => {
                self.line(indent, &format!("{own} = 0"));
                self.line(indent, &format!("while {own} < len({list}) and {own} < 5:"));
                self.line(indent + 1, &format!("t += {list}[{own}]"));
                self.line(indent + 1, &format!("{own} += 1"));
            }
            _ => {
                let c = self.rng.pick(&["$L and $L[0] > i", "t % 2", "len($L) > 5"]);
                self.line(indent, &format!("if {}:", c.replace("$L", list)));
            }
        }
        for _ in 0..self.rng.between(1, 3) {
            self.statement(indent + 1, depth - 1);
        }
    }
}
