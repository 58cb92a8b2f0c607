//! All decisions, by whom, of which kind, about which post and from when to when.

use super::{
    cards::EXCERPT,
    tabs::{post_choices, row},
};
use crate::{
    base::{clock::london, context::Context, error::Result, ids::CommentId},
    blog::posts,
    conversation::{
        comments::{self, Comment},
        guidelines,
    },
    moderation::{
        decisions::{self, Decision, DecisionFilter, done},
        place::{day_in_words, paths::comment as comment_address},
        queue::{
            decided::{Decided, KINDS},
            pages::{DecidedPage, ListedDecision, because},
        },
    },
    team::{
        accounts::{self, Capability, Moderator, Person},
        site::DeskLayout,
    },
    web::{Choice, ChosenFilter, FormErrors},
};
use std::collections::BTreeMap;

/// Decisions on one page.
const PAGE: usize = 50;

/// The page of all decisions that these filters leave.
pub async fn page(context: &Context, moderator: &Moderator, asked: Decided) -> Result<DecidedPage> {
    let database = context.database.read();
    let (filter, errors) = match asked.filter() {
        Ok(filter) => (Some(filter), FormErrors::default()),
        Err(errors) => (None, errors),
    };
    let mut found = match &filter {
        Some(filter) => {
            decisions::listed(database, filter, asked.cursor(), PAGE as u64 + 1).await?
        }
        None => Vec::new(),
    };
    let more = found.len() > PAGE;
    found.truncate(PAGE);
    let last = found.last().filter(|_| more);
    let next = last.map(|last| asked.after((last.at, last.id)).address());
    let people = accounts::people(context).await?;
    let who: Vec<Choice> = people
        .iter()
        .filter(|person| {
            // Who has left has decided all the same; who no longer moderates can be chosen by a link.
            let chosen = person.id.to_string() == asked.person;
            person.may(Capability::ModerateComments) || !person.active || chosen
        })
        .map(|person| Choice::new(person.id.to_string(), &person.name).chosen_if(&asked.person))
        .collect();
    let kinds: Vec<Choice> =
        KINDS.map(|action| Choice::new(action.code(), done(action)).chosen_if(&asked.kind)).into();
    let posts = post_choices(context, &asked.post).await?;
    let chosen = chosen(&asked, &who, &kinds, &posts);
    Ok(DecidedPage {
        layout: DeskLayout::new(&context.site.get(), moderator, "All decisions", "moderation")
            .with_errors(&errors),
        tabs: row(context, moderator, "decisions").await?,
        empty: match filter {
            Some(filter) if filter == DecisionFilter::default() => {
                "No comments have been decided yet."
            }
            Some(_) => "No decisions match these filters.",
            None => "",
        },
        errors,
        people: who,
        kinds,
        posts,
        chosen,
        decisions: listed(context, found, &people).await?,
        next,
        asked,
    })
}

fn chosen(
    asked: &Decided,
    people: &[Choice],
    kinds: &[Choice],
    posts: &[Choice],
) -> Vec<ChosenFilter> {
    let without = |filter| asked.without(filter).address();
    ChosenFilter::those_on([
        ("By ", Choice::words_of_chosen(people), without("person")),
        ("", Choice::words_of_chosen(kinds), without("kind")),
        ("Post: ", Choice::words_of_chosen(posts), without("post")),
        ("From ", day_in_words(&asked.from), without("from")),
        ("Until ", day_in_words(&asked.until), without("until")),
    ])
}

async fn listed(
    context: &Context,
    found: Vec<Decision>,
    people: &[Person],
) -> Result<Vec<ListedDecision>> {
    let database = context.database.read();
    let ids: Vec<CommentId> = found.iter().map(|decision| decision.comment).collect();
    let comments: BTreeMap<CommentId, Comment> = comments::by_ids(database, &ids)
        .await?
        .into_iter()
        .map(|comment| (comment.id, comment))
        .collect();
    let posts: Vec<_> = comments.values().map(|comment| comment.post).collect();
    let posts = posts::references(database, &posts).await?;
    let wanted: Vec<_> = found.iter().filter_map(Decision::quoted).collect();
    let quoted = guidelines::quoted(database, &wanted).await?;
    Ok(found
        .iter()
        .filter_map(|decision| {
            let comment = comments.get(&decision.comment)?;
            let who = people.iter().find(|person| Some(person.id) == decision.person);
            let guideline = decision.quoted().and_then(|wanted| quoted.get(&wanted));
            Some(ListedDecision {
                href: comment_address(comment.id),
                comment: comment.id.0,
                done: done(decision.action),
                author: comment.name.clone(),
                excerpt: match comment.has_words() {
                    true => comment.html.excerpt(EXCERPT),
                    false => comment.excerpt(EXCERPT),
                },
                post: posts.get(&comment.post).map_or_else(String::new, |post| post.title.clone()),
                who: who.map_or_else(String::new, |person| person.name.clone()),
                when: london::day_and_time(decision.at),
                why: because(decision, guideline.map(|quoted| quoted.wording.fault.as_str())),
                undone: decision.undone.map_or_else(String::new, london::day_and_time),
            })
        })
        .collect())
}
