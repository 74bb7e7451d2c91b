//! The module `math`.
//!
//! Functions of one or two floats are rows of a table with the C library's function (or Rust's, which is the same)
//! and what its infinities mean. Integer functions stand in `pirn_vm::semantics::number::integer`. Functions of
//! iterables answer at once for lists and tuples of numbers and otherwise ask the prelude for a list of floats.

mod special;
mod sums;

use super::set;
use pirn_vm::builtins::number_args as number_arg;
use pirn_vm::heap::{Gc, Kind};
use pirn_vm::native::{Answer, Exit, NativeDef, def};
use pirn_vm::objects::{Dict, List, Tuple};
use pirn_vm::semantics::number::{self, BinOp, Num, arithmetic, bigint, integer, rounding};
use pirn_vm::vm::PreludeFn;
use pirn_vm::{Value, Vm};
use special::Undefined;
use std::f64::consts;
use sums::{Exact, frexp, norm, scale};

/// Puts in the constants.
pub(super) fn fill(vm: &mut Vm, dict: Gc<Dict>) {
    for (name, f) in [
        ("pi", consts::PI),
        ("e", consts::E),
        ("tau", consts::TAU),
        ("inf", f64::INFINITY),
        ("nan", f64::NAN),
    ] {
        let v = Value::try_float(f).expect("needs no box");
        set(vm, dict, name, v);
    }
}

/// A row for a function of one float. `overflow`: an infinite result is a range error, otherwise a domain error.
macro_rules! real {
    ($name:literal, $f:expr, overflow, $doc:literal) => {
        def($name, "x, /", |vm, args| function(vm, args, $f, true), $doc)
            .resuming(number_arg::resume)
    };
    ($name:literal, $f:expr, $doc:literal) => {
        def(
            $name,
            "x, /",
            |vm, args| function(vm, args, $f, false),
            $doc,
        )
        .resuming(number_arg::resume)
    };
}

/// A row for a native whose arguments are numbers.
macro_rules! numeric {
    ($name:literal, $params:literal, $f:expr, $doc:literal) => {
        def($name, $params, $f, $doc).resuming(number_arg::resume)
    };
}

