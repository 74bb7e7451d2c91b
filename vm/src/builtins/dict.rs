//! `dict` and `mappingproxy`.
//!
//! Keys whose hash or equality is the program's go to the prelude's functions, which probe the table with the
//! primitives of `primitives_containers`.

use super::list_args::{CONTAINER, EQUALITY, MUTABLE, SUBSCRIPT, class_argument};
use crate::heap::{Gc, Header, Kind};
use crate::native::{Answer, Exit, NativeDef, def, native_flag};
use crate::objects::{Dict, DictView, MappingProxy, ViewVariety};
use crate::semantics::table_keys::KeyAt;
use crate::value::Value;
use crate::vm::{Known, PreludeFn, Vm};

pub const METHODS: &[&[NativeDef]] = &[OWN, CONTAINER, EQUALITY, SUBSCRIPT, MUTABLE];

const OWN: &[NativeDef] = &[
    def(
        "__new__",
        "cls, /, *args, **kwargs",
        new,
        "Create and return a new object.  See help(type) for accurate signature.",
    )
    .with(native_flag::STATIC),
    def(
        "__init__",
        "self, /, *args, **kwargs",
        init,
        "Initialize self.  See help(type(self)) for accurate signature.",
    ),
    def(
        "keys",
        "self, /",
        keys,
        "D.keys() -> a set-like object providing a view on D's keys",
    ),
    def(
        "values",
        "self, /",
        values,
        "D.values() -> an object providing a view on D's values",
    ),
    def(
        "items",
        "self, /",
        items,
        "D.items() -> a set-like object providing a view on D's items",
    ),
    def(
        "get",
        "self, key, default=, /",
        get,
        "Return the value for key if key is in the dictionary, else default.",
    )
    .with(native_flag::PURE),
    def(
        "pop",
        "self, key, default=, /",
        pop,
        "D.pop(k[,d]) -> v, remove specified key and return the corresponding value.",
    ),
    def(
        "popitem",
        "self, /",
        popitem,
        "Remove and return a (key, value) pair as a 2-tuple.",
    ),
    def(
        "setdefault",
        "self, key, default=, /",
        setdefault,
        "Insert key with a value of default if key is not in the dictionary.",
    ),
    def(
        "update",
        "self, /, *args, **kwargs",
        update,
        "D.update([E, ]**F) -> None.  Update D from dict/iterable E and F.",
    ),
    def(
        "clear",
        "self, /",
        clear,
        "D.clear() -> None.  Remove all items from D.",
    ),
    def("copy", "self, /", copy, "D.copy() -> a shallow copy of D"),
    def(
        "fromkeys",
        "cls, iterable, value=, /",
        fromkeys,
        "Create a new dictionary with keys from iterable and values set to value.",
    )
    .with(native_flag::CLASS),
    def(
        "__reversed__",
        "self, /",
        reversed,
        "Return a reverse iterator over the dict keys.",
    ),
    def("__or__", "self, value, /", or, "Return self|value."),
    def("__ror__", "self, value, /", ror, "Return value|self."),
    def("__ior__", "self, value, /", ior, "Return self|=value."),
];

pub const PROXY: &[&[NativeDef]] = &[PROXY_OWN, CONTAINER, EQUALITY, SUBSCRIPT];

const PROXY_OWN: &[NativeDef] = &[
    def("get", "self, key, default=, /", proxy_get, ""),
    def("keys", "self, /", proxy_keys, ""),
    def("values", "self, /", proxy_values, ""),
    def("items", "self, /", proxy_items, ""),
    def("copy", "self, /", proxy_copy, ""),
    def("__or__", "self, value, /", proxy_or, ""),
    def("__reversed__", "self, /", proxy_reversed, ""),
];

fn own(vm: &mut Vm, v: Value, method: &str) -> Result<Gc<Dict>, Exit> {
    let inner = vm.unwrap_payload(v);
    if inner.is_kind(Kind::Dict) {
        return Ok(inner.expect());
    }
    Err(vm.wrong_receiver(v, Known::Dict, method))
}

