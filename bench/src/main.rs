//! Compares Pirn and its peers on the programs of `bench/programs`.
//!
//! ```text
//! cargo run --release -p pirn-bench                      everything, five interleaved repeats
//! cargo run --release -p pirn-bench -- --only fib,nbody --repeats 9
//! cargo run --release -p pirn-bench -- --json results.json
//! ```
//!
//! Every measurement is a process of its own, and the repeats of all peers are interleaved, so that a slow moment of
//! the machine hits all of them. A program says itself what one operation took (`--time`), without the start of the
//! process; peers must print the same checksum. The table shows minimum and median in nanoseconds per operation, the
//! ratio of the minimums to the reference peer, and the peak of the memory.
//!
//! ```text
//! options.rs   what to measure
//! programs.rs  the programs and the sizes to measure them at
//! peers.rs     the commands that run programs
//! measure.rs   one process: time, checksum, memory
//! report.rs    the table, the geometric mean, JSON
//! ```
#![forbid(unsafe_code)]

mod measure;
mod options;
mod peers;
mod programs;
mod report;

use measure::Measurement;
use options::Options;
use peers::Peer;
use programs::Workload;
use report::{Cell, Row};
use std::process::ExitCode;

fn main() -> ExitCode {
    match run() {
        Ok(true) => ExitCode::SUCCESS,
        Ok(false) => ExitCode::FAILURE,
        Err(message) => {
            eprintln!("pirn-bench: {message}");
            ExitCode::from(2)
        }
    }
}

/// Answers whether everything ran and all checksums agreed.
fn run() -> Result<bool, String> {
    let Some(options) = Options::parse(std::env::args().skip(1))? else {
        print!("{}", options::HELP);
        return Ok(true);
    };
    let peers = peers::installed(&options.peers)?;
    let workloads = programs::workloads(&options)?;
    let mut rows = Vec::new();
    for workload in workloads {
        eprintln!("{} {}", workload.name, workload.size);
        rows.push(row(&workload, &peers, options.repeats));
    }
    print!("{}", report::table(&rows, &peers));
    if let Some(path) = &options.json {
        std::fs::write(path, report::json(&rows, &peers))
            .map_err(|e| format!("cannot write '{path}': {e}"))?;
    }
    Ok(rows.iter().all(|row| row.complaints.is_empty()))
}

/// One program on all peers that can run it, by turns.
fn row(workload: &Workload, peers: &[Peer], repeats: usize) -> Row {
    let mut runs: Vec<Vec<Measurement>> = vec![Vec::new(); peers.len()];
    let mut complaints = Vec::new();
    for _ in 0..repeats {
        for (peer, runs) in peers.iter().zip(&mut runs) {
            let failed_before = complaints
                .iter()
                .any(|text: &String| text.starts_with(&format!("{}:", peer.name)));
            if failed_before || workload.has_tasklets && !peer.has_tasklets {
                continue;
            }
            match measure::measure(peer, workload) {
                Ok(measurement) => runs.push(measurement),
                Err(e) => complaints.push(format!("{}: {e}", peer.name)),
            }
        }
    }
    let mut checksums = runs.iter().flatten().map(|run| &run.checksum);
    let first = checksums.next();
    if checksums.any(|checksum| Some(checksum) != first) {
        complaints.push("the peers' checksums differ".to_string());
    }
    Row {
        name: workload.name.clone(),
        size: workload.size,
        cells: runs.iter().map(|runs| Cell::of(runs)).collect(),
        complaints,
    }
}
