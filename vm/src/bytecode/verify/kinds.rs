//! What registers hold, by kind, on every path: a forward dataflow.
//!
//! The state of a register is the *set* of kinds it may hold, as bits; paths join by union. So a register that is
//! written on one path only holds "nothing or a value", which nobody may read. A read asks that the set lie within
//! what its operand role accepts:
//!
//! | read by | accepts |
//! |---|---|
//! | most operands | a value or a cell (a cell is an object; programs do not see one because compilers do not show it) |
//! | `CheckBound`, `CellNew`, the source of `Move` | a value, a cell or UNBOUND |
//! | the cell of `CellGet`, `CellSet`, `CellDel` | a cell and nothing else |
//! | `Iter`, `ExitReg`, `Exc` operands, registers of handled ranges | an iterator, an exit function, a caught exception and nothing else |
//!
//! Writes: `CellNew` and `FreeCell` give a cell, `LoadSpecial` UNBOUND gives UNBOUND, `Move` copies the set, `IterDst`,
//! `ExitDst` and a handler's register give their hidden kind, everything else a value. `CheckBound` takes UNBOUND away.
//! The callee slot of a call holds nothing afterwards: the call may have overwritten it.
//!
//! Along an exception edge a destination may or may not have been written, so it holds what it held before or what
//! it would hold after.
//!
//! The transfer is monotone and bits are only added, so a read that fails before the end of the iteration fails at the
//! end as well: checking and iterating are one loop. Fuel bounds it, because a chain of moves against the order of a
//! loop can make it quadratic.

use super::{Fault, fault, fault_at};
use crate::bytecode::code::{Code, code_flags};
use crate::bytecode::flow::{Flow, NONE};
use crate::bytecode::instr::Instr;
use crate::bytecode::ops::{Op, Role, special};

/// What a register holds before an instruction, whatever path led there.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Kind {
    /// Nothing that may be read, at least on some path.
    Undefined,
    /// A value. It may be a cell, but that is not known.
    Value,
    /// A cell.
    Cell,
    /// A value, a cell or UNBOUND.
    MaybeUnbound,
    /// The iterator of a `for` loop or a `yield from`.
    Iterator,
    /// The exit function of a `with` block.
    Exit,
    /// A caught exception.
    Exception,
    /// Things of different kinds on different paths: nothing that may be read.
    Conflict,
}

/// A set of kinds, as bits.
type Set = u8;

const NOTHING: Set = 1;
const VALUE: Set = 2;
const CELL: Set = 4;
const UNBOUND: Set = 8;
const ITERATOR: Set = 16;
const EXIT: Set = 32;
const EXCEPTION: Set = 64;

const NAMES: [(Set, &str); 7] = [
    (NOTHING, "nothing"),
    (VALUE, "a value"),
    (CELL, "a cell"),
    (UNBOUND, "UNBOUND"),
    (ITERATOR, "an iterator"),
    (EXIT, "an exit function"),
    (EXCEPTION, "a caught exception"),
];

/// The most bytes of state that a code object's dataflow may take: blocks times registers.
const MAX_STATE: usize = 1 << 27;

/// Steps that any dataflow may take; a step is an instruction or sixteen registers joined.
const FUEL: u64 = 1 << 22;

/// Steps that it may take in addition for each instruction.
pub const FUEL_PER_INSTR: u64 = 2000;

/// Checks that every register is read only as what it holds.
pub fn check(code: &Code, flow: &Flow) -> Result<(), Fault> {
    Dataflow::new(code, flow)?.run()
}

/// What every register holds, at every pc, of one verified code object. Made for the loader of snapshots, which checks
/// the registers of frames against it.
#[derive(Clone, Debug)]
pub struct KindMap {
    flow: Flow,
    reached: Vec<bool>,
    states: Vec<Set>,
}

