//! What may stand in a place: sets of kinds of objects, and of values that are no objects.

use crate::heap::Kind;
use crate::value::Value;

/// A set of values by kind.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Want {
    /// One bit for each kind, by number.
    kinds: u64,
    others: u8,
    /// For messages.
    pub what: &'static str,
}

const NONE: u8 = 1;
const UNBOUND: u8 = 2;
const INT: u8 = 4;
const REST: u8 = 8;

const fn of(kinds: &[Kind], others: u8, what: &'static str) -> Want {
    let mut bits = 0;
    let mut i = 0;
    while i < kinds.len() {
        bits |= 1 << kinds[i] as u8;
        i += 1;
    }
    Want {
        kinds: bits,
        others,
        what,
    }
}

impl Want {
    /// What a program may see: everything but storage of other objects and "no value".
    pub const OBJECT: Want = Want {
        kinds: !(1 << Kind::Buffer as u8 | 1 << Kind::ByteBuffer as u8),
        others: NONE | INT | REST,
        what: "an object",
    };
    pub const MAYBE: Want = Want {
        others: Want::OBJECT.others | UNBOUND,
        what: "an object or UNBOUND",
        ..Want::OBJECT
    };
    pub const INTEGER: Want = of(&[Kind::BigInt], INT, "an int");
    pub const STR: Want = of(&[Kind::Str], 0, "a string");
    pub const TUPLE: Want = of(&[Kind::Tuple], 0, "a tuple");
    pub const TUPLE_OR_UNBOUND: Want = of(&[Kind::Tuple], UNBOUND, "a tuple or UNBOUND");
    pub const LIST: Want = of(&[Kind::List], 0, "a list");
    pub const DICT: Want = of(&[Kind::Dict], 0, "a dict");
    pub const DICT_OR_UNBOUND: Want = of(&[Kind::Dict], UNBOUND, "a dict or UNBOUND");
    pub const RECORD_OR_UNBOUND: Want = of(&[Kind::Record], UNBOUND, "a record or UNBOUND");
    pub const RECORD: Want = of(&[Kind::Record], 0, "a record");
    pub const CODE: Want = of(&[Kind::Code], 0, "a code object");
    pub const FUNCTION: Want = of(&[Kind::Function], 0, "a function");
    pub const CALLEE: Want = of(
        &[Kind::Function, Kind::Builtin],
        0,
        "a function or a native",
    );
    pub const CELL: Want = of(&[Kind::Cell], 0, "a cell");
    pub const CLASS: Want = of(&[Kind::Class], 0, "a class");
    pub const CLASS_OR_NONE: Want = of(&[Kind::Class], NONE, "a class or None");
    pub const OWNER: Want = of(&[Kind::Str, Kind::Class], UNBOUND, "the owner of a native");
    pub const FRAME_OR_UNBOUND: Want = of(&[Kind::Frame], UNBOUND, "a frame or UNBOUND");
    pub const GENERATOR: Want = of(&[Kind::Generator], 0, "a generator");
    pub const EXCEPTION: Want = of(&[Kind::Exception], 0, "an exception");
    pub const EXCEPTION_OR_NONE: Want = of(&[Kind::Exception], NONE, "an exception or None");
    pub const TRACEBACK_OR_NONE: Want = of(&[Kind::Traceback], NONE, "a traceback or None");
    pub const TASKLET_OR_NONE: Want = of(&[Kind::Tasklet], NONE, "a tasklet or None");
    pub const GREENLET_OR_NONE: Want = of(&[Kind::Greenlet], NONE, "a greenlet or None");
    pub const INSTANCE: Want = of(&[Kind::Instance], 0, "an instance");
    pub const WAITED_FOR: Want = of(
        &[Kind::Tasklet, Kind::Channel],
        NONE,
        "a channel, a tasklet or None",
    );

    /// Whether objects of the kind with this number are in the set.
    #[inline]
    pub fn has_kind(self, kind: u8) -> bool {
        self.kinds >> kind & 1 != 0
    }

    /// Whether the value is in the set.
    #[inline]
    pub fn has(self, v: Value) -> bool {
        if let Some(kind) = v.kind() {
            return self.kinds >> kind as u8 & 1 != 0;
        }
        let bit = if v.is_int() {
            INT
        } else if v.is_none() {
            NONE
        } else if v.is_unbound() {
            UNBOUND
        } else {
            REST
        };
        self.others & bit != 0
    }
}
