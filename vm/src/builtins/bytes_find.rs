//! Methods of `bytes` and `bytearray` that search, split, join and replace.

use super::bytes::{alike, byte, class_of, data_argument, this, unchanged};
use super::str::bytes_like;
use super::text_args::Call;
use crate::heap::Kind;
use crate::native::{Answer, Exit, NativeDef, def, native_flag};
use crate::objects::Tuple;
use crate::semantics::number::as_small_int;
use crate::semantics::string::search;
use crate::semantics::string::split::{self, Piece};
use crate::value::Value;
use crate::vm::{PreludeFn, Vm};

pub const SHARED: &[NativeDef] = &[
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
        "Return True if the bytes start with the prefix.",
    )
    .with(native_flag::PARSES),
    def(
        "endswith",
        "self, suffix, start=, end=, /",
        endswith,
        "Return True if the bytes end with the suffix.",
    )
    .with(native_flag::PARSES),
    def(
        "removeprefix",
        "self, prefix, /",
        removeprefix,
        "Return a copy without the given prefix.",
    ),
    def(
        "removesuffix",
        "self, suffix, /",
        removesuffix,
        "Return a copy without the given suffix.",
    ),
    def(
        "replace",
        "self, old, new, count=, /",
        replace,
        "Return a copy with occurrences of old replaced by new.",
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
    def(
        "split",
        "self, /, sep=, maxsplit=",
        split,
        "Return a list of the sections, split at sep or at white space.",
    ),
    def(
        "rsplit",
        "self, /, sep=, maxsplit=",
        rsplit,
        "Like split, with splits counted from the end.",
    ),
    def(
        "splitlines",
        "self, /, keepends=",
        splitlines,
        "Return a list of the lines.",
    ),
    def(
        "join",
        "self, iterable, /",
        join,
        "Concatenate any number of bytes-like objects, this one in between.",
    ),
];

/// What is searched for: bytes, or one byte given as an integer.
fn needle(vm: &mut Vm, call: &Call) -> Result<Vec<u8>, Exit> {
    let v = call.args[1];
    if let Some(data) = bytes_like(vm, v) {
        return Ok(data.to_vec());
    }
    let inner = vm.unwrap_payload(v);
    if as_small_int(inner).is_some() || inner.is_kind(Kind::BigInt) {
        return Ok(byte(vm, v, "byte")?.into_iter().collect());
    }
    if vm.has_index(v) {
        return Err(call.convert(vm, 1, "__index__"));
    }
    let found = vm.type_name(v);
    Err(vm.type_error(format!(
        "argument should be integer or bytes-like object, not '{found}'"
    )))
}

/// Receiver, window and what is searched for.
fn locate(
    vm: &mut Vm,
    args: &[Value],
    method: &'static str,
    search: fn(&[u8], &[u8]) -> Option<usize>,
) -> Result<Option<usize>, Exit> {
    let data = this(vm, args[0], method)?;
    let call = Call::new(class_of(vm, args[0]), method, args);
    let needle = needle(vm, &call)?;
    let (from, to) = call.window(vm, 2, data.len())?;
    vm.pay(data.len() >> 7)?;
    if from > to {
        return Ok(None);
    }
    Ok(search(&data[from..to], &needle).map(|at| from + at))
}

fn position(found: Option<usize>) -> Value {
    Value::int(found.map_or(-1, |at| at as i64))
}

fn find(vm: &mut Vm, args: &[Value]) -> Answer {
    Ok(position(locate(vm, args, "find", search::find)?))
}

fn rfind(vm: &mut Vm, args: &[Value]) -> Answer {
    Ok(position(locate(vm, args, "rfind", search::rfind)?))
}

fn index(vm: &mut Vm, args: &[Value]) -> Answer {
    match locate(vm, args, "index", search::find)? {
        Some(at) => Ok(Value::int(at as i64)),
        None => Err(vm.value_error("subsection not found")),
    }
}

fn rindex(vm: &mut Vm, args: &[Value]) -> Answer {
    match locate(vm, args, "rindex", search::rfind)? {
        Some(at) => Ok(Value::int(at as i64)),
        None => Err(vm.value_error("subsection not found")),
    }
}

