//! The walk that fills scopes: every binding, use and declaration, in the order CPython's symbol table meets them.
//!
//! The same walk reports syntax from the table in `support.rs` and the errors that depend only on where a thing
//! stands (`return` outside a function, `yield` inside a comprehension, a name declared global after its use), so
//! lowering may assume that none of these occur. Recursion follows the tree; the caller provides the stack.

use super::{Meaning, Name, Scope, ScopeId, ScopeKind, Scopes, Symbol, bound_by, mangle, noted};
use crate::diagnostics::Diagnostic;
use crate::source::Source;
use crate::support::Unsupported;
use ruff_python_ast as ast;
use ruff_python_ast::visitor::{self, Visitor};
use ruff_python_ast::{Expr, ExprContext, Pattern, Stmt};
use ruff_text_size::{Ranged, TextRange};
use std::collections::{HashMap, HashSet};

/// How many functions, lambdas and classes may stand in each other.
const MAX_SCOPE_DEPTH: u32 = 300;

pub(super) struct Builder<'a, 's> {
    pub(super) scopes: &'a mut Scopes,
    source: &'a Source<'s>,
    pub(super) current: ScopeId,
    depth: u32,
    /// Inside the iterable of a comprehension, where `:=` is not allowed.
    pub(super) in_iterable: u32,
    errors: Vec<Diagnostic>,
    names: HashSet<Name>,
}

/// Walks the tree and fills `scopes`.
pub fn build(tree: &ast::Mod, source: &Source<'_>, scopes: &mut Scopes) -> Vec<Diagnostic> {
    let module = new_scope(ScopeKind::Module, None, "<module>".into(), None);
    let current = scopes.add(tree, module);
    let mut builder = Builder {
        scopes,
        source,
        current,
        depth: 0,
        in_iterable: 0,
        errors: Vec::new(),
        names: HashSet::new(),
    };
    match tree {
        ast::Mod::Module(module) => {
            builder.future_imports(&module.body);
            builder.visit_body(&module.body);
        }
        ast::Mod::Expression(expression) => builder.visit_expr(&expression.body),
    }
    builder.errors
}

fn new_scope(kind: ScopeKind, parent: Option<ScopeId>, name: Name, class: Option<Name>) -> Scope {
    Scope {
        kind,
        parent,
        name,
        class,
        symbols: Vec::new(),
        index: HashMap::new(),
        params: Vec::new(),
        bound: Vec::new(),
        free: Vec::new(),
        free_set: HashSet::new(),
        walrus: HashSet::new(),
        is_generator: false,
        has_annotations: false,
        class_cell: false,
    }
}

