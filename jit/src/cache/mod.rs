//! The cache of units on disk.
//!
//! ```text
//! mod.rs     what was kept, what is to be kept
//! form.rs    the key of machine code
//! pack.rs    a file: the units of one program
//! folder.rs  the folder with the files, and who may use it
//! ```
//!
//! A file holds two things of each unit. Its *machine code*, under a key that covers all that the code is made from. And
//! its *profile*: what had been learnt of the functions in it when it was compiled, in terms that mean the same in every
//! process ([`pirn_vm::compiler::Profile`]).
//!
//! When a function is called whose unit was kept, its profile is laid in and the unit is translated to Cranelift's form as
//! if it were hot, in this process, from what classes, globals and code are now. Only where just that form was compiled
//! before, its machine code is taken from the file, and this process's addresses are written into it. So nothing has to
//! be checked about old code: what it relies on is what the new form relies on, word for word. A program that was changed
//! makes another form. What is saved is waiting until a function is hot, and nine tenths of the compiler's work.
//!
//! Every unit that is compiled looks for its code here, not only those that are recalled.

mod folder;
mod form;
mod pack;

pub use folder::{FOLDER_MAX, Folder};
pub use form::{Sum, form_key, form_sum};

use crate::image::Image;
use crate::region::Region;
use pack::{Pack, Row};
use pirn_vm::Vm;
use pirn_vm::bytecode::ops::OPS;
use pirn_vm::compiler::{CodeKey, EntryPoint, Profile};
use pirn_vm::interp::native::helpers;
use pirn_vm::objects::CodeRef;
use sha2::{Digest, Sha256};
use std::collections::HashMap;
use std::path::{Path, PathBuf};

/// Which file an isolate uses.
#[derive(Clone, Debug)]
pub struct CacheConfig {
    /// The folder. It has to be the user's own and closed to others; it is made if it is not there.
    pub folder: PathBuf,
    /// What the program is called: isolates of one name use one file.
    pub program: String,
}

/// How many times a file is written without a unit's being used before that is left out.
const AGE_MAX: u32 = 20;

/// Bytes of a file's units.
const FILE_MAX: usize = 16 << 20;

/// What the cache did.
#[derive(Clone, Copy, Debug, Default)]
pub struct CacheStats {
    /// Units whose machine code came from the file.
    pub loaded: u64,
    /// Units that were recalled and whose code had to be made, because it was another.
    pub missed: u64,
    /// Times a unit was not recalled because something it mentions was not there, by [`Missing`].
    pub unready: [u64; 4],
    /// Units without a profile, because something in it has no name.
    pub nameless: u64,
    /// Bodies that did not hold.
    pub damaged: u64,
    /// The file was there and was not one of this build, or did not hold.
    pub foreign: u64,
    /// Units written.
    pub written: u64,
}

/// A unit that is kept.
struct Kept {
    row: Row,
    /// `None`: in the file.
    body: Option<Vec<u8>>,
    used: bool,
}

/// The cache as an isolate sees it.
pub struct Cache {
    folder: Folder,
    program: String,
    file: String,
    build: Sum,
    pack: Option<Pack>,
    units: Vec<Kept>,
    by_entry: HashMap<(CodeKey, EntryPoint), usize>,
    by_form: HashMap<Sum, usize>,
    /// There is something to write.
    changed: bool,
    pub stats: CacheStats,
}

/// What makes units: files of another build are of no use.
fn build() -> Sum {
    let mut h = Sha256::new();
    h.update(env!("CARGO_PKG_VERSION"));
    for helper in helpers::ALL {
        let info = helpers::info(*helper);
        h.update(info.name);
        h.update([info.n_params as u8, info.float as u8, info.returns as u8]);
    }
    for op in OPS {
        h.update(op.mnemonic);
    }
    h.finalize().into()
}

