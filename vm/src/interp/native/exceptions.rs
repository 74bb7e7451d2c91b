//! Exceptions without the interpreter: what the compiler asks of them (where in memory they and their attributes are, what has
//! been caught at a place), and lookups of whose failure native code makes an exception.
//!
//! The shape of an exception tells its class, and that nothing else: attributes of its own are in a dict. What is said here of
//! classes holds until some class changes, which is what units with shapes in them rely on.

use super::Pair;
use super::answers::{done, pair};
use crate::heap::{Cursor, Gc, Kind};
use crate::interp::cache::what;
use crate::objects::*;
use crate::semantics::table_keys::{KeyAt, note_entry};
use crate::value::Value;
use crate::vm::{Known, Vm};
use std::cell::Cell;
use std::mem::offset_of;

/// How an attribute of exceptions of one shape is got.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ExceptionAttr {
    /// A field of every exception, at this distance from its beginning.
    Field(i32),
    /// An entry of the dict of its own, most likely this one.
    Own(u32),
}

/// The shapes of what an instruction has met, as its feedback cell holds them: `[more than two, shape, shape, 0]`. So do `except`
/// clauses, `with` statements and deletions of attributes.
pub fn note_shapes(cell: &Cell<Feedback>, v: Value) {
    let [more, first, second, _] = cell.get().0;
    let shape = v.as_header().map_or(0, |h| h.shape());
    if first == shape || second == shape || more != 0 {
        return;
    }
    cell.set(Feedback(match (first, second) {
        (0, _) => [0, shape, 0, 0],
        (_, 0) => [0, first, shape, 0],
        _ => [1, first, second, 0],
    }));
}

/// `d[key]` of a dict; UNBOUND where it has no such key, so that native code makes the KeyError.
pub(super) fn item_or_unbound(vm: &mut Vm, d: Gc<Dict>, key: Value) -> Pair {
    match vm.key_at(d, key) {
        Ok(KeyAt::At(n)) => done(vm, d.value_at(n)),
        Ok(KeyAt::Missing(_)) if !vm.native.stale => Pair::value(Value::UNBOUND),
        _ => {
            let answer = vm.dict_item(d.value(), d, key);
            pair(vm, answer)
        }
    }
}

/// The same where a site's cell is told which entry it was.
pub(super) fn place_and_item(vm: &mut Vm, d: Gc<Dict>, key: Value, cell: &Cell<Feedback>) -> Pair {
    if let Ok(KeyAt::At(n)) = vm.key_at(d, key) {
        note_entry(cell, n);
    }
    item_or_unbound(vm, d, key)
}

impl Vm {
    /// The class of the exceptions of a shape.
    pub fn exception_class(&self, shape: u32) -> Option<Gc<Class>> {
        let class: Gc<Class> = self.shapes.get(shape as usize)?.class.as_gc()?;
        (shape != 0 && class.has(class_flag::EXCEPTION)).then_some(class)
    }

    /// How native code makes an exception of a class whose construction is that of exceptions: cell and header word. `None`
    /// where it has to ask.
    pub fn exception_cell(&self, class: Gc<Class>) -> Option<(Cursor, u64)> {
        let shape = class.root_shape.get();
        if shape == 0 || self.config.heap.refuse_every != 0 {
            return None;
        }
        let cell = Cursor::of(size_of::<Exception>())?;
        Some((cell, Kind::Exception as u64 | (shape as u64) << 32))
    }

    /// The same for a line of a traceback.
    pub fn traceback_cell(&self) -> Option<(Cursor, u64)> {
        if self.config.heap.refuse_every != 0 {
            return None;
        }
        let cell = Cursor::of(size_of::<Traceback>())?;
        let shape = Known::Traceback.shape();
        Some((cell, Kind::Traceback as u64 | (shape as u64) << 32))
    }

    /// The cells and headers of a dict with room for its first entries, and of the buffer of those, and how many words that has. `None`
    /// where such are not to be made in place.
    pub fn dict_cells(&self) -> Option<([(Cursor, u64); 2], usize)> {
        if self.config.heap.refuse_every != 0 {
            return None;
        }
        let capacity = Vm::FIRST_WORDS;
        let header = |kind: Kind, shape: u32| kind as u64 | (shape as u64) << 32;
        let dict = Cursor::of(size_of::<Dict>())?;
        let buffer = Cursor::of(size_of::<Buffer>() + 8 * capacity)?;
        let dict_header = header(Kind::Dict, Known::Dict.shape());
        let buffer_header = header(Kind::Buffer, Known::Object.shape());
        // One check for each: they must not come out of the same cells.
        let apart = dict.cursor != buffer.cursor;
        apart.then_some(([(dict, dict_header), (buffer, buffer_header)], capacity))
    }

