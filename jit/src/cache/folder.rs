//! The folder with the files: whose it is, and how much is in it.
//!
//! Machine code is executed as it is found, so the folder has to be the user's own, and nobody else may write to it or
//! read it. One that is not is not used, nor mended: somebody made it so. Files in it are replaced as a whole, by
//! renaming, so that several processes may use it at once; the one that writes last wins.

use std::fs::{self, DirBuilder, File, OpenOptions};
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::time::{Duration, SystemTime};

/// What the names of files end with.
const EXTENSION: &str = "code";

/// Bytes of all files together, beyond which those go that were not used for the longest time.
pub const FOLDER_MAX: u64 = 64 << 20;

/// How old a file's time stamp has to be for its use to be noted there.
const STAMP_AGE: Duration = Duration::from_secs(3600);

/// After this time what is left of an unfinished file is rubbish.
const RUBBISH_AGE: Duration = Duration::from_secs(3600);

/// A folder that may be used.
#[derive(Clone, Debug)]
pub struct Folder(PathBuf);

impl Folder {
    /// The folder, which is made if it is not there. The error says why it is not used.
    pub fn open(path: &Path) -> Result<Folder, String> {
        let say = |e: io::Error| format!("'{}': {e}", path.display());
        match fs::symlink_metadata(path) {
            Err(e) if e.kind() == io::ErrorKind::NotFound => make(path).map_err(say)?,
            Err(e) => return Err(say(e)),
            Ok(_) => {}
        }
        let found = fs::symlink_metadata(path).map_err(say)?;
        if !found.is_dir() {
            return Err(format!("'{}' is not a folder", path.display()));
        }
        is_private(&found, 0o077).map_err(|e| format!("'{}' {e}", path.display()))?;
        Ok(Folder(path.to_path_buf()))
    }

    pub fn file(&self, name: &str) -> PathBuf {
        self.0.join(format!("{name}.{EXTENSION}"))
    }

    /// Opens a file, if it is one that this user wrote.
    pub fn read(&self, name: &str) -> Option<File> {
        let path = self.file(name);
        // Not what a link points to; nobody else can put one there between the two.
        if !fs::symlink_metadata(&path).ok()?.is_file() {
            return None;
        }
        let file = File::open(&path).ok()?;
        let found = file.metadata().ok()?;
        is_private(&found, 0o022).ok()?;
        let old = found.modified().ok()?.elapsed().ok();
        if old.is_some_and(|age| age > STAMP_AGE) {
            // Whether this succeeds matters to nobody.
            let _ = file.set_modified(SystemTime::now());
        }
        Some(file)
    }

    /// Puts a file there in one step, and makes room for it.
    pub fn write(&self, name: &str, bytes: &[u8]) -> io::Result<()> {
        static NUMBER: std::sync::atomic::AtomicU32 = std::sync::atomic::AtomicU32::new(0);
        let n = NUMBER.fetch_add(1, std::sync::atomic::Ordering::Relaxed);
        let temporary = self
            .0
            .join(format!("{name}.{}-{n}.new", std::process::id()));
        let written = match write_new(&temporary, bytes) {
            // Somebody has taken the folder away.
            Err(e) if e.kind() == io::ErrorKind::NotFound => {
                make(&self.0).and_then(|()| write_new(&temporary, bytes))
            }
            written => written,
        };
        let renamed = written.and_then(|()| fs::rename(&temporary, self.file(name)));
        if renamed.is_err() {
            // There is nothing better to do about it.
            let _ = fs::remove_file(&temporary);
        }
        renamed?;
        self.make_room(&self.file(name));
        Ok(())
    }

    /// All files with their sizes and when they were used, those used last in front.
    pub fn files(&self) -> Vec<(PathBuf, u64, SystemTime)> {
        let mut files = Vec::new();
        for entry in fs::read_dir(&self.0).into_iter().flatten().flatten() {
            let path = entry.path();
            let ours = path.extension().is_some_and(|e| e == EXTENSION);
            if let Ok(found) = entry.metadata()
                && ours
                && found.is_file()
            {
                let used = found.modified().unwrap_or(SystemTime::UNIX_EPOCH);
                files.push((path, found.len(), used));
            }
        }
        files.sort_by_key(|(_, _, used)| std::cmp::Reverse(*used));
        files
    }

    /// Removes all files. How many there were.
    pub fn clear(&self) -> io::Result<usize> {
        let files = self.files();
        for (path, ..) in &files {
            fs::remove_file(path)?;
        }
        self.remove_rubbish(Duration::ZERO);
        Ok(files.len())
    }

    fn make_room(&self, keep: &Path) {
        let mut total = 0;
        for (path, bytes, _) in self.files() {
            total += bytes;
            if total > FOLDER_MAX && path != keep {
                // Another process may have done it.
                let _ = fs::remove_file(path);
            }
        }
        self.remove_rubbish(RUBBISH_AGE);
    }

    /// Removes what processes left that did not finish a file.
    fn remove_rubbish(&self, age: Duration) {
        for entry in fs::read_dir(&self.0).into_iter().flatten().flatten() {
            let path = entry.path();
            let old = || entry.metadata().ok()?.modified().ok()?.elapsed().ok();
            if path.extension().is_some_and(|e| e == "new") && old().is_some_and(|a| a >= age) {
                let _ = fs::remove_file(path);
            }
        }
    }
}

fn write_new(path: &Path, bytes: &[u8]) -> io::Result<()> {
    let mut options = OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    let mut file = options.open(path)?;
    file.write_all(bytes)?;
    file.sync_all()
}

fn make(path: &Path) -> io::Result<()> {
    let mut builder = DirBuilder::new();
    builder.recursive(true);
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
    builder.create(path)
}

/// Whether something is this user's, and others have none of these rights.
#[cfg(unix)]
fn is_private(found: &fs::Metadata, rights: u32) -> Result<(), &'static str> {
    use std::os::unix::fs::MetadataExt;
    #[expect(unsafe_code, reason = "the system call has no safe wrapper in std")]
    // SAFETY: it takes nothing and cannot fail.
    let user = unsafe { libc::geteuid() };
    match () {
        () if found.uid() != user => Err("belongs to somebody else"),
        () if found.mode() & rights != 0 => Err("is open to others"),
        () => Ok(()),
    }
}

/// Elsewhere it is not known how to tell.
#[cfg(not(unix))]
fn is_private(_: &fs::Metadata, _: u32) -> Result<(), &'static str> {
    Err("cannot be told to be private on this system")
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A folder that is gone by the time something is written is made anew.
    #[test]
    fn taken_away() {
        let path = std::env::temp_dir().join(format!("pirn-folder-{}", std::process::id()));
        let folder = Folder::open(&path).expect("a folder");
        fs::remove_dir(&path).expect("it is empty");
        folder.write("code", b"bytes").expect("it is written");
        assert_eq!(fs::read(folder.file("code")).expect("a file"), b"bytes");
        assert_eq!(folder.files().len(), 1);
        fs::remove_dir_all(&path).expect("it is removed");
    }
}
