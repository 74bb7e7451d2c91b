//! What a unit covers: the blocks reachable from an entry, calls of small functions replaced by their bodies.
//!
//! A *context* is one activation: the root, or a call that is inlined. Each has registers of its own; the *virtual
//! registers* of a region are those of all its contexts, one after the other, with one more for each context's
//! function. A block is a run of one context's instructions; edges lead into callees and back. Where an exception raised
//! in a block goes, if that is within the unit, is an edge as well: to the innermost handler around it, of its own context
//! or of one that called it.
//!
//! The region knows loops: their headers by a depth-first search, their bodies by walking backwards from the edges that
//! close them, and which virtual registers their bodies assign. It does not know types.

mod inline;
mod loops;

use crate::arrangement::Arrangement;
use inline::Target;
pub use inline::{Way, closed_over};
use loops::loop_around;
use pirn_vm::bytecode::{Instr, Op, code_flags, flow};
use pirn_vm::compiler::EntryPoint;
use pirn_vm::heap::Gc;
use pirn_vm::interp::native::HandedOver;
use pirn_vm::objects::{CodeRef, Function, RtCode};
use pirn_vm::{Value, Vm};
use rustc_hash::FxHashMap;

/// Instructions of all contexts together.
pub const BUDGET: usize = 3000;
/// Yields of a generator that is inlined.
const YIELDS_MAX: usize = 4;
/// Contexts within one another.
const INLINE_DEPTH: usize = 4;
/// Instructions of a loop's body that is copied for an entry's first turn.
const TURN_MAX: u32 = 80;

pub type BlockId = usize;
pub type CtxId = usize;

/// How much of what a unit calls becomes part of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Inlining {
    /// Nothing: what is left is large enough.
    None,
    /// What is hardly longer than a call: a unit that is to be there soon must be small, and what it calls will be native
    /// code as well.
    Little,
    /// What makes the best code.
    Much,
}

impl Inlining {
    /// Instructions of a function that is inlined, and those that inlining may add.
    fn limits(self) -> (usize, usize) {
        match self {
            Inlining::None => (0, 0),
            Inlining::Little => (20, 50),
            Inlining::Much => (60, 700),
        }
    }
}

/// One activation.
pub struct Ctx {
    pub rt: CodeRef,
    /// Its first virtual register.
    pub base: usize,
    /// The virtual register of its function.
    pub func: usize,
    /// Who called it, and where.
    pub parent: Option<(CtxId, u32)>,
    /// It is called from a copied block.
    copied: bool,
    /// It is called in the first turn of the loop with this header.
    first: Option<u32>,
    /// Which pcs begin blocks.
    pub leaders: Vec<bool>,
    /// Contexts around it.
    pub level: usize,
    /// For a generator's: the virtual register of its frame, which is on the heap whenever the generator is suspended.
    pub frame: Option<usize>,
    /// A generator that is not made, as long as nobody but the loop wants it: the call that would make it.
    pub lazy: Option<(CtxId, u32)>,
    /// For registers that `for` loops iterate with: the first of [`ITER_FIELDS`] virtual registers that hold the
    /// iterator's position, how many items are left, and its step, while they are not in the iterator itself.
    pub iters: Vec<(u16, usize)>,
    /// Which parameter gets which argument, where they are not the same.
    pub places: Option<Arrangement>,
    /// The function, if it will be known which that is.
    pub known: Option<Gc<Function>>,
    /// For a builtin's library function: how it came to that.
    pub consumer: Option<Consumer>,
    /// The code of the generator that is its first parameter.
    generator: Option<CodeRef>,
    /// Parameters that are functions of known code.
    functions: Vec<(u16, CodeRef)>,
}

impl Ctx {
    /// The virtual registers of the iterator in a register.
    pub fn iter(&self, reg: u16) -> Option<usize> {
        let found = self.iters.iter().find(|(r, _)| *r == reg)?;
        Some(found.1)
    }
}

