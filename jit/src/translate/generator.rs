//! Generators: their own code, making and resuming them, and their code within loops over them.
//!
//! A unit that begins in a generator's frame returns what it yields; its registers are in the frame then. It is entered
//! again after the `yield`, as an entry of its own.
//!
//! A loop over a generator of known code has that code inlined: from the loop's head to the place after the `yield`
//! where the frame stands, and from the next `yield` to the loop's body, with the item in whatever form it has. The
//! generator's registers are read from its frame when it goes on and written when it yields, so that between two turns
//! it is a suspended generator like any other, whoever else may know it.

use super::Translator;
use super::natives::NativeCall;
use super::state::Slot;
use crate::region::{CtxId, yields};
use crate::ty::{Ty, class};
use cranelift_codegen::ir::condcodes::IntCC;
use cranelift_codegen::ir::{self, InstBuilder, types};
use pirn_vm::bytecode::{Instr, code_flags};
use pirn_vm::compiler::layout;
use pirn_vm::heap::Kind;
use pirn_vm::interp::native::{helpers::Helper, status};
use pirn_vm::objects::{CodeRef, Cont, Function, GeneratorState, callee};
use pirn_vm::{Known, Value};
use std::ops::Range;

impl Translator<'_, '_> {
    pub(super) fn yield_(&mut self, i: Instr) {
        let v = self.reg(i.b());
        let word = self.boxed(v);
        self.suspend(word);
        self.ended = true;
    }

    /// The generator is suspended: its live registers go into its frame, and the value to whoever resumed it.
    fn suspend(&mut self, value: ir::Value) {
        let Some(frame) = self.frame else {
            self.failed = true;
            return;
        };
        self.stand_here(frame);
        self.restore_handled();
        let s = self.word(status::YIELDED as i64);
        self.b.ins().return_(&[s, value]);
    }

    /// Puts the live registers into the entry's frame, and makes it stand at the present instruction.
    pub(super) fn stand_here(&mut self, frame: ir::Value) {
        let at = self.address(frame);
        self.fill_frame(at);
    }

    /// Puts the registers of the present context that its frame does not hold into it, and the iterators' fields into
    /// the iterators.
    fn fill_frame(&mut self, at: ir::Value) {
        let ctx = &self.region.ctxs[self.ctx];
        let (base, func) = (ctx.base, ctx.func);
        let own: Vec<usize> = ctx.iters.iter().map(|(_, fields)| *fields).collect();
        for fields in own {
            self.put_back(fields);
        }
        let mut pointers = false;
        for r in self.region.rt(self.ctx).live_at(self.pc).iter() {
            debug_assert!(base + r < func);
            let slot = self.slot(base + r);
            if slot.clean {
                continue;
            }
            pointers |= !slot.ty.is_word();
            let word = self.boxed(base + r);
            self.store(word, at, layout::FRAME_REGS + 8 * r as i32);
        }
        if pointers {
            self.barrier(at);
        }
        let pc = self.b.ins().iconst(types::I32, self.pc as i64);
        self.store(pc, at, layout::FRAME_PC);
    }

    /// Passes on what an iterator yields. The frame stands here then, so that who resumes it goes to the iterator at once
    /// where that is a generator.
    pub(super) fn yield_from(&mut self, i: Instr) {
        let (it, sent) = (self.reg(i.b()), self.reg(i.c()));
        let (it, sent) = (self.boxed(it), self.boxed(sent));
        let out = self.exit();
        let depth = self.depth_here();
        self.store(depth, self.vm_ptr, layout::VM_DEPTH);
        let results = self.helper(Helper::yield_from, &[it, sent]);
        let (s, v) = (results[0], results[1]);
        let (yields, other, go) = (
            self.b.create_block(),
            self.b.create_block(),
            self.b.create_block(),
        );
        let yielded = self
            .b
            .ins()
            .icmp_imm_u(IntCC::Equal, s, status::YIELDED as i64);
        self.b.ins().brif(yielded, yields, &[], other, &[]);
        let saved = self.cur.clone();
        self.b.switch_to_block(yields);
        self.suspend(v);
        self.cur = saved;
        self.b.switch_to_block(other);
        self.proceed_to(s, v, go, out);
        self.forget_shapes();
        self.set(i.a(), Slot::boxed(v, Ty::ANY.without(class::UNBOUND)));
    }

    /// What a generator yields next: natively, where its code is. Its end is told where a handler of the unit may catch it, and the
    /// exception is made in place then.
    pub(super) fn resumed(&mut self, c: &NativeCall, helper: Helper) -> Option<Slot> {
        let caught = self.region.blocks[self.block].catch.is_some();
        let raising = caught.then(|| self.raising(Known::StopIteration, Vec::new()));
        let raising = raising.flatten();
        let mut words = vec![self.constant(c.f.value())];
        for v in c.args.clone() {
            words.push(self.boxed(v));
        }
        words.push(self.word(raising.is_some().into()));
        let v = self.ask(helper, &words);
        if let Some(raising) = raising {
            let unbound = Value::UNBOUND.bits() as i64;
            let there = self.b.ins().icmp_imm_u(IntCC::NotEqual, v, unbound);
            self.or_else(there, raising);
        }
        self.forget_shapes();
        Some(Slot::boxed(v, Ty::ANY.without(class::UNBOUND)))
    }

