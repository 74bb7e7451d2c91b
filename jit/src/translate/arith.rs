//! Arithmetic: ints and floats in machine registers, the rest through helpers.
//!
//! Ints have 64 bits here; an operation whose result may not fit leaves, or takes the helper where it has been seen to
//! overflow. Intervals say where neither is needed.

use super::Translator;
use super::state::Slot;
use crate::ty::{Ty, class};
use cranelift_codegen::ir::condcodes::{FloatCC, IntCC};
use cranelift_codegen::ir::{self, BlockArg, InstBuilder, MemFlagsData, types};
use pirn_vm::bytecode::{Instr, Op};
use pirn_vm::compiler::layout;
use pirn_vm::interp::native::NO_FLOAT;
use pirn_vm::interp::native::helpers::Helper;
use pirn_vm::objects::seen;
use pirn_vm::semantics::number::{BinOp, as_float};
use pirn_vm::{Known, Value};

/// An operand of an instruction: a virtual register, a small integer, or an int that was made of a register's bool.
#[derive(Clone, Copy, Debug)]
pub enum Operand {
    Reg(usize),
    Int(i64),
    Raw(ir::Value, Ty),
}

/// How an operation is done.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Way {
    Int,
    /// Ints among the operands are converted.
    Float {
        mixed: bool,
    },
    /// Ints and floats, whatever comes.
    Either,
    Helper,
}

/// The operator without an immediate operand.
pub fn plain(op: Op) -> Op {
    match op {
        Op::AddI => Op::Add,
        Op::SubI => Op::Sub,
        Op::MulI => Op::Mul,
        Op::FloorDivI => Op::FloorDiv,
        Op::ModI => Op::Mod,
        Op::BitAndI => Op::BitAnd,
        Op::LShiftI => Op::LShift,
        Op::RShiftI => Op::RShift,
        op => op,
    }
}

/// The operator as the VM names it.
fn bin_op(op: Op) -> Option<BinOp> {
    Some(match op {
        Op::Add => BinOp::Add,
        Op::Sub => BinOp::Sub,
        Op::Mul => BinOp::Mul,
        Op::TrueDiv => BinOp::TrueDiv,
        Op::FloorDiv => BinOp::FloorDiv,
        Op::Mod => BinOp::Mod,
        Op::Pow => BinOp::Pow,
        Op::LShift => BinOp::LShift,
        Op::RShift => BinOp::RShift,
        Op::BitAnd => BinOp::And,
        Op::BitOr => BinOp::Or,
        Op::BitXor => BinOp::Xor,
        Op::MatMul => BinOp::MatMul,
        _ => return None,
    })
}

/// The operator's number for the helper.
pub(super) fn number(op: Op) -> i64 {
    const ALL: [Op; 13] = [
        Op::Add,
        Op::Sub,
        Op::Mul,
        Op::TrueDiv,
        Op::FloorDiv,
        Op::Mod,
        Op::Pow,
        Op::LShift,
        Op::RShift,
        Op::BitAnd,
        Op::BitOr,
        Op::BitXor,
        Op::MatMul,
    ];
    ALL.iter().position(|o| *o == op).unwrap_or(0) as i64
}

impl Translator<'_, '_> {
    pub(super) fn operand_ty(&self, o: Operand) -> Ty {
        match o {
            Operand::Reg(v) => self.ty(v),
            Operand::Int(i) => Ty::int(i, i),
            Operand::Raw(_, ty) => ty,
        }
    }

    pub(super) fn int_operand(&mut self, o: Operand) -> ir::Value {
        match o {
            Operand::Reg(v) => self.int(v),
            Operand::Int(i) => self.word(i),
            Operand::Raw(v, _) => v,
        }
    }

    pub(super) fn float_operand(&mut self, o: Operand, mixed: bool) -> ir::Value {
        match o {
            Operand::Reg(v) => self.float(v, mixed),
            Operand::Int(i) => self.double(i as f64),
            Operand::Raw(v, _) => self.b.ins().fcvt_from_sint(types::F64, v),
        }
    }

