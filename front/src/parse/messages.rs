//! The parser's complaints in CPython's words.
//!
//! ruff says what it expected, CPython mostly says "invalid syntax" and sometimes guesses what was meant. Where the
//! two can be matched, the message is CPython's own; where they cannot, it is "invalid syntax" at the same token.

use super::targets;
use crate::diagnostics::{Class, Diagnostic};
use crate::source::Source;
use ruff_python_ast::Mod;
use ruff_python_ast::token::{Token, TokenKind};
use ruff_python_parser::{
    InterpolatedStringErrorType, LexicalErrorType, ParseError, ParseErrorType, Parsed,
    UnsupportedSyntaxError,
};
use ruff_text_size::{Ranged, TextRange};

/// One parse error and what surrounds it.
struct Context<'a, 's> {
    source: &'a Source<'s>,
    parsed: &'a Parsed<Mod>,
    error: &'a ParseError,
    /// Tokens without comments and blank lines.
    tokens: Vec<&'a Token>,
    /// Index of the first token at or behind the error.
    at: usize,
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
    fn make(&self, range: TextRange, message: impl Into<String>) -> Diagnostic {
        Diagnostic::new(self.source, range, message)
    }

    fn here(&self, message: impl Into<String>) -> Diagnostic {
        self.make(self.error.location, message)
    }

    fn token(&self, index: usize) -> Option<&Token> {
        self.tokens.get(index).copied()
    }

    fn kind(&self, index: usize) -> TokenKind {
        self.token(index).map_or(TokenKind::EndOfFile, Token::kind)
    }

    /// Index of the first token of the logical line that holds token `index`.
    fn line_of(&self, index: usize) -> usize {
        let starts = |kind| {
            use TokenKind::*;
            matches!(kind, Newline | Indent | Dedent | Semi)
        };
        let before = self.tokens[..index.min(self.tokens.len())]
            .iter()
            .rposition(|token| starts(token.kind()));
        before.map_or(0, |at| at + 1)
    }

