//! What is noted of tasklets while somebody watches: where each was made, how long it ran, how often it was switched to; who
//! keeps others from running; and who is traced.
//!
//! Every switch takes the long way while a flag of [`WATCHED`] is set, and comes here before a tasklet goes on. Without them nothing
//! here is run, and no tasklet has a place for any of it. What was counted is in the details of tasklets, and travels in snapshots.

use super::{
    current, detail, flag, flags, has, hooks, make_details, set_flags, slot, state, threads,
};
use crate::observe;
use crate::roots;
use pirn_vm::heap::Gc;
use pirn_vm::native::{Answer, Exit};
use pirn_vm::objects::{Record, Tasklet};
use pirn_vm::{Value, Vm};

/// What makes every switch come here.
pub(super) const WATCHED: i64 = flag::COUNTED | flag::HOGS | flag::TRACED | flag::HOOKED;

/// A tasklet is about to go on.
#[cold]
pub(super) fn entering(vm: &mut Vm, t: Gc<Tasklet>) {
    if flags(vm) & flag::HOOKED != 0 {
        hooks::entering(vm, t);
    }
    let before = vm.roots[roots::RUNNER];
    if flags(vm) & flag::COUNTED != 0 {
        count(vm, t);
    }
    if flags(vm) & flag::HOGS != 0 {
        begin_turn(vm);
    }
    if flags(vm) & flag::TRACED != 0 {
        observe::tasklet_switched(vm, before.as_gc(), t);
        vm.roots[roots::RUNNER] = t.value();
    }
}

/// Nobody runs for a while.
#[cold]
pub(super) fn nobody_runs(vm: &mut Vm) {
    if flags(vm) & flag::TRACED != 0
        && let Some(before) = vm.roots[roots::RUNNER].as_gc()
    {
        observe::tasklet_left(vm, before);
    }
}

/// A tasklet can run, at its turn.
#[inline]
pub(super) fn ready(vm: &mut Vm, t: Gc<Tasklet>) {
    if flags(vm) & flag::TRACED != 0 {
        observe::tasklet_ready(vm, t);
    }
}

/// Begins to record what happens, or ends it.
pub(crate) fn set_tracing(vm: &mut Vm, on: bool) {
    if !on {
        set_flags(vm, 0, flag::TRACED);
        return;
    }
    set_flags(vm, flag::TRACED, 0);
    let me = current(vm);
    vm.roots[roots::RUNNER] = me.value();
}

/// The host begins to run something in the main tasklet.
pub(super) fn begin_main(vm: &mut Vm) {
    hooks::go_on(vm);
    if flags(vm) & flag::COUNTED != 0 {
        set_counting(vm, true);
    }
    if flags(vm) & flag::HOGS != 0 {
        begin_turn(vm);
    }
    if flags(vm) & flag::TRACED != 0 {
        let me = current(vm);
        entering(vm, me);
    }
}

// --- Counting --------------------------------------------------------------------------------------------------------

fn now(vm: &Vm) -> i64 {
    vm.ticks().min(1 << 60) as i64
}

/// Whoever ran gets their ticks, whoever runs now a switch.
fn count(vm: &mut Vm, t: Gc<Tasklet>) {
    let before = charge_runner(vm);
    if before != t.value() {
        add(vm, t, detail::SWITCHES, 1);
    }
    vm.roots[roots::RUNNER] = t.value();
}

/// Adds the ticks since the last time to whoever has been running: that one.
fn charge_runner(vm: &mut Vm) -> Value {
    let now = now(vm);
    let since = std::mem::replace(&mut vm.roots[roots::RUNNER_SINCE], Value::int(now));
    let runner = vm.roots[roots::RUNNER];
    if let Some(before) = runner.as_gc::<Tasklet>()
        && since.is_int()
    {
        add(vm, before, detail::TICKS, (now - since.as_int()).max(0));
    }
    runner
}

fn add(vm: &mut Vm, t: Gc<Tasklet>, place: usize, n: i64) {
    let details = vm.unlimited(|vm| make_details(vm, t).map(|d| d.value()));
    let details: Gc<Record> = details.expect();
    let item = &details.items()[place];
    let before = if item.get().is_int() {
        item.get().as_int()
    } else {
        0
    };
    item.set(Value::int(before.saturating_add(n).min(1 << 60)));
}

/// `watch(on)`: whether counting was on.
pub(crate) fn watch(vm: &mut Vm, args: &[Value]) -> Answer {
    let on = args[0].is_unbound() || super::is_set(args[0]);
    let old = flags(vm) & flag::COUNTED != 0;
    if old {
        charge_runner(vm);
    }
    set_counting(vm, on);
    Ok(Value::bool(old))
}