impl<'a> Builder<'a, '_> {
    pub(super) fn error(&mut self, range: impl Ranged, message: impl Into<String>) {
        self.errors
            .push(Diagnostic::new(self.source, range.range(), message));
    }

    pub(super) fn unsupported(&mut self, what: Unsupported, range: TextRange) {
        self.errors.push(what.at(self.source, range));
    }

    pub(super) fn scope(&mut self) -> &mut Scope {
        &mut self.scopes.all[self.current.0 as usize]
    }

    fn kind(&self) -> ScopeKind {
        self.scopes.get(self.current).kind
    }

    pub(super) fn intern(&mut self, name: &str) -> Name {
        let class = self.scopes.get(self.current).class.clone();
        let name = mangle(class.as_deref(), name);
        if let Some(known) = self.names.get(&*name) {
            return known.clone();
        }
        let fresh: Name = (&*name).into();
        self.names.insert(fresh.clone());
        fresh
    }

    pub(super) fn note_in(&mut self, scope: ScopeId, name: Name, flags: u16) -> u16 {
        let scope = &mut self.scopes.all[scope.0 as usize];
        let at = match scope.index.get(&name) {
            Some(at) => *at,
            None => {
                scope.index.insert(name.clone(), scope.symbols.len());
                scope.symbols.push(Symbol {
                    name: name.clone(),
                    flags: 0,
                    meaning: Meaning::Global,
                    declared: TextRange::default(),
                });
                scope.symbols.len() - 1
            }
        };
        let symbol = &mut scope.symbols[at];
        let before = symbol.flags;
        symbol.flags |= flags;
        if flags & noted::BOUND != 0 && before & noted::BOUND == 0 {
            scope.bound.push(name);
        }
        before
    }

    pub(super) fn note(&mut self, name: &str, flags: u16) -> u16 {
        let name = self.intern(name);
        self.note_in(self.current, name, flags)
    }

    fn bind(&mut self, name: &str, range: TextRange) {
        if name == "__debug__" {
            self.error(range, "cannot assign to __debug__");
        }
        self.note(name, noted::ASSIGNED);
    }

    /// Runs `inside` in a new scope belonging to `node`.
    pub(super) fn enter<T>(
        &mut self,
        node: &T,
        kind: ScopeKind,
        name: &str,
        range: TextRange,
        inside: impl FnOnce(&mut Self),
    ) {
        if self.depth >= MAX_SCOPE_DEPTH {
            let limit = Diagnostic::new(self.source, range, "too many nested functions");
            self.errors
                .push(limit.kind(crate::diagnostics::Kind::Limit));
            return;
        }
        let class = match kind {
            ScopeKind::Class => Some(name.into()),
            _ => self.scopes.get(self.current).class.clone(),
        };
        let scope = new_scope(kind, Some(self.current), name.into(), class);
        let outer = self.current;
        let iterable = std::mem::take(&mut self.in_iterable);
        self.current = self.scopes.add(node, scope);
        self.depth += 1;
        inside(self);
        self.depth -= 1;
        self.in_iterable = iterable;
        self.current = outer;
    }

    /// Notes `from __future__` imports, which must come first.
    fn future_imports(&mut self, body: &[Stmt]) {
        const KNOWN: &[&str] = &[
            "nested_scopes",
            "generators",
            "division",
            "absolute_import",
            "with_statement",
            "print_function",
            "unicode_literals",
            "barry_as_FLUFL",
            "generator_stop",
            "annotations",
        ];
        let mut at_start = true;
        for (index, stmt) in body.iter().enumerate() {
            match stmt {
                Stmt::ImportFrom(import) if is_future(import) => {
                    if !at_start {
                        let message =
                            "from __future__ imports must occur at the beginning of the file";
                        self.error(import.range(), message);
                    }
                    for alias in &import.names {
                        let name = alias.name.as_str();
                        if !KNOWN.contains(&name) {
                            let message = match name {
                                "braces" => "not a chance".to_string(),
                                _ => format!("future feature {name} is not defined"),
                            };
                            self.error(import.range(), message);
                        }
                        self.scopes.lazy_annotations |= name == "annotations";
                    }
                }
                Stmt::Expr(expr) if index == 0 && expr.value.is_string_literal_expr() => {}
                _ => at_start = false,
            }
        }
    }

    fn parameters(&mut self, parameters: &'a ast::Parameters) {
        let positional = parameters.posonlyargs.iter().chain(&parameters.args);
        let plain = positional.chain(&parameters.kwonlyargs);
        let mut all: Vec<&ast::Parameter> = plain.map(|p| &p.parameter).collect();
        all.extend(parameters.vararg.as_deref());
        all.extend(parameters.kwarg.as_deref());
        for parameter in all {
            let name = parameter.name.as_str();
            if name == "__debug__" {
                self.error(parameter.name.range(), "cannot assign to __debug__");
            }
            if self.note(name, noted::PARAM) & noted::PARAM != 0 {
                let message = format!("duplicate argument '{name}' in function definition");
                self.error(parameter.name.range(), message);
            }
            let name = self.intern(name);
            self.scope().params.push(name);
        }
    }

    fn defaults(&mut self, parameters: &'a ast::Parameters) {
        for parameter in parameters.iter_non_variadic_params() {
            if let Some(default) = parameter.default() {
                self.visit_expr(default);
            }
        }
    }

    fn function(&mut self, def: &'a ast::StmtFunctionDef) {
        if def.is_async {
            return self.unsupported(Unsupported::AsyncDef, async_range(def.range()));
        }
        if let Some(params) = &def.type_params {
            return self.unsupported(Unsupported::TypeParams, params.range());
        }
        for decorator in &def.decorator_list {
            self.visit_expr(&decorator.expression);
        }
        self.defaults(&def.parameters);
        for parameter in def.parameters.iter() {
            if let Some(annotation) = parameter.annotation() {
                self.visit_expr(annotation);
            }
        }
        if let Some(returns) = &def.returns {
            self.visit_expr(returns);
        }
        self.bind(def.name.as_str(), def.name.range());
        self.enter(
            def,
            ScopeKind::Function,
            def.name.as_str(),
            def.range(),
            |this| {
                this.parameters(&def.parameters);
                this.visit_body(&def.body);
            },
        );
    }

    fn class(&mut self, def: &'a ast::StmtClassDef) {
        if let Some(params) = &def.type_params {
            return self.unsupported(Unsupported::TypeParams, params.range());
        }
        for decorator in &def.decorator_list {
            self.visit_expr(&decorator.expression);
        }
        if let Some(arguments) = &def.arguments {
            self.call_arguments(arguments);
        }
        self.bind(def.name.as_str(), def.name.range());
        self.enter(
            def,
            ScopeKind::Class,
            def.name.as_str(),
            def.range(),
            |this| this.visit_body(&def.body),
        );
    }

    fn call_arguments(&mut self, arguments: &'a ast::Arguments) {
        let mut seen = HashSet::new();
        for keyword in &arguments.keywords {
            if let Some(arg) = &keyword.arg
                && !seen.insert(arg.as_str())
            {
                self.error(keyword.range(), format!("keyword argument repeated: {arg}"));
            }
            if keyword.arg.as_ref().is_some_and(|arg| arg == "__debug__") {
                self.error(keyword.range(), "cannot assign to __debug__");
            }
        }
        self.visit_arguments(arguments);
    }

    fn declare(&mut self, names: &'a [ast::Identifier], range: TextRange, nonlocal: bool) {
        let (word, flag, other) = match nonlocal {
            true => ("nonlocal", noted::NONLOCAL, noted::GLOBAL),
            false => ("global", noted::GLOBAL, noted::NONLOCAL),
        };
        if nonlocal && self.kind() == ScopeKind::Module {
            self.error(range, "nonlocal declaration not allowed at module level");
            return;
        }
        for name in names {
            let before = self.note(name.as_str(), flag);
            let trouble = if before & noted::PARAM != 0 {
                Some(format!("name '{name}' is parameter and {word}"))
            } else if before & other != 0 {
                Some(format!("name '{name}' is nonlocal and global"))
            } else if before & flag != 0 {
                None
            } else if before & noted::ANNOTATED != 0 {
                Some(format!("annotated name '{name}' can't be {word}"))
            } else if before & noted::ASSIGNED != 0 {
                Some(format!(
                    "name '{name}' is assigned to before {word} declaration"
                ))
            } else if before & noted::USED != 0 {
                Some(format!("name '{name}' is used prior to {word} declaration"))
            } else {
                None
            };
            if let Some(message) = trouble {
                self.error(range, message);
            }
            let key = self.intern(name.as_str());
            if let Some(symbol) = self.scope().symbol_mut(&key) {
                symbol.declared = range;
            }
        }
    }

    fn imports(&mut self, import: &'a ast::StmtImportFrom) {
        if is_future(import) {
            if self.kind() != ScopeKind::Module {
                let message = "from __future__ imports must occur at the beginning of the file";
                self.error(import.range(), message);
            }
            return;
        }
        for alias in &import.names {
            if alias.name.as_str() == "*" {
                if self.kind() != ScopeKind::Module {
                    self.error(import.range(), "import * only allowed at module level");
                }
                continue;
            }
            let bound = alias.asname.as_ref().unwrap_or(&alias.name);
            self.bind(bound.as_str(), bound.range());
        }
    }

    fn annotated(&mut self, assign: &'a ast::StmtAnnAssign) {
        if let Expr::Name(target) = &*assign.target {
            if assign.simple {
                let before = self.note(&target.id, noted::ANNOTATED);
                let word = match before {
                    b if b & noted::GLOBAL != 0 => Some("global"),
                    b if b & noted::NONLOCAL != 0 => Some("nonlocal"),
                    _ => None,
                };
                if let Some(word) = word.filter(|_| self.kind() != ScopeKind::Module) {
                    let message = format!("annotated name '{}' can't be {word}", target.id);
                    self.error(assign.range(), message);
                }
                self.bind(&target.id, target.range());
                if !self.kind().is_function() {
                    self.scope().has_annotations = true;
                }
            } else if assign.value.is_some() {
                self.bind(&target.id, target.range());
            }
        } else {
            self.visit_expr(&assign.target);
        }
        self.visit_annotation(&assign.annotation);
        if let Some(value) = &assign.value {
            self.visit_expr(value);
        }
    }

    fn yields(&mut self, word: &str, range: TextRange) {
        let inside = match self.kind() {
            ScopeKind::ListComp => "list comprehension",
            ScopeKind::SetComp => "set comprehension",
            ScopeKind::DictComp => "dict comprehension",
            ScopeKind::Generator => "generator expression",
            ScopeKind::Module | ScopeKind::Class => {
                return self.error(range, format!("'{word}' outside function"));
            }
            _ => {
                self.scope().is_generator = true;
                return;
            }
        };
        self.error(range, format!("'yield' inside {inside}"));
    }

    fn name(&mut self, name: &'a ast::ExprName) {
        match name.ctx {
            ExprContext::Store => self.bind(&name.id, name.range()),
            ExprContext::Del => {
                if name.id.as_str() == "__debug__" {
                    self.error(name.range(), "cannot delete __debug__");
                }
                self.note(&name.id, noted::ASSIGNED | noted::DELETED);
            }
            _ => {
                self.note(&name.id, noted::USED);
            }
        }
    }

    /// `super()` without arguments captures the class it stands in.
    fn call(&mut self, call: &'a ast::ExprCall) {
        if let Expr::Name(name) = &*call.func
            && name.id.as_str() == "super"
            && call.arguments.is_empty()
            && self.kind().is_function()
        {
            self.note("__class__", noted::USED);
        }
        self.visit_expr(&call.func);
        self.call_arguments(&call.arguments);
    }
}

