//! `dict_keys`, `dict_values`, `dict_items`.

use super::list_args::{CONTAINER, EQUALITY, ITERABLE, ORDERING};
use crate::bytecode::Op;
use crate::heap::{Gc, Header, Kind};
use crate::native::{Answer, AttrDef, Exit, NativeDef, attr, def};
use crate::objects::{DictView, MappingProxy};
use crate::value::Value;
use crate::vm::{Known, PreludeFn, Vm};

/// Methods of views of keys and items.
pub const SET_LIKE: &[&[NativeDef]] = &[SET, COMMON, CONTAINER, EQUALITY, ORDERING];
/// Methods of views of values.
pub const VALUES: &[&[NativeDef]] = &[LEN, COMMON, ITERABLE];
pub const ATTRS: &[AttrDef] = &[attr("mapping", mapping)];

const COMMON: &[NativeDef] = &[def(
    "__reversed__",
    "self, /",
    reversed,
    "Return a reverse iterator over the view.",
)];

const LEN: &[NativeDef] = &[def("__len__", "self, /", len, "Return len(self).")];

const SET: &[NativeDef] = &[
    def("__and__", "self, value, /", and, "Return self&value."),
    def("__rand__", "self, value, /", rand, "Return value&self."),
    def("__or__", "self, value, /", or, "Return self|value."),
    def("__ror__", "self, value, /", ror, "Return value|self."),
    def("__xor__", "self, value, /", xor, "Return self^value."),
    def("__rxor__", "self, value, /", rxor, "Return value^self."),
    def("__sub__", "self, value, /", sub, "Return self-value."),
    def("__rsub__", "self, value, /", rsub, "Return value-self."),
    def(
        "isdisjoint",
        "self, other, /",
        isdisjoint,
        "Return True if the view and the given iterable have a null intersection.",
    ),
];

fn own(vm: &mut Vm, v: Value, method: &str) -> Result<Gc<DictView>, Exit> {
    vm.receiver(v, Known::DictKeys, method)
}

fn reversed(vm: &mut Vm, args: &[Value]) -> Answer {
    own(vm, args[0], "__reversed__")?;
    vm.reversed(args[0])
}

fn len(vm: &mut Vm, args: &[Value]) -> Answer {
    own(vm, args[0], "__len__")?;
    vm.length(args[0])
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

fn operate(vm: &mut Vm, op: Op, a: Value, b: Value) -> Answer {
    if let Some(answer) = vm.sequence_binary(op, false, a, b) {
        return answer;
    }
    // One side is an object of the program: any iterable will do.
    for v in [a, b] {
        if !vm.may_be_iterable(v) {
            return Err(vm.not_iterable(v));
        }
    }
    let name = match op {
        Op::BitAnd => "__and__",
        Op::BitOr => "__or__",
        Op::BitXor => "__xor__",
        _ => "__sub__",
    };
    let name = vm.intern(name);
    Err(vm.prelude_call(PreludeFn::SetOperation, &[name, a, b, Value::FALSE]))
}

fn isdisjoint(vm: &mut Vm, args: &[Value]) -> Answer {
    own(vm, args[0], "isdisjoint")?;
    let name = vm.intern("isdisjoint");
    Err(vm.prelude_call(PreludeFn::SetMethod, &[name, args[0], args[1]]))
}

fn mapping(vm: &mut Vm, args: &[Value]) -> Answer {
    let view = own(vm, args[0], "mapping")?;
    let room = vm.room(256)?;
    let made = vm.new_object(&room, |flags| MappingProxy {
        header: Header::new(Kind::MappingProxy, flags, 0, Known::MappingProxy.shape()),
        mapping: view.dict,
    });
    Ok(made.value())
}
