//! The loop.
//!
//! The hot state of the running frame is kept in locals; `Loop` methods named `load` and `save` are the only two
//! places where it moves between the locals and the heap frame. Each arm is a fast path followed by one call of a
//! cold function that knows the whole meaning.
//!
//! This file is longer than most because the dispatch `match` cannot be split without losing the locals.
#![expect(
    unsafe_code,
    reason = "the interpreter's inner loop: raw access to registers and instructions that the verifier checked"
)]

use super::cache::{OF_DOUBLES, shape_of_receiver, what};
use super::native::{Entered, note_shapes};
use super::short::*;
use super::{Called, Flow, Outcome, PollReason};
use crate::bytecode::ops::{conversion, make, special};
use crate::bytecode::{Instr, Op};
use crate::heap::{Gc, Kind};
use crate::native::{Answer, Exit};
use crate::objects::*;
use crate::semantics::number::{BinOp, CmpOp};
use crate::semantics::operators::UnaryOp;
use crate::value::Value;
use crate::vm::{Method, Vm};
use std::cell::Cell;

/// Runs `vm.frame` until something makes it leave.
pub fn run(vm: &mut Vm) -> Outcome {
    loop {
        match run_as_it_is(vm) {
            Outcome::Poll(PollReason::Retrace) => {}
            outcome => return outcome,
        }
    }
}

/// The same in one of the two loops: as long as the program is traced, or as it is not.
fn run_as_it_is(vm: &mut Vm) -> Outcome {
    vm.trace.running = vm.trace.on;
    vm.set_native_stack();
    let Some(frame) = vm.current_frame() else {
        return Outcome::Returned(Value::NONE);
    };
    vm.heap.barrier(&frame.header);
    if frame.flags.get() & frame_flag::NATIVE != 0 {
        // A bottom frame that has not started.
        if let Flow::Leave(outcome) = vm.deliver(Value::NONE) {
            return outcome;
        }
    } else if let Some(Flow::Leave(outcome)) = vm.try_native(frame) {
        return outcome;
    }
    match vm.trace.running {
        true => go::<true>(vm),
        false => go::<false>(vm),
    }
}

/// The locals of the loop. Every method is inlined, so that the fields live in machine registers; functions that are
/// not get a copy.
#[derive(Clone, Copy)]
struct Loop {
    /// The next instruction.
    pc: *const Instr,
    regs: *mut Value,
    frame: Gc<Frame>,
    rt: *const RtCode,
    base: *const Instr,
    consts: *const Value,
    feedback: *const Cell<Feedback>,
}

/// Binary operators' arms: ints, floats, and the rest.
macro_rules! arithmetic {
    ($l:ident, $vm:ident, $i:ident, $op:ident, $int:ident, $float:tt) => {{
        let (x, y) = ($l.reg($i.b()), $l.reg($i.c()));
        if x.both_int(y) {
            if let Some(v) = x.$int(y) {
                $l.set($i.a(), v);
                continue;
            }
            $l.note(seen::BIG);
        } else if let (Some(p), Some(q)) = (as_f64(x), as_f64(y))
            && let Some(v) = Value::try_float(p $float q)
        {
            $l.note(seen_floats(x, y));
            $l.set($i.a(), v);
            continue;
        } else {
            $l.note_operands(x, y);
        }
        answer!($l, $vm, $i, $vm.binary_op(BinOp::$op, $i.x() != 0, x, y))
    }};
}

/// The same with a small integer as the right operand.
macro_rules! arithmetic_imm {
    ($l:ident, $vm:ident, $i:ident, $op:ident, $int:ident) => {{
        let (x, y) = ($l.reg($i.b()), Value::int($i.c() as i16 as i64));
        if x.is_int()
            && let Some(v) = x.$int(y)
        {
            $l.set($i.a(), v);
            continue;
        }
        $l.note_operands(x, y);
        answer!($l, $vm, $i, $vm.binary_op(BinOp::$op, $i.x() != 0, x, y))
    }};
}

/// Comparison's value as the destination.
macro_rules! comparison {
    ($l:ident, $vm:ident, $i:ident, $op:ident, $rel:tt) => {{
        let (x, y) = ($l.reg($i.b()), $l.reg($i.c()));
        if x.both_int(y) {
            $l.set($i.a(), Value::bool(x.as_int() $rel y.as_int()));
            continue;
        }
        if x.both_float(y) {
            $l.note(seen::FLOAT);
            $l.set($i.a(), Value::bool(x.as_float() $rel y.as_float()));
            continue;
        }
        $l.note_operands(x, y);
        answer!($l, $vm, $i, $vm.compare_op(CmpOp::$op, x, y))
    }};
}

/// Comparison that decides a jump.
macro_rules! jump_comparison {
    ($l:ident, $vm:ident, $i:ident, $op:ident, $rel:tt, $y:expr) => {{
        let (x, y) = ($l.reg($i.a()), $y);
        let truth = if x.both_int(y) {
            x.as_int() $rel y.as_int()
        } else if x.both_float(y) {
            $l.note(seen::FLOAT);
            x.as_float() $rel y.as_float()
        } else {
            $l.note_operands(x, y);
            truth!($l, $vm, $i, $vm.compare_op(CmpOp::$op, x, y))
        };
        if truth == ($i.x() != 0) {
            jump!($l, $vm, $i.c() as i16 as i32);
        }
    }};
}

/// Takes a jump of this distance; backwards it is a poll.
macro_rules! jump {
    ($l:ident, $vm:ident, $distance:expr) => {{
        let distance: i32 = $distance;
        $l.pc = $l.pc.wrapping_offset(distance as isize);
        if distance < 0 {
            $vm.ticks_left -= 1;
            if $vm.ticks_left < 0 {
                $l.save_next();
                flow!($l, $vm, $vm.poll_loop());
            } else if $l.has_native() {
                $l.save_next();
                if let Some(flow) = $vm.try_native($l.frame) {
                    flow!($l, $vm, flow);
                }
            }
        }
        continue;
    }};
}

/// Does what a cold function said.
macro_rules! flow {
    ($l:ident, $vm:ident, $flow:expr) => {
        match $flow {
            Flow::Run => {
                if $vm.native.turned
                    && let Some(outcome) = $vm.enter_turned_loop()
                {
                    return outcome;
                }
                $l.load($vm)
            }
            Flow::Leave(outcome) => return outcome,
        }
    };
}

/// Evaluates an answer of the current instruction; leaves through the exit otherwise.
macro_rules! value {
    ($l:ident, $vm:ident, $cont:expr, $answer:expr) => {{
        $l.save();
        match $answer {
            Ok(v) => v,
            Err(exit) => {
                flow!($l, $vm, $vm.exit(exit, $cont));
                continue;
            }
        }
    }};
}

/// Evaluates an answer into the destination.
macro_rules! answer {
    ($l:ident, $vm:ident, $i:ident, $answer:expr) => {{
        let v: Value = value!($l, $vm, Cont::Store, $answer);
        $l.set($i.a(), v);
    }};
}

