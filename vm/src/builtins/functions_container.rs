//! The built-in functions about containers and iteration: `len iter next sorted min max sum any all`.
//!
//! Each answers natively while its operands are native (the shortcut) and otherwise hands the whole call to the
//! prelude, where the loop is written in the language and the program's methods are called by it.

use crate::heap::Kind;
use crate::native::{Answer, Control, Exit, NativeDef, def, native_flag};
use crate::objects::{IterVariety, List, Range};
use crate::semantics::number::{self, BinOp};
use crate::semantics::ordering::Native;
use crate::value::Value;
use crate::vm::{PreludeFn, Vm};

pub const FUNCTIONS: &[NativeDef] = &[
    def(
        "len",
        "obj, /",
        len,
        "Return the number of items in a container.",
    )
    .with(native_flag::PURE),
    def(
        "iter",
        "object, sentinel=, /",
        iter,
        "Get an iterator from an object.",
    ),
    def(
        "next",
        "iterator, default=, /",
        next,
        "Return the next item from the iterator.",
    ),
    def(
        "sorted",
        "iterable, /, *, key=, reverse=",
        sorted,
        "Return a new list containing all items from the iterable in ascending order.",
    ),
    def(
        "min",
        "*args, key=, default=",
        min,
        "With a single iterable argument, return its smallest item.",
    ),
    def(
        "max",
        "*args, key=, default=",
        max,
        "With a single iterable argument, return its biggest item.",
    ),
    def(
        "sum",
        "iterable, /, start=",
        sum,
        "Return the sum of a 'start' value (default: 0) plus an iterable of numbers",
    ),
    def(
        "any",
        "iterable, /",
        any,
        "Return True if bool(x) is True for any x in the iterable.",
    ),
    def(
        "all",
        "iterable, /",
        all,
        "Return True if bool(x) is True for all values x in the iterable.",
    ),
];

fn len(vm: &mut Vm, args: &[Value]) -> Answer {
    vm.length(args[0])
}

fn iter(vm: &mut Vm, args: &[Value]) -> Answer {
    if args[1].is_unbound() {
        return vm.get_iter(args[0]);
    }
    if !super::functions_core::is_callable(vm, args[0]) {
        return Err(vm.type_error("iter(v, w): v must be callable"));
    }
    vm.adaptor(IterVariety::Call, args[0], args[1], 0)
}

fn next(vm: &mut Vm, args: &[Value]) -> Answer {
    let (it, default) = (args[0], args[1]);
    if it.is_kind(Kind::Iter) {
        return match vm.iter_next(it) {
            Ok(Some(v)) => Ok(v),
            Ok(None) if default.is_unbound() => Err(vm.stop_iteration(Value::NONE)),
            Ok(None) => Ok(default),
            // A call that is asked for has used items up already, except where the prelude does it all: so nothing may be
            // refused from here on.
            Err(Exit::Call) if !default.is_unbound() => match vm.asks_prelude() {
                true => Err(vm.prelude_call(PreludeFn::NextDefault, &[it, default])),
                false => {
                    let (callee, call_args) = (vm.request.callee, vm.request.args.clone());
                    let room = vm.heap.emergency();
                    let call_args = vm.new_tuple(&room, &call_args).value();
                    let call = [callee, call_args, default];
                    Err(vm.prelude_call(PreludeFn::CallDefault, &call))
                }
            },
            Err(exit) => Err(exit),
        };
    }
    if it.is_kind(Kind::Generator) && default.is_unbound() {
        // What its `__next__` asks for.
        let _ = vm.tail_call(it, &[Value::NONE]);
        return Err(Exit::Control(Control::Send));
    }
    let Some(method) = vm.special(it, vm.names.dunder_next) else {
        let name = vm.type_name(it);
        return Err(vm.type_error(format!("'{name}' object is not an iterator")));
    };
    if !default.is_unbound() {
        return Err(vm.prelude_call(PreludeFn::NextDefault, &[it, default]));
    }
    Err(vm.call_special(method, it, &[]))
}

impl Vm {
    /// Whether the call that was asked for last is one of the prelude's iteration functions, which begin anew.
    fn asks_prelude(&self) -> bool {
        [
            PreludeFn::IterNext,
            PreludeFn::EnumerateNext,
            PreludeFn::ZipNext,
            PreludeFn::MapNext,
            PreludeFn::FilterNext,
            PreludeFn::CountNext,
            PreludeFn::ChainNext,
            PreludeFn::IsliceNext,
            PreludeFn::CompressNext,
        ]
        .into_iter()
        .any(|f| self.prelude_fn(f) == self.request.callee)
    }
}

