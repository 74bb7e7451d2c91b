//! Arguments of the methods of `str`, `bytes` and `bytearray`.
//!
//! An object of the program that has `__index__` is converted in the prelude, which then calls the method again: a
//! method asks for its arguments before it does anything else.

use crate::heap::Kind;
use crate::native::Exit;
use crate::objects::BigInt;
use crate::semantics::number::as_small_int;
use crate::value::Value;
use crate::vm::{Known, PreludeFn, Vm};

/// A call of a built-in method: what its arguments' conversion may have to be started again for.
#[derive(Clone, Copy)]
pub struct Call<'a> {
    pub class: Known,
    pub method: &'static str,
    pub args: &'a [Value],
}

impl<'a> Call<'a> {
    pub fn new(class: Known, method: &'static str, args: &'a [Value]) -> Call<'a> {
        Call {
            class,
            method,
            args,
        }
    }

    /// The answer "convert this argument and call me again".
    pub fn convert(&self, vm: &mut Vm, i: usize, conversion: &str) -> Exit {
        let (name, how) = (vm.intern(self.method), vm.intern(conversion));
        let class = vm.known(self.class);
        let method = vm.class_lookup(class, name).unwrap_or(Value::NONE);
        let given = self
            .args
            .iter()
            .rposition(|v| !v.is_unbound())
            .map_or(0, |i| i + 1);
        let shown = |v: &Value| if v.is_unbound() { Value::NONE } else { *v };
        let args: Vec<Value> = self.args[..given].iter().map(shown).collect();
        let room = vm.heap.emergency();
        let args = vm.new_tuple(&room, &args).value();
        let position = Value::int(i as i64);
        vm.prelude_call(PreludeFn::ConvertAndCall, &[method, args, position, how])
    }

    /// Argument `i` as a number of items; `default` when it was not given.
    pub fn size(&self, vm: &mut Vm, i: usize, default: i64) -> Result<i64, Exit> {
        let v = self.args[i];
        if v.is_unbound() {
            return Ok(default);
        }
        let n = vm.unwrap_payload(v);
        if let Some(i) = as_small_int(n) {
            return Ok(i);
        }
        if n.is_kind(Kind::BigInt) {
            return Err(vm.overflow_error("Python int too large to convert to C ssize_t"));
        }
        if vm.has_index(v) {
            return Err(self.convert(vm, i, "__index__"));
        }
        let found = vm.type_name(v);
        Err(vm.type_error(format!(
            "'{found}' object cannot be interpreted as an integer"
        )))
    }

    /// Argument `i` as an end of a slice; `default` when it was not given or is None.
    pub fn bound(&self, vm: &mut Vm, i: usize, default: i64) -> Result<i64, Exit> {
        let v = self.args[i];
        if v.is_unbound() || v.is_none() {
            return Ok(default);
        }
        let n = vm.unwrap_payload(v);
        if let Some(i) = as_small_int(n) {
            return Ok(i);
        }
        if let Some(big) = n.as_gc::<BigInt>() {
            return Ok(if big.negative { i64::MIN } else { i64::MAX });
        }
        if vm.has_index(v) {
            return Err(self.convert(vm, i, "__index__"));
        }
        Err(vm.type_error("slice indices must be integers or None or have an __index__ method"))
    }

    /// Arguments `i` and `i + 1` as the window `[start, end)` of a sequence of `len` items. The start may lie beyond
    /// the end: then the window holds nothing, not even emptiness.
    pub fn window(&self, vm: &mut Vm, i: usize, len: usize) -> Result<(usize, usize), Exit> {
        let len = len as i64;
        let start = self.bound(vm, i, 0)?;
        let end = self.bound(vm, i + 1, len)?;
        let fit = |i: i64| {
            if i < 0 {
                i.saturating_add(len).max(0)
            } else {
                i
            }
        };
        Ok((fit(start) as usize, fit(end).min(len) as usize))
    }

    /// Whether argument `i` is true; only natives' values are asked for.
    pub fn flag(&self, vm: &mut Vm, i: usize, default: bool) -> Result<bool, Exit> {
        let v = self.args[i];
        if v.is_unbound() {
            return Ok(default);
        }
        if v.is_bool() {
            return Ok(v.is_true());
        }
        let n = vm.unwrap_payload(v);
        if let Some(i) = as_small_int(n) {
            return Ok(i != 0);
        }
        Ok(!v.is_none())
    }
}
