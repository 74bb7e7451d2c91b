//! Waiting for the system to say that something can be read or written.
//!
//! What is watched is told of once. A descriptor stays registered until it is closed: watching it again asks the system
//! anew, which then tells of what is there already. What the system cannot watch, such as ordinary files, never has to wait:
//! it has happened at once.

use super::system_error;
use crate::host::{Event, Handle, HostError};
use mio::unix::SourceFd;
use mio::{Events, Interest, Poll, Token, Waker};
use std::collections::HashMap;
use std::io::{self, ErrorKind};
use std::os::fd::RawFd;
use std::sync::Arc;
use std::time::Duration;

/// How much the system tells at once.
const EVENTS: usize = 1024;

/// Says that a thread of the host has something.
const NEWS: Token = Token(usize::MAX);

/// What is wanted of a registered descriptor.
#[derive(Clone, Copy, Debug, Default)]
struct Wanted {
    fd: RawFd,
    read: bool,
    write: bool,
}

/// The system's readiness.
#[derive(Debug)]
pub(super) struct Poller {
    poll: Poll,
    events: Events,
    waker: Arc<Waker>,
    wanted: HashMap<Handle, Wanted>,
    /// What has happened without the system telling.
    happened: Vec<(Handle, Event)>,
}

impl Poller {
    pub fn new() -> Result<Poller, HostError> {
        let make = || {
            let poll = Poll::new()?;
            let waker = Waker::new(poll.registry(), NEWS)?;
            Ok(Poller {
                poll,
                events: Events::with_capacity(EVENTS),
                waker: Arc::new(waker),
                wanted: HashMap::new(),
                happened: Vec::new(),
            })
        };
        make().map_err(|e: io::Error| system_error(&e))
    }

    /// What ends a wait from another thread.
    pub fn waker(&self) -> Arc<Waker> {
        self.waker.clone()
    }

    pub fn watch(&mut self, handle: Handle, fd: RawFd, event: Event) -> Result<(), HostError> {
        let known = self.wanted.get(&handle).copied().filter(|w| w.fd == fd);
        let mut wanted = known.unwrap_or(Wanted {
            fd,
            ..Wanted::default()
        });
        match event {
            Event::Readable => wanted.read = true,
            Event::Writable => wanted.write = true,
        }
        let interest = match (wanted.read, wanted.write) {
            (true, true) => Interest::READABLE | Interest::WRITABLE,
            (true, false) => Interest::READABLE,
            _ => Interest::WRITABLE,
        };
        let (registry, token) = (self.poll.registry(), Token(handle as usize));
        let result = match known {
            Some(_) => registry.reregister(&mut SourceFd(&fd), token, interest),
            None => registry.register(&mut SourceFd(&fd), token, interest),
        };
        match result {
            Ok(()) => {
                self.wanted.insert(handle, wanted);
                Ok(())
            }
            // Nothing that can be watched: it never has to wait.
            Err(e) if e.kind() == ErrorKind::PermissionDenied => {
                self.happen(handle, event);
                Ok(())
            }
            Err(e) => Err(system_error(&e)),
        }
    }

    /// The next wait tells of this.
    pub fn happen(&mut self, handle: Handle, event: Event) {
        self.happened.push((handle, event));
    }

    /// A descriptor is about to be closed.
    pub fn forget(&mut self, handle: Handle) {
        if let Some(wanted) = self.wanted.remove(&handle) {
            // It goes out of the system's list by being closed, if not by this.
            let _ = self.poll.registry().deregister(&mut SourceFd(&wanted.fd));
        }
        self.happened.retain(|(of, _)| *of != handle);
    }

    pub fn wait(
        &mut self,
        time: Duration,
        happened: &mut Vec<(Handle, Event)>,
    ) -> Result<(), HostError> {
        let time = match self.happened.is_empty() {
            true => time,
            false => Duration::ZERO,
        };
        match self.poll.poll(&mut self.events, Some(time)) {
            Err(e) if e.kind() == ErrorKind::Interrupted => {}
            result => result.map_err(|e| system_error(&e))?,
        }
        for event in &self.events {
            let handle = event.token().0 as Handle;
            let Some(wanted) = self.wanted.get_mut(&handle) else {
                continue;
            };
            let broken = event.is_error();
            if wanted.read && (event.is_readable() || event.is_read_closed() || broken) {
                wanted.read = false;
                happened.push((handle, Event::Readable));
            }
            if wanted.write && (event.is_writable() || event.is_write_closed() || broken) {
                wanted.write = false;
                happened.push((handle, Event::Writable));
            }
        }
        happened.append(&mut self.happened);
        Ok(())
    }
}
