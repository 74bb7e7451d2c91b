//! The value word, over every exponent of a double and the edges of its integers.

use pirn_vm::Value;

/// Mantissas at both ends, and with one bit at either end.
const MANTISSAS: [u64; 6] = [
    0,
    1,
    1 << 51,
    (1 << 52) - 1,
    (1 << 51) - 1,
    0x5_5555_5555_5555,
];

#[test]
fn a_float_is_its_own_word_where_its_exponent_allows_it() {
    for sign_and_exponent in 0..1u64 << 12 {
        // The exponents whose bits 8 and 9 agree.
        let fits = sign_and_exponent >> 8 & 1 == sign_and_exponent >> 9 & 1;
        for mantissa in MANTISSAS {
            let bits = sign_and_exponent << 52 | mantissa;
            let Some(v) = Value::try_float(f64::from_bits(bits)) else {
                assert!(!fits, "{bits:#x} has a word");
                continue;
            };
            assert!(fits, "{bits:#x} has none");
            assert_eq!(v.as_float().to_bits(), bits);
            assert!(v.is_float() && !v.is_int() && !v.is_ptr() && !v.is_immediate());
            assert!(v.both_float(v) && !v.both_float(Value::ZERO) && !v.both_int(Value::ZERO));
        }
    }
}

#[test]
fn an_int_of_62_bits_is_its_own_word() {
    let (least, greatest) = (-(1i64 << 61), (1i64 << 61) - 1);
    for i in [
        least,
        least + 1,
        -3,
        -2,
        -1,
        0,
        1,
        2,
        3,
        greatest - 1,
        greatest,
    ] {
        let v = Value::try_int(i).unwrap();
        assert_eq!(v.as_int(), i);
        assert!(v.is_int() && !v.is_float() && !v.is_ptr() && !v.is_immediate());
        for j in [-2, -1, 0, 1, 2, i] {
            let w = Value::int(j);
            assert!(v.both_int(w));
            assert_eq!(v.int_add(w), i.checked_add(j).and_then(Value::try_int));
            assert_eq!(v.int_sub(w), i.checked_sub(j).and_then(Value::try_int));
            assert_eq!(v.int_mul(w), i.checked_mul(j).and_then(Value::try_int));
        }
    }
    assert_eq!(Value::try_int(least - 1), None);
    assert_eq!(Value::try_int(greatest + 1), None);
}

#[test]
fn immediates_are_nothing_else() {
    let all = [
        Value::NONE,
        Value::FALSE,
        Value::TRUE,
        Value::ELLIPSIS,
        Value::NOT_IMPLEMENTED,
        Value::UNBOUND,
    ];
    for v in all {
        assert!(v.is_immediate() && !v.is_int() && !v.is_float() && !v.is_ptr());
        assert_eq!(v.is_bool(), v == Value::FALSE || v == Value::TRUE);
    }
}
