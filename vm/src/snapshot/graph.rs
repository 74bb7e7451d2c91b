//! Single values with all they reach: what is asked of them before they are written, and what remains to be done when they
//! were read.
//!
//! The program may want some objects written in its own way (hooks of pickling). Those are *holes*: they are not written, the reader
//! puts an instance of `object` into the place of each and notes who holds it, and whoever called it fills them in ([`fill`]).
//!
//! Hashes are not what they were: of text, because the seed may be another; of objects that are hashed by identity, because these are
//! new; of others the program says. So all tables are made anew ([`Reader::settle_tables`]); those with keys that only the program
//! can hash are left to the caller.

use super::boot::{self, References};
use super::fields::{Archive, Number, fields};
use super::read::Reader;
use super::want::Want;
use super::wire;
use super::wire::Input;
use super::{Loaded, import};
use crate::heap::{AddressTable, Gc, Header, Kind};
use crate::native::Answer;
use crate::objects::*;
use crate::value::Value;
use crate::vm::Vm;
use rustc_hash::FxHashSet;
use std::cell::Cell;
use std::convert::Infallible;

/// What a tasklet is written as, which its scheduler says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Apart {
    pub state: u32,
    /// Its neighbours and what it waits for belong to it, as in a channel's queue, and not to the scheduler.
    pub keeps_links: bool,
    pub temp: Value,
    pub extra: Value,
    /// Where `extra` is a record: what is written in the place of its items.
    pub items: Option<Vec<Value>>,
}

/// Who knows what tasklets are apart from their scheduler. The error says why one cannot be written.
pub type TakeApart<'a> = &'a dyn Fn(&Vm, Gc<Tasklet>) -> Result<Apart, String>;

/// Whether the instances of a class are to be asked how they are written.
pub type IsHooked<'a> = &'a dyn Fn(&Vm, Gc<Class>) -> bool;

/// How a value is written.
#[derive(Clone, Copy)]
pub struct GraphOptions<'a> {
    /// Objects that the reader will not find, by number.
    pub holes: &'a [Value],
    /// Code goes along, for those who do not have its program.
    pub with_code: bool,
    /// What trace functions keep of frames goes along.
    pub with_traces: bool,
    pub take_apart: TakeApart<'a>,
    /// Classes whose instances are to be asked, where the caller has not: one of these is an error.
    pub is_hooked: Option<IsHooked<'a>>,
}

/// A value that was read.
#[derive(Clone, Debug)]
pub struct Graph {
    pub root: Value,
    pub loaded: Loaded,
    /// The holes' numbers, and what stands in them.
    pub holes: Vec<(u32, Value)>,
    /// Who holds which of them.
    pub holders: Vec<(u32, Value)>,
    /// Dicts and sets with keys that only the program can hash: their hashes are those of the VM that wrote them. Those within
    /// others' keys come first.
    pub unsettled: Vec<Value>,
    /// That VM had the same seed.
    pub same_seed: bool,
}

/// Whether a single value mentions an object by name: what every VM has, and what can be imported.
pub fn has_name(vm: &Vm, p: Gc<Header>) -> bool {
    boot::has_name(p.kind()) && (vm.boot.has(p.addr()) || import::name_of(vm, p).is_some())
}

/// Meets what can be reached from values and would be written, each object once, as long as `meet` answers that it goes on
/// behind one.
pub fn survey(
    vm: &mut Vm,
    roots: &[Value],
    take_apart: TakeApart<'_>,
    mut meet: impl FnMut(&mut Vm, Gc<Header>) -> bool,
) {
    let mut seen = AddressTable::default();
    let mut found: Vec<Gc<Header>> = Vec::new();
    let mut references = References::default();
    references.found.extend_from_slice(roots);
    let mut next = 0;
    loop {
        for v in references.found.drain(..) {
            let Some(p) = v.as_header() else { continue };
            let n = found.len() as u32;
            if seen.number(p.addr(), n) == n {
                found.push(p);
            }
        }
        let Some(p) = found.get(next).copied() else {
            return;
        };
        next += 1;
        if has_name(vm, p) || !meet(vm, p) {
            continue;
        }
        match p.value().as_gc::<Tasklet>() {
            None => references.of(&vm.shapes, p),
            Some(t) => {
                // Where that is not possible, whoever writes it will say so.
                if let Ok(apart) = take_apart(vm, t) {
                    let own = [t.frame.get(), apart.temp];
                    let links = [t.next.get(), t.prev.get(), t.channel.get()];
                    let links = links.iter().filter(|_| apart.keeps_links);
                    references.found.extend(own.iter().chain(links));
                    let extra = apart.items.unwrap_or_else(|| vec![apart.extra]);
                    references.found.extend(extra);
                }
            }
        }
    }
}

/// Puts an object in the place of what stood in a hole, in one of its holders.
pub fn fill(vm: &mut Vm, holder: Value, hole: Value, v: Value) {
    if let Some(p) = holder.as_header() {
        let Ok(()) = fields(p, &mut Filler { vm, hole, v });
        vm.heap.barrier(&p);
    }
}

