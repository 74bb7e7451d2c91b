//! Putting two strings together, in time that does not grow with the left one when it is done again and again.
//!
//! The first concatenation copies both. When its result is appended to again and is not short, the text moves into a
//! buffer twice as large, and from then on appending writes only the new piece there (see `objects::string`). Nothing
//! can be seen of this: a string that shares its buffer with a longer one ends where it ends.
#![expect(unsafe_code, reason = "writes into the buffers of strings")]

use super::build::{OVERHEAD, copy_text};
use crate::heap::{Gc, Header, Kind, Room, flag};
use crate::native::{Answer, Exit};
use crate::objects::{ByteBuffer, GROWN_PREFIX, Str};
use crate::value::Value;
use crate::vm::{Known, Vm};
use std::cell::Cell;

/// Shorter strings are simply copied.
const GROW_MIN: usize = 256;

impl Vm {
    /// The concatenation of two strings.
    #[inline]
    pub fn concat(&mut self, a: Gc<Str>, b: Gc<Str>) -> Answer {
        let (n, m) = (a.n_bytes as usize, b.n_bytes as usize);
        if n + m < GROW_MIN || !a.header.has(flag::GROWN | flag::JOINED) {
            return self.concat_copy(a, b);
        }
        self.concat_grown(a, b)
    }

    fn concat_copy(&mut self, a: Gc<Str>, b: Gc<Str>) -> Answer {
        if a.n_bytes == 0 {
            return Ok(b.value());
        }
        if b.n_bytes == 0 {
            return Ok(a.value());
        }
        let n_bytes = a.n_bytes as usize + b.n_bytes as usize;
        let n_chars = a.n_chars as usize + b.n_chars as usize;
        let mut w = self.str_writer(n_bytes, n_chars)?;
        w.push(a.text());
        w.push(b.text());
        let v = w.finish();
        v.expect::<Str>().header.set_flag(flag::JOINED);
        Ok(v)
    }

    /// Appends in the buffer of `a`, or begins one.
    fn concat_grown(&mut self, a: Gc<Str>, b: Gc<Str>) -> Answer {
        let (n, m) = (a.n_bytes as usize, b.n_bytes as usize);
        if m == 0 {
            return Ok(a.value());
        }
        let total = n + m;
        if total > u32::MAX as usize {
            return Err(self.memory_error());
        }
        let fits = |buffer: &Gc<ByteBuffer>| {
            used(buffer).get() as usize == n && total + GROWN_PREFIX <= buffer.capacity
        };
        let buffer = match a.grown_buffer().filter(fits) {
            Some(buffer) => {
                self.room(OVERHEAD)?;
                buffer
            }
            // Somebody else appended to it before, or it is full.
            None => self.grow(a, total)?,
        };
        self.pay(m >> 7)?;
        let text = b.text();
        // SAFETY: the buffer has room for `total` bytes; those from `n` on belong to no string yet, so `text` is elsewhere.
        unsafe {
            copy_text(text.as_bytes(), buffer.data().add(GROWN_PREFIX + n));
        }
        used(&buffer).set(total as u32);
        let n_chars = a.n_chars as usize + b.n_chars as usize;
        self.grown_str(buffer, total, n_chars)
    }

    /// A buffer that begins with the text of `a` and has room for twice `total` bytes.
    fn grow(&mut self, a: Gc<Str>, total: usize) -> Result<Gc<ByteBuffer>, Exit> {
        let capacity = GROWN_PREFIX + total * 2;
        let room = self.room(2 * OVERHEAD + capacity)?;
        let buffer = self.new_byte_buffer(&room, capacity);
        self.pay(total >> 7)?;
        let text = a.text();
        // SAFETY: the buffer is larger than the text, and new.
        unsafe {
            let to = buffer.data().add(GROWN_PREFIX);
            std::ptr::copy_nonoverlapping(text.as_ptr(), to, text.len());
        }
        Ok(buffer)
    }

    pub(crate) fn grown_str(
        &mut self,
        buffer: Gc<ByteBuffer>,
        n_bytes: usize,
        n_chars: usize,
    ) -> Answer {
        // A few words, after the buffer was allocated: asking again here could refuse the same operation for ever.
        let room = self.heap.emergency();
        let ascii = if n_chars == n_bytes { flag::ASCII } else { 0 };
        let make = |flags| Str {
            header: Header::new(
                Kind::Str,
                flags | ascii | flag::GROWN,
                0,
                Known::Str.shape(),
            ),
            hash: Cell::new(0),
            n_bytes: n_bytes as u32,
            n_chars: n_chars as u32,
            index: Cell::new(Value::UNBOUND),
        };
        let s = self.heap.new_with_tail(&room, size_of::<Value>(), make);
        // SAFETY: the tail has room for one value.
        unsafe { s.as_ptr().add(1).cast::<Value>().write(buffer.value()) };
        Ok(s.value())
    }
}

/// The text in a buffer of growing strings, and its capacity.
pub(crate) fn buffer_text<'a>(buffer: Gc<ByteBuffer>) -> (&'a [u8], usize) {
    let n = used(&buffer).get() as usize;
    // SAFETY: so many bytes are used, behind the prefix; they are never written again.
    let text = unsafe { std::slice::from_raw_parts(buffer.data().add(GROWN_PREFIX), n) };
    (text, buffer.capacity)
}

/// A buffer with this text, which it has room for.
pub(crate) fn new_text_buffer(
    vm: &mut Vm,
    room: &Room,
    text: &[u8],
    capacity: usize,
) -> Gc<ByteBuffer> {
    assert!(capacity >= GROWN_PREFIX + text.len());
    let buffer = vm.new_byte_buffer(room, capacity);
    for (to, from) in buffer.as_bytes()[GROWN_PREFIX..].iter().zip(text) {
        to.set(*from);
    }
    used(&buffer).set(text.len() as u32);
    buffer
}

/// How many bytes of a buffer's text are used.
fn used(buffer: &ByteBuffer) -> &Cell<u32> {
    &buffer.as_u32()[0]
}
