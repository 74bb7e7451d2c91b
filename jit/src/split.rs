//! Innermost loops get values of their own, between Cranelift's optimiser and its register allocator.
//!
//! The allocator (regalloc2) gives a value, and every block parameter that the value flows into, one place as long as it can:
//! what conflicts with a call's clobbered registers is split, but twice at most. A variable that is live across a few calls is in
//! memory everywhere else, in the loop without calls that does all the work as well. So what a loop uses of what is around it is
//! copied before the loop, and what comes out of a loop is copied behind it; a copy is a value with a place, and two splits, of its
//! own. Calculations whose operands a loop leaves alone are made before it: Cranelift's optimiser does so too, but thinks that a
//! loop ends where a poll leaves it.
//!
//! Invariants: no instruction that could have an effect or trap is moved; paths that are seldom taken go on using the
//! originals, which are in memory meanwhile. It does not know types other than the machine's, nor what the loops mean.

use cranelift_codegen::Context;
use cranelift_codegen::ir::{
    Block, BlockArg, BlockCall, DataFlowGraph, Inst, InstructionData, Opcode, Type, Value,
    ValueDef, immediates::Imm64, types,
};
use cranelift_codegen::loop_analysis::Loop;
use rustc_hash::FxHashMap;

/// Splits live ranges at the innermost loops of a function that has just been optimised, and hoists out of these. What the
/// optimiser says of the function's blocks holds still.
pub fn split_at_loops(context: &mut Context) {
    context.compute_loop_analysis();
    let mut splitter = Splitter::new(context);
    if splitter.inner.is_empty() {
        return;
    }
    for place in 0..splitter.inner.len() {
        splitter.find_before(place);
    }
    for place in 0..splitter.inner.len() {
        splitter.find_exits(place);
        splitter.hoist(place);
    }
    splitter.rename_all();
    splitter.insert_copies();
    // There are new blocks.
    context.cfg.clear();
    context.domtree.clear();
    context.loop_analysis.clear();
}

/// A loop that has no loop in it.
struct Inner {
    header: Block,
    /// Its blocks, each after those that dominate it.
    blocks: Vec<Block>,
    /// The only block that leads to the header from outside, and nowhere else.
    before: Block,
    /// Where hot paths leave it: blocks that nothing else leads to.
    exits: Vec<Block>,
}

/// Where a copy stands.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
enum Gate {
    /// At the end of the block before a loop.
    Into(Block),
    /// At the beginning of an exit.
    OutOf(Block),
}

struct Splitter<'c> {
    context: &'c mut Context,
    inner: Vec<Inner>,
    /// The innermost loops' places in `inner`.
    places: FxHashMap<Loop, usize>,
    /// Blocks put into edges, and the blocks at the edges' beginnings.
    new: FxHashMap<Block, Block>,
    copies: FxHashMap<(Gate, Value), Value>,
    /// The copies' instructions, in the order in which they are to be inserted.
    ordered: Vec<(Gate, Inst)>,
    /// 0 at the gates.
    zeros: FxHashMap<Gate, Value>,
}

