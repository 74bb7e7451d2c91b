//! Functions, methods, natives, code objects, cells and modules as objects with attributes.
//!
//! What few functions change (name, documentation, annotations, a dict of their own) lives in a record made when
//! first asked for; everything else comes from the code object.

use super::type_::expect_class;
use crate::bytecode::code_flags;
use crate::heap::{Gc, Header, Kind};
use crate::native::{Answer, AttrDef, Exit, NativeDef, attr, attr_set, def, native_flag};
use crate::objects::*;
use crate::value::Value;
use crate::vm::{Known, PreludeFn, Vm};
use std::cell::Cell;

pub static FUNCTION_METHODS: &[NativeDef] = &[
    def(
        "__new__",
        "cls, code, globals, name=, argdefs=, closure=",
        function_new,
        "Create a function object.",
    )
    .with(native_flag::STATIC),
    def(
        "__get__",
        "self, instance, owner=, /",
        function_get,
        "Return an attribute of instance, which is of type owner.",
    ),
    def(
        "__call__",
        "self, /, *args, **kwargs",
        call_self,
        "Call self as a function.",
    ),
];

pub static FUNCTION_ATTRS: &[AttrDef] = &[
    attr_set(
        "__name__",
        |vm, a| Ok(function_text(function(vm, a[0])?, FunctionExtra::NAME)),
        |vm, a| set_text(vm, a, FunctionExtra::NAME),
    ),
    attr_set(
        "__qualname__",
        |vm, a| Ok(function_text(function(vm, a[0])?, FunctionExtra::QUALNAME)),
        |vm, a| set_text(vm, a, FunctionExtra::QUALNAME),
    ),
    attr_set(
        "__doc__",
        |vm, a| Ok(doc_of(function(vm, a[0])?)),
        |vm, a| set_extra(vm, a, FunctionExtra::DOC),
    ),
    attr_set("__module__", function_module, |vm, a| {
        set_extra(vm, a, FunctionExtra::MODULE)
    }),
    attr_set("__annotations__", function_annotations, set_annotations),
    attr_set(
        "__defaults__",
        |vm, a| Ok(or_none(function(vm, a[0])?.defaults.get())),
        set_defaults,
    ),
    attr_set(
        "__kwdefaults__",
        |vm, a| Ok(or_none(function(vm, a[0])?.kw_defaults.get())),
        set_kw_defaults,
    ),
    attr_set(
        "__code__",
        |vm, a| Ok(function(vm, a[0])?.code.get()),
        set_code,
    ),
    attr("__closure__", |vm, a| {
        Ok(or_none(function(vm, a[0])?.closure.get()))
    }),
    attr("__globals__", |vm, a| Ok(function(vm, a[0])?.globals.get())),
    attr("__builtins__", |vm, _| Ok(vm.builtins.value())),
];

pub static METHOD_METHODS: &[NativeDef] = &[
    def(
        "__new__",
        "cls, function, instance, /",
        method_new,
        "Create a bound instance method object.",
    )
    .with(native_flag::STATIC),
    def("__eq__", "self, other, /", method_eq, "Return self==value."),
    def(
        "__call__",
        "self, /, *args, **kwargs",
        call_self,
        "Call self as a function.",
    ),
    def(
        "__get__",
        "self, instance, owner=, /",
        |_, a| Ok(a[0]),
        "Return an attribute of instance, which is of type owner.",
    ),
];

pub static METHOD_ATTRS: &[AttrDef] = &[
    attr("__self__", |vm, a| Ok(method(vm, a[0])?.receiver.get())),
    attr("__func__", |vm, a| Ok(method(vm, a[0])?.func.get())),
    attr("__name__", |vm, a| of_func(vm, a[0], "__name__")),
    attr("__qualname__", |vm, a| of_func(vm, a[0], "__qualname__")),
    attr("__doc__", |vm, a| of_func(vm, a[0], "__doc__")),
    attr("__module__", |vm, a| of_func(vm, a[0], "__module__")),
    attr("__defaults__", |vm, a| of_func(vm, a[0], "__defaults__")),
    attr("__kwdefaults__", |vm, a| {
        of_func(vm, a[0], "__kwdefaults__")
    }),
    attr("__code__", |vm, a| of_func(vm, a[0], "__code__")),
    attr("__annotations__", |vm, a| {
        of_func(vm, a[0], "__annotations__")
    }),
    attr("__globals__", |vm, a| of_func(vm, a[0], "__globals__")),
    attr("__closure__", |vm, a| of_func(vm, a[0], "__closure__")),
    attr("__dict__", |vm, a| of_func(vm, a[0], "__dict__")),
];