impl KindMap {
    /// Analyses a code object that the verifier accepted.
    pub fn new(code: &Code) -> KindMap {
        let flow = Flow::new(code);
        let (reached, states) = match Dataflow::new(code, &flow) {
            Ok(mut dataflow) => {
                let verified = dataflow.run().is_ok();
                debug_assert!(verified, "the code was verified before");
                (dataflow.reached, dataflow.states)
            }
            Err(_) => (vec![false; flow.blocks.len()], Vec::new()),
        };
        KindMap {
            flow,
            reached,
            states,
        }
    }

    /// What the registers hold before the instruction at `pc`, or `None` if no path leads there.
    pub fn kinds_at(&self, code: &Code, pc: u32) -> Option<Vec<Kind>> {
        if pc as usize >= code.instrs.len() {
            return None;
        }
        let block = self.flow.block_of(pc);
        if !self.reached[block] {
            return None;
        }
        let n_regs = code.n_regs as usize;
        let mut state = self.states[block * n_regs..][..n_regs].to_vec();
        for before in self.flow.blocks[block].start..pc {
            step(code, before as usize, &mut state, |_, _| {}).ok()?;
        }
        Some(state.into_iter().map(kind).collect())
    }
}

fn kind(set: Set) -> Kind {
    match set {
        VALUE => Kind::Value,
        CELL => Kind::Cell,
        ITERATOR => Kind::Iterator,
        EXIT => Kind::Exit,
        EXCEPTION => Kind::Exception,
        _ if set & NOTHING != 0 => Kind::Undefined,
        _ if set & !(VALUE | CELL) == 0 => Kind::Value,
        _ if set & !(VALUE | CELL | UNBOUND) == 0 => Kind::MaybeUnbound,
        _ => Kind::Conflict,
    }
}

/// The iteration: states at block starts, and which blocks have to be looked at (again).
struct Dataflow<'a> {
    code: &'a Code,
    flow: &'a Flow,
    n_regs: usize,
    fuel: u64,
    states: Vec<Set>,
    reached: Vec<bool>,
    dirty: Vec<bool>,
}

