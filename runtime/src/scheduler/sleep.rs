//! Parked tasklets: those that sleep until a time.
//!
//! They form a pairing heap (Fredman, Sedgewick, Sleator, Tarjan: "The pairing heap: a new form of self-adjusting heap",
//! Algorithmica 1986) through their own links, so parking allocates nothing: `channel` is the first child, `next` the next
//! sibling, `prev` the previous sibling or, for a first child, the parent; `temp` is the key. The key is the due time in
//! microseconds of the host's monotonic clock and a serial number, so equal times wake in the order of parking.
//!
//! While any tasklet is parked the flag `SLEEPERS` makes every switch look at the clock. When nobody else is runnable the
//! driver waits in the host, in short pieces, so that an interruption from outside is seen. Who waits for something at the host
//! is parked, too (see `readiness`).

use super::{After, after_leaving, check_switch, current, flag, has, leave_to, set_flags};
use super::{op, set_state, slot, state};
use super::{readiness, states};
use pirn_vm::heap::Gc;
use pirn_vm::host::HostError;
use pirn_vm::interp::{Outcome, PollReason};
use pirn_vm::native::{Answer, Control, Exit};
use pirn_vm::objects::Tasklet;
use pirn_vm::{Value, Vm};
use std::sync::atomic::Ordering;
use std::time::Duration;

/// Bits of the key that hold the serial number.
const SEQ_BITS: u32 = 16;
/// When those are due who only wait to be woken.
const NEVER: i64 = (1 << (61 - SEQ_BITS)) - 1;
/// Longest piece of waiting in the host.
const PIECE: Duration = Duration::from_millis(50);

/// Parks the current tasklet for this long (a native's answer): others run meanwhile.
pub(crate) fn park(vm: &mut Vm, time: Duration) -> Answer {
    check_switch(vm)?;
    let now = clock(vm)?;
    let me = current(vm);
    let after = match after_leaving(vm, me) {
        // The sleeper itself will be runnable again: this is no deadlock, and nobody is to be woken.
        After::Deadlock => After::Idle,
        After::Run(t) if !has(t, state::RUNNABLE) => After::Idle,
        After::Another => After::Idle,
        other => other,
    };
    let key = key_at(vm, now, time)?;
    states::to_paused(vm, me);
    to_parked(vm, me, key);
    match after {
        After::Run(_) => leave_to(vm, after),
        _ => Err(Exit::Control(Control::Scheduler(op::IDLE))),
    }
}

/// What orders a sleeper who wakes after this time; `None`: never.
pub(super) fn key(vm: &mut Vm, time: Option<Duration>) -> Result<Value, Exit> {
    match time {
        Some(time) => {
            let now = clock(vm)?;
            key_at(vm, now, time)
        }
        None => Ok(Value::int(NEVER << SEQ_BITS)),
    }
}

fn key_at(vm: &mut Vm, now: i64, time: Duration) -> Result<Value, Exit> {
    let due = now.saturating_add(time.as_nanos().div_ceil(1000).min(1 << 44) as i64);
    let seq = vm.roots[slot::SLEEP_SEQ].as_int();
    vm.roots[slot::SLEEP_SEQ] = Value::int((seq + 1) & ((1 << SEQ_BITS) - 1));
    match Value::try_int(due.min(NEVER - 1) << SEQ_BITS | seq) {
        Some(key) => Ok(key),
        None => Err(vm.overflow_error("timestamp too large to convert to C _PyTime_t")),
    }
}

/// Paused to parked, in the heap of the thread that runs.
pub(super) fn to_parked(vm: &mut Vm, t: Gc<Tasklet>, key: Value) {
    set_state(t, state::PARKED, 0);
    t.temp.set(key);
    t.channel.set(Value::NONE);
    vm.heap.barrier(&t.header);
    let root = vm.roots[slot::SLEEPERS];
    vm.roots[slot::SLEEPERS] = match root.as_gc() {
        Some(root) => merge(vm, root, t).value(),
        None => t.value(),
    };
    set_flags(vm, flag::SLEEPERS, 0);
}

