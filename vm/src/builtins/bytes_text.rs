//! Methods of `bytes` and `bytearray` that take the bytes for ASCII text.

use super::bytes::{alike, class_of, data_argument, this, unchanged};
use super::text_args::Call;
use crate::native::{Answer, Exit, NativeDef, def, native_flag};
use crate::semantics::string::case::{Case, change_ascii};
use crate::semantics::string::chars::is_byte_space;
use crate::value::Value;
use crate::vm::Vm;

pub const SHARED: &[NativeDef] = &[
    def(
        "upper",
        "self, /",
        |vm, a| changed(vm, a, "upper", Case::Upper),
        "Copy with ASCII letters in upper case.",
    ),
    def(
        "lower",
        "self, /",
        |vm, a| changed(vm, a, "lower", Case::Lower),
        "Copy with ASCII letters in lower case.",
    ),
    def(
        "title",
        "self, /",
        |vm, a| changed(vm, a, "title", Case::Title),
        "Copy with ASCII words titlecased.",
    ),
    def(
        "capitalize",
        "self, /",
        |vm, a| changed(vm, a, "capitalize", Case::Capital),
        "Copy with the first ASCII letter in upper case.",
    ),
    def(
        "swapcase",
        "self, /",
        |vm, a| changed(vm, a, "swapcase", Case::Swap),
        "Copy with the case of ASCII letters swapped.",
    ),
    def(
        "isalpha",
        "self, /",
        |vm, a| every(vm, a, "isalpha", |b| b.is_ascii_alphabetic()),
        "Whether all bytes are ASCII letters.",
    ),
    def(
        "isalnum",
        "self, /",
        |vm, a| every(vm, a, "isalnum", |b| b.is_ascii_alphanumeric()),
        "Whether all bytes are ASCII letters or digits.",
    ),
    def(
        "isdigit",
        "self, /",
        |vm, a| every(vm, a, "isdigit", |b| b.is_ascii_digit()),
        "Whether all bytes are ASCII digits.",
    ),
    def(
        "isspace",
        "self, /",
        |vm, a| every(vm, a, "isspace", |b| is_byte_space(*b)),
        "Whether all bytes are ASCII white space.",
    ),
    def(
        "isascii",
        "self, /",
        isascii,
        "Whether all bytes are ASCII.",
    ),
    def(
        "isupper",
        "self, /",
        isupper,
        "Whether there are ASCII capitals and no small letters.",
    ),
    def(
        "islower",
        "self, /",
        islower,
        "Whether there are ASCII small letters and no capitals.",
    ),
    def(
        "istitle",
        "self, /",
        istitle,
        "Whether capitals begin ASCII words and nothing else does.",
    ),
    def(
        "strip",
        "self, bytes=, /",
        |vm, a| strip(vm, a, "strip", true, true),
        "Copy without leading and trailing bytes of a set.",
    ),
    def(
        "lstrip",
        "self, bytes=, /",
        |vm, a| strip(vm, a, "lstrip", true, false),
        "Copy without leading bytes of a set.",
    ),
    def(
        "rstrip",
        "self, bytes=, /",
        |vm, a| strip(vm, a, "rstrip", false, true),
        "Copy without trailing bytes of a set.",
    ),
    def(
        "center",
        "self, width, fillchar=, /",
        |vm, a| justify(vm, a, "center", |pad, width| pad / 2 + (pad & width & 1)),
        "Centered in a copy of length width.",
    ),
    def(
        "ljust",
        "self, width, fillchar=, /",
        |vm, a| justify(vm, a, "ljust", |_, _| 0),
        "Left-justified in a copy of length width.",
    ),
    def(
        "rjust",
        "self, width, fillchar=, /",
        |vm, a| justify(vm, a, "rjust", |pad, _| pad),
        "Right-justified in a copy of length width.",
    ),
    def(
        "zfill",
        "self, width, /",
        zfill,
        "Pad a numeric text with zeros on the left.",
    ),
    def(
        "expandtabs",
        "self, /, tabsize=",
        expandtabs,
        "Copy with tabs expanded using spaces.",
    ),
    def(
        "translate",
        "self, table, /, delete=",
        translate,
        "Copy with each byte mapped by a table, those to delete left out.",
    ),
    def(
        "maketrans",
        "frm, to, /",
        maketrans,
        "Return a translation table for translate().",
    )
    .with(native_flag::STATIC),
];

