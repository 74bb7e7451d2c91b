//! The lines of a traceback as CPython 3.11 prints them, with carets, and the suggestions after a wrong name.
//!
//! The chain of causes and contexts, notes and the message itself are put together in the prelude, because the message
//! may be the program's code (`__str__`). Nothing here changes anything.

mod suggest;

use pirn_vm::bytecode::{Code, Op, Span};
use pirn_vm::heap::Gc;
use pirn_vm::native::{Answer, NativeDef, def};
use pirn_vm::objects::{Class, CodeObject, Str, Traceback};
use pirn_vm::{Value, Vm};
use std::fmt::Write;

pub(crate) static PRIMITIVES: &[NativeDef] = &[
    def(
        "_traceback_lines",
        "traceback, /",
        lines,
        "The printed lines of a traceback, without its heading.",
    ),
    def(
        "_traceback_class",
        "cls, /",
        class_name,
        "The name of an exception's class as tracebacks show it.",
    ),
    def(
        "_suggestion",
        "exception, /",
        suggest::suggestion,
        "A name that was perhaps meant, or None.",
    ),
];

/// Longer source lines are not shown.
const EXCERPT_BYTES_MAX: usize = 4096;
/// A recursion's equal lines are shown so often.
const REPEATED_MAX: usize = 3;
/// Only the innermost so many lines are shown.
const LINES_MAX: usize = 1000;

fn class_name(vm: &mut Vm, args: &[Value]) -> Answer {
    let Some(class) = args[0].as_gc::<Class>() else {
        return Err(vm.type_error("expected a class"));
    };
    let dict = class.dict.get().expect();
    let module = vm.dict_get_str(dict, vm.names.dunder_module);
    let qualname = class.qualname.get().expect::<Str>().text();
    let module = module.and_then(|m| m.as_gc::<Str>()).map(|m| m.text());
    match module {
        Some(m) if m != "__main__" && m != "builtins" => vm.str(&format!("{m}.{qualname}")),
        _ => vm.str(qualname),
    }
}

/// One line of a traceback.
struct Entry {
    code: Gc<CodeObject>,
    pc: u32,
    /// A method call failed before it called.
    lookup: bool,
    line: u32,
}

impl Entry {
    fn code(&self) -> &Code {
        self.code.rt().code()
    }

    fn same_place(&self, other: &Entry) -> bool {
        self.line == other.line
            && self.code().name == other.code().name
            && self.code.rt().program.file == other.code.rt().program.file
    }
}

fn entries(first: Value) -> Vec<Entry> {
    let chain = std::iter::successors(first.as_gc::<Traceback>(), |t| t.next.get().as_gc());
    let entry = |t: Gc<Traceback>| {
        let code: Gc<CodeObject> = t.code.expect();
        let span = code.rt().code().spans.get(t.pc as usize);
        let line = match (t.line, span) {
            (0, Some(span)) if span.line != 0 => span.line,
            (0, _) => code.rt().code().first_line,
            (line, _) => line,
        };
        Entry {
            code,
            pc: t.pc,
            lookup: t.header.aux() != 0,
            line,
        }
    };
    chain.map(entry).collect()
}

fn lines(vm: &mut Vm, args: &[Value]) -> Answer {
    let entries = entries(args[0]);
    let mut out = String::new();
    let mut repeated = 0;
    let skipped = entries.len().saturating_sub(LINES_MAX);
    for (i, entry) in entries.iter().enumerate().skip(skipped) {
        let repeats = i > skipped && entry.same_place(&entries[i - 1]);
        if !repeats {
            note_repeated(&mut out, repeated);
            repeated = 0;
        } else {
            repeated += 1;
        }
        if repeated < REPEATED_MAX {
            push_entry(&mut out, entry);
        }
    }
    note_repeated(&mut out, repeated);
    vm.charge(out.len() / 16);
    vm.str(&out)
}

fn note_repeated(out: &mut String, repeated: usize) {
    if repeated >= REPEATED_MAX {
        let n = repeated + 1 - REPEATED_MAX;
        let s = if n == 1 { "" } else { "s" };
        let _ = writeln!(out, "  [Previous line repeated {n} more time{s}]");
    }
}

fn push_entry(out: &mut String, entry: &Entry) {
    let program = &entry.code.rt().program;
    let (file, name) = (&program.file, &entry.code().name);
    let _ = writeln!(out, "  File \"{file}\", line {}, in {name}", entry.line);
    if file.starts_with('<') && file.ends_with('>') {
        return;
    }
    let Some(text) = program.source.lines().nth(entry.line.max(1) as usize - 1) else {
        return;
    };
    let text = text.trim_end();
    let stripped = text.trim_start_matches([' ', '\t', '\x0c']);
    // An excerpt helps only as far as a person can read it.
    if stripped.is_empty() || stripped.len() > EXCERPT_BYTES_MAX {
        return;
    }
    let _ = writeln!(out, "    {stripped}");
    if let Some(span) = entry.code().spans.get(entry.pc as usize)
        && span.line == entry.line
        && let Some(carets) = carets(entry, text, stripped, *span)
    {
        let _ = writeln!(out, "    {carets}");
    }
}

