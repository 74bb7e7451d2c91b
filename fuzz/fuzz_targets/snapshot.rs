//! Any bytes as a snapshot: an error, or a program that runs within its limits.
//!
//! The checksum is mended, so that what the fuzzer finds gets behind it. Snapshots to begin with lie in `tests/snapshots`:
//!
//! ```text
//! cargo +nightly fuzz run snapshot fuzz/corpus/snapshot tests/snapshots/v1
//! ```
//!
//! `runtime/tests/all/mutations.rs` does the same from seeds, without a fuzzer.
#![no_main]

use libfuzzer_sys::fuzz_target;
use pirn_runtime::{Config, Isolate, RunError};
use pirn_vm::bytecode::format::fix_checksum;

fuzz_target!(|bytes: &[u8]| {
    let mut bytes = bytes.to_vec();
    fix_checksum(&mut bytes);
    let config = Config::default().max_ticks(2000).memory_limit(64 << 20);
    match Isolate::resume(&bytes, config) {
        Ok(mut isolate) => {
            let end = isolate.go_on();
            assert!(!matches!(end, Err(RunError::Fatal(_))), "{end:?}");
        }
        Err(e) => assert!(!e.to_string().contains("reading failed"), "{e}"),
    }
});
