//! Tasklets, channels and the order in which they run.
//!
//! A *tasklet* is a chain of heap frames that can be run; the interpreter runs one chain at a time and the scheduler
//! decides which. All of the scheduler's state is ordinary heap objects: the fields of [`Tasklet`] and [`Channel`], and a
//! few fixed places in `vm.roots` ([`slot`]). Nothing else is allocated to block, to switch or to wake up, and a snapshot
//! needs nothing but these.
//!
//! ```text
//!            setup, bind(args)          insert, run, partner arrived
//!   Dead ----------------------> Paused <-------------------------> Runnable (in the ring; one of them is current)
//!    ^                             |  ^        remove, switch          |   |
//!    |  function returned          |  |                                |   | send, receive without a partner
//!    |  or raised, bind()          |  | kill, throw                    |   v
//!    +-----------------------------+  +--------------------------- Blocked (in a channel's queue)
//!                                     +--------------------------- Parked (asleep until a time, or until the host is ready)
//! ```
//!
//! The functions of `states` are the only ones that move a tasklet from one state to another; each asserts where it
//! comes from. "The end of the queue" is the place in front of the current tasklet in the ring.
//!
//! Invariants:
//! * `frame` is the innermost frame exactly while the tasklet is alive and not current. The current chain is `vm.frame`.
//! * Runnable tasklets form a ring by `next` and `prev`. The waiting ones of a channel form a list by the same fields,
//!   ending in None. Parked ones form a heap by them (see `sleep`).
//! * The current tasklet is in the ring, except while a switch away from it is under way; then `NEXT` is in the ring.
//! * A suspended call returns what is in `temp` when its tasklet is resumed, or raises it when the `BOMB` bit is set.
//! * Who waits in `run()` is paused, has the bit `WAITING_RUN`, and is linked through `channel` from `WATCHDOG`.
//!
//! How a switch happens: a native of this module checks everything, moves the tasklets, and answers
//! `Control::Scheduler(SWITCH)`. The interpreter, having nothing on its native stack, returns to the driver, which comes
//! to [`request`]. Operations that do not switch are done by the native alone.
//!
//! It does not know about time slices of the host, printing of exceptions or what a program is: that is the driver's.

mod apart;
mod census;
mod channel;
mod check;
mod deadlock;
mod greenlet;
mod hooks;
mod module;
mod park;
mod readiness;
mod sleep;
mod states;
mod switch;
mod tasklet;
mod threads;
mod watch;

pub(crate) use apart::{is_current, take_apart, take_out};
pub(crate) use census::{
    Doing, Member, census, doing, is_alive, label_of, member, name_of, set_name,
};
pub(crate) use check::{check, check_apart, check_chain};
pub(crate) use deadlock::report as deadlock_report;
pub(crate) use greenlet::{
    FUNCTIONS as GREENLET_FUNCTIONS, attach, main_in, wants_greenlets, wants_tasklet,
};
pub(crate) use hooks::{current_hook, go_on as go_on_traced, note_hooks, set_current_hook};
pub(crate) use module::{FUNCTIONS, may_switch};
pub(crate) use park::{is_waiting, wait, wake};
pub(crate) use readiness::{begin_anew, closing, wait as wait_for_host};
pub(crate) use sleep::{park, shift_sleepers};
pub(crate) use switch::{
    Ended, call_frame, ended, enter_current, has_sleepers, put_aside, request, slice_ended,
    surface_outside, switch, take_back, wait_on, waits,
};
pub(crate) use threads::FUNCTIONS as THREAD_FUNCTIONS;
pub(crate) use watch::{counted, set_hog_ticks, set_tracing, warn_hog, watch};

use pirn_vm::heap::{Gc, Kind};
use pirn_vm::native::{Answer, Control, Exit};
use pirn_vm::objects::{Channel, Record, Tasklet, set_whole};
use pirn_vm::vm::Roots;
use pirn_vm::{Known, Value, Vm};
use std::cell::Cell;