// --- Making ----------------------------------------------------------------------------------------------------------

fn new(vm: &mut Vm, args: &[Value]) -> Answer {
    let class = class_argument(vm, args[0], Known::Dict)?;
    if class != vm.known(Known::Dict) {
        // `__init__` fills it.
        let empty = vm.dict()?.value();
        return vm.instantiate(class, empty);
    }
    let (keywords, others) = (args[1], &args[2..]);
    if others.is_empty() {
        // The keywords' dict was made for this call.
        return match keywords.as_gc::<Dict>() {
            Some(d) => Ok(d.value()),
            None => Ok(vm.dict()?.value()),
        };
    }
    if let ([other], true) = (others, no_entries(keywords))
        && other.is_kind(Kind::Dict)
    {
        return Ok(vm.dict_copy(other.expect())?.value());
    }
    let dict = vm.dict()?;
    fill(vm, dict.value(), keywords, others, "dict", Value::UNBOUND)
}

fn init(vm: &mut Vm, args: &[Value]) -> Answer {
    own(vm, args[0], "__init__")?;
    fill(vm, args[0], args[1], &args[2..], "dict", Value::NONE)
}

fn no_entries(keywords: Value) -> bool {
    keywords.as_gc::<Dict>().is_none_or(|d| d.is_empty())
}

/// The updates of `dict(other, **keywords)` and `d.update(other, **keywords)`; answers `result`, or the dict when that
/// is UNBOUND.
fn fill(
    vm: &mut Vm,
    target: Value,
    keywords: Value,
    others: &[Value],
    name: &str,
    result: Value,
) -> Answer {
    if others.len() > 1 {
        let n = others.len();
        return Err(vm.type_error(format!("{name} expected at most 1 argument, got {n}")));
    }
    let dict: Gc<Dict> = vm.unwrap_payload(target).expect();
    let answer = if result.is_unbound() { target } else { result };
    if let Some(other) = others.first() {
        match vm.dict_update(dict, *other) {
            Ok(_) => {}
            Err(Exit::Call) => {
                let keywords = if no_entries(keywords) {
                    Value::NONE
                } else {
                    keywords
                };
                let args = [dict.value(), *other, keywords, answer];
                return Err(vm.prelude_call(PreludeFn::DictInit, &args));
            }
            Err(exit) => return Err(exit),
        }
    }
    if let Some(keywords) = keywords.as_gc::<Dict>() {
        // Names are strings: simple keys, which only a guest key in the dict could make difficult.
        if !vm.dict_absorb(dict, keywords)? {
            let args = [dict.value(), keywords.value(), Value::NONE, answer];
            return Err(vm.prelude_call(PreludeFn::DictInit, &args));
        }
    }
    Ok(answer)
}

fn update(vm: &mut Vm, args: &[Value]) -> Answer {
    own(vm, args[0], "update")?;
    fill(vm, args[0], args[1], &args[2..], "update", Value::NONE)
}

fn fromkeys(vm: &mut Vm, args: &[Value]) -> Answer {
    let value = if args[2].is_unbound() {
        Value::NONE
    } else {
        args[2]
    };
    if args[0] == vm.known(Known::Dict).value()
        && let Some((items, room)) = vm.native_items_and_room(args[1], 96)?
        && let Some(entries) = vm.distinct_entries(&items)?
    {
        let dict = vm.new_dict(&room);
        vm.table_grow(&room, dict, entries.len());
        for (hash, key) in &entries {
            vm.table_append(&room, dict, *hash, *key, value);
        }
        vm.pay(entries.len() / 8)?;
        return Ok(dict.value());
    }
    if !vm.may_be_iterable(args[1]) {
        return Err(vm.not_iterable(args[1]));
    }
    Err(vm.prelude_call(PreludeFn::DictFromKeys, &[args[0], args[1], value]))
}

