//! Methods of `str` that split, join, strip, justify and translate.

use super::text_args::Call;
use crate::heap::{Gc, Kind};
use crate::native::{Answer, Exit, NativeDef, def, native_flag};
use crate::objects::{Dict, Str};
use crate::semantics::number::as_small_int;
use crate::semantics::string::chars::is_space;
use crate::semantics::string::split::{self, Piece};
use crate::semantics::table::{Found, fold_hash, le_word};
use crate::value::Value;
use crate::vm::{Known, PreludeFn, Vm};

pub const METHODS: &[NativeDef] = &[
    def(
        "split",
        "self, /, sep=, maxsplit=",
        split,
        "Return a list of the substrings, split at sep or at white space.",
    ),
    def(
        "rsplit",
        "self, /, sep=, maxsplit=",
        rsplit,
        "Like split, with splits counted from the end.",
    ),
    def(
        "splitlines",
        "self, /, keepends=",
        splitlines,
        "Return a list of the lines, broken at line boundaries.",
    ),
    def(
        "join",
        "self, iterable, /",
        join,
        "Concatenate any number of strings, this one in between.",
    ),
    def(
        "strip",
        "self, chars=, /",
        strip,
        "Return a copy with leading and trailing white space (or chars) removed.",
    ),
    def(
        "lstrip",
        "self, chars=, /",
        lstrip,
        "Return a copy with leading white space (or chars) removed.",
    ),
    def(
        "rstrip",
        "self, chars=, /",
        rstrip,
        "Return a copy with trailing white space (or chars) removed.",
    ),
    def(
        "center",
        "self, width, fillchar=, /",
        center,
        "Return a centered string of length width.",
    ),
    def(
        "ljust",
        "self, width, fillchar=, /",
        ljust,
        "Return a left-justified string of length width.",
    ),
    def(
        "rjust",
        "self, width, fillchar=, /",
        rjust,
        "Return a right-justified string of length width.",
    ),
    def(
        "zfill",
        "self, width, /",
        zfill,
        "Pad a numeric string with zeros on the left.",
    ),
    def(
        "expandtabs",
        "self, /, tabsize=",
        expandtabs,
        "Return a copy where all tab characters are expanded using spaces.",
    ),
    def(
        "translate",
        "self, table, /",
        translate,
        "Replace each character using the given translation table.",
    ),
    def(
        "maketrans",
        "x, y=, z=, /",
        maketrans,
        "Return a translation table usable for str.translate().",
    )
    .with(native_flag::STATIC),
];

/// `maxsplit` as the number of splits allowed.
fn limit(n: i64) -> usize {
    usize::try_from(n).unwrap_or(usize::MAX)
}

/// `split` and `rsplit`.
fn split_by(
    vm: &mut Vm,
    args: &[Value],
    method: &'static str,
    words: fn(&str, bool, usize) -> Vec<Piece>,
    by_separator: fn(&[u8], &[u8], usize) -> Vec<Piece>,
) -> Answer {
    let s = vm.receiver::<Str>(args[0], Known::Str, method)?;
    let max = limit(Call::new(Known::Str, method, args).size(vm, 2, -1)?);
    vm.pay(s.n_bytes as usize >> 6)?;
    if args[1].is_unbound() || args[1].is_none() {
        let pieces = words(s.text(), s.is_ascii(), max);
        return vm.str_list(s, &pieces);
    }
    let Some(separator) = vm.unwrap_payload(args[1]).as_gc::<Str>() else {
        let found = vm.type_name(args[1]);
        return Err(vm.type_error(format!("must be str or None, not {found}")));
    };
    if separator.n_bytes == 0 {
        return Err(vm.value_error("empty separator"));
    }
    let pieces = by_separator(s.as_bytes(), separator.as_bytes(), max);
    vm.str_list(s, &pieces)
}

fn split(vm: &mut Vm, args: &[Value]) -> Answer {
    split_by(vm, args, "split", split::words, split::by_separator)
}

fn rsplit(vm: &mut Vm, args: &[Value]) -> Answer {
    split_by(
        vm,
        args,
        "rsplit",
        split::words_from_end,
        split::by_separator_from_end,
    )
}

fn splitlines(vm: &mut Vm, args: &[Value]) -> Answer {
    let s = vm.receiver::<Str>(args[0], Known::Str, "splitlines")?;
    let keep = Call::new(Known::Str, "splitlines", args).flag(vm, 1, false)?;
    vm.pay(s.n_bytes as usize >> 6)?;
    let pieces = split::lines(s.text(), keep);
    vm.str_list(s, &pieces)
}

fn join(vm: &mut Vm, args: &[Value]) -> Answer {
    let s = vm.receiver::<Str>(args[0], Known::Str, "join")?;
    vm.str_join_iterable(s, args[1])
}

