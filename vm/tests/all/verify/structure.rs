//! Rules that need no dataflow.

use super::{body, body_refused, refused, refused_after, simple};
use crate::build::{function, i, module, program, w, with_function};
use pirn_vm::bytecode::{
    Code, CodeId, Const, Handled, Handler, Instr, Local, Op, Span, code_flags, verify,
};

#[test]
fn good_code_passes() {
    verify(&with_function(simple())).unwrap();
    verify(&with_function(body(vec![]))).unwrap();
}

#[test]
fn programs() {
    refused(&program(vec![]), "the program has no code objects");
    let mut bad = with_function(simple());
    bad.file = "a\0b".into();
    refused(&bad, "the file name contains a zero byte");
}

#[test]
fn entries() {
    let top = || module(3, vec![w(Op::LoadInt, 0, 0, 0), i(Op::Return, 0, 0, 0, 0)]);
    let mut generator = top();
    generator.flags = code_flags::GENERATOR;
    refused(
        &program(vec![generator]),
        "code object 0 (\"<module>\"), the entry code is a generator",
    );
    refused(
        &program(vec![simple()]),
        "code object 0 (\"f\"), the entry code has parameters",
    );
    let mut free = top();
    free.flags = 0;
    free.free = vec!["x".into()];
    refused(
        &program(vec![free]),
        "code object 0 (\"<module>\"), the entry code has captured variables",
    );
}

#[test]
fn shapes() {
    let flag = |bits: u32| move |code: &mut Code| code.flags |= bits;
    refused_after(simple(), flag(0x300), "unknown flag bits 0x300");
    refused_after(
        simple(),
        flag(code_flags::GENERATOR | code_flags::MODULE),
        "a module's top level cannot be a generator",
    );
    refused_after(
        simple(),
        flag(code_flags::GENERATOR | code_flags::NAMESPACE),
        "code with a namespace cannot be a generator",
    );
    refused_after(
        simple(),
        flag(code_flags::NAMESPACE),
        "code with a namespace has none of its own parameters, not 2",
    );
    refused_after(
        simple(),
        flag(code_flags::MODULE),
        "a module's top level has no parameters",
    );
    refused_after(
        function(0, 1, vec![]),
        |code| {
            code.flags = code_flags::MODULE;
            code.free = vec!["x".into()];
        },
        "a module's top level captures no variables",
    );
    refused_after(
        simple(),
        |code| code.n_posonly = 3,
        "3 positional-only parameters among 2 positional ones",
    );
    refused_after(
        simple(),
        flag(code_flags::VARARGS),
        "2 parameter names for 3 parameters",
    );
    refused_after(
        simple(),
        |code| code.n_regs = 1,
        "2 registers are filled on entry, but there are 1",
    );
    refused_after(
        function(0, 0, vec![]),
        flag(code_flags::NAMESPACE),
        "1 registers are filled on entry, but there are 0",
    );
}

#[test]
fn names() {
    refused_after(
        simple(),
        |code| code.params[1].clear(),
        "a parameter without a name",
    );
    refused_after(
        simple(),
        |code| code.params[1] = "p0".into(),
        "two parameters are called \"p0\"",
    );
    refused_after(
        function(20, 20, vec![]),
        |code| code.params[19] = "p3".into(),
        "two parameters are called \"p3\"",
    );
    refused_after(
        simple(),
        |code| code.name = "a\nb".into(),
        "name \"a\\nb\" has control characters",
    );
    refused_after(
        simple(),
        |code| code.names = vec!["a\x7f".into()],
        "name \"a\\u{7f}\" has control characters",
    );
    refused_after(
        simple(),
        |code| code.free = vec![String::new()],
        "a captured variable without a name",
    );
    let local = |name: &str, reg| Local {
        name: name.into(),
        reg,
        cell: false,
    };
    refused_after(
        simple(),
        |code| code.locals = vec![local("", 0)],
        "a local variable without a name",
    );
    refused_after(
        simple(),
        |code| code.locals = vec![local("x", 3)],
        "local variable \"x\" is in r3, but there are 3 registers",
    );
}

