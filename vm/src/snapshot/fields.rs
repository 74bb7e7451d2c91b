//! What the objects of each kind consist of: one list, for writing, reading, naming and comparing.
//!
//! [`fields`] shows an [`Archive`] every field of an object, in a fixed order, and says what may stand there. An archive
//! that writes takes the field's value; one that reads puts a value there, having checked it. So there is no second list
//! that the first could drift away from. What is *not* shown is not part of the object's meaning: caches (hashes of
//! strings, `Class::init`, versions of dicts), and what follows from other things (indices of tables, shapes' numbers).
//!
//! What an object needs to be *made* (lengths, shapes, code) is not here but in its head, see `heads`.
#![expect(
    unsafe_code,
    reason = "casts a header to the struct its kind names, and reaches its tail"
)]

use super::want::Want;
use crate::heap::{Gc, Header, Kind, Object};
use crate::objects::*;
use crate::value::Value;
use std::cell::Cell;

/// Something that is shown all fields of objects.
pub(super) trait Archive {
    type Error;

    fn value(&mut self, place: &Cell<Value>, want: Want) -> Result<(), Self::Error>;

    /// A number or flag; `valid` says whether it may be this one.
    fn number<N: Number>(
        &mut self,
        place: &Cell<N>,
        what: &'static str,
        valid: fn(N) -> bool,
    ) -> Result<(), Self::Error>;

    /// Length and items.
    fn list(&mut self, list: Gc<List>) -> Result<(), Self::Error>;
    fn deque(&mut self, deque: Gc<Deque>) -> Result<(), Self::Error>;
    fn table(&mut self, table: Gc<Dict>) -> Result<(), Self::Error>;
    fn byte_array(&mut self, bytes: Gc<ByteArray>) -> Result<(), Self::Error>;
    /// Which inline slots of an instance hold doubles.
    fn doubles(&mut self, instance: Gc<Instance>) -> u64;
    /// What one of them holds.
    fn double(&mut self, double: f64) -> Result<(), Self::Error>;
    /// What is beyond the inline slots.
    fn extra(&mut self, instance: Gc<Instance>) -> Result<(), Self::Error>;
    fn frame(&mut self, frame: Gc<Frame>) -> Result<(), Self::Error>;
    /// The code objects nested in this one.
    fn code(&mut self, code: Gc<CodeObject>) -> Result<(), Self::Error>;
}

/// Numbers as they are written.
pub(super) trait Number: Copy {
    fn to_wire(self) -> u64;
    fn from_wire(wire: u64) -> Option<Self>;
}

macro_rules! numbers {
    ($($type:ty),*; $($signed:ty),*) => {
        $(impl Number for $type {
            fn to_wire(self) -> u64 {
                self as u64
            }

            fn from_wire(wire: u64) -> Option<$type> {
                <$type>::try_from(wire).ok()
            }
        })*
        $(impl Number for $signed {
            fn to_wire(self) -> u64 {
                super::wire::zigzag(self as i64)
            }

            fn from_wire(wire: u64) -> Option<$signed> {
                <$signed>::try_from(super::wire::unzigzag(wire)).ok()
            }
        })*
    };
}
numbers!(u8, u16, u32, u64; i8, i32, i64);

impl Number for bool {
    fn to_wire(self) -> u64 {
        self as u64
    }

    fn from_wire(wire: u64) -> Option<bool> {
        (wire < 2).then_some(wire == 1)
    }
}

fn any<N>(_: N) -> bool {
    true
}

/// A place that only the VM writes, once.
macro_rules! fixed {
    ($p:expr, $field:ident) => {{
        // SAFETY: the object is alive.
        let field = unsafe { &raw mut (*$p.as_ptr()).$field };
        place(field)
    }};
}

/// A place that is no `Cell`, as one.
fn place<'a, T>(field: *mut T) -> &'a Cell<T> {
    // SAFETY: a `Cell` is laid out like what it holds; the callers' object is alive until the next yield point, and nobody
    // holds a reference to the field.
    unsafe { &*(field as *const Cell<T>) }
}

