//! The just-in-time compiler: from hot bytecode to native code, through Cranelift.
//!
//! It stands on the far side of the contract in `pirn_vm::compiler`. An entry (a function's start, a loop's header) is
//! compiled into one *unit*:
//!
//! ```text
//! region.rs    what the unit covers: blocks of bytecode, small calls inlined, loops found
//! arrangement.rs  which parameter gets which of a call's arguments
//! spread.rs    what the arguments of `f(*args, **kwargs)` are made of
//! ty.rs        what is known of a value
//! translate/   one pass (repeated until its assumptions hold) from bytecode to Cranelift's intermediate form
//! words.rs     what differs from process to process in a unit's code: addresses and ids
//! module.rs    machine code from that form, by a thread
//! image.rs     machine code in executable memory
//! memory.rs    how much of that there may be
//! cache/       machine code that earlier processes made, and what they had learnt
//! ```
//!
//! It never touches the parser, and `region` and `ty` know nothing of Cranelift. The code relies on feedback
//! only behind guards, and on classes only as long as the VM says that none has changed.

mod arrangement;
pub mod cache;
mod image;
mod memory;
mod module;
mod region;
mod split;
mod spread;
mod translate;
mod ty;
mod words;

pub use memory::CodeMemory;

use cache::Cache;
use image::NotPlaced;
use module::{Codegen, Preparing};
use pirn_vm::Vm;
use pirn_vm::compiler::{
    CompileRequest, Compiler, Declined, EntryPoint, Finished, Improved, Missing, Profile, Unit,
};
use pirn_vm::objects::RtCode;
use region::{Inlining, Region};
use translate::{Assumptions, Options, PASSES};

/// What to print of units while they are compiled, on standard error: for the functions with these names, `*` for all.
#[derive(Clone, Debug, Default)]
pub struct Dump {
    /// What the compiler knows of values, instruction by instruction.
    pub ir: Option<String>,
    /// Cranelift's intermediate form.
    pub clif: Option<String>,
    /// Machine code.
    pub asm: Option<String>,
}

/// The compiler. The code generator is made when the first unit is asked for, so that programs without hot code do not
/// wait for it.
#[derive(Default)]
pub struct Jit {
    codegen: Option<Codegen>,
    /// The thread that is to be the code generator's.
    thread: Option<Preparing>,
    /// There will be no code generator, and why.
    hopeless: Option<NotPlaced>,
    memory: CodeMemory,
    /// Requests that were not even translated, because there was no memory left.
    refused: u64,
    cache: Option<Cache>,
    synchronous: bool,
    check_foreign: bool,
    dump: Dump,
}

impl Jit {
    pub fn new() -> Jit {
        Jit::default()
    }

    /// The same without a thread: units are complete when they are answered.
    pub fn synchronous(self) -> Jit {
        Jit {
            synchronous: true,
            ..self
        }
    }

    /// The same, generating code for the other architecture as well, which must succeed: for tests.
    pub fn checking_foreign(self, check_foreign: bool) -> Jit {
        Jit {
            check_foreign,
            ..self
        }
    }

    /// The same, printing.
    pub fn dumping(self, dump: Dump) -> Jit {
        Jit { dump, ..self }
    }

    /// The same with a cache of units.
    pub fn caching(self, cache: Cache) -> Jit {
        Jit {
            cache: Some(cache),
            ..self
        }
    }

    /// The same with this memory for machine code.
    pub fn within(self, memory: CodeMemory) -> Jit {
        Jit { memory, ..self }
    }

    /// Starts the thread, if there is to be one.
    fn begin(&mut self) {
        if !self.synchronous && self.thread.is_none() {
            self.thread = Preparing::start(&self.memory);
        }
    }

    /// Makes the code generator, unless there is none for this machine, or no memory.
    fn start(&mut self) -> Result<(), Declined> {
        if self.hopeless.is_some() {
            return Err(Declined::Unsupported);
        }
        // What the thread has found out while it made itself ready says why there is none.
        if self.memory.is_spent() && self.thread.is_none() {
            self.refused += 1;
            return Err(Declined::NoMemory);
        }
        if self.codegen.is_some() {
            return Ok(());
        }
        self.begin();
        match Codegen::new(&self.memory, self.thread.take()) {
            Ok(mut codegen) => {
                if self.check_foreign {
                    codegen.check_foreign();
                }
                self.codegen = Some(codegen);
                Ok(())
            }
            Err(NotPlaced::NoRoom) => {
                self.refused += 1;
                Err(Declined::NoMemory)
            }
            Err(why) => {
                self.hopeless = Some(why);
                Err(Declined::Unsupported)
            }
        }
    }

