//! Edges, merges and loop headers.
//!
//! The block at an edge's beginning has no end until the edge's target is begun; then all edges into the target are
//! known, and each converts its values to the forms the merge wants. Where there is one only, the block goes on with
//! the target. Only an edge back to a header comes later: a header's forms are fixed when it is begun, from the
//! assumptions.

use super::Translator;
use super::state::{Known, Memory, Parts, Slot, State, Unmade};
use crate::region::{BlockId, loop_outside};
use crate::ty::{Ty, class};
use crate::words::Word;
use cranelift_codegen::ir::condcodes::IntCC;
use cranelift_codegen::ir::{self, BlockArg, InstBuilder, types};
use pirn_vm::compiler::{EntryPoint, layout};
use pirn_vm::heap::Kind;
use pirn_vm::interp::native::helpers::Helper;
use pirn_vm::objects::{Cont, IterVariety};

/// An edge that waits for its target.
pub struct Edge {
    block: ir::Block,
    passed: Passed,
}

/// What is known on an edge.
struct Passed {
    /// A slot for each register that is live at the target.
    regs: State,
    memory: Memory,
}

/// A loop header that has been begun.
pub struct Header {
    block: ir::Block,
    /// What enters the loop goes there first, if the loop is entered anew by an edge back: then what a turn leaves alone is a
    /// parameter of that block and the same value throughout the loop, instead of going round with each turn.
    before: Option<ir::Block>,
    /// The registers that are parameters of the first of these blocks, and what they are assumed to be.
    params: Vec<(usize, Ty)>,
    /// Those among them that a turn passes on.
    turning: Vec<(usize, Ty)>,
    /// Iterators whose fields are in registers throughout the loop, unchanged.
    held: Vec<usize>,
    /// Registers with lists whose parts are assumed not to change.
    stable: Vec<(usize, Kind)>,
    /// These parts, throughout the loop.
    parts: Vec<Option<Parts>>,
    /// Iterators that were taken into registers before it, with the first registers of their fields.
    taken: Vec<(usize, usize, IterVariety)>,
    /// Registers with objects whose shapes are assumed not to change.
    shaped: Vec<(usize, u32)>,
    /// Headers of the loops around it.
    around: Vec<BlockId>,
    /// Iterators that have not been made.
    lazy: Vec<(usize, Unmade)>,
}

/// The class of the sequences of a kind that have parts.
fn list_class(kind: Kind) -> u32 {
    match kind {
        Kind::List => class::LIST,
        _ => class::TUPLE,
    }
}

/// The machine type of a slot's form at a merge.
fn form(ty: Ty) -> ir::Type {
    if ty.is_float() {
        types::F64
    } else {
        types::I64
    }
}

impl Translator<'_, '_> {
    /// What is known of the registers that are live where a block begins.
    fn passed_to(&self, target: BlockId) -> Passed {
        let live = self.region.blocks[target].live.iter();
        Passed {
            regs: live.map(|v| self.cur[*v]).collect(),
            memory: self.cur.memory.clone(),
        }
    }

    /// Makes that what is known.
    fn restore(&mut self, target: BlockId, passed: &Passed) {
        self.cur = Known::nothing(self.cur.len());
        for (v, slot) in self.region.blocks[target].live.iter().zip(&passed.regs) {
            self.cur[*v] = *slot;
        }
        self.cur.memory = passed.memory.clone();
    }

    /// An unconditional edge from here to a block.
    pub(super) fn jump_to(&mut self, target: BlockId) {
        self.ended = true;
        if self.skipped.contains(&target) {
            return self.leave_at(target);
        }
        self.pass_handled(target);
        if self.headers.contains_key(&target) {
            return self.jump_back(target);
        }
        // A block without an end, which the target goes on in if nothing else leads there; but what comes after a handler's
        // way is not as rare as that.
        let mut block = self.b.block();
        if self.b.is_cold(block) {
            block = self.b.create_block();
            self.b.ins().jump(block, &[]);
        }
        let passed = self.passed_to(target);
        self.edges[target].push(Edge { block, passed });
    }

    /// An edge back to a header that is not in the unit, since nothing else leads there: leaves at its beginning.
    fn leave_at(&mut self, target: BlockId) {
        let block = &self.region.blocks[target];
        let out = self.exit_at(block.ctx, block.start, Cont::Store, false);
        self.note_refusal();
        self.b.ins().jump(out, &[]);
    }

