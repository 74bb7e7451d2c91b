//! Snapshots as files: written, resumed, shown, refused.

use crate::process::{Folder, finish};
use std::process::{Command, Stdio};

const COUNTING: &str = "
def count(n):
    total = 0
    for i in range(n):
        total += i
        if i % 100000 == 0:
            print(i, flush=True)
    return total
print(count(500000))
";

const COUNTED: &str = "0\n100000\n200000\n300000\n400000\n124999750000\n";

#[test]
fn the_program_asks_for_a_snapshot() {
    let source = "import pirn\nx = [1]\nprint('before')\nx.append(pirn.snapshot())\nprint(x)\n";
    let folder = Folder::with(&[("p.py", source)]);
    let done = folder.pirn(&["run", "--snapshot", "p.snap", "p.py"]);
    done.is(0, "before\n[1, 'saved']\n");
    for _ in 0..2 {
        folder.pirn(&["resume", "p.snap"]).is(0, "[1, 'resumed']\n");
    }
    folder.pirn(&["snapshot", "verify", "p.snap"]).is(0, "");
    let shown = folder.pirn(&["snapshot", "show", "p.snap"]);
    assert_eq!(shown.code, Some(0), "{shown:?}");
    for words in [
        "main tasklet: runnable",
        "File \"p.py\", line 4, in <module>\n    x.append(pirn.snapshot())",
        "module",
        "bodies",
    ] {
        assert!(
            shown.out.contains(words),
            "{words:?} is missing in {shown:?}"
        );
    }
    let without = folder.pirn(&["p.py"]);
    without.fails(1, &["RuntimeError: nobody keeps snapshots"]);
}

#[test]
fn two_snapshots_are_compared() {
    let source = "import pirn, stackless
c = stackless.channel()
def first():
    c.receive()
    stackless.schedule_remove()
def worker():
    while True:
        c.receive()
def late():
    c.receive()
def main():
    t = stackless.tasklet(first)()
    named = stackless.tasklet(worker)()
    pirn.set_name(named, 'named')
    workers = [stackless.tasklet(worker)() for _ in range(3)]
    stackless.run()
    pirn.snapshot()
    c.send(1)
    stackless.run()
    named.kill()
    new = stackless.tasklet(late)()
    stackless.run()
    text = ['x' * i for i in range(1000)]
    pirn.snapshot()
    return t, workers, new, text
main()
";
    let folder = Folder::with(&[("d.py", source)]);
    folder
        .pirn(&["run", "--snapshot", "b.snap", "d.py"])
        .is(0, "");
    // The first of two snapshots: the program ends before the second one.
    let cut = source.replacen(
        "    c.send(1)\n",
        "    return t, workers\n    c.send(1)\n",
        1,
    );
    let cut = cut.replace("    named.kill()\n", "    pass\n");
    assert!(cut.lines().count() == source.lines().count() + 1);
    folder.write("d.py", cut.as_bytes());
    folder
        .pirn(&["run", "--snapshot", "a.snap", "d.py"])
        .is(0, "");
    let same = folder.pirn(&["snapshot", "diff", "a.snap", "a.snap"]);
    same.is(
        0,
        &same
            .out
            .replace("moved", "")
            .replace("came", "")
            .replace("gone", ""),
    );
    assert!(
        same.out
            .ends_with("tasklets: 6 where they were\n\nobjects\n\n"),
        "{same:?}"
    );
    let done = folder.pirn(&["snapshot", "diff", "a.snap", "b.snap"]);
    assert_eq!(done.code, Some(0), "{done:?}");
    for words in [
        "a.snap -> b.snap\n",
        "tasklets: 3 where they were\n",
        "moved: main tasklet\n  from: runnable\n",
        "moved: tasklet of first\n  from: receive on channel c\n    File \"d.py\", line 4, in first\n      c.receive()\n  to: paused\n    File \"d.py\", line 5, in first\n      stackless.schedule_remove()\n",
        "gone: named\n  from: receive on channel c\n    File \"d.py\", line 8, in worker\n",
        "came: tasklet of late\n  to: receive on channel c\n    File \"d.py\", line 10, in late\n",
        "  str  ",
    ] {
        assert!(
            done.out.contains(words),
            "{words:?} is missing in {}",
            done.out
        );
    }
    let missing = folder.pirn(&["snapshot", "diff", "a.snap", "no.snap"]);
    missing.fails(2, &["no.snap"]);
}

