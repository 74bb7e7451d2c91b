//! Resuming generators for native code, on the same native stack.
//!
//! Where generators delegate to each other (`yield from`), the innermost is resumed at once: the frames between are
//! linked and marked as running, but none of their code is entered until the innermost ends. What it yields goes to
//! whoever resumed the outermost.
#![expect(
    unsafe_code,
    reason = "calls native code; reads and writes registers of verified frames"
)]

use super::answers::{give_up, not_here};
use super::enter::{DEPTH_MARGIN, call_frame, frame_code, stack_pointer};
use super::{Pair, Pending, status};
use crate::bytecode::{Op, code_flags};
use crate::compiler::EntryPoint;
use crate::heap::{Gc, Kind};
use crate::interp::flow::instr_at;
use crate::interp::generator::generator_of;
use crate::objects::*;
use crate::value::Value;
use crate::vm::Vm;

/// Where a generator goes on.
struct Place {
    frame: Gc<Frame>,
    address: *const u8,
    /// Frames in the chain, with this one.
    depth: i64,
}

impl Vm {
    /// Resumes a generator that stands where there is native code: what it yields, or UNBOUND when it has returned (then
    /// `native.returned` is what). `None` when the interpreter has to do it; then nothing has happened.
    pub(super) fn generator_next(&mut self, g: Gc<Generator>, sent: Value) -> Option<Pair> {
        match self.alone(g, sent) {
            Some(place) => Some(self.run_alone(g, place)),
            None => self.resume_otherwise(g, sent),
        }
    }

    /// Runs a generator that no other delegates to.
    #[inline(always)]
    fn run_alone(&mut self, g: Gc<Generator>, place: Place) -> Pair {
        // SAFETY: the entry is one of this frame's code and pc.
        let pair = unsafe { call_frame(self, place.address, place.depth, place.frame) };
        if pair.status != status::YIELDED {
            return self.left_alone(g, place, pair);
        }
        debug_assert!(place.frame.back.get().is_unbound());
        g.set_state(GeneratorState::Suspended);
        Pair::value(Value::from_bits(pair.value))
    }

    /// What such a generator has come to, other than yielding.
    #[inline(never)]
    fn left_alone(&mut self, g: Gc<Generator>, place: Place, pair: Pair) -> Pair {
        if pair.status != status::RETURNED {
            return self.after(g, place, pair);
        }
        self.end_generator(g);
        self.native.returned = Value::from_bits(pair.value);
        Pair::value(Value::UNBOUND)
    }

    /// Resumes a generator that does not stand at a `yield` of its own.
    #[inline(never)]
    fn resume_otherwise(&mut self, g: Gc<Generator>, sent: Value) -> Option<Pair> {
        if let Some(place) = self.begun(g, sent) {
            return Some(self.run_alone(g, place));
        }
        if let Some(item) = self.passed_on(g, sent) {
            return Some(Pair::value(item));
        }
        self.resume_chain(g, sent)
    }

    /// `yield from`: YIELDED and what is to be yielded, or RETURNED and what the expression is worth.
    pub(super) fn delegate(&mut self, it: Value, sent: Value) -> Pair {
        if let Some(g) = it.as_gc::<Generator>() {
            return match self.generator_next(g, sent) {
                Some(pair) if pair.status == status::RETURNED => {
                    if pair.value == Value::UNBOUND.bits() {
                        return Pair::value(self.native.returned);
                    }
                    Pair {
                        status: status::YIELDED,
                        ..pair
                    }
                }
                Some(pair) => pair,
                None => not_here(self),
            };
        }
        if !it.is_kind(Kind::Iter) || !sent.is_none() {
            return not_here(self);
        }
        match self.iter_next(it) {
            Ok(Some(item)) => Pair {
                status: status::YIELDED,
                value: item.bits(),
            },
            Ok(None) => Pair::value(Value::NONE),
            Err(exit) => give_up(self, exit),
        }
    }

