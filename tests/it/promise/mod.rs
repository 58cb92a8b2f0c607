//! The promise: what is settled, by when comments are due, how it is kept.

mod due;
mod figures;
mod settling;
