//! The module `pirn`: what this implementation has and others have not.

use crate::scheduler::op;
use pirn_vm::native::{Control, Exit, NativeDef, def};

pub(super) static FUNCTIONS: &[NativeDef] = &[def(
    "snapshot",
    "",
    |_, _| Err(Exit::Control(Control::Scheduler(op::SNAPSHOT))),
    "snapshot()\n--\n\nHands everything that the program is to the host, which may keep it. Returns 'saved'; and 'resumed' in \
     each program that goes on from there.",
)];
