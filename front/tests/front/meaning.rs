//! Scopes, flags and tables: what can be seen in the code objects.

use crate::{build, code};
use pirn_front::{Mode, Options, compile, compile_with};
use pirn_vm::bytecode::{Op, code_flags, verify};

#[test]
fn parameters_come_in_register_order() {
    let program = build("def f(a, /, b, *c, d, **e): pass\n");
    let f = code(&program, "f");
    assert_eq!(f.params, ["a", "b", "d", "c", "e"]);
    assert_eq!((f.n_pos, f.n_posonly, f.n_kwonly), (2, 1, 1));
    assert!(f.has(code_flags::VARARGS | code_flags::VARKEYWORDS));
}

#[test]
fn qualified_names() {
    let source = "class A:\n def f(self):\n  def g():\n   return [lambda: x for x in self]\n  return g\n\
                  def h():\n global k\n def k(): pass\n class C: pass\n";
    let program = build(source);
    for name in [
        "A",
        "A.f",
        "A.f.<locals>.g",
        "A.f.<locals>.g.<locals>.<listcomp>",
        "A.f.<locals>.g.<locals>.<listcomp>.<locals>.<lambda>",
        "k",
        "h.<locals>.C",
    ] {
        code(&program, name);
    }
    assert!(code(&program, "A.f.<locals>.g").has(code_flags::NESTED));
    assert!(!code(&program, "A.f").has(code_flags::NESTED));
}

#[test]
fn classes_see_past_their_own_names() {
    let program = build("def f():\n x = 1\n class A:\n  x = x\n  y = x\n  def g(self): return x\n");
    assert_eq!(code(&program, "f.<locals>.A").free, ["x"]);
    assert_eq!(code(&program, "f.<locals>.A.g").free, ["x"]);
    let program = build("class A:\n def f(self): return super().f()\n");
    assert_eq!(code(&program, "A.f").free, ["__class__"]);
    let program = build("class A:\n def f(self, __x):\n  return self.__y + __x\n");
    assert_eq!(code(&program, "A.f").params, ["self", "_A__x"]);
    assert!(code(&program, "A.f").names.contains(&"_A__y".to_string()));
}

#[test]
fn generators_and_documentation() {
    let program = build("def f():\n '''doc'''\n yield\ng = (x for x in y)\nl = lambda: (yield)\n");
    assert_eq!(code(&program, "f").doc.as_deref(), Some("doc"));
    for name in ["f", "<genexpr>", "<lambda>"] {
        assert!(code(&program, name).has(code_flags::GENERATOR), "{name}");
    }
}

#[test]
fn modes_and_options() {
    let eval = compile("  1 + x", "e", Mode::Eval).unwrap();
    verify(&eval).unwrap();
    assert_eq!(eval.codes[0].instrs.last().unwrap().op(), Some(Op::Return));
    let single = compile("x\n", "e", Mode::Single).unwrap();
    verify(&single).unwrap();
    assert!(
        single.codes[0]
            .instrs
            .iter()
            .any(|i| i.op() == Some(Op::LoadIntrinsic))
    );
    let options = Options {
        namespace: true,
        hidden: true,
        ..Options::default()
    };
    let source = "x = 1\ndef f(): return x\nclass C: y = x\nfrom m import z\nx: int = 3\ndel x\n";
    let program = compile_with(source, "e", Mode::Exec, options).unwrap();
    verify(&program).unwrap();
    assert!(program.codes[0].has(code_flags::NAMESPACE));
    assert!(
        program
            .codes
            .iter()
            .all(|code| code.has(code_flags::HIDDEN))
    );
    assert!(
        program.codes[0]
            .instrs
            .iter()
            .any(|i| i.op() == Some(Op::NameSet))
    );
}

#[test]
fn every_statement_and_expression_compiles() {
    let statements = [
        "a = b = c, *d = e",
        "[a, (b, *c)], d.e, f[g] = h",
        "a @= b; a //= b; a **= b; a >>= b; a <<= b; a &= b; a |= b; a ^= b; a %= b; a /= b",
        "a.b += c; a[b:c] -= d",
        "x: int\nx: int = 3\na.b: int = 1\n(x): int = 2\na[f()]: int",
        "for a, b in c:\n  if d: break\n  continue\nelse: e",
        "while a:\n  if d: break\nelse: e",
        "try: a\nexcept B: c\nexcept (D, E) as f: g\nexcept: h\nelse: i\nfinally: j",
        "with a as b, c as (d, e), f: g",
        "with (a as b, c as d,): e",
        "def f(a, b=1, /, c=2, *d, e, g=3, **h) -> int: return a",
        "@a\n@b.c(d)\ndef f(): pass",
        "@a\nclass C(B, *d, metaclass=M, **k): pass",
        "raise a from b",
        "assert a, b",
        "del a, b.c, d[e], (f, [g])",
        "import a, b.c, d.e as f",
        "from . import a",
        "from ..b import c as d",
        "from e import *",
        "global q; q = 1",
        "x = a if b else c",
        "x = not a and b or c",
        "x = a < b <= c != d is not e not in f",
        "x = f(a, *b, c=d, **e)",
        "x = f(*a, *b, c, d=1, **e, g=2)",
        "x = a.f(b, c=d)",
        "x = [*a, b, *c]; y = (*a, b); z = {*a, b}; w = {'k': v, **m, 'l': n}",
        "x = a[b], a[b:c], a[b:c:d, ..., :], a[*b]",
        "x = f'{a}{b!r:>{c}.{d}}{e=}{f!s}{{}}' 'lit' f'{g:%Y}'",
        "x = [a for b in c if d for e in f if g if h]; y = {a: b for a, b in c}; z = {a for a in b}",
        "x = (a for b in c)",
        "x = lambda a, *b, c=1, **d: (a, b, c, d)",
        "if (n := f()) > 1 and (m := n): pass",
        "x = [y := 1, y ** 2]",
        "x = 10 ** 100, 0xffffffffffffffffffff, 1_000, 0b11, 0o17, 1e3, .5, b'\\x00' b'a', ...",
    ];
    for source in statements {
        build(&format!("{source}\n"));
        let body = source
            .replace('\n', "\n ")
            .replace("from e import *", "pass");
        if !source.contains("global") {
            build(&format!(
                "def F(a, z):\n {body}\n yield a\n def inner(): return a, z\n"
            ));
            build(&format!("class C:\n {body}\n"));
            build(&format!(
                "def G():\n for i in z:\n  try:\n   with m:\n    {}\n    return i\n  finally:\n   k()\n",
                source
                    .replace('\n', "\n    ")
                    .replace("from e import *", "pass")
            ));
        }
    }
}
