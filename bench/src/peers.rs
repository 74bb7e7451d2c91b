//! The commands that run programs: rows of `peers.conf`, and of a user's file of the same form.
//!
//! A peer that is not installed, or cannot do what its row needs, is left out with a word. What the keys mean is said at the
//! top of `peers.conf`, for users; [`set`] is the one place that knows their names.

use std::path::{Path, PathBuf};
use std::process::Command;

const BUILT_IN: &str = include_str!("../peers.conf");

/// A section, as it is written.
#[derive(Clone, Debug, Default)]
struct Section {
    name: String,
    /// What paths are relative to.
    folder: PathBuf,
    about: String,
    program: String,
    command: Vec<String>,
    curve: Vec<String>,
    build: Vec<String>,
    installed: Vec<String>,
    env: Vec<String>,
    stats: Vec<String>,
    needs: String,
    has_tasklets: bool,
    is_own: bool,
    is_default: bool,
}

/// A peer that is there.
#[derive(Clone, Debug)]
pub struct Peer {
    section: Section,
    /// What takes the place of names in braces, for all workloads.
    values: Vec<(&'static str, String)>,
}

/// A command of a peer for one workload, with places left for what differs from process to process.
#[derive(Clone, Debug)]
pub struct Launch {
    pub words: Vec<String>,
    pub env: Vec<String>,
    pub folder: PathBuf,
}

/// The command of this tree, and what its help says.
pub struct Pirn {
    pub path: String,
    pub help: String,
}

/// The peers that were asked for and are there, and a word about each that is not.
pub fn installed(
    bench: &Path,
    file: Option<&Path>,
    wanted: &[String],
    pirn: &Pirn,
) -> Result<(Vec<Peer>, Vec<String>), String> {
    let mut sections = Vec::new();
    parse(BUILT_IN, "peers.conf", bench, &mut sections)?;
    if let Some(path) = file {
        let text = std::fs::read_to_string(path)
            .map_err(|e| format!("cannot read '{}': {e}", path.display()))?;
        let folder = path.parent().unwrap_or(Path::new("."));
        let folder = std::path::absolute(folder).map_err(|e| e.to_string())?;
        parse(&text, &path.display().to_string(), &folder, &mut sections)?;
    }
    let mut peers = Vec::new();
    let mut left_out = Vec::new();
    for section in chosen(sections, wanted)? {
        let name = section.name.clone();
        match found(section, pirn) {
            Ok(peer) => peers.push(peer),
            Err(why) => left_out.push(format!("{name} is left out: {why}")),
        }
    }
    match peers.is_empty() {
        true => Err(format!("no peer is there: {}", left_out.join("; "))),
        false => Ok((peers, left_out)),
    }
}

fn chosen(sections: Vec<Section>, wanted: &[String]) -> Result<Vec<Section>, String> {
    if wanted.is_empty() {
        return Ok(sections.into_iter().filter(|s| s.is_default).collect());
    }
    let named = |name: &String| {
        let section = sections.iter().find(|s| s.name == *name).cloned();
        section.ok_or_else(|| {
            let all: Vec<&str> = sections.iter().map(|s| s.name.as_str()).collect();
            format!("there is no peer '{name}'; there are {}", all.join(", "))
        })
    };
    wanted.iter().map(named).collect()
}

fn found(section: Section, pirn: &Pirn) -> Result<Peer, String> {
    if !section.needs.is_empty() && !pirn.help.contains(&section.needs) {
        return Err(format!("pirn has no {} yet", section.needs));
    }
    let flag = |known: &str, flag: &str| match pirn.help.contains(known) {
        true => flag.to_string(),
        false => String::new(),
    };
    let mut values = vec![
        ("pirn", pirn.path.clone()),
        ("no-jit", flag("--jit", "--jit=off")),
        ("no-cache", flag("--no-cache", "--no-cache")),
    ];
    if section.installed.is_empty() {
        let words = [&section.build, &section.command];
        let word = words.iter().find_map(|words| words.first());
        let program = filled(word.map_or("", String::as_str), &values);
        if !is_command(&program) {
            return Err(format!("'{program}' is not installed"));
        }
    } else {
        let output = Command::new(&section.installed[0])
            .args(&section.installed[1..])
            .output();
        let output = output.ok().filter(|output| output.status.success());
        let output = output.ok_or_else(|| format!("{} is not installed", section.about))?;
        let text = String::from_utf8_lossy(&output.stdout).trim().to_string();
        values.push(("installed", text));
    }
    Ok(Peer { section, values })
}

fn is_command(program: &str) -> bool {
    if program.contains('/') {
        return Path::new(program).is_file();
    }
    let paths = std::env::var_os("PATH").unwrap_or_default();
    std::env::split_paths(&paths).any(|folder| {
        let path = folder.join(format!("{program}{}", std::env::consts::EXE_SUFFIX));
        path.is_file()
    })
}

impl Peer {
    pub fn name(&self) -> &str {
        &self.section.name
    }

