//! What every VM has: the objects that are there before any program runs, by name.
//!
//! Built-in classes and natives, the prelude's functions and their code, the namespaces: a snapshot mentions them by their
//! *path*, the way from a few anchors on which they are first met (`builtins/print`, `class list/dict/append`). The walk
//! is the same in all VMs of a build, whatever their seeds and limits, so that the n-th object here is the n-th there; what a
//! program does afterwards changes nothing of that, because the VM notes them once, at the end of its boot
//! ([`Vm::note_boot`]). Paths are what outlives a build.
//!
//! A program can change some of them (set an attribute of a library function, put something into `builtins`). So their
//! contents are written too when they are not what they are in a fresh VM. What that is, [`Boot`] knows from one: it is
//! made once in a process, when the first snapshot is written or read.
//!
//! Strings and numbers have no names: they are written as they are.

use super::fields::{Archive, Number, fields};
use super::head;
use super::want::Want;
use super::wire::{put, put_bytes, zigzag};
use crate::bytecode::{Const, Program, format};
use crate::heap::{Gc, Header, Kind};
use crate::objects::*;
use crate::value::Value;
use crate::vm::{KNOWN, Vm};
use rustc_hash::{FxHashMap, FxHashSet};
use std::cell::Cell;
use std::convert::Infallible;
use std::ops::RangeInclusive;
use std::sync::OnceLock;

/// Sorts of names: a path; a path and the hash of code; a module and a qualified name in it; the number of a hole.
pub(super) const NAME_PATH: u64 = 0;
pub(super) const NAME_CODE: u64 = 1;
pub(super) const NAME_IMPORT: u64 = 2;
pub(super) const NAME_HOLE: u64 = 3;

/// What a fresh VM has.
pub struct Boot {
    paths: Vec<String>,
    by_path: FxHashMap<String, u32>,
    kinds: Vec<Kind>,
    /// A bit for each of them.
    kind_bits: u64,
    shapes: Vec<u32>,
    /// Contents of those that a program can change, one after the other; where each ends.
    contents: Vec<u8>,
    ends: Vec<usize>,
    code_hashes: Vec<OnceLock<u64>>,
}

/// About so many there are.
const EXPECTED: usize = 2500;

/// The objects of one VM that every VM has.
#[derive(Default)]
pub(crate) struct BootObjects {
    pub objects: Vec<Value>,
    by_addr: std::cell::OnceCell<(RangeInclusive<usize>, FxHashMap<usize, u32>)>,
}

impl BootObjects {
    pub fn has(&self, addr: usize) -> bool {
        self.index(addr).is_some()
    }

    fn index(&self, addr: usize) -> Option<usize> {
        let (range, by_addr) = self.by_addr.get_or_init(|| {
            let all = self.objects.iter().enumerate();
            let by_addr: FxHashMap<usize, u32> = all.map(|(i, v)| (v.addr(), i as u32)).collect();
            let first = by_addr.keys().min().copied().unwrap_or_default();
            let last = by_addr.keys().max().copied().unwrap_or_default();
            (first..=last, by_addr)
        });
        // Most of what a program makes lies elsewhere.
        if !range.contains(&addr) {
            return None;
        }
        by_addr.get(&addr).map(|i| *i as usize)
    }
}

impl Vm {
    /// Notes what there is now as what every VM has. To be called once, before a program runs.
    pub fn note_boot(&mut self) {
        let mut walker = Walker {
            found: Vec::with_capacity(EXPECTED),
            seen: FxHashSet::with_capacity_and_hasher(EXPECTED, Default::default()),
            ..Walker::default()
        };
        walker.walk(self);
        self.boot = BootObjects {
            objects: walker.found.iter().map(|p| p.value()).collect(),
            by_addr: Default::default(),
        };
    }
}

impl Boot {
    /// From a VM that has just been booted.
    pub fn new(vm: &Vm) -> Boot {
        let mut walker = Walker {
            paths: Some(Vec::new()),
            ..Walker::default()
        };
        walker.walk(vm);
        let paths = walker.paths.take().unwrap_or_default();
        let found = walker.found;
        assert_eq!(found.len(), vm.boot.objects.len(), "a fresh VM");
        let by_path: FxHashMap<String, u32> = paths
            .iter()
            .enumerate()
            .map(|(i, path)| (path.clone(), i as u32))
            .collect();
        assert_eq!(by_path.len(), paths.len(), "paths are unique");
        let mut contents = Contents {
            vm,
            out: Vec::new(),
        };
        let mut ends = Vec::with_capacity(found.len());
        for p in &found {
            contents.add(*p);
            ends.push(contents.out.len());
        }
        Boot {
            paths,
            by_path,
            kinds: found.iter().map(|p| p.kind()).collect(),
            kind_bits: found.iter().fold(0, |bits, p| bits | 1 << p.kind() as u8),
            shapes: found.iter().map(|p| p.shape()).collect(),
            contents: contents.out,
            ends,
            code_hashes: found.iter().map(|_| OnceLock::new()).collect(),
        }
    }

