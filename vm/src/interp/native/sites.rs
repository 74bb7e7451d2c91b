//! Sites that see several shapes: what native code left for, and what a shape has under a name.
//!
//! An inline cache remembers one shape. When a guard on a shape fails, the shape that came instead is noted with the
//! code object, and the next compilation covers both. Beyond [`SHAPES_MAX`] a site is left to the helpers.

use crate::bytecode::Op;
use crate::heap::{Cursor, Gc, Kind};
use crate::interp::cache::{is_plain_data, native_getter, shape_of_receiver, what};
use crate::interp::flow::instr_at;
use crate::objects::*;
use crate::semantics::number::{BinOp, CmpOp};
use crate::value::Value;
use crate::vm::{Known, PreludeFn, Vm, is_native_method};

/// Shapes of one site that native code tells apart.
pub const SHAPES_MAX: usize = 8;

/// What is got through a class that is known.
#[derive(Clone, Copy, Debug)]
pub enum ClassAttr {
    /// This, until a class changes.
    Value(Value),
    /// What the entry of a dict holds, as long as that is plain data: it was set again.
    Entry(Gc<Dict>, u32),
}

/// What tells the truth of an instance.
#[derive(Clone, Copy, Debug)]
pub enum TruthOf {
    /// It is true.
    Always,
    /// Its `__bool__`, this function.
    Answer(Value),
    /// Its `__len__`, this function.
    Length(Value),
}

/// What decides an operator.
#[derive(Clone, Copy, Debug)]
pub enum OperatorBy {
    /// A function that is called with the operands.
    Left(Value),
    /// A function that is called with the right operand and then the left one.
    Right(Value),
    /// A function of the prelude, which is called with the operator's name, if there is one here, the operands, and the method.
    Prelude(Value, Value, Option<Value>),
}

/// What a builtin gives the library function that it hands over to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Given {
    /// The builtin's own argument of this number.
    Argument(usize),
    Known(Value),
}

/// How a builtin hands over to a function of the library, which is given the iterable first.
#[derive(Clone, Debug)]
pub struct HandedOver {
    pub function: Gc<Function>,
    pub given: Vec<Given>,
    /// Which argument is the iterable.
    pub items: usize,
    /// Which one is the key.
    pub key: Option<usize>,
    /// The code of the generator does not matter.
    pub any_generator: bool,
}

impl Vm {
    /// A guard failed before the instruction the frame stands at: notes the shape it is about.
    pub(super) fn note_shape(&mut self, frame: Gc<Frame>) {
        let i = instr_at(frame);
        let receiver = match i.op() {
            Some(Op::GetAttr | Op::CallMethod) => i.b(),
            Some(Op::SetAttr) => i.a(),
            _ => return,
        };
        let v = self.frame_reg(frame, receiver);
        let function = frame.func.get().as_gc::<Function>();
        if let (Some(shape), Some(f)) = (shape_of_receiver(v), function) {
            let (rt, pc) = (f.code_ref(), frame.pc.get());
            let before = rt.feedback()[pc as usize].get().0[0];
            if before != 0 {
                rt.native.note_shape(pc, before);
            }
            rt.native.note_shape(pc, shape);
        }
    }

    /// What the site of an instruction has seen, in terms of its inline cache; empty where it has seen too much.
    pub fn site_entries(&mut self, rt: &RtCode, pc: u32) -> Vec<[u32; 4]> {
        let i = rt.instrs()[pc as usize];
        let set = i.is(Op::SetAttr);
        let name = rt.names[if set { i.b() } else { i.c() } as usize];
        let fb = rt.feedback()[pc as usize].get().0;
        let mut entries = Vec::new();
        if fb[1] == self.epoch && fb[0] != 0 && fb[3] != what::FIELD {
            entries.push(fb);
        }
        let shapes = rt.native.shapes_at(pc);
        if shapes.len() > SHAPES_MAX {
            return Vec::new();
        }
        for shape in shapes.into_iter().chain((fb[0] != 0).then_some(fb[0])) {
            if entries.iter().any(|e| e[0] == shape) {
                continue;
            }
            match self.site_entry(shape, name, set) {
                Some(entry) => entries.push(entry),
                // One that native code has no way for: it would leave each time.
                None => return Vec::new(),
            }
        }
        // Objects that get an attribute are new ones: not of a shape that those no longer have.
        if entries.len() > 1 && entries.iter().any(|e| set && e[3] != 0) {
            entries.retain(|e| e[3] == 0 || !self.is_outdated(e[0]));
        }
        entries
    }

