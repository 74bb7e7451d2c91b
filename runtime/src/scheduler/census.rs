//! Who there is: every tasklet that is alive, and what the scheduler knows of it.
//!
//! Those that run, can run, sleep or wait in `run()` are found from the scheduler's places. Those that wait at channels, or are merely
//! paused, are in nobody's list; they are found in the heap. Some of them may be garbage, about which no collection has decided yet. That is
//! as it should be where a deadlock is to be explained: those who wait for each other are often known to nobody else. Whoever wants
//! those only that are alive collects first.
//!
//! It tells nothing about code or lines: that is `crate::observe`'s.

use super::states::Direction;
use super::{current, detail, details, flag, flags, has, outer, slot, state, threads};
use pirn_vm::heap::{Gc, Kind};
use pirn_vm::interp::Outcome;
use pirn_vm::native::Answer;
use pirn_vm::objects::{Channel, Record, Tasklet};
use pirn_vm::{Value, Vm};
use std::collections::HashSet;

/// What a tasklet is doing.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) enum Doing {
    Running,
    Runnable,
    Sending,
    Receiving,
    Asleep,
    /// Waits until its `run()` returns.
    InRun,
    Paused,
}

impl Doing {
    /// In a word.
    pub fn word(self) -> &'static str {
        match self {
            Doing::Running => "running",
            Doing::Runnable => "runnable",
            Doing::Sending => "sending",
            Doing::Receiving => "receiving",
            Doing::Asleep => "asleep",
            Doing::InRun => "waiting in run()",
            Doing::Paused => "paused",
        }
    }
}

/// A tasklet that has something to run.
pub(crate) struct Member {
    pub tasklet: Gc<Tasklet>,
    /// The program's main tasklet.
    pub is_main: bool,
    /// The number of the thread whose main tasklet it is, if that is not the first.
    pub thread: Option<i64>,
    pub doing: Doing,
    pub frame: Value,
    /// What it sends to or receives from.
    pub channel: Option<Gc<Channel>>,
}

/// What a tasklet is doing now.
pub(crate) fn doing(vm: &Vm, t: Gc<Tasklet>) -> Doing {
    if t == current(vm) && vm.frame.is_ptr() {
        return Doing::Running;
    }
    let states = [
        (state::RUNNABLE, Doing::Runnable),
        (state::SENDING, Doing::Sending),
        (state::RECEIVING, Doing::Receiving),
        (state::PARKED, Doing::Asleep),
        (state::WAITING_RUN, Doing::InRun),
    ];
    let found = states.iter().find(|(bit, _)| has(t, *bit));
    found.map_or(Doing::Paused, |(_, doing)| *doing)
}

/// A tasklet as [`census`] shows it.
pub(crate) fn member(vm: &Vm, t: Gc<Tasklet>) -> Member {
    let doing = doing(vm, t);
    let blocked = matches!(doing, Doing::Sending | Doing::Receiving);
    let thread = threads::of(vm, t);
    let is_first = threads::is_first_thread(vm, thread);
    let leads = threads::is_main(vm, t);
    Member {
        tasklet: t,
        is_main: leads && is_first,
        thread: (leads && !is_first).then(|| threads::id(thread).as_int()),
        doing,
        frame: match doing {
            Doing::Running => vm.frame,
            _ => t.frame.get(),
        },
        channel: if blocked {
            t.channel.get().as_gc()
        } else {
            None
        },
    }
}

/// Whether a tasklet has something to run.
pub(crate) fn is_alive(t: Gc<Tasklet>) -> bool {
    has(t, state::ALIVE)
}

