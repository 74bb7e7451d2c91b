//! Limits on ticks, memory and depth, and Ctrl-C.

use crate::process::{Done, Folder, finish};
use std::io::Read;
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

#[test]
fn endless_recursion_is_a_traceback() {
    let source = "def forever(n):\n    return forever(n + 1)\n\n\nforever(0)\n";
    let folder = Folder::with(&[("r.py", source)]);
    let words = [
        "File \"r.py\", line 2, in forever",
        "[Previous line repeated 996 more times]",
        "RecursionError: maximum recursion depth exceeded",
    ];
    folder.pirn(&["r.py"]).fails(1, &words);
    let words = ["[Previous line repeated 46 more times]", "RecursionError"];
    folder
        .pirn(&["run", "--max-depth", "50", "r.py"])
        .fails(1, &words);
}

#[test]
fn endless_loops_end_at_the_limit_of_ticks() {
    let folder = Folder::with(&[("l.py", "print('start')\nwhile True:\n    pass\n")]);
    let done = folder.pirn(&["run", "--max-ticks", "1e6", "l.py"]);
    done.fails(124, &["used up its ticks", "--max-ticks"])
        .is(124, "start\n");
}

#[test]
fn allocation_bombs_end_at_the_limit_of_memory() {
    let bombs = [
        "x = []\nwhile True:\n    x.append('x' * 1000)\n",
        "x = [0]\nwhile True:\n    x = x + x\n",
        "x = 'ab'\nwhile True:\n    x += x\n",
        "x = 1\nwhile True:\n    x = x << 1000000 | 1\n",
        "x = {}\nn = 0\nwhile True:\n    x[n] = [n]\n    n += 1\n",
        "x = None\nwhile True:\n    x = (x, x)\n",
        "[0] * (1 << 60)\n",
    ];
    let folder = Folder::new();
    for bomb in bombs {
        folder.write("bomb.py", bomb.as_bytes());
        let done = folder.pirn(&["run", "--max-memory", "32M", "--stats=json", "bomb.py"]);
        assert!(matches!(done.code, Some(1 | 124)), "{bomb}: {done:?}");
        let told = done.err.contains("MemoryError") || done.err.contains("used up its memory");
        assert!(told && !done.err.contains("panicked"), "{bomb}: {done:?}");
        if let Some(peak) = done.number("peak_memory_bytes") {
            assert!(peak < 160e6, "{bomb}: a peak of {peak} bytes");
        }
    }
}

/// Bombs whose every step is one large operation, or many small ones.
const BOMBS: &[(&str, &str)] = &[
    ("squares", "x = 3\nwhile True:\n    x = x * x\n"),
    ("powers", "x = 3 ** (10 ** 12)\n"),
    ("shifts", "x = 1\nwhile True:\n    x <<= x.bit_length()\n"),
    ("strings", "x = 'ab'\nwhile True:\n    x = x + x\n"),
    ("texts", "x = 'ab'\nwhile True:\n    x = '%s%s' % (x, x)\n"),
    (
        "replacing",
        "x = 'a' * 10000\nx.replace('a', x).replace('a', x)\n",
    ),
    ("mapping", "x = 'a' * 10**6\nx.translate({97: x})\n"),
    (
        "joins",
        "x = 'x' * 1000\nwhile True:\n    x = x.join([x] * 100)\n",
    ),
    ("a long join", "''.join(['x' * 100000] * 1000000)\n"),
    ("widths", "'%1000000000d' % 1\n"),
    ("bytes", "x = b'ab'\nwhile True:\n    x = x + x\n"),
    (
        "byte arrays",
        "x = bytearray(b'ab')\nwhile True:\n    x += x\n",
    ),
    ("lists", "x = [0]\nwhile True:\n    x.extend(x)\n"),
    ("slices", "x = [0]\nwhile True:\n    x[1:1] = x\n"),
    ("tuples", "x = (0,)\nwhile True:\n    x = x + x\n"),
    (
        "sets",
        "x = {0}\nwhile True:\n    x = x | {k + len(x) for k in x}\n",
    ),
    (
        "dicts",
        "x = {0: 0}\nwhile True:\n    x.update({k + len(x): k for k in x})\n",
    ),
    ("ranges", "x = list(range(10**10))\n"),
    ("nesting", "x = []\nwhile True:\n    x = [x]\n"),
    (
        "nested lists",
        "x = []\nwhile True:\n    x = [x, [0] * 100]\n",
    ),
    (
        "generators",
        "def g():\n    while True:\n        yield [0] * 1000\nlist(g())\n",
    ),
    ("arguments", "def f(*a):\n    f(*a, *a, 1)\nf()\n"),
    (
        "recursion",
        "import sys\nsys.setrecursionlimit(10**9)\ndef f(n):\n    x = [n] * 100\n    return f(n + 1) + x[0]\nf(0)\n",
    ),
    (
        "contexts",
        "import sys\nsys.setrecursionlimit(10**9)\ndef f():\n    try:\n        raise ValueError\n    except ValueError:\n        f()\nf()\n",
    ),
    (
        "tasklets",
        "import stackless\nc = stackless.channel()\nwhile True:\n    stackless.tasklet(c.receive)()\n    stackless.schedule()\n",
    ),
];

