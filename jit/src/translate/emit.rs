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
        self.func.dfg.make_inst_results(inst, ty);
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
        use InstructionData::{FloatCompare, IntCompare};
        let compares = match self.func.dfg.value_def(condition) {
            ValueDef::Result(inst, _) => Some(self.func.dfg.insts[inst]),
            _ => None,
        };
        let data = match compares {
            Some(IntCompare { opcode, args, cond }) => IntCompare {
                opcode,
                args,
                cond: cond.complement(),
            },
            Some(FloatCompare { opcode, args, cond }) => FloatCompare {
                opcode,
                args,
                cond: cond.complement(),
            },
            _ => IntCompare {
                opcode: Opcode::Icmp,
                args: [condition, self.zero(condition)],
                cond: IntCC::Equal,
            },
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

    /// A branch to what is seldom reached has that as its first target.
    fn seldom_first(&mut self, data: InstructionData) -> InstructionData {
        let InstructionData::Brif {
            opcode,
            arg,
            blocks: [then, other],
        } = data
        else {
            return data;
        };
        let pool = &self.func.dfg.value_lists;
        let cold = |call: ir::BlockCall| self.func.layout.is_cold(call.block(pool));
        if cold(then) || !cold(other) {
            return data;
        }
        InstructionData::Brif {
            opcode,
            arg: self.inverted(arg),
            blocks: [other, then],
        }
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
            _ => {
                let data = self.seldom_first(data);
                self.append(data, ty, self.at)
            }
        }
    }
}
