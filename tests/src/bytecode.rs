//! What the compiler makes of every case, example and benchmark, against the bytecode tools: it passes the verifier,
//! what is live is defined, and it survives the way through a file and through assembly text unchanged.

use libtest_mimic::Trial;
use pirn_vm::bytecode::asm::assemble;
use pirn_vm::bytecode::disasm::disassemble;
use pirn_vm::bytecode::{Code, Kind, KindMap, Liveness, Program, RegSet, format, verify};
use std::path::{Path, PathBuf};

/// One trial: that what it finds is about one program is in the panic's text.
pub fn trials() -> Vec<Trial> {
    vec![Trial::test("bytecode/compiled_programs", || {
        compiled_programs_pass_the_bytecode_tools();
        Ok(())
    })]
}

/// All Python files beneath some folders of the tree.
fn sources() -> Vec<PathBuf> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
    let mut found = Vec::new();
    let mut folders = ["tests/cases", "examples", "bench/programs"]
        .map(|folder| root.join(folder))
        .to_vec();
    while let Some(folder) = folders.pop() {
        let entries = std::fs::read_dir(folder).into_iter().flatten().flatten();
        for path in entries.map(|entry| entry.path()) {
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|ext| ext == "py") {
                found.push(path);
            }
        }
    }
    found.sort();
    found
}

fn compiled_programs_pass_the_bytecode_tools() {
    let mut n = 0;
    for path in sources() {
        let name = path.display().to_string();
        // Some cases are about source text that is no program.
        let Ok(source) = std::fs::read_to_string(&path) else {
            continue;
        };
        let Ok(program) = pirn_front::compile(&source, "case.py", pirn_front::Mode::Exec) else {
            continue;
        };
        n += 1;
        verify(&program).unwrap_or_else(|error| panic!("{name}: {error}"));
        for code in &program.codes {
            live_registers_are_defined(&name, code);
        }
        round_trips(&name, &program);
    }
    assert!(n > 100, "only {n} programs");
}

fn live_registers_are_defined(name: &str, code: &Code) {
    let liveness = Liveness::new(code);
    let kinds = KindMap::new(code);
    let mut live = RegSet::default();
    for pc in 0..code.instrs.len() as u32 {
        liveness.live_in(code, pc, &mut live);
        let Some(kinds) = kinds.kinds_at(code, pc) else {
            continue;
        };
        for reg in live.iter() {
            let kind = kinds[reg];
            let context = format!("{name}: {}, pc {pc}, r{reg} is {kind:?}", code.qualname);
            assert!(
                !matches!(kind, Kind::Undefined | Kind::Conflict),
                "{context}"
            );
        }
    }
}

fn round_trips(name: &str, program: &Program) {
    let bytes = format::write(program);
    let read = format::read(&bytes).unwrap_or_else(|error| panic!("{name}: {error}"));
    assert!(format::write(&read) == bytes, "{name}: through a file");
    let text = disassemble(program);
    let again = assemble(&text).unwrap_or_else(|error| panic!("{name}: {error}"));
    assert!(format::write(&again) == bytes, "{name}: through text");
}
