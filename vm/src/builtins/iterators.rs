//! The iterator types: those of the built-in containers, and `enumerate`, `zip`, `map`, `filter`, `reversed`.
//!
//! The adaptors are native iterators, too. They are advanced natively while their own iterators are; when guest
//! code takes part the prelude asks for the items.

use crate::heap::{Gc, Kind};
use crate::native::{Answer, Control, Exit, NativeDef, def, native_flag};
use crate::objects::{Dict, Iter, IterVariety};
use crate::semantics::iterate::is_iterator;
use crate::semantics::number::as_small_int;
use crate::value::Value;
use crate::vm::{Known, PreludeFn, Vm};

/// Types that have just the protocol's methods.
pub const TYPES: &[Known] = &[
    Known::ListIterator,
    Known::TupleIterator,
    Known::StrIterator,
    Known::BytesIterator,
    Known::ByteArrayIterator,
    Known::RangeIterator,
    Known::DictKeyIterator,
    Known::DictValueIterator,
    Known::DictItemIterator,
    Known::SetIterator,
    Known::SeqIterator,
    Known::CallableIterator,
    Known::ListReverseIterator,
    Known::DictReverseKeyIterator,
    Known::DictReverseValueIterator,
    Known::DictReverseItemIterator,
    Known::DequeIterator,
    Known::DequeReverseIterator,
    Known::Reversed,
    Known::Enumerate,
    Known::Zip,
    Known::Map,
    Known::Filter,
];

pub const METHODS: &[NativeDef] = &[
    def("__iter__", "self, /", iter, "Implement iter(self)."),
    def("__next__", "self, /", next, "Implement next(self)."),
];

/// What the adaptors do not have: a guess of what is left.
pub const LENGTH_HINT: &[NativeDef] = &[def(
    "__length_hint__",
    "self, /",
    length_hint,
    "Private method returning an estimate of len(list(it)).",
)];

pub const REVERSED: &[NativeDef] = &[def(
    "__new__",
    "cls, sequence, /",
    new_reversed,
    "Return a reverse iterator over the values of the given sequence.",
)
.with(native_flag::STATIC)];

pub const ENUMERATE: &[NativeDef] = &[def(
    "__new__",
    "cls, iterable, start=",
    new_enumerate,
    "Return an enumerate object.",
)
.with(native_flag::STATIC)];

pub const ZIP: &[NativeDef] = &[def(
    "__new__",
    "cls, /, *iterables, strict=",
    new_zip,
    "Iterate over several iterables in parallel.",
)
.with(native_flag::STATIC)];

pub const MAP: &[NativeDef] = &[def(
    "__new__",
    "cls, /, *args, **kwargs",
    new_map,
    "Make an iterator that computes the function using arguments from each of the iterables.",
)
.with(native_flag::STATIC)];

pub const FILTER: &[NativeDef] = &[def(
    "__new__",
    "cls, /, *args, **kwargs",
    new_filter,
    "Return an iterator yielding those items of iterable for which function(item) is true.",
)
.with(native_flag::STATIC)];

pub(super) fn own(vm: &mut Vm, v: Value, method: &str) -> Result<Gc<Iter>, Exit> {
    match vm.unwrap_payload(v).as_gc() {
        Some(i) => Ok(i),
        None => Err(vm.wrong_receiver(v, Known::SeqIterator, method)),
    }
}

fn iter(vm: &mut Vm, args: &[Value]) -> Answer {
    if !is_iterator(vm.unwrap_payload(args[0])) {
        own(vm, args[0], "__iter__")?;
    }
    Ok(args[0])
}

fn next(vm: &mut Vm, args: &[Value]) -> Answer {
    let it = vm.unwrap_payload(args[0]);
    if it.is_kind(Kind::Generator) {
        // One that passes for an iterator of `itertools`.
        let _ = vm.tail_call(it, &[Value::NONE]);
        return Err(Exit::Control(Control::Send));
    }
    let i = own(vm, it, "__next__")?;
    match vm.iter_next(i.value())? {
        Some(v) => Ok(v),
        None => Err(vm.stop_iteration(Value::NONE)),
    }
}

fn length_hint(vm: &mut Vm, args: &[Value]) -> Answer {
    let i = own(vm, args[0], "__length_hint__")?;
    Ok(vm.iter_length_hint(i)?.unwrap_or(Value::NOT_IMPLEMENTED))
}

fn new_reversed(vm: &mut Vm, args: &[Value]) -> Answer {
    vm.reversed(args[1])
}

