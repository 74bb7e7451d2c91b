//! Standard output.
//!
//! What is written is kept for a while. A pipe or terminal whose reader does not keep up takes nothing more, and nobody waits for it here:
//! what is left stays, and is written when the system says that there is room again. For that the pipe is opened a second time,
//! by the name that Linux gives it, for writing without waiting: the first one is shared with other processes, which would not expect that of it.
//! Where that cannot be done (other systems, other things than pipes and terminals) writing waits.

use std::fs::File;
use std::io::{self, ErrorKind, IsTerminal, Write};
use std::time::Duration;

/// Output is written out when so much is kept; and when it cannot be, whoever writes more should wait.
const BUFFER: usize = 64 << 10;

#[derive(Debug)]
pub(super) struct Output {
    kept: Vec<u8>,
    /// How much of it is written.
    written: usize,
    by_line: bool,
    /// The second one, if there is one; None: not known yet.
    quick: Option<Option<File>>,
}

impl Output {
    pub fn new() -> Output {
        Output {
            kept: Vec::new(),
            written: 0,
            by_line: io::stdout().is_terminal(),
            quick: None,
        }
    }

    /// Whether everything is written.
    pub fn is_empty(&self) -> bool {
        self.kept.is_empty()
    }

    /// Takes bytes. `WouldBlock`: they are taken, but there are too many.
    pub fn write(&mut self, bytes: &[u8]) -> io::Result<()> {
        self.kept.extend_from_slice(bytes);
        let full = self.kept.len() - self.written >= BUFFER;
        let line = self.by_line && memchr::memchr(b'\n', bytes).is_some();
        if !full && !line {
            return Ok(());
        }
        match self.write_on() {
            Err(e) if e.kind() == ErrorKind::WouldBlock && !self.is_behind() => Ok(()),
            result => result,
        }
    }

    fn is_behind(&self) -> bool {
        self.kept.len() - self.written >= BUFFER
    }

    /// Writes as much as goes without waiting. `WouldBlock`: there is more.
    pub fn write_on(&mut self) -> io::Result<()> {
        if self.kept.is_empty() {
            return Ok(());
        }
        let Some(quick) = self.quick.get_or_insert_with(second) else {
            return self.write_out();
        };
        while self.written < self.kept.len() {
            match quick.write(&self.kept[self.written..]) {
                Ok(n) => self.written += n,
                Err(e) if e.kind() == ErrorKind::Interrupted => {}
                Err(e) if e.kind() == ErrorKind::WouldBlock => {
                    // Once for every so many bytes, however slowly they go.
                    if self.written >= BUFFER {
                        self.kept.drain(..self.written);
                        self.written = 0;
                    }
                    return Err(e);
                }
                Err(e) => {
                    self.forget();
                    return Err(e);
                }
            }
        }
        self.forget();
        Ok(())
    }

    /// Writes everything, and waits as long as that takes.
    pub fn write_out(&mut self) -> io::Result<()> {
        let mut stdout = io::stdout().lock();
        let mut rest = &self.kept[self.written..];
        let mut result = Ok(());
        while !rest.is_empty() && result.is_ok() {
            match stdout.write(rest) {
                Ok(n) => rest = &rest[n..],
                Err(e) if e.kind() == ErrorKind::Interrupted => {}
                // Somebody else has asked for this.
                Err(e) if e.kind() == ErrorKind::WouldBlock => {
                    std::thread::sleep(Duration::from_millis(1));
                }
                Err(e) => result = Err(e),
            }
        }
        let result = result.and_then(|()| stdout.flush());
        drop(stdout);
        self.forget();
        result
    }

    /// What is written, or could not be: keeping that would fail for ever.
    fn forget(&mut self) {
        self.kept.clear();
        self.written = 0;
    }

    /// What to ask whether there is room.
    #[cfg(unix)]
    pub fn fd(&self) -> Option<std::os::fd::RawFd> {
        use std::os::fd::AsRawFd;
        Some(self.quick.as_ref()?.as_ref()?.as_raw_fd())
    }
}

/// Standard output, opened once more so that writing does not wait.
#[cfg(target_os = "linux")]
fn second() -> Option<File> {
    use std::os::fd::AsFd;
    use std::os::unix::fs::{FileTypeExt, OpenOptionsExt};
    let stdout = io::stdout();
    let own = File::from(stdout.as_fd().try_clone_to_owned().ok()?);
    let is_pipe = own.metadata().ok()?.file_type().is_fifo();
    if !is_pipe && !own.is_terminal() {
        return None;
    }
    File::options()
        .write(true)
        .custom_flags(libc::O_NONBLOCK | libc::O_NOCTTY)
        .open("/proc/self/fd/1")
        .ok()
}

#[cfg(not(target_os = "linux"))]
fn second() -> Option<File> {
    None
}
