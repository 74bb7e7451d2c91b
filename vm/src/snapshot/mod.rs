//! Snapshots: a graph of objects as bytes, and back.
//!
//! At a yield point the native stack is empty and the whole program is objects on the heap: frames, generators, tasklets,
//! the scheduler's state. [`dump`] writes all that can be reached, and [`load`] makes it anew in a freshly booted VM, in
//! another process or on another machine. What is written says nothing of addresses, of dead registers, of caches and of
//! native code.
//!
//! ```text
//! magic (8)  version (2)  0 (6)  checksum (8)  section table  sections
//!
//! settings   hash seed, ticks, limits that the program set
//! programs   code as .pbc files, or by name for the library's
//! names      paths of objects that every VM has
//! shapes     how instances keep their attributes
//! heads      of each object: its kind, and what is needed to make it; strings and numbers whole
//! codes      of each code object: what it needs besides its program
//! bodies     of each object: its fields, in the order of `fields`
//! roots      what the VM itself refers to, and identities
//! host       what the runtime adds
//! ```
//!
//! Numbers are LEB128 varints. Sections, kinds of objects ([`Kind`](crate::heap::Kind)), varieties of iterators, special values and
//! continuations are known by numbers that are only ever added to: old snapshots name them.
//!
//! ```text
//! wire.rs      varints, errors
//! want.rs      what may stand in a place
//! fields.rs    what each kind consists of: the one list
//! graph.rs     single values: what is asked of them, and what is left to do
//! boot.rs      what every VM has, by name
//! carry.rs     code that goes along with a value
//! import.rs    what can be imported, by name
//! head.rs      making objects
//! write.rs     objects to bytes
//! read.rs      bytes to objects
//! check.rs     what must hold between objects
//! state.rs     the VM's own fields
//! ```
//!
//! [`load`] is safe on any bytes: it checks everything before anything can run, and answers what is wrong where.

mod boot;
mod carry;
mod check;
mod constant;
mod fields;
mod graph;
mod head;
mod import;
mod read;
mod state;
mod want;
mod wire;
mod write;

pub use boot::Boot;
pub(crate) use boot::BootObjects;
pub(crate) use carry::Carried;
pub use check::may_wait;
pub use graph::{
    Apart, Graph, GraphOptions, IsHooked, TakeApart, copy_generator, copy_iterator, fill, has_name,
    set_hashes, survey,
};
pub use wire::SnapshotError;

use crate::bytecode::{Program, format};
use crate::heap::{Gc, Header, Kind};
use crate::objects::{Channel, Greenlet, Tasklet};
use crate::value::Value;
use crate::vm::Vm;
use read::{Reader, Sections};
use std::sync::Arc;
use wire::{Input, Result, put};
use write::{Scope, Writer};

/// The first bytes of every snapshot.
pub const MAGIC: [u8; 8] = *b"PIRNSN\0\n";

/// The tag of a record that holds what a greenlet consists of. In a single value the frames in its places belong to it.
pub const GREENLET_PARTS: u16 = 0x6772;

/// The version of the format that is written, and the only one that is read. New kinds and ops do not change it.
pub const VERSION: u16 = 1;

/// Where the section table begins.
const TABLE_AT: usize = 24;

/// The lowest bits of an encoded value.
mod tag {
    /// The number of an object, times two.
    pub const OBJECT: u64 = 0;
    /// An int within 62 bits, zigzag, times four.
    pub const INT: u64 = 1;
    /// The number of a special value, times eight.
    pub const SPECIAL: u64 = 3;
    /// Eight bytes follow.
    pub const FLOAT: u64 = 7;
}

/// The sections in the order of the file, with their names. Append-only.
const SECTIONS: [&str; 9] = [
    "settings", "programs", "names", "shapes", "heads", "codes", "bodies", "roots", "host",
];

/// What a snapshot may mention by name: code and natives that the embedding crate brings along.
pub trait Library {
    /// Embedded code by its file name, and its checksum.
    fn program(&mut self, vm: &mut Vm, name: &str) -> Option<(Arc<Program>, u64)>;

    /// Adds the natives of a library module to the VM's table, if there is such a module.
    fn add_natives(&mut self, vm: &mut Vm, module: &str);
}

/// What was loaded, for further checks.
#[derive(Clone, Debug, Default)]
pub struct Loaded {
    pub n_objects: usize,
    pub tasklets: Vec<Gc<Tasklet>>,
    pub channels: Vec<Gc<Channel>>,
    pub greenlets: Vec<Gc<Greenlet>>,
    /// Of each kind there is: how many objects, and the bytes they take.
    pub kinds: Vec<(Kind, usize, usize)>,
}

