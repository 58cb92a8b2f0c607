//! What the writer's own page of a comment shows.

use crate::{
    base::{
        clock::{Moment, london},
        context::Context,
        error::Result,
    },
    blog::posts,
    conversation::comments::{self, Comment, CommentStatus, HoldCause, paths, words_kept},
    moderation::{
        answers, credits,
        credits::LedTo,
        decisions::{self, PlainReason, Verdict},
        redaction,
    },
    readers::commenting::pages::{
        FILLED_THE_TRAP, KeepView, NextStep, Place, ReceiptPage, ReceiptState, ReplyLine, Step,
        StepPlace, TAKEN_FOR_SPAM, TellMeView, WithdrawalPage, mail_in_words,
    },
    team::site::Layout,
    web::{Absolute, FormErrors},
};
use chrono::TimeDelta;

/// For so long the page says first of all that the comment was sent.
const JUST_SENT: TimeDelta = TimeDelta::minutes(10);
/// The most replies that the page lists.
const REPLIES: u64 = 5;

/// What was typed in the forms of the page, if they are shown again.
#[derive(Debug, Default)]
pub struct Typed {
    /// The words of the comment.
    pub body: Option<String>,
    /// The address to be told by.
    pub email: String,
}

/// The page of `comment`.
pub async fn receipt_page(
    context: &Context,
    comment: &Comment,
    token: &str,
    typed: Typed,
    errors: FormErrors,
) -> Result<ReceiptPage> {
    let (now, database) = (context.clock.now(), context.database.read());
    let post = posts::reference(database, comment.post).await?;
    let state = state(context, comment).await?;
    let holds = comments::holds_of(database, &[comment.id]).await?;
    let trapped = holds.iter().any(|hold| hold.cause == HoldCause::Trap);
    let noticed = if trapped && state == ReceiptState::Waiting { FILLED_THE_TRAP } else { "" };
    let is_published = matches!(state, ReceiptState::Published);
    let replies = if is_published {
        comments::published_replies(database, comment.id, REPLIES).await?
    } else {
        Vec::new()
    };
    let led_to = if is_published {
        credits::led_to(database, &[comment.id], &[&post]).await?.remove(&comment.id)
    } else {
        None
    };
    let led_to = led_to.unwrap_or_default();
    let sends_mail = context.mailer.is_set_up();
    let can_tell = sends_mail && comment.email.is_none() && comment.disowned.is_none();
    let heading = match state {
        ReceiptState::Waiting if can_tell => Some("Tell me when you decide"),
        ReceiptState::Published if can_tell => Some("Tell me when someone replies"),
        _ => None,
    };
    Ok(ReceiptPage {
        layout: Layout::private(&context.site.get(), state.heading()).with_errors(&errors),
        errors,
        token: token.to_owned(),
        steps: steps(comment, &state, led_to.first(), now),
        tell_me: heading.map(|heading| TellMeView { heading, email: typed.email }),
        in_reply_to: in_reply_to(context, comment).await?,
        replies: replies
            .into_iter()
            .map(|reply| ReplyLine {
                team: reply.person.is_some(),
                day: london::day(reply.published.unwrap_or(reply.sent)),
                href: paths::permalink(&post.address, reply.id),
                name: reply.name,
            })
            .collect(),
        led_to,
        late: state == ReceiptState::Waiting && comment.due < now,
        state,
        just_sent: now - comment.sent < JUST_SENT && comment.edited.is_none(),
        note: String::new(),
        post_title: post.title,
        post_path: post.address.to_string(),
        id: comment.id.0,
        name: comment.name.clone(),
        html: comment.html.clone(),
        has_words: comment.has_words(),
        redacted: redaction::notes(database, &[comment.id])
            .await?
            .remove(&comment.id)
            .unwrap_or_default()
            .iter()
            .map(redaction::Note::to_writer)
            .collect(),
        typed: typed.body.unwrap_or_else(|| comment.body.clone()),
        version: comment.version,
        sent: london::day(comment.sent),
        opened: london::day_and_time(now),
        edited: comment.edited.map(|at| london::time_on_day(at, now)),
        due: london::time_on_day(comment.due, now),
        due_machine: london::machine(comment.due),
        contact: context.site.get().contact.clone(),
        followed: answers::followed(context, comment.id).await?,
        mail: mail_in_words(comment, sends_mail).to_owned(),
        noticed,
        keep: KeepView {
            address: Absolute::of(context).to(&paths::receipt(token)),
            token: token.to_owned(),
            has_address: comment.email.is_some(),
            can_mail: comment.email.is_some() && sends_mail,
        },
    })
}

/// Who wrote what `comment` answers, as far as readers see it.
async fn in_reply_to(context: &Context, comment: &Comment) -> Result<String> {
    let Some(parent) = comment.parent else { return Ok(String::new()) };
    let answered = comments::find(context.database.read(), parent).await?;
    let shown = answered.filter(|parent| parent.status == CommentStatus::Published);
    Ok(shown.map(|parent| parent.name).unwrap_or_default())
}

