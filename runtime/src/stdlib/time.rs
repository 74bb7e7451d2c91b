//! The module `time`: clocks of the host, and sleeping, which parks the tasklet.

use crate::io::host_error;
use crate::scheduler;
use pirn_vm::host::HostError;
use pirn_vm::native::{Answer, Exit, NativeDef, def};
use pirn_vm::semantics::number::{as_float, as_small_int};
use pirn_vm::{Value, Vm};
use std::time::Duration;

pub(super) static FUNCTIONS: &[NativeDef] = &[
    def(
        "time",
        "",
        |vm, _| seconds(vm, Clock::Wall),
        "time() -> floating point number",
    ),
    def(
        "time_ns",
        "",
        |vm, _| nanoseconds(vm, Clock::Wall),
        "time_ns() -> int",
    ),
    def(
        "monotonic",
        "",
        |vm, _| seconds(vm, Clock::Monotonic),
        "monotonic() -> float",
    ),
    def(
        "monotonic_ns",
        "",
        |vm, _| nanoseconds(vm, Clock::Monotonic),
        "monotonic_ns() -> int",
    ),
    def(
        "perf_counter",
        "",
        |vm, _| seconds(vm, Clock::Monotonic),
        "perf_counter() -> float",
    ),
    def(
        "perf_counter_ns",
        "",
        |vm, _| nanoseconds(vm, Clock::Monotonic),
        "perf_counter_ns() -> int",
    ),
    def(
        "process_time",
        "",
        |vm, _| seconds(vm, Clock::Monotonic),
        "process_time() -> float",
    ),
    def(
        "process_time_ns",
        "",
        |vm, _| nanoseconds(vm, Clock::Monotonic),
        "process_time_ns() -> int",
    ),
    def(
        "thread_time",
        "",
        |vm, _| seconds(vm, Clock::Monotonic),
        "thread_time() -> float",
    ),
    def(
        "sleep",
        "*args",
        sleep,
        "sleep(seconds)\n--\n\nLets other tasklets run for so long at least.",
    ),
];

#[derive(Clone, Copy)]
enum Clock {
    Wall,
    Monotonic,
}

fn read(vm: &mut Vm, clock: Clock) -> Result<Duration, Exit> {
    let time: Result<Duration, HostError> = match clock {
        Clock::Wall => vm.host.wall_clock(),
        Clock::Monotonic => vm.host.monotonic(),
    };
    time.map_err(|e| host_error(vm, &e))
}

fn seconds(vm: &mut Vm, clock: Clock) -> Answer {
    let time = read(vm, clock)?;
    vm.float(time.as_secs_f64())
}

fn nanoseconds(vm: &mut Vm, clock: Clock) -> Answer {
    let time = read(vm, clock)?.as_nanos();
    vm.int(time.min(i64::MAX as u128) as i64)
}

/// `sleep(seconds)`.
fn sleep(vm: &mut Vm, args: &[Value]) -> Answer {
    let [arg] = args else {
        let n = args.len();
        return Err(vm.type_error(format!(
            "time.sleep() takes exactly one argument ({n} given)"
        )));
    };
    let time = duration(vm, *arg)?;
    scheduler::park(vm, time)
}

/// A number of seconds to sleep.
pub(super) fn duration(vm: &mut Vm, seconds: Value) -> Result<Duration, Exit> {
    let v = vm.unwrap_payload(seconds);
    let time = match (as_small_int(v), as_float(v)) {
        (Some(i), _) => i as f64,
        (_, Some(f)) => f,
        _ => {
            let name = vm.type_name(seconds);
            return Err(vm.type_error(format!(
                "'{name}' object cannot be interpreted as an integer"
            )));
        }
    };
    if time.is_nan() {
        return Err(vm.value_error("Invalid value NaN (not a number)"));
    }
    if time < 0.0 {
        return Err(vm.value_error("sleep length must be non-negative"));
    }
    if time > 1e9 {
        return Err(vm.overflow_error("timestamp too large to convert to C _PyTime_t"));
    }
    Ok(Duration::from_secs_f64(time))
}
