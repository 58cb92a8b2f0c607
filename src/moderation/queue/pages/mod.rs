//! What the pages of the queue show.

mod queue;
mod refusing;
mod several;
mod words;

pub use queue::{
    CommenterPage, DecidedCard, DecidedPage, DueHeading, FiltersView, Item, KeysPage,
    ListedDecision, MinePage, OwnDecision, QueuePage, ReportedPage, Tab, TabsView, ToAnswerPage,
    WriterComment,
};
pub use refusing::{ReasonGroup, RefusalLetter, RefusalPage, RefusalPanel, RefusalReason};
pub use several::{BatchPage, ConfirmPage, LeftAlone, SelectedComment, SeveralView};
pub use words::{
    SAY_WHERE, SAY_WHERE_ALL, because, changed_meanwhile, changed_to, chose, decided_already,
    due_heading, email_in_words, in_figures, last_look, mail_about_several, nothing_in,
    time_and_day, told, told_in_words, undone_in_words, waiting_in_words,
};

use crate::{
    base::{ids::CommentId, markdown::SafeHtml},
    conversation::comments::{Action, CommentStatus},
    moderation::{
        answers::{ChoicesView, ReplyView},
        credits::LedTo,
        place::paths::comment_from,
        queue::paths::refusal_from,
        redaction::{CommentPart, PublishWithout},
        reports::ReportsPart,
        risk::RiskView,
        screening::Why,
    },
    team::site::DeskLayout,
    web::FormErrors,
};
use askama::Template;

/// A comment in the queue.
#[derive(Template)]
#[template(path = "moderation/queue/card.html")]
#[allow(missing_docs, reason = "its fields are the words of its template")]
pub struct Card {
    pub id: i64,
    pub post_title: String,
    pub post_path: String,
    pub parent: Option<(String, String)>,
    pub name: String,
    /// `1 hour ago`, the moment as people write it, and as a machine reads it.
    pub age: String,
    pub sent: String,
    pub sent_machine: String,
    pub due: Option<Due>,
    pub state: &'static str,
    /// As readers will see it, with its marks.
    pub html: SafeHtml,
    /// What is to be known of it beside the text.
    pub marks: Vec<Why>,
    /// All that was found, for mail, in which the text has no marks.
    pub all_marks: Vec<Why>,
    pub record: String,
    pub rewritten: Option<RewriteNote>,
    pub reports: Option<ReportsPart>,
    /// What the team knows of it.
    pub around: CardMargin,
    /// What was just done about it; may be empty.
    pub told: String,
    /// Whether there is a box to tick in place of the buttons; if it is ticked, and if it is the first.
    pub select: Option<(bool, bool)>,
    pub acts: ActsView,
    pub risk: RiskView,
    /// Whether the alert stands that someone may be at risk.
    pub at_risk: bool,
}

impl askama::filters::HtmlSafe for Card {}

/// That a comment says in other words what was not published before.
#[derive(Template)]
#[template(path = "moderation/queue/rewritten.html")]
pub struct RewriteNote {
    /// The comment that was not published.
    pub id: i64,
    /// Why, in a few words; empty if that was decided otherwise since.
    pub why: String,
}

impl askama::filters::HtmlSafe for RewriteNote {}
impl Card {
    /// Makes every way from the card lead back to a place in the queue.
    pub fn lead_back(&mut self, return_to: &str, spot: &str) {
        return_to.clone_into(&mut self.acts.return_to);
        spot.clone_into(&mut self.acts.spot);
        return_to.clone_into(&mut self.around.return_to);
    }
}

/// What the team knows of a comment beside its text: who is on it, what was noted, and the record of
/// its writer.
#[derive(Debug, Clone, Default, Template)]
#[template(path = "moderation/queue/around.html")]
pub struct CardMargin {
    pub id: i64,
    /// Who else is on it; may be empty.
    pub claim: String,
    /// How many notes there are.
    pub notes: usize,
    /// `3 published`; may be empty.
    pub record: String,
    /// Where the whole record is; may be empty.
    pub commenter: String,
    pub author: String,
    /// The place in the queue that the comment's page leads back to.
    pub return_to: String,
}

impl askama::filters::HtmlSafe for CardMargin {}

impl CardMargin {
    fn own_address(&self) -> String {
        comment_from(CommentId(self.id), &self.return_to)
    }
}

/// By when a comment is to be read.
pub struct Due {
    /// `Due`, `Due soon` or `Overdue since`.
    pub label: &'static str,
    /// `9am on Wednesday 2 December`.
    pub words: String,
}

/// The buttons for one comment.
#[derive(Debug, Clone, Template)]
#[template(path = "moderation/queue/acts.html")]
pub struct ActsView {
    pub id: i64,
    pub version: i64,
    pub csrf: String,
    pub actions: Vec<Action>,
    /// Whether it is reported, and can be left as it is.
    pub can_keep: bool,
    /// Whether words can be removed from it.
    pub can_redact: bool,
    /// Whether nobody has said yet that someone may be at risk.
    pub can_alert: bool,
    /// Whether the page is the comment's own, so that no way to it is shown.
    pub own_page: bool,
    /// The button that publishes it without what is marked.
    pub without: Option<PublishWithout>,
    /// The place in the queue that a decision leads back to.
    pub return_to: String,
    /// Where in its list the comment stands; empty where that is known by itself.
    pub spot: String,
}

