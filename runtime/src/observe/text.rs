//! Pictures and reports as text.

use super::picture::{Activation, Picture, Stack, stacks};
use crate::scheduler::Member;
use pirn_vm::Vm;
use std::fmt::Write;

/// Places that the report about a deadlock shows.
const DEADLOCK_PLACES_MAX: usize = 20;
/// Places that a list of all tasklets shows.
const PLACES_MAX: usize = 1000;
/// Longer source lines are not shown.
const EXCERPT_BYTES_MAX: usize = 400;

impl std::fmt::Display for Picture {
    /// All stacks, each with a line of its own for who it is, and the activations as in tracebacks.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let mut text = String::new();
        for stack in self.stacks.iter().take(PLACES_MAX) {
            head(&mut text, stack, "");
            body(&mut text, stack, "");
        }
        rest(&mut text, &self.stacks, PLACES_MAX, "");
        f.write_str(&text)
    }
}

/// Who waits for what: the lines after the traceback of a deadlock.
pub(crate) fn deadlock_report(vm: &Vm, members: &[Member]) -> String {
    let stacks = stacks(vm, members);
    let mut text = match members.len() {
        1 => "Nobody can go on. One tasklet waits:\n".to_string(),
        n => format!("Nobody can go on. {n} tasklets wait:\n"),
    };
    for stack in stacks.iter().take(DEADLOCK_PLACES_MAX) {
        head(&mut text, stack, "  ");
        if let Some(innermost) = stack.activations.last() {
            activation(&mut text, innermost, "  ");
        }
    }
    rest(&mut text, &stacks, DEADLOCK_PLACES_MAX, "  ");
    text
}

fn head(text: &mut String, stack: &Stack, indent: &str) {
    let _ = write!(text, "{indent}{}: {}", stack.who, stack.doing);
    if !stack.others.is_empty() {
        let _ = write!(text, " (as {})", stack.others.join(", "));
    }
    text.push('\n');
}

/// What is not shown.
fn rest(text: &mut String, stacks: &[Stack], shown: usize, indent: &str) {
    let left: usize = stacks.iter().skip(shown).map(|s| s.count).sum();
    if left > 0 {
        let _ = writeln!(text, "{indent}... and {left} more");
    }
}

pub(super) fn body(text: &mut String, stack: &Stack, indent: &str) {
    let half = stack.activations.len() / 2;
    for (i, a) in stack.activations.iter().enumerate() {
        if stack.skipped > 0 && i == half {
            let _ = writeln!(text, "{indent}  ... {} more calls", stack.skipped);
        }
        activation(text, a, indent);
    }
}

fn activation(text: &mut String, a: &Activation, indent: &str) {
    if a.file.is_empty() {
        let _ = writeln!(text, "{indent}  in {}", a.function);
        return;
    }
    let _ = writeln!(
        text,
        "{indent}  File \"{}\", line {}, in {}",
        a.file, a.line, a.function
    );
    if !a.text.is_empty() && a.text.len() <= EXCERPT_BYTES_MAX {
        let _ = writeln!(text, "{indent}    {}", a.text);
    }
}
