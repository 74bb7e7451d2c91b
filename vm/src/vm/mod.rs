//! One isolate: heap, classes, shapes, natives, interned strings, the running frame.
//!
//! Everything that keeps a heap object alive from Rust is a field of [`Vm`] and visited by `Vm::visit_roots`.
//! The interpreter's loop is in `interp`; what operators mean in `semantics`; the built-in types' methods in
//! `builtins`. The scheduler lives in the runtime crate, which is asked through `Control::Scheduler`.

mod alloc;
pub(crate) mod arity;
mod attrs;
mod classes;
mod collect;
mod doubles;
mod errors;
mod last_words;
mod load;
mod natives;
mod prelude;
mod reserved;
mod roots;
mod slots;
mod strings;
mod weak;
mod well_known;

pub use crate::builtins::remembered::ShapeAttr;
pub(crate) use alloc::frame_class;
pub use attrs::Method;
pub(crate) use attrs::is_native_method;
pub use natives::NativeEntry;
pub use prelude::PreludeFn;
pub use roots::Roots;
pub use well_known::{ITERTOOLS, KNOWN, Known, KnownClass};

use crate::builtins::functions_core::{VERDICTS, Verdict};
use crate::builtins::remembered::{ATTRIBUTES, Attribute};
use crate::bytecode::Program;
use crate::compiler::{Compiler, CompilerStats};
use crate::heap::{Gc, Heap, HeapConfig, NoRoom, Room};
use crate::host::Host;
use crate::interp::cache::{SHARED, SharedEntry};
use crate::interp::native::NativeState;
use crate::interp::{Outcome, TraceState};
use crate::native::{Exit, Request};
use crate::objects::{Class, Dict, Frame, RtCode, Shapes, Tasklet};
pub use crate::observer::{Observer, Step};
use crate::semantics::table_keys::Search;
use crate::snapshot::BootObjects;
use crate::value::Value;
use rustc_hash::{FxHashMap, FxHashSet};
use std::cell::{Cell, RefCell};
use std::sync::atomic::{AtomicU32, Ordering};
use std::sync::{Arc, Weak};

/// Bits of [`Vm::slow`]: reasons for a poll to stop and look. Set from anywhere, also from other threads.
pub mod slow {
    /// The user pressed Ctrl-C (or the host asked for the same).
    pub const INTERRUPT: u32 = 1;
    /// The host wants control back.
    pub const STOP: u32 = 2;
    /// The host wants control back at a poll: no operation is given up for it.
    pub const PAUSE: u32 = 4;
    /// The host wants to be shown who stands where.
    pub const SHOW: u32 = 8;
}

/// Limits and test modes of an isolate.
#[derive(Clone, Copy, Debug)]
pub struct VmConfig {
    pub heap: HeapConfig,
    /// Ticks after which the program is stopped; `u64::MAX` for no limit.
    pub max_ticks: u64,
    /// Frames in one tasklet's chain.
    pub recursion_limit: u32,
    pub hash_seed: u64,
    /// Most digits of an int converted from or to decimal text (`sys.set_int_max_str_digits`); 0 for no limit.
    pub int_max_str_digits: u32,
    /// Test mode: every poll leaves the interpreter and comes back.
    pub unwind_at_polls: bool,
    /// Polls leave the interpreter, as often as they come: see [`Vm::poll_after`].
    pub leave_at_polls: bool,
    /// Test mode: every poll collects.
    pub collect_at_polls: bool,
    /// Test mode: natives take their longest way (step size 1, prelude instead of shortcuts).
    pub longest_way: bool,
    /// Test mode: every n-th guard of native code fails; 0: only those that must.
    pub fail_guards: u32,
    /// Test mode: every poll breaks all assumptions about classes. Polls become rarer with each, so that what was dropped
    /// can be made again.
    pub invalidate_at_polls: bool,
    /// Test mode: the driver keeps a digest of where and when it got control.
    pub digest_yields: bool,
}

impl Default for VmConfig {
    fn default() -> VmConfig {
        VmConfig {
            heap: HeapConfig::default(),
            max_ticks: u64::MAX,
            recursion_limit: 1000,
            hash_seed: 0,
            int_max_str_digits: 4300,
            unwind_at_polls: false,
            leave_at_polls: false,
            collect_at_polls: false,
            longest_way: false,
            fail_guards: 0,
            invalidate_at_polls: false,
            digest_yields: false,
        }
    }
}

