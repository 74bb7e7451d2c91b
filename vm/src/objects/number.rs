//! Numbers that do not fit a value word.
#![expect(unsafe_code, reason = "objects with a tail of limbs")]

use super::object;
use crate::heap::Header;

/// A float whose exponent cannot be self-tagged.
#[repr(C)]
pub struct BoxedFloat {
    pub header: Header,
    pub value: f64,
}
object!(BoxedFloat, Float);

/// An integer beyond 62 bits: sign and magnitude. Never holds an integer that fits a value word.
#[repr(C)]
pub struct BigInt {
    pub header: Header,
    pub negative: bool,
    pub n_limbs: u32,
    // `n_limbs` little-endian 64-bit limbs follow, the last not zero.
}
object!(BigInt, BigInt);

impl BigInt {
    /// The magnitude, least significant limb first.
    pub fn limbs(&self) -> &[u64] {
        // SAFETY: the limbs follow the struct, written when it was made.
        unsafe {
            std::slice::from_raw_parts((self as *const BigInt).add(1).cast(), self.n_limbs as usize)
        }
    }
}
