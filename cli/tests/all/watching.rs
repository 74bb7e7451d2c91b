//! Looking at a program from outside: SIGUSR1, `pirn top`, hogs, traces.

use crate::process::{Folder, finish};
use serde_json::Value;
use std::collections::{HashMap, HashSet};
use std::io::{BufRead, BufReader};
use std::process::{Child, ChildStderr};
use std::sync::mpsc::{Receiver, channel};
use std::time::Duration;

/// Nothing that is printed may be waited for longer.
const PATIENCE: Duration = Duration::from_secs(60);

/// A program that computes for ever in one tasklet while others wait.
const BUSY: &str = "
import stackless, pirn
jobs = stackless.channel()
pirn.set_name(jobs, 'jobs')
def worker():
    while True:
        jobs.receive()
def spin():
    n = 0
    while True:
        n += n % 3 + 1
for _ in range(3):
    stackless.tasklet(worker)()
stackless.tasklet(spin)()
print('begins', flush=True)
stackless.run()
";

/// Lines of standard error, as they come.
fn lines(err: ChildStderr) -> Receiver<String> {
    let (sender, receiver) = channel();
    std::thread::spawn(move || {
        for line in BufReader::new(err).lines().map_while(Result::ok) {
            if sender.send(line).is_err() {
                return;
            }
        }
    });
    receiver
}

#[track_caller]
fn wait_for(lines: &Receiver<String>, wanted: &str) {
    let mut seen = Vec::new();
    while let Ok(line) = lines.recv_timeout(PATIENCE) {
        if line == wanted {
            return;
        }
        seen.push(line);
    }
    panic!("{wanted:?} did not come, but {seen:#?}");
}

/// Starts a program, and waits until it has printed its first line.
fn start(folder: &Folder, args: &[&str]) -> (Child, Receiver<String>) {
    let mut child = folder.command(args).spawn().expect("pirn starts");
    let out = child.stdout.take().expect("a pipe");
    let err = child.stderr.take().expect("a pipe");
    let mut line = String::new();
    let mut out = BufReader::new(out);
    out.read_line(&mut line).expect("it prints");
    assert_eq!(line, "begins\n");
    (child, lines(err))
}

#[test]
#[cfg(unix)]
fn a_signal_shows_the_tasklets_of_a_hot_loop() {
    let folder = Folder::with(&[("busy.py", BUSY)]);
    for jit in ["--jit=on", "--jit=off"] {
        let (mut child, err) = start(&folder, &["run", jit, "busy.py"]);
        let pid = child.id().to_string();
        // Once before the loop is native, and once later.
        for wait in [0, 300] {
            std::thread::sleep(Duration::from_millis(wait));
            folder.pirn(&["top", &pid]).is(0, "");
            wait_for(&err, "tasklets 2 to 4: receive on channel 'jobs'");
            wait_for(&err, "  File \"busy.py\", line 7, in worker");
            wait_for(&err, "    jobs.receive()");
        }
        assert_eq!(child.try_wait().expect("a state"), None, "it goes on");
        child.kill().expect("it ends");
        finish(child);
    }
}

#[test]
#[cfg(unix)]
fn a_signal_shows_sleepers_and_lets_them_sleep() {
    let program = "
import time, threading
def f():
    time.sleep(1.5)
t = threading.Thread(target=f)
t.start()
print('begins', flush=True)
t.join()
begin = time.monotonic()
time.sleep(1)
assert time.monotonic() - begin >= 1
";
    let folder = Folder::with(&[("sleep.py", program)]);
    let (mut child, err) = start(&folder, &["run", "sleep.py"]);
    let pid = child.id().to_string();
    folder.pirn(&["top", &pid]).is(0, "");
    wait_for(&err, "main tasklet: threading.Thread.join()");
    wait_for(&err, "thread 2: sleep");
    std::thread::sleep(Duration::from_millis(1700));
    folder.pirn(&["top", &pid]).is(0, "");
    wait_for(&err, "main tasklet: sleep");
    let status = child.wait().expect("it ends");
    assert_eq!(status.code(), Some(0));
}

