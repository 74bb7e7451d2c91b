//! The words for a call whose arguments do not fit a native's parameters, or those of library code that stands for one.
//!
//! The words depend on the kinds of parameters, as they do in CPython: natives that take arguments by position alone
//! count them, those that take keywords name them.

use crate::bytecode::code_flags;
use crate::native::{Signature, native_flag};
use crate::objects::{RtCode, Str};

/// What sort of callable it is, as far as the words depend on it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Kind {
    Function,
    /// It is `__new__`.
    Constructor,
    /// The method behind an operator or the like.
    Slot,
    /// It parses its arguments in a way that has words of its own.
    Parses,
}

impl Kind {
    /// The kind of a method.
    pub fn of_method(name: &str, flags: u8) -> Kind {
        let special = name.starts_with("__") && name.ends_with("__");
        match name {
            "__new__" => Kind::Constructor,
            _ if flags & native_flag::PARSES != 0 => Kind::Parses,
            _ if special && !NO_SLOTS.contains(&name) => Kind::Slot,
            _ => Kind::Function,
        }
    }
}

/// Methods with special names that are ordinary methods all the same.
const NO_SLOTS: &[&str] = &[
    "__ceil__",
    "__class_getitem__",
    "__dir__",
    "__enter__",
    "__exit__",
    "__floor__",
    "__format__",
    "__getnewargs__",
    "__getstate__",
    "__init_subclass__",
    "__length_hint__",
    "__reduce__",
    "__reduce_ex__",
    "__reversed__",
    "__round__",
    "__setstate__",
    "__sizeof__",
    "__subclasscheck__",
    "__subclasshook__",
    "__trunc__",
];

/// How messages name a callable.
pub(crate) struct ShownName {
    /// By itself.
    pub plain: String,
    /// With its class or module.
    pub qualified: String,
    pub kind: Kind,
}

impl ShownName {
    pub fn function(name: &str, qualified: String) -> ShownName {
        ShownName {
            plain: name.to_string(),
            qualified,
            kind: Kind::Function,
        }
    }

    /// The name of library code that stands for a native: constructors and `__call__` are named like their class.
    pub fn of_code(rt: &RtCode) -> ShownName {
        let qualified = rt.qualname.get().expect::<Str>().text();
        match qualified.rsplit_once('.') {
            Some((class, "__new__" | "__init__" | "__call__")) => {
                ShownName::function(class, class.to_string())
            }
            Some((_, name)) => ShownName::function(name, qualified.to_string()),
            None => ShownName::function(qualified, qualified.to_string()),
        }
    }

    /// The message for more positional arguments than there are parameters.
    pub fn too_many(&self, sig: &Signature, given: usize) -> String {
        let skip = receiver_count(sig);
        let (min, max) = (sig.min_pos() - skip.min(sig.min_pos()), sig.n_pos - skip);
        self.wrong_number(sig, min, max, given.saturating_sub(skip))
    }

    /// The message for parameter `i` with two arguments.
    pub fn twice(&self, sig: &Signature, i: usize) -> String {
        let (name, parameter) = (&self.plain, sig.names[i]);
        let position = i + 1 - receiver_count(sig).min(i);
        format!("argument for {name}() given by name ('{parameter}') and position ({position})")
    }

    /// The message for parameter `i` without an argument.
    pub fn missing(&self, sig: &Signature, i: usize, given: usize) -> String {
        let name = &self.plain;
        let skip = receiver_count(sig);
        if i < skip {
            let name = &self.qualified;
            return if self.kind == Kind::Constructor {
                format!("{name}.__new__(): not enough arguments")
            } else {
                format!("unbound method {name}() needs an argument")
            };
        }
        let (min, max) = (sig.min_pos() - skip, sig.n_pos - skip);
        let given = given.saturating_sub(skip);
        if i < sig.n_posonly || i < sig.n_pos && given < min && sig.n_posonly > skip {
            return self.wrong_number(sig, min, max, given);
        }
        if i >= sig.n_pos {
            return format!(
                "{name}() missing required keyword-only argument: '{}'",
                sig.names[i]
            );
        }
        format!(
            "{name}() missing required argument '{}' (pos {})",
            sig.names[i],
            i + 1 - skip
        )
    }

