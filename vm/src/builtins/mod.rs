//! The built-in types' methods and the built-in functions, as tables of natives.
//!
//! One file per type. Each has `METHODS` and, where needed, `ATTRS`; the table below says where they go.

mod abc;
mod bool;
mod bytearray;
mod bytes;
mod bytes_find;
mod bytes_text;
mod deque;
mod descriptors;
mod dict;
mod dict_views;
pub mod exceptions;
mod float;
pub mod frames;
pub(crate) mod function;
mod functions_container;
pub mod functions_core;
pub(crate) mod functions_number;
pub(crate) mod functions_text;
mod generator;
pub(crate) mod getters;
mod heap_queue;
pub(crate) mod int;
mod iterators;
mod itertools;
mod list;
mod list_args;
pub mod number_args;
pub(crate) mod object;
mod patterns;
mod primitives_containers;
pub mod primitives_core;
mod primitives_number;
mod primitives_text;
mod range;
pub(crate) mod remembered;
pub(crate) mod set;
pub mod str;
mod str_case;
mod str_find;
mod str_split;
mod text_args;
mod tuple;
pub mod type_;
mod wrappers;

use crate::native::{AttrDef, NativeDef};
use crate::value::Value;
use crate::vm::{Known, Vm};

/// Which natives belong to which class.
static TYPES: &[(Known, &[NativeDef], &[AttrDef])] = &[
    (Known::Object, object::METHODS, object::ATTRS),
    (Known::Type, type_::METHODS, type_::ATTRS),
    (
        Known::Function,
        function::FUNCTION_METHODS,
        function::FUNCTION_ATTRS,
    ),
    (
        Known::Method,
        function::METHOD_METHODS,
        function::METHOD_ATTRS,
    ),
    (
        Known::Builtin,
        function::BUILTIN_METHODS,
        function::BUILTIN_ATTRS,
    ),
    (
        Known::MethodDescriptor,
        function::BUILTIN_METHODS,
        function::BUILTIN_ATTRS,
    ),
    (
        Known::WrapperDescriptor,
        function::BUILTIN_METHODS,
        function::BUILTIN_ATTRS,
    ),
    (
        Known::MethodWrapper,
        function::BUILTIN_METHODS,
        function::BUILTIN_ATTRS,
    ),
    (
        Known::GetSet,
        function::GETSET_METHODS,
        function::GETSET_ATTRS,
    ),
    (Known::Code, &[], function::CODE_ATTRS),
    (Known::Cell, function::CELL_METHODS, function::CELL_ATTRS),
    (Known::Module, function::MODULE_METHODS, &[]),
    (Known::Generator, generator::METHODS, generator::ATTRS),
    (
        Known::Property,
        descriptors::PROPERTY_METHODS,
        descriptors::PROPERTY_ATTRS,
    ),
    (
        Known::StaticMethod,
        descriptors::STATIC_METHODS,
        descriptors::WRAPPER_ATTRS,
    ),
    (
        Known::ClassMethod,
        descriptors::CLASS_METHODS,
        descriptors::WRAPPER_ATTRS,
    ),
    (
        Known::Super,
        descriptors::SUPER_METHODS,
        descriptors::SUPER_ATTRS,
    ),
    (Known::Frame, frames::FRAME_METHODS, frames::FRAME_ATTRS),
    (Known::Traceback, &[], frames::TRACEBACK_ATTRS),
    (Known::BaseException, exceptions::METHODS, exceptions::ATTRS),
    (Known::StopIteration, &[], exceptions::STOP_ITERATION_ATTRS),
    (Known::SystemExit, &[], exceptions::SYSTEM_EXIT_ATTRS),
    (
        Known::AttributeError,
        &[],
        exceptions::ATTRIBUTE_ERROR_ATTRS,
    ),
    (Known::NameError, &[], exceptions::NAME_ERROR_ATTRS),
    (Known::ImportError, &[], exceptions::IMPORT_ERROR_ATTRS),
    (Known::OSError, &[], exceptions::OS_ERROR_ATTRS),
    (Known::UnicodeError, &[], exceptions::UNICODE_ERROR_ATTRS),
    (Known::SyntaxError, &[], exceptions::SYNTAX_ERROR_ATTRS),
    (Known::Int, int::OPERATORS, &[]),
    (Known::Int, int::COMPARISONS, &[]),
    (Known::Int, int::METHODS, int::ATTRS),
    (Known::Bool, bool::OPERATORS, &[]),
    (Known::Bool, bool::METHODS, &[]),
    (Known::Float, float::OPERATORS, &[]),
    (Known::Float, float::COMPARISONS, &[]),
    (Known::Float, float::METHODS, float::ATTRS),
    (Known::Str, str::METHODS, &[]),
    (Known::Str, str_case::METHODS, &[]),
    (Known::Str, str_find::METHODS, &[]),
    (Known::Str, str_split::METHODS, &[]),
    (Known::Bytes, bytes::METHODS, &[]),
    (Known::Bytes, bytes::SHARED, &[]),
    (Known::Bytes, bytes_find::SHARED, &[]),
    (Known::Bytes, bytes_text::SHARED, &[]),
    (Known::ByteArray, bytes::SHARED, &[]),
    (Known::ByteArray, bytes_find::SHARED, &[]),
    (Known::ByteArray, bytes_text::SHARED, &[]),
    (Known::ByteArray, bytearray::METHODS, &[]),
];

