//! Primitives of the prelude's `import_` and `exec_`: finding source text, compiling it, loading it.
//!
//! The algorithms (what is looked for where, what is kept in `sys.modules`, relative names, the words of errors) are in
//! the prelude. Source text comes through the host and through nothing else.

use crate::{roots, stdlib};
use pirn_front::{Diagnostic, Mode, Options};
use pirn_vm::bytecode::{CodeId, code_flags};
use pirn_vm::heap::{Gc, Kind};
use pirn_vm::host::HostError;
use pirn_vm::native::{Answer, Control, Exit, NativeDef, def};
use pirn_vm::objects::{CodeObject, Dict, Exception, Function, Module, Str};
use pirn_vm::{Known, Value, Vm};
use std::sync::Arc;

pub(crate) static PRIMITIVES: &[NativeDef] = &[
    def(
        "_read_source",
        "path, /",
        read_source,
        "Text of a source file, or None.",
    ),
    def(
        "_compile",
        "text, file, mode, namespace, /",
        compile,
        "A code object.",
    ),
    def(
        "_with_namespace",
        "code, mode, /",
        with_namespace,
        "The code object as one that runs with a namespace.",
    ),
    def(
        "_is_code",
        "x, /",
        |_, a| Ok(Value::bool(a[0].is_kind(Kind::Code))),
        "Whether x is a code object.",
    ),
    def(
        "_n_free",
        "code, /",
        n_free,
        "How many variables of enclosing functions the code needs.",
    ),
    def(
        "_function",
        "code, globals, /",
        function,
        "A function that runs the code.",
    ),
    def(
        "_run_body",
        "function, namespace, /",
        run_body,
        "Runs a function with a namespace.",
    ),
    def("_new_module", "name, /", new_module, "An empty module."),
    def(
        "_find_stdlib",
        "name, /",
        find_stdlib,
        "A library module and the function that fills it, or None.",
    ),
    def(
        "_is_builtin_module",
        "name, /",
        is_builtin_module,
        "Whether the module comes before all files.",
    ),
    def("_sys_path", "", sys_path, "The list of folders to search."),
];

fn str_arg<'a>(vm: &mut Vm, v: Value) -> Result<&'a str, Exit> {
    match vm.unwrap_payload(v).as_gc::<Str>() {
        Some(s) => Ok(s.text()),
        None => {
            let name = vm.type_name(v);
            Err(vm.type_error(format!("expected str, got {name}")))
        }
    }
}

fn read_source(vm: &mut Vm, args: &[Value]) -> Answer {
    let path = str_arg(vm, args[0])?;
    match vm.host.read_source(path) {
        Ok(bytes) => {
            let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(&bytes);
            match std::str::from_utf8(bytes) {
                Ok(text) => vm.str(text),
                Err(_) => Err(vm.raise(
                    Known::SyntaxError,
                    format!("(unicode error) 'utf-8' codec can't decode the file '{path}'"),
                )),
            }
        }
        // A host without files has no modules either.
        Err(HostError::NotFound(_) | HostError::Denied(_)) => Ok(Value::NONE),
        Err(e) => Err(crate::io::host_error(vm, &e)),
    }
}

fn mode_arg(vm: &mut Vm, v: Value) -> Result<Mode, Exit> {
    match str_arg(vm, v)? {
        "exec" => Ok(Mode::Exec),
        "eval" => Ok(Mode::Eval),
        "single" => Ok(Mode::Single),
        _ => Err(vm.value_error("compile() mode must be 'exec', 'eval' or 'single'")),
    }
}

fn compile(vm: &mut Vm, args: &[Value]) -> Answer {
    let (text, file) = (str_arg(vm, args[0])?, str_arg(vm, args[1])?);
    let mode = mode_arg(vm, args[2])?;
    compile_text(vm, text, file, mode, args[3].is_true())
}

/// Compiles and loads; a rejected program is a SyntaxError.
fn compile_text(vm: &mut Vm, text: &str, file: &str, mode: Mode, namespace: bool) -> Answer {
    vm.pay(text.len() / 64)?;
    let options = Options {
        namespace,
        ..Options::default()
    };
    match pirn_front::compile_with(text, file, mode, options) {
        Ok(program) => Ok(vm.load_code(&Arc::new(program), CodeId(0)).value()),
        Err(diagnostics) => match diagnostics.0.first() {
            Some(d) => Err(syntax_error(vm, d)),
            None => Err(vm.raise(Known::SyntaxError, "invalid syntax")),
        },
    }
}

