//! What writer and reader of objects have in common, and making an object from its head.
#![expect(unsafe_code, reason = "makes objects whose fields are filled in later")]

use super::wire::{Input, Result, SnapshotError};
use crate::heap::{Gc, Header, Kind, Room, flag};
use crate::objects::*;
use crate::semantics::string::grow;
use crate::value::Value;
use crate::vm::{ITERTOOLS, Known, Vm};
use std::cell::Cell;

/// What follows an instance's inline slots.
pub(super) const EXTRA_NONE: u64 = 0;
pub(super) const EXTRA_BUFFER: u64 = 1;
pub(super) const EXTRA_DICT: u64 = 2;

/// How a string is written, in the lowest bits of its length.
pub(super) const STR_PLAIN: u64 = 0;
pub(super) const STR_INTERNED: u64 = 1;
/// A byte of flags follows: 1 interned, 2 made by putting two together, 4 indexed.
pub(super) const STR_RARE: u64 = 2;
/// At the front of a buffer, whose number times two follows, plus one where it is indexed.
pub(super) const STR_GROWN: u64 = 3;

/// Values that are neither numbers nor objects, by the number they have in snapshots. Append-only.
pub(super) const SPECIAL: [Value; 6] = [
    Value::NONE,
    Value::FALSE,
    Value::TRUE,
    Value::ELLIPSIS,
    Value::NOT_IMPLEMENTED,
    Value::UNBOUND,
];

pub(super) fn special_number(v: Value) -> u64 {
    let number = SPECIAL.iter().position(|s| *s == v);
    number.expect("there are no other immediates") as u64
}

/// Whether a key's hash follows from the key alone, so that it need not be written.
#[inline]
pub(super) fn has_plain_hash(key: Value) -> bool {
    match key.kind() {
        None => true,
        Some(kind) => matches!(kind, Kind::Str | Kind::Bytes | Kind::Float | Kind::BigInt),
    }
}

/// Shows the registers of a frame that hold anything, as places. A frame that has given its memory back does not come here.
pub(super) fn live_registers(f: Gc<Frame>, mut show: impl FnMut(&Cell<Value>)) {
    // SAFETY: a `Cell` is laid out like what it holds; a live register is within the frame and initialised, which the
    // verifier has proved, and which holds for a frame that is being read because all were filled when it was made.
    let place = |i: usize| unsafe { &*(f.regs().add(i) as *const Cell<Value>) };
    if f.flags.get() & frame_flag::NATIVE != 0 {
        return show(place(0));
    }
    let func: Gc<Function> = f.func.get().expect();
    let rt = func.code_ref().get();
    for (i, word) in rt.live_at(f.pc.get()).words().iter().enumerate() {
        let mut rest = *word;
        while rest != 0 {
            show(place(i * 64 + rest.trailing_zeros() as usize));
            rest &= rest - 1;
        }
    }
    if f.flags.get() & frame_flag::GENERATOR != 0 {
        show(place(rt.n_regs as usize));
    }
}

/// Shows the place of what trace functions keep of a frame, if there is such.
pub(super) fn record(f: Gc<Frame>, show: impl FnOnce(&Cell<Value>)) {
    if f.flags.get() & frame_flag::RECORD != 0 {
        show(trace_record(f));
    }
}

/// Writes a register of a frame, which has it.
pub(super) fn set_register(f: Gc<Frame>, i: usize, v: Value) {
    // SAFETY: the reader made the frame for its code, and asks for the code's registers only.
    unsafe { f.regs().add(i).write(v) }
}

/// A register of a frame, which has it.
pub(super) fn register(f: Gc<Frame>, i: usize) -> Value {
    // SAFETY: as above; the reader filled them all.
    unsafe { f.reg(i) }
}

/// A frame with all its registers UNBOUND, of this code or of a native.
pub(super) fn new_frame(vm: &mut Vm, room: &Room, code: Option<&RtCode>) -> Gc<Frame> {
    // One more for a generator's link to its object.
    let n_regs = code.map_or(1, |rt| rt.n_regs as usize + 1);
    let class = crate::vm::frame_class(n_regs);
    // Whether something besides the callee refers to it nobody says: it is never recycled.
    let header = |flags| {
        Header::new(
            Kind::Frame,
            flags | flag::CAPTURED,
            class,
            Known::Frame.shape(),
        )
    };
    let frame = vm.heap.new_with_tail(room, n_regs * 8, |flags| Frame {
        header: header(flags),
        func: Cell::new(Value::UNBOUND),
        back: Cell::new(Value::UNBOUND),
        pc: Cell::new(0),
        cont: Cell::new(0),
        stage: Cell::new(0),
        flags: Cell::new(0),
    });
    for i in 0..n_regs {
        // SAFETY: the tail has so many places.
        unsafe { frame.regs().add(i).write(Value::UNBOUND) };
    }
    frame
}

