//! Growing lists.

use crate::heap::Gc;
use crate::native::Exit;
use crate::objects::{Buffer, List};
use crate::value::Value;
use crate::vm::Vm;

impl Vm {
    /// Appends to a list.
    #[inline]
    pub fn list_push(&mut self, list: Gc<List>, v: Value) -> Result<(), Exit> {
        let len = list.len.get();
        if let Some(buffer) = list.buffer.get().as_gc::<Buffer>()
            && len < buffer.capacity
        {
            buffer.items()[len].set(v);
            self.heap.barrier(&buffer.header);
            list.len.set(len + 1);
            return Ok(());
        }
        self.list_reserve(list, 1)?;
        self.list_push(list, v)
    }

    /// Makes room for so many more items.
    #[cold]
    pub fn list_reserve(&mut self, list: Gc<List>, more: usize) -> Result<(), Exit> {
        let len = list.len.get();
        let capacity = (len + more).max(len + len / 2).max(4);
        if capacity <= list.capacity() {
            return Ok(());
        }
        let room = self.room(256 + capacity * 8)?;
        let buffer = self.new_buffer(&room, capacity);
        buffer
            .items()
            .iter()
            .zip(list.items())
            .for_each(|(to, from)| to.set(from.get()));
        list.buffer.set(buffer.value());
        self.heap.barrier(&list.header);
        Ok(())
    }
}
