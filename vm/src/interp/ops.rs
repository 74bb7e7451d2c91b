//! The cold parts of single ops: names, building containers, raising, imports.
#![expect(unsafe_code, reason = "reads registers of verified frames")]

use super::cache::{native_getter, what};
use super::native::note_shapes;
use super::{Called, Flow};
use crate::bytecode::ops::conversion;
use crate::heap::{Gc, Kind};
use crate::native::{Answer, Exit};
use crate::objects::*;
use crate::semantics::table::Found;
use crate::value::Value;
use crate::vm::{Known, PreludeFn, Vm};
use std::cell::Cell;

/// Whether the mapping of `f(**mapping)` is none, or an empty dict.
pub(super) fn no_keywords(kwargs: Value) -> bool {
    kwargs.is_none() || kwargs.is_kind(Kind::Dict) && kwargs.expect::<Dict>().is_empty()
}

impl Vm {
    /// A register of a suspended frame.
    pub(crate) fn frame_reg(&self, frame: Gc<Frame>, r: u16) -> Value {
        // SAFETY: the caller names an operand of the instruction the frame stands at, which the verifier checked.
        unsafe { frame.reg(r as usize) }
    }

    /// An operand that the front end makes of this type and that only hostile bytecode makes of another.
    #[inline(always)]
    pub(crate) fn operand<T: crate::heap::Object>(&mut self, v: Value) -> Result<Gc<T>, Exit> {
        match v.as_gc() {
            Some(p) => Ok(p),
            None => Err(self.bad_bytecode("an operand has the wrong type")),
        }
    }

    #[cold]
    pub(crate) fn bad_bytecode(&mut self, what: &str) -> Exit {
        self.raise(Known::SystemError, format!("malformed bytecode: {what}"))
    }

    /// Whether a value is a tuple of strings that may name the last of `n` arguments.
    pub fn are_keywords(&self, names: Value, n: usize) -> bool {
        names
            .as_gc::<Tuple>()
            .is_some_and(|t| t.len <= n && t.slice().iter().all(|k| k.is_kind(Kind::Str)))
    }

    /// Whether a value is a tuple of as many cells as the code captures variables.
    pub(crate) fn is_closure_of(&self, code: Gc<CodeObject>, v: Value) -> bool {
        let n = code.rt().code().free.len();
        v.as_gc::<Tuple>()
            .is_some_and(|t| t.len == n && t.slice().iter().all(|c| c.is_kind(Kind::Cell)))
    }

    /// The tuple of a list's items.
    pub(crate) fn list_to_tuple(&mut self, list: Value) -> Answer {
        let items: Vec<Value> = self
            .operand::<List>(list)?
            .items()
            .iter()
            .map(Cell::get)
            .collect();
        self.tuple(&items)
    }

    // --- Names ---------------------------------------------------------------------------------------------------

    #[cold]
    pub(crate) fn unbound_local(&mut self, name: Value) -> Exit {
        let text = name.expect::<Str>().text();
        let message = format!(
            "cannot access local variable '{text}' where it is not associated with a value"
        );
        self.raise(Known::UnboundLocalError, message)
    }

    /// Sets a global, and remembers its place if it was there before: a name that is bound once is not looked for again.
    #[inline(never)]
    pub(crate) fn set_global_filling(
        &mut self,
        globals: Gc<Dict>,
        name: Value,
        v: Value,
        cell: &Cell<Feedback>,
    ) {
        let before = globals.len();
        self.dict_set_str(globals, name, v);
        if globals.len() != before {
            return;
        }
        self.note_bound_again(globals, name);
        if let Found::At(i) = self.table_find(&globals, self.hash_str(name.expect()), name) {
            let version = self.table_version(globals);
            cell.set(Feedback([version, i, 0, 0]));
        }
    }

    pub(crate) fn delete_global(&mut self, globals: Gc<Dict>, name: Value) -> Answer {
        match self.table_find(&globals, self.hash_str(name.expect()), name) {
            Found::At(i) => {
                self.table_remove(globals, i);
                Ok(Value::NONE)
            }
            _ => Err(self.name_error(name)),
        }
    }

