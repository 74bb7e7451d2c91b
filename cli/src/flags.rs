//! The one table of commands and flags: parsing, `--help` and shell completions all come from here.

use clap::{Args, Parser, Subcommand, ValueEnum};
use clap_complete::Shell;
use pirn_runtime::Every;
use std::ffi::OsString;
use std::path::PathBuf;
use std::time::Duration;

const EXAMPLES: &str = "\
Examples:
  pirn hello.py one two            run a program, the rest are its arguments
  pirn run -c 'print(6 * 7)'       run a line of code
  pirn run --max-ticks 1e9 --max-memory 256M --deny net,files untrusted.py
  pirn run --stats hello.py        how much it did, on standard error
  pirn run --snapshot s.snap --snapshot-every 30s long.py
  pirn resume s.snap               go on where the snapshot was taken
  pirn build hello.py -o hello.pbc compile now, run later
  pirn check *.py                  report errors without running
  pirn                             an interactive session, on a terminal

Exit codes: 0 done, 1 an uncaught exception, 2 wrong usage or unreadable input,
124 a limit was hit, 130 interrupted, 141 the reader of the output went away;
otherwise what the program gave to sys.exit().";

/// Runs Python-syntax programs made of tasklets.
#[derive(Debug, Parser)]
#[command(name = "pirn", version, after_help = EXAMPLES, args_conflicts_with_subcommands = true)]
pub struct Flags {
    #[command(subcommand)]
    pub command: Option<Command>,
    #[command(flatten)]
    pub run: RunFlags,
}

#[derive(Debug, Subcommand)]
pub enum Command {
    /// Runs a program: source (.py), bytecode (.pbc) or assembly (.pasm)
    Run(RunFlags),
    /// Compiles a program to a bytecode file
    Build {
        /// The program
        file: PathBuf,
        /// Where to write the bytecode [default: FILE with the extension .pbc]
        #[arg(short, long, value_name = "FILE")]
        output: Option<PathBuf>,
        /// Leave out source text and positions: smaller, but tracebacks show no lines
        #[arg(long)]
        strip: bool,
    },
    /// Prints a program's bytecode as assembly text
    Dis {
        /// The program
        file: PathBuf,
    },
    /// Assembles text to a bytecode file
    Asm {
        /// The assembly text
        file: PathBuf,
        /// Where to write the bytecode [default: FILE with the extension .pbc]
        #[arg(short, long, value_name = "FILE")]
        output: Option<PathBuf>,
    },
    /// Compiles and verifies programs without running them
    Check {
        /// The programs
        #[arg(required = true, value_name = "FILE")]
        files: Vec<PathBuf>,
    },
    /// Goes on with a program where a snapshot of it was taken
    Resume(ResumeFlags),
    /// Looks at snapshots without running them
    #[command(subcommand)]
    Snapshot(SnapshotCommand),
    /// Shows or removes the native code that is kept for the next runs of programs
    #[command(subcommand)]
    Cache(CacheCommand),
    /// Has a running pirn show its tasklets, on its own standard error: where they stand and what they wait for
    Top {
        /// The process' number
        pid: i32,
    },
    /// Reads, runs and prints, line by line
    Repl(LimitFlags),
    /// Prints a script that teaches a shell to complete commands and flags
    Completions {
        /// The shell
        shell: Shell,
    },
}

#[derive(Clone, Debug, Subcommand)]
pub enum SnapshotCommand {
    /// Prints what is in a snapshot: who waits where, and what takes how much room
    Show {
        /// The snapshot
        file: PathBuf,
    },
    /// Prints what changed from one snapshot to another: tasklets that came, went or moved, and sizes
    Diff {
        /// The earlier snapshot
        old: PathBuf,
        /// The later one
        new: PathBuf,
    },
    /// Reads snapshots with all checks, and says which are not fit to go on
    Verify {
        /// The snapshots
        #[arg(required = true, value_name = "FILE")]
        files: Vec<PathBuf>,
    },
}

