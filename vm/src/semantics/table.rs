//! The hash table of dicts and sets: finding, inserting, deleting, growing.
//!
//! Keys whose hash and equality are known to the VM (strings, numbers, None, tuples of such ...: *simple* keys)
//! are handled here to the end. When a comparison would have to call the program's `__eq__`, finding answers
//! [`Found::Guest`] and the caller takes the guest way (a prelude function that probes by cursor), which never
//! loses an item: nothing has been changed yet.
//!
//! Hashes are kept within 62 bits, signed, so that they are value words in the entries.
//!
//! Invariants ([`Vm::check_table`] looks): an index has a free cell; it names every live entry once, at a place
//! that linear probing from the entry's hash reaches, and names no other; the last entry below `fill` is live.
//! So removing takes the entry's cell out of the index, moving those behind it back.
#![expect(
    unsafe_code,
    reason = "reads entries by the numbers that the index holds"
)]

use crate::heap::{Gc, Kind, Room, flag};
use crate::native::Exit;
use crate::objects::{Buffer, ByteBuffer, Dict, Str, Tuple};
use crate::value::Value;
use crate::vm::Vm;
use std::cell::Cell;

/// Tables of up to so many entries have no index: they are searched from the front.
const UNINDEXED_MAX: u32 = 8;

/// Tables of up to so many places are in the processor's caches.
const CACHED_MAX: u32 = 4096;

/// So many keys are looked up together.
const AT_ONCE: usize = 64;

/// A table of up to so many places keeps them when it becomes empty.
const KEPT_MAX: u32 = 64;

/// Outcome of a search.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Found {
    /// The entry's number.
    At(u32),
    Missing,
    /// An entry with the same hash can only be compared by calling the program.
    Guest,
}

/// Brings any 64-bit number into the range of kept hashes; those within it stay as they are.
#[inline]
pub fn fold_hash(h: u64) -> i64 {
    let kept = (h as i64) << 2 >> 2;
    if kept as u64 == h {
        kept
    } else {
        ((h ^ h >> 62) as i64) << 2 >> 2
    }
}

/// Hash of text or bytes: multiply-and-rotate over words, seeded.
pub fn hash_bytes(seed: u64, bytes: &[u8]) -> u64 {
    const K: u64 = 0x9e37_79b9_7f4a_7c15;
    let mut h = seed ^ (bytes.len() as u64).wrapping_mul(K);
    let mut chunks = bytes.chunks_exact(8);
    for chunk in &mut chunks {
        let word = u64::from_le_bytes(chunk.try_into().expect("eight bytes"));
        h = (h ^ word).wrapping_mul(K).rotate_left(29);
    }
    h = (h ^ le_word(chunks.remainder())).wrapping_mul(K);
    h ^ h >> 32
}

/// Up to eight bytes as a little-endian number: read from the beginning and from the end, which overlap.
#[inline(always)]
pub(crate) fn le_word(bytes: &[u8]) -> u64 {
    let n = bytes.len();
    debug_assert!(n <= 8);
    if let (Some(first), Some(last)) = (bytes.first_chunk(), bytes.last_chunk()) {
        let last = u64::from(u32::from_le_bytes(*last));
        return u64::from(u32::from_le_bytes(*first)) | last << (8 * (n - 4));
    }
    if let (Some(first), Some(last)) = (bytes.first_chunk(), bytes.last_chunk()) {
        let last = u64::from(u16::from_le_bytes(*last));
        return u64::from(u16::from_le_bytes(*first)) | last << (8 * (n - 2));
    }
    bytes.first().map_or(0, |b| u64::from(*b))
}

impl Dict {
    /// The entries' places, three each: hash, key, value.
    #[inline(always)]
    fn places(&self) -> Option<Gc<Buffer>> {
        self.entries.get().as_gc()
    }

    /// Hash, key and value of entry `i` (below `fill`); the key is UNBOUND if it was deleted.
    #[inline(always)]
    pub fn entry(&self, i: u32) -> (i64, Value, Value) {
        let places = self.places().expect("a table with entries has a buffer");
        let at = i as usize * 3;
        let items = places.items();
        (
            items[at].get().as_int(),
            items[at + 1].get(),
            items[at + 2].get(),
        )
    }

