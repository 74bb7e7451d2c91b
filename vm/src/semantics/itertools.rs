//! The iterators of `itertools` that natives advance: what they do at each step.
//!
//! Constructors are in `builtins::itertools`. They make these objects only of iterators that answer alone
//! (`semantics::adaptor`); all others are generators of the prelude that pass for the same class. What can be met later is
//! left to functions of the prelude, which begin where the iterator stands: an iterable of the program among those of
//! `chain.from_iterable`, a number or a selector of the program.
//!
//! Invariants: a step that is refused has not moved the iterator. It does a bounded amount of work, or pays for it. The lists
//! of indices come from snapshots too, so nothing is taken for granted about what is in them.

use super::adaptor::{ALONE, AT_ONCE, FAR, answers_alone, level_of};
use super::iterate::{Next, NextPair, exhaust, plain_item};
use crate::heap::{Gc, Kind};
use crate::native::Exit;
use crate::objects::*;
use crate::semantics::number::{self, BinOp};
use crate::value::Value;
use crate::vm::{PreludeFn, Vm};
use std::cell::Cell;

/// Items that a native `cycle` may begin with: what it keeps of them grows a little beyond, if its source does.
pub(crate) const CYCLE_MAX: usize = 4096;

/// Bytes that an item of the first round of a `cycle` may take.
pub(super) const CYCLE_BYTES: i64 = 1 << 17;

/// Items passed over by one step of an `islice`, at most.
pub(crate) const PASSED_MAX: i64 = 4096;

/// Rows up to this length are built on the native stack.
const SHORT: usize = 16;

/// The next item of a `repeat`.
pub(super) fn repeat_next(i: &Iter) -> Option<Value> {
    let left = i.pos.get();
    if left == 0 {
        return None;
    }
    i.pos.set(left.saturating_sub(1).max(-1));
    Some(i.source.get())
}

impl Vm {
    pub(super) fn count_next(&mut self, i: Gc<Iter>) -> Next {
        let step = i.source.get();
        if step.is_none() {
            let n = i.pos.get();
            if let Some(next) = n.checked_add(i.end.get())
                && next.abs() < FAR
            {
                i.pos.set(next);
                return Ok(Some(Value::int(n)));
            }
            // The numbers leave the small ints: from now on they are values.
            i.source.set(Value::int(i.end.get()));
            i.extra.set(Value::int(n));
            return self.count_next(i);
        }
        let n = i.extra.get();
        match number::binary(self, BinOp::Add, n, step) {
            Some(next) => {
                i.extra.set(next?);
                self.heap.barrier(&i.header);
                Ok(Some(n))
            }
            None => Err(self.prelude_call(PreludeFn::CountNext, &[i.value()])),
        }
    }

    pub(super) fn cycle_next(&mut self, i: Gc<Iter>) -> Next {
        let Some(kept) = i.extra.get().as_gc::<List>() else {
            return Ok(exhaust(&i));
        };
        let source = i.source.get();
        if !source.is_none() {
            self.list_reserve(kept, 1)?;
            if let Some(item) = self.iter_next(source)? {
                self.list_push(kept, item)?;
                return Ok(Some(item));
            }
            i.source.set(Value::NONE);
        }
        let at = i.pos.get();
        let Some(item) = kept.items().get(at as usize) else {
            return Ok(None);
        };
        let more = at + 1 < kept.len.get() as i64;
        i.pos.set(if more { at + 1 } else { 0 });
        Ok(Some(item.get()))
    }

    /// `chain`: natively as long as its iterables are iterated natively, a number of empty ones at once.
    pub(super) fn chain_next(&mut self, i: Gc<Iter>) -> Next {
        for _ in 0..AT_ONCE {
            let active = i.extra.get();
            if !active.is_unbound() && i.pos.get() == 0 {
                if let Some(item) = plain_item(active) {
                    return Ok(Some(item));
                }
                let below = i.step.get() & 3 != ALONE || level_of(active) < level_of(i.value());
                if !answers_alone(active) || !below {
                    break;
                }
                if let Some(item) = self.iter_next(active)? {
                    return Ok(Some(item));
                }
                i.extra.set(Value::UNBOUND);
                continue;
            }
            let iterable = match active.is_unbound() {
                true => match self.iter_next(i.source.get()) {
                    Ok(Some(iterable)) => iterable,
                    Ok(None) => return Ok(exhaust(&i)),
                    Err(exit) => {
                        if matches!(exit, Exit::Raised(_)) {
                            exhaust(&i);
                        }
                        return Err(exit);
                    }
                },
                false => active,
            };
            i.extra.set(iterable);
            i.pos.set(1);
            self.heap.barrier(&i.header);
            if !iterates_natively(iterable) {
                break;
            }
            let it = self.get_iter(iterable)?;
            i.extra.set(it);
            i.pos.set(0);
            self.heap.barrier(&i.header);
        }
        Err(self.prelude_call(PreludeFn::ChainNext, &[i.value()]))
    }

