//! What happened when: a record of switches, waits, channel operations, collections and compilations, for a viewer of traces.
//!
//! Each tasklet has a track, on which one state follows the other without gaps: running, runnable, or what it waits for. Only changes of
//! state are recorded. So a record that has lost its beginning is as good as any: the ring of the last events is all there is. Of tasklets
//! that have ended and of names eight bytes and each text once stay.
//!
//! Times are those of the host's clock. Collections and compilations are told with the system's, which is set against the host's once.
//!
//! ```text
//! mod.rs    recording
//! json.rs   writing it down
//! ```

mod json;

use super::waits::{self, chain, code, is_shown};
use crate::scheduler::{self, Doing};
use pirn_vm::builtins::frames;
use pirn_vm::heap::Gc;
use pirn_vm::objects::{Channel, Tasklet};
use pirn_vm::{Value, Vm};
use std::collections::{HashMap, VecDeque};
use std::time::{Duration, Instant};

/// Number of a text in the record's table.
type Text = u32;
/// Number of a track.
type Track = u32;

/// Something that happened.
#[derive(Clone, Copy, Debug)]
struct Event {
    /// Nanoseconds of the host's clock.
    at: u64,
    ticks: u64,
    what: What,
}

#[derive(Clone, Copy, Debug)]
enum What {
    /// A tasklet is in another state from now on; what ran stopped at this place.
    State {
        track: Track,
        state: Text,
        place: Text,
    },
    /// It has ended.
    Ended { track: Track },
    /// One end of a value's way from one tasklet to another.
    Flow {
        track: Track,
        id: u32,
        arrives: bool,
        channel: Text,
    },
    /// The machine did something for so many nanoseconds.
    Work { by: By, what: Text, nanos: u64 },
}

/// Who works beside the program.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum By {
    Collector,
    Translator,
    Compiler,
}

/// A record of what happened: see [`Isolate::trace`](crate::Isolate::trace).
#[derive(Debug)]
pub struct Trace {
    events: VecDeque<Event>,
    events_max: usize,
    /// Events that were given up for later ones.
    dropped: u64,
    /// A moment by both clocks.
    system: Instant,
    host: Duration,
    /// The last moment.
    now: u64,
    ticks: u64,
    texts: Vec<String>,
    numbers: HashMap<String, Text>,
    /// Names of the tracks, and whether their number belongs to them.
    tracks: Vec<(Text, bool)>,
    /// Tracks of tasklets that are alive, and names of channels, by address.
    of_tasklet: HashMap<usize, Track>,
    of_channel: HashMap<usize, Text>,
    /// Places by code and pc.
    places: HashMap<(u32, u32), Text>,
    n_flows: u32,
}

impl Trace {
    /// Begins now; keeps the last so many events.
    pub(crate) fn new(vm: &mut Vm, events_max: usize) -> Trace {
        let mut trace = Trace {
            events: VecDeque::new(),
            events_max: events_max.max(1),
            dropped: 0,
            system: Instant::now(),
            host: vm.host.monotonic().unwrap_or_default(),
            now: 0,
            ticks: vm.ticks(),
            texts: Vec::new(),
            numbers: HashMap::new(),
            tracks: Vec::new(),
            of_tasklet: HashMap::new(),
            of_channel: HashMap::new(),
            places: HashMap::new(),
            n_flows: 0,
        };
        trace.text("");
        trace
    }

    /// How many events were given up because there were too many.
    pub fn dropped(&self) -> u64 {
        self.dropped
    }

    /// A tasklet goes on, and another one has stopped.
    pub(super) fn switched(&mut self, vm: &mut Vm, before: Option<Gc<Tasklet>>, to: Gc<Tasklet>) {
        self.look(vm);
        if let Some(before) = before.filter(|t| *t != to) {
            self.left(vm, before);
        }
        self.state(vm, to, Doing::Running);
    }

    /// A tasklet does not run any more.
    pub(super) fn stopped(&mut self, vm: &mut Vm, t: Gc<Tasklet>) {
        self.look(vm);
        self.left(vm, t);
    }

    fn left(&mut self, vm: &Vm, t: Gc<Tasklet>) {
        if scheduler::is_alive(t) {
            // `vm.frame` is none of its frames any more.
            let doing = match scheduler::doing(vm, t) {
                Doing::Running => Doing::Runnable,
                other => other,
            };
            self.state(vm, t, doing);
        } else if let Some(track) = self.of_tasklet.remove(&t.addr()) {
            self.push(What::Ended { track });
        }
    }

    /// A tasklet can run, at its turn.
    pub(super) fn ready(&mut self, vm: &mut Vm, t: Gc<Tasklet>) {
        self.look(vm);
        self.state(vm, t, Doing::Runnable);
    }

    /// A tasklet was made: what had its address before is gone.
    pub(super) fn made(&mut self, t: Gc<Tasklet>) {
        self.of_tasklet.remove(&t.addr());
    }