/// Microseconds of the host's clock.
fn clock(vm: &mut Vm) -> Result<i64, Exit> {
    match vm.host.monotonic() {
        Ok(t) => Ok(micros(t)),
        Err(e) => Err(crate::io::host_error(vm, &e)),
    }
}

/// Microseconds of the host's clock, if it has one.
pub(super) fn now(vm: &mut Vm) -> Option<i64> {
    vm.host.monotonic().ok().map(micros)
}

fn micros(t: Duration) -> i64 {
    t.as_micros().min(1 << 44) as i64
}

/// When the first of a heap of sleepers is due, if ever.
pub(super) fn due(heap: Value) -> Option<i64> {
    let first = heap.as_gc::<Tasklet>()?;
    let due = first.temp.get().as_int() >> SEQ_BITS;
    (due < NEVER).then_some(due)
}

/// Waits in the host for one piece of the time until then.
pub(super) fn wait_until(vm: &mut Vm, due: i64) -> Result<(), HostError> {
    let Some(now) = now(vm) else {
        return Ok(());
    };
    let left = Duration::from_micros((due - now).max(0) as u64);
    readiness::sleep_or_wait(vm, left.min(PIECE))
}

/// Parked to paused: taken out of the heap before its time.
pub(super) fn unpark(vm: &mut Vm, t: Gc<Tasklet>) {
    debug_assert!(has(t, state::PARKED));
    let root = vm.roots[slot::SLEEPERS];
    if root == t.value() {
        pop(vm);
        return;
    }
    cut(vm, t);
    let children = meld_children(vm, t);
    if let (Some(root), Some(c)) = (root.as_gc(), children) {
        vm.roots[slot::SLEEPERS] = merge(vm, root, c).value();
    }
    release(t);
}

/// Takes the first sleeper out of the heap: paused now.
fn pop(vm: &mut Vm) -> Option<Gc<Tasklet>> {
    let root: Gc<Tasklet> = vm.roots[slot::SLEEPERS].as_gc()?;
    let rest = meld_children(vm, root);
    vm.roots[slot::SLEEPERS] = rest.map_or(Value::NONE, |t| t.value());
    if rest.is_none() {
        set_flags(vm, 0, flag::SLEEPERS);
    }
    release(root);
    Some(root)
}

fn release(t: Gc<Tasklet>) {
    set_state(t, 0, state::PARKED | state::READINESS);
    for link in [&t.next, &t.prev, &t.channel, &t.temp] {
        link.set(Value::NONE);
    }
}

/// Takes a node that is not the root out of its list of siblings, with its children.
fn cut(vm: &mut Vm, t: Gc<Tasklet>) {
    let before: Gc<Tasklet> = t.prev.get().expect();
    let after = t.next.get();
    if before.channel.get() == t.value() {
        before.channel.set(after);
    } else {
        before.next.set(after);
    }
    vm.heap.barrier(&before.header);
    if let Some(after) = after.as_gc::<Tasklet>() {
        after.prev.set(before.value());
        vm.heap.barrier(&after.header);
    }
    t.next.set(Value::NONE);
    t.prev.set(Value::NONE);
}

/// Makes the later of two roots the first child of the other.
fn merge(vm: &mut Vm, a: Gc<Tasklet>, b: Gc<Tasklet>) -> Gc<Tasklet> {
    let a_first = a.temp.get().as_int() <= b.temp.get().as_int();
    let (a, b) = if a_first { (a, b) } else { (b, a) };
    let child = a.channel.get();
    b.next.set(child);
    b.prev.set(a.value());
    a.channel.set(b.value());
    a.next.set(Value::NONE);
    a.prev.set(Value::NONE);
    vm.heap.barrier(&a.header);
    vm.heap.barrier(&b.header);
    if let Some(child) = child.as_gc::<Tasklet>() {
        child.prev.set(b.value());
        vm.heap.barrier(&child.header);
    }
    a
}

