//! Comparisons: `< <= == != > >=` of anything.
//!
//! Numbers and text come first, then built-in containers whose items are simple; whatever needs the program is answered by
//! a call of the prelude, which knows the order in which methods are asked. Equality without a meaning of
//! its own is identity; ordering without one is a TypeError.

use crate::heap::{Gc, Kind};
use crate::native::{Answer, Exit};
use crate::objects::*;
pub use crate::semantics::number::CmpOp;
use crate::semantics::number::{self, Num};
use crate::semantics::sequence::is_guest;
use crate::semantics::table::same_text;
use crate::value::Value;
use crate::vm::{PreludeFn, Vm};
use std::cmp::Ordering;

/// Items compared between two looks at limits.
const LOOK_EVERY: usize = 1024;

/// How two values compare as far as the VM knows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Native {
    Order(Ordering),
    /// Neither less nor equal nor greater: NaN.
    Unordered,
    /// Equality has this answer; ordering is a TypeError.
    Only(bool),
    /// Only the program can tell.
    Guest,
}

/// A comparison of two tuples or two lists of a few items, as long as these are small ints, strings and floats, or the
/// same; `None` for everything else.
#[inline]
pub(super) fn short_sequences(op: CmpOp, a: Value, b: Value) -> Option<bool> {
    const SHORT: usize = 15;
    let (x, y) = match (a.kind()?, b.kind()?) {
        (Kind::Tuple, Kind::Tuple) => (a.expect::<Tuple>().slice(), b.expect::<Tuple>().slice()),
        (Kind::List, Kind::List) => (a.expect::<List>().slice(), b.expect::<List>().slice()),
        _ => return None,
    };
    if is_equality(op) && lengths_tell(a, x, y) {
        return Some(op == CmpOp::Ne);
    }
    if x.len().min(y.len()) > SHORT {
        return None;
    }
    for (p, q) in x.iter().zip(y) {
        if p == q && !p.is_float() {
            continue;
        }
        let order = if p.both_int(*q) {
            p.as_int().cmp(&q.as_int())
        } else if p.both_float(*q) {
            // NaN is left to those who know what is the same.
            p.as_float().partial_cmp(&q.as_float())?
        } else {
            let (s, t) = (p.as_gc::<Str>()?, q.as_gc::<Str>()?);
            match is_equality(op) {
                true if same_text(&s, &t) => Ordering::Equal,
                true => Ordering::Less,
                false => s.as_bytes().cmp(t.as_bytes()),
            }
        };
        if order.is_ne() {
            return Some(op.holds(Some(order)));
        }
    }
    Some(op.holds(Some(x.len().cmp(&y.len()))))
}

/// Whether two sequences, `a` being the first, are unequal by their lengths alone: lists are; tuples are asked for their
/// items first, as in CPython, and an item's `__eq__` is the program's.
fn lengths_tell(a: Value, x: &[Value], y: &[Value]) -> bool {
    x.len() != y.len() && !a.is_kind(Kind::Tuple)
}

impl Vm {
    /// `a op b`.
    #[inline]
    pub fn compare(&mut self, op: CmpOp, a: Value, b: Value) -> Answer {
        if a.both_int(b) {
            return Ok(Value::bool(op.holds(Some(a.as_int().cmp(&b.as_int())))));
        }
        if a.both_float(b) {
            let (x, y) = (a.as_float(), b.as_float());
            return Ok(Value::bool(op.holds(x.partial_cmp(&y))));
        }
        self.compare_slow(op, a, b)
    }

    #[inline(never)]
    fn compare_slow(&mut self, op: CmpOp, a: Value, b: Value) -> Answer {
        match self.compare_known(op, a, b)? {
            Some(answer) => Ok(Value::bool(answer)),
            None => Err(self.cannot_order(op, a, b)),
        }
    }

    /// The dunder method of a built-in type: NotImplemented instead of TypeError or identity when the types have nothing to
    /// say about each other.
    pub fn compare_method(&mut self, op: CmpOp, a: Value, b: Value) -> Answer {
        if !a.is_kind(Kind::Class) && is_guest(b) && self.payload(b).is_none() {
            return Ok(Value::NOT_IMPLEMENTED);
        }
        if !self.comparable_types(op, a, b) {
            return Ok(Value::NOT_IMPLEMENTED);
        }
        match self.compare_known(op, a, b)? {
            Some(answer) => Ok(Value::bool(answer)),
            None => Ok(Value::NOT_IMPLEMENTED),
        }
    }

