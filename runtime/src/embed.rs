//! Rust functions in programs, and values between the two worlds.
//!
//! A host function gets a [`Context`], which can make values and errors but cannot run the VM: nothing it does can
//! switch, collect or call the program (Law 1). Values are converted by [`FromValue`] and [`IntoValue`]; none of the heap's
//! pointers get out.

use pirn_vm::heap::Gc;
use pirn_vm::native::Exit;
use pirn_vm::objects::{Bytes, Dict, List, Str, Tuple};
use pirn_vm::semantics::number::{as_float, as_small_int};
use pirn_vm::{Known, Vm};
use std::cell::Cell;

/// A value of the program as plain data of the host.
#[derive(Clone, Debug, PartialEq)]
pub enum Value {
    None,
    Bool(bool),
    Int(i64),
    Float(f64),
    Str(String),
    Bytes(Vec<u8>),
    List(Vec<Value>),
    Tuple(Vec<Value>),
    /// In the order of insertion.
    Dict(Vec<(Value, Value)>),
}

/// An exception to be raised in the program.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Raise {
    class: Known,
    message: String,
}

impl Raise {
    pub fn type_error(message: impl Into<String>) -> Raise {
        Raise::new(Known::TypeError, message)
    }

    pub fn value_error(message: impl Into<String>) -> Raise {
        Raise::new(Known::ValueError, message)
    }

    pub fn runtime_error(message: impl Into<String>) -> Raise {
        Raise::new(Known::RuntimeError, message)
    }

    fn new(class: Known, message: impl Into<String>) -> Raise {
        let message = message.into();
        Raise { class, message }
    }

    pub(crate) fn into_exit(self, vm: &mut Vm) -> Exit {
        vm.raise(self.class, self.message)
    }
}

/// What a host function returns.
pub type HostResult<T> = Result<T, Raise>;

/// What a host function may do with the VM.
pub struct Context<'vm> {
    vm: &'vm mut Vm,
}

impl<'vm> Context<'vm> {
    pub(crate) fn new(vm: &'vm mut Vm) -> Context<'vm> {
        Context { vm }
    }

    /// Ticks the program has spent.
    pub fn ticks(&self) -> u64 {
        self.vm.ticks()
    }

    /// Charges the program for work done on its behalf.
    pub fn charge(&mut self, ticks: usize) {
        self.vm.charge(ticks);
    }

    /// Writes to the program's standard output.
    pub fn write(&mut self, text: &str) -> HostResult<()> {
        let result = self
            .vm
            .host
            .write(pirn_vm::host::Stream::Out, text.as_bytes());
        result.map_err(|e| Raise::new(Known::OSError, format!("{e:?}")))
    }
}

/// The arguments of a host function.
pub struct Args {
    /// Each as data, or why it cannot be, with the name of its type.
    values: Vec<(Result<Value, String>, &'static str)>,
}

impl Args {
    pub(crate) fn new(vm: &Vm, values: &[pirn_vm::Value]) -> Args {
        let values = values.iter().map(|v| (read(vm, *v, 0), vm.type_name(*v)));
        Args {
            values: values.collect(),
        }
    }

    /// How many there are, those left out included.
    pub fn len(&self) -> usize {
        self.values.len()
    }

    pub fn is_empty(&self) -> bool {
        self.values.is_empty()
    }

