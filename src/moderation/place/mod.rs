//! Where in the queue somebody is: tab, filters, page, and since when the page stands still. The whole
//! of it is in the address, and travels with each form, so that every way leads back to the same place.
//!
//! `done` says what was just done about a comment, as addresses tell it.

mod done;
pub mod paths;

pub use done::Done;

use self::paths::QUEUE;
use crate::{
    base::{
        clock::{Moment, london, typed},
        ids::{CommentId, DecisionId, PostId},
        keys::Keys,
        words::beginning,
    },
    conversation::comments::{AddressHash, CommentFilter, CommentStatus, Cursor},
    team::accounts::EmailAddress,
    web::{self, FormErrors},
};
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

/// The states that have a tab, in their order.
pub const TABS: [CommentStatus; 5] = [
    CommentStatus::Waiting,
    CommentStatus::Published,
    CommentStatus::NotPublished,
    CommentStatus::Spam,
    CommentStatus::Removed,
];

/// The most characters of one filter: more would be no address.
const LONGEST: usize = 200;

/// A place in the queue, as its address says it.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Place {
    /// The code of a state.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub tab: String,
    /// The key of a post.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub post: String,
    /// Part of a name, or a whole mail address.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub person: String,
    /// The code of a mark.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub mark: String,
    /// `late`, `soon` or nothing.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub due: String,
    /// The first day on which it was sent, as `2026-03-09`.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub from: String,
    /// The last day on which it was sent.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub until: String,
    /// Words in the text.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub words: String,
    /// Where the page begins.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub after: String,
    /// Since when own decisions stay on the page, in microseconds.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub since: String,
    /// `1` if several are selected, `all` if all on the page are.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub select: String,
}

impl Place {
    /// The place that the query of an address names. What cannot be read is the queue from its top.
    pub fn read(query: &str) -> Self {
        let mut place: Self = serde_html_form::from_str(query).unwrap_or_default();
        for text in place.texts() {
            // No database keeps NUL, so nothing holds it.
            text.retain(|letter| !letter.is_control());
            *text = beginning(text.trim(), LONGEST).to_owned();
        }
        if place.status() == CommentStatus::Waiting {
            place.tab.clear();
        } else {
            place.due.clear();
        }
        if place.cursor().is_none() {
            place.after.clear();
        }
        if place.since().is_none() {
            place.since.clear();
        }
        place
    }

    fn texts(&mut self) -> [&mut String; 11] {
        [
            &mut self.tab,
            &mut self.post,
            &mut self.person,
            &mut self.mark,
            &mut self.due,
            &mut self.from,
            &mut self.until,
            &mut self.words,
            &mut self.after,
            &mut self.since,
            &mut self.select,
        ]
    }

    /// As the query of an address.
    pub fn query(&self) -> String {
        serde_html_form::to_string(self).unwrap_or_default()
    }

    /// As an address.
    pub fn address(&self) -> String {
        self.with("")
    }

    /// As an address with `more` in its query.
    pub fn with(&self, more: &str) -> String {
        let query = self.query();
        match (query.as_str(), more) {
            ("", "") => QUEUE.to_owned(),
            ("", more) => format!("{QUEUE}?{more}"),
            (query, "") => format!("{QUEUE}?{query}"),
            (query, more) => format!("{QUEUE}?{query}&{more}"),
        }
    }

    /// The state that the tab shows.
    pub fn status(&self) -> CommentStatus {
        CommentStatus::from_code(&self.tab)
            .filter(|status| TABS.contains(status))
            .unwrap_or(CommentStatus::Waiting)
    }

    /// Whether several comments are being selected.
    pub fn selects(&self) -> bool {
        !self.select.is_empty()
    }

    /// The same tab and filters, asked for anew.
    pub fn anew(&self) -> Self {
        Self { after: String::new(), since: String::new(), select: String::new(), ..self.clone() }
    }

    /// The same tab without filters.
    pub fn unfiltered(&self) -> Self {
        Self { tab: self.tab.clone(), ..Self::default() }
    }

    /// Whether anything is filtered.
    pub fn filters(&self) -> bool {
        self.anew() != self.unfiltered()
    }

    /// The same, beginning after this comment.
    pub fn after(&self, cursor: Cursor) -> Self {
        Self { after: written(cursor), ..self.anew() }
    }

    /// The same, standing still from `now` on unless it does already.
    pub fn held(&self, now: Moment) -> Self {
        let since = match self.since() {
            Some(_) => self.since.clone(),
            None => now.timestamp_micros().to_string(),
        };
        Self { since, ..self.clone() }
    }

    /// Where the page begins.
    pub fn cursor(&self) -> Option<Cursor> {
        cursor(&self.after)
    }

    /// Since when own decisions stay on the page.
    pub fn since(&self) -> Option<Moment> {
        web::Cursor::moment(&self.since)
    }

