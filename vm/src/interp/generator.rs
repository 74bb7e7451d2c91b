//! Generators: frames that are resumed.
//!
//! A generator owns its frame (never recycled); the register after the code's last one links back to the generator.
//! While it runs, its frame's `back` is whoever resumed it.
#![expect(unsafe_code, reason = "reads and writes registers of verified frames")]

use super::flow::instr_at;
use super::{Flow, Outcome};
use crate::bytecode::{Op, code_flags};
use crate::heap::{Gc, Header, Kind, flag};
use crate::native::{Answer, Exit};
use crate::objects::*;
use crate::value::Value;
use crate::vm::{Known, PreludeFn, Vm};
use std::cell::Cell;

impl Vm {
    /// The generator that calling a generator function answers.
    pub(super) fn make_generator(
        &mut self,
        f: Gc<Function>,
        rt: &RtCode,
        args: &[Value],
        rest: &[Value],
    ) -> Answer {
        let room = self.room(256 + rt.n_regs as usize * 8)?;
        let frame = self.new_frame(
            f.value(),
            rt.frame_class,
            rt.n_regs as usize + 1,
            Value::UNBOUND,
        );
        frame.header.set_flag(flag::CAPTURED);
        frame.flags.set(frame_flag::GENERATOR);
        let header = |flags| {
            Header::new(
                Kind::Generator,
                flags,
                GeneratorState::Created as u16,
                Known::Generator.shape(),
            )
        };
        let make = |flags| Generator {
            header: header(flags),
            frame: Cell::new(frame.value()),
            func: f.value(),
            trace: Cell::new(Value::UNBOUND),
            inner: Cell::new(Value::UNBOUND),
        };
        let g = self.heap.new_object(&room, make);
        // SAFETY: the frame has room for the parameters and, after the registers, for the link.
        unsafe {
            std::ptr::copy_nonoverlapping(args.as_ptr(), frame.regs(), args.len());
            std::ptr::copy_nonoverlapping(rest.as_ptr(), frame.regs().add(args.len()), rest.len());
            frame.regs().add(rt.n_regs as usize).write(g.value());
        }
        Ok(g.value())
    }

    /// Resumes a generator on behalf of the current frame, whose continuation is set. Down a chain of generators that
    /// delegate to each other, the innermost is resumed without a turn of the interpreter's loop for each.
    pub(crate) fn generator_send(&mut self, mut g: Gc<Generator>, v: Value) -> Flow {
        loop {
            match g.state() {
                GeneratorState::Suspended => {}
                GeneratorState::Running => {
                    let e = self.value_error("generator already executing");
                    return self.exit_again(e);
                }
                GeneratorState::Finished => return self.no_more(Value::NONE),
                GeneratorState::Created if !v.is_none() => {
                    let e =
                        self.type_error("can't send non-None value to a just-started generator");
                    return self.exit_again(e);
                }
                GeneratorState::Created => {}
            }
            if self.depth > self.config.recursion_limit {
                let e = self.raise(Known::RecursionError, "maximum recursion depth exceeded");
                return self.exit_again(e);
            }
            let fresh = g.state() == GeneratorState::Created;
            let frame = self.enter_generator(g);
            if self.trace.on {
                self.trace_resumed(frame);
            }
            if fresh {
                self.ticks_left -= 1;
                return match self.entered() {
                    Flow::Run => self.go_on_natively(frame),
                    leave => leave,
                };
            }
            let i = instr_at(frame);
            if !i.is(Op::YieldFrom) {
                // SAFETY: the verifier checked the operands.
                unsafe { frame.regs().add(i.a() as usize).write(v) };
                frame.pc.set(frame.pc.get() + 1);
                return self.go_on_natively(frame);
            }
            // SAFETY: as above.
            let inner = unsafe {
                frame.regs().add(i.c() as usize).write(v);
                frame.reg(i.b() as usize)
            };
            let Some(inner) = inner.as_gc::<Generator>().filter(|_| !self.trace.on) else {
                return self.go_on_natively(frame);
            };
            frame.cont.set(Cont::Iterate as u8);
            g = inner;
        }
    }

    /// A generator's frame goes on at its pc: by its native code, if there is some.
    #[inline]
    fn go_on_natively(&mut self, frame: Gc<Frame>) -> Flow {
        if self.compiler.is_none() {
            return Flow::Run;
        }
        self.resumed(frame).unwrap_or(Flow::Run)
    }

    /// Makes a suspended generator's frame current, on top of the current one.
    #[inline(always)]
    fn enter_generator(&mut self, g: Gc<Generator>) -> Gc<Frame> {
        let frame: Gc<Frame> = g.frame.get().expect();
        g.set_state(GeneratorState::Running);
        g.inner.set(Value::UNBOUND);
        self.heap.barrier(&frame.header);
        frame.back.set(self.frame);
        self.frame = frame.value();
        self.depth += 1;
        frame
    }

