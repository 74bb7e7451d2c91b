//! Strings: concatenation, repetition, comparison, indexing, slicing, iteration, joining.
//!
//! Offsets are of two sorts: *positions* count code points, as programs do; *byte offsets* count bytes of UTF-8. For
//! ASCII strings they are the same. For others a position is found through the string's index, a list of the byte
//! offsets of every 64th code point, built when it is first needed. Order of code points is order of bytes, so
//! comparison and search work on bytes.
//!
//! The parts: [`build`] writes strings into the heap, `grow` concatenates, [`search`] and [`split`] find and cut (bytes, too), [`edit`] makes
//! new strings of old ones, [`chars`] knows what kind of character each one is, [`case`] changes case, [`escape`] prints
//! literals, [`codec`] encodes and decodes, [`format`] is `format()`, [`percent`] and [`fields`] are the two formatting
//! languages, which ask the program by [`replay`].

pub mod build;
mod bytearray;
pub mod case;
pub mod chars;
pub mod codec;
pub mod digits;
pub mod edit;
pub mod escape;
pub mod fields;
pub mod format;
pub(crate) mod grow;
pub mod percent;
mod percent_quick;
pub mod replay;
pub mod search;
pub mod split;
mod tables;

pub(crate) use build::piece;

use crate::heap::{Gc, Kind};
use crate::native::{Answer, Exit};
use crate::objects::{ByteBuffer, List, Slice, Str};
use crate::semantics::number::{as_index, as_small_int};
use crate::value::Value;
use crate::vm::{Known, PreludeFn, Vm};
use build::OVERHEAD;
use std::cmp::Ordering;

/// Code points between two entries of a string's index.
const STRIDE: usize = 64;

/// What a slice selects of a sequence: `count` items from `start` on, `step` apart.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Span {
    pub start: i64,
    pub step: i64,
    pub count: usize,
}

/// Number of code points in UTF-8 text.
#[inline]
pub fn count_chars(text: &[u8]) -> usize {
    // Continuation bytes are 0x80..=0xbf, the lowest quarter as signed numbers.
    text.iter().filter(|b| **b as i8 >= -0x40).count()
}

/// Length of the character that begins with this byte.
#[inline(always)]
pub fn width(first: u8) -> usize {
    match first {
        0..=0x7f => 1,
        0x80..=0xdf => 2,
        0xe0..=0xef => 3,
        _ => 4,
    }
}

/// Byte offset `n` characters after the byte offset `at`.
fn skip_chars(text: &[u8], mut at: usize, n: usize) -> usize {
    for _ in 0..n {
        at += width(text[at]);
    }
    at
}

impl Str {
    /// Code points in the first `n` bytes.
    #[inline]
    pub fn position_of(&self, n: usize) -> usize {
        if self.is_ascii() {
            n
        } else {
            count_chars(&self.as_bytes()[..n])
        }
    }
}

/// So many picked characters are gathered on the native stack.
const FEW: usize = 64;

impl Vm {
    /// `a * n` for a string.
    pub fn str_repeat(&mut self, s: Gc<Str>, n: i64) -> Answer {
        if n <= 0 || s.n_bytes == 0 {
            return self.str("");
        }
        if n == 1 {
            return Ok(s.value());
        }
        let Some(n_bytes) = (n as usize).checked_mul(s.n_bytes as usize) else {
            return Err(self.memory_error());
        };
        if n_bytes > u32::MAX as usize {
            return Err(self.memory_error());
        }
        let mut w = self.str_writer(n_bytes, n as usize * s.n_chars as usize)?;
        w.push_repeated(s.text(), n as usize);
        Ok(w.finish())
    }

    /// The order of two strings: that of their code points.
    #[inline]
    pub fn str_compare(&self, a: Gc<Str>, b: Gc<Str>) -> Ordering {
        let (a, b) = (a.as_bytes(), b.as_bytes());
        match (a.first(), b.first()) {
            // Mostly the first byte decides.
            (Some(x), Some(y)) if x != y => x.cmp(y),
            _ => a.cmp(b),
        }
    }

