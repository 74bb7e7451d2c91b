//! Comparisons, truth, branches.

use super::Translator;
use super::arith::{Operand, Way};
use super::state::Slot;
use crate::region::BlockId;
use crate::ty::{Ty, class, class_of_kind};
use cranelift_codegen::ir::condcodes::{FloatCC, IntCC};
use cranelift_codegen::ir::{self, BlockArg, InstBuilder, types};
use pirn_vm::Value;
use pirn_vm::bytecode::{Instr, Op};
use pirn_vm::compiler::layout;
use pirn_vm::heap::Kind;
use pirn_vm::interp::native::TruthOf;
use pirn_vm::interp::native::helpers::Helper;
use pirn_vm::objects::{Function, seen};
use pirn_vm::semantics::number::CmpOp;
use pirn_vm::vm::Known;

/// Kinds that are true when they hold something.
const SIZED: [Kind; 6] = [
    Kind::List,
    Kind::Dict,
    Kind::Str,
    Kind::Tuple,
    Kind::Set,
    Kind::Deque,
];

/// A comparison, whatever the instruction does with it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Relation {
    Lt,
    Le,
    Eq,
    Ne,
    Gt,
    Ge,
}

fn relation(op: Op) -> Relation {
    match op {
        Op::Lt | Op::JumpLt | Op::JumpLtI => Relation::Lt,
        Op::Le | Op::JumpLe | Op::JumpLeI => Relation::Le,
        Op::Eq | Op::JumpEq | Op::JumpEqI => Relation::Eq,
        Op::Ne | Op::JumpNe | Op::JumpNeI => Relation::Ne,
        Op::Gt | Op::JumpGt | Op::JumpGtI => Relation::Gt,
        _ => Relation::Ge,
    }
}

impl Relation {
    /// The relation of the operands the other way round.
    pub(super) fn swapped(self) -> Relation {
        match self {
            Relation::Lt => Relation::Gt,
            Relation::Le => Relation::Ge,
            Relation::Gt => Relation::Lt,
            Relation::Ge => Relation::Le,
            same => same,
        }
    }

    pub(super) fn ints(self) -> IntCC {
        match self {
            Relation::Lt => IntCC::SignedLessThan,
            Relation::Le => IntCC::SignedLessThanOrEqual,
            Relation::Eq => IntCC::Equal,
            Relation::Ne => IntCC::NotEqual,
            Relation::Gt => IntCC::SignedGreaterThan,
            Relation::Ge => IntCC::SignedGreaterThanOrEqual,
        }
    }

    pub(super) fn floats(self) -> FloatCC {
        match self {
            Relation::Lt => FloatCC::LessThan,
            Relation::Le => FloatCC::LessThanOrEqual,
            Relation::Eq => FloatCC::Equal,
            Relation::Ne => FloatCC::NotEqual,
            Relation::Gt => FloatCC::GreaterThan,
            Relation::Ge => FloatCC::GreaterThanOrEqual,
        }
    }

    /// The relation that holds when this one does not, for ints.
    fn negated(self) -> Relation {
        match self {
            Relation::Lt => Relation::Ge,
            Relation::Le => Relation::Gt,
            Relation::Eq => Relation::Ne,
            Relation::Ne => Relation::Eq,
            Relation::Gt => Relation::Le,
            Relation::Ge => Relation::Lt,
        }
    }
}

/// Ints that are doubles exactly.
fn is_exact(ty: Ty) -> bool {
    const EXACT: i64 = 1 << 53;
    ty.is_int() && ty.lo >= -EXACT && ty.hi <= EXACT
}

