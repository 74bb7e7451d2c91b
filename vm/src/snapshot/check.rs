//! What must hold between objects, beyond the kinds that `want` checks: looked at when everything is filled in.
//!
//! The interpreter relies on it without looking: a closure has as many cells as its code captures, a suspended instruction
//! can do with a value what its continuation says, a frame has one owner, chains end. What belongs to the scheduler is
//! checked by the runtime.

use super::read::{NAMED, Reader, of_kind};
use super::wire::{Result, SnapshotError};
use crate::bytecode::{Field, Op, Role, ops::flags};
use crate::heap::{AddressTable, Gc, Header, Kind};
use crate::interp::trace_goes_on;
use crate::objects::*;
use crate::semantics::adaptor::{FAR, answers_alone, level_of};
use crate::value::{INT_MAX, INT_MIN, Value};
use crate::vm::{Known, Vm};

type Check = std::result::Result<(), &'static str>;

/// Checks everything that was read, and makes what follows from it.
pub(super) fn check(r: &mut Reader<'_, '_>) -> Result<()> {
    // Functions first: frames look at their code.
    let special = std::mem::take(&mut r.special);
    let mut alike = Alike::default();
    for is_first in [true, false] {
        for number in &special {
            let number = *number as usize;
            let kind = Kind::from_number(r.kinds[number] & !NAMED);
            if is_first && !matches!(kind, Some(Kind::Function | Kind::BoundMethod)) {
                continue;
            }
            let Some(p) = r.objects[number].as_header() else {
                return Err(corrupt("an object that was not made", number, None));
            };
            let done = match (is_first, kind) {
                (true, _) => settle(r.vm, p),
                (false, Some(Kind::Instance)) => alike.instance(r.vm, p.value().expect()),
                (false, _) => look(r.vm, p),
            };
            done.map_err(|what| corrupt(what, number, Some(p)))?;
        }
    }
    r.special = special;
    for (number, of) in r.frames.iter().copied() {
        let f = r.objects[number as usize].expect::<Frame>();
        let code = f.func.get().as_gc::<Function>().map(|f| f.code.get());
        if code != r.code_of_frame(of) {
            let what = "a frame that was made for other code";
            return Err(corrupt(what, number as usize, Some(f.erase())));
        }
    }
    check_owners(r)
}

#[cold]
fn corrupt(what: &str, number: usize, p: Option<Gc<Header>>) -> SnapshotError {
    let kind = p.map(|p| format!(" ({:?})", p.kind())).unwrap_or_default();
    SnapshotError::Corrupt {
        what: format!("{what}: object {number}{kind}"),
        section: "bodies",
        offset: 0,
    }
}

fn ensure(holds: bool, what: &'static str) -> Check {
    if holds { Ok(()) } else { Err(what) }
}

/// Fills in what follows from other fields.
fn settle(vm: &mut Vm, p: Gc<Header>) -> Check {
    let v = p.value();
    if let Some(f) = of_kind::<Function>(v) {
        let code: Gc<CodeObject> = f.code.get().expect();
        f.rt.set(code.rt);
        vm.note_globals(code, f.globals.get());
        let rt = code.rt();
        let cells: &[Value] = f.closure.get().as_gc::<Tuple>().map_or(&[], |t| t.slice());
        ensure(
            cells.len() == rt.code().free.len() && cells.iter().all(|c| c.is_kind(Kind::Cell)),
            "a closure that does not fit the code",
        )?;
        let extra = f.extra.get().as_gc::<Record>();
        return ensure(
            extra.is_none_or(|extra| extra.len == FunctionExtra::LEN),
            "a function's details of another length",
        );
    }
    if let Some(m) = of_kind::<BoundMethod>(v) {
        p.set_shape(vm.bound_method_class(m.func.get()).shape());
    }
    Ok(())
}

