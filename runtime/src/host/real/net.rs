//! The network of the system: sockets that never wait, and names looked up on threads of their own.
#![expect(
    unsafe_code,
    reason = "one system call that no crate wraps, and a buffer lent to one"
)]

use super::system_error;
use crate::host::{Address, Family, Handle, HostError, Net, SocketOption};
use mio::Waker;
use socket2::{Domain, Protocol, SockAddr, Socket, Type};
use std::collections::HashMap;
use std::io;
use std::mem::MaybeUninit;
use std::net::{IpAddr, Shutdown, ToSocketAddrs};
use std::os::fd::{AsRawFd, RawFd};
use std::sync::{Arc, Mutex, PoisonError};

/// The number of "Operation now in progress".
const EINPROGRESS: i32 = libc::EINPROGRESS;

/// What a thread has found, once it has.
type Found = Arc<Mutex<Option<Vec<IpAddr>>>>;

/// Sockets of the process.
#[derive(Debug, Default)]
pub struct RealNet {
    sockets: HashMap<Handle, Socket>,
    lookups: HashMap<Handle, Found>,
    /// Those that somebody waits for.
    watched: Vec<Handle>,
    /// Ends a wait when something was looked up.
    pub(super) waker: Option<Arc<Waker>>,
    limit_raised: bool,
}

impl RealNet {
    pub(super) fn fd(&self, socket: Handle) -> Option<RawFd> {
        self.sockets.get(&socket).map(|s| s.as_raw_fd())
    }

    /// Whether a lookup is done; None: it is no lookup.
    pub(super) fn is_found(&self, lookup: Handle) -> Option<bool> {
        let found = self.lookups.get(&lookup)?;
        let found = found.lock().unwrap_or_else(PoisonError::into_inner);
        Some(found.is_some())
    }

    pub(super) fn watch_lookup(&mut self, lookup: Handle) {
        self.watched.push(lookup);
    }

    /// What of the watched is found; it is not watched any more.
    pub(super) fn found(&mut self) -> std::vec::IntoIter<Handle> {
        let watched = std::mem::take(&mut self.watched);
        let (found, rest): (Vec<_>, Vec<_>) = watched
            .into_iter()
            .partition(|lookup| self.is_found(*lookup) != Some(false));
        self.watched = rest;
        found.into_iter()
    }

    fn with<R>(
        &self,
        socket: Handle,
        act: impl FnOnce(&Socket) -> io::Result<R>,
    ) -> Result<R, HostError> {
        let socket = self.sockets.get(&socket).ok_or(HostError::Gone)?;
        act(socket).map_err(|e| system_error(&e))
    }

    fn add(&mut self, handle: Handle, socket: Socket) -> Result<(), HostError> {
        socket.set_nonblocking(true).map_err(|e| system_error(&e))?;
        self.sockets.insert(handle, socket);
        Ok(())
    }

    /// The first socket asks for as many descriptors as the process may have: a program may have a socket for each of its
    /// many tasklets.
    fn raise_limit(&mut self) {
        if std::mem::replace(&mut self.limit_raised, true) {
            return;
        }
        let mut limit = libc::rlimit {
            rlim_cur: 0,
            rlim_max: 0,
        };
        // SAFETY: the call fills the structure that it is given.
        let known = unsafe { libc::getrlimit(libc::RLIMIT_NOFILE, &raw mut limit) } == 0;
        if known && limit.rlim_cur < limit.rlim_max {
            limit.rlim_cur = limit.rlim_max;
            // SAFETY: the call reads the structure. If it is refused, things stay as they are.
            let _ = unsafe { libc::setrlimit(libc::RLIMIT_NOFILE, &raw const limit) };
        }
    }
}

fn kind(stream: bool) -> Type {
    match stream {
        true => Type::STREAM,
        false => Type::DGRAM,
    }
}

