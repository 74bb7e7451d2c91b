//! An isolate: one VM with its heap, its scheduler and its host, as an embedding program sees it.
//!
//! Whatever runs, runs in the main tasklet. When a run ends early (a limit, the host), everything stays as it is, and the
//! isolate can be used again; only after [`RunError::Fatal`] it cannot.

use crate::driver::{self, End};
use crate::embed::{self, Args, Context, FromValue, HostResult, IntoValue};
use crate::error::{Limit, RunError, Uncaught};
use crate::observe::{self, Picture, Trace};
use crate::snapshot::{self, Every, Keeper, Snap, Stands};
use crate::{import, io, prelude, roots, scheduler};
use pirn_front::Mode;
pub use pirn_jit::CodeMemory;
pub use pirn_jit::Dump;
use pirn_jit::Jit;
use pirn_jit::cache::{Cache, CacheConfig};
use pirn_vm::bytecode::Program;
use pirn_vm::heap::{Gc, Kind};
use pirn_vm::host::{DeniedHost, Host, Stream};
use pirn_vm::native::{NativeDef, def};
use pirn_vm::objects::{Dict, Module};
use pirn_vm::snapshot::{self as vm_snapshot, SnapshotError};
use pirn_vm::vm::slow;
use pirn_vm::{Known, Value, Vm, VmConfig};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::PathBuf;
use std::rc::Rc;
use std::sync::Arc;
use std::sync::atomic::{AtomicU32, Ordering};

/// What the text of an uncaught exception may cost beyond the limit.
const GRACE_TICKS: u64 = 1_000_000;

/// When native code is made.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum JitMode {
    /// Never: everything is interpreted.
    Off,
    /// Of what is hot.
    #[default]
    On,
    /// Of everything at its second turn: for tests.
    Always,
}

/// How an isolate is made.
#[derive(Clone, Debug, Default)]
pub struct Config {
    /// When native code is made.
    pub jit: JitMode,
    /// Where native code is kept from one run to the next; none: nowhere.
    pub cache: Option<CacheConfig>,
    /// What to print of native code.
    pub dump: Dump,
    /// Test mode: units are generated for the other architecture as well, which must succeed.
    pub check_foreign: bool,
    /// Memory for native code: what all isolates of the process share, unless it is said otherwise.
    pub code_memory: CodeMemory,
    /// Limits, seeds and test modes of the VM.
    pub vm: VmConfig,
    /// A tasklet that runs for so many ticks without giving up its turn while others could run is reported on the host's standard
    /// error, once for each line.
    pub warn_hog: Option<u64>,
    /// Takes a snapshot every so often, for [`Isolate::keep_snapshots`].
    pub snapshot_every: Option<Every>,
    /// The limit of ticks ends the run at a poll, never within an operation, so that a snapshot can be taken of what is left. The
    /// program may exceed it by what one operation takes.
    pub pause_at_limit: bool,
    /// Test mode: the VM is written out, thrown away and read again at some polls.
    pub snap: Option<Snap>,
    /// `sys.argv`.
    pub argv: Vec<String>,
    /// `sys.path`: folders that modules are imported from.
    pub path: Vec<String>,
}

impl Config {
    /// Stops the program after so many ticks.
    pub fn max_ticks(mut self, ticks: u64) -> Config {
        self.vm.max_ticks = ticks;
        self
    }

    /// The heap may not grow beyond so many bytes.
    pub fn memory_limit(mut self, bytes: usize) -> Config {
        self.vm.heap.limit_bytes = bytes;
        self
    }

    /// Native code may take so many bytes, apart from what other isolates use. What finds no room is interpreted.
    pub fn code_limit(mut self, bytes: usize) -> Config {
        self.code_memory = CodeMemory::limited(bytes);
        self
    }

