//! The table of natives, and binding of a call's arguments to a native's parameters.

use super::arity::{Kind as Callable, ShownName};
use super::{Known, Vm};
use crate::heap::{Gc, Header, Kind};
use crate::native::{Answer, AttrDef, Exit, NativeDef, Signature, native_flag};
use crate::objects::{Builtin, Class, Dict, GetSet, Str, Tuple};
use crate::value::Value;
use std::cell::{Cell, OnceCell};
use std::rc::Rc;

/// A host function that carries state.
pub type HostFn = Rc<dyn Fn(&mut Vm, &[Value]) -> Answer>;

/// A row of the VM's table of natives.
pub struct NativeEntry {
    pub def: NativeDef,
    /// Run instead of `def.run`.
    pub closure: Option<HostFn>,
    /// The class it is a method of, for messages.
    owner: Option<Known>,
    /// The module it is a function of, for messages.
    module: Option<&'static str>,
    /// Where it was added: the name of the module, or of the class; with its own name it says which native it is.
    pub(crate) home: &'static str,
    signature: OnceCell<Rc<Signature>>,
}

impl NativeEntry {
    pub fn signature(&self) -> &Rc<Signature> {
        self.signature
            .get_or_init(|| Rc::new(Signature::parse(self.def.params)))
    }
}

impl Vm {
    /// Enters a native in the table; answers its index.
    pub fn add_native(&mut self, def: NativeDef) -> u32 {
        self.natives.push(NativeEntry {
            def,
            closure: None,
            owner: None,
            module: None,
            home: "vm",
            signature: OnceCell::new(),
        });
        self.natives.len() as u32 - 1
    }

    /// Enters a host function with state.
    pub fn add_closure(&mut self, def: NativeDef, run: HostFn) -> u32 {
        let index = self.add_native(def);
        self.natives[index as usize].closure = Some(run);
        self.natives[index as usize].home = "host";
        index
    }

    #[inline(always)]
    pub fn native(&self, index: u32) -> &NativeEntry {
        &self.natives[index as usize]
    }

