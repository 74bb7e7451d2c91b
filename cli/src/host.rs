//! The real host, as a Unix command behaves.
//!
//! * When whoever reads the output goes away, the command ends quietly with the status a shell reports for SIGPIPE.
//!   CPython raises BrokenPipeError, whose traceback nobody wants at the end of `pirn prog.py | head`.
//! * Ctrl-C ends waiting: a sleep returns early, so that the program's next poll raises KeyboardInterrupt. Waiting for files,
//!   sockets and standard input is done in short pieces.
//! * A program may use files and the network unless it is said otherwise: it is the user's own.

use crate::failure::exit;
use crate::flags::Deny;
use crate::interrupts::Presses;
use pirn_runtime::{Event, Files, Handle, Host, HostError, Net, RealHost, Stream};
use std::sync::Arc;
use std::time::Duration;

/// The process' own streams, clock and files.
pub struct CommandHost {
    real: RealHost,
    presses: Arc<Presses>,
}

impl CommandHost {
    /// A host that gives out everything but what is denied.
    pub fn new(presses: Arc<Presses>, deny: &[Deny]) -> CommandHost {
        let mut real = RealHost::new();
        if !deny.contains(&Deny::Files) {
            real = real.with_files();
        }
        if !deny.contains(&Deny::Net) {
            real = real.with_net();
        }
        CommandHost { real, presses }
    }

    /// Ends the process when the result is that nobody reads the output.
    fn quiet<T>(&mut self, result: Result<T, HostError>) -> Result<T, HostError> {
        if matches!(result, Err(HostError::BrokenPipe)) {
            if let Ok(files) = self.real.files() {
                // Nobody is left to be told.
                let _ = files.flush_all();
            }
            std::process::exit(exit::BROKEN_PIPE.into());
        }
        result
    }
}

impl Host for CommandHost {
    fn write(&mut self, stream: Stream, bytes: &[u8]) -> Result<(), HostError> {
        let result = self.real.write(stream, bytes);
        self.quiet(result)
    }

    fn flush(&mut self, stream: Stream) -> Result<(), HostError> {
        let result = self.real.flush(stream);
        self.quiet(result)
    }

    fn write_on(&mut self) -> Result<(), HostError> {
        let result = self.real.write_on();
        self.quiet(result)
    }

    fn read_line(&mut self) -> Result<Vec<u8>, HostError> {
        let result = self.real.read_line();
        self.quiet(result)
    }

    fn read_input(&mut self) -> Result<Vec<u8>, HostError> {
        let result = self.real.read_input();
        self.quiet(result)
    }

    fn monotonic(&mut self) -> Result<Duration, HostError> {
        self.real.monotonic()
    }

    fn wall_clock(&mut self) -> Result<Duration, HostError> {
        self.real.wall_clock()
    }

    fn sleep(&mut self, time: Duration) -> Result<(), HostError> {
        match self.write_on() {
            // The rest is written meanwhile.
            Err(HostError::WouldBlock) => return self.wait(time, &mut Vec::new()),
            result => result?,
        }
        self.presses.sleep(time);
        Ok(())
    }

    fn watch(&mut self, handle: Handle, event: Event) -> Result<(), HostError> {
        self.real.watch(handle, event)
    }

    fn forget(&mut self, handle: Handle) {
        self.real.forget(handle);
    }

    fn wait(
        &mut self,
        time: Duration,
        happened: &mut Vec<(Handle, Event)>,
    ) -> Result<(), HostError> {
        let result = self.real.wait(time, happened);
        self.quiet(result)
    }

    fn files(&mut self) -> Result<&mut dyn Files, HostError> {
        self.real.files()
    }

    fn net(&mut self) -> Result<&mut dyn Net, HostError> {
        self.real.net()
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