    /// Resumes a generator that is suspended at a `yield` for the `for_iter` of `frame`, the commonest way. False
    /// when it takes the general one.
    #[inline(always)]
    pub(super) fn enter_suspended(&mut self, frame: Gc<Frame>, g: Gc<Generator>) -> bool {
        if g.state() != GeneratorState::Suspended || self.depth > self.config.recursion_limit {
            return false;
        }
        // SAFETY: a suspended generator has a frame.
        if !instr_at(unsafe { g.frame.get().cast() }).is(Op::Yield) {
            return false;
        }
        frame.cont.set(Cont::Iterate as u8);
        self.enter_generator(g);
        true
    }

    /// Makes the resumer of a generator's frame current, if it stands at a `for_iter`. False when it takes the
    /// general way.
    #[inline(always)]
    pub(super) fn yield_to_loop(&mut self, frame: Gc<Frame>) -> bool {
        let Some(caller) = frame.back.get().as_gc::<Frame>() else {
            return false;
        };
        let waits = caller.flags.get() & frame_flag::NATIVE == 0
            && caller.cont.get() == Cont::Iterate as u8;
        if !waits || !instr_at(caller).is(Op::ForIter) {
            return false;
        }
        generator_of(frame).set_state(GeneratorState::Suspended);
        self.frame = caller.value();
        frame.back.set(Value::UNBOUND);
        self.depth -= 1;
        self.heap.barrier(&caller.header);
        true
    }

    /// Raises an exception where a generator is suspended.
    pub(crate) fn generator_throw(&mut self, mut g: Gc<Generator>, e: Value) -> Flow {
        loop {
            match g.state() {
                GeneratorState::Running => {
                    let e = self.value_error("generator already executing");
                    return self.exit_again(e);
                }
                GeneratorState::Created => {
                    self.throw_before_start(g, e);
                    return self.raised_by_callee(e);
                }
                GeneratorState::Finished => return self.raised_by_callee(e),
                GeneratorState::Suspended => {}
            }
            let frame = self.enter_generator(g);
            if self.trace.on {
                self.trace_resumed(frame);
            }
            let i = instr_at(frame);
            if i.is(Op::YieldFrom) {
                // SAFETY: the verifier checked the operand.
                let inner = unsafe { frame.reg(i.b() as usize) };
                // What a generator that is closed delegates to is closed, and it gets the exception itself.
                if let Some(inner) = inner.as_gc::<Generator>()
                    && !self.is_known_instance(e, Known::GeneratorExit)
                {
                    frame.cont.set(Cont::Iterate as u8);
                    g = inner;
                    continue;
                }
                if let Some(flow) = self.throw_into_guest(frame, inner, e) {
                    return flow;
                }
            }
            self.set_context_in(frame, e);
            return self.unwind(e, false);
        }
    }

    /// An exception is thrown into a generator that has not begun: that ends where it is defined.
    pub(super) fn throw_before_start(&mut self, g: Gc<Generator>, e: Value) {
        self.end_generator(g);
        let func: Gc<Function> = g.func.expect();
        let rt = func.code_ref();
        if !rt.has(code_flags::HIDDEN) {
            self.add_traceback_at(e, func, 0, rt.code().first_line);
        }
    }

    /// `yield from` an iterator of the program: its own `throw`, if it has one.
    fn throw_into_guest(&mut self, frame: Gc<Frame>, inner: Value, e: Value) -> Option<Flow> {
        let name = self.names.throw;
        let class = self.class_of(inner);
        if self.is_known_instance(e, Known::GeneratorExit) {
            // The generator is being closed: so is what it delegates to, by its own means.
            self.class_lookup(class, self.names.close)?;
            frame.cont.set(Cont::Iterate as u8);
            let exit = self.prelude_call(PreludeFn::DelegateClose, &[inner, e]);
            return Some(self.exit_again(exit));
        }
        let method = self.class_lookup(class, name)?;
        frame.cont.set(Cont::Iterate as u8);
        let exit = self.tail_call(method, &[inner, e]);
        Some(self.exit_again(exit))
    }

    /// The current frame, a generator's, yields a value to whoever resumed it: up a chain of generators that delegate
    /// to each other, to whoever resumed the outermost.
    pub(crate) fn yield_value(&mut self, mut frame: Gc<Frame>, v: Value) -> Flow {
        loop {
            generator_of(frame).set_state(GeneratorState::Suspended);
            self.frame = frame.back.get();
            frame.back.set(Value::UNBOUND);
            self.depth -= 1;
            let Some(caller) = self.current_frame() else {
                return self.deliver(v);
            };
            let delegates = caller.flags.get() & frame_flag::NATIVE == 0
                && caller.cont.get() == Cont::Iterate as u8
                && instr_at(caller).is(Op::YieldFrom);
            if !delegates || v == Value::NOT_IMPLEMENTED || self.trace.on {
                return self.deliver(v);
            }
            self.heap.barrier(&caller.header);
            frame = caller;
        }
    }

