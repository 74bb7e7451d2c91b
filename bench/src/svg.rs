//! The plots of the page, as SVG that takes its colours from the page's style sheet.
//!
//! Series are `.s0`, `.s1` …, which say fill and stroke for light and dark pages; text and lines are `.axis`, `.grid`.

use crate::results::{digits, time_text};
use std::fmt::Write;

/// A dot of a [`dots`] plot.
pub struct Dot {
    pub series: usize,
    pub value: f64,
    /// Where the median lies.
    pub median: f64,
    pub title: String,
}

const LEFT: f64 = 170.0;
const WIDTH: f64 = 900.0;
const ROW: f64 = 24.0;
const TOP: f64 = 28.0;

/// A logarithmic scale.
struct Scale {
    low: f64,
    high: f64,
    from: f64,
    to: f64,
}

impl Scale {
    /// For positive values, with a little room at both ends.
    fn new(values: impl Iterator<Item = f64> + Clone, from: f64, to: f64) -> Option<Scale> {
        let values = values.filter(|v| v.is_finite() && *v > 0.0);
        let low = values.clone().fold(f64::INFINITY, f64::min);
        let high = values.fold(0.0, f64::max);
        (low <= high).then(|| Scale {
            low: low.ln() - 0.12,
            high: high.ln() + 0.12,
            from,
            to,
        })
    }

    fn at(&self, value: f64) -> f64 {
        let part = (value.ln() - self.low) / (self.high - self.low);
        self.from + part * (self.to - self.from)
    }

    /// Round numbers on the scale: 1, 2, 5 times powers of ten, or powers alone when there are many.
    fn ticks(&self) -> Vec<f64> {
        let decades = (self.high - self.low) / std::f64::consts::LN_10;
        let steps: &[f64] = if decades < 3.6 {
            &[1.0, 2.0, 5.0]
        } else {
            &[1.0]
        };
        let first = (self.low / std::f64::consts::LN_10).floor() as i32;
        let last = (self.high / std::f64::consts::LN_10).ceil() as i32;
        let all = (first..=last).flat_map(|e| steps.iter().map(move |s| s * 10f64.powi(e)));
        all.filter(|v| (self.low..=self.high).contains(&v.ln()))
            .collect()
    }
}

/// Rows of dots on a logarithmic scale; a line leads from each dot to the median.
pub fn dots(rows: &[(String, Vec<Dot>)], one: &str) -> String {
    let values = rows
        .iter()
        .flat_map(|row| row.1.iter().map(|dot| dot.value));
    let Some(scale) = Scale::new(values.chain([1.0]), LEFT, WIDTH - 20.0) else {
        return String::new();
    };
    let bottom = TOP + rows.len() as f64 * ROW;
    let mut out = opened(WIDTH, bottom + 8.0);
    for tick in scale.ticks() {
        let x = scale.at(tick);
        let is_one = tick == 1.0;
        let class = if is_one { "one" } else { "grid" };
        let text = if is_one {
            one.to_string()
        } else {
            tick_text(tick)
        };
        let _ = writeln!(
            out,
            "<line class='{class}' x1='{x:.1}' x2='{x:.1}' y1='{TOP}' y2='{bottom}'/>\
             <text class='axis' x='{x:.1}' y='{:.1}' text-anchor='middle'>{text}</text>",
            TOP - 8.0
        );
    }
    for (i, (name, dots)) in rows.iter().enumerate() {
        let y = TOP + (i as f64 + 0.5) * ROW;
        let _ = writeln!(
            out,
            "<text class='label' x='{}' y='{:.1}' text-anchor='end'>{}</text>\
             <line class='grid' x1='{LEFT}' x2='{}' y1='{y}' y2='{y}'/>",
            LEFT - 12.0,
            y + 4.0,
            escaped(name),
            WIDTH - 20.0
        );
        // The first series, which is Pirn, lies on top.
        for dot in dots.iter().rev() {
            let (x, median) = (scale.at(dot.value), scale.at(dot.median));
            let _ = writeln!(
                out,
                "<g class='s{}'><line class='whisker' x1='{x:.1}' x2='{median:.1}' y1='{y}' y2='{y}'/>\
                 {}<title>{}</title></g>",
                dot.series,
                mark(dot.series, x, y),
                escaped(&dot.title)
            );
        }
    }
    out + "</svg>\n"
}

