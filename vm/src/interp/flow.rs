//! After an exit: doing what a native or an operator asked for, and delivering values to suspended frames.
#![expect(unsafe_code, reason = "reads and writes registers of verified frames")]

use super::native::runnable;
use super::{Called, Flow, Outcome, PollReason};
use crate::bytecode::{Instr, Op};
use crate::heap::Gc;
use crate::native::{Control, Exit};
use crate::objects::*;
use crate::value::Value;
use crate::vm::{PreludeFn, Vm};

/// The instruction a frame of the program stands at.
#[inline(always)]
pub(super) fn instr_at(frame: Gc<Frame>) -> Instr {
    // SAFETY: the frame is a function's, whose code object keeps its `RtCode`; a frame's pc lies within its code.
    unsafe {
        let f: Gc<Function> = frame.func.get().cast();
        *(*f.rt.get()).instrs_ptr().add(frame.pc.get() as usize)
    }
}

/// Ends the instruction a frame stands at with a value for its destination.
#[inline(always)]
fn finish(frame: Gc<Frame>, dst: u16, v: Value) {
    // SAFETY: the verifier checked the operand.
    unsafe { frame.regs().add(dst as usize).write(v) };
    frame.pc.set(frame.pc.get() + 1);
}

impl Vm {
    /// The current frame's instruction, which has stored its `pc`, ended with `exit`: does what is asked. `cont` says
    /// what becomes of the value.
    #[inline(never)]
    pub(crate) fn exit(&mut self, exit: Exit, cont: Cont) -> Flow {
        if let Some(frame) = self.current_frame() {
            frame.cont.set(cont as u8);
        }
        self.exit_again(exit)
    }

    /// As [`Vm::exit`] for a frame whose continuation is set.
    pub(crate) fn exit_again(&mut self, exit: Exit) -> Flow {
        match exit {
            Exit::Raised(e) => self.raise_in_frame(e),
            Exit::Call => self.make_requested_call(),
            Exit::Ask(state) => {
                let native = self.running_native;
                self.frame = self.native_frame(native, state, self.frame, 0).value();
                self.depth += 1;
                self.make_requested_call()
            }
            Exit::More(state) => {
                let native = self.running_native;
                self.frame = self.native_frame(native, state, self.frame, 0).value();
                self.depth += 1;
                self.deliver(Value::NONE)
            }
            Exit::Room(bytes) => match self.make_room(bytes) {
                Ok(()) => Flow::Run,
                Err(e) => self.exit_again(e),
            },
            Exit::Limit => self.serve_limit(),
            Exit::Control(control) => self.control(control),
            Exit::Frames => Flow::Run,
        }
    }

    /// Makes the call in `vm.request` on behalf of the current frame.
    pub(super) fn make_requested_call(&mut self) -> Flow {
        loop {
            let (callee, names) = (self.request.callee, self.request.names);
            let mut args = std::mem::take(&mut self.request.args);
            let called = self.call(callee, &args, names);
            if self.request.args.capacity() == 0 && !matches!(called, Err(Exit::Room(_))) {
                // The next request uses the same memory.
                args.clear();
                std::mem::swap(&mut args, &mut self.request.args);
            }
            match called {
                Ok(Called::Pushed) => return self.entered(),
                Ok(Called::Value(v)) => return self.deliver(v),
                Ok(Called::Unwound) => return self.unwound(),
                Err(Exit::Room(bytes)) => {
                    // The request is a root: put it back, collect, try again.
                    self.request.args = args;
                    if let Err(e) = self.make_room(bytes) {
                        return self.exit_again(e);
                    }
                    self.request.callee = callee;
                    self.request.names = names;
                }
                Err(Exit::Call) => {}
                Err(Exit::Raised(e)) => return self.raise_from_callee(e),
                Err(exit) => return self.exit_again(exit),
            }
        }
    }

    /// A frame was pushed: its entry is a poll.
    pub(crate) fn entered(&mut self) -> Flow {
        if self.ticks_left < 0 {
            self.poll()
        } else {
            Flow::Run
        }
    }

