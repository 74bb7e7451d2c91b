//! Arguments of the containers' methods and of the functions about containers.
//!
//! An object of the program that has `__index__` is converted in the prelude, which then calls the method again: a
//! method asks for its arguments before it does anything else.

use crate::heap::{Gc, Kind};
use crate::native::{Answer, AttrDef, Exit, NativeDef, def};
use crate::objects::*;
use crate::semantics::number::{as_index, as_small_int};
use crate::semantics::ordering::CmpOp;
use crate::value::Value;
use crate::vm::{Known, PreludeFn, Vm};

/// Argument `i` of a method as a number of items or a position.
pub fn index(
    vm: &mut Vm,
    class: Known,
    method: &str,
    args: &[Value],
    i: usize,
) -> Result<i64, Exit> {
    let v = args[i];
    let n = vm.unwrap_payload(v);
    if let Some(i) = as_index(n) {
        return Ok(i);
    }
    if n.is_kind(Kind::BigInt) {
        return Err(vm.overflow_error("Python int too large to convert to C ssize_t"));
    }
    if vm.has_index(v) {
        return Err(convert(vm, class, method, args, i));
    }
    let found = vm.type_name(v);
    Err(vm.type_error(format!(
        "'{found}' object cannot be interpreted as an integer"
    )))
}

/// Argument `i` as an end of a search; huge numbers mean the very end.
pub fn bound(
    vm: &mut Vm,
    class: Known,
    method: &str,
    args: &[Value],
    i: usize,
    len: usize,
) -> Result<Option<usize>, Exit> {
    let v = args[i];
    if v.is_unbound() {
        return Ok(None);
    }
    let n = vm.unwrap_payload(v);
    let at = match (as_small_int(n), n.as_gc::<BigInt>()) {
        (Some(at), _) => at,
        (_, Some(big)) if big.negative => -i64::MAX,
        (_, Some(_)) => i64::MAX,
        _ if vm.has_index(v) => return Err(convert(vm, class, method, args, i)),
        _ => {
            return Err(vm.type_error("slice indices must be integers or have an __index__ method"));
        }
    };
    let at = if at < 0 {
        at.saturating_add(len as i64).max(0)
    } else {
        at
    };
    Ok(Some(at.min(len as i64) as usize))
}

/// The answer "convert argument `i` by `__index__` and call this method again".
pub fn convert(vm: &mut Vm, class: Known, method: &str, args: &[Value], i: usize) -> Exit {
    let (name, how) = (vm.intern(method), vm.names.dunder_index);
    let class = vm.known(class);
    let method = vm.class_lookup(class, name).unwrap_or(Value::NONE);
    let given = args
        .iter()
        .position(|v| v.is_unbound())
        .unwrap_or(args.len());
    let args = match vm.tuple(&args[..given]) {
        Ok(args) => args,
        Err(exit) => return exit,
    };
    vm.prelude_call(
        PreludeFn::ConvertAndCall,
        &[method, args, Value::int(i as i64), how],
    )
}

/// Refuses keyword arguments: `kwargs` is a native's `**kwargs`.
pub fn no_keywords(vm: &mut Vm, kwargs: Value, name: &str) -> Result<(), Exit> {
    match kwargs.as_gc::<Dict>() {
        Some(d) if !d.is_empty() => {
            Err(vm.type_error(format!("{name}() takes no keyword arguments")))
        }
        _ => Ok(()),
    }
}

/// Refuses more than one positional argument.
pub fn at_most_one(vm: &mut Vm, args: &[Value], name: &str) -> Result<(), Exit> {
    if args.len() > 1 {
        return Err(vm.type_error(format!(
            "{name} expected at most 1 argument, got {}",
            args.len()
        )));
    }
    Ok(())
}

/// The class a constructor is called on: it must derive from `base`.
pub fn class_argument(vm: &mut Vm, cls: Value, base: Known) -> Result<Gc<Class>, Exit> {
    let base = vm.known(base);
    if let Some(class) = cls.as_gc::<Class>() {
        if vm.is_subclass(class, base) {
            return Ok(class);
        }
        let (name, base) = (vm.class_name(class), vm.class_name(base));
        return Err(vm.type_error(format!(
            "{base}.__new__({name}): {name} is not a subtype of {base}"
        )));
    }
    let (found, base) = (vm.type_name(cls), vm.class_name(base));
    Err(vm.type_error(format!(
        "{base}.__new__(X): X is not a type object ({found})"
    )))
}

/// What a constructor answers: the built-in object itself, or an instance that carries it.
pub fn instance_of(vm: &mut Vm, class: Gc<Class>, base: Known, payload: Value) -> Answer {
    if class == vm.known(base) {
        Ok(payload)
    } else {
        vm.instantiate(class, payload)
    }
}

macro_rules! comparison {
    ($name:ident, $op:ident) => {
        fn $name(vm: &mut Vm, args: &[Value]) -> Answer {
            let (a, b) = (vm.unwrap_payload(args[0]), vm.unwrap_payload(args[1]));
            vm.compare_method(CmpOp::$op, a, b)
        }
    };
}
comparison!(lt, Lt);
comparison!(le, Le);
comparison!(eq, Eq);
comparison!(ne, Ne);
comparison!(gt, Gt);
comparison!(ge, Ge);

/// `==` and `!=` as methods.
pub const EQUALITY: &[NativeDef] = &[
    def("__eq__", "self, value, /", eq, "Return self==value."),
    def("__ne__", "self, value, /", ne, "Return self!=value."),
];

