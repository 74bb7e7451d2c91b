//! Looking at frames: `locals()`, and the attributes of tracebacks and of the frames they show.
//!
//! Only live registers are looked at: what a dead one holds is nobody's business (Law 3).
#![expect(unsafe_code, reason = "reads the live registers of frames")]

use super::type_::{visible_frame, visible_from};
use crate::bytecode::code_flags;
use crate::heap::{Gc, flag};
use crate::interp::trace_bit;
use crate::native::{Answer, AttrDef, Exit, NativeDef, attr, attr_set, def};
use crate::objects::*;
use crate::value::Value;
use crate::vm::{Known, Vm};

/// `locals()`: the namespace of a class body, the globals of a module, and of a function a new dict of its variables.
pub fn locals(vm: &mut Vm) -> Answer {
    vm.need_frames()?;
    match visible_frame(vm) {
        Some(frame) => frame_locals(vm, frame),
        None => Err(vm.runtime_error("locals(): no frame")),
    }
}

/// The local variables of a frame.
pub fn frame_locals(vm: &mut Vm, frame: Gc<Frame>) -> Answer {
    let function: Gc<Function> = frame.func.get().expect();
    let object: Gc<CodeObject> = function.code.get().expect();
    let rt = object.rt();
    if rt.has(code_flags::NAMESPACE) {
        // SAFETY: namespace code has its namespace in register 0, which is live throughout.
        return Ok(unsafe { frame.reg(0) });
    }
    if rt.has(code_flags::MODULE) {
        return Ok(function.globals.get());
    }
    let found = variables(frame, function, rt);
    let room = vm.room(1024 + found.len() * 256)?;
    let dict = vm.new_dict(&room);
    for (name, v) in found.iter().filter(|(n, _)| !n.starts_with('.')) {
        let key = vm.intern(name);
        vm.dict_set_str(dict, key, *v);
    }
    Ok(dict.value())
}

/// The variables of a function's frame that are live, each name once, those that are closed over included.
fn variables(frame: Gc<Frame>, function: Gc<Function>, rt: &RtCode) -> Vec<(&str, Value)> {
    let code = rt.code();
    let live = rt.live_at(frame.pc.get());
    let mut found: Vec<(&str, Value)> = Vec::new();
    let mut note = |name, v: Value, cell: bool| {
        let content = |v: Value| {
            v.as_gc::<CellObject>()
                .map_or(Value::UNBOUND, |c| c.value.get())
        };
        let v = if cell { content(v) } else { v };
        if !v.is_unbound() && !found.iter().any(|(n, _)| *n == name) {
            found.push((name, v));
        }
    };
    let in_cell = |name: &str| code.locals.iter().any(|l| l.cell && l.name == name);
    for (reg, name) in code.params.iter().enumerate() {
        if live.contains(reg) && !in_cell(name) {
            // SAFETY: live registers are initialised.
            note(name.as_str(), unsafe { frame.reg(reg) }, false);
        }
    }
    for local in &code.locals {
        if live.contains(local.reg as usize) {
            // SAFETY: live registers are initialised.
            note(
                &local.name,
                unsafe { frame.reg(local.reg as usize) },
                local.cell,
            );
        }
    }
    if let Some(cells) = function.closure.get().as_gc::<Tuple>() {
        for (name, cell) in code.free.iter().zip(cells.slice()) {
            note(name, *cell, true);
        }
    }
    found
}

/// A live variable of a frame of the program, by its name.
pub fn variable(frame: Gc<Frame>, name: &str) -> Option<Value> {
    let function: Gc<Function> = frame.func.get().as_gc()?;
    let object: Gc<CodeObject> = function.code.get().as_gc()?;
    let all = variables(frame, function, object.rt());
    all.into_iter().find(|(n, _)| *n == name).map(|(_, v)| v)
}

/// The name under which a frame of the program knows an object: that of a live variable, or of a global.
pub fn name_of(frame: Gc<Frame>, object: Value) -> Option<String> {
    let function: Gc<Function> = frame.func.get().as_gc()?;
    let code: Gc<CodeObject> = function.code.get().as_gc()?;
    let all = variables(frame, function, code.rt());
    let local = all.iter().find(|(_, v)| *v == object);
    if let Some((name, _)) = local {
        return Some(name.to_string());
    }
    let globals: Gc<Dict> = function.globals.get().as_gc()?;
    let mut from = 0;
    while let Some((i, key, v)) = globals.next_entry(from) {
        from = i + 1;
        if v == object
            && let Some(name) = key.as_gc::<Str>()
        {
            return Some(name.text().to_string());
        }
    }
    None
}

