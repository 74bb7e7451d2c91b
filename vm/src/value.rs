//! The value word.
//!
//! A [`Value`] is 64 bits and says what it is in its lowest bits:
//!
//! ```text
//! ..............0.   a float, re-coded (below)
//! ..............10   an integer of 62 bits, shifted left by 2
//! .............011   a pointer to a heap object, whose address is a multiple of 8
//! .............111   an immediate: None, False, True, Ellipsis, NotImplemented, UNBOUND
//! ```
//!
//! Floats are *self-tagged* (Melançon, Serrano, Feeley: "Float Self-Tagging", OOPSLA 2025): the double is
//! rotated left by 4, which brings the sign and the top three exponent bits to the bottom, and 1 is added. What
//! was the exponent's bit 9 is 0 then exactly when it agreed with bit 8 below it, whatever the sum carries
//! further, and that covers both zeros, the subnormals, everything from 2^-255 to 2^257, the infinities and NaN.
//! "Is it a float?" is one bit test. The other doubles are boxed on the heap.
//!
//! What it does not do: a `Value` owns nothing and knows nothing of the heap. Equality of two `Value`s is
//! equality of their bits: the language's `is` and `==` stand in `semantics`.
#![expect(
    unsafe_code,
    reason = "turns the pointer bits of a value into references"
)]

use crate::heap::{Gc, Header, Kind, Object};

/// A tagged 64-bit word. See the module's documentation.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
#[repr(transparent)]
pub struct Value(u64);

pub(crate) const FLOAT_BIT: u64 = 0b10;
pub(crate) const INT_TAG: u64 = 0b10;
const INT_MASK: u64 = 0b11;
pub(crate) const PTR_TAG: u64 = 0b011;
const IMM_TAG: u64 = 0b111;
const LOW3: u64 = 0b111;

/// Largest integer that a value word holds.
pub const INT_MAX: i64 = (1 << 61) - 1;
/// Smallest integer that a value word holds.
pub const INT_MIN: i64 = -(1 << 61);

impl Value {
    pub const NONE: Value = Value(0x07);
    pub const FALSE: Value = Value(0x0f);
    pub const TRUE: Value = Value(0x1f);
    pub const ELLIPSIS: Value = Value(0x27);
    pub const NOT_IMPLEMENTED: Value = Value(0x2f);
    /// "No value": an unassigned variable, a missing argument, a deleted table entry. Programs never see it.
    pub const UNBOUND: Value = Value(0x37);
    pub const ZERO: Value = Value(INT_TAG);

    /// The raw word.
    #[inline(always)]
    pub const fn bits(self) -> u64 {
        self.0
    }

    /// The value with these raw bits, which must have come from [`Value::bits`] of a value that is still alive.
    #[inline(always)]
    pub const fn from_bits(bits: u64) -> Value {
        Value(bits)
    }

    /// `True` or `False`.
    #[inline(always)]
    pub const fn bool(b: bool) -> Value {
        Value(0x0f | (b as u64) << 4)
    }

    /// The integer, if it fits 62 bits.
    #[inline(always)]
    pub const fn try_int(i: i64) -> Option<Value> {
        if i >= INT_MIN && i <= INT_MAX {
            Some(Value((i as u64) << 2 | INT_TAG))
        } else {
            None
        }
    }

    /// A small integer, known to fit 62 bits (checked in debug builds).
    #[inline(always)]
    pub const fn int(i: i64) -> Value {
        debug_assert!(i >= INT_MIN && i <= INT_MAX);
        Value((i as u64) << 2 | INT_TAG)
    }

    /// The float, if its exponent is one of those that need no box.
    #[inline(always)]
    pub const fn try_float(f: f64) -> Option<Value> {
        let v = f.to_bits().rotate_left(4).wrapping_add(1);
        if v & FLOAT_BIT == 0 {
            Some(Value(v))
        } else {
            None
        }
    }

    /// A pointer to a heap object.
    #[inline(always)]
    pub fn ptr<T: Object>(p: Gc<T>) -> Value {
        Value(p.addr() as u64 | PTR_TAG)
    }

    /// A pointer to an object of any kind.
    #[inline(always)]
    pub fn header(p: Gc<Header>) -> Value {
        Value(p.addr() as u64 | PTR_TAG)
    }

    #[inline(always)]
    pub const fn is_float(self) -> bool {
        self.0 & FLOAT_BIT == 0
    }

    #[inline(always)]
    pub const fn is_int(self) -> bool {
        self.0 & INT_MASK == INT_TAG
    }

    #[inline(always)]
    pub const fn is_ptr(self) -> bool {
        self.0 & LOW3 == PTR_TAG
    }

    #[inline(always)]
    pub const fn is_immediate(self) -> bool {
        self.0 & LOW3 == IMM_TAG
    }

    #[inline(always)]
    pub const fn is_none(self) -> bool {
        self.0 == Value::NONE.0
    }

    #[inline(always)]
    pub const fn is_unbound(self) -> bool {
        self.0 == Value::UNBOUND.0
    }

