//! The classes of `itertools`: constructors, and the little else that their objects have.
//!
//! A constructor makes a native iterator where natives alone can tell the items (`semantics::itertools`). Where code of the
//! program takes part, it hands over to the prelude's `itertool`, whose generator passes for an object of the class: loops over
//! it are compiled with the generator's code in them. Both have the same methods.

use super::iterators;
use super::list_args::{class_argument, instance_of};
use super::number_args::{self, ask, ask_prelude};
use crate::heap::{Gc, Kind};
use crate::native::{Answer, Exit, NativeDef, def, native_flag};
use crate::objects::{Dict, Generator, GeneratorState, Iter, IterVariety, Tuple};
use crate::semantics::adaptor::{FAR, LEVELS_MAX, NEED_MAX, answers_alone, level_of, need_of};
use crate::semantics::itertools::{CYCLE_MAX, PASSED_MAX, alone_bit, iterates_natively};
use crate::semantics::number::{self, Num, as_small_int, bigint};
use crate::value::Value;
use crate::vm::{ITERTOOLS, Known, PreludeFn, Vm};

const fn new(params: &'static str, run: crate::native::NativeFn, doc: &'static str) -> NativeDef {
    def("__new__", params, run, doc)
        .with(native_flag::STATIC)
        .resuming(number_args::resume)
}

static TYPES: &[(Known, &[NativeDef])] = &[
    (
        Known::Count,
        &[
            new(
                "cls, start=, step=",
                new_count,
                "Return a count object whose .__next__() method returns consecutive values.",
            ),
            def("__repr__", "self, /", repr, "Return repr(self)."),
        ],
    ),
    (
        Known::Repeat,
        &[
            new(
                "cls, object, times=",
                new_repeat,
                "Create an iterator which returns the object for the specified number of times.",
            ),
            def("__repr__", "self, /", repr, "Return repr(self)."),
            def(
                "__length_hint__",
                "self, /",
                repeat_hint,
                "Private method returning an estimate of len(list(it)).",
            ),
        ],
    ),
    (
        Known::Cycle,
        &[new(
            "cls, iterable, /",
            new_cycle,
            "Return elements from the iterable until it is exhausted. Then repeat the sequence indefinitely.",
        )],
    ),
    (
        Known::Chain,
        &[
            new(
                "cls, /, *iterables",
                new_chain,
                "Return an iterator over the elements of the first iterable, then those of the next, until all are exhausted.",
            ),
            def(
                "from_iterable",
                "cls, iterable, /",
                chain_from_iterable,
                "Alternative chain() constructor taking a single iterable argument that evaluates lazily.",
            )
            .with(native_flag::CLASS),
        ],
    ),
    (
        Known::Islice,
        &[new(
            "cls, /, *args",
            new_islice,
            "Return an iterator whose next() method returns selected values from an iterable.",
        )
        .resuming(resume_islice)],
    ),
    (
        Known::ZipLongest,
        &[new(
            "cls, /, *iterables, **kwargs",
            new_zip_longest,
            "Return a zip_longest object whose .__next__() method returns a tuple of aggregated elements.",
        )],
    ),
    (
        Known::Pairwise,
        &[new(
            "cls, iterable, /",
            new_pairwise,
            "Return an iterator of overlapping pairs taken from the input iterator.",
        )],
    ),
    (
        Known::Compress,
        &[new(
            "cls, data, selectors",
            new_compress,
            "Return data elements corresponding to true selector elements.",
        )],
    ),
    (
        Known::StarMap,
        &[new(
            "cls, function, iterable, /",
            new_starmap,
            "Return an iterator whose values are returned from the function evaluated with an argument tuple taken from the given sequence.",
        )],
    ),
    (
        Known::Product,
        &[new(
            "cls, /, *iterables, repeat=",
            new_product,
            "Cartesian product of input iterables. Equivalent to nested for-loops.",
        )],
    ),
    (
        Known::Permutations,
        &[new(
            "cls, iterable, r=",
            new_permutations,
            "Return successive r-length permutations of elements in the iterable.",
        )],
    ),
    (
        Known::Combinations,
        &[new(
            "cls, iterable, r",
            new_combinations,
            "Return successive r-length combinations of elements in the iterable.",
        )],
    ),
    (
        Known::Multisets,
        &[new(
            "cls, iterable, r",
            new_multisets,
            "Return successive r-length combinations of elements in the iterable allowing individual elements to have successive repeats.",
        )],
    ),
    (
        Known::TakeWhile,
        &[new(
            "cls, predicate, iterable, /",
            |vm, a| by_prelude(vm, Known::TakeWhile, a),
            "Return successive entries from an iterable as long as the predicate evaluates to true for each entry.",
        )],
    ),
    (
        Known::DropWhile,
        &[new(
            "cls, predicate, iterable, /",
            |vm, a| by_prelude(vm, Known::DropWhile, a),
            "Drop items from the iterable while predicate(item) is true.",
        )],
    ),
    (
        Known::FilterFalse,
        &[new(
            "cls, function, iterable, /",
            |vm, a| by_prelude(vm, Known::FilterFalse, a),
            "Return those items of iterable for which function(item) is false.",
        )],
    ),
    (
        Known::Accumulate,
        &[new(
            "cls, iterable, func=, *, initial=",
            |vm, a| by_prelude(vm, Known::Accumulate, a),
            "Return series of accumulated sums (or other binary function results).",
        )],
    ),
];

