//! Snapshots and pickles that go from one build of Pirn to another.
//!
//! The *writer* runs a program in native code and has a snapshot taken every so many ticks; what comes of each in the *reader*, together
//! with what was printed before, has to be what the program does when nobody interrupts it. Programs of `tests/cases/exchange`
//! are run twice: with the argument `dump` they print pickles, with `load` they read them from standard input.
//!
//! In an ordinary run of the tests writer and reader are one process, and the programs are few: others do the same in the modes with
//! snapshots. Two variables part them:
//!
//! ```text
//! EXCHANGE_TO=FOLDER      what is written is left there
//! EXCHANGE_FROM=FOLDER    what was left there is read
//! ```
//!
//! `tests/aarch64.sh exchange` does both with a build for this machine and one for aarch64. Both have to see the tree at the same path, which
//! programs print.
//!
//! What a host keeps no snapshot has: programs with files, sockets or standard input are left out.

use crate::case::{Case, Observed};
use crate::cases;
use crate::modes::{self, CaseHost};
use crate::tree;
use libtest_mimic::{Failed, Trial};
use pirn_runtime::{Config, Every, Interrupt, Isolate, JitMode, RunError};
use std::cell::RefCell;
use std::path::{Path, PathBuf};
use std::rc::Rc;
use std::sync::atomic::{AtomicU64, Ordering::Relaxed};
use std::sync::mpsc::Sender;

/// Snapshots of each program, about.
const SNAPSHOTS: u64 = 6;

/// Programs of `bench/programs`, with sizes at which loops are compiled and an emulator is done soon.
const BENCHES: &[(&str, &str)] = &[
    ("binary_trees", "8"),
    ("closures", "2000"),
    ("deltablue", "20"),
    ("dict_heavy", "3000"),
    ("exceptions", "3000"),
    ("expr_interp", "100"),
    ("fannkuch", "7"),
    ("fib", "18"),
    ("generators", "3000"),
    ("methods", "5000"),
    ("nbody", "1000"),
    ("nqueens", "7"),
    ("pidigits", "60"),
    ("raytracer", "20"),
    ("richards", "1"),
    ("sieve", "20000"),
    ("spectral_norm", "30"),
    ("string_building", "3000"),
    ("tasklet_actors", "20"),
    ("tasklet_chameneos", "500"),
    ("tasklet_circuit", "50"),
    ("tasklet_pipeline", "300"),
    ("tasklet_prime_sieve", "60"),
    ("tasklet_ring", "3000"),
    ("tasklet_santa", "20"),
    ("tasklet_skynet", "500"),
    ("tasklet_switch", "2000"),
    ("word_count", "2000"),
];

/// Programs that mean something else in another process, and why.
const APART: &[(&str, &str)] = &[
    ("stdlib_io/", "the files are the host's"),
    ("stdlib_socket/", "the network is the host's"),
    ("stdlib_time/", "the clock is the host's"),
    ("pirn/connections", "the network is the host's"),
    (
        "pirn/hogs",
        "whoever watches in another process has not told of a hog yet",
    ),
    ("pickle/open_files", "the files are the host's"),
];

/// Areas whose programs are tried in ordinary runs.
const HERE: &[&str] = &["exchange/", "snapshot/", "error/"];

/// How many snapshots and pickles were written or read, for the last line.
static N_SNAPSHOTS: AtomicU64 = AtomicU64::new(0);
static N_PICKLES: AtomicU64 = AtomicU64::new(0);
/// Ticks of the writers, and those of them that were native.
static TICKS: AtomicU64 = AtomicU64::new(0);
static NATIVE_TICKS: AtomicU64 = AtomicU64::new(0);

/// Where reader and writer are.
#[derive(Clone, Debug)]
enum Way {
    Here,
    To(PathBuf),
    From(PathBuf),
}

