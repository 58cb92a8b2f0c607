//! What was chosen, what may be chosen, and the form for a reply.

use crate::{
    base::{
        clock::{Moment, london},
        context::Context,
        error::Result,
        ids::{CommentId, DecisionId, PersonId, SavedId},
    },
    blog::posts,
    conversation::comments::{self, Comment, CommentStatus},
    moderation::answers::{
        actions::{can_answer, can_call_off, default_owner},
        door::AnswerableComment,
        forms::{Back, ReplyForm},
        pages::{ChoicesView, FollowUpView, ReplyView},
        paths, store,
        values::{Answer, FollowUp, FollowUpStatus, Review, SavedText, Shelf},
    },
    team::{
        accounts::{self, Capability, Member, Person},
        site::Replies,
    },
    web::{Choice, FormErrors},
};

/// What may follow, for the line that says that a comment was decided, at this `place` in the queue.
pub async fn choices_after(
    context: &Context,
    member: &Member,
    comment: &Comment,
    decision: DecisionId,
    place: &str,
) -> Result<Option<ChoicesView>> {
    let return_to = Back::Queue(decision.0, place.to_owned());
    offer(context, member, comment, return_to).await
}

/// What may follow, for the comment's own page.
pub async fn choices(
    context: &Context,
    member: &Member,
    comment: &Comment,
) -> Result<Option<ChoicesView>> {
    offer(context, member, comment, Back::Comment).await
}

/// What may follow; nothing for a comment that nobody can act on, or that the team wrote.
pub(super) async fn offer(
    context: &Context,
    member: &Member,
    comment: &Comment,
    return_to: Back,
) -> Result<Option<ChoicesView>> {
    let decided = matches!(comment.status, CommentStatus::Published | CommentStatus::NotPublished);
    if !decided || comment.person.is_some() {
        return Ok(None);
    }
    let database = context.database.read();
    let post = posts::reference(database, comment.post).await?;
    let team: Vec<Person> =
        accounts::people(context).await?.into_iter().filter(can_answer).collect();
    let made = store::of_comment(database, comment.id).await?;
    let owed = made.iter().find(|answer| answer.state == FollowUpStatus::Open);
    let owner = match owed.and_then(|answer| answer.owner) {
        Some(owner) => owner,
        None => default_owner(context, &post, member.id()).await?,
    };
    let hands_over = member.can(Capability::ModerateComments);
    let teams = if hands_over { store::offered(database, Shelf::Team).await? } else { Vec::new() };
    let told: Vec<SavedId> = made.iter().filter_map(|answer| answer.team).collect();
    let told = store::saved_by_ids(database, &told).await?;
    let everybody = accounts::people(context).await?;
    let given: Vec<CommentId> = made.iter().filter_map(|answer| answer.reply).collect();
    let own: Vec<CommentId> = comments::by_ids(database, &given)
        .await?
        .iter()
        .filter(|reply| reply.person == Some(member.id()))
        .map(|reply| reply.id)
        .collect();
    let reviews = store::reviews_of(database, &[comment.id]).await?;
    Ok(Some(ChoicesView {
        id: comment.id.0,
        author: comment.name.clone(),
        csrf: member.csrf().to_owned(),
        return_to: return_to.code(),
        chosen: made
            .iter()
            .map(|answer| FollowUpView {
                answer: answer.id.0,
                words: in_words(answer, &everybody, &told),
                note: answer.note.clone(),
                own_reply: match answer.reply {
                    Some(reply) if own.contains(&reply) => paths::own_reply(reply),
                    _ => String::new(),
                },
                can_call_off: can_call_off(context, answer)
                    && (hands_over || !matches!(answer.kind, FollowUp::Passed | FollowUp::Fault)),
            })
            .collect(),
        waits: reviews.iter().any(Review::waits),
        published: comment.status == CommentStatus::Published,
        hands_over,
        owners: people(&team, Some(owner)),
        teams: teams.iter().map(|team| choice(team, "")).collect(),
        fault_email: context.site.get().contacts.fault_email.clone(),
        handover_note: String::new(),
        fault_team: String::new(),
        fault_note: String::new(),
        errors: FormErrors::default(),
    }))
}

pub(super) fn choice(saved: &SavedText, chosen: &str) -> Choice {
    let words = match (saved.shelf, saved.words.as_str()) {
        (Shelf::Team, does) if !does.is_empty() => {
            let does: String = does.split_whitespace().collect::<Vec<_>>().join(" ");
            format!("{}: {does}", saved.name)
        }
        _ => saved.name.clone(),
    };
    Choice::new(saved.id.to_string(), words).chosen_if(chosen)
}

fn people(team: &[Person], chosen: Option<PersonId>) -> Vec<Choice> {
    let chosen = chosen.map_or_else(String::new, |id| id.to_string());
    team.iter()
        .map(|person| Choice::new(person.id.to_string(), &person.name).chosen_if(&chosen))
        .collect()
}

fn name(people: &[Person], id: Option<PersonId>) -> &str {
    let found = people.iter().find(|person| Some(person.id) == id);
    found.map_or("someone", |person| person.name.as_str())
}

