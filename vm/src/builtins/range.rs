//! `range` and `slice`.

use super::list_args::{self, CONTAINER, EQUALITY, ORDERING, SUBSCRIPT, no_keywords};
use crate::heap::{Gc, Kind};
use crate::native::{Answer, AttrDef, Exit, NativeDef, attr, def, native_flag};
use crate::objects::{Range, Slice};
use crate::semantics::number::{as_small_int, is_int};
use crate::value::Value;
use crate::vm::{Known, PreludeFn, Vm};

pub const METHODS: &[&[NativeDef]] = &[RANGE, CONTAINER, EQUALITY, SUBSCRIPT];

const RANGE: &[NativeDef] = &[
    def(
        "__new__",
        "cls, /, *args, **kwargs",
        new,
        "Create and return a new object.  See help(type) for accurate signature.",
    )
    .with(native_flag::STATIC),
    def(
        "index",
        "self, value, /",
        index,
        "rangeobject.index(value) -> integer -- return index of value.",
    ),
    def(
        "count",
        "self, value, /",
        count,
        "rangeobject.count(value) -> integer -- return number of occurrences of value",
    ),
    def("__hash__", "self, /", hash, "Return hash(self)."),
    def("__bool__", "self, /", bool_, "True if self else False"),
    def(
        "__reversed__",
        "self, /",
        reversed,
        "Return a reverse iterator.",
    ),
];

pub const ATTRS: &[AttrDef] = &[attr("start", start), attr("stop", stop), attr("step", step)];

pub const SLICE_METHODS: &[&[NativeDef]] = &[SLICE, EQUALITY, ORDERING];

const SLICE: &[NativeDef] = &[
    def(
        "__new__",
        "cls, /, *args, **kwargs",
        new_slice,
        "Create and return a new object.  See help(type) for accurate signature.",
    )
    .with(native_flag::STATIC),
    def(
        "indices",
        "self, len, /",
        indices,
        "S.indices(len) -> (start, stop, stride)",
    ),
];

pub const SLICE_ATTRS: &[AttrDef] = &[
    attr("start", slice_start),
    attr("stop", slice_stop),
    attr("step", slice_step),
];

fn own(vm: &mut Vm, v: Value, method: &str) -> Result<Gc<Range>, Exit> {
    vm.receiver(v, Known::Range, method)
}

/// Checks the number of arguments of a constructor.
fn count_arguments(vm: &mut Vm, n: usize, name: &str) -> Result<(), Exit> {
    match n {
        0 => Err(vm.type_error(format!("{name} expected at least 1 argument, got 0"))),
        1..=3 => Ok(()),
        _ => Err(vm.type_error(format!("{name} expected at most 3 arguments, got {n}"))),
    }
}

fn new(vm: &mut Vm, args: &[Value]) -> Answer {
    no_keywords(vm, args[1], "range")?;
    let given = &args[2..];
    count_arguments(vm, given.len(), "range")?;
    let mut numbers = [Value::UNBOUND; 3];
    for (i, v) in given.iter().enumerate() {
        let inner = vm.unwrap_payload(*v);
        if is_int(inner) {
            numbers[i] = inner;
            continue;
        }
        if vm.has_index(*v) {
            let mut call = vec![args[0]];
            call.extend_from_slice(given);
            return Err(list_args::convert(
                vm,
                Known::Range,
                "__new__",
                &call,
                i + 1,
            ));
        }
        let name = vm.type_name(*v);
        return Err(vm.type_error(format!(
            "'{name}' object cannot be interpreted as an integer"
        )));
    }
    match given.len() {
        1 => vm.range(Value::ZERO, numbers[0], Value::int(1)),
        2 => vm.range(numbers[0], numbers[1], Value::int(1)),
        _ => vm.range(numbers[0], numbers[1], numbers[2]),
    }
}

