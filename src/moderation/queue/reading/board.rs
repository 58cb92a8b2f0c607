//! Lays out a page of the queue: what is to be decided, and among it, in its place, what was just
//! decided. The order stays until the page is asked for again.

use super::{
    cards::cards,
    folds::{Fold, folded, folds},
    onward::filter,
    tabs,
};
use crate::{
    base::{
        clock::{Moment, london},
        context::Context,
        error::Result,
        ids::CommentId,
    },
    blog::calendar,
    conversation::comments::{
        self, Comment, CommentStatus, Cursor, FilteredComments, SCAN_LIMIT, Tally,
    },
    moderation::{
        answers,
        decisions::{self, done},
        place::{self, Done, Place},
        queue::{
            pages::{
                Item, QueuePage, SeveralView, due_heading, nothing_in, told, waiting_in_words,
            },
            several::{TOGETHER, buttons},
        },
        risk::{self, Banner},
    },
    team::{accounts::Moderator, promise, site::DeskLayout},
    web::{FormErrors, assets},
};
use serde::Deserialize;

/// Comments on one page: as many as make a small page. More come while they are decided.
const PAGE: usize = 15;

/// What was just done, as the address says it.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default)]
pub struct JustDone {
    /// The decision that was just made.
    pub done: String,
    /// Where its comment stood.
    pub spot: String,
    /// The comment of a decision that was just undone.
    pub undone: String,
}

impl JustDone {
    /// The comment of a decision that was just undone.
    pub fn undone(&self) -> Option<CommentId> {
        self.undone.parse().ok().map(CommentId)
    }
}

/// The page of the queue at `place`. `errors` are mistakes in what was sent from it.
pub async fn board(
    context: &Context,
    moderator: &Moderator,
    place: &Place,
    just: &JustDone,
    mut errors: FormErrors,
) -> Result<QueuePage> {
    let now = context.clock.now();
    let status = place.status();
    let held = place.held(now);
    let shown = shown(context, place).await?;
    for mistake in shown.mistakes.list() {
        errors.add(mistake.field, mistake.message.clone());
    }
    let folds = folds(context, moderator, place, just, (&shown.comments, shown.next)).await?;
    let said = said(just, &folds, &shown.comments);
    let mut items = cards_at(context, moderator, (place, &held), &shown.comments, just).await?;
    items.extend(folded(context, moderator, &held, folds).await?);
    items.sort_by_key(|(spot, _)| *spot);
    if status == CommentStatus::Waiting {
        let soon = promise::soon(context.database.read(), now).await?;
        items =
            under_headings(items, (now, soon), (place.cursor().is_none(), shown.next.is_none()));
    } else {
        items.reverse();
    }
    let tally = tally(context, moderator).await?;
    let tabs = tabs::row(context, moderator, status.code()).await?;
    let title = match said.as_str() {
        "" if status == CommentStatus::Waiting => waiting_in_words(&tally, now),
        "" => format!("{} ({}) – Comments", status.in_words(), tabs.here()),
        said => format!("{said} – {} ({})", status.in_words(), tabs.here()),
    };
    Ok(QueuePage {
        layout: DeskLayout::new(&context.site.get(), moderator, &title, "moderation")
            .knowing(calendar::standing(context).await?)
            .with_errors(&errors),
        tabs,
        at_risk: at_risk(context).await?,
        empty: match items.iter().any(|(_, item)| matches!(item, Item::Card(_))) {
            true => None,
            false if !errors.is_empty() => Some(String::new()),
            false => Some(empty(context, place, shown.looked_to.is_some()).await?),
        },
        onward: owed(context, place).await?,
        list_name: status.in_words(),
        several: place.selects().then(|| several(moderator, place, &held)),
        select: (!place.selects() && !items.is_empty()).then(|| selecting(place, "1")),
        items: items.into_iter().map(|(_, item)| item).collect(),
        looked: match shown.looked_to {
            Some(_) => format!("We looked through {SCAN_LIMIT} comments and found no more."),
            None => String::new(),
        },
        next: match (shown.next, shown.looked_to) {
            (Some(next), _) => Some((page_after(place, next), "More comments".to_owned())),
            (None, Some(far)) => Some((page_after(place, far), "Look further".to_owned())),
            (None, None) => None,
        },
        filters: tabs::filters(context, place, shown.mistakes).await?,
        script: assets::address("queue.js"),
        keys: moderator.person().single_keys.then(|| assets::address("keys.js")),
        can_press: !place.selects() && status == CommentStatus::Waiting,
        errors,
    })
}

/// The comments at a place.
struct BoardComments {
    comments: Vec<Comment>,
    /// Where the page ends, if there are more.
    next: Option<Cursor>,
    /// How far was looked, if not every comment was.
    looked_to: Option<Cursor>,
    /// What is wrong with the filters.
    mistakes: FormErrors,
}

async fn shown(context: &Context, place: &Place) -> Result<BoardComments> {
    let database = context.database.read();
    let size = if place.selects() { TOGETHER } else { PAGE };
    let (found, mistakes) = match filter(context, place).await? {
        Ok(these) => {
            let most = size as u64 + 1;
            let found = comments::search(database, &these, place.cursor(), most).await?;
            (found, FormErrors::default())
        }
        Err(mistakes) => (FilteredComments::default(), mistakes),
    };
    let FilteredComments { mut comments, looked_to } = found;
    let more = comments.len() > size;
    comments.truncate(size);
    let next = comments.last().filter(|_| more).map(spot);
    Ok(BoardComments { comments, next, looked_to, mistakes })
}