impl Translator<'_, '_> {
    /// Whether a relation holds, and whether it is one of ints.
    fn relate(&mut self, rel: Relation, x: Operand, y: Operand) -> (ir::Value, bool) {
        if let Some(c) = self.wide_relation(rel, x, y) {
            return (c, false);
        }
        let way = match self.way(x, y) {
            Way::Float { .. } => {
                let (s, t) = (self.operand_ty(x), self.operand_ty(y));
                let fine = |t: Ty| !t.is_int() || is_exact(t);
                if fine(s) && fine(t) {
                    Way::Float { mixed: false }
                } else {
                    Way::Helper
                }
            }
            way => way,
        };
        match way {
            Way::Int => {
                let a = self.int_operand(x);
                let c = match y {
                    Operand::Int(i) => self.b.ins().icmp_imm_s(rel.ints(), a, i),
                    y => {
                        let b = self.int_operand(y);
                        self.b.ins().icmp(rel.ints(), a, b)
                    }
                };
                (c, true)
            }
            Way::Float { .. } => {
                let (a, b) = (self.float_operand(x, false), self.float_operand(y, false));
                (self.b.ins().fcmp(rel.floats(), a, b), false)
            }
            Way::Either => (self.either_relation(rel, x, y), false),
            Way::Helper => (self.relate_by_helper(rel, x, y), false),
        }
    }

    fn relate_by_helper(&mut self, rel: Relation, x: Operand, y: Operand) -> ir::Value {
        if let Some(v) = self.relate_by_method(rel, x, y) {
            let yes = Value::TRUE.bits() as i64;
            let falsehood = Value::FALSE.bits() as i64;
            // Neither True nor False: the interpreter finds out its truth.
            let as_false = self.b.ins().band_imm_s(v, !(yes ^ falsehood));
            let odd = self
                .b
                .ins()
                .icmp_imm_u(IntCC::NotEqual, as_false, falsehood);
            self.hand_over_if(odd, v);
            return self.b.ins().icmp_imm_u(IntCC::Equal, v, yes);
        }
        if let Some(c) = self.relate_by_identity(rel, x, y) {
            return c;
        }
        if let Some(c) = self.relate_strings(rel, x, y) {
            return c;
        }
        let n = self.word(rel as i64);
        let (a, b) = (self.boxed_operand(x), self.boxed_operand(y));
        let (s, t) = (self.operand_ty(x), self.operand_ty(y));
        let shortcut = matches!(rel, Relation::Eq | Relation::Ne)
            && s.within(class::STR) | t.within(class::STR);
        if !shortcut {
            let c = self.ask(Helper::compare_truth, &[n, a, b]);
            self.forget_shapes();
            return self.b.ins().icmp_imm_u(IntCC::NotEqual, c, 0);
        }
        // The same string is equal to itself.
        let join = self.b.create_block();
        let result = self.b.append_block_param(join, types::I8);
        let slow = self.b.create_block();
        let same = self.b.ins().icmp(IntCC::Equal, a, b);
        let when_same = self.b.ins().iconst(types::I8, (rel == Relation::Eq) as i64);
        // Made before the branch, so that both ways may use it.
        let _ = self.exit();
        self.b
            .ins()
            .brif(same, join, &[BlockArg::Value(when_same)], slow, &[]);
        self.b.switch_to_block(slow);
        let c = self.ask(Helper::compare_truth, &[n, a, b]);
        let c = self.b.ins().icmp_imm_u(IntCC::NotEqual, c, 0);
        self.b.ins().jump(join, &[BlockArg::Value(c)]);
        self.b.switch_to_block(join);
        self.forget_shapes();
        result
    }

    /// A relation of two instances by their class's method.
    fn relate_by_method(&mut self, rel: Relation, x: Operand, y: Operand) -> Option<ir::Value> {
        let fb = self.feedback();
        if fb[0] != seen::OTHER {
            return None;
        }
        let op = match rel {
            Relation::Lt => CmpOp::Lt,
            Relation::Le => CmpOp::Le,
            Relation::Eq => CmpOp::Eq,
            Relation::Ne => CmpOp::Ne,
            Relation::Gt => CmpOp::Gt,
            Relation::Ge => CmpOp::Ge,
        };
        let by = self.vm.comparison_method(op, fb[1], fb[2])?;
        self.call_operator(by, x, y)
    }