    /// A name in a namespace that is a dict; other mappings (`__prepare__`) are asked by subscription, of which
    /// only the payload of dict subclasses is understood here.
    pub(crate) fn namespace_find(
        &mut self,
        namespace: Value,
        name: Value,
    ) -> Result<Option<Value>, Exit> {
        match self.unwrap_payload(namespace).as_gc::<Dict>() {
            Some(d) => Ok(self.dict_get_str(d, name)),
            None => Err(self.type_error("a class namespace must be a dict")),
        }
    }

    pub(crate) fn namespace_get(
        &mut self,
        namespace: Value,
        globals: Gc<Dict>,
        name: Value,
    ) -> Answer {
        if let Some(v) = self.namespace_find(namespace, name)? {
            return Ok(v);
        }
        match self
            .dict_get_str(globals, name)
            .or_else(|| self.dict_get_str(self.builtins, name))
        {
            Some(v) => Ok(v),
            None => Err(self.name_error(name)),
        }
    }

    pub(crate) fn namespace_set(&mut self, namespace: Value, name: Value, v: Value) -> Answer {
        match namespace.as_gc::<Dict>() {
            Some(d) => {
                self.dict_set_str(d, name, v);
                Ok(Value::NONE)
            }
            None => self.set_item(namespace, name, v),
        }
    }

    pub(crate) fn namespace_delete(&mut self, namespace: Value, name: Value) -> Answer {
        match self.unwrap_payload(namespace).as_gc::<Dict>() {
            Some(d) => self.delete_global(d, name),
            None => Err(self.name_error(name)),
        }
    }

    /// Name of a function's captured variable.
    pub(crate) fn free_name(&mut self, f: Gc<Function>, i: u16) -> Value {
        let code: Gc<CodeObject> = f.code.get().expect();
        self.intern(&code.rt().code().free[i as usize])
    }

    /// Takes the contents out of a cell; the error of an empty one.
    pub(crate) fn empty_cell(&mut self, cell: Gc<CellObject>, name: Value, free: bool) -> Answer {
        self.cell_value(cell, name, free)?;
        cell.value.set(Value::UNBOUND);
        Ok(Value::NONE)
    }

    /// Contents of a cell, or the error of an empty one.
    pub(crate) fn cell_value(&mut self, cell: Gc<CellObject>, name: Value, free: bool) -> Answer {
        let v = cell.value.get();
        if !v.is_unbound() {
            return Ok(v);
        }
        if !free {
            return Err(self.unbound_local(name));
        }
        let text = name.expect::<Str>().text();
        let message = format!(
            "cannot access free variable '{text}' where it is not associated with a value in enclosing scope"
        );
        Err(self.raise(Known::NameError, message))
    }

    // --- Attributes ----------------------------------------------------------------------------------------------

    /// The attribute a matching cache cell describes; `None` when it takes the general way after all.
    #[inline]
    pub(crate) fn get_attr_cached(
        &mut self,
        obj: Value,
        name: Value,
        fb: [u32; 4],
    ) -> Option<Answer> {
        match fb[3] {
            what::OVERFLOW => {
                let instance = obj.as_gc::<Instance>()?;
                Some(Ok(instance.extra.get().as_gc::<Buffer>()?.items()
                    [fb[2] as usize]
                    .get()))
            }
            what::DOUBLE => {
                let instance = obj.as_gc::<Instance>()?;
                Some(self.float(double_in(instance.slots().get(fb[2] as usize)?)))
            }
            what::CLASS_VALUE => Some(Ok(self.cells[fb[2] as usize])),
            what::METHOD => {
                let f = self.cells[fb[2] as usize];
                Some(self.bound_method(f, obj))
            }
            what::PROPERTY => {
                let getter = self.cells[fb[2] as usize];
                Some(Err(self.tail_call(getter, &[obj])))
            }
            what::FIELD => {
                let field = self.cells[fb[2] as usize];
                if let Some(field) = field.as_gc::<GetSet>() {
                    return Some(self.call_native(field.get, &[obj], Value::UNBOUND));
                }
                let (getter, first) = native_getter(field.as_gc::<Property>()?.get.get())?;
                Some(self.call_builtin(getter, &[first, obj], Value::UNBOUND))
            }
            what::OWN_DICT => {
                let dict = self.own_dict(obj)?;
                let is_there = fb[2] < dict.fill.get() && dict.entry(fb[2]).1 == name;
                is_there.then(|| Ok(dict.value_at(fb[2])))
            }
            what::CLASS_ENTRY => self.class_entry_value(obj, fb).map(Ok),
            _ => None,
        }
    }

