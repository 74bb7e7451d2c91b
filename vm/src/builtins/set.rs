//! `set` and `frozenset`.
//!
//! The methods that take iterables make tables of those that are native and work on tables; when an iterable or a
//! key is the program's the whole method is the prelude's, before anything was changed.

use super::list_args::{
    CONTAINER, EQUALITY, ORDERING, at_most_one, class_argument, instance_of, no_keywords,
};
use crate::bytecode::Op;
use crate::heap::{Gc, Kind, Room};
use crate::native::{Answer, Exit, NativeDef, def, native_flag};
use crate::objects::Dict;
use crate::semantics::sets::{SetOp, entries_of};
use crate::semantics::table::Found;
use crate::semantics::table_keys::KeyAt;
use crate::value::Value;
use crate::vm::{Known, PreludeFn, Vm};

pub const METHODS: &[&[NativeDef]] = &[
    MAKE, CHANGE, COMMON, OPERATORS, CHANGING, CONTAINER, EQUALITY, ORDERING,
];
pub const FROZEN: &[&[NativeDef]] = &[
    MAKE_FROZEN,
    COMMON,
    OPERATORS,
    CONTAINER,
    EQUALITY,
    ORDERING,
];

const NEW_DOC: &str = "Create and return a new object.  See help(type) for accurate signature.";

const MAKE: &[NativeDef] = &[
    def("__new__", "cls, /, *args, **kwargs", new, NEW_DOC).with(native_flag::STATIC),
    def(
        "__init__",
        "self, /, *args, **kwargs",
        init,
        "Initialize self.  See help(type(self)) for accurate signature.",
    ),
];

const MAKE_FROZEN: &[NativeDef] = &[
    def("__new__", "cls, /, *args, **kwargs", new_frozen, NEW_DOC).with(native_flag::STATIC),
    def("__hash__", "self, /", hash, "Return hash(self)."),
];

const CHANGE: &[NativeDef] = &[
    def("add", "self, object, /", add, "Add an element to a set."),
    def(
        "discard",
        "self, object, /",
        discard,
        "Remove an element from a set if it is a member.",
    ),
    def(
        "remove",
        "self, object, /",
        remove,
        "Remove an element from a set; it must be a member.",
    ),
    def(
        "pop",
        "self, /",
        pop,
        "Remove and return an arbitrary set element.",
    ),
    def(
        "clear",
        "self, /",
        clear,
        "Remove all elements from this set.",
    ),
    def(
        "update",
        "self, /, *others",
        update,
        "Update a set with the union of itself and others.",
    ),
    def(
        "intersection_update",
        "self, /, *others",
        intersection_update,
        "Update a set with the intersection of itself and another.",
    ),
    def(
        "difference_update",
        "self, /, *others",
        difference_update,
        "Remove all elements of another set from this set.",
    ),
    def(
        "symmetric_difference_update",
        "self, other, /",
        symmetric_difference_update,
        "Update a set with the symmetric difference of itself and another.",
    ),
];

const COMMON: &[NativeDef] = &[
    def("copy", "self, /", copy, "Return a shallow copy of a set."),
    def(
        "union",
        "self, /, *others",
        union,
        "Return the union of sets as a new set.",
    ),
    def(
        "intersection",
        "self, /, *others",
        intersection,
        "Return the intersection of two sets as a new set.",
    ),
    def(
        "difference",
        "self, /, *others",
        difference,
        "Return the difference of two or more sets as a new set.",
    ),
    def(
        "symmetric_difference",
        "self, other, /",
        symmetric_difference,
        "Return the symmetric difference of two sets as a new set.",
    ),
    def(
        "issubset",
        "self, other, /",
        issubset,
        "Report whether another set contains this set.",
    ),
    def(
        "issuperset",
        "self, other, /",
        issuperset,
        "Report whether this set contains another set.",
    ),
    def(
        "isdisjoint",
        "self, other, /",
        isdisjoint,
        "Return True if two sets have a null intersection.",
    ),
];

