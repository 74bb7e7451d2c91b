//! Compares Pirn, interpreted and compiled, and its peers on the programs of `bench/programs`.
//!
//! Every measurement is a process of its own, and the repeats of all peers are interleaved, so that a slow moment of
//! the machine hits all of them. A program says itself what one operation took (`--time`), without the start of the
//! process, but with the warming up of a compiler; all peers must print the same checksum.
//!
//! ```text
//! options.rs   what to measure: the flags
//! programs.rs  the programs and the sizes to measure them at
//! peers.rs     the commands that run programs: peers.conf
//! session.rs   all peers of a program by turns
//! measure.rs   one process: output, time, memory
//! progress.rs  the line on the terminal
//! results.rs   what was measured; the JSON files
//! table.rs     the report as text
//! compare.rs   what changed since an older file, and what is noise
//! html.rs      the report as a page
//! svg.rs       its plots
//! ```
#![forbid(unsafe_code)]

mod compare;
mod html;
mod measure;
mod options;
mod peers;
mod programs;
mod progress;
mod results;
mod session;
mod svg;
mod table;

use clap::Parser;
use options::Options;
use peers::{Peer, Pirn};
use programs::Workload;
use results::{PeerInfo, Results};
use session::Session;
use std::path::{Path, PathBuf};
use std::process::{Command, ExitCode};
use std::time::{Instant, SystemTime, UNIX_EPOCH};

fn main() -> ExitCode {
    match run(&Options::parse()) {
        Ok(true) => ExitCode::SUCCESS,
        Ok(false) => ExitCode::FAILURE,
        Err(message) => {
            eprintln!("pirn-bench: {message}");
            ExitCode::from(2)
        }
    }
}

/// Answers whether everything ran and all checksums agreed.
fn run(options: &Options) -> Result<bool, String> {
    // Before an hour of measuring: what is asked for has to be possible.
    let old = options.compare.as_deref().map(Results::read).transpose()?;
    for path in [&options.json, &options.html].into_iter().flatten() {
        writable(path)?;
    }
    let results = match &options.load {
        Some(path) => Results::read(path)?,
        None => {
            let bench = Path::new(env!("CARGO_MANIFEST_DIR"));
            let workloads = programs::workloads(&bench.join("programs"), options)?;
            let pirn = pirn(options)?;
            let file = options.peers_file.as_deref();
            let (peers, left_out) = peers::installed(bench, file, &options.peers, &pirn)?;
            for line in left_out {
                eprintln!("{line}");
            }
            if options.list {
                print!("{}", table::list(&workloads, &peers));
                return Ok(true);
            }
            measured(options, &peers, &workloads)?
        }
    };
    print!("{}", table::report(&results, options));
    if let Some(old) = &old {
        print!("\n{}", compare::report(old, &results));
    }
    if let Some(path) = &options.json {
        write(path, &results.to_json())?;
    }
    if let Some(path) = &options.html {
        write(path, &html::page(&results))?;
    }
    Ok(results.is_clean())
}

fn measured(options: &Options, peers: &[Peer], workloads: &[Workload]) -> Result<Results, String> {
    let start = Instant::now();
    let started = SystemTime::now()
        .duration_since(UNIX_EPOCH)
        .map_or(0, |time| time.as_secs());
    let mut session = Session::new(options, peers, workloads)?;
    let rows = workloads.iter().map(|w| session.row(w)).collect();
    let build = if cfg!(debug_assertions) {
        "debug"
    } else {
        "release"
    };
    Ok(Results {
        format: results::FORMAT,
        harness: format!("{} {build}", env!("CARGO_PKG_VERSION")),
        machine: machine(),
        started,
        seconds: start.elapsed().as_secs_f64(),
        sizes: options.chosen_sizes().name().to_string(),
        repeats: options.repeats,
        reference: options.reference.clone(),
        peers: peers.iter().map(info).collect(),
        rows,
    })
}

fn info(peer: &Peer) -> PeerInfo {
    PeerInfo {
        name: peer.name().to_string(),
        about: peer.about().to_string(),
        own: peer.is_own(),
    }
}

/// The command pirn, built for this profile when cargo runs us.
fn pirn(options: &Options) -> Result<Pirn, String> {
    let path = match &options.pirn {
        Some(path) => std::path::absolute(path).map_err(|e| e.to_string())?,
        None => built_pirn()?,
    };
    if !path.is_file() {
        let shown = path.display();
        return Err(format!("there is no '{shown}'; build it first"));
    }
    let help = Command::new(&path).args(["run", "--help"]).output();
    let help = help.map_err(|e| format!("cannot start '{}': {e}", path.display()))?;
    Ok(Pirn {
        path: path.display().to_string(),
        help: String::from_utf8_lossy(&help.stdout).into_owned(),
    })
}

fn built_pirn() -> Result<PathBuf, String> {
    let own = std::env::current_exe().map_err(|e| e.to_string())?;
    if cfg!(debug_assertions) {
        eprintln!("this is a debug build: its times mean nothing; use --release");
    }
    if let Some(cargo) = std::env::var_os("CARGO") {
        let mut build = Command::new(cargo);
        build.args(["build", "--quiet", "-p", "pirn"]);
        build.current_dir(env!("CARGO_MANIFEST_DIR"));
        if !cfg!(debug_assertions) {
            build.arg("--release");
        }
        let status = build.status().map_err(|e| format!("cargo build: {e}"))?;
        if !status.success() {
            return Err("the command pirn does not build".to_string());
        }
    }
    Ok(own.with_file_name(format!("pirn{}", std::env::consts::EXE_SUFFIX)))
}

/// Processor and system, where they are told.
fn machine() -> String {
    let info = std::fs::read_to_string("/proc/cpuinfo").unwrap_or_default();
    let model = info.lines().find(|line| line.starts_with("model name"));
    let model = model.and_then(|line| line.split_once(':'));
    let model = model.map_or("unknown processor", |(_, name)| name.trim());
    let n = std::thread::available_parallelism().map_or(1, usize::from);
    format!(
        "{model}, {n} × {}-{}",
        std::env::consts::ARCH,
        std::env::consts::OS
    )
}

fn writable(path: &Path) -> Result<(), String> {
    let opened = std::fs::OpenOptions::new()
        .append(true)
        .create(true)
        .open(path);
    opened
        .map(drop)
        .map_err(|e| format!("cannot write '{}': {e}", path.display()))
}

fn write(path: &Path, text: &str) -> Result<(), String> {
    std::fs::write(path, text).map_err(|e| format!("cannot write '{}': {e}", path.display()))
}
