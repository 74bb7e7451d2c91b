//! The key of machine code: everything that it is made from.
//!
//! That is Cranelift's intermediate form, in which addresses are symbols; what those symbols stand for; the code generator
//! and the processor it generates for. Offsets into the VM's structures are numbers in the form. So equal keys mean equal
//! machine code, whoever made it and when, and nothing that was changed since can go unseen: it would be another form.

use crate::words::Words;
use cranelift_codegen::ir::Function;
use cranelift_codegen::isa::TargetIsa;
use sha2::{Digest, Sha256};
use std::hash::{Hash, Hasher};

/// A SHA-256.
pub type Sum = [u8; 32];

/// What a unit's code is made from, as a hash.
pub fn form_sum(form: &Function, words: &Words) -> Sum {
    let mut h = Summer(Sha256::new());
    form.stencil.hash(&mut h);
    words.describe(&mut h);
    h.0.finalize().into()
}

/// The key of the code that this makes of that.
pub fn form_key(isa: &dyn TargetIsa, form: &Sum) -> Sum {
    let mut h = Summer(Sha256::new());
    cranelift_codegen::VERSION.hash(&mut h);
    isa.triple().to_string().hash(&mut h);
    isa.flags().to_string().hash(&mut h);
    for flag in isa.isa_flags() {
        flag.to_string().hash(&mut h);
    }
    form.hash(&mut h);
    h.0.finalize().into()
}

pub fn sum(bytes: &[u8]) -> Sum {
    Sha256::digest(bytes).into()
}

/// SHA-256 as a hasher of whatever can be hashed.
struct Summer(Sha256);

impl Hasher for Summer {
    fn write(&mut self, bytes: &[u8]) {
        self.0.update(bytes);
    }

    /// Nobody asks a key for less than all of it.
    fn finish(&self) -> u64 {
        0
    }
}
