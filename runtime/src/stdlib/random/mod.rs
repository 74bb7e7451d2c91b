//! The module `_random`: the generator under `random`.
//!
//! The Mersenne Twister (M. Matsumoto, T. Nishimura: "Mersenne Twister: a 623-dimensionally equidistributed uniform
//! pseudo-random number generator", 1998) with the seeding that the language prescribes, so that a seed gives the same
//! numbers everywhere. The state is a bytearray of 625 little words: the 624 of the generator and the index of the
//! next one. Programs can reach it, so every function checks it.

mod sha512;

use pirn_vm::builtins::number_args as number_arg;
use pirn_vm::heap::Gc;
use pirn_vm::native::{Answer, Exit, NativeDef, def};
use pirn_vm::objects::{BigInt, ByteArray, ByteBuffer, Bytes, Str, Tuple};
use pirn_vm::semantics::number::{self, Num, as_float, bigint};
use pirn_vm::{Value, Vm};
use std::cell::Cell;

const N: usize = 624;
const M: usize = 397;
const STATE_BYTES: usize = (N + 1) * 4;

pub(super) static FUNCTIONS: &[NativeDef] = &[
    def("new", "", new, "A state that is not seeded yet."),
    def(
        "seed",
        "self, value=, /",
        seed,
        "Seeds a state by None, an int, a float, a text or bytes.",
    ),
    def(
        "random",
        "self, /",
        random,
        "random() -> x in the interval [0, 1).",
    ),
    def(
        "getrandbits",
        "self, k, /",
        getrandbits,
        "getrandbits(k) -> x.  Generates an int with k random bits.",
    )
    .resuming(number_arg::resume),
    def(
        "below",
        "self, n, /",
        below,
        "A random int in the range [0, n); 0 when n is 0.",
    )
    .resuming(number_arg::resume),
    def("get", "self, /", get, "The state as a tuple of 625 ints."),
    def(
        "set",
        "self, values, /",
        set,
        "Sets the state from a tuple of 625 ints.",
    ),
    def(
        "entropy",
        "n, /",
        entropy,
        "n bytes from the host's source of entropy.",
    ),
    def(
        "bind",
        "function, state, /",
        |vm, args| vm.bound_method(args[0], args[1]),
        "The function with its first argument fixed.",
    ),
];

/// A checked state: its words.
struct State(Gc<ByteBuffer>);

impl State {
    fn of(vm: &mut Vm, v: Value) -> Result<State, Exit> {
        let buffer = v
            .as_gc::<ByteArray>()
            .filter(|b| b.len.get() == STATE_BYTES)
            .and_then(|b| b.buffer.get().as_gc::<ByteBuffer>())
            .filter(|b| b.as_u32().len() > N && b.as_u32()[N].get() as usize <= N);
        match buffer {
            Some(buffer) => Ok(State(buffer)),
            None => Err(vm.value_error("not a generator's state")),
        }
    }

    fn words(&self) -> &[Cell<u32>] {
        self.0.as_u32()
    }

    /// The next 32 random bits.
    #[inline]
    fn next(&self) -> u32 {
        let words = self.words();
        let mut i = words[N].get() as usize;
        if i >= N {
            self.refill();
            i = 0;
        }
        words[N].set(i as u32 + 1);
        let mut y = words[i].get();
        y ^= y >> 11;
        y ^= y << 7 & 0x9d2c_5680;
        y ^= y << 15 & 0xefc6_0000;
        y ^ y >> 18
    }

    /// The recurrence: all words anew.
    #[cold]
    fn refill(&self) {
        let words = self.words();
        for i in 0..N {
            let (this, next) = (words[i].get(), words[(i + 1) % N].get());
            let y = this & 0x8000_0000 | next & 0x7fff_ffff;
            let twist = if y & 1 == 1 { 0x9908_b0df } else { 0 };
            words[i].set(words[(i + M) % N].get() ^ y >> 1 ^ twist);
        }
        words[N].set(0);
    }

    /// Up to 64 random bits, made like larger numbers: the low word first, the last one cut.
    #[inline]
    fn bits(&self, k: u32) -> u64 {
        match k {
            0 => 0,
            1..=32 => (self.next() >> (32 - k)) as u64,
            _ => {
                let low = self.next() as u64;
                low | ((self.next() >> (64 - k)) as u64) << 32
            }
        }
    }

    /// Any number of random bits, as limbs.
    fn many_bits(&self, k: usize) -> Vec<u64> {
        let mut limbs = vec![0_u64; k.div_ceil(64)];
        let mut left = k;
        for i in 0..k.div_ceil(32) {
            let mut word = self.next();
            if left < 32 {
                word >>= 32 - left;
            }
            limbs[i / 2] |= (word as u64) << (32 * (i % 2));
            left = left.saturating_sub(32);
        }
        limbs
    }

