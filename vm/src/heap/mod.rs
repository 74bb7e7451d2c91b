//! The heap: allocation, the write barrier, collection.
//!
//! A non-moving mark-sweep collector made generational by *sticky mark bits* (Demers, Weiser, Hayes, Boehm,
//! Bobrow, Shenker: "Combining generational and conservative garbage collection", POPL 1990): a young collection
//! keeps the marks of the last one, so everything that survived once is old and only what was allocated since is
//! traced, from the roots and from the old objects that were written to (the remembered set).
//!
//! Invariants:
//! * Collection happens only when the interpreter asks for it, at a yield point, on an all-heap world (Law 2):
//!   between two yield points nothing is freed, so Rust code may hold `Gc` pointers freely there.
//! * Memory is *reserved* before an operation's first effect: [`Heap::room`] answers a [`Room`], without which
//!   nothing can be allocated. When it refuses, the operation is given up without effect and done again after
//!   a collection.
//! * An object with the `BARRIER` flag is old and not remembered. Every store of a pointer into an object is
//!   preceded or followed by [`Heap::barrier`] on that object, before the next yield point.
//! * Frames are stored into without a barrier while they run: a frame that becomes current goes through the
//!   barrier once and is then remembered until the next collection.
//!
//! It does not know the roots (the VM passes them) nor the language's meaning of anything.
#![expect(unsafe_code, reason = "raw memory of the heap")]

mod addresses;
mod block;
mod check;
mod header;
mod mark;
mod pages;

pub use addresses::AddressTable;
pub use block::{BLOCK_BYTES, SMALL_MAX, class_of};
pub use header::{Gc, Header, Kind, Object, flag};
pub use mark::{Marker, Visitor};

use crate::objects::Shape;
use crate::value::Value;
use block::{BlockRef, CELL_BYTES, Chunk, FIRST_CELL, N_CLASSES};
use pages::HUGE_PAGE;
use std::alloc::{Layout, alloc, dealloc};

/// Proof that memory was reserved. Only [`Heap::room`] makes one, and every allocation wants to see it.
#[derive(Debug)]
pub struct Room(());

/// No room now: collect, then do the operation again. Holds the number of bytes wanted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NoRoom(pub usize);

/// Sizes that steer the collector, in bytes.
#[derive(Clone, Copy, Debug)]
pub struct HeapConfig {
    /// Allocation between two young collections, at least.
    pub young_bytes_min: usize,
    /// Soft limit on the heap's size; `usize::MAX` for none.
    pub limit_bytes: usize,
    /// What may be allocated beyond the soft limit before the hard one.
    pub reserve_bytes: usize,
    /// Every n-th reservation fails once (0 = never): a test mode.
    pub refuse_every: u32,
}

impl Default for HeapConfig {
    fn default() -> HeapConfig {
        HeapConfig {
            young_bytes_min: 4 << 20,
            limit_bytes: usize::MAX,
            reserve_bytes: 1 << 20,
            refuse_every: 0,
        }
    }
}

/// Counters for `--stats`.
#[derive(Clone, Copy, Debug, Default)]
pub struct HeapStats {
    pub young_collections: u64,
    pub full_collections: u64,
    pub collected_ns: u64,
    pub allocated_bytes: u64,
}

#[repr(C)]
struct SizeClass {
    cursor: usize,
    limit: usize,
    blocks: Vec<BlockRef>,
    /// The block to look for free runs in next, and the offset in it.
    next_block: usize,
    next_offset: usize,
}

/// Where native code finds the cursor and the limit of allocation: of objects of one size.
#[derive(Clone, Copy, Debug)]
pub struct Cursor {
    /// Offset of the pointer to the size classes in the heap.
    pub classes: usize,
    /// Offset of the cursor behind that pointer; the limit follows it.
    pub cursor: usize,
    /// Size of a cell.
    pub bytes: usize,
}

impl Cursor {
    /// For small objects of so many bytes; `None` for larger ones.
    pub fn of(bytes: usize) -> Option<Cursor> {
        (bytes <= SMALL_MAX).then(|| Cursor {
            classes: std::mem::offset_of!(Heap, classes),
            cursor: class_of(bytes) * size_of::<SizeClass>(),
            bytes: CELL_BYTES[class_of(bytes)] as usize,
        })
    }
}

