//! Literals and expressions that programs are made of: mostly those at edges.

use super::rng::Rng;

const INTS: &[&str] = &[
    "0", "1", "-1", "2", "-2", "3", "-3", "5", "-7", "10", "16", "63", "-64", "255", "1000",
    "-1000", "True",
];

/// Around the ends of value words (62 bits), machine words, and doubles that hold ints.
const EDGES: &[&str] = &[
    "2**61",
    "2**61 - 1",
    "-2**61",
    "-2**61 - 1",
    "2**62",
    "2**62 - 1",
    "-2**62",
    "2**63",
    "2**63 - 1",
    "-2**63",
    "-2**63 - 1",
    "2**64",
    "2**64 - 1",
    "2**53",
    "2**53 + 1",
    "-2**53 - 1",
    "2**31",
    "-2**31 - 1",
    "2**32",
    "3037000500",
    "10**18",
    "-10**19",
    "2**60 + 1",
    "2**100",
    "-3**50",
    "4611686018427387903",
    "2305843009213693951",
    "32767",
    "32768",
    "-32769",
];

/// Those beyond 2**257 and below 2**-255 are boxed.
const FLOATS: &[&str] = &[
    "0.0",
    "-0.0",
    "0.5",
    "1.0",
    "-1.5",
    "2.5",
    "3.0",
    "1e10",
    "-1e18",
    "1e16",
    "0.1",
    "1e300",
    "-1e300",
    "1e-300",
    "5e-324",
    "1.7976931348623157e308",
    "float('inf')",
    "float('-inf')",
    "float('nan')",
    "2.0**53",
    "2.0**62",
    "2.0**63",
    "-2.0**63",
    "2.0**256",
    "2.0**257",
    "-2.0**258",
    "2.0**-255",
    "2.0**-256",
    "1e77",
    "1e78",
    "123456.789",
];

const OTHERS: &[&str] = &[
    "None",
    "'text'",
    "''",
    "'é'",
    "[]",
    "[1, 2]",
    "(1, 2)",
    "()",
    "{}",
    "{1: 2}",
    "True",
    "False",
    "(0.5, 'x')",
    "[None]",
    "b'ab'",
    "range(3)",
];

pub const OPERATORS: &[&str] = &["+", "-", "*", "//", "%", "/", "+", "-", "*", "&", "|", "^"];

/// Factors and masks of hashes and random numbers.
const FACTORS: &[&str] = &[
    "5",
    "0x9E3779B1",
    "1099511628211",
    "0x9E3779B97F4A7C15",
    "(2**64 - 1)",
];
const MASKS: &[&str] = &[
    "255",
    "0xffffffff",
    "0x7fffffffffffffff",
    "0xffffffffffffffff",
];

pub const COMPARISONS: &[&str] = &["<", "<=", "==", "!=", ">", ">="];

pub fn int(rng: &mut Rng) -> &'static str {
    rng.pick(INTS)
}

pub fn edge(rng: &mut Rng) -> String {
    format!("({})", rng.pick(EDGES))
}

pub fn float(rng: &mut Rng) -> String {
    format!("({})", rng.pick(FLOATS))
}

pub fn number(rng: &mut Rng) -> String {
    match rng.below(8) {
        0..=3 => int(rng).to_string(),
        4 => edge(rng),
        _ => float(rng),
    }
}

pub fn value(rng: &mut Rng) -> String {
    match rng.chance(50) {
        true => number(rng),
        false => rng.pick(OTHERS).to_string(),
    }
}

/// An expression of numbers over variables. Nothing in it grows fast: shifts and powers are bounded.
pub fn expression(rng: &mut Rng, variables: &[&str], depth: usize) -> String {
    if depth == 0 || rng.chance(15) {
        return match rng.below(8) {
            0 => int(rng).to_string(),
            1 => edge(rng),
            2 => float(rng),
            _ => rng.pick(variables).to_string(),
        };
    }
    let a = expression(rng, variables, depth - 1);
    if rng.chance(45) {
        let b = expression(rng, variables, depth - 1);
        return format!("({a} {} {b})", rng.pick(OPERATORS));
    }
    match rng.below(20) {
        0 => format!("(-{a})"),
        1 => format!("abs({a})"),
        2 => format!("({a} << ({} & 31))", rng.pick(variables)),
        3 => format!("({a} >> ({} & 127))", rng.pick(variables)),
        4 => format!("({a} ** 2)"),
        5 => format!("(~{a})"),
        6 => format!("({a} // {})", int(rng)),
        7 => format!("({a} % {})", int(rng)),
        8 => format!("min({a}, {})", rng.pick(variables)),
        9 => format!("int({a})"),
        10 => format!("float({a})"),
        11 => format!(
            "({a} if {} else {})",
            condition(rng, variables),
            rng.pick(variables)
        ),
        12 => format!("({a} {} {})", rng.pick(&["and", "or"]), rng.pick(variables)),
        13 => format!("({})", condition(rng, variables)),
        14 => format!("({a} {} {})", rng.pick(&["+", "-", "*"]), int(rng)),
        15 => format!("({} {} {a})", int(rng), rng.pick(&["+", "-", "*"])),
        16 => format!(
            "(({a} * {} {} {}) & {})",
            rng.pick(FACTORS),
            rng.pick(&["^", "+", "-", "|"]),
            rng.pick(variables),
            rng.pick(MASKS)
        ),
        17 => format!(
            "(({a} << {} ^ {a} >> {}) & {})",
            rng.pick(&["7", "13", "31", "33"]),
            rng.pick(&["5", "17", "32"]),
            rng.pick(MASKS)
        ),
        18 => format!("({a} * {} % 2**64)", rng.pick(FACTORS)),
        _ => format!("bool({a})"),
    }
}

/// A condition over variables.
pub fn condition(rng: &mut Rng, variables: &[&str]) -> String {
    let v = rng.pick(variables);
    let compare = rng.pick(COMPARISONS);
    match rng.below(8) {
        0 => v.to_string(),
        1 => format!("not {v}"),
        2 => format!(
            "{v} {compare} {} {} {}",
            rng.pick(variables),
            rng.pick(COMPARISONS),
            number(rng)
        ),
        3 => format!("{v} is {}", rng.pick(&["None", "not None"])),
        4 => format!(
            "isinstance({v}, {})",
            rng.pick(&["int", "float", "bool", "(int, str)"])
        ),
        5 => format!("{v} {compare} {}", rng.pick(variables)),
        _ => format!("{v} {compare} {}", number(rng)),
    }
}
