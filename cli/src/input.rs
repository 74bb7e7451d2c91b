//! Getting a program: reading a file, telling what it is, compiling, decoding or assembling it.
//!
//! What a file is goes by its content first (bytecode has a magic number), by its extension after that: `.pasm` is
//! assembly, everything else source text. Whatever comes from here has been verified.

use crate::failure::{Failure, exit};
use pirn_front::Mode;
use pirn_vm::bytecode::asm::assemble;
use pirn_vm::bytecode::format::{self, FormatError, LoadError};
use pirn_vm::bytecode::{Program, verify};
use std::io::{ErrorKind, Read};
use std::path::Path;

/// Reads a program from a file, or from standard input when the path is `-`.
pub fn program(path: &Path) -> Result<Program, Failure> {
    if path.as_os_str() == "-" {
        let mut bytes = Vec::new();
        std::io::stdin()
            .read_to_end(&mut bytes)
            .map_err(|e| Failure::usage(format!("cannot read standard input: {e}")))?;
        return decode(&bytes, "<stdin>", Path::new(""));
    }
    let shown = path.display().to_string();
    let bytes = read(path)?;
    if bytes.starts_with(&format::MAGIC) {
        drop(bytes);
        return format::load_file(path).map_err(|e| not_loaded(&shown, &e));
    }
    decode(&bytes, &shown, path)
}

/// Compiles a source text.
pub fn compile(source: &str, file: &str) -> Result<Program, Failure> {
    let text = source.strip_prefix('\u{feff}').unwrap_or(source);
    pirn_front::compile(text, file, Mode::Exec).map_err(|d| Failure::report(d.render()))
}

/// A file's bytes.
pub fn read(path: &Path) -> Result<Vec<u8>, Failure> {
    let shown = path.display();
    if path.is_dir() {
        let inner = path.join("__main__.py");
        let failure = Failure::usage(format!("'{shown}' is a directory, not a program"));
        return Err(match inner.is_file() {
            true => failure.help(format!("run its main file: pirn {}", inner.display())),
            false => failure.help("give the path of a .py, .pbc or .pasm file"),
        });
    }
    std::fs::read(path).map_err(|e| {
        let failure = Failure::usage(format!("cannot read '{shown}': {}", words(&e)));
        match (e.kind(), near(path)) {
            (ErrorKind::NotFound, Some(name)) => failure.help(format!("did you mean '{name}'?")),
            (ErrorKind::NotFound, None) => failure.help(
                "check the path; `pirn --help` lists the commands, `pirn run -c CODE` runs a line of code",
            ),
            (ErrorKind::PermissionDenied, _) => failure.help("make the file readable for you"),
            _ => failure,
        }
    })
}

/// The system's words, without its error number.
pub fn words(e: &std::io::Error) -> String {
    let text = e.to_string();
    let plain = text.split(" (os error").next().unwrap_or(&text);
    plain.to_lowercase()
}

/// A file with the same name and a usual extension.
fn near(path: &Path) -> Option<String> {
    let candidates = ["py", "pbc", "pasm"].map(|ext| path.with_extension(ext));
    let found = candidates.iter().find(|path| path.is_file())?;
    Some(found.display().to_string())
}

/// Bytes that are not a bytecode file that can be mapped.
fn decode(bytes: &[u8], shown: &str, path: &Path) -> Result<Program, Failure> {
    if bytes.starts_with(&format::MAGIC) {
        return format::load(bytes).map_err(|e| not_loaded(shown, &e));
    }
    let has_extension = |wanted: &str| path.extension().is_some_and(|ext| ext == wanted);
    if has_extension("pbc") {
        return Err(not_loaded(
            shown,
            &LoadError::Format(FormatError::NotBytecode),
        ));
    }
    let text = text(bytes, shown)?;
    if has_extension("pasm") {
        return assembled(text, shown);
    }
    compile(text, shown)
}

/// Assembly text as a program that passed the verifier.
pub fn assembled(text: &str, shown: &str) -> Result<Program, Failure> {
    let program =
        assemble(text).map_err(|e| Failure::usage(format!("cannot assemble '{shown}': {e}")))?;
    verify(&program).map_err(|e| {
        Failure::usage(format!("'{shown}' is not valid bytecode: {e}"))
            .help("docs/bytecode.md says what each instruction wants")
    })?;
    Ok(program)
}

/// Bytes as source text.
pub fn text<'a>(bytes: &'a [u8], shown: &str) -> Result<&'a str, Failure> {
    if let Some(at) = bytes.iter().position(|b| *b == 0) {
        return Err(Failure::usage(format!(
            "'{shown}' is not a program: it is binary (a zero byte at offset {at})"
        ))
        .help("give a .py source, or a .pbc made by `pirn build`"));
    }
    std::str::from_utf8(bytes).map_err(|e| {
        let at = e.valid_up_to();
        let line = bytes[..at].iter().filter(|b| **b == b'\n').count() + 1;
        let text = format!(
            "  File \"{shown}\", line {line}\nSyntaxError: (unicode error) 'utf-8' codec can't decode byte \
             {:#04x} in position {at}: invalid {} byte\n",
            bytes[at],
            if e.error_len().is_none() || bytes[at] >= 0xc2 { "continuation" } else { "start" },
        );
        Failure::report(text).help("save the file as UTF-8")
    })
}

fn not_loaded(shown: &str, e: &LoadError) -> Failure {
    let failure = Failure::usage(format!("cannot run '{shown}': {e}"));
    match e {
        LoadError::Io(e) => Failure::usage(format!("cannot read '{shown}': {}", words(e))),
        LoadError::Format(FormatError::NotBytecode) => {
            failure.help("a .pbc file is made by `pirn build SOURCE.py`")
        }
        LoadError::Format(FormatError::OtherVersion { .. }) => {
            failure.help("build it again from its source with this version of pirn")
        }
        LoadError::Format(FormatError::UnknownOp { .. }) => {
            failure.help("run it with the newer pirn, or build it again from its source")
        }
        LoadError::Format(FormatError::Corrupt { .. }) => {
            failure.help("the file was cut off or changed; build it again from its source")
        }
        LoadError::Verify(_) => failure.help("build it again from its source"),
    }
    .exit(exit::USAGE)
}
