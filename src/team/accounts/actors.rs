//! Who acts. Each of these can be made only in this room, so to hold one is to have the right.

use super::{Capability, Person, roles};
use crate::base::{
    database::Count,
    ids::{PersonId, SessionId},
};
use std::ops::Deref;

/// A person of the team who is known to be who they say.
#[derive(Debug, Clone)]
pub struct Member {
    person: Person,
    session: Option<SessionId>,
    csrf: String,
    to_read: Option<Count>,
}

impl Member {
    /// Somebody with a session.
    pub(super) fn signed_in(person: Person, session: SessionId, csrf: String) -> Self {
        Self { person, session: Some(session), csrf, to_read: None }
    }

    /// Somebody for whom the operator acts at the command line.
    pub(super) fn by_operator(person: Person) -> Self {
        Self { person, session: None, csrf: String::new(), to_read: None }
    }

    /// Somebody who holds a link that was mailed to them.
    pub(super) fn by_mail(person: Person) -> Self {
        Self { person, session: None, csrf: String::new(), to_read: None }
    }

    /// The key of the person.
    pub fn id(&self) -> PersonId {
        self.person.id
    }

    /// The name of the person.
    pub fn name(&self) -> &str {
        &self.person.name
    }

    /// The person.
    pub fn person(&self) -> &Person {
        &self.person
    }

    /// The session this came from.
    pub fn session(&self) -> Option<SessionId> {
        self.session
    }

    /// Proves that a form was made for this session.
    pub fn csrf(&self) -> &str {
        &self.csrf
    }

    /// The same, knowing how many comments wait to be read.
    pub(super) fn with_to_read(self, to_read: Option<Count>) -> Self {
        Self { to_read, ..self }
    }

    /// How many comments waited to be read when this request began; none for those who do not moderate.
    pub fn to_read(&self) -> Option<Count> {
        self.to_read
    }

    /// Whether any role of the person is enough.
    pub fn can(&self, capability: Capability) -> bool {
        roles::can(&self.person.roles, capability)
    }
}

macro_rules! actors {
    ($($(#[$doc:meta])* $name:ident needs $capability:ident else $help:literal;)+) => {$(
        $(#[$doc])*
        #[derive(Debug, Clone)]
        pub struct $name(Member);

        impl $name {
            /// What a person needs to be one.
            pub const NEEDS: Capability = Capability::$capability;
            /// Who can help somebody who is none.
            pub const HELP: &'static str = $help;

            /// The member as one, if their roles allow it.
            pub fn of(member: Member) -> Option<Self> {
                member.can(Self::NEEDS).then_some(Self(member))
            }
        }

        impl Deref for $name {
            type Target = Member;

            fn deref(&self) -> &Member {
                &self.0
            }
        }
    )+};
}

actors! {
    /// May write own posts.
    Author needs WritePosts else
        "Only authors and editors can write posts. Ask an administrator for one of these roles.";
    /// May publish and change all posts.
    Editor needs PublishPosts else
        "Only editors can publish posts. Ask an editor to publish it, or an administrator for the editor role.";
    /// May read waiting comments and decide.
    Moderator needs ModerateComments else
        "Only moderators can see this. Ask an administrator for the moderator role.";
    /// May answer published comments in the team's name.
    Answerer needs AnswerComments else
        "Only people with a role on the team can answer comments. Ask an administrator for a role.";
    /// May change people and settings.
    Administrator needs ManagePeople else
        "Only administrators can see this. Ask one of them if you need something here.";
}
