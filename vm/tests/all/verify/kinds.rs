//! What registers hold on every path.

use super::{body, body_refused, refused_after};
use crate::build::{function, i, w, with_function};
use pirn_vm::bytecode::{Code, Handled, Handler, Kind, KindMap, Op, verify};

#[test]
fn undefined_registers() {
    body_refused(
        vec![i(Op::Move, 0, 0, 2, 0)],
        "pc 0, `move r0, r2`: reads r2 as a value or UNBOUND, but it holds nothing here",
    );
    // Written on one path only.
    body_refused(
        vec![
            w(Op::JumpIf, 1, 0, 1),
            w(Op::LoadInt, 0, 2, 0),
            i(Op::Neg, 0, 0, 2, 0),
        ],
        "pc 2, `neg r0, r2`: reads r2 as a value, but it holds nothing or a value here",
    );
    // A loop that writes it before it reads it, except the first time.
    body_refused(
        vec![
            i(Op::Neg, 0, 0, 2, 0),
            w(Op::LoadInt, 0, 2, 0),
            w(Op::JumpIf, 1, 0, -3),
        ],
        "pc 0, `neg r0, r2`: reads r2 as a value, but it holds nothing here",
    );
    // A range with a hole.
    body_refused(
        vec![i(Op::BuildTuple, 0, 0, 1, 2)],
        "pc 0, `build_tuple r0, r1, 2`: reads r2 as a value, but it holds nothing here",
    );
    // for_iter writes its destination only when it jumps.
    body_refused(
        vec![
            i(Op::GetIter, 0, 2, 0, 0),
            i(Op::ForIter, 0, 3, 2, 1),
            i(Op::Neg, 0, 0, 3, 0),
            i(Op::Neg, 0, 0, 3, 0),
        ],
        "pc 2, `neg r0, r3`: reads r3 as a value, but it holds nothing here",
    );
    // The callee slot is used up by a call, unless the result goes there.
    body_refused(
        vec![i(Op::Call, 0, 2, 0, 1), i(Op::Neg, 0, 3, 0, 0)],
        "pc 1, `neg r3, r0`: reads r0 as a value, but it holds nothing here",
    );
    verify(&with_function(body(vec![
        i(Op::Call, 0, 0, 0, 1),
        i(Op::Neg, 0, 3, 0, 0),
    ])))
    .unwrap();
}

#[test]
fn hidden_kinds() {
    body_refused(
        vec![i(Op::GetIter, 0, 2, 0, 0), i(Op::Move, 0, 0, 2, 0)],
        "pc 1, `move r0, r2`: reads r2 as a value or UNBOUND, but it holds an iterator here",
    );
    body_refused(
        vec![i(Op::ForIter, 0, 3, 0, 0)],
        "pc 0, `for_iter r3, r0, +0`: reads r0 as an iterator, but it holds a value here",
    );
    body_refused(
        vec![i(Op::WithEnter, 0, 2, 0, 3), i(Op::Call, 0, 0, 3, 0)],
        "pc 1, `call r0, r3, 0`: reads r3 as a value, but it holds an exit function here",
    );
    body_refused(
        vec![i(Op::WithExit, 0, 0, 0, 0)],
        "pc 0, `with_exit r0`: reads r0 as an exit function, but it holds a value here",
    );
    body_refused(
        vec![i(Op::ExcValue, 0, 2, 0, 0)],
        "pc 0, `exc_value r2, r0`: reads r0 as a caught exception, but it holds a value here",
    );
    // A value on one path, an iterator on the other.
    body_refused(
        vec![
            w(Op::LoadInt, 0, 2, 0),
            w(Op::JumpIf, 1, 0, 1),
            i(Op::GetIter, 0, 2, 0, 0),
            i(Op::ForIter, 0, 3, 2, 0),
        ],
        "pc 3, `for_iter r3, r2, +0`: reads r2 as an iterator, but it holds a value or an iterator here",
    );
}

#[test]
fn unbound() {
    let unbound = i(Op::LoadSpecial, 5, 2, 0, 0);
    let mut name = body(vec![]);
    name.names = vec!["alpha".into()];
    body_refused(
        vec![unbound, i(Op::Return, 0, 2, 0, 0)],
        "pc 1, `return r2`: reads r2 as a value, but it holds UNBOUND here",
    );
    // Copied, and joined with a value.
    body_refused(
        vec![
            unbound,
            i(Op::Move, 0, 3, 2, 0),
            w(Op::JumpIf, 1, 0, 1),
            w(Op::LoadInt, 0, 3, 0),
            i(Op::GetItem, 0, 0, 0, 3),
        ],
        "pc 4, `get_item r0, r0, r3`: reads r3 as a value, but it holds a value or UNBOUND here",
    );
    verify(&with_function(body(vec![
        unbound,
        w(Op::JumpIf, 1, 0, 1),
        w(Op::LoadInt, 0, 2, 0),
        w(Op::CheckBound, 0, 2, 0),
        i(Op::Neg, 0, 0, 2, 0),
    ])))
    .unwrap();
    // A cell may be made of it.
    verify(&with_function(body(vec![
        unbound,
        i(Op::CellNew, 0, 2, 0, 0),
        i(Op::CellSet, 0, 2, 0, 0),
        i(Op::CellGet, 0, 3, 2, 0),
        i(Op::CellDel, 0, 2, 0, 0),
        i(Op::BuildTuple, 0, 3, 2, 1),
        i(Op::Move, 0, 4, 2, 0),
        i(Op::CellGet, 0, 3, 4, 0),
    ])))
    .unwrap();
}

