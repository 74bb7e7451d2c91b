//! Calling: what a callable is, how arguments reach its parameters, how a frame is made.
#![expect(unsafe_code, reason = "writes the registers of new frames")]

use super::native::{ARGS_MAX, Entered, no_code};
use crate::builtins::function::function_text;
use crate::bytecode::code_flags;
use crate::heap::{Gc, Header, Kind};
use crate::native::{Answer, Exit, Signature};
use crate::objects::*;
use crate::semantics::table::same_text;
use crate::value::Value;
use crate::vm::arity::{ShownName, signature_of};
use crate::vm::{Known, Vm};
use std::cell::Cell;

/// What calling something did.
#[derive(Clone, Copy, Debug)]
pub enum Called {
    /// It pushed a frame, which is `vm.frame` now.
    Pushed,
    /// It answered at once.
    Value(Value),
    /// It ran natively and unwound: `Vm::unwound` goes on.
    Unwound,
}

impl Vm {
    /// Calls anything. The positional arguments are followed by the values of the keywords in the tuple `names`
    /// (UNBOUND: none). On `Pushed` the caller's frame must already know what to do with the result (`cont`).
    pub fn call(&mut self, callee: Value, args: &[Value], names: Value) -> Result<Called, Exit> {
        match callee.kind() {
            Some(Kind::Function) => self.call_function(callee.expect(), args, names),
            Some(Kind::Builtin) => self
                .call_builtin(callee.expect(), args, names)
                .map(Called::Value),
            Some(Kind::BoundMethod) => {
                let m: Gc<BoundMethod> = callee.expect();
                let mut with_receiver = Vec::with_capacity(args.len() + 1);
                with_receiver.push(m.receiver.get());
                with_receiver.extend_from_slice(args);
                self.call(m.func.get(), &with_receiver, names)
            }
            Some(Kind::Class) => self.call_class(callee.expect(), args, names),
            Some(Kind::StaticMethod) => {
                self.call(callee.expect::<Wrapper>().func.get(), args, names)
            }
            _ => self.call_object(callee, args, names),
        }
    }

    /// Calls an instance by its class's `__call__`.
    #[cold]
    fn call_object(&mut self, callee: Value, args: &[Value], names: Value) -> Result<Called, Exit> {
        let class = self.class_of(callee);
        let Some(method) = self.class_lookup(class, self.names.dunder_call) else {
            let name = self.class_name(class);
            return Err(self.type_error(format!("'{name}' object is not callable")));
        };
        if self.takes_receiver(method) {
            let mut with_receiver = Vec::with_capacity(args.len() + 1);
            with_receiver.push(callee);
            with_receiver.extend_from_slice(args);
            return self.call(method, &with_receiver, names);
        }
        let bound = self.bind(method, callee, class)?;
        self.call(bound, args, names)
    }

    /// Calls a function of the program: pushes its frame, or makes its generator.
    pub fn call_function(
        &mut self,
        f: Gc<Function>,
        args: &[Value],
        names: Value,
    ) -> Result<Called, Exit> {
        // SAFETY: the function's code object keeps its `RtCode`.
        let rt = unsafe { &*f.rt.get() };
        if rt.arity.simple == args.len() && names.is_unbound() {
            if let Some(called) = self.call_natively(f, rt, args) {
                return Ok(called);
            }
            let frame = self.push_frame(f, rt)?;
            // SAFETY: the frame has at least as many registers as parameters.
            unsafe { std::ptr::copy_nonoverlapping(args.as_ptr(), frame.regs(), args.len()) };
            return Ok(Called::Pushed);
        }
        if rt.arity.positional != u16::MAX
            && names.is_unbound()
            && let Some(missing) = (rt.arity.positional as usize).checked_sub(args.len())
        {
            let defaults: &[Value] = f.defaults.get().as_gc::<Tuple>().map_or(&[], |t| t.slice());
            if missing <= defaults.len() {
                return self.call_positional(f, rt, args, &defaults[defaults.len() - missing..]);
            }
        }
        if rt.has(code_flags::NAMESPACE) {
            return Err(self.type_error("a class body cannot be called"));
        }
        let mut bound = Vec::with_capacity(rt.arity.n_params as usize);
        self.bind_arguments(f, rt, args, names, &mut bound)?;
        if rt.has(code_flags::GENERATOR) {
            return self.make_generator(f, rt, &bound, &[]).map(Called::Value);
        }
        if bound.len() <= ARGS_MAX
            && let Some(called) = self.call_natively(f, rt, &bound)
        {
            return Ok(called);
        }
        let frame = self.push_frame(f, rt)?;
        // SAFETY: the frame has at least as many registers as parameters.
        unsafe { std::ptr::copy_nonoverlapping(bound.as_ptr(), frame.regs(), bound.len()) };
        Ok(Called::Pushed)
    }

