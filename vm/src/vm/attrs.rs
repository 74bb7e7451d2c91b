//! Attribute lookup: classes of values, the MRO, descriptors, instance attributes.
//!
//! These are the general algorithms, without inline caches (those are in `interp`). Where a descriptor or hook of
//! the program must be called they answer [`Exit::Call`].

use super::{CachedLookup, Known, LOOKUP_CACHE, PreludeFn, Vm};
use crate::heap::{Gc, Kind};
use crate::native::{Answer, Exit, native_flag};
use crate::objects::*;
use crate::value::Value;

/// How a method is to be called.
#[derive(Clone, Copy, Debug)]
pub enum Method {
    /// Call it with the receiver put in front of the arguments.
    Unbound(Value),
    /// Call it with the arguments alone.
    Bound(Value),
}

/// Whether a class attribute is a native of a class of the language, and not a builtin function that a program has put there.
pub(crate) fn is_native_method(attr: Value) -> bool {
    attr.as_gc::<Builtin>()
        .is_some_and(|f| f.owner.get().is_kind(Kind::Class))
}

impl Vm {
    // --- Classes of values ---------------------------------------------------------------------------------------

    /// The class of a value.
    #[inline]
    pub fn class_of(&self, v: Value) -> Gc<Class> {
        match v.as_header() {
            Some(h) => self.class_of_shape(h.shape()),
            None => self.known(immediate_class(v)),
        }
    }

    /// The shape that tells the class of a value.
    #[inline(always)]
    pub(crate) fn shape_of_value(&self, v: Value) -> u32 {
        match v.as_header() {
            Some(h) => h.shape(),
            None => immediate_class(v).shape(),
        }
    }

    #[inline(always)]
    pub fn class_of_shape(&self, shape: u32) -> Gc<Class> {
        self.shapes[shape as usize].class.expect()
    }

