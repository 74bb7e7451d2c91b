//! `float`: constructor, operators as methods, exact ratios, hexadecimal text.
//!
//! The operators' methods take ints too and answer NotImplemented for what is no number.

use super::int::{constructor_class, format_number, instance, with_text, wrong_receiver};
use super::number_args as number_arg;
use crate::heap::Gc;
use crate::native::{Answer, AttrDef, Exit, NativeDef, attr, def, native_flag};
use crate::objects::{Class, Record, Str};
use crate::semantics::number::{self, BinOp, CmpOp, Num, arithmetic, parse, rounding};
use crate::value::Value;
use crate::vm::{Known, PreludeFn, Vm};
use dashu_int::UBig;

/// The float behind a receiver: itself, or an instance's payload.
fn receiver(vm: &mut Vm, v: Value, method: &str) -> Result<f64, Exit> {
    match number::as_float(vm.unwrap_payload(v)) {
        Some(f) => Ok(f),
        None => Err(wrong_receiver(vm, v, "float", method)),
    }
}

/// The other operand as a float; `None` when it is no number.
fn operand(vm: &mut Vm, v: Value) -> Result<Option<f64>, Exit> {
    match Num::of(vm.unwrap_payload(v)) {
        Some(n) => arithmetic::to_f64(vm, n).map(Some),
        None => Ok(None),
    }
}

fn operator(vm: &mut Vm, args: &[Value], method: &str, op: BinOp, reflected: bool) -> Answer {
    let a = receiver(vm, args[0], method)?;
    let Some(b) = operand(vm, args[1])? else {
        return Ok(Value::NOT_IMPLEMENTED);
    };
    let (a, b) = if reflected { (b, a) } else { (a, b) };
    arithmetic::float_binary(vm, op, a, b)
}

fn comparison(vm: &mut Vm, args: &[Value], method: &str, op: CmpOp) -> Answer {
    let a = Num::Float(receiver(vm, args[0], method)?);
    let b = Num::of(vm.unwrap_payload(args[1]));
    Ok(match b {
        Some(b) => Value::bool(op.holds(number::compare::order(a, b))),
        None => Value::NOT_IMPLEMENTED,
    })
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
        "cls, x=, /, *args",
        new,
        "Create and return a new object.  See help(type) for accurate signature.",
    )
    .with(native_flag::STATIC)
    .resuming(resume_new),
    def("__pow__", "self, value, mod=, /", pow, "Return pow(self, value, mod)."),
    def("__rpow__", "self, value, mod=, /", rpow, "Return pow(value, self, mod)."),
    def("__divmod__", "self, value, /", divmod, "Return divmod(self, value)."),
    def("__rdivmod__", "self, value, /", rdivmod, "Return divmod(value, self)."),
    def("__neg__", "self, /", |vm, args| map(vm, args, "__neg__", |f| -f), "-self"),
    def("__pos__", "self, /", |vm, args| map(vm, args, "__pos__", |f| f), "+self"),
    def("__abs__", "self, /", |vm, args| map(vm, args, "__abs__", f64::abs), "abs(self)"),
    def("__float__", "self, /", |vm, args| map(vm, args, "__float__", |f| f), "float(self)"),
    def("conjugate", "self, /", |vm, args| map(vm, args, "conjugate", |f| f), "Return self, the complex conjugate of any float."),
    def("__bool__", "self, /", bool_, "True if self else False"),
    def("__int__", "self, /", |vm, args| whole(vm, args, "__int__", f64::trunc), "int(self)"),
    def("__trunc__", "self, /", |vm, args| whole(vm, args, "__trunc__", f64::trunc), "Return the Integral closest to x between 0 and x."),
    def("__floor__", "self, /", |vm, args| whole(vm, args, "__floor__", f64::floor), "Return the floor as an Integral."),
    def("__ceil__", "self, /", |vm, args| whole(vm, args, "__ceil__", f64::ceil), "Return the ceiling as an Integral."),
    def("__round__", "self, ndigits=, /", round, "Return the Integral closest to x, rounding half toward even.\n\nWhen an argument is passed, work like built-in round(x, ndigits).")
        .resuming(number_arg::resume),
    def("__hash__", "self, /", hash, "Return hash(self)."),
    def("__format__", "self, format_spec, /", format, "Formats the float according to format_spec."),
    def("__getnewargs__", "self, /", getnewargs, ""),
    def("__getformat__", "typestr, /", getformat, "You probably don't want to use this function.").with(native_flag::STATIC),
    def("__sizeof__", "self, /", |_, _| Ok(Value::int(24)), "Size of object in memory, in bytes."),
    def("is_integer", "self, /", is_integer, "Return True if the float is an integer."),
    def("as_integer_ratio", "self, /", as_integer_ratio, "Return integer ratio.\n\nReturn a pair of integers, whose ratio is exactly equal to the original float\nand with a positive denominator."),
    def("hex", "self, /", hex, "Return a hexadecimal representation of a floating-point number.\n\n>>> (-0.1).hex()\n'-0x1.999999999999ap-4'\n>>> 3.14159.hex()\n'0x1.921f9f01b866ep+1'"),
    def("fromhex", "cls, string, /", fromhex, "Create a floating-point number from a hexadecimal string.\n\n>>> float.fromhex('0x1.ffffp10')\n2047.984375\n>>> float.fromhex('-0x1p-1074')\n-5e-324")
        .with(native_flag::CLASS),
];

