//! The class `tasklet`: making, binding, running, killing.

use super::channel::ClassRef;
use super::states;
use super::threads;
use super::{
    check_switch, current, flag, flags, has, is_callable, is_paused, is_set, outer, outer_channel,
    outer_or_none, set_flags, set_state, set_temp, slot, state, switch_to,
};
use pirn_vm::bytecode::code_flags;
use pirn_vm::heap::{Gc, Header, Kind, Room};
use pirn_vm::interp::Hooks;
use pirn_vm::native::{Answer, AttrDef, Exit, NativeDef, attr, attr_set, def, native_flag};
use pirn_vm::objects::{
    Channel, Class, CodeObject, Dict, Frame, Function, List, Tasklet, Tuple, frame_flag,
};
use pirn_vm::{Known, Value, Vm};
use std::cell::Cell;

pub(super) static METHODS: &[NativeDef] = &[
    def("__new__", "cls, *args, **kwargs", new, "").with(native_flag::STATIC),
    def("__init__", "self, func=, args=, kwargs=", init, ""),
    def(
        "bind",
        "self, func=, args=, kwargs=",
        bind,
        "bind(func=None, args=None, kwargs=None)\n--\n\nBinds a function; with arguments, also prepares the call.",
    ),
    def(
        "setup",
        "self, /, *args, **kwargs",
        setup,
        "setup(*args, **kwargs)\n--\n\nPrepares the call of the bound function and makes the tasklet runnable.",
    ),
    def("__call__", "self, /, *args, **kwargs", setup, ""),
    def("__setstate__", "self, state, /", super::apart::adopt, ""),
    def(
        "insert",
        "self, /",
        insert,
        "insert()\n--\n\nPuts a paused tasklet at the end of the queue.",
    ),
    def(
        "remove",
        "self, /",
        remove,
        "remove()\n--\n\nTakes the tasklet out of the queue.",
    ),
    def(
        "run",
        "self, /",
        run,
        "run()\n--\n\nSwitches to the tasklet now.",
    ),
    def(
        "switch",
        "self, /",
        switch,
        "switch()\n--\n\nSwitches to the tasklet now; the caller is paused.",
    ),
    def(
        "kill",
        "self, pending=",
        kill,
        "kill(pending=False)\n--\n\nRaises TaskletExit in the tasklet.",
    ),
    def("_throw", "self, exception, pending, /", throw, ""),
    def(
        "set_atomic",
        "self, flag, /",
        set_atomic,
        "set_atomic(flag)\n--\n\nWhether the tasklet may not be interrupted; answers the old setting.",
    ),
    def(
        "set_ignore_nesting",
        "self, flag, /",
        set_ignore_nesting,
        "",
    ),
    def("bind_thread", "self, id=", bind_thread, ""),
];

pub(super) static ATTRS: &[AttrDef] = &[
    attr("alive", |vm, a| {
        flag_attr(vm, a, |vm, t| {
            has(t, state::ALIVE) && !threads::has_ended(threads::of(vm, t))
        })
    }),
    attr("paused", |vm, a| flag_attr(vm, a, |_, t| is_paused(t))),
    attr("blocked", |vm, a| {
        flag_attr(vm, a, |_, t| has(t, state::BLOCKED))
    }),
    attr("scheduled", |vm, a| {
        flag_attr(vm, a, |_, t| {
            has(t, state::RUNNABLE | state::BLOCKED | state::PARKED)
        })
    }),
    attr("restorable", |vm, a| flag_attr(vm, a, |_, _| true)),
    attr("atomic", |vm, a| {
        flag_attr(vm, a, |_, t| has(t, state::ATOMIC))
    }),
    attr("ignore_nesting", |vm, a| {
        flag_attr(vm, a, |_, t| has(t, state::IGNORE_NESTING))
    }),
    attr_set(
        "block_trap",
        |vm, a| flag_attr(vm, a, |_, t| has(t, state::BLOCK_TRAP)),
        set_block_trap,
    ),
    attr("is_main", |vm, a| flag_attr(vm, a, threads::is_main)),
    attr("is_current", |vm, a| flag_attr(vm, a, threads::is_current)),
    attr("next", |vm, a| link_attr(vm, a, |t| t.next.get())),
    attr("prev", |vm, a| link_attr(vm, a, |t| t.prev.get())),
    attr("thread_id", |vm, a| {
        let t = me(vm, a, "thread_id")?;
        let thread = threads::of(vm, t);
        Ok(match threads::has_ended(thread) {
            true => Value::int(-1),
            false => threads::id(thread),
        })
    }),
    attr("nesting_level", |vm, a| {
        me(vm, a, "nesting_level").map(|_| Value::ZERO)
    }),
    attr_set(
        "trace_function",
        |vm, a| get_hook(vm, a, Hooks::TRACE),
        |vm, a| set_hook(vm, a, Hooks::TRACE),
    ),
    attr_set(
        "profile_function",
        |vm, a| get_hook(vm, a, Hooks::PROFILE),
        |vm, a| set_hook(vm, a, Hooks::PROFILE),
    ),
    attr("cstate", |vm, a| me(vm, a, "cstate").map(|_| Value::NONE)),
    attr("recursion_depth", get_recursion_depth),
    attr("frame", get_frame),
    attr("_channel", get_channel),
    attr_set("tempval", get_tempval, set_tempval),
];

