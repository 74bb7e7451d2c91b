//! Functions and lambdas: their code objects, and making function objects from them.

use super::{Func, Lowerer, Var};
use crate::emit::Reg;
use crate::scope::{ScopeId, ScopeKind, address, noted};
use pirn_vm::bytecode::ops::make;
use pirn_vm::bytecode::{Code, CodeId, Const, Op, code_flags};
use ruff_python_ast::{self as ast, Expr, Parameters, Stmt};
use ruff_text_size::{Ranged, TextRange};

/// The docstring at the start of a body, and what follows it.
pub(super) fn docstring(body: &[Stmt]) -> Option<(String, &[Stmt])> {
    let (Stmt::Expr(first), rest) = body.split_first()? else {
        return None;
    };
    match &*first.value {
        Expr::StringLiteral(string) => Some((string.value.to_str().to_string(), rest)),
        _ => None,
    }
}

impl<'a> Lowerer<'a> {
    pub(super) fn function_def(&mut self, def: &'a ast::StmtFunctionDef) {
        let header = self.header(def.name.range(), def.range());
        let mark = self.f.em.mark();
        let decorated = self.decorators(&def.decorator_list);
        let id = self.scopes.of(def);
        let code = self.code(address(def), id, def.range(), |this| {
            this.shape(&def.parameters);
            let body = match docstring(&def.body) {
                Some((doc, rest)) => {
                    this.f.doc = Some(doc);
                    rest
                }
                None => &def.body,
            };
            this.last_body(body);
            let none = this.load_none(None);
            this.f.em.op(Op::Return, 0, none, 0, 0);
        });
        let wanted = match decorated {
            Some(_) => Some(self.f.em.temp()),
            None => match self.var(&self.mangled(&def.name)) {
                Var::Local { reg, .. } => Some(reg),
                _ => None,
            },
        };
        let annotations = self.annotations(&def.parameters, def.returns.as_deref());
        let parameters = Some(&*def.parameters);
        let made = self.make_function(id, code, parameters, annotations, header, wanted);
        let value = self.decorate(&def.decorator_list, decorated, made);
        self.at(&header);
        self.store_name(&def.name, value);
        self.f.em.release(mark);
    }

    pub(super) fn lambda(&mut self, lambda: &'a ast::ExprLambda, wanted: Option<Reg>) -> Reg {
        let id = self.scopes.of(lambda);
        let parameters = lambda.parameters.as_deref();
        let code = self.code(address(lambda), id, lambda.range(), |this| {
            if let Some(parameters) = parameters {
                this.shape(parameters);
            }
            let value = this.expr(&lambda.body, None);
            this.at(&*lambda.body);
            this.f.em.op(Op::Return, 0, value, 0, 0);
        });
        self.make_function(id, code, parameters, Vec::new(), lambda.range(), wanted)
    }

    /// The range of a definition without its decorators.
    pub(super) fn header(&self, name: TextRange, whole: TextRange) -> TextRange {
        let (line, _) = self.source.position(name.start());
        let text = self.source.line(line);
        let indent = text.len() - text.trim_start_matches([' ', '\t', '\x0c']).len();
        let start = self.source.line_start(line) + ruff_text_size::TextSize::new(indent as u32);
        TextRange::new(start.clamp(whole.start(), name.start()), whole.end())
    }

    /// Evaluates decorators into consecutive registers and gives the first.
    pub(super) fn decorators(&mut self, decorators: &'a [ast::Decorator]) -> Option<Reg> {
        let mut first = None;
        for decorator in decorators {
            let slot = self.f.em.temp();
            self.expr_to(&decorator.expression, slot);
            first.get_or_insert(slot);
        }
        first
    }

    /// Applies the decorators to what stands in the register behind them.
    pub(super) fn decorate(
        &mut self,
        decorators: &'a [ast::Decorator],
        first: Option<Reg>,
        made: Reg,
    ) -> Reg {
        let Some(first) = first else {
            return made;
        };
        for (index, decorator) in decorators.iter().enumerate().rev() {
            let slot = first + index as Reg;
            self.at(&decorator.expression);
            self.f.em.op(Op::Call, 0, slot, slot, 1);
        }
        first
    }

