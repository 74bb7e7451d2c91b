//! Calls of natives that are known.
//!
//! Functions, methods of built-in types and constructors of built-in classes come here alike. [`IN_PLACE`] says what is done
//! by code of its own, [`RESULTS`] of what class the others' values are. Whoever rebinds a name or shadows a method has
//! another native, or none: callers have guarded that it is this one.
//!
//! A way in [`IN_PLACE`] answers `None` where it does not apply to what is known of the arguments; it may have guarded by
//! then, but done nothing else. What it does in place takes no ticks, as the native doesn't.

use super::Translator;
use super::containers::End;
use super::state::Slot;
use crate::ty::{Ty, class};
use cranelift_codegen::ir::condcodes::{FloatCC, IntCC};
use cranelift_codegen::ir::{self, BlockArg, InstBuilder, types};
use pirn_vm::bytecode::{Instr, Op};
use pirn_vm::compiler::layout;
use pirn_vm::heap::{Gc, Kind};
use pirn_vm::interp::native::helpers::Helper;
use pirn_vm::objects::{Builtin, Class, IterVariety, class_flag};
use pirn_vm::{Known, Value};

/// A call of a native.
pub struct NativeCall {
    pub(super) f: Gc<Builtin>,
    /// The class, where it is called through its constructor; it is the first argument then.
    class: Option<Value>,
    /// Registers of the (other) arguments.
    pub(super) args: std::ops::Range<usize>,
    /// What runs it, with an argument for each of its parameters.
    run: Helper,
}

type Way = fn(&mut Translator<'_, '_>, &NativeCall) -> Option<Slot>;

