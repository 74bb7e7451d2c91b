//! Everything in assembly text that begins with a dot.

use super::scan::{AsmError, Scanner};
use super::{Place, Unit, words};
use crate::bytecode::code::{Handled, Handler, Local, Span};
use crate::bytecode::disasm::const_text;
use crate::bytecode::instr::Instr;

impl<'a> Unit<'a> {
    pub(super) fn directive(
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