    /// Whether two operands are the same object, where their classes leave equality at that.
    fn relate_by_identity(&mut self, rel: Relation, x: Operand, y: Operand) -> Option<ir::Value> {
        let code = match rel {
            Relation::Eq => IntCC::Equal,
            Relation::Ne => IntCC::NotEqual,
            _ => return None,
        };
        let (fb, Operand::Reg(left)) = (self.feedback(), x) else {
            return None;
        };
        let hopeless = self.region.rt(self.ctx).native.is_hopeless(self.pc);
        if fb[0] != seen::OTHER
            || hopeless
            || !self.vm.equals_by_identity(fb[1])
            || fb[2] != 0 && !self.vm.equals_by_identity(fb[2])
            || !self.ty(left).may(class::POINTERS)
        {
            return None;
        }
        self.shaped_operands(left, y);
        let (a, b) = (self.boxed_operand(x), self.boxed_operand(y));
        Some(self.b.ins().icmp(code, a, b))
    }

    /// Whether a word is True, and whether it is False.
    pub(super) fn true_and_false(&mut self, word: ir::Value) -> [ir::Value; 2] {
        [Value::TRUE, Value::FALSE].map(|known| {
            self.b
                .ins()
                .icmp_imm_u(IntCC::Equal, word, known.bits() as i64)
        })
    }

    /// A truth as a value.
    pub(super) fn bool_slot(&mut self, c: ir::Value) -> Slot {
        let (t, f) = (self.constant(Value::TRUE), self.constant(Value::FALSE));
        let v = self.b.ins().select(c, t, f);
        Slot::boxed(v, Ty::BOOL)
    }

    pub(super) fn set_bool(&mut self, r: u16, c: ir::Value) {
        let slot = self.bool_slot(c);
        self.set(r, slot);
    }

    pub(super) fn comparison(&mut self, i: Instr, op: Op) {
        let (x, y) = (Operand::Reg(self.reg(i.b())), Operand::Reg(self.reg(i.c())));
        if let Some(c) = self.wide_relation(relation(op), x, y) {
            return self.set_bool(i.a(), c);
        }
        if matches!(self.way(x, y), Way::Either | Way::Helper) {
            if let Some(v) = self.relate_by_method(relation(op), x, y) {
                return self.set(i.a(), Slot::boxed(v, Ty::ANY.without(class::UNBOUND)));
            }
            if let Some(c) = self.relate_by_identity(relation(op), x, y) {
                return self.set_bool(i.a(), c);
            }
            if let Some(c) = self.relate_strings(relation(op), x, y) {
                return self.set_bool(i.a(), c);
            }
            // Its value need not be a bool.
            let n = self.word(relation(op) as i64);
            let (a, b) = (self.boxed_operand(x), self.boxed_operand(y));
            let v = self.ask(Helper::compare, &[n, a, b]);
            self.forget_shapes();
            return self.set(i.a(), Slot::boxed(v, Ty::ANY));
        }
        let (c, _) = self.relate(relation(op), x, y);
        self.set_bool(i.a(), c);
    }

    pub(super) fn jump_comparison(&mut self, i: Instr, op: Op, y: Operand) {
        let x = Operand::Reg(self.reg(i.a()));
        let rel = relation(op);
        let (c, ints) = self.relate(rel, x, y);
        let holds = if ints { Some((rel, x, y)) } else { None };
        self.branch(i, c, i.c() as i16 as i32, holds);
    }

    /// Jumps if the condition is what the instruction wants; `ints`: the condition is this relation of ints.
    fn branch(
        &mut self,
        i: Instr,
        c: ir::Value,
        distance: i32,
        ints: Option<(Relation, Operand, Operand)>,
    ) {
        let (target, next) = (self.region_target(0), self.region_target(1));
        let wanted = i.x() != 0;
        let narrow = move |holds: bool| {
            move |t: &mut Self| {
                if let Some((rel, x, y)) = ints {
                    t.narrow_ints(if holds { rel } else { rel.negated() }, x, y);
                }
            }
        };
        if wanted {
            self.branch_to(c, (target, distance < 0), next, narrow(true), narrow(false));
        } else {
            let not = self.b.ins().icmp_imm_u(IntCC::Equal, c, 0);
            self.branch_to(
                not,
                (target, distance < 0),
                next,
                narrow(false),
                narrow(true),
            );
        }
    }