fn changed(vm: &mut Vm, args: &[Value], method: &str, case: Case) -> Answer {
    let data = this(vm, args[0], method)?;
    vm.pay(data.len() >> 6)?;
    alike(vm, args[0], &change_ascii(data, case))
}

fn every(vm: &mut Vm, args: &[Value], method: &str, test: fn(&u8) -> bool) -> Answer {
    let data = this(vm, args[0], method)?;
    Ok(Value::bool(!data.is_empty() && data.iter().all(test)))
}

fn isascii(vm: &mut Vm, args: &[Value]) -> Answer {
    Ok(Value::bool(this(vm, args[0], "isascii")?.is_ascii()))
}

fn isupper(vm: &mut Vm, args: &[Value]) -> Answer {
    let data = this(vm, args[0], "isupper")?;
    let (upper, lower) = (
        |b: &u8| b.is_ascii_uppercase(),
        |b: &u8| b.is_ascii_lowercase(),
    );
    Ok(Value::bool(
        data.iter().any(upper) && !data.iter().any(lower),
    ))
}

fn islower(vm: &mut Vm, args: &[Value]) -> Answer {
    let data = this(vm, args[0], "islower")?;
    let (upper, lower) = (
        |b: &u8| b.is_ascii_uppercase(),
        |b: &u8| b.is_ascii_lowercase(),
    );
    Ok(Value::bool(
        data.iter().any(lower) && !data.iter().any(upper),
    ))
}

fn istitle(vm: &mut Vm, args: &[Value]) -> Answer {
    let data = this(vm, args[0], "istitle")?;
    let (mut found, mut inside) = (false, false);
    for b in data {
        if b.is_ascii_uppercase() && inside || b.is_ascii_lowercase() && !inside {
            return Ok(Value::FALSE);
        }
        inside = b.is_ascii_alphabetic();
        found |= inside;
    }
    Ok(Value::bool(found))
}

fn strip(vm: &mut Vm, args: &[Value], method: &str, left: bool, right: bool) -> Answer {
    let mut data = this(vm, args[0], method)?;
    let all = data.len();
    let set = if args[1].is_unbound() || args[1].is_none() {
        None
    } else {
        Some(data_argument(vm, args[1])?)
    };
    let doomed = |b: &u8| set.map_or_else(|| is_byte_space(*b), |set| set.contains(b));
    while let ([first, rest @ ..], true) = (data, left) {
        if !doomed(first) {
            break;
        }
        data = rest;
    }
    while let ([rest @ .., last], true) = (data, right) {
        if !doomed(last) {
            break;
        }
        data = rest;
    }
    if data.len() == all {
        unchanged(vm, args[0])
    } else {
        alike(vm, args[0], data)
    }
}

/// Receiver with `before` and `after` fill bytes around it.
fn padded(vm: &mut Vm, receiver: Value, parts: [(&[u8], usize); 3]) -> Answer {
    let n: usize = parts.iter().fold(0, |n, (data, times)| {
        n.saturating_add(data.len().saturating_mul(*times))
    });
    if n > isize::MAX as usize / 2 {
        return Err(vm.memory_error());
    }
    vm.room(512 + n)?;
    let mut out = Vec::with_capacity(n);
    for (data, times) in parts {
        match data {
            [b] => out.resize(out.len() + times, *b),
            _ if times != 0 => out.extend_from_slice(data),
            _ => {}
        }
    }
    alike(vm, receiver, &out)
}