    pub(super) fn boxed_operand(&mut self, o: Operand) -> ir::Value {
        match o {
            Operand::Reg(v) => self.boxed(v),
            Operand::Int(i) => self.constant(Value::int(i)),
            Operand::Raw(v, ty) => self.box_int(v, ty),
        }
    }

    /// What the interpreter saw at the present instruction.
    pub(super) fn feedback(&self) -> [u32; 4] {
        self.region.rt(self.ctx).feedback()[self.pc as usize]
            .get()
            .0
    }

    /// How an operation on numbers is best done, by what is known of the operands and what has been seen.
    pub(super) fn way(&self, x: Operand, y: Operand) -> Way {
        let (a, b) = (self.operand_ty(x), self.operand_ty(y));
        let fb = self.feedback()[0];
        if a.is_int() && b.is_int() {
            return Way::Int;
        }
        if a.within(class::NUMBERS) && b.within(class::NUMBERS) && (a.is_float() || b.is_float()) {
            return Way::Float { mixed: true };
        }
        let rt = self.region.rt(self.ctx);
        let may_be_numbers = a.may(class::NUMBERS) && b.may(class::NUMBERS);
        let of_both = fb & (seen::FLOAT | seen::MIXED) != 0
            && fb & (seen::OTHER | seen::BOOL | seen::WIDE) == 0;
        // Guards that it is one of these have failed more than once.
        if may_be_numbers && of_both && rt.native.hot_exits(self.pc) > 1 {
            return Way::Either;
        }
        if rt.native.is_hopeless(self.pc) {
            return Way::Helper;
        }
        if fb & (seen::OTHER | seen::BOOL | seen::WIDE) != 0 || !may_be_numbers {
            return Way::Helper;
        }
        if fb & (seen::FLOAT | seen::MIXED) != 0 {
            return Way::Float {
                mixed: fb & seen::MIXED != 0,
            };
        }
        if a.may(class::INT) && b.may(class::INT) {
            return Way::Int;
        }
        Way::Float { mixed: true }
    }

    pub(super) fn arithmetic(&mut self, i: Instr, op: Op, x: Operand, y: Operand) {
        if let Some(slot) = self.logic_of_bools(op, x, y) {
            return self.set(i.a(), slot);
        }
        if let Some(slot) = self.wide_arithmetic(i, op, x, y) {
            return self.set(i.a(), slot);
        }
        let (p, q) = self.ints_of_bools(op, x, y);
        let done = match self.way(p, q) {
            Way::Int => self.int_arithmetic(op, p, q),
            Way::Float { mixed } => self.float_arithmetic(op, p, q, mixed),
            Way::Either => self.either_arithmetic(i, op, (p, q), (x, y)),
            Way::Helper => None,
        };
        // The helper is given what was there: methods and messages tell bools from ints.
        let slot = match done {
            Some(slot) => slot,
            None => self.arithmetic_by_helper(i, op, x, y),
        };
        self.set(i.a(), slot);
    }

    /// `&`, `|` and `^` of bools, which make bools: of what is known to be one, and what has only been seen to be one.
    fn logic_of_bools(&mut self, op: Op, x: Operand, y: Operand) -> Option<Slot> {
        let (Operand::Reg(v), Operand::Reg(w)) = (x, y) else {
            return None;
        };
        let (s, t) = (self.ty(v), self.ty(w));
        let (known, may) = (
            s.within(class::BOOL),
            s.may(class::BOOL) && t.may(class::BOOL),
        );
        let both = known && t.within(class::BOOL);
        let seen = (known || t.within(class::BOOL))
            && self.feedback()[0] == seen::BOOL
            && !self.region.rt(self.ctx).native.is_hopeless(self.pc);
        if !matches!(op, Op::BitAnd | Op::BitOr | Op::BitXor) || !may || !both && !seen {
            return None;
        }
        let (a, b) = (self.is_true(v), self.is_true(w));
        let c = match op {
            Op::BitAnd => self.b.ins().band(a, b),
            Op::BitOr => self.b.ins().bor(a, b),
            _ => self.b.ins().bxor(a, b),
        };
        Some(self.bool_slot(c))
    }

