//! Weak cells: what a weak reference is made of.
#![expect(unsafe_code, reason = "declares the object layouts")]

use super::object;
use crate::heap::Header;
use crate::value::Value;
use std::cell::Cell;

/// Refers to an object without keeping it alive. The VM has a table of all of them (`vm/weak.rs`).
#[repr(C)]
pub struct WeakCell {
    pub header: Header,
    /// The object; UNBOUND once it is gone. The collector does not follow this.
    pub referent: Cell<Value>,
    /// The object that the program knows as the weak reference.
    pub owner: Cell<Value>,
    /// What is called with the owner when the referent is gone, or None. None again when it has been put in the list of
    /// those to be called.
    pub callback: Cell<Value>,
    /// Orders cells by when they were made.
    pub serial: Cell<u64>,
}
object!(WeakCell, WeakCell);
