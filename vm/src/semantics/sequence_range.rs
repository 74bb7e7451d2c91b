//! Ranges: making, measuring, indexing, iterating, comparing.
//!
//! Nearly all ranges have ends, step and length within 62 bits and are handled with machine arithmetic; the few
//! others go through big integers, with the same meaning. A range never changes.

use crate::heap::{Gc, Header, Kind};
use crate::native::{Answer, Exit};
use crate::objects::{Iter, IterVariety, Range};
use crate::semantics::iterate::Next;
use crate::semantics::number::as_small_int;
use crate::semantics::number::bigint::from_value as to_big;
use crate::semantics::subscript::Indices;
use crate::semantics::table::fold_hash;
use crate::value::Value;
use crate::vm::{Known, Vm};
use dashu_int::IBig;

impl Vm {
    /// `range(start, stop, step)` of ints; ValueError when the step is zero.
    pub fn range(&mut self, start: Value, stop: Value, step: Value) -> Answer {
        let small = (as_small_int(start), as_small_int(stop), as_small_int(step));
        if let (Some(a), Some(b), Some(s)) = small {
            if s == 0 {
                return Err(self.value_error("range() arg 3 must not be zero"));
            }
            // Within 62 bits each, so nothing overflows 64.
            let n = range_len(a, b, s);
            let len = self.int(n)?;
            return self.make_range(Value::int(a), Value::int(b), Value::int(s), len);
        }
        let big = (to_big(start), to_big(stop), to_big(step));
        let (Some(a), Some(b), Some(s)) = big else {
            return Err(self.type_error("range arguments must be integers"));
        };
        if s == IBig::ZERO {
            return Err(self.value_error("range() arg 3 must not be zero"));
        }
        let n = big_range_len(&a, &b, &s);
        let len = self.int_from_big(&n)?;
        self.make_range(start, stop, step, len)
    }

    fn make_range(&mut self, start: Value, stop: Value, step: Value, len: Value) -> Answer {
        let room = self.room(256)?;
        let made = self.new_object(&room, |flags| Range {
            header: Header::new(Kind::Range, flags, 0, Known::Range.shape()),
            start,
            stop,
            step,
            len,
        });
        Ok(made.value())
    }

    /// `iter(range)`.
    pub(crate) fn range_iter(&mut self, r: Gc<Range>) -> Answer {
        if let Some((start, step, len)) = small_parts(&r) {
            let iter = self.iter(IterVariety::Range, r.value(), start, len, step)?;
            return Ok(iter.value());
        }
        self.big_range_iter(r, Value::ZERO, Value::int(1))
    }

    /// A loop's own iterator over a range of `left` items from `pos`, whatever the limits say: for native code, which
    /// makes the objects only if it has to.
    pub(crate) fn loop_range(&mut self, pos: i64, left: i64, step: i64) -> Value {
        let room = self.heap.emergency();
        let mut int = |i: i64| match Value::try_int(i) {
            Some(v) => v,
            None => self.new_big_int(&room, i < 0, i.unsigned_abs()),
        };
        // Past the last item, a position may exceed a value word.
        let (start, stop) = (int(pos), int(pos.saturating_add(left * step)));
        let (step_word, len) = (int(step), int(left));
        let source = self.new_object(&room, |flags| Range {
            header: Header::new(Kind::Range, flags, 0, Known::Range.shape()),
            start,
            stop,
            step: step_word,
            len,
        });
        let source = source.value();
        let it = self.new_iter(&room, IterVariety::Range, source, pos, left, step);
        it.header.set_flag(crate::heap::flag::PRIVATE);
        it.value()
    }

    /// An iterator over a big range: `extra` is the next index, `step` 1 or −1.
    fn big_range_iter(&mut self, r: Gc<Range>, first: Value, step: Value) -> Answer {
        let iter = self.iter(IterVariety::BigRange, r.value(), 0, 0, step.as_int())?;
        iter.extra.set(first);
        Ok(iter.value())
    }

    /// `reversed(range)`.
    pub(crate) fn range_reversed(&mut self, r: Gc<Range>) -> Answer {
        if let Some((start, step, len)) = small_parts(&r) {
            // The last item is within 62 bits; an empty range has none and any start will do.
            let last = if len == 0 {
                start
            } else {
                start + (len - 1) * step
            };
            if step != crate::value::INT_MIN {
                let iter = self.iter(IterVariety::Range, r.value(), last, len, -step)?;
                return Ok(iter.value());
            }
        }
        let len = to_big(r.len).expect("a range's length is an int");
        let last = self.int_from_big(&(len - 1))?;
        self.big_range_iter(r, last, Value::int(-1))
    }

    pub(crate) fn big_range_next(&mut self, i: &Iter, r: Gc<Range>) -> Next {
        let index = to_big(i.extra.get()).expect("an index is an int");
        let len = to_big(r.len).expect("a range's length is an int");
        if index < IBig::ZERO || index >= len {
            i.source.set(Value::UNBOUND);
            return Ok(None);
        }
        let item = self.range_item_big(r, &index)?;
        let next = self.int_from_big(&(index + i.step.get()))?;
        i.extra.set(next);
        self.heap.barrier(&i.header);
        Ok(Some(item))
    }

