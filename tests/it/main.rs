//! Everything that is tested from outside, in one program that links once: a whole blog on a
//! database of its own for each test, asked over HTTP, on SQLite and on PostgreSQL alike.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::print_stderr,
    clippy::print_stdout,
    clippy::disallowed_methods,
    reason = "a test that cannot go on says so by a panic, and starts the program as an operator would"
)]

#[macro_use]
mod world;

mod accounts;
mod addresses;
mod answers;
mod architecture;
mod attacks;
mod branding;
mod by_mail;
mod calendar;
mod colours;
mod commands;
mod commenters;
mod comments;
mod credits;
mod dependencies;
mod desk;
mod doors;
mod faults;
mod figures;
mod filter;
mod guidelines;
mod jobs;
mod keeping;
mod lives;
mod logging;
mod moderation;
mod opening;
mod outbox;
mod pages;
mod posts;
mod promise;
mod proxies;
mod records;
mod redaction;
mod reports;
mod schema;
mod screening;
mod seed;
mod serving;
mod settings;
mod storage;
mod templates;
mod twice;
mod words;
