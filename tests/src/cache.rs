//! The cache of native code: a program prints the same whatever is in it, and a second run begins with the first one's.
//!
//! Every trial has a folder of its own. Programs run synchronously, so that what is compiled when is the same each time.

use crate::modes::panic_text;
use libtest_mimic::{Failed, Trial};
use pirn_runtime::{Config, Isolate, JitMode, RunError, ScriptedHost};
use std::collections::HashMap;
use std::fs;
use std::path::{Path, PathBuf};

/// Damaged files that are tried.
const DAMAGED: usize = 240;

/// A program that is hot after a part of its run.
const HOT: &str = r#"
def area(w, h):
    return w * h % 1009


def total(n):
    s = 0
    for i in range(n):
        s += area(i, s)
    return s


print(sum(total(30) for _ in range(5000)))
"#;

/// What most trials run: functions, methods, properties, inheritance, globals, loops, generators, floats.
const PROGRAM: &str = r#"
import math

LIMIT = 40


class Shape:
    def __init__(self, x, y):
        self.x = x
        self.y = y

    def area(self):
        return 0

    @property
    def sum(self):
        return self.x + self.y

    @staticmethod
    def clamp(n):
        return n if n < LIMIT else n - LIMIT


class Square(Shape):
    def area(self):
        return self.x * self.x


class Named(Square):
    kind = "named"

    def __init__(self, x, y, name):
        super().__init__(x, y)
        self.name = name

    def __add__(self, other):
        return Named(self.x + other.x, self.y + other.y, self.name)


def fib(n):
    return n if n < 2 else fib(n - 1) + fib(n - 2)


def steps(n):
    for i in range(n):
        yield i * i


def total(shapes):
    n = 0
    for s in shapes:
        n += s.area() + s.sum + Shape.clamp(s.x)
        s.y = n % 7
    return n


def norm(values):
    t = 0.0
    for v in values:
        t += v * v
    return math.sqrt(t)


def main():
    shapes = [Shape(1, 2), Square(3, 4), Named(5, 6, "a")]
    out = []
    for i in range(12):
        shapes.append(Named(i, i + 1, "b") + shapes[2])
        out.append(total(shapes))
    out.append(fib(9))
    out.append(sum(steps(9)))
    out.append(round(norm([0.5, 1.5, 2.5, float(LIMIT)]), 6))
    words = {}
    for w in "a b a c b a".split():
        words[w] = words.get(w, 0) + 1
    out.append(sorted(words.items()))
    out.append([s.name for s in shapes[2:] if s.kind == "named"][:3])
    return out


for line in main():
    print(line)
"#;

/// A folder that is removed with everything in it.
struct Folder(PathBuf);

impl Folder {
    fn new(name: &str) -> Folder {
        let id = std::process::id();
        let path = Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("cache-{name}-{id}"));
        let _ = fs::remove_dir_all(&path);
        Folder(path)
    }

    /// The one file in it.
    fn file(&self) -> PathBuf {
        let mut files = fs::read_dir(&self.0).expect("the folder is there");
        let file = files.next().expect("a file was written");
        file.expect("it can be listed").path()
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.0);
    }
}

/// What a run came to.
struct Ran {
    out: String,
    counters: HashMap<&'static str, u64>,
    native_ticks: u64,
    problem: Option<String>,
}

impl Ran {
    fn counted(&self, name: &str) -> u64 {
        self.counters.get(name).copied().unwrap_or(0)
    }
}

/// Runs a program with the cache in a folder, or without.
fn run(source: &str, folder: Option<&Path>, jit: JitMode) -> Ran {
    let host = ScriptedHost::new();
    let output = host.output();
    let mut config = Config {
        jit,
        ..Config::default()
    };
    if let Some(folder) = folder {
        config = config.cache(folder, "program");
    }
    let mut isolate = Isolate::new(config).expect("an isolate").host(host);
    let err = match isolate.run_source(source, "program.py") {
        Ok(()) => String::new(),
        Err(RunError::Uncaught(uncaught)) => uncaught.report(),
        Err(e) => e.to_string(),
    };
    // The folder may have been made unfit.
    let _ = isolate.save_cache();
    let problem = isolate.cache_problem().map(str::to_string);
    let vm = isolate.vm();
    let counters = vm.compiler.as_ref().map(|c| c.counters());
    Ran {
        out: output.out() + &err,
        counters: counters.into_iter().flatten().collect(),
        native_ticks: vm.compiler_stats.native_ticks,
        problem,
    }
}

