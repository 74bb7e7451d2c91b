//! Bytes to programs.
//!
//! The bytes may lie in a mapped file that somebody else changes meanwhile. Therefore every byte that a decision
//! hangs on is read once: strings are copied first and then looked at.

use super::{
    CHECKSUM_AT, FormatError, MAGIC, MAX_SHARED, OPS_AT, ROW, Section, TABLE_AT, VERSION, checksum,
    tag,
};
use crate::bytecode::code::{Code, CodeId, Const, Handled, Handler, Local, Program, Span};
use crate::bytecode::instr::Instr;
use crate::bytecode::ops::Op;

/// How deep constants may nest, as in the verifier.
const MAX_DEPTH: usize = 100;

/// Decodes a program. It is well formed, but not verified.
pub fn read(bytes: &[u8]) -> Result<Program, FormatError> {
    if !bytes.starts_with(&MAGIC) {
        return Err(FormatError::NotBytecode);
    }
    let [low, high] = *bytes
        .get(8..10)
        .and_then(|version| version.first_chunk())
        .ok_or_else(|| corrupt("ends within the header", bytes.len()))?;
    let found = u16::from_le_bytes([low, high]);
    if found != VERSION {
        let expected = VERSION;
        return Err(FormatError::OtherVersion { found, expected });
    }
    if bytes.len() < TABLE_AT {
        return Err(corrupt("ends within the header", bytes.len()));
    }
    if bytes[CHECKSUM_AT..OPS_AT] != checksum(bytes).to_le_bytes() {
        return Err(corrupt("the checksum does not match", CHECKSUM_AT));
    }
    if bytes[10..12] != [0, 0] {
        return Err(corrupt("unknown flags", 10));
    }
    let ops = read_ops(bytes)?;
    Reader::new(bytes)?.program(ops)
}

/// The set of ops that the file uses, all of which must be known.
fn read_ops(bytes: &[u8]) -> Result<[u8; 32], FormatError> {
    let mut ops = [0; 32];
    ops.copy_from_slice(&bytes[OPS_AT..TABLE_AT]);
    for number in 0..=255 {
        if ops[number as usize / 8] >> (number % 8) & 1 != 0 && Op::from_u8(number).is_none() {
            return Err(FormatError::UnknownOp { number });
        }
    }
    Ok(ops)
}

fn corrupt(what: impl Into<String>, offset: usize) -> FormatError {
    FormatError::Corrupt {
        what: what.into(),
        offset,
    }
}

/// The sections, each with a cursor of its own.
struct Reader<'a> {
    shared: Vec<&'a [u8]>,
    strings: Cursor<'a>,
    consts: Cursor<'a>,
    codes: Cursor<'a>,
    instrs: Cursor<'a>,
    spans: Cursor<'a>,
    source: Cursor<'a>,
}

