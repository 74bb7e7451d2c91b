//! Reading plain data: the opcodes that protocols 2 to 5 write it with.
//!
//! [`loads`] makes what [`dumps`](super::dump) could have written, and answers None as soon as there is anything else: another opcode,
//! a name that is not of the program's own classes and functions, a hook, bytes that are damaged. Then the guest code of
//! `_pickle_read.py` does it from the beginning, and says what is wrong. What was made until then nobody has seen.
//!
//! An attempt that finds no memory is made again; so nothing is done here that gives an object an identity.

use super::{Plain, Stop, graph, names};
use pirn_vm::heap::{Gc, Kind};
use pirn_vm::native::Answer;
use pirn_vm::objects::{Class, Dict, Instance, List, Str, Tuple, class_flag};
use pirn_vm::semantics::table::Found;
use pirn_vm::{Known, Value, Vm};

/// Opcodes for one tick.
const OPCODES_PER_TICK: usize = 16;
/// Tuples as keys nest so deep here.
const KEY_DEPTH: u32 = 8;
/// What a small object takes at most, beside its items.
const OBJECT_BYTES: usize = 128;

/// `loads(data)`: a tuple of the value, or None where hooks have to be asked.
pub(super) fn loads(vm: &mut Vm, args: &[Value]) -> Answer {
    let data = super::bytes_arg(vm, args[0])?;
    if data.starts_with(&graph::MARKER) {
        return graph::loads(vm, data);
    }
    vm.heap.look_ahead(data.len() * OBJECT_BYTES / 8);
    let mut result = read(vm, data, true);
    if matches!(result, Err(Stop::State)) {
        result = read(vm, data, false);
    }
    match result {
        Ok(v) => vm.tuple(&[v]),
        Err(Stop::Hooks | Stop::Graph | Stop::State) => Ok(Value::NONE),
        Err(Stop::Exit(exit)) => Err(exit),
    }
}

fn read(vm: &mut Vm, data: &'static [u8], at_once: bool) -> Plain<Value> {
    let mut reader = Unpickler {
        vm,
        data,
        at: 0,
        stack: Vec::new(),
        marks: Vec::new(),
        memo: Vec::new(),
        plain: Vec::new(),
        at_once,
    };
    reader.run()
}

/// Where items begin on the stack.
#[derive(Clone, Copy)]
struct Mark {
    at: usize,
    /// They are attributes of the instance beneath, and their dict was not made.
    is_state: bool,
}

struct Unpickler<'v> {
    vm: &'v mut Vm,
    /// The argument's bytes, which live as long as the call.
    data: &'static [u8],
    at: usize,
    stack: Vec<Value>,
    marks: Vec<Mark>,
    /// UNBOUND for a dict that was not made.
    memo: Vec<Value>,
    /// Classes of instances, and whether they are plain.
    plain: Vec<(Gc<Class>, bool)>,
    /// Attributes go from the stack into their instance, without a dict between. Where somebody wants to have that dict after all,
    /// everything is read again.
    at_once: bool,
}

