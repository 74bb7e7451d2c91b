//! From bytes to objects.
//!
//! First all objects are made from their heads, then their fields are filled in, then what follows from them is made: tables'
//! indices, shapes. Every reference is checked against what its place may hold, so that what comes later may rely on
//! kinds. What is more than a matter of kinds is checked at the end, by `check`. Nothing runs meanwhile; when anything is
//! wrong, the VM that was to take it in is of no use any more.
//!
//! No count is believed beyond the bytes that back it, and a frame's registers, which need no bytes, are bounded by the size of
//! the file.

mod fill;

use crate::bytecode::verify::KindMap;
use crate::bytecode::{CodeId, Const, Program, format};
use crate::heap::{Gc, Header, Kind, Room};
use crate::objects::*;
use crate::semantics::string::grow;
use crate::snapshot::boot::Boot;
use crate::snapshot::carry::{self, Numbers};
use crate::snapshot::fields::{cast, fields};
use crate::snapshot::head::{self, Items};
use crate::snapshot::want::Want;
use crate::snapshot::wire::{Input, Result, SnapshotError};
use crate::snapshot::{Graph, Library, Loaded, boot, constant, import};
use crate::value::Value;
use crate::vm::{Known, Vm};
use rustc_hash::FxHashMap;
use std::sync::Arc;

/// Bytes of frames that a file of any size may ask for.
const FRAME_BYTES_MIN: usize = 16 << 20;
/// And in addition for each of its bytes.
const FRAME_BYTES_EACH: usize = 512;

/// How often one code of a program may be loaded: what it takes is not in the file again. Compilers repeat code that they copy,
/// of `finally` blocks for instance.
const LOADED_MAX: u32 = 64;

/// In [`Reader::kinds`]: what goes by name.
pub(super) const NAMED: u8 = 0x80;

/// Kinds of objects that are complete when they are made.
const LEAVES: u64 = 1 << Kind::Float as u8
    | 1 << Kind::BigInt as u8
    | 1 << Kind::Str as u8
    | 1 << Kind::Bytes as u8;

/// A row of the section of shapes.
struct ShapeRow {
    /// Index of the shape that this one adds an attribute to, and one more.
    parent: usize,
    /// Only of one without parent.
    class: Value,
    mode: ShapeMode,
    n_inline: u16,
    names: Vec<Value>,
}

/// What a frame is of.
#[derive(Clone, Copy)]
pub(super) enum FrameOf {
    Native,
    /// The number of its code object.
    Code(u32),
}

/// The sections that hold a graph of objects.
pub(super) struct Sections<'a> {
    pub programs: Input<'a>,
    pub names: Input<'a>,
    pub shapes: Input<'a>,
    pub heads: Input<'a>,
    pub codes: Input<'a>,
    pub bodies: Input<'a>,
    pub n_programs: usize,
    pub n_names: usize,
    pub n_shapes: usize,
    pub n_objects: usize,
    /// Importable things and code go by name.
    pub is_graph: bool,
}

pub(super) struct Reader<'a, 'v> {
    pub vm: &'v mut Vm,
    boot: &'v Boot,
    pub input: Sections<'a>,
    pub room: Room,
    programs: Vec<Arc<Program>>,
    /// Indices of those whose code the VM has, and the numbers it is called by, if they are others.
    outside: FxHashMap<u32, Option<Numbers>>,
    /// The numbers of holes by the addresses of what stands in them; who holds which of them.
    holes: FxHashMap<usize, u32>,
    holders: Vec<(u32, Value)>,
    unsettled: Vec<Value>,
    named: Vec<Value>,
    /// Of each object its kind, and [`NAMED`] where it goes by name. To look here touches fewer bytes than to look at the objects.
    pub kinds: Vec<u8>,
    /// By number.
    pub objects: Vec<Value>,
    shape_rows: Vec<ShapeRow>,
    /// Objects that have a shape, and its row.
    shaped: Vec<(u32, u32)>,
    /// The program's index and the code's.
    codes: Vec<(u32, u32, CodeId)>,
    /// Buffer's number, length, own number, whether it is indexed.
    grown: Vec<(usize, usize, u32, bool)>,
    /// By kind's number: how many objects there are, and their bytes.
    sizes: [(usize, usize); 64],
    n_loaded: FxHashMap<(usize, u32), u32>,
    /// Frames by number, and what they are of.
    pub frames: Vec<(u32, FrameOf)>,
    /// How many of them are filled.
    n_frames_filled: usize,
    /// Numbers of objects about which there is more to say than what they hold.
    pub special: Vec<u32>,
    /// Objects that every VM has and whose contents are there.
    changed: Vec<u32>,
    /// Whose keys are not all leaves.
    tables: Vec<Gc<Dict>>,
    items: Items,
    frame_bytes_left: usize,
    current: u32,
    kind_maps: FxHashMap<usize, KindMap>,
}

