//! What `heapq` is made of, for lists of tuples and lists that natives can compare. Of numbers, compiled Python code compares quicker.
//!
//! The places an item moves through are found first, and nothing has been changed when a comparison turns out to be the program's: then the
//! library's functions, which do the same in the same order, begin from the beginning. So results do not depend on who compares.

use super::primitives_core::missing;
use crate::heap::{Gc, Kind};
use crate::native::{Answer, Exit, NativeDef, def};
use crate::objects::{List, Tuple};
use crate::semantics::ordering::Native;
use crate::value::Value;
use crate::vm::Vm;
use std::cell::Cell;

pub const PRIMITIVES: &[NativeDef] = &[
    def(
        "heap_push",
        "heap, item, /",
        push,
        "Pushes an item; False, and nothing is done, if only the program can compare.",
    ),
    def(
        "heap_replace",
        "heap, item, /",
        replace,
        "Puts an item in the place of the smallest, and answers that; or MISSING.",
    ),
    def(
        "heap_make",
        "list, /",
        make,
        "Makes a heap of a list; False if only the program can compare.",
    ),
];

/// Levels of a heap whose places fit into 32 bits, and one more.
const DEPTH_MAX: usize = 34;

/// Places on the way of an item, from where it was to where it goes.
struct Way {
    places: [u32; DEPTH_MAX],
    len: usize,
}

impl Way {
    fn from(place: usize) -> Way {
        let mut places = [0; DEPTH_MAX];
        places[0] = place as u32;
        Way { places, len: 1 }
    }

    fn add(&mut self, place: usize) {
        self.places[self.len] = place as u32;
        self.len += 1;
    }

    fn last(&self) -> usize {
        self.places[self.len - 1] as usize
    }

    /// Moves each item on the way one place towards its beginning, and puts one where it ends.
    fn go(&self, items: &[Cell<Value>], item: Value) {
        for pair in self.places[..self.len].windows(2) {
            items[pair[0] as usize].set(items[pair[1] as usize].get());
        }
        items[self.last()].set(item);
    }
}

/// The list, if natives are to do it. What is to be done takes about so many steps for each level.
fn heap_of(vm: &mut Vm, v: Value) -> Result<Option<Gc<List>>, Exit> {
    let list = v.as_gc::<List>().filter(|_| v.is_kind(Kind::List));
    let Some(list) =
        list.filter(|list| !vm.config.longest_way && list.len.get() < u32::MAX as usize / 4)
    else {
        return Ok(None);
    };
    vm.pay((list.len.get() + 1).ilog2() as usize / 2)?;
    Ok(Some(list))
}

/// `a < b`, if natives can tell.
#[inline]
fn less(vm: &Vm, a: Value, b: Value) -> Option<bool> {
    // Tuples are mostly told apart by numbers at their beginning.
    if let (Some(x), Some(y)) = (a.as_gc::<Tuple>(), b.as_gc::<Tuple>())
        && let (Some(x), Some(y)) = (x.slice().first(), y.slice().first())
    {
        if x.both_int(*y) && x != y {
            return Some(x.as_int() < y.as_int());
        }
        if x.both_float(*y)
            && let Some(order) = x.as_float().partial_cmp(&y.as_float())
            && order.is_ne()
        {
            return Some(order.is_lt());
        }
    }
    match vm.native_order(a, b) {
        Native::Order(order) => Some(order.is_lt()),
        Native::Unordered => Some(false),
        Native::Only(_) | Native::Guest => None,
    }
}

/// The way of an item up from a place to where it belongs.
fn way_up(vm: &Vm, items: &[Cell<Value>], way: &mut Way, item: Value) -> Option<()> {
    let mut at = way.last();
    while at > 0 {
        let up = (at - 1) / 2;
        if !less(vm, item, items[up].get())? {
            break;
        }
        way.add(up);
        at = up;
    }
    Some(())
}

/// The way of an item down from a place: to a leaf by the smaller ones, and back up as far as it is smaller than those.
fn way_down(vm: &Vm, items: &[Cell<Value>], way: &mut Way, item: Value) -> Option<()> {
    loop {
        let mut child = 2 * way.last() + 1;
        if child >= items.len() {
            break;
        }
        if child + 1 < items.len() && !less(vm, items[child].get(), items[child + 1].get())? {
            child += 1;
        }
        way.add(child);
    }
    while way.len > 1 && less(vm, item, items[way.last()].get())? {
        way.len -= 1;
    }
    Some(())
}

fn push(vm: &mut Vm, a: &[Value]) -> Answer {
    let Some(list) = heap_of(vm, a[0])? else {
        return Ok(Value::FALSE);
    };
    vm.list_reserve(list, 1)?;
    let mut way = Way::from(list.len.get());
    if way_up(vm, list.items(), &mut way, a[1]).is_none() {
        return Ok(Value::FALSE);
    }
    vm.list_push(list, a[1])?;
    way.go(list.items(), a[1]);
    Ok(Value::TRUE)
}

fn replace(vm: &mut Vm, a: &[Value]) -> Answer {
    let Some(list) = heap_of(vm, a[0])?.filter(|list| list.len.get() > 0) else {
        return Ok(missing(vm));
    };
    let mut way = Way::from(0);
    if way_down(vm, list.items(), &mut way, a[1]).is_none() {
        return Ok(missing(vm));
    }
    let first = list.slice()[0];
    way.go(list.items(), a[1]);
    vm.list_barrier(list);
    Ok(first)
}

fn make(vm: &mut Vm, a: &[Value]) -> Answer {
    /// Items between two looks at limits.
    const LOOK_EVERY: usize = 1024;
    let Some(list) = heap_of(vm, a[0])? else {
        return Ok(Value::FALSE);
    };
    vm.pay(list.len.get() / 8)?;
    // Of a copy: all of it is done, or nothing.
    let items: Vec<Cell<Value>> = list.slice().iter().map(|v| Cell::new(*v)).collect();
    for start in (0..items.len() / 2).rev() {
        if start.is_multiple_of(LOOK_EVERY) {
            vm.pay(0)?;
        }
        let item = items[start].get();
        let mut way = Way::from(start);
        if way_down(vm, &items, &mut way, item).is_none() {
            return Ok(Value::FALSE);
        }
        way.go(&items, item);
    }
    for (place, item) in list.items().iter().zip(&items) {
        place.set(item.get());
    }
    vm.list_barrier(list);
    Ok(Value::TRUE)
}
