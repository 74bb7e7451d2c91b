//! Interned strings, and the names the VM itself mentions.

use super::Vm;
use crate::heap::{Gc, flag};
use crate::objects::Str;
use crate::semantics::table::hash_bytes;
use crate::value::Value;
use rustc_hash::FxHashMap;
use std::collections::hash_map::Entry;

/// The table of interned strings. Holds them weakly: the collector prunes it.
#[derive(Default)]
pub struct Interner {
    /// By hash of the text.
    by_hash: FxHashMap<u64, Strings>,
}

/// The strings of one hash.
enum Strings {
    /// Almost always there is one: it needs no memory of its own.
    One(Value),
    Several(Vec<Value>),
}

impl Strings {
    fn all(&self) -> &[Value] {
        match self {
            Strings::One(s) => std::slice::from_ref(s),
            Strings::Several(all) => all,
        }
    }

    fn add(&mut self, s: Value) {
        match self {
            Strings::One(first) => *self = Strings::Several(vec![*first, s]),
            Strings::Several(all) => all.push(s),
        }
    }
}

impl Interner {
    /// Shows every string of the table.
    pub fn for_each(&self, mut f: impl FnMut(Value)) {
        let all = self.by_hash.values().flat_map(Strings::all);
        all.for_each(|v| f(*v));
    }

    /// Drops the strings that `is_alive` says are dead.
    pub fn prune(&mut self, is_alive: impl Fn(Value) -> bool) {
        self.by_hash.retain(|_, strings| match strings {
            Strings::One(s) => is_alive(*s),
            Strings::Several(all) => {
                all.retain(|s| is_alive(*s));
                !all.is_empty()
            }
        });
    }
}

macro_rules! define_names {
    ($($field:ident $text:literal;)*) => {
        /// Strings the VM looks things up by, interned at start-up.
        #[derive(Clone, Copy)]
        pub struct Names { $(pub $field: Value,)* }

        impl Names {
            pub(super) fn unset() -> Names {
                Names { $($field: Value::UNBOUND,)* }
            }

            pub(super) fn make(vm: &mut Vm) -> Names {
                Names { $($field: vm.intern($text),)* }
            }

            pub(super) fn all(&self) -> impl Iterator<Item = Value> {
                [$(self.$field,)*].into_iter()
            }
        }
    };
}

define_names! {
    dunder_name "__name__"; dunder_qualname "__qualname__"; dunder_module "__module__"; dunder_doc "__doc__";
    dunder_dict "__dict__"; dunder_class "__class__"; dunder_slots "__slots__"; dunder_file "__file__";
    dunder_path "__path__"; dunder_package "__package__"; dunder_all "__all__"; dunder_annotations "__annotations__";
    dunder_new "__new__"; dunder_init "__init__"; dunder_call "__call__"; dunder_init_subclass "__init_subclass__";
    dunder_set_name "__set_name__"; dunder_class_getitem "__class_getitem__"; dunder_mro_entries "__mro_entries__";
    dunder_prepare "__prepare__";
    dunder_getattr "__getattr__"; dunder_getattribute "__getattribute__"; dunder_setattr "__setattr__";
    dunder_delattr "__delattr__"; dunder_get "__get__"; dunder_set "__set__"; dunder_delete "__delete__"; dunder_dir "__dir__";
    dunder_iter "__iter__"; dunder_next "__next__"; dunder_contains "__contains__"; dunder_len "__len__";
    dunder_length_hint "__length_hint__"; dunder_reversed "__reversed__"; dunder_missing "__missing__";
    dunder_getitem "__getitem__"; dunder_setitem "__setitem__"; dunder_delitem "__delitem__";
    dunder_bool "__bool__"; dunder_int "__int__"; dunder_float "__float__"; dunder_index "__index__";
    dunder_hash "__hash__"; dunder_repr "__repr__"; dunder_str "__str__"; dunder_format "__format__"; dunder_bytes "__bytes__";
    dunder_enter "__enter__"; dunder_exit "__exit__"; dunder_del "__del__";
    dunder_eq "__eq__"; dunder_ne "__ne__"; dunder_lt "__lt__"; dunder_le "__le__"; dunder_gt "__gt__"; dunder_ge "__ge__";
    dunder_add "__add__"; dunder_sub "__sub__"; dunder_mul "__mul__"; dunder_truediv "__truediv__"; dunder_floordiv "__floordiv__";
    dunder_mod "__mod__"; dunder_pow "__pow__"; dunder_lshift "__lshift__"; dunder_rshift "__rshift__"; dunder_and "__and__";
    dunder_or "__or__"; dunder_xor "__xor__"; dunder_matmul "__matmul__"; dunder_divmod "__divmod__";
    dunder_radd "__radd__"; dunder_rsub "__rsub__"; dunder_rmul "__rmul__"; dunder_rtruediv "__rtruediv__"; dunder_rfloordiv "__rfloordiv__";
    dunder_rmod "__rmod__"; dunder_rpow "__rpow__"; dunder_rlshift "__rlshift__"; dunder_rrshift "__rrshift__"; dunder_rand "__rand__";
    dunder_ror "__ror__"; dunder_rxor "__rxor__"; dunder_rmatmul "__rmatmul__"; dunder_rdivmod "__rdivmod__";
    dunder_iadd "__iadd__"; dunder_isub "__isub__"; dunder_imul "__imul__"; dunder_itruediv "__itruediv__"; dunder_ifloordiv "__ifloordiv__";
    dunder_imod "__imod__"; dunder_ipow "__ipow__"; dunder_ilshift "__ilshift__"; dunder_irshift "__irshift__"; dunder_iand "__iand__";
    dunder_ior "__ior__"; dunder_ixor "__ixor__"; dunder_imatmul "__imatmul__";
    dunder_neg "__neg__"; dunder_pos "__pos__"; dunder_invert "__invert__"; dunder_abs "__abs__"; dunder_round "__round__";
    dunder_trunc "__trunc__"; dunder_floor "__floor__"; dunder_ceil "__ceil__";
    send "send"; throw "throw"; close "close"; keys "keys"; name "name"; value "value"; code "code"; dunder_notes "__notes__";
    enum_name "_name_";
    builtins "builtins"; dunder_builtins "__builtins__"; dunder_main "__main__";
    listcomp "<listcomp>"; lambda "<lambda>"; module "<module>";
    dunder_instancecheck "__instancecheck__"; dunder_subclasscheck "__subclasscheck__"; obj "obj"; path "path"; msg "msg";
}

