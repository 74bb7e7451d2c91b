//! The library: modules made of natives, of guest code, or of both.
//!
//! A module's natives are put into its namespace before its `NAME.py`, if there is one, runs there. Nothing is loaded
//! before it is imported. A row in [`MODULES`] is needed only for modules with natives; guest code is found by its file name.
//! A dot in a module's name is written as two underscores in the file's name (`collections__abc.py`).

mod gc;
mod greenlet;
mod host;
mod math;
mod pickle;
mod pirn;
mod random;
mod stackless;
mod sys;
mod time;
mod weakref;

use crate::prelude::{PRELUDE, STDLIB};
use crate::{import, roots};
use pirn_vm::bytecode::Program;
use pirn_vm::bytecode::format::{self, FormatError};
use pirn_vm::heap::Gc;
use pirn_vm::native::{Exit, NativeDef};
use pirn_vm::objects::{Dict, Module, Str};
use pirn_vm::snapshot::Library;
use pirn_vm::{Known, Value, Vm};
use std::sync::Arc;

/// A module with natives.
pub(crate) struct NativeModule {
    name: &'static str,
    /// What messages call the module.
    shown: &'static str,
    natives: &'static [NativeDef],
    /// Puts in what is not a function.
    fill: Option<fn(&mut Vm, Gc<Dict>)>,
    /// Comes before files of the same name in `sys.path`.
    builtin: bool,
}

/// All modules with natives.
static MODULES: &[NativeModule] = &[
    // What library modules may use of the prelude: a copy of its namespace, which nothing else looks at.
    NativeModule {
        name: "_pirn",
        shown: "_pirn",
        natives: &[],
        fill: Some(copy_prelude),
        builtin: true,
    },
    NativeModule {
        name: "pirn",
        shown: "pirn",
        natives: pirn::FUNCTIONS,
        fill: None,
        builtin: true,
    },
    NativeModule {
        name: "sys",
        shown: "sys",
        natives: sys::FUNCTIONS,
        fill: Some(sys::fill),
        builtin: true,
    },
    NativeModule {
        name: "time",
        shown: "time",
        natives: time::FUNCTIONS,
        fill: None,
        builtin: true,
    },
    NativeModule {
        name: "gc",
        shown: "gc",
        natives: gc::FUNCTIONS,
        fill: None,
        builtin: true,
    },
    NativeModule {
        name: "math",
        shown: "math",
        natives: math::FUNCTIONS,
        fill: Some(math::fill),
        builtin: true,
    },
    NativeModule {
        name: "_random",
        shown: "Random",
        natives: random::FUNCTIONS,
        fill: None,
        builtin: true,
    },
    NativeModule {
        name: "_weakref",
        shown: "_weakref",
        natives: weakref::FUNCTIONS,
        fill: None,
        builtin: true,
    },
    NativeModule {
        name: "_threads",
        shown: "_thread",
        natives: crate::scheduler::THREAD_FUNCTIONS,
        fill: None,
        builtin: true,
    },
    NativeModule {
        name: "_pickle",
        shown: "_pickle",
        natives: pickle::FUNCTIONS,
        fill: None,
        builtin: true,
    },
    NativeModule {
        name: "_graph",
        shown: "_graph",
        natives: pickle::graph::FUNCTIONS,
        fill: None,
        builtin: true,
    },
    NativeModule {
        name: "_host",
        shown: "_host",
        natives: host::FUNCTIONS,
        fill: None,
        builtin: true,
    },
    NativeModule {
        name: "stackless",
        shown: "stackless",
        natives: crate::scheduler::FUNCTIONS,
        fill: Some(stackless::fill),
        builtin: true,
    },
    NativeModule {
        name: "greenlet",
        shown: "greenlet",
        natives: crate::scheduler::GREENLET_FUNCTIONS,
        fill: Some(greenlet::fill),
        builtin: true,
    },
];

/// Primitives of the prelude that belong to library modules.
pub(crate) static PRIMITIVES: &[NativeDef] = &[];

/// Whether a module comes before all files.
pub(crate) fn is_builtin(name: &str) -> bool {
    MODULES.iter().any(|m| m.builtin && m.name == name)
}

