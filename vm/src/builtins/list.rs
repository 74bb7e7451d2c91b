//! `list`.

use super::list_args::{
    self, CONTAINER, EQUALITY, MUTABLE, ORDERING, SUBSCRIPT, at_most_one, class_argument,
    no_keywords,
};
use crate::heap::Gc;
use crate::native::{Answer, Exit, NativeDef, def};
use crate::objects::List;
use crate::semantics::subscript::at_index;
use crate::value::Value;
use crate::vm::{Known, PreludeFn, Vm};

pub const METHODS: &[&[NativeDef]] = &[OWN, CONTAINER, EQUALITY, ORDERING, SUBSCRIPT, MUTABLE];

const OWN: &[NativeDef] = &[
    def(
        "__new__",
        "cls, /, *args, **kwargs",
        new,
        "Create and return a new object.  See help(type) for accurate signature.",
    )
    .with(crate::native::native_flag::STATIC),
    def(
        "__init__",
        "self, /, *args, **kwargs",
        init,
        "Initialize self.  See help(type(self)) for accurate signature.",
    ),
    def(
        "append",
        "self, object, /",
        append,
        "Append object to the end of the list.",
    ),
    def(
        "extend",
        "self, iterable, /",
        extend,
        "Extend list by appending elements from the iterable.",
    ),
    def(
        "insert",
        "self, index, object, /",
        insert,
        "Insert object before index.",
    ),
    def(
        "remove",
        "self, value, /",
        remove,
        "Remove first occurrence of value.",
    ),
    def(
        "pop",
        "self, index=, /",
        pop,
        "Remove and return item at index (default last).",
    ),
    def("clear", "self, /", clear, "Remove all items from list."),
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
    def(
        "sort",
        "self, /, *, key=, reverse=",
        sort,
        "Sort the list in ascending order and return None.",
    ),
    def("reverse", "self, /", reverse, "Reverse *IN PLACE*."),
    def(
        "copy",
        "self, /",
        copy,
        "Return a shallow copy of the list.",
    ),
    def("__add__", "self, value, /", add, "Return self+value."),
    def("__mul__", "self, value, /", mul, "Return self*value."),
    def("__rmul__", "self, value, /", mul, "Return value*self."),
    def("__iadd__", "self, value, /", iadd, "Implement self+=value."),
    def("__imul__", "self, value, /", imul, "Implement self*=value."),
    def(
        "__reversed__",
        "self, /",
        reversed,
        "Return a reverse iterator over the list.",
    ),
];

fn own(vm: &mut Vm, v: Value, method: &str) -> Result<Gc<List>, Exit> {
    vm.receiver(v, Known::List, method)
}

fn new(vm: &mut Vm, args: &[Value]) -> Answer {
    let class = class_argument(vm, args[0], Known::List)?;
    if class != vm.known(Known::List) {
        // `__init__` fills it.
        let empty = vm.list(&[])?;
        return vm.instantiate(class, empty);
    }
    no_keywords(vm, args[1], "list")?;
    at_most_one(vm, &args[2..], "list")?;
    match args.get(2) {
        Some(iterable) => vm.list_from(*iterable),
        None => vm.list(&[]),
    }
}

fn init(vm: &mut Vm, args: &[Value]) -> Answer {
    let list = own(vm, args[0], "__init__")?;
    no_keywords(vm, args[1], "list")?;
    at_most_one(vm, &args[2..], "list")?;
    if args.get(2).is_some_and(|v| *v == list.value()) {
        vm.list_clear(list);
        return Ok(Value::NONE);
    }
    match args.get(2) {
        Some(iterable) => {
            // What the iterable's own code does cannot be undone, so the list is emptied first, as in CPython.
            if let Some((items, _)) = vm.native_items_and_room(*iterable, 8)? {
                vm.list_replace(list, &items)?;
                return Ok(Value::NONE);
            }
            vm.list_clear(list);
            vm.list_extend(list, *iterable)
        }
        None => {
            vm.list_clear(list);
            Ok(Value::NONE)
        }
    }
}

