//! Threads: several rings of tasklets in one isolate, of which one runs at a time.
//!
//! A thread is a [`Record`]: its number, whether it has ended, and what of the scheduler's places belongs to it (its main
//! tasklet, the current one, how many are runnable, ...). The places of the thread that runs are in `vm.roots` themselves,
//! so that everything else here knows one ring only; those of the others are in their records, and [`in_thread`] puts them
//! there for as long as something is to be done in another thread. Which thread a tasklet belongs to stands in its details;
//! one without is the first thread's.
//!
//! When another thread runs is exact, like everything: when the thread that runs has nothing to run, and after
//! [`SLICE`] ticks where several can. Cores are not used by threads but by isolates.
//!
//! Invariants:
//! * `THREADS` is the list of those that have not ended, the first thread first. With more than one the flag `THREADS` is set.
//! * A thread that is *held* waits with its current tasklet for another thread, as threads do that wait for a lock: what else
//!   is in its ring waits, too. That tasklet is parked, or runnable when it was woken.
//! * No thread is switched away from while a callback runs (`LOCKED`).
//! * The current tasklet of a thread that does not run is suspended like any other. If it is runnable it is the next to run
//!   there, unless `NEXT` says who is.
//! * When a thread ends its tasklets belong to nobody: neither runnable nor asleep, and not alive until a thread adopts them.

use super::{
    Ended, current, flag, flags, has, main, op, outer, set_flags, set_state, sleep, slot, state,
    states, switch, watch,
};
use crate::roots;
use pirn_vm::heap::{Gc, Room};
use pirn_vm::host::HostError;
use pirn_vm::interp::{Outcome, PollReason};
use pirn_vm::native::{Answer, Control, Exit, NativeDef, def};
use pirn_vm::objects::{List, Record, Tasklet};
use pirn_vm::semantics::number::{as_float, as_small_int};
use pirn_vm::{Value, Vm};
use std::sync::atomic::Ordering;
use std::time::Duration;

/// Ticks after which another thread runs.
const SLICE: i64 = 20_000;

/// Places of a thread's record.
pub(super) mod place {
    pub const ID: usize = 0;
    /// Bits of [`life`](super::life), an int.
    pub const LIFE: usize = 1;
    /// Ticks left of `run(timeout)`, or None: while the thread does not run.
    pub const RUN_LEFT: usize = 2;
    /// The first of those that [`SAVED`](super::SAVED) names.
    pub const SAVED: usize = 3;
}

/// Bits of a thread's life.
pub(super) mod life {
    pub const ENDED: i64 = 1;
    /// The program does not wait for it when it ends.
    pub const DAEMON: i64 = 2;
    /// Its current tasklet waits for another thread, and nothing else of it runs meanwhile.
    pub const HELD: i64 = 4;
}

/// The places in `vm.roots` that belong to the thread that runs.
pub(super) const SAVED: [usize; 10] = [
    slot::CURRENT,
    slot::MAIN,
    slot::NEXT,
    slot::WATCHDOG,
    slot::RUNCOUNT,
    slot::FLAGS,
    slot::TRAP,
    slot::TIMEOUT_TASK,
    slot::TIMEOUT,
    slot::SLEEPERS,
];

/// Length of a thread's record.
pub(super) const LEN: usize = place::SAVED + SAVED.len();

/// Flags that belong to a thread; the others are the isolate's.
const OWN_FLAGS: i64 = flag::TRAPPED | flag::TIMEOUT | flag::SLEEPERS;

/// The natives of the module `_threads`, from which `_thread` and `threading` are made.
pub(crate) static FUNCTIONS: &[NativeDef] = &[
    def(
        "_start",
        "function, daemon, /",
        start,
        "Starts a thread that calls the function; answers its number.",
    ),
    def(
        "get_ident",
        "",
        |vm, _| Ok(this(vm).items()[place::ID].get()),
        "get_ident()\n--\n\nThe number of the current thread.",
    ),
    def(
        "_ids",
        "",
        ids,
        "Numbers of the threads that have not ended.",
    ),
    def(
        "_info",
        "id, /",
        info,
        "(main, current, runcount) of a thread, or None.",
    ),
    def(
        "_wait",
        "seconds, /",
        wait,
        "The thread waits, without end if None is given: True when it was woken, None when the time is over.",
    ),
    def(
        "_wake",
        "tasklet, /",
        wake_parked,
        "Wakes a tasklet that waits; whether it did.",
    ),
];

