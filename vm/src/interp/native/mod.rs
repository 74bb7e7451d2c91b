//! Native code from the interpreter's side: entering it, leaving it, and what it may call.
//!
//! ```text
//! mod.rs      the state, requests to compile, invalidation
//! enter.rs    from the interpreter into native code and back
//! exceptions.rs  what the compiler asks of exceptions
//! exit.rs     building the heap frames of an exit
//! calls.rs    calls of what native code does not know
//! helpers.rs  the functions that native code calls
//! answers.rs  what they answer
//! queue.rs    what waits for the compiler
//! quick.rs    natives for the commonest arguments
//! resume.rs   resuming generators
//! sites.rs    places in the code that see several shapes
//! ```
//!
//! Native code runs on the native stack, above the interpreter's loop, and returns one of the [`status`]es. As long as
//! it runs, `vm.frame` is the frame it was entered from: nothing else on the heap says what is executing. Whenever
//! anything but plain execution is wanted (a guard failed, a poll found something, a helper answered other than with
//! a value), all of it *unwinds*: every native activation, innermost first, builds the heap frames it stands for and
//! returns [`status::UNWINDING`] to its caller. When the interpreter's loop is reached, the world is all-heap again
//! (Law 2) and [`Pending`] says what the innermost frame was waiting for.
//!
//! Invariants:
//! * No Rust function is between two native activations except helpers of this folder, which pass statuses on.
//! * Code is freed only when no native activation exists.
//! * A unit whose assumptions broke is never entered again; one that is executing unwinds at its next helper.

#![expect(unsafe_code, reason = "called by native code with the VM's address")]

mod answers;
mod bindings;
mod calls;
mod enter;
mod exceptions;
mod exit;
pub mod helpers;
mod queue;
mod quick;
mod resume;
mod sites;

pub use enter::ARGS_MAX;
pub(crate) use enter::Entered;
pub(super) use enter::runnable;
pub use exceptions::{ExceptionAttr, note_shapes};
pub(super) use queue::Why;
pub use sites::{ClassAttr, Given, HandedOver, OperatorBy, SHAPES_MAX, TruthOf};

use crate::compiler::{
    BURNING_EXIT, CodeKey, CompileRequest, Compiler, Declined, EntryPoint, ExitCount, ExitReason,
    FinishedCode, HOT_EXIT, HOT_RETURN, Improved, SIZE_PER_IDLE_POLL, SIZE_PER_POLL, TRIES, Unit,
};
use crate::heap::Gc;
use crate::native::{Control, Exit};
use crate::objects::{CodeRef, Frame, RtCode};
use crate::value::Value;
use crate::vm::{Step, Vm};
use std::cell::Cell;
use std::collections::{BTreeMap, HashMap};
use std::time::Instant;

/// Bits that no operation on floats yields: a NaN that says that there is none.
pub const NO_FLOAT: u64 = 0x7ff0_dead_0000_0001;

/// What native code returns besides a value.
pub mod status {
    /// The function returned; the value is what.
    pub const RETURNED: u64 = 0;
    /// Everything unwinds: the frames are on the heap.
    pub const UNWINDING: u64 = 1;
    /// The function was not entered (a limit, no code): nothing happened, and the interpreter is to make the call.
    pub const NOT_ENTERED: u64 = 2;
    /// The generator's frame stands at a `yield`, with its registers in it; the value is what it yields.
    pub const YIELDED: u64 = 3;
    /// The value is an exception that nothing in the activation has caught. The lines that the activation adds to the
    /// traceback are there.
    pub const RAISED: u64 = 4;
    /// The call at which the entry's frame stands, with its registers in it, ended with a request for the scheduler.
    pub const BLOCKED: u64 = 5;
}

/// Status and value, as native code returns them.
#[derive(Clone, Copy, Debug)]
#[repr(C)]
pub struct Pair {
    pub status: u64,
    pub value: u64,
}

impl Pair {
    #[inline(always)]
    pub(super) fn value(v: Value) -> Pair {
        Pair {
            status: status::RETURNED,
            value: v.bits(),
        }
    }

    pub(super) const UNWINDING: Pair = Pair {
        status: status::UNWINDING,
        value: 0,
    };
}

