//! Patterns: code that goes on where the subject matches, and jumps to `fail` where it does not.
//!
//! Values that a pattern takes out of its subject stay in their registers until the case's names are bound, so nothing is
//! released within a pattern. What only the VM can tell is asked of intrinsics; comparisons, items and attributes are the
//! ops that expressions have, with their caches.

use super::match_::{Captures, Names, is_value, is_wildcard};
use super::{Lowerer, fold};
use crate::emit::{Label, Reg};
use pirn_vm::bytecode::ops::{intrinsic, special};
use pirn_vm::bytecode::{Const, Instr, Op};
use ruff_python_ast::visitor::Visitor;
use ruff_python_ast::{self as ast, Expr, Pattern, Singleton};
use ruff_text_size::Ranged;

impl<'a> Lowerer<'a> {
    /// Goes on where `subject` matches, with what is captured in registers; else jumps to `fail`.
    pub(super) fn pattern(
        &mut self,
        pattern: &'a Pattern,
        subject: Reg,
        fail: Label,
        captures: &mut Captures<'a>,
    ) {
        match pattern {
            Pattern::MatchValue(value) => self.value_pattern(&value.value, subject, fail),
            Pattern::MatchSingleton(singleton) => {
                self.at(singleton);
                self.singleton(singleton.value, subject, fail);
            }
            Pattern::MatchAs(as_) => {
                if let Some(inner) = &as_.pattern {
                    self.pattern(inner, subject, fail, captures);
                }
                captures.extend(as_.name.as_ref().map(|name| (name, subject)));
            }
            Pattern::MatchOr(or) => self.or_pattern(or, subject, fail, captures),
            Pattern::MatchSequence(sequence) => {
                self.sequence_pattern(sequence, subject, fail, captures)
            }
            Pattern::MatchMapping(mapping) => {
                self.mapping_pattern(mapping, subject, fail, captures)
            }
            Pattern::MatchClass(class) => self.class_pattern(class, subject, fail, captures),
            Pattern::MatchStar(star) => self.error(star, "can't use starred expression here"),
        }
    }

    fn value_pattern(&mut self, value: &'a Expr, subject: Reg, fail: Label) {
        if !is_value(value) {
            let message = "patterns may only match literals and attribute lookups";
            return self.error(value, message);
        }
        let mark = self.f.em.mark();
        let word = match fold::small_int(value) {
            Some(small) => Instr::new(Op::JumpEqI, 0, subject, small, 0),
            None => {
                let value = self.expr(value, None);
                Instr::new(Op::JumpEq, 0, subject, value, 0)
            }
        };
        self.at(value);
        self.f.em.jump_op(word, fail);
        self.f.em.release(mark);
    }

    fn singleton(&mut self, value: Singleton, subject: Reg, fail: Label) {
        let which = match value {
            Singleton::None => {
                let word = Instr::wide(Op::JumpIsNone, 0, subject, 0);
                return self.f.em.jump_op(word, fail);
            }
            Singleton::False => special::FALSE,
            Singleton::True => special::TRUE,
        };
        let mark = self.f.em.mark();
        let value = self.f.em.temp();
        self.f.em.special(value, which);
        let word = Instr::new(Op::JumpIs, 0, subject, value, 0);
        self.f.em.jump_op(word, fail);
        self.f.em.release(mark);
    }

    /// The alternatives leave what they capture in the same registers.
    fn or_pattern(
        &mut self,
        or: &'a ast::PatternMatchOr,
        subject: Reg,
        fail: Label,
        captures: &mut Captures<'a>,
    ) {
        let Some(last) = or.patterns.last() else {
            return;
        };
        let mut names = Names::default();
        names.visit_pattern(last);
        let base = self.f.em.temps(names.0.len() as u32);
        let place = |name: &str| {
            let index = names.0.iter().position(|n| n.as_str() == name);
            index.map(|index| base + index as Reg)
        };
        let end = self.f.em.label();
        for alternative in &or.patterns {
            let is_last = std::ptr::eq(alternative, last);
            let next = match is_last {
                true => fail,
                false => self.f.em.label(),
            };
            let mark = self.f.em.mark();
            let mut own = Captures::new();
            self.pattern(alternative, subject, next, &mut own);
            for (name, value) in own {
                if let Some(place) = place(name) {
                    self.f.em.copy(place, value);
                }
            }
            self.f.em.release(mark);
            if !is_last {
                self.f.em.jump(end);
                self.f.em.place(next);
            }
        }
        self.f.em.place(end);
        let all = names.0.iter().enumerate();
        captures.extend(all.map(|(index, name)| (*name, base + index as Reg)));
    }

