//! Values in a form of our own: the natives under `_pickle_graph.py`, which asks hooks and decides.
//!
//! Writing: [`hooked`] and [`references`] say which objects there are to be asked about, [`write`] writes the rest. Reading: [`read`] makes
//! all objects and answers the value and a record that nobody can look into, through which holes are filled and hashes
//! are set. Every object that the program gets hold of meanwhile is whole, but for the stand-ins that it reaches.

use super::bytes_arg;
use crate::scheduler;
use crate::snapshot;
use pirn_vm::heap::{Gc, Kind};
use pirn_vm::native::{Answer, Exit, NativeDef, def};
use pirn_vm::objects::{
    Class, Dict, Greenlet, List, Module, Record, Str, Tasklet, Tuple, class_flag,
};
use pirn_vm::semantics::table::fold_hash;
use pirn_vm::snapshot::{
    Apart, SnapshotError, fill, has_name, modules_of_graph, set_hashes, survey,
};
use pirn_vm::{Known, Value, Vm};
use std::collections::{HashMap, HashSet};

/// The record of a value that was read: pairs of holes' numbers and stand-ins by number, the same by the stand-ins' addresses, pairs
/// of numbers and holders by number, tables without hashes, tasklets whose greenlets are to come.
const GRAPH: u16 = 0x7067;

pub(in crate::stdlib) static FUNCTIONS: &[NativeDef] = &[
    def(
        "hooked",
        "values, holes, table, traced, /",
        |vm, args| vm.pay_once(|vm| hooked(vm, args)),
        "The objects behind these values, as far as the next holes, whose classes say how they are pickled.",
    ),
    def(
        "references",
        "obj, traced, /",
        |vm, args| vm.pay_once(|vm| references(vm, args)),
        "The objects that an object refers to, if it is one that is written.",
    ),
    def(
        "write",
        "value, holes, traced, /",
        |vm, args| vm.pay_once(|vm| write(vm, args)),
        "A value with all it reaches but the holes, as bytes; or in words why not.",
    ),
    def(
        "modules",
        "data, /",
        |vm, args| vm.pay_once(|vm| modules(vm, args)),
        "The modules that a value mentions things of; or in words what is wrong.",
    ),
    def(
        "read",
        "data, /",
        |vm, args| vm.pay_once(|vm| read(vm, args)),
        "A value, and a record of what remains to be done; or in words what is wrong.",
    ),
    def(
        "unfilled",
        "graph, value, /",
        |vm, args| vm.pay_once(|vm| unfilled(vm, args)),
        "The numbers of the holes that a value reaches.",
    ),
    def(
        "fill",
        "graph, number, value, /",
        fill_hole,
        "Puts an object where a hole is.",
    ),
    def(
        "unsettled",
        "graph, /",
        unsettled,
        "The dicts and sets that want hashes.",
    ),
    def(
        "keys",
        "table, /",
        |vm, args| vm.pay_once(|vm| keys(vm, args)),
        "The keys of a dict or set without hashes.",
    ),
    def(
        "set_hashes",
        "graph, table, keys, hashes, /",
        set_table_hashes,
        "Gives these keys of a dict or set these hashes. Whether they are its keys still.",
    ),
    def(
        "attach",
        "graph, /",
        attach,
        "Gives tasklets the greenlets that were made. Whether all could be.",
    ),
    def(
        "copy_generator",
        "generator, /",
        |vm, args| pirn_vm::snapshot::copy_generator(vm, args[0]),
        "A generator that stands where this one does, with the same values.",
    ),
    def(
        "copy_iterator",
        "iterator, /",
        |vm, args| pirn_vm::snapshot::copy_iterator(vm, args[0]),
        "A built-in iterator that stands where this one does, over the same.",
    ),
    def(
        "is_current",
        "obj, /",
        |vm, args| Ok(Value::bool(is_current(vm, args[0]))),
        "Whether it is the current tasklet.",
    ),
];

fn list_arg(vm: &mut Vm, v: Value) -> Result<Vec<Value>, Exit> {
    match v.as_gc::<List>() {
        Some(list) => Ok(list.items().iter().map(|place| place.get()).collect()),
        None => Err(vm.type_error("expected a list")),
    }
}

