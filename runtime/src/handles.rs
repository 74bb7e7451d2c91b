//! What a program has open at the host: numbers that are given once, and what of it survives a snapshot.
//!
//! Handles are counted in the VM and the count is part of its snapshots, so that no host ever gets the same number for two
//! things. Of each open file `FILES` knows path, mode and, at the time of a snapshot, the position: whoever resumes it
//! has the file opened again under the same handle. Sockets are not noted: where the host does not know their handles they
//! are gone.

use crate::roots;
use pirn_vm::Value;
use pirn_vm::Vm;
use pirn_vm::heap::{Gc, Room};
use pirn_vm::host::{Handle, HostError, OpenMode, Whence};
use pirn_vm::objects::{Dict, Record, Str};
use pirn_vm::semantics::table::Found;
use pirn_vm::semantics::table_keys::small_int_hash;

/// Before it are the standard streams.
const FIRST: i64 = 3;

/// Places of what is known of a file.
mod place {
    pub const PATH: usize = 0;
    /// Bits of [`mode_bits`](super::mode_bits), an int.
    pub const MODE: usize = 1;
    /// At the time of a snapshot.
    pub const POSITION: usize = 2;
    pub const LEN: usize = 3;
}

/// Memory to reserve before a file is noted.
pub(crate) const NOTE_BYTES: usize = 2048;

/// The handle of what is opened next. It is used up by [`take`].
pub(crate) fn next(vm: &Vm) -> Handle {
    let n = vm.roots[roots::HANDLES];
    match n.is_int() {
        true => n.as_int() as Handle,
        false => FIRST as Handle,
    }
}

/// Something was opened: its handle is never given again.
pub(crate) fn take(vm: &mut Vm) -> Handle {
    let handle = next(vm);
    vm.roots[roots::HANDLES] = Value::int(handle as i64 + 1);
    handle
}

fn files(vm: &Vm) -> Option<Gc<Dict>> {
    vm.roots[roots::FILES].as_gc()
}

/// Bytes to reserve before [`note_file`].
pub(crate) fn note_room(vm: &Vm) -> usize {
    NOTE_BYTES + files(vm).map_or(0, |d| Vm::table_room(&d))
}

/// Notes a file that was opened.
pub(crate) fn note_file(vm: &mut Vm, room: &Room, file: Handle, path: Value, mode: OpenMode) {
    forget_dropped(vm);
    let dict = match files(vm) {
        Some(dict) => dict,
        None => {
            let dict = vm.new_dict(room);
            vm.roots[roots::FILES] = dict.value();
            dict
        }
    };
    let items = [path, Value::int(mode_bits(mode)), Value::ZERO];
    let record = vm.new_record(room, 0, &items).value();
    let key = file as i64;
    vm.table_append(room, dict, small_int_hash(key), Value::int(key), record);
}

/// A file was closed.
pub(crate) fn forget_file(vm: &mut Vm, file: Handle) {
    let Some(dict) = files(vm) else { return };
    let key = file as i64;
    if let Found::At(i) = vm.table_find(&dict, small_int_hash(key), Value::int(key)) {
        vm.table_remove(dict, i);
    }
}

/// So were those that the collector has closed.
fn forget_dropped(vm: &mut Vm) {
    for file in vm.take_dropped_files() {
        forget_file(vm, file);
    }
}

/// All open files, with their records.
fn each(vm: &Vm) -> Vec<(Handle, Gc<Record>)> {
    let Some(dict) = files(vm) else {
        return Vec::new();
    };
    let mut all = Vec::new();
    let mut from = 0;
    while let Some((i, key, record)) = dict.next_entry(from) {
        from = i + 1;
        let record = record.as_gc::<Record>();
        all.extend(record.map(|record| (key.as_int() as Handle, record)));
    }
    all
}

/// Before a snapshot: everything is written out, and noted where the files stand.
pub(crate) fn before_snapshot(vm: &mut Vm) {
    forget_dropped(vm);
    for (file, record) in each(vm) {
        let Ok(files) = vm.host.files() else { return };
        // What cannot be written out is the program's to hear of when it closes the file; a pipe stands nowhere.
        let _: Result<(), HostError> = files.flush(file);
        let at = files.seek(file, 0, Whence::Current).unwrap_or(0);
        let at = Value::int(at.min(1 << 60) as i64);
        record.items()[place::POSITION].set(at);
    }
}

/// After a snapshot was read, with another host: opens the files again. Those it does not have are gone: whoever uses them is
/// told so.
pub(crate) fn reopen(vm: &mut Vm) {
    for (file, record) in each(vm) {
        let items = record.items();
        let mode = OpenMode {
            create: false,
            exclusive: false,
            truncate: false,
            ..mode_of(items[place::MODE].get().as_int())
        };
        let at = items[place::POSITION].get().as_int();
        let Ok(files) = vm.host.files() else { return };
        let Some(path) = items[place::PATH].get().as_gc::<Str>() else {
            return;
        };
        if files.open(file, path.text(), mode).is_ok()
            && files.seek(file, at, Whence::Start).is_err()
        {
            // Not the file it was: better none.
            let _: Result<(), HostError> = files.close(file);
        }
    }
}

/// Whether the roots, as a snapshot brought them, are what this module makes.
pub(crate) fn check(vm: &Vm) -> Result<(), &'static str> {
    let next = vm.roots[roots::HANDLES];
    let dict = vm.roots[roots::FILES];
    let is_handle = next.is_int() && (FIRST..1 << 60).contains(&next.as_int());
    if !is_handle && !next.is_none() {
        return Err("a count of handles that is none");
    }
    let Some(files) = dict.as_gc::<Dict>() else {
        return match dict.is_none() {
            true => Ok(()),
            false => Err("a root that is no dict"),
        };
    };
    let mut from = 0;
    while let Some((i, key, record)) = files.next_entry(from) {
        from = i + 1;
        let known = key.is_int() && next.is_int() && (FIRST..next.as_int()).contains(&key.as_int());
        let is_file = record.as_gc::<Record>().is_some_and(|r| {
            let items = r.items();
            items.len() == place::LEN
                && items[place::PATH].get().as_gc::<Str>().is_some()
                && items[place::MODE].get().is_int()
                && items[place::POSITION].get().is_int()
                && items[place::POSITION].get().as_int() >= 0
        });
        if !known || !is_file {
            return Err("an open file that is none");
        }
    }
    Ok(())
}

/// A mode as a number, which is in snapshots.
pub(crate) fn mode_bits(mode: OpenMode) -> i64 {
    let bits = [
        mode.read,
        mode.write,
        mode.append,
        mode.create,
        mode.exclusive,
        mode.truncate,
        mode.buffered,
    ];
    bits.iter()
        .enumerate()
        .map(|(i, bit)| i64::from(*bit) << i)
        .sum()
}

/// The mode of such a number.
pub(crate) fn mode_of(bits: i64) -> OpenMode {
    let bit = |i: u32| bits >> i & 1 != 0;
    OpenMode {
        read: bit(0),
        write: bit(1),
        append: bit(2),
        create: bit(3),
        exclusive: bit(4),
        truncate: bit(5),
        buffered: bit(6),
    }
}
