//! Writing: every save is a new revision, so nothing that was ever saved is lost.

use super::{one_at_a_time, only_own};
use crate::{
    base::{
        audit::{self, By, Event},
        clock::{Moment, is_just_now},
        context::Context,
        database::{Connection, Transaction},
        error::Result,
        ids::{PersonId, PostId},
        markdown::{self, SafeHtml},
    },
    blog::posts::{
        entity::post,
        store::{self, Credit, NewRevision},
        values::{Name, Revision, Slug},
    },
    team::accounts::{self, Author, Capability},
    web::FormErrors,
};

/// Among so many of somebody's latest posts is the one that was begun a moment ago.
const RECENT: u64 = 20;

/// How a save ended.
#[derive(Debug)]
pub enum SaveOutcome {
    /// The revision is kept.
    Done(PostId),
    /// Something in it cannot be kept; nothing was written.
    Wrong(FormErrors),
    /// Somebody saved another revision after this person had looked; nothing was written.
    Late,
}

/// The HTML of a revision, or what is wrong with its text.
pub fn render(revision: &Revision) -> Result<SafeHtml, FormErrors> {
    markdown::post(&revision.body).map_err(|words| FormErrors::one("body", words))
}

/// The names of a byline looked up, or which of them nobody has. An empty one is the owner's.
pub async fn look_up(
    context: &Context,
    author: &Author,
    owner: PersonId,
    revision: &Revision,
) -> Result<Result<Vec<Credit>, FormErrors>> {
    let mut byline = Vec::new();
    for name in revision.byline.names() {
        byline.push(match name {
            Name::Guest(name) => Credit { person: None, name: name.as_str().to_owned() },
            Name::Account(email) => match accounts::person_by_email(context, email).await? {
                Some(person) => Credit { person: Some(person.id), name: person.name },
                None => {
                    return Ok(Err(FormErrors::one(
                        "byline",
                        format!("No one on this blog has the email address {email}"),
                    )));
                }
            },
        });
    }
    if byline.is_empty() {
        let name = if owner == author.id() {
            author.name().to_owned()
        } else {
            accounts::person(context, owner).await?.name
        };
        byline.push(Credit { person: Some(owner), name });
    }
    Ok(Ok(byline))
}

/// Makes a draft of which the author is the owner. The same once more a moment later is the same draft.
pub async fn write(context: &Context, author: &Author, revision: &Revision) -> Result<SaveOutcome> {
    let html = &match render(revision) {
        Ok(html) => html,
        Err(errors) => return Ok(SaveOutcome::Wrong(errors)),
    };
    let byline = &match look_up(context, author, author.id(), revision).await? {
        Ok(byline) => byline,
        Err(errors) => return Ok(SaveOutcome::Wrong(errors)),
    };
    let slug = &revision.slug.clone().unwrap_or_else(|| Slug::from_title(&revision.title));
    let now = context.clock.now();
    let id = context
        .database
        .write(|transaction| async move {
            let person = author.id();
            transaction.one_at_a_time(&format!("drafts:{person}")).await?;
            if let Some(id) = just_written(&transaction, person, revision, byline, now).await? {
                return Ok(id);
            }
            let id = store::insert_post(&transaction, person, slug, now).await?;
            let topics = &store::ensure_topics(&transaction, &revision.topics).await?;
            let new = NewRevision { post: id, number: 1, revision, html, byline, topics, person };
            store::insert_revision(&transaction, new, now).await?;
            audit::record(&transaction, now, By::Person(person), Event::PostCreated(id)).await?;
            Ok(id)
        })
        .await?;
    Ok(SaveOutcome::Done(id))
}

/// The draft that `person` has written in these words a moment ago, and nobody has changed since.
async fn just_written(
    database: &Connection,
    person: PersonId,
    revision: &Revision,
    byline: &[Credit],
    now: Moment,
) -> Result<Option<PostId>> {
    for post in store::latest_of_owner(database, person, RECENT).await? {
        let untouched = post.working_revision == 1 && post.published_revision.is_none();
        if untouched
            && is_just_now(post.created_at, now)
            && is_said_by(database, &post, person, revision, byline).await?
        {
            return Ok(Some(post.id));
        }
    }
    Ok(None)
}

