//! The assembler: `.pasm` text to a program. [`disassemble`](super::disasm::disassemble) goes the other way, and the two
//! undo each other exactly.
//!
//! ```text
//! .file "count.py"              ; a comment
//! .source                       ; the source text, line by line
//!     | for i in range(3): print(i)
//! .code "<module>"              ; the first code object; qualified name
//!     .flags module             ; also generator varargs varkeywords namespace hidden nested
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

mod scan;
pub(super) mod words;

pub use scan::AsmError;

use super::code::{Code, CodeId, Const, Handled, Handler, Local, Program, Span};
use super::disasm::{const_text, default_name, may_omit};
use super::instr::Instr;
use super::ops::{Field, OPS, Op, Role};
use scan::Scanner;
use std::collections::{HashMap, HashSet};
use std::sync::LazyLock;

/// How deep constants may nest in the text.
const MAX_DEPTH: usize = 200;

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

    fn constant_index(&mut self, scan: &mut Scanner) -> Result<u32, AsmError> {
        let constant = self.constant(scan, 0)?;
        let text = const_text(&constant, &|id| format!("code #{}", id.0));
        let consts = &mut self.code.consts;
        Ok(*self.consts.entry(text).or_insert_with(|| {
            consts.push(constant);
            consts.len() as u32 - 1
        }))
    }

    fn constant(&self, scan: &mut Scanner, depth: usize) -> Result<Const, AsmError> {
        scan.skip_space();
        let start = *scan;
        if depth > MAX_DEPTH {
            return Err(start.error("constants nested too deep"));
        }
        match scan.rest().chars().next() {
            Some('"') => return Ok(Const::Str(scan.string()?)),
            Some('(') => return Ok(Const::Tuple(self.items(scan, "(", ")", depth)?)),
            Some('{') => return Ok(Const::FrozenSet(self.items(scan, "{", "}", depth)?)),
            _ if scan.eat("b\"") => return Ok(Const::Bytes(scan.bytes()?)),
            _ => {}
        }
        let negative = scan.eat("-");
        let word = scan.bare();
        match word {
            "inf" if negative => return Ok(Const::Float(f64::NEG_INFINITY)),
            "inf" => return Ok(Const::Float(f64::INFINITY)),
            _ if word.starts_with(|c: char| c.is_ascii_digit()) => {
                return number(start, scan, negative, word);
            }
            _ if negative => return Err(start.expected("a constant")),
            _ => {}
        }
        match word {
            "None" => Ok(Const::None),
            "True" => Ok(Const::Bool(true)),
            "False" => Ok(Const::Bool(false)),
            "Ellipsis" => Ok(Const::Ellipsis),
            "nan" => {
                scan.need("(")?;
                let value = f64::from_bits(scan.bits()?);
                if !value.is_nan() {
                    return Err(start.error("these bits are a number"));
                }
                scan.need(")")?;
                Ok(Const::Float(value))
            }
            "big" => big(scan),
            "code" => Ok(Const::Code(CodeId(self.code_id(scan)?))),
            _ => Err(start.expected("a constant")),
        }
    }

    fn items(
        &self,
        scan: &mut Scanner,
        open: &str,
        close: &str,
        depth: usize,
    ) -> Result<Vec<Const>, AsmError> {
        scan.need(open)?;
        let mut items = Vec::new();
        while !scan.eat(close) {
            items.push(self.constant(scan, depth + 1)?);
            if !scan.eat(",") {
                scan.need(close)?;
                break;
            }
        }
        Ok(items)
    }

    fn code_id(&self, scan: &mut Scanner) -> Result<u32, AsmError> {
        if scan.eat("#") {
            return Ok(scan.number(0, u32::MAX as i64, "a code object's number")? as u32);
        }
        scan.skip_space();
        let start = *scan;
        let name = scan.string()?;
        match self.codes.get(&name) {
            Some(Some(id)) => Ok(*id),
            Some(None) => Err(start.error("several code objects have this name: write code #n")),
            None => Err(start.error("no code object has this name")),
        }
    }
}

/// Everything that begins with a dot.
impl<'a> Unit<'a> {
    fn directive(
        &mut self,
        start: Scanner<'a>,
        directive: &'a str,
        scan: &mut Scanner<'a>,
    ) -> Result<(), AsmError> {
        let again = [
            "at", "word", "local", "const", "names", "handler", "handled",
        ];
        if !again.contains(&directive) && !self.seen.insert(directive) {
            return Err(start.error(format!("a second .{directive}")));
        }
        let code = &mut self.code;
        let small = |scan: &mut Scanner| scan.number(0, u16::MAX as i64, "a count");
        match directive {
            "name" => {
                code.name = scan.string()?;
                self.named = true;
            }
            "doc" => code.doc = Some(scan.string()?),
            "flags" => code.flags = flags(scan)?,
            "pos" => code.n_pos = small(scan)? as u16,
            "posonly" => code.n_posonly = small(scan)? as u16,
            "kwonly" => code.n_kwonly = small(scan)? as u16,
            "regs" => code.n_regs = small(scan)? as u16,
            "line" => code.first_line = scan.number(0, u32::MAX as i64, "a line")? as u32,
            "params" => code.params = list(scan, Scanner::name)?,
            "free" => code.free = list(scan, Scanner::name)?,
            "spans" => code.spans = list(scan, span)?,
            "names" => {
                for name in list(scan, Scanner::name)? {
                    let next = code.names.len() as u32;
                    code.names.push(name.clone());
                    self.names.entry(name).or_insert(next);
                }
            }
            "const" => {
                let constant = self.constant(scan, 0)?;
                let text = const_text(&constant, &|id| format!("code #{}", id.0));
                let next = self.code.consts.len() as u32;
                self.code.consts.push(constant);
                self.consts.entry(text).or_insert(next);
            }
            "local" => code.locals.push(Local {
                name: scan.name()?,
                reg: scan.register()?,
                cell: cell(scan)?,
            }),
            "handler" => self.handler(scan)?,
            "handled" => self.handled(scan)?,
            "at" => self.at(start, scan)?,
            "word" => {
                let instr = Instr(scan.bits()?);
                self.push(instr, start)?;
            }
            _ => return Err(start.error(format!("there is no directive .{directive}"))),
        }
        Ok(())
    }

