//! Trace and profile functions of tasklets: `sys.settrace`, `sys.setprofile`, `trace_function`, `profile_function`.
//!
//! Each tasklet has its own, in a record of its details, and the VM has the record of the one that runs. As soon as any tasklet
//! has had one, every switch takes the long way (`watch`), which gives the VM that of whoever goes on. Callbacks of the scheduler, which run
//! in nobody's name, are not traced. What is told, and when, the interpreter knows.

use super::{current, detail, details, flag, flags, make_details, op, set_flags};
use pirn_vm::heap::Gc;
use pirn_vm::interp::{Hooks, Outcome};
use pirn_vm::native::{Answer, Control, Exit};
use pirn_vm::objects::{Record, Tasklet};
use pirn_vm::{Value, Vm};

/// The record of a tasklet's functions, if it has had any.
fn hooks(t: Gc<Tasklet>) -> Option<Gc<Record>> {
    let place = details(t)?.items().get(detail::HOOKS)?.get();
    place
        .as_gc::<Record>()
        .filter(|h| h.items().len() == Hooks::LEN)
}

/// A tasklet's function, or None. `which` is a place of [`Hooks`].
pub(super) fn hook(t: Gc<Tasklet>, which: usize) -> Value {
    let v = hooks(t).map_or(Value::NONE, |h| h.items()[which].get());
    // As a snapshot may have it.
    if v.is_unbound() { Value::NONE } else { v }
}

/// Tasklets were read: those that have functions are traced when they go on.
pub(crate) fn note_hooks(vm: &mut Vm, tasklets: &[Gc<Tasklet>]) {
    if tasklets.iter().any(|t| hooks(*t).is_some()) {
        set_flags(vm, flag::HOOKED, 0);
    }
}

/// The current tasklet's.
pub(crate) fn current_hook(vm: &Vm, which: usize) -> Value {
    hook(current(vm), which)
}

/// `sys.settrace` and `sys.setprofile`.
pub(crate) fn set_current_hook(vm: &mut Vm, which: usize, v: Value) -> Answer {
    let t = current(vm);
    set_hook(vm, t, which, v)
}

/// Sets a function of a tasklet; None for nothing. Of the current tasklet what follows is traced; what runs already is told of
/// from where it stands.
pub(super) fn set_hook(vm: &mut Vm, t: Gc<Tasklet>, which: usize, v: Value) -> Answer {
    if v.is_none() && hooks(t).is_none() {
        return Ok(Value::NONE);
    }
    vm.need_frames()?;
    let details = make_details(vm, t)?;
    let record = match hooks(t) {
        Some(record) => record,
        None => {
            let record = vm.record(0, &[Value::NONE, Value::NONE, Value::FALSE])?;
            details.items()[detail::HOOKS].set(record.value());
            vm.heap.barrier(&details.header);
            record
        }
    };
    let had = [Hooks::TRACE, Hooks::PROFILE]
        .iter()
        .any(|which| !record.items()[*which].get().is_none());
    record.items()[which].set(v);
    vm.heap.barrier(&record.header);
    set_flags(vm, flag::HOOKED, 0);
    let runs = t == current(vm);
    if !had {
        let chain = if runs { vm.frame } else { t.frame.get() };
        vm.mark_entered(chain);
        vm.forget_callees(chain);
    }
    match runs {
        true => Err(Exit::Control(Control::Scheduler(op::HOOKS))),
        false => Ok(Value::NONE),
    }
}

/// The functions of the current tasklet have changed: the VM goes on with them.
#[cold]
pub(super) fn changed(vm: &mut Vm) -> Option<Outcome> {
    let me = current(vm);
    entering(vm, me);
    let frame = vm.frame;
    vm.resume_value(frame, Value::NONE)
}

/// A tasklet is about to go on.
#[cold]
pub(super) fn entering(vm: &mut Vm, t: Gc<Tasklet>) {
    let record = hooks(t).map_or(Value::UNBOUND, |h| h.value());
    vm.set_hooks(record);
}

/// Something runs that is no tasklet's.
pub(super) fn pause(vm: &mut Vm) {
    if flags(vm) & flag::HOOKED != 0 {
        vm.set_hooks(Value::UNBOUND);
    }
}

/// The current tasklet goes on: after that, when the host begins, or where a snapshot was taken.
pub(crate) fn go_on(vm: &mut Vm) {
    if flags(vm) & (flag::HOOKED | flag::LOCKED) == flag::HOOKED {
        let me = current(vm);
        entering(vm, me);
    }
}

/// The tasklet's frames are gone, and with them what looked at them.
pub(super) fn forget(t: Gc<Tasklet>) {
    if let Some(details) = details(t) {
        details.items()[detail::HOOKS].set(Value::NONE);
    }
}

/// A run was given up in the middle of whatever the tasklet did: none of its functions runs.
pub(super) fn reset(t: Gc<Tasklet>) {
    if let Some(hooks) = hooks(t) {
        hooks.items()[Hooks::BUSY].set(Value::FALSE);
    }
}
