//! The page of one comment and its mark.

use super::{
    Alert, Mark, RiskStatus as Progress,
    door::alert,
    pages::{Advice, ContactView, Done, RiskPage, Step, UnstoredPage},
    store,
};
use crate::{
    base::{
        clock::{Moment, london},
        context::Context,
        error::{AppError, Result},
        ids::{CommentId, PersonId},
        jobs,
        mail::{self, MailStatus, OutboxMail},
    },
    blog::posts,
    conversation::comments::{self, CommentStatus},
    team::{
        accounts::{self, Capability, Moderator, Person},
        site::{Contacts, DeskLayout, Notice},
    },
    web::FormErrors,
};

/// What was typed before the page is shown again, and what is wrong with it.
#[derive(Default)]
pub struct FormState {
    pub done: String,
    pub reason: String,
    pub errors: FormErrors,
}

/// The page for when the mark could not be set; it asks the database nothing.
pub fn unstored_page(context: &Context, moderator: &Moderator, id: CommentId) -> UnstoredPage {
    let site = context.site.get();
    UnstoredPage {
        layout: DeskLayout::new(&site, moderator, "The alert has not been sent", "moderation"),
        id: id.0,
        advice: Advice::unstored(&site.contacts),
    }
}

/// The comment, what the team does, and what was done; telling what was just done.
pub async fn page(
    context: &Context,
    moderator: &Moderator,
    id: CommentId,
    state: FormState,
    told: Option<Done>,
) -> Result<RiskPage> {
    let database = context.database.read();
    let comment = comments::find(database, id).await?.ok_or(AppError::NotFound)?;
    let post = posts::reference(database, comment.post).await?;
    let marks = store::of(database, id).await?;
    let standing = marks.iter().find(|mark| mark.state != Progress::Cleared);
    let site = context.site.get();
    let mails = match standing {
        Some(mark) => mail::named(database, &mark.message_ids()).await?,
        None => Vec::new(),
    };
    let leaves = context.mailer.leaves();
    let alert = match standing {
        Some(mark) => {
            let people = accounts::by_ids(database, &[mark.raised.0]).await?;
            Some(alert(context, mark, &mails, &people))
        }
        None => None,
    };
    let told_people = match standing {
        Some(mark) => contacts(context, mark, &mails, &site.contacts).await?,
        None => Vec::new(),
    };
    Ok(RiskPage {
        layout: DeskLayout::new(&site, moderator, "Someone may be at risk", "moderation")
            .with_errors(&state.errors)
            .telling(told.map(|done| Notice::saying(done.told()))),
        id: id.0,
        author: comment.name,
        body: comment.body,
        post_title: post.title,
        sent: london::day_and_time(comment.sent),
        state: comment.status.in_words(),
        published: comment.status == CommentStatus::Published,
        advice: Advice::of(&site.contacts, leaves),
        alert: alert.map_or("", Alert::in_words),
        unsent: alert.is_some_and(Alert::is_unsent),
        told: told_people,
        can_set_up: moderator.can(Capability::ManageSite),
        marked: standing.is_some(),
        open: standing.is_some_and(|mark| mark.state == Progress::Open),
        done: state.done,
        reason: state.reason,
        errors: state.errors,
        history: history(context, &marks).await?,
    })
}

/// What came of the alert for each person who is to be told.
async fn contacts(
    context: &Context,
    mark: &Mark,
    mails: &[OutboxMail],
    contacts: &Contacts,
) -> Result<Vec<ContactView>> {
    let database = context.database.read();
    let jobs: Vec<_> = mails.iter().map(|mail| mail.job).collect();
    let next = jobs::next_runs(database, &jobs).await?;
    let people = accounts::people(context).await?;
    let name = |address: &str| {
        let own = address == contacts.risk_email && !contacts.risk_contact.is_empty();
        let known = people.iter().find(|person| person.email == address);
        match (own, known) {
            (true, _) => format!("{} ({address})", contacts.risk_contact),
            (_, Some(person)) => format!("{} ({address})", person.name),
            _ => address.to_owned(),
        }
    };
    let mut told: Vec<ContactView> = mails
        .iter()
        .map(|mail| ContactView {
            who: name(&mail.address),
            words: outcome(mail, next.get(&mail.job).copied()),
            reached: mail.status == MailStatus::Sent,
        })
        .collect();
    let tried = |address: &str| mails.iter().any(|mail| mail.address == address);
    let untried = match contacts.risk_email.as_str() {
        "" if mails.is_empty() => Some("Every administrator and moderator".to_owned()),
        "" => None,
        contact if tried(contact) => None,
        contact => Some(name(contact)),
    };
    let words = match context.mailer.leaves() {
        true => "Waiting to be sent",
        false => "Not sent: this blog cannot send email",
    };
    if let Some(who) = untried.filter(|_| mark.state == Progress::Open) {
        told.insert(0, ContactView { who, words: words.to_owned(), reached: false });
    }
    Ok(told)
}

/// What came of one mail.
fn outcome(mail: &OutboxMail, next: Option<Moment>) -> String {
    let answer = mail.answer.as_deref().unwrap_or("no reason is known");
    let tried = london::day_and_time(mail.tried);
    match (mail.status, next) {
        (MailStatus::Sent, _) => format!("Sent at {tried}"),
        (MailStatus::Filed, _) => {
            "Not sent: this blog cannot send email. The email was written to a file".to_owned()
        }
        (MailStatus::Waiting | MailStatus::Failed, Some(next)) => format!(
            "Not sent. Last tried at {tried}: {answer}. We will try again at {}",
            london::day_and_time(next)
        ),
        (MailStatus::Waiting | MailStatus::Failed, None) => {
            format!("Not sent. Tried at {tried}: {answer}")
        }
    }
}

/// What happened to these marks, the newest first.
async fn history(context: &Context, marks: &[Mark]) -> Result<Vec<Step>> {
    let people: Vec<PersonId> = marks
        .iter()
        .flat_map(|mark| {
            [Some(mark.raised), mark.handled, mark.cleared].into_iter().flatten().map(|(id, _)| id)
        })
        .collect();
    let people = accounts::by_ids(context.database.read(), &people).await?;
    let mut history = Vec::new();
    for mark in marks {
        for (title, by, words) in [
            ("Alert removed", mark.cleared, mark.reason.as_str()),
            ("Action recorded", mark.handled, mark.done.as_str()),
            ("Someone may be at risk", Some(mark.raised), ""),
        ] {
            if let Some((who, at)) = by {
                history.push(step(title, &people, who, at, words));
            }
        }
    }
    Ok(history)
}

fn step(title: &'static str, people: &[Person], who: PersonId, at: Moment, words: &str) -> Step {
    let person = people.iter().find(|person| person.id == who);
    Step {
        title,
        who: person.map_or_else(String::new, |person| person.name.clone()),
        when: london::day_and_time(at),
        words: words.to_owned(),
    }
}
