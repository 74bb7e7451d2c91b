//! Objects that gather values and are not made as long as nobody wants them: pairs of iterators, the tuples, lists and dicts that
//! only pass arguments on, and functions with what they close over.
//!
//! What is in one stands in the pass's list; a slot has its number. What changes one (`[x, *args]` grows step by step) makes another of it,
//! in all registers that hold it. Who wants the object itself has it made, once: then all registers have it, and of lists and dicts
//! nothing is known any more. An instruction that knows no better has its operands made before anything else, so that none of its exits
//! makes them a second time. An exit makes what its frames hold.
//!
//! What has not been made where a loop begins would be made at each turn if the loop wants it. So the header makes it then, in the next pass.

use super::Translator;
use super::state::{Gathering, Slot, Unmade};
use crate::spread::Spread;
use crate::ty::{Ty, class};
use cranelift_codegen::ir;
use pirn_vm::Value;
use pirn_vm::bytecode::ops::make;
use pirn_vm::bytecode::{Instr, Op, flow};
use pirn_vm::heap::Kind;
use pirn_vm::interp::native::helpers::Helper;
use pirn_vm::objects::{CodeObject, CodeRef, IterVariety, Tuple};

/// More values than this are never kept apart: beyond, gathering them takes ticks.
pub const ITEMS_MAX: usize = 7;

/// What is in an object that has not been made.
#[derive(Clone, Default)]
pub struct Gathered {
    /// A dict's keys: strings that differ. A function's code and its globals.
    pub names: Vec<Value>,
    pub items: Vec<Slot>,
}

impl Translator<'_, '_> {
    /// A tuple of two words that is made when somebody wants it.
    pub(super) fn pair(&mut self, a: ir::Value, b: ir::Value) -> Slot {
        let ty = Ty::ANY.without(class::UNBOUND);
        let items = [a, b].map(|v| Slot::boxed(v, ty)).into();
        self.gather(Gathering::Tuple, Vec::new(), items)
    }

    /// An object of these that is made when somebody wants it.
    pub(super) fn gather(
        &mut self,
        what: Gathering,
        names: Vec<Value>,
        mut items: Vec<Slot>,
    ) -> Slot {
        for item in &mut items {
            if item.unmade.is_some() {
                *item = Slot::boxed(self.boxed_slot(item), item.ty);
            }
            // Facts about memory end before the object does.
            (item.parts, item.clean, item.ty.shape) = (None, false, 0);
        }
        self.gathered.push(Gathered { names, items });
        let bits = match what {
            Gathering::Tuple => class::TUPLE,
            Gathering::List => class::LIST,
            Gathering::Dict => class::DICT,
            Gathering::Function => class::FUNCTION,
            Gathering::Range | Gathering::Generator(_) => class::OBJECT,
            Gathering::Iter(_) | Gathering::RangeIter => class::ITER,
        };
        let unmade = Unmade::Gathered(what, self.gathered.len() as u32 - 1);
        Slot::unmade(unmade, Ty::of(bits))
    }

    /// What is in a register's object, if that is known.
    pub(super) fn gathered_in(&self, v: usize, what: Gathering) -> Option<&Gathered> {
        match self.cur[v]?.unmade? {
            Unmade::Gathered(found, n) if found == what => self.gathered.get(n as usize),
            _ => None,
        }
    }

    /// The object in a register has become one of these, wherever else it is.
    pub(super) fn regather(&mut self, v: usize, names: Vec<Value>, items: Vec<Slot>) {
        let before = self.slot(v).unmade;
        let Some(Unmade::Gathered(what, _)) = before else {
            self.failed = true;
            return;
        };
        let after = self.gather(what, names, items);
        self.cur.each_slot(|slot| {
            if slot.unmade == before {
                slot.unmade = after.unmade;
            }
        });
    }

    /// Makes the object of a register; its word.
    pub(super) fn make_gathered(&mut self, v: usize, what: Gathering, n: u32) -> ir::Value {
        let word = self.build_gathered(what, n);
        let unmade = Some(Unmade::Gathered(what, n));
        let mut origins = Vec::new();
        self.cur.each_slot(|slot| {
            if slot.unmade == unmade && slot.boxed.is_none() {
                slot.boxed = Some(word);
                slot.unmade = unmade.filter(|_| what == Gathering::Tuple);
                origins.extend(slot.origin);
            }
        });
        debug_assert!(self.slot(v).boxed == Some(word));
        for origin in origins {
            self.again |= self.know.made.insert(origin);
        }
        word
    }