fn copy(vm: &mut Vm, args: &[Value]) -> Answer {
    let dict = own(vm, args[0], "copy")?;
    Ok(vm.dict_copy(dict)?.value())
}

// --- Keys ------------------------------------------------------------------------------------------------------------

fn get(vm: &mut Vm, args: &[Value]) -> Answer {
    let dict = own(vm, args[0], "get")?;
    vm.dict_get(dict, args[1], args[2])
}

impl Vm {
    /// `dict.get(key, default)`; UNBOUND stands for the default that is not given.
    pub(crate) fn dict_get(&mut self, dict: Gc<Dict>, key: Value, default: Value) -> Answer {
        let default = if default.is_unbound() {
            Value::NONE
        } else {
            default
        };
        match self.key_at(dict, key)? {
            KeyAt::At(i) => Ok(dict.value_at(i)),
            KeyAt::Missing(_) => Ok(default),
            KeyAt::Guest => {
                Err(self.prelude_call(PreludeFn::DictGet, &[dict.value(), key, default]))
            }
        }
    }
}

fn pop(vm: &mut Vm, args: &[Value]) -> Answer {
    let dict = own(vm, args[0], "pop")?;
    if dict.is_empty() {
        // An empty one does not ask for the key's hash.
        return match args[2] {
            v if v.is_unbound() => Err(vm.key_error(args[1])),
            v => Ok(v),
        };
    }
    match vm.key_at(dict, args[1])? {
        KeyAt::At(i) => Ok(vm.table_remove(dict, i)),
        KeyAt::Missing(_) if args[2].is_unbound() => Err(vm.key_error(args[1])),
        KeyAt::Missing(_) => Ok(args[2]),
        KeyAt::Guest => {
            let mut call = vec![dict.value(), args[1]];
            call.extend(args[2..].iter().filter(|v| !v.is_unbound()));
            Err(vm.prelude_call(PreludeFn::DictPop, &call))
        }
    }
}

fn setdefault(vm: &mut Vm, args: &[Value]) -> Answer {
    let dict = own(vm, args[0], "setdefault")?;
    let default = if args[2].is_unbound() {
        Value::NONE
    } else {
        args[2]
    };
    match vm.key_at(dict, args[1])? {
        KeyAt::At(i) => Ok(dict.value_at(i)),
        KeyAt::Missing(hash) => {
            let room = vm.room(Vm::table_room(&dict))?;
            vm.table_append(&room, dict, hash, args[1], default);
            Ok(default)
        }
        KeyAt::Guest => {
            let call = [dict.value(), args[1], default];
            Err(vm.prelude_call(PreludeFn::DictSetDefault, &call))
        }
    }
}

fn popitem(vm: &mut Vm, args: &[Value]) -> Answer {
    let dict = own(vm, args[0], "popitem")?;
    match dict.last_entry() {
        Some((i, key, value)) => {
            let pair = vm.tuple(&[key, value])?;
            vm.table_remove(dict, i);
            Ok(pair)
        }
        None => {
            let text = vm.str("popitem(): dictionary is empty")?;
            Err(vm.key_error(text))
        }
    }
}

fn clear(vm: &mut Vm, args: &[Value]) -> Answer {
    let dict = own(vm, args[0], "clear")?;
    vm.table_clear(dict);
    Ok(Value::NONE)
}

// --- Views -----------------------------------------------------------------------------------------------------------

impl Vm {
    /// A view of a dict.
    pub fn dict_view(&mut self, variety: ViewVariety, dict: Value) -> Answer {
        let class = match variety {
            ViewVariety::Keys => Known::DictKeys,
            ViewVariety::Values => Known::DictValues,
            ViewVariety::Items => Known::DictItems,
        };
        let room = self.room(256)?;
        let made = self.new_object(&room, |flags| DictView {
            header: Header::new(Kind::DictView, flags, variety as u16, class.shape()),
            dict,
        });
        Ok(made.value())
    }
}

