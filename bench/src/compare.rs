//! What changed between two files of results, and what is noise.
//!
//! Two things are no change of Pirn. The machine may be slower than it was then: the peers that are not Pirn tell, and the
//! median of their changes is taken out of all others. And a minimum of a few runs is not exact: a change counts
//! only if it is larger than both measurements' own spread (the median's distance from the minimum), and
//! larger than [`FLOOR`] in any case. Programs measured at another size are not compared.

use crate::results::{Cell, Results, Row, digits, geometric_mean, median, time_text};
use std::fmt::Write;

/// Smaller changes are noise on any machine.
const FLOOR: f64 = 0.03;

/// A program on a peer, then and now.
struct Pair<'a> {
    program: &'a str,
    peer: &'a str,
    is_own: bool,
    old: &'a Cell,
    new: &'a Cell,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Verdict {
    Faster,
    Slower,
    Noise,
}

impl Pair<'_> {
    /// How many times as long it takes now.
    fn change(&self) -> f64 {
        self.new.min_ns() / self.old.min_ns()
    }

    /// Changes up to this are noise.
    fn noise(&self) -> f64 {
        FLOOR.max(self.old.spread()).max(self.new.spread())
    }

    fn verdict(&self, drift: f64) -> Verdict {
        let change = self.change() / drift;
        match 1.0 + self.noise() {
            limit if change > limit => Verdict::Slower,
            limit if change < 1.0 / limit => Verdict::Faster,
            _ => Verdict::Noise,
        }
    }
}

pub fn report(old: &Results, new: &Results) -> String {
    let pairs = pairs(old, new);
    if pairs.is_empty() {
        return "nothing was measured in both, at the same size\n".to_string();
    }
    let mut out = String::new();
    let foreign: Vec<f64> = pairs
        .iter()
        .filter(|p| !p.is_own)
        .map(Pair::change)
        .collect();
    let drift = if foreign.is_empty() {
        1.0
    } else {
        median(&foreign)
    };
    if foreign.is_empty() {
        out.push_str("no peer was measured in both, so a change of the machine cannot be told\n");
    } else {
        let _ = writeln!(
            out,
            "the peers take {drift:.3} times as long as then: this is the machine, and is taken out below"
        );
    }
    if old.machine != new.machine {
        let _ = writeln!(out, "then it was another machine: {}", old.machine);
    }
    for (verdict, title) in [(Verdict::Slower, "slower"), (Verdict::Faster, "faster")] {
        section(&mut out, title, &pairs, verdict, drift);
    }
    let noise = pairs.iter().filter(|p| p.verdict(drift) == Verdict::Noise);
    let _ = writeln!(out, "{} of {} are noise", noise.count(), pairs.len());
    means(&mut out, new, &pairs, drift);
    out
}

/// What is in both.
fn pairs<'a>(old: &'a Results, new: &'a Results) -> Vec<Pair<'a>> {
    let mut found = Vec::new();
    for row in &new.rows {
        let same = |r: &&Row| r.name == row.name && r.size == row.size;
        let Some(before) = old.rows.iter().find(same) else {
            continue;
        };
        for peer in &new.peers {
            let cells = (before.cells.get(&peer.name), row.cells.get(&peer.name));
            if let (Some(old), Some(new)) = cells {
                found.push(Pair {
                    program: &row.name,
                    peer: &peer.name,
                    is_own: peer.own,
                    old,
                    new,
                });
            }
        }
    }
    found
}

/// The pairs of one verdict, the largest changes first.
fn section(out: &mut String, title: &str, pairs: &[Pair], verdict: Verdict, drift: f64) {
    let chosen = pairs.iter().filter(|p| p.verdict(drift) == verdict);
    let mut chosen: Vec<&Pair> = chosen.collect();
    let size = |p: &Pair| -(p.change() / drift).ln().abs();
    chosen.sort_by(|a, b| size(a).total_cmp(&size(b)));
    for pair in chosen {
        let ratio = pair.change() / drift;
        let factor = if ratio > 1.0 { ratio } else { 1.0 / ratio };
        let _ = writeln!(
            out,
            "  {title:<7}{:<22}{:<14}{:>11} -> {:<11}{:>8}   noise up to {:.0} %",
            pair.program,
            pair.peer,
            time_text(pair.old.min_ns()),
            time_text(pair.new.min_ns()),
            format!("{}×", digits(factor)),
            pair.noise() * 100.0
        );
    }
}

/// The mean change of each peer.
fn means(out: &mut String, new: &Results, pairs: &[Pair], drift: f64) {
    for peer in &new.peers {
        let own = pairs.iter().filter(|p| p.peer == peer.name);
        let changes: Vec<f64> = own.map(|p| p.change() / drift).collect();
        if let Some(mean) = geometric_mean(&changes) {
            let _ = writeln!(
                out,
                "  {:<14} takes {mean:.3} times as long as then (mean of {})",
                peer.name,
                changes.len()
            );
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cell(times: &[f64]) -> Cell {
        Cell {
            ns_per_op: times.to_vec(),
            ..Cell::default()
        }
    }

    fn verdict(old: &[f64], new: &[f64], drift: f64) -> Verdict {
        let pair = Pair {
            program: "p",
            peer: "q",
            is_own: true,
            old: &cell(old),
            new: &cell(new),
        };
        pair.verdict(drift)
    }

    #[test]
    fn a_change_is_larger_than_the_spread() {
        assert_eq!(
            verdict(&[100.0, 101.0, 102.0], &[110.0, 111.0, 112.0], 1.0),
            Verdict::Slower
        );
        assert_eq!(
            verdict(&[100.0, 120.0, 130.0], &[110.0, 111.0, 112.0], 1.0),
            Verdict::Noise
        );
        assert_eq!(
            verdict(&[100.0, 101.0, 102.0], &[80.0, 81.0, 82.0], 1.0),
            Verdict::Faster
        );
        assert_eq!(verdict(&[100.0], &[102.0], 1.0), Verdict::Noise);
    }

    #[test]
    fn the_machine_is_taken_out() {
        assert_eq!(verdict(&[100.0], &[150.0], 1.5), Verdict::Noise);
        assert_eq!(verdict(&[100.0], &[100.0], 1.5), Verdict::Faster);
    }
}
