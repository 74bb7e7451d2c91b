//! Writing plain data: protocols 2 to 5, without recursion.
//!
//! Plain are values, built-in containers, names, and instances of classes that say nothing of pickling: there is no hook that the
//! program could see being called. [`dumps`] writes such a graph whole, or answers None as soon as it meets anything else; then
//! the guest code of `_pickle_write.py` does it from the beginning. Both write the same bytes.
//!
//! What is to be written stands on a stack of its own ([`Work`]); what was written is known by its address, since nothing is
//! collected meanwhile.

use super::names::{self, Named};
use super::{Plain, Stop, graph, kind_is_plain};
use pirn_vm::heap::{AddressTable, Gc, Kind};
use pirn_vm::native::Answer;
use pirn_vm::objects::{
    BigInt, BoxedFloat, ByteArray, Bytes, Class, Dict, Function, Instance, List, ShapeMode, Str,
    Tuple, class_flag,
};
use pirn_vm::{Known, Value, Vm};
use std::collections::HashMap;

const BATCH: usize = 1000;
const FRAME_MIN: usize = 4;
const FRAME_TARGET: usize = 64 * 1024;
/// An opcode and eight bytes.
const FRAME_HEAD: usize = 9;
/// Values for one tick.
const VALUES_PER_TICK: u32 = 16;

/// What an object takes beside its data, at most.
const OBJECT_BYTES: usize = 512;
/// No object takes fewer.
const OBJECT_BYTES_MIN: usize = 8;

/// What is still to be written.
enum Work {
    Value(Value),
    /// The same, and it is known to be no leaf.
    Container(Value),
    /// Items from here on.
    List(Gc<List>, usize),
    Tuple(Gc<Tuple>, usize),
    /// Entries from here on, and how many stand in this batch.
    Table(Gc<Dict>, u32, usize),
    FrozenSet(Gc<Dict>, u32),
    /// Attributes in slots from here on, and how many were written.
    Slots(Gc<Instance>, usize, usize),
    /// An opcode.
    Op(u8),
}

/// `dumps(obj, protocol, fix_imports)`: bytes, or None where hooks have to be asked.
pub(super) fn dumps(vm: &mut Vm, args: &[Value]) -> Answer {
    let protocol = if args[1].is_int() {
        args[1].as_int()
    } else {
        0
    };
    if !(2..=5).contains(&protocol) {
        return Ok(Value::NONE);
    }
    let mut pickler = Pickler {
        vm,
        protocol: protocol as u8,
        fix_imports: args[2].is_true(),
        out: Output::default(),
        frame: None,
        memo: AddressTable::default(),
        n_memo: 0,
        n_values: 0,
        plans: HashMap::new(),
        last_plain: 0,
        work: vec![Work::Value(args[0])],
    };
    pickler.out.put([0x80, protocol as u8]);
    match pickler.run() {
        Ok(()) => {
            let out = std::mem::take(&mut pickler.out);
            vm.heap.look_ahead(2 * out.len + OBJECT_BYTES);
            vm.bytes(out.bytes())
        }
        Err(Stop::Graph) => graph::dumps(vm, args[0]),
        Err(Stop::Hooks | Stop::State) => Ok(Value::NONE),
        Err(Stop::Exit(exit)) => Err(exit),
    }
}

/// Bytes as they grow. What is behind `len` is to be written yet: that an opcode fits is one comparison, and it is stored in place,
/// where a `Vec` would call a function that copies.
#[derive(Default)]
struct Output {
    bytes: Vec<u8>,
    len: usize,
}

impl Output {
    fn bytes(&self) -> &[u8] {
        &self.bytes[..self.len]
    }

    #[inline]
    fn op(&mut self, op: u8) {
        self.put([op]);
    }