impl SizeClass {
    /// Gives up the blocks in which nothing survived (in young collections, too: other sizes may want them), and puts
    /// those that are full in front, where allocation does not look. Bytes in use.
    fn sweep(&mut self, cell_bytes: usize, free_blocks: &mut Vec<BlockRef>) -> usize {
        let n_cells = (BLOCK_BYTES - FIRST_CELL) / cell_bytes;
        let blocks = &mut self.blocks;
        let (mut i, mut n_full, mut used) = (0, 0, 0);
        while let Some(block) = blocks.get(i) {
            let n = block.n_marked();
            if n == 0 {
                free_blocks.push(blocks.swap_remove(i));
                continue;
            }
            used += n * cell_bytes;
            if n == n_cells {
                blocks.swap(i, n_full);
                n_full += 1;
            }
            i += 1;
        }
        (self.next_block, self.next_offset) = (n_full, 0);
        used
    }
}

/// What may be allocated between two collections, however near the limit is. Blocks are counted when the first of their
/// cells is used: with less, each small object would be worth a collection.
const HEADROOM_MIN: usize = 2 * BLOCK_BYTES;

/// Blocks of a small heap are taken from the system so many at a time, a few times; then by the huge page.
const CHUNK_BLOCKS: usize = 8;
const FIRST_CHUNKS: usize = 4;

/// Prefix of an object with an allocation of its own.
#[repr(C, align(16))]
struct Large {
    bytes: usize,
    marked: bool,
}

const LARGE_PREFIX: usize = size_of::<Large>();

/// The heap of one isolate.
pub struct Heap {
    classes: Box<[SizeClass; N_CLASSES]>,
    chunks: Vec<Chunk>,
    free_blocks: Vec<BlockRef>,
    large: Vec<*mut Large>,
    /// Old objects written to since the last collection, and frames that have run since.
    remembered: Vec<Gc<Header>>,
    /// Frames that returned, by size class, linked through their second word.
    frames: [usize; N_CLASSES],
    /// Bytes that may be reserved before a collection must come first.
    headroom: isize,
    /// A collection is due at the next poll.
    due: bool,
    reservations: u32,
    /// Test mode: so many reservations are granted before the next one is refused.
    grace: u32,
    used_bytes: usize,
    /// `used_bytes` after the last full collection.
    full_bytes: usize,
    young_bytes: usize,
    pub config: HeapConfig,
    pub stats: HeapStats,
}

impl Heap {
    pub fn new(config: HeapConfig) -> Heap {
        let class = || SizeClass {
            cursor: 0,
            limit: 0,
            blocks: Vec::new(),
            next_block: 0,
            next_offset: 0,
        };
        let mut heap = Heap {
            classes: Box::new(std::array::from_fn(|_| class())),
            chunks: Vec::new(),
            free_blocks: Vec::new(),
            large: Vec::new(),
            remembered: Vec::new(),
            frames: [0; N_CLASSES],
            headroom: 0,
            due: false,
            reservations: 0,
            grace: 0,
            used_bytes: 0,
            full_bytes: 0,
            young_bytes: 0,
            config,
            stats: HeapStats::default(),
        };
        heap.set_headroom();
        heap
    }

    /// Reserves memory for the allocations of one operation, `bytes` in all.
    #[inline(always)]
    pub fn room(&mut self, bytes: usize) -> Result<Room, NoRoom> {
        if (bytes as isize) < self.headroom && self.config.refuse_every == 0 {
            Ok(Room(()))
        } else {
            self.room_slow(bytes)
        }
    }

    #[cold]
    #[inline(never)]
    fn room_slow(&mut self, bytes: usize) -> Result<Room, NoRoom> {
        if self.config.refuse_every != 0 {
            self.reservations += 1;
            if self.grace > 0 {
                self.grace -= 1;
            } else if self.reservations.is_multiple_of(self.config.refuse_every) {
                return Err(NoRoom(bytes));
            }
        }
        if bytes < isize::MAX as usize && (bytes as isize) < self.headroom {
            Ok(Room(()))
        } else {
            Err(NoRoom(bytes))
        }
    }

    /// Room that is always granted: for exceptions, tracebacks and start-up, whose sizes are small and bounded.
    pub fn emergency(&mut self) -> Room {
        Room(())
    }

