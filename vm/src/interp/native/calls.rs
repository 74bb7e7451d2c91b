//! Calls from native code of what it does not know: functions with native code, natives, classes, generators.
//!
//! Nothing here is executed by the interpreter: what has no native code is refused, and the interpreter makes the call.
#![expect(unsafe_code, reason = "enters native code")]

use super::answers::{called, done, give_up, not_here, serve};
use super::enter::{ARGS_MAX, call_start};
use super::{Pair, Pending, status};
use crate::bytecode::code_flags;
use crate::heap::{Gc, Kind};
use crate::interp::ops::no_keywords;
use crate::native::Exit;
use crate::objects::*;
use crate::value::Value;
use crate::vm::{PreludeFn, Vm};

impl Vm {
    /// Calls anything from native code.
    pub(super) fn call_from_native(&mut self, callee: Value, args: &[Value], names: Value) -> Pair {
        match callee.kind() {
            Some(Kind::Function) => self.function_from_native(callee.expect(), args, names),
            Some(Kind::Builtin) => self.builtin_from_native(callee.expect(), args, names),
            Some(Kind::BoundMethod) => {
                let m: Gc<BoundMethod> = callee.expect();
                self.with_first(m.func.get(), m.receiver.get(), args, names)
            }
            Some(Kind::Class) => self.class_from_native(callee.expect(), args, names),
            Some(Kind::Instance) => {
                let class = self.class_of(callee);
                match self.class_lookup(class, self.names.dunder_call) {
                    Some(method) if self.takes_receiver(method) => {
                        self.with_first(method, callee, args, names)
                    }
                    _ => not_here(self),
                }
            }
            _ => not_here(self),
        }
    }

    /// Calls what the code does not know, as the interpreter does.
    pub(super) fn anything_from_native(&mut self, callee: Value, args: &[Value]) -> Pair {
        if let Some(class) = callee.as_gc::<Class>() {
            if self.has_own_init(class) {
                return not_here(self);
            }
            if let Some((instance, _)) = self.quick_instance(class, args) {
                return done(self, instance);
            }
        }
        self.call_from_native(callee, args, Value::UNBOUND)
    }

    /// Whether a class whose construction is simple has an `__init__` to be called: its instance has to be in the frame
    /// meanwhile.
    pub(super) fn has_own_init(&mut self, class: Gc<Class>) -> bool {
        self.construction(class) != construction::OTHER && !class.init.get().is_unbound()
    }

    /// Calls an `__init__`.
    pub(super) fn init_from_native(&mut self, init: Value, args: &[Value], names: Value) -> Pair {
        let pair = self.call_from_native(init, args, names);
        let refused = pair.status == status::UNWINDING
            && self.native.unwound.is_none()
            && matches!(self.native.pending, Pending::Exit(Exit::Room(_)));
        if refused {
            // Executed again, the whole call makes another instance.
            return not_here(self);
        }
        pair
    }

    /// `callee(*args, **kwargs)`; without the latter, it is None.
    pub(super) fn spread_from_native(&mut self, callee: Value, args: Value, kwargs: Value) -> Pair {
        if !matches!(args.kind(), Some(Kind::Tuple | Kind::List)) {
            let exit = self.prelude_call(PreludeFn::CallSpread, &[callee, args, kwargs]);
            return serve(self, exit);
        }
        if callee.as_gc().is_some_and(|class| self.has_own_init(class)) {
            return not_here(self);
        }
        match (args.as_gc::<Tuple>(), args.as_gc::<List>()) {
            (Some(args), _) => self.spread_items(callee, args.slice(), kwargs),
            // Copied: what is called may change the list.
            (_, Some(args)) => {
                let args = args.slice().to_vec();
                self.spread_items(callee, &args, kwargs)
            }
            _ => not_here(self),
        }
    }

