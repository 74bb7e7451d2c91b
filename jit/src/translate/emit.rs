//! Appends instructions to a Cranelift function.
//!
//! Cranelift's own builder also turns variables into values (SSA construction), which a translator that knows every
//! register's value does not need; and it makes a new instruction for every constant, which was a quarter of all.
//! Here each constant is made once, in the entry block, which holds nothing else: it dominates every use, and the code
//! generator puts it where it is used.
//!
//! The order in which the code generator lays out blocks, and thinks of loops, comes from a depth-first search that takes
//! a branch's first target first, and puts it last. A target that comes between a loop's header and its end counts as part
//! of the loop when registers are given out. So what is seldom reached, or leaves a loop, is made the first target.
//!
//! Invariants: the entry block ends with the jump that [`Emitter::finish`] appends; a block is in the layout from its
//! first instruction on, so that blocks nobody filled are not in it.

use cranelift_codegen::entity::{SecondaryMap, packed_option::PackedOption};
use cranelift_codegen::ir::condcodes::{CondCode, IntCC};
use cranelift_codegen::ir::immediates::Imm64;
use cranelift_codegen::ir::{
    self, Block, DataFlowGraph, Function, Inst, InstBuilder, InstBuilderBase, InstructionData,
    Opcode, SigRef, Signature, StackSlot, StackSlotData, Type, Value, ValueDef, types,
};
use rustc_hash::FxHashMap;

/// A function that is being written.
pub struct Emitter<'f> {
    pub func: &'f mut Function,
    entry: Block,
    /// The first block after that.
    first: Block,
    /// Where instructions go.
    at: Block,
    constants: FxHashMap<(Type, i64), Inst>,
    /// Sums of a value and a constant.
    sums: FxHashMap<(Value, i64), Value>,
}

impl<'f> Emitter<'f> {
    /// Begins a function that is empty but for its signature, and stands at the block after the entry's.
    pub fn new(func: &'f mut Function) -> Emitter<'f> {
        let entry = func.dfg.make_block();
        for n in 0..func.signature.params.len() {
            let ty = func.signature.params[n].value_type;
            func.dfg.append_block_param(entry, ty);
        }
        func.layout.append_block(entry);
        let first = func.dfg.make_block();
        Emitter {
            func,
            entry,
            first,
            at: first,
            constants: FxHashMap::default(),
            sums: FxHashMap::default(),
        }
    }

    /// Ends the function.
    pub fn finish(mut self) {
        self.at = self.entry;
        let first = self.first;
        self.ins().jump(first, &[]);
        skip_empty_blocks(self.func);
    }

    /// The function's parameters.
    pub fn params(&self) -> &[Value] {
        self.func.dfg.block_params(self.entry)
    }

    /// The block that instructions go to.
    pub fn block(&self) -> Block {
        self.at
    }

    /// Whether a block is seldom reached.
    pub fn is_cold(&self, block: Block) -> bool {
        self.func.layout.is_cold(block)
    }

    pub fn create_block(&mut self) -> Block {
        self.func.dfg.make_block()
    }

    pub fn switch_to_block(&mut self, block: Block) {
        self.at = block;
    }

    /// A block that is seldom reached.
    pub fn cold_block(&mut self) -> Block {
        let block = self.create_block();
        self.func.layout.set_cold(block);
        block
    }

    pub fn append_block_param(&mut self, block: Block, ty: Type) -> Value {
        self.func.dfg.append_block_param(block, ty)
    }

    pub fn import_signature(&mut self, signature: Signature) -> SigRef {
        self.func.import_signature(signature)
    }

    pub fn create_sized_stack_slot(&mut self, data: StackSlotData) -> StackSlot {
        self.func.create_sized_stack_slot(data)
    }

    pub fn inst_results(&self, inst: Inst) -> &[Value] {
        self.func.dfg.inst_results(inst)
    }

    /// A value plus a constant, computed once, right after the value.
    pub fn sum(&mut self, v: Value, n: i64) -> Value {
        if let Some(sum) = self.sums.get(&(v, n)) {
            return *sum;
        }
        let n_value = self.ins().iconst(types::I64, n);
        let data = InstructionData::Binary {
            opcode: Opcode::Iadd,
            args: [v, n_value],
        };
        let inst = self.func.dfg.make_inst(data);
        self.func.dfg.make_inst_results(inst, types::I64);
        let def = self.func.dfg.value_def(v);
        let layout = &mut self.func.layout;
        let (block, next) = match def {
            ValueDef::Result(def, _) => (layout.inst_block(def), layout.next_inst(def)),
            ValueDef::Param(block, _) => (Some(block), layout.first_inst(block)),
            ValueDef::Union(..) => (None, None),
        };
        // In the entry block, where the constant is too, after both.
        match next.filter(|_| block != Some(self.entry)) {
            Some(next) => layout.insert_inst(inst, next),
            None => {
                let block = block.unwrap_or(self.at);
                if !layout.is_block_inserted(block) {
                    layout.append_block(block);
                }
                layout.append_inst(inst, block);
            }
        }
        let sum = self.func.dfg.first_result(inst);
        self.sums.insert((v, n), sum);
        sum
    }

    /// Branches to one of two blocks, of which the second is named first.
    pub fn branch_inverted(&mut self, condition: Value, then: Block, other: Block) {
        let not = self.ins().inverted(condition);
        self.ins().brif(not, other, &[], then, &[]);
    }

    /// For one instruction at the present place.
    pub fn ins(&mut self) -> Ins<'_> {
        Ins {
            func: self.func,
            constants: &mut self.constants,
            entry: self.entry,
            at: self.at,
        }
    }
}

