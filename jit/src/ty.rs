//! What is known of a value while code is being compiled.
//!
//! A [`Ty`] is a set of classes of values, refined by an interval for ints, a shape for objects and the value itself
//! where it is known. The lattice is finite but for the intervals, which are widened at loops.

use pirn_vm::Value;
use pirn_vm::heap::Kind;
use pirn_vm::objects::BigInt;

/// Classes of values, as bits.
pub mod class {
    /// An integer of up to 64 bits.
    pub const INT: u32 = 1;
    /// A float, boxed or not.
    pub const FLOAT: u32 = 2;
    pub const BOOL: u32 = 4;
    pub const NONE: u32 = 8;
    pub const UNBOUND: u32 = 16;
    pub const STR: u32 = 32;
    pub const LIST: u32 = 64;
    pub const TUPLE: u32 = 128;
    pub const DICT: u32 = 256;
    pub const FUNCTION: u32 = 512;
    pub const INSTANCE: u32 = 1024;
    pub const CLASS: u32 = 2048;
    pub const ITER: u32 = 4096;
    /// Any other object, integers beyond 64 bits among them.
    pub const OBJECT: u32 = 8192;
    /// Other constants.
    pub const REST: u32 = 16384;
    pub const SET: u32 = 32768;
    pub const BYTES: u32 = 1 << 16;
    pub const BYTEARRAY: u32 = 1 << 17;
    /// An integer of up to 64 bits without a sign. Types that have this have [`INT`] as well.
    pub const WIDE: u32 = 1 << 18;
    pub const ANY: u32 = (1 << 19) - 1;
    /// The low 64 bits of an integer, of which nothing else is known: never a value of the program's.
    pub const LOW: u32 = 1 << 19;
    /// Values that are pointers for certain.
    pub const POINTERS: u32 = STR
        | LIST
        | TUPLE
        | DICT
        | SET
        | BYTES
        | BYTEARRAY
        | FUNCTION
        | INSTANCE
        | CLASS
        | ITER
        | OBJECT;
    pub const NUMBERS: u32 = INT | FLOAT;
}

/// What is known of a value.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Ty {
    /// Bits of [`class`].
    pub bits: u32,
    /// Interval of ints.
    pub lo: i64,
    pub hi: i64,
    /// The object's shape, or 0; or the number of a set of shapes ([`Ty::SHAPES`]) that its own is in.
    pub shape: u32,
    /// The value's word, or 0.
    pub known: u64,
}

/// Interval of the ints that a value word holds.
pub const SMALL: (i64, i64) = (pirn_vm::value::INT_MIN, pirn_vm::value::INT_MAX);

impl Ty {
    /// Numbers of sets of shapes have this bit.
    pub const SHAPES: u32 = 1 << 31;

    pub const ANY: Ty = Ty::of(class::ANY);
    pub const FLOAT: Ty = Ty::of(class::FLOAT);
    pub const BOOL: Ty = Ty::of(class::BOOL);
    /// An int from 0 up to 2⁶⁴ − 1. Unboxed it is the unsigned word, which is that of an [`class::INT`] where it is one.
    pub const WIDE: Ty = Ty {
        lo: 0,
        ..Ty::of(class::INT | class::WIDE)
    };
    /// See [`class::LOW`].
    pub const LOW: Ty = Ty::of(class::LOW);

    /// The low bits of an int of no more than so many limbs.
    pub const fn low(limbs: usize) -> Ty {
        Ty {
            hi: limbs as i64,
            ..Ty::LOW
        }
    }

    /// Some value of these classes.
    pub const fn of(bits: u32) -> Ty {
        Ty {
            bits,
            lo: i64::MIN,
            hi: i64::MAX,
            shape: 0,
            known: 0,
        }
    }

    /// An int of this interval.
    pub const fn int(lo: i64, hi: i64) -> Ty {
        Ty {
            bits: class::INT,
            lo,
            hi,
            shape: 0,
            known: 0,
        }
    }

    /// An int whose interval may exceed 64 bits: cut to those.
    pub fn int_clamped(lo: i128, hi: i128) -> Ty {
        let cut = |x: i128| x.clamp(i64::MIN as i128, i64::MAX as i128) as i64;
        Ty::int(cut(lo), cut(hi))
    }

    /// An int that was a value word.
    pub const fn small_int() -> Ty {
        Ty::int(SMALL.0, SMALL.1)
    }

    /// Just this value.
    pub fn value(v: Value) -> Ty {
        let bits = match v {
            v if v.is_int() => return Ty::int(v.as_int(), v.as_int()),
            v if v.is_float() => class::FLOAT,
            Value::NONE => class::NONE,
            Value::UNBOUND => class::UNBOUND,
            v if v.is_bool() => class::BOOL,
            v if as_wide(v).is_some() => {
                return Ty {
                    known: v.bits(),
                    ..Ty::WIDE
                };
            }
            v => v.kind().map_or(class::REST, class_of_kind),
        };
        Ty {
            known: v.bits(),
            ..Ty::of(bits)
        }
    }

