//! Keys: from a value to its entry in a table.
//!
//! [`Vm::key_at`] is the door to every dict and set. Simple keys are hashed and found here. A key whose hash or
//! equality only the program knows is answered by [`KeyAt::Guest`], and the caller hands the operation to the prelude,
//! which probes the table entry by entry with the primitives of `builtins::primitives_containers`.

use crate::heap::{Gc, Kind};
use crate::native::{Answer, Exit};
use crate::objects::{Dict, DictView, Str, ViewVariety};
use crate::semantics::table::{Found, fold_hash};
use crate::value::Value;
use crate::vm::{PreludeFn, Vm};

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

impl Vm {
    /// Looks for a key. TypeError when it is unhashable.
    #[inline]
    pub fn key_at(&mut self, d: Gc<Dict>, key: Value) -> Result<KeyAt, Exit> {
        let hash = if let Some(s) = key.as_gc::<Str>() {
            self.hash_str(s)
        } else if key.is_int() {
            small_int_hash(key.as_int())
        } else {
            match self.key_hash(key)? {
                Some(hash) => hash,
                None => return Ok(KeyAt::Guest),
            }
        };
        Ok(match self.table_find(&d, hash, key) {
            Found::At(i) => KeyAt::At(i),
            Found::Missing => KeyAt::Missing(hash),
            Found::Guest => KeyAt::Guest,
        })
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
