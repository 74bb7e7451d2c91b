//! Methods of `str` that change case, and those that ask what kind of text it is.

use crate::native::{Answer, NativeDef, def, native_flag};
use crate::objects::Str;
use crate::semantics::string::case::{
    Case, change, change_ascii, has_letter_from, is_all, is_title,
};
use crate::semantics::string::chars;
use crate::value::Value;
use crate::vm::{Known, Vm};

pub const METHODS: &[NativeDef] = &[
    def(
        "upper",
        "self, /",
        upper,
        "Return a copy of the string converted to uppercase.",
    )
    .with(native_flag::PURE),
    def(
        "lower",
        "self, /",
        lower,
        "Return a copy of the string converted to lowercase.",
    )
    .with(native_flag::PURE),
    def(
        "title",
        "self, /",
        title,
        "Return a version of the string where each word is titlecased.",
    )
    .with(native_flag::PURE),
    def(
        "capitalize",
        "self, /",
        capitalize,
        "Return a capitalized version of the string.",
    ),
    def(
        "swapcase",
        "self, /",
        swapcase,
        "Convert uppercase characters to lowercase and lowercase characters to uppercase.",
    ),
    def(
        "casefold",
        "self, /",
        casefold,
        "Return a version of the string suitable for caseless comparisons.",
    )
    .with(native_flag::PURE),
    def(
        "isalpha",
        "self, /",
        isalpha,
        "Return True if the string is an alphabetic string, False otherwise.",
    ),
    def(
        "isalnum",
        "self, /",
        isalnum,
        "Return True if the string is an alpha-numeric string, False otherwise.",
    ),
    def(
        "isdecimal",
        "self, /",
        isdecimal,
        "Return True if the string is a decimal string, False otherwise.",
    ),
    def(
        "isdigit",
        "self, /",
        isdigit,
        "Return True if the string is a digit string, False otherwise.",
    ),
    def(
        "isnumeric",
        "self, /",
        isnumeric,
        "Return True if the string is a numeric string, False otherwise.",
    ),
    def(
        "isspace",
        "self, /",
        isspace,
        "Return True if the string is a whitespace string, False otherwise.",
    ),
    def(
        "isprintable",
        "self, /",
        isprintable,
        "Return True if the string is printable, False otherwise.",
    ),
    def(
        "isascii",
        "self, /",
        isascii,
        "Return True if all characters in the string are ASCII, False otherwise.",
    ),
    def(
        "isidentifier",
        "self, /",
        isidentifier,
        "Return True if the string is a valid Python identifier, False otherwise.",
    ),
    def(
        "isupper",
        "self, /",
        isupper,
        "Return True if the string is an uppercase string, False otherwise.",
    ),
    def(
        "islower",
        "self, /",
        islower,
        "Return True if the string is a lowercase string, False otherwise.",
    ),
    def(
        "istitle",
        "self, /",
        istitle,
        "Return True if the string is a title-cased string, False otherwise.",
    ),
];

fn changed(vm: &mut Vm, v: Value, method: &str, case: Case) -> Answer {
    let s = vm.receiver::<Str>(v, Known::Str, method)?;
    vm.pay(s.n_bytes as usize >> 6)?;
    if s.is_ascii() {
        const ON_STACK: usize = 64;
        let text = s.as_bytes();
        let stays = match case {
            Case::Upper => !has_letter_from(text, b'a'),
            Case::Lower => !has_letter_from(text, b'A'),
            _ => false,
        };
        if stays {
            return Ok(s.value());
        }
        if text.len() <= ON_STACK && matches!(case, Case::Upper | Case::Lower) {
            let mut out = [0; ON_STACK];
            let out = &mut out[..text.len()];
            out.copy_from_slice(text);
            if case == Case::Upper {
                out.make_ascii_uppercase();
            } else {
                out.make_ascii_lowercase();
            }
            return vm.str_ascii(out);
        }
        let out = change_ascii(s.as_bytes(), case);
        return vm.str_ascii(&out);
    }
    let out = change(s.text(), case);
    vm.str(&out)
}

