//! Snapshots as files: writing them, going on with them, showing what is in them.
//!
//! A file is written beside its place and moved there when it is whole and on disk: whoever looks finds the old snapshot or
//! the new one, also after the machine went down in between.

use crate::cache;
use crate::diff::{self, Side};
use crate::failure::{Failure, exit};
use crate::flags::{OnInterrupt, OnStop, ResumeFlags, SnapshotCommand, SnapshotFlags};
use crate::host::CommandHost;
use crate::input;
use crate::interrupts::Presses;
use crate::run;
use crate::trace;
use pirn_runtime::{Config, DeniedHost, Host, Isolate, RunError};
use pirn_vm::snapshot::{program_files, section_sizes};
use std::fmt::Write as _;
use std::fs::File;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// Puts into the configuration what the flags say.
pub fn configure(config: &mut Config, flags: &SnapshotFlags) -> Result<(), Failure> {
    let wanted = flags.on_limit == OnStop::Snapshot || flags.on_interrupt == OnInterrupt::Snapshot;
    if wanted && flags.snapshot.is_none() {
        return Err(
            Failure::usage("there is no place for the snapshot").help("say where: --snapshot FILE")
        );
    }
    config.snapshot_every = flags.every;
    config.pause_at_limit = flags.on_limit == OnStop::Snapshot;
    Ok(())
}

/// Has the isolate's snapshots written.
pub fn keep(isolate: &mut Isolate, flags: &SnapshotFlags, presses: &Arc<Presses>) {
    if flags.on_interrupt == OnInterrupt::Snapshot {
        presses.pause_instead();
    }
    let Some(path) = flags.snapshot.clone() else {
        return;
    };
    let every = flags.every.is_some();
    isolate.keep_snapshots(move |bytes| {
        let result = save(&path, bytes);
        if let (Err(e), true) = (&result, every) {
            eprintln!("pirn: warning: no snapshot was written: {e}");
        }
        result
    });
}

/// What the end of a run means: a snapshot perhaps, and a status.
pub fn ended(isolate: &mut Isolate, result: Result<(), RunError>, flags: &SnapshotFlags) -> u8 {
    let error = match result {
        Ok(()) => return exit::OK,
        Err(e) => e,
    };
    let wanted = match error {
        RunError::Limit(_) => flags.on_limit == OnStop::Snapshot,
        RunError::Interrupted => flags.on_interrupt == OnInterrupt::Snapshot,
        _ => false,
    };
    let failure = match (&flags.snapshot, wanted) {
        (Some(path), true) => {
            let bytes = isolate.snapshot().map_err(|e| e.to_string());
            let saved = bytes.and_then(|bytes| save(path, &bytes));
            let status = run::ended(&error).unwrap_or_else(|failure| failure.exit);
            match saved {
                Ok(()) => Failure::usage("the program was stopped")
                    .help(format!("go on with: pirn resume {}", path.display()))
                    .exit(status),
                Err(e) => Failure::usage(format!(
                    "the program was stopped, and no snapshot was written: {e}"
                ))
                .exit(status),
            }
        }
        _ => match run::ended(&error) {
            Ok(status) => return status,
            Err(failure) => failure,
        },
    };
    failure.print();
    failure.exit
}

/// Writes a file, whole or not at all.
fn save(path: &Path, bytes: &[u8]) -> Result<(), String> {
    let mut name = path.to_path_buf().into_os_string();
    name.push(format!(".{}.tmp", std::process::id()));
    let temporary = PathBuf::from(name);
    let written = File::create(&temporary)
        .and_then(|mut file| file.write_all(bytes).and_then(|()| file.sync_all()))
        .and_then(|()| std::fs::rename(&temporary, path));
    if let Err(e) = written {
        // The first error is the one to tell.
        let _ = std::fs::remove_file(&temporary);
        return Err(format!(
            "cannot write '{}': {}",
            path.display(),
            input::words(&e)
        ));
    }
    // The name is on disk when its folder is, where the system has such a thing.
    let folder = path
        .parent()
        .filter(|folder| !folder.as_os_str().is_empty());
    if let Ok(folder) = File::open(folder.unwrap_or(Path::new("."))) {
        let _ = folder.sync_all();
    }
    Ok(())
}

