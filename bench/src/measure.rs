//! One process: what it printed, what an operation took by its own clock, and how much memory it had at most.

use crate::peers::Peer;
use crate::programs::Workload;
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

/// A run that takes longer is given up.
const LIMIT: Duration = Duration::from_secs(120);
/// How often the memory of the process is looked at.
const LOOK: Duration = Duration::from_millis(2);

/// What one run showed.
#[derive(Clone, Debug)]
pub struct Measurement {
    pub ns_per_op: f64,
    /// All output but the time.
    pub checksum: String,
    /// Zero where the system does not tell.
    pub peak_bytes: u64,
}

/// Runs a program once.
pub fn measure(peer: &Peer, workload: &Workload) -> Result<Measurement, String> {
    let child = Command::new(&peer.command[0])
        .args(&peer.command[1..])
        .arg(&workload.path)
        .arg(workload.size.to_string())
        .arg("--time")
        .env("PYTHONHASHSEED", "0")
        .stdin(Stdio::null())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .map_err(|e| e.to_string())?;
    let id = child.id();
    let (output, peak_bytes) = watched(child, id)?;
    let out = String::from_utf8_lossy(&output.stdout);
    if !output.status.success() {
        let err = String::from_utf8_lossy(&output.stderr);
        let last = err.lines().last().unwrap_or("no message").to_string();
        return Err(format!("{}: {last}", output.status));
    }
    let time = out
        .lines()
        .find_map(|line| line.strip_prefix("time_ns_per_op="));
    let ns_per_op = time
        .and_then(|text| text.trim().parse().ok())
        .ok_or("it printed no time_ns_per_op")?;
    let rest = out
        .lines()
        .filter(|line| !line.starts_with("time_ns_per_op="));
    Ok(Measurement {
        ns_per_op,
        checksum: rest.collect::<Vec<_>>().join("\n"),
        peak_bytes,
    })
}

/// Waits for a process while looking at its memory.
fn watched(child: Child, id: u32) -> Result<(std::process::Output, u64), String> {
    let (sender, receiver) = std::sync::mpsc::channel();
    std::thread::spawn(move || sender.send(child.wait_with_output()));
    let start = Instant::now();
    let mut peak_bytes = 0;
    loop {
        match receiver.recv_timeout(LOOK) {
            Ok(output) => return Ok((output.map_err(|e| e.to_string())?, peak_bytes)),
            Err(_) if start.elapsed() < LIMIT => {
                peak_bytes = peak_bytes.max(peak_memory(id).unwrap_or(0));
            }
            Err(_) => {
                // The waiting thread owns the child.
                let _ = Command::new("kill").arg("-9").arg(id.to_string()).status();
                return Err(format!("it took longer than {LIMIT:?}"));
            }
        }
    }
}

/// The most memory a process has had so far, where the system tells.
fn peak_memory(id: u32) -> Option<u64> {
    let status = std::fs::read_to_string(format!("/proc/{id}/status")).ok()?;
    let line = status.lines().find(|line| line.starts_with("VmHWM:"))?;
    let kilobytes: u64 = line.split_whitespace().nth(1)?.parse().ok()?;
    Some(kilobytes * 1024)
}
