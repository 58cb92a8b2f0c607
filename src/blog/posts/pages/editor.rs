//! The editor, and the page for two people who wrote at once.

use super::{Pickers, UnseenPictures};
use crate::{
    blog::posts::{
        changes::Piece,
        forms::EditorInput,
        lifecycle::{Action, PostStatus, allowed},
    },
    team::site::{DeskLayout, JustDone},
    web::FormErrors,
};
use askama::Template;

#[derive(Template)]
#[template(path = "blog/posts/editor.html")]
pub struct EditorPage {
    pub layout: DeskLayout,
    pub errors: FormErrors,
    pub form: EditorInput,
    /// What byline and topics are chosen from.
    pub pickers: Pickers,
    /// What is known of a post that was saved before.
    pub head: Option<Head>,
    /// What the buttons offer besides saving.
    pub may_send: bool,
    pub may_send_back: bool,
    pub may_publish: bool,
    pub may_edit_comments: bool,
    pub publish_words: &'static str,
    pub checks: Vec<Check>,
    pub unseen: UnseenPictures,
}

/// A post that was saved before.
pub struct Head {
    pub id: i64,
    pub version: i64,
    pub tag: &'static str,
    pub state: &'static str,
    pub saved: String,
    pub number: i64,
    /// Its public address, once it has been published.
    pub path: String,
    pub is_published: bool,
    pub unpublished_changes: bool,
    pub withdrawn_reason: String,
    /// What an editor said when they sent it back; empty if they said nothing.
    pub review_note: String,
    pub commenting: String,
    pub may_edit_address: bool,
    /// The last part of the address that it gets when the changes are published; empty if it stays.
    pub next_slug: String,
    /// Whether it can be deleted, since no reader has seen it.
    pub may_delete: bool,
    /// Whether readers were told of a change, to which comments may have led.
    pub noted: bool,
}

/// Something worth doing before a post is published.
pub struct Check {
    pub name: &'static str,
    pub done: bool,
    pub missing: &'static str,
}

/// What to look at before publishing.
pub fn checks(title: &str, summary: &str, body: &str) -> Vec<Check> {
    let stops = "Missing";
    vec![
        Check { name: "Title", done: !title.trim().is_empty(), missing: stops },
        Check { name: "Text", done: !body.trim().is_empty(), missing: stops },
        Check {
            name: "Summary",
            done: !summary.trim().is_empty(),
            missing: "Not written (optional)",
        },
    ]
}

/// How a post stands: what its buttons offer follows from it.
#[derive(Debug, Clone, Copy)]
pub struct Standing {
    pub state: PostStatus,
    /// Whether its last revision is another than readers see.
    pub changed: bool,
}

impl Standing {
    /// A post that was never saved.
    pub const NEW: Self = Self { state: PostStatus::Draft, changed: true };
}

impl EditorPage {
    /// The editor for `form`; `head` is what is known of the post if it was saved before, and `editor`
    /// says whether the person may publish.
    pub fn new(
        layout: DeskLayout,
        errors: FormErrors,
        (form, pickers): (EditorInput, Pickers),
        head: Option<Head>,
        Standing { state, changed }: Standing,
        editor: bool,
    ) -> Self {
        let allowed = allowed(state, editor);
        let publishes =
            allowed.contains(&Action::Publish) || allowed.contains(&Action::PublishChanges);
        Self {
            layout: layout.with_errors(&errors),
            errors,
            unseen: UnseenPictures::of(&form.body),
            checks: checks(&form.title, &form.summary, &form.body),
            form,
            pickers,
            may_send: allowed.contains(&Action::SendForReview),
            may_send_back: allowed.contains(&Action::SendBack),
            may_publish: publishes,
            may_edit_comments: editor,
            publish_words: match state {
                PostStatus::Published if changed => "Publish changes…",
                PostStatus::Published => "Save and publish changes…",
                PostStatus::Withdrawn => "Publish again…",
                _ => "Publish…",
            },
            head,
        }
    }

    /// The same page, saying what was just done.
    pub fn telling(mut self, done: Option<Done>) -> Self {
        self.layout = self.layout.telling(done.map(Done::notice));
        self
    }
}

#[derive(Template)]
#[template(path = "blog/posts/conflict.html")]
pub struct ConflictPage {
    pub layout: DeskLayout,
    pub id: i64,
    pub version: i64,
    /// Who saved meanwhile, and when.
    pub by: String,
    pub at: String,
    /// What was typed.
    pub form: EditorInput,
    /// What it was typed over, where the two differ.
    pub others: Vec<FieldDifference>,
    pub theirs: Vec<Piece>,
    pub yours: Vec<Piece>,
    pub errors: FormErrors,
}

/// A short field in which the two differ.
pub struct FieldDifference {
    pub name: &'static str,
    pub yours: String,
    pub theirs: String,
}

impl FieldDifference {
    /// The short fields in which the two differ, but for spaces.
    pub fn of(yours: &EditorInput, theirs: &EditorInput) -> Vec<Self> {
        let fields: [(&'static str, &str, &str); 5] = [
            ("Title", &yours.title, &theirs.title),
            ("Summary", &yours.summary, &theirs.summary),
            ("Authors", &yours.byline, &theirs.byline),
            ("Topics", &yours.topics, &theirs.topics),
            ("Web address", &yours.slug, &theirs.slug),
        ];
        let same = |one: &str, other: &str| one.split_whitespace().eq(other.split_whitespace());
        fields
            .into_iter()
            .filter(|(_, yours, theirs)| !same(yours, theirs))
            .map(|(name, yours, theirs)| Self {
                name,
                yours: yours.to_owned(),
                theirs: theirs.to_owned(),
            })
            .collect()
    }
}

/// Why a new post could not be saved as it was typed.
pub const SAVED_MEANWHILE: &str = "Someone else saved this post.";

/// What was just done to a post.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Done {
    Saved,
    SentForReview,
    SentBack,
    Published,
    /// Published at an address with a number, since another post has the name.
    Numbered,
    Withdrawn,
    CommentsSet,
    Copied,
    Deleted,
}

impl JustDone for Done {
    const ALL: &'static [(Self, &'static str, &'static str)] = &[
        (Self::Saved, "saved", "Draft saved."),
        (Self::SentForReview, "review", "Sent for review. We will email the editors."),
        (
            Self::SentBack,
            "back",
            "Sent back. The post is a draft again, and we will email its author.",
        ),
        (Self::Published, "published", "Post published."),
        (
            Self::Numbered,
            "numbered",
            "Post published. Another post from the same day has the same web address, so we added a number \
             to this one.",
        ),
        (Self::Withdrawn, "withdrawn", "Post withdrawn."),
        (Self::CommentsSet, "comments", "Comment settings saved."),
        (Self::Copied, "copied", "Copied to a new draft. Change what is different."),
        (Self::Deleted, "deleted", "Draft deleted."),
    ];
}
