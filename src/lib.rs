//! Fair Comment: a blog whose readers answer, and whose moderators read every comment first.
//!
//! Each room below is a word of the field; `docs/architecture.md` walks through them.

pub mod answers;
pub mod app;
pub mod base;
pub mod blog;
pub mod by_mail;
pub mod campaigns;
pub mod cli;
pub mod conversation;
pub mod demo;
pub mod desk;
pub mod figures;
pub mod moderation;
pub mod records;
pub mod redaction;
pub mod reports;
pub mod risk;
pub mod screening;
pub mod team;
pub mod teamwork;
pub mod web;
