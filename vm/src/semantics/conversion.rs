//! Conversions of the commonest values by the built-in classes, without binding arguments: `int("42")`, `str(7)`, `float(3)`.
//!
//! Each answers `None` where it is not so easy, and nothing has happened: the class's own way is gone then. What is charged is what
//! that charges. Nothing here asks the program.

use super::number::parse;
use super::string::digits;
use crate::heap::{Gc, Kind};
use crate::objects::{Class, Str};
use crate::value::Value;
use crate::vm::{Known, Vm};

/// `class(v)` of these classes.
pub(crate) fn by_class(vm: &mut Vm, class: Gc<Class>, v: Value) -> Option<Value> {
    let is = |known: Known| class.well_known.get() == known as u32;
    match v {
        v if is(Known::Str) => str(vm, v),
        v if is(Known::Int) => int(v),
        v if is(Known::Float) => float(vm, v),
        _ => None,
    }
}

/// `int(v)` of ints and of short decimal numbers.
pub(crate) fn int(v: Value) -> Option<Value> {
    if v.is_int() {
        return Some(v);
    }
    parse::short_decimal(v.as_gc::<Str>()?.as_bytes())
}

/// `float(v)` of numbers and of short decimal numbers.
pub(crate) fn float(vm: &mut Vm, v: Value) -> Option<Value> {
    if v.is_float() {
        return Some(v);
    }
    let f = if v.is_int() {
        v.as_int() as f64
    } else {
        parse::short_float(v.as_gc::<Str>()?.as_bytes())?
    };
    let room = vm.room(64).ok()?;
    Some(vm.new_float(&room, f))
}

/// `str(v)` of strings and small ints.
pub(crate) fn str(vm: &mut Vm, v: Value) -> Option<Value> {
    if v.is_int() {
        let mut buffer = [0; 20];
        return vm
            .str_ascii(digits::int_digits(v.as_int(), &mut buffer))
            .ok();
    }
    v.is_kind(Kind::Str).then_some(v)
}
