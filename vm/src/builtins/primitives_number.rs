//! Primitives of the prelude about numbers.

use super::number_args as number_arg;
use crate::native::{NativeDef, def};

pub static PRIMITIVES: &[NativeDef] = &[def(
    "real_number",
    "x, /",
    |vm, args| {
        let f = number_arg::float(vm, args, 0)?;
        vm.float(f)
    },
    "The float that a number is, for functions of real numbers.",
)
.resuming(number_arg::resume)];