impl Cache {
    /// Opens the cache. The error says why it is not used.
    pub fn open(config: &CacheConfig) -> Result<Cache, String> {
        let folder = Folder::open(&config.folder)?;
        let name = form::sum(config.program.as_bytes());
        let file: String = name[..16].iter().map(|b| format!("{b:02x}")).collect();
        let mut cache = Cache {
            folder,
            program: config.program.clone(),
            file,
            build: build(),
            pack: None,
            units: Vec::new(),
            by_entry: HashMap::new(),
            by_form: HashMap::new(),
            changed: false,
            stats: CacheStats::default(),
        };
        if let Some(file) = cache.folder.read(&cache.file) {
            match Pack::open(file, &cache.build).filter(|p| p.name == cache.program) {
                Some(pack) => {
                    for row in &pack.rows {
                        cache.add(row.clone(), None);
                    }
                    cache.pack = Some(pack);
                }
                None => cache.stats.foreign += 1,
            }
        }
        Ok(cache)
    }

    /// Adds a unit, in the place of another of the same entry.
    fn add(&mut self, row: Row, body: Option<Vec<u8>>) {
        let at = (row.key, row.entry);
        let form = row.form;
        let used = body.is_some();
        let kept = Kept { row, body, used };
        let n = match self.by_entry.get(&at) {
            Some(n) => {
                let before = std::mem::replace(&mut self.units[*n], kept);
                self.by_form.remove(&before.row.form);
                *n
            }
            None => {
                self.units.push(kept);
                self.units.len() - 1
            }
        };
        self.by_entry.insert(at, n);
        self.by_form.insert(form, n);
    }

    /// All profiles.
    pub fn profiles(&self) -> Vec<Profile> {
        let profiles = self.units.iter();
        profiles
            .filter_map(|u| Profile::read(&u.row.profile))
            .collect()
    }

    /// The entries of a code object that are kept.
    pub fn entries(&self, key: impl FnOnce() -> CodeKey) -> Vec<EntryPoint> {
        if self.by_entry.is_empty() {
            return Vec::new();
        }
        let key = key();
        let rows = self.by_entry.keys().filter(|(k, _)| *k == key);
        let mut entries: Vec<EntryPoint> = rows.map(|(_, entry)| *entry).collect();
        entries.sort();
        entries
    }

    /// What was learnt of a unit.
    pub fn profile(&self, key: CodeKey, entry: EntryPoint) -> Option<(Profile, bool)> {
        let row = &self.units[*self.by_entry.get(&(key, entry))?].row;
        Some((Profile::read(&row.profile)?, row.is_lean))
    }

    /// The machine code of a form.
    pub fn image(&mut self, form: &Sum) -> Option<Image> {
        let n = *self.by_form.get(form)?;
        let image = pack::read_body(self.body(n)?)?;
        self.units[n].used = true;
        self.stats.loaded += 1;
        Some(image)
    }

    /// The bytes of a unit, read when they are first wanted. A unit whose bytes do not hold is forgotten.
    fn body(&mut self, n: usize) -> Option<&[u8]> {
        if self.units[n].body.is_none() {
            let row = self.units[n].row.clone();
            let bytes = self.pack.as_mut().and_then(|pack| pack.bytes(&row));
            if bytes.is_none() {
                self.stats.damaged += 1;
                self.forget(row.key, row.entry);
                return None;
            }
            self.units[n].body = bytes;
        }
        self.units[n].body.as_deref()
    }

    fn forget(&mut self, key: CodeKey, entry: EntryPoint) {
        if let Some(n) = self.by_entry.remove(&(key, entry)) {
            self.by_form.remove(&self.units[n].row.form);
            self.changed = true;
        }
    }

    /// What to keep of a unit whose machine code is not here, once that is made. `None` when something that was learnt has no
    /// name.
    pub fn draft(
        &mut self,
        vm: &mut Vm,
        region: &Region,
        entry: EntryPoint,
        form: Sum,
    ) -> Option<Draft> {
        let codes: Vec<CodeRef> = region.ctxs.iter().map(|c| c.rt).collect();
        let Some(profile) = vm.describe_profile(&codes) else {
            self.stats.nameless += 1;
            return None;
        };
        Some(Draft {
            key: region.rt(0).key(),
            entry,
            form,
            is_lean: region.is_lean,
            profile: profile.write(),
        })
    }

