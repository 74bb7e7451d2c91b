//! Pirn's runtime: an isolate that runs programs made of tasklets.
//!
//! The interpreter (`pirn-vm`) executes frames and knows nothing else; this crate adds what makes a program of them:
//! the scheduler with its tasklets and channels, the prelude and the library, import, the host, and the interface for
//! programs in Rust that embed it. [`Isolate`] is the whole of that interface:
//!
//! ```
//! use pirn_runtime::{Config, Isolate, ScriptedHost};
//!
//! let mut isolate = Isolate::new(Config::default().max_ticks(100_000).memory_limit(64 << 20))
//!     .expect("an isolate")
//!     .host(ScriptedHost::new());
//! isolate.register("scale", "x, factor", |_, args| {
//!     Ok(args.get::<i64>(0)? * args.get::<i64>(1)?)
//! });
//! isolate.run_source("def area(w, h): return scale(w, h)\nbest = area(6, 7)", "shapes.py").expect("it runs");
//! assert_eq!(isolate.get_global::<i64>("best").expect("an int"), 42);
//! assert_eq!(isolate.call::<i64>("area", &[2.into(), 3.into()]).expect("an int"), 6);
//! ```

mod embed;
mod error;
mod host;
mod isolate;

mod driver;
mod handles;
mod import;
mod io;
mod observe;
mod prelude;
mod roots;
mod scheduler;
mod snapshot;
mod stdlib;
mod traceback;

pub use embed::{Args, Context, FromValue, HostResult, IntoValue, Raise, Value};
pub use error::{Limit, RunError, Uncaught};
pub use host::{
    Address, Captured, DeniedHost, Event, Family, Files, Handle, Host, HostError, Net, OpenMode,
    RealHost, STDIN, ScriptedHost, SocketOption, Stream, Whence,
};
pub use isolate::{CodeMemory, Config, Dump, Interrupt, Isolate, JitMode};
pub use observe::{Activation, Picture, Stack, Trace};
pub use pirn_jit::cache;
pub use pirn_vm::snapshot::SnapshotError;
pub use snapshot::{Every, Sink, Snap};
