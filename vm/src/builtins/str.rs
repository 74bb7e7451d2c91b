//! `str`: construction, operators, formatting and encoding. The other methods are in the `str_*` files.

use super::text_args::Call;
use crate::heap::{Gc, Kind};
use crate::native::{Answer, Exit, NativeDef, def, native_flag};
use crate::objects::{ByteArray, Bytes, Class, Str};
use crate::semantics::number::as_small_int;
use crate::semantics::string::percent::checked_text;
use crate::semantics::string::{fields, percent, replay};
use crate::value::Value;
use crate::vm::{Known, PreludeFn, Vm};
use std::cmp::Ordering;

pub const METHODS: &[NativeDef] = &[
    def(
        "__new__",
        "cls, object=, encoding=, errors=",
        new,
        "Create and return a new object.",
    )
    .with(native_flag::STATIC),
    def("__str__", "self, /", to_str, "Return str(self)."),
    def("__len__", "self, /", len, "Return len(self)."),
    def("__getitem__", "self, key, /", get_item, "Return self[key]."),
    def(
        "__contains__",
        "self, key, /",
        contains,
        "Return key in self.",
    ),
    def("__iter__", "self, /", iter, "Implement iter(self)."),
    def("__hash__", "self, /", hash, "Return hash(self)."),
    def("__add__", "self, value, /", add, "Return self+value."),
    def("__mul__", "self, value, /", mul, "Return self*value."),
    def("__rmul__", "self, value, /", rmul, "Return value*self."),
    def("__mod__", "self, value, /", modulo, "Return self%value."),
    def("__rmod__", "self, value, /", rmodulo, "Return value%self."),
    def("__eq__", "self, value, /", eq, "Return self==value."),
    def("__ne__", "self, value, /", ne, "Return self!=value."),
    def("__lt__", "self, value, /", lt, "Return self<value."),
    def("__le__", "self, value, /", le, "Return self<=value."),
    def("__gt__", "self, value, /", gt, "Return self>value."),
    def("__ge__", "self, value, /", ge, "Return self>=value."),
    def(
        "__format__",
        "self, format_spec, /",
        format_method,
        "Return a formatted version of the string.",
    ),
    def(
        "__getnewargs__",
        "self, /",
        getnewargs,
        "Arguments that make an equal string.",
    ),
    def(
        "format",
        "self, /, *args, **kwargs",
        format,
        "Return a formatted version, using substitutions from args and kwargs.",
    )
    .resuming(format_resume),
    def(
        "format_map",
        "self, mapping, /",
        format_map,
        "Return a formatted version, using substitutions from a mapping.",
    )
    .resuming(format_resume),
    def(
        "encode",
        "self, /, encoding=, errors=",
        encode,
        "Encode the string using the codec registered for encoding.",
    ),
];

fn this(vm: &mut Vm, v: Value, method: &str) -> Result<Gc<Str>, Exit> {
    vm.receiver::<Str>(v, Known::Str, method)
}

/// The bytes of a bytes-like object.
pub fn bytes_like(vm: &Vm, v: Value) -> Option<&'static [u8]> {
    let v = vm.unwrap_payload(v);
    match v.as_gc::<Bytes>() {
        Some(b) => Some(b.data()),
        None => Some(v.as_gc::<ByteArray>()?.data()),
    }
}

/// An optional argument that must be a string, with the words of a constructor's keyword.
pub fn keyword_text(
    vm: &mut Vm,
    v: Value,
    function: &str,
    name: &str,
    default: &'static str,
) -> Result<&'static str, Exit> {
    if v.is_unbound() {
        return Ok(default);
    }
    match vm.unwrap_payload(v).as_gc::<Str>() {
        Some(s) => Ok(s.text()),
        None => {
            let found = if v.is_none() { "None" } else { vm.type_name(v) };
            Err(vm.type_error(format!(
                "{function}() argument '{name}' must be str, not {found}"
            )))
        }
    }
}

/// The class argument of a `__new__`.
pub fn class_argument(vm: &mut Vm, v: Value, base: Known) -> Result<Gc<Class>, Exit> {
    let known = vm.known(base);
    let name = vm.class_name(known);
    let Some(class) = v.as_gc::<Class>() else {
        let found = vm.type_name(v);
        return Err(vm.type_error(format!(
            "{name}.__new__(X): X is not a type object ({found})"
        )));
    };
    if !vm.is_subclass(class, known) {
        let found = vm.class_name(class);
        return Err(vm.type_error(format!(
            "{name}.__new__({found}): {found} is not a subtype of {name}"
        )));
    }
    Ok(class)
}

