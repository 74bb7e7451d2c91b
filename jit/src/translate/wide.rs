//! Ints as unsigned words of 64 bits, and expressions of which only the low bits are wanted.
//!
//! Checksums, hashes and random numbers compute modulo a power of two: `(h ^ b) * P & M`. What such an expression makes on
//! its way is beyond any machine word, and nobody ever sees more of it than the mask lets through. So where a result
//! has been seen to be large, and all that is done with it ends in a mask within the same block, its low 64 bits are
//! computed and nothing else. Numbers that the mask lets through, up to 2⁶⁴ − 1, stay in a machine word without a sign.
//!
//! Numbers of many limbs are left to the interpreter, which charges ticks for what it does with them.
//!
//! A register with low bits only ([`Ty::LOW`]) cannot be stored by an exit. Until the mask has been applied, exits
//! therefore leave before the expression's first instruction. That is right because nothing in between does anything
//! but compute: an instruction that would ask a helper has the pass made again, with that expression's results whole.

use super::Translator;
use super::arith::{Operand, plain};
use super::compare::Relation;
use super::state::Slot;
use crate::ty::{Ty, class};
use cranelift_codegen::ir::condcodes::IntCC;
use cranelift_codegen::ir::{self, BlockArg, InstBuilder, types};
use pirn_vm::bytecode::{Instr, Op, flow};
use pirn_vm::compiler::layout;
use pirn_vm::heap::Kind;
use pirn_vm::objects::{BigInt, seen};
use pirn_vm::semantics::number::bigint::{WORDS_PER_TICK, product_work};
use rustc_hash::FxHashMap;

/// An expression of low bits.
#[derive(Clone, Copy)]
pub struct LowBits {
    /// The exit before its first instruction.
    exit: ir::Block,
    first: u32,
    /// The instruction after which no register has low bits only.
    last: u32,
}

/// Kinds of sequences whose items are read without asking anybody.
const SEQUENCES: u32 = 1 << Kind::List as u32 | 1 << Kind::Tuple as u32 | 1 << Kind::Bytes as u32;

/// Operands that are objects have no more limbs than this.
const LIMBS_MAX: i64 = 2;

/// What of an int is wanted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Want {
    /// All of it, in an unsigned word.
    All,
    /// Its low 64 bits.
    Low,
}

impl Translator<'_, '_> {
    /// The exit of the present instruction, if it is part of such an expression.
    pub(super) fn low_exit(&mut self) -> Option<ir::Block> {
        self.low = self.low.filter(|low| self.pc <= low.last);
        self.low.map(|low| low.exit)
    }

    /// The present instruction is going to ask somebody, or raise: it cannot be in such an expression.
    pub(super) fn leave_low_bits(&mut self) {
        if let Some(low) = self.low.take() {
            self.know.whole_results.insert((self.ctx, low.first));
            self.again = true;
        }
    }

    /// Whether only the low bits of the present instruction's result are wanted. Then the exits of what follows are the
    /// present one, or that of the expression which it is part of.
    fn low_bits_do(&mut self, result: u16) -> bool {
        if self.know.whole_results.contains(&(self.ctx, self.pc)) {
            return false;
        }
        let Some(last) = self.masked_at(result) else {
            return false;
        };
        match &mut self.low {
            Some(low) => low.last = low.last.max(last),
            None => {
                let exit = self.exit();
                let first = self.pc;
                self.low = Some(LowBits { exit, first, last });
            }
        }
        true
    }

    /// The instruction that masks the last of what is made of a register, if nothing else is done with that.
    fn masked_at(&mut self, result: u16) -> Option<u32> {
        let region = self.region;
        let block = &region.blocks[self.block];
        let rt = region.rt(self.ctx);
        let mut low = vec![result];
        let mut types = FxHashMap::from_iter([(result, Ty::LOW)]);
        for pc in self.pc + 1..block.end {
            let i = region.instr(self.ctx, pc);
            let op = i.op()?;
            let mut reads_low = false;
            flow::reads(i, |first, n| {
                reads_low |= low
                    .iter()
                    .any(|r| (first..first + n).contains(&u32::from(*r)));
            });
            let mut target = None;
            let mut n_written = 0;
            flow::writes(i, |first, n| {
                target = Some(first as u16);
                n_written += n;
            });
            let target = target.filter(|_| n_written == 1)?;
            let stays_low = self.passes_low_bits(i, op, pc, reads_low, &types)?;
            let written = match stays_low {
                true => Ty::LOW,
                false => self.type_loaded(i, op, &types),
            };
            types.insert(target, written);
            low.retain(|r| *r != target);
            if stays_low {
                low.push(target);
            }
            low.retain(|r| rt.live_at(pc + 1).contains(*r as usize));
            if low.is_empty() {
                return Some(pc);
            }
        }
        None
    }