    /// The message for a keyword that is no parameter's name.
    pub fn unexpected(&self, sig: &Signature, keyword: &str) -> String {
        if sig.names.len() == sig.n_posonly {
            return format!("{}() takes no keyword arguments", self.qualified);
        }
        let name = match &self.plain[..] {
            "sorted" => "sort",
            name => name,
        };
        format!("'{keyword}' is an invalid keyword argument for {name}()")
    }

    /// The message for a wrong number of positional arguments.
    fn wrong_number(&self, sig: &Signature, min: usize, max: usize, given: usize) -> String {
        let name = if max <= 1 && min == max && !sig.var_args {
            &self.qualified
        } else {
            &self.plain
        };
        let s = |n: usize| if n == 1 { "" } else { "s" };
        let all_by_position = sig.n_pos == sig.n_posonly;
        let (least, count) = if given < min {
            ("at least", min)
        } else {
            ("at most", max)
        };
        match self.kind {
            Kind::Parses => {
                return format!(
                    "{name}() takes {least} {count} argument{} ({given} given)",
                    s(count)
                );
            }
            Kind::Slot if min == max => {
                return format!("expected {min} argument{}, got {given}", s(min));
            }
            _ => {}
        }
        let keyword_only = sig.names.len() > sig.n_pos;
        if all_by_position && min == max && max > 0 && !sig.var_args {
            let unpacks = keyword_only || self.kind == Kind::Constructor;
            if unpacks {
                let name = &self.plain;
                return format!("{name} expected {min} argument{}, got {given}", s(min));
            }
        }
        if all_by_position && given < min && sig.var_args {
            return format!(
                "{name} expected at least {min} argument{}, got {given}",
                s(min)
            );
        }
        if all_by_position && !keyword_only {
            return arity_message(name, min, max, given);
        }
        // Natives that take keywords count in other words.
        if given < min {
            return format!(
                "{name}() takes at least {min} positional argument{} ({given} given)",
                s(min)
            );
        }
        if max == 0 {
            return format!("{}() takes no positional arguments", self.plain);
        }
        let positional = if keyword_only { "positional " } else { "" };
        let bound = if min == max { "exactly" } else { "at most" };
        format!(
            "{name}() takes {bound} {max} {positional}argument{} ({given} given)",
            s(max)
        )
    }
}

/// The parameters of a code object in the form natives have them. `n_defaults` of the last positional ones, and all that
/// are keyword-only, may be left out.
pub(crate) fn signature_of(rt: &RtCode, n_defaults: usize) -> Signature {
    let code = rt.code();
    let n_pos = code.n_pos as usize;
    let n_named = n_pos + code.n_kwonly as usize;
    Signature {
        names: rt.params[..n_named]
            .iter()
            .map(|p| p.expect::<Str>().text())
            .collect(),
        n_posonly: code.n_posonly as usize,
        n_pos,
        optional: (0..n_named).map(|i| i + n_defaults >= n_pos).collect(),
        var_args: code.has(code_flags::VARARGS),
        var_keywords: code.has(code_flags::VARKEYWORDS),
    }
}

/// A method's receiver, which messages do not count.
fn receiver_count(sig: &Signature) -> usize {
    (sig.names.first() == Some(&"self") || sig.names.first() == Some(&"cls")) as usize
}

fn arity_message(name: &str, min: usize, max: usize, given: usize) -> String {
    let s = |n: usize| if n == 1 { "" } else { "s" };
    match (min, max) {
        (0, 0) => format!("{name}() takes no arguments ({given} given)"),
        (1, 1) => format!("{name}() takes exactly one argument ({given} given)"),
        _ if min == max => format!("{name} expected {min} argument{}, got {given}", s(min)),
        _ if given < min => format!(
            "{name} expected at least {min} argument{}, got {given}",
            s(min)
        ),
        _ => format!(
            "{name} expected at most {max} argument{}, got {given}",
            s(max)
        ),
    }
}
