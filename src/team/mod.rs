//! Who works here, and what their site is. The rooms stand in their order: each names only those before it.

pub mod accounts;

pub mod promise;

pub mod site;

pub mod people;

pub mod outbox;