/// The exception for a rejected program, with the fields that programs look at.
pub(crate) fn syntax_error(vm: &mut Vm, d: &Diagnostic) -> Exit {
    let class = match d.class {
        pirn_front::Class::SyntaxError => Known::SyntaxError,
        pirn_front::Class::IndentationError => Known::IndentationError,
        pirn_front::Class::TabError => Known::TabError,
    };
    let room = vm.heap.emergency();
    let column = |line: &str, byte: u32| {
        let mut at = (byte as usize).min(line.len());
        while !line.is_char_boundary(at) {
            at -= 1;
        }
        Value::int(line[..at].chars().count() as i64 + 1)
    };
    let message = vm.new_str(&room, &d.message).value();
    let file = vm.new_str(&room, &d.file).value();
    let line = vm.new_str(&room, &d.line_text).value();
    let end_column = if d.span.end_line == d.span.line {
        column(&d.line_text, d.span.end_col)
    } else {
        Value::int(d.span.end_col as i64 + 1)
    };
    let details = [
        file,
        Value::int(d.span.line.max(1) as i64),
        column(&d.line_text, d.span.col),
        line,
        Value::int(d.span.end_line.max(1) as i64),
        end_column,
    ];
    let tuple = vm.new_tuple(&room, &details).value();
    let exit = vm.raise_with(class, &[message, tuple]);
    let Exit::Raised(e) = exit else { return exit };
    let e: Gc<Exception> = e.expect();
    let dict = vm.new_dict(&room);
    let names = [
        "filename",
        "lineno",
        "offset",
        "text",
        "end_lineno",
        "end_offset",
    ];
    for (name, value) in names
        .into_iter()
        .zip(details)
        .chain([("msg", message), ("print_file_and_line", Value::NONE)])
    {
        let key = vm.intern(name);
        vm.dict_set_str(dict, key, value);
    }
    e.dict.set(dict.value());
    vm.heap.barrier(&e.header);
    exit
}

fn code_arg(vm: &mut Vm, v: Value) -> Result<Gc<CodeObject>, Exit> {
    match v.as_gc() {
        Some(code) => Ok(code),
        None => Err(vm.type_error("expected a code object")),
    }
}

/// Code that was compiled without a namespace is compiled again from its source.
fn with_namespace(vm: &mut Vm, args: &[Value]) -> Answer {
    let code = code_arg(vm, args[0])?;
    let mode = mode_arg(vm, args[1])?;
    let rt = code.rt();
    if rt.has(code_flags::NAMESPACE) || !rt.has(code_flags::MODULE) || rt.program.source.is_empty()
    {
        return Ok(args[0]);
    }
    let program = rt.program.clone();
    match compile_text(vm, &program.source, &program.file, mode, true) {
        Err(Exit::Raised(_)) if mode == Mode::Eval => {
            compile_text(vm, &program.source, &program.file, Mode::Exec, true)
        }
        answer => answer,
    }
}

fn n_free(vm: &mut Vm, args: &[Value]) -> Answer {
    let code = code_arg(vm, args[0])?;
    vm.size(code.rt().code().free.len())
}

fn function(vm: &mut Vm, args: &[Value]) -> Answer {
    let code = code_arg(vm, args[0])?;
    let Some(globals) = vm.unwrap_payload(args[1]).as_gc::<Dict>() else {
        return Err(vm.type_error("globals must be a dict"));
    };
    if !code.rt().code().free.is_empty() || code.rt().code().n_params() != 0 {
        return Err(vm.type_error("code object may not contain free variables or parameters"));
    }
    Ok(vm.new_function(code, globals).value())
}

fn run_body(vm: &mut Vm, args: &[Value]) -> Answer {
    let Some(function) = args[0].as_gc::<Function>() else {
        return Err(vm.type_error("expected a function"));
    };
    let code: Gc<CodeObject> = function.code.get().expect();
    let rt = code.rt();
    let wants_namespace = rt.has(code_flags::NAMESPACE);
    if rt.code().n_params() != 0 || wants_namespace && !args[1].is_ptr() {
        return Err(vm.type_error("expected the function of a body and its namespace"));
    }
    let _ = vm.tail_call(args[0], &[args[1]]);
    Err(Exit::Control(Control::RunBody))
}

fn new_module(vm: &mut Vm, args: &[Value]) -> Answer {
    let name = str_arg(vm, args[0])?;
    Ok(make_module(vm, name)?.value())
}

/// A module with the names every module has.
pub(crate) fn make_module(vm: &mut Vm, name: &str) -> Result<Gc<Module>, Exit> {
    let module = vm.module(name)?;
    let dict: Gc<Dict> = module.dict.get().expect();
    for name in ["__doc__", "__loader__", "__spec__", "__package__"] {
        let key = vm.intern(name);
        vm.dict_set_str(dict, key, Value::NONE);
    }
    Ok(module)
}

fn find_stdlib(vm: &mut Vm, args: &[Value]) -> Answer {
    let name = str_arg(vm, args[0])?;
    match stdlib::find(vm, name)? {
        Some((module, body)) => vm.tuple(&[module.value(), body]),
        None => Ok(Value::NONE),
    }
}

fn is_builtin_module(vm: &mut Vm, args: &[Value]) -> Answer {
    let name = str_arg(vm, args[0])?;
    Ok(Value::bool(stdlib::is_builtin(name)))
}

/// `sys.path` as the program left it, or the list it begins with.
fn sys_path(vm: &mut Vm, _: &[Value]) -> Answer {
    let key = vm.names.path;
    let found = vm.roots[roots::SYS]
        .as_gc::<Dict>()
        .and_then(|dict| vm.dict_get_str(dict, key));
    Ok(found.unwrap_or(vm.roots[roots::PATH]))
}
