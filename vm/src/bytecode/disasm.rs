//! Bytecode to assembly text.
//!
//! [`disassemble`] writes what the assembler reads back as exactly the same program, whether or not the program is
//! valid; `asm/mod.rs` describes the syntax. The text is for reading, so names and constants stand where they are
//! used, jumps go to labels, and the source line stands above its instructions as a comment. Where that would lose
//! something, it says it the long way:
//!
//! * The tables of constants and names are not written if the assembler, adding each at its first use, builds the
//!   same ones. Otherwise they are listed, and an entry that is in its table twice is mentioned by index (`#3`).
//! * A jump out of the code has its distance (`+100`) in place of a label.
//! * A word that is no op, or has bits set that its op does not use, is written as a number (`.word`).

use super::asm::words;
use super::code::{Code, CodeId, Const, Program, Span};
use super::flow;
use super::instr::Instr;
use super::ops::{Field, Op, OpInfo, Role, flags};
use super::verify::is_canonical;
use std::collections::{BTreeMap, HashMap};
use std::fmt::Write;

/// `write!` to a string, which cannot fail.
macro_rules! put {
    ($out:expr, $($arg:tt)*) => {{
        let _ = write!($out, $($arg)*);
    }};
}

/// The whole program as text.
pub fn disassemble(program: &Program) -> String {
    let mut out = String::new();
    put!(out, ".file {}\n", quoted(&program.file));
    if !program.source.is_empty() {
        out.push_str(".source\n");
        for line in program.source.split('\n') {
            if line.contains(|c: char| c.is_control() && c != '\t') {
                put!(out, "    {}\n", quoted(line));
            } else if line.is_empty() {
                out.push_str("    |\n");
            } else {
                put!(out, "    | {line}\n");
            }
        }
    }
    let context = Context::new(program);
    for code in &program.codes {
        out.push('\n');
        Listing::new(&context, code).write(&mut out);
    }
    out
}

/// One code object as text. It mentions others by the name or number they have in the program.
pub fn disassemble_code(program: &Program, id: CodeId) -> String {
    let mut out = String::new();
    if let Some(code) = program.codes.get(id.0 as usize) {
        Listing::new(&Context::new(program), code).write(&mut out);
    }
    out
}

/// The instruction as the assembler reads it, with indices instead of names and distances instead of labels:
/// `get_attr r1, r0, #3`.
pub fn instr_text(instr: Instr) -> String {
    let Some(op) = instr.op() else {
        return format!(".word {:#018x}", instr.0);
    };
    operands_text(op, instr, |field, role| match role {
        Role::Jump => format!("{:+}", instr.signed(field)),
        _ => format!("#{}", instr.field(field)),
    })
}

/// Mnemonic and operands. What goes by name or label is left to the caller.
fn operands_text(op: Op, instr: Instr, by_name: impl Fn(Field, Role) -> String) -> String {
    let info = op.info();
    let mut text = info.mnemonic.to_string();
    for (i, &(field, role)) in shown_operands(info, instr).iter().enumerate() {
        text.push_str(if i == 0 { " " } else { ", " });
        let value = instr.field(field);
        match role {
            Role::Const | Role::Name | Role::Free | Role::Jump => {
                text.push_str(&by_name(field, role));
            }
            Role::Int => put!(text, "{}", instr.signed(field)),
            Role::Num => {
                let words = words::selector_words(op).iter();
                match words.clone().find(|(number, _)| *number as u32 == value) {
                    Some((_, word)) => text.push_str(word),
                    None => put!(text, "{value}"),
                }
            }
            _ => put!(text, "r{value}"),
        }
    }
    text
}