const OPERATORS: &[NativeDef] = &[
    def("__and__", "self, value, /", and, "Return self&value."),
    def("__rand__", "self, value, /", rand, "Return value&self."),
    def("__or__", "self, value, /", or, "Return self|value."),
    def("__ror__", "self, value, /", ror, "Return value|self."),
    def("__xor__", "self, value, /", xor, "Return self^value."),
    def("__rxor__", "self, value, /", rxor, "Return value^self."),
    def("__sub__", "self, value, /", sub, "Return self-value."),
    def("__rsub__", "self, value, /", rsub, "Return value-self."),
];

const CHANGING: &[NativeDef] = &[
    def("__iand__", "self, value, /", iand, "Return self&=value."),
    def("__ior__", "self, value, /", ior, "Return self|=value."),
    def("__ixor__", "self, value, /", ixor, "Return self^=value."),
    def("__isub__", "self, value, /", isub, "Return self-=value."),
];

/// The set or frozen set that a method works on.
fn own(vm: &mut Vm, v: Value, method: &str) -> Result<Gc<Dict>, Exit> {
    match as_set(vm, v) {
        Some(set) => Ok(set),
        None => Err(vm.wrong_receiver(v, Known::Set, method)),
    }
}

fn as_set(vm: &Vm, v: Value) -> Option<Gc<Dict>> {
    let inner = vm.unwrap_payload(v);
    let is_set = matches!(inner.kind(), Some(Kind::Set | Kind::FrozenSet));
    is_set.then(|| inner.expect())
}

/// The set that a method changes.
fn own_mutable(vm: &mut Vm, v: Value, method: &str) -> Result<Gc<Dict>, Exit> {
    let inner = vm.unwrap_payload(v);
    if inner.is_kind(Kind::Set) {
        return Ok(inner.expect());
    }
    Err(vm.wrong_receiver(v, Known::Set, method))
}

// --- Making ----------------------------------------------------------------------------------------------------------

fn new(vm: &mut Vm, args: &[Value]) -> Answer {
    let class = class_argument(vm, args[0], Known::Set)?;
    if class != vm.known(Known::Set) {
        // `__init__` fills it.
        let room = vm.room(256)?;
        let empty = vm.new_set(&room).value();
        return vm.instantiate(class, empty);
    }
    no_keywords(vm, args[1], "set")?;
    at_most_one(vm, &args[2..], "set")?;
    match args.get(2) {
        Some(iterable) => make(vm, Known::Set, *iterable),
        None => {
            let room = vm.room(256)?;
            Ok(vm.new_set(&room).value())
        }
    }
}

/// A set or frozen set of an iterable's items.
fn make(vm: &mut Vm, base: Known, iterable: Value) -> Answer {
    if let Some(from) = as_set(vm, iterable).filter(|_| !iterable.is_kind(Kind::Instance)) {
        return copy_as(vm, base, from);
    }
    if iterable.is_kind(Kind::Dict) {
        // Its keys are distinct, and their hashes known.
        let from: Gc<Dict> = iterable.expect();
        vm.pay(from.len() / 8)?;
        let room = vm.room(1024 + from.len() * 96)?;
        let set = match base {
            Known::Set => vm.new_set(&room),
            _ => vm.new_frozenset(&room),
        };
        vm.table_fill(&room, set, &entries_of(from));
        return Ok(set.value());
    }
    if !iterable.is_kind(Kind::Iter)
        && let Some((items, room)) = vm.native_items_and_room(iterable, 96)?
        && let Some(set) = make_of(vm, base, &items, &room)?
    {
        return Ok(set.value());
    }
    if !vm.may_be_iterable(iterable) {
        return Err(vm.not_iterable(iterable));
    }
    if base == Known::Set && iterable.is_kind(Kind::Generator) {
        return Err(vm.prelude_call(PreludeFn::SetFromIter, &[iterable]));
    }
    let base = vm.known(base).value();
    Err(vm.prelude_call(PreludeFn::NewContainer, &[base, base, iterable]))
}

