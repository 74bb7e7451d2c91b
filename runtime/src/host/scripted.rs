//! A host made of data: for tests and for programs that must always behave the same.
//!
//! Its clock advances only when the program sleeps. Output is collected in a [`Captured`] that the test keeps. Files and the
//! network are data, too: nothing of the machine is touched.

mod files;
mod net;

use super::{Event, Files, Handle, Host, HostError, Net, Stream};
use files::ScriptedFiles;
use net::ScriptedNet;
use std::cell::RefCell;
use std::collections::{HashMap, VecDeque};
use std::rc::Rc;
use std::time::Duration;

/// What a program wrote.
#[derive(Clone, Debug, Default)]
pub struct Captured(Rc<RefCell<(Vec<u8>, Vec<u8>)>>);

impl Captured {
    /// Standard output so far.
    pub fn out(&self) -> String {
        String::from_utf8_lossy(&self.0.borrow().0).into_owned()
    }

    /// Standard error so far.
    pub fn err(&self) -> String {
        String::from_utf8_lossy(&self.0.borrow().1).into_owned()
    }
}

/// A host whose every answer is decided beforehand.
#[derive(Debug, Default)]
pub struct ScriptedHost {
    output: Captured,
    input: VecDeque<Vec<u8>>,
    files: ScriptedFiles,
    net: ScriptedNet,
    watched: Vec<(Handle, Event)>,
    env: HashMap<String, String>,
    now: Duration,
    entropy: u64,
}

impl ScriptedHost {
    pub fn new() -> ScriptedHost {
        ScriptedHost {
            // A machine that has been running for a while.
            now: Duration::from_secs(1),
            ..ScriptedHost::default()
        }
    }

    /// Where the output will be.
    pub fn output(&self) -> Captured {
        self.output.clone()
    }

    /// Text of standard input.
    pub fn with_input(mut self, text: &str) -> ScriptedHost {
        self.input = text
            .split_inclusive('\n')
            .map(|line| line.as_bytes().to_vec())
            .collect();
        self
    }

    /// A file that can be opened, and imported if it is a source text.
    pub fn with_file(mut self, path: &str, text: &str) -> ScriptedHost {
        self.files
            .texts
            .insert(path.to_string(), text.as_bytes().to_vec());
        self
    }

    /// A variable of the environment.
    pub fn with_env(mut self, name: &str, value: &str) -> ScriptedHost {
        self.env.insert(name.to_string(), value.to_string());
        self
    }
}

impl Host for ScriptedHost {
    fn write(&mut self, stream: Stream, bytes: &[u8]) -> Result<(), HostError> {
        let mut output = self.output.0.borrow_mut();
        match stream {
            Stream::Out => output.0.extend_from_slice(bytes),
            Stream::Err => output.1.extend_from_slice(bytes),
        }
        Ok(())
    }

    fn flush(&mut self, _: Stream) -> Result<(), HostError> {
        Ok(())
    }

    fn read_line(&mut self) -> Result<Vec<u8>, HostError> {
        Ok(self.input.pop_front().unwrap_or_default())
    }

    fn monotonic(&mut self) -> Result<Duration, HostError> {
        Ok(self.now)
    }

    fn wall_clock(&mut self) -> Result<Duration, HostError> {
        Ok(Duration::from_secs(1_700_000_000) + self.now)
    }

    fn sleep(&mut self, time: Duration) -> Result<(), HostError> {
        self.now += time;
        Ok(())
    }

    fn watch(&mut self, handle: Handle, event: Event) -> Result<(), HostError> {
        self.watched.push((handle, event));
        Ok(())
    }

    fn forget(&mut self, handle: Handle) {
        self.watched.retain(|(of, _)| *of != handle);
    }

    fn wait(
        &mut self,
        time: Duration,
        happened: &mut Vec<(Handle, Event)>,
    ) -> Result<(), HostError> {
        let watched = std::mem::take(&mut self.watched);
        let (now, later) = watched
            .into_iter()
            .partition(|(handle, event)| self.net.has_happened(*handle, *event));
        self.watched = later;
        if Vec::is_empty(&now) {
            self.now += time;
        }
        happened.extend(now);
        Ok(())
    }

    fn files(&mut self) -> Result<&mut dyn Files, HostError> {
        Ok(&mut self.files)
    }

    fn net(&mut self) -> Result<&mut dyn Net, HostError> {
        Ok(&mut self.net)
    }

    fn entropy(&mut self, buffer: &mut [u8]) -> Result<(), HostError> {
        for byte in buffer {
            // A Weyl sequence is random enough for a script.
            self.entropy = self.entropy.wrapping_add(0x9e37_79b9_7f4a_7c15);
            *byte = (self.entropy >> 56) as u8;
        }
        Ok(())
    }

    fn read_source(&mut self, path: &str) -> Result<Vec<u8>, HostError> {
        self.files
            .texts
            .get(path)
            .cloned()
            .ok_or_else(|| HostError::NotFound(path.to_string()))
    }

    fn env(&mut self, name: &str) -> Option<String> {
        self.env.get(name).cloned()
    }
}
