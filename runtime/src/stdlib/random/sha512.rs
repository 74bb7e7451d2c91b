//! SHA-512 (FIPS 180-4): seeds that are texts are hashed with it.
//!
//! The constants are the fractions of the square and cube roots of the first primes; they are computed from that
//! definition at first use.

use std::sync::OnceLock;

/// The digest of a message.
pub fn digest(message: &[u8]) -> [u8; 64] {
    let tables = tables();
    let mut state = tables.start;
    let mut padded = message.to_vec();
    padded.push(0x80);
    while padded.len() % 128 != 112 {
        padded.push(0);
    }
    padded.extend((message.len() as u128 * 8).to_be_bytes());
    for block in padded.chunks_exact(128) {
        compress(&mut state, block, &tables.round);
    }
    let mut out = [0; 64];
    for (place, word) in out.chunks_exact_mut(8).zip(state) {
        place.copy_from_slice(&word.to_be_bytes());
    }
    out
}

fn compress(state: &mut [u64; 8], block: &[u8], constants: &[u64; 80]) {
    let mut w = [0_u64; 80];
    for (word, bytes) in w.iter_mut().zip(block.chunks_exact(8)) {
        *word = u64::from_be_bytes(bytes.try_into().expect("eight bytes"));
    }
    for t in 16..80 {
        let (a, b) = (w[t - 15], w[t - 2]);
        let s0 = a.rotate_right(1) ^ a.rotate_right(8) ^ a >> 7;
        let s1 = b.rotate_right(19) ^ b.rotate_right(61) ^ b >> 6;
        w[t] = w[t - 16]
            .wrapping_add(s0)
            .wrapping_add(w[t - 7])
            .wrapping_add(s1);
    }
    let [mut a, mut b, mut c, mut d, mut e, mut f, mut g, mut h] = *state;
    for (k, w) in constants.iter().zip(w) {
        let s1 = e.rotate_right(14) ^ e.rotate_right(18) ^ e.rotate_right(41);
        let choice = e & f ^ !e & g;
        let t1 = h
            .wrapping_add(s1)
            .wrapping_add(choice)
            .wrapping_add(*k)
            .wrapping_add(w);
        let s0 = a.rotate_right(28) ^ a.rotate_right(34) ^ a.rotate_right(39);
        let majority = a & b ^ a & c ^ b & c;
        (h, g, f, e) = (g, f, e, d.wrapping_add(t1));
        (d, c, b, a) = (c, b, a, t1.wrapping_add(s0).wrapping_add(majority));
    }
    for (word, v) in state.iter_mut().zip([a, b, c, d, e, f, g, h]) {
        *word = word.wrapping_add(v);
    }
}

struct Tables {
    start: [u64; 8],
    round: [u64; 80],
}

fn tables() -> &'static Tables {
    static TABLES: OnceLock<Tables> = OnceLock::new();
    TABLES.get_or_init(|| {
        let is_prime = |n: &u64| (2..*n).all(|d| !n.is_multiple_of(d));
        let primes: Vec<u64> = (2..).filter(is_prime).take(80).collect();
        Tables {
            start: std::array::from_fn(|i| root_fraction(primes[i], 2)),
            round: std::array::from_fn(|i| root_fraction(primes[i], 3)),
        }
    })
}

/// Eight 32-bit digits, the lowest first.
type Wide = [u64; 8];

fn product(a: &Wide, b: &Wide) -> Wide {
    let mut out = [0; 8];
    for i in 0..8 {
        let mut carry = 0;
        for j in 0..8 - i {
            let sum = out[i + j] + a[i] * b[j] + carry;
            out[i + j] = sum & 0xffff_ffff;
            carry = sum >> 32;
        }
    }
    out
}

/// The first 64 bits of the fraction of a root of a small number: bit by bit, the largest `x` whose power is not
/// above `n * 2^(64 * power)`.
fn root_fraction(n: u64, power: usize) -> u64 {
    let mut limit: Wide = [0; 8];
    limit[2 * power] = n;
    let mut x = 0_u128;
    for bit in (0..69).rev() {
        let candidate = x | 1 << bit;
        let digits: Wide = std::array::from_fn(|i| {
            (candidate >> (32 * i.min(3)) & 0xffff_ffff) as u64 * (i < 4) as u64
        });
        let mut value = digits;
        for _ in 1..power {
            value = product(&value, &digits);
        }
        if value.iter().rev().le(limit.iter().rev()) {
            x = candidate;
        }
    }
    x as u64
}
