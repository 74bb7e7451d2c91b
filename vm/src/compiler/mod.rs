//! The contract between the VM and a compiler of native code.
//!
//! ```text
//! mod.rs     the trait, and what it is asked
//! unit.rs    what it answers: native code with its exits
//! layout.rs  where fields of the VM's structures are, for code that reads them directly
//! profile/   what was learnt of code, in terms that mean the same in every process
//! ```
//!
//! The interpreter counts how hot code is and asks for an [`EntryPoint`] to be compiled. No compiler given, or one
//! that declines, means interpretation: nothing a program can see depends on it (Law 3).
//!
//! Native code calls back through the helper table (`interp::native::helpers`) alone, and leaves through its exits.
//! The VM knows no code generator. A compiler reads heap objects only while it is asked; what it keeps (in
//! [`Unit::roots`]) the collector visits.

pub mod layout;
mod profile;
mod unit;

pub use profile::{CodeKey, KeysHash, Missing, Profile, Saved, ShapeName, code_key};
pub use unit::{
    ExitCount, ExitReason, ExitRecord, Finished, FinishedCode, FrameRecord, Recipe, Repr,
    SlotRecord, Source, Unit,
};

use crate::objects::RtCode;
use crate::vm::Vm;

/// Calls after which a function is compiled.
pub const HOT_CALLS: u32 = 400;

/// Calls after which a function whose loops are hot is compiled as a whole.
pub const OFTEN_CALLED: u32 = 32;

/// How often one code object's entries are compiled anew before it stays interpreted.
pub const TRIES: u32 = 60;

/// Compilations anew on account of one instruction's guards, after which it is left to the helpers.
pub const HOPES: u32 = 3;

/// Visits of native code after which it is judged, and ticks that one has to last on average.
pub const VISITS: u32 = 256;
pub const TICKS_PER_VISIT: u64 = 4;

/// Polls that an entry whose visits were not worth it is left alone for at first; twice as many each further time.
pub const REST: u64 = 16;

/// Times that unwound native code has to wait for a value at an instruction before what follows it is an entry.
pub const HOT_RETURN: u32 = 64;

/// Exits by failed guards through one record after which its unit is compiled anew.
pub const HOT_EXIT: u32 = 40;

/// Exceptions that leave a unit at a place before it is compiled anew with their way in place.
pub const HOT_RAISING: u32 = 100;

/// Failures of one guard after which a unit is not entered until the compiler has made it anew.
pub const BURNING_EXIT: u32 = 4 * HOT_EXIT;

/// Instructions of the intermediate form whose best machine code takes about as long as an instalment of ticks: a unit
/// that polls found running so often gets that.
pub const SIZE_PER_POLL: u32 = 25;

/// The same when nothing else is being compiled.
pub const SIZE_PER_IDLE_POLL: u32 = 100;

/// Where native code begins.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum EntryPoint {
    /// The function's start, with the arguments in machine registers and no frame.
    Start,
    /// The instruction at this pc, with the live registers in a heap frame: a loop's header, or where a call returns.
    At(u32),
}

/// What is to be compiled.
pub struct CompileRequest<'a> {
    pub rt: &'a RtCode,
    pub entry: EntryPoint,
    /// It has run for so long that the best code is worth its time.
    pub thorough: bool,
}

/// Why a compiler did not compile.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Declined {
    /// This sort of code is not compiled.
    Unsupported,
    /// The code is too large for one unit.
    TooLarge,
    /// The code generator refused.
    Failed,
    /// There is as much machine code as there may be: it may be asked again.
    NoMemory,
    /// What was kept of the entry is of no use now.
    NotNow,
}

/// How better machine code of a unit comes.
pub enum Improved {
    Now(FinishedCode),
    /// A thread makes it, under the unit's number.
    Later,
    /// It has to be compiled anew.
    No,
}

/// A compiler of native code.
pub trait Compiler {
    /// Compiles an entry, or says why not. A unit without an address is being made by a thread of the compiler.
    fn compile(&mut self, vm: &mut Vm, request: &CompileRequest<'_>) -> Result<Unit, Declined>;

    /// Makes better machine code of a unit that it has kept something of ([`Unit::spare`], which is spent): of the same
    /// form, for the same exits. The unit serves until then.
    fn improve(&mut self, unit: &mut Unit) -> Improved;

    /// Whether it can be asked now; if not, it has begun to make itself ready.
    fn is_ready(&mut self) -> bool;

    /// Whether a thread of the compiler has made something, or itself ready, since it was asked for what it has made.
    fn has_finished(&self) -> bool;

    /// What threads of the compiler have made since this was asked last.
    fn finished(&mut self) -> Vec<Finished>;

    /// The entries of this code that an earlier process knew.
    fn kept(&self, rt: &RtCode) -> Vec<EntryPoint>;

    /// Compiles an entry that an earlier process knew by what that had learnt.
    fn recall(&mut self, vm: &mut Vm, request: &CompileRequest<'_>) -> Result<Unit, Declined>;

    /// What earlier processes had learnt of all that they knew.
    fn profiles(&mut self) -> Vec<Profile>;

    /// Lets later processes know what is worth knowing.
    fn save(&mut self) -> std::io::Result<()>;

    /// Why it compiles nothing, where whoever runs the program should know.
    fn problem(&self) -> Option<&'static str>;

    /// Counters for `--stats` of the compiler's own.
    fn counters(&self) -> Vec<(&'static str, u64)>;
}

/// Counters for `--stats`.
#[derive(Clone, Copy, Debug, Default)]
pub struct CompilerStats {
    /// Units compiled.
    pub compiled: u64,
    /// Units that better machine code was made of, without translating them again.
    pub improved: u64,
    /// Requests declined.
    pub declined: u64,
    /// Units thrown away: by a hot exit or by a broken assumption.
    pub dropped: u64,
    /// Bytecode instructions translated, inlined ones included.
    pub instructions: u64,
    /// Bytes of machine code.
    pub code_bytes: u64,
    /// Time the program waited for the compiler.
    pub compile_ns: u64,
    /// Time that threads of the compiler took.
    pub background_ns: u64,
    /// Ticks spent in native code.
    pub native_ticks: u64,
    /// Times native code was entered from the interpreter.
    pub entered: u64,
    /// Times native code left through an exit.
    pub exits: u64,
    /// Those of them where a guard failed.
    pub guards_failed: u64,
}
