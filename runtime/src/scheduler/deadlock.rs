//! Nobody can go on: the error, and what is kept so that it can be explained.
//!
//! When the error is raised everybody still stands where they wait; when it has left the program their frames are gone. So who waits
//! for what is written down at once, for whoever prints the error at the top level. The program sees nothing of that.
//!
//! The heap is looked through for it. A program that lives on deadlocks (it catches them, again and again) gets that
//! a limited number of times.

use super::census::{self, Doing, Member, census};
use super::slot;
use crate::{observe, roots};
use pirn_vm::heap::{Gc, Kind};
use pirn_vm::interp::Outcome;
use pirn_vm::native::Exit;
use pirn_vm::objects::{Exception, Record, Str};
use pirn_vm::{Value, Vm};

/// What is raised in the last tasklet that could run, when it would wait.
pub(super) const TEXT: &str = "Deadlock: the last runnable tasklet cannot be blocked.";

/// So many deadlocks of a program are looked into.
const EXPLAINED_MAX: i64 = 100;

/// Links of causes and contexts that are followed to find a deadlock.
const LINKS_MAX: usize = 100;

/// Places of the record in `roots::DEADLOCK`.
mod place {
    pub const EXCEPTION: usize = 0;
    pub const REPORT: usize = 1;
    /// How many there have been.
    pub const COUNT: usize = 2;
    pub const LEN: usize = 3;
}

/// Raises the error in the current tasklet, whose operation was refused.
#[cold]
pub(super) fn refuse(vm: &mut Vm) -> Option<Outcome> {
    let e = error(vm, TEXT);
    let frame = vm.frame;
    vm.resume_raise(frame, e)
}

/// The error with this text. To be called with an empty native stack: all frames are looked at.
#[cold]
pub(super) fn error(vm: &mut Vm, text: &str) -> Value {
    let n = match vm.roots[roots::DEADLOCK].as_gc::<Record>() {
        Some(record) => record.items()[place::COUNT].get().as_int(),
        None => 0,
    };
    let report = match n < EXPLAINED_MAX {
        true => Some(explain(vm)),
        false => None,
    };
    vm.roots[slot::PENDING] = Value::NONE;
    let Exit::Raised(e) = vm.runtime_error(text) else {
        unreachable!("raising answers an exception")
    };
    let room = vm.heap.emergency();
    let report = report.map_or(Value::NONE, |text| vm.new_str(&room, &text).value());
    let count = Value::int((n + 1).min(EXPLAINED_MAX));
    let record = vm.new_record(&room, 0, &[e, report, count]);
    vm.roots[roots::DEADLOCK] = record.value();
    e
}

/// Who waits for what.
fn explain(vm: &Vm) -> String {
    let mut members = census(vm);
    if let Some(me) = members.iter_mut().find(|m| m.doing == Doing::Running) {
        match census::refused(vm) {
            Some((doing, channel)) => (me.doing, me.channel) = (doing, Some(channel)),
            None => me.doing = Doing::Paused,
        }
    }
    members.retain(|m: &Member| m.doing != Doing::Runnable);
    observe::deadlock_report(vm, &members)
}

/// The report about the deadlock that an exception is, or comes from.
pub(crate) fn report(vm: &Vm, e: Value) -> Option<String> {
    let record: Gc<Record> = vm.roots[roots::DEADLOCK].as_gc()?;
    let deadlock = record.items()[place::EXCEPTION].get();
    let mut work = vec![e];
    let mut left = LINKS_MAX;
    while let Some(e) = work.pop() {
        if e == deadlock {
            let text = record.items()[place::REPORT].get().as_gc::<Str>()?;
            return Some(text.text().to_string());
        }
        if let Some(e) = e.as_gc::<Exception>()
            && left > 0
        {
            left -= 1;
            work.extend([e.context.get(), e.cause.get()]);
        }
    }
    None
}

/// Whether a snapshot brought what [`error`] makes.
pub(super) fn is_record(v: Value) -> bool {
    let fits = |r: Gc<Record>| {
        let items = r.items();
        items.len() == place::LEN
            && items[place::EXCEPTION].get().is_kind(Kind::Exception)
            && (items[place::REPORT].get().is_none()
                || items[place::REPORT].get().is_kind(Kind::Str))
            && items[place::COUNT].get().is_int()
    };
    v.is_none() || v.as_gc::<Record>().is_some_and(fits)
}
