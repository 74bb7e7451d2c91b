//! Inline caches of attributes and globals.
//!
//! A feedback cell of four 32-bit numbers remembers what an instruction found last time: ids and versions, never
//! values. Its guard is `(shape, epoch)` of the receiver for attributes; the epoch changes whenever some class's
//! attributes change in a way that matters. Values of class attributes are kept in `vm.cells`, by index, until the
//! epoch changes.
//!
//! ```text
//! GetAttr, CallMethod   [shape, epoch, slot or cell, what]
//! SetAttr               [shape, epoch, slot, with OF_DOUBLES where it holds those, shape after (0: the same)]
//!     in its own dict   [0, epoch, shape, OWN_DICT]
//! attributes of classes that were set again
//!     of an instance    [shape, epoch, cell, CLASS_ENTRY]
//!     of a class        [0, epoch, cell, CLASS_ENTRY]
//! GlobalGet             [version of the globals' keys, entry, version of the builtins' keys or 0, 0]
//! module attributes     [0, version of the module's keys, entry, MODULE]
//! ```

use crate::heap::{Gc, Kind};
use crate::native::{Answer, Exit};
use crate::objects::*;
use crate::semantics::table::Found;
use crate::value::Value;
use crate::vm::{Known, Method, Vm};
use std::cell::Cell;

/// What the cached attribute is.
pub mod what {
    /// Slot in the instance.
    pub const INLINE: u32 = 1;
    /// Slot in the instance's buffer.
    pub const OVERFLOW: u32 = 2;
    /// A value of the class, as it is.
    pub const CLASS_VALUE: u32 = 3;
    /// A function or native of the class that takes the receiver.
    pub const METHOD: u32 = 4;
    /// A property of the class: the cell holds its getter.
    pub const PROPERTY: u32 = 5;
    /// Entry of a module's dict.
    pub const MODULE: u32 = 6;
    /// An attribute got through the class itself: the shape is the class's root shape.
    pub const OF_CLASS: u32 = 7;
    /// A static method's function. (Of sites only: inline caches never say so.)
    pub const STATIC: u32 = 9;
    /// A class method's function. (Of sites only.)
    pub const CLASS_METHOD: u32 = 10;
    /// A method got through `super()`: the shape is the root shape of the class whose MRO is searched, the cell holds the
    /// class after which. Native code alone makes something of it.
    pub const SUPER: u32 = 11;
    /// A field of a built-in class or of a named tuple: the cell holds its descriptor.
    pub const FIELD: u32 = 12;
    /// An attribute in the dict of the object's own ([`Vm::own_dict`]): where it was in that of one of this shape.
    pub const OWN_DICT: u32 = 13;
    /// Plain data of a class that was set again, so that no cache may hold its value: three cells hold the class it is got
    /// through (UNBOUND: an instance), the dict that has it, and the number of its entry.
    pub const CLASS_ENTRY: u32 = 14;
    /// A class method's function, got through the class itself: the shape is the class's root shape. Of calls only.
    pub const METHOD_OF_CLASS: u32 = 15;
    /// A field of a named tuple: the place of the item. (Of sites only.)
    pub const TUPLE_FIELD: u32 = 16;
    /// Slot in the instance that holds doubles.
    pub const DOUBLE: u32 = 17;
    /// A descriptor of a class of the program. (Of sites only.)
    pub const DESCRIPTOR: u32 = 18;
    /// Nothing that can be cached; but the instruction has been executed.
    pub const NOTHING: u32 = 8;
}

/// Above the number of a slot that an attribute is set in: it holds doubles.
pub const OF_DOUBLES: u32 = 1 << 31;

/// An entry of the cache behind the inline caches: what a shape has under a name.
#[derive(Clone, Copy)]
pub(crate) struct SharedEntry {
    shape: u32,
    name: usize,
    cell: Feedback,
}

impl SharedEntry {
    pub(crate) const EMPTY: SharedEntry = SharedEntry {
        shape: 0,
        name: 0,
        cell: Feedback([0; 4]),
    };
}

/// Entries of the shared cache, a power of two.
pub(crate) const SHARED: usize = 1024;