    // --- Made ----------------------------------------------------------------------------------------------------

    /// Whether a call with so many arguments makes a generator and does nothing else.
    pub(super) fn makes_generator(&self, rt: CodeRef, n: usize) -> bool {
        rt.has(code_flags::GENERATOR)
            && rt.arity.positional != u16::MAX
            && usize::from(rt.arity.positional) == n
    }

    /// Calls a generator function with just the arguments that it takes.
    pub(super) fn new_generator(&mut self, i: Instr, func: ir::Value, args: Range<usize>) {
        let words: Vec<ir::Value> = args.map(|v| self.boxed(v)).collect();
        self.generator_of(i, func, &words);
    }

    fn generator_of(&mut self, i: Instr, func: ir::Value, words: &[ir::Value]) {
        let (at, n) = (self.words_in_memory(words), self.word(words.len() as i64));
        let g = self.ask(Helper::new_generator, &[func, at, n]);
        self.forget_shapes();
        let ty = Ty::of(class::OBJECT).shaped(Known::Generator.shape());
        self.set(i.a(), Slot::boxed(g, ty));
    }

    /// The same of a call that spreads these arguments, by what it has called. False where that was no such function.
    pub(super) fn generator_of_spread(&mut self, i: Instr, callee: usize, given: &[Slot]) -> bool {
        let known = Value::from_bits(self.ty(callee).known);
        let [serial, _, _, what] = self.feedback();
        let rt = match known.as_gc::<Function>() {
            Some(f) if self.ty(callee).known != 0 => Some(f.code_ref()),
            _ if what == callee::FUNCTION => self.vm.code_by_serial(serial).map(CodeRef::of),
            _ => None,
        };
        let hopeless = self.region.rt(self.ctx).native.is_hopeless(self.pc);
        let rt = rt.filter(|rt| self.makes_generator(*rt, given.len()) && !hopeless);
        let Some(rt) = rt.filter(|_| self.ty(callee).may(class::FUNCTION)) else {
            return false;
        };
        self.guard_code(callee, rt);
        let func = self.boxed(callee);
        let words: Vec<ir::Value> = given.iter().map(|slot| self.boxed_slot(slot)).collect();
        self.generator_of(i, func, &words);
        true
    }

    // --- Inlined into a loop -------------------------------------------------------------------------------------

    /// Goes on in the generator that a loop iterates over, or after the loop when there is nothing left.
    pub(super) fn resume_inlined(&mut self, i: Instr, child: CtxId) {
        self.conts.insert((self.ctx, self.pc), Cont::Iterate);
        if self.region.ctxs[child].lazy.is_some() {
            return self.resume_lazy(i, child);
        }
        let it = self.reg(i.b());
        let (word, ty) = (self.boxed(it), self.ty(it));
        if !ty.may(class::OBJECT) {
            return self.leave_for_interpreter();
        }
        self.guard_kind_of(word, ty, Kind::Generator);
        let at = self.address(word);
        // Just what the turn before has stored: a processor makes a load wait that takes in more than one store.
        let state = self.load_small(types::I16, at, layout::HEADER_AUX);
        let is = |t: &mut Self, expected: GeneratorState| {
            let expected = expected as i64;
            t.b.ins().icmp_imm_u(IntCC::Equal, state, expected)
        };
        let succs = self.region.blocks[self.block].succs.clone();
        let (goes_on, other, begins, odd) = (
            self.b.create_block(),
            self.b.create_block(),
            self.b.create_block(),
            self.b.create_block(),
        );
        let suspended = is(self, GeneratorState::Suspended);
        self.b.ins().brif(suspended, goes_on, &[], other, &[]);
        self.b.switch_to_block(other);
        let created = is(self, GeneratorState::Created);
        self.b.ins().brif(created, begins, &[], odd, &[]);
        let saved = self.cur.clone();
        self.b.switch_to_block(odd);
        let finished = is(self, GeneratorState::Finished);
        self.guard(finished);
        self.jump_to(succs[0]);
        self.cur.clone_from(&saved);
        self.b.switch_to_block(begins);
        let frame = self.frame_of(at, child);
        self.take_entry_tick();
        self.run_inlined(at, frame, child, 0, None);
        self.jump_to(succs[1]);
        self.cur.clone_from(&saved);
        self.b.switch_to_block(goes_on);
        let frame = self.frame_of(at, child);
        let address = self.address(frame);
        let stands = self.load_small(types::I32, address, layout::FRAME_PC);
        let rt = self.region.ctxs[child].rt;
        let all: Vec<u32> = yields(&rt).collect();
        for (n, &at_pc) in all.iter().enumerate() {
            let here = self.b.ins().icmp_imm_u(IntCC::Equal, stands, at_pc as i64);
            let mut next = None;
            if n + 1 == all.len() {
                self.guard(here);
            } else {
                let (this, rest) = (self.b.create_block(), self.b.create_block());
                self.b.ins().brif(here, this, &[], rest, &[]);
                self.b.switch_to_block(this);
                next = Some(rest);
            }
            let before = self.cur.clone();
            let yielded = rt.instrs()[at_pc as usize];
            self.run_inlined(at, frame, child, at_pc + 1, Some(yielded));
            self.jump_to(succs[2 + n]);
            self.cur = before;
            if let Some(next) = next {
                self.b.switch_to_block(next);
            }
        }
        self.ended = true;
    }