/// Fills the classes.
pub fn install(vm: &mut Vm) {
    for (class, methods) in TYPES {
        vm.add_methods(*class, methods, &[]);
        vm.add_methods(*class, iterators::METHODS, &[]);
    }
    vm.add_methods(Known::Chain, super::type_::GENERIC_METHODS, &[]);
}

/// A generator of the prelude in the place of a native iterator of a class, which its arguments do not allow. `args` begin
/// with the class that was called.
fn by_prelude(vm: &mut Vm, known: Known, args: &[Value]) -> Answer {
    class_argument(vm, args[0], known)?;
    let name = vm.known(known).name.get();
    let or_none = |v: &Value| if v.is_unbound() { Value::NONE } else { *v };
    let call: Vec<Value> = [name].into_iter().chain(args.iter().map(or_none)).collect();
    Err(vm.prelude_call(PreludeFn::Itertool, &call))
}

/// The primitive `worn(generator, class)`: a fresh generator that passes for an object of a class of `itertools`, or for
/// what an instance of a class derived from one carries.
pub fn worn(vm: &mut Vm, args: &[Value]) -> Answer {
    let generator = args[0].as_gc::<Generator>();
    let class = args[1].as_gc::<crate::objects::Class>();
    let (Some(g), Some(class)) = (generator, class) else {
        return Err(vm.type_error("a generator and a class are required"));
    };
    let base = ITERTOOLS
        .iter()
        .find(|known| class.layout.get() == vm.known(**known).value());
    let (Some(base), GeneratorState::Created) = (base, g.state()) else {
        return Err(vm.type_error("a fresh generator and a class of itertools are required"));
    };
    let made = instance_of(vm, class, *base, args[0])?;
    g.header.set_shape(base.shape());
    Ok(made)
}

/// The object, or the instance of a class derived from its own.
fn made(vm: &mut Vm, args: &[Value], base: Known, it: Gc<Iter>) -> Answer {
    let class = class_argument(vm, args[0], base)?;
    instance_of(vm, class, base, it.value())
}

/// The iterator of an argument, if it answers alone and may stand in one more adaptor.
fn source(vm: &mut Vm, iterable: Value) -> Result<Option<Value>, Exit> {
    match vm.config.longest_way {
        true => Ok(None),
        false => plain_source(vm, iterable),
    }
}

/// The same, whatever the test mode: for what asks for a call at each step anyway.
fn plain_source(vm: &mut Vm, iterable: Value) -> Result<Option<Value>, Exit> {
    if !iterates_natively(iterable) {
        return Ok(None);
    }
    let it = vm.get_iter(iterable)?;
    Ok((answers_alone(it) && level_of(it) < LEVELS_MAX).then_some(it))
}

/// A whole number as an argument: `None` where it is none, and has no `__index__`.
fn index(vm: &mut Vm, args: &[Value], i: usize) -> Result<Option<i64>, Exit> {
    if let Some(n) = Num::of(vm.unwrap_payload(args[i])).filter(Num::is_int) {
        return Ok(Some(bigint::to_i64(n).unwrap_or(-1)));
    }
    let method = vm.names.dunder_index;
    if vm.guest_special(args[i], method).is_some() {
        return Err(ask(vm, args, i, method));
    }
    Ok(None)
}

