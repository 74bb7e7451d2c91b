//! What every kind of object refers to: the collector's view of the object model.
#![expect(unsafe_code, reason = "casts a header to the struct its kind names")]

use super::*;
use crate::heap::{Gc, Header, Kind, Object, Visitor};
use crate::value::Value;

/// Shows the visitor everything that `p` refers to. The shapes say which slots of instances refer to nothing.
pub fn children(p: Gc<Header>, shapes: &[Shape], v: &mut impl Visitor) {
    match p.kind() {
        Kind::Float | Kind::BigInt | Kind::Bytes | Kind::ByteBuffer => {}
        Kind::Str => {
            let s = cast::<Str>(p);
            v.visit(s.index.get());
            if let Some(buffer) = s.grown_buffer() {
                v.visit(buffer.value());
            }
        }
        Kind::ByteArray => v.visit(cast::<ByteArray>(p).buffer.get()),
        Kind::List => v.visit(cast::<List>(p).buffer.get()),
        Kind::Tuple => cast::<Tuple>(p).slice().iter().for_each(|x| v.visit(*x)),
        Kind::Dict | Kind::Set | Kind::FrozenSet => {
            let d = cast::<Dict>(p);
            all(v, &[&d.entries, &d.index, &d.hash]);
        }
        Kind::Range => {
            let r = cast::<Range>(p);
            [r.start, r.stop, r.step, r.len]
                .into_iter()
                .for_each(|x| v.visit(x));
        }
        Kind::Slice => {
            let s = cast::<Slice>(p);
            [s.start, s.stop, s.step]
                .into_iter()
                .for_each(|x| v.visit(x));
        }
        Kind::Function => {
            let f = cast::<Function>(p);
            all(
                v,
                &[
                    &f.code,
                    &f.globals,
                    &f.closure,
                    &f.defaults,
                    &f.kw_defaults,
                    &f.extra,
                ],
            );
        }
        Kind::Cell => v.visit(cast::<CellObject>(p).value.get()),
        Kind::BoundMethod => {
            let m = cast::<BoundMethod>(p);
            all(v, &[&m.func, &m.receiver]);
        }
        Kind::Builtin => v.visit(cast::<Builtin>(p).owner.get()),
        Kind::Class => {
            let c = cast::<Class>(p);
            all(
                v,
                &[
                    &c.name,
                    &c.qualname,
                    &c.bases,
                    &c.mro,
                    &c.dict,
                    &c.layout,
                    &c.init,
                    &c.subclasses,
                ],
            );
        }
        Kind::Instance => {
            let i = cast::<Instance>(p);
            v.visit(i.extra.get());
            let doubles = shapes.get(p.shape() as usize).map_or(0, |s| s.doubles);
            let slots = i.slots().iter();
            if doubles == 0 {
                return slots.for_each(|s| v.visit(s.get()));
            }
            for (n, slot) in slots.enumerate() {
                if n >= u64::BITS as usize || doubles >> n & 1 == 0 {
                    v.visit(slot.get());
                }
            }
        }
        Kind::Module => {
            let m = cast::<Module>(p);
            all(v, &[&m.dict, &m.name]);
        }
        Kind::Generator => {
            let g = cast::<Generator>(p);
            all(v, &[&g.frame, &g.inner]);
            v.visit(g.func);
        }
        Kind::Frame => frame(cast(p), v),
        Kind::Code => code(cast(p), v),
        Kind::Exception => {
            let e = cast::<Exception>(p);
            all(v, &[&e.args, &e.traceback, &e.cause, &e.context, &e.dict]);
        }
        Kind::Traceback => {
            let t = cast::<Traceback>(p);
            v.visit(t.next.get());
            v.visit(t.code);
            v.visit(t.globals);
        }
        Kind::Property => {
            let d = cast::<Property>(p);
            all(v, &[&d.get, &d.set, &d.delete, &d.doc]);
        }
        Kind::StaticMethod | Kind::ClassMethod => v.visit(cast::<Wrapper>(p).func.get()),
        Kind::Iter => {
            let i = cast::<Iter>(p);
            all(v, &[&i.source, &i.extra]);
        }
        Kind::DictView => v.visit(cast::<DictView>(p).dict),
        Kind::MappingProxy => v.visit(cast::<MappingProxy>(p).mapping),
        Kind::Super => {
            let s = cast::<Super>(p);
            [s.class, s.receiver, s.start]
                .into_iter()
                .for_each(|x| v.visit(x));
        }
        Kind::Buffer => cells(v, cast::<Buffer>(p)),
        Kind::Tasklet => {
            let t = cast::<Tasklet>(p);
            all(
                v,
                &[&t.frame, &t.next, &t.prev, &t.temp, &t.channel, &t.extra],
            );
        }
        Kind::Greenlet => {
            let g = cast::<Greenlet>(p);
            all(
                v,
                &[&g.frame, &g.parent, &g.main, &g.temp, &g.context, &g.outer],
            );
        }
        Kind::Channel => {
            let c = cast::<Channel>(p);
            all(v, &[&c.head, &c.tail, &c.extra]);
        }
        Kind::Record => cast::<Record>(p)
            .items()
            .iter()
            .for_each(|s| v.visit(s.get())),
        Kind::GetSet => {
            let g = cast::<GetSet>(p);
            v.visit(g.name);
            v.visit(g.owner);
        }
        Kind::Deque => v.visit(cast::<Deque>(p).buffer.get()),
        // Not what it refers to.
        Kind::WeakCell => {
            let w = cast::<WeakCell>(p);
            all(v, &[&w.owner, &w.callback]);
        }
    }
}

