//! Makes the cards of comments: the whole text with what is marked in it, who wrote it, and what can
//! be done.

use super::record::Records;
use crate::{
    base::{
        clock::{Moment, london},
        context::Context,
        error::{AppError, Result},
        ids::{CommentId, PostId},
    },
    blog::posts::{self, PostRef},
    conversation::{
        comments::{self, Action, Comment, CommentStatus, Hold},
        guidelines::{self, Guideline},
    },
    moderation::{
        answers::{self, SavedText},
        campaigns,
        decisions::{Decision, offered, refusals},
        marks::Mark,
        queue::pages::{ActsView, Card, CardMargin, Due, RewriteNote},
        redaction::publish_without,
        reports,
        risk::{self, Mark as Risk, RiskView},
        screening::{self, Piece, RuleNames, Why},
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
    let guidelines = guidelines::in_force(database).await?;
    let rewritten: Vec<CommentId> =
        comments.iter().filter_map(|comment| comment.rewrites).collect();
    let refusals = refusals(database, &rewritten).await?;
    let signposts = answers::signposts(database).await?;
    let risks = risk::marks_of(database, &ids).await?;
    let mut reports = reports::parts(context, moderator, comments).await?;
    let same = campaigns::same_texts(context, comments).await?;
    let claims = others_on(context, moderator, comments).await?;
    let notes = teamwork::count_notes(database, &ids).await?;
    let site = context.site.get();
    let now = context.clock.now();
    let soon = promise::soon(database, now).await?;
    let maker = Maker {
        signposts: &signposts,
        risks: &risks,
        advice: risk::Advice::of(&site.contacts, context.mailer.leaves()),
        now,
        soon,
        moderator,
        guidelines: &guidelines,
        refusals: &refusals,
        names: &names,
    };
    Ok(comments
        .iter()
        .map(|comment| {
            let mut card = maker.card(
                comment,
                posts.get(&comment.post),
                comment.parent.and_then(|id| parents.get(&id)),
                holds.get(&comment.id).map_or(&[][..], Vec::as_slice),
                records.in_words(comment),
            );
            card.around.commenter = records.address_for(comment);
            card.around.claim = claims.get(&comment.id).cloned().unwrap_or_default();
            card.around.notes = notes.get(&comment.id).copied().unwrap_or(0);
            card.reports = reports.remove(&comment.id);
            card.marks.extend(same.get(&comment.id).cloned());
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
    card.acts.prefix = String::new();
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
        let ago = match (now - claim.at).num_minutes() {
            0 => "just now".to_owned(),
            _ => format!("{} ago", london::age(claim.at, now)),
        };
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
    guidelines: &'a [Guideline],
    signposts: &'a [SavedText],
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
        let marks = screening::marks_of(&comment.body, holds);
        // What a check has found goes with the words; that it did find something stays.
        let holds = if comment.has_words() { holds } else { &[] };
        let mut reasons = screening::reasons(&comment.body, holds, self.names);
        if comment.disowned.is_some() {
            let words = "The owner of the email address says they did not send it".to_owned();
            reasons.push(Why { words, href: String::new() });
        }
        Card {
            id: comment.id.0,
            post_title: post.map_or_else(|| "a post".to_owned(), |post| post.title.clone()),
            post_path: post.map_or_else(|| "/".to_owned(), |post| post.address.to_string()),
            parent: parent.map(|parent| (parent.name.clone(), parent.excerpt(EXCERPT))),
            name: comment.name.clone(),
            sent: london::day_and_time(comment.sent),
            due: (comment.status == CommentStatus::Waiting)
                .then(|| due(comment.due, self.now, self.soon)),
            state: comment.status.in_words(),
            lines: lines(&comment.body, &marks),
            marks: reasons,
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
                (Some(_), _) => "Its writer has had its words erased.".to_owned(),
                (None, Some(gone)) => format!(
                    "We deleted its words, and its writer’s name and addresses, on {}. The decision stays.",
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
        let without =
            (!at_risk).then(|| publish_without(comment, holds, self.moderator.csrf())).flatten();
        ActsView {
            id: comment.id.0,
            version: comment.version,
            author: comment.name.clone(),
            csrf: self.moderator.csrf().to_owned(),
            actions,
            choices: choices(offered(self.guidelines)),
            signposts: signposts(self.signposts),
            note: String::new(),
            errors: Default::default(),
            mail: mail_in_words(comment),
            own_page: false,
            prefix: format!("c{}-", comment.id),
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

fn signposts(saved: &[SavedText]) -> Vec<Choice> {
    saved.iter().map(|place| Choice::new(place.id.to_string(), place.name.clone())).collect()
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

fn due(due: Moment, now: Moment, soon: Moment) -> Due {
    let near = london::near(due, now);
    if due < now {
        Due { words: format!("Late: was due {near}"), class: "fc-due--late" }
    } else if due < soon {
        Due { words: format!("Due soon: {near}"), class: "fc-due--soon" }
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
