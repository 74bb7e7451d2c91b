//! From a region's bytecode to Cranelift's intermediate form, in one pass over the blocks.
//!
//! ```text
//! mod.rs      the pass: blocks in order, one arm for each instruction
//! state.rs    what is known at a point of the program: a slot for each virtual register
//! merge.rs    edges, merges, loop headers
//! values.rs   guards, boxing and unboxing
//! shapes.rs   shapes throughout loops, and what depends on nothing else
//! exits.rs    leaving: records and the code behind them
//! arith.rs    arithmetic
//! either.rs   operations on ints or floats, whatever comes
//! wide.rs     ints without a sign, expressions of low bits
//! compare.rs  comparisons, truth, branches
//! containers.rs  methods of lists, deques, sets and dicts
//! object.rs   attributes, cells, globals
//! classes.rs  attributes got through classes
//! lazy.rs     ranges and iterators that are not made
//! items.rs    items of lists, tuples, strings and bytes
//! bound.rs    bound methods
//! construct.rs  calls of classes that are not known
//! dicts.rs    items of dicts
//! strings.rs  characters, comparisons of strings
//! super_calls.rs  calls through `super()`
//! functions.rs  names and documentation of functions
//! call.rs     calls, returns
//! methods.rs  calls of what an object's shape has
//! inlined.rs  calls whose callee follows in the same unit
//! gathered.rs objects that are made when somebody wants them
//! arguments.rs  calls with names, defaults, or arguments spread
//! natives.rs  calls of natives that are known
//! protocol.rs  special methods that natives and operators ask for
//! build.rs    containers and the rest that helpers do
//! loops.rs    iteration
//! pairs.rs    iteration over dicts, sets, `enumerate`, `zip`
//! raise.rs    where exceptions go, context managers
//! exceptions.rs  making exceptions, their attributes, catching them
//! generator.rs  yielding, generators that are made and driven, and those whose code is inlined into loops over them
//! emit.rs     instructions into the function
//! listing.rs  the same for people to read
//! ```
//!
//! The pass interprets the bytecode abstractly while it emits code: a slot knows the types and the forms (boxed,
//! unboxed) of a register's value. A loop's header is translated under an assumption about the registers that the loop
//! assigns; where an edge back contradicts it, the assumption is widened and the whole pass begins again. A guard on a
//! value that has not changed since a header is likewise turned into an assumption of that header, checked once before
//! the loop, and the pass begins again. So types reach a fixpoint without a second implementation of what instructions
//! do to them.
//!
//! Every instruction's general case is a helper; instructions that steer the machine (imports) end the
//! unit's path with an exit, and the interpreter goes on.

mod arguments;
mod arith;
mod bound;
mod build;
mod call;
mod classes;
mod compare;
mod construct;
mod containers;
mod dicts;
mod either;
mod emit;
mod exceptions;
mod exits;
mod functions;
mod gathered;
mod generator;
mod inlined;
mod items;
mod lazy;
mod listing;
mod loops;
mod merge;
mod methods;
mod natives;
mod object;
mod pairs;
mod protocol;
mod raise;
mod shapes;
mod state;
mod strings;
mod super_calls;
mod values;
mod wide;

use crate::region::{BlockId, CtxId, Region};
use crate::ty::{Ty, class};
use crate::words::Words;
use cranelift_codegen::ir::{self, AbiParam, InstBuilder, Signature, types};
use cranelift_codegen::isa::CallConv;
use emit::Emitter;
use exits::ExitSite;
use gathered::Gathered;
use merge::{Edge, Header};
use pirn_vm::bytecode::{Instr, Op};
use pirn_vm::compiler::{EntryPoint, ExitRecord, layout};
use pirn_vm::interp::native::{helpers::Helper, status};
use pirn_vm::objects::{CodeRef, Cont};
use pirn_vm::{Value, Vm};
use raise::Landing;
use rustc_hash::{FxHashMap, FxHashSet};
use state::{Known, Slot};
use wide::LowBits;

