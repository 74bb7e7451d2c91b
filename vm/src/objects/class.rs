//! Classes, instances, their shapes, and modules.
//!
//! A *shape* (hidden class, map) tells an object's class and, for instances, which attribute is in which slot.
//! Shapes form a tree from the class's root by adding one attribute at a time, so instances built alike share
//! one. Every object's header names its shape; for built-in types it is the class's only one.
//! An instance with too many attributes, or one that had an attribute deleted or its `__dict__` taken, keeps its
//! attributes in a dict instead (*dict mode*).
#![expect(unsafe_code, reason = "objects with a tail of slots")]

use super::object;
use crate::heap::Header;
use crate::value::Value;
use std::cell::Cell;
use std::ops::{Deref, DerefMut};

/// Class flags.
pub mod class_flag {
    /// Derives from BaseException.
    pub const EXCEPTION: u32 = 1;
    /// Built in: its attributes cannot be set.
    pub const BUILTIN: u32 = 2;
    /// May not be subclassed.
    pub const FINAL: u32 = 4;
    /// Instances carry a payload in slot 0.
    pub const PAYLOAD: u32 = 8;
    /// Instances have no attributes of their own beyond `__slots__`.
    pub const NO_DICT: u32 = 16;
    /// Some class in the MRO defines `__getattribute__` in the program.
    pub const GETATTRIBUTE: u32 = 32;
    /// Some class in the MRO defines `__getattr__`.
    pub const GETATTR: u32 = 64;
    /// Some class in the MRO defines `__setattr__` or `__delattr__` in the program.
    pub const SETATTR: u32 = 128;
    /// The class object itself was given an explicit metaclass other than `type`.
    pub const METACLASS: u32 = 256;
    /// Instances can be weakly referenced (of classes of the program).
    pub const WEAKLY_REFERABLE: u32 = 512;
    /// Instances match sequence patterns.
    pub const SEQUENCE: u32 = 1024;
    /// Instances match mapping patterns.
    pub const MAPPING: u32 = 2048;
    /// All of them.
    pub const ALL: u32 = 4095;
}

/// A class.
#[repr(C)]
pub struct Class {
    pub header: Header,
    /// Str.
    pub name: Cell<Value>,
    /// Str.
    pub qualname: Cell<Value>,
    /// Tuple of the direct bases.
    pub bases: Cell<Value>,
    /// Tuple: the method resolution order, itself first.
    pub mro: Cell<Value>,
    /// Dict of attributes, keys are interned strings.
    pub dict: Cell<Value>,
    /// The built-in class whose layout instances have (`object` for ordinary ones).
    pub layout: Cell<Value>,
    /// Cached `__init__` and its epoch; UNBOUND when unknown.
    pub init: Cell<Value>,
    pub init_epoch: Cell<u32>,
    /// Bits of [`class_flag`].
    pub flags: Cell<u32>,
    /// Number of the well-known class, or `u32::MAX`.
    pub well_known: Cell<u32>,
    /// Shape of new instances; 0 until the first is made.
    pub root_shape: Cell<u32>,
    /// Shape of instances in dict mode; 0 until needed.
    pub dict_shape: Cell<u32>,
    /// How instances are made, one of [`construction`]; see `init_epoch`.
    pub construction: Cell<u32>,
    /// Whether instances have an equality or a hash of their own, bits of [`equality`], and above them the epoch of that.
    pub equality: Cell<u64>,
    /// List of weak cells of the direct subclasses, for `__subclasses__`.
    pub subclasses: Cell<Value>,
}
object!(Class, Class);

/// How calling a class makes an instance.
pub mod construction {
    pub const UNKNOWN: u32 = 0;
    /// By `object.__new__` and `__init__`.
    pub const PLAIN: u32 = 1;
    /// In some other way, or by a metaclass.
    pub const OTHER: u32 = 2;
    /// An exception that keeps its arguments and nothing else, and `__init__`.
    pub const EXCEPTION: u32 = 3;
    /// A dict, list or set that begins empty, and a function of the program as `__init__`.
    pub const CONTAINER: u32 = 4;
    /// The ways that make an instance and then call `__init__`, if there is one of the program's.
    pub const SIMPLE: [u32; 3] = [PLAIN, EXCEPTION, CONTAINER];
}

/// What the classes of an MRO but `object` say of equality and hash.
pub mod equality {
    /// `__eq__` or `__ne__`.
    pub const COMPARES: u64 = 1;
    /// `__eq__` or `__hash__`.
    pub const HASHES: u64 = 2;
    /// `__eq__` and `__ne__` are those of the built-in class whose payload instances carry.
    pub const PAYLOADS_EQUALITY: u64 = 4;
    /// So is `__hash__`.
    pub const PAYLOADS_HASH: u64 = 8;
    /// So are the orderings.
    pub const PAYLOADS_ORDER: u64 = 16;
    /// `__hash__` is that of enumerations, the hash of the member's name.
    pub const NAMES_HASH: u64 = 32;
    /// The epoch is above these bits.
    pub const BITS: u32 = 6;
}

impl Class {
    pub fn has(&self, flag: u32) -> bool {
        self.flags.get() & flag != 0
    }

