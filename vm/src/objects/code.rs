//! Code objects: bytecode in the form the interpreter runs.
//!
//! A [`CodeObject`] is the heap object a program can see; its [`RtCode`] is the Rust side: the instructions, the
//! constants as values, the feedback cells and counters. The VM owns the `RtCode`s and drops one when its object is
//! dead. The bytecode itself is immutable.
#![expect(
    unsafe_code,
    reason = "hands out pointers into code that its object keeps alive"
)]

use super::{Str, object};
use crate::bytecode::flow;
use crate::bytecode::liveness::{Liveness, RegSet};
use crate::bytecode::verify::{Kind as RegKind, KindMap};
use crate::bytecode::{Code, CodeId, Instr, Op, Program, code_flags};
use crate::compiler::{CodeKey, EntryPoint, code_key};
use crate::heap::Header;
use crate::value::Value;
use rustc_hash::FxHashMap;
use std::cell::{Cell, OnceCell, RefCell};
use std::rc::Rc;
use std::sync::Arc;

/// One instruction's feedback: what the interpreter saw there. Ids and versions only, never values.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[repr(C)]
pub struct Feedback(pub [u32; 4]);

/// What feedback cells hold of kinds of operands: bits of their first number.
pub mod seen {
    use crate::heap::Kind;
    use crate::value::Value;

    /// Arithmetic and comparisons: two floats.
    pub const FLOAT: u32 = 1;
    /// An int and a float.
    pub const MIXED: u32 = 2;
    /// Two small ints whose result is not one.
    pub const BIG: u32 = 4;
    /// Anything else but two small ints.
    pub const OTHER: u32 = 8;
    /// Two bools, or a bool and a small int.
    pub const BOOL: u32 = 16;
    /// Two ints, one of them beyond a value word.
    pub const WIDE: u32 = 32;
    /// `for_iter`: a generator. Iterators have the bit of their variety, those of `itertools` one of these.
    pub const GENERATOR: u32 = 1 << 30;
    /// An iterator of `itertools` whose items are pairs.
    pub const PAIRS: u32 = 1 << 28;
    /// Another one of them.
    pub const ITERTOOL: u32 = 1 << 27;
    /// The last number of a loop over generators: all have been of the code whose serial number is the second one.
    pub const ONE_CODE: u32 = 1;
    /// They have been of different ones.
    pub const MANY_CODES: u32 = 2;
    /// Subscriptions and loops: an operand without a bit of its own. Others have the bit of their kind.
    pub const REST: u32 = 1 << 31;

    /// The second number of a loop over `enumerate` or `zip` (of no generator): the varieties of the first iterator within are
    /// its lower half, those of the second one the upper half. The last bit of a half stands for whatever has none.
    pub fn within(inner: Value, place: u32) -> u32 {
        let bit = match inner.as_header() {
            _ if inner.is_unbound() => return 0,
            Some(h) if h.kind() == Kind::Iter => (h.aux() as u32).min(15),
            _ => 15,
        };
        1 << (bit + 16 * place)
    }
}

/// What feedback of calls holds: the last number says what was called, the first which.
pub mod callee {
    /// A function: the serial number of its code.
    pub const FUNCTION: u32 = 1;
    /// A native: its index.
    pub const BUILTIN: u32 = 2;
    pub const CLASS: u32 = 3;
    /// A bound method: the native's index and one more, 0 for other functions. Of calls by name: a bound function, the serial
    /// number of its code.
    pub const BOUND_METHOD: u32 = 4;
    /// Different ones.
    pub const MANY: u32 = 5;
    /// Of calls by name: a bound native, its index.
    pub const BOUND_NATIVE: u32 = 6;
    /// An instance of the program's: its shape.
    pub const INSTANCE: u32 = 7;
    /// Of calls by position: a bound function, the serial number of its code.
    pub const BOUND_FUNCTION: u32 = 8;
    /// First arguments of several shapes.
    pub const MANY_SHAPES: u32 = u32::MAX;
}

