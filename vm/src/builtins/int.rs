//! `int`: constructor, operators as methods, conversions to and from bytes.
//!
//! The operators' methods answer NotImplemented for what is no int; what they compute stands in
//! `semantics::number`.

use super::number_args as number_arg;
use crate::heap::Gc;
use crate::native::{Answer, AttrDef, Exit, NativeDef, attr, def, native_flag};
use crate::objects::{ByteArray, Bytes, Class, List, Record, Str, Tuple};
use crate::semantics::format_spec;
use crate::semantics::number::{
    self, BinOp, CmpOp, Num, arithmetic, bigint, int_ops, parse, rounding,
};
use crate::semantics::repr::bytearray_to_vec;
use crate::value::Value;
use crate::vm::{Known, PreludeFn, Vm};
use dashu_int::{IBig, UBig};

/// The int behind a receiver: itself, or an instance's payload.
fn receiver(vm: &mut Vm, v: Value, method: &str) -> Result<Value, Exit> {
    let n = vm.unwrap_payload(v);
    if number::is_int(n) {
        return Ok(n);
    }
    Err(wrong_receiver(vm, v, "int", method))
}

/// The error of a special method that is called with a receiver of another type.
#[cold]
pub fn wrong_receiver(vm: &mut Vm, v: Value, class: &str, method: &str) -> Exit {
    let found = vm.type_name(v);
    vm.type_error(if method.starts_with("__") {
        format!("descriptor '{method}' requires a '{class}' object but received a '{found}'")
    } else {
        format!("descriptor '{method}' for '{class}' objects doesn't apply to a '{found}' object")
    })
}

/// A binary operator's method; `reflected` ones get their operands the other way round.
fn operator(vm: &mut Vm, args: &[Value], method: &str, op: BinOp, reflected: bool) -> Answer {
    let a = receiver(vm, args[0], method)?;
    let b = vm.unwrap_payload(args[1]);
    if !number::is_int(b) {
        return Ok(Value::NOT_IMPLEMENTED);
    }
    // As an int, not as a bool: bool has its own `&`, `|`, `^`.
    let a = if a.is_bool() {
        Value::int(a.is_true() as i64)
    } else {
        a
    };
    let (a, b) = if reflected { (b, a) } else { (a, b) };
    number::binary(vm, op, a, b).unwrap_or(Ok(Value::NOT_IMPLEMENTED))
}

fn comparison(vm: &mut Vm, args: &[Value], method: &str, op: CmpOp) -> Answer {
    let a = receiver(vm, args[0], method)?;
    let b = vm.unwrap_payload(args[1]);
    if !number::is_int(b) {
        return Ok(Value::NOT_IMPLEMENTED);
    }
    Ok(number::compare(op, a, b).map_or(Value::NOT_IMPLEMENTED, Value::bool))
}

macro_rules! operators {
    ($($name:literal $rname:literal $op:ident $sign:literal;)*) => {
        /// The arithmetic operators and their reflections.
        pub const OPERATORS: &[NativeDef] = &[
            $(
                def($name, "self, value, /", |vm, args| operator(vm, args, $name, BinOp::$op, false),
                    concat!("Return self", $sign, "value.")),
                def($rname, "self, value, /", |vm, args| operator(vm, args, $rname, BinOp::$op, true),
                    concat!("Return value", $sign, "self.")),
            )*
        ];
    };
}

operators! {
    "__add__" "__radd__" Add "+";
    "__sub__" "__rsub__" Sub "-";
    "__mul__" "__rmul__" Mul "*";
    "__truediv__" "__rtruediv__" TrueDiv "/";
    "__floordiv__" "__rfloordiv__" FloorDiv "//";
    "__mod__" "__rmod__" Mod "%";
    "__lshift__" "__rlshift__" LShift "<<";
    "__rshift__" "__rrshift__" RShift ">>";
    "__and__" "__rand__" And "&";
    "__or__" "__ror__" Or "|";
    "__xor__" "__rxor__" Xor "^";
}

