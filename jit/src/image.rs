//! Machine code: as the code generator makes it, and in executable memory.
//!
//! An [`Image`] is the code of one function without its [words](crate::words), with the places where they belong. It does
//! not depend on where it is nor on the process. A [`Placed`] is fresh memory with images and their words, made executable
//! and unwritable only after that: it is never both.
//!
//! There is one sort of place: eight bytes that hold an absolute word. Whatever else the code generator might ask for
//! makes it no image.

use crate::memory::{CodeMemory, Room};
use cranelift_codegen::binemit::Reloc;
use cranelift_codegen::ir::{ExternalName, Function, Signature};
use cranelift_codegen::isa::{CallConv, OwnedTargetIsa};
use cranelift_codegen::{CompiledCode, FinalizedMachReloc, FinalizedRelocTarget};
use cranelift_jit::{JITBuilder, JITModule};
use cranelift_module::{Linkage, Module, ModuleError, default_libcall_names};

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

    /// The code with its words. `None` where a place is beyond the code, or a word is not there.
    fn with_words(&self, words: &[u64]) -> Option<Vec<u8>> {
        let mut bytes = self.bytes.clone();
        for f in &self.fixups {
            let word = words.get(f.word as usize)?.wrapping_add_signed(f.more);
            let place = bytes.get_mut(f.offset as usize..)?;
            place.first_chunk_mut().map(|p| *p = word.to_ne_bytes())?;
        }
        Some(bytes)
    }
}

/// Functions in executable memory, which is given back with this.
pub struct Placed {
    module: Option<JITModule>,
    starts: Vec<u64>,
    _room: Room,
}

/// Why there is no code in memory.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NotPlaced {
    /// There is as much as there may be.
    NoRoom,
    /// The system gave no memory, or does not let it be executed.
    Refused,
    /// An image is wrong.
    Wrong,
}

impl Placed {
    /// Puts images, each under a name that profilers are told, into memory of their own, with these words.
    pub fn new(
        memory: &CodeMemory,
        isa: &OwnedTargetIsa,
        images: &[(&str, &Image)],
        words: &[u64],
    ) -> Result<Placed, NotPlaced> {
        let sizes = images.iter().map(|(_, image)| image.bytes.len());
        let bytes = sizes.map(|n| n.next_multiple_of(ALIGNMENT as usize)).sum();
        let room = memory.take(bytes).ok_or(NotPlaced::NoRoom)?;
        let mut placed = Placed {
            module: None,
            starts: Vec::new(),
            _room: room,
        };
        let done = placed.fill(memory, isa, images, words);
        if done == Err(NotPlaced::Refused) {
            // What has been taken is given back, but there is no more of it.
            drop(placed);
            memory.note_spent();
            return Err(NotPlaced::Refused);
        }
        done.map(|()| placed)
    }

    /// Puts the images where there is room for them.
    fn fill(
        &mut self,
        memory: &CodeMemory,
        isa: &OwnedTargetIsa,
        images: &[(&str, &Image)],
        words: &[u64],
    ) -> Result<(), NotPlaced> {
        let wrong = |_: ModuleError| NotPlaced::Wrong;
        let refused = |_: ModuleError| NotPlaced::Refused;
        let builder = JITBuilder::with_isa(isa.clone(), default_libcall_names());
        let module = self.module.insert(JITModule::new(builder));
        // Nobody calls them through the module, so their signatures do not matter.
        let signature = Signature::new(CallConv::SystemV);
        let mut functions = Vec::new();
        for (name, image) in images {
            let id = module
                .declare_function(name, Linkage::Local, &signature)
                .map_err(wrong)?;
            // All words are absolute: the module has nothing to relocate.
            let bytes = image.with_words(words).ok_or(NotPlaced::Wrong)?;
            module
                .define_function_bytes(id, ALIGNMENT, &bytes, &[])
                .map_err(refused)?;
            functions.push(id);
        }
        if !memory.is_executable() {
            return Err(NotPlaced::Refused);
        }
        module.finalize_definitions().map_err(refused)?;
        let start = |id| module.get_finalized_function(id) as u64;
        self.starts = functions.into_iter().map(start).collect();
        Ok(())
    }

    /// The addresses of the functions.
    pub fn starts(&self) -> &[u64] {
        &self.starts
    }
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