/// Makes one instruction.
pub struct Ins<'s> {
    func: &'s mut Function,
    constants: &'s mut FxHashMap<(Type, i64), Inst>,
    entry: Block,
    at: Block,
}

impl Ins<'_> {
    fn append(&mut self, data: InstructionData, ty: Type, block: Block) -> Inst {
        let inst = self.func.dfg.make_inst(data);
        // What has no results is half of all.
        if !is_without_results(data.opcode()) {
            self.func.dfg.make_inst_results(inst, ty);
        }
        if !self.func.layout.is_block_inserted(block) {
            self.func.layout.append_block(block);
        }
        self.func.layout.append_inst(inst, block);
        inst
    }

    fn constant(&mut self, data: InstructionData, imm: Imm64, ty: Type) -> Inst {
        let key = (ty, imm.bits());
        if let Some(inst) = self.constants.get(&key) {
            return *inst;
        }
        let inst = self.append(data, ty, self.entry);
        self.constants.insert(key, inst);
        inst
    }
}

impl Ins<'_> {
    /// The opposite of a condition. A comparison is made anew, and the other one goes if it has no other use.
    fn inverted(&mut self, condition: Value) -> Value {
        let data = match opposite(&self.func.dfg, condition) {
            Some(data) => data,
            None => is_zero(condition, self.zero(condition)),
        };
        let at = self.at;
        let inst = self.append(data, types::I8, at);
        self.func.dfg.first_result(inst)
    }

    /// 0 of a value's type.
    fn zero(&mut self, like: Value) -> Value {
        let ty = self.func.dfg.value_type(like);
        let imm = Imm64::new(0);
        let data = InstructionData::UnaryImm {
            opcode: Opcode::Iconst,
            imm,
        };
        let inst = self.constant(data, imm, ty);
        self.func.dfg.first_result(inst)
    }
}

impl<'s> InstBuilderBase<'s> for Ins<'s> {
    fn data_flow_graph(&self) -> &DataFlowGraph {
        &self.func.dfg
    }

    fn data_flow_graph_mut(&mut self) -> &mut DataFlowGraph {
        &mut self.func.dfg
    }

    fn build(mut self, data: InstructionData, ty: Type) -> (Inst, &'s mut DataFlowGraph) {
        let inst = self.build_aux_inst(data, ty);
        (inst, &mut self.func.dfg)
    }

    fn build_aux_inst(&mut self, data: InstructionData, ty: Type) -> Inst {
        match data {
            InstructionData::UnaryImm {
                opcode: Opcode::Iconst,
                imm,
            } => self.constant(data, imm, ty),
            _ => self.append(data, ty, self.at),
        }
    }
}

/// Instructions that no value comes of, among those that there are many of.
fn is_without_results(opcode: Opcode) -> bool {
    use Opcode::{Brif, Jump, Return, Store};
    matches!(opcode, Store | Brif | Jump | Return)
}

