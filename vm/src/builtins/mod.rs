//! The built-in types' methods and the built-in functions, as tables of natives.
//!
//! One file per type. Each has `METHODS` and, where needed, `ATTRS`; the table below says where they go.

pub(crate) mod functions_text;

use crate::native::{AttrDef, NativeDef};
use crate::vm::{Known, Vm};

/// Which natives belong to which class.
static TYPES: &[(Known, &[NativeDef], &[AttrDef])] = &[];

/// Natives that only the prelude sees, as globals of its namespace: one table per area. The runtime registers them.
pub static PRIMITIVES: &[&[NativeDef]] = &[];

/// Fills the built-in classes and the builtins namespace.
pub(crate) fn install(vm: &mut Vm) {
    functions_text::install(vm);
    for (class, methods, attrs) in TYPES {
        vm.add_methods(*class, methods, attrs);
    }
    let builtins = vm.builtins;
    for row in crate::vm::KNOWN {
        let is_public = !row.name.contains('_') && PUBLIC_TYPES.contains(&row.known)
            || row.flags & crate::objects::class_flag::EXCEPTION != 0;
        if is_public {
            let key = vm.intern(row.name);
            let class = vm.known(row.known).value();
            vm.dict_set_str(builtins, key, class);
        }
    }
}

/// Types that are names in every program; the exceptions are too.
static PUBLIC_TYPES: &[Known] = &[
    Known::Object,
    Known::Type,
    Known::Int,
    Known::Bool,
    Known::Float,
    Known::Str,
    Known::Bytes,
    Known::ByteArray,
    Known::List,
    Known::Tuple,
    Known::Dict,
    Known::Set,
    Known::FrozenSet,
    Known::Range,
    Known::Slice,
    Known::Property,
    Known::StaticMethod,
    Known::ClassMethod,
    Known::Super,
];