/// Counters for `--stats`.
#[derive(Clone, Copy, Debug, Default)]
pub struct VmStats {
    /// Ticks of finished slices; add those of the present one (`Vm::ticks`).
    pub polls: u64,
    pub calls_pushed: u64,
    /// With `digest_yields`: of all yields so far, the tick, the code object's name and the pc.
    pub yields: u64,
    /// Snapshots taken.
    pub snapshots: u64,
}

/// An entry of the class-attribute cache.
#[derive(Clone, Copy)]
struct CachedLookup {
    class: usize,
    name: usize,
    epoch: u32,
    value: Value,
}

impl CachedLookup {
    const EMPTY: CachedLookup = CachedLookup {
        class: 0,
        name: 0,
        epoch: 0,
        value: Value::UNBOUND,
    };
}

const LOOKUP_CACHE: usize = 2048;

/// An isolate.
pub struct Vm {
    pub heap: Heap,
    pub config: VmConfig,
    pub stats: VmStats,
    /// Calls after which a function is compiled.
    pub(crate) hot_calls: u32,
    /// Ticks between two looks around.
    pub(crate) instalment: u64,
    pub host: Box<dyn Host>,
    /// Who is told what the machine does, if anybody.
    pub observer: Option<Box<dyn Observer>>,
    /// Makes native code of what is hot; none: everything is interpreted.
    pub compiler: Option<Box<dyn Compiler>>,
    pub compiler_stats: CompilerStats,
    /// Native code, and what it shares with the interpreter.
    pub(crate) native: NativeState,
    /// Whether trace functions are told what happens, and which.
    pub(crate) trace: TraceState,
    /// Asynchronous requests, see [`slow`].
    pub slow: Arc<AtomicU32>,
    /// Ticks left before the next look at the clock of ticks; polls count it down.
    pub ticks_left: i64,
    /// Ticks that had been spent when `ticks_left` was last filled up, plus that filling.
    pub ticks_granted: u64,
    /// The program was stopped within an operation, which was given up and must not be run again.
    pub given_up: bool,
    /// The operation that was refused memory last, until it is known to be done.
    pub(crate) refused: crate::interp::Refused,
    /// Number of ticks at which the scheduler's slice ends.
    pub(crate) slice_end: u64,
    /// The frame that runs; UNBOUND when none does.
    pub frame: Value,
    /// Frames in the running chain.
    pub depth: u32,
    /// Where results of big-number arithmetic grow before they become objects.
    pub(crate) limb_scratch: Vec<u64>,
    /// A call that a native asked for.
    pub request: Request,
    pub shapes: Shapes,
    classes: Vec<Gc<Class>>,
    natives: Vec<NativeEntry>,
    codes: Vec<(Value, Box<RtCode>)>,
    next_code_serial: u32,
    /// Programs of the library, and their checksums.
    embedded: Vec<(Arc<Program>, u64)>,
    /// Checksums of programs that were asked for, by address.
    checksums: RefCell<FxHashMap<usize, (Weak<Program>, u64)>>,
    /// Programs that came along with values.
    pub(crate) carried: crate::snapshot::Carried,
    /// What every VM has.
    pub(crate) boot: BootObjects,
    interned: strings::Interner,
    /// Names the VM mentions, interned.
    pub names: strings::Names,
    /// Strings of one ASCII character, and the empty one at 128.
    small_strings: Vec<Value>,
    /// The first of them, for native code; they stay where they are.
    pub(crate) ascii_chars: *const Value,
    pub(crate) empty_tuple: Value,
    /// All weak cells.
    weak: weak::WeakTable,
    /// Greenlets that have started.
    started: last_words::Started,
    /// Tasklets made since the last collection, dead ones included.
    young_tasklets: Vec<Gc<Tasklet>>,
    /// List of the callbacks of weak references that are due, each with its reference.
    pub(crate) due_callbacks: Value,
    /// What checks against abstract base classes remember: a list, see `builtins/abc.rs`.
    pub(crate) abstract_checks: Value,
    /// Changes whenever some class's attributes change in a way that cached lookups must notice.
    pub epoch: u32,
    /// Values of class attributes that inline caches of this epoch refer to by index.
    pub cells: Vec<Value>,
    /// Index in `cells`, by the value's bits.
    pub(crate) cell_index: FxHashMap<u64, u32>,
    /// The native that was called last: whose state an `Ask` or `More` belongs to.
    pub(crate) running_native: Value,
    /// The native behind bottom frames.
    pub(crate) start_native: Value,
    lookups: Box<[CachedLookup; LOOKUP_CACHE]>,
    /// What shapes have under names, for sites that see several shapes.
    pub(crate) shared_cache: Box<[SharedEntry; SHARED]>,
    /// Misses of inline caches for attributes, to look at some of them.
    pub(crate) misses: u32,
    next_dict_version: u32,
    reserved: reserved::Reserved,
    /// Class attributes (class and name by address) that were set again after the class was made.
    rebound: FxHashSet<(usize, usize)>,
    pub builtins: Gc<Dict>,
    /// `sys.modules`.
    pub modules: Gc<Dict>,
    /// The exception about to be raised says that a method call did not find its method: for the carets.
    pub(crate) lookup_failed: bool,
    pub intrinsics: [Value; crate::bytecode::ops::intrinsic::COUNT as usize],
    prelude: Vec<Value>,
    /// Identity numbers given out on request, by address.
    pub(crate) identities: RefCell<FxHashMap<usize, u64>>,
    pub(crate) next_identity: Cell<u64>,
    /// See `semantics::equality`.
    pub(crate) nested_left: Cell<u32>,
    /// What the last search in a table came to.
    pub(crate) last_search: Search,
    /// The strings of messages that are always the same, by the addresses of their texts.
    pub(crate) messages: [(usize, Value); errors::MESSAGES],
    /// What `isinstance` was found to be.
    pub(crate) verdicts: Box<[Verdict; VERDICTS]>,
    /// What `getattr` and `hasattr` have found.
    pub(crate) attributes: Box<[Attribute; ATTRIBUTES]>,
    /// The runtime's own places.
    pub roots: Roots,
    /// Values that Rust code keeps alive through a collection: a stack.
    pub(crate) kept: Vec<Value>,
    /// What serves requests for the scheduler without leaving the interpreter; see [`Vm::serve_scheduler`].
    pub scheduler: Option<ServeRequest>,
    /// It is at work.
    pub(crate) switching: bool,
    /// It has been at work: the current frame may have native code where it stands.
    pub(crate) switched: bool,
}