/// The four orderings as methods.
pub const ORDERING: &[NativeDef] = &[
    def("__lt__", "self, value, /", lt, "Return self<value."),
    def("__le__", "self, value, /", le, "Return self<=value."),
    def("__gt__", "self, value, /", gt, "Return self>value."),
    def("__ge__", "self, value, /", ge, "Return self>=value."),
];

/// The methods of iterables: the object must be a built-in container or carry one.
pub const ITERABLE: &[NativeDef] = &[def("__iter__", "self, /", iter, "Implement iter(self).")];

/// The methods of sized containers.
pub const CONTAINER: &[NativeDef] = &[
    def("__len__", "self, /", len, "Return len(self)."),
    def(
        "__contains__",
        "self, key, /",
        contains,
        "Return key in self.",
    ),
    def("__iter__", "self, /", iter, "Implement iter(self)."),
];

/// `container[key]` as a method.
pub const SUBSCRIPT: &[NativeDef] = &[def(
    "__getitem__",
    "self, key, /",
    getitem,
    "Return self[key].",
)];

/// Changing items as methods.
pub const MUTABLE: &[NativeDef] = &[
    def(
        "__setitem__",
        "self, key, value, /",
        setitem,
        "Set self[key] to value.",
    ),
    def("__delitem__", "self, key, /", delitem, "Delete self[key]."),
];

/// The built-in object that a method works on.
fn own(vm: &mut Vm, v: Value, method: &str) -> Result<Value, Exit> {
    let inner = vm.unwrap_payload(v);
    if inner.is_kind(Kind::Instance) || inner.is_immediate() || inner.is_int() || inner.is_float() {
        return Err(vm.wrong_receiver(v, Known::Object, method));
    }
    Ok(inner)
}

fn iter(vm: &mut Vm, args: &[Value]) -> Answer {
    let v = own(vm, args[0], "__iter__")?;
    vm.get_iter(v)
}

fn len(vm: &mut Vm, args: &[Value]) -> Answer {
    let v = own(vm, args[0], "__len__")?;
    vm.length(v)
}

fn contains(vm: &mut Vm, args: &[Value]) -> Answer {
    let v = own(vm, args[0], "__contains__")?;
    vm.contains(v, args[1])
}

fn getitem(vm: &mut Vm, args: &[Value]) -> Answer {
    let v = own(vm, args[0], "__getitem__")?;
    match v.as_gc::<Dict>() {
        Some(d) if v.is_kind(Kind::Dict) => vm.dict_item(args[0], d, args[1]),
        _ => vm.get_item(v, args[1]),
    }
}

fn setitem(vm: &mut Vm, args: &[Value]) -> Answer {
    let v = own(vm, args[0], "__setitem__")?;
    vm.set_item(v, args[1], args[2])
}

fn delitem(vm: &mut Vm, args: &[Value]) -> Answer {
    let v = own(vm, args[0], "__delitem__")?;
    vm.del_item(v, args[1])
}

/// Enters the container types' methods and the functions about containers.
pub fn install(vm: &mut Vm) {
    use super::{deque, dict, dict_views, functions_container, iterators, range, set};
    type Row = (Known, &'static [&'static [NativeDef]], &'static [AttrDef]);
    let types: &[Row] = &[
        (Known::List, super::list::METHODS, &[]),
        (Known::Tuple, super::tuple::METHODS, &[]),
        (Known::Dict, dict::METHODS, &[]),
        (Known::MappingProxy, dict::PROXY, &[]),
        (Known::DictKeys, dict_views::SET_LIKE, dict_views::ATTRS),
        (Known::DictItems, dict_views::SET_LIKE, dict_views::ATTRS),
        (Known::DictValues, dict_views::VALUES, dict_views::ATTRS),
        (Known::Set, set::METHODS, &[]),
        (Known::FrozenSet, set::FROZEN, &[]),
        (Known::Range, range::METHODS, range::ATTRS),
        (Known::Slice, range::SLICE_METHODS, range::SLICE_ATTRS),
        (Known::Deque, deque::METHODS, deque::ATTRS),
        (Known::Reversed, &[iterators::REVERSED], &[]),
        (Known::Enumerate, &[iterators::ENUMERATE], &[]),
        (Known::Zip, &[iterators::ZIP], &[]),
        (Known::Map, &[iterators::MAP], &[]),
        (Known::Filter, &[iterators::FILTER], &[]),
    ];
    for (class, tables, attrs) in types {
        for table in *tables {
            vm.add_methods(*class, table, &[]);
        }
        vm.add_methods(*class, &[], attrs);
    }
    for class in iterators::TYPES {
        vm.add_methods(*class, iterators::METHODS, &[]);
        let adaptor = matches!(
            class,
            Known::Enumerate | Known::Zip | Known::Map | Known::Filter
        );
        if !adaptor {
            vm.add_methods(*class, iterators::LENGTH_HINT, &[]);
        }
    }
    for class in [
        Known::List,
        Known::Dict,
        Known::Set,
        Known::ByteArray,
        Known::Deque,
        Known::Slice,
        Known::DictKeys,
        Known::DictItems,
        Known::MappingProxy,
    ] {
        let dict = vm.known(class).dict.get().expect();
        let name = vm.names.dunder_hash;
        vm.dict_set_str(dict, name, Value::NONE);
    }
    let builtins = vm.builtins;
    vm.add_functions(builtins, "builtins", functions_container::FUNCTIONS);
}
