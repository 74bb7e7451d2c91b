//! The process itself: standard streams, clocks, environment; and files and the network, where it is told to give them out.
//!
//! Standard output is buffered, by lines when it is a terminal, and flushed before standard input is waited for, before
//! waiting, and when the host is dropped. Standard error is not buffered.
//!
//! ```text
//! real.rs     standard streams, clocks, and what is watched
//! output.rs   standard output
//! files.rs    files
//! net.rs      sockets, and names of machines
//! poller.rs   the system's readiness
//! ```

mod files;
#[cfg(unix)]
mod net;
mod output;
#[cfg(unix)]
mod poller;

#[cfg(unix)]
use super::{Event, Handle, STDIN, STDOUT};
use super::{Files, Host, HostError, Net, Stream};
use files::RealFiles;
use output::Output;
use std::io::{self, BufRead, ErrorKind, Read, Write};
use std::time::{Duration, Instant, SystemTime, UNIX_EPOCH};

/// What is read of standard input at once, at most.
#[cfg(unix)]
const PIECE: usize = 64 << 10;

/// The real outside world.
#[derive(Debug)]
pub struct RealHost {
    out: Output,
    start: Instant,
    files: Option<RealFiles>,
    #[cfg(unix)]
    net: Option<net::RealNet>,
    #[cfg(unix)]
    poller: Option<poller::Poller>,
    #[cfg(unix)]
    input: Input,
}

/// Standard input that is not waited for.
#[cfg(unix)]
#[derive(Debug, Default)]
struct Input {
    /// What was read of the next line.
    line: Vec<u8>,
    /// Reading will not wait.
    ready: bool,
    ended: bool,
}

#[cfg(unix)]
impl Input {
    /// A line that is there; empty at the end.
    fn take(&mut self) -> Option<Vec<u8>> {
        let whole = self.ended || self.line.ends_with(b"\n");
        whole.then(|| std::mem::take(&mut self.line))
    }

    /// Reads on, up to the end of the line at most: others of the process may read lines, too, from the standard library's buffer.
    fn read_more(&mut self) -> io::Result<()> {
        self.ready = false;
        let mut stdin = io::stdin().lock();
        let n = match stdin.fill_buf() {
            Ok(more) => {
                let end = memchr::memchr(b'\n', more);
                let n = end.map_or(more.len(), |end| end + 1);
                self.line.extend_from_slice(&more[..n]);
                self.ended = more.is_empty();
                self.ready = n < more.len();
                n
            }
            Err(e) if matches!(e.kind(), ErrorKind::Interrupted | ErrorKind::WouldBlock) => 0,
            Err(e) => return Err(e),
        };
        stdin.consume(n);
        Ok(())
    }

    /// Reads what there is; nothing at the end.
    fn read_piece(&mut self) -> io::Result<Vec<u8>> {
        self.ready = false;
        let mut piece = vec![0; PIECE];
        match io::stdin().lock().read(&mut piece) {
            Ok(n) => piece.truncate(n),
            Err(e) if e.kind() == ErrorKind::Interrupted => {
                return Err(ErrorKind::WouldBlock.into());
            }
            Err(e) => return Err(e),
        }
        Ok(piece)
    }
}

impl Default for RealHost {
    fn default() -> RealHost {
        RealHost::new()
    }
}

impl RealHost {
    pub fn new() -> RealHost {
        RealHost {
            out: Output::new(),
            start: Instant::now(),
            files: None,
            #[cfg(unix)]
            net: None,
            #[cfg(unix)]
            poller: None,
            #[cfg(unix)]
            input: Input::default(),
        }
    }

    /// The same, and the program may use the process's files.
    pub fn with_files(mut self) -> RealHost {
        self.files = Some(RealFiles::default());
        self
    }

    /// The same, and the program may use the network, where the system is a Unix.
    pub fn with_net(mut self) -> RealHost {
        #[cfg(unix)]
        {
            self.net = Some(net::RealNet::default());
        }
        self
    }

