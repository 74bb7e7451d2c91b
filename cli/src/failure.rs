//! Messages of the command itself: what went wrong, where, and how to mend it.
//!
//! These are not the program's exceptions: a traceback is printed by the runtime, in CPython's format.

use std::fmt::Display;
use std::io::{IsTerminal, Write};

/// Exit codes. The program's own come from `sys.exit`.
pub mod exit {
    pub const OK: u8 = 0;
    /// An uncaught exception, or a program that does not compile.
    pub const RAISED: u8 = 1;
    /// Wrong usage, or input that cannot be read.
    pub const USAGE: u8 = 2;
    /// A fault of Pirn itself.
    pub const FAULT: u8 = 70;
    /// A limit of `--max-…` was hit.
    pub const LIMIT: u8 = 124;
    /// Ctrl-C.
    pub const INTERRUPTED: u8 = 130;
    /// Whoever read the output went away: what a shell reports for SIGPIPE.
    pub const BROKEN_PIPE: u8 = 141;
}

/// Why the command ends without having done what it was told.
#[derive(Debug)]
pub struct Failure {
    /// Printed as it is when it is a text of several lines (a compiler's report), else after `pirn: error:`.
    message: String,
    help: Option<String>,
    pub exit: u8,
}

impl Failure {
    /// Wrong usage, or input that cannot be read.
    pub fn usage(message: impl Display) -> Failure {
        Failure {
            message: message.to_string(),
            help: None,
            exit: exit::USAGE,
        }
    }

    /// A report that stands for itself.
    pub fn report(text: String) -> Failure {
        Failure {
            message: text,
            help: None,
            exit: exit::RAISED,
        }
    }

    /// With advice.
    pub fn help(mut self, help: impl Display) -> Failure {
        self.help = Some(help.to_string());
        self
    }

    /// With another exit code.
    pub fn exit(mut self, code: u8) -> Failure {
        self.exit = code;
        self
    }

    /// Prints it to standard error.
    pub fn print(&self) {
        let mut err = std::io::stderr().lock();
        let color = err.is_terminal() && std::env::var_os("NO_COLOR").is_none_or(|v| v.is_empty());
        let (red, cyan, plain) = match color {
            true => ("\x1b[1;31m", "\x1b[36m", "\x1b[0m"),
            false => ("", "", ""),
        };
        // Nobody is left to be told when this cannot be written.
        if self.message.ends_with('\n') {
            let _ = err.write_all(self.message.as_bytes());
        } else {
            let _ = writeln!(err, "pirn: {red}error:{plain} {}", self.message);
        }
        if let Some(help) = &self.help {
            let _ = writeln!(err, "  {cyan}help:{plain} {help}");
        }
    }
}
