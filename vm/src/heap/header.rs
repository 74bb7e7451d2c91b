//! Object headers, kinds and the pointer type.
//!
//! Every heap object begins with one header word. Its bit budget:
//!
//! ```text
//! bits  0..8    kind      which Rust struct it is (the table below, append-only)
//! bits  8..16   flags     barrier, large, and a few that belong to the kind
//! bits 16..32   aux       belongs to the kind (size of a frame, variety of an iterator ...)
//! bits 32..64   shape     its class, and for instances where each attribute is
//! ```
//!
//! Mark bits are *not* here: they live in side tables, so that a shared immutable object is never written to.
#![expect(unsafe_code, reason = "the pointer type to heap objects")]

use std::cell::Cell;
use std::marker::PhantomData;
use std::ops::Deref;
use std::ptr::NonNull;

/// Calls the given macro with every object kind: `number Name`. Numbers are append-only.
#[macro_export]
macro_rules! for_each_kind {
    ($m:ident) => {
        $m! {
            1 Float; 2 BigInt; 3 Str; 4 Bytes; 5 ByteArray; 6 List; 7 Tuple; 8 Dict; 9 Set; 10 FrozenSet;
            11 Range; 12 Slice; 13 Function; 14 Cell; 15 BoundMethod; 16 Builtin; 17 Class; 18 Instance;
            19 Module; 20 Generator; 21 Frame; 22 Code; 23 Exception; 24 Traceback; 25 Property;
            26 StaticMethod; 27 ClassMethod; 28 Iter; 29 DictView; 30 MappingProxy; 31 Super; 32 Buffer;
            33 ByteBuffer; 34 Tasklet; 35 Channel; 36 Record; 37 GetSet; 38 Deque; 39 WeakCell;
            40 Greenlet;
        }
    };
}

macro_rules! define_kinds {
    ($($num:literal $name:ident;)*) => {
        /// What struct a heap object is.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
        #[repr(u8)]
        pub enum Kind { $($name = $num,)* }

        impl Kind {
            /// The kind with this number, if there is one.
            pub fn from_number(number: u8) -> Option<Kind> {
                match number {
                    $($num => Some(Kind::$name),)*
                    _ => None,
                }
            }
        }
    };
}
for_each_kind!(define_kinds);

/// Header flags.
pub mod flag {
    /// The object is old and not in the remembered set: a store into it must log it.
    pub const BARRIER: u8 = 1;
    /// The object has an allocation of its own.
    pub const LARGE: u8 = 2;
    /// The object is never collected nor written to.
    pub const IMMORTAL: u8 = 4;
    /// Str: all bytes are ASCII.
    pub const ASCII: u8 = 8;
    /// Str: the one string of its text in the interning table.
    pub const INTERNED: u8 = 16;
    /// Str: the bytes are at the front of a buffer that longer strings may share.
    pub const GROWN: u8 = 32;
    /// Str: made by putting two together; if something is appended again it becomes a growing one.
    pub const JOINED: u8 = 64;
    /// Frame: something besides its callee refers to it, so it may not be recycled when it returns.
    pub const CAPTURED: u8 = 8;
    /// Dict: native code relies on what is in it.
    pub const WATCHED: u8 = 8;
    /// Iter: made by a `for` loop for itself; nothing else refers to it.
    pub const PRIVATE: u8 = 8;
    /// Somebody asked for the object's identity (`id`, default hash): the side table has an entry.
    pub const IDENTIFIED: u8 = 128;
}

/// The first word of every object.
#[repr(C)]
pub struct Header {
    kind: Kind,
    flags: Cell<u8>,
    aux: Cell<u16>,
    shape: Cell<u32>,
}

impl Header {
    pub const fn new(kind: Kind, flags: u8, aux: u16, shape: u32) -> Header {
        Header {
            kind,
            flags: Cell::new(flags),
            aux: Cell::new(aux),
            shape: Cell::new(shape),
        }
    }

