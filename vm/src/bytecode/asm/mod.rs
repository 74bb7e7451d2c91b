//! The assembler: `.pasm` text to a program. [`disassemble`](super::disasm::disassemble) goes the other way, and the two
//! undo each other exactly.
//!
//! ```text
//! .file "count.py"              ; a comment
//! .source                       ; the source text, line by line
//!     | for i in range(3): print(i)
//! .code "<module>"              ; the first code object; qualified name
//!     .flags module             ; also generator varargs varkeywords namespace hidden nested native
//!     .regs 4
//!     .line 1                   ; first line
//!     global_get r0, range      ; names and constants are added to their tables at their first use
//!     load_int r1, 3
//!     call r0, r0, 1
//!     get_iter r0, r0
//!     jump L2
//! L1:
//!     global_get r2, print
//!     move r3, r1
//!     call r2, r2, 1
//! L2:
//!     for_iter r1, r0, L1
//!     load_special r0, None
//!     return r0
//! ```
//!
//! Directives of a code object, all optional: `.name "f"` (else the last part of the qualified name), `.doc "text"`,
//! `.pos 2`, `.posonly 1`, `.kwonly 1`, `.params a, b, c`, `.free x, y`, `.local v r3` or `.local v r3 cell`,
//! `.const "abc"` (adds to the constants), `.names a, b` (adds to the names), `.handler L1 L2 -> L3 r4`,
//! `.handled L3 L4 r4`, `.spans 1:0-1:5, ...`. Among the instructions, `.at 1:0-1:5` gives the span of those that follow,
//! and `.word 0x...` is any 64 bits.
//!
//! Operands stand in the order of the op table. A last selector that is 0 may be left out, except the sense of a jump.
//! Names that are not words are quoted. `#3` is the third entry of a table (constants, names, captured variables, code
//! objects in `code #3`); a jump may also be a distance (`+5`, `-2`), a place in a table also a pc (`@12`).
//!
//! Constants: `None`, `True`, `False`, `Ellipsis`, `12`, `big -0x1234`, `1.5`, `inf`, `-inf`, `nan(0x7ff8000000000000)`,
//! `"text"`, `b"bytes\x00"`, `(1, 2)`, `(1,)`, `{1, 2}` (a frozenset), `code "qualified.name"`.
//!
//! Any text gives a program or an [`AsmError`] that points at the place; whether the program is valid is the verifier's
//! business.

mod constants;
mod directives;
mod scan;
pub(super) mod words;

pub use scan::AsmError;

use super::code::{Code, Program, Span};
use super::disasm::{default_name, may_omit};
use super::instr::Instr;
use super::ops::{Field, OPS, Op, Role};
use scan::Scanner;
use std::collections::{HashMap, HashSet};
use std::sync::LazyLock;

static MNEMONICS: LazyLock<HashMap<&str, Op>> =
    LazyLock::new(|| OPS.iter().map(|info| (info.mnemonic, info.op)).collect());

/// Assembles a program.
pub fn assemble(text: &str) -> Result<Program, AsmError> {
    let lines: Vec<&str> = text.split('\n').collect();
    let mut program = Program::default();
    let codes = code_names(&lines);
    let mut unit: Option<Unit> = None;
    let mut i = 0;
    while i < lines.len() {
        let mut scan = Scanner::new(lines[i], i + 1);
        i += 1;
        if scan.at_end() {
            continue;
        }
        if scan.eat(".code") {
            let qualname = scan.string()?;
            scan.end()?;
            finish(&mut program, unit.take())?;
            unit = Some(Unit::new(qualname, &codes));
        } else if let Some(unit) = &mut unit {
            unit.line(scan)?;
        } else if scan.eat(".file") {
            program.file = scan.string()?;
            scan.end()?;
        } else if scan.eat(".source") {
            scan.end()?;
            let n = source(&lines[i..], i, &mut program.source)?;
            i += n;
        } else {
            return Err(scan.expected("`.file`, `.source` or `.code`"));
        }
    }
    finish(&mut program, unit)?;
    Ok(program)
}

