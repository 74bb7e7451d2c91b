//! What the program is told of one tasklet: `pirn.info`.

use super::picture::stacks;
use crate::embed::{self, Value as Data};
use crate::scheduler;
use pirn_vm::heap::Gc;
use pirn_vm::native::Answer;
use pirn_vm::objects::Tasklet;
use pirn_vm::{Known, Value, Vm};

/// `(name, state, doing, made_at, ticks, switches, stack)` of a tasklet.
pub(crate) fn info(vm: &mut Vm, args: &[Value]) -> Answer {
    vm.need_frames()?;
    let t: Gc<Tasklet> = match vm.unwrap_payload(args[0]).as_gc() {
        Some(t) => t,
        None => vm.receiver(args[0], Known::Tasklet, "info")?,
    };
    let member = scheduler::member(vm, t);
    let alive = scheduler::is_alive(t);
    let counted = scheduler::counted(vm, t);
    let stack = stacks(vm, &[member]).pop().filter(|_| alive);
    let text = |s: String| Data::Str(s);
    let optional = |v: Option<Data>| v.unwrap_or(Data::None);
    let (state, doing) = match &stack {
        Some(stack) => (stack.state.to_string(), stack.doing.clone()),
        None => ("dead".to_string(), "dead".to_string()),
    };
    let activations = stack.map(|s| s.activations).unwrap_or_default();
    let activation = |a: super::Activation| {
        Data::Tuple(vec![
            text(a.file),
            Data::Int(a.line.into()),
            text(a.function),
            text(a.text),
        ])
    };
    let data = Data::Tuple(vec![
        optional(scheduler::name_of(t).map(text)),
        text(state),
        text(doing),
        optional(counted.made_at.map(text)),
        optional(counted.ticks.map(Data::Int)),
        optional(counted.switches.map(Data::Int)),
        Data::List(activations.into_iter().map(activation).collect()),
    ]);
    embed::write(vm, &data)
}
