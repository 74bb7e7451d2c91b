//! The commonest `%` conversions of the commonest values: small ints, floats and ASCII strings, by `%d`, `%x`, `%f` and `%s` with a
//! width, a precision and the flags `-` and `0`.
//!
//! The text is made on the native stack, in one pass over the template. What anything means is said in `percent`; where something is
//! of another sort, nothing has been done, and that module begins from the start.

use super::digits::int_digits;
use crate::native::Answer;
use crate::objects::{Str, Tuple};
use crate::semantics::number::print::{SHORT_FIXED, short_fixed};
use crate::value::Value;
use crate::vm::Vm;

/// Longer texts go the general way, as do wider fields.
const LINE: usize = 192;
const WIDTH_MAX: usize = 64;
/// What `short_fixed` can show.
const PRECISION_MAX: usize = 15;
/// Floats below are ints exactly when they are cut off.
const EXACT: f64 = (1_u64 << 53) as f64;

/// Text that grows.
struct Line {
    bytes: [u8; LINE],
    n: usize,
}

/// A conversion without its letter.
#[derive(Default)]
struct Field {
    left: bool,
    zeros: bool,
    width: usize,
    precision: Option<usize>,
}

impl Line {
    fn push(&mut self, text: &[u8]) -> Option<()> {
        let room = self.bytes.get_mut(self.n..self.n + text.len())?;
        room.copy_from_slice(text);
        self.n += text.len();
        Some(())
    }

    fn fill(&mut self, byte: u8, n: usize) -> Option<()> {
        self.bytes.get_mut(self.n..self.n + n)?.fill(byte);
        self.n += n;
        Some(())
    }

    /// Text of a field, filled up to its width.
    fn text(&mut self, field: &Field, text: &[u8]) -> Option<()> {
        let missing = field.width.saturating_sub(text.len());
        if field.left {
            self.push(text)?;
            return self.fill(b' ', missing);
        }
        self.fill(b' ', missing)?;
        self.push(text)
    }

    /// The same of a number: zeros stand behind its sign.
    fn number(&mut self, field: &Field, text: &[u8]) -> Option<()> {
        let missing = field.width.saturating_sub(text.len());
        if missing == 0 || field.left || !field.zeros {
            return self.text(field, text);
        }
        let sign = usize::from(text.first() == Some(&b'-'));
        self.push(&text[..sign])?;
        self.fill(b'0', missing)?;
        self.push(&text[sign..])
    }
}

/// `template % args`, if all of it is of the commonest sort.
pub fn percent(vm: &mut Vm, template: &Str, args: Value) -> Option<Answer> {
    let one = [args];
    let mut values = match args.as_gc::<Tuple>() {
        Some(tuple) => tuple.slice(),
        None => &one[..],
    }
    .iter();
    if !template.is_ascii() || template.n_bytes as usize > LINE {
        return None;
    }
    let mut rest = template.as_bytes();
    let mut line = Line {
        bytes: [0; LINE],
        n: 0,
    };
    while let Some(plain) = rest.iter().position(|b| *b == b'%') {
        line.push(&rest[..plain])?;
        rest = &rest[plain + 1..];
        if let [b'%', others @ ..] = rest {
            line.push(b"%")?;
            rest = others;
            continue;
        }
        let field = parse(&mut rest)?;
        let (letter, others) = rest.split_first()?;
        rest = others;
        convert(&mut line, &field, *letter, *values.next()?)?;
    }
    line.push(rest)?;
    if values.next().is_some() {
        return None;
    }
    let text = &line.bytes[..line.n];
    if let Err(exit) = vm.pay(text.len() >> 6) {
        return Some(Err(exit));
    }
    Some(vm.str_ascii(text))
}

/// Flags, width and precision.
#[inline(always)]
fn parse(rest: &mut &[u8]) -> Option<Field> {
    let mut field = Field::default();
    while let [flag @ (b'-' | b'0'), others @ ..] = *rest {
        match flag {
            b'-' => field.left = true,
            _ => field.zeros = true,
        }
        *rest = others;
    }
    field.width = digits(rest, WIDTH_MAX)?;
    if let [b'.', others @ ..] = *rest {
        *rest = others;
        field.precision = Some(digits(rest, PRECISION_MAX)?);
    }
    Some(field)
}

/// A number of at most this size; 0 where there are no digits.
#[inline(always)]
fn digits(rest: &mut &[u8], most: usize) -> Option<usize> {
    let mut n = 0;
    while let [d @ b'0'..=b'9', others @ ..] = *rest {
        n = n * 10 + (d - b'0') as usize;
        if n > most {
            return None;
        }
        *rest = others;
    }
    Some(n)
}

#[inline(always)]
fn convert(line: &mut Line, field: &Field, letter: u8, v: Value) -> Option<()> {
    let mut buffer = [0; 20];
    match letter {
        b's' if field.precision.is_none() => match v.as_gc::<Str>() {
            Some(s) => line.text(field, Some(s.as_bytes()).filter(|_| s.is_ascii())?),
            None if v.is_int() => line.text(field, int_digits(v.as_int(), &mut buffer)),
            None => None,
        },
        b'd' | b'i' if field.precision.is_none() => {
            let n = match v.is_float() {
                true if v.as_float().abs() < EXACT => v.as_float() as i64,
                false if v.is_int() => v.as_int(),
                _ => return None,
            };
            line.number(field, int_digits(n, &mut buffer))
        }
        b'x' if field.precision.is_none() && v.is_int() && v.as_int() >= 0 => {
            let (mut n, mut at) = (v.as_int(), buffer.len());
            loop {
                at -= 1;
                buffer[at] = b"0123456789abcdef"[(n & 15) as usize];
                n >>= 4;
                if n == 0 {
                    break;
                }
            }
            line.number(field, &buffer[at..])
        }
        b'f' => {
            let f = match v.is_float() {
                true => v.as_float(),
                false if v.is_int() && (v.as_int() as f64).abs() < EXACT => v.as_int() as f64,
                false => return None,
            };
            if f.is_nan() {
                return None;
            }
            let mut buffer = [0; SHORT_FIXED];
            let n = short_fixed(f.abs(), field.precision.unwrap_or(6), &mut buffer)?.len();
            let mut from = SHORT_FIXED - n;
            if f.is_sign_negative() {
                from = from.checked_sub(1)?;
                buffer[from] = b'-';
            }
            line.number(field, &buffer[from..])
        }
        _ => None,
    }
}