fn count(vm: &mut Vm, args: &[Value]) -> Answer {
    let data = this(vm, args[0], "count")?;
    let call = Call::new(class_of(vm, args[0]), "count", args);
    let needle = needle(vm, &call)?;
    let (from, to) = call.window(vm, 2, data.len())?;
    if from > to {
        return Ok(Value::ZERO);
    }
    let n = if needle.is_empty() {
        to - from + 1
    } else {
        search::count(&data[from..to], &needle)
    };
    Ok(Value::int(n as i64))
}

fn has_affix(
    vm: &mut Vm,
    args: &[Value],
    method: &'static str,
    test: fn(&[u8], &[u8]) -> bool,
) -> Answer {
    let data = this(vm, args[0], method)?;
    let call = Call::new(class_of(vm, args[0]), method, args);
    let (from, to) = call.window(vm, 2, data.len())?;
    let hit = |affix: &[u8]| from <= to && test(&data[from..to], affix);
    if let Some(affix) = bytes_like(vm, args[1]) {
        return Ok(Value::bool(hit(affix)));
    }
    let Some(tuple) = vm.unwrap_payload(args[1]).as_gc::<Tuple>() else {
        let found = vm.type_name(args[1]);
        return Err(vm.type_error(format!(
            "{method} first arg must be bytes or a tuple of bytes, not {found}"
        )));
    };
    for item in tuple.slice() {
        if hit(data_argument(vm, *item)?) {
            return Ok(Value::TRUE);
        }
    }
    Ok(Value::FALSE)
}

fn startswith(vm: &mut Vm, args: &[Value]) -> Answer {
    has_affix(vm, args, "startswith", |data, affix| {
        data.starts_with(affix)
    })
}

fn endswith(vm: &mut Vm, args: &[Value]) -> Answer {
    has_affix(vm, args, "endswith", |data, affix| data.ends_with(affix))
}

fn removeprefix(vm: &mut Vm, args: &[Value]) -> Answer {
    let data = this(vm, args[0], "removeprefix")?;
    match data.strip_prefix(data_argument(vm, args[1])?) {
        Some(rest) => alike(vm, args[0], rest),
        None => unchanged(vm, args[0]),
    }
}

fn removesuffix(vm: &mut Vm, args: &[Value]) -> Answer {
    let data = this(vm, args[0], "removesuffix")?;
    match data.strip_suffix(data_argument(vm, args[1])?) {
        Some(rest) => alike(vm, args[0], rest),
        None => unchanged(vm, args[0]),
    }
}

fn replace(vm: &mut Vm, args: &[Value]) -> Answer {
    let data = this(vm, args[0], "replace")?;
    let (old, new) = (data_argument(vm, args[1])?, data_argument(vm, args[2])?);
    let max = Call::new(class_of(vm, args[0]), "replace", args).size(vm, 3, -1)?;
    let max = usize::try_from(max).unwrap_or(usize::MAX);
    vm.pay(data.len() >> 6)?;
    let places: Vec<usize> = if old.is_empty() {
        (0..=data.len()).take(max).collect()
    } else {
        search::find_all(data, old, max)
    };
    if places.is_empty() {
        return unchanged(vm, args[0]);
    }
    let grown = places
        .len()
        .checked_mul(new.len())
        .and_then(|n| n.checked_add(data.len()));
    match grown {
        Some(n) if n < isize::MAX as usize / 2 => vm.room(512 + n)?,
        _ => return Err(vm.overflow_error("replace bytes is too long")),
    };
    let mut out = Vec::with_capacity(data.len());
    let mut from = 0;
    for at in places {
        out.extend_from_slice(&data[from..at]);
        out.extend_from_slice(new);
        from = at + old.len();
    }
    out.extend_from_slice(&data[from..]);
    alike(vm, args[0], &out)
}

fn separator(vm: &mut Vm, v: Value) -> Result<&'static [u8], Exit> {
    let separator = data_argument(vm, v)?;
    if separator.is_empty() {
        return Err(vm.value_error("empty separator"));
    }
    Ok(separator)
}