/// How many bytes such a frame takes.
pub(super) fn frame_bytes(code: Option<&RtCode>) -> usize {
    size_of::<Frame>() + code.map_or(1, |rt| rt.n_regs as usize + 1) * 8
}

/// How many items of objects there can still be: each takes a byte of the bodies at least. So counts in heads are believed
/// only as far as there are bytes to back them.
pub(super) struct Items(pub usize);

impl Items {
    /// A number of items.
    pub fn take(&mut self, input: &mut Input<'_>) -> Result<usize> {
        let n = input.number()?;
        self.spend(usize::try_from(n).unwrap_or(usize::MAX), input)
    }

    pub fn spend(&mut self, n: usize, input: &Input<'_>) -> Result<usize> {
        match self.0.checked_sub(n) {
            Some(rest) => {
                self.0 = rest;
                Ok(n)
            }
            None => Err(input.corrupt(format!("{n} items, more than the file is long"))),
        }
    }
}

/// The object that a head describes, with its fields UNBOUND or 0. Leaves are complete. Frames, code objects and what has a
/// name are the reader's.
pub(super) fn make(
    vm: &mut Vm,
    room: &Room,
    kind: Kind,
    input: &mut Input<'_>,
    items: &mut Items,
) -> Result<Value> {
    let none = || Cell::new(Value::UNBOUND);
    match kind {
        Kind::Float => {
            let bits = input.take(8)?.try_into().map(u64::from_le_bytes);
            let value = f64::from_bits(bits.unwrap_or_default());
            match Value::try_float(value) {
                Some(_) => Err(input.corrupt("a float in a box that needs none")),
                None => Ok(vm.new_float(room, value)),
            }
        }
        Kind::BigInt => big_int(vm, input),
        Kind::Str => string(vm, room, input),
        Kind::ByteBuffer => text_buffer(vm, room, input),
        Kind::Bytes => {
            let data = input.bytes()?;
            reserve(vm, data.len())?;
            Ok(vm.unlimited(|vm| vm.bytes(data)))
        }
        Kind::Tuple => {
            let len = items.take(input)?;
            reserve(vm, len * 8)?;
            Ok(vm.new_bare_tuple(room, len).value())
        }
        Kind::Record => {
            let len = items.take(input)?;
            let tag = small(input, u16::MAX, "tag of a record")?;
            reserve(vm, len * 8)?;
            Ok(vm.new_record(room, tag, &vec![Value::UNBOUND; len]).value())
        }
        Kind::ByteArray => Ok(object(vm, room, kind, 0, Known::ByteArray, |header| {
            ByteArray {
                header,
                len: Cell::new(0),
                buffer: none(),
            }
        })),
        Kind::List => Ok(vm.new_list(room, &[]).value()),
        Kind::Deque => Ok(object(vm, room, kind, 0, Known::Deque, |header| Deque {
            header,
            buffer: none(),
            first: Cell::new(0),
            len: Cell::new(0),
            max_len: Cell::new(usize::MAX),
            version: Cell::new(0),
        })),
        Kind::Dict => Ok(vm.new_dict(room).value()),
        Kind::Set => Ok(vm.new_set(room).value()),
        Kind::FrozenSet => Ok(vm.new_frozenset(room).value()),
        Kind::Function | Kind::BoundMethod | Kind::Property | Kind::StaticMethod => {
            Ok(make_callable(vm, room, kind))
        }
        Kind::ClassMethod | Kind::Super | Kind::Cell => Ok(make_callable(vm, room, kind)),
        Kind::Range | Kind::Slice | Kind::Iter | Kind::DictView | Kind::MappingProxy => {
            make_small(vm, room, kind, input)
        }
        Kind::Module | Kind::Traceback | Kind::Generator => make_stateful(vm, room, kind, input),
        Kind::Tasklet | Kind::Channel | Kind::Greenlet => make_stateful(vm, room, kind, input),
        Kind::Exception => Ok(object(vm, room, kind, 0, Known::Exception, |header| {
            Exception {
                header,
                args: none(),
                traceback: none(),
                cause: none(),
                context: none(),
                suppress_context: Cell::new(false),
                dict: none(),
            }
        })),
        Kind::Class => Ok(object(vm, room, kind, 0, Known::Type, |header| Class {
            header,
            name: none(),
            qualname: none(),
            bases: none(),
            mro: none(),
            dict: none(),
            layout: none(),
            init: none(),
            init_epoch: Cell::new(0),
            flags: Cell::new(0),
            well_known: Cell::new(u32::MAX),
            root_shape: Cell::new(0),
            dict_shape: Cell::new(0),
            construction: Cell::new(construction::UNKNOWN),
            equality: Cell::new(0),
            subclasses: none(),
        })),
        Kind::WeakCell => Ok(object(vm, room, kind, 0, Known::WeakCell, |header| {
            WeakCell {
                header,
                referent: none(),
                owner: none(),
                callback: none(),
                serial: Cell::new(0),
            }
        })),
        Kind::Builtin | Kind::Instance | Kind::Frame | Kind::Code => {
            unreachable!("the reader makes these")
        }
        Kind::Buffer | Kind::GetSet => {
            Err(input.corrupt(format!("an object of the kind {kind:?}")))
        }
    }
}

