//! What a helper tells native code: from the answer of an operation to a status and a value.
//!
//! A value goes on, an exception too; what an exit asks for is done natively where that can be done on this stack, which is
//! calls and resuming generators. Everything else waits for the interpreter, in [`Pending`].

#![expect(unsafe_code, reason = "enters native code")]

use super::enter::{ARGS_MAX, call_start};
use super::{Pair, Pending, no_code, status};
use crate::bytecode::code_flags;
use crate::heap::{Gc, Kind};
use crate::native::{Answer, Control, Exit};
use crate::objects::{Exception, Function, Generator, Iter, IterVariety, Tuple};
use crate::semantics::adaptor::is_of_pairs;
use crate::semantics::iterate::Next;
use crate::value::Value;
use crate::vm::{Known, PreludeFn, Vm};

/// Turns an answer into a pair. A call that is asked for is made natively where that is possible; anything else but a
/// value waits for the interpreter.
#[inline(always)]
pub(super) fn pair(vm: &mut Vm, answer: Answer) -> Pair {
    match answer {
        Ok(v) => done(vm, v),
        Err(exit) => serve(vm, exit),
    }
}

/// The instruction has its value; native code goes on unless its assumptions broke, or an operator charged more ticks than
/// there were: so natives that are done in place need not look whether a poll is due after them.
#[inline(always)]
pub(super) fn done(vm: &mut Vm, v: Value) -> Pair {
    if vm.native.stale || vm.ticks_left < 0 {
        vm.native.pending = Pending::Deliver(v);
        return Pair::UNWINDING;
    }
    Pair::value(v)
}

/// The instruction ended with this: an exception goes on natively, the rest is done by the interpreter.
#[cold]
pub(super) fn give_up(vm: &mut Vm, exit: Exit) -> Pair {
    match exit {
        Exit::Raised(e) if !vm.native.stale => {
            if e.expect::<Exception>().traceback.get().is_none() {
                vm.set_context(e);
            }
            vm.raised(e)
        }
        exit => {
            vm.native.pending = Pending::Exit(exit);
            if vm.native.waits_for_scheduler() {
                return Pair {
                    status: status::BLOCKED,
                    value: 0,
                };
            }
            Pair::UNWINDING
        }
    }
}

/// Does natively what an exit asks for, if it can be done so.
#[inline(never)]
pub(super) fn serve(vm: &mut Vm, exit: Exit) -> Pair {
    match exit {
        Exit::Call => serve_call(vm),
        Exit::Control(Control::Send) => {
            let (g, sent) = (vm.request.callee, vm.request.args[0]);
            match g.as_gc().and_then(|g| vm.generator_next(g, sent)) {
                Some(pair) => answered(vm, pair, false),
                None => give_up(vm, exit),
            }
        }
        Exit::Control(Control::Throw) => {
            let (g, e) = (vm.request.callee, vm.request.args[0]);
            match g.as_gc().and_then(|g| vm.generator_throw_natively(g, e)) {
                Some(pair) => answered(vm, pair, false),
                None => give_up(vm, exit),
            }
        }
        Exit::Control(Control::Close) => {
            let (close, g) = (vm.prelude_fn(PreludeFn::GeneratorClose), vm.request.callee);
            make_call(vm, close, &[g], Value::UNBOUND)
        }
        exit => give_up(vm, exit),
    }
}

/// What unpacking into `out` came to. Where the program's code has to be called, it answers a tuple.
pub(super) fn unpacked(vm: &mut Vm, answer: Result<(), Exit>, out: &mut [Value]) -> Pair {
    let pair = match answer {
        Ok(()) => return Pair::value(Value::NONE),
        Err(exit) => serve(vm, exit),
    };
    if pair.status == status::RETURNED {
        let items: Gc<Tuple> = Value::from_bits(pair.value).expect();
        out.copy_from_slice(items.slice());
    }
    pair
}