// --- Records ---------------------------------------------------------------------------------------------------------

/// The thread that runs.
pub(super) fn this(vm: &Vm) -> Gc<Record> {
    vm.roots[slot::THREAD].expect()
}

/// All threads that have not ended.
pub(super) fn all(vm: &Vm) -> Vec<Gc<Record>> {
    let list: Gc<List> = vm.roots[slot::THREADS].expect();
    list.items().iter().map(|v| v.get().expect()).collect()
}

fn first(vm: &Vm) -> Gc<Record> {
    vm.roots[slot::THREADS].expect::<List>().items()[0]
        .get()
        .expect()
}

/// Whether a thread is the first.
pub(super) fn is_first_thread(vm: &Vm, thread: Gc<Record>) -> bool {
    thread == first(vm)
}

/// Whether the first thread is the one that runs.
pub(super) fn is_first(vm: &Vm) -> bool {
    this(vm) == first(vm)
}

fn is(thread: Gc<Record>, bit: i64) -> bool {
    thread.items()[place::LIFE].get().as_int() & bit != 0
}

pub(super) fn has_ended(thread: Gc<Record>) -> bool {
    is(thread, life::ENDED)
}

pub(super) fn id(thread: Gc<Record>) -> Value {
    thread.items()[place::ID].get()
}

fn saved(thread: Gc<Record>, root: usize) -> Value {
    let at = SAVED.iter().position(|s| *s == root);
    let at = at.expect("a place that belongs to threads");
    thread.items()[place::SAVED + at].get()
}

fn set_life(thread: Gc<Record>, set: i64, clear: i64) {
    let life = &thread.items()[place::LIFE];
    life.set(Value::int(life.get().as_int() & !clear | set));
}

/// When a thread that does not run has something to run: 0 for now, or microseconds of the host's clock.
fn ready(vm: &Vm, thread: Gc<Record>) -> Option<i64> {
    if is_over(vm, thread) {
        return None;
    }
    if is(thread, life::HELD) {
        let waiting: Gc<Tasklet> = saved(thread, slot::CURRENT).expect();
        return match has(waiting, state::PARKED) {
            true => sleep::due(waiting.value()),
            false => has(waiting, state::RUNNABLE).then_some(0),
        };
    }
    match saved(thread, slot::RUNCOUNT) != Value::ZERO {
        true => Some(0),
        false => sleep::due(saved(thread, slot::SLEEPERS)),
    }
}

fn several(vm: &Vm) -> bool {
    flags(vm) & flag::THREADS != 0
}

fn new_record(vm: &mut Vm, room: &Room, life: i64) -> Gc<Record> {
    let serial = vm.roots[slot::THREAD_SERIAL].as_int() + 1;
    vm.roots[slot::THREAD_SERIAL] = Value::int(serial);
    let mut items = vec![Value::NONE; LEN];
    items[place::ID] = Value::int(serial);
    items[place::LIFE] = Value::int(life);
    for (at, root) in SAVED.iter().enumerate() {
        if super::INTS.contains(root) {
            items[place::SAVED + at] = Value::ZERO;
        }
    }
    vm.new_record(room, 0, &items)
}

/// Makes the first thread, which runs.
pub(super) fn install(vm: &mut Vm) {
    let room = vm.heap.emergency();
    let thread = new_record(vm, &room, 0);
    vm.roots[slot::THREAD] = thread.value();
    vm.roots[slot::THREADS] = vm.new_list(&room, &[thread.value()]).value();
}

/// The thread of a tasklet.
pub(super) fn of(vm: &Vm, t: Gc<Tasklet>) -> Gc<Record> {
    let thread = super::details(t).map_or(Value::NONE, |d| d.items()[super::detail::THREAD].get());
    thread.as_gc().unwrap_or_else(|| first(vm))
}

/// Whether the tasklet belongs to the thread that runs.
#[inline]
pub(super) fn is_here(vm: &Vm, t: Gc<Tasklet>) -> bool {
    !several(vm) && t.extra.get().is_unbound() || of(vm, t) == this(vm)
}

