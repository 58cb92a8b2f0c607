//! What the panel shows in which a comment is refused or removed: the reasons, and beside them the letter
//! that its writer will get.

use super::Card;
use crate::{
    base::mail::{Letter, Part},
    team::site::DeskLayout,
    web::FormErrors,
};
use askama::Template;

/// The page around the panel; with scripts the panel alone is taken from it.
#[derive(Template)]
#[template(path = "moderation/queue/refusing.html")]
#[allow(missing_docs, reason = "its fields are the words of its template")]
pub struct RefusalPage {
    pub layout: DeskLayout,
    pub errors: FormErrors,
    pub heading: &'static str,
    pub card: Card,
    pub panel: RefusalPanel,
    pub script: String,
}

/// The reasons and their letters.
#[derive(Debug, Clone, Template)]
#[template(path = "moderation/queue/panel.html")]
pub struct RefusalPanel {
    /// The comment.
    pub id: i64,
    /// The version of it that is decided about.
    pub version: i64,
    /// Its writer.
    pub author: String,
    /// The token of the session.
    pub csrf: String,
    /// `refusal` or `removal`: the last part of the address.
    pub verb: &'static str,
    /// What the button says.
    pub button: &'static str,
    /// Who will get the letter, in a sentence.
    pub told: String,
    /// Whether it goes out by email.
    pub mailed: bool,
    /// In their order; none is empty.
    pub groups: Vec<ReasonGroup>,
    /// The note as typed.
    pub note: String,
    /// What is wrong with what was sent.
    pub errors: FormErrors,
    /// The place in the queue that the decision leads back to.
    pub return_to: String,
    /// Where in its list the comment stood.
    pub spot: String,
    /// Where one goes on without deciding.
    pub cancel: String,
}

impl askama::filters::HtmlSafe for RefusalPanel {}

/// Reasons under a heading.
#[derive(Debug, Clone)]
pub struct ReasonGroup {
    /// In a few words.
    pub heading: &'static str,
    /// In their order.
    pub reasons: Vec<RefusalReason>,
}

/// A reason to choose.
#[derive(Debug, Clone)]
pub struct RefusalReason {
    /// As the form sends it.
    pub code: String,
    /// As the moderator reads it.
    pub words: String,
    /// Why it is offered first; may be empty.
    pub why: String,
    /// Whether it is the one that is chosen.
    pub chosen: bool,
    /// Its place in the list, from 1.
    pub number: usize,
    /// What the writer is told.
    pub letter: RefusalLetter,
}

impl RefusalReason {
    /// What the first field is called leads the summary of mistakes to it.
    fn field_id(&self) -> String {
        if self.number == 1 { "guideline".to_owned() } else { format!("guideline-{}", self.number) }
    }

    /// The key that chooses it; none beyond the ninth.
    fn key(&self) -> Option<usize> {
        (self.number <= 9).then_some(self.number)
    }
}

/// A letter as it will read, in the two halves between which the moderator's note comes.
#[derive(Debug, Clone)]
pub struct RefusalLetter {
    /// What was decided, and why.
    pub reason: Letter,
    /// How the writer goes on: a sentence, and what its link leads to.
    pub onward: Vec<(&'static str, &'static str)>,
}