/// A generator's answer as that of a call: its end is an exception, which native code makes that is `told` by UNBOUND, unless it
/// has a value.
fn answered(vm: &mut Vm, pair: Pair, told: bool) -> Pair {
    if pair.status == status::RETURNED && pair.value == Value::UNBOUND.bits() {
        if told && vm.native.returned.is_none() && !vm.native.stale {
            return pair;
        }
        let exit = vm.stop_iteration(vm.native.returned);
        return give_up(vm, exit);
    }
    pair
}

/// Resumes a generator for a call, which is `told` of its end or gets an exception.
pub(super) fn resume(vm: &mut Vm, g: Gc<Generator>, sent: Value, told: bool) -> Pair {
    match vm.generator_next(g, sent) {
        Some(pair) => answered(vm, pair, told),
        None => not_here(vm),
    }
}

/// Makes the call in `vm.request`.
fn serve_call(vm: &mut Vm) -> Pair {
    let (callee, names) = (vm.request.callee, vm.request.names);
    // What is called may ask for calls in turn: few arguments are copied, the memory of others is taken.
    let mut few = [Value::UNBOUND; ARGS_MAX];
    let many;
    let args = match few.get_mut(..vm.request.args.len()) {
        Some(few) => {
            match (&mut *few, &vm.request.args[..]) {
                ([to], [a]) => *to = *a,
                ([to, next], [a, b]) => (*to, *next) = (*a, *b),
                (few, args) => few.copy_from_slice(args),
            }
            &*few
        }
        None => {
            many = std::mem::take(&mut vm.request.args);
            &many
        }
    };
    make_call(vm, callee, args, names)
}

/// Makes a call that an instruction has come to, natively or by the interpreter.
#[inline(always)]
fn make_call(vm: &mut Vm, callee: Value, args: &[Value], names: Value) -> Pair {
    let depth = vm.native.depth;
    let pair = vm.call_from_native(callee, args, names);
    vm.native.depth = depth;
    match pair.status {
        status::RETURNED => returned(vm, pair),
        status::NOT_ENTERED | status::UNWINDING if is_to_be_made_again(vm, pair) => {
            (vm.request.callee, vm.request.names) = (callee, names);
            vm.request.args.clear();
            vm.request.args.extend_from_slice(args);
            call_later(vm, Exit::Call)
        }
        _ => pair,
    }
}

/// What a call returned that was asked for: where an operator's method declined, the interpreter goes on.
fn returned(vm: &mut Vm, pair: Pair) -> Pair {
    if pair.value == Value::NOT_IMPLEMENTED.bits() {
        vm.native.pending = Pending::Deliver(Value::NOT_IMPLEMENTED);
        return Pair::UNWINDING;
    }
    pair
}

/// Whether a call that was asked for has not been made: what was called was not entered, or is a native that wants room
/// or frames first and begins anew then. Where frames have been built, it is one of those that is executed again.
fn is_to_be_made_again(vm: &Vm, pair: Pair) -> bool {
    let wants = matches!(
        vm.native.pending,
        Pending::Exit(Exit::Room(_) | Exit::Frames)
    );
    pair.status == status::NOT_ENTERED || wants && vm.native.unwound.is_none()
}

/// The next item of any iterator, or UNBOUND at the end.
#[inline(never)]
pub(super) fn next_of(vm: &mut Vm, it: Value) -> Pair {
    if let Some(g) = it.as_gc::<Generator>() {
        return match vm.generator_next(g, Value::NONE) {
            Some(pair) => pair,
            None => not_here(vm),
        };
    }
    let Some(i) = it.as_gc::<Iter>() else {
        let exit = vm.next_method(it);
        return next_asked(vm, exit);
    };
    if !is_map_of_function(i) {
        return next_alone(vm, it);
    }
    match mapped(vm, i) {
        Ok(pair) => end_of_loop(vm, pair),
        Err(answer) => next_answered(vm, answer),
    }
}

