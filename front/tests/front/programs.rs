//! Every program and test case of the repository compiles and verifies.

use pirn_front::{Kind, Mode, compile};
use pirn_vm::bytecode::verify;
use std::path::{Path, PathBuf};

fn python_files(folder: &Path, into: &mut Vec<PathBuf>) {
    let Ok(entries) = std::fs::read_dir(folder) else {
        return;
    };
    for entry in entries.flatten() {
        let path = entry.path();
        if path.is_dir() {
            python_files(&path, into);
        } else if path.extension().is_some_and(|extension| extension == "py") {
            into.push(path);
        }
    }
}

#[test]
fn all_programs_compile() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
    let mut files = Vec::new();
    for folder in ["bench/programs", "examples", "tests/cases"] {
        python_files(&root.join(folder), &mut files);
    }
    files.sort();
    assert!(!files.is_empty());
    let mut wrong = Vec::new();
    for path in files {
        let text = String::from_utf8_lossy(&std::fs::read(&path).unwrap()).into_owned();
        match compile(&text, &path.to_string_lossy(), Mode::Exec) {
            // Cases about rejected programs say so.
            Err(_) if text.contains("# expect syntax error") => {}
            Err(diagnostics) => wrong.push(diagnostics.render()),
            Ok(program) => {
                if let Err(error) = verify(&program) {
                    wrong.push(format!("{}: {error}", path.display()));
                }
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn output_is_deterministic() {
    let source = "def f(a, b):\n def g():\n  return a, b, c\n c = {1, 2}\n return g\n".repeat(50);
    let first = compile(&source, "x.py", Mode::Exec).unwrap();
    for _ in 0..5 {
        assert_eq!(first, compile(&source, "x.py", Mode::Exec).unwrap());
    }
}

#[test]
fn unsupported_syntax_says_what_to_write_instead() {
    let sources = [
        "async def f(): pass\n",
        "def f():\n  async with x: pass\n",
        "def f():\n  async for x in y: pass\n",
        "def f():\n  await x\n",
        "def f(): return [x async for x in y]\n",
        "try: x\nexcept* E: pass\n",
        "x = 1j\n",
        "def f[T](x): pass\n",
        "class C[T]: pass\n",
        "type X = int\n",
    ];
    for source in sources {
        let errors = compile(source, "x.py", Mode::Exec).unwrap_err();
        assert_eq!(errors.0[0].kind, Kind::Unsupported, "{source}{errors}");
        assert!(errors.0[0].help.is_some(), "{source}");
    }
}