    /// As [`Dict::entry`], for the number of a live entry that the index gave.
    ///
    /// # Safety
    /// `i` is less than `fill`.
    #[inline(always)]
    unsafe fn entry_unchecked(&self, i: u32) -> (i64, Value) {
        debug_assert!(i < self.fill.get());
        let first = (self.entries.get().addr() + size_of::<Buffer>()) as *const Value;
        // SAFETY: entries below `fill` have three places each in the buffer.
        unsafe {
            let at = first.add(i as usize * 3);
            ((*at).as_int(), *at.add(1))
        }
    }

    /// Sets the hash of entry `i` (below `fill`), of a table without an index yet or of a deleted one.
    pub(crate) fn set_entry_hash(&self, i: u32, hash: i64) {
        let places = self.places().expect("a table with entries has a buffer");
        places.items()[i as usize * 3].set(Value::int(hash));
    }

    /// The last live entry: its number, key and value.
    pub fn last_entry(&self) -> Option<(u32, Value, Value)> {
        let i = self.fill.get().checked_sub(1)?;
        let (_, key, value) = self.entry(i);
        debug_assert!(!key.is_unbound());
        Some((i, key, value))
    }

    /// Value of entry `i`.
    #[inline(always)]
    pub fn value_at(&self, i: u32) -> Value {
        self.places()
            .expect("a table with entries has a buffer")
            .items()[i as usize * 3 + 2]
            .get()
    }

    /// Number of live entries.
    #[inline(always)]
    pub fn len(&self) -> usize {
        self.used.get() as usize
    }

    pub fn is_empty(&self) -> bool {
        self.used.get() == 0
    }

    /// Whether one more entry needs more memory.
    pub(crate) fn is_full(&self) -> bool {
        self.fill.get() == self.capacity()
    }

    #[inline(always)]
    pub(super) fn capacity(&self) -> u32 {
        self.places().map_or(0, |b| (b.capacity / 3) as u32)
    }

    /// The first live entry at or after number `from`: its number, key and value.
    #[inline]
    pub fn next_entry(&self, from: u32) -> Option<(u32, Value, Value)> {
        if from >= self.fill.get() {
            return None;
        }
        let (_, key, value) = self.entry(from);
        match key.is_unbound() {
            true => self.entry_after_gap(from),
            false => Some((from, key, value)),
        }
    }

    /// The same where the entry was deleted, which remembers what was found: a dict of which the first entry is deleted again
    /// and again, as a queue has it, does not get slower with every one.
    fn entry_after_gap(&self, from: u32) -> Option<(u32, Value, Value)> {
        let mut i = from;
        while i < self.fill.get() {
            let (hash, key, value) = self.entry(i);
            if !key.is_unbound() {
                self.set_entry_hash(from, i as i64);
                return Some((i, key, value));
            }
            i = u32::try_from(hash).unwrap_or(0).max(i + 1);
        }
        None
    }
}

impl Vm {
    /// Hash of a string, cached in it.
    #[inline]
    pub fn hash_str(&self, s: Gc<Str>) -> i64 {
        let cached = s.hash.get();
        if cached != 0 {
            return cached as i64;
        }
        let h = fold_hash(hash_bytes(self.config.hash_seed, s.as_bytes()));
        let h = if h == 0 { 1 } else { h };
        s.hash.set(h as u64);
        h
    }

    /// Searches for a key whose hash is known. `eq` compares two different keys of equal hash: `None` when only the
    /// program can.
    #[inline]
    pub fn table_find(&self, d: &Dict, hash: i64, key: Value) -> Found {
        let fill = d.fill.get();
        if fill == 0 {
            return Found::Missing;
        }
        let Some(index) = d.index.get().as_gc::<ByteBuffer>() else {
            for i in 0..fill {
                // SAFETY: below `fill`.
                let (h, k) = unsafe { d.entry_unchecked(i) };
                if k == key {
                    return Found::At(i);
                }
                if h == hash && !k.is_unbound() {
                    match self.same_key(k, key) {
                        Some(true) => return Found::At(i),
                        Some(false) => {}
                        None => return Found::Guest,
                    }
                }
            }
            return Found::Missing;
        };
        let cells = index.as_u32();
        let mask = cells.len() - 1;
        let mut at = spread(hash) & mask;
        loop {
            let n = cells[at].get();
            if n == 0 {
                return Found::Missing;
            }
            // SAFETY: the index names entries below `fill`.
            let (h, k) = unsafe { d.entry_unchecked(n - 1) };
            if k == key {
                return Found::At(n - 1);
            }
            if h == hash {
                match self.same_key(k, key) {
                    Some(true) => return Found::At(n - 1),
                    Some(false) => {}
                    None => return Found::Guest,
                }
            }
            at = (at + 1) & mask;
        }
    }