/// Whether the tasklet is the main one of its thread.
pub(super) fn is_main(vm: &Vm, t: Gc<Tasklet>) -> bool {
    is_at(vm, t, slot::MAIN)
}

/// Whether it is the current one of its thread.
pub(super) fn is_current(vm: &Vm, t: Gc<Tasklet>) -> bool {
    is_at(vm, t, slot::CURRENT)
}

fn is_at(vm: &Vm, t: Gc<Tasklet>, root: usize) -> bool {
    let thread = of(vm, t);
    let found = match thread == this(vm) {
        true => vm.roots[root],
        false => saved(thread, root),
    };
    found == t.value()
}

/// A new tasklet belongs to the thread that makes it.
pub(super) fn adopt(vm: &mut Vm, t: Gc<Tasklet>, thread: Gc<Record>) -> Result<(), Exit> {
    if super::details(t).is_none() && thread == first(vm) {
        return Ok(());
    }
    let details = super::make_details(vm, t)?;
    details.items()[super::detail::THREAD].set(thread.value());
    vm.heap.barrier(&details.header);
    Ok(())
}

pub(super) fn adopt_new(vm: &mut Vm, t: Gc<Tasklet>) -> Result<(), Exit> {
    if !several(vm) {
        return Ok(());
    }
    let thread = this(vm);
    adopt(vm, t, thread)
}

/// The live thread with this number.
pub(super) fn by_id(vm: &Vm, number: Value) -> Option<Gc<Record>> {
    all(vm).into_iter().find(|thread| id(*thread) == number)
}

/// Puts the places of the thread that runs into its record.
fn leave(vm: &mut Vm) {
    let thread = this(vm);
    let items = thread.items();
    for (at, root) in SAVED.iter().enumerate() {
        let v = match *root {
            slot::FLAGS => Value::int(flags(vm) & OWN_FLAGS),
            root => vm.roots[root],
        };
        items[place::SAVED + at].set(v);
    }
    let left = match vm.roots[slot::RUN_END] {
        end if end.is_int() => Value::int(end.as_int() - now(vm)),
        _ => Value::NONE,
    };
    items[place::RUN_LEFT].set(left);
    vm.heap.barrier(&thread.header);
}

/// Takes the places of another thread from its record: it is the one that runs.
fn take(vm: &mut Vm, thread: Gc<Record>) {
    let items = thread.items();
    let shared = flags(vm) & !OWN_FLAGS;
    for (at, root) in SAVED.iter().enumerate() {
        vm.roots[*root] = items[place::SAVED + at].get();
    }
    set_flags(vm, shared, 0);
    vm.roots[slot::RUN_END] = match items[place::RUN_LEFT].get() {
        left if left.is_int() => Value::int(now(vm) + left.as_int()),
        _ => Value::NONE,
    };
    vm.roots[slot::THREAD] = thread.value();
}

/// Does something in another thread, as if that were the one that runs.
pub(super) fn in_thread<R>(vm: &mut Vm, thread: Gc<Record>, act: impl FnOnce(&mut Vm) -> R) -> R {
    let here = this(vm);
    if here == thread {
        return act(vm);
    }
    leave(vm);
    take(vm, thread);
    let answer = act(vm);
    leave(vm);
    take(vm, here);
    answer
}

// --- Tasklets of other threads ---------------------------------------------------------------------------------------

/// Paused to runnable, at the end of the queue of its thread. If that has ended it stays paused.
#[inline]
pub(super) fn to_runnable_last(vm: &mut Vm, t: Gc<Tasklet>) {
    if is_here(vm, t) {
        states::to_runnable_last(vm, t);
    } else {
        to_runnable_there(vm, t);
    }
    watch::ready(vm, t);
}

/// The same where nobody may be runnable, and no thread that lives may be the one that runs: who is woken is the next to run.
#[cold]
pub(super) fn to_runnable_there(vm: &mut Vm, t: Gc<Tasklet>) {
    let thread = of(vm, t);
    if has_ended(thread) {
        return;
    }
    in_thread(vm, thread, |vm| {
        if states::end_of_queue(vm).is_none() {
            vm.roots[slot::NEXT] = t.value();
        }
        states::to_runnable_last(vm, t);
    });
}