    /// The code that makes one, wherever that is. Nothing in it leaves.
    pub(super) fn build_gathered(&mut self, what: Gathering, n: u32) -> ir::Value {
        let Gathered { names, items } = self.gathered[n as usize].clone();
        let words: Vec<ir::Value> = items.iter().map(|slot| self.boxed_slot(slot)).collect();
        let (helper, words) = match (what, &words[..]) {
            (Gathering::Tuple, [a, b]) => return self.helper(Helper::make_pair, &[*a, *b])[0],
            (Gathering::Tuple, _) => (Helper::gather, words),
            (Gathering::Function, _) => {
                let (code, globals) = (self.constant(names[0]), self.constant(names[1]));
                let (at, n) = (self.words_in_memory(&words), self.word(words.len() as i64));
                return self.helper(Helper::make_closure, &[code, globals, at, n])[0];
            }
            (Gathering::Range, [a, b, c]) => {
                return self.helper(Helper::make_range_object, &[*a, *b, *c])[0];
            }
            (Gathering::Generator(_), _) => {
                self.plain_generators();
                return self.vm_ptr;
            }
            (Gathering::RangeIter, [a, b, c]) => {
                let range = self.helper(Helper::make_range_object, &[*a, *b, *c])[0];
                let zero = self.word(0);
                return self.iterator_at(IterVariety::Range, &[range], zero);
            }
            (Gathering::Range | Gathering::RangeIter, _) => {
                self.failed = true;
                return self.vm_ptr;
            }
            (Gathering::Iter(variety), _) => {
                let zero = self.word(0);
                return self.iterator_at(variety, &words, zero);
            }
            (Gathering::List, _) => (Helper::gather_list, words),
            (Gathering::Dict, _) => {
                let pairs = names.iter().zip(&words);
                let pairs = pairs.flat_map(|(name, word)| [self.constant(*name), *word]);
                (Helper::gather_named, pairs.collect())
            }
        };
        let (at, count) = (self.words_in_memory(&words), self.word(words.len() as i64));
        self.helper(helper, &[at, count])[0]
    }

    /// The items of a register's tuple, if it is a known one.
    pub(super) fn known_tuple(&self, v: usize) -> Option<Vec<Value>> {
        let known = Value::from_bits(self.ty(v).known);
        let tuple = known.as_gc::<Tuple>().filter(|_| self.ty(v).known != 0)?;
        Some(tuple.slice().to_vec())
    }

    /// The items of a register's tuple or list, if it is known what they are.
    pub(super) fn items_in(&mut self, v: usize) -> Option<Vec<Slot>> {
        let tuple = self.gathered_in(v, Gathering::Tuple);
        if let Some(found) = tuple.or(self.gathered_in(v, Gathering::List)) {
            return Some(found.items.clone());
        }
        let items = self
            .known_tuple(v)
            .filter(|items| items.len() <= ITEMS_MAX)?;
        Some(items.into_iter().map(|item| self.known(item)).collect())
    }

    /// The arguments that follow a callee as a tuple and a dict or None, and the names of the last of them, if that is known.
    pub(super) fn spread_arguments(&mut self, callee: usize) -> Option<(Vec<Slot>, Vec<Value>)> {
        let mut given = self.items_in(callee + 1)?;
        if self.ty(callee + 2).within(class::NONE) {
            return Some((given, Vec::new()));
        }
        let named = self.gathered_in(callee + 2, Gathering::Dict)?;
        given.extend(&named.items);
        Some((given, named.names.clone()))
    }

    /// Whether what the present instruction builds is spread by a call, and nothing else is done with it.
    pub(super) fn is_spread_by_call(&mut self) -> bool {
        let ctx = &self.region.ctxs[self.ctx];
        let spread = self.spread.entry(ctx.rt.serial);
        let builds = spread.or_insert_with(|| {
            let all = 0..ctx.rt.instrs().len() as u32;
            let spread = all.filter_map(|pc| Spread::at(&ctx.rt, &ctx.leaders, pc));
            spread.flat_map(|s| s.builds).collect()
        });
        builds.contains(&self.pc)
    }

    /// The list or dict that the present instruction builds is not made.
    pub(super) fn gather_for_call(&mut self, i: Instr, op: Op) {
        let (first, n) = (self.reg(i.b()), i.c() as usize);
        let (what, names, items) = match op {
            Op::BuildDict => {
                let name = |k: usize| Value::from_bits(self.ty(first + 2 * k).known);
                let names = (0..n).map(name).collect();
                let items = (0..n).map(|k| self.copy(first + 2 * k + 1)).collect();
                (Gathering::Dict, names, items)
            }
            _ => {
                let items = (first..first + n).map(|v| self.copy(v)).collect();
                (Gathering::List, Vec::new(), items)
            }
        };
        let slot = self.gather(what, names, items);
        self.set(i.a(), slot);
    }

