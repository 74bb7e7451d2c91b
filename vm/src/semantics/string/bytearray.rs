//! Changing byte arrays in place.
//!
//! A byte array's buffer has room to spare at the end, growing by half, so that appending costs little.
#![expect(unsafe_code, reason = "moves bytes inside a byte array's buffer")]

use crate::heap::Gc;
use crate::native::Exit;
use crate::objects::{ByteArray, ByteBuffer};
use crate::vm::Vm;

impl Vm {
    /// Replaces the bytes `from..to` of an array by others, which must not be the array's own.
    pub fn bytearray_splice(
        &mut self,
        array: Gc<ByteArray>,
        from: usize,
        to: usize,
        fresh: &[u8],
    ) -> Result<(), Exit> {
        let old = array.len.get();
        assert!(from <= to && to <= old, "a range of the array");
        let Some(len) = (old - (to - from))
            .checked_add(fresh.len())
            .filter(|n| *n < isize::MAX as usize / 2)
        else {
            return Err(self.memory_error());
        };
        let buffer = self.bytearray_reserve(array, len)?;
        let Some(buffer) = buffer else {
            return Ok(());
        };
        let data = buffer.data();
        // SAFETY: the buffer holds `len.max(old)` bytes at least; `copy` allows overlap, and `fresh` is elsewhere by contract.
        unsafe {
            std::ptr::copy(data.add(to), data.add(from + fresh.len()), old - to);
            std::ptr::copy_nonoverlapping(fresh.as_ptr(), data.add(from), fresh.len());
        }
        array.len.set(len);
        self.pay((len - from) >> 7)?;
        Ok(())
    }

    /// The array's buffer, with room for `len` bytes; `None` for an empty array that stays empty.
    fn bytearray_reserve(
        &mut self,
        array: Gc<ByteArray>,
        len: usize,
    ) -> Result<Option<Gc<ByteBuffer>>, Exit> {
        let present = array.buffer.get().as_gc::<ByteBuffer>();
        let capacity = present.map_or(0, |b| b.capacity);
        if len <= capacity {
            return Ok(present);
        }
        let capacity = len.max(capacity + capacity / 2).max(16);
        let room = self.room(256 + capacity)?;
        let buffer = self.new_byte_buffer(&room, capacity);
        // SAFETY: the new buffer is larger than the old contents, and is another object.
        unsafe {
            let old = array.data();
            std::ptr::copy_nonoverlapping(old.as_ptr(), buffer.data(), old.len());
        }
        array.buffer.set(buffer.value());
        self.heap.barrier(&array.header);
        Ok(Some(buffer))
    }
}