pub static BUILTIN_METHODS: &[NativeDef] = &[
    def(
        "__call__",
        "self, /, *args, **kwargs",
        call_self,
        "Call self as a function.",
    ),
    def(
        "__get__",
        "self, instance, owner=, /",
        builtin_get,
        "Return an attribute of instance, which is of type owner.",
    ),
];

pub static BUILTIN_ATTRS: &[AttrDef] = &[
    attr("__name__", |vm, a| {
        let name = native_def(vm, a[0])?.name;
        Ok(vm.intern(name))
    }),
    attr("__qualname__", builtin_qualname),
    attr("__doc__", |vm, a| match native_def(vm, a[0])?.doc {
        "" => Ok(Value::NONE),
        doc => vm.str(doc),
    }),
    attr("__module__", |vm, a| {
        let owner = builtin(vm, a[0])?.owner.get();
        Ok(if owner.is_kind(Kind::Str) {
            owner
        } else {
            Value::NONE
        })
    }),
    attr("__self__", |vm, a| {
        if let Some(m) = a[0].as_gc::<BoundMethod>() {
            return Ok(m.receiver.get());
        }
        let owner = builtin(vm, a[0])?.owner.get();
        match owner
            .as_gc::<Str>()
            .and_then(|s| vm.dict_get_str(vm.modules, s.value()))
        {
            Some(module) => Ok(module),
            None => Ok(Value::NONE),
        }
    }),
    attr("__objclass__", |vm, a| {
        let owner = builtin(vm, a[0])?.owner.get();
        if owner.is_kind(Kind::Class) {
            Ok(owner)
        } else {
            Err(vm.no_attribute(a[0], "__objclass__"))
        }
    }),
    attr("__text_signature__", |_, _| Ok(Value::NONE)),
];

pub static GETSET_METHODS: &[NativeDef] = &[
    def(
        "__get__",
        "self, instance, owner=, /",
        getset_get,
        "Return an attribute of instance, which is of type owner.",
    ),
    def(
        "__set__",
        "self, instance, value, /",
        getset_set,
        "Set an attribute of instance to value.",
    ),
    def(
        "__delete__",
        "self, instance, /",
        |vm, a| getset_set(vm, &[a[0], a[1], Value::UNBOUND]),
        "Delete an attribute of instance.",
    ),
];

pub static GETSET_ATTRS: &[AttrDef] = &[
    attr("__name__", |vm, a| Ok(getset(vm, a[0])?.name)),
    attr("__objclass__", |vm, a| Ok(getset(vm, a[0])?.owner)),
    attr("__doc__", |_, _| Ok(Value::NONE)),
];

