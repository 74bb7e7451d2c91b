//! The class that `greenlet` derives from, and the module's natives. The rest is in `stdlib/greenlet.py`.

use super::transfer::{Passed, go, start, traced};
use super::{allocate, ancestors, bit, current, is, kit, main_of};
use crate::scheduler::{flag, flags, is_callable, slot};
use pirn_vm::builtins::frames::capture;
use pirn_vm::builtins::type_::visible_from;
use pirn_vm::heap::{Gc, Kind};
use pirn_vm::native::{Answer, AttrDef, Exit, NativeDef, attr, attr_set, def, native_flag};
use pirn_vm::objects::{Class, Dict, Greenlet, Tuple};
use pirn_vm::{Known, Value, Vm};

pub(in crate::scheduler) static METHODS: &[NativeDef] = &[
    def("__new__", "cls, *args, **kwargs", new, "").with(native_flag::STATIC),
    def("__init__", "self, run=, parent=", init, ""),
    def(
        "switch",
        "self, /, *args, **kwargs",
        |vm, a| {
            let g = me(vm, a, "switch")?;
            go(vm, g, Passed::Arguments(&a[2..], a[1]))
        },
        "switch(*args, **kwargs)\n--\n\nSwitches to the greenlet: starts it with the arguments, or lets its switch() return them.",
    ),
    def("_throw", "self, exception, /", throw, ""),
    def("_take_apart", "self, /", super::copy::take_apart, ""),
    def("_settle", "self, parts, /", super::copy::settle, ""),
    def("_kill_begins", "self, /", kill_begins, ""),
    def("_kill_ends", "self, parent, /", kill_ends, ""),
    def(
        "__bool__",
        "self, /",
        is_active,
        "True if it has started and is not dead.",
    ),
];

pub(in crate::scheduler) static ATTRS: &[AttrDef] = &[
    attr_set("run", get_run, set_run),
    attr_set("parent", get_parent, set_parent),
    attr("dead", |vm, a| {
        let g = me(vm, a, "dead")?;
        Ok(Value::bool(g.is_dead()))
    }),
    attr("gr_frame", get_frame),
    attr_set("_context", get_context, set_context),
    attr("_stack_saved", |vm, a| {
        me(vm, a, "_stack_saved").map(|_| Value::ZERO)
    }),
    attr("_state", get_state),
];

/// Names of the module that are natives.
pub(crate) static FUNCTIONS: &[NativeDef] = &[
    def(
        "getcurrent",
        "",
        |vm, _| Ok(current(vm)?.outer.get()),
        "getcurrent()\n--\n\nThe greenlet that runs.",
    ),
    def(
        "settrace",
        "callback, /",
        set_trace,
        "settrace(callback)\n--\n\nHas callback(event, (origin, target)) called after each switch; None to end that. Answers the old one.",
    ),
    def(
        "gettrace",
        "",
        |vm, _| Ok(vm.roots[slot::GREENLET_TRACER]),
        "gettrace()\n--\n\nThe callback of settrace(), or None.",
    ),
    def("_setup", "class_, exit, error, begin, traced, /", setup, ""),
    def(
        "_start",
        "self, run, args, kwargs, exception, /",
        start_with,
        "",
    ),
    def(
        "_traced",
        "",
        |vm, _| Err(vm.type_error("_traced() is called by switches only")),
        "",
    )
    .resuming(traced),
];

/// The greenlet behind an instance. A greenlet stands in no place that a program can reach but the first of its instance.
#[inline(always)]
pub(super) fn me(vm: &mut Vm, args: &[Value], method: &str) -> Result<Gc<Greenlet>, Exit> {
    match vm.value_in_slot(args[0], 0).and_then(|v| v.as_gc()) {
        Some(g) => Ok(g),
        None => Err(vm.wrong_receiver(args[0], Known::Greenlet, method)),
    }
}

/// The module's classes and functions are there.
fn setup(vm: &mut Vm, args: &[Value]) -> Answer {
    debug_assert_eq!(args.len(), kit::LEN);
    vm.roots[slot::GREENLET_KIT] = vm.tuple(args)?;
    Ok(Value::NONE)
}

