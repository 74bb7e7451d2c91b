//! Sorting.
//!
//! A list is sorted here when its items (or the keys made for them) compare natively: all small ints, all strings, all
//! numbers, or tuples and lists of such. Anything else, a `key` function of the program included, goes to the prelude, which
//! empties the list first, as CPython does, and notices when somebody fills it meanwhile.
//!
//! Total orders use the standard library's stable sort, which finds runs. Where an order may not be total (NaN) a
//! plain merge sort does it, which gives some order whatever the comparisons say. Long lists are sorted in pieces, so that limits
//! and interruptions are seen in between.

use crate::builtins::getters::{get, is_getter};
use crate::heap::{Gc, Kind};
use crate::native::{Answer, Exit, native_flag};
use crate::objects::*;
use crate::semantics::number::as_float;
use crate::semantics::ordering::Native;
use crate::semantics::sequence::is_guest;
use crate::semantics::table::le_word;
use crate::value::Value;
use crate::vm::{Known, PreludeFn, Vm};
use std::cmp::Ordering;

/// Items sorted between two looks at limits.
const PIECE: usize = 4096;

/// Ways to sort keys natively.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Keys {
    Ints,
    Strings,
    Floats,
    /// By `Vm::native_order`, which may give up.
    Mixed,
}

impl Vm {
    /// `list.sort(key=key, reverse=reverse)`; UNBOUND for what was not given.
    pub fn list_sort(&mut self, list: Gc<List>, key: Value, reverse: Value) -> Answer {
        let descending = self.reverse_flag(reverse)?;
        let plain = key.is_unbound() || key.is_none();
        if plain && !self.config.longest_way {
            let mut items = list.slice().to_vec();
            if self.sort_values(&mut items, descending)? {
                for (place, v) in list.items().iter().zip(&items) {
                    place.set(*v);
                }
                return Ok(Value::NONE);
            }
        }
        if let Some(items) = self.sorted_by_native(list.slice(), key, descending)? {
            for (place, v) in list.items().iter().zip(&items) {
                place.set(*v);
            }
            return Ok(Value::NONE);
        }
        let key = if plain { Value::NONE } else { key };
        let descending = Value::bool(descending);
        Err(self.prelude_call(PreludeFn::SortList, &[list.value(), key, descending]))
    }

    /// The items in the order of what a native says of them; `None`, and nothing has happened, where the program
    /// has a say in it.
    pub(crate) fn sorted_by_native(
        &mut self,
        items: &[Value],
        key: Value,
        descending: bool,
    ) -> Result<Option<Vec<Value>>, Exit> {
        let Some(keys) = self.keys_by_native(items, key)? else {
            return Ok(None);
        };
        let mut pairs: Vec<(Value, Value)> = keys.into_iter().zip(items.iter().copied()).collect();
        if !self.sort_pairs(&mut pairs, descending)? {
            return Ok(None);
        }
        Ok(Some(pairs.into_iter().map(|p| p.1).collect()))
    }

    /// What a function answers for each item, if natives alone can tell, and if asking twice is as good as asking once: a getter of
    /// `operator`, a native without effects, a class of numbers or texts.
    pub(crate) fn keys_by_native(
        &mut self,
        items: &[Value],
        key: Value,
    ) -> Result<Option<Vec<Value>>, Exit> {
        if !self.is_native_key(key) || self.config.longest_way {
            return Ok(None);
        }
        self.pay(items.len() / 4)?;
        let mut keys = Vec::with_capacity(items.len());
        for (n, item) in items.iter().enumerate() {
            match self.native_key(key, *item) {
                Ok(v) => keys.push(v),
                Err(Exit::Call) => return Ok(None),
                Err(exit) => return Err(exit),
            }
            if n.is_multiple_of(PIECE) {
                self.pay(0)?;
            }
        }
        Ok(Some(keys))
    }

    pub(crate) fn is_native_key(&self, key: Value) -> bool {
        let pure = |v: Value| {
            let native = v.as_gc::<Builtin>();
            native.is_some_and(|f| self.native(f.native).def.flags & native_flag::PURE != 0)
        };
        match key.kind() {
            Some(Kind::BoundMethod) => {
                is_getter(key) || pure(key.expect::<BoundMethod>().func.get())
            }
            Some(Kind::Class) => [Known::Int, Known::Float, Known::Str]
                .into_iter()
                .any(|known| key == self.known(known).value()),
            _ => pure(key),
        }
    }

