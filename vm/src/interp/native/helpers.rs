//! What native code calls: the helper table.
//!
//! One row per helper: name, parameters, result, body. A helper does one instruction's general case through the same
//! functions as the interpreter, so what an operator means stands once. Its answer is a [`Pair`]: a value; or
//! `RAISED` with an exception, whose context is set; or `UNWINDING`, and then either native code below it has built its
//! frames, or [`Pending`] says what the instruction ended with; or `BLOCKED`, which is the same where that is a request
//! for the scheduler; or `NOT_ENTERED`: nothing happened, and the interpreter is to execute the instruction.
//!
//! Rules for a helper: scalar parameters only; it never pushes a frame, never polls, never collects; it may call native
//! code, and then passes on what that answers.
#![expect(unsafe_code, reason = "called by native code with raw words")]

use super::answers::{
    called, done, give_up, is_map_of_function, length_by_method, next_alone, next_of, next_pair,
    not_here, pair, resume, serve, truth, truth_or_answer, unpacked,
};
use super::exceptions::{item_or_unbound, place_and_item};
use super::{NO_FLOAT, Pair, Pending, exit, note_shapes, quick, status};
use crate::heap::Gc;
use crate::interp::run::make_function;
use crate::interp::short::quick_item;
use crate::native::Exit;
use crate::objects::*;
use crate::semantics::conversion;
use crate::semantics::number::{BinOp, CmpOp, quick_pow};
use crate::semantics::operators::UnaryOp;
use crate::value::Value;
use crate::vm::{Known, Method, Vm};
use std::cell::Cell;

/// What a helper returns.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Returns {
    /// Status and value.
    Pair,
    /// One word.
    Word,
    Nothing,
}

/// A row of the table.
#[derive(Clone, Copy, Debug)]
pub struct HelperInfo {
    pub name: &'static str,
    /// Number of parameters, the VM included; all are words.
    pub n_params: usize,
    /// Whether the last parameter is a double.
    pub float: bool,
    pub returns: Returns,
    pub address: *const u8,
}

/// A range of values that native code wrote.
///
/// # Safety
/// `at` points to `n` values that stay there during the call.
#[inline(always)]
unsafe fn values<'a>(at: u64, n: u64) -> &'a [Value] {
    if n == 0 {
        return &[];
    }
    // SAFETY: by contract.
    unsafe { std::slice::from_raw_parts(at as *const Value, n as usize) }
}

