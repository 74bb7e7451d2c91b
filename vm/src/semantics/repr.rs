//! `repr`, `str` and `ascii` of everything whose text needs no code of the program.
//!
//! A [`Printer`] walks a value and appends its text. It stops at the first thing that only the program can print (an
//! instance whose class defines `__repr__`, a subclass of such): then the whole value goes to the prelude's function,
//! which prints containers item by item in heap frames. The same happens to structures nested deeper than [`DEPTH_MAX`].
//! Printing has no effect, so giving up in the middle loses nothing.
//!
//! Containers being printed are kept in a list, and one met again inside itself prints as `[...]`.

use crate::builtins::getters::is_getter;
use crate::heap::{Gc, Kind};
use crate::native::{Answer, Exit};
use crate::objects::*;
use crate::semantics::number::{self, Num};
use crate::semantics::string::{digits, escape};
use crate::value::Value;
use crate::vm::{Known, PreludeFn, Vm};

/// Structures nested deeper are left to the prelude.
const DEPTH_MAX: usize = 50;

/// Bytes of text for which nobody asks the heap before the string is made.
const FREE_TEXT: usize = 1 << 20;

/// Why printing stopped.
enum Stop {
    /// The program must be asked.
    Guest,
    Exit(Exit),
}

type Printed = Result<(), Stop>;

impl Vm {
    /// `repr(v)`.
    pub fn repr(&mut self, v: Value) -> Answer {
        if v.is_int() {
            let mut buffer = [0; 20];
            return self.str_ascii(digits::int_digits(v.as_int(), &mut buffer));
        }
        let mut out = String::new();
        if let Some(s) = v.as_gc::<Str>() {
            self.pay(s.n_bytes as usize >> 5)?;
            self.room(s.n_bytes as usize)?;
            escape::push_str_literal(&mut out, s.text(), false);
            return self.str(&out);
        }
        if let Some(exit) = self.asked_by(v, self.names.dunder_repr, PreludeFn::ReprBy) {
            return Err(exit);
        }
        match self.print_native(&mut out, v) {
            Ok(()) => self.str(&out),
            Err(Stop::Guest) => Err(self.prelude_call(PreludeFn::Repr, &[v])),
            Err(Stop::Exit(e)) => Err(e),
        }
    }

    /// The native `__repr__` of the value's type, whatever its class may define: what `list.__repr__(v)` answers.
    pub fn type_repr(&mut self, v: Value) -> Answer {
        let mut out = String::new();
        let mut printer = Printer {
            vm: self,
            out: &mut out,
            active: Vec::new(),
            reserved: FREE_TEXT,
        };
        match printer.native_value(v) {
            Ok(()) => self.str(&out),
            Err(Stop::Guest) => Err(self.prelude_call(PreludeFn::ContainerRepr, &[v])),
            Err(Stop::Exit(e)) => Err(e),
        }
    }

    /// `object.__repr__(v)`: `<module.Class object at 0x...>`.
    pub fn object_repr(&mut self, v: Value) -> Answer {
        let mut out = String::new();
        let mut printer = Printer {
            vm: self,
            out: &mut out,
            active: Vec::new(),
            reserved: FREE_TEXT,
        };
        printer.plain(v);
        self.str(&out)
    }

    /// `repr(v)` without the program: `None` when it would have to be asked.
    pub fn native_repr(&mut self, v: Value) -> Result<Option<String>, Exit> {
        let mut out = String::new();
        match self.print_native(&mut out, v) {
            Ok(()) => Ok(Some(out)),
            Err(Stop::Guest) => Ok(None),
            Err(Stop::Exit(e)) => Err(e),
        }
    }

    fn print_native(&mut self, out: &mut String, v: Value) -> Printed {
        let mut printer = Printer {
            vm: self,
            out,
            active: Vec::new(),
            reserved: FREE_TEXT,
        };
        printer.value(v)?;
        self.pay(out.len() >> 6)?;
        Ok(())
    }