macro_rules! comparisons {
    ($($name:literal $op:ident $sign:literal;)*) => {
        /// The comparisons.
        pub const COMPARISONS: &[NativeDef] = &[
            $(def($name, "self, value, /", |vm, args| comparison(vm, args, $name, CmpOp::$op),
                concat!("Return self", $sign, "value.")),)*
        ];
    };
}

comparisons! {
    "__lt__" Lt "<";
    "__le__" Le "<=";
    "__eq__" Eq "==";
    "__ne__" Ne "!=";
    "__gt__" Gt ">";
    "__ge__" Ge ">=";
}

pub const METHODS: &[NativeDef] = &[
    def(
        "__new__",
        "cls, x=, /, base=, *args",
        new,
        "Create and return a new object.  See help(type) for accurate signature.",
    )
    .with(native_flag::STATIC)
    .resuming(resume_new),
    def("__pow__", "self, value, mod=, /", pow, "Return pow(self, value, mod)."),
    def("__rpow__", "self, value, mod=, /", rpow, "Return pow(value, self, mod)."),
    def("__divmod__", "self, value, /", divmod, "Return divmod(self, value)."),
    def("__rdivmod__", "self, value, /", rdivmod, "Return divmod(value, self)."),
    def("__neg__", "self, /", neg, "-self"),
    def("__pos__", "self, /", to_int, "+self"),
    def("__abs__", "self, /", abs, "abs(self)"),
    def("__invert__", "self, /", invert, "~self"),
    def("__bool__", "self, /", bool_, "True if self else False"),
    def("__int__", "self, /", to_int, "int(self)"),
    def("__index__", "self, /", to_int, "Return self converted to an integer, if self is suitable for use as an index into a list."),
    def("__float__", "self, /", float, "float(self)"),
    def("__trunc__", "self, /", to_int, "Truncating an Integral returns itself."),
    def("__floor__", "self, /", to_int, "Flooring an Integral returns itself."),
    def("__ceil__", "self, /", to_int, "Ceiling of an Integral returns itself."),
    def("__round__", "self, ndigits=, /", round, "Rounding an Integral returns itself.\n\nRounding with an ndigits argument also returns an integer.")
        .resuming(number_arg::resume),
    def("__hash__", "self, /", hash, "Return hash(self)."),
    def("__format__", "self, format_spec, /", format, "Default object formatter."),
    def("__getnewargs__", "self, /", getnewargs, ""),
    def("__sizeof__", "self, /", sizeof, "Returns size in memory, in bytes."),
    def("conjugate", "self, /", to_int, "Returns self, the complex conjugate of any int."),
    def("bit_length", "self, /", bit_length, "Number of bits necessary to represent self in binary.\n\n>>> bin(37)\n'0b100101'\n>>> (37).bit_length()\n6"),
    def("bit_count", "self, /", bit_count, "Number of ones in the binary representation of the absolute value of self.\n\nAlso known as the population count.\n\n>>> bin(13)\n'0b1101'\n>>> (13).bit_count()\n3"),
    def("as_integer_ratio", "self, /", as_integer_ratio, "Return integer ratio.\n\nReturn a pair of integers, whose ratio is exactly equal to the original int\nand with a positive denominator."),
    def("to_bytes", "self, length=, byteorder=, *, signed=", to_bytes, "Return an array of bytes representing an integer.")
        .resuming(number_arg::resume),
    def("from_bytes", "cls, bytes, byteorder=, *, signed=", from_bytes, "Return the integer represented by the given array of bytes.")
        .with(native_flag::CLASS)
        .resuming(resume_from_bytes),
];

pub const ATTRS: &[AttrDef] = &[
    attr("real", |vm, args| attribute(vm, args[0], "real")),
    attr("imag", |vm, args| {
        attribute(vm, args[0], "imag").map(|_| Value::ZERO)
    }),
    attr("numerator", |vm, args| attribute(vm, args[0], "numerator")),
    attr("denominator", |vm, args| {
        attribute(vm, args[0], "denominator").map(|_| Value::int(1))
    }),
];