/// What a program may get hold of.
fn is_visible(kind: Kind) -> bool {
    !matches!(
        kind,
        Kind::Buffer
            | Kind::ByteBuffer
            | Kind::Record
            | Kind::Builtin
            | Kind::Frame
            | Kind::WeakCell
    )
}

// --- Writing ---------------------------------------------------------------------------------------------------------

fn hooked(vm: &mut Vm, args: &[Value]) -> Answer {
    let (values, holes) = (list_arg(vm, args[0])?, list_arg(vm, args[1])?);
    let Some(table) = args[2].as_gc::<Dict>() else {
        return Err(vm.type_error("expected a dict"));
    };
    let take_apart = taking_apart(args[3]);
    let mut is_hole: HashSet<usize> = holes.iter().map(|v| v.addr()).collect();
    let mut classes: HashMap<usize, bool> = HashMap::new();
    let mut found = Vec::new();
    let mut n_objects = 0;
    survey(vm, &values, &take_apart, |vm, p| {
        n_objects += 1;
        let v = p.value();
        if is_hole.contains(&v.addr()) {
            return false;
        }
        let class = vm.class_of(v);
        if !matches!(p.kind(), Kind::Instance | Kind::Exception) && table.is_empty() {
            return true;
        }
        let hooked = match classes.get(&class.addr()) {
            Some(hooked) => *hooked,
            None => {
                let hooked = has_hooks(vm, class, Some(table));
                classes.insert(class.addr(), hooked);
                hooked
            }
        };
        if hooked {
            is_hole.insert(v.addr());
            found.push(v);
        }
        !hooked
    });
    vm.pay(n_objects / 16)?;
    vm.list(&found)
}

/// Modules whose classes have hooks that do nothing but what is done without them.
const UNHOOKED: [&str; 6] = [
    "collections",
    "functools",
    "types",
    "random",
    "itertools",
    "operator",
];

/// Whether instances of a class are to be asked how they are pickled. Those of a class that goes along are not: nothing of it
/// runs while it is read.
fn has_hooks(vm: &Vm, class: Gc<Class>, table: Option<Gc<Dict>>) -> bool {
    if class.has(class_flag::BUILTIN) || !has_name(vm, class.erase()) {
        return false;
    }
    if table.is_some_and(|table| has_key(table, class.value())) {
        return true;
    }
    let layout: Gc<Class> = class.layout.get().expect();
    let scheduled = [Known::Tasklet, Known::Channel];
    if scheduled.iter().any(|known| vm.known(*known) == layout) {
        return true;
    }
    const HOOKS: [&str; 6] = [
        "__reduce_ex__",
        "__reduce__",
        "__getstate__",
        "__setstate__",
        "__getnewargs_ex__",
        "__getnewargs__",
    ];
    let mro = class.mro.get().expect::<Tuple>().slice();
    HOOKS.iter().any(|name| {
        let Some(name) = vm.interned(name) else {
            return false;
        };
        let owner = mro.iter().find_map(|c| {
            let c: Gc<Class> = c.expect();
            vm.dict_get_str(c.dict.get().expect(), name).map(|_| c)
        });
        owner.is_some_and(|c| !c.has(class_flag::BUILTIN) && !is_unhooked(vm, c))
    })
}

fn is_unhooked(vm: &Vm, class: Gc<Class>) -> bool {
    let module = vm.dict_get_str(class.dict.get().expect(), vm.names.dunder_module);
    let module = module.and_then(|m| m.as_gc::<Str>());
    module.is_some_and(|m| UNHOOKED.contains(&m.text()))
}

/// Whether a class is a key.
fn has_key(table: Gc<Dict>, key: Value) -> bool {
    let mut from = 0;
    while let Some((i, k, _)) = table.next_entry(from) {
        from = i + 1;
        if k == key {
            return true;
        }
    }
    false
}

fn references(vm: &mut Vm, args: &[Value]) -> Answer {
    let mut found = Vec::new();
    survey(vm, &args[..1], &taking_apart(args[1]), |_, p| {
        let first = p.value() == args[0];
        let visible = is_visible(p.kind());
        if !first && visible {
            found.push(p.value());
        }
        first || !visible
    });
    vm.pay(found.len() / 16)?;
    vm.list(&found)
}

/// How tasklets are written: with their trace functions, or without.
fn taking_apart(traced: Value) -> impl Fn(&Vm, Gc<Tasklet>) -> Result<Apart, String> {
    move |vm, t| scheduler::take_apart(vm, t, traced.is_true())
}