    /// `str(v)`.
    pub fn str_of(&mut self, v: Value) -> Answer {
        if v.is_kind(Kind::Str) {
            return Ok(v);
        }
        match v.kind() {
            Some(Kind::Instance | Kind::Class) => {
                let (name, repr) = (self.names.dunder_str, self.names.dunder_repr);
                if let Some(exit) = self.asked_by(v, name, PreludeFn::StrBy) {
                    return Err(exit);
                }
                if self.guest_special(v, name).is_some() {
                    return Err(self.prelude_call(PreludeFn::Str, &[v]));
                }
                if let Some(s) = self.payload(v).filter(|p| p.is_kind(Kind::Str)) {
                    return Ok(s);
                }
                // What `__repr__` answers is checked as the answer of `__str__`.
                if let Some(exit) = self.asked_by(v, repr, PreludeFn::StrBy) {
                    return Err(exit);
                }
                match self.guest_special(v, repr) {
                    Some(_) => Err(self.prelude_call(PreludeFn::Str, &[v])),
                    None => self.repr(v),
                }
            }
            Some(Kind::Exception) => self.exception_str(v.expect()),
            _ => self.repr(v),
        }
    }

    /// `ascii(v)`.
    pub fn ascii_of(&mut self, v: Value) -> Answer {
        match self.native_repr(v)? {
            Some(text) if text.is_ascii() => self.str(&text),
            Some(text) => {
                self.pay(text.len() >> 5)?;
                let mut out = String::new();
                escape::push_ascii(&mut out, &text);
                self.str(&out)
            }
            None => Err(self.prelude_call(PreludeFn::Ascii, &[v])),
        }
    }

    /// `str(e)` of an exception, its class's own `__str__` first.
    fn exception_str(&mut self, e: Gc<Exception>) -> Answer {
        let name = self.names.dunder_str;
        if self.guest_special(e.value(), name).is_some() {
            return Err(self.prelude_call(PreludeFn::Str, &[e.value()]));
        }
        self.exception_native_str(e)
    }

    /// `BaseException.__str__` and those of the classes that have their own.
    pub fn exception_native_str(&mut self, e: Gc<Exception>) -> Answer {
        let args = e.args.get().expect::<Tuple>().slice();
        let is = |vm: &Vm, class| vm.is_known_instance(e.value(), class);
        if args.len() >= 2 && is(self, Known::OSError) {
            return self.os_error_str(e, args);
        }
        if args.len() == 5 && is(self, Known::UnicodeError) {
            return self.unicode_error_str(e, args);
        }
        if is(self, Known::SyntaxError) {
            return self.syntax_error_str(e, args);
        }
        if is(self, Known::ImportError)
            && let Some(msg) = self
                .exception_field(e, "msg")
                .filter(|m| m.is_kind(Kind::Str))
        {
            return Ok(msg);
        }
        match args {
            [] => self.str(""),
            [only] if is(self, Known::KeyError) => self.repr(*only),
            [only] => self.only_str(*only),
            _ => self.repr(e.args.get()),
        }
    }

    /// `str(v)` of an exception's only argument. Exceptions in one another have the text of the innermost, if there is one.
    fn only_str(&mut self, mut v: Value) -> Answer {
        const OTHERS: [Known; 3] = [Known::KeyError, Known::SyntaxError, Known::ImportError];
        for _ in 0..self.config.recursion_limit {
            let Some(e) = v.as_gc::<Exception>() else {
                return self.str_of(v);
            };
            let args = e.args.get().expect::<Tuple>().slice();
            let name = self.names.dunder_str;
            if args.len() != 1
                || OTHERS.iter().any(|class| self.is_known_instance(v, *class))
                || self.guest_special(v, name).is_some()
            {
                return self.str_of(v);
            }
            v = args[0];
        }
        Err(self.raise(Known::RecursionError, "maximum recursion depth exceeded"))
    }

    /// An attribute kept in the exception's dict.
    pub fn exception_field(&mut self, e: Gc<Exception>, name: &str) -> Option<Value> {
        let dict: Gc<Dict> = e.dict.get().as_gc()?;
        let key = self.intern(name);
        self.dict_get_str(dict, key)
    }

    /// The native text of some parts of a message; the prelude's way when one of them belongs to the program.
    fn parts_text(
        &mut self,
        e: Gc<Exception>,
        parts: &[(Value, bool)],
    ) -> Result<Vec<String>, Exit> {
        let mut texts = Vec::new();
        for (v, quoted) in parts {
            let text = match v.as_gc::<Str>() {
                Some(s) if !quoted => Some(s.text().to_string()),
                _ => self.native_repr(*v)?,
            };
            match text {
                Some(text) => texts.push(text),
                None => return Err(self.prelude_call(PreludeFn::Repr, &[e.args.get()])),
            }
        }
        Ok(texts)
    }

