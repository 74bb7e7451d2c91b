//! What operators and protocols mean. Each meaning stands once here and is called by the interpreter, by the
//! JIT's helpers and by natives.
//!
//! Functions here follow Law 1 like natives: they answer, and ask for guest calls instead of making them.

pub mod adaptor;
pub mod contains;
pub(crate) mod conversion;
pub mod dicts;
pub mod equality;
mod format_quick;
pub mod format_spec;
pub mod iterate;
pub mod itertools;
pub mod list;
pub mod number;
pub mod operators;
pub mod ordering;
pub mod repr;
pub mod sequence;
pub mod sequence_deque;
pub mod sequence_range;
pub mod sequence_text;
pub mod sets;
pub mod sort;
pub mod string;
pub mod subscript;
pub mod table;
pub mod table_keys;
