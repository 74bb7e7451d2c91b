//! What can be imported: modules, their namespaces, and the functions and classes in them, by module and qualified name.
//!
//! A name counts only where it leads back to the object. So a function that was replaced, or is nested in another, has none, and is
//! written as it is.

use crate::heap::{Gc, Header, Kind, flag};
use crate::objects::*;
use crate::value::Value;
use crate::vm::Vm;

/// The name of a module's namespace in the module.
const NAMESPACE: &str = ".";

/// Module and qualified name (empty for the module itself).
pub(super) fn name_of(vm: &Vm, p: Gc<Header>) -> Option<(&'static str, &'static str)> {
    let v = p.value();
    let (module, name) = match p.kind() {
        Kind::Module => (v.expect::<Module>().name.get().as_gc()?, Name::Module),
        Kind::Dict => (module_of(vm, v.expect())?, Name::Namespace),
        Kind::Function => {
            let f: Gc<Function> = v.expect();
            let given = f.extra.get().as_gc::<Record>();
            let given = given.map(|r| r.items()[FunctionExtra::QUALNAME].get());
            let name = given.filter(|name| name.is_kind(Kind::Str));
            let name = name.unwrap_or_else(|| f.code_ref().get().qualname.get());
            (
                module_of(vm, f.globals.get().expect())?,
                Name::Of(name.as_gc()?),
            )
        }
        Kind::Class => {
            let c: Gc<Class> = v.expect();
            let module = vm.dict_get_str(c.dict.get().expect(), vm.names.dunder_module)?;
            (module.as_gc()?, Name::Of(c.qualname.get().as_gc()?))
        }
        _ => return None,
    };
    let found = match name {
        Name::Module => module_called(vm, module)?,
        Name::Namespace => namespace_called(vm, module)?.value(),
        Name::Of(name) => {
            let namespace = namespace_called(vm, module)?;
            match name.text() {
                "" | NAMESPACE => return None,
                text if text.contains('.') => find_in(vm, namespace, text)?,
                _ => vm.dict_get_str(namespace, interned(vm, name)?)?,
            }
        }
    };
    let name = match name {
        Name::Module => "",
        Name::Namespace => NAMESPACE,
        Name::Of(name) => name.text(),
    };
    (found == v).then_some((module.text(), name))
}

/// What a name is of.
enum Name {
    Module,
    Namespace,
    Of(Gc<Str>),
}

fn module_called(vm: &Vm, name: Gc<Str>) -> Option<Value> {
    vm.dict_get_str(vm.modules, interned(vm, name)?)
}

fn namespace_called(vm: &Vm, name: Gc<Str>) -> Option<Gc<Dict>> {
    module_called(vm, name)?
        .as_gc::<Module>()?
        .dict
        .get()
        .as_gc()
}

/// The interned string of the same text, which most names are themselves.
fn interned(vm: &Vm, name: Gc<Str>) -> Option<Value> {
    match name.header.has(flag::INTERNED) {
        true => Some(name.value()),
        false => vm.interned(name.text()),
    }
}

/// What a name leads to.
pub(super) fn find(vm: &Vm, module: &str, name: &str) -> Option<Value> {
    let module = get(vm, vm.modules, module)?;
    if name.is_empty() {
        return Some(module);
    }
    let namespace: Gc<Dict> = module.as_gc::<Module>()?.dict.get().as_gc()?;
    match name {
        NAMESPACE => Some(namespace.value()),
        _ => find_in(vm, namespace, name),
    }
}

fn find_in(vm: &Vm, mut namespace: Gc<Dict>, name: &str) -> Option<Value> {
    let mut parts = name.split('.').peekable();
    while let Some(part) = parts.next() {
        let v = get(vm, namespace, part)?;
        if parts.peek().is_none() {
            return Some(v);
        }
        namespace = v.as_gc::<Class>()?.dict.get().as_gc()?;
    }
    None
}

/// The name of the module whose namespace this is, if it is one's.
fn module_of(vm: &Vm, namespace: Gc<Dict>) -> Option<Gc<Str>> {
    vm.dict_get_str(namespace, vm.names.dunder_name)?.as_gc()
}

fn get(vm: &Vm, namespace: Gc<Dict>, name: &str) -> Option<Value> {
    let key = vm.interned(name)?;
    vm.dict_get_str(namespace, key)
}