struct Filler<'v> {
    vm: &'v mut Vm,
    hole: Value,
    v: Value,
}

impl Filler<'_> {
    fn place(&self, place: &Cell<Value>, want: Want) {
        if place.get() == self.hole && want.has(self.v) {
            place.set(self.v);
        }
    }

    fn places(&mut self, places: &[Cell<Value>]) {
        places
            .iter()
            .for_each(|place| self.place(place, Want::OBJECT));
    }
}

impl Archive for Filler<'_> {
    type Error = Infallible;

    fn value(&mut self, place: &Cell<Value>, want: Want) -> Result<(), Infallible> {
        self.place(place, want);
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
        self.places(list.items());
        self.vm.list_barrier(list);
        Ok(())
    }

    fn deque(&mut self, d: Gc<Deque>) -> Result<(), Infallible> {
        (0..d.len.get()).for_each(|i| self.place(d.place(i), Want::OBJECT));
        if let Some(buffer) = d.buffer.get().as_header() {
            self.vm.heap.barrier(&buffer);
        }
        Ok(())
    }

    fn table(&mut self, d: Gc<Dict>) -> Result<(), Infallible> {
        if let Some(buffer) = d.entries.get().as_gc::<Buffer>() {
            // Hashes are ints: they are nobody.
            self.places(&buffer.items()[..d.fill.get() as usize * 3]);
            self.vm.heap.barrier(&buffer.header);
        }
        Ok(())
    }

    fn byte_array(&mut self, _: Gc<ByteArray>) -> Result<(), Infallible> {
        Ok(())
    }

    fn doubles(&mut self, instance: Gc<Instance>) -> u64 {
        // What stands in them is no hole.
        self.vm.shapes[instance.header.shape() as usize].doubles
    }

    fn double(&mut self, _: f64) -> Result<(), Infallible> {
        Ok(())
    }

    fn extra(&mut self, instance: Gc<Instance>) -> Result<(), Infallible> {
        if let Some(buffer) = instance.extra.get().as_gc::<Buffer>() {
            self.places(buffer.items());
            self.vm.heap.barrier(&buffer.header);
        }
        Ok(())
    }

    fn frame(&mut self, f: Gc<Frame>) -> Result<(), Infallible> {
        super::head::live_registers(f, |place| self.place(place, Want::OBJECT));
        super::head::record(f, |place| self.place(place, Want::OBJECT));
        Ok(())
    }

    fn code(&mut self, _: Gc<CodeObject>) -> Result<(), Infallible> {
        Ok(())
    }
}

impl Reader<'_, '_> {
    /// Gives the entries of these tables their hashes of this VM, and makes the indices. Answers the tables whose keys only the
    /// program can hash.
    pub(super) fn settle_tables(&mut self, mut tables: Vec<Gc<Dict>>) -> Vec<Value> {
        // Who is within another's key is mostly further behind.
        tables.reverse();
        let mut open: FxHashSet<usize> = tables.iter().map(|d| d.addr()).collect();
        let mut unsettled = Vec::new();
        loop {
            let before = tables.len();
            tables.retain(|d| {
                if !keys_are_settled(*d, &open) {
                    return true;
                }
                if !self.settle(*d) {
                    unsettled.push(d.value());
                }
                open.remove(&d.addr());
                false
            });
            if tables.is_empty() || tables.len() == before {
                break;
            }
        }
        unsettled.extend(tables.iter().map(|d| d.value()));
        for v in &unsettled {
            self.vm.table_restore_index(&self.room, v.expect());
        }
        unsettled
    }

    /// Whether the VM alone could hash all keys and tell them apart.
    fn settle(&mut self, d: Gc<Dict>) -> bool {
        let mut hashes = Vec::with_capacity(d.fill.get() as usize);
        for i in 0..d.fill.get() {
            let (_, key, _) = d.entry(i);
            let hash = match key {
                Value::UNBOUND => Some(0),
                // What is to be there is not known yet.
                key if self.hole(key).is_some() => None,
                key => self.vm.simple_hash(key),
            };
            let Some(hash) = hash else { return false };
            hashes.push(hash);
        }
        for (i, hash) in hashes.into_iter().enumerate() {
            d.set_entry_hash(i as u32, hash);
        }
        self.vm.table_restore_index(&self.room, d);
        true
    }
}

/// Whether no key holds a set whose entries have no hashes yet. Nesting beyond what hashing goes into counts as settled.
fn keys_are_settled(d: Gc<Dict>, open: &FxHashSet<usize>) -> bool {
    let mut work: Vec<Value> = (0..d.fill.get()).map(|i| d.entry(i).1).collect();
    let mut left = work.len() + 64;
    while let Some(v) = work.pop() {
        if let Some(tuple) = v.as_gc::<Tuple>() {
            left = left.saturating_sub(tuple.len);
            if left == 0 {
                return true;
            }
            work.extend_from_slice(tuple.slice());
        } else if v.is_kind(Kind::FrozenSet) && open.contains(&v.addr()) && v.addr() != d.addr() {
            return false;
        }
    }
    true
}

