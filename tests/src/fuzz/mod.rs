//! Generated programs, in the interpreter, in native code, and in CPython: all must do the same.
//!
//! ```text
//! rng.rs       random numbers
//! values.rs    literals and expressions
//! soup.rs      functions of random statements
//! lists.rs     functions whose loops change lists and read them
//! program.rs   from a seed to a program; what is tested stands in tests/fuzz/sections.txt
//! run.rs       running a program in every way
//! reduce.rs    making a program that shows a difference small
//! ```
//!
//! A few hundred seeds are trials. A hunt looks at as many as it is told, and ends with the programs that differ, made
//! small, in `target/fuzz`:
//!
//! ```text
//! FUZZ=20000 SEED=1 cargo test -p pirn-tests               tiers against each other
//! FUZZ=20000 SEED=1 AGAINST=cpython cargo test -p pirn-tests    the interpreter against CPython
//! PROGRAM=file.py cargo test -p pirn-tests                 one program, in every tier and mode
//! ```

mod lists;
mod program;
mod reduce;
mod rng;
mod run;

mod soup;
mod values;

use crate::python;
use libtest_mimic::{Completion, Failed, Trial};
use program::generate;
use run::{Way, cpython, difference, first_difference, folder};
use std::path::PathBuf;
use std::process::ExitCode;

/// Seeds of the trials, and how many each trial takes.
const SEEDS: u64 = 320;
const PER_TRIAL: u64 = 20;

/// Native stack of a program: guest recursion must not use it.
const STACK: usize = 1 << 20;

/// Programs that one process of CPython runs.
const BATCH: usize = 100;

const WAYS: &[Way] = &[
    Way::Jit,
    Way::Guards(13),
    Way::Gc,
    Way::Unwind,
    Way::Threaded,
    Way::Kept,
    Way::Cramped,
];

/// The trials.
pub fn trials() -> Vec<Trial> {
    let firsts = (0..SEEDS).step_by(PER_TRIAL as usize);
    let tiers = firsts.clone().map(|first| {
        let name = format!("fuzz/tiers_{first}");
        Trial::test(name, move || {
            let seeds: Vec<u64> = (first..first + PER_TRIAL).collect();
            verdict(seeds.iter().filter_map(|seed| between_tiers(*seed, WAYS)))
        })
    });
    let against = Trial::ignorable_test("fuzz/cpython", || {
        if python::installed().is_none() {
            return Ok(Completion::ignored_with("CPython 3.11 is not installed"));
        }
        let seeds: Vec<u64> = (0..SEEDS).collect();
        verdict(against_cpython(&seeds).into_iter()).map(|()| Completion::Completed)
    });
    tiers.chain([against]).collect()
}

fn verdict(complaints: impl Iterator<Item = String>) -> Result<(), Failed> {
    let all: Vec<String> = complaints.collect();
    match all.is_empty() {
        true => Ok(()),
        false => Err(Failed::from(all.join("\n"))),
    }
}

fn file_of(seed: u64) -> PathBuf {
    folder().join(format!("{seed}.py"))
}

/// Runs something on a thread with little stack.
fn on_small_stack<T: Send + 'static>(run: impl FnOnce() -> T + Send + 'static) -> T {
    let thread = std::thread::Builder::new().stack_size(STACK).spawn(run);
    let thread = thread.expect("a thread can be started");
    thread.join().expect("panics of the VM are caught within")
}

/// How the program of a seed differs between the tiers.
fn between_tiers(seed: u64, ways: &'static [Way]) -> Option<String> {
    let found = on_small_stack(move || difference(&generate(seed), &file_of(seed), ways));
    found.map(|text| format!("seed {seed}: {text}"))
}

