//! Channels: rendezvous without a buffer.
//!
//! Who runs after a completed rendezvous is decided by `preference` (-1 the receiver, 1 the sender, 0 whoever acted) and
//! `schedule_all` (the partner goes to the end of the queue and the actor yields). The one function [`act`] does both
//! directions; `send` and `receive` are its two entries.
//!
//! When a channel callback is set, the operation is put off: the driver calls the callback and then comes back to
//! [`act_now`].

use super::states::{self, Direction};
use super::threads;
use super::{
    after_leaving, check_switch, current, deadlock, flag, flags, has, leave_to, op, outer_or_none,
    set_state, set_temp, slot, state, switch_to,
};
use pirn_vm::heap::{Gc, Header, Kind, Room};
use pirn_vm::native::{
    Answer, AttrDef, Control, Exit, NativeDef, attr, attr_set, def, native_flag,
};
use pirn_vm::objects::{Channel, Class, Record, Tasklet};
use pirn_vm::semantics::number::as_small_int;
use pirn_vm::{Known, Value, Vm};
use std::cell::Cell;

pub(super) static METHODS: &[NativeDef] = &[
    def("__new__", "cls, *args, **kwargs", new, "").with(native_flag::STATIC),
    def("__init__", "self, *args, **kwargs", init, ""),
    def("__setstate__", "self, state, /", super::apart::adopt, ""),
    def(
        "send",
        "self, value, /",
        send,
        "send(value)\n--\n\nGives a value to a receiver; waits for one if there is none.",
    ),
    def(
        "receive",
        "self, /",
        receive,
        "receive()\n--\n\nTakes a value from a sender; waits for one if there is none.",
    ),
    def("_send_exception", "self, exception, /", send_exception, ""),
    def("__iter__", "self, /", iter, ""),
    def("__next__", "self, /", next, ""),
    def(
        "close",
        "self, /",
        close,
        "close()\n--\n\nFrom now on nothing may block on the channel.",
    ),
    def("open", "self, /", open, "open()\n--\n\nUndoes close()."),
];

pub(super) static ATTRS: &[AttrDef] = &[
    attr_set("preference", get_preference, set_preference),
    attr_set("schedule_all", get_schedule_all, set_schedule_all),
    attr("balance", get_balance),
    attr("queue", get_queue),
    attr("closing", get_closing),
    attr("closed", get_closed),
];

fn allocate(vm: &mut Vm, room: &Room) -> Gc<Channel> {
    vm.new_object(room, |flags| Channel {
        header: Header::new(Kind::Channel, flags, 0, Known::Channel.shape()),
        head: Cell::new(Value::NONE),
        tail: Cell::new(Value::NONE),
        balance: Cell::new(0),
        preference: Cell::new(-1),
        schedule_all: Cell::new(false),
        closing: Cell::new(false),
        extra: Cell::new(Value::UNBOUND),
    })
}

fn new(vm: &mut Vm, args: &[Value]) -> Answer {
    let room = vm.room(256)?;
    let c = allocate(vm, &room);
    let class = super::tasklet::class_argument(vm, args[0], Known::Channel)?;
    if class == vm.known(Known::Channel) {
        return Ok(c.value());
    }
    let instance = vm.instantiate(class, c.value())?;
    c.extra.set(instance);
    Ok(instance)
}

fn init(_: &mut Vm, _: &[Value]) -> Answer {
    Ok(Value::NONE)
}

#[inline(always)]
fn receiver(vm: &mut Vm, v: Value, method: &str) -> Result<Gc<Channel>, Exit> {
    match v.as_gc() {
        Some(c) => Ok(c),
        None => vm.receiver(v, Known::Channel, method),
    }
}

fn send(vm: &mut Vm, args: &[Value]) -> Answer {
    let c = receiver(vm, args[0], "send")?;
    act(vm, c, Direction::Send, args[1], false)
}

