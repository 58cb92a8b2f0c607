//! What happened to a comment.

use crate::{
    base::{
        clock::{Moment, london},
        context::Context,
        error::Result,
        ids::PersonId,
    },
    conversation::{
        comments::{self, Comment},
        guidelines,
    },
    moderation::{
        decisions::{Decision, done},
        queue::pages::{Event, because},
    },
    team::accounts::{self, Person},
};
use std::collections::BTreeMap;

/// What happened to a comment, the newest first.
pub async fn history(
    context: &Context,
    comment: &Comment,
    decisions: &[Decision],
) -> Result<Vec<Event>> {
    let database = context.database.read();
    let people: Vec<PersonId> =
        decisions.iter().filter_map(|decision| decision.person).chain(comment.person).collect();
    let people: BTreeMap<PersonId, Person> = accounts::by_ids(database, &people)
        .await?
        .into_iter()
        .map(|person| (person.id, person))
        .collect();
    let name = |id: Option<PersonId>| {
        id.and_then(|id| people.get(&id)).map_or("", |person| person.name.as_str()).to_owned()
    };
    let wanted: Vec<_> = decisions.iter().filter_map(Decision::quoted).collect();
    let quoted = guidelines::quoted(database, &wanted).await?;
    let mut events: Vec<(Moment, Event)> = Vec::new();
    for decision in decisions {
        if let Some(undone) = decision.undone {
            let title = format!("Undone: {}", done(decision.action).to_lowercase());
            events.push(event(undone, title, name(decision.person), String::new()));
        }
        let guideline = decision.quoted().and_then(|wanted| quoted.get(&wanted));
        let words = because(decision, guideline.map(|quoted| quoted.wording.fault.as_str()));
        let title = done(decision.action).to_owned();
        events.push(event(decision.at, title, name(decision.person), words));
    }
    for (until, words) in comments::wordings_of(database, comment.id).await? {
        let title = match comment.person {
            Some(_) => "Corrected by the person who wrote it".to_owned(),
            None => "Changed by the person who wrote it".to_owned(),
        };
        events.push(event(until, title, String::new(), format!("Before: {words}")));
    }
    if let Some(confirmed) = comment.confirmed {
        let title = "Email address confirmed".to_owned();
        events.push(event(confirmed, title, String::new(), String::new()));
    }
    let sent = if comment.person.is_some() { "Published by the team" } else { "Received" };
    events.push(event(comment.sent, sent.to_owned(), name(comment.person), String::new()));
    events.sort_by_key(|(at, _)| std::cmp::Reverse(*at));
    Ok(events.into_iter().map(|(_, event)| event).collect())
}

fn event(at: Moment, title: String, who: String, words: String) -> (Moment, Event) {
    (at, Event { title, who, when: london::day_and_time(at), words })
}
