//! The language of `str.format`: `"{0.name[key]!r:>{width}}"`.
//!
//! A template is read left to right; each field finds its object, converts it if asked to, and formats it with its
//! specification, which may itself contain fields, one level deep. Objects, attributes, items and texts are asked for
//! through [`Replay`], because the program may have to answer.

use super::format::conversion;
use super::percent::checked_text;
use super::replay::Replay;
use crate::heap::Gc;
use crate::native::{Answer, Exit};
use crate::objects::{Str, Tuple};
use crate::value::Value;
use crate::vm::Vm;

/// How fields have been numbered so far.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Numbering {
    Unknown,
    Automatic(usize),
    Manual,
}

/// Where fields find their objects.
struct Source<'a> {
    /// `None` for `format_map`.
    args: Option<&'a [Value]>,
    /// A mapping, or UNBOUND.
    keywords: Value,
    numbering: Numbering,
}

/// A replacement field, taken apart.
struct Field<'a> {
    name: &'a str,
    conversion: Option<char>,
    spec: &'a str,
    /// The specification contains fields.
    nested: bool,
}

/// Formats: the inputs are the template, a tuple of arguments (None for `format_map`) and a mapping (or None).
pub fn run(vm: &mut Vm, inputs: &[Value; 3], replay: &mut Replay) -> Answer {
    let template = checked_text(vm, inputs[0])?;
    let mut source = Source {
        args: inputs[1].as_gc::<Tuple>().map(|t| t.slice()),
        keywords: inputs[2],
        numbering: Numbering::Unknown,
    };
    let mut out = String::with_capacity(template.n_bytes as usize + 16);
    expand(vm, template.text(), &mut source, replay, 2, &mut out)?;
    vm.pay(out.len() >> 6)?;
    vm.str(&out)
}

fn expand(
    vm: &mut Vm,
    template: &str,
    source: &mut Source,
    replay: &mut Replay,
    depth: u32,
    out: &mut String,
) -> Result<(), Exit> {
    if depth == 0 {
        return Err(vm.value_error("Max string recursion exceeded"));
    }
    let mut rest = template;
    while let Some(at) = memchr::memchr2(b'{', b'}', rest.as_bytes()) {
        out.push_str(&rest[..at]);
        let brace = rest.as_bytes()[at];
        let next = rest.as_bytes().get(at + 1).copied();
        if next == Some(brace) {
            out.push(char::from(brace));
            rest = &rest[at + 2..];
            continue;
        }
        if brace == b'}' || next.is_none() {
            return Err(vm.value_error(format!(
                "Single '{}' encountered in format string",
                char::from(brace)
            )));
        }
        let (field, after) = parse_field(vm, &rest[at + 1..])?;
        rest = after;
        let value = object(vm, field.name, source, replay)?;
        let value = convert(vm, value, field.conversion, replay)?;
        if field.nested {
            let mut spec = String::new();
            expand(vm, field.spec, source, replay, depth - 1, &mut spec)?;
            push_formatted(vm, value, &spec, replay, out)?;
        } else {
            push_formatted(vm, value, field.spec, replay, out)?;
        }
    }
    out.push_str(rest);
    Ok(())
}

/// Takes a field apart; `text` begins after its opening brace. Answers what follows it, too.
fn parse_field<'a>(vm: &mut Vm, text: &'a str) -> Result<(Field<'a>, &'a str), Exit> {
    let bytes = text.as_bytes();
    let mut at = 0;
    let mut end = None;
    while let Some(b) = bytes.get(at) {
        match b {
            b'{' => return Err(vm.value_error("unexpected '{' in field name")),
            b'[' => at = memchr::memchr(b']', &bytes[at..]).map_or(bytes.len(), |n| at + n),
            b'}' | b':' | b'!' => {
                end = Some(*b);
                break;
            }
            _ => at += 1,
        }
        if bytes.get(at) == Some(&b']') {
            at += 1;
        }
    }
    let Some(end) = end else {
        return Err(vm.value_error("expected '}' before end of string"));
    };
    let mut field = Field {
        name: &text[..at],
        conversion: None,
        spec: "",
        nested: false,
    };
    let mut rest = &text[at + 1..];
    if end == b'}' {
        return Ok((field, rest));
    }
    if end == b'!' {
        let mut chars = rest.chars();
        let Some(c) = chars.next() else {
            return Err(vm.value_error("end of string while looking for conversion specifier"));
        };
        field.conversion = Some(c);
        match chars.next() {
            Some('}') => return Ok((field, chars.as_str())),
            Some(':') => rest = chars.as_str(),
            Some(_) => return Err(vm.value_error("expected ':' after conversion specifier")),
            None => rest = "",
        }
    }
    let mut open = 1;
    for (at, b) in rest.bytes().enumerate() {
        match b {
            b'{' => {
                field.nested = true;
                open += 1;
            }
            b'}' if open == 1 => {
                field.spec = &rest[..at];
                return Ok((field, &rest[at + 1..]));
            }
            b'}' => open -= 1,
            _ => {}
        }
    }
    Err(vm.value_error("unmatched '{' in format spec"))
}

