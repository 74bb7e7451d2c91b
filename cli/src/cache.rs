//! Where native code is kept: in a folder of the user's own, unless he wants it elsewhere or nowhere.

use crate::failure::Failure;
use crate::flags::CacheCommand;
use pirn_runtime::cache;
use std::env::var_os;
use std::path::{Path, PathBuf};

/// The variable that says where; empty: nowhere.
const VARIABLE: &str = "PIRN_CACHE_DIR";

/// The folder; `None` when nothing is to be kept.
fn folder() -> Option<PathBuf> {
    if let Some(folder) = var_os(VARIABLE) {
        return (!folder.is_empty()).then(|| folder.into());
    }
    // The specification has relative paths ignored.
    let absolute = |path: PathBuf| path.is_absolute().then_some(path);
    let cache = var_os("XDG_CACHE_HOME").and_then(|folder| absolute(folder.into()));
    let home = || Some(absolute(var_os("HOME")?.into())?.join(".cache"));
    Some(cache.or_else(home)?.join("pirn"))
}

/// Folder and name for a program that was read from this file. What has no file is not kept.
pub fn of_program(file: &Path) -> Option<(PathBuf, String)> {
    if file.as_os_str() == "-" {
        return None;
    }
    let name = file.canonicalize().ok()?.to_str()?.to_string();
    Some((folder()?, name))
}

/// `pirn cache`.
pub fn command(command: CacheCommand) -> Result<u8, Failure> {
    let Some(folder) = folder() else {
        return Err(Failure::usage("no native code is kept").help(format!(
            "{VARIABLE} is empty, or neither it nor HOME is set"
        )));
    };
    let refused = |problem: String| {
        Failure::usage(format!("the cache is not used: {problem}")).help(format!(
            "give it a folder that is yours alone: {VARIABLE}=FOLDER"
        ))
    };
    match command {
        CacheCommand::Show => {
            let files = cache::files(&folder).map_err(refused)?;
            println!("{}", folder.display());
            for file in &files {
                println!("{:>10}  {}", kilobytes(file.bytes), file.program);
            }
            let total = files.iter().map(|f| f.bytes).sum();
            println!(
                "{:>10}  of {}",
                kilobytes(total),
                kilobytes(cache::FOLDER_MAX)
            );
        }
        CacheCommand::Clear => {
            let n = cache::clear(&folder).map_err(refused)?;
            println!("{n} removed from {}", folder.display());
        }
    }
    Ok(0)
}

fn kilobytes(bytes: u64) -> String {
    format!("{} KiB", bytes.div_ceil(1024))
}