/// The scheduler's places in `vm.roots`.
pub(crate) mod slot {
    /// The tasklet that runs.
    pub const CURRENT: usize = 0;
    /// The main tasklet.
    pub const MAIN: usize = 1;
    /// The tasklet that a switch under way goes to.
    pub const NEXT: usize = 2;
    /// Innermost tasklet that waits in `run()`, or None.
    pub const WATCHDOG: usize = 3;
    /// Number of runnable tasklets.
    pub const RUNCOUNT: usize = 4;
    /// Bits of [`flag`](super::flag), an int.
    pub const FLAGS: usize = 5;
    /// Level of `switch_trap`.
    pub const TRAP: usize = 6;
    pub const SCHEDULE_CALLBACK: usize = 7;
    pub const CHANNEL_CALLBACK: usize = 8;
    pub const ERROR_HANDLER: usize = 9;
    /// What goes on when a callback has returned.
    pub const PENDING: usize = 10;
    /// The tasklet whose `run(timeout)` counts, or None, and its ticks.
    pub const TIMEOUT_TASK: usize = 11;
    pub const TIMEOUT: usize = 12;
    /// Root of the heap of parked tasklets, or None, and a counter that orders equal times.
    pub const SLEEPERS: usize = 13;
    pub const SLEEP_SEQ: usize = 14;
    /// Function of the prelude that reports an exception nobody can catch.
    pub const REPORT: usize = 15;
    /// The greenlet that the current tasklet runs, or None where it has none.
    pub const GREENLET: usize = 16;
    /// The greenlet that a switch under way goes to.
    pub const GREENLET_NEXT: usize = 17;
    /// What the module `greenlet` has handed over, a tuple, or None.
    pub const GREENLET_KIT: usize = 18;
    /// What is called after switches of greenlets, or None.
    pub const GREENLET_TRACER: usize = 19;
    /// The thread that runs, a list of all, and the number of the last one made: see `threads`.
    pub const THREAD: usize = 20;
    pub const THREADS: usize = 21;
    pub const THREAD_SERIAL: usize = 22;
    /// Ticks at which `run(timeout)` and the thread's slice end, or None.
    pub const RUN_END: usize = 23;
    pub const THREAD_END: usize = 24;
    /// What the program's main function returned or raised while threads go on, or None.
    pub const RESULT: usize = 25;
    /// Who waits for what at the host, a dict, or None; switches since the host was asked, and the time: see `readiness`.
    pub const READINESS: usize = 26;
    pub const READINESS_TURNS: usize = 27;
    pub const READINESS_LOOK: usize = 28;
    /// How many places the runtime uses.
    pub const COUNT: usize = 29;
}

/// Reasons why a switch takes the long way.
pub(crate) mod flag {
    /// `switch_trap` is not 0.
    pub const TRAPPED: i64 = 1;
    /// A callback of the scheduler runs: nothing may switch.
    pub const LOCKED: i64 = 2;
    pub const SCHEDULE_CALLBACK: i64 = 4;
    pub const CHANNEL_CALLBACK: i64 = 8;
    /// Every switch begins a new time slice.
    pub const SLICED: i64 = 16;
    /// The next switch begins the first time slice.
    pub const SLICE_BEGINS: i64 = 32;
    /// The time is up: the next switch goes to whoever called `run`.
    pub const SOFT_DUE: i64 = 64;
    /// The time is up, but the current tasklet may not be interrupted now.
    pub const HARD_DUE: i64 = 128;
    /// `run` was called with `soft`.
    pub const SOFT: i64 = 256;
    /// Some tasklets are parked.
    pub const SLEEPERS: i64 = 512;
    /// There are several threads.
    pub const THREADS: i64 = 1024;
    /// The thread's slice is over, but the current tasklet was not to be interrupted.
    pub const THREAD_DUE: i64 = 2048;
    /// Tasklets are counted: see `watch`.
    pub const COUNTED: i64 = 4096;
    /// Who keeps others from running is reported.
    pub const HOGS: i64 = 8192;
    /// What happens is recorded, by the host: not in snapshots.
    pub const TRACED: i64 = 16384;
    /// Some tasklet has, or had, a trace or profile function.
    pub const HOOKED: i64 = 32768;
    /// No tasklet may be switched away from.
    pub const NO_SWITCH: i64 = TRAPPED | LOCKED;
    /// Everything that `run(timeout)` sets.
    pub const TIMEOUT: i64 = SLICED | SLICE_BEGINS | SOFT_DUE | HARD_DUE | SOFT;
}