    /// Whether a register is True; guards that it is a bool.
    fn is_true(&mut self, v: usize) -> ir::Value {
        let word = self.boxed(v);
        let [yes, no] = self.true_and_false(word);
        if !self.ty(v).within(class::BOOL) {
            let holds = self.b.ins().bor(yes, no);
            self.guard(holds);
            self.narrow(v, Ty::BOOL);
        }
        yes
    }

    /// The operands with ints in the place of what are bools, or have been seen to be now and then.
    fn ints_of_bools(&mut self, op: Op, x: Operand, y: Operand) -> (Operand, Operand) {
        let sums = matches!(op, Op::Add | Op::Sub | Op::Mul);
        let one_is_int = self.operand_ty(x).is_int() || self.operand_ty(y).is_int();
        if !(sums || one_is_int && matches!(op, Op::BitAnd | Op::BitOr | Op::BitXor)) {
            return (x, y);
        }
        let fb = self.feedback()[0];
        let others = seen::FLOAT | seen::MIXED | seen::OTHER | seen::WIDE;
        let seen = fb & seen::BOOL != 0 && fb & others == 0;
        let hopeless = self.region.rt(self.ctx).native.is_hopeless(self.pc);
        let [x, y] = [x, y].map(|o| self.int_of_bool(o, seen && !hopeless));
        (x, y)
    }

    /// An int in the place of a bool; with `mixed`, in the place of what may be either.
    fn int_of_bool(&mut self, o: Operand, mixed: bool) -> Operand {
        let Operand::Reg(v) = o else { return o };
        let ty = self.ty(v);
        if ty.is_int() || !ty.may(class::BOOL) || !mixed && !ty.within(class::BOOL) {
            return o;
        }
        let word = self.boxed(v);
        let [is_true, is_false] = self.true_and_false(word);
        let one = self.b.ins().uextend(types::I64, is_true);
        if ty.within(class::BOOL) {
            return Operand::Raw(one, Ty::int(0, 1));
        }
        let is_bool = self.b.ins().bor(is_true, is_false);
        let is_int = self.is_int_word(word);
        let holds = self.b.ins().bor(is_bool, is_int);
        self.guard(holds);
        let raw = self.b.ins().sshr_imm_u(word, 2);
        let raw = self.b.ins().select(is_bool, one, raw);
        Operand::Raw(raw, Ty::small_int())
    }

    fn arithmetic_by_helper(&mut self, i: Instr, op: Op, x: Operand, y: Operand) -> Slot {
        let fb = self.feedback();
        if fb[0] == seen::OTHER
            && let Some(kind) = bin_op(op)
            && let Some(by) = self.vm.operator_method(kind, i.x() != 0, fb[1], fb[2])
            && let Some(v) = self.call_operator(by, x, y)
        {
            return Slot::boxed(v, Ty::ANY.without(class::UNBOUND));
        }
        let (a, b) = (self.boxed_operand(x), self.boxed_operand(y));
        let strings = [x, y].map(|o| self.operand_ty(o).bits == class::STR);
        if op == Op::Add && strings == [true, true] {
            let v = self.ask(Helper::str_concat, &[a, b]);
            return Slot::boxed(v, Ty::of(class::STR));
        }
        let n = self.word(number(op) | (i.x() as i64) << 8);
        let v = self.ask(Helper::binary, &[n, a, b]);
        self.forget_shapes();
        Slot::boxed(v, Ty::ANY)
    }