/// Serves a native's request for the scheduler (its number), with an empty native stack: `None` to go on with `vm.frame`.
pub type ServeRequest = fn(&mut Vm, usize) -> Option<Outcome>;

impl Vm {
    /// A VM with the built-in classes and functions, but without the prelude and the modules that the runtime adds.
    pub fn new(config: VmConfig, host: Box<dyn Host>) -> Vm {
        let mut heap = Heap::new(config.heap);
        let room = heap.emergency();
        let (builtins, modules) = (
            alloc::bare_dict(&mut heap, &room),
            alloc::bare_dict(&mut heap, &room),
        );
        let mut vm = Vm {
            heap,
            config,
            hot_calls: crate::compiler::HOT_CALLS,
            instalment: crate::interp::INSTALMENT,
            stats: VmStats::default(),
            host,
            observer: None,
            compiler: None,
            compiler_stats: CompilerStats::default(),
            native: NativeState::new(config.fail_guards),
            trace: TraceState::OFF,
            slow: Arc::default(),
            ticks_left: 0,
            ticks_granted: 0,
            given_up: false,
            refused: Default::default(),
            slice_end: u64::MAX,
            frame: Value::UNBOUND,
            depth: 0,
            limb_scratch: Vec::new(),
            request: Request {
                callee: Value::UNBOUND,
                args: Vec::new(),
                names: Value::UNBOUND,
            },
            shapes: Shapes::new(),
            classes: Vec::new(),
            natives: Vec::new(),
            codes: Vec::new(),
            next_code_serial: 1,
            embedded: Vec::new(),
            checksums: RefCell::default(),
            carried: Default::default(),
            boot: BootObjects::default(),
            interned: strings::Interner::default(),
            names: strings::Names::unset(),
            small_strings: Vec::new(),
            ascii_chars: std::ptr::null(),
            last_search: Search::default(),
            messages: [(0, Value::NONE); errors::MESSAGES],
            verdicts: Box::new([Verdict::default(); VERDICTS]),
            attributes: Box::new([Attribute::default(); ATTRIBUTES]),
            empty_tuple: Value::UNBOUND,
            weak: weak::WeakTable::default(),
            started: last_words::Started::default(),
            young_tasklets: Vec::new(),
            due_callbacks: Value::UNBOUND,
            abstract_checks: Value::UNBOUND,
            epoch: 1,
            cells: Vec::new(),
            cell_index: FxHashMap::default(),
            running_native: Value::UNBOUND,
            start_native: Value::UNBOUND,
            lookups: Box::new([CachedLookup::EMPTY; LOOKUP_CACHE]),
            shared_cache: Box::new([SharedEntry::EMPTY; SHARED]),
            misses: 0,
            next_dict_version: 0,
            reserved: Default::default(),
            rebound: FxHashSet::default(),
            builtins,
            modules,
            lookup_failed: false,
            intrinsics: [Value::UNBOUND; crate::bytecode::ops::intrinsic::COUNT as usize],
            prelude: Vec::new(),
            identities: RefCell::default(),
            next_identity: Cell::new(0),
            nested_left: Cell::new(0),
            roots: Roots::default(),
            kept: Vec::new(),
            scheduler: None,
            switching: false,
            switched: false,
        };
        vm.bootstrap();
        vm
    }

