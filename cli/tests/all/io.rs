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
