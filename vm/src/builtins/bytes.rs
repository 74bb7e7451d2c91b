//! `bytes` and what `bytearray` shares with it: construction, operators, hexadecimal, decoding.
//!
//! One set of natives serves both types; a result is of the receiver's type. The other shared methods are in
//! `bytes_find` and `bytes_text`, those that change a byte array in `bytearray`.

use super::str::{bytes_like, class_argument, finish_new, keyword_text};
use super::text_args::Call;
use crate::heap::Kind;
use crate::native::{Answer, Exit, NativeDef, def, native_flag};
use crate::objects::{ByteArray, Bytes, Class, Str};
use crate::semantics::number::as_small_int;
use crate::semantics::string::escape::HEX;
use crate::value::Value;
use crate::vm::{Known, PreludeFn, Vm};
use std::cmp::Ordering;

/// What `bytes` has alone.
pub const METHODS: &[NativeDef] = &[
    def(
        "__new__",
        "cls, source=, encoding=, errors=",
        new_bytes,
        "Create and return a new object.",
    )
    .with(native_flag::STATIC),
    def("__hash__", "self, /", hash, "Return hash(self)."),
    def(
        "__getnewargs__",
        "self, /",
        getnewargs,
        "Arguments that make equal bytes.",
    ),
    def(
        "__bytes__",
        "self, /",
        to_bytes,
        "Convert this value to exact type bytes.",
    ),
];

/// What both have.
pub const SHARED: &[NativeDef] = &[
    def("__len__", "self, /", len, "Return len(self)."),
    def("__getitem__", "self, key, /", get_item, "Return self[key]."),
    def(
        "__contains__",
        "self, key, /",
        contains,
        "Return key in self.",
    ),
    def("__iter__", "self, /", iter, "Implement iter(self)."),
    def("__add__", "self, value, /", add, "Return self+value."),
    def("__mul__", "self, value, /", mul, "Return self*value."),
    def("__rmul__", "self, value, /", rmul, "Return value*self."),
    def("__mod__", "self, value, /", modulo, "Return self%value."),
    def("__eq__", "self, value, /", eq, "Return self==value."),
    def("__ne__", "self, value, /", ne, "Return self!=value."),
    def("__lt__", "self, value, /", lt, "Return self<value."),
    def("__le__", "self, value, /", le, "Return self<=value."),
    def("__gt__", "self, value, /", gt, "Return self>value."),
    def("__ge__", "self, value, /", ge, "Return self>=value."),
    def("__str__", "self, /", to_str, "Return str(self)."),
    def(
        "decode",
        "self, /, encoding=, errors=",
        decode,
        "Decode the bytes using the codec registered for encoding.",
    ),
    def(
        "hex",
        "self, /, sep=, bytes_per_sep=",
        hex,
        "A string of two hexadecimal digits for each byte.",
    ),
    def(
        "fromhex",
        "cls, string, /",
        fromhex,
        "Create an object from a string of hexadecimal digits.",
    )
    .with(native_flag::CLASS),
];

/// The contents of a receiver.
pub fn this(vm: &mut Vm, v: Value, method: &str) -> Result<&'static [u8], Exit> {
    match bytes_like(vm, v) {
        Some(data) => Ok(data),
        None => Err(vm.wrong_receiver(v, Known::Bytes, method)),
    }
}

/// The receiver's class among the two.
pub fn class_of(vm: &Vm, v: Value) -> Known {
    if vm.unwrap_payload(v).is_kind(Kind::ByteArray) {
        Known::ByteArray
    } else {
        Known::Bytes
    }
}

/// New contents of the same type as the receiver's.
pub fn alike(vm: &mut Vm, receiver: Value, data: &[u8]) -> Answer {
    match class_of(vm, receiver) {
        Known::ByteArray => vm.bytearray(data),
        _ => vm.bytes(data),
    }
}