impl<'a, 'v> Reader<'a, 'v> {
    pub fn new(vm: &'v mut Vm, boot: &'v Boot, input: Sections<'a>) -> Reader<'a, 'v> {
        let bytes = input.bodies.left() + input.heads.left();
        let room = vm.heap.emergency();
        Reader {
            vm,
            boot,
            room,
            programs: Vec::new(),
            outside: FxHashMap::default(),
            holes: FxHashMap::default(),
            holders: Vec::new(),
            unsettled: Vec::new(),
            named: Vec::new(),
            kinds: Vec::new(),
            objects: Vec::new(),
            shape_rows: Vec::new(),
            shaped: Vec::new(),
            codes: Vec::new(),
            grown: Vec::new(),
            sizes: [(0, 0); 64],
            n_loaded: FxHashMap::default(),
            frames: Vec::new(),
            n_frames_filled: 0,
            special: Vec::new(),
            changed: Vec::new(),
            tables: Vec::new(),
            items: Items(input.bodies.left()),
            frame_bytes_left: FRAME_BYTES_MIN + FRAME_BYTES_EACH * bytes,
            current: 0,
            kind_maps: FxHashMap::default(),
            input,
        }
    }

    /// Makes and fills all objects.
    pub fn read(&mut self, library: &mut dyn Library) -> Result<()> {
        self.read_programs(library)?;
        self.read_names()?;
        self.make_objects(library)?;
        self.make_grown()?;
        self.read_shapes()?;
        self.make_codes()?;
        self.fill()?;
        self.make_shapes()?;
        let mut tables = Vec::new();
        for table in std::mem::take(&mut self.tables) {
            match self.input.is_graph {
                true => tables.push(table),
                false => self.vm.table_restore_index(&self.room, table),
            }
        }
        self.unsettled = self.settle_tables(tables);
        for input in [
            &self.input.programs,
            &self.input.names,
            &self.input.shapes,
            &self.input.heads,
            &self.input.codes,
            &self.input.bodies,
        ] {
            input.end()?;
        }
        crate::snapshot::check::check(self)
    }

    fn read_programs(&mut self, library: &mut dyn Library) -> Result<()> {
        for _ in 0..self.input.n_programs {
            let input = &mut self.input.programs;
            let program = match input.byte()? {
                0 => {
                    let name = input.text()?;
                    let sum = input.take(8)?;
                    match library.program(self.vm, name) {
                        Some((program, checksum)) if checksum.to_le_bytes() == sum => {
                            if self.input.is_graph {
                                self.outside.insert(self.programs.len() as u32, None);
                            }
                            program
                        }
                        Some(_) => {
                            let what = format!("this version of the library's code {name}");
                            return Err(SnapshotError::Missing(what));
                        }
                        None => {
                            let what = format!("the library's code {name}");
                            return Err(SnapshotError::Missing(what));
                        }
                    }
                }
                2 if self.input.is_graph => {
                    let file = input.text()?;
                    let sum = input.take(8)?.try_into().map(u64::from_le_bytes);
                    let loaded = self.vm.loaded_program(file, sum.unwrap_or_default());
                    let Some(program) = loaded else {
                        return Err(SnapshotError::Missing(format!("the code of {file}")));
                    };
                    self.outside.insert(self.programs.len() as u32, None);
                    program
                }
                3 if self.input.is_graph => {
                    let (program, numbers) = carry::read(self.vm, input)?;
                    self.outside.insert(self.programs.len() as u32, numbers);
                    program
                }
                1 => {
                    let bytes = input.bytes()?;
                    // It may be what came along with a value.
                    let program = format::load_part(bytes)
                        .map_err(|e| input.corrupt(format!("a program that cannot run: {e}")))?;
                    Arc::new(program)
                }
                _ => return Err(input.corrupt("a program of neither kind")),
            };
            self.programs.push(program);
        }
        Ok(())
    }