pub use call::{cached_method, is_entered, simple_class};
pub use emit::{Emitter as FunctionEmitter, put_seldom_first};
pub use gathered::ITEMS_MAX;

/// Passes after which a translation is given up.
pub const PASSES: usize = 40;

/// Whether units contain code for the instruction; the others end in an exit.
pub fn is_compiled(i: Instr) -> bool {
    use Op::*;
    let Some(op) = i.op() else { return false };
    match op {
        Nop | Move | LoadConst | LoadInt | LoadSpecial | LoadIntrinsic | CheckBound | GlobalGet
        | GlobalSet | CellNew | CellGet | CellSet | FreeGet | FreeSet | FreeCell | Add | Sub
        | Mul | TrueDiv | FloorDiv | Mod | Pow | LShift | RShift | BitAnd | BitOr | BitXor
        | MatMul | AddI | SubI | MulI | FloorDivI | ModI | BitAndI | LShiftI | RShiftI | Neg
        | Pos | Invert | Not | Lt | Le | Eq | Ne | Gt | Ge | Is | In | Jump | JumpIf | JumpLt
        | JumpLe | JumpEq | JumpNe | JumpGt | JumpGe | JumpLtI | JumpLeI | JumpEqI | JumpNeI
        | JumpGtI | JumpGeI | JumpIs | JumpIsNone | JumpIn | GetIter | ForIter | Unpack
        | UnpackEx | GlobalDel | CellDel | FreeDel | DelAttr | Import | ImportFrom | BuildList
        | BuildTuple | BuildSet | BuildDict | BuildString | BuildSlice | ListAppend | SetAdd
        | DictInsert | ListExtend | SetUpdate | DictUpdate | DictMerge | ListToTuple
        | FormatValue | GetAttr | SetAttr | GetItem | SetItem | DelItem | Call | CallMethod
        | CallKw | CallEx | Return | MakeFunction | Yield | YieldFrom | Raise | RaiseAgain
        | Reraise | ExcMatch | ExcValue | WithBind | ExcArgs => true,
        NameGet | NameSet | NameDel | NameGetFree | ImportStar => false,
        // No compiler emits these any more; files and snapshots have them.
        WithEnter | WithExit | WithExcept => false,
    }
}

/// What a suspended instruction does with its value: the same as in the interpreter.
fn cont_of(i: Instr) -> Cont {
    use Op::*;
    match i.op() {
        Some(
            GlobalSet | SetAttr | SetItem | DelItem | ListAppend | SetAdd | DictInsert | ListExtend
            | SetUpdate | DictUpdate | DictMerge | GlobalDel | CellDel | FreeDel | DelAttr,
        ) => Cont::Discard,
        Some(
            JumpIf | JumpLt | JumpLe | JumpEq | JumpNe | JumpGt | JumpGe | JumpLtI | JumpLeI
            | JumpEqI | JumpNeI | JumpGtI | JumpGeI | JumpIn,
        ) => Cont::Branch,
        Some(ForIter | Unpack | UnpackEx | YieldFrom) => Cont::Iterate,
        Some(Not | In | Raise) => Cont::Convert,
        Some(WithBind) => Cont::Exit,
        _ => Cont::Store,
    }
}

