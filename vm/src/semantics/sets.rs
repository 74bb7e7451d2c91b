//! Sets: their algebra and their ordering by inclusion.
//!
//! Everything here works on tables ([`Dict`] objects of any of the three kinds) whose keys compare natively; as soon
//! as one comparison needs the program the whole operation goes to the prelude, before anything was changed. In-place
//! operations therefore look first and change afterwards.

use crate::bytecode::Op;
use crate::heap::{Gc, Kind, Room};
use crate::native::{Answer, Exit};
use crate::objects::*;
use crate::semantics::ordering::CmpOp;
use crate::semantics::table::{Found, spread};
use crate::value::Value;
use crate::vm::{PreludeFn, Vm};

/// The four operations of sets.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SetOp {
    And,
    Or,
    Xor,
    Sub,
}

impl SetOp {
    /// The name of the operator's method, which the prelude takes for the operation's.
    pub fn name(self) -> &'static str {
        match self {
            SetOp::And => "__and__",
            SetOp::Or => "__or__",
            SetOp::Xor => "__xor__",
            SetOp::Sub => "__sub__",
        }
    }
}

/// An entry that goes into a result: hash and key.
type Entry = (i64, Value);

impl Vm {
    /// `& | ^ -` of sets and dict views, `|` of dicts; `None` when the operands are neither.
    pub(crate) fn set_binary(
        &mut self,
        op: Op,
        in_place: bool,
        a: Value,
        b: Value,
    ) -> Option<Answer> {
        let op = match op {
            Op::BitAnd => SetOp::And,
            Op::BitOr => SetOp::Or,
            Op::BitXor => SetOp::Xor,
            _ => SetOp::Sub,
        };
        match (a.kind(), b.kind()) {
            (Some(Kind::Dict), Some(Kind::Dict)) if op == SetOp::Or => {
                Some(self.dict_or(in_place, a.expect(), b.expect()))
            }
            (Some(Kind::Dict), _) if op == SetOp::Or && in_place => Some(self.dict_ior(a, b)),
            (Some(Kind::Set | Kind::FrozenSet), Some(Kind::Set | Kind::FrozenSet)) => {
                let in_place = in_place && a.is_kind(Kind::Set);
                Some(self.set_operation(op, in_place, a, b))
            }
            (Some(Kind::DictView), _) if is_set_view(a) => {
                if super::sequence::is_guest(b) {
                    return None;
                }
                Some(self.view_operation(op, a, b))
            }
            (_, Some(Kind::DictView)) if is_set_view(b) && !super::sequence::is_guest(a) => {
                Some(self.view_operation(op, a, b))
            }
            _ => None,
        }
    }

    /// An operation on two sets. The result is of the left one's type.
    pub fn set_operation(&mut self, op: SetOp, in_place: bool, a: Value, b: Value) -> Answer {
        let (x, y): (Gc<Dict>, Gc<Dict>) = (a.expect(), b.expect());
        if in_place
            && x != y
            && matches!(op, SetOp::Or | SetOp::Sub)
            && let Some(done) = self.set_change(op, x, y)?
        {
            return Ok(done);
        }
        self.pay((x.len() + y.len()) / 8)?;
        let Some(entries) = self.set_result(op, x, y) else {
            return Err(self.set_operation_by_prelude(op, in_place, a, b));
        };
        if in_place && x == y && matches!(op, SetOp::Or | SetOp::And) {
            return Ok(a);
        }
        let room = self.room(1024 + entries.len() * 96)?;
        let target = if in_place {
            self.table_clear(x);
            x
        } else if a.is_kind(Kind::FrozenSet) {
            self.new_frozenset(&room)
        } else {
            self.new_set(&room)
        };
        self.table_fill(&room, target, &entries);
        Ok(target.value())
    }

    fn set_operation_by_prelude(&mut self, op: SetOp, in_place: bool, a: Value, b: Value) -> Exit {
        let name = self.intern(op.name());
        let args = [name, a, b, Value::bool(in_place)];
        self.prelude_call(PreludeFn::SetOperation, &args)
    }

