//! The line that says how far the measuring is: on a terminal only, on standard error, and gone at the end.

use std::io::{IsTerminal, Write};
use std::time::Instant;

pub struct Progress {
    total: usize,
    done: usize,
    start: Instant,
    is_shown: bool,
}

impl Progress {
    pub fn new(total: usize) -> Progress {
        Progress {
            total,
            done: 0,
            start: Instant::now(),
            is_shown: std::io::stderr().is_terminal(),
        }
    }

    /// Before each process that is counted.
    pub fn step(&mut self, workload: &str, peer: &str, turn: usize) {
        let left = match self.done {
            0 => String::new(),
            done => {
                let each = self.start.elapsed().as_secs_f64() / done as f64;
                let seconds = each * (self.total - done) as f64;
                format!(", about {} left", duration_text(seconds))
            }
        };
        let text = format!(
            "[{}/{}] {workload}: {peer} {turn}{left}",
            self.done + 1,
            self.total
        );
        self.done += 1;
        self.show(&text);
    }

    /// Before a process that is not counted.
    pub fn extra(&self, workload: &str, peer: &str) {
        self.show(&format!(
            "[{}/{}] {workload}: {peer}",
            self.done, self.total
        ));
    }

    pub fn clear(&self) {
        self.show("");
    }

    fn show(&self, text: &str) {
        if self.is_shown {
            let mut err = std::io::stderr();
            // Nobody reads what cannot be written.
            let _ = write!(err, "\r\x1b[K{text}").and_then(|()| err.flush());
        }
    }
}

/// A stretch of time in whole seconds or minutes.
pub fn duration_text(seconds: f64) -> String {
    match seconds {
        s if s < 90.0 => format!("{s:.0} s"),
        s => format!("{:.0} min", s / 60.0),
    }
}