    /// The name of a native among the builtins, if it is one of those.
    pub(crate) fn natives_builtin(&self, index: u32) -> Option<&'static str> {
        let entry = self.natives.get(index as usize)?;
        (entry.module == Some("builtins")).then_some(entry.def.name)
    }

    /// The built-in class that a native is a method of, and its name there.
    pub(crate) fn natives_class(&self, index: u32) -> Option<(Gc<Class>, &'static str)> {
        let entry = self.natives.get(index as usize)?;
        Some((self.known(entry.owner?), entry.def.name))
    }

    /// The class of getters whose `__call__` a native is.
    pub(crate) fn getter_of(&self, index: u32) -> Option<Known> {
        let entry = self.natives.get(index as usize)?;
        let getters = [Known::ItemGetter, Known::AttrGetter];
        let owner = entry.owner.filter(|owner| getters.contains(owner))?;
        (entry.def.name == "__call__").then_some(owner)
    }

    /// A native as an object. `owner` is the class it is a method of, or the name of its module, or UNBOUND.
    pub fn new_builtin(&mut self, native: u32, owner: Value) -> Value {
        let room = self.heap.emergency();
        let def = &self.native(native).def;
        let run = def.run;
        let is_method = owner.is_kind(Kind::Class) && def.flags & native_flag::STATIC == 0;
        let class = match (is_method, def.name.starts_with("__")) {
            (false, _) => Known::Builtin,
            (true, false) => Known::MethodDescriptor,
            (true, true) => Known::WrapperDescriptor,
        };
        let header = |flags| Header::new(Kind::Builtin, flags, Builtin::UNKNOWN, class.shape());
        self.heap
            .new_object(&room, |flags| Builtin {
                header: header(flags),
                run,
                native,
                min_args: Cell::new(0),
                owner: Cell::new(owner),
            })
            .value()
    }

    /// Adds natives to a namespace (a module's dict).
    pub fn add_functions(&mut self, dict: Gc<Dict>, module: &'static str, defs: &[NativeDef]) {
        let owner = self.intern(module);
        for def in defs {
            let native = self.add_native(*def);
            self.natives[native as usize].module = Some(module);
            self.natives[native as usize].home = module;
            let value = self.new_builtin(native, owner);
            let key = self.intern(def.name);
            self.dict_set_str(dict, key, value);
        }
    }

    /// The same; `shown` stands for the module in messages.
    pub fn add_functions_shown(
        &mut self,
        dict: Gc<Dict>,
        module: &'static str,
        shown: &'static str,
        defs: &[NativeDef],
    ) {
        let first = self.natives.len();
        self.add_functions(dict, module, defs);
        for entry in &mut self.natives[first..] {
            entry.module = Some(shown);
        }
    }

    /// Enters natives in the table without making objects of them: what a snapshot mentions of a module that this VM has not
    /// imported.
    pub fn add_unlisted(&mut self, home: &'static str, shown: &'static str, defs: &[NativeDef]) {
        for def in defs {
            let native = self.add_native(*def);
            let entry = &mut self.natives[native as usize];
            (entry.home, entry.module) = (home, Some(shown));
        }
    }

    /// A new object for the native of this name from this module, which the library may have to add.
    pub(crate) fn native_called(
        &mut self,
        home: &str,
        name: &str,
        library: &mut dyn crate::snapshot::Library,
    ) -> Option<Value> {
        let find = |vm: &Vm| {
            let is = |e: &NativeEntry| e.home == home && e.def.name == name && e.owner.is_none();
            vm.natives.iter().position(is)
        };
        let found = find(self).or_else(|| {
            library.add_natives(self, home);
            find(self)
        })?;
        Some(self.new_builtin(found as u32, Value::UNBOUND))
    }

    /// Adds methods and attributes to a built-in class.
    pub fn add_methods(&mut self, class: Known, methods: &[NativeDef], attrs: &[AttrDef]) {
        let known = class;
        let class = self.known(class);
        let dict: Gc<Dict> = class.dict.get().expect();
        for def in methods {
            let native = self.add_native(*def);
            self.natives[native as usize].owner = Some(known);
            let value = self.new_builtin(native, class.value());
            let key = self.intern(def.name);
            self.dict_set_str(dict, key, value);
        }
        for def in attrs {
            let get = self.add_native(crate::native::def(def.name, "self, /", def.get, ""));
            let set = def.set.map_or(u32::MAX, |f| {
                self.add_native(crate::native::def(def.name, "self, value=, /", f, ""))
            });
            let name = self.intern(def.name);
            let room = self.heap.emergency();
            let header = |flags| Header::new(Kind::GetSet, flags, 0, Known::GetSet.shape());
            let v = self.heap.new_object(&room, |flags| GetSet {
                header: header(flags),
                get,
                set,
                name,
                owner: class.value(),
            });
            self.dict_set_str(dict, name, v.value());
        }
    }

    /// Calls a native object with positional arguments (and the values of the keywords `names` at the end, if any). Where it
    /// finds no memory, it has paid nothing: it is called again.
    #[inline]
    pub fn call_builtin(&mut self, f: Gc<Builtin>, args: &[Value], names: Value) -> Answer {
        self.pay_once(|vm| vm.run_native(f, args, names))
    }

    #[inline]
    fn run_native(&mut self, f: Gc<Builtin>, args: &[Value], names: Value) -> Answer {
        self.running_native = f.value();
        if f.header.aux() as usize == args.len() && names.is_unbound() {
            return (f.run)(self, args);
        }
        self.call_builtin_binding(f, args, names)
    }

    #[inline(never)]
    fn call_builtin_binding(&mut self, f: Gc<Builtin>, args: &[Value], names: Value) -> Answer {
        const FILLED_MAX: usize = 6;
        let n = f.header.aux() as usize;
        if (args.len()..=FILLED_MAX).contains(&n)
            && args.len() >= f.min_args.get() as usize
            && names.is_unbound()
        {
            // Optional parameters that were left out.
            let mut bound = [Value::UNBOUND; FILLED_MAX];
            bound[..args.len()].copy_from_slice(args);
            return (f.run)(self, &bound[..n]);
        }
        if n == Builtin::SPREAD as usize && names.is_unbound() {
            // Those required, one for keywords that there are none of, the rest.
            const NONE: Value = Value::UNBOUND;
            match (f.min_args.get(), args) {
                (1, [a]) => return (f.run)(self, &[*a, NONE]),
                (1, [a, b]) => return (f.run)(self, &[*a, NONE, *b]),
                (1, [a, b, c]) => return (f.run)(self, &[*a, NONE, *b, *c]),
                _ => {}
            }
            let n_pos = f.min_args.get() as usize;
            let mut bound = [Value::UNBOUND; FILLED_MAX];
            if args.len() >= n_pos && args.len() < FILLED_MAX {
                bound[..n_pos].copy_from_slice(&args[..n_pos]);
                bound[n_pos + 1..=args.len()].copy_from_slice(&args[n_pos..]);
                return (f.run)(self, &bound[..=args.len()]);
            }
        }
        if f.header.aux() == Builtin::UNKNOWN {
            let entry = self.native(f.native);
            let sig = entry.signature();
            let direct = entry.closure.is_none()
                && !sig.var_args
                && !sig.var_keywords
                && sig.names.len() == sig.n_pos;
            let spread = entry.closure.is_none()
                && sig.var_args
                && sig.var_keywords
                && sig.names.len() == sig.min_pos();
            f.min_args.set(sig.min_pos() as u16);
            f.header.set_aux(match (direct, spread) {
                (true, _) => sig.n_pos as u16,
                (false, true) => Builtin::SPREAD,
                (false, false) => Builtin::BIND,
            });
            return self.run_native(f, args, names);
        }
        self.call_native(f.native, args, names)
    }

    /// Calls a native by its index.
    pub fn call_native(&mut self, native: u32, args: &[Value], names: Value) -> Answer {
        const ON_STACK: usize = 12;
        let entry = self.native(native);
        let sig = entry.signature();
        let (run, closure) = (entry.def.run, entry.closure.clone());
        let n_fixed = sig.n_fixed();
        let n_pos = sig.n_pos;
        let all_by_position = names.is_unbound()
            && !sig.requires_keyword()
            && args.len() >= sig.min_pos()
            && (args.len() <= n_pos || sig.var_args);
        let call = |vm: &mut Vm, bound: &[Value]| match &closure {
            None => run(vm, bound),
            Some(f) => f(vm, bound),
        };
        if !all_by_position {
            let bound = self.bind_native(native, args, names)?;
            return call(self, &bound);
        }
        // The values of `*args` stand behind all parameters, those by keyword included.
        let (positional, rest) = args.split_at(args.len().min(n_pos));
        if n_fixed == positional.len() {
            return call(self, args);
        }
        let n = n_fixed + rest.len();
        if n > ON_STACK {
            let mut bound = positional.to_vec();
            bound.resize(n_fixed, Value::UNBOUND);
            bound.extend_from_slice(rest);
            return call(self, &bound);
        }
        let mut bound = [Value::UNBOUND; ON_STACK];
        bound[..positional.len()].copy_from_slice(positional);
        bound[n_fixed..n].copy_from_slice(rest);
        call(self, &bound[..n])
    }

    /// The native's argument slice for a call with keywords, with `*args` behind keyword-only parameters, or with an
    /// error in it.
    #[inline(never)]
    fn bind_native(
        &mut self,
        native: u32,
        args: &[Value],
        names: Value,
    ) -> Result<Vec<Value>, Exit> {
        let sig = Rc::clone(self.native(native).signature());
        let keywords: &[Value] = names.as_gc::<Tuple>().map_or(&[], |t| t.slice());
        let n_pos_given = args.len() - keywords.len();
        let (positional, keyword_values) = args.split_at(n_pos_given);
        if n_pos_given > sig.n_pos && !sig.var_args {
            return Err(self.too_many_arguments(native, &sig, n_pos_given));
        }
        let mut bound = vec![Value::UNBOUND; sig.n_fixed()];
        let n = n_pos_given.min(sig.n_pos);
        bound[..n].copy_from_slice(&positional[..n]);
        let mut rest: Option<Gc<Dict>> = None;
        if let Some(key) = keywords.first()
            && sig.names.len() == sig.n_posonly
            && !sig.var_keywords
        {
            return Err(self.unexpected_keyword(native, &sig, key.expect::<Str>().text()));
        }
        for (key, value) in keywords.iter().zip(keyword_values) {
            let text = key.expect::<Str>().text();
            let place = sig
                .names
                .iter()
                .position(|p| *p == text)
                .filter(|p| *p >= sig.n_posonly);
            match place {
                Some(i) if bound[i].is_unbound() => bound[i] = *value,
                Some(i) => {
                    let message = self.shown_name(native).twice(&sig, i);
                    return Err(self.type_error(message));
                }
                None if sig.var_keywords => {
                    let dict = match rest {
                        Some(d) => d,
                        None => self.dict()?,
                    };
                    rest = Some(dict);
                    self.dict_set_str(dict, *key, *value);
                }
                None if n < sig.min_pos().min(sig.n_posonly) => {
                    return Err(self.missing_argument(native, &sig, n, n_pos_given));
                }
                None => return Err(self.unexpected_keyword(native, &sig, text)),
            }
        }
        let missing = (0..sig.names.len()).find(|i| bound[*i].is_unbound() && !sig.optional[*i]);
        if let Some(i) = missing {
            return Err(self.missing_argument(native, &sig, i, n_pos_given));
        }
        if let Some(dict) = rest {
            bound[sig.names.len()] = dict.value();
        }
        bound.extend_from_slice(&positional[n..]);
        Ok(bound)
    }

    /// How messages name a native: a constructor like its class; a method alone, and with its class.
    fn shown_name(&self, native: u32) -> ShownName {
        let entry = self.native(native);
        let name = entry.def.name;
        let class = entry.owner.map(|known| self.class_name(self.known(known)));
        let module = entry.module.filter(|m| *m != "builtins");
        match (class, module) {
            (Some(class), _) if name == "__new__" || self.getter_of(native).is_some() => {
                ShownName {
                    plain: class.to_string(),
                    qualified: class.to_string(),
                    kind: Callable::Constructor,
                }
            }
            (Some(class), _) => ShownName {
                plain: name.to_string(),
                qualified: format!("{class}.{name}"),
                kind: Callable::of_method(name, entry.def.flags),
            },
            (None, Some(module)) => ShownName::function(name, format!("{module}.{name}")),
            (None, None) => ShownName::function(name, name.to_string()),
        }
    }

    #[cold]
    fn too_many_arguments(&mut self, native: u32, sig: &Signature, given: usize) -> Exit {
        let message = self.shown_name(native).too_many(sig, given);
        self.type_error(message)
    }

    #[cold]
    fn missing_argument(&mut self, native: u32, sig: &Signature, i: usize, given: usize) -> Exit {
        let message = self.shown_name(native).missing(sig, i, given);
        self.type_error(message)
    }

    #[cold]
    fn unexpected_keyword(&mut self, native: u32, sig: &Signature, keyword: &str) -> Exit {
        let message = self.shown_name(native).unexpected(sig, keyword);
        self.type_error(message)
    }

    /// The receiver of a native method as the built-in object it must be: the object itself, or the payload of an
    /// instance of a subclass. TypeError in the language's words otherwise.
    #[inline(always)]
    pub fn receiver<T: crate::heap::Object>(
        &mut self,
        v: Value,
        class: Known,
        method: &str,
    ) -> Result<Gc<T>, Exit> {
        match v.as_gc() {
            Some(p) => Ok(p),
            None => self.payload_received(v, class, method),
        }
    }

    #[cold]
    #[inline(never)]
    fn payload_received<T: crate::heap::Object>(
        &mut self,
        v: Value,
        class: Known,
        method: &str,
    ) -> Result<Gc<T>, Exit> {
        match self.payload(v).and_then(|p| p.as_gc()) {
            Some(p) => Ok(p),
            None => Err(self.wrong_receiver(v, class, method)),
        }
    }

    #[cold]
    pub fn wrong_receiver(&mut self, v: Value, class: Known, method: &str) -> Exit {
        let found = self.type_name(v).to_string();
        let class = self.known(class).name.get().expect::<Str>().text();
        self.type_error(format!(
            "descriptor '{method}' for '{class}' objects doesn't apply to a '{found}' object"
        ))
    }

    /// The class object behind a value, if it is one.
    pub fn as_class(&self, v: Value) -> Option<Gc<Class>> {
        v.as_gc()
    }
}
