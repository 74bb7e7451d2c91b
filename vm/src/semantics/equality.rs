//! Identity, hashing and equality of values whose meaning is built in.
//!
//! A *simple* value is one whose hash and equality need no code of the program: numbers, strings, bytes, None and
//! the other constants, tuples and frozen sets of simple values, and everything compared by identity (functions,
//! classes, instances of classes that define neither `__eq__` nor `__hash__`), and instances that carry a simple value and leave
//! these methods to it. For others these functions answer
//! `None` and the caller takes the guest way.

use crate::bytecode::code_flags;
use crate::heap::{Gc, Kind};
use crate::objects::{
    BoundMethod, Bytes, Class, Dict, Function, Instance, Str, Tuple, class_flag, equality,
};
use crate::semantics::table::{Found, fold_hash, hash_bytes};
use crate::semantics::table_keys::small_int_hash;
use crate::value::Value;
use crate::vm::{Known, Vm};

/// Structures nested deeper than this are left to the guest way, which recurses in heap frames.
const DEPTH_MAX: u32 = 40;

/// Items of nested structures that one hash or one equality looks at. What has more, such as a small graph of tuples that
/// share their parts and stands for a billion items, is left to the guest way, too: it can be interrupted.
const NESTED_MAX: u32 = 1 << 12;

impl Vm {
    /// `a is b`: identity of objects, and of numbers by value.
    #[inline]
    pub fn is(&self, a: Value, b: Value) -> bool {
        a == b || self.is_slow(a, b)
    }

    fn is_slow(&self, a: Value, b: Value) -> bool {
        match (a.kind(), b.kind()) {
            (Some(Kind::Float), Some(Kind::Float)) => {
                crate::semantics::number::boxed_bits(a) == crate::semantics::number::boxed_bits(b)
            }
            (Some(Kind::BigInt), Some(Kind::BigInt)) => crate::semantics::number::int_eq(a, b),
            _ => false,
        }
    }

    /// Equality of two values; `None` when only the program can tell.
    pub fn simple_eq(&self, a: Value, b: Value) -> Option<bool> {
        self.simple_eq_at(a, b, 0)
    }

    fn simple_eq_at(&self, a: Value, b: Value, depth: u32) -> Option<bool> {
        if a == b && !a.is_float() {
            return Some(true);
        }
        if let Some(eq) = crate::semantics::number::eq(a, b) {
            return Some(eq);
        }
        match (a.kind(), b.kind()) {
            (Some(Kind::Str), Some(Kind::Str)) => {
                Some(a.expect::<Str>().as_bytes() == b.expect::<Str>().as_bytes())
            }
            (Some(Kind::Bytes), Some(Kind::Bytes)) => {
                Some(a.expect::<Bytes>().as_bytes() == b.expect::<Bytes>().as_bytes())
            }
            (Some(Kind::Tuple), Some(Kind::Tuple)) => self.tuple_eq(a.expect(), b.expect(), depth),
            (Some(Kind::FrozenSet | Kind::Set), Some(Kind::FrozenSet | Kind::Set)) => {
                self.simple_set_eq(a.expect(), b.expect())
            }
            (Some(Kind::Range), Some(Kind::Range)) => {
                Some(super::sequence_range::range_eq(&a.expect(), &b.expect()))
            }
            (Some(Kind::Range), _) | (_, Some(Kind::Range))
                if !may_be_guest(a) && !may_be_guest(b) =>
            {
                Some(false)
            }
            (Some(Kind::BoundMethod), Some(Kind::BoundMethod)) => {
                let (m, n) = (a.expect::<BoundMethod>(), b.expect::<BoundMethod>());
                Some(m.receiver.get() == n.receiver.get() && m.func.get() == n.func.get())
            }
            _ if self.compares_by_identity(a) && self.compares_by_identity(b) => Some(false),
            _ => {
                let (x, y) = self.payloads_for(a, b, equality::PAYLOADS_EQUALITY)?;
                self.simple_eq_at(x, y, depth)
            }
        }
    }

