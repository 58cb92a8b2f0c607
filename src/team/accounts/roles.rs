//! What each role may do: one table. A person holds a set of roles and may do what any of them may.

use sea_orm::{DeriveActiveEnum, EnumIter};
use std::{collections::BTreeSet, fmt, str::FromStr};

/// A role in the team.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, EnumIter, DeriveActiveEnum)]
#[sea_orm(rs_type = "String", db_type = "Text")]
pub enum Role {
    /// May do everything.
    #[sea_orm(string_value = "administrator")]
    Administrator,
    /// Works on all posts and publishes them.
    #[sea_orm(string_value = "editor")]
    Editor,
    /// Writes own posts.
    #[sea_orm(string_value = "author")]
    Author,
    /// Reads comments and decides.
    #[sea_orm(string_value = "moderator")]
    Moderator,
}

/// Something that not everybody of the team may do.
#[derive(Debug, Clone, Copy, PartialEq, Eq, EnumIter)]
pub enum Capability {
    /// Write and change own posts.
    WritePosts,
    /// Change the posts of others.
    EditAllPosts,
    /// Publish, change what is published, withdraw.
    PublishPosts,
    /// Read waiting comments with their addresses, and decide.
    ModerateComments,
    /// Answer published comments in the team's name: on own posts, or where somebody asks one to.
    AnswerComments,
    /// Add people, change their roles, deactivate them.
    ManagePeople,
    /// Change the name, promise and colour of the blog.
    ManageSite,
}

impl Role {
    /// Every role.
    pub const ALL: [Self; 4] = [Self::Administrator, Self::Editor, Self::Author, Self::Moderator];

    /// The table: whether this role alone is enough for `capability`.
    pub fn can(self, capability: Capability) -> bool {
        use Capability::*;
        match self {
            Self::Administrator => true,
            Self::Editor => {
                matches!(capability, WritePosts | EditAllPosts | PublishPosts | AnswerComments)
            }
            Self::Author => matches!(capability, WritePosts | AnswerComments),
            Self::Moderator => matches!(capability, ModerateComments | AnswerComments),
        }
    }

    /// As the command line and the database spell it.
    pub fn code(self) -> &'static str {
        match self {
            Self::Administrator => "administrator",
            Self::Editor => "editor",
            Self::Author => "author",
            Self::Moderator => "moderator",
        }
    }
}

impl fmt::Display for Role {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.code())
    }
}

impl FromStr for Role {
    type Err = &'static str;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        Self::ALL
            .into_iter()
            .find(|role| role.code() == text)
            .ok_or("a role is administrator, editor, author or moderator")
    }
}

/// The roles of one person, in the order of [`Role::ALL`].
pub type Roles = BTreeSet<Role>;

/// Whether any of `roles` is enough for `capability`.
pub fn can(roles: &Roles, capability: Capability) -> bool {
    roles.iter().any(|role| role.can(capability))
}

#[cfg(test)]
mod tests {
    use super::*;
    use sea_orm::Iterable;

    #[test]
    fn the_table_is_as_documented() {
        let shown: Vec<String> = Capability::iter()
            .map(|capability| {
                let roles: Vec<&str> = Role::ALL
                    .into_iter()
                    .filter(|role| role.can(capability))
                    .map(Role::code)
                    .collect();
                format!("{capability:?}: {}", roles.join(" "))
            })
            .collect();
        assert_eq!(
            shown,
            [
                "WritePosts: administrator editor author",
                "EditAllPosts: administrator editor",
                "PublishPosts: administrator editor",
                "ModerateComments: administrator moderator",
                "AnswerComments: administrator editor author moderator",
                "ManagePeople: administrator",
                "ManageSite: administrator",
            ]
        );
    }

    #[test]
    fn several_roles_are_their_union() {
        let both = Roles::from([Role::Author, Role::Moderator]);
        assert!(can(&both, Capability::WritePosts) && can(&both, Capability::ModerateComments));
        assert!(!can(&both, Capability::PublishPosts));
    }

    #[test]
    fn a_role_reads_as_it_is_written() {
        for role in Role::ALL {
            assert_eq!(role.code().parse(), Ok(role));
        }
        assert!("root".parse::<Role>().is_err());
    }
}