/// Natives with code of their own: class or module, name, number of arguments without the class of a constructor.
const IN_PLACE: &[(&str, &str, usize, Way)] = &[
    ("int", "from_bytes", 3, |t, c| t.int_of_bytes(c)),
    ("builtins", "len", 1, |t, c| t.len(c)),
    ("builtins", "native_length", 1, |t, c| t.native_length(c)),
    ("builtins", "ord", 1, |t, c| t.ord(c)),
    ("builtins", "chr", 1, |t, c| t.chr(c)),
    ("builtins", "abs", 1, |t, c| t.abs(c)),
    ("builtins", "hash", 1, |t, c| t.hash_by_method(c)),
    ("builtins", "repr", 1, |t, c| t.repr_by_method(c)),
    ("builtins", "min", 2, |t, c| t.extreme(c, false)),
    ("builtins", "max", 2, |t, c| t.extreme(c, true)),
    ("builtins", "divmod", 2, |t, c| t.divmod(c)),
    ("builtins", "round", 1, |t, c| t.whole(c, Rounding::Even)),
    ("builtins", "isinstance", 2, |t, c| t.isinstance(c)),
    ("builtins", "match_instance", 2, |t, c| t.match_instance(c)),
    ("builtins", "match_sequence", 1, |t, c| {
        t.match_kind(c, &[Known::List, Known::Tuple])
    }),
    ("builtins", "match_mapping", 1, |t, c| {
        t.match_kind(c, &[Known::Dict])
    }),
    ("builtins", "issubclass", 2, |t, c| t.issubclass(c)),
    ("builtins", "getattr", 3, |t, c| t.attr_or_default(c)),
    ("builtins", "hasattr", 2, |t, c| t.has_attr(c)),
    ("builtins", "next", 1, |t, c| {
        t.resumed(c, Helper::next_item)
    }),
    ("generator", "__next__", 1, |t, c| {
        t.resumed(c, Helper::next_item)
    }),
    ("generator", "send", 2, |t, c| t.resumed(c, Helper::send)),
    ("int", "__new__", 1, |t, c| t.int_of(c)),
    ("float", "__new__", 1, |t, c| t.float_of(c)),
    ("str", "__new__", 1, |t, c| t.str_of(c)),
    ("bool", "__new__", 1, |t, c| t.bool_of(c)),
    ("type", "__new__", 1, |t, c| t.type_of(c)),
    ("list", "__new__", 1, |t, c| {
        Some(t.quick_or_native(c, Helper::quick_list, class::LIST))
    }),
    ("tuple", "__new__", 1, |t, c| {
        Some(t.quick_or_native(c, Helper::quick_tuple, class::TUPLE))
    }),
    ("zip", "__new__", 2, |t, c| {
        let lazy = t.lazy_adaptor(c, IterVariety::Zip);
        Some(lazy.unwrap_or_else(|| t.quick_or_native(c, Helper::quick_zip, class::ITER)))
    }),
    ("enumerate", "__new__", 1, |t, c| {
        let lazy = t.lazy_adaptor(c, IterVariety::Enumerate);
        Some(lazy.unwrap_or_else(|| t.quick_or_native(c, Helper::quick_enumerate, class::ITER)))
    }),
    ("builtins", "iter", 1, |t, c| t.iter_of(c)),
    ("super", "__new__", 2, |t, c| t.super_of(c.args.clone())),
    ("object", "__setattr__", 3, |t, c| {
        t.set_plainly(c.args.clone()).then(|| t.known(Value::NONE))
    }),
    ("list", "append", 2, |t, c| t.list_append(c)),
    ("list", "pop", 1, |t, c| t.list_pop(c)),
    ("deque", "append", 2, |t, c| t.deque_append(c)),
    ("deque", "pop", 1, |t, c| t.deque_pop(c, End::Right)),
    ("deque", "popleft", 1, |t, c| t.deque_pop(c, End::Left)),
    ("set", "add", 2, |t, c| t.set_add(c)),
    ("str", "startswith", 2, |t, c| {
        t.affix(c, Helper::str_begins)
    }),
    ("str", "endswith", 2, |t, c| t.affix(c, Helper::str_ends)),
    ("str", "find", 2, |t, c| t.str_find(c)),
    ("str", "isdigit", 1, |t, c| {
        t.char_class(c, u8::is_ascii_digit)
    }),
    ("str", "isdecimal", 1, |t, c| {
        t.char_class(c, u8::is_ascii_digit)
    }),
    ("str", "isalpha", 1, |t, c| {
        t.char_class(c, u8::is_ascii_alphabetic)
    }),
    ("str", "isalnum", 1, |t, c| {
        t.char_class(c, u8::is_ascii_alphanumeric)
    }),
    ("str", "isupper", 1, |t, c| {
        t.char_class(c, u8::is_ascii_uppercase)
    }),
    ("str", "islower", 1, |t, c| {
        t.char_class(c, u8::is_ascii_lowercase)
    }),
    ("str", "isspace", 1, |t, c| {
        t.char_class(c, |b| matches!(b, 9..=13 | 28..=32))
    }),
    ("str", "lower", 1, |t, c| t.char_case(c, b'A')),
    ("str", "upper", 1, |t, c| t.char_case(c, b'a')),
    ("dict", "get", 2, |t, c| t.dict_get(c)),
    ("dict", "get", 3, |t, c| t.dict_get(c)),
    ("math", "sqrt", 1, |t, c| t.sqrt(c)),
    ("math", "fabs", 1, |t, c| t.fabs(c)),
    ("math", "floor", 1, |t, c| t.whole(c, Rounding::Down)),
    ("math", "ceil", 1, |t, c| t.whole(c, Rounding::Up)),
];

/// What the others' values are for certain, whatever their arguments: class or module, names.
const RESULTS: &[(&str, &[&str], u32)] = &[
    (
        "str",
        &[
            "lower",
            "upper",
            "strip",
            "lstrip",
            "rstrip",
            "replace",
            "join",
            "title",
            "capitalize",
            "swapcase",
            "center",
            "ljust",
            "rjust",
            "zfill",
            "casefold",
            "expandtabs",
            "removeprefix",
            "removesuffix",
        ],
        class::STR,
    ),
    ("str", &["split", "rsplit", "splitlines"], class::LIST),
    ("str", &["partition", "rpartition"], class::TUPLE),
    (
        "str",
        &[
            "startswith",
            "endswith",
            "isdigit",
            "isalpha",
            "isalnum",
            "isspace",
            "isupper",
            "islower",
            "isdecimal",
            "isnumeric",
            "isidentifier",
        ],
        class::BOOL,
    ),
    (
        "str",
        &["find", "rfind", "index", "rindex", "count"],
        class::INT,
    ),
    ("list", &["copy"], class::LIST),
    ("list", &["index", "count"], class::INT),
    (
        "list",
        &["extend", "insert", "sort", "reverse", "clear", "remove"],
        class::NONE,
    ),
    ("dict", &["copy"], class::DICT),
    ("dict", &["clear", "update"], class::NONE),
    (
        "set",
        &["add", "discard", "remove", "clear", "update"],
        class::NONE,
    ),
    (
        "deque",
        &["append", "appendleft", "extend", "clear"],
        class::NONE,
    ),
    ("builtins", &["sorted"], class::LIST),
    ("builtins", &["chr", "hex", "bin", "oct"], class::STR),
    (
        "builtins",
        &[
            "isinstance",
            "issubclass",
            "match_instance",
            "match_sequence",
            "match_mapping",
            "callable",
            "hasattr",
            "any",
            "all",
        ],
        class::BOOL,
    ),
    ("builtins", &["ord"], class::INT),
    (
        "math",
        &[
            "sin", "cos", "tan", "asin", "acos", "atan", "atan2", "exp", "log", "log2", "log10",
            "pow", "hypot", "sqrt", "fabs", "fmod", "radians", "degrees", "sinh", "cosh", "tanh",
            "copysign",
        ],
        class::FLOAT,
    ),
    ("list", &["__new__"], class::LIST),
];