    /// Whether `needle` occurs in `hay`.
    pub fn str_contains(&mut self, hay: Gc<Str>, needle: Gc<Str>) -> Result<bool, Exit> {
        self.pay(hay.n_bytes as usize >> 7)?;
        Ok(search::find(hay.as_bytes(), needle.as_bytes()).is_some())
    }

    /// `item in s` for a string and anything.
    pub fn str_contains_value(&mut self, s: Gc<Str>, item: Value) -> Answer {
        match self.unwrap_payload(item).as_gc::<Str>() {
            Some(needle) => Ok(Value::bool(self.str_contains(s, needle)?)),
            None => {
                let found = self.type_name(item);
                Err(self.type_error(format!(
                    "'in <string>' requires string as left operand, not {found}"
                )))
            }
        }
    }

    /// Byte offset of a position that is at most the string's length.
    #[inline]
    pub fn str_offset(&mut self, s: Gc<Str>, position: usize) -> Result<usize, Exit> {
        if s.is_ascii() {
            return Ok(position);
        }
        self.str_offset_slow(s, position)
    }

    fn str_offset_slow(&mut self, s: Gc<Str>, position: usize) -> Result<usize, Exit> {
        if position == s.n_chars as usize {
            return Ok(s.n_bytes as usize);
        }
        if position < STRIDE {
            return Ok(skip_chars(s.as_bytes(), 0, position));
        }
        let index = self.str_make_index(s)?;
        let base = index.as_u32()[position / STRIDE].get() as usize;
        Ok(skip_chars(s.as_bytes(), base, position % STRIDE))
    }

    /// The string's index, built if it has none.
    pub(crate) fn str_make_index(&mut self, s: Gc<Str>) -> Result<Gc<ByteBuffer>, Exit> {
        if let Some(index) = s.index.get().as_gc() {
            return Ok(index);
        }
        let n = s.n_chars as usize / STRIDE + 1;
        let room = self.room(OVERHEAD + n * 4)?;
        self.pay(s.n_bytes as usize >> 5)?;
        let index = self.new_byte_buffer(&room, n * 4);
        let (cells, text) = (index.as_u32(), s.as_bytes());
        let mut at = 0;
        for (i, cell) in cells.iter().enumerate().take(n) {
            cell.set(at as u32);
            if (i + 1) * STRIDE <= s.n_chars as usize {
                at = skip_chars(text, at, STRIDE);
            }
        }
        s.index.set(index.value());
        self.heap.barrier(&s.header);
        Ok(index)
    }

    /// `s[i]` for an integer.
    #[inline]
    pub fn str_index(&mut self, s: Gc<Str>, i: i64) -> Answer {
        let n = s.n_chars as i64;
        let i = if i < 0 { i + n } else { i };
        if i < 0 || i >= n {
            return Err(self.raise_fixed(Known::IndexError, "string index out of range"));
        }
        let at = self.str_offset(s, i as usize)?;
        self.str_char_at(s, at)
    }

    /// The character at a byte offset, as a string.
    #[inline]
    fn str_char_at(&mut self, s: Gc<Str>, at: usize) -> Answer {
        let w = width(s.as_bytes()[at]);
        self.str(piece(s.text(), at, at + w))
    }

    /// The character at a byte offset as a string, and the offset after it; `None` at the end.
    #[inline]
    pub fn str_next(&mut self, s: Gc<Str>, at: usize) -> Result<Option<(Value, usize)>, Exit> {
        let Some(first) = s.as_bytes().get(at) else {
            return Ok(None);
        };
        let end = at + width(*first);
        let v = self.str(piece(s.text(), at, end))?;
        Ok(Some((v, end)))
    }

    /// The character that ends at a byte offset as a string, and the offset where it begins; `None` at the front.
    pub fn str_previous(&mut self, s: Gc<Str>, end: usize) -> Result<Option<(Value, usize)>, Exit> {
        if end == 0 {
            return Ok(None);
        }
        let bytes = s.as_bytes();
        let mut at = end - 1;
        while bytes[at] as i8 <= -0x41 {
            at -= 1;
        }
        let v = self.str(piece(s.text(), at, end))?;
        Ok(Some((v, at)))
    }