    fn os_error_str(&mut self, e: Gc<Exception>, args: &[Value]) -> Answer {
        let field = |vm: &mut Vm, name, i: usize| {
            vm.exception_field(e, name)
                .or(args.get(i).copied())
                .filter(|v| !v.is_none())
        };
        let mut parts = vec![(args[0], false), (args[1], false)];
        parts.extend(field(self, "filename", 2).map(|v| (v, true)));
        parts.extend(field(self, "filename2", 4).map(|v| (v, true)));
        let t = self.parts_text(e, &parts)?;
        self.str(&match &t[2..] {
            [] => format!("[Errno {}] {}", t[0], t[1]),
            [a] => format!("[Errno {}] {}: {a}", t[0], t[1]),
            rest => format!("[Errno {}] {}: {} -> {}", t[0], t[1], rest[0], rest[1]),
        })
    }

    fn syntax_error_str(&mut self, e: Gc<Exception>, args: &[Value]) -> Answer {
        let message = match args.first() {
            Some(m) => self.parts_text(e, &[(*m, false)])?.remove(0),
            None => "None".to_string(),
        };
        let details = args
            .get(1)
            .and_then(|d| d.as_gc::<Tuple>())
            .map_or(&[][..], |t| t.slice());
        let file = self
            .exception_field(e, "filename")
            .or(details.first().copied());
        let line = self
            .exception_field(e, "lineno")
            .or(details.get(1).copied());
        let file = file.and_then(|f| f.as_gc::<Str>()).map(|f| f.text());
        let file = file.map(|f| f.rsplit('/').next().unwrap_or(f));
        let line = line.filter(|l| l.is_int()).map(|l| l.as_int());
        self.str(&match (file, line) {
            (Some(f), Some(l)) => format!("{message} ({f}, line {l})"),
            (Some(f), None) => format!("{message} ({f})"),
            (None, Some(l)) => format!("{message} (line {l})"),
            (None, None) => message,
        })
    }

    /// `(encoding, object, start, end, reason)` in words.
    fn unicode_error_str(&mut self, e: Gc<Exception>, args: &[Value]) -> Answer {
        let (Some(encoding), Some(reason)) = (args[0].as_gc::<Str>(), args[4].as_gc::<Str>())
        else {
            return self.repr(e.args.get());
        };
        let (encoding, reason) = (encoding.text(), reason.text());
        let (start, end) = (args[2].as_int(), args[3].as_int());
        let one = start >= 0 && end == start + 1;
        let place = if one {
            format!("{start}")
        } else {
            format!("{start}-{}", end - 1)
        };
        if let Some(text) = args[1].as_gc::<Str>() {
            let what = match text.as_str().chars().nth(start.max(0) as usize) {
                Some(c) if one => {
                    let mut out = " '".to_string();
                    escape::push_escaped(&mut out, c as u32);
                    out + "'"
                }
                _ => "s".to_string(),
            };
            return self.str(&format!(
                "'{encoding}' codec can't encode character{what} in position {place}: {reason}"
            ));
        }
        let byte = args[1]
            .as_gc::<Bytes>()
            .and_then(|b| b.data().get(start.max(0) as usize));
        let what = match byte {
            Some(b) if one => format!(" {b:#04x}"),
            _ => "s".to_string(),
        };
        self.str(&format!(
            "'{encoding}' codec can't decode byte{what} in position {place}: {reason}"
        ))
    }

    /// The module and qualified name of a class as they are printed: builtins by their name alone.
    pub fn class_path(&mut self, class: Gc<Class>) -> String {
        let qualname = class.qualname.get().expect::<Str>().text();
        let module = if class.has(class_flag::BUILTIN) {
            Known::module(class.well_known.get())
        } else {
            let dict: Gc<Dict> = class.dict.get().expect();
            let module = self.dict_get_str(dict, self.names.dunder_module);
            module
                .and_then(|m| m.as_gc::<Str>())
                .map_or("builtins", |s| s.text())
        };
        if module == "builtins" {
            qualname.to_string()
        } else {
            format!("{module}.{qualname}")
        }
    }
}

struct Printer<'a> {
    vm: &'a mut Vm,
    out: &'a mut String,
    /// Containers that are being printed, outermost first.
    active: Vec<Value>,
    /// Length of the text up to which memory was looked for.
    reserved: usize,
}