fn look(vm: &mut Vm, p: Gc<Header>) -> Check {
    let v = p.value();
    match p.kind() {
        Kind::Class => class(vm, v.expect()),
        Kind::Exception => ensure(
            is_class_with(vm, p, class_flag::EXCEPTION),
            "an exception of a class that is none",
        ),
        Kind::Iter => iterator(v.expect()),
        Kind::Generator => generator(v.expect()),
        Kind::Frame => start(vm, v.expect()).and_then(|()| telling(vm, v.expect())),
        Kind::Traceback => {
            let t = v.expect::<Traceback>();
            let code: Gc<CodeObject> = t.code.expect();
            ensure(
                (t.pc as usize) < code.rt().instrs().len(),
                "a traceback beyond its code",
            )
        }
        Kind::DictView => ensure(
            vm.unwrap_payload(v.expect::<DictView>().dict)
                .is_kind(Kind::Dict),
            "a view of what is no dict",
        ),
        Kind::Range => ensure(
            v.expect::<Range>().step != Value::ZERO,
            "a range with a step of 0",
        ),
        _ => Ok(()),
    }
}

fn is_class_with(vm: &Vm, p: Gc<Header>, flag: u32) -> bool {
    let class = vm.shapes.get(p.shape() as usize).map(|s| s.class);
    class
        .and_then(|c| c.as_gc::<Class>())
        .is_some_and(|c| c.has(flag))
}

fn class(vm: &mut Vm, c: Gc<Class>) -> Check {
    let all_classes = |v: &[Value]| v.iter().all(|v| v.is_kind(Kind::Class));
    let bases = c.bases.get().expect::<Tuple>().slice();
    let mro = c.mro.get().expect::<Tuple>().slice();
    ensure(
        all_classes(bases) && all_classes(mro),
        "a class of what is none",
    )?;
    let object = vm.known(Known::Object).value();
    ensure(
        mro.first() == Some(&c.value()) && mro.last() == Some(&object),
        "a class whose resolution order is not its own",
    )?;
    let is_subclass = |cell: &Value| {
        let referent = cell.as_gc::<WeakCell>().map(|cell| cell.referent.get());
        referent.is_some_and(|v| v.is_unbound() || v.is_kind(Kind::Class))
    };
    let subclasses = c.subclasses.get().expect::<List>().slice();
    ensure(
        subclasses.iter().all(is_subclass),
        "a subclass that is no class",
    )?;
    let layout: Gc<Class> = c.layout.get().expect();
    ensure(
        layout.well_known.get() != u32::MAX,
        "a class with a layout that is not built in",
    )?;
    let known = c.well_known.get() != u32::MAX;
    ensure(
        known == c.has(class_flag::BUILTIN),
        "a class that claims to be built in",
    )?;
    let plain = layout == vm.known(Known::Object)
        || layout == vm.known(Known::Type)
        || c.has(class_flag::EXCEPTION);
    ensure(
        known || plain != c.has(class_flag::PAYLOAD),
        "a class whose layout and flags differ",
    )?;
    let meta = vm.shapes.get(c.header.shape() as usize).map(|s| s.class);
    let meta = meta.and_then(|m| m.as_gc::<Class>());
    ensure(
        meta.is_some_and(|m| m.layout.get() == vm.known(Known::Type).value()),
        "a class whose class is no metaclass",
    )
}

/// The form of the instance that was looked at last: what follows from it need not be looked at for each.
#[derive(Default)]
struct Alike(Option<(u32, u16)>);

impl Alike {
    fn instance(&mut self, vm: &mut Vm, i: Gc<Instance>) -> Check {
        let form = (i.header.shape(), i.header.aux());
        if self.0 == Some(form) {
            return ensure(
                !i.extra.get().is_kind(Kind::Dict),
                "an instance without room for its attributes",
            );
        }
        instance(vm, i)?;
        let shape = &vm.shapes[i.header.shape() as usize];
        let class = shape.class.as_gc::<Class>();
        let payload = class.is_none_or(|class| class.has(class_flag::PAYLOAD));
        let inline = shape.names.len() <= i.slots().len();
        if shape.mode == ShapeMode::Slots && inline && !payload {
            self.0 = Some(form);
        }
        Ok(())
    }
}

