//! Where small objects live: blocks of equal cells.
//!
//! A block is 32 KiB at a 32 KiB boundary. It begins with its mark bits (one per 16 bytes of the block, so that
//! the bit is found from the address alone) and the size of its cells; the rest are cells. A block's free cells
//! are not linked: the allocator takes a *run* of unmarked cells at a time and bumps through it.
#![expect(unsafe_code, reason = "raw memory of the heap")]

use super::pages;
use std::alloc::{Layout, dealloc};
use std::ptr::NonNull;

/// Bytes of a block, and its alignment.
pub const BLOCK_BYTES: usize = 32 * 1024;
/// Addresses are multiples of this; one mark bit covers so many bytes.
pub const GRANULE: usize = 16;
const MARK_WORDS: usize = BLOCK_BYTES / GRANULE / 64;
/// Offset of the first cell.
pub const FIRST_CELL: usize = 320;

/// Sizes of the cells, ascending. Larger objects have an allocation of their own.
pub const CELL_BYTES: [u32; 35] = [
    16, 32, 48, 64, 80, 96, 112, 128, 144, 160, 176, 192, 208, 224, 240, 256, 320, 384, 448, 512,
    640, 768, 896, 1024, 1280, 1536, 1792, 2048, 2560, 3072, 3584, 4096, 5120, 6144, 8192,
];
/// Largest object that goes into a block.
pub const SMALL_MAX: usize = 8192;
pub const N_CLASSES: usize = CELL_BYTES.len();

const CLASS_OF: [u8; SMALL_MAX / GRANULE + 1] = {
    let mut table = [0; SMALL_MAX / GRANULE + 1];
    let mut class = 0;
    let mut i = 0;
    while i < table.len() {
        if i * GRANULE > CELL_BYTES[class] as usize {
            class += 1;
        }
        table[i] = class as u8;
        i += 1;
    }
    table
};

/// The size class of an object of so many bytes, at most [`SMALL_MAX`].
#[inline(always)]
pub const fn class_of(bytes: usize) -> usize {
    CLASS_OF[bytes.div_ceil(GRANULE)] as usize
}

/// The head of a block.
#[repr(C)]
pub struct Block {
    marks: [u64; MARK_WORDS],
    cell_bytes: u32,
}

/// Blocks that were taken from the system together.
pub struct Chunk {
    first: NonNull<u8>,
    n_blocks: usize,
}

impl Chunk {
    /// At least one block, unformatted.
    pub fn new(n_blocks: usize) -> Chunk {
        assert!(n_blocks > 0);
        // SAFETY: the layout is not empty.
        let first = unsafe { pages::take(Self::layout(n_blocks)) };
        Chunk {
            first: NonNull::new(first).expect("memory was there"),
            n_blocks,
        }
    }

    fn layout(n_blocks: usize) -> Layout {
        pages::layout(n_blocks * BLOCK_BYTES, BLOCK_BYTES)
    }

    pub fn blocks(&self) -> impl DoubleEndedIterator<Item = BlockRef> {
        let first = self.first;
        // SAFETY: each block lies within the chunk.
        (0..self.n_blocks).map(move |i| BlockRef(unsafe { first.add(i * BLOCK_BYTES) }.cast()))
    }

    /// Gives the memory back.
    ///
    /// # Safety
    /// Nothing in it is used any more.
    pub unsafe fn free(self) {
        // SAFETY: it was taken with this layout, and is freed once.
        unsafe { dealloc(self.first.as_ptr(), Self::layout(self.n_blocks)) }
    }
}

/// A block of the heap.
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct BlockRef(NonNull<Block>);

impl BlockRef {
    /// The block that holds the object at this address.
    ///
    /// # Safety
    /// The address is that of an object in a block.
    #[inline(always)]
    pub unsafe fn of(addr: usize) -> BlockRef {
        // SAFETY: blocks are aligned to their size.
        BlockRef(unsafe { NonNull::new_unchecked((addr & !(BLOCK_BYTES - 1)) as *mut Block) })
    }

    /// Prepares an unused block for cells of this class.
    pub fn format(self, class: usize) {
        // SAFETY: the block is ours; its header may be uninitialised, so it is written as a whole.
        unsafe {
            self.0.write(Block {
                marks: [0; MARK_WORDS],
                cell_bytes: CELL_BYTES[class],
            })
        }
    }

    #[inline(always)]
    fn slot(addr: usize) -> (usize, u64) {
        let granule = (addr & (BLOCK_BYTES - 1)) / GRANULE;
        (granule / 64, 1 << (granule % 64))
    }