    fn native_key(&mut self, key: Value, item: Value) -> Answer {
        if is_getter(key) {
            return get(self, key, item);
        }
        match key.as_gc::<BoundMethod>() {
            Some(m) => {
                let (f, receiver) = (m.func.get().expect(), m.receiver.get());
                self.call_builtin(f, &[receiver, item], Value::UNBOUND)
            }
            None => match self.call_of_native(key, item) {
                Some(answer) => answer,
                None => Err(self.type_error("a native key is required")),
            },
        }
    }

    /// The `reverse` argument: an int.
    pub(crate) fn reverse_flag(&mut self, reverse: Value) -> Result<bool, Exit> {
        if reverse.is_unbound() {
            return Ok(false);
        }
        let inner = self.unwrap_payload(reverse);
        if let Some(i) = crate::semantics::number::as_small_int(inner) {
            return Ok(i != 0);
        }
        if inner.is_kind(Kind::BigInt) {
            return Err(self.overflow_error("Python int too large to convert to C int"));
        }
        let name = self.type_name(reverse);
        Err(self.type_error(format!(
            "'{name}' object cannot be interpreted as an integer"
        )))
    }

    /// Sorts values natively; false when only the program can compare some of them (then they are in any order).
    pub(crate) fn sort_values(
        &mut self,
        items: &mut [Value],
        descending: bool,
    ) -> Result<bool, Exit> {
        let turn = |o: Ordering| if descending { o.reverse() } else { o };
        if items.first().is_some_and(|v| v.is_kind(Kind::Instance)) {
            return self.sort_by_themselves(items, descending);
        }
        match self.pay_for_sort(items)? {
            Keys::Ints => self.sort_by(items, &|a, b| turn(a.as_int().cmp(&b.as_int())))?,
            Keys::Strings => {
                let mut texts: Vec<(u64, Value)> =
                    items.iter().map(|v| (first_bytes(*v), *v)).collect();
                self.sort_by(&mut texts, &|a, b| turn(order_texts(*a, *b)))?;
                items.iter_mut().zip(texts).for_each(|(v, t)| *v = t.1);
            }
            Keys::Floats => {
                let mut keyed: Vec<(i64, Value)> =
                    items.iter().map(|v| (rank_of_float(*v), *v)).collect();
                self.sort_by(&mut keyed, &|a, b| turn(a.0.cmp(&b.0)))?;
                items.iter_mut().zip(keyed).for_each(|(v, k)| *v = k.1);
            }
            Keys::Mixed => return self.sort_by_themselves(items, descending),
        }
        Ok(true)
    }

    /// [`Vm::sort_values`] with the values as keys of themselves.
    fn sort_by_themselves(&mut self, items: &mut [Value], descending: bool) -> Result<bool, Exit> {
        let mut pairs: Vec<(Value, Value)> = items.iter().map(|v| (*v, *v)).collect();
        if !self.sort_pairs(&mut pairs, descending)? {
            return Ok(false);
        }
        items.iter_mut().zip(pairs).for_each(|(v, p)| *v = p.1);
        Ok(true)
    }

    /// Puts what instances carry in their place, where all leave their order to that (named tuples do). They are in the same order.
    fn carried_keys(&self, pairs: &mut [(Value, Value)]) {
        let carried = |v: Value| match self.payload_for(v, equality::PAYLOADS_ORDER) {
            Some(payload) => (!is_guest(payload)).then_some(payload),
            None => (!is_guest(v)).then_some(v),
        };
        if !pairs.first().is_some_and(|p| p.0.is_kind(Kind::Instance)) {
            return;
        }
        let keys: Option<Vec<Value>> = pairs.iter().map(|p| carried(p.0)).collect();
        for (pair, key) in pairs.iter_mut().zip(keys.unwrap_or_default()) {
            pair.0 = key;
        }
    }

    /// Sorts values by their keys natively; false when only the program can compare some keys.
    pub(crate) fn sort_pairs(
        &mut self,
        pairs: &mut [(Value, Value)],
        descending: bool,
    ) -> Result<bool, Exit> {
        let turn = |o: Ordering| if descending { o.reverse() } else { o };
        self.carried_keys(pairs);
        let keys: Vec<Value> = pairs.iter().map(|p| p.0).collect();
        match self.pay_for_sort(&keys)? {
            Keys::Ints => self.sort_by(pairs, &|a, b| turn(a.0.as_int().cmp(&b.0.as_int())))?,
            Keys::Strings => {
                let mut texts: Vec<(u64, (Value, Value))> =
                    pairs.iter().map(|p| (first_bytes(p.0), *p)).collect();
                let order = |a: &(u64, (Value, Value)), b: &(u64, (Value, Value))| {
                    turn(order_texts((a.0, a.1.0), (b.0, b.1.0)))
                };
                self.sort_by(&mut texts, &order)?;
                pairs.iter_mut().zip(texts).for_each(|(p, t)| *p = t.1);
            }
            Keys::Floats => {
                let mut keyed: Vec<(i64, (Value, Value))> =
                    pairs.iter().map(|p| (rank_of_float(p.0), *p)).collect();
                self.sort_by(&mut keyed, &|a, b| turn(a.0.cmp(&b.0)))?;
                pairs.iter_mut().zip(keyed).for_each(|(p, k)| *p = k.1);
            }
            Keys::Mixed => return self.sort_mixed(pairs, descending),
        }
        Ok(true)
    }