/// How a float becomes an int.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Rounding {
    Truncate,
    Down,
    Up,
    /// To the nearest, halves to the even one.
    Even,
}

impl Translator<'_, '_> {
    /// A call of a native: of its function, as a method, or of its class (`class`), which is not among the arguments.
    pub(super) fn call_native(
        &mut self,
        i: Instr,
        f: Gc<Builtin>,
        class: Option<Value>,
        args: std::ops::Range<usize>,
    ) {
        let (owner, name) = self.vm.native_name(f);
        let call = NativeCall {
            f,
            class,
            args,
            run: Helper::run_builtin,
        };
        let n = call.args.len();
        let way = IN_PLACE
            .iter()
            .find(|row| row.0 == owner && row.1 == name && row.2 == n)
            .filter(|_| !self.region.rt(self.ctx).native.is_hopeless(self.pc));
        if let Some((.., way)) = way
            && let Some(slot) = way(self, &call)
        {
            return self.set(i.a(), slot);
        }
        let v = self.by_native(&call, false);
        self.native_answered(i, f, v);
    }

    /// The instruction has a native's answer.
    fn native_answered(&mut self, i: Instr, f: Gc<Builtin>, v: ir::Value) {
        let (owner, name) = self.vm.native_name(f);
        self.forget_shapes();
        let result = RESULTS
            .iter()
            .find(|row| row.0 == owner && row.1.contains(&name));
        let ty = match result {
            Some((.., class::INT)) => Ty::small_int(),
            Some((.., bits)) => Ty::of(*bits),
            None => Ty::ANY.without(class::UNBOUND),
        };
        self.set(i.a(), Slot::boxed(v, ty));
    }

    /// Calls a native with arguments some of which are named. False where that is not for here to say.
    pub(super) fn call_native_named(
        &mut self,
        i: Instr,
        f: Gc<Builtin>,
        given: &[ir::Value],
        names: &[Value],
    ) -> bool {
        let Some(places) = self.vm.native_places(f, given.len(), names) else {
            return false;
        };
        let missing = self.word(Value::UNBOUND.bits() as i64);
        let words: Vec<ir::Value> = places
            .iter()
            .map(|place| place.map_or(missing, |k| given[k]))
            .collect();
        let at = self.words_in_memory(&words);
        let (func, n) = (self.constant(f.value()), self.word(words.len() as i64));
        let v = self.ask_for_call(Helper::run_builtin, &[func, at, n]);
        self.native_answered(i, f, v);
        true
    }

    /// Has the native itself called.
    pub(super) fn by_native(&mut self, c: &NativeCall, seldom: bool) -> ir::Value {
        let mut words: Vec<ir::Value> = Vec::with_capacity(c.args.len() + 2);
        if let Some(class) = c.class {
            words.push(self.constant(class));
        }
        for v in c.args.clone() {
            let slot = self.slot(v);
            // On a path beside the main one the boxed form is not there afterwards.
            words.push(if seldom {
                self.boxed_slot(&slot)
            } else {
                self.boxed(v)
            });
        }
        let helper = match self.vm.native_arity(c.f) {
            Some((least, all)) if (least..=all).contains(&words.len()) => {
                let missing = self.word(Value::UNBOUND.bits() as i64);
                words.resize(all, missing);
                c.run
            }
            _ => Helper::call_builtin,
        };
        let at = self.words_in_memory(&words);
        let (f, n) = (self.constant(c.f.value()), self.word(words.len() as i64));
        if seldom {
            self.ask_seldom(helper, &[f, at, n])
        } else {
            self.ask_for_call(helper, &[f, at, n])
        }
    }

