//! Making new strings out of others: replacing, padding, lists of pieces.

use super::build::OVERHEAD;
use super::split::Piece;
use super::{piece, search, width};
use crate::heap::Gc;
use crate::native::Answer;
use crate::objects::Str;
use crate::vm::Vm;

impl Vm {
    /// A list of parts of a string.
    pub fn str_list(&mut self, s: Gc<Str>, pieces: &[Piece]) -> Answer {
        // One reservation for all, so that a long list is not refused half way again and again.
        let bytes: usize = pieces.iter().map(|(from, to)| to - from).sum();
        self.room(4 * OVERHEAD + bytes + pieces.len() * (8 + size_of::<Str>() + 16))?;
        self.pay(pieces.len() >> 2)?;
        self.list_of(pieces.len(), |vm, i| {
            vm.str_piece(s, pieces[i].0, pieces[i].1)
        })
    }

    /// A string with characters put in front and behind.
    pub fn str_pad(&mut self, s: Gc<Str>, fill: Gc<Str>, before: usize, after: usize) -> Answer {
        let n_bytes = (before + after)
            .checked_mul(fill.n_bytes as usize)
            .and_then(|n| n.checked_add(s.n_bytes as usize));
        let Some(n_bytes) = n_bytes else {
            return Err(self.memory_error());
        };
        let mut w = self.str_writer(n_bytes, before + after + s.n_chars as usize)?;
        w.push_repeated(fill.text(), before);
        w.push(s.text());
        w.push_repeated(fill.text(), after);
        Ok(w.finish())
    }

    /// `s.replace(old, new, max)`.
    pub fn str_replace(&mut self, s: Gc<Str>, old: Gc<Str>, new: Gc<Str>, max: usize) -> Answer {
        self.pay(s.n_bytes as usize >> 6)?;
        if old.n_bytes == 0 {
            return self.str_interleave(s, new, max);
        }
        if max == 0 || old.as_bytes() == new.as_bytes() {
            return Ok(s.value());
        }
        let places = search::find_all(s.as_bytes(), old.as_bytes(), max);
        if places.is_empty() {
            return Ok(s.value());
        }
        let n = places.len();
        let size = |all: u32, old: u32, new: u32| {
            n.checked_mul(new as usize)?
                .checked_add(all as usize - n * old as usize)
        };
        let n_bytes = size(s.n_bytes, old.n_bytes, new.n_bytes);
        let n_chars = size(s.n_chars, old.n_chars, new.n_chars);
        let (Some(n_bytes), Some(n_chars)) = (n_bytes, n_chars) else {
            return Err(self.memory_error());
        };
        if n_bytes == 0 {
            return self.str("");
        }
        let mut w = self.str_writer(n_bytes, n_chars)?;
        let (text, new) = (s.text(), new.text());
        let mut from = 0;
        for at in places {
            w.push(piece(text, from, at));
            w.push(new);
            from = at + old.n_bytes as usize;
        }
        w.push(piece(text, from, text.len()));
        Ok(w.finish())
    }

    /// Replacing the empty string: `new` goes in front of each of the first `max` characters, and at the end if `max` allows.
    fn str_interleave(&mut self, s: Gc<Str>, new: Gc<Str>, max: usize) -> Answer {
        let n_chars = s.n_chars as usize;
        let n = max.min(n_chars + 1);
        let sizes = n
            .checked_mul(new.n_bytes as usize)
            .and_then(|b| b.checked_add(s.n_bytes as usize));
        let Some(n_bytes) = sizes else {
            return Err(self.memory_error());
        };
        if n == 0 || new.n_bytes == 0 {
            return Ok(s.value());
        }
        let mut w = self.str_writer(n_bytes, n * new.n_chars as usize + n_chars)?;
        let (text, new) = (s.text(), new.text());
        let mut from = 0;
        for _ in 0..n {
            w.push(new);
            if from < text.len() {
                let to = from + width(text.as_bytes()[from]);
                w.push(piece(text, from, to));
                from = to;
            }
        }
        w.push(piece(text, from, text.len()));
        Ok(w.finish())
    }
}
