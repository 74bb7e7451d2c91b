//! Whether the scheduler's state, as a snapshot brought it, is one that the scheduler could have made. Everything else here
//! relies on it without looking.

use super::channel::extra;
use super::{detail, flag, greenlet, has, slot, state, threads};
use crate::roots;
use pirn_vm::heap::{Gc, Kind};
use pirn_vm::objects::{Channel, Dict, Frame, List, Record, Tasklet, frame_flag};
use pirn_vm::snapshot::{Loaded, may_wait};
use pirn_vm::{Value, Vm};
use std::cell::Cell;
use std::collections::HashSet;

type Check = Result<(), &'static str>;

fn ensure(holds: bool, what: &'static str) -> Check {
    if holds { Ok(()) } else { Err(what) }
}

/// Checks roots and threads, of each thread the ring and the sleepers, and queues.
pub(crate) fn check(vm: &mut Vm, loaded: &Loaded) -> Check {
    check_roots(vm)?;
    super::watch::set_tracing(vm, false);
    check_threads(vm)?;
    for t in &loaded.tasklets {
        check_details(vm, *t)?;
    }
    let (here, running) = (threads::this(vm), vm.frame);
    for thread in threads::all(vm) {
        if thread != here {
            vm.frame = Value::UNBOUND;
        }
        let its = |vm: &Vm, t: &&Gc<Tasklet>| threads::of(vm, **t) == thread;
        let tasklets: Vec<_> = loaded
            .tasklets
            .iter()
            .filter(|t| its(vm, t))
            .copied()
            .collect();
        let checked = threads::in_thread(vm, thread, |vm| {
            check_thread(vm, &tasklets)?;
            let current = super::current(vm);
            let next = vm.roots[slot::NEXT].as_gc::<Tasklet>();
            let begins =
                has(current, state::RUNNABLE) || next.is_some_and(|t| has(t, state::RUNNABLE));
            let empty = vm.roots[slot::RUNCOUNT] == Value::ZERO;
            ensure(
                thread == here || empty || begins,
                "a thread that does not know who runs",
            )?;
            ensure(
                thread == here || !has(current, state::ALIVE) || current.frame.get().is_ptr(),
                "a thread whose current tasklet has nothing to run",
            )
        });
        vm.frame = running;
        checked?;
    }
    check_callback(vm)?;
    const IN_HANDS: u32 = state::RUNNABLE | state::PARKED | state::WAITING_RUN;
    let lost = |t: &&Gc<Tasklet>| threads::has_ended(threads::of(vm, **t));
    for t in loaded.tasklets.iter().filter(lost) {
        ensure(
            !has(*t, IN_HANDS),
            "a tasklet that a thread runs that has ended",
        )?;
        check_tasklet(vm, *t)?;
    }
    for c in &loaded.channels {
        check_queue(vm, *c)?;
    }
    for t in loaded.tasklets.iter().filter(|t| has(**t, state::BLOCKED)) {
        ensure(in_queue(*t), "a tasklet waits in no queue")?;
    }
    greenlet::check(vm, loaded)
}

/// While a callback runs, the current tasklet was put aside, and somebody goes on after it.
fn check_callback(vm: &Vm) -> Check {
    if super::flags(vm) & flag::LOCKED == 0 || !vm.frame.is_ptr() {
        return Ok(());
    }
    let current = super::current(vm);
    let is_aside = current.frame.get().is_ptr();
    ensure(
        is_aside || !has(current, state::ALIVE),
        "a callback within a tasklet",
    )?;
    let goes_on = match vm.roots[slot::PENDING].is_ptr() {
        true => is_aside,
        false => vm.roots[slot::NEXT]
            .as_gc::<Tasklet>()
            .is_some_and(|next| next.frame.get().is_ptr()),
    };
    ensure(goes_on, "a callback after which nobody goes on")
}

/// What belongs to the thread that runs, or is put in its place.
fn check_thread(vm: &Vm, tasklets: &[Gc<Tasklet>]) -> Check {
    check_own_roots(vm, tasklets)?;
    for t in tasklets {
        check_tasklet(vm, *t)?;
    }
    check_ring(vm, tasklets)?;
    check_sleepers(vm, tasklets)?;
    check_callers(vm)
}

