//! Examples and benchmarks at their default size, against the output in the `.expected` file beside each.

use crate::case::Case;
use crate::cases;
use crate::modes::Mode;
use crate::tree;
use libtest_mimic::Trial;
use std::collections::BTreeSet;

pub fn trials() -> Vec<Trial> {
    let mut trials = Vec::new();
    for folder in ["examples", "bench/programs"] {
        for path in tree::files(folder, ".py") {
            let expected = tree::read(&path.replace(".py", ".expected"));
            let case = Case::with_output(path.trim_end_matches(".py"), &path, &expected);
            for mode in Mode::ALL {
                if *mode == Mode::CPython && case.has_tasklets {
                    continue;
                }
                trials.push(cases::trial(case.clone(), *mode, &mut BTreeSet::new()));
            }
        }
    }
    trials
}