    /// Calls an intrinsic.
    fn ask(&mut self, which: u8, args: &[Reg]) -> Reg {
        let base = self.f.em.temps(1 + args.len() as u32);
        self.f.em.wide(Op::LoadIntrinsic, which, base, 0);
        for (index, arg) in args.iter().enumerate() {
            self.f.em.copy(base + 1 + index as Reg, *arg);
        }
        let n = args.len() as u16;
        self.f.em.op(Op::Call, 0, base, base, n);
        base
    }

    /// Goes on where the intrinsic's answer is true.
    fn demand(&mut self, which: u8, args: &[Reg], fail: Label) {
        let mark = self.f.em.mark();
        let answer = self.ask(which, args);
        self.f.em.jump_if(answer, false, fail);
        self.f.em.release(mark);
    }

    /// Goes on where `subject` has exactly, or at least, so many items.
    fn demand_length(&mut self, subject: Reg, n: usize, at_least: bool, fail: Label) {
        let mark = self.f.em.mark();
        let length = self.ask(intrinsic::LEN, &[subject]);
        match (i16::try_from(n), at_least) {
            (Ok(n), false) => {
                let word = Instr::new(Op::JumpEqI, 0, length, n as u16, 0);
                self.f.em.jump_op(word, fail);
            }
            (Ok(n), true) => {
                let word = Instr::new(Op::JumpLtI, 1, length, n as u16, 0);
                self.f.em.jump_op(word, fail);
            }
            (Err(_), _) => self.f.em.overflow("too many sub-patterns"),
        }
        self.f.em.release(mark);
    }

    fn sequence_pattern(
        &mut self,
        sequence: &'a ast::PatternMatchSequence,
        subject: Reg,
        fail: Label,
        captures: &mut Captures<'a>,
    ) {
        let patterns = &sequence.patterns;
        let n = patterns.len();
        let mut stars = (0..n).filter(|i| patterns[*i].is_match_star());
        let star = stars.next();
        if stars.next().is_some() {
            let message = "multiple starred names in sequence pattern";
            return self.error(sequence, message);
        }
        self.at(sequence);
        self.demand(intrinsic::MATCH_SEQUENCE, &[subject], fail);
        match star {
            None => self.demand_length(subject, n, false, fail),
            Some(_) if n > 1 => self.demand_length(subject, n - 1, true, fail),
            Some(_) => {}
        }
        if patterns.iter().all(is_wildcard) {
            return;
        }
        let base = self.f.em.temps(n as u32);
        match star {
            Some(star) if is_wildcard(&patterns[star]) => {
                return self.items_around(sequence, subject, star, base, fail, captures);
            }
            Some(star) => {
                let Ok(before) = u8::try_from(star) else {
                    let message = "too many expressions in star-unpacking sequence pattern";
                    return self.error(sequence, message);
                };
                let after = (n - star - 1) as u16;
                self.f.em.op(Op::UnpackEx, before, base, subject, after);
            }
            None => self.f.em.op(Op::Unpack, 0, base, subject, n as u16),
        }
        for (index, pattern) in patterns.iter().enumerate() {
            let item = base + index as Reg;
            match pattern {
                Pattern::MatchStar(star) => {
                    captures.extend(star.name.as_ref().map(|name| (name, item)));
                }
                _ => self.pattern(pattern, item, fail, captures),
            }
        }
    }