/// A set of items; `None` when only the program can tell which of them are the same.
fn make_of(
    vm: &mut Vm,
    base: Known,
    items: &[Value],
    room: &Room,
) -> Result<Option<Gc<Dict>>, Exit> {
    /// So many go into the set one by one.
    const FEW: usize = 16;
    let new = match base {
        Known::Set => Vm::new_set,
        _ => Vm::new_frozenset,
    };
    if items.len() > FEW {
        let Some(entries) = vm.distinct_entries(items)? else {
            return Ok(None);
        };
        vm.pay(items.len() / 8)?;
        let set = new(vm, room);
        vm.table_fill(room, set, &entries);
        return Ok(Some(set));
    }
    vm.pay(items.len() / 8)?;
    let set = new(vm, room);
    vm.table_grow(room, set, items.len());
    for key in items {
        let Some(hash) = vm.key_hash(*key)? else {
            return Ok(None);
        };
        match vm.table_find(&set, hash, *key) {
            Found::At(_) => {}
            Found::Missing => vm.table_append(room, set, hash, *key, Value::NONE),
            Found::Guest => return Ok(None),
        }
    }
    Ok(Some(set))
}

fn copy_as(vm: &mut Vm, base: Known, from: Gc<Dict>) -> Answer {
    if base == Known::FrozenSet && from.header.kind() == Kind::FrozenSet {
        return Ok(from.value());
    }
    let room = vm.room(1024 + from.len() * 64)?;
    let set = if base == Known::Set {
        vm.new_set(&room)
    } else {
        vm.new_frozenset(&room)
    };
    vm.table_copy(&room, set, from);
    vm.pay(from.len() / 8)?;
    Ok(set.value())
}

fn init(vm: &mut Vm, args: &[Value]) -> Answer {
    let set = own_mutable(vm, args[0], "__init__")?;
    no_keywords(vm, args[1], "set")?;
    at_most_one(vm, &args[2..], "set")?;
    let Some(iterable) = args.get(2) else {
        vm.table_clear(set);
        return Ok(Value::NONE);
    };
    if as_set(vm, *iterable) != Some(set) {
        vm.table_clear(set);
    }
    update_by(vm, set, &[*iterable], "update", SetOp::Or)
}

fn new_frozen(vm: &mut Vm, args: &[Value]) -> Answer {
    let class = class_argument(vm, args[0], Known::FrozenSet)?;
    let exact = class == vm.known(Known::FrozenSet);
    if exact {
        no_keywords(vm, args[1], "frozenset")?;
    }
    at_most_one(vm, &args[2..], "frozenset")?;
    let Some(iterable) = args.get(2) else {
        let room = vm.room(256)?;
        let empty = vm.new_frozenset(&room).value();
        return instance_of(vm, class, Known::FrozenSet, empty);
    };
    match make(vm, Known::FrozenSet, *iterable) {
        Ok(payload) => instance_of(vm, class, Known::FrozenSet, payload),
        Err(Exit::Call) => {
            let base = vm.known(Known::FrozenSet).value();
            Err(vm.prelude_call(PreludeFn::NewContainer, &[args[0], base, *iterable]))
        }
        Err(exit) => Err(exit),
    }
}

fn hash(vm: &mut Vm, args: &[Value]) -> Answer {
    let set = own(vm, args[0], "__hash__")?;
    Ok(Value::int(vm.frozenset_hash(set)))
}

fn copy(vm: &mut Vm, args: &[Value]) -> Answer {
    let set = own(vm, args[0], "copy")?;
    let base = if set.header.kind() == Kind::Set {
        Known::Set
    } else {
        Known::FrozenSet
    };
    copy_as(vm, base, set)
}

// --- Elements --------------------------------------------------------------------------------------------------------

fn add(vm: &mut Vm, args: &[Value]) -> Answer {
    let set = own_mutable(vm, args[0], "add")?;
    vm.set_include(set, args[1])
}

