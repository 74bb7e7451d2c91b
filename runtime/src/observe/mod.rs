//! What a program of tasklets is doing, for people: who stands where, waits for what, and who keeps the others waiting.
//!
//! Everything here looks and changes nothing that the program can see. It is asked when all frames are on the heap.
//!
//! ```text
//! picture.rs   all tasklets, those that stand at the same place together
//! waits.rs     in words, what a tasklet waits for
//! text.rs      pictures and reports as text
//! report.rs    what is printed while the program runs
//! info.rs      what the program is told of one tasklet
//! trace/       what happened when, for viewers of traces
//! watcher.rs   what is kept for all that beside the program
//! ```

mod info;
mod picture;
mod report;
mod text;
mod trace;
mod waits;
mod watcher;

pub(crate) use info::info;
pub(crate) use picture::picture;
pub use picture::{Activation, Picture, Stack};
pub(crate) use report::{place, print, report_hog, show};
pub(crate) use text::deadlock_report;
pub use trace::Trace;
pub(crate) use watcher::{
    Watcher, tasklet_left, tasklet_made, tasklet_named, tasklet_ready, tasklet_switched,
    value_passed,
};
