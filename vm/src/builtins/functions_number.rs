//! The built-in functions about numbers: `abs`, `divmod`, `pow`, `round`, `bin`, `oct`, `hex`.
//!
//! Numbers are answered here. An object of the program is asked by its special method; what takes several tries
//! (`divmod` and `pow` with reflected methods) is the prelude's.

use super::float::round_float;
use super::int::round_int;
use super::number_args as number_arg;
use crate::heap::Kind;
use crate::native::{Answer, NativeDef, def, native_flag};
use crate::semantics::number::print::int_text;
use crate::semantics::number::{BinOp, Num, arithmetic, rounding};
use crate::semantics::operators::is_guest;
use crate::value::Value;
use crate::vm::{PreludeFn, Vm};

pub const FUNCTIONS: &[NativeDef] = &[
    def("abs", "x, /", abs, "Return the absolute value of the argument.")
        .with(native_flag::PURE),
    def("divmod", "x, y, /", divmod, "Return the tuple (x//y, x%y).  Invariant: div*y + mod == x."),
    def("pow", "base, exp, mod=", pow, "Equivalent to base**exp with 2 arguments or base**exp % mod with 3 arguments.\n\nSome types, such as ints, are able to use a more efficient algorithm when\ninvoked using the three argument form."),
    def("round", "number, ndigits=", round, "Round a number to a given precision in decimal digits.\n\nThe return value is an integer if ndigits is omitted or None.  Otherwise\nthe return value has the same type as the number.  ndigits may be negative.")
        .resuming(number_arg::resume),
    def("bin", "number, /", bin, "Return the binary representation of an integer.\n\n   >>> bin(2796202)\n   '0b1010101010101010101010'")
        .resuming(number_arg::resume),
    def("oct", "number, /", oct, "Return the octal representation of an integer.\n\n   >>> oct(342391)\n   '0o1234567'")
        .resuming(number_arg::resume),
    def("hex", "number, /", hex, "Return the hexadecimal representation of an integer.\n\n   >>> hex(12648430)\n   '0xc0ffee'")
        .resuming(number_arg::resume),
];

/// Enters the functions into the builtins namespace.
pub fn install(vm: &mut Vm) {
    let builtins = vm.builtins;
    vm.add_functions(builtins, "builtins", FUNCTIONS);
}

fn abs(vm: &mut Vm, args: &[Value]) -> Answer {
    let x = args[0];
    if let Some(answer) = arithmetic::absolute(vm, x) {
        return answer;
    }
    let method = vm.names.dunder_abs;
    match vm.special(x, method) {
        Some(method) => Err(vm.call_special(method, x, &[])),
        None => {
            let found = vm.type_name(x);
            Err(vm.type_error(format!("bad operand type for abs(): '{found}'")))
        }
    }
}

fn divmod(vm: &mut Vm, args: &[Value]) -> Answer {
    let (a, b) = (args[0], args[1]);
    if let Some(answer) = arithmetic::divmod(vm, a, b) {
        return answer;
    }
    if is_guest(a) || is_guest(b) {
        return Err(vm.prelude_call(PreludeFn::Divmod, &[a, b]));
    }
    let (x, y) = (vm.type_name(a), vm.type_name(b));
    Err(vm.type_error(format!(
        "unsupported operand type(s) for divmod(): '{x}' and '{y}'"
    )))
}

fn pow(vm: &mut Vm, args: &[Value]) -> Answer {
    let (a, b, modulus) = (args[0], args[1], args[2]);
    if modulus.is_unbound() || modulus.is_none() {
        return vm.binary_op(BinOp::Pow, false, a, b);
    }
    if let (Some(x), Some(y), Some(m)) = (Num::of(a), Num::of(b), Num::of(modulus)) {
        if x.is_int() && y.is_int() && m.is_int() {
            return arithmetic::pow_mod(vm, x, y, m);
        }
        return Err(
            vm.type_error("pow() 3rd argument not allowed unless all arguments are integers")
        );
    }
    if is_guest(a) || is_guest(b) || is_guest(modulus) {
        return Err(vm.prelude_call(PreludeFn::Pow, &[a, b, modulus]));
    }
    let (x, y, z) = (vm.type_name(a), vm.type_name(b), vm.type_name(modulus));
    Err(vm.type_error(format!(
        "unsupported operand type(s) for ** or pow(): '{x}', '{y}', '{z}'"
    )))
}

fn round(vm: &mut Vm, args: &[Value]) -> Answer {
    let (x, digits) = (args[0], args[1]);
    let whole = digits.is_unbound() || digits.is_none();
    if x.is_kind(Kind::Instance) || x.is_kind(Kind::Class) || x.is_kind(Kind::Exception) {
        let name = vm.names.dunder_round;
        if let Some(method) = vm.guest_special(x, name) {
            let rest = if whole { &[][..] } else { &args[1..2] };
            return Err(vm.call_special(method, x, rest));
        }
    }
    let v = vm.unwrap_payload(x);
    let n = match Num::of(v) {
        Some(n) => n,
        None => {
            let found = vm.type_name(x);
            return Err(vm.type_error(format!("type {found} doesn't define __round__ method")));
        }
    };
    match (n, whole) {
        (Num::Float(f), true) => rounding::float_to_int(vm, f.round_ties_even()),
        (_, true) => rounding::to_int(vm, v).expect("an int"),
        (n, false) => {
            let digits = number_arg::clipped(vm, args, 1)?;
            match n {
                Num::Float(f) => round_float(vm, f, digits),
                _ => {
                    let v = rounding::to_int(vm, v).expect("an int")?;
                    round_int(vm, v, digits)
                }
            }
        }
    }
}

/// A small int in base 2, 8 or 16.
fn small_in_base(vm: &mut Vm, i: i64, base: u32, prefix: &str) -> Answer {
    let mut text = [0; 72];
    let mut at = text.len();
    let mut rest = i.unsigned_abs();
    let bits = base.trailing_zeros();
    loop {
        at -= 1;
        text[at] = b"0123456789abcdef"[(rest & (base as u64 - 1)) as usize];
        rest >>= bits;
        if rest == 0 {
            break;
        }
    }
    at -= prefix.len();
    text[at..at + prefix.len()].copy_from_slice(prefix.as_bytes());
    if i < 0 {
        at -= 1;
        text[at] = b'-';
    }
    vm.str(std::str::from_utf8(&text[at..]).expect("digits"))
}

fn bin(vm: &mut Vm, args: &[Value]) -> Answer {
    in_base(vm, args, 2, "0b")
}

fn oct(vm: &mut Vm, args: &[Value]) -> Answer {
    in_base(vm, args, 8, "0o")
}

fn hex(vm: &mut Vm, args: &[Value]) -> Answer {
    in_base(vm, args, 16, "0x")
}

fn in_base(vm: &mut Vm, args: &[Value], base: u32, prefix: &str) -> Answer {
    let n = number_arg::int(vm, args, 0)?;
    if let Num::Small(i) = n {
        return small_in_base(vm, i, base, prefix);
    }
    let text = int_text(vm, n, base, prefix)?;
    vm.str(&text)
}
