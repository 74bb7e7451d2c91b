//! Resuming generators for native code, on the same native stack.
//!
//! Where generators delegate to each other (`yield from`), the innermost is resumed at once: the frames between are
//! linked and marked as running, but none of their code is entered until the innermost ends. What it yields goes to
//! whoever resumed the outermost.
#![expect(
    unsafe_code,
    reason = "calls native code; reads and writes registers of verified frames"
)]

use super::enter::{DEPTH_MARGIN, call_frame, stack_pointer};
use super::{Pair, Pending, status};
use crate::bytecode::Op;
use crate::compiler::EntryPoint;
use crate::heap::Gc;
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
        if g.state() == GeneratorState::Finished {
            self.native.returned = Value::NONE;
            return Some(Pair::value(Value::UNBOUND));
        }
        match self.innermost(g, sent) {
            Ok(place) => Some(self.run_delegates(g, place)),
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
            if let Some(inner) = g.inner.get().as_gc::<Generator>() {
                self.link(g, frame, back);
                (g, back, depth) = (inner, frame.value(), depth + 1);
                continue;
            }
            let i = instr_at(frame);
            let delegates = !fresh && i.is(Op::YieldFrom);
            if delegates {
                // SAFETY: the verifier checked the operand.
                let inner = unsafe { frame.reg(i.b() as usize) };
                if let Some(inner) = inner.as_gc::<Generator>() {
                    if code_of(frame).code().handled_at(frame.pc.get()).is_some() {
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
        let native = &code_of(frame).native;
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

    /// Runs the innermost of a chain of generators, and those that delegate to it as long as inner ones end.
    fn run_delegates(&mut self, outermost: Gc<Generator>, mut place: Place) -> Pair {
        let bottom: Gc<Frame> = outermost.frame.get().expect();
        loop {
            let frame = place.frame;
            // SAFETY: the entry is one of this frame's code and pc.
            let pair = unsafe { call_frame(self, place.address, place.depth, frame) };
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
                self.note_return(&code_of(frame), pc);
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
        }
    }
}

/// A generator has yielded: it and those that delegate to it, from the outermost on, are suspended.
#[inline]
fn suspend(mut g: Gc<Generator>) {
    loop {
        g.set_state(GeneratorState::Suspended);
        let frame: Gc<Frame> = g.frame.get().expect();
        frame.back.set(Value::UNBOUND);
        match g.inner.get().as_gc() {
            Some(inner) => g = inner,
            None => return,
        }
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

fn code_of(frame: Gc<Frame>) -> CodeRef {
    frame.func.get().expect::<Function>().code_ref()
}
