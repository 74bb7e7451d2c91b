//! The module `sys`, its native part. Streams, `version_info` and the like are made in `sys.py`.

use super::{set, set_str};
use crate::roots;
use crate::scheduler;
use pirn_vm::heap::Gc;
use pirn_vm::interp::Hooks;
use pirn_vm::native::{Answer, NativeDef, def};
use pirn_vm::objects::{Dict, Exception, Str};
use pirn_vm::semantics::number::as_small_int;
use pirn_vm::{Value, Vm};

pub(super) static FUNCTIONS: &[NativeDef] = &[
    def(
        "exc_info",
        "",
        exc_info,
        "Return current exception information: (type, value, traceback).",
    ),
    def("exception", "", exception, "Return the current exception."),
    def(
        "_getframe",
        "depth=, /",
        get_frame,
        "Return a frame object from the call stack.",
    ),
    def(
        "getrecursionlimit",
        "",
        |vm, _| Ok(Value::int(vm.config.recursion_limit as i64)),
        "Return the current value of the recursion limit.",
    ),
    def(
        "setrecursionlimit",
        "limit, /",
        set_recursion_limit,
        "Set the maximum depth of calls.",
    ),
    def(
        "_max_str_digits",
        "",
        |vm, _| Ok(Value::int(vm.config.int_max_str_digits as i64)),
        "",
    ),
    def("_set_max_str_digits", "n, /", set_max_str_digits, ""),
    def(
        "intern",
        "string, /",
        intern,
        "``Intern'' the given string.",
    ),
    def(
        "settrace",
        "function, /",
        |vm, a| scheduler::set_current_hook(vm, Hooks::TRACE, a[0]),
        "Set the trace function of the current tasklet.",
    ),
    def(
        "gettrace",
        "",
        |vm, _| Ok(scheduler::current_hook(vm, Hooks::TRACE)),
        "Return the trace function of the current tasklet.",
    ),
    def(
        "setprofile",
        "function, /",
        |vm, a| scheduler::set_current_hook(vm, Hooks::PROFILE, a[0]),
        "Set the profile function of the current tasklet.",
    ),
    def(
        "getprofile",
        "",
        |vm, _| Ok(scheduler::current_hook(vm, Hooks::PROFILE)),
        "Return the profile function of the current tasklet.",
    ),
    def("getrefcount", "object, /", |_, _| Ok(Value::int(2)), ""),
    def(
        "getdefaultencoding",
        "",
        |vm, _| vm.str("utf-8"),
        "Return the current default encoding.",
    ),
    def("getfilesystemencoding", "", |vm, _| vm.str("utf-8"), ""),
    def(
        "getsizeof",
        "object, default=, /",
        get_size_of,
        "A rough size of an object, in bytes.",
    ),
];

fn get_frame(vm: &mut Vm, args: &[Value]) -> Answer {
    let depth = match args[0] {
        v if v.is_unbound() => 0,
        v => match as_small_int(vm.unwrap_payload(v)) {
            Some(n) => n.max(0) as usize,
            None => {
                let name = vm.type_name(v);
                return Err(vm.type_error(format!(
                    "'{name}' object cannot be interpreted as an integer"
                )));
            }
        },
    };
    pirn_vm::builtins::frames::get_frame(vm, depth)
}

