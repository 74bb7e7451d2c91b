//! From Cranelift's intermediate form to machine code, and who owns that.
//!
//! Translating to Cranelift's intermediate form reads the VM and is done at once. Generating machine code reads nothing
//! but that, takes ten times as long, and is done by a thread unless asked otherwise. Each unit has memory of its own, so
//! that units are freed one by one, and takes it from what [`CodeMemory`] allows.

use crate::cache::{Cache, Draft, Sum, form_key, form_sum};
use crate::image::{Image, NotPlaced, Placed};
use crate::memory::CodeMemory;
use crate::region::Region;
use crate::split::split_at_loops;
use crate::translate::{
    Assumptions, FunctionEmitter, Options, Outcome, Translator, put_seldom_first, signature,
};
use crate::words::{Words, stub_signature, wants_address};
use cranelift_codegen::control::ControlPlane;
use cranelift_codegen::ir::{Function, InstBuilder, MemFlagsData, types};
use cranelift_codegen::isa::{self, OwnedTargetIsa};
use cranelift_codegen::settings::{self, Configurable};
use cranelift_codegen::{CodegenResult, Context};
use cranelift_frontend::{FunctionBuilder, FunctionBuilderContext};
use pirn_vm::Vm;
use pirn_vm::compiler::{Declined, Finished, FinishedCode, Improved, Unit, layout};
use pirn_vm::interp::native::helpers::{self, Helper};
use std::any::Any;
use std::cell::Cell;
use std::collections::HashMap;
use std::rc::Rc;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{Receiver, Sender, channel};
use std::time::Instant;
use target_lexicon::Triple;

/// What is kept between compilations.
pub struct Codegen {
    basics: Basics,
    memory: CodeMemory,
    /// Units that there was no memory for.
    pub refused: u64,
    /// Print the next unit.
    pub print_clif: bool,
    pub print_asm: bool,
    /// Another architecture that units are generated for as a check.
    foreign: Option<Isas>,
    /// None: units are complete when they are answered.
    worker: Option<Worker>,
    /// For what this thread generates: its memory serves again and again.
    context: Context,
    /// Functions whose memory serves again.
    empty: Vec<Function>,
    tickets: u64,
    /// Units that are to be kept once their code is made, by ticket; and the keys of their better code.
    drafts: HashMap<u64, (Draft, Sum)>,
    /// Instructions of the forms that are kept for better code.
    spared: Rc<Cell<usize>>,
}

/// Instructions of all the forms together that are kept for better code: a few megabytes.
const SPARED_MAX: usize = 40_000;

/// Instructions of a form whose making takes more memory than is worth keeping for the next one.
const KEPT_MAX: usize = 10_000;

/// Functions that are kept for their memory: as many as there are jobs at a time.
const EMPTY_MAX: usize = 2;

/// What generating code takes, whatever the unit. It is a millisecond's work.
struct Basics {
    isas: Isas,
    stubs: Stubs,
}

impl Basics {
    fn new(memory: &CodeMemory) -> Result<Basics, NotPlaced> {
        let isas = Isas::new(|| cranelift_native::builder().ok()).ok_or(NotPlaced::Wrong)?;
        let stubs = Stubs::new(&isas.quick.generator, memory)?;
        Ok(Basics { isas, stubs })
    }
}

/// The thread, as this one sees it.
struct Worker {
    jobs: Sender<Box<Job>>,
    done: Receiver<Done>,
    /// It has done something since it was asked last.
    news: Arc<AtomicBool>,
}

/// A thread that makes itself ready.
pub struct Preparing {
    worker: Worker,
    basics: Receiver<Result<Basics, NotPlaced>>,
}

impl Preparing {
    /// Starts it; `None` where the system has none to give.
    pub fn start(memory: &CodeMemory) -> Option<Preparing> {
        let (made, basics) = channel();
        let memory = memory.clone();
        let worker = Worker::start(move || {
            // Whoever wanted it may have gone.
            let _ = made.send(Basics::new(&memory));
        })?;
        Some(Preparing { worker, basics })
    }

