//! What is in an isolate, for people: who waits where.

use crate::scheduler;
use pirn_vm::heap::Gc;
use pirn_vm::objects::{Frame, Function, RtCode};
use pirn_vm::{Value, Vm};

/// What is in an isolate.
#[derive(Clone, Debug, Default)]
pub struct Picture {
    pub ticks: u64,
    pub heap_bytes: usize,
    /// The current tasklet first, then those that can run, in order, then the others.
    pub stacks: Vec<Stack>,
}

/// A tasklet.
#[derive(Clone, Debug)]
pub struct Stack {
    pub is_main: bool,
    /// In a word: running, runnable, sending, receiving, asleep, paused.
    pub state: &'static str,
    /// Innermost last.
    pub activations: Vec<Activation>,
}

/// A frame of the program.
#[derive(Clone, Debug)]
pub struct Activation {
    pub file: String,
    pub function: String,
    /// 0 when it is not known.
    pub line: u32,
    /// The line's text, if the source is there.
    pub text: String,
}

pub(crate) fn picture(vm: &Vm) -> Picture {
    let stacks = scheduler::stacks(vm).into_iter().map(|s| Stack {
        is_main: s.is_main,
        state: s.state,
        activations: activations(s.frame),
    });
    Picture {
        ticks: vm.ticks(),
        heap_bytes: vm.heap.used_bytes(),
        stacks: stacks.collect(),
    }
}

fn activations(frame: Value) -> Vec<Activation> {
    let chain = std::iter::successors(frame.as_gc::<Frame>(), |f| f.back.get().as_gc());
    let mut all: Vec<Activation> = chain.filter_map(activation).collect();
    all.reverse();
    all
}

fn activation(frame: Gc<Frame>) -> Option<Activation> {
    let function: Gc<Function> = frame.func.get().as_gc()?;
    let code = function.code_ref();
    let rt: &RtCode = code.get();
    if Vm::is_hidden(rt.code()) {
        return None;
    }
    let span = rt.code().spans.get(frame.pc.get() as usize);
    let line = span.map_or(0, |span| span.line);
    let text = match line {
        0 => "",
        line => rt
            .program
            .source
            .lines()
            .nth(line as usize - 1)
            .unwrap_or(""),
    };
    Some(Activation {
        file: rt.program.file.clone(),
        function: rt.code().qualname.clone(),
        line,
        text: text.trim().to_string(),
    })
}
