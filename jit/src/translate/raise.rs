//! Exceptions: where they go, raising, context managers.
//!
//! An exception is a value with the status `RAISED`, from a helper or from a function's native code. It goes to the
//! innermost handler around the instruction within the unit, on an edge like any other; on the way each context it passes
//! adds its line to the traceback. Without a handler it takes the instruction's exit, which returns it, and the caller goes
//! on with it. So no frames are made for it. A word of the VM tells an exit that it was taken for an exception: it is there
//! from the answer `RAISED` on, until somebody catches it.
//!
//! `vm.native.handled` is the exception being handled, which new ones have as their context. An edge between blocks that
//! handle different ones stores it, and every way out of the unit but unwinding restores what was there at the entry.
//!
//! The registers that a handler finds are those before the instruction, as in an exit; they are noted when the exit is
//! made, and the code of the way to the handler is written when the block is done.

use super::Translator;
use super::call::simple_class;
use super::state::{Known as KnownState, Slot};
use crate::region::{BlockId, CtxId};
use crate::ty::{Ty, class};
use cranelift_codegen::ir::condcodes::IntCC;
use cranelift_codegen::ir::{self, BlockArg, InstBuilder, types};
use pirn_vm::bytecode::Instr;
use pirn_vm::compiler::layout;
use pirn_vm::heap::Gc;
use pirn_vm::interp::native::{helpers::Helper, status};
use pirn_vm::objects::{Class, Function, construction};
use pirn_vm::{Known, Value};

/// What is known of an exception that came from somewhere.
const ANY_EXCEPTION: Ty = Ty::of(class::OBJECT);

/// The way of an exception from an instruction, not written yet.
pub struct Landing {
    block: ir::Block,
    exception: ir::Value,
    ctx: CtxId,
    pc: u32,
    /// The registers that the handler may read, and the functions of the contexts on the way.
    state: Vec<(usize, Slot)>,
    /// The exit of the instruction.
    out: ir::Block,
    /// Exceptions have come this way before: it is written in place.
    foreseen: bool,
    /// The exception is to be made here: its class, and its arguments.
    made: Option<(Gc<Class>, Vec<ir::Value>)>,
}

impl Translator<'_, '_> {
    // --- Where exceptions go -------------------------------------------------------------------------------------

    /// What an exception of the present instruction needs of the registers as they are now.
    pub(super) fn kept_for_handler(&mut self) -> Vec<(usize, Slot)> {
        let mut kept = match self.region.blocks[self.block].catch {
            Some(catch) => self.region.blocks[catch.block].live.clone(),
            None => Vec::new(),
        };
        let mut at = Some(self.ctx);
        while let Some(c) = at {
            kept.push(self.region.ctxs[c].func);
            kept.extend(self.region.ctxs[c].frame);
            at = self.region.ctxs[c].parent.map(|(p, _)| p);
        }
        let slot = |v: usize| self.cur[v].map(|s| (v, s));
        kept.into_iter().filter_map(slot).collect()
    }

    /// The block that an exception of the present instruction goes to. Its parameter is the exception.
    pub(super) fn landing(&mut self) -> ir::Block {
        if let Some(block) = self.op_landing {
            return block;
        }
        self.leave_low_bits();
        let out = self.exit();
        let block = self.cold_block();
        let exception = self.b.append_block_param(block, types::I64);
        self.landings.push(Landing {
            block,
            exception,
            ctx: self.ctx,
            pc: self.pc,
            state: self.op_kept.clone(),
            out,
            foreseen: self.is_foreseen(),
            made: None,
        });
        self.op_landing = Some(block);
        block
    }

    /// Whether exceptions of the present instruction are nothing new: they have often left the unit here, or the handler that they
    /// go to has been executed.
    fn is_foreseen(&self) -> bool {
        const NEAR: usize = 4;
        let Some(catch) = self.region.blocks[self.block].catch else {
            return self.region.rt(self.ctx).native.is_raising(self.pc);
        };
        let handler = &self.region.blocks[catch.block];
        let cells = self.region.rt(handler.ctx).feedback();
        let mut first = cells.iter().skip(handler.start as usize).take(NEAR);
        first.any(|cell| cell.get().0 != [0; 4])
    }

    /// A block in which the present instruction raises a new exception of a class of the language, with these arguments: for what
    /// is foreseen to go wrong. `None` where that is the interpreter's to do.
    pub(super) fn raising(&mut self, class: Known, args: Vec<ir::Value>) -> Option<ir::Block> {
        let class = self.vm.known(class);
        self.vm.exception_cell(class)?;
        self.leave_low_bits();
        let out = self.exit();
        let block = self.b.create_block();
        self.landings.push(Landing {
            block,
            exception: self.vm_ptr,
            ctx: self.ctx,
            pc: self.pc,
            state: self.op_kept.clone(),
            out,
            foreseen: true,
            made: Some((class, args)),
        });
        Some(block)
    }