/// Of so many misses of inline caches one is looked at for what the site sees.
const NOTE_EVERY: u32 = 4;

/// Notes that an instruction has been executed, whatever can be cached of it. (A shape of 0 matches none.)
fn mark_tried(cell: &Cell<Feedback>) {
    if cell.get().0 == [0; 4] {
        cell.set(Feedback([0, 0, 0, what::NOTHING]));
    }
}

/// The shape that tells what an attribute of a receiver is: of a `super()`, that of the instances whose MRO is searched.
pub(super) fn shape_of_receiver(obj: Value) -> Option<u32> {
    let h = obj.as_header()?;
    match h.kind() {
        Kind::Class | Kind::Module => None,
        Kind::Super => {
            let start: Gc<Class> = obj.expect::<Super>().start.as_gc()?;
            Some(start.root_shape.get()).filter(|s| *s != 0)
        }
        _ => Some(h.shape()),
    }
}

/// Whether a descriptor is got by a native, without the program.
fn is_field(attr: Value) -> bool {
    match attr.as_gc::<Property>().map(|p| p.get.get()) {
        Some(get) => native_getter(get).is_some(),
        None => attr.is_kind(Kind::GetSet),
    }
}

/// The native that a property's getter is a method of, and what its first argument is bound to.
pub(super) fn native_getter(get: Value) -> Option<(Gc<Builtin>, Value)> {
    let m: Gc<BoundMethod> = get.as_gc()?;
    Some((m.func.get().as_gc()?, m.receiver.get()))
}

/// Whether a class attribute of this value is the same through the class and its instances, whatever the class is.
pub(super) fn is_plain_data(v: Value) -> bool {
    matches!(
        v.kind(),
        None | Some(
            Kind::Str
                | Kind::BigInt
                | Kind::Float
                | Kind::List
                | Kind::Tuple
                | Kind::Dict
                | Kind::Set
                | Kind::FrozenSet
                | Kind::Bytes
        )
    )
}

/// Set in the key of an entry of the shared cache that is about a class itself, not about its instances.
const OF_CLASS_ITSELF: usize = 2;

fn shared_slot(shape: u32, name: Value, set: bool) -> usize {
    let mixed = (shape as usize * 0x9e37) ^ (name.addr() >> 4) ^ (set as usize * 0x155);
    mixed % SHARED
}

impl Vm {
    /// What the shared cache knows of a shape and a name: for sites that see several shapes. Getting and setting have
    /// entries of their own (`set`).
    #[inline]
    fn shared(&self, shape: u32, name: Value, set: bool) -> Option<Feedback> {
        let e = &self.shared_cache[shared_slot(shape, name, set)];
        let key = name.addr() | set as usize;
        (e.shape == shape && e.name == key && e.cell.0[1] == self.epoch).then_some(e.cell)
    }

    /// Fills an inline cache and the shared one. The cell's guard is (shape, epoch).
    fn remember(&mut self, cell: &Cell<Feedback>, name: Value, set: bool, fb: Feedback) {
        cell.set(fb);
        let shape = fb.0[0];
        self.shared_cache[shared_slot(shape, name, set)] = SharedEntry {
            shape,
            name: name.addr() | set as usize,
            cell: fb,
        };
    }

    /// Fills an inline cache with what it knows of an attribute that a class had set again, and the shared cache, for sites that see
    /// several classes.
    fn remember_class(
        &mut self,
        cell: &Cell<Feedback>,
        class: Gc<Class>,
        name: Value,
        set: bool,
        fb: Feedback,
    ) {
        cell.set(fb);
        let shape = self.root_shape(class);
        self.shared_cache[shared_slot(shape, name, set)] = SharedEntry {
            shape,
            name: name.addr() | set as usize | OF_CLASS_ITSELF,
            cell: fb,
        };
    }

