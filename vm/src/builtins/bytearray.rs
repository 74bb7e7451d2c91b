//! What `bytearray` has beyond `bytes`: everything that changes it.

use super::bytes::{byte, byte_items, count_argument, new_bytearray, repeated};
use super::str::bytes_like;
use super::text_args::Call;
use crate::heap::Gc;
use crate::native::{Answer, Exit, NativeDef, def, native_flag};
use crate::objects::ByteArray;
use crate::value::Value;
use crate::vm::{Known, PreludeFn, Vm};

pub const METHODS: &[NativeDef] = &[
    def(
        "__new__",
        "cls, source=, encoding=, errors=",
        new_bytearray,
        "Create and return a new object.",
    )
    .with(native_flag::STATIC),
    def(
        "__setitem__",
        "self, key, value, /",
        set_item,
        "Set self[key] to value.",
    ),
    def(
        "__delitem__",
        "self, key, /",
        delete_item,
        "Delete self[key].",
    ),
    def("__iadd__", "self, value, /", iadd, "Implement self+=value."),
    def("__imul__", "self, value, /", imul, "Implement self*=value."),
    def(
        "append",
        "self, item, /",
        append,
        "Append a single item to the end.",
    ),
    def(
        "extend",
        "self, iterable_of_ints, /",
        extend,
        "Append all the items from the iterable to the end.",
    ),
    def(
        "insert",
        "self, index, item, /",
        insert,
        "Insert a single item before the given index.",
    ),
    def(
        "pop",
        "self, index=, /",
        pop,
        "Remove and return a single item.",
    ),
    def(
        "remove",
        "self, value, /",
        remove,
        "Remove the first occurrence of a value.",
    ),
    def(
        "reverse",
        "self, /",
        reverse,
        "Reverse the order of the values in place.",
    ),
    def("clear", "self, /", clear, "Remove all items."),
    def("copy", "self, /", copy, "Return a copy."),
];

fn this(vm: &mut Vm, v: Value, method: &str) -> Result<Gc<ByteArray>, Exit> {
    vm.receiver::<ByteArray>(v, Known::ByteArray, method)
}

/// Argument `i` as a byte.
fn byte_argument(vm: &mut Vm, call: &Call, i: usize) -> Result<u8, Exit> {
    match byte(vm, call.args[i], "byte")? {
        Some(b) => Ok(b),
        None => Err(call.convert(vm, i, "__index__")),
    }
}

fn set_item(vm: &mut Vm, args: &[Value]) -> Answer {
    let array = this(vm, args[0], "__setitem__")?;
    vm.set_item(array.value(), args[1], args[2])
}

fn delete_item(vm: &mut Vm, args: &[Value]) -> Answer {
    let array = this(vm, args[0], "__delitem__")?;
    vm.del_item(array.value(), args[1])
}

fn iadd(vm: &mut Vm, args: &[Value]) -> Answer {
    let array = this(vm, args[0], "__iadd__")?;
    let Some(data) = bytes_like(vm, args[1]) else {
        let found = vm.type_name(args[1]);
        return Err(vm.type_error(format!("can't concat {found} to bytearray")));
    };
    let (end, data) = (array.len.get(), data.to_vec());
    vm.bytearray_splice(array, end, end, &data)?;
    Ok(args[0])
}

fn imul(vm: &mut Vm, args: &[Value]) -> Answer {
    let array = this(vm, args[0], "__imul__")?;
    let n = count_argument(vm, args, Known::ByteArray, "__imul__")?;
    let data = repeated(vm, array.data(), n)?;
    vm.bytearray_splice(array, 0, array.len.get(), &data)?;
    Ok(args[0])
}

fn append(vm: &mut Vm, args: &[Value]) -> Answer {
    let array = this(vm, args[0], "append")?;
    let b = byte_argument(vm, &Call::new(Known::ByteArray, "append", args), 1)?;
    let end = array.len.get();
    vm.bytearray_splice(array, end, end, &[b])?;
    Ok(Value::NONE)
}

fn extend(vm: &mut Vm, args: &[Value]) -> Answer {
    let array = this(vm, args[0], "extend")?;
    let end = array.len.get();
    // An iterator is used up by looking at it: what the array may have to grow by, its own size, comes first.
    vm.room(512 + end * 2)?;
    let guest =
        |vm: &mut Vm| vm.prelude_call(PreludeFn::ByteArrayExtend, &[array.value(), args[1]]);
    let data = if let Some(data) = bytes_like(vm, args[1]) {
        data.to_vec()
    } else if let Some((items, _room)) = vm.native_items_and_room(args[1], 16)? {
        match byte_items(vm, &items, "byte")? {
            Some(data) => data,
            None => return Err(guest(vm)),
        }
    } else if vm.may_be_iterable(args[1]) {
        return Err(guest(vm));
    } else {
        let found = vm.type_name(args[1]);
        return Err(vm.type_error(format!("can't extend bytearray with {found}")));
    };
    vm.bytearray_splice(array, end, end, &data)?;
    Ok(Value::NONE)
}

fn insert(vm: &mut Vm, args: &[Value]) -> Answer {
    let array = this(vm, args[0], "insert")?;
    let call = Call::new(Known::ByteArray, "insert", args);
    let i = call.size(vm, 1, 0)?;
    let b = byte_argument(vm, &call, 2)?;
    let n = array.len.get() as i64;
    let at = (if i < 0 { (i + n).max(0) } else { i.min(n) }) as usize;
    vm.bytearray_splice(array, at, at, &[b])?;
    Ok(Value::NONE)
}

fn pop(vm: &mut Vm, args: &[Value]) -> Answer {
    let array = this(vm, args[0], "pop")?;
    let i = Call::new(Known::ByteArray, "pop", args).size(vm, 1, -1)?;
    let n = array.len.get() as i64;
    if n == 0 {
        return Err(vm.index_error("pop from empty bytearray"));
    }
    let at = if i < 0 { i + n } else { i };
    if at < 0 || at >= n {
        return Err(vm.index_error("pop index out of range"));
    }
    let at = at as usize;
    let b = array.data()[at];
    vm.bytearray_splice(array, at, at + 1, &[])?;
    Ok(Value::int(b as i64))
}

fn remove(vm: &mut Vm, args: &[Value]) -> Answer {
    let array = this(vm, args[0], "remove")?;
    let b = byte_argument(vm, &Call::new(Known::ByteArray, "remove", args), 1)?;
    match memchr::memchr(b, array.data()) {
        Some(at) => {
            vm.bytearray_splice(array, at, at + 1, &[])?;
            Ok(Value::NONE)
        }
        None => Err(vm.value_error("value not found in bytearray")),
    }
}

fn reverse(vm: &mut Vm, args: &[Value]) -> Answer {
    let array = this(vm, args[0], "reverse")?;
    let reversed: Vec<u8> = array.data().iter().rev().copied().collect();
    vm.bytearray_splice(array, 0, reversed.len(), &reversed)?;
    Ok(Value::NONE)
}

fn clear(vm: &mut Vm, args: &[Value]) -> Answer {
    let array = this(vm, args[0], "clear")?;
    array.len.set(0);
    array.buffer.set(Value::UNBOUND);
    Ok(Value::NONE)
}

fn copy(vm: &mut Vm, args: &[Value]) -> Answer {
    let array = this(vm, args[0], "copy")?;
    vm.bytearray(array.data())
}