    pub(super) fn islice_next(&mut self, i: Gc<Iter>) -> Next {
        if i.pos.get() > 0 && self.islice_pass(&i)? {
            return Err(self.prelude_call(PreludeFn::IsliceNext, &[i.value()]));
        }
        let source = i.source.get();
        let left = i.end.get() >> 8;
        if source.is_unbound() || left == 0 {
            return Ok(exhaust(&i));
        }
        let next = match plain_item(source) {
            None => self.iter_next(source),
            item => Ok(item),
        };
        match next {
            Ok(Some(item)) => {
                let mut between = (i.step.get() >> 2).max(0);
                if left > 0 {
                    between = between.min(left - 1);
                    i.end.set(i.end.get() - ((between + 1) << 8));
                }
                i.pos.set(between);
                Ok(Some(item))
            }
            Ok(None) => Ok(exhaust(&i)),
            Err(exit) => Err(ended(&i, exit)),
        }
    }

    /// Passes over items that an `islice` does not want: [`PASSED_MAX`] of them at most. Whether there are more to pass.
    pub(crate) fn islice_pass(&mut self, i: &Iter) -> Result<bool, Exit> {
        let source = i.source.get();
        let wanted = i.pos.get();
        if let Some(inner) = source.as_gc::<Iter>()
            && let Some(end) = end_of(&inner)
        {
            // By one addition.
            let ahead = wanted.min(end - inner.pos.get());
            inner.pos.set(inner.pos.get() + ahead);
            i.pos.set(wanted - ahead);
        } else if let Some(inner) = source.as_gc::<Iter>()
            && inner.variety() == IterVariety::Range
        {
            let ahead = wanted.min(inner.end.get().max(0));
            let by = inner.step.get().wrapping_mul(ahead);
            inner.pos.set(inner.pos.get().wrapping_add(by));
            inner.end.set(inner.end.get() - ahead);
            i.pos.set(wanted - ahead);
        }
        let mut n = 0;
        while i.pos.get() > 0 && !source.is_unbound() {
            if n == PASSED_MAX {
                self.pay(PASSED_MAX as usize / 16)?;
                return Ok(true);
            }
            n += 1;
            match self.iter_next(source) {
                Ok(Some(_)) => i.pos.set(i.pos.get() - 1),
                Ok(None) => {
                    exhaust(i);
                    return Ok(false);
                }
                Err(exit) => return Err(ended(i, exit)),
            }
        }
        self.charge(n as usize / 16);
        Ok(false)
    }

    /// The next row of a `zip_longest`, one item at a time; whether there is one.
    fn longest_row(&mut self, i: &Iter, mut give: impl FnMut(Value)) -> Result<bool, Exit> {
        let Some(iterators) = i.source.get().as_gc::<List>() else {
            return Ok(false);
        };
        let mut k = 0;
        while let Some(place) = iterators.items().get(k) {
            k += 1;
            let it = place.get();
            if !it.is_none() {
                match self.iter_next(it) {
                    Ok(Some(item)) => {
                        give(item);
                        continue;
                    }
                    Ok(None) => {}
                    Err(exit) => return Err(ended(i, exit)),
                }
                place.set(Value::NONE);
                i.pos.set(i.pos.get().saturating_sub(1));
                if i.pos.get() <= 0 {
                    exhaust(i);
                    return Ok(false);
                }
            }
            give(i.extra.get());
        }
        Ok(k != 0)
    }

    pub(super) fn zip_longest_next(&mut self, i: Gc<Iter>) -> Next {
        let n = i.source.get().as_gc::<List>().map_or(0, |l| l.len.get());
        let room = self.room_for_row(n, i.end.get() >> 8)?;
        let mut items = Vec::with_capacity(n);
        if !self.longest_row(&i, |v| items.push(v))? {
            return Ok(None);
        }
        Ok(Some(self.new_tuple(&room, &items).value()))
    }

    /// The next row of a `zip_longest` of two.
    pub(super) fn longest_pair(&mut self, i: Gc<Iter>) -> NextPair {
        self.room_for_row(2, i.end.get() >> 8)?;
        let mut items = (Value::NONE, Value::NONE);
        let there = self.longest_row(&i, |v| items = (items.1, v))?;
        Ok(there.then_some(items))
    }

