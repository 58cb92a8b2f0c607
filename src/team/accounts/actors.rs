//! Who acts. Each of these can be made only in this room, so to hold one is to have the right.

use super::{Capability, Person, roles};
use crate::base::ids::{PersonId, SessionId};
use std::ops::Deref;

/// A person of the team who is known to be who they say.
#[derive(Debug, Clone)]
pub struct Member {
    person: Person,
    session: Option<SessionId>,
    csrf: String,
}

impl Member {
    /// Somebody with a session.
    pub(super) fn signed_in(person: Person, session: SessionId, csrf: String) -> Self {
        Self { person, session: Some(session), csrf }
    }

    /// Somebody for whom the operator acts at the command line.
    pub(super) fn by_operator(person: Person) -> Self {
        Self { person, session: None, csrf: String::new() }
    }

    /// Somebody who holds a link that was mailed to them.
    pub(super) fn by_mail(person: Person) -> Self {
        Self { person, session: None, csrf: String::new() }
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
        "Writing posts needs the role author or editor. An administrator of this blog can give it.";
    /// May publish and change all posts.
    Editor needs PublishPosts else
        "Publishing needs the role editor. An administrator of this blog can give it, and an editor can publish for you.";
    /// May read waiting comments and decide.
    Moderator needs ModerateComments else
        "Deciding about comments needs the role moderator. An administrator of this blog can give it.";
    /// May answer published comments in the team's name.
    Answerer needs AnswerComments else
        "Answering comments needs a role in the team. An administrator of this blog can give it.";
    /// May change people and settings.
    Administrator needs ManagePeople else
        "Only administrators of this blog can do this.";
}