    /// Reserves memory for the allocations of one operation. To be called before the operation's first effect.
    #[inline(always)]
    pub fn room(&mut self, bytes: usize) -> Result<Room, Exit> {
        match self.heap.room(bytes) {
            Ok(room) => Ok(room),
            Err(NoRoom(n)) => Err(Exit::Room(n)),
        }
    }

    /// Ticks spent so far, those beyond the instalment included.
    pub fn ticks(&self) -> u64 {
        self.ticks_granted.wrapping_sub(self.ticks_left as u64)
    }

    /// Charges work of a native before it is done, in ticks. Refuses it where the limit of ticks would be exceeded, or the
    /// host wants the program interrupted: then the operation is given up and never run again, so that this may be called
    /// at any time, in the middle of an effect too, as long as all objects are valid. Long loops call it as they go.
    #[inline]
    pub fn pay(&mut self, ticks: usize) -> Result<(), Exit> {
        self.ticks_left = self.ticks_left.saturating_sub_unsigned(ticks as u64);
        if self.ticks_left >= 0 {
            return Ok(());
        }
        self.pay_beyond_instalment()
    }

    /// Does the work of a native that pays as it goes and may find no memory later, or that frames are not on the heap: it is done
    /// again from the beginning then, and has paid nothing until then.
    #[inline(always)]
    pub fn pay_once<T>(
        &mut self,
        work: impl FnOnce(&mut Vm) -> Result<T, Exit>,
    ) -> Result<T, Exit> {
        let (left, granted) = (self.ticks_left, self.ticks_granted);
        let result = work(self);
        if let Err(Exit::Room(_) | Exit::Frames) = result {
            self.set_ticks(left, granted);
        }
        result
    }

    /// Takes both words by themselves, so that [`Vm::pay_once`] does not load them as one: that would wait for the store of a
    /// tick just before (see [`set_whole`](crate::objects::set_whole)).
    #[cold]
    #[inline(never)]
    fn set_ticks(&mut self, left: i64, granted: u64) {
        (self.ticks_left, self.ticks_granted) = (left, granted);
    }

    /// Charges work done by a native that cannot be refused any more, in ticks.
    #[inline]
    pub fn charge(&mut self, ticks: usize) {
        self.ticks_left -= ticks as i64;
    }

    /// To be told of every tasklet that is made, so that [`Vm::each_tasklet`] finds it.
    #[inline]
    pub fn note_tasklet(&mut self, t: Gc<Tasklet>) {
        self.young_tasklets.push(t);
    }

    /// Shows all tasklets, also those that nobody can reach any more and no collection has found yet.
    pub fn each_tasklet(&self, mut show: impl FnMut(Gc<Tasklet>)) {
        self.heap.for_each_old(|p| {
            if let Some(t) = p.value().as_gc() {
                show(t);
            }
        });
        self.young_tasklets.iter().copied().for_each(show);
    }

    /// Asks for attention at the next poll. `bits` are of [`slow`].
    pub fn request_slow(&self, bits: u32) {
        self.slow.fetch_or(bits, Ordering::Relaxed);
    }

