//! What the command does with programs, files and input.

use crate::process::{Folder, finish};
use std::io::Read;
use std::process::{Command, Stdio};

// Running.

#[test]
fn runs_files_and_passes_arguments() {
    let folder = Folder::with(&[("p.py", "import sys\nprint(sys.argv)\n")]);
    let out = "['p.py', 'one', '--stats', '-x']\n";
    folder
        .pirn(&["run", "p.py", "one", "--stats", "-x"])
        .is(0, out);
    folder.pirn(&["p.py", "one", "--stats", "-x"]).is(0, out);
    folder.pirn(&["p.py"]).is(0, "['p.py']\n");
}

#[test]
fn runs_code_from_the_command_line_and_from_standard_input() {
    let folder = Folder::new();
    let code = "import sys; print(6 * 7, sys.argv)";
    folder
        .pirn(&["run", "-c", code, "a"])
        .is(0, "42 ['-c', 'a']\n");
    folder.pirn(&["-c", code]).is(0, "42 ['-c']\n");
    folder
        .pirn_with_input(&["-"], "print('from stdin')\n")
        .is(0, "from stdin\n");
    folder
        .pirn_with_input(&[], "print('from stdin')\n")
        .is(0, "from stdin\n");
}

#[test]
fn programs_read_standard_input_and_import_their_neighbours() {
    let folder = Folder::with(&[
        ("main.py", "import helper\nprint(helper.greet(input()))\n"),
        (
            "helper.py",
            "def greet(name):\n    return 'hello ' + name\n",
        ),
    ]);
    folder
        .pirn_with_input(&["main.py"], "you\n")
        .is(0, "hello you\n");
}

#[test]
fn tasklets_run() {
    let source = "import stackless\n\
                  ch = stackless.channel()\n\
                  stackless.tasklet(lambda: ch.send('over a channel'))()\n\
                  print(ch.receive())\n";
    let folder = Folder::with(&[("t.py", source)]);
    folder.pirn(&["t.py"]).is(0, "over a channel\n");
}

#[test]
fn exit_codes_are_the_programs_own() {
    let folder = Folder::new();
    let exit = |code: &str| folder.pirn(&["-c", &format!("import sys; sys.exit({code})")]);
    exit("").is(0, "");
    exit("3").is(3, "");
    exit("'no such thing'").fails(1, &["no such thing\n"]);
    folder.pirn(&["-c", "raise SystemExit(7)"]).is(7, "");
}

#[test]
fn uncaught_exceptions_are_printed_as_cpython_does() {
    let source = "def f(x):\n    return 1 / x\n\n\nprint('before')\nf(0)\n";
    let folder = Folder::with(&[("e.py", source)]);
    let done = folder.pirn(&["e.py"]);
    done.is(1, "before\n");
    assert_eq!(
        done.err,
        "Traceback (most recent call last):\n  \
           File \"e.py\", line 6, in <module>\n    \
             f(0)\n  \
           File \"e.py\", line 2, in f\n    \
             return 1 / x\n           \
                    ~~^~~\n\
         ZeroDivisionError: division by zero\n"
    );
}

// Bad input.

#[test]
fn missing_files_and_directories_are_told() {
    let folder = Folder::with(&[("there.py", "print(1)\n")]);
    folder
        .pirn(&["nowhere.py"])
        .fails(2, &["cannot read 'nowhere.py'", "no such file", "help:"]);
    folder
        .pirn(&["there"])
        .fails(2, &["cannot read 'there'", "did you mean 'there.py'?"]);
    folder
        .pirn(&["."])
        .fails(2, &["'.' is a directory", "help:"]);
    std::fs::create_dir(folder.0.join("app")).expect("a folder");
    folder.write("app/__main__.py", b"print(1)\n");
    folder
        .pirn(&["app"])
        .fails(2, &["run its main file: pirn app/__main__.py"]);
}

