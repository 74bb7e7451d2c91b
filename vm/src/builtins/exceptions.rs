//! Exceptions: constructors and attributes. Their texts are in `semantics::repr`.
//!
//! An exception object has places for what every exception has; further fields (`name`, `obj`, `filename` ...) are
//! entries of its dict when they were given, and are read off the arguments where they are just these.

use super::functions_core::remove_str;
use super::object::dict_of;
use super::type_::expect_class;
use crate::heap::{Gc, Kind};
use crate::native::{Answer, AttrDef, Exit, NativeDef, attr_set, def, native_flag};
use crate::objects::*;
use crate::semantics::number::as_small_int;
use crate::value::Value;
use crate::vm::{Known, PreludeFn, Vm};

pub static METHODS: &[NativeDef] = &[
    def(
        "__new__",
        "cls, /, *args, **kwargs",
        exception_new,
        "Create and return a new object.",
    )
    .with(native_flag::STATIC),
    def(
        "__init__",
        "self, /, *args, **kwargs",
        exception_init,
        "Initialize self.",
    ),
    def(
        "with_traceback",
        "self, tb, /",
        with_traceback,
        "Set self.__traceback__ to tb and return self.",
    ),
    def(
        "add_note",
        "self, note, /",
        add_note,
        "Add a note to the exception.",
    ),
    def("__reduce__", "self, /", reduce, "Helper for pickle."),
    def(
        "__setstate__",
        "self, state, /",
        set_state,
        "Restore attributes.",
    ),
];

pub static ATTRS: &[AttrDef] = &[
    attr_set(
        "args",
        |vm, a| Ok(exception(vm, a[0])?.args.get()),
        set_args,
    ),
    attr_set(
        "__traceback__",
        |vm, a| Ok(exception(vm, a[0])?.traceback.get()),
        set_traceback,
    ),
    attr_set(
        "__cause__",
        |vm, a| Ok(exception(vm, a[0])?.cause.get()),
        set_cause,
    ),
    attr_set(
        "__context__",
        |vm, a| Ok(exception(vm, a[0])?.context.get()),
        set_context,
    ),
    attr_set(
        "__suppress_context__",
        |vm, a| Ok(Value::bool(exception(vm, a[0])?.suppress_context.get())),
        set_suppress,
    ),
];

/// A field that is an entry of the dict, or else the argument of this number among at least so many.
macro_rules! field {
    ($name:literal, $index:expr, $at_least:expr) => {
        attr_set(
            $name,
            |vm, a| get_field(vm, a[0], $name, $index, $at_least),
            |vm, a| set_field(vm, a, $name),
        )
    };
    ($name:literal) => {
        field!($name, usize::MAX, 0)
    };
}

pub static STOP_ITERATION_ATTRS: &[AttrDef] = &[field!("value", 0, 1)];
pub static SYSTEM_EXIT_ATTRS: &[AttrDef] = &[attr_set("code", system_exit_code, |vm, a| {
    set_field(vm, a, "code")
})];
pub static ATTRIBUTE_ERROR_ATTRS: &[AttrDef] = &[field!("name"), field!("obj")];
pub static NAME_ERROR_ATTRS: &[AttrDef] = &[field!("name")];
pub static IMPORT_ERROR_ATTRS: &[AttrDef] = &[field!("name"), field!("path"), field!("msg", 0, 1)];
pub static OS_ERROR_ATTRS: &[AttrDef] = &[
    field!("errno", 0, 2),
    field!("strerror", 1, 2),
    field!("filename"),
    field!("filename2"),
];
pub static UNICODE_ERROR_ATTRS: &[AttrDef] = &[
    field!("encoding", 0, 5),
    field!("object", 1, 5),
    field!("start", 2, 5),
    field!("end", 3, 5),
    field!("reason", 4, 5),
];
pub static SYNTAX_ERROR_ATTRS: &[AttrDef] = &[
    field!("msg", 0, 1),
    attr_set(
        "filename",
        |vm, a| detail(vm, a[0], "filename", 0),
        |vm, a| set_field(vm, a, "filename"),
    ),
    attr_set(
        "lineno",
        |vm, a| detail(vm, a[0], "lineno", 1),
        |vm, a| set_field(vm, a, "lineno"),
    ),
    attr_set(
        "offset",
        |vm, a| detail(vm, a[0], "offset", 2),
        |vm, a| set_field(vm, a, "offset"),
    ),
    attr_set(
        "text",
        |vm, a| detail(vm, a[0], "text", 3),
        |vm, a| set_field(vm, a, "text"),
    ),
    attr_set(
        "end_lineno",
        |vm, a| detail(vm, a[0], "end_lineno", 4),
        |vm, a| set_field(vm, a, "end_lineno"),
    ),
    attr_set(
        "end_offset",
        |vm, a| detail(vm, a[0], "end_offset", 5),
        |vm, a| set_field(vm, a, "end_offset"),
    ),
    field!("print_file_and_line"),
];

