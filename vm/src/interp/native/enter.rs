//! Entering native code from the interpreter, and what comes after it.
#![expect(unsafe_code, reason = "calls native code")]

use super::{Pair, Pending, STACK_BYTES, Why, no_code, status};
use crate::bytecode::code_flags;
use crate::compiler::{EntryPoint, OFTEN_CALLED};
use crate::heap::{Gc, Kind, flag};
use crate::interp::{Flow, Outcome};
use crate::native::{Control, Exit};
use crate::objects::{CodeRef, Frame, Function, RtCode, frame_flag};
use crate::value::Value;
use crate::vm::Vm;

/// The most arguments of a function that native code can be entered with.
pub const ARGS_MAX: usize = 8;

/// Contexts that a unit may have besides its root: so near the recursion limit nothing runs natively, so that inlined
/// calls need not be counted.
pub(super) const DEPTH_MARGIN: i64 = 8;

/// What entering a function's native code came to.
pub(crate) enum Entered {
    /// It returned this.
    Value(Value),
    /// It unwound: go on with what [`Vm::unwound`] says.
    Unwound,
    /// It was not entered: interpret the call.
    No,
}

/// Calls the native code of a function's start.
///
/// # Safety
/// `address` is the start of a unit for a function with as many parameters as there are arguments.
pub(super) unsafe fn call_start(
    vm: *mut Vm,
    address: *const u8,
    depth: i64,
    f: Value,
    args: &[Value],
) -> Pair {
    macro_rules! call {
        ($($n:literal)*) => {{
            // SAFETY: by contract; this is the signature units are compiled with.
            unsafe {
                let f_: extern "C" fn(*mut Vm, i64, Value $(, call!(@ty $n))*) -> Pair = std::mem::transmute(address);
                f_(vm, depth, f $(, args[$n])*)
            }
        }};
        (@ty $n:literal) => { Value };
    }
    match args.len() {
        0 => call!(),
        1 => call!(0),
        2 => call!(0 1),
        3 => call!(0 1 2),
        4 => call!(0 1 2 3),
        5 => call!(0 1 2 3 4),
        6 => call!(0 1 2 3 4 5),
        7 => call!(0 1 2 3 4 5 6),
        8 => call!(0 1 2 3 4 5 6 7),
        _ => Pair {
            status: status::NOT_ENTERED,
            value: 0,
        },
    }
}

/// Calls the native code of an entry from a frame.
///
/// # Safety
/// `address` is an entry of the frame's code at its pc.
pub(super) unsafe fn call_frame(
    vm: *mut Vm,
    address: *const u8,
    depth: i64,
    frame: Gc<Frame>,
) -> Pair {
    // SAFETY: by contract; this is the signature such units are compiled with.
    unsafe {
        let f: extern "C" fn(*mut Vm, i64, Value) -> Pair = std::mem::transmute(address);
        f(vm, depth, frame.value())
    }
}

/// About where the native stack ends now.
#[inline(always)]
pub(super) fn stack_pointer() -> usize {
    let marker = 0u8;
    &raw const marker as usize
}

impl Vm {
    /// Sets how far native code may use the stack that the interpreter's loop begins on. It may be entered again by what
    /// follows an unwinding; all of that together stays within this. What is traced is interpreted: no stack is enough.
    pub(crate) fn set_native_stack(&mut self) {
        self.native.stack_limit = match self.trace.on {
            true => usize::MAX,
            false => stack_pointer().saturating_sub(STACK_BYTES),
        };
    }

    /// Whether there is native stack left to enter native code.
    #[inline(always)]
    fn has_native_stack(&self) -> bool {
        stack_pointer() >= self.native.stack_limit
    }

    /// Sets the limits for native code that is entered from here.
    #[inline(always)]
    fn begin_native(&mut self, below: Value) {
        self.native.handled = Value::UNBOUND;
        self.native.raised = Value::UNBOUND;
        self.native.below.set(below);
        self.native.depth_limit = self.config.recursion_limit as i64 + 1 - DEPTH_MARGIN;
        self.native.pending = Pending::Resume;
        self.native.unwound = None;
        self.native.guard_failed = false;
        self.native.refused = false;
        self.native.active = true;
        self.compiler_stats.entered += 1;
    }

    /// Runs a function's native code for the current frame, which stands at its call and knows what to do with the
    /// result.
    #[inline(never)]
    pub(crate) fn enter_function(
        &mut self,
        f: Gc<Function>,
        address: *const u8,
        args: &[Value],
    ) -> Entered {
        if self.native.stale {
            self.mend_native();
            return Entered::No;
        }
        if !self.has_native_stack() {
            return Entered::No;
        }
        self.begin_native(self.frame);
        let depth = self.depth as i64 + 1;
        let before = self.ticks_granted as i64 - self.ticks_left;
        // SAFETY: the address is that of a unit for this function's code, whose arity the caller compared.
        let pair = unsafe { call_start(self, address, depth, f.value(), args) };
        self.native.active = false;
        let ticks = self.native_ticks_since(before);
        match pair.status {
            status::RETURNED => Entered::Value(Value::from_bits(pair.value)),
            status::NOT_ENTERED => Entered::No,
            status::RAISED => {
                self.native.pending = Pending::Raised(Value::from_bits(pair.value));
                Entered::Unwound
            }
            _ => {
                self.left(&f.code_ref(), EntryPoint::Start, ticks);
                Entered::Unwound
            }
        }
    }

