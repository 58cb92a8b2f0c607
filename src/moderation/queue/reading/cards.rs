//! Makes the cards of comments: the text as readers will see it with what is marked in it, who wrote it, and
//! what can be done.

use super::record::Records;
use crate::{
    base::{
        clock::{Moment, london},
        context::Context,
        error::{AppError, Result},
        ids::{CommentId, PostId},
        markdown::{MarkedComment, MarkedPlace, SafeHtml, marked_comment},
    },
    blog::posts::{self, PostRef},
    conversation::comments::{self, Action, Comment, CommentStatus, Hold, HoldCause},
    moderation::{
        campaigns,
        decisions::{Decision, refusals},
        marks::{Mark, MarkKind},
        queue::pages::{ActsView, Card, CardMargin, Due, RewriteNote, time_and_day},
        redaction::publish_without,
        reports,
        risk::{self, Mark as Risk, RiskView},
        screening::{self, RuleNames, Why},
        teamwork::{self, Claim},
    },
    team::{
        accounts::{self, Moderator},
        promise,
    },
    web::Choice,
};
use std::collections::BTreeMap;

/// The most characters of a comment that is shown beside another, or in a list.
pub const EXCERPT: usize = 240;

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
    let rewritten: Vec<CommentId> =
        comments.iter().filter_map(|comment| comment.rewrites).collect();
    let refusals = refusals(database, &rewritten).await?;
    let risks = risk::marks_of(database, &ids).await?;
    let mut reports = reports::parts(context, comments).await?;
    let same = campaigns::same_texts(context, comments).await?;
    let claims = others_on(context, moderator, comments).await?;
    let notes = teamwork::count_notes(database, &ids).await?;
    let site = context.site.get();
    let now = context.clock.now();
    let soon = promise::soon(database, now).await?;
    let maker = Maker {
        risks: &risks,
        advice: risk::Advice::of(&site.contacts, context.mailer.leaves()),
        now,
        soon,
        moderator,
        refusals: &refusals,
        names: &names,
    };
    Ok(comments
        .iter()
        .map(|comment| {
            let mut holds = holds.remove(&comment.id).unwrap_or_default();
            let same = same.get(&comment.id);
            // That others say the same is said once.
            holds.retain(|hold| same.is_none() || hold.cause != HoldCause::SameText);
            let mut card = maker.card(
                comment,
                posts.get(&comment.post),
                comment.parent.and_then(|id| parents.get(&id)),
                &holds,
                records.in_words(comment),
            );
            card.around.commenter = records.address_for(comment);
            card.around.claim = claims.get(&comment.id).cloned().unwrap_or_default();
            card.around.notes = notes.get(&comment.id).copied().unwrap_or(0);
            card.reports = reports.remove(&comment.id);
            card.acts.can_keep = card.reports.as_ref().is_some_and(|part| !part.open.is_empty());
            card.marks.extend(same.cloned());
            card.all_marks.extend(same.cloned());
            card
        })
        .collect())
}

/// The card of a comment on a page of its own.
pub async fn own_card(context: &Context, moderator: &Moderator, comment: &Comment) -> Result<Card> {
    let mut card = cards(context, moderator, std::slice::from_ref(comment))
        .await?
        .pop()
        .ok_or(AppError::NotFound)?;
    card.acts.own_page = true;
    // The press is on the page itself.
    card.acts.can_alert = false;
    Ok(card)
}

/// Who else is on these comments just now: `Ben Marsh opened this 2 minutes ago`.
pub async fn others_on(
    context: &Context,
    moderator: &Moderator,
    comments: &[Comment],
) -> Result<BTreeMap<CommentId, String>> {
    let now = context.clock.now();
    let waiting: Vec<CommentId> = comments
        .iter()
        .filter(|comment| comment.status == CommentStatus::Waiting)
        .map(|comment| comment.id)
        .collect();
    let claims: Vec<Claim> = teamwork::claims_of(context.database.read(), &waiting, now)
        .await?
        .into_iter()
        .filter(|claim| claim.person != moderator.id())
        .filter(|claim| {
            let comment = comments.iter().find(|comment| comment.id == claim.comment);
            comment.is_some_and(|comment| claim.stands(now, comment.decided))
        })
        .collect();
    if claims.is_empty() {
        return Ok(BTreeMap::new());
    }
    let ids: Vec<_> = claims.iter().map(|claim| claim.person).collect();
    let people = accounts::by_ids(context.database.read(), &ids).await?;
    let mut words: BTreeMap<CommentId, String> = BTreeMap::new();
    for claim in claims {
        let Some(person) = people.iter().find(|person| person.id == claim.person) else {
            continue;
        };
        let ago = london::ago(claim.at, now);
        // The newest comes first; of several, it is the one that matters.
        words.entry(claim.comment).or_insert_with(|| format!("{} opened this {ago}", person.name));
    }
    Ok(words)
}

/// Whether whoever decided can still take it back.
pub fn undoable(context: &Context, decision: &Decision, comment: &Comment) -> bool {
    decision.undone.is_none()
        && comment.has_words()
        && comment.version == decision.version + 1
        && decision.at + context.settings.undo > context.clock.now()
}