#[test]
fn binary_files_are_told() {
    let folder = Folder::new();
    folder.write("garbage.py", b"\x7fELF\x02\x01\x01\0\0\0\xff\xfe");
    folder
        .pirn(&["garbage.py"])
        .fails(2, &["'garbage.py' is not a program: it is binary"]);
    folder.write("garbage.pbc", b"\x7fELF\x02\x01\x01\0\0\0\xff\xfe");
    folder
        .pirn(&["garbage.pbc"])
        .fails(2, &["not a Pirn bytecode file", "pirn build"]);
    folder.write("empty.pbc", b"");
    folder
        .pirn(&["empty.pbc"])
        .fails(2, &["not a Pirn bytecode file"]);
    folder.write("empty.py", b"");
    folder.pirn(&["empty.py"]).is(0, "");
}

#[test]
fn sources_that_are_not_utf_8_are_told() {
    let folder = Folder::new();
    folder.write("latin.py", b"# fine\nname = 'caf\xe9'\n");
    let words = [
        "File \"latin.py\", line 2",
        "SyntaxError: (unicode error)",
        "byte 0xe9",
        "UTF-8",
    ];
    folder.pirn(&["latin.py"]).fails(1, &words);
}

#[test]
fn damaged_bytecode_never_runs() {
    let folder = Folder::with(&[("p.py", "print('ran')\n")]);
    folder.pirn(&["build", "p.py", "-o", "p.pbc"]).is(0, "");
    let whole = folder.read("p.pbc");
    for n in [9, 20, whole.len() / 2, whole.len() - 1] {
        folder.write("cut.pbc", &whole[..n]);
        folder
            .pirn(&["cut.pbc"])
            .fails(2, &["cannot run 'cut.pbc'", "help:"])
            .is(2, "");
    }
    for at in (0..whole.len()).step_by(whole.len() / 12) {
        let mut bytes = whole.clone();
        bytes[at] ^= 0x10;
        folder.write("flipped.pbc", &bytes);
        folder
            .pirn(&["flipped.pbc"])
            .fails(2, &["'flipped.pbc'", "help:"])
            .is(2, "");
    }
    let mut other = whole.clone();
    other[8] = 99;
    folder.write("other.pbc", &other);
    let words = ["format version 99", "build it again"];
    folder.pirn(&["other.pbc"]).fails(2, &words).is(2, "");
}

#[test]
fn syntax_errors_show_the_place() {
    let folder = Folder::with(&[("s.py", "x = 1\ny = (x +\n")]);
    let done = folder.pirn(&["s.py"]);
    let text =
        "  File \"s.py\", line 2\n    y = (x +\n        ^\nSyntaxError: '(' was never closed\n";
    assert_eq!((done.err.as_str(), done.code), (text, Some(1)));
}

#[test]
fn what_is_not_supported_says_what_to_write_instead() {
    let folder = Folder::with(&[("a.py", "async def f():\n    pass\n")]);
    folder.pirn(&["a.py"]).fails(
        1,
        &["line 1", "'async def'", "not supported", "help:", "tasklet"],
    );
}

#[test]
fn deep_nesting_is_an_error_not_a_crash() {
    let folder = Folder::new();
    for (open, close) in [
        ("(", ")"),
        ("[", "]"),
        ("-", ""),
        ("lambda: ", ""),
        ("not ", ""),
    ] {
        let text = format!("x = {}1{}\n", open.repeat(10_000), close.repeat(10_000));
        folder.write("deep.py", text.as_bytes());
        let done = folder.pirn(&["deep.py"]);
        assert!(matches!(done.code, Some(0 | 1)), "{open}: {done:?}");
        assert!(
            done.code == Some(0) || done.err.contains("Error: "),
            "{open}: {done:?}"
        );
        assert!(done.err.len() < 100_000, "{open}: {} bytes", done.err.len());
    }
    folder.write(
        "sum.py",
        format!("x = {}1\nprint(x)\n", "1+".repeat(100_000)).as_bytes(),
    );
    let done = folder.pirn(&["sum.py"]);
    assert!(matches!(done.code, Some(0 | 1)), "{:?}", done.code);
    assert!(!done.err.contains("panicked") && !done.err.contains("overflow"));
}