/// Evaluates an answer and forgets it.
macro_rules! discard {
    ($l:ident, $vm:ident, $answer:expr) => {{
        let _: Value = value!($l, $vm, Cont::Discard, $answer);
    }};
}

/// Evaluates an answer to its truth, for a jump.
macro_rules! truth {
    ($l:ident, $vm:ident, $i:ident, $answer:expr) => {{
        let v: Value = value!($l, $vm, Cont::Branch, $answer);
        match v {
            Value::TRUE => true,
            Value::FALSE => false,
            v => value!($l, $vm, Cont::Branch, $vm.truth(v)),
        }
    }};
}

/// Calls a function whose parameters are just these arguments: its native code, or by pushing its frame. Falls through
/// when binding takes more.
macro_rules! enter {
    ($l:ident, $vm:ident, $i:ident, $f:expr, $args:expr) => {{
        match $l.enter($vm, $f, $args) {
            Started::Pushed => continue,
            Started::Value(v) => {
                $l.set($i.a(), v);
                continue;
            }
            Started::Unwound => {
                flow!($l, $vm, $vm.unwound());
                continue;
            }
            Started::No => {}
        }
    }};
}

/// Calls a native from a call instruction.
macro_rules! native_call {
    ($l:ident, $vm:ident, $i:ident, $f:expr, $args:expr) => {{
        $l.save();
        match $vm.call_builtin($f, $args, Value::UNBOUND) {
            Ok(v) => {
                $l.set($i.a(), v);
                if $vm.ticks_left < 0 {
                    $l.save_next();
                    flow!($l, $vm, $vm.poll());
                }
            }
            Err(exit) => {
                flow!($l, $vm, $vm.exit(exit, Cont::Store));
                // Another tasklet may go on.
                if std::mem::take(&mut $vm.switched)
                    && let Some(flow) = $vm.try_native($l.frame)
                {
                    flow!($l, $vm, flow);
                }
            }
        }
        continue;
    }};
}

/// Goes on after an instance was made of a class that is called with `n` arguments: with its `__init__`, if that has
/// something to do. Meanwhile the instance stands in the callee's register.
macro_rules! construct {
    ($l:ident, $vm:ident, $i:ident, $instance:expr, $init:expr, $n:expr, $names:expr) => {{
        if $init.is_unbound() {
            $l.set($i.a(), $instance);
            continue;
        }
        let callee = $l.reg($i.b());
        $l.set($i.b(), $instance);
        let args = $l.range($i.b(), $n + 1);
        let called = $l.call($vm, $init, args, $names, Cont::Init);
        if matches!(called, Err(Exit::Room(_))) {
            $l.set($i.b(), callee);
        }
        initialised!($l, $vm, $i, called);
    }};
}

/// Ends the call of a class: the `__init__` of the instance in the callee's register has been called.
macro_rules! initialised {
    ($l:ident, $vm:ident, $i:ident, $called:expr) => {{
        let called = $called;
        if let Ok(Called::Value(v)) = called
            && !v.is_none()
        {
            flow!($l, $vm, $vm.deliver(v));
            continue;
        }
        call_done!($l, $vm, $i, called, |_| $l.reg($i.b()));
        continue;
    }};
}

/// Ends a call instruction: the value is there, a frame was pushed, or it left.
macro_rules! call_done {
    ($l:ident, $vm:ident, $i:ident, $called:expr, $result:expr) => {
        match $called {
            Ok(Called::Value(v)) => {
                let result = $result;
                $l.set($i.a(), result(v));
                if $vm.ticks_left < 0 {
                    $l.save_next();
                    flow!($l, $vm, $vm.poll());
                }
            }
            Ok(Called::Pushed) => flow!($l, $vm, $vm.entered()),
            Ok(Called::Unwound) => flow!($l, $vm, $vm.unwound()),
            Err(exit) => flow!($l, $vm, $vm.exit_again(exit)),
        }
    };
}
impl Loop {
    #[inline(always)]
    fn new(vm: &mut Vm) -> Loop {
        let null = std::ptr::null();
        let frame = vm.current_frame().expect("there is a frame to run");
        let mut l = Loop {
            pc: null,
            regs: std::ptr::null_mut(),
            frame,
            rt: std::ptr::null(),
            base: null,
            consts: std::ptr::null(),
            feedback: std::ptr::null(),
        };
        l.load(vm);
        l
    }

    /// From the heap frame to the locals.
    #[inline(always)]
    fn load(&mut self, vm: &mut Vm) {
        // SAFETY: `vm.frame` is the frame of a function of the program, whose code object keeps its `RtCode`.
        unsafe {
            self.frame = vm.frame.cast();
            let f: Gc<Function> = self.frame.func.get().cast();
            self.rt = f.rt.get();
            let rt = &*self.rt;
            self.base = rt.instrs_ptr();
            self.pc = self.base.add(self.frame.pc.get() as usize);
            self.regs = self.frame.regs();
            self.consts = rt.consts.as_ptr();
            self.feedback = rt.feedback_ptr();
        }
    }

    /// The present instruction's number into the heap frame.
    #[inline(always)]
    fn save(&self) {
        self.frame.pc.set(self.index());
    }

    /// The next instruction's number into the heap frame.
    #[inline(always)]
    fn save_next(&self) {
        self.frame.pc.set(self.index().wrapping_add(1));
    }

    /// Number of the present instruction (pc is already at the next).
    #[inline(always)]
    fn index(&self) -> u32 {
        // SAFETY: both point into the same code.
        unsafe { (self.pc.offset_from(self.base) as u32).wrapping_sub(1) }
    }

    #[inline(always)]
    fn reg(&self, r: u16) -> Value {
        // SAFETY: the verifier checked register operands against the frame's size, and that they are written before.
        unsafe { *self.regs.add(r as usize) }
    }

    #[inline(always)]
    fn set(&self, r: u16, v: Value) {
        // SAFETY: as above.
        unsafe { *self.regs.add(r as usize) = v }
    }

    /// A range of registers. Valid until the frame is popped.
    #[inline(always)]
    fn range<'a>(&self, r: u16, n: usize) -> &'a [Value] {
        // SAFETY: the verifier checked the range; nothing writes to it while the slice is used.
        unsafe { std::slice::from_raw_parts(self.regs.add(r as usize), n) }
    }

    #[inline(always)]
    fn name(&self, i: u32) -> Value {
        // SAFETY: the verifier checked the index; the code outlives the frame's run.
        unsafe {
            let rt = &*self.rt;
            *rt.names.get_unchecked(i as usize)
        }
    }

