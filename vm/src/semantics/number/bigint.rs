//! The bridge to the big-number crate, and the limits on big operations.
//!
//! Big ints live on the heap as sign and limbs; an operation on long ones copies them into the crate's numbers,
//! computes, and copies the result back. Before it starts, its cost is estimated from the operands' sizes alone (so that the count
//! of ticks is the same everywhere), charged, and refused where the result could not be kept or the budget of ticks
//! would not pay for it: a single multiplication must not run for minutes inside a limit of seconds.

use super::Num;
use crate::native::{Answer, Exit};
use crate::objects::BigInt;
use crate::value::Value;
use crate::vm::Vm;
use dashu_int::{IBig, Sign, UBig};

/// Results of more bits are refused: 4 GiB each.
pub const BITS_MAX: u64 = 1 << 35;

/// Words of work that cost one tick.
pub const WORDS_PER_TICK: u64 = 16;

const _: () = assert!(
    dashu_int::Word::BITS == 64,
    "limbs are words of the big-number crate"
);

/// The magnitude of a big int.
pub fn magnitude(big: &BigInt) -> UBig {
    UBig::from_words(big.limbs())
}

/// A big int in the crate's form.
pub fn signed(big: &BigInt) -> IBig {
    let sign = if big.negative {
        Sign::Negative
    } else {
        Sign::Positive
    };
    IBig::from_sign_words(sign, big.limbs())
}

/// An int of any size (bools too) in the crate's form; `None` when the value is no int.
pub fn from_value(v: Value) -> Option<IBig> {
    match Num::of(v)? {
        Num::Small(i) => Some(IBig::from(i)),
        Num::Big(b) => Some(signed(&b)),
        Num::Float(_) => None,
    }
}

/// An int in the crate's form. Panics when the number is a float.
pub fn from_num(n: Num) -> IBig {
    match n {
        Num::Small(i) => IBig::from(i),
        Num::Big(b) => signed(&b),
        Num::Float(_) => unreachable!("an int"),
    }
}

/// Number of limbs of an int's magnitude, at least one.
pub fn n_limbs(n: Num) -> usize {
    match n {
        Num::Big(b) => b.n_limbs as usize,
        _ => 1,
    }
}

/// Number of bits of an int's magnitude.
pub fn n_bits(n: Num) -> u64 {
    match n {
        Num::Small(i) => 64 - i.unsigned_abs().leading_zeros() as u64,
        Num::Big(b) => limbs_bits(b.limbs()),
        Num::Float(_) => 0,
    }
}

/// Number of bits of a magnitude without leading zero limbs.
pub fn limbs_bits(limbs: &[u64]) -> u64 {
    match limbs.last() {
        Some(top) => 64 * limbs.len() as u64 - top.leading_zeros() as u64,
        None => 0,
    }
}

/// An int that fits 64 bits.
pub fn to_i64(n: Num) -> Option<i64> {
    match n {
        Num::Small(i) => Some(i),
        Num::Big(b) => match (b.limbs(), b.negative) {
            ([m], false) => i64::try_from(*m).ok(),
            ([m], true) if *m <= 1 << 63 => Some((*m as i64).wrapping_neg()),
            _ => None,
        },
        Num::Float(_) => None,
    }
}

impl Vm {
    /// An int object from the crate's form.
    pub fn int_from_big(&mut self, n: &IBig) -> Answer {
        let (sign, words) = n.as_sign_words();
        self.int_from_limbs(sign == Sign::Negative, words)
    }

    /// An int object from an unsigned magnitude of the crate.
    pub fn int_from_ubig(&mut self, n: &UBig) -> Answer {
        self.int_from_limbs(false, n.as_words())
    }

    /// An int from 128 bits.
    #[inline]
    pub fn int_from_i128(&mut self, i: i128) -> Answer {
        if let Ok(word) = i64::try_from(i)
            && let Some(v) = Value::try_int(word)
        {
            return Ok(v);
        }
        let m = i.unsigned_abs();
        match [m as u64, (m >> 64) as u64] {
            [low, 0] => self.new_big(i < 0, &[low]),
            limbs => self.new_big(i < 0, &limbs),
        }
    }

    /// Refuses a result of so many bits if it is beyond the limits.
    pub fn check_bits(&mut self, bits: u64) -> Result<(), Exit> {
        let config = &self.heap.config;
        let heap_limit = config.limit_bytes.saturating_add(config.reserve_bytes) as u64;
        if bits > BITS_MAX || bits / 8 > heap_limit {
            return Err(self.memory_error());
        }
        Ok(())
    }

    /// Refuses a text of so many bytes if it is longer than a string can be or beyond the limits: to be asked before it is
    /// made.
    pub fn check_text(&mut self, bytes: usize) -> Result<(), Exit> {
        if bytes > u32::MAX as usize {
            return Err(self.memory_error());
        }
        self.check_bits(bytes as u64 * 8)
    }

    /// Charges work of so many words, before it is done.
    pub fn work(&mut self, words: u64) -> Result<(), Exit> {
        self.pay(usize::try_from(words / WORDS_PER_TICK).unwrap_or(usize::MAX))
    }
}

/// Estimated work of multiplying (or dividing) magnitudes of so many limbs, in words.
pub fn product_work(n: usize, m: usize) -> u64 {
    let (small, large) = if n < m { (n, m) } else { (m, n) };
    let (small, large) = (small as u64, large as u64);
    if small <= 32 {
        return small * large;
    }
    // Beyond the schoolbook's range the exponent is about 1.5; whole numbers only, to be the same everywhere.
    large.saturating_mul(small.isqrt() * 5)
}

/// Estimated work of converting between so many limbs and decimal digits, in words.
pub fn radix_work(n: usize) -> u64 {
    4 * product_work(n, n)
}
