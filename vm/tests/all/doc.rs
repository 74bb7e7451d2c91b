//! `docs/bytecode.md` says what the op table says. `BLESS=1` rewrites it.

use pirn_vm::bytecode::{OPS, doc};

#[test]
fn the_page_is_up_to_date() {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/../docs/bytecode.md");
    let page = doc::markdown();
    if std::env::var_os("BLESS").is_some() {
        std::fs::write(path, &page).unwrap();
    }
    let found = std::fs::read_to_string(path).unwrap_or_default();
    assert!(
        found == page,
        "docs/bytecode.md is stale: BLESS=1 cargo test -p pirn-vm"
    );
}

#[test]
fn every_op_is_in_it_once() {
    let page = doc::markdown();
    for info in OPS {
        let row = format!("| {} | `{}` |", info.op as u8, info.mnemonic);
        assert_eq!(page.matches(&row).count(), 1, "{row}");
    }
}
