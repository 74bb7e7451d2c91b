//! Running a program: its limits, what its end means to whoever called the command, and statistics.

use crate::cache;
use crate::failure::{Failure, exit};
use crate::flags::{Deny, JitFlag, LimitFlags, RunFlags, StatsFormat, TestFlags};
use crate::host::CommandHost;
use crate::input;
use crate::interrupts::Presses;
use crate::repl;
use crate::snapshot;
use crate::trace;
use pirn_runtime::{CodeMemory, Config, Isolate, JitMode, Limit, RunError};
use std::ffi::OsString;
use std::io::{IsTerminal, Write};
use std::path::Path;
use std::sync::Arc;
use std::time::{Duration, Instant};

/// `pirn run`, and `pirn` alone.
pub fn run(flags: RunFlags) -> Result<u8, Failure> {
    let mut argv = flags
        .program
        .iter()
        .map(text)
        .collect::<Result<Vec<_>, _>>()?;
    let cache = match &flags.code {
        None if !argv.is_empty() && !flags.no_cache => cache::of_program(Path::new(&argv[0])),
        _ => None,
    };
    let program = match &flags.code {
        Some(code) => {
            argv.insert(0, "-c".to_string());
            input::compile(code, "<string>")?
        }
        None if argv.is_empty() && std::io::stdin().is_terminal() => {
            return repl::repl(&flags.limits);
        }
        None => {
            if argv.is_empty() {
                argv.push("-".to_string());
            }
            input::program(Path::new(&argv[0]))?
        }
    };
    let start = Instant::now();
    let presses = Presses::listen();
    let mut config = config(&flags.limits, Some(&flags.tests)).script(argv);
    config.dump.ir = flags.dump_ir.clone();
    config.dump.clif = flags.dump_clif.clone();
    config.dump.asm = flags.dump_asm.clone();
    config.jit = jit_mode(flags.jit);
    config.warn_hog = flags.watching.warn_hog;
    snapshot::configure(&mut config, &flags.snapshots)?;
    if let Some((folder, name)) = cache {
        config = config.cache(folder, &name);
    }
    let mut isolate = isolate(config, &presses, &flags.limits.deny)?;
    if let Some(problem) = isolate.cache_problem() {
        eprintln!("pirn: warning: native code is not kept: {problem}");
    }
    snapshot::keep(&mut isolate, &flags.snapshots, &presses);
    trace::begin(&mut isolate, &flags.watching)?;
    let result = isolate.run_program(program);
    let time = start.elapsed();
    trace::end(&mut isolate, &flags.watching);
    let code = snapshot::ended(&mut isolate, result, &flags.snapshots);
    if let Some(problem) = isolate.jit_problem() {
        eprintln!("pirn: warning: everything was interpreted: {problem}");
    }
    if let Err(e) = isolate.save_cache()
        && flags.stats.is_some()
    {
        eprintln!("pirn: warning: native code was not kept: {e}");
    }
    if let Some(format) = flags.stats {
        let stats = Stats::of(&mut isolate, time);
        // Nobody is left to be told when this cannot be written.
        let _ = std::io::stderr().write_all(stats.print(format).as_bytes());
    }
    // The process ends: nothing is gained by freeing objects one by one. All output has been written.
    std::mem::forget(isolate);
    Ok(code)
}

/// When native code is made.
pub fn jit_mode(flag: JitFlag) -> JitMode {
    match flag {
        JitFlag::Off => JitMode::Off,
        JitFlag::On => JitMode::On,
        JitFlag::Always => JitMode::Always,
    }
}

/// An argument as the program can see it.
fn text(argument: &OsString) -> Result<String, Failure> {
    argument.to_str().map(str::to_string).ok_or_else(|| {
        Failure::usage(format!("the argument {argument:?} is not UTF-8"))
            .help("file names and arguments must be UTF-8")
    })
}

/// A fresh isolate with the process as its host, which Ctrl-C interrupts.
pub fn isolate(config: Config, presses: &Arc<Presses>, deny: &[Deny]) -> Result<Isolate, Failure> {
    let isolate = Isolate::new(config).map_err(|e| fault(&e))?;
    let isolate = isolate.host(CommandHost::new(presses.clone(), deny));
    presses.interrupts(&isolate);
    Ok(isolate)
}

/// What the flags say.
pub fn config(limits: &LimitFlags, tests: Option<&TestFlags>) -> Config {
    let mut config = Config::default();
    if let Some(bytes) = limits.max_memory {
        config = config.memory_limit(bytes);
    }
    if let Some(ticks) = limits.max_ticks {
        config = config.max_ticks(ticks);
    }
    if let Some(depth) = limits.max_depth {
        config.vm.recursion_limit = depth;
    }
    if let Some(tests) = tests {
        config.vm.unwind_at_polls = tests.unwind_at_polls;
        config.vm.collect_at_polls = tests.collect_at_polls;
        config.vm.longest_way = tests.longest_way;
        config.vm.heap.refuse_every = tests.refuse_every.unwrap_or(0);
        config.vm.fail_guards = tests.fail_guards.unwrap_or(0);
        if let Some(bytes) = tests.max_code {
            config = config.code_limit(bytes);
        }
        if tests.refuse_code {
            config.code_memory = CodeMemory::refused();
        }
    }
    config
}