/// Whether all main greenlets that are to be written belong to tasklets that are written.
fn tasklets_go_along(vm: &mut Vm, root: Value, holes: &[Value]) -> Result<bool, Exit> {
    let mains: Vec<Gc<Greenlet>> = holes
        .iter()
        .filter_map(|hole| scheduler::wants_tasklet(vm, *hole))
        .collect();
    if mains.is_empty() {
        return Ok(true);
    }
    let is_hole: HashSet<usize> = holes.iter().map(|v| v.addr()).collect();
    let mut is_there = HashSet::new();
    let mut n_objects = 0;
    survey(vm, &[root], &taking_apart(Value::FALSE), |_, p| {
        n_objects += 1;
        let main = p.value().as_gc().and_then(scheduler::main_in);
        is_there.extend(main.map(|main| main.addr()));
        !is_hole.contains(&p.addr())
    });
    vm.pay(n_objects / 16)?;
    Ok(mains.iter().all(|main| is_there.contains(&main.addr())))
}

/// What our own form begins with; behind it come eight bytes of length, and a full stop at the end.
pub(super) const MARKER: [u8; 2] = *b"\x80P";
const LENGTH_END: usize = MARKER.len() + 8;

/// A value with all it reaches, if it can be written without asking anybody: otherwise None, and guest code says why.
pub(super) fn dumps(vm: &mut Vm, value: Value) -> Answer {
    vm.need_frames()?;
    if has_pickle_flags(vm) {
        return Ok(Value::NONE);
    }
    let room = vm.room(512)?;
    let answers = vm.new_list(&room, &[]).value();
    let root = vm.new_tuple(&room, &[value, answers]).value();
    let mut out = MARKER.to_vec();
    out.resize(LENGTH_END, 0);
    let is_hooked = |vm: &Vm, class| has_hooks(vm, class, None);
    if snapshot::write_unhooked(vm, root, &is_hooked, &mut out).is_err() {
        return Ok(Value::NONE);
    }
    let n = out.len() - LENGTH_END;
    out[MARKER.len()..LENGTH_END].copy_from_slice(&(n as u64).to_le_bytes());
    out.push(b'.');
    vm.pay(n / 64)?;
    vm.heap.look_ahead(2 * out.len());
    vm.bytes(&out)
}

/// Whether the program has said anything of how tasklets are pickled.
fn has_pickle_flags(vm: &mut Vm) -> bool {
    let name = vm.intern("stackless");
    let module = vm.dict_get_str(vm.modules, name);
    let namespace = module.and_then(|m| m.as_gc::<Module>()?.dict.get().as_gc::<Dict>());
    let name = vm.intern("_pickle_flags");
    let flags = namespace.and_then(|namespace| vm.dict_get_str(namespace, name)?.as_gc::<Dict>());
    flags.is_some_and(|flags| !flags.is_empty())
}

fn write(vm: &mut Vm, args: &[Value]) -> Answer {
    vm.need_frames()?;
    let holes = list_arg(vm, args[1])?;
    if !tasklets_go_along(vm, args[0], &holes)? {
        return vm.str("You cannot __reduce__ a greenlet of another tasklet without that tasklet.");
    }
    match snapshot::write_graph(vm, args[0], &holes, true, args[2].is_true()) {
        Ok(bytes) => {
            vm.pay(bytes.len() / 64)?;
            vm.bytes(&bytes)
        }
        Err(e) => refuse(vm, &e),
    }
}

/// In words what went wrong.
fn refuse(vm: &mut Vm, e: &SnapshotError) -> Answer {
    match e {
        SnapshotError::TooLarge => Err(vm.memory_error()),
        SnapshotError::Unsupported(what) => vm.str(what),
        e => vm.str(&e.to_string()),
    }
}

// --- Reading ---------------------------------------------------------------------------------------------------------

fn modules(vm: &mut Vm, args: &[Value]) -> Answer {
    let data = bytes_arg(vm, args[0])?;
    vm.pay(data.len() / 512)?;
    match modules_of_graph(data) {
        Ok(names) => {
            let names = names.iter().map(|name| vm.intern(name)).collect::<Vec<_>>();
            vm.tuple(&names)
        }
        Err(e) => refuse(vm, &e),
    }
}