    /// Whether the result of an instruction has low bits only; `None` for one that such an expression may not contain.
    fn passes_low_bits(
        &mut self,
        i: Instr,
        op: Op,
        pc: u32,
        reads_low: bool,
        types: &FxHashMap<u16, Ty>,
    ) -> Option<bool> {
        use Op::*;
        let native = &self.region.rt(self.ctx).native;
        let feedback = self.region.rt(self.ctx).feedback()[pc as usize].get().0[0];
        match op {
            Move => return Some(reads_low),
            LoadConst | LoadInt | GlobalGet | FreeGet | CellGet => return Some(false),
            GetItem if !reads_low => {
                return (feedback != 0 && feedback & !SEQUENCES == 0).then_some(false);
            }
            Neg | Invert => return Some(reads_low),
            _ => {}
        }
        let fine = feedback & !(seen::BIG | seen::WIDE) == 0 && !native.is_hopeless(pc);
        let immediate = plain(op) != op;
        let op = plain(op);
        let computes = matches!(
            op,
            Add | Sub | Mul | LShift | RShift | BitAnd | BitOr | BitXor | Mod
        );
        if !computes || !fine {
            return None;
        }
        if !reads_low {
            return Some(false);
        }
        let left = self.type_then(i.b(), types);
        let right = match immediate {
            true => Ty::int(i.c() as i16 as i64, i.c() as i16 as i64),
            false => self.type_then(i.c(), types),
        };
        match op {
            Add | Sub | Mul | BitOr | BitXor => Some(true),
            BitAnd => Some(!left.is_unsigned() && !right.is_unsigned()),
            // The amount of a shift is whole.
            LShift => (right.is_int() && right.lo >= 0).then_some(true),
            Mod => mask_of(right).map(|_| false),
            _ => None,
        }
    }

    /// The type that a register will have, after instructions ahead that write registers of these types.
    fn type_then(&self, r: u16, types: &FxHashMap<u16, Ty>) -> Ty {
        let written = types.get(&r).copied();
        written.unwrap_or_else(|| self.ty(self.reg(r)))
    }

    /// The type of what an instruction ahead loads.
    fn type_loaded(&mut self, i: Instr, op: Op, types: &FxHashMap<u16, Ty>) -> Ty {
        let rt = self.region.rt(self.ctx);
        match op {
            Op::LoadConst => Ty::value(rt.consts[i.bc() as usize]),
            Op::LoadInt => Ty::int(i.bc() as i32 as i64, i.bc() as i32 as i64),
            Op::Move => self.type_then(i.b(), types),
            Op::GlobalGet => {
                let constant = self.constant_global(rt.names[i.bc() as usize]);
                constant.map_or(Ty::ANY, |slot| slot.ty)
            }
            _ => Ty::ANY,
        }
    }

    // --- Operations ----------------------------------------------------------------------------------------------