pub const ATTRS: &[AttrDef] = &[
    attr("real", |vm, args| map(vm, args, "real", |f| f)),
    attr("imag", |vm, args| map(vm, args, "imag", |_| 0.0)),
];

// --- The constructor ---------------------------------------------------------------------------------------------

/// Tag of the records that wait for a conversion to float: the class, the argument, the special method's name.
const CONSTRUCTION: u16 = 0x6e04;

fn new(vm: &mut Vm, args: &[Value]) -> Answer {
    let class = constructor_class(vm, args[0], Known::Float)?;
    if args.len() > 2 {
        let given = args.len() - 1;
        return Err(vm.type_error(format!("float expected at most 1 argument, got {given}")));
    }
    let f = if args[1].is_unbound() {
        0.0
    } else {
        convert(vm, class, args[1])?
    };
    let v = vm.float(f)?;
    instance(vm, class, Known::Float, v)
}

/// `float(x)`.
fn convert(vm: &mut Vm, class: Gc<Class>, x: Value) -> Result<f64, Exit> {
    if let Some(n) = Num::of(x) {
        return arithmetic::to_f64(vm, n);
    }
    if class == vm.known(Known::Float)
        && let Some(exit) = vm.asked_by(x, vm.names.dunder_float, PreludeFn::FloatBy)
    {
        return Err(exit);
    }
    for method in [vm.names.dunder_float, vm.names.dunder_index] {
        if let Some(special) = vm.guest_special(x, method) {
            let state = vm.record(CONSTRUCTION, &[class.value(), x, method])?;
            return Err(number_arg::ask_special(vm, state.value(), special, x));
        }
    }
    if let Some(n) = Num::of(vm.unwrap_payload(x)) {
        return arithmetic::to_f64(vm, n);
    }
    match with_text(vm, x, parse::float_from_text) {
        Some(answer) => answer,
        None => {
            let found = vm.type_name(x);
            Err(vm.type_error(format!(
                "float() argument must be a string or a real number, not '{found}'"
            )))
        }
    }
}

fn resume_new(vm: &mut Vm, state: Value, answer: Result<Value, Value>) -> Answer {
    let record = state.expect::<Record>();
    let v = answer.map_err(Exit::Raised)?;
    let item = |i: usize| record.items()[i].get();
    if item(2) == vm.names.dunder_float {
        number_arg::check_float(vm, item(1), v)?;
    } else {
        number_arg::check_index(vm, "__index__", v)?;
    }
    let n = Num::of(vm.unwrap_payload(v)).expect("checked");
    let f = arithmetic::to_f64(vm, n)?;
    let v = vm.float(f)?;
    instance(vm, item(0).expect(), Known::Float, v)
}

// --- Operators with two meanings ---------------------------------------------------------------------------------

fn pow(vm: &mut Vm, args: &[Value]) -> Answer {
    power(vm, args, "__pow__", false)
}

fn rpow(vm: &mut Vm, args: &[Value]) -> Answer {
    power(vm, args, "__rpow__", true)
}

fn power(vm: &mut Vm, args: &[Value], method: &str, reflected: bool) -> Answer {
    if !args[2].is_unbound() && !args[2].is_none() {
        return Err(
            vm.type_error("pow() 3rd argument not allowed unless all arguments are integers")
        );
    }
    operator(vm, &args[..2], method, BinOp::Pow, reflected)
}

fn divmod(vm: &mut Vm, args: &[Value]) -> Answer {
    divmod_floats(vm, args, "__divmod__", false)
}

fn rdivmod(vm: &mut Vm, args: &[Value]) -> Answer {
    divmod_floats(vm, args, "__rdivmod__", true)
}

