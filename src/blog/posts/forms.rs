//! What a browser may send about posts, and how it becomes values.

use super::{
    Change,
    lifecycle::PostStatus,
    values::{CommentSettings, Reason, Revision, Times, TopicName},
};
use crate::{
    base::{
        clock::{Moment, london, typed},
        ids::PersonId,
    },
    blog::calendar::{Closing, Terms, at_the_end_of},
    team::accounts::PersonName,
    web::{FormErrors, TextRule},
};
use serde::Deserialize;

/// A post being written. A field that is not sent stays as it was; one that is sent empty is emptied.
#[derive(Debug, Default, Clone, Deserialize)]
#[serde(default)]
pub struct EditorForm {
    pub title: String,
    pub body: String,
    pub slug: Option<String>,
    pub summary: Option<String>,
    pub topics: Option<String>,
    pub byline: Option<String>,
    /// The names of the byline as they are chosen from lists: addresses of accounts, and guests who are
    /// there already.
    pub author: Vec<String>,
    /// Somebody without an account to be added to the byline; sent, even if empty, with the lists.
    pub guest: Option<String>,
    /// The topics that are ticked.
    pub topic: Vec<String>,
    /// A topic that is not there yet; sent, even if empty, with the list of topics.
    pub new_topic: Option<String>,
    pub version: Option<String>,
    pub then: String,
}

/// The fields of the editor as they stand on the page.
#[derive(Debug, Default, Clone, PartialEq, Eq)]
pub struct EditorInput {
    pub title: String,
    pub body: String,
    pub slug: String,
    pub summary: String,
    pub topics: String,
    pub byline: String,
    /// A guest to be added to the byline.
    pub guest: String,
    /// A topic to be added that is not there yet.
    pub new_topic: String,
}

/// What the person wants to do after saving.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum AfterSave {
    Stay,
    SendForReview,
    SendBack,
    Publish,
}

impl EditorForm {
    /// The fields, with what was not sent taken from `before`.
    pub fn over(&self, before: EditorInput) -> EditorInput {
        EditorInput {
            title: self.title.clone(),
            body: self.body.clone(),
            slug: self.slug.clone().unwrap_or(before.slug),
            summary: self.summary.clone().unwrap_or(before.summary),
            topics: match &self.new_topic {
                Some(_) => self.topic.join(", "),
                None => self.topics.clone().unwrap_or(before.topics),
            },
            byline: match &self.guest {
                Some(_) => chosen(&self.author),
                None => self.byline.clone().unwrap_or(before.byline),
            },
            guest: self.guest.clone().unwrap_or_default(),
            new_topic: self.new_topic.clone().unwrap_or_default(),
        }
    }

    pub fn seen(&self) -> Option<i64> {
        seen(self.version.as_deref())
    }

    pub fn then(&self) -> AfterSave {
        match self.then.as_str() {
            "review" => AfterSave::SendForReview,
            "send-back" => AfterSave::SendBack,
            "publish" => AfterSave::Publish,
            _ => AfterSave::Stay,
        }
    }
}

/// The names that are chosen, a line each.
fn chosen(authors: &[String]) -> String {
    let names: Vec<&str> =
        authors.iter().map(|name| name.trim()).filter(|name| !name.is_empty()).collect();
    names.join("\n")
}

/// The version that a form was made for. None was sent: whichever there is. Something else than a
/// number was sent: one that never was.
fn seen(text: Option<&str>) -> Option<i64> {
    text.filter(|text| !text.is_empty()).map(|text| text.parse().unwrap_or(0))
}

impl EditorInput {
    /// The fields as a revision, or what is wrong with them.
    pub fn check(&self) -> Result<Revision, FormErrors> {
        let mut errors = FormErrors::default();
        if self.guest.contains('@') {
            errors.add("guest", "Enter the name of the guest, and not an email address");
        } else if !self.guest.trim().is_empty() {
            errors.check("guest", self.guest.parse::<PersonName>());
        }
        errors.check("new_topic", TopicName::parse_all(&self.new_topic));
        if !errors.is_empty() {
            return Err(errors);
        }
        let whole = self.clone().folded();
        Revision::check(
            &whole.title,
            &whole.summary,
            &whole.body,
            &whole.slug,
            &whole.byline,
            &whole.topics,
        )
    }