    /// Charges for sorting by these keys; answers what they are.
    fn pay_for_sort(&mut self, keys: &[Value]) -> Result<Keys, Exit> {
        let levels = keys.len().max(1).ilog2() as usize;
        let kind = kind_of_keys(keys);
        let n_bytes = match kind {
            Keys::Strings => keys.iter().map(|k| text(*k).len()).sum(),
            _ => 0,
        };
        self.pay((keys.len() / 16 + n_bytes / 128) * levels)?;
        if n_bytes / keys.len().max(1) > LONG {
            // Few comparisons take long: the mixed sort looks around after each.
            return Ok(Keys::Mixed);
        }
        Ok(kind)
    }

    /// A stable sort that looks at limits on its way: in pieces, which are merged then.
    fn sort_by<T: Copy>(
        &mut self,
        items: &mut [T],
        order: &impl Fn(&T, &T) -> Ordering,
    ) -> Result<(), Exit> {
        let n = items.len();
        if n <= PIECE {
            items.sort_by(order);
            return Ok(());
        }
        if items.is_sorted_by(|a, b| order(a, b).is_le()) {
            return Ok(());
        }
        for piece in items.chunks_mut(PIECE) {
            piece.sort_by(order);
            self.pay(0)?;
        }
        let mut other = items.to_vec();
        let mut width = PIECE;
        while width < n {
            for (from, to) in items.chunks(2 * width).zip(other.chunks_mut(2 * width)) {
                let (mut a, mut b) = from.split_at(width.min(from.len()));
                for part in to.chunks_mut(PIECE) {
                    merge_part(&mut a, &mut b, part, order);
                    self.pay(0)?;
                }
            }
            items.copy_from_slice(&other);
            width *= 2;
        }
        Ok(())
    }

    /// A merge sort by `native_order`.
    fn sort_mixed(&mut self, pairs: &mut [(Value, Value)], descending: bool) -> Result<bool, Exit> {
        // Backwards before and after: equal items keep their order.
        if descending {
            pairs.reverse();
        }
        let host = self.slow.clone();
        let less = |a: Value, b: Value| match self.native_order(a, b) {
            _ if host.load(std::sync::atomic::Ordering::Relaxed) != 0 => None,
            Native::Order(order) => Some(order.is_lt()),
            Native::Unordered => Some(false),
            Native::Only(_) | Native::Guest => None,
        };
        let done = match first_ranks(pairs) {
            None => merge_sort(pairs, &|a, b| less(a.0, b.0)).is_some(),
            Some(ranks) => {
                let mut ranked: Vec<(i64, (Value, Value))> =
                    ranks.into_iter().zip(pairs.iter().copied()).collect();
                let done = merge_sort(&mut ranked, &|a, b| match a.0 == b.0 {
                    _ if host.load(std::sync::atomic::Ordering::Relaxed) != 0 => None,
                    true => less(a.1.0, b.1.0),
                    false => Some(a.0 < b.0),
                });
                pairs.iter_mut().zip(ranked).for_each(|(p, r)| *p = r.1);
                done.is_some()
            }
        };
        // Given up for what the host wants.
        self.pay(0)?;
        if done && descending {
            pairs.reverse();
        }
        Ok(done)
    }
}

/// Strings are long when on average they have more bytes.
const LONG: usize = 4096;

/// What all the keys have in common.
fn kind_of_keys(keys: &[Value]) -> Keys {
    let Some(first) = keys.first() else {
        return Keys::Ints;
    };
    if first.is_int() && keys.iter().all(|v| v.is_int()) {
        Keys::Ints
    } else if first.is_kind(Kind::Str) && keys.iter().all(|v| v.is_kind(Kind::Str)) {
        Keys::Strings
    } else if keys
        .iter()
        .all(|v| as_float(*v).is_some_and(|f| !f.is_nan()))
    {
        Keys::Floats
    } else {
        Keys::Mixed
    }
}