/// An int as itself, a bool as an int.
fn plain(v: Value) -> Value {
    match number::as_small_int(v) {
        Some(i) => Value::int(i),
        None => v,
    }
}

fn attribute(vm: &mut Vm, v: Value, name: &str) -> Answer {
    receiver(vm, v, name).map(plain)
}

// --- The constructor ---------------------------------------------------------------------------------------------

/// The class a number's constructor is called on, which must be `known` or derive from it.
pub fn constructor_class(vm: &mut Vm, cls: Value, known: Known) -> Result<Gc<Class>, Exit> {
    let base = vm.known(known);
    let name = vm.class_name(base);
    let Some(class) = cls.as_gc::<Class>() else {
        let found = vm.type_name(cls);
        return Err(vm.type_error(format!(
            "{name}.__new__(X): X is not a type object ({found})"
        )));
    };
    if !vm.is_subclass(class, base) {
        let found = vm.class_name(class);
        return Err(vm.type_error(format!(
            "{name}.__new__({found}): {found} is not a subtype of {name}"
        )));
    }
    if known != Known::Bool && class == vm.known(Known::Bool) {
        return Err(vm.type_error(format!(
            "{name}.__new__(bool) is not safe, use bool.__new__()"
        )));
    }
    Ok(class)
}

/// The number as an instance of the class.
pub fn instance(vm: &mut Vm, class: Gc<Class>, known: Known, v: Value) -> Answer {
    if class == vm.known(known) {
        return Ok(v);
    }
    vm.instantiate(class, v)
}

/// Tag of the records that wait for a conversion to int: the class, and the special method's name.
const CONSTRUCTION: u16 = 0x6e02;

fn new(vm: &mut Vm, args: &[Value]) -> Answer {
    let class = constructor_class(vm, args[0], Known::Int)?;
    if args.len() > 3 {
        let given = args.len() - 1;
        return Err(vm.type_error(format!("int() takes at most 2 arguments ({given} given)")));
    }
    let (x, base) = (args[1], args[2]);
    let v = match (x.is_unbound(), base.is_unbound()) {
        (true, true) => Value::ZERO,
        (true, false) => return Err(vm.type_error("int() missing string argument")),
        (false, true) => convert(vm, class, x)?,
        (false, false) => {
            let base = number_arg::clipped(vm, args, 2)?;
            if base != 0 && !(2..=36).contains(&base) {
                return Err(vm.value_error("int() base must be >= 2 and <= 36, or 0"));
            }
            match with_text(vm, x, |vm, t| parse::int_from_text(vm, t, base as u32)) {
                Some(answer) => answer?,
                None => {
                    return Err(vm.type_error("int() can't convert non-string with explicit base"));
                }
            }
        }
    };
    instance(vm, class, Known::Int, v)
}

/// `int(x)`.
fn convert(vm: &mut Vm, class: Gc<Class>, x: Value) -> Answer {
    if let Some(answer) = rounding::to_int(vm, x) {
        return answer;
    }
    if class == vm.known(Known::Int)
        && let Some(exit) = vm.asked_by(x, vm.names.dunder_int, PreludeFn::IntBy)
    {
        return Err(exit);
    }
    let trunc = vm.names.dunder_trunc;
    for method in [vm.names.dunder_int, vm.names.dunder_index, trunc] {
        if let Some(special) = vm.guest_special(x, method) {
            let state = vm.record(CONSTRUCTION, &[class.value(), method])?;
            return Err(number_arg::ask_special(vm, state.value(), special, x));
        }
    }
    let inner = vm.unwrap_payload(x);
    if let Some(answer) = rounding::to_int(vm, inner) {
        return answer;
    }
    match with_text(vm, x, |vm, t| parse::int_from_text(vm, t, 10)) {
        Some(answer) => answer,
        None => {
            let found = vm.type_name(x);
            Err(vm.type_error(format!(
                "int() argument must be a string, a bytes-like object or a real number, not '{found}'"
            )))
        }
    }
}

