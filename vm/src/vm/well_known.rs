//! The classes that the VM itself knows, in one table.

/// Calls the given macro with every well-known class: `Ident "name" : Base, layout Kind or none, flags`.
#[macro_export]
macro_rules! for_each_class {
    ($m:ident) => {
        $m! {
            Object "object" Object NO_DICT;
            Type "type" Object 0;
            Int "int" Object 0;
            Bool "bool" Int FINAL;
            Float "float" Object 0;
            Str "str" Object 0;
            Bytes "bytes" Object 0;
            ByteArray "bytearray" Object 0;
            List "list" Object SEQUENCE;
            Tuple "tuple" Object SEQUENCE;
            Dict "dict" Object MAPPING;
            Set "set" Object 0;
            FrozenSet "frozenset" Object 0;
            Range "range" Object (FINAL | SEQUENCE);
            Slice "slice" Object FINAL;
            NoneType "NoneType" Object FINAL;
            EllipsisType "ellipsis" Object FINAL;
            NotImplementedType "NotImplementedType" Object FINAL;
            Function "function" Object FINAL;
            Builtin "builtin_function_or_method" Object FINAL;
            Method "method" Object FINAL;
            MethodDescriptor "method_descriptor" Object FINAL;
            WrapperDescriptor "wrapper_descriptor" Object FINAL;
            MethodWrapper "method-wrapper" Object FINAL;
            Cell "cell" Object FINAL;
            Code "code" Object FINAL;
            Frame "frame" Object FINAL;
            Traceback "traceback" Object FINAL;
            Generator "generator" Object FINAL;
            Module "module" Object 0;
            Property "property" Object 0;
            StaticMethod "staticmethod" Object 0;
            ClassMethod "classmethod" Object 0;
            Super "super" Object 0;
            MappingProxy "mappingproxy" Object (FINAL | MAPPING);
            GetSet "getset_descriptor" Object FINAL;
            DictKeys "dict_keys" Object FINAL;
            DictValues "dict_values" Object FINAL;
            DictItems "dict_items" Object FINAL;
            ListIterator "list_iterator" Object FINAL;
            TupleIterator "tuple_iterator" Object FINAL;
            StrIterator "str_iterator" Object FINAL;
            BytesIterator "bytes_iterator" Object FINAL;
            ByteArrayIterator "bytearray_iterator" Object FINAL;
            RangeIterator "range_iterator" Object FINAL;
            DictKeyIterator "dict_keyiterator" Object FINAL;
            DictValueIterator "dict_valueiterator" Object FINAL;
            DictItemIterator "dict_itemiterator" Object FINAL;
            SetIterator "set_iterator" Object FINAL;
            SeqIterator "iterator" Object FINAL;
            CallableIterator "callable_iterator" Object FINAL;
            ListReverseIterator "list_reverseiterator" Object FINAL;
            Reversed "reversed" Object FINAL;
            DictReverseKeyIterator "dict_reversekeyiterator" Object FINAL;
            DictReverseValueIterator "dict_reversevalueiterator" Object FINAL;
            DictReverseItemIterator "dict_reverseitemiterator" Object FINAL;
            DequeIterator "_deque_iterator" Object FINAL;
            DequeReverseIterator "_deque_reverse_iterator" Object FINAL;
            Deque "deque" Object SEQUENCE;
            Record "record" Object FINAL;
            Tasklet "tasklet" Object 0;
            Channel "channel" Object 0;

            BaseException "BaseException" Object EXCEPTION;
            Exception "Exception" BaseException EXCEPTION;
            SystemExit "SystemExit" BaseException EXCEPTION;
            KeyboardInterrupt "KeyboardInterrupt" BaseException EXCEPTION;
            GeneratorExit "GeneratorExit" BaseException EXCEPTION;
            TaskletExit "TaskletExit" SystemExit EXCEPTION;
            StopIteration "StopIteration" Exception EXCEPTION;
            StopAsyncIteration "StopAsyncIteration" Exception EXCEPTION;
            ArithmeticError "ArithmeticError" Exception EXCEPTION;
            FloatingPointError "FloatingPointError" ArithmeticError EXCEPTION;
            OverflowError "OverflowError" ArithmeticError EXCEPTION;
            ZeroDivisionError "ZeroDivisionError" ArithmeticError EXCEPTION;
            AssertionError "AssertionError" Exception EXCEPTION;
            AttributeError "AttributeError" Exception EXCEPTION;
            BufferError "BufferError" Exception EXCEPTION;
            EOFError "EOFError" Exception EXCEPTION;
            ImportError "ImportError" Exception EXCEPTION;
            ModuleNotFoundError "ModuleNotFoundError" ImportError EXCEPTION;
            LookupError "LookupError" Exception EXCEPTION;
            IndexError "IndexError" LookupError EXCEPTION;
            KeyError "KeyError" LookupError EXCEPTION;
            MemoryError "MemoryError" Exception EXCEPTION;
            NameError "NameError" Exception EXCEPTION;
            UnboundLocalError "UnboundLocalError" NameError EXCEPTION;
            OSError "OSError" Exception EXCEPTION;
            FileNotFoundError "FileNotFoundError" OSError EXCEPTION;
            FileExistsError "FileExistsError" OSError EXCEPTION;
            PermissionError "PermissionError" OSError EXCEPTION;
            IsADirectoryError "IsADirectoryError" OSError EXCEPTION;
            NotADirectoryError "NotADirectoryError" OSError EXCEPTION;
            ConnectionError "ConnectionError" OSError EXCEPTION;
            BrokenPipeError "BrokenPipeError" ConnectionError EXCEPTION;
            ConnectionAbortedError "ConnectionAbortedError" ConnectionError EXCEPTION;
            ConnectionRefusedError "ConnectionRefusedError" ConnectionError EXCEPTION;
            ConnectionResetError "ConnectionResetError" ConnectionError EXCEPTION;
            BlockingIOError "BlockingIOError" OSError EXCEPTION;
            ChildProcessError "ChildProcessError" OSError EXCEPTION;
            InterruptedError "InterruptedError" OSError EXCEPTION;
            ProcessLookupError "ProcessLookupError" OSError EXCEPTION;
            TimeoutError "TimeoutError" OSError EXCEPTION;
            ReferenceError "ReferenceError" Exception EXCEPTION;
            RuntimeError "RuntimeError" Exception EXCEPTION;
            NotImplementedError "NotImplementedError" RuntimeError EXCEPTION;
            RecursionError "RecursionError" RuntimeError EXCEPTION;
            SyntaxError "SyntaxError" Exception EXCEPTION;
            IndentationError "IndentationError" SyntaxError EXCEPTION;
            TabError "TabError" IndentationError EXCEPTION;
            SystemError "SystemError" Exception EXCEPTION;
            TypeError "TypeError" Exception EXCEPTION;
            ValueError "ValueError" Exception EXCEPTION;
            UnicodeError "UnicodeError" ValueError EXCEPTION;
            UnicodeDecodeError "UnicodeDecodeError" UnicodeError EXCEPTION;
            UnicodeEncodeError "UnicodeEncodeError" UnicodeError EXCEPTION;
            UnicodeTranslateError "UnicodeTranslateError" UnicodeError EXCEPTION;
            Warning "Warning" Exception EXCEPTION;
            EncodingWarning "EncodingWarning" Warning EXCEPTION;
            DeprecationWarning "DeprecationWarning" Warning EXCEPTION;
            RuntimeWarning "RuntimeWarning" Warning EXCEPTION;
            UserWarning "UserWarning" Warning EXCEPTION;
            SyntaxWarning "SyntaxWarning" Warning EXCEPTION;
            FutureWarning "FutureWarning" Warning EXCEPTION;
            ImportWarning "ImportWarning" Warning EXCEPTION;
            UnicodeWarning "UnicodeWarning" Warning EXCEPTION;
            BytesWarning "BytesWarning" Warning EXCEPTION;
            ResourceWarning "ResourceWarning" Warning EXCEPTION;
            PendingDeprecationWarning "PendingDeprecationWarning" Warning EXCEPTION;
            Enumerate "enumerate" Object FINAL;
            Zip "zip" Object FINAL;
            Map "map" Object FINAL;
            Filter "filter" Object FINAL;
            WeakCell "weakcell" Object FINAL;
            Greenlet "greenlet" Object 0;
            Count "count" Object 0;
            Repeat "repeat" Object 0;
            Cycle "cycle" Object 0;
            Chain "chain" Object 0;
            Islice "islice" Object 0;
            ZipLongest "zip_longest" Object 0;
            Pairwise "pairwise" Object 0;
            Compress "compress" Object 0;
            StarMap "starmap" Object 0;
            Product "product" Object 0;
            Permutations "permutations" Object 0;
            Combinations "combinations" Object 0;
            Multisets "combinations_with_replacement" Object 0;
            TakeWhile "takewhile" Object 0;
            DropWhile "dropwhile" Object 0;
            FilterFalse "filterfalse" Object 0;
            Accumulate "accumulate" Object 0;
            ItemGetter "itemgetter" Object FINAL;
            AttrGetter "attrgetter" Object FINAL;
        }
    };
}

