//! Calls whose callee's instructions follow in the same unit: what is guarded of the callee, and its parameters.

use super::Translator;
use super::call::{cached_method, simple_class};
use super::state::{Gathering, Slot, Unmade};
use crate::region::{CtxId, Inlined};
use crate::ty::{Ty, class};
use pirn_vm::bytecode::{Instr, Op};
use pirn_vm::compiler::layout;
use pirn_vm::heap::Kind;
use pirn_vm::interp::native::Given;
use pirn_vm::objects::Cont;
use pirn_vm::{Known, Value};
use std::ops::Range;

impl Translator<'_, '_> {
    /// The call continues in another context of the region.
    pub(super) fn inlined_call(&mut self, i: Instr, child: CtxId, how: Inlined) {
        let first = self.reg(i.b());
        let args = match how {
            Inlined::Method => first..first + 1 + i.x() as usize,
            Inlined::Property => first..first + 1,
            Inlined::Generator => return self.resume_inlined(i, child),
            Inlined::Consumer if i.is(Op::CallMethod) => first..first + 1 + i.x() as usize,
            Inlined::Function | Inlined::Bound | Inlined::Construct | Inlined::Consumer => {
                first + 1..first + 1 + i.c() as usize
            }
            Inlined::Spread => first + 1..first + 1,
        };
        let ctx = &self.region.ctxs[child];
        let (func, base, places) = (ctx.func, ctx.base, ctx.places.clone());
        if places.is_some() {
            // What is gathered has other objects in it, which are made for that.
            args.clone().for_each(|v| self.make(v));
        }
        let Some((callee, mut given)) = self.callee_of(i, child, how, first, args.clone()) else {
            self.failed = true;
            return;
        };
        if let Some(places) = &places {
            let func = self.boxed_slot(&callee);
            given = self.arranged_slots(func, &given, places);
        }
        self.take_entry_tick();
        if how == Inlined::Construct {
            given[0] = self.inlined_instance(i, args);
        }
        for (n, slot) in given.into_iter().enumerate() {
            self.cur[base + n] = Some(slot);
        }
        self.cur[func] = Some(Slot {
            clean: false,
            ..callee
        });
        let target = self.region.blocks[self.block].succs[0];
        self.jump_to(target);
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
                let entry = entries.first()?;
                let callee = match how {
                    Inlined::Method => cached_method(self.vm, *entry)?,
                    _ => self.vm.cells[entry[2] as usize],
                };
                self.shaped_one_of(first, &entries);
                given[0] = self.copy(first);
                self.known(callee)
            }
            Inlined::Construct => {
                let (class, init) = simple_class(self.vm, self.feedback()[0])?;
                self.guard_value(first, class.value());
                // The instance's place, which is made last.
                given.insert(0, self.slot(first));
                self.known(init)
            }
            Inlined::Generator => return None,
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
