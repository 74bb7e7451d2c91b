//! `collections.deque`.

use super::list::{count_in, find, repeat_method};
use super::list_args::{self, CONTAINER, EQUALITY, MUTABLE, ORDERING, SUBSCRIPT, class_argument};
use crate::heap::{Gc, Kind};
use crate::native::{Answer, AttrDef, Exit, NativeDef, attr, def, native_flag};
use crate::objects::{Buffer, Deque};
use crate::semantics::number::as_small_int;
use crate::value::Value;
use crate::vm::{Known, PreludeFn, Vm};

pub const METHODS: &[&[NativeDef]] = &[OWN, CONTAINER, EQUALITY, ORDERING, SUBSCRIPT, MUTABLE];

pub const ATTRS: &[AttrDef] = &[attr("maxlen", maxlen)];

const OWN: &[NativeDef] = &[
    def(
        "__new__",
        "cls, /, *args, **kwargs",
        new,
        "Create and return a new object.  See help(type) for accurate signature.",
    )
    .with(native_flag::STATIC),
    def(
        "__init__",
        "self, iterable=, maxlen=",
        init,
        "Initialize self.  See help(type(self)) for accurate signature.",
    ),
    def(
        "append",
        "self, x, /",
        append,
        "Add an element to the right side of the deque.",
    ),
    def(
        "appendleft",
        "self, x, /",
        appendleft,
        "Add an element to the left side of the deque.",
    ),
    def(
        "pop",
        "self, /",
        pop,
        "Remove and return the rightmost element.",
    ),
    def(
        "popleft",
        "self, /",
        popleft,
        "Remove and return the leftmost element.",
    ),
    def(
        "extend",
        "self, iterable, /",
        extend,
        "Extend the right side of the deque with elements from the iterable",
    ),
    def(
        "extendleft",
        "self, iterable, /",
        extendleft,
        "Extend the left side of the deque with elements from the iterable",
    ),
    def(
        "rotate",
        "self, n=, /",
        rotate,
        "Rotate the deque n steps to the right (default n=1).  If n is negative, rotates left.",
    ),
    def(
        "clear",
        "self, /",
        clear,
        "Remove all elements from the deque.",
    ),
    def("copy", "self, /", copy, "Return a shallow copy of a deque."),
    def(
        "__copy__",
        "self, /",
        copy,
        "Return a shallow copy of a deque.",
    ),
    def(
        "reverse",
        "self, /",
        reverse,
        "D.reverse() -- reverse *IN PLACE*",
    ),
    def(
        "count",
        "self, value, /",
        count,
        "D.count(value) -> integer -- return number of occurrences of value",
    ),
    def(
        "index",
        "self, value, start=, stop=, /",
        index,
        "D.index(value, [start, [stop]]) -> integer -- return first index of value.",
    ),
    def(
        "insert",
        "self, index, object, /",
        insert,
        "D.insert(index, object) -- insert object before index",
    ),
    def(
        "remove",
        "self, value, /",
        remove,
        "D.remove(value) -- remove first occurrence of value.",
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
        "D.__reversed__() -- return a reverse iterator over the deque",
    ),
];

fn own(vm: &mut Vm, v: Value, method: &str) -> Result<Gc<Deque>, Exit> {
    vm.receiver(v, Known::Deque, method)
}

fn new(vm: &mut Vm, args: &[Value]) -> Answer {
    let class = class_argument(vm, args[0], Known::Deque)?;
    if class != vm.known(Known::Deque) {
        // `__init__` fills it.
        let empty = vm.new_deque(usize::MAX)?.value();
        return vm.instantiate(class, empty);
    }
    let given = &args[2..];
    let keyword = |vm: &mut Vm, name: &str| {
        let d: Gc<crate::objects::Dict> = args[1].as_gc()?;
        let key = vm.intern(name);
        vm.dict_get_str(d, key)
    };
    if given.len() > 2 {
        let n = given.len();
        return Err(vm.type_error(format!("deque() takes at most 2 arguments ({n} given)")));
    }
    let iterable = match given.first() {
        Some(v) => Some(*v),
        None => keyword(vm, "iterable"),
    };
    let max_len = match given.get(1) {
        Some(v) => Some(*v),
        None => keyword(vm, "maxlen"),
    };
    let max_len = max_length(vm, max_len.unwrap_or(Value::NONE))?;
    let deque = vm.new_deque(max_len)?;
    let Some(iterable) = iterable else {
        return Ok(deque.value());
    };
    match vm.deque_extend(deque, iterable, false) {
        Ok(_) => Ok(deque.value()),
        Err(Exit::Call) => Err(vm.prelude_call(PreludeFn::DequeIadd, &[deque.value(), iterable])),
        Err(exit) => Err(exit),
    }
}