    /// Keeps native code in this folder for the next run of the program of this name. The folder has to be the user's own and
    /// closed to others; it is made if it is not there. What is to be kept is written by [`Isolate::save_cache`].
    pub fn cache(mut self, folder: impl Into<PathBuf>, program: &str) -> Config {
        self.cache = Some(CacheConfig {
            folder: folder.into(),
            program: program.to_string(),
        });
        self
    }

    /// `sys.argv` and, from its first item, the folder of the script in `sys.path`.
    pub fn script(mut self, argv: Vec<String>) -> Config {
        let folder = argv.first().and_then(|script| {
            let cut = script.rfind(['/', '\\'])?;
            Some(script[..cut.max(1)].to_string())
        });
        self.path.insert(0, folder.unwrap_or_default());
        self.argv = argv;
        self
    }
}

/// Interrupts a running isolate, from any thread or signal handler.
#[derive(Clone, Debug)]
pub struct Interrupt(Arc<AtomicU32>);

impl Interrupt {
    /// Raises KeyboardInterrupt in the program at its next poll.
    pub fn keyboard(&self) {
        self.0.fetch_or(slow::INTERRUPT, Ordering::Relaxed);
    }

    /// The same, but never within an operation: the isolate can go on where it is, in a snapshot.
    pub fn pause(&self) {
        self.0.fetch_or(slow::PAUSE, Ordering::Relaxed);
    }

    /// Has all tasklets shown on the host's standard error at the next poll: where they stand and what they wait for. The program
    /// goes on.
    pub fn show(&self) {
        self.0.fetch_or(slow::SHOW, Ordering::Relaxed);
    }

    /// Ends the run with [`RunError::Interrupted`] at the next poll.
    pub fn stop(&self) {
        self.0.fetch_or(slow::STOP, Ordering::Relaxed);
    }
}

/// A VM that runs programs.
pub struct Isolate {
    vm: Vm,
    keeper: Keeper,
    /// What a snapshot was in the middle of, until it goes on.
    stands: Option<Stands>,
    dead: bool,
    cache_problem: Option<String>,
    kinds: Vec<(Kind, usize, usize)>,
}

impl Isolate {
    /// A fresh isolate, whose host refuses everything.
    pub fn new(config: Config) -> Result<Isolate, RunError> {
        let mut vm = boot(without_limits(config.vm))?;
        vm.roots[roots::ARGV] = strings(&mut vm, &config.argv);
        vm.roots[roots::PATH] = strings(&mut vm, &config.path);
        new_main_module(&mut vm);
        let ticks = vm.ticks();
        let cache_problem = set_compiler(&mut vm, &config);
        let mut isolate = Isolate::around(vm, config, ticks, None);
        isolate.cache_problem = cache_problem;
        Ok(isolate)
    }

    /// The isolate of a VM that was booted, or read from a snapshot, for this configuration, and has its compiler.
    fn around(mut vm: Vm, config: Config, ticks: u64, stands: Option<Stands>) -> Isolate {
        vm.config.unwind_at_polls = config.vm.unwind_at_polls;
        vm.config.collect_at_polls = config.vm.collect_at_polls;
        let limit = config.vm.max_ticks.saturating_add(ticks);
        vm.config.max_ticks = match config.pause_at_limit {
            true => limit.saturating_add(GRACE_TICKS),
            false => limit,
        };
        if let Some(ticks) = config.warn_hog {
            scheduler::set_hog_ticks(&mut vm, Some(ticks.clamp(1, 1 << 60) as i64));
        }
        let mut keeper = Keeper::new(config, limit);
        keeper.begin(&mut vm);
        Isolate {
            vm,
            keeper,
            stands,
            dead: false,
            cache_problem: None,
            kinds: Vec::new(),
        }
    }