    /// Branches to one of two blocks. Before each edge what `narrow_then` or `narrow_else` knows is noted.
    pub(super) fn branch_to(
        &mut self,
        condition: ir::Value,
        then: (BlockId, bool),
        other: BlockId,
        narrow_then: impl FnOnce(&mut Self),
        narrow_else: impl FnOnce(&mut Self),
    ) {
        let (taken, not) = (self.b.create_block(), self.b.create_block());
        let depth = |id: BlockId| self.region.blocks[id].depth;
        if depth(then.0) > depth(other) {
            self.b.branch_inverted(condition, taken, not);
        } else {
            self.b.ins().brif(condition, taken, &[], not, &[]);
        }
        let saved = self.passed_to(other);
        self.b.switch_to_block(taken);
        narrow_then(self);
        if then.1 {
            self.poll(then.0);
        }
        self.jump_to(then.0);
        self.restore(other, &saved);
        self.b.switch_to_block(not);
        narrow_else(self);
        self.jump_to(other);
    }

    /// A jump of this distance to a block: backwards it is a poll.
    pub(super) fn take_jump(&mut self, target: BlockId, distance: i32) {
        if distance < 0 {
            self.poll(target);
        }
        self.jump_to(target);
    }

    /// A tick, and a poll when they are used up.
    fn poll(&mut self, target: BlockId) {
        let ticks = self.load(self.vm_ptr, layout::VM_TICKS_LEFT);
        let ticks = self.b.ins().iadd_imm_s(ticks, -1);
        self.store(ticks, self.vm_ptr, layout::VM_TICKS_LEFT);
        let over = self.b.ins().icmp_imm_s(IntCC::SignedLessThan, ticks, 0);
        let (go, slow) = (self.b.create_block(), self.cold_block());
        self.b.ins().brif(over, slow, &[], go, &[]);
        self.b.switch_to_block(slow);
        let wanted = self.seldom(Helper::poll, &[])[0];
        let block = &self.region.blocks[target];
        let out = self.exit_at(block.ctx, block.start, Cont::Store, false);
        self.b.ins().brif(wanted, out, &[], go, &[]);
        self.b.switch_to_block(go);
    }

    /// Puts the pass at the beginning of a block. False when nothing leads there.
    pub(super) fn begin_block(&mut self, id: BlockId) -> bool {
        let mut edges = std::mem::take(&mut self.edges[id]);
        match edges.len() {
            0 => return false,
            1 => {
                let edge = edges.remove(0);
                self.b.switch_to_block(edge.block);
                self.restore(id, &edge.passed);
            }
            _ => self.merge(id, edges),
        }
        let block = &self.region.blocks[id];
        self.handled = Some(self.region.handled_at(block.ctx, block.start));
        if self.region.blocks[id].is_header {
            self.begin_header(id);
        }
        true
    }

    fn merge(&mut self, id: BlockId, edges: Vec<Edge>) {
        let join = self.b.create_block();
        let region = self.region;
        self.see_lazy_meet(id, &edges);
        let live = &region.blocks[id].live;
        let memory = Memory::met(edges.iter().map(|e| &e.passed.memory));
        let mut merged: State = vec![None; live.len()];
        let mut params: Vec<(usize, Ty)> = Vec::new();
        for (n, &v) in live.iter().enumerate() {
            let slots: Option<Vec<Slot>> = edges.iter().map(|e| e.passed.regs[n]).collect();
            let Some(slots) = slots else { continue };
            let first = slots[0];
            let met = slots[1..].iter().try_fold(first, |met, s| met.meet(s));
            let slot = met.unwrap_or_else(|| {
                let ty = slots.iter().fold(first.ty, |t, s| t.join(s.ty));
                let param = self.b.append_block_param(join, form(ty));
                params.push((v, ty));
                match ty.is_number() {
                    true => Slot::raw(param, ty),
                    false => Slot::boxed(param, ty),
                }
            });
            merged[n] = Some(slot);
        }
        let found = |v: &usize| live.iter().position(|l| l == v).and_then(|n| merged[n]);
        let lost: Vec<usize> = self
            .iterators()
            .map(|(_, fields)| fields)
            .filter(|fields| found(fields).is_none())
            .collect();
        for edge in edges {
            self.b.switch_to_block(edge.block);
            self.restore(id, &edge.passed);
            for v in &lost {
                self.put_back(*v);
            }
            let args = self.arguments(&params);
            self.b.ins().jump(join, &args);
        }
        self.b.switch_to_block(join);
        let passed = Passed {
            regs: merged,
            memory,
        };
        self.restore(id, &passed);
    }

