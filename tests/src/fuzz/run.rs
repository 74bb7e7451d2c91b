//! Running a generated program in each tier and test mode, and in CPython.

use super::program::Generated;
use crate::modes::panic_text;
use crate::{python, tree};
use pirn_runtime::{Config, Isolate, JitMode, Limit, RunError, ScriptedHost};
use std::fmt::Write as _;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::sync::atomic::{AtomicU64, Ordering};

/// What a program may do; one that does more is left out.
const TICKS: u64 = 3_000_000;
const MEMORY: usize = 256 << 20;

/// Bytes of machine code, where there may be little: two units beside what all share.
const CRAMPED: usize = 12 << 10;

/// Units of native code that were made for all programs so far.
pub static UNITS: AtomicU64 = AtomicU64::new(0);

/// A way to run a program.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Way {
    Interp,
    /// The interpreter, and every poll leaves it.
    InterpUnwind,
    /// The interpreter, and every poll collects.
    InterpGc,
    Jit,
    /// Native code, and every n-th guard fails.
    Guards(u32),
    Gc,
    Unwind,
    /// Native code is made by the compiler's thread, whenever it is ready.
    Threaded,
    /// Native code that a run before has left on disk.
    Kept,
    /// Native code, of which there may be little at a time.
    Cramped,
}

impl Way {
    fn config(self) -> Config {
        let mut config = Config::default()
            .max_ticks(TICKS)
            .memory_limit(MEMORY)
            .script(vec!["program.py".to_string()]);
        config.jit = match self {
            Way::Interp | Way::InterpUnwind | Way::InterpGc => JitMode::Off,
            Way::Threaded => JitMode::On,
            _ => JitMode::Always,
        };
        if self == Way::Cramped {
            config = config.code_limit(CRAMPED);
        }
        config.vm.digest_yields = true;
        config.vm.collect_at_polls = matches!(self, Way::Gc | Way::InterpGc);
        config.vm.unwind_at_polls = matches!(self, Way::Unwind | Way::InterpUnwind);
        if let Way::Guards(n) = self {
            config.vm.fail_guards = n;
        }
        config
    }
}

/// What a program did.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Ran {
    pub out: String,
    pub err: String,
    pub ticks: u64,
    /// Digest of all yields.
    pub yields: u64,
}

/// Runs a program; `None` when it took more than it may. A panic is what it did, too.
pub fn run(source: &str, file: &Path, way: Way) -> Option<Ran> {
    if way != Way::Kept {
        return run_once(source, file, way, way.config());
    }
    let name = file.file_stem()?.to_str()?;
    let kept = folder().join(format!("{name}-{}", std::process::id()));
    let run = || run_once(source, file, way, way.config().cache(&kept, name));
    let (_, second) = (run(), run());
    // There is none when nothing was compiled.
    let _ = std::fs::remove_dir_all(&kept);
    second
}

fn run_once(source: &str, file: &Path, way: Way, config: Config) -> Option<Ran> {
    let host = ScriptedHost::new();
    let output = host.output();
    let mut isolate = Isolate::new(config).ok()?.host(host);
    if way == Way::Threaded {
        isolate.vm().compile_everything();
    }
    let file = file.display().to_string();
    let result = catch_unwind(AssertUnwindSafe(|| isolate.run_source(source, &file)));
    let report = match result {
        Ok(Ok(())) => String::new(),
        Ok(Err(RunError::Limit(Limit::Ticks | Limit::Memory))) => return None,
        Ok(Err(RunError::Uncaught(uncaught))) => uncaught.traceback,
        Ok(Err(RunError::Diagnostics(diagnostics))) => {
            format!("no program: {}", diagnostics.render())
        }
        Ok(Err(other)) => format!("failed: {other}"),
        Err(panic) => format!("panicked: {}", panic_text(&*panic)),
    };
    isolate.save_cache().ok()?;
    let units = isolate.vm().compiler_stats.compiled;
    UNITS.fetch_add(units, Ordering::Relaxed);
    Some(Ran {
        out: output.out(),
        err: output.err() + &report,
        ticks: isolate.vm().ticks(),
        yields: isolate.vm().stats.yields,
    })
}

/// Runs programs in one process of CPython: what each wrote, output and traceback.
pub fn cpython(files: &[PathBuf]) -> Result<Vec<(String, String)>, String> {
    const DRIVER: &str = include_str!("../../fuzz/driver.py");
    const END: char = '\u{1e}';
    let python = python::installed().ok_or("CPython 3.11 is not installed")?;
    let output = Command::new("timeout")
        .arg("300")
        .arg(python)
        .args(["-B", "-X", "utf8", "-c", DRIVER])
        .args(files)
        .env("PYTHONHASHSEED", "0")
        .stdin(Stdio::null())
        .output()
        .map_err(|e| e.to_string())?;
    let text = String::from_utf8_lossy(&output.stdout).into_owned();
    let parts: Vec<&str> = text.split(END).collect();
    if parts.len() != 2 * files.len() + 1 {
        let errors = String::from_utf8_lossy(&output.stderr);
        return Err(format!("CPython ran {} parts: {errors}", parts.len()));
    }
    let pairs = parts.chunks_exact(2);
    Ok(pairs
        .map(|pair| (pair[0].to_string(), pair[1].to_string()))
        .collect())
}

/// Where generated programs are written.
pub fn folder() -> PathBuf {
    let folder = tree::root().join("target/fuzz");
    std::fs::create_dir_all(&folder).expect("the folder of build products can be written");
    folder
}

/// How a program differs between the tiers.
pub fn difference(program: &Generated, file: &Path, ways: &[Way]) -> Option<String> {
    let plain = run(&program.source, file, Way::Interp)?;
    let mut unwound = None;
    for way in ways {
        let Some(ran) = run(&program.source, file, *way) else {
            continue;
        };
        let expected = match way {
            Way::Unwind => {
                unwound = unwound.or_else(|| run(&program.source, file, Way::InterpUnwind));
                unwound.clone()?
            }
            _ => plain.clone(),
        };
        if ran != expected {
            return Some(describe(&format!("{way:?}"), &expected, &ran));
        }
    }
    None
}

/// The first lines that differ.
fn describe(way: &str, expected: &Ran, ran: &Ran) -> String {
    let mut text = format!("{way} differs\n");
    for (what, a, b) in [
        ("output", &expected.out, &ran.out),
        ("error", &expected.err, &ran.err),
    ] {
        first_difference(what, a, b, &mut text);
    }
    let figures = |ran: &Ran| format!("{} ticks, yields {:x}", ran.ticks, ran.yields);
    first_difference("ticks", &figures(expected), &figures(ran), &mut text);
    text
}

/// Writes the first line in which two texts differ.
pub fn first_difference(what: &str, a: &str, b: &str, text: &mut String) {
    if a == b {
        return;
    }
    let (mut a, mut b) = (a.lines(), b.lines());
    for line in 1.. {
        let (x, y) = (a.next(), b.next());
        if x != y || x.is_none() {
            let _ = writeln!(
                text,
                "{what}, line {line}:\n  expected {x:?}\n  found    {y:?}"
            );
            return;
        }
    }
}