fn is_future(import: &ast::StmtImportFrom) -> bool {
    import.level == 0
        && import
            .module
            .as_ref()
            .is_some_and(|m| m.as_str() == "__future__")
}

/// The word `async` at the start of a statement.
fn async_range(range: TextRange) -> TextRange {
    TextRange::at(range.start(), 5.into())
}

impl<'a> Visitor<'a> for Builder<'a, '_> {
    fn visit_stmt(&mut self, stmt: &'a Stmt) {
        match stmt {
            Stmt::FunctionDef(def) => self.function(def),
            Stmt::ClassDef(def) => self.class(def),
            Stmt::Global(global) => self.declare(&global.names, global.range(), false),
            Stmt::Nonlocal(nonlocal) => self.declare(&nonlocal.names, nonlocal.range(), true),
            Stmt::Import(import) => {
                for alias in &import.names {
                    let bound = match &alias.asname {
                        Some(name) => name.as_str(),
                        None => alias.name.as_str().split('.').next().unwrap_or_default(),
                    };
                    self.bind(bound, alias.range());
                }
            }
            Stmt::ImportFrom(import) => self.imports(import),
            Stmt::AnnAssign(assign) => self.annotated(assign),
            Stmt::AugAssign(assign) => {
                if let Expr::Name(name) = &*assign.target {
                    self.note(&name.id, noted::USED);
                }
                visitor::walk_stmt(self, stmt);
            }
            Stmt::Return(ret) => {
                if !matches!(self.kind(), ScopeKind::Function) {
                    self.error(ret.range(), "'return' outside function");
                }
                visitor::walk_stmt(self, stmt);
            }
            Stmt::For(loop_) if loop_.is_async => {
                self.unsupported(Unsupported::AsyncFor, async_range(stmt.range()))
            }
            Stmt::With(with) if with.is_async => {
                self.unsupported(Unsupported::AsyncWith, async_range(stmt.range()))
            }
            Stmt::TypeAlias(_) => self.unsupported(
                Unsupported::TypeAlias,
                TextRange::at(stmt.range().start(), 4.into()),
            ),
            Stmt::Try(try_) if try_.is_star => {
                let at = try_
                    .handlers
                    .first()
                    .map_or(stmt.range(), |h| TextRange::at(h.range().start(), 6.into()));
                self.unsupported(Unsupported::ExceptStar, at);
            }
            Stmt::Try(try_) => {
                // CPython's order: the else block comes after the handlers in the table, too.
                visitor::walk_stmt(self, stmt);
                for handler in &try_.handlers {
                    let ast::ExceptHandler::ExceptHandler(handler) = handler;
                    if let Some(name) = &handler.name {
                        self.note(name.as_str(), noted::DELETED);
                    }
                }
            }
            _ => visitor::walk_stmt(self, stmt),
        }
    }