impl Printer<'_> {
    fn push(&mut self, text: &str) {
        self.out.push_str(text);
    }

    fn value(&mut self, v: Value) -> Printed {
        let Some(header) = v.as_header() else {
            if !digits::push_number(self.out, v) {
                self.push(immediate(v));
            }
            return Ok(());
        };
        if let Some(n) = self.vm.native_len(v) {
            // A part of a text or an item is a unit of work.
            self.vm.pay(n / 32)?;
        }
        match header.kind() {
            Kind::Str => escape::push_str_literal(self.out, v.expect::<Str>().text(), false),
            Kind::Float => digits::push_float(self.out, v.expect::<BoxedFloat>().value),
            Kind::BigInt => {
                let n = Num::Big(v.expect());
                let text = number::print::int_text(self.vm, n, 10, "")?;
                self.push(&text);
            }
            Kind::Bytes => escape::push_bytes_literal(self.out, v.expect::<Bytes>().data()),
            Kind::ByteArray => self.bytearray(v, "bytearray"),
            Kind::Instance | Kind::Exception | Kind::Class => return self.perhaps_guest(v),
            Kind::List | Kind::Tuple | Kind::Dict | Kind::Set | Kind::FrozenSet | Kind::Deque => {
                return self.container(v, "");
            }
            Kind::DictView | Kind::MappingProxy => return self.container(v, ""),
            Kind::Range => return self.range(v.expect()),
            Kind::Slice => {
                let s: Gc<Slice> = v.expect();
                return self.items("slice(", &[s.start, s.stop, s.step], ")");
            }
            Kind::Function => {
                let name = function_name(v.expect());
                self.at_address(&format!("<function {name}"), v);
            }
            Kind::Builtin => self.builtin(v.expect()),
            Kind::BoundMethod if is_getter(v) => return self.by_class(v),
            Kind::BoundMethod => return self.method(v.expect()),
            Kind::Module => self.module(v.expect()),
            Kind::Generator if header.shape() != Known::Generator.shape() => {
                return self.by_class(v);
            }
            Kind::Generator => {
                let g: Gc<Generator> = v.expect();
                let name = g.func.as_gc().map_or("generator", function_name);
                self.at_address(&format!("<generator object {name}"), v);
            }
            Kind::Cell => self.cell(v.expect()),
            Kind::Code => self.code(v),
            Kind::StaticMethod | Kind::ClassMethod => {
                let name = self.vm.type_name(v);
                let func = v.expect::<Wrapper>().func.get();
                return self.items(&format!("<{name}("), &[func], ")>");
            }
            Kind::Super => return self.super_object(v.expect()),
            Kind::GetSet => {
                let g: Gc<GetSet> = v.expect();
                let owner = self.vm.class_name(g.owner.expect());
                let name = g.name.expect::<Str>().text();
                self.push(&format!("<attribute '{name}' of '{owner}' objects>"));
            }
            _ => return self.by_class(v),
        }
        Ok(())
    }

    /// Things whose class may be the program's.
    fn perhaps_guest(&mut self, v: Value) -> Printed {
        let name = self.vm.names.dunder_repr;
        if self.vm.guest_special(v, name).is_some() {
            return Err(Stop::Guest);
        }
        self.native_value(v)
    }

    /// A value by the native way of its type, its class's own `__repr__` not minded.
    fn native_value(&mut self, v: Value) -> Printed {
        if !matches!(
            v.kind(),
            Some(Kind::Instance | Kind::Exception | Kind::Class)
        ) {
            return self.value(v);
        }
        if let Some(class) = v.as_gc::<Class>() {
            let path = self.vm.class_path(class);
            self.push(&format!("<class '{path}'>"));
            return Ok(());
        }
        if let Some(e) = v.as_gc::<Exception>() {
            let name = self.vm.type_name(v);
            let args = e.args.get().expect::<Tuple>().slice();
            return self.items(&format!("{name}("), args, ")");
        }
        let Some(payload) = self.vm.payload(v) else {
            return self.by_class(v);
        };
        if self.repr_owner(v) == Some(self.vm.known(Known::Object).value()) {
            self.plain(v);
            return Ok(());
        }
        match payload.kind() {
            Some(Kind::Set | Kind::FrozenSet | Kind::Deque) => {
                let name = self.vm.type_name(v);
                self.container(payload, name)
            }
            Some(Kind::ByteArray) => {
                let name = self.vm.type_name(v);
                self.bytearray(payload, name);
                Ok(())
            }
            None
            | Some(
                Kind::List
                | Kind::Tuple
                | Kind::Dict
                | Kind::Str
                | Kind::Bytes
                | Kind::Float
                | Kind::BigInt,
            ) => self.value(payload),
            _ => self.by_class(v),
        }
    }

    /// The class that the value's native `__repr__` belongs to.
    fn repr_owner(&mut self, v: Value) -> Option<Value> {
        let name = self.vm.names.dunder_repr;
        let method = self.vm.special(v, name)?.as_gc::<Builtin>()?;
        Some(method.owner.get())
    }

    /// By the native `__repr__` of the class, if it has one of its own; else the plain form with an address.
    fn by_class(&mut self, v: Value) -> Printed {
        let name = self.vm.names.dunder_repr;
        if let Some(b) = self.vm.special(v, name).and_then(|m| m.as_gc::<Builtin>()) {
            let object = self.vm.known(Known::Object).value();
            let general =
                crate::builtins::functions_text::is_general_repr(self.vm.native(b.native).def.run);
            if b.owner.get() != object && !general {
                return match self.vm.call_native(b.native, &[v], Value::UNBOUND) {
                    Ok(text) => {
                        let text = text.as_gc::<Str>().map_or("", |s| s.text());
                        self.push(text);
                        Ok(())
                    }
                    Err(Exit::Raised(e)) => Err(Stop::Exit(Exit::Raised(e))),
                    Err(exit @ (Exit::Room(_) | Exit::Limit)) => Err(Stop::Exit(exit)),
                    Err(_) => Err(Stop::Guest),
                };
            }
        }
        self.plain(v);
        Ok(())
    }

    /// `<module.Class object at 0x...>`.
    fn plain(&mut self, v: Value) {
        let class = self.vm.class_of(v);
        let path = self.vm.class_path(class);
        self.at_address(&format!("<{path} object"), v);
    }

    fn at_address(&mut self, text: &str, v: Value) {
        let address = self.vm.identity(v);
        self.push(&format!("{text} at {address:#x}>"));
    }

    /// Items between commas, of what is no container. It is not looked for when it is met again: that ends by its depth.
    fn items(&mut self, open: &str, items: &[Value], close: &str) -> Printed {
        if self.active.len() >= DEPTH_MAX {
            return Err(Stop::Guest);
        }
        self.active.push(Value::UNBOUND);
        self.push(open);
        for (i, item) in items.iter().enumerate() {
            if i != 0 {
                self.push(", ");
            }
            self.value(*item)?;
        }
        self.push(close);
        self.active.pop();
        Ok(())
    }

    /// A container, guarded against meeting itself. `name` is the class's for subclasses of sets and deques.
    fn container(&mut self, v: Value, name: &str) -> Printed {
        if self.active.contains(&v) {
            let text = match v.kind() {
                Some(Kind::Dict) => "{...}".to_string(),
                Some(Kind::Tuple) => "(...)".to_string(),
                Some(Kind::Set | Kind::FrozenSet) => format!("{}(...)", self.set_name(v, name)),
                Some(Kind::DictView | Kind::MappingProxy) => "...".to_string(),
                _ => "[...]".to_string(),
            };
            self.push(&text);
            return Ok(());
        }
        if self.active.len() >= DEPTH_MAX {
            return Err(Stop::Guest);
        }
        // The parts of a small graph may be printed a billion times.
        self.vm.pay(1)?;
        if self.out.len() > self.reserved {
            self.vm.check_bits(self.out.len() as u64 * 8)?;
            self.vm.room(self.out.len())?;
            self.reserved = self.out.len() * 2;
        }
        self.active.push(v);
        self.container_items(v, name)?;
        self.active.pop();
        Ok(())
    }

    fn set_name(&self, v: Value, name: &str) -> String {
        match (name, v.kind()) {
            ("", Some(Kind::Set)) => "set".to_string(),
            ("", _) => "frozenset".to_string(),
            _ => name.to_string(),
        }
    }

    fn container_items(&mut self, v: Value, name: &str) -> Printed {
        match v.kind() {
            Some(Kind::List) => {
                let items: Vec<Value> =
                    v.expect::<List>().items().iter().map(|v| v.get()).collect();
                self.items("[", &items, "]")
            }
            Some(Kind::Tuple) => {
                let items = v.expect::<Tuple>().slice();
                self.items("(", items, if items.len() == 1 { ",)" } else { ")" })
            }
            Some(Kind::Dict) => self.dict(v.expect()),
            Some(Kind::Set | Kind::FrozenSet) => self.set(v, name),
            Some(Kind::Deque) => self.deque(v.expect(), name),
            Some(Kind::MappingProxy) => {
                self.items("mappingproxy(", &[v.expect::<MappingProxy>().mapping], ")")
            }
            _ => self.view(v.expect()),
        }
    }

    fn dict(&mut self, d: Gc<Dict>) -> Printed {
        self.push("{");
        let mut from = 0;
        let mut first = true;
        while let Some((i, key, value)) = d.next_entry(from) {
            if !std::mem::take(&mut first) {
                self.push(", ");
            }
            self.value(key)?;
            self.push(": ");
            self.value(value)?;
            from = i + 1;
        }
        self.push("}");
        Ok(())
    }

    fn set(&mut self, v: Value, name: &str) -> Printed {
        let d: Gc<Dict> = v.expect();
        let shown = self.set_name(v, name);
        if d.is_empty() {
            self.push(&format!("{shown}()"));
            return Ok(());
        }
        let keys = table_keys(d);
        if shown == "set" {
            return self.items("{", &keys, "}");
        }
        self.items(&format!("{shown}({{"), &keys, "})")
    }

    fn deque(&mut self, d: Gc<Deque>, name: &str) -> Printed {
        let name = if name.is_empty() { "deque" } else { name };
        let close = match d.max_len.get() {
            usize::MAX => "])".to_string(),
            n => format!("], maxlen={n})"),
        };
        self.items(&format!("{name}(["), &deque_items(d), &close)
    }

    fn view(&mut self, view: Gc<DictView>) -> Printed {
        let d: Gc<Dict> = self.vm.unwrap_payload(view.dict).expect();
        match view.variety() {
            ViewVariety::Keys => self.items("dict_keys([", &table_keys(d), "])"),
            ViewVariety::Values => {
                let mut values = Vec::new();
                let mut from = 0;
                while let Some((i, _, value)) = d.next_entry(from) {
                    values.push(value);
                    from = i + 1;
                }
                self.items("dict_values([", &values, "])")
            }
            ViewVariety::Items => {
                self.push("dict_items([");
                let mut from = 0;
                let mut gap = "";
                while let Some((i, key, value)) = d.next_entry(from) {
                    self.push(gap);
                    self.items("(", &[key, value], ")")?;
                    gap = ", ";
                    from = i + 1;
                }
                self.push("])");
                Ok(())
            }
        }
    }

    fn range(&mut self, r: Gc<Range>) -> Printed {
        if r.step.is_int() && r.step.as_int() == 1 {
            return self.items("range(", &[r.start, r.stop], ")");
        }
        self.items("range(", &[r.start, r.stop, r.step], ")")
    }

    fn bytearray(&mut self, v: Value, name: &str) {
        self.push(name);
        self.push("(");
        let data = bytearray_to_vec(v.expect());
        escape::push_bytes_literal(self.out, &data);
        self.push(")");
    }

    fn builtin(&mut self, b: Gc<Builtin>) {
        let name = self.vm.native(b.native).def.name;
        let text = match b.owner.get().as_gc::<Class>() {
            None => format!("<built-in function {name}>"),
            Some(class) => {
                let class = self.vm.class_name(class);
                if name == "__new__" {
                    format!(
                        "<built-in method __new__ of type object at {:#x}>",
                        self.vm.identity(b.owner.get())
                    )
                } else if name.starts_with("__") {
                    format!("<slot wrapper '{name}' of '{class}' objects>")
                } else {
                    format!("<method '{name}' of '{class}' objects>")
                }
            }
        };
        self.push(&text);
    }

    fn method(&mut self, m: Gc<BoundMethod>) -> Printed {
        let (func, receiver) = (m.func.get(), m.receiver.get());
        if let Some(b) = func.as_gc::<Builtin>() {
            let name = self.vm.native(b.native).def.name;
            let class = self.vm.type_name(receiver);
            let text = if name.starts_with("__") {
                format!("<method-wrapper '{name}' of {class} object")
            } else {
                format!("<built-in method {name} of {class} object")
            };
            self.at_address(&text, receiver);
            return Ok(());
        }
        let name = func.as_gc().map_or("?", function_name);
        self.items(&format!("<bound method {name} of "), &[receiver], ">")
    }

    fn module(&mut self, m: Gc<Module>) {
        let dict: Gc<Dict> = m.dict.get().expect();
        let text = |v: Option<Value>| v.and_then(|v| v.as_gc::<Str>()).map(|s| s.text());
        let name = text(self.vm.dict_get_str(dict, self.vm.names.dunder_name)).unwrap_or("?");
        let file = text(self.vm.dict_get_str(dict, self.vm.names.dunder_file));
        let mut out = format!("<module '{name}'");
        match file {
            Some(file) => {
                out.push_str(" from ");
                escape::push_str_literal(&mut out, file, false);
            }
            None if name != "__main__" && !m.made_by_program() => out.push_str(" (built-in)"),
            None => {}
        }
        out.push('>');
        self.push(&out);
    }

    fn cell(&mut self, c: Gc<CellObject>) {
        let at = self.vm.identity(c.value());
        let v = c.value.get();
        let text = if v.is_unbound() {
            format!("<cell at {at:#x}: empty>")
        } else {
            let (class, inner) = (self.vm.type_name(v), self.vm.identity(v));
            format!("<cell at {at:#x}: {class} object at {inner:#x}>")
        };
        self.push(&text);
    }

    fn code(&mut self, v: Value) {
        let object: Gc<CodeObject> = v.expect();
        let (rt, at) = (object.rt(), self.vm.identity(v));
        let (name, file, line) = (&rt.code().name, &rt.program.file, rt.code().first_line);
        let text = format!("<code object {name} at {at:#x}, file \"{file}\", line {line}>");
        self.push(&text);
    }

    fn super_object(&mut self, s: Gc<Super>) -> Printed {
        let class = s
            .class
            .as_gc::<Class>()
            .map_or("NULL", |c| self.vm.class_name(c));
        let kind = s.start.as_gc::<Class>().map(|c| self.vm.class_name(c));
        let text = match kind {
            Some(kind) => format!("<super: <class '{class}'>, <{kind} object>>"),
            None => format!("<super: <class '{class}'>, NULL>"),
        };
        self.push(&text);
        Ok(())
    }
}

