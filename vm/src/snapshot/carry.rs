//! Code that goes along with a value: of a program, those code objects that the value reaches, without source text and lines.
//!
//! A row of the section of programs says which program they are of, by its file and checksum, and their numbers in it. Who has that
//! program loaded takes its code; who has got the same bytes before takes what was made of them then; all others
//! make a program of them. Where a program made so is written again, it is called as it was at first.

use super::wire::{Input, Result, put, put_bytes};
use crate::bytecode::format::{self, Strip};
use crate::bytecode::{CodeId, Const, Program};
use crate::vm::Vm;
use std::collections::BTreeSet;
use std::sync::{Arc, Weak};

/// The numbers that a program's code objects have in the program it was taken from.
pub(crate) type Numbers = Arc<[u32]>;

/// A program that came along with a value.
pub(crate) struct Carried {
    program: Weak<Program>,
    /// Of the whole program it was taken from.
    checksum: u64,
    numbers: Numbers,
    bytes: Box<[u8]>,
}

/// Appends the code with these numbers, and what is nested in it. `numbers` are those it has at its origin, if these are others.
pub(super) fn write(
    program: &Program,
    ids: &BTreeSet<u32>,
    numbers: Option<&Numbers>,
    out: &mut Vec<u8>,
) {
    let mut needed = ids.clone();
    let mut work: Vec<u32> = ids.iter().copied().collect();
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
    let known = vm.carried.iter().find_map(|c| {
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
    vm.carried.retain(|c| c.program.strong_count() > 0);
    vm.carried.push(Carried {
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
        let found = self
            .carried
            .iter()
            .find(|c| c.program.as_ptr() == Arc::as_ptr(program) && c.program.strong_count() > 0);
        match found {
            Some(c) => (c.checksum, Some(c.numbers.clone())),
            None => (self.program_checksum(program), None),
        }
    }
}
