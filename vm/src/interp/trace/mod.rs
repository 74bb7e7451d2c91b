//! Telling trace and profile functions what happens (`sys.settrace`, `sys.setprofile`).
//!
//! While the running tasklet has such a function, the interpreter's loop is another copy of itself, which asks [`Vm::trace_step`]
//! before each instruction, and native code is not entered. So all others pay nothing. A trace function is the
//! program's code: it is called in a frame above the one it is told of, with a native's frame between them whose state says what
//! has to go on afterwards. It may block, be preempted, and be written to a snapshot. While it runs nothing of its tasklet is
//! traced, and the ordinary loop and native code are used.
//!
//! ```text
//! record.rs   what is kept, and where
//! step.rs     which events are due at an instruction, and what lines are
//! mod.rs      the calls; what goes on after them
//! ```
//!
//! An event that has been told is noted in the frame's record before the call. Afterwards the frame stands where it stood, the
//! instruction is looked at again, and what comes next is the next event, or executing it. Where an exception is on
//! its way, the native's frame carries it.
//!
//! Invariants:
//! * `trace.on` says whether the running tasklet is traced now. Where it differs from `trace.running`, which copy of the loop is at
//!   work, the loop is left with [`PollReason::Retrace`], and [`run`](super::run) takes the other one.
//! * Frames of the tasklet have the flag `ENTERED` when their entry has been told, or when they were there before.
//! * Frames that tracebacks do not show are not told of.
//!
//! It does not know tasklets: the scheduler gives the VM the functions of whoever runs ([`Vm::set_hooks`]).

mod record;
mod step;

pub use record::{FrameTrace, Hooks};
pub(crate) use record::{bit, goes_on};

use super::{Flow, Outcome, PollReason};
use crate::builtins::frames;
use crate::bytecode::Op;
use crate::heap::Gc;
use crate::native::{Answer, Control, Exit};
use crate::objects::*;
use crate::value::Value;
use crate::vm::{Known, Vm};
use record::{Telling, after, int, known, object, set_int};

/// What a trace or profile function is told.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Event {
    Call,
    Line,
    Return,
    Exception,
    Opcode,
    CCall,
    CReturn,
    CException,
}

impl Event {
    const ALL: [(Event, &'static str); 8] = [
        (Event::Call, "call"),
        (Event::Line, "line"),
        (Event::Return, "return"),
        (Event::Exception, "exception"),
        (Event::Opcode, "opcode"),
        (Event::CCall, "c_call"),
        (Event::CReturn, "c_return"),
        (Event::CException, "c_exception"),
    ];

    fn is_profiled(self) -> bool {
        !matches!(self, Event::Line | Event::Exception | Event::Opcode)
    }

    fn is_of_native(self) -> bool {
        matches!(self, Event::CCall | Event::CReturn | Event::CException)
    }
}

/// Tracing, as far as the VM knows it.
pub struct TraceState {
    /// The running tasklet is traced.
    pub(crate) on: bool,
    /// The loop that is at work traces.
    pub(crate) running: bool,
    /// Functions of the running tasklet: a record as [`Hooks`] describes it, or UNBOUND.
    pub(crate) hooks: Value,
    /// The native whose frames stand below calls of trace functions.
    pub(crate) native: Value,
}

impl TraceState {
    pub(crate) const OFF: TraceState = TraceState {
        on: false,
        running: false,
        hooks: Value::UNBOUND,
        native: Value::UNBOUND,
    };
}

/// A trace function has returned or raised: what goes on is the machine's to do.
pub(crate) fn trace_resume(vm: &mut Vm, state: Value, answer: Result<Value, Value>) -> Answer {
    let raised = Value::bool(answer.is_err());
    let (Ok(v) | Err(v)) = answer;
    vm.request.callee = state;
    vm.request.names = Value::UNBOUND;
    vm.request.args.clear();
    vm.request.args.extend([v, raised]);
    Err(Exit::Control(Control::Traced))
}

impl Vm {
    // --- For the scheduler ---------------------------------------------------------------------------------------

    /// Another tasklet runs, or its functions have changed: its [`Hooks`], or UNBOUND. To be called with an empty native
    /// stack.
    pub fn set_hooks(&mut self, hooks: Value) {
        self.trace.hooks = hooks;
        self.update_tracing();
    }

    /// Whether the running tasklet has such functions.
    pub fn has_hooks(&self) -> bool {
        !self.trace.hooks.is_unbound()
    }

    /// Frames that were there before anybody traces them: their entry will not be told. `innermost` is the end of the
    /// chain.
    pub fn mark_entered(&mut self, innermost: Value) {
        for frame in std::iter::successors(innermost.as_gc::<Frame>(), |f| f.back.get().as_gc()) {
            if frame.flags.get() & frame_flag::NATIVE == 0 {
                frame.flags.set(frame.flags.get() | frame_flag::ENTERED);
            }
        }
    }

    /// Nobody was told of the natives that frames of a chain call: nobody will be told that they have returned.
    pub fn forget_callees(&mut self, innermost: Value) {
        for frame in std::iter::successors(innermost.as_gc::<Frame>(), |f| f.back.get().as_gc()) {
            self.take_callee(frame);
        }
    }