/// Strings whose ends are worth a charge.
const LONG: usize = 1 << 16;

/// The same as [`stripped`] for a text of ASCII alone.
#[inline]
fn stripped_ascii(text: &[u8], left: bool, right: bool, test: impl Fn(u8) -> bool) -> Piece {
    let (mut from, mut to) = (0, text.len());
    while left && from < to && test(text[from]) {
        from += 1;
    }
    while right && from < to && test(text[to - 1]) {
        to -= 1;
    }
    (from, to)
}

/// What is left of ASCII text after stripping these bytes: up to eight are in a word, which is compared with a byte at once.
fn stripped_of(text: &[u8], left: bool, right: bool, set: &[u8]) -> Piece {
    let each = |b: u8| u64::from_ne_bytes([b; 8]);
    let n = set.len();
    match set.first() {
        None => (0, text.len()),
        Some(first) if n <= 8 => {
            // What is left of the word has the first one once more.
            let rest = each(*first).checked_shl(8 * n as u32).unwrap_or(0);
            let set = le_word(set) | rest;
            let among = |b: u8| {
                let unlike = set ^ each(b);
                unlike.wrapping_sub(each(1)) & !unlike & each(0x80) != 0
            };
            stripped_ascii(text, left, right, among)
        }
        Some(_) => {
            let mut among = [false; 256];
            for b in set {
                among[usize::from(*b)] = true;
            }
            stripped_ascii(text, left, right, |b| among[usize::from(b)])
        }
    }
}

/// What is left of a text after stripping the characters that pass.
fn stripped(text: &str, left: bool, right: bool, test: impl Fn(char) -> bool) -> Piece {
    let from = if left {
        text.len() - text.trim_start_matches(&test).len()
    } else {
        0
    };
    let to = if right {
        from + text[from..].trim_end_matches(&test).len()
    } else {
        text.len()
    };
    (from, to)
}

fn strip_by(vm: &mut Vm, args: &[Value], method: &'static str, left: bool, right: bool) -> Answer {
    let s = vm.receiver::<Str>(args[0], Known::Str, method)?;
    // Not before it is known how far it goes, except where that is far.
    let most = s.n_bytes as usize;
    if most > LONG {
        vm.pay(most >> 6)?;
    }
    let (from, to) = if args[1].is_unbound() || args[1].is_none() {
        match s.is_ascii() {
            true => stripped_ascii(s.as_bytes(), left, right, |b| is_space(char::from(b))),
            false => stripped(s.text(), left, right, is_space),
        }
    } else {
        let Some(set) = vm.unwrap_payload(args[1]).as_gc::<Str>() else {
            return Err(vm.type_error(format!("{method} arg must be None or str")));
        };
        if s.is_ascii() && set.is_ascii() {
            stripped_of(s.as_bytes(), left, right, set.as_bytes())
        } else {
            let set = set.text();
            stripped(s.text(), left, right, |c| set.contains(c))
        }
    };
    vm.str_piece(s, from, to)
}

fn strip(vm: &mut Vm, args: &[Value]) -> Answer {
    strip_by(vm, args, "strip", true, true)
}

fn lstrip(vm: &mut Vm, args: &[Value]) -> Answer {
    strip_by(vm, args, "lstrip", true, false)
}

fn rstrip(vm: &mut Vm, args: &[Value]) -> Answer {
    strip_by(vm, args, "rstrip", false, true)
}

/// `center`, `ljust` and `rjust`: `left` tells how much of the padding goes to the left.
fn justify(
    vm: &mut Vm,
    args: &[Value],
    method: &'static str,
    left: fn(usize, usize) -> usize,
) -> Answer {
    let s = vm.receiver::<Str>(args[0], Known::Str, method)?;
    let width = Call::new(Known::Str, method, args).size(vm, 1, 0)?;
    let fill = if args[2].is_unbound() {
        vm.str(" ")?.expect::<Str>()
    } else {
        let Some(fill) = vm.unwrap_payload(args[2]).as_gc::<Str>() else {
            let found = vm.type_name(args[2]);
            return Err(vm.type_error(format!(
                "The fill character must be a unicode character, not {found}"
            )));
        };
        fill
    };
    if fill.n_chars != 1 {
        return Err(vm.type_error("The fill character must be exactly one character long"));
    }
    let n = s.n_chars as usize;
    if width <= n as i64 {
        return Ok(s.value());
    }
    let pad = width as usize - n;
    let before = left(pad, width as usize);
    vm.str_pad(s, fill, before, pad - before)
}

fn center(vm: &mut Vm, args: &[Value]) -> Answer {
    justify(vm, args, "center", |pad, width| pad / 2 + (pad & width & 1))
}