    /// The value of `fast` where the condition holds, else the native's; both are words.
    pub(super) fn fast_or_native(
        &mut self,
        c: &NativeCall,
        condition: ir::Value,
        fast: impl FnOnce(&mut Self) -> ir::Value,
    ) -> ir::Value {
        let _ = self.exit();
        let join = self.b.create_block();
        let result = self.b.append_block_param(join, types::I64);
        let (quick, slow) = (self.b.create_block(), self.cold_block());
        self.b.ins().brif(condition, quick, &[], slow, &[]);
        self.b.switch_to_block(slow);
        let v = self.by_native(c, true);
        self.b.ins().jump(join, &[BlockArg::Value(v)]);
        self.b.switch_to_block(quick);
        let v = fast(self);
        self.b.ins().jump(join, &[BlockArg::Value(v)]);
        self.b.switch_to_block(join);
        self.forget_shapes();
        result
    }

    // --- Lengths and characters ----------------------------------------------------------------------------------

    fn len(&mut self, c: &NativeCall) -> Option<Slot> {
        let v = c.args.start;
        let ty = Ty::int(0, 1 << 48);
        if let Some(parts) = self.cur[v].and_then(|s| s.parts) {
            return Some(Slot::raw(parts.len, ty));
        }
        let word = self.boxed(v);
        let at = match self.ty(v).bits {
            class::LIST | class::TUPLE | class::STR | class::DICT => self.address(word),
            _ if self.ty(v).shape != 0 => return self.len_by_method(c),
            bits if bits & (class::POINTERS) != 0 => {
                let n = self.helper(Helper::length, &[word])[0];
                let known = self
                    .b
                    .ins()
                    .icmp_imm_s(IntCC::SignedGreaterThanOrEqual, n, 0);
                let others = NativeCall {
                    args: c.args.clone(),
                    run: Helper::run_len,
                    ..*c
                };
                let v = self.fast_or_native(&others, known, |t| t.box_int(n, ty));
                return Some(Slot::boxed(v, Ty::of(class::INT | class::OBJECT)));
            }
            _ => return None,
        };
        let n = match self.ty(v).bits {
            class::LIST => self.load(at, layout::LIST_LEN),
            class::TUPLE => self.load(at, layout::TUPLE_LEN),
            class::STR => self.load_u32(at, layout::STR_CHARS),
            _ => self.load_u32(at, layout::DICT_USED),
        };
        Some(Slot::raw(n, ty))
    }

    /// What a `__len__` answered, which mostly is a small int and not negative.
    fn native_length(&mut self, c: &NativeCall) -> Option<Slot> {
        let v = c.args.start;
        if !self.ty(v).may(class::INT) {
            return None;
        }
        let word = self.boxed(v);
        // Its tag, and its sign.
        let parts = self.b.ins().band_imm_s(word, i64::MIN | 3);
        let plain = self
            .b
            .ins()
            .icmp_imm_u(IntCC::Equal, parts, layout::INT_TAG);
        let n = self.fast_or_native(c, plain, |_| word);
        Some(Slot::boxed(n, Ty::of(class::INT | class::OBJECT)))
    }

    fn ord(&mut self, c: &NativeCall) -> Option<Slot> {
        let v = c.args.start;
        if !self.ty(v).may(class::STR) {
            return None;
        }
        let at = self.object(v, Kind::Str);
        let n = self.load_u32(at, layout::STR_BYTES);
        let one = self.b.ins().icmp_imm_u(IntCC::Equal, n, 1);
        let code = self.fast_or_native(c, one, |t| {
            let byte = t.load_u8(at, layout::STR_TEXT);
            t.box_int(byte, Ty::int(0, 127))
        });
        let raw = self.b.ins().sshr_imm_u(code, 2);
        Some(Slot::raw(raw, Ty::int(0, 0x10_ffff)))
    }

    fn chr(&mut self, c: &NativeCall) -> Option<Slot> {
        let v = c.args.start;
        if !self.ty(v).may(class::INT) {
            return None;
        }
        let code = self.int(v);
        let ascii = self.b.ins().icmp_imm_u(IntCC::UnsignedLessThan, code, 128);
        let word = self.fast_or_native(c, ascii, |t| t.ascii_char(code));
        Some(Slot::boxed(word, Ty::of(class::STR)))
    }

