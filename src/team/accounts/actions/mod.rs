//! What can be done about people, one file a verb or a few that belong together.

mod by_administrator;
mod keys;
mod limits;
mod people;
mod sessions;
mod set_up;
mod sign_in;
pub mod sign_in_link;
mod words;

pub use by_administrator::{Details, DetailsOutcome, change_details, give_password};
pub use keys::change_single_keys;

pub use limits::{Crowd, TooOften, account_of, forget_failures, must_wait};
pub use people::{
    AddPerson, add_person, as_operator, change_profile, change_roles, deactivate,
    forget_former_address, people, person, person_by_email, prepare, reactivate, reset_password,
    set_notices,
};
pub use sessions::{
    OwnSession, change_password, end_other_sessions, end_session, forget_sessions, own_sessions,
    resume, sign_out,
};
pub use set_up::SetUp;
pub use sign_in::{Attempt, Refused, sign_in};
pub use words::{keep_words, kept_words, owner_by_token, whose};
