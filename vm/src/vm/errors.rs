//! Raising exceptions from Rust.
//!
//! Each function makes the exception object and answers the [`Exit`] to return: `return Err(vm.type_error("..."))`.
//! Exceptions come from the heap's emergency reserve, so raising never fails.

use super::{Known, Vm};
use crate::heap::{Gc, Header, Kind};
use crate::native::Exit;
use crate::objects::{Class, Exception, Module, Str};
use crate::value::Value;
use std::cell::Cell;

/// Messages that need not be looked for.
pub(super) const MESSAGES: usize = 32;

impl Vm {
    /// A new exception object of a class (which derives from BaseException) with these arguments.
    pub fn new_exception(&mut self, class: Gc<Class>, args: &[Value]) -> Gc<Exception> {
        let room = self.heap.emergency();
        let args = self.new_tuple(&room, args).value();
        let shape = self.root_shape(class);
        self.heap.new_object(&room, |flags| Exception {
            header: Header::new(Kind::Exception, flags, 0, shape),
            args: Cell::new(args),
            traceback: Cell::new(Value::NONE),
            cause: Cell::new(Value::NONE),
            context: Cell::new(Value::NONE),
            suppress_context: Cell::new(false),
            dict: Cell::new(Value::UNBOUND),
        })
    }

    /// Raises a well-known exception with a message.
    #[cold]
    pub fn raise(&mut self, class: Known, message: impl AsRef<str>) -> Exit {
        let room = self.heap.emergency();
        let text = self.new_str(&room, message.as_ref()).value();
        self.raise_with(class, &[text])
    }

    /// Raises a well-known exception with any arguments.
    #[cold]
    pub fn raise_with(&mut self, class: Known, args: &[Value]) -> Exit {
        let class = self.known(class);
        Exit::Raised(self.new_exception(class, args).value())
    }

    #[cold]
    pub fn type_error(&mut self, message: impl AsRef<str>) -> Exit {
        self.raise(Known::TypeError, message)
    }

    #[cold]
    pub fn value_error(&mut self, message: impl AsRef<str>) -> Exit {
        self.raise(Known::ValueError, message)
    }

    #[cold]
    pub fn index_error(&mut self, message: impl AsRef<str>) -> Exit {
        self.raise(Known::IndexError, message)
    }

    /// Raises a well-known exception with a message that is always the same. Those are interned, so that native code may have them
    /// as constants.
    #[cold]
    pub fn raise_fixed(&mut self, class: Known, message: &'static str) -> Exit {
        let text = self.fixed_message(message);
        self.raise_with(class, &[text])
    }

    /// The string of such a message.
    pub fn fixed_message(&mut self, message: &'static str) -> Value {
        let at = message.as_ptr().addr();
        let place = (at >> 4) % MESSAGES;
        let (known, text) = self.messages[place];
        if known == at {
            return text;
        }
        let text = self.intern(message);
        self.messages[place] = (at, text);
        text
    }

    /// KeyError with the key itself as the argument.
    #[cold]
    pub fn key_error(&mut self, key: Value) -> Exit {
        self.raise_with(Known::KeyError, &[key])
    }

    #[cold]
    pub fn overflow_error(&mut self, message: impl AsRef<str>) -> Exit {
        self.raise(Known::OverflowError, message)
    }

    #[cold]
    pub fn zero_division(&mut self, message: impl AsRef<str>) -> Exit {
        self.raise(Known::ZeroDivisionError, message)
    }

    #[cold]
    pub fn runtime_error(&mut self, message: impl AsRef<str>) -> Exit {
        self.raise(Known::RuntimeError, message)
    }

    #[cold]
    pub fn memory_error(&mut self) -> Exit {
        self.raise_with(Known::MemoryError, &[])
    }

    /// StopIteration carrying a value (None: no argument).
    pub fn stop_iteration(&mut self, value: Value) -> Exit {
        if value.is_none() {
            self.raise_with(Known::StopIteration, &[])
        } else {
            self.raise_with(Known::StopIteration, &[value])
        }
    }