    /// Reading standard input does not wait. What was written is written out before it would.
    #[cfg(unix)]
    fn input_is_ready(&mut self) -> Result<(), HostError> {
        if self.input.ready {
            return Ok(());
        }
        match self.write_on() {
            Err(HostError::WouldBlock) | Ok(()) => Err(HostError::WouldBlock),
            Err(e) => Err(e),
        }
    }

    #[cfg(unix)]
    fn poller(&mut self) -> Result<&mut poller::Poller, HostError> {
        match &mut self.poller {
            Some(poller) => Ok(poller),
            none => Ok(none.insert(poller::Poller::new()?)),
        }
    }

    /// The descriptor behind a handle.
    #[cfg(unix)]
    fn fd(&mut self, handle: Handle) -> Option<std::os::fd::RawFd> {
        use std::os::fd::AsRawFd;
        match handle {
            STDIN => return Some(io::stdin().as_raw_fd()),
            STDOUT => return self.out.fd(),
            _ => {}
        }
        let socket = self.net.as_ref().and_then(|net| net.fd(handle));
        socket.or_else(|| {
            let file = self.files.as_mut()?.get(handle)?;
            Some(file.file.as_raw_fd())
        })
    }

    /// Before waiting: writes out what goes, and has the system tell when more does.
    #[cfg(unix)]
    fn write_before_waiting(&mut self) -> Result<(), HostError> {
        match self.write_on() {
            Err(HostError::WouldBlock) => self.watch(STDOUT, Event::Writable),
            result => result,
        }
    }
}

/// The number of an error: Linux's, whatever the system.
fn number(e: &io::Error) -> Option<i32> {
    let of_kind = match e.kind() {
        _ if cfg!(target_os = "linux") => None,
        ErrorKind::NotFound => Some(2),
        ErrorKind::PermissionDenied => Some(13),
        ErrorKind::AlreadyExists => Some(17),
        ErrorKind::NotADirectory => Some(20),
        ErrorKind::IsADirectory => Some(21),
        ErrorKind::InvalidInput => Some(22),
        ErrorKind::BrokenPipe => Some(32),
        ErrorKind::AddrInUse => Some(98),
        ErrorKind::AddrNotAvailable => Some(99),
        ErrorKind::NetworkUnreachable => Some(101),
        ErrorKind::ConnectionAborted => Some(103),
        ErrorKind::ConnectionReset => Some(104),
        ErrorKind::NotConnected => Some(107),
        ErrorKind::TimedOut => Some(110),
        ErrorKind::ConnectionRefused => Some(111),
        ErrorKind::HostUnreachable => Some(113),
        _ => None,
    };
    of_kind.or(e.raw_os_error())
}

/// What the system says of files and sockets.
fn system_error(e: &io::Error) -> HostError {
    if e.kind() == ErrorKind::WouldBlock {
        return HostError::WouldBlock;
    }
    let text = e.to_string();
    match number(e) {
        // The number stands beside the words.
        Some(number) => {
            let words = text.split(" (os error").next().unwrap_or_default();
            HostError::System(number, words.to_string())
        }
        None => HostError::Other(text),
    }
}

