//! What a reader opens and sends.

pub mod commenting;
pub mod mine;
