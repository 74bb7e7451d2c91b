//! The code of hot loops is tight.

use crate::{build, code};
use pirn_vm::bytecode::{Code, Op};

fn ops(code: &Code) -> Vec<Op> {
    code.instrs.iter().filter_map(|i| i.op()).collect()
}

#[test]
fn counting_loop_is_two_instructions() {
    let program = build("def f(n):\n i = 0\n while i < n:\n  i += 1\n return i\n");
    use Op::*;
    assert_eq!(
        ops(code(&program, "f")),
        [LoadInt, Jump, AddI, JumpLt, Return]
    );
}

#[test]
fn for_loop_writes_the_variable() {
    let program = build("def f(n):\n t = 0\n for i in n:\n  t = t + i\n return t\n");
    use Op::*;
    assert_eq!(
        ops(code(&program, "f")),
        [LoadInt, GetIter, Jump, Add, ForIter, Return]
    );
}

#[test]
fn swap_of_items_and_names() {
    let program = build("def f(p, a, b):\n p[a], p[b] = p[b], p[a]\n a, b = b, a\n return a\n");
    use Op::*;
    assert_eq!(
        ops(code(&program, "f")),
        [GetItem, GetItem, SetItem, SetItem, Move, Move, Move, Return]
    );
}

#[test]
fn pair_from_a_loop_is_unpacked_in_place() {
    let program = build("def f(x):\n t = 0\n for a, b in x:\n  t += a * b\n return t\n");
    use Op::*;
    assert_eq!(
        ops(code(&program, "f")),
        [LoadInt, GetIter, Jump, Unpack, Mul, Add, ForIter, Return]
    );
}

#[test]
fn checks_only_where_a_variable_may_be_unbound() {
    let checks = |source: &str| {
        let program = build(source);
        let f = code(&program, "f");
        ops(f).iter().filter(|op| **op == Op::CheckBound).count()
    };
    assert_eq!(
        checks("def f(c):\n if c: x = 1\n else: x = 2\n return x\n"),
        0
    );
    assert_eq!(checks("def f(c):\n if c: x = 1\n return x\n"), 1);
    assert_eq!(checks("def f(c):\n if c: x = 1\n return x, x\n"), 1);
    assert_eq!(checks("def f(c):\n for x in c: pass\n return x\n"), 1);
    assert_eq!(
        checks("def f(c):\n while 1:\n  x = c()\n  if x: break\n return x\n"),
        0
    );
    assert_eq!(
        checks("def f(c):\n try: x = c()\n except E: return 1\n return x\n"),
        0
    );
    assert_eq!(
        checks("def f(c):\n try: x = c()\n except E: pass\n return x\n"),
        1
    );
    assert_eq!(
        checks("def f(c):\n try: x = c()\n finally: c()\n return x\n"),
        0
    );
    assert_eq!(checks("def f(c):\n x = 1\n del x\n return x\n"), 1);
    assert_eq!(checks("def f(c):\n with c as x: y = x\n return y\n"), 1);
    assert_eq!(checks("def f(c):\n if c: del c\n return c\n"), 1);
}

#[test]
fn constants_are_folded_and_kept_apart() {
    let program = build("x = 2 * 3 + 4\ny = -1.5\nz = (1, 2, 'a' 'b')\n");
    assert_eq!(ops(&program.codes[0])[..2], [Op::LoadInt, Op::GlobalSet]);
    let program = build("def f(): return (1, 1.0, True, 0.0, -0.0)\n");
    assert_eq!(code(&program, "f").consts.len(), 1);
    let program = build("def f(a):\n a(0.0); a(-0.0); a(1.0); a(1.0)\n");
    assert_eq!(code(&program, "f").consts.len(), 3);
}