    /// Whether it is ready.
    pub fn is_done(&self) -> bool {
        self.worker.has_news()
    }
}

/// A unit to be generated.
struct Job {
    ticket: u64,
    effort: Effort,
    memory: CodeMemory,
    func: Box<Function>,
    /// What the words are.
    words: Vec<u64>,
    name: String,
    /// The image is wanted, too.
    keep: bool,
    /// Its machine code is to be printed.
    print: bool,
    /// What it can be generated with later on, for better code.
    better: Option<Effort>,
}

/// A unit that has been.
struct Done {
    ticket: u64,
    ran: Ran,
    began: Instant,
    compile_ns: u64,
}

/// What comes of a job.
struct Ran {
    code: Result<Code, NotPlaced>,
    /// The job of making it better.
    spare: Option<Box<Job>>,
    /// A function whose memory is no longer wanted for this unit.
    empty: Option<Box<Function>>,
}

impl Ran {
    fn without(code: Result<Code, NotPlaced>) -> Ran {
        let (spare, empty) = (None, None);
        Ran { code, spare, empty }
    }
}

/// What a unit keeps for better code, until that is asked for.
struct Spare {
    job: Option<Box<Job>>,
    draft: Option<(Draft, Sum)>,
    size: usize,
    spared: Rc<Cell<usize>>,
}

impl Spare {
    /// `None` when too much is kept already.
    fn new(job: Box<Job>, draft: Option<(Draft, Sum)>, spared: &Rc<Cell<usize>>) -> Option<Spare> {
        let size = job.func.dfg.num_insts();
        let all = spared.get() + size;
        if all > SPARED_MAX {
            return None;
        }
        spared.set(all);
        Some(Spare {
            job: Some(job),
            draft: draft.map(|(d, best)| (Draft { form: best, ..d }, best)),
            size,
            spared: spared.clone(),
        })
    }
}

impl Drop for Spare {
    fn drop(&mut self) {
        self.spared.set(self.spared.get() - self.size);
    }
}

/// Machine code.
struct Code {
    memory: Placed,
    bytes: u32,
    image: Option<Image>,
}

impl Code {
    /// Puts the image of a job into memory.
    fn place(job: &Job, image: Image) -> Result<Code, NotPlaced> {
        let bytes = image.bytes.len();
        let named = [(job.name.as_str(), &image)];
        let memory = Placed::new(&job.memory, job.effort.isa(), &named, &job.words)?;
        Ok(Code {
            memory,
            bytes: bytes as u32,
            image: Some(image),
        })
    }

    fn finish(self) -> FinishedCode {
        FinishedCode {
            address: self.memory.starts()[0] as *const u8,
            code_bytes: self.bytes,
            memory: Box::new(self.memory),
        }
    }
}

impl Job {
    /// Generates the machine code and places it; and the job of making it better. The context's memory is used.
    fn run(mut self: Box<Job>, context: &mut Context) -> Ran {
        let Some(image) = self.generate(context) else {
            return Ran::without(Err(NotPlaced::Wrong));
        };
        let code = Code::place(&self, image).map(|code| Code {
            image: code.image.filter(|_| self.keep),
            ..code
        });
        let (mut spare, mut empty) = (None, None);
        match self.better.take() {
            Some(effort) => {
                self.effort = effort;
                spare = Some(self);
            }
            None => empty = Some(self.func),
        }
        Ran { code, spare, empty }
    }

    /// Leaves its form as it is if better code can be made of it, and nowhere else.
    fn generate(&mut self, context: &mut Context) -> Option<Image> {
        std::mem::swap(&mut context.func, &mut *self.func);
        context.set_disasm(self.print);
        let done = self.effort.compile(context).is_ok();
        let compiled = context.compiled_code().filter(|_| done);
        let text = compiled.and_then(|c| c.vcode.as_ref());
        if let Some(text) = text.filter(|_| self.print) {
            eprintln!("; {}\n{text}", self.name);
        }
        let image = compiled.and_then(|c| Image::new(c, &context.func));
        let size = context.func.dfg.num_insts();
        if self.better.is_some() {
            std::mem::swap(&mut context.func, &mut *self.func);
        }
        match size < KEPT_MAX {
            true => context.clear(),
            false => *context = Context::new(),
        }
        image
    }
}