    /// An operation on ints of which one is beyond 63 bits, or the result; `None` where that is for others to do.
    pub(super) fn wide_arithmetic(
        &mut self,
        i: Instr,
        op: Op,
        x: Operand,
        y: Operand,
    ) -> Option<Slot> {
        let fb = self.feedback()[0];
        let (s, t) = (self.operand_ty(x), self.operand_ty(y));
        if s.bits == class::LOW || t.bits == class::LOW {
            return self.low_arithmetic(op, x, y);
        }
        let rt = self.region.rt(self.ctx);
        let large = seen::BIG | seen::WIDE;
        let known = s.is_wide() || t.is_wide();
        let other = fb & !large != 0 || !known && fb & large == 0;
        if other || rt.native.is_hopeless(self.pc) || !s.may(class::INT) || !t.may(class::INT) {
            return None;
        }
        let unsigned = s.is_unsigned() && t.is_unsigned();
        match op {
            Op::BitAnd if s.is_unsigned() || t.is_unsigned() => self.masked(x, y),
            Op::Mod if mask_of(t).is_some() => self.modulo(x, t),
            // Two ints of 63 bits.
            _ if s.is_int() && t.is_int() && fb & large == 0 => None,
            Op::RShift if t.is_int() && t.lo >= 0 => {
                let a = self.unsigned(x, 0, Want::All);
                let b = self.int_operand(y);
                let v = match t.hi < 64 {
                    true => self.b.ins().ushr(a, b),
                    false => {
                        let (v, zero) = (self.b.ins().ushr(a, b), self.word(0));
                        let fits = self.b.ins().icmp_imm_u(IntCC::UnsignedLessThan, b, 64);
                        self.b.ins().select(fits, v, zero)
                    }
                };
                Some(Slot::raw(v, shifted(t.lo)))
            }
            // One of the two is a mask, most likely the second.
            Op::BitAnd if self.result_is_whole(i) => {
                self.unsigned(y, 1, Want::All);
                self.masked(x, y)
            }
            Op::BitOr | Op::BitXor if self.result_is_whole(i) || unsigned => {
                let (a, b) = (
                    self.unsigned(x, 0, Want::All),
                    self.unsigned(y, 1, Want::All),
                );
                let v = match op {
                    Op::BitOr => self.b.ins().bor(a, b),
                    _ => self.b.ins().bxor(a, b),
                };
                Some(Slot::raw(v, Ty::WIDE))
            }
            Op::FloorDiv | Op::Mod if unsigned && t.lo > 0 => {
                let (a, b) = (
                    self.unsigned(x, 0, Want::All),
                    self.unsigned(y, 1, Want::All),
                );
                let (v, ty) = match op {
                    Op::FloorDiv if t.lo >= 2 => {
                        let most = (u64::MAX / t.lo as u64) as i64;
                        (self.b.ins().udiv(a, b), Ty::int(0, most))
                    }
                    Op::FloorDiv => (self.b.ins().udiv(a, b), Ty::WIDE),
                    _ if t.is_int() => (self.b.ins().urem(a, b), Ty::int(0, t.hi - 1)),
                    _ => (self.b.ins().urem(a, b), Ty::WIDE),
                };
                Some(Slot::raw(v, ty))
            }
            Op::Add | Op::Sub | Op::Mul | Op::LShift | Op::BitAnd | Op::BitOr | Op::BitXor
                if self.low_bits_do(i.a()) =>
            {
                self.low_arithmetic(op, x, y)
            }
            _ => None,
        }
    }

    /// Whether the result of the present instruction is wanted with all its bits.
    fn result_is_whole(&mut self, i: Instr) -> bool {
        !self.low_bits_do(i.a())
    }

    /// The low bits of a result, of operands' low bits.
    fn low_arithmetic(&mut self, op: Op, x: Operand, y: Operand) -> Option<Slot> {
        let t = self.operand_ty(y);
        let (n, m) = (limbs(self.operand_ty(x)), limbs(t));
        let (work, limbs) = match op {
            Op::Mul => (product_work(n, m), n + m),
            Op::Mod => (product_work(n, m) + n as u64, m),
            Op::Add | Op::Sub | Op::LShift => (n.max(m) as u64 + 1, n.max(m) + 1),
            _ => (n.max(m) as u64, n.max(m)),
        };
        if work >= WORDS_PER_TICK {
            self.leave_low_bits();
        }
        let v = match op {
            Op::BitAnd if self.operand_ty(x).is_unsigned() || t.is_unsigned() => {
                return self.masked(x, y);
            }
            Op::Mod => return self.modulo(x, t),
            Op::LShift => {
                let a = self.unsigned(x, 0, Want::Low);
                let b = self.int_operand(y);
                if t.lo < 0 || t.hi >= 64 {
                    let holds = self.b.ins().icmp_imm_u(IntCC::UnsignedLessThan, b, 64);
                    self.guard(holds);
                }
                self.b.ins().ishl(a, b)
            }
            _ => {
                let (a, b) = (
                    self.unsigned(x, 0, Want::Low),
                    self.unsigned(y, 1, Want::Low),
                );
                match op {
                    Op::Add => self.b.ins().iadd(a, b),
                    Op::Sub => self.b.ins().isub(a, b),
                    Op::Mul => self.b.ins().imul(a, b),
                    Op::BitAnd => self.b.ins().band(a, b),
                    Op::BitOr => self.b.ins().bor(a, b),
                    _ => self.b.ins().bxor(a, b),
                }
            }
        };
        Some(Slot::raw(v, Ty::low(limbs)))
    }

