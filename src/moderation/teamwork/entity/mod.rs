//! The tables of this room as SeaORM sees them.

pub mod claim;
pub mod note;