impl Way {
    fn of_environment() -> Way {
        let folder = |name: &str| std::env::var_os(name).map(PathBuf::from);
        match (folder("EXCHANGE_TO"), folder("EXCHANGE_FROM")) {
            (Some(folder), _) => Way::To(folder),
            (_, Some(folder)) => Way::From(folder),
            _ => Way::Here,
        }
    }
}

/// A program, and when native code of it is made.
#[derive(Clone, Debug)]
struct Program {
    case: Case,
    jit: JitMode,
}

impl Program {
    /// The name of a file that belongs to it.
    fn file(&self, folder: &Path, ending: &str) -> PathBuf {
        folder.join(format!("{}{ending}", self.case.name.replace('/', "-")))
    }
}

pub fn trials() -> Vec<Trial> {
    let way = Way::of_environment();
    let programs = programs(matches!(way, Way::Here));
    let trial = |program: Program| {
        let way = way.clone();
        let name = match program.case.name.starts_with("exchange/") {
            true => program.case.name.clone(),
            false => format!("exchange/{}", program.case.name),
        };
        Trial::test(name.clone(), move || {
            let limit = cases::limit();
            let run = move |started: &Sender<Interrupt>| exchange(&program, &way, started);
            modes::within(&name, limit, run).map_err(Failed::from)
        })
    };
    programs.into_iter().map(trial).collect()
}

/// What was done, when it was for another build.
pub fn report() {
    let what = match Way::of_environment() {
        Way::Here => return,
        Way::To(_) => "written",
        Way::From(_) => "read",
    };
    let (snapshots, pickles) = (N_SNAPSHOTS.load(Relaxed), N_PICKLES.load(Relaxed));
    println!("exchange: {snapshots} snapshots and {pickles} pickles {what}");
    let (ticks, native) = (TICKS.load(Relaxed), NATIVE_TICKS.load(Relaxed));
    if let Some(percent) = (native * 100).checked_div(ticks) {
        println!("exchange: {percent}% of all ticks were native");
    }
}

fn programs(here: bool) -> Vec<Program> {
    let belongs = |case: &Case| {
        let is_apart = APART.iter().any(|(name, _)| case.name.starts_with(name));
        // A snapshot that the program takes answers differently in either program.
        let asks = tree::read(&case.file()).contains("pirn.snapshot(");
        let is_tried = !here || HERE.iter().any(|area| case.name.starts_with(area));
        is_tried && !is_apart && !asks && case.stdin.is_empty()
    };
    let cases = Case::all().into_iter().filter(belongs);
    let cases = cases.map(|case| Program {
        case,
        jit: JitMode::Always,
    });
    let benches = BENCHES.iter().take(if here { 2 } else { BENCHES.len() });
    let benches = benches.map(|(name, size)| {
        let path = format!("bench/programs/{name}.py");
        let mut case = Case::with_output(&format!("bench/{name}"), &path, "");
        case.args = vec![size.to_string()];
        Program {
            case,
            jit: JitMode::On,
        }
    });
    cases.chain(benches).collect()
}

fn exchange(program: &Program, way: &Way, started: &Sender<Interrupt>) -> Result<(), String> {
    match program.case.name.starts_with("exchange/") {
        true => exchange_pickles(program, way, started),
        false => exchange_snapshots(program, way, started),
    }
}

// --- Snapshots -------------------------------------------------------------------------------------------------------

/// A snapshot, and what the program had printed.
struct Taken {
    bytes: Vec<u8>,
    before: Observed,
}