/// A code object.
#[repr(C)]
pub struct CodeObject {
    pub header: Header,
    /// Owned by the VM's table of codes; alive as long as this object.
    pub rt: *const RtCode,
}
object!(CodeObject, Code);

impl CodeObject {
    pub fn rt(&self) -> &RtCode {
        // SAFETY: the VM drops the `RtCode` only when this object is dead.
        unsafe { &*self.rt }
    }
}

/// How a call's arguments get into a frame, precomputed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Arity {
    /// Number of positional arguments for which they are simply copied, or `usize::MAX`, which no call has, when binding
    /// takes more (defaults, keyword-only, `*args`, `**kwargs`, generators, namespaces).
    pub simple: usize,
    /// Number of parameters when all are positional (defaults may stand for the last of them), else `u16::MAX`.
    pub positional: u16,
    pub n_pos: u16,
    pub n_params: u16,
}

/// The interpreter's form of a code object.
pub struct RtCode {
    pub program: Arc<Program>,
    pub id: CodeId,
    pub arity: Arity,
    pub n_regs: u32,
    /// Bits of [`code_flags`].
    pub flags: u32,
    /// Size class of its frames plus one; 0 when they are too large for a block.
    pub frame_class: u16,
    pub consts: Box<[Value]>,
    /// Interned strings.
    pub names: Box<[Value]>,
    /// Interned strings, one for each parameter.
    pub params: Box<[Value]>,
    pub name: Value,
    pub qualname: Cell<Value>,
    pub doc: Value,
    /// Number in the order of loading: an id that feedback may hold.
    pub serial: u32,
    /// Calls and taken back-edges so far.
    pub heat: Cell<u32>,
    /// Native code of the function's start: code that refuses to be entered where there is none.
    pub native_start: Cell<*const u8>,
    pub native: NativeEntries,
    /// Globals of a function of this code, UNBOUND when there was none: what the compiler takes for them.
    pub globals: Cell<Value>,
    /// The first instruction, and the first feedback cell once made: what the interpreter loads at every call.
    entry: *const Instr,
    cells: Cell<*const Cell<Feedback>>,
    feedback: OnceCell<Box<[Cell<Feedback>]>>,
    key: OnceCell<CodeKey>,
    liveness: OnceCell<Liveness>,
    /// Never removed from: what [`RtCode::live_at`] answers stays where it is.
    live: RefCell<FxHashMap<u32, Box<RegSet>>>,
    /// What was asked for last.
    last_live: Cell<(u32, *const RegSet)>,
    /// See [`RtCode::live_kinds`].
    live_kinds: RefCell<FxHashMap<u32, LiveKinds>>,
}

/// The registers that are live before an instruction, with what they hold.
pub type LiveKinds = Rc<[(u32, RegKind)]>;

/// What native code there is of a code object, and what came of making it.
#[derive(Default)]
pub struct NativeEntries {
    /// How many entries there are other than the function's start.
    n: Cell<u32>,
    /// Addresses of the entries by pc, null where there is none; made with the first of them.
    at: OnceCell<Box<[Cell<*const u8>]>>,
    /// How often native code that was unwound waited for a value with this pc next.
    returns: RefCell<Vec<(u32, u32)>>,
    declined: RefCell<Vec<EntryPoint>>,
    /// Entries that were not worth their visits: the poll until which they are left alone, and how often that was so.
    resting: RefCell<Vec<(EntryPoint, u64, u32)>>,
    /// Entries that are being compiled.
    awaited: RefCell<Vec<EntryPoint>>,
    /// Visits from the interpreter that ended by leaving, and their ticks, by entry.
    visits: RefCell<Vec<(EntryPoint, u32, u64)>>,
    /// How often a guard before an instruction failed so often that its unit was compiled anew, by pc.
    hot: RefCell<FxHashMap<u32, u32>>,
    /// Shapes that guards of attribute sites failed for, by pc.
    shapes: RefCell<FxHashMap<u32, Vec<u32>>>,
    /// Compilations so far.
    pub tries: Cell<u32>,
    /// Guards stay where they are needed, because one that was moved to a loop's entry failed too often.
    pub no_hoisting: Cell<bool>,
    /// There have been functions of this code with different globals.
    pub several_globals: Cell<bool>,
    /// Entries that an earlier process knew, and how often it was tried in vain to have them.
    kept: RefCell<Vec<(EntryPoint, u8)>>,
    /// Whether one of those is not the function's start.
    loops_kept: Cell<bool>,
}