    /// Raises a well-known exception with a message of these parts. Programs try what may go wrong and mostly do not read what did:
    /// short messages are put together on the stack.
    fn raise_joined(&mut self, class: Known, parts: &[&str]) -> Exit {
        const SHORT: usize = 120;
        let mut message = [0; SHORT];
        let mut n = 0;
        for part in parts {
            let Some(to) = message.get_mut(n..n + part.len()) else {
                return self.raise(class, parts.concat());
            };
            to.copy_from_slice(part.as_bytes());
            n += part.len();
        }
        match std::str::from_utf8(&message[..n]) {
            Ok(message) => self.raise(class, message),
            Err(_) => self.raise(class, parts.concat()),
        }
    }

    /// AttributeError in the language's usual words; `name` and `obj` attributes are set like CPython does.
    #[cold]
    pub fn no_attribute(&mut self, obj: Value, name: &str) -> Exit {
        let name = self.intern(name);
        self.no_attribute_named(obj, name)
    }

    /// The same of an interned name.
    #[cold]
    pub(super) fn no_attribute_named(&mut self, obj: Value, name: Value) -> Exit {
        let exit = match obj.as_gc::<Module>() {
            Some(module) => {
                let (owner, text) = (module.name.get().expect::<Str>(), name.expect::<Str>());
                let words = [
                    "module '",
                    owner.text(),
                    "' has no attribute '",
                    text.text(),
                    "'",
                ];
                self.raise_joined(Known::AttributeError, &words)
            }
            None => self.no_attribute_to_delete(obj, name),
        };
        if let Exit::Raised(e) = exit {
            let room = self.heap.emergency();
            let (name_key, obj_key) = (self.names.name, self.names.obj);
            let dict = self.dict_with(&room, [(name_key, name), (obj_key, obj)]);
            let e: Gc<Exception> = e.expect();
            e.dict.set(dict.value());
            self.heap.barrier(&e.header);
        }
        exit
    }

    /// What a missing attribute is told by that is to be deleted: CPython does not set `name` and `obj` then.
    #[cold]
    pub(super) fn no_attribute_to_delete(&mut self, obj: Value, name: Value) -> Exit {
        let text = name.expect::<Str>().text();
        let (before, owner, after) = match obj.as_gc::<Class>() {
            Some(class) => (
                "type object '",
                self.class_name(class),
                "' has no attribute '",
            ),
            None => ("'", self.type_name(obj), "' object has no attribute '"),
        };
        self.raise_joined(Known::AttributeError, &[before, owner, after, text, "'"])
    }

    /// The answer "call this instead of me": see [`Exit::Call`].
    pub fn tail_call(&mut self, callee: Value, args: &[Value]) -> Exit {
        self.request.callee = callee;
        self.set_request_args(args);
        self.request.names = Value::UNBOUND;
        Exit::Call
    }

    /// The arguments of a request: mostly one or two, for which no memory is moved.
    #[inline(always)]
    pub(crate) fn set_request_args(&mut self, args: &[Value]) {
        let to = &mut self.request.args;
        to.clear();
        match *args {
            [a] => to.push(a),
            [a, b] => {
                to.push(a);
                to.push(b);
            }
            _ => to.extend_from_slice(args),
        }
    }

    /// The answer "call this and resume me with what it returns": see [`Exit::Ask`].
    pub fn ask(&mut self, state: Value, callee: Value, args: &[Value]) -> Exit {
        self.tail_call(callee, args);
        Exit::Ask(state)
    }

    /// As [`Vm::tail_call`] with keyword arguments in a dict (or None).
    pub fn call_with(
        &mut self,
        callee: Value,
        args: &[Value],
        kwargs: Value,
    ) -> Result<Exit, Exit> {
        let mut all = args.to_vec();
        let mut names = Value::UNBOUND;
        if let Some(dict) = kwargs.as_gc::<crate::objects::Dict>()
            && !dict.is_empty()
        {
            let mut keys = Vec::with_capacity(dict.len());
            let mut from = 0;
            while let Some((i, key, value)) = dict.next_entry(from) {
                from = i + 1;
                let Some(key) = key.as_gc() else {
                    return Err(self.type_error("keywords must be strings"));
                };
                keys.push(self.intern_value(key));
                all.push(value);
            }
            names = self.tuple(&keys)?;
        }
        let exit = self.tail_call(callee, &all);
        self.request.names = names;
        Ok(exit)
    }
}
