//! Numbers for objects, by their addresses.
//!
//! A handful of objects stands in a small hash table. More of them get a page of numbers for each block of the heap: objects that
//! were made together lie together, and are mostly met together, so the pages of the last objects are at hand, and a number costs
//! a load or two where a hash table would miss the caches. The numbers are of use as long as nothing is collected.

use super::block::{BLOCK_BYTES, GRANULE};
use rustc_hash::FxHashMap;
use std::cell::Cell;

const PLACES: usize = BLOCK_BYTES / GRANULE;

/// A number in a page that is none.
const FREE: u32 = u32::MAX;

const RECENT: usize = 64;

/// So many objects are a handful.
const FEW_MAX: usize = 1024;

/// Numbers by address. None is `u32::MAX`.
pub struct AddressTable {
    few: Few,
    pages: Vec<Box<[u32; PLACES]>>,
    /// A page's index by its block.
    index: FxHashMap<usize, u32>,
    /// Blocks of the last objects, and their pages, by the lowest bits of the block: objects of some sizes come by turns, and each
    /// size has blocks of its own.
    recent: [Cell<(usize, u32)>; RECENT],
}

impl Default for AddressTable {
    fn default() -> AddressTable {
        AddressTable {
            few: Few::with_bits(6),
            pages: Vec::new(),
            index: FxHashMap::default(),
            recent: [const { Cell::new((usize::MAX, 0)) }; RECENT],
        }
    }
}

impl AddressTable {
    /// The number of an object; it gets this one if it has none yet.
    #[inline]
    pub fn number(&mut self, addr: usize, next: u32) -> u32 {
        let block = addr / BLOCK_BYTES;
        let recent = self.recent[block % RECENT].get();
        let page = match block == recent.0 {
            true => recent.1,
            false => {
                if self.pages.is_empty() {
                    match self.few.number(addr, next) {
                        Some(number) => return number,
                        None => self.leave_few(),
                    }
                }
                self.turn_to(block)
            }
        };
        let place = &mut self.pages[page as usize][addr % BLOCK_BYTES / GRANULE];
        if *place == FREE {
            *place = next;
        }
        *place
    }

    #[cold]
    fn turn_to(&mut self, block: usize) -> u32 {
        let n = self.pages.len() as u32;
        let page = *self.index.entry(block).or_insert(n);
        if page == n {
            // Made where it is to be, and not on the stack first.
            let page = vec![FREE; PLACES].into_boxed_slice().try_into();
            self.pages.push(page.expect("as many places as that"));
        }
        self.recent[block % RECENT].set((block, page));
        page
    }

    /// They are more than a handful.
    #[cold]
    fn leave_few(&mut self) {
        for (addr, number) in std::mem::take(&mut self.few.places) {
            if number != FREE {
                self.turn_to(addr / BLOCK_BYTES);
                self.number(addr, number);
            }
        }
    }

    /// The number of an object, if it has one.
    #[inline]
    pub fn get(&self, addr: usize) -> Option<u32> {
        let block = addr / BLOCK_BYTES;
        let recent = self.recent[block % RECENT].get();
        let page = match block == recent.0 {
            true => recent.1,
            false if self.pages.is_empty() => return self.few.get(addr),
            false => {
                let page = *self.index.get(&block)?;
                self.recent[block % RECENT].set((block, page));
                page
            }
        };
        let number = self.pages[page as usize][addr % BLOCK_BYTES / GRANULE];
        (number != FREE).then_some(number)
    }
}

/// A hash table of open addresses, never more than half full.
struct Few {
    places: Vec<(usize, u32)>,
    bits: u32,
    left: usize,
}

impl Few {
    fn with_bits(bits: u32) -> Few {
        Few {
            places: vec![(0, FREE); 1 << bits],
            bits,
            left: 1 << (bits - 1),
        }
    }

    /// Where an object stands, or would stand.
    #[inline]
    fn place(&self, addr: usize) -> usize {
        let hash = (addr / GRANULE) as u64;
        let hash = hash.wrapping_mul(0x9e37_79b9_7f4a_7c15);
        let mut at = (hash >> (64 - self.bits)) as usize;
        while self.places[at].1 != FREE && self.places[at].0 != addr {
            at = (at + 1) & (self.places.len() - 1);
        }
        at
    }

    #[inline]
    fn get(&self, addr: usize) -> Option<u32> {
        let number = self.places[self.place(addr)].1;
        (number != FREE).then_some(number)
    }

    /// The number of an object, which gets this one if it has none yet; or None where that were one too many.
    #[inline]
    fn number(&mut self, addr: usize, next: u32) -> Option<u32> {
        let at = self.place(addr);
        if self.places[at].1 != FREE {
            return Some(self.places[at].1);
        }
        if self.left == 0 {
            if self.places.len() / 2 >= FEW_MAX {
                return None;
            }
            self.grow();
            return self.number(addr, next);
        }
        self.left -= 1;
        self.places[at] = (addr, next);
        Some(next)
    }

    #[cold]
    fn grow(&mut self) {
        let mut larger = Few::with_bits(self.bits + 1);
        for (addr, number) in &self.places {
            if *number != FREE {
                let at = larger.place(*addr);
                larger.places[at] = (*addr, *number);
                larger.left -= 1;
            }
        }
        *self = larger;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_stay_when_there_are_many() {
        let mut table = AddressTable::default();
        // Blocks come by turns.
        let addr = |i: usize| (i % 7) * BLOCK_BYTES + (i / 7 + 1) * GRANULE;
        let n = FEW_MAX * 3;
        for i in 0..n {
            assert_eq!(table.get(addr(i)), None);
            assert_eq!(table.number(addr(i), i as u32), i as u32);
            assert_eq!(table.number(addr(i / 2), n as u32), i as u32 / 2);
        }
        for i in 0..n {
            assert_eq!(table.get(addr(i)), Some(i as u32));
        }
    }
}
