//! Adaptors: iterators that stand on other iterators. `enumerate`, `zip`, `map`, `filter`, and what they have in common
//! with those of `itertools` (next door).
//!
//! A native iterator *answers alone* when natives can always give its next item: an adaptor, when those it stands on do. That
//! is found out once, when it is made; where code of the program takes part, the prelude advances it (or, in `itertools`,
//! it is a generator of the prelude in the first place).
//!
//! An operation that finds no memory is run again, so nothing may have moved by then. Who takes one item of one iterator
//! leaves that to the iterator. Who takes several reserves beforehand what they may need ([`need_of`]), if there is a bound.
//!
//! Each level of natives within natives is a level of the native stack: those in deep ones are not advanced natively.

use super::conversion;
use super::iterate::{Next, NextPair};
use crate::builtins::getters::{get, is_getter};
use crate::heap::{BLOCK_BYTES, Gc, Room};
use crate::native::{Answer, Exit};
use crate::objects::*;
use crate::semantics::table::Found;
use crate::value::Value;
use crate::vm::{Known, PreludeFn, Vm};

/// In the low bits of an adaptor's `step`: natives alone can advance it.
pub(super) const ALONE: i64 = 1;

/// Adaptors of adaptors that are advanced natively.
pub(crate) const LEVELS_MAX: i64 = 20;

/// Bytes that may be reserved for the items of others.
pub(crate) const NEED_MAX: i64 = 1 << 20;

/// Items that are passed over before the program may be interrupted.
pub(super) const AT_ONCE: usize = 256;

/// Numbers that no loop counts beyond what is called a small int from.
pub(crate) const FAR: i64 = 1 << 60;

/// A row of up to so many items is gathered on the stack.
const FEW: usize = 8;

/// Items that are put into a container at once.
const SOME: usize = 64;

/// Reservations that a test mode may not refuse after one for several iterators.
const GRACE: u32 = 256;

impl Vm {
    /// `enumerate`: advanced here when its iterator answers alone.
    pub(super) fn enumerate_next(&mut self, i: Gc<Iter>) -> Next {
        let source = i.source.get();
        if i.step.get() == 0 {
            return Err(self.prelude_call(PreludeFn::EnumerateNext, &[i.value()]));
        }
        let room = self.room(256)?;
        let Some(item) = self.iter_next(source)? else {
            return Ok(None);
        };
        let n = i.pos.get();
        i.pos.set(n + 1);
        Ok(Some(self.new_tuple(&room, &[Value::int(n), item]).value()))
    }

    /// `zip`: likewise, when all of its iterators answer alone and what they need can be reserved beforehand.
    pub(super) fn zip_next(&mut self, i: Gc<Iter>) -> Next {
        if i.step.get() == 0 {
            return Err(self.prelude_call(PreludeFn::ZipNext, &[i.value()]));
        }
        let iterators = i.source.get().expect::<Tuple>().slice();
        let room = self.room_for_row(iterators.len(), i.pos.get())?;
        if let [a, b] = iterators {
            return Ok(self
                .next_of_two(*a, *b)?
                .map(|(x, y)| self.new_tuple(&room, &[x, y]).value()));
        }
        let mut few = [Value::UNBOUND; FEW];
        if let Some(items) = few.get_mut(..iterators.len()) {
            for (place, it) in items.iter_mut().zip(iterators) {
                match self.iter_next(*it)? {
                    Some(v) => *place = v,
                    None => return Ok(None),
                }
            }
            let row = (!items.is_empty()).then(|| self.new_tuple(&room, items).value());
            return Ok(row);
        }
        let mut items = Vec::with_capacity(iterators.len());
        let row = self.next_of_each(iterators, &mut items)?;
        Ok(row.then(|| self.new_tuple(&room, &items).value()))
    }

    /// Room for a tuple of `n` items of iterators that take up to `need` bytes for them: none of them may be refused after
    /// the first has moved.
    #[inline]
    pub(super) fn room_for_row(&mut self, n: usize, need: i64) -> Result<Room, Exit> {
        let room = self.room((256 + n * 8).saturating_add(need as usize))?;
        if need != 0 {
            self.heap.give_grace(GRACE);
        }
        Ok(room)
    }

