//! The built-in functions about objects, classes and names.
//!
//! Each decides natively whatever classes without code of the program decide; the rest is the prelude's.

use super::abc::{Check, verdict};
use super::frames::locals;
use super::object::dict_of;
use super::type_::{args_name, visible_globals};
use crate::heap::{Gc, Header, Kind, Room};
use crate::native::{Answer, Exit, NativeDef, def};
use crate::objects::*;
use crate::semantics::table::Found;
use crate::value::Value;
use crate::vm::{Known, PreludeFn, Vm};

pub static FUNCTIONS: &[NativeDef] = &[
    def(
        "isinstance",
        "obj, class_or_tuple, /",
        isinstance,
        "Return whether an object is an instance of a class or of a subclass thereof.",
    ),
    def(
        "issubclass",
        "cls, class_or_tuple, /",
        issubclass,
        "Return whether 'cls' is derived from another class or is the same class.",
    ),
    def(
        "getattr",
        "object, name, default=, /",
        getattr,
        "Get a named attribute from an object.",
    ),
    def(
        "hasattr",
        "obj, name, /",
        hasattr,
        "Return whether the object has an attribute with the given name.",
    ),
    def(
        "setattr",
        "obj, name, value, /",
        setattr,
        "Sets the named attribute on the given object to the specified value.",
    ),
    def(
        "delattr",
        "obj, name, /",
        delattr,
        "Deletes the named attribute from the given object.",
    ),
    def(
        "callable",
        "obj, /",
        callable,
        "Return whether the object is callable.",
    ),
    def(
        "id",
        "obj, /",
        |vm, a| id(vm, a[0]),
        "Return the identity of an object.",
    ),
    def(
        "hash",
        "obj, /",
        |vm, a| hash(vm, a[0]),
        "Return the hash value for the given object.",
    ),
    def(
        "dir",
        "object=, /",
        dir,
        "Names of an object's attributes, or of the local variables.",
    ),
    def(
        "vars",
        "object=, /",
        vars,
        "An object's __dict__, or the local variables.",
    ),
    def(
        "globals",
        "",
        globals,
        "Return the dictionary containing the current scope's global variables.",
    ),
    def(
        "locals",
        "",
        |vm, _| locals(vm),
        "Return a dictionary containing the current scope's local variables.",
    ),
];

/// Keys of a table in order.
pub fn table_keys(d: Gc<Dict>) -> Vec<Value> {
    let mut keys = Vec::with_capacity(d.len());
    let mut from = 0;
    while let Some((i, key, _)) = d.next_entry(from) {
        keys.push(key);
        from = i + 1;
    }
    keys
}

/// `isinstance` of a class without a hook: by the MRO.
pub fn instance_of(vm: &Vm, v: Value, class: Gc<Class>) -> bool {
    vm.is_instance(v, class)
}

/// Places of the memory of verdicts.
pub(crate) const VERDICTS: usize = 64;

/// Whether objects of a shape are instances of a class (by its address), as long as no class changes. Collections forget it.
#[derive(Clone, Copy, Default)]
pub(crate) struct Verdict {
    shape: u32,
    epoch: u32,
    class: usize,
    truth: bool,
}

/// What a check against one class or a tuple of them found out natively.
enum Checked {
    Known(bool),
    /// A metaclass of the program has the say, or something that is no class.
    Guest,
}

/// Checks against a class or nested tuples of classes; `check` decides for a class without hooks. `hook` is the name of the hook,
/// which it is, and the class that is checked, if that is all there is to it.
fn check_all(
    vm: &mut Vm,
    of: Value,
    hook: (Value, Check, Option<Gc<Class>>),
    depth: u32,
    check: &dyn Fn(&Vm, Gc<Class>) -> bool,
) -> Checked {
    if let Some(class) = of.as_gc::<Class>() {
        let (name, kind, subclass) = hook;
        let method = match class.header.shape() == Known::Type.shape() {
            true => None,
            false => vm.guest_special(of, name),
        };
        let Some(method) = method else {
            return Checked::Known(check(vm, class));
        };
        let known = subclass.and_then(|s| verdict(vm, kind, method, class, s));
        return known.map_or(Checked::Guest, Checked::Known);
    }
    let Some(tuple) = vm
        .unwrap_payload(of)
        .as_gc::<Tuple>()
        .filter(|t| depth < 20 && vm.take_nested(t.len, depth))
    else {
        return Checked::Guest;
    };
    for item in tuple.slice() {
        match check_all(vm, *item, hook, depth + 1, check) {
            Checked::Known(false) => {}
            checked => return checked,
        }
    }
    Checked::Known(false)
}