pub static CODE_ATTRS: &[AttrDef] = &[
    attr("co_name", |vm, a| Ok(code(vm, a[0])?.rt().name)),
    attr("co_qualname", |vm, a| {
        Ok(code(vm, a[0])?.rt().qualname.get())
    }),
    attr("co_filename", |vm, a| {
        let c = code(vm, a[0])?;
        vm.str(&c.rt().program.file)
    }),
    attr("co_firstlineno", |vm, a| {
        code_number(vm, a, |c| c.first_line as i64)
    }),
    attr("co_argcount", |vm, a| {
        code_number(vm, a, |c| c.n_pos as i64)
    }),
    attr("co_posonlyargcount", |vm, a| {
        code_number(vm, a, |c| c.n_posonly as i64)
    }),
    attr("co_kwonlyargcount", |vm, a| {
        code_number(vm, a, |c| c.n_kwonly as i64)
    }),
    attr("co_nlocals", |vm, a| {
        code_number(vm, a, |c| variable_names(c).len() as i64)
    }),
    attr("co_stacksize", |vm, a| {
        code_number(vm, a, |c| c.n_regs as i64)
    }),
    attr("co_flags", |vm, a| code_number(vm, a, flags_word)),
    attr("co_varnames", |vm, a| code_strings(vm, a, variable_names)),
    attr("co_freevars", |vm, a| {
        code_strings(vm, a, |c| c.free.iter().map(String::as_str).collect())
    }),
    attr("co_cellvars", |vm, a| {
        code_strings(vm, a, |c| {
            c.locals
                .iter()
                .filter(|l| l.cell)
                .map(|l| l.name.as_str())
                .collect()
        })
    }),
    attr("co_names", |vm, a| {
        code_strings(vm, a, |c| c.names.iter().map(String::as_str).collect())
    }),
    attr("co_consts", |vm, a| {
        let c = code(vm, a[0])?;
        vm.tuple(&c.rt().consts)
    }),
];

pub static CELL_METHODS: &[NativeDef] = &[def(
    "__new__",
    "cls, contents=, /",
    |vm, a| Ok(vm.cell(a[1])?.value()),
    "Create a new cell object.",
)
.with(native_flag::STATIC)];

pub static CELL_ATTRS: &[AttrDef] = &[attr_set("cell_contents", cell_get, cell_set)];

pub static MODULE_METHODS: &[NativeDef] = &[
    def(
        "__new__",
        "cls, name, doc=",
        module_new,
        "Create a module object.",
    )
    .with(native_flag::STATIC),
    def(
        "__init__",
        "self, name, doc=",
        |_, _| Ok(Value::NONE),
        "Initialize self.",
    ),
];

fn or_none(v: Value) -> Value {
    if v.is_unbound() { Value::NONE } else { v }
}

fn function(vm: &mut Vm, v: Value) -> Result<Gc<Function>, Exit> {
    vm.receiver(v, Known::Function, "__name__")
}

fn method(vm: &mut Vm, v: Value) -> Result<Gc<BoundMethod>, Exit> {
    vm.receiver(v, Known::Method, "__self__")
}

fn builtin(vm: &mut Vm, v: Value) -> Result<Gc<Builtin>, Exit> {
    let v = v.as_gc::<BoundMethod>().map_or(v, |m| m.func.get());
    vm.receiver(v, Known::Builtin, "__name__")
}

fn getset(vm: &mut Vm, v: Value) -> Result<Gc<GetSet>, Exit> {
    vm.receiver(v, Known::GetSet, "__name__")
}

fn code(vm: &mut Vm, v: Value) -> Result<Gc<CodeObject>, Exit> {
    vm.receiver(v, Known::Code, "co_name")
}

fn native_def(vm: &mut Vm, v: Value) -> Result<NativeDef, Exit> {
    let b = builtin(vm, v)?;
    Ok(vm.native(b.native).def)
}

// --- Functions -------------------------------------------------------------------------------------------------------

/// A part of a function that was changed or asked for; UNBOUND otherwise.
fn extra(f: Gc<Function>, part: usize) -> Value {
    f.extra
        .get()
        .as_gc::<Record>()
        .map_or(Value::UNBOUND, |r| r.items()[part].get())
}

/// A function's name or qualified name.
pub fn function_text(f: Gc<Function>, part: usize) -> Value {
    let changed = extra(f, part);
    if !changed.is_unbound() {
        return changed;
    }
    let code: Gc<CodeObject> = f.code.get().expect();
    match part {
        FunctionExtra::NAME => code.rt().name,
        _ => code.rt().qualname.get(),
    }
}

/// A function's documentation.
pub fn doc_of(f: Gc<Function>) -> Value {
    match extra(f, FunctionExtra::DOC) {
        v if v.is_unbound() => f.code.get().expect::<CodeObject>().rt().doc,
        v => v,
    }
}