    /// The next item of an iterator of pairs (`enumerate`, `zip` of two, `dict.items()`) without the tuple: for code that
    /// takes it apart at once ([`is_of_pairs`]). The outer `None`: it is no such iterator now, and nothing has happened.
    pub(crate) fn iter_next_pair(&mut self, it: Value) -> Option<NextPair> {
        let i = it.as_gc::<Iter>()?;
        let source = i.source.get();
        if source.is_unbound() {
            return None;
        }
        match i.variety() {
            IterVariety::Enumerate if i.step.get() != 0 => {
                Some(self.iter_next(source).map(|item| {
                    let n = i.pos.get();
                    i.pos.set(n + item.is_some() as i64);
                    item.map(|item| (Value::int(n), item))
                }))
            }
            IterVariety::Zip if i.step.get() != 0 => {
                let [a, b] = source.expect::<Tuple>().slice() else {
                    return None;
                };
                if let Err(exit) = self.room_for_row(2, i.pos.get()) {
                    return Some(Err(exit));
                }
                Some(self.next_of_two(*a, *b))
            }
            IterVariety::ZipLongest => Some(self.longest_pair(i)),
            IterVariety::Pairwise => Some(self.neighbours(i)),
            IterVariety::Product
            | IterVariety::Permutations
            | IterVariety::Combinations
            | IterVariety::Multisets => Some(self.row_pair(i)),
            IterVariety::DictItems => {
                let d: Gc<Dict> = source.expect();
                if i.end.get() != d.len() as i64 || i.step.get() == 0 {
                    return None;
                }
                let (n, key, value) = d.next_entry(i.pos.get() as u32)?;
                i.pos.set(n as i64 + 1);
                i.step.set(i.step.get() - 1);
                Some(Ok(Some((key, value))))
            }
            _ => None,
        }
    }

    /// An item of each of two iterators; `None` when one of them is exhausted.
    pub(super) fn next_of_two(&mut self, a: Value, b: Value) -> NextPair {
        let Some(x) = self.iter_next(a)? else {
            return Ok(None);
        };
        let Some(y) = self.iter_next(b)? else {
            return Ok(None);
        };
        Ok(Some((x, y)))
    }

    /// An item of each iterator; false when one of them (or there is none of them) is exhausted.
    fn next_of_each(&mut self, iterators: &[Value], items: &mut Vec<Value>) -> Result<bool, Exit> {
        items.clear();
        for it in iterators {
            match self.iter_next(*it)? {
                Some(v) => items.push(v),
                None => return Ok(false),
            }
        }
        Ok(!items.is_empty())
    }

    /// `map`: the answer is always a call of its function (or of the prelude, which asks guest iterators).
    pub(super) fn map_next(&mut self, i: Gc<Iter>) -> Next {
        if i.step.get() == 0 {
            return Err(self.prelude_call(PreludeFn::MapNext, &[i.value()]));
        }
        let iterators = i.source.get().expect::<Tuple>().slice();
        if let [one] = iterators {
            let Some(v) = self.iter_next(*one)? else {
                return Ok(None);
            };
            let function = i.extra.get();
            if is_getter(function) {
                match get(self, function, v) {
                    // The item must not be lost: it is got by a call that can be done again.
                    Err(Exit::Room(_)) => {}
                    Err(exit) => return Err(exit),
                    Ok(v) => return Ok(Some(v)),
                }
            }
            let answer = self.call_of_native(function, v);
            return match self.mapped_natively(answer) {
                Some(next) => next,
                None => Err(self.tail_call(function, &[v])),
            };
        }
        self.room_for_row(0, i.pos.get())?;
        // The request's own memory takes the row.
        let mut items = std::mem::take(&mut self.request.args);
        let row = self.next_of_each(iterators, &mut items);
        let native = i.extra.get().as_gc::<Builtin>();
        if let (Some(f), Ok(true)) = (native, &row) {
            let answer = self.call_builtin(f, &items, Value::UNBOUND);
            if let Some(next) = self.mapped_natively(Some(answer)) {
                return next;
            }
        }
        self.request.args = items;
        match row? {
            true => {
                self.request.callee = i.extra.get();
                self.request.names = Value::UNBOUND;
                Err(Exit::Call)
            }
            false => {
                self.request.args.clear();
                Ok(None)
            }
        }
    }

