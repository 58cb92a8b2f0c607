//! Fair Comment: a blog whose readers answer, and whose moderators read every comment first.
//!
//! Each room below is a word of the field; `docs/architecture.md` walks through them.

pub mod app;
pub mod base;
pub mod blog;
pub mod cli;
pub mod conversation;
pub mod demo;
pub mod desk;
pub mod moderation;
pub mod readers;
pub mod team;
pub mod web;