    /// `obj.name(args)` where getting the attribute calls the program: the prelude does both.
    #[cold]
    pub(crate) fn call_attribute(&mut self, obj: Value, name: Value, args: &[Value]) -> Exit {
        match self.tuple(args) {
            Ok(args) => self.prelude_call(PreludeFn::CallAttribute, &[obj, name, args]),
            Err(exit) => exit,
        }
    }

    /// An instance of a class that is called with these arguments, where its construction is simple, and its `__init__`;
    /// UNBOUND where that has nothing to do.
    #[inline]
    pub(crate) fn quick_instance(
        &mut self,
        class: Gc<Class>,
        args: &[Value],
    ) -> Option<(Value, Value)> {
        let construction = self.construction(class);
        let init = class.init.get();
        match construction {
            construction::PLAIN if init.is_unbound() && !args.is_empty() => None,
            construction::PLAIN => Some((self.instantiate(class, Value::UNBOUND).ok()?, init)),
            construction::EXCEPTION => Some((self.quick_exception(class, args)?, init)),
            construction::CONTAINER => Some((self.quick_container(class)?, init)),
            _ => None,
        }
    }

    /// The same with the last arguments named by a tuple, which only an `__init__` can take.
    pub(crate) fn quick_instance_by_name(
        &mut self,
        class: Gc<Class>,
        args: &[Value],
        names: Value,
    ) -> Option<(Value, Value)> {
        let construction = self.construction(class);
        if construction == construction::OTHER || class.init.get().is_unbound() {
            return None;
        }
        let named = names.as_gc::<Tuple>().map_or(0, |t| t.slice().len());
        self.quick_instance(class, &args[..args.len() - named])
    }

    /// A new instance of a class derived from a container, empty, if there is room for it.
    #[inline(never)]
    fn quick_container(&mut self, class: Gc<Class>) -> Option<Value> {
        let layout = class.layout.get();
        let is = |known| layout == self.known(known).value();
        let (dict, list) = (is(Known::Dict), is(Known::List));
        let empty = match (dict, list) {
            (true, _) => self.dict().ok()?.value(),
            (_, true) => self.list(&[]).ok()?,
            _ => {
                let room = self.room(256).ok()?;
                self.new_set(&room).value()
            }
        };
        self.instantiate(class, empty).ok()
    }

    /// A new exception, if there is room for it.
    #[inline(never)]
    fn quick_exception(&mut self, class: Gc<Class>, args: &[Value]) -> Option<Value> {
        self.room(256 + 8 * args.len()).ok()?;
        Some(self.new_exception(class, args).value())
    }

    /// The exception that calling a class makes, where no function of the program takes part in that.
    pub(crate) fn exception_of_class(&mut self, class: Gc<Class>, args: &[Value]) -> Option<Value> {
        let quick = class.has(class_flag::EXCEPTION)
            && self.construction(class) == construction::EXCEPTION
            && class.init.get().is_unbound();
        if !quick {
            return None;
        }
        self.quick_exception(class, args)
    }

    /// How calling a class makes instances.
    #[inline]
    pub(crate) fn construction(&mut self, class: Gc<Class>) -> u32 {
        if class.init_epoch.get() != self.epoch {
            self.prepare_quick(class);
        }
        class.construction.get()
    }

