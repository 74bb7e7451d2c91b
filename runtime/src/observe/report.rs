//! What is written on standard error while a program runs.

use super::picture::{self, Picture, stacks};
use super::waits::{chain, code, is_shown};
use super::watcher::Watcher;
use crate::scheduler::{self, Member};
use pirn_vm::builtins::frames;
use pirn_vm::heap::Gc;
use pirn_vm::host::Stream;
use pirn_vm::objects::Tasklet;
use pirn_vm::{Value, Vm};

/// The innermost line of the program in a chain of frames, as `file:line`.
pub(crate) fn place(_: &Vm, frame: Value) -> Option<String> {
    let frame = chain(frame).find(|f| is_shown(*f))?;
    let rt = code(frame)?;
    let line = frames::line_at(rt.get().code(), frame.pc.get());
    Some(format!("{}:{line}", rt.get().program.file))
}

/// All of these tasklets as text.
pub(crate) fn show(vm: &Vm, members: &[Member]) -> String {
    let picture = Picture {
        ticks: vm.ticks(),
        heap_bytes: vm.heap.used_bytes(),
        stacks: stacks(vm, members),
    };
    let n: usize = picture.stacks.iter().map(|s| s.count).sum();
    let s = if n == 1 { "" } else { "s" };
    format!("{n} tasklet{s} after {} ticks\n\n{picture}", picture.ticks)
}

/// Shows on standard error who stands where, in the middle of the program.
pub(crate) fn print(vm: &mut Vm) {
    let text = show(vm, &scheduler::census(vm));
    write(vm, &text);
}

/// Says on standard error, once for each line, that a tasklet does not let the others run.
pub(crate) fn report_hog(vm: &mut Vm, t: Gc<Tasklet>, ticks: i64, n_others: i64) {
    let place = place(vm, vm.frame).unwrap_or_default();
    if !Watcher::of(vm).is_new_hog(&place) {
        return;
    }
    let stacks = stacks(vm, &[scheduler::member(vm, t)]);
    let Some(stack) = stacks.first() else { return };
    let who = picture::who_alone(stack);
    let others = match n_others {
        1 => "another one".to_string(),
        n => format!("{n} others"),
    };
    let mut text = format!(
        "pirn: warning: the {who} has run for {ticks} ticks without giving up its turn, while {others} could run\n"
    );
    super::text::body(&mut text, stack, "");
    write(vm, &text);
}

/// On standard error, after what the program has printed. A host that refuses it is not asked twice.
fn write(vm: &mut Vm, text: &str) {
    let _ = vm.host.flush(Stream::Out);
    let _ = vm.host.write(Stream::Err, text.as_bytes());
    let _ = vm.host.flush(Stream::Err);
}
