//! Primitives of the prelude's core: what class statements, operators and conversions written in the guest
//! language need beyond the public builtins.
//!
//! They are globals of the prelude only, but hostile bytecode can get hold of them, so each checks its arguments
//! like a public function. None calls code of the program; those that find a descriptor of the program answer
//! with a tail call.
//!
//! `MISSING` stands for "there is no such attribute": the class `record`, which no program ever sees.

use super::getters::is_getter;
use super::type_::{args_name, expect_class, prepare_namespace};
use crate::heap::{Gc, Kind};
use crate::native::{Answer, Control, Exit, NativeDef, def};
use crate::objects::*;
use crate::semantics::equality::combine;
use crate::semantics::table::fold_hash;
use crate::semantics::table_keys::small_int_hash;
use crate::value::Value;
use crate::vm::{Known, PreludeFn, Vm, is_native_method};

/// What stands for "no such attribute" in the prelude.
pub fn missing(vm: &Vm) -> Value {
    vm.known(Known::Record).value()
}

pub static PRIMITIVES: &[NativeDef] = &[
    def(
        "missing",
        "",
        |vm, _| Ok(missing(vm)),
        "The value that stands for a missing attribute.",
    ),
    def(
        "own_init",
        "x, cls, /",
        own_init,
        "The bound `__init__` of x; None if x is an instance of cls itself and that has the one of object.",
    ),
    def(
        "type_lookup",
        "x, name, /",
        type_lookup,
        "The special method of x, bound, looked up on its class; or MISSING.",
    ),
    def(
        "class_raw",
        "cls, name, /",
        class_raw,
        "The attribute as it stands in the class or its bases; or MISSING.",
    ),
    def(
        "class_bound",
        "cls, name, /",
        class_bound,
        "The attribute got through the class, without its metaclass; or MISSING.",
    ),
    def(
        "same_class",
        "a, b, /",
        same_class,
        "Whether two values have the same class.",
    ),
    def(
        "native_length",
        "n, /",
        native_length,
        "What `__len__` returned, as `len` returns it.",
    ),
    def(
        "native_iterator",
        "x, /",
        native_iterator,
        "What `__iter__` returned, as `iter` returns it.",
    ),
    def("is_class", "x, /", is_class, "Whether x is a class."),
    def(
        "is_subclass",
        "a, b, /",
        is_subclass,
        "Whether class a has class b in its MRO.",
    ),
    def(
        "is_instance",
        "x, cls, /",
        is_instance,
        "Whether the class of x has cls in its MRO.",
    ),
    def(
        "is_guest",
        "x, /",
        is_guest,
        "Whether the meaning of x is not native alone.",
    ),
    def(
        "is_native",
        "f, /",
        is_native,
        "Whether f is a native function or a bound one.",
    ),
    def(
        "is_builtin_class",
        "cls, /",
        is_builtin_class,
        "Whether the class is a built-in one.",
    ),
    def(
        "type_name",
        "x, /",
        type_name,
        "The name of the class of x.",
    ),
    def("class_name", "cls, /", class_name, "The name of a class."),
    def(
        "payload",
        "x, /",
        payload,
        "The built-in value inside an instance of a subclass; or MISSING.",
    ),
    def(
        "new_class",
        "meta, name, bases, namespace, /",
        new_class,
        "Makes a class, without calling its hooks.",
    ),
    def(
        "run_body",
        "function, namespace, /",
        run_body,
        "Runs the body of a class.",
    ),
    def(
        "cell_set",
        "cell, value, /",
        cell_set,
        "Sets the variable in a cell.",
    ),
    def(
        "set_name_hooks",
        "namespace, /",
        set_name_hooks,
        "List of the pairs (name, value) whose value has `__set_name__`.",
    ),
    def(
        "init_subclass_hook",
        "cls, /",
        init_subclass_hook,
        "`__init_subclass__` of the bases, bound; or MISSING for object's.",
    ),
    def(
        "metaclass_call",
        "cls, /",
        metaclass_call,
        "`__call__` of a metaclass of the program, bound; or MISSING.",
    ),
    def(
        "generator_state",
        "g, /",
        generator_state,
        "0 created, 1 suspended, 2 running, 3 finished.",
    ),
    def(
        "generator_raise",
        "g, exception, /",
        generator_raise,
        "Raises the exception in the generator.",
    ),
    def(
        "generator_finish",
        "g, /",
        generator_finish,
        "Ends a generator that never started.",
    ),
    def(
        "combine_hashes",
        "hashes, /",
        combine_hashes,
        "Hash of a tuple whose items have these hashes.",
    ),
    def(
        "identity_hash",
        "x, /",
        |vm, a| vm.int(vm.identity_hash(a[0])),
        "Hash by identity.",
    ),
    def(
        "fold_int_hash",
        "i, /",
        fold_int_hash,
        "What a hash method's answer becomes.",
    ),
    def(
        "sequence_iterator",
        "x, /",
        sequence_iterator,
        "Iterator that calls x[0], x[1], ...",
    ),
    def(
        "hash_function",
        "x, /",
        hash_function,
        "The function that is __hash__ in x's class, or MISSING when it is something else.",
    ),
    def(
        "hash_way",
        "x, /",
        hash_way,
        "How x is hashed: 0 natively, 1 a tuple, 2 by its method, 3 not at all, 4 a bound method, 5 a range, 6 by identity.",
    ),
    def(
        "bare_exception",
        "cls, args, /",
        bare_exception,
        "An exception object of this class, whose constructor is not called.",
    ),
    def(
        "tuple_item",
        "index, x, /",
        tuple_item,
        "Item of a tuple by its number: the getter of a named tuple's field.",
    ),
    def(
        "keeps_own",
        "x, /",
        keeps_own,
        "Whether x has attributes of its own that are not in a dict yet, and its class adds nothing to that.",
    ),
    def(
        "own_attr",
        "x, name, default, /",
        own_attr,
        "What `x.__dict__` of an instance has under a name, or the default.",
    ),
    def(
        "own_attr_set",
        "x, name, value, /",
        own_attr_set,
        "Puts a value into `x.__dict__` of an instance.",
    ),
];

