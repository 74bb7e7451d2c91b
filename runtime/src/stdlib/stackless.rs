//! What the module `stackless` has besides functions. Its guest code is in `stackless.py`.

use super::set;
use pirn_vm::heap::Gc;
use pirn_vm::objects::Dict;
use pirn_vm::{Known, Vm};

pub(super) fn fill(vm: &mut Vm, dict: Gc<Dict>) {
    for (name, class) in [
        ("tasklet", Known::Tasklet),
        ("channel", Known::Channel),
        ("TaskletExit", Known::TaskletExit),
    ] {
        let class = vm.known(class).value();
        set(vm, dict, name, class);
    }
}
