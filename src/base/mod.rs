//! What any program of this kind needs, and nothing of the product. The rooms stand in their order: each names only those before it.

pub mod words;

pub mod sought;

pub mod folding;

pub mod skeleton;

pub mod clock;

pub mod ids;

pub mod keys;

pub mod error;

pub mod database;

pub mod markdown;

pub mod mail;

pub mod settings;

pub mod disk;

pub mod context;

pub mod jobs;

pub mod audit;
