//! Programs that check what they see, and that the originals pass: they lie beside the tree, where there are any, and run in
//! every mode. Without them, or without a module that they import, there is one ignored trial.

use crate::case::Case;
use crate::modes::Mode;
use crate::{cases, tree};
use libtest_mimic::{Completion, Trial};
use std::collections::BTreeSet;

/// Where they are, seen from the root of the tree.
const FOLDER: &str = "../shared/oracle";

/// Such a program.
struct Oracle {
    name: &'static str,
    /// Modules of the library that it imports.
    modules: &'static [&'static str],
    /// The checks that cannot pass, and what they want that there is not.
    lacking: &'static [(&'static str, &'static str)],
}

const PROGRAMS: &[Oracle] = &[
    Oracle {
        name: "stackless_checks",
        modules: &["io", "pickle", "threading", "weakref"],
        lacking: &[("P08", "the module `xml.sax`"), ("P19", "coroutines")],
    },
    Oracle {
        name: "greenlet_checks",
        modules: &["greenlet", "weakref"],
        lacking: &[],
    },
];

/// The names of a program's checks, but for those that cannot pass.
fn checks(source: &str, lacking: &[(&str, &str)]) -> Vec<String> {
    let names = source
        .lines()
        .filter_map(|line| line.strip_prefix("@check('")?.split('\'').next());
    let can_pass = |name: &&str| lacking.iter().all(|(n, _)| n != name);
    names.filter(can_pass).map(str::to_string).collect()
}

/// The program with a collection before each check. What a check has left behind is ended by the collection that finds it (a
/// greenlet that nobody can reach any more is killed): without one, in the midst of a later check that watches such things.
fn collecting(source: &str) -> String {
    const CALL: &str = "\n            f()\n";
    assert_eq!(
        source.matches(CALL).count(),
        1,
        "one place calls the checks"
    );
    source.replace(CALL, "\n            gc.collect(); f()\n")
}

/// The trials, and the known failures among them taken out of the list.
pub fn trials(known: &mut BTreeSet<String>) -> Vec<Trial> {
    let mut trials = Vec::new();
    for oracle in PROGRAMS {
        let path = format!("{FOLDER}/{}.py", oracle.name);
        let name = format!("oracle/{}", oracle.name);
        let modules = oracle
            .modules
            .iter()
            .map(|module| format!("runtime/src/stdlib/{module}.py"));
        let mut needed = std::iter::once(path.clone()).chain(modules);
        if let Some(missing) = needed.find(|file| !tree::root().join(file).is_file()) {
            known.retain(|trial| !trial.starts_with(&name));
            let missing = format!("{missing} is not there");
            let run = move || Ok(Completion::ignored_with(missing));
            trials.push(Trial::ignorable_test(name, run));
            continue;
        }
        // They count all that there are, whichever are asked for.
        let source = tree::read(&path);
        let expected = format!("{} checks, 0 failed", checks(&source, &[]).len());
        let mut case = Case::with_output(&name, &path, &expected);
        case.args = checks(&source, oracle.lacking);
        case.edited = Some(collecting(&source));
        case.has_greenlets = source.contains("import greenlet");
        for mode in Mode::ALL.iter().filter(|mode| mode.can_run(&case)) {
            trials.push(cases::trial(case.clone(), *mode, known));
        }
    }
    trials
}
