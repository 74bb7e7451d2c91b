//! Single values: what the runtime adds to those of the VM.

use super::boot;
use crate::scheduler;
use crate::stdlib::Embedded;
use pirn_vm::snapshot::{self, Graph, GraphOptions, IsHooked, SnapshotError};
use pirn_vm::{Value, Vm};

/// An object and what it reaches, without what stands in holes. With its code, for those who do not have it, and with trace functions of
/// tasklets, for those who want them.
pub(crate) fn write_graph(
    vm: &Vm,
    v: Value,
    holes: &[Value],
    with_code: bool,
    with_hooks: bool,
) -> Result<Vec<u8>, SnapshotError> {
    let options = GraphOptions {
        holes,
        with_code,
        with_traces: with_hooks,
        take_apart: &|vm, t| scheduler::take_apart(vm, t, with_hooks),
        is_hooked: None,
    };
    let mut out = Vec::new();
    snapshot::dump_graph(vm, boot(), v, options, &mut out)?;
    Ok(out)
}

/// An object and what it reaches, with its code, behind what is there. It is an error when there is an instance of a class of which this is
/// said, and nothing is said of what was appended then.
pub(crate) fn write_unhooked(
    vm: &Vm,
    v: Value,
    is_hooked: IsHooked<'_>,
    out: &mut Vec<u8>,
) -> Result<(), SnapshotError> {
    let options = GraphOptions {
        holes: &[],
        with_code: true,
        with_traces: false,
        take_apart: &|vm, t| scheduler::take_apart(vm, t, false),
        is_hooked: Some(is_hooked),
    };
    snapshot::dump_graph(vm, boot(), v, options, out)
}

/// What [`write_graph`] wrote. When it is an error, nothing refers to what was made.
pub(crate) fn read_graph(vm: &mut Vm, bytes: &[u8]) -> Result<Graph, SnapshotError> {
    let graph = snapshot::load_graph(vm, boot(), bytes, &mut Embedded)?;
    admit(vm, graph)
}

/// The same where the program need not be asked for anything.
pub(crate) fn read_at_once(vm: &mut Vm, bytes: &[u8]) -> Result<Option<Graph>, SnapshotError> {
    match snapshot::load_graph_at_once(vm, boot(), bytes, &mut Embedded)? {
        Some(graph) => admit(vm, graph).map(Some),
        None => Ok(None),
    }
}

/// Checks what belongs to the scheduler.
fn admit(vm: &mut Vm, graph: Graph) -> Result<Graph, SnapshotError> {
    scheduler::take_out(vm, &graph.loaded, |v| {
        graph.holes.iter().any(|(_, hole)| *hole == v)
    });
    scheduler::check_apart(vm, &graph.loaded).map_err(corrupt)?;
    scheduler::note_hooks(vm, &graph.loaded.tasklets);
    Ok(graph)
}

/// A value that was written without holes, where no program can be asked for hashes.
pub(crate) fn read_alone(vm: &mut Vm, bytes: &[u8]) -> Result<Value, SnapshotError> {
    let graph = read_graph(vm, bytes)?;
    if !graph.holes.is_empty() {
        return Err(corrupt("a value with holes"));
    }
    if !graph.unsettled.is_empty() && !graph.same_seed {
        let what =
            "a dict or set whose keys the program hashes, of a program with another hash seed";
        return Err(SnapshotError::Unsupported(what.to_string()));
    }
    Ok(graph.root)
}

fn corrupt(what: &str) -> SnapshotError {
    SnapshotError::Corrupt {
        what: what.to_string(),
        section: "bodies",
        offset: 0,
    }
}
