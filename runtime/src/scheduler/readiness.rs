//! Tasklets that wait for the host: for something that can be read or written.
//!
//! Such a tasklet is parked like one that sleeps (see `sleep`), for ever if its time is not limited, and the host watches
//! what it waits for. `READINESS` is a dict: the key says handle and event, the value is who waits, a tasklet or a list. Whoever
//! was woken tries again what it wanted to do, and waits again if that cannot be done after all: so it does not matter that
//! a tasklet which was woken by something else is still in the dict for a while, and that all are woken who wait for the same.
//!
//! The host is asked what has happened when nobody is runnable; while others run, at every so many switches, or after so much
//! time, whichever is first. Only the first has a meaning for scripted hosts, whose clocks stand still.

use super::{current, has, set_state, set_temp, sleep, slot, state, threads};
use pirn_vm::heap::Gc;
use pirn_vm::host::{Event, Handle, HostError};
use pirn_vm::native::Answer;
use pirn_vm::objects::{Dict, List, Tasklet};
use pirn_vm::semantics::table::Found;
use pirn_vm::semantics::table_keys::small_int_hash;
use pirn_vm::{Value, Vm};
use std::time::Duration;

/// Switches after which the host is asked.
const TURNS: i64 = 128;

/// Microseconds after which it is asked.
const MICROS: i64 = 100;

/// As a number of turns: the host knows nothing of those who wait, and all are to try again.
const ALL_ANEW: i64 = -1;

/// As long as there is no limit.
pub(super) const FOREVER: Duration = Duration::from_secs(1 << 40);

fn key(handle: Handle, event: Event) -> i64 {
    (handle as i64) << 1 | i64::from(event == Event::Writable)
}

fn waiting(vm: &Vm) -> Option<Gc<Dict>> {
    vm.roots[slot::READINESS].as_gc::<Dict>()
}

/// Whether anybody waits for the host.
pub(super) fn anybody(vm: &Vm) -> bool {
    waiting(vm).is_some_and(|d| !d.is_empty())
}

/// The current tasklet waits until the host says so, at most so long: True when it did, None when the time is over.
pub(crate) fn wait(vm: &mut Vm, handle: Handle, event: Event, time: Option<Duration>) -> Answer {
    super::check_switch(vm)?;
    let room = vm.room(1024)?;
    let dict = match waiting(vm) {
        Some(dict) => dict,
        None => {
            let dict = vm.new_dict(&room);
            vm.roots[slot::READINESS] = dict.value();
            dict
        }
    };
    let room = vm.room(Vm::table_room(&dict) + 1024)?;
    if let Err(e) = vm.host.watch(handle, event) {
        return Err(crate::io::host_error(vm, &e));
    }
    let me = current(vm);
    let (k, hash) = (key(handle, event), small_int_hash(key(handle, event)));
    match vm.table_find(&dict, hash, Value::int(k)) {
        Found::At(i) => {
            let before = dict.value_at(i);
            let all = match before.as_gc::<List>() {
                Some(list) => list.items().iter().map(std::cell::Cell::get).collect(),
                None => vec![before],
            };
            let mut all: Vec<Value> = all.into_iter().filter(|v| is_waiting(*v)).collect();
            all.push(me.value());
            let all = match all[..] {
                [one] => one,
                _ => vm.unlimited(|vm| vm.list(&all)),
            };
            vm.table_set_value(dict, i, all);
        }
        Found::Missing | Found::Guest => {
            vm.table_append(&room, dict, hash, Value::int(k), me.value());
        }
    }
    let answer = sleep::park(vm, time.unwrap_or(FOREVER));
    // A host without a clock lets nobody be parked.
    if has(me, state::PARKED) {
        set_state(me, state::READINESS, 0);
    }
    answer
}

fn is_waiting(v: Value) -> bool {
    v.as_gc::<Tasklet>()
        .is_some_and(|t| has(t, state::PARKED) && has(t, state::READINESS))
}

/// What a handle stands for is about to be closed: whoever waits for it tries again.
pub(crate) fn closing(vm: &mut Vm, handle: Handle) {
    vm.host.forget(handle);
    for event in [Event::Readable, Event::Writable] {
        wake(vm, key(handle, event));
    }
}

/// Another host than before: it knows nothing of those who wait.
pub(crate) fn begin_anew(vm: &mut Vm) {
    if anybody(vm) {
        vm.roots[slot::READINESS_TURNS] = Value::int(ALL_ANEW);
    }
}

fn wake(vm: &mut Vm, key: i64) {
    let Some(dict) = waiting(vm) else { return };
    let found = vm.table_find(&dict, small_int_hash(key), Value::int(key));
    let Found::At(i) = found else { return };
    let who = vm.table_remove(dict, i);
    match who.as_gc::<List>() {
        Some(list) => {
            let all: Vec<Value> = list.items().iter().map(std::cell::Cell::get).collect();
            all.into_iter().for_each(|v| wake_one(vm, v));
        }
        None => wake_one(vm, who),
    }
}

fn wake_one(vm: &mut Vm, v: Value) {
    let Some(t) = v.as_gc::<Tasklet>().filter(|_| is_waiting(v)) else {
        return;
    };
    threads::unpark(vm, t);
    set_temp(vm, t, Value::TRUE);
    threads::to_runnable_there(vm, t);
}

/// A switch, or the end of a slice: wakes those for whom something has happened, if it is time to ask. `now` is what the host's
/// clock says.
pub(super) fn look(vm: &mut Vm, now: i64) {
    if !anybody(vm) {
        return;
    }
    let turns = vm.roots[slot::READINESS_TURNS].as_int();
    let since = now - vm.roots[slot::READINESS_LOOK].as_int();
    if (0..TURNS).contains(&turns) && (0..MICROS).contains(&since) {
        vm.roots[slot::READINESS_TURNS] = Value::int(turns + 1);
        return;
    }
    vm.roots[slot::READINESS_LOOK] = Value::int(now);
    // Without an answer those who wait wait on.
    let _: Result<(), HostError> = ask(vm, Duration::ZERO);
}

/// Waits in the host, while nobody is runnable, for so long at most; wakes those for whom something has happened.
pub(super) fn sleep_or_wait(vm: &mut Vm, time: Duration) -> Result<(), HostError> {
    match anybody(vm) {
        true => ask(vm, time),
        false => vm.host.sleep(time),
    }
}

fn ask(vm: &mut Vm, time: Duration) -> Result<(), HostError> {
    let turns = std::mem::replace(&mut vm.roots[slot::READINESS_TURNS], Value::ZERO);
    if turns == Value::int(ALL_ANEW) {
        let mut from = 0;
        while let Some((i, key, _)) = waiting(vm).and_then(|d| d.next_entry(from)) {
            from = i + 1;
            wake(vm, key.as_int());
        }
        return Ok(());
    }
    let mut happened = Vec::new();
    vm.host.wait(time, &mut happened)?;
    for (handle, event) in happened {
        wake(vm, key(handle, event));
    }
    Ok(())
}
