//! What needs a person, room by room: each says what waits there for whom.

use super::pages::{HomePage, Need, PostNeed, Warning};
use crate::{
    base::{
        clock::{Moment, london},
        context::Context,
        disk,
        error::Result,
        jobs, mail,
    },
    blog::{calendar, posts},
    conversation::comments::{self, Tally},
    moderation::{
        answers, by_mail,
        place::paths::QUEUE,
        reports,
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
    let mut layout = DeskLayout::new(&context.site.get(), member, "What needs you", "desk")
        .knowing(calendar::standing(context).await?);
    let mut needs = Vec::new();
    if member.can(Capability::ModerateComments) {
        let tally = comments::tally(context.database.read()).await?;
        layout = layout.counting(QUEUE, tally.waiting);
        needs.extend(to_moderate(context, &tally).await?);
    }
    needs.extend(to_answer(context, member).await?);
    needs.extend(to_write(context, member).await?);
    needs.extend(mail_that_comes_back(context, member).await?);
    if member.can(Capability::ManageSite) {
        needs.extend(disk::low_disks(&context.settings).iter().map(Need::room));
        needs.extend(failed_work(context).await?);
        let counts = mail::counts(context.database.read()).await?;
        needs.extend(Need::unsent_mail(counts));
    }
    let no_mail = || Warning::no_mail(member.can(Capability::ManageSite));
    let warnings = (!context.mailer.is_set_up()).then(no_mail).into_iter().collect();
    Ok(HomePage { can_write: member.can(Capability::WritePosts), layout, warnings, needs })
}

/// For those who read every comment: people at risk first, then what waits, then what is reported.
async fn to_moderate(context: &Context, tally: &Tally) -> Result<Vec<Need>> {
    let database = context.database.read();
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
        needs.push(Need::waiting(tally, due, now, &pressing(context, now).await?));
    }
    let reported = reports::open_count(database).await?;
    if reported > 0 {
        needs.push(Need::reported(reported));
    }
    Ok(needs)
}

/// `, 3 late, 2 due soon`, as far as there are any; counting ends at a thousand.
async fn pressing(context: &Context, now: Moment) -> Result<String> {
    const MOST: u64 = 1000;
    let database = context.database.read();
    let soon = promise::soon(database, now).await?;
    let late = comments::due_before(database, now, MOST + 1).await?;
    let both = comments::due_before(database, soon, 2 * MOST + 2).await?;
    Ok([(late, "late"), (both - late.min(both), "due soon")]
        .into_iter()
        .filter(|(count, _)| *count > 0)
        .map(|(count, word)| match count {
            more if more > MOST => format!(", more than 1,000 {word}"),
            count => format!(", {count} {word}"),
        })
        .collect())
}

/// What the team owes for those who read every comment, and for everybody what they owe themselves.
async fn to_answer(context: &Context, member: &Member) -> Result<Vec<Need>> {
    let mut needs = Vec::new();
    let reads_all = member.can(Capability::ModerateComments);
    if reads_all {
        let owed = answers::owed(context).await?;
        if owed.open > 0 {
            needs.push(Need::answers(owed));
        }
    }
    if member.can(Capability::AnswerComments) {
        let owed = answers::owed_by(context, member).await?;
        if owed.open > 0 {
            needs.push(Need::own_answers(owed, reads_all));
        }
    }
    Ok(needs)
}

/// Posts that somebody asks to be read, and drafts of one's own.
async fn to_write(context: &Context, member: &Member) -> Result<Vec<Need>> {
    let now = context.clock.now();
    let posts = posts::needing(context, member).await?;
    let needs = [(posts::Need::Review, PostNeed::Review), (posts::Need::Draft, PostNeed::Draft)];
    Ok(needs
        .into_iter()
        .filter_map(|(kind, need)| {
            let titles: Vec<String> = posts
                .iter()
                .filter(|post| post.need == kind)
                .map(|post| {
                    format!("“{}”, changed {}", post.title, london::near(post.edited_at, now))
                })
                .collect();
            (!titles.is_empty()).then(|| Need::posts(need, &titles))
        })
        .collect())
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