fn new(vm: &mut Vm, args: &[Value]) -> Answer {
    let known = vm.known(Known::Greenlet);
    let Some(class) = args[0]
        .as_gc::<Class>()
        .filter(|c| *c != known && vm.is_subclass(*c, known))
    else {
        return Err(vm.type_error("greenlet.__new__(X): X is not a type of greenlets"));
    };
    let parent = current(vm)?;
    let room = vm.room(256)?;
    let g = allocate(vm, &room);
    let instance = vm.instantiate(class, g.value())?;
    g.outer.set(instance);
    g.parent.set(parent.value());
    Ok(instance)
}

fn init(vm: &mut Vm, args: &[Value]) -> Answer {
    if !args[1].is_unbound() {
        set_run(vm, &args[..2])?;
    }
    if !args[2].is_unbound() && !args[2].is_none() {
        set_parent(vm, &[args[0], args[2]])?;
    }
    Ok(Value::NONE)
}

/// `_throw(exception)`: the module's `throw` has made the exception.
fn throw(vm: &mut Vm, args: &[Value]) -> Answer {
    let g = me(vm, args, "throw")?;
    let e = args[1];
    if !e.is_kind(Kind::Exception) {
        return Err(vm.type_error("exceptions must derive from BaseException"));
    }
    let exit: Gc<Class> = kit(vm, kit::EXIT).expect();
    if g.is_dead() && vm.is_subclass(vm.class_of(e), exit) {
        return go(vm, g, Passed::Arguments(&[e], Value::UNBOUND));
    }
    go(vm, g, Passed::Exception(e))
}

/// `_kill_begins(g)`: nobody refers to a suspended greenlet any more, and the running one is going to kill it: who is its
/// parent until that is done, whatever tasklet it was in. Answers the exception and the parent it had, or None when it
/// runs again by now, or nothing may be switched to.
fn kill_begins(vm: &mut Vm, args: &[Value]) -> Answer {
    let g = me(vm, args, "_kill_begins")?;
    let killer = current(vm)?;
    let suspended = g.frame.get().is_ptr() && !is(g, bit::DEAD | bit::MAIN);
    let cyclic = killer == g || ancestors(killer).any(|p| p == g);
    if !suspended || cyclic || flags(vm) & flag::LOCKED != 0 {
        return Ok(Value::NONE);
    }
    let class: Gc<Class> = kit(vm, kit::EXIT).expect();
    let exit = vm.new_exception(class, &[]).value();
    let parent = g.parent.get().expect::<Greenlet>();
    let answer = vm.tuple(&[exit, parent.outer.get()])?;
    g.parent.set(killer.value());
    g.main.set(killer.main.get());
    vm.heap.barrier(&g.header);
    Ok(answer)
}

/// `_kill_ends(g, parent)`: it has the parent again that it had, if that is one of its tasklet.
fn kill_ends(vm: &mut Vm, args: &[Value]) -> Answer {
    let g = me(vm, args, "_kill_ends")?;
    let parent = me(vm, &args[1..], "_kill_ends")?;
    if main_of(parent) == main_of(g) && parent != g && !ancestors(parent).any(|p| p == g) {
        g.parent.set(parent.value());
        vm.heap.barrier(&g.header);
    }
    Ok(Value::NONE)
}

/// `_start(g, run, args, kwargs, exception)`: the program has said what it runs. Meanwhile it may have been started.
fn start_with(vm: &mut Vm, args: &[Value]) -> Answer {
    let g = me(vm, args, "_start")?;
    let list = args[2].as_gc::<Tuple>();
    let kwargs = args[3].as_gc::<Dict>().map_or(Value::UNBOUND, Gc::value);
    let passed = match args[4].is_kind(Kind::Exception) {
        true => Passed::Exception(args[4]),
        false => Passed::Arguments(list.as_ref().map_or(&[], |t| t.slice()), kwargs),
    };
    if is(g, bit::STARTED) || main_of(g) != main_of(current(vm)?) {
        return go(vm, g, passed);
    }
    start(vm, g, args[1], passed)
}

fn is_active(vm: &mut Vm, args: &[Value]) -> Answer {
    let g = me(vm, args, "__bool__")?;
    Ok(Value::bool(g.is_active()))
}