    /// For natives that look at frames: makes sure that they are all on the heap.
    pub fn need_frames(&self) -> Result<(), Exit> {
        if self.native.active {
            return Err(Exit::Frames);
        }
        Ok(())
    }

    /// The code object with this serial number.
    pub fn code_object(&self, serial: u32) -> Option<Value> {
        let at = self
            .codes
            .binary_search_by_key(&serial, |(_, rt)| rt.serial)
            .ok()?;
        Some(self.codes[at].0)
    }

    /// A native's owner (a class's name, or a module's) and name.
    pub fn native_name(&self, f: Gc<crate::objects::Builtin>) -> (String, &'static str) {
        let owner = f.owner.get();
        let text = match owner.as_gc::<Class>() {
            Some(class) => class.name.get(),
            None => owner,
        };
        let owner = text
            .as_gc::<crate::objects::Str>()
            .map_or(String::new(), |s| s.text().to_string());
        (owner, self.native(f.native).def.name)
    }

    /// The loaded form of the code object with this serial number.
    pub fn code_by_serial(&self, serial: u32) -> Option<&RtCode> {
        let at = self
            .codes
            .binary_search_by_key(&serial, |(_, rt)| rt.serial)
            .ok()?;
        Some(&self.codes[at].1)
    }

    /// All loaded code, in the order of loading.
    pub(crate) fn loaded_codes(&self) -> impl Iterator<Item = &RtCode> {
        self.codes.iter().map(|(_, rt)| &**rt)
    }

    /// Whether native code is being executed: then not all frames are on the heap.
    pub(crate) fn native_is_active(&self) -> bool {
        self.native.active
    }

    /// What the VM itself refers to and made at its boot, in a fixed order.
    pub(crate) fn boot_anchors(&self) -> impl Iterator<Item = Value> {
        let own = [self.start_native, self.empty_tuple];
        let all = own.into_iter().chain(self.intrinsics);
        all.chain(self.prelude.iter().copied())
    }

    /// The running frame.
    #[inline(always)]
    pub fn current_frame(&self) -> Option<Gc<Frame>> {
        self.frame.as_gc()
    }

    /// Where the running chain stands: its code object's name and the pc.
    pub fn position(&self) -> Option<(String, u32)> {
        let frame = self.current_frame()?;
        let f: Gc<crate::objects::Function> = frame.func.get().as_gc()?;
        let code: Gc<crate::objects::CodeObject> = f.code.get().as_gc()?;
        Some((code.rt().code().qualname.to_string(), frame.pc.get()))
    }

    /// Some class changed: makes all inline caches of class attributes stale, and native code that relies on them.
    pub fn bump_epoch(&mut self) {
        self.forget_caches();
        self.native.stale |= self.native.has_units();
    }

    /// Has polls look around after at most so many ticks from now on.
    pub fn poll_after(&mut self, ticks: u64) {
        self.instalment = ticks;
        self.end_instalment();
        self.refill(self.ticks());
    }

    /// Makes everything hot at its second turn: for tests of the compiler.
    pub fn compile_everything(&mut self) {
        self.hot_calls = 2;
        self.instalment = 2;
    }

    /// Makes all inline caches of class attributes stale.
    pub(crate) fn forget_caches(&mut self) {
        self.epoch += 1;
        self.cells.clear();
        self.cell_index.clear();
    }

    /// Whether a class attribute was ever set again: such ones are not cached by value.
    pub fn is_rebound(&self, class: Gc<Class>, name: Value) -> bool {
        self.rebound.contains(&(class.addr(), name.addr()))
    }

    fn note_rebound(&mut self, class: Gc<Class>, name: Value, existed: bool) {
        if existed {
            self.rebound.insert((class.addr(), name.addr()));
        }
    }

    /// The object's identity number: given on first request, by order of asking.
    pub fn identity(&self, v: Value) -> u64 {
        let Some(header) = v.as_header() else {
            return v.bits();
        };
        header.set_flag(crate::heap::flag::IDENTIFIED);
        *self
            .identities
            .borrow_mut()
            .entry(header.addr())
            .or_insert_with(|| {
                self.next_identity.set(self.next_identity.get() + 1);
                self.next_identity.get() * 16
            })
    }
}