impl<'a> Dataflow<'a> {
    fn new(code: &'a Code, flow: &'a Flow) -> Result<Dataflow<'a>, Fault> {
        let n_blocks = flow.blocks.len();
        let n_regs = code.n_regs as usize;
        if n_blocks * n_regs > MAX_STATE {
            return Err(fault(format!(
                "is too complex: {n_blocks} basic blocks with {n_regs} registers"
            )));
        }
        let mut states = vec![0; n_blocks * n_regs];
        let n_given = code.n_params() + code.has(code_flags::NAMESPACE) as usize;
        states[..n_regs].fill(NOTHING);
        states[..n_given].fill(VALUE);
        let mut reached = vec![false; n_blocks];
        reached[0] = true;
        Ok(Dataflow {
            code,
            flow,
            n_regs,
            fuel: FUEL + FUEL_PER_INSTR * code.instrs.len() as u64,
            states,
            dirty: reached.clone(),
            reached,
        })
    }

    /// Sweeps over the blocks in order, again while a back edge brings news.
    fn run(&mut self) -> Result<(), Fault> {
        let mut state = vec![0; self.n_regs];
        let mut again = true;
        while again {
            again = false;
            for block in 0..self.flow.blocks.len() {
                if std::mem::take(&mut self.dirty[block]) {
                    again |= self.visit(block, &mut state)?;
                }
            }
        }
        Ok(())
    }

    /// Runs through one block. Says whether a block that is not still to come has news.
    fn visit(&mut self, i: usize, state: &mut [Set]) -> Result<bool, Fault> {
        let block = self.flow.blocks[i];
        self.spend((block.end - block.start) as u64)?;
        state.copy_from_slice(self.at(i as u32));
        let mut again = false;
        if block.handler != NONE {
            again |= self.catch(block.handler, block.catch, state)? && block.catch as usize <= i;
        }
        let handled = match block.handled {
            NONE => None,
            handled => Some(self.code.handled[handled as usize].reg),
        };
        for pc in block.start as usize..block.end as usize {
            if let Some(reg) = handled {
                let set = state[reg as usize];
                if set != EXCEPTION {
                    let what = "a handled exception";
                    return Err(fault_at(pc, wrong_kind(reg as u32, what, set)));
                }
            }
            if block.jump != NONE && pc + 1 == block.end as usize {
                break;
            }
            if block.handler == NONE {
                step(self.code, pc, state, |_, _| {})?;
            } else {
                again |= self.step_caught(pc, block.handler, block.catch, state)?
                    && block.catch as usize <= i;
            }
        }
        if block.jump == NONE {
            if block.next != NONE {
                again |= self.join(block.next, state)? && block.next as usize <= i;
            }
            return Ok(again);
        }
        // A jumping op comes last. What it writes, it writes on the jump only.
        let pc = block.end as usize - 1;
        if block.next != NONE {
            check_reads(self.code, pc, state)?;
            again |= self.join(block.next, state)? && block.next as usize <= i;
        }
        if block.handler == NONE {
            step(self.code, pc, state, |_, _| {})?;
        } else {
            again |= self.step_caught(pc, block.handler, block.catch, state)?
                && block.catch as usize <= i;
        }
        again |= self.join(block.jump, state)? && block.jump as usize <= i;
        Ok(again)
    }

    /// One instruction in a handler's range: the handler may also see what it writes.
    fn step_caught(
        &mut self,
        pc: usize,
        handler: u32,
        catch: u32,
        state: &mut [Set],
    ) -> Result<bool, Fault> {
        let reg = self.code.handlers[handler as usize].reg as usize;
        let target = &mut self.states[catch as usize * self.n_regs..][..self.n_regs];
        let mut news = false;
        step(self.code, pc, state, |r, set| {
            let r = r as usize;
            if r != reg && target[r] | set != target[r] {
                target[r] |= set;
                news = true;
            }
        })?;
        self.dirty[catch as usize] |= news;
        Ok(news)
    }

    /// Joins a state into a handler's, with the exception in its register.
    fn catch(&mut self, handler: u32, catch: u32, state: &mut [Set]) -> Result<bool, Fault> {
        let reg = self.code.handlers[handler as usize].reg as usize;
        let before = std::mem::replace(&mut state[reg], EXCEPTION);
        let news = self.join(catch, state);
        state[reg] = before;
        news
    }

    /// Joins a state into a block's. Says whether that changed it.
    fn join(&mut self, block: u32, state: &[Set]) -> Result<bool, Fault> {
        self.spend(1 + self.n_regs as u64 / 16)?;
        let into = &mut self.states[block as usize * self.n_regs..][..self.n_regs];
        let mut news = 0;
        for (into, from) in into.iter_mut().zip(state) {
            news |= from & !*into;
            *into |= from;
        }
        let news = news != 0 || !self.reached[block as usize];
        self.reached[block as usize] = true;
        self.dirty[block as usize] |= news;
        Ok(news)
    }

    fn at(&self, block: u32) -> &[Set] {
        &self.states[block as usize * self.n_regs..][..self.n_regs]
    }

    fn spend(&mut self, steps: u64) -> Result<(), Fault> {
        match self.fuel.checked_sub(steps) {
            Some(rest) => self.fuel = rest,
            None => return Err(fault("is too complex: its dataflow does not settle")),
        }
        Ok(())
    }
}