    fn seed_by_number(&self, seed: u32) {
        let words = self.words();
        let mut x = seed;
        words[0].set(x);
        for (i, place) in words[..N].iter().enumerate().skip(1) {
            x = (x ^ x >> 30)
                .wrapping_mul(1_812_433_253)
                .wrapping_add(i as u32);
            place.set(x);
        }
        words[N].set(N as u32);
    }

    /// Seeds by an array of words, which is not empty.
    fn seed_by_words(&self, key: &[u32]) {
        self.seed_by_number(19_650_218);
        let words = self.words();
        let mut i = 1;
        let step = |i: &mut usize, factor: u32, add: u32, subtract: u32| {
            let before = words[*i - 1].get();
            let mixed = words[*i].get() ^ (before ^ before >> 30).wrapping_mul(factor);
            words[*i].set(mixed.wrapping_add(add).wrapping_sub(subtract));
            *i += 1;
            if *i >= N {
                words[0].set(words[N - 1].get());
                *i = 1;
            }
        };
        for n in 0..N.max(key.len()) {
            let j = n % key.len();
            step(&mut i, 1_664_525, key[j].wrapping_add(j as u32), 0);
        }
        for _ in 1..N {
            let at = i as u32;
            step(&mut i, 1_566_083_941, 0, at);
        }
        words[0].set(0x8000_0000);
    }

    fn copy(&self) -> Vec<u32> {
        self.words().iter().take(N + 1).map(Cell::get).collect()
    }

    fn restore(&self, copy: &[u32]) {
        for (place, word) in self.words().iter().zip(copy) {
            place.set(*word);
        }
    }
}

fn new(vm: &mut Vm, _: &[Value]) -> Answer {
    let state = vm.bytearray(&[0; STATE_BYTES])?;
    State::of(vm, state)?.seed_by_words(&[0]);
    Ok(state)
}

fn seed(vm: &mut Vm, args: &[Value]) -> Answer {
    let state = State::of(vm, args[0])?;
    let v = vm.unwrap_payload(args[1]);
    if v.is_unbound() || v.is_none() {
        let words = entropy_words(vm);
        state.seed_by_words(&words);
        return Ok(Value::NONE);
    }
    if let Some(f) = as_float(v) {
        let hash = number::hash::float_hash(f) as u64;
        state.seed_by_words(&key_of(&[hash]));
        return Ok(Value::NONE);
    }
    let text = if let Some(s) = v.as_gc::<Str>() {
        s.as_bytes().to_vec()
    } else if let Some(b) = v.as_gc::<Bytes>() {
        b.as_bytes().to_vec()
    } else if let Some(b) = v.as_gc::<ByteArray>() {
        bytes_of(b)
    } else {
        match Num::of(v) {
            Some(Num::Small(i)) => state.seed_by_words(&key_of(&[i.unsigned_abs()])),
            Some(Num::Big(b)) => state.seed_by_words(&key_of(big_limbs(&b))),
            _ => {
                return Err(vm.type_error(
                    "The only supported seed types are: None,\nint, float, str, bytes, and bytearray.",
                ));
            }
        }
        return Ok(Value::NONE);
    };
    vm.work(text.len() as u64)?;
    // The text followed by its digest is a number, the most significant byte first.
    let mut number = text;
    let digest = sha512::digest(&number);
    number.extend(digest);
    number.reverse();
    let limbs: Vec<u64> = number
        .chunks(8)
        .map(|c| c.iter().rev().fold(0, |l, b| l << 8 | *b as u64))
        .collect();
    state.seed_by_words(&key_of(&limbs));
    Ok(Value::NONE)
}

fn big_limbs(b: &BigInt) -> &[u64] {
    b.limbs()
}

fn bytes_of(b: Gc<ByteArray>) -> Vec<u8> {
    match b.buffer.get().as_gc::<ByteBuffer>() {
        Some(buffer) => {
            let cells = buffer.as_bytes();
            cells[..b.len.get()].iter().map(Cell::get).collect()
        }
        None => Vec::new(),
    }
}

/// The words of a number, without leading zeros but at least one.
fn key_of(limbs: &[u64]) -> Vec<u32> {
    let mut key: Vec<u32> = limbs
        .iter()
        .flat_map(|l| [*l as u32, (*l >> 32) as u32])
        .collect();
    while key.len() > 1 && key.last() == Some(&0) {
        key.pop();
    }
    key
}

