//! `print` and `input`, and the primitives of the stream objects in `sys`.
//!
//! As long as the program has not replaced `sys.stdout`, `print` of values whose text needs no code of the program
//! goes straight to the host. Everything else is left to the prelude's `print_`. Where the reader of standard output does not keep up,
//! whoever has written waits, and others run.

use crate::{roots, scheduler};
use pirn_vm::builtins::exceptions::os_error_class;
use pirn_vm::heap::Gc;
use pirn_vm::host::{Event, HostError, STDIN, STDOUT, Stream};
use pirn_vm::native::{Answer, Exit, NativeDef, def};
use pirn_vm::objects::{Bytes, Dict, Str};
use pirn_vm::vm::PreludeFn;
use pirn_vm::{Known, Value, Vm};

/// What every program sees.
pub(crate) static FUNCTIONS: &[NativeDef] = &[
    def("print", "*args, sep=, end=, file=, flush=", print, ""),
    def(
        "input",
        "prompt=, /",
        input,
        "input(prompt='')\n--\n\nReads a line from standard input.",
    ),
];

pub(crate) static PRIMITIVES: &[NativeDef] = &[
    def(
        "_host_write",
        "fd, text, /",
        host_write,
        "Writes text to stream 1 or 2; answers the number of characters.",
    ),
    def("_host_write_bytes", "fd, data, /", host_write_bytes, ""),
    def("_host_flush", "fd, /", host_flush, ""),
    def(
        "_host_read_line",
        "",
        host_read_line,
        "A line of standard input with its newline; empty at the end. None: not yet.",
    ),
    def(
        "_host_read_line_bytes",
        "",
        host_read_line_bytes,
        "The same as bytes.",
    ),
    def(
        "_host_read_input",
        "",
        host_read_input,
        "What there is of standard input, as bytes; empty at the end. None: not yet.",
    ),
    def(
        "_host_write_on",
        "",
        host_write_on,
        "Writes standard output as far as that needs no waiting; whether that is all.",
    ),
    def(
        "_host_wait_output",
        "",
        |vm, _| scheduler::wait_for_host(vm, STDOUT, Event::Writable, None),
        "Lets others run until there may be room for standard output.",
    ),
    def(
        "_host_wait_input",
        "",
        host_wait_input,
        "Lets others run until there may be more of standard input.",
    ),
    def(
        "_set_stdout",
        "stream, /",
        set_stdout,
        "Tells `print` which object stands for standard output.",
    ),
    def(
        "_stdout_now",
        "",
        |vm, _| Ok(stdout_now(vm)),
        "What `sys.stdout` is at the moment.",
    ),
    def(
        "_stdin_now",
        "",
        |vm, _| Ok(sys_attr(vm, "stdin").unwrap_or(Value::NONE)),
        "",
    ),
];

/// `print(*args, sep=' ', end='\n', file=None, flush=False)`. The parameters by keyword come first in `args`.
pub(crate) fn print(vm: &mut Vm, args: &[Value]) -> Answer {
    let (options, items) = args.split_at(4);
    let plain = options.iter().all(|v| v.is_unbound() || v.is_none());
    if plain && is_real_stdout(vm) && !vm.config.longest_way {
        let mut text = String::new();
        match join_texts(vm, items, &mut text) {
            Ok(()) => {
                text.push('\n');
                return write(vm, Stream::Out, text.as_bytes(), Value::NONE);
            }
            Err(Exit::Call) => {}
            Err(exit) => return Err(exit),
        }
    }
    let tuple = vm.tuple(items)?;
    let given = |v: Value| if v.is_unbound() { Value::NONE } else { v };
    let print = vm.roots[roots::PRINT];
    Err(vm.tail_call(
        print,
        &[
            tuple,
            given(options[0]),
            given(options[1]),
            given(options[2]),
            given(options[3]),
        ],
    ))
}

fn join_texts(vm: &mut Vm, items: &[Value], out: &mut String) -> Result<(), Exit> {
    for (i, item) in items.iter().enumerate() {
        if i > 0 {
            out.push(' ');
        }
        match item.as_gc::<Str>() {
            Some(s) => out.push_str(s.text()),
            None => out.push_str(vm.str_of(*item)?.expect::<Str>().text()),
        }
        if i.is_multiple_of(1024) {
            vm.pay(64)?;
        }
    }
    vm.pay(out.len() / 128)?;
    Ok(())
}