/// Calls `f` with the text in a str, bytes or bytearray.
pub fn with_text<T>(vm: &mut Vm, v: Value, f: impl FnOnce(&mut Vm, parse::Text) -> T) -> Option<T> {
    let v = vm.unwrap_payload(v);
    if let Some(s) = v.as_gc::<Str>() {
        return Some(f(vm, parse::Text::Str(s.text())));
    }
    if let Some(b) = v.as_gc::<Bytes>() {
        return Some(f(vm, parse::Text::Bytes(b.data())));
    }
    let data = bytearray_to_vec(v.as_gc::<ByteArray>()?);
    Some(f(vm, parse::Text::Bytes(&data)))
}

fn resume_new(vm: &mut Vm, state: Value, answer: Result<Value, Value>) -> Answer {
    let record = state.expect::<Record>();
    if record.header.aux() != CONSTRUCTION {
        return number_arg::resume(vm, state, answer);
    }
    let v = answer.map_err(Exit::Raised)?;
    let class: Gc<Class> = record.items()[0].get().expect();
    let method = record.items()[1].get();
    if method == vm.names.dunder_trunc && !number::is_int(vm.unwrap_payload(v)) {
        let found = vm.type_name(v);
        return Err(vm.type_error(format!("__trunc__ returned non-Integral (type {found})")));
    }
    number_arg::check_index(vm, method.expect::<Str>().text(), v)?;
    let v = plain(vm.unwrap_payload(v));
    instance(vm, class, Known::Int, v)
}

// --- Operators with two meanings ---------------------------------------------------------------------------------

fn pow(vm: &mut Vm, args: &[Value]) -> Answer {
    power(vm, args[0], args[1], args[2], "__pow__", false)
}

fn rpow(vm: &mut Vm, args: &[Value]) -> Answer {
    power(vm, args[0], args[1], args[2], "__rpow__", true)
}

fn power(vm: &mut Vm, a: Value, b: Value, modulus: Value, method: &str, reflected: bool) -> Answer {
    let a = receiver(vm, a, method)?;
    let (b, modulus) = (vm.unwrap_payload(b), vm.unwrap_payload(modulus));
    let has_modulus = !modulus.is_unbound() && !modulus.is_none();
    if !number::is_int(b) || has_modulus && !number::is_int(modulus) {
        return Ok(Value::NOT_IMPLEMENTED);
    }
    let (a, b) = if reflected { (b, a) } else { (a, b) };
    if !has_modulus {
        return number::binary(vm, BinOp::Pow, a, b).unwrap_or(Ok(Value::NOT_IMPLEMENTED));
    }
    match (Num::of(a), Num::of(b), Num::of(modulus)) {
        (Some(a), Some(b), Some(m)) => arithmetic::pow_mod(vm, a, b, m),
        _ => Ok(Value::NOT_IMPLEMENTED),
    }
}

fn divmod(vm: &mut Vm, args: &[Value]) -> Answer {
    let a = receiver(vm, args[0], "__divmod__")?;
    let b = vm.unwrap_payload(args[1]);
    divmod_ints(vm, a, b)
}

fn rdivmod(vm: &mut Vm, args: &[Value]) -> Answer {
    let a = receiver(vm, args[0], "__rdivmod__")?;
    let b = vm.unwrap_payload(args[1]);
    divmod_ints(vm, b, a)
}

fn divmod_ints(vm: &mut Vm, a: Value, b: Value) -> Answer {
    if !number::is_int(a) || !number::is_int(b) {
        return Ok(Value::NOT_IMPLEMENTED);
    }
    arithmetic::divmod(vm, a, b).unwrap_or(Ok(Value::NOT_IMPLEMENTED))
}

// --- Unary methods -----------------------------------------------------------------------------------------------