fn sorted(vm: &mut Vm, args: &[Value]) -> Answer {
    let (iterable, key) = (args[0], args[1]);
    let descending = vm.reverse_flag(args[2])?;
    if (key.is_unbound() || key.is_none())
        && !iterable.is_kind(Kind::Iter)
        && !vm.config.longest_way
        && let Some((items, room)) = vm.native_items_and_room(iterable, 8)?
    {
        let mut items = items.into_owned();
        if vm.sort_values(&mut items, descending)? {
            return Ok(vm.new_list(&room, &items).value());
        }
    }
    if !iterable.is_kind(Kind::Iter)
        && vm.is_native_key(key)
        && let Some((items, _)) = vm.native_items_and_room(iterable, 8)?
        && let Some(items) = vm.sorted_by_native(&items, key, descending)?
    {
        return vm.list(&items);
    }
    if !vm.may_be_iterable(iterable) {
        return Err(vm.not_iterable(iterable));
    }
    let key = if key.is_unbound() { Value::NONE } else { key };
    if taken_at_once(iterable)
        && !vm.config.longest_way
        && let Some((items, room)) = vm.native_items_and_room(iterable, 8)?
    {
        let items = vm.new_list(&room, &items).value();
        let call = [items, key, Value::bool(descending)];
        return Err(vm.prelude_call(PreludeFn::SortedItems, &call));
    }
    let call = [iterable, key, Value::bool(descending)];
    Err(vm.prelude_call(PreludeFn::SortedIter, &call))
}

/// Whether a native shortcut looks at all the items at once. Iterators are advanced by the prelude; so are long ranges, which
/// stand for more items than there is memory for.
fn taken_at_once(iterable: Value) -> bool {
    const RANGE_MAX: i64 = 1 << 12;
    match iterable.as_gc::<Range>() {
        Some(r) => r.len.is_int() && r.len.as_int() <= RANGE_MAX,
        None => !iterable.is_kind(Kind::Iter),
    }
}

fn min(vm: &mut Vm, args: &[Value]) -> Answer {
    extreme(vm, args, false)
}

fn max(vm: &mut Vm, args: &[Value]) -> Answer {
    extreme(vm, args, true)
}

/// `min` and `max`.
fn extreme(vm: &mut Vm, args: &[Value], largest: bool) -> Answer {
    let (key, default, given) = (args[0], args[1], &args[2..]);
    let name = if largest { "max" } else { "min" };
    let plain = key.is_unbound() || key.is_none();
    let key = if plain { Value::NONE } else { key };
    let [iterable] = given else {
        if given.is_empty() {
            return Err(vm.type_error(format!("{name} expected at least 1 argument, got 0")));
        }
        if !default.is_unbound() {
            return Err(vm.type_error(format!(
                "Cannot specify a default for {name}() with multiple positional arguments"
            )));
        }
        if plain && let Some(at) = extreme_of(vm, given, largest) {
            return Ok(given[at]);
        }
        let items = vm.tuple(given)?;
        let name = vm.intern(name);
        return Err(vm.prelude_call(PreludeFn::MinMaxArgs, &[name, items, key]));
    };
    if plain
        && taken_at_once(*iterable)
        && let Some(items) = vm.native_items(*iterable)?
    {
        vm.pay(items.len() / 16)?;
        if let Some(at) = extreme_of(vm, &items, largest) {
            return Ok(items[at]);
        }
        if items.is_empty() {
            if default.is_unbound() {
                return Err(vm.value_error(format!("{name}() arg is an empty sequence")));
            }
            return Ok(default);
        }
    }
    if taken_at_once(*iterable)
        && vm.is_native_key(key)
        && let Some(items) = vm.native_items(*iterable)?
        && let Some(keys) = vm.keys_by_native(&items, key)?
        && let Some(at) = extreme_of(vm, &keys, largest)
    {
        return Ok(items[at]);
    }
    // With a key that is a function, native code goes on in the library's function without asking.
    if !key.is_kind(Kind::Function) && !vm.may_be_iterable(*iterable) {
        return Err(vm.not_iterable(*iterable));
    }
    let function = match (plain, largest) {
        (true, true) => PreludeFn::MaxOf,
        (true, false) => PreludeFn::MinOf,
        (false, true) => PreludeFn::MaxBy,
        (false, false) => PreludeFn::MinBy,
    };
    let mut call = vec![*iterable];
    call.extend(Some(key).filter(|_| !plain));
    call.extend(Some(default).filter(|v| !v.is_unbound()));
    Err(vm.prelude_call(function, &call))
}