/// Whether the last revision of a post is by `person` and says what was typed.
async fn is_said_by(
    database: &Connection,
    post: &post::Model,
    person: PersonId,
    typed: &Revision,
    byline: &[Credit],
) -> Result<bool> {
    let last = store::last_revision(database, post).await?;
    let here = post.wanted_slug();
    // One that follows the title is not what stood in the field when its form was made.
    let follows = post.dated.is_none() && here == Slug::from_title(&typed.title).as_str();
    let slug = follows || typed.slug.as_ref().is_none_or(|slug| slug.as_str() == here);
    if !slug
        || last.person_id != person
        || (&last.title, &last.summary, &last.body) != (&typed.title, &typed.summary, &typed.body)
    {
        return Ok(false);
    }
    let credits = store::credits(database, &[last.id]).await?.remove(&last.id);
    let topics = store::topics_of(database, &[last.id]).await?.remove(&last.id);
    let mut topics: Vec<String> =
        topics.unwrap_or_default().into_iter().map(|topic| topic.slug).collect();
    let mut wanted: Vec<String> =
        typed.topics.iter().map(|topic| topic.slug().to_string()).collect();
    topics.sort_unstable();
    wanted.sort_unstable();
    Ok(credits.unwrap_or_default() == byline && topics == wanted)
}

/// Keeps another revision of a post, if it is still as the author has `seen` it; the same words by the
/// same author once more are kept already. What readers see does not change, nor does its address.
pub async fn save(
    context: &Context,
    author: &Author,
    id: PostId,
    seen: Option<i64>,
    typed: &Revision,
) -> Result<SaveOutcome> {
    let owner = store::visible(context.database.read(), id, only_own(author)).await?.owner_id;
    let html = &match render(typed) {
        Ok(html) => html,
        Err(errors) => return Ok(SaveOutcome::Wrong(errors)),
    };
    let byline = &match look_up(context, author, owner, typed).await? {
        Ok(byline) => byline,
        Err(errors) => return Ok(SaveOutcome::Wrong(errors)),
    };
    let now = context.clock.now();
    context
        .database
        .write(|transaction| async move {
            one_at_a_time(&transaction, id).await?;
            let mut post = store::visible(&transaction, id, only_own(author)).await?;
            let person = author.id();
            if seen.is_some_and(|seen| seen != post.version) {
                let same = is_said_by(&transaction, &post, person, typed, byline).await?;
                return Ok(if same { SaveOutcome::Done(id) } else { SaveOutcome::Late });
            }
            let before = store::last_revision(&transaction, &post).await?;
            let slug = slug_after(&post, &before.title, typed);
            if let Err(errors) = name(&transaction, author, &mut post, &slug).await? {
                return Ok(SaveOutcome::Wrong(errors));
            }
            let number = post.working_revision + 1;
            post.working_revision = number;
            post.edited_at = now;
            post.edited_by = person;
            if !store::update(&transaction, &post).await? {
                return Ok(SaveOutcome::Late);
            }
            let topics = &store::ensure_topics(&transaction, &typed.topics).await?;
            let new =
                NewRevision { post: id, number, revision: typed, html, byline, topics, person };
            store::insert_revision(&transaction, new, now).await?;
            audit::record(&transaction, now, By::Person(person), Event::PostSaved(id, number))
                .await?;
            Ok(SaveOutcome::Done(id))
        })
        .await
}

/// The slug after a save. Before publication, one that came from the title goes on following it.
fn slug_after(post: &post::Model, title_before: &str, typed: &Revision) -> Slug {
    let here = Slug::from_stored(post.wanted_slug().to_owned());
    if post.dated.is_some() {
        return typed.slug.clone().unwrap_or(here);
    }
    match &typed.slug {
        Some(slug) if *slug != here || here != Slug::from_title(title_before) => slug.clone(),
        _ => Slug::from_title(&typed.title),
    }
}

/// Gives the post the slug, or says why it cannot have it. A published one stays where it is until its
/// changes are published.
async fn name(
    transaction: &Transaction,
    author: &Author,
    post: &mut post::Model,
    slug: &Slug,
) -> Result<Result<(), FormErrors>> {
    let Some(dated) = &post.dated else {
        post.slug = slug.to_string();
        return Ok(Ok(()));
    };
    if slug.as_str() == post.wanted_slug() {
        return Ok(Ok(()));
    }
    let refused = if !author.can(Capability::PublishPosts) {
        "Only an editor can change the web address of a published post"
    } else if store::is_taken(transaction, dated, slug, post.id).await? {
        NAME_TAKEN
    } else {
        post.next_slug = (slug.as_str() != post.slug).then(|| slug.to_string());
        return Ok(Ok(()));
    };
    Ok(Err(FormErrors::one("slug", refused)))
}

/// Why a published post cannot be called so.
const NAME_TAKEN: &str =
    "Another post of the same day has this name in its address. Enter another name";