    #[inline(always)]
    pub const fn is_bool(self) -> bool {
        self.0 | 0x10 == Value::TRUE.0
    }

    #[inline(always)]
    pub const fn is_true(self) -> bool {
        self.0 == Value::TRUE.0
    }

    #[inline(always)]
    pub const fn is_false(self) -> bool {
        self.0 == Value::FALSE.0
    }

    /// The unboxed integer; meaningless when `!is_int()`.
    #[inline(always)]
    pub const fn as_int(self) -> i64 {
        self.0 as i64 >> 2
    }

    /// The unboxed float; meaningless when `!is_float()`.
    #[inline(always)]
    pub const fn as_float(self) -> f64 {
        f64::from_bits(self.0.wrapping_sub(1).rotate_right(4))
    }

    /// Whether both are unboxed integers.
    #[inline(always)]
    pub const fn both_int(self, other: Value) -> bool {
        ((self.0 ^ INT_TAG) | (other.0 ^ INT_TAG)) & INT_MASK == 0
    }

    /// Whether both are unboxed floats.
    #[inline(always)]
    pub const fn both_float(self, other: Value) -> bool {
        (self.0 | other.0) & FLOAT_BIT == 0
    }

    /// Sum of two unboxed integers, if it fits.
    #[inline(always)]
    pub const fn int_add(self, other: Value) -> Option<Value> {
        match (self.0 as i64).checked_add((other.0 ^ INT_TAG) as i64) {
            Some(v) => Some(Value(v as u64)),
            None => None,
        }
    }

    /// Difference of two unboxed integers, if it fits.
    #[inline(always)]
    pub const fn int_sub(self, other: Value) -> Option<Value> {
        match (self.0 as i64).checked_sub((other.0 ^ INT_TAG) as i64) {
            Some(v) => Some(Value(v as u64)),
            None => None,
        }
    }

    /// Product of two unboxed integers, if it fits.
    #[inline(always)]
    pub const fn int_mul(self, other: Value) -> Option<Value> {
        match ((self.0 ^ INT_TAG) as i64).checked_mul(other.as_int()) {
            Some(v) => Some(Value(v as u64 | INT_TAG)),
            None => None,
        }
    }

    /// The header of the object pointed to, if it is a pointer.
    #[inline(always)]
    pub fn as_header(self) -> Option<Gc<Header>> {
        if self.is_ptr() {
            // SAFETY: a pointer value points to a live object (Law 2: nothing is freed between yield points).
            Some(unsafe { Gc::from_addr((self.0 ^ PTR_TAG) as usize) })
        } else {
            None
        }
    }

    /// The kind of the object pointed to, if it is a pointer.
    #[inline(always)]
    pub fn kind(self) -> Option<Kind> {
        Some(self.as_header()?.kind())
    }

    /// Whether it points to an object of this kind.
    #[inline(always)]
    pub fn is_kind(self, kind: Kind) -> bool {
        self.as_header().is_some_and(|h| h.kind() == kind)
    }

    /// The object as a `T`, if it is one.
    #[inline(always)]
    pub fn as_gc<T: Object>(self) -> Option<Gc<T>> {
        let header = self.as_header()?;
        if T::is_kind(header.kind()) {
            // SAFETY: the header's kind says that the object is a `T`.
            Some(unsafe { Gc::from_addr(header.addr()) })
        } else {
            None
        }
    }

    /// The object as a `T`. Panics when it is not one: for places where the type is an invariant.
    #[inline(always)]
    #[track_caller]
    pub fn expect<T: Object>(self) -> Gc<T> {
        match self.as_gc() {
            Some(p) => p,
            None => panic!("expected a {}, found {self:?}", std::any::type_name::<T>()),
        }
    }

    /// The object as a `T` without looking.
    ///
    /// # Safety
    /// The value must be a pointer to an object of a kind that `T` describes.
    #[inline(always)]
    pub unsafe fn cast<T: Object>(self) -> Gc<T> {
        debug_assert!(self.as_gc::<T>().is_some());
        // SAFETY: by contract.
        unsafe { Gc::from_addr((self.0 ^ PTR_TAG) as usize) }
    }

    /// Address of the object pointed to (tables that the collector knows of may use it as a key).
    #[inline(always)]
    pub const fn addr(self) -> usize {
        (self.0 & !LOW3) as usize
    }
}

impl std::fmt::Debug for Value {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match *self {
            v if v.is_float() => write!(f, "{:?}", v.as_float()),
            v if v.is_int() => write!(f, "{}", v.as_int()),
            Value::NONE => f.write_str("None"),
            Value::TRUE => f.write_str("True"),
            Value::FALSE => f.write_str("False"),
            Value::ELLIPSIS => f.write_str("Ellipsis"),
            Value::NOT_IMPLEMENTED => f.write_str("NotImplemented"),
            Value::UNBOUND => f.write_str("<unbound>"),
            v => match v.kind() {
                Some(kind) => write!(f, "<{kind:?}>"),
                None => write!(f, "<bits {:#x}>", v.0),
            },
        }
    }
}