fn exception(vm: &mut Vm, v: Value) -> Result<Gc<Exception>, Exit> {
    vm.receiver(v, Known::BaseException, "args")
}

// --- Making ----------------------------------------------------------------------------------------------------------

/// The class that `OSError(errno, ...)` really makes.
pub fn os_error_class(errno: i64) -> Option<Known> {
    Some(match errno {
        2 => Known::FileNotFoundError,
        17 => Known::FileExistsError,
        1 | 13 => Known::PermissionError,
        21 => Known::IsADirectoryError,
        20 => Known::NotADirectoryError,
        32 | 108 => Known::BrokenPipeError,
        110 => Known::TimeoutError,
        3 => Known::ProcessLookupError,
        4 => Known::InterruptedError,
        10 => Known::ChildProcessError,
        11 | 114 | 115 => Known::BlockingIOError,
        103 => Known::ConnectionAbortedError,
        104 => Known::ConnectionResetError,
        111 => Known::ConnectionRefusedError,
        _ => return None,
    })
}

fn exception_new(vm: &mut Vm, a: &[Value]) -> Answer {
    let mut class = expect_class(vm, a[0])?;
    if !class.has(class_flag::EXCEPTION) {
        let name = vm.class_name(class);
        return Err(vm.type_error(format!(
            "BaseException.__new__({name}): {name} is not a subtype of BaseException"
        )));
    }
    let args = &a[2..];
    if class == vm.known(Known::OSError)
        && (2..=5).contains(&args.len())
        && let Some(known) = as_small_int(args[0]).and_then(os_error_class)
    {
        class = vm.known(known);
    }
    vm.room(4096)?;
    let e = vm.new_exception(class, args);
    // A class of the program gets its `__init__` called; a built-in one is finished here.
    if class.has(class_flag::BUILTIN) {
        fill(vm, e, a[1], args)?;
    } else if vm.is_subclass(class, vm.known(Known::OSError)) {
        fill(vm, e, Value::UNBOUND, args)?;
    }
    Ok(e.value())
}

fn exception_init(vm: &mut Vm, a: &[Value]) -> Answer {
    let e = exception(vm, a[0])?;
    vm.room(4096)?;
    let args = vm.tuple(&a[2..])?;
    e.args.set(args);
    vm.heap.barrier(&e.header);
    fill(vm, e, a[1], &a[2..])?;
    Ok(Value::NONE)
}

/// Notes the fields of some exceptions: keyword arguments, and arguments that are not kept in `args`.
fn fill(vm: &mut Vm, e: Gc<Exception>, kwargs: Value, args: &[Value]) -> Result<(), Exit> {
    let class = vm.class_of(e.value());
    if kwargs.is_unbound() && vm.construction(class) == construction::EXCEPTION {
        return Ok(());
    }
    let is = |vm: &Vm, known| vm.is_known_instance(e.value(), known);
    let allowed: &[&str] = if is(vm, Known::AttributeError) {
        &["name", "obj"]
    } else if is(vm, Known::NameError) {
        &["name"]
    } else if is(vm, Known::ImportError) {
        &["name", "path"]
    } else {
        &[]
    };
    if let Some(kwargs) = kwargs.as_gc::<Dict>() {
        let mut from = 0;
        while let Some((i, key, value)) = kwargs.next_entry(from) {
            from = i + 1;
            let text = key.expect::<Str>().text();
            if !allowed.contains(&text) {
                let name = vm.type_name(e.value());
                return Err(vm.type_error(if allowed.is_empty() {
                    format!("{name}() takes no keyword arguments")
                } else {
                    format!("'{text}' is an invalid keyword argument for {name}()")
                }));
            }
            put(vm, e, text, value)?;
        }
    }
    if is(vm, Known::OSError) && (3..=5).contains(&args.len()) {
        put(vm, e, "filename", args[2])?;
        if let Some(second) = args.get(4) {
            put(vm, e, "filename2", *second)?;
        }
        let kept = vm.tuple(&args[..2])?;
        e.args.set(kept);
        vm.heap.barrier(&e.header);
    }
    let arity = if is(vm, Known::UnicodeDecodeError) {
        Some("UnicodeDecodeError")
    } else if is(vm, Known::UnicodeEncodeError) {
        Some("UnicodeEncodeError")
    } else {
        None
    };
    match arity {
        Some(_) if args.len() != 5 => {
            let n = args.len();
            Err(vm.type_error(format!("function takes exactly 5 arguments ({n} given)")))
        }
        Some(name) => check_unicode(vm, name, args),
        None => Ok(()),
    }
}

