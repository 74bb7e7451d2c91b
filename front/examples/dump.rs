//! Compiles files, verifies them and prints their code: `dump [--quiet] FILE...`.

use pirn_front::{Mode, compile};
use pirn_vm::bytecode::{Code, disasm, verify};

fn main() {
    let mut quiet = false;
    let mut failed = false;
    for file in std::env::args().skip(1) {
        if file == "--quiet" {
            quiet = true;
            continue;
        }
        let text = match std::fs::read(&file) {
            Ok(bytes) => String::from_utf8_lossy(&bytes).into_owned(),
            Err(error) => {
                eprintln!("{file}: {error}");
                continue;
            }
        };
        match compile(&text, &file, Mode::Exec) {
            Err(diagnostics) => {
                failed = true;
                eprint!("{diagnostics}");
            }
            Ok(program) => {
                if !quiet {
                    program.codes.iter().for_each(print_code);
                }
                if let Err(error) = verify(&program) {
                    failed = true;
                    eprintln!("{file}: {error}");
                }
            }
        }
    }
    std::process::exit(i32::from(failed));
}

fn print_code(code: &Code) {
    println!(
        "\n{} ({} registers, flags {}, locals {:?}, free {:?})",
        code.qualname, code.n_regs, code.flags, code.locals, code.free
    );
    for (pc, instr) in code.instrs.iter().enumerate() {
        println!(
            "{pc:5}  {:4}  {}",
            code.spans[pc].line,
            disasm::instr_text(*instr)
        );
    }
    println!("  names {:?}", code.names);
    println!("  consts {:?}", code.consts);
    println!("  handlers {:?} handled {:?}", code.handlers, code.handled);
}
