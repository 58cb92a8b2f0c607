//! The states of a post and how it goes from one to the next: one table, and no other way.

use sea_orm::{DeriveActiveEnum, EnumIter};

/// Where a post is on its way.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, EnumIter, DeriveActiveEnum)]
#[sea_orm(rs_type = "String", db_type = "Text")]
pub enum PostStatus {
    /// Being written.
    #[sea_orm(string_value = "draft")]
    Draft,
    /// Written, and an editor is asked to read it.
    #[sea_orm(string_value = "in_review")]
    InReview,
    /// Read, and waiting to be published.
    #[sea_orm(string_value = "ready")]
    Ready,
    /// To be published on a date.
    #[sea_orm(string_value = "scheduled")]
    Scheduled,
    /// Readers see it.
    #[sea_orm(string_value = "published")]
    Published,
    /// Readers saw it, and are told why they do not any more.
    #[sea_orm(string_value = "withdrawn")]
    Withdrawn,
}

impl PostStatus {
    /// Every state.
    pub const ALL: [Self; 6] = [
        Self::Draft,
        Self::InReview,
        Self::Ready,
        Self::Scheduled,
        Self::Published,
        Self::Withdrawn,
    ];

    /// As the database and addresses spell it.
    pub fn code(self) -> &'static str {
        match self {
            Self::Draft => "draft",
            Self::InReview => "in_review",
            Self::Ready => "ready",
            Self::Scheduled => "scheduled",
            Self::Published => "published",
            Self::Withdrawn => "withdrawn",
        }
    }

    /// As a tag says it.
    pub fn in_words(self) -> &'static str {
        match self {
            Self::Draft => "Draft",
            Self::InReview => "In review",
            Self::Ready => "Ready",
            Self::Scheduled => "Scheduled",
            Self::Published => "Published",
            Self::Withdrawn => "Withdrawn",
        }
    }
}

/// What somebody does to a post.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Action {
    /// An author asks an editor to read it.
    SendForReview,
    /// An editor gives it back to be written further.
    SendBack,
    /// An editor lets readers see it.
    Publish,
    /// An editor lets readers see what was changed since.
    PublishChanges,
    /// An editor takes it from readers.
    Withdraw,
}

impl Action {
    /// Every action.
    pub const ALL: [Self; 5] =
        [Self::SendForReview, Self::SendBack, Self::Publish, Self::PublishChanges, Self::Withdraw];

    /// Whether it needs somebody who may publish.
    pub fn needs_editor(self) -> bool {
        self != Self::SendForReview
    }
}

/// A way from one state to another that the table allows. Only [`plan`] makes one, and only with
/// one can the store write a state.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Transition {
    from: PostStatus,
    to: PostStatus,
    action: Action,
}

impl Transition {
    /// Where the post was.
    pub fn from(self) -> PostStatus {
        self.from
    }

    /// Where it will be.
    pub fn to(self) -> PostStatus {
        self.to
    }

    /// What is done.
    pub fn action(self) -> Action {
        self.action
    }
}

/// Why an action is not possible.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Refusal {
    /// The post is where the action leads already.
    AlreadyDone(PostStatus),
    /// The action does not start from this state.
    NotFromHere(PostStatus),
}

impl Refusal {
    /// In a sentence.
    pub fn in_words(self) -> String {
        match self {
            Self::AlreadyDone(state) => {
                format!("This post is {} already.", state.in_words().to_lowercase())
            }
            Self::NotFromHere(state) => format!(
                "This post is now {}, so you cannot do this.",
                match state {
                    PostStatus::Draft => "a draft".to_owned(),
                    other => other.in_words().to_lowercase(),
                }
            ),
        }
    }
}

/// The table: what `action` does to a post in `state`.
pub fn plan(state: PostStatus, action: Action) -> Result<Transition, Refusal> {
    use Action::*;
    use PostStatus::*;
    let to = match (state, action) {
        (Draft, SendForReview) => InReview,
        (InReview, SendBack) => Draft,
        (Draft | InReview | Ready | Withdrawn, Publish) => Published,
        (Published, PublishChanges) => Published,
        (Published, Withdraw) => Withdrawn,
        (InReview, SendForReview)
        | (Draft, SendBack)
        | (Published, Publish)
        | (Withdrawn, Withdraw) => return Err(Refusal::AlreadyDone(state)),
        _ => return Err(Refusal::NotFromHere(state)),
    };
    Ok(Transition { from: state, to, action })
}

/// What can be done to a post in `state` by somebody who may publish, or by one who may not.
pub fn allowed(state: PostStatus, may_publish: bool) -> Vec<Action> {
    Action::ALL
        .into_iter()
        .filter(|action| may_publish || !action.needs_editor())
        .filter(|action| plan(state, *action).is_ok())
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_pair_is_as_the_table_says() {
        let shown: Vec<String> = PostStatus::ALL
            .into_iter()
            .flat_map(|state| Action::ALL.map(|action| (state, action)))
            .map(|(state, action)| {
                let end = match plan(state, action) {
                    Ok(transition) => {
                        assert_eq!(transition.from(), state);
                        transition.to().code()
                    }
                    Err(Refusal::AlreadyDone(_)) => "done already",
                    Err(Refusal::NotFromHere(_)) => "no",
                };
                format!("{} {action:?}: {end}", state.code())
            })
            .collect();
        assert_eq!(
            shown,
            [
                "draft SendForReview: in_review",
                "draft SendBack: done already",
                "draft Publish: published",
                "draft PublishChanges: no",
                "draft Withdraw: no",
                "in_review SendForReview: done already",
                "in_review SendBack: draft",
                "in_review Publish: published",
                "in_review PublishChanges: no",
                "in_review Withdraw: no",
                "ready SendForReview: no",
                "ready SendBack: no",
                "ready Publish: published",
                "ready PublishChanges: no",
                "ready Withdraw: no",
                "scheduled SendForReview: no",
                "scheduled SendBack: no",
                "scheduled Publish: no",
                "scheduled PublishChanges: no",
                "scheduled Withdraw: no",
                "published SendForReview: no",
                "published SendBack: no",
                "published Publish: done already",
                "published PublishChanges: published",
                "published Withdraw: withdrawn",
                "withdrawn SendForReview: no",
                "withdrawn SendBack: no",
                "withdrawn Publish: published",
                "withdrawn PublishChanges: no",
                "withdrawn Withdraw: done already",
            ]
        );
    }

    #[test]
    fn an_author_can_only_ask_for_review() {
        assert_eq!(allowed(PostStatus::Draft, false), [Action::SendForReview]);
        for state in PostStatus::ALL.into_iter().skip(1) {
            assert_eq!(allowed(state, false), []);
        }
        assert_eq!(allowed(PostStatus::InReview, true), [Action::SendBack, Action::Publish]);
    }
}
