//! Whether greenlets, as a snapshot brought them, are such as could have been made here.

use super::{bit, is, kit};
use crate::scheduler::{check_chain, detail, has, slot, state};
use pirn_vm::heap::{Gc, Kind};
use pirn_vm::objects::{Greenlet, Record, Tasklet, Tuple};
use pirn_vm::snapshot::{Loaded, may_wait};
use pirn_vm::{Value, Vm};
use std::collections::{HashMap, HashSet};

type Check = Result<(), &'static str>;

fn ensure(holds: bool, what: &'static str) -> Check {
    if holds { Ok(()) } else { Err(what) }
}

/// Checks all greenlets of a whole program, and who runs which.
pub(in crate::scheduler) fn check(vm: &Vm, loaded: &Loaded) -> Check {
    ensure(
        vm.roots[slot::GREENLET_NEXT].is_none(),
        "a switch of greenlets under way",
    )?;
    let here = vm.roots[slot::GREENLET];
    check_with(vm, loaded, here)
}

/// Checks greenlets that came apart from a program: the tasklets that run them have come along.
pub(in crate::scheduler) fn check_apart(vm: &Vm, loaded: &Loaded) -> Check {
    check_with(vm, loaded, Value::NONE)
}

/// `here` is the greenlet that the current tasklet runs, if that is one of those that were loaded, or None.
fn check_with(vm: &Vm, loaded: &Loaded, here: Value) -> Check {
    check_kit(vm, loaded)?;
    let (running, mains) = running(vm, loaded, here)?;
    for g in &loaded.greenlets {
        let is_lost = !mains.contains(&g.main.get().bits());
        check_one(vm, *g, running.get(&g.addr()).copied(), is_lost)?;
    }
    check_parents(&loaded.greenlets)
}

fn check_kit(vm: &Vm, loaded: &Loaded) -> Check {
    let kit = vm.roots[slot::GREENLET_KIT];
    let Some(kit) = kit.as_gc::<Tuple>() else {
        return ensure(
            kit.is_none() && loaded.greenlets.is_empty(),
            "greenlets without their module",
        );
    };
    let kinds = [kit::CLASS, kit::EXIT, kit::ERROR].map(|i| (i, Kind::Class));
    let kinds = kinds.into_iter().chain([(kit::TRACED, Kind::Builtin)]);
    let fits = |(i, kind): (usize, Kind)| kit.slice()[i].is_kind(kind);
    ensure(
        kit.len == kit::LEN && kinds.into_iter().all(fits),
        "a module of greenlets that is none",
    )
}

/// Who runs a greenlet, by its address; and the main ones, by their values' bits.
type Running = (HashMap<usize, Gc<Tasklet>>, HashSet<u64>);

/// The greenlets that tasklets run, and their main ones.
fn running(vm: &Vm, loaded: &Loaded, here: Value) -> Result<Running, &'static str> {
    let mut running = HashMap::new();
    let mut mains = HashSet::new();
    for t in &loaded.tasklets {
        let record = t.extra.get().as_gc::<Record>();
        if !has(*t, state::GREENLETS) {
            continue;
        }
        let Some(record) = record.filter(|r| r.len >= crate::scheduler::DETAILS_MIN) else {
            return Err("a tasklet without a place for its greenlet");
        };
        let is_here = vm.roots[slot::CURRENT] == t.value() && !here.is_none();
        let g = match is_here {
            true => here,
            false => record.items()[detail::GREENLET].get(),
        };
        let Some(g) = g.as_gc::<Greenlet>() else {
            return Err("a tasklet that runs no greenlet");
        };
        let main = g.main.get().as_gc::<Greenlet>();
        ensure(
            main.is_some_and(|main| is(main, bit::MAIN) && !is(main, bit::ENDED)),
            "a tasklet without its main greenlet",
        )?;
        ensure(mains.insert(g.main.get().bits()), "a main greenlet of two")?;
        running.insert(g.addr(), *t);
    }
    ensure(
        here.is_none() || here.is_ptr() && running.contains_key(&here.addr()),
        "a greenlet that runs in no tasklet",
    )?;
    Ok((running, mains))
}

/// `runs` is the tasklet that runs it; it is lost if nobody refers to its tasklet, which runs none of its greenlets ever again.
fn check_one(vm: &Vm, g: Gc<Greenlet>, runs: Option<Gc<Tasklet>>, is_lost: bool) -> Check {
    ensure(g.state.get() & !bit::ALL == 0, "unknown bits of a greenlet")?;
    ensure(
        vm.payload(g.outer.get()) == Some(g.value()),
        "an instance that is not the greenlet's",
    )?;
    let main = g.main.get().as_gc::<Greenlet>();
    ensure(
        main.is_some() == is(g, bit::STARTED)
            && main.is_none_or(|main| is(main, bit::MAIN))
            && is(g, bit::MAIN) == (main == Some(g)),
        "a greenlet of no tasklet",
    )?;
    ensure(
        g.parent.get().is_none() == is(g, bit::MAIN),
        "a greenlet without a parent",
    )?;
    ensure(
        !is(g, bit::BOMB) || g.temp.get().is_kind(Kind::Exception),
        "a greenlet that raises what is no exception",
    )?;
    ensure(
        !is(g, bit::DEAD | bit::BOMB | bit::FRESH | bit::ENDED) || is(g, bit::STARTED),
        "a greenlet that is more than it was made",
    )?;
    let Some(frame) = g.frame.get().as_gc() else {
        let none = !is(g, bit::STARTED) || is(g, bit::DEAD) || runs.is_some() || is_lost;
        return ensure(none, "a greenlet without frames");
    };
    ensure(
        is(g, bit::STARTED) && !is(g, bit::DEAD) && runs.is_none(),
        "a greenlet with frames that are not its own",
    )?;
    ensure(may_wait(frame), "a greenlet that waits for nothing")?;
    match is(g, bit::FRESH) {
        true => Ok(()),
        false => check_chain(frame, g.depth.get()),
    }
}

/// That all chains of parents end.
fn check_parents(all: &[Gc<Greenlet>]) -> Check {
    let mut ends: HashSet<usize> = HashSet::new();
    for start in all {
        let mut path = HashSet::new();
        let mut at = start.value();
        while let Some(g) = at.as_gc::<Greenlet>().filter(|g| !ends.contains(&g.addr())) {
            ensure(
                path.insert(g.addr()),
                "greenlets that are their own ancestors",
            )?;
            at = g.parent.get();
        }
        ends.extend(path);
    }
    Ok(())
}
