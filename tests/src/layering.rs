//! Which crate and which module may know which: the arrows of the architecture, read from the manifests and sources.

use crate::{tree, trial};
use libtest_mimic::Trial;

/// What each crate may depend on. External crates that only one place may name are in [`ONLY`].
const ARROWS: &[(&str, &[&str])] = &[
    ("vm", &[]),
    ("front", &["vm"]),
    ("jit", &["vm"]),
    ("runtime", &["front", "jit", "vm"]),
    ("cli", &["front", "runtime", "vm"]),
    ("bench", &[]),
    ("tests", &["front", "runtime", "vm"]),
    ("fuzz", &["runtime", "vm"]),
];

/// External crates that may be named by few crates alone.
const ONLY: &[(&str, &[&str])] = &[
    ("ruff_", &["front"]),
    ("cranelift", &["jit"]),
    ("target-lexicon", &["jit"]),
    ("dashu", &["vm"]),
    ("clap", &["cli", "bench"]),
    ("rustyline", &["cli"]),
    ("serde", &["bench"]),
    ("wait4", &["bench"]),
];

/// Words that must not occur in the code of a folder, and why.
const ABSENCES: &[(&str, &[&str], &str)] = &[
    (
        "vm/src/bytecode",
        &["crate::heap", "crate::value", "crate::interp", "crate::vm"],
        "bytecode is data",
    ),
    (
        "front/src",
        &[
            "pirn_vm::heap",
            "pirn_vm::value",
            "pirn_vm::vm",
            "pirn_vm::interp",
            "pirn_vm::Vm",
        ],
        "the compiler never touches the heap",
    ),
    (
        "vm/src",
        &[
            "std::fs",
            "std::env",
            "std::net",
            "println!",
            "std::io::std",
        ],
        "the VM has no ambient authority; the host has",
    ),
];

/// Files of those folders that are meant to do it all the same.
const EXCEPT: &[(&str, &str)] = &[(
    "vm/src/bytecode/format/file.rs",
    "maps bytecode files for embedders",
)];

pub fn trials() -> Vec<Trial> {
    vec![
        trial("layering/crates", crates),
        trial("layering/external_crates", external_crates),
        trial("layering/modules", modules),
    ]
}

/// Names of the dependencies in a crate's manifest; those for its tests are not looked at.
fn dependencies(crate_name: &str) -> Vec<String> {
    let manifest = tree::read(&format!("{crate_name}/Cargo.toml"));
    let mut inside = false;
    let mut names = Vec::new();
    for line in manifest.lines() {
        if line.starts_with('[') {
            inside = line.ends_with("dependencies]") && !line.contains("dev-");
        } else if inside && !line.trim().is_empty() && !line.starts_with('#') {
            let name = line.split(['.', '=', ' ']).next().unwrap_or_default();
            names.push(name.to_string());
        }
    }
    names
}

fn crates() -> Vec<String> {
    let mut complaints = Vec::new();
    for (name, allowed) in ARROWS {
        for dependency in dependencies(name) {
            let Some(target) = dependency.strip_prefix("pirn-") else {
                continue;
            };
            if !allowed.contains(&target) {
                complaints.push(format!("{name} must not depend on {target}"));
            }
        }
    }
    let members = tree::files(".", "Cargo.toml").len() - 1;
    if members != ARROWS.len() {
        complaints.push(format!(
            "{members} crates, but {} with arrows",
            ARROWS.len()
        ));
    }
    complaints
}

fn external_crates() -> Vec<String> {
    let mut complaints = Vec::new();
    for (name, _) in ARROWS {
        for dependency in dependencies(name) {
            for (prefix, owners) in ONLY {
                if dependency.starts_with(prefix) && !owners.contains(name) {
                    let owners = owners.join(" and ");
                    complaints.push(format!("only {owners} may name {dependency}, not {name}"));
                }
            }
        }
    }
    complaints
}

fn modules() -> Vec<String> {
    let mut complaints = Vec::new();
    for (folder, words, why) in ABSENCES {
        for path in tree::files(folder, ".rs") {
            if EXCEPT.iter().any(|(file, _)| *file == path) {
                continue;
            }
            let text = tree::read(&path);
            let code = text
                .lines()
                .filter(|line| !line.trim_start().starts_with("//"));
            for (i, line) in code.enumerate() {
                for word in words.iter().filter(|word| line.contains(**word)) {
                    complaints.push(format!("{path}: {word} in code line {}: {why}", i + 1));
                }
            }
        }
    }
    complaints
}
