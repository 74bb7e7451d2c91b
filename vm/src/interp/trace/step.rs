//! Which events are due before an instruction is executed.
//!
//! A line is told when the instruction's line is another than that of the one before it in this frame, or when a loop turns. What
//! a turn is follows the code that the front end makes: a `for` loop turns when `for_iter` is reached from the body, which lies in
//! front of it, a `while` loop when its condition jumps back, except for the first time. Instructions without a line belong to the line
//! before them.

use super::record::{FrameTrace, after, bit, int, known, set_int};
use super::{Event, Hooks};
use crate::bytecode::{Instr, Op, code_flags};
use crate::heap::Gc;
use crate::interp::Flow;
use crate::interp::flow::instr_at;
use crate::objects::*;
use crate::value::Value;
use crate::vm::{Known, Vm};

impl Vm {
    /// Tells of what is due before the current frame's next instruction, one event at a time. `None` when the instruction is
    /// to be executed.
    pub(in crate::interp) fn trace_step(&mut self, frame: Gc<Frame>) -> Option<Flow> {
        let code = frame.func.get().expect::<Function>().code_ref();
        if code.has(code_flags::HIDDEN) {
            return None;
        }
        let pc = frame.pc.get();
        if frame.flags.get() & frame_flag::ENTERED == 0 {
            self.note_entry(frame);
            let line = match pc {
                0 => code.code().first_line,
                pc => line_of(&code, pc - 1),
            };
            self.show_line(frame, line as i64);
            let told = self.tell(Event::Call, Value::NONE, after::GO, Value::UNBOUND);
            if told.is_some() {
                return told;
            }
            self.show_line(frame, 0);
        }
        let record = self.frame_trace(frame);
        if int(record, FrameTrace::CALL_PC) != pc as i64
            && let Some(callee) = self.take_callee(frame)
            && let Some(told) = self.tell(Event::CReturn, callee, after::GO, Value::UNBOUND)
        {
            return Some(told);
        }
        let i = instr_at(frame);
        if int(record, FrameTrace::PREVIOUS) != pc as i64
            && self.is_line_due(record, &code, pc, i)
            && let Some(told) = self.tell(Event::Line, Value::NONE, after::GO, Value::UNBOUND)
        {
            return Some(told);
        }
        let bits = int(record, FrameTrace::BITS);
        if bits & (bit::OPCODES | bit::OPCODE) == bit::OPCODES {
            set_int(record, FrameTrace::BITS, bits | bit::OPCODE);
            let told = self.tell(Event::Opcode, Value::NONE, after::GO, Value::UNBOUND);
            if told.is_some() {
                return told;
            }
        }
        match i.op() {
            Some(Op::Return) => self.trace_return(frame, record, i.a()),
            Some(Op::Yield) => self.trace_return(frame, record, i.b()),
            Some(Op::Call | Op::CallMethod | Op::CallKw | Op::CallEx) => {
                self.trace_native_call(frame, record, i)
            }
            _ => None,
        }
    }

    /// A frame is entered, or a generator's is resumed.
    pub(super) fn note_entry(&mut self, frame: Gc<Frame>) {
        frame.flags.set(frame.flags.get() | frame_flag::ENTERED);
        if let Some(record) = known(frame) {
            let bits = int(record, FrameTrace::BITS) & !bit::TOLD;
            set_int(record, FrameTrace::BITS, bits);
            record.items()[FrameTrace::CALLEE].set(Value::UNBOUND);
        }
    }

    /// A generator's frame is resumed: that will be told.
    #[cold]
    pub(in crate::interp) fn trace_resumed(&mut self, frame: Gc<Frame>) {
        frame.flags.set(frame.flags.get() & !frame_flag::ENTERED);
    }

    /// Another instruction than before: whether it begins a line or a loop's turn. Notes where the frame stands.
    fn is_line_due(&mut self, record: Gc<Record>, code: &RtCode, pc: u32, i: Instr) -> bool {
        let before = int(record, FrameTrace::PREVIOUS);
        let line_before = int(record, FrameTrace::LINE);
        let bits = int(record, FrameTrace::BITS) & !bit::TOLD;
        set_int(record, FrameTrace::PREVIOUS, pc as i64);
        set_int(record, FrameTrace::BITS, bits);
        let turns = loop_turns(record, code, before, pc as i64, i);
        let line = code.code().spans.get(pc as usize).map_or(0, |s| s.line) as i64;
        if line == 0 {
            return false;
        }
        set_int(record, FrameTrace::LINE, line);
        bits & bit::NO_LINES == 0 && (before < 0 || line != line_before || turns)
    }

    /// The current frame is about to return or yield what is in a register.
    fn trace_return(&mut self, frame: Gc<Frame>, record: Gc<Record>, reg: u16) -> Option<Flow> {
        let bits = int(record, FrameTrace::BITS);
        if bits & bit::RETURN != 0 {
            return None;
        }
        set_int(record, FrameTrace::BITS, bits | bit::RETURN);
        self.show_line(frame, int(record, FrameTrace::LINE));
        let v = self.frame_reg(frame, reg);
        let told = self.tell(Event::Return, v, after::GO, Value::UNBOUND);
        if told.is_none() {
            self.show_line(frame, 0);
        }
        told
    }