fn function_new(vm: &mut Vm, a: &[Value]) -> Answer {
    let Some(code) = a[1].as_gc::<CodeObject>() else {
        let name = vm.type_name(a[1]);
        return Err(vm.type_error(format!(
            "function() argument 'code' must be code, not {name}"
        )));
    };
    let Some(globals) = a[2].as_gc::<Dict>() else {
        let name = vm.type_name(a[2]);
        return Err(vm.type_error(format!(
            "function() argument 'globals' must be dict, not {name}"
        )));
    };
    let cells = a[5].as_gc::<Tuple>();
    let n_cells = cells.map_or(0, |t| t.len);
    let n_free = code.rt().code().free.len();
    if n_cells != n_free {
        let name = code.rt().name.expect::<Str>().text();
        return Err(vm.value_error(format!(
            "{name} requires closure of length {n_free}, not {n_cells}"
        )));
    }
    if cells.is_some_and(|t| t.slice().iter().any(|c| !c.is_kind(Kind::Cell))) {
        return Err(vm.type_error("arg 5 (closure) expected cell, found something else"));
    }
    vm.room(1024)?;
    let f = vm.new_function(code, globals);
    if let Some(cells) = cells {
        f.closure.set(cells.value());
    }
    if a[4].is_kind(Kind::Tuple) {
        f.defaults.set(a[4]);
    }
    if a[3].is_kind(Kind::Str) {
        let extra = vm.function_extra(f)?;
        extra.items()[FunctionExtra::NAME].set(a[3]);
        vm.heap.barrier(&extra.header);
    }
    Ok(f.value())
}

fn function_get(vm: &mut Vm, a: &[Value]) -> Answer {
    if a[1].is_none() {
        Ok(a[0])
    } else {
        vm.bound_method(a[0], a[1])
    }
}

/// `f.__call__(...)`.
fn call_self(vm: &mut Vm, a: &[Value]) -> Answer {
    if a[1].is_unbound() {
        return Err(vm.tail_call(a[0], &a[2..]));
    }
    let args = vm.tuple(&a[2..])?;
    Err(vm.prelude_call(PreludeFn::CallFallback, &[a[0], args, a[1]]))
}

fn set_extra(vm: &mut Vm, a: &[Value], part: usize) -> Answer {
    let f = function(vm, a[0])?;
    let extra = vm.function_extra(f)?;
    extra.items()[part].set(or_none(a[1]));
    vm.heap.barrier(&extra.header);
    Ok(Value::NONE)
}

fn set_text(vm: &mut Vm, a: &[Value], part: usize) -> Answer {
    if !a[1].is_kind(Kind::Str) {
        let name = if part == FunctionExtra::NAME {
            "__name__"
        } else {
            "__qualname__"
        };
        return Err(vm.type_error(format!("{name} must be set to a string object")));
    }
    set_extra(vm, a, part)
}

fn function_module(vm: &mut Vm, a: &[Value]) -> Answer {
    let f = function(vm, a[0])?;
    match extra(f, FunctionExtra::MODULE) {
        v if v.is_unbound() => {
            let globals: Gc<Dict> = f.globals.get().expect();
            Ok(vm
                .dict_get_str(globals, vm.names.dunder_name)
                .unwrap_or(Value::NONE))
        }
        v => Ok(v),
    }
}

/// The annotations: the compiler leaves a dict; a function without any gets one when asked.
fn function_annotations(vm: &mut Vm, a: &[Value]) -> Answer {
    let f = function(vm, a[0])?;
    let found = extra(f, FunctionExtra::ANNOTATIONS);
    if found.is_kind(Kind::Dict) {
        return Ok(found);
    }
    let extra = vm.function_extra(f)?;
    let dict = vm.dict()?;
    extra.items()[FunctionExtra::ANNOTATIONS].set(dict.value());
    vm.heap.barrier(&extra.header);
    Ok(dict.value())
}

fn set_annotations(vm: &mut Vm, a: &[Value]) -> Answer {
    if !(a[1].is_unbound() || a[1].is_none() || a[1].is_kind(Kind::Dict)) {
        return Err(vm.type_error("__annotations__ must be set to a dict object"));
    }
    set_extra(vm, a, FunctionExtra::ANNOTATIONS)
}