    /// Numbers of the live entries with this hash, in the order of probing.
    pub(crate) fn table_with_hash(&self, d: &Dict, hash: i64) -> Vec<u32> {
        let mut found = Vec::new();
        let Some(index) = d.index.get().as_gc::<ByteBuffer>() else {
            let live = |i: &u32| {
                let (h, k, _) = d.entry(*i);
                h == hash && !k.is_unbound()
            };
            found.extend((0..d.fill.get()).filter(live));
            return found;
        };
        let cells = index.as_u32();
        let mask = cells.len() - 1;
        let mut at = spread(hash) & mask;
        while cells[at].get() != 0 {
            let i = cells[at].get() - 1;
            if d.entry(i).0 == hash {
                found.push(i);
            }
            at = (at + 1) & mask;
        }
        found
    }

    /// Whether two keys with different words are equal; `None` when only the program can tell.
    #[inline(always)]
    pub fn same_key(&self, a: Value, b: Value) -> Option<bool> {
        if let (Some(x), Some(y)) = (a.as_gc::<Str>(), b.as_gc::<Str>()) {
            return Some(same_text(&x, &y));
        }
        self.same_other_key(a, b)
    }

    #[inline(never)]
    fn same_other_key(&self, a: Value, b: Value) -> Option<bool> {
        if let (Some(x), Some(y)) = (a.as_gc::<Tuple>(), b.as_gc::<Tuple>())
            && x.items() == y.items()
            && x.items().iter().all(|v| !v.is_float())
        {
            return Some(true);
        }
        self.simple_eq(a, b)
    }

    /// Bytes to reserve before one insertion.
    pub fn table_room(d: &Dict) -> usize {
        if d.fill.get() < d.capacity() {
            64
        } else {
            512 + d.fill.get() as usize * 80
        }
    }

    /// Adds an entry for a key that is not there. The room is [`Vm::table_room`].
    #[inline]
    pub fn table_append(&mut self, room: &Room, d: Gc<Dict>, hash: i64, key: Value, value: Value) {
        if d.fill.get() == d.capacity() {
            self.table_resize(room, d);
        }
        if d.header.has(flag::WATCHED) {
            self.binding_changes(d, hash);
        }
        let i = d.fill.get();
        let buffer = d.places().expect("just made");
        let at = i as usize * 3;
        let items = buffer.items();
        items[at].set(Value::int(hash));
        items[at + 1].set(key);
        items[at + 2].set(value);
        self.heap.barrier(buffer.header());
        d.fill.set(i + 1);
        d.used.set(d.used.get() + 1);
        d.version.set(0);
        d.changes.set(d.changes.get().wrapping_add(1));
        if let Some(index) = d.index.get().as_gc::<ByteBuffer>() {
            link(&index, hash, i);
        }
    }

    /// What [`Vm::dict_with`] takes, at most.
    pub(crate) const FIRST_ENTRY: usize = 512;

    /// Words of the buffer of a table's first entries.
    pub(crate) const FIRST_WORDS: usize = 3 * roomier(0) as usize;

    /// A dict with one entry or two, whose keys are different strings, from reserved memory.
    pub(crate) fn dict_with<const N: usize>(
        &mut self,
        room: &Room,
        entries: [(Value, Value); N],
    ) -> Gc<Dict> {
        const { assert!(N <= 2) };
        let buffer = self.new_buffer(room, Vm::FIRST_WORDS);
        for ((key, value), places) in entries.into_iter().zip(buffer.items().chunks_exact(3)) {
            places[0].set(Value::int(self.hash_str(key.expect())));
            places[1].set(key);
            places[2].set(value);
        }
        let d = self.new_dict(room);
        d.entries.set(buffer.value());
        d.fill.set(N as u32);
        d.used.set(N as u32);
        d
    }

