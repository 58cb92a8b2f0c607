//! Lays out a page of the queue: what is to be decided, and among it, in its place, what was just
//! decided. The order stands still until the page is asked for anew.

use super::{onward::wanted, tabs};
use crate::{
    base::{
        clock::{Moment, london},
        context::Context,
        error::Result,
        ids::{CommentId, DecisionId},
    },
    blog::calendar,
    conversation::comments::{self, Action, Comment, Cursor, Found, LOOK, Status, Tally},
    moderation::{
        answers,
        decisions::{self, Decision, done},
        place::{self, Place},
        queue::{
            pages::{Card, Folded, Item, QueuePage, SeveralView},
            reading::cards::{cards, undoable},
            several::{TOGETHER, buttons},
        },
        risk::{self, Banner},
    },
    team::{accounts::Moderator, site::DeskLayout},
    web::{FormErrors, assets},
};
use serde::Deserialize;
use std::collections::BTreeSet;

/// Comments on one page.
const PAGE: usize = 20;
/// How many of one's own decisions stay on the page.
const FOLDED: u64 = 20;

/// What was just done, as the address says it.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default)]
pub struct Told {
    /// The decision that was just made.
    pub done: String,
    /// Where its comment stood.
    pub spot: String,
    /// The comment of a decision that was just undone.
    pub undone: String,
}

/// The page of the queue at `place`. `errors` are mistakes in what was sent from it.
pub async fn board(
    context: &Context,
    moderator: &Moderator,
    place: &Place,
    told: &Told,
    mut errors: FormErrors,
) -> Result<QueuePage> {
    let database = context.database.read();
    let now = context.clock.now();
    let status = place.status();
    let tally = comments::tally(database).await?;
    let size = if place.selects() { TOGETHER } else { PAGE };
    let mut filter_errors = FormErrors::default();
    let Found { mut comments, looked_to } = match wanted(context, place).await? {
        Ok(these) => comments::look(database, &these, place.cursor(), size as u64 + 1).await?,
        Err(mistakes) => {
            for mistake in mistakes.list() {
                errors.add(mistake.field, mistake.message.clone());
            }
            filter_errors = mistakes;
            Found::default()
        }
    };
    let more = comments.len() > size;
    comments.truncate(size);
    let next = comments.last().filter(|_| more).map(spot);
    let held = place.held(now);
    let undone = told.undone.parse().ok().map(CommentId);
    let mut items =
        items_of(&held, place, &comments, undone, cards(context, moderator, &comments).await?);
    let folds = folds(context, moderator, place, told, (&comments, next)).await?;
    let last = folds.iter().find(|fold| fold.decision.id.to_string() == told.done);
    let said = match (last, undone) {
        (Some(fold), _) => {
            format!("{}: comment by {}", done(fold.decision.action), fold.comment.name)
        }
        (None, Some(id)) => match comments.iter().find(|comment| comment.id == id) {
            Some(comment) => format!("Undone: comment by {}", comment.name),
            None => "Undone".to_owned(),
        },
        (None, None) => String::new(),
    };
    let newest = folds.iter().map(|fold| fold.decision.id).max();
    for fold in folds {
        let last = newest == Some(fold.decision.id);
        let next = match fold.decision.action {
            Action::Publish if last => {
                let (comment, decision) = (&fold.comment, fold.decision.id);
                answers::choices_after(context, moderator, comment, decision, &held.query()).await?
            }
            _ => None,
        };
        let folded = Folded {
            next,
            last,
            id: fold.comment.id.0,
            done: done(fold.decision.action),
            undo: undoable(context, &fold.decision, &fold.comment),
            csrf: moderator.csrf().to_owned(),
            back: held.query(),
            name: fold.comment.name,
        };
        items.push((fold.spot, Item::Folded(folded)));
    }
    items.sort_by_key(|(spot, _)| *spot);
    if status != Status::Waiting {
        items.reverse();
    }
    let tabs = tabs::row(context, status.code()).await?;
    let count = tabs.here();
    let title = match said.as_str() {
        "" if status == Status::Waiting => waiting_in_words(&tally, now),
        "" => format!("{} ({count}) – Comments", status.in_words()),
        said => format!("{said} – {} ({count})", status.in_words()),
    };
    let to_select = Place { select: "1".to_owned(), ..place.clone() };
    Ok(QueuePage {
        layout: DeskLayout::new(&context.site.get(), moderator, &title, "moderation")
            .in_section("/desk/moderation/")
            .counting("/desk/moderation/", tally.waiting)
            .knowing(calendar::standing(context).await?)
            .with_errors(&errors),
        tabs,
        summary: summary(context, &tally),
        at_risk: at_risk(context).await?,
        filters: tabs::filters(context, place, filter_errors).await?,
        empty: match items.iter().any(|(_, item)| matches!(item, Item::Card(_))) {
            true => None,
            false if !errors.is_empty() => Some(String::new()),
            false => Some(empty(context, place, looked_to.is_some()).await?),
        },
        several: place.selects().then(|| SeveralView {
            csrf: moderator.csrf().to_owned(),
            back: held.query(),
            buttons: buttons(status),
            all: Place { select: "all".to_owned(), ..place.clone() }.address(),
            none: Place { select: String::new(), ..place.clone() }.address(),
        }),
        select: (!place.selects() && !items.is_empty()).then(|| to_select.address()),
        items: items.into_iter().map(|(_, item)| item).collect(),
        looked: match looked_to {
            Some(_) => format!("We looked through {LOOK} comments and found no more."),
            None => String::new(),
        },
        next: match (next, looked_to) {
            (Some(next), _) => Some((page_after(place, next), "More comments".to_owned())),
            (None, Some(far)) => Some((page_after(place, far), "Look further".to_owned())),
            (None, None) => None,
        },
        script: assets::address("queue.js"),
        keys: moderator.person().single_keys.then(|| assets::address("keys.js")),
        errors,
    })
}

