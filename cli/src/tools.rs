//! The commands that do not run programs: build, dis, asm, check, completions.

use crate::failure::{Failure, exit};
use crate::flags::Flags;
use crate::input;
use clap::CommandFactory;
use clap_complete::Shell;
use pirn_vm::bytecode::Program;
use pirn_vm::bytecode::disasm::disassemble;
use pirn_vm::bytecode::format::{self, Strip};
use std::io::{ErrorKind, Write};
use std::path::{Path, PathBuf};

/// `pirn build`.
pub fn build(file: &Path, output: Option<PathBuf>, strip: bool) -> Result<u8, Failure> {
    let program = input::program(file)?;
    let strip = Strip {
        source: strip,
        spans: strip,
    };
    save(file, output, &program, strip)
}

/// `pirn asm`.
pub fn asm(file: &Path, output: Option<PathBuf>) -> Result<u8, Failure> {
    let shown = file.display().to_string();
    let bytes = input::read(file)?;
    let program = input::assembled(input::text(&bytes, &shown)?, &shown)?;
    save(file, output, &program, Strip::default())
}

/// Writes a bytecode file, whole or not at all.
fn save(
    file: &Path,
    output: Option<PathBuf>,
    program: &Program,
    strip: Strip,
) -> Result<u8, Failure> {
    let path = match output {
        Some(path) => path,
        None if file.as_os_str() == "-" => {
            return Err(Failure::usage(
                "a program from standard input has no name to give to its bytecode",
            )
            .help("say where to write it: -o FILE"));
        }
        None => file.with_extension("pbc"),
    };
    if path == file {
        return Err(
            Failure::usage(format!("'{}' would overwrite itself", file.display()))
                .help("say where to write the bytecode: -o FILE"),
        );
    }
    let bytes = format::write_stripped(program, strip);
    let failed = |e: std::io::Error| {
        Failure::usage(format!(
            "cannot write '{}': {}",
            path.display(),
            input::words(&e)
        ))
    };
    let mut name = path.clone().into_os_string();
    name.push(format!(".{}.tmp", std::process::id()));
    let temporary = PathBuf::from(name);
    std::fs::write(&temporary, &bytes).map_err(failed)?;
    if let Err(e) = std::fs::rename(&temporary, &path) {
        // The first error is the one to tell.
        let _ = std::fs::remove_file(&temporary);
        return Err(failed(e));
    }
    Ok(exit::OK)
}

/// `pirn dis`.
pub fn dis(file: &Path) -> Result<u8, Failure> {
    let program = input::program(file)?;
    print(&disassemble(&program))
}

/// `pirn check`: reports about all files, not only about the first wrong one.
pub fn check(files: &[PathBuf]) -> Result<u8, Failure> {
    let mut code = exit::OK;
    for file in files {
        if let Err(failure) = input::program(file) {
            failure.print();
            code = code.max(failure.exit);
        }
    }
    Ok(code)
}

/// `pirn completions`.
pub fn completions(shell: Shell) -> Result<u8, Failure> {
    let mut script = Vec::new();
    clap_complete::generate(shell, &mut Flags::command(), "pirn", &mut script);
    print(&String::from_utf8_lossy(&script))
}

/// Prints text to standard output, quietly stopping when nobody reads it.
pub fn print(text: &str) -> Result<u8, Failure> {
    let mut out = std::io::stdout().lock();
    match out.write_all(text.as_bytes()).and_then(|()| out.flush()) {
        Ok(()) => Ok(exit::OK),
        Err(e) if e.kind() == ErrorKind::BrokenPipe => Ok(exit::BROKEN_PIPE),
        Err(e) => Err(Failure::usage(format!(
            "cannot write to standard output: {}",
            input::words(&e)
        ))),
    }
}
