//! What is written in a case.
//!
//! A case is a Python file that says in comments what it does:
//!
//! ```text
//! print(1 + 1)  # expect: 2          the next line of standard output
//! # raises: TypeError: bad operand   ends by this exception: the last line of standard error, exit code 1
//! # exit: 3                          the exit code
//! # args: one two                    sys.argv[1:]
//! # stdin: text                      the next line of standard input
//! # snap: every                      in the modes with snapshots: one at every poll
//! ```
//!
//! A file `<name>.stderr` beside it holds all of standard error, with `{file}` for the case's path. Folders whose name
//! starts with `lib_` hold modules for cases to import, not cases.

use crate::tree;
use std::path::PathBuf;

/// A program and what it must do.
#[derive(Clone, Debug, Default)]
pub struct Case {
    /// `area/feature`.
    pub name: String,
    /// Absolute path of the file.
    pub path: PathBuf,
    /// What is run instead of what is in the file.
    pub edited: Option<String>,
    pub args: Vec<String>,
    pub stdin: String,
    /// Uses what CPython does not have.
    pub has_tasklets: bool,
    /// Imports `greenlet`, which CPython may have or not.
    pub has_greenlets: bool,
    /// Modes with snapshots take one at every poll.
    pub snap_every_poll: bool,
    out: Vec<String>,
    raises: Option<String>,
    err: Option<String>,
    exit: Option<i32>,
}

/// What a program did.
#[derive(Clone, Debug, Default)]
pub struct Observed {
    pub out: String,
    pub err: String,
    pub exit: i32,
}

impl Case {
    /// All cases, sorted by name.
    pub fn all() -> Vec<Case> {
        let files = tree::files("tests/cases", ".py");
        files
            .iter()
            .filter(|path| !path.contains("/lib_"))
            .map(|path| Case::read(path))
            .collect()
    }

    fn read(path: &str) -> Case {
        let short = path.strip_prefix("tests/cases/").unwrap_or(path);
        let mut case = Case {
            name: short.trim_end_matches(".py").to_string(),
            path: tree::root().join(path),
            ..Case::default()
        };
        for line in tree::read(path).lines() {
            let after = |marker: &str| {
                let (_, text) = line.split_once(marker)?;
                Some(
                    text.strip_prefix(' ')
                        .unwrap_or(text)
                        .trim_end()
                        .to_string(),
                )
            };
            if let Some(text) = after("# expect:") {
                case.out.push(text);
            }
            if !line.starts_with("# ") {
                let start = line.trim_start();
                case.has_tasklets |= ["import stackless", "from stackless", "import pirn"]
                    .iter()
                    .any(|import| start.starts_with(import));
                case.has_greenlets |= ["import greenlet", "from greenlet"]
                    .iter()
                    .any(|import| start.starts_with(import));
                continue;
            }
            case.raises = after("# raises:").or(case.raises);
            case.snap_every_poll |= after("# snap:").is_some_and(|when| when == "every");
            if let Some(line) = after("# stdin:") {
                case.stdin.push_str(&line);
                case.stdin.push('\n');
            }
            if let Some(code) = after("# exit:") {
                case.exit = Some(code.parse().unwrap_or_else(|_| panic!("{path}: {line}")));
            }
            if let Some(args) = after("# args:") {
                case.args = args.split_whitespace().map(str::to_string).collect();
            }
        }
        let sidecar = case.path.with_extension("stderr");
        case.err = std::fs::read_to_string(sidecar).ok();
        case
    }

    /// A program whose whole output is known: an example or a benchmark.
    pub fn with_output(name: &str, path: &str, out: &str) -> Case {
        Case {
            name: name.to_string(),
            path: tree::root().join(path),
            has_tasklets: tree::read(path).contains("import stackless"),
            out: out
                .lines()
                .map(|line| line.trim_end().to_string())
                .collect(),
            ..Case::default()
        }
    }

    /// The path as the program and its tracebacks see it.
    pub fn file(&self) -> String {
        self.path.display().to_string()
    }

    /// Whether this is what must happen; the complaint shows both, from the first line that differs.
    pub fn check(&self, observed: &Observed) -> Result<(), String> {
        let out: Vec<&str> = observed.out.lines().map(str::trim_end).collect();
        let mut wrong = String::new();
        differences("standard output", &self.out, &out, &mut wrong);
        let err: Vec<&str> = observed.err.lines().map(str::trim_end).collect();
        if let Some(expected) = &self.err {
            let expected = expected.replace("{file}", &self.file());
            let expected: Vec<&str> = expected.lines().map(str::trim_end).collect();
            differences("standard error", &expected, &err, &mut wrong);
        }
        if let Some(expected) = &self.raises
            && err.last() != Some(&expected.as_str())
        {
            differences(
                "last line of standard error",
                &[expected],
                err.last().as_slice(),
                &mut wrong,
            );
        }
        let exit = self.exit.unwrap_or(self.raises.is_some() as i32);
        if observed.exit != exit {
            wrong += &format!("exit code {}, not {exit}\n", observed.exit);
        }
        if wrong.is_empty() {
            return Ok(());
        }
        if self.err.is_none() && !observed.err.is_empty() {
            wrong += &format!("standard error was:\n{}", shortened(&observed.err));
        }
        Err(format!("{}\n{wrong}", self.file()))
    }
}

/// At most the last 40 lines.
fn shortened(text: &str) -> String {
    let lines: Vec<&str> = text.lines().collect();
    let from = lines.len().saturating_sub(40);
    lines[from..]
        .iter()
        .map(|line| format!("    {line}\n"))
        .collect()
}

fn differences(
    what: &str,
    expected: &[impl AsRef<str>],
    found: &[impl AsRef<str>],
    wrong: &mut String,
) {
    let n_lines = expected.len().max(found.len());
    let line = |lines: &dyn Fn(usize) -> Option<String>, i| lines(i);
    let expected = |i: usize| expected.get(i).map(|line| line.as_ref().to_string());
    let found = |i: usize| found.get(i).map(|line| line.as_ref().to_string());
    let Some(first) = (0..n_lines).find(|&i| expected(i) != found(i)) else {
        return;
    };
    *wrong += &format!("{what}, line {}:\n", first + 1);
    for i in first..n_lines.min(first + 6) {
        let show = |text: Option<String>| text.unwrap_or_else(|| "(end)".to_string());
        if expected(i) == found(i) {
            *wrong += &format!("            {}\n", show(expected(i)));
            continue;
        }
        *wrong += &format!("  expected: {}\n", show(line(&expected, i)));
        *wrong += &format!("  found:    {}\n", show(line(&found, i)));
    }
}