fn run_always(source: &str, folder: &Folder) -> Ran {
    run(source, Some(&folder.0), JitMode::Always)
}

/// What the interpreter makes of a program.
fn expected(source: &str) -> String {
    run(source, None, JitMode::Off).out
}

fn check(what: bool, why: impl FnOnce() -> String) -> Result<(), Failed> {
    what.then_some(()).ok_or_else(|| why().into())
}

fn same(out: &str, expected: &str) -> Result<(), Failed> {
    check(out == expected, || {
        format!("expected:\n{expected}\nfound:\n{out}")
    })
}

/// A second run has all units from the file and runs natively earlier.
fn second_run() -> Result<(), Failed> {
    let folder = Folder::new("second");
    let first = run_always(PROGRAM, &folder);
    same(&first.out, &expected(PROGRAM))?;
    check(first.counted("cache_written") > 5, || {
        format!("{:?}", first.counters)
    })?;
    // What is compiled now is what is known now, which is more; it settles.
    run_always(PROGRAM, &folder);
    let second = run_always(PROGRAM, &folder);
    same(&second.out, &first.out)?;
    check(second.counted("cache_loaded") > 5, || {
        format!("{:?}", second.counters)
    })?;
    // What is known is not made again.
    let (a, b) = (
        first.counted("cache_written"),
        second.counted("cache_written"),
    );
    check(b < a, || format!("{a} units written, then {b}"))?;
    let third = run_always(PROGRAM, &folder);
    same(&third.out, &first.out)?;
    let (a, b) = (
        second.counted("cache_loaded"),
        third.counted("cache_loaded"),
    );
    check(b >= a, || format!("{a} units found, then {b}"))
}

/// A run that finds code runs natively from the first calls on: as users have it, with a thread that compiles what is hot.
fn sooner() -> Result<(), Failed> {
    let folder = Folder::new("sooner");
    let hot = || run(HOT, Some(&folder.0), JitMode::On);
    let first = hot();
    same(&first.out, &expected(HOT))?;
    // The thread may not be done when the first runs end.
    let later = std::iter::repeat_with(hot).take(20);
    let mut found = later.filter(|run| run.counted("cache_loaded") >= 2);
    let warm = found.next().ok_or("no run found anything")?;
    same(&warm.out, &first.out)?;
    let (a, b) = (first.native_ticks, warm.native_ticks);
    // Of about 300,000 ticks, of which the first run interprets at least those until something is hot and made: so many that
    // the thread gets round to it on a busy machine, too.
    check(b > a && b > 200_000, || {
        format!("native ticks {a}, then {b}")
    })
}

/// What goes on in the middle of a program begins with the code that whole runs have left, and leaves its own.
fn resumed() -> Result<(), Failed> {
    let folder = Folder::new("resumed");
    let whole = run_always(PROGRAM, &folder);
    let mut config = Config {
        pause_at_limit: true,
        ..Config::default().max_ticks(150)
    };
    config.jit = JitMode::Off;
    let host = ScriptedHost::new();
    let output = host.output();
    let mut isolate = Isolate::new(config).expect("an isolate").host(host);
    let end = isolate.run_source(PROGRAM, "program.py");
    check(matches!(end, Err(RunError::Limit(_))), || {
        format!("{end:?}")
    })?;
    let bytes = isolate.snapshot().map_err(|e| e.to_string())?;
    let before = output.out();
    let go_on = |folder: &Folder| {
        let config = Config {
            jit: JitMode::Always,
            ..Config::default().cache(&folder.0, "program")
        };
        let host = ScriptedHost::new();
        let output = host.output();
        let isolate = Isolate::resume_with(&bytes, config, host, |_| {});
        let mut isolate = isolate.map_err(|e| e.to_string())?;
        isolate.go_on().map_err(|e| e.to_string())?;
        isolate.save_cache().map_err(|e| e.to_string())?;
        same(&(before.clone() + &output.out()), &whole.out)?;
        let counters = isolate.vm().compiler.as_ref().map(|c| c.counters());
        let counters: HashMap<_, _> = counters.into_iter().flatten().collect();
        Ok::<_, Failed>(counters)
    };
    let warm = go_on(&folder)?;
    check(warm["cache_loaded"] > 3, || format!("{warm:?}"))?;
    // Where nothing was kept, the second one has what the first one left.
    let folder = Folder::new("resumed-again");
    let cold = go_on(&folder)?;
    let again = go_on(&folder)?;
    let figures = || format!("{cold:?}, then {again:?}");
    check(
        cold["cache_loaded"] == 0 && cold["cache_written"] > 3,
        figures,
    )?;
    check(again["cache_loaded"] > 3, figures)
}

