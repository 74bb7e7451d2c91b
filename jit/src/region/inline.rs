//! Which calls continue in the unit: what a call has called so far, and whether that is short enough.
//!
//! What is called is known by feedback, by what a known function has closed over (wrappers share their code, each has another function
//! in it), or by what stands before the call: a generator that is made for a builtin to consume.

use super::{Builder, Consumer, CtxId, INLINE_DEPTH, Inlined, Inlining, YIELDS_MAX, yields};
use crate::arrangement::Arrangement;
use crate::spread::{self, Spread};
use crate::translate::{ITEMS_MAX, cached_method, is_entered, simple_class};
use pirn_vm::bytecode::{Instr, Op, code_flags, flow};
use pirn_vm::heap::{Gc, Kind};
use pirn_vm::interp::cache::what;
use pirn_vm::interp::native::Given;
use pirn_vm::objects::{
    CellObject, CodeObject, CodeRef, Dict, Function, RtCode, Str, Tuple, callee, seen,
};
use pirn_vm::{Value, Vm};

/// What a call continues in that is inlined.
pub(super) struct Target {
    pub rt: CodeRef,
    pub how: Inlined,
    /// Which parameter gets which argument, where they are not the same.
    pub places: Option<Arrangement>,
    /// The function, if it will be known which that is.
    pub known: Option<Gc<Function>>,
    pub consumer: Option<Consumer>,
    pub generator: Option<CodeRef>,
    /// Parameters that will be functions of known code.
    pub functions: Vec<(u16, CodeRef)>,
}

/// What an object's shape has for a call or a load: which kind of [`what`] it is, the function, for class methods and descriptors the
/// object's class, and the descriptor.
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct Way {
    pub what: u32,
    pub function: Gc<Function>,
    pub class: Value,
    pub descriptor: Value,
}

impl Way {
    /// What an entry of a site says, if that is a function that is called.
    pub fn of(vm: &mut Vm, e: [u32; 4]) -> Option<Way> {
        if e[0] == 0 || e[1] != vm.epoch {
            return None;
        }
        let class = vm.shapes.get(e[0] as usize)?.class;
        let class = match e[3] {
            what::METHOD | what::STATIC | what::PROPERTY => Value::UNBOUND,
            what::CLASS_METHOD | what::DESCRIPTOR => class,
            _ => return None,
        };
        let found = *vm.cells.get(e[2] as usize)?;
        let (function, descriptor) = match e[3] {
            what::DESCRIPTOR => (vm.getter_of_descriptor(found)?, found),
            _ => (found.as_gc()?, Value::UNBOUND),
        };
        Some(Way {
            what: e[3],
            function,
            class,
            descriptor,
        })
    }

    /// How many arguments it is given by a call that has so many, with the receiver.
    pub fn n_args(&self, n: usize) -> usize {
        match self.what {
            what::STATIC => n - 1,
            what::DESCRIPTOR => n + 2,
            _ => n,
        }
    }

    /// Whether it is called to get an attribute, not by a call.
    pub fn is_load(&self) -> bool {
        matches!(self.what, what::PROPERTY | what::DESCRIPTOR)
    }
}

/// Functions that one call may continue in.
const WAYS_MAX: usize = 4;

/// What a call calls: so many arguments, the last of which have these names.
struct Called {
    target: Target,
    n: usize,
    names: Vec<Value>,
}

impl Called {
    fn of(how: Inlined, rt: CodeRef, n: usize) -> Called {
        Called {
            target: Target {
                rt,
                how,
                places: None,
                known: None,
                consumer: None,
                generator: None,
                functions: Vec::new(),
            },
            n,
            names: Vec::new(),
        }
    }

    fn known(how: Inlined, f: Gc<Function>, n: usize) -> Called {
        let mut called = Called::of(how, f.code_ref(), n);
        called.target.known = Some(f);
        called
    }
}