    fn text(&self, index: usize) -> &str {
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
            EmptyImportNames => self.invalid(),
            _ => self.invalid(),
        }
    }

    /// "invalid syntax", or a guess at what was meant, as CPython guesses.
    fn invalid(&self) -> Diagnostic {
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
    fn in_fstring(&self) -> bool {
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

    /// `{1: 2, 3}` and `{1:}`.
    fn in_dict(&self) -> Option<Diagnostic> {
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
    fn innermost_bracket(&self) -> Option<usize> {
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
    fn augmented_tuple(&self) -> Option<Diagnostic> {
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
    fn parenthesized_parameter(&self) -> Option<Diagnostic> {
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
    fn forgotten_comma(&self) -> Option<Diagnostic> {
        let before = self.at.checked_sub(1)?;
        let opens = |kind| matches!(kind, TokenKind::Lpar | TokenKind::Lsqb | TokenKind::Lbrace);
        let closes = |kind| matches!(kind, TokenKind::Rpar | TokenKind::Rsqb | TokenKind::Rbrace);
        let mut level = 0;
        let mut first = before;
        // Back to the start of the expression and out to an open bracket.
        let mut inside = false;
        let mut found_start = false;
        for index in (0..=before).rev() {
            let kind = self.kind(index);
            if closes(kind) {
                level += 1;
            } else if opens(kind) {
                if level == 0 {
                    inside = true;
                    break;
                }
                level -= 1;
            } else if kind == TokenKind::Newline {
                break;
            }
            let separates = level == 0
                && matches!(
                    kind,
                    TokenKind::Comma | TokenKind::Colon | TokenKind::Equal | TokenKind::For
                );
            found_start |= separates;
            if !found_start {
                first = index;
            }
        }
        let ends_expression = matches!(
            self.kind(before),
            TokenKind::Name
                | TokenKind::Int
                | TokenKind::Float
                | TokenKind::Complex
                | TokenKind::String
                | TokenKind::FStringEnd
                | TokenKind::True
                | TokenKind::False
                | TokenKind::None
                | TokenKind::Ellipsis
        ) || closes(self.kind(before));
        let starts_expression = matches!(
            self.kind(self.at),
            TokenKind::Name
                | TokenKind::Int
                | TokenKind::Float
                | TokenKind::Complex
                | TokenKind::String
                | TokenKind::FStringStart
                | TokenKind::True
                | TokenKind::False
                | TokenKind::None
                | TokenKind::Lambda
                | TokenKind::Lbrace
                | TokenKind::Ellipsis
        );
        // A name before a string may be a misspelt prefix.
        let prefix = self.kind(before) == TokenKind::Name
            && matches!(
                self.kind(self.at),
                TokenKind::String | TokenKind::FStringStart
            );
        if !inside || !ends_expression || !starts_expression || prefix {
            return None;
        }
        let end = self.token(self.at)?.end();
        let range = TextRange::new(self.token(first)?.start(), end);
        Some(self.make(range, "invalid syntax. Perhaps you forgot a comma?"))
    }

    /// `if x = 3:`.
    fn confused_equals(&self) -> Option<Diagnostic> {
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

    fn fstring(&self, error: &InterpolatedStringErrorType) -> Diagnostic {
        use InterpolatedStringErrorType::*;
        let message = match error {
            SingleRbrace => "f-string: single '}' is not allowed",
            InvalidConversionFlag | ConversionFlagNotImmediatelyAfterExclamation => {
                "f-string: invalid conversion character: expected 's', 'r', or 'a'"
            }
            UnclosedLbrace if self.forgotten_comma().is_some() => {
                "f-string: invalid syntax. Perhaps you forgot a comma?"
            }
            UnclosedLbrace | UnterminatedString | UnterminatedTripleQuotedString => {
                "f-string: expecting '}'"
            }
            LambdaWithoutParentheses | NewlineInFormatSpec => "f-string: invalid syntax",
        };
        self.here(message)
    }

    fn lexical(&self, error: &LexicalErrorType) -> Diagnostic {
        use LexicalErrorType::*;
        match error {
            IndentationError => self
                .here("unindent does not match any outer indentation level")
                .class(Class::IndentationError),
            FStringError(error) | TStringError(error) => self.fstring(error),
            InvalidByteLiteral => self.here("bytes can only contain ASCII literal characters"),
            UnicodeError | MissingUnicodeLbrace | MissingUnicodeRbrace => {
                let token = self.string_token();
                self.make(token, unicode_error(self.source.slice(token)))
            }
            LineContinuationError if self.in_fstring() => {
                self.here("f-string expression part cannot include a backslash")
            }
            LineContinuationError => {
                self.here("unexpected character after line continuation character")
            }
            Eof => self.here("unexpected EOF while parsing"),
            OtherError(message) if message.contains("decimal integer") => self.here(
                "leading zeros in decimal integer literals are not permitted; \
                 use an 0o prefix for octal integers",
            ),
            _ => match self.number() {
                Some(diagnostic) => diagnostic,
                None => self.invalid(),
            },
        }
    }

    /// The string literal that holds the error.
    fn string_token(&self) -> TextRange {
        let holds = |token: &&&Token| {
            token.start() <= self.error.location.start()
                && token.end() >= self.error.location.start()
        };
        let strings = self.tokens.iter().rev().find(holds);
        let found = strings.map(|token| token.range());
        found.unwrap_or(self.error.location)
    }

    /// What is wrong with a number literal.
    fn number(&self) -> Option<Diagnostic> {
        let text = self.source.slice(self.error.location);
        let kind = match text.get(..2)?.to_ascii_lowercase().as_str() {
            "0x" => "hexadecimal",
            "0o" => "octal",
            "0b" => "binary",
            _ if text.starts_with(|c: char| c.is_ascii_digit()) => "decimal",
            _ => return None,
        };
        Some(self.here(format!("invalid {kind} literal")))
    }
}

/// The message for the first escape of a string literal that cannot be decoded.
fn unicode_error(literal: &str) -> String {
    let quote = literal.find(['"', '\'']).unwrap_or(0);
    let body = literal[quote..].trim_start_matches(['"', '\'']);
    let bytes = body.as_bytes();
    let mut at = 0;
    while at < bytes.len() {
        if bytes[at] != b'\\' {
            at += 1;
            continue;
        }
        let rest = &body[at + 1..];
        let hex = |n: usize| {
            let digits = rest[1..].bytes().take(n);
            digits.take_while(u8::is_ascii_hexdigit).count()
        };
        let wrong = match rest.as_bytes().first() {
            Some(b'x') if hex(2) < 2 => Some((1 + hex(2), "truncated \\xXX escape")),
            Some(b'u') if hex(4) < 4 => Some((1 + hex(4), "truncated \\uXXXX escape")),
            Some(b'U') if hex(8) < 8 => Some((1 + hex(8), "truncated \\UXXXXXXXX escape")),
            Some(b'U') if u32::from_str_radix(&rest[1..9], 16).is_ok_and(|c| c > 0x10ffff) => {
                Some((9, "illegal Unicode character"))
            }
            Some(b'N') => match (rest[1..].starts_with('{'), rest.find('}')) {
                (true, Some(end)) if end > 2 => Some((end + 1, "unknown Unicode character name")),
                _ => Some((1, "malformed \\N character escape")),
            },
            _ => None,
        };
        if let Some((length, what)) = wrong {
            let end = at + length;
            return format!(
                "(unicode error) 'unicodeescape' codec can't decode bytes in position {at}-{end}: {what}"
            );
        }
        at += 2;
    }
    "invalid syntax".to_string()
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
