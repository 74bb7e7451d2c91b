//! Greenlets in pickles: what one consists of, and a new one that is made of that.
//!
//! The program's class asks for the parts of a greenlet, which are a record that nobody can look into; the pickler writes them, frames
//! included, and what the reader makes of them goes to a new greenlet. Greenlets of the tasklet that pickles become greenlets of the one
//! that reads; its main greenlet has no parts, and stands for the one that was meant.
//!
//! Greenlets of another tasklet go along with that tasklet, the main one included, and belong to its copy. They are made one after
//! the other, while the program may run: until all are there and [`attach`] gives them to the tasklet, their main greenlet counts as one whose
//! tasklet has ended, so that nobody can switch to any of them. The one that the tasklet runs has no frames meanwhile, and is dead.
//!
//! A record of parts belongs to one instance, and is used up by it. So parts that have not been through a pickle are of no use: their
//! instance has been started. Frames of a record that was read have no other owner, which the reader of snapshots checks.

use super::class::me;
use super::{ancestors, bit, current, is, main_of, record_of, set_bits};
use crate::scheduler::{check_chain, detail, details, has, main, set_state, state};
use pirn_vm::builtins::frames::capture;
use pirn_vm::heap::Gc;
use pirn_vm::native::{Answer, Exit};
use pirn_vm::objects::{Frame, Greenlet, Record, Tasklet, frame_flag};
use pirn_vm::snapshot::{GREENLET_PARTS, may_wait};
use pirn_vm::{Value, Vm};
use std::cell::Cell;

/// Places of the record.
mod part {
    /// The instance.
    pub const OUTER: usize = 0;
    pub const FRAME: usize = 1;
    /// The parent's instance, or None for the main greenlet of whoever reads.
    pub const PARENT: usize = 2;
    pub const TEMP: usize = 3;
    pub const CONTEXT: usize = 4;
    pub const STATE: usize = 5;
    pub const DEPTH: usize = 6;
    /// How many places all versions have had.
    pub const LEN_MIN: usize = 7;
    /// The instance of the main greenlet of its tasklet, which goes along; None: it belongs to whoever reads.
    pub const MAIN: usize = 7;
    pub const LEN: usize = 8;
}

/// Bits that a copy may have.
const KEPT: u32 = bit::STARTED | bit::DEAD | bit::BOMB | bit::FRESH | bit::MAIN;

/// `_take_apart()`: the parts, or True for the main greenlet of the current tasklet.
pub(super) fn take_apart(vm: &mut Vm, args: &[Value]) -> Answer {
    vm.need_frames()?;
    let g = me(vm, args, "__reduce_ex__")?;
    let here = current(vm)?;
    let main = main_elsewhere(vm, g, here);
    if main.is_none() && is(g, bit::MAIN) && !g.is_dead() {
        return match here.main.get() == g.value() {
            true => Ok(Value::TRUE),
            false => refuse(vm, "the main greenlet of another tasklet"),
        };
    }
    if g == here {
        return refuse(vm, "the greenlet which is current");
    }
    let frame = match g.is_dead() {
        true => None,
        false => g.frame.get().as_gc::<Frame>(),
    };
    if g.is_active() && frame.is_none() && main.is_none() {
        return refuse(vm, "a greenlet that another tasklet runs");
    }
    let goes_along = |p: &Gc<Greenlet>| main.is_some() || !is(*p, bit::MAIN);
    let parent = g.parent.get().as_gc::<Greenlet>().filter(goes_along);
    let instance = |g: Option<Gc<Greenlet>>| g.map_or(Value::NONE, |g| g.outer.get());
    let dead = if g.is_dead() { bit::DEAD } else { 0 };
    let mut state = (g.state.get() & KEPT) | dead;
    if main.is_none() {
        state &= !bit::MAIN;
    }
    let mut items = [Value::NONE; part::LEN];
    items[part::OUTER] = args[0];
    items[part::FRAME] = frame.map_or(Value::UNBOUND, Gc::value);
    items[part::PARENT] = instance(parent);
    items[part::TEMP] = g.temp.get();
    items[part::CONTEXT] = g.context.get();
    items[part::STATE] = Value::int(state.into());
    items[part::DEPTH] = Value::int(g.depth.get().into());
    items[part::MAIN] = instance(main);
    let parts = vm.record(GREENLET_PARTS, &items)?;
    if let Some(frame) = frame {
        // It may run on before it is written.
        capture(frame);
    }
    Ok(parts.value())
}

