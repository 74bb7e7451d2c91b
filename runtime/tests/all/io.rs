//! Files and sockets of hosts: who may use them, and what a snapshot does to what was open.

use pirn_runtime::{Captured, Config, DeniedHost, Isolate, RealHost, RunError, ScriptedHost};
use std::cell::RefCell;
use std::rc::Rc;

/// Runs a program that takes a snapshot; the snapshot, and what was printed.
#[track_caller]
fn saved(host: ScriptedHost, source: &str) -> (Vec<u8>, Captured) {
    let output = host.output();
    let mut isolate = Isolate::new(Config::default())
        .expect("an isolate")
        .host(host);
    let kept: Rc<RefCell<Vec<u8>>> = Rc::default();
    let sink = kept.clone();
    isolate.keep_snapshots(move |bytes| {
        *sink.borrow_mut() = bytes.to_vec();
        Ok(())
    });
    let end = isolate.run_source(source, "test.py");
    assert_eq!(end, Ok(()), "{}", output.out());
    let bytes = kept.borrow().clone();
    (bytes, output)
}

/// Goes on with a snapshot on another host; what it prints.
#[track_caller]
fn resumed(bytes: &[u8], host: ScriptedHost) -> String {
    let output = host.output();
    let resumed = Isolate::resume_with(bytes, Config::default(), host, |_| {});
    let end = resumed.expect("it can be read").go_on();
    assert_eq!(end, Ok(()), "{}", output.out());
    output.out()
}

const GONE: &str = "this was open when a snapshot of the program was taken, and is not any more: a snapshot keeps no \
    connections; open it again";

#[test]
fn who_waits_for_a_socket_is_told_that_a_snapshot_kept_none() {
    let source = "
import pirn, socket, stackless
a, b = socket.socketpair()
def waits():
    try:
        print(a.recv(10))
    except OSError as e:
        print(type(e).__name__, e)
stackless.tasklet(waits)()
stackless.schedule()
print(pirn.snapshot())
try:
    b.send(b'there')
except OSError as e:
    print(e.errno)
stackless.run()
b.close()
c, d = socket.socketpair()
print(c.fileno() > b.fileno(), c.send(b'new'), d.recv(10))
";
    let (bytes, output) = saved(ScriptedHost::new(), source);
    assert_eq!(output.out(), "saved\nb'there'\nTrue 3 b'new'\n");
    assert_eq!(
        resumed(&bytes, ScriptedHost::new()),
        format!("resumed\n9\nOSError [Errno 9] {GONE}\nTrue 3 b'new'\n")
    );
}

#[test]
fn a_wait_in_which_everybody_was_goes_on() {
    let source = "
import pirn, socket, stackless
a, b = socket.socketpair()
def snapshot():
    print(pirn.snapshot())
    b.close()
stackless.tasklet(snapshot)()
try:
    a.recv(1)
    print('received')
except OSError as e:
    print(e.errno)
";
    let (bytes, output) = saved(ScriptedHost::new(), source);
    assert_eq!(output.out(), "saved\nreceived\n");
    assert_eq!(resumed(&bytes, ScriptedHost::new()), "resumed\n9\n");
}

#[test]
fn a_program_that_is_paused_while_it_waits_goes_on_waiting() {
    let host = ScriptedHost::new();
    let mut isolate = Isolate::new(Config::default())
        .expect("an isolate")
        .host(host);
    let interrupt = isolate.interrupt();
    isolate.register("pause", "", move |_, _| {
        interrupt.pause();
        Ok(())
    });
    let source = "
import socket
server = socket.create_server(('127.0.0.1', 0))
try:
    pause()
    server.accept()
except OSError as e:
    print(e.errno)
";
    let end = isolate.run_source(source, "test.py");
    assert_eq!(end, Err(RunError::Interrupted));
    let bytes = isolate.snapshot().expect("a snapshot");
    let host = ScriptedHost::new();
    let output = host.output();
    let register = |isolate: &mut Isolate| isolate.register("pause", "", |_, _| Ok(()));
    let resumed = Isolate::resume_with(&bytes, Config::default(), host, register);
    assert_eq!(resumed.expect("it can be read").go_on(), Ok(()));
    assert_eq!(output.out(), "9\n");
}

const FILES: &str = "
import pirn
reader = open('read.txt')
writer = open('written.txt', 'w')
print(reader.readline().strip(), writer.write('one '))
print(pirn.snapshot())
try:
    print(reader.readline().strip(), reader.read(), writer.write('two'))
    writer.close()
    print(open('written.txt').read())
except OSError as e:
    print(e)
";

