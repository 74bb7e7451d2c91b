//! Calls of the wrappers of `functools`: `partial`, and functions that remember their results.
//!
//! Their classes are the library's. A native becomes `__call__` or `__get__` of such a class by `method_of`, and finds what it needs
//! in the instance's first slot: what is there decides, because programs can put anything there. A call that is
//! remembered is answered at once; any other is the answer "call this instead".
//!
//! It leaves to the library what happens after the wrapped function returned, and keys whose hash or equality the program knows.

use crate::heap::{Gc, Kind};
use crate::native::{Answer, Exit, NativeDef, def};
use crate::objects::*;
use crate::semantics::table_keys::KeyAt;
use crate::value::Value;
use crate::vm::Vm;

pub static PRIMITIVES: &[NativeDef] = &[
    def(
        "method_of",
        "native, class, /",
        method_of,
        "The native as a method of a class.",
    ),
    def(
        "partial_call",
        "self, /, *args, **kwargs",
        partial_call,
        "Call self as a function.",
    ),
    def(
        "cached_call",
        "self, /, *args, **kwargs",
        cached_call,
        "Call self as a function.",
    ),
    def(
        "cached_get",
        "self, instance, owner=, /",
        cached_get,
        "Return an attribute of instance, which is of type owner.",
    ),
];

fn method_of(vm: &mut Vm, a: &[Value]) -> Answer {
    match (a[0].as_gc::<Builtin>(), a[1].as_gc::<Class>()) {
        (Some(native), Some(_)) => {
            vm.room(256)?;
            Ok(vm.new_builtin(native.native, a[1]))
        }
        _ => Err(vm.type_error("a native and a class are required")),
    }
}

/// The arguments that a native with `*args` was called with.
fn given(a: &[Value]) -> &[Value] {
    a.get(2..).unwrap_or(&[])
}

// --- partial ---------------------------------------------------------------------------------------------------------

/// The slot holds the tuple (function, arguments, dict of keyword arguments).
fn partial_call(vm: &mut Vm, a: &[Value]) -> Answer {
    const SHORT: usize = 12;
    let parts = vm.value_in_slot(a[0], 0).and_then(|v| v.as_gc::<Tuple>());
    let parts = parts.as_ref().map(|t| t.slice());
    let Some(&[function, first, keywords]) = parts else {
        return Err(vm.type_error("a partial object is required"));
    };
    let (Some(first), Some(keywords)) = (first.as_gc::<Tuple>(), keywords.as_gc::<Dict>()) else {
        return Err(vm.type_error("invalid partial state"));
    };
    let keywords = match a[1].as_gc::<Dict>() {
        None => keywords,
        Some(more) if keywords.is_empty() => more,
        Some(more) => {
            let all = vm.dict_copy(keywords)?;
            if !vm.dict_absorb(all, more)? {
                return Err(vm.type_error("keywords must be strings"));
            }
            all
        }
    };
    let (n, rest) = (first.len, given(a));
    let (mut short, long);
    let args = if n + rest.len() <= SHORT {
        short = [Value::UNBOUND; SHORT];
        short[..n].copy_from_slice(first.slice());
        short[n..n + rest.len()].copy_from_slice(rest);
        &short[..n + rest.len()]
    } else {
        long = [first.slice(), rest].concat();
        &long[..]
    };
    if keywords.is_empty() {
        return Err(vm.tail_call(function, args));
    }
    Err(vm.call_with(function, args, keywords.value())?)
}

// --- Functions with a cache ------------------------------------------------------------------------------------------

/// Items of the list in the slot. The dict has the results by key, those used longest ago in front; without a limit there is
/// no such order.
mod state {
    pub const RESULTS: usize = 0;
    pub const FUNCTION: usize = 1;
    /// None without a limit.
    pub const MAX_SIZE: usize = 2;
    pub const TYPED: usize = 3;
    pub const HITS: usize = 4;
    pub const MISSES: usize = 5;
    /// What stands in keys before keywords.
    pub const MARK: usize = 6;
    /// The library's functions for a call that is not remembered: with one argument that is its own key; with any; and for keys
    /// of the program.
    pub const MISSED_ONE: usize = 7;
    pub const MISSED: usize = 8;
    pub const LOOK: usize = 9;
    pub const LEN: usize = 10;
}

