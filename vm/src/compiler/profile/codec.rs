//! Profiles as bytes. Numbers are LEB128; strings are written once and mentioned by number afterwards.
//!
//! Whatever is read is a profile or nothing: counts are believed only as far as there are bytes, and nothing panics.

use super::names::{ClassName, Mode, ShapeName};
use super::{CodeProfile, Profile, Site};
use std::collections::HashMap;

impl Profile {
    pub fn write(&self) -> Vec<u8> {
        let mut w = Writer::default();
        w.list(&self.codes, Writer::code);
        w.list(&self.shapes, |w, (id, name)| {
            w.number(*id as u64);
            w.shape(name);
        });
        w.list(&self.versions, |w, (id, keys)| {
            w.number(*id as u64);
            w.number(keys.0);
            w.number(keys.1);
        });
        w.bytes
    }

    pub fn read(bytes: &[u8]) -> Option<Profile> {
        let mut r = Reader {
            bytes,
            strings: Vec::new(),
        };
        let profile = Profile {
            codes: r.list(Reader::code)?,
            shapes: r.list(|r| Some((r.small()?, r.shape()?)))?,
            versions: r.list(|r| Some((r.small()?, (r.number()?, r.number()?))))?,
        };
        r.bytes.is_empty().then_some(profile)
    }
}

#[derive(Default)]
struct Writer {
    bytes: Vec<u8>,
    strings: HashMap<String, u64>,
}

impl Writer {
    fn number(&mut self, mut n: u64) {
        while n >= 0x80 {
            self.bytes.push(n as u8 | 0x80);
            n >>= 7;
        }
        self.bytes.push(n as u8);
    }

    fn list<T>(&mut self, items: &[T], mut item: impl FnMut(&mut Writer, &T)) {
        self.number(items.len() as u64);
        items.iter().for_each(|i| item(self, i));
    }

    /// A string: 0, its length and itself; or the number of one that was written before.
    fn string(&mut self, s: &str) {
        let next = self.strings.len() as u64 + 1;
        if let Some(n) = self.strings.get(s) {
            return self.number(*n);
        }
        self.strings.insert(s.to_string(), next);
        self.number(0);
        self.number(s.len() as u64);
        self.bytes.extend_from_slice(s.as_bytes());
    }

    fn code(&mut self, code: &CodeProfile) {
        self.number(code.key);
        self.list(&code.sites, |w, (pc, site)| {
            w.number(*pc as u64);
            w.site(site);
        });
        self.list(&code.hot_exits, |w, (pc, n)| {
            w.number(*pc as u64);
            w.number(*n as u64);
        });
        self.list(&code.seen, |w, (pc, shapes)| {
            w.number(*pc as u64);
            w.list(shapes, Writer::shape);
        });
        self.number(code.no_hoisting as u64);
    }

    fn class(&mut self, class: &ClassName) {
        match class {
            ClassName::Known(n) => self.number(*n as u64 + 1),
            ClassName::At(module, name) => {
                self.number(0);
                self.string(module);
                self.string(name);
            }
        }
    }

    fn shape(&mut self, shape: &ShapeName) {
        self.class(&shape.class);
        self.number(shape.mode as u64);
        self.list(&shape.attributes, |w, s| w.string(s));
        self.number(shape.doubles);
    }

    fn operand(&mut self, shape: &Option<ShapeName>) {
        self.number(shape.is_some() as u64);
        if let Some(shape) = shape {
            self.shape(shape);
        }
    }

