//! Programs to bytes.

use super::{MAGIC, MAX_SHARED, OPS_AT, ROW, Section, TABLE_AT, VERSION, fix_checksum, tag};
use crate::bytecode::code::{Code, CodeId, Const, Program, Span};
use std::collections::HashMap;

/// What to leave out of a file.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Strip {
    /// The source text: tracebacks then show no excerpts.
    pub source: bool,
    /// The spans: tracebacks then show no lines.
    pub spans: bool,
}

/// The whole program. It must be one that the verifier accepts, else nobody may be able to read the bytes.
pub fn write(program: &Program) -> Vec<u8> {
    write_stripped(program, Strip::default())
}

/// The program without what is to be stripped.
pub fn write_stripped(program: &Program, strip: Strip) -> Vec<u8> {
    let mut writer = Writer {
        strip,
        ..Writer::default()
    };
    writer.text(&program.file);
    for code in &program.codes {
        writer.code(code);
    }
    let source = if strip.source { "" } else { &program.source };
    let count = |n: usize| n as u32;
    let mut sections = vec![
        (Section::Strings, count(writer.ids.len()), writer.strings),
        (Section::Consts, writer.n_consts, writer.consts),
        (Section::Codes, count(program.codes.len()), writer.codes),
        (
            Section::Instrs,
            count(writer.instrs.len() / 8),
            writer.instrs,
        ),
    ];
    if writer.n_spans > 0 {
        sections.push((Section::Spans, writer.n_spans, writer.spans));
    }
    if !source.is_empty() {
        let bytes = source.as_bytes().to_vec();
        sections.push((Section::Source, count(bytes.len()), bytes));
    }
    assemble(&sections, &writer.ops)
}

/// Header, table and sections, one after the other.
fn assemble(sections: &[(Section, u32, Vec<u8>)], ops: &[u8; 32]) -> Vec<u8> {
    let size: usize = sections.iter().map(|(_, _, bytes)| bytes.len() + 7).sum();
    let mut out = Vec::with_capacity(TABLE_AT + ROW * sections.len() + size);
    out.extend(MAGIC);
    out.extend(VERSION.to_le_bytes());
    out.extend([0, 0]);
    out.extend((sections.len() as u32).to_le_bytes());
    out.extend([0; 8]);
    debug_assert_eq!(out.len(), OPS_AT);
    out.extend(ops);
    debug_assert_eq!(out.len(), TABLE_AT);
    let mut offset = (TABLE_AT + ROW * sections.len()).next_multiple_of(8);
    for (section, count, bytes) in sections {
        for number in [*section as u32, *count, offset as u32, bytes.len() as u32] {
            out.extend(number.to_le_bytes());
        }
        offset = (offset + bytes.len()).next_multiple_of(8);
    }
    assert!(
        offset <= u32::MAX as usize,
        "programs are smaller than 4 GiB"
    );
    for (_, _, bytes) in sections {
        out.resize(out.len().next_multiple_of(8), 0);
        out.extend(bytes);
    }
    fix_checksum(&mut out);
    out
}

/// The sections as they grow.
#[derive(Default)]
struct Writer<'a> {
    strip: Strip,
    ids: HashMap<&'a str, u32>,
    strings: Vec<u8>,
    n_consts: u32,
    consts: Vec<u8>,
    codes: Vec<u8>,
    instrs: Vec<u8>,
    n_spans: u32,
    spans: Vec<u8>,
    ops: [u8; 32],
}

impl<'a> Writer<'a> {
    fn code(&mut self, code: &'a Code) {
        self.text(&code.name);
        self.text(&code.qualname);
        self.number(code.doc.is_some());
        if let Some(doc) = &code.doc {
            self.text(doc);
        }
        self.number(code.flags);
        self.number(code.n_pos);
        self.number(code.n_posonly);
        self.number(code.n_kwonly);
        self.number(code.n_regs);
        self.number(code.first_line);
        for names in [&code.params, &code.names, &code.free] {
            self.number(names.len() as u64);
            for name in names {
                self.text(name);
            }
        }
        self.number(code.locals.len() as u64);
        for local in &code.locals {
            self.text(&local.name);
            self.number((local.reg as u32) << 1 | local.cell as u32);
        }
        self.number(code.handlers.len() as u64);
        for h in &code.handlers {
            for pc in [h.start, h.end, h.target] {
                self.number(pc);
            }
            self.number(h.reg);
        }
        self.number(code.handled.len() as u64);
        for h in &code.handled {
            for pc in [h.start, h.end] {
                self.number(pc);
            }
            self.number(h.reg);
        }
        self.number(code.consts.len() as u64);
        self.n_consts += code.consts.len() as u32;
        for constant in &code.consts {
            self.constant(constant);
        }
        self.number(code.instrs.len() as u64);
        for instr in &code.instrs {
            self.ops[instr.op_number() as usize / 8] |= 1 << (instr.op_number() % 8);
            self.instrs.extend(instr.0.to_le_bytes());
        }
        let spans = if self.strip.spans {
            &[]
        } else {
            &code.spans[..]
        };
        self.number(!spans.is_empty());
        self.n_spans += spans.len() as u32;
        self.write_spans(spans);
    }

