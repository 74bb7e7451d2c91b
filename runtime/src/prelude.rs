//! The prelude: library code in the guest language that every VM has.
//!
//! Its files, compiled at build time, run at the start of a VM in one shared namespace. That namespace also holds the
//! *primitives*: natives that only the prelude sees. A file may give names to the program by a tuple of names in
//! `__builtins_exports__`, and functions to built-in classes by a tuple of (class, name, function) in `__class_exports__`.
//!
//! The functions that the VM itself calls are found by name (`pirn_vm::vm::PreludeFn`); the file `core`, which has the
//! function that makes classes, runs first.

use crate::driver::End;
use crate::snapshot::Keeper;
use crate::{import, io, isolate, roots, scheduler, stdlib, traceback};
use pirn_vm::builtins::PRIMITIVES;
use pirn_vm::heap::Gc;
use pirn_vm::objects::{Class, Dict, Str, Tuple};
use pirn_vm::{Value, Vm};

include!(concat!(env!("OUT_DIR"), "/embedded.rs"));

/// What is wrong with the prelude: a fault of this build.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct PreludeError(pub String);

/// Runs the prelude's files and hands their functions over.
pub(crate) fn load(vm: &mut Vm) -> Result<(), PreludeError> {
    let room = vm.heap.emergency();
    let globals = vm.new_dict(&room);
    vm.roots[roots::PRELUDE] = globals.value();
    let natives = [
        import::PRIMITIVES,
        io::PRIMITIVES,
        traceback::PRIMITIVES,
        stdlib::PRIMITIVES,
        scheduler::FUNCTIONS,
    ];
    for table in PRIMITIVES.iter().copied().chain(natives) {
        vm.add_functions(globals, "builtins", table);
    }
    set(vm, globals, "_sys_modules", |vm| vm.modules.value());
    set(vm, globals, "_builtins", |vm| vm.builtins.value());
    for known in pirn_vm::vm::KNOWN {
        // Classes that are no names in programs, too.
        let class = vm.known(known.known).value();
        set(vm, globals, known.name, |_| class);
    }
    let is_first = |(name, _): &&(&str, &[u8])| *name == "core";
    for (name, bytes) in PRELUDE.iter().filter(is_first) {
        run_file(vm, globals, name, bytes)?;
        vm.set_prelude(globals);
    }
    for (name, bytes) in PRELUDE.iter().filter(|f| !is_first(f)) {
        run_file(vm, globals, name, bytes)?;
    }
    // Functions that are missing fail when they are called: areas of the library come one by one.
    vm.set_prelude(globals);
    for (place, name) in [
        (scheduler::slot::REPORT, "report_exception"),
        (roots::PRINT, "print_"),
        (roots::FORMAT_EXCEPTION, "format_exception_text"),
        (roots::EXIT_STATUS, "exit_status"),
        (roots::INPUT, "input_"),
        (roots::INPUT_LINE, "input_line"),
    ] {
        let key = vm.intern(name);
        vm.roots[place] = vm
            .dict_get_str(globals, key)
            .ok_or_else(|| PreludeError(format!("no function {name} in the prelude")))?;
    }
    Ok(())
}

fn set(vm: &mut Vm, globals: Gc<Dict>, name: &str, value: impl FnOnce(&mut Vm) -> Value) {
    let v = value(vm);
    let key = vm.intern(name);
    vm.dict_set_str(globals, key, v);
}

fn run_file(vm: &mut Vm, globals: Gc<Dict>, name: &str, bytes: &[u8]) -> Result<(), PreludeError> {
    let (program, _) = stdlib::embedded(vm, &format!("<prelude {name}>"), bytes)
        .map_err(|e| PreludeError(format!("the prelude's file {name}: {e}")))?;
    let function = vm.load(program, globals);
    match isolate::run_to_end(vm, function.value(), &[], &mut Keeper::default()) {
        End::Returned(_) => {}
        End::Raised(e) => {
            let class = vm.class_of(e);
            let (class, text) = (vm.class_name(class), vm.str_of(e));
            let text = text.ok().and_then(|v| v.as_gc::<Str>());
            let text = text.map_or("", |s| s.text());
            return Err(PreludeError(format!(
                "the prelude's file {name}: {class}: {text}"
            )));
        }
        other => {
            return Err(PreludeError(format!(
                "the prelude's file {name}: {other:?}"
            )));
        }
    }
    export(vm, globals, name)
}

/// Copies what a file exports.
fn export(vm: &mut Vm, globals: Gc<Dict>, file: &str) -> Result<(), PreludeError> {
    let wrong = |what: &str| PreludeError(format!("the prelude's file {file}: {what}"));
    let builtins = vm.builtins;
    for item in take_tuple(vm, globals, "__builtins_exports__") {
        let name = item
            .as_gc::<Str>()
            .ok_or_else(|| wrong("a name is no str"))?;
        let name = vm.intern_value(name);
        let v = vm
            .dict_get_str(globals, name)
            .ok_or_else(|| wrong("an exported name is not defined"))?;
        vm.dict_set_str(builtins, name, v);
    }
    for item in take_tuple(vm, globals, "__class_exports__") {
        let row = item.as_gc::<Tuple>().map_or(&[][..], |t| t.slice());
        let [class, name, function] = row else {
            return Err(wrong("a class export is not (class, name, function)"));
        };
        let (class, name) = match (class.as_gc::<Class>(), name.as_gc::<Str>()) {
            (Some(class), Some(name)) => (class, vm.intern_value(name)),
            _ => return Err(wrong("a class export is not (class, name, function)")),
        };
        vm.dict_set_str(class.dict.get().expect(), name, *function);
        vm.bump_epoch();
    }
    Ok(())
}

/// Takes a tuple out of the namespace.
fn take_tuple(vm: &mut Vm, globals: Gc<Dict>, name: &str) -> &'static [Value] {
    let key = vm.intern(name);
    let Some(v) = vm.dict_get_str(globals, key) else {
        return &[];
    };
    let none = vm.unlimited(|vm| vm.tuple(&[]));
    vm.dict_set_str(globals, key, none);
    v.as_gc::<Tuple>().map_or(&[], |t| t.slice())
}
