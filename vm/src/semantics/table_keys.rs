//! Keys: from a value to its entry in a table.
//!
//! [`Vm::key_at`] is the door to every dict and set. Simple keys are hashed and found here. A key whose hash or
//! equality only the program knows is answered by [`KeyAt::Guest`], and the caller hands the operation to the prelude,
//! which probes the table entry by entry with the primitives of `builtins::primitives_containers`.

use crate::heap::{Gc, Kind};
use crate::native::{Answer, Exit};
use crate::objects::{Dict, DictView, Feedback, Str, ViewVariety};
use crate::semantics::table::{Found, fold_hash};
use crate::value::Value;
use crate::vm::{PreludeFn, Vm};
use std::cell::Cell;

/// Where a key is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum KeyAt {
    /// In this entry.
    At(u32),
    /// Nowhere; its hash.
    Missing(i64),
    /// Only the program can tell.
    Guest,
}

/// A search in a table, and what it came to. It holds as long as the table's keys are the same; collections forget it,
/// since it keeps neither the table nor the key alive.
#[derive(Clone, Copy)]
pub(crate) struct Search {
    /// Address of the table.
    dict: usize,
    changes: u32,
    /// The key's word.
    key: u64,
    at: KeyAt,
}

impl Default for Search {
    fn default() -> Search {
        Search {
            dict: 0,
            changes: 0,
            key: Value::UNBOUND.bits(),
            at: KeyAt::Guest,
        }
    }
}

impl Vm {
    /// Looks for a key. TypeError when it is unhashable.
    #[inline]
    pub fn key_at(&mut self, d: Gc<Dict>, key: Value) -> Result<KeyAt, Exit> {
        let hash = if let Some(s) = key.as_gc::<Str>() {
            if let Some(at) = self.searched(&d, key) {
                return Ok(at);
            }
            self.hash_str(s)
        } else if key.is_int() {
            if let Some(at) = self.searched(&d, key) {
                return Ok(at);
            }
            small_int_hash(key.as_int())
        } else if let Some(hash) = key.as_gc().and_then(|t| self.plain_tuple_hash(t)) {
            if let Some(at) = self.searched(&d, key) {
                return Ok(at);
            }
            hash
        } else {
            match self.key_hash(key)? {
                Some(hash) => hash,
                None => return Ok(KeyAt::Guest),
            }
        };
        let at = match self.table_find(&d, hash, key) {
            Found::At(i) => KeyAt::At(i),
            Found::Missing => KeyAt::Missing(hash),
            Found::Guest => return Ok(KeyAt::Guest),
        };
        self.last_search.set(Search {
            dict: d.addr(),
            changes: d.changes.get(),
            key: key.bits(),
            at,
        });
        Ok(at)
    }

    /// What a search comes to, if it is the last one once more: what looks and then stores (`d[k] += 1`, `if k in d: d[k]`)
    /// searches once.
    #[inline(always)]
    fn searched(&self, d: &Gc<Dict>, key: Value) -> Option<KeyAt> {
        let last = self.last_search.get();
        let same =
            last.key == key.bits() && last.dict == d.addr() && last.changes == d.changes.get();
        same.then_some(last.at)
    }

    /// Notes in a site's cell where a dict has a key, for the site's native code to look there first.
    pub(crate) fn note_place(&mut self, d: Gc<Dict>, key: Value, cell: &Cell<Feedback>) {
        if let Some(hash) = self.simple_hash(key)
            && let Found::At(i) = self.table_find(&d, hash, key)
        {
            let mut fb = cell.get();
            fb.0[3] = i;
            cell.set(fb);
        }
    }

    /// A key's kept hash; `None` when the program must be asked. TypeError when it is unhashable.
    #[inline(never)]
    pub fn key_hash(&mut self, key: Value) -> Result<Option<i64>, Exit> {
        match self.simple_hash(key) {
            Some(hash) => Ok(Some(hash)),
            None if self.is_unhashable(key) => Err(self.unhashable(key)),
            None => Ok(None),
        }
    }

    /// `hash(v)`.
    pub fn hash(&mut self, v: Value) -> Answer {
        match self.key_hash(v)? {
            Some(hash) => Ok(Value::int(hash)),
            None => Err(self.prelude_call(PreludeFn::Hash, &[v])),
        }
    }

    /// Whether the value's type has no hash.
    pub fn is_unhashable(&mut self, v: Value) -> bool {
        match v.kind() {
            Some(
                Kind::List
                | Kind::Dict
                | Kind::Set
                | Kind::ByteArray
                | Kind::Deque
                | Kind::Slice
                | Kind::MappingProxy,
            ) => true,
            Some(Kind::DictView) => v.expect::<DictView>().variety() != ViewVariety::Values,
            Some(Kind::Instance | Kind::Exception | Kind::Class) => {
                self.special(v, self.names.dunder_hash) == Some(Value::NONE)
            }
            _ => false,
        }
    }

    #[cold]
    pub fn unhashable(&mut self, v: Value) -> Exit {
        let name = self.type_name(v);
        self.type_error(format!("unhashable type: '{name}'"))
    }
}

/// Kept hash of an int within 62 bits.
#[inline(always)]
pub fn small_int_hash(i: i64) -> i64 {
    // The language's modulus is 2^61 - 1, so all but the ends are their own hash; kept hashes have as many bits.
    if i > crate::value::INT_MIN + 1 && i < crate::value::INT_MAX {
        return if i == -1 { -2 } else { i };
    }
    let h = crate::semantics::number::hash(Value::int(i)).unwrap_or(0);
    fold_hash(h as u64)
}
