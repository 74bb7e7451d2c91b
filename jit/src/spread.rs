//! Calls that spread what they pass: `f(x, *args, key=v, **kwargs)`.
//!
//! The code for one builds a list, makes a tuple of it, builds a dict and merges others into it, in a straight line up to the call. Here
//! that is read backwards: what the arguments are made of. Who knows what is in the parts, which are mostly the parameters
//! `*args` and `**kwargs` of the caller, knows the arguments.

use crate::arrangement::{Arrangement, same_name};
use pirn_vm::Value;
use pirn_vm::bytecode::{Instr, Op, flow, ops::special};
use pirn_vm::heap::Kind;
use pirn_vm::objects::{RtCode, Tuple};

/// A part of what is passed by position.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    /// So many arguments.
    Some(usize),
    /// All that is in a register.
    All(u16),
}

/// A part of what is passed by name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Named {
    /// Arguments with these names.
    Some(Vec<Value>),
    /// All that is in a register.
    All(u16),
}

/// What the arguments of one call are made of.
#[derive(Clone, Debug, Default)]
pub struct Spread {
    pub by_place: Vec<Part>,
    pub by_name: Vec<Named>,
    /// The instructions that build the list and the dict.
    pub builds: Vec<u32>,
}

impl Spread {
    /// What the call at a pc passes.
    pub fn at(rt: &RtCode, leaders: &[bool], pc: u32) -> Option<Spread> {
        let i = rt.instrs()[pc as usize];
        if !i.is(Op::CallEx) {
            return None;
        }
        let line = Line::before(rt, leaders, pc);
        let mut found = Spread::default();
        line.places(i.b() + 1, &mut found)?;
        line.names(i.b() + 2, &mut found)?;
        found.by_place.reverse();
        found.by_name.reverse();
        Some(found)
    }

    /// How many arguments the call passes by place, and the names of the others, in code that was itself called with arguments arranged in
    /// this way.
    pub fn arguments(&self, rt: &RtCode, places: &Arrangement) -> Option<(usize, Vec<Value>)> {
        let (rest, extra) = (places.rest_register(), places.extra_register());
        let mut n = 0;
        for part in &self.by_place {
            n += match part {
                Part::Some(n) => *n,
                Part::All(r) if Some(*r) == rest && is_constant(rt, *r) => places.rest.len(),
                Part::All(_) => return None,
            };
        }
        let mut names: Vec<Value> = Vec::new();
        for part in &self.by_name {
            match part {
                Named::Some(more) => names.extend(more),
                Named::All(r) if Some(*r) == extra && is_only_merged(rt, *r) => {
                    names.extend(places.extra.iter().map(|(name, _)| *name));
                }
                Named::All(_) => return None,
            }
        }
        let same = |n: usize| names[..n].iter().any(|m| same_name(*m, names[n]));
        let differ = !(1..names.len()).any(same);
        differ.then_some((n, names))
    }
}

/// Whether nothing writes a register but the call.
fn is_constant(rt: &RtCode, reg: u16) -> bool {
    !rt.instrs().iter().any(|i| writes(*i, reg))
}

/// Whether all that is done with a register is to merge it into others.
fn is_only_merged(rt: &RtCode, reg: u16) -> bool {
    let others = |i: &Instr| match i.is(Op::DictMerge) {
        true => i.a() == reg || i.c() == reg,
        false => reads(*i, reg),
    };
    is_constant(rt, reg) && !rt.instrs().iter().any(others)
}

fn writes(i: Instr, reg: u16) -> bool {
    let mut found = false;
    flow::writes(i, |first, n| {
        found |= (first..first + n).contains(&u32::from(reg))
    });
    found
}

fn reads(i: Instr, reg: u16) -> bool {
    let mut found = false;
    flow::reads(i, |first, n| {
        found |= (first..first + n).contains(&u32::from(reg))
    });
    found
}

/// The instructions that are executed one after the other before a call.
struct Line<'a> {
    rt: &'a RtCode,
    start: usize,
    instrs: &'a [Instr],
}