    /// Notes the numbers of parameters.
    fn shape(&mut self, parameters: &Parameters) {
        let f = &mut self.f;
        f.n_posonly = parameters.posonlyargs.len() as u16;
        f.n_pos = (parameters.posonlyargs.len() + parameters.args.len()) as u16;
        f.n_kwonly = parameters.kwonlyargs.len() as u16;
        if parameters.vararg.is_some() {
            f.flags |= code_flags::VARARGS;
        }
        if parameters.kwarg.is_some() {
            f.flags |= code_flags::VARKEYWORDS;
        }
        if parameters.len() > usize::from(u16::MAX) {
            self.limit(parameters, "too many parameters");
        }
    }

    /// Compiles a nested code object, once, however often its node is lowered.
    pub(super) fn code(
        &mut self,
        node: usize,
        id: ScopeId,
        range: TextRange,
        body: impl FnOnce(&mut Self),
    ) -> CodeId {
        if let Some(done) = self.done.get(&node) {
            return *done;
        }
        let code_id = CodeId(self.codes.len() as u32);
        self.codes.push(Code::default());
        self.done.insert(node, code_id);
        let name = self.scopes.get(id).name.clone();
        let qualname = self.qualname(&name);
        let mut func = Func::new(self.scopes, id, self.options, qualname);
        if self.scope().kind.is_function() || self.f.flags & code_flags::NESTED != 0 {
            func.flags |= code_flags::NESTED;
        }
        if self.scopes.get(id).is_generator {
            func.flags |= code_flags::GENERATOR;
        }
        func.first_line = self.source.position(range.start()).0;
        let outer = std::mem::replace(&mut self.f, func);
        body(self);
        let code = self.finish();
        self.codes[code_id.0 as usize] = code;
        self.f = outer;
        code_id
    }

    /// The qualified name of something defined here.
    fn qualname(&self, name: &str) -> String {
        let scope = self.scope();
        let outer = &self.f.qualname;
        match scope.kind {
            ScopeKind::Module => name.to_string(),
            _ if scope.flags(&self.mangled(name)) & noted::GLOBAL != 0 => name.to_string(),
            ScopeKind::Class => format!("{outer}.{name}"),
            _ => format!("{outer}.<locals>.{name}"),
        }
    }