    /// Where the shared cache says that a class has an attribute that was set again; the inline cache says so from now on.
    fn shared_class_entry(
        &self,
        class: Gc<Class>,
        name: Value,
        set: bool,
        cell: &Cell<Feedback>,
    ) -> Option<(Gc<Dict>, u32)> {
        let shape = class.root_shape.get();
        let e = &self.shared_cache[shared_slot(shape, name, set)];
        if e.shape != shape || e.name != name.addr() | set as usize | OF_CLASS_ITSELF {
            return None;
        }
        let found = self.class_entry(class.value(), e.cell.0)?;
        cell.set(e.cell);
        Some(found)
    }

    /// What the shared cache says that a class has, in the sense of one of [`what`]; the inline cache says so from now on.
    fn shared_of_class(
        &self,
        class: Gc<Class>,
        name: Value,
        sense: u32,
        cell: &Cell<Feedback>,
    ) -> Option<Value> {
        let shape = class.root_shape.get();
        let e = &self.shared_cache[shared_slot(shape, name, false)];
        let [of, epoch, index, what] = e.cell.0;
        if (of, epoch, what) != (shape, self.epoch, sense)
            || shape == 0
            || e.name != name.addr() | OF_CLASS_ITSELF
        {
            return None;
        }
        cell.set(e.cell);
        Some(self.cells[index as usize])
    }

    /// A site sees an object of another shape than the one its cache is for. Now and then that is noted, with the shape
    /// before it, so that the site's first native code covers both.
    #[inline]
    fn note_shapes(&mut self, obj: Value, cell: &Cell<Feedback>) {
        self.misses = self.misses.wrapping_add(1);
        if self.misses.is_multiple_of(NOTE_EVERY) && self.compiler.is_some() {
            self.note_shapes_of_site(obj, cell);
        }
    }

    #[cold]
    fn note_shapes_of_site(&mut self, obj: Value, cell: &Cell<Feedback>) {
        let Some(shape) = shape_of_receiver(obj) else {
            return;
        };
        let function = self
            .current_frame()
            .and_then(|f| f.func.get().as_gc::<Function>());
        let Some(function) = function else { return };
        let rt = function.code_ref();
        // The instruction is the one whose cell this is, if it is one of the running function's.
        let cells = rt.feedback();
        let pc = (cell as *const Cell<Feedback>)
            .addr()
            .wrapping_sub(cells.as_ptr().addr())
            / size_of::<Cell<Feedback>>();
        let before = cell.get().0[0];
        if pc < cells.len() && before != 0 && before != shape {
            rt.native.note_shape(pc as u32, before);
            rt.native.note_shape(pc as u32, shape);
        }
    }

    /// Index of a value in `cells` for this epoch.
    pub(crate) fn cell_for(&mut self, v: Value) -> u32 {
        let next = self.cells.len() as u32;
        let index = *self.cell_index.entry(v.bits()).or_insert(next);
        if index == next {
            self.cells.push(v);
        }
        index
    }