fn check_unicode(vm: &mut Vm, name: &str, args: &[Value]) -> Result<(), Exit> {
    let object_kind = if name == "UnicodeDecodeError" {
        Kind::Bytes
    } else {
        Kind::Str
    };
    let good = [
        args[0].is_kind(Kind::Str),
        args[1].is_kind(object_kind),
        args[2].is_int(),
        args[3].is_int(),
        args[4].is_kind(Kind::Str),
    ];
    let Some(i) = good.iter().position(|g| !g) else {
        return Ok(());
    };
    let (found, wanted) = (
        vm.type_name(args[i]),
        ["str", "str", "int", "int", "str"][i],
    );
    let message = if i == 1 && object_kind == Kind::Bytes {
        format!("a bytes-like object is required, not '{found}'")
    } else if wanted == "int" {
        format!("'{found}' object cannot be interpreted as an integer")
    } else {
        format!("argument {} must be str, not {found}", i + 1)
    };
    Err(vm.type_error(message))
}

/// Sets an entry of the exception's dict.
pub fn put(vm: &mut Vm, e: Gc<Exception>, name: &str, value: Value) -> Result<(), Exit> {
    if let Some(dict) = dict_of(vm, e.value())? {
        let key = vm.intern(name);
        vm.dict_set_str(dict, key, value);
    }
    Ok(())
}

// --- Fields ----------------------------------------------------------------------------------------------------------

/// An entry of the exception's dict.
pub fn entry(vm: &mut Vm, e: Gc<Exception>, name: &str) -> Option<Value> {
    let dict: Gc<Dict> = e.dict.get().as_gc()?;
    let key = vm.intern(name);
    vm.dict_get_str(dict, key)
}

fn get_field(vm: &mut Vm, v: Value, name: &str, index: usize, at_least: usize) -> Answer {
    let e = exception(vm, v)?;
    if let Some(found) = entry(vm, e, name) {
        return Ok(found);
    }
    let args = e.args.get().expect::<Tuple>().slice();
    let found = args.get(index).filter(|_| args.len() >= at_least);
    Ok(found.copied().unwrap_or(Value::NONE))
}

fn set_field(vm: &mut Vm, a: &[Value], name: &str) -> Answer {
    let e = exception(vm, a[0])?;
    if a[1].is_unbound() {
        let key = vm.intern(name);
        if let Some(dict) = e.dict.get().as_gc::<Dict>() {
            remove_str(vm, dict, key);
        }
        return Ok(Value::NONE);
    }
    put(vm, e, name, a[1])?;
    Ok(Value::NONE)
}

fn system_exit_code(vm: &mut Vm, a: &[Value]) -> Answer {
    let e = exception(vm, a[0])?;
    if let Some(found) = entry(vm, e, "code") {
        return Ok(found);
    }
    let args = e.args.get();
    Ok(match args.expect::<Tuple>().slice() {
        [] => Value::NONE,
        [code] => *code,
        _ => args,
    })
}

/// A field of a SyntaxError: from the tuple of details that is its second argument.
fn detail(vm: &mut Vm, v: Value, name: &str, index: usize) -> Answer {
    let e = exception(vm, v)?;
    if let Some(found) = entry(vm, e, name) {
        return Ok(found);
    }
    let args = e.args.get().expect::<Tuple>().slice();
    let details = args.get(1).and_then(|d| d.as_gc::<Tuple>());
    Ok(details
        .and_then(|d| d.slice().get(index).copied())
        .unwrap_or(Value::NONE))
}