    #[inline]
    fn put<const N: usize>(&mut self, bytes: [u8; N]) {
        let rest = self.bytes.get_mut(self.len..);
        match rest.and_then(|rest| rest.first_chunk_mut()) {
            Some(place) => *place = bytes,
            None => {
                self.grow(N);
                self.bytes[self.len..self.len + N].copy_from_slice(&bytes);
            }
        }
        self.len += N;
    }

    fn data(&mut self, data: &[u8]) {
        if self.bytes.len() - self.len < data.len() {
            self.grow(data.len());
        }
        self.bytes[self.len..self.len + data.len()].copy_from_slice(data);
        self.len += data.len();
    }

    #[cold]
    fn grow(&mut self, more: usize) {
        let len = (self.len + more).max(2 * self.bytes.len()).max(256);
        self.bytes.resize(len, 0);
    }
}

struct Pickler<'v> {
    vm: &'v mut Vm,
    protocol: u8,
    fix_imports: bool,
    out: Output,
    /// Where the current frame's head stands.
    frame: Option<usize>,
    memo: AddressTable,
    n_memo: u32,
    n_values: u32,
    /// Classes of instances by address, that they are plain.
    plans: HashMap<usize, bool>,
    /// The one of these that was met last.
    last_plain: usize,
    work: Vec<Work>,
}