pub(super) fn fill(vm: &mut Vm, dict: Gc<Dict>) {
    let modules = vm.modules.value();
    set(vm, dict, "modules", modules);
    let (argv, path) = (vm.roots[roots::ARGV], vm.roots[roots::PATH]);
    set(vm, dict, "argv", argv);
    set(vm, dict, "path", path);
    let max_size = vm.unlimited(|vm| vm.int(i64::MAX));
    set(vm, dict, "maxsize", max_size);
    set(vm, dict, "maxunicode", Value::int(0x10_ffff));
    let byteorder = if cfg!(target_endian = "little") {
        "little"
    } else {
        "big"
    };
    set_str(vm, dict, "byteorder", byteorder);
    let platform = match std::env::consts::OS {
        "macos" => "darwin",
        "windows" => "win32",
        other => other,
    };
    set_str(vm, dict, "platform", platform);
    set_str(vm, dict, "executable", "");
    for name in ["prefix", "exec_prefix", "base_prefix", "base_exec_prefix"] {
        set_str(vm, dict, name, "");
    }
    set_str(vm, dict, "_pirn_version", env!("CARGO_PKG_VERSION"));
    set(vm, dict, "hexversion", Value::int(0x030b_00f0));
    set(vm, dict, "api_version", Value::int(1013));
    set(vm, dict, "dont_write_bytecode", Value::TRUE);
    // What the stream objects of `sys.py` are made with.
    let prelude: Gc<Dict> = vm.roots[roots::PRELUDE].expect();
    for name in [
        "_host_write",
        "_host_write_bytes",
        "_host_flush",
        "_read_line",
        "_read_line_bytes",
        "_read_input",
        "_host_read_line",
        "_set_stdout",
        "_format_exception",
    ] {
        let key = vm.intern(name);
        if let Some(v) = vm.dict_get_str(prelude, key) {
            vm.dict_set_str(dict, key, v);
        }
    }
}

fn exc_info(vm: &mut Vm, _: &[Value]) -> Answer {
    match vm.handled_exception() {
        Some(e) => {
            let class = vm.class_of(e).value();
            let traceback = e.expect::<Exception>().traceback.get();
            vm.tuple(&[class, e, traceback])
        }
        None => vm.tuple(&[Value::NONE; 3]),
    }
}

fn exception(vm: &mut Vm, _: &[Value]) -> Answer {
    Ok(vm.handled_exception().unwrap_or(Value::NONE))
}

fn set_max_str_digits(vm: &mut Vm, args: &[Value]) -> Answer {
    let v = vm.unwrap_payload(args[0]);
    let Some(n) = as_small_int(v) else {
        let name = vm.type_name(args[0]);
        return Err(vm.type_error(format!(
            "'{name}' object cannot be interpreted as an integer"
        )));
    };
    let Ok(n) = u32::try_from(n) else {
        return Err(vm.overflow_error("Python int too large to convert to C int"));
    };
    vm.config.int_max_str_digits = n;
    Ok(Value::NONE)
}

fn set_recursion_limit(vm: &mut Vm, args: &[Value]) -> Answer {
    vm.need_frames()?;
    let v = vm.unwrap_payload(args[0]);
    let Some(limit) = as_small_int(v) else {
        let name = vm.type_name(args[0]);
        return Err(vm.type_error(format!(
            "'{name}' object cannot be interpreted as an integer"
        )));
    };
    if limit < 1 {
        return Err(vm.value_error("recursion limit must be greater or equal than 1"));
    }
    let Ok(limit) = u32::try_from(limit) else {
        return Err(vm.overflow_error("Python int too large to convert to C int"));
    };
    if limit <= vm.depth {
        let depth = vm.depth;
        return Err(vm.raise(
            pirn_vm::Known::RecursionError,
            format!("cannot set the recursion limit to {limit} at the recursion depth {depth}: the limit is too low"),
        ));
    }
    vm.config.recursion_limit = limit;
    Ok(Value::NONE)
}

fn intern(vm: &mut Vm, args: &[Value]) -> Answer {
    match args[0].as_gc::<Str>() {
        Some(s) => Ok(vm.intern_value(s)),
        None => {
            let name = vm.type_name(args[0]);
            Err(vm.type_error(format!("intern() argument must be str, not {name}")))
        }
    }
}

fn get_size_of(vm: &mut Vm, args: &[Value]) -> Answer {
    use pirn_vm::objects::{Bytes, List, Tuple};
    let v = vm.unwrap_payload(args[0]);
    let bytes = if let Some(s) = v.as_gc::<Str>() {
        49 + s.as_bytes().len()
    } else if let Some(b) = v.as_gc::<Bytes>() {
        33 + b.as_bytes().len()
    } else if let Some(l) = v.as_gc::<List>() {
        56 + 8 * l.capacity()
    } else if let Some(t) = v.as_gc::<Tuple>() {
        40 + 8 * t.len
    } else if let Some(d) = v.as_gc::<Dict>() {
        64 + 32 * d.len()
    } else if v.is_ptr() {
        48
    } else {
        28
    };
    vm.size(bytes)
}
