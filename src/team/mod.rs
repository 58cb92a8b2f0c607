//! Who works here, and what their site is.

pub mod accounts;
pub mod people;
pub mod promise;
pub mod site;