pub(super) fn isinstance(vm: &mut Vm, a: &[Value]) -> Answer {
    let (v, name) = (a[0], vm.names.dunder_instancecheck);
    let class = vm.class_of(v);
    if class.value() == a[1] {
        return Ok(Value::TRUE);
    }
    let class = (!claims_class(vm, v)).then_some(class);
    let hook = (name, Check::Instance, class);
    match check_all(vm, a[1], hook, 0, &|vm, class| instance_of(vm, v, class)) {
        // The object may claim another class by a property `__class__`.
        Checked::Known(false) if class.is_none() => {
            Err(vm.prelude_call(PreludeFn::IsInstance, &[v, a[1]]))
        }
        Checked::Known(b) => Ok(Value::bool(b)),
        Checked::Guest => Err(vm.prelude_call(PreludeFn::IsInstance, &[v, a[1]])),
    }
}

impl Vm {
    /// `isinstance` of a value and a class whose metaclass is `type`; `None` where the value may claim another class.
    pub(crate) fn instance_verdict(&mut self, v: Value, class: Gc<Class>) -> Option<bool> {
        let shape = match v.as_header() {
            Some(h) => h.shape(),
            None => return Some(self.is_instance(v, class)),
        };
        let at = (shape as usize ^ class.addr() >> 4) % VERDICTS;
        let known = &self.verdicts[at];
        if known.shape == shape && known.class == class.addr() && known.epoch == self.epoch {
            return Some(known.truth);
        }
        let truth = self.is_instance(v, class);
        if !truth && claims_class(self, v) {
            return None;
        }
        self.verdicts[at] = Verdict {
            shape,
            epoch: self.epoch,
            class: class.addr(),
            truth,
        };
        Some(truth)
    }
}

fn claims_class(vm: &mut Vm, v: Value) -> bool {
    let name = vm.names.dunder_class;
    v.is_kind(Kind::Instance)
        && vm
            .special(v, name)
            .is_some_and(|attr| !attr.is_kind(Kind::GetSet))
}

fn issubclass(vm: &mut Vm, a: &[Value]) -> Answer {
    let Some(class) = a[0].as_gc::<Class>() else {
        return Err(vm.prelude_call(PreludeFn::IsSubclass, &[a[0], a[1]]));
    };
    let hook = (vm.names.dunder_subclasscheck, Check::Subclass, Some(class));
    match check_all(vm, a[1], hook, 0, &|vm, of| vm.is_subclass(class, of)) {
        Checked::Known(b) => Ok(Value::bool(b)),
        Checked::Guest => Err(vm.prelude_call(PreludeFn::IsSubclass, &[a[0], a[1]])),
    }
}

/// The name argument of `getattr` and its like.
fn attribute_name(vm: &mut Vm, v: Value, function: &str) -> Result<Value, Exit> {
    match vm.unwrap_payload(v).is_kind(Kind::Str) {
        true => args_name(vm, v),
        false if function.is_empty() => args_name(vm, v),
        false => Err(vm.type_error(format!("{function}(): attribute name must be string"))),
    }
}

fn getattr(vm: &mut Vm, a: &[Value]) -> Answer {
    let name = attribute_name(vm, a[1], "")?;
    let found = vm.attr_remembered(a[0], name);
    if let Some(v) = found.and_then(|v| v.or((!a[2].is_unbound()).then_some(a[2]))) {
        return Ok(v);
    }
    if a[2].is_unbound() {
        return vm.get_attr(a[0], name);
    }
    match try_attribute(vm, a[0], name)? {
        Some(Some(v)) => Ok(v),
        Some(None) => Ok(a[2]),
        None => Err(vm.prelude_call(PreludeFn::GetAttrDefault, &[a[0], name, a[2]])),
    }
}

fn hasattr(vm: &mut Vm, a: &[Value]) -> Answer {
    let name = attribute_name(vm, a[1], "")?;
    if let Some(found) = vm.attr_remembered(a[0], name) {
        return Ok(Value::bool(found.is_some()));
    }
    match try_attribute(vm, a[0], name)? {
        Some(found) => Ok(Value::bool(found.is_some())),
        None => Err(vm.prelude_call(PreludeFn::HasAttr, &[a[0], name])),
    }
}