    fn tuple_eq(&self, a: Gc<Tuple>, b: Gc<Tuple>, depth: u32) -> Option<bool> {
        if depth > DEPTH_MAX || !self.take_nested(a.len.min(b.len), depth) {
            return None;
        }
        // Tuples of different lengths are unequal only after their items, which may be the program's, have been asked.
        for (x, y) in a.items().iter().zip(b.items()) {
            if !(x == y || self.simple_eq_at(*x, *y, depth + 1)?) {
                return Some(false);
            }
        }
        Some(a.len == b.len)
    }

    /// Whether `n` items of a structure at this depth may still be looked at. Those of the outermost one always may: they
    /// cannot be more than there is memory for.
    pub(crate) fn take_nested(&self, n: usize, depth: u32) -> bool {
        if depth == 0 {
            self.nested_left.set(NESTED_MAX);
            return true;
        }
        let left = self.nested_left.get();
        let rest = u32::try_from(n).ok().and_then(|n| left.checked_sub(n + 1));
        self.nested_left.set(rest.unwrap_or(0));
        rest.is_some()
    }

    fn simple_set_eq(&self, a: Gc<Dict>, b: Gc<Dict>) -> Option<bool> {
        if a.len() != b.len() {
            return Some(false);
        }
        let mut from = 0;
        while let Some((i, key, _)) = a.next_entry(from) {
            from = i + 1;
            match self.table_find(&b, a.entry(i).0, key) {
                Found::At(_) => {}
                Found::Missing => return Some(false),
                Found::Guest => return None,
            }
        }
        Some(true)
    }

    /// Whether equality with anything of another identity is false without asking the program.
    pub(crate) fn compares_by_identity(&self, v: Value) -> bool {
        let Some(h) = v.as_header() else { return true };
        match h.kind() {
            Kind::Instance | Kind::Exception => {
                !self.defines_equality(self.class_of_shape(h.shape()))
            }
            // Classes may have a metaclass with `__eq__`; these containers may hold guest items.
            Kind::Class => {
                h.shape() == Known::Type.shape()
                    || !self.defines_equality(self.class_of_shape(h.shape()))
            }
            Kind::List
            | Kind::Dict
            | Kind::Deque
            | Kind::DictView
            | Kind::Range
            | Kind::Slice
            | Kind::ByteArray => false,
            Kind::MappingProxy | Kind::BoundMethod => false,
            _ => true,
        }
    }

    /// Whether a class (or a base of it) written in the program, or a payload, gives equality a meaning.
    pub fn defines_equality(&self, class: Gc<Class>) -> bool {
        self.equality_of(class) & equality::COMPARES != 0
    }

    /// Bits of [`equality`]: looked up once an epoch.
    #[inline]
    fn equality_of(&self, class: Gc<Class>) -> u64 {
        let kept = class.equality.get();
        if kept >> equality::BITS == self.epoch as u64 {
            return kept;
        }
        self.look_up_equality(class)
    }