fn ljust(vm: &mut Vm, args: &[Value]) -> Answer {
    justify(vm, args, "ljust", |_, _| 0)
}

fn rjust(vm: &mut Vm, args: &[Value]) -> Answer {
    justify(vm, args, "rjust", |pad, _| pad)
}

fn zfill(vm: &mut Vm, args: &[Value]) -> Answer {
    let s = vm.receiver::<Str>(args[0], Known::Str, "zfill")?;
    let width = Call::new(Known::Str, "zfill", args).size(vm, 1, 0)?;
    let n = s.n_chars as usize;
    if width <= n as i64 {
        return Ok(s.value());
    }
    let pad = width as usize - n;
    let Some(n_bytes) = pad.checked_add(s.n_bytes as usize) else {
        return Err(vm.memory_error());
    };
    let sign = s
        .as_bytes()
        .first()
        .is_some_and(|b| matches!(b, b'+' | b'-')) as usize;
    let mut w = vm.str_writer(n_bytes, width as usize)?;
    w.push(&s.text()[..sign]);
    w.push_repeated("0", pad);
    w.push(&s.text()[sign..]);
    Ok(w.finish())
}

fn expandtabs(vm: &mut Vm, args: &[Value]) -> Answer {
    let s = vm.receiver::<Str>(args[0], Known::Str, "expandtabs")?;
    let size = Call::new(Known::Str, "expandtabs", args).size(vm, 1, 8)?;
    if size > i32::MAX as i64 {
        return Err(vm.overflow_error("Python int too large to convert to C int"));
    }
    let n_tabs = s.as_bytes().iter().filter(|b| **b == b'\t').count();
    let n_bytes = n_tabs
        .saturating_mul(size.max(0) as usize)
        .saturating_add(s.n_bytes as usize);
    let Some(n_bytes) = Some(n_bytes).filter(|n| *n <= u32::MAX as usize) else {
        return Err(vm.overflow_error("result too long"));
    };
    vm.pay(n_bytes >> 4)?;
    vm.room(512 + n_bytes)?;
    let out = expand(vm, s.text(), size.max(0) as usize)?;
    vm.str(&out)
}

/// Text with its tabs expanded.
fn expand(vm: &mut Vm, text: &str, size: usize) -> Result<String, Exit> {
    const LOOK_EVERY: usize = 1 << 20;
    let mut out = String::with_capacity(text.len());
    let mut column = 0;
    let mut next_look = LOOK_EVERY;
    for c in text.chars() {
        match c {
            '\t' => {
                let n = if size == 0 { 0 } else { size - column % size };
                out.extend(std::iter::repeat_n(' ', n));
                column += n;
            }
            _ => {
                out.push(c);
                column = if matches!(c, '\n' | '\r') {
                    0
                } else {
                    column + 1
                };
            }
        }
        if out.len() > next_look {
            next_look = out.len() + LOOK_EVERY;
            vm.pay(0)?;
        }
    }
    Ok(out)
}

/// What a translation table says of a character.
enum Mapped {
    Same,
    Text(Value),
}

/// Looks a character up in a table that is a dict.
fn look_up(vm: &mut Vm, table: Gc<Dict>, c: char) -> Result<Option<Mapped>, Exit> {
    let key = Value::int(c as i64);
    let hash = fold_hash(c as u64);
    let found = match vm.table_find(&table, hash, key) {
        Found::Missing => return Ok(Some(Mapped::Same)),
        Found::Guest => return Ok(None),
        Found::At(i) => table.value_at(i),
    };
    let value = vm.unwrap_payload(found);
    if value.is_none() {
        return Ok(Some(Mapped::Text(vm.str("")?)));
    }
    if value.is_kind(Kind::Str) {
        return Ok(Some(Mapped::Text(value)));
    }
    let Some(code) = as_small_int(value) else {
        return Err(vm.type_error("character mapping must return integer, None or str"));
    };
    match u32::try_from(code).ok().and_then(char::from_u32) {
        Some(c) => Ok(Some(Mapped::Text(vm.char_str(c)?))),
        None => Err(vm.value_error("character mapping must be in range(0x110000)")),
    }
}

