//! `type`: making classes, their attributes, and what the prelude needs for both.
//!
//! The native part of making a class is [`prepare_namespace`]; everything that may call code of the program
//! (metaclasses, `__prepare__`, `__set_name__`, `__init_subclass__`) is the prelude's `build_class` and `type_new`.

use crate::bytecode::code_flags;
use crate::heap::{Gc, Header, Kind};
use crate::native::{Answer, AttrDef, Exit, NativeDef, attr, attr_set, def, native_flag};
use crate::objects::*;
use crate::value::Value;
use crate::vm::{Known, PreludeFn, Vm};
use std::cell::Cell;

pub static METHODS: &[NativeDef] = &[
    def(
        "__new__",
        "cls, /, *args, **kwargs",
        type_new,
        "Make a class, or answer the class of an object.",
    )
    .with(native_flag::STATIC),
    def(
        "__init__",
        "self, /, *args, **kwargs",
        type_init,
        "Initialize self.",
    ),
    def(
        "__call__",
        "self, /, *args, **kwargs",
        type_call,
        "Call self as a function.",
    ),
    def(
        "mro",
        "self, /",
        mro,
        "Return a type's method resolution order.",
    ),
    def(
        "__subclasses__",
        "self, /",
        subclasses,
        "Return a list of immediate subclasses.",
    ),
    def(
        "__prepare__",
        "cls, /, *args, **kwargs",
        |vm, _| Ok(vm.dict()?.value()),
        "Used to create the namespace for the class statement.",
    )
    .with(native_flag::CLASS),
    def(
        "__instancecheck__",
        "self, instance, /",
        instance_check,
        "Check if an object is an instance.",
    ),
    def(
        "__subclasscheck__",
        "self, subclass, /",
        subclass_check,
        "Check if a class is a subclass.",
    ),
    def("__or__", "self, other, /", union_or, "Return self|value."),
    def(
        "__ror__",
        "self, other, /",
        |vm, a| union_or(vm, &[a[1], a[0]]),
        "Return value|self.",
    ),
    def(
        "__dir__",
        "self, /",
        |vm, a| super::functions_core::dir_default(vm, a[0]),
        "Specialized __dir__ implementation for types.",
    ),
];

/// For the classes that can be subscripted.
pub static GENERIC_METHODS: &[NativeDef] = &[def(
    "__class_getitem__",
    "cls, item, /",
    |vm, a| Err(vm.prelude_call(PreludeFn::GenericAlias, a)),
    "See PEP 585",
)
.with(native_flag::CLASS)];

pub static ATTRS: &[AttrDef] = &[
    attr_set(
        "__name__",
        |vm, a| Ok(expect_class(vm, a[0])?.name.get()),
        set_name,
    ),
    attr_set(
        "__qualname__",
        |vm, a| Ok(expect_class(vm, a[0])?.qualname.get()),
        set_qualname,
    ),
    attr_set("__module__", get_module, |vm, a| {
        set_in_class(vm, a, "__module__")
    }),
    attr_set(
        "__doc__",
        |vm, a| from_class_dict(vm, a[0], "__doc__"),
        |vm, a| set_in_class(vm, a, "__doc__"),
    ),
    attr_set("__abstractmethods__", get_abstract, |vm, a| {
        set_in_class(vm, a, "__abstractmethods__")
    }),
    attr_set("__annotations__", get_annotations, |vm, a| {
        set_in_class(vm, a, "__annotations__")
    }),
    attr("__bases__", |vm, a| Ok(expect_class(vm, a[0])?.bases.get())),
    attr("__base__", base),
    attr("__mro__", |vm, a| Ok(expect_class(vm, a[0])?.mro.get())),
    attr("__dict__", class_dict),
];

/// The argument as a class, or TypeError.
pub fn expect_class(vm: &mut Vm, v: Value) -> Result<Gc<Class>, Exit> {
    match v.as_gc() {
        Some(c) => Ok(c),
        None => {
            let name = vm.type_name(v);
            Err(vm.type_error(format!(
                "descriptor requires a 'type' object but received '{name}'"
            )))
        }
    }
}

