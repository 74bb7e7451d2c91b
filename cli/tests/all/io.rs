//! The real host: files, sockets of the machine, standard input that comes late.

use crate::process::{Folder, finish};
use std::io::Write;
use std::process::{Command, Stdio};
use std::time::Duration;

/// Cases of the test suite that are about the network; there they run on a host made of data.
const CASES: &[&str] = &["echo", "datagrams", "errors", "tasklets", "many"];

#[test]
fn sockets_of_the_machine_do_what_scripted_ones_do() {
    for case in CASES {
        let path = format!("../tests/cases/stdlib_socket/{case}.py");
        let source = std::fs::read_to_string(path).expect("the case is there");
        let lines = source.lines();
        let expected = lines.filter_map(|line| line.strip_prefix("# expect: "));
        let expected: String = expected.map(|line| format!("{line}\n")).collect();
        let folder = Folder::with(&[("case.py", &source)]);
        let done = folder.pirn(&["case.py"]);
        assert_eq!(done.out, expected, "{case}: {}", done.err);
    }
}

#[test]
fn files_are_written_whatever_becomes_of_the_stream() {
    let folder = Folder::new();
    let code = "f = open('a.txt', 'w'); f.write('never closed\\n'); open('b.bin', 'wb').write(b'nor this'); 1 / 0";
    let done = folder.pirn(&["-c", code]);
    assert_eq!(done.code, Some(1), "{}", done.err);
    assert_eq!(folder.read("a.txt"), b"never closed\n");
    assert_eq!(folder.read("b.bin"), b"nor this");
}

#[test]
fn what_is_denied_is_refused() {
    let folder = Folder::with(&[
        ("helper.py", "x = 1\n"),
        ("main.py", "import helper\nopen('helper.py')\n"),
    ]);
    for (deny, code, refused) in [
        ("files", "open('helper.py')", true),
        ("net", "open('helper.py')", false),
        ("net", "import socket; socket.socket()", true),
        ("files", "import socket; socket.socket()", false),
        ("net,files", "import socket; socket.socket()", true),
        ("net,files", "open('helper.py')", true),
    ] {
        let done = folder.pirn(&["run", "--deny", deny, "-c", code]);
        assert_eq!(
            done.err.contains("PermissionError"),
            refused,
            "{deny}: {code}: {}",
            done.err
        );
    }
    let done = folder.pirn(&["run", "--deny", "files", "main.py"]);
    assert!(done.err.contains("line 2, in <module>"), "{}", done.err);
    let done = folder.pirn(&["run", "--deny", "everything", "main.py"]);
    assert_eq!(done.code, Some(2), "{}", done.err);
}

#[test]
fn waiting_for_input_lets_others_run() {
    let code = "
import stackless, sys, time
def tick():
    for i in range(3):
        time.sleep(0.02)
        print('tick', i)
stackless.tasklet(tick)()
print(input('? '), [line for line in sys.stdin])
";
    let folder = Folder::with(&[("main.py", code)]);
    let mut command = folder.command(&["main.py"]);
    let mut child = command.stdin(Stdio::piped()).spawn().expect("pirn starts");
    std::thread::sleep(Duration::from_millis(500));
    let mut stdin = child.stdin.take().expect("a pipe");
    stdin.write_all(b"one\ntw").expect("it is read");
    stdin.flush().expect("it is read");
    std::thread::sleep(Duration::from_millis(50));
    stdin.write_all(b"o\nthree").expect("it is read");
    drop(stdin);
    let done = finish(child);
    assert_eq!(
        done.out, "? tick 0\ntick 1\ntick 2\none ['two\\n', 'three']\n",
        "{}",
        done.err
    );
}

#[cfg(unix)]
#[test]
fn waiting_for_a_pipe_lets_others_run() {
    let code = "
import stackless, time
def tick():
    time.sleep(0.02)
    print('tick')
stackless.tasklet(tick)()
with open('pipe') as f:
    print(f.readlines())
try:
    open('pipe', 'w')
except OSError as e:
    print(e)
";
    let folder = Folder::with(&[("main.py", code)]);
    let path = folder.0.join("pipe");
    let made = Command::new("mkfifo").arg(&path).status();
    assert!(made.is_ok_and(|status| status.success()), "mkfifo");
    let child = folder.command(&["main.py"]).spawn().expect("pirn starts");
    // Opening waits until the program has opened the other end.
    let mut pipe = std::fs::File::options()
        .write(true)
        .open(&path)
        .expect("the pipe");
    pipe.write_all(b"one\n").expect("it is read");
    std::thread::sleep(Duration::from_millis(100));
    pipe.write_all(b"two").expect("it is read");
    drop(pipe);
    let done = finish(child);
    let expected = "tick\n['one\\n', 'two']\n[Errno 6] No such device or address: 'pipe'\n";
    assert_eq!(done.out, expected, "{}", done.err);
}

/// A process whose standard output nobody reads for a while, and what it has written by then into a file.
#[cfg(unix)]
#[track_caller]
fn unread_for_a_while(code: &str) -> (crate::process::Done, Vec<u8>) {
    let folder = Folder::with(&[("main.py", code)]);
    let child = folder.command(&["main.py"]).spawn().expect("pirn starts");
    let written = folder.0.join("ticks");
    let start = std::time::Instant::now();
    while std::fs::read(&written).unwrap_or_default().len() < 5 {
        assert!(
            start.elapsed() < Duration::from_secs(60),
            "nobody runs while standard output is full"
        );
        std::thread::sleep(Duration::from_millis(10));
    }
    let before = std::fs::read(&written).unwrap_or_default();
    (finish(child), before)
}