/// The operands that are written out. A last selector that is 0 is left out, unless it has a word or is the sense of
/// a jump.
fn shown_operands(info: &'static OpInfo, instr: Instr) -> &'static [(Field, Role)] {
    match info.operands.split_last() {
        Some((_, rest)) if may_omit(info) && instr.x() == 0 => rest,
        _ => info.operands,
    }
}

/// Whether the last operand is a selector that means nothing special when it is 0.
pub(super) fn may_omit(info: &OpInfo) -> bool {
    info.operands.last() == Some(&(Field::X, Role::Num))
        && info.flags & flags::JUMPS == 0
        && words::selector_words(info.op).is_empty()
}

/// What the listings of all code objects need.
struct Context<'a> {
    program: &'a Program,
    /// The lines of the source text.
    lines: Vec<&'a str>,
    /// Code objects by qualified name; `None` if it is not unique.
    ids: HashMap<&'a str, Option<u32>>,
}

impl<'a> Context<'a> {
    fn new(program: &'a Program) -> Context<'a> {
        let mut ids = HashMap::new();
        for (id, code) in program.codes.iter().enumerate() {
            let unique = |seen: &mut Option<u32>| *seen = None;
            ids.entry(code.qualname.as_str())
                .and_modify(unique)
                .or_insert(Some(id as u32));
        }
        Context {
            program,
            lines: program.source.split('\n').collect(),
            ids,
        }
    }

    /// How a constant mentions a code object: by name if possible.
    fn code_text(&self, id: CodeId) -> String {
        let code = self.program.codes.get(id.0 as usize);
        let name = code.map(|code| code.qualname.as_str());
        match name {
            Some(name) if self.ids[name] == Some(id.0) => format!("code {}", quoted(name)),
            _ => format!("code #{}", id.0),
        }
    }
}

/// One code object on its way to text.
struct Listing<'a> {
    lines: &'a [&'a str],
    code: &'a Code,
    /// Label numbers by pc.
    labels: BTreeMap<u32, usize>,
    consts: Vec<String>,
    first_const: HashMap<String, usize>,
    first_name: HashMap<&'a str, usize>,
    first_free: HashMap<&'a str, usize>,
}