    /// Name of the value's class, for messages.
    pub fn type_name(&self, v: Value) -> &'static str {
        let class = self.class_of(v);
        match class == self.known(Known::Deque) {
            // The one built-in class that messages name with its module.
            true => "collections.deque",
            false => class.name.get().expect::<Str>().text(),
        }
    }

    /// Name of a class, for messages.
    pub fn class_name(&self, class: Gc<Class>) -> &'static str {
        class.name.get().expect::<Str>().text()
    }

    pub fn is_subclass(&self, class: Gc<Class>, of: Gc<Class>) -> bool {
        class == of
            || class
                .mro
                .get()
                .as_gc::<Tuple>()
                .is_some_and(|mro| mro.slice().contains(&of.value()))
    }

    pub fn is_instance(&self, v: Value, class: Gc<Class>) -> bool {
        self.is_subclass(self.class_of(v), class)
    }

    pub fn is_known_instance(&self, v: Value, class: Known) -> bool {
        self.is_instance(v, self.known(class))
    }

    // --- Lookup in classes ---------------------------------------------------------------------------------------

    /// The attribute as it stands in the first class of the MRO that has it. `name` is interned.
    #[inline]
    pub fn class_lookup(&mut self, class: Gc<Class>, name: Value) -> Option<Value> {
        let slot = (class.addr() >> 4 ^ name.addr() >> 4) % LOOKUP_CACHE;
        let cached = &self.lookups[slot];
        if cached.class == class.addr() && cached.name == name.addr() && cached.epoch == self.epoch
        {
            return (!cached.value.is_unbound()).then_some(cached.value);
        }
        let value = self.class_lookup_slow(class, name);
        // Attributes that were set again may be set once more without a new epoch.
        if !self.rebound.is_empty() && self.is_rebound_in_mro(class, name) {
            return value;
        }
        let (class, name, epoch) = (class.addr(), name.addr(), self.epoch);
        self.lookups[slot] = CachedLookup {
            class,
            name,
            epoch,
            value: value.unwrap_or(Value::UNBOUND),
        };
        value
    }

    /// Whether any class of the MRO had this attribute set again.
    fn is_rebound_in_mro(&self, class: Gc<Class>, name: Value) -> bool {
        let mro = class.mro.get().as_gc::<Tuple>();
        mro.is_some_and(|mro| {
            mro.slice()
                .iter()
                .any(|c| self.is_rebound(c.expect(), name))
        })
    }

    fn class_lookup_slow(&self, class: Gc<Class>, name: Value) -> Option<Value> {
        let mro = class.mro.get().as_gc::<Tuple>()?;
        mro.slice()
            .iter()
            .find_map(|c| self.dict_get_str(c.expect::<Class>().dict.get().expect(), name))
    }

    /// A special method of a value, looked up on its class. `name` is interned.
    #[inline]
    pub fn special(&mut self, v: Value, name: Value) -> Option<Value> {
        let class = self.class_of(v);
        self.class_lookup(class, name)
    }

    /// A special method of an instance of a class of the program. `None` for built-in values, whose meaning is native,
    /// and for instances that inherit the native one.
    pub fn guest_special(&mut self, v: Value, name: Value) -> Option<Value> {
        if !v.is_kind(Kind::Instance) && !v.is_kind(Kind::Exception) && !v.is_kind(Kind::Class) {
            return None;
        }
        self.special(v, name).filter(|m| !is_native_method(*m))
    }

    /// What is to be called for an instance whose class has a function under this name: the function of the prelude that
    /// makes a native's answer of both.
    pub fn asked_by(&mut self, v: Value, name: Value, by: PreludeFn) -> Option<Exit> {
        if !v.is_kind(Kind::Instance) {
            return None;
        }
        let method = self.special(v, name)?;
        method
            .is_kind(Kind::Function)
            .then(|| self.prelude_call(by, &[v, method]))
    }

    // --- Getting -------------------------------------------------------------------------------------------------

    /// `obj.name`. `name` is an interned string.
    pub fn get_attr(&mut self, obj: Value, name: Value) -> Answer {
        let class = self.class_of(obj);
        if class.has(class_flag::GETATTRIBUTE) {
            return Err(self.prelude_call(PreludeFn::GetAttrHook, &[obj, name]));
        }
        match self.find_attr(obj, name) {
            Ok(Some(v)) => Ok(v),
            Ok(None) => Err(self.missing_attr(obj, name)),
            // A property or descriptor may raise AttributeError, which `__getattr__` is asked after as well.
            Err(Exit::Call) if class.has(class_flag::GETATTR) => {
                Err(self.prelude_call(PreludeFn::GetAttrHook, &[obj, name]))
            }
            Err(Exit::Raised(e))
                if class.has(class_flag::GETATTR)
                    && self.is_known_instance(e, Known::AttributeError) =>
            {
                Err(self.missing_attr(obj, name))
            }
            Err(exit) => Err(exit),
        }
    }

    /// `obj.name` without `__getattribute__` and `__getattr__` of the program: `object.__getattribute__`.
    pub fn find_attr(&mut self, obj: Value, name: Value) -> Result<Option<Value>, Exit> {
        let class = self.class_of(obj);
        let from_class = self.class_lookup(class, name);
        if let Some(attr) = from_class
            && self.is_data_descriptor(attr)
            && self.has_getter(attr)
        {
            if let Some(p) = attr.as_gc::<Property>()
                && p.get.get().is_none()
            {
                let what = self.property_message(class, "getter");
                let text = name.expect::<Str>().text();
                let message = what.replace("property of", &format!("property '{text}' of"));
                return Err(self.raise(Known::AttributeError, message));
            }
            return self.bind(attr, obj, class).map(Some);
        }
        if let Some(c) = obj.as_gc::<Class>()
            && let Some(attr) = self.class_lookup(c, name)
        {
            return self.bind(attr, Value::UNBOUND, c).map(Some);
        }
        if let Some(s) = obj.as_gc::<Super>()
            && let Some(found) = self.super_lookup(s, name)?
        {
            return Ok(Some(found));
        }
        if let Some(v) = self.own_attr(obj, name) {
            return Ok(Some(v));
        }
        if let Some(attr) = from_class {
            return self.bind(attr, obj, class).map(Some);
        }
        if let Some(m) = obj.as_gc::<BoundMethod>()
            && class == self.known(Known::Method)
            && let func = m.func.get()
            && func.is_kind(Kind::Instance)
        {
            // A method passes on what it does not have. A function has nothing more.
            return self.get_attr(func, name).map(Some);
        }
        Ok(None)
    }

    /// What a missing attribute is answered with: `__getattr__` of the class, or AttributeError.
    #[cold]
    pub fn missing_attr(&mut self, obj: Value, name: Value) -> Exit {
        let class = self.class_of(obj);
        if class.has(class_flag::GETATTR)
            && let Some(hook) = self.class_lookup(class, self.names.dunder_getattr)
        {
            return self.tail_call(hook, &[obj, name]);
        }
        let text = name.expect::<Str>().text();
        if obj.is_kind(Kind::BoundMethod) && class == self.known(Known::Method) {
            // A method passes on what it does not have; the message is the function's.
            let func = obj.expect::<BoundMethod>().func.get();
            return self.no_attribute(func, text);
        }
        if let Some(c) = obj.as_gc::<Class>()
            && self.is_slot_name(c, name)
        {
            return self.prelude_call(PreludeFn::SlotMember, &[obj, name]);
        }
        if let Some(m) = obj.as_gc::<Module>()
            && let Some(hook) = self.dict_get_str(m.dict.get().expect(), self.names.dunder_getattr)
        {
            return self.tail_call(hook, &[name]);
        }
        if let Some(s) = obj.as_gc::<Super>() {
            let _ = s;
            return self.raise(
                Known::AttributeError,
                format!("'super' object has no attribute '{text}'"),
            );
        }
        self.no_attribute_named(obj, name)
    }

    /// An attribute that the object itself holds (not its class).
    pub fn own_attr(&mut self, obj: Value, name: Value) -> Option<Value> {
        let h = obj.as_header()?;
        match h.kind() {
            Kind::Instance => self.instance_attr(obj.expect(), name),
            Kind::Module => self.dict_get_str(obj.expect::<Module>().dict.get().expect(), name),
            Kind::Exception | Kind::Function => self.dict_get_str(self.own_dict(obj)?, name),
            Kind::BoundMethod => {
                let func = obj.expect::<BoundMethod>().func.get();
                self.own_attr(func, name)
            }
            _ => None,
        }
    }

    /// The dict in which an exception, a function or an instance keeps attributes of its own, if it has one.
    pub(crate) fn own_dict(&self, obj: Value) -> Option<Gc<Dict>> {
        let dict = match obj.kind()? {
            Kind::Instance => obj.expect::<Instance>().extra.get(),
            Kind::Exception => obj.expect::<Exception>().dict.get(),
            Kind::Function => {
                let extra = obj.expect::<Function>().extra.get();
                extra.as_gc::<Record>()?.items()[FunctionExtra::DICT].get()
            }
            _ => return None,
        };
        dict.as_gc()
    }

    /// An instance's own attribute.
    pub fn instance_attr(&mut self, obj: Gc<Instance>, name: Value) -> Option<Value> {
        let shape = &self.shapes[obj.header.shape() as usize];
        let slot = shape.names.iter().position(|n| *n == name);
        match (shape.mode, slot) {
            // What `__slots__` names is no entry of the dict.
            (ShapeMode::Dict, None) => self.dict_get_str(obj.extra.get().expect(), name),
            (_, slot) => Some(self.read_slot(obj, slot?)).filter(|v| !v.is_unbound()),
        }
    }

    /// The value in an inline slot of an instance of whatever class, for natives that keep something there: `None` for other
    /// objects, and for doubles, whose bits are no value.
    #[inline]
    pub fn value_in_slot(&self, v: Value, slot: usize) -> Option<Value> {
        let instance = v.as_gc::<Instance>()?;
        let place = instance.slots().get(slot)?;
        let shape = &self.shapes[instance.header.shape() as usize];
        (!shape.is_double(slot)).then(|| place.get())
    }

    /// Value in a slot by number.
    pub fn read_slot(&mut self, obj: Gc<Instance>, slot: usize) -> Value {
        match obj.slots().get(slot) {
            Some(place) if self.shapes[obj.header.shape() as usize].is_double(slot) => {
                self.float_at_once(double_in(place))
            }
            Some(place) => place.get(),
            None => obj.extra.get().expect::<Buffer>().items()[slot - obj.slots().len()].get(),
        }
    }

    /// Whether an attribute of a class comes before the instance's own one of the same name.
    pub fn is_data_descriptor(&mut self, attr: Value) -> bool {
        match attr.kind() {
            Some(Kind::Property | Kind::GetSet) => true,
            Some(Kind::Instance) => {
                let class = self.class_of(attr);
                self.class_lookup(class, self.names.dunder_set).is_some()
                    || self.class_lookup(class, self.names.dunder_delete).is_some()
            }
            _ => false,
        }
    }

    /// Whether a data descriptor can be got: one with `__set__` alone leaves getting to the instance.
    fn has_getter(&mut self, attr: Value) -> bool {
        if !attr.is_kind(Kind::Instance) {
            return true;
        }
        let class = self.class_of(attr);
        self.class_lookup(class, self.names.dunder_get).is_some()
    }

    /// What an attribute found in a class becomes when it is got through `obj` (UNBOUND: through the class itself).
    pub fn bind(&mut self, attr: Value, obj: Value, class: Gc<Class>) -> Answer {
        match attr.kind() {
            Some(Kind::Function) if !obj.is_unbound() => self.bound_method(attr, obj),
            Some(Kind::Builtin) => {
                let b: Gc<Builtin> = attr.expect();
                let flags = self.native(b.native).def.flags;
                if self.is_class_method(b) {
                    return self.bound_method(attr, class.value());
                }
                let is_method =
                    b.owner.get().is_kind(Kind::Class) && flags & native_flag::STATIC == 0;
                if is_method && !obj.is_unbound() {
                    self.bound_method(attr, obj)
                } else {
                    Ok(attr)
                }
            }
            Some(Kind::StaticMethod) => Ok(attr.expect::<Wrapper>().func.get()),
            Some(Kind::ClassMethod) => {
                let func = attr.expect::<Wrapper>().func.get();
                self.bound_method(func, class.value())
            }
            Some(Kind::Property) if !obj.is_unbound() => {
                let get = attr.expect::<Property>().get.get();
                if get.is_none() {
                    return Err(self.raise(
                        Known::AttributeError,
                        self.property_message(class, "getter"),
                    ));
                }
                Err(self.tail_call(get, &[obj]))
            }
            Some(Kind::GetSet) if !obj.is_unbound() => {
                let get = attr.expect::<GetSet>().get;
                self.call_native(get, &[obj], Value::UNBOUND)
            }
            Some(Kind::Instance) => self.bind_guest(attr, obj, class),
            _ => Ok(attr),
        }
    }

    /// Whether a native is a class method: its first argument is the class that it is got from.
    pub(crate) fn is_class_method(&self, b: Gc<Builtin>) -> bool {
        self.native(b.native).def.flags & native_flag::CLASS != 0
    }

    fn bind_guest(&mut self, attr: Value, obj: Value, class: Gc<Class>) -> Answer {
        let descriptor_class = self.class_of(attr);
        let get = self.class_lookup(descriptor_class, self.names.dunder_get);
        if let Some(inner) = self.payload(attr)
            && get.is_some_and(|f| f.is_kind(Kind::Builtin))
            && matches!(
                inner.kind(),
                Some(Kind::Property | Kind::StaticMethod | Kind::ClassMethod)
            )
        {
            if inner.is_kind(Kind::Property) && obj.is_unbound() {
                return Ok(attr);
            }
            return self.bind(inner, obj, class);
        }
        match get {
            None => Ok(attr),
            Some(get) => {
                let obj = if obj.is_unbound() { Value::NONE } else { obj };
                if let Some(native) = get.as_gc()
                    && self.takes_receiver(get)
                {
                    return self.call_builtin(native, &[attr, obj, class.value()], Value::UNBOUND);
                }
                Err(self.tail_call(get, &[attr, obj, class.value()]))
            }
        }
    }

    pub(crate) fn property_message(&self, class: Gc<Class>, what: &str) -> String {
        format!(
            "property of '{}' object has no {what}",
            self.class_name(class)
        )
    }

    /// `super(...).name`, bound.
    fn super_lookup(&mut self, s: Gc<Super>, name: Value) -> Result<Option<Value>, Exit> {
        if name == self.names.dunder_class {
            return Ok(None);
        }
        // `super(cls)` without an object has only its own attributes.
        let Some(start) = s.start.as_gc::<Class>() else {
            return Ok(None);
        };
        let mro = start.mro.get().expect::<Tuple>().slice();
        let after = mro
            .iter()
            .position(|c| *c == s.class)
            .map_or(mro.len(), |i| i + 1);
        for c in &mro[after..] {
            let class: Gc<Class> = c.expect();
            if let Some(attr) = self.dict_get_str(class.dict.get().expect(), name) {
                let through_class = s.receiver == s.start;
                let obj = if through_class {
                    Value::UNBOUND
                } else {
                    s.receiver
                };
                return self.bind(attr, obj, start).map(Some);
            }
        }
        Ok(None)
    }

    /// The method `obj.name` for a call, without making a bound method where the receiver can go in front.
    pub fn load_method(&mut self, obj: Value, name: Value) -> Result<Method, Exit> {
        let class = self.class_of(obj);
        let plain = !class.has(class_flag::GETATTRIBUTE)
            && !obj.is_kind(Kind::Class)
            && !obj.is_kind(Kind::Super);
        if plain
            && let Some(attr) = self.class_lookup(class, name)
            && self.is_called_as_method(attr)
            && self.own_attr(obj, name).is_none()
        {
            return Ok(Method::Unbound(attr));
        }
        self.get_attr(obj, name).map(Method::Bound)
    }

    /// Whether calling what this class attribute is through an instance is calling it with the instance in front: functions, and what
    /// binds itself as they do.
    pub(crate) fn is_called_as_method(&mut self, attr: Value) -> bool {
        if !attr.is_kind(Kind::Instance) {
            return self.takes_receiver(attr);
        }
        let class = self.class_of(attr);
        let get = self.class_lookup(class, self.names.dunder_get);
        let get = get.and_then(|get| get.as_gc::<Builtin>());
        get.is_some_and(|get| self.native(get.native).def.name == "cached_get")
    }

    /// Whether getting this class attribute through an instance just puts the instance in front.
    pub fn takes_receiver(&self, attr: Value) -> bool {
        match attr.kind() {
            Some(Kind::Function) => true,
            Some(Kind::Builtin) => {
                let b: Gc<Builtin> = attr.expect();
                let flags = self.native(b.native).def.flags;
                b.owner.get().is_kind(Kind::Class)
                    && flags & (native_flag::STATIC | native_flag::CLASS) == 0
            }
            _ => false,
        }
    }

    // --- Setting and deleting ------------------------------------------------------------------------------------

    /// `obj.name = value` (`del obj.name` when the value is UNBOUND). Answers None; may ask for a call whose
    /// result is to be dropped.
    pub fn set_attr(&mut self, obj: Value, name: Value, value: Value) -> Answer {
        let class = self.class_of(obj);
        if class.has(class_flag::SETATTR) {
            let hook = if value.is_unbound() {
                self.names.dunder_delattr
            } else {
                self.names.dunder_setattr
            };
            if let Some(hook) = self
                .class_lookup(class, hook)
                .filter(|h| !self.is_native_of(*h, hook))
            {
                let args = [obj, name, value];
                return Err(self.tail_call(
                    hook,
                    if value.is_unbound() {
                        &args[..2]
                    } else {
                        &args
                    },
                ));
            }
        }
        self.set_attr_plain(obj, name, value)
    }

    /// Whether a special method is the native one of that name: the VM then does itself what it does.
    pub(crate) fn is_native_of(&self, method: Value, name: Value) -> bool {
        method
            .as_gc::<Builtin>()
            .is_some_and(|b| self.native(b.native).def.name == name.expect::<Str>().text())
    }

    /// `object.__setattr__` and `object.__delattr__`.
    pub fn set_attr_plain(&mut self, obj: Value, name: Value, value: Value) -> Answer {
        let class = self.class_of(obj);
        if let Some(attr) = self.class_lookup(class, name)
            && let Some(answer) = self.set_through_descriptor(attr, obj, name, value, class)
        {
            return answer;
        }
        match obj.kind() {
            Some(Kind::Instance) => self.set_instance_attr(obj.expect(), name, value),
            Some(Kind::Class) => self.set_class_attr(obj.expect(), name, value),
            Some(Kind::Module) => {
                let dict = obj.expect::<Module>().dict.get().expect();
                self.set_in_dict(obj, dict, name, value)
            }
            Some(Kind::Exception) => {
                let e: Gc<Exception> = obj.expect();
                match e.dict.get().as_gc() {
                    Some(dict) => self.set_in_dict(obj, dict, name, value),
                    None if value.is_unbound() => Err(self.no_attribute_to_delete(obj, name)),
                    None => self.set_own_attr(obj, name, value),
                }
            }
            Some(Kind::Function) => {
                let dict = self.function_dict(obj.expect())?;
                self.set_in_dict(obj, dict, name, value)
            }
            _ => Err(self.cannot_set(obj, name)),
        }
    }

    fn set_through_descriptor(
        &mut self,
        attr: Value,
        obj: Value,
        name: Value,
        value: Value,
        class: Gc<Class>,
    ) -> Option<Answer> {
        let deleting = value.is_unbound();
        match attr.kind()? {
            Kind::Property => {
                let p: Gc<Property> = attr.expect();
                let f = if deleting {
                    p.delete.get()
                } else {
                    p.set.get()
                };
                if f.is_none() {
                    let message =
                        self.property_message(class, if deleting { "deleter" } else { "setter" });
                    let message = message.replace(
                        "property of",
                        &format!("property '{}' of", name.expect::<Str>().as_str()),
                    );
                    return Some(Err(self.raise(Known::AttributeError, message)));
                }
                let args = [obj, value];
                Some(Err(
                    self.tail_call(f, if deleting { &args[..1] } else { &args })
                ))
            }
            Kind::GetSet => {
                let set = attr.expect::<GetSet>().set;
                if set == u32::MAX {
                    let (text, class) = (name.expect::<Str>().text(), self.class_name(class));
                    let message = if is_member(attr.expect::<GetSet>(), text) {
                        "readonly attribute".to_string()
                    } else {
                        format!("attribute '{text}' of '{class}' objects is not writable")
                    };
                    return Some(Err(self.raise(Known::AttributeError, message)));
                }
                Some(self.call_native(set, &[obj, value], Value::UNBOUND))
            }
            Kind::Instance => {
                let descriptor = self.class_of(attr);
                let hook = if deleting {
                    self.names.dunder_delete
                } else {
                    self.names.dunder_set
                };
                let Some(f) = self.class_lookup(descriptor, hook) else {
                    // The one without the other: the instance's own attributes are out of reach.
                    self.is_data_descriptor(attr).then_some(())?;
                    let text = hook.expect::<Str>().text();
                    return Some(Err(self.raise(Known::AttributeError, text)));
                };
                let args = [attr, obj, value];
                Some(Err(
                    self.tail_call(f, if deleting { &args[..2] } else { &args })
                ))
            }
            _ => None,
        }
    }

    pub(super) fn set_in_dict(
        &mut self,
        obj: Value,
        dict: Gc<Dict>,
        name: Value,
        value: Value,
    ) -> Answer {
        if !value.is_unbound() {
            self.dict_set_str(dict, name, value);
            return Ok(Value::NONE);
        }
        let hash = self.hash_str(name.expect());
        match self.table_find(&dict, hash, name) {
            crate::semantics::table::Found::At(i) => {
                self.table_remove(dict, i);
                Ok(Value::NONE)
            }
            _ => Err(self.no_attribute_to_delete(obj, name)),
        }
    }

    /// Sets an attribute that stands in the dict of the object's own, where its class has nothing to say about it.
    pub(crate) fn set_own_attr(&mut self, obj: Value, name: Value, value: Value) -> Answer {
        match self.own_dict(obj) {
            Some(dict) => self.dict_set_str(dict, name, value),
            None if obj.is_kind(Kind::Function) => {
                let dict = self.function_dict(obj.expect())?;
                self.dict_set_str(dict, name, value);
            }
            None => {
                let e: Gc<Exception> = obj.expect();
                let room = self.room(Vm::FIRST_ENTRY)?;
                let dict = self.dict_with(&room, [(name, value)]);
                e.dict.set(dict.value());
                self.heap.barrier(&e.header);
            }
        }
        Ok(Value::NONE)
    }

    #[cold]
    pub(super) fn cannot_set(&mut self, obj: Value, name: Value) -> Exit {
        let class = self.class_of(obj);
        let text = name.expect::<Str>().text();
        let type_name = self.class_name(class);
        if self.class_lookup(class, name).is_some() {
            return self.raise(
                Known::AttributeError,
                format!("'{type_name}' object attribute '{text}' is read-only"),
            );
        }
        self.raise(
            Known::AttributeError,
            format!("'{type_name}' object has no attribute '{text}'"),
        )
    }

    /// The dict of a function's own attributes.
    pub fn function_dict(&mut self, f: Gc<Function>) -> Result<Gc<Dict>, Exit> {
        let extra = self.function_extra(f)?;
        let place = &extra.items()[FunctionExtra::DICT];
        if let Some(dict) = place.get().as_gc() {
            return Ok(dict);
        }
        let dict = self.dict()?;
        place.set(dict.value());
        self.heap.barrier(&extra.header);
        Ok(dict)
    }

    /// The rarely used parts of a function, made when first asked for.
    pub fn function_extra(&mut self, f: Gc<Function>) -> Result<Gc<Record>, Exit> {
        if let Some(extra) = f.extra.get().as_gc() {
            return Ok(extra);
        }
        let extra = self.record(0, &[Value::UNBOUND; FunctionExtra::LEN])?;
        f.extra.set(extra.value());
        self.heap.barrier(&f.header);
        Ok(extra)
    }

    /// Sets or deletes (UNBOUND) an attribute of a class.
    pub fn set_class_attr(&mut self, class: Gc<Class>, name: Value, value: Value) -> Answer {
        if class.has(class_flag::BUILTIN) {
            let (text, class) = (name.expect::<Str>().text(), self.class_name(class));
            return Err(self.type_error(format!(
                "cannot set '{text}' attribute of immutable type '{class}'"
            )));
        }
        let dict: Gc<Dict> = class.dict.get().expect();
        let before = self.dict_get_str(dict, name);
        self.set_in_dict(class.value(), dict, name, value)?;
        // Inline caches never hold the value of a plain data attribute that was rebound once: see `interp::cache`.
        // What operators and construction look up is remembered by value whatever was done to it before.
        let special = name.expect::<Str>().text().starts_with("__");
        // A data descriptor comes before what instances have of their own, whose places are remembered.
        let descriptor = [before.unwrap_or(Value::NONE), value]
            .into_iter()
            .any(|v| self.is_data_descriptor(v));
        let matters = special || descriptor || !self.is_rebound(class, name);
        if before.is_none() || value.is_unbound() || matters {
            self.note_rebound(class, name, before.is_some());
            self.bump_epoch();
            self.refresh_hooks(class);
        }
        Ok(Value::NONE)
    }
}

/// Attributes that the language calls members: the words of an attempt to set one differ.
fn is_member(attr: Gc<GetSet>, name: &str) -> bool {
    const OWNERS: &[Known] = &[
        Known::Slice,
        Known::Range,
        Known::Property,
        Known::Method,
        Known::Code,
        Known::Super,
        Known::StaticMethod,
        Known::ClassMethod,
    ];
    let owner = attr.owner.expect::<Class>().well_known.get();
    OWNERS.iter().any(|k| *k as u32 == owner)
        || [
            "__closure__",
            "__globals__",
            "__builtins__",
            "__mro__",
            "__base__",
        ]
        .contains(&name)
}

fn immediate_class(v: Value) -> Known {
    if v.is_float() {
        return Known::Float;
    }
    if v.is_int() {
        return Known::Int;
    }
    match v {
        Value::NONE => Known::NoneType,
        Value::TRUE | Value::FALSE => Known::Bool,
        Value::ELLIPSIS => Known::EllipsisType,
        _ => Known::NotImplementedType,
    }
}
