//! Exceptions and tracebacks.
#![expect(unsafe_code, reason = "declares the object layouts")]

use super::object;
use crate::heap::Header;
use crate::value::Value;
use std::cell::Cell;

/// An instance of BaseException or of a class derived from it, built in or not.
#[repr(C)]
pub struct Exception {
    pub header: Header,
    /// Tuple: what the constructor was given.
    pub args: Cell<Value>,
    /// [`Traceback`], or None.
    pub traceback: Cell<Value>,
    /// `__cause__`: exception or None.
    pub cause: Cell<Value>,
    /// `__context__`: exception or None.
    pub context: Cell<Value>,
    pub suppress_context: Cell<bool>,
    /// Dict of further attributes, or UNBOUND.
    pub dict: Cell<Value>,
}
object!(Exception, Exception);

/// One line of a traceback: where a frame was when the exception passed through it. Outermost frame first. The header's
/// aux is 1 where a method call failed because there is no such method.
#[repr(C)]
pub struct Traceback {
    pub header: Header,
    /// The next one inwards, or None.
    pub next: Cell<Value>,
    /// [`CodeObject`](super::CodeObject).
    pub code: Value,
    /// Dict of the function's globals.
    pub globals: Value,
    pub pc: u32,
    /// Line number, when it was changed by hand; else 0 and the line is found from the pc.
    pub line: u32,
}
object!(Traceback, Traceback);