    fn float_arithmetic(&mut self, op: Op, x: Operand, y: Operand, mixed: bool) -> Option<Slot> {
        if !matches!(op, Op::Add | Op::Sub | Op::Mul | Op::TrueDiv | Op::Pow) {
            return None;
        }
        let (a, b) = self.float_operands(x, y, mixed);
        let v = match op {
            Op::Pow if is_two(self.operand_ty(y)) => self.float_square(a),
            Op::Pow => self.float_power(a, b),
            Op::Add => self.b.ins().fadd(a, b),
            Op::Sub => self.b.ins().fsub(a, b),
            Op::Mul => self.b.ins().fmul(a, b),
            _ => {
                let zero = self.double(0.0);
                let holds = self.b.ins().fcmp(FloatCC::NotEqual, b, zero);
                self.guard(holds);
                self.b.ins().fdiv(a, b)
            }
        };
        Some(Slot::raw(v, Ty::FLOAT))
    }

    fn float_power(&mut self, a: ir::Value, b: ir::Value) -> ir::Value {
        let bits = self.b.ins().bitcast(types::I64, MemFlagsData::new(), a);
        let v = self.helper(Helper::float_power, &[bits, b])[0];
        let there = self.b.ins().icmp_imm_s(IntCC::NotEqual, v, NO_FLOAT as i64);
        self.guard(there);
        self.b.ins().bitcast(types::F64, MemFlagsData::new(), v)
    }

    /// `x ** 2`, which is a product where that is clear: the same as the VM does, see its `clear_square`.
    fn float_square(&mut self, x: ir::Value) -> ir::Value {
        const SPLIT: f64 = 134_217_729.0;
        let _ = self.exit();
        let square = self.b.ins().fmul(x, x);
        let split = self.double(SPLIT);
        let c = self.b.ins().fmul(split, x);
        let high = self.b.ins().fsub(c, x);
        let high = self.b.ins().fsub(c, high);
        let low = self.b.ins().fsub(x, high);
        let squared = self.b.ins().fmul(high, high);
        let error = self.b.ins().fsub(squared, square);
        let twice = self.b.ins().fadd(high, high);
        let mixed = self.b.ins().fmul(twice, low);
        let error = self.b.ins().fadd(error, mixed);
        let rest = self.b.ins().fmul(low, low);
        let error = self.b.ins().fadd(error, rest);
        let error = self.b.ins().fabs(error);
        let bits = self
            .b
            .ins()
            .bitcast(types::I64, MemFlagsData::new(), square);
        let power = self
            .b
            .ins()
            .band_imm_u(bits, f64::INFINITY.to_bits() as i64);
        let power_of_two = self.b.ins().bitcast(types::F64, MemFlagsData::new(), power);
        let share = self.double(0.45 * f64::EPSILON);
        let most = self.b.ins().fmul(power_of_two, share);
        let near = self.b.ins().fcmp(FloatCC::LessThan, error, most);
        let odd = self.b.ins().icmp(IntCC::NotEqual, bits, power);
        let zero = self.double(0.0);
        let exact = self.b.ins().fcmp(FloatCC::Equal, error, zero);
        let odd = self.b.ins().bor(odd, exact);
        // The bits of positive floats are ordered as they are.
        let (least, range) = (
            1e-200f64.to_bits(),
            1e200f64.to_bits() - 1e-200f64.to_bits(),
        );
        let above = self.b.ins().iadd_imm_s(bits, -(least as i64));
        let within = self
            .b
            .ins()
            .icmp_imm_u(IntCC::UnsignedLessThan, above, range as i64);
        let clear = self.b.ins().band(near, odd);
        let clear = self.b.ins().band(clear, within);
        let (join, unclear) = (self.b.create_block(), self.cold_block());
        let result = self.b.append_block_param(join, types::F64);
        self.b
            .ins()
            .brif(clear, join, &[BlockArg::Value(square)], unclear, &[]);
        self.b.switch_to_block(unclear);
        let (asked, two) = (self.cold_block(), self.double(2.0));
        let nothing = self.b.ins().fcmp(FloatCC::Equal, x, zero);
        self.b
            .ins()
            .brif(nothing, join, &[BlockArg::Value(square)], asked, &[]);
        self.b.switch_to_block(asked);
        let v = self.float_power(x, two);
        self.b.ins().jump(join, &[BlockArg::Value(v)]);
        self.b.switch_to_block(join);
        result
    }