    /// An object of this shape and class.
    pub fn shaped(self, shape: u32) -> Ty {
        Ty { shape, ..self }
    }

    /// The object that it is, where that is known.
    pub fn object(self) -> Option<Value> {
        Some(Value::from_bits(self.known)).filter(|v| self.known != 0 && v.is_ptr())
    }

    /// The value, where there is only one.
    pub fn single(self) -> Option<Value> {
        match self.is_int() && self.lo == self.hi {
            true => Value::try_int(self.lo),
            false => Some(Value::from_bits(self.known)).filter(|_| self.known != 0),
        }
    }

    pub fn is_int(self) -> bool {
        self.bits == class::INT
    }

    pub fn is_float(self) -> bool {
        self.bits == class::FLOAT
    }

    /// Whether it is an int that may be beyond 63 bits, of those that an unsigned word holds.
    pub fn is_wide(self) -> bool {
        self.bits == Ty::WIDE.bits && self.lo >= 0
    }

    /// Whether it is an int that an unsigned word holds.
    pub fn is_unsigned(self) -> bool {
        self.is_wide() || self.is_int() && self.lo >= 0
    }

    /// Whether values of it go from block to block without a box.
    pub fn is_number(self) -> bool {
        self.is_int() || self.is_float() || self.is_wide()
    }

    /// Whether all values are of these classes.
    pub fn within(self, bits: u32) -> bool {
        self.bits & !bits == 0
    }

    /// Whether all values are of another type's classes, as far as guards go that establish it.
    pub fn is_within(self, other: Ty) -> bool {
        self.within(other.bits) && (!other.is_wide() || self.lo >= 0)
    }

    /// Whether some value is of these classes.
    pub fn may(self, bits: u32) -> bool {
        self.bits & bits != 0
    }

    pub fn without(self, bits: u32) -> Ty {
        Ty {
            bits: self.bits & !bits,
            ..self
        }
    }

    /// Whether every int of it fits a value word.
    pub fn is_small(self) -> bool {
        self.lo >= SMALL.0 && self.hi <= SMALL.1
    }

    /// Whether the value word of none of it is a pointer.
    pub fn is_word(self) -> bool {
        self.within(class::INT | class::BOOL | class::NONE | class::UNBOUND)
            && (!self.may(class::INT) || self.is_small())
    }

    /// The values of both.
    pub fn join(self, other: Ty) -> Ty {
        let (lo, hi) = match (self.may(class::INT), other.may(class::INT)) {
            (true, true) => (self.lo.min(other.lo), self.hi.max(other.hi)),
            (true, false) => (self.lo, self.hi),
            _ => (other.lo, other.hi),
        };
        let same = |a: u64, b: u64| if a == b { a } else { 0 };
        Ty {
            bits: self.bits | other.bits,
            lo,
            hi,
            shape: same(self.shape as u64, other.shape as u64) as u32,
            known: same(self.known, other.known),
        }
    }

    /// Whether all its values are values of `other`.
    pub fn fits(self, other: Ty) -> bool {
        self.within(other.bits)
            && (!self.may(class::INT) || self.lo >= other.lo && self.hi <= other.hi)
            && (other.shape == 0 || self.shape == other.shape)
            && (other.known == 0 || self.known == other.known)
    }

    /// What a loop variable is assumed to be that begins as this: an int of a value word stays one until the loop makes
    /// a larger one of it.
    pub fn widened(self) -> Ty {
        if self.is_wide() {
            return Ty::WIDE;
        }
        let small = self.may(class::INT) && self.is_small();
        let (lo, hi) = if small { SMALL } else { (i64::MIN, i64::MAX) };
        Ty {
            lo,
            hi,
            ..Ty::of(self.bits)
        }
    }
}

/// The unsigned word of an int beyond a value word, if one holds it.
pub fn as_wide(v: Value) -> Option<u64> {
    let big = v.as_gc::<BigInt>().filter(|b| !b.negative)?;
    match *big.limbs() {
        [limb] => Some(limb),
        _ => None,
    }
}

/// The class of objects of a kind.
pub fn class_of_kind(kind: Kind) -> u32 {
    match kind {
        Kind::Float => class::FLOAT,
        Kind::Str => class::STR,
        Kind::List => class::LIST,
        Kind::Tuple => class::TUPLE,
        Kind::Dict => class::DICT,
        Kind::Set => class::SET,
        Kind::Bytes => class::BYTES,
        Kind::ByteArray => class::BYTEARRAY,
        Kind::Function => class::FUNCTION,
        Kind::Instance => class::INSTANCE,
        Kind::Class => class::CLASS,
        Kind::Iter => class::ITER,
        _ => class::OBJECT,
    }
}