/// A tasklet bound to nothing.
pub(super) fn allocate(vm: &mut Vm, room: &Room) -> Gc<Tasklet> {
    let t = vm.new_object(room, |flags| Tasklet {
        header: Header::new(Kind::Tasklet, flags, 0, Known::Tasklet.shape()),
        frame: Cell::new(Value::UNBOUND),
        next: Cell::new(Value::NONE),
        prev: Cell::new(Value::NONE),
        temp: Cell::new(Value::NONE),
        channel: Cell::new(Value::NONE),
        state: Cell::new(0),
        depth: Cell::new(0),
        extra: Cell::new(Value::UNBOUND),
    });
    vm.note_tasklet(t);
    t
}

/// The class that `__new__` was called for: `base` or one derived from it.
pub(super) fn class_argument(vm: &mut Vm, v: Value, base: Known) -> Result<ClassRef, Exit> {
    let known = vm.known(base);
    match v.as_gc::<Class>() {
        Some(class) if vm.is_subclass(class, known) => Ok(class),
        _ => {
            let name = vm.class_name(known);
            Err(vm.type_error(format!("{name}.__new__(X): X is not a subtype of {name}")))
        }
    }
}

#[inline(always)]
fn me(vm: &mut Vm, args: &[Value], method: &str) -> Result<Gc<Tasklet>, Exit> {
    match args[0].as_gc() {
        Some(t) => Ok(t),
        None => vm.receiver(args[0], Known::Tasklet, method),
    }
}

// --- Making and binding ----------------------------------------------------------------------------------------------

/// `tasklet(...)`: args are the class, the keywords' dict, then the positional arguments. A subclass has its own
/// `__init__`, which gets the arguments.
fn new(vm: &mut Vm, args: &[Value]) -> Answer {
    let class = class_argument(vm, args[0], Known::Tasklet)?;
    let place = super::watch::place_of_new(vm)?;
    let room = vm.room(256)?;
    let t = allocate(vm, &room);
    threads::adopt_new(vm, t)?;
    if let Some(place) = place {
        super::watch::set_place(vm, t, place)?;
    }
    if flags(vm) & flag::TRACED != 0 {
        crate::observe::tasklet_made(vm, t);
    }
    if class != vm.known(Known::Tasklet) {
        let instance = vm.instantiate(class, t.value())?;
        match super::details(t) {
            Some(details) => details.items()[super::detail::OUTER].set(instance),
            None => t.extra.set(instance),
        }
        return Ok(instance);
    }
    let mut bound = [Value::UNBOUND; 3];
    let positional = &args[2..];
    if positional.len() > 3 {
        return Err(vm.type_error(format!(
            "tasklet() takes at most 3 arguments ({} given)",
            positional.len()
        )));
    }
    bound[..positional.len()].copy_from_slice(positional);
    if let Some(keywords) = args[1].as_gc::<Dict>() {
        keyword_arguments(vm, keywords, &mut bound)?;
    }
    bind_to(vm, t, bound)?;
    Ok(t.value())
}