fn instance(vm: &mut Vm, i: Gc<Instance>) -> Check {
    let shape = &vm.shapes[i.header.shape() as usize];
    let Some(class) = shape.class.as_gc::<Class>() else {
        return Err("an instance of no class");
    };
    let n_inline = i.slots().len();
    // One in dict mode may have been given another class.
    ensure(
        n_inline == shape.n_inline as usize || shape.mode == ShapeMode::Dict,
        "an instance that does not fit its shape",
    )?;
    let spilled = i.extra.get().as_gc::<Buffer>().map_or(0, |b| b.capacity);
    match shape.mode {
        // `object()`.
        ShapeMode::Builtin => ensure(
            class == vm.known(Known::Object) && i.extra.get().is_unbound(),
            "an instance of a built-in kind",
        )?,
        ShapeMode::Dict => ensure(
            i.extra.get().is_kind(Kind::Dict) && shape.names.len() <= n_inline,
            "an instance without its dict",
        )?,
        ShapeMode::Slots => ensure(
            !i.extra.get().is_kind(Kind::Dict) && shape.names.len() <= n_inline + spilled,
            "an instance without room for its attributes",
        )?,
    }
    if !class.has(class_flag::PAYLOAD) {
        return Ok(());
    }
    ensure(
        n_inline > 0 && shape.names.first() == Some(&Value::UNBOUND),
        "an instance without a place for its payload",
    )?;
    let payload = i.slots()[0].get();
    ensure(
        payload.is_unbound() || vm.class_of(payload).value() == class.layout.get(),
        "an instance with a payload of another class",
    )
}

fn iterator(i: Gc<Iter>) -> Check {
    let source = i.source.get();
    if i.variety() == IterVariety::Range {
        return range_iterator(i);
    }
    if source.is_unbound() {
        return Ok(());
    }
    let of = |kinds: &[Kind]| {
        ensure(
            kinds.iter().any(|kind| source.is_kind(*kind)),
            "an iterator over something else",
        )
    };
    match i.variety() {
        IterVariety::List | IterVariety::ListReversed => of(&[Kind::List]),
        IterVariety::Tuple | IterVariety::TupleReversed => of(&[Kind::Tuple]),
        IterVariety::Str | IterVariety::StrReversed => {
            of(&[Kind::Str])?;
            let text = source.expect::<Str>().text();
            let at = usize::try_from(i.pos.get()).unwrap_or(usize::MAX);
            ensure(text.is_char_boundary(at), "an iterator within a character")
        }
        IterVariety::Bytes => of(&[Kind::Bytes]),
        IterVariety::ByteArray => of(&[Kind::ByteArray]),
        IterVariety::BytesReversed => of(&[Kind::Bytes, Kind::ByteArray]),
        IterVariety::DictKeys | IterVariety::DictValues | IterVariety::DictItems => {
            of(&[Kind::Dict])
        }
        IterVariety::DictKeysReversed
        | IterVariety::DictValuesReversed
        | IterVariety::DictItemsReversed => of(&[Kind::Dict]),
        IterVariety::Set => of(&[Kind::Set, Kind::FrozenSet]),
        IterVariety::Deque | IterVariety::DequeReversed => of(&[Kind::Deque]),
        IterVariety::BigRange => {
            of(&[Kind::Range])?;
            ensure(
                crate::semantics::number::is_int(i.extra.get()),
                "an iterator without its index",
            )
        }
        IterVariety::Zip | IterVariety::Map => {
            of(&[Kind::Tuple])?;
            level(i, source.expect::<Tuple>().slice())
        }
        IterVariety::Enumerate => {
            ensure(
                (INT_MIN..INT_MAX).contains(&i.pos.get()),
                "an enumeration beyond its range",
            )?;
            level(i, &[source])
        }
        IterVariety::Filter
        | IterVariety::Cycle
        | IterVariety::Islice
        | IterVariety::Pairwise
        | IterVariety::StarMap => level(i, &[source]),
        IterVariety::Chain => match answers_alone(i.value()) {
            true => level(i, &[source, i.extra.get()]),
            // It asks of what it meets only that it answers alone, as it does not itself.
            false => level(i, &[source]),
        },
        IterVariety::ZipLongest => {
            of(&[Kind::List])?;
            let all: Vec<Value> = source.expect::<List>().slice().to_vec();
            level(i, &all)
        }
        IterVariety::Compress => {
            of(&[Kind::Tuple])?;
            level(i, source.expect::<Tuple>().slice())
        }
        // Their steps take nothing for granted.
        IterVariety::Count => ensure(
            i.pos.get().unsigned_abs() < FAR as u64 && i.end.get().unsigned_abs() < FAR as u64,
            "a count beyond its range",
        ),
        IterVariety::Repeat
        | IterVariety::Product
        | IterVariety::Permutations
        | IterVariety::Combinations
        | IterVariety::Multisets => Ok(()),
        IterVariety::Range
        | IterVariety::GetItem
        | IterVariety::GetItemReversed
        | IterVariety::Call => Ok(()),
    }
}

