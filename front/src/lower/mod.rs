//! Lowering: the syntax tree to code objects.
//!
//! Split by syntax, one file per sort of construct. The rules all files share:
//!
//! * `expr(e, Some(dst))` leaves the value in `dst`; `expr(e, None)` leaves it wherever it is cheapest, which for a
//!   plain local variable is the variable's own register. Since an op writes its destination last, an expression
//!   may be computed straight into the variable it is assigned to; what needs several writes uses a temporary.
//! * A variable used in place must not change between its evaluation and its use. Only `:=` in a later sibling
//!   could change it: [`Lowerer::operand`] is told the siblings and copies when one of them does.
//! * Temporaries are a stack: `mark`, use, `release`. The destination is taken after the release, so it may be
//!   one of the operands.
//! * Every use of a variable that may be unbound is preceded by `CheckBound`; the emitter deletes the needless ones.
//! * `span` is set just before the instruction it belongs to.
//!
//! Recursion follows the tree; the caller provides a stack that fits the nesting limits of `parse`.

mod assign;
mod call;
mod class;
mod compare;
mod compr;
mod display;
mod expr;
mod fold;
mod fstring;
mod function;
mod import;
mod match_;
mod name;
mod pattern;
mod stmt;
mod try_;
mod with_;

use crate::Options;
use crate::diagnostics::{Diagnostic, Kind};
use crate::emit::{Emitter, Label, Reg, RegionId};
use crate::scope::{Meaning, Name, ScopeId, ScopeKind, Scopes, noted};
use crate::source::Source;
use pirn_vm::bytecode::ops::special;
use pirn_vm::bytecode::{Code, CodeId, Const, Local, Op, code_flags};
use ruff_python_ast as ast;
use ruff_python_ast::Stmt;
use ruff_text_size::{Ranged, TextRange};
use std::collections::HashMap;

/// Instructions of one code object; finally bodies are copied, and copies of copies could run away.
const MAX_INSTRUCTIONS: usize = 2_000_000;
/// Loops, try and with blocks in each other, as in CPython.
const MAX_BLOCKS: usize = 20;

/// Where a variable lives.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Var {
    /// A register; guarded if it may be unbound somewhere.
    Local { reg: Reg, guarded: bool },
    /// A register that holds a cell.
    Cell(Reg),
    /// A captured variable.
    Free(u16),
    /// A global or builtin.
    Global,
    /// An item of the namespace in register 0, else a global or builtin.
    Namespace,
    /// An item of the namespace in register 0, else a captured variable.
    NamespaceFree(u16),
}

/// What an exit from the statements being compiled has to leave.
#[derive(Clone, Copy, Debug)]
pub enum Block<'a> {
    Loop {
        exit: Label,
        again: Label,
    },
    /// Protected by except clauses.
    Try(RegionId),
    /// Protected by a finally clause: leaving runs it.
    Finally(RegionId, &'a [Stmt]),
    /// Within an except clause or the exceptional copy of a finally clause.
    Handled(RegionId),
    /// Within `except ... as name`: leaving unbinds the name.
    Named(Option<RegionId>, &'a ast::Identifier),
    /// Within a with block: leaving calls the exit function.
    With(RegionId, Reg, TextRange),
}

/// A code object under construction.
pub struct Func<'a> {
    scope: ScopeId,
    em: Emitter,
    vars: HashMap<Name, Var>,
    locals: Vec<Local>,
    class_cell: Option<Reg>,
    blocks: Vec<Block<'a>>,
    qualname: String,
    flags: u32,
    n_pos: u16,
    n_posonly: u16,
    n_kwonly: u16,
    first_line: u32,
    doc: Option<String>,
}

/// Lowers one program.
pub struct Lowerer<'a> {
    source: &'a Source<'a>,
    scopes: &'a Scopes,
    options: Options,
    codes: Vec<Code>,
    done: HashMap<usize, CodeId>,
    errors: Vec<Diagnostic>,
    single: bool,
    f: Func<'a>,
}

