//! What the module `greenlet` has besides functions. Its guest code is in `greenlet.py`.

use super::set;
use pirn_vm::heap::Gc;
use pirn_vm::objects::Dict;
use pirn_vm::{Known, Vm};

pub(super) fn fill(vm: &mut Vm, dict: Gc<Dict>) {
    let class = vm.known(Known::Greenlet).value();
    set(vm, dict, "_greenlet", class);
}
