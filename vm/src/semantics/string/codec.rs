//! Text to bytes and back: UTF-8, ASCII, Latin-1, UTF-16 and UTF-32.
//!
//! Each codec works on runs: what it can convert, and the first stretch that it cannot. That stretch goes to the error
//! handler, which answers with a replacement or raises. Strings here hold no lone surrogates, so the
//! handlers `surrogateescape` and `surrogatepass` have nothing to encode and are `strict` when decoding.

use super::escape;
use crate::heap::Gc;
use crate::native::{Answer, Exit};
use crate::objects::Str;
use crate::value::Value;
use crate::vm::{Known, Vm};

/// An encoding.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Codec {
    Utf8,
    /// UTF-8 with a mark in front.
    Utf8Sig,
    Ascii,
    Latin1,
    /// In the machine-independent form: a mark in front tells the byte order, little-endian when written.
    Utf16,
    Utf16Le,
    Utf16Be,
    Utf32,
    Utf32Le,
    Utf32Be,
}

use Codec::*;

impl Codec {
    /// By any of its names.
    pub fn by_name(name: &str) -> Option<Codec> {
        let plain: String = name
            .chars()
            .map(|c| {
                if matches!(c, '-' | ' ') {
                    '_'
                } else {
                    c.to_ascii_lowercase()
                }
            })
            .collect();
        Some(match plain.as_str() {
            "utf_8" | "utf8" | "u8" | "utf" | "cp65001" | "utf8_ucs2" | "utf8_ucs4" => Utf8,
            "utf_8_sig" | "utf8_sig" => Utf8Sig,
            "ascii" | "us_ascii" | "646" | "ansi_x3.4_1968" | "iso646_us" | "us" => Ascii,
            "latin_1" | "latin1" | "latin" | "iso_8859_1" | "iso8859_1" | "iso8859" | "8859"
            | "cp819" | "l1" => Latin1,
            "utf_16" | "utf16" | "u16" => Utf16,
            "utf_16_le" | "utf_16le" | "utf16le" | "utf16_le" | "unicodelittleunmarked" => Utf16Le,
            "utf_16_be" | "utf_16be" | "utf16be" | "utf16_be" | "unicodebigunmarked" => Utf16Be,
            "utf_32" | "utf32" | "u32" => Utf32,
            "utf_32_le" | "utf_32le" | "utf32le" | "utf32_le" => Utf32Le,
            "utf_32_be" | "utf_32be" | "utf32be" | "utf32_be" => Utf32Be,
            _ => return None,
        })
    }

    /// The name that messages use.
    fn shown(self) -> &'static str {
        match self {
            Utf8 | Utf8Sig => "utf-8",
            Ascii => "ascii",
            Latin1 => "latin-1",
            Utf16 => "utf-16",
            Utf16Le => "utf-16-le",
            Utf16Be => "utf-16-be",
            Utf32 => "utf-32",
            Utf32Le => "utf-32-le",
            Utf32Be => "utf-32-be",
        }
    }
}

impl Vm {
    /// The codec of a name, or LookupError.
    pub fn codec(&mut self, name: &str) -> Result<Codec, Exit> {
        match Codec::by_name(name) {
            Some(codec) => Ok(codec),
            None => Err(self.raise(Known::LookupError, format!("unknown encoding: {name}"))),
        }
    }

    /// The bytes of a string in an encoding.
    pub fn str_encode(
        &mut self,
        s: Gc<Str>,
        encoding: &str,
        errors: &str,
    ) -> Result<Vec<u8>, Exit> {
        let codec = self.codec(encoding)?;
        self.pay(s.n_bytes as usize >> 6)?;
        let text = s.text();
        match codec {
            Utf8 => Ok(text.as_bytes().to_vec()),
            Utf8Sig => Ok([b"\xef\xbb\xbf", text.as_bytes()].concat()),
            Ascii | Latin1 => {
                if s.is_ascii() {
                    return Ok(text.as_bytes().to_vec());
                }
                let limit = if codec == Ascii { 128 } else { 256 };
                self.encode_narrow(s, codec, limit, errors)
            }
            Utf16 => Ok(utf16(text, &[0xff, 0xfe], u16::to_le_bytes)),
            Utf16Le => Ok(utf16(text, &[], u16::to_le_bytes)),
            Utf16Be => Ok(utf16(text, &[], u16::to_be_bytes)),
            Utf32 => Ok(utf32(text, &[0xff, 0xfe, 0, 0], u32::to_le_bytes)),
            Utf32Le => Ok(utf32(text, &[], u32::to_le_bytes)),
            Utf32Be => Ok(utf32(text, &[], u32::to_be_bytes)),
        }
    }

