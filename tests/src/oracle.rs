//! Programs that check what they see, and that the originals pass: they lie beside the tree, where there are any, and run in
//! every mode. Without them, or without a module that they import, there is one ignored trial.

use crate::case::Case;
use crate::modes::Mode;
use crate::{cases, tree};
use libtest_mimic::{Completion, Trial};
use std::collections::BTreeSet;

/// Where they are, seen from the root of the tree.
const FOLDER: &str = "../shared/oracle";

/// Their names, what they print when all is well, and the modules they need of the library.
const PROGRAMS: &[(&str, &str, &[&str])] = &[(
    "stackless_checks",
    "88 checks, 0 failed",
    &["io", "pickle", "threading", "weakref"],
)];

/// The trials, and the known failures among them taken out of the list.
pub fn trials(known: &mut BTreeSet<String>) -> Vec<Trial> {
    let mut trials = Vec::new();
    for (name, expected, modules) in PROGRAMS {
        let path = format!("{FOLDER}/{name}.py");
        let name = format!("oracle/{name}");
        let modules = modules
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
        let case = Case::with_output(&name, &path, expected);
        for mode in Mode::ALL.iter().filter(|mode| mode.can_run(&case)) {
            trials.push(cases::trial(case.clone(), *mode, known));
        }
    }
    trials
}
