//! Natives below the module `weakref`, which is written in the guest language (`weakref.py`): weak cells. What happens when
//! their objects are gone is the VM's (`vm/weak.rs`); the function that calls the callbacks is the prelude's (`weak_.py`).

use pirn_vm::heap::Gc;
use pirn_vm::native::{Answer, Exit, NativeDef, def};
use pirn_vm::objects::WeakCell;
use pirn_vm::{Value, Vm};

pub(super) static FUNCTIONS: &[NativeDef] = &[
    def(
        "cell",
        "referent, owner, callback, /",
        |vm, a| vm.weak_cell(a[0], a[1], a[2]),
        "A weak cell; when the referent is gone, the callback, if it is not None, is called with the owner.",
    ),
    def(
        "referent",
        "cell, /",
        referent,
        "What the cell refers to, or None.",
    ),
    def(
        "callback",
        "cell, /",
        |vm, a| Ok(cell(vm, a[0])?.callback.get()),
        "The cell's callback, or None.",
    ),
    def(
        "drop_callback",
        "cell, /",
        drop_callback,
        "The cell's callback will not be called.",
    ),
    def(
        "owners",
        "referent, /",
        owners,
        "List of the owners of an object's cells, in the order of making.",
    ),
];

fn cell(vm: &mut Vm, v: Value) -> Result<Gc<WeakCell>, Exit> {
    match v.as_gc() {
        Some(cell) => Ok(cell),
        None => {
            let name = vm.type_name(v);
            Err(vm.type_error(format!("a weak cell is required, not '{name}'")))
        }
    }
}

fn referent(vm: &mut Vm, a: &[Value]) -> Answer {
    let v = cell(vm, a[0])?.referent.get();
    Ok(if v.is_unbound() { Value::NONE } else { v })
}

fn drop_callback(vm: &mut Vm, a: &[Value]) -> Answer {
    cell(vm, a[0])?.callback.set(Value::NONE);
    Ok(Value::NONE)
}

fn owners(vm: &mut Vm, a: &[Value]) -> Answer {
    let owners = vm.weak_owners(a[0]);
    vm.list(&owners)
}