    /// Gives a value to the current frame, which waits for it.
    #[inline(never)]
    pub(crate) fn deliver(&mut self, v: Value) -> Flow {
        let frame = self
            .current_frame()
            .expect("a value is delivered to a frame");
        self.heap.barrier(&frame.header);
        if frame.flags.get() & frame_flag::NATIVE != 0 {
            return self.resume_native(frame, Ok(v));
        }
        let cont = frame.cont.get();
        let i = instr_at(frame);
        if v == Value::NOT_IMPLEMENTED
            && let Some(exit) = self.operator_declined(frame, i)
        {
            return self.exit_again(exit);
        }
        match cont {
            c if c == Cont::Store as u8 => self.finish(frame, i.a(), v),
            c if c == Cont::Discard as u8 => self.step(frame),
            c if c == Cont::Branch as u8 => self.deliver_branch(frame, i, v),
            c if c == Cont::Iterate as u8 => self.deliver_item(frame, i, v),
            c if c == Cont::Init as u8 => self.deliver_init(frame, i, v),
            c if c == Cont::Convert as u8 => self.deliver_converted(frame, i, v),
            c if c == Cont::Exit as u8 => self.deliver_exit(frame, i, v),
            other => unreachable!("continuation {other}"),
        }
    }

    /// Writes the destination and goes on.
    fn finish(&mut self, frame: Gc<Frame>, dst: u16, v: Value) -> Flow {
        finish(frame, dst, v);
        Flow::Run
    }

    /// Goes on with the next instruction.
    fn step(&mut self, frame: Gc<Frame>) -> Flow {
        frame.pc.set(frame.pc.get() + 1);
        Flow::Run
    }

    /// Jumps if `truth` is what the instruction wants.
    pub(super) fn branch(&mut self, frame: Gc<Frame>, i: Instr, truth: bool) -> Flow {
        if truth != (i.x() != 0) {
            return self.step(frame);
        }
        let wide = matches!(i.op(), Some(Op::JumpIf | Op::JumpIsNone));
        let distance = if wide {
            i.bc() as i32
        } else {
            i.c() as i16 as i32
        };
        self.jump(frame, distance)
    }

    /// A taken jump from the instruction the frame stands at.
    pub(super) fn jump(&mut self, frame: Gc<Frame>, distance: i32) -> Flow {
        frame.pc.set((frame.pc.get() as i32 + 1 + distance) as u32);
        if distance < 0 {
            self.ticks_left -= 1;
            return self.turned(frame);
        }
        Flow::Run
    }

    /// A loop makes another turn: a poll, and a chance to compile the loop. What goes on after this enters it.
    fn turned(&mut self, frame: Gc<Frame>) -> Flow {
        if self.ticks_left >= 0 {
            // The interpreter's loop enters it, when this has returned there.
            self.native.turned = runnable(frame).is_some_and(|rt| rt.native.any());
            return Flow::Run;
        }
        match self.poll() {
            Flow::Run => {
                self.compile_loop(frame);
                Flow::Run
            }
            leave => leave,
        }
    }

    /// A comparison's or `__bool__`'s answer decides a jump.
    fn deliver_branch(&mut self, frame: Gc<Frame>, i: Instr, v: Value) -> Flow {
        if v.is_bool() {
            return self.branch(frame, i, v.is_true());
        }
        let truth = match i.is(Op::JumpIf) {
            true => self.truth_returned(self.frame_reg(frame, i.a()), v),
            false => self.truth(v),
        };
        match truth {
            Ok(truth) => self.branch(frame, i, truth),
            Err(exit) => self.exit_again(exit),
        }
    }

    /// An operator's answer that has to be turned into a bool: `not`, `in`, comparisons as values.
    fn deliver_converted(&mut self, frame: Gc<Frame>, i: Instr, v: Value) -> Flow {
        if i.op() == Some(Op::Raise) {
            let exit = self.raise_made(self.frame_reg(frame, i.a()), v);
            return self.exit_again(exit);
        }
        let truth = match i.is(Op::Not) {
            true => self.truth_returned(self.frame_reg(frame, i.b()), v),
            false => self.truth(v),
        };
        match truth {
            Ok(truth) => {
                let negate = match i.op() {
                    Some(Op::Not) => true,
                    Some(Op::In) => i.x() != 0,
                    _ => false,
                };
                self.finish(frame, i.a(), Value::bool(truth != negate))
            }
            Err(exit) => self.exit_again(exit),
        }
    }