fn set_args(vm: &mut Vm, a: &[Value]) -> Answer {
    let e = exception(vm, a[0])?;
    let items: Vec<Value> = if a[1].is_unbound() {
        return Err(vm.type_error("args may not be deleted"));
    } else if let Some(t) = a[1].as_gc::<Tuple>() {
        t.slice().to_vec()
    } else if let Some(l) = a[1].as_gc::<List>() {
        l.items().iter().map(|v| v.get()).collect()
    } else {
        return Err(vm.prelude_call(PreludeFn::SetExceptionArgs, &[a[0], a[1]]));
    };
    let args = vm.tuple(&items)?;
    e.args.set(args);
    vm.heap.barrier(&e.header);
    Ok(Value::NONE)
}

fn set_traceback(vm: &mut Vm, a: &[Value]) -> Answer {
    let e = exception(vm, a[0])?;
    if a[1].is_unbound() {
        return Err(vm.type_error("__traceback__ may not be deleted"));
    }
    if !a[1].is_none() && !a[1].is_kind(Kind::Traceback) {
        return Err(vm.type_error("__traceback__ must be a traceback or None"));
    }
    e.traceback.set(a[1]);
    vm.heap.barrier(&e.header);
    Ok(Value::NONE)
}

fn with_traceback(vm: &mut Vm, a: &[Value]) -> Answer {
    set_traceback(vm, a)?;
    Ok(a[0])
}

/// The value of `__cause__` or `__context__`: an exception or None.
fn linked(vm: &mut Vm, v: Value, what: &str) -> Result<Value, Exit> {
    if v.is_unbound() {
        return Err(vm.type_error(format!("__{what}__ may not be deleted")));
    }
    if v.is_none() || v.is_kind(Kind::Exception) {
        return Ok(v);
    }
    Err(vm.type_error(format!(
        "exception {what} must be None or derive from BaseException"
    )))
}

fn set_cause(vm: &mut Vm, a: &[Value]) -> Answer {
    let e = exception(vm, a[0])?;
    let v = linked(vm, a[1], "cause")?;
    e.cause.set(v);
    e.suppress_context.set(true);
    vm.heap.barrier(&e.header);
    Ok(Value::NONE)
}

fn set_context(vm: &mut Vm, a: &[Value]) -> Answer {
    let e = exception(vm, a[0])?;
    let v = linked(vm, a[1], "context")?;
    e.context.set(v);
    vm.heap.barrier(&e.header);
    Ok(Value::NONE)
}

fn set_suppress(vm: &mut Vm, a: &[Value]) -> Answer {
    let e = exception(vm, a[0])?;
    if !a[1].is_bool() {
        return Err(vm.type_error("attribute value type must be bool"));
    }
    e.suppress_context.set(a[1].is_true());
    Ok(Value::NONE)
}

fn add_note(vm: &mut Vm, a: &[Value]) -> Answer {
    let e = exception(vm, a[0])?;
    if !vm.unwrap_payload(a[1]).is_kind(Kind::Str) {
        let name = vm.type_name(a[1]);
        return Err(vm.type_error(format!("note must be a str, not '{name}'")));
    }
    let list = match entry(vm, e, "__notes__") {
        Some(found) => match found.as_gc::<List>() {
            Some(list) => list,
            None => return Err(vm.type_error("Cannot add note: __notes__ is not a list")),
        },
        None => {
            vm.room(8192)?;
            let list = vm.list(&[])?;
            put(vm, e, "__notes__", list)?;
            list.expect()
        }
    };
    vm.list_push(list, a[1])?;
    Ok(Value::NONE)
}

fn reduce(vm: &mut Vm, a: &[Value]) -> Answer {
    let e = exception(vm, a[0])?;
    let class = vm.class_of(a[0]).value();
    match e.dict.get().as_gc::<Dict>().filter(|d| !d.is_empty()) {
        Some(dict) => vm.tuple(&[class, e.args.get(), dict.value()]),
        None => vm.tuple(&[class, e.args.get()]),
    }
}

fn set_state(vm: &mut Vm, a: &[Value]) -> Answer {
    let e = exception(vm, a[0])?;
    let Some(state) = a[1].as_gc::<Dict>() else {
        return if a[1].is_none() {
            Ok(Value::NONE)
        } else {
            Err(vm.type_error("state is not a dictionary"))
        };
    };
    let Some(dict) = dict_of(vm, e.value())? else {
        return Ok(Value::NONE);
    };
    let mut from = 0;
    while let Some((i, key, value)) = state.next_entry(from) {
        from = i + 1;
        if key.is_kind(Kind::Str) {
            vm.dict_set_str(dict, key, value);
        }
    }
    Ok(Value::NONE)
}
