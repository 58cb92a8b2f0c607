//! What a browser may send about answers and about what is saved.

use super::values::{NewSavedText, Shelf};
use crate::{
    base::ids::{AnswerId, PersonId, SavedId},
    conversation::comments::CommentBody,
    team::accounts::EmailAddress,
    web::{FormErrors, TextRule},
};
use serde::Deserialize;

/// Where a choice was made, and where its page goes on: `queue-12?tab=spam` after decision 12 at that
/// place in the queue, `comment` on the comment's own page, anything else on the page of its answer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Back {
    Queue(i64, String),
    Comment,
    Answer,
}

impl Back {
    /// As the form says it.
    pub fn of(text: &str) -> Self {
        let queue = text.strip_prefix("queue-").and_then(|rest| rest.split_once('?'));
        match queue.map(|(decision, place)| (decision.parse(), place)) {
            Some((Ok(decision), place)) => Self::Queue(decision, place.to_owned()),
            _ if text == "comment" => Self::Comment,
            _ => Self::Answer,
        }
    }

    /// As the form says it.
    pub fn code(&self) -> String {
        match self {
            Self::Queue(decision, place) => format!("queue-{decision}?{place}"),
            Self::Comment => "comment".to_owned(),
            Self::Answer => String::new(),
        }
    }
}

/// Answer here.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default)]
pub struct OwnerForm {
    pub owner: String,
    #[serde(rename = "back")]
    pub return_to: String,
}

/// Pass to another team.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default)]
pub struct PassForm {
    pub team: String,
    pub handover_note: String,
    #[serde(rename = "back")]
    pub return_to: String,
}

/// Report a fault.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default)]
pub struct FaultForm {
    pub fault_team: String,
    pub fault_note: String,
    #[serde(rename = "back")]
    pub return_to: String,
}

/// No reply needed.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default)]
pub struct BackForm {
    #[serde(rename = "back")]
    pub return_to: String,
}

/// A choice taken back.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default)]
pub struct CallOffForm {
    pub answer: String,
    #[serde(rename = "back")]
    pub return_to: String,
}

/// A reply as typed, with what may be done with it.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default)]
pub struct ReplyForm {
    pub reply: String,
    /// The version of the draft that was seen; 0 if there was none.
    pub draft_version: i64,
    pub saved: String,
    pub colleague: String,
}

/// A reply as its writer corrects it.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default)]
pub struct CorrectionForm {
    pub reply: String,
    pub version: i64,
}

/// A reply that is sent back to its writer.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default)]
pub struct SendBackForm {
    pub look_note: String,
}

const LOOK_NOTE: TextRule =
    TextRule { subject: "Note", empty: "Enter what should change", most: 1000, lines: true };
const NOTE: TextRule = TextRule { subject: "Note", empty: "", most: 1000, lines: true };
const DRAFT: TextRule =
    TextRule { subject: "Your reply", empty: "Enter your reply", most: 10_000, lines: true };

fn key(text: &str) -> Option<i64> {
    text.parse().ok().filter(|id| *id > 0)
}

impl OwnerForm {
    /// Who is to answer; whoever is first in line if nobody is chosen.
    pub fn owner(&self) -> Result<Option<PersonId>, FormErrors> {
        match self.owner.as_str() {
            "" => Ok(None),
            text => key(text).map(|id| Some(PersonId(id))).ok_or_else(|| {
                FormErrors::one("owner", "Select someone on the team who can answer")
            }),
        }
    }
}

impl PassForm {
    /// The team and the note to it, or what is wrong.
    pub fn check(&self) -> Result<(SavedId, String), FormErrors> {
        let mut errors = FormErrors::default();
        let team = errors.check("team", key(&self.team).ok_or("Select a team"));
        let note = errors.check("handover_note", NOTE.take(&self.handover_note));
        match (team, note) {
            (Some(team), Some(note)) => Ok((SavedId(team), note)),
            _ => Err(errors),
        }
    }
}

impl FaultForm {
    /// The team, if not the address in the settings, and the note; or what is wrong.
    pub fn check(&self) -> Result<(Option<SavedId>, String), FormErrors> {
        let mut errors = FormErrors::default();
        let team = errors.check(
            "fault_team",
            match self.fault_team.as_str() {
                "" => Ok(None),
                text => key(text).map(|id| Some(SavedId(id))).ok_or("Select a team"),
            },
        );
        let note = errors.check("fault_note", NOTE.take(&self.fault_note));
        match (team, note) {
            (Some(team), Some(note)) => Ok((team, note)),
            _ => Err(errors),
        }
    }
}

impl CallOffForm {
    /// Which choice.
    pub fn answer(&self) -> Option<AnswerId> {
        key(&self.answer).map(AnswerId)
    }
}

impl CorrectionForm {
    /// The words as a reply that can be published, or what is wrong.
    pub fn body(&self) -> Result<CommentBody, FormErrors> {
        self.reply.parse().map_err(|message: String| FormErrors::one("reply", message))
    }
}