    /// With `*_` no list is made of what is between: the other items are taken one by one, by their index from the front or
    /// from the end, as far as patterns want them.
    fn items_around(
        &mut self,
        sequence: &'a ast::PatternMatchSequence,
        subject: Reg,
        star: usize,
        base: Reg,
        fail: Label,
        captures: &mut Captures<'a>,
    ) {
        let n = sequence.patterns.len();
        for (index, pattern) in sequence.patterns.iter().enumerate() {
            if is_wildcard(pattern) {
                continue;
            }
            let mark = self.f.em.mark();
            self.at(sequence);
            let position = match index < star {
                true => self.load_const(Const::Int(index as i64), None),
                false => {
                    let length = self.ask(intrinsic::LEN, &[subject]);
                    let from_end = (n - index) as u16;
                    self.f.em.op(Op::SubI, 0, length, length, from_end);
                    length
                }
            };
            let item = base + index as Reg;
            self.f.em.op(Op::GetItem, 0, item, subject, position);
            self.f.em.release(mark);
            self.pattern(pattern, item, fail, captures);
        }
    }

    fn mapping_pattern(
        &mut self,
        mapping: &'a ast::PatternMatchMapping,
        subject: Reg,
        fail: Label,
        captures: &mut Captures<'a>,
    ) {
        if !self.are_keys(mapping) {
            return;
        }
        let n = mapping.keys.len();
        self.at(mapping);
        self.demand(intrinsic::MATCH_MAPPING, &[subject], fail);
        if n > 0 {
            self.demand_length(subject, n, true, fail);
        }
        let literal = mapping.keys.iter().all(|key| !key.is_attribute_expr());
        let keys = self.f.em.temps(n as u32);
        for (index, key) in mapping.keys.iter().enumerate() {
            self.expr_to(key, keys + index as Reg);
        }
        let values = self.f.em.temps(n as u32);
        self.at(mapping);
        let mark = self.f.em.mark();
        if literal {
            self.get_each(subject, keys, values, n, fail);
        } else {
            let tuple = self.f.em.temp();
            self.f.em.op(Op::BuildTuple, 0, tuple, keys, n as u16);
            let found = self.ask(intrinsic::MATCH_KEYS, &[subject, tuple]);
            let word = Instr::wide(Op::JumpIsNone, 1, found, 0);
            self.f.em.jump_op(word, fail);
            self.f.em.op(Op::Unpack, 0, values, found, n as u16);
        }
        self.f.em.release(mark);
        for (index, pattern) in mapping.patterns.iter().enumerate() {
            self.pattern(pattern, values + index as Reg, fail, captures);
        }
        if let Some(rest) = &mapping.rest {
            self.at(mapping);
            let others = self.f.em.temp();
            self.f.em.op(Op::BuildDict, 0, others, others, 0);
            self.f.em.op(Op::DictUpdate, 0, others, subject, 0);
            for index in 0..n {
                self.f.em.op(Op::DelItem, 0, others, keys + index as Reg, 0);
            }
            captures.push((rest, others));
        }
    }

    /// Values of literal keys, which are known to differ: `get` of each.
    fn get_each(&mut self, subject: Reg, keys: Reg, values: Reg, n: usize, fail: Label) {
        let get = self.f.em.name16("get");
        let missing = self.f.em.temp();
        self.f
            .em
            .wide(Op::LoadIntrinsic, intrinsic::MISSING, missing, 0);
        let base = self.f.em.temps(3);
        for index in 0..n as Reg {
            self.f.em.copy(base, subject);
            self.f.em.copy(base + 1, keys + index);
            self.f.em.copy(base + 2, missing);
            let value = values + index;
            self.f.em.op(Op::CallMethod, 2, value, base, get);
            let word = Instr::new(Op::JumpIs, 1, value, missing, 0);
            self.f.em.jump_op(word, fail);
        }
    }