    /// Everything of the isolate as bytes: program, data, tasklets, where everything stands. The host is no part of it.
    /// [`Isolate::resume`] makes an isolate of them, in any process.
    ///
    /// Where the last run was stopped (by a limit, by the host), what was running goes on there; otherwise all is
    /// there to be called.
    pub fn snapshot(&mut self) -> Result<Vec<u8>, SnapshotError> {
        if self.dead {
            let what = "the isolate has failed before".to_string();
            return Err(SnapshotError::Unsupported(what));
        }
        snapshot::dump(&mut self.vm)
    }

    /// An isolate that is what another was when its snapshot was taken. What the program set (its limits of recursion, `sys.argv`,
    /// the seed of hashes) is what it was; other limits are the configuration's, ticks counted from now.
    pub fn resume(bytes: &[u8], config: Config) -> Result<Isolate, SnapshotError> {
        Isolate::resume_with(bytes, config, DeniedHost, |_| {})
    }

    /// The same with a host, and after `register` has added the host's functions, which the snapshot may mention.
    pub fn resume_with(
        bytes: &[u8],
        config: Config,
        host: impl Host + 'static,
        register: impl FnOnce(&mut Isolate),
    ) -> Result<Isolate, SnapshotError> {
        let config_vm = VmConfig {
            hash_seed: vm_snapshot::hash_seed(bytes)?,
            ..without_limits(config.vm)
        };
        let vm = boot(config_vm).map_err(|e| SnapshotError::Unsupported(e.to_string()))?;
        let mut isolate = Isolate {
            vm,
            keeper: Keeper::default(),
            stands: None,
            dead: true,
            cache_problem: None,
            kinds: Vec::new(),
        }
        .host(host);
        register(&mut isolate);
        let mut vm = isolate.vm;
        // Before anything is made: kept code goes by ids, which are to be those of whoever kept it.
        let cache_problem = set_compiler(&mut vm, &config);
        let result = catch_unwind(AssertUnwindSafe(|| snapshot::load(&mut vm, bytes, false)));
        let (stands, kinds) = result.unwrap_or_else(|panic| {
            let what = format!("reading failed: {}", panic_text(&*panic));
            Err(SnapshotError::Unsupported(what))
        })?;
        let ticks = vm.ticks();
        let mut isolate = Isolate::around(vm, config, ticks, Some(stands));
        isolate.cache_problem = cache_problem;
        isolate.kinds = kinds;
        Ok(isolate)
    }

    /// Of the snapshot that the isolate was made of: the kinds of objects in it, how many of each there were, and the bytes they took.
    pub fn kinds(&self) -> &[(Kind, usize, usize)] {
        &self.kinds
    }

    /// Goes on where the snapshot that the isolate was made of was taken. At once done when nothing was running there.
    pub fn go_on(&mut self) -> Result<(), RunError> {
        let Some(stands) = self.stands.take() else {
            return Ok(());
        };
        self.guarded(|vm, keeper| match snapshot::go_on(vm, stands) {
            Some(first) if vm.roots[roots::UNCAUGHT].is_kind(Kind::Exception) => {
                let end = with_grace(vm, |vm| driver::drive(vm, first, keeper));
                Err(reported(vm, end))
            }
            Some(first) => {
                let end = driver::drive(vm, first, keeper);
                finish(vm, end, keeper)
            }
            None => Ok(Value::NONE),
        })
        .map(|_| ())
    }

    /// A global of the main module as bytes, with everything it reaches: a copy of data, of generators, of tasklets that are no
    /// longer in the scheduler's hands. What can be imported goes by name, and code by file and checksum: [`Isolate::read_global`] wants
    /// them to be there.
    pub fn write_global(&mut self, name: &str) -> Result<Vec<u8>, SnapshotError> {
        let v = self.global(name);
        let v = v.map_err(|e| SnapshotError::Missing(e.to_string()))?;
        snapshot::write_graph(&self.vm, v, &[], false, false)
    }

