//! Examples and benchmarks at their default size, against the output in the `.expected` file beside each.
//!
//! Benchmarks do too much for the modes that stop at every poll.

use crate::case::Case;
use crate::modes::Mode;
use crate::{cases, tree};
use libtest_mimic::Trial;
use std::collections::BTreeSet;

/// Which programs in which modes.
const FOLDERS: &[(&str, &[Mode])] = &[
    (
        "examples",
        &[
            Mode::Interp,
            Mode::Unwind,
            Mode::Ask,
            Mode::Room,
            Mode::File,
            Mode::CPython,
        ],
    ),
    ("bench/programs", &[Mode::Interp, Mode::File, Mode::CPython]),
];

/// The trials, and the known failures among them taken out of the list.
pub fn trials(known: &mut BTreeSet<String>) -> Vec<Trial> {
    let mut trials = Vec::new();
    for (folder, modes) in FOLDERS {
        for path in tree::files(folder, ".py") {
            let expected = tree::read(&path.replace(".py", ".expected"));
            let case = Case::with_output(path.trim_end_matches(".py"), &path, &expected);
            for mode in modes.iter().filter(|mode| mode.can_run(&case)) {
                trials.push(cases::trial(case.clone(), *mode, known));
            }
        }
    }
    trials
}
