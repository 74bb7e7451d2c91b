//! Code that goes along with a value: of a program, those code objects that the value reaches, without source text and lines.
//!
//! A row of the section of programs says which program they are of, by its file and checksum, and their numbers in it. Who has that
//! program loaded takes its code; who has got the same bytes before takes what was made of them then; all others
//! make a program of them. Where a program made so is written again, it is called as it was at first.

use super::wire::{Input, Result, put, put_bytes};
use crate::bytecode::format::{self, Strip};
use crate::bytecode::{CodeId, Const, Program};
use crate::vm::Vm;
use rustc_hash::FxHashMap;
use std::cell::RefCell;
use std::collections::BTreeSet;
use std::sync::{Arc, Weak};

/// So many rows are kept, none longer than this.
const ROWS_MAX: usize = 8;
const ROW_BYTES_MAX: usize = 1 << 16;

/// So many programs, and code objects, are kept in mind.
const KNOWN_MAX: usize = 4096;

/// The numbers that a program's code objects have in the program it was taken from.
pub(crate) type Numbers = Arc<[u32]>;

/// What a VM knows of code in values: what came along, and what would have to be found or made again for each value.
#[derive(Default)]
pub(crate) struct Carried {
    all: Vec<Part>,
    /// Rows that were written last.
    rows: RefCell<Vec<Row>>,
    /// Programs that values were read of, by checksum.
    pub(crate) programs: FxHashMap<u64, Weak<Program>>,
    /// Serial numbers of their code, by the program's address and the number in it.
    serials: FxHashMap<(usize, u32), u32>,
}

/// A program that came along with a value.
struct Part {
    program: Weak<Program>,
    /// Of the whole program it was taken from.
    checksum: u64,
    numbers: Numbers,
    bytes: Box<[u8]>,
}

/// Code as it is written.
struct Row {
    program: Weak<Program>,
    ids: Box<[u32]>,
    bytes: Box<[u8]>,
}

impl Carried {
    pub fn note_program(&mut self, checksum: u64, program: &Arc<Program>) {
        if self.programs.len() >= KNOWN_MAX {
            self.programs.clear();
        }
        self.programs.insert(checksum, Arc::downgrade(program));
    }

    /// The serial number that code had when it was asked for last. The program may be another by now.
    pub fn serial_of(&self, program: &Arc<Program>, id: CodeId) -> Option<u32> {
        let key = (Arc::as_ptr(program) as usize, id.0);
        self.serials.get(&key).copied()
    }

    pub fn note_code(&mut self, program: &Arc<Program>, id: CodeId, serial: u32) {
        if self.serials.len() >= KNOWN_MAX {
            self.serials.clear();
        }
        let key = (Arc::as_ptr(program) as usize, id.0);
        self.serials.insert(key, serial);
    }

    /// Appends the code with these numbers, in order, and what is nested in it.
    pub(super) fn write(
        &self,
        program: &Arc<Program>,
        ids: &[u32],
        numbers: Option<&Numbers>,
        out: &mut Vec<u8>,
    ) {
        let mut rows = self.rows.borrow_mut();
        let is = |row: &Row| row.program.as_ptr() == Arc::as_ptr(program) && *row.ids == *ids;
        if let Some(row) = rows.iter().find(|row| is(row)) {
            out.extend_from_slice(&row.bytes);
            return;
        }
        let start = out.len();
        write(program, ids, numbers, out);
        let bytes = &out[start..];
        if bytes.len() <= ROW_BYTES_MAX {
            if rows.len() >= ROWS_MAX {
                rows.remove(0);
            }
            // While there is a row, its program's address is nobody else's.
            rows.push(Row {
                program: Arc::downgrade(program),
                ids: ids.into(),
                bytes: bytes.into(),
            });
        }
    }
}