    /// Notes what a relation says of the intervals of its operands.
    fn narrow_ints(&mut self, rel: Relation, x: Operand, y: Operand) {
        let (s, t) = (self.operand_ty(x), self.operand_ty(y));
        if !s.is_int() || !t.is_int() {
            return;
        }
        let (mut a, mut b) = ((s.lo, s.hi), (t.lo, t.hi));
        match rel {
            Relation::Lt => {
                a.1 = a.1.min(b.1.saturating_sub(1));
                b.0 = b.0.max(a.0.saturating_add(1));
            }
            Relation::Le => {
                a.1 = a.1.min(b.1);
                b.0 = b.0.max(a.0);
            }
            Relation::Gt => {
                a.0 = a.0.max(b.0.saturating_add(1));
                b.1 = b.1.min(a.1.saturating_sub(1));
            }
            Relation::Ge => {
                a.0 = a.0.max(b.0);
                b.1 = b.1.min(a.1);
            }
            Relation::Eq => {
                a = (a.0.max(b.0), a.1.min(b.1));
                b = a;
            }
            Relation::Ne => {}
        }
        for (o, (lo, hi)) in [(x, a), (y, b)] {
            if let Operand::Reg(v) = o
                && lo <= hi
                && let Some(slot) = &mut self.cur[v]
            {
                (slot.ty.lo, slot.ty.hi) = (lo, hi);
            }
        }
    }

    // --- Truth ---------------------------------------------------------------------------------------------------

    /// The truth of a register.
    pub(super) fn truth(&mut self, v: usize) -> ir::Value {
        self.truth_of(v, false)
    }

    /// The same; `asked` says that the present instruction is a jump or `not`, which checks itself what methods answer.
    fn truth_of(&mut self, v: usize, asked: bool) -> ir::Value {
        let slot = self.slot(v);
        if slot.ty.is_int() {
            let raw = self.int(v);
            return self.b.ins().icmp_imm_s(IntCC::NotEqual, raw, 0);
        }
        if slot.ty.is_wide() {
            let raw = self.wide(v);
            return self.b.ins().icmp_imm_s(IntCC::NotEqual, raw, 0);
        }
        if slot.ty.is_float() {
            let (f, zero) = (self.float(v, false), self.double(0.0));
            return self.b.ins().fcmp(FloatCC::NotEqual, f, zero);
        }
        let word = self.boxed(v);
        if slot.ty.within(class::BOOL | class::NONE) {
            return self
                .b
                .ins()
                .icmp_imm_u(IntCC::Equal, word, Value::TRUE.bits() as i64);
        }
        let [others, first, second, _] = self.feedback();
        let is = |kind: &Kind| {
            class_of_kind(*kind) != class::OBJECT && slot.ty.bits == class_of_kind(*kind)
        };
        let met_alone = |kind: &Kind| match kind {
            // Noted by its shape.
            Kind::Deque => others | second == 0 && first == Known::Deque.shape(),
            _ => first == 0 && others == 1 << *kind as u32,
        };
        let met_alone = |kind: &Kind| asked && met_alone(kind);
        let sized = SIZED.into_iter().find(|kind| is(kind) || met_alone(kind));
        let foreseen = self.region.rt(self.ctx).native.hot_exits(self.pc) == 0;
        if let Some(kind) = sized.filter(|k| is(k) || foreseen && slot.ty.may(class_of_kind(*k))) {
            let n = match slot.parts {
                Some(parts) => parts.len,
                None => {
                    let at = self.object(v, kind);
                    self.items_held(at, kind)
                }
            };
            return self.b.ins().icmp_imm_u(IntCC::NotEqual, n, 0);
        }
        // Small ints and singletons are answered here; where nothing else has been met, nothing else is foreseen.
        let plain = self.is_plain_word(word);
        let met = !asked || others != 0 || first != 0;
        let may_be_plain = slot.ty.may(!(class::POINTERS | class::FLOAT));
        if !met && may_be_plain && foreseen {
            self.guard(plain);
            return self.truth_of_plain(word);
        }
        let _ = self.exit();
        let join = self.b.create_block();
        let result = self.b.append_block_param(join, types::I8);
        let (quick, ask) = (self.b.create_block(), self.b.create_block());
        self.b.ins().brif(plain, quick, &[], ask, &[]);
        self.b.switch_to_block(quick);
        let c = self.truth_of_plain(word);
        self.b.ins().jump(join, &[BlockArg::Value(c)]);
        self.b.switch_to_block(ask);
        if let Some(kind) = sized.filter(|_| slot.ty.may(class::POINTERS)) {
            let rest = self.cold_block();
            let at = self.object_or(word, kind, rest);
            let n = self.items_held(at, kind);
            let c = self.b.ins().icmp_imm_u(IntCC::NotEqual, n, 0);
            self.b.ins().jump(join, &[BlockArg::Value(c)]);
            self.b.switch_to_block(rest);
        } else if asked && slot.ty.may(class::POINTERS) {
            self.truth_of_instances(word, join);
        }
        let helper = match asked {
            true => Helper::truth_asked,
            false => Helper::truth_of,
        };
        let c = self.ask(helper, &[word]);
        let c = self.b.ins().icmp_imm_u(IntCC::NotEqual, c, 0);
        self.b.ins().jump(join, &[BlockArg::Value(c)]);
        self.b.switch_to_block(join);
        self.forget_shapes();
        result
    }

