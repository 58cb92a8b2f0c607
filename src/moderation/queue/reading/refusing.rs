//! The panel in which a comment is refused or removed: the reasons in an order that makes the likely one first,
//! each with the letter that its writer would get.

use super::{board::spot, cards::own_card};
use crate::{
    base::{
        context::Context,
        error::{AppError, Result},
        ids::CommentId,
        words::counted,
    },
    blog::posts,
    conversation::{
        commenters,
        comments::{self, Action, Comment, CommentStatus, Hold, HoldCause},
        guidelines::{self, Guideline},
    },
    moderation::{
        answers,
        decisions::{self, PlainReason, Reason, Verdict},
        letters,
        marks::{MarkKind, is_personal},
        place,
        queue::{
            forms::DecideForm,
            pages::{
                ReasonGroup, RefusalLetter, RefusalPage, RefusalPanel, RefusalReason, told_in_words,
            },
        },
        risk,
    },
    team::{accounts::Moderator, site::DeskLayout},
    web::{FormErrors, assets},
};

/// How many of a moderator's own reasons are offered first, and among how many decisions they are looked for.
const LAST: usize = 3;
const LOOKED_THROUGH: u64 = 50;

/// What is decided in the panel.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Against {
    /// A waiting comment is not published.
    Refuse,
    /// A published one is removed.
    Remove,
}

impl Against {
    /// What can be decided about a comment in this state.
    pub fn possible(status: CommentStatus) -> Option<Self> {
        let allowed = comments::allowed(status);
        if allowed.contains(&Action::Refuse) {
            Some(Self::Refuse)
        } else {
            allowed.contains(&Action::Remove).then_some(Self::Remove)
        }
    }
}

/// The page of the panel, with what was sent and what is wrong with it. Nothing where nothing can be decided
/// against the comment; a form that was sent comes back all the same, with `sent` of what it asked for.
pub async fn page(
    context: &Context,
    moderator: &Moderator,
    id: CommentId,
    form: &DecideForm,
    (sent, errors): (Option<Against>, FormErrors),
) -> Result<Option<RefusalPage>> {
    let comment = comments::find(context.database.read(), id).await?.ok_or(AppError::NotFound)?;
    let Some(against) = sent.or_else(|| Against::possible(comment.status)) else {
        return Ok(None);
    };
    let mut card = own_card(context, moderator, &comment).await?;
    card.lead_back(&form.return_to, &form.spot);
    let heading = match against {
        Against::Refuse => "Do not publish",
        Against::Remove => "Remove",
    };
    let title = format!("{heading}: comment by {}", comment.name);
    let panel = panel(context, moderator, &comment, against, (form, errors.clone())).await?;
    Ok(Some(RefusalPage {
        layout: DeskLayout::new(&context.site.get(), moderator, &title, "moderation")
            .with_errors(&errors),
        errors,
        heading,
        card,
        panel,
        script: assets::address("queue.js"),
    }))
}

/// The panel alone.
pub async fn panel(
    context: &Context,
    moderator: &Moderator,
    comment: &Comment,
    against: Against,
    (form, errors): (&DecideForm, FormErrors),
) -> Result<RefusalPanel> {
    let database = context.database.read();
    let at_risk = risk::is_marked(database, comment.id).await?;
    let mailed = !at_risk && commenters::mail_address(database, comment).await?.is_some();
    let undo = counted(context.settings.undo.num_minutes().unsigned_abs(), "minute");
    let at = match (form.spot.is_empty(), comment.status) {
        (true, CommentStatus::Waiting) => String::new(),
        (true, _) => place::written(spot(comment)),
        (false, _) => form.spot.clone(),
    };
    Ok(RefusalPanel {
        id: comment.id.0,
        version: comment.version,
        author: comment.name.clone(),
        csrf: moderator.csrf().to_owned(),
        verb: match against {
            Against::Refuse => "refusal",
            Against::Remove => "removal",
        },
        button: match against {
            Against::Refuse => "Do not publish",
            Against::Remove => "Remove",
        },
        told: told_in_words(comment, mailed.then_some(undo.as_str()), at_risk),
        mailed,
        groups: groups(context, moderator, comment, against, form, errors.is_empty()).await?,
        note: form.note.clone(),
        errors,
        return_to: form.return_to.clone(),
        spot: at,
        cancel: place::at_comment(&form.return_to, comment.id),
    })
}

