//! The host boundary: everything a program can do to the outside world goes through one trait.
//!
//! The VM has no ambient authority. An implementation decides what is real, denied or scripted; the runtime crate
//! has one of each. Files and the network are capabilities of their own, [`Files`] and [`Net`], which a host gives out or not.
//!
//! What is open is a [`Handle`]: a number that the VM chooses. It never chooses one twice, not even after it was resumed from
//! a snapshot in another process, so that what was open there can never be mistaken for what is open here: a host that does
//! not know a handle answers [`HostError::Gone`].
//!
//! Nothing here waits but [`Host::sleep`] and [`Host::wait`]: what would have to wait answers [`HostError::WouldBlock`], and
//! [`Host::watch`] has `wait` tell when it need not any more.

use core::net::{IpAddr, SocketAddr};
use std::mem::MaybeUninit;
use std::time::Duration;

/// Something open at the host. 0 is standard input, 1 standard output.
pub type Handle = u64;

/// Standard input.
pub const STDIN: Handle = 0;

/// Standard output.
pub const STDOUT: Handle = 1;

/// What to wait for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Event {
    /// There is something to read, or to accept, or nothing will come any more.
    Readable,
    /// There is room to write, or connecting is done.
    Writable,
}

/// Which output stream.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stream {
    Out,
    Err,
}

/// Why the host did not do it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum HostError {
    /// Refused by policy: PermissionError.
    Denied(String),
    /// The other end of a pipe is gone: BrokenPipeError.
    BrokenPipe,
    /// Not there: FileNotFoundError.
    NotFound(String),
    /// Would have to wait. [`Host::watch`] tells when to try again.
    WouldBlock,
    /// The handle is not known: what it stood for was open in another process, before a snapshot.
    Gone,
    /// An error of the system, with its number and its words.
    System(i32, String),
    /// Anything else: OSError.
    Other(String),
}

/// The outside world as a program may use it.
pub trait Host {
    /// Writes bytes to an output stream. `WouldBlock`: they are taken, but whoever reads standard output does not keep up, and who writes
    /// more should wait until [`Host::write_on`] says otherwise.
    fn write(&mut self, stream: Stream, bytes: &[u8]) -> Result<(), HostError>;

    /// Flushes an output stream, and waits for it.
    fn flush(&mut self, stream: Stream) -> Result<(), HostError>;

    /// Writes out what is kept of standard output, as far as that needs no waiting. `WouldBlock`: there is more; it is written while the host
    /// waits, and [`Host::watch`] tells when there is room for some of it at [`STDOUT`].
    fn write_on(&mut self) -> Result<(), HostError> {
        self.flush(Stream::Out)
    }

    /// Reads a line from standard input, its newline included; empty at the end of input. `WouldBlock` when it is not there
    /// yet, if the host can tell with [`Host::watch`] when there is more of [`STDIN`].
    fn read_line(&mut self) -> Result<Vec<u8>, HostError>;

    /// Reads what there is of standard input, for who wants all of it; nothing at the end. `WouldBlock` as for a line.
    fn read_input(&mut self) -> Result<Vec<u8>, HostError> {
        self.read_line()
    }

    /// Time since an arbitrary start, never going back.
    fn monotonic(&mut self) -> Result<Duration, HostError>;

    /// Time since 1970-01-01 00:00 UTC.
    fn wall_clock(&mut self) -> Result<Duration, HostError>;

    /// Waits. Called only when every tasklet is parked.
    fn sleep(&mut self, time: Duration) -> Result<(), HostError>;

    /// Has [`Host::wait`] tell once when this has happened to a handle, or that it has happened already.
    fn watch(&mut self, _: Handle, _: Event) -> Result<(), HostError> {
        Err(HostError::Gone)
    }

    /// The handle is about to be closed: nothing of it is watched any more.
    fn forget(&mut self, _: Handle) {}