/// What one pass over a region learned, kept for the next.
#[derive(Default)]
pub struct Assumptions {
    /// Types of registers at headers.
    assumed: FxHashMap<(BlockId, usize), Ty>,
    /// Types to be checked before a loop.
    wished: FxHashMap<(BlockId, usize), Ty>,
    /// Where the values of registers at headers come from, if they are those of registers at headers further out.
    above: FxHashMap<(BlockId, usize), (BlockId, usize)>,
    /// Lists at headers whose parts the loop wants, and headers of loops in which such may change.
    sized: FxHashSet<(BlockId, usize)>,
    unstable: FxHashSet<BlockId>,
    /// Headers of loops that are entered anew, of which every turn passes everything on.
    whole: FxHashSet<BlockId>,
    /// Loops whose first turn should be set apart in the region.
    pub peel: Vec<(CodeRef, u32)>,
    /// Sets of shapes that guards establish, each in order.
    shapes: Vec<Vec<u32>>,
    /// Shapes of headers' registers, to be checked before loops in which no shapes change, and headers of others.
    shaped: FxHashMap<(BlockId, usize), u32>,
    moving: FxHashSet<BlockId>,
    /// Objects that have to be made before loops, by headers' registers.
    made: FxHashSet<(BlockId, usize)>,
    /// Instructions whose results had better be whole.
    whole_results: FxHashSet<(CtxId, u32)>,
    /// Generators are made, though the region has some that are not.
    pub plain_generators: bool,
    /// Loops' iterators are made.
    pub plain_iterators: bool,
    /// Registers whose wishes did not hold.
    banned: FxHashSet<(BlockId, usize)>,
}

impl Assumptions {
    /// Whether a wish about a header's register did not hold.
    pub fn is_banned(&self, header: BlockId, v: usize) -> bool {
        self.banned.contains(&(header, v))
    }
}

/// How a translation went.
pub enum Outcome {
    /// The function is complete; these are its exits.
    Done(Box<[ExitRecord]>),
    /// An assumption was changed: the pass has to be made again.
    Again,
    /// The region cannot be translated.
    Failed,
}

/// What a pass made, besides the function.
pub struct Translated {
    pub outcome: Outcome,
    /// Addresses and ids that are in the code.
    pub words: Words,
    /// Objects whose addresses are in the code.
    pub roots: Vec<Value>,
    /// Places of the scratch area that the exits use.
    pub scratch: usize,
}

/// Options of a translation.
#[derive(Clone, Copy, Debug)]
pub struct Options {
    pub entry: EntryPoint,
    /// The code generator takes the time it needs.
    pub thorough: bool,
    /// Guards may be moved before loops.
    pub hoist: bool,
    /// Test mode: guards also fail by a countdown.
    pub fail_guards: bool,
    /// Print what is known of registers, once the passes are through.
    pub list: bool,
    /// Serial number of the root's code.
    pub owner: u32,
}

/// One pass.
pub struct Translator<'a, 'f> {
    vm: &'a mut Vm,
    region: &'a Region,
    options: Options,
    know: &'a mut Assumptions,
    b: Emitter<'f>,
    helpers: FxHashMap<Helper, ir::FuncRef>,
    /// Addresses of helpers' stubs.
    stub: &'a dyn Fn(Helper) -> Option<u64>,
    stubs: FxHashMap<Helper, ir::FuncRef>,
    /// Addresses and ids that are in the code.
    words: Words,
    /// Objects whose addresses are in the code.
    roots: Vec<Value>,
    edges: Vec<Vec<Edge>>,
    headers: FxHashMap<BlockId, Header>,
    /// Blocks that nothing led to when it was their turn.
    skipped: FxHashSet<BlockId>,
    exits: Vec<ExitSite>,
    scratch: usize,
    again: bool,
    failed: bool,
    /// The parameters: the VM, frames in the chain, the entry's frame.
    vm_ptr: ir::Value,
    depth: ir::Value,
    frame: Option<ir::Value>,
    /// A stack slot for values that helpers read, and its size.
    area: Option<(ir::StackSlot, u32)>,
    signatures: FxHashMap<usize, ir::SigRef>,
    // Where the pass stands.
    cur: Known,
    block: BlockId,
    ctx: CtxId,
    pc: u32,
    /// What suspended inlined calls do with their values, where it is not to store them.
    conts: FxHashMap<(CtxId, u32), Cont>,
    /// The exit of the present instruction, once one is wanted.
    op_exit: Option<ir::Block>,
    /// The expression of low bits that the pass is in.
    low: Option<LowBits>,
    /// What a handler would find in registers then, and where exceptions go, once that is wanted.
    op_kept: Vec<(usize, Slot)>,
    op_landing: Option<ir::Block>,
    /// Ways of exceptions that are still to be written.
    landings: Vec<Landing>,
    /// What exceptions do where the pass stands is written in place, not left to helpers.
    foreseen: bool,
    /// The exception being handled at the entry, where the unit handles others.
    outer_handled: ir::Value,
    /// The virtual register whose exception `vm.native.handled` is, or inside `None` that of the entry; `None` outside:
    /// some other.
    handled: Option<Option<usize>>,
    /// What the present instruction does with a value it has to wait for.
    cont: Cont,
    /// Keys that are sought in dicts somewhere in the unit.
    sought: FxHashSet<ir::Value>,
    /// Objects that are made when somebody wants them.
    gathered: Vec<Gathered>,
    /// Where code objects build what a call of theirs spreads, by their serial numbers.
    spread: FxHashMap<u32, Vec<u32>>,
    /// Tuples of items that are all known, by their words.
    tuples: FxHashMap<ir::Value, Vec<Value>>,
    /// Objects that this activation has made. Nothing is collected before it is left, so they stay young.
    young: FxHashSet<ir::Value>,
    /// Headers of loops in which objects' shapes may change, and shapes that the loops' guards want of headers' registers.
    moved: FxHashSet<BlockId>,
    wished_shapes: Vec<((BlockId, usize), u32)>,
    /// Control does not reach the next instruction.
    ended: bool,
    /// The next instruction has been done together with the present one.
    skip: bool,
    /// The text of the listing, if one is wanted.
    listing: Option<String>,
}

