//! `%` formatting, of strings and of bytes.
//!
//! A template is read left to right; each conversion takes its value from the tuple on the right, from the mapping by a
//! key in parentheses, or is the one value that is neither. Texts, items and numbers are asked for through [`Replay`],
//! because the program may have to answer. Output is collected as bytes: in a string's template everything between
//! conversions and every text inserted is UTF-8.

use super::count_chars;
use super::digits::int_digits;
use super::percent_quick;
use super::replay::Replay;
use crate::heap::{Gc, Kind};
use crate::native::{Answer, Exit};
use crate::objects::{ByteArray, Bytes, Str, Tuple};
use crate::semantics::number::print::{Form, Style, is_negative, magnitude_text, push_double};
use crate::semantics::number::rounding;
use crate::semantics::number::{Num, as_float};
use crate::value::Value;
use crate::vm::{PreludeFn, Vm};

/// Flags of a conversion.
#[derive(Clone, Copy, Debug, Default)]
struct Flags {
    left: bool,
    plus: bool,
    blank: bool,
    alternate: bool,
    zero: bool,
}

/// A conversion, taken apart.
#[derive(Clone, Copy, Debug, Default)]
struct Spec {
    flags: Flags,
    width: usize,
    precision: Option<usize>,
    letter: char,
    /// Position of the letter in the template, for messages.
    place: usize,
}

/// Where values come from.
struct Source {
    args: Value,
    /// Number of values in the tuple `args`; −1 when `args` is the one value.
    len: i64,
    next: i64,
    /// What keys are looked up in, if that is possible.
    mapping: Option<Value>,
}

/// One formatting run.
struct Percent<'a> {
    vm: &'a mut Vm,
    replay: &'a mut Replay,
    template: &'a [u8],
    at: usize,
    source: Source,
    out: Vec<u8>,
    /// The template is bytes.
    bytes: bool,
}

impl Vm {
    /// `text % args` for a string.
    pub fn str_percent(&mut self, text: Gc<Str>, args: Value) -> Answer {
        if let Some(answer) = percent_quick::percent(self, &text, args) {
            return answer;
        }
        match run(self, &[text.value(), args], &mut Replay::once()) {
            Err(Exit::Call) => Err(self.prelude_call(PreludeFn::StrMod, &[text.value(), args])),
            answer => answer,
        }
    }

    /// `template % args` for bytes or a byte array.
    pub fn bytes_percent(&mut self, template: Value, args: Value) -> Answer {
        match run(self, &[template, args], &mut Replay::once()) {
            Err(Exit::Call) => Err(self.prelude_call(PreludeFn::StrMod, &[template, args])),
            answer => answer,
        }
    }

    /// `a % b` when that means formatting.
    pub(crate) fn text_percent(&mut self, a: Value, b: Value) -> Option<Answer> {
        let text = match a.kind()? {
            Kind::Str => a.as_gc::<Str>(),
            Kind::Bytes | Kind::ByteArray => None,
            _ => return None,
        };
        // A subclass of the template's type may have its own idea.
        let name = self.names.dunder_rmod;
        if self.unwrap_payload(b).kind() == a.kind() && self.guest_special(b, name).is_some() {
            return None;
        }
        Some(match text {
            Some(text) => self.str_percent(text, b),
            None => self.bytes_percent(a, b),
        })
    }

    /// Whether keys can be looked up in a value, as `%` sees it.
    fn is_mapping(&mut self, v: Value) -> bool {
        match v.kind() {
            Some(Kind::Dict | Kind::List | Kind::Bytes | Kind::ByteArray | Kind::Range) => true,
            Some(Kind::MappingProxy) => true,
            Some(Kind::Instance) => {
                let inner = self.unwrap_payload(v);
                let name = self.names.dunder_getitem;
                !matches!(inner.kind(), Some(Kind::Tuple | Kind::Str))
                    && self.special(v, name).is_some()
            }
            _ => false,
        }
    }
}

