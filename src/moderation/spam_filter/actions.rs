//! Learning, unlearning, and learning anew.
//!
//! A comment is not told what was decided: it is looked at as it stands, and what it taught before is
//! taken back if it no longer holds. So a lesson may be given twice, late, or in any order.

use super::{
    Class, Counts, Report, Sample, measure,
    store::{self, Lesson},
    tokens::tokens,
};
use crate::{
    base::{
        audit::{self, By, Event},
        clock::Moment,
        context::Context,
        database::Transaction,
        error::{AppError, Result},
        ids::CommentId,
    },
    conversation::comments::{self, Action, Comment, CommentStatus, HoldCause},
    moderation::decisions,
    team::accounts::Moderator,
};
use chrono::TimeDelta;
use std::collections::{BTreeMap, BTreeSet};

/// Comments in one transaction when much is learnt.
const AT_ONCE: u64 = 100;
/// After this time a token that one comment alone has taught is forgotten.
const RARE_AFTER: TimeDelta = TimeDelta::days(180);
/// The most comments that a report is made of, the newest.
const MEASURED: u64 = 20_000;
/// Reports that are kept.
const REPORTS: u64 = 30;

/// Makes what these comments have taught fit what they are now: learnt as published or as spam if a
/// moderator's decision stands that says so, and not learnt if none does. Says whether anything changed.
pub async fn fit(transaction: &Transaction, ids: &[CommentId], now: Moment) -> Result<bool> {
    // One at a time, so that no two transactions wait for each other's tokens.
    transaction.one_at_a_time("filter").await?;
    let wanted = lessons_of(transaction, ids).await?;
    let before = store::lessons(transaction, ids).await?;
    let mut totals = Counts::default();
    let mut changes: BTreeMap<String, Counts> = BTreeMap::new();
    let (mut changed, mut new) = (Vec::new(), Vec::new());
    let kept = without_words(transaction, ids).await?;
    for id in ids.iter().filter(|id| !kept.contains(id)).collect::<BTreeSet<_>>() {
        let (old, wanted) = (before.get(id), wanted.get(id));
        if old == wanted {
            continue;
        }
        for (lesson, sign) in [(old, -1), (wanted, 1)] {
            let Some(lesson) = lesson else { continue };
            let one = Counts::one(lesson.class).times(sign);
            totals = totals.plus(one);
            for token in lesson.tokens.split(' ').filter(|token| !token.is_empty()) {
                let change = changes.entry(token.to_owned()).or_default();
                *change = change.plus(one);
            }
        }
        changed.push(*id);
        new.extend(wanted.cloned());
    }
    if changed.is_empty() {
        return Ok(false);
    }
    store::replace_lessons(transaction, &changed, &new, now).await?;
    store::add(transaction, totals, &changes).await?;
    Ok(true)
}

/// Those of these comments whose words were deleted on their date: what they taught is kept as it is.
async fn without_words(
    transaction: &Transaction,
    ids: &[CommentId],
) -> Result<BTreeSet<CommentId>> {
    let comments = comments::by_ids(transaction, ids).await?;
    let gone = comments.iter().filter(|comment| comment.words_gone.is_some());
    Ok(gone.map(|comment| comment.id).collect())
}

/// Keeps what a comment has taught without its words, which are being deleted: that it was learnt, and
/// the tokens that it shares with others. A name, and what it alone has taught, are forgotten.
pub async fn keep_lesson(transaction: &Transaction, comment: CommentId) -> Result<()> {
    transaction.one_at_a_time("filter").await?;
    let Some(lesson) = store::lessons(transaction, &[comment]).await?.remove(&comment) else {
        return Ok(());
    };
    let tokens: Vec<String> = lesson.tokens.split(' ').map(str::to_owned).collect();
    let counts = store::counts(transaction, &tokens).await?;
    let one = Counts::one(lesson.class).times(-1);
    let own = |token: &String| {
        token.starts_with("name:") || counts.get(token).is_some_and(|counts| counts.both() <= 1)
    };
    let changes = tokens.into_iter().filter(own).map(|token| (token, one)).collect();
    store::add(transaction, Counts::default(), &changes).await?;
    store::prune(transaction, comment, "").await
}

/// What each of these comments is to teach; those that teach nothing are left out.
async fn lessons_of(
    transaction: &Transaction,
    ids: &[CommentId],
) -> Result<BTreeMap<CommentId, Lesson>> {
    let comments = comments::by_ids(transaction, ids).await?;
    let decided = decisions::last_actions(transaction, ids).await?;
    let mut fast: BTreeSet<CommentId> = BTreeSet::new();
    for hold in comments::holds_of(transaction, ids).await? {
        if hold.cause == HoldCause::Fast {
            fast.insert(hold.comment);
        }
    }
    Ok(comments
        .iter()
        .filter_map(|comment| {
            let class = class_of(comment, decided.get(&comment.id).copied())?;
            let sample = Sample {
                name: &comment.name,
                body: &comment.body,
                email: comment.email.as_deref(),
                fast: fast.contains(&comment.id),
            };
            let tokens = tokens(&sample).join(" ");
            Some((comment.id, Lesson { comment: comment.id, class, tokens }))
        })
        .collect())
}