fn cached_call(vm: &mut Vm, a: &[Value]) -> Answer {
    let list = vm.value_in_slot(a[0], 0).and_then(|v| v.as_gc::<List>());
    let items = list.as_ref().map_or(&[][..], |l| l.items());
    if items.len() != state::LEN {
        return Err(vm.type_error("a function with a cache is required"));
    }
    let (keywords, args) = (a[1].as_gc::<Dict>(), given(a));
    let item = |i: usize| items[i].get();
    let limit = item(state::MAX_SIZE);
    let Some(results) = item(state::RESULTS).as_gc::<Dict>() else {
        return Err(vm.type_error("a function with a cache is required"));
    };
    if limit == Value::ZERO {
        count(&items[state::MISSES]);
        let exit = vm.call_with(item(state::FUNCTION), args, a[1])?;
        return Err(exit);
    }
    let (key, alone) = key_of_call(vm, args, keywords, item(state::TYPED), item(state::MARK))?;
    let whole = |vm: &mut Vm, function: usize| {
        let args = vm.tuple(args)?;
        let keywords = keywords.map_or(Value::NONE, |d| d.value());
        let list = list.expect("looked at above").value();
        Ok(vm.tail_call(item(function), &[list, key, args, keywords]))
    };
    match vm.key_at(results, key)? {
        KeyAt::At(i) => {
            let value = match limit.is_none() {
                true => results.value_at(i),
                false => vm.move_to_end(results, i)?,
            };
            count(&items[state::HITS]);
            Ok(value)
        }
        KeyAt::Missing(_) if alone => {
            count(&items[state::MISSES]);
            let list = list.expect("looked at above").value();
            Err(vm.tail_call(item(state::MISSED_ONE), &[list, key]))
        }
        KeyAt::Missing(_) => {
            let exit = whole(vm, state::MISSED)?;
            count(&items[state::MISSES]);
            Err(exit)
        }
        KeyAt::Guest => Err(whole(vm, state::LOOK)?),
    }
}

/// One more of a count.
fn count(place: &std::cell::Cell<Value>) {
    if place.get().is_int() {
        place.set(Value::int((place.get().as_int() + 1) & (i64::MAX >> 2)));
    }
}

/// The key of a call, and whether it is the only argument itself.
fn key_of_call(
    vm: &mut Vm,
    args: &[Value],
    keywords: Option<Gc<Dict>>,
    typed: Value,
    mark: Value,
) -> Result<(Value, bool), Exit> {
    let keywords = keywords.filter(|d| !d.is_empty());
    if keywords.is_none() && !typed.is_true() {
        if let &[only] = args
            && (only.is_int() || matches!(only.kind(), Some(Kind::Str | Kind::BigInt)))
        {
            return Ok((only, true));
        }
        return Ok((vm.tuple(args)?, false));
    }
    let n_keywords = keywords.map_or(0, |d| d.len());
    let mut key = Vec::with_capacity(2 * args.len() + 3 * n_keywords + 1);
    key.extend_from_slice(args);
    let mut values = Vec::new();
    if let Some(dict) = keywords {
        key.push(mark);
        let mut from = 0;
        while let Some((i, name, value)) = dict.next_entry(from) {
            from = i + 1;
            key.extend([name, value]);
            if typed.is_true() {
                values.push(value);
            }
        }
    }
    if typed.is_true() {
        let typed = args.iter().chain(&values);
        key.extend(typed.map(|v| vm.class_of(*v).value()));
    }
    Ok((vm.tuple(&key)?, false))
}

/// A method is bound, as a function is.
fn cached_get(vm: &mut Vm, a: &[Value]) -> Answer {
    match a[1].is_none() || a[1].is_unbound() {
        true => Ok(a[0]),
        false => vm.bound_method(a[0], a[1]),
    }
}
