//! Which parameter of known code gets which of a call's arguments.
//!
//! That is decided while code is being made. What takes more (generators, namespaces, errors) goes the general way.

use pirn_vm::Value;
use pirn_vm::bytecode::code_flags;
use pirn_vm::interp::native::ARGS_MAX;
use pirn_vm::objects::{CodeRef, Str};
use std::ops::Range;

/// Where a parameter's value comes from.
#[derive(Clone, Copy, Debug)]
pub enum Source {
    /// The argument of this number.
    Argument(usize),
    /// The default of a positional parameter.
    Default,
    /// The default of a keyword-only one.
    NamedDefault,
    /// The tuple of the other positional arguments.
    Rest,
    /// The dict of the other named ones.
    Extra,
}

/// Who gets what of a call's arguments.
#[derive(Clone, Debug)]
pub struct Arrangement {
    /// For each parameter, in the order of their registers.
    pub sources: Vec<Source>,
    pub n_pos: usize,
    /// The arguments that `*args` gathers.
    pub rest: Range<usize>,
    /// Names and arguments that `**kwargs` gathers.
    pub extra: Vec<(Value, usize)>,
}

/// Whether two strings say the same. Those that are no plain names are not the same object.
pub fn same_name(a: Value, b: Value) -> bool {
    let text = |v: Value| v.as_gc::<Str>().map(|s| s.text().to_string());
    a == b || text(a).is_some_and(|a| text(b).is_some_and(|b| a == b))
}

impl Arrangement {
    /// Who gets which of `n` arguments, the last of which have these names. `None` when that is not for here to say.
    pub fn of(rt: CodeRef, n: usize, names: &[Value]) -> Option<Arrangement> {
        let code = rt.code();
        let (n_pos, n_posonly) = (code.n_pos as usize, code.n_posonly as usize);
        let n_named = n_pos + code.n_kwonly as usize;
        let (gathers, gathers_names) =
            (rt.has(code_flags::VARARGS), rt.has(code_flags::VARKEYWORDS));
        let by_place = n.checked_sub(names.len())?;
        let unfit = code_flags::GENERATOR | code_flags::NAMESPACE;
        if rt.params.len() > ARGS_MAX || by_place > n_pos && !gathers || rt.has(unfit) {
            return None;
        }
        let mut sources: Vec<Source> = (0..n_named)
            .map(|i| match i {
                _ if i < by_place.min(n_pos) => Source::Argument(i),
                _ if i < n_pos => Source::Default,
                _ => Source::NamedDefault,
            })
            .collect();
        let mut extra = Vec::new();
        for (k, name) in names.iter().enumerate() {
            let at = rt.params[..n_named]
                .iter()
                .position(|p| same_name(*p, *name));
            match at.filter(|at| *at >= n_posonly) {
                Some(at) if !matches!(sources[at], Source::Argument(_)) => {
                    sources[at] = Source::Argument(by_place + k);
                }
                None if gathers_names => extra.push((*name, by_place + k)),
                _ => return None,
            }
        }
        sources.extend(gathers.then_some(Source::Rest));
        sources.extend(gathers_names.then_some(Source::Extra));
        Some(Arrangement {
            sources,
            n_pos,
            rest: n_pos.min(by_place)..by_place,
            extra,
        })
    }

    /// The register of the tuple that `*args` is.
    pub fn rest_register(&self) -> Option<u16> {
        self.register(|s| matches!(s, Source::Rest))
    }

    /// The register of the dict that `**kwargs` is.
    pub fn extra_register(&self) -> Option<u16> {
        self.register(|s| matches!(s, Source::Extra))
    }

    fn register(&self, is: impl FnMut(&Source) -> bool) -> Option<u16> {
        self.sources.iter().position(is).map(|at| at as u16)
    }
}