/// A builtin that hands over to a function of the library.
#[derive(Clone)]
pub struct Consumer {
    pub builtin: Value,
    pub over: HandedOver,
    /// It does so because it is given a generator, not because of a key.
    pub of_generator: bool,
}

/// How a call is inlined.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Inlined {
    /// `Call` or `CallKw` of a function with this code.
    Function,
    /// `Call` or `CallKw` of a method that is bound and has this code.
    Bound,
    /// `Call`, `CallKw` or `CallMethod` of a builtin with a generator that has just been made, or with a function for a key: the library
    /// function that the builtin hands over to.
    Consumer,
    /// `CallEx` of a function with this code; what is spread is known.
    Spread,
    /// `CallMethod` of a method that the receiver's shape has, be it static or the class's.
    Method,
    /// `CallMethod` of a function or a class method that a class has.
    OfClass,
    /// `CallMethod` through `super()` of what all objects that were seen have there.
    Super,
    /// `GetAttr` of a property: its getter.
    Property,
    /// `SetAttr` of a property: its setter.
    Setter,
    /// `CallMethod` or `GetAttr` where receivers were seen that have different functions: the block's ways.
    Ways,
    /// `Call` or `CallKw` of a class: its `__init__`.
    Construct,
    /// `ForIter` over a generator: what it does until it yields. Successors are what comes after the loop, the
    /// generator's beginning, and what comes after each of its yields.
    Generator,
}

/// Virtual registers of an iterator's fields.
pub const ITER_FIELDS: usize = 3;

/// A handler within the unit.
#[derive(Clone, Copy, Debug)]
pub struct Catch {
    pub block: BlockId,
    /// The virtual register that receives the exception.
    pub reg: usize,
}

/// A run of instructions.
pub struct Block {
    pub ctx: CtxId,
    /// It belongs to the way from the entry to the loop: the entry's own first turn.
    copy: bool,
    /// It belongs to the first turn of the loop with this header, which has been set apart.
    first: Option<u32>,
    pub start: u32,
    /// After the last instruction.
    pub end: u32,
    pub succs: Vec<BlockId>,
    /// Virtual registers that are live where it begins.
    pub live: Vec<usize>,
    /// Where its exceptions go; `None`: out of the unit.
    pub catch: Option<Catch>,
    /// The last instruction is a call that continues in this context.
    pub inlined: Option<(CtxId, Inlined)>,
    /// What it may call, and the contexts where each continues, where these are several. Successors are what comes after the call, and
    /// the beginnings of these.
    pub ways: Vec<(Way, CtxId)>,
    /// It is where a loop begins with its generator, which is not made.
    pub begins: bool,
    /// It closes a loop when some later block jumps here.
    pub is_header: bool,
    /// In how many of the program's loops it is.
    pub depth: u32,
    /// For headers: virtual registers assigned in the loop; `None` when its entry is not the only one.
    pub assigned: Option<Vec<usize>>,
    /// For headers of loops that edges back may also enter anew, because the loops around them lead there.
    pub turn: Option<Turn>,
}

/// A loop as the program has it, where the unit's loop with the same header is larger: a unit that begins in an inner
/// loop meets that loop's header before those of the loops around it.
pub struct Turn {
    /// The blocks of the program's loop.
    inside: Vec<bool>,
    /// Virtual registers assigned in it.
    pub assigned: Vec<usize>,
    /// Whether it is entered at the header only. Units that begin in a loop whose test stands at its end have the test's target
    /// for a header, and go from the loops around it to the test.
    pub closed: bool,
}

/// The blocks of a unit.
pub struct Region {
    pub ctxs: Vec<Ctx>,
    pub blocks: Vec<Block>,
    pub entry: BlockId,
    pub n_vregs: usize,
    /// All iterators of loops: their virtual registers, and the first of those of their fields.
    pub iterators: Vec<(usize, usize)>,
    /// Loops whose first turn is set apart, by their code and the pc of their header.
    peeled: Vec<(CodeRef, u32)>,
    /// Reverse post-order from the entry.
    pub order: Vec<BlockId>,
    pub n_instrs: usize,
    /// Some calls are left that [`Inlining::Much`] would not have left.
    pub is_lean: bool,
}