    /// An encoding of one byte a character, for those below `limit`.
    fn encode_narrow(
        &mut self,
        s: Gc<Str>,
        codec: Codec,
        limit: u32,
        errors: &str,
    ) -> Result<Vec<u8>, Exit> {
        let mut out = Vec::with_capacity(s.n_chars as usize);
        let mut chars = s.text().chars().enumerate().peekable();
        while let Some((at, c)) = chars.next() {
            if (c as u32) < limit {
                out.push(c as u8);
                continue;
            }
            let mut stretch = vec![c];
            while let Some((_, c)) = chars.next_if(|(_, c)| *c as u32 >= limit) {
                stretch.push(c);
            }
            let reason = format!("ordinal not in range({limit})");
            self.encode_error(s, codec, at, &stretch, &reason, errors, &mut out)?;
        }
        Ok(out)
    }

    /// What to do about characters that an encoding does not have.
    #[expect(clippy::too_many_arguments, reason = "the fields of the exception")]
    fn encode_error(
        &mut self,
        s: Gc<Str>,
        codec: Codec,
        at: usize,
        stretch: &[char],
        reason: &str,
        errors: &str,
        out: &mut Vec<u8>,
    ) -> Result<(), Exit> {
        match errors {
            "ignore" => {}
            "replace" => out.extend(stretch.iter().map(|_| b'?')),
            "backslashreplace" => {
                let mut text = String::new();
                stretch
                    .iter()
                    .for_each(|c| escape::push_escaped(&mut text, *c as u32));
                out.extend_from_slice(text.as_bytes());
            }
            "xmlcharrefreplace" => {
                for c in stretch {
                    out.extend_from_slice(format!("&#{};", *c as u32).as_bytes());
                }
            }
            "strict" | "surrogateescape" | "surrogatepass" => {
                let room = self.heap.emergency();
                let args = [
                    self.new_str(&room, codec.shown()).value(),
                    s.value(),
                    Value::int(at as i64),
                    Value::int((at + stretch.len()) as i64),
                    self.new_str(&room, reason).value(),
                ];
                return Err(self.raise_with(Known::UnicodeEncodeError, &args));
            }
            _ => return Err(self.unknown_handler(errors)),
        }
        Ok(())
    }

    fn unknown_handler(&mut self, errors: &str) -> Exit {
        self.raise(
            Known::LookupError,
            format!("unknown error handler name '{errors}'"),
        )
    }

    /// The string that bytes mean in an encoding. `object` is what exceptions show, or UNBOUND.
    pub fn bytes_decode(&mut self, data: &[u8], encoding: &str, errors: &str) -> Answer {
        let codec = self.codec(encoding)?;
        self.pay(data.len() >> 6)?;
        match codec {
            Utf8 | Ascii if data.is_ascii() => self.str_ascii(data),
            Latin1 if data.is_ascii() => self.str_ascii(data),
            Utf8 => self.decode_utf8(data, data, errors),
            Utf8Sig => {
                let rest = data.strip_prefix(b"\xef\xbb\xbf").unwrap_or(data);
                self.decode_utf8(rest, data, errors)
            }
            Latin1 => {
                let text: String = data.iter().map(|b| char::from(*b)).collect();
                self.str(&text)
            }
            Ascii => self.decode_ascii(data, errors),
            Utf16 | Utf16Le | Utf16Be => {
                let (codec, rest) = match data {
                    [0xff, 0xfe, rest @ ..] if codec == Utf16 => (Utf16Le, rest),
                    [0xfe, 0xff, rest @ ..] if codec == Utf16 => (Utf16Be, rest),
                    _ => (codec, data),
                };
                self.decode_utf16(rest, data, codec, errors)
            }
            Utf32 | Utf32Le | Utf32Be => {
                let (codec, rest) = match data {
                    [0xff, 0xfe, 0, 0, rest @ ..] if codec == Utf32 => (Utf32Le, rest),
                    [0, 0, 0xfe, 0xff, rest @ ..] if codec == Utf32 => (Utf32Be, rest),
                    _ => (codec, data),
                };
                self.decode_utf32(rest, data, codec, errors)
            }
        }
    }

    fn decode_utf8(&mut self, data: &[u8], whole: &[u8], errors: &str) -> Answer {
        let skipped = whole.len() - data.len();
        let mut out = String::with_capacity(data.len());
        let mut at = 0;
        loop {
            let e = match std::str::from_utf8(&data[at..]) {
                Ok(text) if at == 0 => return self.str(text),
                Ok(text) => {
                    out.push_str(text);
                    return self.str(&out);
                }
                Err(e) => e,
            };
            let good = at + e.valid_up_to();
            out.push_str(std::str::from_utf8(&data[at..good]).unwrap_or(""));
            let (end, reason) = match e.error_len() {
                None => (data.len(), "unexpected end of data"),
                Some(1) if !matches!(data[good], 0xc2..=0xf4) => (good + 1, "invalid start byte"),
                Some(n) => (good + n, "invalid continuation byte"),
            };
            let place = (good + skipped, end + skipped);
            self.decode_error(Utf8, whole, place, reason, errors, &mut out)?;
            at = end;
        }
    }

