//! `pirn snapshot diff`: what has changed from one snapshot to another.
//!
//! A tasklet has no number that would be the same in both. Those with the same name, or that begin with the same function, are taken for
//! the same, those that stand at the same place first.

use pirn_runtime::{Activation, Isolate, Picture, Stack};
use std::collections::HashMap;
use std::fmt::Write;

/// Entries of a list that are shown.
const SHOWN_MAX: usize = 200;

/// What a snapshot file holds.
pub struct Side {
    pub name: String,
    pub bytes: usize,
    pub isolate: Isolate,
}

/// What makes tasklets the same ones: a name of their own, or the function that they begin with.
type Identity = (Option<String>, Option<(String, String)>);

/// Tasklets that are the same, and stand alike.
struct Unit<'a> {
    count: usize,
    stack: &'a Stack,
}

fn units(picture: &Picture) -> HashMap<Identity, Vec<Unit<'_>>> {
    let mut found: HashMap<Identity, Vec<Unit<'_>>> = HashMap::new();
    let mut add = |identity, count, stack| {
        if count > 0 {
            found
                .entry(identity)
                .or_default()
                .push(Unit { count, stack });
        }
    };
    for stack in &picture.stacks {
        if stack.is_main || stack.who.starts_with("thread ") {
            add((Some(stack.who.clone()), None), stack.count, stack);
            continue;
        }
        for name in &stack.names {
            add((Some(name.clone()), None), 1, stack);
        }
        let first = stack.activations.first();
        let begins = first.map(|a| (a.file.clone(), a.function.clone()));
        add((None, begins), stack.count - stack.names.len(), stack);
    }
    found
}

fn stand_alike(a: &Stack, b: &Stack) -> bool {
    a.doing == b.doing && a.activations == b.activations && a.skipped == b.skipped
}

/// What became of the tasklets.
#[derive(Default)]
struct Changes {
    unchanged: usize,
    moved: Vec<(Identity, usize, Stack, Stack)>,
    gone: Vec<(Identity, usize, Stack)>,
    came: Vec<(Identity, usize, Stack)>,
}

fn changes(old: &Picture, new: &Picture) -> Changes {
    let (old, mut new) = (units(old), units(new));
    let mut changes = Changes::default();
    for (identity, mut before) in old {
        let mut after = new.remove(&identity).unwrap_or_default();
        for b in &mut before {
            for a in after.iter_mut().filter(|a| stand_alike(a.stack, b.stack)) {
                let n = b.count.min(a.count);
                (b.count, a.count) = (b.count - n, a.count - n);
                changes.unchanged += n;
            }
        }
        for b in &mut before {
            for a in &mut after {
                let n = b.count.min(a.count);
                if n > 0 {
                    (b.count, a.count) = (b.count - n, a.count - n);
                    let moved = (identity.clone(), n, b.stack.clone(), a.stack.clone());
                    changes.moved.push(moved);
                }
            }
        }
        let left = |units: Vec<Unit<'_>>| -> Vec<(Identity, usize, Stack)> {
            let some = units.into_iter().filter(|u| u.count > 0);
            some.map(|u| (identity.clone(), u.count, u.stack.clone()))
                .collect()
        };
        changes.gone.extend(left(before));
        changes.came.extend(left(after));
    }
    for (identity, after) in new {
        let came = after
            .iter()
            .map(|u| (identity.clone(), u.count, u.stack.clone()));
        changes.came.extend(came);
    }
    changes
        .moved
        .sort_by(|a, b| (&a.0, &a.2.activations).cmp(&(&b.0, &b.2.activations)));
    for list in [&mut changes.gone, &mut changes.came] {
        list.sort_by(|a, b| (&a.0, &a.2.activations).cmp(&(&b.0, &b.2.activations)));
    }
    changes
}