    /// Ways meet that have not all made the same iterator: next time all make it.
    fn see_lazy_meet(&mut self, id: BlockId, edges: &[Edge]) {
        for (n, v) in self.region.blocks[id].live.iter().enumerate() {
            if self.region.fields_of(*v).is_none() {
                continue;
            }
            let lazy = |e: &Edge| match e.passed.regs[n].and_then(|s| s.unmade) {
                found @ Some(Unmade::Iter(..)) => found,
                _ => None,
            };
            let first = lazy(&edges[0]);
            if edges.iter().any(|e| lazy(e) != first) {
                self.know.plain_iterators = true;
                self.again = true;
            }
        }
    }

    /// Loops' iterators that have not been made, which are in these registers.
    fn lazy_iterators(&self) -> Vec<(usize, Unmade)> {
        let lazy = |(it, _): (usize, usize)| match self.cur[it]?.unmade? {
            unmade @ Unmade::Iter(..) => Some((it, unmade)),
            _ => None,
        };
        self.iterators().filter_map(lazy).collect()
    }

    /// The present values of registers in the forms of these types.
    fn arguments(&mut self, params: &[(usize, Ty)]) -> Vec<BlockArg> {
        params
            .iter()
            .map(|(v, ty)| BlockArg::Value(self.in_form(*v, *ty)))
            .collect()
    }

    fn in_form(&mut self, v: usize, ty: Ty) -> ir::Value {
        let slot = self.slot(v);
        if ty.is_int() && slot.ty.is_int() {
            return self.int(v);
        }
        if ty.is_float() && slot.ty.is_float() {
            return match slot.raw {
                Some(raw) => raw,
                None => {
                    let word = self.boxed(v);
                    self.unbox_certain_float(word)
                }
            };
        }
        if ty.is_wide() && slot.ty.is_unsigned() {
            return self.wide(v);
        }
        if ty.is_number() {
            // Only where an assumption is being contradicted: the pass will be made again.
            debug_assert!(self.again || self.failed);
            return if ty.is_float() {
                self.double(0.0)
            } else {
                self.word(0)
            };
        }
        self.boxed(v)
    }

    /// A loop begins: checks what was wished for, and makes parameters of what the loop assigns.
    fn begin_header(&mut self, id: BlockId) {
        let region = self.region;
        let live = &region.blocks[id].live;
        let parts: Vec<Option<Parts>> = live
            .iter()
            .map(|v| self.cur[*v].and_then(|s| s.parts))
            .collect();
        let shapes: Vec<u32> = live.iter().map(|v| self.ty(*v).shape).collect();
        let around = self.cur.memory.intact.clone();
        self.forget_shapes();
        for &v in live {
            if let Some(outer) = self.cur[v].and_then(|s| s.origin) {
                self.know.above.insert((id, v), outer);
            }
            if let Some(ty) = self.know.wished.get(&(id, v)).copied() {
                self.check_before_loop(id, v, ty);
            }
            if self.know.made.contains(&(id, v)) {
                self.make(v);
            }
        }
        let assigned = self.region.blocks[id].assigned.as_ref();
        for (it, _) in self.lazy_iterators() {
            // Another turn may come with another one.
            if assigned.is_none_or(|a| a.binary_search(&it).is_ok()) && live.contains(&it) {
                self.boxed(it);
            }
        }
        let lazy = self.lazy_iterators();
        let taken = self.take_iterators(id, live);
        let stable = self.stable_parts(id, &parts);
        let shaped = self.shapes_before_loop(id, &shapes);
        let mut params = Vec::new();
        for &v in live {
            let Some(slot) = self.cur[v] else { continue };
            if assigned.is_some_and(|a| a.binary_search(&v).is_err()) {
                continue;
            }
            let assumed = self.know.assumed.entry((id, v));
            let assumed = assumed.or_insert(slot.ty.widened());
            if !slot.ty.fits(*assumed) {
                *assumed = assumed.join(slot.ty).widened();
            }
            params.push((v, *assumed));
        }
        let mut args = self.arguments(&params);
        let entered_anew = region.blocks[id].turn.is_some();
        if entered_anew {
            args.extend(self.parts_arguments(&stable));
        }
        let block = self.b.create_block();
        self.b.ins().jump(block, &args);
        let parts = self.parts_now(&stable);
        self.take_parameters(block, &params);
        for ((v, _), mut parts) in stable.iter().zip(parts) {
            if entered_anew {
                let len = self.b.append_block_param(block, types::I64);
                let items = self.b.append_block_param(block, types::I64);
                parts = Some(Parts { len, items });
            }
            if let Some(slot) = &mut self.cur[*v] {
                slot.parts = parts;
            }
        }
        let (mut block, mut before, mut turning) = (block, None, params.clone());
        if let Some(turn) = &region.blocks[id].turn
            && turn.closed
            && !self.know.whole.contains(&id)
        {
            turning.retain(|(v, _)| turn.assigned.binary_search(v).is_ok());
            self.b.switch_to_block(block);
            let args = self.arguments(&turning);
            before = Some(std::mem::replace(&mut block, self.b.create_block()));
            self.b.ins().jump(block, &args);
            self.take_parameters(block, &turning);
        }
        self.keep_shapes(&shaped);
        for &v in live {
            if let Some(slot) = &mut self.cur[v] {
                slot.origin = Some((id, v));
            }
        }
        self.cur.memory = Memory {
            intact: around.iter().copied().chain([id]).collect(),
            ..Memory::default()
        };
        self.b.switch_to_block(block);
        self.leave_for_whole_loop(id);
        let held = self
            .iterators()
            .map(|(_, v)| v)
            .filter(|v| self.cur[*v].is_some())
            .collect();
        let parts = self.parts_now(&stable);
        let header = Header {
            block,
            before,
            params,
            turning,
            held,
            stable,
            parts,
            taken,
            shaped,
            around,
            lazy,
        };
        self.headers.insert(id, header);
    }