/// The reasons: what the program has found first, then what this moderator chose last, then the rest.
async fn groups(
    context: &Context,
    moderator: &Moderator,
    comment: &Comment,
    against: Against,
    form: &DecideForm,
    fresh: bool,
) -> Result<Vec<ReasonGroup>> {
    let database = context.database.read();
    let guidelines = guidelines::in_force(database).await?;
    let signposts = answers::signposts(database).await?;
    let holds = comments::holds_of(database, &[comment.id]).await?;
    let found = found(&holds, &guidelines);
    let last = last_reasons(context, moderator).await?;
    let after = match against {
        Against::Refuse => CommentStatus::NotPublished,
        Against::Remove => CommentStatus::Removed,
    };
    let title = posts::reference(database, comment.post).await?.title;
    let mut offered = decisions::offered_verdicts(&guidelines, &signposts);
    let mut parts: [Vec<RefusalReason>; 4] = Default::default();
    let chosen = match form.reason() {
        None if fresh => found.iter().map(|(reason, _)| *reason).chain(last.iter().copied()).next(),
        sent => sent,
    };
    let view = |(reason, words, verdict): (Reason, String, Verdict), why: String| RefusalReason {
        code: reason.code(),
        words,
        why,
        chosen: chosen == Some(reason),
        number: 0,
        letter: RefusalLetter {
            reason: letters::refusal(after, &verdict, comment, &title),
            onward: letters::onward(&verdict)
                .into_iter()
                .map(|onward| (onward.in_words(), onward.leads_to()))
                .collect(),
        },
    };
    let first = found.into_iter().map(|(reason, why)| (0, reason, why));
    for (part, reason, why) in first.chain(last.into_iter().map(|it| (1, it, String::new()))) {
        if let Some(place) = offered.iter().position(|(offered, _, _)| *offered == reason) {
            parts[part].push(view(offered.remove(place), why));
        }
    }
    for one in offered {
        let part = if matches!(one.0, Reason::Guideline(_)) { 2 } else { 3 };
        let why = match one.0 {
            Reason::Plain(PlainReason::BelongsElsewhere) => "Say who in your note",
            _ => "",
        };
        parts[part].push(view(one, why.to_owned()));
    }
    let headings = ["Suggested", "Recently used", "It broke a rule", "It broke no rule"];
    let mut groups: Vec<ReasonGroup> = headings
        .into_iter()
        .zip(parts)
        .map(|(heading, reasons)| ReasonGroup { heading, reasons })
        .filter(|group| !group.reasons.is_empty())
        .collect();
    for (number, reason) in (1..).zip(groups.iter_mut().flat_map(|group| &mut group.reasons)) {
        reason.number = number;
    }
    Ok(groups)
}

/// What the moderator chose last, the newest first, each once.
async fn last_reasons(context: &Context, moderator: &Moderator) -> Result<Vec<Reason>> {
    let database = context.database.read();
    let mut reasons: Vec<Reason> = Vec::new();
    for decision in decisions::latest_of(database, Some(moderator.id()), LOOKED_THROUGH).await? {
        let reason =
            decision.reason().filter(|it| decision.undone.is_none() && !reasons.contains(it));
        reasons.extend(reason);
    }
    reasons.truncate(LAST);
    Ok(reasons)
}

/// What the checks of the program speak for, with what they found in words.
fn found(holds: &[Hold], guidelines: &[Guideline]) -> Vec<(Reason, String)> {
    let rule = |slug: &str| guidelines.iter().find(|it| it.slug == slug);
    let mut found = Vec::new();
    let mut kinds: Vec<MarkKind> = holds
        .iter()
        .filter_map(|hold| MarkKind::of(hold.cause))
        .filter(|kind| is_personal(*kind))
        .collect();
    kinds.sort_unstable();
    kinds.dedup();
    if let (Some(guideline), false) = (rule("no-personal-details"), kinds.is_empty()) {
        found.push((Reason::Guideline(guideline.id), marked_in_words(&kinds)));
    }
    let has = |cause: HoldCause| holds.iter().any(|hold| hold.cause == cause);
    if has(HoldCause::SameText) {
        let why = "Another comment has the same text".to_owned();
        found.push((Reason::Plain(PlainReason::Duplicate), why));
    }
    if let (Some(guideline), true) = (rule("no-impersonation"), has(HoldCause::TeamName)) {
        found.push((Reason::Guideline(guideline.id), "The name looks like one of ours".to_owned()));
    }
    found
}

/// `A telephone number and a postcode are marked`.
fn marked_in_words(kinds: &[MarkKind]) -> String {
    let each: Vec<String> = kinds
        .iter()
        .map(|kind| {
            let words = kind.in_words();
            let article = if words.starts_with(['e', 'N']) { "an" } else { "a" };
            // A National Insurance number begins with the letter as it is read in a word.
            let article = if words.starts_with("Na") { "a" } else { article };
            format!("{article} {words}")
        })
        .collect();
    let (list, verb) = match each.split_last() {
        Some((last, [])) => (last.clone(), "is"),
        Some((last, before)) => (format!("{} and {last}", before.join(", ")), "are"),
        None => return String::new(),
    };
    let mut letters = list.chars();
    let first: String = letters.next().into_iter().flat_map(char::to_uppercase).collect();
    format!("{first}{} {verb} marked", letters.as_str())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_marked_is_said_as_people_say_it() {
        use MarkKind::{NationalInsurance, NhsNumber, Postcode, Telephone};
        for (kinds, words) in [
            (&[Telephone][..], "A telephone number is marked"),
            (&[Telephone, Postcode], "A telephone number and a postcode are marked"),
            (
                &[Telephone, NhsNumber, NationalInsurance],
                "A telephone number, an NHS number and a National Insurance number are marked",
            ),
            (&[], ""),
        ] {
            assert_eq!(marked_in_words(kinds), words);
        }
    }
}
