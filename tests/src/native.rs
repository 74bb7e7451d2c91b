//! How native code keeps within bounds: of size, of number, of tries, of memory. What no output shows, statistics do.
//!
//! Programs here are generated, because they are large. What they print is known without running them.

use libtest_mimic::{Failed, Trial};
use pirn_runtime::{CodeMemory, Config, Isolate, JitMode, RunError, ScriptedHost};
use pirn_vm::compiler::CompilerStats;
use std::fmt::Write as _;
use std::time::{Duration, Instant};

/// Bytecode instructions of the function that is too long.
const LONG: usize = 50_000;

/// Functions of the program that has many.
const MANY: usize = 1000;

/// All these small programs' modes.
const MODES: [JitMode; 3] = [JitMode::Off, JitMode::On, JitMode::Always];

pub fn trials() -> Vec<Trial> {
    vec![
        Trial::test("native/a_long_function", a_long_function),
        Trial::test("native/many_functions", many_functions),
        Trial::test("native/types_that_change", types_that_change),
        Trial::test("native/names_that_change", names_that_change),
        Trial::test("native/limited_memory", limited_memory),
        Trial::test("native/memory_given_back", memory_given_back),
        Trial::test("native/no_executable_memory", no_executable_memory),
    ]
}

/// What a run came to.
#[derive(Debug)]
struct Ran {
    out: String,
    ticks: u64,
    stats: CompilerStats,
    code_memory: u64,
    refused: u64,
    problem: Option<&'static str>,
}

fn run(source: &str, config: Config) -> Result<Ran, Failed> {
    let host = ScriptedHost::new();
    let output = host.output();
    let mut isolate = Isolate::new(config).map_err(|e| e.to_string())?.host(host);
    match isolate.run_source(source, "program.py") {
        Ok(()) => {}
        Err(RunError::Uncaught(uncaught)) => return Err(uncaught.traceback.into()),
        Err(e) => return Err(e.to_string().into()),
    }
    let problem = isolate.jit_problem();
    let vm = isolate.vm();
    let compiler = vm.compiler.as_ref();
    let counters = compiler.map_or(Vec::new(), |c| c.counters());
    let counter = |name: &str| {
        let found = counters.iter().find(|c| c.0 == name);
        found.map_or(0, |c| c.1)
    };
    Ok(Ran {
        out: output.out(),
        ticks: vm.ticks(),
        stats: vm.compiler_stats,
        code_memory: counter("code_memory_bytes"),
        refused: counter("code_refused"),
        problem,
    })
}

fn config(jit: JitMode) -> Config {
    Config {
        jit,
        ..Config::default()
    }
}

fn check(what: bool, ran: &Ran) -> Result<(), Failed> {
    match what {
        true => Ok(()),
        false => Err(format!("{ran:?}").into()),
    }
}

fn prints(ran: &Ran, expected: &str) -> Result<(), Failed> {
    check(ran.out == expected, ran)
}

/// A function of fifty thousand instructions, with a loop in it, is interpreted; what it calls is not.
fn a_long_function() -> Result<(), Failed> {
    const STATEMENTS: u64 = 17_000;
    let mut source =
        String::from("def step(x):\n    return x ^ 5\n\n\ndef long(a):\n    for i in range(3):\n");
    for i in 0..STATEMENTS {
        let _ = writeln!(source, "        a = (a * {} + {i}) % 1000003", i % 5 + 2);
    }
    source += "        for j in range(1000):\n            a = step(a)\n    return a\n\n\nprint(long(1), long(2))\n";
    let long = |mut a: u64| {
        for _ in 0..3 {
            for i in 0..STATEMENTS {
                a = (a * (i % 5 + 2) + i) % 1_000_003;
            }
        }
        a
    };
    let expected = format!("{} {}\n", long(1), long(2));
    let program = pirn_front::compile(&source, "program.py", pirn_front::Mode::Exec);
    let program = program.map_err(|e| e.render())?;
    let longest = program.codes.iter().map(|code| code.instrs.len()).max();
    if longest.is_none_or(|n| n < LONG) {
        return Err(format!("{longest:?} instructions").into());
    }
    for mode in MODES {
        let ran = run(&source, config(mode))?;
        prints(&ran, &expected)?;
        check(ran.stats.instructions < LONG as u64, &ran)?;
        if mode == JitMode::Always {
            check(ran.stats.native_ticks > 3000, &ran)?;
        }
    }
    Ok(())
}

