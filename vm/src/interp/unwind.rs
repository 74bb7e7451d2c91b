//! Exceptions: finding handlers, collecting traceback lines, implicit contexts.
#![expect(unsafe_code, reason = "reads and writes registers of verified frames")]

use super::flow::instr_at;
use super::generator::{BEGIN_AGAIN, generator_of};
use super::{Flow, Outcome};
use crate::bytecode::{Op, code_flags};
use crate::heap::{Gc, Header, Kind};
use crate::objects::*;
use crate::value::Value;
use crate::vm::{Known, Vm};
use std::cell::Cell;

impl Vm {
    /// The current frame's instruction raised an exception.
    pub(crate) fn raise_in_frame(&mut self, e: Value) -> Flow {
        if e.expect::<Exception>().traceback.get().is_none() {
            self.set_context(e);
        }
        self.unwind(e, false)
    }

    /// What the current frame's instruction called raised an exception.
    pub(crate) fn raise_from_callee(&mut self, e: Value) -> Flow {
        if e.expect::<Exception>().traceback.get().is_none() {
            self.set_context(e);
        }
        self.raised_by_callee(e)
    }

    /// The same for an exception whose context is set.
    pub(super) fn raised_by_callee(&mut self, e: Value) -> Flow {
        match self.ends_iteration(e) {
            Some(flow) => flow,
            None => self.unwind(e, false),
        }
    }

    /// Goes on unwinding with an exception that a handler did not want: no new line in the traceback.
    pub(crate) fn reraise(&mut self, e: Value) -> Flow {
        self.unwind(e, true)
    }

    pub(super) fn unwind(&mut self, e: Value, listed: bool) -> Flow {
        self.unwind_told(e, listed, listed)
    }

    /// The same where `told` says whether trace functions know of it in the current frame.
    pub(super) fn unwind_told(&mut self, mut e: Value, mut listed: bool, mut told: bool) -> Flow {
        loop {
            let Some(frame) = self.current_frame() else {
                return Flow::Leave(Outcome::Raised(e));
            };
            self.heap.barrier(&frame.header);
            if frame.flags.get() & frame_flag::NATIVE != 0 {
                return self.resume_native(frame, Err(e));
            }
            let func: Gc<Function> = frame.func.get().expect();
            // SAFETY: the function's code object keeps its `RtCode`.
            let rt = unsafe { &*func.rt.get() };
            let pc = frame.pc.get();
            let hidden = rt.has(code_flags::HIDDEN);
            if !listed && rt.is_listed_at(pc) {
                self.add_traceback(e, func, pc);
            }
            if self.trace.on
                && !hidden
                && !told
                && let Some(flow) = self.trace_exception(frame, e)
            {
                return flow;
            }
            (listed, told) = (false, false);
            if let Some(h) = rt.code().handler_at(pc) {
                // SAFETY: the verifier checked the handler's register.
                unsafe { frame.regs().add(h.reg as usize).write(e) };
                frame.pc.set(h.target);
                return Flow::Run;
            }
            if self.trace.on
                && !hidden
                && let Some(flow) = self.trace_leaving(frame, e)
            {
                return flow;
            }
            match self.pop_by_exception(frame, e) {
                Ok(raised) => e = raised,
                Err(flow) => return flow,
            }
        }
    }

    /// Native code that was entered from the current frame did not catch an exception, and has added its lines to the
    /// traceback.
    pub(super) fn raised_out_of(&mut self, frame: Gc<Frame>, e: Value) -> Flow {
        match self.pop_by_exception(frame, e) {
            Ok(e) => self.unwind(e, false),
            Err(flow) => flow,
        }
    }

    /// The exception leaves the current frame: what goes on as an exception in the caller, unless it ends there.
    fn pop_by_exception(&mut self, frame: Gc<Frame>, mut e: Value) -> Result<Value, Flow> {
        if frame.flags.get() & frame_flag::GENERATOR != 0 {
            e = self.generator_raised(frame, e);
        }
        let bottom = frame.flags.get() & frame_flag::BOTTOM != 0;
        self.pop_frame(frame);
        if bottom {
            return Err(Flow::Leave(Outcome::Raised(e)));
        }
        match self.ends_iteration(e) {
            Some(flow) => Err(flow),
            None => Ok(e),
        }
    }

    /// StopIteration out of a callee is the regular end of a `for` loop and of `yield from`.
    fn ends_iteration(&mut self, e: Value) -> Option<Flow> {
        let frame = self.current_frame()?;
        let waits =
            frame.flags.get() & frame_flag::NATIVE == 0 && frame.cont.get() == Cont::Iterate as u8;
        if !waits || !self.is_known_instance(e, Known::StopIteration) {
            return None;
        }
        if !matches!(instr_at(frame).op(), Some(Op::ForIter | Op::YieldFrom)) {
            return None;
        }
        if self.trace.on
            && let Some(flow) = self.trace_end_of_loop(e)
        {
            return Some(flow);
        }
        Some(self.end_iteration(frame, e))
    }

    /// The current frame goes on behind its loop, or with the value of what it delegated to.
    pub(super) fn end_iteration(&mut self, frame: Gc<Frame>, e: Value) -> Flow {
        let i = instr_at(frame);
        if i.is(Op::YieldFrom) {
            let args = e.expect::<Exception>().args.get().expect::<Tuple>().slice();
            let value = args.first().copied().unwrap_or(Value::NONE);
            // SAFETY: the verifier checked the operand.
            unsafe { frame.regs().add(i.a() as usize).write(value) };
        }
        self.heap.barrier(&frame.header);
        frame.pc.set(frame.pc.get() + 1);
        Flow::Run
    }

