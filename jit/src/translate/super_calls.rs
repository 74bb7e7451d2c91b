//! Calls through `super()`, dispatched by the class whose MRO is searched: one place serves objects of many classes.
//!
//! What is found depends on that class and on the one after which the search begins, both of which are guarded; that no
//! class has changed since is the unit's assumption. The `super()` itself is not made, unless somebody else wants it.

use super::Translator;
use super::state::{Slot, Unmade};
use crate::ty::{Ty, class};
use cranelift_codegen::ir::condcodes::IntCC;
use cranelift_codegen::ir::{self, BlockArg, InstBuilder, types};
use pirn_vm::Value;
use pirn_vm::bytecode::{Instr, Op, ops::flags};
use pirn_vm::compiler::layout;
use pirn_vm::heap::Kind;
use pirn_vm::interp::native::helpers::Helper;
use pirn_vm::objects::Function;

impl Translator<'_, '_> {
    /// Calls a method through `super()`. False where the site has not seen just that.
    pub(super) fn super_call(&mut self, i: Instr, v: usize, args: std::ops::Range<usize>) -> bool {
        let rt = self.region.rt(self.ctx);
        if rt.native.is_hopeless(self.pc) || !self.ty(v).may(class::OBJECT) {
            return false;
        }
        let Some((class, found)) = self.vm.super_methods(rt, self.pc) else {
            return false;
        };
        let direct = |t: &Self, m: &Value| {
            let f = m.as_gc::<Function>();
            f.is_none_or(|f| t.is_direct(f.code_ref(), args.len()))
        };
        if !found.iter().all(|(_, m)| direct(self, m)) {
            return false;
        }
        let Some((start, receiver, start_known)) = self.super_receiver(v, class, &found) else {
            return false;
        };
        let mut words = vec![receiver];
        words.extend(args.skip(1).map(|v| self.boxed(v)).collect::<Vec<_>>());
        let _ = self.exit();
        let go = self.b.create_block();
        let result = self.b.append_block_param(go, types::I64);
        let found: Vec<_> = match start_known {
            Some(is) => found.into_iter().filter(|(c, _)| *c == is).collect(),
            None => found,
        };
        let mut in_place: Vec<bool> = found
            .iter()
            .map(|(c, m)| self.vm.sets_arguments(c.expect(), *m))
            .collect();
        let (before, last) = (self.cur.clone(), found.len() - 1);
        for (n, (class, method)) in found.into_iter().enumerate() {
            let class = self.constant(class);
            let same = self.b.ins().icmp(IntCC::Equal, start, class);
            let mut other = None;
            if n == last {
                if start_known.is_none() {
                    self.guard(same);
                }
            } else {
                let (this, rest) = (self.b.create_block(), self.b.create_block());
                self.b.ins().brif(same, this, &[], rest, &[]);
                self.b.switch_to_block(this);
                other = Some(rest);
            }
            in_place[n] = in_place[n] && self.set_arguments(words[0], &words[1..]);
            let r = match in_place[n] {
                true => self.word(Value::NONE.bits() as i64),
                false => self.call_found(method, &words),
            };
            self.b.ins().jump(go, &[BlockArg::Value(r)]);
            self.cur.clone_from(&before);
            if let Some(other) = other {
                self.b.switch_to_block(other);
            }
        }
        self.b.switch_to_block(go);
        let mut ty = Ty::ANY.without(class::UNBOUND);
        match in_place.iter().all(|it| *it) {
            true => ty = Ty::of(class::NONE),
            false => self.forget_shapes(),
        }
        self.set(i.a(), Slot::boxed(result, ty));
        true
    }

    /// The class whose MRO the `super()` in a register searches, its receiver, and that class where it is known; guards that it searches
    /// after a class. `None` where it cannot be one of those that were seen.
    fn super_receiver(
        &mut self,
        v: usize,
        class: Value,
        found: &[(Value, Value)],
    ) -> Option<(ir::Value, ir::Value, Option<Value>)> {
        let known = self.slot(v).unmade;
        let mut start_known = None;
        let (start, receiver) = match known {
            Some(Unmade::Super {
                class: known,
                receiver,
                start,
                is,
            }) if known == class => {
                start_known = is;
                (start, receiver)
            }
            _ => {
                let at = self.object(v, Kind::Super);
                let searched = self.load(at, layout::SUPER_CLASS);
                let class = self.constant(class);
                let holds = self.b.ins().icmp(IntCC::Equal, searched, class);
                self.guard(holds);
                let start = self.load(at, layout::SUPER_START);
                let receiver = self.load(at, layout::SUPER_RECEIVER);
                // Through a class nothing is put in front.
                let instance_of = self.class_of_object(receiver, Ty::ANY);
                let holds = self.b.ins().icmp(IntCC::Equal, start, instance_of);
                self.guard(holds);
                (start, receiver)
            }
        };
        // Another call of the same `super()` may have seen classes that this one has not.
        if start_known.is_some_and(|is| !found.iter().any(|(class, _)| *class == is)) {
            return None;
        }
        Some((start, receiver, start_known))
    }

