//! Methods of `str` that look for text in text.

use super::text_args::Call;
use crate::heap::Gc;
use crate::native::{Answer, Exit, NativeDef, def, native_flag};
use crate::objects::{Str, Tuple};
use crate::semantics::string::search;
use crate::value::Value;
use crate::vm::{Known, Vm};

pub const METHODS: &[NativeDef] = &[
    def(
        "find",
        "self, sub, start=, end=, /",
        find,
        "Return the lowest index where sub is found, or -1.",
    )
    .with(native_flag::PARSES),
    def(
        "rfind",
        "self, sub, start=, end=, /",
        rfind,
        "Return the highest index where sub is found, or -1.",
    )
    .with(native_flag::PARSES),
    def(
        "index",
        "self, sub, start=, end=, /",
        index,
        "Return the lowest index where sub is found.",
    )
    .with(native_flag::PARSES),
    def(
        "rindex",
        "self, sub, start=, end=, /",
        rindex,
        "Return the highest index where sub is found.",
    )
    .with(native_flag::PARSES),
    def(
        "count",
        "self, sub, start=, end=, /",
        count,
        "Return the number of occurrences of sub that do not overlap.",
    )
    .with(native_flag::PARSES),
    def(
        "startswith",
        "self, prefix, start=, end=, /",
        startswith,
        "Return True if the string starts with the prefix, or one of a tuple of them.",
    )
    .with(native_flag::PARSES),
    def(
        "endswith",
        "self, suffix, start=, end=, /",
        endswith,
        "Return True if the string ends with the suffix, or one of a tuple of them.",
    )
    .with(native_flag::PARSES),
    def(
        "removeprefix",
        "self, prefix, /",
        removeprefix,
        "Return a str without the given prefix.",
    ),
    def(
        "removesuffix",
        "self, suffix, /",
        removesuffix,
        "Return a str without the given suffix.",
    ),
    def(
        "replace",
        "self, old, new, count=, /",
        replace,
        "Return a copy with all (or the first count) occurrences of old replaced by new.",
    ),
    def(
        "partition",
        "self, sep, /",
        partition,
        "Split at the first occurrence of sep into three parts.",
    ),
    def(
        "rpartition",
        "self, sep, /",
        rpartition,
        "Split at the last occurrence of sep into three parts.",
    ),
];

/// An argument that must be a string.
fn sub_argument(vm: &mut Vm, v: Value) -> Result<Gc<Str>, Exit> {
    match vm.unwrap_payload(v).as_gc() {
        Some(s) => Ok(s),
        None => {
            let found = vm.type_name(v);
            Err(vm.type_error(format!("must be str, not {found}")))
        }
    }
}

/// The window of a call `(self, sub, start, end)` in byte offsets; `None` when it begins beyond its end.
fn byte_window(vm: &mut Vm, call: &Call, s: Gc<Str>) -> Result<Option<(usize, usize)>, Exit> {
    if call.args[2].is_unbound() && call.args[3].is_unbound() {
        return Ok(Some((0, s.n_bytes as usize)));
    }
    let (from, to) = call.window(vm, 2, s.n_chars as usize)?;
    if from > to {
        return Ok(None);
    }
    Ok(Some((vm.str_offset(s, from)?, vm.str_offset(s, to)?)))
}

/// Position of an occurrence, or none.
fn locate(
    vm: &mut Vm,
    method: &'static str,
    args: &[Value],
    search: fn(&[u8], &[u8]) -> Option<usize>,
) -> Result<Option<usize>, Exit> {
    let s = vm.receiver::<Str>(args[0], Known::Str, method)?;
    let sub = sub_argument(vm, args[1])?;
    let call = Call::new(Known::Str, method, args);
    let Some((from, to)) = byte_window(vm, &call, s)? else {
        return Ok(None);
    };
    vm.pay((to - from) >> 7)?;
    let found = search(&s.as_bytes()[from..to], sub.as_bytes());
    Ok(found.map(|at| s.position_of(from + at)))
}

fn position(found: Option<usize>) -> Value {
    Value::int(found.map_or(-1, |at| at as i64))
}

fn find(vm: &mut Vm, args: &[Value]) -> Answer {
    Ok(position(locate(vm, "find", args, search::find)?))
}

fn rfind(vm: &mut Vm, args: &[Value]) -> Answer {
    Ok(position(locate(vm, "rfind", args, search::rfind)?))
}

fn index(vm: &mut Vm, args: &[Value]) -> Answer {
    match locate(vm, "index", args, search::find)? {
        Some(at) => Ok(Value::int(at as i64)),
        None => Err(vm.value_error("substring not found")),
    }
}

fn rindex(vm: &mut Vm, args: &[Value]) -> Answer {
    match locate(vm, "rindex", args, search::rfind)? {
        Some(at) => Ok(Value::int(at as i64)),
        None => Err(vm.value_error("substring not found")),
    }
}

