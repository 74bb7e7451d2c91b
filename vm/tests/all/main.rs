//! The one test binary of the crate: what can only be seen from outside its modules.

mod liveness;
mod random;