impl<'a> Listing<'a> {
    fn new(context: &'a Context, code: &'a Code) -> Listing<'a> {
        let consts: Vec<String> = code
            .consts
            .iter()
            .map(|c| const_text(c, &|id| context.code_text(id)))
            .collect();
        Listing {
            lines: &context.lines,
            code,
            labels: labels(code),
            first_const: first(consts.iter().cloned()),
            first_name: first(code.names.iter().map(String::as_str)),
            first_free: first(code.free.iter().map(String::as_str)),
            consts,
        }
    }

    fn write(&self, out: &mut String) {
        self.write_head(out);
        self.write_tables(out);
        let code = self.code;
        let spans = code.spans.len() == code.instrs.len();
        let mut at = None;
        for (pc, instr) in code.instrs.iter().enumerate() {
            self.write_label(out, pc as u32);
            if spans && at != Some(code.spans[pc]) {
                self.write_span(out, code.spans[pc], at);
                at = Some(code.spans[pc]);
            }
            put!(out, "    {}\n", self.instr(pc as u32, *instr));
        }
        self.write_label(out, code.instrs.len() as u32);
    }

    fn write_head(&self, out: &mut String) {
        let code = self.code;
        put!(out, ".code {}\n", quoted(&code.qualname));
        if code.name != default_name(&code.qualname) {
            put!(out, "    .name {}\n", quoted(&code.name));
        }
        if let Some(doc) = &code.doc {
            put!(out, "    .doc {}\n", quoted(doc));
        }
        if code.flags != 0 {
            out.push_str("    .flags");
            let mut rest = code.flags;
            for (bit, word) in words::FLAGS {
                if rest & bit != 0 {
                    put!(out, " {word}");
                    rest &= !bit;
                }
            }
            if rest != 0 {
                put!(out, " {rest:#x}");
            }
            out.push('\n');
        }
        for (directive, number) in [
            ("pos", code.n_pos),
            ("posonly", code.n_posonly),
            ("kwonly", code.n_kwonly),
        ] {
            if number != 0 {
                put!(out, "    .{directive} {number}\n");
            }
        }
        self.write_names(out, "params", &code.params);
        put!(out, "    .regs {}\n", code.n_regs);
        if code.first_line != 0 {
            put!(out, "    .line {}\n", code.first_line);
        }
        self.write_names(out, "free", &code.free);
    }

    fn write_tables(&self, out: &mut String) {
        let code = self.code;
        for local in &code.locals {
            let cell = if local.cell { " cell" } else { "" };
            put!(
                out,
                "    .local {} r{}{cell}\n",
                name(&local.name),
                local.reg
            );
        }
        if !self.implied(Role::Const, &self.consts, &self.first_const) {
            for constant in &self.consts {
                put!(out, "    .const {constant}\n");
            }
        }
        if !self.implied(Role::Name, &code.names, &self.first_name) {
            self.write_names(out, "names", &code.names);
        }
        for h in &code.handlers {
            let [start, end, target] = [h.start, h.end, h.target].map(|pc| self.position(pc));
            put!(out, "    .handler {start} {end} -> {target} r{}\n", h.reg);
        }
        for h in &code.handled {
            let [start, end] = [h.start, h.end].map(|pc| self.position(pc));
            put!(out, "    .handled {start} {end} r{}\n", h.reg);
        }
        if code.spans.len() != code.instrs.len() && !code.spans.is_empty() {
            let spans: Vec<String> = code.spans.iter().map(span_text).collect();
            put!(out, "    .spans {}\n", spans.join(", "));
        }
    }

    fn write_names(&self, out: &mut String, directive: &str, names: &[String]) {
        if !names.is_empty() {
            let names: Vec<String> = names.iter().map(|n| name(n)).collect();
            put!(out, "    .{directive} {}\n", names.join(", "));
        }
    }

    /// Whether the assembler builds this table by itself from the operands that mention it.
    fn implied<K>(&self, role: Role, table: &[String], first: &HashMap<K, usize>) -> bool {
        // No entry may be there twice.
        if first.len() != table.len() {
            return false;
        }
        let mut next = 0;
        for instr in self.code.instrs.iter().filter(|i| is_canonical(**i)) {
            let Some(op) = instr.op() else { continue };
            for (field, _) in op.info().operands.iter().filter(|(_, r)| *r == role) {
                let index = instr.field(*field);
                if index > next {
                    return false;
                }
                next += (index == next) as u32;
            }
        }
        next as usize == table.len()
    }

    fn write_label(&self, out: &mut String, pc: u32) {
        if let Some(label) = self.labels.get(&pc) {
            put!(out, "L{label}: ; pc {pc}\n");
        }
    }

    /// The span of the instructions that follow, with the source line where a new one begins.
    fn write_span(&self, out: &mut String, span: Span, before: Option<Span>) {
        let new_line = before.is_none_or(|before| before.line != span.line);
        let line = self.lines.get(span.line.wrapping_sub(1) as usize);
        if let (true, Some(line)) = (new_line, line) {
            let line = line.replace(|c: char| c.is_control(), " ");
            put!(out, "    ; {}\n", line.trim());
        }
        put!(out, "    .at {}\n", span_text(&span));
    }

    fn instr(&self, pc: u32, instr: Instr) -> String {
        match instr.op() {
            Some(op) if is_canonical(instr) => operands_text(op, instr, |field, role| {
                let index = instr.field(field) as usize;
                let code = self.code;
                let by_name = match role {
                    Role::Const => mention(&self.consts, &self.first_const, index).cloned(),
                    Role::Name => mention(&code.names, &self.first_name, index).map(|n| name(n)),
                    Role::Free => mention(&code.free, &self.first_free, index).map(|n| name(n)),
                    _ => return self.jump(pc, instr, field),
                };
                by_name.unwrap_or_else(|| format!("#{index}"))
            }),
            _ => format!(".word {:#018x}", instr.0),
        }
    }

    fn jump(&self, pc: u32, instr: Instr, field: Field) -> String {
        match flow::jump_target(instr, pc).and_then(|target| self.labels.get(&target)) {
            Some(label) => format!("L{label}"),
            None => format!("{:+}", instr.signed(field)),
        }
    }

    fn position(&self, pc: u32) -> String {
        match self.labels.get(&pc) {
            Some(label) => format!("L{label}"),
            None => format!("@{pc}"),
        }
    }
}