    pub fn about(&self) -> &str {
        &self.section.about
    }

    pub fn is_own(&self) -> bool {
        self.section.is_own
    }

    /// The file of a workload, if the peer can run it.
    pub fn program(&self, name: &str, has_tasklets: bool) -> Option<PathBuf> {
        let file = self.section.program.replace("{name}", name);
        let path = self.section.folder.join(file);
        (path.is_file() && (self.section.has_tasklets || !has_tasklets)).then_some(path)
    }

    pub fn build(&self, program: &Path, binary: &Path) -> Option<Launch> {
        self.launch(&self.section.build, program, binary)
    }

    /// What measures: SIZE and `--time` are still to come.
    pub fn run(&self, program: &Path, binary: &Path) -> Option<Launch> {
        self.launch(&self.section.command, program, binary)
    }

    /// What runs a program N times: SIZE, and N after what is second here, are still to come.
    pub fn curve(&self, program: &Path, binary: &Path) -> Option<(Launch, Option<&'static str>)> {
        match self.launch(&self.section.curve, program, binary) {
            Some(launch) => Some((launch, None)),
            None => Some((self.run(program, binary)?, Some("--curve"))),
        }
    }

    /// What measures and says what it did.
    pub fn stats(&self, program: &Path, binary: &Path) -> Option<Launch> {
        if self.section.stats.is_empty() {
            return None;
        }
        let mut launch = self.run(program, binary)?;
        let shown = program.display().to_string();
        let at = launch.words.iter().position(|word| *word == shown)?;
        launch
            .words
            .splice(at..at, self.section.stats.iter().cloned());
        Some(launch)
    }

    fn launch(&self, words: &[String], program: &Path, binary: &Path) -> Option<Launch> {
        let mut values = self.values.clone();
        values.push(("program", program.display().to_string()));
        let folder = program.parent().unwrap_or(Path::new("."));
        values.push(("folder", folder.display().to_string()));
        values.push(("binary", binary.display().to_string()));
        let fill = |word: &String| filled(word, &values);
        let words: Vec<String> = words.iter().map(fill).filter(|w| !w.is_empty()).collect();
        (!words.is_empty()).then(|| Launch {
            words,
            env: self.section.env.clone(),
            folder: self.section.folder.clone(),
        })
    }
}

impl Launch {
    /// Whether files of one process are there for the next.
    pub fn keeps_files(&self) -> bool {
        self.env.iter().any(|pair| pair.contains("{kept}"))
    }