    /// Appends a parameter to a block for each of these registers, which it then is.
    fn take_parameters(&mut self, block: ir::Block, params: &[(usize, Ty)]) {
        for (v, ty) in params {
            let param = self.b.append_block_param(block, form(*ty));
            let slot = if ty.is_number() {
                Slot::raw(param, *ty)
            } else {
                Slot::boxed(param, *ty)
            };
            self.cur[*v] = Some(slot);
        }
    }

    /// At the header of a loop around the one that the unit begins in: leaves as soon as there is a unit of that loop. Here
    /// nothing can be said of the loop's variables, since the unit does not come from its beginning.
    fn leave_for_whole_loop(&mut self, id: BlockId) {
        let block = &self.region.blocks[id];
        let EntryPoint::At(entry) = self.options.entry else {
            return;
        };
        if block.assigned.is_some() || block.ctx != 0 {
            return;
        }
        let (rt, pc) = (self.region.rt(0), block.start);
        let Some(first) = loop_outside(rt, entry, pc) else {
            return;
        };
        let Some(place) = rt.entry_place(first) else {
            return;
        };
        self.vm.wish_entry(rt, first);
        let place = self.symbol(Word::Cell(&raw const *place as u64));
        let entry = self.load(place, 0);
        let (go, leave) = (self.b.create_block(), self.cold_block());
        self.b.ins().brif(entry, leave, &[], go, &[]);
        self.b.switch_to_block(leave);
        let out = self.exit_at(0, pc, Cont::Store, false);
        self.note_refusal();
        self.b.ins().jump(out, &[]);
        self.b.switch_to_block(go);
    }

    /// Before a loop: has the parts of lists that it wants in registers, if nothing in the loop changes them. The lists'
    /// registers. `before` says which parts are known already.
    fn stable_parts(&mut self, id: BlockId, before: &[Option<Parts>]) -> Vec<(usize, Kind)> {
        let region = self.region;
        let Some(assigned) = region.assigned_by_turn(id) else {
            return Vec::new();
        };
        let mut stable = Vec::new();
        for (&v, parts) in region.blocks[id].live.iter().zip(before) {
            let wanted = self.know.sized.contains(&(id, v))
                && !self.know.unstable.contains(&id)
                && assigned.binary_search(&v).is_err();
            let Some(slot) = self.cur[v].filter(|_| wanted) else {
                continue;
            };
            let kinds = [Kind::List, Kind::Tuple];
            let kind = kinds.into_iter().find(|k| slot.ty.bits == list_class(*k));
            let Some(kind) = kind else { continue };
            if let Some(slot) = &mut self.cur[v] {
                slot.parts = *parts;
            }
            self.parts(v, kind);
            stable.push((v, kind));
        }
        stable
    }

