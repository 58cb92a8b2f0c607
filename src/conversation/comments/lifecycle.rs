//! What can become of a comment: its states, what may be done in each, and what comes of it.

use sea_orm::{DeriveActiveEnum, EnumIter};

/// Where a comment is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, EnumIter, DeriveActiveEnum)]
#[sea_orm(rs_type = "String", db_type = "Text")]
pub enum CommentStatus {
    /// Nobody has decided yet.
    #[sea_orm(string_value = "waiting")]
    Waiting,
    /// Everyone can read it.
    #[sea_orm(string_value = "published")]
    Published,
    /// A moderator decided against it.
    #[sea_orm(string_value = "not_published")]
    NotPublished,
    /// It only advertises, or a machine sent it.
    #[sea_orm(string_value = "spam")]
    Spam,
    /// It was published and taken down.
    #[sea_orm(string_value = "removed")]
    Removed,
    /// Its writer took it back.
    #[sea_orm(string_value = "withdrawn")]
    Withdrawn,
}

impl CommentStatus {
    /// As the database keeps it.
    pub fn code(self) -> &'static str {
        match self {
            Self::Waiting => "waiting",
            Self::Published => "published",
            Self::NotPublished => "not_published",
            Self::Spam => "spam",
            Self::Removed => "removed",
            Self::Withdrawn => "withdrawn",
        }
    }

    /// The status kept as `code`.
    pub fn from_code(code: &str) -> Option<Self> {
        [
            Self::Waiting,
            Self::Published,
            Self::NotPublished,
            Self::Spam,
            Self::Removed,
            Self::Withdrawn,
        ]
        .into_iter()
        .find(|status| status.code() == code)
    }

    /// As the desk says it.
    pub fn in_words(self) -> &'static str {
        match self {
            Self::Waiting => "Waiting",
            Self::Published => "Published",
            Self::NotPublished => "Not published",
            Self::Spam => "Spam",
            Self::Removed => "Removed",
            Self::Withdrawn => "Withdrawn",
        }
    }
}

/// What can be done about a comment.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, EnumIter, DeriveActiveEnum)]
#[sea_orm(rs_type = "String", db_type = "Text")]
pub enum Action {
    /// Let everyone read it.
    #[sea_orm(string_value = "publish")]
    Publish,
    /// Decide against it, for a reason.
    #[sea_orm(string_value = "refuse")]
    Refuse,
    /// Say that it is spam.
    #[sea_orm(string_value = "spam")]
    Spam,
    /// Take a published one down, for a reason.
    #[sea_orm(string_value = "remove")]
    Remove,
    /// Put it back among those that wait.
    #[sea_orm(string_value = "restore")]
    Restore,
    /// Take one's own back.
    #[sea_orm(string_value = "withdraw")]
    Withdraw,
}

impl Action {
    /// As the audit record keeps it.
    pub fn code(self) -> &'static str {
        match self {
            Self::Publish => "publish",
            Self::Refuse => "refuse",
            Self::Spam => "spam",
            Self::Remove => "remove",
            Self::Restore => "restore",
            Self::Withdraw => "withdraw",
        }
    }
}

/// A change of state that is allowed. Only [`plan`], [`plan_undo`], `plan_taking_back` and
/// `plan_erasure` make one, and the only statement that changes a status takes one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Transition {
    from: CommentStatus,
    to: CommentStatus,
}

impl Transition {
    /// The state before.
    pub fn from(self) -> CommentStatus {
        self.from
    }

    /// The state after.
    pub fn to(self) -> CommentStatus {
        self.to
    }
}

/// The action is not possible in this state.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct NotPossible;

/// What comes of `action` in `status`.
pub fn plan(status: CommentStatus, action: Action) -> Result<Transition, NotPossible> {
    use CommentStatus::*;
    let to = match (status, action) {
        (Waiting, Action::Publish) => Published,
        (Waiting, Action::Refuse) => NotPublished,
        (Waiting, Action::Spam) => Spam,
        (Waiting, Action::Withdraw) => Withdrawn,
        (Published, Action::Remove) => Removed,
        (NotPublished | Spam | Removed, Action::Restore) => Waiting,
        _ => return Err(NotPossible),
    };
    Ok(Transition { from: status, to })
}