/// Whether `sys.stdout` is what it was at the start.
fn is_real_stdout(vm: &mut Vm) -> bool {
    vm.roots[roots::SYS].is_none() || stdout_now(vm) == vm.roots[roots::STDOUT]
}

fn stdout_now(vm: &mut Vm) -> Value {
    sys_attr(vm, "stdout").unwrap_or(Value::NONE)
}

/// An attribute of the module `sys`, if the program has imported it.
fn sys_attr(vm: &mut Vm, name: &str) -> Option<Value> {
    let sys = vm.roots[roots::SYS].as_gc::<Dict>()?;
    let key = vm.intern(name);
    vm.dict_get_str(sys, key)
}

fn set_stdout(vm: &mut Vm, args: &[Value]) -> Answer {
    vm.roots[roots::STDOUT] = args[0];
    Ok(Value::NONE)
}

/// Writes, and answers this.
fn write(vm: &mut Vm, stream: Stream, bytes: &[u8], answer: Value) -> Answer {
    match vm.host.write(stream, bytes) {
        Ok(()) => Ok(answer),
        Err(HostError::WouldBlock) => wait_for_output(vm, answer),
        Err(e) => Err(host_error(vm, &e)),
    }
}

/// What was written is taken. Who wrote it waits until it is gone, where others may run meanwhile.
fn wait_for_output(vm: &mut Vm, answer: Value) -> Answer {
    if scheduler::may_switch(vm) {
        return Err(vm.prelude_call(PreludeFn::Output, &[answer]));
    }
    match vm.host.flush(Stream::Out) {
        Ok(()) => Ok(answer),
        Err(e) => Err(host_error(vm, &e)),
    }
}

fn stream_arg(vm: &mut Vm, v: Value) -> Result<Stream, Exit> {
    match v {
        v if v == Value::int(1) => Ok(Stream::Out),
        v if v == Value::int(2) => Ok(Stream::Err),
        _ => Err(vm.raise(Known::OSError, "[Errno 9] Bad file descriptor")),
    }
}

fn host_write(vm: &mut Vm, args: &[Value]) -> Answer {
    let stream = stream_arg(vm, args[0])?;
    let Some(text) = vm.unwrap_payload(args[1]).as_gc::<Str>() else {
        let name = vm.type_name(args[1]);
        return Err(vm.type_error(format!("write() argument must be str, not {name}")));
    };
    write(vm, stream, text.as_bytes(), Value::int(text.n_chars as i64))
}

fn host_write_bytes(vm: &mut Vm, args: &[Value]) -> Answer {
    let stream = stream_arg(vm, args[0])?;
    let Some(data) = vm.unwrap_payload(args[1]).as_gc::<Bytes>() else {
        let name = vm.type_name(args[1]);
        return Err(vm.type_error(format!("a bytes-like object is required, not '{name}'")));
    };
    let n = vm.size(data.as_bytes().len())?;
    write(vm, stream, data.as_bytes(), n)
}

fn host_flush(vm: &mut Vm, args: &[Value]) -> Answer {
    let result = match stream_arg(vm, args[0])? {
        Stream::Out => vm.host.write_on(),
        Stream::Err => vm.host.flush(Stream::Err),
    };
    match result {
        Ok(()) => Ok(Value::NONE),
        Err(HostError::WouldBlock) => wait_for_output(vm, Value::NONE),
        Err(e) => Err(host_error(vm, &e)),
    }
}

fn host_write_on(vm: &mut Vm, _: &[Value]) -> Answer {
    match vm.host.write_on() {
        Ok(()) => Ok(Value::TRUE),
        Err(HostError::WouldBlock) => Ok(Value::FALSE),
        Err(e) => Err(host_error(vm, &e)),
    }
}

/// The number of "Bad file descriptor".
const EBADF: i64 = 9;

