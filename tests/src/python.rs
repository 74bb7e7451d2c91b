//! CPython as one more mode: it tells whether a case expects the right thing.

use crate::case::{Case, Observed};
use std::io::Write;
use std::path::Path;
use std::process::{Command, Stdio};
use std::sync::OnceLock;
use std::time::Duration;

/// The interpreter, when there is one of the right version.
pub fn installed() -> Option<&'static str> {
    static FOUND: OnceLock<Option<String>> = OnceLock::new();
    FOUND.get_or_init(find).as_deref()
}

/// Asks for the real path once: what is found by name may be a wrapper that takes its time.
fn find() -> Option<String> {
    let program = "import sys; print(sys.executable if sys.version_info[:2] == (3, 11) else '')";
    let output = Command::new("python3")
        .args(["-c", program])
        .output()
        .ok()?;
    let path = String::from_utf8(output.stdout).ok()?.trim().to_string();
    (!path.is_empty()).then_some(path)
}

/// Whether it has the package `greenlet`.
pub fn has_greenlets() -> bool {
    static FOUND: OnceLock<bool> = OnceLock::new();
    *FOUND.get_or_init(|| {
        let import = |python| {
            Command::new(python)
                .args(["-c", "import greenlet"])
                .output()
        };
        installed().is_some_and(|python| import(python).is_ok_and(|o| o.status.success()))
    })
}

/// Runs a case in a process of its own.
pub fn run(case: &Case, limit: Duration) -> Result<Observed, String> {
    let python = installed().ok_or("CPython 3.11 is not installed")?;
    // What it writes is its own.
    let folder = format!("{}-{}", case.name.replace('/', "-"), std::process::id());
    let folder = std::path::Path::new(env!("CARGO_TARGET_TMPDIR")).join(folder);
    std::fs::create_dir_all(&folder).map_err(|e| e.to_string())?;
    let result = run_in(case, python, &folder, limit);
    let _ = std::fs::remove_dir_all(&folder);
    result
}

fn run_in(case: &Case, python: &str, folder: &Path, limit: Duration) -> Result<Observed, String> {
    let mut child = Command::new(python)
        .args(["-B", "-X", "utf8"])
        .arg(&case.path)
        .args(&case.args)
        .current_dir(folder)
        .env_remove("PYTHONPATH")
        .env("PYTHONHASHSEED", "0")
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .map_err(|e| e.to_string())?;
    if let Some(mut stdin) = child.stdin.take() {
        // A program may end without reading its input.
        let _ = stdin.write_all(case.stdin.as_bytes());
    }
    let output = within(limit, child)?;
    Ok(Observed {
        out: String::from_utf8_lossy(&output.stdout).into_owned(),
        err: String::from_utf8_lossy(&output.stderr).into_owned(),
        exit: output.status.code().unwrap_or(-1),
    })
}

/// Waits for a process, and ends it when it takes too long.
fn within(limit: Duration, child: std::process::Child) -> Result<std::process::Output, String> {
    let id = child.id();
    let (sender, receiver) = std::sync::mpsc::channel();
    std::thread::spawn(move || sender.send(child.wait_with_output()));
    match receiver.recv_timeout(limit) {
        Ok(output) => output.map_err(|e| e.to_string()),
        Err(_) => {
            // The waiting thread owns the child.
            let _ = Command::new("kill").arg("-9").arg(id.to_string()).status();
            Err(format!("CPython took longer than {limit:?}"))
        }
    }
}