    /// Runs of equal spans: how many, then what changes.
    fn write_spans(&mut self, spans: &[Span]) {
        let mut before = Span::default();
        for run in spans.chunk_by(|a, b| a == b) {
            let span = run[0];
            put(&mut self.spans, run.len() as u64);
            let change = |to: u32, from: u32| zigzag(to as i64 - from as i64);
            put(&mut self.spans, change(span.line, before.line));
            put(&mut self.spans, change(span.col, before.col));
            put(&mut self.spans, change(span.end_line, span.line));
            put(&mut self.spans, change(span.end_col, span.col));
            before = span;
        }
    }

    fn constant(&mut self, constant: &'a Const) {
        match constant {
            Const::None => self.consts.push(tag::NONE),
            Const::Bool(false) => self.consts.push(tag::FALSE),
            Const::Bool(true) => self.consts.push(tag::TRUE),
            Const::Ellipsis => self.consts.push(tag::ELLIPSIS),
            Const::Int(value) => {
                self.consts.push(tag::INT);
                put(&mut self.consts, zigzag(*value));
            }
            Const::BigInt { negative, limbs } => {
                let tags = [tag::BIG_POSITIVE, tag::BIG_NEGATIVE];
                self.consts.push(tags[*negative as usize]);
                put(&mut self.consts, limbs.len() as u64);
                for limb in limbs {
                    self.consts.extend(limb.to_le_bytes());
                }
            }
            Const::Float(value) => {
                self.consts.push(tag::FLOAT);
                self.consts.extend(value.to_bits().to_le_bytes());
            }
            Const::Str(text) => {
                self.consts.push(tag::STR);
                let (ids, strings) = (&mut self.ids, &mut self.strings);
                put_text(&mut self.consts, ids, strings, text);
            }
            Const::Bytes(bytes) => {
                self.consts.push(tag::BYTES);
                put(&mut self.consts, bytes.len() as u64);
                self.consts.extend(bytes);
            }
            Const::Tuple(items) => self.items(tag::TUPLE, items),
            Const::FrozenSet(items) => self.items(tag::FROZEN_SET, items),
            Const::Code(CodeId(id)) => {
                self.consts.push(tag::CODE);
                put(&mut self.consts, *id as u64);
            }
        }
    }

    fn items(&mut self, tag: u8, items: &'a [Const]) {
        self.consts.push(tag);
        put(&mut self.consts, items.len() as u64);
        for item in items {
            self.constant(item);
        }
    }

    fn text(&mut self, text: &'a str) {
        put_text(&mut self.codes, &mut self.ids, &mut self.strings, text);
    }

    fn number(&mut self, number: impl Into<u64>) {
        put(&mut self.codes, number.into());
    }
}

/// A string: twice its number in the string table, or twice its length plus one and its bytes.
fn put_text<'a>(
    out: &mut Vec<u8>,
    ids: &mut HashMap<&'a str, u32>,
    strings: &mut Vec<u8>,
    text: &'a str,
) {
    if text.len() > MAX_SHARED {
        put(out, (text.len() as u64) << 1 | 1);
        out.extend(text.as_bytes());
        return;
    }
    let next = ids.len() as u32;
    let id = *ids.entry(text).or_insert_with(|| {
        strings.push(text.len() as u8);
        strings.extend(text.as_bytes());
        next
    });
    put(out, (id as u64) << 1);
}

/// LEB128: seven bits to a byte, low ones first, the top bit set on all bytes but the last.
fn put(out: &mut Vec<u8>, mut number: u64) {
    while number >= 0x80 {
        out.push(number as u8 | 0x80);
        number >>= 7;
    }
    out.push(number as u8);
}

/// Signed numbers with the sign in the lowest bit.
fn zigzag(number: i64) -> u64 {
    (number << 1 ^ number >> 63) as u64
}
