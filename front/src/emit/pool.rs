//! Constants and names of one code object, each once, in the order of their first use.
//!
//! Two constants are the same when no program can tell them apart: `1`, `1.0` and `True` differ, so do `0.0` and
//! `-0.0`, and every NaN equals only itself bit by bit.

use pirn_vm::bytecode::Const;
use std::collections::HashMap;

/// A constant as a key.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
enum Key {
    None,
    Ellipsis,
    Bool(bool),
    Int(i64),
    BigInt(bool, Vec<u64>),
    Float(u64),
    Str(String),
    Bytes(Vec<u8>),
    Tuple(Vec<Key>),
    FrozenSet(Vec<Key>),
    Code(u32),
}

fn key(value: &Const) -> Key {
    match value {
        Const::None => Key::None,
        Const::Ellipsis => Key::Ellipsis,
        Const::Bool(value) => Key::Bool(*value),
        Const::Int(value) => Key::Int(*value),
        Const::BigInt { negative, limbs } => Key::BigInt(*negative, limbs.clone()),
        Const::Float(value) => Key::Float(value.to_bits()),
        Const::Str(value) => Key::Str(value.clone()),
        Const::Bytes(value) => Key::Bytes(value.clone()),
        Const::Tuple(items) => Key::Tuple(items.iter().map(key).collect()),
        Const::FrozenSet(items) => Key::FrozenSet(items.iter().map(key).collect()),
        Const::Code(id) => Key::Code(id.0),
    }
}

/// The constants.
#[derive(Debug, Default)]
pub struct Consts {
    pub list: Vec<Const>,
    index: HashMap<Key, u32>,
}

impl Consts {
    /// Index of a constant, added if need be.
    pub fn index(&mut self, value: Const) -> u32 {
        let key = key(&value);
        if let Some(at) = self.index.get(&key) {
            return *at;
        }
        let at = self.list.len() as u32;
        self.index.insert(key, at);
        self.list.push(value);
        at
    }
}

/// The names.
#[derive(Debug, Default)]
pub struct Names {
    pub list: Vec<String>,
    index: HashMap<String, u32>,
}

impl Names {
    /// Index of a name, added if need be.
    pub fn index(&mut self, name: &str) -> u32 {
        if let Some(at) = self.index.get(name) {
            return *at;
        }
        let at = self.list.len() as u32;
        self.index.insert(name.to_string(), at);
        self.list.push(name.to_string());
        at
    }
}
