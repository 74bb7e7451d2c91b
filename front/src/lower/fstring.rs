//! f-strings: literal pieces and formatted fields, joined.

use super::Lowerer;
use crate::emit::Reg;
use pirn_vm::bytecode::Op;
use pirn_vm::bytecode::ops::conversion;
use ruff_python_ast::{
    self as ast, ConversionFlag, FStringPart, InterpolatedElement, InterpolatedStringElement,
};
use ruff_text_size::{Ranged, TextRange};

/// Pieces joined by one op.
const CHUNK: usize = 64;

/// One piece of the result.
enum Piece<'a> {
    Text(String),
    Field(&'a InterpolatedElement),
}

impl<'a> Lowerer<'a> {
    pub(super) fn fstring(&mut self, fstring: &'a ast::ExprFString, wanted: Option<Reg>) -> Reg {
        let mut pieces = Vec::new();
        for part in fstring.value.iter() {
            match part {
                FStringPart::Literal(literal) => push_text(&mut pieces, literal.as_str()),
                FStringPart::FString(inner) => push_elements(&mut pieces, inner.elements.iter()),
            }
        }
        self.join(pieces, fstring.range(), wanted)
    }

    /// The pieces as one string.
    fn join(&mut self, pieces: Vec<Piece<'a>>, range: TextRange, wanted: Option<Reg>) -> Reg {
        if pieces.len() <= 1 {
            return match pieces.into_iter().next() {
                Some(piece) => self.piece(piece, range, wanted),
                None => {
                    self.at(&range);
                    self.load_str("", wanted)
                }
            };
        }
        let mark = self.f.em.mark();
        let base = self.f.em.temps(pieces.len().min(CHUNK) as u32);
        let mut filled: usize = 0;
        for piece in pieces {
            if filled == CHUNK {
                self.at(&range);
                self.f.em.op(Op::BuildString, 0, base, base, CHUNK as u16);
                filled = 1;
            }
            self.piece(piece, range, Some(base + filled as Reg));
            filled += 1;
        }
        self.f.em.release(mark);
        let dst = self.dst(wanted);
        self.at(&range);
        self.f.em.op(Op::BuildString, 0, dst, base, filled as u16);
        dst
    }

    fn piece(&mut self, piece: Piece<'a>, range: TextRange, wanted: Option<Reg>) -> Reg {
        match piece {
            Piece::Text(text) => {
                self.at(&range);
                self.load_str(&text, wanted)
            }
            Piece::Field(field) => self.field(field, range, wanted),
        }
    }

    fn field(
        &mut self,
        field: &'a InterpolatedElement,
        range: TextRange,
        wanted: Option<Reg>,
    ) -> Reg {
        let mark = self.f.em.mark();
        let mut x = match field.conversion {
            ConversionFlag::None if field.debug_text.is_some() && field.format_spec.is_none() => {
                conversion::REPR
            }
            ConversionFlag::None => conversion::NONE,
            ConversionFlag::Str => conversion::STR,
            ConversionFlag::Repr => conversion::REPR,
            ConversionFlag::Ascii => conversion::ASCII,
        };
        let value = self.expr(&field.expression, None);
        let value = match &field.format_spec {
            // The spec may rebind the variable; that is too rare to look for.
            Some(_) if self.f.em.is_variable(value) && !self.scope().walrus.is_empty() => {
                let copy = self.f.em.temp();
                self.f.em.copy(copy, value);
                copy
            }
            _ => value,
        };
        let mut spec = value;
        if let Some(format_spec) = &field.format_spec {
            let mut pieces = Vec::new();
            push_elements(&mut pieces, format_spec.elements.iter());
            if !pieces.is_empty() {
                x |= conversion::HAS_SPEC;
                spec = self.join(pieces, range, None);
            }
        }
        self.f.em.release(mark);
        let dst = self.dst(wanted);
        self.at(&range);
        self.f.em.op(Op::FormatValue, x, dst, value, spec);
        dst
    }
}

fn push_text<'a>(pieces: &mut Vec<Piece<'a>>, text: &str) {
    if text.is_empty() {
        return;
    }
    match pieces.last_mut() {
        Some(Piece::Text(last)) => last.push_str(text),
        _ => pieces.push(Piece::Text(text.to_string())),
    }
}

fn push_elements<'a>(
    pieces: &mut Vec<Piece<'a>>,
    elements: impl Iterator<Item = &'a InterpolatedStringElement>,
) {
    for element in elements {
        match element {
            InterpolatedStringElement::Literal(literal) => push_text(pieces, &literal.value),
            InterpolatedStringElement::Interpolation(field) => {
                if let Some(debug) = &field.debug_text {
                    push_text(pieces, debug.as_str());
                }
                pieces.push(Piece::Field(field));
            }
        }
    }
}
