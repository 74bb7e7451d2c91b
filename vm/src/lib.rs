//! Pirn's virtual machine: bytecode, values, heap, object types, operator semantics and the interpreter.

pub mod builtins;
pub mod bytecode;
pub mod compiler;
pub mod heap;
pub mod host;
pub mod interp;
pub mod native;
pub mod objects;
mod observer;
pub mod semantics;
pub mod snapshot;
pub mod value;
pub mod vm;

pub use native::{Answer, Exit};
pub use value::Value;
pub use vm::{Known, Vm, VmConfig};