pub(super) static FUNCTIONS: &[NativeDef] = &[
    real!("acos", f64::acos, "Return the arc cosine (measured in radians) of x.\n\nThe result is between 0 and pi."),
    real!("acosh", |x| special::acosh(x), "Return the inverse hyperbolic cosine of x."),
    real!("asin", f64::asin, "Return the arc sine (measured in radians) of x.\n\nThe result is between -pi/2 and pi/2."),
    real!("asinh", |x| special::asinh(x), "Return the inverse hyperbolic sine of x."),
    real!("atan", f64::atan, "Return the arc tangent (measured in radians) of x.\n\nThe result is between -pi/2 and pi/2."),
    real!("atanh", |x| special::atanh(x), "Return the inverse hyperbolic tangent of x."),
    real!("cbrt", f64::cbrt, overflow, "Return the cube root of x."),
    real!("cos", f64::cos, "Return the cosine of x (measured in radians)."),
    real!("cosh", f64::cosh, overflow, "Return the hyperbolic cosine of x."),
    numeric!("degrees", "x, /", |vm, args| { let x = number_arg::float(vm, args, 0)?; vm.float(x * (180.0 / consts::PI)) }, "Convert angle x from radians to degrees."),
    real!("erf", |x| special::erf(x), "Error function at x."),
    real!("erfc", |x| special::erfc(x), "Complementary error function at x."),
    real!("exp", f64::exp, overflow, "Return e raised to the power of x."),
    real!("exp2", f64::exp2, overflow, "Return 2 raised to the power of x."),
    real!("expm1", f64::exp_m1, overflow, "Return exp(x)-1.\n\nThis function avoids the loss of precision involved in the direct evaluation of exp(x)-1 for small x."),
    real!("fabs", f64::abs, "Return the absolute value of the float x."),
    real!("log1p", f64::ln_1p, "Return the natural logarithm of 1+x (base e).\n\nThe result is computed in a way which is accurate for x near zero."),
    numeric!("radians", "x, /", |vm, args| { let x = number_arg::float(vm, args, 0)?; vm.float(x * (consts::PI / 180.0)) }, "Convert angle x from degrees to radians."),
    real!("sin", f64::sin, "Return the sine of x (measured in radians)."),
    real!("sinh", f64::sinh, overflow, "Return the hyperbolic sine of x."),
    real!("sqrt", f64::sqrt, "Return the square root of x."),
    real!("tan", f64::tan, "Return the tangent of x (measured in radians)."),
    real!("tanh", f64::tanh, "Return the hyperbolic tangent of x."),
    numeric!("gamma", "x, /", |vm, args| lanczos(vm, args, special::gamma), "Gamma function at x."),
    numeric!("lgamma", "x, /", |vm, args| lanczos(vm, args, special::lgamma), "Natural logarithm of absolute value of Gamma function at x."),
    numeric!("atan2", "y, x, /", |vm, args| function_2(vm, args, f64::atan2), "Return the arc tangent (measured in radians) of y/x.\n\nUnlike atan(y/x), the signs of both x and y are considered."),
    numeric!("copysign", "x, y, /", |vm, args| function_2(vm, args, f64::copysign), "Return a float with the magnitude (absolute value) of x but the sign of y.\n\nOn platforms that support signed zeros, copysign(1.0, -0.0)\nreturns -1.0.\n"),
    numeric!("fmod", "x, y, /", |vm, args| function_2(vm, args, |x, y| x % y), "Return fmod(x, y), according to platform C.\n\nx % y may differ."),
    numeric!("remainder", "x, y, /", |vm, args| function_2(vm, args, remainder), "Difference between x and the closest integer multiple of y.\n\nReturn x - n*y where n*y is the closest integer multiple of y.\nIn the case where x is exactly halfway between two multiples of\ny, the nearest even value of n is used. The result is always exact."),
    numeric!("pow", "x, y, /", pow, "Return x**y (x to the power of y)."),
    numeric!("nextafter", "x, y, /", next_after, "Return the next floating-point value after x towards y."),
    numeric!("ulp", "x, /", ulp, "Return the value of the least significant bit of the float x."),
    numeric!("isfinite", "x, /", |vm, args| Ok(Value::bool(number_arg::float(vm, args, 0)?.is_finite())), "Return True if x is neither an infinity nor a NaN, and False otherwise."),
    numeric!("isinf", "x, /", |vm, args| Ok(Value::bool(number_arg::float(vm, args, 0)?.is_infinite())), "Return True if x is a positive or negative infinity, and False otherwise."),
    numeric!("isnan", "x, /", |vm, args| Ok(Value::bool(number_arg::float(vm, args, 0)?.is_nan())), "Return True if x is a NaN (not a number), and False otherwise."),
    numeric!("isclose", "a, b, *, rel_tol=, abs_tol=", is_close, "Determine whether two floating point numbers are close in value."),
    numeric!("frexp", "x, /", frexp_, "Return the mantissa and exponent of x, as pair (m, e).\n\nm is a float and e is an int, such that x = m * 2.**e.\nIf x is 0, m and e are both 0.  Else 0.5 <= abs(m) < 1.0."),
    numeric!("ldexp", "x, i, /", ldexp, "Return x * (2**i).\n\nThis is essentially the inverse of frexp()."),
    numeric!("modf", "x, /", modf, "Return the fractional and integer parts of x.\n\nBoth results carry the sign of x and are floats."),
    numeric!("log", "*args", log, "log(x, [base=math.e])\nReturn the logarithm of x to the given base.\n\nIf the base not specified, returns the natural logarithm (base e) of x."),
    numeric!("log2", "x, /", |vm, args| log_row(vm, args, f64::log2), "Return the base 2 logarithm of x."),
    numeric!("log10", "x, /", |vm, args| log_row(vm, args, f64::log10), "Return the base 10 logarithm of x."),
    numeric!("ceil", "x, /", |vm, args| whole(vm, args, "__ceil__", f64::ceil), "Return the ceiling of x as an Integral.\n\nThis is the smallest integer >= x."),
    numeric!("floor", "x, /", |vm, args| whole(vm, args, "__floor__", f64::floor), "Return the floor of x as an Integral.\n\nThis is the largest integer <= x."),
    def("trunc", "x, /", trunc, "Truncates the Real x to the nearest Integral toward 0.\n\nUses the __trunc__ magic method."),
    numeric!("factorial", "n, /", |vm, args| { let n = number_arg::int(vm, args, 0)?; integer::factorial(vm, n) }, "Find n!.\n\nRaise a ValueError if x is negative or non-integral."),
    numeric!("comb", "n, k, /", comb, "Number of ways to choose k items from n items without repetition and without order.\n\nEvaluates to n! / (k! * (n - k)!) when k <= n and evaluates\nto zero when k > n."),
    numeric!("perm", "n, k=, /", perm, "Number of ways to choose k items from n items without repetition and with order.\n\nEvaluates to n! / (n - k)! when k <= n and evaluates\nto zero when k > n."),
    numeric!("isqrt", "n, /", |vm, args| { let n = number_arg::int(vm, args, 0)?; integer::isqrt(vm, n) }, "Return the integer part of the square root of the input."),
    numeric!("gcd", "*integers", |vm, args| fold(vm, args, Value::ZERO, integer::gcd), "Greatest Common Divisor."),
    numeric!("lcm", "*integers", |vm, args| fold(vm, args, Value::int(1), integer::lcm), "Least Common Multiple."),
    numeric!("hypot", "*coordinates", hypot, "hypot(*coordinates) -> value\n\nMultidimensional Euclidean distance from the origin to a point."),
    def("fsum", "seq, /", fsum, "Return an accurate floating point sum of values in the iterable seq.\n\nAssumes IEEE-754 floating point arithmetic.")
        .resuming(resume_fsum),
    def("dist", "p, q, /", dist, "Return the Euclidean distance between two points p and q.\n\nThe points should be specified as sequences (or iterables) of\ncoordinates.  Both inputs must have the same dimension.")
        .resuming(resume_dist),
    def("prod", "iterable, /, *, start=", prod, "Calculate the product of all the elements in the input iterable.\n\nThe default start value for the product is 1."),
];