/// Whether a module is the library's: one that came from a file of the program is not, whatever it is called.
fn is_library(vm: &mut Vm, name: Gc<Str>) -> bool {
    let key = vm.intern_value(name);
    let loaded = vm.dict_get_str(vm.modules, key);
    if let Some(module) = loaded.and_then(|m| m.as_gc::<Module>()) {
        let file = vm.intern("__file__");
        let has_file = vm.dict_get_str(module.dict.get().expect(), file).is_some();
        return name.text() != "__main__" && !has_file && !module.made_by_program();
    }
    let file_name = name.text().replace('.', "__");
    MODULES.iter().any(|m| m.name == name.text()) || STDLIB.iter().any(|(n, _)| *n == file_name)
}

/// A fresh library module, and the function that runs its guest code (None: it has none).
pub(crate) fn find(vm: &mut Vm, name: &str) -> Result<Option<(Gc<Module>, Value)>, Exit> {
    let native = MODULES.iter().find(|m| m.name == name);
    let file_name = name.replace('.', "__");
    let guest = STDLIB.iter().find(|(n, _)| *n == file_name);
    if native.is_none() && guest.is_none() {
        return Ok(None);
    }
    let module = import::make_module(vm, name)?;
    let dict: Gc<Dict> = module.dict.get().expect();
    if name == "sys" {
        vm.roots[roots::SYS] = dict.value();
    }
    if let Some(native) = native {
        vm.add_functions_shown(dict, native.name, native.shown, native.natives);
        if let Some(fill) = native.fill {
            fill(vm, dict);
        }
    }
    let Some((_, bytes)) = guest else {
        return Ok(Some((module, Value::NONE)));
    };
    match embedded(vm, &format!("<stdlib {file_name}>"), bytes) {
        Ok((program, _)) => {
            let body = vm.load(program, dict);
            Ok(Some((module, body.value())))
        }
        Err(e) => Err(vm.raise(Known::ImportError, format!("module {name}: {e}"))),
    }
}

/// Embedded bytecode as a program, which the VM knows to be the library's, and its checksum.
pub(crate) fn embedded(
    vm: &mut Vm,
    file: &str,
    bytes: &[u8],
) -> Result<(Arc<Program>, u64), FormatError> {
    if let Some(found) = vm.embedded(file) {
        return Ok(found);
    }
    let program = Arc::new(format::read(bytes)?);
    let checksum = format::checksum(bytes);
    vm.note_embedded(&program, checksum);
    Ok((program, checksum))
}

/// What snapshots mention by name.
pub(crate) struct Embedded;

impl Library for Embedded {
    fn program(&mut self, vm: &mut Vm, name: &str) -> Option<(Arc<Program>, u64)> {
        let (folder, file) = name.strip_prefix('<')?.strip_suffix('>')?.split_once(' ')?;
        let files = match folder {
            "prelude" => PRELUDE,
            "stdlib" => STDLIB,
            _ => return None,
        };
        let (_, bytes) = files.iter().find(|(n, _)| *n == file)?;
        embedded(vm, name, bytes).ok()
    }

    fn add_natives(&mut self, vm: &mut Vm, module: &str) {
        if let Some(m) = MODULES.iter().find(|m| m.name == module) {
            vm.add_unlisted(m.name, m.shown, m.natives);
        }
    }
}

/// Fills the hidden module that library modules import primitives from.
fn copy_prelude(vm: &mut Vm, dict: Gc<Dict>) {
    let prelude: Gc<Dict> = vm.roots[roots::PRELUDE].expect();
    let mut from = 0;
    while let Some((i, key, value)) = prelude.next_entry(from) {
        from = i + 1;
        if key.is_kind(pirn_vm::heap::Kind::Str) {
            vm.dict_set_str(dict, key, value);
        }
    }
}

/// Sets a name of a module.
fn set(vm: &mut Vm, dict: Gc<Dict>, name: &str, value: Value) {
    let key = vm.intern(name);
    vm.dict_set_str(dict, key, value);
}

/// Sets a name of a module to a text.
fn set_str(vm: &mut Vm, dict: Gc<Dict>, name: &str, text: &str) {
    let value = vm.intern(text);
    set(vm, dict, name, value);
}