    /// `obj.name` where the inline cache's fast path did not apply; fills the cache.
    #[inline(never)]
    pub(crate) fn get_attr_filling(
        &mut self,
        obj: Value,
        name: Value,
        cell: &Cell<Feedback>,
    ) -> Answer {
        let fb = cell.get().0;
        if fb[3] == what::CLASS_ENTRY
            && let Some(v) = self.class_entry_value(obj, fb)
        {
            return Ok(v);
        }
        self.note_shapes(obj, cell);
        mark_tried(cell);
        if let Some(h) = obj.as_header()
            && let Some(known) = self.shared(h.shape(), name, false)
        {
            cell.set(known);
            if known.0[3] == what::INLINE
                && let Some(place) = obj
                    .as_gc::<Instance>()
                    .and_then(|i| Some(i.slots().get(known.0[2] as usize)?.get()))
            {
                return Ok(place);
            }
            if let Some(answer) = self.get_attr_cached(obj, name, known.0) {
                return answer;
            }
        }
        match obj.kind() {
            Some(Kind::Module) => {
                let dict: Gc<Dict> = obj.expect::<Module>().dict.get().expect();
                if fb[3] == what::MODULE && fb[1] != 0 && fb[1] == dict.version.get() {
                    return Ok(dict.value_at(fb[2]));
                }
                if let Found::At(i) = self.table_find(&dict, self.hash_str(name.expect()), name) {
                    let version = self.table_version(dict);
                    cell.set(Feedback([0, version, i, what::MODULE]));
                    return Ok(dict.value_at(i));
                }
            }
            Some(Kind::Class) => {
                let class: Gc<Class> = obj.expect();
                let again = self.shared_class_entry(class, name, false, cell);
                if let Some((dict, entry)) = again
                    && is_plain_data(dict.value_at(entry))
                {
                    return Ok(dict.value_at(entry));
                }
                if let Some(v) = self.shared_of_class(class, name, what::OF_CLASS, cell) {
                    return Ok(v);
                }
                if fb[3] == what::OF_CLASS && fb[1] == self.epoch && fb[0] == class.root_shape.get()
                {
                    return Ok(self.cells[fb[2] as usize]);
                }
                return self.get_class_attr_filling(class, name, cell);
            }
            _ => {}
        }
        let class = self.class_of(obj);
        if class.has(class_flag::GETATTRIBUTE) || obj.is_kind(Kind::Super) {
            return self.get_attr(obj, name);
        }
        let shape = obj.as_header().map_or(0, |h| h.shape());
        let epoch = self.epoch;
        match self.class_lookup(class, name) {
            Some(attr) if self.is_data_descriptor(attr) => {
                // With `__getattr__` there is more to it: an AttributeError of the getter is not the end.
                if let Some(p) = attr.as_gc::<Property>()
                    && p.get.get().is_kind(Kind::Function)
                    && !class.has(class_flag::GETATTR)
                {
                    let index = self.cell_for(p.get.get());
                    self.remember(
                        cell,
                        name,
                        false,
                        Feedback([shape, epoch, index, what::PROPERTY]),
                    );
                } else if is_field(attr)
                    && !class.has(class_flag::GETATTR)
                    && !self.is_rebound_somewhere(class, name)
                {
                    let index = self.cell_for(attr);
                    let fb = Feedback([shape, epoch, index, what::FIELD]);
                    self.remember(cell, name, false, fb);
                    // Now as later, so that it takes the same ticks.
                    if let Some(answer) = self.get_attr_cached(obj, name, fb.0) {
                        return answer;
                    }
                }
            }
            found => {
                if let Some(at) = self.place_in_own_dict(obj, name)
                    && !self.is_rebound_somewhere(class, name)
                {
                    let fb = Feedback([shape, epoch, at, what::OWN_DICT]);
                    self.remember(cell, name, false, fb);
                    return Ok(self.own_dict(obj).expect("just looked").value_at(at));
                }
                if let Some((slot, what)) = self.cached_slot(obj, name) {
                    self.remember(cell, name, false, Feedback([shape, epoch, slot, what]));
                } else if let Some(attr) = found
                    && self.own_attributes_are_shaped(obj)
                    && self.is_rebound_somewhere(class, name)
                {
                    if let Some(at) = self.cell_for_entry(class, name, Value::UNBOUND, attr) {
                        let fb = Feedback([shape, epoch, at, what::CLASS_ENTRY]);
                        self.remember(cell, name, false, fb);
                    }
                } else if let Some(attr) = found
                    && self.own_attributes_are_shaped(obj)
                {
                    let what = match attr.kind() {
                        _ if self.is_called_as_method(attr) => what::METHOD,
                        Some(
                            Kind::StaticMethod | Kind::ClassMethod | Kind::Instance | Kind::Builtin,
                        ) => 0,
                        _ => what::CLASS_VALUE,
                    };
                    if what != 0 {
                        let index = self.cell_for(attr);
                        self.remember(cell, name, false, Feedback([shape, epoch, index, what]));
                    }
                }
            }
        }
        self.get_attr(obj, name)
    }

