//! From objects to bytes.
//!
//! Every object gets a number when it is first mentioned, and is written when its turn comes: there is no recursion, so a
//! list of a million lists in each other takes no stack. An object's *head* says what is needed to make it, its *body* is
//! what [`fields`] shows. References are numbers; small integers and constants are written where they stand.

use super::boot::Boot;
use super::carry::Numbers;
use super::fields::{Archive, Number, cast, fields};
use super::graph::GraphOptions;
use super::want::Want;
use super::wire::{Result, SnapshotError, put, put_bytes, zigzag};
use super::{boot, constant, head, import, tag};
use crate::bytecode::{Const, Program};
use crate::heap::{AddressTable, Gc, Header, Kind, flag};
use crate::objects::*;
use crate::semantics::string::grow;
use crate::value::Value;
use crate::vm::{ITERTOOLS, Vm};
use rustc_hash::FxHashMap;
use std::cell::Cell;
use std::sync::Arc;

/// What is written by name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Scope {
    /// What every VM has: all else belongs to the snapshot.
    Program,
    /// And what can be imported, and code: the VM that reads it has them.
    Graph,
}

/// What most sections of a small value take.
const SECTION_BYTES: usize = 512;

/// Which code of a program goes along, and the numbers that this has at its origin, if they are others.
struct Ids {
    program: Arc<Program>,
    ids: Vec<u32>,
    numbers: Option<Numbers>,
}

/// The sections that hold a graph of objects, as they grow.
pub(super) struct Writer<'v> {
    vm: &'v Vm,
    boot: &'v Boot,
    scope: Scope,
    numbers: AddressTable,
    /// By number.
    objects: Vec<Gc<Header>>,
    /// How many of them are written.
    n_written: usize,
    /// Objects that every VM has, whose contents are written nevertheless, by their numbers among those.
    changed: Vec<bool>,
    /// Of a single value.
    options: Option<GraphOptions<'v>>,
    holes: FxHashMap<usize, u32>,
    /// Frames that run now, by address: nobody can say where they stand.
    running: Vec<usize>,
    /// Records of tasklets, and what is written in the place of their items.
    shown: FxHashMap<usize, Vec<Value>>,
    programs: FxHashMap<usize, u32>,
    /// Programs by index whose code goes along, and which code that is. Their rows are written at last.
    carried: Vec<Option<Ids>>,
    rows: Vec<Vec<u8>>,
    shapes: FxHashMap<u32, u32>,
    /// The rows of shapes, by the row before (0: none) and the name that they add: shapes that differ in their doubles
    /// alone share one.
    shape_rows: FxHashMap<(u32, usize), u32>,
    n_shapes: u32,
    /// The shape that was met last, and its index.
    last_shape: (u32, u32),
    codes: Vec<Gc<CodeObject>>,
    pub heads: Vec<u8>,
    pub bodies: Vec<u8>,
    pub out_programs: Vec<u8>,
    pub out_names: Vec<u8>,
    n_names: u32,
    pub out_shapes: Vec<u8>,
}