    /// Makes anew what [`Isolate::write_global`] has written, as a global of the main module.
    pub fn read_global(&mut self, name: &str, bytes: &[u8]) -> Result<(), SnapshotError> {
        let v = snapshot::read_alone(&mut self.vm, bytes)?;
        let globals = self.main_globals();
        let key = self.vm.intern(name);
        self.vm.dict_set_str(globals, key, v);
        Ok(())
    }

    /// What is in the isolate, for people. Collects first, to see nobody who is garbage.
    pub fn picture(&mut self) -> Picture {
        self.vm.forget_request();
        self.vm.collect(true);
        observe::picture(&self.vm)
    }

    /// From now on what happens is recorded: the last so many events. [`Isolate::take_trace`] ends that.
    pub fn trace(&mut self, events_max: usize) {
        let trace = Trace::new(&mut self.vm, events_max);
        observe::Watcher::of(&mut self.vm).trace = Some(trace);
        scheduler::set_tracing(&mut self.vm, true);
    }

    /// Ends the recording: what was recorded, if anything was to be.
    pub fn take_trace(&mut self) -> Option<Trace> {
        scheduler::set_tracing(&mut self.vm, false);
        observe::Watcher::of(&mut self.vm).trace.take()
    }

    /// Gives what takes the snapshots that the program asks for (`pirn.snapshot()`).
    pub fn keep_snapshots(&mut self, sink: impl FnMut(&[u8]) -> Result<(), String> + 'static) {
        self.keeper.sink = Some(Box::new(sink));
    }

    /// The same with another host.
    pub fn host(mut self, host: impl Host + 'static) -> Isolate {
        self.vm.host = Box::new(host);
        self
    }

    /// The same with modules imported from these folders.
    pub fn path(mut self, path: &[String]) -> Isolate {
        self.vm.roots[roots::PATH] = strings(&mut self.vm, path);
        self
    }

    /// A handle to interrupt the isolate with.
    pub fn interrupt(&self) -> Interrupt {
        Interrupt(self.vm.slow.clone())
    }

    /// Why the cache of native code is not used, if it was wanted.
    pub fn cache_problem(&self) -> Option<&str> {
        self.cache_problem.as_deref()
    }

