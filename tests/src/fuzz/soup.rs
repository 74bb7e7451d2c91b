//! Functions of random statements over a few variables that hold numbers: what no section thinks of.

use super::rng::Rng;
use super::values::{self, condition, expression};

const VARIABLES: &[&str] = &["a", "b", "c", "d"];

/// Writes statements.
struct Soup<'a> {
    rng: &'a mut Rng,
    out: String,
    /// The section's number.
    number: usize,
    /// Loops around the present statement, within the function.
    loops: usize,
    /// Names for what must not be assigned by others.
    names: usize,
    /// Statements that may still be written.
    left: usize,
}

/// A function of random statements, and calls of it.
pub fn function(rng: &mut Rng, number: usize) -> String {
    let left = rng.between(6, 22);
    let mut soup = Soup {
        rng,
        out: String::new(),
        number,
        loops: 0,
        names: 0,
        left,
    };
    soup.line(0, "def lim(x):");
    soup.line(
        1,
        "if isinstance(x, int) and (x > 1 << 150 or x < -(1 << 150)):",
    );
    soup.line(2, "return x % 1000003");
    soup.line(1, "return x");
    soup.helper();
    soup.line(0, &format!("def soup_{number}(a, b, c=1):"));
    let first = values::number(soup.rng);
    soup.line(1, &format!("d = {first}"));
    soup.block(1, 3);
    soup.line(1, "return (a, b, c, d)");
    for _ in 0..soup.rng.between(3, 6) {
        let (x, y) = (values::number(soup.rng), values::number(soup.rng));
        soup.line(0, "try:");
        soup.line(1, &format!("show(soup_{number}({x}, {y}))"));
        soup.line(
            0,
            "except (ArithmeticError, TypeError, ValueError, NameError) as e:",
        );
        soup.line(1, "show(type(e).__name__, e)");
    }
    soup.out
}

impl Soup<'_> {
    fn line(&mut self, indent: usize, text: &str) {
        self.out += &"    ".repeat(indent);
        self.out += text;
        self.out.push('\n');
    }

    fn name(&mut self) -> String {
        self.names += 1;
        format!("i{}", self.names)
    }

    fn expression(&mut self) -> String {
        let depth = self.rng.between(1, 3);
        expression(self.rng, VARIABLES, depth)
    }

    fn variable(&mut self) -> &'static str {
        self.rng.pick(VARIABLES)
    }

    /// A small function, for inlining.
    fn helper(&mut self) {
        let number = self.number;
        let e = expression(self.rng, &["x", "y"], 2);
        self.line(0, &format!("def help_{number}(x, y=2):"));
        if self.rng.chance(40) {
            let c = condition(self.rng, &["x", "y"]);
            let what = self
                .rng
                .pick(&["return y", "return", "raise ValueError(y)", "x = y"]);
            self.line(1, &format!("if {c}: {what}"));
        }
        self.line(1, &format!("return lim({e})"));
    }

    /// Statements of one block; at least one.
    fn block(&mut self, indent: usize, depth: usize) {
        for _ in 0..self.rng.between(1, 4) {
            self.statement(indent, depth);
        }
    }

    fn statement(&mut self, indent: usize, depth: usize) {
        if self.left == 0 || depth == 0 {
            return self.simple(indent);
        }
        self.left -= 1;
        match self.rng.below(12) {
            0..=2 => self.for_loop(indent, depth),
            3 => self.while_loop(indent, depth),
            4 | 5 => self.branch(indent, depth),
            6 => self.try_statement(indent, depth),
            _ => self.simple(indent),
        }
    }

    fn simple(&mut self, indent: usize) {
        let (v, w) = (self.variable(), self.variable());
        let number = self.number;
        let text = match self.rng.below(17) {
            0..=4 => format!("{v} = lim({})", self.expression()),
            5 | 6 => format!("{v} {}= {w}", self.rng.pick(&["+", "-", "+", "^", "&"])),
            7 => format!("{v} += {}", values::number(self.rng)),
            8 => format!("{v}, {w} = {w}, {v}"),
            9 | 10 => format!("{v} = help_{number}({w}, {})", self.variable()),
            11 => format!("{v} = help_{number}({w})"),
            12 => format!("show({v}, {})", self.expression()),
            13 => format!("{v} = {}", values::number(self.rng)),
            14 if self.rng.chance(30) => format!("del {v}"),
            15 if self.loops > 0 => {
                let c = condition(self.rng, VARIABLES);
                format!("if {c}: {}", self.rng.pick(&["break", "continue", "break"]))
            }
            16 if self.rng.chance(40) => {
                let c = condition(self.rng, VARIABLES);
                format!("if {c}: return ({v}, 'early')")
            }
            _ => format!("show({v} {} {w})", self.rng.pick(values::COMPARISONS)),
        };
        self.line(indent, &text);
    }

    fn for_loop(&mut self, indent: usize, depth: usize) {
        let own = self.name();
        let (a, b) = (self.variable(), values::number(self.rng));
        let target = match self.rng.chance(25) {
            true => self.variable().to_string(),
            false => own,
        };
        let n = match self.loops {
            0 => self.rng.between(4, 40),
            _ => self.rng.between(2, 8),
        };
        let over = match self.rng.below(6) {
            0 => format!("[{a}, {b}, {}, 1]", values::number(self.rng)),
            1 => format!("({a}, {b})"),
            2 => format!("range({n}, 0, -1)"),
            3 => format!("[{b}] * {n}"),
            _ => format!("range({n})"),
        };
        self.line(indent, &format!("for {target} in {over}:"));
        if self.rng.chance(60) {
            let v = self.variable();
            self.line(indent + 1, &format!("{v} = lim({v} + {target})"));
        }
        self.body(indent, depth);
    }

    fn while_loop(&mut self, indent: usize, depth: usize) {
        let n = self.name();
        let rounds = self.rng.between(2, 12);
        self.line(indent, &format!("{n} = {rounds}"));
        let more = match self.rng.chance(40) {
            true => format!(" and {}", condition(self.rng, VARIABLES)),
            false => String::new(),
        };
        self.line(indent, &format!("while {n} > 0{more}:"));
        self.line(indent + 1, &format!("{n} -= 1"));
        self.body(indent, depth);
    }

    fn body(&mut self, indent: usize, depth: usize) {
        self.loops += 1;
        self.block(indent + 1, depth - 1);
        self.loops -= 1;
        if self.rng.chance(15) {
            self.line(indent, "else:");
            self.block(indent + 1, depth - 1);
        }
    }

    fn branch(&mut self, indent: usize, depth: usize) {
        let c = condition(self.rng, VARIABLES);
        self.line(indent, &format!("if {c}:"));
        self.block(indent + 1, depth - 1);
        if self.rng.chance(40) {
            self.line(indent, "else:");
            self.block(indent + 1, depth - 1);
        }
    }

    fn try_statement(&mut self, indent: usize, depth: usize) {
        self.line(indent, "try:");
        self.block(indent + 1, depth - 1);
        self.line(
            indent,
            "except (ArithmeticError, TypeError, ValueError, NameError) as e:",
        );
        self.line(indent + 1, "show(type(e).__name__, e)");
        if self.rng.chance(70) {
            self.line(indent + 1, "a, b, c, d = 1, 2.5, 3, 4");
        }
        if self.rng.chance(25) {
            self.line(indent, "finally:");
            self.block(indent + 1, depth - 1);
        }
    }
}