    /// Raises an exception where a generator is suspended at a `yield` of its own: what it yields then, or UNBOUND when it has
    /// returned. `None` when the interpreter has to do it; then nothing has happened.
    pub(super) fn generator_throw_natively(&mut self, g: Gc<Generator>, e: Value) -> Option<Pair> {
        match g.state() {
            GeneratorState::Suspended => {}
            GeneratorState::Created if !self.native.stale => {
                self.throw_before_start(g, e);
                return Some(self.raised(e));
            }
            GeneratorState::Finished if !self.native.stale => return Some(self.raised(e)),
            _ => return None,
        }
        // SAFETY: a suspended generator has a frame.
        let frame: Gc<Frame> = unsafe { g.frame.get().cast() };
        let (rt, pc) = (frame_code(frame), frame.pc.get());
        let depth = self.native.depth + 1;
        // What is handled there becomes the exception's context, and is in the frame.
        if !instr_at(frame).is(Op::Yield)
            || rt.code().handled_at(pc).is_some()
            || self.native.stale
            || depth + DEPTH_MARGIN > self.native.depth_limit
            || stack_pointer() < self.native.stack_limit
        {
            return None;
        }
        let handler = rt.code().handler_at(pc).map(|h| (h.target, h.reg));
        let entry = match handler {
            None => None,
            Some((target, reg)) => match self.entry_or_blame(frame, target) {
                Some(address) => Some((target, reg, address)),
                None => {
                    self.note_return(&rt, target);
                    return None;
                }
            },
        };
        if !rt.has(code_flags::HIDDEN) {
            self.add_traceback(e, frame.func.get().expect(), pc);
        }
        let Some((target, reg, address)) = entry else {
            let e = self.generator_raised(frame, e);
            return Some(self.raised(e));
        };
        g.set_state(GeneratorState::Running);
        g.inner.set(Value::UNBOUND);
        self.heap.barrier(&frame.header);
        // SAFETY: the verifier checked the handler's register.
        unsafe { frame.regs().add(reg as usize).write(e) };
        frame.pc.set(target);
        let place = Place {
            frame,
            address,
            depth,
        };
        // SAFETY: the entry is one of this frame's code and pc.
        let pair = unsafe { call_frame(self, address, depth, frame) };
        Some(self.after(g, place, pair))
    }

    /// A generator that is suspended at a `yield` of its own, which is most: marks it, and gives it the value. `None` for
    /// others, with which nothing has happened.
    #[inline(always)]
    fn alone(&mut self, g: Gc<Generator>, sent: Value) -> Option<Place> {
        if g.state() != GeneratorState::Suspended || !g.inner.get().is_unbound() {
            return None;
        }
        // SAFETY: a suspended generator has a frame.
        let frame: Gc<Frame> = unsafe { g.frame.get().cast() };
        let (i, pc) = (instr_at(frame), frame.pc.get() + 1);
        let depth = self.native.depth + 1;
        if !i.is(Op::Yield)
            || depth + DEPTH_MARGIN > self.native.depth_limit
            || stack_pointer() < self.native.stack_limit
        {
            return None;
        }
        let address = frame_code(frame).native.entry_at(pc)?;
        g.set_state(GeneratorState::Running);
        self.heap.barrier(&frame.header);
        // SAFETY: the verifier checked the operand.
        unsafe { frame.regs().add(i.a() as usize).write(sent) };
        frame.pc.set(pc);
        Some(Place {
            frame,
            address,
            depth,
        })
    }

    /// The same of one that has not begun.
    fn begun(&mut self, g: Gc<Generator>, sent: Value) -> Option<Place> {
        let depth = self.native.depth + 1;
        if g.state() != GeneratorState::Created
            || self.ticks_left <= 0
            || !sent.is_none()
            || depth + DEPTH_MARGIN > self.native.depth_limit
            || stack_pointer() < self.native.stack_limit
        {
            return None;
        }
        let frame: Gc<Frame> = g.frame.get().as_gc()?;
        let address = frame_code(frame).native.entry_at(frame.pc.get())?;
        g.set_state(GeneratorState::Running);
        self.heap.barrier(&frame.header);
        self.ticks_left -= 1;
        Some(Place {
            frame,
            address,
            depth,
        })
    }

    /// What a generator yields that stands at `yield from` of a list, a tuple or a range: the next item, which nothing of it has to run
    /// for. At the end it goes on.
    #[inline]
    fn passed_on(&mut self, g: Gc<Generator>, sent: Value) -> Option<Value> {
        if g.state() != GeneratorState::Suspended
            || !g.inner.get().is_unbound()
            || !sent.is_none()
            || self.native.depth + 1 + DEPTH_MARGIN > self.native.depth_limit
        {
            return None;
        }
        // SAFETY: a suspended generator has a frame.
        let frame: Gc<Frame> = unsafe { g.frame.get().cast() };
        let i = instr_at(frame);
        if !i.is(Op::YieldFrom) {
            return None;
        }
        // SAFETY: the verifier checked the operand.
        let it: Gc<Iter> = unsafe { frame.reg(i.b() as usize) }.as_gc()?;
        let plain = [IterVariety::List, IterVariety::Tuple, IterVariety::Range];
        if !plain.iter().any(|v| it.header.aux() == *v as u16) {
            return None;
        }
        self.iter_next(it.value()).ok()?
    }