impl Vm {
    /// The answer that this was raised, which is noted for an exit that may follow.
    pub(super) fn raised(&mut self, e: Value) -> Pair {
        self.native.raised = e;
        Pair {
            status: status::RAISED,
            value: e.bits(),
        }
    }
}

/// What the innermost frame is to do after an unwinding.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Pending {
    /// Go on at its pc.
    Resume,
    /// Go on at its pc, whose poll is due.
    Poll,
    /// Its instruction ended with this exit.
    Exit(Exit),
    /// Its instruction gets this value.
    Deliver(Value),
    /// The same, and the poll after a native's call is due.
    DeliverPoll(Value),
    /// What its instruction called raised this, and native code has dealt with all of the callee.
    Raised(Value),
}

/// The native code of functions that have none: refuses to be entered. Its address tells that there is none, so it has to
/// have one address: a function so small would get a copy in each part of the crate that names it, if it could be inlined.
#[inline(never)]
pub(crate) extern "C" fn refuse(vm: *mut Vm) -> Pair {
    // SAFETY: native code passes the VM it runs in; the caller cleans the stack of the arguments it passed.
    unsafe { (*vm).native.refused = true };
    Pair {
        status: status::NOT_ENTERED,
        value: 0,
    }
}

/// Address of [`refuse`].
pub(crate) fn no_code() -> *const u8 {
    refuse as *const u8
}

/// How much native stack native code may use above the interpreter.
const STACK_BYTES: usize = 256 << 10;

/// Calls after which it is tried again to have the code of a function that an earlier process knew.
const RECALL_CALLS: u32 = 16;

/// Code that is longer than this is not compiled.
pub const INSTRUCTIONS_MAX: usize = 6000;

/// How often native code was left: by reason, code object (serial number) and pc.
type Places = BTreeMap<(ExitReason, u32, u32), u64>;

/// Adds what a unit's exits counted.
fn count(unit: &Unit, places: &mut Places) {
    for record in &unit.exits {
        let Some(f) = record.frames.last() else {
            continue;
        };
        for (reason, n) in ExitReason::ALL.iter().zip(&record.taken) {
            if n.get() > 0 {
                *places.entry((*reason, f.rt.serial, f.pc)).or_default() += n.get() as u64;
            }
        }
    }
}

/// Places of the scratch area that are part of the VM, whose address native code has at hand.
pub const NEAR: usize = 96;

/// Everything the VM knows of native code.
pub struct NativeState {
    /// Native code that finds the stack pointer below this does not enter functions.
    pub(crate) stack_limit: usize,
    /// Frames in the chain beyond which native code does not enter functions.
    pub(crate) depth_limit: i64,
    /// Where helpers' stubs find arguments and leave results.
    pub(crate) results: [u64; 2],
    /// The scratch area, where exits put values: its first places, and the address of the others.
    pub(crate) near: [u64; NEAR],
    pub(crate) scratch: *mut u64,
    far: Vec<u64>,
    /// Test mode: guards until the next one fails.
    pub(crate) countdown: i64,
    pub(crate) pending: Pending,
    /// The frames built so far by the unwinding that is going on: innermost and outermost.
    pub(crate) unwound: Option<(Gc<Frame>, Gc<Frame>)>,
    /// An assumption broke: units are to be dropped at the next chance.
    pub(crate) stale: bool,
    /// A value that was delivered had a loop make another turn, whose head may have native code.
    pub(crate) turned: bool,
    /// Native code is executing.
    pub(crate) active: bool,
    /// A function was not entered: the exit that follows is no guard's.
    pub(crate) refused: bool,
    /// Frames in the chain up to the activation that called a helper; it is set before each such call.
    pub(crate) depth: i64,
    /// What a generator returned that a helper resumed.
    pub(crate) returned: Value,
    /// The exception that the running activation handles, or the nearest below it that handles one; UNBOUND: none of
    /// them does. An activation leaves it as it found it, unless it unwinds.
    pub(crate) handled: Value,
    /// The exception that native code is passing on: there from the answer `RAISED` to whoever catches it. An exit that
    /// finds one has been taken for it. Otherwise UNBOUND.
    pub(crate) raised: Value,
    /// The exit that is being taken: its record's distance in bytes from the unit's first.
    pub(crate) record: u32,
    /// The frame below all activations from which on somebody may handle an exception.
    pub(crate) below: Cell<Value>,
    /// The unwinding began with a guard that failed.
    pub(crate) guard_failed: bool,
    /// How often units that are gone were left.
    pub(crate) exits: Places,
    pub(crate) units: Vec<Unit>,
    /// Units whose code a thread of the compiler is making.
    pub(crate) awaited: Vec<Unit>,
    /// Units that serve while a thread of the compiler makes better code of them: their numbers and what they are.
    improving: Vec<(u64, u32, EntryPoint)>,
    /// Units (the serial numbers of their code objects, and their entries) that leave too often.
    worn: Vec<(u32, EntryPoint)>,
    /// Those of them that are left so often that interpreting is better, until the new code is there.
    burning: Vec<(u32, EntryPoint)>,
    /// Units that have run for so long that they should be made thoroughly.
    ripe: Vec<(u32, EntryPoint)>,
    pub(crate) queue: queue::Queue,
    pub(crate) bindings: bindings::Bindings,
    /// Serial numbers of code objects by what they say, of those with numbers below the other.
    pub(crate) code_keys: HashMap<CodeKey, u32>,
    pub(crate) keys_until: u32,
    /// Places (serial numbers of code objects, and pcs) that frames go on at so often that they should be entries.
    wanted: Vec<(u32, u32)>,
    /// A generator was not resumed because its native code is not there yet: who asked is not to be blamed.
    too_early: bool,
    /// Something is in the lists that [`Vm::mend_native`] takes care of.
    attention: bool,
}

