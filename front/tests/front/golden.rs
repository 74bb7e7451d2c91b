//! `tests/golden/NAME.py` compiles to `NAME.pasm`. `BLESS=1` rewrites the expectations.

use crate::build;
use pirn_vm::bytecode::disasm;
use std::path::Path;

#[test]
fn goldens() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/golden");
    let mut wrong = Vec::new();
    let mut seen = 0;
    for entry in std::fs::read_dir(&folder).unwrap() {
        let path = entry.unwrap().path();
        if path.extension().is_none_or(|extension| extension != "py") {
            continue;
        }
        seen += 1;
        let text = disasm::disassemble(&build(&std::fs::read_to_string(&path).unwrap()));
        let expected = path.with_extension("pasm");
        if std::env::var_os("BLESS").is_some() {
            std::fs::write(&expected, &text).unwrap();
        } else if std::fs::read_to_string(&expected).unwrap_or_default() != text {
            wrong.push(path);
        }
    }
    assert!(seen > 0, "no goldens in {}", folder.display());
    assert!(wrong.is_empty(), "differ (BLESS=1 rewrites): {wrong:?}");
}