    /// Puts pairs of keys and values into a dict, one pair after the other. False where a key can only be hashed or compared by the
    /// program: those before it are there.
    pub fn dict_insert_pairs(&mut self, d: Gc<Dict>, pairs: &[Value]) -> Result<bool, Exit> {
        let more = pairs.len() / 2;
        let fits = d.fill.get() as usize + more <= d.capacity() as usize;
        // Who brings so many will bring more.
        let ahead = match more > CACHED_MAX as usize / 8 && !fits {
            true => d.len(),
            false => 0,
        };
        let room = self.room(Vm::table_room_for(&d, more + ahead))?;
        self.table_widen(&room, d, more + ahead);
        for pairs in pairs.chunks(2 * AT_ONCE) {
            if d.capacity() > CACHED_MAX {
                self.touch(&d, pairs);
            }
            for pair in pairs.chunks_exact(2) {
                let Some(hash) = self.simple_hash(pair[0]) else {
                    return Ok(false);
                };
                match self.table_find(&d, hash, pair[0]) {
                    Found::At(i) => self.table_set_value(d, i, pair[1]),
                    Found::Missing => self.table_append(&room, d, hash, pair[0], pair[1]),
                    Found::Guest => return Ok(false),
                }
            }
        }
        Ok(true)
    }

    /// Loads what searches for some keys will look at. Of a large table neither the index nor the entries that it names are in the
    /// processor's caches; here no load depends on another of the same loop, so that one waits for all of them at once.
    fn touch(&self, d: &Dict, pairs: &[Value]) {
        let Some(index) = d.index.get().as_gc::<ByteBuffer>() else {
            return;
        };
        let cells = index.as_u32();
        let mask = cells.len() - 1;
        let mut places = [0; AT_ONCE];
        let mut sum = 0;
        for (at, pair) in places.iter_mut().zip(pairs.chunks_exact(2)) {
            *at = spread(self.simple_hash(pair[0]).unwrap_or(0)) & mask;
            sum ^= cells[*at].get();
        }
        let mut sums = sum as i64;
        for mut at in places.into_iter().take(pairs.len() / 2) {
            while cells[at].get() != 0 {
                sums ^= d.entry(cells[at].get() - 1).0;
                at = (at + 1) & mask;
            }
        }
        std::hint::black_box(sums);
    }

    /// Sets the value of an existing entry.
    #[inline(always)]
    pub fn table_set_value(&mut self, d: Gc<Dict>, i: u32, value: Value) {
        if d.header.has(flag::WATCHED) && d.value_at(i) != value {
            self.binding_changes(d, d.entry(i).0);
        }
        let buffer = d.places().expect("a table with entries has a buffer");
        buffer.items()[i as usize * 3 + 2].set(value);
        self.heap.barrier(buffer.header());
    }

    /// Deletes an entry; answers its value.
    pub fn table_remove(&mut self, d: Gc<Dict>, i: u32) -> Value {
        if d.header.has(flag::WATCHED) {
            self.binding_changes(d, d.entry(i).0);
        }
        let buffer = d.places().expect("a table with entries has a buffer");
        if let Some(index) = d.index.get().as_gc::<ByteBuffer>() {
            unlink(&index, &d, i);
        }
        let at = i as usize * 3;
        let value = buffer.items()[at + 2].replace(Value::UNBOUND);
        buffer.items()[at].set(Value::int(i as i64 + 1));
        buffer.items()[at + 1].set(Value::UNBOUND);
        d.used.set(d.used.get() - 1);
        d.version.set(0);
        d.changes.set(d.changes.get().wrapping_add(1));
        // Deleted entries at the end are taken back, so that a dict used as a stack does not grow.
        let mut fill = d.fill.get();
        while fill > 0 && d.entry(fill - 1).1.is_unbound() {
            fill -= 1;
        }
        d.fill.set(fill);
        if fill == 0 && d.capacity() > KEPT_MAX {
            self.table_clear(d);
        }
        value
    }

    /// Empties the table.
    pub fn table_clear(&mut self, d: Gc<Dict>) {
        if d.header.has(flag::WATCHED) {
            self.all_bindings_change(d);
        }
        d.used.set(0);
        d.fill.set(0);
        d.version.set(0);
        d.changes.set(d.changes.get().wrapping_add(1));
        d.entries.set(Value::UNBOUND);
        d.index.set(Value::UNBOUND);
    }

