//! Words that assembly text has for numbers.

use crate::bytecode::code::code_flags;
use crate::bytecode::ops::{Op, intrinsic, special};

/// The code flags.
pub const FLAGS: [(u32, &str); 8] = [
    (code_flags::GENERATOR, "generator"),
    (code_flags::VARARGS, "varargs"),
    (code_flags::VARKEYWORDS, "varkeywords"),
    (code_flags::NAMESPACE, "namespace"),
    (code_flags::MODULE, "module"),
    (code_flags::HIDDEN, "hidden"),
    (code_flags::NESTED, "nested"),
    (code_flags::NATIVE, "native"),
];

/// What `load_special` loads.
pub const SPECIALS: [(u8, &str); 6] = [
    (special::NONE, "None"),
    (special::FALSE, "False"),
    (special::TRUE, "True"),
    (special::ELLIPSIS, "Ellipsis"),
    (special::NOT_IMPLEMENTED, "NotImplemented"),
    (special::UNBOUND, "UNBOUND"),
];

/// What `load_intrinsic` loads.
pub const INTRINSICS: [(u8, &str); intrinsic::COUNT as usize] = [
    (intrinsic::BUILD_CLASS, "build_class"),
    (intrinsic::ASSERTION_ERROR, "assertion_error"),
    (intrinsic::DISPLAY, "display"),
    (intrinsic::ITER, "iter"),
    (intrinsic::LEN, "len"),
    (intrinsic::ATTRIBUTE_ERROR, "attribute_error"),
    (intrinsic::MISSING, "missing"),
    (intrinsic::MATCH_SEQUENCE, "match_sequence"),
    (intrinsic::MATCH_MAPPING, "match_mapping"),
    (intrinsic::MATCH_INSTANCE, "match_instance"),
    (intrinsic::MATCH_ATTRIBUTES, "match_attributes"),
    (intrinsic::MATCH_KEYS, "match_keys"),
    (intrinsic::TUPLE, "tuple"),
];

/// The words for the op's selector, if it has words.
pub fn selector_words(op: Op) -> &'static [(u8, &'static str)] {
    match op {
        Op::LoadSpecial => &SPECIALS,
        Op::LoadIntrinsic => &INTRINSICS,
        _ => &[],
    }
}

/// Whether the name can stand in the text without quotes.
pub fn is_bare(name: &str) -> bool {
    name.bytes().all(is_bare_byte)
        && !name.starts_with(|c: char| c.is_ascii_digit() || c == '.')
        && !name.is_empty()
}

/// Whether the byte can stand in a name without quotes.
pub fn is_bare_byte(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || byte == b'_' || byte == b'.'
}