/// Records and list of threads.
fn check_threads(vm: &Vm) -> Check {
    let Some(list) = vm.roots[slot::THREADS].as_gc::<List>() else {
        return Err("no threads");
    };
    let mut seen = HashSet::new();
    for v in list.items() {
        let thread = v.get();
        ensure(
            is_thread(thread) && seen.insert(thread.bits()),
            "a thread that is none",
        )?;
        ensure(
            !threads::has_ended(thread.expect()),
            "a thread that has ended",
        )?;
    }
    let running = vm.roots[slot::THREAD];
    ensure(
        running.is_ptr() && seen.contains(&running.bits()),
        "no thread runs",
    )?;
    let several = super::flags(vm) & flag::THREADS != 0;
    ensure(several == (seen.len() > 1), "threads without a flag")?;
    let result = vm.roots[slot::RESULT];
    let is_result = result.as_gc::<Record>().is_some_and(|r| match r.items() {
        [v, raised] => {
            raised.get().is_bool() && (!raised.get().is_true() || v.get().is_kind(Kind::Exception))
        }
        _ => false,
    });
    ensure(result.is_none() || is_result, "a result that is none")
}

fn is_thread(v: Value) -> bool {
    let Some(record) = v.as_gc::<Record>() else {
        return false;
    };
    let items = record.items();
    items.len() == threads::LEN
        && items[threads::place::ID].get().is_int()
        && items[threads::place::LIFE].get().is_int()
        && is_int_or_none(items[threads::place::RUN_LEFT].get())
        && threads::SAVED.iter().enumerate().all(|(at, root)| {
            let v = items[threads::place::SAVED + at].get();
            match super::INTS.contains(root) {
                true => v.is_int(),
                false => v.is_none() || v.is_kind(Kind::Tasklet),
            }
        })
}

/// A count of ticks that sums cannot overflow with, or None.
fn is_int_or_none(v: Value) -> bool {
    v.is_none() || v.is_int() && v.as_int().unsigned_abs() < 1 << 60
}

/// A tasklet's details, and the instance that it is the payload of.
fn check_details(vm: &Vm, t: Gc<Tasklet>) -> Check {
    if let Some(details) = super::details(t) {
        let items = details.items();
        ensure(
            (super::DETAILS_MIN..=detail::LEN).contains(&items.len()),
            "details of another length",
        )?;
        let at = |place: usize| items.get(place).map_or(Value::NONE, Cell::get);
        let names = [detail::NAME, detail::MADE_AT];
        let counts = [detail::TICKS, detail::SWITCHES];
        ensure(
            names.iter().all(|place| is_name(at(*place)))
                && counts.iter().all(|place| is_int_or_none(at(*place))),
            "details that are none",
        )?;
        let thread = items[detail::THREAD].get();
        ensure(
            thread.is_none() || is_thread(thread),
            "a tasklet of a thread that is none",
        )?;
        let is_object = |place: usize| !items[place].get().is_unbound();
        ensure(
            is_object(detail::HOOKS) && is_object(detail::PROFILE),
            "details that are none",
        )?;
    }
    let outer = super::outer(t);
    ensure(
        outer == t.value() || vm.payload(outer) == Some(t.value()),
        "an instance that is not the tasklet's",
    )
}

fn is_name(v: Value) -> bool {
    v.is_none() || v.is_kind(Kind::Str)
}

/// Checks tasklets and channels that came apart from a scheduler: none of the tasklets may be in its hands.
pub(crate) fn check_apart(vm: &Vm, loaded: &Loaded) -> Check {
    const IN_HANDS: u32 = state::RUNNABLE | state::PARKED | state::WAITING_RUN;
    for t in &loaded.tasklets {
        ensure(!has(*t, IN_HANDS), "a tasklet that a scheduler runs")?;
        check_details(vm, *t)?;
        check_tasklet(vm, *t)?;
        let waits = has(*t, state::BLOCKED);
        ensure(!waits || in_queue(*t), "a tasklet waits in no queue")?;
    }
    loaded
        .channels
        .iter()
        .try_for_each(|c| check_queue(vm, *c))?;
    greenlet::check_apart(vm, loaded)
}