    fn visit_except_handler(&mut self, handler: &'a ast::ExceptHandler) {
        let ast::ExceptHandler::ExceptHandler(handler) = handler;
        if let Some(type_) = &handler.type_ {
            self.visit_expr(type_);
        }
        if let Some(name) = &handler.name {
            self.bind(name.as_str(), name.range());
        }
        self.visit_body(&handler.body);
    }

    fn visit_pattern(&mut self, pattern: &'a Pattern) {
        visitor::walk_pattern(self, pattern);
        if let Some(name) = bound_by(pattern) {
            self.bind(name.as_str(), name.range());
        }
    }

    fn visit_expr(&mut self, expr: &'a Expr) {
        match expr {
            Expr::Name(name) => self.name(name),
            Expr::Named(named) => self.walrus(named),
            Expr::Call(call) => self.call(call),
            Expr::Lambda(lambda) => {
                if let Some(parameters) = &lambda.parameters {
                    self.defaults(parameters);
                }
                self.enter(
                    lambda,
                    ScopeKind::Lambda,
                    "<lambda>",
                    lambda.range(),
                    |this| {
                        if let Some(parameters) = &lambda.parameters {
                            this.parameters(parameters);
                        }
                        this.visit_expr(&lambda.body);
                    },
                );
            }
            Expr::ListComp(c) => {
                let kind = ScopeKind::ListComp;
                self.comprehension(c, kind, &c.generators, &[Some(&c.elt)], c.range())
            }
            Expr::SetComp(c) => {
                let kind = ScopeKind::SetComp;
                self.comprehension(c, kind, &c.generators, &[Some(&c.elt)], c.range())
            }
            Expr::DictComp(c) => {
                let elements = [c.key.as_deref(), Some(&*c.value)];
                let kind = ScopeKind::DictComp;
                self.comprehension(c, kind, &c.generators, &elements, c.range())
            }
            Expr::Generator(c) => {
                let kind = ScopeKind::Generator;
                self.comprehension(c, kind, &c.generators, &[Some(&c.elt)], c.range())
            }
            Expr::Yield(yield_) => {
                self.yields("yield", yield_.range());
                visitor::walk_expr(self, expr);
            }
            Expr::YieldFrom(yield_) => {
                self.yields("yield", yield_.range());
                visitor::walk_expr(self, expr);
            }
            Expr::Attribute(attribute) => {
                if attribute.ctx != ExprContext::Load && attribute.attr.as_str() == "__debug__" {
                    self.error(attribute, "cannot assign to __debug__");
                }
                visitor::walk_expr(self, expr);
            }
            Expr::Await(await_) => self.unsupported(Unsupported::Await, await_.range()),
            Expr::NumberLiteral(number) => {
                if let ast::Number::Complex { .. } = number.value {
                    self.unsupported(Unsupported::Complex, number.range());
                }
            }
            _ => visitor::walk_expr(self, expr),
        }
    }
}