/// Whatever happens to the file, the program prints the same.
fn damaged() -> Result<(), Failed> {
    let folder = Folder::new("damaged");
    let expected = run_always(PROGRAM, &folder).out;
    let (path, good) = (folder.file(), fs::read(folder.file()).expect("the file"));
    let mut seed = 0x9e37_79b9_7f4a_7c15u64;
    let mut random = move |n: usize| {
        seed ^= seed << 13;
        seed ^= seed >> 7;
        seed ^= seed << 17;
        (seed % n.max(1) as u64) as usize
    };
    for n in 0..DAMAGED {
        let mut bytes = good.clone();
        match n % 8 {
            0 => bytes.truncate(random(good.len())),
            1 => {
                let at = random(bytes.len());
                drop(bytes.splice(at..at, std::iter::repeat_n(0xcc, random(40))));
            }
            2 => {
                let (at, n) = (random(bytes.len()), random(64));
                bytes.iter_mut().skip(at).take(n).for_each(|b| *b = 0);
            }
            // Many in the table.
            3 | 4 => bytes[random(good.len().min(4096))] ^= 1 << random(8),
            _ => (0..=random(3)).for_each(|_| bytes[random(good.len())] ^= 1 << random(8)),
        }
        fs::write(&path, &bytes).expect("the file is written");
        let found = std::panic::catch_unwind(|| run(PROGRAM, Some(&folder.0), JitMode::Always));
        let found = found.map_err(|p| format!("mutation {n}: {}", panic_text(&*p)))?;
        same(&found.out, &expected).map_err(|e| format!("mutation {n}: {e:?}"))?;
        let seen = found.counted("cache_foreign") + found.counted("cache_damaged");
        check(
            bytes == good || seen > 0 || found.counted("cache_loaded") > 0,
            || format!("mutation {n}: {:?}", found.counters),
        )?;
    }
    Ok(())
}

/// Programs of one name that say different things.
fn edited() -> Result<(), Failed> {
    let edits: &[(&str, &str)] = &[
        ("LIMIT = 40", "LIMIT = 41"),
        ("LIMIT = 40", "LIMIT = 40.5"),
        ("return self.x * self.x", "return self.x * self.x + 1"),
        ("return self.x * self.x", "return self.x ** 2"),
        ("return self.x + self.y", "return self.x - self.y"),
        (
            "        self.x = x\n        self.y = y\n",
            "        self.y = y\n        self.x = x\n",
        ),
        (
            "        self.x = x\n",
            "        self.z = 1\n        self.x = x\n",
        ),
        (
            "class Shape:\n",
            "class Shape:\n    __slots__ = ('x', 'y', '__dict__')\n",
        ),
        ("class Named(Square):\n", "class Named(Shape):\n"),
        ("    kind = \"named\"\n", "    kind = \"other\"\n"),
        (
            "    @property\n    def sum(self):\n        return self.x + self.y\n",
            "    sum = 5\n",
        ),
        (
            "    @staticmethod\n    def clamp(n):\n",
            "    @classmethod\n    def clamp(cls, n):\n",
        ),
        ("LIMIT = 40\n", "LIMIT = 40\nOTHER = 1\n"),
        (
            "import math\n",
            "class math:\n    def sqrt(x):\n        return x\n\n",
        ),
        (
            "def norm(values):\n",
            "sum = lambda items: 3\n\n\ndef norm(values):\n",
        ),
        (
            "return n if n < 2 else fib(n - 1) + fib(n - 2)",
            "return n + 0.5 if n < 2 else fib(n - 1) + fib(n - 2)",
        ),
        (
            "    for i in range(12):\n",
            "    Square.area = lambda self: 1\n    for i in range(12):\n",
        ),
    ];
    let (folder, plain) = (Folder::new("edited"), expected(PROGRAM));
    for (n, (from, to)) in edits.iter().enumerate() {
        let source = PROGRAM.replace(from, to);
        check(source != PROGRAM, || format!("edit {n} edits nothing"))?;
        let expected = expected(&source);
        let rounds = [
            (PROGRAM, &plain),
            (&source, &expected),
            (&source, &expected),
            (PROGRAM, &plain),
        ];
        for (round, (source, expected)) in rounds.into_iter().enumerate() {
            let found = run_always(source, &folder);
            same(&found.out, expected).map_err(|e| format!("edit {n}, round {round}: {e:?}"))?;
        }
    }
    Ok(())
}