    /// Waits for so long at most, not at all for no time, until something that is watched happens. Adds what has happened; it
    /// is not watched any more.
    fn wait(
        &mut self,
        time: Duration,
        _happened: &mut Vec<(Handle, Event)>,
    ) -> Result<(), HostError> {
        self.sleep(time)
    }

    /// The files that the program may use.
    fn files(&mut self) -> Result<&mut dyn Files, HostError> {
        denied("the use of files")
    }

    /// The network that the program may use.
    fn net(&mut self) -> Result<&mut dyn Net, HostError> {
        denied("the use of the network")
    }

    /// Fills the buffer with entropy.
    fn entropy(&mut self, buffer: &mut [u8]) -> Result<(), HostError>;

    /// Reads a source file of a module to import. `NotFound` when there is none.
    fn read_source(&mut self, path: &str) -> Result<Vec<u8>, HostError>;

    /// The value of an environment variable.
    fn env(&mut self, name: &str) -> Option<String>;
}

/// How a file is opened.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct OpenMode {
    pub read: bool,
    pub write: bool,
    /// Writes go to the end, wherever the position is.
    pub append: bool,
    /// Makes the file if it is not there.
    pub create: bool,
    /// Fails if it is there.
    pub exclusive: bool,
    /// Empties it.
    pub truncate: bool,
    /// What is written may be kept for a while, until it is flushed or the file is closed.
    pub buffered: bool,
}

/// Where a position is counted from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Whence {
    Start,
    Current,
    End,
}

/// The files of a host. Paths are the host's own.
pub trait Files {
    /// Opens a file.
    fn open(&mut self, file: Handle, path: &str, mode: OpenMode) -> Result<(), HostError>;

    /// Reads some bytes; 0 at the end.
    fn read(&mut self, file: Handle, buffer: &mut [u8]) -> Result<usize, HostError>;

    /// The same into memory that nobody has written to yet: the bytes that were read, which stand in front.
    fn read_new<'a>(
        &mut self,
        file: Handle,
        buffer: &'a mut [MaybeUninit<u8>],
    ) -> Result<&'a mut [u8], HostError> {
        let mut own = vec![0; buffer.len()];
        let n = self.read(file, &mut own)?;
        Ok(buffer[..n].write_copy_of_slice(&own[..n]))
    }

    /// Writes some bytes, and says how many.
    fn write(&mut self, file: Handle, bytes: &[u8]) -> Result<usize, HostError>;

    /// Writes all of the bytes, if what is written to the file is kept for a while, so that nothing has to be waited for.
    /// Otherwise nothing is written, and the answer is false.
    fn keep(&mut self, _file: Handle, _bytes: &[u8]) -> Result<bool, HostError> {
        Ok(false)
    }

    /// How many bytes there are from the position to the end of a file, as far as that is known: what memory is needed for them.
    fn left(&mut self, _file: Handle) -> u64 {
        0
    }

    /// Writes out what was kept.
    fn flush(&mut self, file: Handle) -> Result<(), HostError>;

    /// Moves the position; answers it, counted from the start.
    fn seek(&mut self, file: Handle, offset: i64, whence: Whence) -> Result<u64, HostError>;

    /// Makes the file so many bytes long.
    fn truncate(&mut self, file: Handle, size: u64) -> Result<(), HostError>;

    /// Whether it is a terminal.
    fn is_terminal(&mut self, file: Handle) -> Result<bool, HostError>;

    /// Closes the file, after writing out what was kept.
    fn close(&mut self, file: Handle) -> Result<(), HostError>;

    /// Writes out what was kept of all files.
    fn flush_all(&mut self) -> Result<(), HostError>;
}

/// Where a socket is, or who is at its other end.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Address {
    Inet(SocketAddr),
    /// The path of a Unix socket; empty: it has none.
    Unix(String),
}

/// Families of addresses.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Family {
    Inet4,
    Inet6,
    Unix,
}

