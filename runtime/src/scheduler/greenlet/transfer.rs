//! Going from one greenlet to another: by a switch, by an exception, at the end.

use super::{ancestors, bit, bury, current, is, kit, main_of, set_bits};
use crate::scheduler::{flag, flags, op, slot, switch::call_frame, tasklet};
use pirn_vm::heap::Gc;
use pirn_vm::interp::Outcome;
use pirn_vm::native::{Answer, Control, Exit};
use pirn_vm::objects::{Class, Dict, Exception, Greenlet, Record, class_flag};
use pirn_vm::{Value, Vm};

/// What goes over.
#[derive(Clone, Copy)]
pub(super) enum Passed<'a> {
    /// Arguments, and a dict of keyword arguments, None or UNBOUND.
    Arguments(&'a [Value], Value),
    /// An exception to be raised there.
    Exception(Value),
}

// --- The native's side -----------------------------------------------------------------------------------------------

/// Goes on in `g`, or where that leads when it is dead. Nothing has happened when the answer is an exception or a wish.
#[inline]
pub(super) fn go(vm: &mut Vm, g: Gc<Greenlet>, passed: Passed<'_>) -> Answer {
    let me = current(vm)?;
    if flags(vm) & flag::LOCKED != 0 {
        return Err(vm.runtime_error("Recursive scheduler call due to callbacks!"));
    }
    if g.main.get() == me.main.get() && !is(g, bit::DEAD) {
        return go_to_living(vm, me, g, passed);
    }
    check_tasklet(vm, me, g)?;
    match first_living(g, me) {
        g if is(g, bit::STARTED) => go_to_living(vm, me, g, passed),
        g => start_any(vm, g, passed),
    }
}

#[inline(always)]
fn go_to_living(vm: &mut Vm, me: Gc<Greenlet>, g: Gc<Greenlet>, passed: Passed<'_>) -> Answer {
    let (v, bomb) = match passed {
        Passed::Arguments(&[v], kwargs) if kwargs.is_unbound() => (v, false),
        Passed::Arguments(args, kwargs) => (pack(vm, args, kwargs)?, false),
        Passed::Exception(e) => (e, true),
    };
    if g == me && vm.roots[slot::GREENLET_TRACER].is_none() {
        return if bomb { Err(Exit::Raised(v)) } else { Ok(v) };
    }
    hand_over(vm, g, v, bomb);
    vm.roots[slot::GREENLET_NEXT] = g.value();
    Err(Exit::Control(Control::Scheduler(op::GREENLET)))
}

/// What `switch(*args, **kwargs)` answers on the other side.
#[inline(never)]
fn pack(vm: &mut Vm, args: &[Value], kwargs: Value) -> Answer {
    let kwargs = kwargs.as_gc::<Dict>().filter(|d| !d.is_empty());
    match (args, kwargs) {
        ([v], None) => Ok(*v),
        (_, None) => vm.tuple(args),
        ([], Some(kwargs)) => Ok(kwargs.value()),
        (_, Some(kwargs)) => {
            let args = vm.tuple(args)?;
            vm.tuple(&[args, kwargs.value()])
        }
    }
}

/// Puts what it will wake up with into a greenlet that has started.
#[inline(always)]
fn hand_over(vm: &mut Vm, g: Gc<Greenlet>, v: Value, bomb: bool) {
    g.temp.set(v);
    vm.heap.barrier(&g.header);
    if bomb {
        set_bits(g, bit::BOMB, 0);
    }
}

/// Refuses greenlets that another tasklet runs.
#[cold]
fn check_tasklet(vm: &mut Vm, me: Gc<Greenlet>, g: Gc<Greenlet>) -> Result<(), Exit> {
    let (here, there) = (main_of(me), main_of(g));
    if is(there, bit::ENDED) {
        let text = "cannot switch to a different tasklet (which happens to have ended)";
        return Err(error(vm, text));
    }
    if here == there {
        return Ok(());
    }
    let text = "cannot switch to a different thread or tasklet: each runs its own greenlets";
    Err(error(vm, text))
}

/// `greenlet.error`.
#[cold]
fn error(vm: &mut Vm, text: &str) -> Exit {
    let class: Gc<Class> = kit(vm, kit::ERROR).expect();
    let room = vm.heap.emergency();
    let text = vm.new_str(&room, text).value();
    Exit::Raised(vm.new_exception(class, &[text]).value())
}

/// The greenlet itself or its nearest ancestor that is not dead and that the tasklet of `me` may run; else the main one.
fn first_living(g: Gc<Greenlet>, me: Gc<Greenlet>) -> Gc<Greenlet> {
    let here: Gc<Greenlet> = me.main.get().expect();
    let lives = |g: &Gc<Greenlet>| !is(*g, bit::DEAD) && main_of(*g) == here;
    let found = std::iter::once(g).chain(ancestors(g)).find(lives);
    found.unwrap_or(here)
}

