//! The guidelines as rows that the team edits.

mod deciding;
mod editing;