    /// The tuple of cells that the next instruction's function closes over is not made; the function neither, as long as nobody
    /// wants it. False where the tuple is not such a one.
    pub(super) fn gather_closure(&mut self, i: Instr) -> bool {
        let (first, n) = (self.reg(i.b()), i.c() as usize);
        let next = self.pc + 1;
        if n > ITEMS_MAX || next >= self.region.blocks[self.block].end {
            return false;
        }
        let make = self.region.instr(self.ctx, next);
        let rt = self.region.rt(self.ctx);
        let fits = make.is(Op::MakeFunction)
            && make.b() == i.a()
            && (make.a() == i.a() || !rt.live_at(next + 1).contains(i.a() as usize))
            && self.code_of_lazy(make, n).is_some();
        if fits {
            let items = (first..first + n).map(|v| self.copy(v)).collect();
            let slot = self.gather(Gathering::Tuple, Vec::new(), items);
            self.set(i.a(), slot);
        }
        fits
    }

    /// The code of the function that an instruction makes, and its globals, if that closes over so many cells, has nothing else of its own,
    /// and need not be made for others to know which globals its code is used with.
    fn code_of_lazy(&self, make: Instr, n: usize) -> Option<(Value, Value)> {
        let rt = self.region.rt(self.ctx);
        let code = rt.consts[make.c() as usize];
        let object = code.as_gc::<CodeObject>()?;
        let of = object.rt();
        let globals = rt.globals.get();
        let plain = if n == 0 { 0 } else { make::CLOSURE };
        let same = globals.is_kind(Kind::Dict) && of.globals.get() == globals;
        let several = rt.native.several_globals.get() || of.native.several_globals.get();
        (make.x() == plain && of.code().free.len() == n && same && !several)
            .then_some((code, globals))
    }

    /// The function that an instruction makes is made when somebody wants it. False where it has to be made.
    pub(super) fn gather_function(&mut self, i: Instr) -> bool {
        let cells = match i.x() {
            0 => Vec::new(),
            _ => match self.gathered_in(self.reg(i.b()), Gathering::Tuple) {
                Some(found) => found.items.clone(),
                None => return false,
            },
        };
        let Some((code, globals)) = self.code_of_lazy(i, cells.len()) else {
            return false;
        };
        for cell in &cells {
            let Some(word) = cell.boxed else { return false };
            self.guard_kind_of(word, cell.ty, Kind::Cell);
        }
        let slot = self.gather(Gathering::Function, vec![code, globals], cells);
        self.set(i.a(), slot);
        true
    }

    /// Whether the function in a register is known to have this code, though it has not been made.
    pub(super) fn is_lazy_of(&self, v: usize, rt: CodeRef) -> bool {
        let found = self.gathered_in(v, Gathering::Function);
        let code = found.and_then(|f| f.names[0].as_gc::<CodeObject>());
        code.is_some_and(|code| CodeRef::of(code.rt()) == rt)
    }

    /// Makes the operands that nobody has made, but for those of instructions that look at what is in them.
    pub(super) fn make_operands(&mut self, i: Instr) {
        const LOOK: [Op; 11] = [
            Op::GetIter,
            Op::MakeFunction,
            Op::Move,
            Op::Unpack,
            Op::ListAppend,
            Op::ListExtend,
            Op::ListToTuple,
            Op::DictMerge,
            Op::CallEx,
            Op::Return,
            Op::ExcValue,
        ];
        let lazy = self.region.lazy_generator(self.block, self.pc).is_some();
        if lazy
            || self.asks_for_iterator(i)
            || self.gathered.is_empty()
            || i.op().is_none_or(|op| LOOK.contains(&op))
        {
            return;
        }
        let base = self.reg(0);
        let mut operands = Vec::new();
        flow::reads(i, |first, n| operands.extend(first..first + n));
        for r in operands {
            self.make(base + r as usize);
        }
    }

    /// Makes the object of a register, if it has not been made. (What wants a generator asks for it itself: its class is known without.)
    pub(super) fn make(&mut self, v: usize) {
        let slot = self.cur[v];
        if let Some(Unmade::Gathered(what, _)) =
            slot.filter(|s| s.boxed.is_none()).and_then(|s| s.unmade)
            && !matches!(what, Gathering::Generator(_))
        {
            self.boxed(v);
        }
    }
}