    /// Complains of keys that are none, or equal literals.
    fn are_keys(&mut self, mapping: &'a ast::PatternMatchMapping) -> bool {
        let singleton = |key: &Expr| key.is_boolean_literal_expr() || key.is_none_literal_expr();
        let mut known: Vec<Const> = Vec::new();
        for key in &mapping.keys {
            if !is_value(key) && !singleton(key) {
                let message = "mapping pattern keys may only match literals and attribute lookups";
                self.error(key, message);
                return false;
            }
            let Some(constant) = fold::constant(key) else {
                continue;
            };
            if known.iter().any(|other| fold::are_equal(other, &constant)) {
                let text = match &constant {
                    Const::Str(s) if !s.contains(['\'', '\\', '\n']) => format!("'{s}'"),
                    _ => self.source.text[key.range()].to_string(),
                };
                let message = format!("mapping pattern checks duplicate key ({text})");
                self.error(mapping, message);
                return false;
            }
            known.push(constant);
        }
        true
    }

    fn class_pattern(
        &mut self,
        pattern: &'a ast::PatternMatchClass,
        subject: Reg,
        fail: Label,
        captures: &mut Captures<'a>,
    ) {
        let (positional, named) = (&pattern.arguments.patterns, &pattern.arguments.keywords);
        for (index, keyword) in named.iter().enumerate() {
            if named[..index].iter().any(|k| k.attr.id == keyword.attr.id) {
                let name = keyword.attr.as_str();
                let message = format!("attribute name repeated in class pattern: {name}");
                return self.error(&keyword.pattern, message);
            }
        }
        let n = positional.len() + named.len();
        let values = self.f.em.temps(n as u32);
        let mark = self.f.em.mark();
        let class = self.expr(&pattern.cls, None);
        self.at(pattern);
        self.demand(intrinsic::MATCH_INSTANCE, &[subject, class], fail);
        if !positional.is_empty() {
            self.attributes_by_position(pattern, subject, class, values, fail);
        } else if !named.is_empty() {
            self.attributes_by_name(named, subject, values, fail);
        }
        self.f.em.release(mark);
        let all = positional.iter().chain(named.iter().map(|k| &k.pattern));
        for (index, inner) in all.enumerate() {
            self.pattern(inner, values + index as Reg, fail, captures);
        }
    }

    fn attributes_by_position(
        &mut self,
        pattern: &'a ast::PatternMatchClass,
        subject: Reg,
        class: Reg,
        values: Reg,
        fail: Label,
    ) {
        let (positional, named) = (&pattern.arguments.patterns, &pattern.arguments.keywords);
        // As in CPython, names of attributes in patterns are not mangled.
        let names = named.iter().map(|k| Const::Str(k.attr.to_string()));
        let names = Const::Tuple(names.collect());
        let n = self.load_const(Const::Int(positional.len() as i64), None);
        let names = self.load_const(names, None);
        let args = [subject, class, n, names];
        let found = self.ask(intrinsic::MATCH_ATTRIBUTES, &args);
        let word = Instr::wide(Op::JumpIsNone, 1, found, 0);
        self.f.em.jump_op(word, fail);
        let all = (positional.len() + named.len()) as u16;
        self.f.em.op(Op::Unpack, 0, values, found, all);
    }

    /// A missing attribute fails the pattern; other exceptions go on.
    fn attributes_by_name(
        &mut self,
        named: &'a [ast::PatternKeyword],
        subject: Reg,
        values: Reg,
        fail: Label,
    ) {
        let exception = self.f.em.temp();
        let (missing, found) = (self.f.em.label(), self.f.em.label());
        let region = self.f.em.begin_handler(missing, exception);
        for (index, keyword) in named.iter().enumerate() {
            let name = self.f.em.name16(&keyword.attr);
            let value = values + index as Reg;
            self.f.em.op(Op::GetAttr, 0, value, subject, name);
        }
        self.f.em.end(region);
        self.f.em.jump(found);
        self.f.em.place(missing);
        let handled = self.f.em.begin_handled(exception);
        let class = self.f.em.temp();
        self.f
            .em
            .wide(Op::LoadIntrinsic, intrinsic::ATTRIBUTE_ERROR, class, 0);
        self.f.em.op(Op::ExcMatch, 0, class, exception, class);
        self.f.em.jump_if(class, true, fail);
        self.f.em.op(Op::Reraise, 0, exception, 0, 0);
        self.f.em.end(handled);
        self.f.em.place(found);
    }
}
