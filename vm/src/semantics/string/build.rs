//! Writing strings straight into the heap.
//!
//! A [`StrWriter`] owns a string object whose bytes are being filled in: the maker says beforehand how many bytes and
//! code points there will be, and `finish` checks that all were written. Nothing else refers to the object until then,
//! and no collection happens in between (Law 2), so the world never sees it half written.
//!
//! It copies text only as `&str`, so the result is valid UTF-8; it does not check the number of code points in release builds.
#![expect(unsafe_code, reason = "fills the tail of a new string")]

use crate::heap::Gc;
use crate::native::Exit;
use crate::objects::Str;
use crate::value::Value;
use crate::vm::Vm;

/// What a string object takes besides its bytes.
pub(crate) const OVERHEAD: usize = 256;

/// Copies text, mostly of a few bytes: then by words from its beginning and its end, which is less than a call takes.
///
/// # Safety
/// There is room for the text, and it is elsewhere.
#[inline(always)]
pub(crate) unsafe fn copy_text(text: &[u8], to: *mut u8) {
    let (from, n) = (text.as_ptr(), text.len());
    // SAFETY: each way reads and writes within the first `n` bytes.
    unsafe {
        match n {
            8..=16 => {
                let (a, b) = (
                    from.cast::<[u8; 8]>().read(),
                    from.add(n - 8).cast::<[u8; 8]>().read(),
                );
                to.cast::<[u8; 8]>().write(a);
                to.add(n - 8).cast::<[u8; 8]>().write(b);
            }
            4..8 => {
                let (a, b) = (
                    from.cast::<[u8; 4]>().read(),
                    from.add(n - 4).cast::<[u8; 4]>().read(),
                );
                to.cast::<[u8; 4]>().write(a);
                to.add(n - 4).cast::<[u8; 4]>().write(b);
            }
            2 | 3 => {
                let (a, b) = (
                    from.cast::<[u8; 2]>().read(),
                    from.add(n - 2).cast::<[u8; 2]>().read(),
                );
                to.cast::<[u8; 2]>().write(a);
                to.add(n - 2).cast::<[u8; 2]>().write(b);
            }
            1 => to.write(*from),
            0 => {}
            _ => std::ptr::copy_nonoverlapping(from, to, n),
        }
    }
}

/// A string being written.
pub struct StrWriter {
    object: Gc<Str>,
    at: usize,
}

impl Vm {
    /// Begins a string of so many bytes and code points; MemoryError if no string can be as long.
    pub fn str_writer(&mut self, n_bytes: usize, n_chars: usize) -> Result<StrWriter, Exit> {
        if n_bytes > u32::MAX as usize {
            return Err(self.memory_error());
        }
        let room = self.room(OVERHEAD + n_bytes)?;
        let object = self.new_str_uninit(&room, n_bytes, n_chars);
        self.pay(n_bytes >> 7)?;
        Ok(StrWriter { object, at: 0 })
    }

    /// A string whose bytes are known to be ASCII, without looking at them again.
    pub fn str_ascii(&mut self, text: &[u8]) -> Result<Value, Exit> {
        if text.len() <= 1 {
            debug_assert!(text.is_ascii());
            // SAFETY: by the caller's word, as below.
            return self.str(unsafe { std::str::from_utf8_unchecked(text) });
        }
        self.str_of_ascii(text)
    }

    /// The same of at least two bytes.
    #[inline]
    pub(super) fn str_of_ascii(&mut self, text: &[u8]) -> Result<Value, Exit> {
        debug_assert!(text.is_ascii() && text.len() > 1);
        let n = text.len();
        if n > u32::MAX as usize {
            return Err(self.memory_error());
        }
        let room = self.room(OVERHEAD + n)?;
        let object = self.new_str_uninit(&room, n, n);
        // SAFETY: the tail has room for the bytes. That they are ASCII is the caller's word, which only decides about the
        // meaning of the text: any byte above 127 here would be a bug of this crate, caught by the debug assertion in tests.
        unsafe { copy_text(text, object.as_ptr().add(1).cast()) };
        self.pay(n >> 7)?;
        Ok(object.value())
    }
}

impl StrWriter {
    /// Address of the first byte.
    fn tail(&self) -> *mut u8 {
        // The bytes follow the struct.
        self.object.as_ptr().wrapping_add(1).cast()
    }

    /// Appends text.
    #[inline]
    pub fn push(&mut self, text: &str) {
        let end = self.at + text.len();
        assert!(
            end <= self.object.n_bytes as usize,
            "more text than announced"
        );
        // SAFETY: the tail has `n_bytes` bytes and `end` is within them.
        unsafe { copy_text(text.as_bytes(), self.tail().add(self.at)) };
        self.at = end;
    }

    /// Appends text `n` times, by doubling what is already there.
    pub fn push_repeated(&mut self, text: &str, n: usize) {
        let total = text.len() * n;
        let (begin, end) = (self.at, self.at + total);
        assert!(
            end <= self.object.n_bytes as usize,
            "more text than announced"
        );
        if total == 0 {
            return;
        }
        if text.len() == 1 {
            // SAFETY: within the tail, as just checked.
            unsafe {
                self.tail()
                    .add(begin)
                    .write_bytes(text.as_bytes()[0], total)
            };
            self.at = end;
            return;
        }
        self.push(text);
        while self.at < end {
            let n = (self.at - begin).min(end - self.at);
            // SAFETY: source and destination are within the tail and do not overlap: `n` is at most what lies between.
            unsafe {
                std::ptr::copy_nonoverlapping(self.tail().add(begin), self.tail().add(self.at), n)
            };
            self.at += n;
        }
    }

    /// The finished string.
    pub fn finish(self) -> Value {
        assert!(
            self.at == self.object.n_bytes as usize,
            "less text than announced"
        );
        debug_assert_eq!(
            self.object.as_str().chars().count(),
            self.object.n_chars as usize
        );
        self.object.value()
    }
}

/// `text[from..to]` for offsets that are character boundaries.
#[inline]
pub(crate) fn piece(text: &str, from: usize, to: usize) -> &str {
    debug_assert!(text.is_char_boundary(from) && text.is_char_boundary(to) && from <= to);
    // SAFETY: callers found the offsets by stepping over whole characters or by matching whole text, which debug builds check.
    unsafe { text.get_unchecked(from..to) }
}
