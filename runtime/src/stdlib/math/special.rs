//! The gamma function and its logarithm, by Lanczos' approximation (C. Lanczos, "A precision approximation of the gamma
//! function", 1964) in the rational form with 13 terms and g = 6.0246..., which is good for doubles:
//!
//! ```text
//! gamma(x) = S(x) / exp(y) * y^(x - 1/2)      with y = x + g - 1/2
//! ```
//!
//! The rounding error of `y` is computed exactly and corrected for. Negative arguments go through the reflection
//! formula `gamma(-x) = -pi / (sin(pi x) x gamma(x))`.
//!
//! The rest (`erf`, and the inverse hyperbolic functions, which Rust's own library computes in another way than C's)
//! are the C library's, so that results agree with those of other programs on the same machine to the last digit.
#![expect(unsafe_code, reason = "declares functions of the C library")]

use std::f64::consts::PI;

// SAFETY: these are functions of the C standard library with these signatures; they have no preconditions.
unsafe extern "C" {
    pub safe fn erf(x: f64) -> f64;
    pub safe fn erfc(x: f64) -> f64;
    pub safe fn acosh(x: f64) -> f64;
    pub safe fn asinh(x: f64) -> f64;
    pub safe fn atanh(x: f64) -> f64;
}

/// Why a function has no value.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Undefined {
    Domain,
    Range,
}

const G: f64 = 6.02468004077673;
const G_MINUS_HALF: f64 = G - 0.5;

/// Coefficients of the approximation's numerator, lowest power first.
const NUMERATOR: [f64; 13] = [
    23531376880.41076,
    42919803642.6491,
    35711959237.35567,
    17921034426.03721,
    6039542586.352028,
    1439720407.3117216,
    248874557.86205417,
    31426415.585400194,
    2876370.6289353725,
    186056.26539522348,
    8071.672002365816,
    210.82427775157936,
    2.5066282746310002,
];

/// Those of its denominator: x (x + 1) ... (x + 11).
const DENOMINATOR: [f64; 13] = [
    0.0,
    39916800.0,
    120543840.0,
    150917976.0,
    105258076.0,
    45995730.0,
    13339535.0,
    2637558.0,
    357423.0,
    32670.0,
    1925.0,
    66.0,
    1.0,
];

/// The approximation's sum for a positive argument: evaluated in the direction in which powers do not grow.
fn lanczos_sum(x: f64) -> f64 {
    let (mut above, mut below) = (0.0, 0.0);
    if x < 5.0 {
        for (n, d) in NUMERATOR.iter().zip(&DENOMINATOR).rev() {
            above = above * x + n;
            below = below * x + d;
        }
    } else {
        for (n, d) in NUMERATOR.iter().zip(&DENOMINATOR) {
            above = above / x + n;
            below = below / x + d;
        }
    }
    above / below
}

/// `sin(pi x)` without the error of the product for large arguments.
fn sin_pi(x: f64) -> f64 {
    let y = x.abs() % 2.0;
    let r = match (2.0 * y).round() as i32 {
        0 => (PI * y).sin(),
        1 => (PI * (y - 0.5)).cos(),
        // Written so that the zero at y = 1 is exact.
        2 => (PI * (1.0 - y)).sin(),
        3 => -(PI * (y - 1.5)).cos(),
        _ => (PI * (y - 2.0)).sin(),
    };
    r * 1.0_f64.copysign(x)
}

/// The gamma function.
pub fn gamma(x: f64) -> Result<f64, Undefined> {
    if x.is_nan() || x == f64::INFINITY {
        return Ok(x);
    }
    if x == f64::NEG_INFINITY || x == 0.0 {
        return Err(Undefined::Domain);
    }
    if x == x.floor() {
        if x < 0.0 {
            return Err(Undefined::Domain);
        }
        if x <= 23.0 {
            // Exact: (x - 1)! has no more than 53 significant bits.
            return Ok((1..x as u64).product::<u64>() as f64);
        }
    }
    let magnitude = x.abs();
    if magnitude < 1e-20 {
        return in_range(1.0 / x);
    }
    if magnitude > 200.0 {
        return if x < 0.0 {
            Ok(0.0 / sin_pi(x))
        } else {
            Err(Undefined::Range)
        };
    }
    let y = magnitude + G_MINUS_HALF;
    // What rounding took from y, exactly.
    let lost = if magnitude > G_MINUS_HALF {
        (y - magnitude) - G_MINUS_HALF
    } else {
        (y - G_MINUS_HALF) - magnitude
    };
    let correction = lost * G / y;
    // The power is taken in two halves where it would overflow.
    let halves = magnitude >= 140.0;
    let power = if halves {
        y.powf(magnitude / 2.0 - 0.25)
    } else {
        y.powf(magnitude - 0.5)
    };
    let result = if x < 0.0 {
        let mut r = -PI / sin_pi(magnitude) / magnitude * y.exp() / lanczos_sum(magnitude);
        r -= correction * r;
        r /= power;
        if halves { r / power } else { r }
    } else {
        let mut r = lanczos_sum(magnitude) / y.exp();
        r += correction * r;
        r *= power;
        if halves { r * power } else { r }
    };
    in_range(result)
}

fn in_range(f: f64) -> Result<f64, Undefined> {
    if f.is_infinite() {
        Err(Undefined::Range)
    } else {
        Ok(f)
    }
}

/// The logarithm of the gamma function's magnitude.
pub fn lgamma(x: f64) -> Result<f64, Undefined> {
    const LN_PI: f64 = 1.1447298858494002;
    if x.is_nan() {
        return Ok(x);
    }
    if x.is_infinite() {
        return Ok(f64::INFINITY);
    }
    if x == x.floor() && x <= 2.0 {
        return if x <= 0.0 {
            Err(Undefined::Domain)
        } else {
            Ok(0.0)
        };
    }
    let magnitude = x.abs();
    if magnitude < 1e-20 {
        return Ok(-magnitude.ln());
    }
    let mut r = lanczos_sum(magnitude).ln() - G;
    r += (magnitude - 0.5) * ((magnitude + G - 0.5).ln() - 1.0);
    if x < 0.0 {
        r = LN_PI - sin_pi(magnitude).abs().ln() - magnitude.ln() - r;
    }
    in_range(r)
}