/// Shows all fields of an object.
pub(super) fn fields<A: Archive>(p: Gc<Header>, a: &mut A) -> Result<(), A::Error> {
    match p.kind() {
        // Wholly in their heads.
        Kind::Float | Kind::BigInt | Kind::Str | Kind::Bytes => Ok(()),
        // Shown with what owns them; natives of classes are always named.
        Kind::Buffer | Kind::ByteBuffer | Kind::GetSet => Ok(()),
        Kind::ByteArray => a.byte_array(cast(p)),
        Kind::List => a.list(cast(p)),
        Kind::Deque => a.deque(cast(p)),
        Kind::Dict | Kind::Set | Kind::FrozenSet => a.table(cast(p)),
        Kind::Code => a.code(cast(p)),
        Kind::Frame => a.frame(cast(p)),
        Kind::Tuple => all(a, tuple_places(cast(p)), Want::OBJECT),
        Kind::Record => all(a, cast::<Record>(p).items(), Want::MAYBE),
        Kind::Instance => {
            let i = cast::<Instance>(p);
            let doubles = a.doubles(i);
            for (n, place) in i.slots().iter().enumerate() {
                match n < u64::BITS as usize && doubles >> n & 1 != 0 {
                    true => a.double(double_in(place))?,
                    false => a.value(place, Want::MAYBE)?,
                }
            }
            a.extra(i)
        }
        Kind::Builtin => a.value(&cast::<Builtin>(p).owner, Want::OWNER),
        Kind::Cell => a.value(&cast::<CellObject>(p).value, Want::MAYBE),
        Kind::StaticMethod | Kind::ClassMethod => a.value(&cast::<Wrapper>(p).func, Want::OBJECT),
        Kind::Function | Kind::BoundMethod | Kind::Property | Kind::Super => callable(p, a),
        Kind::Class | Kind::Module => namespace(p, a),
        Kind::Generator | Kind::Tasklet | Kind::Channel | Kind::Greenlet => schedulable(p, a),
        Kind::Exception | Kind::Traceback => exception(p, a),
        Kind::WeakCell => {
            // What it refers to is written, too: it is gone at a collection, and a snapshot is none.
            let w = cast::<WeakCell>(p);
            a.value(&w.referent, Want::MAYBE)?;
            a.value(&w.owner, Want::OBJECT)?;
            a.value(&w.callback, Want::OBJECT)?;
            a.number(&w.serial, "serial number of a weak cell", any)
        }
        Kind::Range | Kind::Slice | Kind::Iter | Kind::DictView | Kind::MappingProxy => small(p, a),
    }
}

fn callable<A: Archive>(p: Gc<Header>, a: &mut A) -> Result<(), A::Error> {
    match p.kind() {
        Kind::Function => {
            let f = cast::<Function>(p);
            a.value(&f.code, Want::CODE)?;
            a.value(&f.globals, Want::DICT)?;
            a.value(&f.closure, Want::TUPLE_OR_UNBOUND)?;
            a.value(&f.defaults, Want::TUPLE_OR_UNBOUND)?;
            a.value(&f.kw_defaults, Want::DICT_OR_UNBOUND)?;
            a.value(&f.extra, Want::RECORD_OR_UNBOUND)
        }
        Kind::BoundMethod => {
            let m = cast::<BoundMethod>(p);
            a.value(&m.func, Want::OBJECT)?;
            a.value(&m.receiver, Want::OBJECT)
        }
        Kind::Property => {
            let d = cast::<Property>(p);
            a.value(&d.get, Want::OBJECT)?;
            a.value(&d.set, Want::OBJECT)?;
            a.value(&d.delete, Want::OBJECT)?;
            a.value(&d.doc, Want::MAYBE)
        }
        _ => {
            let s = cast::<Super>(p);
            a.value(fixed!(s, class), Want::CLASS)?;
            a.value(fixed!(s, receiver), Want::OBJECT)?;
            a.value(fixed!(s, start), Want::CLASS_OR_NONE)
        }
    }
}

fn namespace<A: Archive>(p: Gc<Header>, a: &mut A) -> Result<(), A::Error> {
    if p.kind() == Kind::Module {
        let m = cast::<Module>(p);
        a.value(&m.dict, Want::DICT)?;
        return a.value(&m.name, Want::STR);
    }
    let c = cast::<Class>(p);
    a.value(&c.name, Want::STR)?;
    a.value(&c.qualname, Want::STR)?;
    a.value(&c.bases, Want::TUPLE)?;
    a.value(&c.mro, Want::TUPLE)?;
    a.value(&c.dict, Want::DICT)?;
    a.value(&c.layout, Want::CLASS)?;
    a.value(&c.subclasses, Want::LIST)?;
    a.number(&c.flags, "flags of a class", |flags| {
        flags & !class_flag::ALL == 0
    })
}

