//! Calls: plain, method, with keywords, with stars, and `super()`.
//!
//! The callee goes into a fresh register with its arguments behind it. `object.name(args)` with positional
//! arguments only is one `CallMethod`.

use super::display::Display;
use super::{Lowerer, Var};
use crate::emit::Reg;
use pirn_vm::bytecode::ops::{intrinsic, special};
use pirn_vm::bytecode::{Const, Op};
use ruff_python_ast::{self as ast, Expr, Keyword};
use ruff_text_size::Ranged;

/// Most arguments that go into registers; more go through a tuple and a dict.
const MAX_REGISTER_ARGS: usize = 200;

impl<'a> Lowerer<'a> {
    pub(super) fn call(&mut self, call: &'a ast::ExprCall, wanted: Option<Reg>) -> Reg {
        if let Some(reg) = self.super_call(call, wanted) {
            return reg;
        }
        let arguments = &call.arguments;
        let many = arguments.len() > MAX_REGISTER_ARGS;
        let plain = !many && arguments.keywords.is_empty() && !has_stars(arguments);
        if plain && let Expr::Attribute(method) = &*call.func {
            let value = self.method_call(call, method, wanted);
            if self.shows_variables(call) {
                self.keep_variables();
            }
            return value;
        }
        let mark = self.f.em.mark();
        let base = self.expr_next(&call.func);
        self.arguments(base, 0, arguments, call);
        let value = self.end_call(mark, base, arguments, 0, call, wanted);
        if self.shows_variables(call) {
            self.keep_variables();
        }
        value
    }

    /// Whether a call may look at the variables of this function: `locals()`, `eval(text)` ...
    fn shows_variables(&self, call: &ast::ExprCall) -> bool {
        let Expr::Name(name) = &*call.func else {
            return matches!(&*call.func, Expr::Attribute(a) if a.attr.as_str() == "_getframe")
                && self.scope().kind.is_function();
        };
        let shows = match name.id.as_str() {
            "locals" | "vars" | "dir" => call.arguments.is_empty(),
            "eval" | "exec" => true,
            _ => false,
        };
        shows && self.scope().kind.is_function() && self.var(&name.id) == Var::Global
    }

    /// Uses all variables, so that they are live (and hold something) until here.
    pub(super) fn keep_variables(&mut self) {
        let mut regs: Vec<Reg> = (self.f.vars.values())
            .filter_map(|var| match var {
                Var::Local { reg, .. } | Var::Cell(reg) => Some(*reg),
                _ => None,
            })
            .collect();
        regs.sort_unstable();
        regs.dedup();
        let mark = self.f.em.mark();
        let sink = self.f.em.temp();
        for reg in &regs {
            self.f.em.op(Op::Move, 0, sink, *reg, 0);
        }
        self.f.em.release(mark);
        self.f.em.shown.extend(regs);
    }

    /// Evaluates the arguments behind the callee in `base` and `before` arguments that stand there already.
    pub(super) fn arguments(
        &mut self,
        base: Reg,
        before: u16,
        arguments: &'a ast::Arguments,
        node: &impl Ranged,
    ) {
        if needs_tuple(arguments) {
            return self.spread_arguments(base, before, arguments, node);
        }
        for arg in &arguments.args {
            let slot = self.f.em.temp();
            self.expr_to(arg, slot);
        }
        if arguments.keywords.is_empty() {
            return;
        }
        let mut names = Vec::new();
        for keyword in &arguments.keywords {
            let slot = self.f.em.temp();
            self.expr_to(&keyword.value, slot);
            let name = keyword.arg.as_ref().map_or("", |arg| arg.as_str());
            names.push(Const::Str(name.to_string()));
        }
        self.at(node);
        let slot = self.f.em.temp();
        self.load_const(Const::Tuple(names), Some(slot));
    }

    /// Emits the call of `base` once [`Lowerer::arguments`] has run.
    pub(super) fn end_call(
        &mut self,
        mark: u32,
        base: Reg,
        arguments: &'a ast::Arguments,
        before: u16,
        node: &impl Ranged,
        wanted: Option<Reg>,
    ) -> Reg {
        self.f.em.release(mark);
        let dst = self.dst(wanted);
        self.at(node);
        let n = before + arguments.len() as u16;
        if needs_tuple(arguments) {
            self.f.em.op(Op::CallEx, 0, dst, base, 0);
        } else if arguments.keywords.is_empty() {
            self.f.em.op(Op::Call, 0, dst, base, n);
        } else {
            self.f.em.op(Op::CallKw, 0, dst, base, n);
        }
        dst
    }

    fn method_call(
        &mut self,
        call: &'a ast::ExprCall,
        method: &'a ast::ExprAttribute,
        wanted: Option<Reg>,
    ) -> Reg {
        let mark = self.f.em.mark();
        let base = self.expr_next(&method.value);
        for arg in &call.arguments.args {
            let slot = self.f.em.temp();
            self.expr_to(arg, slot);
        }
        self.f.em.release(mark);
        let dst = self.dst(wanted);
        let name = self.mangled(&method.attr);
        let name = self.f.em.name16(&name);
        let n = call.arguments.args.len() as u8;
        self.at_attribute(method, call.range());
        self.f.em.op(Op::CallMethod, n, dst, base, name);
        dst
    }

