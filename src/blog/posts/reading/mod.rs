//! What the pages about posts show, brought together from the store: readers' lists, a post, what stands
//! beside; the desk's table, the editor, and the pages of one step each.

mod asked;
mod at;
mod editor;
mod feed;
mod front_answer;
mod lists;
mod post;
mod public;
mod steps;
mod table;

pub use asked::Asked;
pub use at::list_at;
pub use editor::{conflict_page, copied_fields, editor, guest_mistakes, new_editor, saved_fields};
pub use feed::{FeedEntry, all_addresses, author_slugs_in_use, latest, topics_in_use};
pub use front_answer::{front_answer_page, is_offered};
pub use lists::{DateRange, List, ListedPost, Listing, Sidebar};
pub use post::{Neighbour, PostView, address, as_reference, terms};
pub use public::{list_page, post_page, preview_page};
pub use steps::{
    comments_page, deletion_page, late, new_words, publication_page, send_back_page,
    withdrawal_page,
};
pub use table::posts_page;

use super::store::Credit;
use crate::{
    base::{context::Context, error::Result, ids::PersonId},
    team::accounts::{self, Person},
};

/// A name over a post; a person of the team has a page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AuthorName {
    /// The name.
    pub name: String,
    /// The last part of the address of their page; a guest has none.
    pub slug: Option<String>,
}

/// The people of the team among these names.
pub async fn people_in<'a>(
    context: &Context,
    credits: impl Iterator<Item = &'a Credit>,
) -> Result<Vec<Person>> {
    let mut ids: Vec<PersonId> = credits.filter_map(|credit| credit.person).collect();
    ids.sort_unstable();
    ids.dedup();
    if ids.is_empty() {
        Ok(Vec::new())
    } else {
        accounts::by_ids(context.database.read(), &ids).await
    }
}

/// The names of a byline as they are now.
pub fn names(credits: &[Credit], people: &[Person]) -> Vec<AuthorName> {
    credits
        .iter()
        .map(|credit| {
            let person = credit.person.and_then(|id| people.iter().find(|person| person.id == id));
            AuthorName {
                name: person.map_or(&credit.name, |person| &person.name).clone(),
                slug: person.map(|person| person.slug.clone()),
            }
        })
        .collect()
}
