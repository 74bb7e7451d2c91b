//! Limits and Ctrl-C within native code. The statistics prove that native code is where the program was.

use crate::limits::interrupted;
use crate::process::{Done, Folder};
use std::process::Stdio;
use std::time::{Duration, Instant};

/// Programs that never end, each with another sort of hot loop.
const ENDLESS: &[(&str, &str)] = &[
    ("nothing", "while True:\n    pass\n"),
    (
        "arithmetic",
        "def spin(n):\n    x = 0\n    while True:\n        x = (x * 3 + n) % 1000003\nspin(1)\n",
    ),
    (
        "a call in its place",
        "def leaf(x):\n    return x ^ 1\ndef spin(x):\n    while True:\n        x = leaf(x)\nspin(0)\n",
    ),
    (
        "a generator",
        "def numbers():\n    n = 0\n    while True:\n        yield n\n        n += 1\n\
         def spin(s):\n    for x in numbers():\n        s ^= x\nspin(0)\n",
    ),
    (
        "recursion",
        "def fib(n):\n    return n if n < 2 else fib(n - 1) + fib(n - 2)\nfib(90)\n",
    ),
    (
        "an exception at every turn",
        "def spin(xs):\n    while True:\n        try:\n            xs[9]\n        except IndexError:\n            pass\nspin([1])\n",
    ),
    (
        "nested loops",
        "def spin(n):\n    x = 0\n    while True:\n        for i in range(n):\n            x ^= i\nspin(1000)\n",
    ),
];

/// Asserts that most ticks were native. A generator's own are counted as those of the interpreter.
#[track_caller]
fn was_native(what: &str, done: &Done) {
    let native = done.number("native_ticks").expect("statistics");
    let ticks = done.number("ticks").expect("statistics");
    let least = if what == "a generator" { 0.4 } else { 0.7 };
    assert!(native > least * ticks, "{what}: {native} of {ticks} ticks");
}

#[test]
fn the_limit_of_ticks_ends_native_loops() {
    let folder = Folder::new();
    for (name, source) in ENDLESS {
        folder.write("p.py", source.as_bytes());
        let run = |jit: &str| {
            let done = folder.pirn(&["run", jit, "--max-ticks", "2e7", "--stats=json", "p.py"]);
            done.fails(124, &["used up its ticks"]).is(124, "");
            done
        };
        let (on, off) = (run("--jit=on"), run("--jit=off"));
        was_native(name, &on);
        // To the tick where the interpreter stops.
        assert_eq!(on.number("ticks"), off.number("ticks"), "{name}");
    }
}

#[test]
fn the_limit_of_memory_holds_in_native_loops() {
    // Each begins small a few times, so that it is hot before it goes too far.
    let bombs = [
        ("lists", "x.append(i)", "[]"),
        ("chains", "x = (x, i)", "None"),
        ("floats", "x.append(i * 0.1e-300)", "[]"),
        ("dicts", "x[i] = i", "{}"),
        ("strings", "x += 'abcdefgh'", "''"),
        ("big numbers", "x.append(1 << 300 + i % 7)", "[]"),
        ("instances", "x = Node(x)", "None"),
        ("a generator", "x.append(count(i))", "[]"),
    ];
    let folder = Folder::new();
    for (name, step, start) in bombs {
        let source = format!(
            "class Node:\n    def __init__(self, below):\n        self.below = below\n\n\n\
             def count(n):\n    yield n\n\n\n\
             def fill(n):\n    x = {start}\n    i = 0\n    while i < n:\n        {step}\n        i += 1\n\n\n\
             for _ in range(100):\n    fill(1000)\n\
             try:\n    fill(1 << 60)\nexcept MemoryError:\n    print('caught')\nfill(1000)\nprint('on')\n"
        );
        folder.write("bomb.py", source.as_bytes());
        for jit in ["--jit=on", "--jit=always"] {
            let start = Instant::now();
            let done = folder.pirn(&["run", jit, "--max-memory", "16M", "--stats=json", "bomb.py"]);
            let took = start.elapsed();
            done.is(0, "caught\non\n");
            // How much the other does natively depends on how soon the compiler's thread is done.
            if jit == "--jit=always" {
                was_native(name, &done);
            }
            assert!(took < Duration::from_secs(60), "{name}: {took:?}");
            let peak = done.number("peak_memory_bytes");
            assert!(peak.is_none_or(|n| n < 160e6), "{name}: {peak:?}");
        }
    }
}

