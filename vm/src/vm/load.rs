//! Loading: from a [`Program`] (plain data) to code objects and functions on the heap.

use super::{Known, Vm};
use crate::bytecode::{Code, CodeId, Const, Program, code_flags};
use crate::heap::{Gc, Header, Kind};
use crate::native::Exit;
use crate::objects::{CodeObject, CodeValues, Dict, Function, RtCode};
use crate::value::Value;
use std::cell::Cell;
use std::sync::Arc;

impl Vm {
    /// Loads a program; answers a function of no arguments that runs its top level with these globals.
    ///
    /// The program must have been verified or come from the front end. Loading happens between yield points and
    /// allocates from the heap's reserve.
    pub fn load(&mut self, program: Arc<Program>, globals: Gc<Dict>) -> Gc<Function> {
        let code = self.load_code(&program, CodeId(0));
        self.new_function(code, globals)
    }

    /// Loads one code object and those nested in it.
    pub fn load_code(&mut self, program: &Arc<Program>, id: CodeId) -> Gc<CodeObject> {
        // Nested code is loaded first: the constants refer to it. Nesting is bounded by the parser and the verifier.
        let code = &program.codes[id.0 as usize];
        let consts = code
            .consts
            .iter()
            .map(|c| self.constant(program, c))
            .collect();
        let names = code.names.iter().map(|n| self.intern(n)).collect();
        let params = code.params.iter().map(|n| self.intern(n)).collect();
        let values = CodeValues {
            consts,
            names,
            params,
            name: self.intern(&code.name),
            qualname: self.intern(&code.qualname),
            doc: code
                .doc
                .as_deref()
                .map_or(Value::NONE, |d| self.constant_str(d)),
        };
        let frame_class = super::alloc::frame_class(code.n_regs as usize + 1);
        let serial = self.next_code_serial;
        self.next_code_serial += 1;
        let rt = Box::new(RtCode::new(
            program.clone(),
            id,
            values,
            frame_class,
            serial,
        ));
        let room = self.heap.emergency();
        let header = |flags| Header::new(Kind::Code, flags, 0, Known::Code.shape());
        let object = self.heap.new_object(&room, |flags| CodeObject {
            header: header(flags),
            rt: &*rt,
        });
        if let Some(compiler) = &self.compiler {
            self.note_kept(&rt, compiler.kept(&rt));
        }
        self.codes.push((object.value(), rt));
        object
    }

    /// A function of this code without defaults or closure.
    pub fn new_function(&mut self, code: Gc<CodeObject>, globals: Gc<Dict>) -> Gc<Function> {
        let room = self.heap.emergency();
        if code.rt().globals.get() != globals.value() {
            code.rt().globals.set(globals.value());
            self.heap.barrier(&code.header);
        }
        self.heap.new_object(&room, |flags| Function {
            header: Header::new(Kind::Function, flags, 0, Known::Function.shape()),
            rt: Cell::new(code.rt),
            code: Cell::new(code.value()),
            globals: Cell::new(globals.value()),
            closure: Cell::new(Value::UNBOUND),
            defaults: Cell::new(Value::UNBOUND),
            kw_defaults: Cell::new(Value::UNBOUND),
            extra: Cell::new(Value::UNBOUND),
        })
    }

    fn constant(&mut self, program: &Arc<Program>, c: &Const) -> Value {
        let room = self.heap.emergency();
        match c {
            Const::None => Value::NONE,
            Const::Bool(b) => Value::bool(*b),
            Const::Ellipsis => Value::ELLIPSIS,
            Const::Int(i) => self.constant_int(*i < 0, &[i.unsigned_abs()]),
            Const::BigInt { negative, limbs } => self.constant_int(*negative, limbs),
            Const::Float(f) => self.new_float(&room, *f),
            Const::Str(s) => self.constant_str(s),
            Const::Bytes(b) => self.unlimited(|vm| vm.bytes(b)),
            Const::Tuple(items) => {
                let items: Vec<Value> = items.iter().map(|c| self.constant(program, c)).collect();
                self.new_tuple(&room, &items).value()
            }
            Const::FrozenSet(items) => {
                let set = self.new_frozenset(&room);
                for item in items {
                    let item = self.constant(program, item);
                    let hash = self
                        .simple_hash(item)
                        .expect("constants have simple hashes");
                    if self.table_find(&set, hash, item) == crate::semantics::table::Found::Missing
                    {
                        self.table_append(&room, set, hash, item, Value::NONE);
                    }
                }
                set.value()
            }
            Const::Code(id) => self.load_code(program, *id).value(),
        }
    }

    /// Strings that look like names are interned, like the language's users expect of constants.
    fn constant_str(&mut self, s: &str) -> Value {
        if s.len() <= 64 && s.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'_') {
            return self.intern(s);
        }
        let room = self.heap.emergency();
        self.new_str(&room, s).value()
    }

    fn constant_int(&mut self, negative: bool, limbs: &[u64]) -> Value {
        self.unlimited(|vm| vm.int_from_limbs(negative, limbs))
    }

    /// Runs an allocation that the limits do not apply to.
    pub fn unlimited(&mut self, f: impl Fn(&mut Vm) -> Result<Value, Exit>) -> Value {
        // Neither is time refused.
        let (ticks_left, ticks_granted) = (self.ticks_left, self.ticks_granted);
        loop {
            self.ticks_left = i64::MAX;
            match f(self) {
                Ok(v) => {
                    (self.ticks_left, self.ticks_granted) = (ticks_left, ticks_granted);
                    return v;
                }
                Err(Exit::Room(n)) => self.heap.extend_headroom(n),
                Err(e) => panic!("an allocation answered {e:?}"),
            }
        }
    }

    /// Whether the code's frames are shown in tracebacks.
    pub fn is_hidden(code: &Code) -> bool {
        code.has(code_flags::HIDDEN)
    }
}