fn max_length(vm: &mut Vm, v: Value) -> Result<usize, Exit> {
    if v.is_none() || v.is_unbound() {
        return Ok(usize::MAX);
    }
    let inner = vm.unwrap_payload(v);
    match as_small_int(inner) {
        Some(n) if n >= 0 => Ok(n as usize),
        Some(_) => Err(vm.value_error("maxlen must be non-negative")),
        None if inner.is_kind(Kind::BigInt) => {
            Err(vm.overflow_error("Python int too large to convert to C ssize_t"))
        }
        None => Err(vm.type_error("an integer is required")),
    }
}

fn init(vm: &mut Vm, args: &[Value]) -> Answer {
    let deque = own(vm, args[0], "__init__")?;
    let max_len = max_length(vm, args[2])?;
    vm.deque_clear(deque);
    deque.max_len.set(max_len);
    if args[1].is_unbound() {
        return Ok(Value::NONE);
    }
    vm.deque_extend(deque, args[1], false)
}

fn maxlen(vm: &mut Vm, args: &[Value]) -> Answer {
    let deque = own(vm, args[0], "maxlen")?;
    Ok(match deque.max_len.get() {
        usize::MAX => Value::NONE,
        n => Value::int(n as i64),
    })
}

fn append(vm: &mut Vm, args: &[Value]) -> Answer {
    let deque = own(vm, args[0], "append")?;
    vm.deque_push_back(deque, args[1])?;
    Ok(Value::NONE)
}

fn appendleft(vm: &mut Vm, args: &[Value]) -> Answer {
    let deque = own(vm, args[0], "appendleft")?;
    vm.deque_push_front(deque, args[1])?;
    Ok(Value::NONE)
}

fn pop(vm: &mut Vm, args: &[Value]) -> Answer {
    let deque = own(vm, args[0], "pop")?;
    match vm.deque_pop_back(deque) {
        Some(v) => Ok(v),
        None => Err(vm.index_error("pop from an empty deque")),
    }
}

fn popleft(vm: &mut Vm, args: &[Value]) -> Answer {
    let deque = own(vm, args[0], "popleft")?;
    match vm.deque_pop_front(deque) {
        Some(v) => Ok(v),
        None => Err(vm.index_error("pop from an empty deque")),
    }
}

fn extend(vm: &mut Vm, args: &[Value]) -> Answer {
    let deque = own(vm, args[0], "extend")?;
    vm.deque_extend(deque, args[1], false)
}

fn extendleft(vm: &mut Vm, args: &[Value]) -> Answer {
    let deque = own(vm, args[0], "extendleft")?;
    vm.deque_extend(deque, args[1], true)
}

fn rotate(vm: &mut Vm, args: &[Value]) -> Answer {
    let deque = own(vm, args[0], "rotate")?;
    let n = if args[1].is_unbound() {
        1
    } else {
        list_args::index(vm, Known::Deque, "rotate", args, 1)?
    };
    let len = deque.len.get();
    if len > 1 {
        let n = n.rem_euclid(len as i64) as usize;
        if n <= FEW || len - n <= FEW {
            turn_by_few(vm, deque, n);
            return Ok(Value::NONE);
        }
        let items: Vec<Value> = (0..len).map(|i| deque.get((i + len - n) % len)).collect();
        put_all(vm, deque, &items);
    }
    Ok(Value::NONE)
}

/// Items that are moved one by one from one end to the other.
const FEW: usize = 8;

/// Moves the last `n` items to the front, or the others to the back, whichever are few.
fn turn_by_few(vm: &mut Vm, deque: Gc<Deque>, n: usize) {
    let buffer: Gc<Buffer> = deque.buffer.get().expect();
    let (len, capacity) = (deque.len.get(), buffer.capacity);
    if n <= FEW {
        for _ in 0..n {
            let last = deque.get(len - 1);
            deque
                .first
                .set((deque.first.get() + capacity - 1) % capacity);
            vm.deque_put(deque, 0, last);
        }
    } else {
        for _ in n..len {
            let first = deque.get(0);
            deque.first.set((deque.first.get() + 1) % capacity);
            vm.deque_put(deque, len - 1, first);
        }
    }
    deque.version.set(deque.version.get() + 1);
}

/// Overwrites all items.
fn put_all(vm: &mut Vm, deque: Gc<Deque>, items: &[Value]) {
    for (i, v) in items.iter().enumerate() {
        vm.deque_put(deque, i, *v);
    }
    deque.version.set(deque.version.get() + 1);
    vm.charge(items.len() / 16);
}

fn clear(vm: &mut Vm, args: &[Value]) -> Answer {
    let deque = own(vm, args[0], "clear")?;
    vm.deque_clear(deque);
    Ok(Value::NONE)
}

