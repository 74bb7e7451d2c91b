//! Assignments: targets of every sort, unpacking, augmented and annotated assignment, deletion.

use super::expr::{binary_op, immediate_op};
use super::{Lowerer, Var, fold};
use crate::emit::Reg;
use crate::scope::ScopeKind;
use pirn_vm::bytecode::Op;
use ruff_python_ast::{self as ast, Expr};

/// Where the value for one target of a tuple assignment is.
#[derive(Clone, Copy)]
enum Given {
    /// In a register that no earlier target changes.
    Reg(Reg),
    /// A constant, loaded when it is stored.
    Constant,
    /// Computed into the target already.
    Done,
}

impl<'a> Lowerer<'a> {
    pub(super) fn assign(&mut self, assign: &'a ast::StmtAssign) {
        if let [target] = &assign.targets[..] {
            if self.parallel(target, &assign.value) {
                return;
            }
            return self.assign_one(target, &assign.value);
        }
        let names_only = assign.targets.iter().all(Expr::is_name_expr);
        if names_only && let Some(reg) = self.local(&assign.targets[0]) {
            self.expr_to(&assign.value, reg);
            for target in &assign.targets[1..] {
                self.store(target, reg);
            }
            return;
        }
        let rest: Vec<&Expr> = assign.targets.iter().collect();
        let mut value = self.operand(&assign.value, &rest);
        if self.f.em.is_variable(value) && !names_only {
            // An earlier target may be the variable, or part of a tuple that is.
            let copy = self.f.em.temp();
            self.f.em.copy(copy, value);
            value = copy;
        }
        for target in &assign.targets {
            self.store(target, value);
        }
    }

    fn assign_one(&mut self, target: &'a Expr, value: &'a Expr) {
        match self.local(target) {
            Some(reg) => self.expr_to(value, reg),
            None => {
                let value = self.operand(value, &[target]);
                self.store(target, value);
            }
        }
    }

    /// Stores a register into a target.
    pub(super) fn store(&mut self, target: &'a Expr, value: Reg) {
        let mark = self.f.em.mark();
        match target {
            Expr::Name(name) => {
                self.at(name);
                self.store_name(&name.id, value);
            }
            Expr::Attribute(attribute) => {
                let object = self.expr(&attribute.value, None);
                let name = self.mangled(&attribute.attr);
                let name = self.f.em.name16(&name);
                self.at(attribute);
                self.f.em.op(Op::SetAttr, 0, object, name, value);
            }
            Expr::Subscript(subscript) => {
                let object = self.operand(&subscript.value, &[&*subscript.slice]);
                let index = self.expr(&subscript.slice, None);
                self.at(subscript);
                self.f.em.op(Op::SetItem, 0, object, index, value);
            }
            Expr::Tuple(tuple) => self.unpack(target, &tuple.elts, value),
            Expr::List(list) => self.unpack(target, &list.elts, value),
            Expr::Starred(starred) => {
                self.error(
                    starred,
                    "starred assignment target must be in a list or tuple",
                );
            }
            _ => self.error(target, "cannot assign to expression"),
        }
        self.f.em.release(mark);
    }

    fn unpack(&mut self, target: &'a Expr, elts: &'a [Expr], value: Reg) {
        let n = elts.len();
        let star = elts.iter().position(Expr::is_starred_expr);
        let Some(star) = star else {
            if n > usize::from(u16::MAX) {
                return self.limit(target, "too many targets");
            }
            let direct = self.consecutive(elts);
            let base = match direct {
                Some(first) => first,
                None => self.f.em.temps(n as u32),
            };
            self.at(target);
            self.f.em.op(Op::Unpack, 0, base, value, n as u16);
            if direct.is_none() {
                for (index, elt) in elts.iter().enumerate() {
                    self.store(elt, base + index as Reg);
                }
            }
            return;
        };
        let after = n - star - 1;
        if elts[star + 1..].iter().any(Expr::is_starred_expr) {
            return self.error(target, "multiple starred expressions in assignment");
        }
        if star > 255 || after > usize::from(u16::MAX) {
            let message = "too many expressions in star-unpacking assignment";
            return self.error(target, message);
        }
        let base = self.f.em.temps(n as u32);
        self.at(target);
        self.f
            .em
            .op(Op::UnpackEx, star as u8, base, value, after as u16);
        for (index, elt) in elts.iter().enumerate() {
            let elt = match elt {
                Expr::Starred(starred) => &*starred.value,
                _ => elt,
            };
            self.store(elt, base + index as Reg);
        }
    }

