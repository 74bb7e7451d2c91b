//! The real host, as a Unix command behaves.
//!
//! * When whoever reads the output goes away, the command ends quietly with the status a shell reports for SIGPIPE.
//!   CPython raises BrokenPipeError, whose traceback nobody wants at the end of `pirn prog.py | head`.
//! * Ctrl-C ends waiting: a sleep returns early, so that the program's next poll raises KeyboardInterrupt.

use crate::failure::exit;
use crate::interrupts::Presses;
use pirn_runtime::{Host, HostError, RealHost, Stream};
use std::sync::Arc;
use std::time::Duration;

/// The process' own streams, clock and files.
pub struct CommandHost {
    real: RealHost,
    presses: Arc<Presses>,
}

impl CommandHost {
    pub fn new(presses: Arc<Presses>) -> CommandHost {
        CommandHost {
            real: RealHost::new(),
            presses,
        }
    }
}

/// Ends the process when the result is that nobody reads the output.
fn quiet<T>(result: Result<T, HostError>) -> Result<T, HostError> {
    if matches!(result, Err(HostError::BrokenPipe)) {
        std::process::exit(exit::BROKEN_PIPE.into());
    }
    result
}

impl Host for CommandHost {
    fn write(&mut self, stream: Stream, bytes: &[u8]) -> Result<(), HostError> {
        quiet(self.real.write(stream, bytes))
    }

    fn flush(&mut self, stream: Stream) -> Result<(), HostError> {
        quiet(self.real.flush(stream))
    }

    fn read_line(&mut self) -> Result<Vec<u8>, HostError> {
        quiet(self.real.flush(Stream::Out))?;
        // Reading cannot be cut short: meanwhile Ctrl-C ends the process.
        self.presses.at_once(true);
        let line = self.real.read_line();
        self.presses.at_once(false);
        line
    }

    fn monotonic(&mut self) -> Result<Duration, HostError> {
        self.real.monotonic()
    }

    fn wall_clock(&mut self) -> Result<Duration, HostError> {
        self.real.wall_clock()
    }

    fn sleep(&mut self, time: Duration) -> Result<(), HostError> {
        quiet(self.real.flush(Stream::Out))?;
        self.presses.sleep(time);
        Ok(())
    }

    fn entropy(&mut self, buffer: &mut [u8]) -> Result<(), HostError> {
        self.real.entropy(buffer)
    }

    fn read_source(&mut self, path: &str) -> Result<Vec<u8>, HostError> {
        self.real.read_source(path)
    }

    fn env(&mut self, name: &str) -> Option<String> {
        self.real.env(name)
    }
}
