//! Every statement about people, sessions, failed attempts to sign in, and the words kept through one.

mod read;
mod write;

pub use read::failures::{failures, failures_at, failures_from, last_failure};
pub use read::kept_words::{sizes_of_words, words};
pub use read::known_networks::is_known_network;
pub use read::people::{
    WithPassword, all, by_email, by_id, by_ids, by_slug, count_administrators, former_email,
    is_named_one_of, stale_skeletons,
};
pub use read::sessions::{session_by_hash, sessions};
pub use read::turns::{last_turn, turn};
pub use write::failures::{forget_failures_at, insert_failure, sweep_failures};
pub use write::kept_words::{NewWords, delete_words, end_words, insert_words, sweep_words};
pub use write::known_networks::{forget_networks_of, know_network, sweep_networks};
pub use write::people::{
    NewPerson, forget_former_email, insert, set_email, set_notices, set_password, set_profile,
    set_roles, set_single_keys, set_skeleton, set_state, set_temporary,
};
pub use write::sessions::{
    end_session, end_sessions, insert_session, sweep_sessions, touch_session,
};
pub use write::turns::{insert_turn, sweep_turns, take_turn};