    /// Why everything is interpreted though native code was wanted; known once something was hot.
    pub fn jit_problem(&self) -> Option<&'static str> {
        self.vm.compiler.as_ref()?.problem()
    }

    /// Writes to the cache what native code there is that it does not have, so that later isolates begin with it.
    pub fn save_cache(&mut self) -> std::io::Result<()> {
        match &mut self.vm.compiler {
            Some(compiler) if !self.dead => compiler.save(),
            _ => Ok(()),
        }
    }

    /// The VM, for tools of this project.
    pub fn vm(&mut self) -> &mut Vm {
        &mut self.vm
    }

    /// Adds a Rust function to the names that every module sees. `params` are its parameters in the language's notation
    /// without default values: `"x, y="` (a name followed by `=` may be left out).
    pub fn register<R, F>(&mut self, name: &'static str, params: &'static str, function: F)
    where
        R: IntoValue,
        F: Fn(&mut Context<'_>, &Args) -> HostResult<R> + 'static,
    {
        let run = move |vm: &mut Vm, values: &[Value]| {
            let args = Args::new(vm, values);
            let result = function(&mut Context::new(vm), &args);
            match result {
                // A host function may have had effects: the memory for its result is always granted.
                Ok(v) => {
                    let v = v.into_value();
                    Ok(vm.unlimited(|vm| embed::write(vm, &v)))
                }
                Err(raise) => Err(raise.into_exit(vm)),
            }
        };
        let vm = &mut self.vm;
        let definition: NativeDef = def(name, params, |_, _| Ok(Value::NONE), "");
        let native = vm.add_closure(definition, Rc::new(run));
        let owner = vm.names.builtins;
        let value = vm.new_builtin(native, owner);
        let (key, builtins) = (vm.intern(name), vm.builtins);
        vm.dict_set_str(builtins, key, value);
    }

    /// Compiles a source text and runs it as the main module.
    pub fn run_source(&mut self, source: &str, file: &str) -> Result<(), RunError> {
        match pirn_front::compile(source, file, Mode::Exec) {
            Ok(program) => self.run_program(program),
            Err(diagnostics) => Err(RunError::Diagnostics(diagnostics)),
        }
    }

    /// Runs a program, which was verified or comes from the front end, as the main module.
    pub fn run_program(&mut self, program: Program) -> Result<(), RunError> {
        let globals = self.main_globals();
        let vm = &mut self.vm;
        let (file_key, doc_key) = (vm.names.dunder_file, vm.names.dunder_doc);
        let file = vm.intern(&program.file);
        vm.dict_set_str(globals, file_key, file);
        let doc = program.codes.first().and_then(|c| c.doc.as_deref());
        let doc = doc.map_or(Value::NONE, |d| vm.intern(d));
        vm.dict_set_str(globals, doc_key, doc);
        let function = vm.load(Arc::new(program), globals);
        self.execute(function.value(), &[]).map(|_| ())
    }

    /// Runs one input of an interactive session in the main module: values of expressions are displayed.
    pub fn run_interactive(&mut self, source: &str) -> Result<(), RunError> {
        match pirn_front::compile(source, "<stdin>", Mode::Single) {
            Ok(program) => {
                let globals = self.main_globals();
                let function = self.vm.load(Arc::new(program), globals);
                self.execute(function.value(), &[]).map(|_| ())
            }
            Err(diagnostics) => Err(RunError::Diagnostics(diagnostics)),
        }
    }

    /// Calls a global of the main module.
    pub fn call<T: FromValue>(&mut self, name: &str, args: &[embed::Value]) -> Result<T, RunError> {
        let function = self.global(name)?;
        let vm = &mut self.vm;
        let args: Vec<Value> = args
            .iter()
            .map(|v| vm.unlimited(|vm| embed::write(vm, v)))
            .collect();
        let result = self.execute(function, &args)?;
        self.convert(result)
    }

    /// A global of the main module as data.
    pub fn get_global<T: FromValue>(&mut self, name: &str) -> Result<T, RunError> {
        let v = self.global(name)?;
        self.convert(v)
    }

    fn global(&mut self, name: &str) -> Result<Value, RunError> {
        let globals = self.main_globals();
        let key = self.vm.intern(name);
        self.vm
            .dict_get_str(globals, key)
            .ok_or_else(|| RunError::Conversion(format!("there is no global '{name}'")))
    }

    fn convert<T: FromValue>(&self, v: Value) -> Result<T, RunError> {
        let data = embed::read(&self.vm, v, 0).map_err(RunError::Conversion)?;
        T::from_value(data).map_err(|wanted| {
            let name = self.vm.type_name(v);
            RunError::Conversion(format!("expected {wanted}, found {name}"))
        })
    }

    fn main_globals(&mut self) -> Gc<Dict> {
        let key = self.vm.names.dunder_main;
        let modules = self.vm.modules;
        let main = self.vm.dict_get_str(modules, key);
        match main.and_then(|v| v.as_gc::<Module>()) {
            Some(main) => main.dict.get().expect(),
            None => new_main_module(&mut self.vm),
        }
    }

    /// Calls something in the main tasklet and waits for its end.
    fn execute(&mut self, callee: Value, args: &[Value]) -> Result<Value, RunError> {
        self.stands = None;
        self.guarded(|vm, keeper| {
            let end = run_to_end(vm, callee, args, keeper);
            finish(vm, end, keeper)
        })
    }

    /// Runs something; a panic is the isolate's end.
    fn guarded(
        &mut self,
        run: impl FnOnce(&mut Vm, &mut Keeper) -> Result<Value, RunError>,
    ) -> Result<Value, RunError> {
        if self.dead {
            return Err(RunError::Fatal("the isolate has failed before".to_string()));
        }
        let (vm, keeper) = (&mut self.vm, &mut self.keeper);
        let result = catch_unwind(AssertUnwindSafe(|| run(vm, keeper)));
        let result = result.unwrap_or_else(|panic| {
            self.dead = true;
            Err(RunError::Fatal(panic_text(&*panic)))
        });
        // Whoever reads the output wants what was written before the error.
        let _ = self.vm.host.flush(Stream::Out);
        if let Ok(files) = self.vm.host.files() {
            // The program could have closed them, and heard of what went wrong.
            let _ = files.flush_all();
        }
        result
    }
}