/// What guards that failed have taught.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Hints {
    pub hot_exits: FxHashMap<u32, u32>,
    pub shapes: FxHashMap<u32, Vec<u32>>,
    pub no_hoisting: bool,
}

/// Among what is known of exits by pc: exceptions pass there.
const RAISING: u32 = 1 << 31;

impl NativeEntries {
    /// Whether there is an entry other than the function's start, or an earlier process knew one.
    #[inline(always)]
    pub fn any(&self) -> bool {
        self.n.get() != 0 || self.loops_kept.get()
    }

    /// The native code to enter from a frame that stands at this pc.
    #[inline(always)]
    pub fn entry_at(&self, pc: u32) -> Option<*const u8> {
        if !self.any() {
            return None;
        }
        let address = self.at.get()?.get(pc as usize)?.get();
        (!address.is_null()).then_some(address)
    }

    /// Where the address of the entry at a pc is kept, of so many. It stays there.
    fn place(&self, pc: u32, n_instrs: usize) -> Option<&Cell<*const u8>> {
        let none = || vec![Cell::new(std::ptr::null()); n_instrs].into();
        self.at.get_or_init(none).get(pc as usize)
    }

    fn set_entry(&self, pc: u32, address: *const u8, n_instrs: usize) {
        let Some(entry) = self.place(pc, n_instrs) else {
            return;
        };
        let before = entry.replace(address);
        let n = self.n.get() + before.is_null() as u32 - address.is_null() as u32;
        self.n.set(n);
    }

    /// Notes that native code was unwound that waits for a value with this pc next. Whether it is time to compile that
    /// as an entry: every so many times.
    pub fn note_return(&self, pc: u32, often: u32) -> bool {
        let mut returns = self.returns.borrow_mut();
        match returns.iter_mut().find(|(p, _)| *p == pc) {
            Some((_, n)) => {
                *n += 1;
                n.is_multiple_of(often)
            }
            None => {
                returns.push((pc, 1));
                often <= 1
            }
        }
    }

    pub fn decline(&self, entry: EntryPoint) {
        self.declined.borrow_mut().push(entry);
    }

    /// Leaves an entry alone for a while, the longer the more often: what it waited for may be there next time.
    pub fn rest(&self, entry: EntryPoint, now: u64) {
        let mut resting = self.resting.borrow_mut();
        let times = resting.iter().find(|r| r.0 == entry).map_or(0, |r| r.2);
        resting.retain(|r| r.0 != entry);
        let polls = crate::compiler::REST << times.min(32);
        resting.push((entry, now.saturating_add(polls), times + 1));
    }

    pub fn await_entry(&self, entry: EntryPoint) {
        self.awaited.borrow_mut().push(entry);
    }

    pub fn no_longer_await(&self, entry: EntryPoint) {
        self.awaited.borrow_mut().retain(|e| *e != entry);
    }

    /// Whether an entry is being compiled.
    pub fn awaits(&self, entry: EntryPoint) -> bool {
        self.awaited.borrow().contains(&entry)
    }

    /// Notes a visit that ended by leaving. Whether those of this entry have not been worth it.
    pub fn note_visit(&self, entry: EntryPoint, ticks: u64) -> bool {
        use crate::compiler::{TICKS_PER_VISIT, VISITS};
        let mut visits = self.visits.borrow_mut();
        let at = match visits.iter().position(|v| v.0 == entry) {
            Some(at) => at,
            None => {
                visits.push((entry, 0, 0));
                visits.len() - 1
            }
        };
        let (_, n, spent) = &mut visits[at];
        (*n, *spent) = (*n + 1, *spent + ticks);
        if *n < VISITS {
            return false;
        }
        let wasted = *spent < TICKS_PER_VISIT * VISITS as u64;
        (*n, *spent) = (0, 0);
        wasted
    }