    /// Adds the elements of `y` to the set `x`, or takes them away; `None` when only the program can.
    fn set_change(&mut self, op: SetOp, x: Gc<Dict>, y: Gc<Dict>) -> Result<Option<Value>, Exit> {
        self.pay(y.len() / 8)?;
        let Some(entries) = self.filtered(y, x, op == SetOp::Sub) else {
            return Ok(None);
        };
        if op == SetOp::Or {
            let room = self.room(Vm::table_room_for(&x, entries.len()))?;
            self.table_extend(&room, x, &entries);
            return Ok(Some(x.value()));
        }
        for (hash, key) in entries {
            if let Found::At(i) = self.table_find(&x, hash, key) {
                self.table_remove(x, i);
            }
        }
        Ok(Some(x.value()))
    }

    /// Adds items to a set, one after the other; false when only the program can, of which those before stay. TypeError for
    /// an unhashable one. Done again, it does the same.
    pub(crate) fn set_extend(&mut self, set: Gc<Dict>, items: &[Value]) -> Result<bool, Exit> {
        for some in items.chunks(1024) {
            self.pay(0)?;
            let room = self.room(Vm::table_room_for(&set, some.len()))?;
            for key in some {
                let Some(hash) = self.key_hash(*key)? else {
                    return Ok(false);
                };
                match self.table_find(&set, hash, *key) {
                    Found::At(_) => {}
                    Found::Guest => return Ok(false),
                    Found::Missing => {
                        // At most once a chunk.
                        if set.is_full() {
                            self.table_widen(&room, set, some.len());
                        }
                        self.table_append(&room, set, hash, *key, Value::NONE);
                    }
                }
            }
        }
        Ok(true)
    }

    /// Adds entries that are not in the table yet, leaving it room to grow. The room is [`Vm::table_room_for`] them.
    fn table_extend(&mut self, room: &Room, d: Gc<Dict>, entries: &[Entry]) {
        self.table_widen(room, d, entries.len());
        for (hash, key) in entries {
            self.table_append(room, d, *hash, *key, Value::NONE);
        }
    }

    /// Adds entries that are not in the table yet.
    pub(crate) fn table_fill(&mut self, room: &Room, d: Gc<Dict>, entries: &[Entry]) {
        self.table_grow(room, d, entries.len());
        for (hash, key) in entries {
            self.table_append(room, d, *hash, *key, Value::NONE);
        }
    }

    /// The entries of an operation's result; `None` when only the program can tell.
    pub(crate) fn set_result(&self, op: SetOp, x: Gc<Dict>, y: Gc<Dict>) -> Option<Vec<Entry>> {
        match op {
            // The smaller one's elements stay, as in CPython.
            SetOp::And if y.len() > x.len() => self.filtered(x, y, true),
            SetOp::And => self.filtered(y, x, true),
            SetOp::Sub => self.filtered(x, y, false),
            SetOp::Or => {
                let mut all = Vec::with_capacity(x.len() + y.len());
                all.extend(entries(&x));
                self.filter_into(&mut all, y, x, false)?;
                Some(all)
            }
            SetOp::Xor => {
                let mut all = Vec::with_capacity(x.len() + y.len());
                self.filter_into(&mut all, x, y, false)?;
                self.filter_into(&mut all, y, x, false)?;
                Some(all)
            }
        }
    }

    /// The entries of `x` that are (or are not) in `y`.
    fn filtered(&self, x: Gc<Dict>, y: Gc<Dict>, present: bool) -> Option<Vec<Entry>> {
        let mut kept = Vec::with_capacity(x.len());
        self.filter_into(&mut kept, x, y, present)?;
        Some(kept)
    }

    fn filter_into(
        &self,
        kept: &mut Vec<Entry>,
        x: Gc<Dict>,
        y: Gc<Dict>,
        present: bool,
    ) -> Option<()> {
        for (hash, key) in entries(&x) {
            let found = match self.table_find(&y, hash, key) {
                Found::At(_) => true,
                Found::Missing => false,
                Found::Guest => return None,
            };
            if found == present {
                kept.push((hash, key));
            }
        }
        Some(())
    }