    /// After a collection that a refused reservation asked for: sets so many bytes aside for the operation, if the limits
    /// allow it. False means that the memory limit is reached.
    pub fn grant(&mut self, bytes: usize) -> bool {
        let hard = self
            .config
            .limit_bytes
            .saturating_add(self.config.reserve_bytes);
        let granted = bytes < isize::MAX as usize / 2
            && self.used_bytes.saturating_add(bytes) <= hard
            && system_has(bytes);
        if granted {
            self.extend_headroom(bytes);
        }
        granted
    }

    /// Sets so many bytes aside whatever the limits say: for loading code, whose size is that of its file.
    pub fn extend_headroom(&mut self, bytes: usize) {
        self.grace = self.grace.max(1);
        self.headroom = self.headroom.max((bytes + HEADROOM_MIN) as isize);
    }

    /// Sets up to so many bytes aside as far as the soft limit allows it, so that what is about to take about as much need not be given up on
    /// its way and begun again. If it takes them, the next poll collects.
    pub fn look_ahead(&mut self, bytes: usize) {
        let bytes = bytes.min(self.config.limit_bytes.saturating_sub(self.used_bytes));
        if self.config.refuse_every == 0 && self.headroom() < bytes && system_has(bytes) {
            self.extend_headroom(bytes);
        }
    }

    /// Bytes that may be reserved before a collection must come first.
    pub fn headroom(&self) -> usize {
        self.headroom.max(0) as usize
    }

    /// Test mode: grants so many reservations before one is refused again, so that an operation that reserves often gets
    /// done.
    pub fn give_grace(&mut self, n_reservations: u32) {
        self.grace = n_reservations;
    }

    /// Whether the heap is larger than the soft limit.
    pub fn over_limit(&self) -> bool {
        self.used_bytes > self.config.limit_bytes
    }

    /// Whether a collection is due: to be looked at by every poll.
    #[inline(always)]
    pub fn is_due(&self) -> bool {
        self.due
    }

    /// Makes a collection due at the next poll.
    pub fn make_due(&mut self) {
        self.due = true;
    }

    /// Bytes in use, dead objects not yet collected included.
    pub fn used_bytes(&self) -> usize {
        self.used_bytes
    }

    /// Memory for an object of so many bytes, uninitialised, and the flags its header must have.
    #[inline(always)]
    pub fn alloc(&mut self, _room: &Room, bytes: usize) -> (usize, u8) {
        if bytes > SMALL_MAX {
            return (self.alloc_large(bytes), flag::LARGE);
        }
        (self.alloc_small(class_of(bytes)), 0)
    }

    /// A cell of this size class, uninitialised.
    #[inline(always)]
    fn alloc_small(&mut self, class: usize) -> usize {
        let c = &mut self.classes[class];
        let addr = c.cursor;
        let end = addr + CELL_BYTES[class] as usize;
        if end <= c.limit {
            c.cursor = end;
            return addr;
        }
        self.alloc_small_slow(class)
    }

    #[cold]
    #[inline(never)]
    fn alloc_small_slow(&mut self, class: usize) -> usize {
        let (begin, end) = loop {
            let c = &mut self.classes[class];
            if let Some(&block) = c.blocks.get(c.next_block) {
                match block.free_run(c.next_offset) {
                    Some((begin, end)) => {
                        c.next_offset = end;
                        break (block.base() + begin, block.base() + end);
                    }
                    None => {
                        c.next_block += 1;
                        c.next_offset = 0;
                    }
                }
                continue;
            }
            if self.free_blocks.is_empty() {
                let n_blocks = match self.chunks.len() < FIRST_CHUNKS {
                    true => CHUNK_BLOCKS,
                    false => HUGE_PAGE / BLOCK_BYTES,
                };
                let chunk = Chunk::new(n_blocks);
                self.free_blocks.extend(chunk.blocks().rev());
                self.chunks.push(chunk);
            }
            let block = self.free_blocks.pop().expect("just filled");
            block.format(class);
            self.classes[class].blocks.push(block);
        };
        self.charge(end - begin);
        let c = &mut self.classes[class];
        (c.cursor, c.limit) = (begin + CELL_BYTES[class] as usize, end);
        begin
    }

    fn alloc_large(&mut self, bytes: usize) -> usize {
        // SAFETY: the layout is not empty.
        let base = unsafe { pages::take(large_layout(bytes)) } as *mut Large;
        // SAFETY: fresh memory of sufficient size.
        unsafe {
            base.write(Large {
                bytes,
                marked: false,
            })
        };
        self.large.push(base);
        self.charge(bytes);
        base as usize + LARGE_PREFIX
    }