macro_rules! define_classes {
    ($($name:ident $text:literal $base:ident $flags:tt;)*) => {
        /// The classes the VM knows by number. The number is also the shape of their instances, plus one.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
        #[repr(u16)]
        pub enum Known { $($name,)* }

        /// A row of the table.
        pub struct KnownClass {
            pub known: Known,
            pub name: &'static str,
            pub base: Known,
            /// Bits of `class_flag`.
            pub flags: u32,
        }

        /// All rows, in order: bases before what derives from them.
        pub static KNOWN: &[KnownClass] = {
            use $crate::objects::class_flag::*;
            &[$(KnownClass { known: Known::$name, name: $text, base: Known::$base, flags: $flags },)*]
        };
    };
}
for_each_class!(define_classes);

impl Known {
    /// Shape of the class's direct instances.
    #[inline(always)]
    pub const fn shape(self) -> u32 {
        self as u32 + 1
    }

    /// The module that the class is said to belong to.
    pub fn module(well_known: u32) -> &'static str {
        if ITERTOOLS.iter().any(|known| *known as u32 == well_known) {
            return "itertools";
        }
        const TABLE: &[(Known, &str)] = &[
            (Known::Deque, "collections"),
            (Known::DequeIterator, "_collections"),
            (Known::DequeReverseIterator, "_collections"),
            (Known::ItemGetter, "operator"),
            (Known::AttrGetter, "operator"),
            (Known::Tasklet, "stackless"),
            (Known::Channel, "stackless"),
            (Known::TaskletExit, "stackless"),
        ];
        let row = TABLE.iter().find(|(known, _)| *known as u32 == well_known);
        row.map_or("builtins", |(_, module)| module)
    }
}

/// The iterators of `itertools`. A generator of library code may pass for one of them; snapshots know it by its place in
/// this list, which is append-only.
pub static ITERTOOLS: &[Known] = &[
    Known::Count,
    Known::Repeat,
    Known::Cycle,
    Known::Chain,
    Known::Islice,
    Known::ZipLongest,
    Known::Pairwise,
    Known::Compress,
    Known::StarMap,
    Known::Product,
    Known::Permutations,
    Known::Combinations,
    Known::Multisets,
    Known::TakeWhile,
    Known::DropWhile,
    Known::FilterFalse,
    Known::Accumulate,
];