    /// The same of any generator.
    #[inline(never)]
    fn resume_chain(&mut self, g: Gc<Generator>, sent: Value) -> Option<Pair> {
        if g.state() == GeneratorState::Finished {
            self.native.returned = Value::NONE;
            return Some(Pair::value(Value::UNBOUND));
        }
        match self.innermost(g, sent) {
            Ok(place) => {
                // SAFETY: the entry is one of this frame's code and pc.
                let pair = unsafe { call_frame(self, place.address, place.depth, place.frame) };
                Some(self.after(g, place, pair))
            }
            Err(odd) => {
                release(g, odd);
                None
            }
        }
    }

    /// Goes down a chain of generators that delegate to each other, marks and links them, and gives the innermost the
    /// value. An error is one that is not for native code: the caller undoes the marks of those before it.
    #[inline]
    fn innermost(&mut self, mut g: Gc<Generator>, sent: Value) -> Result<Place, Gc<Generator>> {
        let mut depth = self.native.depth + 1;
        let mut back = Value::UNBOUND;
        if stack_pointer() < self.native.stack_limit {
            return Err(g);
        }
        // Those that have delegated before.
        while g.state() == GeneratorState::Suspended
            && !g.inner.get().is_unbound()
            && depth + DEPTH_MARGIN <= self.native.depth_limit
        {
            // SAFETY: a suspended generator has a frame, and who delegates one to whom.
            let (frame, inner): (Gc<Frame>, Gc<Generator>) =
                unsafe { (g.frame.get().cast(), g.inner.get().cast()) };
            self.link(g, frame, back);
            (g, back, depth) = (inner, frame.value(), depth + 1);
        }
        loop {
            let fresh = match g.state() {
                GeneratorState::Suspended => false,
                GeneratorState::Created if back.is_unbound() => true,
                _ => return Err(g),
            };
            if depth + DEPTH_MARGIN > self.native.depth_limit
                || fresh && (self.ticks_left <= 0 || !sent.is_none())
            {
                return Err(g);
            }
            let frame: Gc<Frame> = g.frame.get().expect();
            let i = instr_at(frame);
            let delegates = !fresh && i.is(Op::YieldFrom);
            if delegates {
                // SAFETY: the verifier checked the operand.
                let inner = unsafe { frame.reg(i.b() as usize) };
                if let Some(inner) = inner.as_gc::<Generator>() {
                    if frame_code(frame)
                        .code()
                        .handled_at(frame.pc.get())
                        .is_some()
                    {
                        // Nobody would know what it handles.
                        return Err(g);
                    }
                    self.link(g, frame, back);
                    frame.cont.set(Cont::Iterate as u8);
                    g.inner.set(inner.value());
                    self.heap.barrier(&g.header);
                    (g, back, depth) = (inner, frame.value(), depth + 1);
                    continue;
                }
            }
            let pc = frame.pc.get() + (!fresh && !delegates) as u32;
            let address = self.entry_or_blame(frame, pc).ok_or(g)?;
            self.link(g, frame, back);
            if fresh {
                self.ticks_left -= 1;
            } else {
                let reg = if delegates { i.c() } else { i.a() };
                // SAFETY: the verifier checked the operands.
                unsafe { frame.regs().add(reg as usize).write(sent) };
            }
            frame.pc.set(pc);
            return Ok(Place {
                frame,
                address,
                depth,
            });
        }
    }

    /// The native code of a frame at a pc. Where there is none yet, whoever asks must not suffer from that.
    #[inline]
    fn entry_or_blame(&mut self, frame: Gc<Frame>, pc: u32) -> Option<*const u8> {
        let native = &frame_code(frame).native;
        let address = native.entry_at(pc);
        if address.is_none() && !native.declined(EntryPoint::At(pc), self.stats.polls) {
            self.native.too_early = true;
        }
        address
    }