#[test]
fn constants() {
    let constant = |constant: Const| move |code: &mut Code| code.consts = vec![constant];
    for (negative, limbs) in [
        (false, vec![]),
        (false, vec![1, 0]),
        (false, vec![u64::MAX >> 1]),
        (true, vec![1 << 63]),
    ] {
        refused_after(
            simple(),
            constant(Const::BigInt { negative, limbs }),
            "constant 0: a big integer that is not in its shortest form",
        );
    }
    let mut deep = Const::Tuple(vec![]);
    for _ in 0..100 {
        deep = Const::FrozenSet(vec![deep]);
    }
    refused_after(
        simple(),
        constant(deep),
        "constant 0: nested more than 100 deep",
    );
    refused_after(
        simple(),
        constant(Const::Tuple(vec![Const::Code(CodeId(0))])),
        "constant 0: a code object within another constant",
    );
    refused_after(
        simple(),
        constant(Const::Code(CodeId(2))),
        "constant 0: code 2, but the program has 2 code objects",
    );
    refused_after(
        simple(),
        constant(Const::Code(CodeId(1))),
        "contains itself: constant 0 is code 1",
    );
    let mut circle = with_function(simple());
    circle.codes[0].consts = vec![Const::Int(0), Const::Code(CodeId(1))];
    circle.codes[1].consts = vec![Const::Code(CodeId(0))];
    refused(
        &circle,
        "code object 1 (\"f\"), contains itself: constant 0 is code 0",
    );
}

#[test]
fn instructions() {
    refused_after(simple(), |code| code.instrs.clear(), "has no instructions");
    refused_after(
        simple(),
        |code| code.instrs = vec![Instr(0xff)],
        "pc 0, `.word 0x00000000000000ff`: 255 is not the number of an op",
    );
    body_refused(
        vec![i(Op::Nop, 0, 0, 0, 1)],
        "pc 0, `nop`: a field that the op does not use is not zero",
    );
    refused_after(
        simple(),
        |code| code.instrs.push(i(Op::Nop, 0, 0, 0, 0)),
        "pc 1, `nop`: control can run off the end of the code",
    );
    refused_after(
        simple(),
        |code| code.instrs.push(w(Op::JumpIf, 1, 0, -2)),
        "pc 1, `jump_if r0, -2, 1`: control can run off the end of the code",
    );
    body_refused(
        vec![i(Op::Yield, 0, 0, 0, 0)],
        "pc 0, `yield r0, r0`: only a generator can yield",
    );
}

#[test]
fn operands() {
    body_refused(
        vec![i(Op::Add, 0, 0, 1, 6)],
        "pc 0, `add r0, r1, r6`: register 6, but the code has 6",
    );
    body_refused(
        vec![i(Op::BuildList, 0, 0, 4, 3)],
        "pc 0, `build_list r0, r4, 3`: registers 4 to 6, but the code has 6",
    );
    body_refused(
        vec![i(Op::BuildDict, 0, 0, 0, 65535)],
        "pc 0, `build_dict r0, r0, 65535`: registers 0 to 131069, but the code has 6",
    );
    body_refused(
        vec![i(Op::CallMethod, 255, 0, 0, 0)],
        "pc 0, `call_method r0, r0, #0, 255`: registers 0 to 255, but the code has 6",
    );
    body_refused(
        vec![i(Op::UnpackEx, 3, 0, 0, 3)],
        "pc 0, `unpack_ex r0, r0, 3, 3`: registers 0 to 6, but the code has 6",
    );
    body_refused(
        vec![w(Op::LoadConst, 0, 0, 2)],
        "pc 0, `load_const r0, #2`: constant 2, but the code has 2",
    );
    body_refused(
        vec![w(Op::GlobalGet, 0, 0, 2)],
        "pc 0, `global_get r0, #2`: name 2, but the code has 2",
    );
    body_refused(
        vec![w(Op::GlobalGet, 0, 0, 1)],
        "pc 0, `global_get r0, #1`: name 1 is empty",
    );
    body_refused(
        vec![i(Op::Import, 0, 0, 1, 1)],
        "pc 0, `import r0, r1, #1`: name 1 is empty",
    );
    verify(&with_function(body(vec![i(Op::Import, 1, 0, 1, 1)]))).unwrap();
    body_refused(
        vec![i(Op::FreeGet, 0, 0, 0, 0)],
        "pc 0, `free_get r0, #0`: captured variable 0, but the code has 0",
    );
    body_refused(
        vec![w(Op::Jump, 0, 0, -2)],
        "pc 0, `jump -2`: jumps to pc -1, but the code is 2 long",
    );
    body_refused(
        vec![w(Op::Jump, 0, 0, i32::MAX)],
        "pc 0, `jump +2147483647`: jumps to pc 2147483648, but the code is 2 long",
    );
}