    /// Translates an entry, and makes code of it or has the thread do so.
    fn make(
        &mut self,
        vm: &mut Vm,
        request: &CompileRequest<'_>,
        mut inlining: Inlining,
    ) -> Result<Unit, Declined> {
        let rt: &RtCode = request.rt;
        use pirn_vm::bytecode::code_flags::{GENERATOR, NAMESPACE};
        if rt.has(NAMESPACE) {
            return Err(Declined::Unsupported);
        }
        if request.entry == EntryPoint::Start
            && (rt.has(GENERATOR) || rt.arity.n_params as usize > pirn_vm::interp::native::ARGS_MAX)
        {
            return Err(Declined::Unsupported);
        }
        self.start()?;
        let mut region = Region::new(vm, rt, request.entry, inlining, &[], true);
        if region.is_none() {
            inlining = Inlining::None;
            region = Region::new(vm, rt, request.entry, inlining, &[], true);
        }
        let mut region = region.ok_or(Declined::TooLarge)?;
        let name = &rt.code().qualname;
        let wanted = |dump: &Option<String>| dump.as_ref().is_some_and(|d| d == "*" || d == name);
        let (clif, asm) = (wanted(&self.dump.clif), wanted(&self.dump.asm));
        let options = Options {
            entry: request.entry,
            thorough: request.thorough,
            hoist: !rt.native.no_hoisting.get(),
            fail_guards: vm.config.fail_guards != 0,
            list: wanted(&self.dump.ir),
            owner: rt.serial,
        };
        let codegen = self.codegen.as_mut().ok_or(Declined::Failed)?;
        (codegen.print_clif, codegen.print_asm) = (clif, asm);
        let mut know = Assumptions::default();
        let mut peeled = Vec::new();
        let (mut plain_generators, mut plain) = (false, false);
        for _ in 0..PASSES {
            match codegen.attempt(vm, &region, options, &mut know, &mut self.cache) {
                Ok(Some(unit)) => return Ok(unit),
                Ok(None) => {}
                // Once more without what is not made.
                Err(Declined::Failed) if !plain => {
                    plain = true;
                    know.plain_generators = true;
                }
                Err(declined) => return Err(declined),
            }
            let peel = std::mem::take(&mut know.peel);
            let same = know.plain_generators == plain_generators && know.plain_iterators >= plain;
            if peel.is_empty() && same {
                continue;
            }
            plain_generators = know.plain_generators;
            // Where that makes it too large, it stays as it is, and what was learnt holds.
            peeled.extend(peel);
            if let Some(larger) =
                Region::new(vm, rt, request.entry, inlining, &peeled, !plain_generators)
            {
                (region, know) = (larger, Assumptions::default());
                know.plain_generators = plain_generators;
                know.plain_iterators = plain;
            }
        }
        Err(Declined::Failed)
    }
}

impl Compiler for Jit {
    fn compile(&mut self, vm: &mut Vm, request: &CompileRequest<'_>) -> Result<Unit, Declined> {
        // Without a thread there is no second time.
        let inlining = match request.thorough || self.synchronous {
            true => Inlining::Much,
            false => Inlining::Little,
        };
        self.make(vm, request, inlining)
    }

    fn improve(&mut self, unit: &mut Unit) -> Improved {
        match &mut self.codegen {
            Some(codegen) => codegen.improve(unit, &mut self.cache),
            None => Improved::No,
        }
    }

    fn is_ready(&mut self) -> bool {
        if self.codegen.is_some() || self.hopeless.is_some() || self.memory.is_spent() {
            return true;
        }
        self.begin();
        self.thread.as_ref().is_none_or(Preparing::is_done)
    }

    fn has_finished(&self) -> bool {
        match (&self.codegen, &self.thread) {
            (Some(codegen), _) => codegen.has_finished(),
            (None, thread) => thread.as_ref().is_some_and(Preparing::is_done),
        }
    }

    fn finished(&mut self) -> Vec<Finished> {
        match &mut self.codegen {
            Some(codegen) => codegen.finished(&mut self.cache),
            None => Vec::new(),
        }
    }

    fn kept(&self, rt: &RtCode) -> Vec<EntryPoint> {
        match &self.cache {
            Some(cache) => cache.entries(|| rt.key()),
            None => Vec::new(),
        }
    }

    fn recall(&mut self, vm: &mut Vm, request: &CompileRequest<'_>) -> Result<Unit, Declined> {
        self.start().map_err(|_| Declined::NotNow)?;
        let cache = self.cache.as_mut().ok_or(Declined::NotNow)?;
        let kept = cache.profile(request.rt.key(), request.entry);
        let (profile, is_lean) = kept.ok_or(Declined::NotNow)?;
        let inlining = match is_lean && !self.synchronous {
            true => Inlining::Little,
            false => Inlining::Much,
        };
        let saved = vm.lay_in(&profile);
        let made = if let Some(missing) = saved.missing {
            cache.stats.unready[missing as usize] += 1;
            Err(Declined::NotNow)
        } else {
            let loaded = cache.stats.loaded;
            let made = self.make(vm, request, inlining);
            let cache = self.cache.as_mut().ok_or(Declined::NotNow)?;
            cache.stats.missed += (cache.stats.loaded == loaded) as u64;
            made.map_err(|_| Declined::NotNow)
        };
        vm.take_out(saved);
        made
    }

    fn profiles(&mut self) -> Vec<Profile> {
        self.cache.as_ref().map_or(Vec::new(), Cache::profiles)
    }

    fn save(&mut self) -> std::io::Result<()> {
        let _ = self.finished();
        self.cache.as_mut().map_or(Ok(()), Cache::save)
    }

    fn problem(&self) -> Option<&'static str> {
        let refused = self.hopeless == Some(NotPlaced::Refused);
        refused.then_some("the system gives no executable memory")
    }

    fn counters(&self) -> Vec<(&'static str, u64)> {
        let refused = self.codegen.as_ref().map_or(0, |c| c.refused);
        let mut rows = vec![
            ("code_memory_bytes", self.memory.used() as u64),
            ("code_refused", self.refused + refused),
        ];
        let Some(cache) = &self.cache else {
            return rows;
        };
        let stats = cache.stats;
        rows.extend([
            ("cache_loaded", stats.loaded),
            ("cache_missed", stats.missed),
            ("cache_without_code", stats.unready[Missing::Code as usize]),
            (
                "cache_without_class",
                stats.unready[Missing::Class as usize],
            ),
            (
                "cache_without_global",
                stats.unready[Missing::Global as usize],
            ),
            (
                "cache_without_attribute",
                stats.unready[Missing::Attribute as usize],
            ),
            ("cache_nameless", stats.nameless),
            ("cache_damaged", stats.damaged),
            ("cache_foreign", stats.foreign),
            ("cache_written", stats.written),
        ]);
        rows
    }
}