#[cfg(target_os = "linux")]
#[test]
fn a_full_pipe_makes_only_those_wait_who_write_to_it() {
    let code = "
import stackless, sys, time
ended = []
def fill(write):
    for i in range(20000):
        write(i)
    ended.append(write)
def out(i):
    sys.stdout.write(f'{i:>9}\\n')
def tick():
    with open('ticks', 'w') as f:
        for i in range(5):
            time.sleep(0.01)
            f.write(str(len(ended)))
            f.flush()
stackless.tasklet(fill)(lambda i: print(f'{i:>9}'))
stackless.tasklet(fill)(out)
stackless.tasklet(fill)(lambda i: sys.stdout.buffer.write(b'%9d\\n' % i))
stackless.tasklet(tick)()
stackless.run()
print(len(ended), flush=True)
print('x' * 300000)
";
    let (done, before) = unread_for_a_while(code);
    assert_eq!(before, b"00000", "{}", done.err);
    let mut lines: Vec<&str> = done.out.lines().collect();
    assert_eq!(lines.pop(), Some("x".repeat(300_000).as_str()));
    assert_eq!(lines.pop(), Some("3"), "{}", done.err);
    let mut numbers: Vec<usize> = lines
        .iter()
        .map(|l| l.trim().parse().expect("a number"))
        .collect();
    numbers.sort_unstable();
    assert!(numbers.into_iter().eq((0..60_000).map(|i| i / 3)));
}

#[cfg(target_os = "linux")]
#[test]
fn what_a_full_pipe_did_not_take_is_written_while_all_sleep() {
    // More than a pipe holds, and less than anybody has to wait for.
    let code = "
import sys, time
sys.stdout.write('a' * 65000)
sys.stdout.flush()
sys.stdout.write('b' * 30000)
with open('ticks', 'w') as f:
    f.write('ready')
time.sleep(0.5)
sys.stderr.write('slept')
";
    let (done, _) = unread_for_a_while(code);
    assert_eq!((done.out.len(), done.err.as_str()), (95000, "slept"));
}

#[test]
fn standard_input_is_bytes_for_who_wants_bytes() {
    let code = "
import sys
b = sys.stdin.buffer
print(b.readline(), b.readline(2), b.read(3), next(b), b.read(), b.read())
";
    let folder = Folder::with(&[("main.py", code)]);
    let mut command = folder.command(&["main.py"]);
    let mut child = command.stdin(Stdio::piped()).spawn().expect("pirn starts");
    let mut stdin = child.stdin.take().expect("a pipe");
    stdin
        .write_all(b"\xff\x00\r\nabcdefg\n\xfe\nrest\n\x80")
        .expect("it is read");
    drop(stdin);
    let done = finish(child);
    let expected = "b'\\xff\\x00\\r\\n' b'ab' b'cde' b'fg\\n' b'\\xfe\\nrest\\n\\x80' b''\n";
    assert_eq!(done.out, expected, "{}", done.err);
}

#[test]
fn a_session_and_its_program_share_standard_input() {
    let input = "x = input()\nhello\nprint(x, 1)\ny = input() + input()\nab\ncd\nprint(y)\n";
    let done = Folder::new().pirn_with_input(&["repl"], input);
    assert_eq!(done.out, "hello 1\nabcd\n", "{}", done.err);
}

/// Waits until a process has printed a line, and sends it Ctrl-C.
fn interrupt_after_a_line(mut child: std::process::Child) -> crate::process::Done {
    use std::io::Read;
    let mut first = [0];
    let stdout = child.stdout.as_mut().expect("a pipe");
    stdout.read_exact(&mut first).expect("it prints");
    // Its input does not end before it does.
    let _stdin = child.stdin.take();
    let id = child.id().to_string();
    let sent = Command::new("kill").args(["-INT", &id]).status();
    assert!(sent.is_ok_and(|status| status.success()), "kill");
    finish(child)
}

#[cfg(unix)]
#[test]
fn ctrl_c_ends_waiting_for_sockets_and_input() {
    for wait in [
        "import socket; socket.create_server(('127.0.0.1', 0)).accept()",
        "input()",
    ] {
        let code = format!(
            "print('.', flush=True)\ntry:\n    {wait}\nexcept KeyboardInterrupt:\n    print('ended')\n"
        );
        let folder = Folder::with(&[("main.py", &code)]);
        let mut command = folder.command(&["main.py"]);
        let child = command.stdin(Stdio::piped()).spawn().expect("pirn starts");
        let done = interrupt_after_a_line(child);
        assert_eq!(done.out, "\nended\n", "{}", done.err);
    }
}

#[test]
fn a_snapshot_opens_files_again_and_keeps_no_connections() {
    let code = "
import pirn, socket
f = open('log.txt', 'w')
f.write('before ')
s = socket.socket()
print(pirn.snapshot())
f.write('after')
f.close()
try:
    s.getsockname()
    print('there')
except OSError as e:
    print(e.errno)
";
    let folder = Folder::with(&[("main.py", code)]);
    let done = folder.pirn(&["run", "--snapshot", "s.snap", "main.py"]);
    assert_eq!(done.out, "saved\nthere\n", "{}", done.err);
    assert_eq!(folder.read("log.txt"), b"before after");
    let done = folder.pirn(&["resume", "s.snap"]);
    assert_eq!(done.out, "resumed\n9\n", "{}", done.err);
    assert_eq!(folder.read("log.txt"), b"before after");
}