fn send_exception(vm: &mut Vm, args: &[Value]) -> Answer {
    let c = receiver(vm, args[0], "send_exception")?;
    if !args[1].is_kind(Kind::Exception) {
        return Err(
            vm.type_error("channel.send_exception needs Exception or subclass as first parameter")
        );
    }
    act(vm, c, Direction::Send, args[1], true)
}

fn receive(vm: &mut Vm, args: &[Value]) -> Answer {
    let c = receiver(vm, args[0], "receive")?;
    act(vm, c, Direction::Receive, Value::NONE, false)
}

fn iter(vm: &mut Vm, args: &[Value]) -> Answer {
    receiver(vm, args[0], "__iter__")?;
    Ok(args[0])
}

fn next(vm: &mut Vm, args: &[Value]) -> Answer {
    let c = receiver(vm, args[0], "__next__")?;
    if c.closing.get() && c.balance.get() == 0 {
        return Err(vm.stop_iteration(Value::NONE));
    }
    act(vm, c, Direction::Receive, Value::NONE, false)
}

/// With any of these, an operation is more than moving tasklets.
const UNUSUAL: i64 = flag::CHANNEL_CALLBACK | flag::TRACED | flag::THREADS | flag::NO_SWITCH;

/// `send` or `receive`. For sending, `v` is the value, or with `bomb` the exception that the receiver gets raised.
#[inline(always)]
fn act(vm: &mut Vm, c: Gc<Channel>, direction: Direction, v: Value, bomb: bool) -> Answer {
    if flags(vm) & UNUSUAL != 0 {
        return act_rarely(vm, c, direction, v, bomb);
    }
    if c.balance.get() * (direction as i32) < 0 {
        meet::<true>(vm, c, direction, v, bomb)
    } else {
        block::<true>(vm, c, direction, v, bomb)
    }
}

#[cold]
#[inline(never)]
fn act_rarely(vm: &mut Vm, c: Gc<Channel>, direction: Direction, v: Value, bomb: bool) -> Answer {
    match flags(vm) & flag::CHANNEL_CALLBACK {
        0 => act_watched(vm, c, direction, v, bomb),
        _ => put_off(vm, c, direction, v, bomb),
    }
}

/// The operation, recorded if that is wanted.
pub(super) fn act_watched(
    vm: &mut Vm,
    c: Gc<Channel>,
    direction: Direction,
    v: Value,
    bomb: bool,
) -> Answer {
    let meets = c.balance.get() * (direction as i32) < 0;
    if flags(vm) & flag::TRACED != 0
        && meets
        && check_switch(vm).is_ok()
        && let Some(partner) = c.head.get().as_gc::<Tasklet>()
    {
        let me = current(vm);
        match direction {
            Direction::Send => crate::observe::value_passed(vm, me, partner, c),
            Direction::Receive => crate::observe::value_passed(vm, partner, me, c),
        }
    }
    match meets {
        true => meet::<false>(vm, c, direction, v, bomb),
        false => block::<false>(vm, c, direction, v, bomb),
    }
}

