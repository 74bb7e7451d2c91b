//! `property`, `staticmethod`, `classmethod` and `super`.
//!
//! Subclasses of `property` and the wrappers are instances whose payload is the real descriptor; attribute lookup
//! looks through them.

use super::functions_core::new_super;
use super::type_::{expect_class, new_wrapper};
use crate::heap::{Gc, Header, Kind};
use crate::native::{Answer, AttrDef, Exit, NativeDef, attr, attr_set, def, native_flag};
use crate::objects::*;
use crate::value::Value;
use crate::vm::{Known, PreludeFn, Vm};
use std::cell::Cell;

pub static PROPERTY_METHODS: &[NativeDef] = &[
    def(
        "__new__",
        "cls, fget=, fset=, fdel=, doc=",
        property_new,
        "Property attribute.",
    )
    .with(native_flag::STATIC),
    def(
        "__init__",
        "self, fget=, fset=, fdel=, doc=",
        property_init,
        "Initialize self.",
    ),
    def(
        "getter",
        "self, fget, /",
        |vm, a| copy_with(vm, a[0], Part::Get, a[1]),
        "Descriptor to obtain a copy of the property with a different getter.",
    ),
    def(
        "setter",
        "self, fset, /",
        |vm, a| copy_with(vm, a[0], Part::Set, a[1]),
        "Descriptor to obtain a copy of the property with a different setter.",
    ),
    def(
        "deleter",
        "self, fdel, /",
        |vm, a| copy_with(vm, a[0], Part::Delete, a[1]),
        "Descriptor to obtain a copy of the property with a different deleter.",
    ),
    def(
        "__get__",
        "self, instance, owner=, /",
        property_get,
        "Return an attribute of instance, which is of type owner.",
    ),
    def(
        "__set__",
        "self, instance, value, /",
        |vm, a| property_set(vm, a, false),
        "Set an attribute of instance to value.",
    ),
    def(
        "__delete__",
        "self, instance, /",
        |vm, a| property_set(vm, a, true),
        "Delete an attribute of instance.",
    ),
];

pub static PROPERTY_ATTRS: &[AttrDef] = &[
    attr("fget", |vm, a| Ok(property(vm, a[0])?.get.get())),
    attr("fset", |vm, a| Ok(property(vm, a[0])?.set.get())),
    attr("fdel", |vm, a| Ok(property(vm, a[0])?.delete.get())),
    attr_set(
        "__doc__",
        |vm, a| Ok(property(vm, a[0])?.doc.get()),
        |vm, a| {
            let p = property(vm, a[0])?;
            p.doc
                .set(if a[1].is_unbound() { Value::NONE } else { a[1] });
            vm.heap.barrier(&p.header);
            Ok(Value::NONE)
        },
    ),
    attr("__isabstractmethod__", |vm, a| {
        let p = property(vm, a[0])?;
        let parts = [p.get.get(), p.set.get(), p.delete.get()];
        Ok(Value::bool(parts.iter().any(|f| is_abstract(vm, *f))))
    }),
];

pub static STATIC_METHODS: &[NativeDef] = &[
    def(
        "__new__",
        "cls, function, /",
        |vm, a| wrapper_new(vm, a, Kind::StaticMethod),
        "Convert a function to be a static method.",
    )
    .with(native_flag::STATIC),
    def(
        "__init__",
        "self, function, /",
        |_, _| Ok(Value::NONE),
        "Initialize self.",
    ),
    def(
        "__call__",
        "self, /, *args, **kwargs",
        wrapper_call,
        "Call self as a function.",
    ),
    def(
        "__get__",
        "self, instance, owner=, /",
        |vm, a| Ok(wrapper(vm, a[0])?.func.get()),
        "Return an attribute of instance, which is of type owner.",
    ),
];

pub static CLASS_METHODS: &[NativeDef] = &[
    def(
        "__new__",
        "cls, function, /",
        |vm, a| wrapper_new(vm, a, Kind::ClassMethod),
        "Convert a function to be a class method.",
    )
    .with(native_flag::STATIC),
    def(
        "__init__",
        "self, function, /",
        |_, _| Ok(Value::NONE),
        "Initialize self.",
    ),
    def(
        "__get__",
        "self, instance, owner=, /",
        class_method_get,
        "Return an attribute of instance, which is of type owner.",
    ),
];