    /// The parts of registers' lists, as far as they are known.
    fn parts_now(&self, stable: &[(usize, Kind)]) -> Vec<Option<Parts>> {
        let parts = |(v, _): &(usize, Kind)| self.cur[*v].and_then(|s| s.parts);
        stable.iter().map(parts).collect()
    }

    /// The parts of lists as arguments of a header.
    fn parts_arguments(&mut self, stable: &[(usize, Kind)]) -> Vec<BlockArg> {
        let parts = stable.iter().map(|(v, kind)| self.parts(*v, *kind));
        let parts: Vec<Parts> = parts.collect();
        let words = parts.into_iter().flat_map(|p| [p.len, p.items]);
        words.map(BlockArg::Value).collect()
    }

    /// An edge back that enters the loop anew: makes the checks that the header's first entry made.
    fn enter_anew(&mut self, target: BlockId) {
        let header = &self.headers[&target];
        let (params, stable, taken, shaped) = (
            header.params.clone(),
            header.stable.clone(),
            header.taken.clone(),
            header.shaped.clone(),
        );
        for (it, fields, variety) in taken {
            if self.cur[it].is_some() && self.cur[fields].is_none() {
                self.take_before_loop(target, it, fields, variety);
            }
        }
        for (v, _) in params {
            if let Some(ty) = self.know.wished.get(&(target, v)).copied() {
                self.check_before_loop(target, v, ty);
            }
        }
        for (v, kind) in stable {
            let ty = Ty::of(list_class(kind));
            self.check_before_loop(target, v, ty);
            if self.cur[v].is_some_and(|s| s.ty.within(ty.bits)) {
                self.parts(v, kind);
            }
        }
        for (v, shape) in shaped {
            if !self.shape_before_loop(target, v, shape) {
                self.know.moving.insert(target);
                self.again = true;
            }
        }
    }

    /// The parts of a register's list are wanted: if the list is that of a header, they are better loaded there.
    pub(super) fn wish_parts(&mut self, v: usize) {
        let mut place = self.cur[v].and_then(|s| s.origin);
        if !self.options.hoist {
            return;
        }
        while let Some((id, v)) = place.filter(|(id, _)| !self.know.unstable.contains(id)) {
            let assigned = self.region.assigned_by_turn(id);
            if assigned.is_none_or(|a| a.binary_search(&v).is_ok()) {
                return;
            }
            self.again |= self.know.sized.insert((id, v));
            place = self.know.above.get(&(id, v)).copied();
        }
    }

    /// Makes a guard of the loop's body before the loop.
    fn check_before_loop(&mut self, id: BlockId, v: usize, ty: Ty) {
        let Some(slot) = self.cur[v] else { return };
        if slot.ty.is_within(ty) {
            return;
        }
        if !slot.ty.may(ty.bits) {
            // It would leave every time.
            self.know.banned.insert((id, v));
            self.know.wished.remove(&(id, v));
            return;
        }
        let (ctx, pc) = (self.region.blocks[id].ctx, self.region.blocks[id].start);
        let out = self.exit_at(ctx, pc, Cont::Store, true);
        let saved = self.op_exit.replace(out);
        self.check(v, ty);
        self.op_exit = saved;
    }

    /// Guards that a register is of a type that guards can establish.
    fn check(&mut self, v: usize, ty: Ty) {
        match ty.bits {
            class::INT => {
                self.int(v);
            }
            _ if ty.is_wide() => {
                self.wide(v);
            }
            class::FLOAT => {
                self.float(v, false);
            }
            class::STR => {
                self.object(v, Kind::Str);
            }
            class::LIST => {
                self.object(v, Kind::List);
            }
            class::TUPLE => {
                self.object(v, Kind::Tuple);
            }
            class::ITER => {
                self.object(v, Kind::Iter);
            }
            class::DICT => {
                self.object(v, Kind::Dict);
            }
            class::SET => {
                self.object(v, Kind::Set);
            }
            class::BYTES => {
                self.object(v, Kind::Bytes);
            }
            class::BYTEARRAY => {
                self.object(v, Kind::ByteArray);
            }
            _ => {}
        }
    }