    /// An int modulo a power of two.
    fn modulo(&mut self, x: Operand, modulus: Ty) -> Option<Slot> {
        let mask = mask_of(modulus)?;
        let a = self.unsigned(x, 0, Want::Low);
        let v = self.b.ins().band_imm_s(a, mask as i64);
        let ty = i64::try_from(mask).map_or(Ty::WIDE, |hi| Ty::int(0, hi));
        Some(Slot::raw(v, ty))
    }

    /// An int of which a mask without a sign lets only low bits through.
    fn masked(&mut self, x: Operand, y: Operand) -> Option<Slot> {
        let (s, t) = (self.operand_ty(x), self.operand_ty(y));
        let (a, b) = (
            self.unsigned(x, 0, Want::Low),
            self.unsigned(y, 1, Want::Low),
        );
        let v = self.b.ins().band(a, b);
        let most = [s, t].into_iter().filter(|t| t.is_int() && t.lo >= 0);
        let ty = most
            .map(|t| t.hi)
            .min()
            .map_or(Ty::WIDE, |hi| Ty::int(0, hi));
        Some(Slot::raw(v, ty))
    }

    /// `-x` and `~x`, as far as low bits go.
    pub(super) fn wide_unary(&mut self, i: Instr, op: Op, v: usize) -> Option<Slot> {
        let ty = self.ty(v);
        let low = ty.bits == class::LOW;
        if op == Op::Pos || !(low || ty.is_wide() && self.low_bits_do(i.a())) {
            return None;
        }
        let raw = self.unsigned(Operand::Reg(v), 0, Want::Low);
        let v = match op {
            Op::Neg => self.b.ins().ineg(raw),
            _ => self.b.ins().bnot(raw),
        };
        Some(Slot::raw(v, Ty::low(limbs(ty) + 1)))
    }

    /// A relation of two ints without a sign, of which one may be beyond 63 bits.
    pub(super) fn wide_relation(
        &mut self,
        rel: Relation,
        x: Operand,
        y: Operand,
    ) -> Option<ir::Value> {
        let (s, t) = (self.operand_ty(x), self.operand_ty(y));
        if !(s.is_wide() || t.is_wide()) || !s.is_unsigned() || !t.is_unsigned() {
            return None;
        }
        let (a, b) = (
            self.unsigned(x, 0, Want::All),
            self.unsigned(y, 1, Want::All),
        );
        let code = match rel.ints() {
            IntCC::SignedLessThan => IntCC::UnsignedLessThan,
            IntCC::SignedLessThanOrEqual => IntCC::UnsignedLessThanOrEqual,
            IntCC::SignedGreaterThan => IntCC::UnsignedGreaterThan,
            IntCC::SignedGreaterThanOrEqual => IntCC::UnsignedGreaterThanOrEqual,
            equality => equality,
        };
        Some(self.b.ins().icmp(code, a, b))
    }

    // --- Forms ---------------------------------------------------------------------------------------------------

    /// The n-th operand of the present instruction as a word.
    fn unsigned(&mut self, o: Operand, n: usize, want: Want) -> ir::Value {
        match o {
            Operand::Int(i) => self.word(i),
            Operand::Raw(v, _) => v,
            Operand::Reg(v) => {
                let large = self.feedback()[1 + n] != 0;
                self.unsigned_word(v, want, large)
            }
        }
    }

    /// The unsigned word of a register; guards that it has one.
    pub(super) fn wide(&mut self, v: usize) -> ir::Value {
        self.unsigned_word(v, Want::All, true)
    }