fn to_system(address: &Address) -> Result<SockAddr, HostError> {
    match address {
        Address::Inet(address) => Ok(SockAddr::from(*address)),
        Address::Unix(path) => SockAddr::unix(path).map_err(|e| system_error(&e)),
    }
}

fn from_system(address: &SockAddr) -> Address {
    match address.as_socket() {
        Some(address) => Address::Inet(address),
        None => {
            let path = address.as_pathname().and_then(|path| path.to_str());
            Address::Unix(path.unwrap_or_default().to_string())
        }
    }
}

impl Net for RealNet {
    fn socket(&mut self, socket: Handle, family: Family, stream: bool) -> Result<(), HostError> {
        self.raise_limit();
        let domain = match family {
            Family::Inet4 => Domain::IPV4,
            Family::Inet6 => Domain::IPV6,
            Family::Unix => Domain::UNIX,
        };
        let protocol = match (family, stream) {
            (Family::Unix, _) => None,
            (_, true) => Some(Protocol::TCP),
            (_, false) => Some(Protocol::UDP),
        };
        let new = Socket::new(domain, kind(stream), protocol).map_err(|e| system_error(&e))?;
        self.add(socket, new)
    }

    fn pair(&mut self, a: Handle, b: Handle, stream: bool) -> Result<(), HostError> {
        let (one, other) =
            Socket::pair(Domain::UNIX, kind(stream), None).map_err(|e| system_error(&e))?;
        self.add(a, one)?;
        self.add(b, other)
    }

    fn bind(&mut self, socket: Handle, to: &Address) -> Result<(), HostError> {
        let to = to_system(to)?;
        self.with(socket, |s| s.bind(&to))
    }

    fn listen(&mut self, socket: Handle, backlog: i32) -> Result<(), HostError> {
        self.with(socket, |s| s.listen(backlog))
    }

    fn accept(&mut self, socket: Handle, new: Handle) -> Result<Address, HostError> {
        let (accepted, from) = self.with(socket, Socket::accept)?;
        self.add(new, accepted)?;
        Ok(from_system(&from))
    }

    fn connect(&mut self, socket: Handle, to: &Address) -> Result<(), HostError> {
        let to = to_system(to)?;
        let socket = self.sockets.get(&socket).ok_or(HostError::Gone)?;
        socket.connect(&to).map_err(|e| match e.raw_os_error() {
            Some(EINPROGRESS) => HostError::WouldBlock,
            _ => system_error(&e),
        })
    }

    fn send(
        &mut self,
        socket: Handle,
        bytes: &[u8],
        to: Option<&Address>,
    ) -> Result<usize, HostError> {
        let to = to.map(to_system).transpose()?;
        self.with(socket, |s| match &to {
            Some(to) => s.send_to(bytes, to),
            None => s.send(bytes),
        })
    }

    fn receive(
        &mut self,
        socket: Handle,
        buffer: &mut [u8],
        peek: bool,
    ) -> Result<(usize, Option<Address>), HostError> {
        let (data, len) = (buffer.as_mut_ptr().cast::<MaybeUninit<u8>>(), buffer.len());
        // SAFETY: the same memory, lent for as long; the call puts bytes there and never takes any away.
        let buffer = unsafe { std::slice::from_raw_parts_mut(data, len) };
        let flags = if peek { libc::MSG_PEEK } else { 0 };
        let (n, from) = self.with(socket, |s| s.recv_from_with_flags(buffer, flags))?;
        // A stream says nothing of whom it is from.
        let from = (from.len() > 0).then(|| from_system(&from));
        Ok((n, from))
    }

    fn shutdown(&mut self, socket: Handle, read: bool, write: bool) -> Result<(), HostError> {
        let how = match (read, write) {
            (true, true) => Shutdown::Both,
            (true, false) => Shutdown::Read,
            _ => Shutdown::Write,
        };
        self.with(socket, |s| s.shutdown(how))
    }