impl NativeState {
    pub(crate) fn new(fail_guards: u32) -> NativeState {
        NativeState {
            stack_limit: 0,
            depth_limit: 0,
            results: [0; 2],
            near: [0; NEAR],
            scratch: std::ptr::null_mut(),
            far: Vec::new(),
            countdown: fail_guards as i64,
            pending: Pending::Resume,
            unwound: None,
            stale: false,
            turned: false,
            active: false,
            refused: false,
            depth: 0,
            returned: Value::NONE,
            handled: Value::UNBOUND,
            raised: Value::UNBOUND,
            record: 0,
            below: Cell::new(Value::UNBOUND),
            guard_failed: false,
            exits: BTreeMap::new(),
            units: Vec::new(),
            awaited: Vec::new(),
            improving: Vec::new(),
            worn: Vec::new(),
            burning: Vec::new(),
            ripe: Vec::new(),
            queue: queue::Queue::default(),
            bindings: bindings::Bindings::default(),
            code_keys: HashMap::new(),
            keys_until: 0,
            wanted: Vec::new(),
            too_early: false,
            attention: false,
        }
    }

    /// Whether what ended native code's last instruction goes to the scheduler, which gives the instruction its value.
    #[inline(always)]
    fn waits_for_scheduler(&self) -> bool {
        matches!(
            self.pending,
            Pending::Exit(Exit::Control(Control::Scheduler(_)))
        )
    }

    #[inline]
    pub(crate) fn has_ripe(&self) -> bool {
        !self.ripe.is_empty()
    }

    pub(crate) fn has_units(&self) -> bool {
        !self.units.is_empty() || !self.awaited.is_empty()
    }
}

impl Vm {
    /// Where native code left, and how often; most frequent first.
    pub fn native_exits(&self) -> Vec<ExitCount> {
        let mut places = self.native.exits.clone();
        self.native.units.iter().for_each(|u| count(u, &mut places));
        let mut rows: Vec<ExitCount> = Vec::new();
        for ((reason, serial, pc), n) in places {
            let Some(rt) = self.code_by_serial(serial) else {
                continue;
            };
            let op = rt.instrs()[pc as usize].op();
            rows.push(ExitCount {
                reason,
                function: rt.code().qualname.clone(),
                line: rt.code().spans.get(pc as usize).map_or(0, |s| s.line),
                op: op.map_or("", |op| op.info().mnemonic),
                count: n,
            });
        }
        rows.sort_by_key(|row| std::cmp::Reverse(row.count));
        rows
    }

    /// Whether code is of a size to be compiled, and has not been too often.
    fn may_compile(&self, rt: &RtCode) -> bool {
        self.compiler.is_some()
            && rt.native.tries.get() < TRIES
            && rt.instrs().len() <= INSTRUCTIONS_MAX
    }