    /// Counts memory handed out, and makes a collection due when enough of it was.
    fn charge(&mut self, bytes: usize) {
        self.used_bytes += bytes;
        self.young_bytes += bytes;
        self.stats.allocated_bytes += bytes as u64;
        self.headroom -= bytes as isize;
        if self.young_bytes > self.young_target() || self.over_limit() {
            self.due = true;
        }
    }

    fn young_target(&self) -> usize {
        self.config.young_bytes_min.max(self.full_bytes / 4)
    }

    fn set_headroom(&mut self) {
        // A quarter beyond the point where polls begin to see that a collection is due.
        let young = self.young_target();
        let limit = self.config.limit_bytes.saturating_sub(self.used_bytes);
        self.headroom = (young + young / 4).min(limit).max(HEADROOM_MIN) as isize;
    }

    /// Whether an object survived a collection (or is immortal).
    pub fn is_marked(&self, p: Gc<Header>) -> bool {
        if p.has(flag::IMMORTAL) {
            return true;
        }
        if p.has(flag::LARGE) {
            // SAFETY: large objects stand behind their prefix.
            return unsafe { (*((p.addr() - LARGE_PREFIX) as *const Large)).marked };
        }
        // SAFETY: all other objects are in blocks.
        unsafe { BlockRef::of(p.addr()) }.is_marked(p.addr())
    }

    /// Marks an object; whether it was unmarked before.
    #[inline]
    fn mark(&mut self, p: Gc<Header>) -> bool {
        if p.has(flag::IMMORTAL | flag::LARGE) {
            if p.has(flag::IMMORTAL) {
                return false;
            }
            // SAFETY: large objects stand behind their prefix.
            let large = unsafe { &mut *((p.addr() - LARGE_PREFIX) as *mut Large) };
            return !std::mem::replace(&mut large.marked, true);
        }
        // SAFETY: all other objects are in blocks.
        unsafe { BlockRef::of(p.addr()) }.mark(p.addr())
    }

    /// To be called on the object that a pointer is being stored into.
    #[inline(always)]
    pub fn barrier(&mut self, p: &Header) {
        if p.has(flag::BARRIER) {
            self.barrier_slow(p);
        }
    }

    #[cold]
    #[inline(never)]
    fn barrier_slow(&mut self, p: &Header) {
        p.clear_flag(flag::BARRIER);
        // SAFETY: a reference to a live object.
        self.remembered
            .push(unsafe { Gc::from_addr(p as *const Header as usize) });
    }

    /// A frame cell of this size class: one that returned lately, or a fresh one. `None` for a fresh one, whose
    /// header is not written yet.
    #[inline(always)]
    pub fn take_frame(&mut self, class: usize) -> (usize, bool) {
        let addr = self.frames[class];
        if addr != 0 {
            // SAFETY: recycled frames are linked through their second word.
            self.frames[class] = unsafe { *((addr + 8) as *const usize) };
            return (addr, true);
        }
        (self.alloc_small(class), false)
    }

    /// Gives back the cell of a frame that nothing refers to any more.
    ///
    /// # Safety
    /// The frame is in a block of this class, and no pointer to it is left.
    #[inline(always)]
    pub unsafe fn recycle_frame(&mut self, addr: usize, class: usize) {
        // SAFETY: the memory is a dead frame's.
        unsafe { *((addr + 8) as *mut usize) = self.frames[class] };
        self.frames[class] = addr;
    }

    /// Whether the next collection should trace everything.
    pub fn wants_full(&self) -> bool {
        self.used_bytes > (2 * self.full_bytes).max(32 << 20) || self.over_limit()
    }