fn receiver_num(vm: &mut Vm, v: Value, method: &str) -> Result<Num, Exit> {
    let n = receiver(vm, v, method)?;
    Ok(Num::of(n).expect("an int"))
}

fn neg(vm: &mut Vm, args: &[Value]) -> Answer {
    let n = receiver(vm, args[0], "__neg__")?;
    number::negate(vm, n).expect("an int")
}

fn abs(vm: &mut Vm, args: &[Value]) -> Answer {
    let n = receiver(vm, args[0], "__abs__")?;
    arithmetic::absolute(vm, n).expect("an int")
}

fn invert(vm: &mut Vm, args: &[Value]) -> Answer {
    let n = receiver(vm, args[0], "__invert__")?;
    number::invert(vm, n).expect("an int")
}

fn bool_(vm: &mut Vm, args: &[Value]) -> Answer {
    let n = receiver(vm, args[0], "__bool__")?;
    Ok(Value::bool(n != Value::ZERO && !n.is_false()))
}

fn to_int(vm: &mut Vm, args: &[Value]) -> Answer {
    receiver(vm, args[0], "__int__").map(plain)
}

fn float(vm: &mut Vm, args: &[Value]) -> Answer {
    let n = receiver_num(vm, args[0], "__float__")?;
    let f = arithmetic::to_f64(vm, n)?;
    vm.float(f)
}

fn hash(vm: &mut Vm, args: &[Value]) -> Answer {
    let n = receiver(vm, args[0], "__hash__")?;
    let h = number::hash(n).expect("an int");
    vm.int(h)
}

fn getnewargs(vm: &mut Vm, args: &[Value]) -> Answer {
    let n = receiver(vm, args[0], "__getnewargs__").map(plain)?;
    vm.tuple(&[n])
}

fn sizeof(vm: &mut Vm, args: &[Value]) -> Answer {
    let n = receiver_num(vm, args[0], "__sizeof__")?;
    vm.int(24 + 4 * bigint::n_bits(n).div_ceil(30).max(1) as i64)
}

fn bit_length(vm: &mut Vm, args: &[Value]) -> Answer {
    let n = receiver_num(vm, args[0], "bit_length")?;
    vm.int(bigint::n_bits(n) as i64)
}

fn bit_count(vm: &mut Vm, args: &[Value]) -> Answer {
    let ones = match receiver_num(vm, args[0], "bit_count")? {
        Num::Big(b) => b.limbs().iter().map(|l| l.count_ones() as i64).sum(),
        Num::Small(i) => i.unsigned_abs().count_ones() as i64,
        Num::Float(_) => 0,
    };
    vm.int(ones)
}

fn as_integer_ratio(vm: &mut Vm, args: &[Value]) -> Answer {
    let n = receiver(vm, args[0], "as_integer_ratio").map(plain)?;
    vm.tuple(&[n, Value::int(1)])
}

fn format(vm: &mut Vm, args: &[Value]) -> Answer {
    let n = receiver(vm, args[0], "__format__")?;
    format_number(vm, args[0], n, args[1])
}

/// `__format__` of a number `n`, which may be the payload of `obj`.
pub fn format_number(vm: &mut Vm, obj: Value, n: Value, spec: Value) -> Answer {
    let Some(text) = vm.unwrap_payload(spec).as_gc::<Str>() else {
        let found = vm.type_name(spec);
        return Err(vm.type_error(format!("__format__() argument must be str, not {found}")));
    };
    if text.n_bytes == 0 {
        return vm.str_of(obj);
    }
    let type_name = vm.type_name(obj);
    format_spec::format_value(vm, n, text.text(), type_name).expect("a number")
}

/// `round(int, n)`: to a multiple of a power of ten, half to even.
fn round(vm: &mut Vm, args: &[Value]) -> Answer {
    let v = receiver(vm, args[0], "__round__").map(plain)?;
    if args[1].is_unbound() {
        return Ok(v);
    }
    let digits = number_arg::clipped(vm, args, 1)?;
    round_int(vm, v, digits)
}

