//! `tests/cases/**.py`, each in every mode, as trials named `area/feature::mode`.
//!
//! `tests/known_failures.txt` lists the trials that are expected to fail. A listed one that passes fails: the list may
//! only tell the truth. `BLESS=1` writes it anew.

use crate::case::Case;
use crate::modes::Mode;
use crate::{oracle, programs, python, tree};
use libtest_mimic::{Completion, Failed, Trial};
use std::collections::BTreeSet;
use std::sync::Mutex;
use std::time::Duration;

/// Where the known failures are.
const KNOWN: &str = "tests/known_failures.txt";

/// What its first lines say.
const KNOWN_HEAD: &str = "\
# Trials that are expected to fail, by name: `area/feature::mode`. One that passes must be taken out.
# `BLESS=1 cargo test -p pirn-tests` writes this file anew.
";

/// How long one program may take, in seconds, unless `CASE_SECONDS` says how long.
const LIMIT: u64 = 120;

/// Names of the trials that failed, while blessing.
static FAILED: Mutex<BTreeSet<String>> = Mutex::new(BTreeSet::new());

/// Whether the list of known failures is to be written anew.
pub fn blessing() -> bool {
    std::env::var_os("BLESS").is_some()
}

/// Writes the list of known failures.
pub fn bless() {
    let failed = FAILED.lock().expect("no trial panics with the lock");
    let lines: String = failed.iter().map(|name| format!("{name}\n")).collect();
    let text = format!("{KNOWN_HEAD}{lines}");
    std::fs::write(tree::root().join(KNOWN), text).expect("the list can be written");
}

/// How long one program may take.
pub fn limit() -> Duration {
    let said = std::env::var("CASE_SECONDS").ok();
    let seconds = said.and_then(|text| text.parse().ok());
    Duration::from_secs(seconds.unwrap_or(LIMIT))
}

fn known_failures() -> BTreeSet<String> {
    let text = std::fs::read_to_string(tree::root().join(KNOWN)).unwrap_or_default();
    let lines = text.lines().filter(|line| !line.starts_with('#'));
    let names = lines.map(|line| line.trim().to_string());
    names.filter(|name| !name.is_empty()).collect()
}

/// All trials that run programs.
pub fn trials() -> Vec<Trial> {
    let mut known = known_failures();
    let mut trials = programs::trials(&mut known);
    for case in Case::all() {
        for mode in Mode::ALL.iter().filter(|mode| mode.can_run(&case)) {
            trials.push(trial(case.clone(), *mode, &mut known));
        }
    }
    trials.extend(oracle::trials(&mut known));
    // What is left names nothing.
    trials.push(Trial::test("cases/known_failures_exist", move || {
        if known.is_empty() {
            return Ok(());
        }
        let names: Vec<String> = known.into_iter().collect();
        Err(Failed::from(format!(
            "{KNOWN} names no trial by {}",
            names.join(", ")
        )))
    }));
    for (name, what) in Mode::PLANNED {
        let reason = format!("{what}: planned");
        let run = move || Ok(Completion::ignored_with(reason));
        trials.push(Trial::ignorable_test(format!("cases::{name}"), run));
    }
    trials
}

/// One case in one mode.
pub fn trial(case: Case, mode: Mode, known: &mut BTreeSet<String>) -> Trial {
    let name = format!("{}::{}", case.name, mode.name());
    let is_known = known.remove(&name);
    Trial::ignorable_test(name.clone(), move || {
        if mode == Mode::CPython && python::installed().is_none() {
            return Ok(Completion::ignored_with("CPython 3.11 is not installed"));
        }
        if mode == Mode::CPython && case.has_greenlets && !python::has_greenlets() {
            return Ok(Completion::ignored_with("CPython has no module greenlet"));
        }
        let result = mode
            .run(&case, limit())
            .and_then(|observed| case.check(&observed));
        if blessing() && result.is_err() {
            FAILED
                .lock()
                .expect("no trial panics with the lock")
                .insert(name);
        }
        match (result, is_known) {
            (Err(_), true) => Ok(Completion::Completed),
            (Ok(()), true) if !blessing() => Err(Failed::from(format!(
                "passes, but {KNOWN} lists it: take it out"
            ))),
            (Err(complaint), false) if !blessing() => Err(Failed::from(complaint)),
            _ => Ok(Completion::Completed),
        }
    })
}
