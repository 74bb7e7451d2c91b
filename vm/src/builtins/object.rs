//! `object`: what every value can do.

use super::type_::{args_name, expect_class};
use crate::heap::{Gc, Kind};
use crate::native::{Answer, AttrDef, Exit, NativeDef, attr_set, def, native_flag};
use crate::objects::*;
use crate::value::Value;
use crate::vm::{Known, PreludeFn, Vm};

pub static METHODS: &[NativeDef] = &[
    def(
        "__new__",
        "cls, /, *args, **kwargs",
        object_new,
        "Create and return a new object.",
    )
    .with(native_flag::STATIC),
    def(
        "__init__",
        "self, /, *args, **kwargs",
        object_init,
        "Initialize self.",
    ),
    def(
        "__eq__",
        "self, other, /",
        |_, a| {
            Ok(if a[0] == a[1] {
                Value::TRUE
            } else {
                Value::NOT_IMPLEMENTED
            })
        },
        "Return self==value.",
    ),
    def("__ne__", "self, other, /", object_ne, "Return self!=value."),
    def(
        "__lt__",
        "self, other, /",
        |_, _| Ok(Value::NOT_IMPLEMENTED),
        "Return self<value.",
    ),
    def(
        "__le__",
        "self, other, /",
        |_, _| Ok(Value::NOT_IMPLEMENTED),
        "Return self<=value.",
    ),
    def(
        "__gt__",
        "self, other, /",
        |_, _| Ok(Value::NOT_IMPLEMENTED),
        "Return self>value.",
    ),
    def(
        "__ge__",
        "self, other, /",
        |_, _| Ok(Value::NOT_IMPLEMENTED),
        "Return self>=value.",
    ),
    def(
        "__hash__",
        "self, /",
        |vm, a| vm.int(vm.identity_hash(a[0])),
        "Return hash(self).",
    ),
    def(
        "__getattribute__",
        "self, name, /",
        object_getattribute,
        "Return getattr(self, name).",
    ),
    def(
        "__setattr__",
        "self, name, value, /",
        object_setattr,
        "Implement setattr(self, name, value).",
    ),
    def(
        "__delattr__",
        "self, name, /",
        object_delattr,
        "Implement delattr(self, name).",
    ),
    def(
        "__init_subclass__",
        "cls, /, **kwargs",
        init_subclass,
        "This method is called when a class is subclassed.",
    )
    .with(native_flag::CLASS),
    def(
        "__subclasshook__",
        "cls, other, /",
        |_, _| Ok(Value::NOT_IMPLEMENTED),
        "Abstract classes can override this to customize issubclass().",
    )
    .with(native_flag::CLASS),
    def(
        "__dir__",
        "self, /",
        |vm, a| super::functions_core::dir_default(vm, a[0]),
        "Default dir() implementation.",
    ),
    def(
        "__reduce__",
        "self, /",
        |vm, a| Err(vm.prelude_call(PreludeFn::ObjectReduce, &[a[0]])),
        "Helper for pickle.",
    ),
    def(
        "__reduce_ex__",
        "self, protocol, /",
        |vm, a| Err(vm.prelude_call(PreludeFn::ObjectReduceEx, a)),
        "Helper for pickle.",
    ),
    def(
        "__getstate__",
        "self, /",
        |vm, a| Err(vm.prelude_call(PreludeFn::ObjectGetState, &[a[0]])),
        "Helper for pickle.",
    ),
    def(
        "__sizeof__",
        "self, /",
        |vm, _| vm.int(16),
        "Size of object in memory, in bytes.",
    ),
];

pub static ATTRS: &[AttrDef] = &[
    attr_set(
        "__class__",
        |vm, a| Ok(vm.class_of(a[0]).value()),
        set_class,
    ),
    attr_set("__dict__", get_dict, set_dict),
];

/// The method's owner where the class of the value finds it: for telling `object`'s own from others.
fn found_is_objects(vm: &mut Vm, class: Gc<Class>, name: Value) -> bool {
    let object: Gc<Dict> = vm.known(Known::Object).dict.get().expect();
    vm.class_lookup(class, name) == vm.dict_get_str(object, name)
}

