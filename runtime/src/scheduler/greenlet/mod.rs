//! Greenlets: chains of frames that are switched to by hand.
//!
//! A tasklet runs one chain of frames at a time. It begins with one, that of its *main greenlet*; others are made by the
//! program, and a switch puts one in the place of another. The scheduler does not know: whatever chain the tasklet runs is
//! what it suspends and resumes. So a greenlet may be switched to inside anything that a tasklet may block in, and each
//! tasklet has a tree of greenlets of its own, as each thread of an operating system has one elsewhere.
//!
//! ```text
//!  (new) --- switch, throw ---> running <--- switch, throw ---> suspended
//!                                  |
//!                 run returned or raised: the parent goes on
//!                                  v
//!                                 dead
//! ```
//!
//! What a program holds is an instance of the class `greenlet` of `stdlib/greenlet.py`, or of one derived from it; the
//! [`Greenlet`] is its payload and knows it as `outer`. Main greenlets are made when somebody asks for them.
//!
//! Invariants:
//! * `frame` is the innermost frame exactly while the greenlet has started, is not dead, and is not the one that its
//!   tasklet runs. Then `depth` is the count of frames that goes with it, and `temp` the value in transit.
//! * [`slot::GREENLET`] is the running tasklet's greenlet, or None when it has none. When a tasklet is suspended it is in
//!   the details of the tasklet, which has the bit `GREENLETS` then.
//! * Who has started has a `main`, and only its tasklet runs it. When that tasklet has ended, its main greenlet is dead and has
//!   the bit `ENDED`: the others count as dead, and are not run any more.
//! * Parents form no cycle and end at a main greenlet.
//!
//! How a switch happens: a native checks everything, puts the value into the target, and answers
//! `Control::Scheduler(GREENLET)`; the driver comes to [`switch`] with nothing on the native stack. The exception that is
//! being handled is a matter of frames and moves with them; the depth of recursion goes on from that of whoever starts.
//!
//! It does not know what a channel is, nor who else is runnable.

mod check;
mod class;
mod copy;
mod transfer;

pub(super) use check::{check, check_apart};
pub(crate) use class::FUNCTIONS;
pub(super) use class::{ATTRS, METHODS};
pub(crate) use copy::{attach, main_in, wants_greenlets, wants_tasklet};
pub(super) use transfer::{ended, switch};

use super::{current as current_tasklet, detail, has, set_state as set_tasklet_state, slot, state};
use pirn_vm::heap::{Gc, Header, Kind, Room};
use pirn_vm::native::Exit;
use pirn_vm::objects::{Class, Greenlet, Record, Tasklet, Tuple, greenlet_state as bit, set_whole};
use pirn_vm::{Known, Value, Vm};
use std::cell::Cell;

/// What the module hands over when it is imported: places in the tuple [`slot::GREENLET_KIT`].
pub(super) mod kit {
    /// The class `greenlet`.
    pub const CLASS: usize = 0;
    /// The classes of exceptions.
    pub const EXIT: usize = 1;
    pub const ERROR: usize = 2;
    /// The function that starts a greenlet whose `run` has to be looked up.
    pub const BEGIN: usize = 3;
    /// The native that calls the tracer.
    pub const TRACED: usize = 4;
    pub const LEN: usize = 5;
}

/// Something from the module's kit. Natives of the module have it: they are called after its import.
fn kit(vm: &Vm, place: usize) -> Value {
    let kit: Gc<Tuple> = vm.roots[slot::GREENLET_KIT].expect();
    kit.slice()[place]
}

#[inline(always)]
fn is(g: Gc<Greenlet>, bits: u32) -> bool {
    g.state.get() & bits != 0
}

#[inline(always)]
fn set_bits(g: Gc<Greenlet>, set: u32, clear: u32) {
    set_whole(&g.state, g.state.get() & !clear | set);
}

/// The main greenlet of the tasklet that a greenlet is or would be run by.
fn main_of(mut g: Gc<Greenlet>) -> Gc<Greenlet> {
    loop {
        match (g.main.get().as_gc(), g.parent.get().as_gc()) {
            (Some(main), _) => return main,
            (None, Some(parent)) => g = parent,
            (None, None) => return g,
        }
    }
}

/// Ancestors, nearest first.
fn ancestors(g: Gc<Greenlet>) -> impl Iterator<Item = Gc<Greenlet>> {
    std::iter::successors(g.parent.get().as_gc(), |g: &Gc<Greenlet>| {
        g.parent.get().as_gc()
    })
}

/// The greenlet that runs.
#[inline(always)]
fn current(vm: &mut Vm) -> Result<Gc<Greenlet>, Exit> {
    match vm.roots[slot::GREENLET].as_gc() {
        Some(g) => Ok(g),
        None => current_rarely(vm),
    }
}