    /// Has the compiler translate an entry, or make better code of what it has translated. Whether there is one now.
    fn compile_now(&mut self, rt: &RtCode, entry: EntryPoint, thorough: bool) -> bool {
        if thorough && self.improve(rt, entry) {
            return true;
        }
        let Some(mut compiler) = self.compiler.take() else {
            return false;
        };
        let started = Instant::now();
        let request = CompileRequest {
            rt,
            entry,
            thorough,
        };
        let made = compiler.compile(self, &request);
        self.compiler = Some(compiler);
        self.compiler_stats.compile_ns += started.elapsed().as_nanos() as u64;
        self.tell_compiled(rt.serial, Step::Translated, started, Instant::now());
        if !matches!(made, Err(Declined::NoMemory)) {
            rt.native.tries.set(rt.native.tries.get() + 1);
        }
        self.compiled(rt, entry, made)
    }

    /// Has the compiler make better code of a unit, if it has kept what it takes, and if that would still be the same.
    fn improve(&mut self, rt: &RtCode, entry: EntryPoint) -> bool {
        let Some(compiler) = &mut self.compiler else {
            return false;
        };
        let mut units = self.native.units.iter_mut();
        let Some(unit) = units.find(|u| u.owner == rt.serial && u.entry == entry && u.holds())
        else {
            return false;
        };
        let ticket = unit.ticket;
        match compiler.improve(unit) {
            Improved::Now(code) => self.exchange_code(ticket, code),
            Improved::Later => {
                rt.native.await_entry(entry);
                self.native.improving.push((ticket, rt.serial, entry));
            }
            Improved::No => return false,
        }
        true
    }

    /// Better code of a unit is there. The native stack must be empty.
    fn exchange_code(&mut self, ticket: u64, code: FinishedCode) {
        let mut units = self.native.units.iter_mut();
        let Some(unit) = units.find(|u| u.ticket == ticket) else {
            return;
        };
        self.compiler_stats.improved += 1;
        self.compiler_stats.code_bytes += code.code_bytes as u64;
        unit.thorough = true;
        unit.place(code);
        let (owner, entry, address) = (unit.owner, unit.entry, unit.address);
        if let Some(rt) = self.code_by_serial(owner) {
            rt.install(entry, address);
        }
    }

    /// Better code of a unit is no longer wanted: another form is.
    fn cancel_improving(&mut self, owner: u32, entry: EntryPoint) {
        let improving = &mut self.native.improving;
        if let Some(at) = improving
            .iter()
            .position(|(_, o, e)| (*o, *e) == (owner, entry))
        {
            improving.swap_remove(at);
            if let Some(rt) = self.code_by_serial(owner) {
                rt.native.no_longer_await(entry);
            }
        }
    }

    /// Units that the compiler's threads are at work at.
    fn units_in_work(&self) -> usize {
        self.native.awaited.len() + self.native.improving.len()
    }

    /// Has the compiler make an entry that an earlier process knew, by what that had learnt. Whether there is one now.
    #[cold]
    #[inline(never)]
    fn recall_entry(&mut self, rt: &RtCode, entry: EntryPoint) -> bool {
        if rt.native.awaits(entry) || !rt.native.try_kept(entry) {
            return false;
        }
        let Some(mut compiler) = self.compiler.take() else {
            return false;
        };
        let started = std::time::Instant::now();
        let request = CompileRequest {
            rt,
            entry,
            thorough: false,
        };
        let made = compiler.recall(self, &request);
        self.compiler = Some(compiler);
        self.compiler_stats.compile_ns += started.elapsed().as_nanos() as u64;
        match made {
            Err(Declined::NotNow) => false,
            made => self.compiled(rt, entry, made),
        }
    }

    /// The compiler has answered. Whether the entry is there now.
    fn compiled(&mut self, rt: &RtCode, entry: EntryPoint, made: Result<Unit, Declined>) -> bool {
        match made {
            Ok(unit) if unit.address.is_null() => {
                rt.native.await_entry(entry);
                self.native.awaited.push(unit);
                false
            }
            Ok(unit) => {
                self.install(unit);
                true
            }
            Err(Declined::NoMemory) => {
                self.compiler_stats.declined += 1;
                match entry {
                    // When it has been hot once more.
                    EntryPoint::Start => rt.heat.set(0),
                    EntryPoint::At(_) => rt.native.rest(entry, self.stats.polls),
                }
                false
            }
            Err(_) => {
                self.compiler_stats.declined += 1;
                rt.native.decline(entry);
                false
            }
        }
    }