    /// The next item by what a native answered, if there was one. `None` where the call is to be made once more: what it was called
    /// with must not be lost.
    fn mapped_natively(&mut self, answer: Option<Answer>) -> Option<Next> {
        match answer? {
            Ok(v) => Some(Ok(Some(v))),
            Err(Exit::Room(_)) => None,
            // As where a function raises it. Its value is of no use to whoever iterates.
            Err(Exit::Raised(e)) if self.is_known_instance(e, Known::StopIteration) => {
                Some(Ok(None))
            }
            Err(exit) => Some(Err(exit)),
        }
    }

    /// What a native answers for one argument, or a class of the language whose instances a native makes. `None` for
    /// everything else.
    pub(super) fn call_of_native(&mut self, function: Value, v: Value) -> Option<Answer> {
        if let Some(f) = function.as_gc::<Builtin>() {
            return Some(self.call_builtin(f, &[v], Value::UNBOUND));
        }
        let class: Gc<Class> = function.as_gc()?;
        if let Some(made) = conversion::by_class(self, class, v) {
            return Some(Ok(made));
        }
        let new = self.native_constructor(class)?;
        Some(self.call_builtin(new, &[function, v], Value::UNBOUND))
    }

    /// `filter` without a function of the program: up to a number of items at once.
    pub(super) fn filter_next(&mut self, i: Gc<Iter>) -> Next {
        let function = i.extra.get();
        let plain = function.is_none() || function == self.known(Known::Bool).value();
        if i.step.get() == 1 && plain && !self.config.longest_way {
            for _ in 0..AT_ONCE {
                let Some(item) = self.iter_next(i.source.get())? else {
                    return Ok(None);
                };
                match self.truth(item) {
                    Ok(true) => return Ok(Some(item)),
                    Ok(false) => {}
                    Err(Exit::Call) => {
                        return Err(self.prelude_call(PreludeFn::FilterItem, &[i.value(), item]));
                    }
                    Err(exit) => return Err(exit),
                }
            }
        }
        Err(self.prelude_call(PreludeFn::FilterNext, &[i.value()]))
    }

    /// The first items of an iterator that answers alone but does not know how many it has, whether that was all, and room
    /// for a container of them. What it has given must not be lost, so the caller reserves nothing more. `None`, and nothing
    /// has happened, for any other.
    pub(crate) fn first_items(
        &mut self,
        it: Value,
    ) -> Result<Option<(Vec<Value>, bool, Room)>, Exit> {
        let variety = it.as_gc::<Iter>().map(|i| i.variety());
        let knows = |v: IterVariety| v < IterVariety::Enumerate || v == IterVariety::Repeat;
        if variety.is_none_or(knows) {
            return Ok(None);
        }
        let Some(room) = self.room_for_some(it)? else {
            return Ok(None);
        };
        let mut items = Vec::with_capacity(SOME);
        let all = loop {
            if items.len() == SOME {
                break false;
            }
            match self.iter_next(it)? {
                Some(item) => items.push(item),
                None => break true,
            }
        };
        self.charge(items.len() / 16);
        Ok(Some((items, all, room)))
    }

    /// Appends some items of an iterator that answers alone to a list. `None`, and nothing has happened, for any other; else
    /// whether there are more.
    pub(crate) fn fill_list(&mut self, list: Gc<List>, it: Value) -> Result<Option<bool>, Exit> {
        self.list_reserve(list, SOME)?;
        if self.room_for_some(it)?.is_none() {
            return Ok(None);
        }
        for _ in 0..SOME {
            let Some(item) = self.iter_next(it)? else {
                return Ok(Some(false));
            };
            self.list_push(list, item)?;
        }
        self.charge(SOME / 16);
        Ok(Some(true))
    }

    /// The items of an iterator as a tuple, of which there have to be `n`; `None` when natives alone cannot tell.
    pub(crate) fn unpack_iterator(&mut self, it: Value, n: usize) -> Result<Option<Value>, Exit> {
        if n >= SOME {
            return Ok(None);
        }
        // It has some bytes for each item besides what that takes.
        let Some(room) = self.room_for_some(it)? else {
            return Ok(None);
        };
        let mut items = [Value::UNBOUND; SOME];
        for (i, place) in items[..n].iter_mut().enumerate() {
            match self.iter_next(it)? {
                Some(item) => *place = item,
                None => return Err(self.too_few_values(n, i, false)),
            }
        }
        match self.iter_next(it)? {
            Some(_) => Err(self.too_many_values(n)),
            None => Ok(Some(self.new_tuple(&room, &items[..n]).value())),
        }
    }