fn type_lookup(vm: &mut Vm, a: &[Value]) -> Answer {
    let name = args_name(vm, a[1])?;
    let class = vm.class_of(a[0]);
    match vm.class_lookup(class, name) {
        None => Ok(missing(vm)),
        Some(attr) => vm.bind(attr, a[0], class),
    }
}

fn own_init(vm: &mut Vm, a: &[Value]) -> Answer {
    let (class, name) = (vm.class_of(a[0]), vm.names.dunder_init);
    let init = vm.class_lookup(class, name);
    if class.value() == a[1] && init == vm.class_lookup(vm.known(Known::Object), name) {
        return Ok(Value::NONE);
    }
    match init {
        None => Ok(Value::NONE),
        Some(init) => vm.bind(init, a[0], class),
    }
}

fn class_raw(vm: &mut Vm, a: &[Value]) -> Answer {
    let (class, name) = (expect_class(vm, a[0])?, args_name(vm, a[1])?);
    Ok(vm.class_lookup(class, name).unwrap_or(missing(vm)))
}

fn class_bound(vm: &mut Vm, a: &[Value]) -> Answer {
    let (class, name) = (expect_class(vm, a[0])?, args_name(vm, a[1])?);
    match vm.class_lookup(class, name) {
        None => Ok(missing(vm)),
        Some(attr) => vm.bind(attr, Value::UNBOUND, class),
    }
}

fn same_class(vm: &mut Vm, a: &[Value]) -> Answer {
    Ok(Value::bool(vm.class_of(a[0]) == vm.class_of(a[1])))
}

fn native_length(vm: &mut Vm, a: &[Value]) -> Answer {
    match a[0] {
        n if n.is_int() && n.as_int() >= 0 => Ok(n),
        n => Err(vm.prelude_call(PreludeFn::CheckedLength, &[n])),
    }
}

fn native_iterator(vm: &mut Vm, a: &[Value]) -> Answer {
    let x = a[0];
    let name = vm.names.dunder_next;
    if x.is_kind(Kind::Iter) || x.is_kind(Kind::Generator) || vm.special(x, name).is_some() {
        return Ok(x);
    }
    let kind = vm.type_name(x);
    Err(vm.type_error(format!("iter() returned non-iterator of type '{kind}'")))
}

