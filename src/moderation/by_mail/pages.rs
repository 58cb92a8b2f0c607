//! What the pages of moderation by mail show.

use super::{forms::MailForm, values::Act};
use crate::{
    base::clock::{Moment, london},
    conversation::comments::CommentStatus,
    moderation::{
        decisions::{Decision, past},
        queue::Card,
    },
    team::site::{DeskLayout, Layout},
    web::{Choice, DoneCode, FormErrors},
};
use askama::Template;

/// What the page says before the button is pressed.
pub const READY: &str = "Read it, then press the button. Nothing has happened yet.";
/// The heading where the comment is not as it was when the mail left.
pub const CHANGED: &str = "This comment has changed";
/// The heading of a link that works no more.
pub const ENDED: &str = "This link has expired";

/// The heading of a link that was used.
pub fn heading_of_used(act: Act, name: &str) -> String {
    let done = match act {
        Act::Publish => "Published",
        Act::Spam => "Marked as spam",
    };
    format!("{done}: comment by {name}")
}

/// Until when a link worked.
pub fn ended_at(ends: Moment) -> String {
    format!(
        "It worked until {}. The comment is still waiting: sign in to moderate it.",
        london::day_and_time(ends)
    )
}

/// What a comment is now that no decision says it of.
pub fn is_now(status: CommentStatus) -> String {
    match status {
        CommentStatus::Waiting => {
            "It is still waiting, but has changed since we emailed you: its writer has changed \
                            it, or someone undid a decision. Sign in to read it as it is now."
                .to_owned()
        }
        other => format!("It is now {}.", other.in_words().to_lowercase()),
    }
}

/// Who decided what and when.
pub fn decided_by(who: &str, decision: &Decision) -> String {
    format!("{who} {} at {}.", past(decision.action), london::day_and_time(decision.at))
}

/// How to undo it, for whoever decided.
pub fn can_undo_until(until: Moment) -> String {
    format!("You can undo this until {}: sign in and open the comment.", london::time_of_day(until))
}

/// What was just done about one's mail, as the address says it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Done {
    Saved,
}

impl DoneCode for Done {
    const ALL: &'static [Self] = &[Self::Saved];

    fn code(self) -> &'static str {
        "1"
    }
}

impl Done {
    pub fn told(self) -> &'static str {
        "Email choice saved."
    }
}

/// The page that a link in a mail opens: the comment and one button, or what became of it.
#[derive(Template)]
#[template(path = "moderation/by_mail/comment.html")]
pub struct ByMailPage {
    pub layout: Layout,
    pub heading: String,
    pub paragraphs: Vec<String>,
    /// Whom the link was sent to.
    pub person: String,
    /// The comment as it was when the mail left; none if it is not that any more.
    pub card: Option<Card>,
    /// Where the button sends its form and what it says; none if there is nothing to press.
    pub button: Option<(String, &'static str)>,
    /// Where readers find the comment, if they do.
    pub public: Option<String>,
    /// Where a moderator who signs in finds it.
    pub desk: String,
}

impl ByMailPage {
    /// The same, after a press that came too late.
    pub fn nothing_done_now(mut self) -> Self {
        if self.button.is_none() {
            self.paragraphs.insert(0, "Nothing was done now.".to_owned());
        }
        self
    }
}

/// Which mail about waiting comments one wants.
#[derive(Template)]
#[template(path = "moderation/by_mail/wish.html")]
pub struct WishPage {
    pub layout: DeskLayout,
    pub errors: FormErrors,
    pub email: String,
    /// So many comments stand whole in one mail.
    pub most: usize,
    /// When mail to the person was last refused; empty if it was not.
    pub refused: String,
    pub form: MailForm,
    pub hours: Vec<Choice>,
}

/// Every hour there is to choose.
pub fn hours(form: &MailForm) -> Vec<Choice> {
    MailForm::HOURS
        .map(|hour| {
            let words = match hour {
                12 => "midday".to_owned(),
                hour if hour < 12 => format!("{hour}am"),
                hour => format!("{}pm", hour - 12),
            };
            Choice::new(hour.to_string(), words).chosen_if(&form.hour)
        })
        .collect()
}
