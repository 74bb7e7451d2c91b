//! Decides what every name means, once all scopes are filled.
//!
//! Scopes are visited parents first. A name that is only used is looked for in the enclosing functions; class
//! scopes are invisible to what stands inside them, except for the implicit `__class__`. Whatever is captured is
//! added to the closure of every scope on the way, classes included.

use super::{Meaning, Name, ScopeId, ScopeKind, Scopes, noted};
use crate::diagnostics::Diagnostic;
use crate::source::Source;

/// Fills in every symbol's meaning.
pub fn resolve(scopes: &mut Scopes, source: &Source<'_>, errors: &mut Vec<Diagnostic>) {
    for at in 0..scopes.all.len() {
        let id = ScopeId(at as u32);
        for index in 0..scopes.all[at].symbols.len() {
            let symbol = &scopes.all[at].symbols[index];
            let (name, flags, declared) = (symbol.name.clone(), symbol.flags, symbol.declared);
            let meaning = if flags & noted::GLOBAL != 0 {
                Meaning::Global
            } else if flags & noted::NONLOCAL != 0 {
                match capture(scopes, id, &name) {
                    true => Meaning::Free,
                    false => {
                        let message = format!("no binding for nonlocal '{name}' found");
                        errors.push(Diagnostic::new(source, declared, message));
                        Meaning::Global
                    }
                }
            } else if flags & noted::BOUND != 0 {
                // An inner scope visited earlier cannot exist, so this is still undecided.
                Meaning::Local
            } else if capture(scopes, id, &name) {
                Meaning::Free
            } else {
                Meaning::Global
            };
            scopes.all[at].symbols[index].meaning = meaning;
        }
    }
    // A program can see in what order a function has its closure: by name.
    for scope in &mut scopes.all {
        scope.free.sort_unstable();
    }
}

/// Finds the variable in the scopes around `from` and captures it. False when it is global.
fn capture(scopes: &mut Scopes, from: ScopeId, name: &Name) -> bool {
    let mut home = scopes.get(from).parent;
    while let Some(id) = home {
        let scope = scopes.get(id);
        home = scope.parent;
        if scope.kind == ScopeKind::Module {
            return false;
        }
        if scope.kind == ScopeKind::Class {
            if &**name != "__class__" {
                continue;
            }
            scopes.all[id.0 as usize].class_cell = true;
            add_free(scopes, from, id, name);
            return true;
        }
        let flags = scope.flags(name);
        if flags & noted::GLOBAL != 0 {
            return false;
        }
        if flags & noted::NONLOCAL == 0 && flags & noted::BOUND != 0 {
            if let Some(symbol) = scopes.all[id.0 as usize].symbol_mut(name) {
                symbol.meaning = Meaning::Cell;
            }
            add_free(scopes, from, id, name);
            return true;
        }
    }
    false
}

/// Adds the name to the closures from `from` up to, not including, `home`.
fn add_free(scopes: &mut Scopes, from: ScopeId, home: ScopeId, name: &Name) {
    let mut at = from;
    while at != home {
        let scope = &mut scopes.all[at.0 as usize];
        if scope.free_set.insert(name.clone()) {
            scope.free.push(name.clone());
        }
        match scope.parent {
            Some(parent) => at = parent,
            None => return,
        }
    }
}