fn in_words(answer: &Answer, people: &[Person], teams: &[SavedText]) -> String {
    let who = name(people, Some(answer.person));
    let owner = name(people, answer.owner);
    let at = london::day_and_time(answer.at);
    let team = teams.iter().find(|team| Some(team.id) == answer.team);
    match (answer.kind, answer.state) {
        (FollowUp::Here, FollowUpStatus::Open | FollowUpStatus::Closed) => match answer.due {
            Some(due) => format!("To be answered by {owner}, due at {}", london::day_and_time(due)),
            None => format!("To be answered by {owner}"),
        },
        (FollowUp::Here, _) => {
            format!(
                "Answered by {owner} at {}",
                london::day_and_time(answer.done.unwrap_or(answer.at))
            )
        }
        (FollowUp::Passed, _) => {
            let team = team.map_or("another team", |team| team.name.as_str());
            format!("{who} passed it to {team} at {at}")
        }
        (FollowUp::Fault, _) => match team {
            Some(team) => format!("{who} reported the fault to {} at {at}", team.name),
            None => format!("{who} reported the fault at {at}"),
        },
        (FollowUp::Nothing, _) => format!("{who} said at {at} that no reply is needed"),
    }
}

/// The form for a reply, with what was typed or else the draft that is kept; nothing where the comment
/// cannot be answered. `action` is where it is published.
pub async fn reply_form(
    context: &Context,
    member: &Member,
    comment: &Comment,
    action: &str,
    typed: Option<(String, i64)>,
    errors: FormErrors,
) -> Result<Option<ReplyView>> {
    if comment.status != CommentStatus::Published || context.site.get().replies == Replies::Nobody {
        return Ok(None);
    }
    let form = typed.map(|(reply, draft_version)| ReplyForm {
        reply,
        draft_version,
        ..ReplyForm::default()
    });
    reply_view(context, member, comment.id, action, form, errors).await.map(Some)
}

/// As [`reply_form`], for a comment that can be answered.
pub(super) async fn reply_view(
    context: &Context,
    member: &Member,
    id: CommentId,
    action: &str,
    form: Option<ReplyForm>,
    errors: FormErrors,
) -> Result<ReplyView> {
    let database = context.database.read();
    let team: Vec<Person> =
        accounts::people(context).await?.into_iter().filter(can_answer).collect();
    let draft = store::draft(database, id).await?;
    let about = draft.as_ref().map_or_else(String::new, |draft| {
        format!(
            "A draft, changed by {} {}. {} goes on with it.",
            name(&team, Some(draft.edited.0)),
            london::near(draft.edited.1, context.clock.now()),
            if draft.owner == member.id() { "You" } else { name(&team, Some(draft.owner)) },
        )
        .replace("You goes", "You go")
    });
    let form = form.unwrap_or_else(|| match &draft {
        Some(draft) => ReplyForm {
            reply: draft.body.clone(),
            draft_version: draft.version,
            ..ReplyForm::default()
        },
        None => ReplyForm::default(),
    });
    let colleagues: Vec<Person> =
        team.into_iter().filter(|person| person.id != member.id()).collect();
    let mut colleagues = people(&colleagues, None);
    Choice::keep(&mut colleagues, &form.colleague);
    Ok(ReplyView {
        id: id.0,
        csrf: member.csrf().to_owned(),
        action: action.to_owned(),
        text: form.reply.clone(),
        version: form.draft_version,
        second_look: context.site.get().second_look,
        draft: about,
        saved: store::offered(database, Shelf::Reply)
            .await?
            .iter()
            .map(|saved| choice(saved, &form.saved))
            .collect(),
        colleagues,
        errors,
    })
}

/// What is said of an answer in a list: whose it is, by when, whether a draft waits.
pub(super) fn facts(
    answer: &Answer,
    people: &[Person],
    (drafted, waits): (bool, bool),
    now: Moment,
) -> (Vec<String>, String) {
    let mut facts = vec![format!("For {}", name(people, answer.owner))];
    let mut late = String::new();
    if let Some(due) = answer.due {
        let due_in_words = london::time_and_day(due, now);
        if due < now {
            late = format!("Late: was due {due_in_words}");
        } else {
            facts.push(format!("Due {due_in_words}"));
        }
    }
    if drafted {
        facts.push("Draft saved".to_owned());
    }
    if waits {
        facts.push("A reply is waiting to be checked".to_owned());
    }
    (facts, late)
}

/// What became of a comment, in a few words, for the list of comments on one's own posts.
pub(super) fn outcome(made: &[Answer], people: &[Person]) -> String {
    let Some(last) = made.last() else { return "No reply yet".to_owned() };
    match (last.kind, last.state) {
        (FollowUp::Here, FollowUpStatus::Open | FollowUpStatus::Closed) => {
            format!("To be answered by {}", name(people, last.owner))
        }
        (FollowUp::Here, _) => format!("Answered by {}", name(people, last.owner)),
        (FollowUp::Passed, _) => "Passed to another team".to_owned(),
        (FollowUp::Fault, _) => "Reported as a fault".to_owned(),
        (FollowUp::Nothing, _) => "No reply needed".to_owned(),
    }
}

/// The comment with everything that its page needs to know of it.
pub(super) fn published_in_words(found: &AnswerableComment) -> String {
    let when = found.comment.published.unwrap_or(found.comment.sent);
    match found.comment.status {
        CommentStatus::Published => format!("Published at {}", london::day_and_time(when)),
        other => other.in_words().to_owned(),
    }
}
