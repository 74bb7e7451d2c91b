//! Machine code in executable memory: one Cranelift module per unit, so that units are freed one by one.
//!
//! Translating to Cranelift's intermediate form reads the VM and is done at once. Generating machine code reads nothing
//! but that, takes ten times as long, and is done by a thread unless asked otherwise .

use crate::region::Region;
use crate::translate::{Assumptions, Options, Outcome, Translator, signature, stub_signature};
use cranelift_codegen::Context;
use cranelift_codegen::control::ControlPlane;
use cranelift_codegen::ir::{self, AbiParam, InstBuilder, MemFlagsData, Signature, types};
use cranelift_codegen::isa::{self, CallConv, OwnedTargetIsa};
use cranelift_codegen::settings::{self, Configurable};
use cranelift_frontend::{FunctionBuilder, FunctionBuilderContext};
use cranelift_jit::{JITBuilder, JITModule};
use cranelift_module::{FuncId, Linkage, Module, default_libcall_names};
use pirn_vm::Vm;
use pirn_vm::compiler::{Declined, Finished, FinishedCode, Unit, layout};
use pirn_vm::interp::native::helpers::{self, Helper, Returns};
use std::sync::mpsc::{Receiver, Sender, channel};
use std::time::Instant;
use target_lexicon::Triple;

/// What is kept between compilations.
pub struct Codegen {
    isa: OwnedTargetIsa,
    builder: FunctionBuilderContext,
    /// Units are complete when they are answered.
    synchronous: bool,
    /// Print the next unit.
    pub print_clif: bool,
    pub print_asm: bool,
    /// Another architecture that units are generated for as a check.
    foreign: Option<OwnedTargetIsa>,
    worker: Option<Worker>,
    tickets: u64,
    stubs: Stubs,
}

/// The thread, as this one sees it.
struct Worker {
    jobs: Sender<Box<Job>>,
    done: Receiver<Done>,
}

/// A unit to be generated.
struct Job {
    ticket: u64,
    module: JITModule,
    id: FuncId,
    context: Box<Context>,
    /// The unit's name, if its machine code is to be printed.
    print: Option<String>,
}

/// A unit that has been.
struct Done {
    ticket: u64,
    code: Option<Code>,
    compile_ns: u64,
}

/// Machine code.
struct Code {
    module: JITModule,
    id: FuncId,
    bytes: u32,
}

impl Code {
    fn finish(self) -> FinishedCode {
        FinishedCode {
            address: self.module.get_finalized_function(self.id),
            code_bytes: self.bytes,
            memory: Box::new(Memory(Some(self.module))),
        }
    }
}

/// A module's memory, given back when dropped.
struct Memory(Option<JITModule>);

impl Drop for Memory {
    fn drop(&mut self) {
        if let Some(module) = self.0.take() {
            #[expect(unsafe_code, reason = "frees code that nothing executes")]
            // SAFETY: the VM drops units only when no native code is executing, and has forgotten their addresses.
            unsafe {
                module.free_memory();
            }
        }
    }
}

impl Job {
    /// Generates the machine code.
    fn run(mut self) -> Option<Code> {
        self.context.set_disasm(self.print.is_some());
        self.module
            .define_function(self.id, &mut self.context)
            .ok()?;
        let compiled = self.context.compiled_code()?;
        if let (Some(name), Some(text)) = (&self.print, &compiled.vcode) {
            eprintln!("; {name}\n{text}");
        }
        let bytes = compiled.code_info().total_size;
        self.module.finalize_definitions().ok()?;
        Some(Code {
            module: self.module,
            id: self.id,
            bytes,
        })
    }
}

