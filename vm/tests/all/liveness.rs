//! Liveness: small programs by hand, random graphs against a slow solver that works one instruction at a time.

use crate::random::Random;
use pirn_vm::bytecode::{
    Code, Field, Handled, Handler, Instr, Liveness, Op, RegSet, Role, flow, ops::flags,
};

fn code(n_regs: u16, instrs: Vec<Instr>) -> Code {
    Code {
        n_regs,
        instrs,
        ..Code::default()
    }
}

fn live(code: &Code, pc: u32) -> Vec<usize> {
    let mut out = RegSet::default();
    Liveness::new(code).live_in(code, pc, &mut out);
    out.iter().collect()
}

#[test]
fn straight_line() {
    let code = code(
        4,
        vec![
            Instr::new(Op::Add, 0, 2, 0, 1),
            Instr::new(Op::Move, 0, 3, 2, 0),
            Instr::new(Op::Return, 0, 3, 0, 0),
        ],
    );
    assert_eq!(live(&code, 0), [0, 1]);
    assert_eq!(live(&code, 1), [2]);
    assert_eq!(live(&code, 2), [3]);
}

#[test]
fn for_iter_writes_only_when_it_jumps() {
    // r1 := iter(r0); loop: r2 := next(r1) or fall through; return r2.
    let code = code(
        3,
        vec![
            Instr::new(Op::GetIter, 0, 1, 0, 0),
            Instr::new(Op::ForIter, 0, 2, 1, -1i16 as u16),
            Instr::new(Op::Return, 0, 2, 0, 0),
        ],
    );
    assert_eq!(live(&code, 0), [0, 2]);
    assert_eq!(live(&code, 1), [1, 2]);
    assert_eq!(live(&code, 2), [2]);
}

#[test]
fn handlers_keep_what_they_need_alive_throughout_their_range() {
    let mut code = code(
        5,
        vec![
            Instr::new(Op::Move, 0, 1, 0, 0),
            Instr::new(Op::Neg, 0, 1, 0, 0),
            Instr::new(Op::Return, 0, 0, 0, 0),
            Instr::new(Op::Return, 0, 1, 0, 0),
            Instr::new(Op::RaiseAgain, 0, 0, 0, 0),
        ],
    );
    code.handlers = vec![
        Handler {
            start: 0,
            end: 2,
            target: 3,
            reg: 4,
        },
        // Shadowed at pc 0 and 1 by the one above.
        Handler {
            start: 0,
            end: 3,
            target: 4,
            reg: 2,
        },
    ];
    code.handled = vec![Handled {
        start: 4,
        end: 5,
        reg: 3,
    }];
    assert_eq!(live(&code, 0), [0, 1, 3]);
    assert_eq!(live(&code, 1), [0, 1, 3]);
    assert_eq!(live(&code, 2), [0, 3]);
    assert_eq!(live(&code, 4), [3]);
}

#[test]
fn sets() {
    let mut set = RegSet::new(130);
    for reg in [129, 0, 63, 64] {
        set.insert(reg);
    }
    set.remove(64);
    assert_eq!(set.iter().collect::<Vec<_>>(), [0, 63, 129]);
    assert_eq!(set.len(), 3);
    assert!(set.contains(129) && !set.contains(64) && !set.contains(1000));
    set.reset(10);
    assert!(set.is_empty());
}