    /// Makes a unit's code known to the interpreter.
    fn install(&mut self, unit: Unit) {
        self.compiler_stats.compiled += 1;
        self.compiler_stats.instructions += unit.instructions as u64;
        self.compiler_stats.code_bytes += unit.code_bytes as u64;
        let far = unit.scratch.saturating_sub(NEAR);
        if self.native.far.len() < far {
            self.native.far.resize(far, 0);
            self.native.scratch = self.native.far.as_mut_ptr();
        }
        self.drop_unit(unit.owner, unit.entry);
        if let Some(rt) = self.code_by_serial(unit.owner) {
            rt.install(unit.entry, unit.address);
        }
        self.native.units.push(unit);
    }

    /// Installs what threads of the compiler have made. What relied on classes that have changed since is thrown away.
    pub(crate) fn install_finished(&mut self) {
        debug_assert!(!self.native.active);
        let Some(compiler) = &mut self.compiler else {
            return;
        };
        for done in compiler.finished() {
            self.compiler_stats.background_ns += done.compile_ns;
            let improving = &mut self.native.improving;
            if let Some(at) = improving.iter().position(|(t, ..)| *t == done.ticket) {
                let (ticket, owner, entry) = improving.swap_remove(at);
                self.tell_compiled(owner, Step::Thorough, done.began, done.ended());
                if let Some(rt) = self.code_by_serial(owner) {
                    rt.native.no_longer_await(entry);
                }
                if let Some(code) = done.code {
                    self.exchange_code(ticket, code);
                }
                continue;
            }
            let awaited = &mut self.native.awaited;
            let Some(at) = awaited.iter().position(|u| u.ticket == done.ticket) else {
                continue;
            };
            let mut unit = awaited.swap_remove(at);
            self.tell_compiled(unit.owner, Step::Quick, done.began, done.ended());
            if let Some(rt) = self.code_by_serial(unit.owner) {
                rt.native.no_longer_await(unit.entry);
            }
            if let Some(code) = done.code {
                unit.place(code);
                unit.spare = done.spare;
                self.install(unit);
            }
        }
        self.feed_compiler();
    }

    /// Tells who observes of a step on the way to native code.
    fn tell_compiled(&mut self, owner: u32, step: Step, began: Instant, ended: Instant) {
        if self.observer.is_none() {
            return;
        }
        let rt = self.code_by_serial(owner);
        let name = rt.map_or(String::new(), |rt| rt.code().qualname.clone());
        if let Some(observer) = &mut self.observer {
            observer.compiled(&name, step, began, ended);
        }
    }

    /// Whether threads of the compiler are at work.
    #[inline(always)]
    pub(crate) fn awaits_native(&self) -> bool {
        self.units_in_work() != 0 || !self.native.queue.is_empty()
    }

    /// Whether they have made something.
    #[cold]
    pub(crate) fn has_native_news(&self) -> bool {
        self.compiler.as_ref().is_some_and(|c| c.has_finished())
    }

    /// A function of the program was called so often that it may be worth compiling.
    #[cold]
    #[inline(never)]
    pub(crate) fn function_is_hot(&mut self, rt: &RtCode) {
        let entry = EntryPoint::Start;
        if self.compiler.is_none() || rt.native_start.get() != no_code() {
            return;
        }
        if !rt.native.is_kept(entry) {
            self.compile_entry(rt, entry, Why::Hot);
        } else if !self.recall_entry(rt, entry) && !rt.native.awaits(entry) {
            // Once more in a while; and when that was in vain, when it is hot.
            let calls = match rt.native.is_kept(entry) {
                true => RECALL_CALLS,
                false => self.hot_calls,
            };
            rt.heat.set(self.hot_calls.saturating_sub(calls));
        }
    }

    /// A guard of a unit failed. Often enough, and the unit is compiled anew, with what has been seen since.
    pub(super) fn guard_failed(&mut self, record: &crate::compiler::ExitRecord) {
        self.compiler_stats.guards_failed += 1;
        let n = record.failed.get() + 1;
        record.failed.set(n);
        if n == HOT_EXIT {
            if let Some(f) = record.frames.last()
                && !record.hoisted
            {
                f.rt.native.note_hot_exit(f.pc);
            }
            self.native.worn.push((record.owner, record.entry));
            self.native.attention = true;
            if record.hoisted
                && let Some(rt) = self.code_by_serial(record.owner)
            {
                rt.native.no_hoisting.set(true);
            }
        }
        if n == BURNING_EXIT {
            self.native.burning.push((record.owner, record.entry));
            self.native.attention = true;
        }
    }

