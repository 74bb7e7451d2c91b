//! Classes and shapes: bootstrap of the built-in ones, making new ones, method resolution order.

use super::strings::Names;
use super::{KNOWN, Known, Vm};
use crate::bytecode::Op;
use crate::heap::{Gc, Header, Kind};
use crate::native::{Answer, Exit};
use crate::objects::{
    Class, Dict, Function, Shape, ShapeMode, Str, Tuple, class_flag, construction,
};
use crate::value::Value;
use std::cell::Cell;

/// Attributes an instance may have before it keeps them in a dict.
pub(super) const SLOTS_MAX: usize = 128;
/// Inline slots an instance may have.
const INLINE_MAX: usize = 64;

impl Vm {
    /// Makes the built-in classes, names and singletons.
    pub(super) fn bootstrap(&mut self) {
        let room = self.heap.emergency();
        // The empty tuple and string are needed by everything else.
        self.empty_tuple = self.new_tuple(&room, &[]).value();
        self.names = Names::make(self);
        self.make_small_strings();
        self.shapes.push(Shape::nowhere());
        for row in KNOWN {
            self.bootstrap_class(row.known, row.name, row.base, row.flags);
        }
        let start = crate::native::def("start", "", |_, _| Ok(Value::NONE), "")
            .resuming(crate::interp::start_resume);
        let start = self.add_native(start);
        self.start_native = self.new_builtin(start, Value::UNBOUND);
        let trace = crate::native::def("trace", "", |_, _| Ok(Value::NONE), "")
            .resuming(crate::interp::trace_resume);
        let trace = self.add_native(trace);
        self.trace.native = self.new_builtin(trace, Value::UNBOUND);
        self.due_callbacks = self.new_list(&room, &[]).value();
        self.abstract_checks = self.new_list(&room, &[]).value();
        crate::builtins::install(self);
        self.bump_epoch();
    }

    fn bootstrap_class(&mut self, known: Known, name: &str, base: Known, flags: u32) {
        let room = self.heap.emergency();
        let name = self.intern(name);
        let dict = self.new_dict(&room).value();
        let subclasses = self.new_list(&room, &[]).value();
        let class = self.heap.new_object(&room, |f| Class {
            header: Header::new(Kind::Class, f, 0, Known::Type.shape()),
            name: Cell::new(name),
            qualname: Cell::new(name),
            bases: Cell::new(Value::UNBOUND),
            mro: Cell::new(Value::UNBOUND),
            dict: Cell::new(dict),
            layout: Cell::new(Value::UNBOUND),
            init: Cell::new(Value::UNBOUND),
            init_epoch: Cell::new(0),
            flags: Cell::new(flags | class_flag::BUILTIN),
            well_known: Cell::new(known as u32),
            root_shape: Cell::new(known.shape()),
            dict_shape: Cell::new(0),
            construction: Cell::new(construction::UNKNOWN),
            equality: Cell::new(0),
            subclasses: Cell::new(subclasses),
        });
        class.layout.set(class.value());
        let (bases, mro) = if known == Known::Object {
            (vec![], vec![class.value()])
        } else {
            let base = self.known(base);
            let mut mro = vec![class.value()];
            mro.extend_from_slice(base.mro.get().expect::<Tuple>().slice());
            (vec![base.value()], mro)
        };
        class.bases.set(self.new_tuple(&room, &bases).value());
        class.mro.set(self.new_tuple(&room, &mro).value());
        self.classes.push(class);
        self.shapes.push(Shape {
            class: class.value(),
            mode: ShapeMode::Builtin,
            n_inline: 0,
            names: Box::new([]),
            doubles: 0,
            next: Vec::new(),
        });
        debug_assert_eq!(self.shapes.len() as u32 - 1, known.shape());
    }

    /// A well-known class.
    #[inline(always)]
    pub fn known(&self, class: Known) -> Gc<Class> {
        self.classes[class as usize]
    }

    pub(super) fn known_classes(&self) -> &[Gc<Class>] {
        &self.classes
    }