/// Formats: the inputs are the template (a string, bytes or a byte array) and what stands right of the `%`.
pub fn run(vm: &mut Vm, inputs: &[Value; 2], replay: &mut Replay) -> Answer {
    let (template, args) = (vm.unwrap_payload(inputs[0]), inputs[1]);
    let tuple = vm.unwrap_payload(args).as_gc::<Tuple>();
    let mapping = vm.is_mapping(args).then_some(args);
    let (text, bytes) = match (template.as_gc::<Str>(), template.as_gc::<Bytes>()) {
        (Some(s), _) => (s.text().as_bytes(), false),
        (_, Some(b)) => (b.data(), true),
        _ => match template.as_gc::<ByteArray>() {
            Some(b) => (b.data(), true),
            None => return Err(vm.type_error("expected a template")),
        },
    };
    let source = Source {
        args: tuple.map_or(args, |t| t.value()),
        len: tuple.map_or(-1, |t| t.len as i64),
        next: if tuple.is_some() { 0 } else { -2 },
        mapping,
    };
    let mut run = Percent {
        vm,
        replay,
        template: text,
        at: 0,
        source,
        out: Vec::with_capacity(text.len() + 16),
        bytes,
    };
    run.all()?;
    let out = run.out;
    vm.pay(out.len() >> 6)?;
    if !bytes {
        return match std::str::from_utf8(&out) {
            Ok(text) => vm.str(text),
            Err(_) => Err(vm.value_error("formatted text is not valid")),
        };
    }
    if template.is_kind(Kind::ByteArray) {
        vm.bytearray(&out)
    } else {
        vm.bytes(&out)
    }
}