    /// Enters a function's native code, if it has some and may be entered.
    fn call_natively(&mut self, f: Gc<Function>, rt: &RtCode, args: &[Value]) -> Option<Called> {
        let native = rt.native_start.get();
        if native == no_code() || self.ticks_left <= 0 {
            return None;
        }
        match self.enter_function(f, native, args) {
            Entered::Value(v) => Some(Called::Value(v)),
            Entered::Unwound => Some(Called::Unwound),
            Entered::No => None,
        }
    }

    /// What a call of a function gives that runs nothing yet: a generator. `None` where it would run, or may not be called so.
    pub(crate) fn generator_of(&mut self, f: Gc<Function>, args: &[Value]) -> Option<Answer> {
        let code: Gc<CodeObject> = f.code.get().expect();
        let rt = code.rt();
        let makes = rt.has(code_flags::GENERATOR);
        makes.then(|| self.generator_of_call(f, rt, args)).flatten()
    }

    /// The generator of a call by position; `None` when binding its arguments takes more.
    pub(super) fn generator_of_call(
        &mut self,
        f: Gc<Function>,
        rt: &RtCode,
        args: &[Value],
    ) -> Option<Answer> {
        if rt.arity.positional == u16::MAX {
            return None;
        }
        let missing = (rt.arity.positional as usize).checked_sub(args.len())?;
        let defaults: &[Value] = f.defaults.get().as_gc::<Tuple>().map_or(&[], |t| t.slice());
        let rest = &defaults[defaults.len().checked_sub(missing)?..];
        Some(self.make_generator(f, rt, args, rest))
    }

    /// Calls a function whose parameters are these arguments followed by these defaults.
    fn call_positional(
        &mut self,
        f: Gc<Function>,
        rt: &RtCode,
        args: &[Value],
        rest: &[Value],
    ) -> Result<Called, Exit> {
        if rt.has(code_flags::GENERATOR) {
            return self.make_generator(f, rt, args, rest).map(Called::Value);
        }
        let n = args.len() + rest.len();
        if n <= ARGS_MAX {
            let mut all = [Value::UNBOUND; ARGS_MAX];
            all[..args.len()].copy_from_slice(args);
            all[args.len()..n].copy_from_slice(rest);
            if let Some(called) = self.call_natively(f, rt, &all[..n]) {
                return Ok(called);
            }
        }
        let frame = self.push_frame(f, rt)?;
        // SAFETY: the frame has at least as many registers as parameters.
        unsafe {
            std::ptr::copy_nonoverlapping(args.as_ptr(), frame.regs(), args.len());
            std::ptr::copy_nonoverlapping(rest.as_ptr(), frame.regs().add(args.len()), rest.len());
        }
        Ok(Called::Pushed)
    }

    /// Makes a frame for a call of `f` on top of `vm.frame` and makes it current. Its registers are uninitialised:
    /// the caller writes the parameters.
    #[inline(always)]
    pub(crate) fn push_frame(&mut self, f: Gc<Function>, rt: &RtCode) -> Result<Gc<Frame>, Exit> {
        if self.depth > self.config.recursion_limit {
            return Err(self.recursion_error());
        }
        let frame = self.new_frame(
            f.value(),
            rt.frame_class,
            rt.n_regs as usize + 1,
            self.frame,
        );
        self.frame = frame.value();
        self.depth += 1;
        self.ticks_left -= 1;
        let heat = rt.heat.get().saturating_add(1);
        rt.heat.set(heat);
        if heat == self.hot_calls {
            self.function_is_hot(rt);
        }
        Ok(frame)
    }