impl Vm {
    /// `list(iterable)`.
    pub fn list_from(&mut self, iterable: Value) -> Answer {
        if let Some((items, all, room)) = self.first_items(iterable)? {
            let list = self.new_list(&room, &items).value();
            return match all {
                true => Ok(list),
                false => Err(self.prelude_call(PreludeFn::ListIadd, &[list, iterable])),
            };
        }
        match self.native_items_and_room(iterable, 8)? {
            Some((items, room)) => {
                self.pay(items.len() / 16)?;
                Ok(self.new_list(&room, &items).value())
            }
            None if self.may_be_iterable(iterable) => {
                Err(self.prelude_call(PreludeFn::ListFromIter, &[iterable]))
            }
            None => Err(self.not_iterable(iterable)),
        }
    }
}

fn append(vm: &mut Vm, args: &[Value]) -> Answer {
    let list = own(vm, args[0], "append")?;
    vm.list_push(list, args[1])?;
    Ok(Value::NONE)
}

fn extend(vm: &mut Vm, args: &[Value]) -> Answer {
    let list = own(vm, args[0], "extend")?;
    vm.list_extend(list, args[1])
}

fn insert(vm: &mut Vm, args: &[Value]) -> Answer {
    let list = own(vm, args[0], "insert")?;
    let i = list_args::index(vm, Known::List, "insert", args, 1)?;
    let len = list.len.get() as i64;
    let at = if i < 0 { (i + len).max(0) } else { i.min(len) };
    vm.list_insert_at(list, at as usize, args[2])?;
    Ok(Value::NONE)
}

fn pop(vm: &mut Vm, args: &[Value]) -> Answer {
    let list = own(vm, args[0], "pop")?;
    let len = list.len.get();
    let i = if args[1].is_unbound() {
        -1
    } else {
        list_args::index(vm, Known::List, "pop", args, 1)?
    };
    if len == 0 {
        return Err(vm.index_error("pop from empty list"));
    }
    match at_index(i, len) {
        Some(at) => Ok(vm.list_remove_at(list, at)),
        None => Err(vm.index_error("pop index out of range")),
    }
}

fn clear(vm: &mut Vm, args: &[Value]) -> Answer {
    let list = own(vm, args[0], "clear")?;
    vm.list_clear(list);
    Ok(Value::NONE)
}

fn reverse(vm: &mut Vm, args: &[Value]) -> Answer {
    let list = own(vm, args[0], "reverse")?;
    let items = list.items();
    for i in 0..items.len() / 2 {
        items[i].swap(&items[items.len() - 1 - i]);
    }
    vm.pay(items.len() / 16)?;
    Ok(Value::NONE)
}

fn copy(vm: &mut Vm, args: &[Value]) -> Answer {
    let list = own(vm, args[0], "copy")?;
    vm.pay(list.len.get() / 16)?;
    vm.list(list.slice())
}

/// Position of the first item between two bounds that is or equals a value; `Err` of `None` when only the program
/// can tell.
pub fn find(vm: &Vm, items: &[Value], v: Value) -> Result<Option<usize>, ()> {
    for (i, item) in items.iter().enumerate() {
        if vm.same_item(*item, v).ok_or(())? {
            return Ok(Some(i));
        }
    }
    Ok(None)
}

fn index(vm: &mut Vm, args: &[Value]) -> Answer {
    let list = own(vm, args[0], "index")?;
    let len = list.len.get();
    let start = list_args::bound(vm, Known::List, "index", args, 2, len)?.unwrap_or(0);
    let stop = list_args::bound(vm, Known::List, "index", args, 3, len)?.unwrap_or(len);
    vm.pay(len / 16)?;
    let items = list.slice().get(start..stop).unwrap_or(&[]);
    match find(vm, items, args[1]) {
        Ok(Some(i)) => Ok(Value::int((start + i) as i64)),
        Ok(None) => {
            let text = match vm.repr(args[1]) {
                Ok(text) => text,
                Err(_) => {
                    return search_in_prelude(vm, list.value(), args[1], start, stop);
                }
            };
            let text = text.expect::<crate::objects::Str>().text();
            Err(vm.value_error(format!("{text} is not in list")))
        }
        Err(()) => search_in_prelude(vm, list.value(), args[1], start, stop),
    }
}