#[cold]
fn undefined(vm: &mut Vm, why: Undefined) -> Exit {
    match why {
        Undefined::Domain => vm.value_error("math domain error"),
        Undefined::Range => vm.overflow_error("math range error"),
    }
}

// --- Functions of floats -----------------------------------------------------------------------------------------

#[inline]
fn function(vm: &mut Vm, args: &[Value], f: impl Fn(f64) -> f64, can_overflow: bool) -> Answer {
    let x = number_arg::float(vm, args, 0)?;
    let result = f(x);
    if !result.is_finite() {
        if result.is_nan() && !x.is_nan() || result.is_infinite() && x.is_finite() && !can_overflow
        {
            return Err(undefined(vm, Undefined::Domain));
        }
        if result.is_infinite() && x.is_finite() {
            return Err(undefined(vm, Undefined::Range));
        }
    }
    vm.float(result)
}

fn lanczos(vm: &mut Vm, args: &[Value], f: fn(f64) -> Result<f64, Undefined>) -> Answer {
    let x = number_arg::float(vm, args, 0)?;
    match f(x) {
        Ok(result) => vm.float(result),
        Err(why) => Err(undefined(vm, why)),
    }
}

fn two(vm: &mut Vm, args: &[Value]) -> Result<(f64, f64), Exit> {
    Ok((
        number_arg::float(vm, args, 0)?,
        number_arg::float(vm, args, 1)?,
    ))
}

fn function_2(vm: &mut Vm, args: &[Value], f: fn(f64, f64) -> f64) -> Answer {
    let (x, y) = two(vm, args)?;
    let result = f(x, y);
    if result.is_nan() && !x.is_nan() && !y.is_nan() {
        return Err(undefined(vm, Undefined::Domain));
    }
    vm.float(result)
}

/// The difference of `x` and the nearest multiple of `y`, ties to the even multiple. Exact.
fn remainder(x: f64, y: f64) -> f64 {
    if !x.is_finite() || !y.is_finite() || y == 0.0 {
        return match y.is_infinite() && x.is_finite() {
            true => x,
            false => x % y,
        };
    }
    let (magnitude, y) = (x.abs(), y.abs());
    let m = magnitude % y;
    let c = y - m;
    // In the middle, the parity of the quotient is seen in the remainder by twice the divisor.
    let r = if m < c {
        m
    } else if m > c {
        -c
    } else {
        m - 2.0 * ((0.5 * (magnitude - m)) % y)
    };
    r * 1.0_f64.copysign(x)
}