    /// What getting or setting an attribute of an object of this shape does.
    pub(crate) fn site_entry(&mut self, shape: u32, name: Value, set: bool) -> Option<[u32; 4]> {
        if set {
            let there = self.shape_set(shape, name);
            there.or_else(|| self.next_attr_entry(shape, name))
        } else {
            self.shape_get(shape, name)
        }
    }

    /// What the inline cache of a call or load notes of a method of a built-in type.
    pub(crate) fn builtin_method_entry(&mut self, shape: u32, name: Value) -> Option<[u32; 4]> {
        let s = self.shapes.get(shape as usize)?;
        let class: Gc<Class> = s.class.as_gc()?;
        // Those whose objects have attributes of their own.
        let own = [Known::Function, Known::Module, Known::Type, Known::Super];
        if s.mode != ShapeMode::Builtin
            || !class.has(class_flag::BUILTIN)
            || class.has(class_flag::EXCEPTION)
            || own.into_iter().any(|known| self.known(known) == class)
            || self.is_rebound_somewhere(class, name)
        {
            return None;
        }
        let method = self.class_lookup(class, name)?;
        let cell = self.cell_for(method);
        self.takes_receiver(method)
            .then_some([shape, self.epoch, cell, what::METHOD])
    }

    /// What setting an attribute does that objects of this shape do not have yet, but have been given before.
    fn next_attr_entry(&mut self, shape: u32, name: Value) -> Option<[u32; 4]> {
        let double = self.gets_double(shape, name)?;
        self.new_attr_entry(shape, name, double)
    }

    /// What setting an attribute does that objects of this shape do not have yet; whether in a slot of doubles.
    pub(crate) fn new_attr_entry(
        &mut self,
        shape: u32,
        name: Value,
        double: bool,
    ) -> Option<[u32; 4]> {
        let class = self.settable(shape, name)?;
        if class.has(class_flag::NO_DICT) && !self.slot_names(class).contains(&name) {
            return None;
        }
        if self.shape_slot(shape, name).is_some() {
            return None;
        }
        let next = self.shape_with(shape, name, double)?;
        let slot = self.slot_to_set(next, name)?;
        Some([shape, self.epoch, slot, next])
    }

    /// What getting an attribute of an object of this shape does.
    fn shape_get(&mut self, shape: u32, name: Value) -> Option<[u32; 4]> {
        let s = self.shapes.get(shape as usize)?;
        let class: Gc<Class> = s.class.as_gc()?;
        if s.mode != ShapeMode::Slots || class.has(class_flag::GETATTRIBUTE) {
            return None;
        }
        let epoch = self.epoch;
        let attr = self.class_lookup(class, name);
        if let Some(attr) = attr
            && self.is_data_descriptor(attr)
        {
            if self.is_rebound_somewhere(class, name) {
                return None;
            }
            if attr.is_kind(Kind::Instance) {
                let there =
                    !class.has(class_flag::GETATTR) && self.getter_of_descriptor(attr).is_some();
                return there.then(|| [shape, epoch, self.cell_for(attr), what::DESCRIPTOR]);
            }
            let getter = attr.as_gc::<Property>()?.get.get();
            if let Some(place) = self.tuple_field(class, getter) {
                return Some([shape, epoch, place, what::TUPLE_FIELD]);
            }
            if !getter.is_kind(Kind::Function) || class.has(class_flag::GETATTR) {
                return None;
            }
            return Some([shape, epoch, self.cell_for(getter), what::PROPERTY]);
        }
        if let Some((slot, what)) = self.slot_of_shape(shape, name) {
            return Some([shape, epoch, slot, what]);
        }
        let attr = attr?;
        if self.is_rebound_somewhere(class, name) {
            return None;
        }
        let (attr, what) = match attr.kind() {
            _ if self.takes_receiver(attr) => (attr, what::METHOD),
            Some(Kind::StaticMethod) => (attr.expect::<Wrapper>().func.get(), what::STATIC),
            Some(Kind::ClassMethod) => (attr.expect::<Wrapper>().func.get(), what::CLASS_METHOD),
            Some(Kind::Instance)
                if !class.has(class_flag::GETATTR) && self.getter_of_descriptor(attr).is_some() =>
            {
                (attr, what::DESCRIPTOR)
            }
            Some(Kind::Instance | Kind::Builtin) => return None,
            _ => (attr, what::CLASS_VALUE),
        };
        Some([shape, epoch, self.cell_for(attr), what])
    }

