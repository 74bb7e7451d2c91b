//! Exits: from values in the scratch area to heap frames.
//!
//! Infallible: the frames' memory is granted whatever the limits say, since it is bounded by what the native stack held.
#![expect(
    unsafe_code,
    reason = "called by native code; writes the registers of new frames"
)]

use super::{NEAR, Pair, Pending};
use crate::compiler::{ExitReason, ExitRecord, FrameRecord, HOT_RAISING, Recipe, Repr, Source};
use crate::heap::{Gc, Kind, flag};
use crate::objects::{Cont, Frame, Function, Generator, GeneratorState, Iter, IterVariety};
use crate::value::Value;
use crate::vm::Vm;

/// Leaves a native activation: builds the frames it stands for; or passes on the exception that it was left for. `base`
/// is its own frame if it was entered from one (a value word), else 0; `depth` counts the chain's frames up to its
/// outermost frame.
///
/// # Safety
/// Called by native code of a unit, whose exit records begin there; which of them it is stands in the VM, and what that
/// names is in the scratch area.
pub(super) unsafe extern "C" fn take_exit(
    vm: *mut Vm,
    records: *const ExitRecord,
    base: u64,
    depth: i64,
) -> Pair {
    // SAFETY: by contract.
    let (vm, record) = unsafe { (&mut *vm, &*records.byte_add((*vm).native.record as usize)) };
    let raised = std::mem::replace(&mut vm.native.raised, Value::UNBOUND);
    if !raised.is_unbound() {
        return vm.pass_on(record, raised);
    }
    let innermost_so_far = vm.native.unwound;
    if innermost_so_far.is_none() {
        vm.compiler_stats.exits += 1;
        vm.depth = (depth + record.frames.len() as i64 - 1) as u32;
        let taken = &record.taken[vm.exit_reason() as usize];
        taken.set(taken.get().saturating_add(1));
        let refused = std::mem::take(&mut vm.native.refused);
        if vm.native.pending == Pending::Resume && !refused {
            if vm.config.fail_guards == 0 {
                vm.native.guard_failed = true;
                vm.guard_failed(record);
            } else {
                vm.native.countdown = vm.config.fail_guards as i64;
            }
        }
    }
    // While code is being made, calls may be refused and guards fail for the last time.
    let passing = vm.native.pending == Pending::Resume && vm.awaits_native();
    let waits = innermost_so_far.is_some() || vm.native.waits_for_scheduler();
    let mut back = Value::UNBOUND;
    let mut outermost = None;
    let made = vm.make_all(record);
    for (n, f) in record.frames.iter().enumerate() {
        let frame = if n == 0 && base != 0 {
            Value::from_bits(base).expect()
        } else if let Some(source) = f.frame {
            let source = boxed(vm, source, &made);
            let frame: Gc<Frame> = match source.as_gc::<Generator>() {
                Some(made) => made.frame.get().expect(),
                None => source.expect(),
            };
            frame.back.set(back);
            frame
        } else {
            vm.frame_of_record(f, back, &made)
        };
        vm.heap.barrier(&frame.header);
        fill(vm, frame, f, &made);
        if !passing
            && (waits || n + 1 < record.frames.len())
            && matches!(f.cont, Cont::Store | Cont::Discard | Cont::Init)
        {
            vm.note_return(&f.rt, f.pc + 1);
        }
        outermost = outermost.or(Some(frame));
        back = frame.value();
    }
    let outermost = outermost.expect("an exit has a frame");
    let innermost: Gc<Frame> = back.expect();
    vm.native.unwound = match innermost_so_far {
        None => Some((innermost, outermost)),
        Some((top, below)) => {
            below.back.set(innermost.value());
            vm.heap.barrier(&below.header);
            Some((top, outermost))
        }
    };
    Pair::UNWINDING
}

impl Vm {
    /// An exception leaves the activation: each of its frames adds its line to the traceback, and none is made.
    fn pass_on(&mut self, record: &ExitRecord, e: Value) -> Pair {
        record.passed.set(record.passed.get().wrapping_add(1));
        if record.passed.get() == HOT_RAISING {
            self.is_raising(record);
        }
        let made = self.make_all(record);
        for f in record.frames.iter().rev() {
            debug_assert!(f.frame.is_none());
            if f.rt.is_listed_at(f.pc) {
                let func = boxed(self, f.func, &made);
                self.add_traceback(e, func.expect(), f.pc);
            }
        }
        self.raised(e)
    }

