//! Class statements: the body as a code object with a namespace, and the call that makes the class.

use super::Lowerer;
use super::function::docstring;
use crate::emit::Reg;
use crate::scope::address;
use pirn_vm::bytecode::Op;
use pirn_vm::bytecode::ops::intrinsic;
use ruff_python_ast as ast;
use ruff_text_size::{Ranged, TextRange};

impl<'a> Lowerer<'a> {
    pub(super) fn class_def(&mut self, def: &'a ast::StmtClassDef) {
        let header = self.header(def.name.range(), def.range());
        let outer = self.f.em.mark();
        let decorated = self.decorators(&def.decorator_list);
        let id = self.scopes.of(def);
        let code = self.code(address(def), id, def.range(), |this| {
            this.class_body(def, header)
        });
        let mark = self.f.em.mark();
        let base = self.f.em.temps(3);
        self.at(&header);
        self.f
            .em
            .wide(Op::LoadIntrinsic, intrinsic::BUILD_CLASS, base, 0);
        self.make_function(id, code, None, Vec::new(), header, Some(base + 1));
        self.load_str(&def.name, Some(base + 2));
        let no_arguments;
        let made = match &def.arguments {
            Some(arguments) => {
                self.arguments(base, 2, arguments, &header);
                self.end_call(mark, base, arguments, 2, &header, None)
            }
            None => {
                self.f.em.release(mark);
                no_arguments = self.f.em.temp();
                self.at(&header);
                self.f.em.op(Op::Call, 0, no_arguments, base, 2);
                no_arguments
            }
        };
        let value = self.decorate(&def.decorator_list, decorated, made);
        self.at(&header);
        self.store_name(&def.name, value);
        self.f.em.release(outer);
    }

    fn class_body(&mut self, def: &'a ast::StmtClassDef, header: TextRange) {
        self.at(&header);
        let mark = self.f.em.mark();
        let value = self.f.em.temp();
        let name = self.f.em.names.index("__name__");
        self.f.em.wide(Op::GlobalGet, 0, value, name);
        self.set_item_of_class("__module__", value);
        let qualname = self.f.qualname.clone();
        self.load_str(&qualname, Some(value));
        self.set_item_of_class("__qualname__", value);
        let mut body = &def.body[..];
        if let Some((doc, rest)) = docstring(body) {
            self.at(&body[0]);
            self.load_str(&doc, Some(value));
            self.set_item_of_class("__doc__", value);
            self.f.doc = Some(doc);
            body = rest;
        }
        self.f.em.release(mark);
        self.prepare_annotations();
        self.last_body(body);
        let result = match self.f.class_cell {
            Some(cell) => cell,
            None => self.load_none(None),
        };
        self.f.em.op(Op::Return, 0, result, 0, 0);
    }

    fn set_item_of_class(&mut self, name: &str, value: Reg) {
        let name = self.f.em.name16(name);
        self.f.em.op(Op::NameSet, 0, 0, name, value);
    }
}