/// Options of sockets: those that programs use.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SocketOption {
    ReuseAddress,
    ReusePort,
    KeepAlive,
    Broadcast,
    NoDelay,
    OnlyV6,
    SendBuffer,
    ReceiveBuffer,
    /// Only read: the number of the error that is pending, which is none any more.
    Error,
}

/// The network of a host. No socket ever waits.
pub trait Net {
    /// Makes a socket, of a stream or of datagrams.
    fn socket(&mut self, socket: Handle, family: Family, stream: bool) -> Result<(), HostError>;

    /// Makes two sockets that are connected.
    fn pair(&mut self, a: Handle, b: Handle, stream: bool) -> Result<(), HostError>;

    fn bind(&mut self, socket: Handle, to: &Address) -> Result<(), HostError>;

    fn listen(&mut self, socket: Handle, backlog: i32) -> Result<(), HostError>;

    /// Accepts a connection, whose socket is to have this handle; says who it is.
    fn accept(&mut self, socket: Handle, new: Handle) -> Result<Address, HostError>;

    /// Begins to connect. `WouldBlock`: it is done when the socket is writable, if there is no [`SocketOption::Error`] then.
    fn connect(&mut self, socket: Handle, to: &Address) -> Result<(), HostError>;

    /// Sends some bytes, or a datagram, and says how many bytes.
    fn send(
        &mut self,
        socket: Handle,
        bytes: &[u8],
        to: Option<&Address>,
    ) -> Result<usize, HostError>;

    /// Receives some bytes, which stay there if they are only to be seen; 0 at the end of a stream.
    fn receive(
        &mut self,
        socket: Handle,
        buffer: &mut [u8],
        peek: bool,
    ) -> Result<(usize, Option<Address>), HostError>;

    /// Ends reading, writing or both.
    fn shutdown(&mut self, socket: Handle, read: bool, write: bool) -> Result<(), HostError>;

    fn local_address(&mut self, socket: Handle) -> Result<Address, HostError>;

    fn peer_address(&mut self, socket: Handle) -> Result<Address, HostError>;

    fn option(&mut self, socket: Handle, option: SocketOption) -> Result<i32, HostError>;

    fn set_option(
        &mut self,
        socket: Handle,
        option: SocketOption,
        value: i32,
    ) -> Result<(), HostError>;

    fn close(&mut self, socket: Handle) -> Result<(), HostError>;

    /// Begins to look up the addresses of a name: the handle is readable when they are there.
    fn look_up(&mut self, lookup: Handle, name: &str) -> Result<(), HostError>;

    /// What was found, which ends the lookup: nothing if nobody knows the name.
    fn looked_up(&mut self, lookup: Handle) -> Result<Vec<IpAddr>, HostError>;
}

/// A host that refuses everything.
#[derive(Debug, Default)]
pub struct DeniedHost;

fn denied<T>(what: &str) -> Result<T, HostError> {
    Err(HostError::Denied(format!("{what} is not allowed here")))
}

impl Host for DeniedHost {
    fn write(&mut self, _: Stream, _: &[u8]) -> Result<(), HostError> {
        denied("output")
    }

    fn flush(&mut self, _: Stream) -> Result<(), HostError> {
        Ok(())
    }

    fn read_line(&mut self) -> Result<Vec<u8>, HostError> {
        denied("input")
    }

    fn monotonic(&mut self) -> Result<Duration, HostError> {
        denied("the clock")
    }

    fn wall_clock(&mut self) -> Result<Duration, HostError> {
        denied("the clock")
    }

    fn sleep(&mut self, _: Duration) -> Result<(), HostError> {
        denied("sleeping")
    }

    fn entropy(&mut self, _: &mut [u8]) -> Result<(), HostError> {
        denied("entropy")
    }

    fn read_source(&mut self, _: &str) -> Result<Vec<u8>, HostError> {
        denied("reading files")
    }

    fn env(&mut self, _: &str) -> Option<String> {
        None
    }
}
