use crate::heap::Gc;
use crate::native::Answer;
use crate::objects::*;
use crate::value::Value;
use crate::vm::Vm;
impl Vm {
    pub fn format(&mut self, v: Value, _s: Option<Gc<Str>>) -> Answer {
        self.str_of(v)
    }
}