/// Takes a sleeper out of the heap of its thread: paused.
pub(super) fn unpark(vm: &mut Vm, t: Gc<Tasklet>) {
    let thread = of(vm, t);
    in_thread(vm, thread, |vm| sleep::unpark(vm, t));
}

/// Runnable to paused, wherever it belongs.
pub(super) fn to_paused(vm: &mut Vm, t: Gc<Tasklet>) {
    let thread = of(vm, t);
    in_thread(vm, thread, |vm| {
        let behind = states::to_paused(vm, t);
        if vm.roots[slot::NEXT] == t.value() {
            vm.roots[slot::NEXT] = behind.map_or(Value::NONE, |b| b.value());
        }
    });
}

/// Whether another thread could run now or later without this one.
pub(super) fn others_can_run(vm: &Vm) -> bool {
    several(vm)
        && all(vm)
            .into_iter()
            .any(|thread| thread != this(vm) && ready(vm, thread).is_some())
}

/// How many tasklets could run in other threads.
pub(super) fn n_runnable_elsewhere(vm: &Vm) -> i64 {
    let others = all(vm).into_iter().filter(|thread| *thread != this(vm));
    others
        .map(|thread| saved(thread, slot::RUNCOUNT).as_int())
        .sum()
}

/// The first thread after its main function has returned: what else there is in it is not run any more.
fn is_over(vm: &Vm, thread: Gc<Record>) -> bool {
    !vm.roots[slot::RESULT].is_none() && thread == first(vm)
}

// --- Which thread runs -----------------------------------------------------------------------------------------------

fn now(vm: &Vm) -> i64 {
    vm.ticks().min(1 << 60) as i64
}

/// Gives the program the ticks up to the end of `run(timeout)`, of the thread's slice, or of the patience with a hog, whichever is first.
pub(super) fn set_slice(vm: &mut Vm) {
    let ends = [slot::RUN_END, slot::THREAD_END, roots::HOG_END].map(|place| vm.roots[place]);
    let end = ends.iter().filter(|v| v.is_int()).map(|v| v.as_int()).min();
    match end {
        Some(end) => {
            let left = end - now(vm);
            vm.grant_slice(left.max(0) as u64);
        }
        None => vm.grant_slice(u64::MAX),
    }
}

/// `run(timeout)` is over after so many ticks; `None`: never.
pub(super) fn set_run_end(vm: &mut Vm, ticks: Option<i64>) {
    let end = ticks.and_then(|n| Value::try_int(now(vm).saturating_add(n)));
    vm.roots[slot::RUN_END] = end.unwrap_or(Value::NONE);
    set_slice(vm);
}

/// Whether the end of the thread's slice has come.
pub(super) fn slice_is_over(vm: &Vm) -> bool {
    let end = vm.roots[slot::THREAD_END];
    end.is_int() && now(vm) >= end.as_int()
}

/// Whether the end of `run(timeout)` has come.
pub(super) fn run_is_over(vm: &Vm) -> bool {
    let end = vm.roots[slot::RUN_END];
    end.is_int() && now(vm) >= end.as_int()
}

/// The end of a slice that was put off comes at the next poll.
pub(super) fn end_slice_if_due(vm: &mut Vm) {
    if flags(vm) & flag::THREAD_DUE != 0 {
        vm.roots[slot::THREAD_END] = Value::int(now(vm));
        set_slice(vm);
    }
}

fn begin_slice(vm: &mut Vm) {
    set_flags(vm, 0, flag::THREAD_DUE);
    vm.roots[slot::THREAD_END] = match several(vm) {
        true => Value::int(now(vm) + SLICE),
        false => Value::NONE,
    };
    set_slice(vm);
}

/// The ticks of a slice are used up, and it was not that of `run(timeout)`: another thread's turn, unless the tasklet may not
/// be interrupted now.
pub(super) fn slice_ended(vm: &mut Vm) -> Option<Outcome> {
    if has(current(vm), state::ATOMIC) && several(vm) {
        begin_slice(vm);
        set_flags(vm, flag::THREAD_DUE, 0);
        return None;
    }
    let next = match flags(vm) & flag::LOCKED {
        0 => runnable_after(vm),
        _ => None,
    };
    let Some(next) = next.filter(|next| *next != this(vm)) else {
        begin_slice(vm);
        return None;
    };
    switch::suspend(vm);
    set_state(current(vm), state::PREEMPTED, 0);
    leave(vm);
    enter(vm, next)
}