/// A number made of digits only; `None` for anything else.
fn index(vm: &mut Vm, text: &str) -> Result<Option<usize>, Exit> {
    let mut n: usize = 0;
    for c in text.chars() {
        let Some(digit) = super::chars::decimal_value(c) else {
            return Ok(None);
        };
        n = match n
            .checked_mul(10)
            .and_then(|n| n.checked_add(digit as usize))
        {
            Some(n) if n <= i64::MAX as usize => n,
            _ => return Err(vm.value_error("Too many decimal digits in format string")),
        };
    }
    Ok((!text.is_empty()).then_some(n))
}

/// The object that a field names.
fn object(vm: &mut Vm, name: &str, source: &mut Source, replay: &mut Replay) -> Answer {
    let first_end = name.find(['.', '[']).unwrap_or(name.len());
    let (first, mut rest) = name.split_at(first_end);
    let number = index(vm, first)?;
    let mut value = if first.is_empty() || number.is_some() {
        let i = number_of(vm, number, source)?;
        argument(vm, i, source)?
    } else {
        keyword(vm, first, source, replay)?
    };
    while let Some(c) = rest.chars().next() {
        if c == '.' {
            let end = rest[1..].find(['.', '[']).map_or(rest.len(), |n| n + 1);
            let attribute = &rest[1..end];
            rest = &rest[end..];
            if attribute.is_empty() {
                return Err(vm.value_error("Empty attribute in format string"));
            }
            let attribute = vm.intern(attribute);
            value = replay.step(vm, |vm| vm.get_attr(value, attribute))?;
            continue;
        }
        if c != '[' {
            return Err(vm.value_error("Only '.' or '[' may follow ']' in format field specifier"));
        }
        let Some(end) = rest.find(']') else {
            return Err(vm.value_error("Missing ']' in format string"));
        };
        let key = &rest[1..end];
        rest = &rest[end + 1..];
        if key.is_empty() {
            return Err(vm.value_error("Empty attribute in format string"));
        }
        let key = match index(vm, key)? {
            Some(i) => vm.size(i)?,
            None => vm.str(key)?,
        };
        value = replay.step(vm, |vm| vm.get_item(value, key))?;
    }
    Ok(value)
}

/// The index of a field by its number, or by the next one in order.
fn number_of(vm: &mut Vm, number: Option<usize>, source: &mut Source) -> Result<usize, Exit> {
    match (number, source.numbering) {
        (None, Numbering::Manual) => Err(vm.value_error(
            "cannot switch from manual field specification to automatic field numbering",
        )),
        (Some(_), Numbering::Automatic(_)) => Err(vm.value_error(
            "cannot switch from automatic field numbering to manual field specification",
        )),
        (Some(i), _) => {
            source.numbering = Numbering::Manual;
            Ok(i)
        }
        (None, Numbering::Automatic(i)) => {
            source.numbering = Numbering::Automatic(i + 1);
            Ok(i)
        }
        (None, Numbering::Unknown) => {
            source.numbering = Numbering::Automatic(1);
            Ok(0)
        }
    }
}

fn argument(vm: &mut Vm, i: usize, source: &Source) -> Answer {
    let Some(args) = source.args else {
        return Err(vm.value_error("Format string contains positional fields"));
    };
    match args.get(i) {
        Some(v) => Ok(*v),
        None => Err(vm.index_error(format!(
            "Replacement index {i} out of range for positional args tuple"
        ))),
    }
}

fn keyword(vm: &mut Vm, name: &str, source: &Source, replay: &mut Replay) -> Answer {
    let key = vm.str(name)?;
    let keywords = source.keywords;
    if keywords.is_unbound() || keywords.is_none() {
        return Err(vm.key_error(key));
    }
    replay.step(vm, |vm| vm.get_item(keywords, key))
}

fn convert(vm: &mut Vm, value: Value, how: Option<char>, replay: &mut Replay) -> Answer {
    let how = match how {
        None => return Ok(value),
        Some('s') => conversion::STR,
        Some('r') => conversion::REPR,
        Some('a') => conversion::ASCII,
        Some(c @ '!'..='~') => {
            return Err(vm.value_error(format!("Unknown conversion specifier {c}")));
        }
        Some(c) => {
            return Err(vm.value_error(format!("Unknown conversion specifier \\x{:x}", c as u32)));
        }
    };
    replay.step(vm, |vm| vm.convert_field(value, how))
}

/// Appends `format(value, spec)`.
fn push_formatted(
    vm: &mut Vm,
    value: Value,
    spec: &str,
    replay: &mut Replay,
    out: &mut String,
) -> Result<(), Exit> {
    if spec.is_empty() {
        if let Some(s) = value.as_gc::<Str>() {
            out.push_str(s.as_str());
            return Ok(());
        }
        if value.is_int() {
            super::digits::push_int(out, value.as_int());
            return Ok(());
        }
    }
    let text = replay.step(vm, |vm| {
        let spec: Gc<Str> = vm.str(spec)?.expect();
        vm.format(value, Some(spec))
    })?;
    out.push_str(checked_text(vm, text)?.as_str());
    Ok(())
}