impl<'v> Writer<'v> {
    pub fn new(vm: &'v Vm, boot: &'v Boot, scope: Scope) -> Writer<'v> {
        Writer {
            vm,
            boot,
            scope,
            numbers: AddressTable::default(),
            objects: Vec::with_capacity(64),
            n_written: 0,
            changed: Vec::new(),
            options: None,
            holes: FxHashMap::default(),
            running: Vec::new(),
            shown: FxHashMap::default(),
            programs: FxHashMap::default(),
            carried: Vec::new(),
            rows: Vec::new(),
            shapes: FxHashMap::default(),
            shape_rows: FxHashMap::default(),
            n_shapes: 0,
            last_shape: (u32::MAX, 0),
            codes: Vec::new(),
            heads: Vec::with_capacity(SECTION_BYTES),
            bodies: Vec::with_capacity(SECTION_BYTES),
            out_programs: Vec::with_capacity(SECTION_BYTES),
            out_names: Vec::with_capacity(SECTION_BYTES),
            n_names: 0,
            out_shapes: Vec::new(),
        }
    }

    /// How a single value is written.
    pub fn set_options(&mut self, options: GraphOptions<'v>) {
        let holes = options.holes.iter().enumerate();
        self.holes = holes.map(|(i, v)| (v.addr(), i as u32)).collect();
        let running = std::iter::successors(self.vm.current_frame(), |f| f.back.get().as_gc());
        self.running.extend(running.map(|f| f.addr()));
        self.running.sort_unstable();
        self.options = Some(options);
    }

    pub fn n_objects(&self) -> usize {
        self.objects.len()
    }

    pub fn n_names(&self) -> usize {
        self.n_names as usize
    }

    pub fn n_programs(&self) -> usize {
        self.programs.len()
    }

    pub fn n_shapes(&self) -> usize {
        self.n_shapes as usize
    }

    /// Has the contents written of those objects that every VM has and that are no longer what they were at first.
    pub fn write_changed(&mut self) {
        self.changed = self.boot.changed(self.vm);
        for i in 0..self.changed.len() {
            if self.changed[i] {
                self.number(self.boot.object(self.vm, i));
            }
        }
    }

    /// The number of an object, which will be written if it is not yet.
    #[inline]
    pub fn number(&mut self, p: Gc<Header>) -> u32 {
        let next = self.objects.len() as u32;
        let number = self.numbers.number(p.addr(), next);
        if number == next {
            self.objects.push(p);
        }
        number
    }

    /// The number of an object that was mentioned.
    pub fn known_number(&self, addr: usize) -> Option<u32> {
        self.numbers.get(addr)
    }

    /// Writes everything that was mentioned, and what that mentions.
    pub fn finish(&mut self) -> Result<Vec<u8>> {
        self.drain()?;
        while self.mention_constants() {
            self.drain()?;
        }
        let mut out = Vec::new();
        for code in std::mem::take(&mut self.codes) {
            self.write_code(code, &mut out);
        }
        debug_assert_eq!(self.n_written, self.objects.len());
        self.write_programs();
        Ok(out)
    }

    fn drain(&mut self) -> Result<()> {
        while let Some(p) = self.objects.get(self.n_written).copied() {
            self.n_written += 1;
            if matches!(p.kind(), Kind::Str | Kind::Float) && self.holes.is_empty() {
                // The commonest ones have no names and no fields.
                self.write_head(p)?;
                continue;
            }
            if let Some(i) = self.holes.get(&p.addr()) {
                put(&mut self.heads, 0);
                put(&mut self.heads, 0);
                put(&mut self.out_names, boot::NAME_HOLE);
                put(&mut self.out_names, *i as u64);
                self.n_names += 1;
                continue;
            } else if let Some(i) = self.boot_index(p) {
                let changed = self.changed.get(i).copied().unwrap_or(false);
                put(&mut self.heads, 0);
                put(&mut self.heads, changed as u64);
                self.boot.write_name(self.vm, i, &mut self.out_names);
                self.n_names += 1;
                if !changed {
                    continue;
                }
                self.check_shape(i, p)?;
            } else if self.scope == Scope::Graph
                && let Some((module, name)) = import::name_of(self.vm, p)
            {
                put(&mut self.heads, 0);
                put(&mut self.heads, 0);
                put(&mut self.out_names, boot::NAME_IMPORT);
                put_bytes(&mut self.out_names, module.as_bytes());
                put_bytes(&mut self.out_names, name.as_bytes());
                self.n_names += 1;
                continue;
            } else {
                self.write_head(p)?;
            }
            self.write_fields(p)?;
        }
        Ok(())
    }

    fn write_fields(&mut self, p: Gc<Header>) -> Result<()> {
        if p.kind() == Kind::Frame && self.running.binary_search(&p.addr()).is_ok() {
            let what = "a frame that runs now";
            return Err(SnapshotError::Unsupported(what.to_string()));
        }
        let Some(options) = self.options else {
            return fields(p, self);
        };
        match p.kind() {
            Kind::Channel => self.check_queue(cast(p))?,
            Kind::Greenlet => {
                let what = "a greenlet whose class cannot be imported";
                return Err(SnapshotError::Unsupported(what.to_string()));
            }
            Kind::Record | Kind::Tasklet => {}
            _ => return fields(p, self),
        }
        if let Some(record) = p.value().as_gc::<Record>()
            && let Some(items) = self.shown.remove(&p.addr())
        {
            return self.write_shown(record, &items);
        }
        let Some(t) = p.value().as_gc::<Tasklet>() else {
            return fields(p, self);
        };
        let apart = (options.take_apart)(self.vm, t).map_err(SnapshotError::Unsupported)?;
        if let Some(items) = apart.items {
            self.shown.insert(apart.extra.addr(), items);
        }
        // It is shown as it is written, and is as before when it was shown.
        let links = [&t.next, &t.prev, &t.channel, &t.temp, &t.extra];
        let kept = links.map(Cell::get);
        let state = t.state.replace(apart.state);
        if !apart.keeps_links {
            links[..3].iter().for_each(|link| link.set(Value::NONE));
        }
        t.temp.set(apart.temp);
        t.extra.set(apart.extra);
        let written = fields(p, self);
        t.state.set(state);
        links.iter().zip(kept).for_each(|(link, v)| link.set(v));
        written
    }

    /// A record as if these were its items.
    fn write_shown(&mut self, record: Gc<Record>, items: &[Value]) -> Result<()> {
        let places = record.items();
        let kept: Vec<Value> = places.iter().map(Cell::get).collect();
        let new = items.iter().chain(std::iter::repeat(&Value::NONE));
        places.iter().zip(new).for_each(|(place, v)| place.set(*v));
        let written = fields(record.erase(), self);
        places.iter().zip(kept).for_each(|(place, v)| place.set(v));
        written
    }

    /// The main tasklet goes by name, and cannot wait for a copy.
    fn check_queue(&self, c: Gc<Channel>) -> Result<()> {
        let mut queue =
            std::iter::successors(c.head.get().as_gc::<Tasklet>(), |t| t.next.get().as_gc());
        match queue.any(|t| self.vm.boot.has(t.addr())) {
            true => Err(SnapshotError::Unsupported(
                "a channel that the main tasklet waits for".to_string(),
            )),
            false => Ok(()),
        }
    }

    /// The number among what every VM has, which texts and numbers do not have.
    #[inline]
    fn boot_index(&self, p: Gc<Header>) -> Option<usize> {
        match self.boot.has_kind(p.kind()) {
            true => self.boot.index(self.vm, p),
            false => None,
        }
    }

    /// What every VM has keeps its shape.
    fn check_shape(&self, i: usize, p: Gc<Header>) -> Result<()> {
        match p.kind() == Kind::Instance && !self.boot.has_shape(self.vm, i, p.shape()) {
            true => Err(SnapshotError::Unsupported(
                "an object of the library that the program gave attributes".to_string(),
            )),
            false => Ok(()),
        }
    }

    fn write_head(&mut self, p: Gc<Header>) -> Result<()> {
        put(&mut self.heads, p.kind() as u64);
        match p.kind() {
            Kind::Float => {
                let f = cast::<BoxedFloat>(p).value;
                self.heads.extend_from_slice(&f.to_bits().to_le_bytes());
            }
            Kind::BigInt => {
                let big = cast::<BigInt>(p);
                put(
                    &mut self.heads,
                    (big.limbs().len() as u64) << 1 | big.negative as u64,
                );
                for limb in big.limbs() {
                    self.heads.extend(limb.to_le_bytes());
                }
            }
            Kind::Str => {
                self.write_str(cast(p));
            }
            Kind::ByteBuffer => {
                let (text, capacity) = grow::buffer_text(cast(p));
                put(&mut self.heads, capacity as u64);
                put_bytes(&mut self.heads, text);
            }
            Kind::Bytes => put_bytes(&mut self.heads, cast::<Bytes>(p).as_bytes()),
            Kind::Tuple => put(&mut self.heads, cast::<Tuple>(p).len as u64),
            Kind::Record => {
                put(&mut self.heads, cast::<Record>(p).len as u64);
                put(&mut self.heads, p.aux() as u64);
            }
            Kind::Instance | Kind::Exception | Kind::Class => {
                let new = p.shape() != self.last_shape.0 && !self.shapes.contains_key(&p.shape());
                if new && p.kind() != Kind::Class {
                    self.check_hooks(p.shape())?;
                }
                let shape = self.shape(p.shape());
                put(&mut self.heads, shape as u64);
                if p.kind() == Kind::Instance {
                    put(&mut self.heads, p.aux() as u64);
                }
            }
            Kind::Iter | Kind::DictView | Kind::Module | Kind::Traceback => {
                put(&mut self.heads, p.aux() as u64);
            }
            Kind::Generator => {
                // The state, and above it which iterator of `itertools` it passes for, if any.
                let n = ITERTOOLS.iter().position(|k| k.shape() == p.shape());
                put(
                    &mut self.heads,
                    p.aux() as u64 + 4 * n.map_or(0, |n| n as u64 + 1),
                );
            }
            Kind::Frame => {
                let code = self.code_of(cast(p));
                put(&mut self.heads, code);
            }
            Kind::Code => {
                let code = cast::<CodeObject>(p);
                let program = self.program(&code.rt().program);
                let mut number = code.rt().id.0;
                if let Some(carried) = &mut self.carried[program as usize] {
                    carried.ids.push(number);
                    if let Some(numbers) = &carried.numbers {
                        number = numbers[number as usize];
                    }
                }
                put(&mut self.heads, program as u64);
                put(&mut self.heads, number as u64);
                if self.is_inside() {
                    self.codes.push(code);
                }
            }
            Kind::Builtin => {
                let native = self.vm.native(cast::<Builtin>(p).native);
                put_bytes(&mut self.heads, native.home.as_bytes());
                put_bytes(&mut self.heads, native.def.name.as_bytes());
            }
            Kind::Buffer | Kind::GetSet => {
                let what = format!("an object of the kind {:?}", p.kind());
                return Err(SnapshotError::Unsupported(what));
            }
            Kind::ByteArray | Kind::List | Kind::Deque | Kind::Dict | Kind::Set => {}
            Kind::FrozenSet | Kind::Range | Kind::Slice | Kind::Function | Kind::Cell => {}
            Kind::BoundMethod | Kind::Property | Kind::StaticMethod | Kind::ClassMethod => {}
            Kind::MappingProxy | Kind::Super | Kind::Tasklet | Kind::Channel => {}
            Kind::WeakCell | Kind::Greenlet => {}
        }
        Ok(())
    }

    /// Where the caller does not ask instances how they are to be written, none of these may be one that wants to be asked.
    fn check_hooks(&self, shape: u32) -> Result<()> {
        let Some(is_hooked) = self.options.and_then(|o| o.is_hooked) else {
            return Ok(());
        };
        let class = self.vm.shapes[shape as usize].class.as_gc::<Class>();
        match class.is_some_and(|class| is_hooked(self.vm, class)) {
            true => Err(SnapshotError::Unsupported(
                "an instance whose class says how it is written".to_string(),
            )),
            false => Ok(()),
        }
    }

    /// Text, and what later operations cost with it.
    fn write_str(&mut self, s: Gc<Str>) {
        let n = (s.n_bytes as u64) << 2;
        let indexed = s.index.get().is_ptr();
        if let Some(buffer) = s.grown_buffer().filter(|_| !s.header.has(flag::INTERNED)) {
            put(&mut self.heads, n | head::STR_GROWN);
            let buffer = self.number(buffer.erase());
            put(&mut self.heads, (buffer as u64) << 1 | indexed as u64);
            return;
        }
        let (interned, joined) = (s.header.has(flag::INTERNED), s.header.has(flag::JOINED));
        match (interned, joined || indexed) {
            (false, false) => put(&mut self.heads, n | head::STR_PLAIN),
            (true, false) => put(&mut self.heads, n | head::STR_INTERNED),
            _ => {
                put(&mut self.heads, n | head::STR_RARE);
                let flags = interned as u8 | (joined as u8) << 1 | (indexed as u8) << 2;
                self.heads.push(flags);
            }
        }
        self.heads.extend_from_slice(s.as_bytes());
    }

    /// A table with its hashes, or without. Whether all keys are such that it can be done without.
    fn entries(&mut self, d: Gc<Dict>, plain: bool) -> bool {
        let fill = d.fill.get();
        self.put((fill as u64) << 1 | plain as u64);
        self.put(d.changes.get() as u64);
        let has_values = d.header.kind() == Kind::Dict;
        for i in 0..fill {
            let (hash, key, value) = d.entry(i);
            if plain && !key.is_unbound() && !head::has_plain_hash(key) {
                return false;
            }
            self.item(key);
            if key.is_unbound() {
                continue;
            }
            if !plain {
                self.put(zigzag(hash));
            }
            if has_values {
                self.item(value);
            }
        }
        true
    }

    /// The number of a frame's code object, and one more; 0 for a native's frame.
    fn code_of(&mut self, frame: Gc<Frame>) -> u64 {
        match frame.func.get().as_gc::<Function>() {
            Some(f) => self.number(f.code.get().expect::<CodeObject>().erase()) as u64 + 1,
            None => 0,
        }
    }

    /// The index of a shape, which is written if it is not yet, after the one that it adds an attribute to.
    fn shape(&mut self, id: u32) -> u32 {
        if self.last_shape.0 != id {
            self.last_shape = (id, self.shape_index(id));
        }
        self.last_shape.1
    }

    fn shape_index(&mut self, id: u32) -> u32 {
        if let Some(index) = self.shapes.get(&id) {
            return *index;
        }
        let mut chain = vec![id];
        let parent_of = |vm: &Vm, id: u32| {
            let shape = &vm.shapes[id as usize];
            if shape.mode != ShapeMode::Slots {
                return None;
            }
            let root = shape.class.as_gc::<Class>()?.root_shape.get();
            let mut at = root;
            let skip = vm.shapes[root as usize].names.len();
            // Down from the root by the names, as far as the one before the last.
            if root == id || shape.names.len() <= skip {
                return None;
            }
            for (slot, name) in shape.names.iter().enumerate().skip(skip) {
                if slot + 1 == shape.names.len() {
                    break;
                }
                let next = &vm.shapes[at as usize].next;
                let row = next.iter().find(|row| row.name == *name)?;
                at = match shape.is_double(slot) {
                    true => row.doubles,
                    false => row.words,
                };
            }
            Some(at)
        };
        while let Some(parent) = parent_of(self.vm, chain[chain.len() - 1]) {
            chain.push(parent);
            if self.shapes.contains_key(&parent) {
                break;
            }
        }
        for pair in (0..chain.len()).rev() {
            let id = chain[pair];
            let parent = chain.get(pair + 1).map_or(0, |p| self.shapes[p] + 1);
            if !self.shapes.contains_key(&id) {
                self.write_shape(id, parent);
            }
        }
        self.shapes[&id]
    }

    fn write_shape(&mut self, id: u32, parent: u32) {
        let vm = self.vm;
        let shape = &vm.shapes[id as usize];
        let name = shape.names.last().copied().unwrap_or(Value::UNBOUND);
        if parent != 0 {
            let row = self.shape_rows.entry((parent, name.addr()));
            let index = *row.or_insert(self.n_shapes);
            self.shapes.insert(id, index);
            if index != self.n_shapes {
                return;
            }
        }
        let mut out = std::mem::take(&mut self.out_shapes);
        put(&mut out, parent as u64);
        if parent != 0 {
            self.put_value(&mut out, name);
        } else {
            self.put_value(&mut out, shape.class);
            put(&mut out, shape.mode as u64);
            put(&mut out, shape.n_inline as u64);
            put(&mut out, shape.names.len() as u64);
            for name in &shape.names {
                self.put_value(&mut out, *name);
            }
        }
        self.out_shapes = out;
        self.shapes.insert(id, self.n_shapes);
        self.n_shapes += 1;
    }

    /// Whether what a code object needs besides its program is in the file.
    fn is_inside(&self) -> bool {
        self.scope == Scope::Program
    }

    fn program(&mut self, program: &Arc<Program>) -> u32 {
        let next = self.programs.len() as u32;
        let index = *self
            .programs
            .entry(Arc::as_ptr(program) as usize)
            .or_insert(next);
        if index == next {
            let mut row = Vec::new();
            let mut carried = None;
            match self.vm.embedded_checksum(program) {
                Some(checksum) => {
                    put(&mut row, 0);
                    put_bytes(&mut row, program.file.as_bytes());
                    row.extend(checksum.to_le_bytes());
                }
                None if self.scope == Scope::Graph => {
                    let with_code = self.options.is_some_and(|o| o.with_code);
                    let (checksum, numbers) = self.vm.program_origin(program);
                    put(&mut row, if with_code { 3 } else { 2 });
                    put_bytes(&mut row, program.file.as_bytes());
                    row.extend(checksum.to_le_bytes());
                    carried = with_code.then(|| Ids {
                        program: program.clone(),
                        ids: Vec::new(),
                        numbers,
                    });
                }
                None => {
                    put(&mut row, 1);
                    put_bytes(&mut row, &crate::bytecode::format::write(program));
                }
            }
            self.rows.push(row);
            self.carried.push(carried);
        }
        index
    }

    /// The section of programs, when all code was met.
    fn write_programs(&mut self) {
        for (row, carried) in self.rows.iter().zip(&mut self.carried) {
            self.out_programs.extend_from_slice(row);
            if let Some(carried) = carried {
                carried.ids.sort_unstable();
                let numbers = carried.numbers.as_ref();
                let out = &mut self.out_programs;
                self.vm
                    .carried
                    .write(&carried.program, &carried.ids, numbers, out);
            }
        }
    }

    /// Mentions constants that hold something mentioned elsewhere, so that both stay the same object. Whether there was
    /// any that was new.
    fn mention_constants(&mut self) -> bool {
        let before = self.objects.len();
        for code in self.codes.clone() {
            for c in code.rt().consts.iter().chain([&code.rt().doc]) {
                if let Some(p) = c.as_header()
                    && self.numbers.get(p.addr()).is_none()
                    && self.holds_known(*c)
                {
                    self.number(p);
                }
            }
        }
        self.objects.len() > before
    }

    /// Whether something within a constant was mentioned. Constants nest as deep as the verifier allows.
    fn holds_known(&self, constant: Value) -> bool {
        let known = |v: Value| {
            let unique = !v.as_header().is_some_and(|p| p.has(flag::INTERNED));
            v.is_ptr() && unique && self.numbers.get(v.addr()).is_some() || self.holds_known(v)
        };
        if let Some(tuple) = constant.as_gc::<Tuple>() {
            return tuple.slice().iter().any(|v| known(*v));
        }
        let Some(set) = constant
            .as_gc::<Dict>()
            .filter(|d| d.header.kind() == Kind::FrozenSet)
        else {
            return false;
        };
        (0..set.fill.get()).any(|i| known(set.entry(i).1))
    }

    /// What a code object needs besides its program: nested code, and constants that are mentioned elsewhere.
    fn write_code(&mut self, code: Gc<CodeObject>, out: &mut Vec<u8>) {
        let rt = code.rt();
        let mut links = Vec::new();
        for (i, c) in rt.code().consts.iter().enumerate() {
            let Some(p) = rt.consts[i].as_header() else {
                continue;
            };
            if let Const::Code(_) = c {
                let number = self.known_number(p.addr());
                put(out, number.expect("nested code was mentioned") as u64);
            } else if constant::may_be_linked(p)
                && let Some(number) = self.known_number(p.addr())
            {
                links.push((i as u64, number));
            }
        }
        put(out, links.len() as u64);
        for (i, number) in links {
            put(out, i);
            put(out, number as u64);
        }
    }

    /// A value: see [`tag`].
    pub fn put_value(&mut self, out: &mut Vec<u8>, v: Value) {
        let n = self.encode(v);
        put(out, n);
        if n == tag::FLOAT {
            out.extend(v.as_float().to_bits().to_le_bytes());
        }
    }

    /// The number that a value is written as; behind that of floats come their bits.
    #[inline]
    fn encode(&mut self, v: Value) -> u64 {
        if v.is_int() {
            zigzag(v.as_int()) << 2 | tag::INT
        } else if let Some(p) = v.as_header() {
            (self.number(p) as u64) << 1 | tag::OBJECT
        } else if v.is_float() {
            tag::FLOAT
        } else {
            head::special_number(v) << 3 | tag::SPECIAL
        }
    }

    #[inline]
    fn body(&mut self, v: Value) {
        let n = self.encode(v);
        put(&mut self.bodies, n);
        if n == tag::FLOAT {
            let bits = v.as_float().to_bits();
            self.bodies.extend_from_slice(&bits.to_le_bytes());
        }
    }

    /// What tables and sequences hold, which is objects always.
    #[inline]
    fn item(&mut self, v: Value) {
        debug_assert!(Want::MAYBE.has(v));
        self.body(v);
    }

    fn put(&mut self, number: u64) {
        put(&mut self.bodies, number);
    }
}