fn keyword_arguments(vm: &mut Vm, given: Gc<Dict>, bound: &mut [Value; 3]) -> Result<(), Exit> {
    let mut from = 0;
    while let Some((i, key, value)) = given.next_entry(from) {
        from = i + 1;
        let name = key.expect::<pirn_vm::objects::Str>().text();
        let place = ["func", "args", "kwargs"].iter().position(|n| *n == name);
        match place {
            Some(p) if bound[p].is_unbound() => bound[p] = value,
            _ => {
                return Err(vm.type_error(format!(
                    "'{name}' is an invalid keyword argument for tasklet()"
                )));
            }
        }
    }
    Ok(())
}

fn init(vm: &mut Vm, args: &[Value]) -> Answer {
    let t = me(vm, args, "__init__")?;
    bind_to(vm, t, [args[1], args[2], args[3]])?;
    Ok(Value::NONE)
}

fn bind(vm: &mut Vm, args: &[Value]) -> Answer {
    let t = me(vm, args, "bind")?;
    bind_to(vm, t, [args[1], args[2], args[3]])?;
    Ok(args[0])
}

/// `bind(func, args, kwargs)`; what is missing is None or UNBOUND.
fn bind_to(vm: &mut Vm, t: Gc<Tasklet>, given: [Value; 3]) -> Result<(), Exit> {
    let [func, args, kwargs] = given.map(|v| if v.is_unbound() { Value::NONE } else { v });
    if t == current(vm) {
        return Err(vm.runtime_error("can't (re)bind the current tasklet"));
    }
    if has(
        t,
        state::RUNNABLE | state::BLOCKED | state::PARKED | state::WAITING_RUN,
    ) {
        return Err(vm.runtime_error("tasklet is scheduled"));
    }
    if threads::is_main(vm, t) {
        return Err(vm.runtime_error("can't unbind the main tasklet"));
    }
    if !func.is_none() && !is_callable(vm, func) {
        return Err(vm.type_error("tasklet function must be a callable or None"));
    }
    if args.is_none() && kwargs.is_none() {
        states::to_dead(vm, t);
        set_temp(vm, t, func);
        return Ok(());
    }
    let func = if func.is_none() { t.temp.get() } else { func };
    if func.is_none() || has(t, state::ALIVE) && given[0].is_none() {
        return Err(vm.runtime_error("the tasklet was not bound to a function"));
    }
    let list: Vec<Value> = match (args.as_gc::<Tuple>(), args.as_gc::<List>()) {
        (Some(tuple), _) => tuple.slice().to_vec(),
        (_, Some(list)) => list.items().iter().map(Cell::get).collect(),
        _ if args.is_none() => vec![],
        _ => return Err(vm.type_error("tasklet bind args must be a tuple")),
    };
    let keywords = kwargs.as_gc::<Dict>();
    if keywords.is_none() && !kwargs.is_none() {
        return Err(vm.type_error("tasklet bind kwargs must be a dictionary"));
    }
    let frame = start_frame(vm, func, &list, keywords)?;
    states::to_bound(vm, t, frame);
    Ok(())
}

/// The bottom frame of a call that has not begun.
pub(super) fn start_frame(
    vm: &mut Vm,
    func: Value,
    args: &[Value],
    kwargs: Option<Gc<Dict>>,
) -> Answer {
    let Some(kwargs) = kwargs.filter(|d| !d.is_empty()) else {
        return vm.push_call(func, args, Value::UNBOUND);
    };
    let (mut all, mut names) = (args.to_vec(), vec![]);
    let mut from = 0;
    while let Some((i, key, value)) = kwargs.next_entry(from) {
        from = i + 1;
        if !key.is_kind(Kind::Str) {
            return Err(vm.type_error("keywords must be strings"));
        }
        names.push(key);
        all.push(value);
    }
    let names = vm.tuple(&names)?;
    vm.push_call(func, &all, names)
}