/// What natives alone advance stands in itself a bounded number of times.
fn level(i: Gc<Iter>, sources: &[Value]) -> Check {
    const LEVELS_MAX: i64 = 32;
    let level = level_of(i.value());
    let below = |v: &Value| level_of(*v) < level;
    ensure(
        i.step.get() == 0 || level <= LEVELS_MAX && sources.iter().all(below),
        "iterators in one another without an end",
    )
}

/// All that is left lies within 62 bits.
fn range_iterator(i: Gc<Iter>) -> Check {
    let (at, left, step) = (i.pos.get(), i.end.get(), i.step.get());
    if left <= 0 {
        return Ok(());
    }
    let last = (left - 1).checked_mul(step).and_then(|d| d.checked_add(at));
    let fits = |n: i64| (INT_MIN..=INT_MAX).contains(&n);
    ensure(
        fits(at) && last.is_some_and(fits),
        "an iterator beyond its range",
    )
}

fn generator(g: Gc<Generator>) -> Check {
    let frame = g.frame.get().as_gc::<Frame>();
    let Some(f) = frame else {
        return ensure(
            g.state() == GeneratorState::Finished,
            "a generator without its frame",
        );
    };
    ensure(
        g.state() != GeneratorState::Finished && generator_of(f) == Some(g),
        "a generator whose frame is another's",
    )?;
    let op = op_at(f);
    match g.state() {
        GeneratorState::Created => ensure(f.pc.get() == 0, "a generator that has begun"),
        GeneratorState::Suspended => ensure(
            matches!(op, Some(Op::Yield | Op::YieldFrom)),
            "a generator that is not suspended at a yield",
        ),
        GeneratorState::Running | GeneratorState::Finished => Ok(()),
    }
}

/// The native behind bottom frames has what it was made with: what is to be called, names and arguments.
fn start(vm: &Vm, f: Gc<Frame>) -> Check {
    if f.func.get() != vm.start_native {
        return Ok(());
    }
    let is_name = |v: &Value| v.is_kind(Kind::Str);
    let fits = |record: Gc<Record>| match record.items() {
        [_, names, args @ ..] => match names.get().as_gc::<Tuple>() {
            Some(names) => names.len <= args.len() && names.slice().iter().all(is_name),
            None => names.get().is_unbound(),
        },
        _ => false,
    };
    let state = super::head::register(f, 0).as_gc::<Record>();
    ensure(state.is_some_and(fits), "a call that cannot begin")
}

