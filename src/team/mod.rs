//! Who works here, and what their site is.

pub mod accounts;
pub mod promise;
pub mod site;
