//! Measuring: all peers of a workload by turns, each time in a process of its own.
//!
//! Turns, because a slow moment of the machine then hits all of them. The peer that begins changes from turn to turn. What is
//! not time per operation (warm-up curves, counters, memory of one operation) comes after the turns.

use crate::measure::{self, Outcome};
use crate::options::Options;
use crate::peers::{Launch, Peer};
use crate::programs::Workload;
use crate::progress::Progress;
use crate::results::{Cell, Row, median};
use std::path::{Path, PathBuf};
use std::time::Duration;

/// What a program prints before the time of an operation, and before each time of a curve.
const TIME: &str = "time_ns_per_op=";
const CURVE: &str = "curve_ns=";

pub struct Session<'a> {
    options: &'a Options,
    peers: &'a [Peer],
    /// A folder that is ours, for binaries and caches.
    scratch: Scratch,
    progress: Progress,
}

/// A peer that runs a workload.
struct Contestant<'a> {
    peer: &'a Peer,
    program: PathBuf,
    binary: PathBuf,
    fresh: PathBuf,
    kept: PathBuf,
    cell: Cell,
    checksum: Option<String>,
    complaint: Option<String>,
}

impl<'a> Session<'a> {
    pub fn new(
        options: &'a Options,
        peers: &'a [Peer],
        workloads: &[Workload],
    ) -> Result<Session<'a>, String> {
        let runs = |w: &Workload| {
            let able = |p: &&Peer| p.program(w.name, w.has_tasklets).is_some();
            peers.iter().filter(able).count() * options.repeats
        };
        Ok(Session {
            options,
            peers,
            scratch: Scratch::new()?,
            progress: Progress::new(workloads.iter().map(runs).sum()),
        })
    }

    /// One program on all peers that can run it.
    pub fn row(&mut self, workload: &Workload) -> Row {
        let mut contestants = self.contestants(workload);
        for contestant in &mut contestants {
            let prepared = self.prepare(contestant, workload);
            contestant.complaint = prepared.err();
        }
        let n = contestants.len();
        for turn in 0..self.options.repeats {
            for i in 0..n {
                let contestant = &mut contestants[(turn + i) % n];
                let name = contestant.peer.name();
                self.progress.step(workload.name, name, turn + 1);
                if contestant.complaint.is_none() {
                    let measured = self.turn(contestant, workload);
                    contestant.complaint = measured.err();
                }
            }
        }
        for contestant in &mut contestants {
            if contestant.complaint.is_none() {
                self.progress.extra(workload.name, contestant.peer.name());
                let added = self.extras(contestant, workload);
                contestant.complaint = added.err();
            }
        }
        self.progress.clear();
        finished(workload, contestants)
    }

    fn contestants(&self, workload: &Workload) -> Vec<Contestant<'a>> {
        let able = self.peers.iter().filter_map(|peer| {
            let program = peer.program(workload.name, workload.has_tasklets)?;
            let place = self.scratch.0.join(peer.name()).join(workload.name);
            Some(Contestant {
                peer,
                program,
                binary: place.join("program"),
                fresh: place.join("fresh"),
                kept: place.join("kept"),
                cell: Cell::default(),
                checksum: None,
                complaint: None,
            })
        });
        able.collect()
    }

    /// Makes folders, builds, and fills what is kept from process to process.
    fn prepare(&self, contestant: &Contestant, workload: &Workload) -> Result<(), String> {
        for folder in [&contestant.fresh, &contestant.kept] {
            std::fs::create_dir_all(folder)
                .map_err(|e| format!("cannot make '{}': {e}", folder.display()))?;
        }
        let peer = contestant.peer;
        if let Some(build) = peer.build(&contestant.program, &contestant.binary) {
            self.process(contestant, &build, &[])?;
        }
        let run = peer.run(&contestant.program, &contestant.binary);
        match run.filter(Launch::keeps_files) {
            Some(launch) => self
                .process(contestant, &launch, &[&workload.size.to_string()])
                .map(drop),
            None => Ok(()),
        }
    }

    /// One process that counts.
    fn turn(&self, contestant: &mut Contestant, workload: &Workload) -> Result<(), String> {
        let (time, checksum, outcome) = self.timed(contestant, workload.size)?;
        if contestant.checksum.get_or_insert(checksum.clone()) != &checksum {
            return Err("its checksum changes from run to run".to_string());
        }
        let cell = &mut contestant.cell;
        cell.ns_per_op.push(time);
        cell.wall_ms.push(outcome.wall_ms);
        cell.cpu_ms.push(outcome.cpu_ms);
        cell.peak_bytes.push(outcome.peak_bytes);
        Ok(())
    }

    /// Time of an operation and checksum.
    fn timed(&self, contestant: &Contestant, size: u64) -> Result<(f64, String, Outcome), String> {
        let launch = contestant
            .peer
            .run(&contestant.program, &contestant.binary)
            .ok_or("its command is empty")?;
        let outcome = self.process(contestant, &launch, &[&size.to_string(), "--time"])?;
        let (times, rest): (Vec<&str>, Vec<&str>) = outcome
            .stdout
            .lines()
            .partition(|line| line.starts_with(TIME));
        let time = times
            .first()
            .and_then(|line| line[TIME.len()..].trim().parse().ok())
            .ok_or_else(|| format!("it printed no {TIME}"))?;
        Ok((time, rest.join("\n"), outcome))
    }

    /// What is measured once.
    fn extras(&self, contestant: &mut Contestant, workload: &Workload) -> Result<(), String> {
        if workload.weighed {
            contestant.cell.bytes_per_op = self.weight(contestant, workload)?;
        }
        if self.options.curve > 0 {
            contestant.cell.curve_ns = self.curve(contestant, workload)?;
        }
        let stats = contestant
            .peer
            .stats(&contestant.program, &contestant.binary);
        if let Some(launch) = stats {
            let outcome = self.process(contestant, &launch, &[&workload.size.to_string()])?;
            let line = outcome.stderr.lines().rfind(|line| line.starts_with('{'));
            contestant.cell.stats = line.and_then(|line| serde_json::from_str(line).ok());
        }
        Ok(())
    }

    /// What a process needs more for each operation more, counted from a tenth of them.
    fn weight(&self, contestant: &Contestant, workload: &Workload) -> Result<Option<f64>, String> {
        let small = workload.size / 10;
        let (_, _, outcome) = self.timed(contestant, small)?;
        let peaks = contestant.cell.peak_bytes.iter().map(|bytes| *bytes as f64);
        let more = median(&peaks.collect::<Vec<_>>()) - outcome.peak_bytes as f64;
        let operations = workload.size - small;
        Ok((operations > 0 && more > 0.0).then(|| more / operations as f64))
    }

    fn curve(&self, contestant: &Contestant, workload: &Workload) -> Result<Vec<f64>, String> {
        let Some((launch, flag)) = contestant
            .peer
            .curve(&contestant.program, &contestant.binary)
        else {
            return Ok(Vec::new());
        };
        let size = workload.curve_size.to_string();
        let n = self.options.curve.to_string();
        let mut args = vec![size.as_str()];
        args.extend(flag);
        args.push(&n);
        let outcome = self.process(contestant, &launch, &args)?;
        let lines = outcome.stdout.lines();
        let times = lines.filter_map(|line| line.strip_prefix(CURVE)?.trim().parse().ok());
        let times: Vec<f64> = times.collect();
        match times.len() == self.options.curve {
            true => Ok(times),
            false => Err(format!(
                "its curve has {} points instead of {n}",
                times.len()
            )),
        }
    }

    fn process(
        &self,
        contestant: &Contestant,
        launch: &Launch,
        args: &[&str],
    ) -> Result<Outcome, String> {
        empty(&contestant.fresh)?;
        let mut command = launch.command(&contestant.fresh, &contestant.kept, self.options.pin);
        command.args(args);
        measure::run(&mut command, Duration::from_secs(self.options.timeout))
    }
}