    fn hooks(&self) -> Option<Gc<Record>> {
        let hooks = self.trace.hooks.as_gc::<Record>();
        hooks.filter(|h| h.items().len() == Hooks::LEN)
    }

    fn hook(&self, which: usize) -> Value {
        self.hooks().map_or(Value::NONE, |h| object(h, which))
    }

    fn update_tracing(&mut self) {
        let busy = self.hook(Hooks::BUSY) == Value::TRUE;
        let any = !self.hook(Hooks::TRACE).is_none() || !self.hook(Hooks::PROFILE).is_none();
        self.trace.on = any && !busy;
        self.set_native_stack();
    }

    /// Whether a flow that goes on here has to take the other loop.
    pub(super) fn in_right_loop(&self, flow: Flow) -> Flow {
        match flow {
            Flow::Run if self.trace.on != self.trace.running => {
                Flow::Leave(Outcome::Poll(PollReason::Retrace))
            }
            flow => flow,
        }
    }

    // --- Telling -------------------------------------------------------------------------------------------------

    /// What is to be called for an event of a frame, if anything.
    fn told_by(&self, frame: Gc<Frame>, event: Event, which: usize) -> Option<Value> {
        let hook = self.hook(which);
        if hook.is_none() {
            return None;
        }
        if which == Hooks::PROFILE {
            return event.is_profiled().then_some(hook);
        }
        match event {
            Event::Call => Some(hook),
            _ if event.is_of_native() => None,
            _ => Some(self.local_trace(frame)).filter(|f| !f.is_none()),
        }
    }

    /// Tells the functions of the tasklet of an event of the current frame. `None` when nobody wants to know; then the caller
    /// goes on by itself.
    fn tell(&mut self, event: Event, arg: Value, then: i64, e: Value) -> Option<Flow> {
        let frame = self.current_frame()?;
        let wants = |which: &usize| self.told_by(frame, event, *which).is_some();
        let which = [Hooks::TRACE, Hooks::PROFILE].into_iter().find(wants)?;
        let mut items = [Value::ZERO; Telling::LEN];
        items[Telling::EVENT] = Value::int(event as i64);
        items[Telling::WHICH] = Value::int(which as i64);
        items[Telling::ARG] = arg;
        items[Telling::AFTER] = Value::int(then);
        items[Telling::EXCEPTION] = e;
        let state = self.unlimited(|vm| vm.record(0, &items).map(Gc::value));
        // What it waited for it has got.
        frame.cont.set(Cont::Discard as u8);
        Some(self.call_hook(frame, state.expect(), event, which))
    }

    /// Calls one of the functions.
    fn call_hook(
        &mut self,
        frame: Gc<Frame>,
        state: Gc<Record>,
        event: Event,
        which: usize,
    ) -> Flow {
        let callee = self
            .told_by(frame, event, which)
            .expect("whoever is told has been asked");
        frames::capture(frame);
        let name = self.intern(Event::ALL[event as usize].1);
        set_int(state, Telling::WHICH, which as i64);
        self.set_busy(true);
        let native = self.trace.native;
        self.frame = self
            .native_frame(native, state.value(), self.frame, frame_flag::ASIDE)
            .value();
        self.depth += 1;
        self.request.callee = callee;
        self.request.names = Value::UNBOUND;
        self.request.args.clear();
        let arg = object(state, Telling::ARG);
        self.request.args.extend([frame.value(), name, arg]);
        self.make_requested_call()
    }

    fn set_busy(&mut self, busy: bool) {
        if let Some(hooks) = self.hooks() {
            hooks.items()[Hooks::BUSY].set(Value::bool(busy));
        }
        self.update_tracing();
    }

    /// A trace function has returned or raised: see [`trace_resume`]. The current frame is the native's.
    pub(super) fn traced(&mut self) -> Flow {
        let state: Gc<Record> = self.request.callee.expect();
        let (v, raised) = (self.request.args[0], self.request.args[1] == Value::TRUE);
        self.forget_request();
        let native = self.current_frame().expect("the native's frame");
        self.pop_frame(native);
        self.set_busy(false);
        let frame = self.current_frame().expect("the frame that was told of");
        self.heap.barrier(&frame.header);
        let flow = match raised {
            true => self.hook_raised(frame, state, v),
            false => self.hook_returned(frame, state, v),
        };
        self.in_right_loop(flow)
    }

    fn hook_returned(&mut self, frame: Gc<Frame>, state: Gc<Record>, v: Value) -> Flow {
        let event = Event::ALL[int(state, Telling::EVENT) as usize].0;
        if int(state, Telling::WHICH) == Hooks::TRACE as i64 {
            if !v.is_none() {
                let record = self.frame_trace(frame);
                self.put(record, FrameTrace::FUNCTION, v);
            }
            if self.told_by(frame, event, Hooks::PROFILE).is_some() {
                return self.call_hook(frame, state, event, Hooks::PROFILE);
            }
        }
        self.show_line(frame, 0);
        let (arg, e) = (
            state.items()[Telling::ARG].get(),
            state.items()[Telling::EXCEPTION].get(),
        );
        match int(state, Telling::AFTER) {
            after::UNTOLD => self.unwind_told(e, true, false),
            after::TOLD => self.unwind_told(e, true, true),
            after::LEAVE => self.raised_out_of(frame, e),
            after::YIELD => self.yield_value(frame, arg),
            after::END_LOOP => self.end_iteration(frame, e),
            _ => Flow::Run,
        }
    }