    /// Finds out how a class makes instances.
    #[cold]
    fn prepare_quick(&mut self, class: Gc<Class>) {
        let is_exception = class.has(class_flag::EXCEPTION);
        let layout = class.layout.get();
        let container = [Known::Dict, Known::List, Known::Set]
            .into_iter()
            .find(|c| class.has(class_flag::PAYLOAD) && layout == self.known(*c).value());
        let base = self.known(match container {
            _ if is_exception => Known::BaseException,
            Some(container) => container,
            None => Known::Object,
        });
        let (new, init) = (self.names.dunder_new, self.names.dunder_init);
        let (meta, call) = (self.class_of(class.value()), self.names.dunder_call);
        let ordinary = self.known(Known::Type);
        let mut simple = self.class_lookup(meta, call) == self.class_lookup(ordinary, call)
            && self.class_lookup(class, new) == self.class_lookup(base, new)
            && !self.is_abstract(class);
        let found = self.class_lookup(class, init);
        let inherited = self.class_lookup(base, init);
        let init = if found == inherited {
            Value::UNBOUND
        } else {
            found.unwrap_or(Value::UNBOUND)
        };
        if is_exception {
            simple &= (init.is_unbound() || init.is_kind(Kind::Function))
                && !self.keeps_more_than_arguments(class);
        } else if container.is_some() {
            simple &= !class.has(class_flag::BUILTIN) && init.is_kind(Kind::Function);
        } else {
            simple &= !class.has(class_flag::BUILTIN | class_flag::PAYLOAD)
                && class.layout.get().expect::<Class>() == base;
        }
        class.construction.set(match container {
            _ if !simple => construction::OTHER,
            _ if is_exception => construction::EXCEPTION,
            Some(_) => construction::CONTAINER,
            None => construction::PLAIN,
        });
        class.init.set(init);
        class.init_epoch.set(self.epoch);
        self.heap.barrier(&class.header);
    }

    /// Whether an exception's constructor looks at its arguments.
    fn keeps_more_than_arguments(&self, class: Gc<Class>) -> bool {
        [
            Known::OSError,
            Known::UnicodeDecodeError,
            Known::UnicodeEncodeError,
        ]
        .into_iter()
        .any(|c| self.is_subclass(class, self.known(c)))
    }

    /// Whether a class has abstract methods left.
    fn is_abstract(&mut self, class: Gc<Class>) -> bool {
        let name = self.intern("__abstractmethods__");
        self.class_lookup(class, name)
            .is_some_and(|v| v.as_gc::<Dict>().is_none_or(|d| !d.is_empty()))
    }

    /// `f(*args, **kwargs)`.
    pub(crate) fn call_spread(
        &mut self,
        callee: Value,
        args: Value,
        kwargs: Value,
    ) -> Result<Called, Exit> {
        let items: Vec<Value>;
        let slice = match (args.as_gc::<Tuple>(), args.as_gc::<List>()) {
            (Some(tuple), _) => tuple.slice(),
            // Copied: what is called may change the list.
            (_, Some(list)) => {
                items = list.slice().to_vec();
                &items[..]
            }
            _ => {
                return Err(self.prelude_call(PreludeFn::CallSpread, &[callee, args, kwargs]));
            }
        };
        if no_keywords(kwargs) {
            return self.call(callee, slice, Value::UNBOUND);
        }
        match self.call_with(callee, slice, kwargs)? {
            Exit::Call => {
                let (args, names) = (std::mem::take(&mut self.request.args), self.request.names);
                self.call(callee, &args, names)
            }
            exit => Err(exit),
        }
    }

