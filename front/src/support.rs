//! The one table of Python 3.11 syntax that Pirn does not compile: what it is and what to write instead.
//!
//! Everything that is not in this table compiles. Whoever adds a row here finds the places to report it by the
//! compiler's complaint about the missing arm; whoever removes one removes the report with it.

use crate::diagnostics::{Diagnostic, Kind};
use crate::source::Source;
use ruff_text_size::TextRange;

macro_rules! unsupported {
    ($($(#[$doc:meta])* $name:ident $what:literal, $help:literal;)*) => {
        /// Syntax that is not compiled.
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub enum Unsupported { $($(#[$doc])* $name,)* }

        /// All rows, in order.
        pub const UNSUPPORTED: &[Unsupported] = &[$(Unsupported::$name,)*];

        impl Unsupported {
            /// What it is, as the subject of a sentence.
            pub fn what(self) -> &'static str {
                match self { $(Unsupported::$name => $what,)* }
            }

            /// What to write instead.
            pub fn help(self) -> &'static str {
                match self { $(Unsupported::$name => $help,)* }
            }
        }
    };
}

unsupported! {
    AsyncDef "'async def' function", "write a plain function and run it as a tasklet; a blocking call parks only its tasklet";
    AsyncFor "'async for' loop", "write a plain 'for' loop over a generator or a channel";
    AsyncWith "'async with' block", "write a plain 'with' block; a blocking __enter__ parks only its tasklet";
    Await "'await' expression", "call the function directly, or receive from a channel";
    AsyncComprehension "asynchronous comprehension", "write a plain comprehension over a generator or a channel";
    ExceptStar "'except*' clause", "catch the group with 'except ExceptionGroup' and look at its .exceptions";
    Complex "complex number literal", "compute with two floats";
    TypeParams "type parameter list", "leave the type parameters out; Pirn does not use them";
    TypeAlias "'type' statement", "write a plain assignment";
}

impl Unsupported {
    /// The diagnostic for one occurrence.
    pub fn at(self, source: &Source<'_>, range: TextRange) -> Diagnostic {
        Diagnostic::new(source, range, format!("{} is not supported", self.what()))
            .kind(Kind::Unsupported)
            .help(self.help())
    }
}