#[test]
fn unusual_texts_are_programs_or_told() {
    let folder = Folder::new();
    let deep = format!("{}1{}\n", "(".repeat(10_000), ")".repeat(10_000));
    let blocks: String = (0..10_000)
        .map(|n| format!("{}if 1:\n", " ".repeat(n)))
        .collect();
    let digits = format!("x = {}\nprint(x > 0)\n", "7".repeat(5000));
    let hexadecimal = format!("x = 0x{}\nprint(x.bit_length())\n", "f".repeat(100_000));
    let sources: &[(&str, &[u8], i32, &str, &str)] = &[
        ("empty", b"", 0, "", ""),
        ("windows lines", b"if 1:\r\n    print(1)\r\n", 0, "1\n", ""),
        ("old lines", b"if 1:\r    print(1)\r", 0, "1\n", ""),
        ("a byte order mark", b"\xef\xbb\xbfprint(1)\n", 0, "1\n", ""),
        ("a null byte", b"print(1)\nx = '\0'\n", 2, "", "zero byte"),
        ("nothing but blanks", b" \t\x0c\n\n   ", 0, "", ""),
        ("no last line's end", b"print(1)", 0, "1\n", ""),
        ("nesting", deep.as_bytes(), 1, "", "Error: "),
        (
            "nested blocks",
            blocks.as_bytes(),
            1,
            "",
            "IndentationError: too many levels",
        ),
        (
            "many digits",
            digits.as_bytes(),
            1,
            "",
            "SyntaxError: Exceeds the limit",
        ),
        (
            "hexadecimal digits",
            hexadecimal.as_bytes(),
            0,
            "400000\n",
            "",
        ),
        (
            "half a string",
            b"x = '''abc\n",
            1,
            "",
            "SyntaxError: unterminated triple-quoted",
        ),
        ("UTF-16", b"\xff\xfep\0r\0i\0n\0t\0", 2, "", "binary"),
    ];
    for (name, source, code, out, err) in sources {
        folder.write("p.py", source);
        for jit in ["--jit=on", "--jit=off"] {
            let done = folder.pirn(&["run", jit, "p.py"]);
            assert_eq!(
                (done.code, &*done.out),
                (Some(*code), *out),
                "{name}: {done:?}"
            );
            assert!(done.err.contains(err), "{name}: {done:?}");
            assert!(!done.err.contains("panicked"), "{name}: {done:?}");
        }
    }
}

#[test]
fn every_bit_of_a_bytecode_file_counts() {
    let folder = Folder::with(&[("p.py", "print(1)\n")]);
    folder.pirn(&["build", "p.py", "-o", "p.pbc"]).is(0, "");
    let whole = folder.read("p.pbc");
    for (n, at) in (0..whole.len()).step_by(whole.len() / 40).enumerate() {
        let mut bytes = whole.clone();
        bytes[at] ^= 1 << (n % 8);
        folder.write("flipped.pbc", &bytes);
        let done = folder.pirn(&["flipped.pbc"]);
        done.fails(2, &["'flipped.pbc'", "help:"]).is(2, "");
    }
    for text in [
        "",
        "\0\0\0",
        "garbage",
        ".code",
        ".code \"f\"\n  x\n.end\n",
        "é\n",
    ] {
        folder.write("p.pasm", text.as_bytes());
        let done = folder.pirn(&["p.pasm"]);
        done.fails(2, &["p.pasm"]).is(2, "");
    }
    folder.write("p.pasm", b"\x7fELF\xff\xfe\0");
    folder.pirn(&["p.pasm"]).fails(2, &["p.pasm"]);
}