fn copy(vm: &mut Vm, args: &[Value]) -> Answer {
    let deque = own(vm, args[0], "copy")?;
    Ok(vm.deque_copy(deque)?.value())
}

fn items_of(deque: Gc<Deque>) -> Vec<Value> {
    (0..deque.len.get()).map(|i| deque.get(i)).collect()
}

fn reverse(vm: &mut Vm, args: &[Value]) -> Answer {
    let deque = own(vm, args[0], "reverse")?;
    let mut items = items_of(deque);
    items.reverse();
    put_all(vm, deque, &items);
    Ok(Value::NONE)
}

fn count(vm: &mut Vm, args: &[Value]) -> Answer {
    let deque = own(vm, args[0], "count")?;
    count_in(vm, deque.value(), &items_of(deque), args[1])
}

fn index(vm: &mut Vm, args: &[Value]) -> Answer {
    let deque = own(vm, args[0], "index")?;
    let len = deque.len.get();
    let start = list_args::bound(vm, Known::Deque, "index", args, 2, len)?.unwrap_or(0);
    let stop = list_args::bound(vm, Known::Deque, "index", args, 3, len)?.unwrap_or(len);
    vm.pay(len / 16)?;
    let items = items_of(deque);
    let items = items.get(start..stop).unwrap_or(&[]);
    match find(vm, items, args[1]) {
        Ok(Some(i)) => Ok(Value::int((start + i) as i64)),
        Ok(None) => match vm.repr(args[1]) {
            Ok(text) => {
                let text = text.expect::<crate::objects::Str>().text();
                Err(vm.value_error(format!("{text} is not in deque")))
            }
            Err(_) => super::list::search_in_prelude(vm, deque.value(), args[1], start, stop),
        },
        Err(()) => super::list::search_in_prelude(vm, deque.value(), args[1], start, stop),
    }
}

fn insert(vm: &mut Vm, args: &[Value]) -> Answer {
    let deque = own(vm, args[0], "insert")?;
    let i = list_args::index(vm, Known::Deque, "insert", args, 1)?;
    let len = deque.len.get();
    if len == deque.max_len.get() {
        return Err(vm.index_error("deque already at its maximum size"));
    }
    let at = if i < 0 {
        (i + len as i64).max(0)
    } else {
        i.min(len as i64)
    } as usize;
    vm.deque_push_back(deque, args[2])?;
    let mut items = items_of(deque);
    items[at..].rotate_right(1);
    put_all(vm, deque, &items);
    Ok(Value::NONE)
}

fn remove(vm: &mut Vm, args: &[Value]) -> Answer {
    let deque = own(vm, args[0], "remove")?;
    vm.pay(deque.len.get() / 16)?;
    match find(vm, &items_of(deque), args[1]) {
        Ok(Some(i)) => {
            vm.deque_remove_at(deque, i);
            Ok(Value::NONE)
        }
        Ok(None) => match vm.repr(args[1]) {
            Ok(text) => {
                let text = text.expect::<crate::objects::Str>().text();
                Err(vm.value_error(format!("{text} is not in deque")))
            }
            Err(_) => Err(vm.prelude_call(PreludeFn::ListRemove, &[deque.value(), args[1]])),
        },
        Err(()) => Err(vm.prelude_call(PreludeFn::ListRemove, &[deque.value(), args[1]])),
    }
}

fn add(vm: &mut Vm, args: &[Value]) -> Answer {
    let deque = own(vm, args[0], "__add__")?;
    let other = vm.unwrap_payload(args[1]);
    if other.is_kind(Kind::Deque) {
        vm.deque_add(false, deque.value(), other)
    } else {
        Err(vm.cannot_concatenate(deque.value(), args[1]))
    }
}

fn mul(vm: &mut Vm, args: &[Value]) -> Answer {
    let deque = own(vm, args[0], "__mul__")?;
    repeat_method(vm, deque.value(), args, false, Known::Deque, "__mul__")
}

fn iadd(vm: &mut Vm, args: &[Value]) -> Answer {
    own(vm, args[0], "__iadd__")?;
    vm.in_place_extend(args[0], args[1])
}

fn imul(vm: &mut Vm, args: &[Value]) -> Answer {
    let deque = own(vm, args[0], "__imul__")?;
    match repeat_method(vm, deque.value(), args, true, Known::Deque, "__imul__")? {
        Value::NOT_IMPLEMENTED => Ok(Value::NOT_IMPLEMENTED),
        _ => Ok(args[0]),
    }
}

fn reversed(vm: &mut Vm, args: &[Value]) -> Answer {
    let deque = own(vm, args[0], "__reversed__")?;
    vm.reversed(deque.value())
}