fn divmod_floats(vm: &mut Vm, args: &[Value], method: &str, reflected: bool) -> Answer {
    let a = receiver(vm, args[0], method)?;
    let Some(b) = operand(vm, args[1])? else {
        return Ok(Value::NOT_IMPLEMENTED);
    };
    let (a, b) = if reflected { (b, a) } else { (a, b) };
    arithmetic::divmod_of(vm, Num::Float(a), Num::Float(b))
}

// --- Unary methods -----------------------------------------------------------------------------------------------

fn map(vm: &mut Vm, args: &[Value], method: &str, f: impl Fn(f64) -> f64) -> Answer {
    let x = receiver(vm, args[0], method)?;
    vm.float(f(x))
}

fn whole(vm: &mut Vm, args: &[Value], method: &str, f: impl Fn(f64) -> f64) -> Answer {
    let x = receiver(vm, args[0], method)?;
    rounding::float_to_int(vm, f(x))
}

fn bool_(vm: &mut Vm, args: &[Value]) -> Answer {
    let f = receiver(vm, args[0], "__bool__")?;
    Ok(Value::bool(f != 0.0))
}

fn hash(vm: &mut Vm, args: &[Value]) -> Answer {
    let f = receiver(vm, args[0], "__hash__")?;
    let h = number::hash::float_hash(f);
    vm.int(h)
}

fn getnewargs(vm: &mut Vm, args: &[Value]) -> Answer {
    let f = receiver(vm, args[0], "__getnewargs__")?;
    let v = vm.float(f)?;
    vm.tuple(&[v])
}

fn getformat(vm: &mut Vm, args: &[Value]) -> Answer {
    match args[0].as_gc::<Str>().map(|s| s.text()) {
        Some("double" | "float") => vm.str("IEEE, little-endian"),
        _ => Err(vm.value_error("__getformat__() argument 1 must be 'double' or 'float'")),
    }
}

fn is_integer(vm: &mut Vm, args: &[Value]) -> Answer {
    let f = receiver(vm, args[0], "is_integer")?;
    Ok(Value::bool(f.is_finite() && f == f.trunc()))
}

fn format(vm: &mut Vm, args: &[Value]) -> Answer {
    receiver(vm, args[0], "__format__")?;
    let n = vm.unwrap_payload(args[0]);
    format_number(vm, args[0], n, args[1])
}

fn as_integer_ratio(vm: &mut Vm, args: &[Value]) -> Answer {
    let f = receiver(vm, args[0], "as_integer_ratio")?;
    if f.is_nan() {
        return Err(vm.value_error("cannot convert NaN to integer ratio"));
    }
    if f.is_infinite() {
        return Err(vm.overflow_error("cannot convert Infinity to integer ratio"));
    }
    let (mut mantissa, mut exponent) = rounding::decompose(f);
    if mantissa == 0 {
        return vm.tuple(&[Value::ZERO, Value::int(1)]);
    }
    let zeros = mantissa.trailing_zeros();
    mantissa >>= zeros;
    exponent += zeros as i64;
    let numerator = UBig::from(mantissa) << exponent.max(0) as usize;
    let denominator = UBig::ONE << (-exponent).max(0) as usize;
    let numerator = vm.int_from_limbs(f < 0.0, numerator.as_words())?;
    let denominator = vm.int_from_ubig(&denominator)?;
    vm.tuple(&[numerator, denominator])
}

// --- Rounding ----------------------------------------------------------------------------------------------------

fn round(vm: &mut Vm, args: &[Value]) -> Answer {
    let f = receiver(vm, args[0], "__round__")?;
    if args[1].is_unbound() || args[1].is_none() {
        return rounding::float_to_int(vm, f.round_ties_even());
    }
    let digits = number_arg::clipped(vm, args, 1)?;
    round_float(vm, f, digits)
}

/// A float rounded to so many decimals: the float nearest to the exactly rounded decimal value.
pub fn round_float(vm: &mut Vm, f: f64, digits: i64) -> Answer {
    if !f.is_finite() || digits > 323 {
        return vm.float(f);
    }
    if digits < -308 {
        return vm.float(0.0 * f);
    }
    let rounded = if digits >= 0 {
        format!("{f:.*}", digits as usize)
            .parse::<f64>()
            .expect("digits")
    } else {
        round_whole(f, digits.unsigned_abs() as usize)
    };
    if rounded.is_infinite() {
        return Err(vm.overflow_error("rounded value too large to represent"));
    }
    vm.float(rounded)
}