/// The signature of a unit for this entry and this many parameters.
pub fn signature(entry: EntryPoint, n_params: usize) -> Signature {
    let words = match entry {
        EntryPoint::Start => 3 + n_params,
        EntryPoint::At(_) => 3,
    };
    let mut sig = Signature::new(CallConv::SystemV);
    sig.params.resize(words, AbiParam::new(types::I64));
    sig.returns.resize(2, AbiParam::new(types::I64));
    sig
}

impl<'a, 'f> Translator<'a, 'f> {
    pub fn new(
        vm: &'a mut Vm,
        region: &'a Region,
        options: Options,
        know: &'a mut Assumptions,
        b: Emitter<'f>,
        stub: &'a dyn Fn(Helper) -> Option<u64>,
    ) -> Translator<'a, 'f> {
        let none = ir::Value::from_u32(0);
        Translator {
            vm,
            region,
            options,
            know,
            b,
            helpers: FxHashMap::default(),
            stub,
            stubs: FxHashMap::default(),
            words: Words::default(),
            roots: Vec::new(),
            edges: (0..region.blocks.len()).map(|_| Vec::new()).collect(),
            headers: FxHashMap::default(),
            skipped: FxHashSet::default(),
            exits: Vec::new(),
            scratch: 0,
            again: false,
            failed: false,
            vm_ptr: none,
            depth: none,
            frame: None,
            area: None,
            signatures: FxHashMap::default(),
            cur: Known::nothing(region.n_vregs),
            block: 0,
            ctx: 0,
            pc: 0,
            conts: FxHashMap::default(),
            op_exit: None,
            op_kept: Vec::new(),
            op_landing: None,
            low: None,
            landings: Vec::new(),
            foreseen: true,
            outer_handled: none,
            handled: Some(None),
            cont: Cont::Store,
            sought: FxHashSet::default(),
            gathered: Vec::new(),
            spread: FxHashMap::default(),
            tuples: FxHashMap::default(),
            young: FxHashSet::default(),
            moved: FxHashSet::default(),
            wished_shapes: Vec::new(),
            ended: false,
            skip: false,
            listing: options.list.then(String::new),
        }
    }