/// What has happened to the comment and what is to come.
fn steps(
    comment: &Comment,
    state: &ReceiptState,
    led_to: Option<&LedTo>,
    now: Moment,
) -> Vec<Step> {
    let at = |moment: Option<Moment>| {
        moment.map(|moment| london::time_on_day(moment, now)).unwrap_or_default()
    };
    let sent = Step::done("Sent", at(Some(comment.sent)));
    let read = || Step::done("Read", "By our team".to_owned());
    match state {
        ReceiptState::Waiting => {
            let due = at(Some(comment.due));
            let words = if comment.due < now {
                format!("Late: we aimed for {due}. We are sorry")
            } else {
                format!("By {due}")
            };
            let told =
                if comment.notify && comment.email.is_some() { "We will email you" } else { "" };
            vec![
                sent,
                Step { title: "Waiting to be read", words, place: StepPlace::Now },
                Step { title: "Decided", words: told.to_owned(), place: StepPlace::Ahead },
            ]
        }
        ReceiptState::Published => {
            let mut steps = vec![sent, read(), Step::done("Published", at(comment.published))];
            steps.extend(led_to.map(|change| Step::done("Changed the post", change.day.clone())));
            steps
        }
        ReceiptState::NotPublished { removed: true, .. } => vec![
            sent,
            Step::done("Published", at(comment.published)),
            Step::done("Removed", at(comment.decided)),
        ],
        // A rule may have put it there unread.
        ReceiptState::NotPublished { next: NextStep::Mistake, .. } => {
            vec![sent, Step::done("Not published", at(comment.decided))]
        }
        ReceiptState::NotPublished { .. } => {
            vec![sent, read(), Step::done("Not published", at(comment.decided))]
        }
        ReceiptState::Withdrawn => vec![sent, Step::done("Withdrawn", at(comment.decided))],
    }
}

/// What the writer is told. A decision against a comment can still be undone for some minutes, and
/// is told after them.
pub(super) async fn state(context: &Context, comment: &Comment) -> Result<ReceiptState> {
    let told = decisions::told(context, std::slice::from_ref(comment)).await?;
    Ok(match told.get(&comment.id).copied().unwrap_or(comment.status) {
        CommentStatus::Waiting => ReceiptState::Waiting,
        CommentStatus::Withdrawn => ReceiptState::Withdrawn,
        CommentStatus::Published => ReceiptState::Published,
        CommentStatus::NotPublished | CommentStatus::Spam | CommentStatus::Removed => {
            let verdict = decisions::verdict(context, comment.id).await?;
            let next = next_step(context, comment, &verdict).await?;
            let outcome = match comment.status {
                CommentStatus::Spam if verdict.outcome.is_empty() => TAKEN_FOR_SPAM.to_owned(),
                _ => verdict.outcome,
            };
            ReceiptState::NotPublished {
                removed: comment.status == CommentStatus::Removed,
                guideline: verdict.guideline,
                outcome,
                note: verdict.note,
                next,
                // A machine is not asked to try again.
                rewrite: comment.status != CommentStatus::Spam && comment.has_words(),
                words: words_kept(&context.settings, comment, context.clock.now()),
            }
        }
    })
}

/// What the writer of a comment that was decided against can do now, by the reason of it.
async fn next_step(context: &Context, comment: &Comment, verdict: &Verdict) -> Result<NextStep> {
    if comment.status == CommentStatus::Spam {
        return Ok(NextStep::Mistake);
    }
    if let Some(signpost) = &verdict.signpost {
        return Ok(NextStep::Elsewhere(Box::new(Place::new(signpost.clone()))));
    }
    Ok(match verdict.plain {
        None if comment.has_words() => NextStep::Resend,
        Some(PlainReason::PersonalCase) if comment.has_words() => NextStep::ResendForAll,
        Some(PlainReason::Duplicate) => {
            let database = context.database.read();
            match comments::first_published_of_text(database, comment).await? {
                Some(copy) => {
                    let post = posts::reference(database, comment.post).await?;
                    NextStep::Published(paths::permalink(&post.address, copy))
                }
                None => NextStep::Nothing,
            }
        }
        _ => NextStep::Nothing,
    })
}

/// The page that asks whether `comment` is to be withdrawn; none if it cannot be now.
pub async fn withdrawal_page(
    context: &Context,
    comment: &Comment,
    token: &str,
) -> Result<Option<WithdrawalPage>> {
    if state(context, comment).await? != ReceiptState::Waiting {
        return Ok(None);
    }
    let post = posts::reference(context.database.read(), comment.post).await?;
    Ok(Some(WithdrawalPage {
        layout: Layout::private(&context.site.get(), "Withdraw your comment"),
        token: token.to_owned(),
        post_title: post.title,
        post_path: post.address.to_string(),
        html: comment.html.clone(),
    }))
}