    /// The same, or the low bits only; `large` says that it may well be an object.
    fn unsigned_word(&mut self, v: usize, want: Want, large: bool) -> ir::Value {
        let slot = self.slot(v);
        let there = slot.raw.filter(|_| !slot.ty.is_float());
        if slot.ty.is_int() || there.is_none() && !large && !slot.ty.may(class::WIDE) {
            let raw = self.int(v);
            if want == Want::All && self.ty(v).lo < 0 {
                let holds = self
                    .b
                    .ins()
                    .icmp_imm_s(IntCC::SignedGreaterThanOrEqual, raw, 0);
                self.guard(holds);
                let ty = self.ty(v);
                self.narrow(v, Ty::int(0, ty.hi));
            }
            return raw;
        }
        if let Some(raw) = there {
            return raw;
        }
        self.wish(v, Ty::WIDE);
        let word = self.boxed(v);
        let raw = self.word_of_large(word, slot.ty, want);
        if want == Want::All {
            self.learn(v, |s| {
                s.raw = Some(raw);
                s.ty = Ty {
                    known: s.ty.known,
                    ..Ty::WIDE
                };
            });
        }
        raw
    }

    /// The word of an int that may be an object; guards that it is one, and that it has one where all of it is wanted.
    fn word_of_large(&mut self, word: ir::Value, ty: Ty, want: Want) -> ir::Value {
        let certain = ty.is_wide();
        let _ = self.exit();
        let join = self.b.create_block();
        let result = self.b.append_block_param(join, types::I64);
        let (small, object) = (self.b.create_block(), self.b.create_block());
        let is_int = self.is_int_word(word);
        self.b.ins().brif(is_int, small, &[], object, &[]);
        self.b.switch_to_block(small);
        let raw = self.b.ins().sshr_imm_u(word, 2);
        if want == Want::All && !certain {
            let holds = self
                .b
                .ins()
                .icmp_imm_s(IntCC::SignedGreaterThanOrEqual, raw, 0);
            self.guard(holds);
        }
        self.b.ins().jump(join, &[BlockArg::Value(raw)]);
        self.b.switch_to_block(object);
        if !certain {
            self.guard_kind_of(word, ty.without(class::INT), Kind::BigInt);
        }
        let at = self.address(word);
        let mut limb = self.load(at, layout::BIG_FIRST);
        if !certain {
            let negative = self.load_small(types::I8, at, layout::BIG_NEGATIVE);
            let n = self.load_small(types::I32, at, layout::BIG_LIMBS);
            let most = match want {
                Want::All => 1,
                Want::Low => LIMBS_MAX,
            };
            let holds = self
                .b
                .ins()
                .icmp_imm_u(IntCC::UnsignedLessThanOrEqual, n, most);
            self.guard(holds);
            match want {
                Want::All => {
                    let positive = self.b.ins().icmp_imm_u(IntCC::Equal, negative, 0);
                    self.guard(positive);
                }
                Want::Low => {
                    let turned = self.b.ins().ineg(limb);
                    limb = self.b.ins().select(negative, turned, limb);
                }
            }
        }
        self.b.ins().jump(join, &[BlockArg::Value(limb)]);
        self.b.switch_to_block(join);
        result
    }
}

/// How many limbs an operand has at most.
fn limbs(ty: Ty) -> usize {
    match ty {
        ty if ty.bits == class::LOW => ty.hi as usize,
        ty if ty.is_int() || ty.is_wide() => 1,
        _ => LIMBS_MAX as usize,
    }
}

/// What an unsigned word shifted right so far can be.
fn shifted(least: i64) -> Ty {
    match least {
        0 => Ty::WIDE,
        n if n < 64 => Ty::int(0, (u64::MAX >> n) as i64),
        _ => Ty::int(0, 0),
    }
}

/// The mask of a modulus that is a power of two, up to 2⁶⁴.
fn mask_of(modulus: Ty) -> Option<u64> {
    let v = modulus.single()?;
    if let Some(big) = v.as_gc::<BigInt>() {
        return match *big.limbs() {
            [limb] if !big.negative && limb.is_power_of_two() => Some(limb - 1),
            [0, 1] if !big.negative => Some(u64::MAX),
            _ => None,
        };
    }
    let n = v.is_int().then(|| v.as_int()).filter(|n| *n > 0)? as u64;
    n.is_power_of_two().then(|| n - 1)
}
