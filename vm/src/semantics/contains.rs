//! Membership: `item in container`.
//!
//! Identity counts as equality here, as everywhere in containers. Comparisons that need the program, and containers that
//! are the program's, go to the prelude, which starts from the beginning: nothing has been changed.

use crate::heap::{Gc, Kind};
use crate::native::Answer;
use crate::objects::*;
use crate::semantics::number::as_float;
use crate::semantics::table::{Found, same_text};
use crate::semantics::table_keys::KeyAt;
use crate::value::Value;
use crate::vm::{PreludeFn, Vm};

impl Vm {
    /// `item in container`, a bool.
    #[inline]
    pub fn contains(&mut self, container: Value, item: Value) -> Answer {
        match container.kind() {
            Some(Kind::Dict) => match self.key_at(container.expect(), item)? {
                KeyAt::At(_) => Ok(Value::TRUE),
                KeyAt::Missing(_) => Ok(Value::FALSE),
                KeyAt::Guest => Err(self.prelude_call(PreludeFn::Contains, &[container, item])),
            },
            Some(Kind::Set | Kind::FrozenSet) => self.set_contains(container, item),
            Some(Kind::Str) if item.is_kind(Kind::Str) => Ok(Value::bool(
                self.str_contains(container.expect(), item.expect())?,
            )),
            _ => self.contains_slow(container, item),
        }
    }

    fn set_contains(&mut self, set: Value, item: Value) -> Answer {
        let d: Gc<Dict> = set.expect();
        // A set is looked for as if it were frozen.
        if let Some(inner) = self.unwrap_payload(item).as_gc::<Dict>()
            && inner.header.kind() == Kind::Set
        {
            let hash = self.frozenset_hash(inner);
            return match self.table_find(&d, hash, inner.value()) {
                Found::At(_) => Ok(Value::TRUE),
                Found::Missing => Ok(Value::FALSE),
                Found::Guest => Err(self.prelude_call(PreludeFn::Contains, &[set, item])),
            };
        }
        match self.key_at(d, item)? {
            KeyAt::At(_) => Ok(Value::TRUE),
            KeyAt::Missing(_) => Ok(Value::FALSE),
            KeyAt::Guest => Err(self.prelude_call(PreludeFn::Contains, &[set, item])),
        }
    }

    #[inline(never)]
    fn contains_slow(&mut self, container: Value, item: Value) -> Answer {
        match container.kind() {
            Some(Kind::List) => {
                let items = container.expect::<List>().slice();
                self.items_contain(container, items, item)
            }
            Some(Kind::Tuple) => {
                let items = container.expect::<Tuple>().slice();
                self.items_contain(container, items, item)
            }
            Some(Kind::Str | Kind::Bytes | Kind::ByteArray) => self.text_contains(container, item),
            Some(Kind::Range) => self.range_contains(container, item),
            Some(Kind::Deque) => {
                let items = self.native_items(container)?.unwrap_or_default();
                self.items_contain(container, &items, item)
            }
            Some(Kind::DictView) => self.view_contains(container, item),
            Some(Kind::MappingProxy) => {
                self.contains(container.expect::<MappingProxy>().mapping, item)
            }
            _ => self.guest_contains(container, item),
        }
    }

    /// Whether one of the items is or equals `item`.
    fn items_contain(&mut self, container: Value, items: &[Value], item: Value) -> Answer {
        for (n, v) in items.iter().enumerate() {
            if *v == item && !item.is_float() {
                self.pay(n / 16)?;
                return Ok(Value::TRUE);
            }
            match self.same_item(*v, item) {
                Some(true) => {
                    self.pay(n / 16)?;
                    return Ok(Value::TRUE);
                }
                Some(false) => {}
                None => {
                    return Err(self.prelude_call(PreludeFn::SequenceContains, &[container, item]));
                }
            }
        }
        self.pay(items.len() / 16)?;
        Ok(Value::FALSE)
    }

