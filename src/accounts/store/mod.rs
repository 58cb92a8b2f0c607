//! Every statement about people, sessions, failed attempts to sign in, and the words kept through one.

mod failures;
mod kept_words;
mod people;
mod sessions;

pub(super) use failures::{failures, forget_failures_at, insert_failure, sweep_failures};
pub(super) use kept_words::{
    NewWords, delete_words, end_words, insert_words, sizes_of_words, sweep_words, words,
};
pub(super) use people::{
    NewPerson, all, by_email, by_id, by_ids, by_slug, count_administrators, insert, set_notices,
    set_password, set_profile, set_roles, set_single_keys, set_state,
};
pub(super) use sessions::{
    end_session, end_sessions, insert_session, session_by_hash, sessions, sweep_sessions,
    touch_session,
};