fn check_roots(vm: &Vm) -> Check {
    let none_or = |place: usize, kind: Kind| {
        let v = vm.roots[place];
        v.is_none() || v.is_kind(kind)
    };
    for place in super::INTS {
        ensure(vm.roots[place].is_int(), "a root that is no int")?;
    }
    let ticks = [
        slot::RUN_END,
        slot::THREAD_END,
        roots::RUNNER_SINCE,
        roots::HOG_TICKS,
        roots::HOG_END,
    ];
    ensure(
        none_or(roots::RUNNER, Kind::Tasklet),
        "a root that is no tasklet",
    )?;
    ensure(
        none_or(roots::UNCAUGHT, Kind::Exception),
        "a root that is no exception",
    )?;
    for place in ticks {
        ensure(is_int_or_none(vm.roots[place]), "a root that is no tick")?;
    }
    let known = flag::NO_SWITCH
        | flag::SCHEDULE_CALLBACK
        | flag::CHANNEL_CALLBACK
        | flag::TIMEOUT
        | flag::SLEEPERS
        | flag::THREADS
        | flag::THREAD_DUE
        | flag::COUNTED
        | flag::HOGS
        | flag::TRACED
        | flag::HOOKED;
    ensure(super::flags(vm) & !known == 0, "unknown flags")?;
    for place in [slot::SLEEP_SEQ, slot::THREAD_SERIAL] {
        ensure(
            (0..1 << 32).contains(&vm.roots[place].as_int()),
            "a counter out of range",
        )?;
    }
    check_readiness(vm)?;
    crate::handles::check(vm)?;
    let pending = vm.roots[slot::PENDING];
    ensure(
        pending.is_none() || pending.is_true() || pending.as_gc().is_some_and(is_pending),
        "a root that is no operation",
    )?;
    for place in [roots::PRELUDE, roots::SYS] {
        ensure(none_or(place, Kind::Dict), "a root that is no dict")?;
    }
    for place in [roots::PATH, roots::ARGV] {
        ensure(none_or(place, Kind::List), "a root that is no list")?;
    }
    ensure(
        super::deadlock::is_record(vm.roots[roots::DEADLOCK]),
        "a root that is no deadlock",
    )?;
    Ok(())
}

/// Who waits at the host: under ints, a tasklet or a list.
fn check_readiness(vm: &Vm) -> Check {
    let waiting = vm.roots[slot::READINESS];
    let Some(dict) = waiting.as_gc::<Dict>() else {
        return ensure(waiting.is_none(), "a root that is no dict");
    };
    let mut from = 0;
    while let Some((i, key, v)) = dict.next_entry(from) {
        from = i + 1;
        ensure(
            key.is_int() && (v.is_kind(Kind::Tasklet) || v.is_kind(Kind::List)),
            "somebody waits at the host who is no tasklet",
        )?;
    }
    ensure(
        (-1..1 << 32).contains(&vm.roots[slot::READINESS_TURNS].as_int()),
        "a counter out of range",
    )
}

/// The places that belong to a thread.
fn check_own_roots(vm: &Vm, tasklets: &[Gc<Tasklet>]) -> Check {
    let tasklet = |place: usize| vm.roots[place].as_gc::<Tasklet>();
    let own = |t: Gc<Tasklet>| tasklets.contains(&t) || t == super::main(vm);
    for place in [slot::CURRENT, slot::MAIN] {
        ensure(tasklet(place).is_some(), "no current tasklet")?;
    }
    for place in [
        slot::NEXT,
        slot::WATCHDOG,
        slot::TIMEOUT_TASK,
        slot::SLEEPERS,
    ] {
        let v = vm.roots[place];
        ensure(
            v.is_none() || tasklet(place).is_some_and(own),
            "a root that is no tasklet",
        )?;
    }
    ensure(
        tasklet(slot::CURRENT).is_some_and(own),
        "a current tasklet of another thread",
    )?;
    ensure(vm.roots[slot::TIMEOUT].as_int() >= 0, "a negative timeout")?;
    ensure(
        vm.roots[slot::TRAP].as_int().unsigned_abs() < 1 << 32,
        "a counter out of range",
    )
}

