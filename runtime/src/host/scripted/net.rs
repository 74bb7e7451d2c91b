//! A network of one machine, made of data: what its sockets do is the same every time.
//!
//! A connection is two ends, each with what has come in and was not read. A handle stands for an end; the end of a
//! connection that nobody has accepted yet has none. Connecting is done at once; a sender waits when the other end has
//! [`CAPACITY`] bytes.

use crate::host::{Address, Event, Family, Handle, HostError, Net, SocketOption};
use std::collections::{HashMap, VecDeque};
use std::net::{IpAddr, Ipv4Addr, Ipv6Addr, SocketAddr};

/// Bytes that wait at the end of a connection at most.
const CAPACITY: usize = 64 << 10;

/// The first port that is given to whoever wants any.
const FIRST_PORT: u16 = 49152;

type EndId = u64;

/// Sockets, by their handles.
#[derive(Debug, Default)]
pub struct ScriptedNet {
    handles: HashMap<Handle, EndId>,
    ends: HashMap<EndId, End>,
    n_made: EndId,
    n_ports: u16,
}

#[derive(Debug)]
struct End {
    family: Family,
    stream: bool,
    local: Option<Address>,
    peer: Option<Address>,
    /// The other end of the connection, which may have been closed.
    other: Option<EndId>,
    connected: bool,
    /// Connections that nobody has accepted yet, and how many there may be.
    waiting: Option<(VecDeque<EndId>, usize)>,
    /// What has come in: of a stream, one item.
    incoming: VecDeque<(Vec<u8>, Address)>,
    /// Nothing more will come in; nothing more may go out.
    ended: bool,
    shut: bool,
    options: Vec<(SocketOption, i32)>,
}

fn error<T>(number: i32) -> Result<T, HostError> {
    let words = match number {
        9 => "Bad file descriptor",
        22 => "Invalid argument",
        32 => "Broken pipe",
        89 => "Destination address required",
        90 => "Message too long",
        92 => "Protocol not available",
        98 => "Address already in use",
        106 => "Transport endpoint is already connected",
        107 => "Transport endpoint is not connected",
        111 => "Connection refused",
        _ => "Input/output error",
    };
    Err(HostError::System(number, words.to_string()))
}

fn any_address(family: Family) -> Address {
    match family {
        Family::Inet4 => Address::Inet(SocketAddr::from((Ipv4Addr::UNSPECIFIED, 0))),
        Family::Inet6 => Address::Inet(SocketAddr::from((Ipv6Addr::UNSPECIFIED, 0))),
        Family::Unix => Address::Unix(String::new()),
    }
}

/// Whether who is bound there gets what is sent to this address.
fn reaches(to: &Address, bound: &Address) -> bool {
    match (to, bound) {
        (Address::Inet(to), Address::Inet(bound)) => {
            let here = to.ip() == bound.ip() || bound.ip().is_unspecified();
            to.port() == bound.port() && here
        }
        _ => to == bound,
    }
}

impl ScriptedNet {
    fn new_end(&mut self, family: Family, stream: bool) -> EndId {
        self.n_made += 1;
        let end = End {
            family,
            stream,
            local: None,
            peer: None,
            other: None,
            connected: false,
            waiting: None,
            incoming: VecDeque::new(),
            ended: false,
            shut: false,
            options: Vec::new(),
        };
        self.ends.insert(self.n_made, end);
        self.n_made
    }

    fn id(&self, socket: Handle) -> Result<EndId, HostError> {
        self.handles.get(&socket).copied().ok_or(HostError::Gone)
    }

    fn end(&mut self, socket: Handle) -> Result<&mut End, HostError> {
        let id = self.id(socket)?;
        self.ends.get_mut(&id).ok_or(HostError::Gone)
    }

    fn is_used(&self, address: &Address, stream: bool) -> bool {
        let bound = |end: &&End| end.stream == stream && end.other.is_none() && !end.connected;
        let mut others = self.ends.values().filter(bound);
        others.any(|end| end.local.as_ref().is_some_and(|l| reaches(address, l)))
    }

    fn any_port(&mut self) -> u16 {
        self.n_ports = self.n_ports.wrapping_add(1) % 16_000;
        FIRST_PORT + self.n_ports - 1
    }

    /// The same address with a port, if it has none.
    fn with_port(&mut self, mut address: Address) -> Address {
        if let Address::Inet(inet) = &mut address
            && inet.port() == 0
        {
            inet.set_port(self.any_port());
        }
        address
    }

    /// Who has bound itself to what reaches this address.
    fn bound(&self, to: &Address, stream: bool) -> Option<EndId> {
        let found = self.ends.iter().filter(|(_, end)| {
            end.stream == stream
                && !end.connected
                && end.local.as_ref().is_some_and(|l| reaches(to, l))
        });
        found.map(|(id, _)| *id).min()
    }