    /// `super()` in a method: the class it stands in and the first parameter are passed explicitly.
    fn super_call(&mut self, call: &'a ast::ExprCall, wanted: Option<Reg>) -> Option<Reg> {
        let Expr::Name(name) = &*call.func else {
            return None;
        };
        let scope = self.scope();
        let is_super = name.id.as_str() == "super" && call.arguments.is_empty();
        if !is_super || !scope.kind.is_function() || self.var("super") != Var::Global {
            return None;
        }
        let first = scope.params.first()?;
        // `*args` alone is no first parameter.
        if self.f.n_pos == 0 && !scope.kind.is_comprehension() {
            return None;
        }
        let class = self.var("__class__");
        if !matches!(class, Var::Free(_) | Var::Cell(_) | Var::Local { .. }) {
            return None;
        }
        let mark = self.f.em.mark();
        let base = self.f.em.temps(3);
        self.expr_to(&call.func, base);
        self.at(call);
        self.load_name("__class__", Some(base + 1));
        self.load_name(first, Some(base + 2));
        self.f.em.release(mark);
        let dst = self.dst(wanted);
        self.f.em.op(Op::Call, 0, dst, base, 2);
        Some(dst)
    }

    /// Arguments as a tuple and a dict behind the callee.
    fn spread_arguments(
        &mut self,
        base: Reg,
        before: u16,
        arguments: &'a ast::Arguments,
        node: &impl Ranged,
    ) {
        if before == 0 {
            let slot = self.f.em.temp();
            match &arguments.args[..] {
                [Expr::Starred(all)] if matches!(*all.value, Expr::Generator(_)) => {
                    self.tuple_of_generator(&all.value, slot, node);
                }
                // The call itself takes the items out.
                [Expr::Starred(all)] => self.expr_to(&all.value, slot),
                args => {
                    self.display(Display::Tuple, args, node.range(), Some(slot));
                }
            }
        } else {
            // A class: its function and name stand in front of the bases already.
            let given = base + 1;
            self.f.em.op(Op::BuildList, 0, given, given, before);
            for arg in &arguments.args {
                let mark = self.f.em.mark();
                let (op, value) = match arg {
                    Expr::Starred(starred) => (Op::ListExtend, &*starred.value),
                    _ => (Op::ListAppend, arg),
                };
                let value = self.expr(value, None);
                self.at(arg);
                self.f.em.op(op, 0, given, value, 0);
                self.f.em.release(mark);
            }
            self.f.em.op(Op::ListToTuple, 0, given, given, 0);
            self.f.em.release(u32::from(given) + 1);
        }
        let slot = self.f.em.temp();
        self.keyword_dict(base, slot, &arguments.keywords, node);
    }

    /// `*(x for ...)`: as the call would, but where it can be seen what the generator is.
    fn tuple_of_generator(&mut self, generator: &'a Expr, slot: Reg, node: &impl Ranged) {
        let mark = self.f.em.mark();
        let base = self.f.em.temps(2);
        self.at(node);
        self.f.em.wide(Op::LoadIntrinsic, intrinsic::TUPLE, base, 0);
        self.expr_to(generator, base + 1);
        self.at(node);
        self.f.em.op(Op::Call, 0, slot, base, 1);
        self.f.em.release(mark);
    }

    /// The keywords as a dict in `slot`, or None.
    fn keyword_dict(&mut self, base: Reg, slot: Reg, keywords: &'a [Keyword], node: &impl Ranged) {
        if keywords.is_empty() {
            self.at(node);
            self.f.em.special(slot, special::NONE);
            return;
        }
        let groups = keywords.chunk_by(|a, b| a.arg.is_some() && b.arg.is_some());
        let mut started = false;
        for group in groups {
            let mark = self.f.em.mark();
            if let [keyword] = group
                && keyword.arg.is_none()
            {
                if !started {
                    self.at(node);
                    self.f.em.op(Op::BuildDict, 0, slot, 0, 0);
                }
                let mapping = self.expr(&keyword.value, None);
                self.at(node);
                self.f.em.op(Op::DictMerge, 0, slot, mapping, base);
            } else {
                for part in group.chunks(MAX_REGISTER_ARGS) {
                    self.keyword_group(base, slot, part, started, node);
                    started = true;
                }
            }
            started = true;
            self.f.em.release(mark);
        }
    }

    fn keyword_group(
        &mut self,
        base: Reg,
        slot: Reg,
        group: &'a [Keyword],
        started: bool,
        node: &impl Ranged,
    ) {
        let mark = self.f.em.mark();
        let pairs = self.f.em.temps(2 * group.len() as u32);
        for (index, keyword) in group.iter().enumerate() {
            let pair = pairs + 2 * index as Reg;
            let name = keyword.arg.as_ref().map_or("", |arg| arg.as_str());
            self.at(keyword);
            self.load_str(name, Some(pair));
            self.expr_to(&keyword.value, pair + 1);
        }
        self.at(node);
        let n = group.len() as u16;
        if started {
            self.f.em.op(Op::BuildDict, 0, pairs, pairs, n);
            self.f.em.op(Op::DictMerge, 0, slot, pairs, base);
        } else {
            self.f.em.op(Op::BuildDict, 0, slot, pairs, n);
        }
        self.f.em.release(mark);
    }
}

fn has_stars(arguments: &ast::Arguments) -> bool {
    arguments.args.iter().any(Expr::is_starred_expr)
        || arguments.keywords.iter().any(|k| k.arg.is_none())
}

/// Whether the arguments go through a tuple and a dict.
fn needs_tuple(arguments: &ast::Arguments) -> bool {
    arguments.len() > MAX_REGISTER_ARGS || has_stars(arguments)
}
