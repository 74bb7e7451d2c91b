//! The format mini-language: what stands after the colon in `f"{x:>10,.2f}"`.
//!
//! ```text
//! [[fill]align][sign][z][#][0][width][grouping][.precision][type]
//! ```
//!
//! [`parse`] reads a specification, with the checks that all types share; [`format_str`], [`format_int`] and
//! [`format_float`] apply one. [`format_value`] chooses by the value and is what `format()`, f-strings and
//! `__format__` of the built-in types come down to. Widths count code points. There are no locales: `n` prints like
//! `d` and `g`.

use super::number::print::{Form, Style, is_negative, magnitude_text, number_text, push_double};
use super::number::{Num, arithmetic, bigint};
use crate::native::{Answer, Exit};
use crate::objects::Str;
use crate::value::Value;
use crate::vm::Vm;

/// Where the padding goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Align {
    Left,
    Right,
    Center,
    /// `=`: after the sign.
    Inside,
}

impl Align {
    fn of(c: char) -> Option<Align> {
        match c {
            '<' => Some(Align::Left),
            '>' => Some(Align::Right),
            '^' => Some(Align::Center),
            '=' => Some(Align::Inside),
            _ => None,
        }
    }
}

/// A parsed specification.
#[derive(Clone, Copy, Debug)]
pub struct Spec {
    pub fill: char,
    pub align: Align,
    /// `+`, `-` or a space, if given.
    pub sign: Option<char>,
    /// `z`: a zero that came from rounding has no minus sign.
    pub no_negative_zero: bool,
    pub alternate: bool,
    pub width: usize,
    /// `,` or `_`, if given.
    pub grouping: Option<char>,
    pub precision: Option<usize>,
    /// The presentation type, or the default.
    pub kind: char,
}

/// The presentation type of numbers when none is given.
const NO_KIND: char = '\0';

/// Reads characters from the front of the specification.
struct Reader<'a> {
    rest: &'a str,
}

impl Reader<'_> {
    fn peek(&self) -> Option<char> {
        self.rest.chars().next()
    }

    fn skip(&mut self, c: char) {
        self.rest = &self.rest[c.len_utf8()..];
    }

    fn accept(&mut self, c: char) -> bool {
        let found = self.rest.starts_with(c);
        if found {
            self.skip(c);
        }
        found
    }

    /// A number, if there is one; `Err` when it is too large.
    fn number(&mut self) -> Result<Option<usize>, ()> {
        let mut n: Option<i64> = None;
        while let Some(c) = self.peek()
            && let Some(digit) = super::string::chars::decimal_value(c)
        {
            let shifted = n.unwrap_or(0).checked_mul(10);
            n = Some(
                shifted
                    .and_then(|n| n.checked_add(digit as i64))
                    .ok_or(())?,
            );
            self.skip(c);
        }
        Ok(n.map(|n| n as usize))
    }
}

/// Parses a specification. `default_kind` and `default_align` are those of the value's type.
pub fn parse(
    vm: &mut Vm,
    text: &str,
    default_kind: char,
    default_align: Align,
    type_name: &str,
) -> Result<Spec, Exit> {
    let mut reader = Reader { rest: text };
    let mut spec = Spec {
        fill: ' ',
        align: default_align,
        sign: None,
        no_negative_zero: false,
        alternate: false,
        width: 0,
        grouping: None,
        precision: None,
        kind: default_kind,
    };
    let (fill_given, align_given) = parse_align(&mut reader, &mut spec);
    if let Some(c @ ('+' | '-' | ' ')) = reader.peek() {
        spec.sign = Some(c);
        reader.skip(c);
    }
    spec.no_negative_zero = reader.accept('z');
    spec.alternate = reader.accept('#');
    if !fill_given && reader.accept('0') {
        spec.fill = '0';
        if !align_given && default_align == Align::Right {
            spec.align = Align::Inside;
        }
    }
    let Ok(width) = reader.number() else {
        return Err(vm.value_error("Too many decimal digits in format string"));
    };
    spec.width = width.unwrap_or(0);
    if reader.accept(',') {
        spec.grouping = Some(',');
    }
    if reader.accept('_') {
        if spec.grouping.is_some() {
            return Err(vm.value_error("Cannot specify both ',' and '_'."));
        }
        spec.grouping = Some('_');
    }
    if spec.grouping == Some('_') && reader.peek() == Some(',') {
        return Err(vm.value_error("Cannot specify both ',' and '_'."));
    }
    if reader.accept('.') {
        match reader.number() {
            Ok(Some(n)) => spec.precision = Some(n),
            Ok(None) => return Err(vm.value_error("Format specifier missing precision")),
            Err(()) => return Err(vm.value_error("Too many decimal digits in format string")),
        }
    }
    if let Some(c) = reader.peek() {
        reader.skip(c);
        if !reader.rest.is_empty() {
            return Err(vm.value_error(format!(
                "Invalid format specifier '{text}' for object of type '{type_name}'"
            )));
        }
        spec.kind = c;
    }
    check_grouping(vm, &spec)?;
    Ok(spec)
}