/// What the host refused, as an exception.
pub(crate) fn host_error(vm: &mut Vm, e: &HostError) -> Exit {
    match e {
        HostError::Denied(text) => vm.raise(Known::PermissionError, text),
        HostError::BrokenPipe => vm.raise(Known::BrokenPipeError, "[Errno 32] Broken pipe"),
        HostError::NotFound(text) => vm.raise(
            Known::FileNotFoundError,
            format!("[Errno 2] No such file or directory: '{text}'"),
        ),
        HostError::WouldBlock => system_error(vm, 11, "Resource temporarily unavailable"),
        HostError::Gone => system_error(vm, EBADF, GONE),
        HostError::System(number, words) => system_error(vm, i64::from(*number), words),
        HostError::Other(text) => vm.raise(Known::OSError, text),
    }
}

/// Why what a program has is not there any more.
const GONE: &str = "this was open when a snapshot of the program was taken, and is not any more: a snapshot keeps no \
    connections; open it again";

/// OSError with a number, or the class that stands for the number.
pub(crate) fn system_error(vm: &mut Vm, number: i64, words: &str) -> Exit {
    let words = vm.unlimited(|vm| vm.str(words));
    let class = os_error_class(number).unwrap_or(Known::OSError);
    vm.raise_with(class, &[Value::int(number), words])
}

/// A line of standard input, with its newline; empty at the end. None: not there yet.
pub(crate) fn read_line(vm: &mut Vm) -> Result<Option<Value>, Exit> {
    let line = vm.host.read_line();
    let Some(mut line) = read(vm, line)? else {
        return Ok(None);
    };
    if line.ends_with(b"\r\n") {
        let n = line.len();
        line.truncate(n - 2);
        line.push(b'\n');
    }
    let text = String::from_utf8_lossy(&line);
    // The line is gone from the host: no room must not lose it.
    Ok(Some(vm.unlimited(|vm| vm.str(&text))))
}

/// What the host has read; None: nothing yet.
fn read(vm: &mut Vm, result: Result<Vec<u8>, HostError>) -> Result<Option<Vec<u8>>, Exit> {
    match result {
        Ok(data) => Ok(Some(data)),
        Err(HostError::WouldBlock) => Ok(None),
        Err(e) => Err(host_error(vm, &e)),
    }
}

fn host_read_line_bytes(vm: &mut Vm, _: &[Value]) -> Answer {
    let line = vm.host.read_line();
    let line = read(vm, line)?;
    Ok(line.map_or(Value::NONE, |line| vm.unlimited(|vm| vm.bytes(&line))))
}

fn host_read_input(vm: &mut Vm, _: &[Value]) -> Answer {
    let piece = vm.host.read_input();
    let piece = read(vm, piece)?;
    Ok(piece.map_or(Value::NONE, |piece| vm.unlimited(|vm| vm.bytes(&piece))))
}

fn host_read_line(vm: &mut Vm, _: &[Value]) -> Answer {
    Ok(read_line(vm)?.unwrap_or(Value::NONE))
}

/// Waits for more of standard input.
fn host_wait_input(vm: &mut Vm, _: &[Value]) -> Answer {
    scheduler::wait_for_host(vm, STDIN, Event::Readable, None)
}

/// `input(prompt)`.
fn input(vm: &mut Vm, args: &[Value]) -> Answer {
    let replaced = sys_attr(vm, "stdin").is_some_and(|v| Some(v) != sys_attr(vm, "__stdin__"));
    let prompt: Option<Gc<Str>> = args[0].as_gc();
    if replaced || !is_real_stdout(vm) || prompt.is_none() && !args[0].is_unbound() {
        let function = vm.roots[roots::INPUT];
        let given = args.iter().filter(|v| !v.is_unbound()).copied();
        let given: Vec<Value> = given.collect();
        return Err(vm.tail_call(function, &given));
    }
    if let Some(prompt) = prompt {
        match vm.host.write(Stream::Out, prompt.text().as_bytes()) {
            // It is taken, and will be written before anything is waited for.
            Ok(()) | Err(HostError::WouldBlock) => {}
            Err(e) => return Err(host_error(vm, &e)),
        }
    }
    let Some(line) = read_line(vm)? else {
        // The prompt is written: this only waits.
        let function = vm.roots[roots::INPUT_LINE];
        return Err(vm.tail_call(function, &[]));
    };
    let line = line.expect::<Str>().text();
    if line.is_empty() {
        return Err(vm.raise(Known::EOFError, "EOF when reading a line"));
    }
    let line = line.strip_suffix('\n').unwrap_or(line);
    Ok(vm.unlimited(|vm| vm.str(line)))
}