impl Unpickler<'_> {
    fn run(&mut self) -> Plain<Value> {
        let mut n_opcodes = 0;
        loop {
            n_opcodes += 1;
            if n_opcodes >= OPCODES_PER_TICK {
                self.vm.pay(n_opcodes / OPCODES_PER_TICK)?;
                n_opcodes %= OPCODES_PER_TICK;
            }
            let Some(op) = self.data.get(self.at).copied() else {
                return Err(Stop::Hooks);
            };
            self.at += 1;
            match op {
                b'K' => n_opcodes += self.small_ints(|[i]| i.into())?,
                b'M' => n_opcodes += self.small_ints(|bytes| u16::from_le_bytes(bytes).into())?,
                b'J' => n_opcodes += self.small_ints(|bytes| i32::from_le_bytes(bytes).into())?,
                b'.' => {
                    let v = self.pop()?;
                    return match self.stack.is_empty() && self.marks.is_empty() {
                        true => Ok(v),
                        false => Err(Stop::Hooks),
                    };
                }
                0x80 if self.take(1)?[0] <= 5 => {}
                0x95 => {
                    if self.number(8)? > (self.data.len() - self.at) as u64 {
                        return Err(Stop::Hooks);
                    }
                }
                0x8a | 0x8b | b'G' | b'N' | 0x88 | 0x89 => self.value(op)?,
                0x8c | b'X' | 0x8d | b'C' | b'B' | 0x8e | 0x96 => self.data(op)?,
                0x94 | b'q' | b'r' | b'h' | b'j' => self.memo(op)?,
                b'(' => self.marks.push(Mark {
                    at: self.stack.len(),
                    is_state: false,
                }),
                b'0' => {
                    self.pop()?;
                }
                b'1' => {
                    let mark = self.mark()?;
                    self.stack.truncate(mark);
                }
                b')' | 0x85..=0x87 | b't' => self.tuple(op)?,
                b']' | b'}' | 0x8f | 0x91 => self.container(op)?,
                b'a' | b'e' => self.append(op)?,
                b's' | b'u' => self.set_items(op)?,
                0x90 => self.add_items()?,
                b'c' | 0x93 => self.name(op)?,
                0x81 => self.instance()?,
                b'b' => self.build()?,
                _ => return Err(Stop::Hooks),
            }
        }
    }

    // --- Bytes and the stack -----------------------------------------------------------------------------------------

    #[inline]
    fn take(&mut self, n: usize) -> Plain<&'static [u8]> {
        match self.data[self.at..].split_at_checked(n) {
            Some((bytes, _)) => {
                self.at += n;
                Ok(bytes)
            }
            None => Err(Stop::Hooks),
        }
    }

    fn number(&mut self, n: usize) -> Plain<u64> {
        let mut bytes = [0; 8];
        bytes[..n].copy_from_slice(self.take(n)?);
        Ok(u64::from_le_bytes(bytes))
    }

    /// Where what stands on the stack above the last mark begins.
    #[inline]
    fn floor(&self) -> usize {
        self.marks.last().map_or(0, |mark| mark.at)
    }

    #[inline]
    fn pop(&mut self) -> Plain<Value> {
        match self.stack.len() > self.floor() {
            true => Ok(self.stack.pop().unwrap_or(Value::NONE)),
            false => Err(Stop::Hooks),
        }
    }

    #[inline]
    fn top(&self) -> Plain<Value> {
        match self.stack.last() {
            Some(v) if self.stack.len() > self.floor() => Ok(*v),
            _ => Err(Stop::Hooks),
        }
    }

    fn mark(&mut self) -> Plain<usize> {
        match self.marks.pop() {
            Some(mark) if mark.is_state => Err(Stop::State),
            Some(mark) => Ok(mark.at),
            None => Err(Stop::Hooks),
        }
    }

    // --- Values ------------------------------------------------------------------------------------------------------

    /// Ints of so many bytes, whose opcode was taken: as many as stand here one after the other, or half a tick's worth.
    /// Answers how many more than one there were.
    #[inline]
    fn small_ints<const N: usize>(&mut self, read: impl Fn([u8; N]) -> i64) -> Plain<usize> {
        let mut n = 0;
        let op = self.data[self.at - 1];
        loop {
            let bytes = self.take(N)?.first_chunk().ok_or(Stop::Hooks)?;
            self.stack.push(Value::int(read(*bytes)));
            if n == OPCODES_PER_TICK / 2 || self.data.get(self.at) != Some(&op) {
                return Ok(n);
            }
            self.at += 1;
            n += 1;
        }
    }

    fn value(&mut self, op: u8) -> Plain<()> {
        let v = match op {
            b'N' => Value::NONE,
            0x88 => Value::TRUE,
            0x89 => Value::FALSE,
            b'G' => {
                let bytes = self.take(8)?.try_into().map_err(|_| Stop::Hooks)?;
                self.vm.float(f64::from_be_bytes(bytes))?
            }
            _ => {
                let width = if op == 0x8a { 1 } else { 4 };
                let n = self.number(width)? as usize;
                self.long(n)?
            }
        };
        self.stack.push(v);
        Ok(())
    }

    /// A number in two's complement.
    fn long(&mut self, n: usize) -> Plain<Value> {
        let bytes = self.take(n)?;
        let negative = bytes.last().is_some_and(|b| b & 0x80 != 0);
        let fill = if negative { 0xff } else { 0 };
        let chunk = |chunk: &[u8]| {
            let mut limb = [fill; 8];
            limb[..chunk.len()].copy_from_slice(chunk);
            u64::from_le_bytes(limb)
        };
        if n <= 8 {
            return Ok(self.vm.int(chunk(bytes) as i64)?);
        }
        self.vm.pay(n / 512)?;
        let mut limbs: Vec<u64> = bytes.chunks(8).map(chunk).collect();
        if negative {
            let mut carry = true;
            for limb in &mut limbs {
                (*limb, carry) = (!*limb).overflowing_add(carry as u64);
            }
        }
        while limbs.last() == Some(&0) {
            limbs.pop();
        }
        Ok(self.vm.int_from_limbs(negative, &limbs)?)
    }

    fn data(&mut self, op: u8) -> Plain<()> {
        let width = match op {
            0x8c | b'C' => 1,
            b'X' | b'B' => 4,
            _ => 8,
        };
        let n = usize::try_from(self.number(width)?).map_err(|_| Stop::Hooks)?;
        let data = self.take(n)?;
        self.vm.pay(n / 64)?;
        let v = match op {
            b'C' | b'B' | 0x8e => self.vm.bytes(data)?,
            0x96 => self.vm.bytearray(data)?,
            _ => {
                if n <= 1 {
                    let text = str::from_utf8(data).map_err(|_| Stop::Hooks)?;
                    self.vm.str(text)?
                } else {
                    let room = self.vm.room(2 * OBJECT_BYTES + n)?;
                    let text = self.vm.new_text(&room, data);
                    text.ok_or(Stop::Hooks)?.value()
                }
            }
        };
        self.stack.push(v);
        Ok(())
    }

    fn memo(&mut self, op: u8) -> Plain<()> {
        let width = if matches!(op, b'q' | b'h') { 1 } else { 4 };
        match op {
            0x94 => {
                let v = self.top()?;
                self.memo.push(v);
            }
            b'q' | b'r' => {
                let i = self.number(width)? as usize;
                let v = self.top()?;
                // Who writes them in order leaves no gaps.
                if i > self.memo.len() {
                    return Err(Stop::Hooks);
                }
                match self.memo.get_mut(i) {
                    Some(place) => *place = v,
                    None => self.memo.push(v),
                }
            }
            _ => {
                let i = self.number(width)? as usize;
                match self.memo.get(i) {
                    Some(v) if v.is_unbound() => return Err(Stop::State),
                    Some(v) => self.stack.push(*v),
                    None => return Err(Stop::Hooks),
                }
            }
        }
        Ok(())
    }

    // --- Containers --------------------------------------------------------------------------------------------------

    fn tuple(&mut self, op: u8) -> Plain<()> {
        let from = match op {
            b')' => self.stack.len(),
            b't' => self.mark()?,
            _ => {
                let from = self.stack.len().checked_sub((op - 0x84) as usize);
                from.filter(|from| *from >= self.floor())
                    .ok_or(Stop::Hooks)?
            }
        };
        let tuple = self.vm.tuple(&self.stack[from..])?;
        self.stack.truncate(from);
        self.stack.push(tuple);
        Ok(())
    }

    fn container(&mut self, op: u8) -> Plain<()> {
        let room = self.vm.room(OBJECT_BYTES)?;
        let v = match op {
            b']' => self.vm.new_list(&room, &[]).value(),
            b'}' => self.vm.new_dict(&room).value(),
            0x8f => self.vm.new_set(&room).value(),
            _ => {
                let set = self.vm.new_frozenset(&room);
                let from = self.mark()?;
                self.insert_keys(set, from)?;
                set.value()
            }
        };
        self.stack.push(v);
        Ok(())
    }

    fn append(&mut self, op: u8) -> Plain<()> {
        if op == b'a' {
            let item = self.pop()?;
            let list = self.top()?.as_gc::<List>().ok_or(Stop::Hooks)?;
            return Ok(self.vm.list_push(list, item)?);
        }
        let from = self.mark()?;
        let items = &self.stack[from..];
        let list = from.checked_sub(1).filter(|at| *at >= self.floor());
        let list = list.and_then(|at| self.stack[at].as_gc::<List>());
        let list = list.ok_or(Stop::Hooks)?;
        self.vm.list_extend_items(list, items)?;
        self.stack.truncate(from);
        Ok(())
    }

    fn set_items(&mut self, op: u8) -> Plain<()> {
        if let Some(Mark { at, is_state: true }) = self.marks.last() {
            let at = *at;
            return self.set_attrs(at, op);
        }
        let from = match op {
            b'u' => self.mark()?,
            _ => self.stack.len().checked_sub(2).ok_or(Stop::Hooks)?,
        };
        let n = self.stack.len() - from;
        if from <= self.floor() || !n.is_multiple_of(2) {
            return Err(Stop::Hooks);
        }
        let dict = self.stack[from - 1].as_gc::<Dict>();
        let dict = dict.filter(|d| d.header.kind() == Kind::Dict);
        let dict = dict.ok_or(Stop::Hooks)?;
        let pairs = &self.stack[from..];
        let mut keys = pairs.iter().step_by(2);
        if !keys.all(|key| is_plain_key(*key, 0)) || !self.vm.dict_insert_pairs(dict, pairs)? {
            return Err(Stop::Hooks);
        }
        self.stack.truncate(from);
        Ok(())
    }

    fn add_items(&mut self) -> Plain<()> {
        let from = self.mark()?;
        if from <= self.floor() {
            return Err(Stop::Hooks);
        }
        let set = self.stack[from - 1].as_gc::<Dict>();
        let set = set.filter(|d| d.header.kind() == Kind::Set);
        self.insert_keys(set.ok_or(Stop::Hooks)?, from)
    }

    /// Moves what stands on the stack from there on into a set.
    fn insert_keys(&mut self, set: Gc<Dict>, from: usize) -> Plain<()> {
        for at in from..self.stack.len() {
            self.insert(set, self.stack[at])?;
        }
        self.stack.truncate(from);
        Ok(())
    }

    fn insert(&mut self, set: Gc<Dict>, key: Value) -> Plain<()> {
        if !is_plain_key(key, 0) {
            return Err(Stop::Hooks);
        }
        let hash = self.vm.simple_hash(key).ok_or(Stop::Hooks)?;
        match self.vm.table_find(&set, hash, key) {
            Found::At(_) => {}
            Found::Missing => {
                let room = self.vm.room(Vm::table_room(&set))?;
                self.vm.table_append(&room, set, hash, key, Value::NONE);
            }
            Found::Guest => return Err(Stop::Hooks),
        }
        Ok(())
    }

    // --- Names and instances -----------------------------------------------------------------------------------------

    fn name(&mut self, op: u8) -> Plain<()> {
        let (module, name) = if op == b'c' {
            let (module, name) = (self.line()?, self.line()?);
            if name.contains('.') {
                return Err(Stop::Hooks);
            }
            (self.vm.str(module)?, self.vm.str(name)?)
        } else {
            let name = self.pop()?;
            (self.pop()?, name)
        };
        let (Some(module), Some(name)) = (module.as_gc::<Str>(), name.as_gc::<Str>()) else {
            return Err(Stop::Hooks);
        };
        let v = self.programs_own(module, name).ok_or(Stop::Hooks)?;
        self.stack.push(v);
        Ok(())
    }

    fn line(&mut self) -> Plain<&'static str> {
        let rest = &self.data[self.at..];
        let n = rest.iter().position(|b| *b == b'\n').ok_or(Stop::Hooks)?;
        let line = self.take(n + 1)?;
        std::str::from_utf8(&line[..n]).map_err(|_| Stop::Hooks)
    }

    /// A class or function that a module of the program defines under this name.
    fn programs_own(&mut self, module: Gc<Str>, name: Gc<Str>) -> Option<Value> {
        if !names::is_programs(self.vm, module) {
            return None;
        }
        let v = names::find(self.vm, module, name)?;
        let named = match v.as_gc::<Class>() {
            Some(class) => names::of_class(self.vm, class)?,
            None => names::of_function(self.vm, v.as_gc()?)?,
        };
        (named.module.text() == module.text()).then_some(v)
    }

    fn instance(&mut self) -> Plain<()> {
        let args = self.pop()?;
        let class: Gc<Class> = self.pop()?.as_gc().ok_or(Stop::Hooks)?;
        let without = args.as_gc::<Tuple>().is_some_and(|args| args.len == 0);
        let plain = match self.plain.iter().find(|(c, _)| *c == class) {
            Some((_, plain)) => *plain,
            None => {
                let plain = is_plain(self.vm, class);
                self.plain.push((class, plain));
                plain
            }
        };
        if !plain || !without {
            return Err(Stop::Hooks);
        }
        let instance = self.vm.instantiate(class, Value::UNBOUND)?;
        self.stack.push(instance);
        if self.at_once && self.data[self.at..].starts_with(&[0x94, b'}', 0x94]) {
            self.at += 3;
            self.memo.extend([instance, Value::UNBOUND]);
            self.at += self.data[self.at..].starts_with(b"(") as usize;
            self.marks.push(Mark {
                at: self.stack.len(),
                is_state: true,
            });
        }
        Ok(())
    }

    /// Gives an instance its attributes, which stand above it, where all of them do.
    fn set_attrs(&mut self, from: usize, op: u8) -> Plain<()> {
        let n = self.stack.len() - from;
        let fits = match op {
            b'u' => n.is_multiple_of(2),
            _ => n == 2,
        };
        if !fits || self.data.get(self.at) != Some(&b'b') {
            return Err(Stop::State);
        }
        self.at += 1;
        self.marks.pop();
        let instance: Gc<Instance> = self.stack[from - 1].expect();
        for at in (from..from + n).step_by(2) {
            let name = self.stack[at].as_gc::<Str>().ok_or(Stop::Hooks)?;
            let name = self.vm.intern_value(name);
            self.vm
                .set_instance_attr(instance, name, self.stack[at + 1])?;
        }
        self.stack.truncate(from);
        Ok(())
    }

    fn build(&mut self) -> Plain<()> {
        let state = self.pop()?.as_gc::<Dict>().ok_or(Stop::Hooks)?;
        let instance: Gc<Instance> = self.top()?.as_gc().ok_or(Stop::Hooks)?;
        if state.header.kind() != Kind::Dict {
            return Err(Stop::Hooks);
        }
        let mut from = 0;
        while let Some((i, key, value)) = state.next_entry(from) {
            from = i + 1;
            let name = key.as_gc::<Str>().ok_or(Stop::Hooks)?;
            let name = self.vm.intern_value(name);
            self.vm.set_instance_attr(instance, name, value)?;
        }
        Ok(())
    }
}

