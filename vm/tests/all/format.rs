//! `.pbc` files: round trips, stripping, and what happens to damaged and forged ones.

use crate::build::{i, module, program, w};
use crate::generate;
use crate::random::Random;
use pirn_vm::bytecode::asm::assemble;
use pirn_vm::bytecode::format::{
    FormatError, LoadError, Strip, fix_checksum, load, load_file, read, write, write_stripped,
};
use pirn_vm::bytecode::{
    Code, Const, Kind, KindMap, Liveness, Op, Program, RegSet, disasm, verify,
};

#[test]
fn round_trips() {
    let mut random = Random(0xf17e);
    for round in 0..2000 {
        let mut program = generate::program(&mut random);
        // Words that are no ops cannot be written down, for good reason.
        for code in &mut program.codes {
            for instr in &mut code.instrs {
                if instr.op().is_none() {
                    *instr = i(Op::Nop, 0, 0, 0, 0);
                }
            }
        }
        let bytes = write(&program);
        let again = read(&bytes).unwrap_or_else(|error| panic!("round {round}: {error}"));
        assert_eq!(format!("{program:?}"), format!("{again:?}"));
        assert_eq!(bytes, write(&again));
    }
}

/// Programs that the verifier accepts and that have something of everything.
fn samples() -> Vec<Program> {
    let everything = r#"
.file "all.py"
.source
    | def f(a, b=1): ...
.code "<module>"
    .flags module
    .regs 4
    .line 1
    .at 1:0-1:20
    load_const r0, (1, -2, big 0xffffffffffffffffffff, 1.5, "text", b"bytes", {None, True, False}, Ellipsis)
    load_const r0, "a string that is long enough not to be shared"
    load_special r1, UNBOUND
    cell_new r1
    build_tuple r1, r1, 1
    make_function r0, r1, code "f.<locals>.g", 8
    global_set r0, f
    .at 0:0-0:0
    load_special r0, None
    return r0
.code "f.<locals>.g"
    .flags generator varargs nested
    .doc "Does things."
    .pos 2
    .posonly 1
    .kwonly 1
    .params a, b, c, args
    .free x
    .regs 9
    .local v r4
    .local w r5 cell
    .handler L1 L2 -> L3 r8
    .handled L3 L4 r8
    get_iter r6, r0
    load_special r4, UNBOUND
    jump L2
L1:
    yield r7, r4
    free_get r7, x
    call_method r7, r7, append
    raise r7, r7, 1
L2:
    for_iter r4, r6, L1
    with_enter r4, r0, r5
    with_exit r5
    return r0
L3:
    exc_value r7, r8
    reraise r8
L4:
"#;
    let tiny = program(vec![module(
        1,
        vec![w(Op::LoadInt, 0, 0, 1), i(Op::Return, 0, 0, 0, 0)],
    )]);
    vec![assemble(everything).unwrap(), tiny]
}

#[test]
fn samples_are_valid() {
    for program in samples() {
        verify(&program).unwrap_or_else(|error| panic!("{error}"));
        assert_eq!(load(&write(&program)).unwrap(), program);
    }
}

#[test]
fn stripping() {
    let program = &samples()[0];
    let strip = Strip {
        source: true,
        spans: true,
    };
    let mut bare = program.clone();
    bare.source.clear();
    bare.codes.iter_mut().for_each(|code| code.spans.clear());
    let bytes = write_stripped(program, strip);
    assert_eq!(bytes, write(&bare));
    assert_eq!(load(&bytes).unwrap(), bare);
}

#[test]
fn files() {
    let program = &samples()[0];
    let dir = std::env::temp_dir().join(format!("pirn-vm-files-{}", std::process::id()));
    std::fs::create_dir_all(&dir).unwrap();
    let path = dir.join("all.pbc");
    assert!(matches!(load_file(&path), Err(LoadError::Io(_))));
    std::fs::write(&path, write(program)).unwrap();
    assert_eq!(&load_file(&path).unwrap(), program);
    std::fs::write(&path, b"").unwrap();
    let error = load_file(&path).unwrap_err();
    assert!(matches!(error, LoadError::Format(FormatError::NotBytecode)));
    let mut bad = program.clone();
    bad.codes[0].n_regs = 1;
    std::fs::write(&path, write(&bad)).unwrap();
    assert_eq!(
        load_file(&path).unwrap_err().to_string(),
        "invalid bytecode: code object 0 (\"<module>\"), pc 2, `load_special r1, UNBOUND`: register 1, but the code has 1",
    );
    std::fs::remove_dir_all(&dir).unwrap();
}

