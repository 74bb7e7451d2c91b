//! `bool`: an int that prints as a word, with logical `&`, `|` and `^`.

use super::int::{constructor_class, wrong_receiver};
use crate::native::{Answer, NativeDef, def, native_flag};
use crate::semantics::number::{self, BinOp};
use crate::value::Value;
use crate::vm::{Known, Vm};

fn operator(vm: &mut Vm, args: &[Value], method: &str, op: BinOp) -> Answer {
    let (a, b) = (args[0], vm.unwrap_payload(args[1]));
    if !a.is_bool() {
        return Err(wrong_receiver(vm, a, "bool", method));
    }
    if !number::is_int(b) {
        return Ok(Value::NOT_IMPLEMENTED);
    }
    number::binary(vm, op, a, b).unwrap_or(Ok(Value::NOT_IMPLEMENTED))
}

macro_rules! operators {
    ($($name:literal $op:ident $doc:literal;)*) => {
        /// The operators that bool does not share with int. All are symmetric.
        pub const OPERATORS: &[NativeDef] = &[
            $(def($name, "self, value, /", |vm, args| operator(vm, args, $name, BinOp::$op), $doc),)*
        ];
    };
}

operators! {
    "__and__" And "Return self&value.";
    "__rand__" And "Return value&self.";
    "__or__" Or "Return self|value.";
    "__ror__" Or "Return value|self.";
    "__xor__" Xor "Return self^value.";
    "__rxor__" Xor "Return value^self.";
}

pub const METHODS: &[NativeDef] = &[def(
    "__new__",
    "cls, x=, /, *args",
    new,
    "Create and return a new object.  See help(type) for accurate signature.",
)
.with(native_flag::STATIC)];

fn new(vm: &mut Vm, args: &[Value]) -> Answer {
    constructor_class(vm, args[0], Known::Bool)?;
    if args.len() > 2 {
        let given = args.len() - 1;
        return Err(vm.type_error(format!("bool expected at most 1 argument, got {given}")));
    }
    if args[1].is_unbound() {
        return Ok(Value::FALSE);
    }
    vm.truth(args[1]).map(Value::bool)
}
