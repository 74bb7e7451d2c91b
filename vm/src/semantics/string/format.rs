//! `format(v, spec)`: by the value's own `__format__`, which for strings and numbers is the mini-language of
//! `semantics::format_spec`, and for everything else takes no specification.

use crate::heap::{Gc, Kind};
use crate::native::Answer;
use crate::objects::{Builtin, Str};
use crate::semantics::format_spec;
use crate::value::Value;
use crate::vm::{Known, PreludeFn, Vm};

/// Conversions of fields, by the numbers that bytecode uses.
pub mod conversion {
    pub const STR: u8 = 1;
    pub const REPR: u8 = 2;
    pub const ASCII: u8 = 3;
}

impl Vm {
    /// `format(v, spec)`; no specification is an empty one.
    pub fn format(&mut self, v: Value, spec: Option<Gc<Str>>) -> Answer {
        let plain = spec.is_none_or(|s| s.n_bytes == 0);
        if plain && (v.is_kind(Kind::Str) || v.is_int()) {
            return self.str_of(v);
        }
        if let Some(spec) = spec.filter(|_| !plain)
            && let Some(answer) = self.format_quick(v, spec.text())
        {
            return answer;
        }
        let name = self.names.dunder_format;
        if self.guest_special(v, name).is_some() {
            let spec = match spec {
                Some(s) => s.value(),
                None => self.str("")?,
            };
            return Err(self.prelude_call(PreludeFn::Format, &[v, spec]));
        }
        if v.is_kind(Kind::Instance)
            && let Some(method) = self.special(v, name).and_then(|m| m.as_gc::<Builtin>())
            && !self.is_plain_format(method)
        {
            let spec = match spec {
                Some(s) => s.value(),
                None => self.str("")?,
            };
            return self.call_native(method.native, &[v, spec], Value::UNBOUND);
        }
        self.format_native(v, spec)
    }

    /// Whether a native `__format__` is one of those that this module is the meaning of.
    fn is_plain_format(&self, method: Gc<Builtin>) -> bool {
        let owner = method.owner.get();
        [
            Known::Object,
            Known::Str,
            Known::Int,
            Known::Float,
            Known::Bool,
        ]
        .iter()
        .any(|k| self.known(*k).value() == owner)
    }

    /// The `__format__` of the value's built-in type.
    pub fn format_native(&mut self, v: Value, spec: Option<Gc<Str>>) -> Answer {
        let text = spec.map_or("", |s| s.text());
        if text.is_empty() {
            return self.str_of(v);
        }
        let name = self.type_name(v);
        let inner = self.unwrap_payload(v);
        match format_spec::format_value(self, inner, text, name) {
            Some(answer) => answer,
            None => Err(self.type_error(format!(
                "unsupported format string passed to {name}.__format__"
            ))),
        }
    }

    /// A field's conversion.
    pub fn convert_field(&mut self, v: Value, how: u8) -> Answer {
        match how {
            conversion::STR => self.str_of(v),
            conversion::REPR => self.repr(v),
            _ => self.ascii_of(v),
        }
    }
}