    /// Makes room for one more entry (or packs those left after deletions), without losing the order.
    #[inline(never)]
    fn table_resize(&mut self, room: &Room, d: Gc<Dict>) {
        let used = d.used.get();
        self.table_rebuild(room, d, roomier(used).next_multiple_of(4));
    }

    /// Makes room for so many more entries at once. The room is 96 bytes for each, those present included.
    pub fn table_grow(&mut self, room: &Room, d: Gc<Dict>, more: usize) {
        let wanted = d.fill.get() + more as u32;
        if wanted > d.capacity() {
            self.table_rebuild(room, d, (d.used.get() + more as u32).next_multiple_of(4));
        }
    }

    /// Bytes to reserve for [`Vm::table_widen`] by so many.
    pub(crate) fn table_room_for(d: &Dict, more: usize) -> usize {
        if d.fill.get() as usize + more <= d.capacity() as usize {
            64
        } else {
            512 + (d.len() + more) * 96
        }
    }

    /// Makes room for so many more entries at once, and for some more if it has to move them: a table that is widened
    /// often grows geometrically. The room is [`Vm::table_room_for`] them.
    pub(crate) fn table_widen(&mut self, room: &Room, d: Gc<Dict>, more: usize) {
        if d.fill.get() as usize + more > d.capacity() as usize {
            let used = d.used.get();
            let wanted = (used + more as u32).max(roomier(used));
            self.table_rebuild(room, d, wanted.next_multiple_of(4));
        }
    }

    /// Makes `to`, an empty table, a copy of `from`. The room is 64 bytes an entry.
    pub fn table_copy(&mut self, room: &Room, to: Gc<Dict>, from: Gc<Dict>) {
        if from.is_empty() {
            return;
        }
        if to.header.has(flag::WATCHED) {
            self.all_bindings_change(to);
        }
        to.entries.set(from.entries.get());
        to.index.set(from.index.get());
        to.fill.set(from.fill.get());
        to.used.set(from.used.get());
        if self.table_clone(room, to) {
            return;
        }
        self.table_rebuild(room, to, from.used.get().next_multiple_of(4));
    }

    /// Gives the table places and an index of its own that are like those it has, if that is not much more memory than its
    /// entries need; whether it was done.
    fn table_clone(&mut self, room: &Room, d: Gc<Dict>) -> bool {
        let (used, capacity) = (d.used.get(), d.capacity());
        let index = d.index.get().as_gc::<ByteBuffer>();
        let n_index = index.map_or(0, |index| index.capacity);
        let bytes = capacity as usize * 24 + n_index;
        if d.fill.get() != used || bytes > used as usize * 64 {
            return false;
        }
        let places = d.places().expect("a table with entries has a buffer");
        let fresh = self.new_buffer(room, capacity as usize * 3);
        for (to, from) in fresh.items().iter().zip(places.items()) {
            to.set(from.get());
        }
        d.entries.set(fresh.value());
        if let Some(index) = index {
            let own = self.new_byte_buffer(room, n_index);
            for (to, from) in own.as_u32().iter().zip(index.as_u32()) {
                to.set(from.get());
            }
            d.index.set(own.value());
        }
        self.heap.barrier(d.header());
        d.version.set(0);
        d.changes.set(d.changes.get().wrapping_add(1));
        true
    }

    /// Moves the live entries to a fresh buffer of this capacity, with a fresh index.
    fn table_rebuild(&mut self, room: &Room, d: Gc<Dict>, capacity: u32) {
        let used = d.used.get();
        debug_assert!(capacity >= used);
        let old = d.places();
        let filled = old
            .as_ref()
            .map_or(&[][..], |b| &b.items()[..d.fill.get() as usize * 3]);
        let fresh = if d.fill.get() == used {
            self.new_buffer_of(room, capacity as usize * 3, cells_as_values(filled))
        } else {
            let fresh = self.new_buffer(room, capacity as usize * 3);
            let live = filled.chunks_exact(3).filter(|e| !e[1].get().is_unbound());
            for (to, from) in fresh.items().chunks_exact(3).zip(live) {
                to.iter()
                    .zip(from)
                    .for_each(|(to, from)| to.set(from.get()));
            }
            fresh
        };
        d.entries.set(fresh.value());
        d.fill.set(used);
        d.index.set(Value::UNBOUND);
        if capacity > UNINDEXED_MAX {
            let cells = (capacity as usize * 3 / 2).next_power_of_two();
            let index = self.new_byte_buffer(room, cells * 4);
            link_all(&index, &fresh.items()[..used as usize * 3]);
            d.index.set(index.value());
        }
        self.heap.barrier(d.header());
        d.version.set(0);
        d.changes.set(d.changes.get().wrapping_add(1));
    }

