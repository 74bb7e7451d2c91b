//! A record in the format of trace events, which Perfetto and Chrome read: a JSON object with a list of events.
//!
//! States are pairs of `B` and `E` on the tracks of tasklets, values' ways pairs of `s` and `f`, of which neither is written without the
//! other, and what the machine does beside the program complete events (`X`). Times are microseconds.

use super::{By, Event, Text, Trace, Track, What};
use std::collections::{BTreeSet, HashMap, HashSet};
use std::io::{Result, Write};

/// The process' number in the trace, and the tracks' numbers from which those of tasklets count.
const PROCESS: u32 = 1;
const TASKLETS: u32 = 10;

impl By {
    const ALL: [(By, u32, &'static str); 3] = [
        (By::Collector, 1, "garbage collector"),
        (By::Translator, 2, "translation to intermediate code"),
        (By::Compiler, 3, "compiler of machine code"),
    ];

    fn track(self) -> u32 {
        let found = By::ALL.iter().find(|(by, ..)| *by == self);
        found.map_or(0, |(_, track, _)| *track)
    }
}

/// A text in JSON's quotes.
fn quoted(text: &str) -> String {
    let mut out = String::from("\"");
    for c in text.chars() {
        match c {
            '"' | '\\' => out.extend(['\\', c]),
            c if c < ' ' => out += &format!("\\u{:04x}", c as u32),
            c => out.push(c),
        }
    }
    out.push('"');
    out
}

/// Microseconds.
fn micros(nanos: u64) -> String {
    format!("{}.{:03}", nanos / 1000, nanos % 1000)
}

struct Writer<'a, W> {
    trace: &'a Trace,
    out: W,
    /// What each tasklet's track is in the middle of.
    open: HashMap<Track, Text>,
}

impl Trace {
    /// Writes the record as JSON in the format of trace events. `program` is what it is called there.
    pub fn write_json(&self, program: &str, out: impl Write) -> Result<()> {
        let mut writer = Writer {
            trace: self,
            out,
            open: HashMap::new(),
        };
        writer.all(program)
    }

    /// The record's events by time.
    fn sorted(&self) -> Vec<Event> {
        let mut events: Vec<Event> = self.events.iter().copied().collect();
        events.sort_by_key(|e| e.at);
        events
    }
}

