//! Pirn's virtual machine: bytecode, values, heap, object types, operator semantics and the interpreter.

pub mod bytecode;
