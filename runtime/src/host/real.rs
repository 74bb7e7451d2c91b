//! The process itself: standard streams, clocks, files, environment.
//!
//! Standard output is buffered, by lines when it is a terminal, and flushed before standard input is read, before
//! waiting, and when the host is dropped. Standard error is not buffered.

use super::{Host, HostError, Stream};
use std::io::{self, BufRead, ErrorKind, IsTerminal, Read, Write};
use std::time::{Duration, Instant, SystemTime, UNIX_EPOCH};

/// Output is written out when the buffer holds so much.
const BUFFER: usize = 64 << 10;

/// The real outside world.
#[derive(Debug)]
pub struct RealHost {
    out: Vec<u8>,
    by_line: bool,
    start: Instant,
}

impl Default for RealHost {
    fn default() -> RealHost {
        RealHost::new()
    }
}

impl RealHost {
    pub fn new() -> RealHost {
        RealHost {
            out: Vec::new(),
            by_line: io::stdout().is_terminal(),
            start: Instant::now(),
        }
    }

    fn write_out(&mut self) -> Result<(), HostError> {
        let result = {
            let mut stdout = io::stdout().lock();
            stdout.write_all(&self.out).and_then(|()| stdout.flush())
        };
        // What could not be written is lost, as with any closed stream: keeping it would fail for ever.
        self.out.clear();
        result.map_err(|e| error(&e))
    }
}

fn error(e: &io::Error) -> HostError {
    match e.kind() {
        ErrorKind::BrokenPipe => HostError::BrokenPipe,
        ErrorKind::PermissionDenied => HostError::Denied(e.to_string()),
        _ => HostError::Other(e.to_string()),
    }
}

impl Host for RealHost {
    fn write(&mut self, stream: Stream, bytes: &[u8]) -> Result<(), HostError> {
        if stream == Stream::Err {
            return io::stderr().write_all(bytes).map_err(|e| error(&e));
        }
        self.out.extend_from_slice(bytes);
        let full = self.out.len() >= BUFFER;
        if full || self.by_line && bytes.contains(&b'\n') {
            return self.write_out();
        }
        Ok(())
    }

    fn flush(&mut self, stream: Stream) -> Result<(), HostError> {
        if stream == Stream::Err || self.out.is_empty() {
            return Ok(());
        }
        self.write_out()
    }

    fn read_line(&mut self) -> Result<Vec<u8>, HostError> {
        self.flush(Stream::Out)?;
        let mut line = Vec::new();
        io::stdin()
            .lock()
            .read_until(b'\n', &mut line)
            .map_err(|e| error(&e))?;
        Ok(line)
    }

    fn monotonic(&mut self) -> Result<Duration, HostError> {
        Ok(self.start.elapsed())
    }

    fn wall_clock(&mut self) -> Result<Duration, HostError> {
        SystemTime::now()
            .duration_since(UNIX_EPOCH)
            .map_err(|_| HostError::Other("the clock is before 1970".to_string()))
    }

    fn sleep(&mut self, time: Duration) -> Result<(), HostError> {
        self.flush(Stream::Out)?;
        std::thread::sleep(time);
        Ok(())
    }

    fn entropy(&mut self, buffer: &mut [u8]) -> Result<(), HostError> {
        if std::fs::File::open("/dev/urandom")
            .and_then(|mut f| f.read_exact(buffer))
            .is_ok()
        {
            return Ok(());
        }
        // Where there is no such file: the seeds of the standard library's hash maps come from the system.
        use std::hash::{BuildHasher, Hasher};
        for chunk in buffer.chunks_mut(8) {
            let mut hasher = std::collections::hash_map::RandomState::new().build_hasher();
            hasher.write_u128(self.start.elapsed().as_nanos());
            chunk.copy_from_slice(&hasher.finish().to_ne_bytes()[..chunk.len()]);
        }
        Ok(())
    }

    fn read_source(&mut self, path: &str) -> Result<Vec<u8>, HostError> {
        std::fs::read(path).map_err(|e| match e.kind() {
            ErrorKind::PermissionDenied | ErrorKind::InvalidData => error(&e),
            _ => HostError::NotFound(path.to_string()),
        })
    }

    fn env(&mut self, name: &str) -> Option<String> {
        std::env::var(name).ok()
    }
}

impl Drop for RealHost {
    fn drop(&mut self) {
        // Nobody is left to be told.
        let _ = self.write_out();
    }
}