    /// What a method that was found through the `super()` in a register is given, whatever class it searches of those that were seen,
    /// which is guarded. `None` where it is something else.
    pub(super) fn given_by_super(&mut self, v: usize, mut given: Vec<Slot>) -> Option<Vec<Slot>> {
        let rt = self.region.rt(self.ctx);
        if !self.ty(v).may(class::OBJECT) {
            return None;
        }
        let (class, found) = self.vm.super_methods(rt, self.pc)?;
        let (start, receiver, start_known) = self.super_receiver(v, class, &found)?;
        if start_known.is_none() {
            self.guard_one_of(start, &found)?;
        }
        let mut slots = self.cur.iter().flatten();
        let known = slots.find(|slot| slot.boxed == Some(receiver)).copied();
        let any = Slot::boxed(receiver, Ty::ANY.without(class::UNBOUND));
        given[0] = Slot {
            clean: false,
            ..known.unwrap_or(any)
        };
        Some(given)
    }

    /// Guards that a class is one of those that a call through `super()` has seen. `None` where there are none.
    fn guard_one_of(&mut self, start: ir::Value, found: &[(Value, Value)]) -> Option<()> {
        let mut holds: Option<ir::Value> = None;
        for (class, _) in found {
            let class = self.constant(*class);
            let is = self.b.ins().icmp(IntCC::Equal, start, class);
            holds = Some(holds.map_or(is, |other| self.b.ins().bor(other, is)));
        }
        self.guard(holds?);
        Some(())
    }

    /// `super(class, receiver)` of which a method is called next: nothing is made where both are as that call has seen.
    pub(super) fn super_of(&mut self, args: std::ops::Range<usize>) -> Option<Slot> {
        let rt = self.region.rt(self.ctx);
        let (class, found) = self.vm.super_methods(rt, self.call_of_result()?)?;
        let (word, receiver) = (self.boxed(args.start), self.boxed(args.start + 1));
        let (as_seen, ty) = (self.constant(class), self.ty(args.start + 1));
        let same = self.b.ins().icmp(IntCC::Equal, word, as_seen);
        self.guard(same);
        let shapes = &self.vm.shapes;
        let is = Some(ty.shape)
            .filter(|shape| *shape != 0 && shape & Ty::SHAPES == 0)
            .and_then(|shape| Some(shapes.get(shape as usize)?.class))
            .filter(|is| found.iter().any(|(class, _)| class == is));
        if let Some(is) = is {
            self.keep(class);
            let start = self.constant(is);
            let made = Unmade::Super {
                class,
                receiver,
                start,
                is: Some(is),
            };
            return Some(Slot::unmade(made, Ty::of(class::OBJECT)));
        }
        let start = self.class_of_object(receiver, ty);
        self.guard_one_of(start, &found)?;
        self.keep(class);
        let made = Unmade::Super {
            class,
            receiver,
            start,
            is: None,
        };
        Some(Slot::unmade(made, Ty::of(class::OBJECT)))
    }

    /// The class of a value of a known type; guards that it is an object.
    fn class_of_object(&mut self, word: ir::Value, ty: Ty) -> ir::Value {
        self.guard_pointer(word, ty);
        let at = self.address(word);
        let shape = self.load_u32(at, layout::HEADER_SHAPE);
        let row = self.b.ins().imul_imm_s(shape, layout::SHAPE_BYTES);
        let shapes = self.load(self.vm_ptr, layout::VM_SHAPES);
        let row = self.b.ins().iadd(shapes, row);
        self.load(row, layout::SHAPE_CLASS)
    }

    pub(super) fn make_super(
        &mut self,
        class: Value,
        receiver: ir::Value,
        start: ir::Value,
    ) -> ir::Value {
        let class = self.constant(class);
        self.helper(Helper::make_super, &[class, receiver, start])[0]
    }

    /// Where a method is called of what the present instruction makes: soon, and without a jump before it.
    fn call_of_result(&self) -> Option<u32> {
        const NEAR: usize = 64;
        let instrs = self.region.rt(self.ctx).instrs();
        let made = instrs[self.pc as usize].a();
        let ahead = instrs.iter().enumerate().skip(self.pc as usize + 1);
        for (pc, i) in ahead.take(NEAR) {
            let op = i.op()?;
            if op == Op::CallMethod && i.b() == made {
                return Some(pc as u32);
            }
            if op.has(flags::JUMPS) {
                return None;
            }
        }
        None
    }

    /// Calls a function whose code can be entered directly, or a native, with these words.
    fn call_found(&mut self, callee: Value, words: &[ir::Value]) -> ir::Value {
        let func = self.constant(callee);
        match callee.as_gc::<Function>() {
            Some(f) => {
                let (s, r) = self.enter_code(f.code_ref(), func, words);
                self.proceed(s, r);
                r
            }
            None => {
                let (at, n) = (self.words_in_memory(words), self.word(words.len() as i64));
                self.ask(Helper::call_builtin, &[func, at, n])
            }
        }
    }
}