impl Builder<'_> {
    /// What a call continues in, if that is to be inlined.
    pub(super) fn inline_target(&mut self, ctx: CtxId, pc: u32, i: Instr) -> Option<Target> {
        if self.inlining == Inlining::None || self.region.ctxs[ctx].level >= INLINE_DEPTH {
            return None;
        }
        if self.region.rt(ctx).native.is_hopeless(pc) {
            return None;
        }
        let called = match i.op()? {
            Op::Call | Op::CallKw => self.called(ctx, pc, i)?,
            Op::CallEx => self.called_spread(ctx, pc, i)?,
            Op::GetAttr => self.by_shape(ctx, pc, Inlined::Property, 1)?,
            Op::CallMethod => {
                let n = i.x() as usize + 1;
                match self.feedback(ctx, pc)[3] {
                    what::OF_CLASS | what::METHOD_OF_CLASS => self.of_class(ctx, pc, n)?,
                    what::SUPER => self.of_super(ctx, pc, n)?,
                    _ => match self.native_method(ctx, pc) {
                        Some(f) => self.handed_over(ctx, pc, f, i.b(), n, &[])?,
                        None => self.by_shape(ctx, pc, Inlined::Method, n)?,
                    },
                }
            }
            Op::SetAttr => self.setter(ctx, pc, i)?,
            Op::ForIter => self.generator(ctx, pc, i)?,
            _ => return None,
        };
        self.target(ctx, called)
    }

    /// What a call continues in that calls this, if that is to be inlined.
    fn target(&mut self, ctx: CtxId, called: Called) -> Option<Target> {
        let Called {
            mut target,
            n: n_args,
            names,
        } = called;
        let rt = target.rt;
        let n = rt.instrs().len();
        let mut around = Some(ctx);
        while let Some(c) = around {
            if self.region.ctxs[c].rt == rt {
                return None;
            }
            around = self.region.ctxs[c].parent.map(|(p, _)| p);
        }
        let suits = if target.how == Inlined::Generator {
            let code = rt.code();
            (1..=YIELDS_MAX).contains(&yields(&rt).count())
                && code.handlers.is_empty()
                && code.handled.is_empty()
                && !rt.instrs().iter().any(|i| i.is(Op::YieldFrom))
        } else if rt.arity.simple == n_args && names.is_empty() {
            !rt.has(code_flags::GENERATOR | code_flags::NAMESPACE)
        } else {
            target.places = Arrangement::of(rt, n_args, &names);
            let few = |p: &Arrangement| p.rest.len().max(p.extra.len()) <= ITEMS_MAX;
            let fits = target.places.as_ref().is_some_and(few);
            // A new instance goes to a parameter of its own.
            fits && (target.how != Inlined::Construct || rt.code().n_pos > 0)
        };
        let fits = |inlining: Inlining| {
            let (longest, all) = inlining.limits();
            suits && n <= longest && self.inlined + n <= all
        };
        let taken = fits(self.inlining);
        self.region.is_lean |= !taken && fits(Inlining::Much);
        taken.then_some(target)
    }

    fn feedback(&self, ctx: CtxId, pc: u32) -> [u32; 4] {
        self.region.rt(ctx).feedback()[pc as usize].get().0
    }

    /// The code with a serial number.
    fn code(&self, serial: u32) -> Option<CodeRef> {
        self.vm.code_by_serial(serial).map(CodeRef::of)
    }

    /// What a call by position or by name calls.
    fn called(&mut self, ctx: CtxId, pc: u32, i: Instr) -> Option<Called> {
        if let Some(called) = self.consumer(ctx, pc, i) {
            return Some(called);
        }
        let [which, _, _, what] = self.feedback(ctx, pc);
        let n = i.c() as usize;
        let bound = match i.is(Op::Call) {
            true => callee::BOUND_FUNCTION,
            false => callee::BOUND_METHOD,
        };
        let of_parameter = self.parameter_code(ctx, pc, i.b());
        let mut called = if let Some(code) = of_parameter {
            Called::of(Inlined::Function, code, n)
        } else if let Some(f) = self.known_callee(ctx, pc, i) {
            Called::known(Inlined::Function, f, n)
        } else if what == callee::FUNCTION {
            Called::of(Inlined::Function, self.code(which)?, n)
        } else if what == bound {
            Called::of(Inlined::Bound, self.code(which)?, n + 1)
        } else if what == callee::CLASS {
            let (_, init) = simple_class(self.vm, which)?;
            Called::known(Inlined::Construct, init.as_gc()?, n + 1)
        } else {
            return None;
        };
        if i.is(Op::CallKw) {
            called.names = self.keywords(ctx, pc, i)?;
        }
        Some(called)
    }

    /// The function that `f(*args, **kwargs)` calls, where it is known what is spread.
    fn called_spread(&self, ctx: CtxId, pc: u32, i: Instr) -> Option<Called> {
        let context = &self.region.ctxs[ctx];
        let [which, _, _, what] = self.feedback(ctx, pc);
        let spread = Spread::at(&context.rt, &context.leaders, pc)?;
        let (n, names) = spread.arguments(&context.rt, context.places.as_ref()?)?;
        if n.max(names.len()) > ITEMS_MAX {
            return None;
        }
        let all = n + names.len();
        let called = match self.known_callee(ctx, pc, i) {
            Some(f) => Called::known(Inlined::Spread, f, all),
            None if what == callee::FUNCTION => Called::of(Inlined::Spread, self.code(which)?, all),
            None => return None,
        };
        Some(Called { names, ..called })
    }

    /// What the site of a call or a load has seen, by shape.
    fn ways_seen(&mut self, ctx: CtxId, pc: u32) -> Option<Vec<Way>> {
        let rt = self.region.ctxs[ctx].rt;
        let entries = self.vm.site_entries(rt.get(), pc);
        let vm = &mut *self.vm;
        entries.iter().map(|e| Way::of(vm, *e)).collect()
    }

    /// What receivers of all shapes seen have, for a call with so many arguments.
    fn by_shape(&mut self, ctx: CtxId, pc: u32, how: Inlined, n: usize) -> Option<Called> {
        let ways = self.ways_seen(ctx, pc)?;
        let first = *ways.first()?;
        let property = how == Inlined::Property;
        let suits = first.is_load() == property && ways.iter().all(|w| *w == first);
        suits.then(|| Called::known(how, first.function, first.n_args(n)))
    }

    /// The native that receivers of all shapes seen have for a call.
    fn native_method(&mut self, ctx: CtxId, pc: u32) -> Option<Value> {
        let rt = self.region.ctxs[ctx].rt;
        let entries = self.vm.site_entries(rt.get(), pc);
        let vm = &*self.vm;
        let mut methods = entries.iter().map(|e| cached_method(vm, *e));
        let first = methods.next()??;
        let same = first.is_kind(Kind::Builtin) && methods.all(|m| m == Some(first));
        same.then_some(first)
    }

    /// The functions that a call or a load calls, by what the receiver's shape has, and the contexts where those continue that are to be
    /// inlined. Empty where there is one only, or one that cannot be entered.
    pub(super) fn ways(
        &mut self,
        ctx: CtxId,
        pc: u32,
        i: Instr,
        copied: bool,
    ) -> Vec<(Way, CtxId)> {
        let n = match i.op() {
            Some(Op::CallMethod) => i.x() as usize + 1,
            Some(Op::GetAttr) => 1,
            _ => return Vec::new(),
        };
        if self.inlining != Inlining::Much
            || self.region.ctxs[ctx].level >= INLINE_DEPTH
            || self.region.rt(ctx).native.is_hopeless(pc)
        {
            return Vec::new();
        }
        let mut found: Vec<Way> = Vec::new();
        for way in self.ways_seen(ctx, pc).unwrap_or_default() {
            if way.is_load() != i.is(Op::GetAttr)
                || !is_entered(way.function.code_ref(), way.n_args(n))
            {
                return Vec::new();
            }
            if !found.contains(&way) {
                found.push(way);
            }
        }
        if !(2..=WAYS_MAX).contains(&found.len()) {
            return Vec::new();
        }
        let mut ways = Vec::new();
        for way in found {
            let called = Called::known(Inlined::Ways, way.function, way.n_args(n));
            if let Some(target) = self.target(ctx, called) {
                ways.push((way, self.context(ctx, pc, &target, copied)));
            }
        }
        ways
    }

    /// What a class has that was seen at a call with so many arguments, the receiver among them.
    fn of_class(&mut self, ctx: CtxId, pc: u32, n: usize) -> Option<Called> {
        let [shape, epoch, cell, what] = self.feedback(ctx, pc);
        let n = match what {
            what::OF_CLASS => n - 1,
            what::METHOD_OF_CLASS => n,
            _ => return None,
        };
        let known = shape != 0 && epoch == self.vm.epoch;
        let f = self
            .vm
            .cells
            .get(cell as usize)
            .filter(|_| known)?
            .as_gc()?;
        Some(Called::known(Inlined::OfClass, f, n))
    }

    /// The function that a call through `super()` has found, whatever the class whose MRO was searched.
    fn of_super(&mut self, ctx: CtxId, pc: u32, n: usize) -> Option<Called> {
        let rt = self.region.ctxs[ctx].rt;
        let (_, found) = self.vm.super_methods(rt.get(), pc)?;
        let (_, first) = *found.first()?;
        let same = found.iter().all(|(_, method)| *method == first);
        same.then_some(Called::known(Inlined::Super, first.as_gc()?, n))
    }

    /// The setter of the property that objects of all shapes seen have.
    fn setter(&mut self, ctx: CtxId, pc: u32, i: Instr) -> Option<Called> {
        let rt = self.region.ctxs[ctx].rt;
        if !self.vm.site_entries(rt.get(), pc).is_empty() {
            return None;
        }
        let name = rt.names[i.b() as usize];
        let shapes = rt.native.shapes_at(pc);
        let mut setters = shapes.iter().map(|s| self.vm.setter_of_shape(*s, name));
        let setter = setters.next()??;
        let same = setters.all(|other| other == Some(setter));
        let (function, descriptor) = setter;
        let n = 2 + usize::from(!descriptor.is_unbound());
        same.then_some(Called::known(Inlined::Setter, function, n))
    }

    /// The generator that a loop iterates over.
    fn generator(&self, ctx: CtxId, pc: u32, i: Instr) -> Option<Called> {
        let context = &self.region.ctxs[ctx];
        let given = context.generator;
        let given = given.filter(|_| iterates_parameter(&context.rt, pc, i.b()));
        let rt = match (given, self.feedback(ctx, pc)) {
            (Some(rt), _) => rt,
            (None, [seen::GENERATOR, which, _, seen::ONE_CODE]) => self.code(which)?,
            _ => return None,
        };
        Some(Called::of(Inlined::Generator, rt, 0))
    }

    /// The library function that a builtin hands over to, where it is called with a generator or a key of known code.
    fn consumer(&self, ctx: CtxId, pc: u32, i: Instr) -> Option<Called> {
        if i.is(Op::Call) && self.feedback(ctx, pc)[3] == 0 {
            return None;
        }
        let builtin = self.named(ctx, pc, i)?;
        let names = match i.is(Op::CallKw) {
            true => self.keywords(ctx, pc, i)?,
            false => Vec::new(),
        };
        self.handed_over(ctx, pc, builtin, i.b() + 1, i.c() as usize, &names)
    }

    /// The same for a builtin with `n` arguments from this register on, the last of which have these names.
    fn handed_over(
        &self,
        ctx: CtxId,
        pc: u32,
        builtin: Value,
        first: u16,
        n: usize,
        names: &[Value],
    ) -> Option<Called> {
        let texts: Option<Vec<Gc<Str>>> = names.iter().map(|name| name.as_gc()).collect();
        let texts = texts?;
        let texts: Vec<&str> = texts.iter().map(|name| name.text()).collect();
        let over = self.vm.consumer_of(builtin, n - names.len(), &texts)?;
        let generator = self.made_generator(ctx, pc, first + over.items as u16);
        let key = over
            .key
            .map(|k| self.made_function(ctx, pc, first + k as u16));
        let key = match key {
            Some(code) => Some(code?),
            None => None,
        };
        let mut called = Called::known(Inlined::Consumer, over.function, over.given.len());
        if !over.any_generator {
            generator.map(|g| g.0).or(key)?;
        }
        called.target.generator = generator.map(|g| g.0);
        let place = |k: usize| over.given.iter().position(|g| *g == Given::Argument(k));
        called.target.functions = match (over.key, key) {
            (Some(k), Some(code)) => place(k).map(|p| (p as u16, code)).into_iter().collect(),
            _ => Vec::new(),
        };
        called.target.consumer = Some(Consumer {
            builtin,
            over,
            of_generator: key.is_none(),
        });
        Some(called)
    }

    /// The call that makes the generator that a loop iterates over, in the context around, if nobody but this loop can want it.
    pub(super) fn maker_of_generator(&self, ctx: CtxId, pc: u32, i: Instr) -> Option<(CtxId, u32)> {
        if !self.lazy_generators {
            return None;
        }
        let context = &self.region.ctxs[ctx];
        let rt = context.rt.get();
        let (consumer, (parent, call)) = (context.consumer.as_ref()?, context.parent?);
        let code = context.generator?;
        let around = &self.region.ctxs[parent];
        let at_call = self.region.instr(parent, call);
        let first = at_call.b() + u16::from(!at_call.is(Op::CallMethod));
        let (found, at) = self.made_generator(parent, call, first + consumer.over.items as u16)?;
        let suspended = |c: CtxId| {
            let context = &self.region.ctxs[c];
            context.frame.is_some()
                || context.parent.is_none() && context.rt.has(code_flags::GENERATOR)
        };
        let mut outer = Some(ctx);
        while let Some(c) = outer {
            if suspended(c) {
                return None;
            }
            outer = self.region.ctxs[c].parent.map(|(p, _)| p);
        }
        let plain = around.rt.get().instrs()[at as usize];
        let n = plain.c() as usize;
        let fits = found == code
            && usize::from(code.arity.positional) == n
            && iterates_parameter(rt, pc, i.b());
        fits.then_some((parent, at))
    }

    /// The code of the generator in a register that has been made for the call at a pc, and where it was made.
    fn made_generator(&self, ctx: CtxId, pc: u32, reg: u16) -> Option<(CodeRef, u32)> {
        let context = &self.region.ctxs[ctx];
        let rt = context.rt.get();
        let maker = |reg: u16, pc: u32| spread::maker(rt, &context.leaders, pc, reg);
        let (at, call) = maker(reg, pc)?;
        if !call.is(Op::Call) {
            return None;
        }
        let code = match (maker(call.b(), at), self.feedback(ctx, at)) {
            (Some((_, made)), _) if made.is(Op::MakeFunction) => {
                let code = rt.consts[made.c() as usize].as_gc::<CodeObject>()?;
                CodeRef::of(code.rt())
            }
            (_, [which, _, _, callee::FUNCTION]) => self.code(which)?,
            _ => return None,
        };
        code.has(code_flags::GENERATOR).then_some((code, at))
    }

    /// The code of the function in a register, if that is made before the call at a pc, or a name stands for it, or it is a parameter that
    /// is known to be such.
    fn made_function(&self, ctx: CtxId, pc: u32, reg: u16) -> Option<CodeRef> {
        let context = &self.region.ctxs[ctx];
        let rt = context.rt.get();
        let Some((_, made)) = spread::maker(rt, &context.leaders, pc, reg) else {
            return self.parameter_code(ctx, pc, reg);
        };
        match made.op()? {
            Op::MakeFunction => {
                let code = rt.consts[made.c() as usize].as_gc::<CodeObject>()?;
                Some(CodeRef::of(code.rt()))
            }
            Op::GlobalGet => {
                let globals = rt.globals.get().as_gc()?;
                let name = rt.names[made.bc() as usize];
                let f: Gc<Function> = self.vm.dict_get_str(globals, name)?.as_gc()?;
                Some(f.code_ref())
            }
            _ => None,
        }
    }

    /// The code of the function that a register has at a pc, if that is a parameter of a call whose argument is known.
    fn parameter_code(&self, ctx: CtxId, pc: u32, reg: u16) -> Option<CodeRef> {
        let context = &self.region.ctxs[ctx];
        let reg = spread::moved_from(context.rt.get(), &context.leaders, pc, reg);
        let found = context.functions.iter().find(|(p, _)| *p == reg);
        let code = found?.1;
        let mut written = false;
        for i in context.rt.get().instrs() {
            flow::writes(*i, |first, n| {
                written |= (first..first + n).contains(&u32::from(reg))
            });
        }
        (!written).then_some(code)
    }

    /// What a name stands for that a call calls by it.
    fn named(&self, ctx: CtxId, pc: u32, i: Instr) -> Option<Value> {
        let context = &self.region.ctxs[ctx];
        let rt = context.rt.get();
        let (_, named) = spread::maker(rt, &context.leaders, pc, i.b())?;
        match named.op()? {
            Op::LoadIntrinsic => Some(self.vm.intrinsics[named.x() as usize]),
            Op::GlobalGet => {
                let name = rt.names[named.bc() as usize];
                let globals = rt.globals.get().as_gc::<Dict>()?;
                let global = self.vm.dict_get_str(globals, name);
                global.or_else(|| self.vm.dict_get_str(self.vm.builtins, name))
            }
            _ => None,
        }
    }

    /// The function that a call calls, if it will be known which that is: one that a known function has closed over, such as what a decorator
    /// decorates, or what a global name stands for.
    fn known_callee(&self, ctx: CtxId, pc: u32, i: Instr) -> Option<Gc<Function>> {
        let fb = self.feedback(ctx, pc);
        if fb[3] == 0 {
            return None;
        }
        let context = &self.region.ctxs[ctx];
        let rt = context.rt.get();
        let (_, maker) = spread::maker(rt, &context.leaders, pc, i.b())?;
        match maker.op()? {
            Op::FreeGet => closed_over(context.known?, maker.b())?.as_gc(),
            Op::GlobalGet => {
                let globals = rt.globals.get().as_gc()?;
                let name = rt.names[maker.bc() as usize];
                let f: Gc<Function> = self.vm.dict_get_str(globals, name)?.as_gc()?;
                (fb[3] == callee::FUNCTION && f.code_ref().serial == fb[0]).then_some(f)
            }
            _ => None,
        }
    }

    /// The names of a call's last arguments.
    fn keywords(&self, ctx: CtxId, pc: u32, i: Instr) -> Option<Vec<Value>> {
        let context = &self.region.ctxs[ctx];
        let before = self.region.instr(ctx, pc.checked_sub(1)?);
        let n = i.c() as usize;
        if context.leaders[pc as usize]
            || !before.is(Op::LoadConst)
            || before.a() as usize != i.b() as usize + 1 + n
        {
            return None;
        }
        let names = context.rt.get().consts[before.bc() as usize];
        let known = self.vm.are_keywords(names, n);
        known.then(|| names.expect::<Tuple>().slice().to_vec())
    }
}

/// Whether a loop iterates with an iterator in a register over what the code's first parameter is.
fn iterates_parameter(rt: &RtCode, loop_at: u32, it: u16) -> bool {
    let instrs = rt.instrs();
    let begins = |at: usize| {
        let (first, next) = (instrs[at], instrs.get(at + 1));
        let jump = next.and_then(|i| flow::jump_target(*i, at as u32 + 1));
        first.is(Op::GetIter) && first.a() == it && jump == Some(loop_at)
    };
    let mut writes = instrs.iter().any(|i| {
        let mut found = false;
        flow::writes(*i, |first, n| found |= first == 0 && n > 0);
        found
    });
    let mut begun = (0..instrs.len()).filter(|at| begins(*at));
    writes |= begun.next().is_none_or(|at| instrs[at].b() != 0) || begun.next().is_some();
    !writes
}

/// What is in a variable that a function has closed over.
pub fn closed_over(f: Gc<Function>, n: u16) -> Option<Value> {
    let cells = f.closure.get().as_gc::<Tuple>()?;
    let cell = cells.slice().get(n as usize)?.as_gc::<CellObject>()?;
    Some(cell.value.get())
}