/// Everybody: the current tasklet first, then those that can run, in order, those that the scheduler keeps otherwise, and the others in
/// no order.
pub(crate) fn census(vm: &Vm) -> Vec<Member> {
    let mut seen = HashSet::new();
    let mut found: Vec<Gc<Tasklet>> = Vec::new();
    let mut add = |t: Gc<Tasklet>| {
        if has(t, state::ALIVE) && seen.insert(t.addr()) {
            found.push(t);
        }
    };
    add(current(vm));
    for thread in threads::all(vm) {
        let of = threads::places(vm, thread);
        if has(of.current, state::RUNNABLE) {
            let next = |t: &Gc<Tasklet>| t.next.get().as_gc();
            let ring = std::iter::successors(of.current.next.get().as_gc(), next);
            ring.take_while(|t| *t != of.current).for_each(&mut add);
        }
        add(of.current);
        let callers = of.watchdog.as_gc::<Tasklet>();
        std::iter::successors(callers, |t| t.channel.get().as_gc()).for_each(&mut add);
        add(of.main);
    }
    super::check::each_sleeper(vm, |t| {
        add(t);
        true
    });
    vm.each_tasklet(&mut add);
    found.into_iter().map(|t| member(vm, t)).collect()
}

/// Something of a tasklet's details; None where it has none.
pub(super) fn detail_of(t: Gc<Tasklet>, place: usize) -> Value {
    let item = details(t).and_then(|d: Gc<Record>| d.items().get(place).map(|v| v.get()));
    item.unwrap_or(Value::NONE)
}

/// The name that the program gave a tasklet.
pub(crate) fn name_of(t: Gc<Tasklet>) -> Option<String> {
    text(detail_of(t, detail::NAME))
}

/// The name that the program gave a channel.
pub(crate) fn label_of(c: Gc<Channel>) -> Option<String> {
    let record = c.extra.get().as_gc::<Record>()?;
    text(record.items()[super::channel::extra::LABEL].get())
}

pub(super) fn text(v: Value) -> Option<String> {
    let s = v.as_gc::<pirn_vm::objects::Str>()?;
    Some(s.text().to_string())
}

/// The channel operation that was refused, if it was one: where it would have waited.
pub(super) fn refused(vm: &Vm) -> Option<(Doing, Gc<Channel>)> {
    let p = super::channel::pending(vm.roots[slot::PENDING].as_gc()?);
    let doing = match p.direction {
        Direction::Send => Doing::Sending,
        Direction::Receive => Doing::Receiving,
    };
    Some((doing, p.channel))
}

/// Gives a tasklet or a channel a name, or takes it away (None).
pub(crate) fn set_name(vm: &mut Vm, args: &[Value]) -> Answer {
    let (thing, name) = (vm.unwrap_payload(args[0]), args[1]);
    if !name.is_none() && !name.is_kind(Kind::Str) {
        let kind = vm.type_name(name);
        return Err(vm.type_error(format!("a name must be a string or None, not '{kind}'")));
    }
    if let Some(t) = thing.as_gc::<Tasklet>() {
        let details = super::make_details(vm, t)?;
        details.items()[detail::NAME].set(name);
        vm.heap.barrier(&details.header);
        if flags(vm) & flag::TRACED != 0
            && let Some(name) = text(name)
        {
            crate::observe::tasklet_named(vm, t, &name);
        }
    } else if let Some(c) = thing.as_gc::<Channel>() {
        super::channel::set_label(vm, c, name)?;
    } else {
        let kind = vm.type_name(args[0]);
        return Err(vm.type_error(format!(
            "a tasklet or a channel of stackless can have a name, not an object of type '{kind}'"
        )));
    }
    Ok(Value::NONE)
}

/// Collects, and answers the native that asked for it with a list of all tasklets: the current one first, then those that can run, in
/// order, those that sleep or wait in `run()`, and the others in no order.
pub(super) fn answer_tasklets(vm: &mut Vm) -> Option<Outcome> {
    let members = census_alive(vm);
    let tasklets: Vec<Value> = members.iter().map(|m| outer(m.tasklet)).collect();
    vm.charge(tasklets.len());
    let list = vm.unlimited(|vm| vm.list(&tasklets));
    let frame = vm.frame;
    vm.resume_value(frame, list)
}

/// The same with a text that shows them.
pub(super) fn answer_picture(vm: &mut Vm) -> Option<Outcome> {
    let members = census_alive(vm);
    let text = crate::observe::show(vm, &members);
    vm.charge(members.len() + text.len() / 16);
    let text = vm.unlimited(|vm| vm.str(&text));
    let frame = vm.frame;
    vm.resume_value(frame, text)
}

fn census_alive(vm: &mut Vm) -> Vec<Member> {
    vm.forget_request();
    vm.collect(true);
    census(vm)
}
