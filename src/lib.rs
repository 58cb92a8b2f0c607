//! Fair Comment: a blog whose readers answer, and whose moderators read every comment first.
//!
//! Each room below is a word of the field; `docs/architecture.md` walks through them.

pub mod accounts;
pub mod answers;
pub mod app;
pub mod base;
pub mod by_mail;
pub mod calendar;
pub mod campaigns;
pub mod cli;
pub mod commenters;
pub mod comments;
pub mod demo;
pub mod desk;
pub mod feeds;
pub mod figures;
pub mod guidelines;
pub mod moderation;
pub mod pages;
pub mod posts;
pub mod promise;
pub mod records;
pub mod redaction;
pub mod reports;
pub mod risk;
pub mod screening;
pub mod site;
pub mod teamwork;
pub mod web;
