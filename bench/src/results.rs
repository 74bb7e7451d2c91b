//! What was measured: the form of the files that `--json` writes, and the numbers that all reports take from it.
//!
//! A file keeps every single run, so that a later comparison can tell a change from noise.

use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use std::path::Path;

/// Grows when an older reader would misunderstand a file.
pub const FORMAT: u32 = 1;

#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Results {
    pub format: u32,
    /// Version and kind of build of the harness.
    pub harness: String,
    pub machine: String,
    /// Seconds since 1970.
    pub started: u64,
    pub seconds: f64,
    pub sizes: String,
    pub repeats: usize,
    /// What ratios refer to: the first of these that ran a program.
    pub reference: Vec<String>,
    pub peers: Vec<PeerInfo>,
    pub rows: Vec<Row>,
}

#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct PeerInfo {
    pub name: String,
    pub about: String,
    /// Pirn itself.
    pub own: bool,
}

/// A program on all peers.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Row {
    pub name: String,
    pub group: String,
    pub size: u64,
    pub operation: String,
    pub curve_size: u64,
    pub cells: BTreeMap<String, Cell>,
    pub complaints: Vec<String>,
}

/// A program on one peer. Each list has an item for each process, in order.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub struct Cell {
    /// By the program's own clock: without the start of the process.
    pub ns_per_op: Vec<f64>,
    pub wall_ms: Vec<f64>,
    pub cpu_ms: Vec<f64>,
    pub peak_bytes: Vec<u64>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub bytes_per_op: Option<f64>,
    /// What the i-th run in one process took.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub curve_ns: Vec<f64>,
    /// What the machine said that it did, in one more process.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub stats: Option<serde_json::Value>,
}

impl Cell {
    pub fn min_ns(&self) -> f64 {
        minimum(&self.ns_per_op)
    }

    pub fn median_ns(&self) -> f64 {
        median(&self.ns_per_op)
    }

    pub fn peak_mb(&self) -> f64 {
        let peaks: Vec<f64> = self.peak_bytes.iter().map(|b| *b as f64 / 1e6).collect();
        median(&peaks)
    }

    /// How far the median is above the minimum: 0.02 for two per cent.
    pub fn spread(&self) -> f64 {
        self.median_ns() / self.min_ns() - 1.0
    }
}

impl Row {
    /// The peer that ratios refer to.
    pub fn reference<'a>(&self, results: &'a Results) -> Option<&'a str> {
        let names = results.reference.iter().map(String::as_str);
        names
            .into_iter()
            .find(|name| self.cells.contains_key(*name))
    }

    /// How many times as fast as the reference a peer is.
    pub fn ratio(&self, peer: &str, results: &Results) -> Option<f64> {
        let reference = self.cells.get(self.reference(results)?)?.min_ns();
        let own = self.cells.get(peer)?.min_ns();
        (own > 0.0 && reference > 0.0).then(|| reference / own)
    }
}

impl Results {
    pub fn read(path: &Path) -> Result<Results, String> {
        let shown = path.display();
        let text =
            std::fs::read_to_string(path).map_err(|e| format!("cannot read '{shown}': {e}"))?;
        let results: Results = serde_json::from_str(&text)
            .map_err(|e| format!("'{shown}' is no file of results: {e}"))?;
        match results.format {
            FORMAT => Ok(results),
            other => Err(format!(
                "'{shown}' has format {other}, and this harness reads {FORMAT}"
            )),
        }
    }

    pub fn to_json(&self) -> String {
        let text = serde_json::to_string_pretty(self);
        text.expect("maps with text for keys always have a form in JSON") + "\n"
    }

    /// Rows of a group.
    pub fn group<'a>(&'a self, group: &'a str) -> impl Iterator<Item = &'a Row> {
        self.rows.iter().filter(move |row| row.group == group)
    }