/// The main greenlet of a greenlet that belongs to another tasklet, which is pickled with it. That of the program's main tasklet, which goes by
/// name, is not.
fn main_elsewhere(vm: &Vm, g: Gc<Greenlet>, here: Gc<Greenlet>) -> Option<Gc<Greenlet>> {
    let its = main_of(g);
    let of_main = record_of(main(vm)).and_then(|record| {
        let runs = record.items()[detail::GREENLET].get().as_gc::<Greenlet>()?;
        runs.main.get().as_gc::<Greenlet>()
    });
    let elsewhere = here.main.get() != its.value() && of_main != Some(its) && !g.is_dead();
    elsewhere.then_some(its)
}

/// Whether an object that the program pickles is the main greenlet of a tasklet that has to go along.
pub(crate) fn wants_tasklet(vm: &mut Vm, v: Value) -> Option<Gc<Greenlet>> {
    let g = vm.unwrap_payload(v).as_gc::<Greenlet>()?;
    let here = current(vm).ok()?;
    main_elsewhere(vm, g, here).filter(|main| *main == g)
}

/// The main greenlet of a tasklet, if it has one.
pub(crate) fn main_in(t: Gc<Tasklet>) -> Option<Gc<Greenlet>> {
    let runs = record_of(t)?.items()[detail::GREENLET].get();
    runs.as_gc::<Greenlet>()?.main.get().as_gc()
}

fn refuse(vm: &mut Vm, what: &str) -> Answer {
    Err(vm.runtime_error(format!("You cannot __reduce__ {what}.")))
}

/// `_settle(parts)`: makes a new greenlet what the parts say.
pub(super) fn settle(vm: &mut Vm, args: &[Value]) -> Answer {
    let g = me(vm, args, "__setstate__")?;
    let parts = args[1].as_gc::<Record>().filter(|r| {
        let n = r.items().len();
        r.header.aux() == GREENLET_PARTS && (part::LEN_MIN..=part::LEN).contains(&n)
    });
    let Some(parts) = parts.filter(|r| r.items()[part::OUTER].get() == args[0]) else {
        return wrong(vm, "a greenlet can be made of nothing but its own pickle");
    };
    let at = |place: usize| parts.items().get(place).map_or(Value::NONE, Cell::get);
    if !is_sound(parts) {
        return wrong(vm, "a greenlet that cannot go on");
    }
    let mut state = at(part::STATE).as_int() as u32;
    let is_new = |g: Gc<Greenlet>| !is(g, bit::STARTED) && g.temp.get().is_unbound();
    let waits = state & bit::MAIN != 0 && is_claimed(g);
    if !is_new(g) && !waits {
        return wrong(vm, "only a new greenlet can be made what a pickle says");
    }
    let here = current(vm)?.main.get();
    let main = match vm.unwrap_payload(at(part::MAIN)).as_gc::<Greenlet>() {
        None if at(part::MAIN).is_none() => here,
        Some(m) if (m == g) == (state & bit::MAIN != 0) && (is_new(m) || is_claimed(m)) => {
            m.value()
        }
        _ => return wrong(vm, "a greenlet whose tasklet is none"),
    };
    let parent = match at(part::PARENT) {
        _ if state & bit::MAIN != 0 => Value::NONE,
        v if v.is_none() => main,
        v => vm.unwrap_payload(v),
    };
    let is_parent = |p: Gc<Greenlet>| p != g && !ancestors(p).any(|p| p == g);
    if !parent.is_none() && !parent.as_gc().is_some_and(is_parent) {
        return wrong(vm, "a greenlet whose parent is none");
    }
    let frame = parts.items()[part::FRAME].replace(Value::UNBOUND);
    if main != here {
        claim(vm, main.expect());
        if state & bit::STARTED != 0 && frame.is_unbound() {
            state |= bit::DEAD;
        }
        set_bits(g, 0, bit::DEAD);
    }
    g.frame.set(frame);
    g.parent.set(parent);
    g.temp.set(at(part::TEMP));
    g.context.set(at(part::CONTEXT));
    g.depth.set(at(part::DEPTH).as_int() as u32);
    set_bits(g, state, 0);
    if state & bit::STARTED != 0 && state & bit::MAIN == 0 {
        g.main.set(main);
        vm.note_started(g);
    }
    vm.heap.barrier(&g.header);
    Ok(Value::NONE)
}

