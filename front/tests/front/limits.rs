//! Large and deep programs: compiled or refused, never a panic, never a stack overflow.

use crate::{build, try_build};
use pirn_front::Kind;

const MANY: usize = 100_000;

#[test]
fn long_chains_compile() {
    let mut sources = vec![
        format!("x = 1{}\n", " + 1".repeat(MANY)),
        format!("x = y{}\n", " + y".repeat(MANY)),
        format!("x = y{}\n", ".a".repeat(MANY)),
        format!("x = y{}\n", "[0]".repeat(MANY)),
        format!("x = y{}\n", "()".repeat(MANY)),
        format!("x = y{}\n", ".f(1)".repeat(MANY)),
        format!("x = a{}\n", " and b".repeat(MANY)),
        format!("x = a{}\n", " < b".repeat(MANY)),
        format!("if a{}: pass\n", " < b".repeat(MANY)),
        format!("if a: pass\n{}", "elif b: x = 1\n".repeat(MANY)),
        format!("x = {}'b'\n", "'a' ".repeat(MANY)),
        format!("x = f'{}'\n", "{a}".repeat(MANY)),
        format!("{}1\n", "a = ".repeat(MANY)),
        format!("{}\n", "x = 1; ".repeat(MANY)),
        format!("x = '{}'\n", "a".repeat(MANY)),
        format!("x = {}y\n", "-".repeat(10_000)),
        format!("x = {}y\n", "not ".repeat(10_000)),
        format!("x = {}c\n", "a if b else ".repeat(10_000)),
    ];
    for (open, close) in [("[", "]"), ("(", ")"), ("{", "}"), ("f(", ")")] {
        sources.push(format!("x = {open}{}{close}\n", "a, ".repeat(MANY)));
    }
    sources.push(format!("x = {{{}}}\n", "a: b, ".repeat(MANY)));
    for source in sources {
        build(&source);
    }
}

#[test]
fn nesting_is_limited() {
    let refused = [
        format!("{}{}\n", "(".repeat(10_000), ")".repeat(10_000)),
        format!("x = {}y\n", "-".repeat(1_000_000)),
        format!("x = {}y\n", "lambda: ".repeat(10_000)),
        (0..200)
            .map(|i| " ".repeat(i) + "if x:\n")
            .collect::<String>()
            + &" ".repeat(200)
            + "y\n",
        (0..25)
            .map(|i| " ".repeat(i) + "for a in b:\n")
            .collect::<String>()
            + &" ".repeat(25)
            + "pass\n",
        format!("x = [a {}]\n", "for b in c ".repeat(1000)),
    ];
    for source in refused {
        let head: String = source.chars().take(40).collect();
        assert!(try_build(&source).is_err(), "{head}");
    }
    build(&format!("x = {}1{}\n", "(".repeat(200), ")".repeat(200)));
}

#[test]
fn large_functions_compile() {
    let step = "  n = n + n * 3\n".repeat(60_000);
    build(&format!("def f(n):\n while n < 5:\n{step}"));
    build(&format!(
        "def f(n):\n for i in n:\n{step}  if n < i: break\n"
    ));
    build(&(0..60_000).fold("def f():\n".to_string(), |code, i| {
        code + &format!(" x{i} = 1\n")
    }));
    build(&(0..MANY).fold(String::new(), |code, i| code + &format!("x{i} = 1\n")));
}

#[test]
fn what_does_not_fit_is_a_limit() {
    let too_many = [
        (0..70_000).fold("def f():\n".to_string(), |code, i| {
            code + &format!(" x{i} = 1\n")
        }),
        (0..70_000).fold(String::new(), |code, i| code + &format!("x.a{i} = 1\n")),
        "f = lambda: 0\n".repeat(70_000),
        // Each finally body holds the next: copies of copies.
        (0..19).fold("def f():\n".to_string(), |code, i| {
            let pad = " ".repeat(i + 1);
            code + &format!("{pad}try:\n{pad} return 1\n{pad}finally:\n")
        }) + &" ".repeat(21)
            + "x = 1\n",
    ];
    for source in too_many {
        let errors = try_build(&source).unwrap_err();
        assert_eq!(errors.0[0].kind, Kind::Limit, "{errors}");
    }
}

/// Cuts and changes of real programs, from a fixed seed.
#[test]
fn damaged_programs_are_refused_politely() {
    let text = concat!(
        "class A(B, metaclass=M):\n    '''d'''\n    x: int = 1\n",
        "    def f(self, a, /, b=2, *c, d, **e) -> int:\n        try:\n            with a as b, c:\n",
        "                for i, *j in x[1:2, ::3]: yield (k := i)\n",
        "        except (E, F) as e: raise G from None\n        else: del a.b, c[0]\n",
        "        finally: return f'{a!r:>{b}} {c=}' or {**d, 'x': [*y]} and lambda q: {z for z in w if z}\n",
        "from .a import (b as c, d)\nglobal q\nassert x, 'm'\nwhile not x < 3 <= y: x += 1; continue\n",
    );
    let mut state = 12345u64;
    let mut random = |n: usize| {
        state = state
            .wrapping_mul(6364136223846793005)
            .wrapping_add(1442695040888963407);
        (state >> 33) as usize % n
    };
    for _ in 0..4000 {
        let mut bytes: Vec<char> = text.chars().collect();
        for _ in 0..1 + random(3) {
            let at = random(bytes.len());
            match random(4) {
                0 => drop(bytes.remove(at)),
                1 => bytes.insert(
                    at,
                    "()[]{}:,=*'\"\\\n\t #f@.é"
                        .chars()
                        .nth(random(22))
                        .unwrap_or(' '),
                ),
                2 => bytes.truncate(at + 1),
                _ => {
                    let other = random(bytes.len());
                    bytes.swap(at, other);
                }
            }
        }
        let _ = try_build(&bytes.into_iter().collect::<String>());
    }
}