fn is_class(_: &mut Vm, a: &[Value]) -> Answer {
    Ok(Value::bool(a[0].is_kind(Kind::Class)))
}

fn is_subclass(vm: &mut Vm, a: &[Value]) -> Answer {
    let (c, of) = (expect_class(vm, a[0])?, expect_class(vm, a[1])?);
    Ok(Value::bool(vm.is_subclass(c, of)))
}

fn is_instance(vm: &mut Vm, a: &[Value]) -> Answer {
    let class = expect_class(vm, a[1])?;
    Ok(Value::bool(vm.is_instance(a[0], class)))
}

fn is_guest(vm: &mut Vm, a: &[Value]) -> Answer {
    let class = vm.class_of(a[0]);
    Ok(Value::bool(!class.has(class_flag::BUILTIN)))
}

fn is_native(_: &mut Vm, a: &[Value]) -> Answer {
    let f = a[0].as_gc::<BoundMethod>().map_or(a[0], |m| m.func.get());
    Ok(Value::bool(f.is_kind(Kind::Builtin)))
}

fn is_builtin_class(vm: &mut Vm, a: &[Value]) -> Answer {
    let class = expect_class(vm, a[0])?;
    Ok(Value::bool(class.has(class_flag::BUILTIN)))
}

fn type_name(vm: &mut Vm, a: &[Value]) -> Answer {
    let name = vm.type_name(a[0]);
    Ok(vm.intern(name))
}

fn class_name(vm: &mut Vm, a: &[Value]) -> Answer {
    Ok(expect_class(vm, a[0])?.name.get())
}

fn payload(vm: &mut Vm, a: &[Value]) -> Answer {
    Ok(vm
        .payload(a[0])
        .filter(|p| !p.is_unbound())
        .unwrap_or(missing(vm)))
}

fn new_class(vm: &mut Vm, a: &[Value]) -> Answer {
    let meta = expect_class(vm, a[0])?;
    let Some(name) = vm.unwrap_payload(a[1]).as_gc::<Str>() else {
        let found = vm.type_name(a[1]);
        return Err(vm.type_error(format!(
            "type.__new__() argument 1 must be str, not {found}"
        )));
    };
    let Some(bases) = vm.unwrap_payload(a[2]).as_gc::<Tuple>() else {
        let found = vm.type_name(a[2]);
        return Err(vm.type_error(format!(
            "type.__new__() argument 2 must be tuple, not {found}"
        )));
    };
    let Some(namespace) = vm
        .unwrap_payload(a[3])
        .as_gc::<Dict>()
        .filter(|d| d.header.kind() == Kind::Dict)
    else {
        let found = vm.type_name(a[3]);
        return Err(vm.type_error(format!(
            "type.__new__() argument 3 must be dict, not {found}"
        )));
    };
    if !vm.is_subclass(meta, vm.known(Known::Type)) {
        return Err(vm.type_error("type.__new__(X): X is not a subtype of type"));
    }
    prepare_namespace(vm, meta, name, bases, namespace)
}

fn run_body(vm: &mut Vm, a: &[Value]) -> Answer {
    let is_body = |f: &Gc<Function>| {
        let code: Gc<CodeObject> = f.code.get().expect();
        code.rt().has(crate::bytecode::code_flags::NAMESPACE)
    };
    if a[0].as_gc::<Function>().filter(is_body).is_none() {
        return Err(vm.type_error("a class body is needed"));
    }
    vm.request.callee = a[0];
    vm.request.args.clear();
    vm.request.args.push(a[1]);
    vm.request.names = Value::UNBOUND;
    Err(Exit::Control(Control::RunBody))
}

fn cell_set(vm: &mut Vm, a: &[Value]) -> Answer {
    let Some(cell) = a[0].as_gc::<CellObject>() else {
        return Err(vm.type_error("a cell is needed"));
    };
    cell.value.set(a[1]);
    vm.heap.barrier(&cell.header);
    Ok(Value::NONE)
}