/// The argument as an interned string: an attribute's name.
pub fn args_name(vm: &mut Vm, v: Value) -> Result<Value, Exit> {
    match vm.unwrap_payload(v).as_gc::<Str>() {
        Some(s) => Ok(vm.intern_value(s)),
        None => {
            let name = vm.type_name(v);
            Err(vm.type_error(format!("attribute name must be string, not '{name}'")))
        }
    }
}

/// The innermost frame of the program itself: neither a native's nor the prelude's.
pub fn visible_frame(vm: &Vm) -> Option<Gc<Frame>> {
    visible_from(vm.frame)
}

/// The first frame of the program itself, from this one outwards.
pub fn visible_from(first: Value) -> Option<Gc<Frame>> {
    let mut next = first;
    while let Some(frame) = next.as_gc::<Frame>() {
        if let Some(f) = frame.func.get().as_gc::<Function>() {
            let code: Gc<CodeObject> = f.code.get().expect();
            if !code.rt().has(code_flags::HIDDEN) {
                return Some(frame);
            }
        }
        next = frame.back.get();
    }
    None
}

/// Globals of the innermost frame of the program.
pub fn visible_globals(vm: &Vm) -> Option<Gc<Dict>> {
    let frame = visible_frame(vm)?;
    frame.func.get().expect::<Function>().globals.get().as_gc()
}

/// `static` and `class` methods without their decorators: what the language does to some names of a class.
fn wrap_method(vm: &mut Vm, dict: Gc<Dict>, name: &str, kind: Kind) {
    let key = vm.intern(name);
    let Some(func) = vm
        .dict_get_str(dict, key)
        .filter(|f| f.is_kind(Kind::Function))
    else {
        return;
    };
    let wrapper = new_wrapper(vm, kind, func);
    vm.dict_set_str(dict, key, wrapper);
}

/// A `staticmethod` or `classmethod` object.
pub fn new_wrapper(vm: &mut Vm, kind: Kind, func: Value) -> Value {
    let class = if kind == Kind::StaticMethod {
        Known::StaticMethod
    } else {
        Known::ClassMethod
    };
    let room = vm.heap.emergency();
    let header = |flags| Header::new(kind, flags, 0, class.shape());
    let made = vm.heap.new_object(&room, |flags| Wrapper {
        header: header(flags),
        func: Cell::new(func),
    });
    made.value()
}

/// Gives a built-in class its documentation.
pub(super) fn add_doc(vm: &mut Vm, row: &crate::vm::KnownClass) {
    let dict: Gc<Dict> = vm.known(row.known).dict.get().expect();
    let key = vm.names.dunder_doc;
    if vm.dict_get_str(dict, key).is_none() {
        let text = match row.known {
            Known::Object => "The base of all classes.".to_string(),
            _ if row.flags & class_flag::EXCEPTION != 0 => {
                format!("The exception class {}.", row.name)
            }
            _ => format!("The built-in type {}.", row.name),
        };
        let text = vm.intern(&text);
        vm.dict_set_str(dict, key, text);
    }
}

/// Makes a class from a namespace and gives it the attributes that the language adds by itself.
pub fn prepare_namespace(
    vm: &mut Vm,
    meta: Gc<Class>,
    name: Gc<Str>,
    bases: Gc<Tuple>,
    namespace: Gc<Dict>,
) -> Answer {
    vm.room(32768 + namespace.fill.get() as usize * 64)?;
    let class = vm.new_class(meta, name, bases.slice(), namespace)?;
    let dict: Gc<Dict> = class.dict.get().expect();
    if meta != vm.known(Known::Type) {
        class.flags.set(class.flags.get() | class_flag::METACLASS);
    }
    wrap_method(vm, dict, "__new__", Kind::StaticMethod);
    wrap_method(vm, dict, "__init_subclass__", Kind::ClassMethod);
    wrap_method(vm, dict, "__class_getitem__", Kind::ClassMethod);
    let cell = vm.intern("__classcell__");
    if let crate::semantics::table::Found::At(i) =
        vm.table_find(&dict, vm.hash_str(cell.expect()), cell)
    {
        vm.table_remove(dict, i);
    }
    let names = vm.names;
    if vm.dict_get_str(dict, names.dunder_module).is_none()
        && let Some(module) =
            visible_globals(vm).and_then(|g| vm.dict_get_str(g, names.dunder_name))
    {
        vm.dict_set_str(dict, names.dunder_module, module);
    }
    if vm.dict_get_str(dict, names.dunder_doc).is_none() {
        vm.dict_set_str(dict, names.dunder_doc, Value::NONE);
    }
    if vm.dict_get_str(dict, names.dunder_eq).is_some()
        && vm.dict_get_str(dict, names.dunder_hash).is_none()
    {
        vm.dict_set_str(dict, names.dunder_hash, Value::NONE);
    }
    Ok(class.value())
}

