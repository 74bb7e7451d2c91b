//! The report as text: a table for each group of programs, and the geometric means of the ratios.

use crate::options::{Options, Order};
use crate::peers::Peer;
use crate::programs::{GROUPS, Workload};
use crate::progress::duration_text;
use crate::results::{Cell, PeerInfo, Results, Row, counters, digits, time_text};
use std::fmt::Write;

/// A spread that makes a number doubtful.
const DOUBTFUL: f64 = 0.10;
const NAME: usize = 22;
const TIME: usize = 11;
const RATIO: usize = 8;

/// Everything that was measured.
pub fn report(results: &Results, options: &Options) -> String {
    let mut out = heading(results);
    for group in GROUPS {
        let rows: Vec<&Row> = results.group(group).collect();
        if !rows.is_empty() {
            out.push('\n');
            table(&mut out, group, rows, results, options);
        }
    }
    if options.details {
        for row in &results.rows {
            details(&mut out, row, results);
        }
    }
    out
}

/// What could be measured.
pub fn list(workloads: &[Workload], peers: &[Peer]) -> String {
    let mut out = String::from("Programs:\n");
    for w in workloads {
        let op = &w.operation;
        let _ = writeln!(
            out,
            "  {:<NAME$} {:<12} {:>9}  op: {op}",
            w.name, w.group, w.size
        );
    }
    out.push_str("\nPeers:\n");
    for peer in peers {
        let _ = writeln!(out, "  {:<NAME$} {}", peer.name(), peer.about());
    }
    out
}

fn heading(results: &Results) -> String {
    format!(
        "{}\n{} sizes, minimum of {} in {}; × is how many times as fast as the reference, {}; \
         ~ marks a median more than {:.0} % above the minimum\n",
        results.machine,
        results.sizes,
        results.repeats,
        duration_text(results.seconds),
        results.reference.join(" or "),
        DOUBTFUL * 100.0
    )
}

fn table(out: &mut String, group: &str, mut rows: Vec<&Row>, results: &Results, options: &Options) {
    let has_cell = |peer: &&PeerInfo| rows.iter().any(|row| row.cells.contains_key(&peer.name));
    let peers: Vec<&PeerInfo> = results.peers.iter().filter(has_cell).collect();
    if let (Order::Worst, Some(first)) = (options.sort, peers.first()) {
        let ratio = |row: &Row| row.ratio(&first.name, results).unwrap_or(f64::INFINITY);
        rows.sort_by(|a, b| ratio(a).total_cmp(&ratio(b)));
    }
    let _ = write!(out, "{group:<NAME$}{:>9}", "size");
    for peer in &peers {
        let _ = write!(out, "{:>width$}", peer.name, width = TIME + RATIO);
    }
    out.push('\n');
    for row in &rows {
        let _ = write!(out, "{:<NAME$}{:>9}", row.name, row.size);
        for peer in &peers {
            let time = row.cells.get(&peer.name).map_or("-".to_string(), |cell| {
                let mark = if cell.spread() > DOUBTFUL { "~" } else { "" };
                mark.to_string() + &time_text(cell.min_ns())
            });
            let ratio = row.ratio(&peer.name, results).map(times_text);
            let _ = write!(out, "{time:>TIME$}{:>RATIO$}", ratio.unwrap_or_default());
        }
        out.push('\n');
        for complaint in &row.complaints {
            let _ = writeln!(out, "    {complaint}");
        }
        weights(out, row, &peers);
    }
    let width = NAME + 9;
    let _ = write!(out, "{:<width$}", "geometric mean (programs)");
    for peer in &peers {
        let mean = results.mean_ratio(rows.iter().copied(), &peer.name);
        let mean = mean.map(|(mean, n)| (format!("({n})"), times_text(mean)));
        let (n, mean) = mean.unwrap_or_default();
        let _ = write!(out, "{n:>TIME$}{mean:>RATIO$}");
    }
    out.push('\n');
}

fn times_text(ratio: f64) -> String {
    format!("{}×", digits(ratio))
}

/// The memory of one operation, where it was weighed.
fn weights(out: &mut String, row: &Row, peers: &[&PeerInfo]) {
    if row.cells.values().all(|cell| cell.bytes_per_op.is_none()) {
        return;
    }
    let width = NAME + 9;
    let _ = write!(out, "{:<width$}", "  bytes per operation");
    for peer in peers {
        let cell = row.cells.get(&peer.name);
        let bytes = cell.and_then(|cell| cell.bytes_per_op);
        let text = bytes.map_or("-".to_string(), |bytes| format!("{bytes:.0} B"));
        let _ = write!(out, "{text:>TIME$}{:>RATIO$}", "");
    }
    out.push('\n');
}

/// All numbers of a program.
fn details(out: &mut String, row: &Row, results: &Results) {
    let _ = writeln!(out, "\n{} {} (op: {})", row.name, row.size, row.operation);
    let _ = writeln!(
        out,
        "  {:<16}{TIME_:>11}{:>11}{:>9}{:>11}{:>11}{:>11}",
        "",
        "median",
        "ratio",
        "peak MB",
        "wall ms",
        "CPU ms",
        TIME_ = "minimum"
    );
    for peer in &results.peers {
        let Some(cell) = row.cells.get(&peer.name) else {
            continue;
        };
        let ratio = row.ratio(&peer.name, results).map(times_text);
        let _ = writeln!(
            out,
            "  {:<16}{:>11}{:>11}{:>9}{:>11.1}{:>11.1}{:>11.1}",
            peer.name,
            time_text(cell.min_ns()),
            time_text(cell.median_ns()),
            ratio.unwrap_or_default(),
            cell.peak_mb(),
            crate::results::minimum(&cell.wall_ms),
            crate::results::minimum(&cell.cpu_ms),
        );
        more(out, cell);
    }
}

/// Warm-up curve and counters.
fn more(out: &mut String, cell: &Cell) {
    if !cell.curve_ns.is_empty() {
        let times: Vec<String> = cell.curve_ns.iter().map(|ns| time_text(*ns)).collect();
        let _ = writeln!(out, "    runs in one process: {}", times.join(", "));
    }
    let counters = cell.stats.as_ref().map(counters).unwrap_or_default();
    let told = counters.iter().filter(|(_, n)| *n != 0.0);
    let told: Vec<String> = told.map(|(name, n)| format!("{name} {n}")).collect();
    if !told.is_empty() {
        let _ = writeln!(out, "    {}", told.join(", "));
    }
}