fn error(e: &io::Error) -> HostError {
    match e.kind() {
        ErrorKind::WouldBlock => HostError::WouldBlock,
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
        self.out.write(bytes).map_err(|e| error(&e))
    }

    fn flush(&mut self, stream: Stream) -> Result<(), HostError> {
        if stream == Stream::Err || self.out.is_empty() {
            return Ok(());
        }
        self.out.write_out().map_err(|e| error(&e))
    }

    fn write_on(&mut self) -> Result<(), HostError> {
        self.out.write_on().map_err(|e| error(&e))
    }

    #[cfg(unix)]
    fn read_line(&mut self) -> Result<Vec<u8>, HostError> {
        loop {
            if let Some(line) = self.input.take() {
                // Whoever writes to a terminal may go on after an end of file.
                self.input.ended &= !line.is_empty();
                return Ok(line);
            }
            self.input_is_ready()?;
            self.input.read_more().map_err(|e| error(&e))?;
        }
    }

    #[cfg(unix)]
    fn read_input(&mut self) -> Result<Vec<u8>, HostError> {
        if self.input.ended || !self.input.line.is_empty() {
            self.input.ended = false;
            return Ok(std::mem::take(&mut self.input.line));
        }
        self.input_is_ready()?;
        self.input.read_piece().map_err(|e| error(&e))
    }

    #[cfg(not(unix))]
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

    #[cfg(unix)]
    fn sleep(&mut self, time: Duration) -> Result<(), HostError> {
        match self.write_on() {
            // The rest is written meanwhile. Nobody waits for anything else.
            Err(HostError::WouldBlock) => return self.wait(time, &mut Vec::new()),
            result => result?,
        }
        std::thread::sleep(time);
        Ok(())
    }

    #[cfg(not(unix))]
    fn sleep(&mut self, time: Duration) -> Result<(), HostError> {
        self.flush(Stream::Out)?;
        std::thread::sleep(time);
        Ok(())
    }

    #[cfg(unix)]
    fn watch(&mut self, handle: Handle, event: Event) -> Result<(), HostError> {
        if let Some(found) = self.net.as_ref().and_then(|net| net.is_found(handle)) {
            if found {
                self.poller()?.happen(handle, event);
            } else if let Some(net) = &mut self.net {
                net.watch_lookup(handle);
            }
            return Ok(());
        }
        match self.fd(handle) {
            Some(fd) => self.poller()?.watch(handle, fd, event),
            // What waits for itself.
            None if handle == STDOUT => {
                self.poller()?.happen(handle, event);
                Ok(())
            }
            None => Err(HostError::Gone),
        }
    }

    #[cfg(unix)]
    fn wait(
        &mut self,
        time: Duration,
        happened: &mut Vec<(Handle, Event)>,
    ) -> Result<(), HostError> {
        if !time.is_zero() {
            self.write_before_waiting()?;
        }
        let before = happened.len();
        self.poller()?.wait(time, happened)?;
        if happened[before..].contains(&(STDOUT, Event::Writable)) {
            match self.write_on() {
                Err(HostError::WouldBlock) => {}
                result => result?,
            }
        }
        if let Some(net) = &mut self.net {
            happened.extend(net.found().map(|handle| (handle, Event::Readable)));
        }
        if let Some(files) = &mut self.files {
            let readable = happened.iter().filter(|(_, e)| *e == Event::Readable);
            readable.for_each(|(handle, _)| files.note_readable(*handle));
        }
        self.input.ready |= happened.contains(&(STDIN, Event::Readable));
        Ok(())
    }

    fn files(&mut self) -> Result<&mut dyn Files, HostError> {
        match &mut self.files {
            Some(files) => Ok(files),
            None => Err(HostError::Denied(
                "the use of files is not allowed here".to_string(),
            )),
        }
    }

    #[cfg(unix)]
    fn net(&mut self) -> Result<&mut dyn Net, HostError> {
        if self.net.as_ref().is_some_and(|net| net.waker.is_none()) {
            let waker = self.poller()?.waker();
            if let Some(net) = &mut self.net {
                net.waker = Some(waker);
            }
        }
        match &mut self.net {
            Some(net) => Ok(net),
            None => Err(HostError::Denied(
                "the use of the network is not allowed here".to_string(),
            )),
        }
    }

    fn forget(&mut self, handle: u64) {
        #[cfg(unix)]
        if let Some(poller) = &mut self.poller {
            poller.forget(handle);
        }
        #[cfg(not(unix))]
        let _ = handle;
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
        let _ = self.out.write_out();
    }
}