    /// Notes that a guard before an instruction failed often.
    pub fn note_hot_exit(&self, pc: u32) {
        *self.hot.borrow_mut().entry(pc).or_default() += 1;
    }

    /// Notes that exceptions often pass through an instruction, or are raised by it, of a unit without a handler for them.
    pub fn note_raising(&self, pc: u32) {
        self.note_hot_exit(RAISING | pc);
    }

    /// Whether that was so.
    pub fn is_raising(&self, pc: u32) -> bool {
        self.hot_exits(RAISING | pc) > 0
    }

    /// How often guards before an instruction have failed so often that its unit was compiled anew.
    pub fn hot_exits(&self, pc: u32) -> u32 {
        self.hot.borrow().get(&pc).copied().unwrap_or(0)
    }

    /// Whether that was so often that it is left to the helpers.
    pub fn is_hopeless(&self, pc: u32) -> bool {
        self.hot_exits(pc) >= crate::compiler::HOPES
    }

    /// Notes a shape that a site saw; beyond a bound nothing is added.
    pub fn note_shape(&self, pc: u32, shape: u32) {
        let mut shapes = self.shapes.borrow_mut();
        let seen = shapes.entry(pc).or_default();
        if !seen.contains(&shape) && seen.len() <= crate::interp::native::SHAPES_MAX {
            seen.push(shape);
        }
    }

    /// The shapes a site was noted to have seen.
    pub fn shapes_at(&self, pc: u32) -> Vec<u32> {
        self.shapes.borrow().get(&pc).cloned().unwrap_or_default()
    }

    /// What guards that failed have taught so far.
    pub fn hints(&self) -> Hints {
        Hints {
            hot_exits: self.hot.borrow().clone(),
            shapes: self.shapes.borrow().clone(),
            no_hoisting: self.no_hoisting.get(),
        }
    }

    /// Puts other hints in the place of those, and answers with them.
    pub fn replace_hints(&self, hints: Hints) -> Hints {
        Hints {
            hot_exits: self.hot.replace(hints.hot_exits),
            shapes: self.shapes.replace(hints.shapes),
            no_hoisting: self.no_hoisting.replace(hints.no_hoisting),
        }
    }

    /// Notes entries that an earlier process knew.
    pub fn keep(&self, entries: impl IntoIterator<Item = EntryPoint>) {
        let mut kept = self.kept.borrow_mut();
        kept.extend(entries.into_iter().map(|e| (e, 0)));
        self.loops_kept.set(is_loop_among(&kept));
    }

    /// Whether an earlier process knew entries that have not been tried too often.
    #[inline(always)]
    pub fn has_kept(&self) -> bool {
        !self.kept.borrow().is_empty()
    }

    /// Whether an earlier process knew the entry, which has not been tried too often. Counts as a trial.
    pub fn try_kept(&self, entry: EntryPoint) -> bool {
        let mut kept = self.kept.borrow_mut();
        let Some(at) = kept.iter().position(|(e, _)| *e == entry) else {
            return false;
        };
        kept[at].1 += 1;
        if kept[at].1 >= KEPT_TRIALS {
            kept.swap_remove(at);
            self.loops_kept.set(is_loop_among(&kept));
        }
        true
    }

    /// Whether an earlier process knew the entry.
    pub fn is_kept(&self, entry: EntryPoint) -> bool {
        self.kept.borrow().iter().any(|(e, _)| *e == entry)
    }

    /// Whether the compiler declined this entry.
    pub fn declined(&self, entry: EntryPoint, now: u64) -> bool {
        let resting = self.resting.borrow();
        self.declined.borrow().contains(&entry) || resting.iter().any(|r| r.0 == entry && now < r.1)
    }
}

