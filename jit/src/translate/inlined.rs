//! Calls whose callee's instructions follow in the same unit: what is guarded of the callee, and its parameters.

use super::Translator;
use super::call::simple_class;
use super::state::{Gathering, Slot, Unmade};
use crate::region::{CtxId, Inlined, Way};
use crate::ty::{Ty, class};
use cranelift_codegen::ir::condcodes::IntCC;
use cranelift_codegen::ir::{self, InstBuilder, types};
use pirn_vm::bytecode::{Instr, Op};
use pirn_vm::compiler::layout;
use pirn_vm::heap::Kind;
use pirn_vm::interp::cache::what;
use pirn_vm::interp::native::Given;
use pirn_vm::objects::Cont;
use pirn_vm::{Known, Value};
use std::ops::Range;

impl Translator<'_, '_> {
    /// The call continues in another context of the region.
    pub(super) fn inlined_call(&mut self, i: Instr, child: CtxId, how: Inlined) {
        let first = self.reg(i.b());
        let args = match how {
            Inlined::Method | Inlined::OfClass | Inlined::Super => {
                first..first + 1 + i.x() as usize
            }
            Inlined::Property => first..first + 1,
            Inlined::Setter => return self.inlined_setter(i, child),
            Inlined::Ways => return self.one_of_ways(i),
            Inlined::Generator => return self.resume_inlined(i, child),
            Inlined::Consumer if i.is(Op::CallMethod) => first..first + 1 + i.x() as usize,
            Inlined::Function | Inlined::Bound | Inlined::Construct | Inlined::Consumer => {
                first + 1..first + 1 + i.c() as usize
            }
            Inlined::Spread => first + 1..first + 1,
        };
        if how == Inlined::OfClass {
            let fb = self.feedback();
            if self.class_seen(first, fb, fb[3]).is_none() {
                return self.not_inlined(i, 1);
            }
        }
        if how == Inlined::Super {
            return self.inlined_super(i, child, args);
        }
        self.make_arguments(child, args.clone());
        let Some((callee, given)) = self.callee_of(i, child, how, first, args.clone()) else {
            self.failed = true;
            return;
        };
        let mut given = self.arranged_for(child, &callee, given);
        self.take_entry_tick();
        if how == Inlined::Construct {
            given[0] = self.inlined_instance(i, args);
        }
        self.continue_in(child, 0, callee, given);
    }

    /// Makes what is given to a callee that gathers some of it: what is gathered has other objects in it, which are made for that.
    fn make_arguments(&mut self, child: CtxId, args: Range<usize>) {
        if self.region.ctxs[child].places.is_some() {
            args.for_each(|v| self.make(v));
        }
    }

    /// What goes to a callee's parameters.
    fn arranged_for(&mut self, child: CtxId, callee: &Slot, given: Vec<Slot>) -> Vec<Slot> {
        let Some(places) = self.region.ctxs[child].places.clone() else {
            return given;
        };
        let func = self.boxed_slot(callee);
        self.arranged_slots(func, &given, &places)
    }

    /// Goes on in a callee's context, to whose beginning this edge leads.
    fn continue_in(&mut self, child: CtxId, edge: usize, callee: Slot, given: Vec<Slot>) {
        let ctx = &self.region.ctxs[child];
        let (func, base) = (ctx.func, ctx.base);
        for (n, slot) in given.into_iter().enumerate() {
            self.cur[base + n] = Some(slot);
        }
        self.cur[func] = Some(Slot {
            clean: false,
            ..callee
        });
        let target = self.region_target(edge);
        self.jump_to(target);
    }

    /// A call through `super()` continues in another context of the region.
    fn inlined_super(&mut self, i: Instr, child: CtxId, args: Range<usize>) {
        self.make_arguments(child, args.start + 1..args.end);
        let first = args.start;
        let unmade = self.slot(first);
        let mut given = vec![unmade];
        given.extend(args.skip(1).map(|v| self.copy(v)));
        let known = self.region.ctxs[child].known;
        let given = self.given_by_super(first, given);
        let (Some(f), Some(given)) = (known, given) else {
            return self.not_inlined(i, 1);
        };
        let callee = self.known(f.value());
        let given = self.arranged_for(child, &callee, given);
        self.take_entry_tick();
        self.continue_in(child, 0, callee, given);
    }

    /// The setter of a property continues in another context of the region.
    fn inlined_setter(&mut self, i: Instr, child: CtxId) {
        let (obj, v) = (self.reg(i.a()), self.reg(i.c()));
        let Some((setter, given)) = self.setter(i, obj, v) else {
            self.failed = true;
            return;
        };
        let given = self.arranged_for(child, &setter, given);
        self.take_entry_tick();
        self.conts.insert((self.ctx, self.pc), Cont::Discard);
        self.continue_in(child, 0, setter, given);
    }

