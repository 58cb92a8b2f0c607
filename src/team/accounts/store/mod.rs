//! Every statement about people, sessions, failed attempts to sign in, and the words kept through one.

mod failures;
mod kept_words;
mod known_networks;
mod people;
mod sessions;
mod turns;

pub(super) use failures::{
    failures, failures_at, failures_from, forget_failures_at, insert_failure, last_failure,
    sweep_failures,
};
pub(super) use kept_words::{
    NewWords, delete_words, end_words, insert_words, sizes_of_words, sweep_words, words,
};
pub(super) use known_networks::{
    forget_networks_of, is_known_network, know_network, sweep_networks,
};
pub(super) use people::{
    NewPerson, all, by_email, by_id, by_ids, by_slug, count_administrators, insert, set_notices,
    set_password, set_profile, set_roles, set_single_keys, set_state,
};
pub(super) use sessions::{
    end_session, end_sessions, insert_session, session_by_hash, sessions, sweep_sessions,
    touch_session,
};
pub(super) use turns::{insert_turn, last_turn, sweep_turns, take_turn, turn};