    /// A new instance for `class(*args, **kwargs)`, if the class makes them in a simple way and has an `__init__` of the program's. How that is
    /// to be called is in `request` then.
    pub(crate) fn quick_instance_spread(
        &mut self,
        class: Gc<Class>,
        args: Value,
        kwargs: Value,
    ) -> Option<Value> {
        if self.construction(class) == construction::OTHER || class.init.get().is_unbound() {
            return None;
        }
        let args = match (args.as_gc::<Tuple>(), args.as_gc::<List>()) {
            (Some(tuple), _) => tuple.slice(),
            (_, Some(list)) => list.slice(),
            _ => return None,
        };
        let mut names = Value::UNBOUND;
        self.request.args.clear();
        self.request.args.push(Value::UNBOUND);
        self.request.args.extend_from_slice(args);
        if !no_keywords(kwargs) {
            let named: Gc<Dict> = kwargs.as_gc()?;
            let (mut keys, mut from) = (Vec::with_capacity(named.len()), 0);
            while let Some((i, key, value)) = named.next_entry(from) {
                from = i + 1;
                keys.push(self.intern_value(key.as_gc()?));
                self.request.args.push(value);
            }
            names = self.tuple(&keys).ok()?;
        }
        let (instance, init) = self.quick_instance(class, args)?;
        self.request.args[0] = instance;
        (self.request.callee, self.request.names) = (init, names);
        Some(instance)
    }

    /// The iterator of a `for` loop. One that is made here is known to nobody else.
    pub(crate) fn loop_iterator(&mut self, v: Value) -> Answer {
        let it = self.get_iter(v)?;
        if let Some(made) = it.as_gc::<Iter>()
            && it != v
            && matches!(
                v.kind(),
                Some(
                    Kind::Range
                        | Kind::List
                        | Kind::Tuple
                        | Kind::Str
                        | Kind::Bytes
                        | Kind::ByteArray
                        | Kind::Dict
                        | Kind::Set
                        | Kind::FrozenSet
                        | Kind::DictView
                )
            )
        {
            made.header.set_flag(crate::heap::flag::PRIVATE);
        }
        Ok(it)
    }

    // --- Loops ---------------------------------------------------------------------------------------------------

    /// The next item of any iterator for the current frame's `for_iter`.
    pub(crate) fn for_iter(&mut self, frame: Gc<Frame>, it: Value) -> Result<Option<Value>, Flow> {
        frame.cont.set(Cont::Iterate as u8);
        match it.kind() {
            Some(Kind::Generator) => Err(self.generator_send(it.expect(), Value::NONE)),
            Some(Kind::Iter) => match self.iter_next(it) {
                Ok(item) => Ok(item),
                Err(exit) => Err(self.exit_again(exit)),
            },
            _ => {
                let exit = self.next_method(it);
                Err(self.exit_again(exit))
            }
        }
    }

    /// A call of the iterator's `__next__`.
    pub(super) fn next_method(&mut self, it: Value) -> Exit {
        match self.special(it, self.names.dunder_next) {
            Some(f) => self.tail_call(f, &[it]),
            None => {
                let name = self.type_name(it);
                self.type_error(format!("'{name}' object is not an iterator"))
            }
        }
    }

    /// Sends a value to the iterator of `yield from`; the current frame's continuation is `Iterate`.
    pub(crate) fn yield_from(&mut self, it: Value, v: Value) -> Flow {
        match it.kind() {
            Some(Kind::Generator) => self.generator_send(it.expect(), v),
            Some(Kind::Iter) if v.is_none() => match self.iter_next(it) {
                Ok(Some(item)) => self.deliver(item),
                Ok(None) => {
                    let exit = self.stop_iteration(Value::NONE);
                    self.exit_again_from_callee(exit)
                }
                Err(exit) => self.exit_again(exit),
            },
            _ if v.is_none() => {
                let exit = self.next_method(it);
                self.exit_again(exit)
            }
            _ => {
                let name = self.names.send;
                let exit = match self.special(it, name) {
                    Some(f) => self.tail_call(f, &[it, v]),
                    None => self.no_attribute(it, "send"),
                };
                self.exit_again(exit)
            }
        }
    }

    fn exit_again_from_callee(&mut self, exit: Exit) -> Flow {
        match exit {
            Exit::Raised(e) => self.raise_from_callee(e),
            exit => self.exit_again(exit),
        }
    }

    // --- Building ------------------------------------------------------------------------------------------------