impl Archive for Writer<'_> {
    type Error = SnapshotError;

    #[inline]
    fn value(&mut self, place: &Cell<Value>, want: Want) -> Result<()> {
        let v = place.get();
        if !want.has(v) {
            let what = format!("{v:?}, where {} is expected", want.what);
            return Err(SnapshotError::Unsupported(what));
        }
        self.body(v);
        Ok(())
    }

    fn number<N: Number>(
        &mut self,
        place: &Cell<N>,
        what: &'static str,
        valid: fn(N) -> bool,
    ) -> Result<()> {
        if !valid(place.get()) {
            return Err(SnapshotError::Unsupported(format!("an invalid {what}")));
        }
        self.put(place.get().to_wire());
        Ok(())
    }

    fn list(&mut self, list: Gc<List>) -> Result<()> {
        self.put(list.len.get() as u64);
        list.items().iter().for_each(|place| self.item(place.get()));
        Ok(())
    }

    fn deque(&mut self, d: Gc<Deque>) -> Result<()> {
        self.put(d.len.get() as u64);
        self.put((d.max_len.get() as u64).wrapping_add(1));
        self.put(d.version.get());
        (0..d.len.get()).for_each(|i| self.item(d.get(i)));
        Ok(())
    }

    fn table(&mut self, d: Gc<Dict>) -> Result<()> {
        let start = self.bodies.len();
        // Few tables have other keys: those are begun twice.
        if !self.entries(d, true) {
            self.bodies.truncate(start);
            self.entries(d, false);
        }
        Ok(())
    }

    fn byte_array(&mut self, bytes: Gc<ByteArray>) -> Result<()> {
        put_bytes(&mut self.bodies, bytes.data());
        Ok(())
    }

    fn doubles(&mut self, instance: Gc<Instance>) -> u64 {
        self.vm.shapes[instance.header.shape() as usize].doubles
    }

    fn double(&mut self, double: f64) -> Result<()> {
        self.put(tag::FLOAT);
        let bits = double.to_bits();
        self.bodies.extend_from_slice(&bits.to_le_bytes());
        Ok(())
    }

    fn extra(&mut self, instance: Gc<Instance>) -> Result<()> {
        let extra = instance.extra.get();
        if let Some(buffer) = extra.as_gc::<Buffer>() {
            self.put(head::EXTRA_BUFFER);
            self.put(buffer.capacity as u64);
            return buffer
                .items()
                .iter()
                .try_for_each(|place| self.value(place, Want::MAYBE));
        }
        if extra.is_unbound() {
            self.put(head::EXTRA_NONE);
            return Ok(());
        }
        self.put(head::EXTRA_DICT);
        self.value(&instance.extra, Want::DICT)
    }

    fn frame(&mut self, f: Gc<Frame>) -> Result<()> {
        self.value(&f.func, Want::CALLEE)?;
        self.value(&f.back, Want::FRAME_OR_UNBOUND)?;
        self.put(f.pc.get() as u64);
        self.put(f.cont.get() as u64);
        // Who looks on stays behind when a value is copied, unless that is asked for.
        let traced = match self.options {
            Some(options) if !options.with_traces => frame_flag::ENTERED | frame_flag::RECORD,
            _ => 0,
        };
        let flags = f.flags.get() & !traced;
        self.put(flags as u64);
        let mut failed = Ok(());
        head::live_registers(f, |place| {
            if failed.is_ok() {
                failed = self.value(place, Want::MAYBE);
            }
        });
        if flags & frame_flag::RECORD != 0 {
            failed = failed.and_then(|()| self.value(trace_record(f), Want::RECORD));
        }
        failed
    }

    fn code(&mut self, code: Gc<CodeObject>) -> Result<()> {
        if !self.is_inside() {
            return Ok(());
        }
        for (c, v) in code.rt().code().consts.iter().zip(&code.rt().consts) {
            if let (Const::Code(_), Some(p)) = (c, v.as_header()) {
                self.number(p);
            }
        }
        Ok(())
    }
}
