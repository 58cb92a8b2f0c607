//! Gathers what the pages of credits show.

use super::{
    door::{is_creditable, may_credit, named, offered, readable},
    pages::{ChangeView, ChangesPage, CommentPage, PostPage, TickView, YearView},
    paths, store,
};
use crate::{
    base::{
        clock::london,
        context::Context,
        error::{AppError, Result},
        ids::{ChangeNoteId, CommentId, PostId},
    },
    blog::posts::{self, ChangeNote},
    conversation::comments,
    team::{
        accounts::Answerer,
        site::{DeskLayout, Layout, Notice},
    },
    web::{Absolute, PageNumber, Pagination},
};
use chrono::Datelike;

/// Changes on a page.
const PAGE: u64 = 50;
/// Comments that are offered, and how much of each.
const COMMENTS: u64 = 50;
const WORDS: usize = 140;

/// The page on which one says what a comment has led to.
pub async fn comment_page(
    context: &Context,
    person: &Answerer,
    id: CommentId,
    told: Option<&str>,
) -> Result<CommentPage> {
    let database = context.database.read();
    let comment = comments::find(database, id).await?.filter(is_creditable);
    let comment = comment.ok_or(AppError::NotFound)?;
    let post = may_credit(person, posts::reference(database, comment.post).await?)?;
    let given = store::of_comments(database, &[id]).await?;
    let ticks = offered(database, &post)
        .await?
        .into_iter()
        .map(|note| TickView {
            key: note.id.0,
            words: note.words,
            hint: london::day(note.at),
            ticked: given.iter().any(|credit| credit.note == note.id),
        })
        .collect();
    Ok(CommentPage {
        layout: layout(context, person, "This comment changed something", told),
        id: id.0,
        author: comment.name,
        body: comment.html,
        post: post.id.0,
        title: post.title,
        ticks,
    })
}

/// The page on which one says which comments led to the last change of a post.
pub async fn post_page(
    context: &Context,
    person: &Answerer,
    id: PostId,
    told: Option<&str>,
) -> Result<PostPage> {
    let database = context.database.read();
    let post = may_credit(person, posts::reference(database, id).await?)?;
    let note = last_change(context, id).await?;
    let given = match &note {
        Some(note) => store::of_notes(database, &[note.id]).await?,
        None => Vec::new(),
    };
    let mut offered = comments::published_on(database, &[id], None, COMMENTS).await?;
    for old in readable(database, &given).await? {
        if offered.iter().all(|one| one.id != old.id) {
            offered.push(old);
        }
    }
    let ticks = offered
        .into_iter()
        .map(|comment| TickView {
            key: comment.id.0,
            ticked: given.iter().any(|credit| credit.comment == comment.id),
            hint: comment.html.excerpt(WORDS),
            words: comment.name,
        })
        .collect();
    Ok(PostPage {
        layout: layout(context, person, "Comments that led to this change", told),
        id: id.0,
        title: post.title,
        path: post.address.to_string(),
        note: note.map(|note| (london::day(note.at), note.words)),
        ticks,
    })
}

/// The change of a post that readers were told of last.
pub async fn last_change(context: &Context, post: PostId) -> Result<Option<ChangeNote>> {
    Ok(posts::change_notes_of(context.database.read(), post, 1).await?.pop())
}

fn layout(context: &Context, person: &Answerer, title: &str, told: Option<&str>) -> DeskLayout {
    DeskLayout::new(&context.site.get(), person, title, "answers").telling(told.map(Notice::saying))
}

/// The list for readers, by year.
pub async fn changes_page(context: &Context, asked: PageNumber) -> Result<ChangesPage> {
    let database = context.database.read();
    let total = store::count_notes(database).await?;
    let pages =
        Pagination::new(asked, total, PAGE, |page| posts::paths::numbered(paths::CHANGES, page));
    let notes: Vec<ChangeNoteId> =
        store::credited_notes(database, pages.offset(PAGE), PAGE).await?;
    let credits = store::of_notes(database, &notes).await?;
    let comments = readable(database, &credits).await?;
    let mut notes = posts::change_notes(database, &notes).await?;
    notes.reverse();
    let ids: Vec<PostId> = notes.iter().map(|note| note.post).collect();
    let on = posts::references(database, &ids).await?;
    let mut years: Vec<YearView> = Vec::new();
    for note in notes {
        let Some(post) = on.get(&note.post).filter(|post| post.published) else { continue };
        let led = |id: CommentId| {
            credits.iter().any(|credit| credit.note == note.id && credit.comment == id)
        };
        let comments: Vec<_> =
            comments.iter().filter(|one| led(one.id)).map(|one| named(post, one)).collect();
        if comments.is_empty() {
            continue;
        }
        let date = london::date_of(note.at);
        let change = ChangeView {
            id: note.id.0,
            date: date.to_string(),
            day: london::day(note.at),
            words: note.words,
            title: post.title.clone(),
            path: post.address.to_string(),
            comments,
        };
        match years.last_mut().filter(|year| year.year == date.year()) {
            Some(year) => year.changes.push(change),
            None => years.push(YearView { year: date.year(), changes: vec![change] }),
        }
    }
    let path = posts::paths::numbered(paths::CHANGES, pages.here);
    Ok(ChangesPage {
        layout: Layout::public(&context.site.get(), "What your comments changed")
            .at("posts")
            .found_at(Absolute::of(context).to(&path)),
        years,
        pages,
    })
}