/// Whether a key's hash follows from it alone.
fn is_plain_key(key: Value, depth: u32) -> bool {
    match key.kind() {
        None | Some(Kind::Str | Kind::Bytes | Kind::Float | Kind::BigInt) => true,
        Some(Kind::Tuple) if depth < KEY_DEPTH => {
            let items = key.expect::<Tuple>().slice();
            items.iter().all(|item| is_plain_key(*item, depth + 1))
        }
        _ => false,
    }
}

/// Whether instances of a class are made of their attributes alone, and no hook is called.
fn is_plain(vm: &mut Vm, class: Gc<Class>) -> bool {
    const NOT: u32 = class_flag::BUILTIN
        | class_flag::EXCEPTION
        | class_flag::PAYLOAD
        | class_flag::GETATTRIBUTE
        | class_flag::GETATTR
        | class_flag::METACLASS
        | class_flag::NO_DICT;
    if class.has(NOT) {
        return false;
    }
    let object = vm.known(Known::Object);
    for name in ["__new__", "__dict__", "__class__"] {
        let name = vm.intern(name);
        if vm.class_lookup(class, name) != vm.class_lookup(object, name) {
            return false;
        }
    }
    for name in ["__setstate__", "__slots__"] {
        let name = vm.intern(name);
        if vm.class_lookup(class, name).is_some() {
            return false;
        }
    }
    true
}
