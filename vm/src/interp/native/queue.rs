//! What waits for the compiler.
//!
//! A thread of the compiler makes machine code of a few units at a time. What else is asked for waits here and is
//! translated when its turn comes: by then more has been seen of it, and what is no longer wanted has cost nothing.
//! Units that are being left all the time go first, then what is not there yet, and last what is to be better than it is;
//! short ones before long ones.
//!
//! Invariant: where something waits here, the compiler's thread is at work, if only to make itself ready; when it has finished something, the VM
//! looks here. A compiler without a thread leaves nothing to wait.

use crate::compiler::EntryPoint;
use crate::objects::{CodeRef, RtCode};
use crate::vm::Vm;

/// Units that the compiler's thread has at a time: one to work at, and one for when that is done.
const AT_ONCE: usize = 2;

/// Instructions by which a request may be longer than one that was made after it, and still go first.
const HEAD_START: usize = 4;

/// An entry that is to be compiled.
struct Wish {
    /// Serial number of its code object.
    owner: u32,
    entry: EntryPoint,
    why: Why,
    /// The less, the sooner.
    rank: usize,
}

/// Why an entry is to be compiled, the most urgent first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(in crate::interp) enum Why {
    /// The native code that is there is left too often.
    Left,
    /// There is none, and it is hot.
    Hot,
    /// What is there was made quickly, and has run for long.
    Ripe,
}

/// The wishes.
#[derive(Default)]
pub(crate) struct Queue {
    waiting: Vec<Wish>,
    asked: usize,
}

impl Queue {
    fn push(&mut self, rt: &RtCode, entry: EntryPoint, why: Why) {
        self.asked += 1;
        self.waiting.push(Wish {
            owner: rt.serial,
            entry,
            why,
            rank: rt.instrs().len() + HEAD_START * self.asked,
        });
    }

    fn pop(&mut self) -> Option<Wish> {
        let all = self.waiting.iter().enumerate();
        let (at, _) = all.min_by_key(|(_, w)| (w.why, w.rank))?;
        Some(self.waiting.swap_remove(at))
    }

    pub(super) fn is_empty(&self) -> bool {
        self.waiting.is_empty()
    }

    /// Forgets everything; the serial numbers of the code objects and the entries.
    pub(super) fn clear(&mut self) -> impl Iterator<Item = (u32, EntryPoint)> + use<> {
        let all = std::mem::take(&mut self.waiting);
        all.into_iter().map(|w| (w.owner, w.entry))
    }
}

impl Vm {
    /// Asks the compiler for an entry of a code object. Whether it has answered with one.
    #[cold]
    #[inline(never)]
    pub(in crate::interp) fn compile_entry(
        &mut self,
        rt: &RtCode,
        entry: EntryPoint,
        why: Why,
    ) -> bool {
        if !self.may_compile(rt) || rt.native.awaits(entry) {
            return false;
        }
        if self.units_in_work() < AT_ONCE && self.compiler_is_ready() {
            return self.compile_now(rt, entry, why == Why::Ripe);
        }
        rt.native.await_entry(entry);
        self.native.queue.push(rt, entry, why);
        false
    }

    /// Whether the compiler is ready; it begins to make itself so when it is asked first.
    pub(in crate::interp) fn compiler_is_ready(&mut self) -> bool {
        self.compiler.as_mut().is_some_and(|c| c.is_ready())
    }

    /// Gives the compiler's thread what it is to do next.
    pub(super) fn feed_compiler(&mut self) {
        if self.native.queue.is_empty() || !self.compiler_is_ready() {
            return;
        }
        while self.units_in_work() < AT_ONCE {
            let Some(wish) = self.native.queue.pop() else {
                return;
            };
            let Some(rt) = self.code_by_serial(wish.owner).map(CodeRef::of) else {
                continue;
            };
            rt.native.no_longer_await(wish.entry);
            let made =
                self.may_compile(&rt) && self.compile_now(&rt, wish.entry, wish.why == Why::Ripe);
            if !made && wish.why == Why::Left && !rt.native.awaits(wish.entry) {
                self.give_up(&rt, wish.entry);
            }
        }
    }
}