    /// The cell of an attribute that was set again: plain data `v` of `class`, got through `through`.
    fn cell_for_entry(
        &mut self,
        class: Gc<Class>,
        name: Value,
        through: Value,
        v: Value,
    ) -> Option<u32> {
        if !is_plain_data(v) {
            return None;
        }
        let (dict, entry) = self.class_place(class, name)?;
        let three = [through, dict.value(), Value::int(entry as i64)];
        let key =
            through.bits() ^ dict.value().bits().rotate_left(24) ^ (entry as u64).rotate_left(48);
        let known = self.cell_index.get(&key).map(|at| *at as usize);
        if let Some(at) = known.filter(|at| self.cells.get(*at..at + 3) == Some(&three)) {
            return Some(at as u32);
        }
        let at = self.cells.len() as u32;
        self.cells.extend(three);
        self.cell_index.insert(key, at);
        Some(at)
    }

    /// The dict of the class in the MRO that has an attribute first, and the number of its entry.
    pub(super) fn class_place(&self, class: Gc<Class>, name: Value) -> Option<(Gc<Dict>, u32)> {
        let hash = self.hash_str(name.expect());
        let mro = class.mro.get().expect::<Tuple>().slice();
        mro.iter().find_map(|c| {
            let dict: Gc<Dict> = c.expect::<Class>().dict.get().expect();
            match self.table_find(&dict, hash, name) {
                Found::At(entry) => Some((dict, entry)),
                _ => None,
            }
        })
    }

    /// The value of such an attribute, if it is plain data still.
    pub(super) fn class_entry_value(&self, obj: Value, fb: [u32; 4]) -> Option<Value> {
        let (dict, entry) = self.class_entry(obj, fb)?;
        Some(dict.value_at(entry)).filter(|v| is_plain_data(*v))
    }

    /// Where the attribute is that a cell describes as one set again, if it is this receiver's. Adding and deleting attributes
    /// makes another epoch, so that the entry stays where it was.
    fn class_entry(&self, obj: Value, fb: [u32; 4]) -> Option<(Gc<Dict>, u32)> {
        if fb[3] != what::CLASS_ENTRY || fb[1] != self.epoch {
            return None;
        }
        let [through, dict, entry] = self.cells[fb[2] as usize..][..3] else {
            return None;
        };
        let is_it = match through.is_unbound() {
            true => obj.as_header().is_some_and(|h| h.shape() == fb[0]),
            false => through == obj,
        };
        is_it.then(|| (dict.expect(), entry.as_int() as u32))
    }

    /// Where an attribute is in the dict of the object's own.
    fn place_in_own_dict(&self, obj: Value, name: Value) -> Option<u32> {
        let dict = self.own_dict(obj)?;
        if self.is_in_slot(obj, name) {
            return None;
        }
        match self.table_find(&dict, self.hash_str(name.expect()), name) {
            Found::At(i) => Some(i),
            _ => None,
        }
    }

    /// Whether an attribute of an instance that has a dict stands in a slot all the same.
    fn is_in_slot(&self, obj: Value, name: Value) -> bool {
        obj.as_gc::<Instance>()
            .is_some_and(|i| self.shape_slot(i.header.shape(), name).is_some())
    }

    /// Whether the shape alone tells which attributes the object has of its own.
    fn own_attributes_are_shaped(&self, obj: Value) -> bool {
        match obj.kind() {
            Some(Kind::Instance) => {
                self.shapes[obj.expect::<Instance>().header.shape() as usize].mode
                    == ShapeMode::Slots
            }
            Some(Kind::Exception | Kind::Function | Kind::Module | Kind::Class | Kind::Super) => {
                false
            }
            _ => true,
        }
    }

    /// Whether any class of the MRO had this attribute set again.
    pub(in crate::interp) fn is_rebound_somewhere(&self, class: Gc<Class>, name: Value) -> bool {
        class
            .mro
            .get()
            .expect::<Tuple>()
            .slice()
            .iter()
            .any(|c| self.is_rebound(c.expect(), name))
    }

    /// The slot of an instance's own attribute, and which kind of [`what`] it is.
    fn cached_slot(&self, obj: Value, name: Value) -> Option<(u32, u32)> {
        let shape = obj.as_gc::<Instance>()?.header.shape();
        match self.shapes[shape as usize].mode {
            ShapeMode::Slots => self.slot_of_shape(shape, name),
            _ => None,
        }
    }