/// Everything of a VM that stands at a yield point. `host` is the runtime's section.
pub fn dump(vm: &Vm, boot: &Boot, host: &[u8]) -> Result<Vec<u8>> {
    if vm.native_is_active() {
        let what = "the VM executes native code".to_string();
        return Err(SnapshotError::Unsupported(what));
    }
    if vm.given_up {
        let what = "the program was stopped within an operation, which cannot go on".to_string();
        return Err(SnapshotError::Unsupported(what));
    }
    let mut writer = Writer::new(vm, boot, Scope::Program);
    writer.write_changed();
    let mut roots = Vec::new();
    state::write_roots(vm, &mut writer, &mut roots);
    let codes = writer.finish()?;
    state::write_identities(vm, &writer, &mut roots);
    let settings = state::write_settings(vm);
    let mut out = Vec::new();
    assemble(&writer, WHOLE, [&settings, &codes, &roots, host], &mut out);
    Ok(out)
}

/// One object and everything that it reaches. What the reading VM has goes by name: what every VM has, what can be imported,
/// and the code of loaded programs. The bytes come behind those that are there already.
pub fn dump_graph(
    vm: &Vm,
    boot: &Boot,
    root: Value,
    options: GraphOptions<'_>,
    out: &mut Vec<u8>,
) -> Result<()> {
    let mut writer = Writer::new(vm, boot, Scope::Graph);
    writer.set_options(options);
    let mut roots = Vec::new();
    writer.put_value(&mut roots, root);
    let codes = writer.finish()?;
    let mut settings = Vec::new();
    put(&mut settings, vm.config.hash_seed);
    assemble(&writer, GRAPH, [&settings, &codes, &roots, &[]], out);
    Ok(())
}

/// What a file is of: its flags.
const WHOLE: u8 = 0;
const GRAPH: u8 = 1;

/// Appends the file: of the sections settings, codes, roots and host are given, the writer has the others.
fn assemble(writer: &Writer<'_>, flags: u8, given: [&[u8]; 4], out: &mut Vec<u8>) {
    let [settings, codes, roots, host] = given;
    let sections: [(usize, &[u8]); 9] = [
        (0, settings),
        (writer.n_programs(), &writer.out_programs),
        (writer.n_names(), &writer.out_names),
        (writer.n_shapes(), &writer.out_shapes),
        (writer.n_objects(), &writer.heads),
        (0, codes),
        (0, &writer.bodies),
        (0, roots),
        (0, host),
    ];
    let start = out.len();
    out.reserve(64 + sections.iter().map(|s| s.1.len() + 8).sum::<usize>());
    out.extend(MAGIC);
    out.extend(VERSION.to_le_bytes());
    out.push(flags);
    out.resize(start + TABLE_AT, 0);
    for (count, bytes) in sections {
        put(out, count as u64);
        put(out, bytes.len() as u64);
    }
    for (_, bytes) in sections {
        out.extend_from_slice(bytes);
    }
    format::fix_checksum(&mut out[start..]);
}

/// The sections of a file, with their counts, in order.
struct File<'a>([(usize, Input<'a>); 9]);

