//! Bytecode to text.

use super::instr::Instr;
use super::ops::{Field, OpInfo, Role, flags};
use std::fmt::Write;

/// The instruction as the assembler reads it, with indices instead of names and distances instead of labels:
/// `get_attr r1, r0, #3`.
pub fn instr_text(instr: Instr) -> String {
    let Some(op) = instr.op() else {
        return format!(".word {:#018x}", instr.0);
    };
    let info = op.info();
    let mut text = info.mnemonic.to_string();
    for (i, &(field, role)) in shown_operands(info, instr).iter().enumerate() {
        text.push_str(if i == 0 { " " } else { ", " });
        let value = instr.field(field);
        let _ = match role {
            Role::Const | Role::Name | Role::Free => write!(text, "#{value}"),
            Role::Jump => write!(text, "{:+}", instr.signed(field)),
            Role::Int => write!(text, "{}", instr.signed(field)),
            Role::Num => write!(text, "{value}"),
            _ => write!(text, "r{value}"),
        };
    }
    text
}

/// The operands that are written out: a last selector that is 0 is not, except on jumps, where it is the sense.
pub(super) fn shown_operands(info: &OpInfo, instr: Instr) -> &'static [(Field, Role)] {
    let operands = info.op.info().operands;
    match operands.split_last() {
        Some(((Field::X, Role::Num), rest)) if instr.x() == 0 && info.flags & flags::JUMPS == 0 => {
            rest
        }
        _ => operands,
    }
}