    /// The slot of an attribute in instances of a shape, and which kind of [`what`] it is.
    pub(super) fn slot_of_shape(&self, shape: u32, name: Value) -> Option<(u32, u32)> {
        let slot = self.shape_slot(shape, name)?;
        let s = &self.shapes[shape as usize];
        let n = s.n_inline as usize;
        Some(match slot.checked_sub(n) {
            Some(beyond) => (beyond as u32, what::OVERFLOW),
            None if s.is_double(slot) => (slot as u32, what::DOUBLE),
            None => (slot as u32, what::INLINE),
        })
    }

    /// The same of an attribute that is set, as a cell has it: only slots in the instance itself are.
    pub(super) fn slot_to_set(&self, shape: u32, name: Value) -> Option<u32> {
        match self.slot_of_shape(shape, name)? {
            (slot, what::INLINE) => Some(slot),
            (slot, what::DOUBLE) => Some(slot | OF_DOUBLES),
            _ => None,
        }
    }

    pub(crate) fn get_class_attr_filling(
        &mut self,
        class: Gc<Class>,
        name: Value,
        cell: &Cell<Feedback>,
    ) -> Answer {
        let in_meta = self.known(Known::Type);
        if class.header.shape() == Known::Type.shape()
            && let Some(field) = self.class_lookup(in_meta, name)
            && field.is_kind(Kind::GetSet)
        {
            // A field of classes themselves, such as `__name__`.
            let index = self.cell_for(field);
            let fb = Feedback([Known::Type.shape(), self.epoch, index, what::FIELD]);
            cell.set(fb);
            // Now as later, so that it takes the same ticks.
            if let Some(answer) = self.get_attr_cached(class.value(), name, fb.0) {
                return answer;
            }
        }
        let value = self.get_attr(class.value(), name)?;
        self.remember_entry(class, name, false, cell);
        if !self.is_rebound_somewhere(class, name)
            && !class.has(class_flag::EXCEPTION)
            && self.is_got_as_it_is(class, name)
        {
            let constant = matches!(self.class_lookup(class, name), Some(attr) if attr == value || attr.is_kind(Kind::StaticMethod));
            if constant {
                let shape = self.root_shape(class);
                let index = self.cell_for(value);
                let fb = Feedback([shape, self.epoch, index, what::OF_CLASS]);
                self.remember_class(cell, class, name, false, fb);
            }
        }
        Ok(value)
    }

    /// Whether the class of a class has nothing to say of an attribute that the class itself has. (Of `__init__` and the like it has one,
    /// too, that comes second.)
    pub(crate) fn is_got_as_it_is(&mut self, class: Gc<Class>, name: Value) -> bool {
        let meta = self.class_of(class.value());
        !meta.has(class_flag::GETATTRIBUTE)
            && self
                .class_lookup(meta, name)
                .is_none_or(|attr| !self.is_data_descriptor(attr))
    }

    /// The function of a class method that is got through the class itself, and what the cache of a call says of it.
    pub(crate) fn class_method_entry(
        &mut self,
        class: Gc<Class>,
        name: Value,
    ) -> Option<(Value, [u32; 4])> {
        let attr = self.class_lookup(class, name)?;
        let f = match attr.kind()? {
            Kind::ClassMethod => attr.expect::<Wrapper>().func.get(),
            Kind::Builtin if self.is_class_method(attr.expect()) => attr,
            _ => return None,
        };
        if !matches!(f.kind(), Some(Kind::Function | Kind::Builtin))
            || class.has(class_flag::EXCEPTION)
            || self.is_rebound_somewhere(class, name)
            || !self.is_got_as_it_is(class, name)
        {
            return None;
        }
        let (shape, index) = (self.root_shape(class), self.cell_for(f));
        Some((f, [shape, self.epoch, index, what::METHOD_OF_CLASS]))
    }

    /// Notes where a class has an attribute that was set again, if it is plain data.
    fn remember_entry(&mut self, class: Gc<Class>, name: Value, set: bool, cell: &Cell<Feedback>) {
        if self.is_rebound_somewhere(class, name)
            && self.is_got_as_it_is(class, name)
            && let Some(v) = self.class_lookup(class, name)
            && let Some(at) = self.cell_for_entry(class, name, class.value(), v)
        {
            let fb = Feedback([0, self.epoch, at, what::CLASS_ENTRY]);
            self.remember_class(cell, class, name, set, fb);
        }
    }