    /// Stores some pairs of an iterator of pairs in a dict, each as soon as it is taken. Where memory is refused it goes on from
    /// there.
    pub(crate) fn fill_dict(&mut self, d: Gc<Dict>, it: Value) -> Result<Filled, Exit> {
        if !is_of_pairs(it) || self.room_for_some(it)?.is_none() {
            return Ok(Filled::Unknown);
        }
        let need = need_of(it).unwrap_or(0) as usize;
        for _ in 0..SOME {
            let room = self.room(Vm::table_room(&d) + 256 + need)?;
            let Some(pair) = self.iter_next_pair(it) else {
                return Ok(Filled::Unknown);
            };
            let Some((key, value)) = pair? else {
                return Ok(Filled::All);
            };
            let place = match self.key_hash(key)? {
                Some(hash) => (self.table_find(&d, hash, key), hash),
                None => (Found::Guest, 0),
            };
            match place {
                (Found::At(i), _) => self.table_set_value(d, i, value),
                (Found::Missing, hash) => self.table_append(&room, d, hash, key, value),
                (Found::Guest, _) => {
                    return Ok(Filled::Pair(self.new_tuple(&room, &[key, value]).value()));
                }
            }
        }
        self.charge(SOME / 16);
        Ok(Filled::Some)
    }

    /// Room for [`SOME`] items of an iterator that answers alone, and for places of theirs: until they are taken nothing is
    /// refused any more.
    fn room_for_some(&mut self, it: Value) -> Result<Option<Room>, Exit> {
        /// Bytes an item may take.
        const MODEST: i64 = 2048;
        let need = need_of(it).filter(|need| *need <= MODEST);
        let Some(need) = need.filter(|_| !self.config.longest_way) else {
            return Ok(None);
        };
        let room = self.room(2 * BLOCK_BYTES + SOME * (16 + need as usize))?;
        self.heap.give_grace(2 * GRACE);
        Ok(Some(room))
    }

    /// An adaptor over iterators.
    pub fn adaptor(
        &mut self,
        variety: IterVariety,
        source: Value,
        extra: Value,
        pos: i64,
    ) -> Answer {
        let several = source.as_gc::<Tuple>();
        let (need, level) = match several {
            Some(t) if t.len == 1 => (Some(0), level_of(t.slice()[0])),
            Some(t) => (need_of_all(t.slice()), level_of_all(t.slice())),
            None => (Some(0), level_of(source)),
        };
        let one = match several {
            Some(t) if t.len == 1 => Some(t.slice()[0]),
            Some(_) => None,
            None => Some(source),
        };
        let alone = need.is_some() && one.is_none_or(answers_alone);
        let alone = match variety {
            IterVariety::Zip => alone && !extra.is_true(),
            IterVariety::Enumerate => alone && extra.is_unbound(),
            _ => alone,
        };
        let (alone, level) = if level < LEVELS_MAX {
            (alone, level + 1)
        } else {
            (false, 0)
        };
        let pos = match several {
            Some(_) if alone => need.unwrap_or(0),
            _ => pos,
        };
        let i = self.iter(variety, source, pos, level, alone as i64)?;
        i.extra.set(extra);
        Ok(i.value())
    }
}

/// What came of storing pairs in a dict.
pub(crate) enum Filled {
    /// The iterator is at its end.
    All,
    /// There may be more.
    Some,
    /// Nothing more can be said natively.
    Unknown,
    /// A pair was taken whose key only the program can hash or compare.
    Pair(Value),
}

/// Whether all items of an iterator are tuples of two, which [`Vm::iter_next_pair`] gives.
pub(crate) fn is_of_pairs(it: Value) -> bool {
    let Some(i) = it.as_gc::<Iter>() else {
        return false;
    };
    let source = i.source.get();
    let items = |v: Value| v.as_gc::<Tuple>().map(|t| t.len);
    match i.variety() {
        IterVariety::Enumerate | IterVariety::DictItems | IterVariety::Pairwise => true,
        IterVariety::Zip | IterVariety::Product => items(source) == Some(2),
        IterVariety::ZipLongest => source.as_gc::<List>().is_some_and(|l| l.len.get() == 2),
        IterVariety::Permutations => i.end.get() == 2,
        IterVariety::Combinations | IterVariety::Multisets => i
            .extra
            .get()
            .as_gc::<List>()
            .is_some_and(|l| l.len.get() == 2),
        _ => false,
    }
}