#[test]
#[cfg(unix)]
fn nobody_to_ask() {
    let folder = Folder::new();
    folder
        .pirn(&["top", "0"])
        .fails(2, &["0 is not the number of a process", "help:"]);
    folder
        .pirn(&["top", "2147483646"])
        .fails(2, &["cannot ask process 2147483646", "help:"]);
}

#[test]
fn hogs_are_reported() {
    let program = "
import stackless
def hog():
    for i in range(3000):
        pass
stackless.tasklet(hog)()
stackless.tasklet(hog)()
stackless.run()
";
    let folder = Folder::with(&[("hog.py", program)]);
    let report = "pirn: warning: the tasklet has run for 1000 ticks without giving up its turn, while another one could run
  File \"hog.py\", line 5, in hog
    pass
";
    for jit in ["--jit=off", "--jit=always"] {
        let done = folder.pirn(&["run", jit, "--warn-hog=1000", "hog.py"]);
        assert_eq!(done.is(0, "").err, report);
        assert_eq!(
            folder
                .pirn(&["run", jit, "--warn-hog", "hog.py"])
                .is(0, "")
                .err,
            ""
        );
    }
    folder
        .pirn(&["run", "--warn-hog=0", "hog.py"])
        .fails(2, &["write a positive number"]);
}

/// A program with everything that is recorded.
const EVENTFUL: &str = "
import pirn, stackless, threading, time
jobs = stackless.channel()
pirn.set_name(jobs, 'jobs \"1\"')
def worker():
    for n in iter(jobs.receive, None):
        sum(i * i for i in range(n))
def naps(seconds=0.002):
    for _ in range(3):
        time.sleep(seconds)
def feed():
    for n in range(50):
        jobs.send(n * 20)
    jobs.send(None)
    jobs.send(None)
lock = pirn.Lock()
def locker():
    with lock:
        stackless.schedule()
stays = stackless.tasklet(jobs.receive)()
for f in (worker, worker, naps, feed, locker, locker):
    pirn.set_name(stackless.tasklet(f)(), 'the ' + f.__name__)
t = threading.Thread(target=naps, args=(0.2,))
t.start()
stackless.run()
t.join()
junk = [[i] for i in range(300000)]
stackless.tasklet(lambda: 1 / 0)()
try:
    stackless.run()
except ZeroDivisionError:
    print('done')
stackless.tasklet(stays.kill)()
";

/// The rules of the format: what begins ends, arrows have both ends, the first no later than the other, and something to
/// be at; each track has a name, and on it time goes on from 0.
fn check_trace(text: &[u8]) -> HashMap<String, usize> {
    let trace: Value = serde_json::from_slice(text).expect("it is JSON");
    let events = trace["traceEvents"].as_array().expect("a list of events");
    let (mut open, mut last) = (HashMap::new(), HashMap::new());
    let (mut arrows, mut counts) = (HashMap::new(), HashMap::new());
    let mut named = HashSet::new();
    for event in events {
        assert_eq!(event["pid"], 1, "{event}");
        let phase = event["ph"].as_str().expect("a phase");
        if phase == "M" {
            let what = event["name"].as_str().expect("what is said of a track");
            match what {
                "process_name" => assert!(event["args"]["name"].is_string(), "{event}"),
                "thread_name" => {
                    assert!(event["args"]["name"].is_string(), "{event}");
                    let track = event["tid"].as_u64().expect("a track");
                    assert!(named.insert(track), "a second name: {event}");
                }
                "thread_sort_index" => assert!(event["args"]["sort_index"].is_u64(), "{event}"),
                other => panic!("{other} is said of a track"),
            }
            continue;
        }
        let track = event["tid"].as_u64().expect("a track");
        let time = event["ts"].as_f64().expect("a time");
        let before = last.insert(track, time).unwrap_or(0.0);
        assert!(before <= time, "{before} is before {event}");
        // What binds both ends of an arrow, besides its number.
        let label = (event["name"].to_string(), event["cat"].to_string());
        let labelled = event["name"].is_string() && event["cat"].is_string();
        assert!(labelled || phase == "E", "{event}");
        match phase {
            "B" => assert_eq!(open.insert(track, event["name"].clone()), None, "{event}"),
            "E" => drop(open.remove(&track).expect("something is open")),
            "s" => {
                assert!(open.contains_key(&track), "{event}");
                let begun = (false, time, label);
                assert_eq!(arrows.insert(event["id"].to_string(), begun), None);
            }
            "f" => {
                assert!(open.contains_key(&track), "{event}");
                assert_eq!(event["bp"], "e");
                let end = (true, time, label.clone());
                let begun = arrows.insert(event["id"].to_string(), end);
                let fits = begun.is_some_and(|(whole, at, l)| !whole && at <= time && l == label);
                assert!(fits, "{event}");
            }
            "X" => assert!(event["dur"].as_f64().is_some_and(|d| d >= 0.0), "{event}"),
            other => panic!("phase {other}"),
        }
        if phase != "E" {
            let name = event["name"].as_str().expect("a name").to_string();
            *counts.entry(name).or_insert(0) += 1;
        }
    }
    assert!(open.is_empty(), "{open:?}");
    assert!(arrows.values().all(|(whole, ..)| *whole), "{arrows:?}");
    assert!(last.keys().all(|track| named.contains(track)), "{named:?}");
    counts
}