    /// An operation with a dict's keys or items on one side and any iterable on the other; the result is a set.
    fn view_operation(&mut self, op: SetOp, a: Value, b: Value) -> Answer {
        let (x, y) = match (self.table_of_view(a)?, self.table_of_view(b)?) {
            (Some(x), Some(y)) => (x, y),
            _ => return Err(self.set_operation_by_prelude(op, false, a, b)),
        };
        self.pay((x.len() + y.len()) / 8)?;
        let entries = match op {
            SetOp::And if stays_of_left(a, b, x.len(), y.len()) => self.filtered(x, y, true),
            SetOp::And => self.filtered(y, x, true),
            _ => self.set_result(op, x, y),
        };
        let Some(entries) = entries else {
            return Err(self.set_operation_by_prelude(op, false, a, b));
        };
        let room = self.room(1024 + entries.len() * 96)?;
        let set = self.new_set(&room);
        self.table_fill(&room, set, &entries);
        Ok(set.value())
    }

    /// A table to look at that has a view's keys or items, or those of another iterable; that of the dict or the set itself,
    /// where it has just these. `None` when only the program can make it.
    fn table_of_view(&mut self, v: Value) -> Result<Option<Gc<Dict>>, Exit> {
        if let Some(view) = v.as_gc::<DictView>()
            && view.variety() == ViewVariety::Keys
            && let Some(dict) = self.unwrap_payload(view.dict).as_gc::<Dict>()
        {
            // The program is asked for the hashes of its keys once more.
            let known = |key: Value| key.is_kind(Kind::Str) || self.simple_hash(key).is_some();
            let mut keys = std::iter::successors(dict.next_entry(0), |e| dict.next_entry(e.0 + 1));
            return Ok(keys.all(|(_, key, _)| known(key)).then_some(dict));
        }
        self.set_from_view(v)
    }

    /// A set of a view's or other iterable's items; a set itself. `None` when only the program can make it.
    fn set_from_view(&mut self, v: Value) -> Result<Option<Gc<Dict>>, Exit> {
        if matches!(v.kind(), Some(Kind::Set)) {
            return Ok(Some(v.expect()));
        }
        if v.is_kind(Kind::Iter) {
            return Ok(None);
        }
        let Some((items, room)) = self.native_items_and_room(v, 96)? else {
            if !self.may_be_iterable(v) {
                return Err(self.not_iterable(v));
            }
            return Ok(None);
        };
        self.pay(items.len() / 8)?;
        let Some(entries) = self.distinct_entries(&items)? else {
            return Ok(None);
        };
        let set = self.new_set(&room);
        self.table_fill(&room, set, &entries);
        Ok(Some(set))
    }

    /// Hashes of items that become a set's elements, each once; `None` when only the program can tell. TypeError for an
    /// unhashable one.
    pub(crate) fn distinct_entries(&mut self, items: &[Value]) -> Result<Option<Vec<Entry>>, Exit> {
        let mut places = Places::new(items.len());
        let mut entries: Vec<Entry> = Vec::new();
        'items: for (n, key) in items.iter().enumerate() {
            if n.is_multiple_of(4096) {
                self.pay(0)?;
            }
            let hash = match key.is_int() {
                true => super::table_keys::small_int_hash(key.as_int()),
                false => match self.key_hash(*key)? {
                    Some(hash) => hash,
                    None => return Ok(None),
                },
            };
            let mut at = places.first(hash);
            while let Some(i) = places.entry(at) {
                let (other_hash, other) = entries[i];
                if other == *key {
                    continue 'items;
                }
                if other_hash == hash {
                    match self.same_item(other, *key) {
                        Some(true) => continue 'items,
                        Some(false) => {}
                        None => return Ok(None),
                    }
                }
                at = places.next(at);
            }
            places.take(at, entries.len());
            entries.push((hash, *key));
            places.widen(&entries);
        }
        Ok(Some(entries))
    }

    /// Comparisons of sets and of dict views that behave like sets; `None` when one is a view of values.
    pub(crate) fn compare_sets(
        &mut self,
        op: CmpOp,
        a: Value,
        b: Value,
    ) -> Result<Option<bool>, Exit> {
        if !is_set_like(a) || !is_set_like(b) {
            return Ok(None);
        }
        let by_prelude = |vm: &mut Vm| {
            let name = vm.compare_name(op);
            vm.prelude_call(PreludeFn::SetCompare, &[name, a, b])
        };
        let (Some(x), Some(y)) = (self.set_to_compare(a)?, self.set_to_compare(b)?) else {
            return Err(by_prelude(self));
        };
        self.pay((x.len() + y.len()) / 16)?;
        let (small, large) = match op {
            CmpOp::Gt | CmpOp::Ge => (y, x),
            _ => (x, y),
        };
        let fits = match op {
            CmpOp::Eq | CmpOp::Ne => small.len() == large.len(),
            CmpOp::Lt | CmpOp::Gt => small.len() < large.len(),
            CmpOp::Le | CmpOp::Ge => small.len() <= large.len(),
        };
        let subset = match fits {
            false => Some(false),
            true => self.is_subset(small, large),
        };
        match subset {
            Some(subset) => Ok(Some(subset != (op == CmpOp::Ne))),
            None => Err(by_prelude(self)),
        }
    }

    fn set_to_compare(&mut self, v: Value) -> Result<Option<Gc<Dict>>, Exit> {
        if let Some(view) = v.as_gc::<DictView>()
            && view.variety() == ViewVariety::Keys
        {
            return Ok(self.unwrap_payload(view.dict).as_gc());
        }
        if let Some(set) = v.as_gc::<Dict>() {
            return Ok(Some(set));
        }
        self.set_from_view(v)
    }

    /// Whether all keys of `x` are in `y`; `None` when only the program can tell.
    pub(crate) fn is_subset(&self, x: Gc<Dict>, y: Gc<Dict>) -> Option<bool> {
        let mut from = 0;
        while let Some((i, key, _)) = x.next_entry(from) {
            from = i + 1;
            match self.table_find(&y, x.entry(i).0, key) {
                Found::At(_) => {}
                Found::Missing => return Some(false),
                Found::Guest => return None,
            }
        }
        Some(true)
    }
}