    #[inline(always)]
    fn cell(&self) -> &'static Cell<Feedback> {
        // SAFETY: there is a cell for each instruction; it lives as long as the code, longer than its use.
        unsafe { &*self.feedback.add(self.index() as usize) }
    }

    /// Remembers what kinds of operands the present instruction saw.
    #[inline(always)]
    fn note(&self, bits: u32) {
        let cell = self.cell();
        let mut fb = cell.get();
        if fb.0[0] & bits != bits {
            fb.0[0] |= bits;
            cell.set(fb);
        }
    }

    /// Whether shapes that inline caches miss are of use: until the code has long been compiled.
    #[inline(always)]
    fn wants_shapes(&self, vm: &Vm) -> bool {
        // SAFETY: the frame's function keeps its code.
        vm.compiler.is_some() && unsafe { (*self.rt).heat.get() } < 2 * vm.hot_calls
    }

    /// An inline cache missed: remembers the shape, for sites that see several.
    #[cold]
    #[inline(never)]
    fn note_shape(self, obj: Value) {
        let fb = self.cell().get().0;
        let Some(shape) = shape_of_receiver(obj) else {
            return;
        };
        // SAFETY: the frame's function keeps its code.
        let native = unsafe { &(*self.rt).native };
        if fb[0] != 0 && fb[0] != shape {
            native.note_shape(self.index(), fb[0]);
            native.note_shape(self.index(), shape);
        } else if fb[3] == what::NOTHING {
            // The cache holds nothing for such sites, but native code may know a way.
            native.note_shape(self.index(), shape);
        }
    }

    /// Remembers the kinds of operands that took the general way, and the shapes of objects.
    #[cold]
    #[inline(never)]
    fn note_operands(self, x: Value, y: Value) {
        let shape = |v: Value| v.as_header().map_or(0, |h| h.shape());
        let cell = self.cell();
        let bits = cell.get().0[0] | seen_numbers(x, y);
        cell.set(Feedback([bits, shape(x), shape(y), 0]));
    }

    /// Remembers the shapes of instances that are asked for their truth, an item or a member: the first two.
    #[inline(always)]
    fn note_receiver(&self, v: Value) {
        if v.is_kind(Kind::Instance) {
            self.note_instance(v);
        }
    }

    /// Remembers what was asked for its truth: instances by their shapes, and whether there was any other object or float.
    fn note_asked(&self, v: Value) {
        if matches!(v.kind(), Some(Kind::Instance | Kind::Deque)) {
            self.note_instance(v);
        } else if v.is_ptr() || v.is_float() {
            let cell = self.cell();
            let [bits, first, second, rest] = cell.get().0;
            let kind = seen_kind(v);
            if bits & kind == 0 {
                cell.set(Feedback([bits | kind, first, second, rest]));
            }
        }
    }

    fn note_instance(&self, v: Value) {
        let cell = self.cell();
        let [bits, first, second, rest] = cell.get().0;
        let shape = v.as_header().map_or(0, |h| h.shape());
        if first == 0 {
            cell.set(Feedback([bits, shape, second, rest]));
        } else if first != shape && second == 0 {
            cell.set(Feedback([bits, first, shape, rest]));
        }
    }

    /// Remembers the shape of the first instance that a loop iterates over.
    fn note_iterator(&self, it: Value) {
        let cell = self.cell();
        let mut fb = cell.get();
        if fb.0[2] == 0 && fb.0[3] == 0 {
            fb.0[2] = it.as_header().map_or(0, |h| h.shape());
            cell.set(fb);
        }
    }

    /// A call of a class with its arguments spread, where its instance is made at once: puts that in the callee's register and calls
    /// its `__init__`. Out of the loop, whose registers it would take.
    #[inline(never)]
    fn call_class_spread(&mut self, vm: &mut Vm, i: Instr) -> Option<Result<Called, Exit>> {
        let r = self.range(i.b(), 3);
        let callee = r[0];
        let instance = vm.quick_instance_spread(callee.as_gc()?, r[1], r[2])?;
        let args = std::mem::take(&mut vm.request.args);
        let (init, names) = (vm.request.callee, vm.request.names);
        self.set(i.b(), instance);
        let called = self.call(vm, init, &args, names, Cont::Init);
        if matches!(called, Err(Exit::Room(_))) {
            self.set(i.b(), callee);
        }
        Some(called)
    }

    /// Remembers what `enumerate` or `zip` takes its items from.
    #[inline(never)]
    fn note_inner(&self, it: Value) {
        let cell = self.cell();
        let mut fb = cell.get();
        if fb.0[3] == 0 {
            fb.0[1] |= seen_within(it);
            cell.set(fb);
        }
    }

    /// Remembers what the present instruction called.
    #[inline(always)]
    fn note_callee(&self, what: u32, which: u32) {
        let cell = self.cell();
        let fb = cell.get().0;
        if fb[3] != what || fb[0] != which {
            self.note_new_callee(what, which);
        }
    }

    /// Remembers the shape of an instance that is the first argument of a native or a class, which may ask its class.
    #[inline(always)]
    fn note_argument(&self, args: &[Value]) {
        if let [first, ..] = args
            && first.is_kind(Kind::Instance)
        {
            self.note_shape_of_argument(*first);
        }
    }

    fn note_shape_of_argument(&self, v: Value) {
        let cell = self.cell();
        let [which, first, classes, what] = cell.get().0;
        let shape = v.as_header().map_or(0, |h| h.shape());
        if first != shape && first != callee::MANY_SHAPES {
            let shape = if first == 0 {
                shape
            } else {
                callee::MANY_SHAPES
            };
            cell.set(Feedback([which, shape, classes, what]));
        }
    }

    #[cold]
    fn note_new_callee(&self, what: u32, which: u32) {
        let cell = self.cell();
        let fb = cell.get().0;
        let classes = fb[2] == callee::CLASS || [what, fb[3]].contains(&callee::CLASS);
        cell.set(Feedback(match fb[3] {
            0 => [which, 0, 0, what],
            _ => [which, 0, classes as u32 * callee::CLASS, callee::MANY],
        }));
    }

    /// Remembers whose code a call by name runs: that of a function, or of a bound method's, or which native that is.
    fn note_named(&self, callee: Value) {
        let method = callee.as_gc::<BoundMethod>();
        let (what, func) = match method {
            Some(m) => (callee::BOUND_METHOD, m.func.get()),
            None => (callee::FUNCTION, callee),
        };
        if let Some(f) = func.as_gc::<Function>() {
            self.note_callee(what, f.code_ref().serial);
        } else if let Some(f) = func.as_gc::<Builtin>().filter(|_| method.is_some()) {
            self.note_callee(callee::BOUND_NATIVE, f.native);
        }
    }

    /// Remembers in a loop's feedback that it iterates over a generator of the present code.
    #[inline(always)]
    fn note_generator(&self, cell: &Cell<Feedback>) {
        // SAFETY: the frame's function keeps its code.
        let serial = unsafe { (*self.rt).serial };
        let mut fb = cell.get();
        if fb.0[1] != serial || fb.0[3] == 0 {
            fb.0[3] = if fb.0[3] == 0 {
                seen::ONE_CODE
            } else {
                seen::MANY_CODES
            };
            fb.0[1] = serial;
            cell.set(fb);
        }
    }

    /// Whether there is native code for the next instruction.
    #[inline(always)]
    fn has_native(&self) -> bool {
        // SAFETY: the frame's function keeps its code.
        let native = unsafe { &(*self.rt).native };
        native.any() && native.entry_at(self.index().wrapping_add(1)).is_some()
    }

    #[inline(always)]
    fn func(&self) -> Gc<Function> {
        // SAFETY: the loop runs frames of functions only.
        unsafe { self.frame.func.get().cast() }
    }

    #[inline(always)]
    fn globals(&self) -> Gc<Dict> {
        // SAFETY: a function's globals are a dict.
        unsafe { self.func().globals.get().cast() }
    }

    #[inline(always)]
    fn free_cell(&self, i: u16) -> Gc<CellObject> {
        // SAFETY: `make_function` checked that the closure is a tuple of as many cells as the code names.
        unsafe {
            *self
                .func()
                .closure
                .get()
                .cast::<Tuple>()
                .slice()
                .get_unchecked(i as usize)
        }
        .expect()
    }

    /// Enters a function whose parameters are just these arguments, natively if there is code for it.
    #[inline(always)]
    fn enter(&mut self, vm: &mut Vm, f: Gc<Function>, args: &[Value]) -> Started {
        // SAFETY: the function's code object keeps its `RtCode`.
        let rt = unsafe { &*f.rt.get() };
        if rt.arity.simple != args.len() || rt.frame_class == 0 || vm.ticks_left <= 0 {
            return Started::No;
        }
        self.save();
        self.frame.cont.set(Cont::Store as u8);
        let native = rt.native_start.get();
        if native != super::native::no_code() {
            match vm.enter_function(f, native, args) {
                Entered::Value(v) => return Started::Value(v),
                Entered::Unwound => return Started::Unwound,
                Entered::No => {}
            }
        }
        let Ok(frame) = vm.push_frame(f, rt) else {
            return Started::No;
        };
        self.frame = frame;
        self.rt = rt;
        self.regs = frame.regs();
        // SAFETY: the frame has at least as many registers as parameters.
        unsafe {
            for (n, arg) in args.iter().enumerate() {
                *self.regs.add(n) = *arg;
            }
        }
        self.base = rt.instrs_ptr();
        self.pc = self.base;
        self.consts = rt.consts.as_ptr();
        self.feedback = rt.feedback_ptr();
        Started::Pushed
    }

    /// Calls anything from the present instruction.
    #[inline(always)]
    fn call(
        &mut self,
        vm: &mut Vm,
        callee: Value,
        args: &[Value],
        names: Value,
        cont: Cont,
    ) -> Result<Called, Exit> {
        self.save();
        self.frame.cont.set(cont as u8);
        vm.call(callee, args, names)
    }
}