    /// Whether the left operand's type compares with the right one's at all.
    fn comparable_types(&self, op: CmpOp, a: Value, b: Value) -> bool {
        let family = |v: Value| match v.kind() {
            None if v.is_int() || v.is_float() || v.is_bool() => Some(1),
            None => None,
            Some(kind) => Some(match kind {
                Kind::Float | Kind::BigInt => 1,
                Kind::Str => 2,
                Kind::Bytes | Kind::ByteArray => 3,
                Kind::List => 4,
                Kind::Tuple => 5,
                Kind::Dict | Kind::MappingProxy => 6,
                Kind::Set | Kind::FrozenSet => 7,
                Kind::DictView => 7,
                Kind::Range => 8,
                Kind::Slice => 9,
                Kind::Deque => 10,
                _ => return None,
            }),
        };
        match (family(a), family(b)) {
            (Some(6 | 8), Some(y)) => is_equality(op) && family(a) == Some(y),
            (Some(x), Some(y)) => x == y,
            _ => self.is(a, b) && is_equality(op),
        }
    }

    /// The comparison's outcome; `None` when the operands cannot be ordered.
    fn compare_known(&mut self, op: CmpOp, a: Value, b: Value) -> Result<Option<bool>, Exit> {
        if let Some(order) = number_order(a, b) {
            return Ok(Some(op.holds(order)));
        }
        if let (Some(x), Some(y)) = (a.as_gc::<Str>(), b.as_gc::<Str>()) {
            return Ok(Some(match op {
                CmpOp::Eq => x == y || x.as_bytes() == y.as_bytes(),
                CmpOp::Ne => x != y && x.as_bytes() != y.as_bytes(),
                _ => op.holds(Some(x.as_bytes().cmp(y.as_bytes()))),
            }));
        }
        if is_equality(op) && (a.is_immediate() || b.is_immediate()) && !is_guest(a) && !is_guest(b)
        {
            return Ok(Some((a == b) == (op == CmpOp::Eq)));
        }
        let (Some(x), Some(y)) = (a.kind(), b.kind()) else {
            return self.compare_unlike(op, a, b);
        };
        match (x, y) {
            (Kind::List, Kind::List) => {
                let (x, y) = (a.expect::<List>().slice(), b.expect::<List>().slice());
                self.compare_items(op, a, b, x, y)
            }
            (Kind::Tuple, Kind::Tuple) => {
                let (x, y) = (a.expect::<Tuple>().slice(), b.expect::<Tuple>().slice());
                self.compare_items(op, a, b, x, y)
            }
            (Kind::Deque, Kind::Deque) => {
                let (x, y) = (
                    self.native_items(a)?.unwrap_or_default(),
                    self.native_items(b)?.unwrap_or_default(),
                );
                self.compare_items(op, a, b, &x, &y)
            }
            (Kind::Slice, Kind::Slice) => {
                let fields = |v: Value| {
                    let s: Gc<Slice> = v.expect();
                    [s.start, s.stop, s.step]
                };
                let (x, y) = (self.tuple(&fields(a))?, self.tuple(&fields(b))?);
                let (xs, ys) = (x.expect::<Tuple>().slice(), y.expect::<Tuple>().slice());
                self.compare_items(op, x, y, xs, ys)
            }
            (Kind::Bytes | Kind::ByteArray, Kind::Bytes | Kind::ByteArray) => {
                Ok(Some(op.holds(Some(bytes_of(a).cmp(bytes_of(b))))))
            }
            (Kind::Dict, Kind::Dict) if is_equality(op) => self.compare_dicts(op, a, b),
            (Kind::MappingProxy, _) if is_equality(op) => {
                self.compare_known(op, a.expect::<MappingProxy>().mapping, b)
            }
            (_, Kind::MappingProxy) if is_equality(op) => {
                self.compare_known(op, a, b.expect::<MappingProxy>().mapping)
            }
            (
                Kind::Set | Kind::FrozenSet | Kind::DictView,
                Kind::Set | Kind::FrozenSet | Kind::DictView,
            ) => match self.compare_sets(op, a, b)? {
                Some(answer) => Ok(Some(answer)),
                None => self.compare_unlike(op, a, b),
            },
            (Kind::Range, Kind::Range) if is_equality(op) => {
                let eq =
                    super::sequence_range::range_eq(&a.expect::<Range>(), &b.expect::<Range>());
                Ok(Some(eq == (op == CmpOp::Eq)))
            }
            _ => self.compare_unlike(op, a, b),
        }
    }