fn set_name_hooks(vm: &mut Vm, a: &[Value]) -> Answer {
    let Some(dict) = vm.unwrap_payload(a[0]).as_gc::<Dict>() else {
        return Err(vm.type_error("a dict is needed"));
    };
    let hook = vm.intern("__set_name__");
    let mut pairs = Vec::new();
    let mut from = 0;
    while let Some((i, key, value)) = dict.next_entry(from) {
        from = i + 1;
        if vm.special(value, hook).is_some() {
            pairs.push((key, value));
        }
    }
    let room = vm.room((pairs.len() + 2) * 512)?;
    let tuples: Vec<Value> = pairs
        .iter()
        .map(|(k, v)| vm.new_tuple(&room, &[*k, *v]).value())
        .collect();
    Ok(vm.new_list(&room, &tuples).value())
}

fn init_subclass_hook(vm: &mut Vm, a: &[Value]) -> Answer {
    let class = expect_class(vm, a[0])?;
    let name = vm.names.dunder_init_subclass;
    let mro = class.mro.get().expect::<Tuple>().slice();
    let object = vm.known(Known::Object).value();
    for c in &mro[1..] {
        if *c != object
            && let Some(attr) = vm.dict_get_str(c.expect::<Class>().dict.get().expect(), name)
        {
            return vm.bind(attr, Value::UNBOUND, class);
        }
    }
    Ok(missing(vm))
}

fn metaclass_call(vm: &mut Vm, a: &[Value]) -> Answer {
    let meta = vm.class_of(a[0]);
    match vm.class_lookup(meta, vm.names.dunder_call) {
        Some(attr) if !is_native_method(attr) => vm.bind(attr, a[0], meta),
        _ => Ok(missing(vm)),
    }
}

fn expect_generator(vm: &mut Vm, v: Value) -> Result<Gc<Generator>, Exit> {
    v.as_gc()
        .ok_or_else(|| vm.type_error("a generator is needed"))
}

fn generator_state(vm: &mut Vm, a: &[Value]) -> Answer {
    let g = expect_generator(vm, a[0])?;
    Ok(Value::int(g.state() as i64))
}

fn generator_raise(vm: &mut Vm, a: &[Value]) -> Answer {
    expect_generator(vm, a[0])?;
    if !a[1].is_kind(Kind::Exception) {
        return Err(vm.type_error("exceptions must derive from BaseException"));
    }
    let _ = vm.tail_call(a[0], &[a[1]]);
    Err(Exit::Control(Control::Throw))
}

fn generator_finish(vm: &mut Vm, a: &[Value]) -> Answer {
    let g = expect_generator(vm, a[0])?;
    if g.state() == GeneratorState::Created {
        g.set_state(GeneratorState::Finished);
        g.frame.set(Value::UNBOUND);
    }
    Ok(Value::NONE)
}

fn combine_hashes(vm: &mut Vm, a: &[Value]) -> Answer {
    let Some(list) = a[0].as_gc::<List>() else {
        return Err(vm.type_error("a list is needed"));
    };
    let mut h: u64 = 0x345678 ^ list.len.get() as u64;
    for item in list.items() {
        let Some(x) = crate::semantics::number::as_small_int(item.get()) else {
            return Err(vm.type_error("a hash is a small integer"));
        };
        h = combine(h, x);
    }
    vm.int(fold_hash(h))
}

fn fold_int_hash(vm: &mut Vm, a: &[Value]) -> Answer {
    if a[0].is_int() {
        return vm.int(small_int_hash(a[0].as_int()));
    }
    let v = vm.unwrap_payload(a[0]);
    if !(v.is_int() || v.is_bool() || v.is_kind(Kind::BigInt)) {
        return Err(vm.type_error("__hash__ method should return an integer"));
    }
    match vm.simple_hash(v) {
        Some(h) => vm.int(h),
        None => Err(vm.type_error("__hash__ method should return an integer")),
    }
}

fn sequence_iterator(vm: &mut Vm, a: &[Value]) -> Answer {
    Ok(vm.iter(IterVariety::GetItem, a[0], 0, 0, 0)?.value())
}

fn hash_function(vm: &mut Vm, a: &[Value]) -> Answer {
    let found = vm.special(a[0], vm.names.dunder_hash);
    Ok(found
        .filter(|f| f.is_kind(Kind::Function))
        .unwrap_or(missing(vm)))
}

