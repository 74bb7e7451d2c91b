//! What a unit makes of its bytecode, as text for people: blocks, inlined calls and loops, and after each instruction what
//! is known of the registers it wrote. It is written along with the last pass, and only if somebody asked for it.

use super::Translator;
use super::state::Slot;
use crate::region::BlockId;
use crate::ty::{SMALL, Ty, class};
use pirn_vm::Value;
use pirn_vm::bytecode::disasm::instr_text;
use pirn_vm::bytecode::flow;
use std::fmt::Write;

/// The names of classes of values, by bit.
const CLASSES: [(u32, &str); 20] = [
    (class::INT, "int"),
    (class::FLOAT, "float"),
    (class::BOOL, "bool"),
    (class::NONE, "None"),
    (class::UNBOUND, "unbound"),
    (class::STR, "str"),
    (class::LIST, "list"),
    (class::TUPLE, "tuple"),
    (class::DICT, "dict"),
    (class::SET, "set"),
    (class::BYTES, "bytes"),
    (class::BYTEARRAY, "bytearray"),
    (class::FUNCTION, "function"),
    (class::INSTANCE, "instance"),
    (class::CLASS, "class"),
    (class::ITER, "iterator"),
    (class::OBJECT, "object"),
    (class::REST, "rest"),
    (class::WIDE, "unsigned"),
    (class::LOW, "low bits"),
];

impl Translator<'_, '_> {
    /// A block begins.
    pub(super) fn list_block(&mut self, id: BlockId) {
        let Some(mut text) = self.listing.take() else {
            return;
        };
        let block = &self.region.blocks[id];
        let name = &self.region.rt(block.ctx).code().qualname;
        let _ = write!(text, "block {id}, {name}");
        if self.region.ctxs[block.ctx].parent.is_some() {
            text.push_str(" (inlined)");
        }
        if block.is_header {
            text.push_str(", a loop's header");
        }
        text.push_str(":\n");
        let base = self.region.ctxs[block.ctx].base;
        let n_regs = self.region.rt(block.ctx).n_regs as usize;
        for v in block
            .live
            .iter()
            .filter(|v| (base..base + n_regs).contains(*v))
        {
            if let Some(slot) = self.cur[*v] {
                let _ = writeln!(text, "            r{}: {}", v - base, slot_text(&slot));
            }
        }
        self.listing = Some(text);
    }

    /// The present instruction has been translated.
    pub(super) fn list_instr(&mut self) {
        let Some(mut text) = self.listing.take() else {
            return;
        };
        let i = self.region.instr(self.ctx, self.pc);
        let _ = write!(text, "    {:5}  {:34}", self.pc, instr_text(i));
        let mut written = 0..0;
        flow::writes(i, |first, n| written = first as usize..(first + n) as usize);
        let mut mark = "; ";
        for r in written.filter(|_| !self.ended) {
            if let Some(slot) = self.cur[self.region.ctxs[self.ctx].base + r] {
                let _ = write!(text, "{mark}r{r}: {}", slot_text(&slot));
                mark = ", ";
            }
        }
        text.truncate(text.trim_end().len());
        text.push('\n');
        self.listing = Some(text);
    }
}

/// The forms a value is there in, and what is known of it.
fn slot_text(slot: &Slot) -> String {
    let forms = match (slot.boxed.is_some(), slot.raw.is_some()) {
        (true, true) => "boxed and unboxed ",
        (false, true) => "unboxed ",
        (true, false) => "",
        (false, false) => "unmade ",
    };
    format!("{forms}{}", ty_text(slot.ty))
}

fn ty_text(ty: Ty) -> String {
    if ty.bits == class::ANY {
        return "anything".to_string();
    }
    if ty.bits | class::UNBOUND == class::ANY {
        return "any value".to_string();
    }
    let names: Vec<&str> = CLASSES
        .iter()
        .filter(|(bit, _)| ty.may(*bit))
        .map(|(_, name)| *name)
        .collect();
    let mut text = names.join("|");
    if ty.is_int() && ty.is_small() && (ty.lo, ty.hi) != SMALL {
        let _ = match ty.lo == ty.hi {
            true => write!(text, " {}", ty.lo),
            false => write!(text, " {}..{}", ty.lo, ty.hi),
        };
    }
    if ty.shape & Ty::SHAPES != 0 {
        text.push_str(" of several shapes");
    } else if ty.shape != 0 {
        let _ = write!(text, " of shape {}", ty.shape);
    }
    if ty.known != 0 && Value::from_bits(ty.known).is_ptr() {
        text.push_str(", known");
    }
    text
}