    /// The same for the items of `args`.
    fn spread_items(&mut self, callee: Value, args: &[Value], kwargs: Value) -> Pair {
        if no_keywords(kwargs) {
            return self.call_from_native(callee, args, Value::UNBOUND);
        }
        let function = match callee.as_gc::<BoundMethod>() {
            Some(m) => m.func.get(),
            None => callee,
        };
        if !matches!(
            function.kind(),
            Some(Kind::Function | Kind::Class | Kind::Instance)
        ) {
            return not_here(self);
        }
        let Some(named) = kwargs.as_gc::<Dict>() else {
            return not_here(self);
        };
        let (mut all, mut keys) = ([Value::UNBOUND; ARGS_MAX], [Value::UNBOUND; ARGS_MAX]);
        let (given, n) = (args.len(), named.len());
        if given + n > ARGS_MAX {
            return match self.call_with(callee, args, kwargs) {
                Ok(Exit::Call) => {
                    let args = std::mem::take(&mut self.request.args);
                    self.call_from_native(callee, &args, self.request.names)
                }
                Ok(exit) | Err(exit) => give_up(self, exit),
            };
        }
        all[..given].copy_from_slice(args);
        let mut from = 0;
        for k in 0..n {
            let Some((i, key, value)) = named.next_entry(from) else {
                return not_here(self);
            };
            from = i + 1;
            let Some(key) = key.as_gc() else {
                return not_here(self);
            };
            (keys[k], all[given + k]) = (self.intern_value(key), value);
        }
        match self.tuple(&keys[..n]) {
            Ok(names) => self.call_from_native(callee, &all[..given + n], names),
            Err(exit) => give_up(self, exit),
        }
    }

    /// A call with one more argument before the others.
    pub(super) fn with_first(
        &mut self,
        callee: Value,
        first: Value,
        args: &[Value],
        names: Value,
    ) -> Pair {
        let mut all = [Value::UNBOUND; ARGS_MAX + 1];
        if args.len() >= all.len() {
            return not_here(self);
        }
        all[0] = first;
        all[1..=args.len()].copy_from_slice(args);
        self.call_from_native(callee, &all[..=args.len()], names)
    }

    pub(super) fn builtin_from_native(
        &mut self,
        f: Gc<Builtin>,
        args: &[Value],
        names: Value,
    ) -> Pair {
        let depth = self.native.depth;
        let answer = self.call_builtin(f, args, names);
        self.native.depth = depth;
        called(self, answer)
    }

    fn class_from_native(&mut self, class: Gc<Class>, args: &[Value], names: Value) -> Pair {
        let new = self.class_lookup(class, self.names.dunder_new);
        let native = new
            .and_then(|n| n.as_gc::<Builtin>())
            .filter(|_| class.has(class_flag::BUILTIN))
            .filter(|_| class.header.shape() == crate::vm::Known::Type.shape());
        if let Some(new) = native {
            return self.with_first(new.value(), class.value(), args, names);
        }
        if names.is_unbound()
            && let Some(e) = self.exception_of_class(class, args)
        {
            return done(self, e);
        }
        // As the interpreter does: by the prelude's function.
        match self.instantiation(class, args, names) {
            Ok((f, args)) => self.call_from_native(f, &args, Value::UNBOUND),
            Err(exit) => give_up(self, exit),
        }
    }

    fn function_from_native(&mut self, f: Gc<Function>, args: &[Value], names: Value) -> Pair {
        // SAFETY: the function's code object keeps its `RtCode`.
        let rt = unsafe { &*f.rt.get() };
        if rt.has(code_flags::GENERATOR) {
            if names.is_unbound()
                && let Some(answer) = self.generator_of_call(f, rt, args)
            {
                return called(self, answer);
            }
            return not_here(self);
        }
        let address = rt.native_start.get();
        if address == super::no_code() {
            return not_here(self);
        }
        let depth = self.native.depth + 1;
        if rt.arity.simple == args.len() && names.is_unbound() {
            // SAFETY: the unit is that of the function's start, and the number of arguments is its arity.
            return unsafe { call_start(self, address, depth, f.value(), args) };
        }
        // The memory of requests is free meanwhile, and for what is called.
        let mut bound = std::mem::take(&mut self.request.args);
        bound.clear();
        let done = self.bind_arguments(f, rt, args, names, &mut bound);
        let (mut few, n) = ([Value::UNBOUND; ARGS_MAX], bound.len());
        if done.is_ok() && n <= ARGS_MAX {
            few[..n].copy_from_slice(&bound);
        }
        self.request.args = bound;
        match done {
            Ok(()) if n > ARGS_MAX => not_here(self),
            // SAFETY: as above.
            Ok(()) => unsafe { call_start(self, address, depth, f.value(), &few[..n]) },
            Err(exit) => give_up(self, exit),
        }
    }
}