impl Codegen {
    /// With a thread, which is waited for if it is not ready; without one, units are complete when they are answered.
    pub fn new(memory: &CodeMemory, thread: Option<Preparing>) -> Result<Codegen, NotPlaced> {
        let (basics, worker) = match thread {
            Some(t) => (
                t.basics.recv().unwrap_or(Err(NotPlaced::Wrong))?,
                Some(t.worker),
            ),
            None => (Basics::new(memory)?, None),
        };
        Ok(Codegen {
            basics,
            memory: memory.clone(),
            refused: 0,
            print_clif: false,
            print_asm: false,
            foreign: None,
            worker,
            context: Context::new(),
            empty: Vec::new(),
            tickets: 0,
            drafts: HashMap::new(),
            spared: Rc::default(),
        })
    }

    /// Makes it generate code for the other architecture as well, and panic where that fails.
    pub fn check_foreign(&mut self) {
        let name = if cfg!(target_arch = "aarch64") {
            "x86_64-unknown-linux-gnu"
        } else {
            "aarch64-unknown-linux-gnu"
        };
        let triple: Triple = name.parse().expect("the name of a machine");
        self.foreign = Isas::new(|| isa::lookup(triple.clone()).ok());
        assert!(
            self.foreign.is_some(),
            "the code generator has both architectures"
        );
    }

    /// One pass. `None`: an assumption changed.
    pub fn attempt(
        &mut self,
        vm: &mut Vm,
        region: &Region,
        options: Options,
        know: &mut Assumptions,
        cache: &mut Option<Cache>,
    ) -> Result<Option<Unit>, Declined> {
        let mut func = Box::new(self.empty.pop().unwrap_or_else(Function::new));
        let n_params = region.rt(0).arity.n_params as usize;
        func.signature = signature(options.entry, n_params);
        let emitter = FunctionEmitter::new(&mut func);
        let stubs = &self.basics.stubs;
        let stub = |helper| stubs.address(helper);
        let translator = Translator::new(vm, region, options, know, emitter, &stub);
        let translated = translator.run();
        let exits = match translated.outcome {
            Outcome::Done(exits) => exits,
            Outcome::Again => {
                self.keep_empty(*func);
                return Ok(None);
            }
            Outcome::Failed => return Err(Declined::Failed),
        };
        let name = || format!("{} {:?}", region.rt(0).code().qualname, options.entry);
        if self.print_clif {
            eprintln!("; {}\n{}", name(), func.display());
        }
        if let Some(isa) = &self.foreign {
            check_foreign(isa.choose(options.thorough), &func);
        }
        self.tickets += 1;
        let (ticket, words) = (self.tickets, translated.words.values());
        let mut thorough = options.thorough;
        let kept = cache.as_mut().and_then(|cache| {
            let form = form_sum(&func, &translated.words);
            let best = form_key(&**self.basics.isas.thorough.isa(), &form);
            let kept = cache.image(&best);
            thorough |= kept.is_some();
            let form = match thorough {
                true => best,
                false => form_key(&**self.basics.isas.quick.isa(), &form),
            };
            let kept = kept.or_else(|| cache.image(&form));
            if kept.is_none() {
                let draft = cache.draft(vm, region, options.entry, form);
                self.drafts.extend(draft.map(|d| (ticket, (d, best))));
            }
            kept
        });
        // What is kept on disk as quick code gets a draft, for better code, when it is translated again; what could inline
        // more is translated again too.
        let better = !thorough && kept.is_none() && !region.is_lean;
        let job = Box::new(Job {
            ticket,
            effort: self.basics.isas.choose(thorough).clone(),
            memory: self.memory.clone(),
            func,
            words,
            name: name(),
            keep: self.drafts.contains_key(&ticket),
            print: self.print_asm,
            better: better.then(|| self.basics.isas.thorough.clone()),
        });
        let mut unit = Unit {
            owner: options.owner,
            entry: options.entry,
            address: std::ptr::null(),
            ticket: self.tickets,
            exits,
            roots: translated.roots,
            scratch: translated.scratch,
            instructions: region.n_instrs as u32,
            size: job.func.dfg.num_insts() as u32,
            thorough,
            spare: None,
            seen: Cell::new(0),
            code_bytes: 0,
            memory: None,
        };
        let ran = match kept.map(|image| Code::place(&job, image)) {
            Some(Ok(code)) => Ran::without(Ok(code)),
            Some(Err(NotPlaced::NoRoom | NotPlaced::Refused)) => {
                Ran::without(Err(NotPlaced::NoRoom))
            }
            Some(Err(NotPlaced::Wrong)) | None => match self.hand_on(job) {
                Ok(()) => return Ok(Some(unit)),
                Err(job) => job.run(&mut self.context),
            },
        };
        let (code, spare) = self.finish(ticket, ran, cache);
        unit.place(code?);
        unit.spare = spare;
        Ok(Some(unit))
    }