/// Starts a greenlet, by whatever its attribute `run` is.
#[inline(never)]
fn start_any(vm: &mut Vm, g: Gc<Greenlet>, passed: Passed<'_>) -> Answer {
    if let Some(run) = plain_run(vm, g) {
        if run.is_unbound() {
            return Err(vm.raise(pirn_vm::Known::AttributeError, "run"));
        }
        return start(vm, g, run, passed);
    }
    let begin = kit(vm, kit::BEGIN);
    let (args, kwargs, e) = match passed {
        Passed::Arguments(args, kwargs) => (vm.tuple(args)?, kwargs, Value::NONE),
        Passed::Exception(e) => (vm.tuple(&[])?, Value::NONE, e),
    };
    let kwargs = if kwargs.is_unbound() {
        Value::NONE
    } else {
        kwargs
    };
    Err(vm.tail_call(begin, &[g.outer.get(), args, kwargs, e]))
}

/// What it was made with, or UNBOUND, where the attribute `run` is that. `None`: the program has to be asked.
fn plain_run(vm: &mut Vm, g: Gc<Greenlet>) -> Option<Value> {
    let class = vm.class_of(g.outer.get());
    if class.has(class_flag::GETATTRIBUTE | class_flag::GETATTR) {
        return None;
    }
    let name = vm.intern("run");
    let own: Gc<Class> = kit(vm, kit::CLASS).as_gc()?;
    let same = vm.class_lookup(class, name) == vm.class_lookup(own, name);
    same.then(|| g.temp.get())
}

/// Starts a greenlet with this function: the switch to it.
pub(super) fn start(vm: &mut Vm, g: Gc<Greenlet>, run: Value, passed: Passed<'_>) -> Answer {
    let me = current(vm)?;
    let (frame, v, bomb) = first_frame(vm, run, passed)?;
    started(vm, me, g, frame);
    hand_over(vm, g, v, bomb);
    vm.roots[slot::GREENLET_NEXT] = g.value();
    Err(Exit::Control(Control::Scheduler(op::GREENLET)))
}

/// The bottom frame of a greenlet, and what it is resumed with.
fn first_frame(vm: &mut Vm, run: Value, passed: Passed<'_>) -> Result<(Value, Value, bool), Exit> {
    match passed {
        Passed::Arguments(args, kwargs) => {
            let frame = tasklet::start_frame(vm, run, args, kwargs.as_gc())?;
            Ok((frame, Value::NONE, false))
        }
        Passed::Exception(e) => Ok((vm.push_call(run, &[], Value::UNBOUND)?, e, true)),
    }
}

fn started(vm: &mut Vm, me: Gc<Greenlet>, g: Gc<Greenlet>, frame: Value) {
    debug_assert!(!is(g, bit::STARTED));
    g.main.set(me.main.get());
    g.frame.set(frame);
    set_bits(g, bit::STARTED | bit::FRESH, 0);
    vm.heap.barrier(&g.header);
    vm.note_started(g);
}

// --- The driver's side -----------------------------------------------------------------------------------------------

/// The request of a native: its greenlet is left, and the next entered.
#[inline]
pub(in crate::scheduler) fn switch(vm: &mut Vm) -> Option<Outcome> {
    let me: Gc<Greenlet> = vm.roots[slot::GREENLET].expect();
    if !is(me, bit::DEAD) {
        me.frame.set(vm.frame);
        me.depth.set(vm.depth);
        vm.heap.barrier(&me.header);
    }
    let next: Gc<Greenlet> = vm.roots[slot::GREENLET_NEXT].expect();
    vm.roots[slot::GREENLET_NEXT] = Value::NONE;
    enter(vm, me, next)
}

/// Resumes a greenlet with what was handed over. No chain is current any more.
#[inline]
fn enter(vm: &mut Vm, from: Gc<Greenlet>, g: Gc<Greenlet>) -> Option<Outcome> {
    let spawner_depth = vm.depth;
    vm.roots[slot::GREENLET] = g.value();
    let frame = g.frame.replace(Value::UNBOUND);
    let v = g.temp.replace(Value::NONE);
    vm.depth = g.depth.get();
    if is(g, bit::FRESH) {
        vm.depth = spawner_depth + 1;
    }
    let watched = !vm.roots[slot::GREENLET_TRACER].is_none() || vm.has_hooks();
    if is(g, bit::BOMB | bit::FRESH) || watched {
        return enter_rarely(vm, from, g, frame, v);
    }
    vm.resume_value(frame, v)
}

#[cold]
fn enter_rarely(
    vm: &mut Vm,
    from: Gc<Greenlet>,
    g: Gc<Greenlet>,
    mut frame: Value,
    v: Value,
) -> Option<Outcome> {
    let bomb = is(g, bit::BOMB);
    set_bits(g, 0, bit::BOMB | bit::FRESH);
    if vm.has_hooks() {
        vm.mark_entered(frame);
    }
    if !vm.roots[slot::GREENLET_TRACER].is_none() {
        frame = traced_frame(vm, from, g, frame, v, bomb);
        vm.depth += 1;
        return vm.resume_value(frame, Value::NONE);
    }
    match bomb {
        true => vm.resume_raise(frame, v),
        false => vm.resume_value(frame, v),
    }
}