struct Maker<'a> {
    now: Moment,
    soon: Moment,
    moderator: &'a Moderator,
    risks: &'a BTreeMap<CommentId, Risk>,
    advice: risk::Advice,
    names: &'a RuleNames,
    refusals: &'a BTreeMap<CommentId, String>,
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
        let (html, unseen) = shown(comment, &screening::marks_of(&comment.body, holds));
        // What a check has found goes with the words; that it did find something stays.
        let holds = if comment.has_words() { holds } else { &[] };
        let mut reasons = screening::reasons_beside(&comment.body, holds, &unseen, self.names);
        let mut all_reasons = screening::reasons(&comment.body, holds, self.names);
        if comment.disowned.is_some() {
            let words = "The owner of the email address says they did not send it".to_owned();
            let why = Why { words, href: String::new() };
            reasons.push(why.clone());
            all_reasons.push(why);
        }
        let at_risk = self.risks.contains_key(&comment.id);
        Card {
            id: comment.id.0,
            post_title: post.map_or_else(|| "a post".to_owned(), |post| post.title.clone()),
            post_path: post.map_or_else(|| "/".to_owned(), |post| post.address.to_string()),
            parent: parent.map(|parent| (parent.name.clone(), parent.excerpt(EXCERPT))),
            name: comment.name.clone(),
            age: london::ago(comment.sent, self.now),
            sent: london::day_and_time(comment.sent),
            sent_machine: london::machine(comment.sent),
            due: (comment.status == CommentStatus::Waiting)
                .then(|| due(comment.due, self.now, self.soon)),
            state: comment.status.in_words(),
            html,
            marks: reasons,
            all_marks: all_reasons,
            around: CardMargin {
                id: comment.id.0,
                record: record.clone(),
                author: comment.name.clone(),
                ..CardMargin::default()
            },
            record,
            rewritten: comment.rewrites.map(|id| RewriteNote {
                id: id.0,
                why: self.refusals.get(&id).cloned().unwrap_or_default(),
            }),
            reports: None,
            told: match (comment.erased, comment.words_gone) {
                (Some(_), _) => "The person who wrote this had its words deleted.".to_owned(),
                (None, Some(gone)) => format!(
                    "We deleted its words, and the writer’s name and addresses, on {}. The decision stays.",
                    london::day(gone)
                ),
                (None, None) => String::new(),
            },
            select: None,
            acts: self.acts(comment, holds),
            risk: RiskView::new(
                comment,
                self.risks.get(&comment.id),
                self.advice.clone(),
                self.moderator.csrf(),
            ),
            at_risk,
        }
    }

    fn acts(&self, comment: &Comment, holds: &[Hold]) -> ActsView {
        let mut actions = match comment.has_words() {
            true => comments::allowed(comment.status),
            false => Vec::new(),
        };
        let at_risk = self.risks.contains_key(&comment.id);
        if at_risk {
            actions.retain(|action| *action != Action::Publish);
        }
        // It would publish as well.
        let without = (!at_risk).then(|| publish_without(comment, holds)).flatten();
        ActsView {
            id: comment.id.0,
            version: comment.version,
            csrf: self.moderator.csrf().to_owned(),
            actions,
            can_keep: false,
            can_redact: comment.has_words() && comment.status == CommentStatus::Published,
            can_alert: !at_risk && comment.has_words(),
            own_page: false,
            without,
            return_to: String::new(),
            spot: String::new(),
        }
    }
}

/// None of which is chosen yet.
pub fn choices(reasons: Vec<(String, String)>) -> Vec<Choice> {
    reasons.into_iter().map(|(code, words)| Choice::new(code, words)).collect()
}

fn due(due: Moment, now: Moment, soon: Moment) -> Due {
    let label = if due < now {
        "Overdue since"
    } else if due < soon {
        "Due soon"
    } else {
        "Due"
    };
    Due { label, words: time_and_day(due) }
}

/// The comment as readers will see it with its marks in it, and those that cannot be seen there.
fn shown(comment: &Comment, marks: &[Mark]) -> (SafeHtml, Vec<Mark>) {
    // Where a link leads is said beside it.
    let (links, others): (Vec<Mark>, Vec<Mark>) =
        marks.iter().copied().partition(|mark| mark.kind == MarkKind::Link);
    let places: Vec<MarkedPlace> = others
        .iter()
        .map(|mark| MarkedPlace { start: mark.start, end: mark.end, name: mark.kind.in_words() })
        .collect();
    let Some(MarkedComment { html, seen }) = marked_comment(&comment.body, &places) else {
        return (comment.html.clone(), marks.to_vec());
    };
    let hidden = others.into_iter().zip(seen).filter(|(_, seen)| !seen).map(|(mark, _)| mark);
    let mut unseen: Vec<Mark> = hidden.collect();
    if !html.as_str().contains("<a ") {
        unseen.extend(links);
    }
    (html, unseen)
}