impl<'a> Reader<'a> {
    /// Reads the section table. The sections must follow each other without gaps, up to the end of the file.
    fn new(bytes: &'a [u8]) -> Result<Reader<'a>, FormatError> {
        let n_sections = word(bytes, 12) as usize;
        if n_sections > Section::Source as usize {
            return Err(corrupt("too many sections", 12));
        }
        let mut end = TABLE_AT + ROW * n_sections;
        if bytes.len() < end {
            return Err(corrupt("ends within the section table", bytes.len()));
        }
        let none = Cursor {
            bytes: &[],
            at: 0,
            count: 0,
            base: end,
        };
        let mut cursors = [none; Section::Source as usize + 1];
        let mut before = 0;
        for row in (0..n_sections).map(|i| TABLE_AT + ROW * i) {
            let [id, count, offset, len] = [0, 4, 8, 12].map(|i| word(bytes, row + i) as usize);
            if id <= before || id > Section::Source as usize {
                return Err(corrupt(format!("unexpected section {id}"), row));
            }
            before = id;
            let padded = end.next_multiple_of(8);
            if offset != padded || bytes.len() < padded || len > bytes.len() - padded {
                return Err(corrupt(format!("section {id} is misplaced"), row));
            }
            if bytes[end..padded].iter().any(|byte| *byte != 0) {
                return Err(corrupt("padding that is not zero", end));
            }
            end = offset + len;
            cursors[id] = Cursor {
                bytes: &bytes[offset..end],
                at: 0,
                count,
                base: offset,
            };
        }
        if end != bytes.len() {
            return Err(corrupt("bytes after the last section", end));
        }
        let [_, strings, consts, codes, instrs, spans, source] = cursors;
        Ok(Reader {
            shared: Vec::new(),
            strings,
            consts,
            codes,
            instrs,
            spans,
            source,
        })
    }

    fn program(mut self, ops: [u8; 32]) -> Result<Program, FormatError> {
        self.read_strings()?;
        let file = self.text()?;
        let n_codes = self.codes.count;
        let mut codes = Vec::with_capacity(n_codes.min(self.codes.left() / 16));
        let mut used = [0; 32];
        let (mut n_consts, mut n_spans) = (0, 0);
        for _ in 0..n_codes {
            let code = self.code()?;
            for instr in &code.instrs {
                used[instr.op_number() as usize / 8] |= 1 << (instr.op_number() % 8);
            }
            n_consts += code.consts.len();
            n_spans += code.spans.len();
            codes.push(code);
        }
        if used != ops {
            return Err(corrupt("the set of ops is not the one used", OPS_AT));
        }
        if n_consts != self.consts.count || n_spans != self.spans.count {
            return Err(corrupt("a section's count is wrong", TABLE_AT));
        }
        if self.instrs.count * 8 != self.instrs.bytes.len() {
            return Err(corrupt("a section's count is wrong", TABLE_AT));
        }
        if self.source.count != self.source.bytes.len() {
            return Err(corrupt("a section's count is wrong", TABLE_AT));
        }
        for cursor in [&self.consts, &self.codes, &self.instrs, &self.spans] {
            if cursor.left() != 0 {
                return Err(cursor.corrupt("bytes that nothing mentions"));
            }
        }
        let source = utf8(self.source.bytes, self.source.base)?;
        Ok(Program {
            file,
            source,
            codes,
        })
    }

    /// Finds the strings of the table. They are copied where they are mentioned.
    fn read_strings(&mut self) -> Result<(), FormatError> {
        let n = self.strings.count.min(self.strings.left());
        self.shared.reserve(n);
        for _ in 0..self.strings.count {
            let len = self.strings.byte()? as usize;
            if len > MAX_SHARED {
                return Err(self.strings.corrupt("a string too long to be shared"));
            }
            let bytes = self.strings.take(len)?;
            if std::str::from_utf8(bytes).is_err() {
                return Err(self.strings.corrupt("text that is not UTF-8"));
            }
            self.shared.push(bytes);
        }
        if self.strings.left() != 0 {
            return Err(self.strings.corrupt("bytes that nothing mentions"));
        }
        Ok(())
    }

    fn code(&mut self) -> Result<Code, FormatError> {
        let mut code = Code {
            name: self.text()?,
            qualname: self.text()?,
            ..Code::default()
        };
        if self.codes.flag()? {
            code.doc = Some(self.text()?);
        }
        code.flags = self.codes.u32()?;
        code.n_pos = self.codes.u16()?;
        code.n_posonly = self.codes.u16()?;
        code.n_kwonly = self.codes.u16()?;
        code.n_regs = self.codes.u16()?;
        code.first_line = self.codes.u32()?;
        code.params = self.texts()?;
        code.names = self.texts()?;
        code.free = self.texts()?;
        for _ in 0..self.codes.len(2)? {
            let name = self.text()?;
            let place = self.codes.u32()?;
            if place >> 17 != 0 {
                return Err(self.codes.corrupt("a register number out of range"));
            }
            code.locals.push(Local {
                name,
                reg: (place >> 1) as u16,
                cell: place & 1 != 0,
            });
        }
        for _ in 0..self.codes.len(4)? {
            code.handlers.push(Handler {
                start: self.codes.u32()?,
                end: self.codes.u32()?,
                target: self.codes.u32()?,
                reg: self.codes.u16()?,
            });
        }
        for _ in 0..self.codes.len(3)? {
            code.handled.push(Handled {
                start: self.codes.u32()?,
                end: self.codes.u32()?,
                reg: self.codes.u16()?,
            });
        }
        let n_consts = self.codes.number()?;
        if n_consts > self.consts.left() as u64 {
            return Err(self.codes.corrupt("more constants than there are"));
        }
        for _ in 0..n_consts {
            let constant = self.constant(0)?;
            code.consts.push(constant);
        }
        let n_instrs = self.codes.number()?;
        if n_instrs > self.instrs.left() as u64 / 8 {
            return Err(self.codes.corrupt("more instructions than there are"));
        }
        let (words, _) = self.instrs.take(n_instrs as usize * 8)?.as_chunks::<8>();
        let instr = |word: &[u8; 8]| Instr(u64::from_le_bytes(*word));
        code.instrs = words.iter().map(instr).collect();
        if self.codes.flag()? {
            code.spans = self.read_spans(code.instrs.len())?;
        }
        Ok(code)
    }

    fn read_spans(&mut self, n: usize) -> Result<Vec<Span>, FormatError> {
        let mut spans = Vec::with_capacity(n);
        let mut span = Span::default();
        if n == 0 {
            return Err(self.codes.corrupt("spans of no instructions"));
        }
        while spans.len() < n {
            let run = self.spans.number()?;
            if run == 0 || run > (n - spans.len()) as u64 {
                return Err(self.spans.corrupt("a wrong number of equal spans"));
            }
            span.line = self.spans.changed(span.line)?;
            span.col = self.spans.changed(span.col)?;
            span.end_line = self.spans.changed(span.line)?;
            span.end_col = self.spans.changed(span.col)?;
            if spans.last() == Some(&span) {
                return Err(self.spans.corrupt("a run of spans in two pieces"));
            }
            spans.resize(spans.len() + run as usize, span);
        }
        Ok(spans)
    }

    fn constant(&mut self, depth: usize) -> Result<Const, FormatError> {
        let big = |cursor: &mut Cursor, negative| {
            let n = cursor.len(8)?;
            let (words, _) = cursor.take(n * 8)?.as_chunks::<8>();
            let limbs = words.iter().map(|word| u64::from_le_bytes(*word)).collect();
            Ok(Const::BigInt { negative, limbs })
        };
        match self.consts.byte()? {
            tag::NONE => Ok(Const::None),
            tag::FALSE => Ok(Const::Bool(false)),
            tag::TRUE => Ok(Const::Bool(true)),
            tag::ELLIPSIS => Ok(Const::Ellipsis),
            tag::INT => Ok(Const::Int(unzigzag(self.consts.number()?))),
            tag::BIG_POSITIVE => big(&mut self.consts, false),
            tag::BIG_NEGATIVE => big(&mut self.consts, true),
            tag::FLOAT => {
                let (words, _) = self.consts.take(8)?.as_chunks::<8>();
                Ok(Const::Float(f64::from_bits(u64::from_le_bytes(words[0]))))
            }
            tag::STR => Ok(Const::Str(text(&mut self.consts, &self.shared)?)),
            tag::BYTES => {
                let n = self.consts.len(1)?;
                Ok(Const::Bytes(self.consts.take(n)?.to_vec()))
            }
            tag::TUPLE => Ok(Const::Tuple(self.items(depth)?)),
            tag::FROZEN_SET => Ok(Const::FrozenSet(self.items(depth)?)),
            tag::CODE => Ok(Const::Code(CodeId(self.consts.u32()?))),
            other => Err(self.consts.corrupt(format!("unknown constant tag {other}"))),
        }
    }

    fn items(&mut self, depth: usize) -> Result<Vec<Const>, FormatError> {
        if depth == MAX_DEPTH {
            return Err(self.consts.corrupt("constants nested too deep"));
        }
        let n = self.consts.len(1)?;
        // Grown while there is something to put in, so that nested counts that lie cost nothing.
        let mut items = Vec::new();
        for _ in 0..n {
            items.push(self.constant(depth + 1)?);
        }
        Ok(items)
    }

    fn texts(&mut self) -> Result<Vec<String>, FormatError> {
        let n = self.codes.len(1)?;
        (0..n).map(|_| self.text()).collect()
    }

    fn text(&mut self) -> Result<String, FormatError> {
        text(&mut self.codes, &self.shared)
    }
}

/// A string: one of the shared ones, or one written out here.
fn text(cursor: &mut Cursor, shared: &[&[u8]]) -> Result<String, FormatError> {
    let number = cursor.number()?;
    if number & 1 == 0 {
        let Some(bytes) = shared.get((number >> 1) as usize) else {
            return Err(cursor.corrupt("a string that is not in the table"));
        };
        return utf8(bytes, cursor.offset());
    }
    let len = (number >> 1) as usize;
    if len <= MAX_SHARED {
        return Err(cursor.corrupt("a short string that is not shared"));
    }
    let offset = cursor.offset();
    utf8(cursor.take(len)?, offset)
}

fn utf8(bytes: &[u8], offset: usize) -> Result<String, FormatError> {
    String::from_utf8(bytes.to_vec()).map_err(|_| corrupt("text that is not UTF-8", offset))
}

/// The 32-bit number at an offset that has been checked.
fn word(bytes: &[u8], at: usize) -> u32 {
    u32::from_le_bytes([bytes[at], bytes[at + 1], bytes[at + 2], bytes[at + 3]])
}

fn unzigzag(number: u64) -> i64 {
    (number >> 1) as i64 ^ -((number & 1) as i64)
}

/// A place in one section.
#[derive(Clone, Copy)]
struct Cursor<'a> {
    bytes: &'a [u8],
    at: usize,
    /// How many things the table says are in the section.
    count: usize,
    /// Where in the file the section begins.
    base: usize,
}