impl Region {
    /// The code of a context.
    pub fn rt(&self, ctx: CtxId) -> &RtCode {
        // The region lives as long as a request, which keeps the root's code; feedback names only loaded codes, and
        // nothing is collected meanwhile.
        self.ctxs[ctx].rt.get()
    }

    /// The first virtual register of the fields of the iterator in a virtual register, if loops iterate with that.
    pub fn fields_of(&self, it: usize) -> Option<usize> {
        let found = self.iterators.iter().find(|(r, _)| *r == it)?;
        Some(found.1)
    }

    /// Whether an edge from a block back to a header enters that header's loop anew.
    pub fn enters(&self, from: BlockId, header: BlockId) -> bool {
        let turn = self.blocks[header].turn.as_ref();
        turn.is_some_and(|turn| !turn.inside[from])
    }

    /// What a turn of the loop with this header assigns; `None` when the loop's entry is not the only one.
    pub fn assigned_by_turn(&self, header: BlockId) -> Option<&[usize]> {
        let block = &self.blocks[header];
        let whole = block.assigned.as_deref()?;
        Some(block.turn.as_ref().map_or(whole, |turn| &turn.assigned))
    }

    pub fn instr(&self, ctx: CtxId, pc: u32) -> Instr {
        self.rt(ctx).instrs()[pc as usize]
    }

    /// The loop with this header, if its first turn can be set apart and is not yet: one that is short and has no loop in it.
    pub fn peelable(&self, header: BlockId) -> Option<(CodeRef, u32)> {
        let block = &self.blocks[header];
        let rt = self.ctxs[block.ctx].rt;
        let key = (rt, block.start);
        let apart = block.copy || block.first.is_some() || self.peeled.contains(&key);
        let turn = loop_around(&rt, block.start).filter(|_| !apart)?;
        let inner = |(lo, end): (u32, u32)| (lo, end) != turn && turn.0 <= lo && end <= turn.1;
        let short = turn.1 - turn.0 <= TURN_MAX && !back_jumps(&rt).any(inner);
        short.then_some(key)
    }

    /// Builds the region of an entry; of these loops with a first turn apart.
    pub fn new(
        vm: &mut Vm,
        rt: &RtCode,
        entry: EntryPoint,
        inlining: Inlining,
        peeled: &[(CodeRef, u32)],
        lazy_generators: bool,
    ) -> Option<Region> {
        let mut b = Builder {
            vm,
            region: Region {
                ctxs: vec![Ctx {
                    rt: CodeRef::of(rt),
                    base: 0,
                    func: rt.n_regs as usize,
                    parent: None,
                    copied: false,
                    first: None,
                    leaders: leaders(rt),
                    level: 0,
                    frame: None,
                    lazy: None,
                    iters: Vec::new(),
                    places: None,
                    known: None,
                    consumer: None,
                    generator: None,
                    functions: Vec::new(),
                }],
                blocks: Vec::new(),
                entry: 0,
                n_vregs: rt.n_regs as usize + 1,
                iterators: Vec::new(),
                peeled: peeled.to_vec(),
                order: Vec::new(),
                n_instrs: 0,
                is_lean: false,
            },
            ids: FxHashMap::default(),
            work: Vec::new(),
            from: (0, 0, None),
            inlining,
            inlined: 0,
            lazy_generators,
            generators: FxHashMap::default(),
        };
        b.find_iterators(0);
        let pc = match entry {
            EntryPoint::Start => 0,
            EntryPoint::At(pc) => pc,
        };
        let copy = entry != EntryPoint::Start && !b.is_test(0, pc) && b.is_worth_a_turn(pc);
        b.region.entry = b.block(0, pc, copy);
        while let Some(id) = b.work.pop() {
            b.fill(id);
            if b.region.n_instrs > BUDGET {
                return None;
            }
        }
        let mut region = b.region;
        region.find_live();
        region.find_loops();
        Some(region)
    }

