//! The module `pirn`: what this implementation has and others have not.
//!
//! What tasklets agree with (channels, locks, groups and the like) is Python, in `pirn.py`; here is what that stands on.

use super::time::duration;
use crate::scheduler::{self, op};
use pirn_vm::native::{Control, Exit, NativeDef, def};

pub(super) static FUNCTIONS: &[NativeDef] = &[
    def(
        "snapshot",
        "",
        |_, _| Err(Exit::Control(Control::Scheduler(op::SNAPSHOT))),
        "snapshot()\n--\n\nHands everything that the program is to the host, which may keep it. Returns 'saved'; and 'resumed' in \
         each program that goes on from there.",
    ),
    def(
        "set_name",
        "thing, name, /",
        scheduler::set_name,
        "set_name(thing, name)\n--\n\nNames a tasklet or a channel of stackless, for reports; None takes the name away.",
    ),
    def(
        "tasklets",
        "",
        |_, _| Err(Exit::Control(Control::Scheduler(op::TASKLETS))),
        "tasklets()\n--\n\nA list of all tasklets that are alive: the current one, those that can run, in order, then the others.",
    ),
    def(
        "watch",
        "on=",
        scheduler::watch,
        "watch(on=True)\n--\n\nFrom now on it is noted where tasklets are made, how many ticks they run and how often they are switched \
         to. Answers what the setting was.",
    ),
    def(
        "warn_hog",
        "ticks, /",
        scheduler::warn_hog,
        "warn_hog(ticks)\n--\n\nA tasklet that runs for so many ticks without giving up its turn while others could run is reported on \
         standard error, once for each line; None for no more. Answers what the setting was.",
    ),
    def(
        "_picture",
        "",
        |_, _| Err(Exit::Control(Control::Scheduler(op::PICTURE))),
        "",
    ),
    def("_info", "tasklet, /", crate::observe::info, ""),
    def(
        "_wait",
        "seconds, /",
        |vm, args| {
            let time = match args[0] {
                v if v.is_none() => None,
                v => Some(duration(vm, v)?),
            };
            scheduler::wait(vm, time)
        },
        "",
    ),
    def(
        "_wake",
        "tasklet, /",
        |vm, args| scheduler::wake(vm, args[0]),
        "",
    ),
    def(
        "_is_waiting",
        "tasklet, /",
        |vm, args| scheduler::is_waiting(vm, args[0]),
        "",
    ),
];