    /// A frame that is not current yet.
    #[inline(always)]
    pub(crate) fn new_frame(
        &mut self,
        func: Value,
        frame_class: u16,
        n_regs: usize,
        back: Value,
    ) -> Gc<Frame> {
        if frame_class == 0 {
            return self.new_large_frame(func, n_regs, back);
        }
        let (addr, recycled) = self.heap.take_frame(frame_class as usize - 1);
        let frame = addr as *mut Frame;
        // SAFETY: the cell is as large as the frame; a recycled one has its header already.
        unsafe {
            if !recycled {
                (addr as *mut Header).write(Header::new(
                    Kind::Frame,
                    0,
                    frame_class,
                    Known::Frame.shape(),
                ));
            }
            let fields = (
                &raw mut (*frame).func,
                &raw mut (*frame).back,
                &raw mut (*frame).pc,
            );
            fields.0.write(Cell::new(func));
            fields.1.write(Cell::new(back));
            // pc, cont, stage and flags are one word, all 0.
            (fields.2 as *mut u64).write(0);
            Gc::from_addr(addr)
        }
    }

    #[cold]
    fn new_large_frame(&mut self, func: Value, n_regs: usize, back: Value) -> Gc<Frame> {
        let room = self.heap.emergency();
        let header = |flags| Header::new(Kind::Frame, flags, 0, Known::Frame.shape());
        self.heap.new_with_tail(&room, n_regs * 8, |flags| Frame {
            header: header(flags),
            func: Cell::new(func),
            back: Cell::new(back),
            pc: Cell::new(0),
            cont: Cell::new(0),
            stage: Cell::new(0),
            flags: Cell::new(0),
        })
    }

    /// Takes a finished frame off the chain.
    #[inline(always)]
    pub(crate) fn pop_frame(&mut self, frame: Gc<Frame>) {
        self.frame = frame.back.get();
        self.depth -= 1;
        let class = frame.header.aux();
        if class != 0 && !frame.header.has(crate::heap::flag::CAPTURED) {
            // SAFETY: only the chain referred to the frame, since it was never captured.
            unsafe { self.heap.recycle_frame(frame.addr(), class as usize - 1) };
        } else {
            // One that somebody may look at has no caller any more.
            frame.back.set(Value::UNBOUND);
        }
    }

    #[cold]
    fn recursion_error(&mut self) -> Exit {
        self.raise(Known::RecursionError, "maximum recursion depth exceeded")
    }

    /// Calls a class: makes an instance.
    fn call_class(
        &mut self,
        class: Gc<Class>,
        args: &[Value],
        names: Value,
    ) -> Result<Called, Exit> {
        if class.header.shape() == Known::Type.shape() {
            let new = self.class_lookup(class, self.names.dunder_new);
            // Built-in classes, exactly: `__new__` is native and does everything.
            if class.has(class_flag::BUILTIN)
                && let Some(new) = new.and_then(|n| n.as_gc::<Builtin>())
            {
                let mut with_class = [class.value(); ARGS_MAX + 1];
                if let Some(rest) = with_class.get_mut(1..=args.len()) {
                    rest.copy_from_slice(args);
                    return self
                        .call_builtin(new, &with_class[..=args.len()], names)
                        .map(Called::Value);
                }
                let with_class = [&[class.value()], args].concat();
                return self
                    .call_builtin(new, &with_class, names)
                    .map(Called::Value);
            }
        }
        if names.is_unbound()
            && let Some(e) = self.exception_of_class(class, args)
        {
            return Ok(Called::Value(e));
        }
        let (f, args) = self.instantiation(class, args, names)?;
        self.call(f, &args, Value::UNBOUND)
    }

    /// A call's arguments as a tuple and a dict (or None).
    pub fn pack_arguments(&mut self, args: &[Value], names: Value) -> Result<(Value, Value), Exit> {
        let keywords: &[Value] = names.as_gc::<Tuple>().map_or(&[], |t| t.slice());
        let (positional, values) = args.split_at(args.len() - keywords.len());
        let tuple = self.tuple(positional)?;
        if keywords.is_empty() {
            return Ok((tuple, Value::NONE));
        }
        let dict = self.dict()?;
        for (k, v) in keywords.iter().zip(values) {
            self.dict_set_str(dict, *k, *v);
        }
        Ok((tuple, dict.value()))
    }

    // --- Binding -------------------------------------------------------------------------------------------------