    /// Both operands as doubles; at least one of them is a float.
    fn float_operands(&mut self, x: Operand, y: Operand, mixed: bool) -> (ir::Value, ir::Value) {
        let (s, t) = (self.operand_ty(x), self.operand_ty(y));
        if s.is_int() || t.is_int() {
            return (self.float_operand(x, false), self.float_operand(y, false));
        }
        if mixed && !s.is_float() && !t.is_float() {
            // Two ints would make an int.
            let (p, q) = (self.boxed_operand(x), self.boxed_operand(y));
            let both = self.b.ins().band(p, q);
            let both = self.b.ins().band_imm_u(both, 3);
            let holds = self
                .b
                .ins()
                .icmp_imm_u(IntCC::NotEqual, both, layout::INT_TAG);
            self.guard(holds);
        }
        (self.float_operand(x, mixed), self.float_operand(y, mixed))
    }

    pub(super) fn int_arithmetic(&mut self, op: Op, x: Operand, y: Operand) -> Option<Slot> {
        let big = self.feedback()[0] & seen::BIG != 0;
        match op {
            Op::Add | Op::Sub | Op::Mul => self.int_sum(op, x, y, big),
            Op::Pow => match self.operand_ty(y) {
                // A cube may be big where the square is not.
                n if n.lo == 2 && n.hi == 2 => self.int_sum(Op::Mul, x, x, big),
                n if n.lo == 3 && n.hi == 3 && !big => {
                    let square = self.int_sum(Op::Mul, x, x, big)?;
                    let square = Operand::Raw(square.raw?, square.ty);
                    self.int_sum(Op::Mul, square, x, big)
                }
                _ => None,
            },
            Op::FloorDiv | Op::Mod => self.int_division(op, x, y),
            Op::TrueDiv => self.int_true_division(x, y),
            Op::LShift => self.int_left_shift(x, y, big),
            Op::RShift => {
                let (a, b) = (self.int_operand(x), self.int_operand(y));
                let (t, n) = (self.operand_ty(x), self.operand_ty(y));
                if n.lo < 0 {
                    let holds = self
                        .b
                        .ins()
                        .icmp_imm_s(IntCC::SignedGreaterThanOrEqual, b, 0);
                    self.guard(holds);
                }
                let shift = if n.hi > 63 {
                    let most = self.word(63);
                    self.b.ins().umin(b, most)
                } else {
                    b
                };
                let v = self.b.ins().sshr(a, shift);
                let least = n.lo.clamp(0, 63);
                let (lo, hi) = (t.lo.min(t.lo >> least).min(0), (t.hi >> least).max(0));
                let lo = if t.lo >= 0 { 0 } else { lo };
                Some(Slot::raw(v, Ty::int(lo, hi.max(lo))))
            }
            Op::BitAnd | Op::BitOr | Op::BitXor => {
                let (a, b) = (self.int_operand(x), self.int_operand(y));
                let (s, t) = (self.operand_ty(x), self.operand_ty(y));
                let v = match op {
                    Op::BitAnd => self.b.ins().band(a, b),
                    Op::BitOr => self.b.ins().bor(a, b),
                    _ => self.b.ins().bxor(a, b),
                };
                Some(Slot::raw(v, bits_interval(op, s, t)))
            }
            _ => None,
        }
    }