/// The attribute, `Some(None)` when it is missing, `None` when code of the program decides.
pub(super) fn try_attribute(
    vm: &mut Vm,
    obj: Value,
    name: Value,
) -> Result<Option<Option<Value>>, Exit> {
    let class = vm.class_of(obj);
    if class.has(class_flag::GETATTRIBUTE) {
        return Ok(None);
    }
    match vm.find_attr(obj, name) {
        Ok(Some(v)) => Ok(Some(Some(v))),
        Ok(None)
            if class.has(class_flag::GETATTR)
                || obj.is_kind(Kind::Module) && module_hook(vm, obj) =>
        {
            Ok(None)
        }
        Ok(None) => Ok(Some(None)),
        Err(Exit::Raised(e)) if vm.is_known_instance(e, Known::AttributeError) => {
            Ok(if class.has(class_flag::GETATTR) {
                None
            } else {
                Some(None)
            })
        }
        Err(Exit::Call) => Ok(None),
        Err(e) => Err(e),
    }
}

fn module_hook(vm: &Vm, module: Value) -> bool {
    let dict: Gc<Dict> = module.expect::<Module>().dict.get().expect();
    vm.dict_get_str(dict, vm.names.dunder_getattr).is_some()
}

fn setattr(vm: &mut Vm, a: &[Value]) -> Answer {
    let name = attribute_name(vm, a[1], "")?;
    none_after(vm, a[0], name, a[2])
}

fn delattr(vm: &mut Vm, a: &[Value]) -> Answer {
    let name = attribute_name(vm, a[1], "")?;
    none_after(vm, a[0], name, Value::UNBOUND)
}

/// Sets an attribute. What a hook of the program returns is dropped, as its caller expects.
fn none_after(vm: &mut Vm, obj: Value, name: Value, value: Value) -> Answer {
    match vm.set_attr(obj, name, value) {
        Err(Exit::Call) => {
            let (callee, args) = (vm.request.callee, vm.request.args.clone());
            let args = vm.tuple(&args)?;
            Err(vm.prelude_call(PreludeFn::CallAndDrop, &[callee, args]))
        }
        answer => answer,
    }
}

/// Whether a value can be called.
pub fn is_callable(vm: &mut Vm, v: Value) -> bool {
    match v.kind() {
        Some(
            Kind::Function | Kind::Builtin | Kind::BoundMethod | Kind::Class | Kind::StaticMethod,
        ) => true,
        Some(_) => vm.special(v, vm.names.dunder_call).is_some(),
        None => false,
    }
}

fn callable(vm: &mut Vm, a: &[Value]) -> Answer {
    Ok(Value::bool(is_callable(vm, a[0])))
}

/// `id(v)`: numbers by value, so that equal identities mean `is`.
fn id(vm: &mut Vm, v: Value) -> Answer {
    use crate::semantics::number::{as_float, hash as number_hash};
    if v.as_header().is_none() || v.is_kind(Kind::Float) || v.is_kind(Kind::BigInt) {
        let bits = match as_float(v) {
            Some(f) => f.to_bits() as u128 | 1 << 64,
            None if v.is_kind(Kind::BigInt) => number_hash(v).unwrap_or(0) as u64 as u128 | 2 << 64,
            None => v.bits() as u128 | 3 << 64,
        };
        return vm.int_from_limbs(false, &[bits as u64, (bits >> 64) as u64]);
    }
    let n = vm.identity(v);
    vm.int_from_limbs(false, &[n])
}

/// `hash(v)`.
pub fn hash(vm: &mut Vm, v: Value) -> Answer {
    match vm.simple_hash(v) {
        Some(h) => vm.int(h),
        None => {
            let asked = vm.asked_by(v, vm.names.dunder_hash, PreludeFn::HashBy);
            Err(asked.unwrap_or_else(|| vm.prelude_call(PreludeFn::Hash, &[v])))
        }
    }
}

// --- Names of things -------------------------------------------------------------------------------------------------

fn dir(vm: &mut Vm, a: &[Value]) -> Answer {
    if !a[0].is_unbound() {
        let name = vm.names.dunder_dir;
        return match vm
            .special(a[0], name)
            .is_some_and(|f| f.is_kind(Kind::Builtin))
        {
            true => dir_default(vm, a[0]),
            false => Err(vm.prelude_call(PreludeFn::DirOf, &[a[0]])),
        };
    }
    let scope = locals(vm)?;
    match scope.as_gc::<Dict>() {
        Some(dict) => sorted_names(vm, table_keys(dict)),
        None => Err(vm.prelude_call(PreludeFn::SortedKeys, &[scope])),
    }
}

