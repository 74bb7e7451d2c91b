//! Rejections in CPython's words, and how they are printed.

use crate::try_build;
use pirn_front::{Mode, compile};

fn unescape(text: &str) -> String {
    let mut out = String::new();
    let mut chars = text.chars();
    while let Some(c) = chars.next() {
        match (c, c == '\\') {
            (_, false) => out.push(c),
            _ => match chars.next() {
                Some('n') => out.push('\n'),
                Some('t') => out.push('\t'),
                Some(other) => out.push(other),
                None => out.push('\\'),
            },
        }
    }
    out
}

#[test]
fn messages_are_cpythons() {
    let mut wrong = Vec::new();
    for line in include_str!("../data/syntax_errors.txt").lines() {
        if line.starts_with('#') {
            continue;
        }
        let fields: Vec<&str> = line.split('\t').collect();
        let [source, class, message, place] = fields[..] else {
            panic!("malformed line {line:?}");
        };
        let Err(errors) = compile(&unescape(source), "x.py", Mode::Exec) else {
            wrong.push(format!("{source}: accepted"));
            continue;
        };
        let error = &errors.0[0];
        let here = format!("{}:{}", error.span.line, error.span.col + 1);
        let same = error.class.name() == class && error.message == message;
        if !same || place != "-" && place != here {
            wrong.push(format!(
                "{source}: {} {} {here}",
                error.class.name(),
                error.message
            ));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn rendering_is_cpythons() {
    let errors = compile("def f():\n    x = (1 +\n", "x.py", Mode::Exec).unwrap_err();
    let expected =
        "  File \"x.py\", line 2\n    x = (1 +\n        ^\nSyntaxError: '(' was never closed\n";
    assert_eq!(errors.render(), expected);
    let errors = compile("é = 1; None = 2\n", "x.py", Mode::Exec).unwrap_err();
    let expected = "  File \"x.py\", line 1\n    é = 1; None = 2\n           ^^^^\nSyntaxError: cannot assign to None\n";
    assert_eq!(errors.render(), expected);
}

#[test]
fn more_text_may_be_wanted() {
    for source in [
        "x = (1,\n",
        "x = '''a\n",
        "x = \\\n",
        "if x:\n",
        "def f():\n",
        "try:\n  x\n",
    ] {
        let errors = compile(source, "x.py", Mode::Single).unwrap_err();
        assert!(errors.incomplete(), "{source:?} {errors}");
    }
    for source in ["x = )\n", "x = 'a\n", "1 = x\n", "x y\n"] {
        let errors = compile(source, "x.py", Mode::Single).unwrap_err();
        assert!(!errors.incomplete(), "{source:?} {errors}");
    }
}

#[test]
fn odd_text_is_text() {
    let odd = [
        "\u{feff}x = 1\n",
        "x = 1\r\nif x:\r\n  y = 2\r\n",
        "x = 1\ry = 2\r",
        "x = 1\n\x0c\ndef f():\n  pass\n\x0cx = 2\n",
        "",
        "   ",
        "\n\n\n",
        "# comment",
        "x = \\\n1\n",
        "é = 'ü'\nπ2 = é\n",
        "if 1:\n\tx\n\ty\n",
    ];
    for source in odd {
        assert!(try_build(source).is_ok(), "{source:?}");
    }
}
