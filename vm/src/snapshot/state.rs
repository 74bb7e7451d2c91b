//! The VM's own fields: which of them travel.
//!
//! | field of `Vm` | |
//! |---|---|
//! | `config.hash_seed`, `.recursion_limit`, `.int_max_str_digits` | kept: the program sees them |
//! | `config.max_ticks`, `config.heap`, test modes | the host's |
//! | `ticks_left`, `ticks_granted`, `slice_end` | kept: time goes on |
//! | `frame`, `depth`, `roots`, `lookup_failed` | kept |
//! | `builtins`, `modules`, `classes`, `intrinsics`, `prelude`, `start_native`, `trace.native`, `empty_tuple`, `due_callbacks`, `abstract_checks` | every VM has them; contents that changed are kept (`boot`) |
//! | `identities`, `next_identity` | kept, of what is still there |
//! | `codes`, `next_code_serial`, `shapes` | rebuilt; their numbers are not seen |
//! | `natives` | rebuilt: by name |
//! | `interned`, `names`, `small_strings`, `ascii_chars` | rebuilt |
//! | `embedded`, `checksums`, `boot` | rebuilt |
//! | `weak` | rebuilt of the weak cells |
//! | `started`, `young_tasklets` | rebuilt of the greenlets and tasklets |
//! | `trace` | rebuilt by the scheduler, of the tasklet that goes on |
//! | `carried` | a cache: empty |
//! | `epoch`, `cells`, `cell_index`, `lookups`, `shared_cache`, `last_search`, `messages`, `verdicts`, `attributes`, `rebound`, `next_dict_version`, `reserved` | caches: empty |
//! | `native`, `compiler_stats`, `hot_calls`, `instalment` | native code is made anew |
//! | `given_up` | such a VM is not written |
//! | `request`, `running_native`, `refused`, `nested_left`, `limb_scratch` | of an operation under way: there is none at a yield point |
//! | `stats`, `host`, `observer`, `compiler`, `slow` | the host's |
//! | `heap` | what it holds is written; limits are the host's, its statistics begin anew |

use super::read::Reader;
use super::want::Want;
use super::wire::{Input, Result, put, unzigzag, zigzag};
use super::write::Writer;
use crate::heap::flag;
use crate::value::{PTR_TAG, Value};
use crate::vm::Vm;

/// Kept settings while they are read.
pub(super) struct Settings {
    recursion_limit: u32,
    int_max_str_digits: u32,
    ticks_left: i64,
    ticks_granted: u64,
    slice_end: u64,
    depth: u32,
    lookup_failed: bool,
    next_identity: u64,
}

pub(super) fn write_settings(vm: &Vm) -> Vec<u8> {
    let mut out = Vec::new();
    for number in [
        vm.config.hash_seed,
        vm.config.recursion_limit as u64,
        vm.config.int_max_str_digits as u64,
        zigzag(vm.ticks_left),
        vm.ticks_granted,
        vm.slice_end,
        vm.depth as u64,
        vm.lookup_failed as u64,
        vm.next_identity.get(),
    ] {
        put(&mut out, number);
    }
    out
}

pub(super) fn read_settings(vm: &Vm, input: &mut Input<'_>) -> Result<Settings> {
    let seed = input.number()?;
    if seed != vm.config.hash_seed {
        return Err(input.corrupt("the VM was not booted for this snapshot"));
    }
    let settings = Settings {
        recursion_limit: input.u32("recursion limit")?,
        int_max_str_digits: input.u32("limit of digits")?,
        ticks_left: unzigzag(input.number()?),
        ticks_granted: input.number()?,
        slice_end: input.number()?,
        depth: input.u32("depth")?,
        lookup_failed: input.number()? != 0,
        next_identity: input.number()?,
    };
    // Sums of them must not overflow.
    let sane = settings.ticks_granted < 1 << 62
        && (-(1 << 62)..1 << 62).contains(&settings.ticks_left)
        && settings.ticks_left.max(0) as u64 <= settings.ticks_granted
        && settings.next_identity < 1 << 58;
    if !sane {
        return Err(input.corrupt("counters out of range"));
    }
    input.end()?;
    Ok(settings)
}

pub(super) fn write_roots(vm: &Vm, writer: &mut Writer<'_>, out: &mut Vec<u8>) {
    writer.put_value(out, vm.frame);
    let roots = vm.roots.all();
    put(out, roots.len() as u64);
    for v in roots {
        writer.put_value(out, *v);
    }
    // Those that are garbage have something to do yet.
    for g in vm.suspended_greenlets() {
        writer.number(g.erase());
    }
    // What every VM has counts even where nothing else mentions it.
    for addr in vm.identities.borrow().keys() {
        if vm.boot.has(*addr) {
            let v = Value::from_bits(*addr as u64 | PTR_TAG);
            writer.number(v.as_header().expect("a pointer"));
        }
    }
}

/// Identity numbers of what was written: object and number, by object.
pub(super) fn write_identities(vm: &Vm, writer: &Writer<'_>, out: &mut Vec<u8>) {
    let identities = vm.identities.borrow();
    let mut known: Vec<(u32, u64)> = identities
        .iter()
        .filter_map(|(addr, id)| Some((writer.known_number(*addr)?, *id)))
        .collect();
    known.sort_unstable();
    put(out, known.len() as u64);
    let mut before = 0;
    for (number, id) in known {
        put(out, (number - before) as u64);
        put(out, id / 16);
        before = number;
    }
}

pub(super) fn read_roots(r: &mut Reader<'_, '_>, input: &mut Input<'_>, s: Settings) -> Result<()> {
    let frame = r.decode_root(input, Want::FRAME_OR_UNBOUND)?;
    let n = input.count(1)?;
    let mut roots = Vec::with_capacity(n);
    for _ in 0..n {
        roots.push(r.decode_root(input, Want::MAYBE)?);
    }
    let mut identities = Vec::new();
    let mut number = 0;
    for _ in 0..input.count(2)? {
        number += input.number()? as usize;
        let id = input.number()?;
        let Some(v) = r.objects.get(number) else {
            return Err(input.corrupt("an identity of nothing"));
        };
        if id == 0 || id > s.next_identity {
            return Err(input.corrupt("an identity that was never given"));
        }
        identities.push((*v, id * 16));
    }
    input.end()?;
    let vm = &mut *r.vm;
    // An earlier version had fewer: the others are as in a fresh VM.
    if !vm.roots.set_first(&roots) {
        return Err(input.corrupt("more roots than this version has"));
    }
    vm.frame = frame;
    vm.depth = s.depth;
    vm.lookup_failed = s.lookup_failed;
    vm.config.recursion_limit = s.recursion_limit;
    vm.config.int_max_str_digits = s.int_max_str_digits;
    vm.ticks_left = s.ticks_left;
    vm.ticks_granted = s.ticks_granted;
    vm.slice_end = s.slice_end;
    vm.next_identity.set(s.next_identity);
    let mut table = vm.identities.borrow_mut();
    table.clear();
    for (v, id) in identities {
        if let Some(p) = v.as_header() {
            p.set_flag(flag::IDENTIFIED);
            table.insert(p.addr(), id);
        }
    }
    drop(table);
    vm.bump_epoch();
    Ok(())
}