    /// So many exceptions have left a unit at a place that it is compiled anew, with what becomes of them there in place.
    #[cold]
    fn is_raising(&mut self, record: &ExitRecord) {
        if let Some(f) = record.frames.last() {
            f.rt.native.note_raising(f.pc);
            self.native.worn.push((record.owner, record.entry));
            self.native.attention = true;
        }
    }

    /// Why native code is being left.
    fn exit_reason(&self) -> ExitReason {
        match self.native.pending {
            Pending::Resume if self.native.refused => ExitReason::Refused,
            Pending::Resume => ExitReason::Guard,
            Pending::Poll => ExitReason::Poll,
            Pending::Exit(_) | Pending::Raised(_) => ExitReason::Answer,
            Pending::Deliver(_) | Pending::DeliverPoll(_) => ExitReason::Attention,
        }
    }

    /// The objects that native code has done without.
    fn make_all(&mut self, record: &ExitRecord) -> Vec<Value> {
        let mut made = Vec::with_capacity(record.made.len());
        for recipe in &record.made {
            let v = match recipe {
                Recipe::Function {
                    code,
                    globals,
                    cells,
                } => {
                    let cells = cells.iter().map(|c| boxed(self, *c, &made));
                    let cells: Vec<Value> = cells.collect();
                    self.closure(*code, *globals, &cells)
                }
                Recipe::Range(parts) => {
                    let [start, stop, step] = parts.map(|s| self.sourced(s, &made));
                    self.lazy_range(start, stop, step)
                }
                Recipe::IterOf(n) => self.iterator_of_lazy(made[*n as usize]),
                Recipe::Generator { frame, state } => self.lazy_generator(frame, *state, &made),
                Recipe::Iter {
                    variety,
                    sources,
                    pos,
                } => {
                    let sources = sources.iter().map(|s| boxed(self, *s, &made));
                    let sources: Vec<Value> = sources.collect();
                    let pos = self.sourced(*pos, &made).as_int();
                    self.lazy_iter(*variety, &sources, pos)
                }
            };
            made.push(v);
        }
        made
    }

    /// A function of this code that closes over these cells, whatever the limits say.
    pub(super) fn closure(&mut self, code: Value, globals: Value, cells: &[Value]) -> Value {
        let f = self.new_function(code.expect(), globals.expect());
        if !cells.is_empty() {
            let room = self.heap.emergency();
            f.closure.set(self.new_tuple(&room, cells).value());
        }
        f.value()
    }

    /// A value in whatever form it is there.
    fn sourced(&mut self, source: Source, made: &[Value]) -> Value {
        match source {
            Source::Place(n, Repr::Int) => self.boxed_int(place(self, n) as i64),
            _ => boxed(self, source, made),
        }
    }

    /// A loop's iterator over a range, whatever the limits say.
    fn iterator_of_lazy(&mut self, range: Value) -> Value {
        self.unlimited(|vm| vm.loop_iterator(range))
    }

    /// A generator, whatever the limits say.
    fn lazy_generator(&mut self, f: &FrameRecord, state: GeneratorState, made: &[Value]) -> Value {
        let func: Gc<Function> = boxed(self, f.func, made).expect();
        let g = self.unlimited(|vm| vm.make_generator(func, &f.rt, &[], &[]));
        let generator: Gc<Generator> = g.expect();
        if state != GeneratorState::Running {
            fill(self, generator.frame.get().expect(), f, made);
        }
        generator.set_state(state);
        g
    }

    /// A range of small ints, whatever the limits say.
    pub(super) fn lazy_range(&mut self, start: Value, stop: Value, step: Value) -> Value {
        self.unlimited(|vm| vm.range(start, stop, step))
    }