/// Bits of [`Tasklet::state`].
pub(crate) mod state {
    /// Has something to run.
    pub const ALIVE: u32 = 1;
    pub const RUNNABLE: u32 = 2;
    pub const SENDING: u32 = 4;
    pub const RECEIVING: u32 = 8;
    pub const PARKED: u32 = 16;
    /// Was stopped between two instructions: resuming it gives no value.
    pub const PREEMPTED: u32 = 32;
    /// `temp` is an exception to be raised, not a value.
    pub const BOMB: u32 = 64;
    pub const WAITING_RUN: u32 = 128;
    pub const ATOMIC: u32 = 256;
    pub const IGNORE_NESTING: u32 = 512;
    pub const BLOCK_TRAP: u32 = 1024;
    /// Its uncaught exception is being handled by the error handler.
    pub const IN_HANDLER: u32 = 2048;
    /// Has a main greenlet.
    pub const GREENLETS: u32 = 4096;
    /// Is parked until the host says that something can be read or written.
    pub const READINESS: u32 = 8192;
    pub const BLOCKED: u32 = SENDING | RECEIVING;
    /// Resuming takes the long way.
    pub const RARE: u32 = PREEMPTED | BOMB | WAITING_RUN | GREENLETS;
}

/// Requests of natives to the driver: the number in `Control::Scheduler`.
pub(crate) mod op {
    /// The current tasklet has been put where it belongs: go on with `NEXT`.
    pub const SWITCH: usize = 0;
    /// Nobody is runnable, but some are parked: wait.
    pub const IDLE: usize = 1;
    /// Call the channel callback, then do what `PENDING` says.
    pub const CHANNEL_CALLBACK: usize = 2;
    /// Take a snapshot; the driver serves it.
    pub const SNAPSHOT: usize = 3;
    /// Go on with `GREENLET_NEXT`.
    pub const GREENLET: usize = 4;
    /// Nobody is runnable in this thread: another one runs.
    pub const ANOTHER: usize = 5;
    /// The current tasklet would wait for ever: that is raised in it.
    pub const DEADLOCK: usize = 6;
    /// Answer the list of all tasklets.
    pub const TASKLETS: usize = 7;
    /// Answer a text about all tasklets.
    pub const PICTURE: usize = 8;
    /// Trace functions of the current tasklet have changed.
    pub const HOOKS: usize = 9;
}

/// Places that hold ints.
const INTS: [usize; 8] = [
    slot::RUNCOUNT,
    slot::FLAGS,
    slot::TRAP,
    slot::TIMEOUT,
    slot::SLEEP_SEQ,
    slot::THREAD_SERIAL,
    slot::READINESS_TURNS,
    slot::READINESS_LOOK,
];

/// Places of a tasklet's details: what few tasklets have.
pub(crate) mod detail {
    /// The instance of a subclass that the tasklet is the payload of, or UNBOUND.
    pub const OUTER: usize = 0;
    /// The greenlet that the tasklet runs when it is resumed, if it has the bit `GREENLETS`.
    pub const GREENLET: usize = 1;
    /// Its thread, or None: the first.
    pub const THREAD: usize = 2;
    /// What `sys.settrace` and `sys.setprofile` set in it, a record of [`Hooks`](pirn_vm::interp::Hooks), or None. Earlier
    /// versions had functions here, which nothing called.
    pub const HOOKS: usize = 3;
    /// Not used any more.
    pub const PROFILE: usize = 4;
    /// What the program calls it, a string, or None.
    pub const NAME: usize = 5;
    /// Where it was made, a string, or None; ticks it ran for and how often it was switched to, ints, or None.
    pub const MADE_AT: usize = 6;
    pub const TICKS: usize = 7;
    pub const SWITCHES: usize = 8;
    pub const LEN: usize = 9;
}

/// How many of these places all versions have had.
pub(crate) const DETAILS_MIN: usize = 5;

/// Gives a new VM its main tasklet and the scheduler's classes.
pub(crate) fn install(vm: &mut Vm) {
    vm.roots = Roots::new(crate::roots::COUNT);
    for i in INTS {
        vm.roots[i] = Value::ZERO;
    }
    threads::install(vm);
    vm.scheduler = Some(crate::driver::serve);
    vm.add_methods(Known::Tasklet, tasklet::METHODS, tasklet::ATTRS);
    vm.add_methods(Known::Channel, channel::METHODS, channel::ATTRS);
    vm.add_methods(Known::Greenlet, greenlet::METHODS, greenlet::ATTRS);
    let room = vm.heap.emergency();
    let main = tasklet::allocate(vm, &room);
    vm.roots[slot::MAIN] = main.value();
    vm.roots[slot::CURRENT] = main.value();
    begin_main(vm);
}