/// Whether an iterator stands on others.
fn is_adaptor(variety: IterVariety) -> bool {
    use IterVariety::*;
    matches!(
        variety,
        Enumerate
            | Zip
            | Map
            | Filter
            | Cycle
            | Chain
            | Islice
            | ZipLongest
            | Pairwise
            | Compress
            | StarMap
    )
}

/// How many adaptors an iterator is made of.
pub(crate) fn level_of(it: Value) -> i64 {
    match it.as_gc::<Iter>() {
        Some(i) if is_adaptor(i.variety()) => i.end.get() & 0xff,
        _ => 0,
    }
}

/// The most that any of them is made of.
pub(super) fn level_of_all(iterators: &[Value]) -> i64 {
    iterators.iter().map(|v| level_of(*v)).max().unwrap_or(0)
}

/// Whether a native iterator gives its next item without a call, whatever it meets.
pub(crate) fn answers_alone(it: Value) -> bool {
    let Some(i) = it.as_gc::<Iter>() else {
        return false;
    };
    match i.variety() {
        IterVariety::GetItem
        | IterVariety::GetItemReversed
        | IterVariety::Call
        | IterVariety::Map
        | IterVariety::Filter
        | IterVariety::StarMap => false,
        IterVariety::Enumerate
        | IterVariety::Zip
        | IterVariety::Count
        | IterVariety::Cycle
        | IterVariety::Chain
        | IterVariety::Islice
        | IterVariety::ZipLongest
        | IterVariety::Pairwise
        | IterVariety::Compress => i.step.get() & 3 == ALONE,
        _ => true,
    }
}

/// The bytes that a native iterator which answers alone may take for an item; `None` where that has no bound, or it does
/// not answer alone. An iterator that takes nothing cannot be interrupted.
pub(crate) fn need_of(it: Value) -> Option<i64> {
    const ITEM: i64 = 256;
    let i = it.as_gc::<Iter>().filter(|_| answers_alone(it))?;
    let source = i.source.get();
    let row = |n: usize| (n as i64).saturating_mul(8).saturating_add(ITEM);
    let need = match i.variety() {
        IterVariety::Str | IterVariety::StrReversed => {
            match source.as_gc::<Str>().is_none_or(|s| s.is_ascii()) {
                true => 0,
                false => ITEM,
            }
        }
        IterVariety::DictItems | IterVariety::DictItemsReversed => ITEM,
        IterVariety::BigRange => return None,
        IterVariety::Enumerate => ITEM + need_of(source)?,
        IterVariety::Zip => match source.as_gc::<Tuple>() {
            Some(t) if t.len == 1 => row(1) + need_of(t.slice()[0])?,
            Some(t) => row(t.len).saturating_add(i.pos.get()),
            None => 0,
        },
        // As long as it does not leave the small ints: no loop takes it there.
        IterVariety::Count if source.is_none() && i.pos.get().abs() < FAR => 0,
        IterVariety::Count => ITEM,
        IterVariety::Cycle if source.is_none() => 0,
        IterVariety::Cycle => super::itertools::CYCLE_BYTES + need_of(source)?,
        IterVariety::Islice => {
            let passed = i.pos.get().max(i.step.get() >> 2);
            need_of(source)?.checked_mul(passed.checked_add(1)?)?
        }
        IterVariety::Pairwise => ITEM + 2 * need_of(source)?,
        IterVariety::Chain | IterVariety::ZipLongest => ITEM + (i.end.get() >> 8),
        IterVariety::Compress => return None,
        IterVariety::Product => row(source.as_gc::<Tuple>().map_or(0, |t| t.len)),
        IterVariety::Permutations => row(i.end.get() as usize),
        IterVariety::Combinations | IterVariety::Multisets => {
            row(i.extra.get().as_gc::<List>().map_or(0, |l| l.len.get()))
        }
        _ => 0,
    };
    Some(need).filter(|need| (0..=NEED_MAX).contains(need))
}

/// What an item of each of several iterators may take, so that taking them cannot be interrupted.
pub(super) fn need_of_all(iterators: &[Value]) -> Option<i64> {
    let mut all = 0;
    for it in iterators {
        all += need_of(*it)?;
    }
    Some(all).filter(|need| *need <= NEED_MAX)
}