fn partition(vm: &mut Vm, args: &[Value]) -> Answer {
    let data = this(vm, args[0], "partition")?;
    let sep = separator(vm, args[1])?;
    let found = search::find(data, sep);
    let parts: [&[u8]; 3] = match found {
        Some(at) => [&data[..at], sep, &data[at + sep.len()..]],
        None => [data, b"", b""],
    };
    three(vm, args[0], parts)
}

fn rpartition(vm: &mut Vm, args: &[Value]) -> Answer {
    let data = this(vm, args[0], "rpartition")?;
    let sep = separator(vm, args[1])?;
    let found = search::rfind(data, sep);
    let parts: [&[u8]; 3] = match found {
        Some(at) => [&data[..at], sep, &data[at + sep.len()..]],
        None => [b"", b"", data],
    };
    three(vm, args[0], parts)
}

fn three(vm: &mut Vm, receiver: Value, parts: [&[u8]; 3]) -> Answer {
    let mut values = [Value::NONE; 3];
    for (value, part) in values.iter_mut().zip(parts) {
        *value = alike(vm, receiver, part)?;
    }
    vm.tuple(&values)
}

/// A list of parts of the receiver.
fn listed(vm: &mut Vm, receiver: Value, data: &[u8], pieces: &[Piece]) -> Answer {
    let bytes: usize = pieces.iter().map(|(from, to)| to - from).sum();
    vm.room(1024 + bytes + pieces.len() * 160)?;
    vm.pay(pieces.len() >> 2)?;
    let mut items = Vec::with_capacity(pieces.len());
    for (from, to) in pieces {
        items.push(alike(vm, receiver, &data[*from..*to])?);
    }
    vm.list(&items)
}

fn split_by(
    vm: &mut Vm,
    args: &[Value],
    method: &'static str,
    words: fn(&[u8], usize) -> Vec<Piece>,
    by_separator: fn(&[u8], &[u8], usize) -> Vec<Piece>,
) -> Answer {
    let data = this(vm, args[0], method)?;
    let max = Call::new(class_of(vm, args[0]), method, args).size(vm, 2, -1)?;
    let max = usize::try_from(max).unwrap_or(usize::MAX);
    let pieces = if args[1].is_unbound() || args[1].is_none() {
        words(data, max)
    } else {
        by_separator(data, separator(vm, args[1])?, max)
    };
    listed(vm, args[0], data, &pieces)
}

fn split(vm: &mut Vm, args: &[Value]) -> Answer {
    split_by(vm, args, "split", split::byte_words, split::by_separator)
}

fn rsplit(vm: &mut Vm, args: &[Value]) -> Answer {
    split_by(
        vm,
        args,
        "rsplit",
        split::byte_words_from_end,
        split::by_separator_from_end,
    )
}

fn splitlines(vm: &mut Vm, args: &[Value]) -> Answer {
    let data = this(vm, args[0], "splitlines")?;
    let keep = Call::new(class_of(vm, args[0]), "splitlines", args).flag(vm, 1, false)?;
    listed(vm, args[0], data, &split::byte_lines(data, keep))
}

fn join(vm: &mut Vm, args: &[Value]) -> Answer {
    let separator = this(vm, args[0], "join")?;
    let iterator = vm.unwrap_payload(args[1]).is_kind(Kind::Iter);
    let items = if iterator {
        None
    } else {
        vm.native_items(args[1])?
    };
    let Some(items) = items else {
        if !vm.may_be_iterable(args[1]) {
            return Err(vm.type_error("can only join an iterable"));
        }
        let inner = vm.unwrap_payload(args[0]);
        return Err(vm.prelude_call(PreludeFn::StrJoin, &[inner, args[1]]));
    };
    vm.pay(items.len() >> 4)?;
    let mut out = Vec::new();
    for (i, item) in items.iter().enumerate() {
        let Some(data) = bytes_like(vm, *item) else {
            let found = vm.type_name(*item);
            return Err(vm.type_error(format!(
                "sequence item {i}: expected a bytes-like object, {found} found"
            )));
        };
        if i != 0 {
            out.extend_from_slice(separator);
        }
        out.extend_from_slice(data);
        if i.is_multiple_of(1024) {
            vm.pay(0)?;
            vm.room(out.len())?;
        }
    }
    vm.pay(out.len() >> 7)?;
    alike(vm, args[0], &out)
}
