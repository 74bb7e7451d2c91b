//! "Did you mean": the nearest of the names there are, by an edit distance in which changes of case are cheap.

use super::entries;
use pirn_vm::heap::Gc;
use pirn_vm::native::Answer;
use pirn_vm::objects::{Class, Dict, Exception, Instance, Module, Str, Tuple};
use pirn_vm::{Known, Value, Vm};

const MOVE_COST: usize = 2;
const CASE_COST: usize = 1;
/// More candidates than this are not searched.
const CANDIDATES_MAX: usize = 750;
/// Longer names are not compared.
const NAME_MAX: usize = 40;

/// The name an AttributeError, NameError or ImportError of the VM perhaps meant.
pub(super) fn suggestion(vm: &mut Vm, args: &[Value]) -> Answer {
    let Some(e) = args[0].as_gc::<Exception>() else {
        return Ok(Value::NONE);
    };
    let is_name = vm.is_known_instance(args[0], Known::NameError);
    let is_attr = vm.is_known_instance(args[0], Known::AttributeError);
    let Some(wrong) = wrong_name(vm, e, is_name) else {
        return Ok(Value::NONE);
    };
    let candidates = if is_name {
        names_in_scope(vm, e)
    } else if is_attr {
        match vm.exception_field(e, "obj") {
            Some(obj) if !obj.is_none() => attributes(vm, obj),
            _ => return Ok(Value::NONE),
        }
    } else {
        return Ok(Value::NONE);
    };
    match nearest(&wrong, &candidates) {
        Some(name) => vm.str(name),
        None => Ok(Value::NONE),
    }
}

/// The exception's `name`, or the name in the VM's own message.
fn wrong_name(vm: &mut Vm, e: Gc<Exception>, from_message: bool) -> Option<String> {
    if let Some(name) = vm.exception_field(e, "name").and_then(|v| v.as_gc::<Str>()) {
        return Some(name.text().to_string());
    }
    if !from_message {
        return None;
    }
    let message = e
        .args
        .get()
        .as_gc::<Tuple>()?
        .slice()
        .first()?
        .as_gc::<Str>()?;
    let rest = message.text().strip_prefix("name '")?;
    Some(rest.strip_suffix("' is not defined")?.to_string())
}

/// Names of variables where the exception was raised.
fn names_in_scope(vm: &mut Vm, e: Gc<Exception>) -> Vec<String> {
    let mut names = Vec::new();
    if let Some(last) = entries(e.traceback.get()).last() {
        let code = last.code();
        names.extend(code.params.iter().cloned());
        names.extend(code.locals.iter().map(|l| l.name.clone()));
        names.extend(code.free.iter().cloned());
        // The traceback does not keep the function: its globals are those of the module of that file.
        let file = &last.code.rt().program.file;
        if let Some(globals) = globals_of(vm, file) {
            keys(globals, &mut names);
        }
    }
    let builtins = vm.builtins;
    keys(builtins, &mut names);
    names.retain(|n| !n.starts_with('.'));
    names
}

/// Globals of the module that was loaded from a file.
fn globals_of(vm: &mut Vm, file: &str) -> Option<Gc<Dict>> {
    let modules = vm.modules;
    let key = vm.names.dunder_file;
    let mut from = 0;
    while let Some((i, _, value)) = modules.next_entry(from) {
        from = i + 1;
        let Some(dict) = value.as_gc::<Module>().and_then(|m| m.dict.get().as_gc()) else {
            continue;
        };
        let its_file = vm.dict_get_str(dict, key).and_then(|v| v.as_gc::<Str>());
        if its_file.is_some_and(|f| f.text() == file) {
            return Some(dict);
        }
    }
    None
}

fn keys(dict: Gc<Dict>, out: &mut Vec<String>) {
    let mut from = 0;
    while let Some((i, key, _)) = dict.next_entry(from) {
        from = i + 1;
        if let Some(s) = key.as_gc::<Str>() {
            out.push(s.text().to_string());
        }
    }
}

/// Names of an object's attributes, without asking its code; sorted, as `dir` has them.
fn attributes(vm: &mut Vm, obj: Value) -> Vec<String> {
    let mut names = Vec::new();
    if let Some(m) = obj.as_gc::<Module>() {
        keys(m.dict.get().expect(), &mut names);
    }
    if let Some(i) = obj.as_gc::<Instance>() {
        let shape = &vm.shapes[i.header.shape() as usize];
        let own = shape.names.iter().filter_map(|n| n.as_gc::<Str>());
        names.extend(own.map(|s| s.text().to_string()));
        if let Some(dict) = i.extra.get().as_gc::<Dict>() {
            keys(dict, &mut names);
        }
    }
    let class = match obj.as_gc::<Class>() {
        Some(class) => class,
        None => vm.class_of(obj),
    };
    for c in class
        .mro
        .get()
        .as_gc::<Tuple>()
        .map_or(&[][..], |t| t.slice())
    {
        keys(c.expect::<Class>().dict.get().expect(), &mut names);
    }
    names.sort();
    names.dedup();
    names
}

fn nearest<'a>(wrong: &str, candidates: &'a [String]) -> Option<&'a str> {
    if candidates.len() >= CANDIDATES_MAX {
        return None;
    }
    let mut best: Option<(&str, usize)> = None;
    for candidate in candidates.iter().filter(|c| *c != wrong) {
        let mut limit = (wrong.len() + candidate.len() + 3) * MOVE_COST / 6;
        if let Some((_, distance)) = best {
            limit = limit.min(distance.saturating_sub(1));
        }
        let d = distance(wrong.as_bytes(), candidate.as_bytes(), limit);
        if d <= limit && best.is_none_or(|(_, b)| d < b) {
            best = Some((candidate, d));
        }
    }
    best.map(|(name, _)| name)
}

/// Edit distance, or something larger than `limit`.
fn distance(mut a: &[u8], mut b: &[u8], limit: usize) -> usize {
    let prefix = a.iter().zip(b).take_while(|(x, y)| x == y).count();
    (a, b) = (&a[prefix..], &b[prefix..]);
    let (ra, rb) = (a.iter().rev(), b.iter().rev());
    let suffix = ra.zip(rb).take_while(|(x, y)| x == y).count();
    (a, b) = (&a[..a.len() - suffix], &b[..b.len() - suffix]);
    if a.is_empty() || b.is_empty() {
        return (a.len() + b.len()) * MOVE_COST;
    }
    if a.len() > NAME_MAX || b.len() > NAME_MAX || a.len().abs_diff(b.len()) * MOVE_COST > limit {
        return limit + 1;
    }
    let mut row: Vec<usize> = (1..=a.len()).map(|i| i * MOVE_COST).collect();
    for (i, y) in b.iter().enumerate() {
        let mut diagonal = i * MOVE_COST;
        let mut left = diagonal + MOVE_COST;
        for (place, x) in row.iter_mut().zip(a) {
            let substitution = diagonal + change_cost(*x, *y);
            diagonal = *place;
            *place = substitution.min(diagonal.min(left) + MOVE_COST);
            left = *place;
        }
    }
    row.last().copied().unwrap_or(0)
}

fn change_cost(x: u8, y: u8) -> usize {
    match () {
        () if x == y => 0,
        () if x.eq_ignore_ascii_case(&y) => CASE_COST,
        () => MOVE_COST,
    }
}