    /// Makes the index of a table that was given its entries.
    pub(crate) fn table_restore_index(&mut self, room: &Room, d: Gc<Dict>) {
        let capacity = d.capacity();
        if capacity <= UNINDEXED_MAX {
            return;
        }
        let cells = (capacity as usize * 3 / 2).next_power_of_two();
        let index = self.new_byte_buffer(room, cells * 4);
        for i in 0..d.fill.get() {
            let (hash, key, _) = d.entry(i);
            if !key.is_unbound() {
                link(&index, hash, i);
            }
        }
        d.index.set(index.value());
        self.heap.barrier(d.header());
    }

    /// The version of the table's keys, given now if it has none.
    pub fn table_version(&mut self, d: Gc<Dict>) -> u32 {
        if d.version.get() == 0 {
            d.version.set(self.new_dict_version(d));
        }
        d.version.get()
    }

    /// Value for a string key. Tables in which only strings can be found never need the guest way; a key of the
    /// program that pretends to equal a string is not found here.
    #[inline]
    pub fn dict_get_str(&self, d: Gc<Dict>, key: Value) -> Option<Value> {
        match self.table_find(&d, self.hash_str(key.expect()), key) {
            Found::At(i) => Some(d.value_at(i)),
            Found::Missing | Found::Guest => None,
        }
    }

    /// Sets the value for a string key, from the heap's reserve: for namespaces the VM itself fills.
    pub fn dict_set_str(&mut self, d: Gc<Dict>, key: Value, value: Value) {
        let hash = self.hash_str(key.expect());
        match self.table_find(&d, hash, key) {
            Found::At(i) => self.table_set_value(d, i, value),
            Found::Missing | Found::Guest => {
                let room = self.heap.emergency();
                self.table_append(&room, d, hash, key, value);
            }
        }
    }

    /// Sets the value for a key whose hash is known and that is not compared with keys of the program.
    pub fn dict_set(
        &mut self,
        d: Gc<Dict>,
        hash: i64,
        key: Value,
        value: Value,
    ) -> Result<Found, Exit> {
        let found = self.table_find(&d, hash, key);
        match found {
            Found::At(i) => self.table_set_value(d, i, value),
            Found::Missing => {
                let room = self.room(Vm::table_room(&d))?;
                self.table_append(&room, d, hash, key, value);
            }
            Found::Guest => {}
        }
        Ok(found)
    }
}

/// Whether two strings hold the same text.
#[inline(always)]
pub fn same_text(a: &Str, b: &Str) -> bool {
    a.n_bytes == b.n_bytes && same_bytes(a.as_bytes(), b.as_bytes())
}

/// Whether two texts of the same length are equal: those of up to 16 bytes by two comparisons of words.
#[inline]
pub fn same_bytes(a: &[u8], b: &[u8]) -> bool {
    #[inline(always)]
    fn ends<const N: usize>(a: &[u8], b: &[u8]) -> Option<bool> {
        Some(a.first_chunk::<N>()? == b.first_chunk()? && a.last_chunk::<N>()? == b.last_chunk()?)
    }
    let short = match a.len() {
        4..8 => ends::<4>(a, b),
        8..=16 => ends::<8>(a, b),
        2 | 3 => ends::<2>(a, b),
        1 => ends::<1>(a, b),
        _ => None,
    };
    short.unwrap_or_else(|| a == b)
}

/// Places of a table that has so many entries and gets more: twice as many while that is little memory, half as many
/// again later.
const fn roomier(used: u32) -> u32 {
    const DOUBLED_MAX: u32 = 4096;
    match used {
        0..4 => 4,
        4..DOUBLED_MAX => used * 2,
        _ => used + used / 2,
    }
}

/// First place to probe.
#[inline(always)]
pub(super) fn spread(hash: i64) -> usize {
    let h = (hash as u64).wrapping_mul(0x9e37_79b9_7f4a_7c15);
    (h >> 32) as usize
}