// --- Without end -----------------------------------------------------------------------------------------------------

fn new_count(vm: &mut Vm, args: &[Value]) -> Answer {
    let start = if args[1].is_unbound() {
        Value::ZERO
    } else {
        args[1]
    };
    let step = if args[2].is_unbound() {
        Value::int(1)
    } else {
        args[2]
    };
    for v in [start, step] {
        if !is_number(vm, v) {
            return Err(vm.type_error("a number is required"));
        }
    }
    let small = |v: Value| {
        let n = Num::of(vm.unwrap_payload(v)).filter(Num::is_int)?;
        bigint::to_i64(n).filter(|n| n.unsigned_abs() < FAR as u64)
    };
    let (mut next, mut by) = (start, step);
    if let (Some(from), Some(step)) = (small(start), small(step)) {
        if !vm.config.longest_way {
            let i = vm.iter(IterVariety::Count, Value::NONE, from, step, alone_bit(true))?;
            return made(vm, args, Known::Count, i);
        }
        (next, by) = (Value::int(from), Value::int(step));
    }
    // Floats take as much as any other.
    let floats = [next, by]
        .into_iter()
        .all(|v| number::as_float(v).is_some());
    let i = vm.iter(IterVariety::Count, by, 0, 0, alone_bit(floats))?;
    i.extra.set(next);
    made(vm, args, Known::Count, i)
}

fn is_number(vm: &mut Vm, v: Value) -> bool {
    if Num::of(vm.unwrap_payload(v)).is_some() {
        return true;
    }
    let names = &vm.names;
    let methods = [names.dunder_index, names.dunder_int, names.dunder_float];
    v.is_kind(Kind::Instance) && methods.into_iter().any(|m| vm.special(v, m).is_some())
}

/// What a `count` or `repeat` is shown with, like the arguments that make it; `None` for any other iterator.
pub fn parts(vm: &mut Vm, i: Gc<Iter>) -> Result<Option<Vec<Value>>, Exit> {
    let mut parts = match i.variety() {
        IterVariety::Count if i.source.get().is_none() => {
            vec![Value::int(i.pos.get()), Value::int(i.end.get())]
        }
        IterVariety::Count => vec![i.extra.get(), i.source.get()],
        IterVariety::Repeat if i.pos.get() < 0 => vec![i.source.get()],
        IterVariety::Repeat => vec![i.source.get(), vm.int(i.pos.get())?],
        _ => return Ok(None),
    };
    if i.variety() == IterVariety::Count && parts[1] == Value::int(1) {
        parts.pop();
    }
    Ok(Some(parts))
}

fn repr(vm: &mut Vm, args: &[Value]) -> Answer {
    let i = iterators::own(vm, args[0], "__repr__")?;
    let Some(parts) = parts(vm, i)? else {
        return Err(vm.wrong_receiver(args[0], Known::Count, "__repr__"));
    };
    let name = vm.type_name(args[0]).to_string();
    super::getters::shown(vm, args[0], &name, &parts)
}

fn new_repeat(vm: &mut Vm, args: &[Value]) -> Answer {
    let times = match args[2].is_unbound() {
        true => -1,
        false => number_args::size(vm, args, 2)?.max(0),
    };
    let i = vm.iter(IterVariety::Repeat, args[1], times, 0, 0)?;
    made(vm, args, Known::Repeat, i)
}

fn repeat_hint(vm: &mut Vm, args: &[Value]) -> Answer {
    let i = iterators::own(vm, args[0], "__length_hint__")?;
    match vm.iter_length_hint(i)? {
        Some(n) => Ok(n),
        None => Err(vm.type_error("len() of unsized object")),
    }
}

