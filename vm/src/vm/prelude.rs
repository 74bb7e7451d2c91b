//! The prelude functions that the VM itself calls, by number.
//!
//! They are written in the guest language in the runtime crate and handed over after it has run the prelude:
//! [`Vm::set_prelude`] fills the table by name. Numbers are append-only: snapshots name them.

use super::Vm;
use crate::heap::Gc;
use crate::native::Exit;
use crate::objects::Dict;
use crate::value::Value;

macro_rules! define_prelude {
    ($($name:ident $text:literal $doc:literal;)*) => {
        /// A function of the prelude.
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        #[repr(u16)]
        pub enum PreludeFn { $(#[doc = $doc] $name,)* }

        impl PreludeFn {
            /// All functions with their names in the prelude.
            pub const ALL: &[(PreludeFn, &str)] = &[$((PreludeFn::$name, $text),)*];
        }
    };
}

define_prelude! {
    BuildClass "build_class" "`__build_class__(func, name, *bases, **keywords)`";
    BinaryFallback "binary_fallback" "`(op_name, a, b)`: all ways of a binary operator, from the beginning";
    InplaceFallback "inplace_fallback" "`(op_name, a, b)`: all ways of an in-place operator";
    CompareFallback "compare_fallback" "`(op_name, a, b)`: all ways of a comparison";
    ListFromIter "list_from_iter" "`(iterable)`: list of a guest iterable's items";
    TupleFromIter "tuple_from_iter" "`(iterable)`: tuple of a guest iterable's items";
    UnpackIter "unpack_iter" "`(iterable, n)`: tuple of exactly n items, or ValueError";
    UnpackIterEx "unpack_iter_ex" "`(iterable, before, after)`: tuple of the items before, the list between, the items after";
    SetUpdate "set_update" "`(set, iterable)`";
    ListExtend "list_extend" "`(list, iterable)`";
    DictUpdate "dict_update" "`(dict, mapping)`: `{**mapping}`";
    DictMerge "dict_merge" "`(dict, mapping, callee)`: `f(**mapping)`";
    DictFind "dict_find" "`(dict, key)`: the entry's number, or -1";
    DictGet "dict_get" "`(dict, key, default)`";
    DictSet "dict_set" "`(dict, key, value)`";
    DictDelete "dict_delete" "`(dict, key)`: KeyError if missing";
    DictPop "dict_pop" "`(dict, key, default or missing)`";
    DictSetDefault "dict_setdefault" "`(dict, key, default)`";
    DictItem "dict_item" "`(dict, key)`: KeyError (or `__missing__`) if missing";
    SetAdd "set_add" "`(set, key)`";
    SetDiscard "set_discard" "`(set, key)`: whether it was there";
    Contains "contains" "`(container, item)`: by `__contains__`, `__iter__` or `__getitem__`";
    SequenceContains "sequence_contains" "`(list or tuple, item)`: `item` compared by guest equality";
    SequenceEq "sequence_eq" "`(a, b)`: equality of lists or tuples with guest items";
    SequenceCompare "sequence_compare" "`(op_name, a, b)`: ordering of lists or tuples with guest items";
    DictEq "dict_eq" "`(a, b)`";
    SetEq "set_eq" "`(a, b)`";
    Repr "repr_" "`(x)`: repr of anything, containers of guest objects included";
    Str "str_" "`(x)`: str of anything";
    Format "format_" "`(x, spec)`";
    Hash "hash_" "`(x)`: hash of anything";
    IterNext "iter_next" "`(iterator)`: `next` of anything";
    Import "import_" "`(name, globals, fromlist, level)`";
    ImportFrom "import_from" "`(module, name)`";
    ImportStar "import_star" "`(module, globals)`";
    GetAttrHook "getattr_hook" "`(obj, name)`: `__getattribute__`, then `__getattr__` on AttributeError";
    Instantiate "instantiate" "`(class, args, kwargs)`: the general `type.__call__`";
    Truth "truth" "`(x)`: bool(x)";
    Display "display" "`(x)`: what the REPL does with a value";
    IndexGet "index_get" "`(sequence, key)`: subscription with `__index__` conversion of the key";
    IndexSet "index_set" "`(sequence, key, value)`";
    IndexDelete "index_delete" "`(sequence, key)`";
    WithEnter "with_enter" "`(manager)`: the tuple (exit function, entered value)";
    WithBind "with_bind" "`(manager)`: the tuple (function, argument) to enter it, and (function, first argument) to leave it";
    StrJoin "str_join" "`(separator, iterable)`";
    SortList "sort_list" "`(list, key, reverse)`: in place, with a key function or guest comparisons";
    GeneratorClose "generator_close" "`(generator)`";
    GetIter "get_iter" "`(x)`: iter() of a guest object, checked";
    CallFallback "call_fallback" "`(callable, args, kwargs)`";
    SetItemFallback "setitem_fallback" "`(container, key, value)`";
    Index "index_" "`(x)`: `operator.index(x)`";
    ListIndex "list_index" "`(list, item, start, stop)`";
    ListCount "list_count" "`(list, item)`";
    ListRemove "list_remove" "`(list, item)`";
    Int "int_" "`(class, x)`: int() of a guest object";
    Float "float_" "`(x)`: float() of a guest object";
    SetOperation "set_operation" "`(name, a, others)`: set methods with guest keys or iterables";
    MinMax "min_max" "`(name, args, key, default)`";
    StrFormat "str_format" "`(text, args, kwargs)`: str.format with guest arguments";
    StrMod "str_mod" "`(text, args)`: % formatting with guest arguments";
    BytesFromIter "bytes_from_iter" "`(class, iterable)`";
    DequeExtend "deque_extend" "`(deque, iterable, left)`";
    CompareDeclined "compare_declined" "`(op_name, a, b)`: a's method answered NotImplemented; go on with b's reflected one";
    BinaryDeclined "binary_declined" "`(op_name, a, b, inplace)`: the first method tried answered NotImplemented (a's, or b's reflected one if a has none); go on";
    CallAttribute "call_attribute" "`(obj, name, args)`: `getattr(obj, name)(*args)`";
    SetFromTuple "set_from_tuple" "`(items)`";
    DictFromPairs "dict_from_pairs" "`(items)`: dict of key, value, key, value ...";
    FormatConverted "format_converted" "`(x, conversion, spec)`: conversion 1 str, 2 repr, 3 ascii";
    RaiseFrom "raise_from" "`(exception, cause)`: instantiates either when it is a class, sets the cause and returns the exception to raise";
    ConvertAndCall "convert_and_call" "`(function, args, position, conversion)`: converts one argument by `__index__`, `__float__`, `__str__`, `__iter__` ..., then calls";
    Ascii "ascii_" "`(x)`: ascii of anything";
    ContainerRepr "container_repr" "`(x)`: the native repr of x's type, with guest items";
    Length "length" "`(x)`: `len(x)` of a guest object, checked";
    SetCompare "set_compare" "`(op_name, a, b)`: comparison of sets with guest keys";
    DictOr "dict_or" "`(fresh dict, other)`: `{**fresh, **other}` into the first, which it returns";
    DictUpdateAny "dict_update_any" "`(dict, other)`: dict.update with a mapping or an iterable of pairs";
    TypeNew "type_new" "`(meta, name, bases, namespace, keywords)`: `type.__new__`";
    TypeCall "type_call" "`(class, args, kwargs)`: `type.__call__`, the metaclass's own `__call__` not minded";
    TypeUnion "type_union" "`(a, b)`: `a | b` of types";
    GenericAlias "generic_alias" "`(class, item)`: `list[item]`";
    DirOf "dir_of" "`(x)`: `dir(x)`";
    SortedKeys "sorted_keys" "`(mapping)`: list of its keys in order";
    VarsOf "vars_of" "`(x)`: `vars(x)`";
    IsInstance "isinstance_" "`(x, classes)`";
    IsSubclass "issubclass_" "`(class, classes)`";
    GetAttrDefault "getattr_default" "`(obj, name, default)`";
    HasAttr "hasattr_" "`(obj, name)`";
    CallAndDrop "call_and_drop" "`(function, args)`: calls it, answers None";
    ObjectNe "object_ne" "`(a, b)`: the opposite of `a.__eq__(b)`";
    GeneratorThrow "generator_throw" "`(generator, class or exception, value, traceback)`";
    DelegateClose "delegate_close" "`(iterator, exception)`: closes what a generator delegates to, then raises the exception";
    ObjectReduce "object_reduce" "`(x)`: `object.__reduce__`";
    ObjectReduceEx "object_reduce_ex" "`(x, protocol)`: `object.__reduce_ex__`";
    SlotMember "slot_member" "`(class, name)`: the descriptor of a name in `__slots__`";
    SetExceptionArgs "set_exception_args" "`(exception, iterable)`";
    Divmod "divmod_" "`(a, b)`: `divmod` of objects of the program";
    Pow "pow_" "`(a, b, modulus)`: `pow` with three arguments, some of them objects of the program";
    Bytes "bytes_" "`(x)`: `x.__bytes__()`, checked";
    StrTranslate "str_translate" "`(text, table)`: str.translate with a table that is not a plain dict";
    BytesFromObject "bytes_from_object" "`(class, x)`: an instance made of `x.__bytes__()`";
    ByteArrayExtend "bytearray_extend" "`(array, iterable)`: bytearray.extend with a guest iterable";
    StrNew "str_new" "`(class, x)`: an instance of a class of strings with the text of x";
    ListIadd "list_iadd" "`(list, iterable)`: extends the list and answers it";
    DequeIadd "deque_iadd" "`(deque, iterable)`: extends the deque and answers it";
    NewContainer "new_container" "`(class, base, iterable)`: an instance of a class derived from the built-in base, of a guest iterable's items";
    NextDefault "next_default" "`(iterator, default)`";
    SumIter "sum_iter" "`(iterable, start)`";
    AnyIter "any_iter" "`(iterable)`";
    AllIter "all_iter" "`(iterable)`";
    SortedIter "sorted_iter" "`(iterable, key, reverse)`: a new sorted list";
    Reversed "reversed_" "`(x)`: reversed() of a guest object";
    DictInit "dict_init" "`(dict, other, keywords)`: the updates of `dict(other, **keywords)`; answers the dict";
    DictFromKeys "dict_fromkeys" "`(class, iterable, value)`";
    MapNext "map_next" "`(map)`: calls its function with the next items";
    ZipNext "zip_next" "`(zip)`: the tuple of the next items of guest iterators";
    FilterNext "filter_next" "`(filter)`: the next item that passes";
    EnumerateNext "enumerate_next" "`(enumerate)`: the pair of count and the next item of a guest iterator";
    NewZip "new_zip" "`(class, iterables, strict)`";
    NewMap "new_map" "`(class, function, iterables)`";
    NewFilter "new_filter" "`(class, function, iterable)`";
    NewEnumerate "new_enumerate" "`(class, iterable, start)`";
    SetMethod "set_method" "`(name, set, *others)`: a method of sets with guest keys or iterables";
    MinMaxIter "min_max_iter" "`(name, iterable, key, default or missing)`";
    CallDefault "call_default" "`(callable, args, default)`: the default when the call raises StopIteration";
    MinMaxArgs "min_max_args" "`(name, args, key)`";
    FloatList "float_list" "`(iterable)`: list of the floats that its items are";
    Product "product_" "`(iterable, start)`: `math.prod`";
    CallSpread "call_spread" "`(callable, iterable, kwargs or None)`: a call with the items of any iterable";
    RunDueCallbacks "run_due_callbacks" "`(due)`: calls the callbacks of weak references whose objects are gone; answers 0";
    KillGreenlet "kill_greenlet" "`(g)`: raises GreenletExit in a suspended greenlet that nobody refers to";
    ObjectGetState "object_getstate" "`(x)`: `object.__getstate__`";
    LengthTruth "length_truth" "`(n)`: whether what `__len__` returned, checked, is not 0";
    Itertool "itertool" "`(name, class, *args)`: an iterator of `itertools` in which code of the program takes part";
    CountNext "count_next" "`(count)`: the next of numbers of the program";
    ChainNext "chain_next" "`(chain)`: the next item, where it has come to an iterable of the program";
    IsliceNext "islice_next" "`(islice)`: the next item, where many are to be passed over before";
    CompressNext "compress_next" "`(compress)`: the next item, with selectors of the program";
    StarMapItem "starmap_item" "`(function, args)`: a call with the items of any iterable";
    ItemsOf "items_of" "`(obj, keys)`: tuple of its items by these keys";
    AttrsOf "attrs_of" "`(obj, names)`: its attributes by these names, or tuples of names: a tuple, if there are several";
    DictToEnd "dict_key_to_end" "`(dict, key, default or missing)`: moves an entry to the end; its value";
    TupleWith "tuple_with" "`(items, iterable)`: tuple of the items of a list and of those to come";
    IterBy "iter_by" "`(x, function)`: `iter` of what has this `__iter__`";
    LengthBy "length_by" "`(x, function)`: `len` of what has this `__len__`";
    StrBy "str_by" "`(x, function)`: `str` of what has this `__str__`";
    ReprBy "repr_by" "`(x, function)`: `repr` of what has this `__repr__`";
    HashBy "hash_by" "`(x, function)`: `hash` of what has this `__hash__`";
    IntBy "int_by" "`(x, function)`: `int` of what has this `__int__`";
    FloatBy "float_by" "`(x, function)`: `float` of what has this `__float__`";
    NeBy "ne_by" "`(a, b, function)`: `a != b` by this `__eq__`";
    InplaceBy "inplace_by" "`(op_name, a, b, function)`: `a op= b` by this method";
    CheckedLength "checked_length" "`(n)`: what `__len__` returned, as `len` returns it";
    MatchAttributes "match_attributes_" "`(x, class, n, names)`: attributes for a class pattern, a tuple; None if one is missing";
    MatchKeys "match_keys_" "`(mapping, keys)`: tuple of values for a mapping pattern; None if one is missing";
    FilterItem "filter_item" "`(filter, item)`: the next item that passes, of this one and those that follow";
    Output "output" "`(answer)`: lets others run until standard output is written; answers that";
    SortedItems "sorted_items" "`(items, key, reverse)`: a new list of the items of a list that nobody else has, sorted";
    NewThenInit "new_then_init" "`(class, new, args)`: an instance made by a `__new__` of the program; the class is the first of the arguments";
    NewOf0 "new_of_0" "`(class, new)`: the same of a class without an `__init__` of the program, and without other arguments";
    NewOf1 "new_of_1" "`(class, new, a)`";
    NewOf2 "new_of_2" "`(class, new, a, b)`";
    NewOf3 "new_of_3" "`(class, new, a, b, c)`";
    NewOf4 "new_of_4" "`(class, new, a, b, c, d)`";
    MaxOf "max_of" "`(iterable, default or missing)`: its first largest item";
    MinOf "min_of" "`(iterable, default or missing)`";
    MaxBy "max_by" "`(iterable, key, default or missing)`: its first item with the largest key";
    MinBy "min_by" "`(iterable, key, default or missing)`";
    SetFromIter "set_from_iter" "`(iterable)`: set of what a generator yields";
    JoinItems "join_items" "`(iterable, separator)`: what a generator yields, joined";
}

impl Vm {
    /// The prelude function, UNBOUND before the runtime handed it over.
    #[inline]
    pub fn prelude_fn(&self, f: PreludeFn) -> Value {
        self.prelude
            .get(f as usize)
            .copied()
            .unwrap_or(Value::UNBOUND)
    }

    /// The answer "what this prelude function returns".
    pub fn prelude_call(&mut self, f: PreludeFn, args: &[Value]) -> Exit {
        let callee = self.prelude_fn(f);
        self.tail_call(callee, args)
    }

    /// Takes the functions from the prelude's globals. Answers the names that are missing there.
    pub fn set_prelude(&mut self, globals: Gc<Dict>) -> Vec<&'static str> {
        let mut missing = Vec::new();
        self.prelude.clear();
        for (_, name) in PreludeFn::ALL {
            let key = self.intern(name);
            let value = self.dict_get_str(globals, key);
            if value.is_none() {
                missing.push(*name);
            }
            self.prelude.push(value.unwrap_or(Value::UNBOUND));
        }
        use crate::bytecode::ops::intrinsic;
        self.intrinsics[intrinsic::BUILD_CLASS as usize] = self.prelude_fn(PreludeFn::BuildClass);
        self.intrinsics[intrinsic::ASSERTION_ERROR as usize] =
            self.known(super::Known::AssertionError).value();
        self.intrinsics[intrinsic::DISPLAY as usize] = self.prelude_fn(PreludeFn::Display);
        self.intrinsics[intrinsic::ATTRIBUTE_ERROR as usize] =
            self.known(super::Known::AttributeError).value();
        self.intrinsics[intrinsic::TUPLE as usize] = self.known(super::Known::Tuple).value();
        self.intrinsics[intrinsic::MISSING as usize] =
            crate::builtins::primitives_core::missing(self);
        self.intrinsics[intrinsic::MATCH_KEYS as usize] = self.prelude_fn(PreludeFn::MatchKeys);
        for (number, namespace, name) in [
            (intrinsic::ITER, self.builtins, "iter"),
            (intrinsic::LEN, self.builtins, "len"),
            (intrinsic::MATCH_SEQUENCE, globals, "match_sequence"),
            (intrinsic::MATCH_MAPPING, globals, "match_mapping"),
            (intrinsic::MATCH_INSTANCE, globals, "match_instance"),
            (intrinsic::MATCH_ATTRIBUTES, globals, "match_attributes"),
        ] {
            let key = self.intern(name);
            self.intrinsics[number as usize] =
                self.dict_get_str(namespace, key).unwrap_or(Value::UNBOUND);
        }
        missing
    }
}