/// An int rounded to so many decimals, which only matters when they are negative.
pub fn round_int(vm: &mut Vm, v: Value, digits: i64) -> Answer {
    let n = Num::of(v).expect("an int");
    if digits >= 0 {
        return Ok(v);
    }
    let places = digits.unsigned_abs();
    // A power of ten with more digits than twice the number rounds it to zero.
    if places as u128 > bigint::n_bits(n) as u128 / 3 + 1 {
        return Ok(Value::ZERO);
    }
    let limbs = bigint::n_limbs(n);
    vm.work(3 * bigint::product_work(limbs, limbs))?;
    let x = bigint::from_num(n);
    let unit = IBig::from(10).pow(places as usize);
    let (mut q, r) = int_ops::big_divmod(&x, &unit);
    let twice = r * IBig::from(2);
    if twice > unit || twice == unit && (&q & IBig::ONE) == IBig::ONE {
        q += IBig::ONE;
    }
    vm.int_from_big(&(q * unit))
}

// --- Bytes -------------------------------------------------------------------------------------------------------

/// Whether a `byteorder` argument says little endian.
fn is_little(vm: &mut Vm, v: Value, function: &str) -> Result<bool, Exit> {
    if v.is_unbound() {
        return Ok(false);
    }
    match vm.unwrap_payload(v).as_gc::<Str>().map(|s| s.text()) {
        Some("little") => Ok(true),
        Some("big") => Ok(false),
        Some(_) => Err(vm.value_error("byteorder must be either 'little' or 'big'")),
        None => {
            let found = vm.type_name(v);
            Err(vm.type_error(format!(
                "{function}() argument 'byteorder' must be str, not {found}"
            )))
        }
    }
}

fn to_bytes(vm: &mut Vm, args: &[Value]) -> Answer {
    let n = receiver_num(vm, args[0], "to_bytes")?;
    let length = if args[1].is_unbound() {
        1
    } else {
        number_arg::size(vm, args, 1)?
    };
    let little = is_little(vm, args[2], "to_bytes")?;
    let signed = number_arg::flag(vm, args[3]);
    let negative = number::print::is_negative(n);
    let Ok(length) = usize::try_from(length) else {
        return Err(vm.value_error("length argument must be non-negative"));
    };
    if let Num::Small(i) = n
        && (1..=8).contains(&length)
        && small_fits(i, length, signed)
    {
        let (little_end, big_end) = (i.to_le_bytes(), i.to_be_bytes());
        return vm.bytes(match little {
            true => &little_end[..length],
            false => &big_end[8 - length..],
        });
    }
    if negative && !signed {
        return Err(vm.overflow_error("can't convert negative int to unsigned"));
    }
    // In two's complement -2^(8k-1) still fits k bytes: count the bits of the number's complement.
    let significant = match (negative, n) {
        (true, n) => (bigint::from_num(n) + IBig::ONE)
            .into_parts()
            .1
            .as_words()
            .to_vec(),
        (false, Num::Small(i)) => vec![i as u64],
        (false, n) => bigint::from_num(n).into_parts().1.as_words().to_vec(),
    };
    let n_significant = significant
        .iter()
        .rposition(|l| *l != 0)
        .map_or(0, |i| i + 1);
    let bits = bigint::limbs_bits(&significant[..n_significant]) + signed as u64;
    if bits > length as u64 * 8 && (length > 0 || n_significant > 0) {
        return Err(vm.overflow_error("int too big to convert"));
    }
    vm.check_bits((length as u64).saturating_mul(8))?;
    vm.work(length as u64 / 8)?;
    let fill = if negative { 0xff } else { 0 };
    let mut data = vec![fill; length];
    for (place, byte) in data
        .iter_mut()
        .zip(significant.iter().flat_map(|l| l.to_le_bytes()))
    {
        *place = byte ^ fill;
    }
    if !little {
        data.reverse();
    }
    vm.bytes(&data)
}