impl Pickler<'_> {
    fn run(&mut self) -> Plain<()> {
        self.begin_frame();
        while let Some(work) = self.work.pop() {
            match work {
                Work::Value(v) => {
                    if !self.leaf(v)? {
                        self.container(v)?;
                    }
                }
                Work::Container(v) => self.container(v)?,
                Work::List(list, at) => self.list(list, at)?,
                Work::Tuple(tuple, at) => self.tuple(tuple, at)?,
                Work::Table(table, from, n) => self.table(table, from, n)?,
                Work::FrozenSet(set, from) => self.frozen_set(set, from)?,
                Work::Slots(instance, at, n) => self.slots(instance, at, n)?,
                Work::Op(op) => self.out.op(op),
            }
        }
        self.out.op(b'.');
        self.end_frame();
        Ok(())
    }

    // --- Frames ------------------------------------------------------------------------------------------------------

    fn begin_frame(&mut self) {
        if self.protocol >= 4 {
            self.frame = Some(self.out.len);
            self.out.put([0; FRAME_HEAD]);
        }
    }

    fn end_frame(&mut self) {
        let Some(at) = self.frame.take() else { return };
        let n = self.out.len - at - FRAME_HEAD;
        if n < FRAME_MIN {
            let end = self.out.len;
            self.out.bytes.copy_within(at + FRAME_HEAD..end, at);
            self.out.len -= FRAME_HEAD;
            return;
        }
        let [head, length @ ..] = &mut self.out.bytes[at..at + FRAME_HEAD] else {
            unreachable!("the head was put there")
        };
        *head = 0x95;
        length.copy_from_slice(&(n as u64).to_le_bytes());
    }

    /// Before every value.
    #[inline]
    fn boundary(&mut self) -> Plain<()> {
        self.n_values += 1;
        if self.n_values.is_multiple_of(VALUES_PER_TICK) {
            self.vm.pay(1)?;
        }
        if let Some(at) = self.frame
            && self.out.len - at - FRAME_HEAD >= FRAME_TARGET
        {
            self.end_frame();
            self.begin_frame();
        }
        Ok(())
    }

    /// Data behind its head: large data stands between frames.
    fn data(&mut self, head: &[u8], data: &[u8]) -> Plain<()> {
        self.vm.pay(data.len() / 64)?;
        let large = data.len() >= FRAME_TARGET;
        if large {
            self.end_frame();
        }
        self.out.data(head);
        self.out.data(data);
        if large {
            self.begin_frame();
        }
        Ok(())
    }

    // --- Memo --------------------------------------------------------------------------------------------------------

    fn memoize(&mut self, addr: usize) {
        self.memo.number(addr, self.n_memo);
        self.put_memo();
    }

    /// Takes a number for what was just written.
    fn put_memo(&mut self) {
        let i = self.n_memo;
        self.n_memo += 1;
        match (self.protocol >= 4, u8::try_from(i)) {
            (true, _) => self.out.op(0x94),
            (false, Ok(i)) => self.out.put([b'q', i]),
            (false, Err(_)) => {
                self.out.op(b'r');
                self.out.put(i.to_le_bytes());
            }
        }
    }

    fn get(&mut self, i: u32) {
        match u8::try_from(i) {
            Ok(i) => self.out.put([b'h', i]),
            Err(_) => {
                self.out.op(b'j');
                self.out.put(i.to_le_bytes());
            }
        }
    }

    // --- Values ------------------------------------------------------------------------------------------------------

    /// Writes a value that holds no others, or is known. Whether it was one.
    #[inline]
    fn leaf(&mut self, v: Value) -> Plain<bool> {
        self.boundary()?;
        if v.is_int() {
            self.int(v.as_int());
            return Ok(true);
        }
        if v.is_float() {
            self.float(v.as_float());
            return Ok(true);
        }
        let Some(kind) = v.kind() else {
            let op = match v {
                Value::NONE => b'N',
                Value::TRUE => 0x88,
                Value::FALSE => 0x89,
                _ => return Err(Stop::Hooks),
            };
            self.out.op(op);
            return Ok(true);
        };
        match kind {
            Kind::Float => self.float(v.expect::<BoxedFloat>().value),
            Kind::BigInt => self.big_int(v.expect())?,
            _ if let Some(i) = self.memo.get(v.addr()) => self.get(i),
            Kind::Str => self.text(v.expect())?,
            Kind::Bytes => self.bytes(v.expect())?,
            Kind::ByteArray => self.byte_array(v.expect())?,
            Kind::Tuple if v.expect::<Tuple>().len == 0 => self.out.op(b')'),
            _ => return Ok(false),
        }
        Ok(true)
    }

    fn container(&mut self, v: Value) -> Plain<()> {
        match v.kind() {
            Some(Kind::List) => {
                self.out.op(b']');
                self.memoize(v.addr());
                self.list(v.expect(), 0)
            }
            Some(Kind::Tuple) => {
                let tuple: Gc<Tuple> = v.expect();
                if tuple.len > 3 {
                    self.out.op(b'(');
                }
                self.tuple(tuple, 0)
            }
            Some(Kind::Dict) => {
                self.out.op(b'}');
                self.memoize(v.addr());
                self.begin_table(v.expect())
            }
            Some(Kind::Set) if self.protocol >= 4 => {
                self.out.op(0x8f);
                self.memoize(v.addr());
                self.begin_table(v.expect())
            }
            Some(Kind::FrozenSet) if self.protocol >= 4 => {
                self.out.op(b'(');
                self.frozen_set(v.expect(), 0)
            }
            Some(Kind::Instance) => self.instance(v.expect()),
            Some(Kind::Class | Kind::Function) => self.global(v),
            Some(kind) if !kind_is_plain(kind) && !graph::is_current(self.vm, v) => {
                Err(Stop::Graph)
            }
            _ => Err(Stop::Hooks),
        }
    }

    fn int(&mut self, i: i64) {
        match i {
            0..=0xff => self.out.put([b'K', i as u8]),
            0x100..=0xffff => {
                let [low, high] = (i as u16).to_le_bytes();
                self.out.put([b'M', low, high]);
            }
            _ if i32::try_from(i).is_ok() => {
                let [a, b, c, d] = (i as i32).to_le_bytes();
                self.out.put([b'J', a, b, c, d]);
            }
            _ => {
                let bytes = i.to_le_bytes();
                let n = shortest(&bytes, i < 0);
                self.out.put([0x8a, n as u8]);
                self.out.data(&bytes[..n]);
            }
        }
    }

    fn big_int(&mut self, big: Gc<BigInt>) -> Plain<()> {
        let limbs = big.limbs();
        self.vm.pay(limbs.len() / 64)?;
        let mut carry = big.negative;
        let mut bytes = Vec::with_capacity(limbs.len() * 8 + 1);
        for limb in limbs {
            let mut limb = *limb;
            if big.negative {
                (limb, carry) = (!limb).overflowing_add(carry as u64);
            }
            bytes.extend(limb.to_le_bytes());
        }
        bytes.push(if big.negative { 0xff } else { 0 });
        let n = shortest(&bytes, big.negative);
        match u8::try_from(n) {
            Ok(n) => self.out.put([0x8a, n]),
            Err(_) => {
                let Ok(n) = i32::try_from(n) else {
                    return Err(Stop::Hooks);
                };
                self.out.op(0x8b);
                self.out.put(n.to_le_bytes());
            }
        }
        self.out.data(&bytes[..n]);
        Ok(())
    }

    fn float(&mut self, f: f64) {
        self.out.op(b'G');
        self.out.put(f.to_be_bytes());
    }

    fn text(&mut self, s: Gc<Str>) -> Plain<()> {
        let text = s.text().as_bytes();
        match (self.protocol >= 4, u8::try_from(text.len())) {
            (true, Ok(n)) => {
                self.out.put([0x8c, n]);
                self.out.data(text);
            }
            _ => self.data(&head(b'X', text.len()), text)?,
        }
        self.memoize(s.addr());
        Ok(())
    }

    fn bytes(&mut self, b: Gc<Bytes>) -> Plain<()> {
        let data = b.data();
        match u8::try_from(data.len()) {
            _ if self.protocol < 3 || u32::try_from(data.len()).is_err() => {
                return Err(Stop::Hooks);
            }
            Ok(n) => self.data(&[b'C', n], data)?,
            Err(_) => self.data(&head(b'B', data.len()), data)?,
        }
        self.memoize(b.addr());
        Ok(())
    }

    fn byte_array(&mut self, b: Gc<ByteArray>) -> Plain<()> {
        if self.protocol < 5 {
            return Err(Stop::Hooks);
        }
        let data = b.data();
        let mut head = vec![0x96];
        head.extend((data.len() as u64).to_le_bytes());
        self.data(&head, data)?;
        self.memoize(b.addr());
        Ok(())
    }

    // --- Containers --------------------------------------------------------------------------------------------------

    /// Leaves a value that is no leaf for next, and `then` for after it: nesting takes no native stack.
    fn descend(&mut self, v: Value, then: Work) -> Plain<()> {
        self.work.push(then);
        self.work.push(Work::Container(v));
        // What is begun are as many objects, unless tuples consist of themselves, as hooks of pickles can make them.
        if self.work.len() > 1024 + self.vm.heap.used_bytes() / OBJECT_BYTES_MIN {
            let text = "maximum recursion depth exceeded: a tuple that consists of itself";
            return Err(Stop::Exit(self.vm.raise(Known::RecursionError, text)));
        }
        Ok(())
    }

    fn list(&mut self, list: Gc<List>, mut at: usize) -> Plain<()> {
        let items = list.items();
        let n = items.len();
        while at < n {
            if n > 1 && at.is_multiple_of(BATCH) {
                if at > 0 {
                    self.out.op(b'e');
                }
                self.out.op(b'(');
            }
            let v = items[at].get();
            at += 1;
            if !self.leaf(v)? {
                return self.descend(v, Work::List(list, at));
            }
        }
        match n {
            0 => {}
            1 => self.out.op(b'a'),
            _ => self.out.op(b'e'),
        }
        Ok(())
    }

    fn tuple(&mut self, tuple: Gc<Tuple>, mut at: usize) -> Plain<()> {
        let items = tuple.slice();
        while let Some(v) = items.get(at).copied() {
            at += 1;
            if !self.leaf(v)? {
                return self.descend(v, Work::Tuple(tuple, at));
            }
        }
        if let Some(i) = self.memo.get(tuple.addr()) {
            // It reaches itself.
            match items.len() {
                n @ 1..=3 => (0..n).for_each(|_| self.out.op(b'0')),
                _ => self.out.op(b'1'),
            }
            self.get(i);
            return Ok(());
        }
        self.out.op(match items.len() {
            n @ 1..=3 => 0x84 + n as u8,
            _ => b't',
        });
        self.memoize(tuple.addr());
        Ok(())
    }

    fn begin_table(&mut self, d: Gc<Dict>) -> Plain<()> {
        let one = d.header.kind() == Kind::Dict && d.len() == 1;
        if !d.is_empty() && !one {
            self.out.op(b'(');
        }
        self.table(d, 0, 0)
    }

    /// The entries of a dict or a set.
    fn table(&mut self, d: Gc<Dict>, mut from: u32, mut n: usize) -> Plain<()> {
        let is_dict = d.header.kind() == Kind::Dict;
        let many = if is_dict { b'u' } else { 0x90 };
        while let Some((i, key, value)) = d.next_entry(from) {
            from = i + 1;
            if n == BATCH {
                self.out.put([many, b'(']);
                n = 0;
            }
            n += 1;
            let then = Work::Table(d, from, n);
            if !self.leaf(key)? {
                self.work.push(then);
                if is_dict {
                    self.work.push(Work::Value(value));
                }
                return self.container(key);
            }
            if is_dict && !self.leaf(value)? {
                return self.descend(value, then);
            }
        }
        match d.len() {
            0 => {}
            1 if is_dict => self.out.op(b's'),
            _ => {
                self.out.op(many);
                if n == BATCH {
                    self.out.put([b'(', many]);
                }
            }
        }
        Ok(())
    }

    fn frozen_set(&mut self, d: Gc<Dict>, mut from: u32) -> Plain<()> {
        while let Some((i, key, _)) = d.next_entry(from) {
            from = i + 1;
            if !self.leaf(key)? {
                return self.descend(key, Work::FrozenSet(d, from));
            }
        }
        match self.memo.get(d.addr()) {
            Some(i) => {
                self.out.op(b'1');
                self.get(i);
            }
            None => {
                self.out.op(0x91);
                self.memoize(d.addr());
            }
        }
        Ok(())
    }

    // --- Instances and names -----------------------------------------------------------------------------------------

    fn instance(&mut self, instance: Gc<Instance>) -> Plain<()> {
        let class = self.vm.class_of(instance.value());
        if class.addr() != self.last_plain {
            let vm = &mut *self.vm;
            let plan = self.plans.entry(class.addr());
            if !*plan.or_insert_with(|| is_plain(vm, class)) {
                return Err(Stop::Hooks);
            }
            self.last_plain = class.addr();
        }
        if !self.leaf(class.value())? {
            self.global(class.value())?;
        }
        self.boundary()?;
        self.out.put([b')', 0x81]);
        self.memoize(instance.addr());
        let shape = &self.vm.shapes[instance.header.shape() as usize];
        if shape.mode == ShapeMode::Dict {
            let dict: Gc<Dict> = instance.extra.get().expect();
            if dict.is_empty() {
                return Ok(());
            }
            for name in HOOKS {
                let name = self.vm.intern(name);
                if self.vm.dict_get_str(dict, name).is_some() {
                    return Err(Stop::Hooks);
                }
            }
            self.work.push(Work::Op(b'b'));
            if !self.leaf(dict.value())? {
                self.container(dict.value())?;
            }
            return Ok(());
        }
        let n = self.n_set(instance);
        if n > BATCH {
            return Err(Stop::Hooks);
        }
        if n > 0 {
            self.boundary()?;
            self.out.op(b'}');
            self.put_memo();
            if n > 1 {
                self.out.op(b'(');
            }
            self.slots(instance, 0, 0)?;
        }
        Ok(())
    }

    /// How many attributes an instance has in slots.
    fn n_set(&mut self, instance: Gc<Instance>) -> usize {
        let n = self.vm.shapes[instance.header.shape() as usize].names.len();
        (0..n)
            .filter(|slot| !self.vm.read_slot(instance, *slot).is_unbound())
            .count()
    }

    fn slots(&mut self, instance: Gc<Instance>, mut at: usize, mut n: usize) -> Plain<()> {
        let shape = instance.header.shape() as usize;
        while let Some(name) = self.vm.shapes[shape].names.get(at).copied() {
            let v = self.vm.read_slot(instance, at);
            at += 1;
            if v.is_unbound() {
                continue;
            }
            n += 1;
            if is_hook(name) {
                return Err(Stop::Hooks);
            }
            self.leaf(name)?;
            if !self.leaf(v)? {
                return self.descend(v, Work::Slots(instance, at, n));
            }
        }
        match n {
            1 => self.out.put(*b"sb"),
            BATCH => self.out.put(*b"u(ub"),
            _ => self.out.put(*b"ub"),
        }
        Ok(())
    }

    /// A class or function by its name.
    fn global(&mut self, v: Value) -> Plain<()> {
        let named = match v.as_gc::<Class>() {
            Some(class) => names::of_class(self.vm, class),
            None => v
                .as_gc::<Function>()
                .and_then(|f| names::of_function(self.vm, f)),
        };
        let Some(Named { module, name }) = named else {
            return Err(Stop::Hooks);
        };
        if self.protocol >= 4 {
            self.leaf(module.value())?;
            self.leaf(name.value())?;
            self.out.op(0x93);
        } else {
            let nested = name.text().contains('.');
            if nested
                || self.fix_imports && self.protocol < 3 && !names::is_programs(self.vm, module)
            {
                return Err(Stop::Hooks);
            }
            if self.protocol < 3 && !(module.text().is_ascii() && name.text().is_ascii()) {
                return Err(Stop::Hooks);
            }
            let line = format!("c{}\n{}\n", module.text(), name.text());
            self.out.data(line.as_bytes());
        }
        self.memoize(v.addr());
        Ok(())
    }
}