    /// Finds what is live where blocks begin, in the contexts around them too.
    fn find_live(&mut self) {
        for id in 0..self.blocks.len() {
            let mut live = Vec::new();
            let mut at = Some((self.blocks[id].ctx, self.blocks[id].start));
            let mut within = None;
            while let Some((c, pc)) = at {
                self.live_in(c, pc, &mut live);
                for (child, ctx) in self.ctxs.iter().enumerate() {
                    // A generator that stands at its `yield`.
                    if ctx.lazy.is_some()
                        && let Some((parent, call)) = ctx.parent
                        && parent == c
                        && within != Some(child)
                        && self
                            .rt(c)
                            .live_at(pc)
                            .contains(self.instr(c, call).b() as usize)
                        && let Some(at) = yields(&ctx.rt).next()
                    {
                        self.live_in(child, at, &mut live);
                    }
                }
                within = Some(c);
                at = self.ctxs[c].parent;
            }
            self.blocks[id].live = live;
        }
    }

    /// The virtual registers of a context that are live at a pc of it.
    fn live_in(&self, c: CtxId, pc: u32, live: &mut Vec<usize>) {
        let ctx = &self.ctxs[c];
        live.push(ctx.func);
        live.extend(ctx.frame);
        let set = self.rt(c).live_at(pc);
        live.extend(set.iter().map(|r| ctx.base + r));
        for (r, v) in &ctx.iters {
            if set.contains(*r as usize) {
                live.extend(*v..v + ITER_FIELDS);
            }
        }
    }

    /// The context of the generator that a call in a block would make, if it is not made: for the call that ends the block.
    pub fn lazy_generator(&self, block: BlockId, pc: u32) -> Option<CtxId> {
        let (consumer, how) = self.blocks[block].inlined?;
        let maker = Some((self.blocks[block].ctx, pc));
        let of_consumer = |c: &Ctx| c.lazy == maker && c.parent.is_some_and(|p| p.0 == consumer);
        let found = self.ctxs.iter().position(of_consumer);
        found.filter(|_| how == Inlined::Consumer)
    }

    /// The virtual register of the exception that is being handled at a pc of a context: by that context, or by the
    /// nearest of those that called it.
    pub fn handled_at(&self, ctx: CtxId, pc: u32) -> Option<usize> {
        let mut at = Some((ctx, pc));
        while let Some((c, pc)) = at {
            if let Some(range) = self.rt(c).code().handled_at(pc) {
                return Some(self.ctxs[c].base + range.reg as usize);
            }
            at = self.ctxs[c].parent;
        }
        None
    }

    /// Whether some code of the unit catches or handles exceptions.
    pub fn handles(&self) -> bool {
        let handles = |c: &Ctx| {
            let code = c.rt.get().code();
            !code.handlers.is_empty() || !code.handled.is_empty()
        };
        self.ctxs.iter().any(handles)
    }
}

struct Builder<'a> {
    vm: &'a mut Vm,
    region: Region,
    ids: FxHashMap<(CtxId, u32, bool, Option<u32>), BlockId>,
    work: Vec<BlockId>,
    /// Where edges are being found from: a context, a pc, and the header of the loop whose first turn it is.
    from: (CtxId, u32, Option<u32>),
    inlining: Inlining,
    inlined: usize,
    /// Generators need not be made.
    lazy_generators: bool,
    /// Those that are not, by the loops over them.
    generators: FxHashMap<(CtxId, u32), CtxId>,
}

