//! The hidden module `_host`: files, sockets and waiting for them, of which the modules `io` and `socket` are made.
//!
//! Everything open is a handle, an int. A function that would have to wait answers None; its caller waits with `wait` and tries
//! again. Memory for what comes in is reserved before it is taken from the host, so that nothing is lost.

mod files;
mod lines;
mod net;

use crate::io::{host_error, system_error};
use crate::scheduler;
use pirn_vm::host::{Event, Handle, HostError};
use pirn_vm::native::{Answer, Exit, NativeDef, def};
use pirn_vm::semantics::number::as_small_int;
use pirn_vm::{Value, Vm};

/// Bytes that are read or written at once, at most: what takes some 50 µs. `_io.py` knows the number, too.
const CHUNK: usize = 1 << 18;

/// All natives of the module.
pub(super) static FUNCTIONS: &[NativeDef] = &[
    def(
        "wait",
        "handle, write, seconds, /",
        wait,
        "Lets others run until something can be read or written: True; None when the time is over.",
    ),
    def(
        "read_line",
        "",
        read_line,
        "A line of standard input, empty at the end; None: not yet.",
    ),
    def(
        "line",
        "window, form, /",
        lines::line,
        "The next line of a window; None: not so easily.",
    ),
    def("lines", "window, form, list, /", lines::lines, ""),
    def("chars", "window, form, n, /", lines::chars, ""),
    def("write_text", "file, text, utf_8, /", lines::write_text, ""),
    def("read_on", "file, array, n, /", lines::read_on, ""),
    def("open", "path, mode, /", files::open, ""),
    def("read", "file, n, /", files::read, ""),
    def("read_rest", "file, form, most, /", files::read_rest, ""),
    def("write", "file, data, start, /", files::write, ""),
    def("flush", "file, /", files::flush, ""),
    def("seek", "file, offset, whence, /", files::seek, ""),
    def("truncate", "file, size, /", files::truncate, ""),
    def("is_terminal", "file, /", files::is_terminal, ""),
    def("close", "file, /", files::close, ""),
    def("socket", "family, stream, /", net::socket, ""),
    def("pair", "stream, /", net::pair, ""),
    def("bind", "socket, address, /", net::bind, ""),
    def("listen", "socket, backlog, /", net::listen, ""),
    def(
        "accept",
        "socket, /",
        net::accept,
        "(socket, address), or None.",
    ),
    def(
        "connect",
        "socket, address, /",
        net::connect,
        "True, or None: it is done when one can write.",
    ),
    def("send", "socket, data, start, to, /", net::send, ""),
    def(
        "receive",
        "socket, n, peek, /",
        net::receive,
        "(bytes, address), or None.",
    ),
    def("shutdown", "socket, read, write, /", net::shutdown, ""),
    def("local_address", "socket, /", net::local_address, ""),
    def("peer_address", "socket, /", net::peer_address, ""),
    def("option", "socket, level, name, /", net::option, ""),
    def(
        "set_option",
        "socket, level, name, value, /",
        net::set_option,
        "",
    ),
    def("close_socket", "socket, /", net::close, ""),
    def(
        "numeric",
        "text, /",
        net::numeric,
        "4 or 6 if the text is an address, else None.",
    ),
    def("look_up", "name, /", net::look_up, ""),
    def(
        "looked_up",
        "lookup, /",
        net::looked_up,
        "A list of addresses, or None: not yet.",
    ),
];

/// An argument that must be an int.
fn int(vm: &mut Vm, v: Value) -> Result<i64, Exit> {
    match as_small_int(vm.unwrap_payload(v)) {
        Some(n) => Ok(n),
        None => {
            let name = vm.type_name(v);
            Err(vm.type_error(format!(
                "'{name}' object cannot be interpreted as an integer"
            )))
        }
    }
}

fn handle(vm: &mut Vm, v: Value) -> Result<Handle, Exit> {
    match Handle::try_from(int(vm, v)?) {
        Ok(handle) => Ok(handle),
        // Of what was closed.
        Err(_) => Err(system_error(vm, 9, "Bad file descriptor")),
    }
}

/// What the host answered, None if it would have had to wait.
fn answered<R>(vm: &mut Vm, result: Result<R, HostError>) -> Result<Option<R>, Exit> {
    match result {
        Ok(v) => Ok(Some(v)),
        Err(HostError::WouldBlock) => Ok(None),
        Err(e) => Err(host_error(vm, &e)),
    }
}

fn done(vm: &mut Vm, result: Result<(), HostError>) -> Answer {
    match result {
        Ok(()) => Ok(Value::NONE),
        Err(e) => Err(host_error(vm, &e)),
    }
}

fn wait(vm: &mut Vm, args: &[Value]) -> Answer {
    let what = handle(vm, args[0])?;
    let event = match args[1].is_true() {
        true => Event::Writable,
        false => Event::Readable,
    };
    let time = match args[2].is_none() {
        true => None,
        false => Some(super::time::duration(vm, args[2])?),
    };
    scheduler::wait_for_host(vm, what, event, time)
}

fn read_line(vm: &mut Vm, _: &[Value]) -> Answer {
    Ok(crate::io::read_line(vm)?.unwrap_or(Value::NONE))
}