/// A seed from the host; where it gives no entropy, from the clock and the VM's own seed.
fn entropy_words(vm: &mut Vm) -> Vec<u32> {
    let mut bytes = [0; 64];
    if vm.host.entropy(&mut bytes).is_err() {
        let time = vm.host.monotonic().map_or(0, |d| d.as_nanos() as u64);
        return key_of(&[vm.config.hash_seed, time]);
    }
    bytes
        .chunks_exact(4)
        .map(|c| u32::from_le_bytes(c.try_into().expect("four bytes")))
        .collect()
}

fn random(vm: &mut Vm, args: &[Value]) -> Answer {
    let state = State::of(vm, args[0])?;
    let (high, low) = (state.next() >> 5, state.next() >> 6);
    // 53 bits: always a float without a box, so nothing can fail after the state has changed.
    let f = (high as f64 * 67_108_864.0 + low as f64) / 9_007_199_254_740_992.0;
    Ok(Value::try_float(f).expect("needs no box"))
}

fn getrandbits(vm: &mut Vm, args: &[Value]) -> Answer {
    let state = State::of(vm, args[0])?;
    let n = number_arg::int(vm, args, 1)?;
    let k = match bigint::to_i64(n) {
        Some(k) if k < 0 => {
            return Err(vm.value_error("number of bits must be non-negative"));
        }
        Some(k) if k <= i32::MAX as i64 => k as usize,
        _ => return Err(vm.overflow_error("Python int too large to convert to C int")),
    };
    if k <= 61 {
        return Ok(Value::int(state.bits(k as u32) as i64));
    }
    vm.check_bits(k as u64)?;
    vm.work(k as u64 / 16)?;
    large(vm, &state, |state| state.many_bits(k))
}

/// An int of many random bits. If there is no memory for it, the state is as before.
fn large(vm: &mut Vm, state: &State, make: impl Fn(&State) -> Vec<u64>) -> Answer {
    let before = state.copy();
    let limbs = make(state);
    let answer = vm.int_from_limbs(false, &limbs);
    if answer.is_err() {
        state.restore(&before);
    }
    answer
}

fn below(vm: &mut Vm, args: &[Value]) -> Answer {
    let state = State::of(vm, args[0])?;
    match number_arg::int(vm, args, 1)? {
        Num::Small(n) if n > 0 => {
            let bits = 64 - n.leading_zeros();
            loop {
                let r = state.bits(bits) as i64;
                if r < n {
                    return Ok(Value::int(r));
                }
            }
        }
        Num::Big(n) if !n.negative => {
            let bits = bigint::limbs_bits(n.limbs()) as usize;
            vm.work(bits as u64 / 8)?;
            large(vm, &state, |state| {
                loop {
                    let r = state.many_bits(bits);
                    // Both have the same number of limbs.
                    if r.iter().rev().lt(n.limbs().iter().rev()) {
                        return r;
                    }
                }
            })
        }
        _ => Ok(Value::ZERO),
    }
}

fn get(vm: &mut Vm, args: &[Value]) -> Answer {
    let state = State::of(vm, args[0])?;
    let items: Vec<Value> = state.copy().iter().map(|w| Value::int(*w as i64)).collect();
    vm.tuple(&items)
}

fn set(vm: &mut Vm, args: &[Value]) -> Answer {
    let state = State::of(vm, args[0])?;
    let Some(values) = args[1].as_gc::<Tuple>() else {
        return Err(vm.type_error("state vector must be a tuple"));
    };
    if values.len != N + 1 {
        return Err(vm.value_error("state vector is the wrong size"));
    }
    let mut words = Vec::with_capacity(N + 1);
    for v in values.slice() {
        match Num::of(*v).filter(Num::is_int) {
            None => return Err(vm.type_error("an integer is required")),
            Some(n) => match bigint::to_i64(n).map(u32::try_from) {
                Some(Ok(word)) => words.push(word),
                _ => return Err(vm.overflow_error("can't convert negative value to unsigned int")),
            },
        }
    }
    if words[N] as usize > N {
        return Err(vm.value_error("invalid state"));
    }
    state.restore(&words);
    Ok(Value::NONE)
}

fn entropy(vm: &mut Vm, args: &[Value]) -> Answer {
    let n = number::as_small_int(args[0]).and_then(|n| usize::try_from(n).ok());
    let Some(n) = n else {
        return Err(vm.value_error("negative argument not allowed"));
    };
    vm.check_bits((n as u64).saturating_mul(8))?;
    vm.room(n + 256)?;
    let mut bytes = vec![0; n];
    if let Err(e) = vm.host.entropy(&mut bytes) {
        return Err(vm.raise(pirn_vm::Known::PermissionError, format!("{e:?}")));
    }
    vm.bytes(&bytes)
}