/// How the programs of seeds differ between the interpreter and CPython.
fn against_cpython(seeds: &[u64]) -> Vec<String> {
    let mut programs = Vec::new();
    for &seed in seeds {
        let program = generate(seed);
        let (file, source) = (file_of(seed), program.source.clone());
        let ran = on_small_stack(move || run::run(&source, &file_of(seed), Way::Interp));
        if let Some(ran) = ran
            && !program.has_tasklets
        {
            std::fs::write(&file, &program.source).expect("the folder can be written");
            programs.push((seed, file, ran));
        }
    }
    let files: Vec<PathBuf> = programs.iter().map(|(_, file, _)| file.clone()).collect();
    let answers = match cpython(&files) {
        Ok(answers) => answers,
        Err(text) => return vec![format!("seeds {seeds:?}: {text}")],
    };
    let mut complaints = Vec::new();
    for ((seed, file, ran), (out, err)) in programs.into_iter().zip(answers) {
        let mut text = String::new();
        let no_program = "no program: ";
        if ran.err.contains(no_program) && err.starts_with(no_program) {
            let _ = std::fs::remove_file(file);
            continue;
        }
        first_difference(
            "output",
            &comparable(&out),
            &comparable(&ran.out),
            &mut text,
        );
        first_difference("error", &comparable(&err), &comparable(&ran.err), &mut text);
        match text.is_empty() {
            true => drop(std::fs::remove_file(file)),
            false => complaints.push(format!("seed {seed}: {text}")),
        }
    }
    complaints
}

/// Without addresses, and without how a recursion's end is worded.
fn comparable(text: &str) -> String {
    const DEEP: &str = "maximum recursion depth exceeded";
    let lines = text.lines().map(|line| {
        let line = match line.find(DEEP) {
            Some(at) => &line[..at + DEEP.len()],
            None => line,
        };
        let mut parts = line.split(" at 0x");
        let mut kept = parts.next().unwrap_or_default().to_string();
        for part in parts {
            kept += " at 0x";
            kept += part.trim_start_matches(|c: char| c.is_ascii_hexdigit());
        }
        kept + "\n"
    });
    lines.collect()
}

/// The hunt that the environment asks for.
pub fn hunt() -> Option<ExitCode> {
    if let Ok(file) = std::env::var("PROGRAM") {
        return Some(look_at(file.into()));
    }
    let number = |name: &str| std::env::var(name).ok()?.parse::<u64>().ok();
    let (n, first) = (number("FUZZ")?, number("SEED").unwrap_or(1));
    let found = match std::env::var("AGAINST").as_deref() {
        Ok("cpython") => hunt_cpython(first, n),
        _ => hunt_tiers(first, n),
    };
    let units = run::UNITS.load(std::sync::atomic::Ordering::Relaxed);
    println!("{n} programs from seed {first}, {units} units of native code: {found} differ");
    Some(match found {
        0 => ExitCode::SUCCESS,
        _ => ExitCode::FAILURE,
    })
}

/// How one program differs between the tiers, for each way.
fn look_at(file: PathBuf) -> ExitCode {
    let source = std::fs::read_to_string(&file).expect("the program can be read");
    let program = program::Generated {
        source,
        has_tasklets: false,
    };
    let text = on_small_stack(move || {
        let ways = [&[Way::InterpGc], WAYS].concat();
        let found = ways.iter().map(|way| difference(&program, &file, &[*way]));
        found.flatten().collect::<Vec<_>>().join("")
    });
    println!("{text}");
    match text.is_empty() {
        true => ExitCode::SUCCESS,
        false => ExitCode::FAILURE,
    }
}

fn hunt_cpython(first: u64, n: u64) -> usize {
    let seeds: Vec<u64> = (first..first + n).collect();
    let complaints = seeds.chunks(BATCH).flat_map(against_cpython);
    complaints.inspect(|text| println!("{text}")).count()
}

fn hunt_tiers(first: u64, n: u64) -> usize {
    let current = folder().join("current.py");
    let mut found = 0;
    for seed in first..first + n {
        // A crash leaves the program behind.
        std::fs::write(&current, generate(seed).source).expect("the folder can be written");
        let at = seed as usize % WAYS.len();
        let ways = &WAYS[at..=at];
        let Some(text) = between_tiers(seed, ways) else {
            continue;
        };
        found += 1;
        println!("{text}");
        let (kind, program) = (kind(&text), generate(seed));
        let small = on_small_stack(move || {
            reduce::reduce(&program.source, |source| {
                let program = program::Generated {
                    source: source.to_string(),
                    ..program.clone()
                };
                let text = difference(&program, &file_of(seed), ways);
                text.is_some_and(|text| self::kind(&text) == kind)
            })
        });
        std::fs::write(file_of(seed), &small).expect("the folder can be written");
        println!("{small}");
    }
    found
}

/// What a difference is about, so that one bug does not turn into another while it is made small.
fn kind(text: &str) -> (bool, bool) {
    (text.contains("panicked"), text.contains("output, line"))
}
