//! The ways to run a program. All give the same output: that is what the trials check.
//!
//! The modes exist to keep laws honest that no program can see broken otherwise: what happens at every poll, at every
//! n-th reservation, on natives' longest way, through a file. A mode that is declared but does not exist yet is one
//! ignored trial.

/// A way to run a program.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mode {
    /// CPython 3.11, where it is installed and the program has no tasklets.
    CPython,
}

impl Mode {
    /// All modes that exist.
    pub const ALL: &[Mode] = &[Mode::CPython];

    /// Modes that wait for what they test.
    pub const PLANNED: &[(&str, &str)] = &[
        ("jit", "compiled code, at once and synchronously"),
        ("deopt", "guards that fail at random"),
        ("invalidate", "an assumption dropped at every call"),
        (
            "snap",
            "everything written out and read back at every n-th poll",
        ),
    ];

    /// The name, as in `area/feature::name`.
    pub fn name(self) -> &'static str {
        match self {
            Mode::CPython => "cpython",
        }
    }
}