    /// The current frame, a generator's or a bottom one, returns.
    #[inline(never)]
    pub(crate) fn return_specially(&mut self, frame: Gc<Frame>, v: Value) -> Flow {
        let flags = frame.flags.get();
        if flags & frame_flag::GENERATOR != 0 {
            self.finish_generator(frame);
            self.pop_frame(frame);
            return self.no_more(v);
        }
        let bottom = flags & frame_flag::BOTTOM != 0;
        self.pop_frame(frame);
        if bottom {
            Flow::Leave(Outcome::Returned(v))
        } else {
            self.deliver(v)
        }
    }

    /// Tells the current frame that the generator it resumed has ended with this value.
    fn no_more(&mut self, v: Value) -> Flow {
        if let Some(frame) = self.current_frame()
            && frame.flags.get() & frame_flag::NATIVE == 0
            && frame.cont.get() == Cont::Iterate as u8
        {
            let i = instr_at(frame);
            if i.is(Op::ForIter) || i.is(Op::YieldFrom) {
                if self.trace.on
                    && !v.is_none()
                    && let Some(flow) = self.trace_result(v)
                {
                    return flow;
                }
                self.heap.barrier(&frame.header);
                if i.is(Op::YieldFrom) {
                    // SAFETY: the verifier checked the operand.
                    unsafe { frame.regs().add(i.a() as usize).write(v) };
                }
                frame.pc.set(frame.pc.get() + 1);
                if i.is(Op::YieldFrom) {
                    return self.go_on_natively(frame);
                }
                return Flow::Run;
            }
        }
        match self.stop_iteration(v) {
            Exit::Raised(e) => self.raise_from_callee(e),
            _ => unreachable!("raising raises"),
        }
    }

    pub(super) fn finish_generator(&mut self, frame: Gc<Frame>) {
        self.end_generator(generator_of(frame));
    }

    /// Whether closing a generator runs nothing of it: it has not begun, or stands at a `yield` without a handler around it.
    pub(crate) fn ends_quietly(&self, g: Gc<Generator>) -> bool {
        match g.state() {
            GeneratorState::Created => true,
            GeneratorState::Suspended => {
                let Some(frame) = g.frame.get().as_gc::<Frame>() else {
                    return false;
                };
                let func: Gc<Function> = frame.func.get().expect();
                let rt = func.code_ref();
                let handled = rt.code().handler_at(frame.pc.get()).is_some();
                !self.trace.on && instr_at(frame).is(Op::Yield) && !handled
            }
            _ => false,
        }
    }

    /// A generator has come to its end.
    pub(crate) fn end_generator(&mut self, g: Gc<Generator>) {
        g.set_state(GeneratorState::Finished);
        g.frame.set(Value::UNBOUND);
    }
}

impl Vm {
    /// An iterator that an exception comes out of goes on when it is asked again: its generator begins again, with the parameters
    /// that it has.
    #[cold]
    pub(super) fn begin_again(&mut self, g: Gc<Generator>, ended: Gc<Frame>) {
        let f: Gc<Function> = ended.func.get().expect();
        let rt = f.code_ref();
        let n_regs = rt.n_regs as usize;
        let frame = self.new_frame(f.value(), rt.frame_class, n_regs + 1, Value::UNBOUND);
        frame.header.set_flag(flag::CAPTURED);
        frame.flags.set(frame_flag::GENERATOR);
        // SAFETY: both frames have room for the parameters, and after the registers for the link.
        unsafe {
            std::ptr::copy_nonoverlapping(ended.regs(), frame.regs(), rt.params.len());
            frame.regs().add(n_regs).write(g.value());
        }
        g.frame.set(frame.value());
        g.set_state(GeneratorState::Created);
        self.heap.barrier(&g.header);
    }
}

/// Iterators of `itertools` whose generators begin again after an exception: what they have done so far stands in their parameters.
pub(super) const BEGIN_AGAIN: [Known; 7] = [
    Known::Chain,
    Known::Cycle,
    Known::StarMap,
    Known::TakeWhile,
    Known::DropWhile,
    Known::FilterFalse,
    Known::Accumulate,
];

/// The generator that owns a frame.
pub(super) fn generator_of(frame: Gc<Frame>) -> Gc<Generator> {
    let func: Gc<Function> = frame.func.get().expect();
    // SAFETY: the function's code object keeps its `RtCode`; a generator's frame has one more register.
    unsafe { frame.reg((*func.rt.get()).n_regs as usize).expect() }
}