fn set_defaults(vm: &mut Vm, a: &[Value]) -> Answer {
    let f = function(vm, a[0])?;
    let v = match a[1] {
        v if v.is_unbound() || v.is_none() => Value::UNBOUND,
        v if v.is_kind(Kind::Tuple) => v,
        _ => return Err(vm.type_error("__defaults__ must be set to a tuple object")),
    };
    f.defaults.set(v);
    vm.heap.barrier(&f.header);
    Ok(Value::NONE)
}

fn set_kw_defaults(vm: &mut Vm, a: &[Value]) -> Answer {
    let f = function(vm, a[0])?;
    let v = match a[1] {
        v if v.is_unbound() || v.is_none() => Value::UNBOUND,
        v if v.is_kind(Kind::Dict) => v,
        _ => return Err(vm.type_error("__kwdefaults__ must be set to a dict object")),
    };
    f.kw_defaults.set(v);
    vm.heap.barrier(&f.header);
    Ok(Value::NONE)
}

fn set_code(vm: &mut Vm, a: &[Value]) -> Answer {
    let f = function(vm, a[0])?;
    let Some(code) = a[1].as_gc::<CodeObject>() else {
        return Err(vm.type_error("__code__ must be set to a code object"));
    };
    let n_cells = f.closure.get().as_gc::<Tuple>().map_or(0, |t| t.len);
    let n_free = code.rt().code().free.len();
    if n_cells != n_free {
        let name = function_text(f, FunctionExtra::NAME).expect::<Str>().text();
        return Err(vm.value_error(format!(
            "{name}() requires a code object with {n_cells} free vars, not {n_free}"
        )));
    }
    if code.rt().has(code_flags::NAMESPACE) {
        return Err(vm.value_error("a class body is no function's code"));
    }
    vm.note_globals(code, f.globals.get());
    f.rt.set(code.rt);
    f.code.set(code.value());
    vm.heap.barrier(&f.header);
    vm.bump_epoch();
    Ok(Value::NONE)
}

// --- Methods and natives ---------------------------------------------------------------------------------------------

fn method_new(vm: &mut Vm, a: &[Value]) -> Answer {
    if !super::functions_core::is_callable(vm, a[1]) {
        return Err(vm.type_error("first argument must be callable"));
    }
    if a[2].is_none() {
        return Err(vm.type_error("instance must not be None"));
    }
    vm.bound_method(a[1], a[2])
}

fn method_eq(vm: &mut Vm, a: &[Value]) -> Answer {
    let this = method(vm, a[0])?;
    let Some(other) = a[1].as_gc::<BoundMethod>() else {
        return Ok(Value::NOT_IMPLEMENTED);
    };
    Ok(Value::bool(
        this.receiver.get() == other.receiver.get() && this.func.get() == other.func.get(),
    ))
}

fn of_func(vm: &mut Vm, v: Value, name: &str) -> Answer {
    let f = method(vm, v)?.func.get();
    let name = vm.intern(name);
    vm.get_attr(f, name)
}

fn builtin_qualname(vm: &mut Vm, a: &[Value]) -> Answer {
    let b = builtin(vm, a[0])?;
    let name = vm.native(b.native).def.name;
    match b.owner.get().as_gc::<Class>() {
        Some(class) => {
            let class = vm.class_name(class);
            vm.str(&format!("{class}.{name}"))
        }
        None => Ok(vm.intern(name)),
    }
}

fn builtin_get(vm: &mut Vm, a: &[Value]) -> Answer {
    if a[0].is_kind(Kind::BoundMethod) {
        return Ok(a[0]);
    }
    let b = builtin(vm, a[0])?;
    let is_method = b.owner.get().is_kind(Kind::Class)
        && vm.native(b.native).def.flags & native_flag::STATIC == 0;
    if a[1].is_none() || !is_method {
        Ok(a[0])
    } else {
        vm.bound_method(a[0], a[1])
    }
}