#[test]
fn closed_streams_are_not_a_crash() {
    let folder = Folder::with(&[(
        "r.py",
        "print(repr(__import__('sys').stdin.readline()))\ninput()\n",
    )]);
    // Nothing to read.
    folder.pirn(&["r.py"]).is(1, "''\n").fails(1, &["EOFError"]);
    // No standard input at all.
    let mut shell = Command::new("sh");
    shell
        .args(["-c", "exec \"$0\" r.py <&-", env!("CARGO_BIN_EXE_pirn")])
        .env("PIRN_CACHE_DIR", "")
        .current_dir(&folder.0)
        .stdout(Stdio::piped())
        .stderr(Stdio::piped());
    let done = finish(shell.spawn().expect("a shell"));
    assert!(!done.err.contains("panicked"), "{done:?}");
    assert_eq!(done.code, Some(1), "{done:?}");
}

// Statistics.

#[test]
fn statistics_go_to_standard_error() {
    let folder = Folder::with(&[("s.py", "for i in range(100_000):\n    [i]\nprint('x')\n")]);
    let done = folder.pirn(&["run", "--stats", "s.py"]);
    done.is(0, "x\n")
        .fails(0, &["ticks", "time", "collections", "heap", "compiled"]);
    let done = folder.pirn(&["run", "--stats=json", "s.py"]);
    done.is(0, "x\n");
    let ticks = done.number("ticks").expect("ticks");
    assert!((1e5..1e6).contains(&ticks), "{ticks} ticks");
    // Ticks are exact: the same program takes the same number.
    let again = folder.pirn(&["run", "--stats=json", "s.py"]);
    assert_eq!(again.number("ticks"), Some(ticks));
}

// Bytecode.

#[test]
fn built_programs_run_without_their_source() {
    let source = "def f(x):\n    return x['a']\n\n\nprint('ran')\nf({})\n";
    let folder = Folder::with(&[("p.py", source)]);
    folder.pirn(&["build", "p.py"]).is(0, "");
    let from_source = folder.pirn(&["p.py"]);
    std::fs::remove_file(folder.0.join("p.py")).expect("it is there");
    let from_file = folder.pirn(&["p.pbc"]);
    assert_eq!(
        (&from_source.out, &from_source.err),
        (&from_file.out, &from_file.err)
    );
    from_file
        .is(1, "ran\n")
        .fails(1, &["~^^^^^", "KeyError: 'a'"]);
}

#[test]
fn stripped_programs_are_smaller_and_still_run() {
    let folder = Folder::with(&[(
        "p.py",
        "def f():\n    raise ValueError(1)\n\n\nprint(1)\nf()\n",
    )]);
    folder.pirn(&["build", "p.py"]).is(0, "");
    folder
        .pirn(&["build", "p.py", "--strip", "-o", "small.pbc"])
        .is(0, "");
    assert!(folder.read("small.pbc").len() < folder.read("p.pbc").len());
    folder
        .pirn(&["small.pbc"])
        .is(1, "1\n")
        .fails(1, &["in f", "ValueError: 1"]);
}

#[test]
fn disassembly_assembles_to_the_same_program() {
    let folder = Folder::with(&[("p.py", "def f(x):\n    return x + 1\n\n\nprint(f(41))\n")]);
    folder.pirn(&["build", "p.py"]).is(0, "");
    let text = folder.pirn(&["dis", "p.py"]).out;
    assert!(
        text.contains(".code \"f\"") && text.contains("return"),
        "{text}"
    );
    assert_eq!(folder.pirn(&["dis", "p.pbc"]).out, text);
    folder.write("p.pasm", text.as_bytes());
    folder.pirn(&["asm", "p.pasm", "-o", "again.pbc"]).is(0, "");
    assert_eq!(folder.read("again.pbc"), folder.read("p.pbc"));
    folder.pirn(&["p.pasm"]).is(0, "42\n");
    folder.write(
        "bad.pasm",
        text.replace("return r", "no_such_op r").as_bytes(),
    );
    folder
        .pirn(&["asm", "bad.pasm"])
        .fails(2, &["bad.pasm", "no_such_op"]);
}

