//! Random programs. They are well formed as data, seldom valid as programs, and odd in every way that a format or
//! a syntax might stumble over.

use crate::random::Random;
use pirn_vm::bytecode::{
    Code, CodeId, Const, Handled, Handler, Instr, Local, OPS, Program, Role, Span,
};

pub fn program(random: &mut Random) -> Program {
    let n_codes = 1 + random.below(4) as u32;
    Program {
        file: text(random),
        source: if random.below(2) == 0 {
            String::new()
        } else {
            let lines: Vec<String> = (0..random.below(6)).map(|_| text(random)).collect();
            lines.join("\n")
        },
        codes: (0..n_codes).map(|_| code(random, n_codes)).collect(),
    }
}

fn code(random: &mut Random, n_codes: u32) -> Code {
    let n = random.below(20) as u32;
    let odd_flags = random.below(9) == 0;
    let mut code = Code {
        name: text(random),
        qualname: text(random),
        flags: random.below(if odd_flags { 1 << 32 } else { 128 }) as u32,
        n_pos: random.below(5) as u16,
        n_posonly: random.below(2) as u16,
        n_kwonly: random.below(2) as u16,
        n_regs: random.below(70_000).min(65_535) as u16,
        first_line: random.below(5) as u32,
        ..Code::default()
    };
    code.doc = (random.below(3) == 0).then(|| text(random));
    for list in [&mut code.params, &mut code.names, &mut code.free] {
        *list = (0..random.below(4)).map(|_| text(random)).collect();
    }
    code.consts = (0..random.below(5))
        .map(|_| constant(random, n_codes, 0))
        .collect();
    for _ in 0..n {
        let instr = instr(random, n);
        code.instrs.push(instr);
    }
    for _ in 0..random.below(3) {
        code.locals.push(Local {
            name: text(random),
            reg: random.below(65_536) as u16,
            cell: random.below(2) == 0,
        });
        code.handlers.push(Handler {
            start: random.below(n as u64 + 2) as u32,
            end: random.below(1 << 32) as u32,
            target: random.below(n as u64 + 2) as u32,
            reg: random.below(9) as u16,
        });
        code.handled.push(Handled {
            start: random.below(n as u64 + 2) as u32,
            end: random.below(n as u64 + 2) as u32,
            reg: random.below(9) as u16,
        });
    }
    if random.below(2) == 0 {
        let mut span = Span::default();
        for _ in 0..n {
            if random.below(2) == 0 {
                let big = random.below(9) == 0;
                let mut number = || random.below(if big { 1 << 32 } else { 7 }) as u32;
                span = Span {
                    line: number(),
                    col: number(),
                    end_line: number(),
                    end_col: number(),
                };
            }
            code.spans.push(span);
        }
    }
    code
}

/// Mostly ops with operands that may be in range, sometimes any bits.
fn instr(random: &mut Random, n: u32) -> Instr {
    let op = OPS[random.below(OPS.len() as u64) as usize].op;
    let mut instr = Instr::new(op, 0, 0, 0, 0);
    for (field, role) in op.info().operands {
        let value = match role {
            Role::Jump => random.below(n as u64 * 2) as i64 - n as i64,
            _ => random.below(5) as i64,
        };
        let wild = random.below(30) == 0;
        let bits = random.below(1 << 32) as u32;
        instr = instr.with(*field, if wild { bits } else { value as u32 });
    }
    if random.below(30) == 0 {
        // Random in its low 53 bits, which hold the op's number and parts of all fields.
        instr = Instr(random.below(1 << 53));
    }
    instr
}

pub fn constant(random: &mut Random, n_codes: u32, depth: u32) -> Const {
    let items = |random: &mut Random| -> Vec<Const> {
        (0..random.below(4))
            .map(|_| constant(random, n_codes, depth + 1))
            .collect()
    };
    match random.below(if depth < 4 { 14 } else { 11 }) {
        0 => Const::None,
        1 => Const::Bool(random.below(2) == 0),
        2 => Const::Ellipsis,
        3 => Const::Int(random.below(10) as i64 - 5),
        4 => Const::Int([i64::MIN, i64::MAX, 0, -1][random.below(4) as usize]),
        5 => Const::BigInt {
            negative: random.below(2) == 0,
            limbs: (0..random.below(4))
                .map(|_| random.below(1 << 53))
                .collect(),
        },
        6 => Const::Float(f64::from_bits(random.below(1 << 53) << 11)),
        7 => {
            let odd = [
                0.0,
                -0.0,
                1.5,
                1e300,
                -1e-300,
                5e-324,
                f64::INFINITY,
                f64::NEG_INFINITY,
                f64::NAN,
                0.1,
            ];
            Const::Float(odd[random.below(odd.len() as u64) as usize])
        }
        8 => Const::Bytes(
            (0..random.below(50))
                .map(|_| random.below(256) as u8)
                .collect(),
        ),
        9 => Const::Code(CodeId(random.below(n_codes as u64 + 1) as u32)),
        10 => Const::Str(text(random)),
        11 => Const::FrozenSet(items(random)),
        _ => Const::Tuple(items(random)),
    }
}

/// Words, odd characters, and long strings.
fn text(random: &mut Random) -> String {
    const PIECES: [&str; 24] = [
        "a", "b.c", "_", "r1", "None", "x y", "", "\"", "\\", "\n", "\r", "\t", "\0", "\u{7f}",
        "é", "日本", "\u{2028}", "😀", ";", "|", "<locals>", "#", "9", ".",
    ];
    let mut out = String::new();
    let long = random.below(20) == 0;
    for _ in 0..1 + random.below(if long { 60 } else { 3 }) {
        out.push_str(PIECES[random.below(PIECES.len() as u64) as usize]);
    }
    out
}