/// Reads bytes of the first sample after some damage, with the checksum put right again.
fn damaged(damage: impl FnOnce(&mut Vec<u8>)) -> FormatError {
    let mut bytes = write(&samples()[0]);
    damage(&mut bytes);
    fix_checksum(&mut bytes);
    read(&bytes).unwrap_err()
}

#[test]
fn headers() {
    assert_eq!(damaged(|b| b[0] = 0), FormatError::NotBytecode);
    assert_eq!(damaged(|b| b.truncate(7)), FormatError::NotBytecode);
    let text = read(b"print('hello')").unwrap_err().to_string();
    assert_eq!(text, "not a Pirn bytecode file");
    assert_eq!(
        damaged(|b| b[9] = 1).to_string(),
        "bytecode of format version 257, but this is a virtual machine for version 1",
    );
    let says = |damage: fn(&mut Vec<u8>), message: &str| {
        let message = format!("damaged bytecode file: {message}");
        assert_eq!(damaged(damage).to_string(), message);
    };
    says(|b| b.truncate(9), "ends within the header, at byte 9");
    says(|b| b.truncate(55), "ends within the header, at byte 55");
    says(|b| b[10] = 1, "unknown flags, at byte 10");
    says(|b| b[12] = 7, "too many sections, at byte 12");
    says(
        |b| b.truncate(60),
        "ends within the section table, at byte 60",
    );
    says(|b| b[56] = 2, "unexpected section 2, at byte 72");
    says(|b| b[64] += 8, "section 1 is misplaced, at byte 56");
    says(|b| b.push(0), "bytes after the last section, at byte 602");
    says(
        |b| b[24] ^= 1,
        "the set of ops is not the one used, at byte 24",
    );
    assert_eq!(
        damaged(|b| b[24 + 31] |= 0x80).to_string(),
        "the bytecode uses op number 255, which this virtual machine does not have",
    );
    let mut bytes = write(&samples()[0]);
    bytes[100] ^= 1;
    assert_eq!(
        read(&bytes).unwrap_err().to_string(),
        "damaged bytecode file: the checksum does not match, at byte 16",
    );
}

/// Any single changed byte is found, even without looking at what it means.
#[test]
fn the_checksum_sees_every_byte() {
    let bytes = write(&samples()[0]);
    for at in 0..bytes.len() {
        for change in [1, 0x80, 0xff] {
            let mut bytes = bytes.clone();
            bytes[at] ^= change;
            assert!(read(&bytes).is_err(), "byte {at}");
        }
        assert!(read(&bytes[..at]).is_err(), "truncated to {at}");
    }
}

/// Bit flips, truncations, insertions and splices, with the checksum put right half of the time: an error each, or
/// a program that is verified or refused, and can be written and listed.
#[test]
fn mutated_files_are_refused_or_verified() {
    let mut random = Random(0x517e);
    let files: Vec<Vec<u8>> = samples().iter().map(write).collect();
    let (mut refused, mut invalid, mut fine) = (0, 0, 0);
    for round in 0..40_000u64 {
        let mut bytes = files[random.below(2) as usize].clone();
        for _ in 0..1 + random.below(3) {
            mutate(&mut random, &mut bytes, &files[0]);
        }
        if round % 8 != 0 {
            fix_checksum(&mut bytes);
        }
        match load(&bytes) {
            Ok(program) => {
                fine += 1;
                program.codes.iter().for_each(live_registers_are_defined);
                assert_eq!(
                    read(&write(&program)).map(|p| format!("{p:?}")),
                    Ok(format!("{program:?}"))
                );
                assert!(assemble(&disasm::disassemble(&program)).is_ok());
            }
            Err(LoadError::Verify(error)) => {
                invalid += 1;
                assert!(!error.to_string().is_empty());
            }
            Err(error) => {
                refused += 1;
                assert!(!error.to_string().is_empty());
            }
        }
    }
    assert!(
        refused > 1000 && invalid > 1000 && fine > 1000,
        "{refused} {invalid} {fine}"
    );
}