impl<'c> Splitter<'c> {
    fn new(context: &'c mut Context) -> Splitter<'c> {
        let loops = &context.loop_analysis;
        let outer: Vec<Loop> = loops.loops().filter_map(|l| loops.loop_parent(l)).collect();
        let mut inner = Vec::new();
        let mut places = FxHashMap::default();
        for l in loops.loops().filter(|l| !outer.contains(l)) {
            let header = loops.loop_header(l);
            places.insert(l, inner.len());
            inner.push(Inner {
                header,
                blocks: Vec::new(),
                before: header,
                exits: Vec::new(),
            });
        }
        for block in context.domtree.cfg_rpo() {
            if let Some(place) = loops.innermost_loop(*block).and_then(|l| places.get(&l)) {
                inner[*place].blocks.push(*block);
            }
        }
        Splitter {
            context,
            inner,
            places,
            new: FxHashMap::default(),
            copies: FxHashMap::default(),
            ordered: Vec::new(),
            zeros: FxHashMap::default(),
        }
    }

    fn dfg(&self) -> &DataFlowGraph {
        &self.context.func.dfg
    }

    fn is_cold(&self, block: Block) -> bool {
        self.context.func.layout.is_cold(block)
    }

    /// The innermost loop that a block is in, if that has no loop in it.
    fn place(&self, block: Block) -> Option<usize> {
        let l = self.context.loop_analysis.innermost_loop(block)?;
        self.places.get(&l).copied()
    }

    /// The block where a value is defined.
    fn home(&self, v: Value) -> Option<Block> {
        match self.dfg().value_def(v) {
            ValueDef::Result(inst, _) => self.context.func.layout.inst_block(inst),
            ValueDef::Param(block, _) => Some(block),
            ValueDef::Union(..) => None,
        }
    }

    /// The edges at a block's end.
    fn edges(&self, block: Block) -> &[BlockCall] {
        let last = self.context.func.layout.last_inst(block);
        let dfg = self.dfg();
        last.map_or(&[], |i| {
            dfg.insts[i].branch_destination(&dfg.jump_tables, &dfg.exception_tables)
        })
    }

    /// Leads an edge at a block's end to another block, with other arguments if they are given.
    fn lead(&mut self, from: Block, edge: usize, to: Block, args: Option<&[BlockArg]>) {
        let func = &mut self.context.func;
        let Some(last) = func.layout.last_inst(from) else {
            return;
        };
        let dfg = &mut func.dfg;
        let edges =
            dfg.insts[last].branch_destination_mut(&mut dfg.jump_tables, &mut dfg.exception_tables);
        edges[edge].set_block(to, &mut dfg.value_lists);
        if let Some(args) = args {
            edges[edge].clear(&mut dfg.value_lists);
            edges[edge].extend(args.iter().copied(), &mut dfg.value_lists);
        }
    }

    fn append(&mut self, data: InstructionData, ty: Type) -> Inst {
        let dfg = &mut self.context.func.dfg;
        let inst = dfg.make_inst(data);
        dfg.make_inst_results(inst, ty);
        inst
    }

    /// A new block in front of another that jumps there.
    fn block_before(&mut self, to: Block, args: Vec<BlockArg>) -> Block {
        let func = &mut self.context.func;
        let block = func.dfg.make_block();
        func.layout.insert_block(block, to);
        let destination = BlockCall::new(to, args, &mut func.dfg.value_lists);
        let opcode = Opcode::Jump;
        let jump = self.append(
            InstructionData::Jump {
                opcode,
                destination,
            },
            types::INVALID,
        );
        self.context.func.layout.append_inst(jump, block);
        block
    }

    fn find_before(&mut self, place: usize) {
        let header = self.inner[place].header;
        let preds = self.context.cfg.pred_iter(header);
        let mut outside: Vec<Block> = preds
            .map(|p| p.block)
            .filter(|b| self.place(*b) != Some(place))
            .collect();
        outside.dedup();
        if let [only] = outside[..]
            && self.edges(only).len() == 1
        {
            self.inner[place].before = only;
            return;
        }
        let params = self.dfg().block_params(header).to_vec();
        let before = self.block_before(header, Vec::new());
        let dfg = &mut self.context.func.dfg;
        let args: Vec<BlockArg> = params
            .iter()
            .map(|p| {
                let ty = dfg.value_type(*p);
                BlockArg::Value(dfg.append_block_param(before, ty))
            })
            .collect();
        self.lead(before, 0, header, Some(&args));
        for block in outside {
            for edge in 0..self.edges(block).len() {
                if self.edges(block)[edge].block(&self.dfg().value_lists) == header {
                    self.lead(block, edge, before, None);
                }
            }
        }
        self.new.insert(before, header);
        self.inner[place].before = before;
    }

    fn find_exits(&mut self, place: usize) {
        for n in 0..self.inner[place].blocks.len() {
            let block = self.inner[place].blocks[n];
            if self.is_cold(block) {
                continue;
            }
            for edge in 0..self.edges(block).len() {
                let call = self.edges(block)[edge];
                let to = call.block(&self.dfg().value_lists);
                if self.place(to) == Some(place) || self.is_cold(to) {
                    continue;
                }
                let own =
                    !self.new.contains_key(&to) && self.context.cfg.pred_iter(to).count() == 1;
                let exit = match own && call.len(&self.dfg().value_lists) == 0 {
                    true => to,
                    false => {
                        let args = call.args(&self.dfg().value_lists).collect();
                        let exit = self.block_before(to, args);
                        self.lead(block, edge, exit, Some(&[]));
                        self.new.insert(exit, block);
                        exit
                    }
                };
                self.inner[place].exits.push(exit);
            }
        }
    }

    /// Whether nothing but its operands decides what an instruction yields, and nothing else comes of it.
    fn is_pure(&self, inst: Inst) -> bool {
        let op = self.dfg().insts[inst].opcode();
        !(op.can_load()
            || op.can_store()
            || op.can_trap()
            || op.is_call()
            || op.is_terminator()
            || op.other_side_effects())
    }

    /// Whether a value needs no operands: the optimiser has made it in each block that uses it.
    fn is_constant(&self, v: Value) -> bool {
        let inst = self.dfg().value_def(v).inst();
        inst.is_some_and(|i| {
            let op = self.dfg().insts[i].opcode();
            self.is_pure(i) && op.constraints().num_fixed_value_arguments() == 0
        })
    }

    /// Whether a value has a machine register that copies are made of.
    fn has_register(&self, v: Value) -> bool {
        [types::I64, types::F64].contains(&self.dfg().value_type(v)) && !self.is_constant(v)
    }

    /// Moves calculations of hot paths before the loop whose operands come from there.
    fn hoist(&mut self, place: usize) {
        let Some(end) = self.context.func.layout.last_inst(self.inner[place].before) else {
            return;
        };
        for n in 0..self.inner[place].blocks.len() {
            let block = self.inner[place].blocks[n];
            if self.is_cold(block) {
                continue;
            }
            let mut next = self.context.func.layout.first_inst(block);
            while let Some(inst) = next {
                next = self.context.func.layout.next_inst(inst);
                let dfg = self.dfg();
                let (args, results) = (dfg.inst_args(inst), dfg.inst_results(inst));
                let outside = |v: &Value| self.home(*v).map(|b| self.place(b)) != Some(Some(place));
                let moves = self.is_pure(inst)
                    && results.len() == 1
                    && (self.has_register(results[0]) || args.is_empty())
                    && args.iter().all(outside);
                if moves {
                    self.context.func.layout.remove_inst(inst);
                    self.context.func.layout.insert_inst(inst, end);
                }
            }
        }
    }

    /// A copy of a value at a gate: by an instruction that no pattern of the code generator sees through, as it does through a sum
    /// in an address, and that need not give its result its operand's register.
    fn copy(&mut self, gate: Gate, v: Value) -> Value {
        if let Some(copy) = self.copies.get(&(gate, v)) {
            return *copy;
        }
        let ty = self.dfg().value_type(v);
        let (opcode, args) = match ty == types::F64 {
            true => (Opcode::Bor, [v, v]),
            false => (Opcode::Rotr, [v, self.zero(gate)]),
        };
        let inst = self.append(InstructionData::Binary { opcode, args }, ty);
        self.ordered.push((gate, inst));
        let copy = self.dfg().first_result(inst);
        self.copies.insert((gate, v), copy);
        copy
    }

    fn zero(&mut self, gate: Gate) -> Value {
        if let Some(zero) = self.zeros.get(&gate) {
            return *zero;
        }
        let data = InstructionData::UnaryImm {
            opcode: Opcode::Iconst,
            imm: Imm64::new(0),
        };
        let inst = self.append(data, types::I64);
        self.ordered.push((gate, inst));
        let zero = self.dfg().first_result(inst);
        self.zeros.insert(gate, zero);
        zero
    }

    /// What a block that is used in place of another one should use instead of a value. `into`: the loop that it is used in.
    fn renamed(&mut self, v: Value, at: Block, into: Option<usize>) -> Value {
        let Some(home) = self.home(v).filter(|_| self.has_register(v)) else {
            return v;
        };
        let from = self.place(home);
        let mut v = v;
        if let Some(from) = from.filter(|f| self.place(at) != Some(*f)) {
            let domtree = &self.context.domtree;
            let stands = self.new.get(&at).copied().unwrap_or(at);
            let known = |b: &&Block| {
                **b == at || !self.new.contains_key(b) && domtree.block_dominates(**b, stands)
            };
            let exit = self.inner[from].exits.iter().find(known).copied();
            if let Some(exit) = exit {
                v = self.copy(Gate::OutOf(exit), v);
            }
        }
        match into.filter(|l| from != Some(*l)) {
            Some(l) => self.copy(Gate::Into(self.inner[l].before), v),
            None => v,
        }
    }

    /// Lets everything use the copies.
    fn rename_all(&mut self) {
        let blocks: Vec<Block> = self.context.func.layout.blocks().collect();
        for block in blocks {
            let into = self.place(block);
            let mut next = self.context.func.layout.first_inst(block);
            while let Some(inst) = next {
                next = self.context.func.layout.next_inst(inst);
                for n in 0..self.dfg().inst_args(inst).len() {
                    let v = self.dfg().inst_args(inst)[n];
                    let renamed = self.renamed(v, block, into);
                    self.context.func.dfg.inst_args_mut(inst)[n] = renamed;
                }
            }
            for edge in 0..self.edges(block).len() {
                let call = self.edges(block)[edge];
                let pool = &self.dfg().value_lists;
                let (to, args) = (call.block(pool), call.args(pool).collect::<Vec<_>>());
                let header = self
                    .inner
                    .iter()
                    .position(|l| l.before == block && l.header == to);
                let into =
                    header.or(into.filter(|l| self.place(to) == Some(*l) || !self.is_cold(to)));
                let args: Vec<BlockArg> = args
                    .into_iter()
                    .map(|arg| match arg {
                        BlockArg::Value(v) => BlockArg::Value(self.renamed(v, block, into)),
                        other => other,
                    })
                    .collect();
                self.lead(block, edge, to, Some(&args));
            }
        }
    }

    fn insert_copies(&mut self) {
        let mut ends: FxHashMap<Gate, Inst> = FxHashMap::default();
        for (gate, inst) in std::mem::take(&mut self.ordered) {
            let layout = &mut self.context.func.layout;
            let found = ends.get(&gate).copied().or(match gate {
                Gate::Into(before) => layout.last_inst(before),
                Gate::OutOf(exit) => layout.first_inst(exit),
            });
            if let Some(before) = found {
                ends.insert(gate, before);
                layout.insert_inst(inst, before);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use cranelift_codegen::ir::condcodes::IntCC;
    use cranelift_codegen::ir::{AbiParam, Function, InstBuilder, MemFlagsData, Signature};
    use cranelift_codegen::isa::CallConv;
    use cranelift_codegen::settings::{Flags, builder};
    use cranelift_frontend::{FunctionBuilder, FunctionBuilderContext};

    /// Two loops, one in the other: the inner one adds what is at an address, scaled, and the outer one calls something with the
    /// sum at the end of each turn.
    fn loops() -> Context {
        let mut func = Function::new();
        func.signature = Signature::new(CallConv::SystemV);
        for ty in [types::I64, types::F64] {
            func.signature.params.push(AbiParam::new(ty));
        }
        let mut memory = FunctionBuilderContext::new();
        let mut b = FunctionBuilder::new(&mut func, &mut memory);
        let [entry, outer, inner, body, after, end] = [(); 6].map(|()| b.create_block());
        b.append_block_params_for_function_params(entry);
        let [at, scale] = b.block_params(entry)[..] else {
            panic!("two parameters");
        };
        let sum = b.append_block_param(outer, types::F64);
        let (n, s) = (
            b.append_block_param(inner, types::I64),
            b.append_block_param(inner, types::F64),
        );
        b.switch_to_block(entry);
        let zero = b.ins().f64const(0.0);
        b.ins().jump(outer, &[zero.into()]);
        b.switch_to_block(outer);
        let first = b.ins().iconst(types::I64, 0);
        b.ins().jump(inner, &[first.into(), sum.into()]);
        b.switch_to_block(inner);
        let over = b.ins().icmp_imm_s(IntCC::SignedGreaterThan, n, 99);
        b.ins().brif(over, after, &[], body, &[]);
        b.switch_to_block(body);
        let item = b.ins().load(types::F64, MemFlagsData::trusted(), at, 8);
        let twice = b.ins().fadd(scale, scale);
        let part = b.ins().fmul(item, twice);
        let s2 = b.ins().fadd(s, part);
        let next = b.ins().iadd_imm_s(n, 1);
        b.ins().jump(inner, &[next.into(), s2.into()]);
        b.switch_to_block(after);
        let mut sig = Signature::new(CallConv::SystemV);
        sig.params.push(AbiParam::new(types::F64));
        sig.returns.push(AbiParam::new(types::I64));
        let sig = b.import_signature(sig);
        let call = b.ins().call_indirect(sig, at, &[s]);
        let more = b.inst_results(call)[0];
        b.ins().brif(more, outer, &[s.into()], end, &[]);
        b.switch_to_block(end);
        b.ins().return_(&[]);
        b.seal_all_blocks();
        b.finalize(cranelift_codegen::isa::TargetFrontendConfig {
            default_call_conv: CallConv::SystemV,
            pointer_width: target_lexicon::PointerWidth::U64,
            page_size_align_log2: 12,
        });
        // As the optimiser leaves it.
        let mut context = Context::for_function(func);
        context.compute_cfg();
        context.compute_domtree();
        context
    }

    #[test]
    fn an_inner_loop_uses_nothing_of_what_is_around_it() {
        let mut context = loops();
        split_at_loops(&mut context);
        let flags = Flags::new(builder());
        context.verify(&flags).expect("valid");
        context.compute_cfg();
        context.compute_domtree();
        context.compute_loop_analysis();
        let splitter = Splitter::new(&mut context);
        let [inner] = &splitter.inner[..] else {
            panic!("one innermost loop");
        };
        let layout = &splitter.context.func.layout;
        let before = splitter
            .context
            .cfg
            .pred_iter(inner.header)
            .map(|p| p.block)
            .find(|b| !inner.blocks.contains(b));
        let (mut used, mut adds) = (0, 0);
        for inst in inner.blocks.iter().flat_map(|b| layout.block_insts(*b)) {
            adds += (splitter.dfg().insts[inst].opcode() == Opcode::Fadd) as u32;
            for v in splitter.dfg().inst_values(inst) {
                let home = splitter.home(v);
                used += 1;
                assert!(
                    home == before || home.is_some_and(|b| inner.blocks.contains(&b)),
                    "{v} in {}",
                    splitter.context.func.display()
                );
            }
        }
        assert!(used > 0);
        assert_eq!(
            adds, 1,
            "the sum that never changes is made before the loop"
        );
    }

    #[test]
    fn what_comes_out_of_a_loop_is_copied() {
        let mut context = loops();
        split_at_loops(&mut context);
        let func = &context.func;
        let call = func
            .layout
            .blocks()
            .flat_map(|b| func.layout.block_insts(b))
            .find(|i| func.dfg.insts[*i].opcode() == Opcode::CallIndirect);
        let args = func.dfg.inst_args(call.expect("the call"));
        let made = func.dfg.value_def(args[1]).inst().expect("a copy");
        assert_eq!(func.dfg.insts[made].opcode(), Opcode::Bor);
    }
}