    /// The next item of a loop or of `yield from`, or the items of an unpacking.
    fn deliver_item(&mut self, frame: Gc<Frame>, i: Instr, v: Value) -> Flow {
        if i.is(Op::ForIter) {
            // SAFETY: the verifier checked the operand.
            unsafe { frame.regs().add(i.a() as usize).write(v) };
            return self.jump(frame, i.c() as i16 as i32);
        }
        match i.op() {
            Some(Op::YieldFrom) => {
                if self.trace.on
                    && let Some(told) = self.trace_delegated(frame, v)
                {
                    return told;
                }
                self.yield_value(frame, v)
            }
            Some(Op::Unpack | Op::UnpackEx) => {
                let items = v.expect::<Tuple>();
                // A frame that a snapshot brought may have any callee.
                let (n, x) = (i.c() as usize, i.x() as usize);
                let expected = if i.is(Op::Unpack) { n } else { x + n + 1 };
                assert_eq!(items.len, expected, "what is unpacked has its length");
                for (n, item) in items.slice().iter().enumerate() {
                    // SAFETY: the prelude function returns as many items as the instruction's range is long.
                    unsafe { frame.regs().add(i.a() as usize + n).write(*item) };
                }
                self.step(frame)
            }
            other => unreachable!("{other:?} does not iterate"),
        }
    }

    /// `__init__` returned: the instance is in the callee's register.
    fn deliver_init(&mut self, frame: Gc<Frame>, i: Instr, v: Value) -> Flow {
        if !v.is_none() {
            let name = self.type_name(v);
            let e = self.type_error(format!("__init__() should return None, not '{name}'"));
            return self.exit_again(e);
        }
        // SAFETY: the call put the instance there.
        let instance = unsafe { frame.reg(i.b() as usize) };
        self.finish(frame, i.a(), instance)
    }

    /// What the context manager protocol's functions returned.
    fn deliver_exit(&mut self, frame: Gc<Frame>, i: Instr, v: Value) -> Flow {
        match i.op() {
            Some(Op::WithEnter) => {
                // The prelude's pair: exit function and entered value.
                let pair = v.expect::<Tuple>().slice();
                // SAFETY: the verifier checked the operands.
                unsafe { frame.regs().add(i.c() as usize).write(pair[0]) };
                self.finish(frame, i.a(), pair[1])
            }
            Some(Op::WithBind) => {
                // The prelude's tuple; a frame that a snapshot brought may have any callee.
                let calls = v.as_gc::<Tuple>().and_then(|t| t.slice().first_chunk());
                let Some([enter, entered, leave, left]) = calls else {
                    let e = self.type_error("a context manager's functions are missing");
                    return self.exit_again(e);
                };
                let places = [
                    (i.a(), enter),
                    (i.a() + 1, entered),
                    (i.c(), leave),
                    (i.c() + 1, left),
                ];
                for (reg, v) in places {
                    // SAFETY: the verifier checked the operands.
                    unsafe { frame.regs().add(reg as usize).write(*v) };
                }
                self.step(frame)
            }
            Some(Op::WithExit) => self.step(frame),
            _ => match self.truth(v) {
                Ok(truth) => self.finish(frame, i.a(), Value::bool(truth)),
                Err(exit) => self.exit_again(exit),
            },
        }
    }

    /// Resumes a native's frame with what its callee returned or raised.
    pub(super) fn resume_native(
        &mut self,
        frame: Gc<Frame>,
        mut answer: Result<Value, Value>,
    ) -> Flow {
        // SAFETY: a native's frame has its state in register 0.
        let state = unsafe { frame.reg(0) };
        let native: Gc<Builtin> = frame.func.get().expect();
        loop {
            let Some(resume) = self.native(native.native).def.resume else {
                unreachable!("a native without a resume function asked for something");
            };
            self.running_native = native.value();
            match resume(self, state, answer) {
                Ok(v) => return self.leave_native(frame, v),
                Err(Exit::Raised(e)) => {
                    let bottom = frame.flags.get() & frame_flag::BOTTOM != 0;
                    self.pop_frame(frame);
                    return if bottom {
                        Flow::Leave(Outcome::Raised(e))
                    } else {
                        self.raise_from_callee(e)
                    };
                }
                Err(Exit::Room(bytes)) => {
                    // Keep the answer alive through the collection; the state is in the frame.
                    let (Ok(v) | Err(v)) = answer;
                    self.kept.push(v);
                    let made = self.make_room(bytes);
                    self.kept.pop();
                    if let Err(e) = made {
                        self.pop_frame(frame);
                        return self.exit_again(e);
                    }
                }
                Err(Exit::More(next)) => {
                    // SAFETY: register 0 is the state.
                    unsafe { frame.regs().write(next) };
                    self.heap.barrier(&frame.header);
                    answer = Ok(Value::NONE);
                    if self.ticks_left < 0 && self.poll() != Flow::Run {
                        // Outside events wait until the native is done: they come back at the next poll.
                        self.ticks_left = 0;
                    }
                    return self.resume_native(frame, answer);
                }
                Err(Exit::Ask(_)) if self.starts_function(frame, native) => {
                    return self.start_function(frame);
                }
                Err(Exit::Ask(next)) => {
                    // SAFETY: register 0 is the state.
                    unsafe { frame.regs().write(next) };
                    self.heap.barrier(&frame.header);
                    return self.make_requested_call();
                }
                Err(Exit::Call) if frame.flags.get() & frame_flag::BOTTOM == 0 => {
                    self.pop_frame(frame);
                    return self.make_requested_call();
                }
                // A bottom frame stays: what it calls returns through it.
                Err(exit) => return self.exit_again(exit),
            }
        }
    }