    /// Goes on where something holds; where it does not, this is raised, if guards of the instruction have failed before.
    pub(super) fn guard_or_raise(&mut self, holds: ir::Value, class: Known, message: &'static str) {
        let foreseen = self.region.rt(self.ctx).native.hot_exits(self.pc) > 0;
        let text = self.vm.fixed_message(message);
        let raising = foreseen.then(|| {
            let text = self.constant(text);
            self.raising(class, vec![text])
        });
        match raising.flatten() {
            Some(raising) => self.or_else(holds, raising),
            None => self.guard(holds),
        }
    }

    /// Writes the ways of the exceptions of a block's instructions.
    pub(super) fn finish_landings(&mut self) {
        let before = self.foreseen;
        for landing in std::mem::take(&mut self.landings) {
            self.b.switch_to_block(landing.block);
            self.cur = KnownState::nothing(self.cur.len());
            for (v, slot) in landing.state {
                self.cur[v] = Some(slot);
            }
            (self.ctx, self.pc) = (landing.ctx, landing.pc);
            self.forget_shapes();
            self.foreseen = landing.foreseen;
            self.op_exit = Some(landing.out);
            let Some((class, args)) = landing.made else {
                self.propagate(landing.exception, ANY_EXCEPTION, false);
                continue;
            };
            match self.new_exception(class, &args) {
                Some(slot) => self.raise_slot(slot),
                None => self.failed = true,
            }
        }
        self.foreseen = before;
    }

    /// An exception of this type leaves the present instruction. `listed`: not with a line of the traceback for it.
    fn propagate(&mut self, mut e: ir::Value, mut ty: Ty, mut listed: bool) {
        self.ended = true;
        let catch = self.region.blocks[self.block].catch;
        let last = catch.map(|c| self.region.blocks[c.block].ctx);
        let mut at = Some((self.ctx, self.pc));
        while let Some((c, pc)) = at {
            if !listed && self.region.rt(c).is_listed_at(pc) {
                self.trace(e, c, pc);
            }
            listed = false;
            if last == Some(c) {
                break;
            }
            if let Some(frame) = self.region.ctxs[c].frame {
                let frame = self.boxed(frame);
                e = self.helper(Helper::generator_raised, &[frame, e])[0];
                ty = ANY_EXCEPTION;
            } else if self.region.ctxs[c].lazy.is_some() {
                e = self.helper(Helper::lazy_generator_raised, &[e])[0];
                ty = ANY_EXCEPTION;
            }
            at = self.region.ctxs[c].parent;
        }
        let Some(catch) = catch else {
            self.restore_handled();
            self.store(e, self.vm_ptr, layout::VM_RAISED);
            let s = self.word(status::RAISED as i64);
            self.b.ins().return_(&[s, e]);
            return;
        };
        let caught = self.word(Value::UNBOUND.bits() as i64);
        self.store(caught, self.vm_ptr, layout::VM_RAISED);
        self.assign(catch.reg, Slot::boxed(e, ty));
        self.handled = None;
        self.jump_to(catch.block);
    }

    /// A line of the traceback: an exception passes through a context at a pc.
    fn trace(&mut self, e: ir::Value, ctx: CtxId, pc: u32) {
        let func = self.region.ctxs[ctx].func;
        let (func, known) = (self.slot(func), self.ty(func).object());
        let code = self.vm.code_object(self.region.rt(ctx).serial);
        // Where exceptions are foreseen, without a call.
        let cell = self.vm.traceback_cell();
        let cell = cell.filter(|_| self.foreseen);
        let (Some((cell, header)), Some(code)) = (cell, code) else {
            let func = self.boxed_slot(&func);
            let pc = self.word(pc as i64);
            self.helper(Helper::trace, &[e, func, pc]);
            return;
        };
        self.keep(code);
        let exception = self.address(e);
        let fill = |t: &mut Self, at: ir::Value| {
            let failed = t.load_small(types::I8, t.vm_ptr, layout::VM_LOOKUP_FAILED);
            let failed = t.b.ins().uextend(types::I64, failed);
            let failed = t.b.ins().ishl_imm_u(failed, 8 * layout::HEADER_AUX as i64);
            let header = t.b.ins().bor_imm_u(failed, header as i64);
            t.store(header, at, 0);
            let no = t.b.ins().iconst(types::I8, 0);
            t.store(no, t.vm_ptr, layout::VM_LOOKUP_FAILED);
            let next = t.load(exception, layout::EXCEPTION_TRACEBACK);
            t.store(next, at, layout::TRACEBACK_NEXT);
            let code = t.constant(code);
            t.store(code, at, layout::TRACEBACK_CODE);
            let globals = match known.and_then(|f| f.as_gc::<Function>()) {
                Some(f) => t.constant(f.globals.get()),
                None => {
                    let func = t.boxed_slot(&func);
                    let func = t.address(func);
                    t.load(func, layout::FUNCTION_GLOBALS)
                }
            };
            t.store(globals, at, layout::TRACEBACK_GLOBALS);
            let pc = t.b.ins().iconst(types::I32, i64::from(pc));
            t.store(pc, at, layout::TRACEBACK_PC);
            let none = t.b.ins().iconst(types::I32, 0);
            t.store(none, at, layout::TRACEBACK_LINE);
        };
        let line = self.in_cell(cell, fill, |t| {
            let func = t.boxed_slot(&func);
            let pc = t.word(pc as i64);
            t.helper(Helper::trace, &[e, func, pc]);
            t.load(exception, layout::EXCEPTION_TRACEBACK)
        });
        self.store(line, exception, layout::EXCEPTION_TRACEBACK);
        if !self.young.contains(&e) {
            self.barrier(exception);
        }
    }

