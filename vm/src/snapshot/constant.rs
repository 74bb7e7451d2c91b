//! Constants of code: which of them must stay the same object as what the program holds.

use crate::heap::{Gc, Header, Kind, flag};

/// Whether a program could tell this constant from an equal one. Interned strings are the same anyway; `is` compares numbers by
/// value.
pub(super) fn may_be_linked(p: Gc<Header>) -> bool {
    match p.kind() {
        Kind::Str => !p.has(flag::INTERNED),
        Kind::Bytes | Kind::Tuple | Kind::FrozenSet => true,
        _ => false,
    }
}