    fn read_names(&mut self) -> Result<()> {
        for _ in 0..self.input.n_names {
            let input = &mut self.input.names;
            let sort = input.number()?;
            if sort == boot::NAME_IMPORT && self.input.is_graph {
                let (module, name) = (input.text()?, input.text()?);
                let Some(v) = import::find(self.vm, module, name) else {
                    return Err(SnapshotError::Missing(format!(
                        "{name} in the module {module}"
                    )));
                };
                self.named.push(v);
                continue;
            }
            if sort == boot::NAME_HOLE && self.input.is_graph {
                let number = input.u32("number of a hole")?;
                let class = self.vm.known(Known::Object);
                let shape = self.vm.root_shape(class);
                let n = self.vm.shapes[shape as usize].n_inline;
                let hole = self.vm.new_instance(&self.room, shape, n).value();
                self.holes.insert(hole.addr(), number);
                self.named.push(hole);
                continue;
            }
            let path = input.text()?;
            let hash = match sort {
                boot::NAME_PATH => None,
                boot::NAME_CODE => {
                    let bytes = input.take(8)?.try_into().map(u64::from_le_bytes);
                    Some(bytes.unwrap_or_default())
                }
                _ => return Err(input.corrupt("a name of neither kind")),
            };
            let Some(i) = self.boot.find(path) else {
                return Err(SnapshotError::Missing(format!("what is called {path}")));
            };
            if self.boot.code_hash(self.vm, i) != hash {
                let what = format!("this version of the library's code {path}");
                return Err(SnapshotError::Missing(what));
            }
            self.named.push(self.boot.object(self.vm, i).value());
        }
        Ok(())
    }

    // --- Making --------------------------------------------------------------------------------------------------

    fn make_objects(&mut self, library: &mut dyn Library) -> Result<()> {
        let n = self.input.n_objects;
        if n > self.input.heads.left() || n >= u32::MAX as usize / 2 {
            return Err(self.input.heads.corrupt("more objects than bytes"));
        }
        self.objects.reserve(n);
        self.kinds.reserve(n);
        let mut next_name = 0;
        let mut seen = rustc_hash::FxHashSet::default();
        for number in 0..n as u32 {
            self.current = number;
            let left = self.input.heads.left();
            let kind = self.input.heads.byte()?;
            let v = if kind == 0 {
                let Some(v) = self.named.get(next_name).copied() else {
                    return Err(self.input.heads.corrupt("a name too many"));
                };
                next_name += 1;
                if !seen.insert(v.addr()) {
                    return Err(self.input.heads.corrupt("a name that comes twice"));
                }
                match self.input.heads.byte()? {
                    0 => {}
                    // A VM that goes on is not changed by what it reads.
                    1 if !self.input.is_graph => self.changed.push(number),
                    _ => return Err(self.input.heads.corrupt("an unknown flag")),
                }
                v
            } else {
                let Some(kind) = Kind::from_number(kind) else {
                    let what = format!("objects of kind {kind}");
                    return Err(SnapshotError::Missing(what));
                };
                self.make(kind, library)?
            };
            self.objects.push(v);
            // What is not made yet has the kind that its head says.
            let of = v.kind().or(Kind::from_number(kind));
            let of = of.expect("what was made is an object, or has a kind");
            self.kinds
                .push(of as u8 | if kind == 0 { NAMED } else { 0 });
            if is_special(of) {
                self.special.push(number);
            }
            if let Some((n, bytes)) = self.sizes.get_mut(kind as usize) {
                *n += 1;
                *bytes += left - self.input.heads.left();
            }
        }
        if next_name != self.named.len() {
            return Err(self.input.heads.corrupt("a name that nothing mentions"));
        }
        Ok(())
    }

