//! What can be imported: modules, their namespaces, and the functions and classes in them, by module and qualified name.
//!
//! A name counts only where it leads back to the object. So a function that was replaced, or is nested in another, has none, and is
//! written as it is.

use crate::heap::{Gc, Header, Kind};
use crate::objects::*;
use crate::value::Value;
use crate::vm::Vm;

/// The name of a module's namespace in the module.
const NAMESPACE: &str = ".";

/// Module and qualified name (empty for the module itself).
pub(super) fn name_of(vm: &Vm, p: Gc<Header>) -> Option<(&'static str, &'static str)> {
    let v = p.value();
    let (module, name) = match p.kind() {
        Kind::Module => (text(v.expect::<Module>().name.get())?, ""),
        Kind::Dict => (module_of(vm, v.expect())?, NAMESPACE),
        Kind::Function => {
            let f: Gc<Function> = v.expect();
            let given = f.extra.get().as_gc::<Record>();
            let given = given.map(|r| r.items()[FunctionExtra::QUALNAME].get());
            let name = given.filter(|name| name.is_kind(Kind::Str));
            let name = name.unwrap_or_else(|| f.code_ref().get().qualname.get());
            (module_of(vm, f.globals.get().expect())?, text(name)?)
        }
        Kind::Class => {
            let c: Gc<Class> = v.expect();
            let module = vm.dict_get_str(c.dict.get().expect(), vm.names.dunder_module)?;
            (text(module)?, text(c.qualname.get())?)
        }
        _ => return None,
    };
    (find(vm, module, name)? == v).then_some((module, name))
}

/// What a name leads to.
pub(super) fn find(vm: &Vm, module: &str, name: &str) -> Option<Value> {
    let module = get(vm, vm.modules, module)?;
    if name.is_empty() {
        return Some(module);
    }
    let mut namespace: Gc<Dict> = module.as_gc::<Module>()?.dict.get().as_gc()?;
    if name == NAMESPACE {
        return Some(namespace.value());
    }
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
fn module_of(vm: &Vm, namespace: Gc<Dict>) -> Option<&'static str> {
    text(vm.dict_get_str(namespace, vm.names.dunder_name)?)
}

fn get(vm: &Vm, namespace: Gc<Dict>, name: &str) -> Option<Value> {
    let key = vm.interned(name)?;
    vm.dict_get_str(namespace, key)
}

fn text(v: Value) -> Option<&'static str> {
    Some(v.as_gc::<Str>()?.text())
}