/// What becomes of snapshots.
#[derive(Args, Clone, Debug, Default)]
pub struct SnapshotFlags {
    /// Write snapshots there: those the program asks for with pirn.snapshot(), and those of the flags below
    #[arg(long, value_name = "FILE")]
    pub snapshot: Option<PathBuf>,
    /// Take one every so many ticks (1e8) or seconds (30s)
    #[arg(long = "snapshot-every", value_name = "N", value_parser = parse_every, requires = "snapshot")]
    pub every: Option<Every>,
    /// What to do when the limit of ticks or memory is reached
    #[arg(long, value_name = "WHAT", default_value = "stop")]
    pub on_limit: OnStop,
    /// What to do on Ctrl-C
    #[arg(long, value_name = "WHAT", default_value = "raise")]
    pub on_interrupt: OnInterrupt,
}

/// What to do at a limit.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub enum OnStop {
    /// End the program
    #[default]
    Stop,
    /// Write a snapshot and end the program
    Snapshot,
}

/// What to do on Ctrl-C.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub enum OnInterrupt {
    /// Raise KeyboardInterrupt in the program
    #[default]
    Raise,
    /// Write a snapshot and end the program
    Snapshot,
}

#[derive(Args, Debug)]
pub struct ResumeFlags {
    /// The snapshot
    pub file: PathBuf,
    #[command(flatten)]
    pub watching: WatchFlags,
    #[command(flatten)]
    pub snapshots: SnapshotFlags,
    #[command(flatten)]
    pub limits: LimitFlags,
    /// When to make native code
    #[arg(long, value_name = "WHEN", default_value = "on")]
    pub jit: JitFlag,
    /// Neither use nor keep native code of other runs
    #[arg(long)]
    pub no_cache: bool,
}

#[derive(Clone, Copy, Debug, Subcommand)]
pub enum CacheCommand {
    /// Lists the programs whose native code is kept
    Show,
    /// Removes it
    Clear,
}

#[derive(Args, Debug)]
pub struct RunFlags {
    /// Run this code instead of a file; what follows are its arguments
    #[arg(short, value_name = "CODE", allow_hyphen_values = true)]
    pub code: Option<String>,
    /// Print on standard error how much the program did
    #[arg(long, value_name = "FORMAT", num_args = 0..=1, require_equals = true, default_missing_value = "text")]
    pub stats: Option<StatsFormat>,
    /// When to make native code
    #[arg(long, value_name = "WHEN", default_value = "on")]
    pub jit: JitFlag,
    /// Neither use nor keep native code of other runs
    #[arg(long)]
    pub no_cache: bool,
    /// Print what the compiler knows of this function's values, `*` for all, on standard error
    #[arg(long, value_name = "FUNC")]
    pub dump_ir: Option<String>,
    /// Print the code generator's intermediate form of this function, `*` for all, on standard error
    #[arg(long, value_name = "FUNC")]
    pub dump_clif: Option<String>,
    /// Print the machine code of this function, `*` for all, on standard error
    #[arg(long, value_name = "FUNC")]
    pub dump_asm: Option<String>,
    #[command(flatten)]
    pub watching: WatchFlags,
    #[command(flatten)]
    pub snapshots: SnapshotFlags,
    #[command(flatten)]
    pub limits: LimitFlags,
    #[command(flatten)]
    pub tests: TestFlags,
    /// The program, `-` for standard input, and its arguments
    #[arg(
        value_name = "FILE [ARGS]",
        trailing_var_arg = true,
        allow_hyphen_values = true
    )]
    pub program: Vec<OsString>,
}

/// What is reported of a running program.
#[derive(Args, Clone, Debug)]
pub struct WatchFlags {
    /// Report tasklets that run for so many ticks without giving up their turn while others could run
    #[arg(long, value_name = "TICKS", num_args = 0..=1, require_equals = true, default_missing_value = "1000000", value_parser = parse_count)]
    pub warn_hog: Option<u64>,
    /// Record what happens, and write it there in the format of Chrome's trace events, which Perfetto shows
    #[arg(long, value_name = "FILE")]
    pub trace: Option<PathBuf>,
    /// Events that are kept for that: the last ones
    #[arg(long, value_name = "N", default_value = "100000", value_parser = parse_count, requires = "trace")]
    pub trace_events: u64,
}