    /// How many items, or bytes, the object of a sized kind at an address has.
    fn items_held(&mut self, at: ir::Value, kind: Kind) -> ir::Value {
        match kind {
            Kind::List => self.load(at, layout::LIST_LEN),
            Kind::Tuple => self.load(at, layout::TUPLE_LEN),
            Kind::Str => self.load_u32(at, layout::STR_BYTES),
            Kind::Deque => self.load(at, layout::DEQUE_LEN),
            _ => self.load_u32(at, layout::DICT_USED),
        }
    }

    /// Whether a word is a small int or a singleton: neither pointer nor float.
    fn is_plain_word(&mut self, word: ir::Value) -> ir::Value {
        // One bit for each way that a word's last three may be; a shift uses no more than the last six of its distance.
        let plain = self.word(i64::from_ne_bytes([0b1100_0100; 8]));
        let bits = self.b.ins().ushr(plain, word);
        let bit = self.b.ins().band_imm_u(bits, 1);
        self.b.ins().icmp_imm_u(IntCC::NotEqual, bit, 0)
    }

    /// The truth of such a word: whether it is neither 0 nor False nor None.
    fn truth_of_plain(&mut self, word: ir::Value) -> ir::Value {
        const OTHER: u64 = Value::FALSE.bits() ^ Value::NONE.bits();
        const { assert!(OTHER.is_power_of_two() && Value::FALSE.bits() & OTHER != 0) };
        let either = self.b.ins().bor_imm_u(word, OTHER as i64);
        let is_no_singleton =
            self.b
                .ins()
                .icmp_imm_u(IntCC::NotEqual, either, Value::FALSE.bits() as i64);
        let is_not_zero = self
            .b
            .ins()
            .icmp_imm_u(IntCC::NotEqual, word, Value::ZERO.bits() as i64);
        self.b.ins().band(is_no_singleton, is_not_zero)
    }

