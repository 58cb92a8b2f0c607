//! One post with everything on its page.

use super::{AuthorName, names, people_in};
use crate::{
    base::{
        clock::Moment,
        context::Context,
        error::{AppError, Result},
        ids::{PostId, RevisionId},
        markdown::SafeHtml,
    },
    blog::{
        calendar::Terms,
        posts::{
            ChangeNote, PostAddress, PostRef, Topic, actions,
            entity::post,
            paths,
            store::{self, Credit, ListedRow, Which},
            values::Revision,
        },
    },
    team::accounts::Author,
    web::FormErrors,
};

/// A post as its page shows it.
#[derive(Debug, Clone)]
pub struct PostView {
    /// The title.
    pub title: String,
    /// The summary; may be empty.
    pub summary: String,
    /// The text.
    pub html: SafeHtml,
    /// Who it is by.
    pub authors: Vec<AuthorName>,
    /// What it is about: name, and the address of the topic's page if it has one.
    pub topics: Vec<(String, String)>,
    /// When it was first published.
    pub published_at: Moment,
    /// The changes that readers are told of, the newest first.
    pub notes: Vec<ChangeNote>,
    /// The path of its address; empty for a post that has none yet.
    pub path: String,
    /// The post published before it.
    pub previous: Option<Neighbour>,
    /// The post published after it.
    pub next: Option<Neighbour>,
    /// More to read about the same.
    pub related: Related,
}

/// Posts to go on with: of the first topic, or the latest ones.
#[derive(Debug, Clone, Default)]
pub struct Related {
    /// The topic's name; none if these are simply the latest.
    pub topic: Option<String>,
    /// The posts, the newest first.
    pub posts: Vec<Neighbour>,
}

/// So many posts are offered to go on with.
const RELATED: usize = 3;
/// The most changes that the page of a post lists.
const NOTES: u64 = 20;

/// A post to turn to.
#[derive(Debug, Clone)]
pub struct Neighbour {
    /// The path of its address.
    pub path: String,
    /// Its title.
    pub title: String,
}

/// The address made of its two columns, for a post that has been published.
pub fn address(dated: Option<&str>, slug: &str) -> Result<PostAddress> {
    let date = dated
        .and_then(|text| text.parse().ok())
        .ok_or_else(|| AppError::Fault(format!("no date for {slug}")))?;
    Ok(PostAddress { date, slug: slug.to_owned() })
}

/// On what terms a post takes comments.
pub fn terms(post: &post::Model) -> Terms {
    Terms {
        published: post.published_at,
        closed: (post.comments == post::Comments::Closed)
            .then(|| post.comments_closed_at.unwrap_or(post.edited_at)),
        because: post.comments_closed_reason.clone().unwrap_or_default(),
        opens: post.comments_opens_at,
        closing: post.comments_closing,
        closes: post.comments_closes_at,
    }
}

/// How other rooms speak of a post that was published.
pub fn as_reference(post: &post::Model, title: String, credits: &[Credit]) -> Result<PostRef> {
    Ok(PostRef {
        id: post.id,
        title,
        address: address(post.dated.as_deref(), &post.slug)?,
        terms: terms(post),
        published: post.state == crate::blog::posts::lifecycle::PostStatus::Published,
        authors: credits.iter().filter_map(|credit| credit.person).collect(),
    })
}

fn turn(row: ListedRow) -> Result<Neighbour> {
    Ok(Neighbour { path: address(row.dated.as_deref(), &row.slug)?.to_string(), title: row.title })
}

async fn parts(context: &Context, revision: RevisionId) -> Result<(Vec<AuthorName>, Vec<Topic>)> {
    let database = context.database.read();
    let credits =
        store::credits(database, &[revision]).await?.remove(&revision).unwrap_or_default();
    let topics =
        store::topics_of(database, &[revision]).await?.remove(&revision).unwrap_or_default();
    let people = people_in(context, credits.iter()).await?;
    Ok((names(&credits, &people), topics))
}

/// The published post `reference` as readers see it.
pub async fn post_view(context: &Context, reference: &PostRef) -> Result<PostView> {
    let database = context.database.read();
    let post = store::post(database, reference.id).await?.ok_or(AppError::NotFound)?;
    let shown = store::published(database, post.id).await?.ok_or(AppError::NotFound)?;
    let published_at = post.published_at.ok_or(AppError::NotFound)?;
    let (authors, topics) = parts(context, shown.revision_id).await?;
    let notes = match post.changed_at {
        Some(_) => store::change_notes_of(database, post.id, NOTES).await?,
        None => Vec::new(),
    };
    let (previous, next) = store::neighbours(database, published_at, post.id).await?;
    let related = related(context, &topics, post.id).await?;
    Ok(PostView {
        title: shown.title,
        summary: shown.summary,
        html: SafeHtml::from_stored(shown.html),
        authors,
        topics: topics.into_iter().map(|topic| (topic.name, paths::topic(&topic.slug))).collect(),
        published_at,
        notes,
        path: reference.address.to_string(),
        previous: previous.map(turn).transpose()?,
        next: next.map(turn).transpose()?,
        related,
    })
}

/// What else there is to read about the first of `topics`; the latest posts, if that is nothing.
async fn related(context: &Context, topics: &[Topic], post: PostId) -> Result<Related> {
    let about = topics.first().map(|topic| (Which::Topic(topic.id), Some(topic.name.clone())));
    for (which, topic) in about.into_iter().chain([(Which::All, None)]) {
        // One more, since this post is among them.
        let rows = store::listed(context.database.read(), &which, 0, Some(RELATED as u64 + 1));
        let others = rows.await?.into_iter().filter(|row| row.id != post).take(RELATED);
        let posts: Vec<Neighbour> = others.map(turn).collect::<Result<_>>()?;
        if !posts.is_empty() {
            return Ok(Related { topic, posts });
        }
    }
    Ok(Related::default())
}

/// A revision that nobody has saved, as its page would show it. `owner` and the moment of first
/// publication are those of the post, if there is one.
pub async fn preview(
    context: &Context,
    author: &Author,
    post: Option<&post::Model>,
    revision: &Revision,
) -> Result<Result<PostView, FormErrors>> {
    let html = match actions::render(revision) {
        Ok(html) => html,
        Err(errors) => return Ok(Err(errors)),
    };
    let owner = post.map_or(author.id(), |post| post.owner_id);
    let credits = match actions::look_up(context, author, owner, revision).await? {
        Ok(credits) => credits,
        Err(errors) => return Ok(Err(errors)),
    };
    let people = people_in(context, credits.iter()).await?;
    let path = match post {
        Some(post) if post.dated.is_some() => {
            address(post.dated.as_deref(), &post.slug)?.to_string()
        }
        _ => String::new(),
    };
    Ok(Ok(PostView {
        title: revision.title.clone(),
        summary: revision.summary.clone(),
        html,
        authors: names(&credits, &people),
        topics: revision
            .topics
            .iter()
            .map(|topic| (topic.name().to_owned(), paths::topic(topic.slug().as_str())))
            .collect(),
        published_at: post
            .and_then(|post| post.published_at)
            .unwrap_or_else(|| context.clock.now()),
        notes: Vec::new(),
        path,
        previous: None,
        next: None,
        related: Related::default(),
    }))
}
