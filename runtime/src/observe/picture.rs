//! All tasklets, those that stand at the same place and do the same together: of a million that wait in one line, one entry.

use super::waits::{self, chain, code, is_shown};
use crate::scheduler::{self, Doing, Member};
use pirn_vm::builtins::frames;
use pirn_vm::heap::Gc;
use pirn_vm::objects::{Builtin, Channel, Frame, Function, RtCode};
use pirn_vm::{Value, Vm};
use std::collections::{HashMap, HashSet};

/// Activations of a stack that are looked at, from the innermost one outwards; with the outermost ones there may be twice as many.
const INNERMOST: usize = 24;
/// Names that are mentioned for tasklets that stand together, or that others wait with.
const NAMES_MAX: usize = 4;
/// So many channels are told apart where tasklets wait at one place for different ones.
const CHANNELS_MAX: usize = 4;

/// What is in an isolate.
#[derive(Clone, Debug, Default)]
pub struct Picture {
    /// Ticks the program has run for.
    pub ticks: u64,
    /// Bytes of all objects.
    pub heap_bytes: usize,
    /// The current tasklet first, then those that can run, in order, then the others, by place.
    pub stacks: Vec<Stack>,
}

/// A tasklet; or several that stand at the same place and do the same.
#[derive(Clone, Debug)]
pub struct Stack {
    /// How many.
    pub count: usize,
    /// What to call them: a name, or `tasklet 3`, which is a number in this picture only.
    pub who: String,
    /// Those of them that the program has named.
    pub names: Vec<String>,
    /// The program's main tasklet.
    pub is_main: bool,
    /// In a word: running, runnable, sending, receiving, asleep, waiting in run(), paused.
    pub state: &'static str,
    /// What they do: `receive on channel jobs`, `pirn.Lock.acquire()`, `sleep`, or the state.
    pub doing: String,
    /// Who else waits at the channel, if it is one and the same; the first few.
    pub others: Vec<String>,
    /// Innermost last.
    pub activations: Vec<Activation>,
    /// How many are left out in the middle.
    pub skipped: usize,
}

/// A frame of the program.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Activation {
    /// Empty for what is called of the library at the very beginning.
    pub file: String,
    /// That of the definition where the program was built without lines.
    pub line: u32,
    pub function: String,
    /// The line's text, if the source is there.
    pub text: String,
}

/// Everything, right after a collection.
pub(crate) fn picture(vm: &Vm) -> Picture {
    Picture {
        ticks: vm.ticks(),
        heap_bytes: vm.heap.used_bytes(),
        stacks: stacks(vm, &scheduler::census(vm)),
    }
}

/// Those who stand alike.
struct Group<'a> {
    first: &'a Member,
    count: usize,
    names: Vec<String>,
    doing: String,
    /// The channel that all of them wait at, if it is the same.
    channel: Option<Gc<Channel>>,
    stack: (Vec<Activation>, usize),
}

/// What makes tasklets alike.
#[derive(PartialEq, Eq, Hash)]
struct Key {
    doing: Doing,
    leads: bool,
    frames: Vec<(u64, u32)>,
    /// Address of the channel, where tasklets at a place are told apart by that.
    channel: usize,
}

fn key(vm: &Vm, m: &Member) -> Key {
    let what = |f: Gc<Frame>| match code(f) {
        Some(rt) => u64::from(rt.get().serial),
        None => frames::callee(vm, f).map_or(0, Value::bits),
    };
    let frames = chain(m.frame).take(2 * INNERMOST);
    Key {
        doing: m.doing,
        leads: m.is_main || m.thread.is_some(),
        frames: frames.map(|f| (what(f), f.pc.get())).collect(),
        channel: m.channel.map_or(0, |c| c.addr()),
    }
}

/// Puts those together who stand alike.
fn grouped<'a>(vm: &Vm, members: &'a [Member]) -> Vec<Group<'a>> {
    // At which channels: where there are many, each tasklet's is its own.
    let mut channels: HashMap<Key, HashSet<usize>> = HashMap::new();
    for m in members.iter().filter(|m| m.channel.is_some()) {
        let mut key = key(vm, m);
        let channel = std::mem::take(&mut key.channel);
        let there = channels.entry(key).or_default();
        if there.len() <= CHANNELS_MAX {
            there.insert(channel);
        }
    }
    let mut places: HashMap<Key, usize> = HashMap::new();
    let mut groups: Vec<Group<'_>> = Vec::new();
    for m in members {
        let mut key = key(vm, m);
        let channel = std::mem::take(&mut key.channel);
        let many = channels.get(&key).is_some_and(|c| c.len() > CHANNELS_MAX);
        if !many {
            key.channel = channel;
        }
        let at = *places.entry(key).or_insert(groups.len());
        if at == groups.len() {
            groups.push(Group {
                first: m,
                count: 0,
                names: Vec::new(),
                doing: doing(vm, m, many),
                channel: m.channel.filter(|_| !many),
                stack: activations(vm, m.frame),
            });
        }
        let group = &mut groups[at];
        group.count += 1;
        group.names.extend(scheduler::name_of(m.tasklet));
    }
    groups
}