fn finished(workload: &Workload, contestants: Vec<Contestant>) -> Row {
    let mut row = Row {
        name: workload.name.to_string(),
        group: workload.group.to_string(),
        size: workload.size,
        operation: workload.operation.clone(),
        curve_size: workload.curve_size,
        cells: Default::default(),
        complaints: Vec::new(),
    };
    let mut agreed: Option<(&str, String)> = None;
    for contestant in contestants {
        let name = contestant.peer.name();
        if let Some(complaint) = contestant.complaint {
            row.complaints.push(format!("{name}: {complaint}"));
        }
        if contestant.cell.ns_per_op.is_empty() {
            continue;
        }
        row.cells.insert(name.to_string(), contestant.cell);
        let Some(checksum) = contestant.checksum else {
            continue;
        };
        match &agreed {
            Some((first, other)) if *other != checksum => row.complaints.push(format!(
                "{name}: its checksum differs from that of {first}: {checksum:?} is not {other:?}"
            )),
            Some(_) => {}
            None => agreed = Some((name, checksum)),
        }
    }
    row
}

/// Removes what is in a folder.
fn empty(folder: &Path) -> Result<(), String> {
    let shown = folder.display();
    let failed = |e: std::io::Error| format!("cannot empty '{shown}': {e}");
    if std::fs::read_dir(folder).map_err(failed)?.next().is_none() {
        return Ok(());
    }
    std::fs::remove_dir_all(folder).map_err(failed)?;
    std::fs::create_dir(folder).map_err(failed)
}

/// A folder that goes when we go.
struct Scratch(PathBuf);

impl Scratch {
    fn new() -> Result<Scratch, String> {
        let path = std::env::temp_dir().join(format!("pirn-bench-{}", std::process::id()));
        std::fs::create_dir(&path).map_err(|e| format!("cannot make '{}': {e}", path.display()))?;
        Ok(Scratch(path))
    }
}

impl Drop for Scratch {
    fn drop(&mut self) {
        // A folder left in the place for temporary files is no reason to fail.
        let _ = std::fs::remove_dir_all(&self.0);
    }
}