pub static WRAPPER_ATTRS: &[AttrDef] = &[
    attr("__func__", |vm, a| Ok(wrapper(vm, a[0])?.func.get())),
    attr("__wrapped__", |vm, a| Ok(wrapper(vm, a[0])?.func.get())),
    attr("__name__", |vm, a| of_function(vm, a[0], "__name__")),
    attr("__qualname__", |vm, a| {
        of_function(vm, a[0], "__qualname__")
    }),
    attr("__module__", |vm, a| of_function(vm, a[0], "__module__")),
    attr("__doc__", |vm, a| of_function(vm, a[0], "__doc__")),
    attr("__isabstractmethod__", |vm, a| {
        let f = wrapper(vm, a[0])?.func.get();
        Ok(Value::bool(is_abstract(vm, f)))
    }),
];

pub static SUPER_METHODS: &[NativeDef] = &[
    def(
        "__new__",
        "cls, type=, obj=, /",
        super_new,
        "Bound super object.",
    )
    .with(native_flag::STATIC),
    def(
        "__init__",
        "self, /, *args",
        |_, _| Ok(Value::NONE),
        "Initialize self.",
    ),
    def(
        "__get__",
        "self, instance, owner=, /",
        super_get,
        "Return an attribute of instance, which is of type owner.",
    ),
];

pub static SUPER_ATTRS: &[AttrDef] = &[
    attr("__thisclass__", |vm, a| {
        Ok(vm
            .receiver::<Super>(a[0], Known::Super, "__thisclass__")?
            .class)
    }),
    attr("__self__", |vm, a| {
        let s: Gc<Super> = vm.receiver(a[0], Known::Super, "__self__")?;
        Ok(if s.receiver.is_unbound() {
            Value::NONE
        } else {
            s.receiver
        })
    }),
    attr("__self_class__", |vm, a| {
        let s: Gc<Super> = vm.receiver(a[0], Known::Super, "__self_class__")?;
        Ok(if s.start.is_unbound() {
            Value::NONE
        } else {
            s.start
        })
    }),
];

fn property(vm: &mut Vm, v: Value) -> Result<Gc<Property>, Exit> {
    vm.receiver(v, Known::Property, "__get__")
}

fn wrapper(vm: &mut Vm, v: Value) -> Result<Gc<Wrapper>, Exit> {
    vm.receiver(v, Known::StaticMethod, "__get__")
}

/// Whether a function is marked by `abc.abstractmethod`.
pub fn is_abstract(vm: &mut Vm, f: Value) -> bool {
    let name = vm.intern("__isabstractmethod__");
    vm.own_attr(f, name) == Some(Value::TRUE)
}

fn or_none(v: Value) -> Value {
    if v.is_unbound() { Value::NONE } else { v }
}

/// The documentation of a property: its own, or its getter's.
fn property_doc(vm: &mut Vm, get: Value, doc: Value) -> Value {
    if !doc.is_unbound() && !doc.is_none() {
        return doc;
    }
    match get.as_gc::<Function>() {
        Some(f) => super::function::doc_of(f),
        None => {
            let _ = vm;
            Value::NONE
        }
    }
}

fn make_property(vm: &mut Vm, parts: [Value; 4]) -> Answer {
    let room = vm.room(256)?;
    let header = |flags| Header::new(Kind::Property, flags, 0, Known::Property.shape());
    let made = vm.heap.new_object(&room, |flags| Property {
        header: header(flags),
        get: Cell::new(parts[0]),
        set: Cell::new(parts[1]),
        delete: Cell::new(parts[2]),
        doc: Cell::new(parts[3]),
    });
    Ok(made.value())
}

/// Gives an instance of a subclass its built-in part.
fn finish_new(vm: &mut Vm, class: Value, known: Known, made: Value) -> Answer {
    let class = expect_class(vm, class)?;
    if class == vm.known(known) {
        return Ok(made);
    }
    vm.instantiate(class, made)
}

fn property_new(vm: &mut Vm, a: &[Value]) -> Answer {
    let doc = property_doc(vm, a[1], a[4]);
    let made = make_property(vm, [or_none(a[1]), or_none(a[2]), or_none(a[3]), doc])?;
    finish_new(vm, a[0], Known::Property, made)
}

fn property_init(vm: &mut Vm, a: &[Value]) -> Answer {
    let p = property(vm, a[0])?;
    let doc = property_doc(vm, a[1], a[4]);
    for (place, v) in [
        (&p.get, a[1]),
        (&p.set, a[2]),
        (&p.delete, a[3]),
        (&p.doc, doc),
    ] {
        place.set(or_none(v));
    }
    vm.heap.barrier(&p.header);
    Ok(Value::NONE)
}

