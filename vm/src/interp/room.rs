//! Room for an operation that was refused memory: a collection, and a guarantee of progress.
//!
//! An operation may reserve more than once before its first effect, and is executed again from its beginning when one
//! reservation is refused. Near the limit, or when the reservations are larger than what lies between two collections, each
//! attempt could be refused at another of them, for ever. So when the same operation is refused again, everything
//! it took since the last attempt began is demanded together with what it wants now, and twice as much where the limits
//! allow it. The demand at least doubles or is all there is: after a few attempts the operation gets done, or its
//! demand is beyond the limit, which is MemoryError.
//!
//! Nothing runs between a refusal and the next attempt. A poll is a proof that the attempt came to its end; so a refusal
//! brings the next poll forward, and the poll forgets the refusal. Ticks are not changed by it.

use crate::native::Exit;
use crate::vm::Vm;

/// The operation that was refused last.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Refused {
    /// Its frame and pc; no frame for none.
    place: (u64, u32),
    /// What was set aside for it.
    granted: usize,
    /// Test mode: reservations it is given before one is refused again.
    grace: u32,
}

/// Test mode: reservations given at first.
const GRACE: u32 = 4;

/// Test mode: reservations given at last.
const GRACE_MAX: u32 = 1 << 16;

impl Vm {
    /// Collects so that `bytes` can be reserved by the operation that is about to be executed again, or answers
    /// MemoryError.
    pub(super) fn make_room(&mut self, bytes: usize) -> Result<(), Exit> {
        let pc = self.current_frame().map_or(0, |f| f.pc.get());
        let place = (self.frame.bits(), pc);
        let last = Some(self.refused).filter(|last| last.place == place);
        let taken = last.map_or(0, |last| last.granted.saturating_sub(self.heap.headroom()));
        let demand = bytes.saturating_add(taken);
        let more = demand.saturating_mul(1 + last.is_some() as usize);
        self.collect(false);
        let made = self.heap.grant(more) || {
            self.collect(true);
            self.heap.grant(more) || self.heap.grant(demand)
        };
        if !made {
            self.refused = Refused::default();
            return Err(self.memory_error());
        }
        let grace = last.map_or(GRACE, |last| (last.grace * 2).min(GRACE_MAX));
        if self.config.heap.refuse_every != 0 {
            self.heap.give_grace(grace);
        }
        self.refused = Refused {
            place,
            granted: self.heap.headroom(),
            grace,
        };
        self.end_instalment();
        Ok(())
    }

    /// The operation that was refused got done.
    #[inline(always)]
    pub(super) fn forget_refusal(&mut self) {
        self.refused = Refused::default();
    }
}