fn upper(vm: &mut Vm, args: &[Value]) -> Answer {
    changed(vm, args[0], "upper", Case::Upper)
}

fn lower(vm: &mut Vm, args: &[Value]) -> Answer {
    changed(vm, args[0], "lower", Case::Lower)
}

fn title(vm: &mut Vm, args: &[Value]) -> Answer {
    changed(vm, args[0], "title", Case::Title)
}

fn capitalize(vm: &mut Vm, args: &[Value]) -> Answer {
    changed(vm, args[0], "capitalize", Case::Capital)
}

fn swapcase(vm: &mut Vm, args: &[Value]) -> Answer {
    changed(vm, args[0], "swapcase", Case::Swap)
}

fn casefold(vm: &mut Vm, args: &[Value]) -> Answer {
    changed(vm, args[0], "casefold", Case::Fold)
}

/// Whether the string is not empty and all its characters pass.
fn every(vm: &mut Vm, v: Value, method: &str, test: fn(char) -> bool) -> Answer {
    let s = vm.receiver::<Str>(v, Known::Str, method)?;
    vm.pay(s.n_bytes as usize >> 6)?;
    Ok(Value::bool(s.n_bytes != 0 && s.as_str().chars().all(test)))
}

fn isalpha(vm: &mut Vm, args: &[Value]) -> Answer {
    every(vm, args[0], "isalpha", chars::is_alpha)
}

fn isalnum(vm: &mut Vm, args: &[Value]) -> Answer {
    every(vm, args[0], "isalnum", chars::is_alnum)
}

fn isdecimal(vm: &mut Vm, args: &[Value]) -> Answer {
    every(vm, args[0], "isdecimal", chars::is_decimal)
}

fn isdigit(vm: &mut Vm, args: &[Value]) -> Answer {
    every(vm, args[0], "isdigit", chars::is_digit)
}

fn isnumeric(vm: &mut Vm, args: &[Value]) -> Answer {
    every(vm, args[0], "isnumeric", chars::is_numeric)
}

fn isspace(vm: &mut Vm, args: &[Value]) -> Answer {
    every(vm, args[0], "isspace", chars::is_space)
}

fn isprintable(vm: &mut Vm, args: &[Value]) -> Answer {
    let s = vm.receiver::<Str>(args[0], Known::Str, "isprintable")?;
    vm.pay(s.n_bytes as usize >> 6)?;
    Ok(Value::bool(s.as_str().chars().all(chars::is_printable)))
}

fn isascii(vm: &mut Vm, args: &[Value]) -> Answer {
    let s = vm.receiver::<Str>(args[0], Known::Str, "isascii")?;
    Ok(Value::bool(s.is_ascii()))
}

fn isidentifier(vm: &mut Vm, args: &[Value]) -> Answer {
    let s = vm.receiver::<Str>(args[0], Known::Str, "isidentifier")?;
    vm.pay(s.n_bytes as usize >> 6)?;
    let mut text = s.as_str().chars();
    let first = text.next().is_some_and(chars::is_id_start);
    Ok(Value::bool(first && text.all(chars::is_id_continue)))
}

fn isupper(vm: &mut Vm, args: &[Value]) -> Answer {
    let s = vm.receiver::<Str>(args[0], Known::Str, "isupper")?;
    vm.pay(s.n_bytes as usize >> 6)?;
    Ok(Value::bool(is_all(s.as_str(), true)))
}

fn islower(vm: &mut Vm, args: &[Value]) -> Answer {
    let s = vm.receiver::<Str>(args[0], Known::Str, "islower")?;
    vm.pay(s.n_bytes as usize >> 6)?;
    Ok(Value::bool(is_all(s.as_str(), false)))
}

fn istitle(vm: &mut Vm, args: &[Value]) -> Answer {
    let s = vm.receiver::<Str>(args[0], Known::Str, "istitle")?;
    vm.pay(s.n_bytes as usize >> 6)?;
    Ok(Value::bool(is_title(s.as_str())))
}