    /// The program named a tasklet.
    pub(super) fn renamed(&mut self, t: Gc<Tasklet>, name: &str) {
        if let Some(track) = self.of_tasklet.get(&t.addr()).copied() {
            self.tracks[track as usize] = (self.text(name), false);
        }
    }

    /// A value goes from one tasklet to another.
    pub(super) fn passed(
        &mut self,
        vm: &mut Vm,
        from: Gc<Tasklet>,
        to: Gc<Tasklet>,
        c: Gc<Channel>,
    ) {
        self.look(vm);
        let channel = self.channel(c);
        let (from, to) = (self.track(vm, from), self.track(vm, to));
        self.n_flows += 1;
        let id = self.n_flows;
        for (track, arrives) in [(from, false), (to, true)] {
            self.push(What::Flow {
                track,
                id,
                arrives,
                channel,
            });
        }
    }

    /// The machine has worked at something.
    pub(super) fn worked(&mut self, by: By, what: &str, began: Instant, ended: Instant) {
        let what = self.text(what);
        let at = self.host + began.saturating_duration_since(self.system);
        let nanos = ended.saturating_duration_since(began).as_nanos() as u64;
        self.push_at(at.as_nanos() as u64, What::Work { by, what, nanos });
    }

    /// Reads the clocks.
    fn look(&mut self, vm: &mut Vm) {
        let now = match vm.host.monotonic() {
            Ok(now) => now,
            // A host without a clock.
            Err(_) => self.host + self.system.elapsed(),
        };
        self.now = self.now.max(now.as_nanos() as u64);
        self.ticks = vm.ticks();
    }

    fn state(&mut self, vm: &Vm, t: Gc<Tasklet>, doing: Doing) {
        let track = self.track(vm, t);
        let mut place = 0;
        let state = match doing {
            Doing::Running => self.text("running"),
            Doing::Runnable => self.text("runnable"),
            _ => {
                place = self.place(t.frame.get());
                let text = self.waiting(vm, t);
                self.text(&text)
            }
        };
        if doing == Doing::Runnable {
            place = self.place(t.frame.get());
        }
        self.push(What::State {
            track,
            state,
            place,
        });
    }

    /// What a tasklet waits for.
    fn waiting(&mut self, vm: &Vm, t: Gc<Tasklet>) -> String {
        let m = scheduler::member(vm, t);
        let operation = waits::operation(vm, &m);
        match m.channel {
            Some(c) if matches!(operation.as_str(), "send" | "receive") => {
                let channel = self.channel(c);
                format!("{operation}: {}", self.texts[channel as usize])
            }
            _ => operation,
        }
    }

    fn channel(&mut self, c: Gc<Channel>) -> Text {
        if let Some(label) = scheduler::label_of(c) {
            return self.text(&label);
        }
        if let Some(name) = self.of_channel.get(&c.addr()) {
            return *name;
        }
        let name = format!("channel {}", self.of_channel.len() + 1);
        let name = self.text(&name);
        self.of_channel.insert(c.addr(), name);
        name
    }

    /// The innermost line of the program.
    fn place(&mut self, frame: Value) -> Text {
        let Some(frame) = chain(frame).find(|f| is_shown(*f)) else {
            return 0;
        };
        let Some(rt) = code(frame) else { return 0 };
        let key = (rt.get().serial, frame.pc.get());
        if let Some(place) = self.places.get(&key) {
            return *place;
        }
        let line = frames::line_at(rt.get().code(), frame.pc.get());
        let place = self.text(&format!("{}:{line}", rt.get().program.file));
        self.places.insert(key, place);
        place
    }

    fn track(&mut self, vm: &Vm, t: Gc<Tasklet>) -> Track {
        if let Some(track) = self.of_tasklet.get(&t.addr()) {
            return *track;
        }
        let track = self.tracks.len() as Track;
        let m = scheduler::member(vm, t);
        let (name, numbered) = match (m.is_main, m.thread, scheduler::name_of(t)) {
            (_, _, Some(name)) => (name, false),
            (true, ..) => ("main".to_string(), false),
            (_, Some(thread), _) => (format!("thread {thread}"), false),
            _ => {
                let function = super::picture::begins_with(vm, m.frame);
                (function.unwrap_or_else(|| "tasklet".to_string()), true)
            }
        };
        let name = self.text(&name);
        self.tracks.push((name, numbered));
        self.of_tasklet.insert(t.addr(), track);
        track
    }

    fn text(&mut self, text: &str) -> Text {
        if let Some(number) = self.numbers.get(text) {
            return *number;
        }
        let number = self.texts.len() as Text;
        self.texts.push(text.to_string());
        self.numbers.insert(text.to_string(), number);
        number
    }

    fn push(&mut self, what: What) {
        self.push_at(self.now, what);
    }

    fn push_at(&mut self, at: u64, what: What) {
        if self.events.len() >= self.events_max {
            self.events.pop_front();
            self.dropped += 1;
        }
        let ticks = self.ticks;
        self.events.push_back(Event { at, ticks, what });
    }
}