/// Places of a buffer that nobody writes to meanwhile.
fn cells_as_values(places: &[Cell<Value>]) -> &[Value] {
    // SAFETY: a cell is laid out as what is in it; the caller copies the values to an object that nobody has yet.
    unsafe { &*(places as *const [Cell<Value>] as *const [Value]) }
}

/// Enters the entries of a table in its index, of which none is there yet.
fn link_all(index: &ByteBuffer, entries: &[Cell<Value>]) {
    for (i, entry) in entries.chunks_exact(3).enumerate() {
        link(index, entry[0].get().as_int(), i as u32);
    }
}

/// Enters entry `i` in the index, at the first free place of its probe sequence.
#[inline(always)]
fn link(index: &ByteBuffer, hash: i64, i: u32) {
    let cells = index.as_u32();
    let mask = cells.len() - 1;
    let mut at = spread(hash) & mask;
    while cells[at].get() != 0 {
        at = (at + 1) & mask;
    }
    cells[at].set(i + 1);
}

/// Takes entry `i` out of the index, and moves back the cells behind it that probing would no longer reach.
fn unlink(index: &ByteBuffer, d: &Dict, i: u32) {
    let cells = index.as_u32();
    let mask = cells.len() - 1;
    let mut hole = spread(d.entry(i).0) & mask;
    while cells[hole].get() != i + 1 {
        hole = (hole + 1) & mask;
    }
    let mut at = hole;
    loop {
        at = (at + 1) & mask;
        let n = cells[at].get();
        if n == 0 {
            break;
        }
        // It may move if its first place is not between the hole and where it stands.
        let home = spread(d.entry(n - 1).0) & mask;
        if (at.wrapping_sub(home) & mask) >= (at.wrapping_sub(hole) & mask) {
            cells[hole].set(n);
            hole = at;
        }
    }
    cells[hole].set(0);
}

impl Vm {
    /// Checks the invariants of a table; a description of the first one that does not hold. For tests.
    pub fn check_table(&self, d: &Dict) -> Result<(), String> {
        let (fill, used) = (d.fill.get(), d.used.get());
        if fill > d.capacity() {
            return Err(format!("fill {fill} beyond capacity {}", d.capacity()));
        }
        let live: Vec<u32> = (0..fill).filter(|i| !d.entry(*i).1.is_unbound()).collect();
        if live.len() != used as usize {
            return Err(format!("{} live entries, {used} counted", live.len()));
        }
        if fill > 0 && live.last() != Some(&(fill - 1)) {
            return Err("the last entry is deleted".to_string());
        }
        let gaps = (0..fill).filter(|i| d.entry(*i).1.is_unbound());
        for (i, to) in gaps.map(|i| (i, d.entry(i).0)) {
            if live.iter().any(|n| *n > i && (*n as i64) < to) {
                return Err(format!("the gap at {i} leads beyond live entries, to {to}"));
            }
        }
        for i in &live {
            let (hash, key, _) = d.entry(*i);
            if fold_hash(hash as u64) != hash {
                return Err(format!("entry {i} has a hash out of range"));
            }
            if let Some(h) = self.simple_hash(key)
                && h != hash
            {
                return Err(format!("entry {i} is kept under {hash}, hashes to {h}"));
            }
        }
        let Some(index) = d.index.get().as_gc::<ByteBuffer>() else {
            if d.capacity() > UNINDEXED_MAX {
                return Err("a large table has no index".to_string());
            }
            return Ok(());
        };
        let cells = index.as_u32();
        let mut named: Vec<u32> = cells.iter().map(|c| c.get()).filter(|n| *n != 0).collect();
        if named.len() >= cells.len() {
            return Err("the index is full".to_string());
        }
        for i in &live {
            let mut at = spread(d.entry(*i).0) & (cells.len() - 1);
            while cells[at].get() != i + 1 {
                if cells[at].get() == 0 {
                    return Err(format!("entry {i} is not reached"));
                }
                at = (at + 1) & (cells.len() - 1);
            }
        }
        named.sort_unstable();
        if named.iter().map(|n| n - 1).ne(live.iter().copied()) {
            return Err("the index names other entries than the live ones".to_string());
        }
        Ok(())
    }
}

/// Whether values of this kind are strings, the commonest keys.
pub fn is_str(v: Value) -> bool {
    v.is_kind(Kind::Str)
}