/// Reads fill and alignment; whether each was given.
fn parse_align(reader: &mut Reader, spec: &mut Spec) -> (bool, bool) {
    let mut chars = reader.rest.chars();
    let (first, second) = (chars.next(), chars.next());
    if let (Some(fill), Some(align)) = (first, second.and_then(Align::of)) {
        (spec.fill, spec.align) = (fill, align);
        reader.rest = chars.as_str();
        return (true, true);
    }
    if let Some(c) = first
        && let Some(align) = Align::of(c)
    {
        spec.align = align;
        reader.skip(c);
        return (false, true);
    }
    (false, false)
}

fn check_grouping(vm: &mut Vm, spec: &Spec) -> Result<(), Exit> {
    let Some(separator) = spec.grouping else {
        return Ok(());
    };
    match spec.kind {
        'd' | 'e' | 'f' | 'g' | 'E' | 'G' | '%' | 'F' | NO_KIND => Ok(()),
        'b' | 'o' | 'x' | 'X' if separator == '_' => Ok(()),
        kind => {
            let kind = shown_kind(kind);
            Err(vm.value_error(format!("Cannot specify '{separator}' with '{kind}'.")))
        }
    }
}

fn shown_kind(kind: char) -> String {
    if matches!(kind, '!'..='\x7f') {
        kind.to_string()
    } else {
        format!("\\x{:x}", kind as u32)
    }
}

#[cold]
fn unknown_kind(vm: &mut Vm, kind: char, type_name: &str) -> Exit {
    vm.value_error(format!(
        "Unknown format code '{}' for object of type '{type_name}'",
        shown_kind(kind)
    ))
}

/// `format(v, spec)` of a built-in string or number (payloads unwrapped); `None` for other values. `type_name` is
/// for messages.
pub fn format_value(vm: &mut Vm, v: Value, spec: &str, type_name: &str) -> Option<Answer> {
    if let Some(s) = v.as_gc::<Str>() {
        if spec.is_empty() {
            return Some(Ok(v));
        }
        let text = format_str(vm, s.text(), spec, type_name);
        return Some(text.and_then(|t| vm.str(&t)));
    }
    let n = Num::of(v)?;
    let text = if spec.is_empty() {
        number_text(vm, v)?
    } else {
        match n {
            Num::Float(f) => format_float(vm, f, spec, type_name),
            _ => format_int(vm, n, spec, type_name),
        }
    };
    Some(text.and_then(|t| vm.str(&t)))
}

/// Formats a string.
pub fn format_str(vm: &mut Vm, text: &str, spec: &str, type_name: &str) -> Result<String, Exit> {
    let spec = parse(vm, spec, 's', Align::Left, type_name)?;
    if spec.kind != 's' {
        return Err(unknown_kind(vm, spec.kind, type_name));
    }
    let refused = match spec.sign {
        Some(' ') => Some("Space not allowed in string format specifier"),
        Some(_) => Some("Sign not allowed in string format specifier"),
        None if spec.no_negative_zero => {
            Some("Negative zero coercion (z) not allowed in string format specifier")
        }
        None if spec.alternate => Some("Alternate form (#) not allowed in string format specifier"),
        None if spec.align == Align::Inside => {
            Some("'=' alignment not allowed in string format specifier")
        }
        None => None,
    };
    if let Some(message) = refused {
        return Err(vm.value_error(message));
    }
    let text = match spec.precision {
        Some(n) => text
            .char_indices()
            .nth(n)
            .map_or(text, |(end, _)| &text[..end]),
        None => text,
    };
    pad(vm, &spec, "", "", text)
}