/// The native between a trace function and the frame that it is told of has what it was made with.
fn telling(vm: &Vm, f: Gc<Frame>) -> Check {
    if f.func.get() != vm.trace.native {
        return Ok(());
    }
    let aside = f.flags.get() & frame_flag::ASIDE != 0;
    let told = f.back.get().as_gc::<Frame>();
    let told = told.filter(|told| aside && told.flags.get() & frame_flag::NATIVE == 0);
    let state = super::head::register(f, 0).as_gc::<Record>();
    let fits = |told: Gc<Frame>, state: Gc<Record>| {
        let op = op_at(told);
        let delegates = op == Some(Op::YieldFrom) && generator_of(told).is_some();
        let iterates = op.is_some_and(|op| allows(op, Cont::Iterate as u8));
        trace_goes_on(state, delegates, iterates)
    };
    ensure(
        told.zip(state)
            .is_some_and(|(told, state)| fits(told, state)),
        "a call of a trace function that does not go on",
    )
}

/// The instruction a frame of the program stands at.
fn op_at(f: Gc<Frame>) -> Option<Op> {
    let func = f.func.get().as_gc::<Function>()?;
    let instr = *func.code_ref().instrs().get(f.pc.get() as usize)?;
    instr.op()
}

fn generator_of(f: Gc<Frame>) -> Option<Gc<Generator>> {
    if f.flags.get() & frame_flag::GENERATOR == 0 {
        return None;
    }
    let func = f.func.get().as_gc::<Function>()?;
    super::head::register(f, func.code_ref().n_regs as usize).as_gc()
}

/// Whether a frame can be given the value it waits for.
pub fn may_wait(f: Gc<Frame>) -> bool {
    if f.flags.get() & frame_flag::NATIVE != 0 {
        return true;
    }
    op_at(f).is_some_and(|op| allows(op, f.cont.get()))
}

/// The place where a frame may wait, of those that were asked for last: recursion comes by at one place again and again.
#[derive(Default)]
struct Waiting(Option<(Value, u32, u8)>);

impl Waiting {
    /// See [`may_wait`].
    fn may_wait(&mut self, f: Gc<Frame>) -> bool {
        let func = f.func.get().as_gc::<Function>();
        let place = func.map(|func| (func.code.get(), f.pc.get(), f.cont.get()));
        if place.is_some() && place == self.0 {
            return true;
        }
        let may = may_wait(f);
        if may {
            self.0 = place;
        }
        may
    }
}

/// Whether an instruction may be suspended with this continuation.
fn allows(op: Op, cont: u8) -> bool {
    use Op::*;
    if !op.has(flags::CALLS) {
        return false;
    }
    let writes_a = |roles: &[(Field, Role)]| {
        roles.first().is_some_and(|(field, role)| {
            *field == Field::A && matches!(role, Role::Dst | Role::IterDst | Role::SrcDst)
        })
    };
    match cont {
        c if c == Cont::Store as u8 => writes_a(op.info().operands),
        c if c == Cont::Discard as u8 => true,
        c if c == Cont::Branch as u8 => op.has(flags::JUMPS) && op != ForIter,
        c if c == Cont::Iterate as u8 => matches!(op, ForIter | YieldFrom | Unpack | UnpackEx),
        c if c == Cont::Init as u8 => matches!(op, Call | CallMethod | CallKw | CallEx),
        c if c == Cont::Convert as u8 => {
            matches!(op, Not | In | Lt | Le | Eq | Ne | Gt | Ge | Raise)
        }
        c if c == Cont::Exit as u8 => {
            matches!(op, WithEnter | WithExit | WithExcept | WithBind)
        }
        _ => false,
    }
}