fn hash_way(vm: &mut Vm, a: &[Value]) -> Answer {
    let class = vm.class_of(a[0]);
    let found = vm.class_lookup(class, vm.names.dunder_hash);
    let way = match found {
        Some(f) if f.is_none() => 3,
        Some(f) if !is_native_method(f) => 2,
        _ => {
            // The payload counts where the class says nothing about hashing.
            let inherits = vm.payload(a[0]).filter(|_| found != object_hash(vm));
            match inherits.unwrap_or(a[0]).kind() {
                Some(Kind::Tuple) => 1,
                Some(Kind::BoundMethod) if is_getter(a[0]) => 6,
                Some(Kind::BoundMethod) => 4,
                Some(Kind::Range) => 5,
                Some(
                    Kind::List
                    | Kind::Dict
                    | Kind::Set
                    | Kind::ByteArray
                    | Kind::Slice
                    | Kind::Deque,
                ) => 3,
                Some(Kind::MappingProxy) => 3,
                Some(Kind::DictView)
                    if inherits.unwrap_or(a[0]).expect::<DictView>().variety()
                        != ViewVariety::Values =>
                {
                    3
                }
                Some(Kind::Instance | Kind::Exception | Kind::Class | Kind::DictView) => 6,
                _ => 0,
            }
        }
    };
    Ok(Value::int(way))
}

/// `object.__hash__` as found in the class `object`.
fn object_hash(vm: &mut Vm) -> Option<Value> {
    let dict = vm.known(Known::Object).dict.get().expect();
    vm.dict_get_str(dict, vm.names.dunder_hash)
}

fn bare_exception(vm: &mut Vm, a: &[Value]) -> Answer {
    let class = expect_class(vm, a[0])?;
    let Some(args) = a[1]
        .as_gc::<Tuple>()
        .filter(|_| class.has(class_flag::EXCEPTION))
    else {
        return Err(vm.type_error("an exception class and a tuple are needed"));
    };
    let _room = vm.room(512)?;
    Ok(vm.new_exception(class, args.slice()).value())
}

fn tuple_item(vm: &mut Vm, a: &[Value]) -> Answer {
    let items = vm.unwrap_payload(a[1]).as_gc::<Tuple>();
    let index = crate::semantics::number::as_small_int(a[0]).and_then(|i| usize::try_from(i).ok());
    match (items, index) {
        (Some(t), Some(i)) if i < t.len => Ok(t.slice()[i]),
        (Some(_), _) => Err(vm.index_error("tuple index out of range")),
        (None, _) => {
            let name = vm.type_name(a[1]);
            Err(vm.type_error(format!(
                "descriptor for index '{}' for tuple subclasses doesn't apply to '{name}' object",
                index.unwrap_or(0)
            )))
        }
    }
}

fn keeps_own(vm: &mut Vm, a: &[Value]) -> Answer {
    let Some(instance) = a[0].as_gc::<Instance>() else {
        return Ok(Value::FALSE);
    };
    let shape = instance.header.shape();
    let class = vm.class_of_shape(shape);
    let slots = vm.dict_shape(class);
    let n_payload = class.has(class_flag::PAYLOAD) as usize;
    let name = vm.intern("__dict__");
    let object = vm.known(Known::Object);
    let plain = vm.shapes[shape as usize].mode == ShapeMode::Slots
        && !class.has(class_flag::NO_DICT | class_flag::GETATTRIBUTE)
        && vm.shapes[slots as usize].names.len() == n_payload
        && vm.class_lookup(class, name) == vm.class_lookup(object, name);
    Ok(Value::bool(plain))
}

fn instance(vm: &mut Vm, v: Value) -> Result<Gc<Instance>, Exit> {
    match v.as_gc() {
        Some(instance) => Ok(instance),
        None => Err(vm.type_error("an instance is required")),
    }
}

fn own_attr(vm: &mut Vm, a: &[Value]) -> Answer {
    let (instance, name) = (instance(vm, a[0])?, args_name(vm, a[1])?);
    Ok(vm.instance_attr(instance, name).unwrap_or(a[2]))
}

fn own_attr_set(vm: &mut Vm, a: &[Value]) -> Answer {
    let (instance, name) = (instance(vm, a[0])?, args_name(vm, a[1])?);
    vm.set_instance_attr(instance, name, a[2])
}