fn object_new(vm: &mut Vm, a: &[Value]) -> Answer {
    let Some(class) = a[0].as_gc::<Class>() else {
        let name = vm.type_name(a[0]);
        return Err(vm.type_error(format!(
            "object.__new__(X): X is not a type object ({name})"
        )));
    };
    if class.has(class_flag::BUILTIN)
        && class.has(class_flag::FINAL)
        && found_is_objects(vm, class, vm.names.dunder_new)
    {
        let name = vm.class_name(class);
        return Err(vm.type_error(format!("cannot create '{name}' instances")));
    }
    let excess = a.len() > 2 || !a[1].is_unbound();
    if excess {
        if !found_is_objects(vm, class, vm.names.dunder_new) {
            return Err(vm.type_error(
                "object.__new__() takes exactly one argument (the type to instantiate)",
            ));
        }
        if found_is_objects(vm, class, vm.names.dunder_init) {
            let name = vm.class_name(class);
            return Err(vm.type_error(format!("{name}() takes no arguments")));
        }
    }
    let layout: Gc<Class> = class.layout.get().expect();
    if layout != vm.known(Known::Object) || class.has(class_flag::EXCEPTION) {
        let (name, layout) = (vm.class_name(class), vm.class_name(layout));
        return Err(vm.type_error(format!(
            "object.__new__({name}) is not safe, use {layout}.__new__()"
        )));
    }
    if class.has(class_flag::METACLASS)
        && let Some(e) = abstract_error(vm, class)
    {
        return Err(e);
    }
    vm.instantiate(class, Value::UNBOUND)
}

/// TypeError if the class has abstract methods left.
fn abstract_error(vm: &mut Vm, class: Gc<Class>) -> Option<Exit> {
    let name = vm.intern("__abstractmethods__");
    let names = vm
        .dict_get_str(class.dict.get().expect(), name)?
        .as_gc::<Dict>()?;
    if names.is_empty() {
        return None;
    }
    let mut texts: Vec<&str> = super::functions_core::table_keys(names)
        .iter()
        .filter_map(|k| k.as_gc::<Str>())
        .map(|s| s.text())
        .collect();
    texts.sort_unstable();
    let s = if texts.len() == 1 { "" } else { "s" };
    let (list, class) = (texts.join(", "), vm.class_name(class));
    Some(vm.type_error(format!(
        "Can't instantiate abstract class {class} with abstract method{s} {list}"
    )))
}

fn object_init(vm: &mut Vm, a: &[Value]) -> Answer {
    let excess = a.len() > 2 || !a[1].is_unbound();
    if excess {
        let class = vm.class_of(a[0]);
        if !found_is_objects(vm, class, vm.names.dunder_init) {
            return Err(vm.type_error(
                "object.__init__() takes exactly one argument (the instance to initialize)",
            ));
        }
        if found_is_objects(vm, class, vm.names.dunder_new) {
            let name = vm.class_name(class);
            return Err(vm.type_error(format!(
                "{name}.__init__() takes exactly one argument (the instance to initialize)"
            )));
        }
    }
    Ok(Value::NONE)
}

fn object_ne(vm: &mut Vm, a: &[Value]) -> Answer {
    let class = vm.class_of(a[0]);
    if found_is_objects(vm, class, vm.names.dunder_eq) {
        return Ok(if a[0] == a[1] {
            Value::FALSE
        } else {
            Value::NOT_IMPLEMENTED
        });
    }
    Err(vm.prelude_call(PreludeFn::ObjectNe, &[a[0], a[1]]))
}

fn object_getattribute(vm: &mut Vm, a: &[Value]) -> Answer {
    let name = args_name(vm, a[1])?;
    match vm.find_attr(a[0], name)? {
        Some(v) => Ok(v),
        None => Err(vm.no_attribute(a[0], name.expect::<Str>().text())),
    }
}

fn object_setattr(vm: &mut Vm, a: &[Value]) -> Answer {
    let name = args_name(vm, a[1])?;
    if a[0].is_kind(Kind::Class)
        && !a[2].is_unbound()
        && vm.class_of(a[0]) == vm.known(Known::Object)
    {
        return Err(vm.type_error("can't apply this __setattr__ to type object"));
    }
    vm.set_attr_plain(a[0], name, a[2])
}