    /// An iterator over lists and tuples, `zip` or `enumerate` of such, at a position, whatever the limits say.
    pub(super) fn lazy_iter(&mut self, variety: IterVariety, sources: &[Value], pos: i64) -> Value {
        if variety == IterVariety::Range {
            return self.iterator_of_lazy(sources[0]);
        }
        let room = self.heap.emergency();
        let within: Vec<Value> = sources
            .iter()
            .map(|v| {
                let variety = match v.is_kind(Kind::List) {
                    true => IterVariety::List,
                    false => IterVariety::Tuple,
                };
                self.new_iter(&room, variety, *v, pos, 0, 0).value()
            })
            .collect();
        match variety {
            IterVariety::Zip => {
                let all = self.new_tuple(&room, &within).value();
                self.unlimited(|vm| vm.adaptor(IterVariety::Zip, all, Value::FALSE, 0))
            }
            IterVariety::Enumerate => {
                let variety = IterVariety::Enumerate;
                self.unlimited(|vm| vm.adaptor(variety, within[0], Value::UNBOUND, pos))
            }
            _ => {
                let it: Gc<Iter> = within[0].expect();
                it.header.set_flag(flag::PRIVATE);
                it.value()
            }
        }
    }

    fn frame_of_record(&mut self, f: &FrameRecord, back: Value, made: &[Value]) -> Gc<Frame> {
        let func = boxed(self, f.func, made);
        let rt = f.rt;
        self.new_frame(func, rt.frame_class, rt.n_regs as usize + 1, back)
    }
}

/// A value that is there as a value word.
fn boxed(vm: &Vm, source: Source, made: &[Value]) -> Value {
    match source {
        Source::Place(n, _) => Value::from_bits(place(vm, n)),
        Source::Known(v) => v,
        Source::Made(n) => made[n as usize],
    }
}

fn place(vm: &Vm, n: u16) -> u64 {
    let n = n as usize;
    match vm.native.near.get(n) {
        Some(v) => *v,
        // SAFETY: the scratch area is as large as the largest unit needs.
        None => unsafe { *vm.native.scratch.add(n - NEAR) },
    }
}

/// A register's value from its form in the scratch area.
fn value_of(vm: &mut Vm, f: &FrameRecord, reg: u16, raw: u64, repr: Repr) -> Value {
    match repr {
        Repr::Boxed => Value::from_bits(raw),
        Repr::Int => vm.boxed_int(raw as i64),
        Repr::Wide => vm.boxed_wide(raw),
        Repr::Float => {
            let room = vm.heap.emergency();
            vm.new_float(&room, f64::from_bits(raw))
        }
        Repr::IterPos | Repr::IterLeft | Repr::Range => {
            let field = |wanted| {
                let found = f.slots.iter().find_map(|t| match t.source {
                    Source::Place(n, repr) if t.reg == reg && repr == wanted => Some(n),
                    _ => None,
                });
                found.map_or(0, |n| place(vm, n) as i64)
            };
            let (pos, left) = (field(Repr::IterPos), field(Repr::IterLeft));
            vm.loop_range(pos, left, raw as i64)
        }
    }
}

/// Writes a frame's registers and where it stands.
fn fill(vm: &mut Vm, frame: Gc<Frame>, f: &FrameRecord, made: &[Value]) {
    for s in &f.slots {
        let v = match s.source {
            Source::Known(v) => v,
            Source::Made(n) => made[n as usize],
            Source::Place(_, Repr::IterPos | Repr::IterLeft) => continue,
            Source::Place(n, repr) => value_of(vm, f, s.reg, place(vm, n), repr),
        };
        // SAFETY: the compiler took the register from verified code.
        unsafe { frame.regs().add(s.reg as usize).write(v) };
    }
    for s in &f.slots {
        let Source::Place(n, repr @ (Repr::IterPos | Repr::IterLeft)) = s.source else {
            continue;
        };
        // SAFETY: the register holds the iterator: it was written above, or has been there since the entry.
        let it: Gc<Iter> = unsafe { frame.reg(s.reg as usize) }.expect();
        let raw = place(vm, n) as i64;
        match repr {
            Repr::IterPos => it.pos.set(raw),
            _ => it.end.set(raw),
        }
    }
    frame.pc.set(f.pc);
    frame.cont.set(f.cont as u8);
}

impl Vm {
    /// An int of 64 bits as a value, whatever the limits say.
    pub(super) fn boxed_int(&mut self, i: i64) -> Value {
        match Value::try_int(i) {
            Some(v) => v,
            None => {
                let room = self.heap.emergency();
                self.new_big_int(&room, i < 0, i.unsigned_abs())
            }
        }
    }

    /// The same of 64 bits without a sign.
    pub(super) fn boxed_wide(&mut self, i: u64) -> Value {
        match i64::try_from(i) {
            Ok(i) => self.boxed_int(i),
            Err(_) => {
                let room = self.heap.emergency();
                self.new_big_int(&room, false, i)
            }
        }
    }
}
