//! `operator.itemgetter` and `operator.attrgetter`.
//!
//! One is a bound method that passes for an object of its class: the class's `__call__`, bound to the tuple of what is to be
//! got. So all that calls bound methods of natives quickly calls these quickly. In `attrgetter` a name with dots is a tuple of
//! names.

use crate::heap::{Gc, Kind};
use crate::native::{Answer, Exit, NativeDef, def, native_flag};
use crate::objects::{BoundMethod, Str, Tuple};
use crate::semantics::number::Num;
use crate::value::Value;
use crate::vm::{Known, PreludeFn, Vm};

const NEW: &str = "Create and return a new object.  See help(type) for accurate signature.";

static TYPES: &[(Known, &[NativeDef])] = &[
    (
        Known::ItemGetter,
        &[
            def("__new__", "cls, /, *items", new_items, NEW).with(native_flag::STATIC),
            def(
                "__call__",
                "self, obj, /",
                get_items,
                "Call self as a function.",
            ),
            def("__repr__", "self, /", repr, "Return repr(self)."),
            def(
                "__reduce__",
                "self, /",
                reduce,
                "Return state information for pickling",
            ),
        ],
    ),
    (
        Known::AttrGetter,
        &[
            def("__new__", "cls, /, *names", new_attributes, NEW).with(native_flag::STATIC),
            def(
                "__call__",
                "self, obj, /",
                get_attributes,
                "Call self as a function.",
            ),
            def("__repr__", "self, /", repr, "Return repr(self)."),
            def(
                "__reduce__",
                "self, /",
                reduce,
                "Return state information for pickling",
            ),
        ],
    ),
];

/// Fills the classes.
pub fn install(vm: &mut Vm) {
    for (class, methods) in TYPES {
        vm.add_methods(*class, methods, &[]);
    }
}

/// What a getter gets, and its class.
pub fn wanted(v: Value) -> Option<(Known, Gc<Tuple>)> {
    let m = v.as_gc::<BoundMethod>()?;
    let known = [Known::ItemGetter, Known::AttrGetter]
        .into_iter()
        .find(|known| m.header.shape() == known.shape())?;
    // Its `__call__` as an attribute is bound once more.
    let tuple = match m.receiver.get().as_gc::<BoundMethod>() {
        Some(inner) => inner.receiver.get().as_gc()?,
        None => m.receiver.get().as_gc()?,
    };
    Some((known, tuple))
}

fn new_items(vm: &mut Vm, args: &[Value]) -> Answer {
    if args.len() < 2 {
        return Err(vm.type_error("itemgetter expected 1 argument, got 0"));
    }
    let items = vm.tuple(&args[1..])?;
    getter(vm, Known::ItemGetter, items)
}

fn new_attributes(vm: &mut Vm, args: &[Value]) -> Answer {
    if args.len() < 2 {
        return Err(vm.type_error("attrgetter expected 1 argument, got 0"));
    }
    let mut names = Vec::with_capacity(args.len() - 1);
    for v in &args[1..] {
        let Some(name) = vm.unwrap_payload(*v).as_gc::<Str>() else {
            return Err(vm.type_error("attribute name must be a string"));
        };
        if name.text().contains('.') {
            let parts: Vec<Value> = name.text().split('.').map(|s| vm.intern(s)).collect();
            names.push(vm.tuple(&parts)?);
        } else {
            names.push(vm.intern_value(name));
        }
    }
    let names = vm.tuple(&names)?;
    getter(vm, Known::AttrGetter, names)
}

fn getter(vm: &mut Vm, known: Known, wanted: Value) -> Answer {
    let (class, name) = (vm.known(known), vm.names.dunder_call);
    match vm.class_lookup(class, name) {
        Some(call) => vm.bound_method(call, wanted),
        None => Err(vm.type_error("a getter without __call__")),
    }
}

/// What a getter answers for an object.
pub fn get(vm: &mut Vm, getter: Value, obj: Value) -> Answer {
    match wanted(getter) {
        Some((Known::ItemGetter, items)) => get_items(vm, &[items.value(), obj]),
        Some((_, names)) => get_attributes(vm, &[names.value(), obj]),
        None => Err(vm.type_error("a getter is required")),
    }
}

/// The tuple that a getter is bound to.
fn own(vm: &mut Vm, v: Value, known: Known) -> Result<Gc<Tuple>, Exit> {
    let own = match v.as_gc() {
        Some(t) => Some(t),
        None => wanted(v).map(|(_, t)| t),
    };
    match own.filter(|t| t.len > 0) {
        Some(t) => Ok(t),
        None => Err(vm.wrong_receiver(v, known, "__call__")),
    }
}