/// Back to the state before a decision that led from `before` to `after`.
pub fn plan_undo(
    status: CommentStatus,
    before: CommentStatus,
    after: CommentStatus,
) -> Result<Transition, NotPossible> {
    let was_allowed =
        [Action::Publish, Action::Refuse, Action::Spam, Action::Remove, Action::Restore]
            .into_iter()
            .any(|action| plan(before, action).is_ok_and(|transition| transition.to == after));
    if status == after && was_allowed {
        Ok(Transition { from: after, to: before })
    } else {
        Err(NotPossible)
    }
}

/// What comes of a reply by the team that its writer takes back.
pub fn plan_taking_back(status: CommentStatus) -> Result<Transition, NotPossible> {
    match status {
        CommentStatus::Published => Ok(Transition { from: status, to: CommentStatus::Withdrawn }),
        _ => Err(NotPossible),
    }
}

/// What comes of erasing the words of a comment at its writer's wish: it leaves the public page and
/// the queue. In any other state it stays what it is, so that nobody erases the trace of a removal.
pub fn plan_erasure(status: CommentStatus) -> Option<Transition> {
    matches!(status, CommentStatus::Waiting | CommentStatus::Published)
        .then_some(Transition { from: status, to: CommentStatus::Withdrawn })
}

/// What a moderator may do in `status`, in the order of the buttons.
pub fn allowed(status: CommentStatus) -> Vec<Action> {
    [Action::Publish, Action::Refuse, Action::Spam, Action::Remove, Action::Restore]
        .into_iter()
        .filter(|action| plan(status, *action).is_ok())
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use sea_orm::Iterable;

    #[test]
    fn every_pair_is_as_decided() {
        let mut possible = Vec::new();
        for status in CommentStatus::iter() {
            for action in Action::iter() {
                if let Ok(transition) = plan(status, action) {
                    assert_eq!(transition.from(), status);
                    possible.push(format!(
                        "{} {} {}",
                        status.code(),
                        action.code(),
                        transition.to().code()
                    ));
                }
            }
        }
        assert_eq!(
            possible,
            [
                "waiting publish published",
                "waiting refuse not_published",
                "waiting spam spam",
                "waiting withdraw withdrawn",
                "published remove removed",
                "not_published restore waiting",
                "spam restore waiting",
                "removed restore waiting",
            ]
        );
    }

    #[test]
    fn undo_goes_back_only_along_a_way_that_exists() {
        for (current, before, after) in CommentStatus::iter().flat_map(|current| {
            CommentStatus::iter().flat_map(move |before| {
                CommentStatus::iter().map(move |after| (current, before, after))
            })
        }) {
            let led = Action::iter().filter(|action| *action != Action::Withdraw).any(|action| {
                plan(before, action).is_ok_and(|transition| transition.to() == after)
            });
            assert_eq!(plan_undo(current, before, after).is_ok(), current == after && led);
        }
    }

    #[test]
    fn only_what_everyone_can_read_is_taken_back() {
        for status in CommentStatus::iter() {
            let to = plan_taking_back(status).ok().map(Transition::to);
            let published = status == CommentStatus::Published;
            assert_eq!(to, published.then_some(CommentStatus::Withdrawn));
        }
    }

    #[test]
    fn what_is_erased_leaves_the_page_and_the_queue() {
        for status in CommentStatus::iter() {
            let leaves = plan_erasure(status).map(|transition| (transition.from, transition.to));
            let stands = matches!(status, CommentStatus::Waiting | CommentStatus::Published);
            assert_eq!(leaves, stands.then_some((status, CommentStatus::Withdrawn)));
        }
    }

    #[test]
    fn codes_are_read_as_they_are_written() {
        for status in CommentStatus::iter() {
            assert_eq!(CommentStatus::from_code(status.code()), Some(status));
        }
    }
}