/// What `channel::put_off` makes.
fn is_pending(record: Gc<Record>) -> bool {
    match record.items() {
        [c, d, _, bomb] => {
            c.get().is_kind(Kind::Channel) && d.get().is_int() && bomb.get().is_bool()
        }
        _ => false,
    }
}

fn check_tasklet(vm: &Vm, t: Gc<Tasklet>) -> Check {
    const ALL: u32 = (state::READINESS << 1) - 1;
    ensure(t.state.get() & !ALL == 0, "unknown bits of a tasklet")?;
    let exclusive = [
        state::RUNNABLE,
        state::SENDING,
        state::RECEIVING,
        state::PARKED,
    ];
    let n = exclusive.iter().filter(|bit| has(t, **bit)).count();
    ensure(n <= 1, "a tasklet in two states")?;
    ensure(n == 0 || has(t, state::ALIVE), "a dead tasklet that waits")?;
    ensure(
        !has(t, state::READINESS) || has(t, state::PARKED),
        "a tasklet that waits for the host and is not parked",
    )?;
    ensure(
        !has(t, state::BOMB) || t.temp.get().is_kind(Kind::Exception),
        "a tasklet that raises what is no exception",
    )?;
    let runs = vm.roots[slot::CURRENT] == t.value() && vm.frame.is_ptr();
    let Some(frame) = t.frame.get().as_gc() else {
        let without = !has(t, state::ALIVE) || vm.roots[slot::CURRENT] == t.value();
        return ensure(without, "a tasklet without frames");
    };
    ensure(
        !runs || super::flags(vm) & flag::LOCKED != 0,
        "a running tasklet that waits",
    )?;
    ensure(
        has(t, state::PREEMPTED) || may_wait(frame),
        "a tasklet that waits for nothing",
    )?;
    check_chain(frame, t.depth.get())
}

/// Frames are counted, so that the count does not fall below 0 when they return; the last one returns to the driver.
pub(crate) fn check_chain(frame: Gc<Frame>, depth: u32) -> Check {
    let mut chain = std::iter::successors(Some(frame), |f| f.back.get().as_gc::<Frame>());
    let last = chain.by_ref().take(depth as usize).last();
    ensure(
        chain.next().is_none() && depth < 1 << 30,
        "a chain of frames of another length",
    )?;
    ensure(
        last.is_some_and(|f| f.flags.get() & frame_flag::BOTTOM != 0),
        "a chain of frames without an end",
    )
}

fn check_ring(vm: &Vm, tasklets: &[Gc<Tasklet>]) -> Check {
    let runnable = || tasklets.iter().filter(|t| has(**t, state::RUNNABLE));
    let n = runnable().count();
    ensure(
        vm.roots[slot::RUNCOUNT] == Value::int(n as i64),
        "a wrong count of runnable tasklets",
    )?;
    let Some(first) = runnable().next() else {
        return Ok(());
    };
    let mut at = *first;
    for _ in 0..n {
        let Some(next) = at.next.get().as_gc::<Tasklet>() else {
            return Err("a ring with a gap");
        };
        ensure(
            has(next, state::RUNNABLE) && next.prev.get() == at.value(),
            "a ring that is none",
        )?;
        at = next;
        if at == *first {
            break;
        }
    }
    let mut seen = HashSet::new();
    let mut member = *first;
    while seen.insert(member.addr()) {
        member = member.next.get().expect();
    }
    ensure(at == *first && seen.len() == n, "more than one ring")?;
    match vm.roots[slot::NEXT].as_gc::<Tasklet>() {
        Some(next) => ensure(has(next, state::ALIVE), "a dead tasklet is next"),
        None => Ok(()),
    }
}

