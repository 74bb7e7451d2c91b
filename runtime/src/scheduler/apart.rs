//! What tasklets are apart from their scheduler: how a copy of one begins.
//!
//! A copy is alive and paused, whatever the original was waiting for: it has left the ring, does not sleep any more, and is in nobody's
//! hands until it is inserted or run, in whatever thread. Only who waits in a channel's queue is copied together with the channel, and waits on.

use super::{current, detail, details, has, main, state};
use pirn_vm::heap::Gc;
use pirn_vm::native::Answer;
use pirn_vm::objects::{Channel, Greenlet, Instance, Tasklet};
use pirn_vm::snapshot::{Apart, Loaded};
use pirn_vm::{Value, Vm};
use std::cell::Cell;

/// How a tasklet is written; or, in words, why it cannot be. Trace functions are written if that is wanted.
pub(crate) fn take_apart(vm: &Vm, t: Gc<Tasklet>, with_hooks: bool) -> Result<Apart, String> {
    if t == current(vm) {
        return Err("You cannot __reduce__ the tasklet which is current.".to_string());
    }
    if t == main(vm) || has(t, state::WAITING_RUN) {
        return Err("You cannot __reduce__ a tasklet that waits in run().".to_string());
    }
    let outer = outer(t.value()).unwrap_or(Value::UNBOUND);
    let items = kept_details(t, outer, with_hooks);
    let mut apart = Apart {
        state: t.state.get(),
        keeps_links: has(t, state::BLOCKED),
        temp: t.temp.get(),
        extra: if items.is_some() {
            t.extra.get()
        } else {
            outer
        },
        items,
    };
    if has(t, state::PARKED) {
        // It was to be woken at a time; whoever runs it first ends its sleep.
        apart.temp = Value::NONE;
    }
    // Who reads it gives it its greenlets when they are there.
    apart.state &= !(state::RUNNABLE | state::PARKED | state::READINESS | state::GREENLETS);
    Ok(apart)
}

/// What a copy has of a tasklet's details: neither its thread nor what is counted. The greenlet that it runs is shown as the instance
/// that the program knows.
fn kept_details(t: Gc<Tasklet>, outer: Value, with_hooks: bool) -> Option<Vec<Value>> {
    let details = details(t)?;
    let details = details.items();
    let greenlet = details[detail::GREENLET].get().as_gc::<Greenlet>();
    let greenlet = greenlet.filter(|_| has(t, state::GREENLETS));
    let hooks = details[detail::HOOKS].get();
    let hooks = if with_hooks { hooks } else { Value::NONE };
    if greenlet.is_none() && hooks.is_none() {
        return None;
    }
    let mut items = vec![Value::NONE; detail::LEN];
    items[detail::OUTER] = outer;
    items[detail::GREENLET] = greenlet.map_or(Value::NONE, |g| g.outer.get());
    items[detail::HOOKS] = hooks;
    Some(items)
}

/// Whether a tasklet is the one that runs.
pub(crate) fn is_current(vm: &Vm, t: Gc<Tasklet>) -> bool {
    t == current(vm)
}

/// `__setstate__` of instances of classes derived from `tasklet` and `channel`: one that was read moves in.
pub(super) fn adopt(vm: &mut Vm, args: &[Value]) -> Answer {
    let (instance, inner) = (args[0].as_gc::<Instance>(), args[1]);
    let (Some(instance), Some(old)) = (instance, vm.payload(args[0])) else {
        return Err(vm.type_error("only an instance of a derived class has a state to be set"));
    };
    let fits = old.kind() == inner.kind()
        && old != inner
        && outer(inner).is_some_and(Value::is_unbound)
        && is_idle(old);
    if !fits {
        return Err(vm.type_error("expected what the state of a pickled one has become"));
    }
    set_outer(vm, old, Value::UNBOUND);
    set_outer(vm, inner, args[0]);
    instance.slots()[0].set(inner);
    vm.heap.barrier(&instance.header);
    Ok(Value::NONE)
}

/// The instance that a tasklet or channel is in, or UNBOUND.
fn outer(v: Value) -> Option<Value> {
    match v.as_gc::<Tasklet>() {
        Some(t) => Some(match details(t) {
            // What was just read has not been checked.
            Some(details) => {
                let outer = details.items().get(detail::OUTER);
                outer.map_or(Value::UNBOUND, Cell::get)
            }
            None => t.extra.get(),
        }),
        None => v.as_gc::<Channel>().map(super::channel::instance),
    }
}

/// Puts a tasklet or channel into an instance, or takes it out.
fn set_outer(vm: &mut Vm, v: Value, outer: Value) {
    if let Some(t) = v.as_gc::<Tasklet>() {
        match details(t) {
            Some(details) => {
                if let Some(place) = details.items().get(detail::OUTER) {
                    place.set(outer);
                }
                vm.heap.barrier(&details.header);
            }
            None => t.extra.set(outer),
        }
        vm.heap.barrier(&t.header);
    }
    if let Some(c) = v.as_gc::<Channel>() {
        super::channel::set_instance(vm, c, outer);
    }
}

/// Takes tasklets and channels that were read out of what is not there yet: whoever is made in its place takes them over.
pub(crate) fn take_out(vm: &mut Vm, loaded: &Loaded, is_hole: impl Fn(Value) -> bool) {
    let tasklets = loaded.tasklets.iter().map(|t| t.value());
    for v in tasklets.chain(loaded.channels.iter().map(|c| c.value())) {
        if outer(v).is_some_and(&is_hole) {
            set_outer(vm, v, Value::UNBOUND);
        }
    }
}

/// Whether nobody uses a tasklet or channel yet.
fn is_idle(v: Value) -> bool {
    match (v.as_gc::<Tasklet>(), v.as_gc::<Channel>()) {
        (Some(t), _) => !has(t, state::ALIVE),
        (_, Some(c)) => c.balance.get() == 0,
        _ => false,
    }
}