    // --- Numbers -------------------------------------------------------------------------------------------------

    fn abs(&mut self, c: &NativeCall) -> Option<Slot> {
        let v = c.args.start;
        let t = self.ty(v);
        if t.is_int() && t.lo > i64::MIN {
            let raw = self.int(v);
            let r = self.b.ins().iabs(raw);
            let hi = (t.lo as i128).abs().max((t.hi as i128).abs());
            return Some(Slot::raw(r, Ty::int_clamped(0, hi)));
        }
        self.fabs(c).or_else(|| self.abs_by_method(c))
    }

    fn fabs(&mut self, c: &NativeCall) -> Option<Slot> {
        let v = c.args.start;
        if !self.ty(v).is_float() {
            return None;
        }
        let f = self.float(v, false);
        let r = self.b.ins().fabs(f);
        Some(Slot::raw(r, Ty::FLOAT))
    }

    fn sqrt(&mut self, c: &NativeCall) -> Option<Slot> {
        let v = c.args.start;
        if !self.ty(v).is_float() {
            return None;
        }
        let f = self.float(v, false);
        let zero = self.double(0.0);
        let fine = self.b.ins().fcmp(FloatCC::GreaterThanOrEqual, f, zero);
        self.guard(fine);
        let r = self.b.ins().sqrt(f);
        Some(Slot::raw(r, Ty::FLOAT))
    }

    /// `min` or `max` of two: the second one where it is less, or greater, than the first.
    fn extreme(&mut self, c: &NativeCall, greatest: bool) -> Option<Slot> {
        let (x, y) = (c.args.start, c.args.start + 1);
        let (s, t) = (self.ty(x), self.ty(y));
        if s.is_float() && t.is_float() {
            let (a, b) = (self.float(x, false), self.float(y, false));
            let cc = if greatest {
                FloatCC::GreaterThan
            } else {
                FloatCC::LessThan
            };
            let second = self.b.ins().fcmp(cc, b, a);
            let r = self.b.ins().select(second, b, a);
            return Some(Slot::raw(r, Ty::FLOAT));
        }
        if !s.may(class::NUMBERS) || !t.may(class::NUMBERS) {
            return None;
        }
        if s.is_int() && t.is_int() {
            let (a, b) = (self.int(x), self.int(y));
            let (r, lo, hi) = if greatest {
                (self.b.ins().smax(a, b), s.lo.max(t.lo), s.hi.max(t.hi))
            } else {
                (self.b.ins().smin(a, b), s.lo.min(t.lo), s.hi.min(t.hi))
            };
            return Some(Slot::raw(r, Ty::int(lo, hi)));
        }
        let (a, b) = (self.boxed(x), self.boxed(y));
        let _ = self.exit();
        let join = self.b.create_block();
        let result = self.b.append_block_param(join, types::I64);
        let (ints, others, floats, slow) = (
            self.b.create_block(),
            self.b.create_block(),
            self.b.create_block(),
            self.b.create_block(),
        );
        let (p, q) = (self.is_int_word(a), self.is_int_word(b));
        let both = self.b.ins().band(p, q);
        self.b.ins().brif(both, ints, &[], others, &[]);
        self.b.switch_to_block(ints);
        // Words of small ints are in the order of the ints.
        let word = if greatest {
            self.b.ins().smax(a, b)
        } else {
            self.b.ins().smin(a, b)
        };
        self.b.ins().jump(join, &[BlockArg::Value(word)]);
        self.b.switch_to_block(others);
        let odd = self.b.ins().bor(a, b);
        let odd = self.no_float(odd);
        self.b.ins().brif(odd, slow, &[], floats, &[]);
        self.b.switch_to_block(floats);
        let (f, g) = (self.unbox_tagged(a), self.unbox_tagged(b));
        let cc = if greatest {
            FloatCC::GreaterThan
        } else {
            FloatCC::LessThan
        };
        let second = self.b.ins().fcmp(cc, g, f);
        let word = self.b.ins().select(second, b, a);
        self.b.ins().jump(join, &[BlockArg::Value(word)]);
        self.b.switch_to_block(slow);
        let word = self.by_native(c, true);
        self.b.ins().jump(join, &[BlockArg::Value(word)]);
        self.b.switch_to_block(join);
        self.forget_shapes();
        Some(Slot::boxed(result, Ty::ANY.without(class::UNBOUND)))
    }