impl<'a> File<'a> {
    fn open(bytes: &'a [u8], flags: u8) -> Result<File<'a>> {
        if !bytes.starts_with(&MAGIC) {
            return Err(SnapshotError::NotASnapshot);
        }
        let head = Input::new(bytes, 0, "header");
        let Some(version) = bytes.get(8..10).and_then(|v| v.first_chunk()) else {
            return Err(head.corrupt("ends too early"));
        };
        let found = u16::from_le_bytes(*version);
        if found != VERSION {
            let expected = VERSION;
            return Err(SnapshotError::OtherVersion { found, expected });
        }
        if bytes.len() < TABLE_AT {
            return Err(head.corrupt("ends too early"));
        }
        if bytes[16..TABLE_AT] != format::checksum(bytes).to_le_bytes() {
            return Err(head.corrupt("the checksum does not match"));
        }
        if bytes[10..16] != [flags, 0, 0, 0, 0, 0] {
            return Err(head.corrupt("it is of another sort"));
        }
        let mut table = Input::new(&bytes[TABLE_AT..], TABLE_AT, "table");
        let mut rows = [(0, 0); 9];
        for row in &mut rows {
            let (count, len) = (table.number()?, table.number()?);
            let left = table.left() as u64;
            if count > left || len > left {
                return Err(table.corrupt("a section longer than the file"));
            }
            *row = (count as usize, len as usize);
        }
        let mut at = bytes.len() - table.left();
        let mut sections = [(0, head); 9];
        for ((section, row), name) in sections.iter_mut().zip(rows).zip(SECTIONS) {
            let bytes = table.take(row.1)?;
            *section = (row.0, Input::new(bytes, at, name));
            at += row.1;
        }
        table.end()?;
        Ok(File(sections))
    }
}

/// The hash seed of the VM that a snapshot was taken of: the VM that takes it in must be booted with the same.
pub fn hash_seed(bytes: &[u8]) -> Result<u64> {
    let file = File::open(bytes, WHOLE)?;
    let mut settings = file.0[0].1;
    settings.number()
}

/// The runtime's section.
pub fn host_section(bytes: &[u8]) -> Result<&[u8]> {
    let mut section = File::open(bytes, WHOLE)?.0[8].1;
    section.take(section.left())
}

/// The parts of a file of a kind: settings, what describes the objects, and roots.
fn open(bytes: &[u8], kind: u8) -> Result<(Input<'_>, Sections<'_>, Input<'_>)> {
    let [
        (_, settings),
        (n_programs, programs),
        (n_names, names),
        (n_shapes, shapes),
        (n_objects, heads),
        (_, codes),
        (_, bodies),
        (_, roots),
        _,
    ] = File::open(bytes, kind)?.0;
    let sections = Sections {
        programs,
        names,
        shapes,
        heads,
        codes,
        bodies,
        n_programs,
        n_names,
        n_shapes,
        n_objects,
        is_graph: kind == GRAPH,
    };
    Ok((settings, sections, roots))
}

/// Makes a freshly booted VM what another one was when [`dump`] wrote it. When the answer is an error, the VM must not be
/// used any more.
pub fn load(vm: &mut Vm, boot: &Boot, bytes: &[u8], library: &mut dyn Library) -> Result<Loaded> {
    let (mut settings, sections, mut roots) = open(bytes, WHOLE)?;
    let settings = state::read_settings(vm, &mut settings)?;
    let mut reader = Reader::new(vm, boot, sections);
    reader.read(library)?;
    state::read_roots(&mut reader, &mut roots, settings)?;
    Ok(reader.loaded())
}

/// What an object's fields refer to, as a snapshot has it. For tests: nothing that the collector finds may be missing.
pub fn references(vm: &Vm, p: Gc<Header>) -> Vec<Value> {
    let mut all = boot::References::default();
    all.of(&vm.shapes, p);
    all.found
}

/// Makes anew in this VM what [`dump_graph`] wrote in it, or in another.
pub fn load_graph(
    vm: &mut Vm,
    boot: &Boot,
    bytes: &[u8],
    library: &mut dyn Library,
) -> Result<Graph> {
    load_parts(vm, boot, open(bytes, GRAPH)?, library)
}

fn load_parts(
    vm: &mut Vm,
    boot: &Boot,
    parts: (Input<'_>, Sections<'_>, Input<'_>),
    library: &mut dyn Library,
) -> Result<Graph> {
    let (mut settings, sections, mut roots) = parts;
    let same_seed = settings.number()? == vm.config.hash_seed;
    settings.end()?;
    let mut reader = Reader::new(vm, boot, sections);
    reader.read(library)?;
    let root = reader.decode_root(&mut roots, want::Want::OBJECT)?;
    roots.end()?;
    Ok(reader.into_graph(root, same_seed))
}

/// The modules that must be loaded before [`load_graph`].
pub fn modules_of_graph(bytes: &[u8]) -> Result<Vec<&str>> {
    let (_, sections, _) = open(bytes, GRAPH)?;
    let mut names = sections.names;
    Ok(graph::needs(&mut names, sections.n_names)?.0)
}

/// Reads a value as [`load_graph`] does where no code need be run for it: the modules that it mentions are there, and there are no
/// holes. Otherwise None.
pub fn load_graph_at_once(
    vm: &mut Vm,
    boot: &Boot,
    bytes: &[u8],
    library: &mut dyn Library,
) -> Result<Option<Graph>> {
    let parts = open(bytes, GRAPH)?;
    let mut names = parts.1.names;
    let (modules, has_holes) = graph::needs(&mut names, parts.1.n_names)?;
    let mut modules = modules.iter();
    if has_holes || !modules.all(|name| import::find(vm, name, "").is_some()) {
        return Ok(None);
    }
    load_parts(vm, boot, parts, library).map(Some)
}

/// The files of the programs in a snapshot, as their tracebacks name them; not those of the library.
pub fn program_files(bytes: &[u8]) -> Result<Vec<String>> {
    let (_, sections, _) = open(bytes, WHOLE)?;
    let mut rows = sections.programs;
    let mut files = Vec::new();
    for _ in 0..sections.n_programs {
        match rows.byte()? {
            0 => {
                rows.text()?;
                rows.take(8)?;
            }
            1 => {
                let program = format::load_part(rows.bytes()?);
                let program =
                    program.map_err(|e| rows.corrupt(format!("a program that cannot run: {e}")))?;
                files.push(program.file);
            }
            _ => return Err(rows.corrupt("a program of neither kind")),
        }
    }
    Ok(files)
}

/// How many bytes each section takes, by name.
pub fn section_sizes(bytes: &[u8]) -> Result<Vec<(&'static str, usize, usize)>> {
    let file = File::open(bytes, WHOLE)?;
    let rows = file.0.iter().map(|(n, i)| (i.section, *n, i.left()));
    Ok(rows.collect())
}