    /// The function that getting through a descriptor of a class of the program calls, with the descriptor, the object and its class.
    pub fn getter_of_descriptor(&mut self, descriptor: Value) -> Option<Gc<Function>> {
        let name = self.names.dunder_get;
        self.function_of_descriptor(descriptor, name)
    }

    fn function_of_descriptor(&mut self, descriptor: Value, name: Value) -> Option<Gc<Function>> {
        let shape = descriptor.as_gc::<Instance>()?.header.shape();
        let class = self.guest_class(shape)?;
        self.class_lookup(class, name)?.as_gc()
    }

    /// The class of objects of this shape, if that is what their `__class__` is.
    pub fn class_of_objects(&mut self, shape: u32) -> Option<Value> {
        let s = self.shapes.get(shape as usize)?;
        let class: Gc<Class> = s.class.as_gc()?;
        let name = self.names.dunder_class;
        let object = self.known(Known::Object);
        let plain = s.mode == ShapeMode::Slots && !class.has(class_flag::GETATTRIBUTE);
        (plain && self.class_lookup(class, name) == self.class_lookup(object, name))
            .then(|| class.value())
    }

    /// The function that makes an instance of a class whose `__new__` is one of the program's, with so many arguments, and that
    /// `__new__`: they are what is called, see [`Vm::instantiation`].
    pub fn making_by_new(&mut self, class: Gc<Class>, n: usize) -> Option<(Value, Value)> {
        let quick = self.construction(class) == construction::OTHER;
        let new = self.function_new(class).filter(|_| quick)?;
        let by = self.new_of(class, n)?;
        Some((by, new.value()))
    }

    /// The place of the item that a property's getter gets of the tuples that instances of a class carry.
    fn tuple_field(&self, class: Gc<Class>, getter: Value) -> Option<u32> {
        let (native, place) = native_getter(getter)?;
        let is_it = class.layout.get() == self.known(Known::Tuple).value()
            && self.native(native.native).def.name == "tuple_item";
        u32::try_from(Some(place).filter(|p| is_it && p.is_int())?.as_int()).ok()
    }

    /// What a call through `super()` has seen: the class after which MROs are searched, and of which classes with what
    /// found (functions and natives).
    pub fn super_methods(&mut self, rt: &RtCode, pc: u32) -> Option<(Value, Vec<(Value, Value)>)> {
        let fb = rt.feedback()[pc as usize].get().0;
        if fb[3] != what::SUPER || fb[1] != self.epoch {
            return None;
        }
        let name = rt.names[rt.instrs()[pc as usize].c() as usize];
        let class = self.cells[fb[2] as usize];
        let mut shapes = rt.native.shapes_at(pc);
        if !shapes.contains(&fb[0]) {
            shapes.push(fb[0]);
        }
        if shapes.len() > SHAPES_MAX {
            return None;
        }
        let found = shapes
            .into_iter()
            .map(|s| self.super_method(class, s, name));
        Some((class, found.collect::<Option<_>>()?))
    }

    /// What a call through `super()` finds after a class in the MRO of the class whose instances have a shape: that class,
    /// and the function or native.
    fn super_method(&mut self, class: Value, shape: u32, name: Value) -> Option<(Value, Value)> {
        let start: Gc<Class> = self.shapes.get(shape as usize)?.class.as_gc()?;
        if self.is_rebound_somewhere(start, name) {
            return None;
        }
        let mro = start.mro.get().as_gc::<Tuple>()?.slice();
        let at = mro.iter().position(|c| *c == class)?;
        for c in &mro[at + 1..] {
            let dict: Gc<Dict> = c.expect::<Class>().dict.get().as_gc()?;
            if let Some(found) = self.dict_get_str(dict, name) {
                // Natives that are no methods are called without the object.
                let known = matches!(found.kind(), Some(Kind::Function | Kind::Builtin));
                return (known && self.takes_receiver(found)).then_some((start.value(), found));
            }
        }
        None
    }

