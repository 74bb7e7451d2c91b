//! Generators' methods: requests to the machine, which resumes the generator's frame.

use crate::heap::{Gc, Kind};
use crate::native::{Answer, AttrDef, Control, Exit, NativeDef, attr, def};
use crate::objects::*;
use crate::value::Value;
use crate::vm::{Known, PreludeFn, Vm};

pub static METHODS: &[NativeDef] = &[
    def(
        "__iter__",
        "self, /",
        |_, a| Ok(a[0]),
        "Implement iter(self).",
    ),
    def(
        "__next__",
        "self, /",
        |vm, a| send(vm, a[0], Value::NONE, "__next__"),
        "Implement next(self).",
    ),
    def(
        "send",
        "self, value, /",
        |vm, a| send(vm, a[0], a[1], "send"),
        "Send 'value' into generator, return next yielded value or raise StopIteration.",
    ),
    def(
        "throw",
        "self, type, value=, traceback=, /",
        throw,
        "Raise exception in generator, return next yielded value or raise StopIteration.",
    ),
    def(
        "close",
        "self, /",
        close,
        "Raise GeneratorExit inside generator.",
    ),
];

pub static ATTRS: &[AttrDef] = &[
    attr("gi_running", |vm, a| {
        Ok(Value::bool(
            generator(vm, a[0], "gi_running")?.state() == GeneratorState::Running,
        ))
    }),
    attr("gi_suspended", |vm, a| {
        Ok(Value::bool(
            generator(vm, a[0], "gi_suspended")?.state() == GeneratorState::Suspended,
        ))
    }),
    attr("gi_frame", |vm, a| {
        // A frame object is not handed out: the generator stands for it, and None says that it is finished.
        let g = generator(vm, a[0], "gi_frame")?;
        Ok(if g.state() == GeneratorState::Finished {
            Value::NONE
        } else {
            a[0]
        })
    }),
    attr("gi_yieldfrom", |vm, a| {
        let g = generator(vm, a[0], "gi_yieldfrom")?;
        Ok(crate::builtins::frames::delegate(g))
    }),
    attr("gi_code", |vm, a| {
        Ok(generator(vm, a[0], "gi_code")?
            .func
            .expect::<Function>()
            .code
            .get())
    }),
    attr("__name__", |vm, a| {
        let f = generator(vm, a[0], "__name__")?.func.expect();
        Ok(super::function::function_text(f, FunctionExtra::NAME))
    }),
    attr("__qualname__", |vm, a| {
        let f = generator(vm, a[0], "__qualname__")?.func.expect();
        Ok(super::function::function_text(f, FunctionExtra::QUALNAME))
    }),
];

fn generator(vm: &mut Vm, v: Value, method: &str) -> Result<Gc<Generator>, Exit> {
    vm.receiver(v, Known::Generator, method)
}

fn send(vm: &mut Vm, g: Value, v: Value, method: &str) -> Answer {
    generator(vm, g, method)?;
    let _ = vm.tail_call(g, &[v]);
    Err(Exit::Control(Control::Send))
}

fn throw(vm: &mut Vm, a: &[Value]) -> Answer {
    generator(vm, a[0], "throw")?;
    if a[1].is_kind(Kind::Exception) && a[2].is_unbound() && a[3].is_unbound() {
        let _ = vm.tail_call(a[0], &[a[1]]);
        return Err(Exit::Control(Control::Throw));
    }
    if let Some(e) = simply_thrown(vm, a) {
        let _ = vm.tail_call(a[0], &[e]);
        return Err(Exit::Control(Control::Throw));
    }
    let or_none = |v: Value| if v.is_unbound() { Value::NONE } else { v };
    let args = [a[0], a[1], or_none(a[2]), or_none(a[3])];
    Err(vm.prelude_call(PreludeFn::GeneratorThrow, &args))
}

/// The exception that `throw` with a class raises where nothing of the program has to be called for it: one of that class that is given
/// with it, or a new one that takes no arguments.
fn simply_thrown(vm: &mut Vm, a: &[Value]) -> Option<Value> {
    let class: Gc<Class> = a[1].as_gc()?;
    let none = |v: Value| v.is_unbound() || v.is_none();
    if none(a[2]) && none(a[3]) {
        return vm.exception_of_class(class, &[]);
    }
    let e: Gc<Exception> = a[2].as_gc()?;
    let given = vm.class_of(a[2]);
    if !class.has(class_flag::EXCEPTION) || !vm.is_subclass(given, class) {
        return None;
    }
    if !none(a[3]) {
        a[3].as_gc::<Traceback>()?;
        e.traceback.set(a[3]);
        vm.heap.barrier(&e.header);
    }
    Some(a[2])
}

fn close(vm: &mut Vm, a: &[Value]) -> Answer {
    let g = generator(vm, a[0], "close")?;
    if g.state() == GeneratorState::Finished {
        return Ok(Value::NONE);
    }
    if vm.ends_quietly(g) {
        vm.end_generator(g);
        return Ok(Value::NONE);
    }
    let _ = vm.tail_call(a[0], &[]);
    Err(Exit::Control(Control::Close))
}