/// Formats an int.
pub fn format_int(vm: &mut Vm, n: Num, spec: &str, type_name: &str) -> Result<String, Exit> {
    let spec = parse(vm, spec, 'd', Align::Right, type_name)?;
    match spec.kind {
        'e' | 'E' | 'f' | 'F' | 'g' | 'G' | '%' => {
            let f = arithmetic::to_f64(vm, n)?;
            return float_with(vm, f, &spec);
        }
        'b' | 'c' | 'd' | 'o' | 'x' | 'X' | 'n' => {}
        kind => return Err(unknown_kind(vm, kind, type_name)),
    }
    if spec.precision.is_some() {
        return Err(vm.value_error("Precision not allowed in integer format specifier"));
    }
    if spec.no_negative_zero {
        return Err(
            vm.value_error("Negative zero coercion (z) not allowed in integer format specifier")
        );
    }
    if spec.kind == 'c' {
        return format_char(vm, n, &spec);
    }
    let (base, prefix) = match spec.kind {
        'b' => (2, "0b"),
        'o' => (8, "0o"),
        'x' => (16, "0x"),
        'X' => (16, "0X"),
        _ => (10, ""),
    };
    let mut digits = magnitude_text(vm, n, base)?;
    if spec.kind == 'X' {
        digits.make_ascii_uppercase();
    }
    let sign = sign_text(&spec, is_negative(n));
    let prefix = if spec.alternate { prefix } else { "" };
    let group = if base == 10 { 3 } else { 4 };
    number(vm, &spec, sign, prefix, &digits, "", group)
}

fn format_char(vm: &mut Vm, n: Num, spec: &Spec) -> Result<String, Exit> {
    if spec.sign.is_some() {
        return Err(vm.value_error("Sign not allowed with integer format specifier 'c'"));
    }
    if spec.alternate {
        return Err(
            vm.value_error("Alternate form (#) not allowed with integer format specifier 'c'")
        );
    }
    let c = match n {
        Num::Small(i) => u32::try_from(i).ok().filter(|c| *c < 0x11_0000),
        _ if bigint::to_i64(n).is_some() => None,
        _ => return Err(vm.overflow_error("Python int too large to convert to C long")),
    };
    match c {
        None => Err(vm.overflow_error("%c arg not in range(0x110000)")),
        Some(c) => match char::from_u32(c) {
            Some(c) => pad(vm, spec, "", "", c.encode_utf8(&mut [0; 4])),
            None => Err(vm.value_error("surrogates not allowed in strings")),
        },
    }
}

/// Formats a float.
pub fn format_float(vm: &mut Vm, f: f64, spec: &str, type_name: &str) -> Result<String, Exit> {
    let spec = parse(vm, spec, NO_KIND, Align::Right, type_name)?;
    match spec.kind {
        NO_KIND | 'e' | 'E' | 'f' | 'F' | 'g' | 'G' | 'n' | '%' => float_with(vm, f, &spec),
        kind => Err(unknown_kind(vm, kind, type_name)),
    }
}

fn float_with(vm: &mut Vm, f: f64, spec: &Spec) -> Result<String, Exit> {
    let (mut form, default_precision) = match spec.kind {
        'e' | 'E' => (Form::Exponent, 6),
        'f' | 'F' | '%' => (Form::Fixed, 6),
        'g' | 'G' | 'n' => (Form::General, 6),
        _ => (Form::Shortest, 0),
    };
    if form == Form::Shortest && spec.precision.is_some() {
        form = Form::General;
    }
    let precision = spec.precision.unwrap_or(default_precision);
    if precision > i32::MAX as usize {
        return Err(vm.value_error("precision too big"));
    }
    check_length(vm, precision.saturating_add(spec.width))?;
    let style = Style {
        form,
        precision,
        alternate: spec.alternate,
        point_zero: spec.kind == NO_KIND,
    };
    let f = if spec.kind == '%' { f * 100.0 } else { f };
    let mut text = String::new();
    push_double(&mut text, f, &style);
    if matches!(spec.kind, 'E' | 'F' | 'G') {
        text.make_ascii_uppercase();
    }
    if spec.kind == '%' {
        text.push('%');
    }
    let (negative, magnitude) = match text.strip_prefix('-') {
        Some(rest) => (true, rest),
        None => (false, &text[..]),
    };
    let is_zero = || {
        let mantissa = magnitude.split(['e', 'E']).next().unwrap_or("");
        mantissa.bytes().all(|b| matches!(b, b'0' | b'.' | b'%'))
    };
    let negative = negative && !(spec.no_negative_zero && is_zero());
    let n_whole = magnitude.bytes().take_while(u8::is_ascii_digit).count();
    let (whole, rest) = magnitude.split_at(n_whole);
    number(vm, spec, sign_text(spec, negative), "", whole, rest, 3)
}