    /// The part of a string between two byte offsets on character boundaries.
    pub fn str_piece(&mut self, s: Gc<Str>, from: usize, to: usize) -> Answer {
        if from == 0 && to == s.n_bytes as usize {
            return Ok(s.value());
        }
        if s.is_ascii() && to - from > 1 {
            return self.str_of_ascii(&s.as_bytes()[from..to]);
        }
        self.str(piece(s.text(), from, to))
    }

    /// The part of a string between two positions, `from <= to <= len`.
    pub fn str_range(&mut self, s: Gc<Str>, from: usize, to: usize) -> Answer {
        let (from, to) = (self.str_offset(s, from)?, self.str_offset(s, to)?);
        self.str_piece(s, from, to)
    }

    /// The characters of a string that a slice selects.
    pub fn str_slice(&mut self, s: Gc<Str>, span: Span) -> Answer {
        let Span { start, step, count } = span;
        if count == 0 {
            return self.str("");
        }
        if step == 1 {
            return self.str_range(s, start as usize, start as usize + count);
        }
        if s.is_ascii() {
            let bytes = s.as_bytes();
            let at = |i: usize| bytes[(start + i as i64 * step) as usize];
            let (mut few, many);
            let picked = if count <= FEW {
                few = [0; FEW];
                for (i, place) in few[..count].iter_mut().enumerate() {
                    *place = at(i);
                }
                &few[..count]
            } else {
                many = (0..count).map(at).collect::<Vec<u8>>();
                &many
            };
            self.pay(count >> 4)?;
            return self.str_ascii(picked);
        }
        let mut picked = String::new();
        self.pay(s.n_chars as usize >> 4)?;
        let chars: Vec<char> = s.as_str().chars().collect();
        picked.extend((0..count).map(|i| chars[(start + i as i64 * step) as usize]));
        self.str(&picked)
    }

    /// `s[key]`.
    pub fn str_get_item(&mut self, s: Gc<Str>, key: Value) -> Answer {
        if let Some(i) = as_small_int(key) {
            return self.str_index(s, i);
        }
        if let Some(slice) = key.as_gc::<Slice>() {
            return match self.span_of(slice, s.n_chars as usize)? {
                Some(span) => self.str_slice(s, span),
                None => Err(self.prelude_call(PreludeFn::IndexGet, &[s.value(), key])),
            };
        }
        match self.index_operand(key)? {
            Some(i) => self.str_index(s, i),
            None if self.has_index(key) => {
                Err(self.prelude_call(PreludeFn::IndexGet, &[s.value(), key]))
            }
            None => {
                let found = self.type_name(key);
                Err(self.type_error(format!("string indices must be integers, not '{found}'")))
            }
        }
    }

    /// A subscript that is an int of any kind; `None` when it is something else. IndexError when it is too big.
    pub fn index_operand(&mut self, key: Value) -> Result<Option<i64>, Exit> {
        let key = self.unwrap_payload(key);
        if let Some(i) = as_index(key) {
            return Ok(Some(i));
        }
        if key.is_kind(Kind::BigInt) {
            return Err(self.index_error("cannot fit 'int' into an index-sized integer"));
        }
        Ok(None)
    }

    /// Whether the program gave the value's class an `__index__`.
    pub fn has_index(&mut self, v: Value) -> bool {
        self.guest_special(v, self.names.dunder_index).is_some()
    }

    /// What a slice selects of a sequence of this length; `None` when one of its parts must be asked for `__index__`.
    pub fn span_of(&mut self, slice: Gc<Slice>, len: usize) -> Result<Option<Span>, Exit> {
        let n = len as i64;
        let Some(step) = self.slice_part(slice.step, 1)? else {
            return Ok(None);
        };
        if step == 0 {
            return Err(self.value_error("slice step cannot be zero"));
        }
        let (first, last) = if step > 0 { (0, n) } else { (n - 1, -1) };
        let (low, high) = if step > 0 { (0, n) } else { (-1, n - 1) };
        let (Some(start), Some(stop)) = (
            self.slice_part(slice.start, i64::MAX)?,
            self.slice_part(slice.stop, i64::MAX)?,
        ) else {
            return Ok(None);
        };
        let place = |i: i64| {
            if i < 0 {
                i.saturating_add(n).max(low)
            } else {
                i.min(high)
            }
        };
        let start = if slice.start.is_none() {
            first
        } else {
            place(start)
        };
        let stop = if slice.stop.is_none() {
            last
        } else {
            place(stop)
        };
        let count = if step > 0 && start < stop {
            ((stop - start - 1) / step + 1) as usize
        } else if step < 0 && start > stop {
            ((start - stop - 1) / step.unsigned_abs().min(i64::MAX as u64) as i64 + 1) as usize
        } else {
            0
        };
        Ok(Some(Span { start, step, count }))
    }