// --- Methods ---------------------------------------------------------------------------------------------------------

fn type_new(vm: &mut Vm, a: &[Value]) -> Answer {
    let meta = expect_class(vm, a[0])?;
    let (kwargs, args) = (a[1], &a[2..]);
    if args.len() == 1 && meta == vm.known(Known::Type) && kwargs.is_unbound() {
        return Ok(vm.class_of(args[0]).value());
    }
    if args.len() != 3 {
        let n = args.len();
        let message = if meta == vm.known(Known::Type) {
            "type() takes 1 or 3 arguments".to_string()
        } else {
            format!("type.__new__() takes exactly 3 arguments ({n} given)")
        };
        return Err(vm.type_error(message));
    }
    let kwargs = if kwargs.is_unbound() {
        Value::NONE
    } else {
        kwargs
    };
    let args = [a[0], args[0], args[1], args[2], kwargs];
    Err(vm.prelude_call(PreludeFn::TypeNew, &args))
}

fn type_init(vm: &mut Vm, a: &[Value]) -> Answer {
    match a.len() - 2 {
        1 | 3 => Ok(Value::NONE),
        _ => Err(vm.type_error("type.__init__() takes 1 or 3 arguments")),
    }
}

fn type_call(vm: &mut Vm, a: &[Value]) -> Answer {
    let class = expect_class(vm, a[0])?;
    let kwargs = if a[1].is_unbound() { Value::NONE } else { a[1] };
    let args = vm.tuple(&a[2..])?;
    Err(vm.prelude_call(PreludeFn::TypeCall, &[class.value(), args, kwargs]))
}

fn mro(vm: &mut Vm, a: &[Value]) -> Answer {
    let class = expect_class(vm, a[0])?;
    vm.list(class.mro.get().expect::<Tuple>().slice())
}

fn subclasses(vm: &mut Vm, a: &[Value]) -> Answer {
    let class = expect_class(vm, a[0])?;
    let items = vm.subclasses_of(class);
    if !class.has(class_flag::BUILTIN) {
        return vm.list(&items);
    }
    // The built-in classes are not entered in the lists of their bases.
    let known: Vec<Value> = crate::vm::KNOWN
        .iter()
        .filter(|row| {
            row.known != Known::Object && row.known != Known::Record && vm.known(row.base) == class
        })
        .map(|row| vm.known(row.known).value())
        .collect();
    vm.list(&[known, items].concat())
}

fn instance_check(vm: &mut Vm, a: &[Value]) -> Answer {
    let class = expect_class(vm, a[0])?;
    Ok(Value::bool(super::functions_core::instance_of(
        vm, a[1], class,
    )))
}

fn subclass_check(vm: &mut Vm, a: &[Value]) -> Answer {
    let class = expect_class(vm, a[0])?;
    match a[1].as_gc::<Class>() {
        Some(c) => Ok(Value::bool(vm.is_subclass(c, class))),
        None => Err(vm.type_error("issubclass() arg 1 must be a class")),
    }
}

fn union_or(vm: &mut Vm, a: &[Value]) -> Answer {
    let is_part = |v: Value| v.is_none() || v.is_kind(Kind::Class) || v.is_kind(Kind::Instance);
    if !is_part(a[0]) || !is_part(a[1]) {
        return Ok(Value::NOT_IMPLEMENTED);
    }
    Err(vm.prelude_call(PreludeFn::TypeUnion, &[a[0], a[1]]))
}

// --- Attributes ------------------------------------------------------------------------------------------------------

fn changeable(vm: &mut Vm, class: Gc<Class>, name: &str, value: Value) -> Result<(), Exit> {
    let shown = vm.class_name(class);
    if class.has(class_flag::BUILTIN) {
        return Err(vm.type_error(format!(
            "cannot set '{name}' attribute of immutable type '{shown}'"
        )));
    }
    if value.is_unbound() {
        return Err(vm.type_error(format!(
            "cannot delete '{name}' attribute of type '{shown}'"
        )));
    }
    Ok(())
}