/// The search by guest equality.
pub fn search_in_prelude(
    vm: &mut Vm,
    sequence: Value,
    v: Value,
    start: usize,
    stop: usize,
) -> Answer {
    let (start, stop) = (Value::int(start as i64), Value::int(stop as i64));
    Err(vm.prelude_call(PreludeFn::ListIndex, &[sequence, v, start, stop]))
}

fn count(vm: &mut Vm, args: &[Value]) -> Answer {
    let list = own(vm, args[0], "count")?;
    count_in(vm, list.value(), list.slice(), args[1])
}

/// How many items are or equal a value.
pub fn count_in(vm: &mut Vm, sequence: Value, items: &[Value], v: Value) -> Answer {
    let mut n = 0;
    for item in items {
        match vm.same_item(*item, v) {
            Some(same) => n += same as i64,
            None => return Err(vm.prelude_call(PreludeFn::ListCount, &[sequence, v])),
        }
    }
    vm.pay(items.len() / 16)?;
    Ok(Value::int(n))
}

fn remove(vm: &mut Vm, args: &[Value]) -> Answer {
    let list = own(vm, args[0], "remove")?;
    vm.pay(list.len.get() / 16)?;
    match find(vm, list.slice(), args[1]) {
        Ok(Some(i)) => {
            vm.list_remove_at(list, i);
            Ok(Value::NONE)
        }
        Ok(None) => Err(vm.value_error("list.remove(x): x not in list")),
        Err(()) => Err(vm.prelude_call(PreludeFn::ListRemove, &[list.value(), args[1]])),
    }
}

fn sort(vm: &mut Vm, args: &[Value]) -> Answer {
    let list = own(vm, args[0], "sort")?;
    vm.list_sort(list, args[1], args[2])
}

fn add(vm: &mut Vm, args: &[Value]) -> Answer {
    let list = own(vm, args[0], "__add__")?;
    match vm.unwrap_payload(args[1]).as_gc::<List>() {
        Some(other) => vm.list_concat(list.slice(), other.slice()),
        None => Err(vm.cannot_concatenate(list.value(), args[1])),
    }
}

fn mul(vm: &mut Vm, args: &[Value]) -> Answer {
    let list = own(vm, args[0], "__mul__")?;
    repeat_method(vm, list.value(), args, false, Known::List, "__mul__")
}

/// `sequence * n` as a method.
pub fn repeat_method(
    vm: &mut Vm,
    own: Value,
    args: &[Value],
    in_place: bool,
    class: Known,
    method: &str,
) -> Answer {
    let inner = vm.unwrap_payload(args[1]);
    let is_int = crate::semantics::number::is_int(inner) || vm.has_index(args[1]);
    if !is_int {
        return Ok(Value::NOT_IMPLEMENTED);
    }
    let n = list_args::index(vm, class, method, args, 1)?;
    vm.sequence_repeat(in_place, own, n.max(0) as usize)
}

fn iadd(vm: &mut Vm, args: &[Value]) -> Answer {
    own(vm, args[0], "__iadd__")?;
    vm.in_place_extend(args[0], args[1])
}

fn imul(vm: &mut Vm, args: &[Value]) -> Answer {
    let list = own(vm, args[0], "__imul__")?;
    match repeat_method(vm, list.value(), args, true, Known::List, "__imul__")? {
        Value::NOT_IMPLEMENTED => Ok(Value::NOT_IMPLEMENTED),
        _ => Ok(args[0]),
    }
}

fn reversed(vm: &mut Vm, args: &[Value]) -> Answer {
    let list = own(vm, args[0], "__reversed__")?;
    Ok(vm.reversed_iter(list.value())?.unwrap_or(Value::NONE))
}