fn new_cycle(vm: &mut Vm, args: &[Value]) -> Answer {
    // Room for what is kept comes first, so that there is a bound to what an item takes.
    let length = match args[1].as_gc::<Iter>() {
        Some(i) => vm.iter_length_hint(i)?.and_then(as_small_int),
        None => vm.native_len(args[1]).map(|n| n as i64),
    };
    let n = length.filter(|n| (0..CYCLE_MAX as i64).contains(n));
    if let (Some(n), Some(it)) = (n, source(vm, args[1])?) {
        let kept = vm.list(&[])?;
        vm.list_reserve(kept.expect(), n as usize)?;
        let level = level_of(it) + 1;
        let i = vm.iter(IterVariety::Cycle, it, 0, level, alone_bit(true))?;
        i.extra.set(kept);
        return made(vm, args, Known::Cycle, i);
    }
    by_prelude(vm, Known::Cycle, args)
}

// --- Several iterables -----------------------------------------------------------------------------------------------

fn new_chain(vm: &mut Vm, args: &[Value]) -> Answer {
    let iterables = &args[1..];
    let native = iterables.iter().all(|v| iterates_natively(*v)) && !vm.config.longest_way;
    let level = iterables.iter().map(|v| level_of(*v)).max().unwrap_or(0);
    if !native || level >= LEVELS_MAX {
        return by_prelude(vm, Known::Chain, args);
    }
    // Iterators of containers take little, but for characters and pairs.
    let mut need = Some(512);
    for v in iterables.iter().filter(|v| v.is_kind(Kind::Iter)) {
        need = need.zip(need_of(*v)).map(|(x, y)| x.max(512 + y));
    }
    let all = vm.tuple(iterables)?;
    let it = vm.get_iter(all)?;
    let end = level + 1 + (need.unwrap_or(0) << 8);
    let i = vm.iter(IterVariety::Chain, it, 0, end, alone_bit(need.is_some()))?;
    made(vm, args, Known::Chain, i)
}

fn chain_from_iterable(vm: &mut Vm, args: &[Value]) -> Answer {
    match source(vm, args[1])? {
        Some(it) => {
            // What it will meet is not known yet.
            let end = level_of(it) + 1;
            let i = vm.iter(IterVariety::Chain, it, 0, end, alone_bit(false))?;
            made(vm, args, Known::Chain, i)
        }
        None => {
            class_argument(vm, args[0], Known::Chain)?;
            let name = vm.intern("from_iterable");
            Err(vm.prelude_call(PreludeFn::Itertool, &[name, args[0], args[1]]))
        }
    }
}

fn new_islice(vm: &mut Vm, args: &[Value]) -> Answer {
    const STOP: &str =
        "Stop argument for islice() must be None or an integer: 0 <= x <= sys.maxsize.";
    const BOUNDS: &str = "Indices for islice() must be None or an integer: 0 <= x <= sys.maxsize.";
    const STEP: &str = "Step for islice() must be a positive integer or None.";
    let n = args.len() - 1;
    if !(2..=4).contains(&n) {
        let (bound, count) = if n < 2 { ("least", 2) } else { ("most", 4) };
        return Err(vm.type_error(format!(
            "islice expected at {bound} {count} arguments, got {n}"
        )));
    }
    let mut number = |k: usize| match args.get(k) {
        Some(v) if !v.is_none() => match index(vm, args, k)? {
            Some(n) => Ok(Some(n)),
            None => Ok(Some(-1)),
        },
        _ => Ok(None),
    };
    let (start, stop, step) = match n {
        2 => (None, number(2)?, None),
        _ => (number(2)?, number(3)?, number(4)?),
    };
    if stop == Some(-1) {
        return Err(vm.value_error(STOP));
    }
    let (start, step) = (start.unwrap_or(0), step.unwrap_or(1));
    if start < 0 || stop.is_some_and(|stop| stop < 0) {
        return Err(vm.value_error(BOUNDS));
    }
    if step < 1 {
        return Err(vm.value_error(STEP));
    }
    let Some(it) = source(vm, args[1])? else {
        let number = |vm: &mut Vm, n: i64| vm.int(n);
        let stop = match stop {
            Some(n) => number(vm, n)?,
            None => Value::NONE,
        };
        let call = [
            args[0],
            args[1],
            number(vm, start)?,
            stop,
            number(vm, step)?,
        ];
        return by_prelude(vm, Known::Islice, &call);
    };
    // What lies beyond is beyond all iterators.
    const BEYOND: i64 = 1 << 54;
    let left = match stop {
        Some(stop) if stop < BEYOND => (stop - start).max(0),
        _ => -1,
    };
    let between = (step - 1).min(BEYOND);
    let bounded = start <= PASSED_MAX && between <= PASSED_MAX;
    let end = (level_of(it) + 1) + (left << 8);
    let step = alone_bit(bounded) + (between << 2);
    let i = vm.iter(IterVariety::Islice, it, start, end, step)?;
    made(vm, args, Known::Islice, i)
}