/// What a frame that stands for the start of a chain is going to call.
pub fn callee(vm: &Vm, frame: Gc<Frame>) -> Option<Value> {
    if frame.flags.get() & frame_flag::NATIVE == 0 || frame.func.get() != vm.start_native {
        return None;
    }
    // SAFETY: a native's frame has its state in register 0.
    let state = unsafe { frame.reg(0) };
    let callee = state.as_gc::<Record>()?.items().first()?.get();
    match callee.as_gc::<BoundMethod>() {
        Some(method) => Some(method.func.get()),
        None => callee.is_ptr().then_some(callee),
    }
}

/// What a suspended generator delegates to, or None.
pub fn delegate(g: Gc<Generator>) -> Value {
    let Some(frame) = g
        .frame
        .get()
        .as_gc::<Frame>()
        .filter(|_| g.state() == GeneratorState::Suspended)
    else {
        return Value::NONE;
    };
    let function: Gc<Function> = frame.func.get().expect();
    let object: Gc<CodeObject> = function.code.get().expect();
    let instr = object.rt().instrs()[frame.pc.get() as usize];
    if instr.op() != Some(crate::bytecode::Op::YieldFrom) {
        return Value::NONE;
    }
    // SAFETY: the iterator of `yield_from` is in a register that the verifier checked, and live.
    unsafe { frame.reg(instr.b() as usize) }
}

// --- Frames ----------------------------------------------------------------------------------------------------------

pub static FRAME_METHODS: &[NativeDef] = &[def(
    "clear",
    "self, /",
    frame_clear,
    "Clear most references held by the frame.",
)];

pub static FRAME_ATTRS: &[AttrDef] = &[
    attr("f_code", |vm, a| {
        Ok(function_of(expect_frame(vm, a[0], "f_code")?).code.get())
    }),
    attr("f_globals", |vm, a| {
        Ok(function_of(expect_frame(vm, a[0], "f_globals")?)
            .globals
            .get())
    }),
    attr("f_builtins", |vm, _| Ok(vm.builtins.value())),
    attr("f_locals", |vm, a| {
        let frame = expect_frame(vm, a[0], "f_locals")?;
        frame_locals(vm, frame)
    }),
    attr("f_lineno", |vm, a| {
        let frame = expect_frame(vm, a[0], "f_lineno")?;
        let code: Gc<CodeObject> = function_of(frame).code.get().expect();
        let line = line_at(code.rt().code(), frame.pc.get()) as i64;
        let shown = vm.shown_line(frame, code.rt().code());
        vm.int(shown.unwrap_or(line))
    }),
    attr("f_lasti", |vm, a| {
        let frame = expect_frame(vm, a[0], "f_lasti")?;
        vm.int(frame.pc.get() as i64 * 2)
    }),
    attr("f_back", |vm, a| {
        let frame = expect_frame(vm, a[0], "f_back")?;
        Ok(visible_from(frame.back.get()).map_or(Value::NONE, |f| f.value()))
    }),
    attr_set(
        "f_trace",
        |vm, a| {
            let frame = expect_frame(vm, a[0], "f_trace")?;
            Ok(vm.local_trace(frame))
        },
        |vm, a| {
            let frame = expect_frame(vm, a[0], "f_trace")?;
            let v = if a[1].is_unbound() { Value::NONE } else { a[1] };
            vm.set_local_trace(frame, v);
            Ok(Value::NONE)
        },
    ),
    attr_set(
        "f_trace_lines",
        |vm, a| {
            let frame = expect_frame(vm, a[0], "f_trace_lines")?;
            Ok(Value::bool(!vm.trace_bit(frame, trace_bit::NO_LINES)))
        },
        |vm, a| {
            let frame = expect_frame(vm, a[0], "f_trace_lines")?;
            let on = expect_bool(vm, a[1])?;
            vm.set_trace_bit(frame, trace_bit::NO_LINES, !on);
            Ok(Value::NONE)
        },
    ),
    attr_set(
        "f_trace_opcodes",
        |vm, a| {
            let frame = expect_frame(vm, a[0], "f_trace_opcodes")?;
            Ok(Value::bool(vm.trace_bit(frame, trace_bit::OPCODES)))
        },
        |vm, a| {
            let frame = expect_frame(vm, a[0], "f_trace_opcodes")?;
            let on = expect_bool(vm, a[1])?;
            vm.set_trace_bit(frame, trace_bit::OPCODES, on);
            Ok(Value::NONE)
        },
    ),
];

/// A frame of the program: natives' frames are never given out.
fn expect_frame(vm: &mut Vm, v: Value, attr: &str) -> Result<Gc<Frame>, Exit> {
    // The frame may be one that runs in native code.
    vm.need_frames()?;
    let frame: Gc<Frame> = vm.receiver(v, Known::Frame, attr)?;
    if frame.flags.get() & frame_flag::NATIVE != 0 {
        return Err(vm.runtime_error("not a frame of the program"));
    }
    Ok(frame)
}