/// Checks what the instruction reads, then does to the state what the instruction does, telling `wrote` of each
/// register that it (perhaps) changed.
#[inline]
fn step(
    code: &Code,
    pc: usize,
    state: &mut [Set],
    mut wrote: impl FnMut(u32, Set),
) -> Result<(), Fault> {
    check_reads(code, pc, state)?;
    let instr = code.instrs[pc];
    let Some(op) = instr.op() else { return Ok(()) };
    let mut set = |state: &mut [Set], first: u32, count: u32, set: Set| {
        for reg in first..first + count {
            state[reg as usize] = set;
            wrote(reg, set);
        }
    };
    if op == Op::CheckBound {
        let checked = match state[instr.a() as usize] {
            CELL => CELL,
            _ => VALUE,
        };
        set(state, instr.a() as u32, 1, checked);
        return Ok(());
    }
    let result = result(instr, op, state);
    // The callee slot goes first: a call may put its result there.
    for &(field, role) in op.info().operands {
        if let Role::CallRange(_) = role {
            set(state, instr.field(field), 1, NOTHING);
        }
    }
    for &(field, role) in op.info().operands {
        let first = instr.field(field);
        match role {
            Role::Dst | Role::SrcDst => set(state, first, 1, result),
            Role::DstRange(len) => set(state, first, instr.range_len(len), VALUE),
            Role::IterDst => set(state, first, 1, ITERATOR),
            Role::ExitDst => set(state, first, 1, EXIT),
            Role::Src | Role::SrcRange(_) | Role::CallRange(_) => {}
            Role::Iter | Role::ExitReg | Role::Exc => {}
            Role::Const | Role::Name | Role::Free | Role::Jump | Role::Int | Role::Num => {}
        }
    }
    Ok(())
}

/// What the op's destination holds afterwards.
#[inline]
fn result(instr: Instr, op: Op, state: &[Set]) -> Set {
    match op {
        Op::Move => state[instr.b() as usize],
        Op::LoadSpecial if instr.x() == special::UNBOUND => UNBOUND,
        Op::CellNew | Op::FreeCell => CELL,
        _ => VALUE,
    }
}

/// Checks that every register the instruction reads holds what it is read as.
#[inline]
fn check_reads(code: &Code, pc: usize, state: &[Set]) -> Result<(), Fault> {
    let instr = code.instrs[pc];
    let Some(op) = instr.op() else { return Ok(()) };
    for &(field, role) in op.info().operands {
        let (count, accepted, what) = match role {
            Role::Src | Role::SrcDst => {
                let (accepted, what) = accepted(op, field == crate::bytecode::Field::A);
                (1, accepted, what)
            }
            Role::SrcRange(len) | Role::CallRange(len) => {
                (instr.range_len(len), VALUE | CELL, "a value")
            }
            Role::Iter => (1, ITERATOR, "an iterator"),
            Role::ExitReg => (1, EXIT, "an exit function"),
            Role::Exc => (1, EXCEPTION, "a caught exception"),
            Role::Dst | Role::DstRange(_) | Role::IterDst | Role::ExitDst => continue,
            Role::Const | Role::Name | Role::Free | Role::Jump | Role::Int | Role::Num => continue,
        };
        let first = instr.field(field);
        for reg in first..first + count {
            let set = state[reg as usize];
            if set & !accepted != 0 {
                return Err(fault_at(pc, wrong_kind(reg, what, set)));
            }
        }
    }
    Ok(())
}

/// The kinds that a plain source operand of the op may have, and what to call them.
#[inline]
fn accepted(op: Op, is_a: bool) -> (Set, &'static str) {
    match op {
        Op::Move | Op::CheckBound | Op::CellNew => (VALUE | CELL | UNBOUND, "a value or UNBOUND"),
        Op::CellSet | Op::CellDel if is_a => (CELL, "a cell"),
        Op::CellGet => (CELL, "a cell"),
        _ => (VALUE | CELL, "a value"),
    }
}

fn wrong_kind(reg: u32, wanted: &str, set: Set) -> String {
    let held = NAMES.iter().filter(|(bit, _)| set & bit != 0);
    let held: Vec<&str> = held.map(|(_, name)| *name).collect();
    let held = held.join(" or ");
    format!("reads r{reg} as {wanted}, but it holds {held} here")
}