/// The bottom frame of the running greenlet returned or was left by an exception. `None` when that is the end of its
/// tasklet as well.
pub(in crate::scheduler) fn ended(
    vm: &mut Vm,
    result: Result<Value, Value>,
) -> Option<Option<Outcome>> {
    let me = vm.roots[slot::GREENLET].as_gc::<Greenlet>()?;
    if is(me, bit::MAIN) {
        return None;
    }
    // A dead one was about to start its parent; that failed, and the next has it.
    let failed = is(me, bit::DEAD).then(|| me.temp.get().as_gc().unwrap_or(me));
    let result = match result {
        Err(e) if failed.is_none() && is_exit(vm, e) => Ok(e),
        result => result,
    };
    bury(me);
    vm.frame = Value::UNBOUND;
    let after = match failed.unwrap_or(me).parent.get().as_gc() {
        Some(parent) => first_living(parent, me),
        None => me.main.get().expect(),
    };
    Some(deliver_end(vm, me, after, result))
}

/// What came of a greenlet goes to the one that goes on, which may have to be started for it.
fn deliver_end(
    vm: &mut Vm,
    me: Gc<Greenlet>,
    after: Gc<Greenlet>,
    result: Result<Value, Value>,
) -> Option<Outcome> {
    let (Ok(v) | Err(v)) = result;
    if is(after, bit::STARTED) {
        hand_over(vm, after, v, result.is_err());
        return enter(vm, me, after);
    }
    let Some(run) = plain_run(vm, after).filter(|run| !run.is_unbound()) else {
        return ask_for_run(vm, me, after, result);
    };
    let args = [v];
    let passed = match result {
        Ok(_) => Passed::Arguments(&args, Value::UNBOUND),
        Err(e) => Passed::Exception(e),
    };
    let frame = vm.unlimited(|vm| first_frame(vm, run, passed).map(|(frame, ..)| frame));
    started(vm, me, after, frame);
    let v = if result.is_err() { v } else { Value::NONE };
    hand_over(vm, after, v, result.is_err());
    enter(vm, me, after)
}

/// The program says what a parent runs that has not started: it is asked in the place of the greenlet that ended.
#[cold]
fn ask_for_run(
    vm: &mut Vm,
    me: Gc<Greenlet>,
    parent: Gc<Greenlet>,
    result: Result<Value, Value>,
) -> Option<Outcome> {
    me.temp.set(parent.value());
    vm.heap.barrier(&me.header);
    let (values, e): (&[Value], Value) = match &result {
        Ok(v) => (std::slice::from_ref(v), Value::NONE),
        Err(e) => (&[], *e),
    };
    let args = vm.unlimited(|vm| vm.tuple(values));
    let begin = kit(vm, kit::BEGIN);
    vm.depth = 1;
    let frame = call_frame(vm, begin, &[parent.outer.get(), args, Value::NONE, e]);
    vm.resume_value(frame, Value::NONE)
}

fn is_exit(vm: &Vm, e: Value) -> bool {
    let exit: Gc<Class> = kit(vm, kit::EXIT).expect();
    vm.is_subclass(vm.class_of(e), exit)
}

// --- Tracing ---------------------------------------------------------------------------------------------------------

/// Places of the record of a call of the tracer.
mod trace {
    /// Until it has been called.
    pub const TRACER: usize = 0;
    pub const EVENT: usize = 1;
    pub const GREENLETS: usize = 2;
    /// What the greenlet wakes up with afterwards, and whether that is raised.
    pub const VALUE: usize = 3;
    pub const BOMB: usize = 4;
}

/// A native's frame upon the greenlet's, which calls the tracer first.
fn traced_frame(
    vm: &mut Vm,
    from: Gc<Greenlet>,
    g: Gc<Greenlet>,
    frame: Value,
    v: Value,
    bomb: bool,
) -> Value {
    let tracer = vm.roots[slot::GREENLET_TRACER];
    let event = vm.intern(if bomb { "throw" } else { "switch" });
    let pair = vm.unlimited(|vm| vm.tuple(&[from.outer.get(), g.outer.get()]));
    let fields = [tracer, event, pair, v, Value::bool(bomb)];
    let state = vm.unlimited(|vm| vm.record(0, &fields).map(Gc::value));
    let native = kit(vm, kit::TRACED);
    vm.native_frame(native, state, frame, 0).value()
}

/// Goes on with the call of a tracer.
pub(super) fn traced(vm: &mut Vm, state: Value, answer: Result<Value, Value>) -> Answer {
    let record: Gc<Record> = state.expect();
    let fields = record.items();
    let tracer = fields[trace::TRACER].get();
    if let Err(e) = answer {
        vm.roots[slot::GREENLET_TRACER] = Value::NONE;
        return Err(Exit::Raised(e));
    }
    if !tracer.is_unbound() {
        fields[trace::TRACER].set(Value::UNBOUND);
        let args = [fields[trace::EVENT].get(), fields[trace::GREENLETS].get()];
        return Err(vm.ask(state, tracer, &args));
    }
    let v = fields[trace::VALUE].get();
    match fields[trace::BOMB].get().is_true() && v.as_gc::<Exception>().is_some() {
        true => Err(Exit::Raised(v)),
        false => Ok(v),
    }
}
