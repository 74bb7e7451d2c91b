//! `docs/bytecode.md`, made from the op table.
//!
//! A test compares the page with [`markdown`] and rewrites it when asked to, so the page cannot say anything that the
//! table does not. What stands here besides the table is what holds for all ops.

use super::asm::words;
use super::ops::{Field, Len, OPS, OpInfo, Role, conversion, flags, make};
use std::fmt::Write;

/// The groups of the table, by the number they begin at.
const GROUPS: [(u8, &str); 12] = [
    (0, "Moving and loading"),
    (10, "Globals and namespaces"),
    (20, "Cells and captured variables"),
    (30, "Arithmetic"),
    (60, "Comparison"),
    (70, "Jumps"),
    (90, "Iteration and unpacking"),
    (100, "Building values"),
    (120, "Attributes and items"),
    (130, "Calls, functions, generators"),
    (140, "Exceptions and `with`"),
    (150, "Imports"),
];

const INTRO: &str = "\
# Bytecode

*Made from the table in `vm/src/bytecode/ops.rs`; do not edit. `BLESS=1 cargo test -p pirn-vm` rewrites this page.*

Pirn compiles a source file to a *program*: a list of code objects, the first of which is the top level. A code object
has registers `r0`, `r1`, …, tables of constants, names and captured variables, and instructions. [pbc.md](pbc.md)
describes how a program is stored in a file; `vm/src/bytecode/asm/mod.rs` describes its text form.

## Instructions

An instruction is one little-endian 64-bit word. Every op uses some of the fields; the others are zero.

```text
 63            48 47            32 31            16 15     8 7      0
+----------------+----------------+----------------+--------+--------+
|       c        |       b        |       a        |   x    |   op   |
+----------------+----------------+----------------+--------+--------+
|               bc                |
+---------------------------------+
```

* On entry the parameters are in the first registers: positional ones, keyword-only ones, `*args`, `**kwargs`. Code with
  a namespace (class bodies) has the namespace dict in `r0`. All other registers hold nothing.
* An op writes its destinations only after its last call of guest code. A suspended op is looked at again at its pc.
* Jump distances count instructions, from the next one. A taken backward jump is a yield point.
* Any instruction within a handler's range may go to the handler. Of several handlers that cover a pc the first in the
  table counts; so does the first of several handled ranges.
* Numbers are never reused, so a file that uses an op that a virtual machine does not know can say so.
";

const OPERANDS: &str = "\
In the tables below, an operand is a field and what it means:

| operand | meaning |
|---|---|
| `a` := | register that is written |
| `a` | register that is read |
| `a` :=: | register that is read and then written |
| `a`[n] | the n registers from this one on are read |
| `a`[n] := | the n registers from this one on are written |
| `a`(n) | the n registers from this one on are read, and the first of them holds nothing afterwards |
| iterator, exit, exception `a` | register of that hidden kind (see above); with := it receives one |
| constant, name, free `a` | index into that table |
| jump `a` | signed distance |
| int `a` | signed integer |
| num `x` | count, flag bits or selector |

And *exits* says what else may happen than going on to the next instruction: **calls** guest code, **raises**,
**jumps**, **ends** (never goes on), **yields**.
";

const KINDS: &str = "\
## What registers hold

The verifier follows every path and proves that each register is read only as what it holds there.

| kind | comes from | may be read by |
|---|---|---|
| nothing | entry; the callee slot of a call | nobody |
| a value | most ops | most operands |
| a cell | `cell_new`, `free_cell` | the cell operand of `cell_get`, `cell_set`, `cell_del`; wherever a value may be read |
| UNBOUND | `load_special` | `move`, `cell_new`, `check_bound` (after which it is a value) |
| an iterator | `get_iter` | `for_iter`, `yield_from` |
| an exit function | `with_enter` | `with_exit`, `with_except` |
| a caught exception | entry of a handler | `exc_match`, `exc_value`, `exc_args`, `with_except`, `reraise`; handled ranges |

Where paths join, a register may hold what it holds on either of them, and a read must be fine with all of it. A
register that holds a value on one path and a cell on another is good as a value only.

A register is *live* before an instruction if some path from there reads it before writing it. Liveness governs what the
collector scans, what an exit from native code writes down and what a snapshot contains.
";