impl askama::filters::HtmlSafe for ActsView {}

/// A button that decides.
struct Button {
    /// What its `id` begins with.
    short: &'static str,
    /// The last part of the address that it posts to.
    action: &'static str,
    words: String,
    /// How it looks, after a space; empty for the one that is pressed most.
    class: &'static str,
}

impl ActsView {
    /// The address of the comment's own page, from which the way leads back.
    fn own_address(&self) -> String {
        comment_from(CommentId(self.id), &self.return_to)
    }

    /// Where the reason is chosen.
    fn refusal_address(&self) -> String {
        refusal_from(CommentId(self.id), &self.return_to, &self.spot)
    }

    fn can(&self, action: Action) -> bool {
        self.actions.contains(&action)
    }

    /// The buttons from the top.
    fn buttons(&self) -> Vec<Button> {
        let mut buttons = Vec::new();
        let mut add = |short, action, words, class| {
            buttons.push(Button { short, action, words, class });
        };
        let second = " govuk-button--secondary";
        if self.can(Action::Publish) {
            // What would publish a telephone number is not the first thing to press.
            let class = if self.without.is_some() { second } else { "" };
            add("p", "publication", "Publish".to_owned(), class);
        }
        if self.can_keep {
            add("k", "reports", "Keep it".to_owned(), "");
        }
        if self.can(Action::Restore) {
            add("b", "restoration", "Put back into the queue".to_owned(), second);
        }
        if let Some(without) = &self.without {
            add("w", "redacted-publication", without.in_words(), "");
        }
        buttons
    }

    /// The address that the form posts to unless a button names another.
    fn first_action(&self) -> &'static str {
        self.buttons().first().map_or("spam", |button| button.action)
    }

    /// What the way to the reasons says; none if it can be neither refused nor removed.
    fn refusing(&self) -> Option<&'static str> {
        if self.can(Action::Refuse) {
            Some("Do not publish…")
        } else {
            self.can(Action::Remove).then_some("Remove…")
        }
    }
}

/// One comment with everything around it.
#[derive(Template)]
#[template(path = "moderation/queue/comment.html")]
pub struct CommentPage {
    pub layout: DeskLayout,
    pub errors: FormErrors,
    pub card: Card,
    pub status: CommentStatus,
    pub email: String,
    pub others: Vec<OtherComment>,
    pub history: Vec<Event>,
    /// The address of the form that undoes the last decision.
    pub undo: Option<String>,
    pub redaction: CommentPart,
    pub reply: Option<ReplyView>,
    pub next: Option<ChoicesView>,
    /// The changes of its post that it led to; none unless it can lead to one, being a reader's and published.
    pub led_to: Option<Vec<LedTo>>,
    /// Whether it is a reader's and has words.
    pub can_erase: bool,
    pub teamwork: TeamworkView,
    /// The address of the queue it was opened from.
    pub return_to: String,
    pub script: String,
}

/// Another comment of the same person.
pub struct OtherComment {
    pub id: i64,
    pub state: &'static str,
    pub excerpt: String,
    pub sent: String,
}

/// Something that happened to a comment.
pub struct Event {
    pub title: String,
    pub who: String,
    pub when: String,
    pub words: String,
}

/// What a moderator who comes late is told.
#[derive(Template)]
#[template(path = "moderation/queue/late.html")]
pub struct LatePage {
    pub layout: DeskLayout,
    pub heading: String,
    pub happened: String,
    pub chose: String,
    pub card: Card,
    /// The note that was sent; may be empty.
    pub note: String,
    /// The reasons to choose from, where one was being chosen and still can be.
    pub panel: Option<RefusalPanel>,
    /// Whether what was chosen is what came of it.
    pub agrees: bool,
    /// The next comment in the queue it was decided in.
    pub onward: String,
}

/// What the team says to itself about a comment, on its own page.
#[derive(Template)]
#[template(path = "moderation/queue/teamwork.html")]
pub struct TeamworkView {
    pub id: i64,
    pub csrf: String,
    pub return_to: String,
    pub errors: FormErrors,
    /// Who else is on it; may be empty.
    pub claim: String,
    /// Until when oneself is on it; may be empty.
    pub own_claim: String,
    /// Whether one can say that one is on it.
    pub can_claim: bool,
    pub notes: Vec<NoteView>,
    pub typed: String,
}

impl askama::filters::HtmlSafe for TeamworkView {}

/// A note of the team.
pub struct NoteView {
    pub id: i64,
    pub who: String,
    pub when: String,
    pub body: String,
    pub withdrawn: bool,
    /// Whether it is one's own and stands.
    pub own: bool,
}