/// Makes the main tasklet runnable and current: the host is about to run something in it.
///
/// An earlier run may have been stopped anywhere: by a limit, by the host, by the program itself. What it was in the middle
/// of is lost: the frames of main, and the tasklet that was running, which is dead now (none of its `finally` blocks
/// ran). All others stay what they were, runnable or blocked, and go on when the new run lets them; those that waited in
/// `run()` are runnable.
pub(crate) fn begin_main(vm: &mut Vm) {
    threads::begin_main(vm);
    let (main, interrupted) = (main(vm), current(vm));
    // In a channel's callback the tasklet was put aside in the middle of an operation; in a schedule callback, or while
    // all were waiting, it had been switched away from already.
    let in_operation = !vm.roots[slot::PENDING].is_none() && flags(vm) & flag::LOCKED != 0;
    if interrupted != main && (interrupted.frame.get().is_unbound() || in_operation) {
        states::abandon(vm, interrupted);
    }
    states::reset_main(vm, main);
    states::release_waiting(vm, main);
    set_flags(vm, 0, flag::LOCKED | flag::TRAPPED | flag::TIMEOUT);
    vm.roots[slot::TRAP] = Value::ZERO;
    for place in [
        slot::NEXT,
        slot::PENDING,
        slot::TIMEOUT_TASK,
        slot::GREENLET_NEXT,
    ] {
        vm.roots[place] = Value::NONE;
    }
    vm.frame = Value::UNBOUND;
    vm.given_up = false;
    vm.roots[slot::CURRENT] = main.value();
    vm.roots[slot::GREENLET] = Value::NONE;
    greenlet::take_back(vm, main);
    threads::set_run_end(vm, None);
    watch::begin_main(vm);
}

/// The tasklet that runs.
#[inline(always)]
pub(crate) fn current(vm: &Vm) -> Gc<Tasklet> {
    vm.roots[slot::CURRENT].expect()
}

/// The main tasklet.
pub(crate) fn main(vm: &Vm) -> Gc<Tasklet> {
    vm.roots[slot::MAIN].expect()
}

#[inline(always)]
fn flags(vm: &Vm) -> i64 {
    vm.roots[slot::FLAGS].as_int()
}

fn set_flags(vm: &mut Vm, set: i64, clear: i64) {
    let flags = flags(vm) & !clear | set;
    vm.roots[slot::FLAGS] = Value::int(flags);
}

#[inline(always)]
fn has(t: Gc<Tasklet>, bits: u32) -> bool {
    t.state.get() & bits != 0
}

#[inline(always)]
fn set_state(t: Gc<Tasklet>, set: u32, clear: u32) {
    set_whole(&t.state, t.state.get() & !clear | set);
}

/// Stores the value in transit.
#[inline(always)]
fn set_temp(vm: &mut Vm, t: Gc<Tasklet>, v: Value) {
    t.temp.set(v);
    vm.heap.barrier(&t.header);
}

/// The object a program knows the tasklet as: itself, or the instance of a subclass that it is the payload of.
fn outer(t: Gc<Tasklet>) -> Value {
    let outer = match details(t) {
        Some(details) => details.items()[detail::OUTER].get(),
        None => t.extra.get(),
    };
    if outer.is_unbound() { t.value() } else { outer }
}

/// What only few tasklets have: see [`detail`].
fn details(t: Gc<Tasklet>) -> Option<Gc<Record>> {
    t.extra.get().as_gc()
}

/// The same for a tasklet that is about to have it.
fn make_details(vm: &mut Vm, t: Gc<Tasklet>) -> Result<Gc<Record>, Exit> {
    let mut items = [Value::NONE; detail::LEN];
    match details(t) {
        Some(details) if details.items().len() == detail::LEN => return Ok(details),
        // An earlier version's, from a snapshot.
        Some(details) => {
            let old = details.items().iter().map(Cell::get);
            items.iter_mut().zip(old).for_each(|(new, old)| *new = old);
        }
        None => items[detail::OUTER] = t.extra.get(),
    }
    let details = vm.record(0, &items)?;
    t.extra.set(details.value());
    vm.heap.barrier(&t.header);
    Ok(details)
}