fn expect_bool(vm: &mut Vm, v: Value) -> Result<bool, Exit> {
    if v.is_unbound() {
        return Err(vm.type_error("cannot delete numeric/char attribute"));
    }
    match v.is_bool() {
        true => Ok(v.is_true()),
        false => Err(vm.type_error("attribute value type must be bool")),
    }
}

fn function_of(frame: Gc<Frame>) -> Gc<Function> {
    frame.func.get().expect()
}

fn frame_clear(vm: &mut Vm, _: &[Value]) -> Answer {
    Err(vm.runtime_error("cannot clear an executing frame"))
}

/// `sys._getframe(depth)`.
pub fn get_frame(vm: &mut Vm, depth: usize) -> Answer {
    vm.need_frames()?;
    let mut found = visible_frame(vm);
    for _ in 0..depth {
        found = found.and_then(|f| visible_from(f.back.get()));
    }
    match found {
        Some(frame) => {
            capture(frame);
            Ok(frame.value())
        }
        None => Err(vm.value_error("call stack is not deep enough")),
    }
}

/// Keeps a frame and its callers from being recycled when they return: somebody may look at them.
pub fn capture(frame: Gc<Frame>) {
    for f in std::iter::successors(Some(frame), |f| f.back.get().as_gc()) {
        // The callers of a frame are the same as long as it is in use, but those of a generator's, which is always marked.
        if f.header.has(flag::CAPTURED) && f.flags.get() & frame_flag::GENERATOR == 0 {
            return;
        }
        f.header.set_flag(flag::CAPTURED);
    }
}

// --- Tracebacks ------------------------------------------------------------------------------------------------------

pub static TRACEBACK_ATTRS: &[AttrDef] = &[
    attr("tb_lineno", |vm, a| {
        let t = vm.receiver::<Traceback>(a[0], Known::Traceback, "tb_lineno")?;
        vm.int(traceback_line(&t) as i64)
    }),
    attr_set(
        "tb_next",
        |vm, a| {
            Ok(vm
                .receiver::<Traceback>(a[0], Known::Traceback, "tb_next")?
                .next
                .get())
        },
        set_next,
    ),
    attr("tb_lasti", |vm, a| {
        let t = vm.receiver::<Traceback>(a[0], Known::Traceback, "tb_lasti")?;
        vm.int(t.pc as i64 * 2)
    }),
    // A frame is not kept by its traceback line; the line itself answers for what tools ask of it.
    attr("tb_frame", |_, a| Ok(a[0])),
    attr("f_code", |vm, a| {
        Ok(vm
            .receiver::<Traceback>(a[0], Known::Traceback, "f_code")?
            .code)
    }),
    attr("f_globals", |vm, a| {
        Ok(vm
            .receiver::<Traceback>(a[0], Known::Traceback, "f_globals")?
            .globals)
    }),
    attr("f_back", |_, _| Ok(Value::NONE)),
    attr("f_lineno", |vm, a| {
        let t = vm.receiver::<Traceback>(a[0], Known::Traceback, "f_lineno")?;
        vm.int(traceback_line(&t) as i64)
    }),
];

/// The line number of a traceback entry.
pub fn traceback_line(t: &Traceback) -> u32 {
    if t.line != 0 {
        return t.line;
    }
    let code: Gc<CodeObject> = t.code.expect();
    line_at(code.rt().code(), t.pc)
}

/// The line of an instruction, or that of the definition where there is no table.
pub fn line_at(code: &crate::bytecode::Code, pc: u32) -> u32 {
    match code.spans.get(pc as usize) {
        Some(span) if span.line != 0 => span.line,
        _ => code.first_line,
    }
}

fn set_next(vm: &mut Vm, a: &[Value]) -> Answer {
    let t: Gc<Traceback> = vm.receiver(a[0], Known::Traceback, "tb_next")?;
    let next = a[1].as_gc::<Traceback>();
    if !a[1].is_none() && next.is_none() {
        let name = if a[1].is_unbound() {
            "NoneType"
        } else {
            vm.type_name(a[1])
        };
        return Err(vm.type_error(format!("expected traceback object or None, got '{name}'")));
    }
    let mut at = next;
    while let Some(n) = at {
        if n == t {
            return Err(vm.value_error("traceback loop detected"));
        }
        at = n.next.get().as_gc();
    }
    t.next.set(a[1]);
    vm.heap.barrier(&t.header);
    Ok(Value::NONE)
}