    /// Makes better code of a unit, with what was kept of it.
    pub fn improve(&mut self, unit: &mut Unit, cache: &mut Option<Cache>) -> Improved {
        let spare = unit.spare.take().and_then(|s| s.downcast::<Spare>().ok());
        let Some(mut spare) = spare else {
            return Improved::No;
        };
        let Some(job) = spare.job.take() else {
            return Improved::No;
        };
        if let Some(isa) = &self.foreign {
            check_foreign(&isa.thorough, &job.func);
        }
        let draft = spare.draft.take();
        self.drafts.extend(draft.map(|d| (unit.ticket, d)));
        let job = match self.hand_on(job) {
            Ok(()) => return Improved::Later,
            Err(job) => job,
        };
        let ran = job.run(&mut self.context);
        match self.finish(unit.ticket, ran, cache).0 {
            Ok(code) => Improved::Now(code),
            Err(_) => Improved::No,
        }
    }

    /// Code has been made: keeps it, and what better code can be made of. Or there is none.
    fn finish(
        &mut self,
        ticket: u64,
        ran: Ran,
        cache: &mut Option<Cache>,
    ) -> (Result<FinishedCode, Declined>, Option<Box<dyn Any>>) {
        let Ran { code, spare, empty } = ran;
        empty.into_iter().for_each(|func| self.keep_empty(*func));
        let draft = self.drafts.remove(&ticket);
        let code = match code {
            Ok(code) => code,
            Err(NotPlaced::Wrong) => return (Err(Declined::Failed), None),
            Err(NotPlaced::NoRoom | NotPlaced::Refused) => {
                self.refused += 1;
                return (Err(Declined::NoMemory), None);
            }
        };
        let spare = spare.and_then(|job| Spare::new(job, draft.clone(), &self.spared));
        if let (Some((draft, _)), Some(cache), Some(image)) = (draft, cache, &code.image) {
            cache.put(draft, image);
        }
        let spare = spare.map(|s| Box::new(s) as Box<dyn Any>);
        (Ok(code.finish()), spare)
    }

    /// Keeps a function's memory for the next one.
    fn keep_empty(&mut self, mut func: Function) {
        if self.empty.len() < EMPTY_MAX && func.dfg.num_insts() < KEPT_MAX {
            func.clear();
            self.empty.push(func);
        }
    }

    /// Gives a job to the thread; gives it back when there is none.
    fn hand_on(&mut self, job: Box<Job>) -> Result<(), Box<Job>> {
        match &self.worker {
            Some(worker) => worker.jobs.send(job).map_err(|e| e.0),
            None => Err(job),
        }
    }

    /// Whether the thread has made something.
    pub fn has_finished(&self) -> bool {
        self.worker.as_ref().is_some_and(Worker::has_news)
    }

