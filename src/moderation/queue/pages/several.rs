//! What the pages of deciding about several comments at once show.

use crate::{
    team::site::DeskLayout,
    web::{Choice, FormErrors},
};
use askama::Template;

/// The buttons for what is ticked.
#[derive(Template)]
#[template(path = "moderation/queue/several.html")]
pub struct SeveralView {
    pub csrf: String,
    pub return_to: String,
    /// Code, words and class of each button.
    pub buttons: Vec<(&'static str, &'static str, &'static str)>,
    /// The same page with everything ticked, and without boxes.
    pub all: String,
    pub none: String,
}

impl askama::filters::HtmlSafe for SeveralView {}

/// The last look before several comments are decided for a reason, or as spam.
#[derive(Template)]
#[template(path = "moderation/queue/confirm.html")]
pub struct ConfirmPage {
    pub layout: DeskLayout,
    pub errors: FormErrors,
    pub heading: String,
    pub act: String,
    pub button: String,
    pub chosen: Vec<SelectedComment>,
    /// The reasons; none if none is asked for.
    pub choices: Vec<Choice>,
    pub note: String,
    pub mail: String,
    pub return_to: String,
    pub back_address: String,
}

/// A comment that was ticked.
pub struct SelectedComment {
    pub id: i64,
    /// As the form sends it: key and version.
    pub value: String,
    pub name: String,
    pub excerpt: String,
    /// What has become of it since it was ticked; may be empty.
    pub changed: &'static str,
}

/// What came of deciding about several.
#[derive(Template)]
#[template(path = "moderation/queue/batch.html")]
pub struct BatchPage {
    pub layout: DeskLayout,
    pub heading: String,
    pub done: Vec<SelectedComment>,
    pub left: Vec<LeftAlone>,
    /// Key of the batch and how many can still be undone.
    pub undo: Option<(i64, usize)>,
    pub return_to: String,
    pub back_address: String,
}

/// A comment that was left as it is.
pub struct LeftAlone {
    pub id: i64,
    pub name: String,
    pub state: &'static str,
}