/// The same for a channel.
fn outer_channel(c: Gc<Channel>) -> Value {
    let outer = channel::instance(c);
    if outer.is_unbound() { c.value() } else { outer }
}

/// The object a program knows a channel as.
pub(crate) fn outer_of_channel(c: Gc<Channel>) -> Value {
    outer_channel(c)
}

/// As [`outer`] for a link that may be None.
fn outer_or_none(link: Value) -> Value {
    link.as_gc::<Tasklet>().map_or(Value::NONE, outer)
}

/// Refuses an operation that would switch where switching is not allowed.
#[inline(always)]
fn check_switch(vm: &mut Vm) -> Result<(), Exit> {
    if flags(vm) & flag::NO_SWITCH == 0 {
        return Ok(());
    }
    Err(no_switch(vm))
}

#[cold]
fn no_switch(vm: &mut Vm) -> Exit {
    if flags(vm) & flag::LOCKED != 0 {
        vm.runtime_error("Recursive scheduler call due to callbacks!")
    } else {
        vm.runtime_error("switch_trap")
    }
}

/// The answer of a native that has moved the tasklets: `next` runs now.
#[inline(always)]
fn switch_to(vm: &mut Vm, next: Gc<Tasklet>) -> Answer {
    vm.roots[slot::NEXT] = next.value();
    Err(Exit::Control(Control::Scheduler(op::SWITCH)))
}

/// Who runs when the current tasklet leaves the ring.
enum After {
    /// This one; it is in the ring, or paused and has to be put there.
    Run(Gc<Tasklet>),
    /// Nobody yet: some are parked.
    Idle,
    /// Nobody in this thread; others can run.
    Another,
    /// Nobody ever.
    Deadlock,
}

/// Decides that before anything is changed.
#[inline(always)]
fn after_leaving(vm: &Vm, leaving: Gc<Tasklet>) -> After {
    let next: Gc<Tasklet> = leaving.next.get().expect();
    if next != leaving {
        return After::Run(next);
    }
    if !vm.roots[slot::SLEEPERS].is_none() {
        return After::Idle;
    }
    let wakeup = wakeup(vm);
    if wakeup != leaving && is_paused(wakeup) {
        After::Run(wakeup)
    } else if threads::others_can_run(vm) {
        After::Another
    } else {
        After::Deadlock
    }
}

/// Who is woken when nobody is runnable: the innermost caller of `run()`, else main.
fn wakeup(vm: &Vm) -> Gc<Tasklet> {
    match vm.roots[slot::WATCHDOG].as_gc() {
        Some(t) => t,
        None => main(vm),
    }
}

fn is_paused(t: Gc<Tasklet>) -> bool {
    has(t, state::ALIVE) && !has(t, state::RUNNABLE | state::BLOCKED | state::PARKED)
}

/// Answers that go with [`After`] once the leaving tasklet is out of the ring.
#[inline(always)]
fn leave_to(vm: &mut Vm, after: After) -> Answer {
    match after {
        After::Run(next) => {
            if !has(next, state::RUNNABLE) {
                states::to_runnable(vm, next, None);
            }
            switch_to(vm, next)
        }
        After::Idle => Err(Exit::Control(Control::Scheduler(op::IDLE))),
        After::Another => Err(Exit::Control(Control::Scheduler(op::ANOTHER))),
        After::Deadlock => unreachable!("was refused before"),
    }
}

/// The answer of a native that would have the last runnable tasklet wait.
#[cold]
fn deadlock() -> Exit {
    Exit::Control(Control::Scheduler(op::DEADLOCK))
}

/// Whether a value can be called.
fn is_callable(vm: &mut Vm, v: Value) -> bool {
    match v.kind() {
        Some(
            Kind::Function
            | Kind::Builtin
            | Kind::BoundMethod
            | Kind::Class
            | Kind::StaticMethod
            | Kind::Tasklet,
        ) => true,
        Some(_) => vm.special(v, vm.names.dunder_call).is_some(),
        None => false,
    }
}

/// Truth of an optional flag argument.
fn is_set(v: Value) -> bool {
    !(v.is_unbound() || v.is_none() || v.is_false() || v == Value::ZERO)
}