/// A shape for each series, so that colours are not needed to tell them apart.
pub fn mark(series: usize, x: f64, y: f64) -> String {
    let points = |list: &[(f64, f64)]| {
        let pairs: Vec<String> = list
            .iter()
            .map(|(dx, dy)| format!("{:.1},{:.1}", x + dx, y + dy))
            .collect();
        format!("<polygon points='{}'/>", pairs.join(" "))
    };
    match series % 5 {
        0 => format!("<circle cx='{x:.1}' cy='{y:.1}' r='6'/>"),
        1 => points(&[(-5.0, -5.0), (5.0, -5.0), (5.0, 5.0), (-5.0, 5.0)]),
        2 => points(&[(0.0, -6.5), (6.5, 0.0), (0.0, 6.5), (-6.5, 0.0)]),
        3 => points(&[(0.0, -6.0), (6.0, 5.0), (-6.0, 5.0)]),
        _ => points(&[(0.0, 6.0), (6.0, -5.0), (-6.0, -5.0)]),
    }
}

/// Horizontal bars from zero, the longest over the whole width.
pub fn bars(rows: &[(usize, String, f64, String)]) -> String {
    let longest = rows.iter().map(|row| row.2).fold(0.0, f64::max);
    if longest <= 0.0 {
        return String::new();
    }
    let mut out = opened(WIDTH, rows.len() as f64 * ROW + 4.0);
    for (i, (series, name, value, text)) in rows.iter().enumerate() {
        let y = i as f64 * ROW + 2.0;
        let width = (WIDTH - LEFT - 120.0) * value / longest;
        let _ = writeln!(
            out,
            "<text class='label' x='{}' y='{:.1}' text-anchor='end'>{}</text>\
             <g class='s{series}'><rect x='{LEFT}' y='{:.1}' width='{width:.1}' height='{}' rx='2'/></g>\
             <text class='label' x='{:.1}' y='{:.1}'>{}</text>",
            LEFT - 12.0,
            y + 16.0,
            escaped(name),
            y + 4.0,
            ROW - 8.0,
            LEFT + width + 8.0,
            y + 16.0,
            escaped(text)
        );
    }
    out + "</svg>\n"
}

/// Lines of times over the number of the run, on a logarithmic scale.
pub fn curves(title: &str, lines: &[(usize, &[f64])]) -> String {
    const W: f64 = 290.0;
    const H: f64 = 190.0;
    let values = lines.iter().flat_map(|line| line.1.iter().copied());
    let Some(scale) = Scale::new(values, H - 24.0, 28.0) else {
        return String::new();
    };
    let n = lines.iter().map(|line| line.1.len()).max().unwrap_or(1);
    let x = |i: usize| 58.0 + (W - 70.0) * i as f64 / (n.max(2) - 1) as f64;
    let mut out = opened(W, H);
    let _ = writeln!(
        out,
        "<text class='label' x='58' y='16'>{}</text>",
        escaped(title)
    );
    for tick in scale.ticks() {
        let y = scale.at(tick);
        let _ = writeln!(
            out,
            "<line class='grid' x1='58' x2='{}' y1='{y:.1}' y2='{y:.1}'/>\
             <text class='axis' x='52' y='{:.1}' text-anchor='end'>{}</text>",
            W - 12.0,
            y + 4.0,
            round_time(tick)
        );
    }
    for (i, anchor) in [(0, "start"), (n - 1, "end")] {
        let _ = writeln!(
            out,
            "<text class='axis' x='{:.1}' y='{}' text-anchor='{anchor}'>run {}</text>",
            x(i),
            H - 6.0,
            i + 1
        );
    }
    for (series, times) in lines.iter().rev() {
        let points: Vec<String> = times
            .iter()
            .enumerate()
            .map(|(i, ns)| format!("{:.1},{:.1}", x(i), scale.at(*ns)))
            .collect();
        let end = times
            .last()
            .map(|ns| mark(*series, x(times.len() - 1), scale.at(*ns)));
        let _ = writeln!(
            out,
            "<g class='s{series}'><polyline points='{}'/>{}</g>",
            points.join(" "),
            end.unwrap_or_default()
        );
    }
    out + "</svg>\n"
}

fn opened(width: f64, height: f64) -> String {
    format!("<svg viewBox='0 0 {width} {height}' style='max-width:{width}px' role='img'>\n")
}

fn tick_text(tick: f64) -> String {
    match tick {
        t if t < 1.0 => format!("{t}×"),
        t => format!("{t:.0}×"),
    }
}

/// A round time without digits after the point.
fn round_time(ns: f64) -> String {
    match time_text(ns * 1.000_001).split_once(' ') {
        Some((number, unit)) => match number.parse::<f64>() {
            Ok(value) if value >= 0.995 => format!("{value:.0} {unit}"),
            _ => format!("{number} {unit}"),
        },
        None => digits(ns),
    }
}

/// Text as it is written in a page.
pub fn escaped(text: &str) -> String {
    text.replace('&', "&amp;")
        .replace('<', "&lt;")
        .replace('>', "&gt;")
        .replace('\'', "&#39;")
        .replace('"', "&quot;")
}