/// Each frame belongs to one chain; chains of frames and of tracebacks end; those who wait can go on.
fn check_owners(r: &Reader<'_, '_>) -> Result<()> {
    let mut links = Links::default();
    let mut waiting = Waiting::default();
    for number in &r.special {
        let kind = Kind::from_number(r.kinds[*number as usize] & !NAMED);
        if kind == Some(Kind::Instance) {
            continue;
        }
        let v = r.objects[*number as usize];
        let p = v.as_header().expect("all objects are made");
        let fail = |what| Err(corrupt(what, *number as usize, Some(p)));
        let owns = if let Some(f) = of_kind::<Frame>(v) {
            if let Some(back) = f.back.get().as_gc::<Frame>() {
                links.add(p.addr(), back.addr());
                let waits = match f.flags.get() & frame_flag::ASIDE {
                    0 => waiting.may_wait(back),
                    // It was interrupted, and goes on wherever it stands.
                    _ => back.flags.get() & frame_flag::NATIVE == 0,
                };
                if !waits {
                    return fail("the caller of a frame does not wait for it");
                }
            }
            if let Some(g) = generator_of(f)
                && g.frame.get() != v
                && g.state() != GeneratorState::Finished
            {
                return fail("a generator's frame that is not its own");
            }
            f.back.get()
        } else if let Some(t) = of_kind::<Tasklet>(v) {
            t.frame.get()
        } else if let Some(g) = of_kind::<Greenlet>(v) {
            g.frame.get()
        } else if let Some(parts) = of_kind::<Record>(v)
            .filter(|parts| parts.header.aux() == super::GREENLET_PARTS && r.input.is_graph)
        {
            let mut frames = parts
                .items()
                .iter()
                .map(std::cell::Cell::get)
                .filter(|v| v.is_kind(Kind::Frame));
            let first = frames.next().unwrap_or(Value::UNBOUND);
            if frames.next().is_some() {
                return fail("a greenlet with two chains");
            }
            first
        } else if let Some(g) = of_kind::<Generator>(v) {
            match g.state() {
                GeneratorState::Created | GeneratorState::Suspended => g.frame.get(),
                GeneratorState::Running | GeneratorState::Finished => Value::UNBOUND,
            }
        } else {
            if let Some(t) = of_kind::<Traceback>(v)
                && t.next.get().is_ptr()
            {
                links.add(p.addr(), t.next.get().addr());
            }
            Value::UNBOUND
        };
        if owns.is_ptr() && !links.own(owns.addr()) {
            return fail("a frame that belongs to a second chain");
        }
    }
    links.check_ends()
}

/// What is next in chains of frames and tracebacks, by numbers of their own.
#[derive(Default)]
struct Links {
    numbers: AddressTable,
    all: Vec<Link>,
}

#[derive(Clone, Copy)]
struct Link {
    next: u32,
    is_owned: bool,
    /// The walk that came by first, from 1.
    walk: u32,
}

/// Nothing is next.
const END: u32 = u32::MAX;

impl Links {
    fn number(&mut self, addr: usize) -> usize {
        let next = self.all.len() as u32;
        let number = self.numbers.number(addr, next);
        if number == next {
            self.all.push(Link {
                next: END,
                is_owned: false,
                walk: 0,
            });
        }
        number as usize
    }

    fn add(&mut self, from: usize, to: usize) {
        let to = self.number(to) as u32;
        let from = self.number(from);
        self.all[from].next = to;
    }

    /// Whether nobody owned it before.
    fn own(&mut self, addr: usize) -> bool {
        let number = self.number(addr);
        !std::mem::replace(&mut self.all[number].is_owned, true)
    }

    /// That no chain is a circle.
    fn check_ends(mut self) -> Result<()> {
        for start in 0..self.all.len() {
            let walk = start as u32 + 1;
            let mut at = start as u32;
            while let Some(link) = self.all.get_mut(at as usize).filter(|link| link.walk == 0) {
                link.walk = walk;
                at = link.next;
            }
            // Where another walk came by, that has ended.
            if self
                .all
                .get(at as usize)
                .is_some_and(|link| link.walk == walk)
            {
                return Err(corrupt("a chain that does not end", 0, None));
            }
        }
        Ok(())
    }
}