/// `t.setup(*args, **kwargs)` and `t(*args, **kwargs)`: args are the tasklet, the keywords' dict, then the positional ones.
fn setup(vm: &mut Vm, args: &[Value]) -> Answer {
    let t = me(vm, args, "setup")?;
    if has(t, state::ALIVE) {
        return Err(vm.runtime_error("tasklet is alive"));
    }
    let func = t.temp.get();
    if func.is_none() {
        return Err(vm.runtime_error("the tasklet was not bound to a function"));
    }
    let frame = start_frame(vm, func, &args[2..], args[1].as_gc())?;
    check_thread(vm, t)?;
    states::to_bound(vm, t, frame);
    threads::to_runnable_last(vm, t);
    Ok(args[0])
}

fn bind_thread(vm: &mut Vm, args: &[Value]) -> Answer {
    let t = me(vm, args, "bind_thread")?;
    if has(t, state::RUNNABLE | state::PARKED | state::WAITING_RUN) {
        return Err(vm.runtime_error("can't (re)bind a runnable tasklet"));
    }
    let thread = match args[1] {
        v if v.is_unbound() || v == Value::int(-1) => Some(threads::this(vm)),
        v => threads::by_id(vm, v),
    };
    let Some(thread) = thread else {
        return Err(vm.runtime_error("Target thread isn't initialized"));
    };
    threads::adopt(vm, t, thread)?;
    Ok(Value::NONE)
}

/// Refuses tasklets whose thread has ended.
fn check_thread(vm: &mut Vm, t: Gc<Tasklet>) -> Result<(), Exit> {
    if !threads::is_here(vm, t) && threads::has_ended(threads::of(vm, t)) {
        return Err(vm.runtime_error("tasklet has no thread"));
    }
    Ok(())
}

// --- Scheduling ------------------------------------------------------------------------------------------------------

/// Refuses tasklets that cannot be run.
fn check_runnable(vm: &mut Vm, t: Gc<Tasklet>) -> Result<(), Exit> {
    if has(t, state::BLOCKED | state::PARKED) {
        return Err(vm.runtime_error("You cannot run a blocked tasklet"));
    }
    if !has(t, state::ALIVE) {
        return Err(vm.runtime_error("You cannot run an unbound(dead) tasklet"));
    }
    check_thread(vm, t)
}

fn insert(vm: &mut Vm, args: &[Value]) -> Answer {
    let t = me(vm, args, "insert")?;
    check_runnable(vm, t)?;
    if !has(t, state::RUNNABLE) {
        threads::to_runnable_last(vm, t);
    }
    Ok(args[0])
}

fn remove(vm: &mut Vm, args: &[Value]) -> Answer {
    let t = me(vm, args, "remove")?;
    if threads::is_current(vm, t) {
        return Err(vm.runtime_error("The current tasklet cannot be removed."));
    }
    if has(t, state::BLOCKED | state::PARKED) {
        return Err(vm.runtime_error("You cannot remove a blocked tasklet."));
    }
    if has(t, state::RUNNABLE) {
        threads::to_paused(vm, t);
    }
    Ok(args[0])
}

fn run(vm: &mut Vm, args: &[Value]) -> Answer {
    let t = me(vm, args, "run")?;
    go_to(vm, t, false)
}

fn switch(vm: &mut Vm, args: &[Value]) -> Answer {
    let t = me(vm, args, "switch")?;
    go_to(vm, t, true)
}

/// Switches to `t`: a queued one without changing the order, a paused one by putting it in front of the caller.
fn go_to(vm: &mut Vm, t: Gc<Tasklet>, pausing: bool) -> Answer {
    let caller = current(vm);
    if t == caller {
        return Ok(Value::NONE);
    }
    check_runnable(vm, t)?;
    if !threads::is_here(vm, t) {
        if pausing {
            return Err(vm.runtime_error("can't switch to a different thread."));
        }
        if !has(t, state::RUNNABLE) {
            threads::to_runnable_last(vm, t);
        }
        return Ok(Value::NONE);
    }
    check_switch(vm)?;
    if !has(t, state::RUNNABLE) {
        states::to_runnable(vm, t, Some(caller));
    }
    if pausing {
        states::to_paused(vm, caller);
    }
    switch_to(vm, t)
}

