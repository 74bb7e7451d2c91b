//! The ways to run a program. All give the same output: that is what the trials check.
//!
//! The modes exist to keep laws honest that no program can see broken otherwise: what happens at every poll, at every
//! n-th reservation, on natives' longest way, through a file. Each trial runs in this process on a thread with a small
//! stack, because guest recursion must not use the native one, and under a watchdog. A mode that is declared but does
//! not exist yet is one ignored trial.

use crate::case::{Case, Observed};
use crate::python;
use pirn_runtime::{
    Captured, Config, Event, Files, Handle, Host, HostError, Interrupt, Isolate, JitMode, Net,
    RunError, ScriptedHost, Snap, Stream,
};
use pirn_vm::bytecode::format;
use std::sync::atomic::{AtomicU32, Ordering};
use std::sync::mpsc::{RecvTimeoutError, Sender, channel};
use std::time::{Duration, Instant};

/// Native stack of a trial.
const STACK: usize = 1 << 20;

/// A reservation that fails, in the mode that is about them.
const REFUSE_EVERY: u32 = 7;

/// A guard of native code that fails, in the mode that is about them.
const FAIL_GUARDS: u32 = 13;

/// How long a program that was told to stop may go on.
const LAST_WORDS: Duration = Duration::from_secs(5);

/// A way to run a program.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mode {
    /// As users do.
    Interp,
    /// Every poll leaves the interpreter and comes back.
    Unwind,
    /// Every poll collects.
    Gc,
    /// Natives take their longest way.
    Ask,
    /// Every n-th reservation of memory fails once.
    Room,
    /// Through the bytes of a bytecode file.
    File,
    /// Native code of everything, at once and synchronously.
    Jit,
    /// The same, and guards of native code fail by a countdown.
    Deopt,
    /// Native code of everything, thrown away at every poll.
    Invalidate,
    /// Native code, and every poll leaves it.
    JitUnwind,
    /// Native code, and every poll collects.
    JitGc,
    /// Native code, and natives take their longest way.
    JitAsk,
    /// Native code, and every n-th reservation of memory fails once.
    JitRoom,
    /// Native code that an earlier run of the same has left.
    JitCache,
    /// The interpreter and native code, which must take the same ticks and yield at the same ticks and places.
    Ticks,
    /// Everything is written out, thrown away and read back at some polls.
    Snap,
    /// The same with native code.
    JitSnap,
    /// CPython 3.11, where it is installed and the program has no tasklets.
    CPython,
}

impl Mode {
    /// All modes that exist.
    pub const ALL: &[Mode] = &[
        Mode::Interp,
        Mode::Unwind,
        Mode::Gc,
        Mode::Ask,
        Mode::Room,
        Mode::File,
        Mode::Jit,
        Mode::Deopt,
        Mode::Invalidate,
        Mode::JitUnwind,
        Mode::JitGc,
        Mode::JitAsk,
        Mode::JitRoom,
        Mode::JitCache,
        Mode::Ticks,
        Mode::Snap,
        Mode::JitSnap,
        Mode::CPython,
    ];

    /// Modes that wait for what they test.
    pub const PLANNED: &[(&str, &str)] = &[];