    /// `SEQUENCE`, `MAPPING` or 0: new classes have that of the first class of their MRO that has one.
    pub fn pattern_kind(&self) -> u32 {
        self.flags.get() & (class_flag::SEQUENCE | class_flag::MAPPING)
    }
}

/// An instance of a class of the program. The header's aux is the number of inline slots.
#[repr(C)]
pub struct Instance {
    pub header: Header,
    /// UNBOUND; or a [`Buffer`](super::Buffer) of the slots beyond the inline ones; or, in dict mode, the [`Dict`](super::Dict).
    pub extra: Cell<Value>,
    // `aux` values follow. Unused ones hold UNBOUND.
}
object!(Instance, Instance);

impl Instance {
    #[inline(always)]
    pub fn slots(&self) -> &[Cell<Value>] {
        // SAFETY: the slots follow the struct, initialised when it was made.
        unsafe {
            std::slice::from_raw_parts(
                (self as *const Instance).add(1).cast(),
                self.header.aux() as usize,
            )
        }
    }

    /// Inline slot `i`.
    ///
    /// # Safety
    /// `i` is less than the header's aux.
    #[inline(always)]
    pub unsafe fn slot(&self, i: usize) -> &Cell<Value> {
        debug_assert!(i < self.header.aux() as usize);
        // SAFETY: by contract.
        unsafe { &*((self as *const Instance).add(1) as *const Cell<Value>).add(i) }
    }
}

/// What a slot of doubles holds: the double's bits, and no value word.
#[inline(always)]
pub fn double_in(place: &Cell<Value>) -> f64 {
    f64::from_bits(place.get().bits())
}

#[inline(always)]
pub fn put_double(place: &Cell<Value>, double: f64) {
    place.set(Value::from_bits(double.to_bits()));
}

/// How the objects of a shape keep their attributes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ShapeMode {
    /// A built-in kind: no attributes of their own (functions, modules, exceptions and classes have their own ways).
    Builtin,
    /// Slots.
    Slots,
    /// A dict.
    Dict,
}

/// A row of the VM's shape table.
pub struct Shape {
    /// The class, or UNBOUND for a shape whose class is gone.
    pub class: Value,
    pub mode: ShapeMode,
    /// Slots that stand in the instance itself; the rest are in its buffer.
    pub n_inline: u16,
    /// Attribute names (interned strings) in slot order; a payload's place is named by UNBOUND. In dict mode those that
    /// `__slots__` names, which stand in the instance.
    pub names: Box<[Value]>,
    /// The inline slots (bit k: slot k) that hold the bits of a double instead of a value word.
    pub doubles: u64,
    /// Shapes reached by adding one more attribute.
    pub next: Vec<NextShapes>,
}

/// The shapes reached by adding an attribute of one name; 0: not made yet.
#[derive(Clone, Copy)]
pub struct NextShapes {
    pub name: Value,
    /// Where its slot holds value words.
    pub words: u32,
    /// Where its slot holds doubles.
    pub doubles: u32,
    /// Whether something else than a float was stored there once: new objects have words from then on.
    pub mixed: bool,
}

impl Shape {
    /// Whether this slot holds doubles.
    #[inline]
    pub fn is_double(&self, slot: usize) -> bool {
        slot < u64::BITS as usize && self.doubles >> slot & 1 != 0
    }

    /// A row that no object has: of an id that stands for nothing, or for nothing yet.
    pub fn nowhere() -> Shape {
        Shape {
            class: Value::UNBOUND,
            mode: ShapeMode::Builtin,
            n_inline: 0,
            names: Box::new([]),
            doubles: 0,
            next: Vec::new(),
        }
    }
}

/// The VM's shape table. Native code finds it by its address, which is kept beside it.
pub struct Shapes {
    rows: Vec<Shape>,
    pub(crate) at: *const Shape,
}

impl Shapes {
    pub fn new() -> Shapes {
        let rows = Vec::new();
        let at = rows.as_ptr();
        Shapes { rows, at }
    }

    pub fn push(&mut self, shape: Shape) {
        self.rows.push(shape);
        self.at = self.rows.as_ptr();
    }

    /// Adds rows for ids that stand for nothing yet.
    pub fn extend_to(&mut self, len: usize) {
        self.rows.resize_with(len, Shape::nowhere);
        self.at = self.rows.as_ptr();
    }
}

impl Default for Shapes {
    fn default() -> Shapes {
        Shapes::new()
    }
}

impl Deref for Shapes {
    type Target = [Shape];

    fn deref(&self) -> &[Shape] {
        &self.rows
    }
}

impl DerefMut for Shapes {
    fn deref_mut(&mut self) -> &mut [Shape] {
        &mut self.rows
    }
}

/// A module.
#[repr(C)]
pub struct Module {
    pub header: Header,
    /// Dict of the module's globals.
    pub dict: Cell<Value>,
    /// Str.
    pub name: Cell<Value>,
}
object!(Module, Module);

impl Module {
    /// The header's aux of a module that the program made itself.
    pub const BY_PROGRAM: u16 = 1;

    pub fn made_by_program(&self) -> bool {
        self.header.aux() == Module::BY_PROGRAM
    }
}