    /// The next pair of a `pairwise`.
    pub(super) fn neighbours(&mut self, i: Gc<Iter>) -> NextPair {
        let source = i.source.get();
        if source.is_unbound() {
            return Ok(None);
        }
        let next = |vm: &mut Vm| match vm.iter_next(source) {
            Ok(None) => {
                i.extra.set(Value::UNBOUND);
                exhaust(&i);
                Ok(None)
            }
            Ok(item) => Ok(item),
            Err(exit) => Err(ended(&i, exit)),
        };
        if i.pos.get() == 0 {
            let Some(first) = next(self)? else {
                return Ok(None);
            };
            i.extra.set(first);
            i.pos.set(1);
            self.heap.barrier(&i.header);
        }
        let Some(item) = next(self)? else {
            return Ok(None);
        };
        let before = i.extra.get();
        i.extra.set(item);
        self.heap.barrier(&i.header);
        Ok(Some((before, item)))
    }

    pub(super) fn pairwise_next(&mut self, i: Gc<Iter>) -> Next {
        let room = self.room(256)?;
        let pair = self.neighbours(i)?;
        Ok(pair.map(|(x, y)| self.new_tuple(&room, &[x, y]).value()))
    }

    pub(super) fn compress_next(&mut self, i: Gc<Iter>) -> Next {
        let two = i.source.get().as_gc::<Tuple>();
        let Some([data, selectors]) = two.as_ref().map(|t| t.slice()) else {
            return Ok(exhaust(&i));
        };
        if i.pos.get() == 0 {
            for _ in 0..AT_ONCE {
                let room = self.room_for_row(2, i.end.get() >> 8)?;
                let Some((datum, selector)) = self.next_of_two(*data, *selectors)? else {
                    return Ok(None);
                };
                match self.truth(selector) {
                    Ok(true) => return Ok(Some(datum)),
                    Ok(false) => {}
                    Err(Exit::Call) => {
                        let pair = self.new_tuple(&room, &[datum, selector]);
                        i.extra.set(pair.value());
                        i.pos.set(1);
                        self.heap.barrier(&i.header);
                        break;
                    }
                    Err(exit) => return Err(exit),
                }
            }
        }
        Err(self.prelude_call(PreludeFn::CompressNext, &[i.value()]))
    }

    /// `starmap`: the answer is a call, as for `map`.
    pub(super) fn starmap_next(&mut self, i: Gc<Iter>) -> Next {
        let Some(args) = self.iter_next(i.source.get())? else {
            return Ok(None);
        };
        match args.as_gc::<Tuple>() {
            Some(t) => Err(self.tail_call(i.extra.get(), t.slice())),
            None => Err(self.prelude_call(PreludeFn::StarMapItem, &[i.extra.get(), args])),
        }
    }

    // --- Rows of pools -------------------------------------------------------------------------------------------

    /// The next row of `product`, `permutations` and the like.
    pub(super) fn row_next(&mut self, i: Gc<Iter>) -> Next {
        let n = row_length(&i);
        let room = self.room(n.saturating_mul(8).saturating_add(256))?;
        if n > SHORT {
            self.pay(n / 32)?;
            let mut row = Vec::with_capacity(n);
            let there = next_row(&i, |v| row.push(v));
            return Ok(there.then(|| self.new_tuple(&room, &row).value()));
        }
        let (mut row, mut len) = ([Value::UNBOUND; SHORT], 0);
        let there = next_row(&i, |v| {
            if let Some(place) = row.get_mut(len) {
                *place = v;
                len += 1;
            }
        });
        Ok(there.then(|| self.new_tuple(&room, &row[..len]).value()))
    }

    /// The next row of two.
    pub(super) fn row_pair(&mut self, i: Gc<Iter>) -> NextPair {
        let mut row = (Value::NONE, Value::NONE);
        let there = next_row(&i, |v| row = (row.1, v));
        Ok(there.then_some(row))
    }
}

/// An exception ends the iterator; what only could not be done yet does not.
fn ended(i: &Iter, exit: Exit) -> Exit {
    if matches!(exit, Exit::Raised(_)) {
        i.extra.set(Value::UNBOUND);
        exhaust(i);
    }
    exit
}

/// Whether `iter` of an iterable needs no code of the program, and neither do the items.
pub(crate) fn iterates_natively(v: Value) -> bool {
    match v.kind() {
        Some(
            Kind::List
            | Kind::Tuple
            | Kind::Range
            | Kind::Str
            | Kind::Dict
            | Kind::DictView
            | Kind::Set
            | Kind::FrozenSet
            | Kind::Bytes
            | Kind::ByteArray
            | Kind::Deque,
        ) => true,
        Some(Kind::Iter) => answers_alone(v),
        _ => false,
    }
}

