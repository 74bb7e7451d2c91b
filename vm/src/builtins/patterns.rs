//! What `match` statements ask about their subjects.
//!
//! The compiler calls these as intrinsics. They answer for what the VM knows by itself; where code of the program has
//! the say, such as properties, and for every error, the prelude's function of the same name begins anew: nothing that
//! the program could see has been done by then.

use super::functions_core::{isinstance, try_attribute};
use super::type_::expect_class;
use crate::heap::{Gc, Kind};
use crate::native::{Answer, NativeDef, def};
use crate::objects::{Class, Str, Tuple, class_flag};
use crate::semantics::number::as_small_int;
use crate::value::Value;
use crate::vm::{Known, PreludeFn, Vm};

pub static PRIMITIVES: &[NativeDef] = &[
    def(
        "match_sequence",
        "x, /",
        |vm, a| Ok(Value::bool(vm.class_of(a[0]).has(class_flag::SEQUENCE))),
        "Whether x matches sequence patterns.",
    ),
    def(
        "match_mapping",
        "x, /",
        |vm, a| Ok(Value::bool(vm.class_of(a[0]).has(class_flag::MAPPING))),
        "Whether x matches mapping patterns.",
    ),
    def(
        "match_instance",
        "x, cls, /",
        match_instance,
        "isinstance, for one class only.",
    ),
    def(
        "match_attributes",
        "x, cls, n, names, /",
        match_attributes,
        "The attributes for a class pattern with n positional patterns and these names.",
    ),
    def(
        "matches_itself",
        "cls, /",
        matches_itself,
        "Whether the one positional pattern of the class is for the instance itself.",
    ),
    def(
        "pattern_kind",
        "cls, /",
        pattern_kind,
        "What patterns instances match: 32 for sequences, 64 for mappings, 0 for neither.",
    ),
    def(
        "set_pattern_kind",
        "cls, kind, /",
        set_pattern_kind,
        "Says which patterns instances of a class of the program match.",
    ),
];

/// CPython's bits for `__abc_tpflags__`.
const KINDS: [(i64, u32); 2] = [(32, class_flag::SEQUENCE), (64, class_flag::MAPPING)];

fn match_instance(vm: &mut Vm, a: &[Value]) -> Answer {
    if !a[1].is_kind(Kind::Class) {
        return Err(vm.type_error("called match pattern must be a type"));
    }
    isinstance(vm, a)
}

fn match_attributes(vm: &mut Vm, a: &[Value]) -> Answer {
    match attributes(vm, a)? {
        Some(values) => {
            let room = vm.room(64 + values.len() * 8)?;
            Ok(vm.new_tuple(&room, &values).value())
        }
        None => Err(vm.prelude_call(PreludeFn::MatchAttributes, a)),
    }
}

/// The attributes; `None` where the prelude has to see to it, or to what is missing.
fn attributes(vm: &mut Vm, a: &[Value]) -> Result<Option<Vec<Value>>, crate::native::Exit> {
    let class = expect_class(vm, a[1])?;
    let (Some(n), Some(named)) = (as_small_int(a[2]), a[3].as_gc::<Tuple>()) else {
        return Err(vm.type_error("match_attributes() takes an integer and a tuple"));
    };
    let n = usize::try_from(n).unwrap_or(usize::MAX);
    if class.header.shape() != Known::Type.shape() {
        return Ok(None);
    }
    let key = vm.intern("__match_args__");
    let positional = vm.class_lookup(class, key);
    let mut values = Vec::new();
    let mut names: Vec<Value> = Vec::new();
    match positional.map(|v| v.as_gc::<Tuple>()) {
        Some(Some(args)) if n <= args.len => names.extend(&args.slice()[..n]),
        None if n == 1 && is_itself(vm, class) => values.push(a[0]),
        _ => return Ok(None),
    }
    names.extend(named.slice());
    for (i, name) in names.iter().enumerate() {
        let Some(text) = name.as_gc::<Str>() else {
            return Ok(None);
        };
        let before = names[..i].iter().filter_map(|v| v.as_gc::<Str>());
        if before
            .into_iter()
            .any(|other| other.as_str() == text.as_str())
        {
            return Ok(None);
        }
        let name = vm.intern_value(text);
        match try_attribute(vm, a[0], name)? {
            Some(Some(v)) => values.push(v),
            _ => return Ok(None),
        }
    }
    Ok(Some(values))
}

/// Whether a positional pattern of a class without `__match_args__` is for the instance itself.
fn is_itself(vm: &Vm, class: Gc<Class>) -> bool {
    let layout = class.layout.get().expect::<Class>();
    [
        Known::Bool,
        Known::ByteArray,
        Known::Bytes,
        Known::Dict,
        Known::Float,
        Known::FrozenSet,
        Known::Int,
        Known::List,
        Known::Set,
        Known::Str,
        Known::Tuple,
    ]
    .iter()
    .any(|known| vm.known(*known) == layout)
}

fn matches_itself(vm: &mut Vm, a: &[Value]) -> Answer {
    let class = expect_class(vm, a[0])?;
    Ok(Value::bool(is_itself(vm, class)))
}

fn pattern_kind(vm: &mut Vm, a: &[Value]) -> Answer {
    let class = expect_class(vm, a[0])?;
    let kind = KINDS.iter().find(|(_, flag)| class.has(*flag));
    Ok(Value::int(kind.map_or(0, |(kind, _)| *kind)))
}

fn set_pattern_kind(vm: &mut Vm, a: &[Value]) -> Answer {
    let class = expect_class(vm, a[0])?;
    let row = KINDS
        .iter()
        .find(|(kind, _)| as_small_int(a[1]) == Some(*kind));
    if let Some((_, flag)) = row.filter(|_| !class.has(class_flag::BUILTIN)) {
        class
            .flags
            .set(class.flags.get() & !class.pattern_kind() | flag);
    }
    Ok(Value::NONE)
}