// --- Attributes ------------------------------------------------------------------------------------------------------

fn get_run(vm: &mut Vm, args: &[Value]) -> Answer {
    let g = me(vm, args, "run")?;
    let run = g.temp.get();
    if is(g, bit::STARTED) || run.is_unbound() {
        return Err(vm.raise(Known::AttributeError, "run"));
    }
    Ok(run)
}

fn set_run(vm: &mut Vm, args: &[Value]) -> Answer {
    let g = me(vm, args, "run")?;
    if is(g, bit::STARTED) {
        let text = "run cannot be set after the start of the greenlet";
        return Err(vm.raise(Known::AttributeError, text));
    }
    g.temp.set(args[1]);
    vm.heap.barrier(&g.header);
    Ok(Value::NONE)
}

fn get_parent(vm: &mut Vm, args: &[Value]) -> Answer {
    let g = me(vm, args, "parent")?;
    let parent = g.parent.get().as_gc::<Greenlet>();
    Ok(parent.map_or(Value::NONE, |p| p.outer.get()))
}

fn set_parent(vm: &mut Vm, args: &[Value]) -> Answer {
    let g = me(vm, args, "parent")?;
    let wrong = |vm: &mut Vm, text: &str| Err(vm.raise(Known::AttributeError, text));
    if args[1].is_unbound() {
        return wrong(vm, "can't delete attribute");
    }
    if is(g, bit::MAIN) {
        return wrong(vm, "cannot set the parent of a main greenlet");
    }
    let Some(parent) = vm.unwrap_payload(args[1]).as_gc::<Greenlet>() else {
        let name = vm.type_name(args[1]);
        return Err(vm.type_error(format!("parent must be a greenlet, not {name}")));
    };
    if parent == g || ancestors(parent).any(|p| p == g) {
        return Err(vm.value_error("cyclic parent chain"));
    }
    vm.pay(ancestors(parent).count() / 16)?;
    if is(g, bit::STARTED) && main_of(g) != main_of(parent) {
        return Err(vm.value_error("parent cannot be on a different thread or tasklet"));
    }
    g.parent.set(parent.value());
    vm.heap.barrier(&g.header);
    Ok(Value::NONE)
}

/// The innermost frame of the program, of a suspended greenlet.
fn get_frame(vm: &mut Vm, args: &[Value]) -> Answer {
    let g = me(vm, args, "gr_frame")?;
    let frame = match g.is_dead() {
        true => None,
        false => visible_from(g.frame.get()),
    };
    Ok(frame.map_or(Value::NONE, |frame| {
        capture(frame);
        frame.value()
    }))
}

fn get_context(vm: &mut Vm, args: &[Value]) -> Answer {
    Ok(me(vm, args, "gr_context")?.context.get())
}

fn set_context(vm: &mut Vm, args: &[Value]) -> Answer {
    let g = me(vm, args, "gr_context")?;
    let context = match args[1].is_unbound() {
        true => Value::NONE,
        false => args[1],
    };
    g.context.set(context);
    vm.heap.barrier(&g.header);
    Ok(Value::NONE)
}

/// What `repr` tells.
fn get_state(vm: &mut Vm, args: &[Value]) -> Answer {
    let g = me(vm, args, "_state")?;
    let started = is(g, bit::STARTED);
    let text = match (is(g, bit::DEAD), g.is_dead()) {
        (true, _) => "dead",
        (false, true) => "(tasklet ended) dead",
        _ if !started => "pending",
        _ if current(vm)? != g && is(g, bit::MAIN) => "suspended active started main",
        _ if current(vm)? != g => "suspended active started",
        _ if is(g, bit::MAIN) => "current active started main",
        _ => "current active started",
    };
    Ok(vm.intern(text))
}

fn set_trace(vm: &mut Vm, args: &[Value]) -> Answer {
    if !args[0].is_none() && !is_callable(vm, args[0]) {
        return Err(vm.type_error("the callback must be callable or None"));
    }
    Ok(std::mem::replace(
        &mut vm.roots[slot::GREENLET_TRACER],
        args[0],
    ))
}
