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
        queue::pages::DueHeading,
    },
};

/// What was just done about a comment.
pub fn told(done: Done) -> &'static str {
    match done {
        Done::Undone => "Decision undone.",
        Done::Replied => {
            "Reply published. You can take it back until we send the email about it, and correct it at \
             any time."
        }
        Done::ReplyWaits => "Reply saved. We will publish it when someone else has checked it.",
        Done::Chosen => "Choice saved.",
        Done::CalledOff => "Choice cancelled.",
        Done::Redacted => "Words removed.",
        Done::PublishedRedacted => "Comment published without the marked details.",
        Done::PutBack => "Words put back.",
        Done::Kept => "Reports closed. The comment stays published.",
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

/// `9am on Wednesday 2 December`.
pub fn time_and_day(moment: Moment) -> String {
    let day = london::on_the_wall(moment).format("%A %-d %B");
    format!("{} on {day}", london::time_of_day(moment))
}

/// The heading over comments that are all overdue, or all due on one day: `first` and `last` are when, `left`
/// is how many of them are not decided yet. `whole` says whether none is on another page.
pub fn due_heading(
    (first, last): (Moment, Moment),
    left: usize,
    whole: bool,
    (now, soon): (Moment, Moment),
) -> DueHeading {
    let (day, time) = (london::date_of(first), london::time_of_day(first));
    let (words, class) = if first < now {
        ("Overdue".to_owned(), "fc-due--late")
    } else {
        let class = if first < soon { "fc-due--soon" } else { "" };
        let day = match (day - london::date_of(now)).num_days() {
            0 => "today".to_owned(),
            1 => "tomorrow".to_owned(),
            _ => london::on_the_wall(first).format("%A %-d %B").to_string(),
        };
        let words = match first == last {
            true => format!("By {time} {day}"),
            false => format!("{}, the first by {time}", initial(&day)),
        };
        (words, class)
    };
    let count = match (left, whole) {
        (0, _) => String::new(),
        (left, true) => format!(": {left}"),
        (left, false) => format!(": {left} on this page"),
    };
    let id = if first < now { "overdue".to_owned() } else { format!("due-{day}") };
    DueHeading { id, words: format!("{words}{count}"), class }
}

/// The same words with a capital letter.
fn initial(words: &str) -> String {
    let mut letters = words.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

/// Who gets the letter of a decision against `comment`. If it goes out by email, `mailed` is how long that
/// can still be stopped.
pub fn told_in_words(comment: &Comment, mailed: Option<&str>, at_risk: bool) -> String {
    let name = &comment.name;
    let page = "The writer will see this on their private page";
    if at_risk {
        return format!("We will not tell {name}, because someone may be at risk.");
    }
    if comment.person.is_some() {
        return "No email: someone on your team wrote it.".to_owned();
    }
    if let Some(undo) = mailed {
        return format!("{name} will get this by email in {undo}, unless you undo it.");
    }
    match (&comment.email, comment.confirmed) {
        (Some(_), _) if !comment.notify => {
            format!("No email: {name} asked for none. {page}.")
        }
        (Some(_), None) => {
            format!("No email: the address is not confirmed. {page}.")
        }
        (Some(_), Some(_)) => {
            format!("No email: emails to this address were stopped. {page}.")
        }
        (None, _) => format!("No email: there is no address. {page}."),
    }
}

/// What stands where there are no comments in a state in which they have been decided.
pub fn nothing_in(status: CommentStatus) -> &'static str {
    match status {
        CommentStatus::Published => "No comments have been published yet.",
        CommentStatus::NotPublished => "We have published every comment we have read.",
        CommentStatus::Spam => "No comments are marked as spam.",
        _ => "We have not removed any comments.",
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
        (Action::Spam, _) => {
            "We do not tell anyone that their comment was marked as spam.".to_owned()
        }
        (_, 0) => {
            "We will not send any emails. Each writer will see the reason and your note on their \
             private page."
                .to_owned()
        }
        (_, told) => format!(
            "Each writer will see the reason and your note on their private page. {} will also get them \
             by email.",
            counted(told, "writer")
        ),
    }
}

/// What a ticked comment has to do with what is about to be done.
pub fn changed_meanwhile(as_seen: bool) -> &'static str {
    match as_seen {
        true => "",
        false => "Changed since you opened the page, so it will not be decided",
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
        format!("{who} {} at {}.", past(decision.action), london::day_and_time(decision.at)),
    )
}

/// Heading and sentence for a moderator who comes late, where no decision says what happened.
pub fn changed_to(status: CommentStatus) -> (String, String) {
    (
        "This comment has changed".to_owned(),
        format!("It is now {}.", status.in_words().to_lowercase()),
    )
}

/// What is wrong where a writer would be told that another team should answer, and not which.
pub const SAY_WHERE: &str = "Select the team who should answer, or say who in the note";

/// The same of several comments.
pub const SAY_WHERE_ALL: &str = "Say in the note which team should answer";