    /// The name, as in `area/feature::name`.
    pub fn name(self) -> &'static str {
        match self {
            Mode::Interp => "interp",
            Mode::Unwind => "unwind",
            Mode::Gc => "gc",
            Mode::Ask => "ask",
            Mode::Room => "room",
            Mode::File => "file",
            Mode::Jit => "jit",
            Mode::Deopt => "deopt",
            Mode::Invalidate => "invalidate",
            Mode::JitUnwind => "jit+unwind",
            Mode::JitGc => "jit+gc",
            Mode::JitAsk => "jit+ask",
            Mode::JitRoom => "jit+room",
            Mode::JitCache => "jit+cache",
            Mode::Ticks => "ticks",
            Mode::Snap => "snap",
            Mode::JitSnap => "jit+snap",
            Mode::CPython => "cpython",
        }
    }

    /// Whether the case is one for this mode.
    pub fn can_run(self, case: &Case) -> bool {
        self != Mode::CPython || !case.has_tasklets
    }

    /// Runs a case; the error is about the running, not about what the program did.
    pub fn run(self, case: &Case, limit: Duration) -> Result<Observed, String> {
        if self == Mode::CPython {
            return python::run(case, limit);
        }
        let (case, mode) = (case.clone(), self);
        let name = format!("{}::{}", case.name, mode.name());
        within(&name, limit, move |started| run_here(&case, mode, started))
    }

    fn config(self, case: &Case) -> Config {
        let mut config = Config {
            jit: match self.is_native() {
                true => JitMode::Always,
                false => JitMode::Off,
            },
            check_foreign: self == Mode::Jit,
            ..Config::default()
        };
        config.vm.unwind_at_polls = matches!(self, Mode::Unwind | Mode::JitUnwind);
        config.vm.collect_at_polls = matches!(self, Mode::Gc | Mode::JitGc);
        config.vm.longest_way = matches!(self, Mode::Ask | Mode::JitAsk);
        config.vm.invalidate_at_polls = self == Mode::Invalidate;
        if matches!(self, Mode::Room | Mode::JitRoom) {
            config.vm.heap.refuse_every = REFUSE_EVERY;
        }
        if matches!(self, Mode::Snap | Mode::JitSnap) {
            config.snap = Some(Snap {
                seed: case.name.bytes().map(u64::from).sum(),
                every_poll: case.snap_every_poll,
            });
        }
        if self == Mode::Deopt {
            config.vm.fail_guards = FAIL_GUARDS;
        }
        config
    }

    /// Whether programs run in native code.
    fn is_native(self) -> bool {
        matches!(
            self,
            Mode::Jit
                | Mode::Deopt
                | Mode::Invalidate
                | Mode::JitUnwind
                | Mode::JitGc
                | Mode::JitAsk
                | Mode::JitRoom
                | Mode::JitCache
                | Mode::JitSnap
        )
    }
}

/// Does something on a thread with a small stack, which says how to stop it once it can be stopped; under a watchdog.
pub fn within<T: Send + 'static>(
    name: &str,
    limit: Duration,
    run: impl FnOnce(&Sender<Interrupt>) -> Result<T, String> + Send + 'static,
) -> Result<T, String> {
    let (started, start) = channel();
    let thread = std::thread::Builder::new()
        .name(name.to_string())
        .stack_size(STACK)
        .spawn(move || run(&started))
        .map_err(|e| e.to_string())?;
    let deadline = Instant::now() + limit;
    let mut interrupt: Option<Interrupt> = None;
    loop {
        // The sender is dropped when the thread ends, however it ends.
        match start.recv_timeout(deadline.saturating_duration_since(Instant::now())) {
            Ok(latest) => interrupt = Some(latest),
            Err(RecvTimeoutError::Disconnected) => break,
            Err(RecvTimeoutError::Timeout) => {
                if let Some(interrupt) = interrupt {
                    interrupt.stop();
                }
                let last = start.recv_timeout(LAST_WORDS).err();
                let ended = last == Some(RecvTimeoutError::Disconnected);
                let how = if ended {
                    "was stopped"
                } else {
                    "cannot even be stopped"
                };
                return Err(format!("took longer than {limit:?} and {how}"));
            }
        }
    }
    match thread.join() {
        Ok(result) => result,
        Err(panic) => Err(format!("panicked: {}", panic_text(&*panic))),
    }
}

/// The message of a panic.
pub fn panic_text(panic: &(dyn std::any::Any + Send)) -> String {
    let text = panic.downcast_ref::<String>().map(String::as_str);
    let text = text.or_else(|| panic.downcast_ref::<&str>().copied());
    text.unwrap_or("a panic without a message").to_string()
}

