//! Files made of data. A folder is there when a file is in it.

use crate::host::{Files, Handle, HostError, OpenMode, Whence};
use std::collections::HashMap;

/// Bytes that a file may have.
const LONGEST: usize = 1 << 30;

/// All files by their path, and which are open.
#[derive(Debug, Default)]
pub struct ScriptedFiles {
    pub(super) texts: HashMap<String, Vec<u8>>,
    open: HashMap<Handle, Open>,
}

#[derive(Clone, Debug)]
struct Open {
    path: String,
    at: usize,
    mode: OpenMode,
}

fn error<T>(number: i32, words: &str) -> Result<T, HostError> {
    Err(HostError::System(number, words.to_string()))
}

impl ScriptedFiles {
    /// The open file and what is in it.
    fn get(&mut self, file: Handle) -> Result<(&mut Open, &mut Vec<u8>), HostError> {
        let open = self.open.get_mut(&file).ok_or(HostError::Gone)?;
        // A file that is open is there: nothing removes any.
        let text = self.texts.entry(open.path.clone()).or_default();
        Ok((open, text))
    }

    fn has_folder(&self, folder: &str) -> bool {
        let within = |path: &String| {
            path.strip_prefix(folder)
                .is_some_and(|rest| rest.starts_with('/'))
        };
        folder.is_empty() || self.texts.keys().any(within)
    }
}

impl Files for ScriptedFiles {
    fn open(&mut self, file: Handle, path: &str, mode: OpenMode) -> Result<(), HostError> {
        let is_there = self.texts.contains_key(path);
        let folder = path.rsplit_once('/').map_or("", |(folder, _)| folder);
        if is_there && mode.exclusive {
            return error(17, "File exists");
        }
        if !is_there && self.has_folder(path) && !path.is_empty() {
            return error(21, "Is a directory");
        }
        let may_make = mode.create && self.has_folder(folder) && !path.is_empty();
        if !is_there && !may_make {
            return error(2, "No such file or directory");
        }
        let text = self.texts.entry(path.to_string()).or_default();
        if mode.truncate {
            text.clear();
        }
        let at = if mode.append { text.len() } else { 0 };
        let path = path.to_string();
        self.open.insert(file, Open { path, at, mode });
        Ok(())
    }

    fn read(&mut self, file: Handle, buffer: &mut [u8]) -> Result<usize, HostError> {
        let (open, text) = self.get(file)?;
        if !open.mode.read {
            return error(9, "Bad file descriptor");
        }
        let rest = text.get(open.at..).unwrap_or_default();
        let n = rest.len().min(buffer.len());
        buffer[..n].copy_from_slice(&rest[..n]);
        open.at += n;
        Ok(n)
    }

    fn write(&mut self, file: Handle, bytes: &[u8]) -> Result<usize, HostError> {
        let (open, text) = self.get(file)?;
        if !open.mode.write {
            return error(9, "Bad file descriptor");
        }
        if open.mode.append {
            open.at = text.len();
        }
        let end = open.at.saturating_add(bytes.len());
        if end > LONGEST {
            return error(27, "File too large");
        }
        text.resize(text.len().max(end), 0);
        text[open.at..end].copy_from_slice(bytes);
        open.at = end;
        Ok(bytes.len())
    }

    fn keep(&mut self, file: Handle, bytes: &[u8]) -> Result<bool, HostError> {
        match self.write(file, bytes) {
            Err(HostError::Gone) => Ok(false),
            written => written.map(|_| true),
        }
    }

    fn flush(&mut self, file: Handle) -> Result<(), HostError> {
        self.get(file).map(|_| ())
    }

    fn seek(&mut self, file: Handle, offset: i64, whence: Whence) -> Result<u64, HostError> {
        let (open, text) = self.get(file)?;
        let from = match whence {
            Whence::Start => 0,
            Whence::Current => open.at as i64,
            Whence::End => text.len() as i64,
        };
        let to = from
            .checked_add(offset)
            .and_then(|to| usize::try_from(to).ok());
        let Some(to) = to else {
            return error(22, "Invalid argument");
        };
        open.at = to;
        Ok(to as u64)
    }

    fn truncate(&mut self, file: Handle, size: u64) -> Result<(), HostError> {
        let (open, text) = self.get(file)?;
        if !open.mode.write || size > LONGEST as u64 {
            return error(22, "Invalid argument");
        }
        text.resize(size as usize, 0);
        Ok(())
    }

    fn is_terminal(&mut self, file: Handle) -> Result<bool, HostError> {
        self.get(file).map(|_| false)
    }

    fn close(&mut self, file: Handle) -> Result<(), HostError> {
        self.open.remove(&file).map(|_| ()).ok_or(HostError::Gone)
    }

    fn flush_all(&mut self) -> Result<(), HostError> {
        Ok(())
    }
}
