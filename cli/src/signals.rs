//! SIGUSR1: has the program's tasklets shown at its next poll. Where there are no signals, nothing.
//!
//! The signal is blocked before there are other threads, and one thread waits for it: no code of ours runs in a signal handler.

use crate::failure::Failure;
use crate::interrupts::Presses;
use std::sync::Arc;

/// Starts to listen. To be called before other threads are started.
#[cfg(unix)]
pub fn listen(presses: &Arc<Presses>) {
    use nix::sys::signal::{SigSet, Signal};
    let mut set = SigSet::empty();
    set.add(Signal::SIGUSR1);
    if set.thread_block().is_err() {
        return;
    }
    let presses = presses.clone();
    // Without the thread the signal does nothing, which will do.
    let _ = std::thread::Builder::new()
        .name("signals".to_string())
        .stack_size(64 << 10)
        .spawn(move || {
            while set.wait().is_ok() {
                presses.show();
            }
        });
}

#[cfg(not(unix))]
pub fn listen(_: &Arc<Presses>) {}

/// `pirn top`: sends the signal to another process.
#[cfg(unix)]
pub fn ask(pid: i32) -> Result<u8, Failure> {
    use nix::sys::signal::{Signal, kill};
    use nix::unistd::Pid;
    if pid <= 0 {
        return Err(
            Failure::usage(format!("{pid} is not the number of a process"))
                .help("find it with: pgrep -a pirn"),
        );
    }
    match kill(Pid::from_raw(pid), Signal::SIGUSR1) {
        Ok(()) => Ok(crate::failure::exit::OK),
        Err(e) => Err(
            Failure::usage(format!("cannot ask process {pid}: {}", e.desc()))
                .help("find the process with: pgrep -a pirn"),
        ),
    }
}

#[cfg(not(unix))]
pub fn ask(_: i32) -> Result<u8, Failure> {
    Err(Failure::usage("this system has no signals")
        .help("call pirn.dump_tasklets() in the program"))
}
