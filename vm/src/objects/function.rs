//! Callables.
#![expect(unsafe_code, reason = "declares the object layouts")]

use super::{CodeRef, RtCode, object};
use crate::heap::Header;
use crate::native::NativeFn;
use crate::value::Value;
use std::cell::Cell;

/// A function of the program: code plus what it closes over.
#[repr(C)]
pub struct Function {
    pub header: Header,
    /// The code's loaded form; lives as long as `code`.
    pub rt: Cell<*const RtCode>,
    /// [`CodeObject`](super::CodeObject).
    pub code: Cell<Value>,
    /// Dict of the module's globals.
    pub globals: Cell<Value>,
    /// Tuple of [`CellObject`]s, or UNBOUND.
    pub closure: Cell<Value>,
    /// Tuple, or UNBOUND.
    pub defaults: Cell<Value>,
    /// Dict, or UNBOUND.
    pub kw_defaults: Cell<Value>,
    /// [`FunctionExtra`], or UNBOUND: what few functions change or are asked for.
    pub extra: Cell<Value>,
}
object!(Function, Function);

impl Function {
    /// Its code.
    #[inline(always)]
    pub fn code_ref(&self) -> CodeRef {
        // SAFETY: the function's code object keeps its `RtCode`.
        CodeRef::of(unsafe { &*self.rt.get() })
    }
}

/// Rarely used parts of a function, kept in a [`Record`](super::Record)'s places.
pub struct FunctionExtra;

impl FunctionExtra {
    pub const NAME: usize = 0;
    pub const QUALNAME: usize = 1;
    pub const DOC: usize = 2;
    pub const MODULE: usize = 3;
    pub const ANNOTATIONS: usize = 4;
    pub const DICT: usize = 5;
    pub const LEN: usize = 6;
}

/// A variable shared by a function and those nested in it.
#[repr(C)]
pub struct CellObject {
    pub header: Header,
    /// UNBOUND when empty.
    pub value: Cell<Value>,
}
object!(CellObject, Cell);

/// A callable with its first argument: `obj.method`.
#[repr(C)]
pub struct BoundMethod {
    pub header: Header,
    pub func: Cell<Value>,
    pub receiver: Cell<Value>,
}
object!(BoundMethod, BoundMethod);

/// A native function as an object. The header's aux is the number of arguments for which it is run directly, by
/// position (those between `min_args` and it are filled up); [`Builtin::SPREAD`] when it takes `min_args` and then any number,
/// also by keyword; [`Builtin::BIND`] when its arguments have to be bound; [`Builtin::UNKNOWN`] before its first call.
#[repr(C)]
pub struct Builtin {
    pub header: Header,
    /// What runs, when no host function with state does.
    pub run: NativeFn,
    /// Index into the VM's table of natives.
    pub native: u32,
    /// The least number of arguments, where the header's is known.
    pub min_args: Cell<u16>,
    /// The class it is a method of, or the module (a string) it belongs to, or UNBOUND.
    pub owner: Cell<Value>,
}
object!(Builtin, Builtin);

impl Builtin {
    pub const BIND: u16 = u16::MAX;
    pub const UNKNOWN: u16 = u16::MAX - 1;
    pub const SPREAD: u16 = u16::MAX - 2;
}