    /// Quotient and remainder of ints as a tuple that is made when somebody wants it.
    fn divmod(&mut self, c: &NativeCall) -> Option<Slot> {
        use super::arith::Operand::Reg;
        let (x, y) = (c.args.start, c.args.start + 1);
        if !self.ty(x).may(class::INT) || !self.ty(y).may(class::INT) {
            return None;
        }
        let q = self.int_arithmetic(Op::FloorDiv, Reg(x), Reg(y))?;
        let r = self.int_arithmetic(Op::Mod, Reg(x), Reg(y))?;
        let (q, r) = (self.boxed_slot(&q), self.boxed_slot(&r));
        Some(self.pair(q, r))
    }

    /// A number as an int.
    fn whole(&mut self, c: &NativeCall, how: Rounding) -> Option<Slot> {
        let v = c.args.start;
        let t = self.ty(v);
        if t.is_int() {
            let slot = self.slot(v);
            return Some(Slot {
                clean: false,
                ..slot
            });
        }
        if !t.is_float() {
            return None;
        }
        // Within these bounds each way of rounding is exact, and the result is a small int.
        const LIMIT: f64 = (1u64 << 51) as f64;
        let f = self.float(v, false);
        let size = self.b.ins().fabs(f);
        let limit = self.double(LIMIT);
        let fits = self.b.ins().fcmp(FloatCC::LessThan, size, limit);
        let small = Ty::int(-(1 << 51), 1 << 51);
        let word = self.fast_or_native(c, fits, |t| {
            let raw = t.rounded(f, how);
            t.box_int(raw, small)
        });
        Some(Slot::boxed(word, Ty::of(class::INT | class::OBJECT)))
    }

    /// The int that a float of moderate size is rounded to.
    fn rounded(&mut self, f: ir::Value, how: Rounding) -> ir::Value {
        if how == Rounding::Even {
            // In this binade the next float is the next int, so that adding rounds.
            let magic = self.double(1.5 * (1u64 << 52) as f64);
            let moved = self.b.ins().fadd(f, magic);
            let near = self.b.ins().fsub(moved, magic);
            return self.b.ins().fcvt_to_sint_sat(types::I64, near);
        }
        let raw = self.b.ins().fcvt_to_sint_sat(types::I64, f);
        if how == Rounding::Truncate {
            return raw;
        }
        let back = self.b.ins().fcvt_from_sint(types::F64, raw);
        let (cc, step) = match how {
            Rounding::Down => (FloatCC::GreaterThan, -1),
            _ => (FloatCC::LessThan, 1),
        };
        let beyond = self.b.ins().fcmp(cc, back, f);
        let further = self.b.ins().iadd_imm_s(raw, step);
        self.b.ins().select(beyond, further, raw)
    }

    fn int_of(&mut self, c: &NativeCall) -> Option<Slot> {
        let t = self.ty(c.args.start);
        if t.is_int() || t.is_float() {
            return self.whole(c, Rounding::Truncate);
        }
        if let Some(slot) = self.int_by_method(c) {
            return Some(slot);
        }
        Some(self.quick_or_native(c, Helper::quick_int, class::INT | class::OBJECT))
    }

    /// What a helper answers for the arguments, or else the native; in either case of these classes.
    fn quick_or_native(&mut self, c: &NativeCall, quick: Helper, bits: u32) -> Slot {
        let words: Vec<ir::Value> = c.args.clone().map(|v| self.boxed(v)).collect();
        let v = self.helper(quick, &words)[0];
        let answered = self
            .b
            .ins()
            .icmp_imm_u(IntCC::NotEqual, v, Value::UNBOUND.bits() as i64);
        let v = self.fast_or_native(c, answered, |_| v);
        Slot::boxed(v, Ty::of(bits))
    }

    fn int_of_bytes(&mut self, c: &NativeCall) -> Option<Slot> {
        let class = Value::from_bits(self.ty(c.args.start).known);
        (class == self.vm.known(Known::Int).value())
            .then(|| self.quick_or_native(c, Helper::quick_of_bytes, class::ANY & !class::UNBOUND))
    }

    fn str_find(&mut self, c: &NativeCall) -> Option<Slot> {
        let slot = self.quick_or_native(c, Helper::quick_find, class::INT);
        Some(Slot {
            ty: Ty::small_int(),
            ..slot
        })
    }

