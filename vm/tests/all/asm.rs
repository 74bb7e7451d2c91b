//! Assembler and disassembler: they undo each other, and errors point at the place.

use crate::generate;
use crate::random::Random;
use pirn_vm::bytecode::asm::assemble;
use pirn_vm::bytecode::disasm::disassemble;
use pirn_vm::bytecode::{Program, format, verify};

/// Programs are the same if their bytes are: unlike `==` this tells 0.0 from -0.0 and knows that nan is nan.
#[track_caller]
fn assert_same(a: &Program, b: &Program, context: &str) {
    assert!(
        format::write(a) == format::write(b),
        "{context}\n{a:?}\n{b:?}"
    );
}

#[test]
fn round_trips() {
    let mut random = Random(0xa53);
    for round in 0..3000 {
        let program = generate::program(&mut random);
        let text = disassemble(&program);
        let again = assemble(&text).unwrap_or_else(|error| panic!("{round}: {error}\n{text}"));
        assert_same(&program, &again, &format!("round {round}:\n{text}"));
        assert_eq!(disassemble(&again), text);
    }
}

const COUNT: &str = r#".file "count.py"
.source
    | def f(a, *, b):
    |     for x in a:
    |         try: print(x, "hello", (1, 2.5))
    |         except: pass

.code "<module>"
    .flags module
    .regs 1
    .line 1
    ; def f(a, *, b):
    .at 1:0-4:20
    make_function r0, r0, code "f"
    global_set r0, f
    load_special r0, None
    return r0

.code "f"
    .doc "Counts.\n"
    .pos 1
    .kwonly 1
    .params a, b
    .regs 7
    .line 1
    .local x r2
    .handler L1 L2 -> L4 r6
    .handled L4 L5 r6
    ; for x in a:
    .at 2:13-2:14
    get_iter r3, r0
    .at 2:4-2:14
    jump L3
L1: ; pc 2
    ; try: print(x, "hello", (1, 2.5))
    .at 3:13-3:41
    global_get r4, print
    move r5, r2
    call r4, r4, 1
    load_const r4, "hello"
    load_const r4, (1, 2.5)
L2: ; pc 7
L3: ; pc 7
    ; for x in a:
    .at 2:4-2:14
    for_iter r2, r3, L1
    load_special r4, None
    return r4
L4: ; pc 10
    ; except: pass
    .at 4:8-4:20
    jump L3
L5: ; pc 11
"#;

#[test]
fn reads_well() {
    let program = assemble(COUNT).unwrap();
    verify(&program).unwrap();
    // Labels are numbered in order of their places, one each.
    let canonical = COUNT
        .replace("L3: ; pc 7\n", "")
        .replace("jump L3", "jump L2")
        .replace("L4", "L3")
        .replace("L5", "L4");
    assert_eq!(disassemble(&program), canonical);
}

#[track_caller]
fn wrong(line: &str, message: &str) {
    let text = format!(".code \"f\"\n.free x\n{line}\n");
    assert_eq!(assemble(&text).unwrap_err().to_string(), message);
}

