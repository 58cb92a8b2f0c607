//! Gathers what the pages of credits show.

use super::{
    door::{is_creditable, may_credit, readable},
    pages::{ChangeView, ChangesPage, CommentPage, NoteView, PostPage, TickView, YearView},
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
        accounts::{Answerer, Capability},
        site::{DeskLayout, Layout, Notice},
    },
    web::{Absolute, PageNumber, Pagination},
};
use chrono::Datelike;

/// Changes on a page of the list for readers.
const PAGE: u64 = 50;
/// Changes of a post that are offered.
const CHANGES: u64 = 20;
/// Comments that are offered, and how much of each.
const COMMENTS: usize = 50;
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
    let ticks = posts::change_notes_of(database, post.id, CHANGES)
        .await?
        .into_iter()
        .map(|note| TickView {
            key: note.id.0,
            words: note.words,
            hint: london::day(note.at),
            ticked: given.iter().any(|credit| credit.note == note.id),
        })
        .collect();
    let moderates = person.can(Capability::ModerateComments);
    Ok(CommentPage {
        layout: layout(
            context,
            person,
            "What this comment changed",
            if moderates { "moderation" } else { "answers" },
            told,
        ),
        id: id.0,
        author: comment.name,
        body: comment.html,
        post: post.id.0,
        title: post.title,
        ticks,
        back: if moderates {
            (format!("/desk/moderation/comments/{id}"), "Back to the comment")
        } else {
            (format!("/desk/answers/{id}"), "Back to the comment")
        },
        may_edit: may_edit(person),
    })
}

/// Whether this person writes posts, and so finds the editor behind a link.
fn may_edit(person: &Answerer) -> bool {
    person.can(Capability::WritePosts)
}

/// The page on which one says what led to the last change of a post.
pub async fn post_page(
    context: &Context,
    person: &Answerer,
    id: PostId,
    told: Option<&str>,
) -> Result<PostPage> {
    let database = context.database.read();
    let post = may_credit(person, posts::reference(database, id).await?)?;
    let note: Option<ChangeNote> = posts::change_notes_of(database, id, 1).await?.pop();
    let given = match &note {
        Some(note) => store::of_notes(database, &[note.id]).await?,
        None => Vec::new(),
    };
    let mut offered = comments::published_on(database, &[id], None, COMMENTS as u64 + 1).await?;
    let more = offered.len() > COMMENTS;
    offered.truncate(COMMENTS);
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
            words: format!("{}, {}", comment.name, london::day(comment.sent)),
        })
        .collect();
    Ok(PostPage {
        layout: layout(context, person, "Comments that led to this change", "posts", told)
            .in_section(posts::paths::ON_DESK),
        id: id.0,
        title: post.title,
        path: post.address.to_string(),
        note: note.map(|note| NoteView {
            id: note.id.0,
            day: london::day(note.at),
            words: note.words,
        }),
        ticks,
        more,
        may_edit: may_edit(person),
    })
}

fn layout(
    context: &Context,
    person: &Answerer,
    title: &str,
    place: &'static str,
    told: Option<&str>,
) -> DeskLayout {
    DeskLayout::new(&context.site.get(), person, title, place).telling(told.map(Notice::saying))
}

/// The list for readers, by year.
pub async fn changes_page(context: &Context, asked: PageNumber) -> Result<ChangesPage> {
    let database = context.database.read();
    let total = store::count_notes(database).await?;
    let pages =
        Pagination::new(asked, total, PAGE, |page| posts::paths::numbered(paths::CHANGES, page));
    let notes: Vec<ChangeNoteId> =
        store::credited_notes(database, pages.offset(PAGE), PAGE).await?;
    let lines = store::lines_about(database, &notes).await?;
    let ids: Vec<PostId> = lines.iter().map(|line| line.post).collect();
    let on = posts::references(database, &ids).await?;
    let mut years: Vec<YearView> = Vec::new();
    for of_note in lines.chunk_by(|one, next| one.note == next.note) {
        let Some(line) = of_note.first() else { continue };
        let Some(post) = on.get(&line.post) else { continue };
        let date = london::date_of(line.at);
        let change = ChangeView {
            date: date.to_string(),
            day: london::day(line.at),
            words: line.words.clone(),
            href: ChangeNote::path(&post.address, line.note),
            title: post.title.clone(),
            comments: of_note.iter().map(|line| line.credited(&post.address)).collect(),
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