/// Nobody has asked in this tasklet yet; or a callback of the scheduler asks, while the tasklet is put aside.
#[cold]
fn current_rarely(vm: &mut Vm) -> Result<Gc<Greenlet>, Exit> {
    let tasklet = current_tasklet(vm);
    if let Some(record) = record_of(tasklet)
        && let Some(g) = record.items()[detail::GREENLET].get().as_gc()
    {
        return Ok(g);
    }
    let main = make_main(vm, tasklet)?;
    vm.roots[slot::GREENLET] = main.value();
    Ok(main)
}

/// Where a tasklet that has greenlets keeps the one it goes on with.
fn record_of(t: Gc<Tasklet>) -> Option<Gc<Record>> {
    has(t, state::GREENLETS).then(|| t.extra.get().expect())
}

/// Gives a tasklet its main greenlet, and a place to keep the one that it runs.
fn make_main(vm: &mut Vm, t: Gc<Tasklet>) -> Result<Gc<Greenlet>, Exit> {
    let class: Gc<Class> = kit(vm, kit::CLASS).expect();
    let details = super::make_details(vm, t)?;
    let room = vm.room(1024)?;
    let main = allocate(vm, &room);
    let instance = vm.instantiate(class, main.value())?;
    main.outer.set(instance);
    main.main.set(main.value());
    main.temp.set(Value::NONE);
    set_bits(main, bit::STARTED | bit::MAIN, 0);
    details.items()[detail::GREENLET].set(main.value());
    vm.heap.barrier(&details.header);
    set_tasklet_state(t, state::GREENLETS, 0);
    Ok(main)
}

/// A greenlet that is not started and nobody's child.
fn allocate(vm: &mut Vm, room: &Room) -> Gc<Greenlet> {
    vm.new_object(room, |flags| Greenlet {
        header: Header::new(Kind::Greenlet, flags, 0, Known::Greenlet.shape()),
        frame: Cell::new(Value::UNBOUND),
        parent: Cell::new(Value::NONE),
        main: Cell::new(Value::NONE),
        temp: Cell::new(Value::UNBOUND),
        context: Cell::new(Value::NONE),
        outer: Cell::new(Value::UNBOUND),
        state: Cell::new(0),
        depth: Cell::new(0),
        serial: Cell::new(0),
    })
}

// --- What the scheduler tells ----------------------------------------------------------------------------------------

/// The tasklet is suspended.
#[inline(always)]
pub(super) fn put_aside(vm: &mut Vm, t: Gc<Tasklet>) {
    let running = vm.roots[slot::GREENLET];
    if !running.is_none() {
        put_aside_in(vm, t, running);
    }
}

#[cold]
fn put_aside_in(vm: &mut Vm, t: Gc<Tasklet>, running: Value) {
    let record: Gc<Record> = t.extra.get().expect();
    record.items()[detail::GREENLET].set(running);
    vm.heap.barrier(&record.header);
    vm.roots[slot::GREENLET] = Value::NONE;
}

/// The tasklet goes on.
pub(super) fn take_back(vm: &mut Vm, t: Gc<Tasklet>) {
    if let Some(record) = record_of(t) {
        vm.roots[slot::GREENLET] = record.items()[detail::GREENLET].get();
    }
}

/// The greenlet that a tasklet runs, or is going to run when it goes on.
fn running_in(vm: &mut Vm, t: Gc<Tasklet>, record: Gc<Record>) -> Option<Gc<Greenlet>> {
    if t == current_tasklet(vm) && !vm.roots[slot::GREENLET].is_none() {
        return std::mem::replace(&mut vm.roots[slot::GREENLET], Value::NONE).as_gc();
    }
    record.items()[detail::GREENLET].get().as_gc()
}

/// The tasklet's frames are gone: whichever of its greenlets ran, all are left behind.
pub(super) fn tasklet_died(vm: &mut Vm, t: Gc<Tasklet>) {
    let Some(record) = record_of(t) else { return };
    if let Some(last) = running_in(vm, t, record) {
        bury(last);
        let main: Gc<Greenlet> = last.main.get().expect();
        bury(main);
        set_bits(main, bit::ENDED, 0);
    }
    record.items()[detail::GREENLET].set(Value::NONE);
    set_tasklet_state(t, 0, state::GREENLETS);
}

/// The main tasklet's frames are gone, and it begins anew: in its main greenlet. What ran instead is dead, the others stay
/// suspended.
pub(super) fn reset_main(vm: &mut Vm, t: Gc<Tasklet>) {
    let Some(record) = record_of(t) else { return };
    let Some(last) = running_in(vm, t, record) else {
        return;
    };
    let main: Gc<Greenlet> = last.main.get().expect();
    if last != main {
        bury(last);
    }
    main.frame.set(Value::UNBOUND);
    main.temp.set(Value::NONE);
    set_bits(main, 0, bit::BOMB);
    record.items()[detail::GREENLET].set(main.value());
    vm.heap.barrier(&record.header);
}

/// It is dead from now on.
fn bury(g: Gc<Greenlet>) {
    set_bits(g, bit::DEAD, bit::BOMB | bit::FRESH);
    g.frame.set(Value::UNBOUND);
    g.temp.set(Value::NONE);
}
