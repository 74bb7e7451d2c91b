//! Why running a program did not come to its regular end, split by what the host would do about it.

use pirn_front::Diagnostics;

/// An exception that nothing caught.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Uncaught {
    /// Name of its class, qualified as tracebacks show it.
    pub class: String,
    /// Its message, `str(exception)`.
    pub message: String,
    /// What the language prints on standard error: traceback, causes, message.
    pub traceback: String,
    /// Of a deadlock, or what comes from one: who waits for what, with places. For people; belongs after the traceback.
    pub deadlock: Option<String>,
    /// Status a process would end with.
    pub exit_code: i32,
}

impl Uncaught {
    /// Everything that belongs on standard error.
    pub fn report(&self) -> String {
        let deadlock = self.deadlock.as_deref().unwrap_or_default();
        format!("{}{deadlock}", self.traceback)
    }
}

/// A limit of the configuration that was reached.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Limit {
    Ticks,
    Memory,
}

/// Why a run ended early.
#[derive(Clone, Debug, PartialEq)]
pub enum RunError {
    /// The source text is not a program.
    Diagnostics(Diagnostics),
    /// An exception left the program.
    Uncaught(Box<Uncaught>),
    /// The program used up what it was given.
    Limit(Limit),
    /// The program asked to end: `SystemExit`, with this status.
    Exit(i32),
    /// The host stopped it.
    Interrupted,
    /// What the host asked for is not there, or is of another type.
    Conversion(String),
    /// A fault of Pirn itself, with a report. The isolate cannot be used any more.
    Fatal(String),
}

impl RunError {
    /// Status a process would end with.
    pub fn exit_code(&self) -> i32 {
        match self {
            RunError::Diagnostics(_) | RunError::Conversion(_) => 1,
            RunError::Uncaught(u) => u.exit_code,
            RunError::Limit(Limit::Ticks) => 124,
            RunError::Limit(Limit::Memory) => 137,
            RunError::Exit(code) => *code,
            RunError::Interrupted => 130,
            RunError::Fatal(_) => 70,
        }
    }
}

impl std::fmt::Display for RunError {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            RunError::Diagnostics(d) => f.write_str(d.render().trim_end()),
            RunError::Uncaught(u) => f.write_str(u.traceback.trim_end()),
            RunError::Limit(Limit::Ticks) => f.write_str("the limit of ticks is reached"),
            RunError::Limit(Limit::Memory) => f.write_str("the limit of memory is reached"),
            RunError::Exit(code) => write!(f, "the program ended with status {code}"),
            RunError::Interrupted => f.write_str("the host stopped the program"),
            RunError::Conversion(text) => f.write_str(text),
            RunError::Fatal(report) => write!(f, "internal error: {report}"),
        }
    }
}

impl std::error::Error for RunError {}