    /// A guard on a register asks for this type: if the value is that of a header, it is better checked there.
    pub(super) fn wish(&mut self, v: usize, ty: Ty) {
        let Some(slot) = self.cur[v] else { return };
        if !self.options.hoist || slot.ty.is_within(ty) {
            return;
        }
        // And by all headers around it at once, or each would cost a pass.
        let mut place = slot.origin;
        while let Some(origin) = place.filter(|o| !self.know.banned.contains(o)) {
            if self.know.wished.insert(origin, ty) != Some(ty) {
                if let Some(assumed) = self.know.assumed.get_mut(&origin) {
                    *assumed = ty;
                }
                self.again = true;
            }
            place = self.know.above.get(&origin).copied();
        }
    }

    /// The edge that closes a loop.
    fn jump_back(&mut self, target: BlockId) {
        let enters = self.region.enters(self.block, target);
        let expected = self.headers[&target].lazy.clone();
        for found in self.lazy_iterators() {
            if !expected.contains(&found) && self.region.blocks[target].live.contains(&found.0) {
                self.boxed(found.0);
            }
        }
        for (it, unmade) in expected {
            let found = self.cur[it].and_then(|s| s.unmade);
            if self.region.blocks[target].live.contains(&it) && found != Some(unmade) {
                self.know.plain_iterators = true;
                self.again = true;
                return;
            }
        }
        if enters {
            self.enter_anew(target);
        }
        let header = &self.headers[&target];
        let (block, params) = match header.before {
            Some(before) if enters => (before, header.params.clone()),
            _ => (header.block, header.turning.clone()),
        };
        let stable = match header.before {
            Some(_) if !enters => Vec::new(),
            _ => header.stable.clone(),
        };
        // Passed on they may be others than at the beginning of the turn; else they have to be those.
        let passed =
            self.region.blocks[target].turn.is_some() && (enters || header.before.is_none());
        let parts = self.parts_now(&header.stable);
        let kept = match passed {
            true => parts.iter().all(Option::is_some),
            false => parts == header.parts,
        };
        if !kept {
            self.know.unstable.insert(target);
            self.again = true;
        }
        let kept = |(v, shape): &(usize, u32)| self.ty(*v).shape == *shape;
        if !header.shaped.iter().all(kept) {
            self.know.moving.insert(target);
            self.again = true;
        }
        if !self.cur.memory.intact.contains(&target) {
            self.moved
                .extend(header.around.iter().copied().chain([target]));
        }
        for (v, assumed) in &params {
            let Some(slot) = self.cur[*v] else {
                if !self.fetch(*v) {
                    self.failed = true;
                    return;
                }
                continue;
            };
            if slot.ty.fits(*assumed) {
                continue;
            }
            // A variable that is a number of another class from the first turn on: that turn is set apart.
            if !assumed.may(slot.ty.bits)
                && assumed.within(class::INT | class::NONE)
                && slot.ty.within(class::NUMBERS)
            {
                self.know.peel.extend(self.region.peelable(target));
            }
            let key = (target, *v);
            let wider = match assumed.is_int() && slot.ty.is_wide() {
                // It began as an int that may well be one without a sign.
                true => Ty::WIDE,
                false => Ty {
                    bits: slot.ty.bits | assumed.bits,
                    ..assumed.join(slot.ty).widened()
                },
            };
            self.know.assumed.insert(key, wider);
            // A larger int is still the int that was wished for.
            let other = !slot.ty.within(assumed.bits);
            if other && self.know.wished.remove(&key).is_some() {
                self.know.banned.insert(key);
            }
            self.again = true;
        }
        // An iterator whose fields a turn may not have left alone after all.
        let header = &self.headers[&target];
        if header.params.iter().any(|(v, _)| self.cur[*v].is_none()) {
            self.know.whole.insert(target);
            self.again = true;
        }
        // Iterators that the header expects in memory.
        let kept: Vec<usize> = header.params.iter().map(|(v, _)| *v).collect();
        let lost: Vec<usize> = self.iterators().map(|(_, v)| v).collect();
        for v in lost {
            if !kept.contains(&v) && !self.headers[&target].held.contains(&v) {
                self.put_back(v);
            }
        }
        let mut args = self.arguments(&params);
        if self.region.blocks[target].turn.is_some() {
            args.extend(self.parts_arguments(&stable));
        }
        self.b.ins().jump(block, &args);
    }
}