/// Runs a case on this thread, and says how to stop it once it can be stopped.
fn run_here(case: &Case, mode: Mode, started: &Sender<Interrupt>) -> Result<Observed, String> {
    match mode {
        Mode::JitCache => run_twice(case, mode, started),
        Mode::Ticks => run_in_tiers(case, started),
        Mode::Snap => run_snapped(case, started),
        _ => run_once(case, mode.config(case), mode, started).map(|(observed, _)| observed),
    }
}

/// Runs a case in the interpreter and in native code of several sorts: all must come to the same, at the same ticks.
fn run_in_tiers(case: &Case, started: &Sender<Interrupt>) -> Result<Observed, String> {
    let run = |mode: Mode, jit: Option<JitMode>| {
        let mut config = mode.config(case);
        config.vm.digest_yields = true;
        config.jit = jit.unwrap_or(config.jit);
        run_once(case, config, mode, started)
    };
    let (plain, clock) = run(Mode::Interp, None)?;
    let ways = [
        (Mode::Jit, None),
        (Mode::Deopt, None),
        // Whenever the compiler's thread is done.
        (Mode::Interp, Some(JitMode::On)),
    ];
    // Without tasklets only an error in counting can show.
    let n_ways = if case.has_tasklets { ways.len() } else { 1 };
    for (mode, jit) in ways.into_iter().take(n_ways) {
        let (native, other) = run(mode, jit)?;
        let jit = jit.map_or(String::new(), |jit| format!(" with JitMode::{jit:?}"));
        if other != clock {
            let name = mode.name();
            return Err(format!("{clock:?}, but in {name}{jit}: {other:?}"));
        }
        if (&plain.out, &plain.err, plain.exit) != (&native.out, &native.err, native.exit) {
            // The case says what is wrong with it.
            return Ok(native);
        }
    }
    Ok(plain)
}

/// Runs a case with snapshots, which must be taken and must not change the ticks.
fn run_snapped(case: &Case, started: &Sender<Interrupt>) -> Result<Observed, String> {
    let run = |mode: Mode| run_once(case, mode.config(case), mode, started);
    let (_, clock) = run(Mode::Interp)?;
    let (observed, snapped) = run(Mode::Snap)?;
    if snapped.ticks != clock.ticks {
        return Err(format!("{} ticks, but {}", clock.ticks, snapped.ticks));
    }
    match snapped.snapshots == 0 && clock.ticks > 0 {
        true => Err("no snapshot was taken".to_string()),
        false => Ok(observed),
    }
}

/// When a program did something, in the program's own time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Clock {
    ticks: u64,
    /// Digest of all yields: tick, code object and pc.
    yields: u64,
    /// How many snapshots were taken and resumed.
    snapshots: u64,
}

/// Runs a case with the code that another run has left.
fn run_twice(case: &Case, mode: Mode, started: &Sender<Interrupt>) -> Result<Observed, String> {
    // A run that took too long and was given up may not be over: each has a folder of its own.
    static NUMBER: AtomicU32 = AtomicU32::new(0);
    let n = NUMBER.fetch_add(1, Ordering::Relaxed);
    let folder = format!("{}-{}-{n}", case.name.replace('/', "-"), std::process::id());
    let folder = std::path::Path::new(env!("CARGO_TARGET_TMPDIR")).join(folder);
    let run = || {
        let config = mode.config(case).cache(&folder, &case.name);
        run_once(case, config, mode, started)
    };
    let (first, second) = (run(), run());
    let _ = std::fs::remove_dir_all(&folder);
    // What the first run made of it has a mode of its own.
    first.and(second).map(|(observed, _)| observed)
}

