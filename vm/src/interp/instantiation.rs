//! Calling a class: which function of the prelude makes the instance.
//!
//! What native constructors and simple classes make is made before this is asked. The rest is done in Python, because a `__new__` or an
//! `__init__` of the program has to be called.

use super::native::ARGS_MAX;
use crate::bytecode::code_flags;
use crate::heap::{Gc, Kind};
use crate::native::Exit;
use crate::objects::*;
use crate::value::Value;
use crate::vm::{Known, PreludeFn, Vm};
use std::ops::Deref;

/// Those that call a `__new__` with the class and so many arguments more.
const BY_NUMBER: [PreludeFn; 5] = [
    PreludeFn::NewOf0,
    PreludeFn::NewOf1,
    PreludeFn::NewOf2,
    PreludeFn::NewOf3,
    PreludeFn::NewOf4,
];

/// Arguments of such a function.
pub(super) struct Instantiation {
    values: [Value; 6],
    n: usize,
}

impl Instantiation {
    fn new(values: &[Value]) -> Instantiation {
        let mut all = Instantiation {
            values: [Value::UNBOUND; 6],
            n: 0,
        };
        all.extend(values);
        all
    }

    fn extend(&mut self, values: &[Value]) {
        self.values[self.n..self.n + values.len()].copy_from_slice(values);
        self.n += values.len();
    }
}

impl Deref for Instantiation {
    type Target = [Value];

    fn deref(&self) -> &[Value] {
        &self.values[..self.n]
    }
}

impl Vm {
    /// The prelude's function that makes an instance of a class, and its arguments. Of a class whose metaclass is `type`, nothing is asked
    /// about that; where it has a function as `__new__`, that is called at once, and with arguments as they are if they are few
    /// and nobody else wants them.
    pub(super) fn instantiation(
        &mut self,
        class: Gc<Class>,
        args: &[Value],
        names: Value,
    ) -> Result<(Value, Instantiation), Exit> {
        let plain = class.header.shape() == Known::Type.shape();
        if let Some(f) = self.function_new(class) {
            let mut few = [class.value(); ARGS_MAX + 1];
            let mut many = Vec::new();
            let given: &[Value] = match few.get_mut(1..=args.len()) {
                Some(rest) => {
                    rest.copy_from_slice(args);
                    &few[..=args.len()]
                }
                None => {
                    many.push(class.value());
                    many.extend_from_slice(args);
                    &many
                }
            };
            if let Some(found) = self.instantiation_by_new(class, f, given, names)? {
                return Ok(found);
            }
            if names.is_unbound() {
                let given = self.tuple(given)?;
                let by = self.prelude_fn(PreludeFn::NewThenInit);
                return Ok((by, Instantiation::new(&[class.value(), f.value(), given])));
            }
        }
        let (args, kwargs) = self.pack_arguments(args, names)?;
        let f = self.prelude_fn(match plain {
            true => PreludeFn::TypeCall,
            false => PreludeFn::Instantiate,
        });
        let args = Instantiation::new(&[class.value(), args, kwargs]);
        Ok((f, args))
    }

    /// The same where the class has no `__init__` of the program and the arguments, the class in front, are few: a function of the
    /// prelude for each number of them.
    fn instantiation_by_new(
        &mut self,
        class: Gc<Class>,
        new: Gc<Function>,
        given: &[Value],
        names: Value,
    ) -> Result<Option<(Value, Instantiation)>, Exit> {
        if self.new_of(class, 0).is_none() {
            return Ok(None);
        }
        let mut bound = Vec::new();
        let given = match names.is_unbound() {
            true => given,
            false => {
                let rt = new.code_ref();
                let code = rt.code();
                let gathers = rt.has(code_flags::VARARGS | code_flags::VARKEYWORDS);
                if gathers || code.n_kwonly != 0 || code.n_pos as usize > BY_NUMBER.len() {
                    return Ok(None);
                }
                self.bind_arguments(new, &rt, given, names, &mut bound)?;
                &bound
            }
        };
        let Some(by) = self.new_of(class, given.len().wrapping_sub(1)) else {
            return Ok(None);
        };
        let mut all = Instantiation::new(&[class.value(), new.value()]);
        all.extend(&given[1..]);
        Ok(Some((by, all)))
    }

    /// The function of the program that is a class's `__new__`, where its metaclass is `type`.
    pub(super) fn function_new(&mut self, class: Gc<Class>) -> Option<Gc<Function>> {
        if class.header.shape() != Known::Type.shape() {
            return None;
        }
        let new = self.class_lookup(class, self.names.dunder_new)?;
        let new: Gc<Wrapper> = Some(new)
            .filter(|v| v.is_kind(Kind::StaticMethod))?
            .expect();
        new.func.get().as_gc()
    }

    /// The prelude's function that has `__new__` called with the class and so many arguments more, if the class has no `__init__` of
    /// the program.
    pub(super) fn new_of(&mut self, class: Gc<Class>, n: usize) -> Option<Value> {
        let by = *BY_NUMBER.get(n)?;
        let (object, init) = (self.known(Known::Object), self.names.dunder_init);
        (self.class_lookup(class, init) == self.class_lookup(object, init))
            .then(|| self.prelude_fn(by))
    }
}
