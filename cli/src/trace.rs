//! `--trace FILE`: what happened when, as a file for viewers of traces.

use crate::failure::Failure;
use crate::flags::WatchFlags;
use crate::input;
use pirn_runtime::Isolate;
use std::fs::File;
use std::io::BufWriter;

/// Begins to record, if that is wanted. A file that cannot be written is told before the program has run in vain.
pub fn begin(isolate: &mut Isolate, flags: &WatchFlags) -> Result<(), Failure> {
    let Some(path) = &flags.trace else {
        return Ok(());
    };
    File::create(path).map_err(|e| {
        Failure::usage(format!(
            "cannot write '{}': {}",
            path.display(),
            input::words(&e)
        ))
        .help("say another file: --trace FILE")
    })?;
    isolate.trace(usize::try_from(flags.trace_events).unwrap_or(usize::MAX));
    Ok(())
}

/// Writes what was recorded. The program's end stays what it is.
pub fn end(isolate: &mut Isolate, flags: &WatchFlags) {
    let Some(path) = &flags.trace else { return };
    let Some(trace) = isolate.take_trace() else {
        return;
    };
    let written =
        File::create(path).and_then(|file| trace.write_json("pirn", BufWriter::new(file)));
    if let Err(e) = written {
        let words = input::words(&e);
        eprintln!(
            "pirn: warning: the trace was not written to '{}': {words}",
            path.display()
        );
    }
    match trace.dropped() {
        0 => {}
        n => eprintln!(
            "pirn: warning: the trace begins late: {n} events before the last {} were dropped; keep more with --trace-events",
            flags.trace_events
        ),
    }
}