impl SendBackForm {
    /// What should change, or what is wrong.
    pub fn note(&self) -> Result<String, FormErrors> {
        LOOK_NOTE.take(&self.look_note).map_err(|words| FormErrors::one("look_note", words))
    }
}

impl ReplyForm {
    /// The words as a reply that can be published, or what is wrong.
    pub fn body(&self) -> Result<CommentBody, FormErrors> {
        self.reply.parse().map_err(|message: String| FormErrors::one("reply", message))
    }

    /// The words as a draft, or what is wrong.
    pub fn draft(&self) -> Result<String, FormErrors> {
        DRAFT.take(&self.reply).map_err(|message| FormErrors::one("reply", message))
    }

    /// The colleague it goes to, or what is wrong.
    pub fn colleague(&self) -> Result<PersonId, FormErrors> {
        key(&self.colleague)
            .map(PersonId)
            .ok_or_else(|| FormErrors::one("colleague", "Select a colleague"))
    }

    /// The saved reply to put in, or what is wrong.
    pub fn saved(&self) -> Result<SavedId, FormErrors> {
        key(&self.saved)
            .map(SavedId)
            .ok_or_else(|| FormErrors::one("saved", "Select a saved reply"))
    }

    /// The same with `words` added below what was typed.
    pub fn with(mut self, words: &str) -> Self {
        let typed = self.reply.trim_end();
        self.reply =
            if typed.is_empty() { words.to_owned() } else { format!("{typed}\n\n{words}") };
        self
    }
}

/// Something saved, as typed.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default)]
pub struct SavedForm {
    pub name: String,
    pub address: String,
    pub words: String,
    pub version: i64,
}

const NAME: TextRule = TextRule { subject: "Name", empty: "Enter a name", most: 100, lines: false };
const DOES: TextRule = TextRule { subject: "What they do", empty: "", most: 300, lines: true };
const TOLD: TextRule = TextRule {
    subject: "What the writer is told",
    empty: "Enter what the writer is told",
    most: 1000,
    lines: true,
};
const PLACE: &str = "Enter a web address that starts with https://, or an email address";

impl SavedForm {
    /// What it is on this shelf, or what is wrong.
    pub fn check(&self, shelf: Shelf) -> Result<NewSavedText, FormErrors> {
        let mut errors = FormErrors::default();
        let name = errors.check("name", NAME.take(&self.name));
        let address = match shelf {
            Shelf::Team => errors
                .check("address", self.address.parse::<EmailAddress>())
                .map(|email| email.to_string()),
            Shelf::Signpost => errors.check("address", place(&self.address)),
            Shelf::Reply => Some(String::new()),
        };
        let words = match shelf {
            Shelf::Team => errors.check("words", DOES.take(&self.words)),
            Shelf::Signpost => errors.check("words", TOLD.take(&self.words)),
            // As a reply, so that what is put in can be published.
            Shelf::Reply => errors
                .check(
                    "words",
                    self.words.parse::<CommentBody>().map_err(|message| {
                        message
                            .replace("your comment", "the reply")
                            .replace("Comment must", "Reply must")
                    }),
                )
                .map(|body| body.text().to_owned()),
        };
        match (name, address, words) {
            (Some(name), Some(address), Some(words)) => Ok(NewSavedText { name, address, words }),
            _ => Err(errors),
        }
    }
}

/// A page on the web or a mail address.
fn place(typed: &str) -> Result<String, &'static str> {
    let typed = typed.trim();
    if let Ok(email) = typed.parse::<EmailAddress>() {
        return Ok(email.to_string());
    }
    match url::Url::parse(typed) {
        Ok(url) if matches!(url.scheme(), "http" | "https") && typed.chars().count() <= 500 => {
            Ok(url.to_string())
        }
        _ => Err(PLACE),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_place_is_a_page_or_a_mail_address() {
        assert_eq!(place(" https://example.gov.uk/pay "), Ok("https://example.gov.uk/pay".into()));
        assert_eq!(place("Pay@Example.gov.uk"), Ok("pay@example.gov.uk".into()));
        for wrong in ["", "pay", "javascript:alert(1)", "ftp://example.gov.uk", "//example.gov.uk"]
        {
            assert_eq!(place(wrong), Err(PLACE), "{wrong}");
        }
    }

    #[test]
    fn the_way_back_reads_as_it_is_written() {
        let queue = [Back::Queue(12, String::new()), Back::Queue(12, "tab=spam".to_owned())];
        for return_to in queue.into_iter().chain([Back::Comment, Back::Answer]) {
            assert_eq!(Back::of(&return_to.code()), return_to);
        }
        assert_eq!(Back::of("queue-x"), Back::Answer);
    }

    #[test]
    fn a_saved_reply_is_added_below_what_was_typed() {
        let typed = |text: &str| ReplyForm { reply: text.to_owned(), ..Default::default() };
        assert_eq!(typed("").with("Thanks").reply, "Thanks");
        assert_eq!(typed("Hello\n").with("Thanks").reply, "Hello\n\nThanks");
    }
}
