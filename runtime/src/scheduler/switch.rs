//! The driver's side: leaving one chain of frames, entering another; what happens when a tasklet ends.

use super::channel::{act_watched, pending};
use super::{
    current, flag, flags, has, main, module, op, outer, outer_channel, set_flags, set_state,
    set_temp, slot, state, wakeup,
};
use super::{greenlet, hooks, states, threads, watch};
use pirn_vm::heap::Gc;
use pirn_vm::interp::Outcome;
use pirn_vm::native::{Control, Exit};
use pirn_vm::objects::{Exception, Record, Tasklet};
use pirn_vm::{Known, Value, Vm};

/// What follows the end of a bottom frame.
pub(crate) enum Ended {
    /// Go on; `Some` is an outcome that came about at once.
    Next(Option<Outcome>),
    /// The main tasklet ended.
    Main(Result<Value, Value>),
}

/// Serves a request of a native. `None`: run `vm.frame`.
pub(crate) fn request(vm: &mut Vm, number: usize) -> Option<Outcome> {
    match number {
        op::SWITCH => switch(vm),
        op::IDLE => {
            suspend(vm);
            idle(vm)
        }
        op::GREENLET => greenlet::switch(vm),
        op::ANOTHER => {
            suspend(vm);
            threads::run_another(vm)
        }
        op::CHANNEL_CALLBACK => begin_channel_callback(vm),
        op::DEADLOCK => super::deadlock::refuse(vm),
        op::TASKLETS => super::census::answer_tasklets(vm),
        op::PICTURE => super::census::answer_picture(vm),
        op::HOOKS => hooks::changed(vm),
        other => unreachable!("scheduler request {other}"),
    }
}

/// The current tasklet has been put where it belongs: the next one goes on.
#[inline]
pub(crate) fn switch(vm: &mut Vm) -> Option<Outcome> {
    let next: Gc<Tasklet> = vm.roots[slot::NEXT].expect();
    suspend(vm);
    go_on(vm, next)
}

/// The current chain waits: its frames belong to its tasklet again.
#[inline(always)]
pub(super) fn suspend(vm: &mut Vm) {
    let me = current(vm);
    me.frame.set(vm.frame);
    me.depth.set(vm.depth);
    vm.heap.barrier(&me.header);
    vm.frame = Value::UNBOUND;
    greenlet::put_aside(vm, me);
}

/// Suspends the current tasklet for a snapshot: when it is entered again, its call gives this value.
pub(crate) fn put_aside(vm: &mut Vm, v: Value) {
    suspend(vm);
    let me = current(vm);
    set_temp(vm, me, v);
}

/// The current tasklet goes on after a snapshot.
pub(crate) fn take_back(vm: &mut Vm) {
    let me = current(vm);
    vm.frame = me.frame.replace(Value::UNBOUND);
    me.temp.set(Value::NONE);
    greenlet::take_back(vm, me);
}

/// Whether somebody would go on if the driver came back: the current tasklet, or a sleeper.
pub(crate) fn waits(vm: &Vm) -> bool {
    let me = current(vm);
    match has(me, state::RUNNABLE) {
        true => me.frame.get().is_ptr(),
        false => has_sleepers(vm),
    }
}

pub(crate) fn has_sleepers(vm: &Vm) -> bool {
    !threads::each_heap(vm, |heap| heap.is_none())
}

/// Goes on where a snapshot was taken: with the tasklet that was put aside, or waiting for sleepers. `None` in the second
/// place: nothing is running.
pub(crate) fn enter_current(vm: &mut Vm) -> Option<Option<Outcome>> {
    let me = current(vm);
    if has(me, state::RUNNABLE) && me.frame.get().is_ptr() {
        return Some(enter_slowly(vm, me));
    }
    if !has(me, state::RUNNABLE) && has_sleepers(vm) {
        return Some(idle(vm));
    }
    None
}

/// From the suspended (or dead) current tasklet to `next`, which is in the ring.
#[inline(always)]
pub(super) fn go_on(vm: &mut Vm, next: Gc<Tasklet>) -> Option<Outcome> {
    const QUICK: i64 = flag::CHANNEL_CALLBACK | flag::SOFT | flag::HARD_DUE | flag::THREADS;
    if flags(vm) & !QUICK != 0 {
        return go_on_slowly(vm, next);
    }
    enter(vm, next)
}