#[test]
fn selectors() {
    body_refused(
        vec![i(Op::LoadSpecial, 6, 0, 0, 0)],
        "pc 0, `load_special r0, 6`: special value 6, but the largest is 5",
    );
    body_refused(
        vec![i(Op::LoadIntrinsic, 13, 0, 0, 0)],
        "pc 0, `load_intrinsic r0, 13`: intrinsic 13, but the largest is 12",
    );
    body_refused(
        vec![w(Op::LoadConst, 0, 0, 1)],
        "pc 0, `load_const r0, #1`: loads a code object: only make_function can use one",
    );
    body_refused(
        vec![i(Op::Add, 2, 0, 0, 0)],
        "pc 0, `add r0, r0, r0, 2`: in-place flag 2, but the largest is 1",
    );
    body_refused(
        vec![i(Op::Is, 2, 0, 0, 0)],
        "pc 0, `is r0, r0, r0, 2`: negation flag 2, but the largest is 1",
    );
    body_refused(
        vec![w(Op::JumpIf, 2, 0, 0)],
        "pc 0, `jump_if r0, +0, 2`: sense 2, but the largest is 1",
    );
    body_refused(
        vec![i(Op::FormatValue, 8, 0, 0, 0)],
        "pc 0, `format_value r0, r0, r0, 8`: set of conversion bits 8, but the largest is 7",
    );
    body_refused(
        vec![i(Op::FormatValue, 0, 0, 0, 1)],
        "pc 0, `format_value r0, r0, r1`: without a format spec, c must repeat b",
    );
    body_refused(
        vec![i(Op::Raise, 0, 0, 0, 0)],
        "pc 0, `raise r0, r0`: selector 0, where 1 or 2 is meant",
    );
    body_refused(
        vec![i(Op::Raise, 1, 0, 1, 0)],
        "pc 0, `raise r0, r1, 1`: without a cause, b must repeat a",
    );
}

#[test]
fn functions() {
    body_refused(
        vec![i(Op::MakeFunction, 16, 0, 0, 1)],
        "pc 0, `make_function r0, r0, #1, 16`: set of function parts 16, but the largest is 15",
    );
    body_refused(
        vec![i(Op::MakeFunction, 0, 0, 0, 0)],
        "pc 0, `make_function r0, r0, #0`: constant 0 is not a code object",
    );
    body_refused(
        vec![i(Op::MakeFunction, 0, 0, 0, 1)],
        "pc 0, `make_function r0, r0, #1`: code 0 is a module's top level",
    );
    let make = |x: u8, free: Vec<String>| {
        let mut program = with_function(body(vec![i(Op::MakeFunction, x, 0, 0, 1)]));
        program.codes[1].consts[1] = Const::Code(CodeId(2));
        program.codes.push(simple());
        program.codes[2].free = free;
        program
    };
    refused(
        &make(8, vec![]),
        "code object 1 (\"f\"), pc 0, `make_function r0, r0, #1, 8`: a closure for code 2, which captures nothing",
    );
    refused(
        &make(0, vec!["x".into()]),
        "code object 1 (\"f\"), pc 0, `make_function r0, r0, #1`: no closure for code 2, which captures 1 variables",
    );
    verify(&make(0, vec![])).unwrap();
    verify(&make(8, vec!["x".into()])).unwrap();
}

#[test]
fn ranges() {
    let handler = |start, end, target, reg| {
        move |code: &mut Code| {
            code.handlers = vec![Handler {
                start,
                end,
                target,
                reg,
            }]
        }
    };
    refused_after(
        simple(),
        handler(0, 0, 0, 0),
        "handler 0: range 0..0 is empty",
    );
    refused_after(
        simple(),
        handler(1, 0, 0, 0),
        "handler 0: range 1..0 is empty",
    );
    refused_after(
        simple(),
        handler(0, 2, 0, 0),
        "handler 0: range 0..2, but the code is 1 long",
    );
    refused_after(
        simple(),
        handler(0, 1, 1, 0),
        "handler 0: target pc 1, but the code is 1 long",
    );
    refused_after(
        simple(),
        handler(0, 1, 0, 3),
        "handler 0: register 3, but the code has 3",
    );
    let handled =
        |start, end, reg| move |code: &mut Code| code.handled = vec![Handled { start, end, reg }];
    refused_after(
        simple(),
        handled(1, 1, 0),
        "handled range 0: range 1..1 is empty",
    );
    refused_after(
        simple(),
        handled(0, 1, 3),
        "handled range 0: register 3, but the code has 3",
    );
}

#[test]
fn spans() {
    let span = |line, col, end_line, end_col| Span {
        line,
        col,
        end_line,
        end_col,
    };
    let spans = |spans: Vec<Span>| move |code: &mut Code| code.spans = spans;
    refused_after(
        simple(),
        spans(vec![span(1, 0, 1, 1); 2]),
        "2 spans for 1 instructions",
    );
    for (bad, text) in [
        (span(0, 1, 1, 1), "0:1-1:1"),
        (span(2, 0, 1, 1), "2:0-1:1"),
        (span(2, 3, 2, 1), "2:3-2:1"),
    ] {
        refused_after(
            simple(),
            spans(vec![bad]),
            &format!("pc 0, `return r0`: its span {text} is not a stretch of text"),
        );
    }
    for good in [span(0, 0, 0, 0), span(2, 3, 2, 3), span(2, 3, 3, 1)] {
        let mut code = simple();
        code.spans = vec![good];
        verify(&with_function(code)).unwrap();
    }
}
