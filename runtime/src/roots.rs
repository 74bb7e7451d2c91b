//! The runtime's places in `vm.roots`, after those of the scheduler.

use crate::scheduler::slot;

/// Namespace of the prelude.
pub(crate) const PRELUDE: usize = slot::COUNT;
/// The program's first `sys.stdout`: `print` writes to it directly.
pub(crate) const STDOUT: usize = slot::COUNT + 1;
/// The module `sys`' dict.
pub(crate) const SYS: usize = slot::COUNT + 2;
/// `print` for what the native one leaves.
pub(crate) const PRINT: usize = slot::COUNT + 3;
/// The text of an uncaught exception.
pub(crate) const FORMAT_EXCEPTION: usize = slot::COUNT + 4;
/// The exit status of an uncaught SystemExit.
pub(crate) const EXIT_STATUS: usize = slot::COUNT + 5;
/// `input` for what the native one leaves.
pub(crate) const INPUT: usize = slot::COUNT + 6;
/// List that `sys.path` begins as.
pub(crate) const PATH: usize = slot::COUNT + 7;
/// List that `sys.argv` begins as.
pub(crate) const ARGV: usize = slot::COUNT + 8;
/// The handle of what is opened next at the host, or None: the first; and a dict of open files, or None. See `handles`.
pub(crate) const HANDLES: usize = slot::COUNT + 9;
pub(crate) const FILES: usize = slot::COUNT + 10;
/// What `input` waits with.
pub(crate) const INPUT_LINE: usize = slot::COUNT + 11;
/// The last deadlock, for its report: see `scheduler::deadlock`.
pub(crate) const DEADLOCK: usize = slot::COUNT + 12;
/// Who has been running since which tick, while that is counted, or None: see `scheduler::watch`.
pub(crate) const RUNNER: usize = slot::COUNT + 13;
pub(crate) const RUNNER_SINCE: usize = slot::COUNT + 14;
/// After how many ticks in one turn a tasklet is reported, or None, and the tick at which that is.
pub(crate) const HOG_TICKS: usize = slot::COUNT + 15;
pub(crate) const HOG_END: usize = slot::COUNT + 16;
/// The exception that nobody caught, while its report is made, or None.
pub(crate) const UNCAUGHT: usize = slot::COUNT + 17;
/// How many places there are. New ones come last: snapshots have them by number.
pub(crate) const COUNT: usize = slot::COUNT + 18;
