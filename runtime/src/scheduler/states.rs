//! The transitions of tasklets: rings, queues, states. Nothing else writes `next`, `prev` and the state bits of these.
//!
//! Each function asserts the state it starts from. Stores into tasklets and channels go through the write barrier here.

use super::{current, greenlet, has, main, set_state, slot, state};
use pirn_vm::heap::Gc;
use pirn_vm::objects::{Channel, Tasklet};
use pirn_vm::{Value, Vm};

/// Which side of a rendezvous.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Direction {
    Send = 1,
    Receive = -1,
}

impl Direction {
    #[inline(always)]
    pub(super) fn other(self) -> Direction {
        match self {
            Direction::Send => Direction::Receive,
            Direction::Receive => Direction::Send,
        }
    }
}

#[inline(always)]
fn count(vm: &mut Vm, by: i64) {
    vm.roots[slot::RUNCOUNT] = Value::int(vm.roots[slot::RUNCOUNT].as_int() + by);
}

/// Paused to runnable: put into the ring in front of `at`, or as the only one.
#[inline(always)]
pub(super) fn to_runnable(vm: &mut Vm, t: Gc<Tasklet>, at: Option<Gc<Tasklet>>) {
    debug_assert!(super::is_paused(t));
    debug_assert!(at.is_some() || vm.roots[slot::RUNCOUNT] == Value::ZERO);
    set_state(t, state::RUNNABLE, 0);
    count(vm, 1);
    let Some(at) = at else {
        t.next.set(t.value());
        t.prev.set(t.value());
        vm.heap.barrier(&t.header);
        return;
    };
    debug_assert!(has(at, state::RUNNABLE));
    let before: Gc<Tasklet> = at.prev.get().expect();
    t.prev.set(before.value());
    t.next.set(at.value());
    before.next.set(t.value());
    at.prev.set(t.value());
    vm.heap.barrier(&t.header);
    vm.heap.barrier(&before.header);
    vm.heap.barrier(&at.header);
}

/// The tasklet in front of which the end of the queue is, if anybody is runnable.
#[inline]
pub(super) fn end_of_queue(vm: &Vm) -> Option<Gc<Tasklet>> {
    let now = current(vm);
    if has(now, state::RUNNABLE) {
        return Some(now);
    }
    vm.roots[slot::NEXT]
        .as_gc::<Tasklet>()
        .filter(|t| has(*t, state::RUNNABLE))
}

/// Paused to runnable, at the end of the queue.
#[inline]
pub(super) fn to_runnable_last(vm: &mut Vm, t: Gc<Tasklet>) {
    let at = end_of_queue(vm);
    to_runnable(vm, t, at);
}

/// Runnable to paused. Answers who was behind it, if anybody.
#[inline(always)]
pub(super) fn to_paused(vm: &mut Vm, t: Gc<Tasklet>) -> Option<Gc<Tasklet>> {
    debug_assert!(has(t, state::RUNNABLE));
    set_state(t, 0, state::RUNNABLE);
    count(vm, -1);
    let (before, after): (Gc<Tasklet>, Gc<Tasklet>) =
        (t.prev.get().expect(), t.next.get().expect());
    t.next.set(Value::NONE);
    t.prev.set(Value::NONE);
    if after == t {
        return None;
    }
    before.next.set(after.value());
    after.prev.set(before.value());
    vm.heap.barrier(&before.header);
    vm.heap.barrier(&after.header);
    Some(after)
}

/// Paused to blocked: to the end of the channel's queue.
#[inline(always)]
pub(super) fn to_blocked(vm: &mut Vm, t: Gc<Tasklet>, c: Gc<Channel>, direction: Direction) {
    debug_assert!(super::is_paused(t));
    debug_assert!(c.balance.get() * direction as i32 >= 0);
    let bit = match direction {
        Direction::Send => state::SENDING,
        Direction::Receive => state::RECEIVING,
    };
    set_state(t, bit, 0);
    c.balance.set(c.balance.get() + direction as i32);
    t.channel.set(c.value());
    t.next.set(Value::NONE);
    t.prev.set(c.tail.get());
    vm.heap.barrier(&t.header);
    match c.tail.get().as_gc::<Tasklet>() {
        Some(last) => {
            last.next.set(t.value());
            vm.heap.barrier(&last.header);
        }
        None => c.head.set(t.value()),
    }
    c.tail.set(t.value());
    vm.heap.barrier(&c.header);
}