/// Things come to be in another order, or are seen in another order.
fn other_order() -> Result<(), Failed> {
    let folder = Folder::new("order");
    let orders = [
        "shapes = [Shape(1, 2), Square(3, 4), Named(5, 6, \"a\")]",
        "n, q, s = Named(5, 6, \"a\"), Square(3, 4), Shape(1, 2)\n    shapes = [s, q, n]",
        "s = Shape(1.5, 2)\n    shapes = [s, Square(3, 4.5), Named(5, 6, \"a\")]",
        "shapes = [Named(5, 6, \"a\") for i in range(3)]",
    ];
    for _ in 0..3 {
        for order in orders {
            let source = PROGRAM.replace(orders[0], order);
            same(&run_always(&source, &folder).out, &expected(&source))?;
        }
    }
    Ok(())
}

/// Several isolates on threads use one file at once.
fn at_once() -> Result<(), Failed> {
    let folder = Folder::new("once");
    let expected = expected(PROGRAM);
    for _ in 0..6 {
        let run = || run_always(PROGRAM, &folder).out;
        let outs: Vec<String> = std::thread::scope(|s| {
            let threads: Vec<_> = (0..4).map(|_| s.spawn(run)).collect();
            let joined = threads.into_iter().map(|t| t.join());
            joined.map(|out| out.unwrap_or_default()).collect()
        });
        outs.iter().try_for_each(|out| same(out, &expected))?;
    }
    let left = fs::read_dir(&folder.0).expect("the folder").count();
    check(left == 1, || format!("{left} files are left"))
}

/// Folders that are not the user's own, or none.
#[cfg(unix)]
fn unfit_folders() -> Result<(), Failed> {
    use std::os::unix::fs::{PermissionsExt, symlink};
    let folder = Folder::new("unfit");
    fs::create_dir_all(&folder.0).expect("a folder");
    let at = |name: &str| folder.0.join(name);
    let mode = |path: &Path, mode| {
        fs::set_permissions(path, fs::Permissions::from_mode(mode)).expect("a mode is set");
    };
    fs::create_dir(at("open")).expect("a folder");
    mode(&at("open"), 0o755);
    fs::write(at("file"), "").expect("a file");
    fs::create_dir(at("real")).expect("a folder");
    mode(&at("real"), 0o700);
    symlink(at("real"), at("link")).expect("a link");
    let expected = expected(PROGRAM);
    for name in ["open", "file", "link", "file/below"] {
        let found = run(PROGRAM, Some(&at(name)), JitMode::Always);
        same(&found.out, &expected)?;
        check(found.problem.is_some(), || format!("'{name}' was used"))?;
    }
    // A link in the place of a file, and a file that others may write to.
    let real = at("real");
    run(PROGRAM, Some(&real), JitMode::Always);
    let mut files = fs::read_dir(&real).expect("the folder");
    let file = files.next().expect("a file").expect("it is listed").path();
    fs::rename(&file, at("elsewhere")).expect("it is moved");
    symlink(at("elsewhere"), &file).expect("a link");
    let found = run(PROGRAM, Some(&real), JitMode::Always);
    same(&found.out, &expected)?;
    check(found.counted("cache_loaded") == 0, || {
        "a link was followed".to_string()
    })?;
    let found = run(PROGRAM, Some(&real), JitMode::Always);
    check(found.counted("cache_loaded") > 0, || {
        "the link was not replaced".to_string()
    })?;
    mode(&file, 0o666);
    let found = run(PROGRAM, Some(&real), JitMode::Always);
    same(&found.out, &expected)?;
    check(found.counted("cache_loaded") == 0, || {
        "a file open to all was used".to_string()
    })?;
    // One that cannot be written to.
    mode(&file, 0o600);
    mode(&real, 0o500);
    same(&run(PROGRAM, Some(&real), JitMode::Always).out, &expected)?;
    mode(&real, 0o700);
    Ok(())
}

/// The trials.
pub fn trials() -> Vec<Trial> {
    let mut trials = vec![
        Trial::test("cache/second_run", second_run),
        Trial::test("cache/sooner", sooner),
        Trial::test("cache/resumed", resumed),
        Trial::test("cache/damaged", damaged),
        Trial::test("cache/edited", edited),
        Trial::test("cache/other_order", other_order),
        Trial::test("cache/at_once", at_once),
    ];
    #[cfg(unix)]
    trials.push(Trial::test("cache/unfit_folders", unfit_folders));
    trials
}
