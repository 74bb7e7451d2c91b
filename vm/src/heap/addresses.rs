//! Numbers for objects, by their addresses: a page of numbers for each block of the heap.
//!
//! Objects that were made together lie together, and are mostly met together: so the page of the last object is at hand,
//! and a number costs a load or two where a hash table would miss the caches. The numbers are of use as long as nothing
//! is collected.

use super::block::{BLOCK_BYTES, GRANULE};
use rustc_hash::FxHashMap;

const PLACES: usize = BLOCK_BYTES / GRANULE;

/// A number in a page that is none.
const FREE: u32 = u32::MAX;

/// Numbers by address. None is `u32::MAX`.
pub struct AddressTable {
    pages: Vec<Box<[u32; PLACES]>>,
    /// A page's index by its block.
    index: FxHashMap<usize, u32>,
    /// The block of the last object, and its page.
    last: (usize, u32),
}

impl Default for AddressTable {
    fn default() -> AddressTable {
        AddressTable {
            pages: Vec::new(),
            index: FxHashMap::default(),
            last: (usize::MAX, 0),
        }
    }
}

impl AddressTable {
    /// The number of an object; it gets this one if it has none yet.
    #[inline]
    pub fn number(&mut self, addr: usize, next: u32) -> u32 {
        let block = addr / BLOCK_BYTES;
        if block != self.last.0 {
            self.turn_to(block);
        }
        let place = &mut self.pages[self.last.1 as usize][addr % BLOCK_BYTES / GRANULE];
        if *place == FREE {
            *place = next;
        }
        *place
    }

    #[cold]
    fn turn_to(&mut self, block: usize) {
        let n = self.pages.len() as u32;
        let page = *self.index.entry(block).or_insert(n);
        if page == n {
            self.pages.push(Box::new([FREE; PLACES]));
        }
        self.last = (block, page);
    }

    /// The number of an object, if it has one.
    #[inline]
    pub fn get(&self, addr: usize) -> Option<u32> {
        let block = addr / BLOCK_BYTES;
        let page = match block == self.last.0 {
            true => self.last.1,
            false => *self.index.get(&block)?,
        };
        let number = self.pages[page as usize][addr % BLOCK_BYTES / GRANULE];
        (number != FREE).then_some(number)
    }
}