/// `object.__dir__` and `type.__dir__`.
pub fn dir_default(vm: &mut Vm, obj: Value) -> Answer {
    let names = attribute_names(vm, obj)?;
    sorted_names(vm, names)
}

/// List of the strings among the values, in order and without repeats.
pub fn sorted_names(vm: &mut Vm, mut names: Vec<Value>) -> Answer {
    names.retain(|n| n.is_kind(Kind::Str));
    names.sort_by_key(|n| n.expect::<Str>().text());
    names.dedup_by_key(|n| n.expect::<Str>().text());
    vm.list(&names)
}

fn vars(vm: &mut Vm, a: &[Value]) -> Answer {
    if a[0].is_unbound() {
        return locals(vm);
    }
    if a[0].is_kind(Kind::Class) || dict_of(vm, a[0])?.is_some() {
        let name = vm.names.dunder_dict;
        return vm.get_attr(a[0], name);
    }
    if vm.class_of(a[0]).has(class_flag::BUILTIN) {
        return Err(vm.type_error("vars() argument must have __dict__ attribute"));
    }
    Err(vm.prelude_call(PreludeFn::VarsOf, &[a[0]]))
}

fn globals(vm: &mut Vm, _: &[Value]) -> Answer {
    vm.need_frames()?;
    match visible_globals(vm) {
        Some(dict) => Ok(dict.value()),
        None => Err(vm.runtime_error("globals(): no frame")),
    }
}

/// The names that `dir` lists for an object, hooks not minded.
pub fn attribute_names(vm: &mut Vm, obj: Value) -> Result<Vec<Value>, Exit> {
    let mut names = Vec::new();
    if let Some(m) = obj.as_gc::<Module>() {
        return Ok(table_keys(m.dict.get().expect()));
    }
    let class = match obj.as_gc::<Class>() {
        Some(c) => c,
        None => {
            if let Some(dict) = dict_of_instance(vm, obj)? {
                names.extend(table_keys(dict));
            }
            vm.class_of(obj)
        }
    };
    for c in class.mro.get().expect::<Tuple>().slice() {
        names.extend(table_keys(c.expect::<Class>().dict.get().expect()));
    }
    Ok(names)
}

/// As `dict_of`, but leaves instances in slots.
fn dict_of_instance(vm: &mut Vm, obj: Value) -> Result<Option<Gc<Dict>>, Exit> {
    let Some(instance) = obj.as_gc::<Instance>() else {
        return dict_of(vm, obj);
    };
    let shape = &vm.shapes[instance.header.shape() as usize];
    if shape.mode == ShapeMode::Dict {
        return Ok(instance.extra.get().as_gc());
    }
    let names: Vec<Value> = shape
        .names
        .iter()
        .copied()
        .filter(|n| !n.is_unbound())
        .collect();
    let dict = vm.dict()?;
    for name in names {
        if vm.instance_attr(instance, name).is_some() {
            vm.dict_set_str(dict, name, Value::NONE);
        }
    }
    Ok(Some(dict))
}

/// Removes a key that is a string; whether it was there.
pub fn remove_str(vm: &mut Vm, dict: Gc<Dict>, key: Value) -> bool {
    let hash = vm.hash_str(key.expect());
    match vm.table_find(&dict, hash, key) {
        Found::At(i) => {
            vm.table_remove(dict, i);
            true
        }
        _ => false,
    }
}

/// `super(class, receiver)`.
pub fn new_super(vm: &mut Vm, class: Gc<Class>, receiver: Value) -> Answer {
    let start = if receiver.is_unbound() {
        Value::UNBOUND
    } else if let Some(c) = receiver
        .as_gc::<Class>()
        .filter(|c| vm.is_subclass(*c, class))
    {
        c.value()
    } else if vm.is_instance(receiver, class) {
        vm.class_of(receiver).value()
    } else {
        return Err(vm.type_error("super(type, obj): obj must be an instance or subtype of type"));
    };
    let room = vm.room(256)?;
    Ok(vm.super_from(&room, class.value(), receiver, start))
}

impl Vm {
    /// A `super()` that searches the MRO of `start` after `class`.
    pub(crate) fn super_from(
        &mut self,
        room: &Room,
        class: Value,
        receiver: Value,
        start: Value,
    ) -> Value {
        let header = |flags| Header::new(Kind::Super, flags, 0, Known::Super.shape());
        let made = self.heap.new_object(room, |flags| Super {
            header: header(flags),
            class,
            receiver,
            start,
        });
        made.value()
    }
}