/// `Waiting 4, first due 3pm – Comments`.
fn waiting_in_words(tally: &Tally, now: Moment) -> String {
    match tally.first_due {
        Some(due) if london::date_of(due) == london::date_of(now) => {
            format!("Waiting {}, first due {} – Comments", tally.waiting, london::time_of_day(due))
        }
        Some(due) => {
            format!("Waiting {}, first due {} – Comments", tally.waiting, london::near(due, now))
        }
        None => "Waiting 0 – Comments".to_owned(),
    }
}

/// The comments over the queue of which nobody has said yet what was done.
async fn at_risk(context: &Context) -> Result<Banner> {
    let database = context.database.read();
    let marks = risk::list(database).await?;
    let ids: Vec<CommentId> = marks.iter().map(|mark| mark.comment).collect();
    let comments = comments::by_ids(database, &ids).await?;
    Ok(Banner::new(&marks, &comments, context.clock.now()))
}

fn page_after(place: &Place, cursor: Cursor) -> String {
    Place { select: place.select.clone(), ..place.after(cursor) }.address()
}

/// Where a comment stands in the list of its state.
pub fn spot(comment: &Comment) -> Cursor {
    let moment = match comment.status {
        Status::Waiting => comment.due,
        _ => comment.decided.unwrap_or(comment.sent),
    };
    (moment, comment.id)
}

/// The cards with what they need to lead back to `held`, each with its spot.
fn items_of(
    held: &Place,
    place: &Place,
    comments: &[Comment],
    undone: Option<CommentId>,
    cards: Vec<Card>,
) -> Vec<(Cursor, Item)> {
    let ticked = place.select == "all";
    comments
        .iter()
        .zip(cards)
        .enumerate()
        .map(|(number, (comment, mut card))| {
            card.lead_back(&held.query(), &place::written(spot(comment)));
            card.select = place.selects().then_some((ticked, number == 0));
            if undone == Some(comment.id) {
                card.told = "Your decision is undone.".to_owned();
            }
            (spot(comment), Item::Card(card))
        })
        .collect()
}