/// The live entries of a table, as hash and key.
pub fn entries_of(d: Gc<Dict>) -> Vec<Entry> {
    let mut all = Vec::with_capacity(d.len());
    all.extend(entries(&d));
    all
}

fn entries(d: &Dict) -> impl Iterator<Item = Entry> {
    let mut from = 0;
    std::iter::from_fn(move || {
        let (i, key, _) = d.next_entry(from)?;
        from = i + 1;
        Some((d.entry(i).0, key))
    })
}

/// Whether the elements of an intersection, one side of which is a view, are the left one's: a view's that meets a set or a view
/// no smaller than it, as in CPython.
fn stays_of_left(a: Value, b: Value, n_a: usize, n_b: usize) -> bool {
    match (is_set_view(a), is_set_view(b)) {
        (true, true) => n_b > n_a,
        (true, false) => b.is_kind(Kind::Set) && n_a <= n_b,
        (false, _) => !(a.is_kind(Kind::Set) && n_b <= n_a),
    }
}

/// Whether a value is a view of keys or items.
pub fn is_set_view(v: Value) -> bool {
    v.as_gc::<DictView>()
        .is_some_and(|view| view.variety() != ViewVariety::Values)
}

fn is_set_like(v: Value) -> bool {
    is_set_view(v) || matches!(v.kind(), Some(Kind::Set | Kind::FrozenSet))
}

/// Which entries stand where, while a set's elements are collected: linear probing from the hash, as in a table's index.
struct Places {
    /// Numbers of entries and one more; 0 is a free cell. There are a power of two of them, a third of them free.
    cells: Vec<u32>,
}

impl Places {
    fn new(items: usize) -> Places {
        Places::with_cells((items.min(64) * 2).next_power_of_two())
    }

    fn with_cells(n: usize) -> Places {
        Places { cells: vec![0; n] }
    }

    #[inline]
    fn first(&self, hash: i64) -> usize {
        spread(hash) & (self.cells.len() - 1)
    }

    #[inline]
    fn next(&self, at: usize) -> usize {
        (at + 1) & (self.cells.len() - 1)
    }

    #[inline]
    fn entry(&self, at: usize) -> Option<usize> {
        (self.cells[at] as usize).checked_sub(1)
    }

    #[inline]
    fn take(&mut self, at: usize, entry: usize) {
        self.cells[at] = entry as u32 + 1;
    }

    /// Keeps a third of the cells free.
    #[inline]
    fn widen(&mut self, entries: &[Entry]) {
        if entries.len() * 3 > self.cells.len() * 2 {
            *self = Places::with_cells(self.cells.len() * 4);
            for (i, (hash, _)) in entries.iter().enumerate() {
                let mut at = self.first(*hash);
                while self.entry(at).is_some() {
                    at = self.next(at);
                }
                self.take(at, i);
            }
        }
    }
}
