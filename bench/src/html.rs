//! The report as one page that needs no other file: plots, curves, and all numbers in tables.
//!
//! It follows the reader's light or dark setting. There are no scripts: what a dot means is shown by the browser when the
//! pointer rests on it, and stands in the tables.

use crate::programs::GROUPS;
use crate::progress::duration_text;
use crate::results::{Cell, PeerInfo, Results, Row, counters, digits, median, time_text};
use crate::svg::{self, Dot, escaped};
use std::fmt::Write;

const STYLE: &str = include_str!("page.css");

pub fn page(results: &Results) -> String {
    let mut out = format!(
        "<!DOCTYPE html>\n<html lang='en'>\n<meta charset='utf-8'>\n\
         <meta name='viewport' content='width=device-width'>\n\
         <title>Pirn: benchmarks</title>\n<style>\n{STYLE}</style>\n<h1>Pirn and its peers</h1>\n"
    );
    let _ = writeln!(
        out,
        "<p>{}. {} sizes; {} interleaved processes for each program and peer, in {}; pirn-bench {}; {}.</p>",
        escaped(&results.machine),
        capital(&results.sizes),
        results.repeats,
        duration_text(results.seconds),
        escaped(&results.harness),
        date(results.started)
    );
    legend(&mut out, results);
    for group in GROUPS {
        let rows: Vec<&Row> = results.group(group).collect();
        if !rows.is_empty() {
            section(&mut out, group, &rows, results);
        }
    }
    warm_up(&mut out, results);
    native(&mut out, results);
    complaints(&mut out, results);
    out + "</html>\n"
}

fn legend(out: &mut String, results: &Results) {
    out.push_str("<ul class='legend'>\n");
    for (i, peer) in results.peers.iter().enumerate() {
        let _ = writeln!(
            out,
            "<li><svg viewBox='0 0 16 16' width='16' height='16'><g class='s{i}'>{}</g></svg> \
             <b>{}</b> {}</li>",
            svg::mark(i, 8.0, 8.0),
            escaped(&peer.name),
            escaped(&peer.about)
        );
    }
    out.push_str("</ul>\n");
}

/// The peers that ran something of these rows, with their numbers in the legend.
fn peers_of<'a>(rows: &[&Row], results: &'a Results) -> Vec<(usize, &'a PeerInfo)> {
    let ran = |peer: &PeerInfo| rows.iter().any(|row| row.cells.contains_key(&peer.name));
    let peers = results.peers.iter().enumerate();
    peers.filter(|(_, peer)| ran(peer)).collect()
}

fn section(out: &mut String, group: &str, rows: &[&Row], results: &Results) {
    let peers = peers_of(rows, results);
    let reference = rows.iter().find_map(|row| row.reference(results));
    let _ = writeln!(out, "<h2>{}</h2>", capital(group));
    if let Some(reference) = reference {
        let one = format!("1× {reference}");
        let _ = writeln!(
            out,
            "<h3>Speed, as a multiple of {0}</h3>\n<p>Further right is faster; the axis is logarithmic. \
             A mark is the fastest run, its tail ends at the median.</p>",
            escaped(reference)
        );
        let plotted: Vec<(String, Vec<Dot>)> = rows
            .iter()
            .map(|row| (row.name.clone(), row_dots(row, &peers, results)))
            .collect();
        out.push_str("<div class='plot'>");
        out.push_str(&svg::dots(&plotted, &one));
        out.push_str("</div>\n");
        let means: Vec<(usize, String, f64, String)> = peers
            .iter()
            .filter_map(|(i, peer)| {
                let (mean, n) = results.mean_ratio(rows.iter().copied(), &peer.name)?;
                let text = format!("{}× ({n})", digits(mean));
                Some((*i, peer.name.clone(), mean, text))
            })
            .collect();
        out.push_str("<h3>Geometric mean (of so many programs)</h3>\n<div class='plot'>");
        out.push_str(&svg::bars(&means));
        out.push_str("</div>\n");
    }
    out.push_str("<h3>Time per operation</h3>\n<p>The fastest run, the median beneath it, and the ratio to the reference.</p>\n");
    grid(out, rows, &peers, 2, |row, peer, cell| {
        let ratio = row.ratio(&peer.name, results);
        let class = match ratio {
            Some(r) if r < 0.97 => "behind",
            Some(r) if r > 1.03 => "ahead",
            _ => "",
        };
        let ratio = ratio.map_or(String::new(), |r| format!("{}×", digits(r)));
        format!(
            "<td>{}<small>{}</small></td><td class='{class}'>{ratio}</td>",
            time_text(cell.min_ns()),
            time_text(cell.median_ns())
        )
    });
    operations(out, rows);
    out.push_str("<h3>Peak memory</h3>\n<p>Of the whole process, in megabytes; beneath it the memory of one operation, where it was weighed.</p>\n");
    grid(out, rows, &peers, 1, |_, _, cell| {
        let each = cell.bytes_per_op;
        let each = each.map_or(String::new(), |b| format!("<small>{b:.0} B</small>"));
        format!("<td>{:.1}{each}</td>", cell.peak_mb())
    });
}

fn row_dots(row: &Row, peers: &[(usize, &PeerInfo)], results: &Results) -> Vec<Dot> {
    let dots = peers.iter().filter_map(|(i, peer)| {
        let value = row.ratio(&peer.name, results)?;
        let cell = row.cells.get(&peer.name)?;
        Some(Dot {
            series: *i,
            value,
            median: value / (1.0 + cell.spread()),
            title: format!(
                "{} on {}: {}, {}×",
                row.name,
                peer.name,
                time_text(cell.min_ns()),
                digits(value)
            ),
        })
    });
    dots.collect()
}

