//! The files of the system.
//!
//! What is written to an ordinary file is kept here until there is a good deal of it, and written out before anything else
//! is done with the file, when it is flushed or closed, and when the host is asked to write out everything. Other things that
//! have a path (pipes, terminals) keep nothing, and never wait: they are open without waiting.
#![expect(unsafe_code, reason = "memory that is new is lent to a system call")]

use super::system_error;
use crate::host::{Files, Handle, HostError, OpenMode, Whence};
use std::collections::HashMap;
use std::fs::{File, Metadata, OpenOptions};
use std::io::{self, ErrorKind, IsTerminal, Read, Seek, SeekFrom, Write};
#[cfg(unix)]
use std::mem::MaybeUninit;

/// So much is written out at once.
const BUFFER: usize = 64 << 10;

/// The number of "Is a directory".
const EISDIR: i32 = 21;

/// Files of the process.
#[derive(Debug, Default)]
pub struct RealFiles {
    open: HashMap<Handle, OpenFile>,
}

#[derive(Debug)]
pub(super) struct OpenFile {
    pub file: File,
    unwritten: Vec<u8>,
    buffered: bool,
    /// A pipe to which nobody has written yet: that there is nothing to read is not its end.
    awaited: bool,
}

impl OpenFile {
    fn write_out(&mut self) -> io::Result<()> {
        if self.unwritten.is_empty() {
            return Ok(());
        }
        let result = self.file.write_all(&self.unwritten);
        // What could not be written is lost: keeping it would fail for ever.
        self.unwritten.clear();
        result
    }
}

impl RealFiles {
    /// Something was there to be read, or somebody has come and gone.
    pub(super) fn note_readable(&mut self, file: Handle) {
        if let Some(open) = self.open.get_mut(&file) {
            open.awaited = false;
        }
    }

    pub(super) fn get(&mut self, file: Handle) -> Option<&mut OpenFile> {
        self.open.get_mut(&file)
    }

    fn with<R>(
        &mut self,
        file: Handle,
        act: impl FnOnce(&mut OpenFile) -> io::Result<R>,
    ) -> Result<R, HostError> {
        let open = self.open.get_mut(&file).ok_or(HostError::Gone)?;
        act(open).map_err(|e| system_error(&e))
    }
}

/// Opening a pipe must not wait for whoever is at its other end.
#[cfg(unix)]
fn without_waiting(options: &mut OpenOptions) {
    use std::os::unix::fs::OpenOptionsExt;
    options.custom_flags(libc::O_NONBLOCK);
}

#[cfg(not(unix))]
fn without_waiting(_: &mut OpenOptions) {}

/// Whether it is a pipe with a name.
#[cfg(unix)]
fn is_pipe(about: &Metadata) -> bool {
    use std::os::unix::fs::FileTypeExt;
    about.file_type().is_fifo()
}

#[cfg(not(unix))]
fn is_pipe(_: &Metadata) -> bool {
    false
}

impl Files for RealFiles {
    fn open(&mut self, file: Handle, path: &str, mode: OpenMode) -> Result<(), HostError> {
        let mut options = OpenOptions::new();
        options
            .read(mode.read)
            .write(mode.write && !mode.append)
            .append(mode.append)
            .truncate(mode.truncate)
            .create(mode.create && !mode.exclusive)
            .create_new(mode.exclusive);
        without_waiting(&mut options);
        let opened = options.open(path).map_err(|e| system_error(&e))?;
        let about = opened.metadata().map_err(|e| system_error(&e))?;
        if about.is_dir() {
            return Err(HostError::System(EISDIR, "Is a directory".to_string()));
        }
        let open = OpenFile {
            file: opened,
            unwritten: Vec::new(),
            buffered: mode.buffered && about.is_file(),
            awaited: is_pipe(&about),
        };
        self.open.insert(file, open);
        Ok(())
    }