    #[inline(never)]
    fn look_up_equality(&self, class: Gc<Class>) -> u64 {
        let names = &self.names;
        let definer = |name: Value| {
            let mro = class.mro.get().expect::<Tuple>().slice();
            let mut classes = mro.iter().map(|c| c.expect::<Class>());
            classes.find(|c| self.dict_get_str(c.dict.get().expect(), name).is_some())
        };
        let object = self.known(Known::Object);
        let defined = |name| definer(name).is_some_and(|c| c != object);
        let layout = class.layout.get().as_gc::<Class>();
        let layout = layout.filter(|_| class.has(class_flag::PAYLOAD));
        let payloads = |name| layout.is_some() && definer(name) == layout;
        let order = [
            names.dunder_lt,
            names.dunder_le,
            names.dunder_gt,
            names.dunder_ge,
        ];
        let bits = [
            (
                equality::COMPARES,
                defined(names.dunder_eq) || defined(names.dunder_ne),
            ),
            (
                equality::HASHES,
                defined(names.dunder_eq) || defined(names.dunder_hash),
            ),
            (
                equality::PAYLOADS_EQUALITY,
                payloads(names.dunder_eq) && payloads(names.dunder_ne),
            ),
            (equality::PAYLOADS_HASH, payloads(names.dunder_hash)),
            (
                equality::NAMES_HASH,
                definer(names.dunder_hash).is_some_and(|c| {
                    let hash = self.dict_get_str(c.dict.get().expect(), names.dunder_hash);
                    hash.is_some_and(is_hash_of_members)
                }),
            ),
            (equality::PAYLOADS_ORDER, order.into_iter().all(payloads)),
        ];
        let bits = bits.into_iter().filter(|(_, holds)| *holds);
        let bits = bits.fold((self.epoch as u64) << equality::BITS, |all, (bit, _)| {
            all | bit
        });
        class.equality.set(bits);
        bits
    }

    /// The payload of an instance that its class compares, hashes or orders (a bit of [`equality`]) as the payload alone would be.
    #[inline]
    pub(crate) fn payload_for(&self, v: Value, bit: u64) -> Option<Value> {
        let instance = v.as_gc::<Instance>()?;
        let class = self.class_of_shape(instance.header.shape());
        if !class.has(class_flag::PAYLOAD) || self.equality_of(class) & bit == 0 {
            return None;
        }
        Some(instance.slots().first()?.get())
    }

    /// The two values with such payloads in the place of instances; `None` where there are none, or the program is asked all
    /// the same.
    pub(crate) fn payloads_for(&self, a: Value, b: Value, bit: u64) -> Option<(Value, Value)> {
        let (x, y) = (self.payload_for(a, bit), self.payload_for(b, bit));
        if x.is_none() && y.is_none() {
            return None;
        }
        let (x, y) = (x.unwrap_or(a), y.unwrap_or(b));
        (!may_be_guest(x) && !may_be_guest(y)).then_some((x, y))
    }

    /// Hash of a value, within 62 bits; `None` when the program must be asked or it is unhashable.
    #[inline]
    pub fn simple_hash(&self, v: Value) -> Option<i64> {
        if let Some(s) = v.as_gc::<Str>() {
            return Some(self.hash_str(s));
        }
        if v.is_int() {
            return Some(small_int_hash(v.as_int()));
        }
        self.simple_hash_at(v, 0)
    }

    fn simple_hash_at(&self, v: Value, depth: u32) -> Option<i64> {
        if v.is_int() {
            return Some(small_int_hash(v.as_int()));
        }
        if let Some(h) = crate::semantics::number::hash(v) {
            return Some(fold_hash(h as u64));
        }
        let Some(h) = v.as_header() else {
            return Some(fold_hash(v.bits().wrapping_mul(0x9e37_79b9)));
        };
        match h.kind() {
            Kind::Str => Some(self.hash_str(v.expect())),
            Kind::Bytes => Some(fold_hash(hash_bytes(
                self.config.hash_seed,
                v.expect::<Bytes>().as_bytes(),
            ))),
            Kind::Tuple => self.tuple_hash(v.expect(), depth),
            Kind::FrozenSet => Some(self.frozenset_hash(v.expect())),
            Kind::Instance | Kind::Exception
                if !self.defines_equality_or_hash(self.class_of_shape(h.shape())) =>
            {
                Some(self.identity_hash(v))
            }
            Kind::Class
                if h.shape() == Known::Type.shape()
                    || !self.defines_equality_or_hash(self.class_of_shape(h.shape())) =>
            {
                Some(self.identity_hash(v))
            }
            Kind::Instance => {
                if let Some(payload) = self.payload_for(v, equality::PAYLOADS_HASH) {
                    return self.simple_hash_at(payload, depth);
                }
                self.hash_of_member(v)
            }
            Kind::Exception | Kind::Class => None,
            Kind::List
            | Kind::Dict
            | Kind::Set
            | Kind::ByteArray
            | Kind::Deque
            | Kind::Slice
            | Kind::DictView => None,
            Kind::Range => Some(super::sequence_range::range_hash(&v.expect())),
            Kind::MappingProxy | Kind::BoundMethod => None,
            _ => Some(self.identity_hash(v)),
        }
    }