    /// A part of a slice as a number, those beyond the machine's range cut off; `None` for guest objects.
    fn slice_part(&mut self, v: Value, default: i64) -> Result<Option<i64>, Exit> {
        if v.is_none() {
            return Ok(Some(default));
        }
        let n = self.unwrap_payload(v);
        if let Some(i) = as_small_int(n) {
            return Ok(Some(i));
        }
        if let Some(big) = n.as_gc::<crate::objects::BigInt>() {
            return Ok(Some(if big.negative { -i64::MAX } else { i64::MAX }));
        }
        if self.has_index(v) {
            return Ok(None);
        }
        Err(self.type_error("slice indices must be integers or None or have an __index__ method"))
    }

    /// `separator.join(iterable)`: native for lists and tuples.
    pub fn str_join_iterable(&mut self, separator: Gc<Str>, iterable: Value) -> Answer {
        if let Some(l) = iterable.as_gc::<List>() {
            return self.str_join(separator, l.slice());
        }
        // Iterators are for the prelude: joining may fail, or ask for memory, after they were used up.
        if !iterable.is_kind(Kind::Iter)
            && let Some(items) = self.native_items(iterable)?
        {
            return self.str_join(separator, &items);
        }
        if iterable.is_kind(Kind::Generator) {
            return Err(self.prelude_call(PreludeFn::JoinItems, &[iterable, separator.value()]));
        }
        Err(self.prelude_call(PreludeFn::StrJoin, &[separator.value(), iterable]))
    }

    /// The strings joined.
    pub fn str_join(&mut self, separator: Gc<Str>, items: &[Value]) -> Answer {
        self.pay(items.len() >> 4)?;
        let gaps = items.len().saturating_sub(1);
        let mut n_bytes = separator.n_bytes as usize * gaps;
        let mut n_chars = separator.n_chars as usize * gaps;
        for (i, v) in items.iter().enumerate() {
            let Some(s) = self.joined(*v) else {
                let found = self.type_name(*v);
                return Err(self.type_error(format!(
                    "sequence item {i}: expected str instance, {found} found"
                )));
            };
            n_bytes += s.n_bytes as usize;
            n_chars += s.n_chars as usize;
        }
        if let [only] = items
            && only.is_kind(Kind::Str)
        {
            return Ok(*only);
        }
        if n_bytes == 0 {
            return self.str("");
        }
        let mut w = self.str_writer(n_bytes, n_chars)?;
        for (i, v) in items.iter().enumerate() {
            if i != 0 && separator.n_bytes != 0 {
                w.push(separator.text());
            }
            w.push(self.joined(*v).expect("looked at before").text());
        }
        Ok(w.finish())
    }

    /// What an item adds to a joined string.
    #[inline(always)]
    fn joined(&self, item: Value) -> Option<Gc<Str>> {
        match item.as_gc() {
            Some(s) => Some(s),
            None => self.unwrap_payload(item).as_gc(),
        }
    }

    /// An iterator over the characters of a string.
    pub fn str_iter(&mut self, s: Gc<Str>) -> Answer {
        let variety = crate::objects::IterVariety::Str;
        Ok(self.iter(variety, s.value(), 0, 0, 1)?.value())
    }

    /// The argument of a native as a string; TypeError in the usual words otherwise.
    pub fn str_argument(&mut self, v: Value, function: &str, which: &str) -> Result<Gc<Str>, Exit> {
        match self.unwrap_payload(v).as_gc() {
            Some(s) => Ok(s),
            None => {
                let found = if v.is_none() {
                    "None"
                } else {
                    self.type_name(v)
                };
                let space = if which.is_empty() { "" } else { " " };
                Err(self.raise(
                    Known::TypeError,
                    format!("{function}() argument{space}{which} must be str, not {found}"),
                ))
            }
        }
    }
}