/// A partner waits: the value changes hands. `PLAIN`: none of [`UNUSUAL`] is set.
#[inline(always)]
fn meet<const PLAIN: bool>(
    vm: &mut Vm,
    c: Gc<Channel>,
    direction: Direction,
    v: Value,
    bomb: bool,
) -> Answer {
    let (me, partner): (Gc<Tasklet>, Gc<Tasklet>) = (current(vm), c.head.get().expect());
    // One of another thread runs there when its turn comes; one that has ended may have left some.
    let here = PLAIN && partner.extra.get().is_unbound() || threads::is_here(vm, partner);
    let jumps = here && !c.schedule_all.get() && c.preference.get() as i32 == -(direction as i32);
    let yields = here && c.schedule_all.get();
    if !PLAIN && (jumps || yields) {
        check_switch(vm)?;
    }
    states::unblock_first(vm, c, partner, direction.other());
    // What the partner's call gives back, and what mine does.
    let (theirs, mine) = match direction {
        Direction::Send => ((v, bomb), (Value::NONE, false)),
        Direction::Receive => (
            (Value::NONE, false),
            (partner.temp.get(), has(partner, state::BOMB)),
        ),
    };
    match theirs.1 {
        true => set_state(partner, state::BOMB, 0),
        false => set_state(partner, 0, state::BOMB),
    }
    partner.temp.set(theirs.0);
    if !jumps {
        match PLAIN && here {
            true => states::to_runnable_last(vm, partner),
            false => threads::to_runnable_last(vm, partner),
        }
        if !yields {
            return if mine.1 {
                Err(Exit::Raised(mine.0))
            } else {
                Ok(mine.0)
            };
        }
    } else {
        // Right behind me: it is next, and I am the last.
        let behind: Gc<Tasklet> = me.next.get().expect();
        states::to_runnable(vm, partner, Some(behind));
    }
    if mine.1 {
        set_state(me, state::BOMB, 0);
    }
    set_temp(vm, me, mine.0);
    let next: Gc<Tasklet> = me.next.get().expect();
    switch_to(vm, next)
}

/// Nobody waits: the current tasklet does.
#[inline(always)]
fn block<const PLAIN: bool>(
    vm: &mut Vm,
    c: Gc<Channel>,
    direction: Direction,
    v: Value,
    bomb: bool,
) -> Answer {
    let me = current(vm);
    if c.closing.get() {
        return Err(vm.value_error("Send/receive operation on a closed channel"));
    }
    if has(me, state::BLOCK_TRAP) {
        return Err(vm.runtime_error("this tasklet does not like to be blocked."));
    }
    if !PLAIN {
        check_switch(vm)?;
    }
    let after = after_leaving(vm, me);
    if matches!(after, super::After::Deadlock) {
        // For the report, what would be waited for.
        let refused = pending_record(vm, c, direction, v, bomb)?;
        vm.roots[slot::PENDING] = refused.value();
        return Err(deadlock());
    }
    states::to_paused(vm, me);
    set_state(me, if bomb { state::BOMB } else { 0 }, 0);
    me.temp.set(v);
    states::to_blocked(vm, me, c, direction);
    leave_to(vm, after)
}

/// With a channel callback: leaves the operation to the driver.
#[cold]
fn put_off(vm: &mut Vm, c: Gc<Channel>, direction: Direction, v: Value, bomb: bool) -> Answer {
    if flags(vm) & flag::LOCKED != 0 {
        return Err(vm.runtime_error("Recursive channel call due to callbacks!"));
    }
    let pending = pending_record(vm, c, direction, v, bomb)?;
    vm.roots[slot::PENDING] = pending.value();
    Err(Exit::Control(Control::Scheduler(op::CHANNEL_CALLBACK)))
}

/// An operation as an object: see [`pending`].
#[cold]
fn pending_record(
    vm: &mut Vm,
    c: Gc<Channel>,
    direction: Direction,
    v: Value,
    bomb: bool,
) -> Result<Gc<Record>, Exit> {
    let items = [
        c.value(),
        Value::int(direction as i64),
        v,
        Value::bool(bomb),
    ];
    vm.record(0, &items)
}

/// Places of a record that stands in a channel's `extra` where more than the instance is to be kept.
pub(super) mod extra {
    /// The instance of a subclass that the channel is the payload of, or UNBOUND. The first place.
    pub const OUTER: usize = 0;
    /// What the program calls it, a string, or None.
    pub const LABEL: usize = 1;
    pub const LEN: usize = 2;
}

/// The instance of a subclass that the channel is the payload of, or UNBOUND.
pub(super) fn instance(c: Gc<Channel>) -> Value {
    match c.extra.get().as_gc::<Record>() {
        // What was just read has not been checked.
        Some(record) => record.items().first().map_or(Value::UNBOUND, Cell::get),
        None => c.extra.get(),
    }
}