/// Lowers a module, an expression or a REPL input.
pub fn lower<'a>(
    tree: &'a ast::Mod,
    source: &'a Source<'a>,
    scopes: &'a Scopes,
    options: Options,
    single: bool,
) -> Result<Vec<Code>, Vec<Diagnostic>> {
    let module = scopes.of(tree);
    let mut lowerer = Lowerer {
        source,
        scopes,
        options,
        codes: vec![Code::default()],
        done: HashMap::new(),
        errors: Vec::new(),
        single,
        f: Func::new(scopes, module, options, "<module>".to_string()),
    };
    lowerer.f.first_line = 1;
    match tree {
        ast::Mod::Module(module) => lowerer.module(&module.body),
        ast::Mod::Expression(expression) => {
            let value = lowerer.expr(&expression.body, None);
            lowerer.f.em.op(Op::Return, 0, value, 0, 0);
        }
    }
    let code = lowerer.finish();
    lowerer.codes[0] = code;
    if lowerer.errors.is_empty() {
        Ok(lowerer.codes)
    } else {
        Err(lowerer.errors)
    }
}

impl<'a> Func<'a> {
    fn new(scopes: &Scopes, id: ScopeId, options: Options, qualname: String) -> Func<'a> {
        let scope = scopes.get(id);
        let mut func = Func {
            scope: id,
            em: Emitter::new(0, 0),
            vars: HashMap::new(),
            locals: Vec::new(),
            class_cell: None,
            blocks: Vec::new(),
            qualname,
            flags: options.hidden as u32 * code_flags::HIDDEN
                + options.native as u32 * code_flags::NATIVE,
            n_pos: 0,
            n_posonly: 0,
            n_kwonly: 0,
            first_line: 0,
            doc: None,
        };
        let namespace = match scope.kind {
            ScopeKind::Module => {
                func.flags |= code_flags::MODULE;
                options.namespace
            }
            ScopeKind::Class => true,
            _ => false,
        };
        if namespace {
            func.flags |= code_flags::NAMESPACE;
        }
        if scope.kind.is_function() {
            func.allocate_function(scopes, id);
        } else {
            func.allocate_namespace(scopes, id, namespace);
        }
        func
    }

    /// Registers of a function's parameters and variables, and the code that makes its cells.
    fn allocate_function(&mut self, scopes: &Scopes, id: ScopeId) {
        let scope = scopes.get(id);
        let n_params = scope.params.len() as u32;
        let (mut cells, mut guarded) = (Vec::new(), Vec::new());
        let mut next = n_params;
        let params = scope.params.iter().cloned();
        let others = scope.bound.iter().filter(|name| {
            let flags = scope.flags(name);
            flags & (noted::PARAM | noted::GLOBAL | noted::NONLOCAL) == 0
        });
        for (index, name) in params.chain(others.cloned()).enumerate() {
            let is_param = (index as u32) < n_params;
            let reg = (index as u32).min(u32::from(Reg::MAX)) as Reg;
            next = next.max(index as u32 + 1);
            let cell = scope.meaning(&name) == Meaning::Cell;
            let deleted = scope.flags(&name) & noted::DELETED != 0;
            let var = match cell {
                true => Var::Cell(reg),
                false => Var::Local {
                    reg,
                    guarded: !is_param || deleted,
                },
            };
            if cell {
                cells.push((reg, is_param));
            } else if !is_param || deleted {
                guarded.push(reg);
            }
            if cell || !is_param {
                let name = name.to_string();
                self.locals.push(Local { name, reg, cell });
            }
            self.vars.insert(name, var);
        }
        for (index, name) in scope.free.iter().enumerate() {
            let var = Var::Free(index as u16);
            self.vars.entry(name.clone()).or_insert(var);
        }
        self.em = Emitter::new(n_params, next);
        self.em.guarded = guarded;
        for (reg, is_param) in cells {
            if !is_param {
                self.em.special(reg, special::UNBOUND);
            }
            self.em.op(Op::CellNew, 0, reg, 0, 0);
        }
    }

    fn allocate_namespace(&mut self, scopes: &Scopes, id: ScopeId, namespace: bool) {
        let scope = scopes.get(id);
        let mut first_temp = u32::from(namespace);
        if scope.class_cell {
            self.class_cell = Some(first_temp as Reg);
            first_temp += 1;
        }
        self.em = Emitter::new(u32::from(namespace), first_temp);
        if let Some(reg) = self.class_cell {
            self.em.special(reg, special::UNBOUND);
            self.em.op(Op::CellNew, 0, reg, 0, 0);
            let name = "__class__".to_string();
            let cell = true;
            self.locals.push(Local { name, reg, cell });
        }
        for symbol in &scope.symbols {
            let free = || scope.free.iter().position(|name| *name == symbol.name);
            let var = match symbol.meaning {
                Meaning::Free => {
                    let index = free().unwrap_or(0) as u16;
                    match symbol.flags & noted::NONLOCAL != 0 {
                        true => Var::Free(index),
                        false => Var::NamespaceFree(index),
                    }
                }
                _ if !namespace || symbol.flags & noted::GLOBAL != 0 => Var::Global,
                _ => Var::Namespace,
            };
            self.vars.insert(symbol.name.clone(), var);
        }
    }
}