/// Types that can be subscripted: `list[int]`.
static GENERIC: &[Known] = &[
    Known::Type,
    Known::List,
    Known::Tuple,
    Known::Dict,
    Known::Set,
    Known::FrozenSet,
    Known::Deque,
    Known::MappingProxy,
];

/// Natives that only the prelude sees, as globals of its namespace: one table per area. The runtime registers them.
pub static PRIMITIVES: &[&[NativeDef]] = &[
    primitives_core::PRIMITIVES,
    primitives_text::PRIMITIVES,
    primitives_containers::PRIMITIVES,
    primitives_number::PRIMITIVES,
    patterns::PRIMITIVES,
    abc::PRIMITIVES,
    heap_queue::PRIMITIVES,
    wrappers::PRIMITIVES,
];

/// Fills the built-in classes and the builtins namespace.
pub(crate) fn install(vm: &mut Vm) {
    functions_text::install(vm);
    functions_number::install(vm);
    list_args::install(vm);
    itertools::install(vm);
    getters::install(vm);
    for (class, methods, attrs) in TYPES {
        vm.add_methods(*class, methods, attrs);
    }
    for class in GENERIC {
        vm.add_methods(*class, type_::GENERIC_METHODS, &[]);
    }
    let builtins = vm.builtins;
    vm.add_functions(builtins, "builtins", functions_core::FUNCTIONS);
    for (name, value) in [
        ("NotImplemented", Value::NOT_IMPLEMENTED),
        ("Ellipsis", Value::ELLIPSIS),
        ("__debug__", Value::TRUE),
    ] {
        let key = vm.intern(name);
        vm.dict_set_str(builtins, key, value);
    }
    for row in crate::vm::KNOWN {
        let is_public = !row.name.contains('_') && PUBLIC_TYPES.contains(&row.known)
            || row.flags & crate::objects::class_flag::EXCEPTION != 0;
        if is_public {
            let key = vm.intern(row.name);
            let class = vm.known(row.known).value();
            vm.dict_set_str(builtins, key, class);
        }
        type_::add_doc(vm, row);
    }
    for alias in ["EnvironmentError", "IOError"] {
        let key = vm.intern(alias);
        let class = vm.known(Known::OSError).value();
        vm.dict_set_str(builtins, key, class);
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
    Known::Reversed,
    Known::Enumerate,
    Known::Zip,
    Known::Map,
    Known::Filter,
];