    /// Whether the event has happened.
    pub(super) fn has_happened(&self, socket: Handle, event: Event) -> bool {
        let Some(end) = self.handles.get(&socket).and_then(|id| self.ends.get(id)) else {
            return true;
        };
        match (event, &end.waiting) {
            (Event::Readable, Some((waiting, _))) => !waiting.is_empty(),
            (Event::Readable, None) => {
                !end.incoming.is_empty() || end.ended || !end.connected && end.stream
            }
            (Event::Writable, _) => self.room(end) > 0,
        }
    }

    /// How many bytes the other end takes; as many as one likes if it is gone, for an error.
    fn room(&self, end: &End) -> usize {
        let other = end.other.and_then(|id| self.ends.get(&id));
        let n = other.map_or(0, |other| {
            other.incoming.iter().map(|(data, _)| data.len()).sum()
        });
        CAPACITY.saturating_sub(n)
    }

    fn send_datagram(&mut self, id: EndId, bytes: &[u8], to: &Address) -> Result<usize, HostError> {
        const LONGEST: usize = 65_507;
        if bytes.len() > LONGEST {
            return error(90);
        }
        let end = self.ends.get(&id).ok_or(HostError::Gone)?;
        let local = match end.local.clone() {
            Some(local) => local,
            None => {
                let address = match to {
                    Address::Inet(to) => Address::Inet(SocketAddr::from((to.ip(), 0))),
                    Address::Unix(_) => Address::Unix(String::new()),
                };
                let address = self.with_port(address);
                if let Some(end) = self.ends.get_mut(&id) {
                    end.local = Some(address.clone());
                }
                address
            }
        };
        // Nobody is told of a datagram that does not arrive.
        let other = self.bound(to, false).or_else(|| self.ends.get(&id)?.other);
        if let Some(other) = other.and_then(|other| self.ends.get_mut(&other)) {
            other.incoming.push_back((bytes.to_vec(), local));
        }
        Ok(bytes.len())
    }
}

impl Net for ScriptedNet {
    fn socket(&mut self, socket: Handle, family: Family, stream: bool) -> Result<(), HostError> {
        let id = self.new_end(family, stream);
        self.handles.insert(socket, id);
        Ok(())
    }

    fn pair(&mut self, a: Handle, b: Handle, stream: bool) -> Result<(), HostError> {
        let ids = [(); 2].map(|()| self.new_end(Family::Unix, stream));
        for (handle, id, other) in [(a, ids[0], ids[1]), (b, ids[1], ids[0])] {
            self.handles.insert(handle, id);
            if let Some(end) = self.ends.get_mut(&id) {
                (end.other, end.connected) = (Some(other), true);
                end.peer = Some(Address::Unix(String::new()));
            }
        }
        Ok(())
    }

    fn bind(&mut self, socket: Handle, to: &Address) -> Result<(), HostError> {
        let stream = self.end(socket)?.stream;
        if self.end(socket)?.local.is_some() {
            return error(22);
        }
        let address = self.with_port(to.clone());
        if self.is_used(&address, stream) {
            return error(98);
        }
        self.end(socket)?.local = Some(address);
        Ok(())
    }

    fn listen(&mut self, socket: Handle, backlog: i32) -> Result<(), HostError> {
        let address = any_address(self.end(socket)?.family);
        let address = self.with_port(address);
        let end = self.end(socket)?;
        end.local.get_or_insert(address);
        let most = usize::try_from(backlog).unwrap_or(0).max(1);
        end.waiting = Some((VecDeque::new(), most));
        Ok(())
    }

    fn accept(&mut self, socket: Handle, new: Handle) -> Result<Address, HostError> {
        let Some((waiting, _)) = &mut self.end(socket)?.waiting else {
            return error(22);
        };
        let id = waiting.pop_front().ok_or(HostError::WouldBlock)?;
        self.handles.insert(new, id);
        let peer = self.end(new)?.peer.clone();
        Ok(peer.unwrap_or_else(|| any_address(Family::Unix)))
    }

    fn connect(&mut self, socket: Handle, to: &Address) -> Result<(), HostError> {
        let id = self.id(socket)?;
        let (family, stream, connected) = {
            let end = self.end(socket)?;
            (end.family, end.stream, end.connected)
        };
        if !stream {
            self.end(socket)?.peer = Some(to.clone());
            return Ok(());
        }
        if connected {
            return error(106);
        }
        let Some(server) = self.bound(to, true) else {
            return error(111);
        };
        let accepts = match self.ends.get(&server).and_then(|s| s.waiting.as_ref()) {
            Some((waiting, most)) => waiting.len() < *most,
            None => false,
        };
        if !accepts {
            return error(111);
        }
        let local = match (self.end(socket)?.local.clone(), to) {
            (Some(local), _) => local,
            (None, Address::Inet(to)) => {
                self.with_port(Address::Inet(SocketAddr::from((to.ip(), 0))))
            }
            (None, Address::Unix(_)) => any_address(Family::Unix),
        };
        let other = self.new_end(family, true);
        if let Some(end) = self.ends.get_mut(&other) {
            (end.local, end.peer) = (Some(to.clone()), Some(local.clone()));
            (end.other, end.connected) = (Some(id), true);
        }
        let end = self.end(socket)?;
        (end.local, end.peer) = (Some(local), Some(to.clone()));
        (end.other, end.connected) = (Some(other), true);
        let waiting = self.ends.get_mut(&server).and_then(|s| s.waiting.as_mut());
        if let Some((waiting, _)) = waiting {
            waiting.push_back(other);
        }
        Ok(())
    }

