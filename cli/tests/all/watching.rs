//! Looking at a program from outside: SIGUSR1, `pirn top`, hogs.

use crate::process::{Folder, finish};
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
  File \"hog.py\", line 4, in hog
    for i in range(3000):
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