    fn make(&mut self, kind: Kind, library: &mut dyn Library) -> Result<Value> {
        let number = self.current;
        let heads = &mut self.input.heads;
        match kind {
            Kind::Frame => {
                let code = heads.below(self.input.n_objects + 1, "code object")?;
                let of = match code {
                    0 => FrameOf::Native,
                    n => FrameOf::Code(n as u32 - 1),
                };
                self.frames.push((number, of));
                // Made when all code is there.
                Ok(Value::UNBOUND)
            }
            Kind::Code => {
                let program = heads.below(self.programs.len(), "program")?;
                let n = self.programs[program].codes.len();
                let id = match self.outside.get(&(program as u32)) {
                    Some(Some(numbers)) => {
                        let number = heads.u32("number of code")?;
                        let Ok(i) = numbers.binary_search(&number) else {
                            return Err(heads.corrupt("code that did not come along"));
                        };
                        CodeId(i as u32)
                    }
                    _ => CodeId(heads.below(n, "code of the program")? as u32),
                };
                let at = Arc::as_ptr(&self.programs[program]) as usize;
                let times = self.n_loaded.entry((at, id.0)).or_default();
                *times += 1;
                if *times > LOADED_MAX {
                    return Err(heads.corrupt("code that is loaded too often"));
                }
                if self.outside.contains_key(&(program as u32)) {
                    let program = self.programs[program].clone();
                    return Ok(self.vm.loaded_code(&program, id));
                }
                self.codes.push((number, program as u32, id));
                Ok(self.vm.new_code_shell(&self.room))
            }
            Kind::Instance => {
                let shape = heads.below(self.input.n_shapes, "shape")?;
                self.shaped.push((number, shape as u32));
                let n = self.items.take(heads)?;
                let n = u16::try_from(n).map_err(|_| heads.corrupt("too many slots"))?;
                head::reserve(self.vm, n as usize * 8)?;
                Ok(self.vm.new_instance(&self.room, 0, n).value())
            }
            Kind::Builtin => {
                let (home, name) = (heads.text()?, heads.text()?);
                self.vm.native_called(home, name, library).ok_or_else(|| {
                    SnapshotError::Missing(format!("the native function {home}.{name}"))
                })
            }
            Kind::Str if heads.peek_bits(3) == head::STR_GROWN => {
                let n = heads.number()? >> 2;
                let buffer = heads.number()?;
                let n = usize::try_from(n).unwrap_or(usize::MAX);
                let at = usize::try_from(buffer >> 1).unwrap_or(usize::MAX);
                self.grown.push((at, n, number, buffer & 1 != 0));
                // Made when its buffer is there.
                Ok(Value::UNBOUND)
            }
            _ => {
                let v = head::make(self.vm, &self.room, kind, heads, &mut self.items)?;
                if matches!(kind, Kind::Exception | Kind::Class) {
                    let shape = self.input.heads.below(self.input.n_shapes, "shape")?;
                    self.shaped.push((number, shape as u32));
                }
                head::reserve(self.vm, 0)?;
                Ok(v)
            }
        }
    }

    /// Strings at the fronts of buffers, by length, so that each buffer's characters are counted once.
    fn make_grown(&mut self) -> Result<()> {
        let mut grown = std::mem::take(&mut self.grown);
        grown.sort_unstable();
        let (mut last, mut n_bytes, mut n_chars, mut text) = (usize::MAX, 0, 0, "");
        for (at, n, number, indexed) in grown {
            let buffer = self.objects.get(at).and_then(|v| v.as_gc::<ByteBuffer>());
            let Some(buffer) = buffer else {
                return Err(self
                    .input
                    .heads
                    .corrupt("a growing string without a buffer"));
            };
            if at != last {
                let all = std::str::from_utf8(grow::buffer_text(buffer).0);
                (last, n_bytes, n_chars, text) = (at, 0, 0, all.unwrap_or_default());
            }
            let Some(more) = text.get(n_bytes..n) else {
                return Err(self.input.heads.corrupt("a growing string that is cut off"));
            };
            n_chars += more.chars().count();
            n_bytes = n;
            let s = self.vm.unlimited(|vm| vm.grown_str(buffer, n, n_chars));
            if indexed {
                head::index(self.vm, s.expect());
            }
            self.objects[number as usize] = s;
        }
        Ok(())
    }

