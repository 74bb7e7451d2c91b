#!/bin/sh
# Builds the tests for aarch64 and runs the cases there, emulated: native code of that architecture is made and executed.
#
#   tests/aarch64.sh                     every case in the modes `interp` and `jit`
#   tests/aarch64.sh [ARG ...]           the test binary with these arguments instead, such as `list/sorting` or `::deopt`
#   tests/aarch64.sh exchange            snapshots and pickles that this machine writes go on there, and the other way round
#
# What it needs, beside the Rust toolchain:
#
#   * the target's standard library, which `rustup target add aarch64-unknown-linux-gnu` installs, or a compiler that
#     has it, named by RUSTC (this machine's own tests are built by the usual one);
#   * `aarch64-linux-gnu-gcc` and the target's C library, for linking: in Debian the packages gcc-aarch64-linux-gnu and
#     libc6-dev-arm64-cross. SYSROOT says where that library is, if it is not in /usr/aarch64-linux-gnu;
#   * `qemu-aarch64`, or `qemu-aarch64-static`: in Debian the package qemu-user-static.
#
# Status 2: something of that is missing, and nothing was run. Status 1: something failed. An emulator translates code
# before it executes it, so it does not show what a real machine may do about memory order and instruction caches.
set -eu
cd "$(dirname "$0")/.."

target=aarch64-unknown-linux-gnu
linker=aarch64-linux-gnu-gcc
sysroot=${SYSROOT:-/usr/aarch64-linux-gnu}
rustc=${RUSTC:-rustc}

missing() {
    echo "aarch64.sh: $1 is missing; the first lines of this script say where it comes from" >&2
    exit 2
}

command -v "$linker" >/dev/null || missing "$linker"
[ -d "$sysroot/lib" ] || missing "the target's C library ($sysroot/lib)"
emulator=$(command -v qemu-aarch64 || command -v qemu-aarch64-static) || missing qemu-aarch64
library=$("$rustc" --print target-libdir --target "$target") || missing "a Rust compiler that knows $target"
ls "$library"/libstd-* >/dev/null 2>&1 || missing "the standard library of $target for $rustc"

export CARGO_TARGET_AARCH64_UNKNOWN_LINUX_GNU_LINKER="$linker"
export CARGO_TARGET_AARCH64_UNKNOWN_LINUX_GNU_RUNNER="$emulator -L $sysroot"
# A case that compiles much takes minutes, and more where the machine does other things beside.
export CASE_SECONDS="${CASE_SECONDS:-900}"

# With the checks of a debug build, but optimised: emulation is slow enough.
tests() {
    cargo test --target "$target" -p pirn-tests \
        --config profile.dev.opt-level=2 --config 'profile.dev.package."*".opt-level=2' "$@"
}

# What `tests/src/exchange.rs` leaves in a folder with one build goes on with the other; both figures must be the same.
exchange() {
    folder=$(mktemp -d)
    trap 'rm -rf "$folder"' EXIT
    mkdir "$folder/here" "$folder/there"
    here() {
        (unset RUSTC; cargo test -p pirn-tests "$@")
    }
    here --no-run
    echo "written here"
    EXCHANGE_TO="$folder/here" here -- --quiet exchange/ --skip ::
    echo "read there"
    EXCHANGE_FROM="$folder/here" tests -- --quiet exchange/ --skip ::
    echo "written there"
    EXCHANGE_TO="$folder/there" tests -- --quiet exchange/ --skip ::
    echo "read here"
    EXCHANGE_FROM="$folder/there" here -- --quiet exchange/ --skip ::
    du -sh "$folder"
}

tests --no-run
if [ "${1:-}" = exchange ]; then
    exchange
    exit
fi
if [ $# -gt 0 ]; then
    tests -- "$@"
    exit
fi
status=0
tests -- ::interp || status=1
# The mode `jit` alone, without those that have more to their name.
tests -- ::jit --skip ::jit+ || status=1
exit $status