    fn read(&mut self, file: Handle, buffer: &mut [u8]) -> Result<usize, HostError> {
        self.with(file, |open| {
            open.write_out()?;
            loop {
                match open.file.read(buffer) {
                    Err(e) if e.kind() == ErrorKind::Interrupted => {}
                    Ok(0) if open.awaited && !buffer.is_empty() => {
                        return Err(ErrorKind::WouldBlock.into());
                    }
                    result => {
                        open.awaited &= result.is_err();
                        return result;
                    }
                }
            }
        })
    }

    #[cfg(unix)]
    fn read_new<'a>(
        &mut self,
        file: Handle,
        buffer: &'a mut [MaybeUninit<u8>],
    ) -> Result<&'a mut [u8], HostError> {
        use std::os::fd::AsRawFd;
        self.with(file, move |open| {
            // What is waited for is for `read`.
            open.write_out()?;
            loop {
                let (to, most) = (buffer.as_mut_ptr().cast(), buffer.len());
                // SAFETY: the memory is lent for as long as the call takes, which puts up to so many bytes there.
                let n = unsafe { libc::read(open.file.as_raw_fd(), to, most) };
                if let Ok(n) = usize::try_from(n) {
                    // SAFETY: so many bytes were put there.
                    return Ok(unsafe { buffer[..n].assume_init_mut() });
                }
                let e = io::Error::last_os_error();
                if e.kind() != ErrorKind::Interrupted {
                    return Err(e);
                }
            }
        })
    }

    fn write(&mut self, file: Handle, bytes: &[u8]) -> Result<usize, HostError> {
        self.with(file, |open| {
            if !open.buffered {
                return open.file.write(bytes);
            }
            open.unwritten.extend_from_slice(bytes);
            if open.unwritten.len() >= BUFFER {
                open.write_out()?;
            }
            Ok(bytes.len())
        })
    }

    fn keep(&mut self, file: Handle, bytes: &[u8]) -> Result<bool, HostError> {
        let Some(open) = self.open.get_mut(&file).filter(|open| open.buffered) else {
            return Ok(false);
        };
        open.unwritten.extend_from_slice(bytes);
        if open.unwritten.len() >= BUFFER {
            open.write_out().map_err(|e| system_error(&e))?;
        }
        Ok(true)
    }

    fn left(&mut self, file: Handle) -> u64 {
        let left = self.with(file, |open| {
            let len = open.file.metadata()?.len();
            Ok(len.saturating_sub(open.file.stream_position()?))
        });
        left.unwrap_or(0)
    }

    fn flush(&mut self, file: Handle) -> Result<(), HostError> {
        self.with(file, OpenFile::write_out)
    }

    fn seek(&mut self, file: Handle, offset: i64, whence: Whence) -> Result<u64, HostError> {
        self.with(file, |open| {
            if whence == Whence::Current && offset == 0 {
                // Asking where it is writes nothing out.
                let n = open.unwritten.len() as u64;
                return Ok(open.file.stream_position()? + n);
            }
            open.write_out()?;
            let to = match whence {
                Whence::Start => SeekFrom::Start(u64::try_from(offset).unwrap_or(0)),
                Whence::Current => SeekFrom::Current(offset),
                Whence::End => SeekFrom::End(offset),
            };
            open.file.seek(to)
        })
    }

    fn truncate(&mut self, file: Handle, size: u64) -> Result<(), HostError> {
        self.with(file, |open| {
            open.write_out()?;
            open.file.set_len(size)
        })
    }

    fn is_terminal(&mut self, file: Handle) -> Result<bool, HostError> {
        self.with(file, |open| Ok(open.file.is_terminal()))
    }

    fn close(&mut self, file: Handle) -> Result<(), HostError> {
        let mut open = self.open.remove(&file).ok_or(HostError::Gone)?;
        open.write_out().map_err(|e| system_error(&e))
    }

    fn flush_all(&mut self) -> Result<(), HostError> {
        let mut result = Ok(());
        for open in self.open.values_mut() {
            result = result.and(open.write_out());
        }
        result.map_err(|e| system_error(&e))
    }
}

impl Drop for RealFiles {
    fn drop(&mut self) {
        // Nobody is left to be told.
        let _ = self.flush_all();
    }
}
