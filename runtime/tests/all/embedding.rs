//! Host functions, calls and values across the boundary.

use crate::isolate;
use pirn_runtime::{Config, Raise, RunError, Value};

#[test]
fn host_functions_convert_arguments_and_results() {
    let (mut isolate, output) = isolate(Config::default());
    isolate.register("add", "a, b=", |_, args| {
        Ok(args.get::<i64>(0)? + args.get::<Option<i64>>(1)?.unwrap_or(100))
    });
    isolate.register("shout", "text, /", |_, args| {
        Ok(args.get::<String>(0)?.to_uppercase())
    });
    isolate.register("total", "items", |_, args| {
        Ok(args.get::<Vec<f64>>(0)?.iter().sum::<f64>())
    });
    let source = "print(add(1, 2), add(1), add(b=5, a=6), shout('x'), total([1, 2.5]))";
    assert_eq!(isolate.run_source(source, "t.py"), Ok(()));
    assert_eq!(output.out(), "3 101 11 X 3.5\n");
}

#[test]
fn wrong_arguments_raise_in_the_program() {
    let (mut isolate, output) = isolate(Config::default());
    isolate.register("half", "n", |_, args| match args.get::<i64>(0)? {
        n if n % 2 == 0 => Ok(n / 2),
        n => Err(Raise::value_error(format!("{n} is odd"))),
    });
    let source = "
for x in ('a', 3, 8):
    try:
        print(half(x))
    except Exception as e:
        print(type(e).__name__, e)
";
    assert_eq!(isolate.run_source(source, "t.py"), Ok(()));
    let expected = "TypeError argument 1 must be int, not str\nValueError 3 is odd\n4\n";
    assert_eq!(output.out(), expected);
}

#[test]
fn globals_and_calls() {
    let (mut isolate, _) = isolate(Config::default());
    let source = "def f(a, b): return [a, (b, None), {'k': True}]\nx = 7";
    assert_eq!(isolate.run_source(source, "t.py"), Ok(()));
    assert_eq!(isolate.get_global::<i64>("x"), Ok(7));
    let result = isolate.call::<Value>("f", &["s".into(), 1.5.into()]);
    let inner = Value::Tuple(vec![Value::Float(1.5), Value::None]);
    let dict = Value::Dict(vec![("k".into(), true.into())]);
    assert_eq!(result, Ok(Value::List(vec!["s".into(), inner, dict])));
    assert!(matches!(
        isolate.get_global::<i64>("nope"),
        Err(RunError::Conversion(_))
    ));
    assert!(matches!(
        isolate.call::<i64>("f", &[]),
        Err(RunError::Uncaught(_))
    ));
}

#[test]
fn errors_are_of_three_kinds() {
    let (mut isolate, _) = isolate(Config::default());
    let rejected = isolate.run_source("x = = 1", "t.py");
    assert!(matches!(rejected, Err(RunError::Diagnostics(_))));
    match isolate.run_source("def f():\n    return 1 / 0\nf()", "t.py") {
        Err(RunError::Uncaught(u)) => {
            assert_eq!(
                (u.class.as_str(), u.message.as_str()),
                ("ZeroDivisionError", "division by zero")
            );
            let expected = "Traceback (most recent call last):
  File \"t.py\", line 3, in <module>
    f()
  File \"t.py\", line 2, in f
    return 1 / 0
           ~~^~~
ZeroDivisionError: division by zero
";
            assert_eq!(u.traceback, expected);
        }
        other => panic!("{other:?}"),
    }
    assert_eq!(
        isolate.run_source("raise SystemExit(3)", "t.py"),
        Err(RunError::Exit(3))
    );
    assert_eq!(isolate.run_source("x = 1", "t.py"), Ok(()));
}