/// The receiver unchanged: itself when it is immutable, else a copy.
pub fn unchanged(vm: &mut Vm, receiver: Value) -> Answer {
    let inner = vm.unwrap_payload(receiver);
    match inner.as_gc::<ByteArray>() {
        Some(array) => vm.bytearray(array.data()),
        None => Ok(inner),
    }
}

/// An argument that must be bytes-like.
pub fn data_argument(vm: &mut Vm, v: Value) -> Result<&'static [u8], Exit> {
    match bytes_like(vm, v) {
        Some(data) => Ok(data),
        None => {
            let found = vm.type_name(v);
            Err(vm.type_error(format!("a bytes-like object is required, not '{found}'")))
        }
    }
}

// --- Construction ----------------------------------------------------------------------------------------------------

fn new_bytes(vm: &mut Vm, args: &[Value]) -> Answer {
    let class = class_argument(vm, args[0], Known::Bytes)?;
    let name = vm.names.dunder_bytes;
    if !args[1].is_unbound()
        && args[2].is_unbound()
        && args[3].is_unbound()
        && vm.guest_special(args[1], name).is_some()
    {
        return Err(vm.prelude_call(PreludeFn::BytesFromObject, &[args[0], args[1]]));
    }
    if class == vm.known(Known::Bytes)
        && args[1].is_kind(Kind::Bytes)
        && args[2].is_unbound()
        && args[3].is_unbound()
    {
        return Ok(args[1]);
    }
    let data = source(vm, args, Known::Bytes)?;
    let value = vm.bytes(&data)?;
    finish_new(vm, class, Known::Bytes, value)
}

/// `bytearray.__new__`, which does here what the language leaves to `__init__`.
pub fn new_bytearray(vm: &mut Vm, args: &[Value]) -> Answer {
    let class = class_argument(vm, args[0], Known::ByteArray)?;
    let data = source(vm, args, Known::ByteArray)?;
    let value = vm.bytearray(&data)?;
    finish_new(vm, class, Known::ByteArray, value)
}

/// The contents that a constructor's arguments `(cls, source, encoding, errors)` ask for.
fn source(vm: &mut Vm, args: &[Value], class: Known) -> Result<Vec<u8>, Exit> {
    let (v, name) = (
        args[1],
        if class == Known::Bytes {
            "bytes"
        } else {
            "bytearray"
        },
    );
    let encoding = keyword_text(vm, args[2], name, "encoding", "")?;
    let errors = keyword_text(vm, args[3], name, "errors", "strict")?;
    let inner = if v.is_unbound() {
        v
    } else {
        vm.unwrap_payload(v)
    };
    if let Some(s) = inner.as_gc::<Str>() {
        if args[2].is_unbound() {
            return Err(vm.type_error("string argument without an encoding"));
        }
        return vm.str_encode(s, encoding, errors);
    }
    if !args[2].is_unbound() {
        return Err(vm.type_error("encoding without a string argument"));
    }
    if !args[3].is_unbound() {
        return Err(vm.type_error("errors without a string argument"));
    }
    if v.is_unbound() {
        return Ok(Vec::new());
    }
    if let Some(data) = bytes_like(vm, v) {
        return Ok(data.to_vec());
    }
    if let Some(n) = as_small_int(inner) {
        return zeros(vm, n);
    }
    if inner.is_kind(Kind::BigInt) {
        return Err(vm.overflow_error("cannot fit 'int' into an index-sized integer"));
    }
    if vm.has_index(v) {
        return Err(Call::new(class, "__new__", args).convert(vm, 1, "__index__"));
    }
    let guest = |vm: &mut Vm| vm.prelude_call(PreludeFn::BytesFromIter, &[args[0], v]);
    if let Some((items, _room)) = vm.native_items_and_room(v, 16)? {
        return match byte_items(vm, &items, name)? {
            Some(data) => Ok(data),
            None => Err(guest(vm)),
        };
    }
    if vm.may_be_iterable(v) {
        return Err(guest(vm));
    }
    let found = vm.type_name(v);
    Err(vm.type_error(format!("cannot convert '{found}' object to {name}")))
}

