//! What the prelude's container functions are made of: probing tables, looking into iterators, taking lists apart.
//!
//! Programs do not see these, but hostile bytecode may call them with anything: each checks its arguments like a
//! public function and leaves every object valid.
//!
//! A probe of a table compares keys natively as far as possible and hands candidates that only the program can compare
//! to the caller, with the number of changes the table has seen. Whoever changes the table afterwards states that
//! number: when it does not agree any more nothing is done, and the caller begins anew.

use super::functions_container::list_of;
use super::iterators::make_enumerate;
use crate::heap::{Gc, Kind};
use crate::native::{Answer, Exit, NativeDef, def};
use crate::objects::{Dict, Iter, IterVariety, Tuple};
use crate::semantics::adaptor::{Filled, answers_alone, level_of};
use crate::semantics::number::{self, BinOp, as_small_int, is_int};
use crate::semantics::table::{Found, fold_hash};
use crate::semantics::table_keys::KeyAt;
use crate::value::Value;
use crate::vm::{PreludeFn, Vm};

pub const PRIMITIVES: &[NativeDef] = &[
    def("unwrapped", "obj, /", unwrapped, ""),
    def("table_changes", "table, /", table_changes, ""),
    def("table_probe", "table, hash, key, skip, /", table_probe, ""),
    def("table_get", "table, hash, key, default, /", table_get, ""),
    def("table_value", "table, changes, entry, /", table_value, ""),
    def("table_key", "table, changes, entry, /", table_key, ""),
    def(
        "table_put",
        "table, changes, entry, value, /",
        table_put,
        "",
    ),
    def(
        "table_set",
        "table, hash, key, value, /",
        table_set,
        "Puts a value under a key, if no comparison needs the program; whether that was so.",
    ),
    def(
        "table_insert",
        "table, changes, hash, key, value, /",
        table_insert,
        "",
    ),
    def("dict_to_end", "dict, key, default=, /", dict_to_end, ""),
    def("table_delete", "table, changes, entry, /", table_delete, ""),
    def("iter_variety", "iterator, /", iter_variety, ""),
    def("iter_source", "iterator, /", iter_source, ""),
    def("iter_extra", "iterator, /", iter_extra, ""),
    def("iter_position", "iterator, /", iter_position, ""),
    def("iter_move", "iterator, position, /", iter_move, ""),
    def("iter_finish", "iterator, /", iter_finish, ""),
    def("enumerate_count", "iterator, /", enumerate_count, ""),
    def(
        "make_enumerate",
        "iterator, start, /",
        primitive_enumerate,
        "",
    ),
    def("make_zip", "iterators, strict, /", make_zip, ""),
    def("make_map", "function, iterators, /", make_map, ""),
    def("make_filter", "function, iterator, /", make_filter, ""),
    def("iter_keep", "iterator, extra, position, /", iter_keep, ""),
    def("chain_enter", "chain, source, iterator, /", chain_enter, ""),
    def("chain_leave", "chain, iterator, /", chain_leave, ""),
    def("islice_pass", "islice, /", islice_pass, ""),
    def("worn", "generator, class, /", super::itertools::worn, ""),
    def("make_reversed", "sequence, length, /", make_reversed, ""),
    def("list_fill", "list, iterator, /", list_fill, ""),
    def("dict_fill", "dict, iterator, /", dict_fill, ""),
    def("list_take", "list, /", list_take, ""),
    def("list_restore", "list, items, /", list_restore, ""),
    def("sort_native", "keys, items, descending, /", sort_native, ""),
    def("unpack_native", "iterator, n, /", unpack_native, ""),
    def("dict_take_first", "dict, /", dict_take_first, ""),
];

/// The built-in object that an instance carries, or the object itself.
fn unwrapped(vm: &mut Vm, args: &[Value]) -> Answer {
    Ok(vm.unwrap_payload(args[0]))
}

// --- Tables ----------------------------------------------------------------------------------------------------------

fn table(vm: &mut Vm, v: Value) -> Result<Gc<Dict>, Exit> {
    match vm.unwrap_payload(v).as_gc() {
        Some(d) => Ok(d),
        None => Err(vm.type_error("a dict or set is required")),
    }
}