/// Gives the channel another instance.
pub(super) fn set_instance(vm: &mut Vm, c: Gc<Channel>, instance: Value) {
    match c.extra.get().as_gc::<Record>() {
        Some(record) => {
            if let Some(outer) = record.items().first() {
                outer.set(instance);
            }
            vm.heap.barrier(&record.header);
        }
        None => c.extra.set(instance),
    }
    vm.heap.barrier(&c.header);
}

/// Gives the channel a name, or None.
pub(super) fn set_label(vm: &mut Vm, c: Gc<Channel>, label: Value) -> Result<(), Exit> {
    let record = match c.extra.get().as_gc::<Record>() {
        Some(record) => record,
        None => {
            let mut items = [Value::NONE; extra::LEN];
            items[extra::OUTER] = c.extra.get();
            let record = vm.record(0, &items)?;
            c.extra.set(record.value());
            vm.heap.barrier(&c.header);
            record
        }
    };
    record.items()[extra::LABEL].set(label);
    vm.heap.barrier(&record.header);
    Ok(())
}

/// What was put off.
pub(super) struct Pending {
    pub channel: Gc<Channel>,
    pub direction: Direction,
    pub value: Value,
    pub bomb: bool,
}

/// Reads what [`put_off`] left.
pub(super) fn pending(record: Gc<Record>) -> Pending {
    let at = |i: usize| record.items()[i].get();
    Pending {
        channel: at(0).expect(),
        direction: if at(1).as_int() > 0 {
            Direction::Send
        } else {
            Direction::Receive
        },
        value: at(2),
        bomb: at(3).is_true(),
    }
}

fn close(vm: &mut Vm, args: &[Value]) -> Answer {
    receiver(vm, args[0], "close")?.closing.set(true);
    Ok(Value::NONE)
}

fn open(vm: &mut Vm, args: &[Value]) -> Answer {
    receiver(vm, args[0], "open")?.closing.set(false);
    Ok(Value::NONE)
}

fn get_preference(vm: &mut Vm, args: &[Value]) -> Answer {
    Ok(Value::int(
        receiver(vm, args[0], "preference")?.preference.get() as i64,
    ))
}

fn set_preference(vm: &mut Vm, args: &[Value]) -> Answer {
    let c = receiver(vm, args[0], "preference")?;
    let v = vm.unwrap_payload(args[1]);
    let Some(i) = as_small_int(v) else {
        return Err(vm.type_error("preference must be set to an integer"));
    };
    c.preference.set(i.clamp(-1, 1) as i8);
    Ok(Value::NONE)
}

fn get_schedule_all(vm: &mut Vm, args: &[Value]) -> Answer {
    Ok(Value::int(
        receiver(vm, args[0], "schedule_all")?.schedule_all.get() as i64,
    ))
}

fn set_schedule_all(vm: &mut Vm, args: &[Value]) -> Answer {
    let c = receiver(vm, args[0], "schedule_all")?;
    let v = vm.unwrap_payload(args[1]);
    let Some(i) = as_small_int(v) else {
        return Err(vm.type_error("schedule_all must be set to a bool or integer"));
    };
    c.schedule_all.set(i != 0);
    Ok(Value::NONE)
}

fn get_balance(vm: &mut Vm, args: &[Value]) -> Answer {
    Ok(Value::int(
        receiver(vm, args[0], "balance")?.balance.get() as i64
    ))
}

fn get_queue(vm: &mut Vm, args: &[Value]) -> Answer {
    Ok(outer_or_none(receiver(vm, args[0], "queue")?.head.get()))
}

fn get_closing(vm: &mut Vm, args: &[Value]) -> Answer {
    Ok(Value::bool(receiver(vm, args[0], "closing")?.closing.get()))
}

fn get_closed(vm: &mut Vm, args: &[Value]) -> Answer {
    let c = receiver(vm, args[0], "closed")?;
    Ok(Value::bool(c.closing.get() && c.balance.get() == 0))
}

/// The class a subclass instance is made of (for the type checker's sake in one place).
pub(super) type ClassRef = Gc<Class>;
