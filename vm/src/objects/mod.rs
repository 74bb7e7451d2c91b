//! The object model: one struct per kind of heap object.
//!
//! Every struct begins with a [`Header`](crate::heap::Header), holds its references as `Cell<Value>` and says in its comment why it
//! exists and what each field may hold. What an object *means* to a program (methods, operators, printing)
//! stands elsewhere: `semantics`, `builtins`, and the runtime's standard library.
//!
//! Instances of user classes that derive from a built-in type other than `object` and the exceptions are
//! [`Instance`]s with the built-in value as *payload* in their first slot: `class Stack(list)` makes an instance
//! whose payload is a real list. Natives unwrap it (`Vm::payload`), so built-in layouts stay exact.

mod class;
mod code;
mod exception;
mod frame;
mod function;
mod misc;
mod number;
mod sequence;
mod string;
mod table;
pub mod trace;
mod weak;

pub use class::{
    Class, Instance, Module, NextShapes, Shape, ShapeMode, Shapes, class_flag, construction,
    double_in, equality, put_double,
};
pub use code::{
    Arity, CodeObject, CodeRef, CodeValues, Feedback, Hints, LiveKinds, RtCode, callee, seen,
};
pub use exception::{Exception, Traceback};
pub use frame::{
    Channel, Cont, Frame, Generator, GeneratorState, Greenlet, Tasklet, frame_flag, greenlet_state,
    set_whole, trace_record,
};
pub use function::{BoundMethod, Builtin, CellObject, Function, FunctionExtra};
pub use misc::{
    DictView, GetSet, Iter, IterVariety, MappingProxy, Property, Range, Record, Slice, Super,
    ViewVariety, Wrapper,
};
pub use number::{BigInt, BoxedFloat};
pub use sequence::{Buffer, Deque, List, Tuple};
pub use string::{ByteArray, ByteBuffer, Bytes, GROWN_PREFIX, Str};
pub use table::Dict;
pub use weak::WeakCell;

/// Declares that a struct describes exactly the objects of these kinds.
macro_rules! object {
    ($name:ty, $($kind:ident)|+) => {
        // SAFETY: `repr(C)` with a header in front, and allocated only as this struct for these kinds.
        unsafe impl $crate::heap::Object for $name {
            #[inline(always)]
            fn is_kind(kind: $crate::heap::Kind) -> bool {
                matches!(kind, $($crate::heap::Kind::$kind)|+)
            }
        }
    };
}
pub(crate) use object;