    /// Whether [`Vm::mend_native`] has something to do.
    #[inline]
    pub(super) fn wants_mending(&self) -> bool {
        self.native.stale || self.native.attention
    }

    /// Drops all units if an assumption broke, and has those made anew that leave too often: they serve until the new ones
    /// are there. The native stack must be empty.
    pub(crate) fn mend_native(&mut self) {
        debug_assert!(!self.native.active);
        self.native.attention = false;
        if std::mem::take(&mut self.native.stale) {
            self.drop_all_units();
        }
        for (owner, entry) in std::mem::take(&mut self.native.worn) {
            let Some(rt) = self.code_by_serial(owner).map(CodeRef::of) else {
                continue;
            };
            self.cancel_improving(owner, entry);
            if !self.compile_entry(&rt, entry, Why::Left) && !rt.native.awaits(entry) {
                self.give_up(&rt, entry);
            }
        }
        for (owner, entry) in std::mem::take(&mut self.native.burning) {
            if let Some(rt) = self.code_by_serial(owner)
                && rt.native.awaits(entry)
            {
                rt.uninstall(entry);
            }
        }
        for (owner, entry) in std::mem::take(&mut self.native.ripe) {
            if let Some(rt) = self.code_by_serial(owner).map(CodeRef::of) {
                self.compile_entry(&rt, entry, Why::Ripe);
            }
        }
        for (owner, pc) in std::mem::take(&mut self.native.wanted) {
            if let Some(rt) = self.code_by_serial(owner).map(CodeRef::of) {
                self.want_entry(&rt, pc);
            }
        }
    }

    /// Has what begins at a pc compiled at the next chance.
    pub fn wish_entry(&mut self, rt: &RtCode, pc: u32) {
        if rt.native.entry_at(pc).is_none() && !rt.native.awaits(EntryPoint::At(pc)) {
            self.native.wanted.push((rt.serial, pc));
            self.native.attention = true;
        }
    }

    /// Compiles what begins at a pc, unless it is there, was declined or has been asked for.
    fn want_entry(&mut self, rt: &RtCode, pc: u32) {
        let entry = EntryPoint::At(pc);
        if self.compiler.is_some()
            && rt.native.entry_at(pc).is_none()
            && !rt.native.declined(entry, self.stats.polls)
        {
            self.compile_entry(rt, entry, Why::Hot);
        }
    }

    /// There will be no better code of an entry: it is interpreted.
    fn give_up(&mut self, rt: &RtCode, entry: EntryPoint) {
        self.drop_unit(rt.serial, entry);
        rt.uninstall(entry);
    }

    /// A frame of unwound native code waits for a value, and will go on with the next instruction.
    #[cold]
    pub(super) fn note_return(&mut self, rt: &RtCode, pc: u32) {
        let often = HOT_RETURN.min(self.hot_calls);
        if rt.native.entry_at(pc).is_none() && rt.native.note_return(pc, often) {
            self.native.wanted.push((rt.serial, pc));
            self.native.attention = true;
        }
    }

    /// A poll was made at this address. Often enough, and the unit is made thoroughly.
    pub(super) fn note_running(&mut self, address: u64) {
        let size_per_poll = match self.awaits_native() {
            true => SIZE_PER_POLL,
            false => SIZE_PER_IDLE_POLL,
        };
        let native = &mut self.native;
        let found = native.units.iter().find(|u| !u.thorough && u.has(address));
        if let Some(unit) = found
            && unit.seen.get() != Unit::ASKED
        {
            let n = unit.seen.get() + 1;
            unit.seen.set(n);
            if n > unit.size / size_per_poll {
                unit.seen.set(Unit::ASKED);
                native.ripe.push((unit.owner, unit.entry));
                native.attention = true;
            }
        }
    }