fn get_items(vm: &mut Vm, args: &[Value]) -> Answer {
    let items = own(vm, args[0], Known::ItemGetter)?;
    if let [one] = items.slice() {
        return vm.get_item(args[1], *one);
    }
    let mut found = Vec::with_capacity(items.len);
    for key in items.slice() {
        match vm.get_item(args[1], *key) {
            Ok(v) => found.push(v),
            // Nothing that a program could see has happened.
            Err(Exit::Call) => {
                return Err(vm.prelude_call(PreludeFn::ItemsOf, &[args[1], items.value()]));
            }
            Err(exit) => return Err(exit),
        }
    }
    vm.tuple(&found)
}

fn get_attributes(vm: &mut Vm, args: &[Value]) -> Answer {
    let names = own(vm, args[0], Known::AttrGetter)?;
    if let [one] = names.slice()
        && let Some(name) = one.as_gc::<Str>()
    {
        let name = vm.intern_value(name);
        return vm.get_attr(args[1], name);
    }
    let mut found = Vec::with_capacity(names.len);
    for path in names.slice() {
        let one = [*path];
        let path = path.as_gc::<Tuple>();
        let mut v = args[1];
        for name in path.as_ref().map_or(&one[..], |t| t.slice()) {
            let Some(name) = name.as_gc::<Str>() else {
                return Err(vm.type_error("attribute name must be a string"));
            };
            let name = vm.intern_value(name);
            match vm.get_attr(v, name) {
                Ok(next) => v = next,
                Err(Exit::Call) => {
                    return Err(vm.prelude_call(PreludeFn::AttrsOf, &[args[1], names.value()]));
                }
                Err(exit) => return Err(exit),
            }
        }
        found.push(v);
    }
    match found[..] {
        [one] => Ok(one),
        _ => vm.tuple(&found),
    }
}

/// The arguments that a getter was made with.
pub fn arguments(vm: &mut Vm, wanted: &[Value], known: Known) -> Result<Vec<Value>, Exit> {
    if known == Known::ItemGetter {
        return Ok(wanted.to_vec());
    }
    let mut names = Vec::with_capacity(wanted.len());
    for name in wanted {
        names.push(match name.as_gc::<Tuple>() {
            Some(path) => {
                let text = |v: &Value| v.as_gc::<Str>().map_or("", |s| s.text());
                let parts: Vec<&str> = path.slice().iter().map(text).collect();
                vm.str(&parts.join("."))?
            }
            None => *name,
        });
    }
    Ok(names)
}

fn repr(vm: &mut Vm, args: &[Value]) -> Answer {
    let Some((known, wanted)) = wanted(args[0]) else {
        return Err(vm.wrong_receiver(args[0], Known::ItemGetter, "__repr__"));
    };
    let parts = arguments(vm, wanted.slice(), known)?;
    let name = format!("operator.{}", vm.type_name(args[0]));
    shown(vm, args[0], &name, &parts)
}

/// `name(part, part)`: natively with parts that have no parts themselves.
pub fn shown(vm: &mut Vm, v: Value, name: &str, parts: &[Value]) -> Answer {
    let mut text = format!("{name}(");
    for (k, part) in parts.iter().enumerate() {
        if k > 0 {
            text.push_str(", ");
        }
        let simple = Num::of(*part).is_some() || part.is_none() || part.is_kind(Kind::Str);
        if !simple {
            return Err(vm.prelude_call(PreludeFn::ContainerRepr, &[v]));
        }
        text.push_str(vm.repr(*part)?.as_gc::<Str>().map_or("", |s| s.text()));
    }
    text.push(')');
    vm.str(&text)
}

fn reduce(vm: &mut Vm, args: &[Value]) -> Answer {
    let Some((known, wanted)) = wanted(args[0]) else {
        return Err(vm.wrong_receiver(args[0], Known::ItemGetter, "__reduce__"));
    };
    let parts = arguments(vm, wanted.slice(), known)?;
    let parts = vm.tuple(&parts)?;
    let class = vm.known(known).value();
    vm.tuple(&[class, parts])
}

/// Whether a value is a getter: what it gets of objects of the VM, natives alone can tell.
pub fn is_getter(v: Value) -> bool {
    v.is_kind(Kind::BoundMethod)
        && v.as_header().is_some_and(|h| {
            h.shape() == Known::ItemGetter.shape() || h.shape() == Known::AttrGetter.shape()
        })
}
