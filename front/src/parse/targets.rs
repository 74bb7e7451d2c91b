//! What cannot be assigned to, in CPython's words.
//!
//! The parser says where a target is wrong; this finds the expression that stands there and names it. CPython looks
//! into tuples and lists and names the first element that cannot be a target.

use ruff_python_ast::visitor::{self, Visitor};
use ruff_python_ast::{self as ast, Expr, Mod, Stmt};
use ruff_text_size::{Ranged, TextRange};

/// CPython's name for the sort of expression.
pub fn describe(expr: &Expr) -> &'static str {
    match expr {
        Expr::Call(_) => "function call",
        Expr::Yield(_) | Expr::YieldFrom(_) => "yield expression",
        Expr::Await(_) => "await expression",
        Expr::Lambda(_) => "lambda",
        Expr::BoolOp(_) | Expr::BinOp(_) | Expr::UnaryOp(_) => "expression",
        Expr::Compare(_) => "comparison",
        Expr::If(_) => "conditional expression",
        Expr::Named(_) => "named expression",
        Expr::Generator(_) => "generator expression",
        Expr::ListComp(_) => "list comprehension",
        Expr::SetComp(_) => "set comprehension",
        Expr::DictComp(_) => "dict comprehension",
        Expr::Dict(_) => "dict literal",
        Expr::Set(_) => "set display",
        Expr::FString(_) | Expr::TString(_) => "f-string expression",
        Expr::NoneLiteral(_) => "None",
        Expr::BooleanLiteral(literal) if literal.value => "True",
        Expr::BooleanLiteral(_) => "False",
        Expr::EllipsisLiteral(_) => "ellipsis",
        Expr::NumberLiteral(_) | Expr::StringLiteral(_) | Expr::BytesLiteral(_) => "literal",
        Expr::Attribute(_) => "attribute",
        Expr::Subscript(_) => "subscript",
        Expr::Starred(_) => "starred",
        Expr::Name(_) => "name",
        Expr::List(_) => "list",
        Expr::Tuple(_) => "tuple",
        Expr::Slice(_) | Expr::IpyEscapeCommand(_) => "expression",
    }
}

/// The innermost part of a target that cannot be assigned to (or deleted).
pub fn culprit(expr: &Expr, deleting: bool) -> Option<&Expr> {
    match expr {
        Expr::Name(_) | Expr::Attribute(_) | Expr::Subscript(_) => None,
        Expr::Tuple(tuple) => tuple.elts.iter().find_map(|elt| culprit(elt, deleting)),
        Expr::List(list) => list.elts.iter().find_map(|elt| culprit(elt, deleting)),
        Expr::Starred(starred) if !deleting => culprit(&starred.value, deleting),
        _ => Some(expr),
    }
}

/// The expression with exactly this range, and the statement it stands in.
pub fn find(tree: &Mod, range: TextRange) -> Option<(&Expr, Option<&Stmt>)> {
    let mut finder = Finder {
        range,
        stmt: None,
        found: None,
    };
    match tree {
        Mod::Module(module) => finder.visit_body(&module.body),
        Mod::Expression(expression) => finder.visit_expr(&expression.body),
    }
    finder.found
}

struct Finder<'a> {
    range: TextRange,
    stmt: Option<&'a Stmt>,
    found: Option<(&'a Expr, Option<&'a Stmt>)>,
}

impl<'a> Visitor<'a> for Finder<'a> {
    fn visit_stmt(&mut self, stmt: &'a Stmt) {
        if self.found.is_none() && stmt.range().contains_range(self.range) {
            let outer = self.stmt.replace(stmt);
            visitor::walk_stmt(self, stmt);
            self.stmt = outer;
        }
    }

    fn visit_expr(&mut self, expr: &'a Expr) {
        if self.found.is_some() {
            return;
        }
        if expr.range() == self.range {
            self.found = Some((expr, self.stmt));
        } else if expr.range().contains_range(self.range) {
            visitor::walk_expr(self, expr);
        }
    }
}

/// The message for a target that cannot be assigned to.
pub fn assignment(expr: &Expr, stmt: Option<&Stmt>, parenthesized: bool) -> (String, TextRange) {
    let bad = culprit(expr, false).unwrap_or(expr);
    let what = describe(bad);
    let plain = format!("cannot assign to {what}");
    let hinted = format!("{plain} here. Maybe you meant '==' instead of '='?");
    let comparable = !matches!(
        bad,
        Expr::NoneLiteral(_)
            | Expr::BooleanLiteral(_)
            | Expr::Compare(_)
            | Expr::BoolOp(_)
            | Expr::Lambda(_)
            | Expr::If(_)
            | Expr::Yield(_)
            | Expr::YieldFrom(_)
            | Expr::Generator(_)
            | Expr::Starred(_)
    ) && !matches!(bad, Expr::UnaryOp(unary) if unary.op == ast::UnaryOp::Not);
    let yields = matches!(bad, Expr::Yield(_) | Expr::YieldFrom(_));
    let message = match stmt {
        Some(Stmt::Assign(_)) if yields && !parenthesized => {
            "assignment to yield expression not possible".to_string()
        }
        // The hint is given when the whole of a single target is wrong.
        Some(Stmt::Assign(assign)) if comparable || yields => match &assign.targets[..] {
            [only] if std::ptr::eq(only, bad) => hinted,
            _ => plain,
        },
        _ => plain,
    };
    (message, bad.range())
}