    /// The function that setting an attribute calls of all objects that were seen here, which is guarded, and what it is given. `None`
    /// where there is not one.
    pub(super) fn setter(&mut self, i: Instr, obj: usize, v: usize) -> Option<(Slot, Vec<Slot>)> {
        let rt = self.region.rt(self.ctx);
        let (name, shapes) = (rt.names[i.b() as usize], rt.native.shapes_at(self.pc));
        if rt.native.is_hopeless(self.pc) || !self.ty(obj).may(class::POINTERS) {
            return None;
        }
        let mut setters = shapes.iter().map(|s| self.vm.setter_of_shape(*s, name));
        let (function, descriptor) = setters.next()??;
        if setters.any(|other| other != Some((function, descriptor))) {
            return None;
        }
        match shapes[..] {
            [one] => self.shaped(obj, one),
            _ => self.shaped_any(obj, &shapes),
        };
        let mut given = vec![self.copy(obj), self.copy(v)];
        if !descriptor.is_unbound() {
            given.insert(0, self.descriptor(descriptor));
        }
        Some((self.known(function.value()), given))
    }

    /// A descriptor that a class has: guards that its own class, which has the function, is still the same.
    fn descriptor(&mut self, v: Value) -> Slot {
        let mut slot = self.known(v);
        let Some(shape) = v.as_header().map(|h| h.shape()) else {
            return slot;
        };
        let word = self.boxed_slot(&slot);
        let at = self.address(word);
        let found = self.load_small(types::I32, at, layout::HEADER_SHAPE);
        let same = self
            .b
            .ins()
            .icmp_imm_u(IntCC::Equal, found, i64::from(shape));
        self.guard(same);
        slot.ty = slot.ty.shaped(shape);
        slot
    }

    /// A call or a load that continues in one of several contexts of the region, or enters what is not in the region, by what the
    /// receiver's shape has.
    fn one_of_ways(&mut self, i: Instr) {
        let v = self.reg(i.b());
        let n = 1 + i.is(Op::CallMethod) as usize * i.x() as usize;
        let entries = self.entries();
        let mut found: Vec<(Way, Vec<u32>)> = Vec::new();
        for entry in &entries {
            let Some(way) = Way::of(self.vm, *entry) else {
                self.failed = true;
                return;
            };
            match found.iter_mut().find(|(w, _)| *w == way) {
                Some((_, shapes)) => shapes.push(entry[0]),
                None => found.push((way, vec![entry[0]])),
            }
        }
        if found.is_empty() || !self.ty(v).may(class::POINTERS) {
            return self.not_inlined(i, 0);
        }
        for (_, child) in &self.region.blocks[self.block].ways {
            self.make_arguments(*child, v..v + n);
        }
        let shapes: Vec<u32> = entries.iter().map(|e| e[0]).collect();
        let no_others = self.is_one_of(v, &shapes);
        let (_, shape) = self.shape_of(v);
        let out = self.exit();
        let last = found.len() - 1;
        for (k, (way, shapes)) in found.into_iter().enumerate() {
            let this = self.b.create_block();
            for (m, known) in shapes.iter().enumerate() {
                let final_one = k == last && m + 1 == shapes.len();
                if final_one && no_others {
                    self.b.ins().jump(this, &[]);
                    break;
                }
                let next = match final_one {
                    true => out,
                    false => self.b.create_block(),
                };
                let is = self
                    .b
                    .ins()
                    .icmp_imm_u(IntCC::Equal, shape, i64::from(*known));
                self.b.ins().brif(is, this, &[], next, &[]);
                if !final_one {
                    self.b.switch_to_block(next);
                }
            }
            let rest = self.b.block();
            self.b.switch_to_block(this);
            let saved = self.cur.clone();
            match shapes[..] {
                [one] => {
                    let ty = self.ty(v);
                    self.narrow(v, ty.shaped(one));
                }
                _ => self.note_one_of(v, &shapes),
            }
            self.go_way(i, way, v..v + n);
            self.cur = saved;
            if k != last {
                self.b.switch_to_block(rest);
            }
        }
        self.ended = true;
    }

    /// One of these ways: the callee's context, or the call of what is not in the region.
    fn go_way(&mut self, i: Instr, way: Way, args: Range<usize>) {
        let callee = self.known(way.function.value());
        let given = args.map(|v| self.copy(v)).collect();
        let given = self.given_by_way(way, given);
        let ways = &self.region.blocks[self.block].ways;
        let Some(k) = ways.iter().position(|(w, _)| *w == way) else {
            let words: Vec<ir::Value> = given.iter().map(|s| self.boxed_slot(s)).collect();
            let func = self.boxed_slot(&callee);
            self.call_words(i, way.function.code_ref(), func, &words);
            let after = self.region_target(0);
            return self.jump_to(after);
        };
        let child = ways[k].1;
        let given = self.arranged_for(child, &callee, given);
        self.take_entry_tick();
        self.continue_in(child, k + 1, callee, given);
    }