fn check_queue(vm: &Vm, c: Gc<Channel>) -> Check {
    let balance = c.balance.get();
    let bit = if balance > 0 {
        state::SENDING
    } else {
        state::RECEIVING
    };
    let mut before = Value::NONE;
    let mut at = c.head.get();
    let mut n = 0_u32;
    while let Some(t) = at.as_gc::<Tasklet>() {
        n += 1;
        ensure(
            n <= balance.unsigned_abs()
                && has(t, bit)
                && t.channel.get() == c.value()
                && t.prev.get() == before,
            "a queue that is none",
        )?;
        before = at;
        at = t.next.get();
    }
    ensure(
        n == balance.unsigned_abs() && c.tail.get() == before,
        "a queue of another length",
    )?;
    if let Some(record) = c.extra.get().as_gc::<Record>() {
        let fits =
            record.items().len() == extra::LEN && is_name(record.items()[extra::LABEL].get());
        ensure(fits, "details of a channel that are none")?;
    }
    let outer = super::channel::instance(c);
    ensure(
        outer.is_unbound() || vm.payload(outer) == Some(c.value()),
        "an instance that is not the channel's",
    )
}

/// Whether a blocked tasklet is where its channel can find it: the channel's queue was checked.
fn in_queue(t: Gc<Tasklet>) -> bool {
    let Some(c) = t.channel.get().as_gc::<Channel>() else {
        return false;
    };
    match t.prev.get().as_gc::<Tasklet>() {
        Some(before) => before.next.get() == t.value() && before.channel.get() == c.value(),
        None => c.head.get() == t.value(),
    }
}

/// The heap of sleepers: every parked tasklet is in it, once.
fn check_sleepers(vm: &Vm, tasklets: &[Gc<Tasklet>]) -> Check {
    let n_parked = tasklets.iter().filter(|t| has(**t, state::PARKED)).count();
    let mut n = 0;
    let complete = each_in(vm.roots[slot::SLEEPERS], |t| {
        n += 1;
        n <= n_parked && has(t, state::PARKED) && t.temp.get().is_int()
    });
    ensure(complete && n == n_parked, "a heap of sleepers that is none")?;
    let flagged = super::flags(vm) & flag::SLEEPERS != 0;
    ensure(flagged == (n > 0), "sleepers without a flag")?;
    for t in tasklets.iter().filter(|t| has(**t, state::PARKED)) {
        for (link, child) in [(&t.channel, true), (&t.next, false)] {
            if let Some(below) = link.get().as_gc::<Tasklet>() {
                let in_order = !child || below.temp.get().as_int() >= t.temp.get().as_int();
                ensure(
                    below.prev.get() == t.value() && in_order,
                    "a heap of sleepers that is none",
                )?;
            }
        }
    }
    Ok(())
}

/// Shows every sleeper of every thread, as long as the answer is true; whether it was to the end.
pub(super) fn each_sleeper(vm: &Vm, mut show: impl FnMut(Gc<Tasklet>) -> bool) -> bool {
    threads::each_heap(vm, |heap| each_in(heap, &mut show))
}

/// The same for one heap.
fn each_in(heap: Value, mut show: impl FnMut(Gc<Tasklet>) -> bool) -> bool {
    let mut work = vec![heap];
    while let Some(at) = work.pop() {
        let Some(t) = at.as_gc::<Tasklet>() else {
            if at.is_none() {
                continue;
            }
            return false;
        };
        if !show(t) {
            return false;
        }
        work.push(t.next.get());
        work.push(t.channel.get());
    }
    true
}

/// Those who wait in `run()`.
fn check_callers(vm: &Vm) -> Check {
    let mut seen = HashSet::new();
    let mut at = vm.roots[slot::WATCHDOG];
    while let Some(t) = at.as_gc::<Tasklet>() {
        ensure(
            seen.insert(t.addr()) && has(t, state::WAITING_RUN),
            "a circle of callers of run()",
        )?;
        at = t.channel.get();
        ensure(
            at.is_none() || at.is_kind(Kind::Tasklet),
            "a caller of run() that waits for something else",
        )?;
    }
    Ok(())
}
