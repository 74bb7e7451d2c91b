//! Constants in assembly text.

use super::Unit;
use super::scan::{AsmError, Scanner};
use crate::bytecode::code::{CodeId, Const};
use crate::bytecode::disasm::const_text;

/// How deep constants may nest in the text.
const MAX_DEPTH: usize = 200;

impl Unit<'_> {
    pub(super) fn constant_index(&mut self, scan: &mut Scanner) -> Result<u32, AsmError> {
        let constant = self.constant(scan, 0)?;
        let text = const_text(&constant, &|id| format!("code #{}", id.0));
        let consts = &mut self.code.consts;
        Ok(*self.consts.entry(text).or_insert_with(|| {
            consts.push(constant);
            consts.len() as u32 - 1
        }))
    }

    pub(super) fn constant(&self, scan: &mut Scanner, depth: usize) -> Result<Const, AsmError> {
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