fn pow(vm: &mut Vm, args: &[Value]) -> Answer {
    let (x, y) = two(vm, args)?;
    let result = pirn_vm::semantics::number::power(x, y);
    if x.is_finite() && y.is_finite() {
        if result.is_nan() || result.is_infinite() && x == 0.0 {
            return Err(undefined(vm, Undefined::Domain));
        }
        if result.is_infinite() {
            return Err(undefined(vm, Undefined::Range));
        }
    }
    vm.float(result)
}

fn next_after(vm: &mut Vm, args: &[Value]) -> Answer {
    let (x, y) = two(vm, args)?;
    let result = if x.is_nan() || y.is_nan() {
        x + y
    } else if x == y {
        y
    } else if y > x {
        x.next_up()
    } else {
        x.next_down()
    };
    vm.float(result)
}

fn ulp(vm: &mut Vm, args: &[Value]) -> Answer {
    let x = number_arg::float(vm, args, 0)?.abs();
    let result = if x.is_nan() || x.is_infinite() {
        x
    } else if x == f64::MAX {
        x - x.next_down()
    } else {
        x.next_up() - x
    };
    vm.float(result)
}

fn is_close(vm: &mut Vm, args: &[Value]) -> Answer {
    let (a, b) = two(vm, args)?;
    let tolerance = |vm: &mut Vm, i: usize, default: f64| match args[i].is_unbound() {
        true => Ok(default),
        false => number_arg::float(vm, args, i),
    };
    let relative = tolerance(vm, 2, 1e-9)?;
    let absolute = tolerance(vm, 3, 0.0)?;
    if relative < 0.0 || absolute < 0.0 {
        return Err(vm.value_error("tolerances must be non-negative"));
    }
    let close = if a == b {
        true
    } else if a.is_infinite() || b.is_infinite() {
        false
    } else {
        let difference = (b - a).abs();
        difference <= (relative * b).abs()
            || difference <= (relative * a).abs()
            || difference <= absolute
    };
    Ok(Value::bool(close))
}

fn frexp_(vm: &mut Vm, args: &[Value]) -> Answer {
    let x = number_arg::float(vm, args, 0)?;
    let (fraction, exponent) = frexp(x);
    let fraction = vm.float(fraction)?;
    vm.tuple(&[fraction, Value::int(exponent)])
}

fn ldexp(vm: &mut Vm, args: &[Value]) -> Answer {
    let x = number_arg::float(vm, args, 0)?;
    let n = Num::of(vm.unwrap_payload(args[1])).filter(Num::is_int);
    let Some(n) = n else {
        return Err(vm.type_error("Expected an int as second argument to ldexp."));
    };
    let exponent = match n {
        Num::Small(i) => i.clamp(-100_000, 100_000),
        n if number::print::is_negative(n) => -100_000,
        _ => 100_000,
    };
    let result = scale(x, exponent);
    if result.is_infinite() && x.is_finite() {
        return Err(undefined(vm, Undefined::Range));
    }
    vm.float(result)
}

fn modf(vm: &mut Vm, args: &[Value]) -> Answer {
    let x = number_arg::float(vm, args, 0)?;
    let (fraction, whole) = if x.is_infinite() {
        (0.0_f64.copysign(x), x)
    } else {
        (x.fract().copysign(x), x.trunc())
    };
    let fraction = vm.float(fraction)?;
    let whole = vm.float(whole)?;
    vm.tuple(&[fraction, whole])
}

// --- Logarithms --------------------------------------------------------------------------------------------------

/// The logarithm of argument `i`; ints beyond the floats are taken apart.
fn log_of(vm: &mut Vm, args: &[Value], i: usize, f: fn(f64) -> f64) -> Result<f64, Exit> {
    let v = vm.unwrap_payload(args[i]);
    if let Some(Num::Big(big)) = Num::of(v)
        && !big.negative
        && rounding::big_to_f64(&big).is_infinite()
    {
        // n = m * 2^e with m in [0.5, 1): log n = log m + e log 2.
        let limbs = big.limbs();
        let bits = bigint::limbs_bits(limbs) as i64;
        let top = (limbs[limbs.len() - 1] as u128) << 64 | limbs[limbs.len() - 2] as u128;
        let sticky = limbs[..limbs.len() - 2].iter().any(|l| *l != 0);
        let shift = 64 * (limbs.len() as i64 - 2) - bits;
        let m = rounding::scaled(top, shift, sticky);
        let (m, e) = if m == 1.0 { (0.5, bits + 1) } else { (m, bits) };
        return Ok(f(m) + f(2.0) * e as f64);
    }
    let x = match Num::of(v) {
        // A negative int that is too large for a float is out of the domain first.
        Some(Num::Big(big)) if big.negative => -1.0,
        _ => number_arg::float(vm, args, i)?,
    };
    if x <= 0.0 {
        return Err(undefined(vm, Undefined::Domain));
    }
    Ok(f(x))
}