    /// First register, when the targets are plain locals in consecutive registers.
    fn consecutive(&self, elts: &'a [Expr]) -> Option<Reg> {
        let first = self.local(elts.first()?)?;
        let in_order = elts
            .iter()
            .enumerate()
            .all(|(index, elt)| self.local(elt) == Some(first.wrapping_add(index as Reg)));
        in_order.then_some(first)
    }

    /// `a, b = c, d` without making the tuple. False when it is not of that form.
    fn parallel(&mut self, target: &'a Expr, value: &'a Expr) -> bool {
        let (targets, values) = match (elements(target), elements(value)) {
            (Some(targets), Some(values)) if targets.len() == values.len() => (targets, values),
            _ => return false,
        };
        let starred = targets.iter().chain(values).any(Expr::is_starred_expr);
        if starred || targets.is_empty() || targets.len() > 32 || value.is_list_expr() {
            return false;
        }
        let walrus = !self.scope().walrus.is_empty();
        let target_regs: Vec<Option<Reg>> = targets.iter().map(|t| self.local(t)).collect();
        let computed = |v: &Expr| fold::constant(v).is_none() && self.local(v).is_none();
        let last_computed = values.iter().rposition(computed);
        let mut given = Vec::with_capacity(values.len());
        for (index, value) in values.iter().enumerate() {
            given.push(if fold::constant(value).is_some() {
                Given::Constant
            } else if let Some(reg) = self.local(value) {
                self.expr(value, None);
                let earlier = &target_regs[..index];
                if walrus || earlier.contains(&Some(reg)) {
                    let copy = self.f.em.temp();
                    self.f.em.copy(copy, reg);
                    Given::Reg(copy)
                } else {
                    Given::Reg(reg)
                }
            } else if Some(index) == last_computed
                && !walrus
                && let Some(reg) = target_regs[index]
                && self.may_compute_into(reg, index, values, &target_regs)
            {
                self.expr_to(value, reg);
                Given::Done
            } else {
                let slot = self.f.em.temp();
                self.expr_to(value, slot);
                Given::Reg(slot)
            });
        }
        for ((target, value), given) in targets.iter().zip(values).zip(given) {
            match given {
                Given::Done => {}
                Given::Reg(reg) => self.store(target, reg),
                Given::Constant => self.assign_one(target, value),
            }
        }
        true
    }

    /// Whether the last computed value of a tuple assignment may go to its variable before the other stores.
    fn may_compute_into(
        &self,
        reg: Reg,
        index: usize,
        values: &'a [Expr],
        targets: &[Option<Reg>],
    ) -> bool {
        let all_before_plain = targets[..index].iter().all(Option::is_some);
        let stored_twice = targets.iter().filter(|t| **t == Some(reg)).count() > 1;
        let read_elsewhere = values
            .iter()
            .enumerate()
            .any(|(at, value)| at != index && self.local(value) == Some(reg));
        all_before_plain && !stored_twice && !read_elsewhere
    }

    pub(super) fn aug_assign(&mut self, assign: &'a ast::StmtAugAssign) {
        let value = &*assign.value;
        match &*assign.target {
            Expr::Name(name) => {
                let left = match self.local(&assign.target) {
                    Some(_) => self.operand(&assign.target, &[value]),
                    None => {
                        self.at(name);
                        self.load_name(&name.id, None)
                    }
                };
                let result = match self.local(&assign.target) {
                    Some(reg) => reg,
                    None => left,
                };
                self.in_place(assign, result, left);
                self.at(name);
                self.store_name(&name.id, result);
            }
            Expr::Attribute(attribute) => {
                let object = self.operand(&attribute.value, &[value]);
                let left = self.get_attr(attribute, object, None);
                self.in_place(assign, left, left);
                let name = self.mangled(&attribute.attr);
                let name = self.f.em.name16(&name);
                self.at(attribute);
                self.f.em.op(Op::SetAttr, 0, object, name, left);
            }
            Expr::Subscript(subscript) => {
                let object = self.operand(&subscript.value, &[&*subscript.slice, value]);
                let index = self.operand(&subscript.slice, &[value]);
                let left = self.f.em.temp();
                self.at(subscript);
                self.f.em.op(Op::GetItem, 0, left, object, index);
                self.in_place(assign, left, left);
                self.at(subscript);
                self.f.em.op(Op::SetItem, 0, object, index, left);
            }
            other => self.error(other, "illegal expression for augmented assignment"),
        }
    }