#[test]
fn cells() {
    body_refused(
        vec![i(Op::CellGet, 0, 2, 0, 0)],
        "pc 0, `cell_get r2, r0, #0`: reads r0 as a cell, but it holds a value here",
    );
    body_refused(
        vec![i(Op::CellSet, 0, 0, 1, 0)],
        "pc 0, `cell_set r0, r1`: reads r0 as a cell, but it holds a value here",
    );
    body_refused(
        vec![i(Op::CellDel, 0, 0, 0, 0)],
        "pc 0, `cell_del r0, #0`: reads r0 as a cell, but it holds a value here",
    );
    // A cell on one path only is a value.
    body_refused(
        vec![
            w(Op::JumpIf, 1, 1, 1),
            i(Op::CellNew, 0, 0, 0, 0),
            i(Op::CellGet, 0, 2, 0, 0),
        ],
        "pc 2, `cell_get r2, r0, #0`: reads r0 as a cell, but it holds a value or a cell here",
    );
}

/// `try: r2 = -r0` with a handler at pc 2 that has the exception in r3, which is handled there.
fn protected() -> Code {
    let mut code = function(
        2,
        6,
        vec![
            i(Op::Neg, 0, 2, 0, 0),
            i(Op::Return, 0, 0, 0, 0),
            i(Op::ExcValue, 0, 4, 3, 0),
            i(Op::Return, 0, 4, 0, 0),
        ],
    );
    code.handlers = vec![Handler {
        start: 0,
        end: 1,
        target: 2,
        reg: 3,
    }];
    code.handled = vec![Handled {
        start: 2,
        end: 4,
        reg: 3,
    }];
    code
}

#[test]
fn handlers() {
    verify(&with_function(protected())).unwrap();
    refused_after(
        protected(),
        |code| code.instrs[2] = i(Op::Neg, 0, 4, 2, 0),
        "pc 2, `neg r4, r2`: reads r2 as a value, but it holds nothing or a value here",
    );
    refused_after(
        protected(),
        |code| code.handled[0].start = 1,
        "pc 1, `return r0`: reads r3 as a handled exception, but it holds nothing here",
    );
    refused_after(
        protected(),
        |code| code.instrs[2] = i(Op::Move, 0, 3, 0, 0),
        "pc 3, `return r4`: reads r3 as a handled exception, but it holds a value here",
    );
    // Of two handlers for the same pc only the first one counts.
    let mut code = protected();
    code.handlers.push(Handler {
        start: 0,
        end: 1,
        target: 3,
        reg: 5,
    });
    verify(&with_function(code)).unwrap();
}

#[test]
fn kinds_can_be_asked() {
    let mut code = protected();
    code.instrs.insert(0, i(Op::GetIter, 0, 5, 1, 0));
    code.instrs.insert(1, i(Op::CellNew, 0, 1, 0, 0));
    code.instrs.push(i(Op::Return, 0, 0, 0, 0));
    for handler in &mut code.handlers {
        (handler.start, handler.end) = (2, 3);
        handler.target = 4;
    }
    (code.handled[0].start, code.handled[0].end) = (4, 6);
    verify(&with_function(code.clone())).unwrap();
    let map = KindMap::new(&code);
    use Kind::*;
    let at = |pc| map.kinds_at(&code, pc);
    let start = vec![Value, Value, Undefined, Undefined, Undefined, Undefined];
    assert_eq!(at(0), Some(start));
    let mut kinds = vec![Value, Cell, Value, Undefined, Undefined, Iterator];
    assert_eq!(at(3), Some(kinds.clone()));
    (kinds[2], kinds[3], kinds[4]) = (Undefined, Exception, Value);
    assert_eq!(at(5), Some(kinds));
    assert_eq!(at(6), None, "not reachable");
    assert_eq!(at(7), None, "no pc");
}

#[test]
fn kinds_join() {
    let code = body(vec![
        i(Op::LoadSpecial, 5, 2, 0, 0),
        w(Op::LoadInt, 0, 3, 0),
        w(Op::JumpIf, 1, 0, 3),
        w(Op::LoadInt, 0, 2, 0),
        i(Op::GetIter, 0, 3, 1, 0),
        i(Op::CellNew, 0, 1, 0, 0),
        i(Op::Nop, 0, 0, 0, 0),
    ]);
    verify(&with_function(code.clone())).unwrap();
    use Kind::*;
    let expected = [Value, Value, MaybeUnbound, Conflict, Undefined, Undefined];
    let map = KindMap::new(&code);
    assert_eq!(map.kinds_at(&code, 6).unwrap(), expected);
}

/// Moves against the order of a loop carry news one register further per round.
#[test]
fn a_dataflow_that_does_not_settle_is_refused() {
    let n: u16 = 20_000;
    let mut instrs = vec![i(Op::LoadSpecial, 5, 0, 0, 0)];
    for reg in 1..n {
        instrs.push(w(Op::LoadInt, 0, reg, 0));
    }
    for reg in (1..n).rev() {
        instrs.push(i(Op::Move, 0, reg, reg - 1, 0));
    }
    instrs.push(w(Op::Jump, 0, 0, -(n as i32)));
    let code = function(0, n, instrs);
    let begin = std::time::Instant::now();
    refused_after(code, |_| {}, "is too complex: its dataflow does not settle");
    assert!(begin.elapsed().as_secs() < 20);
}

#[test]
fn too_much_state_is_refused() {
    let mut instrs = vec![w(Op::JumpIf, 1, 0, 0); 10_000];
    instrs.push(i(Op::Return, 0, 0, 0, 0));
    refused_after(
        function(1, 60_000, instrs),
        |_| {},
        "is too complex: 10001 basic blocks with 60000 registers",
    );
}