    /// Goes to `join` with the truth of a word that is an instance of a shape seen here; goes on otherwise.
    fn truth_of_instances(&mut self, word: ir::Value, join: ir::Block) {
        let [_, first, second, _] = self.feedback();
        let mut ways = Vec::new();
        for shape in [first, second].into_iter().filter(|s| *s != 0) {
            match self.vm.truth_of_shape(shape) {
                Some(TruthOf::Answer(f) | TruthOf::Length(f))
                    if !self.is_direct(f.expect::<Function>().code_ref(), 1) => {}
                Some(way) => ways.push((shape, way)),
                None => {}
            }
        }
        if ways.is_empty() {
            return;
        }
        let rest = self.b.create_block();
        let shape = self.shape_or(word, rest);
        for (known, way) in ways {
            let (this, next) = (self.b.create_block(), self.b.create_block());
            let is = self.b.ins().icmp_imm_u(IntCC::Equal, shape, known as i64);
            self.b.ins().brif(is, this, &[], next, &[]);
            self.b.switch_to_block(this);
            let c = self.truth_by(way, word);
            self.b.ins().jump(join, &[BlockArg::Value(c)]);
            self.b.switch_to_block(next);
        }
        self.b.ins().jump(rest, &[]);
        self.b.switch_to_block(rest);
    }

    /// The truth of an instance whose class tells it so.
    fn truth_by(&mut self, way: TruthOf, word: ir::Value) -> ir::Value {
        let (method, is_length) = match way {
            TruthOf::Always => return self.b.ins().iconst(types::I8, 1),
            TruthOf::Answer(f) => (f, false),
            TruthOf::Length(f) => (f, true),
        };
        let func = self.constant(method);
        let (s, v) = self.enter_code(method.expect::<Function>().code_ref(), func, &[word]);
        self.proceed(s, v);
        // What is no proper answer is the interpreter's to judge.
        if is_length {
            let is_int = self.is_int_word(v);
            let positive = self
                .b
                .ins()
                .icmp_imm_s(IntCC::SignedGreaterThanOrEqual, v, 0);
            let fine = self.b.ins().band(is_int, positive);
            let odd = self.b.ins().icmp_imm_u(IntCC::Equal, fine, 0);
            self.hand_over_if(odd, v);
            return self
                .b
                .ins()
                .icmp_imm_u(IntCC::NotEqual, v, Value::ZERO.bits() as i64);
        }
        let [yes, no] = self.true_and_false(v);
        let fine = self.b.ins().bor(yes, no);
        let odd = self.b.ins().icmp_imm_u(IntCC::Equal, fine, 0);
        self.hand_over_if(odd, v);
        yes
    }

    pub(super) fn not(&mut self, i: Instr) {
        let v = self.reg(i.b());
        let c = self.truth_of(v, true);
        let not = self.b.ins().icmp_imm_u(IntCC::Equal, c, 0);
        self.set_bool(i.a(), not);
    }

    pub(super) fn jump_if(&mut self, i: Instr) {
        let v = self.reg(i.a());
        let known = self.ty(v).single().filter(|known| known.is_bool());
        if let Some(known) = known {
            return match (known == Value::TRUE) == (i.x() != 0) {
                true => self.take_jump(self.region_target(0), i.bc() as i32),
                false => self.jump_to(self.region_target(1)),
            };
        }
        let c = self.truth_of(v, true);
        self.branch(i, c, i.bc() as i32, None);
    }

    // --- Identity and membership ---------------------------------------------------------------------------------

    fn same(&mut self, x: usize, y: usize) -> ir::Value {
        let (s, t) = (self.ty(x), self.ty(y));
        let (a, b) = (self.boxed(x), self.boxed(y));
        // Boxed numbers are the same when their values are.
        let by_value = class::FLOAT | class::OBJECT | class::INT;
        if !s.may(by_value) || !t.may(by_value) {
            return self.b.ins().icmp(IntCC::Equal, a, b);
        }
        // Different words are the same value only where both point to boxed numbers.
        let join = self.b.create_block();
        let result = self.b.append_block_param(join, types::I8);
        let (differ, ask) = (self.b.create_block(), self.b.create_block());
        let yes = self.b.ins().iconst(types::I8, 1);
        let no = self.b.ins().iconst(types::I8, 0);
        let equal = self.b.ins().icmp(IntCC::Equal, a, b);
        self.b
            .ins()
            .brif(equal, join, &[BlockArg::Value(yes)], differ, &[]);
        self.b.switch_to_block(differ);
        let tags = self.b.ins().band(a, b);
        let tags = self.b.ins().band_imm_u(tags, 3);
        let objects = self.b.ins().icmp_imm_u(IntCC::Equal, tags, 3);
        self.b
            .ins()
            .brif(objects, ask, &[], join, &[BlockArg::Value(no)]);
        self.b.switch_to_block(ask);
        let c = self.helper(Helper::same, &[a, b])[0];
        let c = self.b.ins().icmp_imm_u(IntCC::NotEqual, c, 0);
        self.b.ins().jump(join, &[BlockArg::Value(c)]);
        self.b.switch_to_block(join);
        result
    }