/// The value itself for the built-in class, an instance around it for a subclass.
pub fn finish_new(vm: &mut Vm, class: Gc<Class>, base: Known, value: Value) -> Answer {
    if class == vm.known(base) {
        Ok(value)
    } else {
        vm.instantiate(class, value)
    }
}

fn new(vm: &mut Vm, args: &[Value]) -> Answer {
    let class = class_argument(vm, args[0], Known::Str)?;
    let decoding = !args[2].is_unbound() || !args[3].is_unbound();
    if args[1].is_unbound() && !decoding {
        let empty = vm.str("")?;
        return finish_new(vm, class, Known::Str, empty);
    }
    let value = if decoding {
        let encoding = keyword_text(vm, args[2], "str", "encoding", "utf-8")?;
        let errors = keyword_text(vm, args[3], "str", "errors", "strict")?;
        if args[1].is_unbound() {
            vm.str("")?
        } else {
            decoded(vm, args[1], encoding, errors)?
        }
    } else if class == vm.known(Known::Str) {
        return vm.str_of(args[1]);
    } else {
        match vm.str_of(args[1]) {
            // The program's text is asked for first, then comes the instance.
            Err(Exit::Call) => {
                return Err(vm.prelude_call(PreludeFn::StrNew, &[args[0], args[1]]));
            }
            answer => checked_text(vm, answer?)?.value(),
        }
    };
    finish_new(vm, class, Known::Str, value)
}

/// An instance of a class of strings with this text: for the prelude, which has got the text from the program.
pub fn new_with_text(vm: &mut Vm, args: &[Value]) -> Answer {
    let class = class_argument(vm, args[0], Known::Str)?;
    let text = checked_text(vm, args[1])?.value();
    finish_new(vm, class, Known::Str, text)
}

fn decoded(vm: &mut Vm, v: Value, encoding: &str, errors: &str) -> Answer {
    if vm.unwrap_payload(v).is_kind(Kind::Str) {
        return Err(vm.type_error("decoding str is not supported"));
    }
    match bytes_like(vm, v) {
        Some(data) => vm.bytes_decode(data, encoding, errors),
        None => {
            let found = vm.type_name(v);
            Err(vm.type_error(format!(
                "decoding to str: need a bytes-like object, {found} found"
            )))
        }
    }
}

fn to_str(vm: &mut Vm, args: &[Value]) -> Answer {
    Ok(this(vm, args[0], "__str__")?.value())
}

fn len(vm: &mut Vm, args: &[Value]) -> Answer {
    Ok(Value::int(this(vm, args[0], "__len__")?.n_chars as i64))
}

fn get_item(vm: &mut Vm, args: &[Value]) -> Answer {
    let s = this(vm, args[0], "__getitem__")?;
    vm.str_get_item(s, args[1])
}

fn contains(vm: &mut Vm, args: &[Value]) -> Answer {
    let s = this(vm, args[0], "__contains__")?;
    vm.str_contains_value(s, args[1])
}

fn iter(vm: &mut Vm, args: &[Value]) -> Answer {
    let s = this(vm, args[0], "__iter__")?;
    vm.str_iter(s)
}

fn hash(vm: &mut Vm, args: &[Value]) -> Answer {
    let s = this(vm, args[0], "__hash__")?;
    let h = vm.hash_str(s);
    vm.int(h)
}

fn add(vm: &mut Vm, args: &[Value]) -> Answer {
    let s = this(vm, args[0], "__add__")?;
    match vm.unwrap_payload(args[1]).as_gc::<Str>() {
        Some(other) => vm.concat(s, other),
        None => {
            let found = vm.type_name(args[1]);
            Err(vm.type_error(format!("can only concatenate str (not \"{found}\") to str")))
        }
    }
}

/// `s * n`: both orders.
fn repeated(vm: &mut Vm, args: &[Value], method: &'static str) -> Answer {
    let s = this(vm, args[0], method)?;
    let n = vm.unwrap_payload(args[1]);
    match as_small_int(n) {
        Some(n) => vm.str_repeat(s, n),
        None if n.is_kind(Kind::BigInt) => {
            Err(vm.overflow_error("cannot fit 'int' into an index-sized integer"))
        }
        None if vm.has_index(args[1]) => {
            Err(Call::new(Known::Str, method, args).convert(vm, 1, "__index__"))
        }
        None => {
            let found = vm.type_name(args[1]);
            Err(vm.type_error(format!(
                "'{found}' object cannot be interpreted as an integer"
            )))
        }
    }
}

