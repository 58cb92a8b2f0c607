//! What any program of this kind needs, and nothing of the product.

pub mod audit;
pub mod clock;
pub mod context;
pub mod database;
pub mod error;
pub mod ids;
pub mod jobs;
pub mod keys;
pub mod mail;
pub mod markdown;
pub mod settings;
pub mod words;