    pub(crate) fn build_set(&mut self, items: &[Value]) -> Answer {
        let room = self.room(1024 + items.len() * 80)?;
        let set = self.new_set(&room);
        for item in items {
            let Some(hash) = self.simple_hash(*item) else {
                return self.set_of_guests(items);
            };
            match self.table_find(&set, hash, *item) {
                Found::At(_) => {}
                Found::Missing => self.table_append(&room, set, hash, *item, Value::NONE),
                Found::Guest => return self.set_of_guests(items),
            }
        }
        Ok(set.value())
    }

    fn set_of_guests(&mut self, items: &[Value]) -> Answer {
        let items = self.tuple(items)?;
        Err(self.prelude_call(PreludeFn::SetFromTuple, &[items]))
    }

    pub(crate) fn build_dict(&mut self, pairs: &[Value]) -> Answer {
        let room = self.room(1024 + pairs.len() * 80)?;
        let dict = self.new_dict(&room);
        for pair in pairs.chunks_exact(2) {
            let hash = self.simple_hash(pair[0]);
            match hash.map(|h| (h, self.table_find(&dict, h, pair[0]))) {
                Some((_, Found::At(i))) => self.table_set_value(dict, i, pair[1]),
                Some((h, Found::Missing)) => self.table_append(&room, dict, h, pair[0], pair[1]),
                Some((_, Found::Guest)) | None => {
                    let pairs = self.tuple(pairs)?;
                    return Err(self.prelude_call(PreludeFn::DictFromPairs, &[pairs]));
                }
            }
        }
        Ok(dict.value())
    }

    /// The concatenation of strings (the parts of an f-string).
    pub(crate) fn build_string(&mut self, parts: &[Value]) -> Answer {
        self.pay(parts.len() >> 4)?;
        let (mut n_bytes, mut n_chars) = (0, 0);
        for part in parts {
            let part = self.operand::<Str>(*part)?;
            n_bytes += part.n_bytes as usize;
            n_chars += part.n_chars as usize;
        }
        if let [only] = parts {
            return Ok(*only);
        }
        if n_bytes <= 1 {
            let only = parts.iter().find(|p| p.expect::<Str>().n_bytes != 0);
            return only.map_or_else(|| self.str(""), |p| Ok(*p));
        }
        let mut w = self.str_writer(n_bytes, n_chars)?;
        for part in parts {
            w.push(part.expect::<Str>().text());
        }
        Ok(w.finish())
    }

    /// Adds an item to a set.
    pub(crate) fn set_add(&mut self, set: Value, item: Value) -> Answer {
        let Some(hash) = self.simple_hash(item) else {
            return Err(self.prelude_call(PreludeFn::SetAdd, &[set, item]));
        };
        if !set.is_kind(Kind::Set) {
            return Err(self.bad_bytecode("an operand has the wrong type"));
        }
        match self.dict_set(set.expect(), hash, item, Value::NONE)? {
            Found::Guest => Err(self.prelude_call(PreludeFn::SetAdd, &[set, item])),
            _ => Ok(Value::NONE),
        }
    }

    /// `[*items]`, and the positional arguments of `f(*items)`.
    pub(crate) fn list_display_extend(&mut self, list: Gc<List>, items: Value) -> Answer {
        let (iter, getitem) = (self.names.dunder_iter, self.names.dunder_getitem);
        let iterable = match items.kind() {
            Some(Kind::List | Kind::Tuple | Kind::Dict | Kind::Generator | Kind::Iter) => true,
            _ => {
                self.special(items, iter).is_some_and(|f| !f.is_none())
                    || self.special(items, getitem).is_some()
            }
        };
        if !iterable {
            let name = self.type_name(items);
            return Err(self.type_error(format!("Value after * must be an iterable, not {name}")));
        }
        self.list_extend(list, items)
    }

    /// `{*items}`.
    pub(crate) fn set_update(&mut self, set: Value, items: Value) -> Answer {
        match crate::builtins::set::extend(self, set.expect(), items)? {
            true => Ok(Value::NONE),
            false => Err(self.prelude_call(PreludeFn::SetUpdate, &[set, items])),
        }
    }