fn count(vm: &mut Vm, args: &[Value]) -> Answer {
    let s = vm.receiver::<Str>(args[0], Known::Str, "count")?;
    let sub = sub_argument(vm, args[1])?;
    let call = Call::new(Known::Str, "count", args);
    let Some((from, to)) = byte_window(vm, &call, s)? else {
        return Ok(Value::ZERO);
    };
    vm.pay((to - from) >> 7)?;
    let n = if sub.n_bytes == 0 {
        s.position_of(to) - s.position_of(from) + 1
    } else {
        search::count(&s.as_bytes()[from..to], sub.as_bytes())
    };
    Ok(Value::int(n as i64))
}

/// `startswith` and `endswith`.
fn has_affix(
    vm: &mut Vm,
    method: &'static str,
    args: &[Value],
    test: fn(&[u8], &[u8]) -> bool,
) -> Answer {
    let s = vm.receiver::<Str>(args[0], Known::Str, method)?;
    let call = Call::new(Known::Str, method, args);
    let window = byte_window(vm, &call, s)?;
    let affix = vm.unwrap_payload(args[1]);
    let hit = |affix: Gc<Str>| {
        window.is_some_and(|(from, to)| test(&s.as_bytes()[from..to], affix.as_bytes()))
    };
    if let Some(affix) = affix.as_gc::<Str>() {
        return Ok(Value::bool(hit(affix)));
    }
    let Some(tuple) = affix.as_gc::<Tuple>() else {
        let found = vm.type_name(args[1]);
        return Err(vm.type_error(format!(
            "{method} first arg must be str or a tuple of str, not {found}"
        )));
    };
    for item in tuple.slice() {
        let Some(affix) = vm.unwrap_payload(*item).as_gc::<Str>() else {
            let found = vm.type_name(*item);
            return Err(vm.type_error(format!(
                "tuple for {method} must only contain str, not {found}"
            )));
        };
        if hit(affix) {
            return Ok(Value::TRUE);
        }
    }
    Ok(Value::FALSE)
}

fn startswith(vm: &mut Vm, args: &[Value]) -> Answer {
    has_affix(vm, "startswith", args, |text, affix| {
        text.starts_with(affix)
    })
}

fn endswith(vm: &mut Vm, args: &[Value]) -> Answer {
    has_affix(vm, "endswith", args, |text, affix| text.ends_with(affix))
}

fn removeprefix(vm: &mut Vm, args: &[Value]) -> Answer {
    let s = vm.receiver::<Str>(args[0], Known::Str, "removeprefix")?;
    let affix = vm.str_argument(args[1], "removeprefix", "")?;
    let n = if s.as_bytes().starts_with(affix.as_bytes()) {
        affix.n_bytes
    } else {
        0
    };
    vm.str_piece(s, n as usize, s.n_bytes as usize)
}

fn removesuffix(vm: &mut Vm, args: &[Value]) -> Answer {
    let s = vm.receiver::<Str>(args[0], Known::Str, "removesuffix")?;
    let affix = vm.str_argument(args[1], "removesuffix", "")?;
    let n = if s.as_bytes().ends_with(affix.as_bytes()) {
        affix.n_bytes
    } else {
        0
    };
    vm.str_piece(s, 0, (s.n_bytes - n) as usize)
}

fn replace(vm: &mut Vm, args: &[Value]) -> Answer {
    let s = vm.receiver::<Str>(args[0], Known::Str, "replace")?;
    let old = vm.str_argument(args[1], "replace", "1")?;
    let new = vm.str_argument(args[2], "replace", "2")?;
    let count = Call::new(Known::Str, "replace", args).size(vm, 3, -1)?;
    vm.str_replace(s, old, new, usize::try_from(count).unwrap_or(usize::MAX))
}

fn separator(vm: &mut Vm, v: Value) -> Result<Gc<Str>, Exit> {
    let separator = sub_argument(vm, v)?;
    if separator.n_bytes == 0 {
        return Err(vm.value_error("empty separator"));
    }
    Ok(separator)
}

fn partition(vm: &mut Vm, args: &[Value]) -> Answer {
    let s = vm.receiver::<Str>(args[0], Known::Str, "partition")?;
    let sep = separator(vm, args[1])?;
    let empty = vm.str("")?;
    let parts = match search::find(s.as_bytes(), sep.as_bytes()) {
        None => [s.value(), empty, empty],
        Some(at) => around(vm, s, sep, at)?,
    };
    vm.tuple(&parts)
}

fn rpartition(vm: &mut Vm, args: &[Value]) -> Answer {
    let s = vm.receiver::<Str>(args[0], Known::Str, "rpartition")?;
    let sep = separator(vm, args[1])?;
    let empty = vm.str("")?;
    let parts = match search::rfind(s.as_bytes(), sep.as_bytes()) {
        None => [empty, empty, s.value()],
        Some(at) => around(vm, s, sep, at)?,
    };
    vm.tuple(&parts)
}

fn around(vm: &mut Vm, s: Gc<Str>, sep: Gc<Str>, at: usize) -> Result<[Value; 3], Exit> {
    let before = vm.str_piece(s, 0, at)?;
    let after = vm.str_piece(s, at + sep.n_bytes as usize, s.n_bytes as usize)?;
    Ok([before, sep.value(), after])
}