fn keys(vm: &mut Vm, args: &[Value]) -> Answer {
    let dict = own(vm, args[0], "keys")?;
    vm.dict_view(ViewVariety::Keys, dict.value())
}

fn values(vm: &mut Vm, args: &[Value]) -> Answer {
    let dict = own(vm, args[0], "values")?;
    vm.dict_view(ViewVariety::Values, dict.value())
}

fn items(vm: &mut Vm, args: &[Value]) -> Answer {
    let dict = own(vm, args[0], "items")?;
    vm.dict_view(ViewVariety::Items, dict.value())
}

fn reversed(vm: &mut Vm, args: &[Value]) -> Answer {
    let dict = own(vm, args[0], "__reversed__")?;
    vm.reversed(dict.value())
}

// --- Operators -------------------------------------------------------------------------------------------------------

fn merged(vm: &mut Vm, a: Gc<Dict>, b: Gc<Dict>) -> Answer {
    let or = crate::bytecode::Op::BitOr;
    vm.sequence_binary(or, false, a.value(), b.value())
        .unwrap_or(Ok(Value::NOT_IMPLEMENTED))
}

fn or(vm: &mut Vm, args: &[Value]) -> Answer {
    let dict = own(vm, args[0], "__or__")?;
    match own(vm, args[1], "__or__") {
        Ok(other) => merged(vm, dict, other),
        Err(_) => Ok(Value::NOT_IMPLEMENTED),
    }
}

fn ror(vm: &mut Vm, args: &[Value]) -> Answer {
    let dict = own(vm, args[0], "__ror__")?;
    match own(vm, args[1], "__ror__") {
        Ok(other) => merged(vm, other, dict),
        Err(_) => Ok(Value::NOT_IMPLEMENTED),
    }
}

fn ior(vm: &mut Vm, args: &[Value]) -> Answer {
    own(vm, args[0], "__ior__")?;
    vm.dict_ior(args[0], args[1])
}

// --- Proxies ---------------------------------------------------------------------------------------------------------

fn proxied(vm: &mut Vm, v: Value, method: &str) -> Result<Gc<Dict>, Exit> {
    let proxy: Gc<MappingProxy> = vm.receiver(v, Known::MappingProxy, method)?;
    own(vm, proxy.mapping, method)
}

fn proxy_get(vm: &mut Vm, args: &[Value]) -> Answer {
    let dict = proxied(vm, args[0], "get")?;
    vm.dict_get(dict, args[1], args[2])
}

fn proxy_keys(vm: &mut Vm, args: &[Value]) -> Answer {
    let dict = proxied(vm, args[0], "keys")?;
    vm.dict_view(ViewVariety::Keys, dict.value())
}

fn proxy_values(vm: &mut Vm, args: &[Value]) -> Answer {
    let dict = proxied(vm, args[0], "values")?;
    vm.dict_view(ViewVariety::Values, dict.value())
}

fn proxy_items(vm: &mut Vm, args: &[Value]) -> Answer {
    let dict = proxied(vm, args[0], "items")?;
    vm.dict_view(ViewVariety::Items, dict.value())
}

fn proxy_copy(vm: &mut Vm, args: &[Value]) -> Answer {
    let dict = proxied(vm, args[0], "copy")?;
    Ok(vm.dict_copy(dict)?.value())
}

fn proxy_or(vm: &mut Vm, args: &[Value]) -> Answer {
    let dict = proxied(vm, args[0], "__or__")?;
    let other = match args[1].as_gc::<MappingProxy>() {
        Some(proxy) => proxy.mapping,
        None => args[1],
    };
    match own(vm, other, "__or__") {
        Ok(other) => merged(vm, dict, other),
        Err(_) => Ok(Value::NOT_IMPLEMENTED),
    }
}

fn proxy_reversed(vm: &mut Vm, args: &[Value]) -> Answer {
    let dict = proxied(vm, args[0], "__reversed__")?;
    vm.reversed(dict.value())
}
