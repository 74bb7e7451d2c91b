//! Imports.

use super::Lowerer;
use crate::emit::Reg;
use pirn_vm::bytecode::{Const, Op};
use ruff_python_ast as ast;

impl<'a> Lowerer<'a> {
    pub(super) fn import(&mut self, import: &'a ast::StmtImport) {
        for alias in &import.names {
            let mark = self.f.em.mark();
            self.at(import);
            let none = self.load_none(None);
            let module = self.f.em.temp();
            let full = alias.name.as_str();
            self.import_op(module, none, full, 0);
            let mut parts = full.split('.');
            let top = parts.next().unwrap_or_default();
            match &alias.asname {
                None => self.store_name(top, module),
                Some(name) => {
                    // The import gives the top package: walk down to the module meant.
                    for part in parts {
                        let part = self.f.em.name16(part);
                        self.f.em.op(Op::ImportFrom, 0, module, module, part);
                    }
                    self.store_name(name, module);
                }
            }
            self.f.em.release(mark);
        }
    }

    pub(super) fn import_from(&mut self, import: &'a ast::StmtImportFrom) {
        let module_name = import.module.as_ref().map_or("", |m| m.as_str());
        if module_name == "__future__" && import.level == 0 {
            return;
        }
        let Ok(level) = u8::try_from(import.level) else {
            return self.limit(import, "too many dots in relative import");
        };
        self.at(import);
        let names = import.names.iter();
        let from_list = names.map(|alias| Const::Str(alias.name.to_string()));
        let from_list = self.load_const(Const::Tuple(from_list.collect()), None);
        let module = self.f.em.temp();
        self.import_op(module, from_list, module_name, level);
        for alias in &import.names {
            self.at(import);
            if alias.name.as_str() == "*" {
                self.f.em.op(Op::ImportStar, 0, module, 0, 0);
                continue;
            }
            let mark = self.f.em.mark();
            let bound = alias.asname.as_ref().unwrap_or(&alias.name);
            let value = self.f.em.temp();
            let name = self.f.em.name16(&alias.name);
            self.f.em.op(Op::ImportFrom, 0, value, module, name);
            self.store_name(bound, value);
            self.f.em.release(mark);
        }
    }

    fn import_op(&mut self, dst: Reg, from_list: Reg, name: &str, level: u8) {
        let name = self.f.em.name16(name);
        self.f.em.op(Op::Import, level, dst, from_list, name);
    }
}