/// From now on tasklets are watched, or not.
fn set_counting(vm: &mut Vm, on: bool) {
    if on {
        set_flags(vm, flag::COUNTED, 0);
        vm.roots[roots::RUNNER] = current(vm).value();
        vm.roots[roots::RUNNER_SINCE] = Value::int(now(vm));
    } else {
        set_flags(vm, 0, flag::COUNTED);
        vm.roots[roots::RUNNER] = Value::NONE;
        vm.roots[roots::RUNNER_SINCE] = Value::NONE;
    }
}

/// Notes where a new tasklet is made, if that is wanted. To be called before anything has been done.
#[inline]
pub(super) fn place_of_new(vm: &mut Vm) -> Result<Option<Value>, Exit> {
    if flags(vm) & flag::COUNTED == 0 {
        return Ok(None);
    }
    vm.need_frames()?;
    Ok(observe::place(vm, vm.frame).map(|place| vm.intern(&place)))
}

/// Gives a new tasklet what [`place_of_new`] answered.
pub(super) fn set_place(vm: &mut Vm, t: Gc<Tasklet>, place: Value) -> Result<(), Exit> {
    let details = make_details(vm, t)?;
    details.items()[detail::MADE_AT].set(place);
    vm.heap.barrier(&details.header);
    Ok(())
}

/// What is known of a tasklet: the place where it was made, its ticks, its switches.
pub(crate) struct Counted {
    pub made_at: Option<String>,
    pub ticks: Option<i64>,
    pub switches: Option<i64>,
}

pub(crate) fn counted(vm: &Vm, t: Gc<Tasklet>) -> Counted {
    let at = |place| super::census::detail_of(t, place);
    let int = |v: Value| v.is_int().then(|| v.as_int());
    let mut ticks = int(at(detail::TICKS));
    if vm.roots[roots::RUNNER] == t.value() && vm.roots[roots::RUNNER_SINCE].is_int() {
        let running = now(vm) - vm.roots[roots::RUNNER_SINCE].as_int();
        ticks = Some(ticks.unwrap_or(0) + running.max(0));
    }
    Counted {
        made_at: super::census::text(at(detail::MADE_AT)),
        ticks,
        switches: int(at(detail::SWITCHES)),
    }
}

// --- Hogs ------------------------------------------------------------------------------------------------------------

/// `warn_hog(ticks)`: from now on; None for no longer. What it was.
pub(crate) fn warn_hog(vm: &mut Vm, args: &[Value]) -> Answer {
    let v = vm.unwrap_payload(args[0]);
    let ticks = match pirn_vm::semantics::number::as_small_int(v) {
        Some(n) if n > 0 => Some(n.min(1 << 60)),
        None if v.is_none() => None,
        Some(_) => return Err(vm.value_error("the number of ticks must be positive")),
        None => return Err(vm.type_error("a number of ticks or None is required")),
    };
    let old = vm.roots[roots::HOG_TICKS];
    set_hog_ticks(vm, ticks);
    Ok(old)
}

/// Who runs for more ticks in one turn while others could run is reported.
pub(crate) fn set_hog_ticks(vm: &mut Vm, ticks: Option<i64>) {
    vm.roots[roots::HOG_TICKS] = ticks.map_or(Value::NONE, Value::int);
    match ticks {
        Some(_) => set_flags(vm, flag::HOGS, 0),
        None => set_flags(vm, 0, flag::HOGS),
    }
    begin_turn(vm);
}

/// A tasklet's turn begins.
fn begin_turn(vm: &mut Vm) {
    let ticks = vm.roots[roots::HOG_TICKS];
    vm.roots[roots::HOG_END] = match ticks.is_int() {
        true => Value::int(now(vm).saturating_add(ticks.as_int()).min(1 << 60)),
        false => Value::NONE,
    };
    threads::set_slice(vm);
}

/// The end of a slice has come: if it is that of a hog's patience, that is reported, once in a turn. Whether it was.
pub(super) fn hog_is_due(vm: &mut Vm) -> bool {
    let end = vm.roots[roots::HOG_END];
    if !end.is_int() || now(vm) < end.as_int() {
        return false;
    }
    vm.roots[roots::HOG_END] = Value::NONE;
    threads::set_slice(vm);
    let me = current(vm);
    let here = vm.roots[slot::RUNCOUNT].as_int() - has(me, state::RUNNABLE) as i64;
    let others = here + threads::n_runnable_elsewhere(vm);
    if others > 0 {
        let ticks = vm.roots[roots::HOG_TICKS].as_int();
        observe::report_hog(vm, me, ticks, others);
    }
    true
}