    fn site(&mut self, site: &Site) {
        match site {
            Site::Plain(fb) => {
                self.number(0);
                fb.iter().for_each(|n| self.number(*n as u64));
            }
            Site::Operands(seen, x, y) => {
                self.number(1);
                self.number(*seen as u64);
                self.operand(x);
                self.operand(y);
            }
            Site::Attr(shape) => {
                self.number(2);
                self.shape(shape);
            }
            Site::NewAttr(shape, double) => {
                self.number(3);
                self.shape(shape);
                self.number(*double as u64);
            }
            Site::OfModule(name) => {
                self.number(4);
                self.string(name);
            }
            Site::OfClass(class) => {
                self.number(5);
                self.class(class);
            }
            Site::Super(start, after) => {
                self.number(6);
                self.class(start);
                self.class(after);
            }
            Site::Global => self.number(7),
            Site::Function(key) => {
                self.number(8);
                self.number(*key);
            }
            Site::Class(class) => {
                self.number(9);
                self.class(class);
            }
            Site::Generators(kinds, key) => {
                self.number(10);
                self.number(*kinds as u64);
                self.number(*key);
            }
            Site::BoundFunction(key) => {
                self.number(11);
                self.number(*key);
            }
            Site::OfException(shape, at) => {
                self.number(12);
                self.shape(shape);
                self.number(*at as u64);
            }
            Site::Argument(shape, called) => {
                self.number(13);
                self.shape(shape);
                called.iter().for_each(|n| self.number(*n as u64));
            }
        }
    }
}

struct Reader<'a> {
    bytes: &'a [u8],
    strings: Vec<&'a str>,
}

impl<'a> Reader<'a> {
    fn number(&mut self) -> Option<u64> {
        let mut n = 0u64;
        for shift in (0..64).step_by(7) {
            let (byte, rest) = self.bytes.split_first()?;
            self.bytes = rest;
            n |= (*byte as u64 & 0x7f) << shift;
            if *byte < 0x80 {
                return Some(n);
            }
        }
        None
    }

    fn small(&mut self) -> Option<u32> {
        self.number()?.try_into().ok()
    }

    fn list<T>(&mut self, mut item: impl FnMut(&mut Self) -> Option<T>) -> Option<Vec<T>> {
        let n = self.number()?;
        let mut items = Vec::new();
        for _ in 0..n {
            items.push(item(self)?);
        }
        Some(items)
    }

    fn string(&mut self) -> Option<String> {
        let n = self.number()? as usize;
        if n > 0 {
            return Some(self.strings.get(n - 1)?.to_string());
        }
        let n = self.number()? as usize;
        let (text, rest) = self.bytes.split_at_checked(n)?;
        self.bytes = rest;
        let text = std::str::from_utf8(text).ok()?;
        self.strings.push(text);
        Some(text.to_string())
    }

    fn code(&mut self) -> Option<CodeProfile> {
        Some(CodeProfile {
            key: self.number()?,
            sites: self.list(|r| Some((r.small()?, r.site()?)))?,
            hot_exits: self.list(|r| Some((r.small()?, r.small()?)))?,
            seen: self.list(|r| Some((r.small()?, r.list(Reader::shape)?)))?,
            no_hoisting: self.number()? != 0,
        })
    }

    fn class(&mut self) -> Option<ClassName> {
        Some(match self.small()? {
            0 => ClassName::At(self.string()?, self.string()?),
            n => ClassName::Known(n - 1),
        })
    }

    fn shape(&mut self) -> Option<ShapeName> {
        Some(ShapeName {
            class: self.class()?,
            mode: match self.number()? {
                0 => Mode::Builtin,
                1 => Mode::Slots,
                2 => Mode::Dict,
                _ => return None,
            },
            attributes: self.list(Reader::string)?,
            doubles: self.number()?,
        })
    }

    fn operand(&mut self) -> Option<Option<ShapeName>> {
        match self.number()? {
            0 => Some(None),
            _ => self.shape().map(Some),
        }
    }

    fn site(&mut self) -> Option<Site> {
        Some(match self.number()? {
            0 => Site::Plain([self.small()?, self.small()?, self.small()?, self.small()?]),
            1 => Site::Operands(self.small()?, self.operand()?, self.operand()?),
            2 => Site::Attr(self.shape()?),
            3 => Site::NewAttr(self.shape()?, self.number()? != 0),
            4 => Site::OfModule(self.string()?),
            5 => Site::OfClass(self.class()?),
            6 => Site::Super(self.class()?, self.class()?),
            7 => Site::Global,
            8 => Site::Function(self.number()?),
            9 => Site::Class(self.class()?),
            10 => Site::Generators(self.small()?, self.number()?),
            11 => Site::BoundFunction(self.number()?),
            12 => Site::OfException(self.shape()?, self.small()?),
            13 => Site::Argument(self.shape()?, [self.small()?, self.small()?, self.small()?]),
            _ => return None,
        })
    }
}