/// The next item of an iterator of pairs, taken apart: None; or UNBOUND at the end; or the tuple, where the iterator makes it itself.
pub(super) fn next_pair(vm: &mut Vm, it: Value, out: &mut [Value; 2]) -> Pair {
    if !is_of_pairs(it) {
        // Not refused but unforeseen: the loop is to be compiled anew.
        return Pair {
            status: status::NOT_ENTERED,
            value: 0,
        };
    }
    match vm.iter_next_pair(it) {
        Some(Ok(Some((a, b)))) => {
            *out = [a, b];
            Pair::value(Value::NONE)
        }
        Some(Ok(None)) => Pair::value(Value::UNBOUND),
        Some(Err(exit)) => give_up(vm, exit),
        None => {
            let pair = next_of(vm, it);
            let item = Value::from_bits(pair.value);
            let fits = item.as_gc::<Tuple>().is_some_and(|t| t.len == 2);
            if pair.status != status::RETURNED || item.is_unbound() || fits {
                return pair;
            }
            // Native code takes it apart unseen: what is no pair goes by the interpreter.
            vm.native.pending = Pending::Deliver(item);
            Pair::UNWINDING
        }
    }
}

/// Whether an iterator is a `map` that calls a function of the program.
#[inline(always)]
pub(super) fn is_map_of_function(i: Gc<Iter>) -> bool {
    i.header.aux() == IterVariety::Map as u16 && i.extra.get().is_kind(Kind::Function)
}

/// The same of an iterator of the language that is no such `map`.
#[inline(always)]
pub(super) fn next_alone(vm: &mut Vm, it: Value) -> Pair {
    let answer = vm.iter_next(it);
    next_answered(vm, answer)
}

#[inline(always)]
fn next_answered(vm: &mut Vm, answer: Next) -> Pair {
    match answer {
        Ok(Some(item)) => done(vm, item),
        Ok(None) => Pair::value(Value::UNBOUND),
        Err(exit) => next_asked(vm, exit),
    }
}

/// What came of the call that the next item is to come from, or of an error.
#[inline(never)]
fn next_asked(vm: &mut Vm, exit: Exit) -> Pair {
    match exit {
        Exit::Raised(_) => serve(vm, exit),
        exit => {
            let pair = serve(vm, exit);
            end_of_loop(vm, pair)
        }
    }
}

/// The next item of `map`: what its function says of the next item of its iterator, where that answers alone and the function has
/// native code; it is called without a request then. Else what the iterator answers.
#[inline]
fn mapped(vm: &mut Vm, i: Gc<Iter>) -> Result<Pair, Next> {
    let Some((f, address, source)) = called_by_map(i) else {
        return Err(vm.iter_next(i.value()));
    };
    let item = match vm.iter_next(source) {
        Ok(Some(item)) => item,
        other => return Err(other),
    };
    let depth = vm.native.depth;
    // SAFETY: the unit is that of the start of the function, which takes one argument.
    let pair = unsafe { call_start(vm, address, depth + 1, f, &[item]) };
    vm.native.depth = depth;
    Ok(match pair.status {
        status::RETURNED => returned(vm, pair),
        status::NOT_ENTERED | status::UNWINDING if is_to_be_made_again(vm, pair) => {
            let exit = vm.tail_call(f, &[item]);
            call_later(vm, exit)
        }
        _ => pair,
    })
}

/// The function that an iterator `map` calls, its code's address, and the iterator that gives the argument.
#[inline(always)]
fn called_by_map(i: Gc<Iter>) -> Option<(Value, *const u8, Value)> {
    let f: Gc<Function> = i.extra.get().as_gc()?;
    // SAFETY: the function's code object keeps its `RtCode`.
    let rt = unsafe { &*f.rt.get() };
    let address = rt.native_start.get();
    let [source] = i.source.get().as_gc::<Tuple>()?.slice() else {
        return None;
    };
    let plain = rt.arity.simple == 1 && !rt.has(code_flags::GENERATOR) && i.step.get() != 0;
    (plain && address != no_code()).then_some((f.value(), address, *source))
}