/// How often it is tried to have what an earlier process knew.
const KEPT_TRIALS: u8 = 3;

fn is_loop_among(kept: &[(EntryPoint, u8)]) -> bool {
    kept.iter().any(|(e, _)| *e != EntryPoint::Start)
}

/// A reference to loaded code whose lifetime nobody checks: for what is kept beside the object that owns the code.
///
/// `RtCode`s are boxed and live as long as their code objects. Whoever keeps a `CodeRef` across a yield point keeps the
/// code object alive too (a unit by its roots), or throws the reference away with it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct CodeRef(*const RtCode);

impl CodeRef {
    #[inline(always)]
    pub fn of(rt: &RtCode) -> CodeRef {
        CodeRef(rt)
    }

    /// The address, as native code compares it.
    pub fn address(self) -> u64 {
        self.0 as u64
    }

    /// The code, for as long as the type's contract holds.
    #[inline(always)]
    pub fn get<'a>(self) -> &'a RtCode {
        // SAFETY: made from a reference; by the type's contract the code is still there.
        unsafe { &*self.0 }
    }
}

impl std::ops::Deref for CodeRef {
    type Target = RtCode;

    #[inline(always)]
    fn deref(&self) -> &RtCode {
        self.get()
    }
}

/// The parts of an [`RtCode`] that hold values, made by the VM when it loads a program.
pub struct CodeValues {
    pub consts: Box<[Value]>,
    pub names: Box<[Value]>,
    pub params: Box<[Value]>,
    pub name: Value,
    pub qualname: Value,
    pub doc: Value,
}

impl RtCode {
    pub fn new(
        program: Arc<Program>,
        id: CodeId,
        values: CodeValues,
        frame_class: u16,
        serial: u32,
    ) -> RtCode {
        let code = &program.codes[id.0 as usize];
        let special = code_flags::GENERATOR
            | code_flags::VARARGS
            | code_flags::VARKEYWORDS
            | code_flags::NAMESPACE;
        let simple = code.flags & special == 0 && code.n_kwonly == 0;
        let positional = code.flags & (special & !code_flags::GENERATOR) == 0 && code.n_kwonly == 0;
        RtCode {
            arity: Arity {
                simple: if simple {
                    code.n_pos as usize
                } else {
                    usize::MAX
                },
                positional: if positional { code.n_pos } else { u16::MAX },
                n_pos: code.n_pos,
                n_params: code.n_params() as u16,
            },
            // One more for a generator's link to its object.
            n_regs: code.n_regs as u32,
            flags: code.flags,
            frame_class,
            consts: values.consts,
            names: values.names,
            params: values.params,
            name: values.name,
            qualname: Cell::new(values.qualname),
            doc: values.doc,
            serial,
            heat: Cell::new(0),
            native_start: Cell::new(crate::interp::native::no_code()),
            native: NativeEntries::default(),
            globals: Cell::new(Value::UNBOUND),
            entry: code.instrs.as_ptr(),
            cells: Cell::new(std::ptr::null()),
            feedback: OnceCell::new(),
            key: OnceCell::new(),
            liveness: OnceCell::new(),
            live: RefCell::default(),
            last_live: Cell::new((0, std::ptr::null())),
            live_kinds: RefCell::default(),
            program,
            id,
        }
    }

    /// Makes the native code of an entry known to the interpreter.
    pub fn install(&self, entry: EntryPoint, address: *const u8) {
        match entry {
            EntryPoint::Start => self.native_start.set(address),
            EntryPoint::At(pc) => self.native.set_entry(pc, address, self.instrs().len()),
        }
    }

    /// Where the address of the native code to enter at a pc is kept, or null.
    pub fn entry_place(&self, pc: u32) -> Option<&Cell<*const u8>> {
        self.native.place(pc, self.instrs().len())
    }

    /// Whether some instruction jumps back to this one.
    pub fn is_loop_header(&self, pc: u32) -> bool {
        let jumps = |(at, i): (usize, &Instr)| {
            at as u32 >= pc && flow::jump_target(*i, at as u32) == Some(pc)
        };
        self.instrs().iter().enumerate().any(jumps)
    }