/// The next thread in the order of the list that has something to run, the one that runs at last.
fn runnable_after(vm: &mut Vm) -> Option<Gc<Record>> {
    if super::readiness::anybody(vm)
        && let Some(now) = sleep::now(vm)
    {
        super::readiness::look(vm, now);
    }
    leave(vm);
    let threads = all(vm);
    let here = this(vm);
    let at = threads.iter().position(|thread| *thread == here);
    let (before, after) = threads.split_at(at.map_or(0, |at| at + 1));
    let mut clock = None;
    after
        .iter()
        .chain(before)
        .copied()
        .find(|thread| match ready(vm, *thread) {
            None => false,
            Some(0) => true,
            // A clock that stopped: sleeping is over.
            Some(due) => due <= *clock.get_or_insert_with(|| sleep::now(vm).unwrap_or(i64::MAX)),
        })
}

/// Nobody is runnable in the thread that runs: another one runs, or all wait for sleepers. No chain is current.
pub(super) fn run_another(vm: &mut Vm) -> Option<Outcome> {
    loop {
        if let Some(next) = runnable_after(vm) {
            return enter(vm, next);
        }
        let slow = vm.slow.swap(0, Ordering::Relaxed);
        if slow != 0 {
            return Some(Outcome::Poll(PollReason::Slow(slow)));
        }
        let due = all(vm)
            .into_iter()
            .filter_map(|thread| ready(vm, thread))
            .min();
        match due {
            Some(due) => {
                watch::nobody_runs(vm);
                let _: Result<(), HostError> = sleep::wait_until(vm, due);
            }
            None => {
                // Nobody can go on: the first thread is told.
                let first = first(vm);
                take(vm, first);
                begin_slice(vm);
                return match is(first, life::HELD) {
                    true => refuse_waiting(vm, first),
                    false => switch::wake_last(vm),
                };
            }
        }
    }
}

/// The first thread waits for others, of which none will come: that is an error where it waits.
fn refuse_waiting(vm: &mut Vm, thread: Gc<Record>) -> Option<Outcome> {
    let e = super::deadlock::error(vm, super::deadlock::TEXT);
    let t = stop_waiting(vm, thread);
    set_state(t, state::BOMB, 0);
    super::set_temp(vm, t, e);
    switch::enter_slowly(vm, t)
}

/// The thread that runs is held by its current tasklet, and is not any more: that one is runnable.
fn stop_waiting(vm: &mut Vm, thread: Gc<Record>) -> Gc<Tasklet> {
    set_life(thread, 0, life::HELD);
    let t = current(vm);
    if has(t, state::PARKED) {
        sleep::unpark(vm, t);
        states::to_runnable_last(vm, t);
    }
    vm.roots[slot::NEXT] = Value::NONE;
    t
}

/// Goes on with a thread that has something to run. The one that ran has been left.
fn enter(vm: &mut Vm, thread: Gc<Record>) -> Option<Outcome> {
    take(vm, thread);
    begin_slice(vm);
    if is(thread, life::HELD) {
        let t = stop_waiting(vm, thread);
        return switch::enter_slowly(vm, t);
    }
    if flags(vm) & flag::SLEEPERS != 0 {
        sleep::wake_due(vm);
    }
    let me = current(vm);
    match vm.roots[slot::NEXT].as_gc::<Tasklet>() {
        Some(next) if has(next, state::RUNNABLE) => switch::go_on(vm, next),
        _ if has(me, state::RUNNABLE) => switch::enter_slowly(vm, me),
        _ => {
            // A clock that goes backwards.
            leave(vm);
            run_another(vm)
        }
    }
}

/// The main tasklet of the thread that runs has ended, and not the program's: the thread ends.
pub(super) fn main_ended(vm: &mut Vm) -> Ended {
    let thread = this(vm);
    end(vm, thread);
    match others_wait_for_result(vm) {
        false => Ended::Next(run_another(vm)),
        true => finish(vm),
    }
}

