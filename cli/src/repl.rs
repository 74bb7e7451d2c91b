//! The interactive session: reads a statement, runs it, displays its value, until the input ends.
//!
//! Whether more lines are needed is the compiler's judgement (`Diagnostics::incomplete`); a compound statement ends
//! with an empty line, as in CPython. The isolate lives as long as the session: after an exception, after Ctrl-C, the
//! names are still there. Without a terminal the lines are read from standard input, without prompts.

use crate::failure::{Failure, exit};
use crate::flags::LimitFlags;
use crate::interrupts::Presses;
use crate::run;
use pirn_runtime::{Isolate, RunError};
use rustyline::DefaultEditor;
use rustyline::error::ReadlineError;
use std::io::{BufRead, IsTerminal};
use std::path::PathBuf;

/// What compound statements begin with: they go on until an empty line.
const COMPOUND: &[&str] = &[
    "if", "while", "for", "try", "with", "def", "class", "async", "match",
];

/// `pirn repl`.
pub fn repl(limits: &LimitFlags) -> Result<u8, Failure> {
    let presses = Presses::listen();
    let config = run::config(limits, None).script(vec![String::new()]);
    let mut isolate = run::isolate(config, &presses, &limits.deny)?;
    let mut lines = Lines::open()?;
    if matches!(lines, Lines::Terminal(..)) {
        let version = env!("CARGO_PKG_VERSION");
        println!("Pirn {version}, Python 3.11 syntax. Ctrl-D or exit() ends the session.");
    }
    let code = session(&mut isolate, &mut lines);
    lines.close();
    code
}

fn session(isolate: &mut Isolate, lines: &mut Lines) -> Result<u8, Failure> {
    let mut text = String::new();
    loop {
        let line = match lines.read(if text.is_empty() { ">>> " } else { "... " })? {
            Line::Text(line) => line,
            Line::Interrupted => {
                eprintln!("KeyboardInterrupt");
                text.clear();
                continue;
            }
            Line::End if text.is_empty() => return Ok(exit::OK),
            // What was begun is ended by the end of the input.
            Line::End => String::new(),
        };
        if text.is_empty() && line.trim().is_empty() {
            continue;
        }
        text.push_str(&line);
        text.push('\n');
        if wants_more(&text, &line) {
            continue;
        }
        lines.remember(&text);
        let result = isolate.run_interactive(&text);
        match result {
            Ok(()) => {}
            Err(RunError::Diagnostics(d)) if d.incomplete() && !line.is_empty() => continue,
            Err(e @ (RunError::Uncaught(_) | RunError::Diagnostics(_))) => {
                if let Err(failure) = run::ended(&e) {
                    failure.print();
                }
            }
            Err(e) => return run::ended(&e),
        }
        text.clear();
    }
}

/// Whether a statement that may be complete goes on all the same: a compound one until an empty line.
fn wants_more(text: &str, line: &str) -> bool {
    let word_end = text.find(|c: char| !c.is_alphanumeric() && c != '_');
    let first = &text[..word_end.unwrap_or(text.len())];
    let is_compound = COMPOUND.contains(&first) || text.starts_with('@');
    is_compound && !line.trim().is_empty()
}

/// Where lines come from.
enum Lines {
    Terminal(Box<DefaultEditor>, Option<PathBuf>),
    Plain,
}

enum Line {
    Text(String),
    Interrupted,
    End,
}

impl Lines {
    fn open() -> Result<Lines, Failure> {
        if !std::io::stdin().is_terminal() {
            return Ok(Lines::Plain);
        }
        let mut editor = DefaultEditor::new()
            .map_err(|e| Failure::usage(format!("cannot edit lines on this terminal: {e}")))?;
        let history = history_file();
        if let Some(path) = &history {
            // There is none before the first session.
            let _ = editor.load_history(path);
        }
        Ok(Lines::Terminal(Box::new(editor), history))
    }

    fn read(&mut self, prompt: &str) -> Result<Line, Failure> {
        let failed = |e: &dyn std::fmt::Display| Failure::usage(format!("cannot read: {e}"));
        match self {
            Lines::Terminal(editor, _) => match editor.readline(prompt) {
                Ok(line) => Ok(Line::Text(line)),
                Err(ReadlineError::Interrupted) => Ok(Line::Interrupted),
                Err(ReadlineError::Eof) => Ok(Line::End),
                Err(e) => Err(failed(&e)),
            },
            Lines::Plain => {
                let mut line = String::new();
                match std::io::stdin().lock().read_line(&mut line) {
                    Ok(0) => Ok(Line::End),
                    Ok(_) => Ok(Line::Text(line.trim_end_matches(['\n', '\r']).to_string())),
                    Err(e) => Err(failed(&e)),
                }
            }
        }
    }

    fn remember(&mut self, text: &str) {
        if let Lines::Terminal(editor, _) = self {
            // A history that cannot take another line is no reason to stop.
            let _ = editor.add_history_entry(text.trim_end());
        }
    }

    fn close(&mut self) {
        if let Lines::Terminal(editor, Some(path)) = self {
            let _ = editor.save_history(path);
        }
    }
}

/// `$PIRN_HISTORY`, or a file in the user's folder; none when the variable is empty.
fn history_file() -> Option<PathBuf> {
    if let Some(path) = std::env::var_os("PIRN_HISTORY") {
        return (!path.is_empty()).then(|| PathBuf::from(path));
    }
    let home = std::env::var_os("HOME").or_else(|| std::env::var_os("USERPROFILE"))?;
    Some(PathBuf::from(home).join(".pirn_history"))
}