/// When native code is made.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum JitFlag {
    /// Never: everything is interpreted
    Off,
    /// Of what is hot
    On,
    /// Of everything at its second turn: slow, for tests
    Always,
}

/// How to print statistics.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum StatsFormat {
    Text,
    Json,
}

#[derive(Args, Clone, Debug)]
pub struct LimitFlags {
    /// Memory the program may use, such as 64M or 1G
    #[arg(long, value_name = "SIZE", value_parser = parse_size)]
    pub max_memory: Option<usize>,
    /// Ticks the program may run: loop iterations and calls, about 50 million a second. 5e9 is a number, too
    #[arg(long, value_name = "N", value_parser = parse_count)]
    pub max_ticks: Option<u64>,
    /// Calls that may be active in one tasklet at once, before RecursionError
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u32).range(10..))]
    pub max_depth: Option<u32>,
    /// What of the machine the program must not use, with commas between: files, net
    #[arg(long, value_name = "WHAT", value_delimiter = ',')]
    pub deny: Vec<Deny>,
}

/// What can be denied to a program. Modules are imported all the same.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Deny {
    /// Opening files
    Files,
    /// Sockets, and looking up names of machines
    Net,
}

/// Modes of the test suite, for looking at a failure of one by hand.
#[derive(Args, Clone, Debug)]
pub struct TestFlags {
    /// Every poll leaves the interpreter and comes back
    #[arg(long, hide = true)]
    pub unwind_at_polls: bool,
    /// Every poll collects
    #[arg(long, hide = true)]
    pub collect_at_polls: bool,
    /// Natives take their longest way
    #[arg(long, hide = true)]
    pub longest_way: bool,
    /// Every n-th reservation of memory fails once
    #[arg(long, hide = true, value_name = "N")]
    pub refuse_every: Option<u32>,
    /// Every n-th guard of native code fails
    #[arg(long, hide = true, value_name = "N")]
    pub fail_guards: Option<u32>,
    /// Machine code may take so many bytes
    #[arg(long, hide = true, value_name = "N")]
    pub max_code: Option<usize>,
    /// No memory can be made executable
    #[arg(long, hide = true)]
    pub refuse_code: bool,
}

/// `4096`, `64K`, `64M`, `1G`, `1.5GiB`.
fn parse_size(text: &str) -> Result<usize, String> {
    const MIN: f64 = 1048576.0;
    let digits = text.trim_end_matches(|c: char| c.is_ascii_alphabetic());
    let unit = match text[digits.len()..].to_ascii_uppercase().as_str() {
        "" | "B" => 0,
        "K" | "KB" | "KIB" => 10,
        "M" | "MB" | "MIB" => 20,
        "G" | "GB" | "GIB" => 30,
        "T" | "TB" | "TIB" => 40,
        _ => return Err("write a number and K, M, G or T, such as 64M".to_string()),
    };
    let number: f64 = digits
        .parse()
        .map_err(|_| "write a number and K, M, G or T, such as 64M".to_string())?;
    let bytes = number * (1u64 << unit) as f64;
    if bytes >= MIN && bytes < usize::MAX as f64 {
        return Ok(bytes as usize);
    }
    Err("the least is 1M".to_string())
}

/// `1e8` ticks, or `30s`.
fn parse_every(text: &str) -> Result<Every, String> {
    let Some(seconds) = text.strip_suffix('s') else {
        return parse_count(text).map(Every::Ticks);
    };
    match seconds.parse::<f64>() {
        Ok(n) if (0.001..1e9).contains(&n) => Ok(Every::Time(Duration::from_secs_f64(n))),
        _ => Err("write a number of ticks, such as 1e8, or of seconds, such as 30s".to_string()),
    }
}

/// `1000000`, `1_000_000` or `1e6`.
fn parse_count(text: &str) -> Result<u64, String> {
    let plain = text.replace('_', "");
    let wrong = || "write a positive number, such as 1000000 or 1e6".to_string();
    if let Ok(n) = plain.parse::<u64>() {
        return if n > 0 { Ok(n) } else { Err(wrong()) };
    }
    match plain.parse::<f64>() {
        Ok(n) if (1.0..1e18).contains(&n) => Ok(n as u64),
        _ => Err(wrong()),
    }
}
