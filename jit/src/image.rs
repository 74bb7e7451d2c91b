//! Machine code: as the code generator makes it, and in executable memory.
//!
//! An [`Image`] is the code of one function without its [words](crate::words), with the places where they belong. It does
//! not depend on where it is nor on the process. [`place`] copies images to fresh memory, writes the words, and only then
//! makes the memory executable and unwritable: it is never both.
//!
//! There is one sort of place: eight bytes that hold an absolute word. Whatever else the code generator might ask for
//! makes it no image.

use cranelift_codegen::binemit::Reloc;
use cranelift_codegen::ir::{ExternalName, Function};
use cranelift_codegen::{CompiledCode, FinalizedMachReloc, FinalizedRelocTarget};
use memmap2::{Mmap, MmapMut};
use wasmtime_internal_jit_icache_coherence::{clear_cache, pipeline_flush_mt};

/// Functions begin at multiples of this.
const ALIGNMENT: usize = 32;

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

    /// Writes the words into a copy of the code. `None` where a place or a word is not there.
    fn write_words(&self, code: &mut [u8], words: &[u64]) -> Option<()> {
        for f in &self.fixups {
            let word = words.get(f.word as usize)?.wrapping_add(f.more as u64);
            let at = f.offset as usize;
            code.get_mut(at..at + 8)?
                .copy_from_slice(&word.to_le_bytes());
        }
        Some(())
    }
}

/// Puts images into executable memory, with these words. The memory and where in it each begins; it lasts as long as
/// the mapping that is returned.
pub fn place(images: &[Image], words: &[u64]) -> Option<(Mmap, Vec<*const u8>)> {
    let mut starts = Vec::new();
    let mut size = 0usize;
    for image in images {
        starts.push(size);
        size += image.bytes.len().next_multiple_of(ALIGNMENT);
    }
    let mut memory = MmapMut::map_anon(size.max(1)).ok()?;
    for (image, start) in images.iter().zip(&starts) {
        let code = &mut memory[*start..*start + image.bytes.len()];
        code.copy_from_slice(&image.bytes);
        image.write_words(code, words)?;
    }
    let memory = memory.make_exec().ok()?;
    flush(&memory)?;
    let addresses = starts.iter().map(|s| memory[*s..].as_ptr()).collect();
    Some((memory, addresses))
}

/// Has the processor see new code where it does not by itself.
fn flush(code: &Mmap) -> Option<()> {
    #[expect(unsafe_code, reason = "an instruction of some processors")]
    // SAFETY: the range is that of a mapping.
    unsafe {
        clear_cache(code.as_ptr().cast(), code.len()).ok()?;
    }
    pipeline_flush_mt().ok()
}
