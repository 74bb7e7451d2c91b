//! Files, by handle.

use super::lines::codec;
use super::{CHUNK, answered, done, handle, int};
use crate::handles;
use crate::io::host_error;
use crate::scheduler;
use pirn_vm::builtins::exceptions::put;
use pirn_vm::builtins::str::bytes_like;
use pirn_vm::heap::Gc;
use pirn_vm::host::{Handle, Whence};
use pirn_vm::native::{Answer, Exit};
use pirn_vm::objects::Str;
use pirn_vm::{Value, Vm};
use std::mem::MaybeUninit;

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

/// `read_rest(file, form, most)`: all bytes up to the end of a file, or up to so many, in one object; with the form of an encoding as
/// text, if all of it is text in that encoding. None: not so easily, and the position is what it was.
///
/// That is for files which say how much there is: nobody waits for those. Where all is asked for, there is room for one byte more, so that
/// the end is met.
pub(super) fn read_rest(vm: &mut Vm, args: &[Value]) -> Answer {
    let (file, form, most) = (handle(vm, args[0])?, int(vm, args[1])?, int(vm, args[2])?);
    let left = vm.host.files().map_or(0, |files| files.left(file));
    if left == 0 || vm.config.longest_way {
        return Ok(Value::NONE);
    }
    let all = usize::try_from(left).map_or(usize::MAX, |n| n.saturating_add(1));
    let size = usize::try_from(most).map_or(all, |most| most.min(all));
    let room = vm.room(size.saturating_add(512))?;
    let (mut n, mut ended) = (0, size < all);
    let mut note = |more: Option<usize>| {
        ended |= more == Some(0);
        n += more.unwrap_or(0);
    };
    let v = match form >> codec::SHIFT {
        codec::BYTES => {
            let bytes = vm.new_bytes_filled(&room, size, |vm, piece| {
                read_piece(vm, file, piece, &mut note)
            })?;
            Some(bytes.value())
        }
        codec => {
            let text = vm.new_text_filled(&room, size, |vm, piece| {
                read_piece(vm, file, piece, &mut note)
            })?;
            let text = text.filter(|text| text.is_ascii() || codec == codec::UTF_8);
            text.map(Gc::value)
        }
    };
    match v {
        Some(v) if ended => Ok(v),
        _ => {
            let files = vm.host.files();
            let back = files.and_then(|files| files.seek(file, -(n as i64), Whence::Current));
            done(vm, back.map(|_| ()))
        }
    }
}

/// Reads a piece of a new object, and notes how much that was.
fn read_piece<'a>(
    vm: &mut Vm,
    file: Handle,
    piece: &'a mut [MaybeUninit<u8>],
    note: &mut impl FnMut(Option<usize>),
) -> Result<&'a mut [u8], Exit> {
    vm.pay(piece.len() / 4096)?;
    let files = vm.host.files();
    let result = files.and_then(|files| files.read_new(file, piece));
    let read = answered(vm, result)?;
    note(read.as_ref().map(|read| read.len()));
    Ok(read.unwrap_or_default())
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