    /// Keeps a unit.
    pub fn put(&mut self, draft: Draft, image: &Image) {
        let row = Row::new(draft);
        self.add(row, Some(pack::write_body(image)));
        self.stats.written += 1;
        self.changed = true;
    }

    /// Writes the file, if there is something new. What another process has written meanwhile is kept.
    pub fn save(&mut self) -> std::io::Result<()> {
        if !std::mem::take(&mut self.changed) {
            return Ok(());
        }
        let known: Vec<usize> = self.by_entry.values().copied().collect();
        for n in known {
            // Those that do not hold are left out.
            self.body(n);
        }
        let there = self.take_over();
        let mut units: Vec<&mut Kept> = Vec::new();
        for (n, unit) in self.units.iter_mut().enumerate() {
            let at = (unit.row.key, unit.row.entry);
            if self.by_entry.get(&at) == Some(&n) && unit.body.is_some() {
                unit.row.age = if unit.used { 0 } else { unit.row.age + 1 };
                units.push(unit);
            }
        }
        units.sort_by_key(|u| (u.row.age, u.row.key, u.row.entry));
        let mut total = 0;
        units.retain(|u| {
            total += u.row.profile.len() + u.body.as_ref().map_or(0, Vec::len);
            u.row.age <= AGE_MAX && total <= FILE_MAX
        });
        let of = |row: &Row| (row.key, row.entry, row.form);
        let mut now: Vec<_> = units.iter().map(|u| of(&u.row)).collect();
        let mut before: Vec<_> = there.iter().map(of).collect();
        now.sort();
        before.sort();
        if now == before {
            return Ok(());
        }
        let rows = units
            .iter()
            .filter_map(|u| Some((&u.row, u.body.as_deref()?)));
        let bytes = pack::write(&self.build, &self.program, rows);
        self.folder.write(&self.file, &bytes)
    }

    /// Adds the units that only the file of now has. What is in that.
    fn take_over(&mut self) -> Vec<Row> {
        let file = self.folder.read(&self.file);
        let pack = file.and_then(|file| Pack::open(file, &self.build));
        let Some(mut pack) = pack.filter(|p| p.name == self.program) else {
            return Vec::new();
        };
        let had = self.pack.as_ref().map_or(&[][..], |p| &p.rows);
        let had: Vec<Sum> = had.iter().map(|row| row.form).collect();
        for row in pack.rows.clone() {
            let new = !self.by_entry.contains_key(&(row.key, row.entry));
            if new && !had.contains(&row.form) {
                let body = pack.bytes(&row);
                if body.is_some() {
                    self.add(row, body);
                }
            }
        }
        pack.rows
    }
}

/// A unit whose machine code is being made.
#[derive(Clone, Debug)]
pub struct Draft {
    pub key: CodeKey,
    pub entry: EntryPoint,
    pub form: Sum,
    /// See [`Row::is_lean`].
    pub is_lean: bool,
    /// The profile's bytes.
    pub profile: Vec<u8>,
}

/// A file in the folder, for whoever wants to look.
pub struct CacheFile {
    /// The program.
    pub program: String,
    pub bytes: u64,
}

/// The files in a folder, those used last in front.
pub fn files(folder: &Path) -> Result<Vec<CacheFile>, String> {
    let folder = Folder::open(folder)?;
    let file = |(path, bytes, _): (PathBuf, u64, _)| {
        let name = std::fs::File::open(path).and_then(pack::name_of);
        CacheFile {
            program: name.unwrap_or_else(|_| "(damaged)".to_string()),
            bytes,
        }
    };
    Ok(folder.files().into_iter().map(file).collect())
}

/// Removes all files from a folder. How many there were.
pub fn clear(folder: &Path) -> Result<usize, String> {
    let open = Folder::open(folder)?;
    let say = |e: std::io::Error| format!("'{}': {e}", folder.display());
    open.clear().map_err(say)
}