impl Vm {
    /// `set.add(item)`.
    pub(crate) fn set_include(&mut self, set: Gc<Dict>, item: Value) -> Answer {
        match self.key_at(set, item)? {
            KeyAt::At(_) => {}
            KeyAt::Missing(hash) => {
                let room = self.room(Vm::table_room(&set))?;
                self.table_append(&room, set, hash, item, Value::NONE);
            }
            KeyAt::Guest => {
                return Err(self.prelude_call(PreludeFn::SetAdd, &[set.value(), item]));
            }
        }
        Ok(Value::NONE)
    }
}

/// Where an element is. A set is looked for as if it were frozen.
fn element(vm: &mut Vm, set: Gc<Dict>, key: Value) -> Result<KeyAt, Exit> {
    if let Some(inner) = as_set(vm, key)
        && inner.header.kind() == Kind::Set
    {
        let hash = vm.frozenset_hash(inner);
        return Ok(match vm.table_find(&set, hash, inner.value()) {
            crate::semantics::table::Found::At(i) => KeyAt::At(i),
            crate::semantics::table::Found::Missing => KeyAt::Missing(hash),
            crate::semantics::table::Found::Guest => KeyAt::Guest,
        });
    }
    vm.key_at(set, key)
}

fn discard(vm: &mut Vm, args: &[Value]) -> Answer {
    let set = own_mutable(vm, args[0], "discard")?;
    match element(vm, set, args[1])? {
        KeyAt::At(i) => {
            vm.table_remove(set, i);
        }
        KeyAt::Missing(_) => {}
        KeyAt::Guest => {
            let name = vm.intern("discard");
            return Err(vm.prelude_call(PreludeFn::SetMethod, &[name, set.value(), args[1]]));
        }
    }
    Ok(Value::NONE)
}

fn remove(vm: &mut Vm, args: &[Value]) -> Answer {
    let set = own_mutable(vm, args[0], "remove")?;
    match element(vm, set, args[1])? {
        KeyAt::At(i) => {
            vm.table_remove(set, i);
            Ok(Value::NONE)
        }
        KeyAt::Missing(_) => Err(vm.key_error(args[1])),
        KeyAt::Guest => {
            let name = vm.intern("remove");
            Err(vm.prelude_call(PreludeFn::SetMethod, &[name, set.value(), args[1]]))
        }
    }
}

fn pop(vm: &mut Vm, args: &[Value]) -> Answer {
    let set = own_mutable(vm, args[0], "pop")?;
    match set.next_entry(0) {
        Some((i, key, _)) => {
            vm.table_remove(set, i);
            Ok(key)
        }
        None => {
            let text = vm.str("pop from an empty set")?;
            Err(vm.key_error(text))
        }
    }
}

fn clear(vm: &mut Vm, args: &[Value]) -> Answer {
    let set = own_mutable(vm, args[0], "clear")?;
    vm.table_clear(set);
    Ok(Value::NONE)
}

// --- Methods with iterables ------------------------------------------------------------------------------------------

/// A table of an iterable's items; `None` when the program is needed (or the iterable is an iterator, which must not be
/// used up before everything is known to work).
fn table_of(vm: &mut Vm, v: Value) -> Result<Option<Gc<Dict>>, Exit> {
    let inner = match v.kind() {
        Some(Kind::Instance) => match vm.special_or_payload(v, vm.names.dunder_iter) {
            Some(Err(payload)) => payload,
            _ => v,
        },
        _ => v,
    };
    if let Some(table) = inner.as_gc::<Dict>() {
        return Ok(Some(table));
    }
    if inner.is_kind(Kind::Iter) {
        return Ok(None);
    }
    let Some((items, room)) = vm.native_items_and_room(inner, 96)? else {
        if !vm.may_be_iterable(v) {
            return Err(vm.not_iterable(v));
        }
        return Ok(None);
    };
    let Some(entries) = vm.distinct_entries(&items)? else {
        return Ok(None);
    };
    let set = vm.new_set(&room);
    vm.table_fill(&room, set, &entries);
    Ok(Some(set))
}

fn by_prelude(vm: &mut Vm, name: &str, set: Value, others: &[Value]) -> Exit {
    let mut args = vec![vm.intern(name), set];
    args.extend_from_slice(others);
    vm.prelude_call(PreludeFn::SetMethod, &args)
}