/// Where an argument's `__index__` fails, it is no bound, and that is what is said.
fn resume_islice(vm: &mut Vm, state: Value, answer: Result<Value, Value>) -> Answer {
    let is_int = |v: &Value| Num::of(vm.unwrap_payload(*v)).is_some_and(|n| n.is_int());
    let answer = answer.ok().filter(is_int).unwrap_or(Value::int(-1));
    number_args::resume(vm, state, Ok(answer))
}

/// The iterators of all arguments from a place on, what a row of their items may take, and how many adaptors they are made
/// of; `None` where natives cannot take rows of them.
fn sources(vm: &mut Vm, iterables: &[Value]) -> Result<Option<(Vec<Value>, i64, i64)>, Exit> {
    let (mut iterators, mut need, mut level) = (Vec::with_capacity(iterables.len()), 0, 0);
    for v in iterables {
        let Some(it) = source(vm, *v)? else {
            return Ok(None);
        };
        let Some(bytes) = need_of(it) else {
            return Ok(None);
        };
        need += bytes;
        level = level.max(level_of(it));
        iterators.push(it);
    }
    Ok((need <= NEED_MAX).then_some((iterators, need, level + 1)))
}

fn new_zip_longest(vm: &mut Vm, args: &[Value]) -> Answer {
    let (kwargs, iterables) = (args[1], &args[2..]);
    let mut fill = Value::NONE;
    if let Some(d) = kwargs.as_gc::<Dict>() {
        let key = vm.intern("fillvalue");
        let given = vm.dict_get_str(d, key);
        if given.is_none() || d.len() > 1 {
            return Err(vm.type_error("zip_longest() got an unexpected keyword argument"));
        }
        fill = given.unwrap_or(fill);
    }
    match sources(vm, iterables)? {
        Some((iterators, need, level)) => {
            let list = vm.list(&iterators)?;
            let (n, end) = (iterators.len() as i64, level + (need << 8));
            let i = vm.iter(IterVariety::ZipLongest, list, n, end, alone_bit(true))?;
            i.extra.set(fill);
            made(vm, args, Known::ZipLongest, i)
        }
        None => {
            let call: Vec<Value> = [args[0], fill]
                .into_iter()
                .chain(iterables.iter().copied())
                .collect();
            by_prelude(vm, Known::ZipLongest, &call)
        }
    }
}

fn new_pairwise(vm: &mut Vm, args: &[Value]) -> Answer {
    match source(vm, args[1])? {
        Some(it) => {
            let level = level_of(it) + 1;
            let i = vm.iter(IterVariety::Pairwise, it, 0, level, alone_bit(true))?;
            made(vm, args, Known::Pairwise, i)
        }
        None => by_prelude(vm, Known::Pairwise, args),
    }
}

fn new_compress(vm: &mut Vm, args: &[Value]) -> Answer {
    match sources(vm, &args[1..])? {
        Some((iterators, need, level)) => {
            let both = vm.tuple(&iterators)?;
            let end = level + (need << 8);
            let i = vm.iter(IterVariety::Compress, both, 0, end, alone_bit(false))?;
            made(vm, args, Known::Compress, i)
        }
        None => by_prelude(vm, Known::Compress, args),
    }
}

fn new_starmap(vm: &mut Vm, args: &[Value]) -> Answer {
    match plain_source(vm, args[2])? {
        Some(it) => {
            let level = level_of(it) + 1;
            let i = vm.iter(IterVariety::StarMap, it, 0, level, alone_bit(true))?;
            i.extra.set(args[1]);
            made(vm, args, Known::StarMap, i)
        }
        None => by_prelude(vm, Known::StarMap, args),
    }
}

// --- Rows of pools ---------------------------------------------------------------------------------------------------