    fn decode_ascii(&mut self, data: &[u8], errors: &str) -> Answer {
        let mut out = String::with_capacity(data.len());
        for (at, b) in data.iter().enumerate() {
            if b.is_ascii() {
                out.push(char::from(*b));
            } else {
                let reason = "ordinal not in range(128)";
                self.decode_error(Ascii, data, (at, at + 1), reason, errors, &mut out)?;
            }
        }
        self.str(&out)
    }

    fn decode_utf16(&mut self, data: &[u8], whole: &[u8], codec: Codec, errors: &str) -> Answer {
        let skipped = whole.len() - data.len();
        let unit = |at: usize| {
            let pair = [data[at], data[at + 1]];
            if codec == Utf16Be {
                u16::from_be_bytes(pair)
            } else {
                u16::from_le_bytes(pair)
            }
        };
        let mut out = String::with_capacity(data.len());
        let mut at = 0;
        while at < data.len() {
            let (end, reason) = if at + 2 > data.len() {
                (data.len(), "truncated data")
            } else {
                let first = unit(at);
                if let Some(c) = char::from_u32(first as u32) {
                    out.push(c);
                    at += 2;
                    continue;
                }
                if first >= 0xdc00 {
                    (at + 2, "illegal encoding")
                } else if at + 4 > data.len() {
                    (data.len(), "unexpected end of data")
                } else {
                    let second = unit(at + 2);
                    if (0xdc00..0xe000).contains(&second) {
                        let (high, low) = (first as u32 - 0xd800, second as u32 - 0xdc00);
                        out.extend(char::from_u32(0x10000 + (high << 10) + low));
                        at += 4;
                        continue;
                    }
                    (at + 2, "illegal UTF-16 surrogate")
                }
            };
            let place = (at + skipped, end + skipped);
            self.decode_error(codec, whole, place, reason, errors, &mut out)?;
            at = end;
        }
        self.str(&out)
    }

    fn decode_utf32(&mut self, data: &[u8], whole: &[u8], codec: Codec, errors: &str) -> Answer {
        let skipped = whole.len() - data.len();
        let mut out = String::with_capacity(data.len());
        for (i, chunk) in data.chunks(4).enumerate() {
            let at = i * 4;
            let code = chunk.try_into().map(|quad: [u8; 4]| {
                if codec == Utf32Be {
                    u32::from_be_bytes(quad)
                } else {
                    u32::from_le_bytes(quad)
                }
            });
            let reason = match code.map(char::from_u32) {
                Ok(Some(c)) => {
                    out.push(c);
                    continue;
                }
                Err(_) => "truncated data",
                Ok(None) if code.is_ok_and(|c| c < 0xe000) => {
                    "code point in surrogate code point range(0xd800, 0xe000)"
                }
                Ok(None) => "code point not in range(0x110000)",
            };
            let place = (at + skipped, at + chunk.len() + skipped);
            self.decode_error(codec, whole, place, reason, errors, &mut out)?;
        }
        self.str(&out)
    }

    /// What to do about bytes that mean nothing.
    fn decode_error(
        &mut self,
        codec: Codec,
        whole: &[u8],
        (from, to): (usize, usize),
        reason: &str,
        errors: &str,
        out: &mut String,
    ) -> Result<(), Exit> {
        match errors {
            "ignore" => {}
            "replace" => out.push('\u{fffd}'),
            "backslashreplace" => {
                whole[from..to]
                    .iter()
                    .for_each(|b| escape::push_escaped(out, *b as u32));
            }
            "strict" | "surrogateescape" | "surrogatepass" => {
                let object = self.bytes(whole)?;
                let room = self.heap.emergency();
                let args = [
                    self.new_str(&room, codec.shown()).value(),
                    object,
                    Value::int(from as i64),
                    Value::int(to as i64),
                    self.new_str(&room, reason).value(),
                ];
                return Err(self.raise_with(Known::UnicodeDecodeError, &args));
            }
            _ => return Err(self.unknown_handler(errors)),
        }
        Ok(())
    }
}

fn utf16(text: &str, mark: &[u8], order: fn(u16) -> [u8; 2]) -> Vec<u8> {
    let mut out = mark.to_vec();
    text.encode_utf16()
        .for_each(|unit| out.extend_from_slice(&order(unit)));
    out
}

fn utf32(text: &str, mark: &[u8], order: fn(u32) -> [u8; 4]) -> Vec<u8> {
    let mut out = mark.to_vec();
    text.chars()
        .for_each(|c| out.extend_from_slice(&order(c as u32)));
    out
}
