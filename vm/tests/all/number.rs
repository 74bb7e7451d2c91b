//! Numbers against CPython: every line of the golden files that `vm/tools/number_goldens.py` writes.

use pirn_vm::host::DeniedHost;
use pirn_vm::objects::{BigInt, Bytes, Str, Tuple};
use pirn_vm::semantics::format_spec;
use pirn_vm::semantics::number::{self, BinOp, CmpOp, Num, arithmetic, parse};
use pirn_vm::{Answer, Exit, Value, Vm, VmConfig};

fn vm() -> Vm {
    Vm::new(VmConfig::default(), Box::new(DeniedHost))
}

/// The value that a field of a golden file stands for.
fn decode(vm: &mut Vm, field: &str) -> Value {
    let (kind, text) = field.split_once(':').expect("a kind");
    match kind {
        "n" => Value::NONE,
        "b" => Value::bool(text == "1"),
        "i" => {
            let (negative, digits) = match text.strip_prefix('-') {
                Some(digits) => (true, digits),
                None => (false, text),
            };
            let limbs: Vec<u64> = digits
                .as_bytes()
                .rchunks(16)
                .map(|c| u64::from_str_radix(std::str::from_utf8(c).unwrap(), 16).unwrap())
                .collect();
            vm.int_from_limbs(negative, &limbs).unwrap()
        }
        "f" if text == "nan" => Value::try_float(f64::NAN).unwrap(),
        "f" => vm
            .float(f64::from_bits(u64::from_str_radix(text, 16).unwrap()))
            .unwrap(),
        "s" => {
            let text = unescape(text);
            vm.str(&text).unwrap()
        }
        "y" => {
            let bytes: Vec<u8> = (0..text.len() / 2)
                .map(|i| u8::from_str_radix(&text[2 * i..2 * i + 2], 16).unwrap())
                .collect();
            vm.bytes(&bytes).unwrap()
        }
        _ => panic!("field {field}"),
    }
}

fn unescape(text: &str) -> String {
    let mut out = String::new();
    let mut chars = text.chars();
    while let Some(c) = chars.next() {
        out.push(match c {
            '\\' => match chars.next().unwrap() {
                'n' => '\n',
                't' => '\t',
                'r' => '\r',
                c => c,
            },
            c => c,
        });
    }
    out
}

fn escape(text: &str) -> String {
    text.replace('\\', "\\\\")
        .replace('\n', "\\n")
        .replace('\t', "\\t")
        .replace('\r', "\\r")
}

/// The field that a golden file has for an answer.
fn encode(vm: &mut Vm, answer: Answer) -> String {
    match answer {
        Ok(v) => encode_value(v),
        Err(Exit::Raised(e)) => {
            let class = vm.type_name(e);
            let message = vm.str_of(e).unwrap();
            escape(&format!("!{class}: {}", message.expect::<Str>().text()))
        }
        Err(other) => format!("{other:?}"),
    }
}

fn encode_value(v: Value) -> String {
    if v.is_none() {
        return "n:".into();
    }
    if v.is_bool() {
        return format!("b:{}", v.is_true() as u8);
    }
    if v.is_int() {
        let i = v.as_int();
        let sign = if i < 0 { "-" } else { "" };
        return format!("i:{sign}{:x}", i.unsigned_abs());
    }
    if let Some(f) = number::as_float(v) {
        return if f.is_nan() {
            "f:nan".into()
        } else {
            format!("f:{:016x}", f.to_bits())
        };
    }
    if let Some(b) = v.as_gc::<BigInt>() {
        let (top, rest) = b.limbs().split_last().unwrap();
        let mut text = format!("i:{}{top:x}", if b.negative { "-" } else { "" });
        rest.iter().rev().for_each(|l| text += &format!("{l:016x}"));
        return text;
    }
    if let Some(s) = v.as_gc::<Str>() {
        return format!("s:{}", escape(s.text()));
    }
    if let Some(b) = v.as_gc::<Bytes>() {
        return b
            .as_bytes()
            .iter()
            .fold("y:".into(), |t, b| format!("{t}{b:02x}"));
    }
    if let Some(t) = v.as_gc::<Tuple>() {
        let items: Vec<String> = t.slice().iter().map(|v| encode_value(*v)).collect();
        return format!("t:{}", items.join(" "));
    }
    format!("{v:?}")
}