    /// What a class has under a name, got through the class itself. `None` where that is for the general way.
    pub fn attr_of_class(&mut self, class: Gc<Class>, name: Value) -> Option<ClassAttr> {
        if class.has(class_flag::EXCEPTION) || !self.is_got_as_it_is(class, name) {
            return None;
        }
        let found = self.class_lookup(class, name)?;
        if !self.is_rebound_somewhere(class, name) {
            return match found.kind() {
                Some(Kind::StaticMethod) => {
                    Some(ClassAttr::Value(found.expect::<Wrapper>().func.get()))
                }
                Some(Kind::Function | Kind::Class) => Some(ClassAttr::Value(found)),
                _ => is_plain_data(found).then_some(ClassAttr::Value(found)),
            };
        }
        let (dict, entry) = self
            .class_place(class, name)
            .filter(|_| is_plain_data(found))?;
        Some(ClassAttr::Entry(dict, entry))
    }

    /// The function or native of a class method that a class has (the class is its first argument), or a function to be called
    /// without the class: what a call through the class calls.
    pub fn function_of_class(&mut self, class: Gc<Class>, name: Value) -> Option<(Value, bool)> {
        if let Some((f, _)) = self.class_method_entry(class, name) {
            return Some((f, true));
        }
        match self.attr_of_class(class, name)? {
            ClassAttr::Value(v) => v.is_kind(Kind::Function).then_some((v, false)),
            ClassAttr::Entry(..) => None,
        }
    }

    /// Where setting plain data as an attribute of a class stores it, if that was set before more than once. Native code may do so.
    pub fn entry_of_class(&mut self, class: Gc<Class>, name: Value) -> Option<(Gc<Dict>, u32)> {
        if !self.is_rebound(class, name)
            || name.expect::<Str>().text().starts_with("__")
            || class.header.shape() != Known::Type.shape()
        {
            return None;
        }
        let ClassAttr::Entry(dict, entry) = self.attr_of_class(class, name)? else {
            return None;
        };
        let own = class.dict.get() == dict.value();
        (own && self.write_natively(dict, name)).then_some((dict, entry))
    }

    /// The `__new__` that calling a class of the language comes to, if that is a native; it takes the class first.
    pub fn native_constructor(&mut self, class: Gc<Class>) -> Option<Gc<Builtin>> {
        let plain = class.header.shape() == crate::vm::Known::Type.shape();
        if !plain || !class.has(class_flag::BUILTIN) {
            return None;
        }
        let name = self.names.dunder_new;
        self.class_lookup(class, name)?.as_gc()
    }

    /// The library function that a builtin hands over to when it is given a generator, or a function for a key; with so many arguments by
    /// position and others by these names.
    pub fn consumer_of(&self, callee: Value, n: usize, names: &[&str]) -> Option<HandedOver> {
        use Given::{Argument, Known};
        let named = |name: &str| names.iter().position(|given| *given == name).map(|k| n + k);
        let items = vec![Argument(0)];
        let hand = |f: PreludeFn, given: Vec<Given>| {
            Some(HandedOver {
                function: self.prelude_fn(f).as_gc()?,
                given,
                items: 0,
                key: None,
                any_generator: false,
            })
        };
        if let Some(class) = callee.as_gc::<Class>() {
            let f = match class {
                c if c == self.known(crate::vm::Known::Tuple) => PreludeFn::TupleFromIter,
                c if c == self.known(crate::vm::Known::List) => PreludeFn::ListFromIter,
                c if c == self.known(crate::vm::Known::Set) => PreludeFn::SetFromIter,
                _ => return None,
            };
            return hand(f, items).filter(|_| n == 1 && names.is_empty());
        }
        let native = callee.as_gc::<Builtin>()?;
        let (owner, method) = self.native_name(native);
        if owner == "str" && method == "join" {
            let given = vec![Argument(1), Argument(0)];
            let over = hand(PreludeFn::JoinItems, given).filter(|_| n == 2 && names.is_empty());
            return over.map(|over| HandedOver { items: 1, ..over });
        }
        let name = self.natives_builtin(native.native)?;
        if name == "next" && n == 2 && names.is_empty() {
            let over = hand(PreludeFn::NextDefault, vec![Argument(0), Argument(1)])?;
            return Some(HandedOver {
                any_generator: true,
                ..over
            });
        }
        if n != 1 {
            return None;
        }
        let (key, default) = (named("key"), named("default"));
        let found = usize::from(key.is_some()) + usize::from(default.is_some());
        let mut over = match (name, key) {
            ("sum", None) => hand(PreludeFn::SumIter, vec![Argument(0), Known(Value::ZERO)]),
            ("any", None) => hand(PreludeFn::AnyIter, items),
            ("all", None) => hand(PreludeFn::AllIter, items),
            ("sorted", None) => {
                let given = vec![Argument(0), Known(Value::NONE), Known(Value::FALSE)];
                hand(PreludeFn::SortedIter, given)
            }
            ("max", None) => hand(PreludeFn::MaxOf, items),
            ("min", None) => hand(PreludeFn::MinOf, items),
            ("max", Some(key)) => hand(PreludeFn::MaxBy, vec![Argument(0), Argument(key)]),
            ("min", Some(key)) => hand(PreludeFn::MinBy, vec![Argument(0), Argument(key)]),
            _ => None,
        }?;
        let extreme = ["max", "min"].contains(&name);
        over.key = key.filter(|_| extreme);
        over.given.extend(default.filter(|_| extreme).map(Argument));
        (names.len() == found && (extreme || found == 0)).then_some(over)
    }