/// A program of many functions that call each other, each of them hot; the last figure is how often each is called.
fn program_of_many(calls: usize) -> (String, String) {
    let mut source = String::new();
    for i in 0..MANY {
        let next = (i + 1) % MANY;
        let _ = writeln!(
            source,
            "def f{i}(x):\n    return x + {i} if x % 2 else f{next}(x + 1) - {}\n",
            i % 7
        );
    }
    let names: Vec<String> = (0..MANY).map(|i| format!("f{i}")).collect();
    let _ = writeln!(
        source,
        "s = 0\nfor turn in range({calls}):\n    for f in ({}):\n        s += f(turn)\nprint(s)",
        names.join(", ")
    );
    let f = |i: usize, x: usize| match x % 2 {
        0 => (x + 1 + (i + 1) % MANY) as i64 - (i % 7) as i64,
        _ => (x + i) as i64,
    };
    let sum: i64 = (0..calls)
        .flat_map(|turn| (0..MANY).map(move |i| f(i, turn)))
        .sum();
    (source, format!("{sum}\n"))
}

/// A thousand functions, each with native code of its own.
fn many_functions() -> Result<(), Failed> {
    for (mode, calls) in [(JitMode::Off, 5), (JitMode::Always, 5), (JitMode::On, 500)] {
        let (source, expected) = program_of_many(calls);
        let ran = run(&source, config(mode))?;
        prints(&ran, &expected)?;
        if mode == JitMode::Always {
            check(ran.stats.compiled >= MANY as u64, &ran)?;
            check(ran.stats.native_ticks * 10 > ran.ticks * 4, &ran)?;
        }
    }
    Ok(())
}

/// Where no type lasts, native code is made anew a few times and then left as it is.
fn types_that_change() -> Result<(), Failed> {
    let source = "
class A:
    def __init__(self, x):
        self.x = x
    def __add__(self, other):
        return self.x
class B(A):
    def __init__(self, x):
        self.y = x
        self.x = -x
class C:
    __slots__ = ('x',)
    def __init__(self, x):
        self.x = x
    def __add__(self, other):
        return A(self.x)
VALUES = [1, 2.5, 's', (1,), [2], True, 1 << 70, A(3), B(4), C(5)]
def step(a, b):
    try:
        return a + b
    except TypeError:
        return None
def x_of(a):
    try:
        return a.x
    except AttributeError:
        return 0
def loop(n):
    seen = 0
    v = None
    for i in range(n):
        v = step(VALUES[i % 10], VALUES[i * 7 % 10])
        if v is not None:
            seen += 1
        if isinstance(x_of(VALUES[i * 3 % 10]), int):
            seen += 1
        w = i if i % 3 == 0 else i * 0.5 if i % 3 == 1 else 'w'
        if w == v:
            seen += 1
    return seen
print(loop(TURNS))
";
    let counts: Vec<u64> = [4000, 40_000]
        .into_iter()
        .map(|turns| {
            let source = source.replace("TURNS", &turns.to_string());
            let plain = run(&source, config(JitMode::Off))?;
            for mode in [JitMode::On, JitMode::Always] {
                prints(&run(&source, config(mode))?, &plain.out)?;
            }
            let ran = run(&source, config(JitMode::Always))?;
            check(ran.stats.native_ticks > 0, &ran)?;
            Ok::<u64, Failed>(ran.stats.compiled)
        })
        .collect::<Result<_, _>>()?;
    match counts[..] {
        [few, many] if many <= 150 && many <= few + 40 => Ok(()),
        _ => Err(format!("{counts:?} units").into()),
    }
}

/// What a turn of a loop does that breaks what native code relies on, and what the program begins with. `s` is printed.
const CHANGES: &[(&str, &str, &str)] = &[
    (
        "a class attribute is set",
        "class A:\n    k = 1\n    def m(self):\n        return self.k\na = A()\n",
        "A.k = i\n        s += a.m()\n",
    ),
    (
        "a method is replaced",
        "class A:\n    def m(self):\n        return 1\nmethods = [lambda self: 2, lambda self: 3]\na = A()\n",
        "A.m = methods[i % 2]\n        s += a.m()\n",
    ),
    (
        "an operator is replaced, and the class of an instance",
        "class A:\n    x = 3\n    def __add__(self, o):\n        return self.x + o\nclass B(A):\n    pass\n\
         methods = [lambda self, o: self.x - o, lambda self, o: self.x * o]\na = A()\n",
        "A.__add__ = methods[i % 2]\n        s += a + i\n        a.__class__ = B if i % 10 else A\n",
    ),
    (
        "globals and builtins get other values",
        "functions = [lambda x: x + 1, lambda x: x + 2]\nk = 0\nf = None\n",
        "global k, f, len\n        k = i\n        f = functions[i % 2]\n        len = f\n        s += f(k) + k + len(1)\n\
         \x20       del len\n        s += len('ab')\n",
    ),
    (
        "attributes are deleted",
        "class A:\n    pass\na = A()\n",
        "a.x = i\n        s += a.x\n        del a.x\n        a.y = 1\n        s += getattr(a, 'x', 5)\n        del a.y\n",
    ),
    (
        "a class is made",
        "",
        "class A:\n            def __init__(self, x):\n                self.x = x\n        s += A(i).x\n",
    ),
];