    /// Notes the classes of a `super()`, unless they are there.
    fn remember_super(&mut self, s: Gc<Super>, cell: &Cell<Feedback>) {
        let start = s.start.as_gc::<Class>().map_or(0, |c| c.root_shape.get());
        let fb = cell.get().0;
        let same = fb[0] == start
            && fb[1] == self.epoch
            && fb[3] == what::SUPER
            && self.cells[fb[2] as usize] == s.class;
        if start != 0 && !same {
            let class = self.cell_for(s.class);
            cell.set(Feedback([start, self.epoch, class, what::SUPER]));
        }
    }

    /// The method for a call where the cache did not apply; fills the cache.
    #[inline(never)]
    pub(crate) fn load_method_filling(
        &mut self,
        obj: Value,
        name: Value,
        cell: &Cell<Feedback>,
    ) -> Result<Method, Exit> {
        if let Some(class) = obj.as_gc::<Class>() {
            let fb = cell.get().0;
            let known = fb[3] == what::METHOD_OF_CLASS
                && fb[1] == self.epoch
                && fb[0] == class.root_shape.get();
            if known {
                return Ok(Method::Unbound(self.cells[fb[2] as usize]));
            }
            if let Some(f) = self.shared_of_class(class, name, what::METHOD_OF_CLASS, cell) {
                return Ok(Method::Unbound(f));
            }
            if let Some((f, entry)) = self.class_method_entry(class, name) {
                self.remember_class(cell, class, name, false, Feedback(entry));
                return Ok(Method::Unbound(f));
            }
        }
        self.note_shapes(obj, cell);
        mark_tried(cell);
        if let Some(known) = self.shared(self.shape_of_value(obj), name, false)
            && known.0[3] == what::METHOD
        {
            cell.set(known);
            return Ok(Method::Unbound(self.cells[known.0[2] as usize]));
        }
        if let Some(s) = obj.as_gc::<Super>() {
            self.remember_super(s, cell);
        }
        if let Some(Kind::Module | Kind::Class) = obj.kind() {
            return self.get_attr_filling(obj, name, cell).map(Method::Bound);
        }
        let method = self.load_method(obj, name)?;
        if let Method::Unbound(f) = method {
            let class = self.class_of(obj);
            if self.own_attributes_are_shaped(obj) && !self.is_rebound_somewhere(class, name) {
                let shape = self.shape_of_value(obj);
                let index = self.cell_for(f);
                self.remember(
                    cell,
                    name,
                    false,
                    Feedback([shape, self.epoch, index, what::METHOD]),
                );
            }
        }
        Ok(method)
    }

    /// `obj.name = value` where the cache did not apply; fills the cache.
    #[inline(never)]
    pub(crate) fn set_attr_filling(
        &mut self,
        obj: Value,
        name: Value,
        value: Value,
        cell: &Cell<Feedback>,
    ) -> Answer {
        let Some(instance) = obj.as_gc::<Instance>() else {
            return self.set_attr_of_other(obj, name, value, cell);
        };
        if instance.extra.get().is_kind(Kind::Dict)
            && let Some(answer) = self.set_in_own_dict(obj, name, value, cell)
        {
            return answer;
        }
        self.note_shapes(obj, cell);
        mark_tried(cell);
        let before = instance.header.shape();
        if let Some(known) = self.shared(before, name, true) {
            let slot = known.0[2];
            let double = slot & OF_DOUBLES != 0;
            if let Some(place) = instance.slots().get((slot & !OF_DOUBLES) as usize)
                && (!double || value.is_float())
            {
                cell.set(known);
                match double {
                    true => put_double(place, value.as_float()),
                    false => {
                        place.set(value);
                        self.heap.barrier(&instance.header);
                    }
                }
                if known.0[3] != 0 {
                    instance.header.set_shape(known.0[3]);
                }
                return Ok(Value::NONE);
            }
        }
        let class = self.class_of(obj);
        let plain = !class.has(class_flag::SETATTR)
            && self.shapes[before as usize].mode == ShapeMode::Slots
            && self
                .class_lookup(class, name)
                .is_none_or(|attr| !self.is_data_descriptor(attr));
        let answer = self.set_attr(obj, name, value)?;
        let after = instance.header.shape();
        if plain
            && self.shapes[after as usize].mode == ShapeMode::Slots
            && let Some(slot) = self.slot_to_set(after, name)
        {
            let next = if after == before { 0 } else { after };
            self.remember(cell, name, true, Feedback([before, self.epoch, slot, next]));
        }
        Ok(answer)
    }