fn zeros(vm: &mut Vm, n: i64) -> Result<Vec<u8>, Exit> {
    let Ok(n) = usize::try_from(n) else {
        return Err(vm.value_error("negative count"));
    };
    if n > isize::MAX as usize / 2 {
        return Err(vm.memory_error());
    }
    // Reserved before it is taken from the machine.
    vm.room(512 + n)?;
    let mut zeros = Vec::new();
    if zeros.try_reserve_exact(n).is_err() {
        return Err(vm.memory_error());
    }
    zeros.resize(n, 0);
    Ok(zeros)
}

/// Items as bytes; `None` when one of them must be asked for `__index__`. `what` is what the words call a byte.
pub fn byte_items(vm: &mut Vm, items: &[Value], what: &str) -> Result<Option<Vec<u8>>, Exit> {
    let mut out = Vec::with_capacity(items.len());
    for v in items {
        match byte(vm, *v, what)? {
            Some(b) => out.push(b),
            None => return Ok(None),
        }
    }
    Ok(Some(out))
}

/// An item as a byte.
pub fn byte(vm: &mut Vm, v: Value, what: &str) -> Result<Option<u8>, Exit> {
    if v.is_int()
        && let Ok(byte) = u8::try_from(v.as_int())
    {
        return Ok(Some(byte));
    }
    let inner = vm.unwrap_payload(v);
    let n = as_small_int(inner);
    if n.is_none() && !inner.is_kind(Kind::BigInt) {
        if vm.has_index(v) {
            return Ok(None);
        }
        let found = vm.type_name(v);
        return Err(vm.type_error(format!(
            "'{found}' object cannot be interpreted as an integer"
        )));
    }
    match n.and_then(|n| u8::try_from(n).ok()) {
        Some(b) => Ok(Some(b)),
        None => {
            let what = if what == "bytes" { "bytes" } else { "byte" };
            Err(vm.value_error(format!("{what} must be in range(0, 256)")))
        }
    }
}

/// A new object of a class from native items: for the prelude, which has converted them.
pub fn new_from_items(vm: &mut Vm, args: &[Value]) -> Answer {
    let (bytes, array) = (vm.known(Known::Bytes), vm.known(Known::ByteArray));
    let class = args[0].as_gc::<Class>();
    let Some(class) = class.filter(|c| vm.is_subclass(*c, bytes) || vm.is_subclass(*c, array))
    else {
        return Err(vm.type_error("expected a class of bytes"));
    };
    let base = if vm.is_subclass(class, bytes) {
        Known::Bytes
    } else {
        Known::ByteArray
    };
    let items: Vec<u8> = match bytes_like(vm, args[1]) {
        Some(data) => data.to_vec(),
        None => {
            let items = vm.native_items_and_room(args[1], 16)?;
            let items = items.map_or(Vec::new(), |(items, _room)| items.to_vec());
            let name = if base == Known::Bytes {
                "bytes"
            } else {
                "bytearray"
            };
            byte_items(vm, &items, name)?.unwrap_or_default()
        }
    };
    let value = if base == Known::Bytes {
        vm.bytes(&items)?
    } else {
        vm.bytearray(&items)?
    };
    finish_new(vm, class, base, value)
}

// --- Operators -------------------------------------------------------------------------------------------------------

fn len(vm: &mut Vm, args: &[Value]) -> Answer {
    let n = this(vm, args[0], "__len__")?.len();
    vm.size(n)
}

fn get_item(vm: &mut Vm, args: &[Value]) -> Answer {
    this(vm, args[0], "__getitem__")?;
    let inner = vm.unwrap_payload(args[0]);
    vm.get_item(inner, args[1])
}

fn contains(vm: &mut Vm, args: &[Value]) -> Answer {
    this(vm, args[0], "__contains__")?;
    let inner = vm.unwrap_payload(args[0]);
    vm.text_contains(inner, args[1])
}