    #[inline(always)]
    pub fn kind(&self) -> Kind {
        self.kind
    }

    #[inline(always)]
    pub fn flags(&self) -> u8 {
        self.flags.get()
    }

    #[inline(always)]
    pub fn has(&self, flag: u8) -> bool {
        self.flags.get() & flag != 0
    }

    #[inline(always)]
    pub fn set_flag(&self, flag: u8) {
        self.flags.set(self.flags.get() | flag);
    }

    #[inline(always)]
    pub fn clear_flag(&self, flag: u8) {
        self.flags.set(self.flags.get() & !flag);
    }

    #[inline(always)]
    pub fn aux(&self) -> u16 {
        self.aux.get()
    }

    #[inline(always)]
    pub fn set_aux(&self, aux: u16) {
        self.aux.set(aux);
    }

    /// The object's shape: index into the VM's shape table.
    #[inline(always)]
    pub fn shape(&self) -> u32 {
        self.shape.get()
    }

    #[inline(always)]
    pub fn set_shape(&self, shape: u32) {
        self.shape.set(shape);
    }
}

/// A struct that begins with a [`Header`] and describes objects of certain kinds.
///
/// # Safety
/// The struct is `repr(C)`, its first field is a `Header`, and every object whose kind passes `is_kind` was
/// allocated as this struct.
pub unsafe trait Object {
    fn is_kind(kind: Kind) -> bool;
}

// SAFETY: every object begins with a header.
unsafe impl Object for Header {
    fn is_kind(_: Kind) -> bool {
        true
    }
}

/// Pointer to a live heap object.
///
/// Dereferencing is safe code by Law 2: memory is reclaimed only at yield points, and at a yield point no
/// Rust frame holds a `Gc`. Whoever keeps a `Gc` in a Rust structure across a yield point must be in the
/// root set.
pub struct Gc<T>(NonNull<T>, PhantomData<T>);

impl<T> Clone for Gc<T> {
    #[inline(always)]
    fn clone(&self) -> Gc<T> {
        *self
    }
}

impl<T> Copy for Gc<T> {}

impl<T> PartialEq for Gc<T> {
    #[inline(always)]
    fn eq(&self, other: &Gc<T>) -> bool {
        self.0 == other.0
    }
}

impl<T> Eq for Gc<T> {}

impl<T> Deref for Gc<T> {
    type Target = T;

    #[inline(always)]
    fn deref(&self) -> &T {
        // SAFETY: points to a live object, see the type's documentation; all mutable fields are `Cell`s.
        unsafe { self.0.as_ref() }
    }
}

impl<T> Gc<T> {
    /// # Safety
    /// `addr` is the address of a live `T` on the heap.
    #[inline(always)]
    pub unsafe fn from_addr(addr: usize) -> Gc<T> {
        debug_assert!(addr != 0 && addr.is_multiple_of(8));
        // SAFETY: not null by contract.
        Gc(
            unsafe { NonNull::new_unchecked(addr as *mut T) },
            PhantomData,
        )
    }

    #[inline(always)]
    pub fn addr(self) -> usize {
        self.0.as_ptr() as usize
    }

    #[inline(always)]
    pub fn as_ptr(self) -> *mut T {
        self.0.as_ptr()
    }
}

impl<T: Object> Gc<T> {
    /// The object's header.
    #[inline(always)]
    pub fn header(&self) -> &Header {
        // SAFETY: an `Object` begins with a header.
        unsafe { &*(self.0.as_ptr() as *const Header) }
    }

    /// The pointer as one to an object of any kind.
    #[inline(always)]
    pub fn erase(self) -> Gc<Header> {
        Gc(self.0.cast(), PhantomData)
    }

    /// The pointer as a value.
    #[inline(always)]
    pub fn value(self) -> crate::value::Value {
        crate::value::Value::ptr(self)
    }
}

impl<T> std::fmt::Debug for Gc<T> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Gc<{}>", std::any::type_name::<T>())
    }
}