fn object_delattr(vm: &mut Vm, a: &[Value]) -> Answer {
    let name = args_name(vm, a[1])?;
    vm.set_attr_plain(a[0], name, Value::UNBOUND)
}

fn init_subclass(vm: &mut Vm, a: &[Value]) -> Answer {
    if a[1].is_unbound() {
        return Ok(Value::NONE);
    }
    let class = expect_class(vm, a[0])?;
    let name = vm.class_name(class);
    Err(vm.type_error(format!(
        "{name}.__init_subclass__() takes no keyword arguments"
    )))
}

/// `obj.__class__ = other`: possible between classes of the program whose instances are laid out alike.
fn set_class(vm: &mut Vm, a: &[Value]) -> Answer {
    if a[1].is_unbound() {
        return Err(vm.type_error("can't delete __class__ attribute"));
    }
    let Some(new) = a[1].as_gc::<Class>() else {
        let name = vm.type_name(a[1]);
        return Err(vm.type_error(format!(
            "__class__ must be set to a class, not '{name}' object"
        )));
    };
    let old = vm.class_of(a[0]);
    let instance = a[0]
        .as_gc::<Instance>()
        .filter(|_| !new.has(class_flag::BUILTIN));
    let Some(instance) = instance else {
        return Err(vm.type_error(
            "__class__ assignment only supported for mutable types or ModuleType subclasses",
        ));
    };
    let layout = class_flag::NO_DICT | class_flag::PAYLOAD;
    if old.layout.get() != new.layout.get() || (old.flags.get() ^ new.flags.get()) & layout != 0 {
        let (new, old) = (vm.class_name(new), vm.class_name(old));
        return Err(vm.type_error(format!(
            "__class__ assignment: '{new}' object layout differs from '{old}'"
        )));
    }
    vm.instance_dict(instance)?;
    let shape = vm.dict_shape(new);
    instance.header.set_shape(shape);
    Ok(Value::NONE)
}

/// The dict of an object's own attributes, if it may have any.
pub fn dict_of(vm: &mut Vm, obj: Value) -> Result<Option<Gc<Dict>>, Exit> {
    match obj.kind() {
        Some(Kind::Instance) => {
            let class = vm.class_of(obj);
            if class.has(class_flag::NO_DICT) {
                return Ok(None);
            }
            vm.instance_dict(obj.expect()).map(Some)
        }
        Some(Kind::Module) => Ok(obj.expect::<Module>().dict.get().as_gc()),
        Some(Kind::Function) => vm.function_dict(obj.expect()).map(Some),
        Some(Kind::Exception) => {
            let e: Gc<Exception> = obj.expect();
            if let Some(dict) = e.dict.get().as_gc() {
                return Ok(Some(dict));
            }
            let dict = vm.dict()?;
            e.dict.set(dict.value());
            vm.heap.barrier(&e.header);
            Ok(Some(dict))
        }
        _ => Ok(None),
    }
}

fn get_dict(vm: &mut Vm, a: &[Value]) -> Answer {
    match dict_of(vm, a[0])? {
        Some(dict) => Ok(dict.value()),
        None => Err(vm.no_attribute(a[0], "__dict__")),
    }
}

fn set_dict(vm: &mut Vm, a: &[Value]) -> Answer {
    let Some(dict) = a[1]
        .as_gc::<Dict>()
        .filter(|d| d.header.kind() == Kind::Dict)
    else {
        let name = if a[1].is_unbound() {
            "NULL"
        } else {
            vm.type_name(a[1])
        };
        return Err(vm.type_error(format!(
            "__dict__ must be set to a dictionary, not a '{name}'"
        )));
    };
    match a[0].kind() {
        Some(Kind::Instance) if !vm.class_of(a[0]).has(class_flag::NO_DICT) => {
            let instance: Gc<Instance> = a[0].expect();
            vm.instance_dict(instance)?;
            instance.extra.set(dict.value());
            vm.heap.barrier(&instance.header);
            Ok(Value::NONE)
        }
        Some(Kind::Exception) => {
            let e: Gc<Exception> = a[0].expect();
            e.dict.set(dict.value());
            vm.heap.barrier(&e.header);
            Ok(Value::NONE)
        }
        _ => Err(vm.no_attribute(a[0], "__dict__")),
    }
}
