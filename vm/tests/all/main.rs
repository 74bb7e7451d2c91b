//! The one test binary of the crate: what can only be seen from outside its modules.

mod build;
mod liveness;
mod random;
mod verify;
