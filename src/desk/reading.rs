//! What needs a person, room by room: each says what waits there for whom.

use super::{
    figures::this_month,
    first_steps::first_steps,
    pages::{DraftView, HomePage, Need, Pressing, Warning},
    paths,
    week::last_week,
};
use crate::{
    base::{
        clock::{Moment, london},
        context::Context,
        disk,
        error::Result,
        jobs, mail,
    },
    blog::{calendar, pages, posts},
    conversation::comments,
    moderation::{
        answers::{self, OwedCounts},
        by_mail, reports,
        risk::{self, Alert, Mark},
    },
    team::{
        accounts::{self, Capability, Member},
        promise,
        site::DeskLayout,
    },
};
use chrono::TimeDelta;

/// For how long background work that failed is told of.
const FAILED_WITHIN: TimeDelta = TimeDelta::days(30);

/// The front of the desk, as this person sees it.
pub async fn home_page(context: &Context, member: &Member) -> Result<HomePage> {
    let layout = DeskLayout::new(&context.site.get(), member, "To do", "desk")
        .knowing(calendar::standing(context).await?);
    let manages = member.can(Capability::ManageSite);
    let mut needs = Vec::new();
    if member.can(Capability::ModerateComments) {
        needs.extend(to_moderate(context, member).await?);
    }
    needs.extend(to_answer(context, member).await?);
    let (reviews, drafts) = to_write(context, member).await?;
    needs.extend(reviews);
    needs.extend(mail_that_comes_back(context, member).await?);
    if manages {
        needs.extend(disk::low_disks(&context.settings).iter().map(Need::room));
        needs.extend(failed_work(context).await?);
        // Where mail is only written to files, the first steps say so.
        if context.mailer.leaves() {
            let counts = mail::counts(context.database.read()).await?;
            needs.extend(Need::unsent_mail(counts));
        }
    }
    let steps = if manages { first_steps(context).await? } else { Vec::new() };
    // The first steps ask an administrator for the same.
    if !manages {
        needs.extend(to_complete(context, member).await?);
    }
    let warnings: Vec<Warning> =
        (!context.mailer.is_set_up()).then(|| Warning::no_mail(manages)).into_iter().collect();
    let calm = match (needs.is_empty() && steps.is_empty(), member.to_read()) {
        (false, _) => String::new(),
        (true, Some(_)) => this_month(context).await?,
        (true, None) => "Nothing is waiting for you.".to_owned(),
    };
    Ok(HomePage {
        can_write: member.can(Capability::WritePosts),
        layout,
        warnings,
        steps,
        needs,
        drafts,
        calm,
        week: last_week(context).await?,
    })
}

/// For those who read every comment: people at risk first, then what waits, then what is reported.
async fn to_moderate(context: &Context, member: &Member) -> Result<Vec<Need>> {
    let database = context.database.read();
    let tally = match member.to_read() {
        Some(waiting) => comments::tally_of(database, waiting).await?,
        None => comments::tally(database).await?,
    };
    let now = context.clock.now();
    let mut needs = Vec::new();
    let marks = risk::list(database).await?;
    if let Some(first) = marks.first() {
        let alerts = risk::alerts(context, &marks).await?;
        // Of several, the alert that somebody must make good by telephone is told first.
        let worst = |mark: &Mark| alerts.get(&mark.id).copied().filter(|alert| alert.is_unsent());
        let (mark, alert) = marks
            .iter()
            .find_map(|mark| Some((mark, worst(mark)?)))
            .or_else(|| Some((first, alerts.get(&first.id).copied()?)))
            .unwrap_or((first, Alert::Unknown));
        needs.push(Need::at_risk(marks.len() as u64, mark.comment, alert));
    }
    if let Some(due) = tally.first_due {
        needs.push(Need::waiting(&tally, due, now, pressing(context, now).await?));
    }
    let reported = reports::open_count(database).await?;
    if reported > 0 {
        needs.push(Need::reported(reported));
    }
    Ok(needs)
}

/// How many are late, and how many others due soon; counting ends at a thousand.
async fn pressing(context: &Context, now: Moment) -> Result<Pressing> {
    const MOST: u64 = Pressing::MOST;
    let database = context.database.read();
    let soon = promise::soon(database, now).await?;
    let late = comments::due_before(database, now, MOST + 1).await?;
    let both = comments::due_before(database, soon, 2 * MOST + 2).await?;
    Ok(Pressing { late, soon: both - late.min(both) })
}

/// What the person owes, and for those who read every comment what the team owes beside it: each comment
/// is counted once.
async fn to_answer(context: &Context, member: &Member) -> Result<Vec<Need>> {
    let reads_all = member.can(Capability::ModerateComments);
    let own = match member.can(Capability::AnswerComments) {
        true => answers::owed_by(context, member).await?,
        false => OwedCounts { open: 0, late: 0 },
    };
    let mut needs = Vec::new();
    if own.open > 0 {
        needs.push(Need::own_answers(own, reads_all));
    }
    if reads_all {
        let all = answers::owed(context).await?;
        let others = OwedCounts {
            open: all.open.saturating_sub(own.open),
            late: all.late.saturating_sub(own.late),
        };
        if others.open > 0 {
            needs.push(Need::answers(others, own.open > 0));
        }
    }
    Ok(needs)
}

/// Posts that somebody asks to be reviewed, and one's own drafts.
async fn to_write(context: &Context, member: &Member) -> Result<(Option<Need>, Vec<DraftView>)> {
    let now = context.clock.now();
    let posts = posts::needing(context, member).await?;
    let (drafts, reviews): (Vec<_>, Vec<_>) =
        posts.into_iter().partition(|post| post.need == posts::Need::Draft);
    let titles: Vec<String> = reviews
        .iter()
        .map(|post| {
            format!("“{}”, changed {}", post.title, london::time_and_day(post.edited_at, now))
        })
        .collect();
    let drafts = drafts
        .into_iter()
        .map(|post| DraftView {
            href: paths::post(post.id),
            changed: london::time_and_day(post.edited_at, now),
            title: post.title,
        })
        .collect();
    Ok(((!titles.is_empty()).then(|| Need::reviews(&titles)), drafts))
}

/// Pages that every blog has to have and that are not finished, for those who can publish them.
async fn to_complete(context: &Context, member: &Member) -> Result<Vec<Need>> {
    if !member.can(Capability::PublishPosts) {
        return Ok(Vec::new());
    }
    let unfinished = pages::unfinished(context.database.read()).await?;
    Ok(unfinished.iter().map(Need::page).collect())
}

/// That mail to oneself comes back, and for those who see to the team that mail to others does.
async fn mail_that_comes_back(context: &Context, member: &Member) -> Result<Vec<Need>> {
    let mut needs = Vec::new();
    let refused = by_mail::refused(context).await?;
    if refused.contains(&member.id()) {
        needs.push(Need::own_mail(&member.person().email));
    }
    if member.can(Capability::ManagePeople) {
        let others: Vec<_> = refused.into_iter().filter(|id| *id != member.id()).collect();
        let names: Vec<String> = accounts::by_ids(context.database.read(), &others)
            .await?
            .into_iter()
            .filter(|person| person.active)
            .map(|person| person.name)
            .collect();
        if !names.is_empty() {
            needs.push(Need::mail_of_others(&names));
        }
    }
    Ok(needs)
}

/// Background work that nobody would notice has failed.
async fn failed_work(context: &Context) -> Result<Option<Need>> {
    let since = context.clock.now() - FAILED_WITHIN;
    let failed = jobs::failed_since(context.database.read(), since).await?;
    Ok((failed > 0).then(|| Need::failed_work(failed)))
}