/// What was just done, at the front of the title; empty if nothing was.
fn said(just: &JustDone, folds: &[Fold], shown: &[Comment]) -> String {
    let last = folds.iter().find(|fold| fold.decision.id.to_string() == just.done);
    match (last, just.undone()) {
        (Some(fold), _) => {
            format!("{}: comment by {}", done(fold.decision.action), fold.comment.name)
        }
        (None, Some(id)) => match shown.iter().find(|comment| comment.id == id) {
            Some(comment) => format!("Undone: comment by {}", comment.name),
            None => "Undone".to_owned(),
        },
        (None, None) => String::new(),
    }
}

/// The form for several comments at once.
fn several(moderator: &Moderator, place: &Place, held: &Place) -> SeveralView {
    SeveralView {
        csrf: moderator.csrf().to_owned(),
        return_to: held.query(),
        buttons: buttons(place.status()),
        all: selecting(place, "all"),
        none: selecting(place, ""),
    }
}

/// The same place with other boxes ticked.
fn selecting(place: &Place, select: &str) -> String {
    Place { select: select.to_owned(), ..place.clone() }.address()
}

/// The comments over the queue of which nobody has said yet what was done.
async fn at_risk(context: &Context) -> Result<Banner> {
    let database = context.database.read();
    let marks = risk::list(database).await?;
    let ids: Vec<CommentId> = marks.iter().map(|mark| mark.comment).collect();
    let comments = comments::by_ids(database, &ids).await?;
    let alerts = risk::alerts(context, &marks).await?;
    Ok(Banner::new(&marks, &comments, &alerts, context.clock.now()))
}

/// What waits; how many was read with the session.
async fn tally(context: &Context, moderator: &Moderator) -> Result<Tally> {
    let database = context.database.read();
    match moderator.to_read() {
        Some(waiting) => comments::tally_of(database, waiting).await,
        None => comments::tally(database).await,
    }
}

fn page_after(place: &Place, cursor: Cursor) -> String {
    Place { select: place.select.clone(), ..place.after(cursor) }.address()
}

/// Where a comment stands in the list of its state.
pub fn spot(comment: &Comment) -> Cursor {
    let moment = match comment.status {
        CommentStatus::Waiting => comment.due,
        _ => comment.decided.unwrap_or(comment.sent),
    };
    (moment, comment.id)
}

/// The items of what waits, in their order, under headings that say by when. `first` and `last` say whether the
/// list begins and ends on this page.
fn under_headings(
    items: Vec<(Cursor, Item)>,
    (now, soon): (Moment, Moment),
    (first, last): (bool, bool),
) -> Vec<(Cursor, Item)> {
    let part = |due: Moment| (due >= now).then(|| london::date_of(due));
    let parts: Vec<Vec<(Cursor, Item)>> = items.into_iter().fold(Vec::new(), |mut parts, item| {
        let same = |one: &Vec<(Cursor, Item)>| {
            one.last().is_some_and(|((due, _), _)| part(*due) == part(item.0.0))
        };
        match parts.last_mut().filter(|one| same(one)) {
            Some(one) => one.push(item),
            None => parts.push(vec![item]),
        }
        parts
    });
    let count = parts.len();
    let mut headed = Vec::new();
    for (number, items) in parts.into_iter().enumerate() {
        let whole = (number > 0 || first) && (number + 1 < count || last);
        let left = items.iter().filter(|(_, item)| matches!(item, Item::Card(_))).count();
        let dues = (items.first().map(|it| it.0.0), items.last().map(|it| it.0.0));
        if let (Some(earliest), Some(latest)) = dues {
            let heading = due_heading((earliest, latest), left, whole, (now, soon));
            headed.push(((earliest, CommentId(0)), Item::Due(heading)));
        }
        headed.extend(items);
    }
    headed
}

/// What is to be done while nothing waits, with where.
async fn owed(context: &Context, place: &Place) -> Result<Option<(String, &'static str)>> {
    if place.status() != CommentStatus::Waiting || place.filters() {
        return Ok(None);
    }
    let words = answers::owed(context).await?.in_words();
    Ok(words.map(|words| (words, answers::paths::LIST)))
}

/// The cards with what they need to lead back to `held`, each with its spot.
async fn cards_at(
    context: &Context,
    moderator: &Moderator,
    (place, held): (&Place, &Place),
    comments: &[Comment],
    just: &JustDone,
) -> Result<Vec<(Cursor, Item)>> {
    let ticked = place.select == "all";
    let cards = cards(context, moderator, comments).await?;
    Ok(comments
        .iter()
        .zip(cards)
        .enumerate()
        .map(|(number, (comment, mut card))| {
            // Where a waiting comment stands is known from the comment.
            let at = match comment.status {
                CommentStatus::Waiting => String::new(),
                _ => place::written(spot(comment)),
            };
            card.lead_back(&held.query(), &at);
            card.select = place.selects().then_some((ticked, number == 0));
            if just.undone() == Some(comment.id) {
                card.told = told(Done::Undone).to_owned();
            }
            (spot(comment), Item::Card(card))
        })
        .collect())
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
        CommentStatus::Waiting => {
            let last = decisions::latest_of(context.database.read(), None, 1).await?.pop();
            match last {
                Some(last) => format!(
                    "No comments to read. The last decision was {}.",
                    london::near(last.at, context.clock.now())
                ),
                None => {
                    "No comments to read. New ones appear here as soon as they are sent.".to_owned()
                }
            }
        }
        other => nothing_in(other).to_owned(),
    })
}
