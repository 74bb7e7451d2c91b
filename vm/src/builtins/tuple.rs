//! `tuple`.

use super::list::{count_in, find, repeat_method, search_in_prelude};
use super::list_args::{
    self, CONTAINER, EQUALITY, ORDERING, SUBSCRIPT, at_most_one, class_argument, instance_of,
    no_keywords,
};
use crate::heap::Gc;
use crate::native::{Answer, Exit, NativeDef, def, native_flag};
use crate::objects::{List, Tuple};
use crate::value::Value;
use crate::vm::{Known, PreludeFn, Vm};

pub const METHODS: &[&[NativeDef]] = &[OWN, CONTAINER, EQUALITY, ORDERING, SUBSCRIPT];

const OWN: &[NativeDef] = &[
    def(
        "__new__",
        "cls, /, *args, **kwargs",
        new,
        "Create and return a new object.  See help(type) for accurate signature.",
    )
    .with(native_flag::STATIC),
    def(
        "index",
        "self, value, start=, stop=, /",
        index,
        "Return first index of value.",
    ),
    def(
        "count",
        "self, value, /",
        count,
        "Return number of occurrences of value.",
    ),
    def("__add__", "self, value, /", add, "Return self+value."),
    def("__mul__", "self, value, /", mul, "Return self*value."),
    def("__rmul__", "self, value, /", mul, "Return value*self."),
    def("__hash__", "self, /", hash, "Return hash(self)."),
    def("__getnewargs__", "self, /", getnewargs, ""),
];

fn own(vm: &mut Vm, v: Value, method: &str) -> Result<Gc<Tuple>, Exit> {
    vm.receiver(v, Known::Tuple, method)
}

fn new(vm: &mut Vm, args: &[Value]) -> Answer {
    let class = class_argument(vm, args[0], Known::Tuple)?;
    let exact = class == vm.known(Known::Tuple);
    if exact {
        no_keywords(vm, args[1], "tuple")?;
    }
    at_most_one(vm, &args[2..], "tuple")?;
    let Some(iterable) = args.get(2) else {
        let empty = vm.tuple(&[])?;
        return instance_of(vm, class, Known::Tuple, empty);
    };
    if exact {
        return vm.tuple_from(*iterable);
    }
    if iterable.is_kind(crate::heap::Kind::Iter) {
        // Two reservations: the items must not be lost between them.
        return Err(vm.prelude_call(
            PreludeFn::NewContainer,
            &[args[0], vm.known(Known::Tuple).value(), *iterable],
        ));
    }
    match vm.tuple_from(*iterable) {
        Ok(payload) => vm.instantiate(class, payload),
        Err(Exit::Call) => {
            let base = vm.known(Known::Tuple).value();
            Err(vm.prelude_call(PreludeFn::NewContainer, &[args[0], base, *iterable]))
        }
        Err(exit) => Err(exit),
    }
}

impl Vm {
    /// `tuple(iterable)`.
    pub fn tuple_from(&mut self, iterable: Value) -> Answer {
        if iterable.is_kind(crate::heap::Kind::Tuple) {
            return Ok(iterable);
        }
        if iterable.is_kind(crate::heap::Kind::List) {
            let list: Gc<List> = iterable.expect();
            let room = self.room(1024 + list.len.get() * 8)?;
            self.pay(list.len.get() / 16)?;
            return Ok(self.new_tuple(&room, list.slice()).value());
        }
        if let Some((items, all, room)) = self.first_items(iterable)? {
            if all {
                return Ok(self.new_tuple(&room, &items).value());
            }
            let list = self.new_list(&room, &items).value();
            return Err(self.prelude_call(PreludeFn::TupleWith, &[list, iterable]));
        }
        match self.native_items_and_room(iterable, 8)? {
            Some((items, room)) => {
                self.pay(items.len() / 16)?;
                Ok(self.new_tuple(&room, &items).value())
            }
            None if self.may_be_iterable(iterable) => {
                Err(self.prelude_call(PreludeFn::TupleFromIter, &[iterable]))
            }
            None => Err(self.not_iterable(iterable)),
        }
    }
}

fn index(vm: &mut Vm, args: &[Value]) -> Answer {
    let tuple = own(vm, args[0], "index")?;
    let len = tuple.len;
    let start = list_args::bound(vm, Known::Tuple, "index", args, 2, len)?.unwrap_or(0);
    let stop = list_args::bound(vm, Known::Tuple, "index", args, 3, len)?.unwrap_or(len);
    vm.pay(len / 16)?;
    let items = tuple.slice().get(start..stop).unwrap_or(&[]);
    match find(vm, items, args[1]) {
        Ok(Some(i)) => Ok(Value::int((start + i) as i64)),
        Ok(None) => Err(vm.value_error("tuple.index(x): x not in tuple")),
        Err(()) => search_in_prelude(vm, tuple.value(), args[1], start, stop),
    }
}

fn count(vm: &mut Vm, args: &[Value]) -> Answer {
    let tuple = own(vm, args[0], "count")?;
    count_in(vm, tuple.value(), tuple.slice(), args[1])
}

fn add(vm: &mut Vm, args: &[Value]) -> Answer {
    let tuple = own(vm, args[0], "__add__")?;
    let other = vm.unwrap_payload(args[1]);
    if other.is_kind(crate::heap::Kind::Tuple) {
        vm.tuple_concat(tuple.value(), other)
    } else {
        Err(vm.cannot_concatenate(tuple.value(), args[1]))
    }
}

fn mul(vm: &mut Vm, args: &[Value]) -> Answer {
    let tuple = own(vm, args[0], "__mul__")?;
    repeat_method(vm, tuple.value(), args, false, Known::Tuple, "__mul__")
}

fn hash(vm: &mut Vm, args: &[Value]) -> Answer {
    let tuple = own(vm, args[0], "__hash__")?;
    vm.hash(tuple.value())
}

fn getnewargs(vm: &mut Vm, args: &[Value]) -> Answer {
    let tuple = own(vm, args[0], "__getnewargs__")?;
    vm.tuple(&[tuple.value()])
}