    /// What a callee is given of a receiver and the arguments after it.
    pub(super) fn given_by_way(&mut self, way: Way, mut given: Vec<Slot>) -> Vec<Slot> {
        match way.what {
            what::STATIC => {
                given.remove(0);
            }
            what::CLASS_METHOD => given[0] = self.known(way.class),
            what::DESCRIPTOR => {
                given.insert(0, self.descriptor(way.descriptor));
                given.push(self.known(way.class));
            }
            _ => {}
        }
        given
    }

    /// The general way of a call that the region continues elsewhere, where it cannot be what that was taken for. `edge` leads to what
    /// comes after the call.
    fn not_inlined(&mut self, i: Instr, edge: usize) {
        self.make_operands(i);
        self.instruction(i);
        if !self.ended {
            let after = self.region_target(edge);
            self.jump_to(after);
        }
    }

    /// The function that an inlined call calls, which is guarded, and what it is given. `None` where the region has taken the call for
    /// what it is not.
    fn callee_of(
        &mut self,
        i: Instr,
        child: CtxId,
        how: Inlined,
        first: usize,
        args: Range<usize>,
    ) -> Option<(Slot, Vec<Slot>)> {
        let rt = self.region.ctxs[child].rt;
        let mut given: Vec<Slot> = args.map(|v| self.copy(v)).collect();
        let callee = match how {
            Inlined::Function => {
                self.guard_code(first, rt);
                self.slot(first)
            }
            Inlined::Spread => {
                (given, _) = self.spread_arguments(first)?;
                self.guard_code(first, rt);
                self.slot(first)
            }
            Inlined::Consumer => {
                let ctx = &self.region.ctxs[child];
                let (consumer, f) = (ctx.consumer.clone()?, ctx.known?);
                let begin = match i.is(Op::CallMethod) {
                    true => {
                        let entries = self.entries();
                        self.shaped_one_of(first, &entries);
                        first
                    }
                    false => {
                        self.guard_value(first, consumer.builtin);
                        first + 1
                    }
                };
                if consumer.of_generator {
                    let items = begin + consumer.over.items;
                    let unmade = self.slot(items).unmade;
                    let lazy = matches!(unmade, Some(Unmade::Gathered(Gathering::Generator(_), _)));
                    if !lazy {
                        self.shaped(items, Known::Generator.shape());
                    }
                }
                if let Some(key) = consumer.over.key
                    && !self.ty(begin + key).within(class::FUNCTION)
                {
                    self.object(begin + key, Kind::Function);
                }
                given.clear();
                for what in &consumer.over.given {
                    given.push(match what {
                        Given::Argument(n) => self.copy(begin + n),
                        Given::Known(v) => self.known(*v),
                    });
                }
                self.known(f.value())
            }
            Inlined::Bound => {
                let at = self.object(first, Kind::BoundMethod);
                let func = self.load(at, layout::BOUND_FUNC);
                self.guard_code_of(func, rt);
                let receiver = self.load(at, layout::BOUND_RECEIVER);
                let receiver = Slot::boxed(receiver, Ty::ANY.without(class::UNBOUND));
                given.insert(0, receiver);
                Slot::boxed(func, Ty::of(class::FUNCTION))
            }
            Inlined::Method | Inlined::Property => {
                let entries = self.entries();
                let way = Way::of(self.vm, *entries.first()?)?;
                self.shaped_one_of(first, &entries);
                given[0] = self.copy(first);
                given = self.given_by_way(way, given);
                self.known(way.function.value())
            }
            Inlined::OfClass => {
                let [shape, _, cell, what] = self.feedback();
                let class = self.vm.shapes[shape as usize].class;
                self.guard_class(first, class);
                match what {
                    what::OF_CLASS => {
                        given.remove(0);
                    }
                    _ => given[0] = self.known(class),
                }
                let function = self.vm.cells[cell as usize];
                self.known(function)
            }
            Inlined::Construct => {
                let (class, init) = simple_class(self.vm, self.feedback()[0])?;
                self.guard_value(first, class.value());
                // The instance's place, which is made last.
                given.insert(0, self.slot(first));
                self.known(init)
            }
            Inlined::Generator | Inlined::Setter | Inlined::Super | Inlined::Ways => return None,
        };
        Some((callee, given))
    }

    /// The instance whose `__init__` follows.
    fn inlined_instance(&mut self, i: Instr, args: Range<usize>) -> Slot {
        let Some((class, _)) = simple_class(self.vm, self.feedback()[0]) else {
            self.failed = true;
            return self.known(Value::NONE);
        };
        let by_name = match i.is(Op::CallKw) {
            true => self.known_tuple(args.end).map_or(0, |names| names.len()),
            false => 0,
        };
        let first = self.reg(i.b());
        let instance = self.instance(class, args.start..args.end - by_name);
        self.assign(first, instance);
        self.conts.insert((self.ctx, self.pc), Cont::Init);
        instance
    }
}