fn sign_text(spec: &Spec, negative: bool) -> &'static str {
    match spec.sign {
        _ if negative => "-",
        Some('+') => "+",
        Some(' ') => " ",
        _ => "",
    }
}

/// Puts a number together: sign, prefix, digits in groups, the rest (fraction and exponent), padding.
fn number(
    vm: &mut Vm,
    spec: &Spec,
    sign: &str,
    prefix: &str,
    digits: &str,
    rest: &str,
    group: usize,
) -> Result<String, Exit> {
    let Some(separator) = spec.grouping.filter(|_| !digits.is_empty()) else {
        if rest.is_empty() {
            return pad(vm, spec, sign, prefix, digits);
        }
        let mut body = String::with_capacity(digits.len() + rest.len());
        body.push_str(digits);
        body.push_str(rest);
        return pad(vm, spec, sign, prefix, &body);
    };
    // Zeros that fill up to the width are grouped like the digits.
    let width_min = if spec.fill == '0' && spec.align == Align::Inside {
        check_length(vm, spec.width)?;
        spec.width
            .saturating_sub(sign.len() + prefix.len() + rest.len())
    } else {
        0
    };
    let mut n = digits.len();
    // Of n digits, (n - 1) / group have a separator after them.
    let n_filled = (width_min * group).div_ceil(group + 1);
    n = n.max(n_filled);
    while n + (n - 1) / group < width_min {
        n += 1;
    }
    let mut body = String::with_capacity(n + n / group + rest.len());
    let zeros = n - digits.len();
    for (i, c) in std::iter::repeat_n('0', zeros)
        .chain(digits.chars())
        .enumerate()
    {
        if i > 0 && (n - i).is_multiple_of(group) {
            body.push(separator);
        }
        body.push(c);
    }
    body.push_str(rest);
    pad(vm, spec, sign, prefix, &body)
}

/// Pads to the width.
fn pad(vm: &mut Vm, spec: &Spec, sign: &str, prefix: &str, body: &str) -> Result<String, Exit> {
    let n_chars = if body.is_ascii() {
        body.len()
    } else {
        body.chars().count()
    };
    let missing = spec
        .width
        .saturating_sub(sign.len() + prefix.len() + n_chars);
    let bytes = missing.saturating_mul(spec.fill.len_utf8());
    check_length(vm, bytes.saturating_add(body.len()))?;
    let (left, inside, right) = match spec.align {
        Align::Left => (0, 0, missing),
        Align::Right => (missing, 0, 0),
        Align::Center => (missing / 2, 0, missing - missing / 2),
        Align::Inside => (0, missing, 0),
    };
    let mut out = String::with_capacity(bytes + sign.len() + prefix.len() + body.len());
    push_fill(&mut out, spec.fill, left);
    out.push_str(sign);
    out.push_str(prefix);
    push_fill(&mut out, spec.fill, inside);
    out.push_str(body);
    push_fill(&mut out, spec.fill, right);
    Ok(out)
}

/// Writes a character many times, by pieces where there are very many.
fn push_fill(out: &mut String, fill: char, n: usize) {
    const PIECE: usize = 256;
    if n >= PIECE {
        let piece = String::from_iter(std::iter::repeat_n(fill, PIECE));
        for _ in 0..n / PIECE {
            out.push_str(&piece);
        }
    }
    out.extend(std::iter::repeat_n(fill, n % PIECE));
}

/// Refuses texts that are longer than a string can be or the heap allows, before they are made.
fn check_length(vm: &mut Vm, bytes: usize) -> Result<(), Exit> {
    vm.check_text(bytes)?;
    vm.work(bytes as u64 / 8)
}