    /// Whether a bottom frame's native asks for a call of a plain function with just the arguments it takes, so that
    /// the function's frame can take the place of the bottom one.
    fn starts_function(&self, frame: Gc<Frame>, native: Gc<Builtin>) -> bool {
        let Some(f) = self.request.callee.as_gc::<Function>() else {
            return false;
        };
        // SAFETY: the function's code object keeps its `RtCode`.
        let rt = unsafe { &*f.rt.get() };
        native.value() == self.start_native
            && frame.flags.get() & frame_flag::BOTTOM != 0
            && self.request.names.is_unbound()
            && rt.arity.simple == self.request.args.len()
            && self.depth <= self.config.recursion_limit
    }

    /// Calls the function of [`Vm::starts_function`]. Its frame becomes the bottom one, so that a tasklet that has
    /// started keeps nothing of the start.
    fn start_function(&mut self, bottom: Gc<Frame>) -> Flow {
        let f: Gc<Function> = self.request.callee.expect();
        // SAFETY: the function's code object keeps its `RtCode`.
        let rt = unsafe { &*f.rt.get() };
        let frame = match self.push_frame(f, rt) {
            Ok(frame) => frame,
            Err(exit) => return self.exit_again(exit),
        };
        let args = &self.request.args;
        // SAFETY: the frame has at least as many registers as parameters.
        unsafe { std::ptr::copy_nonoverlapping(args.as_ptr(), frame.regs(), args.len()) };
        frame.flags.set(frame_flag::BOTTOM);
        // The bottom one counts as if it stayed: how deep a program may recurse does not depend on this.
        self.depth += 1;
        self.pop_frame(bottom);
        frame.back.set(Value::UNBOUND);
        self.frame = frame.value();
        self.entered()
    }

    /// A native's frame is done.
    fn leave_native(&mut self, frame: Gc<Frame>, v: Value) -> Flow {
        let flags = frame.flags.get();
        self.pop_frame(frame);
        if flags & frame_flag::BOTTOM != 0 {
            Flow::Leave(Outcome::Returned(v))
        } else if flags & frame_flag::ASIDE != 0 {
            if let Some(interrupted) = self.current_frame() {
                self.heap.barrier(&interrupted.header);
            }
            Flow::Run
        } else {
            self.deliver(v)
        }
    }

    /// A request for the scheduler: another chain of frames may go on. What comes of it may be another request at once, of a
    /// native that was resumed; that one goes to the driver, or requests could nest without end.
    #[inline]
    pub(super) fn serve_scheduler(&mut self, n: usize) -> Flow {
        let Some(serve) = self.scheduler.filter(|_| !self.switching) else {
            return Flow::Leave(Outcome::Scheduler(n));
        };
        self.switching = true;
        let outcome = serve(self, n);
        self.switching = false;
        self.switched = true;
        match (outcome, self.current_frame()) {
            (Some(outcome), _) => Flow::Leave(outcome),
            (None, Some(frame)) if frame.flags.get() & frame_flag::NATIVE == 0 => {
                self.in_right_loop(Flow::Run)
            }
            // A frame that only `run` can begin with.
            (None, _) => Flow::Leave(Outcome::Poll(PollReason::Unwind)),
        }
    }