fn iter(vm: &mut Vm, args: &[Value]) -> Answer {
    this(vm, args[0], "__iter__")?;
    let inner = vm.unwrap_payload(args[0]);
    vm.get_iter(inner)
}

fn hash(vm: &mut Vm, args: &[Value]) -> Answer {
    let b = vm.receiver::<Bytes>(args[0], Known::Bytes, "__hash__")?;
    let h = vm.simple_hash(b.value()).expect("bytes have hashes");
    vm.int(h)
}

fn getnewargs(vm: &mut Vm, args: &[Value]) -> Answer {
    let b = vm.receiver::<Bytes>(args[0], Known::Bytes, "__getnewargs__")?;
    vm.tuple(&[b.value()])
}

fn to_bytes(vm: &mut Vm, args: &[Value]) -> Answer {
    Ok(vm
        .receiver::<Bytes>(args[0], Known::Bytes, "__bytes__")?
        .value())
}

fn to_str(vm: &mut Vm, args: &[Value]) -> Answer {
    this(vm, args[0], "__str__")?;
    vm.type_repr(args[0])
}

fn add(vm: &mut Vm, args: &[Value]) -> Answer {
    let data = this(vm, args[0], "__add__")?;
    match bytes_like(vm, args[1]) {
        Some(other) => alike(vm, args[0], &[data, other].concat()),
        None => {
            let (found, own) = (vm.type_name(args[1]), class_of(vm, args[0]));
            let own = if own == Known::Bytes {
                "bytes"
            } else {
                "bytearray"
            };
            Err(vm.type_error(format!("can't concat {found} to {own}")))
        }
    }
}

/// A count for `*`.
pub fn count_argument(
    vm: &mut Vm,
    args: &[Value],
    class: Known,
    method: &'static str,
) -> Result<usize, Exit> {
    let n = vm.unwrap_payload(args[1]);
    match as_small_int(n) {
        Some(n) => Ok(n.max(0) as usize),
        None if n.is_kind(Kind::BigInt) => {
            Err(vm.overflow_error("cannot fit 'int' into an index-sized integer"))
        }
        None if vm.has_index(args[1]) => {
            Err(Call::new(class, method, args).convert(vm, 1, "__index__"))
        }
        None => {
            let found = vm.type_name(args[1]);
            Err(vm.type_error(format!(
                "can't multiply sequence by non-int of type '{found}'"
            )))
        }
    }
}

/// `data` repeated, with a reservation first.
pub fn repeated(vm: &mut Vm, data: &[u8], n: usize) -> Result<Vec<u8>, Exit> {
    let Some(total) = data
        .len()
        .checked_mul(n)
        .filter(|t| *t < isize::MAX as usize / 2)
    else {
        return Err(vm.memory_error());
    };
    vm.room(512 + total)?;
    vm.pay(total >> 7)?;
    Ok(data.repeat(n))
}

fn times(vm: &mut Vm, args: &[Value], method: &'static str) -> Answer {
    let data = this(vm, args[0], method)?;
    let class = class_of(vm, args[0]);
    let n = count_argument(vm, args, class, method)?;
    if n == 1 && class == Known::Bytes {
        return unchanged(vm, args[0]);
    }
    let data = repeated(vm, data, n)?;
    alike(vm, args[0], &data)
}

fn mul(vm: &mut Vm, args: &[Value]) -> Answer {
    times(vm, args, "__mul__")
}

fn rmul(vm: &mut Vm, args: &[Value]) -> Answer {
    times(vm, args, "__rmul__")
}

fn modulo(vm: &mut Vm, args: &[Value]) -> Answer {
    this(vm, args[0], "__mod__")?;
    let inner = vm.unwrap_payload(args[0]);
    vm.bytes_percent(inner, args[1])
}

