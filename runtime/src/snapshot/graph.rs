//! Single values: what the runtime adds to those of the VM.

use super::boot;
use crate::scheduler;
use crate::stdlib::Embedded;
use pirn_vm::snapshot::{self, Graph, GraphOptions, SnapshotError};
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
    };
    snapshot::dump_graph(vm, boot(), v, options)
}

/// What [`write_graph`] wrote. When it is an error, nothing refers to what was made.
pub(crate) fn read_graph(vm: &mut Vm, bytes: &[u8]) -> Result<Graph, SnapshotError> {
    let graph = snapshot::load_graph(vm, boot(), bytes, &mut Embedded)?;
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