/// How many of the bytes of a number in two's complement are needed.
fn shortest(bytes: &[u8], negative: bool) -> usize {
    let fill = if negative { 0xff } else { 0 };
    let mut n = bytes.len();
    while n > 1 && bytes[n - 1] == fill && (bytes[n - 2] ^ fill) & 0x80 == 0 {
        n -= 1;
    }
    n
}

/// An opcode with a length of four bytes.
fn head(op: u8, n: usize) -> [u8; 5] {
    let [a, b, c, d] = (n as u32).to_le_bytes();
    [op, a, b, c, d]
}

/// Hooks that an instance may have for itself.
const HOOKS: [&str; 3] = ["__reduce_ex__", "__reduce__", "__getstate__"];

/// Whether an attribute of an instance is a hook.
fn is_hook(name: Value) -> bool {
    let text = name.as_gc::<Str>().map_or("", |name| name.text());
    text.starts_with("__") && HOOKS.contains(&text)
}

/// Whether instances of a class are pickled by their attributes alone, and no hook is called.
fn is_plain(vm: &mut Vm, class: Gc<Class>) -> bool {
    const NOT: u32 = class_flag::BUILTIN
        | class_flag::EXCEPTION
        | class_flag::PAYLOAD
        | class_flag::GETATTRIBUTE
        | class_flag::NO_DICT;
    if class.has(NOT) {
        return false;
    }
    let object = vm.known(Known::Object);
    for name in HOOKS.into_iter().chain(["__dict__", "__class__"]) {
        let name = vm.intern(name);
        if vm.class_lookup(class, name) != vm.class_lookup(object, name) {
            return false;
        }
    }
    for name in ["__getnewargs_ex__", "__getnewargs__", "__slots__"] {
        let name = vm.intern(name);
        if vm.class_lookup(class, name).is_some() {
            return false;
        }
    }
    true
}