/// How a function was started.
enum Started {
    /// Its frame is current.
    Pushed,
    /// It ran natively and returned this.
    Value(Value),
    /// It ran natively and unwound.
    Unwound,
    /// It takes the general way.
    No,
}

/// A function of this code; `parts` are what the bits of `x` say, in order.
#[inline(never)]
pub(super) fn make_function(
    vm: &mut Vm,
    code: Gc<CodeObject>,
    globals: Gc<Dict>,
    x: u8,
    parts: &[Value],
) -> Answer {
    let _room = vm.room(256)?;
    let f = vm.new_function(code, globals);
    let mut parts = parts.iter().copied();
    let mut take = |bit: u8| if x & bit == 0 { None } else { parts.next() };
    if let Some(v) = take(make::DEFAULTS) {
        f.defaults.set(v);
    }
    if let Some(v) = take(make::KW_DEFAULTS) {
        f.kw_defaults.set(v);
    }
    let annotations = take(make::ANNOTATIONS);
    match take(make::CLOSURE) {
        Some(v) if vm.is_closure_of(code, v) => f.closure.set(v),
        None if code.rt().code().free.is_empty() => {}
        _ => return Err(vm.bad_bytecode("a closure does not fit its code")),
    }
    if let Some(v) = annotations {
        vm.function_extra(f)?.items()[FunctionExtra::ANNOTATIONS].set(v);
    }
    Ok(f.value())
}