fn int_argument(vm: &mut Vm, v: Value) -> Result<i64, Exit> {
    match as_small_int(v) {
        Some(i) => Ok(i),
        None => Err(vm.type_error("an integer is required")),
    }
}

fn changes(d: Gc<Dict>) -> Value {
    Value::int(d.changes.get() as i64)
}

fn table_changes(vm: &mut Vm, args: &[Value]) -> Answer {
    Ok(changes(table(vm, args[0])?))
}

/// A hash as an int of any size, as kept in tables.
fn hash_argument(vm: &mut Vm, v: Value) -> Result<i64, Exit> {
    match number::hash(v).filter(|_| is_int(v)) {
        Some(h) => Ok(fold_hash(h as u64)),
        None => Err(vm.type_error("a hash is required")),
    }
}

/// Looks for a key: the entry's number, or -1, or for a candidate that the program must compare `(entry, its key, changes,
/// skip for the next probe)`. The first `skip` candidates are passed over.
fn table_probe(vm: &mut Vm, args: &[Value]) -> Answer {
    let d = table(vm, args[0])?;
    let hash = hash_argument(vm, args[1])?;
    let (key, skip) = (args[2], int_argument(vm, args[3])?);
    if skip == 0 {
        match vm.table_find(&d, hash, key) {
            Found::At(i) => return Ok(Value::int(i as i64)),
            Found::Missing => return Ok(Value::int(-1)),
            Found::Guest => {}
        }
    }
    let mut candidates = 0;
    for i in vm.table_with_hash(&d, hash) {
        let (_, k, _) = d.entry(i);
        match vm.same_item(k, key) {
            Some(true) => return Ok(Value::int(i as i64)),
            Some(false) => {}
            None if candidates < skip => candidates += 1,
            None => {
                let parts = [
                    Value::int(i as i64),
                    k,
                    changes(d),
                    Value::int(candidates + 1),
                ];
                return vm.tuple(&parts);
            }
        }
    }
    Ok(Value::int(-1))
}

/// The value of a key with this hash, or the default where there is none; NotImplemented where finding it takes the program.
fn table_get(vm: &mut Vm, args: &[Value]) -> Answer {
    let d = table(vm, args[0])?;
    let hash = hash_argument(vm, args[1])?;
    Ok(match vm.table_find(&d, hash, args[2]) {
        Found::At(i) => d.value_at(i),
        Found::Missing => args[3],
        Found::Guest => Value::NOT_IMPLEMENTED,
    })
}

/// Puts a value under a key with this hash, if finding its place does not take the program; whether it did.
fn table_set(vm: &mut Vm, args: &[Value]) -> Answer {
    let d = table(vm, args[0])?;
    let hash = hash_argument(vm, args[1])?;
    let (key, value) = (args[2], args[3]);
    match vm.table_find(&d, hash, key) {
        Found::Guest => return Ok(Value::FALSE),
        // An element of a set stays as it is.
        Found::At(_) if d.header.kind() != Kind::Dict => {}
        Found::At(i) => vm.table_set_value(d, i, value),
        Found::Missing => {
            let room = vm.room(Vm::table_room(&d))?;
            vm.table_append(&room, d, hash, key, value);
        }
    }
    Ok(Value::TRUE)
}

/// The live entry that the arguments name, if the table has not changed since.
fn entry(vm: &mut Vm, args: &[Value]) -> Result<Option<(Gc<Dict>, u32)>, Exit> {
    let d = table(vm, args[0])?;
    let i = int_argument(vm, args[2])?;
    let same = args[1] == changes(d) && i >= 0 && i < d.fill.get() as i64;
    Ok((same && !d.entry(i as u32).1.is_unbound()).then_some((d, i as u32)))
}

/// The entry's value in a tuple, or None.
fn table_value(vm: &mut Vm, args: &[Value]) -> Answer {
    match entry(vm, args)? {
        Some((d, i)) => vm.tuple(&[d.value_at(i)]),
        None => Ok(Value::NONE),
    }
}