/// The stacks of some tasklets.
pub(crate) fn stacks(vm: &Vm, members: &[Member]) -> Vec<Stack> {
    let mut groups = grouped(vm, members);
    groups.iter_mut().for_each(|group| group.names.sort());
    groups.sort_by(|a, b| {
        let rank = |g: &Group<'_>| match g.first.doing {
            Doing::Running => 0,
            Doing::Runnable => 1,
            _ => 2,
        };
        let place = |g: &Group<'_>| (!g.first.is_main, g.first.thread, g.stack.0.clone());
        rank(a).cmp(&rank(b)).then_with(|| match rank(a) {
            2 => (place(a), &a.doing, &a.names).cmp(&(place(b), &b.doing, &b.names)),
            _ => std::cmp::Ordering::Equal,
        })
    });
    let who = names(&groups);
    let mut at_channel: HashMap<usize, Vec<usize>> = HashMap::new();
    for (i, group) in groups.iter().enumerate() {
        if let Some(c) = group.channel {
            at_channel.entry(c.addr()).or_default().push(i);
        }
    }
    let stack = |(i, group): (usize, &Group<'_>)| {
        let others = group.channel.map(|c| {
            let there = at_channel.get(&c.addr()).into_iter().flatten();
            there
                .filter(|other| **other != i)
                .map(|other| who[*other].clone())
        });
        Stack {
            count: group.count,
            who: who[i].clone(),
            names: group.names.clone(),
            is_main: group.first.is_main,
            state: group.first.doing.word(),
            doing: group.doing.clone(),
            others: others.into_iter().flatten().take(NAMES_MAX).collect(),
            activations: group.stack.0.clone(),
            skipped: group.stack.1,
        }
    };
    groups.iter().enumerate().map(stack).collect()
}

/// What to call a tasklet that is shown alone: a number would say nothing.
pub(super) fn who_alone(stack: &Stack) -> &str {
    match stack.who.as_str() {
        "tasklet 1" => "tasklet",
        who => who,
    }
}

/// What each group is called.
fn names(groups: &[Group<'_>]) -> Vec<String> {
    let mut n = 0;
    let name = |group: &Group<'_>| {
        if group.first.is_main {
            return "main tasklet".to_string();
        }
        if let Some(thread) = group.first.thread {
            return match group.names.first() {
                Some(name) => format!("thread {thread} '{name}'"),
                None => format!("thread {thread}"),
            };
        }
        let names: Vec<String> = group.names.iter().map(|name| format!("'{name}'")).collect();
        if group.count == 1 {
            if let Some(name) = names.first() {
                return format!("tasklet {name}");
            }
            n += 1;
            return format!("tasklet {n}");
        }
        let mut shown = names.get(..NAMES_MAX).unwrap_or(&names).join(", ");
        if group.count > names.len().min(NAMES_MAX) && !names.is_empty() {
            shown += ", ...";
        }
        if !shown.is_empty() {
            return format!("{} tasklets ({shown})", group.count);
        }
        n += group.count;
        format!("tasklets {} to {n}", n + 1 - group.count)
    };
    groups.iter().map(name).collect()
}

/// What a tasklet does, the channel included.
fn doing(vm: &Vm, m: &Member, many_channels: bool) -> String {
    let operation = waits::operation(vm, m);
    let word = match operation.as_str() {
        "send" => "send to",
        "receive" => "receive on",
        _ => return operation,
    };
    let name = m.channel.and_then(|c| waits::channel_name(c, m.frame));
    match name {
        _ if many_channels => format!("{word} channels of their own"),
        Some(name) => format!("{word} channel {name}"),
        None => format!("{word} a channel"),
    }
}

/// The activations of a chain of frames, and how many are left out.
fn activations(vm: &Vm, frame: Value) -> (Vec<Activation>, usize) {
    let shown: Vec<Gc<Frame>> = chain(frame).filter(|f| is_shown(*f)).collect();
    if shown.is_empty() {
        let callee = chain(frame).find_map(|f| frames::callee(vm, f));
        return (callee.map(|v| to_start(vm, v)).into_iter().collect(), 0);
    }
    let skipped = shown.len().saturating_sub(2 * INNERMOST);
    let kept = match skipped {
        0 => shown,
        n => [&shown[..INNERMOST], &shown[INNERMOST + n..]].concat(),
    };
    let found = kept.into_iter().rev().filter_map(activation);
    (found.collect(), skipped)
}

fn activation(frame: Gc<Frame>) -> Option<Activation> {
    let rt = code(frame)?;
    let line = frames::line_at(rt.get().code(), frame.pc.get());
    Some(at_line(rt.get(), line))
}

/// Nothing of the program has begun: what is called first.
fn to_start(vm: &Vm, callee: Value) -> Activation {
    if let Some(f) = callee.as_gc::<Function>() {
        let rt = f.code_ref();
        return at_line(rt.get(), rt.get().code().first_line);
    }
    let function = match callee.as_gc::<Builtin>() {
        Some(f) => {
            let (owner, name) = vm.native_name(f);
            format!("{owner}.{name}")
        }
        None => vm.type_name(callee).to_string(),
    };
    Activation {
        file: String::new(),
        line: 0,
        function,
        text: String::new(),
    }
}

/// The function that a chain of frames begins with, if the program has one there.
pub(super) fn begins_with(vm: &Vm, frame: Value) -> Option<String> {
    let outermost = chain(frame).filter(|f| is_shown(*f)).last();
    if let Some(rt) = outermost.and_then(code) {
        return Some(rt.get().code().qualname.clone());
    }
    let callee = chain(frame).find_map(|f| frames::callee(vm, f))?;
    Some(to_start(vm, callee).function)
}

fn at_line(rt: &RtCode, line: u32) -> Activation {
    let mut lines = rt.program.source.lines();
    let text = lines.nth((line as usize).max(1) - 1).unwrap_or("");
    Activation {
        file: rt.program.file.clone(),
        function: rt.code().qualname.clone(),
        line,
        text: text.trim().to_string(),
    }
}