    #[inline(always)]
    fn link(&mut self, g: Gc<Generator>, frame: Gc<Frame>, back: Value) {
        g.set_state(GeneratorState::Running);
        self.heap.barrier(&frame.header);
        frame.back.set(back);
    }

    /// The innermost of a chain of generators has run until it answered this: runs those that delegate to it as long as inner
    /// ones end.
    fn after(&mut self, outermost: Gc<Generator>, mut place: Place, mut pair: Pair) -> Pair {
        let bottom: Gc<Frame> = outermost.frame.get().expect();
        loop {
            let frame = place.frame;
            match pair.status {
                status::YIELDED => {
                    suspend(outermost);
                    return Pair::value(Value::from_bits(pair.value));
                }
                status::RETURNED => {}
                status::RAISED => {
                    self.native.raised = Value::UNBOUND;
                    let back = frame.back.replace(Value::UNBOUND);
                    let e = self.generator_raised(frame, Value::from_bits(pair.value));
                    let Some(back) = back.as_gc::<Frame>() else {
                        return self.raised(e);
                    };
                    // Who delegated to it has it from the interpreter.
                    self.depth = (place.depth - 1) as u32;
                    self.heap.barrier(&back.header);
                    self.native.pending = Pending::Raised(e);
                    self.native.unwound = Some((back, bottom));
                    part(outermost);
                    return Pair::UNWINDING;
                }
                status::BLOCKED => {
                    self.depth = place.depth as u32;
                    self.native.unwound = Some((frame, bottom));
                    part(outermost);
                    return Pair::UNWINDING;
                }
                _ => {
                    // The frames in between wait for what has been built.
                    if let Some((top, _)) = self.native.unwound {
                        self.native.unwound = Some((top, bottom));
                    }
                    part(outermost);
                    return pair;
                }
            }
            let (g, v) = (generator_of(frame), Value::from_bits(pair.value));
            g.set_state(GeneratorState::Finished);
            g.frame.set(Value::UNBOUND);
            let Some(frame) = frame.back.replace(Value::UNBOUND).as_gc::<Frame>() else {
                self.native.returned = v;
                return Pair::value(Value::UNBOUND);
            };
            generator_of(frame).inner.set(Value::UNBOUND);
            let (i, pc) = (instr_at(frame), frame.pc.get() + 1);
            self.heap.barrier(&frame.header);
            // SAFETY: the verifier checked the operand.
            unsafe { frame.regs().add(i.a() as usize).write(v) };
            frame.pc.set(pc);
            let depth = place.depth - 1;
            let Some(address) = self.entry_or_blame(frame, pc) else {
                self.note_return(&frame_code(frame), pc);
                self.depth = depth as u32;
                self.native.pending = Pending::Resume;
                self.native.unwound = Some((frame, bottom));
                part(outermost);
                return Pair::UNWINDING;
            };
            place = Place {
                frame,
                address,
                depth,
            };
            // SAFETY: the entry is one of this frame's code and pc.
            pair = unsafe { call_frame(self, address, depth, frame) };
        }
    }
}

/// A generator has yielded: it and those that delegate to it, from the outermost on, are suspended.
#[inline]
fn suspend(mut g: Gc<Generator>) {
    loop {
        g.set_state(GeneratorState::Suspended);
        // SAFETY: a suspended generator has a frame.
        let frame: Gc<Frame> = unsafe { g.frame.get().cast() };
        frame.back.set(Value::UNBOUND);
        let inner = g.inner.get();
        if inner.is_unbound() {
            return;
        }
        // SAFETY: that is who it delegates to.
        g = unsafe { inner.cast() };
    }
}

/// The interpreter takes over a chain: each generator goes on by itself.
#[cold]
fn part(mut g: Gc<Generator>) {
    while let Some(inner) = g.inner.replace(Value::UNBOUND).as_gc() {
        g = inner;
    }
}

/// Takes back the marks of a chain that is not run, down to the generator that was odd.
#[cold]
fn release(mut g: Gc<Generator>, odd: Gc<Generator>) {
    while g != odd {
        let frame: Gc<Frame> = g.frame.get().expect();
        g.set_state(GeneratorState::Suspended);
        frame.back.set(Value::UNBOUND);
        // SAFETY: it delegates to a generator, in a register that the verifier checked.
        g = unsafe { frame.reg(instr_at(frame).b() as usize) }.expect();
    }
}