impl Vm {
    /// `reversed(v)`.
    pub fn reversed(&mut self, v: Value) -> Answer {
        if let Some(iter) = self.reversed_iter(v)? {
            return Ok(iter);
        }
        let name = self.names.dunder_reversed;
        match self.special_or_payload(v, name) {
            Some(Err(payload)) => self.reversed(payload),
            Some(Ok(Value::NONE)) => Err(self.not_reversible(v)),
            Some(Ok(_)) => Err(self.prelude_call(PreludeFn::Reversed, &[v])),
            None => match self.payload(v) {
                Some(payload) => self.reversed(payload),
                None if self.special(v, self.names.dunder_getitem).is_some()
                    && self.special(v, self.names.dunder_len).is_some() =>
                {
                    Err(self.prelude_call(PreludeFn::Reversed, &[v]))
                }
                None if self.special(v, self.names.dunder_getitem).is_some() => {
                    let name = self.type_name(v);
                    Err(self.type_error(format!("object of type '{name}' has no len()")))
                }
                None => Err(self.not_reversible(v)),
            },
        }
    }

    fn not_reversible(&mut self, v: Value) -> Exit {
        let name = self.type_name(v);
        self.type_error(format!("'{name}' object is not reversible"))
    }

    /// Iterators of several iterables, as a tuple; `None` when the program must make one of them.
    fn iterators(&mut self, iterables: &[Value]) -> Result<Option<Value>, Exit> {
        let mut iterators = Vec::with_capacity(iterables.len());
        for v in iterables {
            match self.get_iter(*v) {
                Ok(it) => iterators.push(it),
                Err(Exit::Call) => return Ok(None),
                Err(exit) => return Err(exit),
            }
        }
        self.tuple(&iterators).map(Some)
    }
}

fn new_enumerate(vm: &mut Vm, args: &[Value]) -> Answer {
    let (class, iterable, start) = (args[0], args[1], args[2]);
    let start = if start.is_unbound() {
        Value::ZERO
    } else {
        start
    };
    let inner = vm.unwrap_payload(start);
    if !crate::semantics::number::is_int(inner) {
        if vm.has_index(start) {
            return Err(vm.prelude_call(PreludeFn::NewEnumerate, &[class, iterable, start]));
        }
        let name = vm.type_name(start);
        return Err(vm.type_error(format!(
            "'{name}' object cannot be interpreted as an integer"
        )));
    }
    match vm.get_iter(iterable) {
        Ok(it) => make_enumerate(vm, it, inner),
        Err(Exit::Call) => Err(vm.prelude_call(PreludeFn::NewEnumerate, &[class, iterable, inner])),
        Err(exit) => Err(exit),
    }
}

/// An `enumerate` over an iterator, counting from an int.
pub(super) fn make_enumerate(vm: &mut Vm, it: Value, start: Value) -> Answer {
    /// Counts that no loop takes beyond a small int.
    const FAR: i64 = 1 << 60;
    match as_small_int(start) {
        Some(n) if n < FAR => vm.adaptor(IterVariety::Enumerate, it, Value::UNBOUND, n),
        _ => vm.adaptor(IterVariety::Enumerate, it, start, 0),
    }
}

fn new_zip(vm: &mut Vm, args: &[Value]) -> Answer {
    let (class, strict, iterables) = (args[0], args[1], &args[2..]);
    let strict = if strict.is_unbound() {
        false
    } else {
        vm.truth(strict)?
    };
    match vm.iterators(iterables)? {
        Some(iterators) => vm.adaptor(IterVariety::Zip, iterators, Value::bool(strict), 0),
        None => {
            let iterables = vm.tuple(iterables)?;
            Err(vm.prelude_call(PreludeFn::NewZip, &[class, iterables, Value::bool(strict)]))
        }
    }
}

fn no_keywords(vm: &mut Vm, kwargs: Value, name: &str) -> Result<(), Exit> {
    match kwargs.as_gc::<Dict>() {
        Some(d) if !d.is_empty() => {
            Err(vm.type_error(format!("{name}() takes no keyword arguments")))
        }
        _ => Ok(()),
    }
}

fn new_map(vm: &mut Vm, args: &[Value]) -> Answer {
    no_keywords(vm, args[1], "map")?;
    let [function, iterables @ ..] = &args[2..] else {
        return Err(vm.type_error("map() must have at least two arguments."));
    };
    if iterables.is_empty() {
        return Err(vm.type_error("map() must have at least two arguments."));
    }
    match vm.iterators(iterables)? {
        Some(iterators) => vm.adaptor(IterVariety::Map, iterators, *function, 0),
        None => {
            let iterables = vm.tuple(iterables)?;
            Err(vm.prelude_call(PreludeFn::NewMap, &[args[0], *function, iterables]))
        }
    }
}

fn new_filter(vm: &mut Vm, args: &[Value]) -> Answer {
    no_keywords(vm, args[1], "filter")?;
    let [function, iterable] = args[2..] else {
        let n = args.len() - 2;
        return Err(vm.type_error(format!("filter expected 2 arguments, got {n}")));
    };
    match vm.get_iter(iterable) {
        Ok(it) => vm.adaptor(IterVariety::Filter, it, function, 0),
        Err(Exit::Call) => {
            Err(vm.prelude_call(PreludeFn::NewFilter, &[args[0], function, iterable]))
        }
        Err(exit) => Err(exit),
    }
}