#[inline(always)]
fn text(v: Value) -> &'static [u8] {
    v.expect::<Str>().text().as_bytes()
}

/// The first eight bytes of a string, with zeros behind it, as a number that orders as they do.
fn first_bytes(v: Value) -> u64 {
    let text = text(v);
    le_word(&text[..text.len().min(8)]).swap_bytes()
}

/// The order of two strings, with their first bytes, which decide most comparisons without a look at the strings.
fn order_texts(a: (u64, Value), b: (u64, Value)) -> Ordering {
    a.0.cmp(&b.0).then_with(|| {
        let (s, t) = (text(a.1), text(b.1));
        match s.len() <= 8 && t.len() <= 8 {
            true => s.len().cmp(&t.len()),
            false => s.cmp(t),
        }
    })
}

/// A number that orders as a float does, which is not NaN: both zeros are the same.
fn rank_of_float(v: Value) -> i64 {
    rank(as_float(v).unwrap_or(0.0))
}

fn rank(f: f64) -> i64 {
    let bits = (f + 0.0).to_bits() as i64;
    // The larger a negative one's magnitude, the smaller it is.
    if bits < 0 { !bits ^ i64::MIN } else { bits }
}

/// Numbers that order tuples by their first items, where all of these are small ints, or strings, or floats. Tuples with the same
/// number may still differ.
fn first_ranks(pairs: &[(Value, Value)]) -> Option<Vec<i64>> {
    let first = |v: Value| v.as_gc::<Tuple>()?.slice().first().copied();
    let firsts: Vec<Value> = pairs.iter().map(|p| first(p.0)).collect::<Option<_>>()?;
    let rank: fn(Value) -> i64 = match kind_of_keys(&firsts) {
        Keys::Ints => |v| v.as_int(),
        Keys::Strings => |v| (first_bytes(v) ^ 1 << 63) as i64,
        Keys::Floats => rank_of_float,
        Keys::Mixed => return None,
    };
    Some(firsts.into_iter().map(rank).collect())
}

/// Merges two sorted slices, as far as there is place for; what was taken is cut off them.
fn merge_part<'a, T: Copy>(
    a: &mut &'a [T],
    b: &mut &'a [T],
    to: &mut [T],
    order: &impl Fn(&T, &T) -> Ordering,
) {
    for place in to {
        let side = match (a.first(), b.first()) {
            (Some(x), Some(y)) if order(y, x).is_lt() => &mut *b,
            (None, _) => &mut *b,
            _ => &mut *a,
        };
        let (first, rest) = side.split_first().expect("as many places as items");
        *place = *first;
        *side = rest;
    }
}

/// Runs of this length are made by insertion.
const RUN: usize = 16;

/// Stable merge sort with a comparison that may give up (`None`) and need not be a total order.
fn merge_sort<T: Copy>(items: &mut [T], less: &impl Fn(&T, &T) -> Option<bool>) -> Option<()> {
    let n = items.len();
    // The whole may be a run already, up or strictly down.
    let mut i = 1;
    while i < n && !less(&items[i], &items[i - 1])? {
        i += 1;
    }
    if i >= n {
        return Some(());
    }
    if i == 1 {
        while i < n && less(&items[i], &items[i - 1])? {
            i += 1;
        }
        if i >= n {
            items.reverse();
            return Some(());
        }
    }
    for run in items.chunks_mut(RUN) {
        for i in 1..run.len() {
            let mut at = i;
            while at > 0 && less(&run[at], &run[at - 1])? {
                run.swap(at, at - 1);
                at -= 1;
            }
        }
    }
    let mut width = RUN;
    let mut other = items.to_vec();
    while width < n {
        for (from, to) in items.chunks(2 * width).zip(other.chunks_mut(2 * width)) {
            merge(from, width, to, less)?;
        }
        items.copy_from_slice(&other);
        width *= 2;
    }
    Some(())
}

/// Merges two sorted neighbours, the first of which has `width` items (or fewer, when there is no second).
fn merge<T: Copy>(
    from: &[T],
    width: usize,
    to: &mut [T],
    less: &impl Fn(&T, &T) -> Option<bool>,
) -> Option<()> {
    let (a, b) = from.split_at(width.min(from.len()));
    let (mut i, mut j) = (0, 0);
    for place in to {
        let take_right = match (a.get(i), b.get(j)) {
            (Some(x), Some(y)) => less(y, x)?,
            (None, _) => true,
            (_, None) => false,
        };
        if take_right {
            *place = b[j];
            j += 1;
        } else {
            *place = a[i];
            i += 1;
        }
    }
    Some(())
}
