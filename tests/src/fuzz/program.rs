//! From a seed to a program: sections of `tests/fuzz/sections.txt` with their places filled, soup, and lists that change.

use super::rng::Rng;
use super::{lists, soup, values};

const SECTIONS: &str = include_str!("../../fuzz/sections.txt");

/// What every program begins with.
const PROLOGUE: &str = "\
def show(*xs):
    print(*xs)
";

/// A generated program.
#[derive(Clone, Debug)]
pub struct Generated {
    pub source: String,
    /// Uses what CPython does not have.
    pub has_tasklets: bool,
}

/// The program of a seed.
pub fn generate(seed: u64) -> Generated {
    let mut rng = Rng::new(seed);
    let sections = sections();
    let mut source = PROLOGUE.to_string();
    let mut has_tasklets = false;
    for number in 0..rng.between(1, 3) {
        if rng.chance(20) {
            source += &soup::function(&mut rng, number);
            continue;
        }
        if rng.chance(10) {
            source += &lists::function(&mut rng, number);
            continue;
        }
        let (name, template) = sections[rng.below(sections.len())];
        has_tasklets |= template.starts_with("import stackless\n");
        let mut filled = String::new();
        fill(&mut rng, template, number, &mut filled);
        source += filled.trim_end();
        source.push('\n');
        if name == "uncaught" {
            break;
        }
    }
    Generated {
        source,
        has_tasklets,
    }
}

/// Names and texts of the sections.
pub fn sections() -> Vec<(&'static str, &'static str)> {
    let parts = SECTIONS.split("\n=== ").skip(1);
    parts.filter_map(|part| part.split_once('\n')).collect()
}

/// Fills the places of a template, and takes one of each choice.
fn fill(rng: &mut Rng, template: &str, number: usize, out: &mut String) {
    let mut rest = template;
    while let Some(at) = rest.find(['⟨', '$']) {
        out.push_str(&rest[..at]);
        rest = &rest[at..];
        if let Some(inner) = rest.strip_prefix('⟨') {
            let (choices, after) = choices(inner);
            let choice = rng.pick(&choices);
            fill(rng, choice, number, out);
            rest = after;
            continue;
        }
        let mut chars = rest[1..].chars();
        let place = chars.next().unwrap_or_default();
        rest = chars.as_str();
        match place {
            '_' => *out += &number.to_string(),
            'n' => *out += &rng.between(6, 30).to_string(),
            'k' => *out += &rng.between(0, 14).to_string(),
            'i' => *out += values::int(rng),
            'I' => *out += &values::edge(rng),
            'f' => *out += &values::float(rng),
            'N' => *out += &values::number(rng),
            'v' => *out += &values::value(rng),
            'o' => *out += rng.pick(values::OPERATORS),
            'c' => *out += rng.pick(values::COMPARISONS),
            'x' => {
                let (inside, after) = rest.split_once(')').expect("`$x(…)`");
                let variables: Vec<&str> = inside.trim_start_matches('(').split(',').collect();
                *out += &values::expression(rng, &variables, 3);
                rest = after;
            }
            other => panic!("no such place: ${other}"),
        }
    }
    out.push_str(rest);
}

/// The choices up to the closing mark, and what follows it.
fn choices(inner: &str) -> (Vec<&str>, &str) {
    let mut choices = Vec::new();
    let (mut depth, mut from) = (0, 0);
    for (at, c) in inner.char_indices() {
        match c {
            '⟨' => depth += 1,
            '⟩' if depth == 0 => {
                choices.push(&inner[from..at]);
                return (choices, &inner[at + c.len_utf8()..]);
            }
            '⟩' => depth -= 1,
            '¦' if depth == 0 => {
                choices.push(&inner[from..at]);
                from = at + c.len_utf8();
            }
            _ => {}
        }
    }
    panic!("a choice is not closed: {inner}");
}
