//! Constant expressions: literals, their signs, tuples of them and modest arithmetic.
//!
//! Folding never changes what a program sees: an operation that would raise, or make something large, such as an int of
//! more than 127 bits, is left to run time.

use pirn_vm::bytecode::Const;
use ruff_python_ast::{self as ast, Expr, Number, Operator, UnaryOp};

/// Longest string or tuple that folding makes.
const MAX_LENGTH: usize = 4096;

/// The value of a constant expression. Binary operations are folded by [`binary`], not here, so that asking about a
/// long chain of them costs nothing.
pub fn constant(expr: &Expr) -> Option<Const> {
    Some(match expr {
        Expr::NumberLiteral(number) => match &number.value {
            Number::Int(int) => integer(int)?,
            Number::Float(value) => Const::Float(*value),
            Number::Complex { .. } => return None,
        },
        Expr::StringLiteral(string) => Const::Str(string.value.to_str().to_string()),
        Expr::BytesLiteral(bytes) => Const::Bytes(bytes.value.bytes().collect()),
        Expr::BooleanLiteral(boolean) => Const::Bool(boolean.value),
        Expr::NoneLiteral(_) => Const::None,
        Expr::EllipsisLiteral(_) => Const::Ellipsis,
        Expr::Name(name) if name.id.as_str() == "__debug__" => Const::Bool(true),
        Expr::UnaryOp(unary) => unary_op(unary)?,
        Expr::Tuple(tuple) => {
            let items: Option<Vec<Const>> = tuple.elts.iter().map(constant).collect();
            Const::Tuple(items?)
        }
        _ => return None,
    })
}

/// Whether two constants that keys of a mapping can be are equal, as far as that is plain: floats among large integers are not
/// looked at.
pub fn are_equal(a: &Const, b: &Const) -> bool {
    let number = |c: &Const| match c {
        Const::Bool(value) => Some(i64::from(*value)),
        Const::Int(value) => Some(*value),
        Const::Float(value) if value.fract() == 0.0 && value.abs() < 1e15 => Some(*value as i64),
        _ => None,
    };
    match (number(a), number(b)) {
        (Some(a), Some(b)) => a == b,
        _ => a == b,
    }
}

/// An integer of that value that fits an immediate operand.
pub fn small_int(expr: &Expr) -> Option<u16> {
    match expr {
        Expr::NumberLiteral(_) | Expr::UnaryOp(_) => match constant(expr)? {
            Const::Int(value) => i16::try_from(value).ok().map(|value| value as u16),
            _ => None,
        },
        _ => None,
    }
}

/// The truth of a constant expression.
pub fn truth(expr: &Expr) -> Option<bool> {
    if let Expr::UnaryOp(unary) = expr
        && unary.op == UnaryOp::Not
    {
        return truth(&unary.operand).map(|value| !value);
    }
    Some(match constant(expr)? {
        Const::None => false,
        Const::Bool(value) => value,
        Const::Int(value) => value != 0,
        Const::Float(value) => value != 0.0,
        Const::Str(value) => !value.is_empty(),
        Const::Bytes(value) => !value.is_empty(),
        Const::Tuple(items) | Const::FrozenSet(items) => !items.is_empty(),
        Const::Ellipsis | Const::BigInt { .. } | Const::Code(_) => true,
    })
}

fn unary_op(unary: &ast::ExprUnaryOp) -> Option<Const> {
    // A sign on a sign on a sign is not worth the recursion.
    if let Expr::UnaryOp(_) = &*unary.operand {
        return None;
    }
    Some(match (unary.op, constant(&unary.operand)?) {
        (UnaryOp::USub, Const::Int(value)) => match value.checked_neg() {
            Some(value) => Const::Int(value),
            None => Const::BigInt {
                negative: false,
                limbs: vec![value.unsigned_abs()],
            },
        },
        (UnaryOp::USub, Const::BigInt { negative, limbs }) => match limbs[..] {
            [limb] if !negative && limb == i64::MIN.unsigned_abs() => Const::Int(i64::MIN),
            _ => Const::BigInt {
                negative: !negative,
                limbs,
            },
        },
        (UnaryOp::USub, Const::Float(value)) => Const::Float(-value),
        (UnaryOp::UAdd, value @ (Const::Int(_) | Const::BigInt { .. } | Const::Float(_))) => value,
        (UnaryOp::Invert, Const::Int(value)) => Const::Int(!value),
        (UnaryOp::Not, Const::Bool(value)) => Const::Bool(!value),
        (UnaryOp::Not, Const::None) => Const::Bool(true),
        _ => return None,
    })
}

/// The value of `left op right`, when it is worth folding.
pub fn binary(left: &Const, op: Operator, right: &Const) -> Option<Const> {
    match (left, right) {
        (Const::Int(left), Const::Int(right)) if op == Operator::Div && *right != 0 => {
            float_op(exact(*left)?, op, exact(*right)?)
        }
        (Const::Int(_) | Const::BigInt { .. }, Const::Int(_) | Const::BigInt { .. }) => {
            int_op(wide(left)?, op, wide(right)?).map(of_wide)
        }
        (Const::Float(left), Const::Float(right)) => float_op(*left, op, *right),
        (Const::Int(left), Const::Float(right)) => float_op(exact(*left)?, op, *right),
        (Const::Float(left), Const::Int(right)) => float_op(*left, op, exact(*right)?),
        (Const::Str(left), Const::Str(right)) if op == Operator::Add => {
            let fits = left.len() + right.len() <= MAX_LENGTH;
            fits.then(|| Const::Str(format!("{left}{right}")))
        }
        (Const::Str(text), Const::Int(times)) if op == Operator::Mult => {
            let times = usize::try_from(*times).unwrap_or(0);
            let fits = text.len().checked_mul(times)? <= MAX_LENGTH;
            fits.then(|| Const::Str(text.repeat(times)))
        }
        _ => None,
    }
}