impl Builder<'_> {
    fn block(&mut self, ctx: CtxId, start: u32, copy: bool) -> BlockId {
        let first = if copy {
            None
        } else {
            self.first_turn(ctx, start)
        };
        let key = (ctx, start, copy, first);
        if let Some(id) = self.ids.get(&key) {
            return *id;
        }
        let id = self.region.blocks.len();
        self.region.blocks.push(Block {
            ctx,
            copy,
            first,
            start,
            end: start,
            succs: Vec::new(),
            live: Vec::new(),
            catch: None,
            inlined: None,
            ways: Vec::new(),
            begins: false,
            is_header: false,
            depth: 0,
            assigned: None,
            turn: None,
        });
        self.ids.insert(key, id);
        self.work.push(id);
        id
    }

    /// The block where a loop begins with its generator, which is not made.
    fn beginning(&mut self, ctx: CtxId, test: u32) -> BlockId {
        let key = (ctx, test, false, Some(u32::MAX));
        if let Some(id) = self.ids.get(&key) {
            return *id;
        }
        let from = self.from;
        let known = self.ids.remove(&(ctx, test, false, None));
        self.from = (ctx, test, None);
        let id = self.block(ctx, test, false);
        self.region.blocks[id].begins = true;
        self.ids.remove(&(ctx, test, false, None));
        if let Some(known) = known {
            self.ids.insert((ctx, test, false, None), known);
        }
        self.ids.insert(key, id);
        self.from = from;
        id
    }

    /// The context of the generator that a loop iterates over, if it is not made: one that has a single `yield`, which is made for this
    /// loop alone.
    fn lazy_child(&mut self, ctx: CtxId, pc: u32, i: Instr) -> Option<CtxId> {
        if let Some(found) = self.generators.get(&(ctx, pc)) {
            return Some(*found);
        }
        let maker = self.maker_of_generator(ctx, pc, i)?;
        let target = self.inline_target(ctx, pc, i)?;
        if yields(&target.rt).count() != 1 {
            return None;
        }
        let child = self.context(ctx, pc, &target, false);
        let context = &mut self.region.ctxs[child];
        context.lazy = Some(maker);
        context.frame = None;
        self.generators.insert((ctx, pc), child);
        Some(child)
    }

    /// The header of the loop to whose first turn an edge from here leads, if that turn is apart: the edge enters the loop,
    /// or stays in the turn, which ends where the header is reached again.
    fn first_turn(&self, ctx: CtxId, start: u32) -> Option<u32> {
        let (mut from, mut pc, mut first) = self.from;
        while from != ctx {
            let context = &self.region.ctxs[from];
            first = context.first;
            (from, pc) = context.parent?;
        }
        let rt = self.region.ctxs[ctx].rt;
        let holds = |h: u32, pc: u32| {
            let turn = loop_around(&rt, h);
            turn.is_some_and(|(lo, end)| (lo..=end).contains(&pc))
        };
        match first {
            Some(h) if start == h => None,
            Some(h) if holds(h, start) => Some(h),
            _ => {
                let enters = self.region.peeled.contains(&(rt, start)) && !holds(start, pc);
                enters.then_some(start)
            }
        }
    }

    /// Whether the instruction at a pc decides on another turn of a `for` loop.
    fn is_test(&self, ctx: CtxId, pc: u32) -> bool {
        let instrs = self.region.rt(ctx).instrs();
        instrs.get(pc as usize).is_some_and(|i| i.is(Op::ForIter))
    }

    /// Whether an entry at a loop's header makes the loop's first turn in a copy of the body: then the loop proper begins
    /// with its test, where it is known what a turn makes of its variables. For bodies that are short and hold no loop.
    fn is_worth_a_turn(&self, pc: u32) -> bool {
        let jumps: Vec<(u32, u32)> = back_jumps(self.region.rt(0)).collect();
        let ends = jumps.iter().filter(|(target, _)| *target == pc);
        let Some(end) = ends.map(|(_, at)| *at).max() else {
            return false;
        };
        let inner = jumps
            .iter()
            .any(|(target, at)| *target != pc && *target > pc && *at <= end);
        !inner && end - pc <= TURN_MAX
    }

    /// Walks a block to its end.
    fn fill(&mut self, id: BlockId) {
        let block = &self.region.blocks[id];
        let (ctx, start, copy) = (block.ctx, block.start, block.copy);
        self.from = (ctx, start, block.first);
        self.region.blocks[id].catch = self.catch(ctx, start, copy);
        let mut pc = start;
        let mut succs = Vec::new();
        loop {
            let i = self.region.instr(ctx, pc);
            self.region.n_instrs += 1;
            self.from.1 = pc;
            pc += 1;
            if i.is(Op::ForIter)
                && let Some(child) = self.lazy_child(ctx, pc - 1, i)
            {
                self.region.blocks[id].inlined = Some((child, Inlined::Generator));
                let begins = self.region.blocks[id].begins;
                let at = yields(&self.region.ctxs[child].rt).next().unwrap_or(0);
                succs.push(self.block(child, if begins { 0 } else { at + 1 }, false));
                break;
            }
            if i.is(Op::ForIter)
                && let Some(target) = self.inline_target(ctx, pc - 1, i)
            {
                let callee = target.rt;
                let child = self.context(ctx, pc - 1, &target, false);
                self.region.blocks[id].inlined = Some((child, target.how));
                succs.push(self.block(ctx, pc, false));
                succs.push(self.block(child, 0, false));
                for at in yields(&callee) {
                    succs.push(self.block(child, at + 1, false));
                }
                break;
            }
            if let Some(target) = flow::jump_target(i, pc - 1)
                && i.is(Op::Jump)
                && pc >= 2
                && self.region.instr(ctx, pc - 2).is(Op::GetIter)
                && let test = self.region.instr(ctx, target)
                && test.is(Op::ForIter)
                && self.lazy_child(ctx, target, test).is_some()
            {
                succs.push(self.beginning(ctx, target));
                break;
            }
            if let Some(target) = flow::jump_target(i, pc - 1) {
                let stays = copy && target >= pc && !self.is_test(ctx, target);
                succs.push(self.block(ctx, target, stays));
                if !flow::ends(i) {
                    succs.push(self.block(ctx, pc, copy && !self.is_test(ctx, pc)));
                }
                break;
            }
            if i.is(Op::Return) {
                if let Some((parent, call)) = self.region.ctxs[ctx].parent {
                    let copy = self.region.ctxs[ctx].copied;
                    let stays = copy && !self.is_test(parent, call + 1);
                    succs.push(self.block(parent, call + 1, stays));
                }
                break;
            }
            if i.is(Op::Yield)
                && let Some((parent, at)) = self.region.ctxs[ctx].parent
            {
                let loop_ = self.region.instr(parent, at);
                if let Some(body) = flow::jump_target(loop_, at) {
                    succs.push(self.block(parent, body, false));
                }
                break;
            }
            if flow::ends(i) || i.is(Op::Yield) || !crate::translate::is_compiled(i) {
                break;
            }
            if let Some(target) = self.inline_target(ctx, pc - 1, i) {
                let child = self.context(ctx, pc - 1, &target, copy);
                self.region.blocks[id].inlined = Some((child, target.how));
                succs.push(self.block(child, 0, false));
                if matches!(target.how, Inlined::OfClass | Inlined::Super) {
                    succs.push(self.block(ctx, pc, copy && !self.is_test(ctx, pc)));
                }
                break;
            }
            let ways = self.ways(ctx, pc - 1, i, copy);
            if let Some((_, first)) = ways.first() {
                self.region.blocks[id].inlined = Some((*first, Inlined::Ways));
                succs.push(self.block(ctx, pc, copy && !self.is_test(ctx, pc)));
                for (_, child) in &ways {
                    succs.push(self.block(*child, 0, false));
                }
                self.region.blocks[id].ways = ways;
                break;
            }
            let leaders = &self.region.ctxs[ctx].leaders;
            if leaders.get(pc as usize).copied().unwrap_or(true) || copy && self.is_test(ctx, pc) {
                succs.push(self.block(ctx, pc, copy && !self.is_test(ctx, pc)));
                break;
            }
        }
        self.region.blocks[id].end = pc;
        self.region.blocks[id].succs = succs;
    }

    /// Where exceptions go that are raised at a pc of a context.
    fn catch(&mut self, ctx: CtxId, pc: u32, copy: bool) -> Option<Catch> {
        let (mut ctx, mut pc, mut copy) = (ctx, pc, copy);
        loop {
            let context = &self.region.ctxs[ctx];
            if let Some(h) = context.rt.get().code().handler_at(pc) {
                let (target, reg) = (h.target, context.base + h.reg as usize);
                let stays = copy && target > pc && !self.is_test(ctx, target);
                let block = self.block(ctx, target, stays);
                return Some(Catch { block, reg });
            }
            copy = context.copied;
            (ctx, pc) = context.parent?;
        }
    }

    fn context(&mut self, parent: CtxId, call: u32, target: &Target, copied: bool) -> CtxId {
        let rt = target.rt;
        let n = rt.n_regs as usize;
        let base = self.region.n_vregs;
        let frame = rt.has(code_flags::GENERATOR).then_some(base + n + 1);
        self.region.n_vregs += n + 1 + frame.is_some() as usize;
        self.inlined += rt.instrs().len();
        self.region.ctxs.push(Ctx {
            rt,
            base,
            func: base + n,
            parent: Some((parent, call)),
            copied,
            first: self.from.2,
            leaders: leaders(&rt),
            level: self.region.ctxs[parent].level + 1,
            frame,
            lazy: None,
            iters: Vec::new(),
            places: target.places.clone(),
            known: target.known,
            consumer: target.consumer.clone(),
            generator: target.generator,
            functions: target.functions.clone(),
        });
        let ctx = self.region.ctxs.len() - 1;
        self.find_iterators(ctx);
        ctx
    }

    /// Gives virtual registers to the iterators of a context's loops.
    fn find_iterators(&mut self, ctx: CtxId) {
        for i in self.region.ctxs[ctx].rt.get().instrs() {
            if i.is(Op::ForIter) && self.region.ctxs[ctx].iter(i.b()).is_none() {
                let first = self.region.n_vregs;
                self.region.n_vregs += ITER_FIELDS;
                self.region.ctxs[ctx].iters.push((i.b(), first));
                let it = self.region.ctxs[ctx].base + i.b() as usize;
                self.region.iterators.push((it, first));
            }
        }
    }
}