/// The value of bytes in our own form in a tuple, if nobody is to be asked and nothing is wrong: otherwise None, and guest code says
/// what it is.
pub(super) fn loads(vm: &mut Vm, data: &[u8]) -> Answer {
    let length = data
        .get(MARKER.len()..LENGTH_END)
        .and_then(|n| n.first_chunk());
    let length = length.and_then(|n| usize::try_from(u64::from_le_bytes(*n)).ok());
    let rest = data.get(LENGTH_END..).unwrap_or_default();
    let inner = length.and_then(|n| rest.split_at_checked(n));
    let Some((inner, [b'.', ..])) = inner else {
        return Ok(Value::NONE);
    };
    vm.pay(inner.len() / 64)?;
    vm.heap.look_ahead(512 + inner.len() * 32);
    let room = vm.room(512 + inner.len() * 32)?;
    let Ok(Some(graph)) = snapshot::read_at_once(vm, inner) else {
        return Ok(Value::NONE);
    };
    let parts = graph.root.as_gc::<Tuple>();
    let Some([value, answers]) = parts.as_ref().map(|parts| parts.slice()) else {
        return Ok(Value::NONE);
    };
    if !graph.unsettled.is_empty() || answers.as_gc::<List>().is_none_or(|l| l.len.get() > 0) {
        return Ok(Value::NONE);
    }
    let tasklets = &graph.loaded.tasklets;
    let mut wanting = tasklets.iter().filter(|t| scheduler::wants_greenlets(**t));
    if !wanting.all(|t| scheduler::attach(vm, *t)) {
        return Ok(Value::NONE);
    }
    Ok(vm.new_tuple(&room, &[*value]).value())
}

fn read(vm: &mut Vm, args: &[Value]) -> Answer {
    let data = bytes_arg(vm, args[0])?;
    vm.pay(data.len() / 64)?;
    // What comes after reading must not be refused: reading gives objects identities.
    let room = vm.room(512 + data.len() * 32)?;
    let graph = match snapshot::read_graph(vm, data) {
        Ok(graph) => graph,
        Err(e) => return refuse(vm, &e),
    };
    let pairs = |pairs: &[(u32, Value)]| -> Vec<Value> {
        let pairs = pairs.iter();
        pairs
            .flat_map(|(n, v)| [Value::int(*n as i64), *v])
            .collect()
    };
    let (mut holes, mut holders) = (graph.holes, graph.holders);
    holders.sort_by_key(|(number, _)| *number);
    holes.sort_by_key(|(_, v)| v.addr());
    let by_address = pairs(&holes);
    holes.sort_by_key(|(number, _)| *number);
    let tasklets = graph.loaded.tasklets.iter();
    let tasklets = tasklets.filter(|t| scheduler::wants_greenlets(**t));
    let tasklets = tasklets.map(|t| t.value()).collect();
    let parts = [
        pairs(&holes),
        by_address,
        pairs(&holders),
        graph.unsettled,
        tasklets,
    ];
    let parts = parts.map(|part| vm.new_tuple(&room, &part).value());
    let record = vm.new_record(&room, GRAPH, &parts).value();
    Ok(vm.new_tuple(&room, &[graph.root, record]).value())
}

/// The parts of a record of [`read`].
fn parts(vm: &mut Vm, v: Value) -> Result<[Gc<Tuple>; 5], Exit> {
    let record = v.as_gc::<Record>().filter(|r| r.header.aux() == GRAPH);
    let parts: Option<Vec<Gc<Tuple>>> =
        record.and_then(|r| r.items().iter().map(|place| place.get().as_gc()).collect());
    match parts.and_then(|parts| parts.try_into().ok()) {
        Some(parts) => Ok(parts),
        None => Err(vm.type_error("not what read() answers")),
    }
}

/// A pair's first.
fn number_at(pairs: &[Value], i: usize) -> i64 {
    match pairs[2 * i] {
        number if number.is_int() => number.as_int(),
        _ => i64::MAX,
    }
}

/// The first of so many for which this does not hold.
fn first_not(n: usize, holds: impl Fn(usize) -> bool) -> usize {
    let (mut low, mut high) = (0, n);
    while low < high {
        let middle = (low + high) / 2;
        match holds(middle) {
            true => low = middle + 1,
            false => high = middle,
        }
    }
    low
}