    /// Goes on with the present instruction where a status says that there is a value; an exception goes its way, and
    /// everything else leaves with the instruction suspended.
    pub(super) fn proceed(&mut self, s: ir::Value, v: ir::Value) {
        let (out, go) = (self.exit(), self.b.create_block());
        self.proceed_to(s, v, go, out);
    }

    /// The same in this block, and with this exit.
    pub(super) fn proceed_to(&mut self, s: ir::Value, v: ir::Value, go: ir::Block, out: ir::Block) {
        if self.is_left_by_exceptions() {
            self.b.ins().brif(s, out, &[], go, &[]);
        } else {
            let odd = self.cold_block();
            self.b.ins().brif(s, odd, &[], go, &[]);
            self.b.switch_to_block(odd);
            self.land(s, v, out);
        }
        self.b.switch_to_block(go);
    }

    /// Whether an exception of the present instruction leaves the unit as anything else does that ends the instruction
    /// without a value: by the exit, whose record says what is to be added to the traceback.
    pub(super) fn is_left_by_exceptions(&self) -> bool {
        let mut at = Some(self.ctx);
        while let Some(c) = at {
            let context = &self.region.ctxs[c];
            if context.frame.is_some() || context.lazy.is_some() {
                return false;
            }
            at = context.parent.map(|(p, _)| p);
        }
        self.handled == Some(None)
            && self.region.blocks[self.block].catch.is_none()
            && !self.region.rt(self.ctx).native.is_raising(self.pc)
    }

    /// Ends with what a status says that is not that there is a value.
    pub(super) fn land(&mut self, s: ir::Value, v: ir::Value, out: ir::Block) {
        if self.is_left_by_exceptions() {
            self.b.ins().jump(out, &[]);
            return;
        }
        let landing = self.landing();
        let raised = self
            .b
            .ins()
            .icmp_imm_u(IntCC::Equal, s, status::RAISED as i64);
        self.b
            .ins()
            .brif(raised, landing, &[BlockArg::Value(v)], out, &[]);
    }

    // --- The exception being handled -----------------------------------------------------------------------------

    /// Before an edge to a block: says what that handles.
    pub(super) fn pass_handled(&mut self, target: BlockId) {
        let block = &self.region.blocks[target];
        let wanted = self.region.handled_at(block.ctx, block.start);
        if self.handled == Some(wanted) {
            return;
        }
        let e = match wanted {
            Some(v) => {
                let slot = self.slot(v);
                self.boxed_slot(&slot)
            }
            None => self.outer_handled,
        };
        self.store(e, self.vm_ptr, layout::VM_HANDLED);
    }

    /// Before a return: what was being handled at the entry is so again.
    pub(super) fn restore_handled(&mut self) {
        if self.handled != Some(None) {
            let outer = self.outer_handled;
            self.store(outer, self.vm_ptr, layout::VM_HANDLED);
        }
    }

    // --- Raising -------------------------------------------------------------------------------------------------

    pub(super) fn raise(&mut self, i: Instr) {
        if i.x() != 2 && self.raise_new(i.a()) {
            return;
        }
        let e = self.reg(i.a());
        let e = self.boxed(e);
        let cause = if i.x() == 2 {
            let cause = self.reg(i.b());
            self.boxed(cause)
        } else {
            e
        };
        let x = self.word(i.x() as i64);
        self.end_by(Helper::raise, &[e, cause, x]);
    }

    /// Raises what is known to be an exception, or a class whose construction is simple, without a helper. False for
    /// others.
    fn raise_new(&mut self, r: u16) -> bool {
        let v = self.reg(r);
        let class = self.ty(v).object().and_then(|class| class.as_gc::<Class>());
        let slot = match class {
            Some(class) => {
                let simple = simple_class(self.vm, class.root_shape.get())
                    .filter(|(c, init)| *c == class && init.is_unbound())
                    .filter(|_| class.construction.get() == construction::EXCEPTION);
                if simple.is_none() {
                    return false;
                }
                self.instance(class, v..v)
            }
            None if self.exception_class(v).is_some() => self.slot(v),
            None => return false,
        };
        self.raise_slot(slot);
        true
    }