    /// Identity or equality; `None` when only the program can tell.
    #[inline]
    pub fn same_item(&self, a: Value, b: Value) -> Option<bool> {
        if a.both_int(b) {
            return Some(a == b);
        }
        if let (Some(x), Some(y)) = (a.as_gc::<Str>(), b.as_gc::<Str>()) {
            return Some(same_text(&x, &y));
        }
        if self.is(a, b) {
            return Some(true);
        }
        self.simple_eq(a, b)
    }

    fn range_contains(&mut self, container: Value, item: Value) -> Answer {
        let range: Gc<Range> = container.expect();
        if let Some(f) = as_float(item) {
            if !f.is_finite() || f.fract() != 0.0 {
                return Ok(Value::FALSE);
            }
            let (negative, limbs) = crate::semantics::number::float_limbs(f);
            let whole = self.int_from_limbs(negative, &limbs)?;
            return Ok(Value::bool(self.range_find(range, whole)?.is_some()));
        }
        let is_plain = !matches!(
            item.kind(),
            Some(Kind::Instance | Kind::Exception | Kind::Class)
        );
        if is_plain {
            return Ok(Value::bool(self.range_find(range, item)?.is_some()));
        }
        if self.simple_eq(Value::ZERO, item) == Some(false) {
            // Compared by identity, or a number in disguise: the class tells.
            let inner = self.unwrap_payload(item);
            return Ok(Value::bool(self.range_find(range, inner)?.is_some()));
        }
        Err(self.prelude_call(PreludeFn::SequenceContains, &[container, item]))
    }

    fn view_contains(&mut self, container: Value, item: Value) -> Answer {
        let view: Gc<DictView> = container.expect();
        let Some(dict) = self.unwrap_payload(view.dict).as_gc::<Dict>() else {
            return Err(self.prelude_call(PreludeFn::Contains, &[container, item]));
        };
        match view.variety() {
            ViewVariety::Keys => match self.key_at(dict, item)? {
                KeyAt::At(_) => Ok(Value::TRUE),
                KeyAt::Missing(_) => Ok(Value::FALSE),
                KeyAt::Guest => Err(self.prelude_call(PreludeFn::Contains, &[dict.value(), item])),
            },
            ViewVariety::Values => {
                let items = self.view_items(ViewVariety::Values, dict)?;
                self.items_contain(container, &items, item)
            }
            ViewVariety::Items => {
                let Some([key, value]) = item.as_gc::<Tuple>().map(|t| t.slice()) else {
                    return Ok(Value::FALSE);
                };
                let same = match self.key_at(dict, *key)? {
                    KeyAt::At(i) => self.same_item(dict.value_at(i), *value),
                    KeyAt::Missing(_) => Some(false),
                    KeyAt::Guest => None,
                };
                match same {
                    Some(same) => Ok(Value::bool(same)),
                    None => Err(self.prelude_call(PreludeFn::Contains, &[container, item])),
                }
            }
        }
    }

    /// The membership that `in` asks for: a function of the container's class is called directly, and the truth of what it
    /// returns counts.
    #[inline]
    pub(crate) fn contains_asked(&mut self, container: Value, item: Value) -> Answer {
        if container.is_kind(Kind::Instance)
            && let Some(f) = self.special(container, self.names.dunder_contains)
            && f.is_kind(Kind::Function)
        {
            return Err(self.tail_call(f, &[container, item]));
        }
        self.contains(container, item)
    }

    fn guest_contains(&mut self, container: Value, item: Value) -> Answer {
        let name = self.names.dunder_contains;
        match self.special_or_payload(container, name) {
            Some(Err(payload)) => self.contains(payload, item),
            Some(Ok(_)) => Err(self.prelude_call(PreludeFn::Contains, &[container, item])),
            None if self.may_be_iterable(container) => {
                Err(self.prelude_call(PreludeFn::Contains, &[container, item]))
            }
            None => {
                let name = self.type_name(container);
                Err(self.type_error(format!("argument of type '{name}' is not iterable")))
            }
        }
    }
}