#[test]
fn no_bomb_keeps_the_limit_of_memory_waiting() {
    let folder = Folder::new();
    for (name, bomb) in BOMBS {
        folder.write("bomb.py", bomb.as_bytes());
        for jit in ["--jit=on", "--jit=off"] {
            let start = Instant::now();
            let done = folder.pirn(&["run", jit, "--max-memory", "4M", "--stats=json", "bomb.py"]);
            let took = start.elapsed();
            let told = match done.code {
                Some(1) => done.err.contains("MemoryError\n"),
                Some(124) => done.err.contains("used up its memory"),
                _ => false,
            };
            assert!(told, "{name} {jit}: {done:?}");
            assert!(took < Duration::from_secs(30), "{name} {jit}: {took:?}");
            let peak = done.number("peak_memory_bytes");
            assert!(peak.is_none_or(|n| n < 100e6), "{name} {jit}: {peak:?}");
        }
    }
}

#[test]
fn memory_errors_can_be_caught() {
    let source = "try:\n    x = []\n    while True:\n        x.append('x' * 1000)\n\
                  except MemoryError:\n    x = None\n    print('caught')\nprint(sum(range(10)))\n";
    let folder = Folder::with(&[("m.py", source)]);
    folder
        .pirn(&["run", "--max-memory", "32M", "m.py"])
        .is(0, "caught\n45\n");
}

#[test]
fn limits_that_make_no_sense_are_refused() {
    let folder = Folder::new();
    folder
        .pirn(&["run", "--max-memory", "lots", "-c", "1"])
        .fails(2, &["--max-memory", "64M"]);
    folder
        .pirn(&["run", "--max-memory", "1", "-c", "1"])
        .fails(2, &["1M"]);
    folder
        .pirn(&["run", "--max-ticks", "0", "-c", "1"])
        .fails(2, &["--max-ticks", "1e6"]);
    folder
        .pirn(&["run", "--max-depth", "x", "-c", "1"])
        .fails(2, &["--max-depth"]);
    folder
        .pirn(&["run", "--no-such-flag", "-c", "1"])
        .fails(2, &["--no-such-flag"]);
}

/// Starts a program that says when it is ready, and presses Ctrl-C.
#[cfg(unix)]
pub fn interrupted(flags: &[&str], source: &str, input: Stdio) -> Done {
    let folder = Folder::with(&[("i.py", source)]);
    let mut child = folder
        .command(&[&["run"], flags, &["i.py"]].concat())
        .stdin(input)
        .spawn()
        .expect("pirn starts");
    let mut ready = [0; 6];
    let out = child.stdout.as_mut().expect("a pipe");
    out.read_exact(&mut ready)
        .expect("it says that it is ready");
    // Time to get from the output into the wait.
    std::thread::sleep(Duration::from_millis(100));
    let id = child.id().to_string();
    Command::new("kill")
        .args(["-INT", &id])
        .status()
        .expect("kill");
    let start = Instant::now();
    // Its input stays open: the end of it would be another way for a wait to end.
    let _input = child.stdin.take();
    let done = finish(child);
    assert!(start.elapsed() < Duration::from_secs(20), "{done:?}");
    done
}

#[cfg(unix)]
#[test]
fn ctrl_c_is_a_keyboard_interrupt() {
    let done = interrupted(
        &[],
        "print('ready', flush=True)\nwhile True:\n    pass\n",
        Stdio::null(),
    );
    done.fails(
        130,
        &["Traceback (most recent call last):", "KeyboardInterrupt\n"],
    );
    let source = "print('ready', flush=True)\ntry:\n    while True:\n        pass\n\
                  except KeyboardInterrupt:\n    print('stopped')\n";
    interrupted(&[], source, Stdio::null()).is(0, "stopped\n");
}

#[cfg(unix)]
#[test]
fn ctrl_c_ends_waiting() {
    let source = "import time\nprint('ready', flush=True)\ntime.sleep(60)\n";
    interrupted(&[], source, Stdio::null()).fails(130, &["KeyboardInterrupt"]);
    let source = "print('ready', flush=True)\ninput()\n";
    interrupted(&[], source, Stdio::piped()).fails(130, &["KeyboardInterrupt"]);
}