/// What an early end means: a status, or something to say.
pub fn ended(error: &RunError) -> Result<u8, Failure> {
    match error {
        RunError::Exit(status) => Ok(*status as u8),
        RunError::Uncaught(uncaught) => {
            Err(Failure::report(uncaught.report()).exit(uncaught.exit_code as u8))
        }
        RunError::Diagnostics(diagnostics) => Err(Failure::report(diagnostics.render())),
        RunError::Limit(Limit::Ticks) => Err(Failure::usage(
            "the program was stopped: it used up its ticks",
        )
        .help("allow more with --max-ticks")
        .exit(exit::LIMIT)),
        RunError::Limit(Limit::Memory) => Err(Failure::usage(
            "the program was stopped: it used up its memory",
        )
        .help("allow more with --max-memory")
        .exit(exit::LIMIT)),
        RunError::Interrupted => {
            Err(Failure::usage("the program was stopped").exit(exit::INTERRUPTED))
        }
        RunError::Conversion(_) | RunError::Fatal(_) => Err(fault(error)),
    }
}

/// Pirn itself has failed.
fn fault(error: &RunError) -> Failure {
    Failure::usage(error)
        .help("this is a fault of pirn, not of the program; please report it")
        .exit(exit::FAULT)
}

/// How much a program did.
struct Stats {
    rows: Vec<(&'static str, f64, &'static str)>,
    /// The commonest reasons to leave native code, and the instructions it left at.
    exits: Vec<(String, u64)>,
}

/// How many of them are shown.
const EXITS_SHOWN: usize = 10;

impl Stats {
    fn of(isolate: &mut Isolate, time: Duration) -> Stats {
        let vm = isolate.vm();
        let heap = vm.heap.stats;
        let mut rows = vec![
            ("ticks", vm.ticks() as f64, ""),
            ("time_ms", time.as_secs_f64() * 1e3, "ms"),
            ("polls", vm.stats.polls as f64, ""),
            ("young_collections", heap.young_collections as f64, ""),
            ("full_collections", heap.full_collections as f64, ""),
            ("collecting_ms", heap.collected_ns as f64 / 1e6, "ms"),
            ("allocated_bytes", heap.allocated_bytes as f64, "bytes"),
            ("heap_bytes", vm.heap.used_bytes() as f64, "bytes"),
        ];
        let jit = vm.compiler_stats;
        rows.extend([
            ("compiled", jit.compiled as f64, ""),
            ("improved", jit.improved as f64, ""),
            ("compiled_instructions", jit.instructions as f64, ""),
            ("code_bytes", jit.code_bytes as f64, "bytes"),
            ("compile_ms", jit.compile_ns as f64 / 1e6, "ms"),
            ("background_ms", jit.background_ns as f64 / 1e6, "ms"),
            ("declined", jit.declined as f64, ""),
            ("dropped", jit.dropped as f64, ""),
            ("native_ticks", jit.native_ticks as f64, ""),
            ("native_entries", jit.entered as f64, ""),
            ("native_exits", jit.exits as f64, ""),
            ("guards_failed", jit.guards_failed as f64, ""),
        ]);
        let compiler = vm.compiler.as_ref().map(|c| c.counters());
        let counters = compiler.into_iter().flatten();
        let unit = |name: &str| {
            if name.ends_with("_bytes") {
                "bytes"
            } else {
                ""
            }
        };
        rows.extend(counters.map(|(name, n)| (name, n as f64, unit(name))));
        if let Some(bytes) = peak_memory() {
            rows.push(("peak_memory_bytes", bytes as f64, "bytes"));
        }
        let exits = vm.native_exits();
        let exits = exits.into_iter().take(EXITS_SHOWN);
        let exits = exits.map(|e| {
            let reason = format!("{:?}", e.reason).to_lowercase();
            let place = format!("{reason} {} in {}, line {}", e.op, e.function, e.line);
            (place, e.count)
        });
        Stats {
            exits: exits.collect(),
            rows,
        }
    }

    fn print(&self, format: StatsFormat) -> String {
        let number = |value: f64| match value.fract() == 0.0 {
            true => format!("{value}"),
            false => format!("{value:.3}"),
        };
        if format == StatsFormat::Json {
            let rows = self.rows.iter();
            let rows: Vec<String> = rows
                .map(|(name, value, _)| format!("\"{name}\": {}", number(*value)))
                .collect();
            let exits = self.exits.iter();
            let exits: Vec<String> = exits.map(|(at, n)| format!("\"{at}\": {n}")).collect();
            return format!(
                "{{{}, \"exits\": {{{}}}}}\n",
                rows.join(", "),
                exits.join(", ")
            );
        }
        let line = |(name, value, unit): &(&str, f64, &str)| {
            let name = name
                .replace("_ms", "")
                .replace("_bytes", "")
                .replace('_', " ");
            let value = match *unit {
                "bytes" => size(*value),
                "ms" => format!("{value:.3} ms"),
                _ => number(*value),
            };
            format!("{name:<18} {value:>14}\n")
        };
        let exit = |(at, n): &(String, u64)| format!("  {n:>8} {at}\n");
        let rows: String = self.rows.iter().map(line).collect();
        rows + &self.exits.iter().map(exit).collect::<String>()
    }
}

fn size(bytes: f64) -> String {
    match bytes {
        b if b >= 1073741824.0 => format!("{:.2} GiB", b / 1073741824.0),
        b if b >= 1048576.0 => format!("{:.2} MiB", b / 1048576.0),
        b => format!("{:.1} KiB", b / 1024.0),
    }
}

/// The most memory the process had, where the system tells.
fn peak_memory() -> Option<u64> {
    let status = std::fs::read_to_string("/proc/self/status").ok()?;
    let line = status.lines().find(|line| line.starts_with("VmHWM:"))?;
    let kilobytes: u64 = line.split_whitespace().nth(1)?.parse().ok()?;
    Some(kilobytes * 1024)
}