    /// The current frame is about to call something: told if that is a native.
    fn trace_native_call(
        &mut self,
        frame: Gc<Frame>,
        record: Gc<Record>,
        i: Instr,
    ) -> Option<Flow> {
        let bits = int(record, FrameTrace::BITS);
        if bits & bit::CALL != 0 || self.hook(Hooks::PROFILE).is_none() {
            return None;
        }
        set_int(record, FrameTrace::BITS, bits | bit::CALL);
        let callee = self.native_callee(frame, i)?;
        self.put(record, FrameTrace::CALLEE, callee);
        set_int(record, FrameTrace::CALL_PC, frame.pc.get() as i64);
        self.tell(Event::CCall, callee, after::GO, Value::UNBOUND)
    }

    /// The native whose call a frame has been told of, once.
    pub(super) fn take_callee(&mut self, frame: Gc<Frame>) -> Option<Value> {
        let record = known(frame)?;
        let callee = record.items()[FrameTrace::CALLEE].replace(Value::UNBOUND);
        (!callee.is_unbound()).then_some(callee)
    }

    /// What an instruction calls, if that counts as a native: a function or method of a built-in class or module, whether it
    /// is written in Rust or in the library. Classes and what the program defines do not. Looking it up has no effect.
    fn native_callee(&mut self, frame: Gc<Frame>, i: Instr) -> Option<Value> {
        let first = self.frame_reg(frame, i.b());
        let rt = frame.func.get().expect::<Function>().code_ref();
        if !i.is(Op::CallMethod) {
            let before = &rt.instrs()[..frame.pc.get() as usize];
            let native = self
                .as_native(first)
                .filter(|_| !is_intrinsic(before, i.b()))?;
            if !leaves_manager(before, i.b()) {
                return Some(native);
            }
            let manager = self.frame_reg(frame, i.b() + 1);
            let class = self.class_of(manager);
            return Some(self.unlimited(|vm| vm.bind(native, manager, class)));
        }
        let name = rt.names[i.c() as usize];
        if let Some(module) = first.as_gc::<Module>() {
            let found = self.dict_get_str(module.dict.get().expect(), name)?;
            return self.as_native(found);
        }
        if first.is_kind(crate::heap::Kind::Class) {
            return None;
        }
        let class = self.class_of(first);
        let found = self.class_lookup(class, name)?;
        let native = self.as_native(found)?;
        match self.takes_receiver(native) {
            true => Some(self.unlimited(|vm| vm.bind(native, first, class))),
            false => Some(native),
        }
    }

    fn as_native(&self, v: Value) -> Option<Value> {
        let function = v.as_gc::<BoundMethod>().map_or(v, |m| m.func.get());
        let is_native = match function.as_gc::<Function>() {
            Some(f) => f.code_ref().has(code_flags::NATIVE),
            None => function
                .as_gc::<Builtin>()
                .is_some_and(|b| b.header.shape() != Known::WrapperDescriptor.shape()),
        };
        is_native.then_some(v)
    }
}

/// Whether what is called was put into its register by an instruction that belongs to a construct of the language: no call that
/// the program makes.
fn is_intrinsic(before: &[Instr], reg: u16) -> bool {
    let mut nearest = before.iter().rev().take(CALL_SEARCHED);
    // What leaves a context manager for an exception has its arguments put there last.
    let sets = |i: &&Instr| i.a() == reg || i.is(Op::ExcArgs) && i.a() == reg + 2;
    let load = nearest.find(|i| sets(i) && !i.is(Op::Nop));
    load.is_some_and(|i| matches!(i.op(), Some(Op::LoadIntrinsic | Op::WithBind | Op::ExcArgs)))
}

/// Whether what is called leaves a context manager.
fn leaves_manager(before: &[Instr], reg: u16) -> bool {
    let leaves = |i: &Instr| i.is(Op::WithBind) && i.c() == reg;
    let load = before.iter().rev().find(|i| i.a() == reg || leaves(i));
    load.is_some_and(leaves)
}

/// So many instructions before a call are looked at: constructs of the language load what they call just before.
const CALL_SEARCHED: usize = 8;

/// The line of an instruction, or that of the definition.
fn line_of(code: &RtCode, pc: u32) -> u32 {
    crate::builtins::frames::line_at(code.code(), pc)
}

/// Whether going from one instruction to this one is a loop's turn.
fn loop_turns(record: Gc<Record>, code: &RtCode, before: i64, pc: i64, i: Instr) -> bool {
    let Some(previous) = usize::try_from(before)
        .ok()
        .and_then(|p| code.instrs().get(p).copied())
    else {
        return false;
    };
    if i.is(Op::ForIter) {
        let body = pc + 1 + i64::from(i.c() as i16);
        return (body..pc).contains(&before);
    }
    if previous.is(Op::Jump) && pc > before {
        // To a loop's condition, perhaps: the body follows the jump.
        set_int(record, FrameTrace::LOOP, before + 1);
        return false;
    }
    if pc > before || previous.is(Op::ForIter) {
        return false;
    }
    let first = int(record, FrameTrace::LOOP) == pc;
    set_int(record, FrameTrace::LOOP, 0);
    !first
}