/// A new set: `set` combined with each of the others in turn.
fn combine(vm: &mut Vm, set: Gc<Dict>, others: &[Value], name: &str, op: SetOp) -> Answer {
    let base = if set.header.kind() == Kind::Set {
        Known::Set
    } else {
        Known::FrozenSet
    };
    if others.is_empty() {
        return copy_as(vm, base, set);
    }
    let mut result = set.value();
    for other in others {
        let Some(table) = table_of(vm, *other)? else {
            return Err(by_prelude(vm, name, set.value(), others));
        };
        // Prelude-bound exits are for the whole method, not for one step of it.
        match vm.set_operation(op, false, result, table.value()) {
            Ok(v) => result = v,
            Err(Exit::Call) => return Err(by_prelude(vm, name, set.value(), others)),
            Err(exit) => return Err(exit),
        }
    }
    Ok(result)
}

/// Changes `set` by each of the others in turn.
fn update_by(vm: &mut Vm, set: Gc<Dict>, others: &[Value], name: &str, op: SetOp) -> Answer {
    let [other] = others else {
        if others.is_empty() {
            return Ok(Value::NONE);
        }
        // Several: what was done for one could not be undone for the next.
        return Err(by_prelude(vm, name, set.value(), others));
    };
    let Some(table) = table_of(vm, *other)? else {
        return Err(by_prelude(vm, name, set.value(), others));
    };
    match vm.set_operation(op, true, set.value(), table.value()) {
        Ok(_) => Ok(Value::NONE),
        Err(Exit::Call) => Err(by_prelude(vm, name, set.value(), others)),
        Err(exit) => Err(exit),
    }
}

fn union(vm: &mut Vm, args: &[Value]) -> Answer {
    let set = own(vm, args[0], "union")?;
    combine(vm, set, &args[1..], "union", SetOp::Or)
}

fn intersection(vm: &mut Vm, args: &[Value]) -> Answer {
    let set = own(vm, args[0], "intersection")?;
    combine(vm, set, &args[1..], "intersection", SetOp::And)
}

fn difference(vm: &mut Vm, args: &[Value]) -> Answer {
    let set = own(vm, args[0], "difference")?;
    combine(vm, set, &args[1..], "difference", SetOp::Sub)
}

fn symmetric_difference(vm: &mut Vm, args: &[Value]) -> Answer {
    let set = own(vm, args[0], "symmetric_difference")?;
    combine(vm, set, &args[1..], "symmetric_difference", SetOp::Xor)
}

fn update(vm: &mut Vm, args: &[Value]) -> Answer {
    let set = own_mutable(vm, args[0], "update")?;
    match &args[1..] {
        [other] if is_plain(*other) => match extend(vm, set, *other)? {
            true => Ok(Value::NONE),
            false => Err(by_prelude(vm, "update", set.value(), &args[1..])),
        },
        others => update_by(vm, set, others, "update", SetOp::Or),
    }
}

/// Whether the items are at hand: nothing is used up by taking them.
fn is_plain(v: Value) -> bool {
    use Kind::*;
    matches!(v.kind(), Some(List | Tuple | Range | Str | Set | FrozenSet))
}

/// Adds the items of a list, tuple, range, string or set to a set; false when only the program can, of which those before
/// stay.
pub(crate) fn extend(vm: &mut Vm, set: Gc<Dict>, items: Value) -> Result<bool, Exit> {
    if let Some(Kind::Set | Kind::FrozenSet) = items.kind() {
        return match vm.set_operation(SetOp::Or, true, set.value(), items) {
            Ok(_) => Ok(true),
            Err(Exit::Call) => Ok(false),
            Err(exit) => Err(exit),
        };
    }
    if !is_plain(items) {
        return Ok(false);
    }
    let Some(items) = vm.native_items(items)? else {
        return Ok(false);
    };
    vm.pay(items.len() / 8)?;
    vm.set_extend(set, &items)
}

fn intersection_update(vm: &mut Vm, args: &[Value]) -> Answer {
    let set = own_mutable(vm, args[0], "intersection_update")?;
    update_by(vm, set, &args[1..], "intersection_update", SetOp::And)
}