    pub(crate) fn big_range_left(&mut self, i: Gc<Iter>) -> Answer {
        let r: Gc<Range> = i.source.get().expect();
        let index = to_big(i.extra.get()).expect("an index is an int");
        let len = to_big(r.len).expect("a range's length is an int");
        let left = if i.step.get() > 0 {
            len - index
        } else {
            index + 1
        };
        self.int_from_big(&left)
    }

    /// Item number `index`, which is within the range.
    pub(crate) fn range_item_big(&mut self, r: Gc<Range>, index: &IBig) -> Answer {
        let start = to_big(r.start).expect("a range's start is an int");
        let step = to_big(r.step).expect("a range's step is an int");
        self.int_from_big(&(start + index * step))
    }

    /// `range[index]` for an int of any size.
    pub(crate) fn range_get(&mut self, r: Gc<Range>, index: Value) -> Answer {
        if let (Some((start, step, len)), Some(i)) = (small_parts(&r), as_small_int(index)) {
            let at = if i < 0 { i + len } else { i };
            if at < 0 || at >= len {
                return Err(self.index_error("range object index out of range"));
            }
            return Ok(Value::int(start + at * step));
        }
        let len = to_big(r.len).expect("a range's length is an int");
        let index = to_big(index).expect("the caller passes an int");
        let at = if index < IBig::ZERO {
            index + &len
        } else {
            index
        };
        if at < IBig::ZERO || at >= len {
            return Err(self.index_error("range object index out of range"));
        }
        self.range_item_big(r, &at)
    }

    /// `range[slice]`, from the slice's indices into it (of a range whose length fits).
    pub(crate) fn range_slice(&mut self, r: Gc<Range>, at: Indices) -> Answer {
        if let Some((start, step, _)) = small_parts(&r)
            && let Some(new_step) = step.checked_mul(at.step)
            && let (Some(a), Some(s)) = (
                Value::try_int(start + at.start * step),
                Value::try_int(new_step),
            )
            && let Some(b) = Value::try_int(start + at.stop * step)
        {
            return self.range(a, b, s);
        }
        let start = to_big(r.start).expect("a range's start is an int");
        let step = to_big(r.step).expect("a range's step is an int");
        let a = self.int_from_big(&(&start + &step * IBig::from(at.start)))?;
        let b = self.int_from_big(&(&start + &step * IBig::from(at.stop)))?;
        let s = self.int_from_big(&(step * IBig::from(at.step)))?;
        self.range(a, b, s)
    }

    /// Index of the int `v` in a range; `None` when it is not there.
    pub(crate) fn range_find(&mut self, r: Gc<Range>, v: Value) -> Result<Option<Value>, Exit> {
        if let (Some((start, step, len)), Some(i)) = (small_parts(&r), as_small_int(v)) {
            let distance = i - start;
            let found = distance % step == 0 && (0..len).contains(&(distance / step));
            return Ok(found.then(|| Value::int(distance / step)));
        }
        let Some(i) = to_big(v) else {
            return Ok(None);
        };
        let start = to_big(r.start).expect("a range's start is an int");
        let step = to_big(r.step).expect("a range's step is an int");
        let len = to_big(r.len).expect("a range's length is an int");
        let distance = i - start;
        if &distance % &step != IBig::ZERO {
            return Ok(None);
        }
        let index = distance / step;
        if index < IBig::ZERO || index >= len {
            return Ok(None);
        }
        self.int_from_big(&index).map(Some)
    }
}

/// Start, step and length, when all items and both numbers are small.
#[inline]
fn small_parts(r: &Range) -> Option<(i64, i64, i64)> {
    if r.start.is_int() && r.step.is_int() && r.len.is_int() && r.stop.is_int() {
        return Some((r.start.as_int(), r.step.as_int(), r.len.as_int()));
    }
    None
}

/// Number of items of a range of small ints.
pub fn range_len(start: i64, stop: i64, step: i64) -> i64 {
    if step > 0 && start < stop {
        (stop - start - 1) / step + 1
    } else if step < 0 && start > stop {
        (start - stop - 1) / -step + 1
    } else {
        0
    }
}

fn big_range_len(start: &IBig, stop: &IBig, step: &IBig) -> IBig {
    let one = IBig::from(1);
    if *step > IBig::ZERO && start < stop {
        (stop - start - &one) / step + one
    } else if *step < IBig::ZERO && start > stop {
        (start - stop - &one) / -step + one
    } else {
        IBig::ZERO
    }
}

/// Equality of ranges: the same items in the same order.
pub fn range_eq(a: &Range, b: &Range) -> bool {
    use crate::semantics::number::eq;
    let same = |x, y| eq(x, y) == Some(true);
    same(a.len, b.len)
        && (a.len == Value::ZERO
            || same(a.start, b.start) && (a.len == Value::int(1) || same(a.step, b.step)))
}

/// Hash that agrees with [`range_eq`].
pub fn range_hash(r: &Range) -> i64 {
    use crate::semantics::equality::combine;
    let part = |v| crate::semantics::number::hash(v).unwrap_or(0);
    let mut h = combine(0x7261_6e67, part(r.len));
    if r.len != Value::ZERO {
        h = combine(h, part(r.start));
        if r.len != Value::int(1) {
            h = combine(h, part(r.step));
        }
    }
    fold_hash(h)
}