/// Whatever is changed at every turn, native code is made anew a bounded number of times.
fn names_that_change() -> Result<(), Failed> {
    for (what, before, turn) in CHANGES {
        let source = format!(
            "{before}def loop(n):\n    s = 0\n    for i in range(n):\n        {turn}    return s\nprint(loop(20000))\n"
        );
        let plain = run(&source, config(JitMode::Off))?;
        for mode in [JitMode::On, JitMode::Always] {
            let ran = run(&source, config(mode))?;
            if ran.out != plain.out || ran.ticks != plain.ticks || ran.stats.compiled > 300 {
                return Err(format!("{what}, {mode:?}: {ran:?}, not {plain:?}").into());
            }
        }
    }
    Ok(())
}

/// What finds no room is interpreted, and nothing is translated in vain.
fn limited_memory() -> Result<(), Failed> {
    const BYTES: usize = 256 << 10;
    let (source, expected) = program_of_many(30);
    for mode in [JitMode::On, JitMode::Always] {
        let ran = run(&source, config(mode).code_limit(BYTES))?;
        prints(&ran, &expected)?;
        check(ran.code_memory <= BYTES as u64, &ran)?;
        check(ran.problem.is_none(), &ran)?;
        if mode == JitMode::Always {
            check(ran.refused >= MANY as u64 / 2, &ran)?;
            check((1..200).contains(&ran.stats.compiled), &ran)?;
            check(ran.stats.native_ticks > 0, &ran)?;
        }
    }
    // Not even what every unit needs.
    let ran = run(&source, config(JitMode::Always).code_limit(100))?;
    prints(&ran, &expected)?;
    check(ran.stats.compiled == 0 && ran.refused > 0, &ran)
}

/// Units that are dropped make room for others.
fn memory_given_back() -> Result<(), Failed> {
    const BYTES: usize = 128 << 10;
    let mut source = String::from("class A:\n    def m(self):\n        return 1\n\n\na = A()\n");
    for i in 0..200 {
        let _ = writeln!(source, "def f{i}(x):\n    return x + a.m() + {i}\n");
    }
    source += "s = 0\n";
    // Each part fills the memory, and then the class that all its units rely on is changed.
    for part in 0..4 {
        let names: Vec<String> = (50 * part..50 * part + 50)
            .map(|i| format!("f{i}"))
            .collect();
        let names = names.join(", ");
        let _ = writeln!(
            source,
            "for turn in range(20):\n    for f in ({names}):\n        s += f(turn)\nA.m = lambda self: {part}"
        );
    }
    source += "print(s)\n";
    let plain = run(&source, config(JitMode::Off))?;
    let ran = run(&source, config(JitMode::Always).code_limit(BYTES))?;
    prints(&ran, &plain.out)?;
    check(ran.code_memory <= BYTES as u64 && ran.refused > 0, &ran)?;
    // A page for each unit: more of them were made than there is room for at once.
    check(ran.stats.compiled > BYTES as u64 / 4096, &ran)?;
    check(ran.stats.dropped > 0, &ran)
}

/// Where the system does not let code be executed, everything is interpreted, and the host is told.
fn no_executable_memory() -> Result<(), Failed> {
    let (source, expected) = program_of_many(20);
    for mode in [JitMode::On, JitMode::Always] {
        let mut config = config(mode);
        let memory = CodeMemory::refused();
        config.code_memory = memory.clone();
        let ran = run(&source, config)?;
        prints(&ran, &expected)?;
        check(ran.stats.compiled == 0 && ran.stats.native_ticks == 0, &ran)?;
        // The compiling thread may just be trying, and outlives the isolate: it gives all back.
        let patience = Instant::now() + Duration::from_secs(20);
        while memory.used() > 0 && Instant::now() < patience {
            std::thread::sleep(Duration::from_millis(1));
        }
        check(memory.used() == 0, &ran)?;
        if mode == JitMode::Always {
            check(ran.problem.is_some(), &ran)?;
        }
    }
    Ok(())
}