    /// The rows of shapes.
    fn read_shapes(&mut self) -> Result<()> {
        for i in 0..self.input.n_shapes {
            let parent = self.input.shapes.below(i + 1, "shape")?;
            let row = if parent > 0 {
                let name = self.shape_name()?;
                let n_inline = self.shape_rows[parent - 1].n_inline;
                ShapeRow {
                    parent,
                    class: Value::UNBOUND,
                    mode: ShapeMode::Slots,
                    n_inline,
                    names: vec![name],
                }
            } else {
                self.root_row()?
            };
            self.shape_rows.push(row);
        }
        Ok(())
    }

    fn root_row(&mut self) -> Result<ShapeRow> {
        let class = Self::decode(&mut self.input.shapes, &self.objects)?;
        if !Want::CLASS.has(class) {
            return Err(self.input.shapes.corrupt("a shape of no class"));
        }
        let mode = match self.input.shapes.byte()? {
            0 => ShapeMode::Builtin,
            1 => ShapeMode::Slots,
            2 => ShapeMode::Dict,
            _ => return Err(self.input.shapes.corrupt("an unknown mode of a shape")),
        };
        let n_inline = self.input.shapes.u32("number of slots")?;
        let n_inline =
            u16::try_from(n_inline).map_err(|_| self.input.shapes.corrupt("too many slots"))?;
        let n = self.input.shapes.count(1)?;
        let names = (0..n).map(|_| self.shape_name()).collect::<Result<_>>()?;
        Ok(ShapeRow {
            parent: 0,
            class,
            mode,
            n_inline,
            names,
        })
    }

    /// The name of a slot: an interned string, or UNBOUND for a payload.
    fn shape_name(&mut self) -> Result<Value> {
        let name = Self::decode(&mut self.input.shapes, &self.objects)?;
        if name.is_unbound() {
            return Ok(name);
        }
        match name.as_gc::<Str>() {
            Some(s) => Ok(self.vm.intern_value(s)),
            None => Err(self.input.shapes.corrupt("a slot's name is no string")),
        }
    }

    /// The loaded forms of code objects; frames can be made then.
    fn make_codes(&mut self) -> Result<()> {
        for at in 0..self.codes.len() {
            let (number, program, id) = self.codes[at];
            let program = self.programs[program as usize].clone();
            self.make_code(number, &program, id)?;
        }
        for at in 0..self.frames.len() {
            let (number, of) = self.frames[at];
            let code = match of {
                FrameOf::Native => None,
                FrameOf::Code(code) => {
                    let code = self.objects[code as usize].as_gc::<CodeObject>();
                    let code =
                        code.ok_or_else(|| self.input.heads.corrupt("a frame of what is no code"))?;
                    Some(CodeRef::of(code.rt()))
                }
            };
            let code = code.as_ref().map(|code| code.get());
            let bytes = head::frame_bytes(code);
            let Some(left) = self.frame_bytes_left.checked_sub(bytes) else {
                return Err(SnapshotError::TooLarge);
            };
            self.frame_bytes_left = left;
            head::reserve(self.vm, bytes)?;
            let frame = head::new_frame(self.vm, &self.room, code);
            self.objects[number as usize] = frame.value();
        }
        Ok(())
    }