// --- Exceptions ------------------------------------------------------------------------------------------------------

fn kill(vm: &mut Vm, args: &[Value]) -> Answer {
    let t = me(vm, args, "kill")?;
    if !has(t, state::ALIVE) {
        return Ok(Value::NONE);
    }
    let class = vm.known(Known::TaskletExit);
    let exit = vm.new_exception(class, &[]).value();
    throw_into(vm, t, exit, is_set(args[1]))
}

/// `_throw(exception, pending)`: the prelude's `throw` and `raise_exception` have made the exception.
fn throw(vm: &mut Vm, args: &[Value]) -> Answer {
    let t = me(vm, args, "throw")?;
    if !args[1].is_kind(Kind::Exception) {
        return Err(vm.type_error("exceptions must derive from BaseException"));
    }
    throw_into(vm, t, args[1], is_set(args[2]))
}

fn throw_into(vm: &mut Vm, t: Gc<Tasklet>, exception: Value, pending: bool) -> Answer {
    let caller = current(vm);
    if t == caller {
        return Err(Exit::Raised(exception));
    }
    if !has(t, state::ALIVE) {
        if vm.is_known_instance(exception, Known::TaskletExit) {
            return Ok(Value::NONE);
        }
        return Err(vm.runtime_error("You cannot throw to a dead tasklet"));
    }
    let here = threads::is_here(vm, t);
    if !here && threads::has_ended(threads::of(vm, t)) {
        return match vm.is_known_instance(exception, Known::TaskletExit) {
            true => Ok(Value::NONE),
            false => Err(vm.runtime_error("tasklet has no thread")),
        };
    }
    // Another thread raises it when its turn comes.
    let pending = pending || !here;
    if !pending {
        check_switch(vm)?;
    }
    if has(t, state::BLOCKED) {
        states::unblock(vm, t);
    } else if has(t, state::PARKED) {
        threads::unpark(vm, t);
    }
    set_state(t, state::BOMB, 0);
    set_temp(vm, t, exception);
    if !has(t, state::RUNNABLE) {
        match here {
            true => states::to_runnable(vm, t, Some(caller)),
            false => threads::to_runnable_last(vm, t),
        }
    }
    if pending {
        return Ok(Value::NONE);
    }
    switch_to(vm, t)
}

// --- Attributes ------------------------------------------------------------------------------------------------------

fn set_bit(vm: &mut Vm, args: &[Value], bit: u32, name: &str) -> Answer {
    let t = me(vm, args, name)?;
    let old = has(t, bit);
    if is_set(args[1]) {
        set_state(t, bit, 0);
    } else {
        set_state(t, 0, bit);
    }
    Ok(Value::bool(old))
}

fn set_atomic(vm: &mut Vm, args: &[Value]) -> Answer {
    let old = set_bit(vm, args, state::ATOMIC, "set_atomic")?;
    interrupt_if_due(vm);
    Ok(old)
}

/// An interruption that was put off happens at the next poll.
pub(super) fn interrupt_if_due(vm: &mut Vm) {
    if flags(vm) & flag::HARD_DUE != 0 {
        set_flags(vm, 0, flag::HARD_DUE);
        threads::set_run_end(vm, Some(0));
    }
    threads::end_slice_if_due(vm);
}

fn set_ignore_nesting(vm: &mut Vm, args: &[Value]) -> Answer {
    set_bit(vm, args, state::IGNORE_NESTING, "set_ignore_nesting")
}

fn set_block_trap(vm: &mut Vm, args: &[Value]) -> Answer {
    set_bit(vm, args, state::BLOCK_TRAP, "block_trap").map(|_| Value::NONE)
}

fn flag_attr(vm: &mut Vm, args: &[Value], get: impl Fn(&Vm, Gc<Tasklet>) -> bool) -> Answer {
    let t = me(vm, args, "tasklet attribute")?;
    Ok(Value::bool(get(vm, t)))
}