    /// Argument `i`, converted; None when it was left out. TypeError in the program when it is something else.
    pub fn get<T: FromValue>(&self, i: usize) -> HostResult<T> {
        let (value, type_name) = match self.values.get(i) {
            Some((Ok(value), name)) => (value.clone(), *name),
            Some((Err(why), _)) => return Err(Raise::type_error(why.clone())),
            None => (Value::None, "NoneType"),
        };
        T::from_value(value).map_err(|wanted| {
            Raise::type_error(format!(
                "argument {} must be {wanted}, not {type_name}",
                i + 1
            ))
        })
    }
}

/// Nesting of containers that is converted.
const DEPTH_MAX: usize = 64;

/// A value of the program as data.
pub(crate) fn read(vm: &Vm, v: pirn_vm::Value, depth: usize) -> Result<Value, String> {
    if depth > DEPTH_MAX {
        return Err("the value is nested too deeply".to_string());
    }
    let v = vm.unwrap_payload(v);
    if v.is_unbound() || v.is_none() {
        return Ok(Value::None);
    }
    if v.is_bool() {
        return Ok(Value::Bool(v.is_true()));
    }
    if let Some(i) = as_small_int(v) {
        return Ok(Value::Int(i));
    }
    if let Some(f) = as_float(v) {
        return Ok(Value::Float(f));
    }
    let all = |items: &mut dyn Iterator<Item = pirn_vm::Value>| {
        items
            .map(|v| read(vm, v, depth + 1))
            .collect::<Result<Vec<_>, _>>()
    };
    if let Some(s) = v.as_gc::<Str>() {
        Ok(Value::Str(s.text().to_string()))
    } else if let Some(b) = v.as_gc::<Bytes>() {
        Ok(Value::Bytes(b.data().to_vec()))
    } else if let Some(l) = v.as_gc::<List>() {
        Ok(Value::List(all(&mut l.items().iter().map(Cell::get))?))
    } else if let Some(t) = v.as_gc::<Tuple>() {
        Ok(Value::Tuple(all(&mut t.slice().iter().copied())?))
    } else if v.is_kind(pirn_vm::heap::Kind::Dict) {
        read_dict(vm, v.expect(), depth)
    } else {
        Err(format!(
            "a value of type {} cannot be given to the host",
            vm.type_name(v)
        ))
    }
}

fn read_dict(vm: &Vm, dict: Gc<Dict>, depth: usize) -> Result<Value, String> {
    let mut items = Vec::new();
    let mut from = 0;
    while let Some((i, key, value)) = dict.next_entry(from) {
        from = i + 1;
        items.push((read(vm, key, depth + 1)?, read(vm, value, depth + 1)?));
    }
    Ok(Value::Dict(items))
}

/// Data of the host as a value of the program.
pub(crate) fn write(vm: &mut Vm, v: &Value) -> Result<pirn_vm::Value, Exit> {
    let all = |vm: &mut Vm, items: &[Value]| {
        items
            .iter()
            .map(|v| write(vm, v))
            .collect::<Result<Vec<_>, _>>()
    };
    match v {
        Value::None => Ok(pirn_vm::Value::NONE),
        Value::Bool(b) => Ok(pirn_vm::Value::bool(*b)),
        Value::Int(i) => vm.int(*i),
        Value::Float(f) => vm.float(*f),
        Value::Str(s) => vm.str(s),
        Value::Bytes(b) => vm.bytes(b),
        Value::List(items) => {
            let items = all(vm, items)?;
            vm.list(&items)
        }
        Value::Tuple(items) => {
            let items = all(vm, items)?;
            vm.tuple(&items)
        }
        Value::Dict(items) => {
            let dict = vm.dict()?;
            for (key, value) in items {
                let (key, value) = (write(vm, key)?, write(vm, value)?);
                vm.dict_store(dict, key, value)?;
            }
            Ok(dict.value())
        }
    }
}

/// Conversion from values of the program. The error names what was wanted.
pub trait FromValue: Sized {
    fn from_value(v: Value) -> Result<Self, &'static str>;
}

/// Conversion to values of the program.
pub trait IntoValue {
    fn into_value(self) -> Value;
}

impl FromValue for Value {
    fn from_value(v: Value) -> Result<Value, &'static str> {
        Ok(v)
    }
}

impl IntoValue for Value {
    fn into_value(self) -> Value {
        self
    }
}

impl FromValue for f64 {
    fn from_value(v: Value) -> Result<f64, &'static str> {
        match v {
            Value::Float(f) => Ok(f),
            Value::Int(i) => Ok(i as f64),
            _ => Err("float"),
        }
    }
}

impl FromValue for () {
    fn from_value(v: Value) -> Result<(), &'static str> {
        match v {
            Value::None => Ok(()),
            _ => Err("None"),
        }
    }
}

impl IntoValue for () {
    fn into_value(self) -> Value {
        Value::None
    }
}

impl IntoValue for &str {
    fn into_value(self) -> Value {
        Value::Str(self.to_string())
    }
}

impl<T: FromValue> FromValue for Vec<T> {
    fn from_value(v: Value) -> Result<Vec<T>, &'static str> {
        match v {
            Value::List(items) | Value::Tuple(items) => {
                items.into_iter().map(T::from_value).collect()
            }
            _ => Err("list"),
        }
    }
}

impl<T: IntoValue> IntoValue for Vec<T> {
    fn into_value(self) -> Value {
        Value::List(self.into_iter().map(T::into_value).collect())
    }
}

impl<T: FromValue> FromValue for Option<T> {
    fn from_value(v: Value) -> Result<Option<T>, &'static str> {
        match v {
            Value::None => Ok(None),
            v => T::from_value(v).map(Some),
        }
    }
}

impl<T: IntoValue> IntoValue for Option<T> {
    fn into_value(self) -> Value {
        self.map_or(Value::None, T::into_value)
    }
}

macro_rules! plain {
    ($($type:ty, $variant:ident, $name:literal;)*) => {$(
        impl IntoValue for $type {
            fn into_value(self) -> Value {
                Value::$variant(self)
            }
        }

        impl From<$type> for Value {
            fn from(v: $type) -> Value {
                Value::$variant(v)
            }
        }

        impl FromValue for $type {
            fn from_value(v: Value) -> Result<$type, &'static str> {
                match v {
                    Value::$variant(x) => Ok(x),
                    _ => Err($name),
                }
            }
        }
    )*};
}

plain! {
    bool, Bool, "bool";
    i64, Int, "int";
    String, Str, "str";
}

impl IntoValue for f64 {
    fn into_value(self) -> Value {
        Value::Float(self)
    }
}

impl From<f64> for Value {
    fn from(v: f64) -> Value {
        Value::Float(v)
    }
}

impl From<&str> for Value {
    fn from(v: &str) -> Value {
        Value::Str(v.to_string())
    }
}