    fn float_of(&mut self, c: &NativeCall) -> Option<Slot> {
        let v = c.args.start;
        let t = self.ty(v);
        if !t.is_int() && !t.is_float() {
            if let Some(slot) = self.float_by_method(c) {
                return Some(slot);
            }
            // An object of the program may answer with a float of a class of its own.
            let bits = if t.within(class::NUMBERS | class::BOOL | class::STR) {
                class::FLOAT
            } else {
                class::ANY & !class::UNBOUND
            };
            return Some(self.quick_or_native(c, Helper::quick_float, bits));
        }
        let f = self.float(v, true);
        Some(Slot::raw(f, Ty::FLOAT))
    }

    // --- Classes -------------------------------------------------------------------------------------------------

    fn str_of(&mut self, c: &NativeCall) -> Option<Slot> {
        let v = c.args.start;
        let t = self.ty(v);
        if t.bits == class::STR {
            let slot = self.slot(v);
            return Some(Slot {
                clean: false,
                ..slot
            });
        }
        if let Some(slot) = self.str_of_exception(c) {
            return Some(slot);
        }
        if let Some(slot) = self.str_by_method(c) {
            return Some(slot);
        }
        // An object of the program may answer with a string of a class of its own.
        let bits = if t.within(class::NUMBERS | class::BOOL | class::NONE | class::STR) {
            class::STR
        } else {
            class::ANY & !class::UNBOUND
        };
        Some(self.quick_or_native(c, Helper::quick_str, bits))
    }

    fn bool_of(&mut self, c: &NativeCall) -> Option<Slot> {
        let v = c.args.start;
        if !self
            .ty(v)
            .within(class::NUMBERS | class::BOOL | class::NONE)
        {
            return None;
        }
        let truth = self.truth(v);
        Some(self.bool_slot(truth))
    }

    fn type_of(&mut self, c: &NativeCall) -> Option<Slot> {
        if let Some(class) = self.known_class(c.args.start) {
            return Some(self.known(class.value()));
        }
        let word = self.boxed(c.args.start);
        let class = self.helper(Helper::class_of, &[word])[0];
        Some(Slot::boxed(class, Ty::of(class::CLASS)))
    }

    /// `isinstance` of a value and a class that is known.
    fn isinstance(&mut self, c: &NativeCall) -> Option<Slot> {
        let x = c.args.start;
        let classes = self.plain_classes(x + 1)?;
        if let Some(class) = self.known_class(x) {
            let truth = classes.iter().any(|of| self.vm.is_subclass(class, *of));
            return Some(self.known(Value::bool(truth)));
        }
        let word = self.boxed(x);
        let _ = self.exit();
        let join = self.b.create_block();
        let result = self.b.append_block_param(join, types::I64);
        let ask = self.cold_block();
        let (yes, no) = (self.constant(Value::TRUE), self.constant(Value::FALSE));
        for of in &classes {
            self.instance_or_on(word, *of, join, yes, ask);
        }
        self.b.ins().jump(join, &[BlockArg::Value(no)]);
        self.b.switch_to_block(ask);
        let v = self.by_native(c, true);
        self.b.ins().jump(join, &[BlockArg::Value(v)]);
        self.b.switch_to_block(join);
        self.forget_shapes();
        Some(Slot::boxed(result, Ty::BOOL))
    }

    /// The class of a value of one of the commonest built-in classes, where it is known.
    fn exact_class(&self, v: usize) -> Option<Gc<Class>> {
        let known = match self.ty(v).bits {
            class::INT => Known::Int,
            class::FLOAT => Known::Float,
            class::BOOL => Known::Bool,
            class::NONE => Known::NoneType,
            class::STR => Known::Str,
            class::LIST => Known::List,
            class::TUPLE => Known::Tuple,
            class::DICT => Known::Dict,
            _ => return None,
        };
        Some(self.vm.known(known))
    }

    /// The same, or that of objects of the program of known shape.
    fn known_class(&mut self, v: usize) -> Option<Gc<Class>> {
        let exact = self.exact_class(v);
        let shape = self.ty(v).shape;
        if shape == Known::Generator.shape() {
            return Some(self.vm.known(Known::Generator));
        }
        let shape = Some(shape).filter(|s| *s != 0 && s & Ty::SHAPES == 0);
        exact.or_else(|| self.vm.class_of_objects(shape?)?.as_gc())
    }

    /// `isinstance` of a class pattern: the same, but of one class only.
    fn match_instance(&mut self, c: &NativeCall) -> Option<Slot> {
        let is_class = self.ty(c.args.start + 1).bits == class::CLASS;
        is_class.then(|| self.isinstance(c)).flatten()
    }

