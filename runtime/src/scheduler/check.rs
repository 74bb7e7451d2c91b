//! Whether the scheduler's state, as a snapshot brought it, is one that the scheduler could have made. Everything else here
//! relies on it without looking.

use super::{flag, greenlet, has, slot, state};
use crate::roots;
use pirn_vm::heap::{Gc, Kind};
use pirn_vm::objects::{Channel, Record, Tasklet};
use pirn_vm::snapshot::{Loaded, may_wait};
use pirn_vm::{Value, Vm};
use std::collections::HashSet;

type Check = Result<(), &'static str>;

fn ensure(holds: bool, what: &'static str) -> Check {
    if holds { Ok(()) } else { Err(what) }
}

/// Checks roots, ring, queues and sleepers.
pub(crate) fn check(vm: &Vm, loaded: &Loaded) -> Check {
    check_roots(vm)?;
    for t in &loaded.tasklets {
        check_tasklet(vm, *t)?;
    }
    check_ring(vm, &loaded.tasklets)?;
    for c in &loaded.channels {
        check_queue(vm, *c)?;
    }
    for t in loaded.tasklets.iter().filter(|t| has(**t, state::BLOCKED)) {
        ensure(in_queue(*t), "a tasklet waits in no queue")?;
    }
    check_sleepers(vm, &loaded.tasklets)?;
    check_callers(vm)?;
    greenlet::check(vm, loaded)
}

/// Checks tasklets and channels that came apart from a scheduler: none of the tasklets may be in its hands.
pub(crate) fn check_apart(vm: &Vm, loaded: &Loaded) -> Check {
    const IN_HANDS: u32 = state::RUNNABLE | state::PARKED | state::WAITING_RUN;
    for t in &loaded.tasklets {
        ensure(!has(*t, IN_HANDS), "a tasklet that a scheduler runs")?;
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
    let kind = |place: usize, kinds: &[Kind]| kinds.iter().any(|k| vm.roots[place].is_kind(*k));
    let none_or = |place: usize, kind: Kind| {
        let v = vm.roots[place];
        v.is_none() || v.is_kind(kind)
    };
    ensure(vm.roots.len() >= roots::COUNT, "too few roots")?;
    for place in [slot::CURRENT, slot::MAIN] {
        ensure(kind(place, &[Kind::Tasklet]), "no current tasklet")?;
    }
    for place in [
        slot::NEXT,
        slot::WATCHDOG,
        slot::TIMEOUT_TASK,
        slot::SLEEPERS,
    ] {
        ensure(none_or(place, Kind::Tasklet), "a root that is no tasklet")?;
    }
    for place in [
        slot::RUNCOUNT,
        slot::FLAGS,
        slot::TRAP,
        slot::TIMEOUT,
        slot::SLEEP_SEQ,
    ] {
        ensure(vm.roots[place].is_int(), "a root that is no int")?;
    }
    let known = flag::NO_SWITCH
        | flag::SCHEDULE_CALLBACK
        | flag::CHANNEL_CALLBACK
        | flag::TIMEOUT
        | flag::SLEEPERS;
    ensure(super::flags(vm) & !known == 0, "unknown flags")?;
    ensure(vm.roots[slot::TIMEOUT].as_int() >= 0, "a negative timeout")?;
    ensure(
        (0..1 << 16).contains(&vm.roots[slot::SLEEP_SEQ].as_int()),
        "a counter out of range",
    )?;
    ensure(
        vm.roots[slot::TRAP].as_int().unsigned_abs() < 1 << 32,
        "a counter out of range",
    )?;
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
    Ok(())
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
    const ALL: u32 = (state::GREENLETS << 1) - 1;
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
        !has(t, state::BOMB) || t.temp.get().is_kind(Kind::Exception),
        "a tasklet that raises what is no exception",
    )?;
    let outer = greenlet::outer_of(t);
    ensure(
        outer.is_unbound() || vm.payload(outer) == Some(t.value()),
        "an instance that is not the tasklet's",
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
    check_depth(frame, t.depth.get())
}

/// Frames are counted, so that the count does not fall below 0 when they return.
pub(crate) fn check_depth(frame: Gc<pirn_vm::objects::Frame>, depth: u32) -> Check {
    let chain = std::iter::successors(Some(frame), |f| f.back.get().as_gc());
    ensure(
        chain.take(depth as usize + 1).count() <= depth as usize && depth < 1 << 30,
        "a chain of frames of another length",
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
    let outer = c.extra.get();
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
    let complete = each_sleeper(vm, |t| {
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

/// Shows every sleeper, as long as the answer is true; whether it was to the end.
pub(super) fn each_sleeper(vm: &Vm, mut show: impl FnMut(Gc<Tasklet>) -> bool) -> bool {
    let mut work = vec![vm.roots[slot::SLEEPERS]];
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

/// Moves the times of all sleepers: the clock of this host began at another time.
pub(crate) fn shift_sleepers(vm: &mut Vm, by_micros: i64) {
    const SEQ_BITS: u32 = 16;
    each_sleeper(vm, |t| {
        let key = t.temp.get().as_int();
        let (due, seq) = (key >> SEQ_BITS, key & ((1 << SEQ_BITS) - 1));
        let due = due.saturating_add(by_micros).clamp(0, 1 << 44);
        t.temp.set(Value::int(due << SEQ_BITS | seq));
        true
    });
}