    /// A traceback line for the frame, in front of those there are.
    pub(super) fn add_traceback(&mut self, e: Value, func: Gc<Function>, pc: u32) {
        self.add_traceback_at(e, func, pc, 0);
    }

    /// The same for a function that does not stand at the pc but at a line: a generator that has not begun stands where it is defined.
    pub(super) fn add_traceback_at(&mut self, e: Value, func: Gc<Function>, pc: u32, line: u32) {
        let exception: Gc<Exception> = e.expect();
        let room = self.heap.emergency();
        let next = exception.traceback.get();
        // Whether it was the attribute of a method call that was not found.
        let lookup = std::mem::take(&mut self.lookup_failed) as u16;
        let header = |flags| Header::new(Kind::Traceback, flags, lookup, Known::Traceback.shape());
        let t = self.heap.new_object(&room, |flags| Traceback {
            header: header(flags),
            next: Cell::new(next),
            code: func.code.get(),
            globals: func.globals.get(),
            pc,
            line,
        });
        exception.traceback.set(t.value());
        self.heap.barrier(&exception.header);
    }

    /// The exception being handled: by the current frame, or by the nearest of its callers that handles one. Where native
    /// code is executing, that knows what its activations handle.
    pub fn handled_exception(&self) -> Option<Value> {
        let mut next = self.frame;
        if self.native.active {
            if !self.native.handled.is_unbound() {
                return Some(self.native.handled);
            }
            next = self.native.below.get();
        }
        let mut found = None;
        while let Some(frame) = next.as_gc::<Frame>() {
            found = handled_in(frame);
            if found.is_some() {
                break;
            }
            next = frame.back.get();
        }
        if self.native.active {
            // These frames stay as they are until native code has come back.
            self.native.below.set(next);
        }
        found
    }

    /// Sets the new exception's `__context__` to the exception being handled, without making a cycle.
    #[inline]
    pub(crate) fn set_context(&mut self, e: Value) {
        // Native code handles nothing, and no frame further down has to be asked.
        let native = &self.native;
        if native.active && native.handled.is_unbound() && native.below.get().is_unbound() {
            return;
        }
        self.set_handled_as_context(e);
    }

    #[inline(never)]
    fn set_handled_as_context(&mut self, e: Value) {
        if let Some(handled) = self.handled_exception() {
            self.chain(e, handled);
        }
    }

    /// What is thrown into a generator has what that handles for its context, and nothing of what its callers handle.
    pub(super) fn set_context_in(&mut self, frame: Gc<Frame>, e: Value) {
        if let Some(handled) = handled_in(frame) {
            self.chain(e, handled);
        }
    }

    /// Sets an exception's context to the one being handled, without making a cycle.
    fn chain(&mut self, e: Value, handled: Value) {
        if handled == e {
            return;
        }
        // If `e` is already in the chain of contexts, it is cut off there.
        let mut at: Gc<Exception> = handled.expect();
        for _ in 0..CONTEXTS_SEARCHED {
            let Some(next) = at.context.get().as_gc::<Exception>() else {
                break;
            };
            if next.value() == e {
                at.context.set(Value::NONE);
                break;
            }
            at = next;
        }
        let exception: Gc<Exception> = e.expect();
        exception.context.set(handled);
        self.heap.barrier(&exception.header);
    }

    /// A generator's frame ends by an exception. StopIteration must not pass for the generator's own end.
    pub(super) fn generator_raised(&mut self, frame: Gc<Frame>, e: Value) -> Value {
        self.finish_generator(frame);
        let g = generator_of(frame);
        if BEGIN_AGAIN
            .iter()
            .any(|known| g.header.shape() == known.shape())
        {
            self.begin_again(g, frame);
        }
        self.out_of_generator(e)
    }

    /// What an exception is that leaves a generator.
    pub(super) fn out_of_generator(&mut self, e: Value) -> Value {
        if !self.is_known_instance(e, Known::StopIteration) {
            return e;
        }
        let room = self.heap.emergency();
        let text = self
            .new_str(&room, "generator raised StopIteration")
            .value();
        let class = self.known(Known::RuntimeError);
        let wrapped = self.new_exception(class, &[text]);
        wrapped.cause.set(e);
        wrapped.context.set(e);
        wrapped.suppress_context.set(true);
        wrapped.value()
    }
}

/// So far the chain of contexts is searched for a cycle. The program can make longer ones, and cycles of its own, which is
/// why nothing that follows a chain may rely on its end.
const CONTEXTS_SEARCHED: u32 = 1000;

/// The exception a frame handles where it stands.
fn handled_in(frame: Gc<Frame>) -> Option<Value> {
    if frame.flags.get() & frame_flag::NATIVE != 0 {
        return None;
    }
    let func: Gc<Function> = frame.func.get().as_gc()?;
    // SAFETY: the function's code object keeps its `RtCode`.
    let rt = unsafe { &*func.rt.get() };
    let pc = frame.pc.get();
    let range = rt.code().handled_at(pc)?;
    // SAFETY: the verifier proved that the register holds a caught exception in this range.
    Some(unsafe { frame.reg(range.reg as usize) })
}