macro_rules! helpers {
    ($(
        $(#[$doc:meta])*
        fn $name:ident($vm:ident $(, $arg:ident)* $(; $float:ident)?) -> $returns:ident $body:block
    )*) => {
        mod raw {
            use super::*;
            $(
                $(#[$doc])*
                pub(super) extern "C" fn $name(vm: *mut Vm $(, $arg: u64)* $(, $float: f64)?) -> returned!($returns) {
                    // SAFETY: native code passes the VM it runs in, to which nobody else has a reference meanwhile.
                    super::$name(unsafe { &mut *vm } $(, $arg)* $(, $float)?)
                }
            )*
        }
        $(
            #[inline(always)]
            fn $name($vm: &mut Vm $(, $arg: u64)* $(, $float: f64)?) -> returned!($returns) $body
        )*

        /// The helpers.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
        #[expect(non_camel_case_types, reason = "named like the functions")]
        pub enum Helper { take_exit, $($name,)* }

        /// All of them.
        pub const ALL: &[Helper] = &[Helper::take_exit, $(Helper::$name,)*];

        /// A helper's row.
        pub fn info(helper: Helper) -> HelperInfo {
            match helper {
                Helper::take_exit => HelperInfo {
                    name: "take_exit",
                    n_params: 4,
                    float: false,
                    returns: Returns::Pair,
                    address: exit::take_exit as *const u8,
                },
                $(Helper::$name => HelperInfo {
                    name: stringify!($name),
                    n_params: 1 $(+ count!($arg))* $(+ count!($float))?,
                    float: false $(|| count!($float) == 1)?,
                    returns: Returns::$returns,
                    address: raw::$name as *const u8,
                },)*
            }
        }
    };
}

macro_rules! returned {
    (Pair) => {
        Pair
    };
    (Word) => {
        u64
    };
    (Nothing) => {
        ()
    };
}

macro_rules! count {
    ($x:ident) => {
        1
    };
}

#[inline(always)]
fn v(word: u64) -> Value {
    Value::from_bits(word)
}

/// An answer's word, UNBOUND where there is none.
fn word(answer: Option<Value>) -> u64 {
    answer.unwrap_or(Value::UNBOUND).bits()
}

/// The feedback cell at an address that the unit's code object owns.
fn cell_at<'a>(address: u64) -> &'a Cell<Feedback> {
    // SAFETY: the address was taken from a code object that the unit keeps alive.
    unsafe { &*(address as *const Cell<Feedback>) }
}

helpers! {
    /// The rare part of a poll; 1 when the program has to unwind for it. `address` is where it was called.
    fn poll(vm, address) -> Word {
        vm.note_running(address);
        if vm.poll_in_passing() {
            return 0;
        }
        vm.native.pending = Pending::Poll;
        1
    }

    /// The tick of entering a function has been taken where none was left: 1 when the program can go on as it is;
    /// otherwise nothing has happened, and the interpreter is to make the call.
    fn poll_at_entry(vm, address) -> Word {
        vm.note_running(address);
        if vm.poll_in_passing() {
            return 1;
        }
        vm.ticks_left += 1;
        vm.native.refused = true;
        0
    }

    fn box_int(vm, i) -> Word { vm.boxed_int(i as i64).bits() }

    fn box_wide(vm, i) -> Word { vm.boxed_wide(i).bits() }

    fn box_float(vm; f) -> Word {
        let room = vm.heap.emergency();
        vm.new_float(&room, f).bits()
    }

    /// The bits of `x ** y`, or [`NO_FLOAT`] where that is for others to say.
    fn float_power(_vm, x; y) -> Word { quick_pow(f64::from_bits(x), y).map_or(NO_FLOAT, f64::to_bits) }

    /// The write barrier's rare part.
    fn barrier(vm, object) -> Nothing { vm.heap.barrier(&v(object).as_header().expect("an object")); }

    fn same(vm, a, b) -> Word { vm.is(v(a), v(b)) as u64 }

    /// Whether two strings are equal.
    fn str_equal(_vm, a, b) -> Word { quick::equal(v(a).expect(), v(b).expect()) as u64 }

    /// The order of two strings: negative, 0 or positive.
    fn str_compare(vm, a, b) -> Word { vm.str_compare(v(a).expect(), v(b).expect()) as i64 as u64 }

    fn str_concat(vm, a, b) -> Pair {
        let answer = vm.concat(v(a).expect(), v(b).expect());
        pair(vm, answer)
    }

    /// The character at a byte offset within a string; the offset behind it goes to `out`.
    fn str_next(vm, s, at, out) -> Pair {
        match vm.str_next(v(s).expect(), at as usize) {
            Ok(Some((item, next))) => {
                // SAFETY: native code passes room for a word.
                unsafe { (out as *mut u64).write(next as u64) };
                Pair::value(item)
            }
            Ok(None) => Pair::value(Value::UNBOUND),
            Err(exit) => give_up(vm, exit),
        }
    }

    /// `op` is the operator's number, plus 256 in place.
    fn binary(vm, op, a, b) -> Pair {
        let answer = vm.binary_op(BinOp::ALL[op as usize & 255], op >> 8 != 0, v(a), v(b));
        pair(vm, answer)
    }

    fn unary(vm, op, a) -> Pair {
        let op = [UnaryOp::Neg, UnaryOp::Pos, UnaryOp::Invert][op as usize];
        let answer = vm.unary_op(op, v(a));
        pair(vm, answer)
    }

    fn compare(vm, op, a, b) -> Pair {
        let answer = vm.compare_op(CmpOp::ALL[op as usize], v(a), v(b));
        pair(vm, answer)
    }

    fn compare_truth(vm, op, a, b) -> Pair {
        let answer = vm.compare_op(CmpOp::ALL[op as usize], v(a), v(b));
        truth(vm, answer)
    }

    fn truth_of(vm, a) -> Pair { truth(vm, Ok(v(a))) }

    fn truth_asked(vm, a) -> Pair {
        let answer = vm.truth_asked(v(a)).map(Value::bool);
        truth_or_answer(vm, answer)
    }

    fn contains(vm, container, item) -> Pair {
        if let Some(found) = quick::has(vm, v(container), v(item)) {
            return Pair { status: status::RETURNED, value: found as u64 };
        }
        let answer = vm.contains_asked(v(container), v(item));
        truth(vm, answer)
    }

    fn global_get(vm, func, name, cell) -> Pair {
        let globals = v(func).expect::<Function>().globals.get().expect();
        let answer = vm.global_filling(globals, v(name), cell_at(cell));
        pair(vm, answer)
    }

    fn global_set(vm, func, name, value, cell) -> Pair {
        let globals: Gc<Dict> = v(func).expect::<Function>().globals.get().expect();
        let cell = cell_at(cell);
        let fb = cell.get().0;
        if fb[0] == globals.version.get() && fb[0] != 0 {
            vm.table_set_value(globals, fb[1], v(value));
        } else {
            vm.set_global_filling(globals, v(name), v(value), cell);
        }
        done(vm, Value::NONE)
    }

    fn global_del(vm, func, name) -> Pair {
        let globals = v(func).expect::<Function>().globals.get().expect();
        let answer = vm.delete_global(globals, v(name));
        pair(vm, answer)
    }

    /// Empties a cell.
    fn cell_del(vm, cell, name) -> Pair {
        let answer = vm.empty_cell(v(cell).expect(), v(name), false);
        pair(vm, answer)
    }

    /// Empties the cell of a captured variable.
    fn free_del(vm, func, index) -> Pair {
        let func: Gc<Function> = v(func).expect();
        let cell = func.closure.get().expect::<Tuple>().slice()[index as usize];
        let name = vm.free_name(func, index as u16);
        let answer = vm.empty_cell(cell.expect(), name, true);
        pair(vm, answer)
    }

    fn import(vm, func, name, fromlist, level) -> Pair {
        let globals = v(func).expect::<Function>().globals.get().expect();
        let answer = vm.import_op(v(name), globals, v(fromlist), level as u8);
        pair(vm, answer)
    }

    fn import_from(vm, module, name) -> Pair {
        let answer = vm.import_from(v(module), v(name));
        pair(vm, answer)
    }

    fn del_attr(vm, obj, name) -> Pair {
        let answer = vm.set_attr(v(obj), v(name), Value::UNBOUND);
        pair(vm, answer)
    }

    fn cell_new(vm, value) -> Pair {
        let answer = vm.cell(v(value)).map(Gc::value);
        pair(vm, answer)
    }

    fn get_attr(vm, obj, name, cell) -> Pair {
        let (obj, cell) = (v(obj), cell_at(cell));
        let fb = cell.get().0;
        let answer = match obj.as_header() {
            Some(h) if fb[0] == h.shape() && fb[1] == vm.epoch => vm.get_attr_cached(obj, v(name), fb),
            _ => None,
        };
        let answer = match answer {
            Some(answer) => answer,
            None => vm.get_attr_filling(obj, v(name), cell),
        };
        pair(vm, answer)
    }

    fn set_attr(vm, obj, name, value, cell) -> Pair {
        let answer = vm.set_attr_filling(v(obj), v(name), v(value), cell_at(cell));
        pair(vm, answer)
    }

    /// Sets an attribute in the dict of an exception's own: 0 where there is no room for it.
    fn set_own_attr(vm, obj, name, value) -> Word { vm.set_own_attr(v(obj), v(name), v(value)).is_ok() as u64 }

    fn get_item(vm, obj, key) -> Pair {
        if let Some(item) = quick_item(vm, v(obj), v(key)) {
            return Pair::value(item);
        }
        let answer = vm.get_item(v(obj), v(key));
        pair(vm, answer)
    }

    /// `dict[key]` of a dict.
    fn dict_item(vm, d, key) -> Pair {
        let answer = vm.dict_item(v(d), v(d).expect(), v(key));
        pair(vm, answer)
    }

    /// `obj[key]` of an instance that carries a dict.
    fn carried_item(vm, obj, d, key) -> Pair {
        let answer = vm.dict_item(v(obj), v(d).expect(), v(key));
        pair(vm, answer)
    }

    /// `dict[key]` of a dict and a key that is the same each time: where it was is noted in the site's cell.
    fn dict_item_at(vm, d, key, cell) -> Pair {
        vm.note_place(v(d).expect(), v(key), cell_at(cell));
        dict_item(vm, d, key)
    }

    /// `dict[key]` of a dict, UNBOUND where it has no such key.
    fn dict_find(vm, d, key) -> Pair { item_or_unbound(vm, v(d).expect(), v(key)) }

    /// The same for a key that is the same each time.
    fn dict_find_at(vm, d, key, cell) -> Pair { place_and_item(vm, v(d).expect(), v(key), cell_at(cell)) }

    /// `dict[key] = value` of a dict.
    fn dict_store(vm, d, key, value) -> Pair {
        let answer = vm.dict_store(v(d).expect(), v(key), v(value));
        pair(vm, answer)
    }

    /// The same for a key that is the same each time.
    fn dict_store_at(vm, d, key, value, cell) -> Pair {
        let pair = dict_store(vm, d, key, value);
        vm.note_place(v(d).expect(), v(key), cell_at(cell));
        pair
    }

    /// `set.add(item)` of a set.
    fn set_include(vm, set, item) -> Pair {
        let answer = vm.set_include(v(set).expect(), v(item));
        pair(vm, answer)
    }

    /// `dict.get(key, default)` of a dict.
    fn dict_get(vm, d, key, default) -> Pair {
        let answer = vm.dict_get(v(d).expect(), v(key), v(default));
        pair(vm, answer)
    }

    fn set_item(vm, obj, key, value) -> Pair {
        let answer = vm.set_item(v(obj), v(key), v(value));
        pair(vm, answer)
    }

    fn del_item(vm, obj, key) -> Pair {
        let answer = vm.del_item(v(obj), v(key));
        pair(vm, answer)
    }

    fn get_iter(vm, obj) -> Pair {
        let answer = vm.loop_iterator(v(obj));
        pair(vm, answer)
    }

    /// An exception leaves a generator that is inlined: what goes on in its place.
    fn generator_raised(vm, frame, e) -> Word {
        vm.generator_raised(v(frame).expect(), v(e)).bits()
    }

    /// The same of a generator that has not been made.
    fn lazy_generator_raised(vm, e) -> Word { vm.out_of_generator(v(e)).bits() }

    /// `next(iterator)`, where `callee` is the native that does it. `told` is 1 where UNBOUND says that a generator has ended.
    fn next_item(vm, callee, it, told) -> Pair {
        match v(it).as_gc::<Generator>() {
            Some(g) => resume(vm, g, Value::NONE, told != 0),
            None => vm.builtin_from_native(v(callee).expect(), &[v(it)], Value::UNBOUND),
        }
    }

    /// `generator.send(value)`, where `callee` is the native that does it.
    fn send(vm, callee, generator, value, told) -> Pair {
        match v(generator).as_gc::<Generator>() {
            Some(g) => resume(vm, g, v(value), told != 0),
            None => vm.builtin_from_native(v(callee).expect(), &[v(generator), v(value)], Value::UNBOUND),
        }
    }

    /// The generator that a call makes of a generator function with just the arguments that it takes.
    fn new_generator(vm, func, args, n) -> Pair {
        // SAFETY: native code passes `n` values.
        let args = unsafe { values(args, n) };
        let f: Gc<Function> = v(func).expect();
        let answer = vm.make_generator(f, &f.code_ref(), args, &[]);
        called(vm, answer)
    }

    /// `yield from`: YIELDED and what is to be yielded, or RETURNED and what the expression is worth.
    fn yield_from(vm, it, sent) -> Pair { vm.delegate(v(it), v(sent)) }

    /// The next item, or UNBOUND at the end.
    fn iter_next(vm, it) -> Pair {
        match v(it).as_gc::<Iter>() {
            Some(i) if !is_map_of_function(i) => next_alone(vm, v(it)),
            _ => next_of(vm, v(it)),
        }
    }

    /// Whether an exception ends a loop, and with that has been caught.
    fn ends_loop(vm, e) -> Word {
        let ends = vm.is_known_instance(v(e), Known::StopIteration);
        if ends {
            vm.native.raised = Value::UNBOUND;
        }
        ends as u64
    }

    /// The next item of an iterator of pairs, taken apart into `out`: None; or UNBOUND at the end; or the tuple, where the
    /// iterator makes it itself.
    fn iter_next_pair(vm, it, out) -> Pair {
        // SAFETY: native code passes room for two values.
        next_pair(vm, v(it), unsafe { &mut *(out as *mut [Value; 2]) })
    }

    /// The default of a function's keyword-only parameter, by its register; UNBOUND if it has none.
    fn named_default(vm, func, parameter) -> Word {
        let func: Gc<Function> = v(func).expect();
        let name = func.code_ref().params[parameter as usize];
        let defaults = func.kw_defaults.get().as_gc::<Dict>();
        let v = defaults.and_then(|d| vm.dict_get_str(d, name));
        v.unwrap_or(Value::UNBOUND).bits()
    }

    /// The tuple that `*args` is, whatever the limits say: of a few values, and the call is what may be refused.
    fn gather(vm, items, n) -> Word {
        let room = vm.heap.emergency();
        // SAFETY: native code passes `n` values.
        vm.new_tuple(&room, unsafe { values(items, n) }).value().bits()
    }

    /// The list of so many values, likewise.
    fn gather_list(vm, items, n) -> Word {
        let room = vm.heap.emergency();
        // SAFETY: native code passes `n` values.
        vm.new_list(&room, unsafe { values(items, n) }).value().bits()
    }

    /// The dict that `**kwargs` is, of names that differ and their values, likewise.
    fn gather_named(vm, pairs, n) -> Word {
        let room = vm.heap.emergency();
        let dict = vm.new_dict(&room);
        // SAFETY: native code passes `n` values.
        for pair in unsafe { values(pairs, n) }.chunks_exact(2) {
            vm.dict_set_str(dict, pair[0], pair[1]);
        }
        dict.value().bits()
    }

    /// The tuple of two values, whatever the limits say.
    fn make_pair(vm, a, b) -> Word {
        let room = vm.heap.emergency();
        vm.new_tuple(&room, &[v(a), v(b)]).value().bits()
    }

    /// The tuple of so many values, likewise.
    fn make_tuple(vm, items, n) -> Word {
        let room = vm.heap.emergency();
        // SAFETY: native code passes `n` values.
        vm.new_tuple(&room, unsafe { values(items, n) }).value().bits()
    }

    /// A function of this code in these globals that closes over so many cells, whatever the limits say.
    fn make_closure(vm, code, globals, cells, n) -> Word {
        // SAFETY: native code passes `n` values.
        vm.closure(v(code), v(globals), unsafe { values(cells, n) }).bits()
    }

    /// A range of small ints, whatever the limits say.
    fn make_range_object(vm, start, stop, step) -> Word { vm.lazy_range(v(start), v(stop), v(step)).bits() }

    /// An iterator over one or two lists and tuples, or over a range, likewise.
    fn make_iter(vm, variety, a, b, pos) -> Word {
        let variety = IterVariety::from_aux(variety as u16);
        let sources = [v(a), v(b)];
        let n = if sources[1].is_unbound() { 1 } else { 2 };
        vm.lazy_iter(variety, &sources[..n], pos as i64).bits()
    }

    /// `super(class, receiver)` where it is known that the MRO of `start` is to be searched, whatever the limits say.
    fn make_super(vm, class, receiver, start) -> Word {
        let room = vm.heap.emergency();
        vm.super_from(&room, v(class), v(receiver), v(start)).bits()
    }

    /// A loop's iterator over a range: its next item, how many it has left, its step.
    fn make_range(vm, pos, left, step) -> Word {
        vm.loop_range(pos as i64, left as i64, step as i64).bits()
    }

    /// Writes exactly `n` items of a sequence to `out`.
    fn unpack(vm, obj, out, n) -> Pair {
        // SAFETY: native code passes room for `n` values.
        let out = unsafe { std::slice::from_raw_parts_mut(out as *mut Value, n as usize) };
        let answer = vm.unpack(v(obj), out);
        unpacked(vm, answer, out)
    }

    /// Writes the first `before` items of a sequence, the list of those in the middle, and the last ones: `n` values.
    fn unpack_ex(vm, obj, out, before, n) -> Pair {
        // SAFETY: native code passes room for `n` values.
        let out = unsafe { std::slice::from_raw_parts_mut(out as *mut Value, n as usize) };
        let answer = vm.unpack_ex(v(obj), out, before as usize);
        unpacked(vm, answer, out)
    }

    fn build_list(vm, items, n) -> Pair {
        // SAFETY: native code passes `n` values.
        let answer = vm.list(unsafe { values(items, n) });
        pair(vm, answer)
    }

    fn build_tuple(vm, items, n) -> Pair {
        // SAFETY: native code passes `n` values.
        let answer = vm.tuple(unsafe { values(items, n) });
        pair(vm, answer)
    }

    fn build_set(vm, items, n) -> Pair {
        // SAFETY: native code passes `n` values.
        let answer = vm.build_set(unsafe { values(items, n) });
        pair(vm, answer)
    }

    fn build_dict(vm, items, n) -> Pair {
        // SAFETY: native code passes `n` values.
        let answer = vm.build_dict(unsafe { values(items, n) });
        pair(vm, answer)
    }

    fn build_string(vm, items, n) -> Pair {
        // SAFETY: native code passes `n` values.
        let answer = vm.build_string(unsafe { values(items, n) });
        pair(vm, answer)
    }

    fn build_slice(vm, a, b, c) -> Pair { let answer = vm.slice(v(a), v(b), v(c)); pair(vm, answer) }

    fn list_append(vm, list, item) -> Pair {
        let answer = match vm.operand::<List>(v(list)) {
            Ok(list) => vm.list_push(list, v(item)).map(|_| Value::NONE),
            Err(exit) => Err(exit),
        };
        pair(vm, answer)
    }

    fn list_extend(vm, list, items) -> Pair {
        let answer = match vm.operand::<List>(v(list)) {
            Ok(list) => vm.list_display_extend(list, v(items)),
            Err(exit) => Err(exit),
        };
        pair(vm, answer)
    }

    fn list_to_tuple(vm, list) -> Pair {
        let answer = vm.list_to_tuple(v(list));
        pair(vm, answer)
    }

    fn set_add(vm, set, item) -> Pair {
        let answer = vm.set_add(v(set), v(item));
        pair(vm, answer)
    }

    fn set_update(vm, set, items) -> Pair {
        let answer = vm.set_update(v(set), v(items));
        pair(vm, answer)
    }

    fn dict_update(vm, dict, mapping) -> Pair {
        let answer = vm.dict_unpack(v(dict), v(mapping));
        pair(vm, answer)
    }

    fn dict_merge(vm, dict, mapping, callee) -> Pair {
        let answer = vm.dict_merge(v(dict), v(mapping), v(callee));
        pair(vm, answer)
    }

    fn format_value(vm, value, spec, x) -> Pair {
        let spec = (x & crate::bytecode::ops::conversion::HAS_SPEC as u64 != 0).then(|| v(spec));
        let answer = vm.format_converted(v(value), x as u8 & 3, spec);
        pair(vm, answer)
    }

    /// `i` is the instruction's word, `parts` what it takes from registers.
    fn new_function(vm, func, code, i, parts) -> Pair {
        let i = crate::bytecode::Instr(i);
        // SAFETY: native code passes as many values as the instruction takes.
        let parts = unsafe { values(parts, i.x().count_ones() as u64) };
        let globals = v(func).expect::<Function>().globals.get().expect();
        let answer = make_function(vm, v(code).expect(), globals, i.x(), parts);
        pair(vm, answer)
    }

    fn call(vm, callee, args, n) -> Pair {
        // SAFETY: native code passes `n` values.
        let args = unsafe { values(args, n) };
        vm.anything_from_native(v(callee), args)
    }

    /// An instance of what is called, if that is a class with an `__init__` of the program's and makes its instances in a simple
    /// way; else UNBOUND. The last of the arguments are named by the tuple `names`, if it is one.
    fn new_of_class(vm, callee, args, n, names) -> Word {
        // SAFETY: native code passes `n` values.
        let (args, names) = (unsafe { values(args, n) }, v(names));
        let class = v(callee).as_gc().filter(|class| {
            vm.has_own_init(*class) && (names.is_unbound() || vm.are_keywords(names, args.len()))
        });
        word(class.and_then(|class| Some(vm.quick_instance_by_name(class, args, names)?.0)))
    }

    /// Calls `__init__`, that of the instance's class if it is UNBOUND; the arguments begin with the instance, and the last are
    /// named by the tuple `names`, if it is one.
    fn call_init(vm, init, args, n, names) -> Pair {
        // SAFETY: native code passes `n` values.
        let args = unsafe { values(args, n) };
        let init = match v(init) {
            Value::UNBOUND => vm.class_of(args[0]).init.get(),
            init => init,
        };
        vm.init_from_native(init, args, v(names))
    }

    /// The last of the arguments are named by the tuple `names`.
    fn call_kw(vm, callee, args, n, names) -> Pair {
        // SAFETY: native code passes `n` values.
        let args = unsafe { values(args, n) };
        if !vm.are_keywords(v(names), args.len()) {
            return not_here(vm);
        }
        if let Some(class) = v(callee).as_gc::<Class>()
            && vm.has_own_init(class)
        {
            return not_here(vm);
        }
        vm.call_from_native(v(callee), args, v(names))
    }

    /// A method call: `args` begin with the receiver.
    fn call_method(vm, args, n, name, cell) -> Pair {
        // SAFETY: native code passes `n` values.
        let args = unsafe { values(args, n) };
        let (obj, cell) = (args[0], cell_at(cell));
        let fb = cell.get().0;
        let is_known = fb[3] == crate::interp::cache::what::METHOD
            && fb[1] == vm.epoch
            && fb[0] == vm.shape_of_value(obj);
        let known = is_known.then(|| Method::Unbound(vm.cells[fb[2] as usize]));
        let method = match known {
            Some(method) => Ok(method),
            None => vm.load_method_filling(obj, v(name), cell),
        };
        match method {
            Ok(Method::Unbound(f)) => vm.call_from_native(f, args, Value::UNBOUND),
            Ok(Method::Bound(f)) => vm.anything_from_native(f, &args[1..]),
            Err(Exit::Call) => {
                let exit = vm.call_attribute(obj, v(name), &args[1..]);
                serve(vm, exit)
            }
            Err(exit) => {
                vm.lookup_failed = matches!(exit, Exit::Raised(_));
                give_up(vm, exit)
            }
        }
    }

    /// `callee(*args, **kwargs)`.
    fn call_ex(vm, callee, args, kwargs) -> Pair { vm.spread_from_native(v(callee), v(args), v(kwargs)) }

    /// An instance for `callee(*args, **kwargs)`, if that is a class whose `__init__` is to be called then; else UNBOUND.
    fn new_spread(vm, callee, args, kwargs) -> Word {
        let class = v(callee).as_gc();
        word(class.and_then(|class| vm.quick_instance_spread(class, v(args), v(kwargs))))
    }

    /// Calls the `__init__` for which `new_spread` has made an instance.
    fn call_init_spread(vm) -> Pair {
        let args = std::mem::take(&mut vm.request.args);
        let (init, names) = (vm.request.callee, vm.request.names);
        let pair = vm.init_from_native(init, &args, names);
        if vm.request.args.capacity() == 0 {
            vm.request.args = args;
        }
        pair
    }

    /// A native that the code knows, with arguments in the order of its parameters.
    fn call_builtin(vm, callee, args, n) -> Pair {
        // SAFETY: native code passes `n` values.
        let args = unsafe { values(args, n) };
        vm.builtin_from_native(v(callee).expect(), args, Value::UNBOUND)
    }

    /// `raise e`, with a cause where `x` is 2.
    fn raise(vm, e, cause, x) -> Pair {
        let cause = (x == 2).then(|| v(cause));
        let exit = match vm.raise_op(v(e), cause) {
            Exit::Raised(e) => Exit::Raised(e),
            exit => match serve(vm, exit) {
                pair if pair.status == status::RETURNED => vm.raise_made(v(e), v(pair.value)),
                pair => return pair,
            },
        };
        give_up(vm, exit)
    }

    /// The exception that a bare `raise` raises again; UNBOUND when there is none.
    fn handled(vm) -> Word {
        vm.handled_exception().unwrap_or(Value::UNBOUND).bits()
    }

    /// A bare `raise` where nothing is being handled.
    fn nothing_to_raise(vm) -> Pair {
        let exit = vm.nothing_to_reraise();
        give_up(vm, exit)
    }

    /// A traceback line: an exception passes through a function at a pc.
    fn trace(vm, e, func, pc) -> Nothing {
        vm.add_traceback(v(e), v(func).expect(), pc as u32);
    }

    /// What is being handled becomes the context of a new exception.
    fn set_context(vm, e) -> Nothing { vm.set_context(v(e)) }

    /// Whether a caught exception matches a class or one of a tuple of classes: 0 or 1.
    fn exception_matches(vm, e, classes, cell) -> Pair {
        note_shapes(cell_at(cell), v(e));
        let answer = vm.exception_matches(v(e), v(classes));
        truth(vm, answer)
    }

    /// Writes what enters a context manager and what leaves it: four values.
    fn with_bind(vm, manager, out, cell) -> Pair {
        match vm.with_bind(v(manager), cell_at(cell)) {
            Ok(calls) => {
                // SAFETY: native code passes room for four values.
                unsafe { (out as *mut [Value; 4]).write(calls) };
                Pair::value(Value::NONE)
            }
            Err(exit) => give_up(vm, exit),
        }
    }

    /// An exception's class and traceback.
    fn exception_parts(vm, e) -> Pair {
        let (class, traceback) = vm.exception_parts(v(e));
        Pair { status: class.bits(), value: traceback.bits() }
    }

    /// `len` of what is no container of the language.
    fn run_len(vm, callee, args, n) -> Pair {
        // SAFETY: native code passes `n` values.
        match length_by_method(vm, unsafe { values(args, n) }[0]) {
            Some(pair) => pair,
            None => run_builtin(vm, callee, args, n),
        }
    }

    /// Calls a native that has fixed parameters, with one argument for each of them.
    fn run_builtin(vm, callee, args, n) -> Pair {
        let f: Gc<Builtin> = v(callee).expect();
        vm.running_native = f.value();
        let depth = vm.native.depth;
        // SAFETY: native code passes `n` values.
        let args = unsafe { values(args, n) };
        let answer = vm.pay_once(|vm| (f.run)(vm, args));
        vm.native.depth = depth;
        called(vm, answer)
    }

    /// Whether a value is an instance of a class whose metaclass is `type`: 0, 1, or 2 where the value has the say.
    fn is_instance(vm, obj, class) -> Word {
        let verdict = vm.instance_verdict(v(obj), v(class).expect());
        verdict.map_or(2, |truth| truth as u64)
    }

    /// The class of a value.
    fn class_of(vm, obj) -> Word { vm.class_of(v(obj)).value().bits() }

    /// `int(v)` where nothing has to be asked; UNBOUND elsewhere.
    fn quick_int(_vm, obj) -> Word { word(conversion::int(v(obj))) }

    /// `float(v)`, likewise.
    fn quick_float(vm, obj) -> Word { word(conversion::float(vm, v(obj))) }

    /// `text.find(sub)`, likewise.
    fn quick_find(_vm, text, sub) -> Word { word(quick::find(v(text), v(sub))) }

    /// `int.from_bytes(bytes, order)`, likewise.
    fn quick_of_bytes(_vm, _class, bytes, order) -> Word { word(quick::of_bytes(v(bytes), v(order))) }

    /// `str(v)`, likewise.
    fn quick_str(vm, obj) -> Word { word(conversion::str(vm, v(obj))) }

    /// `list(v)` and `tuple(v)` of lists and tuples, likewise.
    fn quick_list(vm, obj) -> Word { word(quick::list(vm, v(obj))) }
    fn quick_tuple(vm, obj) -> Word { word(quick::tuple(vm, v(obj))) }

    /// `zip(a, b)`, likewise.
    fn quick_zip(vm, a, b) -> Word { word(quick::zip(vm, v(a), v(b))) }

    /// `enumerate(v)`, likewise.
    fn quick_enumerate(vm, obj) -> Word { word(quick::enumerate(vm, v(obj))) }

    /// `obj[from:to]` of strings, lists, tuples and bytes, likewise.
    fn quick_slice(vm, obj, from, to) -> Word { word(quick::slice(vm, v(obj), v(from), v(to))) }

    /// Whether a string begins with another.
    fn str_begins(_vm, s, with) -> Word { quick::begins(v(s).expect(), v(with).expect()) as u64 }

    /// Whether a string ends with another.
    fn str_ends(_vm, s, with) -> Word { quick::ends(v(s).expect(), v(with).expect()) as u64 }

    /// The length of a container of the language, or −1.
    fn length(_vm, obj) -> Word { quick::len(v(obj)).map_or(-1, |n| n as i64) as u64 }

    /// The present instruction gets this value, from the interpreter.
    fn hand_over(vm, value) -> Nothing { vm.native.pending = Pending::Deliver(v(value)); }

    /// An instance of a class whose construction is simple; UNBOUND when it is not or there is no room.
    fn new_instance(vm, class, args, n) -> Word {
        // SAFETY: native code passes `n` values.
        let args = unsafe { values(args, n) };
        let made = vm.quick_instance(v(class).expect(), args);
        made.map_or(Value::UNBOUND.bits(), |(instance, _)| instance.bits())
    }
}