/// The whole page.
pub fn markdown() -> String {
    let mut out = String::from(INTRO);
    out.push('\n');
    out.push_str(KINDS);
    out.push_str("\n## Ops\n\n");
    out.push_str(OPERANDS);
    for (i, (first, title)) in GROUPS.iter().enumerate() {
        let _ = write!(out, "\n### {title}\n\n");
        out.push_str("| | op | operands | exits | meaning |\n|--:|---|---|---|---|\n");
        let end = GROUPS.get(i + 1).map_or(u8::MAX, |(next, _)| *next);
        for info in OPS {
            if (*first..end).contains(&(info.op as u8)) {
                row(&mut out, info);
            }
        }
    }
    selectors(&mut out);
    out
}

fn row(out: &mut String, info: &OpInfo) {
    let operands: Vec<String> = info.operands.iter().map(|o| operand(*o)).collect();
    let _ = writeln!(
        out,
        "| {} | `{}` | {} | {} | {} |",
        info.op as u8,
        info.mnemonic,
        operands.join(", "),
        exits(info.flags),
        info.doc.replace('|', "\\|"),
    );
}

fn operand((field, role): (Field, Role)) -> String {
    let field = match field {
        Field::X => "`x`",
        Field::A => "`a`",
        Field::B => "`b`",
        Field::C => "`c`",
        Field::BC => "`bc`",
    };
    match role {
        Role::Dst => format!("{field} :="),
        Role::Src => field.into(),
        Role::SrcDst => format!("{field} :=:"),
        Role::DstRange(len) => format!("{field}[{}] :=", range(len)),
        Role::SrcRange(len) => format!("{field}[{}]", range(len)),
        Role::CallRange(len) => format!("{field}({})", range(len)),
        Role::Iter => format!("iterator {field}"),
        Role::IterDst => format!("iterator {field} :="),
        Role::ExitReg => format!("exit {field}"),
        Role::ExitDst => format!("exit {field} :="),
        Role::Exc => format!("exception {field}"),
        Role::Const => format!("constant {field}"),
        Role::Name => format!("name {field}"),
        Role::Free => format!("free {field}"),
        Role::Jump => format!("jump {field}"),
        Role::Int => format!("int {field}"),
        Role::Num => format!("num {field}"),
    }
}

fn range(len: Len) -> String {
    match len {
        Len::Fixed(k) => k.to_string(),
        Len::C(0) => "c".into(),
        Len::C(k) => format!("c + {k}"),
        Len::TwiceC => "2c".into(),
        Len::X(0) => "x".into(),
        Len::X(k) => format!("x + {k}"),
        Len::XPlusCPlus1 => "x + c + 1".into(),
        Len::BitsOfX => "bits set in x".into(),
    }
}

fn exits(bits: u16) -> String {
    let words = [
        (flags::CALLS, "calls"),
        (flags::RAISES, "raises"),
        (flags::JUMPS, "jumps"),
        (flags::ENDS, "ends"),
        (flags::YIELDS, "yields"),
    ];
    let words = words.iter().filter(|(bit, _)| bits & bit != 0);
    words.map(|(_, word)| *word).collect::<Vec<_>>().join(", ")
}

/// The numbers that selectors may be.
fn selectors(out: &mut String) {
    let mut table = |title: &str, rows: &[(u8, &str)]| {
        let _ = write!(out, "\n### {title}\n\n| x | |\n|--:|---|\n");
        for (number, meaning) in rows {
            let _ = writeln!(out, "| {number} | {meaning} |");
        }
    };
    table("What `load_special` loads", &words::SPECIALS);
    table("What `load_intrinsic` loads", &words::INTRINSICS);
    table(
        "Bits of `format_value`",
        &[
            (conversion::NONE, "no conversion"),
            (conversion::STR, "`!s`"),
            (conversion::REPR, "`!r`"),
            (conversion::ASCII, "`!a`"),
            (conversion::HAS_SPEC, "there is a format spec"),
        ],
    );
    table(
        "Bits of `make_function`",
        &[
            (make::DEFAULTS, "a tuple of defaults"),
            (make::KW_DEFAULTS, "a dict of keyword defaults"),
            (make::ANNOTATIONS, "a dict of annotations"),
            (make::CLOSURE, "a tuple of cells"),
        ],
    );
}