/// The entry's text, if it is the first of its kind in the table.
fn mention<'t, K>(
    table: &'t [String],
    first: &HashMap<K, usize>,
    index: usize,
) -> Option<&'t String>
where
    K: std::borrow::Borrow<str> + Eq + std::hash::Hash,
{
    let text = table.get(index)?;
    (first.get(text.as_str()) == Some(&index)).then_some(text)
}

fn first<K: Eq + std::hash::Hash>(table: impl Iterator<Item = K>) -> HashMap<K, usize> {
    let mut first = HashMap::new();
    for (i, entry) in table.enumerate() {
        first.entry(entry).or_insert(i);
    }
    first
}

/// Numbers the places that jumps and tables mention. The end of the code is one, too.
fn labels(code: &Code) -> BTreeMap<u32, usize> {
    let mut labels = BTreeMap::new();
    for (pc, instr) in code.instrs.iter().enumerate() {
        if let Some(target) = flow::jump_target(*instr, pc as u32) {
            labels.insert(target, 0);
        }
    }
    for h in &code.handlers {
        labels.extend([h.start, h.end, h.target].map(|pc| (pc, 0)));
    }
    for h in &code.handled {
        labels.extend([h.start, h.end].map(|pc| (pc, 0)));
    }
    labels.retain(|pc, _| *pc as usize <= code.instrs.len());
    for (i, label) in labels.values_mut().enumerate() {
        *label = i + 1;
    }
    labels
}

/// The name that a code object has unless it says otherwise: the last part of its qualified name.
pub(super) fn default_name(qualname: &str) -> &str {
    qualname.rsplit('.').next().unwrap_or(qualname)
}

fn span_text(span: &Span) -> String {
    let Span {
        line,
        col,
        end_line,
        end_col,
    } = span;
    format!("{line}:{col}-{end_line}:{end_col}")
}

/// A name, quoted if it has to be.
fn name(name: &str) -> String {
    if words::is_bare(name) {
        return name.into();
    }
    quoted(name)
}

fn quoted(text: &str) -> String {
    let mut out = String::from("\"");
    for c in text.chars() {
        match c {
            '"' => out.push_str("\\\""),
            '\\' => out.push_str("\\\\"),
            '\n' => out.push_str("\\n"),
            '\r' => out.push_str("\\r"),
            '\t' => out.push_str("\\t"),
            c if c.is_control() => put!(out, "\\u{{{:x}}}", c as u32),
            c => out.push(c),
        }
    }
    out.push('"');
    out
}

/// A constant. Different constants have different texts.
pub(super) fn const_text(constant: &Const, code: &dyn Fn(CodeId) -> String) -> String {
    let list = |items: &[Const]| {
        let items: Vec<String> = items.iter().map(|c| const_text(c, code)).collect();
        items.join(", ")
    };
    match constant {
        Const::None => "None".into(),
        Const::Bool(false) => "False".into(),
        Const::Bool(true) => "True".into(),
        Const::Ellipsis => "Ellipsis".into(),
        Const::Int(value) => value.to_string(),
        Const::BigInt { negative, limbs } => {
            let mut out = String::from(if *negative { "big -0x" } else { "big 0x" });
            for limb in limbs.iter().rev() {
                put!(out, "{limb:016x}");
            }
            out
        }
        Const::Float(value) if value.is_nan() => format!("nan({:#018x})", value.to_bits()),
        Const::Float(value) => format!("{value:?}"),
        Const::Str(text) => quoted(text),
        Const::Bytes(bytes) => {
            let mut out = String::from("b\"");
            for byte in bytes {
                match byte {
                    b'"' | b'\\' => put!(out, "\\{}", *byte as char),
                    b' '..=b'~' => out.push(*byte as char),
                    _ => put!(out, "\\x{byte:02x}"),
                }
            }
            out.push('"');
            out
        }
        Const::Tuple(items) if items.len() == 1 => format!("({},)", list(items)),
        Const::Tuple(items) => format!("({})", list(items)),
        Const::FrozenSet(items) => format!("{{{}}}", list(items)),
        Const::Code(id) => code(*id),
    }
}