    /// Whether a native is the builtin `iter`.
    pub fn is_iter(&self, f: Gc<Builtin>) -> bool {
        self.natives_builtin(f.native) == Some("iter")
    }

    /// How many values a native takes that is run with one for each parameter, and nothing else; the least that a call has to
    /// give. `None` for natives that take any number or whose arguments need binding.
    pub fn native_arity(&self, f: Gc<Builtin>) -> Option<(usize, usize)> {
        let entry = self.native(f.native);
        let sig = entry.signature();
        let fixed = entry.closure.is_none()
            && !sig.var_args
            && !sig.var_keywords
            && sig.names.len() == sig.n_pos;
        fixed.then(|| (sig.min_pos(), sig.n_pos))
    }

    /// Where a native's arguments come from in a call with `n` of them, the last of which have these names: for each place
    /// the argument's number, or `None` where it is left to its default; what `*args` gathers stands behind. `None` for
    /// what gathers names, and where binding is an error.
    pub fn native_places(
        &self,
        f: Gc<Builtin>,
        n: usize,
        names: &[Value],
    ) -> Option<Vec<Option<usize>>> {
        let entry = self.native(f.native);
        let sig = entry.signature();
        let by_place = n.checked_sub(names.len())?;
        if entry.closure.is_some() || sig.var_keywords || by_place > sig.n_pos && !sig.var_args {
            return None;
        }
        let mut places: Vec<Option<usize>> = vec![None; sig.n_fixed()];
        let n_placed = by_place.min(sig.n_pos);
        (0..n_placed).for_each(|i| places[i] = Some(i));
        for (k, name) in names.iter().enumerate() {
            let text = name.as_gc::<Str>()?.text();
            let at = sig.names.iter().position(|p| *p == text)?;
            if at < sig.n_posonly || places[at].is_some() {
                return None;
            }
            places[at] = Some(by_place + k);
        }
        if (0..sig.names.len()).any(|i| places[i].is_none() && !sig.optional[i]) {
            return None;
        }
        places.extend((n_placed..by_place).map(Some));
        Some(places)
    }

    /// The method of a built-in class that has this index among the natives, and its class.
    pub fn native_method(&mut self, native: u32) -> Option<(Gc<Builtin>, Gc<Class>)> {
        let (class, name) = self.natives_class(native)?;
        let name = self.intern(name);
        let method: Gc<Builtin> = self.class_lookup(class, name)?.as_gc()?;
        (method.native == native).then_some((method, class))
    }

    /// How native code makes an instance of a class whose construction is plain: cell, header word and number of inline
    /// slots. `None` where it has to ask.
    pub fn instance_cell(&self, class: Gc<Class>) -> Option<(Cursor, u64, usize)> {
        let shape = class.root_shape.get();
        let n = self.shapes.get(shape as usize)?.n_inline;
        if shape == 0 || self.config.heap.refuse_every != 0 || class.has(class_flag::PAYLOAD) {
            return None;
        }
        let cursor = Cursor::of(size_of::<Instance>() + 8 * n as usize)?;
        let header = Kind::Instance as u64 | (n as u64) << 16 | (shape as u64) << 32;
        Some((cursor, header, n as usize))
    }

    /// The tuple without items.
    pub fn empty_tuple(&self) -> Value {
        self.empty_tuple
    }