fn index(vm: &mut Vm, args: &[Value]) -> Answer {
    let range = own(vm, args[0], "index")?;
    let inner = vm.unwrap_payload(args[1]);
    if !is_int(inner) {
        if vm.simple_eq(Value::ZERO, args[1]).is_none() || inner.is_float() {
            let len = range.len;
            return Err(vm.prelude_call(
                PreludeFn::ListIndex,
                &[range.value(), args[1], Value::ZERO, len],
            ));
        }
        return Err(vm.value_error("sequence.index(x): x not in sequence"));
    }
    match vm.range_find(range, inner)? {
        Some(i) => Ok(i),
        None => {
            let text = vm.repr(inner)?;
            let text = text.expect::<crate::objects::Str>().text();
            Err(vm.value_error(format!("{text} is not in range")))
        }
    }
}

fn count(vm: &mut Vm, args: &[Value]) -> Answer {
    let range = own(vm, args[0], "count")?;
    let inner = vm.unwrap_payload(args[1]);
    if !is_int(inner) && vm.simple_eq(Value::ZERO, args[1]).is_none() {
        return Err(vm.prelude_call(PreludeFn::ListCount, &[range.value(), args[1]]));
    }
    match vm.contains(range.value(), args[1])? {
        Value::TRUE => Ok(Value::int(1)),
        _ => Ok(Value::ZERO),
    }
}

fn hash(vm: &mut Vm, args: &[Value]) -> Answer {
    let range = own(vm, args[0], "__hash__")?;
    Ok(Value::int(crate::semantics::sequence_range::range_hash(
        &range,
    )))
}

fn bool_(vm: &mut Vm, args: &[Value]) -> Answer {
    let range = own(vm, args[0], "__bool__")?;
    Ok(Value::bool(range.len != Value::ZERO))
}

fn reversed(vm: &mut Vm, args: &[Value]) -> Answer {
    let range = own(vm, args[0], "__reversed__")?;
    vm.range_reversed(range)
}

fn start(vm: &mut Vm, args: &[Value]) -> Answer {
    Ok(own(vm, args[0], "start")?.start)
}

fn stop(vm: &mut Vm, args: &[Value]) -> Answer {
    Ok(own(vm, args[0], "stop")?.stop)
}

fn step(vm: &mut Vm, args: &[Value]) -> Answer {
    Ok(own(vm, args[0], "step")?.step)
}

// --- Slices ----------------------------------------------------------------------------------------------------------

fn own_slice(vm: &mut Vm, v: Value, method: &str) -> Result<Gc<Slice>, Exit> {
    vm.receiver(v, Known::Slice, method)
}

fn new_slice(vm: &mut Vm, args: &[Value]) -> Answer {
    no_keywords(vm, args[1], "slice")?;
    let given = &args[2..];
    count_arguments(vm, given.len(), "slice")?;
    match *given {
        [stop] => vm.slice(Value::NONE, stop, Value::NONE),
        [start, stop] => vm.slice(start, stop, Value::NONE),
        _ => vm.slice(given[0], given[1], given[2]),
    }
}

fn indices(vm: &mut Vm, args: &[Value]) -> Answer {
    let slice = own_slice(vm, args[0], "indices")?;
    let len = vm.unwrap_payload(args[1]);
    if len.is_kind(Kind::BigInt) {
        return Err(vm.overflow_error("cannot fit 'int' into an index-sized integer"));
    }
    let Some(len) = as_small_int(len) else {
        list_args::index(vm, Known::Slice, "indices", args, 1)?;
        return Ok(Value::NONE);
    };
    if len < 0 {
        return Err(vm.value_error("length should not be negative"));
    }
    if vm.slice_needs_program(&slice) {
        return Err(vm.prelude_call(PreludeFn::IndexGet, &[args[0], args[1]]));
    }
    let at = vm.indices(slice, len as usize)?;
    let numbers = [vm.int(at.start)?, vm.int(at.stop)?, vm.int(at.step)?];
    vm.tuple(&numbers)
}

fn slice_start(vm: &mut Vm, args: &[Value]) -> Answer {
    Ok(own_slice(vm, args[0], "start")?.start)
}

fn slice_stop(vm: &mut Vm, args: &[Value]) -> Answer {
    Ok(own_slice(vm, args[0], "stop")?.stop)
}

fn slice_step(vm: &mut Vm, args: &[Value]) -> Answer {
    Ok(own_slice(vm, args[0], "step")?.step)
}