    /// The hash of a member of an enumeration, where that is the library's: so a key costs no call.
    fn hash_of_member(&self, member: Value) -> Option<i64> {
        let shape = member.as_header()?.shape();
        if self.equality_of(self.class_of_shape(shape)) & equality::NAMES_HASH == 0 {
            return None;
        }
        let at = self.shape_slot(shape, self.names.enum_name)?;
        let name: Gc<Str> = self.value_in_slot(member, at)?.as_gc()?;
        Some(self.hash_str(name))
    }

    fn defines_equality_or_hash(&self, class: Gc<Class>) -> bool {
        self.equality_of(class) & equality::HASHES != 0
    }

    /// Hash of an object that is its own: by the order in which objects were first asked, never by address.
    pub fn identity_hash(&self, v: Value) -> i64 {
        fold_hash(self.identity(v).wrapping_mul(0x9e37_79b9_7f4a_7c15))
    }

    fn tuple_hash(&self, t: Gc<Tuple>, depth: u32) -> Option<i64> {
        if depth > DEPTH_MAX || !self.take_nested(t.len, depth) {
            return None;
        }
        let mut h = tuple_hash_start(t.len);
        for item in t.items() {
            let x = self.simple_hash_at(*item, depth + 1)?;
            h = combine(h, x);
        }
        Some(fold_hash(h))
    }

    /// Hash of a tuple of strings and small ints; `None` of others.
    #[inline]
    pub(crate) fn plain_tuple_hash(&self, t: Gc<Tuple>) -> Option<i64> {
        let mut h = tuple_hash_start(t.len);
        for item in t.items() {
            let x = if item.is_int() {
                small_int_hash(item.as_int())
            } else {
                self.hash_str(item.as_gc()?)
            };
            h = combine(h, x);
        }
        Some(fold_hash(h))
    }

    /// Hash of a frozen set: independent of order, from the hashes kept in the table.
    pub fn frozenset_hash(&self, set: Gc<Dict>) -> i64 {
        let mut h: u64 = (set.len() as u64).wrapping_mul(0x9e37_79b9_7f4a_7c15);
        let mut from = 0;
        while let Some((i, _, _)) = set.next_entry(from) {
            from = i + 1;
            let x = set.entry(i).0 as u64;
            h ^= (x ^ x << 16 ^ 89_869_747).wrapping_mul(3_644_798_167);
        }
        fold_hash(h.wrapping_mul(69069).wrapping_add(907_133_923))
    }
}

fn may_be_guest(v: Value) -> bool {
    matches!(
        v.kind(),
        Some(Kind::Instance | Kind::Exception | Kind::Class)
    )
}

/// Hash of a tuple before its items are added.
pub fn tuple_hash_start(len: usize) -> u64 {
    0x345678 ^ len as u64
}

/// Adds one item's hash to that of a sequence.
pub fn combine(h: u64, x: i64) -> u64 {
    (h.rotate_left(5) ^ x as u64).wrapping_mul(0x517c_c1b7_2722_0a95)
}

/// Whether a `__hash__` is the library's of enumerations.
fn is_hash_of_members(hash: Value) -> bool {
    let code = hash.as_gc::<Function>().map(|f| f.code_ref());
    code.is_some_and(|rt| rt.has(code_flags::HIDDEN) && rt.code().qualname == "Enum.__hash__")
}
