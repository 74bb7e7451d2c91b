//! The programs, their groups, and the sizes to measure them at.
//!
//! The default size of a program, which is the quick one here, is in its source and suits tests of the interpreter. The
//! full size takes about half a second to a second in CPython 3.11, so that what a virtual machine does at its start counts
//! little; the long size takes it some seconds, so that warming up counts little as well. The toy size does next to nothing: it shows that a program runs and that all peers agree.

use crate::options::{Options, Sizes};
use std::path::Path;

/// The programs of the targets, in their order; the same with tasklets; all others.
pub const GROUPS: &[&str] = &["compute", "concurrency", "other"];

/// A program: name, group, toy size, full size, long size.
type Listed = (&'static str, &'static str, u64, u64, u64);

const PROGRAMS: &[Listed] = &[
    ("fib", "compute", 12, 30, 34),
    ("intloop", "compute", 500, 2_000_000, 16_000_000),
    ("nbody", "compute", 20, 70_000, 560_000),
    ("spectral_norm", "compute", 8, 150, 420),
    ("mandelbrot", "compute", 8, 320, 900),
    ("fannkuch", "compute", 5, 9, 10),
    ("nqueens", "compute", 5, 11, 12),
    ("sieve", "compute", 1000, 2_000_000, 10_000_000),
    ("matmul", "compute", 8, 190, 380),
    ("richards", "compute", 1, 8, 64),
    ("binary_trees", "compute", 5, 13, 16),
    ("word_count", "compute", 1000, 400_000, 3_200_000),
    ("string_building", "compute", 200, 200_000, 1_600_000),
    ("generators", "compute", 100, 80_000, 320_000),
    ("methods", "compute", 50, 120_000, 960_000),
    ("exceptions", "compute", 50, 60_000, 480_000),
    ("tasklet_switch", "concurrency", 1000, 1_000_000, 8_000_000),
    ("tasklet_ping_pong", "concurrency", 200, 500_000, 4_000_000),
    ("tasklet_ring", "concurrency", 1000, 1_000_000, 8_000_000),
    ("tasklet_create_block", "concurrency", 500, 200_000, 800_000),
    ("tasklet_prime_sieve", "concurrency", 20, 1000, 2500),
    ("bigints", "other", 60, 4000, 12_000),
    ("closures", "other", 100, 80_000, 640_000),
    ("deltablue", "other", 5, 80, 640),
    ("dict_heavy", "other", 300, 150_000, 1_200_000),
    ("expr_interp", "other", 50, 12_000, 96_000),
    ("game_of_life", "other", 4, 60, 480),
    ("hashing", "other", 500, 200_000, 1_600_000),
    ("huffman", "other", 500, 200_000, 1_600_000),
    ("inheritance", "other", 10, 1400, 11_200),
    ("json_bench", "other", 10, 1500, 12_000),
    ("knapsack", "other", 20, 300, 850),
    ("levenshtein", "other", 20, 450, 1300),
    ("list_heavy", "other", 200, 60_000, 480_000),
    ("lru", "other", 500, 200_000, 1_600_000),
    ("permutations", "other", 4, 8, 9),
    ("pidigits", "other", 30, 1800, 4000),
    ("raytracer", "other", 8, 80, 230),
    ("strings_misc", "other", 100, 50_000, 400_000),
    ("tasklet_actors", "other", 20, 600, 4800),
    ("tasklet_bank", "other", 60, 6000, 48_000),
    ("tasklet_chameneos", "other", 100, 100_000, 800_000),
    ("tasklet_circuit", "other", 10, 600, 4800),
    ("tasklet_philosophers", "other", 20, 4000, 32_000),
    ("tasklet_pipeline", "other", 100, 60_000, 480_000),
    ("tasklet_santa", "other", 20, 3000, 24_000),
    ("tasklet_skynet", "other", 100, 100_000, 1_000_000),
    ("tasklet_worker_pool", "other", 100, 50_000, 400_000),
];

/// Where an operation leaves something behind that is worth weighing: what a process with more of them needs more.
const WEIGHED: &[&str] = &["tasklet_create_block"];

/// A program at a size.
#[derive(Clone, Debug)]
pub struct Workload {
    pub name: &'static str,
    pub group: &'static str,
    pub size: u64,
    /// A size for runs that are repeated in one process.
    pub curve_size: u64,
    /// What one operation is.
    pub operation: String,
    /// Whether to tell the memory of one operation.
    pub weighed: bool,
    /// Needs the module `stackless`.
    pub has_tasklets: bool,
}

/// The programs that were asked for.
pub fn workloads(folder: &Path, options: &Options) -> Result<Vec<Workload>, String> {
    complete(folder)?;
    let sizes = options.chosen_sizes();
    let mut found = Vec::new();
    for &(name, group, toy, full, long) in PROGRAMS {
        if !options.wants(name, group) {
            continue;
        }
        let path = folder.join(format!("{name}.py"));
        let source = std::fs::read_to_string(&path)
            .map_err(|e| format!("cannot read '{}': {e}", path.display()))?;
        let quick = default_size(&source)
            .ok_or_else(|| format!("'{}' has no DEFAULT_SIZE", path.display()))?;
        found.push(Workload {
            name,
            group,
            size: match sizes {
                Sizes::Long => long,
                Sizes::Full => full,
                Sizes::Quick => quick,
                Sizes::Toy => toy,
            },
            curve_size: if sizes == Sizes::Toy { toy } else { quick },
            operation: operation(&source),
            weighed: WEIGHED.contains(&name),
            has_tasklets: source.contains("import stackless"),
        });
    }
    match found.is_empty() {
        true => Err("no program is named like that; --list shows all".to_string()),
        false => Ok(found),
    }
}

/// Every program in the folder has a row, so that none is forgotten.
fn complete(folder: &Path) -> Result<(), String> {
    let entries = std::fs::read_dir(folder)
        .map_err(|e| format!("cannot read '{}': {e}", folder.display()))?;
    for path in entries.flatten().map(|entry| entry.path()) {
        let is_program = path.extension().is_some_and(|ext| ext == "py");
        let stem = path.file_stem().unwrap_or_default();
        if is_program && PROGRAMS.iter().all(|row| stem != row.0) {
            return Err(format!("'{}' has no row in programs.rs", path.display()));
        }
    }
    Ok(())
}

fn default_size(source: &str) -> Option<u64> {
    let line = source
        .lines()
        .find_map(|line| line.strip_prefix("DEFAULT_SIZE = "))?;
    line.trim().replace('_', "").parse().ok()
}

/// The words after `op:` at the top of a program.
fn operation(source: &str) -> String {
    let lines = source.lines().skip_while(|line| !line.starts_with("op:"));
    let words = lines.take_while(|line| !line.is_empty() && !line.starts_with("\"\"\""));
    let text: Vec<&str> = words.map(|l| l.trim_start_matches("op:").trim()).collect();
    text.join(" ").trim_end_matches('.').to_string()
}