    fn int_sum(&mut self, op: Op, x: Operand, y: Operand, big: bool) -> Option<Slot> {
        let (a, b) = (self.int_operand(x), self.int_operand(y));
        let (s, t) = (self.operand_ty(x), self.operand_ty(y));
        let (lo, hi) = interval(op, s, t);
        if lo >= i64::MIN as i128 && hi <= i64::MAX as i128 {
            let v = match op {
                Op::Add => self.b.ins().iadd(a, b),
                Op::Sub => self.b.ins().isub(a, b),
                _ => self.b.ins().imul(a, b),
            };
            return Some(Slot::raw(v, Ty::int(lo as i64, hi as i64)));
        }
        let (v, overflow) = match op {
            Op::Add => self.b.ins().sadd_overflow(a, b),
            Op::Sub => self.b.ins().ssub_overflow(a, b),
            _ => self.b.ins().smul_overflow(a, b),
        };
        if big {
            return Some(self.sum_or_big(op, x, y, v, overflow));
        }
        let out = self.exit();
        let go = self.b.create_block();
        self.b.ins().brif(overflow, out, &[], go, &[]);
        self.b.switch_to_block(go);
        Some(Slot::raw(v, Ty::int_clamped(lo, hi)))
    }

    /// A sum that has been seen to be a big int: a value word either way.
    fn sum_or_big(
        &mut self,
        op: Op,
        x: Operand,
        y: Operand,
        v: ir::Value,
        overflow: ir::Value,
    ) -> Slot {
        let join = self.b.create_block();
        let result = self.b.append_block_param(join, types::I64);
        let (small, large) = (self.b.create_block(), self.cold_block());
        // Boxed forms must be there on both ways.
        let (p, q) = (self.boxed_operand(x), self.boxed_operand(y));
        self.b.ins().brif(overflow, large, &[], small, &[]);
        self.b.switch_to_block(large);
        let n = self.word(number(op));
        let made = self.ask(Helper::binary, &[n, p, q]);
        self.b.ins().jump(join, &[BlockArg::Value(made)]);
        self.b.switch_to_block(small);
        let word = self.box_int(v, Ty::of(class::INT));
        self.b.ins().jump(join, &[BlockArg::Value(word)]);
        self.b.switch_to_block(join);
        Slot::boxed(result, Ty::of(class::INT | class::OBJECT))
    }

    fn int_division(&mut self, op: Op, x: Operand, y: Operand) -> Option<Slot> {
        let (a, b) = (self.int_operand(x), self.int_operand(y));
        let (s, t) = (self.operand_ty(x), self.operand_ty(y));
        if t.lo <= 0 && t.hi >= -1 {
            if self.region.rt(self.ctx).native.hot_exits(self.pc) > 0 && t.hi >= 0 {
                let message = match op {
                    Op::FloorDiv => "integer division or modulo by zero",
                    _ => "integer modulo by zero",
                };
                let holds = self.b.ins().icmp_imm_s(IntCC::NotEqual, b, 0);
                self.guard_or_raise(holds, Known::ZeroDivisionError, message);
            }
            // Neither zero nor −1, whose quotient may not fit.
            let next = self.b.ins().iadd_imm_s(b, 1);
            let holds = self.b.ins().icmp_imm_u(IntCC::UnsignedGreaterThan, next, 1);
            self.guard(holds);
        }
        let positive = t.lo > 0;
        if positive && s.lo >= 0 {
            let v = match (op, t.lo == t.hi && t.lo.count_ones() == 1) {
                (Op::FloorDiv, true) => self.b.ins().ushr_imm_u(a, t.lo.trailing_zeros() as i64),
                (_, true) => self.b.ins().band_imm_s(a, t.lo - 1),
                (Op::FloorDiv, _) => self.b.ins().udiv(a, b),
                _ => self.b.ins().urem(a, b),
            };
            let ty = match op {
                Op::FloorDiv => Ty::int(0, s.hi / t.lo),
                _ => Ty::int(0, s.hi.min(t.hi - 1)),
            };
            return Some(Slot::raw(v, ty));
        }
        if t.lo == t.hi && positive && t.lo.count_ones() == 1 {
            let v = match op {
                Op::FloorDiv => self.b.ins().sshr_imm_u(a, t.lo.trailing_zeros() as i64),
                _ => self.b.ins().band_imm_s(a, t.lo - 1),
            };
            let ty = match op {
                Op::FloorDiv => {
                    Ty::int(s.lo >> t.lo.trailing_zeros(), s.hi >> t.lo.trailing_zeros())
                }
                _ => Ty::int(0, t.lo - 1),
            };
            return Some(Slot::raw(v, ty));
        }
        let rest = self.b.ins().srem(a, b);
        // The rest has the sign of the divisor: where it differs, a step further.
        let differs = if positive {
            self.b.ins().sshr_imm_u(rest, 63)
        } else {
            let signs = self.b.ins().bxor(rest, b);
            let signs = self.b.ins().sshr_imm_u(signs, 63);
            let zero = self.b.ins().icmp_imm_s(IntCC::Equal, rest, 0);
            let none = self.word(0);
            self.b.ins().select(zero, none, signs)
        };
        if op == Op::FloorDiv {
            let q = self.b.ins().sdiv(a, b);
            let v = self.b.ins().iadd(q, differs);
            let ty = if positive {
                Ty::int(s.lo.div_euclid(t.lo).min(0), (s.hi / t.lo).max(0))
            } else {
                Ty::of(class::INT)
            };
            return Some(Slot::raw(v, ty));
        }
        let more = self.b.ins().band(b, differs);
        let v = self.b.ins().iadd(rest, more);
        let ty = if positive {
            Ty::int(0, t.hi - 1)
        } else {
            Ty::int(t.lo.min(0), t.hi.max(0))
        };
        Some(Slot::raw(v, ty))
    }