/// The entry's key in a tuple, or None.
fn table_key(vm: &mut Vm, args: &[Value]) -> Answer {
    match entry(vm, args)? {
        Some((d, i)) => vm.tuple(&[d.entry(i).1]),
        None => Ok(Value::NONE),
    }
}

fn table_put(vm: &mut Vm, args: &[Value]) -> Answer {
    match entry(vm, args)? {
        Some((d, i)) if d.header.kind() == Kind::Dict => {
            vm.table_set_value(d, i, args[3]);
            Ok(Value::TRUE)
        }
        found => Ok(Value::bool(found.is_some())),
    }
}

fn table_insert(vm: &mut Vm, args: &[Value]) -> Answer {
    let d = table(vm, args[0])?;
    let hash = hash_argument(vm, args[2])?;
    if args[1] != changes(d) {
        return Ok(Value::FALSE);
    }
    let room = vm.room(Vm::table_room(&d))?;
    let value = match d.header.kind() {
        Kind::Dict => args[4],
        _ => Value::NONE,
    };
    vm.table_append(&room, d, hash, args[3], value);
    Ok(Value::TRUE)
}

fn table_delete(vm: &mut Vm, args: &[Value]) -> Answer {
    match entry(vm, args)? {
        Some((d, i)) => {
            vm.table_remove(d, i);
            Ok(Value::TRUE)
        }
        None => Ok(Value::FALSE),
    }
}

/// Moves an entry to the end of a dict; answers its value, or the default where there is no such entry.
fn dict_to_end(vm: &mut Vm, args: &[Value]) -> Answer {
    let d = table(vm, args[0])?;
    if d.header.kind() != Kind::Dict {
        return Err(vm.type_error("a dict is required"));
    }
    match vm.key_at(d, args[1])? {
        KeyAt::At(i) => vm.move_to_end(d, i),
        KeyAt::Missing(_) if args[2].is_unbound() => Err(vm.key_error(args[1])),
        KeyAt::Missing(_) => Ok(args[2]),
        KeyAt::Guest => {
            let call = [d.value(), args[1], args[2]];
            let given = if args[2].is_unbound() { 2 } else { 3 };
            Err(vm.prelude_call(PreludeFn::DictToEnd, &call[..given]))
        }
    }
}

/// Takes the first entry out of a dict: its key and value.
fn dict_take_first(vm: &mut Vm, args: &[Value]) -> Answer {
    let d = table(vm, args[0])?;
    if d.header.kind() != Kind::Dict {
        return Err(vm.type_error("a dict is required"));
    }
    let Some((i, key, value)) = d.next_entry(0) else {
        let text = vm.str("dictionary is empty")?;
        return Err(vm.key_error(text));
    };
    let pair = vm.tuple(&[key, value])?;
    vm.table_remove(d, i);
    Ok(pair)
}

impl Vm {
    /// Moves an entry of a dict to its end; answers its value.
    pub(super) fn move_to_end(&mut self, d: Gc<Dict>, i: u32) -> Answer {
        if i + 1 == d.fill.get() {
            return Ok(d.value_at(i));
        }
        let room = self.room(Vm::table_room(&d))?;
        let (hash, key, _) = d.entry(i);
        let value = self.table_remove(d, i);
        self.table_append(&room, d, hash, key, value);
        Ok(value)
    }
}

// --- Iterators -------------------------------------------------------------------------------------------------------

fn iterator(vm: &mut Vm, v: Value) -> Result<Gc<Iter>, Exit> {
    match v.as_gc() {
        Some(i) => Ok(i),
        None => Err(vm.type_error("a native iterator is required")),
    }
}

/// Number of the iterator's variety; -1 for anything else.
fn iter_variety(_: &mut Vm, args: &[Value]) -> Answer {
    Ok(match args[0].as_gc::<Iter>() {
        Some(i) => Value::int(i.variety() as i64),
        None => Value::int(-1),
    })
}

/// What the iterator runs over; None when it is exhausted.
fn iter_source(vm: &mut Vm, args: &[Value]) -> Answer {
    let source = iterator(vm, args[0])?.source.get();
    Ok(if source.is_unbound() {
        Value::NONE
    } else {
        source
    })
}

