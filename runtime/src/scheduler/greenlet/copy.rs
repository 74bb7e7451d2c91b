//! Greenlets in pickles: what one consists of, and a new one that is made of that.
//!
//! The program's class asks for the parts of a greenlet, which are a record that nobody can look into; the pickler writes them, frames
//! included, and what the reader makes of them goes to a new greenlet of the tasklet that reads. Main greenlets have no parts: each
//! tasklet has one, which stands for the one that was meant.
//!
//! A record of parts belongs to one instance, and is used up by it. So parts that have not been through a pickle are of no use: their
//! instance has been started. Frames of a record that was read have no other owner, which the reader of snapshots checks.

use super::class::me;
use super::{ancestors, bit, current, is, set_bits};
use crate::scheduler::check_depth;
use pirn_vm::builtins::frames::capture;
use pirn_vm::heap::Gc;
use pirn_vm::native::{Answer, Exit};
use pirn_vm::objects::{Frame, Greenlet, Record, frame_flag};
use pirn_vm::snapshot::{GREENLET_PARTS, may_wait};
use pirn_vm::{Value, Vm};
use std::cell::Cell;

/// Places of the record.
mod part {
    /// The instance.
    pub const OUTER: usize = 0;
    pub const FRAME: usize = 1;
    /// The parent's instance, or None for the main greenlet.
    pub const PARENT: usize = 2;
    pub const TEMP: usize = 3;
    pub const CONTEXT: usize = 4;
    pub const STATE: usize = 5;
    pub const DEPTH: usize = 6;
    pub const LEN: usize = 7;
}

/// Bits that a copy may have.
const KEPT: u32 = bit::STARTED | bit::DEAD | bit::BOMB | bit::FRESH;

/// `_take_apart()`: the parts, or True for the main greenlet of the current tasklet.
pub(super) fn take_apart(vm: &mut Vm, args: &[Value]) -> Answer {
    vm.need_frames()?;
    let g = me(vm, args, "__reduce_ex__")?;
    let here = current(vm)?;
    if is(g, bit::MAIN) {
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
    if g.is_active() && frame.is_none() {
        return refuse(vm, "a greenlet that another tasklet runs");
    }
    let parent = g.parent.get().as_gc::<Greenlet>();
    let parent = parent.filter(|p| !is(*p, bit::MAIN));
    let dead = if g.is_dead() { bit::DEAD } else { 0 };
    let mut items = [Value::NONE; part::LEN];
    items[part::OUTER] = args[0];
    items[part::FRAME] = frame.map_or(Value::UNBOUND, Gc::value);
    items[part::PARENT] = parent.map_or(Value::NONE, |p| p.outer.get());
    items[part::TEMP] = g.temp.get();
    items[part::CONTEXT] = g.context.get();
    items[part::STATE] = Value::int(i64::from((g.state.get() & KEPT) | dead));
    items[part::DEPTH] = Value::int(g.depth.get().into());
    let parts = vm.record(GREENLET_PARTS, &items)?;
    if let Some(frame) = frame {
        // It may run on before it is written.
        capture(frame);
    }
    Ok(parts.value())
}

fn refuse(vm: &mut Vm, what: &str) -> Answer {
    Err(vm.runtime_error(format!("You cannot __reduce__ {what}.")))
}

/// `_settle(parts)`: makes a new greenlet what the parts say.
pub(super) fn settle(vm: &mut Vm, args: &[Value]) -> Answer {
    let g = me(vm, args, "__setstate__")?;
    let parts = args[1].as_gc::<Record>();
    let parts = parts.filter(|r| r.header.aux() == GREENLET_PARTS && r.items().len() == part::LEN);
    let Some(parts) = parts.filter(|r| r.items()[part::OUTER].get() == args[0]) else {
        return wrong(vm, "a greenlet can be made of nothing but its own pickle");
    };
    if is(g, bit::STARTED) || !g.temp.get().is_unbound() {
        return wrong(vm, "only a new greenlet can be made what a pickle says");
    }
    let main = current(vm)?.main.get();
    let at = |place: usize| parts.items()[place].get();
    let parent = match at(part::PARENT) {
        v if v.is_none() => Some(main.expect::<Greenlet>()),
        v => vm.unwrap_payload(v).as_gc::<Greenlet>(),
    };
    let Some(parent) = parent.filter(|p| *p != g && !ancestors(*p).any(|p| p == g)) else {
        return wrong(vm, "a greenlet whose parent is none");
    };
    if !is_sound(parts) {
        return wrong(vm, "a greenlet that cannot go on");
    }
    let state = at(part::STATE).as_int() as u32;
    g.frame
        .set(parts.items()[part::FRAME].replace(Value::UNBOUND));
    g.parent.set(parent.value());
    g.temp.set(at(part::TEMP));
    g.context.set(at(part::CONTEXT));
    g.depth.set(at(part::DEPTH).as_int() as u32);
    set_bits(g, state, 0);
    if state & bit::STARTED != 0 {
        g.main.set(main);
        vm.note_started(g);
    }
    vm.heap.barrier(&g.header);
    Ok(Value::NONE)
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
    let stands = match items[part::FRAME].get().as_gc::<Frame>() {
        None => !has(bit::STARTED) || has(bit::DEAD),
        Some(frame) => {
            has(bit::STARTED)
                && !has(bit::DEAD)
                && may_wait(frame)
                && ends(frame)
                && (has(bit::FRESH) || check_depth(frame, depth).is_ok())
        }
    };
    bomb && known && stands
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