    /// How native code makes a tuple of so many items: cell and header word. `None` where it has to ask.
    pub fn tuple_cell(&self, n: usize) -> Option<(Cursor, u64)> {
        const ITEMS_MAX: usize = 8;
        if n == 0 || n > ITEMS_MAX || self.config.heap.refuse_every != 0 {
            return None;
        }
        let cell = Cursor::of(size_of::<Tuple>() + 8 * n)?;
        let shape = crate::vm::Known::Tuple.shape();
        Some((cell, Kind::Tuple as u64 | (shape as u64) << 32))
    }

    /// What decides `a op b`, where `a` or `b` is an instance: by the operands' shapes, 0 for what has none.
    pub fn operator_method(
        &mut self,
        op: BinOp,
        inplace: bool,
        shape: u32,
        other: u32,
    ) -> Option<OperatorBy> {
        let (name, reflected) = self.binary_methods(op);
        if shape == 0 {
            // What is no object leaves it to the right operand.
            let method = self.special_of_shape(other, reflected)?;
            return Some(OperatorBy::Right(method));
        }
        let class = self.guest_class(shape)?;
        if inplace {
            let name = self.inplace_method(op);
            if self.class_lookup(class, name).is_some() {
                let method = self.constant_method(class, name)?;
                let by = self.prelude_fn(PreludeFn::InplaceBy);
                return Some(OperatorBy::Prelude(by, method, Some(self.binary_name(op))));
            }
        }
        let other: Option<Gc<Class>> = self.shapes.get(other as usize)?.class.as_gc();
        if other.is_some_and(|c| c != class && self.is_subclass(c, class)) {
            return None;
        }
        self.constant_method(class, name).map(OperatorBy::Left)
    }

    /// The `__next__` of instances of this shape.
    pub fn next_method_of_shape(&mut self, shape: u32) -> Option<Value> {
        let class = self.guest_class(shape)?;
        let name = self.names.dunder_next;
        self.constant_method(class, name)
    }

    /// What tells the truth of instances of this shape; `None` when that is for the interpreter to find.
    pub fn truth_of_shape(&mut self, shape: u32) -> Option<TruthOf> {
        let class = self
            .guest_class(shape)
            .filter(|c| !c.has(class_flag::PAYLOAD))?;
        let (by_bool, by_len) = (self.names.dunder_bool, self.names.dunder_len);
        if self.class_lookup(class, by_bool).is_some() {
            return self.constant_method(class, by_bool).map(TruthOf::Answer);
        }
        if self.class_lookup(class, by_len).is_some() {
            return self.constant_method(class, by_len).map(TruthOf::Length);
        }
        Some(TruthOf::Always)
    }

    /// A function of a class that is the same until some class changes.
    fn constant_method(&mut self, class: Gc<Class>, name: Value) -> Option<Value> {
        if self.is_rebound_somewhere(class, name) {
            return None;
        }
        self.class_lookup(class, name)
            .filter(|m| m.is_kind(Kind::Function))
    }

    /// Whether instances of this shape carry a dict, and this special method of theirs is the dict's own.
    pub fn carries_dict(&mut self, shape: u32, name: Value) -> bool {
        let Some(class) = self.guest_class(shape) else {
            return false;
        };
        let dict = self.known(Known::Dict);
        class.has(class_flag::PAYLOAD)
            && class.layout.get() == dict.value()
            && !self.is_rebound_somewhere(class, name)
            && self.class_lookup(class, name) == self.class_lookup(dict, name)
    }

    /// The special method of plain instances of this shape, if it is a function.
    pub fn special_of_shape(&mut self, shape: u32, name: Value) -> Option<Value> {
        let class = self
            .guest_class(shape)
            .filter(|c| !c.has(class_flag::PAYLOAD))?;
        self.constant_method(class, name)
    }