    /// What the thread has made.
    pub fn finished(&mut self, cache: &mut Option<Cache>) -> Vec<Finished> {
        let Some(worker) = &self.worker else {
            return Vec::new();
        };
        worker.news.store(false, Ordering::Relaxed);
        let done: Vec<Done> = worker.done.try_iter().collect();
        let finished = |done: Done| {
            let (code, spare) = self.finish(done.ticket, done.ran, cache);
            Finished {
                ticket: done.ticket,
                began: done.began,
                compile_ns: done.compile_ns,
                code: code.ok(),
                spare,
            }
        };
        done.into_iter().map(finished).collect()
    }
}

impl Worker {
    /// Starts the thread; `None` where the system has none to give. It ends when its sender of jobs is dropped.
    fn start(prepare: impl FnOnce() + Send + 'static) -> Option<Worker> {
        let (jobs, todo) = channel::<Box<Job>>();
        let (results, done) = channel();
        let news = Arc::new(AtomicBool::new(false));
        let tell = news.clone();
        let run = move || {
            prepare();
            widen_heap();
            tell.store(true, Ordering::Relaxed);
            let mut context = Context::new();
            for job in todo {
                let (ticket, start) = (job.ticket, Instant::now());
                let ran = job.run(&mut context);
                let compile_ns = start.elapsed().as_nanos() as u64;
                let result = Done {
                    ticket,
                    ran,
                    began: start,
                    compile_ns,
                };
                if results.send(result).is_err() {
                    break;
                }
                tell.store(true, Ordering::Relaxed);
            }
        };
        std::thread::Builder::new()
            .name("pirn-jit".to_string())
            .stack_size(8 << 20)
            .spawn(run)
            .ok()?;
        Some(Worker { jobs, done, news })
    }

    /// A hint: what it has done is in the channels.
    fn has_news(&self) -> bool {
        self.news.load(Ordering::Relaxed)
    }
}

/// Has the thread's heap ask the system for memory at once: it would do so page by page, sixty times in a short program. Pieces of
/// this size are part of it, and are given back to it; nobody touches them.
fn widen_heap() {
    let piece = || std::hint::black_box(Vec::<u8>::with_capacity(120 << 10));
    let pieces: Vec<Vec<u8>> = std::iter::repeat_with(piece).take(10).collect();
    drop(std::hint::black_box(pieces));
}

/// Generates code for another architecture, and panics where that fails.
fn check_foreign(effort: &Effort, func: &Function) {
    let mut copy = Context::for_function(func.clone());
    if let Err(e) = effort.compile(&mut copy) {
        panic!("no code for {}: {e:?}", effort.isa().triple());
    }
}

/// Helpers that are called on paths seldom taken, through stubs that preserve all machine registers.
const SELDOM: &[Helper] = &[
    Helper::poll,
    Helper::poll_at_entry,
    Helper::barrier,
    Helper::box_int,
    Helper::box_wide,
    Helper::box_float,
    Helper::list_append,
];

/// The stubs, and the memory of their code.
struct Stubs {
    addresses: Vec<(Helper, u64)>,
    _memory: Placed,
}

impl Stubs {
    /// Generates them.
    fn new(isa: &OwnedTargetIsa, memory: &CodeMemory) -> Result<Stubs, NotPlaced> {
        let (images, words) = Stubs::generate(isa).ok_or(NotPlaced::Wrong)?;
        let names = SELDOM.iter().map(|h| helpers::info(*h).name);
        let named: Vec<(&str, &Image)> = names.zip(&images).collect();
        let memory = Placed::new(memory, isa, &named, &words.values())?;
        let addresses = memory.starts().iter().copied();
        Ok(Stubs {
            addresses: SELDOM.iter().copied().zip(addresses).collect(),
            _memory: memory,
        })
    }