/// The program's main tasklet has ended: it is over when all threads are that are no daemons.
pub(super) fn program_ended(vm: &mut Vm, result: Result<Value, Value>) -> Ended {
    if !several(vm) || !others_live(vm) {
        return Ended::Main(result);
    }
    let (v, raised) = match result {
        Ok(v) => (v, false),
        Err(e) => (e, true),
    };
    let room = vm.heap.emergency();
    let record = vm.new_record(&room, 0, &[v, Value::bool(raised)]);
    vm.roots[slot::RESULT] = record.value();
    let me = current(vm);
    vm.frame = Value::UNBOUND;
    states::to_paused(vm, me);
    states::to_dead(vm, me);
    if others_can_run(vm) {
        return Ended::Next(run_another(vm));
    }
    finish(vm)
}

/// Whether there are threads that the program's end waits for.
fn others_live(vm: &Vm) -> bool {
    let first = first(vm);
    all(vm)
        .into_iter()
        .any(|thread| thread != first && !is(thread, life::DAEMON))
}

/// Whether the program's main function has returned, and nothing is left to wait for.
fn others_wait_for_result(vm: &Vm) -> bool {
    !vm.roots[slot::RESULT].is_none() && (!others_live(vm) || !others_can_run(vm))
}

fn finish(vm: &mut Vm) -> Ended {
    let result: Gc<Record> = vm.roots[slot::RESULT].expect();
    vm.roots[slot::RESULT] = Value::NONE;
    if this(vm) != first(vm) {
        leave(vm);
        let first = first(vm);
        take(vm, first);
    }
    let v = result.items()[0].get();
    Ended::Main(match result.items()[1].get().is_true() {
        true => Err(v),
        false => Ok(v),
    })
}

/// Ends the thread that runs.
fn end(vm: &mut Vm, thread: Gc<Record>) {
    vm.frame = Value::UNBOUND;
    while let Some(w) = vm.roots[slot::WATCHDOG].as_gc::<Tasklet>() {
        vm.roots[slot::WATCHDOG] = w.channel.replace(Value::NONE);
        set_state(w, 0, state::WAITING_RUN);
    }
    while let Some(t) = vm.roots[slot::SLEEPERS].as_gc::<Tasklet>() {
        sleep::unpark(vm, t);
    }
    let me = main(vm);
    let mut t = me;
    while let Some(behind) = states::to_paused(vm, t) {
        t = behind;
    }
    states::to_dead(vm, me);
    for place in [slot::NEXT, slot::TIMEOUT_TASK, slot::RUN_END] {
        vm.roots[place] = Value::NONE;
    }
    set_flags(vm, 0, OWN_FLAGS);
    set_life(thread, life::ENDED, 0);
    let rest: Vec<Value> = all(vm)
        .iter()
        .filter(|other| **other != thread)
        .map(|other| other.value())
        .collect();
    vm.roots[slot::THREADS] = vm.unlimited(|vm| vm.list(&rest));
    if rest.len() == 1 {
        set_flags(vm, 0, flag::THREADS);
    }
    leave(vm);
}

/// The host begins to run something in the first thread. What ran in another thread when an earlier run was stopped is lost
/// like that which runs in the first.
pub(super) fn begin_main(vm: &mut Vm) {
    vm.roots[slot::RESULT] = Value::NONE;
    let here = this(vm);
    let me = current(vm);
    if is(here, life::HELD) {
        set_life(here, 0, life::HELD);
        if me != main(vm) {
            states::abandon(vm, me);
        }
    }
    if here == first(vm) {
        return;
    }
    if me == main(vm) {
        if !has(me, state::RUNNABLE) {
            states::to_runnable_last(vm, me);
        }
        end(vm, here);
    } else {
        states::abandon(vm, me);
        leave(vm);
    }
    let first = first(vm);
    take(vm, first);
    begin_slice(vm);
}

/// The first thread is the one that runs, before something from outside is raised there. No chain is current.
pub(super) fn enter_first(vm: &mut Vm) {
    if this(vm) != first(vm) {
        leave(vm);
        let first = first(vm);
        take(vm, first);
        begin_slice(vm);
    }
}

/// Who is to be found in a thread.
pub(super) struct Places {
    pub main: Gc<Tasklet>,
    pub current: Gc<Tasklet>,
    /// The innermost caller of `run()`, or None.
    pub watchdog: Value,
}