fn unfilled(vm: &mut Vm, args: &[Value]) -> Answer {
    let [_, holes, ..] = parts(vm, args[0])?;
    let holes = holes.slice();
    let object = vm.known(Known::Object);
    let mut found = Vec::new();
    let mut n_objects = 0;
    survey(vm, &args[1..2], &taking_apart(Value::TRUE), |vm, p| {
        n_objects += 1;
        if p.kind() != Kind::Instance || vm.class_of(p.value()) != object {
            return true;
        }
        let n = holes.len() / 2;
        let i = first_not(n, |i| holes[2 * i + 1].addr() < p.addr());
        let is_here = |i: usize| holes[2 * i + 1] == p.value();
        // Where a snapshot was taken meanwhile, addresses are in another order. Few objects are mere objects.
        let i = match i < n && is_here(i) {
            true => Some(i),
            false => (0..n).find(|i| is_here(*i)),
        };
        let Some(i) = i else { return true };
        found.push(holes[2 * i]);
        false
    });
    vm.pay(n_objects / 16)?;
    vm.list(&found)
}

fn fill_hole(vm: &mut Vm, args: &[Value]) -> Answer {
    let [holes, _, holders, ..] = parts(vm, args[0])?;
    let number = if args[1].is_int() {
        args[1].as_int()
    } else {
        -1
    };
    let (holes, holders) = (holes.slice(), holders.slice());
    let n_holes = holes.len() / 2;
    let i = first_not(n_holes, |i| number_at(holes, i) < number);
    if i == n_holes || number_at(holes, i) != number {
        return Ok(Value::NONE);
    }
    let n_holders = holders.len() / 2;
    let mut at = first_not(n_holders, |i| number_at(holders, i) < number);
    while at < n_holders && number_at(holders, at) == number {
        vm.pay(1)?;
        fill(vm, holders[2 * at + 1], holes[2 * i + 1], args[2]);
        at += 1;
    }
    Ok(Value::NONE)
}

fn unsettled(vm: &mut Vm, args: &[Value]) -> Answer {
    let [.., tables, _] = parts(vm, args[0])?;
    vm.list(tables.slice())
}

fn table_arg(vm: &mut Vm, v: Value) -> Result<Gc<Dict>, Exit> {
    match v.as_gc() {
        Some(table) => Ok(table),
        None => Err(vm.type_error("expected a dict or a set")),
    }
}

fn table_keys(d: Gc<Dict>) -> Vec<Value> {
    let next = |from: u32| d.next_entry(from).map(|(i, key, _)| (i + 1, key));
    std::iter::successors(next(0), |(from, _)| next(*from))
        .map(|(_, key)| key)
        .collect()
}

fn keys(vm: &mut Vm, args: &[Value]) -> Answer {
    let table = table_arg(vm, args[0])?;
    vm.pay(table.len() / 16)?;
    vm.list(&table_keys(table))
}

fn set_table_hashes(vm: &mut Vm, args: &[Value]) -> Answer {
    let [.., tables, _] = parts(vm, args[0])?;
    let table = table_arg(vm, args[1])?;
    let (keys, hashes) = (list_arg(vm, args[2])?, list_arg(vm, args[3])?);
    vm.pay(table.len() / 16)?;
    let asked_for = tables.slice().contains(&args[1]);
    let same = table_keys(table) == keys && hashes.len() == keys.len();
    if !asked_for || !same || !hashes.iter().all(|h| h.is_int()) {
        return Ok(Value::FALSE);
    }
    let hashes: Vec<i64> = hashes
        .iter()
        .map(|h| fold_hash(h.as_int() as u64))
        .collect();
    set_hashes(vm, table, &hashes);
    Ok(Value::TRUE)
}

fn attach(vm: &mut Vm, args: &[Value]) -> Answer {
    let [.., tasklets] = parts(vm, args[0])?;
    let mut all = tasklets.slice().iter();
    let all = all.all(|t| t.as_gc().is_some_and(|t| scheduler::attach(vm, t)));
    Ok(Value::bool(all))
}

/// Whether it is the current tasklet, or an instance that has it inside.
pub(super) fn is_current(vm: &Vm, v: Value) -> bool {
    let t = vm.unwrap_payload(v).as_gc::<Tasklet>();
    t.is_some_and(|t| scheduler::is_current(vm, t))
}