/// Reads the lines of a source text. Returns how many there are.
fn source(lines: &[&str], before: usize, out: &mut String) -> Result<usize, AsmError> {
    let mut pieces = Vec::new();
    for line in lines {
        let mut scan = Scanner::new(line, before + pieces.len() + 1);
        scan.skip_space();
        if scan.rest().starts_with('"') {
            pieces.push(scan.string()?);
            scan.end()?;
        } else if let Some(text) = scan.rest().strip_prefix('|') {
            let text = text.strip_suffix('\r').unwrap_or(text);
            pieces.push(text.strip_prefix(' ').unwrap_or(text).to_string());
        } else {
            break;
        }
    }
    *out = pieces.join("\n");
    Ok(pieces.len())
}

fn finish(program: &mut Program, unit: Option<Unit>) -> Result<(), AsmError> {
    if let Some(unit) = unit {
        program.codes.push(unit.finish()?);
    }
    Ok(())
}

/// The code objects by qualified name, found ahead because constants may mention later ones. `None`: not unique.
fn code_names(lines: &[&str]) -> HashMap<String, Option<u32>> {
    let mut names = HashMap::new();
    let mut n = 0;
    for line in lines {
        let mut scan = Scanner::new(line, 0);
        if scan.eat(".code") {
            if let Ok(name) = scan.string() {
                names
                    .entry(name)
                    .and_modify(|id| *id = None)
                    .or_insert(Some(n));
            }
            n += 1;
        }
    }
    names
}

/// A jump or a place in a table that waits for its label.
struct Pending<'a> {
    scan: Scanner<'a>,
    label: &'a str,
    place: Place,
}

enum Place {
    /// The field of the instruction at this pc.
    Jump(usize, Field),
    /// Start, end or target (0 to 2) of the handler with this index.
    Handler(usize, usize),
    /// Start or end (0 to 1) of the handled range with this index.
    Handled(usize, usize),
}

/// A code object in the making.
struct Unit<'a> {
    codes: &'a HashMap<String, Option<u32>>,
    code: Code,
    named: bool,
    labels: HashMap<&'a str, u32>,
    pending: Vec<Pending<'a>>,
    /// Indices of constants by their text.
    consts: HashMap<String, u32>,
    names: HashMap<String, u32>,
    /// Directives that may come once and have come.
    seen: HashSet<&'a str>,
    /// The span of the instructions to come.
    at: Option<Span>,
}