    /// The same for what is no instance of a class of the program.
    fn set_attr_of_other(
        &mut self,
        obj: Value,
        name: Value,
        value: Value,
        cell: &Cell<Feedback>,
    ) -> Answer {
        let fb = cell.get().0;
        if fb[0] == 0
            && is_plain_data(value)
            && let Some((dict, entry)) = self.class_entry(obj, fb)
        {
            self.table_set_value(dict, entry, value);
            return Ok(Value::NONE);
        }
        if let Some(class) = obj.as_gc::<Class>()
            && is_plain_data(value)
            && let Some((dict, entry)) = self.shared_class_entry(class, name, true, cell)
        {
            self.table_set_value(dict, entry, value);
            return Ok(Value::NONE);
        }
        if let Some(Kind::Exception | Kind::Function) = obj.kind()
            && let Some(answer) = self.set_in_own_dict(obj, name, value, cell)
        {
            return answer;
        }
        mark_tried(cell);
        let answer = self.set_attr(obj, name, value)?;
        if let Some(class) = obj.as_gc::<Class>()
            && self.is_rebound(class, name)
            && !name.expect::<Str>().text().starts_with("__")
        {
            self.remember_entry(class, name, true, cell);
        }
        Ok(answer)
    }

    /// The same of an object that keeps the attribute in a dict of its own, if the cache knows that by now; notes it, if so it is.
    fn set_in_own_dict(
        &mut self,
        obj: Value,
        name: Value,
        value: Value,
        cell: &Cell<Feedback>,
    ) -> Option<Answer> {
        let known = [0, self.epoch, self.shape_of_value(obj), what::OWN_DICT];
        if cell.get().0 == known && !value.is_unbound() {
            return Some(self.set_own_attr(obj, name, value));
        }
        let class = self.class_of(obj);
        let plain = !class.has(class_flag::SETATTR)
            && !self.is_in_slot(obj, name)
            && !self.is_rebound_somewhere(class, name)
            && self
                .class_lookup(class, name)
                .is_none_or(|attr| !self.is_data_descriptor(attr));
        if plain {
            cell.set(Feedback(known));
        }
        None
    }

    /// A global or builtin by name, where the cache did not apply; fills the cache.
    #[inline(never)]
    pub(crate) fn global_filling(
        &mut self,
        globals: Gc<Dict>,
        name: Value,
        cell: &Cell<Feedback>,
    ) -> Answer {
        let hash = self.hash_str(name.expect());
        if let Found::At(i) = self.table_find(&globals, hash, name) {
            let version = self.table_version(globals);
            cell.set(Feedback([version, i, 0, 0]));
            return Ok(globals.value_at(i));
        }
        let builtins = self.builtins;
        if let Found::At(i) = self.table_find(&builtins, hash, name) {
            let (version, of_builtins) =
                (self.table_version(globals), self.table_version(builtins));
            cell.set(Feedback([version, i, of_builtins, 0]));
            return Ok(builtins.value_at(i));
        }
        Err(self.name_error(name))
    }

    #[cold]
    pub(crate) fn name_error(&mut self, name: Value) -> Exit {
        let text = name.expect::<Str>().text();
        let exit = self.raise(Known::NameError, format!("name '{text}' is not defined"));
        if let Exit::Raised(e) = exit {
            // The exception is on its way: it cannot wait for room.
            self.unlimited(|vm| {
                crate::builtins::exceptions::put(vm, e.expect(), "name", name)?;
                Ok(e)
            });
        }
        exit
    }
}
