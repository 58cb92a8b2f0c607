//! People of the team: who they are, what they may do, and how they come in.
//!
//! Permission is a parameter: an action that needs a moderator takes a [`Moderator`], and only this
//! room can make one, from a session, from the operator's command, or for the first administrator.

mod actions;
mod actors;
mod door;
mod entity;
mod forms;
mod guards;
mod jobs;
mod kept_words;
mod mail_link;
mod pages;
mod password;
mod roles;
mod routes;
mod sign_in_link;
mod store;
mod values;

pub use actions::{
    AddPerson, SetUp, add_person, as_operator, deactivate, forget_failures, forget_sessions,
    is_team_name, people, person, person_by_email, person_by_slug, persons, reset_password,
    set_notices,
};
pub use actors::{Administrator, Answerer, Author, Editor, Member, Moderator};
pub use door::persons_within;
pub use guards::{Posted, Visitor};
pub use jobs::WarnOfGuesses;
pub use kept_words::keeping_words;
pub use mail_link::{Followed, LinkCode, by_mail_link};
pub use roles::{Capability, Role};
pub use routes::routes;
pub use values::{EmailAddress, Password, Person, PersonName};