/// The same as [`enter`], where somebody may be watching.
pub(super) fn enter_slowly(vm: &mut Vm, t: Gc<Tasklet>) -> Option<Outcome> {
    if flags(vm) & watch::WATCHED != 0 {
        watch::entering(vm, t);
    }
    enter(vm, t)
}

/// Makes a tasklet the current one and resumes it.
#[inline(always)]
fn enter(vm: &mut Vm, t: Gc<Tasklet>) -> Option<Outcome> {
    debug_assert!(has(t, state::RUNNABLE) && has(t, state::ALIVE));
    vm.roots[slot::CURRENT] = t.value();
    vm.roots[slot::NEXT] = Value::NONE;
    let frame = t.frame.replace(Value::UNBOUND);
    let v = t.temp.replace(Value::NONE);
    vm.depth = t.depth.get();
    if has(t, state::RARE) {
        return enter_rarely(vm, t, frame, v);
    }
    vm.resume_value(frame, v)
}

#[cold]
fn enter_rarely(vm: &mut Vm, t: Gc<Tasklet>, frame: Value, v: Value) -> Option<Outcome> {
    greenlet::take_back(vm, t);
    if has(t, state::WAITING_RUN) {
        leave_run(vm, t);
    }
    let (bomb, preempted) = (has(t, state::BOMB), has(t, state::PREEMPTED));
    set_state(t, 0, state::BOMB | state::PREEMPTED);
    if bomb {
        return vm.resume_raise(frame, v);
    }
    if preempted {
        vm.frame = frame;
        if let Some(f) = vm.current_frame() {
            vm.heap.barrier(&f.header);
        }
        return None;
    }
    vm.resume_value(frame, v)
}

/// The tasklet's `run()` returns: those who called `run()` inside it later go on, too, at the end of the queue.
fn leave_run(vm: &mut Vm, t: Gc<Tasklet>) {
    while let Some(w) = vm.roots[slot::WATCHDOG].as_gc::<Tasklet>() {
        vm.roots[slot::WATCHDOG] = w.channel.replace(Value::NONE);
        set_state(w, 0, state::WAITING_RUN);
        if vm.roots[slot::TIMEOUT_TASK] == w.value() {
            vm.roots[slot::TIMEOUT_TASK] = Value::NONE;
            set_flags(vm, 0, flag::TIMEOUT);
            threads::set_run_end(vm, None);
        }
        if w == t {
            break;
        }
        if !has(w, state::RUNNABLE) {
            states::to_runnable_last(vm, w);
            watch::ready(vm, w);
        }
    }
}

/// The rare things that a switch may have to do first.
#[cold]
fn go_on_slowly(vm: &mut Vm, mut next: Gc<Tasklet>) -> Option<Outcome> {
    if flags(vm) & flag::SLEEPERS != 0 {
        vm.roots[slot::NEXT] = next.value();
        super::sleep::wake_due(vm);
    }
    if flags(vm) & flag::SOFT_DUE != 0
        && let Some(w) = vm.roots[slot::TIMEOUT_TASK].as_gc::<Tasklet>()
    {
        set_flags(vm, 0, flag::SOFT_DUE);
        if !has(w, state::RUNNABLE) {
            states::to_runnable(vm, w, Some(next));
        }
        next = w;
    }
    if flags(vm) & (flag::SLICED | flag::SLICE_BEGINS) != 0 {
        set_flags(vm, 0, flag::SLICE_BEGINS);
        let ticks = vm.roots[slot::TIMEOUT].as_int();
        threads::set_run_end(vm, Some(ticks));
    }
    let previous = current(vm);
    if flags(vm) & flag::SCHEDULE_CALLBACK != 0 && next != previous {
        vm.roots[slot::NEXT] = next.value();
        vm.roots[slot::PENDING] = Value::NONE;
        let args = [outer(previous), outer(next)];
        let callback = vm.roots[slot::SCHEDULE_CALLBACK];
        return begin_callback(vm, callback, &args);
    }
    enter_slowly(vm, next)
}

// --- Callbacks -------------------------------------------------------------------------------------------------------