    /// Collects: `roots` visits every root; `last_words` may look at what was not found and mark some of it; tables that hold
    /// objects weakly are the caller's to prune between marking and sweeping, in `prune`.
    pub fn collect(
        &mut self,
        full: bool,
        shapes: &[Shape],
        roots: impl FnOnce(&mut Marker<'_>),
        last_words: impl FnOnce(&mut Marker<'_>),
        prune: impl FnOnce(&Heap),
    ) {
        let start = std::time::Instant::now();
        self.frames = [0; N_CLASSES];
        for class in self.classes.iter_mut() {
            (class.cursor, class.limit) = (0, 0);
        }
        let remembered = std::mem::take(&mut self.remembered);
        if full {
            self.clear_marks();
        }
        let mut marker = Marker::new(self, shapes);
        if !full {
            for p in &remembered {
                marker.rescan(*p);
            }
        }
        roots(&mut marker);
        marker.drain();
        last_words(&mut marker);
        marker.drain();
        prune(self);
        self.sweep(full);
        self.due = false;
        self.young_bytes = 0;
        self.set_headroom();
        if full {
            self.stats.full_collections += 1;
        } else {
            self.stats.young_collections += 1;
        }
        self.stats.collected_ns += start.elapsed().as_nanos() as u64;
    }

    fn clear_marks(&mut self) {
        for class in self.classes.iter() {
            class.blocks.iter().for_each(|b| b.clear_marks());
        }
        for &large in &self.large {
            // SAFETY: the table lists live allocations.
            unsafe { (*large).marked = false };
        }
    }

    /// Frees unmarked large objects, finds empty blocks, and recounts what is in use.
    fn sweep(&mut self, full: bool) {
        let mut used = 0;
        for (class, cells) in self.classes.iter_mut().zip(CELL_BYTES) {
            used += class.sweep(cells as usize, &mut self.free_blocks);
        }
        self.large.retain(|&large| {
            // SAFETY: the table lists live allocations, each once.
            unsafe {
                if (*large).marked {
                    used += (*large).bytes;
                    return true;
                }
                dealloc(large.cast(), large_layout((*large).bytes));
            }
            false
        });
        self.used_bytes = used;
        if full {
            self.full_bytes = used;
        }
    }

    /// Calls `f` with every object that survived the last collection.
    pub fn for_each_old(&self, mut f: impl FnMut(Gc<Header>)) {
        for class in self.classes.iter() {
            for block in &class.blocks {
                // SAFETY: marked cells hold objects.
                block.for_each_marked(|addr| f(unsafe { Gc::from_addr(addr) }));
            }
        }
        for &large in &self.large {
            // SAFETY: the table lists live allocations.
            unsafe {
                if (*large).marked {
                    f(Gc::from_addr(large as usize + LARGE_PREFIX));
                }
            }
        }
    }

    /// Writes a new object: `make` gets the header flags it must carry.
    #[inline(always)]
    pub fn new_object<T: Object>(&mut self, room: &Room, make: impl FnOnce(u8) -> T) -> Gc<T> {
        let (addr, flags) = self.alloc(room, size_of::<T>());
        // SAFETY: fresh memory of the right size.
        unsafe {
            (addr as *mut T).write(make(flags));
            Gc::from_addr(addr)
        }
    }

    /// Writes a new object followed by `tail` bytes that the caller fills in before the next yield point.
    #[inline(always)]
    pub fn new_with_tail<T: Object>(
        &mut self,
        room: &Room,
        tail: usize,
        make: impl FnOnce(u8) -> T,
    ) -> Gc<T> {
        let (addr, flags) = self.alloc(room, size_of::<T>() + tail);
        // SAFETY: fresh memory of the right size.
        unsafe {
            (addr as *mut T).write(make(flags));
            Gc::from_addr(addr)
        }
    }
}

impl Drop for Heap {
    fn drop(&mut self) {
        for &large in &self.large {
            // SAFETY: the table lists live allocations, each once.
            unsafe { dealloc(large.cast(), large_layout((*large).bytes)) };
        }
        // SAFETY: the heap's objects die with it.
        self.chunks.drain(..).for_each(|c| unsafe { c.free() });
    }
}

/// Whether the system gives so much memory: it is better asked before an operation than found to refuse in the middle of one.
fn system_has(bytes: usize) -> bool {
    const NEVER_REFUSED: usize = 64 << 20;
    if bytes < NEVER_REFUSED {
        return true;
    }
    // SAFETY: the layout is not empty, and what was allocated is freed with the same layout.
    unsafe {
        let layout = large_layout(bytes);
        let p = alloc(layout);
        if !p.is_null() {
            dealloc(p, layout);
        }
        !p.is_null()
    }
}

fn large_layout(bytes: usize) -> Layout {
    pages::layout(bytes + LARGE_PREFIX, 16)
}

const _: () = assert!(BLOCK_BYTES > SMALL_MAX && size_of::<Value>() == 8);