/// The items of argument `i`, which is run through at once.
fn pool(vm: &mut Vm, args: &[Value], i: usize) -> Result<Gc<Tuple>, Exit> {
    let v = args[i];
    let container = iterates_natively(v) && !v.is_kind(Kind::Iter);
    if container && !vm.config.longest_way || v.is_kind(Kind::Tuple) {
        match vm.tuple_from(v) {
            Ok(items) => return Ok(items.expect()),
            // A long range.
            Err(Exit::Call) => {}
            Err(exit) => return Err(exit),
        }
    }
    if !vm.may_be_iterable(v) {
        return Err(vm.not_iterable(v));
    }
    Err(ask_prelude(vm, args, i, PreludeFn::TupleFromIter))
}

/// An iterator over rows; without any where `empty`.
fn rows(
    vm: &mut Vm,
    args: &[Value],
    (known, variety): (Known, IterVariety),
    pool: Value,
    places: &[Value],
    row: usize,
    empty: bool,
) -> Answer {
    vm.pay(places.len() / 32)?;
    let list = vm.list(places)?;
    let source = if empty { Value::UNBOUND } else { pool };
    let i = vm.iter(variety, source, 0, row as i64, 0)?;
    i.extra.set(list);
    made(vm, args, known, i)
}

fn new_product(vm: &mut Vm, args: &[Value]) -> Answer {
    const MANY: i64 = 1 << 26;
    let repeat = match args[1].is_unbound() {
        true => 1,
        false => number_args::size(vm, args, 1)?,
    };
    if repeat < 0 {
        return Err(vm.value_error("repeat argument cannot be negative"));
    }
    let n = (args.len() - 2) as i64;
    if n.checked_mul(repeat).is_none_or(|n| n > MANY) {
        return Err(vm.overflow_error("repeat argument too large"));
    }
    let mut pools = Vec::new();
    if repeat > 0 {
        for i in 2..args.len() {
            pools.push(pool(vm, args, i)?.value());
        }
    }
    let empty = pools.iter().any(|p| p.expect::<Tuple>().len == 0);
    let pools = pools.repeat(repeat as usize);
    let all = vm.tuple(&pools)?;
    let places = vec![Value::ZERO; pools.len()];
    let which = (Known::Product, IterVariety::Product);
    rows(vm, args, which, all, &places, 0, empty)
}

fn indices(n: usize) -> impl Iterator<Item = Value> {
    (0..n).map(|k| Value::int(k as i64))
}

fn new_permutations(vm: &mut Vm, args: &[Value]) -> Answer {
    let pool = pool(vm, args, 1)?;
    let n = pool.len;
    let r = match args[2] {
        v if v.is_unbound() || v.is_none() => n,
        v if Num::of(vm.unwrap_payload(v)).is_some_and(|n| n.is_int()) => row_size(vm, args)?,
        _ => return Err(vm.type_error("Expected int as r")),
    };
    let which = (Known::Permutations, IterVariety::Permutations);
    if r > n {
        return rows(vm, args, which, pool.value(), &[], 0, true);
    }
    let turns = (n - r + 1..=n).rev().map(|k| Value::int(k as i64));
    let places: Vec<Value> = indices(n).chain(turns).collect();
    rows(vm, args, which, pool.value(), &places, r, false)
}

/// The argument `r`.
fn row_size(vm: &mut Vm, args: &[Value]) -> Result<usize, Exit> {
    match number_args::size(vm, args, 2)? {
        r if r < 0 => Err(vm.value_error("r must be non-negative")),
        r => Ok(r as usize),
    }
}

fn new_combinations(vm: &mut Vm, args: &[Value]) -> Answer {
    let pool = pool(vm, args, 1)?;
    let r = row_size(vm, args)?;
    let which = (Known::Combinations, IterVariety::Combinations);
    let empty = r > pool.len;
    let places: Vec<Value> = indices(if empty { 0 } else { r }).collect();
    rows(vm, args, which, pool.value(), &places, r, empty)
}

fn new_multisets(vm: &mut Vm, args: &[Value]) -> Answer {
    const MANY: usize = 1 << 26;
    let pool = pool(vm, args, 1)?;
    let r = row_size(vm, args)?;
    let empty = pool.len == 0 && r > 0;
    if r > MANY && !empty {
        return Err(vm.memory_error());
    }
    let places = vec![Value::ZERO; if empty { 0 } else { r }];
    let which = (Known::Multisets, IterVariety::Multisets);
    rows(vm, args, which, pool.value(), &places, r, empty)
}