    /// `dst := left op= value`.
    fn in_place(&mut self, assign: &'a ast::StmtAugAssign, dst: Reg, left: Reg) {
        let immediate = immediate_op(assign.op).zip(fold::small_int(&assign.value));
        let mark = self.f.em.mark();
        let (op, right) = match immediate {
            Some((op, value)) => (op, value),
            None => (binary_op(assign.op), self.expr(&assign.value, None)),
        };
        self.f.em.release(mark);
        self.at(assign);
        self.f.em.op(op, 1, dst, left, right);
    }

    pub(super) fn ann_assign(&mut self, assign: &'a ast::StmtAnnAssign) {
        if let Some(value) = &assign.value {
            self.assign_one(&assign.target, value);
        }
        if self.scope().kind.is_function() {
            return;
        }
        let mark = self.f.em.mark();
        let value = self.f.em.temp();
        match &*assign.target {
            Expr::Name(name) if assign.simple => {
                self.annotation(&assign.annotation, value);
                self.at(assign);
                let table = self.load_name("__annotations__", None);
                let key = self.mangled(&name.id).into_owned();
                let key = self.load_str(&key, None);
                self.at(assign);
                self.f.em.op(Op::SetItem, 0, table, key, value);
            }
            target => {
                if assign.value.is_none() {
                    self.target_parts(target);
                }
                if !self.scopes.lazy_annotations {
                    self.annotation(&assign.annotation, value);
                }
            }
        }
        self.f.em.release(mark);
    }

    /// Evaluates the parts of a target that is annotated but not assigned.
    fn target_parts(&mut self, target: &'a Expr) {
        match target {
            Expr::Attribute(attribute) => self.effect(&attribute.value),
            Expr::Subscript(subscript) => {
                self.effect(&subscript.value);
                self.effect(&subscript.slice);
            }
            _ => {}
        }
    }

    /// Makes `__annotations__` where the scope has annotated variables and there is none yet.
    pub(super) fn prepare_annotations(&mut self) {
        if !self.scope().has_annotations {
            return;
        }
        let mark = self.f.em.mark();
        let table = self.f.em.temp();
        let end = self.f.em.label();
        let var = self.var("__annotations__");
        if self.scope().kind == ScopeKind::Module && matches!(var, Var::Global | Var::Namespace) {
            // Running the same code again in the same globals keeps what is there.
            let missing = self.f.em.label();
            let exception = self.f.em.temp();
            let region = self.f.em.begin_handler(missing, exception);
            self.load_name("__annotations__", Some(table));
            self.f.em.end(region);
            self.f.em.jump(end);
            self.f.em.place(missing);
        }
        self.f.em.op(Op::BuildDict, 0, table, 0, 0);
        self.store_name("__annotations__", table);
        self.f.em.place(end);
        self.f.em.release(mark);
    }

    pub(super) fn delete(&mut self, target: &'a Expr) {
        let mark = self.f.em.mark();
        match target {
            Expr::Name(name) => {
                self.at(name);
                self.delete_name(&name.id);
            }
            Expr::Attribute(attribute) => {
                let object = self.expr(&attribute.value, None);
                let name = self.mangled(&attribute.attr);
                let name = self.f.em.name16(&name);
                self.at(attribute);
                self.f.em.op(Op::DelAttr, 0, object, name, 0);
            }
            Expr::Subscript(subscript) => {
                let object = self.operand(&subscript.value, &[&*subscript.slice]);
                let index = self.expr(&subscript.slice, None);
                self.at(subscript);
                self.f.em.op(Op::DelItem, 0, object, index, 0);
            }
            Expr::Tuple(tuple) => tuple.elts.iter().for_each(|elt| self.delete(elt)),
            Expr::List(list) => list.elts.iter().for_each(|elt| self.delete(elt)),
            _ => self.error(target, "cannot delete expression"),
        }
        self.f.em.release(mark);
    }
}

/// The elements of a tuple or list display.
fn elements(expr: &Expr) -> Option<&[Expr]> {
    match expr {
        Expr::Tuple(tuple) => Some(&tuple.elts),
        Expr::List(list) => Some(&list.elts),
        _ => None,
    }
}
