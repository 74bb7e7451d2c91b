//! Formatting that now and then has to ask the program.
//!
//! A formatting run is a function of its inputs and of the answers to the questions it asks on the way (the text of an
//! object, an attribute, an item). Each answer is noted in order. When the program must be asked, the run is given
//! up: its inputs and the notes become a state object, the interpreter makes the call, and the run is started
//! again with one more note. What was asked before is not asked again, so every call happens once and in order.
//!
//! The notes keep the answers of native questions too: whether a question is native may change while the program runs.

use crate::native::{Answer, Exit};
use crate::objects::Record;
use crate::value::Value;
use crate::vm::Vm;

/// The answers so far.
pub struct Replay {
    notes: Vec<Value>,
    next: usize,
    /// Nothing is noted: where the program must be asked, the run is given up for good, and another one begun.
    once: bool,
}

impl Replay {
    /// For a run that is not gone on with.
    pub fn once() -> Replay {
        Replay {
            notes: Vec::new(),
            next: 0,
            once: true,
        }
    }

    /// Whether nothing is noted.
    pub fn is_once(&self) -> bool {
        self.once
    }

    /// The answer to the next question: the noted one, or a new one.
    pub fn step(&mut self, vm: &mut Vm, ask: impl FnOnce(&mut Vm) -> Answer) -> Answer {
        if let Some(noted) = self.notes.get(self.next) {
            self.next += 1;
            return Ok(*noted);
        }
        let answer = ask(vm)?;
        if self.once {
            return Ok(answer);
        }
        self.notes.push(answer);
        self.next += 1;
        Ok(answer)
    }
}

/// A formatting run over these inputs.
pub type Run<const N: usize> = fn(&mut Vm, &[Value; N], &mut Replay) -> Answer;

/// Starts a run, as a native that can be resumed with [`resume`].
pub fn start<const N: usize>(vm: &mut Vm, run: Run<N>, inputs: [Value; N]) -> Answer {
    go(vm, run, inputs, Vec::new())
}

/// Goes on with a run after a call it asked for.
pub fn resume<const N: usize>(
    vm: &mut Vm,
    run: Run<N>,
    state: Value,
    outcome: Result<Value, Value>,
) -> Answer {
    let answer = outcome.map_err(Exit::Raised)?;
    let places = state.expect::<Record>();
    let values: Vec<Value> = places.items().iter().map(|p| p.get()).collect();
    let (inputs, notes) = values.split_at(N);
    let mut notes = notes.to_vec();
    notes.push(answer);
    let inputs = inputs.try_into().expect("a state of this run");
    go(vm, run, inputs, notes)
}

fn go<const N: usize>(vm: &mut Vm, run: Run<N>, inputs: [Value; N], notes: Vec<Value>) -> Answer {
    let mut replay = Replay {
        notes,
        next: 0,
        once: false,
    };
    match run(vm, &inputs, &mut replay) {
        Err(Exit::Call) => {
            let values: Vec<Value> = inputs.iter().chain(&replay.notes).copied().collect();
            let room = vm.heap.emergency();
            let state = vm.new_record(&room, 0, &values);
            Err(Exit::Ask(state.value()))
        }
        answer => answer,
    }
}