impl<'a> Cursor<'a> {
    fn left(&self) -> usize {
        self.bytes.len() - self.at
    }

    fn offset(&self) -> usize {
        self.base + self.at
    }

    fn corrupt(&self, what: impl Into<String>) -> FormatError {
        corrupt(what, self.offset())
    }

    fn take(&mut self, n: usize) -> Result<&'a [u8], FormatError> {
        if n > self.left() {
            return Err(self.corrupt("a section ends too early"));
        }
        self.at += n;
        Ok(&self.bytes[self.at - n..self.at])
    }

    fn byte(&mut self) -> Result<u8, FormatError> {
        Ok(self.take(1)?[0])
    }

    /// A LEB128 number in its shortest form.
    fn number(&mut self) -> Result<u64, FormatError> {
        let mut number = 0;
        for shift in (0..64).step_by(7) {
            let byte = self.byte()?;
            let low = (byte & 0x7f) as u64;
            if low << shift >> shift != low || (byte == 0 && shift > 0) {
                break;
            }
            number |= low << shift;
            if byte & 0x80 == 0 {
                return Ok(number);
            }
        }
        Err(self.corrupt("a number out of range or not in its shortest form"))
    }

    fn u32(&mut self) -> Result<u32, FormatError> {
        let number = self.number()?;
        u32::try_from(number).map_err(|_| self.corrupt("a number out of range"))
    }

    fn u16(&mut self) -> Result<u16, FormatError> {
        let number = self.number()?;
        u16::try_from(number).map_err(|_| self.corrupt("a number out of range"))
    }

    fn flag(&mut self) -> Result<bool, FormatError> {
        match self.byte()? {
            0 => Ok(false),
            1 => Ok(true),
            _ => Err(self.corrupt("a flag that is neither 0 nor 1")),
        }
    }

    /// A count of things that take at least `size` bytes each.
    fn len(&mut self, size: usize) -> Result<usize, FormatError> {
        let number = self.number()?;
        if number > (self.left() / size) as u64 {
            return Err(self.corrupt("more items than bytes"));
        }
        Ok(number as usize)
    }

    /// A number that is written as its difference from another one.
    fn changed(&mut self, from: u32) -> Result<u32, FormatError> {
        let to = (from as i64).checked_add(unzigzag(self.number()?));
        to.and_then(|to| u32::try_from(to).ok())
            .ok_or_else(|| self.corrupt("a position out of range"))
    }
}