#[test]
fn a_limit_of_ticks_is_no_end() {
    let folder = Folder::with(&[("c.py", COUNTING)]);
    for jit in ["off", "on", "always"] {
        let args = [
            "run",
            "--jit",
            jit,
            "--max-ticks",
            "150000",
            "--on-limit",
            "snapshot",
            "--snapshot",
            "c.snap",
            "c.py",
        ];
        let first = folder.pirn(&args);
        first.fails(124, &["pirn resume c.snap"]);
        let mut out = first.out;
        let mut n = 0;
        loop {
            let args = [
                "resume",
                "--jit",
                jit,
                "--max-ticks",
                "150000",
                "--on-limit",
                "snapshot",
                "--snapshot",
                "c.snap",
                "c.snap",
            ];
            let done = folder.pirn(&args);
            out += &done.out;
            n += 1;
            if done.code == Some(0) {
                break;
            }
            done.fails(124, &["pirn resume c.snap"]);
            assert!(n < 10, "it never ends: {out}");
        }
        assert_eq!(out, COUNTED);
        assert!(n >= 3, "{n} pieces");
    }
}

#[test]
fn snapshots_every_so_often() {
    let folder = Folder::with(&[("c.py", COUNTING)]);
    let args = [
        "run",
        "--snapshot",
        "c.snap",
        "--snapshot-every",
        "120000",
        "c.py",
    ];
    folder.pirn(&args).is(0, COUNTED);
    // The last one was taken after some 480,000 ticks.
    folder.pirn(&["resume", "c.snap"]).is(0, "124999750000\n");
    let args = [
        "run",
        "--snapshot",
        "t.snap",
        "--snapshot-every",
        "0.001s",
        "c.py",
    ];
    folder.pirn(&args).is(0, COUNTED);
    let resumed = folder.pirn(&["resume", "t.snap"]);
    assert!(resumed.out.ends_with("124999750000\n"), "{resumed:?}");
    assert!(COUNTED.ends_with(&resumed.out), "{resumed:?}");
}

#[test]
fn ctrl_c_writes_a_snapshot() {
    let endless =
        "print('ready', flush=True)\nn = 0\nwhile n < 60000000:\n    n += 1\nprint('done', n)\n";
    let folder = Folder::with(&[("e.py", endless)]);
    let args = [
        "run",
        "--jit",
        "off",
        "--snapshot",
        "e.snap",
        "--on-interrupt",
        "snapshot",
        "e.py",
    ];
    let mut child = folder
        .command(&args)
        .stdout(Stdio::piped())
        .spawn()
        .expect("pirn starts");
    let mut out = child.stdout.take().expect("a pipe");
    let mut ready = [0; 6];
    std::io::Read::read_exact(&mut out, &mut ready).expect("the program begins");
    let id = child.id().to_string();
    let sent = Command::new("kill").args(["-INT", &id]).status();
    assert!(sent.is_ok_and(|status| status.success()));
    let done = finish(child);
    done.fails(130, &["pirn resume e.snap"]);
    folder.pirn(&["resume", "e.snap"]).is(0, "done 60000000\n");
}

#[test]
fn what_is_no_snapshot_is_refused() {
    let folder = Folder::with(&[
        ("p.py", "import pirn\npirn.snapshot()\n"),
        ("text", "no snapshot"),
    ]);
    folder
        .pirn(&["run", "--snapshot", "p.snap", "p.py"])
        .is(0, "");
    let whole = folder.read("p.snap");
    folder.write("cut.snap", &whole[..whole.len() / 2]);
    let mut damaged = whole.clone();
    damaged[whole.len() / 2] ^= 1;
    folder.write("damaged.snap", &damaged);
    folder
        .pirn(&["resume", "text"])
        .fails(2, &["'text': not a Pirn snapshot"]);
    folder.pirn(&["resume", "missing"]).fails(2, &["missing"]);
    for name in ["cut.snap", "damaged.snap"] {
        folder
            .pirn(&["resume", name])
            .fails(2, &[name, "damaged snapshot"]);
        folder.pirn(&["snapshot", "show", name]).fails(2, &[name]);
    }
    let all = ["snapshot", "verify", "p.snap", "cut.snap", "text"];
    folder.pirn(&all).fails(2, &["cut.snap", "text"]);
    let nowhere = ["run", "--on-limit", "snapshot", "p.py"];
    folder
        .pirn(&nowhere)
        .fails(2, &["no place for the snapshot", "--snapshot FILE"]);
    let unwritable = ["run", "--snapshot", "no/such/p.snap", "p.py"];
    folder
        .pirn(&unwritable)
        .fails(1, &["OSError: no snapshot: cannot write 'no/such/p.snap'"]);
}
