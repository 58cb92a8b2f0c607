//! What the pages of moderation by mail show.

use super::forms::MailForm;
use crate::{
    moderation::queue::Card,
    team::site::{DeskLayout, Layout},
    web::FormErrors,
};
use askama::Template;

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
    pub hours: Vec<Hour>,
}

/// An hour to choose.
pub struct Hour {
    pub value: String,
    pub words: String,
    pub chosen: bool,
}

impl Hour {
    /// Every hour there is to choose.
    pub fn all(form: &MailForm) -> Vec<Self> {
        MailForm::HOURS
            .map(|hour| Self {
                value: hour.to_string(),
                words: match hour {
                    12 => "midday".to_owned(),
                    hour if hour < 12 => format!("{hour}am"),
                    hour => format!("{}pm", hour - 12),
                },
                chosen: form.hour == hour.to_string(),
            })
            .collect()
    }
}