    pub(super) fn is(&mut self, i: Instr) {
        let (x, y) = (self.reg(i.b()), self.reg(i.c()));
        let c = self.same(x, y);
        let c = if i.x() != 0 {
            self.b.ins().icmp_imm_u(IntCC::Equal, c, 0)
        } else {
            c
        };
        self.set_bool(i.a(), c);
    }

    pub(super) fn jump_is(&mut self, i: Instr) {
        let (x, y) = (self.reg(i.a()), self.reg(i.b()));
        let distance = i.c() as i16 as i32;
        if let (Some(a), Some(b)) = (self.ty(x).object(), self.ty(y).object()) {
            // Which way it goes is known, and the other need not be translated.
            let n = usize::from((a == b) != (i.x() != 0));
            let distance = if n == 0 { distance } else { 1 };
            return self.take_jump(self.region_target(n), distance);
        }
        let c = self.same(x, y);
        self.branch(i, c, distance, None);
    }

    pub(super) fn jump_is_none(&mut self, i: Instr) {
        let v = self.reg(i.a());
        let (target, next) = (self.region_target(0), self.region_target(1));
        let ty = self.ty(v);
        let word = self.boxed(v);
        let c = self
            .b
            .ins()
            .icmp_imm_u(IntCC::Equal, word, Value::NONE.bits() as i64);
        let none = move |t: &mut Self| {
            if ty.may(class::NONE) {
                t.narrow(
                    v,
                    Ty {
                        known: Value::NONE.bits(),
                        ..Ty::of(class::NONE)
                    },
                );
            }
        };
        let some = move |t: &mut Self| {
            if ty.without(class::NONE).bits != 0 {
                t.narrow(v, ty.without(class::NONE));
            }
        };
        let back = (i.bc() as i32) < 0;
        if i.x() != 0 {
            self.branch_to(c, (target, back), next, none, some);
        } else {
            let not = self.b.ins().icmp_imm_u(IntCC::Equal, c, 0);
            self.branch_to(not, (target, back), next, some, none);
        }
    }

    fn contained(&mut self, item: u16, container: u16) -> ir::Value {
        let (item, container) = (self.reg(item), self.reg(container));
        if let Some(c) = self.in_constant(item, container) {
            return c;
        }
        let name = self.vm.names.dunder_contains;
        if let Some(v) = self.call_special(name, &[container, item]) {
            // What is no bool is the interpreter's to judge.
            let [yes, no] = self.true_and_false(v);
            let either = self.b.ins().bor(yes, no);
            let odd = self.b.ins().icmp_imm_u(IntCC::Equal, either, 0);
            self.hand_over_if(odd, v);
            return yes;
        }
        let (word, container) = (self.boxed(item), self.boxed(container));
        let c = self.ask(Helper::contains, &[container, word]);
        self.note_sought(item);
        self.forget_shapes();
        self.b.ins().icmp_imm_u(IntCC::NotEqual, c, 0)
    }

    pub(super) fn is_in(&mut self, i: Instr) {
        let c = self.contained(i.b(), i.c());
        let c = if i.x() != 0 {
            self.b.ins().icmp_imm_u(IntCC::Equal, c, 0)
        } else {
            c
        };
        self.set_bool(i.a(), c);
    }

    pub(super) fn jump_in(&mut self, i: Instr) {
        let c = self.contained(i.a(), i.b());
        self.branch(i, c, i.c() as i16 as i32, None);
    }

    /// The block a taken jump of the present instruction leads to.
    pub(super) fn jump_target(&self) -> BlockId {
        self.region_target(0)
    }
}