/// A float rounded to a multiple of `10^places`, half to even.
fn round_whole(f: f64, places: usize) -> f64 {
    let whole = f.abs().trunc();
    let (_, limbs) = rounding::float_limbs(whole);
    let unit = UBig::from(10_u8).pow(places);
    let n = UBig::from_words(&limbs);
    let (q, r) = dashu_int::ops::DivRem::div_rem(&n, &unit);
    let twice = r * UBig::from(2_u8);
    let beyond_half = twice > unit || twice == unit && whole != f.abs();
    let tie = twice == unit && !beyond_half;
    let odd = q.as_words().first().is_some_and(|w| w & 1 == 1);
    let q = if beyond_half || tie && odd {
        q + UBig::ONE
    } else {
        q
    };
    let magnitude = rounding::limbs_to_f64((q * unit).as_words());
    magnitude.copysign(f)
}

// --- Hexadecimal text --------------------------------------------------------------------------------------------

fn hex(vm: &mut Vm, args: &[Value]) -> Answer {
    let f = receiver(vm, args[0], "hex")?;
    if !f.is_finite() {
        return vm.str(&number::print::float_text(f));
    }
    let sign = if f.is_sign_negative() { "-" } else { "" };
    let bits = f.to_bits();
    let fraction = bits & ((1 << 52) - 1);
    let text = match (bits >> 52 & 0x7ff) as i64 {
        0 if fraction == 0 => format!("{sign}0x0.0p+0"),
        0 => format!("{sign}0x0.{fraction:013x}p-1022"),
        e => format!("{sign}0x1.{fraction:013x}p{:+}", e - 1023),
    };
    vm.str(&text)
}

fn fromhex(vm: &mut Vm, args: &[Value]) -> Answer {
    let Some(text) = vm.unwrap_payload(args[1]).as_gc::<Str>() else {
        return Err(vm.type_error("bad argument type for built-in operation"));
    };
    let f = match parse_hex(text.text()) {
        Some(f) if f.is_infinite() && !text.text().contains(['i', 'I']) => {
            return Err(vm.overflow_error("hexadecimal value too large to represent as a float"));
        }
        Some(f) => f,
        None => return Err(vm.value_error("invalid hexadecimal floating-point string")),
    };
    let v = vm.float(f)?;
    if args[0] == vm.known(Known::Float).value() {
        return Ok(v);
    }
    Err(vm.tail_call(args[0], &[v]))
}

/// The float that a hexadecimal text says; infinite when it is too large.
fn parse_hex(text: &str) -> Option<f64> {
    let text = text.trim_matches(|c: char| matches!(c, '\t'..='\r' | ' '));
    let (negative, text) = match text.as_bytes().first()? {
        b'-' => (true, &text[1..]),
        b'+' => (false, &text[1..]),
        _ => (false, text),
    };
    let signed = |f: f64| if negative { -f } else { f };
    match text.to_ascii_lowercase().as_str() {
        "inf" | "infinity" => return Some(signed(f64::INFINITY)),
        "nan" => return Some(signed(f64::NAN)),
        _ => {}
    }
    let text = text
        .strip_prefix("0x")
        .or_else(|| text.strip_prefix("0X"))
        .unwrap_or(text);
    let (digits, exponent) = match text.split_once(['p', 'P']) {
        Some((digits, exponent)) => (digits, Some(exponent)),
        None => (text, None),
    };
    let (whole, fraction) = digits.split_once('.').unwrap_or((digits, ""));
    let mut mantissa = 0_u128;
    let mut dropped = 0_i64;
    let mut sticky = false;
    for c in whole.chars().chain(fraction.chars()) {
        let digit = c.to_digit(16)?;
        if mantissa >> 120 == 0 {
            mantissa = mantissa << 4 | digit as u128;
        } else {
            dropped += 4;
            sticky |= digit != 0;
        }
    }
    if whole.is_empty() && fraction.is_empty() {
        return None;
    }
    let exponent = match exponent {
        None => 0,
        Some(text) => parse_exponent(text)?,
    };
    let exponent = exponent
        .saturating_add(dropped)
        .saturating_sub(4 * fraction.len() as i64);
    Some(signed(rounding::scaled(mantissa, exponent, sticky)))
}

/// A decimal exponent, of any length.
fn parse_exponent(text: &str) -> Option<i64> {
    let digits = text.strip_prefix(['+', '-']).unwrap_or(text);
    if digits.is_empty() || !digits.bytes().all(|b| b.is_ascii_digit()) {
        return None;
    }
    let n = digits.parse::<i64>().unwrap_or(1 << 60).min(1 << 60);
    Some(if text.starts_with('-') { -n } else { n })
}