/// What the verifier promises the collector: it never meets a live register with nothing in it.
fn live_registers_are_defined(code: &Code) {
    let (liveness, kinds) = (Liveness::new(code), KindMap::new(code));
    let mut live = RegSet::default();
    for pc in 0..code.instrs.len() as u32 {
        liveness.live_in(code, pc, &mut live);
        let Some(kinds) = kinds.kinds_at(code, pc) else {
            continue;
        };
        for reg in live.iter() {
            let defined = !matches!(kinds[reg], Kind::Undefined | Kind::Conflict);
            assert!(defined, "pc {pc}, r{reg} in {code:?}");
        }
    }
}

/// The same for code whose instructions, rather than bytes, are changed at random.
#[test]
fn mutated_instructions_are_refused_or_safe() {
    let mut random = Random(0x1257);
    let good = samples().remove(0);
    let mut fine = 0;
    for _ in 0..40_000 {
        let mut program = good.clone();
        let code = &mut program.codes[random.below(2) as usize];
        for _ in 0..1 + random.below(4) {
            let n = code.instrs.len() as u64;
            let (to, from) = (random.below(n) as usize, random.below(n) as usize);
            let operands = code.instrs[to].op().unwrap().info().operands;
            match random.below(3) {
                0 => code.instrs[to] = code.instrs[from],
                1 => code.instrs.swap(to, from),
                _ if operands.is_empty() => {}
                _ => {
                    let (field, _) = operands[random.below(operands.len() as u64) as usize];
                    code.instrs[to] = code.instrs[to].with(field, random.below(10) as u32);
                }
            }
        }
        if verify(&program).is_ok() {
            fine += 1;
            program.codes.iter().for_each(live_registers_are_defined);
        }
    }
    assert!(fine > 1000, "{fine} were fine");
}

fn mutate(random: &mut Random, bytes: &mut Vec<u8>, other: &[u8]) {
    if bytes.is_empty() {
        return;
    }
    let at = random.below(bytes.len() as u64) as usize;
    match random.below(12) {
        0 => bytes.truncate(at),
        1 => bytes.insert(at, random.below(256) as u8),
        2 => {
            bytes.remove(at);
        }
        3 => {
            let from = random.below(other.len() as u64) as usize;
            let n = random.below(16) as usize;
            let piece = &other[from..other.len().min(from + n)];
            let end = bytes.len().min(at + piece.len());
            bytes.splice(at..end, piece.iter().copied());
        }
        4..8 => bytes[at] ^= 1 << random.below(8),
        _ => bytes[at] = random.below(256) as u8,
    }
}

/// Counts that lie are found before memory is reserved for what is not there.
#[test]
fn lying_counts_are_cheap() {
    let begin = std::time::Instant::now();
    for count_at in (0..6).map(|section| 56 + 16 * section + 4) {
        let error = damaged(|b| b[count_at..count_at + 4].fill(0xff));
        assert!(matches!(error, FormatError::Corrupt { .. }));
    }
    assert!(begin.elapsed().as_millis() < 500);
}

#[test]
fn deep_constants_are_refused() {
    let mut tuple = Const::Tuple(vec![]);
    for _ in 0..99 {
        tuple = Const::Tuple(vec![tuple]);
    }
    let mut program = samples().remove(1);
    program.codes[0].consts = vec![tuple.clone()];
    assert!(read(&write(&program)).is_ok());
    program.codes[0].consts = vec![Const::Tuple(vec![Const::Tuple(vec![tuple])])];
    let error = read(&write(&program)).unwrap_err().to_string();
    assert!(error.contains("constants nested too deep"), "{error}");
}
