//! The history of the database, one file a step, the same for SQLite and PostgreSQL.
//!
//! A step that has landed is never edited: what must change is a new step at the end.

use sea_orm_migration::prelude::*;

mod columns;
mod m20261122_000001_upkeep;
mod m20261122_000002_accounts;
mod m20261122_000003_posts;
mod m20261122_000004_comments;
mod m20261122_000005_moderation;
mod m20261123_000006_hold_details;
mod m20261123_000010_guideline_versions;
mod m20261123_000011_promise;
mod m20261123_000020_screening;
mod m20261123_000030_spam_filter;
mod m20261123_000040_queue;
mod m20261123_000050_answers;
mod m20261123_000060_redaction;
mod m20261123_000061_reports;
mod m20261123_000062_public_figures;
mod m20261123_000070_commenters;
mod m20261123_000071_my_comments;
mod m20261123_000080_calendar;
mod m20261123_000081_by_mail;
mod m20261124_000090_erasure_wish;
mod m20261128_000020_kept_words;
mod m20261128_000021_guessing;
mod m20261128_000030_unproved_mail;
mod m20261128_000031_words_gone;
mod m20261128_000110_write_probe;
mod m20261128_000140_neighbourhoods;
mod m20261128_000141_thread_paths;
mod m20261129_000080_name_skeletons;
mod m20261129_000121_key_fingerprint;
mod m20261129_000130_next_slug;
mod m20261129_000150_outbox;
mod m20261129_000190_feed_ids;
mod m20261129_000191_answered;
mod m20261129_000199_review_note;
mod m20261129_000200_second_look;
mod m20261129_000201_decided_posts;
mod m20261129_000208_pages;
mod m20261129_000210_credits;
mod m20261129_000230_withdrawal_day;
mod m20261129_000240_faults;
mod m20261129_000241_front_answer;

/// Runs the steps in order, each in a transaction: a step is there as a whole or not at all.
#[derive(Debug, Clone, Copy)]
pub struct Migrator;

#[async_trait::async_trait]
impl MigratorTrait for Migrator {
    fn migrations() -> Vec<Box<dyn MigrationTrait>> {
        vec![
            Box::new(m20261122_000001_upkeep::Migration),
            Box::new(m20261122_000002_accounts::Migration),
            Box::new(m20261122_000003_posts::Migration),
            Box::new(m20261122_000004_comments::Migration),
            Box::new(m20261122_000005_moderation::Migration),
            Box::new(m20261123_000006_hold_details::Migration),
            Box::new(m20261123_000010_guideline_versions::Migration),
            Box::new(m20261123_000011_promise::Migration),
            Box::new(m20261123_000020_screening::Migration),
            Box::new(m20261123_000030_spam_filter::Migration),
            Box::new(m20261123_000040_queue::Migration),
            Box::new(m20261123_000050_answers::Migration),
            Box::new(m20261123_000060_redaction::Migration),
            Box::new(m20261123_000061_reports::Migration),
            Box::new(m20261123_000062_public_figures::Migration),
            Box::new(m20261123_000070_commenters::Migration),
            Box::new(m20261123_000071_my_comments::Migration),
            Box::new(m20261123_000080_calendar::Migration),
            Box::new(m20261123_000081_by_mail::Migration),
            Box::new(m20261124_000090_erasure_wish::Migration),
            Box::new(m20261128_000020_kept_words::Migration),
            Box::new(m20261128_000021_guessing::Migration),
            Box::new(m20261128_000030_unproved_mail::Migration),
            Box::new(m20261128_000031_words_gone::Migration),
            Box::new(m20261128_000110_write_probe::Migration),
            Box::new(m20261128_000140_neighbourhoods::Migration),
            Box::new(m20261128_000141_thread_paths::Migration),
            Box::new(m20261129_000190_feed_ids::Migration),
            Box::new(m20261129_000191_answered::Migration),
            Box::new(m20261129_000130_next_slug::Migration),
            Box::new(m20261129_000150_outbox::Migration),
            Box::new(m20261129_000121_key_fingerprint::Migration),
            Box::new(m20261129_000199_review_note::Migration),
            Box::new(m20261129_000200_second_look::Migration),
            Box::new(m20261129_000201_decided_posts::Migration),
            Box::new(m20261129_000080_name_skeletons::Migration),
            Box::new(m20261129_000230_withdrawal_day::Migration),
            Box::new(m20261129_000241_front_answer::Migration),
            Box::new(m20261129_000208_pages::Migration),
            Box::new(m20261129_000240_faults::Migration),
            Box::new(m20261129_000210_credits::Migration),
        ]
    }
}