#[test]
fn traces_obey_the_format() {
    let folder = Folder::with(&[("e.py", EVENTFUL)]);
    for jit in ["--jit=off", "--jit=on", "--jit=always"] {
        let done = folder.pirn(&["run", jit, "--trace", "t.json", "e.py"]);
        assert_eq!(done.is(0, "done\n").err, "");
        let counts = check_trace(&folder.read("t.json"));
        for (name, least) in [
            ("running", 50),
            ("runnable", 10),
            ("sleep", 6),
            ("receive: jobs \"1\"", 3),
            ("jobs \"1\"", 52 * 2),
            ("pirn.Lock.__enter__()", 1),
            ("wait in run()", 2),
            ("threading.Thread.join()", 1),
            ("young collection", 1),
        ] {
            let n = counts.get(name).copied().unwrap_or(0);
            assert!(n >= least, "{name}: {n} of {least} in {counts:#?}");
        }
        let compiled = counts.keys().any(|name| name.starts_with("worker"));
        match jit {
            "--jit=off" => assert!(!compiled, "{counts:?}"),
            "--jit=always" => assert!(compiled, "{counts:?}"),
            // When it is worth it.
            _ => {}
        }
    }
}

#[test]
fn traces_are_bounded() {
    let folder = Folder::with(&[("e.py", EVENTFUL)]);
    let flags = ["run", "--trace-events=60", "--trace", "t.json", "e.py"];
    let done = folder.pirn(&flags);
    done.is(0, "done\n")
        .fails(0, &["events before the last 60 were dropped"]);
    let n: usize = check_trace(&folder.read("t.json")).values().sum();
    assert!((20..=60).contains(&n), "{n} events");
    folder
        .pirn(&["run", "--trace", "no/such/t.json", "e.py"])
        .fails(2, &["cannot write 'no/such/t.json'", "--trace FILE"]);
}

#[test]
fn traces_of_programs_that_fail() {
    let folder = Folder::with(&[
        (
            "f.py",
            "import stackless\nstackless.tasklet(print)(1)\nstackless.run()\n1 / 0\n",
        ),
        (
            "l.py",
            "import stackless\ndef f():\n    while True: pass\nstackless.tasklet(f)()\nstackless.run()\n",
        ),
    ]);
    let done = folder.pirn(&["run", "--trace", "t.json", "f.py"]);
    done.fails(1, &["ZeroDivisionError"]);
    assert!(check_trace(&folder.read("t.json"))["running"] >= 2);
    let done = folder.pirn(&["run", "--max-ticks=1e5", "--trace", "t.json", "l.py"]);
    done.fails(124, &["ticks"]);
    assert!(check_trace(&folder.read("t.json"))["running"] >= 2);
}