/// Gives the entries of a table their hashes, which the program has computed, in the order of its keys.
pub fn set_hashes(vm: &mut Vm, d: Gc<Dict>, hashes: &[i64]) {
    let mut hashes = hashes.iter();
    let mut from = 0;
    while let Some((i, _, _)) = d.next_entry(from) {
        from = i + 1;
        if let Some(hash) = hashes.next() {
            d.set_entry_hash(i, *hash);
        }
    }
    d.hash.set(Value::UNBOUND);
    let room = vm.heap.emergency();
    vm.table_restore_index(&room, d);
}

/// An iterator that stands where this one does, over the same.
pub fn copy_iterator(vm: &mut Vm, v: Value) -> Answer {
    if v.is_kind(Kind::Generator) {
        // It passes for an iterator.
        return copy_generator(vm, v);
    }
    let Some(it) = v.as_gc::<Iter>() else {
        return Err(vm.type_error("expected an iterator"));
    };
    // Lists of those of `itertools` are their own: what they keep, and where they stand.
    let own = |vm: &mut Vm, v: Value| match v.as_gc::<List>() {
        Some(list) => vm.list(list.slice()),
        None => Ok(v),
    };
    let source = match it.variety() {
        IterVariety::ZipLongest => own(vm, it.source.get())?,
        _ => it.source.get(),
    };
    let extra = match it.variety() {
        IterVariety::Cycle
        | IterVariety::Product
        | IterVariety::Permutations
        | IterVariety::Combinations
        | IterVariety::Multisets => own(vm, it.extra.get())?,
        _ => it.extra.get(),
    };
    let room = vm.room(512)?;
    let header = |flags| Header::new(Kind::Iter, flags, it.header.aux(), it.header.shape());
    let copy = vm.new_object(&room, |flags| Iter {
        header: header(flags),
        source: Cell::new(source),
        extra: Cell::new(extra),
        pos: it.pos.clone(),
        end: it.end.clone(),
        step: it.step.clone(),
    });
    Ok(copy.value())
}

/// A generator that stands where this one does, and whose variables have the same values.
pub fn copy_generator(vm: &mut Vm, v: Value) -> Answer {
    let Some(g) = v.as_gc::<Generator>() else {
        return Err(vm.type_error("expected a generator"));
    };
    let frame = g.frame.get().as_gc::<Frame>();
    let code = frame.and_then(|f| Some(f.func.get().as_gc::<Function>()?.code_ref()));
    let code = code.as_ref().map(|code| code.get());
    vm.need_frames()?;
    let mut running = std::iter::successors(vm.current_frame(), |f| f.back.get().as_gc());
    if running.any(|f| Some(f) == frame) {
        return Err(vm.value_error("generator already executing"));
    }
    let room = vm.room(512 + super::head::frame_bytes(code))?;
    let header = g.header.aux();
    let copy = vm.new_object(&room, |flags| Generator {
        header: Header::new(Kind::Generator, flags, header, g.header.shape()),
        frame: Cell::new(Value::UNBOUND),
        func: g.func,
        trace: Cell::new(Value::UNBOUND),
        inner: Cell::new(Value::UNBOUND),
    });
    if let Some(from) = frame {
        let to = super::head::new_frame(vm, &room, code);
        to.func.set(from.func.get());
        to.back.set(from.back.get());
        to.pc.set(from.pc.get());
        to.cont.set(from.cont.get());
        to.stage.set(from.stage.get());
        // Nobody traces the copy.
        let traced = frame_flag::ENTERED | frame_flag::RECORD;
        to.flags.set(from.flags.get() & !traced);
        let mut values = Vec::new();
        super::head::live_registers(from, |place| values.push(place.get()));
        let mut values = values.into_iter();
        super::head::live_registers(to, |place| {
            let v = values.next().unwrap_or(Value::UNBOUND);
            // The last one leads to the object.
            place.set(if v == g.value() { copy.value() } else { v });
        });
        copy.frame.set(to.value());
        vm.heap.barrier(&to.header);
        vm.heap.barrier(&copy.header);
    }
    Ok(copy.value())
}

/// The modules that a file mentions things of, and whether it has holes.
pub(super) fn needs<'a>(names: &mut Input<'a>, n: usize) -> wire::Result<(Vec<&'a str>, bool)> {
    let mut modules: Vec<&str> = Vec::new();
    let mut has_holes = false;
    for _ in 0..n {
        match names.number()? {
            boot::NAME_IMPORT => {
                let module = names.text()?;
                names.text()?;
                if !modules.contains(&module) {
                    modules.push(module);
                }
            }
            boot::NAME_HOLE => {
                names.number()?;
                has_holes = true;
            }
            boot::NAME_CODE => {
                names.text()?;
                names.take(8)?;
            }
            _ => {
                names.text()?;
            }
        }
    }
    Ok((modules, has_holes))
}