    fn make_code(&mut self, number: u32, program: &Arc<Program>, id: CodeId) -> Result<()> {
        let code = &program.codes[id.0 as usize];
        let mut nested = Vec::new();
        for c in &code.consts {
            let Const::Code(inner) = c else { continue };
            let at = self.input.codes.below(self.objects.len(), "object")?;
            let same = self
                .codes
                .binary_search_by_key(&(at as u32), |(n, _, _)| *n)
                .is_ok_and(|i| {
                    let (_, p, i) = self.codes[i];
                    Arc::ptr_eq(&self.programs[p as usize], program) && i == *inner
                });
            if !same {
                return Err(self
                    .input
                    .codes
                    .corrupt("nested code is not what it should be"));
            }
            nested.push(self.objects[at]);
        }
        let mut links = Vec::new();
        for _ in 0..self.input.codes.count(2)? {
            let i = self.input.codes.below(code.consts.len(), "constant")?;
            let at = self.input.codes.below(self.objects.len(), "object")?;
            links.push((i, self.objects[at]));
        }
        let shell = self.objects[number as usize].expect();
        let wrong = self
            .vm
            .fill_code(shell, program, id, &nested, &links, constant::may_be_linked);
        match wrong {
            true => Err(self.input.codes.corrupt("a constant of another kind")),
            false => Ok(()),
        }
    }

    // --- Filling -------------------------------------------------------------------------------------------------

    fn fill(&mut self) -> Result<()> {
        let mut changed = std::mem::take(&mut self.changed).into_iter().peekable();
        for number in 0..self.objects.len() as u32 {
            let kind = self.kinds[number as usize];
            if kind & NAMED != 0 && changed.next_if_eq(&number).is_none() {
                continue;
            }
            if kind & NAMED == 0 && LEAVES >> kind & 1 != 0 {
                continue;
            }
            self.current = number;
            let Some(p) = self.objects[number as usize].as_header() else {
                continue;
            };
            let left = self.input.bodies.left();
            fields(p, self)?;
            self.sizes[p.kind() as usize].1 += left - self.input.bodies.left();
            self.vm.heap.barrier(&p);
        }
        Ok(())
    }

    /// Gives the entries of a table their hashes, and makes its index, where the keys are leaves all of them: those are complete.
    fn index_plain_table(&mut self, d: Gc<Dict>) -> Result<()> {
        for i in 0..d.fill.get() {
            let (_, key, _) = d.entry(i);
            if key.is_unbound() {
                continue;
            }
            // Others may be incomplete: nothing is asked of them.
            let plain = Some(key).filter(|key| head::has_plain_hash(*key));
            let Some(hash) = plain.and_then(|key| self.vm.simple_hash(key)) else {
                let what = "a table with a key whose hash is missing";
                return Err(self.input.bodies.corrupt(what));
            };
            d.set_entry_hash(i, hash);
        }
        self.vm.table_restore_index(&self.room, d);
        Ok(())
    }

    // --- Shapes --------------------------------------------------------------------------------------------------

    /// The shapes' numbers in this VM.
    fn make_shapes(&mut self) -> Result<()> {
        let mut ids: Vec<u32> = Vec::with_capacity(self.shape_rows.len());
        for row in std::mem::take(&mut self.shape_rows) {
            let id = match row.parent {
                0 => self.root_shape(row)?,
                parent => match self.vm.shape_with(ids[parent - 1], row.names[0], false) {
                    Some(id) => id,
                    None => return Err(self.input.shapes.corrupt("a shape with too many slots")),
                },
            };
            ids.push(id);
        }
        for (number, row) in std::mem::take(&mut self.shaped) {
            let v = self.objects[number as usize];
            let p = v.as_header().expect("all objects are made");
            p.set_shape(ids[row as usize]);
        }
        Ok(())
    }

    fn root_shape(&mut self, row: ShapeRow) -> Result<u32> {
        let class: Gc<Class> = row.class.expect();
        let place = match row.mode {
            ShapeMode::Dict => &class.dict_shape,
            ShapeMode::Builtin | ShapeMode::Slots => &class.root_shape,
        };
        let shape = Shape {
            class: row.class,
            mode: row.mode,
            n_inline: row.n_inline,
            names: row.names.into(),
            doubles: 0,
            next: Vec::new(),
        };
        if self.input.is_graph && self.named.contains(&row.class) {
            // The class is the VM's own, and so is its layout.
            match row.mode {
                ShapeMode::Dict => self.vm.dict_shape(class),
                ShapeMode::Builtin | ShapeMode::Slots => self.vm.root_shape(class),
            };
        }
        if place.get() != 0 {
            let have = &self.vm.shapes[place.get() as usize];
            let same = have.mode == shape.mode
                && have.n_inline == shape.n_inline
                && have.names == shape.names;
            if same {
                return Ok(place.get());
            }
            return Err(self.input.shapes.corrupt("a second shape of one class"));
        }
        let id = self.vm.add_shape(shape);
        place.set(id);
        Ok(id)
    }