    pub(super) fn index(&self, vm: &Vm, p: Gc<Header>) -> Option<usize> {
        vm.boot.index(p.addr())
    }

    pub(super) fn object(&self, vm: &Vm, i: usize) -> Gc<Header> {
        let object = vm.boot.objects[i].as_header();
        object.expect("what is noted are objects")
    }

    pub(super) fn has_shape(&self, vm: &Vm, i: usize, shape: u32) -> bool {
        vm.are_twins(self.shapes[i], shape)
    }

    /// Whether there is any of this kind.
    pub(super) fn has_kind(&self, kind: Kind) -> bool {
        self.kind_bits >> kind as u8 & 1 != 0
    }

    /// How many there are.
    pub fn len(&self) -> usize {
        self.paths.len()
    }

    pub fn is_empty(&self) -> bool {
        self.paths.is_empty()
    }

    /// Which of them are not what they are in a fresh VM.
    pub(super) fn changed(&self, vm: &Vm) -> Vec<bool> {
        let mut now = Contents {
            vm,
            out: Vec::new(),
        };
        let mut start = 0;
        (0..self.paths.len())
            .map(|i| {
                now.out.clear();
                now.add(self.object(vm, i));
                let fresh = &self.contents[start..self.ends[i]];
                start = self.ends[i];
                now.out != fresh
            })
            .collect()
    }

    /// An object's path; of code, also what it says, as a hash.
    pub(super) fn write_name(&self, vm: &Vm, i: usize, out: &mut Vec<u8>) {
        let hash = self.code_hash(vm, i);
        put(out, if hash.is_some() { NAME_CODE } else { NAME_PATH });
        put_bytes(out, self.paths[i].as_bytes());
        if let Some(hash) = hash {
            out.extend(hash.to_le_bytes());
        }
    }

    pub(super) fn code_hash(&self, vm: &Vm, i: usize) -> Option<u64> {
        if self.kinds[i] != Kind::Code {
            return None;
        }
        let hash = || {
            let code: Gc<CodeObject> = vm.boot.objects[i].expect();
            let program = Program {
                codes: vec![code.rt().code().clone()],
                ..Program::default()
            };
            format::checksum(&format::write(&program))
        };
        Some(*self.code_hashes[i].get_or_init(hash))
    }

    /// The number of the object that has this path here.
    pub(super) fn find(&self, path: &str) -> Option<usize> {
        self.by_path.get(path).map(|i| *i as usize)
    }
}

/// Meets everything that can be reached, breadth first.
#[derive(Default)]
struct Walker {
    found: Vec<Gc<Header>>,
    seen: FxHashSet<usize>,
    /// Path of each, if they are wanted.
    paths: Option<Vec<String>>,
    parent: String,
    /// How many references of the parent have been shown.
    nth: u32,
}

impl Walker {
    fn walk(&mut self, vm: &Vm) {
        for row in KNOWN {
            self.anchor(vm.known(row.known).value(), || {
                format!("class {}", row.name)
            });
        }
        self.anchor(vm.builtins.value(), || "builtins".to_string());
        self.anchor(vm.modules.value(), || "modules".to_string());
        for (i, v) in vm.boot_anchors().enumerate() {
            self.anchor(v, || format!("vm {i}"));
        }
        self.anchor(vm.due_callbacks, || "due callbacks".to_string());
        self.anchor(vm.abstract_checks, || "abstract checks".to_string());
        self.anchor(vm.trace.native, || "trace".to_string());
        for (i, v) in vm.roots.all().iter().enumerate() {
            self.anchor(*v, || format!("root {i}"));
        }
        let mut references = References::default();
        let mut next = 0;
        while let Some(p) = self.found.get(next).copied() {
            if let Some(paths) = &self.paths {
                self.parent.clone_from(&paths[next]);
            }
            next += 1;
            self.nth = 0;
            // Entries of namespaces are called by their keys.
            if let Some(table) = p.value().as_gc::<Dict>() {
                self.table(table);
                continue;
            }
            references.found.clear();
            references.of(&vm.shapes, p);
            for v in &references.found {
                self.step(*v);
            }
        }
    }

