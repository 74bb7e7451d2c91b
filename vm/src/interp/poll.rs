//! Polls: ticks, limits, collection, interruption.
//!
//! A tick is one function entry, one taken backward jump, or a unit of native work. `vm.ticks_left` counts down
//! in small instalments; only when an instalment is used up does a poll look around, so everything that waits for a
//! poll (a collection that is due, Ctrl-C) waits for at most one instalment. Instalments are not visible to the
//! program: the slice of the scheduler and the limit of the host are exact.

use super::{Flow, Outcome, PollReason};
use crate::native::Exit;
use crate::vm::{Vm, slow};
use std::sync::atomic::Ordering;

/// Ticks between two looks around.
pub(crate) const INSTALMENT: u64 = 4000;

/// The first of all: a program that gets so far may want native code, whose compiler takes a while to get ready.
const FIRST: u64 = 1000;

/// The same for the interpreter while native code is being made, which takes about as long as an instalment.
const WAITING: u64 = 500;

impl Vm {
    /// Gives the program so many ticks before [`PollReason::SliceEnded`]; `u64::MAX` for no end.
    pub fn grant_slice(&mut self, ticks: u64) {
        let spent = self.ticks();
        self.slice_end = spent.saturating_add(ticks);
        self.refill(spent);
    }

    /// Fills `ticks_left` up to the next event.
    pub(crate) fn refill(&mut self, spent: u64) {
        let end = self.slice_end.min(self.config.max_ticks);
        let every_poll = self.config.unwind_at_polls || self.config.collect_at_polls;
        let n = if every_poll {
            0
        } else {
            let most = if self.stats.polls == 0 {
                FIRST
            } else {
                u64::MAX
            };
            self.instalment.min(end.saturating_sub(spent)).min(most)
        };
        self.ticks_left = n as i64;
        self.ticks_granted = spent + n;
    }

    /// Has the next poll be made after at most so many ticks.
    fn shorten_instalment(&mut self, ticks: u64) {
        let beyond = (self.ticks_left - ticks as i64).max(0);
        self.ticks_granted -= beyond as u64;
        self.ticks_left -= beyond;
    }

    /// Brings the next poll forward: what is left of the instalment is given back.
    pub(crate) fn end_instalment(&mut self) {
        self.shorten_instalment(0);
    }

    /// The rare part of [`Vm::pay`]: there is less left of the instalment than was charged.
    #[cold]
    #[inline(never)]
    pub(crate) fn pay_beyond_instalment(&mut self) -> Result<(), Exit> {
        let spent = self
            .ticks_granted
            .saturating_add(self.ticks_left.unsigned_abs());
        if spent > self.config.max_ticks {
            // What is refused does not count.
            self.ticks_granted = self.config.max_ticks;
            self.ticks_left = -1;
            return Err(Exit::Limit);
        }
        match self.slow.load(Ordering::Relaxed) & (slow::INTERRUPT | slow::STOP) {
            0 => Ok(()),
            _ => Err(Exit::Limit),
        }
    }

    /// A native answered [`Exit::Limit`]: leaves for whatever it was refused for.
    #[cold]
    #[inline(never)]
    pub(super) fn serve_limit(&mut self) -> Flow {
        self.given_up = true;
        let spent = self
            .ticks_granted
            .saturating_add(self.ticks_left.min(0).unsigned_abs());
        if self.ticks_left < 0 && spent > self.config.max_ticks {
            self.ticks_left = 0;
            return Flow::Leave(Outcome::Poll(PollReason::TicksLimit));
        }
        let bits = self.slow.swap(0, Ordering::Relaxed);
        Flow::Leave(Outcome::Poll(PollReason::Slow(bits)))
    }

    /// The rare part of a poll: `ticks_left` went below zero. The frame's `pc` is the instruction to go on with.
    #[cold]
    #[inline(never)]
    pub(crate) fn poll(&mut self) -> Flow {
        // The overdraft counts as spent: a native may have charged more than there was.
        let spent = self
            .ticks_granted
            .saturating_add(self.ticks_left.unsigned_abs());
        if self.stats.polls == 0 {
            self.compiler_is_ready();
        }
        self.stats.polls += 1;
        self.forget_refusal();
        self.invalidate_for_test();
        let out = |reason| Flow::Leave(Outcome::Poll(reason));
        if self.config.collect_at_polls || self.heap.is_due() {
            self.forget_request();
        }
        if self.config.collect_at_polls {
            // Full and young by turns: the young ones find missing write barriers.
            self.collect(self.stats.polls.is_multiple_of(8));
        } else if self.heap.is_due() {
            self.collect(false);
            if self.heap.over_limit() {
                self.collect(true);
                if self.heap.over_limit() {
                    self.refill(spent);
                    return out(PollReason::MemoryLimit);
                }
            }
        }
        if self.awaits_native() {
            self.install_finished();
        }
        self.refill(spent);
        if self.awaits_native() {
            self.shorten_instalment(WAITING);
        }
        if spent > self.config.max_ticks {
            return out(PollReason::TicksLimit);
        }
        let slow = self.slow.swap(0, Ordering::Relaxed);
        if slow != 0 {
            return out(PollReason::Slow(slow));
        }
        if spent > self.slice_end {
            return out(PollReason::SliceEnded);
        }
        if self.has_due_callbacks() {
            return out(PollReason::DueCallbacks);
        }
        if self.config.unwind_at_polls || self.config.leave_at_polls {
            return out(PollReason::Unwind);
        }
        Flow::Run
    }

    /// The poll of native code: whether the program can go on as it is. Otherwise everything unwinds, and the poll
    /// proper is made.
    pub(super) fn poll_in_passing(&mut self) -> bool {
        let spent = self.ticks_granted + self.ticks_left.unsigned_abs();
        let wanted = self.config.collect_at_polls
            || self.config.unwind_at_polls
            || self.config.leave_at_polls
            || self.native.stale
            || self.native.has_ripe()
            || self.awaits_native() && self.has_native_news()
            || self.heap.is_due()
            || self.has_due_callbacks()
            || spent > self.config.max_ticks
            || spent > self.slice_end
            || self.slow.load(Ordering::Relaxed) != 0;
        if wanted {
            return false;
        }
        self.stats.polls += 1;
        self.forget_refusal();
        self.invalidate_for_test();
        self.refill(spent);
        true
    }

    /// In the test mode for that, breaks all assumptions about classes.
    fn invalidate_for_test(&mut self) {
        if self.config.invalidate_at_polls {
            self.instalment = (self.instalment + self.instalment / 2 + 1).min(1 << 40);
            self.bump_epoch();
        }
    }

    /// The poll of a loop that the interpreter runs: it has run for an instalment of ticks, so that it is time to go on
    /// natively, if it can be compiled. Only the interpreter's loop asks this: a poll that follows native code must not
    /// enter it again, or the native stack would grow.
    #[cold]
    #[inline(never)]
    pub(super) fn poll_loop(&mut self) -> Flow {
        match self.poll() {
            Flow::Run => {}
            leave => return leave,
        }
        let frame = self.current_frame();
        frame
            .and_then(|frame| self.try_compiling(frame))
            .unwrap_or(Flow::Run)
    }
}