impl Vm {
    /// The interned string of this text.
    pub fn intern(&mut self, text: &str) -> Value {
        let hash = hash_bytes(0, text.as_bytes());
        if let Some(v) = self.find_interned(hash, text) {
            return v;
        }
        let room = self.heap.emergency();
        let s = self.new_str(&room, text);
        self.remember_interned(hash, s)
    }

    /// The interned string of this text, if there is one.
    pub fn interned(&self, text: &str) -> Option<Value> {
        self.find_interned(hash_bytes(0, text.as_bytes()), text)
    }

    /// The interned string equal to this one (itself, if it is the first).
    pub fn intern_value(&mut self, s: Gc<Str>) -> Value {
        if s.header.has(flag::INTERNED) {
            return s.value();
        }
        let hash = hash_bytes(0, s.as_bytes());
        match self.find_interned(hash, s.text()) {
            Some(v) => v,
            None => self.remember_interned(hash, s),
        }
    }

    fn find_interned(&self, hash: u64, text: &str) -> Option<Value> {
        self.interned
            .by_hash
            .get(&hash)?
            .all()
            .iter()
            .copied()
            .find(|v| v.expect::<Str>().as_str() == text)
    }

    fn remember_interned(&mut self, hash: u64, s: Gc<Str>) -> Value {
        s.header.set_flag(flag::INTERNED);
        self.hash_str(s);
        match self.interned.by_hash.entry(hash) {
            Entry::Occupied(mut same) => same.get_mut().add(s.value()),
            Entry::Vacant(none) => {
                none.insert(Strings::One(s.value()));
            }
        }
        s.value()
    }

    /// The string of one ASCII character, or the empty one, if that is what `text` is.
    pub(super) fn small_string(&self, text: &str) -> Option<Value> {
        match text.as_bytes() {
            [] => self.small_strings.get(128).copied(),
            [b] if b.is_ascii() => self.small_strings.get(*b as usize).copied(),
            _ => None,
        }
    }

    /// The string of one ASCII character.
    #[inline(always)]
    pub fn ascii_char(&self, b: u8) -> Value {
        self.small_strings[b as usize & 127]
    }

    /// The string of one character.
    pub fn char_str(&mut self, c: char) -> Result<Value, crate::native::Exit> {
        let mut buffer = [0; 4];
        self.str(c.encode_utf8(&mut buffer))
    }

    pub(super) fn make_small_strings(&mut self) {
        for i in 0..129_u8 {
            let text = if i == 128 {
                String::new()
            } else {
                char::from(i).to_string()
            };
            let v = self.intern(&text);
            self.small_strings.push(v);
        }
        self.ascii_chars = self.small_strings.as_ptr();
    }
}