    /// Runs the native code of the place where the current frame stands; and then that of the frame that goes on, as long
    /// as there is some.
    #[inline(never)]
    fn enter_frame(&mut self, mut frame: Gc<Frame>, mut address: *const u8) -> Flow {
        loop {
            match self.enter_once(frame, address) {
                Some(Flow::Run) => {}
                Some(leave) => return leave,
                None => match self.unwound() {
                    Flow::Run if self.switched => {}
                    flow => return flow,
                },
            }
            self.switched = false;
            let next = self
                .current_frame()
                .and_then(|f| Some((f, self.native_at(f)?)));
            match next {
                Some(next) => (frame, address) = next,
                None => return Flow::Run,
            }
        }
    }

    /// Runs native code from a frame; `None` when it unwound.
    #[inline]
    fn enter_once(&mut self, frame: Gc<Frame>, address: *const u8) -> Option<Flow> {
        self.begin_native(frame.back.get());
        let depth = self.depth as i64;
        let pc = frame.pc.get();
        let before = self.ticks_granted as i64 - self.ticks_left;
        // SAFETY: the address is that of a unit for this frame's code and pc, made for this signature.
        let pair = unsafe { call_frame(self, address, depth, frame) };
        self.native.active = false;
        let ticks = self.native_ticks_since(before);
        let v = Value::from_bits(pair.value);
        match pair.status {
            status::UNWINDING => {
                self.left(&frame_code(frame), EntryPoint::At(pc), ticks);
                return None;
            }
            status::BLOCKED => return Some(self.blocked(frame)),
            _ if self.native.stale => self.mend_native(),
            _ => {}
        }
        if pair.status == status::RAISED {
            return Some(self.raised_out_of(frame, v));
        }
        if pair.status == status::YIELDED {
            return Some(self.yield_value(frame, v));
        }
        if frame.flags.get() != 0 {
            return Some(self.return_specially(frame, v));
        }
        self.pop_frame(frame);
        Some(self.deliver(v))
    }

    /// Native code has left its frame at a call that the scheduler is to answer.
    #[inline(always)]
    fn blocked(&mut self, frame: Gc<Frame>) -> Flow {
        let rt = frame_code(frame);
        let pc = frame.pc.get() + 1;
        if rt.native.entry_at(pc).is_none() {
            self.note_return(&rt, pc);
        }
        if self.wants_mending() {
            self.mend_native();
        }
        match std::mem::replace(&mut self.native.pending, Pending::Resume) {
            Pending::Exit(Exit::Control(Control::Scheduler(n))) => self.serve_scheduler(n),
            Pending::Exit(exit) => self.exit_again(exit),
            _ => Flow::Run,
        }
    }

    /// Native code was entered when so many ticks had been spent, and has come back: those it took.
    #[inline]
    fn native_ticks_since(&mut self, before: i64) -> u64 {
        let ticks = (self.ticks_granted as i64 - self.ticks_left).wrapping_sub(before);
        let ticks = ticks.max(0) as u64;
        self.compiler_stats.native_ticks += ticks;
        ticks
    }

    /// Native code that was entered here has unwound. That is its fault unless it was a poll, the scheduler's business, or
    /// that other code is not there yet.
    #[inline(never)]
    fn left(&mut self, rt: &RtCode, entry: EntryPoint, ticks: u64) {
        let natural = self.native.pending == Pending::Poll || self.native.waits_for_scheduler();
        let too_early = std::mem::take(&mut self.native.too_early);
        if !natural && !too_early {
            self.note_visit(rt, entry, ticks);
        }
    }

    /// Makes the frames of an unwinding the running chain, and does what the innermost one waits for.
    pub(crate) fn unwound(&mut self) -> Flow {
        if let Some((top, bottom)) = self.native.unwound.take() {
            if bottom.value() != self.frame {
                bottom.back.set(self.frame);
                self.heap.barrier(&bottom.header);
            }
            self.frame = top.value();
            self.heap.barrier(&top.header);
        }
        self.mend_native();
        match std::mem::replace(&mut self.native.pending, Pending::Resume) {
            Pending::Resume => {
                if std::mem::take(&mut self.native.guard_failed)
                    && let Some(top) = self.current_frame()
                {
                    self.note_shape(top);
                }
                Flow::Run
            }
            Pending::Poll => self.poll(),
            Pending::Exit(exit) => self.exit_again(exit),
            Pending::Raised(e) => self.raised_by_callee(e),
            Pending::Deliver(v) => self.deliver(v),
            Pending::DeliverPoll(v) => match self.deliver(v) {
                Flow::Run => self.entered(),
                leave => leave,
            },
        }
    }