/// A comparison with anything bytes-like; NotImplemented with the rest.
fn compare(vm: &mut Vm, args: &[Value], method: &str, test: fn(Ordering) -> bool) -> Answer {
    let data = this(vm, args[0], method)?;
    Ok(match bytes_like(vm, args[1]) {
        Some(other) => Value::bool(test(data.cmp(other))),
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

// --- Text ------------------------------------------------------------------------------------------------------------

fn decode(vm: &mut Vm, args: &[Value]) -> Answer {
    let data = this(vm, args[0], "decode")?;
    let encoding = keyword_text(vm, args[1], "decode", "encoding", "utf-8")?;
    let errors = keyword_text(vm, args[2], "decode", "errors", "strict")?;
    vm.bytes_decode(data, encoding, errors)
}

fn hex(vm: &mut Vm, args: &[Value]) -> Answer {
    let data = this(vm, args[0], "hex")?;
    let class = class_of(vm, args[0]);
    let mut separator = None;
    if !args[1].is_unbound() {
        let inner = vm.unwrap_payload(args[1]);
        let given = match (inner.as_gc::<Str>(), inner.as_gc::<Bytes>()) {
            (Some(s), _) if s.n_chars != 1 => return Err(vm.value_error("sep must be length 1.")),
            (Some(s), _) => s.text().as_bytes(),
            (_, Some(b)) => b.data(),
            _ => return Err(vm.type_error("sep must be str or bytes.")),
        };
        separator = match given {
            [b] if b.is_ascii() => Some(*b),
            [_] => return Err(vm.value_error("sep must be ASCII.")),
            _ if inner.is_kind(Kind::Str) => return Err(vm.value_error("sep must be ASCII.")),
            _ => return Err(vm.value_error("sep must be length 1.")),
        };
    }
    let group = Call::new(class, "hex", args).size(vm, 2, 1)?;
    let n = data.len();
    vm.pay(n >> 4)?;
    vm.room(512 + n * 3)?;
    let size = group.unsigned_abs() as usize;
    let mut out = Vec::with_capacity(n * 3);
    for (i, b) in data.iter().enumerate() {
        if let (Some(separator), true) = (separator, i != 0 && size != 0) {
            // Positive groups are counted from the right end.
            let place = if group > 0 { n - i } else { i };
            if place % size == 0 {
                out.push(separator);
            }
        }
        out.extend([HEX[(b >> 4) as usize], HEX[(b & 15) as usize]]);
    }
    vm.str_ascii(&out)
}

fn fromhex(vm: &mut Vm, args: &[Value]) -> Answer {
    let Some(class) = args[0].as_gc::<Class>() else {
        return Err(vm.type_error("fromhex() requires a class"));
    };
    let Some(s) = vm.unwrap_payload(args[1]).as_gc::<Str>() else {
        let found = vm.type_name(args[1]);
        return Err(vm.type_error(format!("fromhex() argument must be str, not {found}")));
    };
    vm.pay(s.n_bytes as usize >> 4)?;
    vm.room(512 + s.n_bytes as usize)?;
    let digit = |c: char| c.to_digit(16).map(|d| d as u8);
    let mut data = Vec::with_capacity(s.n_bytes as usize / 2);
    let mut chars = s.text().chars().enumerate().peekable();
    while let Some((at, c)) = chars.next() {
        if c.is_ascii_whitespace() || c == '\x0b' {
            continue;
        }
        let second = chars.next();
        let pair = (digit(c), second.and_then(|(_, c)| digit(c)));
        let (Some(high), Some(low)) = pair else {
            let place = if pair.0.is_none() { at } else { at + 1 };
            return Err(vm.value_error(format!(
                "non-hexadecimal number found in fromhex() arg at position {place}"
            )));
        };
        data.push(high << 4 | low);
    }
    let array = vm.known(Known::ByteArray);
    let is_array = vm.is_subclass(class, array);
    let value = if is_array {
        vm.bytearray(&data)?
    } else {
        vm.bytes(&data)?
    };
    if class == array || class == vm.known(Known::Bytes) {
        return Ok(value);
    }
    Err(vm.tail_call(args[0], &[value]))
}
