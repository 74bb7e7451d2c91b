//! Arguments that are numbers, of natives of any module.
//!
//! Ints and floats, and instances of subclasses of them, are taken as they are. An object of the program with
//! `__index__` or `__float__` is asked: the native answers `Ask` and is run again from the beginning with the
//! argument replaced. So a native takes all its number arguments before it does anything else, and its table row says
//! `.resuming(resume)`.

use crate::heap::Kind;
use crate::native::{Answer, Exit};
use crate::objects::{Builtin, Record};
use crate::semantics::number::{self, Num, arithmetic, bigint};
use crate::value::Value;
use crate::vm::{PreludeFn, Vm};

/// Tag of the records that wait for a conversion: the native, the argument's position, the special method's name (None: a
/// function of the prelude converts it), then the arguments.
pub const CONVERSION: u16 = 0x6e01;

const NATIVE: usize = 0;
const POSITION: usize = 1;
const METHOD: usize = 2;
const ARGS: usize = 3;

/// The answer "ask argument `i` by this special method (which its class has), then run me again".
pub fn ask(vm: &mut Vm, args: &[Value], i: usize, method: Value) -> Exit {
    let Some(special) = vm.special(args[i], method) else {
        return vm.runtime_error("a conversion that the class does not have");
    };
    match conversion(vm, args, i, method) {
        Ok(state) => ask_special(vm, state, special, args[i]),
        Err(exit) => exit,
    }
}

/// The answer "replace argument `i` by what this function of the prelude makes of it, then run me again".
pub fn ask_prelude(vm: &mut Vm, args: &[Value], i: usize, f: PreludeFn) -> Exit {
    let state = match conversion(vm, args, i, Value::NONE) {
        Ok(state) => state,
        Err(exit) => return exit,
    };
    match vm.prelude_call(f, &[args[i]]) {
        Exit::Call => Exit::Ask(state),
        exit => exit,
    }
}

/// What waits for a conversion.
fn conversion(vm: &mut Vm, args: &[Value], i: usize, method: Value) -> Answer {
    let mut fields = vec![vm.running_native, Value::int(i as i64), method];
    fields.extend_from_slice(args);
    Ok(vm.record(CONVERSION, &fields)?.value())
}

/// The answer "call this special method of `obj` without arguments and resume me".
pub fn ask_special(vm: &mut Vm, state: Value, special: Value, obj: Value) -> Exit {
    match vm.call_special(special, obj, &[]) {
        Exit::Call => Exit::Ask(state),
        exit => exit,
    }
}

/// Runs a native again after a conversion: the resume function of natives that take numbers.
pub fn resume(vm: &mut Vm, state: Value, answer: Result<Value, Value>) -> Answer {
    let record = state.expect::<Record>();
    let v = answer.map_err(Exit::Raised)?;
    let items: Vec<Value> = record.items().iter().map(|c| c.get()).collect();
    let (i, method) = (items[POSITION].as_int() as usize, items[METHOD]);
    let mut args = items[ARGS..].to_vec();
    if method.is_none() {
        args[i] = v;
    } else if method == vm.names.dunder_float {
        check_float(vm, args[i], v)?;
        args[i] = vm.unwrap_payload(v);
    } else {
        check_index(vm, "__index__", v)?;
        args[i] = vm.unwrap_payload(v);
    }
    let native = items[NATIVE].expect::<Builtin>();
    vm.running_native = native.value();
    (native.run)(vm, &args)
}

/// Refuses what a special method of integer conversion returned if it is no int.
pub fn check_index(vm: &mut Vm, method: &str, v: Value) -> Result<(), Exit> {
    if number::is_int(vm.unwrap_payload(v)) {
        return Ok(());
    }
    let found = vm.type_name(v);
    Err(vm.type_error(format!("{method} returned non-int (type {found})")))
}

/// Refuses what `__float__` of `obj` returned if it is no float.
pub fn check_float(vm: &mut Vm, obj: Value, v: Value) -> Result<(), Exit> {
    if number::as_float(vm.unwrap_payload(v)).is_some() {
        return Ok(());
    }
    let (class, found) = (vm.type_name(obj), vm.type_name(v));
    Err(vm.type_error(format!(
        "{class}.__float__ returned non-float (type {found})"
    )))
}

/// Argument `i` as an int of any size.
pub fn int(vm: &mut Vm, args: &[Value], i: usize) -> Result<Num, Exit> {
    let v = args[i];
    if let Some(n) = Num::of(v).filter(Num::is_int) {
        return Ok(n);
    }
    int_slow(vm, args, i)
}

#[cold]
fn int_slow(vm: &mut Vm, args: &[Value], i: usize) -> Result<Num, Exit> {
    let v = args[i];
    if let Some(n) = Num::of(vm.unwrap_payload(v)).filter(Num::is_int) {
        return Ok(n);
    }
    let method = vm.names.dunder_index;
    if vm.guest_special(v, method).is_some() {
        return Err(ask(vm, args, i, method));
    }
    Err(not_an_int(vm, v))
}

/// "... cannot be interpreted as an integer".
#[cold]
pub fn not_an_int(vm: &mut Vm, v: Value) -> Exit {
    let found = vm.type_name(v);
    vm.type_error(format!(
        "'{found}' object cannot be interpreted as an integer"
    ))
}

/// Argument `i` as a size: OverflowError beyond 64 bits.
pub fn size(vm: &mut Vm, args: &[Value], i: usize) -> Result<i64, Exit> {
    let n = int(vm, args, i)?;
    match bigint::to_i64(n) {
        Some(n) => Ok(n),
        None => Err(vm.overflow_error("Python int too large to convert to C ssize_t")),
    }
}

/// Argument `i` as an integer, beyond 64 bits the nearest.
pub fn clipped(vm: &mut Vm, args: &[Value], i: usize) -> Result<i64, Exit> {
    let n = int(vm, args, i)?;
    Ok(bigint::to_i64(n).unwrap_or(match n {
        Num::Big(b) if b.negative => i64::MIN,
        _ => i64::MAX,
    }))
}

/// Argument `i` as a float; ints are converted.
pub fn float(vm: &mut Vm, args: &[Value], i: usize) -> Result<f64, Exit> {
    let v = args[i];
    if let Some(f) = number::as_float(v) {
        return Ok(f);
    }
    match Num::of(v) {
        Some(n) => arithmetic::to_f64(vm, n),
        None => float_slow(vm, args, i),
    }
}

#[cold]
fn float_slow(vm: &mut Vm, args: &[Value], i: usize) -> Result<f64, Exit> {
    let v = args[i];
    if let Some(n) = Num::of(vm.unwrap_payload(v)) {
        return arithmetic::to_f64(vm, n);
    }
    for method in [vm.names.dunder_float, vm.names.dunder_index] {
        if vm.guest_special(v, method).is_some() {
            return Err(ask(vm, args, i, method));
        }
    }
    let found = vm.type_name(v);
    Err(vm.type_error(format!("must be real number, not {found}")))
}

/// A keyword-like flag whose truth needs no code of the program; other objects count as true.
pub fn flag(vm: &mut Vm, v: Value) -> bool {
    if v.is_unbound() {
        return false;
    }
    match v.kind() {
        Some(Kind::Instance | Kind::Class | Kind::Exception) => true,
        _ => vm.truth(v).unwrap_or(true),
    }
}