fn log_row(vm: &mut Vm, args: &[Value], f: fn(f64) -> f64) -> Answer {
    let result = log_of(vm, args, 0, f)?;
    vm.float(result)
}

fn log(vm: &mut Vm, args: &[Value]) -> Answer {
    if args.is_empty() || args.len() > 2 {
        return Err(vm.type_error("math.log requires 1 to 2 arguments"));
    }
    let x = log_of(vm, args, 0, f64::ln)?;
    if args.len() == 1 {
        return vm.float(x);
    }
    let base = log_of(vm, args, 1, f64::ln)?;
    arithmetic::float_binary(vm, BinOp::TrueDiv, x, base)
}

// --- To ints -----------------------------------------------------------------------------------------------------

fn whole(vm: &mut Vm, args: &[Value], method: &str, f: fn(f64) -> f64) -> Answer {
    let x = args[0];
    if let Some(f64_) = number::as_float(x) {
        return rounding::float_to_int(vm, f(f64_));
    }
    if let Some(answer) = rounding::to_int(vm, x) {
        return answer;
    }
    let name = vm.intern(method);
    if let Some(special) = vm.guest_special(x, name) {
        return Err(vm.call_special(special, x, &[]));
    }
    if let Some(n) = Num::of(vm.unwrap_payload(x)).filter(Num::is_int) {
        return int_value(vm, n);
    }
    let x = number_arg::float(vm, args, 0)?;
    rounding::float_to_int(vm, f(x))
}

fn int_value(vm: &mut Vm, n: Num) -> Answer {
    let n = bigint::from_num(n);
    vm.int_from_big(&n)
}

fn trunc(vm: &mut Vm, args: &[Value]) -> Answer {
    let x = args[0];
    if let Some(answer) = rounding::to_int(vm, x) {
        return answer;
    }
    let name = vm.names.dunder_trunc;
    match vm.special(x, name) {
        Some(special) => Err(vm.call_special(special, x, &[])),
        None => {
            let found = vm.type_name(x);
            Err(vm.type_error(format!("type {found} doesn't define __trunc__ method")))
        }
    }
}

// --- Ints --------------------------------------------------------------------------------------------------------

fn comb(vm: &mut Vm, args: &[Value]) -> Answer {
    let n = number_arg::int(vm, args, 0)?;
    let k = number_arg::int(vm, args, 1)?;
    integer::comb(vm, n, k)
}

fn perm(vm: &mut Vm, args: &[Value]) -> Answer {
    let n = number_arg::int(vm, args, 0)?;
    if args[1].is_unbound() || args[1].is_none() {
        return integer::factorial(vm, n);
    }
    let k = number_arg::int(vm, args, 1)?;
    integer::perm(vm, n, k)
}

fn fold(vm: &mut Vm, args: &[Value], start: Value, f: fn(&mut Vm, Num, Num) -> Answer) -> Answer {
    let mut numbers = Vec::with_capacity(args.len());
    for i in 0..args.len() {
        numbers.push(number_arg::int(vm, args, i)?);
    }
    let mut result = start;
    for n in numbers {
        let so_far = Num::of(result).expect("an int");
        result = f(vm, so_far, n)?;
    }
    Ok(result)
}

// --- Iterables ---------------------------------------------------------------------------------------------------

fn hypot(vm: &mut Vm, args: &[Value]) -> Answer {
    let mut values = Vec::with_capacity(args.len());
    for i in 0..args.len() {
        values.push(number_arg::float(vm, args, i)?);
    }
    vm.float(norm(&values))
}

/// The floats in a list or tuple of numbers; `None` when the prelude must collect and convert them.
fn plain_floats(vm: &mut Vm, v: Value) -> Result<Option<Vec<f64>>, Exit> {
    let Some(items) = items(v) else {
        return Ok(None);
    };
    let mut floats = Vec::with_capacity(items.len());
    for item in items {
        match Num::of(item) {
            Some(n) => floats.push(arithmetic::to_f64(vm, n)?),
            None => return Ok(None),
        }
    }
    vm.pay(floats.len() / 16)?;
    Ok(Some(floats))
}

