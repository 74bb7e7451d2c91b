//! The built-in functions about text (`chr`, `ord`, `repr`, `ascii`, `format`), and the methods `__repr__`, `__str__`
//! and `__format__` that most built-in types share.
//!
//! What they mean stands in `semantics::repr` and `semantics::string`; here is only the calling side.

use crate::heap::Kind;
use crate::native::{Answer, NativeDef, NativeFn, def, native_flag};
use crate::objects::{Bytes, Exception, Str};
use crate::semantics::number::as_small_int;
use crate::semantics::repr::bytearray_to_vec;
use crate::semantics::string::count_chars;
use crate::value::Value;
use crate::vm::{Known, PreludeFn, Vm};

pub const FUNCTIONS: &[NativeDef] = &[
    def(
        "chr",
        "i, /",
        chr,
        "Return a Unicode string of one character with ordinal i; 0 <= i <= 0x10ffff.",
    ),
    def(
        "ord",
        "c, /",
        ord,
        "Return the Unicode code point for a one-character string.",
    )
    .with(native_flag::PURE),
    def(
        "repr",
        "obj, /",
        repr,
        "Return the canonical string representation of the object.",
    ),
    def(
        "ascii",
        "obj, /",
        ascii,
        "Return an ASCII-only representation of an object.",
    ),
    def(
        "format",
        "value, format_spec=, /",
        format,
        "Return value.__format__(format_spec).",
    ),
];

/// Numbers' `__format__`.
const FORMAT: NativeDef = def(
    "__format__",
    "self, format_spec, /",
    type_format,
    "Default object formatter.",
);

/// Rows for classes whose `repr` is the native one of their type.
pub const REPR: NativeDef = def("__repr__", "self, /", type_repr, "Return repr(self).");

/// `object`'s text methods.
pub const OBJECT: &[NativeDef] = &[
    def("__repr__", "self, /", object_repr, "Return repr(self)."),
    def("__str__", "self, /", object_str, "Return str(self)."),
    FORMAT,
];

/// BaseException's text methods.
pub const EXCEPTION: &[NativeDef] = &[
    REPR,
    def("__str__", "self, /", exception_str, "Return str(self)."),
];

/// Types whose `__repr__` is the general one.
pub const REPR_TYPES: &[Known] = &[
    Known::Type,
    Known::Int,
    Known::Float,
    Known::Bool,
    Known::Str,
    Known::Bytes,
    Known::ByteArray,
    Known::List,
    Known::Tuple,
    Known::Dict,
    Known::Set,
    Known::FrozenSet,
    Known::Range,
    Known::Slice,
    Known::NoneType,
    Known::EllipsisType,
    Known::NotImplementedType,
    Known::Function,
    Known::Builtin,
    Known::Method,
    Known::MethodDescriptor,
    Known::WrapperDescriptor,
    Known::MethodWrapper,
    Known::Cell,
    Known::Code,
    Known::Generator,
    Known::Module,
    Known::StaticMethod,
    Known::ClassMethod,
    Known::Super,
    Known::MappingProxy,
    Known::GetSet,
    Known::DictKeys,
    Known::DictValues,
    Known::DictItems,
    Known::Deque,
];

/// Enters the functions, and the text methods of the types.
pub fn install(vm: &mut Vm) {
    for class in REPR_TYPES {
        vm.add_methods(*class, &[REPR], &[]);
    }
    vm.add_methods(Known::Object, OBJECT, &[]);
    for class in [Known::Int, Known::Float] {
        vm.add_methods(class, &[FORMAT], &[]);
    }
    vm.add_methods(Known::BaseException, EXCEPTION, &[]);
    let builtins = vm.builtins;
    vm.add_functions(builtins, "builtins", FUNCTIONS);
}

/// Whether a native is the `__repr__` that only passes on to `Vm::type_repr`.
pub fn is_general_repr(run: NativeFn) -> bool {
    let general: NativeFn = type_repr;
    std::ptr::fn_addr_eq(run, general)
}

fn type_repr(vm: &mut Vm, args: &[Value]) -> Answer {
    vm.type_repr(args[0])
}

