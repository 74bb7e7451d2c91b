//! Lines of what was read of a file, and text that is written to one: what streams do millions of times.
//!
//! What was read and not asked for yet is a *window*: a list of bytes and a position in them, which belongs to a stream and goes with
//! a snapshot. The natives here answer what they can at once; None sends `_io.py` its long way, which reads more, handles
//! errors of encodings, and says what is wrong. So a stream may be closed, or of a class of the program, without a test here.

use super::{CHUNK, answered, handle, int};
use pirn_vm::heap::Gc;
use pirn_vm::native::{Answer, Exit};
use pirn_vm::objects::{ByteArray, Bytes, List, Str};
use pirn_vm::semantics::number::as_small_int;
use pirn_vm::{Value, Vm};

/// What ends a line: the low bits of a form. `_io.py` knows the numbers.
mod ending {
    pub const BITS: i64 = 7;
    /// Any of the three; the line then has a newline instead.
    pub const TRANSLATED: i64 = 1;
    /// Any of the three.
    pub const ANY: i64 = 2;
    pub const RETURN: i64 = 3;
    pub const BOTH: i64 = 4;
}

/// What the bytes of a line become: the high bits of a form.
pub(super) mod codec {
    pub const SHIFT: u32 = 3;
    pub const BYTES: i64 = 0;
    pub const UTF_8: i64 = 1;
    pub const LATIN_1: i64 = 3;
}

/// Lines that are made at once, at most.
const LINES: usize = 4096;

/// Room that is made ahead for the rest of a file, at most.
const AHEAD: usize = 16 << 20;

/// What was read and not asked for yet.
struct Window {
    list: Gc<List>,
    data: &'static [u8],
    at: usize,
}

impl Window {
    fn of(vm: &mut Vm, v: Value) -> Result<Window, Exit> {
        let found = v.as_gc::<List>().and_then(|list| match list.slice() {
            [data, at] => {
                let data = data.as_gc::<Bytes>()?.data();
                let at = usize::try_from(as_small_int(*at)?).ok()?;
                (at <= data.len()).then_some(Window { list, data, at })
            }
            _ => None,
        });
        match found {
            Some(window) => Ok(window),
            None => Err(vm.type_error("expected a list of bytes and a position in them")),
        }
    }

    /// The next line, if it is there as a whole and nothing is wrong with it.
    fn next(&mut self, vm: &mut Vm, form: i64) -> Result<Option<Value>, Exit> {
        let rest = &self.data[self.at..];
        let Some((n, n_ending)) = line_len(rest, form & ending::BITS) else {
            return Ok(None);
        };
        let Some(line) = made(vm, &rest[..n], n_ending, form)? else {
            return Ok(None);
        };
        self.at += n;
        self.list.items()[1].set(Value::int(self.at as i64));
        Ok(Some(line))
    }
}

/// How long the next line is, and what ends it. None: its end is not there, or it is not known yet whether it is.
fn line_len(rest: &[u8], kind: i64) -> Option<(usize, usize)> {
    match kind {
        ending::TRANSLATED | ending::ANY => {
            let i = memchr::memchr2(b'\n', b'\r', rest)?;
            match (rest[i], rest.get(i + 1)) {
                (b'\n', _) => Some((i + 1, 1)),
                (_, None) => None,
                (_, Some(b'\n')) => Some((i + 2, 2)),
                _ => Some((i + 1, 1)),
            }
        }
        ending::RETURN => Some((memchr::memchr(b'\r', rest)? + 1, 1)),
        ending::BOTH => Some((memchr::memmem::find(rest, b"\r\n")? + 2, 2)),
        _ => Some((memchr::memchr(b'\n', rest)? + 1, 1)),
    }
}

/// A line as an object. None: it is not text in this encoding.
fn made(vm: &mut Vm, line: &[u8], n_ending: usize, form: i64) -> Result<Option<Value>, Exit> {
    vm.pay(line.len() >> 10)?;
    if form >> codec::SHIFT == codec::BYTES {
        return vm.bytes(line).map(Some);
    }
    let is_plain = n_ending == 1 && line.ends_with(b"\n");
    if form & ending::BITS == ending::TRANSLATED && !is_plain {
        let mut own = line[..line.len() - n_ending].to_vec();
        own.push(b'\n');
        return text(vm, &own, form >> codec::SHIFT);
    }
    text(vm, line, form >> codec::SHIFT)
}

fn text(vm: &mut Vm, bytes: &[u8], codec: i64) -> Result<Option<Value>, Exit> {
    if bytes.is_ascii() {
        return vm.str_ascii(bytes).map(Some);
    }
    match codec {
        codec::UTF_8 => match std::str::from_utf8(bytes) {
            Ok(text) => vm.str(text).map(Some),
            Err(_) => Ok(None),
        },
        codec::LATIN_1 => {
            let text: String = bytes.iter().map(|b| char::from(*b)).collect();
            vm.str(&text).map(Some)
        }
        _ => Ok(None),
    }
}