fn items(v: Value) -> Option<Vec<Value>> {
    if let Some(t) = v.as_gc::<Tuple>() {
        return Some(t.slice().to_vec());
    }
    let list = v.as_gc::<List>()?;
    Some(list.items().iter().map(|c| c.get()).collect())
}

/// The answer "ask for the floats of this iterable and resume me".
fn ask_floats(vm: &mut Vm, state: Value, iterable: Value) -> Exit {
    let collect = vm.prelude_fn(PreludeFn::FloatList);
    vm.ask(state, collect, &[iterable])
}

fn fsum(vm: &mut Vm, args: &[Value]) -> Answer {
    match plain_floats(vm, args[0])? {
        Some(values) => exact_sum(vm, &values),
        None => Err(ask_floats(vm, Value::NONE, args[0])),
    }
}

fn resume_fsum(vm: &mut Vm, _: Value, answer: Result<Value, Value>) -> Answer {
    let list = answer.map_err(Exit::Raised)?;
    let values = plain_floats(vm, list)?.unwrap_or_default();
    exact_sum(vm, &values)
}

fn exact_sum(vm: &mut Vm, values: &[f64]) -> Answer {
    let mut sum = Exact::new();
    // Of the values that are not finite.
    let (mut special, mut infinities) = (0.0, 0.0);
    let mut has_special = false;
    for v in values {
        if v.is_finite() {
            sum.add(*v);
            if sum.is_huge() {
                return Err(vm.overflow_error("intermediate overflow in fsum"));
            }
        } else {
            has_special = true;
            special += v;
            if v.is_infinite() {
                infinities += v;
            }
        }
    }
    if has_special {
        if f64::is_nan(infinities) {
            return Err(vm.value_error("-inf + inf in fsum"));
        }
        return vm.float(special);
    }
    let result = sum.value();
    if result.is_infinite() {
        return Err(vm.overflow_error("intermediate overflow in fsum"));
    }
    vm.float(result)
}

fn dist(vm: &mut Vm, args: &[Value]) -> Answer {
    match plain_floats(vm, args[0])? {
        None => {
            // Waits for the first point's floats; the second one is as given.
            let state = vm.tuple(&[Value::NONE, args[1]])?;
            Err(ask_floats(vm, state, args[0]))
        }
        Some(p) => second_point(vm, args[0], &p, args[1]),
    }
}

fn second_point(vm: &mut Vm, first: Value, p: &[f64], second: Value) -> Answer {
    match plain_floats(vm, second)? {
        None => {
            let state = vm.tuple(&[first, second])?;
            Err(ask_floats(vm, state, second))
        }
        Some(q) => distance(vm, p, &q),
    }
}

fn resume_dist(vm: &mut Vm, state: Value, answer: Result<Value, Value>) -> Answer {
    let list = answer.map_err(Exit::Raised)?;
    let [first, second] = state.expect::<Tuple>().slice() else {
        unreachable!("a state of two")
    };
    let answer = plain_floats(vm, list)?.unwrap_or_default();
    if first.is_none() {
        return second_point(vm, list, &answer, *second);
    }
    let p = plain_floats(vm, *first)?.unwrap_or_default();
    distance(vm, &p, &answer)
}

fn distance(vm: &mut Vm, p: &[f64], q: &[f64]) -> Answer {
    if p.len() != q.len() {
        return Err(vm.value_error("both points must have the same number of dimensions"));
    }
    let differences: Vec<f64> = p.iter().zip(q).map(|(x, y)| (x - y).abs()).collect();
    vm.float(norm(&differences))
}

fn prod(vm: &mut Vm, args: &[Value]) -> Answer {
    let start = if args[1].is_unbound() {
        Value::int(1)
    } else {
        args[1]
    };
    let all_numbers = |items: &[Value]| {
        items.iter().chain([&start]).all(|v| {
            v.is_int()
                || v.is_float()
                || v.is_bool()
                || v.is_kind(Kind::BigInt)
                || v.is_kind(Kind::Float)
        })
    };
    if let Some(items) = items(args[0]).filter(|items| all_numbers(items)) {
        let mut product = start;
        for item in items {
            product = number::binary(vm, BinOp::Mul, product, item).expect("numbers")?;
        }
        return Ok(product);
    }
    Err(vm.prelude_call(PreludeFn::Product, &[args[0], start]))
}
