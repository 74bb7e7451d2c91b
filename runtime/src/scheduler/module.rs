//! The functions of the module `stackless` that need the scheduler's state. The rest of the module is in
//! `stdlib/stackless.py`.

use super::{
    After, after_leaving, check_switch, current, deadlock, flag, flags, has, is_set, leave_to,
    main, op, outer, set_flags, set_state, set_temp, slot, state, states, switch_to, tasklet,
};
use pirn_vm::heap::Gc;
use pirn_vm::native::{Answer, Control, Exit, NativeDef, def};
use pirn_vm::objects::Tasklet;
use pirn_vm::semantics::number::as_small_int;
use pirn_vm::{Value, Vm};

/// Names of the module that are natives.
pub(crate) static FUNCTIONS: &[NativeDef] = &[
    def(
        "run",
        "timeout=, threadblock=, soft=, ignore_nesting=, totaltimeout=",
        run,
        "run(timeout=0, threadblock=False, soft=False, ignore_nesting=False, totaltimeout=False)\n--\n\nRuns the other tasklets until none is runnable or the time is up.",
    ),
    def(
        "schedule",
        "retval=",
        schedule,
        "schedule(retval=current)\n--\n\nLets the other runnable tasklets run first.",
    ),
    def(
        "schedule_remove",
        "retval=",
        schedule_remove,
        "schedule_remove(retval=current)\n--\n\nPauses the current tasklet.",
    ),
    def(
        "getcurrent",
        "",
        getcurrent,
        "getcurrent()\n--\n\nThe tasklet that runs.",
    ),
    def("getmain", "", getmain, "getmain()\n--\n\nThe main tasklet."),
    def(
        "getruncount",
        "",
        getruncount,
        "getruncount()\n--\n\nThe number of runnable tasklets.",
    ),
    def("getcurrentid", "", getcurrentid, ""),
    def(
        "switch_trap",
        "change=, /",
        switch_trap,
        "switch_trap(change=0)\n--\n\nWhile the level is not 0, switching raises RuntimeError. Answers the old level.",
    ),
    def(
        "set_schedule_callback",
        "callback, /",
        set_schedule_callback,
        "",
    ),
    def("get_schedule_callback", "", get_schedule_callback, ""),
    def(
        "set_channel_callback",
        "callback, /",
        set_channel_callback,
        "",
    ),
    def("get_channel_callback", "", get_channel_callback, ""),
    def("set_error_handler", "handler, /", set_error_handler, ""),
];

fn getcurrent(vm: &mut Vm, _: &[Value]) -> Answer {
    Ok(tasklet::tasklet_of(vm))
}

fn getmain(vm: &mut Vm, _: &[Value]) -> Answer {
    Ok(outer(main(vm)))
}

fn getruncount(vm: &mut Vm, _: &[Value]) -> Answer {
    Ok(vm.roots[slot::RUNCOUNT])
}

fn getcurrentid(vm: &mut Vm, _: &[Value]) -> Answer {
    let id = vm.identity(tasklet::tasklet_of(vm));
    vm.int(id as i64)
}

/// `schedule(retval)`: to the end of the queue.
fn schedule(vm: &mut Vm, args: &[Value]) -> Answer {
    let me = current(vm);
    let result = if args[0].is_unbound() {
        outer(me)
    } else {
        args[0]
    };
    let mut next: Gc<Tasklet> = me.next.get().expect();
    if next == me {
        if flags(vm) & (flag::SOFT_DUE | flag::SLEEPERS) == 0 {
            return Ok(result);
        }
        // The driver has something to look at.
        next = me;
    }
    check_switch(vm)?;
    set_temp(vm, me, result);
    switch_to(vm, next)
}

/// `schedule_remove(retval)`: out of the queue.
fn schedule_remove(vm: &mut Vm, args: &[Value]) -> Answer {
    let me = current(vm);
    let result = if args[0].is_unbound() {
        outer(me)
    } else {
        args[0]
    };
    let after = after_leaving(vm, me);
    if matches!(after, After::Deadlock) {
        // Alone, and the one who would be woken: nothing happens.
        return if super::wakeup(vm) == me {
            Ok(result)
        } else {
            Err(deadlock())
        };
    }
    check_switch(vm)?;
    states::to_paused(vm, me);
    set_temp(vm, me, result);
    leave_to(vm, after)
}