/// The float of the same value, if there is one.
fn exact(value: i64) -> Option<f64> {
    (value.unsigned_abs() <= 1 << 53).then_some(value as f64)
}

/// An int constant, if it has at most 127 bits.
fn wide(value: &Const) -> Option<i128> {
    match value {
        Const::Int(value) => Some(i128::from(*value)),
        Const::BigInt { negative, limbs } => {
            let magnitude = match limbs[..] {
                [low] => i128::from(low),
                [low, high] if high < 1 << 63 => i128::from(high) << 64 | i128::from(low),
                _ => return None,
            };
            Some(if *negative { -magnitude } else { magnitude })
        }
        _ => None,
    }
}

fn of_wide(value: i128) -> Const {
    if let Ok(value) = i64::try_from(value) {
        return Const::Int(value);
    }
    let magnitude = value.unsigned_abs();
    let mut limbs = vec![magnitude as u64];
    if magnitude >> 64 != 0 {
        limbs.push((magnitude >> 64) as u64);
    }
    Const::BigInt {
        negative: value < 0,
        limbs,
    }
}

fn int_op(left: i128, op: Operator, right: i128) -> Option<i128> {
    let few = |most: u32| u32::try_from(right).ok().filter(|n| *n < most);
    Some(match op {
        Operator::Add => left.checked_add(right)?,
        Operator::Sub => left.checked_sub(right)?,
        Operator::Mult => left.checked_mul(right)?,
        Operator::FloorDiv if right > 0 => left.div_euclid(right),
        Operator::Mod if right > 0 => left.rem_euclid(right),
        Operator::Pow => left.checked_pow(few(128)?)?,
        Operator::LShift => left.checked_mul(1 << few(127)?)?,
        Operator::RShift => left >> few(127)?,
        Operator::BitAnd => left & right,
        Operator::BitOr => left | right,
        Operator::BitXor => left ^ right,
        _ => return None,
    })
}

fn float_op(left: f64, op: Operator, right: f64) -> Option<Const> {
    let value = match op {
        Operator::Add => left + right,
        Operator::Sub => left - right,
        Operator::Mult => left * right,
        Operator::Div if right != 0.0 => left / right,
        _ => return None,
    };
    Some(Const::Float(value))
}

/// An integer literal of any size.
fn integer(int: &ast::Int) -> Option<Const> {
    if let Some(value) = int.as_i64() {
        return Some(Const::Int(value));
    }
    if let Some(value) = int.as_u64() {
        return Some(Const::BigInt {
            negative: false,
            limbs: vec![value],
        });
    }
    let text = int.to_string().replace('_', "");
    let (digits, radix) = match text.get(..2) {
        Some("0x" | "0X") => (&text[2..], 16),
        Some("0o" | "0O") => (&text[2..], 8),
        Some("0b" | "0B") => (&text[2..], 2),
        _ => (&text[..], 10),
    };
    let limbs = parse_limbs(digits, radix)?;
    Some(match limbs[..] {
        [] => Const::Int(0),
        [limb] if i64::try_from(limb).is_ok() => Const::Int(limb as i64),
        _ => Const::BigInt {
            negative: false,
            limbs,
        },
    })
}

/// The same for digits that are groups of bits.
fn parse_bits(digits: &str, radix: u32) -> Option<Vec<u64>> {
    let width = radix.trailing_zeros();
    let mut limbs = Vec::with_capacity(digits.len() * width as usize / 64 + 1);
    let (mut limb, mut filled) = (0u128, 0);
    for digit in digits.bytes().rev() {
        limb |= u128::from((digit as char).to_digit(radix)?) << filled;
        filled += width;
        if filled >= 64 {
            limbs.push(limb as u64);
            limb >>= 64;
            filled -= 64;
        }
    }
    limbs.push(limb as u64);
    while limbs.last() == Some(&0) {
        limbs.pop();
    }
    Some(limbs)
}

/// Magnitude of a number written in digits, least limb first.
fn parse_limbs(digits: &str, radix: u32) -> Option<Vec<u64>> {
    if radix != 10 {
        return parse_bits(digits, radix);
    }
    // As many digits at a time as one limb holds. There are few: the language limits decimal literals.
    let per_step = 18;
    let mut limbs: Vec<u64> = Vec::new();
    for step in digits.as_bytes().chunks(per_step) {
        let mut value = 0u64;
        for digit in step {
            value = value * u64::from(radix) + u64::from((*digit as char).to_digit(radix)?);
        }
        let scale = u64::from(radix).pow(step.len() as u32);
        let mut carry = u128::from(value);
        for limb in &mut limbs {
            let wide = u128::from(*limb) * u128::from(scale) + carry;
            *limb = wide as u64;
            carry = wide >> 64;
        }
        if carry != 0 {
            limbs.push(carry as u64);
        }
    }
    Some(limbs)
}
