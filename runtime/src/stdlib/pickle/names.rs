//! Names of classes and functions: where they are to be found, and whose they are.

use crate::stdlib::is_library;
use pirn_vm::heap::Gc;
use pirn_vm::objects::{Class, Dict, Function, FunctionExtra, Module, Record, Str, class_flag};
use pirn_vm::{Known, Value, Vm};

/// A module's name and a qualified name in it, as the objects that the program sees.
pub(super) struct Named {
    pub module: Gc<Str>,
    pub name: Gc<Str>,
}

/// The name of a class, if it leads back to the class.
pub(super) fn of_class(vm: &mut Vm, class: Gc<Class>) -> Option<Named> {
    let apart = [
        Known::NoneType,
        Known::NotImplementedType,
        Known::EllipsisType,
    ];
    if apart.iter().any(|known| vm.known(*known) == class) {
        return None;
    }
    let found = vm.dict_get_str(class.dict.get().expect(), vm.names.dunder_module);
    let module = match found {
        Some(v) => v.as_gc()?,
        None if class.has(class_flag::BUILTIN) => vm.intern("builtins").expect(),
        None => return None,
    };
    let name = class.qualname.get().as_gc()?;
    leads_to(vm, module, name, class.value())
}

/// The name of a function, if it leads back to the function.
pub(super) fn of_function(vm: &mut Vm, f: Gc<Function>) -> Option<Named> {
    let extra = f.extra.get().as_gc::<Record>();
    let given = |i: usize| {
        extra
            .map(|r| r.items()[i].get())
            .and_then(|v| v.as_gc::<Str>())
    };
    if extra.is_some_and(|r| !r.items()[FunctionExtra::DICT].get().is_unbound()) {
        // Its `__module__` may be there.
        return None;
    }
    let globals: Gc<Dict> = f.globals.get().expect();
    let module = match given(FunctionExtra::MODULE) {
        Some(module) => module,
        None => vm.dict_get_str(globals, vm.names.dunder_name)?.as_gc()?,
    };
    let name = match given(FunctionExtra::QUALNAME) {
        Some(name) => name,
        None => f.code_ref().get().qualname.get().as_gc()?,
    };
    leads_to(vm, module, name, f.value())
}

fn leads_to(vm: &mut Vm, module: Gc<Str>, name: Gc<Str>, v: Value) -> Option<Named> {
    (find(vm, module, name) == Some(v)).then_some(Named { module, name })
}

/// What a qualified name in a loaded module stands for.
pub(super) fn find(vm: &mut Vm, module: Gc<Str>, name: Gc<Str>) -> Option<Value> {
    let key = vm.intern_value(module);
    let loaded: Gc<Module> = vm.dict_get_str(vm.modules, key)?.as_gc()?;
    let mut namespace: Gc<Dict> = loaded.dict.get().as_gc()?;
    let mut parts = name.text().split('.').peekable();
    while let Some(part) = parts.next() {
        let key = vm.intern(part);
        let v = vm.dict_get_str(namespace, key)?;
        if parts.peek().is_none() {
            return Some(v);
        }
        namespace = v.as_gc::<Class>()?.dict.get().as_gc()?;
    }
    None
}

/// Whether a module is the program's own.
pub(super) fn is_programs(vm: &mut Vm, module: Gc<Str>) -> bool {
    !is_library(vm, module)
}
