//! How natives (builtins written in Rust) are declared and how they answer.
//!
//! Law 1: a native never calls guest code, never blocks, never collects, never runs long. It looks at its
//! arguments and returns an [`Answer`]: a value, or one of the [`Exit`]s, which ask the interpreter to do what the
//! native may not do itself. Everything a native needs to go on later is an ordinary heap object (its *state*).
//!
//! A native that gives up with [`Exit::Room`], or with [`Exit::Call`] standing for itself, must not have had any effect yet:
//! it will be run again, or replaced, as if it had never been called.

use crate::value::Value;
use crate::vm::Vm;

/// What a native returns.
pub type Answer = Result<Value, Exit>;

/// A native function. The slice holds one value per parameter of its [`NativeDef::params`], UNBOUND for those not
/// given; values for `*args` follow at the end. A `**kwargs` parameter is a dict or UNBOUND.
pub type NativeFn = fn(&mut Vm, &[Value]) -> Answer;

/// Goes on with a native that asked or wanted more time: its state, and what the call it asked for returned
/// (`Ok`) or raised (`Err`, the exception). After [`Exit::More`] the answer is `Ok(None)`.
pub type ResumeFn = fn(&mut Vm, Value, Result<Value, Value>) -> Answer;

/// Everything but a finished value.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Exit {
    /// An exception object.
    Raised(Value),
    /// The answer is whatever `vm.request` (callee and arguments) returns or raises: a tail call.
    Call,
    /// Call `vm.request` and resume me with this state and its result.
    Ask(Value),
    /// Not finished: poll, then resume me with this state.
    More(Value),
    /// No memory for so many bytes: collect, then run me again.
    Room(usize),
    /// A limit or the host has to be served first: the operation is given up, and not run again. See [`Vm::pay`].
    Limit,
    /// Something that steers the machine; arguments in `vm.request`.
    Control(Control),
    /// All frames are needed on the heap: unwind native code, then run me again.
    Frames,
}

/// What natives may ask of the machine.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Control {
    /// Resume the generator `request.callee` with the value `request.args[0]`.
    Send,
    /// Raise the exception `request.args[0]` in the generator `request.callee`.
    Throw,
    /// Close the generator `request.callee`.
    Close,
    /// Run the function `request.callee` with the namespace dict `request.args[0]` in register 0.
    RunBody,
    /// Block, switch, park: a request to the scheduler, by its number there.
    Scheduler(usize),
    /// Collect garbage now, all of it; answers the number of objects... nothing counts them: 0.
    Collect,
    /// A trace function has returned or raised: see the interpreter's `trace`.
    Traced,
    /// End the program; `request.args[0]` is the exit code's value.
    Stop,
}

/// A call that a native or an operator asks for.
#[derive(Debug)]
pub struct Request {
    pub callee: Value,
    /// Positional arguments, then one for each of `names`.
    pub args: Vec<Value>,
    /// Tuple of the keyword arguments' names, or UNBOUND.
    pub names: Value,
}

/// Native flags.
pub mod native_flag {
    /// Has no effect that a program can see.
    pub const PURE: u8 = 2;
    /// Is a static method in its class (`dict.fromkeys` is a class method: `CLASS`).
    pub const STATIC: u8 = 4;
    /// Is a class method: gets the class first.
    pub const CLASS: u8 = 8;
    /// Its messages about a wrong number of arguments are those of functions that parse them: `find() takes at least ...`.
    pub const PARSES: u8 = 16;
}

/// The declaration of a native.
#[derive(Clone, Copy)]
pub struct NativeDef {
    pub name: &'static str,
    /// Parameters in the language's own notation without default values: `"self, x, /, key=, *args, strict=, **kw"`.
    /// A name followed by `=` may be left out (the native sees UNBOUND).
    pub params: &'static str,
    pub run: NativeFn,
    pub resume: Option<ResumeFn>,
    /// Bits of [`native_flag`].
    pub flags: u8,
    /// Documentation: the function's `__doc__`.
    pub doc: &'static str,
}

/// Declares a native.
pub const fn def(
    name: &'static str,
    params: &'static str,
    run: NativeFn,
    doc: &'static str,
) -> NativeDef {
    NativeDef {
        name,
        params,
        run,
        resume: None,
        flags: 0,
        doc,
    }
}

impl NativeDef {
    /// The same with flags.
    pub const fn with(self, flags: u8) -> NativeDef {
        NativeDef { flags, ..self }
    }

    /// The same with a function that goes on after `Ask` or `More`.
    pub const fn resuming(self, resume: ResumeFn) -> NativeDef {
        NativeDef {
            resume: Some(resume),
            ..self
        }
    }
}

/// A native attribute of a class: getter, and perhaps setter (called with object and value, UNBOUND to delete).
#[derive(Clone, Copy)]
pub struct AttrDef {
    pub name: &'static str,
    pub get: NativeFn,
    pub set: Option<NativeFn>,
}

/// Declares a read-only native attribute.
pub const fn attr(name: &'static str, get: NativeFn) -> AttrDef {
    AttrDef {
        name,
        get,
        set: None,
    }
}

/// Declares a native attribute that can be set.
pub const fn attr_set(name: &'static str, get: NativeFn, set: NativeFn) -> AttrDef {
    AttrDef {
        name,
        get,
        set: Some(set),
    }
}

/// The parsed form of [`NativeDef::params`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Signature {
    /// Named parameters: positional ones, then keyword-only ones.
    pub names: Vec<&'static str>,
    pub n_posonly: usize,
    pub n_pos: usize,
    /// Whether the parameter may be left out, one for each of `names`.
    pub optional: Vec<bool>,
    pub var_args: bool,
    pub var_keywords: bool,
}

impl Signature {
    /// Parses the notation of [`NativeDef::params`]. Panics on a malformed table row: a test parses them all.
    pub fn parse(params: &'static str) -> Signature {
        let mut s = Signature {
            names: vec![],
            n_posonly: 0,
            n_pos: 0,
            optional: vec![],
            var_args: false,
            var_keywords: false,
        };
        let mut keyword_only = false;
        for part in params.split(',').map(str::trim).filter(|p| !p.is_empty()) {
            match part {
                "/" => s.n_posonly = s.names.len(),
                "*" => keyword_only = true,
                _ if part.starts_with("**") => s.var_keywords = true,
                _ if part.starts_with('*') => (s.var_args, keyword_only) = (true, true),
                _ => {
                    let name = part.trim_end_matches('=');
                    assert!(
                        name.chars().all(|c| c.is_ascii_alphanumeric() || c == '_'),
                        "malformed parameters: {params}"
                    );
                    s.names.push(name);
                    s.optional.push(part.ends_with('='));
                    if !keyword_only {
                        s.n_pos += 1;
                    }
                }
            }
        }
        s
    }

    /// Number of values before those of `*args` in a native's argument slice.
    pub fn n_fixed(&self) -> usize {
        self.names.len() + self.var_keywords as usize
    }

    /// Fewest positional arguments when no keywords are given, if all required ones can be given by position.
    pub fn min_pos(&self) -> usize {
        self.optional[..self.n_pos]
            .iter()
            .position(|o| *o)
            .unwrap_or(self.n_pos)
    }

    /// Whether some keyword-only parameter must be given.
    pub fn requires_keyword(&self) -> bool {
        self.optional[self.n_pos..].iter().any(|o| !o)
    }
}
