//! Which decisions the list of all of them shows: the whole of it is in its address.

use crate::{
    base::ids::{DecisionId, PersonId, PostId},
    conversation::comments::Action,
    moderation::{
        decisions::{DecisionCursor, DecisionFilter},
        place::between,
        queue::paths::DECISIONS,
    },
    web::{Cursor, FormErrors},
};
use serde::{Deserialize, Serialize};

/// The kinds of decision that can be chosen, in the order of the list.
pub const KINDS: [Action; 5] =
    [Action::Publish, Action::Refuse, Action::Spam, Action::Remove, Action::Restore];

/// The filters as an address says them.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Decided {
    /// The key of a person of the team.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub person: String,
    /// The code of a kind of decision.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub kind: String,
    /// The key of a post.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub post: String,
    /// The first day, as `2026-03-09`.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub from: String,
    /// The last day.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub until: String,
    /// Where the page begins.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub after: String,
}

impl Decided {
    /// The list that the query of an address names. What is no filter is left out.
    pub fn read(query: &str) -> Self {
        let mut read: Self = serde_html_form::from_str(query).unwrap_or_default();
        let key = |text: &str| text.parse::<i64>().is_ok_and(|id| id > 0);
        for text in [&mut read.person, &mut read.post] {
            if !key(text) {
                text.clear();
            }
        }
        if read.action().is_none() {
            read.kind.clear();
        }
        if read.cursor().is_none() {
            read.after.clear();
        }
        for text in [&mut read.from, &mut read.until] {
            text.retain(|letter| !letter.is_control());
            *text = text.trim().chars().take(20).collect();
        }
        read
    }

    /// As an address.
    pub fn address(&self) -> String {
        match serde_html_form::to_string(self).unwrap_or_default() {
            none if none.is_empty() => DECISIONS.to_owned(),
            query => format!("{DECISIONS}?{query}"),
        }
    }

    /// The same, beginning after this decision.
    pub fn after(&self, (at, id): DecisionCursor) -> Self {
        Self { after: Cursor { at, key: id.0 }.to_string(), ..self.clone() }
    }

    /// The same from its top without one of its filters.
    pub fn without(&self, filter: &str) -> Self {
        let mut decided = Self { after: String::new(), ..self.clone() };
        match filter {
            "person" => decided.person.clear(),
            "kind" => decided.kind.clear(),
            "post" => decided.post.clear(),
            "from" => decided.from.clear(),
            _ => decided.until.clear(),
        }
        decided
    }

    /// Where the page begins.
    pub fn cursor(&self) -> Option<DecisionCursor> {
        Cursor::read(&self.after).map(|cursor| (cursor.at, DecisionId(cursor.key)))
    }

    fn action(&self) -> Option<Action> {
        KINDS.into_iter().find(|action| action.code() == self.kind)
    }

    /// Which decisions these are, or what is wrong with a filter.
    pub fn filter(&self) -> Result<DecisionFilter, FormErrors> {
        let mut errors = FormErrors::default();
        let (from, until) = between(&self.from, &self.until, &mut errors);
        if !errors.is_empty() {
            return Err(errors);
        }
        Ok(DecisionFilter {
            person: self.person.parse().ok().map(PersonId),
            action: self.action(),
            post: self.post.parse().ok().map(PostId),
            from,
            until,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_list_reads_as_it_is_written() {
        let query = "person=3&kind=refuse&post=4&from=2026-03-01&until=2026-03-09&after=5-6";
        let decided = Decided::read(query);
        assert_eq!(decided.address(), format!("{DECISIONS}?{query}"));
        let filter = decided.filter().expect("readable");
        assert_eq!(filter.action, Some(Action::Refuse));
        assert_eq!(filter.until, "2026-03-10T00:00:00Z".parse().ok());
        for nothing in ["", "person=x&kind=other&post=-1&after=x", "kind=withdraw", "%FF=%FF"] {
            assert_eq!(Decided::read(nothing).address(), DECISIONS, "{nothing}");
        }
        assert!(Decided::read("from=2026-13-01").filter().is_err());
    }
}