fn exchange_snapshots(
    program: &Program,
    way: &Way,
    started: &Sender<Interrupt>,
) -> Result<(), String> {
    match way {
        Way::Here => {
            let (whole, taken) = take(program, started)?;
            let mut all = taken.iter();
            all.try_for_each(|taken| go_on(program, taken, &whole, started))
        }
        Way::To(folder) => {
            let (whole, taken) = take(program, started)?;
            write(&program.file(folder, ".whole"), &encode(&whole))?;
            for (i, taken) in taken.iter().enumerate() {
                write(&program.file(folder, &format!(".{i}.snap")), &taken.bytes)?;
                let before = encode(&taken.before);
                write(&program.file(folder, &format!(".{i}.before")), &before)?;
            }
            Ok(())
        }
        Way::From(folder) => {
            let whole = decode(&read(&program.file(folder, ".whole"))?)?;
            for i in 0.. {
                let Ok(bytes) = read(&program.file(folder, &format!(".{i}.snap"))) else {
                    break;
                };
                let before = read(&program.file(folder, &format!(".{i}.before")))?;
                let before = decode(&before)?;
                let taken = Taken { bytes, before };
                go_on(program, &taken, &whole, started)
                    .map_err(|e| format!("snapshot {i}: {e}"))?;
            }
            Ok(())
        }
    }
}

/// What a program does when it is left alone, and the snapshots that were taken of it in native code.
fn take(program: &Program, started: &Sender<Interrupt>) -> Result<(Observed, Vec<Taken>), String> {
    let plain = run(program, JitMode::Off, None, started, None)?;
    let every = plain.ticks / (SNAPSHOTS + 1) + 1;
    let taken = Rc::new(RefCell::new(Vec::new()));
    let native = run(program, program.jit, None, started, Some((every, &taken)))?;
    same(&plain.observed, &native.observed, "with snapshots")?;
    let taken = taken.take();
    if taken.is_empty() && plain.ticks > 10 * SNAPSHOTS {
        return Err("no snapshot was taken".to_string());
    }
    N_SNAPSHOTS.fetch_add(taken.len() as u64, Relaxed);
    TICKS.fetch_add(native.ticks, Relaxed);
    NATIVE_TICKS.fetch_add(native.native_ticks, Relaxed);
    Ok((plain.observed, taken))
}

/// Goes on with a snapshot in native code.
fn go_on(
    program: &Program,
    taken: &Taken,
    whole: &Observed,
    started: &Sender<Interrupt>,
) -> Result<(), String> {
    let host = CaseHost::of(&program.case);
    let output = host.output();
    let config = config(program, program.jit);
    let mut isolate = Isolate::resume_with(&taken.bytes, config, host, |_| {})
        .map_err(|e| format!("it cannot be read: {e}"))?;
    isolate.keep_snapshots(|_| Ok(()));
    // Whoever waits for this has not gone away.
    let _ = started.send(isolate.interrupt());
    let result = isolate.go_on();
    let after = modes::observed(&output, result)?;
    let both = Observed {
        out: taken.before.out.clone() + &after.out,
        err: taken.before.err.clone() + &after.err,
        exit: after.exit,
    };
    same(whole, &both, "resumed")?;
    if matches!(Way::of_environment(), Way::From(_)) {
        N_SNAPSHOTS.fetch_add(1, Relaxed);
    }
    Ok(())
}

fn same(whole: &Observed, other: &Observed, how: &str) -> Result<(), String> {
    if (&whole.out, &whole.err, whole.exit) == (&other.out, &other.err, other.exit) {
        return Ok(());
    }
    Err(format!(
        "uninterrupted it ends with {} and prints\n{}{}\nbut {how} with {} and\n{}{}",
        whole.exit, whole.out, whole.err, other.exit, other.out, other.err
    ))
}

// --- Pickles ---------------------------------------------------------------------------------------------------------

fn exchange_pickles(
    program: &Program,
    way: &Way,
    started: &Sender<Interrupt>,
) -> Result<(), String> {
    let side = |args: &str, stdin: &str| {
        let mut program = program.clone();
        program.case.args = vec![args.to_string()];
        program.case.stdin = stdin.to_string();
        run(&program, program.jit, Some(args), started, None)
    };
    let pickles = match way {
        Way::From(folder) => {
            let bytes = read(&program.file(folder, ".pickles"))?;
            String::from_utf8(bytes).map_err(|e| e.to_string())?
        }
        _ => {
            let ran = side("dump", "")?;
            if ran.observed.exit != 0 {
                return Err(format!("nothing was pickled:\n{}", ran.observed.err));
            }
            TICKS.fetch_add(ran.ticks, Relaxed);
            NATIVE_TICKS.fetch_add(ran.native_ticks, Relaxed);
            ran.observed.out
        }
    };
    N_PICKLES.fetch_add(pickles.lines().count() as u64, Relaxed);
    match way {
        Way::To(folder) => write(&program.file(folder, ".pickles"), pickles.as_bytes()),
        _ => program.case.check(&side("load", &pickles)?.observed),
    }
}

