//! Tests of the whole tree.

#[cfg(test)]
mod bytecode;