/// Merges a node's children into one heap, in two passes.
fn meld_children(vm: &mut Vm, t: Gc<Tasklet>) -> Option<Gc<Tasklet>> {
    let mut next = t.channel.replace(Value::NONE);
    // First pass: in pairs from the left; the results are stacked through `next`.
    let mut pairs = Value::NONE;
    while let Some(a) = next.as_gc::<Tasklet>() {
        let second = a.next.get();
        let merged = match second.as_gc::<Tasklet>() {
            Some(b) => {
                next = b.next.get();
                merge(vm, a, b)
            }
            None => {
                next = Value::NONE;
                a
            }
        };
        merged.next.set(pairs);
        vm.heap.barrier(&merged.header);
        pairs = merged.value();
    }
    // Second pass: from the right.
    let mut result: Option<Gc<Tasklet>> = None;
    while let Some(a) = pairs.as_gc::<Tasklet>() {
        pairs = a.next.get();
        a.next.set(Value::NONE);
        a.prev.set(Value::NONE);
        result = Some(match result {
            Some(r) => merge(vm, r, a),
            None => a,
        });
    }
    result
}

/// Makes the sleepers that are due runnable, at the end of the queue.
pub(super) fn wake_due(vm: &mut Vm) {
    let Ok(now) = clock(vm) else { return };
    readiness::look(vm, now);
    while let Some(first) = vm.roots[slot::SLEEPERS].as_gc::<Tasklet>() {
        if first.temp.get().as_int() >> SEQ_BITS > now {
            return;
        }
        if let Some(t) = pop(vm) {
            if states::end_of_queue(vm).is_none() {
                vm.roots[slot::NEXT] = t.value();
            }
            states::to_runnable_last(vm, t);
            super::watch::ready(vm, t);
        }
    }
}

/// Waits until a sleeper is due, or the host is ready for one; answers the first one woken. `Err`: something came from outside.
pub(super) fn wait(vm: &mut Vm) -> Result<Gc<Tasklet>, Outcome> {
    vm.roots[slot::NEXT] = Value::NONE;
    loop {
        let slow = vm.slow.swap(0, Ordering::Relaxed);
        if slow != 0 {
            return Err(Outcome::Poll(PollReason::Slow(slow)));
        }
        let first: Gc<Tasklet> = vm.roots[slot::SLEEPERS].expect();
        let due = first.temp.get().as_int() >> SEQ_BITS;
        let now = match clock(vm) {
            Ok(now) => now,
            // A clock that stopped: sleeping is over.
            Err(_) => due,
        };
        if now >= due {
            pop(vm);
            states::to_runnable(vm, first, None);
            vm.roots[slot::NEXT] = first.value();
            return Ok(first);
        }
        let left = Duration::from_micros((due - now) as u64);
        let slept = readiness::sleep_or_wait(vm, left.min(PIECE));
        if let Some(next) = vm.roots[slot::NEXT].as_gc::<Tasklet>() {
            return Ok(next);
        }
        if slept.is_err() {
            pop(vm);
            states::to_runnable(vm, first, None);
            vm.roots[slot::NEXT] = first.value();
            return Ok(first);
        }
    }
}

/// Moves the times of all sleepers: the clock of this host began at another time.
pub(crate) fn shift_sleepers(vm: &mut Vm, by_micros: i64) {
    super::check::each_sleeper(vm, |t| {
        let key = t.temp.get().as_int();
        let (due, seq) = (key >> SEQ_BITS, key & ((1 << SEQ_BITS) - 1));
        if due < NEVER {
            let due = due.saturating_add(by_micros).clamp(0, 1 << 44);
            t.temp.set(Value::int(due << SEQ_BITS | seq));
        }
        true
    });
}