fn translate(vm: &mut Vm, args: &[Value]) -> Answer {
    let s = vm.receiver::<Str>(args[0], Known::Str, "translate")?;
    let guest = |vm: &mut Vm| vm.prelude_call(PreludeFn::StrTranslate, &[s.value(), args[1]]);
    let Some(table) = args[1]
        .as_gc::<Dict>()
        .filter(|d| d.header.kind() == Kind::Dict)
    else {
        return Err(guest(vm));
    };
    vm.pay(s.n_bytes as usize >> 4)?;
    if s.is_ascii()
        && let Some(out) = translate_ascii(vm, s, table)?
    {
        return vm.str(&out);
    }
    let mut out = String::with_capacity(s.n_bytes as usize);
    let mut known: [Option<Option<Value>>; 128] = [None; 128];
    for c in s.as_str().chars() {
        let remembered = known.get(c as usize).copied().flatten();
        let mapped = match remembered {
            Some(mapped) => mapped,
            None => {
                let mapped = match look_up(vm, table, c)? {
                    None => return Err(guest(vm)),
                    Some(Mapped::Same) => None,
                    Some(Mapped::Text(v)) => Some(v),
                };
                if let Some(place) = known.get_mut(c as usize) {
                    *place = Some(mapped);
                }
                mapped
            }
        };
        match mapped {
            None => out.push(c),
            Some(v) => {
                let text = v.expect::<Str>();
                // A mapping to long texts makes of little very much.
                if text.n_bytes > 64 {
                    vm.check_text(out.len() + text.n_bytes as usize)?;
                    vm.pay(text.n_bytes as usize >> 6)?;
                }
                out.push_str(text.as_str());
            }
        }
    }
    vm.check_text(out.len())?;
    vm.str(&out)
}

/// An ASCII text whose characters become at most one ASCII character each: byte by byte. `None` if they do not.
fn translate_ascii(vm: &mut Vm, s: Gc<Str>, table: Gc<Dict>) -> Result<Option<String>, Exit> {
    const DELETED: u8 = 0x80;
    const UNKNOWN: u8 = 0xff;
    let mut known = [UNKNOWN; 128];
    let mut out = Vec::with_capacity(s.n_bytes as usize);
    for b in s.as_bytes() {
        let place = &mut known[(*b & 0x7f) as usize];
        if *place == UNKNOWN {
            *place = match look_up(vm, table, *b as char)? {
                Some(Mapped::Same) => *b,
                Some(Mapped::Text(v)) => match v.expect::<Str>().as_bytes() {
                    [] => DELETED,
                    [one] if one.is_ascii() => *one,
                    _ => return Ok(None),
                },
                None => return Ok(None),
            };
        }
        if *place != DELETED {
            out.push(*place);
        }
    }
    Ok(String::from_utf8(out).ok())
}

/// Enters a pair in the table being made.
fn enter(vm: &mut Vm, table: Gc<Dict>, c: char, value: Value) -> Result<(), Exit> {
    vm.dict_set(table, fold_hash(c as u64), Value::int(c as i64), value)?;
    Ok(())
}

fn maketrans(vm: &mut Vm, args: &[Value]) -> Answer {
    let table = vm.dict()?;
    if args[1].is_unbound() {
        let Some(from) = vm
            .unwrap_payload(args[0])
            .as_gc::<Dict>()
            .filter(|d| d.header.kind() == Kind::Dict)
        else {
            return Err(
                vm.type_error("if you give only one argument to maketrans it must be a dict")
            );
        };
        vm.pay(from.len() / 8)?;
        maketrans_dict(vm, table, from)?;
        return Ok(table.value());
    }
    let Some(x) = vm.unwrap_payload(args[0]).as_gc::<Str>() else {
        return Err(vm.type_error(
            "first maketrans argument must be a string if there is a second argument",
        ));
    };
    let y = vm.str_argument(args[1], "maketrans", "2")?;
    vm.pay(x.n_chars as usize / 8)?;
    if x.n_chars != y.n_chars {
        return Err(vm.value_error("the first two maketrans arguments must have equal length"));
    }
    for (from, to) in x.text().chars().zip(y.text().chars()) {
        enter(vm, table, from, Value::int(to as i64))?;
    }
    if !args[2].is_unbound() {
        let z = vm.str_argument(args[2], "maketrans", "3")?;
        for c in z.text().chars() {
            enter(vm, table, c, Value::NONE)?;
        }
    }
    Ok(table.value())
}

fn maketrans_dict(vm: &mut Vm, table: Gc<Dict>, from: Gc<Dict>) -> Result<(), Exit> {
    let mut at = 0;
    while let Some((i, key, value)) = from.next_entry(at) {
        at = i + 1;
        let key = vm.unwrap_payload(key);
        if let Some(s) = key.as_gc::<Str>() {
            let mut text = s.text().chars();
            match (text.next(), text.next()) {
                (Some(c), None) => enter(vm, table, c, value)?,
                _ => {
                    return Err(
                        vm.value_error("string keys in translate table must be of length 1")
                    );
                }
            }
            continue;
        }
        if as_small_int(key).is_none() && !key.is_kind(Kind::BigInt) {
            return Err(vm.type_error("keys in translate table must be strings or integers"));
        }
        let hash = vm.simple_hash(key).expect("integers have hashes");
        vm.dict_set(table, hash, key, value)?;
    }
    Ok(())
}