fn make_callable(vm: &mut Vm, room: &Room, kind: Kind) -> Value {
    let none = || Cell::new(Value::UNBOUND);
    match kind {
        Kind::Function => object(vm, room, kind, 0, Known::Function, |header| Function {
            header,
            rt: Cell::new(std::ptr::null()),
            code: none(),
            globals: none(),
            closure: none(),
            defaults: none(),
            kw_defaults: none(),
            extra: none(),
        }),
        Kind::BoundMethod => object(vm, room, kind, 0, Known::Method, |header| BoundMethod {
            header,
            func: none(),
            receiver: none(),
        }),
        Kind::Property => object(vm, room, kind, 0, Known::Property, |header| Property {
            header,
            get: none(),
            set: none(),
            delete: none(),
            doc: none(),
        }),
        Kind::StaticMethod | Kind::ClassMethod => {
            let class = match kind {
                Kind::StaticMethod => Known::StaticMethod,
                _ => Known::ClassMethod,
            };
            object(vm, room, kind, 0, class, |header| Wrapper {
                header,
                func: none(),
            })
        }
        Kind::Cell => object(vm, room, kind, 0, Known::Cell, |header| CellObject {
            header,
            value: none(),
        }),
        _ => object(vm, room, Kind::Super, 0, Known::Super, |header| Super {
            header,
            class: Value::UNBOUND,
            receiver: Value::UNBOUND,
            start: Value::UNBOUND,
        }),
    }
}

fn make_small(vm: &mut Vm, room: &Room, kind: Kind, input: &mut Input<'_>) -> Result<Value> {
    const NO: Value = Value::UNBOUND;
    Ok(match kind {
        Kind::Range => object(vm, room, kind, 0, Known::Range, |header| Range {
            header,
            start: NO,
            stop: NO,
            step: NO,
            len: NO,
        }),
        Kind::Slice => object(vm, room, kind, 0, Known::Slice, |header| Slice {
            header,
            start: NO,
            stop: NO,
            step: NO,
        }),
        Kind::Iter => {
            let variety = small(input, IterVariety::COUNT - 1, "variety of an iterator")?;
            let variety = IterVariety::from_aux(variety);
            vm.new_iter(room, variety, NO, 0, 0, 0).value()
        }
        Kind::DictView => {
            let variety = small(input, 2, "variety of a view")?;
            let class = [Known::DictKeys, Known::DictValues, Known::DictItems][variety as usize];
            object(vm, room, kind, variety, class, |header| DictView {
                header,
                dict: NO,
            })
        }
        _ => object(
            vm,
            room,
            Kind::MappingProxy,
            0,
            Known::MappingProxy,
            |header| MappingProxy {
                header,
                mapping: NO,
            },
        ),
    })
}

fn make_stateful(vm: &mut Vm, room: &Room, kind: Kind, input: &mut Input<'_>) -> Result<Value> {
    const NO: Value = Value::UNBOUND;
    let none = || Cell::new(NO);
    Ok(match kind {
        Kind::Module => {
            let aux = small(input, Module::BY_PROGRAM, "maker of a module")?;
            object(vm, room, kind, aux, Known::Module, |header| Module {
                header,
                dict: none(),
                name: none(),
            })
        }
        Kind::Traceback => {
            let aux = small(input, 1, "flag of a traceback")?;
            object(vm, room, kind, aux, Known::Traceback, |header| Traceback {
                header,
                next: none(),
                code: NO,
                globals: NO,
                pc: 0,
                line: 0,
            })
        }
        Kind::Generator => {
            let aux = small(
                input,
                4 * ITERTOOLS.len() as u16 + 3,
                "state of a generator",
            )?;
            let class = match aux / 4 {
                0 => Known::Generator,
                n => ITERTOOLS[n as usize - 1],
            };
            object(vm, room, kind, aux % 4, class, |header| Generator {
                header,
                frame: none(),
                func: NO,
                trace: none(),
                inner: Cell::new(Value::UNBOUND),
            })
        }
        Kind::Tasklet => object(vm, room, kind, 0, Known::Tasklet, |header| Tasklet {
            header,
            frame: none(),
            next: none(),
            prev: none(),
            temp: none(),
            channel: none(),
            state: Cell::new(0),
            depth: Cell::new(0),
            extra: none(),
        }),
        Kind::Greenlet => object(vm, room, kind, 0, Known::Greenlet, |header| Greenlet {
            header,
            frame: none(),
            parent: none(),
            main: none(),
            temp: none(),
            context: none(),
            outer: none(),
            state: Cell::new(0),
            depth: Cell::new(0),
            serial: Cell::new(0),
        }),
        _ => object(vm, room, Kind::Channel, 0, Known::Channel, |header| {
            Channel {
                header,
                head: none(),
                tail: none(),
                balance: Cell::new(0),
                preference: Cell::new(0),
                schedule_all: Cell::new(false),
                closing: Cell::new(false),
                extra: none(),
            }
        }),
    })
}