/// A table with a row for each program and so many columns for each peer.
fn grid(
    out: &mut String,
    rows: &[&Row],
    peers: &[(usize, &PeerInfo)],
    columns: usize,
    cell_text: impl Fn(&Row, &PeerInfo, &Cell) -> String,
) {
    out.push_str("<div class='plot'><table>\n<colgroup><col><col>");
    for (_, peer) in peers {
        let class = if peer.own { "own" } else { "" };
        let _ = write!(out, "<col class='{class}' span='{columns}'>");
    }
    out.push_str("</colgroup>\n<tr><th>program</th><th>size</th>");
    for (_, peer) in peers {
        let _ = write!(out, "<th colspan='{columns}'>{}</th>", escaped(&peer.name));
    }
    out.push_str("</tr>\n");
    for row in rows {
        let _ = write!(
            out,
            "<tr><th title='an operation is {}'>{}</th><td>{}</td>",
            escaped(&row.operation),
            escaped(&row.name),
            row.size
        );
        for (_, peer) in peers {
            match row.cells.get(&peer.name) {
                Some(cell) => out.push_str(&cell_text(row, peer, cell)),
                None => {
                    let _ = write!(out, "<td colspan='{columns}'>–</td>");
                }
            }
        }
        out.push_str("</tr>\n");
    }
    out.push_str("</table></div>\n");
}

/// What one operation of each program is.
fn operations(out: &mut String, rows: &[&Row]) {
    out.push_str("<details><summary>What one operation is</summary>\n<dl>\n");
    for row in rows {
        let (name, operation) = (escaped(&row.name), escaped(&row.operation));
        let _ = writeln!(out, "<dt>{name}</dt><dd>{operation}</dd>");
    }
    out.push_str("</dl></details>\n");
}

fn warm_up(out: &mut String, results: &Results) {
    let has_curve = |row: &&Row| row.cells.values().any(|cell| !cell.curve_ns.is_empty());
    let rows: Vec<&Row> = results.rows.iter().filter(has_curve).collect();
    if rows.is_empty() {
        return;
    }
    out.push_str("<h2>Warm-up</h2>\n<p>What the first, second … run in one process took, at a small size.</p>\n<div class='small'>\n");
    for row in rows {
        let lines: Vec<(usize, &[f64])> = results
            .peers
            .iter()
            .enumerate()
            .filter_map(|(i, peer)| Some((i, row.cells.get(&peer.name)?.curve_ns.as_slice())))
            .filter(|line| !line.1.is_empty())
            .collect();
        out.push_str(&svg::curves(
            &format!("{} {}", row.name, row.curve_size),
            &lines,
        ));
    }
    out.push_str("</div>\n");
}

/// What Pirn says about compiling and leaving compiled code.
fn native(out: &mut String, results: &Results) {
    let mut lines = String::new();
    for row in &results.rows {
        for peer in results.peers.iter().filter(|peer| peer.own) {
            let cell = row.cells.get(&peer.name);
            let stats = cell.and_then(|cell| cell.stats.as_ref());
            let told = stats.map(counters).unwrap_or_default();
            let told = told.iter().filter(|(_, n)| *n != 0.0);
            let told: Vec<String> = told.map(|(name, n)| format!("{name} {n}")).collect();
            if told.is_empty() {
                continue;
            }
            let cpu = cell.map_or(f64::NAN, |cell| {
                median(&cell.cpu_ms) / median(&cell.wall_ms)
            });
            let _ = writeln!(
                lines,
                "<tr><th>{}</th><th>{}</th><td>{cpu:.2}</td><td class='words'>{}</td></tr>",
                escaped(&row.name),
                escaped(&peer.name),
                escaped(&told.join(", "))
            );
        }
    }
    if !lines.is_empty() {
        let _ = writeln!(
            out,
            "<h2>Native code</h2>\n<p>What the machine counted. The first number is processor time by the clock's time: above one, \
             something ran beside the program.</p>\n<div class='plot'><table>\n\
             <tr><th>program</th><th>tier</th><th>CPU</th><th>counted</th></tr>\n{lines}</table></div>"
        );
    }
}

fn complaints(out: &mut String, results: &Results) {
    let rows = results.rows.iter();
    let all = rows.flat_map(|row| row.complaints.iter().map(move |text| (&row.name, text)));
    let lines: Vec<String> = all
        .map(|(name, text)| format!("<li><b>{}</b> {}</li>\n", escaped(name), escaped(text)))
        .collect();
    if !lines.is_empty() {
        let _ = writeln!(
            out,
            "<h2>What went wrong</h2>\n<ul>\n{}</ul>",
            lines.concat()
        );
    }
}

fn capital(text: &str) -> String {
    let mut chars = text.chars();
    let first = chars.next().map(|c| c.to_uppercase().to_string());
    first.unwrap_or_default() + chars.as_str()
}

/// The day of a time in seconds since 1970, in the Gregorian calendar.
fn date(seconds: u64) -> String {
    let mut day = seconds / 86_400;
    let mut year = 1970;
    let is_leap = |y: u64| y.is_multiple_of(4) && (!y.is_multiple_of(100) || y.is_multiple_of(400));
    while day >= 365 + u64::from(is_leap(year)) {
        day -= 365 + u64::from(is_leap(year));
        year += 1;
    }
    let february = 28 + u64::from(is_leap(year));
    let lengths = [31, february, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
    let mut month = 0;
    while day >= lengths[month] {
        day -= lengths[month];
        month += 1;
    }
    format!("{year}-{:02}-{:02}", month + 1, day + 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_of_the_calendar() {
        assert_eq!(date(0), "1970-01-01");
        assert_eq!(date(951_782_400), "2000-02-29");
        assert_eq!(date(1_767_225_599), "2025-12-31");
    }
}