fn mul(vm: &mut Vm, args: &[Value]) -> Answer {
    repeated(vm, args, "__mul__")
}

fn rmul(vm: &mut Vm, args: &[Value]) -> Answer {
    repeated(vm, args, "__rmul__")
}

fn modulo(vm: &mut Vm, args: &[Value]) -> Answer {
    let s = this(vm, args[0], "__mod__")?;
    vm.str_percent(s, args[1])
}

fn rmodulo(vm: &mut Vm, args: &[Value]) -> Answer {
    let s = this(vm, args[0], "__rmod__")?;
    match vm.unwrap_payload(args[1]).as_gc::<Str>() {
        Some(template) => vm.str_percent(template, s.value()),
        None => Ok(Value::NOT_IMPLEMENTED),
    }
}

/// A comparison with another string; NotImplemented with anything else.
fn compare(vm: &mut Vm, args: &[Value], method: &str, test: fn(Ordering) -> bool) -> Answer {
    let s = this(vm, args[0], method)?;
    Ok(match vm.unwrap_payload(args[1]).as_gc::<Str>() {
        Some(other) => Value::bool(test(vm.str_compare(s, other))),
        None => Value::NOT_IMPLEMENTED,
    })
}

fn eq(vm: &mut Vm, args: &[Value]) -> Answer {
    compare(vm, args, "__eq__", Ordering::is_eq)
}

fn ne(vm: &mut Vm, args: &[Value]) -> Answer {
    compare(vm, args, "__ne__", Ordering::is_ne)
}

fn lt(vm: &mut Vm, args: &[Value]) -> Answer {
    compare(vm, args, "__lt__", Ordering::is_lt)
}

fn le(vm: &mut Vm, args: &[Value]) -> Answer {
    compare(vm, args, "__le__", Ordering::is_le)
}

fn gt(vm: &mut Vm, args: &[Value]) -> Answer {
    compare(vm, args, "__gt__", Ordering::is_gt)
}

fn ge(vm: &mut Vm, args: &[Value]) -> Answer {
    compare(vm, args, "__ge__", Ordering::is_ge)
}

fn format_method(vm: &mut Vm, args: &[Value]) -> Answer {
    this(vm, args[0], "__format__")?;
    let Some(spec) = vm.unwrap_payload(args[1]).as_gc::<Str>() else {
        let found = vm.type_name(args[1]);
        return Err(vm.type_error(format!("__format__() argument must be str, not {found}")));
    };
    vm.format_native(args[0], Some(spec))
}

fn getnewargs(vm: &mut Vm, args: &[Value]) -> Answer {
    let s = this(vm, args[0], "__getnewargs__")?;
    vm.tuple(&[s.value()])
}

fn format(vm: &mut Vm, args: &[Value]) -> Answer {
    let s = this(vm, args[0], "format")?;
    let positional = vm.tuple(&args[2..])?;
    replay::start(vm, fields::run, [s.value(), positional, args[1]])
}

fn format_map(vm: &mut Vm, args: &[Value]) -> Answer {
    let s = this(vm, args[0], "format_map")?;
    replay::start(vm, fields::run, [s.value(), Value::NONE, args[1]])
}

fn format_resume(vm: &mut Vm, state: Value, outcome: Result<Value, Value>) -> Answer {
    replay::resume(vm, fields::run, state, outcome)
}

/// `%` formatting as a function that can wait for the program's answers.
pub fn percent(vm: &mut Vm, args: &[Value]) -> Answer {
    replay::start(vm, percent::run, [args[0], args[1]])
}

pub fn percent_resume(vm: &mut Vm, state: Value, outcome: Result<Value, Value>) -> Answer {
    replay::resume(vm, percent::run, state, outcome)
}

fn encode(vm: &mut Vm, args: &[Value]) -> Answer {
    let s = this(vm, args[0], "encode")?;
    if s.is_ascii() && args[1].is_unbound() && args[2].is_unbound() {
        vm.pay(s.n_bytes as usize >> 7)?;
        return vm.bytes(s.text().as_bytes());
    }
    let encoding = keyword_text(vm, args[1], "encode", "encoding", "utf-8")?;
    let errors = keyword_text(vm, args[2], "encode", "errors", "strict")?;
    let data = vm.str_encode(s, encoding, errors)?;
    vm.bytes(&data)
}