fn expect_text(vm: &mut Vm, class: Gc<Class>, name: &str, value: Value) -> Result<Value, Exit> {
    match vm.unwrap_payload(value).as_gc::<Str>() {
        Some(s) => Ok(s.value()),
        None => {
            let (shown, found) = (vm.class_name(class), vm.type_name(value));
            Err(vm.type_error(format!(
                "can only assign string to {shown}.{name}, not '{found}'"
            )))
        }
    }
}

fn set_name(vm: &mut Vm, a: &[Value]) -> Answer {
    let class = expect_class(vm, a[0])?;
    changeable(vm, class, "__name__", a[1])?;
    let text = expect_text(vm, class, "__name__", a[1])?;
    class.name.set(text);
    vm.heap.barrier(&class.header);
    Ok(Value::NONE)
}

fn set_qualname(vm: &mut Vm, a: &[Value]) -> Answer {
    let class = expect_class(vm, a[0])?;
    changeable(vm, class, "__qualname__", a[1])?;
    let text = expect_text(vm, class, "__qualname__", a[1])?;
    class.qualname.set(text);
    vm.heap.barrier(&class.header);
    Ok(Value::NONE)
}

fn set_in_class(vm: &mut Vm, a: &[Value], name: &str) -> Answer {
    let class = expect_class(vm, a[0])?;
    let name = vm.intern(name);
    vm.set_class_attr(class, name, a[1])
}

fn get_module(vm: &mut Vm, a: &[Value]) -> Answer {
    let class = expect_class(vm, a[0])?;
    if class.has(class_flag::BUILTIN) {
        return Ok(vm.intern(Known::module(class.well_known.get())));
    }
    match vm.dict_get_str(class.dict.get().expect(), vm.names.dunder_module) {
        Some(v) => Ok(v),
        None => Err(vm.raise(Known::AttributeError, "__module__")),
    }
}

/// An attribute of the class's own dict, or None.
fn from_class_dict(vm: &mut Vm, class: Value, name: &str) -> Answer {
    let class = expect_class(vm, class)?;
    let name = vm.intern(name);
    match vm.dict_get_str(class.dict.get().expect(), name) {
        Some(v) => vm.bind(v, Value::UNBOUND, class),
        None => Ok(Value::NONE),
    }
}

fn get_abstract(vm: &mut Vm, a: &[Value]) -> Answer {
    let class = expect_class(vm, a[0])?;
    let name = vm.intern("__abstractmethods__");
    match vm.dict_get_str(class.dict.get().expect(), name) {
        Some(v) => Ok(v),
        None => Err(vm.raise(Known::AttributeError, "__abstractmethods__")),
    }
}

fn get_annotations(vm: &mut Vm, a: &[Value]) -> Answer {
    let class = expect_class(vm, a[0])?;
    let name = vm.names.dunder_annotations;
    if class.has(class_flag::BUILTIN) {
        return Err(vm.no_attribute(a[0], "__annotations__"));
    }
    if let Some(v) = vm.dict_get_str(class.dict.get().expect(), name) {
        return Ok(v);
    }
    let dict = vm.dict()?;
    vm.set_class_attr(class, name, dict.value())?;
    Ok(dict.value())
}

fn base(vm: &mut Vm, a: &[Value]) -> Answer {
    let class = expect_class(vm, a[0])?;
    let bases = class.bases.get().expect::<Tuple>().slice();
    let layout = class.layout.get();
    // The base whose layout the class has; the first one where all are alike.
    let best = bases
        .iter()
        .find(|b| b.expect::<Class>().layout.get() == layout);
    Ok(best.or(bases.first()).copied().unwrap_or(Value::NONE))
}

fn class_dict(vm: &mut Vm, a: &[Value]) -> Answer {
    let class = expect_class(vm, a[0])?;
    let room = vm.room(256)?;
    let header = |flags| Header::new(Kind::MappingProxy, flags, 0, Known::MappingProxy.shape());
    let mapping = class.dict.get();
    let made = vm.heap.new_object(&room, |flags| MappingProxy {
        header: header(flags),
        mapping,
    });
    Ok(made.value())
}