/// Whether it is a main greenlet that no tasklet has yet, of which nothing but that is known.
fn is_claimed(g: Gc<Greenlet>) -> bool {
    is(g, bit::MAIN) && is(g, bit::ENDED)
}

/// Makes a new greenlet a main one that no tasklet has yet.
fn claim(vm: &mut Vm, main: Gc<Greenlet>) {
    if is(main, bit::MAIN) {
        return;
    }
    set_bits(main, bit::STARTED | bit::MAIN | bit::DEAD | bit::ENDED, 0);
    main.main.set(main.value());
    main.parent.set(Value::NONE);
    main.temp.set(Value::NONE);
    vm.heap.barrier(&main.header);
}

/// Whether a tasklet that was read wants to have greenlets.
pub(crate) fn wants_greenlets(t: Gc<Tasklet>) -> bool {
    let comes = |details: Gc<Record>| details.items()[detail::GREENLET].get().is_ptr();
    !has(t, state::GREENLETS) && details(t).is_some_and(comes)
}

/// Gives a tasklet that was read the greenlets that came with it. Whether they are such as it can have.
pub(crate) fn attach(vm: &mut Vm, t: Gc<Tasklet>) -> bool {
    let Some(details) = details(t).filter(|_| wants_greenlets(t) && has(t, state::ALIVE)) else {
        return false;
    };
    let place = &details.items()[detail::GREENLET];
    let Some(runs) = vm.unwrap_payload(place.get()).as_gc::<Greenlet>() else {
        return false;
    };
    let Some(main) = runs
        .main
        .get()
        .as_gc::<Greenlet>()
        .filter(|m| is_claimed(*m))
    else {
        return false;
    };
    let stands = runs == main || main.frame.get().is_ptr() && !is(main, bit::DEAD);
    if !stands || runs.frame.get().is_ptr() {
        return false;
    }
    set_bits(main, 0, bit::ENDED);
    set_bits(runs, 0, bit::DEAD);
    place.set(runs.value());
    vm.heap.barrier(&details.header);
    set_state(t, state::GREENLETS, 0);
    true
}

/// Whether the parts are such as a greenlet can have.
fn is_sound(parts: Gc<Record>) -> bool {
    let items = parts.items();
    let number = |place: usize, below: i64| {
        let v: Value = Cell::get(&items[place]);
        v.is_int() && (0..below).contains(&v.as_int())
    };
    if !number(part::STATE, i64::from(bit::ALL) + 1) || !number(part::DEPTH, 1 << 30) {
        return false;
    }
    let state = items[part::STATE].get().as_int() as u32;
    let depth = items[part::DEPTH].get().as_int() as u32;
    let has = |bits: u32| state & bits != 0;
    let temp = items[part::TEMP].get();
    let bomb = !has(bit::BOMB) || temp.is_kind(pirn_vm::heap::Kind::Exception);
    let known = state & !KEPT == 0 && (has(bit::STARTED) || state == 0);
    let elsewhere = items
        .get(part::MAIN)
        .is_some_and(|main| !main.get().is_none());
    let first = items[part::FRAME].get();
    let stands = match first.as_gc::<Frame>() {
        None if !first.is_unbound() => false,
        // Its tasklet runs it, and has its frames.
        None if elsewhere => true,
        None => !has(bit::STARTED) || has(bit::DEAD),
        Some(frame) => {
            has(bit::STARTED)
                && !has(bit::DEAD)
                && may_wait(frame)
                && ends(frame)
                && (has(bit::FRESH) || check_chain(frame, depth).is_ok())
        }
    };
    bomb && known && stands && (elsewhere || !has(bit::MAIN))
}

/// Whether a chain's last frame returns to the driver.
fn ends(frame: Gc<Frame>) -> bool {
    let chain = std::iter::successors(Some(frame), |f| f.back.get().as_gc::<Frame>());
    chain
        .last()
        .is_some_and(|f| f.flags.get() & frame_flag::BOTTOM != 0)
}

fn wrong(vm: &mut Vm, text: &str) -> Result<Value, Exit> {
    Err(vm.value_error(text))
}
