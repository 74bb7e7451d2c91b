//! The module `gc`. Collection is automatic; programs may ask for one.

use pirn_vm::native::{Answer, Control, Exit, NativeDef, def};
use pirn_vm::{Value, Vm};

pub(super) static FUNCTIONS: &[NativeDef] = &[
    def(
        "collect",
        "generation=",
        collect,
        "collect(generation=2)\n--\n\nCollects garbage now.",
    ),
    def(
        "enable",
        "",
        |_, _| Ok(Value::NONE),
        "enable()\n--\n\nCollection is always enabled.",
    ),
    def(
        "disable",
        "",
        |_, _| Ok(Value::NONE),
        "disable()\n--\n\nHas no effect: a program that allocates needs collection.",
    ),
    def(
        "isenabled",
        "",
        |_, _| Ok(Value::TRUE),
        "isenabled()\n--\n\nTrue.",
    ),
    def(
        "get_count",
        "",
        |vm, _| vm.tuple(&[Value::ZERO; 3]),
        "get_count()\n--\n\n(0, 0, 0).",
    ),
    def(
        "get_threshold",
        "",
        |vm, _| vm.tuple(&[Value::int(700), Value::int(10), Value::int(10)]),
        "",
    ),
    def(
        "set_threshold",
        "threshold0, threshold1=, threshold2=, /",
        |_, _| Ok(Value::NONE),
        "",
    ),
    def("freeze", "", |_, _| Ok(Value::NONE), ""),
    def("unfreeze", "", |_, _| Ok(Value::NONE), ""),
];

fn collect(_: &mut Vm, _: &[Value]) -> Answer {
    Err(Exit::Control(Control::Collect))
}