/// `line(window, form)`: the next line, or None.
pub(super) fn line(vm: &mut Vm, args: &[Value]) -> Answer {
    let form = int(vm, args[1])?;
    if form < 0 || vm.config.longest_way {
        return Ok(Value::NONE);
    }
    let mut window = Window::of(vm, args[0])?;
    Ok(window.next(vm, form)?.unwrap_or(Value::NONE))
}

/// `lines(window, form, list)`: appends all lines that are there, or many of them.
pub(super) fn lines(vm: &mut Vm, args: &[Value]) -> Answer {
    let form = int(vm, args[1])?;
    let Some(list) = args[2].as_gc::<List>() else {
        return Err(vm.type_error("expected a list"));
    };
    if form < 0 || vm.config.longest_way {
        return Ok(Value::NONE);
    }
    let mut window = Window::of(vm, args[0])?;
    // Where memory gives out in between, whoever does it again goes on from here.
    for _ in 0..LINES {
        vm.list_reserve(list, 1)?;
        match window.next(vm, form)? {
            Some(line) => vm.list_push(list, line)?,
            None => break,
        }
    }
    Ok(Value::NONE)
}

/// `chars(window, form, n)`: the next n characters, or None.
pub(super) fn chars(vm: &mut Vm, args: &[Value]) -> Answer {
    let (form, n) = (int(vm, args[1])?, int(vm, args[2])?);
    let n = usize::try_from(n).unwrap_or(usize::MAX);
    if form < 0 || n > CHUNK || vm.config.longest_way {
        return Ok(Value::NONE);
    }
    let window = Window::of(vm, args[0])?;
    let rest = &window.data[window.at..];
    let Some(len) = chars_len(rest, n, form >> codec::SHIFT) else {
        return Ok(Value::NONE);
    };
    let taken = &rest[..len];
    if form & ending::BITS == ending::TRANSLATED && memchr::memchr(b'\r', taken).is_some() {
        return Ok(Value::NONE);
    }
    vm.pay(len >> 10)?;
    let Some(text) = text(vm, taken, form >> codec::SHIFT)? else {
        return Ok(Value::NONE);
    };
    window.list.items()[1].set(Value::int((window.at + len) as i64));
    Ok(text)
}

/// How many bytes the next n characters are, if they are there as a whole.
fn chars_len(rest: &[u8], n: usize, codec: i64) -> Option<usize> {
    let same = rest.get(..n)?;
    if codec != codec::UTF_8 || same.is_ascii() {
        return Some(n);
    }
    let begins = |b: &u8| *b & 0xc0 != 0x80;
    let mut starts = rest.iter().enumerate().filter(|(_, b)| begins(b));
    // Where the one behind them begins.
    starts.nth(n).map(|(at, _)| at)
}

/// `write_text(file, text, utf_8)`: writes to a file that keeps what is written; answers the number of characters. None: not so.
pub(super) fn write_text(vm: &mut Vm, args: &[Value]) -> Answer {
    let file = as_small_int(args[0]).and_then(|file| u64::try_from(file).ok());
    let (Some(file), Some(text)) = (file, args[1].as_gc::<Str>()) else {
        return Ok(Value::NONE);
    };
    let plain = text.is_ascii() || args[2].is_true();
    if !plain || text.as_bytes().len() > CHUNK || vm.config.longest_way {
        return Ok(Value::NONE);
    }
    vm.pay(text.as_bytes().len() / 4096)?;
    let files = vm.host.files();
    match files.and_then(|files| files.keep(file, text.as_bytes())) {
        Ok(true) => Ok(Value::int(text.n_chars as i64)),
        Ok(false) => Ok(Value::NONE),
        Err(e) => Err(crate::io::host_error(vm, &e)),
    }
}

/// `read_on(file, array, n)`: appends up to n bytes to a byte array; answers how many, 0 at the end. None: not yet.
pub(super) fn read_on(vm: &mut Vm, args: &[Value]) -> Answer {
    let file = handle(vm, args[0])?;
    let n = int(vm, args[2])?.clamp(0, CHUNK as i64) as usize;
    let Some(array) = args[1].as_gc::<ByteArray>() else {
        return Err(vm.type_error("expected a byte array"));
    };
    let left = vm.host.files().map_or(0, |files| files.left(file));
    let ahead = left.min(AHEAD as u64) as usize;
    let filled = vm.bytearray_append(array, n, ahead, |host, buffer| {
        host.files()?.read(file, buffer)
    })?;
    vm.charge(n / 4096);
    let n = answered(vm, filled)?;
    Ok(n.map_or(Value::NONE, |n| Value::int(n as i64)))
}