    /// Makes a class: `type(name, bases, namespace)` without its hooks (`__set_name__`, `__init_subclass__` are
    /// called by the prelude). `namespace` is copied.
    pub fn new_class(
        &mut self,
        meta: Gc<Class>,
        name: Gc<Str>,
        bases: &[Value],
        namespace: Gc<Dict>,
    ) -> Result<Gc<Class>, Exit> {
        let object = [self.known(Known::Object).value()];
        let bases = if bases.is_empty() { &object } else { bases };
        let mut layout = self.known(Known::Object);
        let mut flags = 0;
        for base in bases {
            let Some(base) = base.as_gc::<Class>() else {
                return Err(self.type_error("bases must be types"));
            };
            if base.has(class_flag::FINAL) {
                let name = base.name.get().expect::<Str>().text();
                return Err(
                    self.type_error(format!("type '{name}' is not an acceptable base type"))
                );
            }
            layout = self.common_layout(layout, base.layout.get().expect())?;
            const INHERITED: u32 = class_flag::EXCEPTION
                | class_flag::GETATTRIBUTE
                | class_flag::GETATTR
                | class_flag::SETATTR;
            flags |= base.flags.get() & INHERITED;
        }
        let plain = layout == self.known(Known::Object)
            || flags & class_flag::EXCEPTION != 0
            || layout == self.known(Known::Type);
        if !plain {
            flags |= class_flag::PAYLOAD;
        }
        let room = self.room(8192 + namespace.fill.get() as usize * 64)?;
        let dict = self.new_dict(&room);
        let bases_tuple = self.new_tuple(&room, bases).value();
        let subclasses = self.new_list(&room, &[]).value();
        let shape = self.root_shape(meta);
        let class = self.heap.new_object(&room, |f| Class {
            header: Header::new(Kind::Class, f, 0, shape),
            name: Cell::new(name.value()),
            qualname: Cell::new(name.value()),
            bases: Cell::new(bases_tuple),
            mro: Cell::new(Value::UNBOUND),
            dict: Cell::new(dict.value()),
            layout: Cell::new(layout.value()),
            init: Cell::new(Value::UNBOUND),
            init_epoch: Cell::new(0),
            flags: Cell::new(flags),
            well_known: Cell::new(u32::MAX),
            root_shape: Cell::new(0),
            dict_shape: Cell::new(0),
            construction: Cell::new(construction::UNKNOWN),
            equality: Cell::new(0),
            subclasses: Cell::new(subclasses),
        });
        let mro = self.linearize(class, bases)?;
        class.mro.set(self.new_tuple(&room, &mro).value());
        let mut kinds = mro.iter().map(|c| c.expect::<Class>().pattern_kind());
        let kind = kinds.find(|kind| *kind != 0).unwrap_or(0);
        class.flags.set(flags | kind);
        self.copy_namespace(class, namespace, dict);
        self.note_slots(class, dict)?;
        self.refresh_hooks(class);
        for base in bases {
            self.note_subclass(base.expect(), class);
        }
        Ok(class)
    }

    fn copy_namespace(&mut self, class: Gc<Class>, namespace: Gc<Dict>, dict: Gc<Dict>) {
        let mut from = 0;
        while let Some((i, key, value)) = namespace.next_entry(from) {
            from = i + 1;
            if let Some(key) = key.as_gc::<Str>() {
                let key = self.intern_value(key);
                if key == self.names.dunder_qualname && value.is_kind(Kind::Str) {
                    class.qualname.set(value);
                    continue;
                }
                self.dict_set_str(dict, key, value);
            }
        }
    }

    /// `__slots__` without a dict anywhere in the bases means instances take no other attributes.
    fn note_slots(&mut self, class: Gc<Class>, dict: Gc<Dict>) -> Result<(), Exit> {
        let Some(slots) = self.dict_get_str(dict, self.names.dunder_slots) else {
            self.note_weakly_referable(class, None);
            return Ok(());
        };
        let object = self.known(Known::Object).value();
        let bases: Gc<Tuple> = class.bases.get().expect();
        let has_dict = |b: &Value| *b != object && !b.expect::<Class>().has(class_flag::NO_DICT);
        let mut names: Vec<Value> = match (
            slots.as_gc::<Tuple>(),
            slots.as_gc::<crate::objects::List>(),
        ) {
            (Some(t), _) => t.slice().to_vec(),
            (_, Some(l)) => l.items().iter().map(Cell::get).collect(),
            _ => vec![slots],
        };
        names.retain(|n| n.is_kind(Kind::Str));
        for name in &names {
            if self.dict_get_str(dict, *name).is_some() {
                let text = name.expect::<Str>().text();
                return Err(self.value_error(format!(
                    "'{text}' in __slots__ conflicts with class variable"
                )));
            }
        }
        let opens = names
            .iter()
            .any(|n| n.expect::<Str>().as_str() == "__dict__");
        let weak = names
            .iter()
            .any(|n| n.expect::<Str>().as_str() == "__weakref__");
        self.note_weakly_referable(class, Some(weak));
        if !opens && !bases.slice().iter().any(has_dict) {
            class.flags.set(class.flags.get() | class_flag::NO_DICT);
        }
        Ok(())
    }