    fn generate(isa: &OwnedTargetIsa) -> Option<(Vec<Image>, Words)> {
        let mut context = Context::new();
        let mut builder = FunctionBuilderContext::new();
        let mut words = Words::default();
        let mut images = Vec::new();
        for &helper in SELDOM {
            context.func.signature = stub_signature();
            let mut b = FunctionBuilder::new(&mut context.func, &mut builder);
            let entry = b.create_block();
            b.append_block_params_for_function_params(entry);
            b.switch_to_block(entry);
            let vm = b.block_params(entry)[0];
            let mut args = vec![vm];
            let info = helpers::info(helper);
            let n = info.n_params - 1 - wants_address(helper) as usize;
            for place in 0..n {
                let ty = match info.float && place + 1 == n {
                    true => types::F64,
                    false => types::I64,
                };
                let at = layout::VM_RESULTS + 8 * place as i32;
                args.push(b.ins().load(ty, MemFlagsData::trusted(), vm, at));
            }
            if wants_address(helper) {
                args.push(b.ins().get_return_address(types::I64));
            }
            let callee = words.helper(b.func, helper);
            let call = b.ins().call(callee, &args);
            let results = b.inst_results(call).to_vec();
            for (n, result) in results.into_iter().enumerate() {
                let at = layout::VM_RESULTS + 8 * n as i32;
                b.ins().store(MemFlagsData::trusted(), result, vm, at);
            }
            b.ins().return_(&[]);
            b.seal_all_blocks();
            b.finalize(isa.frontend_config());
            let code = context.compile(&**isa, &mut ControlPlane::default()).ok()?;
            let code = code.clone();
            images.push(Image::new(&code, &context.func)?);
            context.clear();
        }
        Some((images, words))
    }

    fn address(&self, helper: Helper) -> Option<u64> {
        let found = self.addresses.iter().find(|(h, _)| *h == helper)?;
        Some(found.1)
    }
}

/// The code generator of an architecture, with more and with less effort.
struct Isas {
    /// A third of the time, for code that takes twice the room and up to twice as long.
    quick: Effort,
    thorough: Effort,
}

impl Isas {
    fn new(builder: impl Fn() -> Option<isa::Builder>) -> Option<Isas> {
        let isa = |optimise, allocate| builder()?.finish(flags(optimise, allocate)?).ok();
        Some(Isas {
            quick: Effort {
                optimiser: None,
                generator: isa("none", "single_pass")?,
            },
            thorough: Effort {
                optimiser: Some(isa("speed", "backtracking")?),
                generator: isa("none", "backtracking")?,
            },
        })
    }

    fn choose(&self, thorough: bool) -> &Effort {
        match thorough {
            true => &self.thorough,
            false => &self.quick,
        }
    }
}

/// What a unit goes through.
#[derive(Clone)]
struct Effort {
    /// Optimises it, if it is worth that; then its loops get values of their own.
    optimiser: Option<OwnedTargetIsa>,
    /// Makes machine code of it as it is.
    generator: OwnedTargetIsa,
}

impl Effort {
    /// Generates the code of the context's function, which is in the context then.
    fn compile(&self, context: &mut Context) -> CodegenResult<()> {
        let chance = &mut ControlPlane::default();
        if let Some(optimiser) = &self.optimiser {
            put_seldom_first(&mut context.func);
            context.optimize(&**optimiser, chance)?;
            split_at_loops(context);
        }
        let made = context.compile(&*self.generator, chance);
        made.map(|_| ()).map_err(|e| e.inner)
    }

    /// The one that has all its settings.
    fn isa(&self) -> &OwnedTargetIsa {
        self.optimiser.as_ref().unwrap_or(&self.generator)
    }
}

/// The code generator's flags.
fn flags(optimise: &str, allocate: &str) -> Option<settings::Flags> {
    let mut flags = settings::builder();
    let verify = if cfg!(debug_assertions) {
        "true"
    } else {
        "false"
    };
    for (name, value) in [
        ("opt_level", optimise),
        ("regalloc_algorithm", allocate),
        ("enable_verifier", verify),
        ("is_pic", "false"),
        ("use_colocated_libcalls", "false"),
        ("preserve_frame_pointers", "true"),
        ("log2_min_function_alignment", "5"),
        // Nobody is told how to unwind through native code.
        ("unwind_info", "false"),
    ] {
        flags.set(name, value).ok()?;
    }
    Some(settings::Flags::new(flags))
}