fn cells(v: &mut impl Visitor, b: Gc<Buffer>) {
    b.items().iter().for_each(|s| v.visit(s.get()));
}

fn all(v: &mut impl Visitor, fields: &[&std::cell::Cell<Value>]) {
    for field in fields {
        v.visit(field.get());
    }
}

/// A frame's live registers, by its code's liveness map. A frame that stands at an instruction keeps what is live
/// before it: its operands are looked at again when it is resumed.
///
/// A frame that has returned may still be in the remembered set: its function was overwritten by the link of the list
/// of recycled frames, which is no pointer.
fn frame(f: Gc<Frame>, v: &mut impl Visitor) {
    if !f.func.get().is_ptr() {
        return;
    }
    v.visit(f.func.get());
    v.visit(f.back.get());
    if f.flags.get() & frame_flag::NATIVE != 0 {
        // SAFETY: a native's frame has its state in register 0.
        v.visit(unsafe { f.reg(0) });
        return;
    }
    let func: Gc<Function> = f.func.get().expect();
    // SAFETY: the function's code object, which is alive, keeps it.
    let rt = unsafe { &*func.rt.get() };
    for reg in rt.live_at(f.pc.get()).iter() {
        // SAFETY: a live register is initialised (the verifier proved it) and within the frame.
        v.visit(unsafe { f.reg(reg) });
    }
    if f.flags.get() & frame_flag::GENERATOR != 0 {
        // SAFETY: a generator's frame has one more register, which holds the generator.
        v.visit(unsafe { f.reg(rt.n_regs as usize) });
    }
    if f.flags.get() & frame_flag::RECORD != 0 {
        v.visit(trace_record(f).get());
    }
}

fn code(c: Gc<CodeObject>, v: &mut impl Visitor) {
    let rt = c.rt();
    for x in rt
        .consts
        .iter()
        .chain(rt.names.iter())
        .chain(rt.params.iter())
    {
        v.visit(*x);
    }
    [rt.name, rt.qualname.get(), rt.doc, rt.globals.get()]
        .into_iter()
        .for_each(|x| v.visit(x));
}

fn cast<T: Object>(p: Gc<Header>) -> Gc<T> {
    debug_assert!(T::is_kind(p.kind()));
    // SAFETY: the caller matched the kind.
    unsafe { Gc::from_addr(p.addr()) }
}