    fn anchor(&mut self, v: Value, path: impl FnOnce() -> String) {
        self.meet(v, path);
    }

    fn meet(&mut self, v: Value, path: impl FnOnce() -> String) {
        let Some(p) = v.as_header().filter(|p| has_name(p.kind())) else {
            return;
        };
        if self.seen.insert(p.addr()) {
            self.found.push(p);
            if let Some(paths) = &mut self.paths {
                paths.push(path());
            }
        }
    }

    fn step(&mut self, v: Value) {
        self.nth += 1;
        if v.is_ptr() {
            let (parent, nth) = (std::mem::take(&mut self.parent), self.nth - 1);
            self.meet(v, || format!("{parent}/{nth}"));
            self.parent = parent;
        }
    }
}

impl Walker {
    fn table(&mut self, d: Gc<Dict>) {
        let mut from = 0;
        while let Some((i, key, value)) = d.next_entry(from) {
            from = i + 1;
            let Some(name) = key.as_gc::<Str>() else {
                self.step(key);
                self.step(value);
                continue;
            };
            let parent = std::mem::take(&mut self.parent);
            self.meet(value, || format!("{parent}/{}", name.text()));
            self.parent = parent;
        }
    }
}

pub(super) fn has_name(kind: Kind) -> bool {
    !matches!(
        kind,
        Kind::Str | Kind::Float | Kind::BigInt | Kind::Bytes | Kind::Buffer | Kind::ByteBuffer
    )
}

/// What the objects hold that a program can change, in terms that mean the same in every VM of a build.
struct Contents<'v> {
    vm: &'v Vm,
    out: Vec<u8>,
}

/// What stands for an object that a fresh VM does not have.
const ELSE: u64 = 7;

impl Contents<'_> {
    fn add(&mut self, p: Gc<Header>) {
        match p.kind() {
            Kind::List
            | Kind::Dict
            | Kind::Set
            | Kind::Function
            | Kind::Cell
            | Kind::Class
            | Kind::Instance
            | Kind::Module
            | Kind::Generator
            | Kind::Exception
            | Kind::Iter
            | Kind::Tasklet
            | Kind::Channel
            | Kind::Greenlet
            | Kind::Record
            | Kind::Deque
            | Kind::ByteArray
            | Kind::Frame => {}
            _ => return,
        }
        put(&mut self.out, p.aux() as u64);
        if p.kind() == Kind::Instance {
            put(&mut self.out, p.shape() as u64);
        }
        let Ok(()) = fields(p, self);
    }

    fn put(&mut self, v: Value) {
        let out = &mut self.out;
        let Some(p) = v.as_header() else {
            put(out, 1);
            out.extend(v.bits().to_le_bytes());
            return;
        };
        match p.kind() {
            Kind::Str => {
                put(out, 2);
                put_bytes(out, v.expect::<Str>().as_bytes());
            }
            Kind::Bytes => {
                put(out, 3);
                put_bytes(out, v.expect::<Bytes>().as_bytes());
            }
            Kind::Float => {
                put(out, 4);
                out.extend(v.expect::<BoxedFloat>().value.to_bits().to_le_bytes());
            }
            Kind::BigInt => {
                let big = v.expect::<BigInt>();
                put(out, 5 + big.negative as u64);
                put(out, big.limbs().len() as u64);
                for limb in big.limbs() {
                    out.extend(limb.to_le_bytes());
                }
            }
            _ => match self.vm.boot.index(p.addr()) {
                Some(i) => put(out, (i as u64) + ELSE + 1),
                None => put(out, ELSE),
            },
        }
    }
}

