//! House rules about files. Each complaint says which file, which rule, and what would mend it.

use crate::{tree, trial};
use libtest_mimic::Trial;
use std::process::Command;

/// Lines a source file may have without a reason.
const LINES: usize = 900;

/// Files that are longer, and why they are one thing.
const LONG: &[(&str, &str)] = &[(
    "vm/src/interp/run.rs",
    "the interpreter's loop is one match over all ops",
)];

/// Crates without any `unsafe`.
const SAFE: &[&str] = &["front", "cli", "bench", "tests"];

/// What must not be written into the tree: leftovers, and words that mean something only to whoever wrote them. In two
/// halves, so that this file does not contain them.
const WORDS: &[(&str, &str)] = &[
    ("todo", "!("),
    ("unimplemented", "!("),
    ("dbg", "!("),
    ("#[ign", "ore"),
    ("FIX", "ME"),
    ("/ro", "ot/"),
    ("/wo", "rk/"),
    ("/tm", "p/w"),
    ("/ho", "me/"),
    ("issue", " #"),
    ("index.crates", ".io"),
    ("static.crates", ".io"),
];

/// The only place a locked dependency may come from.
const REGISTRY: &str = "registry+https://github.com/rust-lang/crates.io-index";

/// Files that are text and written by hand.
const TEXTS: &[&str] = &[".rs", ".py", ".md", ".toml", ".pasm", ".txt", ".ci/run"];

pub fn trials() -> Vec<Trial> {
    vec![
        trial("tidy/rustfmt", rustfmt),
        trial("tidy/module_essays", module_essays),
        trial("tidy/file_lengths", file_lengths),
        trial("tidy/unsafe_code", unsafe_code),
        trial("tidy/words", words),
        trial("tidy/whitespace", whitespace),
        trial("tidy/registries", registries),
        trial("tidy/links", links),
    ]
}

/// `cargo fmt --check`, where rustfmt is installed.
fn rustfmt() -> Vec<String> {
    let found = Command::new("rustfmt").arg("--version").output();
    if !found.is_ok_and(|output| output.status.success()) {
        return Vec::new();
    }
    let cargo = std::env::var("CARGO").unwrap_or_else(|_| "cargo".to_string());
    let run = Command::new(cargo)
        .args(["fmt", "--all", "--check"])
        .current_dir(tree::root())
        .output();
    match run {
        Ok(output) if output.status.success() => Vec::new(),
        Ok(output) => {
            let text = String::from_utf8_lossy(&output.stdout);
            let files = text.lines().filter(|line| line.starts_with("Diff in"));
            let mut complaints: Vec<String> = files.map(str::to_string).collect();
            complaints.push("run `cargo fmt --all`".to_string());
            complaints
        }
        Err(e) => vec![format!("cargo fmt: {e}")],
    }
}

fn module_essays() -> Vec<String> {
    let begins = |path: &String| tree::read(path).starts_with("//! ");
    let files = tree::files(".", ".rs");
    let without = files.iter().filter(|path| !begins(path));
    without
        .map(|path| {
            format!("{path}: begin it with `//!` and what it is, keeps and leaves to others")
        })
        .collect()
}

fn file_lengths() -> Vec<String> {
    let mut complaints = Vec::new();
    for path in tree::files(".", ".rs") {
        let n_lines = tree::read(&path).lines().count();
        let listed = LONG.iter().any(|(long, _)| *long == path);
        if n_lines > LINES && !listed {
            complaints.push(format!(
                "{path}: {n_lines} lines; split it, or say in LONG why not"
            ));
        }
        if n_lines <= LINES && listed {
            complaints.push(format!(
                "{path}: {n_lines} lines; it need not be in LONG any more"
            ));
        }
    }
    complaints
}