/// The line of carets, unless it would mark the whole line.
fn carets(entry: &Entry, text: &str, stripped: &str, span: Span) -> Option<String> {
    let indent = text.len() - stripped.len();
    let same_line = span.end_line == span.line;
    let end = if same_line {
        (span.end_col as usize).min(text.len())
    } else {
        text.len()
    };
    let start = span.col as usize;
    let mut segment = text.get(start..end).filter(|s| !s.is_empty())?;
    if entry.lookup {
        // The method's name was looked up, and nothing called.
        segment = without_arguments(segment);
    }
    let before = columns(text.get(indent..start)?);
    let anchor = if same_line {
        anchor(entry, segment)
    } else {
        None
    };
    let width = columns(segment);
    let mut line = " ".repeat(before);
    match anchor {
        None if segment.chars().count() >= stripped.chars().count() => return None,
        None => line.push_str(&"^".repeat(width)),
        Some((from, to)) => {
            let (from, to) = (columns(&segment[..from]), columns(&segment[..to]));
            line.push_str(&"~".repeat(from));
            line.push_str(&"^".repeat(to - from));
            line.push_str(&"~".repeat(width - to));
        }
    }
    Some(line)
}

/// How many columns of a terminal a text takes: wide characters take two.
fn columns(text: &str) -> usize {
    let wide = |c: &char| unicode_width::UnicodeWidthChar::width(*c) == Some(2);
    text.chars().count() + text.chars().filter(wide).count()
}

/// A call's text up to its arguments.
fn without_arguments(call: &str) -> &str {
    let open = top_level(call).into_iter().rev().find(|(_, c)| *c == '(');
    open.map_or(call, |(at, _)| call[..at].trim_end())
}

/// The part of the segment to point at: an operator, or the brackets of a subscript.
fn anchor(entry: &Entry, segment: &str) -> Option<(usize, usize)> {
    let op = entry.code().instrs.get(entry.pc as usize)?.op()?;
    let symbol = match op {
        Op::Add | Op::AddI => "+",
        Op::Sub | Op::SubI => "-",
        Op::Mul | Op::MulI => "*",
        Op::TrueDiv => "/",
        Op::FloorDiv | Op::FloorDivI => "//",
        Op::Mod | Op::ModI => "%",
        Op::Pow => "**",
        Op::LShift | Op::LShiftI => "<<",
        Op::RShift | Op::RShiftI => ">>",
        Op::BitAnd | Op::BitAndI => "&",
        Op::BitOr => "|",
        Op::BitXor => "^",
        Op::MatMul => "@",
        Op::GetItem | Op::SetItem | Op::DelItem => return subscript_anchor(segment),
        _ => return None,
    };
    operator_anchor(segment, symbol).filter(|(_, end)| {
        // An assignment with an operator is marked as a whole.
        !segment[*end..].starts_with('=')
    })
}

/// What stands at each top-level place of an expression's text: brackets and strings are skipped.
fn top_level(segment: &str) -> Vec<(usize, char)> {
    let mut found = Vec::new();
    let mut depth = 0usize;
    let mut chars = segment.char_indices().peekable();
    while let Some((at, c)) = chars.next() {
        match c {
            '"' | '\'' => {
                found.push((at, 'x'));
                let mut escaped = false;
                for (_, s) in chars.by_ref() {
                    match s {
                        _ if escaped => escaped = false,
                        '\\' => escaped = true,
                        s if s == c => break,
                        _ => {}
                    }
                }
            }
            '(' | '[' | '{' => {
                if depth == 0 {
                    found.push((at, c));
                }
                depth += 1;
            }
            ')' | ']' | '}' => {
                depth = depth.saturating_sub(1);
                if depth == 0 {
                    found.push((at, c));
                }
            }
            _ if depth == 0 && !c.is_whitespace() => found.push((at, c)),
            _ => {}
        }
    }
    found
}

fn subscript_anchor(segment: &str) -> Option<(usize, usize)> {
    if !segment.ends_with(']') {
        return None;
    }
    let open = top_level(segment)
        .into_iter()
        .rev()
        .find(|(_, c)| *c == '[')?;
    (open.0 > 0).then_some((open.0, segment.len()))
}

fn operator_anchor(segment: &str, symbol: &str) -> Option<(usize, usize)> {
    let places = top_level(segment);
    let is_operand = |c: char| c.is_alphanumeric() || "_)]}.".contains(c);
    let mut found = None;
    let mut i = 0;
    while i < places.len() {
        let (at, c) = places[i];
        let doubled = "*/<>".contains(c)
            && places
                .get(i + 1)
                .is_some_and(|(next, d)| *d == c && *next == at + 1);
        let text = &segment[at..at + c.len_utf8() * (1 + doubled as usize)];
        let binary = i > 0 && is_operand(places[i - 1].1);
        if text == symbol && binary {
            found = Some((at, at + text.len()));
            if symbol == "**" {
                break;
            }
        }
        i += 1 + doubled as usize;
    }
    found
}