    /// The quotient as a float: exact conversions only.
    fn int_true_division(&mut self, x: Operand, y: Operand) -> Option<Slot> {
        const EXACT: i64 = 1 << 53;
        let (a, b) = (self.int_operand(x), self.int_operand(y));
        for (v, t) in [(a, self.operand_ty(x)), (b, self.operand_ty(y))] {
            if t.lo < -EXACT || t.hi > EXACT {
                let moved = self.b.ins().iadd_imm_s(v, EXACT);
                let holds =
                    self.b
                        .ins()
                        .icmp_imm_u(IntCC::UnsignedLessThanOrEqual, moved, 2 * EXACT);
                self.guard(holds);
            }
        }
        let t = self.operand_ty(y);
        if t.lo <= 0 && t.hi >= 0 {
            let holds = self.b.ins().icmp_imm_s(IntCC::NotEqual, b, 0);
            self.guard_or_raise(holds, Known::ZeroDivisionError, "division by zero");
        }
        let p = self.b.ins().fcvt_from_sint(types::F64, a);
        let q = self.b.ins().fcvt_from_sint(types::F64, b);
        let v = self.b.ins().fdiv(p, q);
        Some(Slot::raw(v, Ty::FLOAT))
    }

    fn int_left_shift(&mut self, x: Operand, y: Operand, big: bool) -> Option<Slot> {
        let (s, t) = (self.operand_ty(x), self.operand_ty(y));
        let most = t.hi.clamp(0, 62) as u32;
        let (lo, hi) = ((s.lo as i128) << most, (s.hi as i128) << most);
        let (lo, hi) = (lo.min(s.lo as i128), hi.max(s.hi as i128));
        let fits = lo >= i64::MIN as i128 && hi <= i64::MAX as i128;
        if big && !(s.is_int() && t.is_int() && t.lo >= 0 && t.hi <= 62 && fits) {
            return None;
        }
        let (a, b) = (self.int_operand(x), self.int_operand(y));
        if t.lo < 0 || t.hi > 62 {
            let holds = self.b.ins().icmp_imm_u(IntCC::UnsignedLessThan, b, 63);
            self.guard(holds);
        }
        let v = self.b.ins().ishl(a, b);
        if !fits {
            let back = self.b.ins().sshr(v, b);
            let holds = self.b.ins().icmp(IntCC::Equal, back, a);
            self.guard(holds);
        }
        Some(Slot::raw(v, Ty::int_clamped(lo, hi)))
    }