fn getset_get(vm: &mut Vm, a: &[Value]) -> Answer {
    let g = getset(vm, a[0])?;
    if a[1].is_none() {
        return Ok(a[0]);
    }
    vm.call_native(g.get, &[a[1]], Value::UNBOUND)
}

fn getset_set(vm: &mut Vm, a: &[Value]) -> Answer {
    let g = getset(vm, a[0])?;
    if g.set == u32::MAX {
        let (name, owner) = (
            g.name.expect::<Str>().text(),
            vm.class_name(g.owner.expect()),
        );
        return Err(vm.raise(
            Known::AttributeError,
            format!("attribute '{name}' of '{owner}' objects is not writable"),
        ));
    }
    vm.call_native(g.set, &a[1..], Value::UNBOUND)
}

// --- Code, cells, modules --------------------------------------------------------------------------------------------

/// Parameters and other local variables that no nested function captures... in the order of their registers.
fn variable_names(c: &crate::bytecode::Code) -> Vec<&str> {
    let mut names: Vec<&str> = c.params.iter().map(String::as_str).collect();
    for local in c.locals.iter().filter(|l| !l.cell) {
        if !names.contains(&local.name.as_str()) {
            names.push(&local.name);
        }
    }
    names
}

/// The flag bits that tools look at, with the values they have elsewhere.
fn flags_word(c: &crate::bytecode::Code) -> i64 {
    let bits = [
        (code_flags::VARARGS, 4),
        (code_flags::VARKEYWORDS, 8),
        (code_flags::NESTED, 16),
        (code_flags::GENERATOR, 32),
    ];
    bits.iter()
        .filter(|(flag, _)| c.has(*flag))
        .map(|(_, bit)| bit)
        .sum::<i64>()
        | 3
}

fn code_number(vm: &mut Vm, a: &[Value], get: impl Fn(&crate::bytecode::Code) -> i64) -> Answer {
    let c = code(vm, a[0])?;
    vm.int(get(c.rt().code()))
}

fn code_strings(
    vm: &mut Vm,
    a: &[Value],
    get: impl Fn(&crate::bytecode::Code) -> Vec<&str>,
) -> Answer {
    let c = code(vm, a[0])?;
    let names: Vec<Value> = get(c.rt().code()).iter().map(|n| vm.intern(n)).collect();
    vm.tuple(&names)
}

fn cell_get(vm: &mut Vm, a: &[Value]) -> Answer {
    let c: Gc<CellObject> = vm.receiver(a[0], Known::Cell, "cell_contents")?;
    match c.value.get() {
        v if v.is_unbound() => Err(vm.value_error("Cell is empty")),
        v => Ok(v),
    }
}

fn cell_set(vm: &mut Vm, a: &[Value]) -> Answer {
    let c: Gc<CellObject> = vm.receiver(a[0], Known::Cell, "cell_contents")?;
    c.value.set(a[1]);
    vm.heap.barrier(&c.header);
    Ok(Value::NONE)
}

fn module_new(vm: &mut Vm, a: &[Value]) -> Answer {
    let class = expect_class(vm, a[0])?;
    let Some(name) = vm.unwrap_payload(a[1]).as_gc::<Str>() else {
        let name = vm.type_name(a[1]);
        return Err(vm.type_error(format!(
            "module.__init__() argument 'name' must be str, not {name}"
        )));
    };
    if class != vm.known(Known::Module) {
        return Err(vm.type_error("subclasses of module are not supported"));
    }
    let room = vm.room(2048)?;
    let dict = vm.new_dict(&room);
    let header = |flags| {
        Header::new(
            Kind::Module,
            flags,
            Module::BY_PROGRAM,
            Known::Module.shape(),
        )
    };
    let module = vm.heap.new_object(&room, |flags| Module {
        header: header(flags),
        dict: Cell::new(dict.value()),
        name: Cell::new(name.value()),
    });
    let names = vm.names;
    vm.dict_set_str(dict, names.dunder_name, name.value());
    vm.dict_set_str(dict, names.dunder_doc, or_none(a[2]));
    vm.dict_set_str(dict, names.dunder_package, Value::NONE);
    Ok(module.value())
}