    /// Brings the flags that tell of attribute hooks up to date after a class's dict changed: its own, and those of the classes derived
    /// from it.
    pub fn refresh_hooks(&mut self, class: Gc<Class>) {
        let mut changed = vec![class];
        while let Some(class) = changed.pop() {
            let before = class.flags.get();
            self.find_hooks(class);
            if class.flags.get() != before {
                let derived = self.subclasses_of(class);
                changed.extend(derived.iter().filter_map(|c| c.as_gc::<Class>()));
            }
        }
    }

    fn find_hooks(&mut self, class: Gc<Class>) {
        let names = [
            (self.names.dunder_getattribute, class_flag::GETATTRIBUTE),
            (self.names.dunder_getattr, class_flag::GETATTR),
            (self.names.dunder_setattr, class_flag::SETATTR),
            (self.names.dunder_delattr, class_flag::SETATTR),
        ];
        for (name, flag) in names {
            let found = self
                .class_lookup(class, name)
                .filter(|v| !self.is_native_of(*v, name));
            if found.is_some() {
                class.flags.set(class.flags.get() | flag);
            }
        }
    }

    /// Of two layouts the one that extends the other, or a TypeError.
    fn common_layout(&mut self, a: Gc<Class>, b: Gc<Class>) -> Result<Gc<Class>, Exit> {
        if self.is_subclass(b, a) {
            return Ok(b);
        }
        if self.is_subclass(a, b) {
            return Ok(a);
        }
        // Exceptions share one layout.
        if a.has(class_flag::EXCEPTION) && b.has(class_flag::EXCEPTION) {
            return Ok(a);
        }
        Err(self.type_error("multiple bases have instance lay-out conflict"))
    }

    /// C3 linearisation (Barrett et al., "A Monotonic Superclass Linearization for Dylan", OOPSLA 1996).
    fn linearize(&mut self, class: Gc<Class>, bases: &[Value]) -> Result<Vec<Value>, Exit> {
        for (i, base) in bases.iter().enumerate() {
            if bases[..i].contains(base) {
                let name = base.expect::<Class>().name.get().expect::<Str>().text();
                return Err(self.type_error(format!("duplicate base class {name}")));
            }
        }
        let mut sequences: Vec<Vec<Value>> = bases
            .iter()
            .map(|b| {
                b.expect::<Class>()
                    .mro
                    .get()
                    .expect::<Tuple>()
                    .slice()
                    .to_vec()
            })
            .collect();
        sequences.push(bases.to_vec());
        let mut mro = vec![class.value()];
        loop {
            sequences.retain(|s| !s.is_empty());
            if sequences.is_empty() {
                return Ok(mro);
            }
            let heads = sequences.iter().map(|s| s[0]);
            let good = heads
                .clone()
                .find(|h| sequences.iter().all(|s| !s[1..].contains(h)));
            let Some(head) = good else {
                let mut names: Vec<&str> = Vec::new();
                for h in heads {
                    let name = h.expect::<Class>().name.get().expect::<Str>().text();
                    if !names.contains(&name) {
                        names.push(name);
                    }
                }
                let names = names.join(", ");
                let message = format!(
                    "Cannot create a consistent method resolution\norder (MRO) for bases {names}"
                );
                return Err(self.type_error(message));
            };
            mro.push(head);
            for s in &mut sequences {
                if s[0] == head {
                    s.remove(0);
                }
            }
        }
    }

    /// The shape of new instances of a class.
    #[inline]
    pub fn root_shape(&mut self, class: Gc<Class>) -> u32 {
        let shape = class.root_shape.get();
        if shape != 0 {
            shape
        } else {
            self.make_root_shape(class)
        }
    }

