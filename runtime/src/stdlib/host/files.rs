//! Files, by handle.

use super::{CHUNK, answered, done, handle, int};
use crate::handles;
use crate::io::host_error;
use crate::scheduler;
use pirn_vm::builtins::exceptions::put;
use pirn_vm::builtins::str::bytes_like;
use pirn_vm::host::Whence;
use pirn_vm::native::{Answer, Exit};
use pirn_vm::objects::Str;
use pirn_vm::{Value, Vm};

pub(super) fn open(vm: &mut Vm, args: &[Value]) -> Answer {
    let Some(path) = vm.unwrap_payload(args[0]).as_gc::<Str>() else {
        let name = vm.type_name(args[0]);
        return Err(vm.type_error(format!("a path must be str, not {name}")));
    };
    let mode = handles::mode_of(int(vm, args[1])?);
    let room = vm.room(handles::note_room(vm))?;
    let file = handles::next(vm);
    if path.text().contains('\0') {
        return Err(vm.value_error("embedded null byte"));
    }
    let files = vm.host.files();
    if let Err(e) = files.and_then(|files| files.open(file, path.text(), mode)) {
        let exit = host_error(vm, &e);
        if let Exit::Raised(e) = exit {
            put(vm, e.expect(), "filename", path.value())?;
        }
        return Err(exit);
    }
    handles::take(vm);
    handles::note_file(vm, &room, file, path.value(), mode);
    Ok(Value::int(file as i64))
}

pub(super) fn read(vm: &mut Vm, args: &[Value]) -> Answer {
    let file = handle(vm, args[0])?;
    let n = int(vm, args[1])?.clamp(0, CHUNK as i64) as usize;
    vm.room(n + 256)?;
    vm.pay(n / 4096)?;
    let mut buffer = vec![0; n];
    let result = vm.host.files();
    let result = result.and_then(|files| files.read(file, &mut buffer));
    match answered(vm, result)? {
        // Not lost, whatever memory there is.
        Some(n) => Ok(vm.unlimited(|vm| vm.bytes(&buffer[..n]))),
        None => Ok(Value::NONE),
    }
}

pub(super) fn write(vm: &mut Vm, args: &[Value]) -> Answer {
    let file = handle(vm, args[0])?;
    let data = piece(vm, args[1], args[2])?;
    vm.pay(data.len() / 4096)?;
    let files = vm.host.files();
    let result = files.and_then(|files| files.write(file, data));
    let n = answered(vm, result)?;
    Ok(n.map_or(Value::NONE, |n| Value::int(n as i64)))
}

/// What is to be written next of some bytes.
pub(super) fn piece(vm: &mut Vm, data: Value, start: Value) -> Result<&'static [u8], Exit> {
    let start = int(vm, start)?.max(0) as usize;
    let Some(data) = bytes_like(vm, data) else {
        let name = vm.type_name(data);
        return Err(vm.type_error(format!("a bytes-like object is required, not '{name}'")));
    };
    let rest = data.get(start..).unwrap_or_default();
    Ok(&rest[..rest.len().min(CHUNK)])
}

pub(super) fn flush(vm: &mut Vm, args: &[Value]) -> Answer {
    let file = handle(vm, args[0])?;
    let result = vm.host.files().and_then(|files| files.flush(file));
    done(vm, result)
}

pub(super) fn seek(vm: &mut Vm, args: &[Value]) -> Answer {
    let (file, offset) = (handle(vm, args[0])?, int(vm, args[1])?);
    let whence = match int(vm, args[2])? {
        1 => Whence::Current,
        2 => Whence::End,
        _ => Whence::Start,
    };
    let files = vm.host.files();
    match files.and_then(|files| files.seek(file, offset, whence)) {
        Ok(at) => vm.size(at as usize),
        Err(e) => Err(host_error(vm, &e)),
    }
}

pub(super) fn truncate(vm: &mut Vm, args: &[Value]) -> Answer {
    let (file, size) = (handle(vm, args[0])?, int(vm, args[1])?.max(0) as u64);
    let files = vm.host.files();
    let result = files.and_then(|files| files.truncate(file, size));
    done(vm, result)
}

pub(super) fn is_terminal(vm: &mut Vm, args: &[Value]) -> Answer {
    let file = handle(vm, args[0])?;
    match vm.host.files().and_then(|files| files.is_terminal(file)) {
        Ok(is) => Ok(Value::bool(is)),
        Err(e) => Err(host_error(vm, &e)),
    }
}

pub(super) fn close(vm: &mut Vm, args: &[Value]) -> Answer {
    let file = handle(vm, args[0])?;
    scheduler::closing(vm, file);
    handles::forget_file(vm, file);
    let result = vm.host.files().and_then(|files| files.close(file));
    done(vm, result)
}
