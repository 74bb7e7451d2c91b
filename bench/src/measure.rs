//! One process: what it printed, how long it took, and how much memory it had at most.
//!
//! The system tells the peak of a process's memory when the process has ended. But a process begins as a copy of the one that
//! started it, and Linux counts that, so the harness's own peak is a floor. Where a process stays below it, what
//! was seen in `/proc` while it ran is the better number: a process that small has little time to grow unseen.

use std::io::Read;
use std::process::{Child, Command, ExitStatus, Stdio};
use std::sync::mpsc::{Receiver, RecvTimeoutError, channel};
use std::thread::JoinHandle;
use std::time::{Duration, Instant};
use wait4::Wait4;

/// The first looks at a process's memory come quickly, later ones at most so rarely.
const LONGEST_PAUSE: Duration = Duration::from_millis(50);

/// What one process showed.
#[derive(Clone, Debug)]
pub struct Outcome {
    pub stdout: String,
    pub stderr: String,
    pub wall_ms: f64,
    /// All threads, user and system.
    pub cpu_ms: f64,
    /// Zero where the system does not tell.
    pub peak_bytes: u64,
}

/// Runs a command to its end, which has to be a success.
pub fn run(command: &mut Command, limit: Duration) -> Result<Outcome, String> {
    let program = command.get_program().to_string_lossy().into_owned();
    let start = Instant::now();
    let mut child = command
        .stdin(Stdio::null())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .map_err(|e| format!("cannot start '{program}': {e}"))?;
    let stdout = reader(child.stdout.take());
    let stderr = reader(child.stderr.take());
    let (running, over) = channel::<()>();
    let id = child.id();
    let watcher = std::thread::spawn(move || watch(id, limit, &over));
    let ended = ended(child);
    drop(running);
    let watched = watcher.join().map_err(|_| "the watching thread died")?;
    let (status, cpu, told) = ended?;
    let wall = start.elapsed();
    let stderr = stderr.join().unwrap_or_default();
    let stdout = stdout.join().unwrap_or_default();
    if watched.gave_up {
        return Err(format!("it took longer than {} seconds", limit.as_secs()));
    }
    if !status.success() {
        // Advice and quoted source are indented.
        let is_message = |line: &&str| !line.is_empty() && !line.starts_with(' ');
        let last = stderr.lines().rfind(is_message);
        return Err(format!("{status}: {}", last.unwrap_or("no message")));
    }
    let floor = proc_peak("self").unwrap_or(0);
    let is_exact = told > floor || watched.peak_bytes == 0;
    Ok(Outcome {
        stdout,
        stderr,
        wall_ms: wall.as_secs_f64() * 1e3,
        cpu_ms: cpu.as_secs_f64() * 1e3,
        peak_bytes: if is_exact { told } else { watched.peak_bytes },
    })
}

/// Status, processor time and peak of the memory.
fn ended(child: Child) -> Result<(ExitStatus, Duration, u64), String> {
    let used = child.wait4().map_err(|e| e.to_string())?;
    let cpu = used.rusage.utime + used.rusage.stime;
    Ok((used.status, cpu, used.rusage.maxrss))
}

fn reader(stream: Option<impl Read + Send + 'static>) -> JoinHandle<String> {
    std::thread::spawn(move || {
        let mut bytes = Vec::new();
        if let Some(mut stream) = stream {
            // What was read before an error is still worth showing.
            let _ = stream.read_to_end(&mut bytes);
        }
        String::from_utf8_lossy(&bytes).into_owned()
    })
}

struct Watched {
    peak_bytes: u64,
    gave_up: bool,
}

/// Looks at a process's memory until the channel closes; kills the process at its limit.
fn watch(id: u32, limit: Duration, over: &Receiver<()>) -> Watched {
    let start = Instant::now();
    let mut pause = Duration::from_millis(1);
    let mut watched = Watched {
        peak_bytes: 0,
        gave_up: false,
    };
    while let Err(RecvTimeoutError::Timeout) = over.recv_timeout(pause) {
        let peak = proc_peak(&id.to_string()).unwrap_or(0);
        watched.peak_bytes = watched.peak_bytes.max(peak);
        if start.elapsed() > limit {
            watched.gave_up = true;
            let kill = Command::new("kill").arg("-9").arg(id.to_string()).status();
            // Nobody can end it then but itself.
            let _ = kill;
            break;
        }
        pause = (pause * 2).min(LONGEST_PAUSE);
    }
    watched
}

/// The most memory a process has had so far, where the system tells.
fn proc_peak(id: &str) -> Option<u64> {
    let status = std::fs::read_to_string(format!("/proc/{id}/status")).ok()?;
    let line = status.lines().find(|line| line.starts_with("VmHWM:"))?;
    let kilobytes: u64 = line.split_whitespace().nth(1)?.parse().ok()?;
    Some(kilobytes * 1024)
}