/// Runs a callback in the place of the current tasklet, whose frames are put aside.
fn begin_callback(vm: &mut Vm, callback: Value, args: &[Value]) -> Option<Outcome> {
    set_flags(vm, flag::LOCKED, 0);
    hooks::pause(vm);
    vm.depth = 1;
    let frame = call_frame(vm, callback, args);
    vm.resume_value(frame, Value::NONE)
}

/// A bottom frame; its small memory is always granted.
pub(crate) fn call_frame(vm: &mut Vm, callee: Value, args: &[Value]) -> Value {
    vm.unlimited(|vm| vm.push_call(callee, args, Value::UNBOUND))
}

fn begin_channel_callback(vm: &mut Vm) -> Option<Outcome> {
    suspend(vm);
    let me = current(vm);
    let p = pending(vm.roots[slot::PENDING].expect());
    let sending = p.direction == states::Direction::Send;
    let blocks = p.channel.balance.get() * (p.direction as i32) >= 0;
    if sending {
        set_temp(vm, me, p.value);
    }
    let args = [
        outer_channel(p.channel),
        outer(me),
        Value::int(sending as i64),
        Value::int(blocks as i64),
    ];
    let callback = vm.roots[slot::CHANNEL_CALLBACK];
    begin_callback(vm, callback, &args)
}

/// A callback ended: what was put off for it goes on.
fn callback_ended(vm: &mut Vm, result: Result<Value, Value>) -> Option<Outcome> {
    let pending_op = std::mem::replace(&mut vm.roots[slot::PENDING], Value::NONE);
    if let Some(record) = pending_op.as_gc::<Record>() {
        set_flags(vm, 0, flag::LOCKED);
        return channel_callback_ended(vm, record, result);
    }
    let report = vm.roots[slot::REPORT];
    if let Err(e) = result
        && pending_op.is_none()
        && !report.is_none()
    {
        // Reported on the error stream, otherwise ignored. `True` says that this is being done.
        vm.roots[slot::PENDING] = Value::TRUE;
        return begin_callback(vm, report, &[e]);
    }
    set_flags(vm, 0, flag::LOCKED);
    let next: Gc<Tasklet> = vm.roots[slot::NEXT].expect();
    enter_slowly(vm, next)
}

fn channel_callback_ended(
    vm: &mut Vm,
    record: Gc<Record>,
    result: Result<Value, Value>,
) -> Option<Outcome> {
    let me = current(vm);
    let frame = me.frame.replace(Value::UNBOUND);
    me.temp.set(Value::NONE);
    vm.depth = me.depth.get();
    greenlet::take_back(vm, me);
    hooks::go_on(vm);
    if let Err(e) = result {
        return vm.resume_raise(frame, e);
    }
    vm.frame = frame;
    let p = pending(record);
    match act_watched(vm, p.channel, p.direction, p.value, p.bomb) {
        Ok(v) => vm.resume_value(frame, v),
        Err(Exit::Raised(e)) => vm.resume_raise(frame, e),
        Err(Exit::Control(Control::Scheduler(n))) => request(vm, n),
        Err(other) => unreachable!("a channel operation answered {other:?}"),
    }
}

// --- The end of a tasklet --------------------------------------------------------------------------------------------

/// The bottom frame of the current chain returned (`Ok`) or was left by an exception (`Err`).
pub(crate) fn ended(vm: &mut Vm, result: Result<Value, Value>) -> Ended {
    if flags(vm) & flag::LOCKED != 0 {
        return Ended::Next(callback_ended(vm, result));
    }
    if let Some(next) = greenlet::ended(vm, result) {
        return Ended::Next(next);
    }
    let me = current(vm);
    if me == main(vm) {
        return match threads::is_first(vm) {
            true => threads::program_ended(vm, result),
            false => threads::main_ended(vm),
        };
    }
    let silent = |vm: &Vm, e: &Value| vm.is_known_instance(*e, Known::TaskletExit);
    let uncaught = result.err().filter(|e| !silent(vm, e));
    let handler = vm.roots[slot::ERROR_HANDLER];
    if let Some(e) = uncaught
        && !handler.is_none()
        && !has(me, state::IN_HANDLER)
    {
        set_state(me, state::IN_HANDLER, 0);
        vm.depth = 1;
        let class = vm.class_of(e).value();
        let traceback = e.expect::<Exception>().traceback.get();
        let frame = call_frame(vm, handler, &[class, e, traceback]);
        return Ended::Next(vm.resume_value(frame, Value::NONE));
    }
    vm.frame = Value::UNBOUND;
    let next = states::to_paused(vm, me);
    states::to_dead(vm, me);
    vm.roots[slot::NEXT] = next.map_or(Value::NONE, |t| t.value());
    Ended::Next(match (uncaught, next) {
        (Some(e), _) => surface(vm, e),
        (None, Some(next)) => go_on(vm, next),
        (None, None) if !vm.roots[slot::SLEEPERS].is_none() => idle(vm),
        // Who would be woken waits for somebody of another thread.
        (None, None) if has(wakeup(vm), state::BLOCKED) && threads::others_can_run(vm) => {
            threads::run_another(vm)
        }
        (None, None) => wake_last(vm),
    })
}