#[expect(clippy::cognitive_complexity, reason = "one arm for each op")]
fn go<const TRACED: bool>(vm: &mut Vm) -> Outcome {
    let mut l = Loop::new(vm);
    loop {
        if TRACED {
            // The one that is about to be executed.
            l.save_next();
            if !vm.trace.on {
                return Outcome::Poll(PollReason::Retrace);
            }
            if let Some(flow) = vm.trace_step(l.frame) {
                flow!(l, vm, flow);
                continue;
            }
        }
        // SAFETY: pc stays within verified code, whose last instruction does not fall through.
        let i = unsafe { *l.pc };
        l.pc = l.pc.wrapping_add(1);
        // SAFETY: the verifier checked every op number.
        match unsafe { std::mem::transmute::<u8, Op>(i.op_number()) } {
            Op::Nop => {}
            Op::Move => l.set(i.a(), l.reg(i.b())),
            // SAFETY: the verifier checked the index.
            Op::LoadConst => l.set(i.a(), unsafe { *l.consts.add(i.bc() as usize) }),
            Op::LoadInt => l.set(i.a(), Value::int(i.bc() as i32 as i64)),
            Op::LoadSpecial => l.set(i.a(), special_value(i.x())),
            Op::LoadIntrinsic => l.set(i.a(), vm.intrinsics[i.x() as usize]),
            Op::CheckBound => {
                if l.reg(i.a()).is_unbound() {
                    let name = l.name(i.bc());
                    discard!(l, vm, Err(vm.unbound_local(name)));
                }
            }

            Op::GlobalGet => {
                let globals = l.globals();
                let fb = l.cell().get().0;
                if fb[0] == globals.version.get() && fb[0] != 0 {
                    if fb[2] == 0 {
                        l.set(i.a(), globals.value_at(fb[1]));
                        continue;
                    }
                    if fb[2] == vm.builtins.version.get() {
                        l.set(i.a(), vm.builtins.value_at(fb[1]));
                        continue;
                    }
                }
                answer!(
                    l,
                    vm,
                    i,
                    vm.global_filling(globals, l.name(i.bc()), l.cell())
                )
            }
            Op::GlobalSet => {
                let globals = l.globals();
                let fb = l.cell().get().0;
                if fb[0] == globals.version.get() && fb[0] != 0 {
                    vm.table_set_value(globals, fb[1], l.reg(i.a()));
                    continue;
                }
                vm.set_global_filling(globals, l.name(i.bc()), l.reg(i.a()), l.cell());
            }
            Op::GlobalDel => discard!(l, vm, vm.delete_global(l.globals(), l.name(i.bc()))),
            Op::NameGet => answer!(
                l,
                vm,
                i,
                vm.namespace_get(l.reg(i.b()), l.globals(), l.name(i.c() as u32))
            ),
            Op::NameSet => discard!(
                l,
                vm,
                vm.namespace_set(l.reg(i.a()), l.name(i.b() as u32), l.reg(i.c()))
            ),
            Op::NameDel => discard!(
                l,
                vm,
                vm.namespace_delete(l.reg(i.a()), l.name(i.b() as u32))
            ),
            Op::NameGetFree => {
                let name = vm.free_name(l.func(), i.c());
                let found = value!(l, vm, Cont::Store, vm.namespace_find(l.reg(i.b()), name));
                match found {
                    Some(v) => l.set(i.a(), v),
                    None => answer!(l, vm, i, vm.cell_value(l.free_cell(i.c()), name, true)),
                }
            }

            Op::CellNew => answer!(l, vm, i, vm.cell(l.reg(i.a())).map(Gc::value)),
            Op::CellGet => {
                // SAFETY: the verifier proved that the register holds a cell.
                let v = unsafe { l.reg(i.b()).cast::<CellObject>() }.value.get();
                if v.is_unbound() {
                    let name = l.name(i.c() as u32);
                    discard!(l, vm, Err(vm.unbound_local(name)));
                } else {
                    l.set(i.a(), v);
                }
            }
            Op::CellSet => {
                // SAFETY: the verifier proved that the register holds a cell.
                let cell = unsafe { l.reg(i.a()).cast::<CellObject>() };
                cell.value.set(l.reg(i.b()));
                vm.heap.barrier(&cell.header);
            }
            Op::CellDel => {
                // SAFETY: the verifier proved that the register holds a cell.
                let cell = unsafe { l.reg(i.a()).cast::<CellObject>() };
                discard!(l, vm, vm.empty_cell(cell, l.name(i.b() as u32), false));
            }
            Op::FreeGet => {
                let v = l.free_cell(i.b()).value.get();
                if v.is_unbound() {
                    let name = vm.free_name(l.func(), i.b());
                    discard!(l, vm, vm.cell_value(l.free_cell(i.b()), name, true));
                } else {
                    l.set(i.a(), v);
                }
            }
            Op::FreeSet => {
                let cell = l.free_cell(i.a());
                cell.value.set(l.reg(i.b()));
                vm.heap.barrier(&cell.header);
            }
            Op::FreeDel => {
                let name = vm.free_name(l.func(), i.a());
                discard!(l, vm, vm.empty_cell(l.free_cell(i.a()), name, true));
            }
            Op::FreeCell => l.set(i.a(), l.free_cell(i.b()).value()),

            Op::Add => arithmetic!(l, vm, i, Add, int_add, +),
            Op::Sub => arithmetic!(l, vm, i, Sub, int_sub, -),
            Op::Mul => arithmetic!(l, vm, i, Mul, int_mul, *),
            Op::TrueDiv => {
                let (x, y) = (l.reg(i.b()), l.reg(i.c()));
                if let (Some(p), Some(q)) = (as_f64(x), as_f64(y))
                    && q != 0.0
                    && !x.both_int(y)
                    && let Some(v) = Value::try_float(p / q)
                {
                    l.note(seen_floats(x, y));
                    l.set(i.a(), v);
                    continue;
                }
                l.note_operands(x, y);
                answer!(l, vm, i, vm.binary_op(BinOp::TrueDiv, i.x() != 0, x, y))
            }
            Op::FloorDiv
            | Op::Mod
            | Op::Pow
            | Op::LShift
            | Op::RShift
            | Op::BitAnd
            | Op::BitOr
            | Op::BitXor
            | Op::MatMul => {
                let (x, y) = (l.reg(i.b()), l.reg(i.c()));
                if x.both_int(y)
                    && let Some(v) = int_op(i.op_number(), x.as_int(), y.as_int())
                {
                    l.set(i.a(), v);
                    continue;
                }
                l.note_operands(x, y);
                answer!(
                    l,
                    vm,
                    i,
                    vm.binary_op(bin_op(i.op_number()), i.x() != 0, x, y)
                )
            }
            Op::AddI => arithmetic_imm!(l, vm, i, Add, int_add),
            Op::SubI => arithmetic_imm!(l, vm, i, Sub, int_sub),
            Op::MulI => arithmetic_imm!(l, vm, i, Mul, int_mul),
            Op::FloorDivI | Op::ModI | Op::BitAndI | Op::LShiftI | Op::RShiftI => {
                let (x, y) = (l.reg(i.b()), i.c() as i16 as i64);
                let plain = plain_op(i.op_number());
                if x.is_int()
                    && let Some(v) = int_op(plain, x.as_int(), y)
                {
                    l.set(i.a(), v);
                    continue;
                }
                l.note_operands(x, Value::int(y));
                answer!(
                    l,
                    vm,
                    i,
                    vm.binary_op(bin_op(plain), i.x() != 0, x, Value::int(y))
                )
            }
            Op::Neg => {
                let v = l.reg(i.b());
                if !v.is_int() {
                    l.note_operands(v, v);
                }
                answer!(l, vm, i, vm.unary_op(UnaryOp::Neg, v))
            }
            Op::Pos => {
                let v = l.reg(i.b());
                l.note_receiver(v);
                answer!(l, vm, i, vm.unary_op(UnaryOp::Pos, v))
            }
            Op::Invert => {
                let v = l.reg(i.b());
                l.note_receiver(v);
                answer!(l, vm, i, vm.unary_op(UnaryOp::Invert, v))
            }
            Op::Not => {
                let v = l.reg(i.b());
                let truth = if v.is_bool() {
                    v.is_true()
                } else {
                    l.note_asked(v);
                    value!(l, vm, Cont::Convert, vm.truth_asked(v))
                };
                l.set(i.a(), Value::bool(!truth));
            }

            Op::Lt => comparison!(l, vm, i, Lt, <),
            Op::Le => comparison!(l, vm, i, Le, <=),
            Op::Eq => comparison!(l, vm, i, Eq, ==),
            Op::Ne => comparison!(l, vm, i, Ne, !=),
            Op::Gt => comparison!(l, vm, i, Gt, >),
            Op::Ge => comparison!(l, vm, i, Ge, >=),
            Op::Is => {
                let same = vm.is(l.reg(i.b()), l.reg(i.c()));
                l.set(i.a(), Value::bool(same != (i.x() != 0)));
            }
            Op::In => {
                let container = l.reg(i.c());
                l.note_receiver(container);
                let found = value!(
                    l,
                    vm,
                    Cont::Convert,
                    vm.contains_asked(container, l.reg(i.b()))
                );
                l.set(i.a(), Value::bool(found.is_true() != (i.x() != 0)));
            }

            Op::Jump => jump!(l, vm, i.bc() as i32),
            Op::JumpIf => {
                let v = l.reg(i.a());
                let truth = if v.is_bool() {
                    v.is_true()
                } else {
                    l.note_asked(v);
                    value!(l, vm, Cont::Branch, vm.truth_asked(v))
                };
                if truth == (i.x() != 0) {
                    jump!(l, vm, i.bc() as i32);
                }
            }
            Op::JumpLt => jump_comparison!(l, vm, i, Lt, <, l.reg(i.b())),
            Op::JumpLe => jump_comparison!(l, vm, i, Le, <=, l.reg(i.b())),
            Op::JumpEq => jump_comparison!(l, vm, i, Eq, ==, l.reg(i.b())),
            Op::JumpNe => jump_comparison!(l, vm, i, Ne, !=, l.reg(i.b())),
            Op::JumpGt => jump_comparison!(l, vm, i, Gt, >, l.reg(i.b())),
            Op::JumpGe => jump_comparison!(l, vm, i, Ge, >=, l.reg(i.b())),
            Op::JumpLtI => jump_comparison!(l, vm, i, Lt, <, Value::int(i.b() as i16 as i64)),
            Op::JumpLeI => jump_comparison!(l, vm, i, Le, <=, Value::int(i.b() as i16 as i64)),
            Op::JumpEqI => jump_comparison!(l, vm, i, Eq, ==, Value::int(i.b() as i16 as i64)),
            Op::JumpNeI => jump_comparison!(l, vm, i, Ne, !=, Value::int(i.b() as i16 as i64)),
            Op::JumpGtI => jump_comparison!(l, vm, i, Gt, >, Value::int(i.b() as i16 as i64)),
            Op::JumpGeI => jump_comparison!(l, vm, i, Ge, >=, Value::int(i.b() as i16 as i64)),
            Op::JumpIs => {
                if vm.is(l.reg(i.a()), l.reg(i.b())) == (i.x() != 0) {
                    jump!(l, vm, i.c() as i16 as i32);
                }
            }
            Op::JumpIsNone => {
                if l.reg(i.a()).is_none() == (i.x() != 0) {
                    jump!(l, vm, i.bc() as i32);
                }
            }
            Op::JumpIn => {
                let container = l.reg(i.b());
                l.note_receiver(container);
                let truth = truth!(l, vm, i, vm.contains_asked(container, l.reg(i.a())));
                if truth == (i.x() != 0) {
                    jump!(l, vm, i.c() as i16 as i32);
                }
            }

            Op::GetIter => {
                l.note(seen_kind(l.reg(i.b())));
                answer!(l, vm, i, vm.loop_iterator(l.reg(i.b())))
            }
            Op::ForIter => {
                let it = l.reg(i.b());
                l.note(seen_iterator(it));
                if let Some(it) = it.as_gc::<Iter>()
                    && let Some(v) = next_item(vm, it)
                {
                    l.set(i.a(), v);
                    jump!(l, vm, i.c() as i16 as i32);
                }
                l.save();
                if let Some(g) = it.as_gc::<Generator>()
                    && vm.enter_suspended(l.frame, g)
                {
                    // The generator stands at its `yield`, whose value is None.
                    let cell = l.cell();
                    l.load(vm);
                    if TRACED {
                        vm.trace_resumed(l.frame);
                    }
                    // SAFETY: a suspended generator's pc is that of a yield.
                    l.set(unsafe { (*l.pc).a() }, Value::NONE);
                    l.pc = l.pc.wrapping_add(1);
                    if vm.compiler.is_some() {
                        l.note_generator(cell);
                        l.save_next();
                        if let Some(flow) = vm.resumed(l.frame) {
                            flow!(l, vm, flow);
                        }
                    }
                    continue;
                }
                match it.kind() {
                    Some(Kind::Instance) => l.note_iterator(it),
                    Some(Kind::Iter) => l.note_inner(it),
                    _ => {}
                }
                match vm.for_iter(l.frame, it) {
                    Ok(Some(v)) => {
                        l.set(i.a(), v);
                        jump!(l, vm, i.c() as i16 as i32);
                    }
                    Ok(None) => {}
                    Err(flow) => flow!(l, vm, flow),
                }
            }
            Op::Unpack => {
                let n = i.c() as usize;
                // SAFETY: the verifier checked the range.
                let out = unsafe { std::slice::from_raw_parts_mut(l.regs.add(i.a() as usize), n) };
                let v = l.reg(i.b());
                l.note(seen_kind(v));
                value!(l, vm, Cont::Iterate, vm.unpack(v, out));
            }
            Op::UnpackEx => {
                let (before, after) = (i.x() as usize, i.c() as usize);
                let n = before + 1 + after;
                // SAFETY: the verifier checked the range.
                let out = unsafe { std::slice::from_raw_parts_mut(l.regs.add(i.a() as usize), n) };
                let v = l.reg(i.b());
                value!(l, vm, Cont::Iterate, vm.unpack_ex(v, out, before));
            }

            Op::BuildList => answer!(l, vm, i, vm.list(l.range(i.b(), i.c() as usize))),
            Op::BuildTuple => answer!(l, vm, i, vm.tuple(l.range(i.b(), i.c() as usize))),
            Op::BuildSet => answer!(l, vm, i, vm.build_set(l.range(i.b(), i.c() as usize))),
            Op::BuildDict => answer!(l, vm, i, vm.build_dict(l.range(i.b(), 2 * i.c() as usize))),
            Op::BuildString => answer!(l, vm, i, vm.build_string(l.range(i.b(), i.c() as usize))),
            Op::BuildSlice => {
                let r = l.range(i.b(), 3);
                answer!(l, vm, i, vm.slice(r[0], r[1], r[2]))
            }
            Op::ListAppend => {
                let list = value!(l, vm, Cont::Discard, vm.operand::<List>(l.reg(i.a())));
                value!(l, vm, Cont::Discard, vm.list_push(list, l.reg(i.b())));
            }
            Op::SetAdd => discard!(l, vm, vm.set_add(l.reg(i.a()), l.reg(i.b()))),
            Op::DictInsert => {
                discard!(l, vm, vm.set_item(l.reg(i.a()), l.reg(i.b()), l.reg(i.c())))
            }
            Op::ListExtend => {
                let list = value!(l, vm, Cont::Discard, vm.operand::<List>(l.reg(i.a())));
                discard!(l, vm, vm.list_display_extend(list, l.reg(i.b())))
            }
            Op::SetUpdate => discard!(l, vm, vm.set_update(l.reg(i.a()), l.reg(i.b()))),
            Op::DictUpdate => discard!(l, vm, vm.dict_unpack(l.reg(i.a()), l.reg(i.b()))),
            Op::DictMerge => discard!(
                l,
                vm,
                vm.dict_merge(l.reg(i.a()), l.reg(i.b()), l.reg(i.c()))
            ),
            Op::ListToTuple => answer!(l, vm, i, vm.list_to_tuple(l.reg(i.b()))),
            Op::FormatValue => {
                let spec = (i.x() & conversion::HAS_SPEC != 0).then(|| l.reg(i.c()));
                answer!(l, vm, i, vm.format_converted(l.reg(i.b()), i.x() & 3, spec))
            }

            Op::GetAttr => {
                let obj = l.reg(i.b());
                if let Some(h) = obj.as_header() {
                    let fb = l.cell().get().0;
                    if fb[0] == h.shape() && fb[1] == vm.epoch {
                        if fb[3] == what::INLINE {
                            // SAFETY: the shape says that it is an instance with this slot inline.
                            let v = unsafe { obj.cast::<Instance>().slot(fb[2] as usize).get() };
                            l.set(i.a(), v);
                            continue;
                        }
                        if fb[3] == what::DOUBLE
                            // SAFETY: likewise, with a double in it.
                            && let Some(v) = Value::try_float(unsafe {
                                double_in(obj.cast::<Instance>().slot(fb[2] as usize))
                            })
                        {
                            l.set(i.a(), v);
                            continue;
                        }
                        if fb[3] == what::PROPERTY
                            && let Some(f) = vm.cells[fb[2] as usize].as_gc::<Function>()
                        {
                            enter!(l, vm, i, f, &[obj]);
                        }
                        let name = l.name(i.c() as u32);
                        if let Some(answer) = vm.get_attr_cached(obj, name, fb) {
                            answer!(l, vm, i, answer);
                            continue;
                        }
                    }
                }
                if l.wants_shapes(vm) {
                    l.note_shape(obj);
                }
                answer!(
                    l,
                    vm,
                    i,
                    vm.get_attr_filling(obj, l.name(i.c() as u32), l.cell())
                )
            }
            Op::SetAttr => {
                let (obj, v) = (l.reg(i.a()), l.reg(i.c()));
                if let Some(h) = obj.as_header() {
                    let fb = l.cell().get().0;
                    let double = fb[2] & OF_DOUBLES != 0;
                    if fb[0] == h.shape() && fb[1] == vm.epoch && (!double || v.is_float()) {
                        let slot = (fb[2] & !OF_DOUBLES) as usize;
                        // SAFETY: the shape says that it is an instance.
                        let instance = unsafe { obj.cast::<Instance>() };
                        // SAFETY: it has this slot inline.
                        let place = unsafe { instance.slot(slot) };
                        if double {
                            put_double(place, v.as_float());
                        } else {
                            place.set(v);
                            vm.heap.barrier(&h);
                        }
                        if fb[3] != 0 {
                            h.set_shape(fb[3]);
                        }
                        continue;
                    }
                }
                if l.wants_shapes(vm) {
                    l.note_shape(obj);
                }
                discard!(
                    l,
                    vm,
                    vm.set_attr_filling(obj, l.name(i.b() as u32), v, l.cell())
                )
            }
            Op::DelAttr => {
                let obj = l.reg(i.a());
                note_shapes(l.cell(), obj);
                discard!(
                    l,
                    vm,
                    vm.set_attr(obj, l.name(i.b() as u32), Value::UNBOUND)
                )
            }
            Op::GetItem => {
                let (obj, key) = (l.reg(i.b()), l.reg(i.c()));
                l.note(seen_kind(obj));
                if let Some(v) = quick_item(vm, obj, key) {
                    l.set(i.a(), v);
                    continue;
                }
                l.note_receiver(obj);
                answer!(l, vm, i, vm.get_item(obj, key))
            }
            Op::SetItem => {
                let (obj, key, v) = (l.reg(i.a()), l.reg(i.b()), l.reg(i.c()));
                l.note(seen_kind(obj));
                if let Some(list) = obj.as_gc::<List>()
                    && key.is_int()
                    && let Some(place) = list.items().get(key.as_int() as usize)
                {
                    place.set(v);
                    vm.heap
                        .barrier(list.buffer.get().expect::<Buffer>().header());
                    continue;
                }
                l.note_receiver(obj);
                discard!(l, vm, vm.set_item(obj, key, v))
            }
            Op::DelItem => discard!(l, vm, vm.del_item(l.reg(i.a()), l.reg(i.b()))),

            Op::Call => {
                let callee = l.reg(i.b());
                let args = l.range(i.b() + 1, i.c() as usize);
                if let Some(f) = callee.as_gc::<Function>() {
                    // SAFETY: the function's code object keeps its `RtCode`.
                    l.note_callee(callee::FUNCTION, unsafe { (*f.rt.get()).serial });
                    enter!(l, vm, i, f, args);
                } else if let Some(f) = callee.as_gc::<Builtin>() {
                    l.note_callee(callee::BUILTIN, f.native);
                    l.note_argument(args);
                    native_call!(l, vm, i, f, args);
                } else if let Some(c) = callee.as_gc::<Class>()
                    && let Some((instance, init)) = vm.quick_instance(c, args)
                {
                    l.note_callee(callee::CLASS, c.root_shape.get());
                    construct!(l, vm, i, instance, init, i.c() as usize, Value::UNBOUND);
                } else if let Some(m) = callee.as_gc::<BoundMethod>() {
                    let func = m.func.get();
                    if let Some(f) = func.as_gc::<Function>() {
                        l.note_callee(callee::BOUND_FUNCTION, f.code_ref().serial);
                    } else {
                        let native = func.as_gc::<Builtin>();
                        l.note_callee(callee::BOUND_METHOD, native.map_or(0, |f| f.native + 1));
                    }
                    l.set(i.b(), m.receiver.get());
                    let called = l.call(
                        vm,
                        m.func.get(),
                        l.range(i.b(), i.c() as usize + 1),
                        Value::UNBOUND,
                        Cont::Store,
                    );
                    if matches!(called, Err(Exit::Room(_))) {
                        l.set(i.b(), callee);
                    }
                    call_done!(l, vm, i, called, |v| v);
                    continue;
                }
                if let Some(h) = callee.as_header().filter(|h| h.kind() == Kind::Instance) {
                    l.note_callee(callee::INSTANCE, h.shape());
                } else {
                    if l.cell().get().0[3] == 0 {
                        l.note_callee(callee::MANY, 0);
                    }
                    l.note_argument(args);
                }
                let called = l.call(vm, callee, args, Value::UNBOUND, Cont::Store);
                call_done!(l, vm, i, called, |v| v);
            }
            Op::CallMethod => {
                let obj = l.reg(i.b());
                let n = i.x() as usize;
                let fb = l.cell().get().0;
                if fb[0] == vm.shape_of_value(obj) && fb[1] == vm.epoch && fb[3] == what::METHOD {
                    let method = vm.cells[fb[2] as usize];
                    let args = l.range(i.b(), n + 1);
                    if let Some(f) = method.as_gc::<Function>() {
                        enter!(l, vm, i, f, args);
                    } else if let Some(f) = method.as_gc::<Builtin>() {
                        native_call!(l, vm, i, f, args);
                    }
                    let called = l.call(vm, method, args, Value::UNBOUND, Cont::Store);
                    call_done!(l, vm, i, called, |v| v);
                    continue;
                }
                if l.wants_shapes(vm) {
                    l.note_shape(obj);
                }
                l.save();
                let (callee, args) =
                    match vm.load_method_filling(obj, l.name(i.c() as u32), l.cell()) {
                        Ok(Method::Unbound(f)) => (f, l.range(i.b(), n + 1)),
                        Ok(Method::Bound(f)) => (f, l.range(i.b() + 1, n)),
                        Err(Exit::Call) => {
                            // A property or hook must be called first to get the callable.
                            let exit =
                                vm.call_attribute(obj, l.name(i.c() as u32), l.range(i.b() + 1, n));
                            flow!(l, vm, vm.exit(exit, Cont::Store));
                            continue;
                        }
                        Err(exit) => {
                            vm.lookup_failed = matches!(exit, Exit::Raised(_));
                            flow!(l, vm, vm.exit(exit, Cont::Store));
                            continue;
                        }
                    };
                if let Some(c) = callee.as_gc::<Class>()
                    && let Some((instance, init)) = vm.quick_instance(c, args)
                {
                    construct!(l, vm, i, instance, init, n, Value::UNBOUND);
                }
                let called = l.call(vm, callee, args, Value::UNBOUND, Cont::Store);
                call_done!(l, vm, i, called, |v| v);
            }
            Op::CallKw => {
                let n = i.c() as usize;
                let (callee, args, names) = (
                    l.reg(i.b()),
                    l.range(i.b() + 1, n),
                    l.reg(i.b() + 1 + i.c()),
                );
                if !vm.are_keywords(names, n) {
                    discard!(
                        l,
                        vm,
                        Err(vm.bad_bytecode("keyword names must be a tuple of strings"))
                    );
                    continue;
                }
                if let Some(c) = callee.as_gc::<Class>()
                    && let Some((instance, init)) = vm.quick_instance_by_name(c, args, names)
                {
                    l.note_callee(callee::CLASS, c.root_shape.get());
                    construct!(l, vm, i, instance, init, n, names);
                }
                l.note_named(callee);
                let called = l.call(vm, callee, args, names, Cont::Store);
                call_done!(l, vm, i, called, |v| v);
            }
            Op::CallEx => {
                let r = l.range(i.b(), 3);
                if let Some(called) = l.call_class_spread(vm, i) {
                    initialised!(l, vm, i, called);
                }
                l.note_named(r[0]);
                l.save();
                l.frame.cont.set(Cont::Store as u8);
                let called = vm.call_spread(r[0], r[1], r[2]);
                call_done!(l, vm, i, called, |v| v);
            }
            Op::Return => {
                let v = l.reg(i.a());
                let frame = l.frame;
                if frame.flags.get() != 0 {
                    flow!(l, vm, vm.return_specially(frame, v));
                    continue;
                }
                vm.pop_frame(frame);
                // SAFETY: a frame that is not a bottom one has a caller.
                let caller: Gc<Frame> = unsafe { vm.frame.cast() };
                vm.heap.barrier(&caller.header);
                if caller.cont.get() != Cont::Store as u8 || v == Value::NOT_IMPLEMENTED {
                    flow!(l, vm, vm.deliver(v));
                    continue;
                }
                l.load(vm);
                // SAFETY: the caller stands at its call instruction.
                l.set(unsafe { (*l.pc).a() }, v);
                l.pc = l.pc.wrapping_add(1);
                if l.has_native() {
                    l.save_next();
                    if let Some(flow) = vm.try_native(l.frame) {
                        flow!(l, vm, flow);
                    }
                }
            }
            Op::MakeFunction => {
                // SAFETY: the verifier checked the index.
                let code = unsafe { *l.consts.add(i.c() as usize) }.expect();
                let parts = l.range(i.b(), i.x().count_ones() as usize);
                answer!(l, vm, i, make_function(vm, code, l.globals(), i.x(), parts))
            }
            Op::Yield => {
                l.save();
                let v = l.reg(i.b());
                if vm.yield_to_loop(l.frame) {
                    // The caller stands at its `for_iter`.
                    l.load(vm);
                    // SAFETY: as `yield_to_loop` found.
                    let i = unsafe { *l.pc };
                    l.pc = l.pc.wrapping_add(1);
                    l.set(i.a(), v);
                    jump!(l, vm, i.c() as i16 as i32);
                }
                flow!(l, vm, vm.yield_value(l.frame, v));
            }
            Op::YieldFrom => {
                l.save();
                l.frame.cont.set(Cont::Iterate as u8);
                flow!(l, vm, vm.yield_from(l.reg(i.b()), l.reg(i.c())));
            }

            Op::Raise => {
                l.save();
                let cause = (i.x() == 2).then(|| l.reg(i.b()));
                let exit = vm.raise_op(l.reg(i.a()), cause);
                flow!(l, vm, vm.exit(exit, Cont::Convert));
            }
            Op::RaiseAgain => {
                l.save();
                match vm.handled_exception() {
                    Some(e) => flow!(l, vm, vm.reraise(e)),
                    None => {
                        let exit = vm.nothing_to_reraise();
                        flow!(l, vm, vm.exit(exit, Cont::Discard));
                    }
                }
            }
            Op::Reraise => {
                l.save();
                flow!(l, vm, vm.reraise(l.reg(i.a())));
            }
            Op::ExcMatch => {
                note_shapes(l.cell(), l.reg(i.b()));
                answer!(l, vm, i, vm.exception_matches(l.reg(i.b()), l.reg(i.c())));
            }
            Op::ExcValue => l.set(i.a(), l.reg(i.b())),
            Op::WithEnter => {
                let exit = vm.with_enter(l.reg(i.b()));
                l.save();
                flow!(l, vm, vm.exit(exit, Cont::Exit));
            }
            Op::WithExit => {
                l.save();
                let exit = vm.tail_call(l.reg(i.a()), &[Value::NONE; 3]);
                flow!(l, vm, vm.exit(exit, Cont::Exit));
            }
            Op::WithExcept => {
                l.save();
                let exit = vm.with_except(l.reg(i.b()), l.reg(i.c()));
                flow!(l, vm, vm.exit(exit, Cont::Exit));
            }

            Op::WithBind => match vm.with_bind(l.reg(i.b()), l.cell()) {
                Ok([enter, entered, leave, left]) => {
                    l.set(i.a(), enter);
                    l.set(i.a() + 1, entered);
                    l.set(i.c(), leave);
                    l.set(i.c() + 1, left);
                }
                Err(exit) => {
                    l.save();
                    flow!(l, vm, vm.exit(exit, Cont::Exit));
                }
            },
            Op::ExcArgs => {
                let e = l.reg(i.b());
                note_shapes(l.cell(), e);
                let (class, traceback) = vm.exception_parts(e);
                l.set(i.a(), class);
                l.set(i.a() + 1, e);
                l.set(i.a() + 2, traceback);
            }

            Op::Import => answer!(
                l,
                vm,
                i,
                vm.import_op(l.name(i.c() as u32), l.globals(), l.reg(i.b()), i.x())
            ),
            Op::ImportFrom => answer!(l, vm, i, vm.import_from(l.reg(i.b()), l.name(i.c() as u32))),
            Op::ImportStar => discard!(l, vm, Err(vm.import_star(l.reg(i.a()), l.globals()))),
        }
    }
}

#[inline(always)]
fn special_value(x: u8) -> Value {
    match x {
        special::NONE => Value::NONE,
        special::FALSE => Value::FALSE,
        special::TRUE => Value::TRUE,
        special::ELLIPSIS => Value::ELLIPSIS,
        special::NOT_IMPLEMENTED => Value::NOT_IMPLEMENTED,
        _ => Value::UNBOUND,
    }
}