impl<'a> Unit<'a> {
    fn new(qualname: String, codes: &'a HashMap<String, Option<u32>>) -> Unit<'a> {
        Unit {
            codes,
            code: Code {
                qualname,
                ..Code::default()
            },
            named: false,
            labels: HashMap::new(),
            pending: Vec::new(),
            consts: HashMap::new(),
            names: HashMap::new(),
            seen: HashSet::new(),
            at: None,
        }
    }

    fn line(&mut self, mut scan: Scanner<'a>) -> Result<(), AsmError> {
        while !scan.at_end() {
            let start = scan;
            if scan.eat(".") {
                let directive = scan.bare();
                self.directive(start, directive, &mut scan)?;
                return scan.end();
            }
            let word = scan.bare();
            if scan.eat(":") {
                self.define(word, start)?;
                continue;
            }
            let Some(op) = MNEMONICS.get(word) else {
                return Err(start.expected("an op, a label or a directive"));
            };
            let instr = self.instr(*op, &mut scan)?;
            self.push(instr, start)?;
            return scan.end();
        }
        Ok(())
    }

    fn define(&mut self, label: &'a str, start: Scanner) -> Result<(), AsmError> {
        if !words::is_bare(label) {
            return Err(start.expected("a label"));
        }
        let pc = self.code.instrs.len() as u32;
        if self.labels.insert(label, pc).is_some() {
            return Err(start.error(format!("a second label {label}")));
        }
        Ok(())
    }

    fn push(&mut self, instr: Instr, scan: Scanner) -> Result<(), AsmError> {
        if self.code.instrs.len() >= i32::MAX as usize {
            return Err(scan.error("too many instructions"));
        }
        self.code.instrs.push(instr);
        self.code.spans.extend(self.at);
        Ok(())
    }

    fn instr(&mut self, op: Op, scan: &mut Scanner<'a>) -> Result<Instr, AsmError> {
        let info = op.info();
        let mut instr = Instr::new(op, 0, 0, 0, 0);
        for (i, &(field, role)) in info.operands.iter().enumerate() {
            if i + 1 == info.operands.len() && may_omit(info) && scan.at_end() {
                break;
            }
            if i > 0 {
                scan.need(",")?;
            }
            let value = self.operand(op, field, role, scan)?;
            instr = instr.with(field, value);
        }
        Ok(instr)
    }

    fn operand(
        &mut self,
        op: Op,
        field: Field,
        role: Role,
        scan: &mut Scanner<'a>,
    ) -> Result<u32, AsmError> {
        let bits = match field {
            Field::X => 8,
            Field::A | Field::B | Field::C => 16,
            Field::BC => 32,
        };
        let max = (1i64 << bits) - 1;
        let index = match role {
            Role::Const | Role::Name | Role::Free if scan.eat("#") => {
                return Ok(scan.number(0, max, "an index")? as u32);
            }
            Role::Const => self.constant_index(scan)?,
            Role::Name => {
                let name = scan.name()?;
                self.name_index(name)
            }
            Role::Free => {
                let start = *scan;
                let name = scan.name()?;
                let index = self.code.free.iter().position(|free| *free == name);
                let Some(index) = index else {
                    return Err(start.error(format!("{name} is not among the captured variables")));
                };
                index as u32
            }
            Role::Jump => return self.jump(field, bits, scan),
            Role::Int => return Ok(signed(scan, bits, "an integer")? as u32),
            Role::Num => return self.selector(op, max, scan),
            _ => return Ok(scan.register()? as u32),
        };
        if index as i64 > max {
            return Err(scan.error(format!("index {index} does not fit this operand")));
        }
        Ok(index)
    }

    fn selector(&self, op: Op, max: i64, scan: &mut Scanner) -> Result<u32, AsmError> {
        let words = words::selector_words(op);
        let start = *scan;
        let word = scan.bare();
        if let Some((number, _)) = words.iter().find(|(_, w)| *w == word) {
            return Ok(*number as u32);
        }
        *scan = start;
        Ok(scan.number(0, max, "a number")? as u32)
    }

    fn jump(&mut self, field: Field, bits: u32, scan: &mut Scanner<'a>) -> Result<u32, AsmError> {
        scan.skip_space();
        if scan.rest().starts_with(['+', '-']) {
            return Ok(signed(scan, bits, "a distance")? as u32);
        }
        let pc = self.code.instrs.len();
        self.label(Place::Jump(pc, field), scan)?;
        Ok(0)
    }

    /// A label that is looked up when all are known.
    fn label(&mut self, place: Place, scan: &mut Scanner<'a>) -> Result<(), AsmError> {
        scan.skip_space();
        let start = *scan;
        let label = scan.bare();
        if !words::is_bare(label) {
            return Err(start.expected("a label"));
        }
        self.pending.push(Pending {
            scan: start,
            label,
            place,
        });
        Ok(())
    }

    fn name_index(&mut self, name: String) -> u32 {
        let names = &mut self.code.names;
        *self.names.entry(name).or_insert_with_key(|name| {
            names.push(name.clone());
            names.len() as u32 - 1
        })
    }
}

impl Unit<'_> {
    /// Fills in the labels.
    fn finish(mut self) -> Result<Code, AsmError> {
        let code = &mut self.code;
        for Pending { scan, label, place } in self.pending {
            let Some(&to) = self.labels.get(label) else {
                return Err(scan.error(format!("there is no label {label}")));
            };
            match place {
                Place::Jump(pc, field) => {
                    let distance = to as i64 - pc as i64 - 1;
                    if field != Field::BC && i16::try_from(distance).is_err() {
                        return Err(scan.error(format!("label {label} is too far away")));
                    }
                    code.instrs[pc] = code.instrs[pc].with(field, distance as u32);
                }
                Place::Handler(index, part) => {
                    let h = &mut code.handlers[index];
                    *[&mut h.start, &mut h.end, &mut h.target][part] = to;
                }
                Place::Handled(index, part) => {
                    let h = &mut code.handled[index];
                    *[&mut h.start, &mut h.end][part] = to;
                }
            }
        }
        if !self.named {
            code.name = default_name(&code.qualname).to_string();
        }
        Ok(self.code)
    }
}

fn signed(scan: &mut Scanner, bits: u32, what: &str) -> Result<i64, AsmError> {
    let half = 1i64 << (bits - 1);
    scan.number(-half, half - 1, what)
}
