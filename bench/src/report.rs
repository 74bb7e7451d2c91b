//! What was measured, for people and for programs.

use crate::measure::Measurement;
use crate::peers::Peer;
use std::fmt::Write;

/// A program on all peers.
pub struct Row {
    pub name: String,
    pub size: u64,
    /// One per peer.
    pub cells: Vec<Option<Cell>>,
    pub complaints: Vec<String>,
}

/// A program on one peer.
#[derive(Clone, Copy, Debug)]
pub struct Cell {
    pub min_ns: f64,
    pub median_ns: f64,
    pub peak_bytes: u64,
}

impl Cell {
    pub fn of(runs: &[Measurement]) -> Option<Cell> {
        let mut times: Vec<f64> = runs.iter().map(|run| run.ns_per_op).collect();
        times.sort_by(f64::total_cmp);
        Some(Cell {
            min_ns: *times.first()?,
            median_ns: times[times.len() / 2],
            peak_bytes: runs.iter().map(|run| run.peak_bytes).max()?,
        })
    }
}

/// How many times as fast as the reference, the second peer, the first one is.
fn ratio(row: &Row) -> Option<f64> {
    let [Some(own), Some(reference), ..] = row.cells[..] else {
        return None;
    };
    (own.min_ns > 0.0).then(|| reference.min_ns / own.min_ns)
}

fn geometric_mean(rows: &[Row]) -> Option<(f64, usize)> {
    let logs: Vec<f64> = rows.iter().filter_map(ratio).map(f64::ln).collect();
    let n = logs.len();
    (n > 0).then(|| ((logs.iter().sum::<f64>() / n as f64).exp(), n))
}

/// The table for people.
pub fn table(rows: &[Row], peers: &[Peer]) -> String {
    let mut out = format!("{:<22}{:>10}", "ns per operation", "size");
    for peer in peers {
        let _ = write!(out, "{:>14}{:>12}{:>9}", peer.name, "median", "peak MB");
    }
    if peers.len() > 1 {
        let _ = write!(out, "{:>12}", format!("x {}", peers[1].name));
    }
    out.push('\n');
    for row in rows {
        let _ = write!(out, "{:<22}{:>10}", row.name, row.size);
        for cell in &row.cells {
            let _ = match cell {
                Some(c) => write!(
                    out,
                    "{:>14.2}{:>12.2}{:>9.1}",
                    c.min_ns,
                    c.median_ns,
                    c.peak_bytes as f64 / 1e6
                ),
                None => write!(out, "{:>14}{:>12}{:>9}", "-", "-", "-"),
            };
        }
        if let Some(ratio) = ratio(row) {
            let _ = write!(out, "{ratio:>12.2}");
        }
        out.push('\n');
        for complaint in &row.complaints {
            let _ = writeln!(out, "    {complaint}");
        }
    }
    if let Some((mean, n)) = geometric_mean(rows) {
        let _ = writeln!(
            out,
            "geometric mean over {n} programs: {} is {mean:.2} times as fast as {}",
            peers[0].name, peers[1].name
        );
    }
    out
}

/// Everything, for programs.
pub fn json(rows: &[Row], peers: &[Peer]) -> String {
    let programs: Vec<String> = rows.iter().map(|row| json_row(row, peers)).collect();
    let mean = geometric_mean(rows).map_or("null".to_string(), |(mean, _)| format!("{mean:.4}"));
    format!(
        "{{\n\"geometric_mean\": {mean},\n\"programs\": [\n{}\n]\n}}\n",
        programs.join(",\n")
    )
}

fn json_row(row: &Row, peers: &[Peer]) -> String {
    let cells = peers.iter().zip(&row.cells).filter_map(|(peer, cell)| {
        let cell = (*cell)?;
        Some(format!(
            "\"{}\": {{\"min_ns\": {:.3}, \"median_ns\": {:.3}, \"peak_bytes\": {}}}",
            peer.name, cell.min_ns, cell.median_ns, cell.peak_bytes
        ))
    });
    let complaints: Vec<String> = row.complaints.iter().map(|c| format!("{c:?}")).collect();
    format!(
        "{{\"name\": {:?}, \"size\": {}, \"peers\": {{{}}}, \"complaints\": [{}]}}",
        row.name,
        row.size,
        cells.collect::<Vec<_>>().join(", "),
        complaints.join(", ")
    )
}
