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
/// since it keeps neither the table nor the key alive. Native code looks into it.
pub(crate) struct Search {
    /// Address of the table.
    pub dict: Cell<usize>,
    /// The key's word.
    pub key: Cell<u64>,
    pub changes: Cell<u32>,
    /// The entry, or [`Search::MISSING`].
    pub entry: Cell<u32>,
    hash: Cell<i64>,
}

impl Search {
    pub const MISSING: u32 = u32::MAX;

    pub fn forget(&self) {
        self.key.set(Value::UNBOUND.bits());
    }
}

impl Default for Search {
    fn default() -> Search {
        Search {
            dict: Cell::new(0),
            key: Cell::new(Value::UNBOUND.bits()),
            changes: Cell::new(0),
            entry: Cell::new(Search::MISSING),
            hash: Cell::new(0),
        }
    }
}

/// Notes the number of a key's entry in a site's cell.
pub(crate) fn note_entry(cell: &Cell<Feedback>, n: u32) {
    let mut fb = cell.get();
    fb.0[3] = n;
    cell.set(fb);
}

impl Vm {
    /// Looks for a key. TypeError when it is unhashable.
    #[inline(always)]
    pub fn key_at(&mut self, d: Gc<Dict>, key: Value) -> Result<KeyAt, Exit> {
        match self.searched(&d, key) {
            Some(at) => Ok(at),
            None => self.search(d, key),
        }
    }

    #[inline(never)]
    fn search(&mut self, d: Gc<Dict>, key: Value) -> Result<KeyAt, Exit> {
        let hash = if let Some(s) = key.as_gc::<Str>() {
            self.hash_str(s)
        } else if key.is_int() {
            small_int_hash(key.as_int())
        } else if let Some(hash) = key.as_gc().and_then(|t| self.plain_tuple_hash(t)) {
            hash
        } else {
            // What hash such a key has may change with its class: it is asked for each time.
            return Ok(match self.key_hash(key)? {
                Some(hash) => at(self.table_find(&d, hash, key), hash),
                None => KeyAt::Guest,
            });
        };
        let found = at(self.table_find(&d, hash, key), hash);
        let entry = match found {
            KeyAt::At(i) => i,
            KeyAt::Missing(_) => Search::MISSING,
            KeyAt::Guest => return Ok(KeyAt::Guest),
        };
        let last = &self.last_search;
        last.dict.set(d.addr());
        last.key.set(key.bits());
        last.changes.set(d.changes.get());
        last.entry.set(entry);
        last.hash.set(hash);
        Ok(found)
    }

    /// What a search comes to, if it is the last one once more: what looks and then stores (`d[k] += 1`, `if k in d: d[k]`)
    /// searches once.
    #[inline(always)]
    fn searched(&self, d: &Gc<Dict>, key: Value) -> Option<KeyAt> {
        let last = &self.last_search;
        let same = last.key.get() == key.bits()
            && last.dict.get() == d.addr()
            && last.changes.get() == d.changes.get();
        same.then(|| match last.entry.get() {
            Search::MISSING => KeyAt::Missing(last.hash.get()),
            entry => KeyAt::At(entry),
        })
    }

    /// Notes in a site's cell where a dict has a key, for the site's native code to look there first.
    pub(crate) fn note_place(&mut self, d: Gc<Dict>, key: Value, cell: &Cell<Feedback>) {
        if let Some(hash) = self.simple_hash(key)
            && let Found::At(i) = self.table_find(&d, hash, key)
        {
            note_entry(cell, i);
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

/// Where a key with this hash is, by what was found.
#[inline(always)]
fn at(found: Found, hash: i64) -> KeyAt {
    match found {
        Found::At(i) => KeyAt::At(i),
        Found::Missing => KeyAt::Missing(hash),
        Found::Guest => KeyAt::Guest,
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
