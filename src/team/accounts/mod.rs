//! People of the team: who they are, what they may do, and how they come in.
//!
//! Permission is a parameter: an action that needs a moderator takes a [`Moderator`], and only this
//! room can make one, from a session, from the operator's command, or for the first administrator.
//!
//! `actors` are who may act, `roles` what each role may do, `password` how a password is hashed, `form_token` for
//! which session and person a form was made, and `mail_link` a room in the room: the links by which somebody of the
//! team acts from a mail.

mod actions;
mod actors;
mod door;
mod entity;
mod form_token;
mod guards;
mod jobs;
mod mail_link;
mod password;
pub mod paths;
mod roles;
mod store;
mod values;

// People, and what they may do.
pub use actions::{
    AddPerson, Details, DetailsOutcome, SetUp, add_person, as_operator, change_details,
    change_profile, change_roles, change_single_keys, deactivate, give_password, people, person,
    person_by_email, prepare, reactivate, set_notices,
};
// Coming in, and out again.
pub use actions::{
    Attempt, Crowd, OwnSession, Refused, TooOften, change_password, end_other_sessions,
    end_session, forget_failures, forget_sessions, own_sessions, reset_password, resume, sign_in,
    sign_out,
};
// Words of a form that was sent after its session had ended, or with somebody else's.
pub use actions::{keep_words, kept_words, owner_by_token, whose};
pub use actors::{Administrator, Answerer, Author, Editor, Member, Moderator};
pub use door::looks_like;
pub use guards::{
    Patient, SessionForm, ToRead, TokenAgain, Visitor, clear_cookie, set_cookie, token, token_again,
};
pub use jobs::{TellOfAccount, WarnOfGuesses};
pub use mail_link::{LinkCode, LinkHolder, by_mail_link};
pub use roles::{Capability, Role, Roles};
pub use store::{all as everyone, by_ids, by_slug};
pub use values::{EmailAddress, NameLikeness, Password, Person, PersonName, PersonRefused};

/// The tag of pages that name people of the team.
pub const PEOPLE: crate::web::Tag = crate::web::Tag::all("people");
