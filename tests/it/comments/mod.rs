//! Readers and their comments.

mod counts;
mod formatting;
mod long_threads;
mod mistakes;
mod outcomes;
mod rates;
mod receipts;
mod rewriting;
mod sending;
mod threads;