/// `run(...)`: the caller waits until the others are done.
fn run(vm: &mut Vm, args: &[Value]) -> Answer {
    let me = current(vm);
    let timeout = match vm.unwrap_payload(args[0]) {
        v if v.is_unbound() || v.is_none() => 0,
        v => match as_small_int(v) {
            Some(n) => n.max(0),
            None => return Err(vm.type_error("an integer is required")),
        },
    };
    let alone = me.next.get() == me.value();
    if alone && vm.roots[slot::SLEEPERS].is_none() {
        return Ok(Value::NONE);
    }
    check_switch(vm)?;
    let next = states::to_paused(vm, me);
    set_state(me, state::WAITING_RUN, 0);
    me.channel.set(vm.roots[slot::WATCHDOG]);
    vm.roots[slot::WATCHDOG] = me.value();
    if timeout > 0 && vm.roots[slot::TIMEOUT_TASK].is_none() {
        vm.roots[slot::TIMEOUT_TASK] = me.value();
        vm.roots[slot::TIMEOUT] = Value::int(timeout);
        let (soft, total) = (is_set(args[2]), is_set(args[4]));
        let soft_bit = if soft { flag::SOFT } else { 0 };
        let sliced = if total { 0 } else { flag::SLICED };
        set_flags(vm, flag::SLICE_BEGINS | soft_bit | sliced, 0);
    }
    set_temp(vm, me, Value::NONE);
    match next {
        Some(next) => switch_to(vm, next),
        None => Err(Exit::Control(Control::Scheduler(op::IDLE))),
    }
}

fn switch_trap(vm: &mut Vm, args: &[Value]) -> Answer {
    let change = match args[0] {
        v if v.is_unbound() => 0,
        v => match as_small_int(vm.unwrap_payload(v)) {
            Some(n) => n,
            None => return Err(vm.type_error("an integer is required")),
        },
    };
    let old = vm.roots[slot::TRAP];
    let Some(new) = Value::try_int(old.as_int().saturating_add(change)) else {
        return Err(vm.overflow_error("switch_trap level too large"));
    };
    vm.roots[slot::TRAP] = new;
    if new == Value::ZERO {
        set_flags(vm, 0, flag::TRAPPED);
        tasklet::interrupt_if_due(vm);
    } else {
        set_flags(vm, flag::TRAPPED, 0);
    }
    Ok(old)
}

fn set_schedule_callback(vm: &mut Vm, args: &[Value]) -> Answer {
    tasklet::exchange(
        vm,
        slot::SCHEDULE_CALLBACK,
        args[0],
        flag::SCHEDULE_CALLBACK,
    )
}

fn get_schedule_callback(vm: &mut Vm, _: &[Value]) -> Answer {
    Ok(vm.roots[slot::SCHEDULE_CALLBACK])
}

fn set_channel_callback(vm: &mut Vm, args: &[Value]) -> Answer {
    tasklet::exchange(vm, slot::CHANNEL_CALLBACK, args[0], flag::CHANNEL_CALLBACK)
}

fn get_channel_callback(vm: &mut Vm, _: &[Value]) -> Answer {
    Ok(vm.roots[slot::CHANNEL_CALLBACK])
}

fn set_error_handler(vm: &mut Vm, args: &[Value]) -> Answer {
    tasklet::exchange(vm, slot::ERROR_HANDLER, args[0], 0)
}

/// Whether the current tasklet may wait while others run.
pub(crate) fn may_switch(vm: &Vm) -> bool {
    may_interrupt(vm, super::current(vm))
}

/// Whether the tasklet may be interrupted between two instructions now.
pub(super) fn may_interrupt(vm: &Vm, t: Gc<Tasklet>) -> bool {
    !has(t, state::ATOMIC) && flags(vm) & flag::NO_SWITCH == 0
}
