//! Where fields are: the offsets that native code uses. Each is computed from the struct it describes.

use crate::objects::*;
use crate::value;
use crate::vm::Vm;
use std::mem::offset_of;

macro_rules! offsets {
    ($($(#[$doc:meta])* $name:ident = $ty:ty, $($field:ident).+;)*) => {
        $($(#[$doc])* pub const $name: i32 = offset_of!($ty, $($field).+) as i32;)*
    };
}

offsets! {
    VM_TICKS_LEFT = Vm, ticks_left;
    VM_SHAPES = Vm, shapes.at;
    VM_HEAP = Vm, heap;
    VM_STACK_LIMIT = Vm, native.stack_limit;
    VM_DEPTH_LIMIT = Vm, native.depth_limit;
    VM_NEAR = Vm, native.near;
    VM_SCRATCH = Vm, native.scratch;
    VM_RESULTS = Vm, native.results;
    VM_COUNTDOWN = Vm, native.countdown;
    VM_REFUSED = Vm, native.refused;
    VM_ASCII_CHARS = Vm, ascii_chars;
    VM_SEARCHED_DICT = Vm, last_search.dict;
    VM_SEARCHED_KEY = Vm, last_search.key;
    VM_SEARCHED_CHANGES = Vm, last_search.changes;
    VM_SEARCHED_ENTRY = Vm, last_search.entry;
    VM_DEPTH = Vm, native.depth;
    VM_HANDLED = Vm, native.handled;
    VM_RAISED = Vm, native.raised;
    VM_BELOW = Vm, native.below;
    VM_LOOKUP_FAILED = Vm, lookup_failed;
    VM_RECORD = Vm, native.record;
    EXCEPTION_ARGS = Exception, args;
    EXCEPTION_TRACEBACK = Exception, traceback;
    EXCEPTION_CAUSE = Exception, cause;
    EXCEPTION_CONTEXT = Exception, context;
    EXCEPTION_SUPPRESSES = Exception, suppress_context;
    EXCEPTION_DICT = Exception, dict;
    TRACEBACK_NEXT = Traceback, next;
    TRACEBACK_CODE = Traceback, code;
    TRACEBACK_GLOBALS = Traceback, globals;
    TRACEBACK_PC = Traceback, pc;
    TRACEBACK_LINE = Traceback, line;
    FUNCTION_RT = Function, rt;
    FUNCTION_GLOBALS = Function, globals;
    FUNCTION_CLOSURE = Function, closure;
    FUNCTION_DEFAULTS = Function, defaults;
    FUNCTION_EXTRA = Function, extra;
    RECORD_LEN = Record, len;
    RT_START = RtCode, native_start;
    RT_NAME = RtCode, name;
    RT_DOC = RtCode, doc;
    FRAME_FUNC = Frame, func;
    FRAME_PC = Frame, pc;
    FRAME_CONT = Frame, cont;
    GENERATOR_FRAME = Generator, frame;
    CELL_VALUE = CellObject, value;
    INSTANCE_EXTRA = Instance, extra;
    BYTES_LEN = Bytes, n_bytes;
    BYTEARRAY_LEN = ByteArray, len;
    BYTEARRAY_BUFFER = ByteArray, buffer;
    DICT_USED = Dict, used;
    DICT_FILL = Dict, fill;
    DICT_CHANGES = Dict, changes;
    DICT_ENTRIES = Dict, entries;
    DICT_INDEX = Dict, index;
    DICT_HASH = Dict, hash;
    STR_HASH = Str, hash;
    STR_BYTES = Str, n_bytes;
    STR_CHARS = Str, n_chars;
    LIST_LEN = List, len;
    LIST_BUFFER = List, buffer;
    DEQUE_BUFFER = Deque, buffer;
    DEQUE_FIRST = Deque, first;
    DEQUE_LEN = Deque, len;
    DEQUE_MAX_LEN = Deque, max_len;
    DEQUE_VERSION = Deque, version;
    BUFFER_CAPACITY = Buffer, capacity;
    TUPLE_LEN = Tuple, len;
    FLOAT_VALUE = BoxedFloat, value;
    BIG_NEGATIVE = BigInt, negative;
    BIG_LIMBS = BigInt, n_limbs;
    ITER_SOURCE = Iter, source;
    ITER_POS = Iter, pos;
    ITER_END = Iter, end;
    ITER_STEP = Iter, step;
    SHAPE_CLASS = Shape, class;
    SUPER_CLASS = Super, class;
    SUPER_RECEIVER = Super, receiver;
    SUPER_START = Super, start;
    BOUND_FUNC = BoundMethod, func;
    BOUND_RECEIVER = BoundMethod, receiver;
}

/// The entry of a search that found none.
pub const SEARCHED_MISSING: i64 = crate::semantics::table_keys::Search::MISSING as i64;
/// Bytes of a row of the shape table.
pub const SHAPE_BYTES: i64 = size_of::<Shape>() as i64;
/// The header's first byte is the kind.
pub const HEADER_KIND: i32 = 0;
/// The header's second byte is its flags.
pub const HEADER_FLAGS: i32 = 1;
pub const HEADER_AUX: i32 = 2;
pub const HEADER_SHAPE: i32 = 4;
/// A big int's least significant limb.
pub const BIG_FIRST: i32 = size_of::<BigInt>() as i32;
pub const FRAME_REGS: i32 = size_of::<Frame>() as i32;
pub const BUFFER_ITEMS: i32 = size_of::<Buffer>() as i32;
pub const STR_TEXT: i32 = size_of::<Str>() as i32;
pub const BYTES_TEXT: i32 = size_of::<Bytes>() as i32;
pub const BYTE_BUFFER_BYTES: i32 = size_of::<ByteBuffer>() as i32;
pub const TUPLE_ITEMS: i32 = size_of::<Tuple>() as i32;
pub const RECORD_ITEMS: i32 = size_of::<Record>() as i32;
pub const INSTANCE_SLOTS: i32 = size_of::<Instance>() as i32;
/// Distance from the value word of a grown string's buffer to the text.
pub const GROWN_TEXT: i64 = size_of::<ByteBuffer>() as i64 + GROWN_PREFIX as i64 - PTR_TAG;
/// Distance from a pointer's value word to the object's address.
pub const PTR_TAG: i64 = value::PTR_TAG as i64;
/// The last two bits of a small int's value word.
pub const INT_TAG: i64 = value::INT_TAG as i64;
/// The bit of a value word that is clear in floats and set in all else.
pub const FLOAT_BIT: i64 = value::FLOAT_BIT as i64;
