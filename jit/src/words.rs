//! Words of a unit's code that differ from process to process: addresses.
//!
//! In Cranelift's intermediate form each is a *symbol*, a number without meaning; what it stands for is written into the
//! machine code when that is put where it will be executed. So two processes that know the same of a program make the
//! same form, wherever its objects are, and one may execute machine code that the other made.
//!
//! A word that is emitted as a plain number instead does no harm but to that: the form differs, and so its code is
//! made anew. Ids (of shapes, of versions of dicts) are plain numbers, since instructions compare with those at no cost.

use cranelift_codegen::ir::{
    self, AbiParam, ExtFuncData, ExternalName, GlobalValue, GlobalValueData, Signature,
    UserExternalName, types,
};
use cranelift_codegen::isa::CallConv;
use pirn_vm::Value;
use pirn_vm::interp::native::helpers::{self, Helper, Returns};
use pirn_vm::objects::CodeRef;
use rustc_hash::FxHashMap;
use std::hash::{Hash, Hasher};

/// Such a word.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Word {
    /// The value word of an object.
    Object(u64),
    /// The address of a loaded code object.
    Code(u64),
    /// The address of an instruction's feedback cell.
    Cell(u64),
    /// The address of the unit's exit records.
    Exits,
    /// The address of a helper.
    Helper(Helper),
    /// The address of a helper's stub.
    Stub(Helper, u64),
}

impl Word {
    pub fn object(v: Value) -> Word {
        debug_assert!(v.is_ptr());
        Word::Object(v.bits())
    }

    pub fn code(rt: CodeRef) -> Word {
        Word::Code(rt.address())
    }

    /// Adds what is the same of it in every process.
    fn describe(self, to: &mut impl Hasher) {
        std::mem::discriminant(&self).hash(to);
        if let Word::Helper(helper) | Word::Stub(helper, _) = self {
            helpers::info(helper).name.hash(to);
        }
    }

    /// What it is in this process; 0 for what is known only when the unit is complete.
    fn value(self) -> u64 {
        match self {
            Word::Object(x) | Word::Code(x) | Word::Cell(x) => x,
            Word::Exits => 0,
            Word::Helper(helper) => helpers::info(helper).address as u64,
            Word::Stub(_, address) => address,
        }
    }
}

/// Whether a helper's last argument is the address it is called from, which its stub knows. Given by the unit it would be a
/// constant of the loop, and take a machine register throughout.
pub fn wants_address(helper: Helper) -> bool {
    matches!(helper, Helper::poll | Helper::poll_at_entry)
}

/// The signature of the helpers' stubs: they get the VM, find the arguments in memory where they leave the results, and
/// change no register. So a call does not say either what has to be in which: that would be felt on the path beside it.
pub fn stub_signature() -> Signature {
    let mut sig = Signature::new(CallConv::PreserveAll);
    sig.params.push(AbiParam::new(types::I64));
    sig
}

/// The words of a unit, numbered in the order of their first use.
#[derive(Default)]
pub struct Words {
    list: Vec<Word>,
    numbers: FxHashMap<Word, u32>,
    /// The address of the exit records.
    pub exits: u64,
}

impl Words {
    fn number(&mut self, word: Word) -> u32 {
        let next = self.list.len() as u32;
        let n = *self.numbers.entry(word).or_insert(next);
        if n == next {
            self.list.push(word);
        }
        n
    }

    fn name(&mut self, func: &mut ir::Function, word: Word) -> ExternalName {
        let index = self.number(word);
        let name = UserExternalName {
            namespace: 0,
            index,
        };
        let name = func.declare_imported_user_function(name);
        ExternalName::User(name)
    }

    /// Whether the unit mentions the word.
    pub fn has(&self, word: Word) -> bool {
        self.numbers.contains_key(&word)
    }

    /// The symbol of a word: another one each time. The code generator takes equal symbols for one
    /// value, which it would keep from its first use to its last, whatever is between; a word is soon made again.
    pub fn symbol(&mut self, func: &mut ir::Function, word: Word) -> GlobalValue {
        let name = self.name(func, word);
        func.create_global_value(GlobalValueData::Symbol {
            name,
            offset: 0.into(),
            colocated: false,
            tls: false,
        })
    }

    /// A helper as a function that can be called.
    pub fn helper(&mut self, func: &mut ir::Function, helper: Helper) -> ir::FuncRef {
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
        self.function(func, Word::Helper(helper), sig)
    }

    /// A helper's stub at an address, likewise.
    pub fn stub(&mut self, func: &mut ir::Function, helper: Helper, address: u64) -> ir::FuncRef {
        let sig = stub_signature();
        self.function(func, Word::Stub(helper, address), sig)
    }

    fn function(&mut self, func: &mut ir::Function, word: Word, sig: Signature) -> ir::FuncRef {
        let signature = func.import_signature(sig);
        let name = self.name(func, word);
        func.import_function(ExtFuncData {
            name,
            signature,
            colocated: false,
            patchable: false,
        })
    }

    /// Adds what is the same of the words in every process: how many there are, and of what sort.
    pub fn describe(&self, to: &mut impl Hasher) {
        self.list.len().hash(to);
        self.list.iter().for_each(|w| w.describe(to));
    }

    /// What the words are in this process.
    pub fn values(&self) -> Vec<u64> {
        let value = |w: &Word| match w {
            Word::Exits => self.exits,
            w => w.value(),
        };
        self.list.iter().map(value).collect()
    }
}