    /// Translates the region.
    pub fn run(mut self) -> Translated {
        self.prologue();
        for n in 0..self.region.order.len() {
            let id = self.region.order[n];
            if self.begin_block(id) {
                self.translate_block(id);
            } else {
                self.skipped.insert(id);
            }
            if self.failed {
                break;
            }
        }
        self.settle_shapes();
        if let Some(text) = self.listing.take().filter(|_| !self.again && !self.failed) {
            let name = &self.region.rt(0).code().qualname;
            eprintln!("; {name} {:?}\n{text}", self.options.entry);
        }
        let outcome = if self.failed {
            Outcome::Failed
        } else if self.again {
            Outcome::Again
        } else {
            let records = self.finish_exits();
            self.b.finish();
            match self.failed {
                true => Outcome::Failed,
                false => Outcome::Done(records),
            }
        };
        Translated {
            outcome,
            words: self.words,
            roots: self.roots,
            scratch: self.scratch,
        }
    }

    /// The entry: parameters into slots.
    fn prologue(&mut self) {
        let params = self.b.params().to_vec();
        (self.vm_ptr, self.depth) = (params[0], params[1]);
        if self.region.handles() {
            self.outer_handled = self.load(self.vm_ptr, layout::VM_HANDLED);
        }
        let ctx = &self.region.ctxs[0];
        let (base, func) = (ctx.base, ctx.func);
        match self.options.entry {
            EntryPoint::Start => {
                self.enter_function();
                self.cur[func] = Some(Slot::boxed(params[2], Ty::of(class::FUNCTION)));
                for (n, p) in params[3..].iter().enumerate() {
                    self.cur[base + n] = Some(Slot::boxed(*p, Ty::ANY));
                }
            }
            EntryPoint::At(pc) => {
                self.frame = Some(params[2]);
                let f = self.load(params[2], layout::FRAME_FUNC - layout::PTR_TAG as i32);
                self.cur[func] = Some(Slot::boxed(f, Ty::of(class::FUNCTION)));
                let live = self.region.rt(0).live_at(pc);
                for r in live.iter() {
                    let at = layout::FRAME_REGS + 8 * r as i32 - layout::PTR_TAG as i32;
                    let v = self.load(params[2], at);
                    let slot = Slot::boxed(v, Ty::ANY);
                    self.cur[base + r] = Some(Slot {
                        clean: true,
                        ..slot
                    });
                }
            }
        }
        self.jump_to(self.region.entry);
    }

    /// Takes a tick and checks the limits; where they do not allow it, nothing has happened.
    fn enter_function(&mut self) {
        use ir::condcodes::IntCC;
        let limit = self.load(self.vm_ptr, layout::VM_DEPTH_LIMIT);
        let deep = self
            .b
            .ins()
            .icmp(IntCC::SignedGreaterThan, self.depth, limit);
        let sp = self.b.ins().get_stack_pointer(types::I64);
        let limit = self.load(self.vm_ptr, layout::VM_STACK_LIMIT);
        let full = self.b.ins().icmp(IntCC::UnsignedLessThan, sp, limit);
        let refuse = self.b.ins().bor(deep, full);
        let (out, refused, go) = (self.cold_block(), self.cold_block(), self.b.create_block());
        self.b.ins().brif(refuse, out, &[], go, &[]);
        self.b.switch_to_block(out);
        self.note_refusal();
        self.b.ins().jump(refused, &[]);
        self.b.switch_to_block(refused);
        let s = self.word(status::NOT_ENTERED as i64);
        self.b.ins().return_(&[s, s]);
        self.b.switch_to_block(go);
        self.entry_tick(refused);
    }

    /// The exit that follows is no guard's.
    pub(super) fn note_refusal(&mut self) {
        let yes = self.b.ins().iconst(types::I8, 1);
        self.store(yes, self.vm_ptr, layout::VM_REFUSED);
    }