/// The instruction that makes what is in a register before another one, and its pc, if it is known which that is.
pub fn maker(rt: &RtCode, leaders: &[bool], pc: u32, mut reg: u16) -> Option<(u32, Instr)> {
    let line = Line::before(rt, leaders, pc);
    for (at, i) in line.instrs.iter().enumerate().rev() {
        if writes(*i, reg) {
            match i.is(Op::Move) {
                true => reg = i.b(),
                false => return Some(((line.start + at) as u32, *i)),
            }
        }
    }
    None
}

/// The register whose value another has at a pc, by the moves before it in the same run of instructions.
pub fn moved_from(rt: &RtCode, leaders: &[bool], pc: u32, mut reg: u16) -> u16 {
    for i in Line::before(rt, leaders, pc).instrs.iter().rev() {
        if i.is(Op::Move) && i.a() == reg {
            reg = i.b();
        }
    }
    reg
}

impl<'a> Line<'a> {
    fn before(rt: &'a RtCode, leaders: &[bool], pc: u32) -> Line<'a> {
        let jumps = |at: usize| flow::jump_target(rt.instrs()[at], 0).is_some();
        let mut start = pc as usize;
        while start > 0 && !leaders[start] && !jumps(start - 1) {
            start -= 1;
        }
        Line {
            rt,
            start,
            instrs: &rt.instrs()[start..pc as usize],
        }
    }

    /// The instructions that have to do with a register, the last one first.
    fn of(&self, reg: u16) -> impl Iterator<Item = (usize, Instr)> + use<'_, 'a> {
        let all = self.instrs.iter().copied().enumerate().rev();
        all.filter(move |(_, i)| writes(*i, reg) || reads(*i, reg))
    }

    fn constant(&self, i: Instr) -> Value {
        self.rt.consts[i.bc() as usize]
    }

    /// The parts of the tuple in a register.
    fn places(&self, reg: u16, found: &mut Spread) -> Option<()> {
        let mut of_list = false;
        for (at, i) in self.of(reg) {
            match i.op()? {
                Op::Move if !of_list && i.a() == reg => {
                    found.by_place.push(Part::All(i.b()));
                    return Some(());
                }
                Op::LoadConst if !of_list => {
                    let items = self.constant(i).as_gc::<Tuple>()?.slice();
                    return items.is_empty().then_some(());
                }
                Op::ListToTuple if !of_list && i.a() == reg && i.b() == reg => of_list = true,
                Op::ListExtend if of_list && i.b() != reg => {
                    found.by_place.push(Part::All(i.b()));
                }
                Op::ListAppend if of_list && i.b() != reg => found.by_place.push(Part::Some(1)),
                Op::BuildList if of_list => {
                    found.by_place.push(Part::Some(i.c() as usize));
                    found.builds.push((self.start + at) as u32);
                    return (i.a() == reg).then_some(());
                }
                _ => return None,
            }
        }
        None
    }

    /// The parts of the dict in a register, or of None there.
    fn names(&self, reg: u16, found: &mut Spread) -> Option<()> {
        for (at, i) in self.of(reg) {
            match i.op()? {
                Op::LoadSpecial => return (i.x() == special::NONE).then_some(()),
                Op::DictMerge if i.a() == reg && i.b() != reg && i.c() != reg => {
                    found.by_name.push(Named::All(i.b()));
                }
                Op::BuildDict if i.a() == reg => {
                    let key = |k: u16| self.name(at, i.b() + 2 * k);
                    let names: Option<Vec<Value>> = (0..i.c()).map(key).collect();
                    found.by_name.push(Named::Some(names?));
                    found.builds.push((self.start + at) as u32);
                    return Some(());
                }
                _ => return None,
            }
        }
        None
    }

    /// The string that is in a register at a place.
    fn name(&self, at: usize, reg: u16) -> Option<Value> {
        let before = self.instrs[..at].iter().rev();
        let i = before.copied().find(|i| writes(*i, reg))?;
        let v = i.is(Op::LoadConst).then(|| self.constant(i))?;
        v.is_kind(Kind::Str).then_some(v)
    }
}
