//! Scopes: which variable every name means, found before any code is emitted.
//!
//! [`build`] walks the tree once and notes in every scope what is assigned, used and declared; it also reports what
//! is not compiled and what may not stand where it stands. [`resolve`] then decides for each name of each scope
//! whether it is local, a cell, captured from outside, or global. Lowering only asks.
//!
//! A scope belongs to a tree node and is found again by the node's address, which is stable because the tree is
//! borrowed for the whole compilation. Scopes are stored parents first; walks over them are loops, never recursion.
//! Names are mangled (`__x` in class C is `_C__x`) on the way in, so lookups must be mangled as well.

mod build;
mod compr;
mod resolve;

use crate::diagnostics::Diagnostic;
use crate::source::Source;
use ruff_python_ast as ast;
use ruff_text_size::TextRange;
use std::borrow::Cow;
use std::collections::{HashMap, HashSet};
use std::rc::Rc;

/// A (mangled) name.
pub type Name = Rc<str>;

/// Index of a scope; 0 is the module.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct ScopeId(pub u32);

/// What sort of scope it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ScopeKind {
    Module,
    Class,
    Function,
    Lambda,
    ListComp,
    SetComp,
    DictComp,
    Generator,
}

impl ScopeKind {
    /// Whether its variables live in registers and cells.
    pub fn is_function(self) -> bool {
        !matches!(self, ScopeKind::Module | ScopeKind::Class)
    }

    /// Whether it is a comprehension or generator expression.
    pub fn is_comprehension(self) -> bool {
        use ScopeKind::*;
        matches!(self, ListComp | SetComp | DictComp | Generator)
    }
}

/// What a name means in a scope.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Meaning {
    /// A variable of this scope, not captured by an inner one. In module and class scopes: of the namespace.
    Local,
    /// A variable of this function that an inner scope captures.
    Cell,
    /// A variable of an outer function.
    Free,
    /// A global, or a builtin.
    Global,
}

/// Bits noted about a name while walking.
pub mod noted {
    pub const PARAM: u16 = 1;
    pub const ASSIGNED: u16 = 2;
    pub const USED: u16 = 4;
    pub const GLOBAL: u16 = 8;
    pub const NONLOCAL: u16 = 16;
    pub const ANNOTATED: u16 = 32;
    pub const DELETED: u16 = 64;
    pub const COMP_TARGET: u16 = 128;
    pub const BOUND: u16 = PARAM | ASSIGNED;
}

/// One name in one scope.
#[derive(Clone, Debug)]
pub struct Symbol {
    pub name: Name,
    /// Bits of [`noted`].
    pub flags: u16,
    pub meaning: Meaning,
    /// Where it was first declared nonlocal, for errors found only when resolving.
    pub declared: TextRange,
}

/// One scope.
#[derive(Debug)]
pub struct Scope {
    pub kind: ScopeKind,
    pub parent: Option<ScopeId>,
    /// Name of the function, class or comprehension.
    pub name: Name,
    /// Class whose name mangles private names here.
    pub class: Option<Name>,
    pub symbols: Vec<Symbol>,
    index: HashMap<Name, usize>,
    /// Parameter names in register order.
    pub params: Vec<Name>,
    /// Names bound here, parameters first, then in the order of their first binding.
    pub bound: Vec<Name>,
    /// Captured variables, in the order of the closure tuple.
    pub free: Vec<Name>,
    free_set: HashSet<Name>,
    /// Names bound by `:=` in this very frame.
    pub walrus: HashSet<Name>,
    pub is_generator: bool,
    /// A module or class with annotated variables.
    pub has_annotations: bool,
    /// A class one of whose functions captures `__class__`.
    pub class_cell: bool,
}

impl Scope {
    /// The symbol of a name.
    pub fn symbol(&self, name: &str) -> Option<&Symbol> {
        self.index.get(name).map(|at| &self.symbols[*at])
    }

    fn symbol_mut(&mut self, name: &str) -> Option<&mut Symbol> {
        self.index.get(name).map(|at| &mut self.symbols[*at])
    }

    /// What a name means here; a name never mentioned is global.
    pub fn meaning(&self, name: &str) -> Meaning {
        self.symbol(name).map_or(Meaning::Global, |s| s.meaning)
    }

    /// The symbol's bits of [`noted`].
    pub fn flags(&self, name: &str) -> u16 {
        self.symbol(name).map_or(0, |s| s.flags)
    }
}

/// All scopes of a program.
#[derive(Debug, Default)]
pub struct Scopes {
    all: Vec<Scope>,
    by_node: HashMap<usize, ScopeId>,
    /// `from __future__ import annotations` is in force.
    pub lazy_annotations: bool,
}

impl Scopes {
    /// Analyses a program.
    pub fn analyse(tree: &ast::Mod, source: &Source<'_>) -> Result<Scopes, Vec<Diagnostic>> {
        let mut scopes = Scopes::default();
        let mut errors = build::build(tree, source, &mut scopes);
        if errors.is_empty() {
            resolve::resolve(&mut scopes, source, &mut errors);
        }
        if errors.is_empty() {
            Ok(scopes)
        } else {
            Err(errors)
        }
    }

    /// The scope with this index.
    pub fn get(&self, id: ScopeId) -> &Scope {
        &self.all[id.0 as usize]
    }

    /// The scope of a function, class, lambda or comprehension node.
    pub fn of<T>(&self, node: &T) -> ScopeId {
        self.by_node[&address(node)]
    }

    fn add<T>(&mut self, node: &T, scope: Scope) -> ScopeId {
        let id = ScopeId(self.all.len() as u32);
        self.all.push(scope);
        self.by_node.insert(address(node), id);
        id
    }
}

/// A node's identity.
pub fn address<T>(node: &T) -> usize {
    std::ptr::from_ref(node).addr()
}

/// The name as the class whose body it stands in sees it.
pub fn mangle<'n>(class: Option<&str>, name: &'n str) -> Cow<'n, str> {
    let Some(class) = class else {
        return Cow::Borrowed(name);
    };
    let class = class.trim_start_matches('_');
    let private = name.starts_with("__") && !name.ends_with("__") && !name.contains('.');
    if private && !class.is_empty() {
        Cow::Owned(format!("_{class}{name}"))
    } else {
        Cow::Borrowed(name)
    }
}

/// The name that a pattern itself binds, not one within it.
pub fn bound_by(pattern: &ast::Pattern) -> Option<&ast::Identifier> {
    match pattern {
        ast::Pattern::MatchAs(as_) => as_.name.as_ref(),
        ast::Pattern::MatchStar(star) => star.name.as_ref(),
        ast::Pattern::MatchMapping(mapping) => mapping.rest.as_ref(),
        _ => None,
    }
}