fn justify(
    vm: &mut Vm,
    args: &[Value],
    method: &'static str,
    left: fn(usize, usize) -> usize,
) -> Answer {
    let data = this(vm, args[0], method)?;
    let width = Call::new(class_of(vm, args[0]), method, args).size(vm, 1, 0)?;
    let fill = if args[2].is_unbound() {
        Some(&b" "[..])
    } else {
        super::str::bytes_like(vm, args[2])
    };
    let Some(fill @ [_]) = fill else {
        let found = vm.type_name(args[2]);
        return Err(vm.type_error(format!(
            "{method}() argument 2 must be a byte string of length 1, not {found}"
        )));
    };
    if width <= data.len() as i64 {
        return unchanged(vm, args[0]);
    }
    let pad = width as usize - data.len();
    let before = left(pad, width as usize);
    padded(
        vm,
        args[0],
        [(fill, before), (data, 1), (fill, pad - before)],
    )
}

fn zfill(vm: &mut Vm, args: &[Value]) -> Answer {
    let data = this(vm, args[0], "zfill")?;
    let width = Call::new(class_of(vm, args[0]), "zfill", args).size(vm, 1, 0)?;
    if width <= data.len() as i64 {
        return unchanged(vm, args[0]);
    }
    let sign = matches!(data.first(), Some(b'+' | b'-')) as usize;
    let (sign, digits) = data.split_at(sign);
    let pad = width as usize - data.len();
    padded(vm, args[0], [(sign, 1), (b"0", pad), (digits, 1)])
}

fn expandtabs(vm: &mut Vm, args: &[Value]) -> Answer {
    let data = this(vm, args[0], "expandtabs")?;
    let size = Call::new(class_of(vm, args[0]), "expandtabs", args).size(vm, 1, 8)?;
    let size = size.clamp(0, i32::MAX as i64) as usize;
    let tabs = data.iter().filter(|b| **b == b'\t').count();
    let Some(n) = tabs
        .checked_mul(size)
        .filter(|n| *n < isize::MAX as usize / 4)
    else {
        return Err(vm.overflow_error("result too long"));
    };
    vm.pay((n + data.len()) >> 6)?;
    vm.room(512 + n + data.len())?;
    let mut out = Vec::with_capacity(data.len());
    let mut column = 0;
    for b in data {
        if *b == b'\t' {
            let n = if size == 0 { 0 } else { size - column % size };
            out.resize(out.len() + n, b' ');
            column += n;
        } else {
            out.push(*b);
            column = if matches!(b, b'\n' | b'\r') {
                0
            } else {
                column + 1
            };
        }
    }
    alike(vm, args[0], &out)
}

fn translate(vm: &mut Vm, args: &[Value]) -> Answer {
    let data = this(vm, args[0], "translate")?;
    let table = if args[1].is_none() {
        None
    } else {
        Some(data_argument(vm, args[1])?)
    };
    if table.is_some_and(|t| t.len() != 256) {
        return Err(vm.value_error("translation table must be 256 characters long"));
    }
    let doomed = if args[2].is_unbound() {
        &[]
    } else {
        data_argument(vm, args[2])?
    };
    vm.pay(data.len() >> 5)?;
    let mut kept = [true; 256];
    doomed.iter().for_each(|b| kept[*b as usize] = false);
    let map = |b: &u8| table.map_or(*b, |t| t[*b as usize]);
    let out: Vec<u8> = match doomed {
        [] => data.iter().map(map).collect(),
        _ => data
            .iter()
            .filter(|b| kept[**b as usize])
            .map(map)
            .collect(),
    };
    alike(vm, args[0], &out)
}

fn maketrans(vm: &mut Vm, args: &[Value]) -> Answer {
    let (from, to) = (data_argument(vm, args[0])?, data_argument(vm, args[1])?);
    if from.len() != to.len() {
        return Err(length_error(vm));
    }
    let mut table: Vec<u8> = (0..=255).collect();
    from.iter()
        .zip(to)
        .for_each(|(f, t)| table[*f as usize] = *t);
    vm.bytes(&table)
}

fn length_error(vm: &mut Vm) -> Exit {
    vm.value_error("maketrans arguments must have same length")
}