    /// Makes the function object: defaults, annotations and captured cells, then the function.
    pub(super) fn make_function(
        &mut self,
        id: ScopeId,
        code: CodeId,
        parameters: Option<&'a Parameters>,
        annotations: Vec<(String, &'a Expr)>,
        range: TextRange,
        wanted: Option<Reg>,
    ) -> Reg {
        let mark = self.f.em.mark();
        let base = mark as Reg;
        let mut bits = 0;
        if let Some(parameters) = parameters {
            if self.defaults(parameters, range) {
                bits |= make::DEFAULTS;
            }
            if self.keyword_defaults(parameters, range) {
                bits |= make::KW_DEFAULTS;
            }
        }
        if !annotations.is_empty() {
            self.annotation_dict(annotations, range);
            bits |= make::ANNOTATIONS;
        }
        if self.closure(id, range) {
            bits |= make::CLOSURE;
        }
        self.f.em.release(mark);
        let dst = self.dst(wanted);
        self.at(&range);
        let index = self.f.em.consts.index(Const::Code(code));
        if index > u32::from(u16::MAX) {
            self.f.em.overflow("too many constants in one code object");
        }
        self.f
            .em
            .op(Op::MakeFunction, bits, dst, base, index as u16);
        dst
    }

    /// The tuple of defaults of positional parameters, into a fresh register.
    fn defaults(&mut self, parameters: &'a Parameters, range: TextRange) -> bool {
        let positional = parameters.posonlyargs.iter().chain(&parameters.args);
        let values: Vec<&'a Expr> = positional.filter_map(|p| p.default()).collect();
        if values.is_empty() {
            return false;
        }
        let slot = self.f.em.temp();
        let constants: Option<Vec<Const>> = values
            .iter()
            .map(|value| super::fold::constant(value))
            .collect();
        if let Some(constants) = constants {
            self.at(&range);
            self.load_const(Const::Tuple(constants), Some(slot));
            return true;
        }
        let mark = self.f.em.mark();
        let base = self.f.em.temps(values.len() as u32);
        for (index, value) in values.iter().enumerate() {
            self.expr_to(value, base + index as Reg);
        }
        self.at(&range);
        self.f
            .em
            .op(Op::BuildTuple, 0, slot, base, values.len() as u16);
        self.f.em.release(mark);
        true
    }

    /// The dict of defaults of keyword-only parameters, into a fresh register.
    fn keyword_defaults(&mut self, parameters: &'a Parameters, range: TextRange) -> bool {
        let keyword_only = parameters.kwonlyargs.iter();
        let pairs: Vec<(String, &'a Expr)> = keyword_only
            .filter_map(|p| {
                let name = self.mangled(&p.parameter.name).into_owned();
                p.default().map(|default| (name, default))
            })
            .collect();
        if pairs.is_empty() {
            return false;
        }
        self.named_values(&pairs, range, |this, value, slot| this.expr_to(value, slot));
        true
    }

    /// The annotations in the order in which they are evaluated.
    fn annotations(
        &self,
        parameters: &'a Parameters,
        returns: Option<&'a Expr>,
    ) -> Vec<(String, &'a Expr)> {
        let parts = parameters
            .args
            .iter()
            .chain(&parameters.posonlyargs)
            .map(|p| &p.parameter)
            .chain(parameters.vararg.as_deref())
            .chain(parameters.kwonlyargs.iter().map(|p| &p.parameter))
            .chain(parameters.kwarg.as_deref());
        let mut list: Vec<(String, &'a Expr)> = parts
            .filter_map(|p| {
                let annotation = p.annotation()?;
                Some((self.mangled(&p.name).into_owned(), annotation))
            })
            .collect();
        list.extend(returns.map(|returns| ("return".to_string(), returns)));
        list
    }

    fn annotation_dict(&mut self, annotations: Vec<(String, &'a Expr)>, range: TextRange) {
        self.named_values(&annotations, range, |this, value, slot| {
            this.annotation(value, slot)
        });
    }

    /// Evaluates an annotation, or quotes it.
    pub(super) fn annotation(&mut self, annotation: &'a Expr, slot: Reg) {
        if self.scopes.lazy_annotations {
            self.at(annotation);
            let text = self.source.slice(annotation.range());
            self.load_str(text, Some(slot));
        } else if let Expr::Starred(starred) = annotation {
            // `*args: *Ts` takes the only item of the unpacked annotation.
            self.expr_to(&starred.value, slot);
            self.at(annotation);
            self.f.em.op(Op::Unpack, 0, slot, slot, 1);
        } else {
            self.expr_to(annotation, slot);
        }
    }

    /// A dict from names to values, into a fresh register.
    fn named_values(
        &mut self,
        pairs: &[(String, &'a Expr)],
        range: TextRange,
        mut value: impl FnMut(&mut Self, &'a Expr, Reg),
    ) {
        let slot = self.f.em.temp();
        let mark = self.f.em.mark();
        let base = self.f.em.temps(2 * pairs.len() as u32);
        for (index, (name, expr)) in pairs.iter().enumerate() {
            let pair = base + 2 * index as Reg;
            self.at(&range);
            self.load_str(name, Some(pair));
            value(self, expr, pair + 1);
        }
        self.at(&range);
        self.f
            .em
            .op(Op::BuildDict, 0, slot, base, pairs.len() as u16);
        self.f.em.release(mark);
    }

    /// The tuple of cells the inner scope captures, into a fresh register.
    fn closure(&mut self, id: ScopeId, range: TextRange) -> bool {
        let free = &self.scopes.get(id).free;
        if free.is_empty() {
            return false;
        }
        self.at(&range);
        let slot = self.f.em.temp();
        let mark = self.f.em.mark();
        let base = self.f.em.temps(free.len() as u32);
        for (index, name) in free.iter().enumerate() {
            let cell = base + index as Reg;
            match self.captured(name) {
                Var::Cell(reg) => self.f.em.copy(cell, reg),
                Var::Free(index) => self.f.em.op(Op::FreeCell, 0, cell, index, 0),
                _ => self.limit(&range, "captured variable has no cell"),
            }
        }
        self.f
            .em
            .op(Op::BuildTuple, 0, slot, base, free.len() as u16);
        self.f.em.release(mark);
        true
    }

    /// Where the cell is that an inner scope captures under this name.
    fn captured(&self, name: &str) -> Var {
        let scope = self.scope();
        if name == "__class__"
            && let Some(reg) = self.f.class_cell
        {
            return Var::Cell(reg);
        }
        if scope.kind.is_function() {
            return self.var(name);
        }
        match scope.free.iter().position(|free| &**free == name) {
            Some(index) => Var::Free(index as u16),
            None => Var::Global,
        }
    }
}