/// The index of the first smallest or largest item; `None` when there is none or only the program can tell.
fn extreme_of(vm: &Vm, items: &[Value], largest: bool) -> Option<usize> {
    let (first, rest) = items.split_first()?;
    let (mut best, mut at) = (*first, 0);
    for (n, v) in rest.iter().enumerate() {
        let (x, y) = if largest { (best, *v) } else { (*v, best) };
        match vm.native_order(x, y) {
            Native::Order(order) if order.is_lt() => (best, at) = (*v, n + 1),
            Native::Order(_) | Native::Unordered => {}
            Native::Only(_) | Native::Guest => return None,
        }
    }
    Some(at)
}

fn sum(vm: &mut Vm, args: &[Value]) -> Answer {
    let (iterable, start) = (args[0], args[1]);
    let start = if start.is_unbound() {
        Value::ZERO
    } else {
        start
    };
    let what = match vm.unwrap_payload(start).kind() {
        Some(Kind::Str) => Some("strings [use ''.join(seq) instead]"),
        Some(Kind::Bytes) => Some("bytes [use b''.join(seq) instead]"),
        Some(Kind::ByteArray) => Some("bytearray [use b''.join(seq) instead]"),
        _ => None,
    };
    if let Some(what) = what {
        if !vm.may_be_iterable(iterable) {
            return Err(vm.not_iterable(iterable));
        }
        return Err(vm.type_error(format!("sum() can't sum {what}")));
    }
    if taken_at_once(iterable)
        && let Some(items) = vm.native_items(iterable)?
        && let Some(total) = sum_of(vm, &items, start)?
    {
        return Ok(total);
    }
    if !vm.may_be_iterable(iterable) {
        return Err(vm.not_iterable(iterable));
    }
    Err(vm.prelude_call(PreludeFn::SumIter, &[iterable, start]))
}

/// The sum of numbers; `None` when something else is among them.
fn sum_of(vm: &mut Vm, items: &[Value], start: Value) -> Result<Option<Value>, Exit> {
    vm.pay(items.len() / 16)?;
    let mut total = start;
    for v in items {
        let v = match v.is_bool() {
            true => &Value::int(v.is_true() as i64),
            false => v,
        };
        if total.both_int(*v)
            && let Some(sum) = total.int_add(*v)
        {
            total = sum;
            continue;
        }
        match number::binary(vm, BinOp::Add, total, *v) {
            Some(sum) => total = sum?,
            None => return Ok(None),
        }
    }
    Ok(Some(total))
}

fn any(vm: &mut Vm, args: &[Value]) -> Answer {
    exists(vm, args[0], true)
}

fn all(vm: &mut Vm, args: &[Value]) -> Answer {
    exists(vm, args[0], false)
}

/// Whether some item's truth is `wanted`: `any`, and the opposite of `all`.
fn exists(vm: &mut Vm, iterable: Value, wanted: bool) -> Answer {
    let way = if wanted {
        PreludeFn::AnyIter
    } else {
        PreludeFn::AllIter
    };
    if taken_at_once(iterable)
        && let Some(items) = vm.native_items(iterable)?
    {
        vm.pay(items.len() / 32)?;
        for v in items.iter() {
            match vm.truth(*v) {
                Ok(truth) if truth == wanted => return Ok(Value::bool(wanted)),
                Ok(_) => {}
                Err(Exit::Call) => return Err(vm.prelude_call(way, &[iterable])),
                Err(exit) => return Err(exit),
            }
        }
        return Ok(Value::bool(!wanted));
    }
    if !vm.may_be_iterable(iterable) {
        return Err(vm.not_iterable(iterable));
    }
    Err(vm.prelude_call(way, &[iterable]))
}

/// The list that a primitive works on.
pub(super) fn list_of(vm: &mut Vm, v: Value) -> Result<crate::heap::Gc<List>, Exit> {
    match vm.unwrap_payload(v).as_gc() {
        Some(list) => Ok(list),
        None => Err(vm.type_error("a list is required")),
    }
}