/// `pirn resume`.
pub fn resume(flags: &ResumeFlags) -> Result<u8, Failure> {
    let bytes = input::read(&flags.file)?;
    let presses = Presses::listen();
    let mut config = run::config(&flags.limits, None);
    config.jit = run::jit_mode(flags.jit);
    config.warn_hog = flags.watching.warn_hog;
    configure(&mut config, &flags.snapshots)?;
    if !flags.no_cache
        && let Some((folder, name)) = kept_code(&bytes)
    {
        config = config.cache(folder, &name);
    }
    let host = CommandHost::new(presses.clone(), &flags.limits.deny);
    let mut isolate = read(&flags.file, &bytes, config, host)?;
    if let Some(problem) = isolate.cache_problem() {
        eprintln!("pirn: warning: native code is not kept: {problem}");
    }
    presses.interrupts(&isolate);
    keep(&mut isolate, &flags.snapshots, &presses);
    trace::begin(&mut isolate, &flags.watching)?;
    let result = isolate.go_on();
    trace::end(&mut isolate, &flags.watching);
    let code = ended(&mut isolate, result, &flags.snapshots);
    // What cannot be kept is made again.
    let _ = isolate.save_cache();
    // The process ends: nothing is gained by freeing objects one by one. All output has been written.
    std::mem::forget(isolate);
    Ok(code)
}

/// Where native code of a snapshot's program is kept: where runs of the program keep it. If it is of several files, those that are there
/// no more left out, the first has it.
fn kept_code(bytes: &[u8]) -> Option<(PathBuf, String)> {
    // What is wrong with the snapshot will be said when it is read.
    let files = program_files(bytes).unwrap_or_default();
    files
        .iter()
        .find_map(|file| cache::of_program(Path::new(file)))
}

fn read(
    file: &Path,
    bytes: &[u8],
    config: Config,
    host: impl Host + 'static,
) -> Result<Isolate, Failure> {
    Isolate::resume_with(bytes, config, host, |_| {})
        .map_err(|e| Failure::usage(format!("'{}': {e}", file.display())))
}

/// `pirn snapshot`.
pub fn command(command: SnapshotCommand) -> Result<u8, Failure> {
    match command {
        SnapshotCommand::Show { file } => show(&file),
        SnapshotCommand::Diff { old, new } => {
            let (mut old, mut new) = (side(&old)?, side(&new)?);
            let text = diff::diff(&mut old, &mut new);
            std::mem::forget((old, new));
            crate::tools::print(&text)
        }
        SnapshotCommand::Verify { files } => verify(&files),
    }
}

/// About all files, not only about the first wrong one.
fn verify(files: &[PathBuf]) -> Result<u8, Failure> {
    let mut code = exit::OK;
    for file in files {
        let result =
            input::read(file).and_then(|bytes| read(file, &bytes, Config::default(), DeniedHost));
        match result {
            Ok(isolate) => std::mem::forget(isolate),
            Err(failure) => {
                failure.print();
                code = failure.exit;
            }
        }
    }
    Ok(code)
}

/// A snapshot that is looked at.
fn side(file: &Path) -> Result<Side, Failure> {
    let bytes = input::read(file)?;
    Ok(Side {
        name: file.display().to_string(),
        bytes: bytes.len(),
        isolate: read(file, &bytes, Config::default(), DeniedHost)?,
    })
}

fn show(file: &Path) -> Result<u8, Failure> {
    let bytes = input::read(file)?;
    let mut isolate = read(file, &bytes, Config::default(), DeniedHost)?;
    let picture = isolate.picture();
    let mut text = format!(
        "{}: {} bytes\n{} ticks, {} bytes of heap\n\n{picture}",
        file.display(),
        bytes.len(),
        picture.ticks,
        picture.heap_bytes
    );
    let _ = writeln!(text, "\nobjects\n");
    let mut kinds = isolate.kinds().to_vec();
    kinds.sort_by_key(|(_, _, bytes)| std::cmp::Reverse(*bytes));
    for (kind, n, bytes) in kinds {
        let kind = format!("{kind:?}").to_lowercase();
        let _ = writeln!(text, "  {kind:<14} {n:>9} {bytes:>11} bytes");
    }
    let _ = writeln!(text, "\nsections\n");
    for (name, n, bytes) in section_sizes(&bytes).unwrap_or_default() {
        let _ = writeln!(text, "  {name:<14} {n:>9} {bytes:>11} bytes");
    }
    crate::tools::print(&text)
}