/// Code whose operands and edges are random but in range. It need not pass the verifier.
fn random_code(random: &mut Random) -> Code {
    let ops = [
        Op::Move,
        Op::Add,
        Op::Jump,
        Op::JumpIf,
        Op::JumpLt,
        Op::ForIter,
        Op::Call,
        Op::Return,
        Op::Unpack,
        Op::BuildList,
        Op::CellNew,
        Op::YieldFrom,
        Op::WithEnter,
        Op::LoadInt,
    ];
    let n = 1 + random.below(200);
    let wide = random.below(4) == 0;
    let n_regs = 5 + random.below(if wide { 150 } else { 8 });
    let mut code = code(n_regs as u16, Vec::new());
    for pc in 0..n {
        let op = ops[random.below(ops.len() as u64) as usize];
        let mut instr = Instr::new(op, 0, 0, 0, 0);
        for (field, role) in op.info().operands {
            let value = match role {
                Role::Jump => (random.below(n) as i64 - pc as i64 - 1) as u32,
                Role::Num => random.below(3) as u32,
                Role::Int => 0,
                Role::Dst | Role::Src | Role::SrcDst | Role::Iter => random.below(n_regs) as u32,
                Role::ExitDst => random.below(n_regs) as u32,
                _ => random.below(n_regs - 3) as u32,
            };
            instr = instr.with(*field, value);
        }
        code.instrs.push(instr);
    }
    code.instrs.push(Instr::new(Op::Return, 0, 0, 0, 0));
    for _ in 0..random.below(4) {
        let start = random.below(n);
        let (start, end) = (start as u32, (start + 1 + random.below(n - start)) as u32);
        let reg = random.below(n_regs) as u16;
        let target = random.below(n) as u32;
        code.handlers.push(Handler {
            start,
            end,
            target,
            reg,
        });
        code.handled.push(Handled {
            start: target,
            end: target + 1,
            reg,
        });
    }
    code
}

/// The same sets by iterating over all instructions until nothing changes.
fn slow(code: &Code) -> Vec<RegSet> {
    let n = code.instrs.len();
    let mut sets = vec![RegSet::new(code.n_regs as usize); n];
    loop {
        let before = sets.clone();
        for pc in (0..n).rev() {
            let instr = code.instrs[pc];
            let op = instr.op().unwrap();
            let mut jumped = RegSet::new(code.n_regs as usize);
            let mut fell = jumped.clone();
            if let Some(target) = flow::jump_target(instr, pc as u32) {
                sets[target as usize].iter().for_each(|r| jumped.insert(r));
            }
            if !flow::ends(instr) {
                sets[pc + 1].iter().for_each(|r| fell.insert(r));
            }
            flow::writes(instr, |first, count| {
                for reg in first..first + count {
                    jumped.remove(reg as usize);
                    if !op.has(flags::JUMPS) {
                        fell.remove(reg as usize);
                    }
                }
            });
            let mut set = fell;
            jumped.iter().for_each(|r| set.insert(r));
            let covers = |start: u32, end: u32| (start..end).contains(&(pc as u32));
            if let Some(h) = code.handlers.iter().find(|h| covers(h.start, h.end)) {
                let mut caught = sets[h.target as usize].clone();
                caught.remove(h.reg as usize);
                caught.iter().for_each(|r| set.insert(r));
            }
            if let Some(h) = code.handled.iter().find(|h| covers(h.start, h.end)) {
                set.insert(h.reg as usize);
            }
            flow::reads(instr, |first, count| {
                (first..first + count).for_each(|r| set.insert(r as usize));
            });
            sets[pc] = set;
        }
        if sets == before {
            return sets;
        }
    }
}

#[test]
fn agrees_with_the_slow_solver() {
    let mut random = Random(0x5eed);
    let mut out = RegSet::default();
    for round in 0..500 {
        let code = random_code(&mut random);
        let fast = Liveness::new(&code);
        for (pc, slow) in slow(&code).iter().enumerate() {
            fast.live_in(&code, pc as u32, &mut out);
            assert_eq!(&out, slow, "round {round}, pc {pc}");
        }
    }
}

#[test]
fn big_code_is_no_trouble() {
    let mut random = Random(7);
    let mut code = code(2000, Vec::new());
    let n = 50_000;
    for pc in 0..n {
        let reg = |random: &mut Random| random.below(2000) as u16;
        let (a, b, c) = (reg(&mut random), reg(&mut random), reg(&mut random));
        code.instrs.push(if pc % 5 == 4 {
            let far = random.below(400) as i64 - 200;
            let target = (pc + far).clamp(0, n);
            Instr::new(Op::JumpLt, 0, a, b, 0).with(Field::C, (target - pc - 1) as u32)
        } else {
            Instr::new(Op::Add, 0, a, b, c)
        });
    }
    code.instrs.push(Instr::new(Op::Return, 0, 0, 0, 0));
    let begin = std::time::Instant::now();
    Liveness::new(&code);
    let took = begin.elapsed();
    assert!(took.as_millis() < 2000, "{took:?}");
}
