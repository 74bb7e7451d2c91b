//! The instruction word: packing and unpacking of the fields named in `ops.rs`.

use super::ops::{Field, Len, Op};

/// One instruction. See the picture in `ops.rs`.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
#[repr(transparent)]
pub struct Instr(pub u64);

impl Instr {
    /// Three 16-bit operands and a small one.
    pub const fn new(op: Op, x: u8, a: u16, b: u16, c: u16) -> Instr {
        Instr(op as u64 | (x as u64) << 8 | (a as u64) << 16 | (b as u64) << 32 | (c as u64) << 48)
    }

    /// One 16-bit operand, a small one, and a 32-bit one in `bc`.
    pub const fn wide(op: Op, x: u8, a: u16, bc: u32) -> Instr {
        Instr(op as u64 | (x as u64) << 8 | (a as u64) << 16 | (bc as u64) << 32)
    }

    /// The op's number, whether or not it is an op.
    pub const fn op_number(self) -> u8 {
        self.0 as u8
    }

    /// Whether the instruction is of this op.
    #[inline(always)]
    pub const fn is(self, op: Op) -> bool {
        self.op_number() == op as u8
    }

    /// The op, if the number is one.
    #[inline]
    pub fn op(self) -> Option<Op> {
        Op::from_u8(self.op_number())
    }

    #[inline(always)]
    pub const fn x(self) -> u8 {
        (self.0 >> 8) as u8
    }

    #[inline(always)]
    pub const fn a(self) -> u16 {
        (self.0 >> 16) as u16
    }

    #[inline(always)]
    pub const fn b(self) -> u16 {
        (self.0 >> 32) as u16
    }

    #[inline(always)]
    pub const fn c(self) -> u16 {
        (self.0 >> 48) as u16
    }

    #[inline(always)]
    pub const fn bc(self) -> u32 {
        (self.0 >> 32) as u32
    }

    /// The field as an unsigned number.
    pub const fn field(self, field: Field) -> u32 {
        match field {
            Field::X => self.x() as u32,
            Field::A => self.a() as u32,
            Field::B => self.b() as u32,
            Field::C => self.c() as u32,
            Field::BC => self.bc(),
        }
    }

    /// The field as a signed number.
    pub const fn signed(self, field: Field) -> i32 {
        match field {
            Field::X => self.x() as i8 as i32,
            Field::A => self.a() as i16 as i32,
            Field::B => self.b() as i16 as i32,
            Field::C => self.c() as i16 as i32,
            Field::BC => self.bc() as i32,
        }
    }

    /// The same instruction with the field set to the low bits of `value`.
    pub const fn with(self, field: Field, value: u32) -> Instr {
        let (shift, mask) = match field {
            Field::X => (8, 0xff),
            Field::A => (16, 0xffff),
            Field::B => (32, 0xffff),
            Field::C => (48, 0xffff),
            Field::BC => (32, 0xffff_ffff),
        };
        Instr(self.0 & !(mask << shift) | (value as u64 & mask) << shift)
    }

    /// How many registers a range operand of this length covers here.
    pub const fn range_len(self, len: Len) -> u32 {
        match len {
            Len::Fixed(k) => k,
            Len::C(k) => self.c() as u32 + k,
            Len::TwiceC => 2 * self.c() as u32,
            Len::X(k) => self.x() as u32 + k,
            Len::XPlusCPlus1 => self.x() as u32 + self.c() as u32 + 1,
            Len::BitsOfX => self.x().count_ones(),
        }
    }
}

impl std::fmt::Debug for Instr {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(
            f,
            "{:?} x={} a={} b={} c={}",
            self.op(),
            self.x(),
            self.a(),
            self.b(),
            self.c()
        )
    }
}
