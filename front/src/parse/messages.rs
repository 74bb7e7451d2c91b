//! The parser's complaints in CPython's words.
//!
//! ruff says what it expected, CPython mostly says "invalid syntax" and sometimes guesses what was meant. Where the
//! two can be matched, the message is CPython's own; where they cannot, it is "invalid syntax" at the same token.

use super::targets;
use crate::diagnostics::{Class, Diagnostic};
use crate::source::Source;
use ruff_python_ast::Mod;
use ruff_python_ast::token::{Token, TokenKind};
use ruff_python_parser::{ParseError, ParseErrorType, Parsed, UnsupportedSyntaxError};
use ruff_text_size::{Ranged, TextRange};

/// One parse error and what surrounds it.
pub(super) struct Context<'a, 's> {
    pub(super) source: &'a Source<'s>,
    pub(super) parsed: &'a Parsed<Mod>,
    pub(super) error: &'a ParseError,
    /// Tokens without comments and blank lines.
    pub(super) tokens: Vec<&'a Token>,
    /// Index of the first token at or behind the error.
    pub(super) at: usize,
}

/// The diagnostic for the first parse error.
pub fn translate(source: &Source<'_>, parsed: &Parsed<Mod>, error: &ParseError) -> Diagnostic {
    let tokens: Vec<&Token> = parsed
        .tokens()
        .iter()
        .filter(|token| !token.kind().is_trivia())
        .collect();
    let start = error.location.start();
    let at = tokens.partition_point(|token| token.start() < start);
    let context = Context {
        source,
        parsed,
        error,
        tokens,
        at,
    };
    context.translate()
}

impl Context<'_, '_> {
    pub(super) fn make(&self, range: TextRange, message: impl Into<String>) -> Diagnostic {
        Diagnostic::new(self.source, range, message)
    }

    pub(super) fn here(&self, message: impl Into<String>) -> Diagnostic {
        self.make(self.error.location, message)
    }

    pub(super) fn token(&self, index: usize) -> Option<&Token> {
        self.tokens.get(index).copied()
    }

    pub(super) fn kind(&self, index: usize) -> TokenKind {
        self.token(index).map_or(TokenKind::EndOfFile, Token::kind)
    }

    /// Index of the first token of the logical line that holds token `index`.
    pub(super) fn line_of(&self, index: usize) -> usize {
        let starts = |kind| {
            use TokenKind::*;
            matches!(kind, Newline | Indent | Dedent | Semi)
        };
        let before = self.tokens[..index.min(self.tokens.len())]
            .iter()
            .rposition(|token| starts(token.kind()));
        before.map_or(0, |at| at + 1)
    }

    pub(super) fn text(&self, index: usize) -> &str {
        self.token(index)
            .map_or("", |token| self.source.slice(token.range()))
    }

    fn translate(&self) -> Diagnostic {
        use ParseErrorType::*;
        match &self.error.error {
            OtherError(message) => self.other(message),
            Lexical(error) => self.lexical(error),
            FStringError(error) | TStringError(error) => self.fstring(error),
            ExpectedToken { expected, found } => self.expected(*expected, *found),
            InvalidAssignmentTarget
            | InvalidAnnotatedAssignmentTarget
            | InvalidAugmentedAssignmentTarget
            | InvalidDeleteTarget
            | InvalidNamedAssignmentTarget => self.target(),
            SimpleStatementsOnSameLine => self.same_line(),
            UnexpectedIndentation => self
                .here("unexpected indent")
                .class(Class::IndentationError),
            PositionalAfterKeywordArgument => {
                self.call_end("positional argument follows keyword argument")
            }
            PositionalAfterKeywordUnpacking => {
                self.call_end("positional argument follows keyword argument unpacking")
            }
            InvalidArgumentUnpackingOrder => {
                self.here("iterable argument unpacking follows keyword argument unpacking")
            }
            UnparenthesizedGeneratorExpression => {
                self.here("Generator expression must be parenthesized")
            }
            IterableUnpackingInComprehension => {
                self.here("iterable unpacking cannot be used in comprehension")
            }
            NonDefaultParamAfterDefaultParam => {
                self.here("non-default argument follows default argument")
            }
            ParamAfterVarKeywordParam => self.here("arguments cannot follow var-keyword argument"),
            ExpectedKeywordParam => self.here("named arguments must follow bare *"),
            VarParameterWithDefault => {
                let double = self.tokens[..self.at].iter().rev();
                let star = double
                    .map(|token| token.kind())
                    .find(|kind| matches!(kind, TokenKind::Star | TokenKind::DoubleStar));
                let what = match star {
                    Some(TokenKind::DoubleStar) => "var-keyword",
                    _ => "var-positional",
                };
                self.here(format!("{what} argument cannot have default value"))
            }
            InvalidStarredExpressionUsage => {
                let before = self.at.checked_sub(1).map(|index| self.kind(index));
                self.here(match before {
                    Some(TokenKind::Lpar) => "cannot use starred expression here",
                    _ => "can't use starred expression here",
                })
            }
            InvalidMatchPatternTarget => self.here("cannot use '_' as a target"),
            ExpectedImaginaryNumber => self.here("imaginary number required in complex literal"),
            ExpectedRealNumber => self.here("real number required in complex literal"),
            EmptyImportNames => self.invalid(),
            _ => self.invalid(),
        }
    }