    /// The same, with the guest in the byline and the new topic among the topics.
    pub fn folded(mut self) -> Self {
        let (guest, new_topic) =
            (std::mem::take(&mut self.guest), std::mem::take(&mut self.new_topic));
        for (whole, more, between) in
            [(&mut self.byline, guest.trim(), "\n"), (&mut self.topics, new_topic.trim(), ", ")]
        {
            if !whole.is_empty() && !more.is_empty() {
                whole.push_str(between);
            }
            whole.push_str(more);
        }
        self
    }
}

/// A step that needs nothing but the version the person has seen.
#[derive(Debug, Default, Clone, Deserialize)]
#[serde(default)]
pub struct StepForm {
    pub version: Option<String>,
}

impl StepForm {
    pub fn seen(&self) -> Option<i64> {
        seen(self.version.as_deref())
    }
}

/// Publishing, or publishing what changed.
#[derive(Debug, Default, Clone, Deserialize)]
#[serde(default)]
pub struct PublicationForm {
    pub version: Option<String>,
    /// The last part of the address that the page has shown.
    pub slug: Option<String>,
    pub kind: String,
    pub note: String,
    /// Whether readers' comments led to the change, which are chosen next.
    pub credits: bool,
}

impl PublicationForm {
    /// So many changed words make a change that readers are told of, unless the person says otherwise.
    pub const FEW: usize = 10;

    pub fn seen(&self) -> Option<i64> {
        seen(self.version.as_deref())
    }

    /// The last part of the address that the page has shown, if it came from there.
    pub fn shown(&self) -> Option<&str> {
        self.slug.as_deref().filter(|slug| !slug.is_empty())
    }

    /// The change of a published post in which so many words are different.
    pub fn check(&self, words: usize) -> Result<Change, FormErrors> {
        let correction = match self.kind.as_str() {
            "correction" => true,
            "change" => false,
            _ => words < Self::FEW && self.note.trim().is_empty(),
        };
        if correction {
            return Ok(Change::Correction);
        }
        Change::noted(&self.note).map_err(|message| FormErrors::one("note", message))
    }
}

/// Sending a post back to its author.
#[derive(Debug, Default, Clone, Deserialize)]
#[serde(default)]
pub struct SendBackForm {
    pub version: Option<String>,
    pub note: String,
}

impl SendBackForm {
    pub fn seen(&self) -> Option<i64> {
        seen(self.version.as_deref())
    }

    pub fn check(&self) -> Result<Reason, FormErrors> {
        Reason::of_sending_back(&self.note).map_err(|message| FormErrors::one("note", message))
    }
}

/// Withdrawing a post.
#[derive(Debug, Default, Clone, Deserialize)]
#[serde(default)]
pub struct WithdrawalForm {
    pub version: Option<String>,
    pub reason: String,
}

impl WithdrawalForm {
    pub fn seen(&self) -> Option<i64> {
        seen(self.version.as_deref())
    }

    pub fn check(&self) -> Result<Reason, FormErrors> {
        Reason::of_withdrawal(&self.reason).map_err(|message| FormErrors::one("reason", message))
    }
}

/// Opening or closing the comments. Dates that are not sent stay as they were.
#[derive(Debug, Default, Clone, Deserialize)]
#[serde(default)]
pub struct CommentsForm {
    pub version: Option<String>,
    pub comments: String,
    pub reason: String,
    pub closing: Option<String>,
    pub closes: String,
    pub opens: String,
}

impl CommentsForm {
    /// As the post stands.
    pub fn of(version: i64, terms: &Terms) -> Self {
        Self {
            version: Some(version.to_string()),
            comments: if terms.closed.is_some() { "closed" } else { "open" }.to_owned(),
            reason: terms.because.clone(),
            closing: Some(terms.closing.code().to_owned()),
            closes: terms.closes.map_or_else(String::new, at_the_end_of),
            opens: terms.opens.map_or_else(String::new, london::day),
        }
    }

    pub fn seen(&self) -> Option<i64> {
        seen(self.version.as_deref())
    }

    /// Whether this is chosen for the closing.
    pub fn closes_as(&self, code: &str) -> bool {
        self.closing.as_deref() == Some(code)
    }