    #[cold]
    fn make_root_shape(&mut self, class: Gc<Class>) -> u32 {
        let builtin = class.has(class_flag::EXCEPTION)
            || class.layout.get().expect::<Class>() == self.known(Known::Type);
        let payload = class.has(class_flag::PAYLOAD);
        let (mode, n_inline, names): (_, _, Box<[Value]>) = if builtin {
            (ShapeMode::Builtin, 0, Box::new([]))
        } else {
            let n = self.guess_slots(class) + payload as usize;
            // In dict mode these stand in the instance.
            let least = self.slot_names(class).len() + payload as usize;
            (
                ShapeMode::Slots,
                n.clamp(1, INLINE_MAX).max(least) as u16,
                if payload {
                    Box::new([Value::UNBOUND])
                } else {
                    Box::new([])
                },
            )
        };
        let shape = self.add_shape(Shape {
            class: class.value(),
            mode,
            n_inline,
            names,
            doubles: 0,
            next: Vec::new(),
        });
        class.root_shape.set(shape);
        shape
    }

    /// How many attributes instances will probably have: the distinct names that the methods of the class and its bases store into
    /// their first parameter.
    fn guess_slots(&mut self, class: Gc<Class>) -> usize {
        let mut names: Vec<Value> = Vec::new();
        for c in class.mro.get().expect::<Tuple>().slice() {
            let dict: Gc<Dict> = c.expect::<Class>().dict.get().expect();
            let mut at = 0;
            while let Some((found, _, method)) = dict.next_entry(at) {
                at = found + 1;
                let Some(method) = method.as_gc::<Function>() else {
                    continue;
                };
                let code = method.code.get().expect::<crate::objects::CodeObject>();
                let rt = code.rt();
                if rt.code().n_pos == 0 {
                    continue;
                }
                let stores = rt.instrs().iter().filter(|i| i.op() == Some(Op::SetAttr));
                for instr in stores.filter(|i| i.a() == 0) {
                    let name = rt.names[instr.b() as usize];
                    if !names.contains(&name) {
                        names.push(name);
                    }
                }
            }
        }
        names.retain(|name| {
            let found = self.class_lookup(class, *name);
            !found.is_some_and(|v| v.is_kind(Kind::Property))
        });
        if names.is_empty() { 4 } else { names.len() }
    }

    /// The shape of instances of a class that keep their attributes in a dict.
    pub fn dict_shape(&mut self, class: Gc<Class>) -> u32 {
        if class.dict_shape.get() == 0 {
            let root = self.root_shape(class);
            let n_inline = self.shapes[root as usize].n_inline;
            let mut names = self.slot_names(class);
            if class.has(class_flag::PAYLOAD) {
                names.insert(0, Value::UNBOUND);
            }
            let shape = self.add_shape(Shape {
                class: class.value(),
                mode: ShapeMode::Dict,
                n_inline,
                names: names.into(),
                doubles: 0,
                next: Vec::new(),
            });
            class.dict_shape.set(shape);
        }
        class.dict_shape.get()
    }

    /// The slot of an attribute in a shape.
    #[inline]
    pub fn shape_slot(&self, shape: u32, name: Value) -> Option<usize> {
        self.shapes[shape as usize]
            .names
            .iter()
            .position(|n| *n == name)
    }

    /// Makes an instance of a class whose layout is `object`'s or that carries this payload.
    pub fn instantiate(&mut self, class: Gc<Class>, payload: Value) -> Answer {
        let shape = self.root_shape(class);
        let n = self.shapes[shape as usize].n_inline;
        let room = self.room(super::alloc::SMALL + n as usize * 8)?;
        let instance = self.new_instance(&room, shape, n);
        if class.has(class_flag::PAYLOAD) {
            instance.slots()[0].set(payload);
        }
        Ok(instance.value())
    }

    /// The built-in value inside an instance of a class derived from a built-in type.
    #[inline]
    pub fn payload(&self, v: Value) -> Option<Value> {
        let instance = v.as_gc::<crate::objects::Instance>()?;
        let class: Gc<Class> = self.shapes[instance.header.shape() as usize].class.expect();
        class
            .has(class_flag::PAYLOAD)
            .then(|| instance.slots()[0].get())
    }

    /// The value with any payload unwrapped.
    #[inline]
    pub fn unwrap_payload(&self, v: Value) -> Value {
        if v.is_kind(Kind::Instance) {
            self.payload(v).unwrap_or(v)
        } else {
            v
        }
    }
}
