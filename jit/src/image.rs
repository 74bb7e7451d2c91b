//! Machine code: as the code generator makes it, and in executable memory.
//!
//! An [`Image`] is the code of one function without its [words](crate::words), with the places where they belong. It does
//! not depend on where it is nor on the process. A [`Placed`] is fresh memory with images and their words, made executable
//! and unwritable only after that: it is never both.
//!
//! There is one sort of place: eight bytes that hold an absolute word. Whatever else the code generator might ask for
//! makes it no image.

use cranelift_codegen::binemit::Reloc;
use cranelift_codegen::ir::{ExternalName, Function, Signature};
use cranelift_codegen::isa::{CallConv, OwnedTargetIsa};
use cranelift_codegen::{CompiledCode, FinalizedMachReloc, FinalizedRelocTarget};
use cranelift_jit::{JITBuilder, JITModule};
use cranelift_module::{DataId, Linkage, Module, ModuleReloc, default_libcall_names};

/// Functions begin at multiples of this.
const ALIGNMENT: u64 = 32;

/// Where a word belongs.
#[derive(Clone, Copy, Debug)]
pub struct Fixup {
    pub offset: u32,
    /// The number of the word.
    pub word: u32,
    /// What is added to it.
    pub more: i64,
}

/// Machine code without its words.
pub struct Image {
    pub bytes: Vec<u8>,
    pub fixups: Vec<Fixup>,
}

impl Image {
    /// The image of compiled code; `None` when it needs what no image has.
    pub fn new(code: &CompiledCode, func: &Function) -> Option<Image> {
        let fixup = |reloc: &FinalizedMachReloc| {
            let FinalizedRelocTarget::ExternalName(ExternalName::User(name)) = reloc.target else {
                return None;
            };
            (reloc.kind == Reloc::Abs8).then(|| Fixup {
                offset: reloc.offset,
                word: func.params.user_named_funcs()[name].index,
                more: reloc.addend,
            })
        };
        let fixups: Option<Vec<Fixup>> = code.buffer.relocs().iter().map(fixup).collect();
        Some(Image {
            bytes: code.code_buffer().to_vec(),
            fixups: fixups?,
        })
    }

    /// The places of its words, as a module wants them. `None` where one is beyond the code, or a word is not there.
    fn relocations(&self, words: &[DataId]) -> Option<Vec<ModuleReloc>> {
        let relocation = |f: &Fixup| {
            let inside = f.offset as usize + size_of::<u64>() <= self.bytes.len();
            let word = words.get(f.word as usize).filter(|_| inside)?;
            Some(ModuleReloc {
                offset: f.offset,
                kind: Reloc::Abs8,
                name: (*word).into(),
                addend: f.more,
            })
        };
        self.fixups.iter().map(relocation).collect()
    }
}

/// Functions in executable memory, which is given back with this.
pub struct Placed {
    module: Option<JITModule>,
    starts: Vec<u64>,
}

impl Placed {
    /// Puts images, each under a name that profilers are told, into memory of their own, with these words.
    pub fn new(isa: &OwnedTargetIsa, images: &[(&str, &Image)], words: &[u64]) -> Option<Placed> {
        let mut builder = JITBuilder::with_isa(isa.clone(), default_libcall_names());
        for (n, word) in words.iter().enumerate() {
            builder.symbol(word_name(n), *word as *const u8);
        }
        let mut placed = Placed {
            module: Some(JITModule::new(builder)),
            starts: Vec::new(),
        };
        let module = placed.module.as_mut()?;
        let mut ids = Vec::new();
        for n in 0..words.len() {
            let id = module.declare_data(&word_name(n), Linkage::Import, false, false);
            ids.push(id.ok()?);
        }
        // Nobody calls them through the module, so their signatures do not matter.
        let signature = Signature::new(CallConv::SystemV);
        let mut functions = Vec::new();
        for (name, image) in images {
            let id = module
                .declare_function(name, Linkage::Local, &signature)
                .ok()?;
            let relocations = image.relocations(&ids)?;
            module
                .define_function_bytes(id, ALIGNMENT, &image.bytes, &relocations)
                .ok()?;
            functions.push(id);
        }
        module.finalize_definitions().ok()?;
        let start = |id| module.get_finalized_function(id) as u64;
        placed.starts = functions.into_iter().map(start).collect();
        Some(placed)
    }

    /// The addresses of the functions.
    pub fn starts(&self) -> &[u64] {
        &self.starts
    }
}

fn word_name(n: usize) -> String {
    format!("word{n}")
}

impl Drop for Placed {
    fn drop(&mut self) {
        if let Some(module) = self.module.take() {
            #[expect(unsafe_code, reason = "frees code that nothing executes")]
            // SAFETY: the VM drops units only when no native code is executing, and has forgotten their addresses.
            unsafe {
                module.free_memory();
            }
        }
    }
}
