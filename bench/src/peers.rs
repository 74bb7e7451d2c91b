//! The commands that run programs. A peer that is not installed is left out.

use std::path::PathBuf;
use std::process::{Command, Stdio};

/// A command that runs a program.
#[derive(Clone, Debug)]
pub struct Peer {
    pub name: &'static str,
    /// The program to call and what comes before the path of the workload.
    pub command: Vec<String>,
    /// Has the module `stackless`.
    pub has_tasklets: bool,
}

/// All peers: name, command, whether it has tasklets. The first one that is installed after Pirn is the reference.
const PEERS: &[(&str, &[&str], bool)] = &[
    ("pirn", &["pirn", "run"], true),
    ("python3", &["python3"], false),
    ("pypy3", &["pypy3"], false),
];

/// The peers of those asked for (all, when none are) that are installed.
pub fn installed(wanted: &[String]) -> Result<Vec<Peer>, String> {
    if let Some(unknown) = wanted.iter().find(|w| PEERS.iter().all(|p| p.0 != *w)) {
        return Err(format!("there is no peer {unknown}; see --help"));
    }
    let mut peers = Vec::new();
    for (name, command, has_tasklets) in PEERS {
        if !wanted.is_empty() && !wanted.iter().any(|w| w == name) {
            continue;
        }
        let mut command: Vec<String> = command.iter().map(|part| part.to_string()).collect();
        let program = match *name {
            "pirn" => Some(pirn()?),
            _ => python(&command[0]),
        };
        let Some(program) = program else {
            eprintln!("{name} is not installed");
            continue;
        };
        command[0] = program;
        peers.push(Peer {
            name,
            command,
            has_tasklets: *has_tasklets,
        });
    }
    Ok(peers)
}

/// The command of this tree, built for this profile when cargo runs us.
fn pirn() -> Result<String, String> {
    let own = std::env::current_exe().map_err(|e| e.to_string())?;
    let path = own.with_file_name(format!("pirn{}", std::env::consts::EXE_SUFFIX));
    if cfg!(debug_assertions) {
        eprintln!("this is a debug build: its times mean nothing; use --release");
    }
    if let Some(cargo) = std::env::var_os("CARGO") {
        let mut build = Command::new(cargo);
        build.args(["build", "--quiet", "-p", "pirn"]);
        if !cfg!(debug_assertions) {
            build.arg("--release");
        }
        let status = build.status().map_err(|e| format!("cargo build: {e}"))?;
        if !status.success() {
            return Err("the command pirn does not build".to_string());
        }
    }
    match path.is_file() {
        true => Ok(path.display().to_string()),
        false => Err(format!("there is no '{}'; build it first", path.display())),
    }
}

/// The real path of a Python: what is found by name may be a wrapper that takes its time.
fn python(name: &str) -> Option<String> {
    let output = Command::new(name)
        .args(["-c", "import sys; print(sys.executable)"])
        .stderr(Stdio::null())
        .output()
        .ok()?;
    let path = PathBuf::from(String::from_utf8(output.stdout).ok()?.trim());
    (output.status.success() && path.is_file()).then(|| path.display().to_string())
}