    /// Raises a new exception.
    fn raise_slot(&mut self, slot: Slot) {
        let e = self.boxed_slot(&slot);
        // Nothing is being handled, and no frame further down has to be asked.
        let handled = self.load(self.vm_ptr, layout::VM_HANDLED);
        let below = self.load(self.vm_ptr, layout::VM_BELOW);
        let unbound = Value::UNBOUND.bits() as i64;
        let (go, ask) = (self.b.create_block(), self.cold_block());
        let differs = self.b.ins().bxor(handled, below);
        let other = self.b.ins().bxor_imm_s(handled, unbound);
        let differs = self.b.ins().bor(differs, other);
        self.b.ins().brif(differs, ask, &[], go, &[]);
        self.b.switch_to_block(ask);
        self.helper(Helper::set_context, &[e]);
        self.b.ins().jump(go, &[]);
        self.b.switch_to_block(go);
        self.propagate(e, slot.ty, false);
    }

    /// Calls a helper that has no value to answer.
    fn end_by(&mut self, helper: Helper, args: &[ir::Value]) {
        let out = self.exit();
        let depth = self.depth_here();
        self.store(depth, self.vm_ptr, layout::VM_DEPTH);
        let r = self.helper(helper, args);
        self.land(r[0], r[1], out);
        self.ended = true;
    }

    /// A bare `raise`.
    pub(super) fn raise_again(&mut self) {
        if let Some(v) = self.region.handled_at(self.ctx, self.pc) {
            let (e, ty) = (self.boxed(v), self.ty(v));
            return self.propagate(e, ty, true);
        }
        let _ = self.exit();
        let e = self.helper(Helper::handled, &[])[0];
        let none = self
            .b
            .ins()
            .icmp_imm_u(IntCC::Equal, e, Value::UNBOUND.bits() as i64);
        let (wrong, some) = (self.cold_block(), self.b.create_block());
        self.b.ins().brif(none, wrong, &[], some, &[]);
        self.b.switch_to_block(wrong);
        self.end_by(Helper::nothing_to_raise, &[]);
        self.b.switch_to_block(some);
        self.propagate(e, ANY_EXCEPTION, true);
    }

    pub(super) fn reraise(&mut self, i: Instr) {
        let v = self.reg(i.a());
        let (e, ty) = (self.boxed(v), self.ty(v));
        self.propagate(e, ty, true);
    }

    // --- Context managers ----------------------------------------------------------------------------------------

    /// The shapes that a context manager may have, and the functions that enter and leave it, where these are the same for all.
    fn manager_met(&mut self, v: usize) -> Option<(Vec<u32>, [Value; 2])> {
        let known = self.ty(v).shape;
        let [more, first, second, _] = self.feedback();
        let shapes: Vec<u32> = match known {
            0 => [first, second].into_iter().filter(|s| *s != 0).collect(),
            shape => vec![shape],
        };
        let hopeless = self.region.rt(self.ctx).native.is_hopeless(self.pc);
        if known == 0 && (more != 0 || hopeless || !self.ty(v).may(class::POINTERS)) {
            return None;
        }
        let names = [self.vm.names.dunder_enter, self.vm.names.dunder_exit];
        let mut found = None;
        for shape in &shapes {
            let [enter, leave] = names.map(|name| self.vm.special_of_shape(*shape, name));
            let both = [enter?, leave?];
            if found.is_some_and(|f| f != both) {
                return None;
            }
            found = Some(both);
        }
        Some((shapes, found?))
    }

    pub(super) fn with_bind(&mut self, i: Instr) {
        let manager = self.reg(i.b());
        if let Some((shapes, [enter, leave])) = self.manager_met(manager) {
            match shapes[..] {
                [one] => self.shaped(manager, one),
                _ => self.shaped_any(manager, &shapes),
            };
            let entered = self.copy(manager);
            for (r, function) in [(i.a(), enter), (i.c(), leave)] {
                let function = self.known(function);
                self.set(r, function);
                self.set(r + 1, entered);
            }
            return;
        }
        let manager = self.boxed(manager);
        let (at, cell) = (self.area(4), self.feedback_cell());
        self.ask(Helper::with_bind, &[manager, at, cell]);
        for (n, r) in [i.a(), i.a() + 1, i.c(), i.c() + 1].into_iter().enumerate() {
            let v = self.load(at, 8 * n as i32);
            self.set(r, Slot::boxed(v, Ty::ANY.without(class::UNBOUND)));
        }
    }
}
