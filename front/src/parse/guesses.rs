//! What was probably meant: the cases in which CPython says more than "invalid syntax".

use super::messages::Context;
use super::targets;
use crate::diagnostics::Diagnostic;
use ruff_python_ast::token::TokenKind;
use ruff_python_parser::ParseErrorType;
use ruff_text_size::{Ranged, TextRange};

impl Context<'_, '_> {
    /// `{1: 2, 3}` and `{1:}`.
    pub(super) fn in_dict(&self) -> Option<Diagnostic> {
        let bracket = self.innermost_bracket()?;
        let ends = matches!(self.kind(self.at), TokenKind::Rbrace | TokenKind::Comma);
        if self.kind(bracket) != TokenKind::Lbrace || !ends || self.at == bracket + 1 {
            return None;
        }
        let before = self.token(self.at - 1)?;
        let message = match (&self.error.error, before.kind()) {
            (_, TokenKind::Colon) => "expression expected after dictionary key and ':'",
            (
                ParseErrorType::ExpectedToken {
                    expected: TokenKind::Colon,
                    ..
                },
                _,
            ) => "':' expected after dictionary key",
            _ => return None,
        };
        Some(self.make(before.range(), message))
    }

    /// Index of the innermost bracket that is open at the error.
    pub(super) fn innermost_bracket(&self) -> Option<usize> {
        let mut level = 0;
        for index in (0..self.at.min(self.tokens.len())).rev() {
            match self.kind(index) {
                TokenKind::Rpar | TokenKind::Rsqb | TokenKind::Rbrace => level += 1,
                TokenKind::Lpar | TokenKind::Lsqb | TokenKind::Lbrace if level == 0 => {
                    return Some(index);
                }
                TokenKind::Lpar | TokenKind::Lsqb | TokenKind::Lbrace => level -= 1,
                _ => {}
            }
        }
        None
    }

    /// `a, b += 1`.
    pub(super) fn augmented_tuple(&self) -> Option<Diagnostic> {
        self.kind(self.at).as_augmented_assign_operator()?;
        let first = self.line_of(self.at);
        if (first..self.at).any(|index| self.kind(index) == TokenKind::Equal) {
            return None;
        }
        let first = self.token(first)?;
        let range = TextRange::new(first.start(), self.token(self.at - 1)?.end());
        let message = "'tuple' is an illegal expression for augmented assignment";
        Some(self.make(range, message))
    }

    /// `def f((a, b)):`.
    pub(super) fn parenthesized_parameter(&self) -> Option<Diagnostic> {
        let before = self.at.checked_sub(1)?;
        if self.kind(self.at) != TokenKind::Lpar {
            return None;
        }
        let lambda = self.line_of(self.at)..self.at;
        let is_lambda = lambda.rev().find_map(|index| match self.kind(index) {
            TokenKind::Lambda => Some(true),
            TokenKind::Name | TokenKind::Comma => None,
            _ => Some(false),
        });
        let is_def = self.kind(self.line_of(self.at)) == TokenKind::Def
            && matches!(self.kind(before), TokenKind::Lpar | TokenKind::Comma);
        let what = match (is_lambda, is_def) {
            (Some(true), _) => "Lambda expression",
            (_, true) => "Function",
            _ => return None,
        };
        let message = format!("{what} parameters cannot be parenthesized");
        let close = (self.at..self.tokens.len()).find(|at| self.kind(*at) == TokenKind::Rpar)?;
        let range = TextRange::new(self.token(self.at)?.start(), self.token(close)?.end());
        Some(self.make(range, message))
    }

    /// Two expressions side by side within brackets.
    pub(super) fn forgotten_comma(&self) -> Option<Diagnostic> {
        let before = self.at.checked_sub(1)?;
        let first = self.expression_in_brackets(before)?;
        let (left, right) = (self.kind(before), self.kind(self.at));
        let ends = is_atom(left) || left == TokenKind::FStringEnd || closes(left);
        let starts = is_atom(right)
            || matches!(
                right,
                TokenKind::FStringStart | TokenKind::Lambda | TokenKind::Lbrace
            );
        // A name before a string may be a misspelt prefix.
        let prefix =
            left == TokenKind::Name && matches!(right, TokenKind::String | TokenKind::FStringStart);
        if !ends || !starts || prefix {
            return None;
        }
        let end = self.token(self.at)?.end();
        let range = TextRange::new(self.token(first)?.start(), end);
        Some(self.make(range, "invalid syntax. Perhaps you forgot a comma?"))
    }

    /// Index of the first token of the expression that ends at token `last`, if it stands within brackets.
    fn expression_in_brackets(&self, last: usize) -> Option<usize> {
        let mut level = 0;
        let mut first = last;
        let mut found_start = false;
        for index in (0..=last).rev() {
            let kind = self.kind(index);
            if closes(kind) {
                level += 1;
            } else if matches!(kind, TokenKind::Lpar | TokenKind::Lsqb | TokenKind::Lbrace) {
                if level == 0 {
                    return Some(first);
                }
                level -= 1;
            } else if kind == TokenKind::Newline {
                return None;
            }
            let separates = matches!(
                kind,
                TokenKind::Comma | TokenKind::Colon | TokenKind::Equal | TokenKind::For
            );
            found_start |= level == 0 && separates;
            if !found_start {
                first = index;
            }
        }
        None
    }

    /// `if x = 3:`.
    pub(super) fn confused_equals(&self) -> Option<Diagnostic> {
        if self.kind(self.at) != TokenKind::Equal {
            return None;
        }
        let first = self.line_of(self.at);
        let tests = matches!(
            self.kind(first),
            TokenKind::If | TokenKind::Elif | TokenKind::While
        );
        if !tests {
            return None;
        }
        let left = self.token(first + 1)?;
        let right = self.token(self.at + 1)?;
        let range = TextRange::new(left.start(), right.end());
        let simple = self.at == first + 2 && self.kind(first + 1) == TokenKind::Name;
        let message = if simple {
            "invalid syntax. Maybe you meant '==' or ':=' instead of '='?".to_string()
        } else {
            let found = targets::find(
                self.parsed.syntax(),
                TextRange::new(left.start(), self.token(self.at - 1)?.end()),
            );
            let (expr, _) = found?;
            let what = targets::describe(expr);
            format!("cannot assign to {what} here. Maybe you meant '==' instead of '='?")
        };
        Some(self.make(range, message))
    }
}

fn closes(kind: TokenKind) -> bool {
    matches!(kind, TokenKind::Rpar | TokenKind::Rsqb | TokenKind::Rbrace)
}

/// A token that is an expression by itself.
fn is_atom(kind: TokenKind) -> bool {
    use TokenKind::*;
    matches!(
        kind,
        Name | Int | Float | Complex | String | True | False | None | Ellipsis
    )
}