#[test]
fn outputs_are_not_written_over_inputs_or_nowhere() {
    let folder = Folder::with(&[("p.py", "print(1)\n")]);
    folder
        .pirn(&["build", "p.py", "-o", "p.py"])
        .fails(2, &["overwrite", "-o FILE"]);
    folder
        .pirn(&["build", "p.py", "-o", "no/such/p.pbc"])
        .fails(2, &["cannot write", "no/such/p.pbc"]);
    folder
        .pirn_with_input(&["build", "-"], "print(1)\n")
        .fails(2, &["-o FILE"]);
}

#[test]
fn check_reports_all_files() {
    let folder = Folder::with(&[("good.py", "x = 1\n"), ("bad.py", "x = = 1\n")]);
    folder.pirn(&["check", "good.py"]).is(0, "");
    let done = folder.pirn(&["check", "bad.py", "good.py", "none.py"]);
    done.fails(
        2,
        &[
            "File \"bad.py\", line 1",
            "SyntaxError",
            "cannot read 'none.py'",
        ],
    );
    folder
        .pirn(&["check", "bad.py", "good.py"])
        .fails(1, &["SyntaxError"]);
}

// The command itself.

#[test]
fn help_shows_examples_and_the_version_is_known() {
    let folder = Folder::new();
    let help = folder.pirn(&["--help"]);
    assert!(
        help.out.contains("Examples:") && help.out.contains("Exit codes:"),
        "{help:?}"
    );
    assert!(!help.out.contains("collect-at-polls"), "{help:?}");
    let version = format!("pirn {}\n", env!("CARGO_PKG_VERSION"));
    folder.pirn(&["--version"]).is(0, &version);
}

#[test]
fn completions_are_made_for_every_shell() {
    let folder = Folder::new();
    for shell in ["bash", "zsh", "fish", "elvish", "powershell"] {
        let done = folder.pirn(&["completions", shell]);
        assert!(
            done.code == Some(0) && done.out.contains("max-memory"),
            "{shell}: {done:?}"
        );
    }
}

#[test]
fn a_reader_that_goes_away_ends_the_program_quietly() {
    let folder = Folder::with(&[("w.py", "while True:\n    print('y' * 1000)\n")]);
    let mut child = folder.command(&["w.py"]).spawn().expect("pirn starts");
    let mut out = child.stdout.take().expect("a pipe");
    let mut some = [0; 100];
    out.read_exact(&mut some).expect("output");
    drop(out);
    let done = finish(child);
    assert_eq!((done.code, done.err.as_str()), (Some(141), ""));
}

// The interactive session, without a terminal.

#[test]
fn the_session_displays_values_and_survives_errors() {
    let input = "1 + 1\nx = 'hi'\nx\nNone\n1 / 0\nx * 2\n_\n";
    let done = Folder::new().pirn_with_input(&["repl"], input);
    done.is(0, "2\n'hi'\n'hihi'\n'hihi'\n")
        .fails(0, &["ZeroDivisionError: division by zero"]);
}

#[test]
fn the_session_reads_blocks_until_an_empty_line() {
    let input = "def f(x):\n    if x:\n        return 'yes'\n    return 'no'\n\nf(1)\nf(0)\n\
                 for i in range(2):\n    print(i)\n\n(1,\n  2)\n\"\"\"a\nb\"\"\"\nx = [\n    1,\n]\nx\n";
    let done = Folder::new().pirn_with_input(&["repl"], input);
    done.is(0, "'yes'\n'no'\n0\n1\n(1, 2)\n'a\\nb'\n[1]\n");
}

#[test]
fn the_session_tells_syntax_errors_and_ends_by_exit() {
    let done = Folder::new().pirn_with_input(
        &["repl"],
        "x = = 1\nprint('on')\nimport sys\nsys.exit(4)\nx\n",
    );
    done.is(4, "on\n")
        .fails(4, &["File \"<stdin>\", line 1", "SyntaxError"]);
}
