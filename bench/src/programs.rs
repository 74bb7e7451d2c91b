//! The programs, and the sizes to measure them at.
//!
//! The default sizes of the programs suit tests. Those here take about half a second to a second in CPython 3.11, so that
//! what a virtual machine does at its start counts little.

use crate::options::Options;
use std::path::{Path, PathBuf};

/// Sizes for measuring. A program that is not listed is measured at its default size.
const SIZES: &[(&str, u64)] = &[
    ("bigints", 4000),
    ("binary_trees", 13),
    ("closures", 80_000),
    ("deltablue", 80),
    ("dict_heavy", 150_000),
    ("exceptions", 60_000),
    ("expr_interp", 12_000),
    ("fannkuch", 9),
    ("fib", 30),
    ("game_of_life", 60),
    ("generators", 80_000),
    ("hashing", 200_000),
    ("huffman", 200_000),
    ("inheritance", 1400),
    ("intloop", 2_000_000),
    ("json_bench", 1500),
    ("knapsack", 300),
    ("levenshtein", 450),
    ("list_heavy", 60_000),
    ("lru", 200_000),
    ("mandelbrot", 320),
    ("matmul", 190),
    ("methods", 120_000),
    ("nbody", 70_000),
    ("nqueens", 11),
    ("permutations", 8),
    ("pidigits", 1800),
    ("raytracer", 80),
    ("richards", 8),
    ("sieve", 2_000_000),
    ("spectral_norm", 150),
    ("string_building", 200_000),
    ("strings_misc", 50_000),
    ("tasklet_actors", 600),
    ("tasklet_bank", 6000),
    ("tasklet_chameneos", 100_000),
    ("tasklet_circuit", 600),
    ("tasklet_create_block", 200_000),
    ("tasklet_philosophers", 4000),
    ("tasklet_ping_pong", 500_000),
    ("tasklet_pipeline", 60_000),
    ("tasklet_prime_sieve", 1000),
    ("tasklet_ring", 1_000_000),
    ("tasklet_santa", 3000),
    ("tasklet_skynet", 100_000),
    ("tasklet_switch", 1_000_000),
    ("tasklet_worker_pool", 50_000),
    ("word_count", 400_000),
];

/// A program at a size.
#[derive(Clone, Debug)]
pub struct Workload {
    pub name: String,
    pub path: PathBuf,
    pub size: u64,
    /// Needs the module `stackless`.
    pub has_tasklets: bool,
}

/// The programs that were asked for, by name.
pub fn workloads(options: &Options) -> Result<Vec<Workload>, String> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("programs");
    let entries = std::fs::read_dir(&folder)
        .map_err(|e| format!("cannot read '{}': {e}", folder.display()))?;
    let mut found = Vec::new();
    for path in entries.flatten().map(|entry| entry.path()) {
        let Some(name) = path.file_stem().and_then(|name| name.to_str()) else {
            continue;
        };
        let wanted = options.only.is_empty() || options.only.iter().any(|o| name.contains(o));
        if path.extension().is_none_or(|ext| ext != "py") || !wanted {
            continue;
        }
        let source = std::fs::read_to_string(&path)
            .map_err(|e| format!("cannot read '{}': {e}", path.display()))?;
        let default = default_size(&source)
            .ok_or_else(|| format!("'{}' has no DEFAULT_SIZE", path.display()))?;
        let listed = SIZES.iter().find(|(listed, _)| *listed == name);
        let size = listed
            .filter(|_| !options.quick)
            .map_or(default, |row| row.1);
        found.push(Workload {
            name: name.to_string(),
            has_tasklets: source.contains("import stackless"),
            size,
            path,
        });
    }
    found.sort_by(|a, b| a.name.cmp(&b.name));
    match found.is_empty() {
        true => Err(format!(
            "no program is named like {}",
            options.only.join(", ")
        )),
        false => Ok(found),
    }
}

fn default_size(source: &str) -> Option<u64> {
    let line = source
        .lines()
        .find_map(|line| line.strip_prefix("DEFAULT_SIZE = "))?;
    line.trim().replace('_', "").parse().ok()
}
