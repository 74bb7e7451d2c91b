//! Compiles files, verifies them and prints their code as assembly: `dump [--quiet] FILE...`.

use pirn_front::{Mode, compile};
use pirn_vm::bytecode::{disasm, verify};

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
                    print!("{}", disasm::disassemble(&program));
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