    fn send(
        &mut self,
        socket: Handle,
        bytes: &[u8],
        to: Option<&Address>,
    ) -> Result<usize, HostError> {
        let id = self.id(socket)?;
        let end = self.end(socket)?;
        if !end.stream {
            let connected = end.connected.then(|| any_address(Family::Unix));
            return match to.cloned().or(end.peer.clone()).or(connected) {
                Some(to) => self.send_datagram(id, bytes, &to),
                None => error(89),
            };
        }
        if end.shut || !end.connected {
            return error(32);
        }
        let local = end.local.clone();
        let from = local.unwrap_or_else(|| any_address(Family::Unix));
        let other = end.other;
        let room = self.ends.get(&id).map_or(0, |end| self.room(end));
        let Some(other) = other.and_then(|id| self.ends.get_mut(&id)) else {
            return error(32);
        };
        let n = room.min(bytes.len());
        if n == 0 && !bytes.is_empty() {
            return Err(HostError::WouldBlock);
        }
        match other.incoming.back_mut() {
            Some((data, _)) => data.extend_from_slice(&bytes[..n]),
            None if n > 0 => other.incoming.push_back((bytes[..n].to_vec(), from)),
            None => {}
        }
        Ok(n)
    }

    fn receive(
        &mut self,
        socket: Handle,
        buffer: &mut [u8],
        peek: bool,
    ) -> Result<(usize, Option<Address>), HostError> {
        let end = self.end(socket)?;
        let stream = end.stream;
        if stream && !end.connected {
            return error(107);
        }
        let Some((data, from)) = end.incoming.front_mut() else {
            return match end.ended {
                true => Ok((0, None)),
                false => Err(HostError::WouldBlock),
            };
        };
        let n = data.len().min(buffer.len());
        buffer[..n].copy_from_slice(&data[..n]);
        let from = (!stream).then(|| from.clone());
        if !peek {
            data.drain(..n);
            if !stream || data.is_empty() {
                end.incoming.pop_front();
            }
        }
        Ok((n, from))
    }

    fn shutdown(&mut self, socket: Handle, read: bool, write: bool) -> Result<(), HostError> {
        let end = self.end(socket)?;
        if !end.connected {
            return error(107);
        }
        end.ended |= read;
        end.shut |= write;
        let other = end.other.filter(|_| write);
        if let Some(other) = other.and_then(|id| self.ends.get_mut(&id)) {
            other.ended = true;
        }
        Ok(())
    }

    fn local_address(&mut self, socket: Handle) -> Result<Address, HostError> {
        let end = self.end(socket)?;
        let local = end.local.clone();
        Ok(local.unwrap_or_else(|| any_address(end.family)))
    }

    fn peer_address(&mut self, socket: Handle) -> Result<Address, HostError> {
        match self.end(socket)?.peer.clone() {
            Some(peer) => Ok(peer),
            None => error(107),
        }
    }

    fn option(&mut self, socket: Handle, option: SocketOption) -> Result<i32, HostError> {
        let end = self.end(socket)?;
        let set = end.options.iter().find(|(o, _)| *o == option);
        Ok(set.map_or(0, |(_, value)| *value))
    }

    fn set_option(
        &mut self,
        socket: Handle,
        option: SocketOption,
        value: i32,
    ) -> Result<(), HostError> {
        if option == SocketOption::Error {
            return error(92);
        }
        let end = self.end(socket)?;
        end.options.retain(|(o, _)| *o != option);
        end.options.push((option, value));
        Ok(())
    }

    fn close(&mut self, socket: Handle) -> Result<(), HostError> {
        let id = self.handles.remove(&socket).ok_or(HostError::Gone)?;
        let Some(end) = self.ends.remove(&id) else {
            return Ok(());
        };
        let waiting = end.waiting.map(|(waiting, _)| waiting).unwrap_or_default();
        let never_accepted = waiting.iter().filter_map(|id| self.ends.remove(id));
        let others: Vec<EndId> = never_accepted
            .filter_map(|e| e.other)
            .chain(end.other)
            .collect();
        for other in others {
            if let Some(other) = self.ends.get_mut(&other) {
                other.ended = true;
            }
        }
        Ok(())
    }

    fn look_up(&mut self, _: Handle, _: &str) -> Result<(), HostError> {
        Ok(())
    }

    fn looked_up(&mut self, _: Handle) -> Result<Vec<IpAddr>, HostError> {
        // There is no other machine.
        Ok(Vec::new())
    }
}
