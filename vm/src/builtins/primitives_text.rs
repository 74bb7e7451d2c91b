//! What the prelude's text functions need of the machine. Only the prelude sees these, but they take any arguments.

use super::getters;
use super::primitives_core::missing;
use super::str::{percent, percent_resume};
use crate::heap::Kind;
use crate::native::{Answer, NativeDef, def};
use crate::objects::{BoundMethod, Dict, Range};
use crate::objects::{DictView, Exception, Function, MappingProxy, Slice, Str, Tuple, Wrapper};
use crate::semantics::repr::{deque_items, function_name, table_keys};
use crate::value::Value;
use crate::vm::{Known, Vm};

pub const PRIMITIVES: &[NativeDef] = &[
    def(
        "text_special",
        "x, name, /",
        special,
        "The program's special method of this name, bound to x; MISSING when x has only the native one.",
    ),
    def(
        "text_parts",
        "x, /",
        parts,
        "How to print x: (kind, name, items), or None when it prints natively.",
    ),
    def(
        "text_native_repr",
        "x, /",
        native_repr,
        "The native repr of x's type.",
    ),
    def(
        "text_new_str",
        "cls, text, /",
        super::str::new_with_text,
        "A new instance of a class of strings.",
    ),
    def(
        "text_new_bytes",
        "cls, items, /",
        super::bytes::new_from_items,
        "A new object of a class of bytes.",
    ),
    def(
        "text_percent",
        "template, args, /",
        percent,
        "% formatting.",
    )
    .resuming(percent_resume),
];

fn special(vm: &mut Vm, args: &[Value]) -> Answer {
    let Some(name) = args[1].as_gc::<Str>() else {
        return Ok(missing(vm));
    };
    let name = vm.intern_value(name);
    match vm.guest_special(args[0], name) {
        Some(method) => {
            let class = vm.class_of(args[0]);
            vm.bind(method, args[0], class)
        }
        None => Ok(missing(vm)),
    }
}

/// `(kind, name, items)` of the things whose parts may belong to the program: items is a list, of pairs for dicts.
fn parts(vm: &mut Vm, args: &[Value]) -> Answer {
    let v = args[0];
    if let Some(e) = v.as_gc::<Exception>() {
        let name = vm.type_name(v);
        let items = e.args.get().expect::<Tuple>().slice().to_vec();
        return describe(vm, "exception", name, &items);
    }
    let inner = vm.unwrap_payload(v);
    let subclass = if inner == v { "" } else { vm.type_name(v) };
    let Some(kind) = inner.kind() else {
        return Ok(Value::NONE);
    };
    let (kind, name, items): (&str, &str, Vec<Value>) = match kind {
        Kind::List => (
            "list",
            "",
            inner.expect::<crate::objects::List>().slice().to_vec(),
        ),
        Kind::Tuple => ("tuple", "", inner.expect::<Tuple>().slice().to_vec()),
        Kind::Dict => ("dict", "", pairs(inner)),
        Kind::Set => ("set", subclass, table_keys(inner.expect())),
        Kind::FrozenSet => ("frozenset", subclass, table_keys(inner.expect())),
        Kind::Deque => {
            let deque: crate::heap::Gc<crate::objects::Deque> = inner.expect();
            let mut items = deque_items(deque);
            let max = match deque.max_len.get() {
                usize::MAX => Value::NONE,
                n => vm.size(n)?,
            };
            items.insert(0, max);
            (
                "deque",
                if subclass.is_empty() {
                    "deque"
                } else {
                    subclass
                },
                items,
            )
        }
        Kind::DictView => {
            let view: crate::heap::Gc<DictView> = inner.expect();
            let dict = vm.unwrap_payload(view.dict);
            match view.variety() {
                crate::objects::ViewVariety::Keys => ("keys", "", table_keys(dict.expect())),
                crate::objects::ViewVariety::Values => {
                    let d: crate::heap::Gc<Dict> = dict.expect();
                    let mut values = Vec::new();
                    let mut from = 0;
                    while let Some((i, _, value)) = d.next_entry(from) {
                        values.push(value);
                        from = i + 1;
                    }
                    ("values", "", values)
                }
                crate::objects::ViewVariety::Items => ("items", "", pairs(dict)),
            }
        }
        Kind::MappingProxy => ("proxy", "", vec![inner.expect::<MappingProxy>().mapping]),
        Kind::Range => {
            let r: crate::heap::Gc<Range> = inner.expect();
            ("range", "", vec![r.start, r.stop, r.step])
        }
        Kind::Slice => {
            let s: crate::heap::Gc<Slice> = inner.expect();
            ("slice", "", vec![s.start, s.stop, s.step])
        }
        Kind::BoundMethod if let Some((known, wanted)) = getters::wanted(inner) => {
            let items = getters::arguments(vm, wanted.slice(), known)?;
            let kind = match known {
                Known::ItemGetter => "operator.itemgetter",
                _ => "operator.attrgetter",
            };
            (kind, "", items)
        }
        Kind::BoundMethod => {
            let m: crate::heap::Gc<BoundMethod> = inner.expect();
            let name = m.func.get().as_gc::<Function>().map_or("?", function_name);
            ("method", name, vec![m.receiver.get()])
        }
        Kind::StaticMethod | Kind::ClassMethod => {
            let name = if kind == Kind::StaticMethod {
                "staticmethod"
            } else {
                "classmethod"
            };
            ("wrapper", name, vec![inner.expect::<Wrapper>().func.get()])
        }
        Kind::Iter => match super::itertools::parts(vm, inner.expect())? {
            Some(items) => (vm.type_name(v), "", items),
            None => return Ok(Value::NONE),
        },
        _ => return Ok(Value::NONE),
    };
    describe(vm, kind, name, &items)
}

fn describe(vm: &mut Vm, kind: &str, name: &str, items: &[Value]) -> Answer {
    let (kind, name) = (vm.str(kind)?, vm.str(name)?);
    let items = vm.list(items)?;
    vm.tuple(&[kind, name, items])
}

/// A dict's keys and values in turn.
fn pairs(dict: Value) -> Vec<Value> {
    let d: crate::heap::Gc<Dict> = dict.expect();
    let mut items = Vec::with_capacity(2 * d.len());
    let mut from = 0;
    while let Some((i, key, value)) = d.next_entry(from) {
        items.extend([key, value]);
        from = i + 1;
    }
    items
}

fn native_repr(vm: &mut Vm, args: &[Value]) -> Answer {
    match vm.type_repr(args[0]) {
        // Not for the prelude, which would only come here again.
        Err(crate::native::Exit::Call) => vm.object_repr(args[0]),
        answer => answer,
    }
}