/// Blocked to paused: out of the channel's queue.
#[inline]
pub(super) fn unblock(vm: &mut Vm, t: Gc<Tasklet>) {
    debug_assert!(has(t, state::BLOCKED));
    let c: Gc<Channel> = t.channel.get().expect();
    let by = if has(t, state::SENDING) { 1 } else { -1 };
    c.balance.set(c.balance.get() - by);
    set_state(t, 0, state::BLOCKED);
    t.channel.set(Value::NONE);
    let (before, after) = (t.prev.get(), t.next.get());
    match before.as_gc::<Tasklet>() {
        Some(before) => {
            before.next.set(after);
            vm.heap.barrier(&before.header);
        }
        None => c.head.set(after),
    }
    match after.as_gc::<Tasklet>() {
        Some(after) => {
            after.prev.set(before);
            vm.heap.barrier(&after.header);
        }
        None => c.tail.set(before),
    }
    vm.heap.barrier(&c.header);
    t.next.set(Value::NONE);
    t.prev.set(Value::NONE);
}

/// The same for the first one that waits at the channel, which waits for this.
#[inline]
pub(super) fn unblock_first(vm: &mut Vm, c: Gc<Channel>, t: Gc<Tasklet>, waits_for: Direction) {
    debug_assert!(has(t, state::BLOCKED) && t.channel.get() == c.value());
    debug_assert!(c.head.get() == t.value());
    c.balance.set(c.balance.get() - waits_for as i32);
    set_state(t, 0, state::BLOCKED);
    t.channel.set(Value::NONE);
    let after = t.next.replace(Value::NONE);
    c.head.set(after);
    match after.as_gc::<Tasklet>() {
        Some(after) => {
            after.prev.set(Value::NONE);
            vm.heap.barrier(&c.header);
        }
        None => c.tail.set(Value::NONE),
    }
}

/// Paused, dead or merely bound to paused with something to run.
pub(super) fn to_bound(vm: &mut Vm, t: Gc<Tasklet>, frame: Value) {
    debug_assert!(!has(t, state::RUNNABLE | state::BLOCKED | state::PARKED));
    set_state(t, state::ALIVE, state::BOMB | state::PREEMPTED);
    super::hooks::forget(t);
    t.frame.set(frame);
    t.depth.set(1);
    t.temp.set(Value::NONE);
    vm.heap.barrier(&t.header);
}

/// Paused (or dead) to dead. The frames are dropped as they are.
pub(super) fn to_dead(vm: &mut Vm, t: Gc<Tasklet>) {
    debug_assert!(!has(t, state::RUNNABLE | state::BLOCKED | state::PARKED));
    greenlet::tasklet_died(vm, t);
    const KEPT: u32 = state::ATOMIC | state::IGNORE_NESTING | state::BLOCK_TRAP;
    set_state(t, 0, !KEPT);
    super::hooks::forget(t);
    t.frame.set(Value::UNBOUND);
    t.depth.set(0);
    t.temp.set(Value::NONE);
}

/// Whatever state the main tasklet was left in by an earlier run: runnable.
pub(super) fn reset_main(vm: &mut Vm, t: Gc<Tasklet>) {
    debug_assert!(t == main(vm));
    greenlet::reset_main(vm, t);
    super::hooks::reset(t);
    if has(t, state::BLOCKED) {
        unblock(vm, t);
    }
    if has(t, state::PARKED) {
        super::sleep::unpark(vm, t);
    }
    set_state(
        t,
        state::ALIVE,
        state::RARE & !state::GREENLETS | state::IN_HANDLER | state::ATOMIC,
    );
    t.frame.set(Value::UNBOUND);
    t.temp.set(Value::NONE);
    if !has(t, state::RUNNABLE) {
        to_runnable_last(vm, t);
    }
}

/// The tasklet that was running when a run was stopped, in whatever state: dead.
pub(super) fn abandon(vm: &mut Vm, t: Gc<Tasklet>) {
    greenlet::tasklet_died(vm, t);
    if has(t, state::BLOCKED) {
        unblock(vm, t);
    }
    if has(t, state::PARKED) {
        super::sleep::unpark(vm, t);
    }
    if has(t, state::RUNNABLE) {
        let behind = to_paused(vm, t);
        vm.roots[slot::CURRENT] = behind.map_or(vm.roots[slot::MAIN], |b| b.value());
    }
    to_dead(vm, t);
}

/// Who waited in `run()`, which is over: runnable. The main tasklet is in the ring.
pub(super) fn release_waiting(vm: &mut Vm, main: Gc<Tasklet>) {
    while let Some(t) = vm.roots[slot::WATCHDOG].as_gc::<Tasklet>() {
        vm.roots[slot::WATCHDOG] = t.channel.replace(Value::NONE);
        set_state(t, 0, state::WAITING_RUN);
        if super::is_paused(t) {
            to_runnable(vm, t, Some(main));
        }
    }
}