/// Where the positions of an iterator end that only counts them.
fn end_of(i: &Iter) -> Option<i64> {
    let source = i.source.get();
    let len = match i.variety() {
        IterVariety::List => source.as_gc::<List>()?.len.get(),
        IterVariety::Tuple => source.as_gc::<Tuple>()?.len,
        _ => return None,
    };
    Some(len as i64).filter(|len| (0..*len).contains(&i.pos.get()))
}

/// How many items a row has.
fn row_length(i: &Iter) -> usize {
    match i.variety() {
        IterVariety::Product => i.source.get().as_gc::<Tuple>().map_or(0, |t| t.len),
        IterVariety::Permutations => i.end.get() as usize,
        _ => i.extra.get().as_gc::<List>().map_or(0, |l| l.len.get()),
    }
}

/// The items of the next row, one by one; whether there is one.
#[inline(always)]
fn next_row(i: &Iter, give: impl FnMut(Value)) -> bool {
    let there = try_next_row(i, give).unwrap_or(false);
    if !there {
        exhaust(i);
    }
    there
}

#[inline(always)]
fn try_next_row(i: &Iter, mut give: impl FnMut(Value)) -> Option<bool> {
    let source: Gc<Tuple> = i.source.get().as_gc()?;
    let places: Gc<List> = i.extra.get().as_gc()?;
    let (pool, at) = (source.slice(), places.items());
    let first = i.pos.get() == 0;
    i.pos.set(1);
    if i.variety() == IterVariety::Product {
        if !first && !next_product(pool, at) {
            return Some(false);
        }
        for (items, place) in pool.iter().zip(at) {
            let items: Gc<Tuple> = items.as_gc()?;
            give(*items.slice().get(index(place.get()))?);
        }
        return Some(true);
    }
    let mut row = at;
    let more = match i.variety() {
        IterVariety::Permutations => {
            let r = i.end.get() as usize;
            row = at.get(..r)?;
            first || next_permutation(pool.len(), r, at)
        }
        _ if first => true,
        IterVariety::Combinations => next_combination(pool.len(), at),
        _ => next_multiset(pool.len(), at),
    };
    if more {
        for place in row {
            give(*pool.get(index(place.get()))?);
        }
    }
    Some(more)
}

#[inline(always)]
fn index(v: Value) -> usize {
    if v.is_int() {
        v.as_int() as usize
    } else {
        usize::MAX
    }
}

fn next_product(pools: &[Value], at: &[Cell<Value>]) -> bool {
    for (pool, place) in pools.iter().zip(at).rev() {
        let next = index(place.get()).saturating_add(1);
        if pool.as_gc::<Tuple>().is_some_and(|pool| next < pool.len) {
            place.set(Value::int(next as i64));
            return true;
        }
        place.set(Value::ZERO);
    }
    false
}

/// `at` is the order of all `n` indices, then how many turns are left at each of the `r` places.
fn next_permutation(n: usize, r: usize, at: &[Cell<Value>]) -> bool {
    if n > at.len() || r > n {
        return false;
    }
    let (order, left) = at.split_at(n);
    for (k, turns) in left.iter().enumerate().take(r).rev() {
        let more = index(turns.get()).wrapping_sub(1);
        if more > n {
            return false;
        }
        if more != 0 {
            turns.set(Value::int(more as i64));
            let Some(other) = n.checked_sub(more).and_then(|j| order.get(j)) else {
                return false;
            };
            order[k].swap(other);
            return true;
        }
        turns.set(Value::int((n - k) as i64));
        for j in k + 1..n {
            order[j - 1].swap(&order[j]);
        }
    }
    false
}

fn next_combination(n: usize, at: &[Cell<Value>]) -> bool {
    let r = at.len();
    for k in (0..r).rev() {
        let place = index(at[k].get());
        if place.saturating_add(r - k) < n {
            for (j, other) in at[k..].iter().enumerate() {
                other.set(Value::int((place + 1 + j) as i64));
            }
            return true;
        }
    }
    false
}

fn next_multiset(n: usize, at: &[Cell<Value>]) -> bool {
    for k in (0..at.len()).rev() {
        let next = index(at[k].get()).saturating_add(1);
        if next < n {
            for other in &at[k..] {
                other.set(Value::int(next as i64));
            }
            return true;
        }
    }
    false
}

/// What a native iterator's `step` says when its constructor found that it answers alone, or not.
pub(crate) fn alone_bit(alone: bool) -> i64 {
    if alone { ALONE } else { 2 }
}
