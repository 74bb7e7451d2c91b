//! Compiles the prelude and the library modules written in the guest language, and embeds the bytecode.
//!
//! Each `src/prelude/*.py` and `src/stdlib/*.py` becomes a `.pbc` in the build's output folder; `embedded.rs` there lists
//! them. All of it is library code: marked hidden, stripped of source text and positions.

use pirn_front::{Mode, Options};
use pirn_vm::bytecode::format::{Strip, write_stripped};
use std::fmt::Write;
use std::path::{Path, PathBuf};

fn main() {
    let out = PathBuf::from(std::env::var("OUT_DIR").expect("cargo sets OUT_DIR"));
    let mut list = String::new();
    embed("prelude", "PRELUDE", &out, &mut list);
    embed("stdlib", "STDLIB", &out, &mut list);
    std::fs::write(out.join("embedded.rs"), list).expect("the build folder can be written to");
}

/// Library modules whose functions stand for natives: wrong calls of them are worded so.
const NATIVE: &[&str] = &["itertools", "operator", "_functools"];

/// Compiles the files of one folder and adds their list.
fn embed(folder: &str, constant: &str, out: &Path, list: &mut String) {
    let source_dir = Path::new("src").join(folder);
    println!("cargo::rerun-if-changed={}", source_dir.display());
    let mut files: Vec<PathBuf> = std::fs::read_dir(&source_dir)
        .expect("the folder is there")
        .filter_map(|entry| Some(entry.ok()?.path()))
        .filter(|path| path.extension().is_some_and(|ext| ext == "py"))
        .collect();
    files.sort();
    writeln!(list, "pub(crate) static {constant}: &[(&str, &[u8])] = &[").expect("a string grows");
    for path in files {
        println!("cargo::rerun-if-changed={}", path.display());
        let name = path
            .file_stem()
            .and_then(|s| s.to_str())
            .expect("an ASCII name");
        let pbc = out.join(format!("{folder}_{name}.pbc"));
        std::fs::write(&pbc, compile(&path, folder, name))
            .expect("the build folder can be written to");
        writeln!(
            list,
            "    ({name:?}, include_bytes!({:?})),",
            pbc.display().to_string()
        )
        .expect("a string grows");
    }
    list.push_str("];\n");
}

fn compile(path: &Path, folder: &str, name: &str) -> Vec<u8> {
    let source = std::fs::read_to_string(path).expect("the source can be read");
    let options = Options {
        hidden: true,
        native: NATIVE.contains(&name),
        ..Options::default()
    };
    let file = format!("<{folder} {name}>");
    match pirn_front::compile_with(&source, &file, Mode::Exec, options) {
        Ok(program) => write_stripped(
            &program,
            Strip {
                source: true,
                spans: true,
            },
        ),
        Err(diagnostics) => panic!("{}:\n{}", path.display(), diagnostics.render()),
    }
}