    /// The function is taken away, and its exception goes the way that one of the frame would go.
    fn hook_raised(&mut self, frame: Gc<Frame>, state: Gc<Record>, e: Value) -> Flow {
        let which = int(state, Telling::WHICH) as usize;
        if let Some(hooks) = self.hooks() {
            hooks.items()[which].set(Value::NONE);
        }
        self.update_tracing();
        if which == Hooks::TRACE {
            self.set_local_trace(frame, Value::NONE);
        }
        self.show_line(frame, 0);
        match Event::ALL[int(state, Telling::EVENT) as usize].0 {
            // No handler of the frame gets it: that is being left.
            Event::Return => self.raised_out_of(frame, e),
            Event::Exception => self.reraise(e),
            _ => self.raise_in_frame(e),
        }
    }

    /// What `f_lineno` is while functions are told of something; 0: what the pc says.
    fn show_line(&mut self, frame: Gc<Frame>, line: i64) {
        if line != 0 || known(frame).is_some() {
            let record = self.frame_trace(frame);
            set_int(record, FrameTrace::SHOWN, line);
        }
    }

    // --- Exceptions ----------------------------------------------------------------------------------------------

    /// An exception is on its way in the current frame, and in its traceback: tells of it, one event after the other, each
    /// of which goes on with the unwinding. `None` when nobody is left to be told.
    #[cold]
    pub(super) fn trace_exception(&mut self, frame: Gc<Frame>, e: Value) -> Option<Flow> {
        if frame.flags.get() & frame_flag::ENTERED == 0 {
            // A generator into which it was thrown.
            self.note_entry(frame);
            let told = self.tell(Event::Call, Value::NONE, after::UNTOLD, e);
            if told.is_some() {
                return told;
            }
        }
        if let Some(callee) = self.take_callee(frame) {
            let told = self.tell(Event::CException, callee, after::UNTOLD, e);
            if told.is_some() {
                return told;
            }
        }
        let arg = self.exception_triple(e);
        self.tell(Event::Exception, arg, after::TOLD, e)
    }

    /// An exception leaves the current frame.
    #[cold]
    pub(super) fn trace_leaving(&mut self, frame: Gc<Frame>, e: Value) -> Option<Flow> {
        if frame.flags.get() & frame_flag::ENTERED == 0 {
            return None;
        }
        if let Some(line) = line_of_raise(frame, e) {
            self.show_line(frame, line as i64);
        }
        self.tell(Event::Return, Value::NONE, after::LEAVE, e)
    }

    /// An exception of an iterator of the program ends the current frame's loop. What natives and the library's own
    /// iterators end with is none.
    #[cold]
    pub(super) fn trace_end_of_loop(&mut self, e: Value) -> Option<Flow> {
        if e.expect::<Exception>().traceback.get().is_none() {
            return None;
        }
        let arg = self.exception_triple(e);
        self.tell(Event::Exception, arg, after::END_LOOP, e)
    }

    /// A generator has returned something to the current frame's loop, or to what delegated to it. That counts as an
    /// exception; the end without a value does not.
    #[cold]
    pub(super) fn trace_result(&mut self, v: Value) -> Option<Flow> {
        let class = self.known(Known::StopIteration);
        let e = self.new_exception(class, &[v]).value();
        let arg = self.exception_triple(e);
        self.tell(Event::Exception, arg, after::END_LOOP, e)
    }

    /// A value comes up through the current frame, which delegates to another generator.
    #[cold]
    pub(super) fn trace_delegated(&mut self, frame: Gc<Frame>, v: Value) -> Option<Flow> {
        if frame.flags.get() & frame_flag::ENTERED == 0 {
            return None;
        }
        self.tell(Event::Return, v, after::YIELD, Value::UNBOUND)
    }

    fn exception_triple(&mut self, e: Value) -> Value {
        let class = self.class_of(e).value();
        let traceback = e.expect::<Exception>().traceback.get();
        self.unlimited(|vm| vm.tuple(&[class, e, traceback]))
    }
}

/// An exception is passed on by what a `with` statement, or the end of `except ... as name`, has in common for all ways out:
/// the line where it came up in the frame.
fn line_of_raise(frame: Gc<Frame>, e: Value) -> Option<u32> {
    let code = frame.func.get().expect::<Function>().code_ref();
    let pc = frame.pc.get() as usize;
    let passes_on = code.instrs()[pc].is(Op::Reraise);
    let has_line = code.code().spans.get(pc).is_some_and(|span| span.line != 0);
    if !passes_on || !has_line {
        return None;
    }
    let first: Gc<Traceback> = e.expect::<Exception>().traceback.get().as_gc()?;
    Some(frames::traceback_line(&first))
}