#[derive(Clone, Copy)]
enum Part {
    Get,
    Set,
    Delete,
}

fn copy_with(vm: &mut Vm, this: Value, part: Part, f: Value) -> Answer {
    let p = property(vm, this)?;
    let mut parts = [p.get.get(), p.set.get(), p.delete.get(), p.doc.get()];
    match part {
        Part::Get => {
            parts[0] = f;
            parts[3] = property_doc(vm, f, Value::UNBOUND);
        }
        Part::Set => parts[1] = f,
        Part::Delete => parts[2] = f,
    }
    if !this.is_kind(Kind::Property) {
        // A subclass: its own constructor makes the copy.
        let class = vm.class_of(this).value();
        return Err(vm.tail_call(class, &parts));
    }
    make_property(vm, parts)
}

fn property_get(vm: &mut Vm, a: &[Value]) -> Answer {
    let p = property(vm, a[0])?;
    if a[1].is_none() {
        return Ok(a[0]);
    }
    let class = vm.class_of(a[1]);
    vm.bind(p.value(), a[1], class)
}

fn property_set(vm: &mut Vm, a: &[Value], deleting: bool) -> Answer {
    let p = property(vm, a[0])?;
    let f = if deleting {
        p.delete.get()
    } else {
        p.set.get()
    };
    if f.is_none() {
        let class = vm.class_of(a[1]);
        let what = if deleting { "deleter" } else { "setter" };
        let message = vm.property_message(class, what);
        return Err(vm.raise(Known::AttributeError, message));
    }
    Err(vm.tail_call(f, &a[1..]))
}

// --- staticmethod, classmethod ---------------------------------------------------------------------------------------

fn wrapper_new(vm: &mut Vm, a: &[Value], kind: Kind) -> Answer {
    vm.room(512)?;
    let made = new_wrapper(vm, kind, a[1]);
    let known = if kind == Kind::StaticMethod {
        Known::StaticMethod
    } else {
        Known::ClassMethod
    };
    finish_new(vm, a[0], known, made)
}

fn wrapper_call(vm: &mut Vm, a: &[Value]) -> Answer {
    let f = wrapper(vm, a[0])?.func.get();
    let kwargs = if a[1].is_unbound() { Value::NONE } else { a[1] };
    let args = vm.tuple(&a[2..])?;
    Err(vm.prelude_call(PreludeFn::CallFallback, &[f, args, kwargs]))
}

fn class_method_get(vm: &mut Vm, a: &[Value]) -> Answer {
    let f = wrapper(vm, a[0])?.func.get();
    let owner = if a[2].is_unbound() || a[2].is_none() {
        vm.class_of(a[1]).value()
    } else {
        a[2]
    };
    vm.bound_method(f, owner)
}

fn of_function(vm: &mut Vm, v: Value, name: &str) -> Answer {
    let f = wrapper(vm, v)?.func.get();
    let name = vm.intern(name);
    vm.get_attr(f, name)
}

// --- super -----------------------------------------------------------------------------------------------------------

fn super_new(vm: &mut Vm, a: &[Value]) -> Answer {
    if a[1].is_unbound() {
        vm.need_frames()?;
        let has_receiver = super::type_::visible_frame(vm).is_some_and(|frame| {
            let function: Gc<Function> = frame.func.get().expect();
            function.code.get().expect::<CodeObject>().rt().arity.n_pos > 0
        });
        return Err(vm.runtime_error(match has_receiver {
            true => "super(): __class__ cell not found",
            false => "super(): no arguments",
        }));
    }
    let Some(class) = a[1].as_gc::<Class>() else {
        let name = vm.type_name(a[1]);
        return Err(vm.type_error(format!("super() argument 1 must be a type, not {name}")));
    };
    let receiver = if a[2].is_none() { Value::UNBOUND } else { a[2] };
    let made = new_super(vm, class, receiver)?;
    finish_new(vm, a[0], Known::Super, made)
}

fn super_get(vm: &mut Vm, a: &[Value]) -> Answer {
    let s: Gc<Super> = vm.receiver(a[0], Known::Super, "__get__")?;
    if a[1].is_none() || !s.receiver.is_unbound() {
        return Ok(a[0]);
    }
    let class = expect_class(vm, s.class)?;
    new_super(vm, class, a[1])
}