#[cfg(unix)]
#[test]
fn ctrl_c_is_noticed_in_native_loops() {
    // Ready when they have been native for long.
    let loops = [
        (
            "a loop",
            "def spin():\n    n = 0\n    while True:\n        n += 1\n        if n == 3000000:\n            print('ready', flush=True)\n",
        ),
        (
            "calls",
            "def leaf(n):\n    if n == 3000000:\n        print('ready', flush=True)\n    return n + 1\n\
             def spin():\n    n = 0\n    while True:\n        n = leaf(n)\n",
        ),
        (
            "a generator",
            "def numbers():\n    n = 0\n    while True:\n        yield n\n        n += 1\n\
             def spin():\n    for n in numbers():\n        if n == 3000000:\n            print('ready', flush=True)\n",
        ),
        (
            "recursion",
            "left = 200000\ndef fib(n):\n    if n < 2:\n        return n\n    return fib(n - 1) + fib(n - 2)\n\
             def spin():\n    fib(25)\n    print('ready', flush=True)\n    fib(90)\n",
        ),
    ];
    for (name, source) in loops {
        let caught = format!(
            "{source}\ntry:\n    spin()\nexcept KeyboardInterrupt:\n    print('stopped')\n"
        );
        let done = interrupted(&["--stats=json"], &caught, Stdio::null());
        done.is(0, "stopped\n");
        was_native(name, &done);
        let done = interrupted(
            &["--stats=json"],
            &format!("{source}\nspin()\n"),
            Stdio::null(),
        );
        let words = [
            "Traceback (most recent call last):",
            "in spin",
            "KeyboardInterrupt\n",
        ];
        done.fails(130, &words);
        was_native(name, &done);
    }
}

#[test]
fn native_recursion_is_as_deep_as_memory_allows() {
    let source = "import sys\nsys.setrecursionlimit(1 << 30)\n\
                  def down(n):\n    if n == 0:\n        return 0\n    return down(n - 1) + 1\n\
                  for _ in range(2000):\n    down(50)\n\
                  print(down(1000000))\n";
    let folder = Folder::with(&[("r.py", source)]);
    let done = folder.pirn(&["run", "--jit=always", "--stats=json", "r.py"]);
    done.is(0, "1000000\n");
    was_native("going down", &done);
    // A small limit on memory ends it, and the program goes on.
    let source = source.replace(
        "print(down(1000000))",
        "try:\n    down(1 << 60)\nexcept MemoryError:\n    print('caught')\nprint(down(1000))",
    );
    folder.write("r.py", source.as_bytes());
    let flags = [
        "run",
        "--jit=always",
        "--max-memory",
        "16M",
        "--stats=json",
        "r.py",
    ];
    let done = folder.pirn(&flags);
    done.is(0, "caught\n1000\n");
    was_native("going too far down", &done);
}

#[test]
fn time_slices_end_native_loops() {
    // Long enough for a thread that has to wait for a processor, too.
    let source = "import stackless\n\
                  def spin(name, n):\n    turns = 0\n    while turns < n:\n        turns += 1\n    print(name)\n\
                  for name, n in ('a', 12000000), ('b', 8000000), ('c', 4000000):\n\
                  \x20   stackless.tasklet(spin)(name, n)\n\
                  slices = 0\n\
                  while (late := stackless.run(400000)) is not None:\n    slices += 1\n    late.insert()\n\
                  print(slices)\n";
    let folder = Folder::with(&[("s.py", source)]);
    let on = folder.pirn(&["run", "--stats=json", "s.py"]);
    let off = folder.pirn(&["run", "--jit=off", "s.py"]);
    assert!(on.out.starts_with("c\nb\na\n"), "{on:?}");
    off.is(0, &on.out);
    was_native("slices", &on);
}

/// A program with something hot.
const HOT: &str =
    "def f(x):\n    return x * 3 % 7\nn = 0\nfor i in range(2000000):\n    n += f(i)\nprint(n)\n";

#[test]
fn a_system_without_executable_memory_is_told_once() {
    let folder = Folder::with(&[("p.py", HOT)]);
    let done = folder.pirn(&["run", "--refuse-code", "--stats=json", "p.py"]);
    done.is(0, "5999997\n");
    assert_eq!(done.number("native_ticks"), Some(0.0), "{done:?}");
    let told = "pirn: warning: everything was interpreted: the system gives no executable memory\n";
    assert_eq!(done.err.matches("warning").count(), 1, "{done:?}");
    assert!(done.err.starts_with(told), "{done:?}");
    // Programs that would have had no native code, and users that want none, need not know.
    for flags in [&["-c", "print(1)"][..], &["--jit=off", "p.py"]] {
        let done = folder.pirn(&[&["run", "--refuse-code"], flags].concat());
        assert_eq!((done.code, done.err.as_str()), (Some(0), ""), "{done:?}");
    }
}

#[test]
fn what_finds_no_room_for_code_is_interpreted_and_counted() {
    let folder = Folder::with(&[("p.py", HOT)]);
    let run = |flags: &[&str]| folder.pirn(&[&["run", "--stats=json"], flags, &["p.py"]].concat());
    let done = run(&["--max-code=100"]);
    done.is(0, "5999997\n");
    assert!(!done.err.contains("warning"), "{done:?}");
    assert!(done.number("code_refused") > Some(0.0), "{done:?}");
    assert_eq!(done.number("code_memory_bytes"), Some(0.0), "{done:?}");
    assert_eq!(done.number("native_ticks"), Some(0.0), "{done:?}");
    let done = run(&[]);
    assert_eq!(done.number("code_refused"), Some(0.0), "{done:?}");
    assert!(done.number("code_memory_bytes") > Some(0.0), "{done:?}");
}