    /// Puts a call's arguments into parameter order: defaults, keywords, `*args`, `**kwargs`.
    pub(super) fn bind_arguments(
        &mut self,
        f: Gc<Function>,
        rt: &RtCode,
        args: &[Value],
        names: Value,
        out: &mut Vec<Value>,
    ) -> Result<(), Exit> {
        let code = rt.code();
        let keywords: &[Value] = names.as_gc::<Tuple>().map_or(&[], |t| t.slice());
        let (positional, values) = args.split_at(args.len() - keywords.len());
        let (n_pos, n_named) = (
            code.n_pos as usize,
            code.n_pos as usize + code.n_kwonly as usize,
        );
        out.resize(n_named, Value::UNBOUND);
        let n = positional.len().min(n_pos);
        out[..n].copy_from_slice(&positional[..n]);
        let rest = &positional[n..];
        let extra = if code.has(code_flags::VARKEYWORDS) {
            Some(self.dict()?)
        } else {
            None
        };
        let mut posonly_as_keyword = Vec::new();
        for (key, value) in keywords.iter().zip(values) {
            match rt.params[..n_named]
                .iter()
                .position(|p| p == key || same_name(*p, *key))
            {
                Some(i) if i >= code.n_posonly as usize => {
                    if !out[i].is_unbound() {
                        let text = key.expect::<Str>().text();
                        return Err(self
                            .bind_error(f, &format!("got multiple values for argument '{text}'")));
                    }
                    out[i] = *value;
                }
                found => match extra {
                    Some(dict) => self.dict_set_str(dict, *key, *value),
                    None if found.is_some() => posonly_as_keyword.push(key.expect::<Str>().text()),
                    None if rt.has(code_flags::NATIVE) => {
                        let text = key.expect::<Str>().text();
                        let (name, sig) = native_words(f, rt);
                        return Err(self.type_error(name.unexpected(&sig, text)));
                    }
                    None => {
                        let text = key.expect::<Str>().text();
                        return Err(self.bind_error(
                            f,
                            &format!("got an unexpected keyword argument '{text}'"),
                        ));
                    }
                },
            }
        }
        if rt.has(code_flags::NATIVE)
            && let Some(keyword) = posonly_as_keyword.first()
        {
            let (name, sig) = native_words(f, rt);
            return Err(self.type_error(name.unexpected(&sig, keyword)));
        }
        if !posonly_as_keyword.is_empty() {
            let list = posonly_as_keyword.join(", ");
            return Err(self.bind_error(
                f,
                &format!(
                    "got some positional-only arguments passed as keyword arguments: '{list}'"
                ),
            ));
        }
        let defaults: &[Value] = f.defaults.get().as_gc::<Tuple>().map_or(&[], |t| t.slice());
        if !rest.is_empty() && !code.has(code_flags::VARARGS) {
            if rt.has(code_flags::NATIVE) {
                let (name, sig) = native_words(f, rt);
                return Err(self.type_error(name.too_many(&sig, positional.len())));
            }
            return Err(self.too_many_positional(
                f,
                rt,
                positional.len(),
                defaults.len(),
                &out[n_pos..],
            ));
        }
        let first_default = n_pos.saturating_sub(defaults.len());
        for i in first_default..n_pos {
            if out[i].is_unbound() {
                out[i] = defaults[defaults.len() - (n_pos - i)];
            }
        }
        if let Some(kw_defaults) = f.kw_defaults.get().as_gc::<Dict>() {
            for (place, name) in out.iter_mut().zip(&rt.params).skip(n_pos) {
                if place.is_unbound()
                    && let Some(v) = self.dict_get_str(kw_defaults, *name)
                {
                    *place = v;
                }
            }
        }
        if let Some(i) = out.iter().position(|v| v.is_unbound()) {
            if rt.has(code_flags::NATIVE) {
                let (name, sig) = native_words(f, rt);
                return Err(self.type_error(name.missing(&sig, i, positional.len())));
            }
            return Err(self.missing_arguments(f, rt, out));
        }
        if code.has(code_flags::VARARGS) {
            let rest = self.tuple(rest)?;
            out.push(rest);
        }
        if let Some(extra) = extra {
            out.push(extra.value());
        }
        Ok(())
    }

    #[cold]
    fn bind_error(&mut self, f: Gc<Function>, what: &str) -> Exit {
        let name = function_text(f, FunctionExtra::QUALNAME);
        let name = name.as_gc::<Str>().map_or("?", |s| s.text());
        self.type_error(format!("{name}() {what}"))
    }