    /// Which comments belong here, or what is wrong with a filter. Until `soon` a comment is due soon.
    pub fn filter(
        &self,
        keys: &Keys,
        now: Moment,
        soon: Moment,
    ) -> Result<CommentFilter, FormErrors> {
        let mut errors = FormErrors::default();
        let mut filter = CommentFilter::all(self.status());
        filter.post = self.post.parse().ok().filter(|id| *id > 0).map(PostId);
        if self.person.contains('@') {
            let address = self.person.parse::<EmailAddress>();
            filter.address =
                errors.check("person", address).map(|address| AddressHash::of(keys, &address));
        } else {
            filter.name = Some(self.person.clone()).filter(|name| !name.is_empty());
        }
        filter.mark = Some(self.mark.clone()).filter(|mark| !mark.is_empty());
        filter.words = self.words.split_whitespace().take(10).map(str::to_owned).collect();
        match self.due.as_str() {
            "late" => filter.due_until = Some(now),
            "soon" => (filter.due_from, filter.due_until) = (Some(now), Some(soon)),
            _ => {}
        }
        (filter.sent_from, filter.sent_until) = between(&self.from, &self.until, &mut errors);
        if errors.is_empty() { Ok(filter) } else { Err(errors) }
    }

    /// Whether only what is due soon belongs here.
    pub fn asks_for_soon(&self) -> bool {
        self.due == "soon"
    }

    /// The same without one of its filters.
    pub fn without(&self, filter: &str) -> Self {
        let mut place = self.anew();
        match filter {
            "post" => place.post.clear(),
            "person" => place.person.clear(),
            "mark" => place.mark.clear(),
            "due" => place.due.clear(),
            "from" => place.from.clear(),
            "until" => place.until.clear(),
            _ => place.words.clear(),
        }
        place
    }
}

/// The moments between which the days lie that the fields `from` and `until` hold, or what is wrong with
/// them. The whole of the last day belongs to it.
pub fn between(
    from: &str,
    until: &str,
    errors: &mut FormErrors,
) -> (Option<Moment>, Option<Moment>) {
    let first = errors.check("from", day(from)).flatten();
    let last = errors.check("until", day(until)).flatten().and_then(|last| last.succ_opt());
    (first.map(london::start_of), last.map(london::start_of))
}

/// What a date field holds in words; as it is where it is no day.
pub fn day_in_words(text: &str) -> String {
    match day(text) {
        Ok(Some(day)) => london::day(london::start_of(day)),
        _ => text.to_owned(),
    }
}

/// A day as people type it.
fn day(text: &str) -> Result<Option<NaiveDate>, &'static str> {
    match text.trim() {
        "" => Ok(None),
        text => typed::date(text).map(Some),
    }
}

/// Where in the list of a tab a comment stands, as an address says it.
pub fn cursor(text: &str) -> Option<Cursor> {
    web::Cursor::read(text).map(|cursor| (cursor.at, CommentId(cursor.key)))
}

/// As [`cursor`] reads it.
pub fn written((at, id): Cursor) -> String {
    web::Cursor { at, key: id.0 }.to_string()
}

/// The address of the place that `return_to` names, at a comment that is still there.
pub fn at_comment(return_to: &str, id: CommentId) -> String {
    match return_to {
        paths::FROM_REPORTED => format!("{}#comment-{id}", paths::REPORTED),
        _ => format!("{}#comment-{id}", Place::read(return_to).address()),
    }
}

/// The address of the place that `return_to` names, at the comment of `decision`, which stays folded there.
pub fn back_to(return_to: &str, decision: DecisionId, id: CommentId) -> String {
    format!("{}#comment-{id}", Place::read(return_to).with(&format!("done={decision}")))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_place_reads_as_it_is_written() {
        let query = "tab=spam&post=3&person=Cat+Reed&mark=link&from=2026-03-01&words=tide+%26+moon&after=5-6&since=7&select=1";
        let place = Place::read(query);
        assert_eq!(place.query(), query);
        assert_eq!(Place::read(&place.query()), place);
        assert_eq!(place.address(), format!("/desk/moderation/?{query}"));
        assert_eq!(place.cursor().map(written).as_deref(), Some("5-6"));
    }

    #[test]
    fn what_cannot_be_read_is_the_top_of_the_queue() {
        for query in ["", "tab=nonsense&tab=spam", "tab=waiting", "%FF=%FF", "after=x&since=y"] {
            assert_eq!(Place::read(query).address(), "/desk/moderation/", "{query}");
        }
        assert_eq!(Place::read("words=a%00b").words, "ab");
        assert_eq!(Place::read("after=x&since=y").cursor(), None);
    }

    #[test]
    fn a_date_that_is_none_is_a_mistake_in_words() {
        let now = "2026-03-09T10:00:00Z".parse().expect("a moment");
        let keys = Keys::from_text(&"k".repeat(32)).expect("long enough");
        let filter = |query| Place::read(query).filter(&keys, now, now);
        for wrong in ["from=2026-13-01", "until=soon", "person=cat%40"] {
            assert!(filter(wrong).is_err(), "{wrong}");
        }
        let filter = filter("until=2026-03-09&due=late").expect("readable");
        assert_eq!(filter.sent_until, "2026-03-10T00:00:00Z".parse().ok());
        assert_eq!(filter.due_until, Some(now));
    }
}