    /// The frame of the generator at an address, which is guarded to be of a context's code.
    fn frame_of(&mut self, generator: ir::Value, child: CtxId) -> ir::Value {
        let frame = self.load(generator, layout::GENERATOR_FRAME);
        let at = self.address(frame);
        let func = self.load(at, layout::FRAME_FUNC);
        let func = self.address(func);
        let found = self.load(func, layout::FUNCTION_RT);
        let expected = self.code_constant(self.region.ctxs[child].rt);
        let holds = self.b.ins().icmp(IntCC::Equal, found, expected);
        self.guard(holds);
        frame
    }

    /// The generator runs: its registers out of its frame. `yielded` is the instruction whose value is None now.
    fn run_inlined(
        &mut self,
        generator: ir::Value,
        frame: ir::Value,
        child: CtxId,
        pc: u32,
        yielded: Option<Instr>,
    ) {
        self.set_generator_state(generator, GeneratorState::Running);
        let ctx = &self.region.ctxs[child];
        let (base, func) = (ctx.base, ctx.func);
        let at = self.address(frame);
        let f = self.load(at, layout::FRAME_FUNC);
        self.cur[func] = Some(Slot::boxed(f, Ty::of(class::FUNCTION)));
        if let Some(v) = ctx.frame {
            self.cur[v] = Some(Slot::boxed(frame, Ty::of(class::OBJECT)));
        }
        for r in self.region.rt(child).live_at(pc).iter() {
            let slot = match yielded {
                Some(i) if i.a() as usize == r => self.known(Value::NONE),
                _ => {
                    let v = self.load(at, layout::FRAME_REGS + 8 * r as i32);
                    Slot {
                        clean: true,
                        ..Slot::boxed(v, Ty::ANY)
                    }
                }
            };
            self.cur[base + r] = Some(slot);
        }
    }

    fn set_generator_state(&mut self, generator: ir::Value, state: GeneratorState) {
        let state = self.b.ins().iconst(types::I16, state as i64);
        self.store(state, generator, layout::HEADER_AUX);
    }

    /// The address of the generator whose code the present context is, and the loop it is inlined into.
    fn inlined_generator(&mut self) -> Option<(ir::Value, CtxId, Instr)> {
        let Some((parent, call)) = self.region.ctxs[self.ctx].parent else {
            self.failed = true;
            return None;
        };
        let i = self.region.instr(parent, call);
        let it = self.region.ctxs[parent].base + i.b() as usize;
        let word = self.boxed(it);
        Some((self.address(word), parent, i))
    }

    /// A `yield` of an inlined generator: its loop's body has the item.
    pub(super) fn yield_to_loop(&mut self, i: Instr) {
        self.ended = true;
        if self.region.ctxs[self.ctx].lazy.is_some() {
            return self.yield_lazily(i);
        }
        let frame = self.region.ctxs[self.ctx].frame;
        let Some(frame) = frame.and_then(|v| self.slot(v).boxed) else {
            self.failed = true;
            return;
        };
        let Some((generator, parent, loop_)) = self.inlined_generator() else {
            return;
        };
        let at = self.address(frame);
        self.fill_frame(at);
        self.set_generator_state(generator, GeneratorState::Suspended);
        let v = self.reg(i.b());
        let item = self.copy(v);
        self.assign(self.region.ctxs[parent].base + loop_.a() as usize, item);
        self.take_jump(self.region_target(0), loop_.c() as i16 as i32);
    }

    /// An inlined generator returns.
    pub(super) fn finish_inlined(&mut self) {
        let Some((generator, ..)) = self.inlined_generator() else {
            return;
        };
        self.set_generator_state(generator, GeneratorState::Finished);
        let gone = self.word(Value::UNBOUND.bits() as i64);
        self.store(gone, generator, layout::GENERATOR_FRAME);
    }
}