/// What a comment is to the filter. What the program filed by itself, what the team wrote, and what
/// stands in place of erased words teaches nothing.
fn class_of(comment: &Comment, decided: Option<Action>) -> Option<Class> {
    if comment.erased.is_some() {
        return None;
    }
    match (comment.person, comment.status, decided) {
        (None, CommentStatus::Published, Some(Action::Publish)) => Some(Class::Published),
        (None, CommentStatus::Spam, Some(Action::Spam)) => Some(Class::Spam),
        _ => None,
    }
}

/// Forgets what can be learnt again (not what comments taught whose words are deleted), and learns from
/// the decisions that stand now; answers how many lessons of each class that gave. Meanwhile the blog may be served: decisions made now are learnt, none twice.
pub async fn rebuild(context: &Context, by: By) -> Result<Counts> {
    let now = context.clock.now();
    context
        .database
        .write(|transaction| async move {
            transaction.one_at_a_time("filter").await?;
            if !store::has_kept(&transaction).await? {
                store::forget(&transaction).await?;
            }
            audit::record(&transaction, now, by, Event::FilterRebuilt).await
        })
        .await?;
    while unlearn_some(context).await? > 0 {}
    let mut after = CommentId(0);
    loop {
        let ids = comments::decided_after(context.database.read(), after, AT_ONCE).await?;
        let Some(last) = ids.last() else { break };
        after = *last;
        let ids = &ids;
        context
            .database
            .write(|transaction| async move { fit(&transaction, ids, now).await })
            .await?;
    }
    Ok(store::state(context.database.read()).await?.totals)
}

/// Takes back what some comments taught whose words are there; answers how many.
async fn unlearn_some(context: &Context) -> Result<usize> {
    context
        .database
        .write(|transaction| async move {
            transaction.one_at_a_time("filter").await?;
            let some = store::some_lessons(&transaction, AT_ONCE).await?;
            let mut totals = Counts::default();
            let mut changes: BTreeMap<String, Counts> = BTreeMap::new();
            for lesson in &some {
                let less = Counts::one(lesson.class).times(-1);
                totals = totals.plus(less);
                for token in lesson.tokens.split(' ') {
                    let change = changes.entry(token.to_owned()).or_default();
                    *change = change.plus(less);
                }
            }
            let ids: Vec<CommentId> = some.iter().map(|lesson| lesson.comment).collect();
            if !ids.is_empty() {
                store::replace_lessons(&transaction, &ids, &[], context.clock.now()).await?;
                store::add(&transaction, totals, &changes).await?;
            }
            Ok(ids.len())
        })
        .await
}

/// Forgets tokens that one comment alone has taught, long ago; answers how many lessons were gone
/// through. Each lesson is shortened by what is forgotten, so that it can still be unlearnt exactly.
pub async fn prune(context: &Context) -> Result<u64> {
    let before = context.clock.now() - RARE_AFTER;
    let mut done = 0;
    loop {
        let count = context
            .database
            .write(|transaction| async move { prune_some(&transaction, before).await })
            .await?;
        done += count;
        if count == 0 {
            return Ok(done);
        }
    }
}

async fn prune_some(transaction: &Transaction, before: Moment) -> Result<u64> {
    transaction.one_at_a_time("filter").await?;
    let old = store::unpruned(transaction, before, AT_ONCE).await?;
    let all: BTreeSet<String> =
        old.iter().flat_map(|lesson| lesson.tokens.split(' ')).map(str::to_owned).collect();
    let counts = store::counts(transaction, &all.into_iter().collect::<Vec<_>>()).await?;
    let mut changes: BTreeMap<String, Counts> = BTreeMap::new();
    for lesson in &old {
        let (rare, kept): (Vec<&str>, Vec<&str>) = lesson
            .tokens
            .split(' ')
            .partition(|token| counts.get(*token).is_none_or(|counts| counts.both() <= 1));
        for token in rare.into_iter().filter(|token| !token.is_empty()) {
            changes.insert(token.to_owned(), Counts::one(lesson.class).times(-1));
        }
        store::prune(transaction, lesson.comment, &kept.join(" ")).await?;
    }
    if !changes.is_empty() {
        store::add(transaction, Counts::default(), &changes).await?;
    }
    Ok(old.len() as u64)
}

/// Switches the filter on or off; twice is once.
pub async fn switch(context: &Context, moderator: &Moderator, on: bool) -> Result<()> {
    let now = context.clock.now();
    context
        .database
        .write(|transaction| async move {
            if !store::switch(&transaction, on).await? {
                return Ok(());
            }
            let by = By::Person(moderator.id());
            audit::record(&transaction, now, by, Event::FilterSwitched(on)).await
        })
        .await
}

/// Measures how right the filter is on this blog's own comments, off the threads that answer, and keeps
/// the report.
pub async fn report(context: &Context) -> Result<Report> {
    let lessons = store::newest_lessons(context.database.read(), MEASURED).await?;
    let work = move || measured(&lessons);
    let report = tokio::task::spawn_blocking(work).await.map_err(AppError::fault)?;
    let now = context.clock.now();
    context
        .database
        .write(|transaction| async move {
            store::insert_report(&transaction, &report, now, REPORTS).await
        })
        .await?;
    Ok(report)
}

fn measured(lessons: &[Lesson]) -> Report {
    let split: Vec<(Class, Vec<&str>)> =
        lessons.iter().map(|lesson| (lesson.class, lesson.tokens.split(' ').collect())).collect();
    measure::report(&split)
}