/// Runs a function on every line of a golden file and compares; reports up to twenty differences.
pub fn check(golden: &str, mut run: impl FnMut(&mut Vm, &str, &[Value]) -> Answer) {
    let vm = &mut vm();
    let mut wrong = Vec::new();
    let mut n = 0;
    for (i, line) in golden.lines().enumerate() {
        let mut fields: Vec<&str> = line.split('\t').collect();
        let expected = fields.pop().expect("an answer");
        let args: Vec<Value> = fields[1..].iter().map(|f| decode(vm, f)).collect();
        let answer = run(vm, fields[0], &args);
        let found = encode(vm, answer);
        n += 1;
        if found != expected {
            wrong.push(format!("line {}: {line:.300}\n  found {found:.300}", i + 1));
        }
    }
    assert!(n > 100, "an empty golden file");
    assert!(
        wrong.is_empty(),
        "{} of {n} differ:\n{}",
        wrong.len(),
        wrong[..wrong.len().min(20)].join("\n")
    );
}

#[test]
fn binary_operators() {
    check(include_str!("../goldens/binary.txt"), |vm, name, args| {
        let op = match name {
            "+" => BinOp::Add,
            "-" => BinOp::Sub,
            "*" => BinOp::Mul,
            "/" => BinOp::TrueDiv,
            "//" => BinOp::FloorDiv,
            "%" => BinOp::Mod,
            "**" => BinOp::Pow,
            "<<" => BinOp::LShift,
            ">>" => BinOp::RShift,
            "&" => BinOp::And,
            "|" => BinOp::Or,
            "^" => BinOp::Xor,
            "divmod" => return arithmetic::divmod(vm, args[0], args[1]).unwrap(),
            "pow3" => {
                let n = |i: usize| Num::of(args[i]).unwrap();
                return arithmetic::pow_mod(vm, n(0), n(1), n(2));
            }
            _ => panic!("operator {name}"),
        };
        number::binary(vm, op, args[0], args[1]).expect("numbers")
    });
}

#[test]
fn comparisons() {
    check(include_str!("../goldens/compare.txt"), |_, name, args| {
        let op = match name {
            "<" => CmpOp::Lt,
            "<=" => CmpOp::Le,
            "==" => CmpOp::Eq,
            "!=" => CmpOp::Ne,
            ">" => CmpOp::Gt,
            ">=" => CmpOp::Ge,
            _ => panic!("operator {name}"),
        };
        Ok(Value::bool(number::compare(op, args[0], args[1]).unwrap()))
    });
}

#[test]
fn unary_operators() {
    check(include_str!("../goldens/unary.txt"), |vm, name, args| {
        let v = args[0];
        match name {
            "-" => number::negate(vm, v).unwrap(),
            "+" => number::positive(vm, v).unwrap(),
            "~" => number::invert(vm, v).unwrap(),
            "abs" => arithmetic::absolute(vm, v).unwrap(),
            "bool" => Ok(Value::bool(number::truth(v).unwrap())),
            "hash" => vm.int(number::hash(v).unwrap()),
            "repr" => {
                let text = number::print::number_text(vm, v).unwrap()?;
                vm.str(&text)
            }
            "int" => number::rounding::to_int(vm, v).unwrap(),
            "float" => {
                let f = arithmetic::to_f64(vm, Num::of(v).unwrap())?;
                vm.float(f)
            }
            _ => panic!("operator {name}"),
        }
    });
}

#[test]
fn formats() {
    check(include_str!("../goldens/format.txt"), |vm, _, args| {
        let spec = args[1].expect::<Str>();
        let type_name = vm.type_name(args[0]);
        format_spec::format_value(vm, args[0], spec.text(), type_name).unwrap()
    });
}

#[test]
fn texts() {
    check(include_str!("../goldens/parse.txt"), |vm, name, args| {
        let text = match args[0].as_gc::<Str>() {
            Some(s) => parse::Text::Str(s.text()),
            None => parse::Text::Bytes(args[0].expect::<Bytes>().data()),
        };
        match name {
            "int" => parse::int_from_text(vm, text, args[1].as_int() as u32),
            _ => {
                let f = parse::float_from_text(vm, text)?;
                vm.float(f)
            }
        }
    });
}
