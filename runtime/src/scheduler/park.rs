//! Waiting to be woken: what the synchronisation of the module `pirn` is made of.
//!
//! A tasklet that waits is paused, or asleep if its time is limited; nothing else knows that it waits. Whoever it waits for
//! keeps it (in a queue of its own) and wakes it. A wake-up may come from elsewhere as well: an `insert`, or the rule that
//! the main tasklet goes on when nobody is left. So what waited looks whether it got what it wanted.

use super::{
    After, after_leaving, check_switch, current, deadlock, has, leave_to, set_temp, sleep, state,
    states, threads,
};
use pirn_vm::heap::Gc;
use pirn_vm::native::{Answer, Exit};
use pirn_vm::objects::Tasklet;
use pirn_vm::{Known, Value, Vm};
use std::time::Duration;

/// The current tasklet waits until [`wake`], at most so long: whether it was woken by that.
pub(crate) fn wait(vm: &mut Vm, time: Option<Duration>) -> Answer {
    if let Some(time) = time {
        return sleep::park(vm, time);
    }
    check_switch(vm)?;
    let me = current(vm);
    let after = after_leaving(vm, me);
    if matches!(after, After::Deadlock) {
        return Err(deadlock());
    }
    states::to_paused(vm, me);
    set_temp(vm, me, Value::NONE);
    leave_to(vm, after)
}

/// Whether a tasklet waits for something, whatever it is.
pub(crate) fn is_waiting(vm: &mut Vm, tasklet: Value) -> Answer {
    let t = argument(vm, tasklet)?;
    Ok(Value::bool(
        has(t, state::ALIVE) && !has(t, state::RUNNABLE) && t != current(vm),
    ))
}

/// Wakes a tasklet that waits: it goes on at the end of the queue. Whether it did wait, or was merely paused.
pub(crate) fn wake(vm: &mut Vm, tasklet: Value) -> Answer {
    let t = argument(vm, tasklet)?;
    if has(t, state::PARKED) {
        threads::unpark(vm, t);
    }
    if !super::is_paused(t) || has(t, state::WAITING_RUN) {
        return Ok(Value::FALSE);
    }
    set_temp(vm, t, Value::TRUE);
    threads::to_runnable_last(vm, t);
    Ok(Value::TRUE)
}

fn argument(vm: &mut Vm, tasklet: Value) -> Result<Gc<Tasklet>, Exit> {
    match tasklet.as_gc() {
        Some(t) => Ok(t),
        None => vm.receiver(tasklet, Known::Tasklet, "wake"),
    }
}