/// Nobody is runnable: the innermost caller of `run()` goes on, or main, which gets an error if it is blocked.
pub(super) fn wake_last(vm: &mut Vm) -> Option<Outcome> {
    let w = wakeup(vm);
    if has(w, state::BLOCKED) {
        let text = if has(w, state::RECEIVING) {
            "the main tasklet is receiving without a sender available."
        } else {
            "the main tasklet is sending without a receiver available."
        };
        let e = super::deadlock::error(vm, text);
        return surface(vm, e);
    }
    states::to_runnable(vm, w, None);
    go_on(vm, w)
}

/// An exception from outside, while no chain is current: raised in the first thread.
pub(crate) fn surface_outside(vm: &mut Vm, e: Value) -> Option<Outcome> {
    threads::enter_first(vm);
    surface(vm, e)
}

/// An exception that its tasklet did not catch is raised, ahead of the queue, in the innermost caller of `run()`, or in
/// main, wherever it is. No chain is current.
fn surface(vm: &mut Vm, e: Value) -> Option<Outcome> {
    let t = wakeup(vm);
    if has(t, state::BLOCKED) {
        states::unblock(vm, t);
    } else if has(t, state::PARKED) {
        super::sleep::unpark(vm, t);
    }
    set_state(t, state::BOMB, 0);
    set_temp(vm, t, e);
    if !has(t, state::RUNNABLE) {
        states::to_runnable_last(vm, t);
    }
    go_on(vm, t)
}

// --- Time ------------------------------------------------------------------------------------------------------------

/// Goes on waiting after an interruption that only looked: nobody is runnable.
pub(crate) fn wait_on(vm: &mut Vm) -> Option<Outcome> {
    match flags(vm) & (flag::THREADS | flag::SLEEPERS) {
        0 => wake_last(vm),
        _ => idle(vm),
    }
}

/// Nobody is runnable, but some are parked: waits until one is due.
fn idle(vm: &mut Vm) -> Option<Outcome> {
    watch::nobody_runs(vm);
    if flags(vm) & flag::THREADS != 0 {
        vm.roots[slot::NEXT] = Value::NONE;
        return threads::run_another(vm);
    }
    match super::sleep::wait(vm) {
        Ok(next) => go_on(vm, next),
        Err(outcome) => Some(outcome),
    }
}

/// The ticks of a `run(timeout)` or of a thread are used up.
pub(crate) fn slice_ended(vm: &mut Vm) -> Option<Outcome> {
    if !threads::run_is_over(vm) {
        if watch::hog_is_due(vm) && !threads::slice_is_over(vm) {
            return None;
        }
        return threads::slice_ended(vm);
    }
    threads::set_run_end(vm, None);
    let me = current(vm);
    let w = vm.roots[slot::TIMEOUT_TASK].as_gc::<Tasklet>()?;
    if flags(vm) & flag::SOFT != 0 {
        set_flags(vm, flag::SOFT_DUE, 0);
        return None;
    }
    if !module::may_interrupt(vm, me) {
        set_flags(vm, flag::HARD_DUE, 0);
        return None;
    }
    suspend(vm);
    set_state(me, state::PREEMPTED, 0);
    let next = states::to_paused(vm, me);
    vm.roots[slot::NEXT] = next.map_or(Value::NONE, |t| t.value());
    set_temp(vm, w, outer(me));
    if !has(w, state::RUNNABLE) {
        states::to_runnable(vm, w, next);
    }
    go_on(vm, w)
}