    fn local_address(&mut self, socket: Handle) -> Result<Address, HostError> {
        self.with(socket, |s| Ok(from_system(&s.local_addr()?)))
    }

    fn peer_address(&mut self, socket: Handle) -> Result<Address, HostError> {
        self.with(socket, |s| Ok(from_system(&s.peer_addr()?)))
    }

    fn option(&mut self, socket: Handle, option: SocketOption) -> Result<i32, HostError> {
        let size = |n: io::Result<usize>| n.map(|n| i32::try_from(n).unwrap_or(i32::MAX));
        let flag = |f: io::Result<bool>| f.map(i32::from);
        self.with(socket, |s| match option {
            SocketOption::ReuseAddress => flag(s.reuse_address()),
            SocketOption::ReusePort => flag(s.reuse_port()),
            SocketOption::KeepAlive => flag(s.keepalive()),
            SocketOption::Broadcast => flag(s.broadcast()),
            SocketOption::NoDelay => flag(s.tcp_nodelay()),
            SocketOption::OnlyV6 => flag(s.only_v6()),
            SocketOption::SendBuffer => size(s.send_buffer_size()),
            SocketOption::ReceiveBuffer => size(s.recv_buffer_size()),
            SocketOption::Error => {
                let pending = s.take_error()?.and_then(|e| e.raw_os_error());
                Ok(pending.unwrap_or(0))
            }
        })
    }

    fn set_option(
        &mut self,
        socket: Handle,
        option: SocketOption,
        value: i32,
    ) -> Result<(), HostError> {
        let size = usize::try_from(value).unwrap_or(0);
        let on = value != 0;
        self.with(socket, |s| match option {
            SocketOption::ReuseAddress => s.set_reuse_address(on),
            SocketOption::ReusePort => s.set_reuse_port(on),
            SocketOption::KeepAlive => s.set_keepalive(on),
            SocketOption::Broadcast => s.set_broadcast(on),
            SocketOption::NoDelay => s.set_tcp_nodelay(on),
            SocketOption::OnlyV6 => s.set_only_v6(on),
            SocketOption::SendBuffer => s.set_send_buffer_size(size),
            SocketOption::ReceiveBuffer => s.set_recv_buffer_size(size),
            SocketOption::Error => Err(io::Error::from_raw_os_error(libc::ENOPROTOOPT)),
        })
    }

    fn close(&mut self, socket: Handle) -> Result<(), HostError> {
        let socket = self.sockets.remove(&socket);
        socket.map(drop).ok_or(HostError::Gone)
    }

    fn look_up(&mut self, lookup: Handle, name: &str) -> Result<(), HostError> {
        let found = Found::default();
        let (theirs, waker, name) = (found.clone(), self.waker.clone(), name.to_string());
        let started = std::thread::Builder::new()
            .name("name lookup".to_string())
            .spawn(move || {
                let addresses = (name.as_str(), 0).to_socket_addrs();
                let addresses = addresses.map(|all| all.map(|a| a.ip()).collect());
                *theirs.lock().unwrap_or_else(PoisonError::into_inner) =
                    Some(addresses.unwrap_or_default());
                if let Some(waker) = waker {
                    // If nobody can be woken nobody waits.
                    let _ = waker.wake();
                }
            });
        started.map_err(|e| system_error(&e))?;
        self.lookups.insert(lookup, found);
        Ok(())
    }

    fn looked_up(&mut self, lookup: Handle) -> Result<Vec<IpAddr>, HostError> {
        match self.is_found(lookup) {
            None => return Err(HostError::Gone),
            Some(false) => return Err(HostError::WouldBlock),
            Some(true) => {}
        }
        let found = self.lookups.remove(&lookup).ok_or(HostError::Gone)?;
        let mut found = found.lock().unwrap_or_else(PoisonError::into_inner);
        let mut all = found.take().unwrap_or_default();
        let mut seen = std::collections::HashSet::new();
        all.retain(|address| seen.insert(*address));
        Ok(all)
    }
}