    #[cold]
    fn missing_arguments(&mut self, f: Gc<Function>, rt: &RtCode, bound: &[Value]) -> Exit {
        let n_pos = rt.code().n_pos as usize;
        let missing = |from: usize, to: usize| -> Vec<String> {
            (from..to)
                .filter(|i| bound[*i].is_unbound())
                .map(|i| format!("'{}'", rt.params[i].expect::<Str>().as_str()))
                .collect()
        };
        let (names, what) = match missing(0, n_pos) {
            names if !names.is_empty() => (names, "positional"),
            _ => (missing(n_pos, bound.len()), "keyword-only"),
        };
        let s = if names.len() == 1 { "" } else { "s" };
        let list = match &names[..] {
            [a] => a.clone(),
            [a, b] => format!("{a} and {b}"),
            [most @ .., last] => format!("{}, and {last}", most.join(", ")),
            [] => String::new(),
        };
        self.bind_error(
            f,
            &format!(
                "missing {} required {what} argument{s}: {list}",
                names.len()
            ),
        )
    }

    #[cold]
    fn too_many_positional(
        &mut self,
        f: Gc<Function>,
        rt: &RtCode,
        given: usize,
        n_defaults: usize,
        kwonly: &[Value],
    ) -> Exit {
        let n_pos = rt.code().n_pos as usize;
        let given_kwonly = kwonly.iter().filter(|v| !v.is_unbound()).count();
        let takes = if n_defaults > 0 {
            format!("from {} to {n_pos}", n_pos - n_defaults)
        } else {
            n_pos.to_string()
        };
        let s = if n_pos == 1 && n_defaults == 0 {
            ""
        } else {
            "s"
        };
        let was = if given == 1 && given_kwonly == 0 {
            "was"
        } else {
            "were"
        };
        let kwonly = match given_kwonly {
            0 => String::new(),
            k => {
                let (s1, s2) = (
                    if given == 1 { "" } else { "s" },
                    if k == 1 { "" } else { "s" },
                );
                format!(" positional argument{s1} (and {k} keyword-only argument{s2})")
            }
        };
        self.bind_error(
            f,
            &format!("takes {takes} positional argument{s} but {given}{kwonly} {was} given"),
        )
    }

    // --- From the driver -----------------------------------------------------------------------------------------

    /// Makes a bottom frame that will call `callee(*args)`, with `names` as in [`Vm::call`]. It is not current.
    pub fn push_call(&mut self, callee: Value, args: &[Value], names: Value) -> Answer {
        self.push_call_onto(callee, args, names, Value::UNBOUND, frame_flag::BOTTOM)
    }

    /// Makes a frame above `back` that will call `callee(*args)`. It is not current.
    pub(super) fn push_call_onto(
        &mut self,
        callee: Value,
        args: &[Value],
        names: Value,
        back: Value,
        flags: u16,
    ) -> Answer {
        const ON_STACK: usize = 8;
        let mut values = [callee; ON_STACK];
        let state = if args.len() + 2 <= ON_STACK {
            values[1] = names;
            values[2..2 + args.len()].copy_from_slice(args);
            self.record(0, &values[..2 + args.len()])?
        } else {
            self.record(0, &[&[callee, names], args].concat())?
        };
        let native = self.start_native;
        Ok(self
            .native_frame(native, state.value(), back, flags)
            .value())
    }

    /// A frame that stands for a native: it is resumed with the value its callee returns.
    pub fn native_frame(
        &mut self,
        native: Value,
        state: Value,
        back: Value,
        flags: u16,
    ) -> Gc<Frame> {
        let class = crate::vm::frame_class(1);
        let frame = self.new_frame(native, class, 1, back);
        // SAFETY: the frame has one register.
        unsafe { frame.regs().write(state) };
        frame.flags.set(flags | frame_flag::NATIVE);
        frame.cont.set(Cont::ResumeNative as u8);
        frame
    }
}

/// What messages about calls of library code that stands for a native are made from.
#[cold]
fn native_words(f: Gc<Function>, rt: &RtCode) -> (ShownName, Signature) {
    let n_defaults = f.defaults.get().as_gc::<Tuple>().map_or(0, |t| t.len);
    (ShownName::of_code(rt), signature_of(rt, n_defaults))
}

fn same_name(a: Value, b: Value) -> bool {
    match (a.as_gc::<Str>(), b.as_gc::<Str>()) {
        (Some(a), Some(b)) => same_text(&a, &b),
        _ => false,
    }
}