fn iter_extra(vm: &mut Vm, args: &[Value]) -> Answer {
    let extra = iterator(vm, args[0])?.extra.get();
    Ok(if extra.is_unbound() {
        Value::NONE
    } else {
        extra
    })
}

fn iter_position(vm: &mut Vm, args: &[Value]) -> Answer {
    let i = iterator(vm, args[0])?;
    vm.int(i.pos.get())
}

/// Sets the position of an iterator over a guest sequence.
fn iter_move(vm: &mut Vm, args: &[Value]) -> Answer {
    let i = iterator(vm, args[0])?;
    let at = int_argument(vm, args[1])?;
    let movable = matches!(
        i.variety(),
        IterVariety::GetItem | IterVariety::GetItemReversed
    );
    if movable {
        i.pos.set(at);
    }
    Ok(Value::NONE)
}

fn iter_finish(vm: &mut Vm, args: &[Value]) -> Answer {
    iterator(vm, args[0])?.source.set(Value::UNBOUND);
    Ok(Value::NONE)
}

fn of_variety(vm: &mut Vm, v: Value, variety: IterVariety) -> Result<Gc<Iter>, Exit> {
    let i = iterator(vm, v)?;
    if i.variety() != variety {
        return Err(vm.type_error("another iterator is required"));
    }
    Ok(i)
}

/// What a `count` or `compress` keeps between items, and the position that says so.
fn iter_keep(vm: &mut Vm, args: &[Value]) -> Answer {
    let i = iterator(vm, args[0])?;
    let at = int_argument(vm, args[2])?;
    if matches!(i.variety(), IterVariety::Count | IterVariety::Compress) {
        i.extra.set(args[1]);
        i.pos.set(at & 1);
        vm.heap.barrier(&i.header);
    }
    Ok(Value::NONE)
}

/// A `chain` goes on with the items of an iterator; its source was taken away while that was asked for.
fn chain_enter(vm: &mut Vm, args: &[Value]) -> Answer {
    let i = of_variety(vm, args[0], IterVariety::Chain)?;
    // Natives go through it without end otherwise.
    if !answers_alone(args[1]) || level_of(args[1]) >= level_of(args[0]) {
        return Err(vm.type_error("a native iterator below the chain is required"));
    }
    i.source.set(args[1]);
    i.extra.set(args[2]);
    i.pos.set(0);
    vm.heap.barrier(&i.header);
    Ok(Value::NONE)
}

/// A `chain` is done with an iterator.
fn chain_leave(vm: &mut Vm, args: &[Value]) -> Answer {
    let i = of_variety(vm, args[0], IterVariety::Chain)?;
    if i.extra.get() == args[1] {
        i.extra.set(Value::UNBOUND);
        i.pos.set(0);
    }
    Ok(Value::NONE)
}

/// Passes over items that an `islice` does not want; whether there are more of them.
fn islice_pass(vm: &mut Vm, args: &[Value]) -> Answer {
    let i = of_variety(vm, args[0], IterVariety::Islice)?;
    let more = i.pos.get() > 0 && vm.islice_pass(&i)?;
    Ok(Value::bool(more))
}

/// The count of an `enumerate`, which goes up by one.
fn enumerate_count(vm: &mut Vm, args: &[Value]) -> Answer {
    let i = iterator(vm, args[0])?;
    if i.variety() != IterVariety::Enumerate {
        return Err(vm.type_error("an enumerate object is required"));
    }
    let count = i.extra.get();
    if count.is_unbound() {
        let n = i.pos.get();
        let v = vm.int(n)?;
        i.pos.set(n + 1);
        return Ok(v);
    }
    let next = match number::binary(vm, BinOp::Add, count, Value::int(1)) {
        Some(next) => next?,
        None => return Err(vm.type_error("an integer is required")),
    };
    i.extra.set(next);
    vm.heap.barrier(&i.header);
    Ok(count)
}

fn primitive_enumerate(vm: &mut Vm, args: &[Value]) -> Answer {
    if !is_int(args[1]) {
        return Err(vm.type_error("an integer is required"));
    }
    make_enumerate(vm, args[0], args[1])
}