    /// Operands that have no native meaning together.
    fn compare_unlike(&mut self, op: CmpOp, a: Value, b: Value) -> Result<Option<bool>, Exit> {
        let bit = match is_equality(op) {
            true => equality::PAYLOADS_EQUALITY,
            false => equality::PAYLOADS_ORDER,
        };
        if let Some((x, y)) = self.payloads_for(a, b, bit) {
            return self.compare_known(op, x, y);
        }
        // Of an object and itself, too, the program may think something else.
        let asked = a == b && is_guest(a) && !self.compares_by_identity(a);
        if is_equality(op)
            && !asked
            && let Some(eq) = self.simple_eq(a, b)
        {
            return Ok(Some(eq == (op == CmpOp::Eq)));
        }
        if is_guest(a) || is_guest(b) {
            return Err(self.compare_in_prelude(op, a, b));
        }
        if is_equality(op) {
            return Ok(Some(self.is(a, b) == (op == CmpOp::Eq)));
        }
        Ok(None)
    }

    fn compare_in_prelude(&mut self, op: CmpOp, a: Value, b: Value) -> Exit {
        let name = self.compare_name(op);
        self.prelude_call(PreludeFn::CompareFallback, &[name, a, b])
    }

    #[cold]
    fn cannot_order(&mut self, op: CmpOp, a: Value, b: Value) -> Exit {
        let (x, y) = (self.type_name(a), self.type_name(b));
        self.type_error(format!(
            "'{}' not supported between instances of '{x}' and '{y}'",
            symbol(op)
        ))
    }

    /// Two sequences of items, in lexicographic order.
    fn compare_items(
        &mut self,
        op: CmpOp,
        a: Value,
        b: Value,
        x: &[Value],
        y: &[Value],
    ) -> Result<Option<bool>, Exit> {
        if is_equality(op) && lengths_tell(a, x, y) {
            return Ok(Some(op == CmpOp::Ne));
        }
        for (i, (p, q)) in x.iter().zip(y).enumerate() {
            if p == q && !p.is_float() {
                continue;
            }
            if i.is_multiple_of(LOOK_EVERY) {
                self.pay(0)?;
            }
            match self.same_item(*p, *q) {
                Some(true) => {}
                Some(false) if is_equality(op) => {
                    self.pay(i / 16)?;
                    return Ok(Some(op == CmpOp::Ne));
                }
                Some(false) => {
                    self.pay(i / 16)?;
                    return match self.native_order(*p, *q) {
                        Native::Order(order) => Ok(Some(op.holds(Some(order)))),
                        Native::Unordered => Ok(Some(false)),
                        Native::Only(_) => {
                            // The message names the items.
                            Err(self.cannot_order(op, *p, *q))
                        }
                        Native::Guest => Err(self.compare_sequences_in_prelude(op, a, b)),
                    };
                }
                None => return Err(self.compare_sequences_in_prelude(op, a, b)),
            }
        }
        self.pay(x.len().min(y.len()) / 16)?;
        Ok(Some(op.holds(Some(x.len().cmp(&y.len())))))
    }

    fn compare_sequences_in_prelude(&mut self, op: CmpOp, a: Value, b: Value) -> Exit {
        let name = self.compare_name(op);
        self.prelude_call(PreludeFn::SequenceCompare, &[name, a, b])
    }

    /// Order of two values whose meaning is native, for comparing items and sorting.
    pub fn native_order(&self, a: Value, b: Value) -> Native {
        self.native_order_at(a, b, 0)
    }