fn run_once(
    case: &Case,
    config: Config,
    mode: Mode,
    started: &Sender<Interrupt>,
) -> Result<(Observed, Clock), String> {
    let host = CaseHost::of(case);
    let output = host.output();
    let mut argv = vec![case.file()];
    argv.extend(case.args.iter().cloned());
    let mut isolate = Isolate::new(config.script(argv))
        .map_err(|e| e.to_string())?
        .host(host);
    // Whoever waits for this has not gone away.
    let _ = started.send(isolate.interrupt());
    let source = match &case.edited {
        Some(text) => text.clone().into_bytes(),
        None => std::fs::read(&case.path).map_err(|e| e.to_string())?,
    };
    let source = String::from_utf8(source).map_err(|e| e.to_string())?;
    let result = match mode {
        Mode::File => match pirn_front::compile(&source, &case.file(), pirn_front::Mode::Exec) {
            Ok(program) => {
                let bytes = format::write(&program);
                let program = format::load(&bytes).map_err(|e| e.to_string())?;
                isolate.run_program(program)
            }
            Err(diagnostics) => Err(RunError::Diagnostics(diagnostics)),
        },
        _ => isolate.run_source(&source, &case.file()),
    };
    isolate.save_cache().map_err(|e| e.to_string())?;
    let vm = isolate.vm();
    let clock = Clock {
        ticks: vm.ticks(),
        yields: vm.stats.yields,
        snapshots: vm.stats.snapshots,
    };
    observed(&output, result).map(|observed| (observed, clock))
}

/// What a user of the command would see.
pub fn observed(output: &Captured, result: Result<(), RunError>) -> Result<Observed, String> {
    let (report, exit) = match result {
        Ok(()) => (String::new(), 0),
        Err(RunError::Exit(code)) => (String::new(), code),
        Err(RunError::Uncaught(uncaught)) => (uncaught.report(), uncaught.exit_code),
        Err(RunError::Diagnostics(diagnostics)) => (diagnostics.render(), 1),
        Err(other) => return Err(other.to_string()),
    };
    Ok(Observed {
        out: output.out(),
        err: output.err() + &report,
        exit,
    })
}

/// A scripted host that reads modules from the tree.
pub struct CaseHost(ScriptedHost);

impl CaseHost {
    /// With the input of a case.
    pub fn of(case: &Case) -> CaseHost {
        CaseHost(ScriptedHost::new().with_input(&case.stdin))
    }

    /// Where the output will be.
    pub fn output(&self) -> Captured {
        self.0.output()
    }
}

impl Host for CaseHost {
    fn write(&mut self, stream: Stream, bytes: &[u8]) -> Result<(), HostError> {
        self.0.write(stream, bytes)
    }

    fn flush(&mut self, stream: Stream) -> Result<(), HostError> {
        self.0.flush(stream)
    }

    fn read_line(&mut self) -> Result<Vec<u8>, HostError> {
        self.0.read_line()
    }

    fn monotonic(&mut self) -> Result<Duration, HostError> {
        self.0.monotonic()
    }

    fn wall_clock(&mut self) -> Result<Duration, HostError> {
        self.0.wall_clock()
    }

    fn sleep(&mut self, time: Duration) -> Result<(), HostError> {
        self.0.sleep(time)
    }

    fn watch(&mut self, handle: Handle, event: Event) -> Result<(), HostError> {
        self.0.watch(handle, event)
    }

    fn forget(&mut self, handle: Handle) {
        self.0.forget(handle);
    }

    fn wait(
        &mut self,
        time: Duration,
        happened: &mut Vec<(Handle, Event)>,
    ) -> Result<(), HostError> {
        self.0.wait(time, happened)
    }

    fn files(&mut self) -> Result<&mut dyn Files, HostError> {
        self.0.files()
    }

    fn net(&mut self) -> Result<&mut dyn Net, HostError> {
        self.0.net()
    }

    fn entropy(&mut self, buffer: &mut [u8]) -> Result<(), HostError> {
        self.0.entropy(buffer)
    }

    fn read_source(&mut self, path: &str) -> Result<Vec<u8>, HostError> {
        std::fs::read(path).map_err(|_| HostError::NotFound(path.to_string()))
    }

    fn env(&mut self, name: &str) -> Option<String> {
        self.0.env(name)
    }
}
