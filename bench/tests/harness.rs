//! The harness from outside: all programs at next to no size, on whatever peers are installed; its files; its messages.
//!
//! That the checksums of all peers agree is what the harness itself looks at: it fails when they do not.

use std::path::PathBuf;
use std::process::{Command, Output};
use std::sync::OnceLock;

/// The command pirn, built once for all tests here, which run side by side.
fn pirn() -> &'static str {
    static PATH: OnceLock<String> = OnceLock::new();
    PATH.get_or_init(|| {
        let mut build = Command::new(env!("CARGO"));
        build.args(["build", "--quiet", "-p", "pirn"]);
        if !cfg!(debug_assertions) {
            build.arg("--release");
        }
        let status = build.status().expect("cargo starts");
        assert!(status.success(), "the command pirn does not build");
        let own = PathBuf::from(env!("CARGO_BIN_EXE_pirn-bench"));
        let name = format!("pirn{}", std::env::consts::EXE_SUFFIX);
        own.with_file_name(name).display().to_string()
    })
}

fn bench(args: &[&str]) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_pirn-bench"));
    command.args(["--pirn", pirn()]).args(args);
    command.output().expect("the harness starts")
}

fn text(bytes: &[u8]) -> String {
    String::from_utf8_lossy(bytes).into_owned()
}

/// Standard output of a run that has to succeed.
fn report(args: &[&str]) -> String {
    let output = bench(args);
    let (out, err) = (text(&output.stdout), text(&output.stderr));
    assert!(output.status.success(), "{args:?}:\n{out}{err}");
    out
}

/// The last line of standard error of a run that has to end with a status.
fn complaint(args: &[&str], status: i32) -> String {
    let output = bench(args);
    let err = text(&output.stderr);
    assert_eq!(output.status.code(), Some(status), "{args:?}: {err}");
    err.lines().last().unwrap_or_default().to_string()
}

fn scratch(name: &str) -> String {
    let folder = PathBuf::from(env!("CARGO_TARGET_TMPDIR"));
    folder.join(name).display().to_string()
}

/// Checks that there are so many programs in a group, and that each was measured.
fn group(name: &str, programs: usize) {
    let list = report(&["--sizes", "toy", "--list", "--only", name]);
    let listed = list.lines().filter(|line| line.contains("  op: "));
    let names: Vec<&str> = listed
        .filter_map(|line| line.split_whitespace().next())
        .collect();
    assert_eq!(names.len(), programs, "{list}");
    let out = report(&["--sizes", "toy", "--repeats", "1", "--only", name]);
    for program in names {
        let row = out.lines().find(|line| line.starts_with(program));
        let own_time = row.and_then(|row| row.split_whitespace().nth(2));
        let is_number = own_time.is_some_and(|text| text.parse::<f64>().is_ok());
        assert!(is_number, "{program} was not measured:\n{out}");
    }
}

#[test]
fn compute_programs_agree_on_all_peers() {
    group("compute", 16);
}

#[test]
fn concurrency_programs_agree_on_all_peers() {
    group("concurrency", 5);
}

#[test]
fn other_programs_agree_on_all_peers() {
    group("other", 27);
}

#[test]
fn files_can_be_shown_and_compared() {
    let (json, html) = (scratch("results.json"), scratch("page.html"));
    let what = [
        "--sizes",
        "toy",
        "--only",
        "fib,intloop",
        "--peers",
        "interp",
    ];
    let measured = [
        &what[..],
        &["--repeats", "2", "--curve", "3", "--json", &json],
    ]
    .concat();
    report(&measured);

    let out = report(&["--load", &json, "--details", "--html", &html]);
    assert_eq!(out.matches("runs in one process: ").count(), 2, "{out}");
    let page = std::fs::read_to_string(&html).expect("a page");
    assert!(page.starts_with("<!DOCTYPE html>") && page.ends_with("</html>\n"));
    for outside in ["http:", "https:", "src=", "<script"] {
        assert!(
            !page.contains(outside),
            "the page needs other files: {outside}"
        );
    }
    for plot in ["<polyline", "intloop", "Warm-up"] {
        assert!(page.contains(plot), "the page has no {plot}");
    }

    let out = report(&["--load", &json, "--compare", &json]);
    assert!(out.contains("2 of 2 are noise"), "{out}");
}

#[test]
fn a_peer_that_gives_another_answer_is_noticed() {
    let (conf, program) = (scratch("peers.conf"), scratch("fib.py"));
    std::fs::write(&program, "print(1)\nprint('time_ns_per_op=1.0')\n").expect("a program");
    let rows =
        "[liar]\nabout = a wrong answer\nprogram = {name}.py\ncommand = {pirn} run {program}\n";
    std::fs::write(&conf, rows).expect("a file of peers");
    let what = ["--sizes", "toy", "--repeats", "1", "--only", "fib"];
    let args = [
        &what[..],
        &["--peers-file", &conf, "--peers", "interp,liar"],
    ]
    .concat();
    let output = bench(&args);
    let out = text(&output.stdout);
    assert_eq!(output.status.code(), Some(1), "{out}");
    let words = "liar: its checksum differs from that of interp: \"1\" is not \"144\"";
    assert!(out.contains(words), "{out}");
}

#[test]
fn messages_say_what_is_wrong() {
    let message = complaint(&["--peers", "perl"], 2);
    assert!(
        message.contains("there is no peer 'perl'; there are interp, "),
        "{message}"
    );
    let message = complaint(&["--only", "nothing"], 2);
    assert!(
        message.ends_with("no program is named like that; --list shows all"),
        "{message}"
    );
    let message = complaint(&["--compare", &scratch("missing.json")], 2);
    assert!(message.contains("cannot read"), "{message}");
    let bad = scratch("bad.json");
    std::fs::write(&bad, "{}").expect("a file");
    let message = complaint(&["--load", &bad], 2);
    assert!(
        message.contains("is no file of results: missing field"),
        "{message}"
    );
}
