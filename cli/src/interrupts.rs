//! Ctrl-C: raises KeyboardInterrupt in the program at its next poll.
//!
//! A program that does not get to a poll, because one builtin takes long, is ended by the process, by the third press within
//! a second.

use crate::failure::exit;
use crate::signals;
use pirn_runtime::{Interrupt, Isolate};
use std::collections::VecDeque;
use std::io::Write;
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant};

/// So many presses within [`HURRY`] end the process.
const PRESSES_MAX: usize = 3;
const HURRY: Duration = Duration::from_secs(1);

/// What the thread that waits for Ctrl-C and the one that runs the program share.
#[derive(Default)]
pub struct Presses {
    state: Mutex<State>,
    pressed: Condvar,
}

#[derive(Default)]
struct State {
    times: VecDeque<Instant>,
    interrupt: Option<Interrupt>,
    /// A press pauses the program instead of raising KeyboardInterrupt in it.
    pauses: bool,
}

impl Presses {
    /// Starts to listen.
    pub fn listen() -> Arc<Presses> {
        let presses = Arc::new(Presses::default());
        // First, because the threads that begin later leave that signal to its own.
        signals::listen(&presses);
        let shared = presses.clone();
        // Without a handler Ctrl-C ends the process, which will do.
        let _ = ctrlc::set_handler(move || shared.press());
        presses
    }

    /// Says what to interrupt.
    pub fn interrupts(&self, isolate: &Isolate) {
        self.lock().interrupt = Some(isolate.interrupt());
    }

    /// From now on a press pauses the program.
    pub fn pause_instead(&self) {
        self.lock().pauses = true;
    }

    /// Waits, but not after Ctrl-C.
    pub fn sleep(&self, time: Duration) {
        let state = self.lock();
        let n = state.times.back().copied();
        let _ = self
            .pressed
            .wait_timeout_while(state, time, |state| state.times.back().copied() == n);
    }

    /// Has the program's tasklets shown.
    #[cfg(unix)]
    pub fn show(&self) {
        if let Some(interrupt) = &self.lock().interrupt {
            interrupt.show();
        }
    }

    fn press(&self) {
        let now = Instant::now();
        let mut state = self.lock();
        state.times.push_back(now);
        state.times.retain(|time| now - *time < HURRY);
        if state.times.len() >= PRESSES_MAX {
            let _ = writeln!(std::io::stderr(), "\nKeyboardInterrupt");
            std::process::exit(exit::INTERRUPTED.into());
        }
        if let Some(interrupt) = &state.interrupt {
            match state.pauses {
                true => interrupt.pause(),
                false => interrupt.keyboard(),
            }
        }
        self.pressed.notify_all();
    }

    fn lock(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