    /// The tick of entering a function; `out` where the interpreter has to make the call.
    pub(super) fn entry_tick(&mut self, out: ir::Block) {
        use ir::condcodes::IntCC;
        let ticks = self.load(self.vm_ptr, layout::VM_TICKS_LEFT);
        let left = self.b.ins().iadd_imm_s(ticks, -1);
        self.store(left, self.vm_ptr, layout::VM_TICKS_LEFT);
        let over = self.b.ins().icmp_imm_s(IntCC::SignedLessThan, left, 0);
        let (rest, go) = (self.cold_block(), self.b.create_block());
        self.b.ins().brif(over, rest, &[], go, &[]);
        self.b.switch_to_block(rest);
        let fine = self.seldom(Helper::poll_at_entry, &[])[0];
        self.b.ins().brif(fine, go, &[], out, &[]);
        self.b.switch_to_block(go);
    }

    fn translate_block(&mut self, id: BlockId) {
        let block = &self.region.blocks[id];
        self.block = id;
        self.ctx = block.ctx;
        self.ended = false;
        self.low = None;
        self.list_block(id);
        for pc in block.start..block.end {
            if std::mem::take(&mut self.skip) {
                continue;
            }
            self.pc = pc;
            (self.op_exit, self.op_landing) = (self.low_exit(), None);
            let i = self.region.instr(self.ctx, pc);
            self.cont = cont_of(i);
            let last = pc + 1 == block.end;
            match block.inlined {
                Some((child, how)) if last => self.inlined_call(i, child, how),
                _ => {
                    self.make_operands(i);
                    self.instruction(i);
                }
            }
            self.list_instr();
            if self.ended || self.failed {
                return self.finish_landings();
            }
        }
        let next = self.region.blocks[id].succs[0];
        self.jump_to(next);
        self.finish_landings();
    }