fn difference_update(vm: &mut Vm, args: &[Value]) -> Answer {
    let set = own_mutable(vm, args[0], "difference_update")?;
    update_by(vm, set, &args[1..], "difference_update", SetOp::Sub)
}

fn symmetric_difference_update(vm: &mut Vm, args: &[Value]) -> Answer {
    let set = own_mutable(vm, args[0], "symmetric_difference_update")?;
    update_by(
        vm,
        set,
        &args[1..],
        "symmetric_difference_update",
        SetOp::Xor,
    )
}

/// `issubset` and its like: a question about `set` and one iterable.
fn question(
    vm: &mut Vm,
    args: &[Value],
    name: &str,
    answer: fn(&Vm, Gc<Dict>, Gc<Dict>) -> Option<bool>,
) -> Answer {
    let set = own(vm, args[0], name)?;
    if let Some(table) = table_of(vm, args[1])?
        && let Some(answer) = answer(vm, set, table)
    {
        vm.pay((set.len() + table.len()) / 16)?;
        return Ok(Value::bool(answer));
    }
    Err(by_prelude(vm, name, set.value(), &args[1..2]))
}

fn issubset(vm: &mut Vm, args: &[Value]) -> Answer {
    question(vm, args, "issubset", |vm, x, y| vm.is_subset(x, y))
}

fn issuperset(vm: &mut Vm, args: &[Value]) -> Answer {
    question(vm, args, "issuperset", |vm, x, y| vm.is_subset(y, x))
}

fn isdisjoint(vm: &mut Vm, args: &[Value]) -> Answer {
    question(vm, args, "isdisjoint", |vm, x, y| {
        Some(vm.set_result(SetOp::And, x, y)?.is_empty())
    })
}

// --- Operators -------------------------------------------------------------------------------------------------------

fn operate(vm: &mut Vm, op: Op, a: Value, b: Value) -> Answer {
    match (as_set(vm, a), as_set(vm, b)) {
        (Some(x), Some(y)) => vm
            .sequence_binary(op, false, x.value(), y.value())
            .unwrap_or(Ok(Value::NOT_IMPLEMENTED)),
        _ => Ok(Value::NOT_IMPLEMENTED),
    }
}

fn operate_in_place(vm: &mut Vm, op: SetOp, args: &[Value]) -> Answer {
    let set = own_mutable(vm, args[0], op.name())?;
    let Some(other) = as_set(vm, args[1]) else {
        return Ok(Value::NOT_IMPLEMENTED);
    };
    match vm.set_operation(op, true, set.value(), other.value()) {
        Ok(_) => Ok(args[0]),
        Err(Exit::Call) => {
            let name = vm.intern(op.name());
            let call = [name, args[0], args[1], Value::TRUE];
            Err(vm.prelude_call(PreludeFn::SetOperation, &call))
        }
        Err(exit) => Err(exit),
    }
}

macro_rules! operator {
    ($name:ident, $reflected:ident, $op:ident) => {
        fn $name(vm: &mut Vm, args: &[Value]) -> Answer {
            operate(vm, Op::$op, args[0], args[1])
        }

        fn $reflected(vm: &mut Vm, args: &[Value]) -> Answer {
            operate(vm, Op::$op, args[1], args[0])
        }
    };
}
operator!(and, rand, BitAnd);
operator!(or, ror, BitOr);
operator!(xor, rxor, BitXor);
operator!(sub, rsub, Sub);

fn iand(vm: &mut Vm, args: &[Value]) -> Answer {
    operate_in_place(vm, SetOp::And, args)
}

fn ior(vm: &mut Vm, args: &[Value]) -> Answer {
    operate_in_place(vm, SetOp::Or, args)
}

fn ixor(vm: &mut Vm, args: &[Value]) -> Answer {
    operate_in_place(vm, SetOp::Xor, args)
}

fn isub(vm: &mut Vm, args: &[Value]) -> Answer {
    operate_in_place(vm, SetOp::Sub, args)
}
