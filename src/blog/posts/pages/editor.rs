//! The editor, and the page for two people who wrote at once.

use crate::{
    base::clock::london,
    blog::posts::{
        actions::Working,
        changes::{Difference, Piece},
        entity::post,
        forms::Typed,
        lifecycle::{Action, State, allowed},
        pages::tag,
    },
    team::site::DeskLayout,
    web::FormErrors,
};
use askama::Template;

#[derive(Template)]
#[template(path = "blog/posts/editor.html")]
pub struct EditorPage {
    pub layout: DeskLayout,
    pub errors: FormErrors,
    pub form: Typed,
    /// What is known of a post that was saved before.
    pub head: Option<Head>,
    /// What the buttons offer besides saving.
    pub may_send: bool,
    pub may_send_back: bool,
    pub may_publish: bool,
    pub may_edit_comments: bool,
    pub publish_words: &'static str,
    pub checks: Vec<Check>,
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
    pub commenting: String,
    pub may_edit_address: bool,
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
            missing: "Missing, does not stop you",
        },
    ]
}

impl Head {
    /// `editor` says whether the person may publish, `by` who saved last, `path` where the post is,
    /// `commenting` whether it takes comments.
    pub fn new(
        working: &Working,
        by: &str,
        path: String,
        commenting: String,
        editor: bool,
    ) -> Self {
        let post = &working.post;
        Self {
            id: post.id.0,
            version: post.version,
            tag: tag(post.state),
            state: post.state.in_words(),
            saved: format!("Saved {} by {by}", london::day_and_time(working.wording.created_at)),
            number: working.wording.number,
            is_published: post.state == State::Published,
            unpublished_changes: post.state == State::Published && has_changes(post),
            withdrawn_reason: match post.state {
                State::Withdrawn => post.withdrawn_reason.clone().unwrap_or_default(),
                _ => String::new(),
            },
            commenting,
            may_edit_address: editor || post.dated.is_none(),
            path,
        }
    }
}

fn has_changes(post: &post::Model) -> bool {
    post.published_revision != Some(post.working_revision)
}

impl EditorPage {
    /// The editor for `form`; `post` is the post if it was saved before.
    pub fn new(
        layout: DeskLayout,
        errors: FormErrors,
        form: Typed,
        head: Option<(Head, &post::Model)>,
        editor: bool,
    ) -> Self {
        let (state, changed) = match &head {
            Some((_, post)) => (post.state, has_changes(post)),
            None => (State::Draft, true),
        };
        let allowed = allowed(state, editor);
        let publishes =
            allowed.contains(&Action::Publish) || allowed.contains(&Action::PublishChanges);
        Self {
            layout: layout.with_errors(&errors),
            errors,
            checks: checks(&form.title, &form.summary, &form.body),
            form,
            may_send: allowed.contains(&Action::SendForReview),
            may_send_back: allowed.contains(&Action::SendBack),
            may_publish: publishes,
            may_edit_comments: editor,
            publish_words: match state {
                State::Published if changed => "Publish changes…",
                State::Published => "Save and publish changes…",
                State::Withdrawn => "Publish again…",
                _ => "Publish…",
            },
            head: head.map(|(head, _)| head),
        }
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
    pub form: Typed,
    /// What it was typed over, where the two differ.
    pub others: Vec<Other>,
    pub theirs: Vec<Piece>,
    pub yours: Vec<Piece>,
    pub errors: FormErrors,
}

/// A short field in which the two differ.
pub struct Other {
    pub name: &'static str,
    pub yours: String,
    pub theirs: String,
}

impl ConflictPage {
    pub fn new(
        layout: DeskLayout,
        working: &Working,
        by: String,
        theirs: &Typed,
        form: Typed,
    ) -> Self {
        let pieces = Difference::between(&theirs.body, &form.body.replace("\r\n", "\n")).pieces;
        let fields: [(&'static str, &str, &str); 5] = [
            ("Title", &form.title, &theirs.title),
            ("Summary", &form.summary, &theirs.summary),
            ("Authors", &form.byline, &theirs.byline),
            ("Topics", &form.topics, &theirs.topics),
            ("Name in the address", &form.slug, &theirs.slug),
        ];
        let same = |one: &str, other: &str| one.split_whitespace().eq(other.split_whitespace());
        Self {
            id: working.post.id.0,
            version: working.post.version,
            at: london::day_and_time(working.post.edited_at),
            others: fields
                .into_iter()
                .filter(|(_, yours, theirs)| !same(yours, theirs))
                .map(|(name, yours, theirs)| Other {
                    name,
                    yours: yours.to_owned(),
                    theirs: theirs.to_owned(),
                })
                .collect(),
            theirs: pieces.iter().filter(|piece| !piece.is_new()).cloned().collect(),
            yours: pieces.into_iter().filter(|piece| !piece.is_old()).collect(),
            layout,
            by,
            form,
            errors: FormErrors::default(),
        }
    }
}
