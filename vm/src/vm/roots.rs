//! The runtime's places in the VM: values with fixed numbers.
//!
//! They lie in the VM itself, so that a place whose number is known where it is used is one load. A snapshot has them by
//! number; it does not know what they mean.

use crate::value::Value;
use std::ops::{Index, IndexMut};

/// The values; all are None at first.
pub struct Roots {
    places: [Value; Roots::MAX],
    len: usize,
}

impl Roots {
    /// How many places there can be.
    pub const MAX: usize = 64;

    /// `n` places.
    ///
    /// # Panics
    /// `n` is above [`Roots::MAX`].
    pub fn new(n: usize) -> Roots {
        assert!(n <= Roots::MAX, "{n} places");
        Roots {
            places: [Value::NONE; Roots::MAX],
            len: n,
        }
    }

    /// All places, in order.
    pub fn all(&self) -> &[Value] {
        &self.places[..self.len]
    }

    /// Sets the first places to these. False if there are not so many.
    pub(crate) fn set_first(&mut self, values: &[Value]) -> bool {
        let Some(places) = self.places[..self.len].get_mut(..values.len()) else {
            return false;
        };
        places.copy_from_slice(values);
        true
    }
}

impl Default for Roots {
    fn default() -> Roots {
        Roots::new(0)
    }
}

impl Index<usize> for Roots {
    type Output = Value;

    #[inline(always)]
    fn index(&self, place: usize) -> &Value {
        &self.places[place]
    }
}

impl IndexMut<usize> for Roots {
    #[inline(always)]
    fn index_mut(&mut self, place: usize) -> &mut Value {
        &mut self.places[place]
    }
}
