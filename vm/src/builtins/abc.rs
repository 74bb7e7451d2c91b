//! What checks against abstract base classes remember.
//!
//! `ABCMeta.__instancecheck__` and `__subclasscheck__` are library code in Python, which may call the program's
//! `__subclasshook__`. As in CPython, a class is asked once about another: what it said is kept, if it was no until some class is
//! registered somewhere. `isinstance` and `issubclass` look here before they call anything.
//!
//! What is kept can be seen, by who is called and by ticks, so it is an object that every VM has and snapshots hold: a list of the two
//! methods, and a dict from a number made of the two classes' identities to what was said. It begins anew when it is full.

use super::type_::expect_class;
use crate::heap::Gc;
use crate::native::{Answer, NativeDef, def};
use crate::objects::{Class, Dict, List};
use crate::semantics::table::Found;
use crate::semantics::table_keys::small_int_hash;
use crate::value::Value;
use crate::vm::Vm;

/// The place of the dict in the list, after those of the methods.
const VERDICTS: usize = 2;

/// Verdicts that are kept at most.
const KEPT_MAX: usize = 4096;

pub static PRIMITIVES: &[NativeDef] = &[
    def(
        "abc_begin",
        "instancecheck, subclasscheck, /",
        begin,
        "Says which methods remember their verdicts.",
    ),
    def(
        "abc_verdict",
        "cls, subclass, /",
        verdict_of,
        "What cls is known to say of subclass; None if nothing is known.",
    ),
    def(
        "abc_note",
        "cls, subclass, verdict, /",
        note,
        "Remembers what cls says of subclass.",
    ),
    def(
        "abc_forget",
        "",
        forget,
        "Forgets that classes are no subclasses of others.",
    ),
];

/// What may be remembered of a check.
#[derive(Clone, Copy)]
pub(super) enum Check {
    Instance,
    Subclass,
}

/// What an abstract class is known to say of another, where this hook of its metaclass would be called.
pub(super) fn verdict(
    vm: &Vm,
    check: Check,
    hook: Value,
    class: Gc<Class>,
    subclass: Gc<Class>,
) -> Option<bool> {
    let list: Gc<List> = vm.abstract_checks.expect();
    let own = list.slice().get(check as usize)?;
    (*own == hook)
        .then(|| look_up(vm, class, subclass))
        .flatten()
}

/// The dict of verdicts, once there is one.
fn verdicts(vm: &Vm) -> Option<Gc<Dict>> {
    vm.abstract_checks
        .expect::<List>()
        .slice()
        .get(VERDICTS)?
        .as_gc()
}

/// The number that stands for two classes; `None` where so many objects have been told apart that it would have no room.
fn key_of(vm: &Vm, class: Gc<Class>, subclass: Gc<Class>) -> Option<i64> {
    let number = |c: Gc<Class>| Some(vm.identity(c.value()) / 16).filter(|n| *n < 1 << 30);
    Some((number(class)? << 30 | number(subclass)?) as i64)
}

fn look_up(vm: &Vm, class: Gc<Class>, subclass: Gc<Class>) -> Option<bool> {
    let (d, key) = (verdicts(vm)?, key_of(vm, class, subclass)?);
    match vm.table_find(&d, small_int_hash(key), Value::int(key)) {
        Found::At(i) => Some(d.value_at(i).is_true()),
        _ => None,
    }
}

fn begin(vm: &mut Vm, a: &[Value]) -> Answer {
    let list: Gc<List> = vm.abstract_checks.expect();
    let verdicts = vm.dict()?.value();
    vm.list_reserve(list, 3)?;
    list.len.set(0);
    for v in [a[0], a[1], verdicts] {
        vm.list_push(list, v)?;
    }
    Ok(Value::NONE)
}

fn verdict_of(vm: &mut Vm, a: &[Value]) -> Answer {
    let (Some(class), Some(subclass)) = (a[0].as_gc(), a[1].as_gc()) else {
        return Ok(Value::NONE);
    };
    Ok(look_up(vm, class, subclass).map_or(Value::NONE, Value::bool))
}

fn note(vm: &mut Vm, a: &[Value]) -> Answer {
    let (class, subclass) = (expect_class(vm, a[0])?, expect_class(vm, a[1])?);
    if let (Some(d), Some(key)) = (verdicts(vm), key_of(vm, class, subclass)) {
        if d.len() >= KEPT_MAX {
            vm.table_clear(d);
        }
        let truth = Value::bool(a[2].is_true());
        vm.dict_set(d, small_int_hash(key), Value::int(key), truth)?;
    }
    Ok(Value::NONE)
}

fn forget(vm: &mut Vm, _: &[Value]) -> Answer {
    let Some(d) = verdicts(vm) else {
        return Ok(Value::NONE);
    };
    let mut from = 0;
    while let Some((i, _, truth)) = d.next_entry(from) {
        from = i + 1;
        if !truth.is_true() {
            vm.table_remove(d, i);
        }
    }
    Ok(Value::NONE)
}