#[test]
fn files_are_opened_again_where_they_were() {
    let long = format!("first\nsecond\n{}", "x".repeat(100_000));
    let host = || ScriptedHost::new().with_file("read.txt", &long);
    let (bytes, output) = saved(host(), FILES);
    let rest = "x".repeat(100_000);
    let expected = format!("second {rest} 3\none two\n");
    assert_eq!(output.out(), format!("first 4\nsaved\n{expected}"));
    let there = host().with_file("written.txt", "one ");
    assert_eq!(resumed(&bytes, there), format!("resumed\n{expected}"));
}

#[test]
fn files_that_another_host_does_not_have_are_gone() {
    let (bytes, _) = saved(ScriptedHost::new().with_file("read.txt", "a\nb\n"), FILES);
    let none = resumed(&bytes, ScriptedHost::new());
    assert!(none.contains(GONE), "{none}");
}

#[test]
fn a_host_gives_out_nothing_by_itself() {
    let uses = [
        "open('x', 'w')",
        "__import__('socket').socket()",
        "__import__('socket').getaddrinfo('no.such.name.invalid', 1)",
    ];
    for source in uses {
        for real in [true, false] {
            let isolate = Isolate::new(Config::default()).expect("an isolate");
            let mut isolate = match real {
                true => isolate.host(RealHost::new()),
                false => isolate.host(DeniedHost),
            };
            match isolate.run_source(source, "t.py") {
                Err(RunError::Uncaught(u)) => assert_eq!(u.class, "PermissionError", "{source}"),
                other => panic!("{source}: {other:?}"),
            }
        }
    }
}

#[test]
fn forged_handles_are_refused() {
    let host = ScriptedHost::new();
    let output = host.output();
    let mut isolate = Isolate::new(Config::default())
        .expect("an isolate")
        .host(host);
    let source = "
import _host
for wrong in (
    lambda: _host.read(5, 1), lambda: _host.read(-1, 1), lambda: _host.read(1 << 60, 1), lambda: _host.read(None, 1),
    lambda: _host.receive(0, 1, False), lambda: _host.close(1), lambda: _host.bind(7, ('1.1.1.1', 1)),
    lambda: _host.seek(9, -1, 0), lambda: _host.open(1, 1), lambda: _host.bind(7, 'x' * 1000), lambda: _host.bind(7, ('x', 1)),
):
    try:
        wrong()
        print('not refused')
    except (OSError, TypeError) as e:
        pass
print('done')
";
    assert_eq!(isolate.run_source(source, "t.py"), Ok(()));
    assert_eq!(output.out(), "done\n");
}

/// A program that has files open, and tasklets that wait for sockets, two of them for the same.
fn busy_with_io() -> Vec<u8> {
    let source = "
import pirn, socket, stackless, time
files = [open('a', 'w+'), open('read.txt'), open('b', 'ab')]
files[0].write('text')
a, b = socket.socketpair()
server = socket.create_server(('127.0.0.1', 0))
def waits(f, *args):
    try:
        f(*args)
    except OSError:
        pass
for f in (a.recv, a.recv, b.recv):
    stackless.tasklet(waits)(f, 10)
stackless.tasklet(waits)(server.accept)
stackless.tasklet(waits)(a.sendall, bytes(300000))
stackless.tasklet(time.sleep)(5)
stackless.schedule()
pirn.snapshot()
for f in files:
    waits(f.read)
    waits(f.close)
waits(b.recv, 1)
";
    let host = ScriptedHost::new().with_file("read.txt", "one\ntwo\n");
    saved(host, source).0
}

#[test]
fn whatever_a_damaged_snapshot_says_of_files_and_sockets_is_no_panic() {
    let bytes = busy_with_io();
    let n: u64 = std::env::var("SNAPSHOT_FUZZ").map_or(300, |n| n.parse().expect("a number"));
    let mut state = 7_u64;
    let mut random = move |below: usize| {
        state = state
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1);
        (state >> 33) as usize % below
    };
    let mut n_resumed = 0;
    for i in 0..n {
        let mut changed = bytes.clone();
        let at = 24 + random(bytes.len() - 24);
        changed[at] = match random(3) {
            0 => changed[at] ^ 1 << random(8),
            1 => changed[at].wrapping_add(2),
            _ => random(256) as u8,
        };
        pirn_vm::bytecode::format::fix_checksum(&mut changed);
        let config = Config::default().max_ticks(3000).memory_limit(64 << 20);
        let host = ScriptedHost::new().with_file("read.txt", "one\ntwo\n");
        match Isolate::resume_with(&changed, config, host, |_| {}) {
            Ok(mut isolate) => {
                n_resumed += 1;
                if let Err(RunError::Fatal(text)) = isolate.go_on() {
                    panic!("change {i} at {at}: {text}");
                }
            }
            Err(e) => {
                let text = e.to_string();
                assert!(
                    !text.contains("reading failed"),
                    "change {i} at {at}: {text}"
                );
            }
        }
    }
    assert!(n_resumed < n, "some changes are noticed");
}
