//! Running the command: each test in a folder of its own, and none for ever.

use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::atomic::{AtomicU32, Ordering};
use std::time::Duration;

/// No test may take longer.
const LIMIT: Duration = Duration::from_secs(120);

/// A folder that is gone after the test.
pub struct Folder(pub PathBuf);

impl Folder {
    pub fn new() -> Folder {
        static NEXT: AtomicU32 = AtomicU32::new(0);
        let name = format!("t{}", NEXT.fetch_add(1, Ordering::Relaxed));
        let id = std::process::id().to_string();
        let path = Path::new(env!("CARGO_TARGET_TMPDIR")).join(id).join(name);
        std::fs::create_dir_all(&path).expect("a folder");
        Folder(path)
    }

    pub fn with(files: &[(&str, &str)]) -> Folder {
        let folder = Folder::new();
        for (name, text) in files {
            folder.write(name, text.as_bytes());
        }
        folder
    }

    pub fn write(&self, name: &str, bytes: &[u8]) {
        std::fs::write(self.0.join(name), bytes).expect("a file is written");
    }

    pub fn read(&self, name: &str) -> Vec<u8> {
        std::fs::read(self.0.join(name)).expect("a file is read")
    }

    pub fn command(&self, args: &[&str]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_pirn"));
        command
            .args(args)
            .current_dir(&self.0)
            .env("PIRN_HISTORY", "")
            .env("PIRN_CACHE_DIR", "")
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped());
        command
    }

    pub fn pirn(&self, args: &[&str]) -> Done {
        finish(self.command(args).spawn().expect("pirn starts"))
    }

    pub fn pirn_with_input(&self, args: &[&str], input: &str) -> Done {
        let mut child = self
            .command(args)
            .stdin(Stdio::piped())
            .spawn()
            .expect("pirn starts");
        let mut stdin = child.stdin.take().expect("a pipe");
        let input = input.to_string();
        let writer = std::thread::spawn(move || stdin.write_all(input.as_bytes()));
        let done = finish(child);
        // The command may end without reading everything.
        let _ = writer.join();
        done
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        // What stays behind is in the build folder.
        let _ = std::fs::remove_dir_all(&self.0);
    }
}

/// What a process did.
#[derive(Debug)]
pub struct Done {
    pub out: String,
    pub err: String,
    pub code: Option<i32>,
}

impl Done {
    #[track_caller]
    pub fn is(&self, code: i32, out: &str) -> &Done {
        assert_eq!(
            (self.code, self.out.as_str()),
            (Some(code), out),
            "{self:?}"
        );
        self
    }

    /// The status, and words that standard error must contain.
    #[track_caller]
    pub fn fails(&self, code: i32, words: &[&str]) -> &Done {
        assert_eq!(self.code, Some(code), "{self:?}");
        for word in words {
            assert!(self.err.contains(word), "{word:?} is missing in {self:?}");
        }
        assert!(!self.err.contains("panicked"), "{self:?}");
        self
    }

    /// A number of `--stats=json`.
    pub fn number(&self, key: &str) -> Option<f64> {
        let (_, rest) = self.err.split_once(&format!("\"{key}\": "))?;
        rest.split([',', '}']).next()?.trim().parse().ok()
    }
}

pub fn finish(child: Child) -> Done {
    let id = child.id();
    let (sender, receiver) = std::sync::mpsc::channel();
    std::thread::spawn(move || sender.send(child.wait_with_output()));
    match receiver.recv_timeout(LIMIT) {
        Ok(output) => {
            let output = output.expect("the process can be waited for");
            Done {
                out: String::from_utf8_lossy(&output.stdout).into_owned(),
                err: String::from_utf8_lossy(&output.stderr).into_owned(),
                code: output.status.code(),
            }
        }
        Err(_) => {
            let _ = Command::new("kill").arg("-9").arg(id.to_string()).status();
            panic!("pirn did not end within {LIMIT:?}");
        }
    }
}