    /// Goes on natively where the frame stands, if there is an entry.
    #[inline]
    pub(crate) fn try_native(&mut self, frame: Gc<Frame>) -> Option<Flow> {
        if self.native.stale {
            self.mend_native();
        }
        let address = match self.native_at(frame) {
            Some(address) => address,
            None => {
                let rt = runnable(frame)?;
                if !rt.native.has_kept() {
                    return None;
                }
                self.recall_frame(frame, rt)?;
                self.native_at(frame)?
            }
        };
        Some(self.enter_frame(frame, address))
    }

    /// Enters the native code of a loop that was begun anew outside the interpreter's own jumps, as those do.
    #[cold]
    pub(crate) fn enter_turned_loop(&mut self) -> Option<Outcome> {
        while std::mem::take(&mut self.native.turned) {
            let frame = self.current_frame()?;
            if let Some(Flow::Leave(outcome)) = self.try_native(frame) {
                return Some(outcome);
            }
        }
        None
    }

    /// The native code to run where a frame stands.
    #[inline]
    fn native_at(&self, frame: Gc<Frame>) -> Option<*const u8> {
        let address = runnable(frame)?.native.entry_at(frame.pc.get())?;
        let deep = self.depth as i64 + DEPTH_MARGIN > self.config.recursion_limit as i64;
        (!deep && self.has_native_stack()).then_some(address)
    }

    /// The entry where a frame stands, if an earlier process knew it.
    #[cold]
    fn recall_frame(&mut self, frame: Gc<Frame>, rt: &RtCode) -> Option<*const u8> {
        let pc = frame.pc.get();
        self.recall_entry(rt, EntryPoint::At(pc))
            .then(|| rt.native.entry_at(pc))?
    }

    /// A generator was resumed: goes on natively, if there is an entry here or it is time to make one.
    pub(crate) fn resumed(&mut self, frame: Gc<Frame>) -> Option<Flow> {
        let rt = runnable(frame)?;
        let heat = rt.heat.get().saturating_add(1);
        rt.heat.set(heat);
        let pc = frame.pc.get();
        let entry = EntryPoint::At(pc);
        if heat >= self.hot_calls
            && (heat == self.hot_calls || heat.is_multiple_of(64))
            && self.compiler.is_some()
            && rt.native.entry_at(pc).is_none()
            && !rt.native.declined(entry, self.stats.polls)
        {
            self.compile_entry(rt, entry, Why::Hot);
        }
        self.try_native(frame)
    }

    /// The same at a loop's header that has just been polled: it is time to compile it.
    pub(crate) fn try_compiling(&mut self, frame: Gc<Frame>) -> Option<Flow> {
        self.compile_loop(frame);
        self.try_native(frame)
    }

    /// Compiles the loop at whose header a frame stands, unless that was done or declined.
    pub(crate) fn compile_loop(&mut self, frame: Gc<Frame>) {
        let Some(rt) = runnable(frame) else { return };
        let pc = frame.pc.get();
        let entry = match self.is_met_at_start(rt) {
            true => EntryPoint::Start,
            false => EntryPoint::At(pc),
        };
        if self.compiler.is_some()
            && rt.native.entry_at(pc).is_none()
            && !rt.native.declined(entry, self.stats.polls)
            && rt.is_loop_header(pc)
        {
            self.compile_entry(rt, entry, Why::Hot);
        }
    }

    /// Whether a loop is hot because its function is called often: its code is to be entered at the start. Where that is
    /// there already, this activation began too early for it, and runs for long.
    fn is_met_at_start(&self, rt: &RtCode) -> bool {
        rt.heat.get() >= OFTEN_CALLED
            && !rt.has(code_flags::GENERATOR)
            && rt.native_start.get() == no_code()
            && !rt.native.declined(EntryPoint::Start, self.stats.polls)
    }
}

/// The code of a function's frame.
#[inline(always)]
pub(super) fn frame_code(frame: Gc<Frame>) -> CodeRef {
    debug_assert!(frame.func.get().is_kind(Kind::Function));
    // SAFETY: native code runs frames of functions only.
    unsafe { frame.func.get().cast::<Function>() }.code_ref()
}

/// The code of a frame that native code may take over.
#[inline]
pub(in crate::interp) fn runnable<'a>(frame: Gc<Frame>) -> Option<&'a RtCode> {
    let flags = frame.flags.get();
    let captured = frame.header.has(flag::CAPTURED) && flags & frame_flag::GENERATOR == 0;
    if flags & frame_flag::NATIVE != 0 || captured {
        return None;
    }
    let f: Gc<Function> = frame.func.get().as_gc()?;
    // SAFETY: the function's code object keeps its `RtCode`, and the frame its function.
    Some(unsafe { &*f.rt.get() })
}