impl Percent<'_> {
    fn all(&mut self) -> Result<(), Exit> {
        while let Some(n) = memchr::memchr(b'%', &self.template[self.at..]) {
            self.out
                .extend_from_slice(&self.template[self.at..self.at + n]);
            self.at += n + 1;
            match self.template.get(self.at) {
                // The commonest ones.
                Some(b's') if !self.bytes => {
                    self.at += 1;
                    self.text_at_once()?;
                }
                Some(b'd') => {
                    self.at += 1;
                    self.int_at_once()?;
                }
                Some(b'%') => {
                    self.at += 1;
                    self.out.push(b'%');
                }
                _ => self.conversion()?,
            }
        }
        self.out.extend_from_slice(&self.template[self.at..]);
        if self.source.next < self.source.len && self.source.mapping.is_none() {
            return Err(self.not_all());
        }
        Ok(())
    }

    fn not_all(&mut self) -> Exit {
        let what = if self.bytes { "bytes" } else { "string" };
        self.vm.type_error(format!(
            "not all arguments converted during {what} formatting"
        ))
    }

    /// The next value in order.
    fn value(&mut self) -> Answer {
        let source = &mut self.source;
        if source.next >= source.len {
            return Err(self.vm.type_error("not enough arguments for format string"));
        }
        source.next += 1;
        if source.len < 0 {
            return Ok(source.args);
        }
        Ok(source.args.expect::<Tuple>().slice()[source.next as usize - 1])
    }

    /// `%s` without any trimmings.
    fn text_at_once(&mut self) -> Result<(), Exit> {
        let v = self.value()?;
        if v.is_int() && self.replay.is_once() {
            self.push_int(v.as_int());
            return Ok(());
        }
        let text = self.replay.step(self.vm, |vm| vm.str_of(v))?;
        let text = checked_text(self.vm, text)?;
        self.out.extend_from_slice(text.as_bytes());
        Ok(())
    }

    fn push_int(&mut self, n: i64) {
        self.out.extend_from_slice(int_digits(n, &mut [0; 20]));
    }

    /// `%d` without any trimmings.
    fn int_at_once(&mut self) -> Result<(), Exit> {
        let v = self.value()?;
        if v.is_int() {
            self.push_int(v.as_int());
            return Ok(());
        }
        let spec = Spec {
            letter: 'd',
            place: self.at - 1,
            ..Spec::default()
        };
        self.convert(v, &spec)
    }

    fn incomplete(&mut self) -> Exit {
        self.vm.value_error("incomplete format")
    }

    fn next_byte(&mut self) -> Result<u8, Exit> {
        match self.template.get(self.at) {
            Some(b) => {
                self.at += 1;
                Ok(*b)
            }
            None => Err(self.incomplete()),
        }
    }

    fn conversion(&mut self) -> Result<(), Exit> {
        if self.template.get(self.at) == Some(&b'(') {
            self.key()?;
        }
        let mut spec = Spec {
            flags: self.flags(),
            ..Spec::default()
        };
        if let Some(width) = self.number("width")? {
            spec.flags.left |= width < 0;
            spec.width = width.unsigned_abs() as usize;
        }
        if self.template.get(self.at) == Some(&b'.') {
            self.at += 1;
            spec.precision = Some(self.number("precision")?.unwrap_or(0).max(0) as usize);
        }
        if matches!(self.template.get(self.at), Some(b'h' | b'l' | b'L')) {
            self.at += 1;
        }
        spec.place = self.at;
        spec.letter = self.letter()?;
        let v = self.value()?;
        self.convert(v, &spec)
    }

    /// The conversion's letter, which may be any character.
    fn letter(&mut self) -> Result<char, Exit> {
        if self.bytes {
            return Ok(char::from(self.next_byte()?));
        }
        let rest = std::str::from_utf8(&self.template[self.at..]).unwrap_or("");
        match rest.chars().next() {
            Some(c) => {
                self.at += c.len_utf8();
                Ok(c)
            }
            None => Err(self.incomplete()),
        }
    }

    /// `(key)`: its value becomes the one value.
    fn key(&mut self) -> Result<(), Exit> {
        let Some(mapping) = self.source.mapping else {
            return Err(self.vm.type_error("format requires a mapping"));
        };
        let begin = self.at + 1;
        let mut open = 0;
        let rest = self.template[self.at..].iter();
        let length = rest.enumerate().find_map(|(i, b)| {
            open += (*b == b'(') as i32 - (*b == b')') as i32;
            (open == 0).then_some(i)
        });
        let Some(length) = length else {
            return Err(self.vm.value_error("incomplete format key"));
        };
        let key = &self.template[begin..self.at + length];
        self.at += length + 1;
        let key = if self.bytes {
            self.vm.bytes(key)?
        } else {
            self.vm.str(std::str::from_utf8(key).unwrap_or(""))?
        };
        self.source.args = self.replay.step(self.vm, |vm| vm.get_item(mapping, key))?;
        (self.source.len, self.source.next) = (-1, -2);
        Ok(())
    }

    fn flags(&mut self) -> Flags {
        let mut flags = Flags::default();
        while let Some(b) = self.template.get(self.at) {
            match b {
                b'-' => flags.left = true,
                b'+' => flags.plus = true,
                b' ' => flags.blank = true,
                b'#' => flags.alternate = true,
                b'0' => flags.zero = true,
                _ => break,
            }
            self.at += 1;
        }
        flags
    }

    /// A width or precision: digits, or `*` for the next value.
    fn number(&mut self, what: &str) -> Result<Option<i64>, Exit> {
        if self.template.get(self.at) == Some(&b'*') {
            self.at += 1;
            let v = self.value()?;
            let v = self.vm.unwrap_payload(v);
            return match Num::of(v) {
                Some(Num::Big(_)) => Err(self
                    .vm
                    .overflow_error("Python int too large to convert to C ssize_t")),
                Some(Num::Small(n)) if i32::try_from(n).is_ok() || what == "width" => Ok(Some(n)),
                Some(Num::Small(_)) => Err(self
                    .vm
                    .overflow_error("Python int too large to convert to C int")),
                _ => Err(self.vm.type_error("* wants int")),
            };
        }
        let mut n: Option<i64> = None;
        while let Some(b @ b'0'..=b'9') = self.template.get(self.at) {
            let next = n.unwrap_or(0).checked_mul(10);
            let next = next.and_then(|n| n.checked_add((b - b'0') as i64));
            let limit = if what == "width" {
                i64::MAX
            } else {
                i32::MAX as i64
            };
            n = match next.filter(|n| *n <= limit) {
                Some(n) => Some(n),
                None => return Err(self.vm.value_error(format!("{what} too big"))),
            };
            self.at += 1;
        }
        Ok(n)
    }

    fn convert(&mut self, v: Value, spec: &Spec) -> Result<(), Exit> {
        match spec.letter {
            's' | 'b' if self.bytes => {
                let data = self.bytes_of(v)?;
                self.push_text(&data, spec)
            }
            's' | 'r' | 'a' => {
                let letter = if self.bytes { 'a' } else { spec.letter };
                let text = self.replay.step(self.vm, |vm| match letter {
                    's' => vm.str_of(v),
                    'r' => vm.repr(v),
                    _ => vm.ascii_of(v),
                })?;
                let text = checked_text(self.vm, text)?;
                self.push_text(text.text().as_bytes(), spec)
            }
            'd' | 'i' | 'u' | 'o' | 'x' | 'X' => self.integer(v, spec),
            'e' | 'E' | 'f' | 'F' | 'g' | 'G' => self.float(v, spec),
            'c' => {
                let text = self.character(v)?;
                let spec = Spec {
                    precision: None,
                    ..*spec
                };
                self.push_text(&text, &spec)
            }
            c => {
                let place = if self.bytes {
                    spec.place
                } else {
                    count_chars(&self.template[..spec.place])
                };
                let shown = if (' '..='~').contains(&c) || self.bytes {
                    c
                } else {
                    '?'
                };
                Err(self.vm.value_error(format!(
                    "unsupported format character '{shown}' ({:#x}) at index {place}",
                    c as u32
                )))
            }
        }
    }

    /// Text cut to the precision and padded to the width.
    fn push_text(&mut self, text: &[u8], spec: &Spec) -> Result<(), Exit> {
        let length = |text: &[u8]| {
            if self.bytes {
                text.len()
            } else {
                count_chars(text)
            }
        };
        let text = match spec.precision {
            Some(n) if n < length(text) => {
                let end = if self.bytes {
                    n
                } else {
                    super::skip_chars(text, 0, n)
                };
                &text[..end]
            }
            _ => text,
        };
        let pad = spec.width.saturating_sub(length(text));
        self.pad(pad, spec.flags.left, b' ', |out| {
            out.extend_from_slice(text)
        })
    }

    /// Refuses so many more bytes where there is no memory or time for them, before they are made.
    fn afford(&mut self, n: usize) -> Result<(), Exit> {
        self.vm.check_text(self.out.len().saturating_add(n))?;
        self.vm.work(n as u64 / 8)
    }

    /// What `write` writes, with so many fill characters on one side.
    fn pad(
        &mut self,
        n: usize,
        left: bool,
        fill: u8,
        write: impl Fn(&mut Vec<u8>),
    ) -> Result<(), Exit> {
        self.afford(n)?;
        if left {
            write(&mut self.out);
        }
        self.out.resize(self.out.len() + n, fill);
        if !left {
            write(&mut self.out);
        }
        Ok(())
    }

    /// Sign, prefix and digits, padded to the width: zeros go between prefix and digits.
    fn push_number(
        &mut self,
        negative: bool,
        prefix: &str,
        digits: &str,
        spec: &Spec,
    ) -> Result<(), Exit> {
        let flags = spec.flags;
        let sign = match (negative, flags.plus, flags.blank) {
            (true, ..) => "-",
            (_, true, _) => "+",
            (_, _, true) => " ",
            _ => "",
        };
        let pad = spec
            .width
            .saturating_sub(sign.len() + prefix.len() + digits.len());
        if flags.zero && !flags.left {
            self.out.extend_from_slice(sign.as_bytes());
            self.out.extend_from_slice(prefix.as_bytes());
            return self.pad(pad, false, b'0', |out| {
                out.extend_from_slice(digits.as_bytes())
            });
        }
        self.pad(pad, flags.left, b' ', |out| {
            [sign, prefix, digits]
                .iter()
                .for_each(|part| out.extend_from_slice(part.as_bytes()));
        })
    }

    fn wrong_number(&mut self, v: Value, spec: &Spec) -> Exit {
        let needed = if matches!(spec.letter, 'o' | 'x' | 'X') {
            "an integer"
        } else {
            "a real number"
        };
        let found = self.vm.type_name(v);
        self.vm.type_error(format!(
            "%{} format: {needed} is required, not {found}",
            spec.letter
        ))
    }

    fn integer(&mut self, v: Value, spec: &Spec) -> Result<(), Exit> {
        let exact = matches!(spec.letter, 'o' | 'x' | 'X');
        let inner = self.vm.unwrap_payload(v);
        let int = match Num::of(inner) {
            Some(Num::Float(_)) if exact => return Err(self.wrong_number(v, spec)),
            Some(Num::Float(f)) => self
                .replay
                .step(self.vm, |vm| rounding::float_to_int(vm, f))?,
            Some(_) => inner,
            None => self.guest_integer(v, spec, exact)?,
        };
        let Some(n) = Num::of(int).filter(|n| !matches!(n, Num::Float(_))) else {
            return Err(self.wrong_number(v, spec));
        };
        let (base, prefix) = match spec.letter {
            'o' => (8, "0o"),
            'x' => (16, "0x"),
            'X' => (16, "0X"),
            _ => (10, ""),
        };
        let mut digits = magnitude_text(self.vm, n, base)?;
        if spec.letter == 'X' {
            digits.make_ascii_uppercase();
        }
        if let Some(least) = spec.precision
            && digits.len() < least
        {
            self.afford(least)?;
            digits.insert_str(0, &"0".repeat(least - digits.len()));
        }
        let prefix = if spec.flags.alternate { prefix } else { "" };
        self.push_number(is_negative(n), prefix, &digits, spec)
    }

    /// The integer that an object of the program stands for.
    fn guest_integer(&mut self, v: Value, spec: &Spec, exact: bool) -> Answer {
        let names = [self.vm.names.dunder_index, self.vm.names.dunder_int];
        let names = if exact { &names[..1] } else { &names[..] };
        if !names
            .iter()
            .any(|name| self.vm.guest_special(v, *name).is_some())
        {
            return Err(self.wrong_number(v, spec));
        }
        let int = self.replay.step(self.vm, |vm| {
            if exact {
                return Err(vm.prelude_call(PreludeFn::Index, &[v]));
            }
            let class = vm.known(crate::vm::Known::Int).value();
            Err(vm.prelude_call(PreludeFn::Int, &[class, v]))
        })?;
        Ok(self.vm.unwrap_payload(int))
    }

    fn float(&mut self, v: Value, spec: &Spec) -> Result<(), Exit> {
        let inner = self.vm.unwrap_payload(v);
        let f = match Num::of(inner) {
            Some(Num::Float(f)) => f,
            Some(n) => crate::semantics::number::arithmetic::to_f64(self.vm, n)?,
            None => {
                let names = [self.vm.names.dunder_float, self.vm.names.dunder_index];
                if !names
                    .iter()
                    .any(|name| self.vm.guest_special(v, *name).is_some())
                {
                    let found = self.vm.type_name(v);
                    let message = if self.bytes {
                        format!("float argument required, not {found}")
                    } else {
                        format!("must be real number, not {found}")
                    };
                    return Err(self.vm.type_error(message));
                }
                let f = self
                    .replay
                    .step(self.vm, |vm| Err(vm.prelude_call(PreludeFn::Float, &[v])))?;
                as_float(self.vm.unwrap_payload(f)).unwrap_or(f64::NAN)
            }
        };
        let form = match spec.letter.to_ascii_lowercase() {
            'e' => Form::Exponent,
            'f' => Form::Fixed,
            _ => Form::General,
        };
        let precision = spec.precision.unwrap_or(6);
        self.afford(precision)?;
        let mut digits = String::new();
        let style = Style {
            form,
            precision,
            alternate: spec.flags.alternate,
            point_zero: false,
        };
        push_double(&mut digits, f.abs(), &style);
        if spec.letter.is_ascii_uppercase() {
            digits.make_ascii_uppercase();
        }
        let negative = f.is_sign_negative() && !f.is_nan();
        self.push_number(negative, "", &digits, spec)
    }

    fn character(&mut self, v: Value) -> Result<Vec<u8>, Exit> {
        let mut inner = self.vm.unwrap_payload(v);
        if self.bytes {
            return self.byte(v, inner);
        }
        if let Some(s) = inner.as_gc::<Str>()
            && s.n_chars == 1
        {
            return Ok(s.as_bytes().to_vec());
        }
        if Num::of(inner).is_none() && self.vm.has_index(v) {
            inner = self
                .replay
                .step(self.vm, |vm| Err(vm.prelude_call(PreludeFn::Index, &[v])))?;
        }
        match Num::of(inner) {
            Some(Num::Small(n)) => match u32::try_from(n).ok().and_then(char::from_u32) {
                Some(c) => Ok(c.to_string().into_bytes()),
                None => Err(self.vm.overflow_error("%c arg not in range(0x110000)")),
            },
            Some(Num::Big(_)) => Err(self.vm.overflow_error("%c arg not in range(0x110000)")),
            _ => Err(self.vm.type_error("%c requires int or char")),
        }
    }

    fn byte(&mut self, v: Value, inner: Value) -> Result<Vec<u8>, Exit> {
        let one = match (
            inner.as_gc::<Bytes>(),
            inner.as_gc::<ByteArray>(),
            Num::of(inner),
        ) {
            (Some(b), ..) => b.data(),
            (_, Some(b), _) => b.data(),
            (_, _, Some(Num::Small(n))) => {
                return match u8::try_from(n) {
                    Ok(b) => Ok(vec![b]),
                    Err(_) => Err(self.vm.overflow_error("%c arg not in range(256)")),
                };
            }
            _ => &[],
        };
        let _ = v;
        match one {
            [b] => Ok(vec![*b]),
            _ => Err(self
                .vm
                .type_error("%c requires an integer in range(256) or a single byte")),
        }
    }

    /// The bytes that `%s` and `%b` insert into bytes.
    fn bytes_of(&mut self, v: Value) -> Result<Vec<u8>, Exit> {
        let name = self.vm.names.dunder_bytes;
        let mut inner = self.vm.unwrap_payload(v);
        if self.vm.guest_special(v, name).is_some() {
            inner = self
                .replay
                .step(self.vm, |vm| Err(vm.prelude_call(PreludeFn::Bytes, &[v])))?;
            inner = self.vm.unwrap_payload(inner);
        }
        if let Some(b) = inner.as_gc::<Bytes>() {
            return Ok(b.data().to_vec());
        }
        if let Some(b) = inner.as_gc::<ByteArray>() {
            return Ok(b.data().to_vec());
        }
        let found = self.vm.type_name(v);
        Err(self.vm.type_error(format!(
            "%b requires a bytes-like object, or an object that implements __bytes__, not '{found}'"
        )))
    }
}

/// An answer that must be a string.
pub(crate) fn checked_text(vm: &mut Vm, v: Value) -> Result<Gc<Str>, Exit> {
    match vm.unwrap_payload(v).as_gc() {
        Some(s) => Ok(s),
        None => {
            let found = vm.type_name(v);
            Err(vm.type_error(format!("expected str, not {found}")))
        }
    }
}
