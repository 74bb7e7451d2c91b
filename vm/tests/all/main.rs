//! The one test binary of the crate: what can only be seen from outside its modules.

mod asm;
mod build;
mod doc;
mod format;
mod generate;
mod liveness;
mod number;
mod random;
mod snapshot;
mod text;
mod value;
mod verify;