fn panic_text(panic: &(dyn std::any::Any + Send)) -> String {
    let text = panic
        .downcast_ref::<String>()
        .map(String::as_str)
        .or_else(|| panic.downcast_ref::<&str>().copied());
    text.unwrap_or("a panic without a message").to_string()
}

/// Calls something in the main tasklet; drives the VM until that ends.
pub(crate) fn run_to_end(vm: &mut Vm, callee: Value, args: &[Value], keeper: &mut Keeper) -> End {
    scheduler::begin_main(vm);
    let frame = scheduler::call_frame(vm, callee, args);
    vm.depth = 1;
    let first = vm.resume_value(frame, Value::NONE);
    driver::drive(vm, first, keeper)
}

/// What an end means to the host.
fn finish(vm: &mut Vm, end: End, keeper: &mut Keeper) -> Result<Value, RunError> {
    match end {
        End::Returned(v) => Ok(v),
        End::Stopped(code) => Err(RunError::Exit(if code.is_int() {
            code.as_int() as i32
        } else {
            0
        })),
        End::TicksLimit => Err(RunError::Limit(Limit::Ticks)),
        End::MemoryLimit => Err(RunError::Limit(Limit::Memory)),
        End::Interrupted => Err(RunError::Interrupted),
        End::Failed(e) => Err(RunError::Fatal(format!("snapshot: {e}"))),
        End::Raised(e) => {
            // What is made of it may run code of the program, and a snapshot be taken meanwhile: that has to hold the exception, and
            // tells whoever goes on by it what is being done.
            vm.roots[roots::UNCAUGHT] = e;
            let function = vm.roots[match vm.is_known_instance(e, Known::SystemExit) {
                true => roots::EXIT_STATUS,
                false => roots::FORMAT_EXCEPTION,
            }];
            let end = with_grace(vm, |vm| run_to_end(vm, function, &[e], keeper));
            Err(reported(vm, end))
        }
    }
}

/// Memory for the report of an uncaught exception, beyond the limit.
const REPORT_BYTES: usize = 4 << 20;

/// Does what is not the program's work, though its ticks and its memory may be used up.
fn with_grace(vm: &mut Vm, work: impl FnOnce(&mut Vm) -> End) -> End {
    let (max_ticks, limit_bytes) = (vm.config.max_ticks, vm.heap.config.limit_bytes);
    vm.config.max_ticks = max_ticks.saturating_add(GRACE_TICKS);
    let used = vm.heap.used_bytes();
    vm.heap.config.limit_bytes = limit_bytes.max(used).saturating_add(REPORT_BYTES);
    let end = work(vm);
    vm.config.max_ticks = max_ticks;
    vm.heap.config.limit_bytes = limit_bytes;
    end
}