fn link_attr(vm: &mut Vm, args: &[Value], get: impl Fn(Gc<Tasklet>) -> Value) -> Answer {
    let t = me(vm, args, "next")?;
    if !has(t, state::RUNNABLE | state::BLOCKED) {
        return Ok(Value::NONE);
    }
    Ok(outer_or_none(get(t)))
}

fn get_channel(vm: &mut Vm, args: &[Value]) -> Answer {
    let t = me(vm, args, "_channel")?;
    if !has(t, state::BLOCKED) {
        return Ok(Value::NONE);
    }
    Ok(outer_channel(t.channel.get().expect::<Channel>()))
}

fn get_tempval(vm: &mut Vm, args: &[Value]) -> Answer {
    let t = me(vm, args, "tempval")?;
    Ok(if has(t, state::PARKED) {
        Value::NONE
    } else {
        t.temp.get()
    })
}

fn set_tempval(vm: &mut Vm, args: &[Value]) -> Answer {
    let t = me(vm, args, "tempval")?;
    if has(t, state::PARKED) {
        return Err(vm.runtime_error("the tasklet sleeps"));
    }
    let v = if args[1].is_unbound() {
        Value::NONE
    } else {
        args[1]
    };
    set_state(t, 0, state::BOMB);
    set_temp(vm, t, v);
    Ok(Value::NONE)
}

/// What `sys.settrace` or `sys.setprofile` set in a tasklet, or None.
fn get_hook(vm: &mut Vm, args: &[Value], which: usize) -> Answer {
    let t = me(vm, args, "trace_function")?;
    Ok(super::hooks::hook(t, which))
}

fn set_hook(vm: &mut Vm, args: &[Value], which: usize) -> Answer {
    let t = me(vm, args, "trace_function")?;
    if !has(t, state::ALIVE) {
        return Err(vm.runtime_error("tasklet is not alive"));
    }
    let v = if args[1].is_unbound() {
        Value::NONE
    } else {
        args[1]
    };
    if !v.is_none() && !is_callable(vm, v) {
        return Err(vm.type_error("trace function must be a callable or None"));
    }
    super::hooks::set_hook(vm, t, which, v)
}

/// The tasklet's innermost frame of program code.
fn visible_frames(vm: &Vm, t: Gc<Tasklet>) -> impl Iterator<Item = Gc<Frame>> {
    let first = if t == current(vm) {
        vm.frame
    } else {
        t.frame.get()
    };
    let chain = std::iter::successors(first.as_gc::<Frame>(), |f| f.back.get().as_gc());
    chain.filter(|f| {
        f.flags.get() & frame_flag::NATIVE == 0
            && !f.func.get().as_gc::<Function>().is_some_and(|f| {
                f.code
                    .get()
                    .expect::<CodeObject>()
                    .rt()
                    .has(code_flags::HIDDEN)
            })
    })
}

fn get_recursion_depth(vm: &mut Vm, args: &[Value]) -> Answer {
    vm.need_frames()?;
    let t = me(vm, args, "recursion_depth")?;
    Ok(Value::int(visible_frames(vm, t).count() as i64))
}

fn get_frame(vm: &mut Vm, args: &[Value]) -> Answer {
    vm.need_frames()?;
    let t = me(vm, args, "frame")?;
    let Some(frame) = visible_frames(vm, t).next() else {
        return Ok(Value::NONE);
    };
    pirn_vm::builtins::frames::capture(frame);
    Ok(frame.value())
}

/// The tasklet behind an argument of a module function.
pub(super) fn tasklet_of(vm: &Vm) -> Value {
    outer(current(vm))
}

/// Stores a callback: answers the old one.
pub(super) fn exchange(vm: &mut Vm, place: usize, new: Value, bit: i64) -> Answer {
    debug_assert!(place < slot::COUNT);
    if !new.is_none() && !is_callable(vm, new) {
        return Err(vm.type_error("parameter must be callable"));
    }
    let old = std::mem::replace(&mut vm.roots[place], new);
    if new.is_none() {
        set_flags(vm, 0, bit);
    } else {
        set_flags(vm, bit, 0);
    }
    Ok(old)
}