    pub(super) fn unary(&mut self, i: Instr, op: Op) {
        let v = self.reg(i.b());
        if let Some(slot) = self.wide_unary(i, op, v) {
            return self.set(i.a(), slot);
        }
        let (ty, fb) = (self.ty(v), self.feedback()[0]);
        let float = ty.is_float()
            || !ty.is_int() && fb & seen::FLOAT != 0 && fb & (seen::OTHER | seen::WIDE) == 0;
        if op == Op::Neg && float && ty.may(class::FLOAT) {
            let f = self.float(v, false);
            let f = self.b.ins().fneg(f);
            return self.set(i.a(), Slot::raw(f, Ty::FLOAT));
        }
        let int = ty.is_int() || ty.may(class::INT) && fb == 0 && op == Op::Neg;
        if int && op != Op::Pos {
            let raw = self.int(v);
            let t = self.ty(v);
            let slot = if op == Op::Neg {
                if t.lo == i64::MIN {
                    let holds = self.b.ins().icmp_imm_s(IntCC::NotEqual, raw, i64::MIN);
                    self.guard(holds);
                }
                let n = self.b.ins().ineg(raw);
                Slot::raw(n, Ty::int_clamped(-(t.hi as i128), -(t.lo as i128)))
            } else {
                let n = self.b.ins().bnot(raw);
                Slot::raw(n, Ty::int(!t.hi, !t.lo))
            };
            return self.set(i.a(), slot);
        }
        let (n, name) = match op {
            Op::Neg => (0, self.vm.names.dunder_neg),
            Op::Pos => (1, self.vm.names.dunder_pos),
            _ => (2, self.vm.names.dunder_invert),
        };
        if let Some(r) = self.call_special(name, &[v]) {
            return self.set(i.a(), Slot::boxed(r, Ty::ANY.without(class::UNBOUND)));
        }
        let (n, word) = (self.word(n), self.boxed(v));
        let r = self.ask(Helper::unary, &[n, word]);
        self.forget_shapes();
        self.set(i.a(), Slot::boxed(r, Ty::ANY));
    }
}

/// Whether a number is always two.
fn is_two(ty: Ty) -> bool {
    let known = ty.single().and_then(as_float);
    ty.is_int() && ty.lo == 2 && ty.hi == 2 || known == Some(2.0)
}

/// The interval of a sum, difference or product.
fn interval(op: Op, s: Ty, t: Ty) -> (i128, i128) {
    let (a, b, c, d) = (s.lo as i128, s.hi as i128, t.lo as i128, t.hi as i128);
    match op {
        Op::Add => (a + c, b + d),
        Op::Sub => (a - d, b - c),
        _ => {
            let all = [a * c, a * d, b * c, b * d];
            (
                all.into_iter().min().unwrap_or(0),
                all.into_iter().max().unwrap_or(0),
            )
        }
    }
}

/// The interval of a bitwise operation.
fn bits_interval(op: Op, s: Ty, t: Ty) -> Ty {
    if op == Op::BitAnd && (s.lo >= 0 || t.lo >= 0) {
        let hi = match (s.lo >= 0, t.lo >= 0) {
            (true, true) => s.hi.min(t.hi),
            (true, false) => s.hi,
            _ => t.hi,
        };
        return Ty::int(0, hi);
    }
    // Both within so many bits: the result as well.
    let bits = |t: Ty| 64 - t.lo.unsigned_abs().max(t.hi.unsigned_abs()).leading_zeros();
    let n = bits(s).max(bits(t));
    if n >= 63 {
        return Ty::of(class::INT);
    }
    let lo = if s.lo >= 0 && t.lo >= 0 { 0 } else { -(1 << n) };
    Ty::int(lo, (1 << n) - 1)
}