    /// One instruction.
    fn instruction(&mut self, i: Instr) {
        use Op::*;
        if !is_compiled(i) {
            return self.leave_for_interpreter();
        }
        if self.is_untried(i) {
            let out = self.exit();
            self.b.ins().jump(out, &[]);
            self.ended = true;
            return;
        }
        let Some(op) = i.op() else {
            self.failed = true;
            return;
        };
        match op {
            Nop => {}
            Move | ExcValue => {
                let v = self.reg(i.b());
                let slot = self.copy(v);
                self.set(i.a(), slot);
            }
            LoadConst => {
                let v = self.region.rt(self.ctx).consts[i.bc() as usize];
                self.set_known(i.a(), v);
            }
            LoadInt => self.set_known(i.a(), Value::int(i.bc() as i32 as i64)),
            LoadSpecial => self.set_known(i.a(), special(i.x())),
            LoadIntrinsic => {
                let v = self.vm.intrinsics[i.x() as usize];
                self.set_known(i.a(), v);
            }
            CheckBound => self.check_bound(i),
            GlobalGet => self.global_get(i),
            GlobalSet => self.global_set(i),
            CellNew => self.cell_new(i),
            CellGet => self.cell_get(i),
            CellSet => self.cell_set(i),
            FreeGet => self.free_get(i),
            FreeSet => self.free_set(i),
            FreeCell => {
                let cell = self.free_cell(i.b());
                self.set(i.a(), Slot::boxed(cell, Ty::of(class::OBJECT)));
            }
            Add | Sub | Mul | TrueDiv | FloorDiv | Mod | Pow | LShift | RShift | BitAnd | BitOr
            | BitXor | MatMul => {
                let (b, c) = (self.reg(i.b()), self.reg(i.c()));
                let (b, c) = (arith::Operand::Reg(b), arith::Operand::Reg(c));
                self.arithmetic(i, op, b, c);
            }
            AddI | SubI | MulI | FloorDivI | ModI | BitAndI | LShiftI | RShiftI => {
                let b = arith::Operand::Reg(self.reg(i.b()));
                let c = arith::Operand::Int(i.c() as i16 as i64);
                self.arithmetic(i, arith::plain(op), b, c);
            }
            Neg | Pos | Invert => self.unary(i, op),
            Not => self.not(i),
            Lt | Le | Eq | Ne | Gt | Ge => self.comparison(i, op),
            Is => self.is(i),
            In => self.is_in(i),
            Jump => self.take_jump(self.region_target(0), i.bc() as i32),
            JumpIf => self.jump_if(i),
            JumpLt | JumpLe | JumpEq | JumpNe | JumpGt | JumpGe => {
                let b = arith::Operand::Reg(self.reg(i.b()));
                self.jump_comparison(i, op, b);
            }
            JumpLtI | JumpLeI | JumpEqI | JumpNeI | JumpGtI | JumpGeI => {
                let b = arith::Operand::Int(i.b() as i16 as i64);
                self.jump_comparison(i, op, b);
            }
            JumpIs => self.jump_is(i),
            JumpIsNone => self.jump_is_none(i),
            JumpIn => self.jump_in(i),
            GetIter => self.get_iter(i),
            ForIter => self.for_iter(i),
            Unpack => self.unpack(i),
            UnpackEx => self.unpack_ex(i),
            BuildList | BuildTuple | BuildSet | BuildDict | BuildString => self.build(i, op),
            BuildSlice => self.build_slice(i),
            ListAppend | SetAdd | ListExtend | SetUpdate | DictUpdate => self.add_to(i, op),
            DictMerge => self.dict_merge(i),
            DictInsert => self.dict_insert(i),
            ListToTuple => self.list_to_tuple(i),
            FormatValue => self.format_value(i),
            GetAttr => self.get_attr(i),
            SetAttr => self.set_attr(i),
            GetItem => self.get_item(i),
            SetItem => self.set_item(i),
            DelItem => self.del_item(i),
            DelAttr => self.del_attr(i),
            GlobalDel => self.global_del(i),
            CellDel => self.cell_del(i),
            FreeDel => self.free_del(i),
            Import => self.import(i),
            ImportFrom => self.import_from(i),
            Call => self.call(i),
            CallMethod => self.call_method(i),
            CallKw => self.call_kw(i),
            CallEx => self.call_ex(i),
            Return => self.return_(i),
            MakeFunction => self.make_function(i),
            Yield if self.ctx != 0 => self.yield_to_loop(i),
            Yield => self.yield_(i),
            YieldFrom => self.yield_from(i),
            Raise => self.raise(i),
            RaiseAgain => self.raise_again(),
            Reraise => self.reraise(i),
            ExcMatch => self.exc_match(i),
            WithBind => self.with_bind(i),
            ExcArgs => self.exc_args(i),
            // The others are not compiled.
            _ => self.failed = true,
        }
    }

    /// Whether the instruction has not been executed yet: its feedback would say. Native code for it would be a guess;
    /// once it is executed often, the unit is compiled anew.
    fn is_untried(&self, i: Instr) -> bool {
        use Op::*;
        let noted = matches!(
            i.op(),
            Some(
                GlobalGet
                    | GetIter
                    | ForIter
                    | GetAttr
                    | SetAttr
                    | GetItem
                    | SetItem
                    | Call
                    | CallMethod
            )
        );
        noted && self.feedback() == [0; 4]
    }

    /// The interpreter does this instruction.
    fn leave_for_interpreter(&mut self) {
        let out = self.exit();
        self.note_refusal();
        self.b.ins().jump(out, &[]);
        self.ended = true;
    }

    /// The block that the present one's n-th edge leads to.
    fn region_target(&self, n: usize) -> BlockId {
        self.region.blocks[self.block].succs[n]
    }
}

fn special(x: u8) -> Value {
    use pirn_vm::bytecode::ops::special::*;
    match x {
        NONE => Value::NONE,
        FALSE => Value::FALSE,
        TRUE => Value::TRUE,
        ELLIPSIS => Value::ELLIPSIS,
        NOT_IMPLEMENTED => Value::NOT_IMPLEMENTED,
        _ => Value::UNBOUND,
    }
}