fn object<T: crate::heap::Object>(
    vm: &mut Vm,
    room: &Room,
    kind: Kind,
    aux: u16,
    class: Known,
    make: impl FnOnce(Header) -> T,
) -> Value {
    let header = |flags| Header::new(kind, flags, aux, class.shape());
    vm.new_object(room, |flags| make(header(flags))).value()
}

fn big_int(vm: &mut Vm, input: &mut Input<'_>) -> Result<Value> {
    let head = input.number()?;
    let n = (head >> 1) as usize;
    if n > input.left() / 8 {
        return Err(input.corrupt("a number longer than the file"));
    }
    reserve(vm, n * 8)?;
    let (words, _) = input.take(n * 8)?.as_chunks::<8>();
    let limbs: Vec<u64> = words.iter().map(|w| u64::from_le_bytes(*w)).collect();
    let v = vm.unlimited(|vm| vm.int_from_limbs(head & 1 != 0, &limbs));
    match v.as_gc::<BigInt>() {
        Some(big) if big.limbs().len() == n => Ok(v),
        _ => Err(input.corrupt("a big int that is not in its shortest form")),
    }
}

/// A string that is not grown: those are the reader's.
fn string(vm: &mut Vm, room: &Room, input: &mut Input<'_>) -> Result<Value> {
    let head = input.number()?;
    let flags = match head & 3 {
        STR_PLAIN => 0,
        STR_INTERNED => 1,
        _ => input.byte()?,
    };
    let n = usize::try_from(head >> 2).unwrap_or(usize::MAX);
    let text = input.take(n)?;
    if n > u32::MAX as usize {
        return Err(input.corrupt("a string that is too long"));
    }
    reserve(vm, n)?;
    let v = match flags & 1 != 0 {
        true => str::from_utf8(text).ok().map(|text| vm.intern(text)),
        false => vm.new_text(room, text).map(Gc::value),
    };
    let Some(v) = v else {
        return Err(input.corrupt("text that is not UTF-8"));
    };
    if flags & 2 != 0 {
        v.expect::<Str>().header.set_flag(flag::JOINED);
    }
    if flags & 4 != 0 {
        index(vm, v.expect());
    }
    Ok(v)
}

/// Makes the index of a string that had one: that cost time once, and is not to cost it again.
pub(super) fn index(vm: &mut Vm, s: Gc<Str>) {
    if !s.is_ascii() && !s.index.get().is_ptr() {
        vm.unlimited(|vm| vm.str_make_index(s).map(Gc::value));
    }
}

/// What growing strings share.
fn text_buffer(vm: &mut Vm, room: &Room, input: &mut Input<'_>) -> Result<Value> {
    let capacity = input.number()?;
    let text = input.bytes()?;
    let n = text.len() as u64 + GROWN_PREFIX as u64;
    // It was made twice as large as what was put there first.
    if std::str::from_utf8(text).is_err() || capacity < n || capacity > 2 * n + 16 {
        return Err(input.corrupt("a growing string that is none"));
    }
    reserve(vm, capacity as usize)?;
    Ok(grow::new_text_buffer(vm, room, text, capacity as usize).value())
}

/// That so many bytes more are within the memory limit.
#[inline]
pub(super) fn reserve(vm: &Vm, bytes: usize) -> Result<()> {
    let config = &vm.heap.config;
    let hard = config.limit_bytes.saturating_add(config.reserve_bytes);
    match vm.heap.used_bytes().saturating_add(bytes) > hard {
        true => Err(SnapshotError::TooLarge),
        false => Ok(()),
    }
}

fn small(input: &mut Input<'_>, max: u16, what: &str) -> Result<u16> {
    let n = input.number()?;
    match u16::try_from(n) {
        Ok(n) if n <= max => Ok(n),
        _ => Err(input.corrupt(format!("{what} {n}, but the largest is {max}"))),
    }
}