/// Whether so many bytes, one to eight, can hold an int.
fn small_fits(i: i64, length: usize, signed: bool) -> bool {
    let spare = 64 - 8 * length as u32;
    match signed {
        true => i << spare >> spare == i,
        false => i >= 0 && (i as u64) << spare >> spare == i as u64,
    }
}

/// Tag of the records that wait for `bytes(x)`: the class, and whether it is little endian and signed.
const FROM_BYTES: u16 = 0x6e03;

fn from_bytes(vm: &mut Vm, args: &[Value]) -> Answer {
    let little = is_little(vm, args[2], "from_bytes")?;
    let signed = number_arg::flag(vm, args[3]);
    let v = vm.unwrap_payload(args[1]);
    if let Some(b) = v.as_gc::<Bytes>() {
        let data = b.data();
        let plain = args[0] == vm.known(Known::Int).value();
        if plain && let Some(i) = small_of_bytes(data, little, signed) {
            return Ok(Value::int(i));
        }
        return number_of_bytes(vm, args[0], data.to_vec(), little, signed);
    }
    if let Some(b) = v.as_gc::<ByteArray>() {
        return number_of_bytes(vm, args[0], bytearray_to_vec(b), little, signed);
    }
    if v.is_kind(crate::heap::Kind::Str) || number::is_int(v) || v.is_none() {
        let found = vm.type_name(args[1]);
        return Err(vm.type_error(format!("cannot convert '{found}' object to bytes")));
    }
    let items = match v.as_gc::<Tuple>() {
        Some(t) => Some(t.slice().to_vec()),
        None => v
            .as_gc::<List>()
            .map(|l| l.items().iter().map(|c| c.get()).collect()),
    };
    if let Some(items) = items
        && let Some(data) = items
            .iter()
            .map(|v| u8::try_from(number::as_small_int(*v)?).ok())
            .collect::<Option<Vec<u8>>>()
    {
        return number_of_bytes(vm, args[0], data, little, signed);
    }
    let flags = [args[0], Value::bool(little), Value::bool(signed)];
    let state = vm.record(FROM_BYTES, &flags)?;
    let bytes = vm.known(Known::Bytes).value();
    Err(vm.ask(state.value(), bytes, &[args[1]]))
}

/// The number that up to seven bytes stand for.
pub(crate) fn small_of_bytes(data: &[u8], little: bool, signed: bool) -> Option<i64> {
    let mut word = [0; 8];
    let n = data.len();
    if n == 0 || n > 7 {
        return None;
    }
    let i = if little {
        word[..n].copy_from_slice(data);
        i64::from_le_bytes(word)
    } else {
        word[8 - n..].copy_from_slice(data);
        i64::from_be_bytes(word)
    };
    let spare = 64 - 8 * n as u32;
    Some(if signed { i << spare >> spare } else { i })
}

fn resume_from_bytes(vm: &mut Vm, state: Value, answer: Result<Value, Value>) -> Answer {
    let data = answer
        .map_err(Exit::Raised)?
        .expect::<Bytes>()
        .data()
        .to_vec();
    let items = state.expect::<Record>();
    let item = |i: usize| items.items()[i].get();
    number_of_bytes(vm, item(0), data, item(1).is_true(), item(2).is_true())
}

fn number_of_bytes(
    vm: &mut Vm,
    class: Value,
    mut data: Vec<u8>,
    little: bool,
    signed: bool,
) -> Answer {
    vm.work(data.len() as u64 / 4)?;
    if !little {
        data.reverse();
    }
    let negative = signed && data.last().is_some_and(|b| b & 0x80 != 0);
    if negative {
        // The magnitude is the complement plus one.
        data.iter_mut().for_each(|b| *b = !*b);
    }
    let mut magnitude = UBig::from_le_bytes(&data);
    if negative {
        magnitude += UBig::ONE;
    }
    let v = vm.int_from_limbs(negative, magnitude.as_words())?;
    if class == vm.known(Known::Int).value() {
        return Ok(v);
    }
    Err(vm.tail_call(class, &[v]))
}
