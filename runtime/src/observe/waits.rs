//! In words, what a tasklet waits for: from its state, and from the function of the library that it is in.

use crate::scheduler::{self, Doing, Member};
use pirn_vm::builtins::frames;
use pirn_vm::heap::Gc;
use pirn_vm::objects::{Channel, Frame, Function, RtCode};
use pirn_vm::{Value, Vm};

/// The code of a frame, unless it is a native's.
pub(super) fn code(frame: Gc<Frame>) -> Option<pirn_vm::objects::CodeRef> {
    let function: Gc<Function> = frame.func.get().as_gc()?;
    Some(function.code_ref())
}

/// A chain of frames, innermost first.
pub(super) fn chain(frame: Value) -> impl Iterator<Item = Gc<Frame>> {
    std::iter::successors(frame.as_gc::<Frame>(), |f| f.back.get().as_gc())
}

/// Whether the program has written it.
pub(super) fn is_shown(frame: Gc<Frame>) -> bool {
    code(frame).is_some_and(|rt| !Vm::is_hidden(rt.get().code()))
}

/// What a tasklet does, apart from the channel: `receive`, `pirn.Lock.acquire()`, `sleep`.
pub(super) fn operation(vm: &Vm, m: &Member) -> String {
    if !matches!(m.doing, Doing::Running | Doing::Runnable)
        && let Some(text) = library_call(vm, m.frame)
    {
        return text;
    }
    match m.doing {
        Doing::Sending => "send".to_string(),
        Doing::Receiving => "receive".to_string(),
        Doing::Asleep => "sleep".to_string(),
        Doing::InRun => "wait in run()".to_string(),
        other => other.word().to_string(),
    }
}

/// The function of a library module that the program has called, if that is where a chain of frames stands.
fn library_call(vm: &Vm, innermost: Value) -> Option<String> {
    let is_library =
        |f: &Gc<Frame>| code(*f).is_some_and(|rt| rt.get().program.file.starts_with("<stdlib "));
    let hidden = chain(innermost).take_while(|f| !is_shown(*f));
    let outermost = hidden.filter(is_library).last()?;
    let rt = code(outermost)?;
    let rt: &RtCode = rt.get();
    let module = rt.program.file.strip_prefix("<stdlib ")?;
    let module = module.trim_end_matches('>').replace("__", ".");
    let qualname = &rt.code().qualname;
    // A method by the class of the object, which may be derived from the one that has it.
    let own = frames::variable(outermost, "self").map(|v| vm.type_name(v));
    match (qualname.rsplit_once('.'), own) {
        (Some((_, method)), Some(class)) => Some(format!("{module}.{class}.{method}()")),
        _ => Some(format!("{module}.{qualname}()")),
    }
}

/// What the program calls a channel: the name it gave it, or that of the variable that has it where it waits.
pub(super) fn channel_name(c: Gc<Channel>, waiting: Value) -> Option<String> {
    if let Some(label) = scheduler::label_of(c) {
        return Some(format!("'{label}'"));
    }
    let frame = chain(waiting).find(|f| is_shown(*f))?;
    frames::name_of(frame, scheduler::outer_of_channel(c))
}
