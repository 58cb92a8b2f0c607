//! The page to choose the answer on the front page.

use crate::{
    blog::posts::reading::Asked,
    team::site::{DeskLayout, JustDone},
    web::FormErrors,
};
use askama::Template;

#[derive(Template)]
#[template(path = "blog/posts/front_answer.html")]
pub struct FrontAnswerPage {
    pub layout: DeskLayout,
    pub errors: FormErrors,
    /// Whether the front page shows whichever answer is the newest.
    pub newest: bool,
    pub answers: Vec<FrontAnswer>,
}

/// An answer that can be chosen.
pub struct FrontAnswer {
    pub asked: Asked,
    pub chosen: bool,
}

/// What was just done to the choice.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FrontDone {
    Saved,
}

impl JustDone for FrontDone {
    const ALL: &'static [(Self, &'static str, &'static str)] =
        &[(Self::Saved, "saved", "Choice saved. Readers can see it now.")];
}