    /// What decides a comparison of instances of these shapes, of one class; the right operand of `==` and `!=` may be no object.
    pub fn comparison_method(&mut self, op: CmpOp, shape: u32, other: u32) -> Option<OperatorBy> {
        let class = self.guest_class(shape)?;
        let equality = matches!(op, CmpOp::Eq | CmpOp::Ne);
        if !(equality && other == 0) && self.guest_class(other)? != class {
            return None;
        }
        let name = self.compare_dunder(op);
        if let Some(method) = self.constant_method(class, name) {
            return Some(OperatorBy::Left(method));
        }
        if op == CmpOp::Ne {
            let object = self.known(Known::Object);
            let by_eq = !class.has(class_flag::PAYLOAD)
                && !self.is_rebound_somewhere(class, name)
                && self.class_lookup(class, name) == self.class_lookup(object, name);
            let method = self.constant_method(class, self.names.dunder_eq)?;
            let by = self.prelude_fn(PreludeFn::NeBy);
            return by_eq.then_some(OperatorBy::Prelude(by, method, None));
        }
        let method = self.reflected_order(op, class)?;
        let rebound = self.is_rebound_somewhere(class, name);
        let reflected = self.compare_dunder(op.swapped());
        (!rebound && !self.is_rebound_somewhere(class, reflected))
            .then_some(OperatorBy::Right(method))
    }

    /// Whether plain instances of this shape have a special method of the program, or inherit the native one. `None` for other
    /// objects.
    pub fn has_own_special(&mut self, shape: u32, name: Value) -> Option<bool> {
        let class = self
            .guest_class(shape)
            .filter(|c| !c.has(class_flag::PAYLOAD))?;
        if self.is_rebound_somewhere(class, name) {
            return None;
        }
        let found = self.class_lookup(class, name);
        Some(found.is_some_and(|m| !is_native_method(m)))
    }

    /// Whether plain instances of this shape are equal to themselves alone.
    pub fn equals_by_identity(&self, shape: u32) -> bool {
        self.guest_class(shape)
            .is_some_and(|c| !c.has(class_flag::PAYLOAD) && !self.defines_equality(c))
    }

    /// The class of plain instances of this shape.
    fn guest_class(&self, shape: u32) -> Option<Gc<Class>> {
        let s = self.shapes.get(shape as usize)?;
        s.class.as_gc().filter(|_| s.mode == ShapeMode::Slots)
    }

    /// The function that setting an attribute of objects of this shape calls: the setter of a property of their class, or the `__set__`
    /// of a descriptor there, which is given that first.
    pub fn setter_of_shape(&mut self, shape: u32, name: Value) -> Option<(Gc<Function>, Value)> {
        let class = self.guest_class(shape)?;
        if class.has(class_flag::SETATTR) || self.is_rebound_somewhere(class, name) {
            return None;
        }
        let attr = self.class_lookup(class, name)?;
        if let Some(property) = attr.as_gc::<Property>() {
            return Some((property.set.get().as_gc()?, Value::UNBOUND));
        }
        let set = self.names.dunder_set;
        Some((self.function_of_descriptor(attr, set)?, attr))
    }

    /// What setting an attribute of an object of this shape does.
    fn shape_set(&mut self, shape: u32, name: Value) -> Option<[u32; 4]> {
        self.settable(shape, name)?;
        let slot = self.slot_to_set(shape, name)?;
        Some([shape, self.epoch, slot, 0])
    }

    /// What `object.__setattr__` does with objects of this shape, whether their class has a `__setattr__` or not. `float`: the value
    /// is one.
    pub fn plain_set_entry(&mut self, shape: u32, name: Value, float: bool) -> Option<[u32; 4]> {
        let class = self.settable_plainly(shape, name)?;
        if self.shape_slot(shape, name).is_some() {
            let slot = self.slot_to_set(shape, name)?;
            return Some([shape, self.epoch, slot, 0]);
        }
        if class.has(class_flag::NO_DICT) && !self.slot_names(class).contains(&name) {
            return None;
        }
        let double = self.gets_double(shape, name).unwrap_or(float);
        let next = self.shape_with(shape, name, double)?;
        let slot = self.slot_to_set(next, name)?;
        Some([shape, self.epoch, slot, next])
    }

    /// The class of objects of this shape, if setting the attribute concerns the objects alone.
    pub(crate) fn settable(&mut self, shape: u32, name: Value) -> Option<Gc<Class>> {
        self.settable_plainly(shape, name)
            .filter(|class| !class.has(class_flag::SETATTR))
    }

    /// The same, whatever `__setattr__` the class has.
    fn settable_plainly(&mut self, shape: u32, name: Value) -> Option<Gc<Class>> {
        let s = self.shapes.get(shape as usize)?;
        let class: Gc<Class> = s.class.as_gc()?;
        if s.mode != ShapeMode::Slots {
            return None;
        }
        let attr = self.class_lookup(class, name);
        attr.is_none_or(|attr| !self.is_data_descriptor(attr))
            .then_some(class)
    }
}