/// What the exception that nobody caught means to the host, of which the prelude has made this.
fn reported(vm: &mut Vm, made: End) -> RunError {
    let e = std::mem::replace(&mut vm.roots[roots::UNCAUGHT], Value::NONE);
    if vm.is_known_instance(e, Known::SystemExit) {
        return RunError::Exit(match made {
            End::Returned(v) if v.is_int() => v.as_int() as i32,
            _ => 1,
        });
    }
    let deadlock = scheduler::deadlock_report(vm, e);
    let class = vm.class_of(e);
    let class_name = vm.class_name(class).to_string();
    let (traceback, message) = match made {
        End::Returned(v) => match embed::read(vm, v, 0) {
            Ok(embed::Value::Tuple(parts)) => match &parts[..] {
                [embed::Value::Str(text), embed::Value::Str(message)] => {
                    (text.clone(), message.clone())
                }
                _ => Default::default(),
            },
            _ => Default::default(),
        },
        _ => (format!("{class_name}\n"), String::new()),
    };
    let exit_code = if vm.is_known_instance(e, Known::KeyboardInterrupt) {
        130
    } else {
        1
    };
    RunError::Uncaught(Box::new(Uncaught {
        class: class_name,
        message,
        traceback,
        deadlock,
        exit_code,
    }))
}

/// A VM with everything that all have, and nothing else.
pub(crate) fn boot(config: VmConfig) -> Result<Vm, RunError> {
    let mut vm = Vm::new(config, Box::new(DeniedHost));
    scheduler::install(&mut vm);
    let builtins = vm.builtins;
    vm.add_functions(builtins, "builtins", io::FUNCTIONS);
    prelude::load(&mut vm).map_err(|e| RunError::Fatal(e.0))?;
    add_builtins_module(&mut vm);
    vm.note_boot();
    Ok(vm)
}

/// What a VM is booted with: what every VM has does not depend on limits and test modes.
fn without_limits(config: VmConfig) -> VmConfig {
    VmConfig {
        max_ticks: u64::MAX,
        ..config
    }
}

/// Gives a VM the compiler that the configuration says. The problem with the cache, if there is one.
pub(crate) fn set_compiler(vm: &mut Vm, config: &Config) -> Option<String> {
    let mut problem = None;
    let mut jit = Jit::new()
        .dumping(config.dump.clone())
        .checking_foreign(config.check_foreign)
        .within(config.code_memory.clone());
    if let Some(cache) = config.cache.as_ref().filter(|_| config.jit != JitMode::Off) {
        match Cache::open(cache) {
            Ok(cache) => jit = jit.caching(cache),
            Err(e) => problem = Some(e),
        }
    }
    match config.jit {
        JitMode::Off => {}
        JitMode::On => vm.set_compiler(Box::new(jit)),
        JitMode::Always => {
            vm.compile_everything();
            vm.set_compiler(Box::new(jit.synchronous()));
        }
    }
    problem
}

/// A list of strings.
fn strings(vm: &mut Vm, items: &[String]) -> Value {
    let items: Vec<Value> = items.iter().map(|s| vm.unlimited(|vm| vm.str(s))).collect();
    vm.unlimited(|vm| vm.list(&items))
}

/// The module `__main__`, fresh.
fn new_main_module(vm: &mut Vm) -> Gc<Dict> {
    let module = vm.unlimited(|vm| Ok(import::make_module(vm, "__main__")?.value()));
    let (key, modules) = (vm.names.dunder_main, vm.modules);
    vm.dict_set_str(modules, key, module);
    let globals = module.expect::<Module>().dict.get().expect();
    let (key, builtins) = (vm.names.dunder_builtins, vm.names.builtins);
    if let Some(builtins) = vm.dict_get_str(modules, builtins) {
        vm.dict_set_str(globals, key, builtins);
    }
    globals
}

/// The module `builtins`, whose namespace is the VM's own.
fn add_builtins_module(vm: &mut Vm) {
    let module = vm.unlimited(|vm| Ok(import::make_module(vm, "builtins")?.value()));
    let m: Gc<Module> = module.expect();
    let name_key = vm.names.dunder_name;
    let name = vm.names.builtins;
    let builtins = vm.builtins;
    vm.dict_set_str(builtins, name_key, name);
    m.dict.set(builtins.value());
    vm.heap.barrier(&m.header);
    let modules = vm.modules;
    vm.dict_set_str(modules, name, module);
}