fn object_repr(vm: &mut Vm, args: &[Value]) -> Answer {
    vm.object_repr(args[0])
}

fn object_str(vm: &mut Vm, args: &[Value]) -> Answer {
    vm.repr(args[0])
}

fn exception_str(vm: &mut Vm, args: &[Value]) -> Answer {
    let e = vm.receiver::<Exception>(args[0], Known::BaseException, "__str__")?;
    vm.exception_native_str(e)
}

fn repr(vm: &mut Vm, args: &[Value]) -> Answer {
    vm.repr(args[0])
}

fn ascii(vm: &mut Vm, args: &[Value]) -> Answer {
    vm.ascii_of(args[0])
}

fn format(vm: &mut Vm, args: &[Value]) -> Answer {
    if args[1].is_unbound() {
        return vm.format(args[0], None);
    }
    let spec = vm.str_argument(args[1], "format", "2")?;
    vm.format(args[0], Some(spec))
}

fn type_format(vm: &mut Vm, args: &[Value]) -> Answer {
    let Some(spec) = vm.unwrap_payload(args[1]).as_gc::<Str>() else {
        let found = vm.type_name(args[1]);
        return Err(vm.type_error(format!("__format__() argument must be str, not {found}")));
    };
    vm.format_native(args[0], Some(spec))
}

fn chr(vm: &mut Vm, args: &[Value]) -> Answer {
    let v = vm.unwrap_payload(args[0]);
    let Some(n) = as_small_int(v) else {
        if v.is_kind(Kind::BigInt) {
            return Err(vm.overflow_error("Python int too large to convert to C int"));
        }
        if vm.has_index(args[0]) {
            return Err(convert_and_call(vm, "chr", args, "__index__"));
        }
        let found = vm.type_name(args[0]);
        return Err(vm.type_error(format!(
            "'{found}' object cannot be interpreted as an integer"
        )));
    };
    if i32::try_from(n).is_err() {
        let text = if n > 0 {
            "greater than maximum"
        } else {
            "less than minimum"
        };
        return Err(vm.overflow_error(format!("signed integer is {text}")));
    }
    match u32::try_from(n).ok().and_then(char::from_u32) {
        Some(c) => vm.char_str(c),
        None if (0xd800..0xe000).contains(&n) => Err(vm.value_error(format!(
            "chr() arg {n:#x} is a surrogate, which strings here cannot hold"
        ))),
        None => Err(vm.value_error("chr() arg not in range(0x110000)")),
    }
}

fn ord(vm: &mut Vm, args: &[Value]) -> Answer {
    let v = vm.unwrap_payload(args[0]);
    let length = match v.kind() {
        Some(Kind::Str) => {
            let s = v.expect::<Str>();
            if s.n_chars == 1 {
                let c = s.as_str().chars().next().expect("one character");
                return Ok(Value::int(c as i64));
            }
            count_chars(s.as_bytes())
        }
        Some(Kind::Bytes | Kind::ByteArray) => {
            let data = match v.as_gc::<Bytes>() {
                Some(b) => b.data().to_vec(),
                None => bytearray_to_vec(v.expect()),
            };
            if let [b] = data[..] {
                return Ok(Value::int(b as i64));
            }
            data.len()
        }
        _ => {
            let found = vm.type_name(args[0]);
            return Err(vm.type_error(format!(
                "ord() expected string of length 1, but {found} found"
            )));
        }
    };
    Err(vm.type_error(format!(
        "ord() expected a character, but string of length {length} found"
    )))
}

/// The answer "convert the first argument by this special method and call the built-in function of this name again".
fn convert_and_call(
    vm: &mut Vm,
    function: &str,
    args: &[Value],
    conversion: &str,
) -> crate::native::Exit {
    let (name, how) = (vm.intern(function), vm.intern(conversion));
    let builtins = vm.builtins;
    let function = vm.dict_get_str(builtins, name).unwrap_or(Value::NONE);
    let room = vm.heap.emergency();
    let args = vm.new_tuple(&room, args).value();
    vm.prelude_call(
        PreludeFn::ConvertAndCall,
        &[function, args, Value::ZERO, how],
    )
}