    /// Forgets the native code of an entry.
    pub fn uninstall(&self, entry: EntryPoint) {
        match entry {
            EntryPoint::Start => {
                self.native_start.set(crate::interp::native::no_code());
                self.heat.set(0);
            }
            EntryPoint::At(pc) => {
                self.native
                    .set_entry(pc, std::ptr::null(), self.instrs().len());
            }
        }
    }

    pub fn code(&self) -> &Code {
        &self.program.codes[self.id.0 as usize]
    }

    /// What it says, as a hash.
    pub fn key(&self) -> CodeKey {
        *self
            .key
            .get_or_init(|| code_key(self.code(), &self.program.file))
    }

    pub fn has(&self, flags: u32) -> bool {
        self.flags & flags != 0
    }

    /// Whether a traceback has a line for what is raised at a pc: not in the library's own functions, nor where a comprehension begins
    /// to iterate, which is the doing of the function around it.
    pub fn is_listed_at(&self, pc: u32) -> bool {
        !self.has(code_flags::HIDDEN) && !self.begins_comprehension(pc)
    }

    /// Whether the instruction at a pc asks for the iterator of what a comprehension was given.
    fn begins_comprehension(&self, pc: u32) -> bool {
        let i = self.instrs().get(pc as usize);
        let given = || self.params.first().and_then(|name| name.as_gc::<Str>());
        i.is_some_and(|i| i.is(Op::GetIter) && i.b() == 0)
            && given().is_some_and(|name| name.text() == ".0")
    }

    /// The instructions.
    pub fn instrs(&self) -> &[Instr] {
        &self.code().instrs
    }

    /// Address of the first instruction.
    #[inline(always)]
    pub fn instrs_ptr(&self) -> *const Instr {
        self.entry
    }

    /// Address of the first feedback cell.
    #[inline(always)]
    pub fn feedback_ptr(&self) -> *const Cell<Feedback> {
        let p = self.cells.get();
        if p.is_null() { self.make_feedback() } else { p }
    }

    #[cold]
    fn make_feedback(&self) -> *const Cell<Feedback> {
        self.cells.set(self.feedback().as_ptr());
        self.cells.get()
    }

    /// The feedback cells, one per instruction, made at the first call.
    pub fn feedback(&self) -> &[Cell<Feedback>] {
        self.feedback
            .get_or_init(|| vec![Cell::new(Feedback::default()); self.instrs().len()].into())
    }

    /// Registers that are live before the instruction at `pc`.
    pub fn live_at(&self, pc: u32) -> &RegSet {
        let (last, set) = self.last_live.get();
        if last == pc && !set.is_null() {
            // SAFETY: it is one of `live`, where it stays as long as this object.
            return unsafe { &*set };
        }
        let mut live = self.live.borrow_mut();
        let make = || {
            let mut set = RegSet::default();
            self.liveness
                .get_or_init(|| Liveness::new(self.code()))
                .live_in(self.code(), pc, &mut set);
            Box::new(set)
        };
        let set: *const RegSet = &**live.entry(pc).or_insert_with(make);
        self.last_live.set((pc, set));
        // SAFETY: boxes in `live` are never removed.
        unsafe { &*set }
    }

    /// Registers that are live before the instruction at `pc`, and what the verifier knows of them; None where control cannot be.
    /// `map` answers the map of this code, which is made where it is not known yet.
    pub fn live_kinds<'m>(&self, pc: u32, map: impl FnOnce() -> &'m KindMap) -> Option<LiveKinds> {
        if let Some(kinds) = self.live_kinds.borrow().get(&pc) {
            return Some(kinds.clone());
        }
        let kinds = map().kinds_at(self.code(), pc)?;
        let live = self.live_at(pc).iter();
        let live: LiveKinds = live.map(|reg| (reg as u32, kinds[reg])).collect();
        self.live_kinds.borrow_mut().insert(pc, live.clone());
        Some(live)
    }
}