    fn native_order_at(&self, a: Value, b: Value, depth: u32) -> Native {
        if let Some(order) = number_order(a, b) {
            return order.map_or(Native::Unordered, Native::Order);
        }
        match (a.kind(), b.kind()) {
            (Some(Kind::Str), Some(Kind::Str)) => Native::Order(
                a.expect::<Str>()
                    .as_bytes()
                    .cmp(b.expect::<Str>().as_bytes()),
            ),
            (Some(Kind::Bytes | Kind::ByteArray), Some(Kind::Bytes | Kind::ByteArray)) => {
                Native::Order(bytes_of(a).cmp(bytes_of(b)))
            }
            (Some(Kind::Tuple), Some(Kind::Tuple)) => {
                let (x, y) = (a.expect::<Tuple>().slice(), b.expect::<Tuple>().slice());
                self.order_items(x, y, depth)
            }
            (Some(Kind::List), Some(Kind::List)) => {
                let (x, y) = (a.expect::<List>().slice(), b.expect::<List>().slice());
                self.order_items(x, y, depth)
            }
            (Some(Kind::Set | Kind::FrozenSet), Some(Kind::Set | Kind::FrozenSet)) => Native::Guest,
            _ if is_guest(a) || is_guest(b) => {
                match self.payloads_for(a, b, equality::PAYLOADS_ORDER) {
                    Some((x, y)) => self.native_order_at(x, y, depth),
                    None => Native::Guest,
                }
            }
            _ => match self.simple_eq(a, b) {
                Some(eq) => Native::Only(eq),
                None => Native::Guest,
            },
        }
    }

    fn order_items(&self, x: &[Value], y: &[Value], depth: u32) -> Native {
        if depth > 40 {
            return Native::Guest;
        }
        for (p, q) in x.iter().zip(y) {
            match self.same_item(*p, *q) {
                Some(true) => {}
                Some(false) => return self.native_order_at(*p, *q, depth + 1),
                None => return Native::Guest,
            }
        }
        Native::Order(x.len().cmp(&y.len()))
    }

    fn compare_dicts(&mut self, op: CmpOp, a: Value, b: Value) -> Result<Option<bool>, Exit> {
        match self.dicts_eq(a.expect(), b.expect())? {
            Some(eq) => Ok(Some(eq == (op == CmpOp::Eq))),
            None => {
                let negate = Value::bool(op == CmpOp::Ne);
                Err(self.prelude_call(PreludeFn::DictEq, &[a, b, negate]))
            }
        }
    }

    /// Equality of dicts; `None` when only the program can tell.
    pub fn dicts_eq(&mut self, a: Gc<Dict>, b: Gc<Dict>) -> Result<Option<bool>, Exit> {
        if a.len() != b.len() {
            return Ok(Some(false));
        }
        self.pay(a.len() / 8)?;
        let mut from = 0;
        while let Some((i, key, value)) = a.next_entry(from) {
            from = i + 1;
            use crate::semantics::table::Found;
            let other = match self.table_find(&b, a.entry(i).0, key) {
                Found::At(n) => b.value_at(n),
                Found::Missing => return Ok(Some(false)),
                Found::Guest => return Ok(None),
            };
            match self.same_item(value, other) {
                Some(true) => {}
                unequal_or_guest => return Ok(unequal_or_guest),
            }
            if (i as usize).is_multiple_of(LOOK_EVERY) {
                self.pay(0)?;
            }
        }
        Ok(Some(true))
    }
}

fn bytes_of(v: Value) -> &'static [u8] {
    match v.as_gc::<Bytes>() {
        Some(b) => b.data(),
        None => v.expect::<ByteArray>().data(),
    }
}

/// How two numbers compare: `None` when one of them is none, `Some(None)` when they are unordered.
#[inline]
pub fn number_order(a: Value, b: Value) -> Option<Option<Ordering>> {
    if a.both_int(b) {
        return Some(Some(a.as_int().cmp(&b.as_int())));
    }
    Some(number::compare::order(Num::of(a)?, Num::of(b)?))
}

/// How an operator is written.
pub fn symbol(op: CmpOp) -> &'static str {
    match op {
        CmpOp::Lt => "<",
        CmpOp::Le => "<=",
        CmpOp::Eq => "==",
        CmpOp::Ne => "!=",
        CmpOp::Gt => ">",
        CmpOp::Ge => ">=",
    }
}

/// Whether the operator is `==` or `!=`.
pub fn is_equality(op: CmpOp) -> bool {
    matches!(op, CmpOp::Eq | CmpOp::Ne)
}