/// The whole text.
pub fn diff(old: &mut Side, new: &mut Side) -> String {
    let (a, b) = (old.isolate.picture(), new.isolate.picture());
    let mut text = format!("{} -> {}\n", old.name, new.name);
    let rows = [
        ("bytes", old.bytes as u64, new.bytes as u64),
        ("ticks", a.ticks, b.ticks),
        ("bytes of heap", a.heap_bytes as u64, b.heap_bytes as u64),
    ];
    for (what, before, after) in rows {
        let _ = writeln!(
            text,
            "{before} -> {after} {what} ({})",
            signed(before, after)
        );
    }
    tasklets(&mut text, &changes(&a, &b));
    kinds(&mut text, old.isolate.kinds(), new.isolate.kinds());
    text
}

fn signed(before: u64, after: u64) -> String {
    format!("{:+}", i128::from(after) - i128::from(before))
}

fn tasklets(text: &mut String, changes: &Changes) {
    let _ = writeln!(text, "\ntasklets: {} where they were", changes.unchanged);
    for (identity, n, old, new) in changes.moved.iter().take(SHOWN_MAX) {
        let _ = writeln!(text, "\nmoved: {}", who(identity, *n));
        place(text, "from", old);
        place(text, "to", new);
    }
    more(text, changes.moved.iter().map(|m| m.1));
    for (word, list) in [("gone", &changes.gone), ("came", &changes.came)] {
        for (identity, n, stack) in list.iter().take(SHOWN_MAX) {
            let _ = writeln!(text, "\n{word}: {}", who(identity, *n));
            place(text, if word == "gone" { "from" } else { "to" }, stack);
        }
        more(text, list.iter().map(|l| l.1));
    }
}

/// What is not shown.
fn more(text: &mut String, counts: impl Iterator<Item = usize>) {
    let left: usize = counts.skip(SHOWN_MAX).sum();
    if left > 0 {
        let _ = writeln!(text, "\n... and {left} more");
    }
}

fn who((name, begins): &Identity, count: usize) -> String {
    let one = match (name, begins) {
        (Some(name), _) => return name.clone(),
        (None, Some((_, function))) => format!("tasklet of {function}"),
        (None, None) => "tasklet".to_string(),
    };
    match count {
        1 => one,
        n => format!("{n} {}", one.replacen("tasklet", "tasklets", 1)),
    }
}

fn place(text: &mut String, word: &str, stack: &Stack) {
    let _ = writeln!(text, "  {word}: {}", stack.doing);
    for Activation {
        file,
        line,
        function,
        text: source,
    } in &stack.activations
    {
        if file.is_empty() {
            let _ = writeln!(text, "    in {function}");
            continue;
        }
        let _ = writeln!(text, "    File \"{file}\", line {line}, in {function}");
        if !source.is_empty() {
            let _ = writeln!(text, "      {source}");
        }
    }
}

/// The kinds of objects whose number or size is another.
fn kinds<K: std::fmt::Debug + PartialEq + Copy>(
    text: &mut String,
    old: &[(K, usize, usize)],
    new: &[(K, usize, usize)],
) {
    let of = |rows: &[(K, usize, usize)], kind: K| {
        let row = rows.iter().find(|(k, ..)| *k == kind);
        row.map_or((0, 0), |(_, n, bytes)| (*n, *bytes))
    };
    let mut all: Vec<K> = new.iter().map(|(kind, ..)| *kind).collect();
    all.extend(
        old.iter()
            .map(|(kind, ..)| *kind)
            .filter(|kind| of(new, *kind) == (0, 0)),
    );
    let mut rows: Vec<_> = all
        .into_iter()
        .map(|kind| (kind, of(old, kind), of(new, kind)))
        .collect();
    rows.retain(|(_, before, after)| before != after);
    rows.sort_by_key(|(_, before, after)| std::cmp::Reverse(before.1.abs_diff(after.1)));
    let _ = writeln!(text, "\nobjects\n");
    for (kind, before, after) in rows {
        let kind = format!("{kind:?}").to_lowercase();
        let _ = writeln!(
            text,
            "  {kind:<14} {:>9} -> {:>9} {:>11} -> {:>11} bytes ({})",
            before.0,
            after.0,
            before.1,
            after.1,
            signed(before.1 as u64, after.1 as u64)
        );
    }
}
