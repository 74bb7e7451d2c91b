//! The commonest format specifications (`05`, `>8`, `<20`, `.2f`, `10.3f`) of the commonest values, without taking a
//! specification apart in general: straight from digits to the string. What they mean is said in `format_spec`.

use super::number::print::{SHORT_FIXED, short_fixed};
use super::string::digits::int_digits;
use crate::heap::Kind;
use crate::native::Answer;
use crate::objects::Str;
use crate::value::Value;
use crate::vm::Vm;

/// Wider fields, and longer texts, go the general way.
const WIDTH_MAX: usize = 64;
const PRECISION_MAX: usize = 15;

/// `[align][0][width][.precision][type]` of small numbers; 0 stands for what is not given.
struct Quick {
    align: u8,
    zeros: bool,
    width: usize,
    precision: Option<usize>,
    kind: u8,
}

/// In line, so that the parts need not be stored one by one and copied as a whole, which would wait for the stores.
#[inline(always)]
fn parse(spec: &[u8]) -> Option<Quick> {
    let number = |rest: &mut &[u8], most: usize| {
        let mut n = 0;
        while let Some(d) = rest.first().filter(|b| b.is_ascii_digit()) {
            n = n * 10 + (d - b'0') as usize;
            *rest = &rest[1..];
            if n > most {
                return None;
            }
        }
        Some(n)
    };
    let mut rest = spec;
    let accept = |rest: &mut &[u8], set: &[u8]| match rest.split_first() {
        Some((first, others)) if set.contains(first) => {
            *rest = others;
            *first
        }
        _ => 0,
    };
    let align = accept(&mut rest, b"<>^");
    let zeros = accept(&mut rest, b"0") != 0;
    let width = number(&mut rest, WIDTH_MAX)?;
    let precision = match accept(&mut rest, b".") {
        0 => None,
        _ if !rest.first().is_some_and(u8::is_ascii_digit) => return None,
        _ => Some(number(&mut rest, PRECISION_MAX)?),
    };
    let kind = accept(&mut rest, b"dfs");
    // A fill before an alignment, and zeros with one, are not so common.
    (rest.is_empty() && !(zeros && align != 0)).then_some(Quick {
        align,
        zeros,
        width,
        precision,
        kind,
    })
}

impl Vm {
    /// `format(v, spec)` of a string, small int or float, where both are of the commonest sort.
    #[inline(always)]
    pub(crate) fn format_quick(&mut self, v: Value, spec: &str) -> Option<Answer> {
        if !v.is_int() && !v.is_float() && !v.is_kind(Kind::Str) {
            return None;
        }
        let quick = parse(spec.as_bytes())?;
        if v.is_int() {
            if !matches!(quick.kind, 0 | b'd') || quick.precision.is_some() {
                return None;
            }
            let mut buffer = [0; 20];
            let text = int_digits(v.as_int(), &mut buffer);
            return Some(self.padded(&quick, text, b'>'));
        }
        if v.is_float() {
            let f = v.as_float();
            if quick.kind != b'f' || f.is_nan() {
                return None;
            }
            let mut buffer = [0; SHORT_FIXED];
            let precision = quick.precision.unwrap_or(6);
            let n = short_fixed(f.abs(), precision, &mut buffer)?.len();
            let mut from = SHORT_FIXED - n;
            if f.is_sign_negative() {
                from = from.checked_sub(1)?;
                buffer[from] = b'-';
            }
            return Some(self.padded(&quick, &buffer[from..], b'>'));
        }
        let s = v.as_gc::<Str>()?;
        let fits =
            s.is_ascii() && s.n_bytes as usize <= WIDTH_MAX && matches!(quick.kind, 0 | b's');
        if !fits || quick.precision.is_some() || quick.zeros {
            return None;
        }
        if quick.width <= s.n_bytes as usize {
            return Some(Ok(v));
        }
        Some(self.padded(&quick, s.as_bytes(), b'<'))
    }

    /// ASCII text, a sign in front of it included, filled up to the width.
    fn padded(&mut self, quick: &Quick, text: &[u8], align: u8) -> Answer {
        let missing = quick.width.saturating_sub(text.len());
        if missing == 0 {
            return self.str_ascii(text);
        }
        // No wider than that: it is filled up.
        let mut line = [if quick.zeros { b'0' } else { b' ' }; WIDTH_MAX];
        if quick.zeros {
            let sign = usize::from(text.first() == Some(&b'-'));
            line[..sign].copy_from_slice(&text[..sign]);
            line[missing + sign..][..text.len() - sign].copy_from_slice(&text[sign..]);
        } else {
            let left = match if quick.align == 0 { align } else { quick.align } {
                b'>' => missing,
                b'^' => missing / 2,
                _ => 0,
            };
            line[left..][..text.len()].copy_from_slice(text);
        }
        self.str_ascii(&line[..quick.width])
    }
}
