//! Profiles: what was learnt of code while it ran, in terms that mean the same in every process.
//!
//! ```text
//! mod.rs        what a profile consists of
//! names.rs      classes, shapes, modules, code objects by name, and back
//! describe.rs   from feedback cells to a profile
//! restore.rs    from a profile to feedback cells
//! codec.rs      as bytes
//! ```
//!
//! Feedback cells hold ids and versions of one process. A profile says what those stood for: a shape is a class and
//! attributes in an order, a class is a module and a qualified name, code is a hash of what it says, a dict's version is
//! that the name is found there. Where something has no name in these terms (a class defined within a function), the
//! profile is not complete, and nothing is kept of it.
//!
//! A profile is a hint and never a fact. Restoring it asks the VM as it is now what a shape has under a name, where a
//! global is, whether a class's construction is plain: what comes out is what the interpreter would have found. What is
//! not there (yet) is counted, not guessed.

mod codec;
mod describe;
mod names;
mod restore;

pub use names::{ClassName, ShapeName, code_key};
pub use restore::{Missing, Saved};

/// What a code object says, as a hash: its instructions, constants and names, not where it stands.
pub type CodeKey = u64;

/// The hash of a namespace's keys and their order.
pub type KeysHash = (u64, u64);

/// What was learnt of the code objects of a unit.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Profile {
    codes: Vec<CodeProfile>,
    /// The ids of the shapes that are mentioned. Code compares with them, so it is of use only where they are the same:
    /// they are reserved (see [`crate::vm::Reserved`]).
    pub(crate) shapes: Vec<(u32, ShapeName)>,
    /// Likewise the versions of namespaces.
    pub(crate) versions: Vec<(u32, KeysHash)>,
}

/// What was learnt of one.
#[derive(Clone, Debug, Default, PartialEq)]
struct CodeProfile {
    key: CodeKey,
    /// Feedback by pc.
    sites: Vec<(u32, Site)>,
    /// How often guards before an instruction failed so often that its unit was made anew, by pc.
    hot_exits: Vec<(u32, u32)>,
    /// Shapes that sites saw, by pc.
    seen: Vec<(u32, Vec<ShapeName>)>,
    no_hoisting: bool,
}

/// What a feedback cell stands for.
#[derive(Clone, Debug, PartialEq)]
enum Site {
    /// Numbers that mean the same everywhere.
    Plain([u32; 4]),
    /// Operands: what they were, and the shapes of those that are objects.
    Operands(u32, Option<ShapeName>, Option<ShapeName>),
    /// An attribute of an object of this shape.
    Attr(ShapeName),
    /// An attribute that an object of this shape did not have before it was set; whether in a slot of doubles.
    NewAttr(ShapeName, bool),
    /// An attribute of a module.
    OfModule(String),
    /// An attribute got through the class.
    OfClass(ClassName),
    /// A method got through `super()`: the class whose MRO is searched, and the one after which.
    Super(ClassName, ClassName),
    /// A global or builtin.
    Global,
    /// A call of a function with this code.
    Function(CodeKey),
    /// A call of a class.
    Class(ClassName),
    /// A loop: the bits of what it iterated, and the code of the generators among that.
    Generators(u32, CodeKey),
    /// A call by name of a bound function with this code.
    BoundFunction(CodeKey),
    /// An attribute of an exception of this shape; where in the dict of its own, if it is there.
    OfException(ShapeName, u32),
    /// A call whose first argument is an object of this shape, and what is called: three numbers.
    Argument(ShapeName, [u32; 3]),
}
