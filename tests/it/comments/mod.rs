//! Readers and their comments.

mod mistakes;
mod receipts;
mod sending;
mod threads;