#[test]
fn errors_point_at_the_place() {
    wrong(
        "    add r0, x1, r2",
        "line 3: expected a register like r0, found \"x1\"\n      add r0, x1, r2\n              ^",
    );
    wrong(
        "add r0, r1",
        "line 3: expected `,`, found the end of the line\n  add r0, r1\n            ^",
    );
    wrong(
        "add r0, r1, r2, 1, 2",
        "line 3: expected the end of the line, found \",\"\n  add r0, r1, r2, 1, 2\n                   ^",
    );
    wrong(
        "\tadd r0, r1, r65536 ; comment",
        "line 3: registers go up to r65535\n  \tadd r0, r1, r65536 ; comment\n  \t            ^",
    );
    wrong(
        "frob r0",
        "line 3: expected an op, a label or a directive, found \"frob\"\n  frob r0\n  ^",
    );
    wrong(
        "jump L9",
        "line 3: there is no label L9\n  jump L9\n       ^",
    );
    wrong(
        "jump ; where",
        "line 3: expected a label, found a comment\n  jump ; where\n       ^",
    );
    wrong(
        "add_i r0, r0, 40000",
        "line 3: an integer must lie in -32768..32767, not 40000\n  add_i r0, r0, 40000\n                ^",
    );
    wrong(
        "load_const r0, 99999999999999999999",
        "line 3: this integer has more than 64 bits: write big 0x...\n  load_const r0, 99999999999999999999\n                 ^",
    );
    wrong(
        "load_const r0, \"é\\q\"",
        "line 3: expected one of the escapes \\n \\r \\t \\\" \\\\ \\u{...}\n  load_const r0, \"é\\q\"\n                    ^",
    );
    wrong(
        "load_const r0, \"abc",
        "line 3: this string has no closing quote\n  load_const r0, \"abc\n                 ^",
    );
    wrong(
        "load_const r0, code \"g\"",
        "line 3: no code object has this name\n  load_const r0, code \"g\"\n                      ^",
    );
    wrong(
        "load_const r0, (1, wat)",
        "line 3: expected a constant, found \"wat\"\n  load_const r0, (1, wat)\n                     ^",
    );
    wrong(
        "free_get r0, y",
        "line 3: y is not among the captured variables\n  free_get r0, y\n               ^",
    );
    wrong(".free y", "line 3: a second .free\n  .free y\n  ^");
    wrong(
        ".frob y",
        "line 3: there is no directive .frob\n  .frob y\n  ^",
    );
    wrong("a: a: nop", "line 3: a second label a\n  a: a: nop\n     ^");
    wrong(
        "nop\n.at 1:0-1:1",
        "line 4: the first .at must come before the first instruction\n  .at 1:0-1:1\n  ^",
    );
    wrong(
        ".at 1:0 1:1",
        "line 3: expected `-`, found \"1\"\n  .at 1:0 1:1\n          ^",
    );
    assert_eq!(
        assemble("nop").unwrap_err().to_string(),
        "line 1: expected `.file`, `.source` or `.code`, found \"nop\"\n  nop\n  ^",
    );
    let far = format!(
        ".code \"f\"\nL1:\n{}for_iter r0, r0, L1\n",
        "nop\n".repeat(40_000)
    );
    assert_eq!(
        assemble(&far).unwrap_err().to_string(),
        "line 40003: label L1 is too far away\n  for_iter r0, r0, L1\n                   ^",
    );
}

/// Cuts, swaps and overwrites in good text, and nesting without end.
#[test]
fn garbage_does_no_harm() {
    let mut random = Random(0xbad);
    let mut good = 0;
    for _ in 0..5000 {
        let mut text: Vec<char> = COUNT.chars().collect();
        for _ in 0..1 + random.below(4) {
            let at = random.below(text.len() as u64) as usize;
            let other = random.below(text.len() as u64) as usize;
            match random.below(4) {
                0 => text.swap(at, other),
                1 => {
                    text.remove(at);
                }
                2 => text[at] = char::from_u32(random.below(0x3000) as u32).unwrap_or('x'),
                _ => text.insert(at, text[other]),
            }
        }
        let text: String = text.into_iter().collect();
        if let Ok(program) = assemble(&text) {
            good += 1;
            let _ = verify(&program);
            assert_same(&assemble(&disassemble(&program)).unwrap(), &program, &text);
        }
    }
    assert!(good > 100, "{good} texts were still good");
    let deep = format!(".code \"f\"\n.const {}", "(".repeat(100_000));
    assert!(
        assemble(&deep)
            .unwrap_err()
            .what
            .contains("nested too deep")
    );
    let labels: String = (0..50_000).map(|i| format!("a{i}:")).collect();
    assemble(&format!(".code \"f\"\n{labels}")).unwrap();
}