// --- Running ---------------------------------------------------------------------------------------------------------

struct Ran {
    observed: Observed,
    ticks: u64,
    native_ticks: u64,
}

fn config(program: &Program, jit: JitMode) -> Config {
    let mut argv = vec![program.case.file()];
    argv.extend(program.case.args.iter().cloned());
    let config = Config {
        jit,
        ..Config::default()
    };
    config.script(argv)
}

/// Runs a program, and keeps a snapshot after every so many ticks.
fn run(
    program: &Program,
    jit: JitMode,
    side: Option<&str>,
    started: &Sender<Interrupt>,
    snapshots: Option<(u64, &Rc<RefCell<Vec<Taken>>>)>,
) -> Result<Ran, String> {
    let case = &program.case;
    let host = CaseHost::of(case);
    let output = host.output();
    let mut config = config(program, jit);
    config.snapshot_every = snapshots.map(|(every, _)| Every::Ticks(every));
    let isolate = Isolate::new(config).map_err(|e| e.to_string())?;
    let mut isolate = isolate.host(host);
    let _ = started.send(isolate.interrupt());
    let taken = snapshots.map(|(_, taken)| taken.clone());
    let printed = output.clone();
    isolate.keep_snapshots(move |bytes| {
        let before = Observed {
            out: printed.out(),
            err: printed.err(),
            exit: 0,
        };
        let bytes = bytes.to_vec();
        if let Some(taken) = &taken {
            taken.borrow_mut().push(Taken { bytes, before });
        }
        Ok(())
    });
    let source = std::fs::read_to_string(&case.path).map_err(|e| e.to_string())?;
    let result = isolate.run_source(&source, &case.file());
    if let (Some(side), Err(RunError::Uncaught(uncaught))) = (side, &result) {
        return Err(format!("{side}: {}", uncaught.report()));
    }
    let observed = modes::observed(&output, result)?;
    let vm = isolate.vm();
    Ok(Ran {
        observed,
        ticks: vm.ticks(),
        native_ticks: vm.compiler_stats.native_ticks,
    })
}

// --- Files -----------------------------------------------------------------------------------------------------------

fn read(path: &Path) -> Result<Vec<u8>, String> {
    std::fs::read(path).map_err(|e| format!("{}: {e}", path.display()))
}

fn write(path: &Path, bytes: &[u8]) -> Result<(), String> {
    std::fs::write(path, bytes).map_err(|e| format!("{}: {e}", path.display()))
}

/// What was observed, as a line of figures and both texts.
fn encode(observed: &Observed) -> Vec<u8> {
    let Observed { out, err, exit } = observed;
    format!("{exit} {}\n{out}{err}", out.len()).into_bytes()
}

fn decode(bytes: &[u8]) -> Result<Observed, String> {
    let wrong = || "not what a writer has left".to_string();
    let text = std::str::from_utf8(bytes).map_err(|e| e.to_string())?;
    let (figures, texts) = text.split_once('\n').ok_or_else(wrong)?;
    let (exit, n_out) = figures.split_once(' ').ok_or_else(wrong)?;
    let n_out = n_out.parse().map_err(|_| wrong())?;
    let (out, err) = texts.split_at_checked(n_out).ok_or_else(wrong)?;
    Ok(Observed {
        out: out.to_string(),
        err: err.to_string(),
        exit: exit.parse().map_err(|_| wrong())?,
    })
}
