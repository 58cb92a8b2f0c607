//! Makes the cards of comments: the whole text with what is marked in it, who wrote it, and what can
//! be done.

use super::{
    Guideline, Outcome,
    pages::{ActsView, Card, Choice, Due},
    record::Records,
    store,
};
use crate::{
    accounts::Moderator,
    clock::{Moment, london},
    comments::{self, Comment, Hold, Status},
    context::Context,
    error::Result,
    ids::{CommentId, PostId},
    posts::{self, PostRef},
    screening::{self, Mark, Piece, RuleNames, Why},
};
use chrono::TimeDelta;
use std::collections::BTreeMap;

/// A comment due within this is shown as due soon.
const SOON: TimeDelta = TimeDelta::hours(3);

/// The cards of `comments`, in their order.
pub async fn cards(
    context: &Context,
    moderator: &Moderator,
    comments: &[Comment],
) -> Result<Vec<Card>> {
    let database = context.database.read();
    let posts: Vec<PostId> = comments.iter().map(|comment| comment.post).collect();
    let posts = posts::references(database, &posts).await?;
    let parents: Vec<CommentId> = comments.iter().filter_map(|comment| comment.parent).collect();
    let parents: BTreeMap<CommentId, Comment> = comments::by_ids(database, &parents)
        .await?
        .into_iter()
        .map(|parent| (parent.id, parent))
        .collect();
    let ids: Vec<CommentId> = comments.iter().map(|comment| comment.id).collect();
    let found = comments::holds_of(database, &ids).await?;
    let names = screening::rule_names(database, &found).await?;
    let mut holds: BTreeMap<CommentId, Vec<Hold>> = BTreeMap::new();
    for hold in found {
        holds.entry(hold.comment).or_default().push(hold);
    }
    let records = Records::of(context, comments).await?;
    let guidelines = store::active(database).await?;
    let maker =
        Maker { now: context.clock.now(), moderator, guidelines: &guidelines, names: &names };
    Ok(comments
        .iter()
        .map(|comment| {
            maker.card(
                comment,
                posts.get(&comment.post),
                comment.parent.and_then(|id| parents.get(&id)),
                holds.get(&comment.id).map_or(&[][..], Vec::as_slice),
                records.in_words(comment),
            )
        })
        .collect())
}

struct Maker<'a> {
    now: Moment,
    moderator: &'a Moderator,
    guidelines: &'a [Guideline],
    names: &'a RuleNames,
}

impl Maker<'_> {
    fn card(
        &self,
        comment: &Comment,
        post: Option<&PostRef>,
        parent: Option<&Comment>,
        holds: &[Hold],
        record: String,
    ) -> Card {
        let marks = screening::marks_of(&comment.body, holds);
        let mut reasons = screening::reasons(&comment.body, holds, self.names);
        if comment.disowned.is_some() {
            let words = "The owner of the email address says they did not send it".to_owned();
            reasons.push(Why { words, href: String::new() });
        }
        Card {
            id: comment.id.0,
            post_title: post.map_or_else(|| "a post".to_owned(), |post| post.title.clone()),
            post_path: post.map_or_else(|| "/".to_owned(), |post| post.address.to_string()),
            parent: parent.map(|parent| (parent.name.clone(), excerpt(&parent.body))),
            name: comment.name.clone(),
            sent: london::day_and_time(comment.sent),
            due: (comment.status == Status::Waiting).then(|| due(comment.due, self.now)),
            state: comment.status.in_words(),
            lines: lines(&comment.body, &marks),
            marks: reasons,
            record,
            acts: self.acts(comment),
        }
    }

    fn acts(&self, comment: &Comment) -> ActsView {
        ActsView {
            id: comment.id.0,
            version: comment.version,
            author: comment.name.clone(),
            csrf: self.moderator.csrf().to_owned(),
            actions: comments::allowed(comment.status),
            choices: choices(self.guidelines),
            note: String::new(),
            errors: Default::default(),
            mail: mail_in_words(comment),
            own_page: false,
            prefix: format!("c{}-", comment.id),
        }
    }
}

fn choices(guidelines: &[Guideline]) -> Vec<Choice> {
    let rules = guidelines.iter().map(|guideline| Choice {
        code: format!("g{}", guideline.id),
        words: guideline.title.clone(),
        chosen: false,
    });
    let outcomes = Outcome::ALL.into_iter().map(|outcome| Choice {
        code: outcome.code().to_owned(),
        words: outcome.in_words().to_owned(),
        chosen: false,
    });
    rules.chain(outcomes).collect()
}

fn mail_in_words(comment: &Comment) -> String {
    match (comment.notify, &comment.email, comment.confirmed) {
        (true, Some(_), Some(_)) => format!(
            "{} asked to be told, so in a few minutes we send the decision, the rule, your note and the \
             way to write it again.",
            comment.name
        ),
        (true, Some(_), None) => format!(
            "{} asked to be told and has not confirmed the email address yet. The private page of the \
             comment shows the rule and your note.",
            comment.name
        ),
        _ => "The private page of the comment shows its writer the rule and your note.".to_owned(),
    }
}

fn due(due: Moment, now: Moment) -> Due {
    let near = london::near(due, now);
    if due < now {
        Due { words: format!("Late: was due {near}"), class: "fc-due--late" }
    } else if due - now < SOON {
        Due { words: format!("Due {near}"), class: "fc-due--soon" }
    } else {
        Due { words: format!("Due {near}"), class: "" }
    }
}

/// The text as typed, line by line, cut at its marks.
fn lines(body: &str, marks: &[Mark]) -> Vec<Vec<Piece>> {
    let mut lines = vec![Vec::new()];
    for piece in screening::pieces(body, marks) {
        for (number, text) in piece.text.split('\n').enumerate() {
            if number > 0 {
                lines.push(Vec::new());
            }
            if let (Some(line), false) = (lines.last_mut(), text.is_empty()) {
                line.push(Piece { text: text.to_owned(), mark: piece.mark });
            }
        }
    }
    lines.retain(|line| !line.is_empty());
    lines
}

/// The first words of a text.
pub fn excerpt(body: &str) -> String {
    const MOST: usize = 240;
    let flat = body.split_whitespace().collect::<Vec<_>>().join(" ");
    match flat.char_indices().nth(MOST) {
        Some((end, _)) => format!("{}…", flat.get(..end).unwrap_or("")),
        None => flat,
    }
}
