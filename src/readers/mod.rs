//! What a reader opens and sends.

pub mod commenting;