    /// How an attribute is got that the inline cache of its place describes.
    pub fn exception_attr(
        &mut self,
        shape: u32,
        name: Value,
        fb: [u32; 4],
    ) -> Option<ExceptionAttr> {
        let class = self.exception_class(shape)?;
        if class.has(class_flag::GETATTRIBUTE | class_flag::GETATTR)
            || self.is_rebound_somewhere(class, name)
        {
            return None;
        }
        match self.class_lookup(class, name) {
            Some(attr) if self.is_data_descriptor(attr) => {
                self.field_got_by(attr).map(ExceptionAttr::Field)
            }
            _ if fb[3] == what::OWN_DICT && fb[1] == self.epoch && fb[0] == shape => {
                Some(ExceptionAttr::Own(fb[2]))
            }
            _ => None,
        }
    }

    /// The field that a descriptor gets of an exception, as it is.
    fn field_got_by(&self, descriptor: Value) -> Option<i32> {
        let field: Gc<GetSet> = descriptor.as_gc()?;
        if field.owner != self.known(Known::BaseException).value() {
            return None;
        }
        let offset = match field.name.expect::<Str>().text() {
            "args" => offset_of!(Exception, args),
            "__traceback__" => offset_of!(Exception, traceback),
            "__cause__" => offset_of!(Exception, cause),
            "__context__" => offset_of!(Exception, context),
            _ => return None,
        };
        Some(offset as i32)
    }

    /// Whether setting an attribute of exceptions of a shape is an entry of their dict, and nothing else.
    pub fn is_set_in_own_dict(&mut self, shape: u32, name: Value) -> bool {
        let Some(class) = self.exception_class(shape) else {
            return false;
        };
        !class.has(class_flag::SETATTR)
            && !self.is_rebound_somewhere(class, name)
            && self
                .class_lookup(class, name)
                .is_none_or(|attr| !self.is_data_descriptor(attr))
    }

    /// The shape of the exceptions whose attribute an instruction has set in their dict.
    pub fn shape_set_in_own_dict(&self, fb: [u32; 4]) -> Option<u32> {
        let noted = fb[0] == 0 && fb[1] == self.epoch && fb[3] == what::OWN_DICT;
        noted.then_some(fb[2])
    }

    /// Whether a native that is called for exceptions of a class gives them their arguments and does nothing else, unless some are
    /// named.
    pub fn sets_arguments(&mut self, class: Gc<Class>, native: Value) -> bool {
        let base = self.known(Known::BaseException);
        class.has(class_flag::EXCEPTION)
            && self.construction(class) == construction::EXCEPTION
            && self.class_lookup(base, self.names.dunder_init) == Some(native)
    }

    /// Whether `str` of the exceptions of a class is that of their only argument, if they have one.
    pub fn is_shown_by_argument(&mut self, class: Gc<Class>) -> bool {
        const OTHERS: [Known; 5] = [
            Known::OSError,
            Known::UnicodeError,
            Known::SyntaxError,
            Known::ImportError,
            Known::KeyError,
        ];
        let name = self.names.dunder_str;
        let base = self.known(Known::BaseException);
        let plain = self.class_lookup(class, name) == self.class_lookup(base, name);
        let other = |known: &Known| self.is_subclass(class, self.known(*known));
        plain && class.has(class_flag::EXCEPTION) && !OTHERS.iter().any(other)
    }

    /// The cell of an instruction that got or set an attribute of exceptions of this shape.
    pub(crate) fn exception_entry(
        &mut self,
        shape: u32,
        name: Value,
        set: bool,
        at: u32,
    ) -> Option<[u32; 4]> {
        if set {
            let is_so = self.is_set_in_own_dict(shape, name);
            return is_so.then_some([0, self.epoch, shape, what::OWN_DICT]);
        }
        let own = [shape, self.epoch, at, what::OWN_DICT];
        match self.exception_attr(shape, name, own)? {
            ExceptionAttr::Own(_) => Some(own),
            ExceptionAttr::Field(_) => {
                let class = self.exception_class(shape)?;
                let field = self.class_lookup(class, name)?;
                Some([shape, self.epoch, self.cell_for(field), what::FIELD])
            }
        }
    }
}
