//! The desk's table of posts: every state, the last changed first.

use super::{names, people_in};
use crate::{
    base::{clock::london, context::Context, error::Result, ids::PostId},
    blog::posts::{
        actions,
        forms::FilterForm,
        lifecycle::PostStatus,
        pages::{PostRow, PostsPage, in_a_row, tag},
        paths,
        store::{self, DeskFilter, DeskRow},
    },
    conversation::comments,
    team::{
        accounts::{self, Author},
        site::DeskLayout,
    },
    web::{Choice, Cursor},
};

/// Posts on a page of the table.
const SIZE: usize = 20;

/// The page of the table that `filter` leaves, from `before` on.
pub async fn posts_page(
    context: &Context,
    author: &Author,
    filter: FilterForm,
    before: Option<Cursor>,
) -> Result<PostsPage> {
    let database = context.database.read();
    let own = actions::only_own(author);
    let topics = store::all_topics(database).await?;
    let topic = topics.iter().find(|topic| topic.slug == filter.topic).map(|topic| topic.id);
    let authors = if own.is_none() { accounts::people(context).await? } else { Vec::new() };
    let chosen = DeskFilter {
        own,
        state: filter.state(),
        author: filter.author(),
        topic,
        words: filter.words.clone(),
        before: before.map(|place| (place.at, PostId(place.key))),
    };
    let mut rows = store::desk_rows(database, &chosen, SIZE + 1).await?;
    let more = rows.len() > SIZE;
    rows.truncate(SIZE);
    let last = rows.last().map(place_of).unwrap_or_default();
    let authors: Vec<Choice> = authors
        .into_iter()
        .map(|person| Choice::new(person.id.to_string(), person.name).chosen_if(&filter.author))
        .collect();
    let topics: Vec<Choice> = topics
        .into_iter()
        .map(|topic| Choice::new(topic.slug, topic.name).chosen_if(&filter.topic))
        .collect();
    Ok(PostsPage {
        layout: DeskLayout::new(&context.site.get(), author, "Posts", "posts")
            .in_section(paths::ON_DESK),
        states: [
            PostStatus::Draft,
            PostStatus::InReview,
            PostStatus::Published,
            PostStatus::Withdrawn,
        ]
        .into_iter()
        .map(|state| Choice::new(state.code(), state.in_words()).chosen_if(&filter.state))
        .collect(),
        chosen: filter.chosen(&authors, &topics),
        authors,
        topics,
        posts: views(context, rows).await?,
        older: more.then(|| filter.address(&[("before", &last)])),
        further: before.is_some(),
        filter,
    })
}

/// Where the next page goes on, as its address says it.
fn place_of(last: &DeskRow) -> String {
    Cursor { at: last.edited_at, key: last.id.0 }.to_string()
}

/// The rows with the names over each and how many comments it has.
async fn views(context: &Context, rows: Vec<DeskRow>) -> Result<Vec<PostRow>> {
    let database = context.database.read();
    let revisions: Vec<_> = rows.iter().map(|row| row.revision_id).collect();
    let ids: Vec<_> = rows.iter().map(|row| row.id).collect();
    let credits = store::credits(database, &revisions).await?;
    let people = people_in(context, credits.values().flatten()).await?;
    let counts = comments::counts(database, &ids).await?;
    Ok(rows
        .into_iter()
        .map(|row| {
            let credits = credits.get(&row.revision_id).map_or(&[][..], Vec::as_slice);
            PostRow {
                id: row.id.0,
                date: match row.published_at {
                    Some(at) => london::day(at),
                    None => format!("Saved {}", london::day(row.edited_at)),
                },
                title: row.title,
                authors: in_a_row(&names(credits, &people)),
                tag: tag(row.state),
                state: row.state.in_words(),
                comments: counts.get(&row.id).copied().unwrap_or(0),
            }
        })
        .collect())
}