/// Makes such a row. `numbers` are those the code has at its origin, if these are others.
fn write(program: &Program, ids: &[u32], numbers: Option<&Numbers>, out: &mut Vec<u8>) {
    let mut needed: BTreeSet<u32> = ids.iter().copied().collect();
    let mut work = ids.to_vec();
    while let Some(id) = work.pop() {
        for c in &program.codes[id as usize].consts {
            if let Const::Code(inner) = c
                && needed.insert(inner.0)
            {
                work.push(inner.0);
            }
        }
    }
    let needed: Vec<u32> = needed.into_iter().collect();
    let codes = needed.iter().map(|id| {
        let mut code = program.codes[*id as usize].clone();
        for c in &mut code.consts {
            if let Const::Code(inner) = c {
                let at = needed.binary_search(&inner.0);
                *inner = CodeId(at.expect("nested code is needed") as u32);
            }
        }
        code
    });
    let part = Program {
        file: program.file.clone(),
        source: String::new(),
        codes: codes.collect(),
    };
    put(out, needed.len() as u64);
    for id in &needed {
        let number = numbers.map_or(*id, |numbers| numbers[*id as usize]);
        put(out, number as u64);
    }
    let strip = Strip {
        source: true,
        spans: true,
    };
    put_bytes(out, &format::write_stripped(&part, strip));
}

/// A program of this file and checksum, or what of it came along. The numbers are of its code at its origin, where they are
/// not those it has.
pub(super) fn read(vm: &mut Vm, input: &mut Input<'_>) -> Result<(Arc<Program>, Option<Numbers>)> {
    let file = input.text()?;
    let checksum = input.take(8)?.try_into().map(u64::from_le_bytes);
    let checksum = checksum.unwrap_or_default();
    let n = input.count(1)?;
    let mut numbers: Vec<u32> = Vec::with_capacity(n);
    for _ in 0..n {
        let number = input.u32("number of code")?;
        if numbers.last().is_some_and(|last| *last >= number) {
            return Err(input.corrupt("numbers of code that are not in order"));
        }
        numbers.push(number);
    }
    let bytes = input.bytes()?;
    if let Some(program) = vm.loaded_program(file, checksum) {
        if numbers
            .last()
            .is_some_and(|n| *n as usize >= program.codes.len())
        {
            return Err(input.corrupt("code that the program does not have"));
        }
        return Ok((program, None));
    }
    let known = vm.carried.all.iter().find_map(|c| {
        let same = c.checksum == checksum && *c.bytes == *bytes && *c.numbers == *numbers;
        Some((c.program.upgrade().filter(|_| same)?, c.numbers.clone()))
    });
    if let Some((program, numbers)) = known {
        return Ok((program, Some(numbers)));
    }
    let program = format::load_part(bytes)
        .map_err(|e| input.corrupt(format!("a program that cannot run: {e}")))?;
    if program.codes.len() != numbers.len() || program.file != file {
        return Err(input.corrupt("code that is not what it is called"));
    }
    let (program, numbers): (Arc<Program>, Numbers) = (Arc::new(program), numbers.into());
    load_outermost(vm, &program);
    let all = &mut vm.carried.all;
    all.retain(|part| part.program.strong_count() > 0);
    all.push(Part {
        program: Arc::downgrade(&program),
        checksum,
        numbers: numbers.clone(),
        bytes: bytes.into(),
    });
    Ok((program, Some(numbers)))
}

/// Loads all code, nested code with what it is nested in.
fn load_outermost(vm: &mut Vm, program: &Arc<Program>) {
    let mut is_nested = vec![false; program.codes.len()];
    for c in program.codes.iter().flat_map(|code| &code.consts) {
        if let Const::Code(inner) = c {
            is_nested[inner.0 as usize] = true;
        }
    }
    for (i, nested) in is_nested.into_iter().enumerate() {
        if !nested {
            vm.load_code(program, CodeId(i as u32));
        }
    }
}

impl Vm {
    /// The checksum of the program that this one is, or was taken from; and the numbers its code has there, if they are others.
    pub(super) fn program_origin(&self, program: &Arc<Program>) -> (u64, Option<Numbers>) {
        let found =
            self.carried.all.iter().find(|c| {
                c.program.as_ptr() == Arc::as_ptr(program) && c.program.strong_count() > 0
            });
        match found {
            Some(c) => (c.checksum, Some(c.numbers.clone())),
            None => (self.program_checksum(program), None),
        }
    }
}