fn schedulable<A: Archive>(p: Gc<Header>, a: &mut A) -> Result<(), A::Error> {
    match p.kind() {
        Kind::Generator => {
            let g = cast::<Generator>(p);
            a.value(&g.frame, Want::FRAME_OR_UNBOUND)?;
            a.value(fixed!(g, func), Want::FUNCTION)
        }
        Kind::Tasklet => {
            let t = cast::<Tasklet>(p);
            a.value(&t.frame, Want::FRAME_OR_UNBOUND)?;
            a.value(&t.next, Want::TASKLET_OR_NONE)?;
            a.value(&t.prev, Want::TASKLET_OR_NONE)?;
            a.value(&t.temp, Want::MAYBE)?;
            a.value(&t.channel, Want::WAITED_FOR)?;
            a.number(&t.state, "state of a tasklet", any)?;
            a.number(&t.depth, "depth of a tasklet", any)?;
            a.value(&t.extra, Want::MAYBE)
        }
        Kind::Greenlet => {
            let g = cast::<Greenlet>(p);
            a.value(&g.frame, Want::FRAME_OR_UNBOUND)?;
            a.value(&g.parent, Want::GREENLET_OR_NONE)?;
            a.value(&g.main, Want::GREENLET_OR_NONE)?;
            a.value(&g.temp, Want::MAYBE)?;
            a.value(&g.context, Want::OBJECT)?;
            a.value(&g.outer, Want::INSTANCE)?;
            a.number(&g.state, "state of a greenlet", any)?;
            a.number(&g.depth, "depth of a greenlet", any)?;
            a.number(&g.serial, "serial of a greenlet", any)
        }
        _ => {
            let c = cast::<Channel>(p);
            a.value(&c.head, Want::TASKLET_OR_NONE)?;
            a.value(&c.tail, Want::TASKLET_OR_NONE)?;
            a.number(&c.balance, "balance of a channel", any)?;
            a.number(&c.preference, "preference of a channel", |p| {
                (-1..=1).contains(&p)
            })?;
            a.number(&c.schedule_all, "flag of a channel", any)?;
            a.number(&c.closing, "flag of a channel", any)?;
            a.value(&c.extra, Want::MAYBE)
        }
    }
}

fn exception<A: Archive>(p: Gc<Header>, a: &mut A) -> Result<(), A::Error> {
    if p.kind() == Kind::Traceback {
        let t = cast::<Traceback>(p);
        a.value(&t.next, Want::TRACEBACK_OR_NONE)?;
        a.value(fixed!(t, code), Want::CODE)?;
        a.value(fixed!(t, globals), Want::DICT)?;
        a.number(fixed!(t, pc), "pc of a traceback", any)?;
        return a.number(fixed!(t, line), "line of a traceback", any);
    }
    let e = cast::<Exception>(p);
    a.value(&e.args, Want::TUPLE)?;
    a.value(&e.traceback, Want::TRACEBACK_OR_NONE)?;
    a.value(&e.cause, Want::EXCEPTION_OR_NONE)?;
    a.value(&e.context, Want::EXCEPTION_OR_NONE)?;
    a.number(&e.suppress_context, "flag of an exception", any)?;
    a.value(&e.dict, Want::DICT_OR_UNBOUND)
}

fn small<A: Archive>(p: Gc<Header>, a: &mut A) -> Result<(), A::Error> {
    match p.kind() {
        Kind::Range => {
            let r = cast::<Range>(p);
            a.value(fixed!(r, start), Want::INTEGER)?;
            a.value(fixed!(r, stop), Want::INTEGER)?;
            a.value(fixed!(r, step), Want::INTEGER)?;
            a.value(fixed!(r, len), Want::INTEGER)
        }
        Kind::Slice => {
            let s = cast::<Slice>(p);
            a.value(fixed!(s, start), Want::OBJECT)?;
            a.value(fixed!(s, stop), Want::OBJECT)?;
            a.value(fixed!(s, step), Want::OBJECT)
        }
        Kind::Iter => {
            let i = cast::<Iter>(p);
            a.value(&i.source, Want::MAYBE)?;
            a.value(&i.extra, Want::MAYBE)?;
            a.number(&i.pos, "position of an iterator", any)?;
            a.number(&i.end, "end of an iterator", any)?;
            a.number(&i.step, "step of an iterator", any)
        }
        Kind::DictView => a.value(fixed!(cast::<DictView>(p), dict), Want::OBJECT),
        _ => a.value(fixed!(cast::<MappingProxy>(p), mapping), Want::OBJECT),
    }
}

fn all<A: Archive>(a: &mut A, places: &[Cell<Value>], want: Want) -> Result<(), A::Error> {
    places.iter().try_for_each(|place| a.value(place, want))
}

/// The items of a tuple as places: only the reader, which makes it, stores there.
fn tuple_places<'a>(t: Gc<Tuple>) -> &'a [Cell<Value>] {
    // SAFETY: the items follow the struct, initialised when it was made; a `Cell` is laid out like what it holds.
    unsafe { std::slice::from_raw_parts(t.as_ptr().add(1).cast(), t.len) }
}

/// The pointer as one to the struct that the kind names.
pub(super) fn cast<T: Object>(p: Gc<Header>) -> Gc<T> {
    debug_assert!(T::is_kind(p.kind()));
    // SAFETY: the caller matched the kind.
    unsafe { Gc::from_addr(p.addr()) }
}