    /// The command, with folders for those that want some.
    pub fn command(&self, fresh: &Path, kept: &Path, pin: Option<usize>) -> Command {
        let pinned = pin.map(|cpu| ["taskset".to_string(), "-c".to_string(), cpu.to_string()]);
        let mut words = pinned.iter().flatten().chain(&self.words);
        let mut command = Command::new(words.next().map_or("", String::as_str));
        command.args(words).current_dir(&self.folder);
        // What is measured is a run that knows nothing of others.
        command.env("PIRN_CACHE_DIR", "");
        let folders = [
            ("fresh", fresh.display().to_string()),
            ("kept", kept.display().to_string()),
        ];
        for pair in &self.env {
            let (name, value) = pair.split_once('=').unwrap_or((pair, ""));
            command.env(name, filled(value, &folders));
        }
        command
    }
}

/// A word with what takes the place of names in braces.
fn filled(word: &str, values: &[(&str, String)]) -> String {
    let mut text = word.to_string();
    for (name, value) in values {
        text = text.replace(&format!("{{{name}}}"), value);
    }
    text
}

/// Adds the sections of a file to those there are.
fn parse(text: &str, file: &str, folder: &Path, sections: &mut Vec<Section>) -> Result<(), String> {
    let mut at = None;
    for (i, line) in text.lines().enumerate() {
        let place = |message: String| format!("{file}:{}: {message}", i + 1);
        let line = line.trim();
        if line.is_empty() || line.starts_with('#') {
            continue;
        }
        if let Some(name) = line.strip_prefix('[').and_then(|l| l.strip_suffix(']')) {
            let known = sections.iter().position(|s| s.name == name);
            at = Some(known.unwrap_or(sections.len()));
            if known.is_none() {
                sections.push(Section {
                    name: name.to_string(),
                    folder: folder.to_path_buf(),
                    has_tasklets: true,
                    is_default: true,
                    ..Section::default()
                });
            }
            continue;
        }
        let (key, value) = line
            .split_once('=')
            .ok_or_else(|| place("this is neither [name] nor key = value".to_string()))?;
        let at = at.ok_or_else(|| place("a [name] has to come first".to_string()))?;
        set(&mut sections[at], key.trim(), value.trim()).map_err(place)?;
    }
    let unfinished = sections
        .iter()
        .find(|s| s.program.is_empty() || s.command.is_empty());
    match unfinished {
        Some(s) => Err(format!("{file}: [{}] wants program and command", s.name)),
        None => Ok(()),
    }
}

fn set(section: &mut Section, key: &str, value: &str) -> Result<(), String> {
    match key {
        "about" => section.about = value.to_string(),
        "program" => section.program = value.to_string(),
        "command" => section.command = words(value)?,
        "curve" => section.curve = words(value)?,
        "build" => section.build = words(value)?,
        "installed" => section.installed = words(value)?,
        "env" => section.env = words(value)?,
        "stats" => section.stats = words(value)?,
        "needs" => section.needs = value.to_string(),
        "tasklets" => section.has_tasklets = yes_or_no(value)?,
        "own" => section.is_own = yes_or_no(value)?,
        "default" => section.is_default = yes_or_no(value)?,
        _ => return Err(format!("there is no key '{key}'")),
    }
    Ok(())
}

fn yes_or_no(value: &str) -> Result<bool, String> {
    match value {
        "yes" => Ok(true),
        "no" => Ok(false),
        _ => Err(format!("'{value}' is neither yes nor no")),
    }
}

/// Words between spaces; quotes hold one together.
fn words(text: &str) -> Result<Vec<String>, String> {
    let mut found = Vec::new();
    let mut rest = text.trim_start();
    while !rest.is_empty() {
        let (word, after) = match rest.strip_prefix('\'') {
            Some(quoted) => quoted.split_once('\'').ok_or("a quote is not closed")?,
            None => rest.split_once(' ').unwrap_or((rest, "")),
        };
        found.push(word.to_string());
        rest = after.trim_start();
    }
    Ok(found)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sections(text: &str) -> Result<Vec<Section>, String> {
        let mut sections = Vec::new();
        parse(BUILT_IN, "peers.conf", Path::new("bench"), &mut sections)?;
        parse(text, "my.conf", Path::new("mine"), &mut sections)?;
        Ok(sections)
    }

    #[test]
    fn a_file_adds_and_changes_rows() {
        let text = "[mine]\nprogram = {name}.x\ncommand = x 'a b' c\n\n[luajit]\ncommand = other {program}\n";
        let all = sections(text).expect("a good file");
        let mine = all.last().expect("a row");
        assert_eq!(mine.command, ["x", "a b", "c"]);
        assert_eq!(mine.folder, Path::new("mine"));
        let luajit = all.iter().find(|s| s.name == "luajit").expect("a row");
        assert_eq!(luajit.command, ["other", "{program}"]);
        assert_eq!(luajit.folder, Path::new("bench"));
    }

    #[test]
    fn errors_name_the_line() {
        let message = |text| sections(text).expect_err("a bad file");
        assert_eq!(message("x = 1"), "my.conf:1: a [name] has to come first");
        assert_eq!(
            message("[a]\n\nspeed = 1"),
            "my.conf:3: there is no key 'speed'"
        );
        assert_eq!(
            message("[a]\nown = 1"),
            "my.conf:2: '1' is neither yes nor no"
        );
        assert_eq!(message("[a]\nenv = 'x"), "my.conf:2: a quote is not closed");
        assert_eq!(
            message("[a]\nown = yes"),
            "my.conf: [a] wants program and command"
        );
    }
}
