//! What the pages of the queue say in sentences.

use crate::{
    base::{
        clock::{Moment, london},
        words::counted,
    },
    conversation::comments::{Action, Comment, CommentStatus, Tally},
    moderation::{
        decisions::{Decision, done, past},
        place::Done,
    },
};

/// What was just done about a comment.
pub fn told(done: Done) -> &'static str {
    match done {
        Done::Undone => "Your decision is undone.",
        Done::Replied => {
            "Your reply is published. You can take it back until the email about it leaves, and correct \
             it at any time."
        }
        Done::ReplyWaits => {
            "Your reply is saved. It will be published when someone else has looked at it."
        }
        Done::Chosen => "Your choice is saved.",
        Done::CalledOff => "The choice is taken back.",
        Done::Redacted => "The words are removed.",
        Done::PublishedRedacted => "The comment is published without the marked words.",
        Done::PutBack => "The words are put back.",
        Done::Kept => "The reports are closed: the comment is left as it is.",
    }
}

/// `Waiting 4, first due 3pm – Comments`.
pub fn waiting_in_words(tally: &Tally, now: Moment) -> String {
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

/// How much waits and since when, above the list of what waits.
pub fn summary(tally: &Tally, promise: &str, now: Moment) -> String {
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

/// What stands where there are no comments in a state in which they have been decided.
pub fn nothing_in(status: CommentStatus) -> &'static str {
    match status {
        CommentStatus::Published => "No comment has been published yet.",
        CommentStatus::NotPublished => "Every comment that was read has been published.",
        CommentStatus::Spam => "Nothing is marked as spam.",
        _ => "No comment has had to be removed.",
    }
}

/// How many decisions were just undone.
pub fn undone_in_words(count: usize) -> String {
    match count {
        1 => "1 decision is undone.".to_owned(),
        _ => format!("{count} decisions are undone."),
    }
}

/// Whose address a comment has, and whether it is confirmed.
pub fn email_in_words(comment: &Comment) -> String {
    match (&comment.email, comment.confirmed) {
        (Some(email), Some(_)) if comment.claimed.is_some() => format!("{email}, confirmed"),
        (Some(email), Some(_)) => format!("{email}, confirmed through another comment"),
        (Some(email), None) => format!("{email}, not confirmed"),
        (None, _) if comment.person.is_some() => "A reply by the team".to_owned(),
        (None, Some(_)) => "Confirmed, and erased on its date".to_owned(),
        (None, None) => "None".to_owned(),
    }
}

/// How many comments are reported; empty if none is.
pub fn reported_in_words(count: u64) -> String {
    match count {
        0 => String::new(),
        1 => "1 published comment is reported by readers.".to_owned(),
        many => format!("{many} published comments are reported by readers."),
    }
}

/// Why it was decided so, by the title of its guideline if it broke one.
pub fn because(decision: &Decision, guideline: Option<&str>) -> String {
    let reason = guideline.or_else(|| decision.outcome.map(|outcome| outcome.in_words()));
    match (reason, decision.note.as_str()) {
        (Some(reason), "") => format!("Reason: {reason}"),
        (Some(reason), note) => format!("Reason: {reason}. Note to the writer: {note}"),
        (None, note) => note.to_owned(),
    }
}

/// Heading and button of the last look before `number` comments are decided.
pub fn last_look(action: Action, number: &str) -> (String, String) {
    let (heading, button) = match action {
        Action::Refuse => (format!("Do not publish {number}"), "Do not publish"),
        Action::Remove => (format!("Remove {number}"), "Remove"),
        _ => (format!("Mark {number} as spam"), "Mark as spam"),
    };
    (heading, format!("{button} {number}"))
}

/// Who is told of decisions that are made together, where `told` writers asked for it.
pub fn mail_about_several(action: Action, told: usize) -> String {
    match (action, told) {
        (Action::Spam, _) => "Nobody is told that a comment was taken for spam.".to_owned(),
        (_, 0) => {
            "The private page of each comment shows its writer the rule and your note. None of \
                   them gets an email."
                .to_owned()
        }
        (_, told) => format!(
            "The private page of each comment shows its writer the rule and your note. {} asked to be \
             told, and in a few minutes get the decision, the rule, your note and the way to write it \
             again by email.",
            counted(told, "writer")
        ),
    }
}

/// What a ticked comment has to do with what is about to be done.
pub fn changed_meanwhile(as_seen: bool) -> &'static str {
    match as_seen {
        true => "",
        false => "Changed meanwhile, so it will be left alone",
    }
}

/// What came of several: `Published: 1 comment. Not published: 46 comments`.
pub fn in_figures(decisions: &[Decision]) -> String {
    if decisions.is_empty() {
        return "No comment was decided".to_owned();
    }
    let mut figures: Vec<(Action, usize)> = Vec::new();
    for decision in decisions {
        match figures.iter_mut().find(|(action, _)| *action == decision.action) {
            Some((_, count)) => *count += 1,
            None => figures.push((decision.action, 1)),
        }
    }
    let parts: Vec<String> = figures
        .into_iter()
        .map(|(action, count)| format!("{}: {}", done(action), counted(count, "comment")))
        .collect();
    parts.join(". ")
}

/// What a moderator who comes late had chosen.
pub fn chose(action: Action) -> &'static str {
    match action {
        Action::Publish => "Publish",
        Action::Refuse => "Do not publish",
        Action::Spam => "Spam",
        Action::Remove => "Remove",
        Action::Restore | Action::Withdraw => "Put back",
    }
}

/// Heading and sentence for a moderator who comes late, where `who` has decided.
pub fn decided_already(who: &str, decision: &Decision) -> (String, String) {
    let have = if who == "You" { "have" } else { "has" };
    (
        format!("{who} {have} already decided this comment"),
        format!("{who} {} on {}.", past(decision.action), london::day_and_time(decision.at)),
    )
}

/// Heading and sentence for a moderator who comes late, where no decision says what happened.
pub fn changed_to(status: CommentStatus) -> (String, String) {
    (
        "This comment has changed".to_owned(),
        format!("It is now {}.", status.in_words().to_lowercase()),
    )
}

/// What is wrong where a writer would be told that a comment belongs elsewhere, and not where.
pub const SAY_WHERE: &str = "Select where the comment belongs, or write it in the note";

/// The same of several comments.
pub const SAY_WHERE_ALL: &str = "Write in the note where the comments belong";