/// Keys of a table in order.
pub(crate) fn table_keys(d: Gc<Dict>) -> Vec<Value> {
    let mut keys = Vec::with_capacity(d.len());
    let mut from = 0;
    while let Some((i, key, _)) = d.next_entry(from) {
        keys.push(key);
        from = i + 1;
    }
    keys
}

/// Items of a deque in order.
pub(crate) fn deque_items(d: Gc<Deque>) -> Vec<Value> {
    let Some(buffer) = d.buffer.get().as_gc::<Buffer>() else {
        return Vec::new();
    };
    let places = buffer.items();
    (0..d.len.get())
        .map(|i| places[(d.first.get() + i) % places.len()].get())
        .collect()
}

/// A function's qualified name.
pub(crate) fn function_name(f: Gc<Function>) -> &'static str {
    let changed = f
        .extra
        .get()
        .as_gc::<Record>()
        .and_then(|extra| extra.items()[FunctionExtra::QUALNAME].get().as_gc::<Str>());
    match changed {
        Some(s) => s.text(),
        None => f
            .code
            .get()
            .expect::<CodeObject>()
            .rt()
            .qualname
            .get()
            .expect::<Str>()
            .text(),
    }
}

fn immediate(v: Value) -> &'static str {
    match v {
        Value::NONE => "None",
        Value::TRUE => "True",
        Value::FALSE => "False",
        Value::ELLIPSIS => "Ellipsis",
        _ => "NotImplemented",
    }
}

impl From<Exit> for Stop {
    fn from(e: Exit) -> Stop {
        Stop::Exit(e)
    }
}

/// A copy of a byte array's contents.
pub(crate) fn bytearray_to_vec(b: Gc<ByteArray>) -> Vec<u8> {
    match b.buffer.get().as_gc::<ByteBuffer>() {
        Some(buffer) => buffer.as_bytes()[..b.len.get()]
            .iter()
            .map(|c| c.get())
            .collect(),
        None => Vec::new(),
    }
}
