//! Machine code in executable memory: one Cranelift module per unit, so that units are freed one by one.

use crate::region::Region;
use crate::translate::{Assumptions, Options, Outcome, Translator, signature};
use cranelift_codegen::Context;
use cranelift_codegen::ir::{self, AbiParam, Signature, types};
use cranelift_codegen::isa::{CallConv, OwnedTargetIsa};
use cranelift_codegen::settings::{self, Configurable};
use cranelift_frontend::{FunctionBuilder, FunctionBuilderContext};
use cranelift_jit::{JITBuilder, JITModule};
use cranelift_module::{Linkage, Module, default_libcall_names};
use pirn_vm::Vm;
use pirn_vm::compiler::{Declined, Unit};
use pirn_vm::interp::native::helpers::{self, Helper, Returns};

/// What is kept between compilations.
pub struct Codegen {
    isa: OwnedTargetIsa,
    context: Context,
    builder: FunctionBuilderContext,
    /// Print the next unit.
    pub print_clif: bool,
    pub print_asm: bool,
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

impl Codegen {
    pub fn new() -> Option<Codegen> {
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
        let flags = settings::Flags::new(flags);
        let isa = cranelift_native::builder().ok()?.finish(flags).ok()?;
        Some(Codegen {
            isa,
            context: Context::new(),
            builder: FunctionBuilderContext::new(),
            print_clif: false,
            print_asm: false,
        })
    }

    /// One pass. `None`: an assumption changed.
    pub fn attempt(
        &mut self,
        vm: &mut Vm,
        region: &Region,
        options: Options,
        know: &mut Assumptions,
    ) -> Result<Option<Unit>, Declined> {
        let mut builder = JITBuilder::with_isa(self.isa.clone(), default_libcall_names());
        builder.symbol_lookup_fn(Box::new(|name| {
            let helper = helpers::ALL
                .iter()
                .find(|h| helpers::info(**h).name == name)?;
            Some(helpers::info(*helper).address)
        }));
        let mut module = JITModule::new(builder);
        self.context.clear();
        let n_params = region.rt(0).arity.n_params as usize;
        self.context.func.signature = signature(options.entry, n_params);
        let frontend = FunctionBuilder::new(&mut self.context.func, &mut self.builder);
        let mut import =
            |func: &mut ir::Function, helper: Helper| import(&mut module, func, helper);
        let translator = Translator::new(vm, region, options, know, frontend, &mut import);
        let (outcome, roots, scratch) = translator.run(self.isa.frontend_config());
        let exits = match outcome {
            Outcome::Done(exits) => exits,
            Outcome::Again => return Ok(None),
            Outcome::Failed => return Err(Declined::Failed),
        };
        let name = || format!("{} {:?}", region.rt(0).code().qualname, options.entry);
        if self.print_clif {
            eprintln!("; {}\n{}", name(), self.context.func.display());
        }
        self.context.set_disasm(self.print_asm);
        let failed = |_| Declined::Failed;
        let id = module
            .declare_function("unit", Linkage::Local, &self.context.func.signature)
            .map_err(failed)?;
        module
            .define_function(id, &mut self.context)
            .map_err(failed)?;
        let code_bytes = self
            .context
            .compiled_code()
            .map_or(0, |c| c.code_info().total_size);
        if self.print_asm
            && let Some(text) = self.context.compiled_code().and_then(|c| c.vcode.as_ref())
        {
            eprintln!("; {}\n{text}", name());
        }
        module.finalize_definitions().map_err(failed)?;
        let address = module.get_finalized_function(id);
        Ok(Some(Unit {
            owner: options.owner,
            address,
            exits,
            roots,
            scratch,
            instructions: region.n_instrs as u32,
            code_bytes,
            memory: Box::new(Memory(Some(module))),
        }))
    }
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
