//! The module `_pickle`: natives under `pickle` and `copyreg`.
//!
//! [`dumps`](dump) and [`loads`](load) do all that needs no hooks. Otherwise the guest code of `_pickle_write.py` and `_pickle_read.py` calls hooks and decides; what stands here answers what bytes a value has,
//! and what an object is. Nothing here calls the program or keeps anything.

mod dump;
pub(super) mod graph;
mod load;
mod names;
mod text;

use pirn_vm::heap::Kind;
use pirn_vm::native::{Answer, Exit, NativeDef, def};
use pirn_vm::objects::{BoxedFloat, Bytes, Class, Str, class_flag};
use pirn_vm::{Value, Vm};

/// Why plain data was not written or read.
enum Stop {
    /// There is something that is not plain.
    Hooks,
    /// It is something that only the form of our own can hold, and nobody was to be asked until then.
    Graph,
    /// A dict of attributes is wanted that was not made.
    State,
    Exit(Exit),
}

impl From<Exit> for Stop {
    fn from(exit: Exit) -> Stop {
        Stop::Exit(exit)
    }
}

/// What comes of writing or reading plain data.
type Plain<T> = Result<T, Stop>;

pub(super) static FUNCTIONS: &[NativeDef] = &[
    def(
        "dumps",
        "obj, protocol, fix_imports, /",
        |vm, args| vm.pay_once(|vm| dump::dumps(vm, args)),
        "The pickle of a value, or None where there are hooks to be asked.",
    ),
    def(
        "loads",
        "data, /",
        |vm, args| vm.pay_once(|vm| load::loads(vm, args)),
        "The value of a pickle in a tuple, or None where there are hooks to be asked.",
    ),
    def(
        "float_bytes",
        "x, /",
        float_bytes,
        "The eight bytes of a float, the highest first.",
    ),
    def(
        "float_from_bytes",
        "data, /",
        float_from_bytes,
        "The float of eight bytes, the highest first.",
    ),
    def(
        "raw_unicode_escape",
        "text, /",
        |vm, args| vm.pay_once(|vm| text::raw_unicode_escape(vm, args)),
        "Text as protocol 0 has it.",
    ),
    def(
        "from_raw_unicode_escape",
        "data, /",
        |vm, args| vm.pay_once(|vm| text::from_raw_unicode_escape(vm, args)),
        "The text that protocol 0 has so.",
    ),
    def(
        "unescape",
        "data, /",
        |vm, args| vm.pay_once(|vm| text::unescape(vm, args)),
        "The bytes between the quotes of a string of Python 2.",
    ),
    def(
        "is_builtin_class",
        "cls, /",
        is_builtin_class,
        "Whether a class is built in.",
    ),
    def(
        "is_plain",
        "obj, /",
        is_plain,
        "Whether an object is one that pickles of CPython can hold, if its class is.",
    ),
    def(
        "is_library",
        "name, /",
        is_library_name,
        "Whether a module is of the library and not of the program.",
    ),
];

fn float_bytes(vm: &mut Vm, args: &[Value]) -> Answer {
    match as_float(args[0]) {
        Some(f) => vm.bytes(&f.to_be_bytes()),
        None => Err(vm.type_error("expected a float")),
    }
}

fn as_float(v: Value) -> Option<f64> {
    if v.is_float() {
        return Some(v.as_float());
    }
    v.as_gc::<BoxedFloat>().map(|boxed| boxed.value)
}

fn float_from_bytes(vm: &mut Vm, args: &[Value]) -> Answer {
    let bytes = bytes_arg(vm, args[0])?;
    match bytes.try_into() {
        Ok(bytes) => vm.float(f64::from_be_bytes(bytes)),
        Err(_) => Err(vm.value_error("expected eight bytes")),
    }
}

fn is_builtin_class(_: &mut Vm, args: &[Value]) -> Answer {
    let class = args[0].as_gc::<Class>();
    Ok(Value::bool(
        class.is_some_and(|c| c.has(class_flag::BUILTIN)),
    ))
}

fn is_plain(vm: &mut Vm, args: &[Value]) -> Answer {
    let kind = vm.unwrap_payload(args[0]).kind();
    Ok(Value::bool(kind.is_none_or(kind_is_plain)))
}

/// Whether an object of this kind has a form in CPython's pickles, or none in ours either.
fn kind_is_plain(kind: Kind) -> bool {
    !matches!(
        kind,
        Kind::Generator
            | Kind::Tasklet
            | Kind::Channel
            | Kind::Greenlet
            | Kind::Cell
            | Kind::Code
            | Kind::Traceback
            | Kind::Module
            | Kind::Iter
            | Kind::DictView
            | Kind::Super
    )
}

fn is_library_name(vm: &mut Vm, args: &[Value]) -> Answer {
    match args[0].as_gc::<Str>() {
        Some(name) => Ok(Value::bool(super::is_library(vm, name))),
        None => Err(vm.type_error("expected str")),
    }
}

/// An argument that has to be bytes.
fn bytes_arg(vm: &mut Vm, v: Value) -> Result<&'static [u8], Exit> {
    match v.as_gc::<Bytes>() {
        Some(bytes) => Ok(bytes.data()),
        None => {
            let name = vm.type_name(v);
            Err(vm.type_error(format!("a bytes-like object is required, not '{name}'")))
        }
    }
}
