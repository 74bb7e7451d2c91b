//! What names are bound to, as far as native code takes it for constant.
//!
//! Functions, classes, builtins and modules are seldom bound anew, and other values are not that programs bind once and for
//! all, so a unit has what a global name stands for in its code and looks nothing up. What it relies on is noted here before the unit exists: that a name is bound to what it is in one
//! dict, or that it is not there. A change of that makes all units stale, as a change of a class does, and it is not relied
//! on a second time, so a program that keeps rebinding a name pays for that once.
//!
//! Dicts of which something is relied on have the flag `WATCHED`; every function that changes a table looks at it. A note
//! names its dict by the address and its name by the hash: another dict or name that looks the same costs units, and no
//! more.

use crate::heap::{Gc, flag};
use crate::objects::{CodeObject, Dict};
use crate::value::Value;
use crate::vm::Vm;
use rustc_hash::FxHashSet;

/// So many names can turn out not to be constant; then no others are relied on.
const CHANGED_MAX: usize = 256;

/// So many, and no name is relied on for having been bound only once.
const SETTLED_MAX: usize = 16;

/// So many names are remembered for having been bound again.
const REBOUND_MAX: usize = 1 << 16;

/// A dict's address, and a name's hash.
type Binding = (usize, i64);

/// The notes.
#[derive(Default)]
pub(crate) struct Bindings {
    relied_on: FxHashSet<Binding>,
    /// A bit for each of those, by [`bit`], so that most others are told apart at once: programs keep setting global variables.
    filter: [u64; FILTER_WORDS],
    changed: FxHashSet<Binding>,
    /// Units bind these themselves, without a word: they are not relied on.
    written: FxHashSet<Binding>,
    /// A statement has bound these that were bound before.
    rebound: FxHashSet<Binding>,
}

const FILTER_WORDS: usize = 16;

/// The place of a binding's bit.
#[inline(always)]
fn bit((dict, hash): Binding) -> (usize, u32) {
    let mixed = (dict as u64 ^ hash as u64).wrapping_mul(0x9E37_79B9_7F4A_7C15);
    ((mixed >> 60) as usize, (mixed >> 54) as u32 & 63)
}

impl Bindings {
    /// There are no units any more.
    pub(super) fn clear(&mut self) {
        self.relied_on.clear();
        self.written.clear();
        self.filter = [0; FILTER_WORDS];
    }

    #[inline(always)]
    fn may_have(&self, binding: Binding) -> bool {
        let (word, bit) = bit(binding);
        self.filter[word] >> bit & 1 != 0
    }
}

impl Vm {
    /// Has all units dropped when this name of a dict is bound anew, bound for the first time, or deleted. False where that
    /// has happened already: nobody should rely on it.
    pub fn rely_on(&mut self, d: Gc<Dict>, name: Value) -> bool {
        let binding = (d.addr(), self.hash_str(name.expect()));
        let bindings = &mut self.native.bindings;
        if bindings.changed.len() >= CHANGED_MAX
            || bindings.changed.contains(&binding)
            || bindings.written.contains(&binding)
        {
            return false;
        }
        bindings.relied_on.insert(binding);
        let (word, bit) = bit(binding);
        bindings.filter[word] |= 1 << bit;
        d.header.set_flag(flag::WATCHED);
        true
    }

    /// Whether units may bind a name of a dict anew without a word, since none relies on it; from now on none will.
    pub fn write_natively(&mut self, d: Gc<Dict>, name: Value) -> bool {
        let binding = (d.addr(), self.hash_str(name.expect()));
        let bindings = &mut self.native.bindings;
        if bindings.relied_on.contains(&binding) {
            return false;
        }
        bindings.written.insert(binding);
        bindings.rebound.insert(binding);
        true
    }

    /// A statement binds a global name that was bound before.
    pub(crate) fn note_bound_again(&mut self, d: Gc<Dict>, name: Value) {
        let binding = (d.addr(), self.hash_str(name.expect()));
        let rebound = &mut self.native.bindings.rebound;
        if rebound.len() >= REBOUND_MAX {
            // Of dicts that are gone, most likely.
            rebound.clear();
        }
        rebound.insert(binding);
    }

    /// Whether a global name has been bound once, as far as is known, and whoever took others for settled was mostly right.
    pub fn is_settled(&self, d: Gc<Dict>, name: Value) -> bool {
        let binding = (d.addr(), self.hash_str(name.expect()));
        let bindings = &self.native.bindings;
        bindings.changed.len() < SETTLED_MAX && !bindings.rebound.contains(&binding)
    }

    /// A name of a watched dict is bound anew, or is new, or goes.
    #[inline]
    pub(crate) fn binding_changes(&mut self, d: Gc<Dict>, hash: i64) {
        if self.native.bindings.may_have((d.addr(), hash)) {
            self.relied_on_changes((d.addr(), hash));
        }
    }

    #[cold]
    #[inline(never)]
    fn relied_on_changes(&mut self, binding: Binding) {
        if self.native.bindings.relied_on.remove(&binding) {
            self.native.bindings.changed.insert(binding);
            self.native.stale |= self.native.has_units();
        }
    }

    /// All names of a watched dict change.
    #[cold]
    #[inline(never)]
    pub(crate) fn all_bindings_change(&mut self, d: Gc<Dict>) {
        let relied_on = self.native.bindings.relied_on.iter();
        let of_dict: Vec<Binding> = relied_on.filter(|b| b.0 == d.addr()).copied().collect();
        for (_, hash) in of_dict {
            self.binding_changes(d, hash);
        }
    }

    /// A function has this code and these globals. Native code of the function relies on all having the same.
    pub(crate) fn note_globals(&mut self, code: Gc<CodeObject>, globals: Value) {
        let rt = code.rt();
        let known = rt.globals.get();
        if known == globals {
            return;
        }
        if !known.is_unbound() && !rt.native.several_globals.replace(true) {
            self.native.stale |= self.native.has_units();
        }
        rt.globals.set(globals);
        self.heap.barrier(&code.header);
    }
}