/// The length of an instance whose class has a function for it: what the prelude's function makes of what that answers. `None` for
/// everything else.
pub(super) fn length_by_method(vm: &mut Vm, obj: Value) -> Option<Pair> {
    if !obj.is_kind(Kind::Instance) {
        return None;
    }
    let method = vm.special(obj, vm.names.dunder_len)?;
    if !method.is_kind(Kind::Function) {
        return None;
    }
    let by = vm.prelude_fn(PreludeFn::LengthBy);
    Some(make_call(vm, by, &[obj, method], Value::UNBOUND))
}

/// What was called for the next item of a loop may say that there is none.
#[inline(always)]
fn end_of_loop(vm: &mut Vm, pair: Pair) -> Pair {
    if pair.status == status::RAISED
        && vm.is_known_instance(Value::from_bits(pair.value), Known::StopIteration)
    {
        vm.native.raised = Value::UNBOUND;
        return Pair::value(Value::UNBOUND);
    }
    pair
}

/// The interpreter makes the call that is asked for; the instruction is not to be executed again.
fn call_later(vm: &mut Vm, exit: Exit) -> Pair {
    vm.native.refused = false;
    give_up(vm, exit)
}

/// The interpreter is to execute the instruction.
#[cold]
pub(super) fn not_here(vm: &mut Vm) -> Pair {
    vm.native.refused = true;
    Pair {
        status: status::NOT_ENTERED,
        value: 0,
    }
}

/// A truth as a pair whose value is 0 or 1.
pub(super) fn truth(vm: &mut Vm, answer: Answer) -> Pair {
    let mut v = match answer {
        Ok(v) => v,
        Err(exit) => match serve(vm, exit) {
            pair if pair.status == status::RETURNED => Value::from_bits(pair.value),
            pair => return pair,
        },
    };
    if !v.is_bool() {
        v = match vm.truth(v) {
            Ok(truth) => Value::bool(truth),
            Err(exit) => match serve(vm, exit) {
                pair if pair.status == status::RETURNED => Value::from_bits(pair.value),
                pair => return pair,
            },
        };
    }
    if vm.native.stale || vm.ticks_left < 0 || !v.is_bool() {
        vm.native.pending = Pending::Deliver(v);
        return Pair::UNWINDING;
    }
    Pair {
        status: status::RETURNED,
        value: v.is_true() as u64,
    }
}

/// The truth that a jump or `not` asked for, as such a pair. What a method of the program's returns that is no bool is
/// the interpreter's to judge.
pub(super) fn truth_or_answer(vm: &mut Vm, answer: Answer) -> Pair {
    let v = match answer {
        Ok(v) => v,
        Err(exit) => match serve(vm, exit) {
            pair if pair.status == status::RETURNED => Value::from_bits(pair.value),
            pair => return pair,
        },
    };
    if !v.is_bool() {
        vm.native.pending = Pending::Deliver(v);
        return Pair::UNWINDING;
    }
    truth(vm, Ok(v))
}

/// After a native of the program's was called: its charge may have used up the ticks.
#[inline(always)]
pub(super) fn called(vm: &mut Vm, answer: Answer) -> Pair {
    match answer {
        Ok(v) if vm.ticks_left < 0 => {
            vm.native.pending = Pending::DeliverPoll(v);
            Pair::UNWINDING
        }
        Err(Exit::Control(Control::Scheduler(number))) => {
            // Made of its parts, which are loaded as they were stored: a copy of the whole would wait for the stores.
            vm.native.pending = Pending::Exit(Exit::Control(Control::Scheduler(number)));
            Pair {
                status: status::BLOCKED,
                value: 0,
            }
        }
        Ok(v) => done(vm, v),
        Err(exit) => serve(vm, exit),
    }
}