    /// What only the machine can do.
    fn control(&mut self, control: Control) -> Flow {
        match control {
            Control::Scheduler(n) => self.serve_scheduler(n),
            Control::Traced => self.traced(),
            Control::Stop => Flow::Leave(Outcome::Stop(
                self.request.args.first().copied().unwrap_or(Value::NONE),
            )),
            Control::Collect => {
                self.forget_request();
                self.collect(true);
                if self.has_due_callbacks() {
                    let f = self.prelude_fn(PreludeFn::RunDueCallbacks);
                    let due = self.take_due_callbacks();
                    let exit = self.tail_call(f, &[due]);
                    return self.exit_again(exit);
                }
                self.deliver(Value::ZERO)
            }
            Control::Send => {
                let (g, v) = (self.request.callee, self.request.args[0]);
                self.generator_send(g.expect(), v)
            }
            Control::Throw => {
                let (g, e) = (self.request.callee, self.request.args[0]);
                self.generator_throw(g.expect(), e)
            }
            Control::Close => {
                let f = self.prelude_fn(PreludeFn::GeneratorClose);
                let g = self.request.callee;
                let exit = self.tail_call(f, &[g]);
                self.exit_again(exit)
            }
            Control::RunBody => {
                let (f, namespace) = (
                    self.request.callee.expect::<Function>(),
                    self.request.args[0],
                );
                // SAFETY: the function's code object keeps its `RtCode`.
                let rt = unsafe { &*f.rt.get() };
                match self.push_frame(f, rt) {
                    Ok(frame) => {
                        if rt.has(crate::bytecode::code_flags::NAMESPACE) {
                            // SAFETY: namespace code has a register 0.
                            unsafe { frame.regs().write(namespace) };
                        }
                        self.entered()
                    }
                    Err(exit) => self.exit_again(exit),
                }
            }
        }
    }

    /// What was asked for has been done: nothing of it is kept alive.
    pub fn forget_request(&mut self) {
        self.request.callee = Value::UNBOUND;
        self.request.names = Value::UNBOUND;
        self.request.args.clear();
    }

    // --- For the driver ------------------------------------------------------------------------------------------

    /// Calls something in the running chain, which was interrupted by a poll. What it returns is dropped,
    /// what it raises is raised where the chain stands.
    pub fn call_aside(&mut self, callee: Value, args: &[Value]) -> Option<Outcome> {
        let names = Value::UNBOUND;
        let frame = self
            .unlimited(|vm| vm.push_call_onto(callee, args, names, vm.frame, frame_flag::ASIDE));
        self.depth += 1;
        self.resume_value(frame, Value::NONE)
    }

    /// Makes a suspended frame current and gives it the value it waits for.
    #[inline]
    pub fn resume_value(&mut self, frame: Value, v: Value) -> Option<Outcome> {
        self.frame = frame;
        if let Some(f) = frame.as_gc::<Frame>()
            && f.cont.get() == Cont::Store as u8
            && f.flags.get() & frame_flag::NATIVE == 0
            && v != Value::NOT_IMPLEMENTED
        {
            // What almost all wait for: the value of a call.
            self.heap.barrier(&f.header);
            finish(f, instr_at(f).a(), v);
            return None;
        }
        match self.deliver(v) {
            Flow::Run => None,
            Flow::Leave(outcome) => Some(outcome),
        }
    }

    /// Makes a suspended frame current and raises an exception in it.
    pub fn resume_raise(&mut self, frame: Value, exception: Value) -> Option<Outcome> {
        self.frame = frame;
        if let Some(f) = self.current_frame() {
            self.heap.barrier(&f.header);
        }
        match self.raise_from_callee(exception) {
            Flow::Run => None,
            Flow::Leave(outcome) => Some(outcome),
        }
    }
}

/// The native behind bottom frames: its state is (callable, keywords' names, arguments...); once the call was made, the
/// callable and the arguments are UNBOUND.
pub(crate) fn start_resume(
    vm: &mut Vm,
    state: Value,
    answer: Result<Value, Value>,
) -> crate::native::Answer {
    let record: Gc<Record> = state.expect();
    let callee = record.items()[0].get();
    // An exception instead of an answer was thrown in before the start, or by what was called.
    let v = answer.map_err(Exit::Raised)?;
    if callee.is_unbound() {
        return Ok(v);
    }
    let (head, args) = record.items().split_at(2);
    vm.request.callee = callee;
    vm.request.names = head[1].get();
    vm.request.args.clear();
    vm.request
        .args
        .extend(args.iter().map(|v| v.replace(Value::UNBOUND)));
    head[0].set(Value::UNBOUND);
    Err(Exit::Ask(state))
}