    fn drop_all_units(&mut self) {
        self.native.worn.clear();
        self.native.wanted.clear();
        self.native.burning.clear();
        self.native.ripe.clear();
        self.native.bindings.clear();
        for (owner, entry) in self.native.queue.clear() {
            if let Some(rt) = self.code_by_serial(owner) {
                rt.native.no_longer_await(entry);
                rt.heat.set(0);
            }
        }
        for (_, owner, entry) in std::mem::take(&mut self.native.improving) {
            if let Some(rt) = self.code_by_serial(owner) {
                rt.native.no_longer_await(entry);
            }
        }
        for unit in std::mem::take(&mut self.native.awaited) {
            if let Some(rt) = self.code_by_serial(unit.owner) {
                rt.native.no_longer_await(unit.entry);
                rt.heat.set(0);
            }
        }
        for unit in std::mem::take(&mut self.native.units) {
            self.compiler_stats.dropped += 1;
            count(&unit, &mut self.native.exits);
            if let Some(rt) = self.code_by_serial(unit.owner) {
                rt.uninstall(unit.entry);
                if rt.native.is_kept(EntryPoint::Start) {
                    rt.heat.set(self.hot_calls - 1);
                }
            }
        }
    }

    fn drop_unit(&mut self, owner: u32, entry: EntryPoint) {
        let native = &mut self.native;
        let found = native
            .units
            .iter()
            .position(|u| u.owner == owner && u.entry == entry);
        if let Some(at) = found {
            count(&native.units.swap_remove(at), &mut native.exits);
            self.compiler_stats.dropped += 1;
        }
    }

    /// The units that mention an object like this.
    pub(crate) fn units_with(&self, is_such: impl Fn(Value) -> bool) -> Vec<(u32, EntryPoint)> {
        let units = self.native.units.iter().chain(&self.native.awaited);
        let found = units.filter(|u| u.roots.iter().any(|v| is_such(*v)));
        found.map(|u| (u.owner, u.entry)).collect()
    }

    /// Drops units, also those that are being made.
    pub(crate) fn drop_units(&mut self, dropped: Vec<(u32, EntryPoint)>) {
        for (owner, entry) in dropped {
            self.drop_unit(owner, entry);
            let rt = self.code_by_serial(owner).map(CodeRef::of);
            let is_it = |u: &Unit| u.owner == owner && u.entry == entry;
            let awaited = self.native.awaited.iter().any(is_it);
            self.native.awaited.retain(|u| !is_it(u));
            if let Some(rt) = rt {
                rt.uninstall(entry);
                if awaited {
                    rt.native.no_longer_await(entry);
                }
            }
        }
    }

    /// A unit was entered from the interpreter and left it again after so many ticks, other than by a poll. One that mostly
    /// does nothing but come and go is given up for a while: its code waits for something at every turn, such as a
    /// callee's native code that is not there yet.
    pub(super) fn note_visit(&mut self, rt: &RtCode, entry: EntryPoint, ticks: u64) {
        // What is being made anew is not judged by what it does now.
        if !rt.native.awaits(entry) && rt.native.note_visit(entry, ticks) {
            self.drop_unit(rt.serial, entry);
            rt.uninstall(entry);
            rt.native.rest(entry, self.stats.polls);
        }
    }

    /// Gives the VM a compiler. What that has kept of code that is loaded already is made known.
    pub fn set_compiler(&mut self, mut compiler: Box<dyn Compiler>) {
        let profiles = compiler.profiles();
        self.reserve_ids(&profiles);
        if !profiles.is_empty() {
            // It will be asked as soon as the program runs.
            let _ = compiler.is_ready();
        }
        for rt in self.loaded_codes() {
            self.note_kept(rt, compiler.kept(rt));
        }
        self.compiler = Some(compiler);
    }

    /// Makes known what the compiler has kept of a code object.
    pub(crate) fn note_kept(&self, rt: &RtCode, entries: Vec<EntryPoint>) {
        if entries.contains(&EntryPoint::Start) {
            rt.heat.set(self.hot_calls - 1);
        }
        rt.native.keep(entries);
    }

    /// Forgets the units of code objects that are gone.
    pub(crate) fn forget_units(&mut self, is_alive: impl Fn(u32) -> bool) {
        self.native.units.retain(|u| is_alive(u.owner));
        self.native.awaited.retain(|u| is_alive(u.owner));
        self.native
            .improving
            .retain(|(_, owner, _)| is_alive(*owner));
    }
}