    /// "invalid syntax", or a guess at what was meant, as CPython guesses.
    pub(super) fn invalid(&self) -> Diagnostic {
        let guess = self
            .forgotten_comma()
            .or_else(|| self.confused_equals())
            .or_else(|| self.in_dict())
            .or_else(|| self.augmented_tuple())
            .or_else(|| self.parenthesized_parameter());
        if let Some(guess) = guess {
            return self.prefixed(guess);
        }
        let range = match self.token(self.at) {
            Some(token) if token.range().is_empty() => self.error.location,
            Some(token) if token.start() == self.error.location.start() => token.range(),
            _ => self.error.location,
        };
        let empty = self.in_fstring() && self.text(self.at) == "}";
        let message = match empty {
            true => "empty expression not allowed",
            false => "invalid syntax",
        };
        let error = self.make(range, message);
        self.prefixed(error)
    }

    /// Whether the error lies in a field of an f-string.
    pub(super) fn in_fstring(&self) -> bool {
        let mut level = 0;
        for token in &self.tokens[..self.at.min(self.tokens.len())] {
            match token.kind() {
                TokenKind::FStringStart => level += 1,
                TokenKind::FStringEnd => level -= 1,
                _ => {}
            }
        }
        level > 0
    }

    /// Errors within f-strings say so.
    fn prefixed(&self, mut error: Diagnostic) -> Diagnostic {
        if self.in_fstring() && !error.message.starts_with("f-string") {
            error.message = format!("f-string: {}", error.message);
        }
        error
    }

    fn expected(&self, expected: TokenKind, found: TokenKind) -> Diagnostic {
        if found == TokenKind::Equal
            && let Some(guess) = self.confused_equals()
        {
            return guess;
        }
        let first = self.kind(self.line_of(self.at));
        use TokenKind::*;
        let compound = matches!(
            first,
            If | Elif | Else | While | For | With | Try | Except | Finally | Def | Class | Lambda
        );
        match expected {
            Else => self.here("expected 'else' after 'if' expression"),
            Colon if compound => self.expected_colon(),
            Lpar if first == Def => self.make(self.found_range(), "expected '('"),
            _ => self.invalid(),
        }
    }

    fn found_range(&self) -> TextRange {
        match self.token(self.at) {
            Some(token) if !token.range().is_empty() => token.range(),
            _ => self.error.location,
        }
    }

    /// A header without its colon, unless what stands there is wrong in itself.
    fn expected_colon(&self) -> Diagnostic {
        if let Some(guess) = self.forgotten_comma() {
            return guess;
        }
        let first = self.kind(self.line_of(self.at));
        // Only some headers insist on the colon; the others only notice that the line ends without one.
        let at_end = matches!(
            self.kind(self.at),
            TokenKind::Newline | TokenKind::EndOfFile
        );
        use TokenKind::*;
        if !at_end && !matches!(first, Def | Try | Else | Finally | Lambda)
            || self.parenthesized_parameter().is_some()
        {
            return self.invalid();
        }
        self.make(self.found_range(), "expected ':'")
    }

    fn other(&self, message: &str) -> Diagnostic {
        if let Some(clause) = message.strip_prefix("Expected an indented block after ") {
            return self.missing_block(clause);
        }
        if message.starts_with("Expected `except` or `finally`") {
            return self.make(self.found_range(), "expected 'except' or 'finally' block");
        }
        let known = match message {
            "Trailing comma not allowed" if self.kind(self.line_of(self.at)) == TokenKind::From => {
                "trailing comma not allowed without surrounding parentheses"
            }
            "Only one '*' parameter allowed" | "Only one '*' separator allowed" => {
                "* argument may appear only once"
            }
            "Only one '/' separator allowed" => "/ may appear only once",
            "'/' parameter must appear before '*' parameter" => "/ must be ahead of *",
            "Position-only parameter separator not allowed as first parameter" => {
                "at least one argument must precede /"
            }
            "Cannot have both 'except' and 'except*' on the same 'try'" => {
                "cannot have both 'except' and 'except*' on the same 'try'"
            }
            "Only single target (not tuple) can be annotated" => {
                "only single target (not tuple) can be annotated"
            }
            "Only single target (not list) can be annotated" => {
                "only single target (not list) can be annotated"
            }
            "Positional patterns cannot follow keyword patterns" => {
                "positional patterns follow keyword patterns"
            }
            "Invalid mapping pattern key" => {
                "mapping pattern keys may only match literals and attribute lookups"
            }
            "Expected a parameter name" => return self.keyword_target(),
            "Expected one or more exception types" => "expected one or more exception types",
            "Multiple exception types must be parenthesized when using `as`" => {
                "multiple exception types must be parenthesized"
            }
            _ => return self.invalid(),
        };
        self.here(known)
    }