    /// `{**mapping}`.
    pub(crate) fn dict_unpack(&mut self, dict: Value, mapping: Value) -> Answer {
        let mapping = self.plain_dict(mapping);
        match mapping.kind() {
            Some(Kind::Dict) if dict.is_kind(Kind::Dict) => {
                self.dict_update(dict.expect(), mapping)
            }
            _ => Err(self.prelude_call(PreludeFn::DictUpdate, &[dict, mapping])),
        }
    }

    /// `f(**mapping)`.
    pub(crate) fn dict_merge(&mut self, dict: Value, mapping: Value, callee: Value) -> Answer {
        let mapping = self.plain_dict(mapping);
        if let (Some(to), Some(from)) = (dict.as_gc::<Dict>(), mapping.as_gc::<Dict>())
            && mapping.is_kind(Kind::Dict)
            && self.dict_add_names(to, from)?
        {
            return Ok(Value::NONE);
        }
        Err(self.prelude_call(PreludeFn::DictMerge, &[dict, mapping, callee]))
    }

    /// `format(conversion(v), spec)`.
    pub(crate) fn format_converted(&mut self, v: Value, kind: u8, spec: Option<Value>) -> Answer {
        if kind == conversion::NONE {
            if spec.is_none() && v.is_int() {
                return self.repr(v);
            }
            return self.format(v, spec.and_then(|s| s.as_gc()));
        }
        let converted = match kind {
            conversion::STR => self.str_of(v),
            conversion::REPR => self.repr(v),
            _ => self.ascii_of(v),
        };
        match (converted, spec) {
            (Ok(text), Some(spec)) => self.format(text, spec.as_gc()),
            (Err(Exit::Call), Some(spec)) => Err(self.prelude_call(
                PreludeFn::FormatConverted,
                &[v, Value::int(kind as i64), spec],
            )),
            (answer, _) => answer,
        }
    }

    // --- Exceptions ----------------------------------------------------------------------------------------------

    /// `raise e` or `raise e from cause`: how the instruction ends.
    pub(crate) fn raise_op(&mut self, e: Value, cause: Option<Value>) -> Exit {
        if let Some(class) = e.as_gc::<Class>()
            && class.has(class_flag::EXCEPTION)
        {
            if cause.is_none() {
                return match self.exception_of_class(class, &[]) {
                    Some(made) => self.raise_instance(made, None),
                    None => self.tail_call(e, &[]),
                };
            }
            return self.prelude_call(PreludeFn::RaiseFrom, &[e, cause.unwrap_or(Value::NONE)]);
        }
        if let Some(Kind::Class) = cause.and_then(|c| c.kind()) {
            return self.prelude_call(PreludeFn::RaiseFrom, &[e, cause.unwrap_or(Value::NONE)]);
        }
        self.raise_instance(e, cause)
    }

    /// What was raised was a class, or had a class as its cause: raises the instance that was made of it.
    pub(crate) fn raise_made(&mut self, class: Value, made: Value) -> Exit {
        if !made.is_kind(Kind::Exception)
            && let Some(class) = class.as_gc::<Class>()
        {
            let made = self.class_of(made);
            let (class, made) = (self.class_path(class), self.class_path(made));
            return self.type_error(format!(
                "calling <class '{class}'> should have returned an instance of BaseException, not <class '{made}'>"
            ));
        }
        self.raise_instance(made, None)
    }

    /// Raises an exception object.
    pub(crate) fn raise_instance(&mut self, e: Value, cause: Option<Value>) -> Exit {
        let Some(exception) = e.as_gc::<Exception>() else {
            return self.type_error("exceptions must derive from BaseException");
        };
        if let Some(cause) = cause {
            if !cause.is_none() && !cause.is_kind(Kind::Exception) {
                return self.type_error("exception causes must derive from BaseException");
            }
            exception.cause.set(cause);
            exception.suppress_context.set(true);
            self.heap.barrier(&exception.header);
        }
        self.set_context(e);
        Exit::Raised(e)
    }