/// Jumps that lead backwards: their targets and pcs.
fn back_jumps(rt: &RtCode) -> impl Iterator<Item = (u32, u32)> + use<'_> {
    rt.instrs().iter().enumerate().filter_map(|(at, i)| {
        let target = flow::jump_target(*i, at as u32)?;
        (target <= at as u32).then_some((target, at as u32))
    })
}

/// The first pc of the innermost loop that has in it both a pc and all of the innermost loop around another, which does not
/// have that pc.
pub fn loop_outside(rt: &RtCode, inside: u32, pc: u32) -> Option<u32> {
    let inner = loop_around(rt, inside)?;
    if (inner.0..=inner.1).contains(&pc) {
        return None;
    }
    let holds =
        |(lo, end): &(u32, u32)| *lo <= inner.0 && inner.1 <= *end && (*lo..=*end).contains(&pc);
    let outer = back_jumps(rt)
        .filter(holds)
        .min_by_key(|(lo, end)| end - lo);
    outer.map(|(lo, _)| lo)
}

/// The pcs of a generator's yields.
pub fn yields(rt: &RtCode) -> impl Iterator<Item = u32> + use<'_> {
    let all = rt.instrs().iter().enumerate();
    all.filter(|(_, i)| i.is(Op::Yield))
        .map(|(at, _)| at as u32)
}

/// Which pcs begin blocks: so that all of a block has the same handler and handles the same exception.
fn leaders(rt: &RtCode) -> Vec<bool> {
    let mut found = vec![false; rt.instrs().len() + 1];
    for h in &rt.code().handlers {
        for pc in [h.start, h.end, h.target] {
            found[pc as usize] = true;
        }
    }
    for h in &rt.code().handled {
        (found[h.start as usize], found[h.end as usize]) = (true, true);
    }
    for (pc, i) in rt.instrs().iter().enumerate() {
        if let Some(target) = flow::jump_target(*i, pc as u32) {
            found[target as usize] = true;
        }
    }
    found
}