    /// Marks the object; whether it was unmarked before.
    #[inline(always)]
    pub fn mark(mut self, addr: usize) -> bool {
        let (word, bit) = Self::slot(addr);
        // SAFETY: the block is live and formatted; marks are touched by one thread.
        let word = unsafe { &mut self.0.as_mut().marks[word] };
        let fresh = *word & bit == 0;
        *word |= bit;
        fresh
    }

    #[inline(always)]
    pub fn is_marked(self, addr: usize) -> bool {
        let (word, bit) = Self::slot(addr);
        // SAFETY: as in `mark`.
        unsafe { self.0.as_ref().marks[word] & bit != 0 }
    }

    pub fn clear_marks(mut self) {
        // SAFETY: as in `mark`.
        unsafe { self.0.as_mut().marks = [0; MARK_WORDS] }
    }

    /// Number of marked objects.
    pub fn n_marked(self) -> usize {
        // SAFETY: as in `mark`.
        unsafe {
            self.0
                .as_ref()
                .marks
                .iter()
                .map(|w| w.count_ones() as usize)
                .sum()
        }
    }

    /// The first run of unmarked cells at or after offset `from`: its begin and end as offsets.
    pub fn free_run(self, from: usize) -> Option<(usize, usize)> {
        // SAFETY: as in `mark`.
        let cell = unsafe { self.0.as_ref().cell_bytes } as usize;
        let base = self.0.as_ptr() as usize;
        let mut begin = from.max(FIRST_CELL);
        while begin + cell <= BLOCK_BYTES && self.is_marked(base + begin) {
            begin += cell;
        }
        if begin + cell > BLOCK_BYTES {
            return None;
        }
        let n_cells = (BLOCK_BYTES - begin) / cell;
        let end = self.next_mark(begin).min(begin + n_cells * cell);
        Some((begin, end))
    }

    /// Where the first marked object at or after an offset is; the block's end if there is none.
    fn next_mark(self, from: usize) -> usize {
        // SAFETY: as in `mark`.
        let marks = unsafe { &self.0.as_ref().marks };
        let first = from / GRANULE;
        let mut kept = !0 << (first % 64);
        for (i, word) in marks.iter().enumerate().skip(first / 64) {
            let found = word & kept;
            if found != 0 {
                return (i * 64 + found.trailing_zeros() as usize) * GRANULE;
            }
            kept = !0;
        }
        BLOCK_BYTES
    }

    pub fn base(self) -> usize {
        self.0.as_ptr() as usize
    }

    /// Calls `f` with the address of every marked object.
    pub fn for_each_marked(self, mut f: impl FnMut(usize)) {
        // SAFETY: as in `mark`.
        let marks = unsafe { self.0.as_ref().marks };
        for (i, mut word) in marks.into_iter().enumerate() {
            while word != 0 {
                f(self.base() + (i * 64 + word.trailing_zeros() as usize) * GRANULE);
                word &= word - 1;
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Runs found cell by cell.
    fn expected(block: BlockRef, cell: usize) -> Vec<(usize, usize)> {
        let mut runs: Vec<(usize, usize)> = Vec::new();
        for at in (FIRST_CELL..=BLOCK_BYTES - cell).step_by(cell) {
            if block.is_marked(block.base() + at) {
                continue;
            }
            match runs.last_mut() {
                Some((_, end)) if *end == at => *end = at + cell,
                _ => runs.push((at, at + cell)),
            }
        }
        runs
    }

    #[test]
    fn runs_end_at_marks_and_at_the_end() {
        let chunk = Chunk::new(2);
        let block = chunk.blocks().next().expect("the first of two");
        let mut state = 1u64;
        for (class, cell) in CELL_BYTES.iter().enumerate() {
            let cell = *cell as usize;
            // From nearly empty to full.
            for density in [0, 1, 8, 32, 60, 64] {
                block.format(class);
                for at in (FIRST_CELL..=BLOCK_BYTES - cell).step_by(cell) {
                    state = state.wrapping_mul(6364136223846793005).wrapping_add(1);
                    if state >> 58 < density {
                        block.mark(block.base() + at);
                    }
                }
                let mut found = Vec::new();
                let mut from = 0;
                while let Some((begin, end)) = block.free_run(from) {
                    found.push((begin, end));
                    from = end;
                }
                assert_eq!(
                    found,
                    expected(block, cell),
                    "cells of {cell}, {density} of 64"
                );
            }
        }
        // SAFETY: nothing of it is used any more.
        unsafe { chunk.free() };
    }
}