    /// `except classes`: whether a caught exception matches.
    pub(crate) fn exception_matches(&mut self, e: Value, classes: Value) -> Answer {
        let class = self.class_of(e);
        let one = [classes];
        let all = classes.as_gc::<Tuple>().map_or(&one[..], |t| t.slice());
        // All are looked at before any is compared.
        let caught = |c: &Value| {
            c.as_gc::<Class>()
                .is_some_and(|c| c.has(class_flag::EXCEPTION))
        };
        if !all.iter().all(caught) {
            return Err(self.type_error(
                "catching classes that do not inherit from BaseException is not allowed",
            ));
        }
        let matches = |c: &Value| self.is_subclass(class, c.expect());
        Ok(Value::bool(all.iter().any(matches)))
    }

    /// A bare `raise` where no exception is being handled.
    #[cold]
    pub(crate) fn nothing_to_reraise(&mut self) -> Exit {
        self.runtime_error("No active exception to reraise")
    }

    /// Calls a context manager's exit function for an exception.
    pub(crate) fn with_except(&mut self, leave: Value, e: Value) -> Exit {
        let (class, traceback) = self.exception_parts(e);
        self.tail_call(leave, &[class, e, traceback])
    }

    /// What an exit function is told of an exception besides itself: its class and its traceback.
    pub(crate) fn exception_parts(&self, e: Value) -> (Value, Value) {
        let traceback = e.expect::<Exception>().traceback.get();
        (self.class_of(e).value(), traceback)
    }

    /// What enters a context manager and what leaves it: functions, and what they are called with first. Where these are more
    /// than functions of its class, the prelude looks them up and answers a tuple of the four.
    pub(crate) fn with_bind(
        &mut self,
        manager: Value,
        cell: &Cell<Feedback>,
    ) -> Result<[Value; 4], Exit> {
        note_shapes(cell, manager);
        let class = self.class_of(manager);
        let enter = self.class_lookup(class, self.names.dunder_enter);
        let leave = self.class_lookup(class, self.names.dunder_exit);
        match (enter, leave) {
            (Some(enter), Some(leave))
                if self.takes_receiver(enter) && self.takes_receiver(leave) =>
            {
                Ok([enter, manager, leave, manager])
            }
            _ => Err(self.prelude_call(PreludeFn::WithBind, &[manager])),
        }
    }

    /// The context manager's protocol is the prelude's.
    pub(crate) fn with_enter(&mut self, manager: Value) -> Exit {
        self.prelude_call(PreludeFn::WithEnter, &[manager])
    }

    // --- Imports -------------------------------------------------------------------------------------------------

    pub(crate) fn import_op(
        &mut self,
        name: Value,
        globals: Gc<Dict>,
        fromlist: Value,
        level: u8,
    ) -> Answer {
        if level == 0
            && let Some(module) = self.dict_get_str(self.modules, name)
            && let Some(loaded) = module.as_gc::<Module>()
        {
            // A dot means that the package is wanted; a package's submodules may have to be imported.
            let is_all = match fromlist {
                Value::NONE => !name.expect::<Str>().text().contains('.'),
                _ => {
                    let path = self.intern("__path__");
                    self.dict_get_str(loaded.dict.get().expect(), path)
                        .is_none()
                }
            };
            if is_all {
                return Ok(module);
            }
        }
        Err(self.prelude_call(
            PreludeFn::Import,
            &[name, globals.value(), fromlist, Value::int(level as i64)],
        ))
    }

    pub(crate) fn import_from(&mut self, module: Value, name: Value) -> Answer {
        if let Some(m) = module.as_gc::<Module>()
            && let Some(v) = self.dict_get_str(m.dict.get().expect(), name)
        {
            return Ok(v);
        }
        Err(self.prelude_call(PreludeFn::ImportFrom, &[module, name]))
    }

    pub(crate) fn import_star(&mut self, module: Value, globals: Gc<Dict>) -> Exit {
        self.prelude_call(PreludeFn::ImportStar, &[module, globals.value()])
    }
}