    /// The code object that a frame was made for.
    pub fn code_of_frame(&self, of: FrameOf) -> Option<Value> {
        match of {
            FrameOf::Native => None,
            FrameOf::Code(code) => Some(self.objects[code as usize]),
        }
    }

    /// The number of the hole in which this stands, if it does.
    pub fn hole(&self, v: Value) -> Option<u32> {
        match v.is_kind(Kind::Instance) {
            true => self.holes.get(&v.addr()).copied(),
            false => None,
        }
    }

    /// A single value that was read.
    pub fn into_graph(mut self, root: Value, same_seed: bool) -> Graph {
        let stand_ins = self.named.iter();
        let holes = stand_ins
            .filter_map(|v| Some((self.hole(*v)?, *v)))
            .collect();
        // What goes by name was there before.
        let kinds = &self.kinds;
        self.special
            .retain(|number| kinds[*number as usize] & NAMED == 0);
        Graph {
            root,
            holes,
            holders: std::mem::take(&mut self.holders),
            unsettled: std::mem::take(&mut self.unsettled),
            same_seed,
            loaded: self.loaded(),
        }
    }

    /// What the caller asked for.
    pub fn loaded(self) -> Loaded {
        let mut loaded = Loaded {
            n_objects: self.objects.len(),
            ..Loaded::default()
        };
        let mut cells = Vec::new();
        for number in &self.special {
            let v = self.objects[*number as usize];
            match Kind::from_number(self.kinds[*number as usize] & !NAMED) {
                Some(Kind::WeakCell) => cells.push(v.expect()),
                Some(Kind::Greenlet) => loaded.greenlets.push(v.expect()),
                Some(Kind::Channel) => loaded.channels.push(v.expect()),
                Some(Kind::Tasklet) => {
                    loaded.tasklets.push(v.expect());
                    self.vm.note_tasklet(v.expect());
                }
                _ => {}
            }
        }
        self.vm.adopt_weak_cells(cells);
        self.vm.adopt_greenlets(loaded.greenlets.clone());
        Loaded {
            // Nobody asks that of a value.
            kinds: self
                .sizes
                .iter()
                .filter(|_| !self.input.is_graph)
                .enumerate()
                .filter_map(|(kind, (n, bytes))| {
                    let kind = Kind::from_number(kind as u8)?;
                    (*n > 0).then_some((kind, *n, *bytes))
                })
                .collect(),
            ..loaded
        }
    }
}

/// Whether there is more to be checked about an object than what it holds, or somebody is to be told of it.
fn is_special(kind: Kind) -> bool {
    match kind {
        Kind::Float | Kind::BigInt | Kind::Str | Kind::Bytes | Kind::ByteArray => false,
        Kind::List | Kind::Deque | Kind::Tuple | Kind::Dict | Kind::Set | Kind::FrozenSet => false,
        Kind::Buffer | Kind::ByteBuffer | Kind::Cell | Kind::Slice | Kind::MappingProxy => false,
        Kind::StaticMethod | Kind::ClassMethod | Kind::Property | Kind::Super => false,
        Kind::Code | Kind::Builtin | Kind::GetSet | Kind::Module => false,
        Kind::Function | Kind::BoundMethod | Kind::Class | Kind::Instance => true,
        Kind::Exception | Kind::Traceback | Kind::Range | Kind::Iter | Kind::DictView => true,
        Kind::Record | Kind::Frame | Kind::Generator | Kind::WeakCell => true,
        Kind::Tasklet | Kind::Channel | Kind::Greenlet => true,
    }
}

/// The object's header as what its kind says.
pub(super) fn of_kind<T: crate::heap::Object>(v: Value) -> Option<Gc<T>> {
    let p: Gc<Header> = v.as_header()?;
    T::is_kind(p.kind()).then(|| cast(p))
}