impl<W: Write> Writer<'_, W> {
    fn all(&mut self, program: &str) -> Result<()> {
        writeln!(
            self.out,
            "{{\"displayTimeUnit\":\"ns\",\"otherData\":{{\"dropped events\":{}}},\"traceEvents\":[",
            self.trace.dropped
        )?;
        write!(
            self.out,
            "{{\"ph\":\"M\",\"name\":\"process_name\",\"pid\":{PROCESS},\"args\":{{\"name\":{}}}}}",
            quoted(program)
        )?;
        for (_, track, name) in By::ALL {
            self.name(track, name)?;
        }
        let events = self.trace.sorted();
        let tracks: BTreeSet<Track> = events.iter().filter_map(track_of).collect();
        for i in tracks {
            let (name, numbered) = self.trace.tracks[i as usize];
            let name = &self.trace.texts[name as usize];
            match numbered {
                true => self.name(TASKLETS + i, &format!("{name} {i}"))?,
                false => self.name(TASKLETS + i, name)?,
            }
        }
        let whole = whole_flows(&events);
        for event in &events {
            self.event(event, &whole)?;
        }
        let open: Vec<Track> = self.open.keys().copied().collect();
        let last = Event {
            at: events.last().map_or(0, |e| e.at).max(self.trace.now),
            ticks: self.trace.ticks,
            what: What::Ended { track: 0 },
        };
        for track in open {
            self.close(track, &last, 0)?;
        }
        writeln!(self.out, "\n]}}")?;
        self.out.flush()
    }

    fn name(&mut self, track: u32, name: &str) -> Result<()> {
        write!(
            self.out,
            ",\n{{\"ph\":\"M\",\"name\":\"thread_name\",\"pid\":{PROCESS},\"tid\":{track},\"args\":{{\"name\":{}}}}},\n\
             {{\"ph\":\"M\",\"name\":\"thread_sort_index\",\"pid\":{PROCESS},\"tid\":{track},\"args\":{{\"sort_index\":{track}}}}}",
            quoted(name)
        )
    }

    fn event(&mut self, event: &Event, whole: &HashSet<u32>) -> Result<()> {
        match event.what {
            What::State {
                track,
                state,
                place,
            } => {
                if self.open.get(&track) == Some(&state) {
                    return Ok(());
                }
                self.close(track, event, place)?;
                self.open.insert(track, state);
                let name = quoted(&self.trace.texts[state as usize]);
                self.head("B", event, TASKLETS + track)?;
                write!(
                    self.out,
                    ",\"name\":{name},\"cat\":\"tasklet\",\"args\":{{\"ticks\":{}}}}}",
                    event.ticks
                )
            }
            What::Ended { track } => self.close(track, event, 0),
            What::Flow {
                track,
                id,
                arrives,
                channel,
            } => {
                if !whole.contains(&id) {
                    return Ok(());
                }
                let name = quoted(&self.trace.texts[channel as usize]);
                let (phase, bound) = match arrives {
                    true => ("f", ",\"bp\":\"e\""),
                    false => ("s", ""),
                };
                self.head(phase, event, TASKLETS + track)?;
                write!(
                    self.out,
                    ",\"name\":{name},\"cat\":\"channel\",\"id\":{id}{bound},\"args\":{{\"ticks\":{}}}}}",
                    event.ticks
                )
            }
            What::Work { by, what, nanos } => {
                let name = quoted(&self.trace.texts[what as usize]);
                self.head("X", event, by.track())?;
                write!(
                    self.out,
                    ",\"name\":{name},\"cat\":\"machine\",\"dur\":{}}}",
                    micros(nanos)
                )
            }
        }
    }

    /// Ends the state that a tasklet is in.
    fn close(&mut self, track: Track, event: &Event, place: Text) -> Result<()> {
        if self.open.remove(&track).is_none() {
            return Ok(());
        }
        self.head("E", event, TASKLETS + track)?;
        write!(self.out, ",\"args\":{{\"ticks\":{}", event.ticks)?;
        if place != 0 {
            write!(
                self.out,
                ",\"at\":{}",
                quoted(&self.trace.texts[place as usize])
            )?;
        }
        write!(self.out, "}}}}")
    }

    fn head(&mut self, phase: &str, event: &Event, track: u32) -> Result<()> {
        write!(
            self.out,
            ",\n{{\"ph\":\"{phase}\",\"ts\":{},\"pid\":{PROCESS},\"tid\":{track}",
            micros(event.at)
        )
    }
}

/// The tasklet's track that an event is on.
fn track_of(event: &Event) -> Option<Track> {
    match event.what {
        What::State { track, .. } | What::Ended { track } | What::Flow { track, .. } => Some(track),
        What::Work { .. } => None,
    }
}

/// The values' ways of which both ends are there, where something is drawn: whose state was dropped has nothing for an arrow to be at.
fn whole_flows(events: &[Event]) -> HashSet<u32> {
    let (mut drawn, mut begun, mut whole) = (HashSet::new(), HashSet::new(), HashSet::new());
    for event in events {
        match event.what {
            What::State { track, .. } => drop(drawn.insert(track)),
            What::Ended { track } => drop(drawn.remove(&track)),
            What::Flow {
                track, id, arrives, ..
            } if drawn.contains(&track) => match arrives {
                false => drop(begun.insert(id)),
                true if begun.contains(&id) => drop(whole.insert(id)),
                true => {}
            },
            What::Flow { .. } | What::Work { .. } => {}
        }
    }
    whole
}