impl Codegen {
    pub fn new(synchronous: bool) -> Option<Codegen> {
        let isa = cranelift_native::builder().ok()?.finish(flags()?).ok()?;
        let stubs = Stubs::new(&isa)?;
        Some(Codegen {
            isa,
            builder: FunctionBuilderContext::new(),
            synchronous,
            print_clif: false,
            print_asm: false,
            foreign: None,
            worker: None,
            tickets: 0,
            stubs,
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
        let builder = isa::lookup(triple).expect("the code generator has both architectures");
        let flags = flags().expect("they have the same flags");
        self.foreign = Some(builder.finish(flags).expect("they have the same flags"));
    }

    /// One pass. `None`: an assumption changed.
    pub fn attempt(
        &mut self,
        vm: &mut Vm,
        region: &Region,
        options: Options,
        know: &mut Assumptions,
    ) -> Result<Option<Unit>, Declined> {
        let mut module = new_module(&self.isa);
        let mut context = Box::new(Context::new());
        let n_params = region.rt(0).arity.n_params as usize;
        context.func.signature = signature(options.entry, n_params);
        let frontend = FunctionBuilder::new(&mut context.func, &mut self.builder);
        let mut import =
            |func: &mut ir::Function, helper: Helper| import(&mut module, func, helper);
        let stubs = &self.stubs;
        let stub = |helper| stubs.address(helper);
        let translator = Translator::new(vm, region, options, know, frontend, &mut import, &stub);
        let (outcome, roots, scratch) = translator.run(self.isa.frontend_config());
        let exits = match outcome {
            Outcome::Done(exits) => exits,
            Outcome::Again => return Ok(None),
            Outcome::Failed => return Err(Declined::Failed),
        };
        let name = || format!("{} {:?}", region.rt(0).code().qualname, options.entry);
        if self.print_clif {
            eprintln!("; {}\n{}", name(), context.func.display());
        }
        if let Some(isa) = &self.foreign {
            let mut copy = Context::for_function(context.func.clone());
            if let Err(e) = copy.compile(&**isa, &mut ControlPlane::default()) {
                panic!("no code for {}: {:?}", isa.triple(), e.inner);
            }
        }
        let id = module
            .declare_function(&name(), Linkage::Local, &context.func.signature)
            .map_err(|_| Declined::Failed)?;
        self.tickets += 1;
        let job = Box::new(Job {
            ticket: self.tickets,
            module,
            id,
            context,
            print: self.print_asm.then(&name),
        });
        let mut unit = Unit {
            owner: options.owner,
            entry: options.entry,
            address: std::ptr::null(),
            ticket: self.tickets,
            exits,
            roots,
            scratch,
            instructions: region.n_instrs as u32,
            code_bytes: 0,
            memory: None,
        };
        let job = match self.hand_on(job) {
            Ok(()) => return Ok(Some(unit)),
            Err(job) => job,
        };
        let code = job.run().ok_or(Declined::Failed)?.finish();
        (unit.address, unit.code_bytes) = (code.address, code.code_bytes);
        unit.memory = Some(code.memory);
        Ok(Some(unit))
    }

    /// Gives a job to the thread; gives it back when there is none.
    fn hand_on(&mut self, job: Box<Job>) -> Result<(), Box<Job>> {
        if self.synchronous {
            return Err(job);
        }
        if self.worker.is_none() {
            self.worker = Worker::start();
        }
        match &self.worker {
            Some(worker) => worker.jobs.send(job).map_err(|e| e.0),
            None => Err(job),
        }
    }

    /// What the thread has made.
    pub fn finished(&mut self) -> Vec<Finished> {
        let Some(worker) = &self.worker else {
            return Vec::new();
        };
        let finished = |done: Done| Finished {
            ticket: done.ticket,
            code: done.code.map(Code::finish),
            compile_ns: done.compile_ns,
        };
        worker.done.try_iter().map(finished).collect()
    }
}

impl Worker {
    /// Starts the thread; `None` where the system has none to give. It ends when its sender of jobs is dropped.
    fn start() -> Option<Worker> {
        let (jobs, todo) = channel::<Box<Job>>();
        let (results, done) = channel();
        let run = move || {
            for job in todo {
                let (ticket, start) = (job.ticket, Instant::now());
                let code = job.run();
                let compile_ns = start.elapsed().as_nanos() as u64;
                let result = Done {
                    ticket,
                    code,
                    compile_ns,
                };
                if results.send(result).is_err() {
                    break;
                }
            }
        };
        std::thread::Builder::new()
            .name("pirn-jit".to_string())
            .stack_size(8 << 20)
            .spawn(run)
            .ok()?;
        Some(Worker { jobs, done })
    }
}

/// A module whose code may call the helpers.
fn new_module(isa: &OwnedTargetIsa) -> JITModule {
    let mut builder = JITBuilder::with_isa(isa.clone(), default_libcall_names());
    builder.symbol_lookup_fn(Box::new(|name| {
        let helper = helpers::ALL
            .iter()
            .find(|h| helpers::info(**h).name == name)?;
        Some(helpers::info(*helper).address)
    }));
    JITModule::new(builder)
}

/// Helpers that are called on paths seldom taken, through stubs that preserve all machine registers.
const SELDOM: &[Helper] = &[
    Helper::poll,
    Helper::barrier,
    Helper::box_int,
    Helper::box_float,
    Helper::get_item,
    Helper::set_item,
    Helper::list_append,
];

/// The stubs, and the module that owns their code.
struct Stubs {
    addresses: Vec<(Helper, u64)>,
    _memory: Memory,
}

impl Stubs {
    /// Generates them.
    fn new(isa: &OwnedTargetIsa) -> Option<Stubs> {
        let mut module = new_module(isa);
        let mut context = Context::new();
        let mut builder = FunctionBuilderContext::new();
        let mut ids = Vec::new();
        for &helper in SELDOM {
            let info = helpers::info(helper);
            context.func.signature = stub_signature(&info);
            let name = format!("seldom_{}", info.name);
            let id = module
                .declare_function(&name, Linkage::Local, &context.func.signature)
                .ok()?;
            let mut b = FunctionBuilder::new(&mut context.func, &mut builder);
            let entry = b.create_block();
            b.append_block_params_for_function_params(entry);
            b.switch_to_block(entry);
            let params = b.block_params(entry).to_vec();
            let callee = import(&mut module, b.func, helper);
            let call = b.ins().call(callee, &params);
            let results = b.inst_results(call).to_vec();
            for (n, result) in results.into_iter().enumerate() {
                let at = layout::VM_RESULTS + 8 * n as i32;
                b.ins()
                    .store(MemFlagsData::trusted(), result, params[0], at);
            }
            b.ins().return_(&[]);
            b.seal_all_blocks();
            b.finalize(isa.frontend_config());
            module.define_function(id, &mut context).ok()?;
            module.clear_context(&mut context);
            ids.push((helper, id));
        }
        module.finalize_definitions().ok()?;
        let address = |id| module.get_finalized_function(id) as u64;
        let addresses = ids.iter().map(|(h, id)| (*h, address(*id))).collect();
        Some(Stubs {
            addresses,
            _memory: Memory(Some(module)),
        })
    }

    fn address(&self, helper: Helper) -> Option<u64> {
        let found = self.addresses.iter().find(|(h, _)| *h == helper)?;
        Some(found.1)
    }
}

/// The code generator's flags.
fn flags() -> Option<settings::Flags> {
    let mut flags = settings::builder();
    let verify = if cfg!(debug_assertions) {
        "true"
    } else {
        "false"
    };
    for (name, value) in [
        ("opt_level", "speed"),
        ("enable_verifier", verify),
        ("is_pic", "false"),
        ("use_colocated_libcalls", "false"),
        ("preserve_frame_pointers", "true"),
        ("log2_min_function_alignment", "5"),
    ] {
        flags.set(name, value).ok()?;
    }
    Some(settings::Flags::new(flags))
}

/// Makes a helper known to a function.
fn import(module: &mut JITModule, func: &mut ir::Function, helper: Helper) -> ir::FuncRef {
    let info = helpers::info(helper);
    let mut sig = Signature::new(CallConv::SystemV);
    let words = info.n_params - info.float as usize;
    sig.params.resize(words, AbiParam::new(types::I64));
    if info.float {
        sig.params.push(AbiParam::new(types::F64));
    }
    let n = match info.returns {
        Returns::Pair => 2,
        Returns::Word => 1,
        Returns::Nothing => 0,
    };
    sig.returns.resize(n, AbiParam::new(types::I64));
    let id = module
        .declare_function(info.name, Linkage::Import, &sig)
        .expect("helpers have one signature each");
    module.declare_func_in_func(id, func)
}
