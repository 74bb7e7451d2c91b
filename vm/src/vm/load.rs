//! Loading: from a [`Program`] (plain data) to code objects and functions on the heap.
#![expect(unsafe_code, reason = "gives a code object its code after it was made")]

use super::{Known, Vm};
use crate::bytecode::{Code, CodeId, Const, Program, code_flags, format};
use crate::heap::{Gc, Header, Kind, Room};
use crate::native::Exit;
use crate::objects::{CodeObject, CodeValues, Dict, Function, RtCode};
use crate::value::Value;
use std::cell::Cell;
use std::sync::{Arc, Weak};

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
        let values = self.code_values(code, consts);
        let rt = self.new_rt(program, id, values);
        let room = self.heap.emergency();
        let header = |flags| Header::new(Kind::Code, flags, 0, Known::Code.shape());
        let object = self.heap.new_object(&room, |flags| CodeObject {
            header: header(flags),
            rt: &*rt,
        });
        self.enter_code(object, rt);
        object
    }

    fn code_values(&mut self, code: &Code, consts: Box<[Value]>) -> CodeValues {
        CodeValues {
            consts,
            names: code.names.iter().map(|n| self.intern(n)).collect(),
            params: code.params.iter().map(|n| self.intern(n)).collect(),
            name: self.intern(&code.name),
            qualname: self.intern(&code.qualname),
            doc: code
                .doc
                .as_deref()
                .map_or(Value::NONE, |d| self.constant_str(d)),
        }
    }

    fn new_rt(&mut self, program: &Arc<Program>, id: CodeId, values: CodeValues) -> Box<RtCode> {
        let n_regs = program.codes[id.0 as usize].n_regs as usize;
        let frame_class = super::alloc::frame_class(n_regs + 1);
        let serial = self.next_code_serial;
        self.next_code_serial += 1;
        Box::new(RtCode::new(
            program.clone(),
            id,
            values,
            frame_class,
            serial,
        ))
    }

    /// Enters loaded code in the table.
    fn enter_code(&mut self, object: Gc<CodeObject>, rt: Box<RtCode>) {
        if let Some(compiler) = &self.compiler {
            self.note_kept(&rt, compiler.kept(&rt));
        }
        self.codes.push((object.value(), rt));
    }

    /// Notes that a program is the library's: snapshots mention its code by the program's file name. `checksum` says which
    /// version it is.
    pub fn note_embedded(&mut self, program: &Arc<Program>, checksum: u64) {
        self.embedded.push((program.clone(), checksum));
    }

    /// The checksum of a program of the library.
    pub(crate) fn embedded_checksum(&self, program: &Arc<Program>) -> Option<u64> {
        let found = self.embedded.iter().find(|(p, _)| Arc::ptr_eq(p, program));
        found.map(|(_, checksum)| *checksum)
    }

    /// The checksum of any program: computed once.
    pub(crate) fn program_checksum(&self, program: &Arc<Program>) -> u64 {
        let mut known = self.checksums.borrow_mut();
        let at = Arc::as_ptr(program) as usize;
        if let Some((weak, checksum)) = known.get(&at)
            && weak.strong_count() > 0
            && std::ptr::eq(weak.as_ptr(), Arc::as_ptr(program))
        {
            return *checksum;
        }
        known.retain(|_, (weak, _)| weak.strong_count() > 0);
        let checksum = format::checksum(&format::write(program));
        known.insert(at, (Arc::downgrade(program), checksum));
        checksum
    }

    /// A loaded program of this file name and checksum.
    pub(crate) fn loaded_program(&mut self, file: &str, checksum: u64) -> Option<Arc<Program>> {
        let known = self.carried.programs.get(&checksum);
        if let Some(known) = known.and_then(Weak::upgrade).filter(|p| p.file == file) {
            return Some(known);
        }
        let mut last: Option<&Arc<Program>> = None;
        let mut all = self.codes.iter().map(|(_, rt)| &rt.program);
        let found = all.find(|p| {
            let again = last.is_some_and(|last| Arc::ptr_eq(last, p));
            last = Some(p);
            !again && p.file == file && self.program_checksum(p) == checksum
        });
        let found = found?.clone();
        self.carried.note_program(checksum, &found);
        Some(found)
    }

    /// The code object of a loaded program, made if there is none.
    pub(crate) fn loaded_code(&mut self, program: &Arc<Program>, id: CodeId) -> Value {
        let is = |rt: &RtCode| rt.id == id && Arc::ptr_eq(&rt.program, program);
        let serial = self.carried.serial_of(program, id);
        let at = |serial: u32| {
            let at = self
                .codes
                .binary_search_by_key(&serial, |(_, rt)| rt.serial);
            at.ok().filter(|at| is(&self.codes[*at].1))
        };
        let at = serial.and_then(at);
        let at = at.or_else(|| self.codes.iter().position(|(_, rt)| is(rt)));
        let Some(at) = at else {
            return self.load_code(program, id).value();
        };
        let (object, rt) = &self.codes[at];
        let (object, serial) = (*object, rt.serial);
        self.carried.note_code(program, id, serial);
        object
    }

    /// The program of the library with this file name, if it is loaded, and its checksum.
    pub fn embedded(&self, file: &str) -> Option<(Arc<Program>, u64)> {
        let found = self.embedded.iter().find(|(p, _)| p.file == file);
        found.cloned()
    }

    /// A code object without code, for [`Vm::fill_code`].
    pub(crate) fn new_code_shell(&mut self, room: &Room) -> Value {
        let header = |flags| Header::new(Kind::Code, flags, 0, Known::Code.shape());
        let make = |flags| CodeObject {
            header: header(flags),
            rt: std::ptr::null(),
        };
        self.heap.new_object(room, make).value()
    }

    /// Gives a code object its code. `nested` are the code objects among the constants, in their order; `links` are other
    /// constants that are there already, which `may_be` must allow. Whether one of these is not of the constant's kind.
    pub(crate) fn fill_code(
        &mut self,
        shell: Gc<CodeObject>,
        program: &Arc<Program>,
        id: CodeId,
        nested: &[Value],
        links: &[(usize, Value)],
        may_be: fn(Gc<Header>) -> bool,
    ) -> bool {
        let code = &program.codes[id.0 as usize];
        let mut nested = nested.iter().copied();
        let mut consts: Vec<Value> = Vec::with_capacity(code.consts.len());
        for c in &code.consts {
            let v = match c {
                Const::Code(_) => nested.next().unwrap_or(Value::NONE),
                c => self.constant(program, c),
            };
            consts.push(v);
        }
        let mut wrong = false;
        for (i, v) in links {
            wrong |= v.kind() != consts[*i].kind() || !v.as_header().is_some_and(may_be);
            consts[*i] = *v;
        }
        let values = self.code_values(code, consts.into());
        let rt = self.new_rt(program, id, values);
        // SAFETY: the object is new, and nobody has looked at its code.
        unsafe { (*shell.as_ptr()).rt = &*rt };
        self.heap.barrier(&shell.header);
        self.enter_code(shell, rt);
        wrong
    }

    /// A function of this code without defaults or closure.
    pub fn new_function(&mut self, code: Gc<CodeObject>, globals: Gc<Dict>) -> Gc<Function> {
        let room = self.heap.emergency();
        self.note_globals(code, globals.value());
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