fn tuple_argument(vm: &mut Vm, v: Value) -> Result<Value, Exit> {
    if v.is_kind(Kind::Tuple) && v.expect::<Tuple>().len < 1 << 20 {
        return Ok(v);
    }
    Err(vm.type_error("a tuple is required"))
}

fn make_zip(vm: &mut Vm, args: &[Value]) -> Answer {
    let iterators = tuple_argument(vm, args[0])?;
    let strict = Value::bool(args[1].is_true());
    vm.adaptor(IterVariety::Zip, iterators, strict, 0)
}

fn make_map(vm: &mut Vm, args: &[Value]) -> Answer {
    let iterators = tuple_argument(vm, args[1])?;
    vm.adaptor(IterVariety::Map, iterators, args[0], 0)
}

fn make_filter(vm: &mut Vm, args: &[Value]) -> Answer {
    vm.adaptor(IterVariety::Filter, args[1], args[0], 0)
}

fn make_reversed(vm: &mut Vm, args: &[Value]) -> Answer {
    let n = int_argument(vm, args[1])?;
    let last = n - 1;
    vm.adaptor(IterVariety::GetItemReversed, args[0], Value::UNBOUND, last)
}

// --- Sorting ---------------------------------------------------------------------------------------------------------

/// Appends items of a native iterator to a list: 0 when that was all, 1 when there are more, 2 when it takes a loop to have
/// them.
fn list_fill(vm: &mut Vm, args: &[Value]) -> Answer {
    let list = list_of(vm, args[0])?;
    Ok(match vm.fill_list(list, args[1])? {
        Some(more) => Value::int(more as i64),
        None => Value::int(2),
    })
}

/// The items of a native iterator as a tuple, of which there have to be `n`; None when it takes a loop to have them.
fn unpack_native(vm: &mut Vm, args: &[Value]) -> Answer {
    let n = as_small_int(args[1]).and_then(|n| usize::try_from(n).ok());
    let items = match n {
        Some(n) => vm.unpack_iterator(args[0], n)?,
        None => None,
    };
    Ok(items.unwrap_or(Value::NONE))
}

/// Stores some of an iterator's pairs in a dict: 0 when that was all of them, 1 when there are more, 2 when natives alone cannot
/// tell; a pair that was taken and whose key only the program can hash or compare.
fn dict_fill(vm: &mut Vm, args: &[Value]) -> Answer {
    let d = table(vm, args[0])?;
    if d.header.kind() != Kind::Dict {
        return Err(vm.type_error("a dict is required"));
    }
    Ok(match vm.fill_dict(d, args[1])? {
        Filled::All => Value::ZERO,
        Filled::Some => Value::int(1),
        Filled::Unknown => Value::int(2),
        Filled::Pair(pair) => pair,
    })
}

/// Empties a list; answers a new one with its items.
fn list_take(vm: &mut Vm, args: &[Value]) -> Answer {
    let list = list_of(vm, args[0])?;
    let items = vm.list(list.slice())?;
    vm.list_clear(list);
    Ok(items)
}

/// Puts items back; whether the list was still as `list_take` left it.
fn list_restore(vm: &mut Vm, args: &[Value]) -> Answer {
    let (list, items) = (list_of(vm, args[0])?, list_of(vm, args[1])?);
    let untouched = list.buffer.get().is_unbound();
    vm.list_replace(list, items.slice())?;
    Ok(Value::bool(untouched))
}

/// A new list of the items, sorted by their keys; None when only the program can compare some keys.
fn sort_native(vm: &mut Vm, args: &[Value]) -> Answer {
    let (keys, items) = (list_of(vm, args[0])?, list_of(vm, args[1])?);
    if vm.config.longest_way || keys.len.get() != items.len.get() {
        return Ok(Value::NONE);
    }
    let room = vm.room(512 + items.len.get() * 8)?;
    let (keys, items) = (keys.slice().iter(), items.slice().iter());
    let mut pairs: Vec<(Value, Value)> = keys.copied().zip(items.copied()).collect();
    if !vm.sort_pairs(&mut pairs, args[2].is_true())? {
        return Ok(Value::NONE);
    }
    let sorted: Vec<Value> = pairs.iter().map(|p| p.1).collect();
    Ok(vm.new_list(&room, &sorted).value())
}