impl<'a> Lowerer<'a> {
    fn scope(&self) -> &'a crate::scope::Scope {
        self.scopes.get(self.f.scope)
    }

    /// Sets the span of the instructions that follow.
    fn at(&mut self, node: &impl Ranged) {
        self.f.em.span = self.source.span(node.range());
    }

    /// The span of something that ends with the attribute or a call of it. When the attribute's name stands on a later
    /// line than the start, that line is the one to show.
    fn at_attribute(&mut self, attribute: &ast::ExprAttribute, whole: TextRange) {
        let (start, _) = self.source.position(whole.start());
        let (line, _) = self.source.position(attribute.attr.start());
        let from = match line == start {
            true => whole.start(),
            false => attribute.attr.start(),
        };
        self.at(&TextRange::new(from, whole.end()));
    }

    fn error(&mut self, node: &impl Ranged, message: impl Into<String>) {
        let diagnostic = Diagnostic::new(self.source, node.range(), message);
        self.errors.push(diagnostic);
    }

    fn limit(&mut self, node: &impl Ranged, message: impl Into<String>) {
        let diagnostic = Diagnostic::new(self.source, node.range(), message);
        self.errors.push(diagnostic.kind(Kind::Limit));
    }

    /// The destination asked for, or a fresh temporary.
    fn dst(&mut self, wanted: Option<Reg>) -> Reg {
        match wanted {
            Some(reg) => reg,
            None => self.f.em.temp(),
        }
    }

    /// A register that may be written before the expression is complete: not a variable.
    fn scratch(&mut self, wanted: Option<Reg>) -> Reg {
        match wanted {
            Some(reg) if !self.f.em.is_variable(reg) => reg,
            _ => self.f.em.temp(),
        }
    }

    /// Ends an expression that was built in `built`.
    fn deliver(&mut self, built: Reg, wanted: Option<Reg>) -> Reg {
        let reg = wanted.unwrap_or(built);
        self.f.em.copy(reg, built);
        reg
    }

    fn load_const(&mut self, value: Const, wanted: Option<Reg>) -> Reg {
        let dst = self.dst(wanted);
        let em = &mut self.f.em;
        match value {
            Const::None => em.special(dst, special::NONE),
            Const::Bool(false) => em.special(dst, special::FALSE),
            Const::Bool(true) => em.special(dst, special::TRUE),
            Const::Ellipsis => em.special(dst, special::ELLIPSIS),
            Const::Int(value) if i32::try_from(value).is_ok() => {
                em.wide(Op::LoadInt, 0, dst, value as i32 as u32)
            }
            value => {
                let index = em.consts.index(value);
                em.wide(Op::LoadConst, 0, dst, index);
            }
        }
        dst
    }

    fn load_str(&mut self, value: &str, wanted: Option<Reg>) -> Reg {
        self.load_const(Const::Str(value.to_string()), wanted)
    }

    fn load_none(&mut self, wanted: Option<Reg>) -> Reg {
        self.load_const(Const::None, wanted)
    }

    /// Enters a loop, try or with block.
    fn push_block(&mut self, block: Block<'a>, node: &impl Ranged) {
        if self.f.blocks.len() == MAX_BLOCKS {
            self.error(node, "too many statically nested blocks");
        }
        self.f.blocks.push(block);
    }

    /// Leaves all blocks above `depth` as an exit does, runs `then` outside of them, and comes back in.
    fn leave(&mut self, depth: usize, then: impl FnOnce(&mut Self)) {
        let inner: Vec<Block<'a>> = self.f.blocks[depth..].to_vec();
        let (span, before) = (self.f.em.span, self.f.em.ins.len());
        for block in inner.iter().rev() {
            self.f.blocks.pop();
            match *block {
                Block::Loop { .. } => {}
                Block::Try(region) | Block::Handled(region) => self.f.em.suspend(region),
                Block::Finally(region, body) => {
                    self.f.em.suspend(region);
                    self.body(body);
                }
                Block::Named(region, name) => {
                    if let Some(region) = region {
                        self.f.em.suspend(region);
                    }
                    self.unbind_exception(name);
                }
                Block::With(region, exit, range) => {
                    self.f.em.suspend(region);
                    self.at(&range);
                    self.leave_manager(exit);
                }
            }
        }
        // What follows something that is done on the way belongs to that line.
        self.f.em.span = match self.f.em.ins.len() == before {
            true => span,
            false => Default::default(),
        };
        then(self);
        for block in inner {
            self.f.blocks.push(block);
            match block {
                Block::Loop { .. } | Block::Named(None, _) => {}
                Block::Try(region)
                | Block::Handled(region)
                | Block::Finally(region, _)
                | Block::Named(Some(region), _)
                | Block::With(region, ..) => self.f.em.resume(region),
            }
        }
    }

    /// Statements, one after the other.
    fn body(&mut self, body: &'a [Stmt]) {
        for stmt in body {
            if self.f.em.ins.len() > MAX_INSTRUCTIONS {
                if self.errors.is_empty() {
                    self.limit(stmt, "code is too large");
                }
                return;
            }
            let mark = self.f.em.mark();
            self.stmt(stmt);
            self.f.em.release(mark);
        }
    }

    /// The statements of a function or class; what follows returns, at no line of its own. But where they end with `pass`,
    /// tracing tells that line, and where there are none, that of the definition.
    fn last_body(&mut self, body: &'a [Stmt]) {
        let (body, last) = match body.split_last() {
            Some((last @ Stmt::Pass(_), before)) => (before, Some(last)),
            _ => (body, None),
        };
        self.body(body);
        self.f.em.span = Default::default();
        if let Some(last) = last {
            self.at(last);
        } else if body.is_empty() {
            self.at(&TextRange::empty(self.source.line_start(self.f.first_line)));
        }
    }

    /// Tracing tells the line of a statement that needs no instructions: here is one, unless the line has some already.
    fn mark_line(&mut self, stmt: &'a impl Ranged) {
        let span = self.source.span(TextRange::empty(stmt.start()));
        if self.f.em.ins.last().map(|ins| ins.span.line) != Some(span.line) {
            self.f.em.span = span;
            self.f.em.op(Op::Nop, 0, 0, 0, 0);
        }
    }

    fn module(&mut self, body: &'a [Stmt]) {
        let mut body = body;
        if !self.single
            && let Some((doc, rest)) = function::docstring(body)
        {
            self.at(&body[0]);
            self.f.doc = Some(doc.clone());
            let mark = self.f.em.mark();
            let value = self.load_str(&doc, None);
            self.store_name("__doc__", value);
            self.f.em.release(mark);
            body = rest;
        }
        self.prepare_annotations();
        self.body(body);
        self.f.em.span = Default::default();
        let none = self.load_none(None);
        self.f.em.op(Op::Return, 0, none, 0, 0);
    }

    /// Ends the current function and gives its code object.
    fn finish(&mut self) -> Code {
        let emitter = std::mem::replace(&mut self.f.em, Emitter::new(0, 0));
        let scope = self.scope();
        let done = emitter.finish();
        let range = TextRange::default();
        if let Some(what) = done.overflow {
            let at = self.source.line_start(self.f.first_line.max(1));
            self.limit(&TextRange::empty(at), what);
        }
        if scope.free.len() > usize::from(u16::MAX) {
            self.limit(&range, "too many captured variables");
        }
        Code {
            name: scope.name.to_string(),
            qualname: std::mem::take(&mut self.f.qualname),
            doc: self.f.doc.take(),
            flags: self.f.flags,
            n_pos: self.f.n_pos,
            n_posonly: self.f.n_posonly,
            n_kwonly: self.f.n_kwonly,
            params: scope.params.iter().map(|name| name.to_string()).collect(),
            n_regs: done.n_regs.min(u32::from(u16::MAX)) as u16,
            first_line: self.f.first_line,
            instrs: done.instrs,
            consts: done.consts.list,
            names: done.names,
            free: scope.free.iter().map(|name| name.to_string()).collect(),
            locals: std::mem::take(&mut self.f.locals),
            handlers: done.handlers,
            handled: done.handled,
            spans: done.spans,
        }
    }
}
