//! Exceptions: where they go, raising, catching, context managers.
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
use super::state::Slot;
use crate::region::{BlockId, CtxId};
use crate::ty::{Ty, class};
use cranelift_codegen::ir::condcodes::IntCC;
use cranelift_codegen::ir::{self, BlockArg, InstBuilder, types};
use pirn_vm::Value;
use pirn_vm::bytecode::{Instr, code_flags};
use pirn_vm::compiler::layout;
use pirn_vm::interp::native::{helpers::Helper, status};
use pirn_vm::objects::{Class, class_flag};

/// The way of an exception from an instruction, not written yet.
pub struct Landing {
    block: ir::Block,
    exception: ir::Value,
    ctx: CtxId,
    pc: u32,
    /// The registers that the handler may read, and the functions of the contexts on the way.
    state: Vec<(usize, Slot)>,
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
        let _ = self.exit();
        let block = self.cold_block();
        let exception = self.b.append_block_param(block, types::I64);
        self.landings.push(Landing {
            block,
            exception,
            ctx: self.ctx,
            pc: self.pc,
            state: std::mem::take(&mut self.op_kept),
        });
        self.op_landing = Some(block);
        block
    }

    /// Writes the ways of the exceptions of a block's instructions.
    pub(super) fn finish_landings(&mut self) {
        for landing in std::mem::take(&mut self.landings) {
            self.b.switch_to_block(landing.block);
            self.cur.fill(None);
            for (v, slot) in landing.state {
                self.cur[v] = Some(slot);
            }
            (self.ctx, self.pc) = (landing.ctx, landing.pc);
            self.propagate(landing.exception, false);
        }
    }

    /// An exception leaves the present instruction. `listed`: not with a line of the traceback for it.
    fn propagate(&mut self, mut e: ir::Value, mut listed: bool) {
        self.ended = true;
        let catch = self.region.blocks[self.block].catch;
        let last = catch.map(|c| self.region.blocks[c.block].ctx);
        let mut at = Some((self.ctx, self.pc));
        while let Some((c, pc)) = at {
            if !listed && !self.region.rt(c).has(code_flags::HIDDEN) {
                let func = self.slot(self.region.ctxs[c].func);
                let func = self.boxed_slot(&func);
                let pc = self.word(pc as i64);
                self.helper(Helper::trace, &[e, func, pc]);
            }
            listed = false;
            if last == Some(c) {
                break;
            }
            if let Some(frame) = self.region.ctxs[c].frame {
                let frame = self.boxed(frame);
                e = self.helper(Helper::generator_raised, &[frame, e])[0];
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
        self.forget_shapes();
        self.assign(catch.reg, Slot::boxed(e, Ty::of(class::OBJECT)));
        self.handled = None;
        self.jump_to(catch.block);
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
            if context.frame.is_some() {
                return false;
            }
            at = context.parent.map(|(p, _)| p);
        }
        self.handled == Some(None) && self.region.blocks[self.block].catch.is_none()
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
            let e = self.boxed(v);
            return self.propagate(e, true);
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
        self.propagate(e, true);
    }

    pub(super) fn reraise(&mut self, i: Instr) {
        let e = self.reg(i.a());
        let e = self.boxed(e);
        self.propagate(e, true);
    }

    // --- Catching ------------------------------------------------------------------------------------------------

    pub(super) fn exc_match(&mut self, i: Instr) {
        let (e, caught) = (self.reg(i.b()), self.reg(i.c()));
        let known = Value::from_bits(self.ty(caught).known).as_gc::<Class>();
        let (e, classes) = (self.boxed(e), self.boxed(caught));
        let class = known
            .filter(|c| self.ty(caught).known != 0 && c.has(class_flag::EXCEPTION))
            .filter(|c| c.root_shape.get() != 0);
        let Some(class) = class else {
            let matches = self.ask(Helper::exception_matches, &[e, classes]);
            return self.set_bool(i.a(), matches);
        };
        // An exception of just this class matches.
        let _ = self.exit();
        let (join, other) = (self.b.create_block(), self.b.create_block());
        let result = self.b.append_block_param(join, types::I64);
        let at = self.address(e);
        let shape = self.load_small(types::I32, at, layout::HEADER_SHAPE);
        let own = class.root_shape.get() as i64;
        let same = self.b.ins().icmp_imm_u(IntCC::Equal, shape, own);
        let yes = self.word(1);
        self.b
            .ins()
            .brif(same, join, &[BlockArg::Value(yes)], other, &[]);
        self.b.switch_to_block(other);
        let matches = self.ask(Helper::exception_matches, &[e, classes]);
        self.b.ins().jump(join, &[BlockArg::Value(matches)]);
        self.b.switch_to_block(join);
        self.set_bool(i.a(), result);
    }

    // --- Context managers ----------------------------------------------------------------------------------------

    pub(super) fn with_bind(&mut self, i: Instr) {
        let manager = self.reg(i.b());
        let manager = self.boxed(manager);
        let at = self.area(4);
        self.ask(Helper::with_bind, &[manager, at]);
        for (n, r) in [i.a(), i.a() + 1, i.c(), i.c() + 1].into_iter().enumerate() {
            let v = self.load(at, 8 * n as i32);
            self.set(r, Slot::boxed(v, Ty::ANY.without(class::UNBOUND)));
        }
    }

    pub(super) fn exc_args(&mut self, i: Instr) {
        let e = self.reg(i.b());
        let word = self.boxed(e);
        let parts = self.helper(Helper::exception_parts, &[word]);
        for (r, v) in (i.a()..).zip([parts[0], word, parts[1]]) {
            self.set(r, Slot::boxed(v, Ty::ANY.without(class::UNBOUND)));
        }
    }
}