/// A comment that was decided from this page.
struct Fold {
    decision: Decision,
    comment: Comment,
    spot: Cursor,
}

/// What this moderator has decided from this page, as far as it still stands. In the list of what
/// waits a comment keeps its place; in the others it loses it, so only the last one is shown, where
/// the form said that it stood.
async fn folds(
    context: &Context,
    moderator: &Moderator,
    place: &Place,
    told: &Told,
    (shown, next): (&[Comment], Option<Cursor>),
) -> Result<Vec<Fold>> {
    let database = context.database.read();
    let status = place.status();
    let mut decisions = match place.since() {
        Some(since) if status == Status::Waiting => {
            decisions::latest_of(database, Some(moderator.id()), FOLDED)
                .await?
                .into_iter()
                .filter(|decision| decision.at >= since)
                .collect()
        }
        _ => Vec::new(),
    };
    let asked = told.done.parse().ok().map(DecisionId);
    if let Some(id) = asked
        && !decisions.iter().any(|decision| decision.id == id)
    {
        decisions.extend(decisions::decision(database, id).await?);
    }
    decisions.retain(|decision| {
        decision.person == Some(moderator.id())
            && decision.undone.is_none()
            && (decision.before == status || asked == Some(decision.id))
    });
    let ids: Vec<CommentId> = decisions.iter().map(|decision| decision.comment).collect();
    let comments = comments::by_ids(database, &ids).await?;
    let mut seen: BTreeSet<CommentId> = shown.iter().map(|comment| comment.id).collect();
    let mut folds = Vec::new();
    for decision in decisions {
        let comment = comments.iter().find(|comment| comment.id == decision.comment);
        let Some(comment) = comment.filter(|comment| seen.insert(comment.id)) else { continue };
        let spot = match status {
            Status::Waiting => (comment.due, comment.id),
            _ => place::cursor(&told.spot).unwrap_or((context.clock.now(), comment.id)),
        };
        let on_this_page =
            place.cursor().is_none_or(|start| spot > start) && next.is_none_or(|end| spot <= end);
        if asked == Some(decision.id) || on_this_page {
            folds.push(Fold { decision, comment: comment.clone(), spot });
        }
    }
    Ok(folds)
}

fn summary(context: &Context, tally: &Tally) -> String {
    let now = context.clock.now();
    let promise = context.site.get().promise.in_words();
    match (tally.first_due, tally.oldest) {
        (Some(due), Some(oldest)) => format!(
            "{} waiting, first due {}, oldest sent {} ago. We promise {promise}.",
            tally.waiting,
            london::near(due, now),
            london::age(oldest, now)
        ),
        _ => format!("Nothing is waiting. We promise {promise}."),
    }
}

/// What stands where there are no cards.
async fn empty(context: &Context, place: &Place, looked_on: bool) -> Result<String> {
    if looked_on {
        return Ok("None of these match.".to_owned());
    }
    if place.filters() {
        return Ok("No comments match these filters.".to_owned());
    }
    Ok(match place.status() {
        Status::Waiting => {
            if let Some(owed) = answers::owed(context).await?.in_words() {
                return Ok(format!("Nothing is waiting. {owed}."));
            }
            let last = decisions::latest_of(context.database.read(), None, 1).await?.pop();
            match last {
                Some(last) => format!(
                    "No comments are waiting. The last decision was {}.",
                    london::near(last.at, context.clock.now())
                ),
                None => "No comments are waiting. New ones appear here as soon as they are sent."
                    .to_owned(),
            }
        }
        Status::Published => "No comment has been published yet.".to_owned(),
        Status::NotPublished => "Every comment that was read has been published.".to_owned(),
        Status::Spam => "Nothing is marked as spam.".to_owned(),
        _ => "No comment has had to be removed.".to_owned(),
    })
}