/// Has whoever goes to a block that does nothing but go on go on at once. Every block costs the code generator as much as three
/// instructions. A block that is seldom reached stays, if it leads to one that is not: it tells which edge is seldom taken.
fn skip_empty_blocks(func: &mut Function) {
    let mut onward: SecondaryMap<Block, PackedOption<Block>> = SecondaryMap::new();
    let mut empty = Vec::new();
    for block in func.layout.blocks() {
        let Some(first) = func.layout.first_inst(block) else {
            continue;
        };
        let InstructionData::Jump { destination, .. } = func.dfg.insts[first] else {
            continue;
        };
        let pool = &func.dfg.value_lists;
        let target = destination.block(pool);
        let passes = destination.len(pool) > 0 || !func.dfg.block_params(block).is_empty();
        let seldom = func.layout.is_cold(block) && !func.layout.is_cold(target);
        if !passes && !seldom && Some(block) != func.layout.entry_block() {
            onward[block] = target.into();
            empty.push((block, first));
        }
    }
    if empty.is_empty() {
        return;
    }
    for (block, jump) in empty {
        func.layout.remove_inst(jump);
        func.layout.remove_block(block);
    }
    let (dfg, layout) = (&mut func.stencil.dfg, &func.stencil.layout);
    for last in layout.blocks().filter_map(|b| layout.last_inst(b)) {
        let (tables, handlers) = (&mut dfg.jump_tables, &mut dfg.exception_tables);
        for call in dfg.insts[last].branch_destination_mut(tables, handlers) {
            let mut target = call.block(&dfg.value_lists);
            while let Some(beyond) = onward[target].expand() {
                target = beyond;
                call.set_block(target, &mut dfg.value_lists);
            }
        }
    }
}

/// The opposite of a comparison.
fn opposite(dfg: &DataFlowGraph, condition: Value) -> Option<InstructionData> {
    use InstructionData::{FloatCompare, IntCompare};
    let ValueDef::Result(inst, _) = dfg.value_def(condition) else {
        return None;
    };
    match dfg.insts[inst] {
        IntCompare { opcode, args, cond } => Some(IntCompare {
            opcode,
            args,
            cond: cond.complement(),
        }),
        FloatCompare { opcode, args, cond } => Some(FloatCompare {
            opcode,
            args,
            cond: cond.complement(),
        }),
        _ => None,
    }
}

/// Compares a condition with 0.
fn is_zero(condition: Value, zero: Value) -> InstructionData {
    InstructionData::IntCompare {
        opcode: Opcode::Icmp,
        args: [condition, zero],
        cond: IntCC::Equal,
    }
}

/// Has branches to what is seldom reached name that first.
pub fn put_seldom_first(func: &mut Function) {
    let blocks: Vec<Block> = func.layout.blocks().collect();
    for block in blocks {
        let Some(last) = func.layout.last_inst(block) else {
            continue;
        };
        let InstructionData::Brif {
            opcode,
            arg,
            blocks: [then, other],
        } = func.dfg.insts[last]
        else {
            continue;
        };
        let pool = &func.dfg.value_lists;
        let cold = |call: ir::BlockCall| func.layout.is_cold(call.block(pool));
        if cold(then) || !cold(other) {
            continue;
        }
        let data = match opposite(&func.dfg, arg) {
            Some(data) => data,
            None => {
                let zero = zero_at_entry(func, arg);
                is_zero(arg, zero)
            }
        };
        let not = func.dfg.make_inst(data);
        func.dfg.make_inst_results(not, types::I8);
        func.layout.insert_inst(not, last);
        func.dfg.insts[last] = InstructionData::Brif {
            opcode,
            arg: func.dfg.first_result(not),
            blocks: [other, then],
        };
    }
}

/// 0 of a value's type, at the beginning.
fn zero_at_entry(func: &mut Function, like: Value) -> Value {
    let ty = func.dfg.value_type(like);
    let zero = func.dfg.make_inst(InstructionData::UnaryImm {
        opcode: Opcode::Iconst,
        imm: Imm64::new(0),
    });
    func.dfg.make_inst_results(zero, ty);
    if let Some(first) = func
        .layout
        .entry_block()
        .and_then(|b| func.layout.first_inst(b))
    {
        func.layout.insert_inst(zero, first);
    }
    func.dfg.first_result(zero)
}