/// Files with `unsafe` give a reason on top, and every block is argued for.
fn unsafe_code() -> Vec<String> {
    let mut complaints = Vec::new();
    for path in tree::files(".", ".rs") {
        let text = tree::read(&path);
        let lines: Vec<&str> = text.lines().collect();
        let code = |line: &str| line.split("//").next().unwrap_or_default().to_string();
        let is_unsafe = |line: &str| {
            let code = code(line);
            ["unsafe {", "unsafe fn", "unsafe impl", "unsafe extern"]
                .iter()
                .any(|form| code.contains(form) && !code.contains('"'))
        };
        let Some(first) = lines.iter().position(|line| is_unsafe(line)) else {
            continue;
        };
        let crate_name = path.split('/').next().unwrap_or_default();
        if SAFE.contains(&crate_name) {
            complaints.push(format!(
                "{path}:{}: {crate_name} has no unsafe code",
                first + 1
            ));
        }
        // A macro's code is in the files that use it.
        let has_reason = text.contains("unsafe_code") && text.contains("reason = ");
        if !has_reason && !text.contains("macro_rules!") {
            complaints.push(format!(
                "{path}: `#![expect(unsafe_code, reason = \"…\")]` is missing"
            ));
        }
        for (i, line) in lines.iter().enumerate() {
            if code(line).contains("unsafe {") && !argued(&lines, i) {
                complaints.push(format!(
                    "{path}:{}: a `// SAFETY:` comment is missing",
                    i + 1
                ));
            }
        }
    }
    complaints
}

/// Whether a comment with the argument stands on the line or above its statement.
fn argued(lines: &[&str], at: usize) -> bool {
    let from = at.saturating_sub(10);
    lines[from..=at].iter().any(|line| line.contains("SAFETY"))
}

fn texts() -> Vec<String> {
    let all = TEXTS.iter().flat_map(|ending| tree::files(".", ending));
    // Cases may be about odd text.
    all.filter(|path| !path.starts_with("tests/cases/"))
        .collect()
}

fn words() -> Vec<String> {
    let mut complaints = Vec::new();
    let mut files = texts();
    files.extend(tree::files("tests/cases", ".py"));
    for path in files {
        for (i, line) in tree::read(&path).lines().enumerate() {
            for (a, b) in WORDS {
                if line.contains(&format!("{a}{b}")) {
                    complaints.push(format!("{path}:{}: {a}{b}", i + 1));
                }
            }
        }
    }
    complaints
}

fn whitespace() -> Vec<String> {
    let mut complaints = Vec::new();
    // Goldens are data: formatted text may well end with blanks.
    for path in texts()
        .into_iter()
        .filter(|path| !path.contains("/goldens/"))
    {
        let text = tree::read(&path);
        for (i, line) in text.split('\n').enumerate() {
            if line.ends_with([' ', '\t', '\r']) {
                complaints.push(format!("{path}:{}: white space at the end", i + 1));
            }
            if line.contains('\t') && !line.contains('"') && path.ends_with(".rs") {
                complaints.push(format!("{path}:{}: a tab", i + 1));
            }
        }
        if !text.is_empty() && (!text.ends_with('\n') || text.ends_with("\n\n")) {
            complaints.push(format!("{path}: must end with one newline"));
        }
    }
    complaints
}

fn registries() -> Vec<String> {
    let lock = tree::read("Cargo.lock");
    let sources = lock
        .lines()
        .filter_map(|line| line.strip_prefix("source = "));
    let others = sources.filter(|source| source.trim_matches('"') != REGISTRY);
    let mut complaints: Vec<String> = others.map(|s| format!("Cargo.lock: {s}")).collect();
    complaints.dedup();
    complaints
}

/// Relative links in documents lead somewhere.
fn links() -> Vec<String> {
    let mut complaints = Vec::new();
    for path in tree::files(".", ".md") {
        let text = tree::read(&path);
        let folder = path.rsplit_once('/').map_or("", |(folder, _)| folder);
        for part in text.split("](").skip(1) {
            let Some((target, _)) = part.split_once(')') else {
                continue;
            };
            let target = target.split('#').next().unwrap_or_default();
            if target.is_empty() || target.contains("://") || target.contains(' ') {
                continue;
            }
            if !tree::root().join(folder).join(target).exists() {
                complaints.push(format!("{path}: there is no {target}"));
            }
        }
    }
    complaints
}