    /// When the post is to take comments, or what is wrong; `before` is how it stands.
    pub fn check(&self, before: &Terms, now: Moment) -> Result<CommentSettings, FormErrors> {
        let mut errors = FormErrors::default();
        let closed = errors.check(
            "comments",
            match self.comments.as_str() {
                "open" => Ok(false),
                "closed" => Ok(true),
                _ => Err("Select open or closed"),
            },
        );
        let times = match self.closing.as_deref() {
            None => Some(None),
            Some(code) => self.times(code, before, now, &mut errors).map(Some),
        };
        let because = errors.check("reason", Reason::of_closing(&self.reason));
        match (closed, times, because) {
            (Some(closed), Some(times), Some(because)) => {
                Ok(CommentSettings { closed, because, times })
            }
            _ => Err(errors),
        }
    }

    fn times(
        &self,
        code: &str,
        before: &Terms,
        now: Moment,
        errors: &mut FormErrors,
    ) -> Option<Times> {
        let opens = match self.opens.trim() {
            "" => None,
            text => Some(london::start_of(errors.check("opens", typed::date(text))?)),
        };
        let closing = Closing::from_code(code).ok_or("Select when the comments close");
        let closing = errors.check("closing", closing)?;
        let closes = match closing {
            Closing::OnDate => {
                let last = match self.closes.trim() {
                    "" => Err("Enter the last day for comments, like 9 June 2026"),
                    text => typed::date(text),
                };
                Some(typed::end_of(errors.check("closes", last)?))
            }
            Closing::AsBlog | Closing::Never => None,
        };
        if let Some(closes) = closes {
            if closes <= now && before.closes != Some(closes) {
                errors.add("closes", "Enter a last day that is today or later");
                return None;
            }
            if opens.is_some_and(|opens| closes <= opens) {
                errors.add("closes", "The last day must not be before the comments open");
                return None;
            }
        }
        Some(Times { opens, closing, closes })
    }
}

/// What the desk's list is narrowed to, as its address says.
#[derive(Debug, Default, Clone, PartialEq, Eq)]
pub struct FilterForm {
    pub state: String,
    pub author: String,
    pub topic: String,
    pub words: String,
}

const WORDS: TextRule = TextRule { subject: "Words", empty: "", most: 200, lines: false };

impl FilterForm {
    /// What the address asks for; what cannot be asked for is passed over.
    pub fn read(
        state: Option<&str>,
        author: Option<&str>,
        topic: Option<&str>,
        words: Option<&str>,
    ) -> Self {
        let text = |given: Option<&str>| WORDS.take(given.unwrap_or("")).unwrap_or_default();
        Self { state: text(state), author: text(author), topic: text(topic), words: text(words) }
    }

    pub fn state(&self) -> Option<PostStatus> {
        PostStatus::ALL.into_iter().find(|state| state.code() == self.state)
    }

    pub fn author(&self) -> Option<PersonId> {
        self.author.parse().ok().map(PersonId)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_chosen_and_what_is_new_come_together() {
        let form = EditorForm {
            title: "A".to_owned(),
            author: vec!["ana@x.uk".to_owned(), String::new(), "Dr Guest".to_owned()],
            guest: Some(" Cat ".to_owned()),
            topic: vec!["Strategy".to_owned()],
            new_topic: Some("Tides".to_owned()),
            ..EditorForm::default()
        };
        let whole = form.over(EditorInput::default()).folded();
        assert_eq!(whole.byline, "ana@x.uk\nDr Guest\nCat");
        assert_eq!(whole.topics, "Strategy, Tides");
    }

    #[test]
    fn few_words_are_a_correction_unless_said_otherwise() {
        let form = PublicationForm::default();
        assert_eq!(form.check(9), Ok(Change::Correction));
        assert!(form.check(10).is_err());
        let noted = PublicationForm { note: "corrected a sum".to_owned(), ..form.clone() };
        assert_eq!(noted.check(1), Ok(Change::Noted("corrected a sum".to_owned())));
        let chosen = PublicationForm { kind: "correction".to_owned(), ..noted };
        assert_eq!(chosen.check(500), Ok(Change::Correction));
    }
}