impl Archive for Contents<'_> {
    type Error = Infallible;

    fn value(&mut self, place: &Cell<Value>, _: Want) -> Result<(), Infallible> {
        self.put(place.get());
        Ok(())
    }

    fn number<N: Number>(
        &mut self,
        place: &Cell<N>,
        _: &'static str,
        _: fn(N) -> bool,
    ) -> Result<(), Infallible> {
        put(&mut self.out, place.get().to_wire());
        Ok(())
    }

    fn list(&mut self, list: Gc<List>) -> Result<(), Infallible> {
        put(&mut self.out, list.len.get() as u64);
        list.items().iter().for_each(|v| self.put(v.get()));
        Ok(())
    }

    fn deque(&mut self, d: Gc<Deque>) -> Result<(), Infallible> {
        put(&mut self.out, d.version.get());
        (0..d.len.get()).for_each(|i| self.put(d.get(i)));
        Ok(())
    }

    fn table(&mut self, d: Gc<Dict>) -> Result<(), Infallible> {
        put(&mut self.out, d.fill.get() as u64);
        put(&mut self.out, d.changes.get() as u64);
        for i in 0..d.fill.get() {
            let (hash, key, value) = d.entry(i);
            self.put(key);
            self.put(value);
            if !head::has_plain_hash(key) && !key.is_unbound() {
                put(&mut self.out, zigzag(hash));
            }
        }
        Ok(())
    }

    fn byte_array(&mut self, bytes: Gc<ByteArray>) -> Result<(), Infallible> {
        put_bytes(&mut self.out, bytes.data());
        Ok(())
    }

    fn doubles(&mut self, instance: Gc<Instance>) -> u64 {
        self.vm.shapes[instance.header.shape() as usize].doubles
    }

    fn double(&mut self, double: f64) -> Result<(), Infallible> {
        self.out.extend(double.to_bits().to_le_bytes());
        Ok(())
    }

    fn extra(&mut self, instance: Gc<Instance>) -> Result<(), Infallible> {
        let extra = instance.extra.get();
        match extra.as_gc::<Buffer>() {
            Some(buffer) => buffer.items().iter().for_each(|v| self.put(v.get())),
            None => self.put(extra),
        }
        Ok(())
    }

    fn frame(&mut self, f: Gc<Frame>) -> Result<(), Infallible> {
        self.put(f.func.get());
        self.put(f.back.get());
        put(&mut self.out, f.pc.get() as u64);
        put(&mut self.out, f.cont.get() as u64);
        head::live_registers(f, |place| self.put(place.get()));
        head::record(f, |place| self.put(place.get()));
        Ok(())
    }

    fn code(&mut self, _: Gc<CodeObject>) -> Result<(), Infallible> {
        Ok(())
    }
}

/// All references of an object.
#[derive(Default)]
pub(super) struct References {
    pub found: Vec<Value>,
    /// Slots of the object that hold doubles.
    doubles: u64,
}

impl References {
    pub fn of(&mut self, shapes: &[Shape], p: Gc<Header>) {
        self.doubles = match p.kind() {
            Kind::Instance => shapes[p.shape() as usize].doubles,
            _ => 0,
        };
        let Ok(()) = fields(p, self);
    }
}

impl Archive for References {
    type Error = Infallible;

    fn value(&mut self, place: &Cell<Value>, _: Want) -> Result<(), Infallible> {
        self.found.push(place.get());
        Ok(())
    }

    fn number<N: Number>(
        &mut self,
        _: &Cell<N>,
        _: &'static str,
        _: fn(N) -> bool,
    ) -> Result<(), Infallible> {
        Ok(())
    }

    fn list(&mut self, list: Gc<List>) -> Result<(), Infallible> {
        self.found.extend(list.items().iter().map(Cell::get));
        Ok(())
    }

    fn deque(&mut self, d: Gc<Deque>) -> Result<(), Infallible> {
        self.found.extend((0..d.len.get()).map(|i| d.get(i)));
        Ok(())
    }

    fn table(&mut self, d: Gc<Dict>) -> Result<(), Infallible> {
        let mut from = 0;
        while let Some((i, key, value)) = d.next_entry(from) {
            from = i + 1;
            self.found.extend([key, value]);
        }
        Ok(())
    }

    fn byte_array(&mut self, _: Gc<ByteArray>) -> Result<(), Infallible> {
        Ok(())
    }

    fn doubles(&mut self, _: Gc<Instance>) -> u64 {
        self.doubles
    }

    fn double(&mut self, _: f64) -> Result<(), Infallible> {
        Ok(())
    }

    fn extra(&mut self, instance: Gc<Instance>) -> Result<(), Infallible> {
        let extra = instance.extra.get();
        match extra.as_gc::<Buffer>() {
            Some(buffer) => self.found.extend(buffer.items().iter().map(Cell::get)),
            None => self.found.push(extra),
        }
        Ok(())
    }

    fn frame(&mut self, f: Gc<Frame>) -> Result<(), Infallible> {
        self.found.extend([f.func.get(), f.back.get()]);
        head::live_registers(f, |place| self.found.push(place.get()));
        head::record(f, |place| self.found.push(place.get()));
        Ok(())
    }

    fn code(&mut self, code: Gc<CodeObject>) -> Result<(), Infallible> {
        let nested = code.rt().code().consts.iter().zip(&code.rt().consts);
        let nested = nested.filter(|(c, _)| matches!(c, Const::Code(_)));
        self.found.extend(nested.map(|(_, v)| *v));
        Ok(())
    }
}