    /// Whether a value matches sequence patterns, or mapping patterns: classes that do are looked at in place.
    fn match_kind(&mut self, c: &NativeCall, common: &[Known]) -> Option<Slot> {
        let x = c.args.start;
        if let Some(class) = self.exact_class(x) {
            let truth = common.iter().any(|known| self.vm.known(*known) == class);
            return Some(self.known(Value::bool(truth)));
        }
        let word = self.boxed(x);
        let _ = self.exit();
        let (join, yes) = (self.b.create_block(), self.constant(Value::TRUE));
        let result = self.b.append_block_param(join, types::I64);
        let ask = self.cold_block();
        let shape = self.shape_or(word, ask);
        for known in common {
            let next = self.b.create_block();
            let same = (self.b.ins()).icmp_imm_u(IntCC::Equal, shape, i64::from(known.shape()));
            self.b
                .ins()
                .brif(same, join, &[BlockArg::Value(yes)], next, &[]);
            self.b.switch_to_block(next);
        }
        self.b.ins().jump(ask, &[]);
        self.b.switch_to_block(ask);
        let v = self.by_native(c, true);
        self.b.ins().jump(join, &[BlockArg::Value(v)]);
        self.b.switch_to_block(join);
        self.forget_shapes();
        Some(Slot::boxed(result, Ty::BOOL))
    }

    /// The classes that a register is known to hold, alone or in a tuple, if their metaclass is `type`.
    pub(super) fn plain_classes(&mut self, v: usize) -> Option<Vec<Gc<Class>>> {
        let known = self.ty(v).known;
        let all = match self.slot(v).boxed.and_then(|word| self.tuples.get(&word)) {
            Some(items) => items.clone(),
            None if known != 0 => vec![Value::from_bits(known)],
            None => return None,
        };
        let class = |v: &Value| {
            v.as_gc::<Class>()
                .filter(|c| c.header.shape() == Known::Type.shape())
        };
        all.iter().map(class).collect()
    }

    /// Jumps with `yes` where a value is an instance of a class, goes on where it is not, and to `ask` where the value has
    /// the say.
    fn instance_or_on(
        &mut self,
        word: ir::Value,
        of: Gc<Class>,
        join: ir::Block,
        yes: ir::Value,
        ask: ir::Block,
    ) {
        let (next, look, told) = (
            self.b.create_block(),
            self.b.create_block(),
            self.b.create_block(),
        );
        let is_int = of == self.vm.known(Known::Int);
        let object = if is_int {
            let small = self.is_int_word(word);
            let other = self.b.create_block();
            self.b
                .ins()
                .brif(small, join, &[BlockArg::Value(yes)], other, &[]);
            self.b.switch_to_block(other);
            // A bool or an object, or else a float.
            self.no_float(word)
        } else if of.has(class_flag::BUILTIN) {
            self.word(1)
        } else {
            // What is no object is of a built-in class.
            let tag = self.b.ins().band_imm_u(word, 7);
            let is = self.b.ins().icmp_imm_u(IntCC::Equal, tag, layout::PTR_TAG);
            self.b.ins().uextend(types::I64, is)
        };
        self.b.ins().brif(object, look, &[], next, &[]);
        self.b.switch_to_block(look);
        let class = self.constant(of.value());
        let verdict = self.helper(Helper::is_instance, &[word, class])[0];
        let sure = self.b.ins().icmp_imm_u(IntCC::UnsignedLessThan, verdict, 2);
        self.b.ins().brif(sure, told, &[], ask, &[]);
        self.b.switch_to_block(told);
        self.b
            .ins()
            .brif(verdict, join, &[BlockArg::Value(yes)], next, &[]);
        self.b.switch_to_block(next);
    }

    // --- Strings -------------------------------------------------------------------------------------------------

    /// Whether a string begins or ends with another.
    fn affix(&mut self, c: &NativeCall, helper: Helper) -> Option<Slot> {
        let s = c.args.start;
        if self.ty(s).bits != class::STR || self.ty(s + 1).bits != class::STR {
            return None;
        }
        let (s, with) = (self.boxed(s), self.boxed(s + 1));
        let truth = self.helper(helper, &[s, with])[0];
        let truth = self.b.ins().icmp_imm_u(IntCC::NotEqual, truth, 0);
        Some(self.bool_slot(truth))
    }
}