pub(super) fn places(vm: &Vm, thread: Gc<Record>) -> Places {
    let at = |root: usize| match thread == this(vm) {
        true => vm.roots[root],
        false => saved(thread, root),
    };
    Places {
        main: at(slot::MAIN).expect(),
        current: at(slot::CURRENT).expect(),
        watchdog: at(slot::WATCHDOG),
    }
}

/// Shows the sleepers' heap of each thread.
pub(super) fn each_heap(vm: &Vm, mut show: impl FnMut(Value) -> bool) -> bool {
    let here = this(vm);
    let others = all(vm).into_iter().filter(|thread| *thread != here);
    show(vm.roots[slot::SLEEPERS]) && others.map(|t| saved(t, slot::SLEEPERS)).all(show)
}

// --- Natives ---------------------------------------------------------------------------------------------------------

fn start(vm: &mut Vm, args: &[Value]) -> Answer {
    let room = vm.room(1024)?;
    let frame = vm.push_call(args[0], &[], Value::UNBOUND)?;
    let daemon = if args[1].is_true() { life::DAEMON } else { 0 };
    let thread = new_record(vm, &room, daemon);
    let list: Gc<List> = vm.roots[slot::THREADS].expect();
    vm.unlimited(|vm| vm.list_push(list, thread.value()).map(|()| Value::NONE));
    let t = super::tasklet::allocate(vm, &room);
    states::to_bound(vm, t, frame);
    // The thread is in the list: nothing may be refused any more.
    vm.unlimited(|vm| adopt(vm, t, thread).map(|()| Value::NONE));
    in_thread(vm, thread, |vm| {
        vm.roots[slot::MAIN] = t.value();
        vm.roots[slot::CURRENT] = t.value();
        states::to_runnable(vm, t, None);
    });
    if !several(vm) {
        set_flags(vm, flag::THREADS, 0);
        begin_slice(vm);
    }
    Ok(id(thread))
}

fn ids(vm: &mut Vm, _: &[Value]) -> Answer {
    let ids: Vec<Value> = all(vm).into_iter().map(id).collect();
    vm.list(&ids)
}

fn info(vm: &mut Vm, args: &[Value]) -> Answer {
    let Some(thread) = by_id(vm, args[0]) else {
        return Ok(Value::NONE);
    };
    let of = places(vm, thread);
    let n_runnable = match thread == this(vm) {
        true => vm.roots[slot::RUNCOUNT],
        false => saved(thread, slot::RUNCOUNT),
    };
    vm.tuple(&[outer(of.main), outer(of.current), n_runnable])
}

/// The thread waits: nothing of it runs until somebody wakes the current tasklet, or the time is over.
fn wait(vm: &mut Vm, args: &[Value]) -> Answer {
    let v = vm.unwrap_payload(args[0]);
    let seconds = as_small_int(v).map(|i| i as f64).or(as_float(v));
    let time = match seconds {
        Some(s) if s.is_finite() => Some(Duration::from_secs_f64(s.clamp(0.0, 1e9))),
        _ if v.is_none() => None,
        _ => return Err(vm.type_error("a number of seconds or None is required")),
    };
    super::check_switch(vm)?;
    if time.is_none() && !others_can_run(vm) {
        return Err(super::deadlock());
    }
    let key = sleep::key(vm, time)?;
    let me = current(vm);
    let behind = states::to_paused(vm, me);
    vm.roots[slot::NEXT] = behind.map_or(Value::NONE, |t| t.value());
    sleep::to_parked(vm, me, key);
    let thread = this(vm);
    set_life(thread, life::HELD, 0);
    Err(Exit::Control(Control::Scheduler(op::ANOTHER)))
}

fn wake_parked(vm: &mut Vm, args: &[Value]) -> Answer {
    let t = match args[0].as_gc() {
        Some(t) => t,
        None => vm.receiver(args[0], pirn_vm::Known::Tasklet, "_wake")?,
    };
    if !has(t, state::PARKED) {
        return Ok(Value::FALSE);
    }
    unpark(vm, t);
    super::set_temp(vm, t, Value::TRUE);
    to_runnable_last(vm, t);
    Ok(Value::TRUE)
}