    fn at(&mut self, start: Scanner, scan: &mut Scanner) -> Result<(), AsmError> {
        if self.at.is_none() && !self.code.instrs.is_empty() {
            return Err(start.error("the first .at must come before the first instruction"));
        }
        if self.seen.contains("spans") {
            return Err(start.error("there is a .spans already"));
        }
        self.at = Some(span(scan)?);
        Ok(())
    }

    fn handler(&mut self, scan: &mut Scanner<'a>) -> Result<(), AsmError> {
        let index = self.code.handlers.len();
        let start = self.position(Place::Handler(index, 0), scan)?;
        let end = self.position(Place::Handler(index, 1), scan)?;
        scan.need("->")?;
        let target = self.position(Place::Handler(index, 2), scan)?;
        let reg = scan.register()?;
        self.code.handlers.push(Handler {
            start,
            end,
            target,
            reg,
        });
        Ok(())
    }

    fn handled(&mut self, scan: &mut Scanner<'a>) -> Result<(), AsmError> {
        let index = self.code.handled.len();
        let start = self.position(Place::Handled(index, 0), scan)?;
        let end = self.position(Place::Handled(index, 1), scan)?;
        let reg = scan.register()?;
        self.code.handled.push(Handled { start, end, reg });
        Ok(())
    }

    /// A label or, after `@`, a pc.
    fn position(&mut self, place: Place, scan: &mut Scanner<'a>) -> Result<u32, AsmError> {
        if scan.eat("@") {
            return Ok(scan.number(0, u32::MAX as i64, "a pc")? as u32);
        }
        self.label(place, scan)?;
        Ok(0)
    }

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

/// Things with commas between them.
fn list<'a, T>(
    scan: &mut Scanner<'a>,
    item: impl Fn(&mut Scanner<'a>) -> Result<T, AsmError>,
) -> Result<Vec<T>, AsmError> {
    let mut items = vec![item(scan)?];
    while scan.eat(",") {
        items.push(item(scan)?);
    }
    Ok(items)
}

fn flags(scan: &mut Scanner) -> Result<u32, AsmError> {
    let mut flags = 0;
    while !scan.at_end() {
        let start = *scan;
        let word = scan.bare();
        flags |= match words::FLAGS.iter().find(|(_, w)| *w == word) {
            Some((bit, _)) => *bit,
            None => {
                *scan = start;
                scan.number(0, u32::MAX as i64, "a flag or its bits")? as u32
            }
        };
    }
    Ok(flags)
}

fn cell(scan: &mut Scanner) -> Result<bool, AsmError> {
    if scan.at_end() {
        return Ok(false);
    }
    scan.need("cell")?;
    Ok(true)
}

/// `line:col-line:col`.
fn span(scan: &mut Scanner) -> Result<Span, AsmError> {
    let mut number = |token: &str| {
        if !token.is_empty() {
            scan.need(token)?;
        }
        Ok(scan.number(0, u32::MAX as i64, "a line or column")? as u32)
    };
    Ok(Span {
        line: number("")?,
        col: number(":")?,
        end_line: number("-")?,
        end_col: number(":")?,
    })
}

fn signed(scan: &mut Scanner, bits: u32, what: &str) -> Result<i64, AsmError> {
    let half = 1i64 << (bits - 1);
    scan.number(-half, half - 1, what)
}

/// An integer or a float, whose digits up to a possible `-` of the exponent have been read.
fn number(
    start: Scanner,
    scan: &mut Scanner,
    negative: bool,
    word: &str,
) -> Result<Const, AsmError> {
    let mut text = String::from(if negative { "-" } else { "" });
    text.push_str(word);
    if word.bytes().all(|b| b.is_ascii_digit()) {
        let value = text.parse();
        let what = "this integer has more than 64 bits: write big 0x...";
        return value.map(Const::Int).map_err(|_| start.error(what));
    }
    if word.ends_with('e') && scan.rest().starts_with(['-', '+']) {
        text.push_str(if scan.eat("-") { "-" } else { "" });
        scan.eat("+");
        text.push_str(scan.bare());
    }
    let value = text.parse();
    value
        .map(Const::Float)
        .map_err(|_| start.expected("a constant"))
}

/// The digits of a big integer, sixteen to a limb.
fn big(scan: &mut Scanner) -> Result<Const, AsmError> {
    scan.skip_space();
    let start = *scan;
    let negative = scan.eat("-");
    let digits = scan.bare().strip_prefix("0x");
    let Some(digits) = digits.filter(|d| d.bytes().all(|b| b.is_ascii_hexdigit())) else {
        return Err(start.expected("hexadecimal digits like 0x1234"));
    };
    let limb = |digits: &[u8]| {
        let digit = |b: &u8| (*b as char).to_digit(16).unwrap_or(0) as u64;
        digits.iter().fold(0, |limb, b| limb << 4 | digit(b))
    };
    let limbs = digits.as_bytes().rchunks(16).map(limb).collect();
    Ok(Const::BigInt { negative, limbs })
}