    /// The geometric mean of a peer's ratios over rows, and their number.
    pub fn mean_ratio<'a>(
        &self,
        rows: impl Iterator<Item = &'a Row>,
        peer: &str,
    ) -> Option<(f64, usize)> {
        let ratios: Vec<f64> = rows.filter_map(|row| row.ratio(peer, self)).collect();
        geometric_mean(&ratios).map(|mean| (mean, ratios.len()))
    }

    pub fn is_clean(&self) -> bool {
        self.rows.iter().all(|row| row.complaints.is_empty())
    }
}

pub fn geometric_mean(values: &[f64]) -> Option<f64> {
    let n = values.len() as f64;
    (n > 0.0).then(|| (values.iter().map(|v| v.ln()).sum::<f64>() / n).exp())
}

pub fn minimum(values: &[f64]) -> f64 {
    values.iter().copied().fold(f64::INFINITY, f64::min)
}

/// The middle one, or the mean of the middle two.
pub fn median(values: &[f64]) -> f64 {
    let mut sorted = values.to_vec();
    sorted.sort_by(f64::total_cmp);
    let n = sorted.len();
    match n {
        0 => f64::NAN,
        _ => (sorted[(n - 1) / 2] + sorted[n / 2]) / 2.0,
    }
}

/// A time with three digits or so and its unit.
pub fn time_text(ns: f64) -> String {
    let (value, unit) = match ns {
        _ if ns < 1e3 => (ns, "ns"),
        _ if ns < 1e6 => (ns / 1e3, "µs"),
        _ if ns < 1e9 => (ns / 1e6, "ms"),
        _ => (ns / 1e9, "s"),
    };
    format!("{} {unit}", digits(value))
}

/// A number with about three digits.
pub fn digits(value: f64) -> String {
    match value.abs() {
        v if v < 9.995 => format!("{value:.2}"),
        v if v < 99.95 => format!("{value:.1}"),
        _ => format!("{value:.0}"),
    }
}

/// Words in the names of counters that tell about native code.
const NATIVE: &[&str] = &[
    "compil", "code", "exit", "guard", "declined", "dropped", "native", "jit", "cache",
];

/// The numbers about native code in what a machine said that it did; names of nested ones are joined with dots.
pub fn counters(stats: &serde_json::Value) -> Vec<(String, f64)> {
    let mut found = Vec::new();
    collect("", stats, &mut found);
    found.retain(|(name, _)| NATIVE.iter().any(|word| name.contains(word)));
    found
}

fn collect(name: &str, value: &serde_json::Value, found: &mut Vec<(String, f64)>) {
    if let Some(number) = value.as_f64() {
        found.push((name.to_string(), number));
    }
    for (key, inner) in value.as_object().into_iter().flatten() {
        let name = match name {
            "" => key.clone(),
            _ => format!("{name}.{key}"),
        };
        collect(&name, inner, found);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn averages() {
        assert_eq!(median(&[3.0, 1.0, 2.0]), 2.0);
        assert_eq!(median(&[4.0, 1.0, 2.0, 3.0]), 2.5);
        assert_eq!(geometric_mean(&[]), None);
        let mean = geometric_mean(&[2.0, 8.0]).expect("a mean");
        assert!((mean - 4.0).abs() < 1e-12);
    }

    #[test]
    fn numbers_have_three_digits_and_a_unit() {
        let texts = [0.5, 9.999, 36.62, 999.0, 3490.0, 5.58e8].map(time_text);
        assert_eq!(
            texts,
            [
                "0.50 ns", "10.0 ns", "36.6 ns", "999 ns", "3.49 µs", "558 ms"
            ]
        );
    }

    #[test]
    fn counters_are_found_wherever_they_are() {
        let text = r#"{"ticks": 5, "compiled": 2, "jit": {"ms": 1.5, "exits": {"guard": 3}}}"#;
        let stats = serde_json::from_str(text).expect("JSON");
        let found: Vec<String> = counters(&stats)
            .iter()
            .map(|(name, n)| format!("{name}={n}"))
            .collect();
        assert_eq!(found, ["compiled=2", "jit.exits.guard=3", "jit.ms=1.5"]);
    }
}