    /// `expected an indented block after 'if' statement on line 3`.
    fn missing_block(&self, clause: &str) -> Diagnostic {
        let colon = self.tokens[..self.at.min(self.tokens.len())]
            .iter()
            .rposition(|token| token.kind() == TokenKind::Colon)
            .unwrap_or(0);
        let (line, _) = self
            .token(self.line_of(colon))
            .map_or((1, 0), |token| self.source.position(token.start()));
        let clause = match clause {
            "`class` definition" => "class definition".to_string(),
            "`with` statement" => "'with' statement".to_string(),
            "`case` block" => "'case' statement".to_string(),
            _ => clause.replace('`', "'").replace(" clause", " statement"),
        };
        let message = format!("expected an indented block after {clause} on line {line}");
        self.make(self.found_range(), message)
            .class(Class::IndentationError)
    }

    fn same_line(&self) -> Diagnostic {
        let first = self.line_of(self.at);
        let legacy = match self.text(first) {
            name @ ("print" | "exec") if self.at == first + 1 => Some(name),
            _ => None,
        };
        if let Some(name) = legacy {
            let end = self.tokens[self.at..]
                .iter()
                .take_while(|token| !matches!(token.kind(), TokenKind::Newline | TokenKind::Semi))
                .last()
                .map_or(self.error.location.end(), |token| token.end());
            let start = self.token(first).map_or(end, |token| token.start());
            let message =
                format!("Missing parentheses in call to '{name}'. Did you mean {name}(...)?");
            return self.make(TextRange::new(start, end), message);
        }
        self.invalid()
    }

    fn call_end(&self, message: &str) -> Diagnostic {
        // CPython points at the closing parenthesis.
        let mut level = 0;
        for token in &self.tokens[self.at.min(self.tokens.len())..] {
            match token.kind() {
                TokenKind::Lpar | TokenKind::Lsqb | TokenKind::Lbrace => level += 1,
                TokenKind::Rpar | TokenKind::Rsqb | TokenKind::Rbrace if level > 0 => level -= 1,
                TokenKind::Rpar => return self.make(token.range(), message),
                _ => {}
            }
        }
        self.here(message)
    }

    fn target(&self) -> Diagnostic {
        let Some((expr, stmt)) = targets::find(self.parsed.syntax(), self.error.location) else {
            return self.keyword_target();
        };
        match &self.error.error {
            ParseErrorType::InvalidDeleteTarget => {
                let bad = targets::culprit(expr, true).unwrap_or(expr);
                let message = format!("cannot delete {}", targets::describe(bad));
                self.make(bad.range(), message)
            }
            ParseErrorType::InvalidAugmentedAssignmentTarget => {
                let what = targets::describe(expr);
                let message = format!("'{what}' is an illegal expression for augmented assignment");
                self.here(message)
            }
            ParseErrorType::InvalidNamedAssignmentTarget => {
                let what = targets::describe(expr);
                self.here(format!("cannot use assignment expressions with {what}"))
            }
            ParseErrorType::InvalidAnnotatedAssignmentTarget => match expr {
                ruff_python_ast::Expr::List(_) | ruff_python_ast::Expr::Tuple(_) => {
                    let what = targets::describe(expr);
                    self.here(format!("only single target (not {what}) can be annotated"))
                }
                _ => self.here("illegal target for annotation"),
            },
            _ => {
                let before = &self.source.text[..expr.start().to_usize()];
                let parenthesized = before.trim_end().ends_with('(');
                let (message, range) = targets::assignment(expr, stmt, parenthesized);
                self.make(range, message)
            }
        }
    }

    /// A target that is not an expression of the tree: the name of a keyword argument.
    fn keyword_target(&self) -> Diagnostic {
        let end = self.tokens[self.at.min(self.tokens.len())..]
            .iter()
            .find(|token| token.kind() == TokenKind::Equal)
            .map_or(self.error.location.end(), |token| token.end());
        let range = TextRange::new(self.error.location.start(), end);
        match self.source.slice(self.error.location) {
            word @ ("True" | "False" | "None") => {
                self.make(range, format!("cannot assign to {word}"))
            }
            _ => {
                let message = "expression cannot contain assignment, perhaps you meant \"==\"?";
                self.make(range, message)
            }
        }
    }
}

/// The diagnostic for syntax of a later Python.
pub fn newer_syntax(source: &Source<'_>, error: &UnsupportedSyntaxError) -> Diagnostic {
    use ruff_python_parser::UnsupportedSyntaxErrorKind::*;
    let message = match error.kind {
        Pep701FString(_) => {
            let text = source.slice(error.range);
            match text {
                _ if text.contains('\\') => "f-string expression part cannot include a backslash",
                _ if text.starts_with('#') => "f-string expression part cannot include '#'",
                _ => "f-string: expecting '}'",
            }
        }
        UnparenthesizedExceptionTypes => "multiple exception types must be parenthesized",
        UnpackingInComprehension(_) if source.slice(error.range).starts_with("**") => {
            "dict unpacking cannot be used in dict comprehension"
        }
        UnpackingInComprehension(_) => "iterable unpacking cannot be used in comprehension",
        _ => "invalid syntax",
    };
    Diagnostic::new(source, error.range, message)
}
