//! The desk's table of posts, and the editor.

use crate::{
    base::{
        context::Context,
        error::{AppError, Result},
        ids::PostId,
    },
    blog::{
        calendar,
        posts::{
            Saved,
            actions::{self, Working},
            forms::{EditorForm, FilterForm, Then, Typed, place, place_of},
            lifecycle::State as PostState,
            pages::{
                Choice, ConflictPage, EditorPage, Head, PostPage, PostRow, PostsPage, in_a_row,
            },
            reading,
            store::{self, DeskFilter},
            values::Wording,
        },
    },
    conversation::comments,
    team::{
        accounts::{self, Author, Capability, Editor, Member, Posted},
        site::{DeskLayout, Notice},
    },
    web::{Checked, FormErrors, Page},
};
use rocket::{Route, State, get, http::Status, post, response::Redirect, routes};

/// Posts on a page of the table.
const SIZE: usize = 20;
const WORDS: Checked = Checked { subject: "Words", empty: "", most: 200, lines: false };

pub fn routes() -> Vec<Route> {
    routes![posts, new, make, preview_new, edit, save, preview]
}

#[get("/desk/posts?<state>&<author>&<topic>&<q>&<before>")]
async fn posts(
    context: &State<Context>,
    member: Author,
    state: Option<&str>,
    author: Option<&str>,
    topic: Option<&str>,
    q: Option<&str>,
    before: Option<&str>,
) -> Result<Page> {
    let text = |given: Option<&str>| WORDS.take(given.unwrap_or("")).unwrap_or_default();
    let filter =
        FilterForm { state: text(state), author: text(author), topic: text(topic), words: text(q) };
    Page::of(&posts_page(context, &member, filter, before.and_then(place)).await?)
}

async fn posts_page(
    context: &Context,
    member: &Author,
    filter: FilterForm,
    before: Option<(crate::base::clock::Moment, PostId)>,
) -> Result<PostsPage> {
    let database = context.database.read();
    let own = actions::only_own(member);
    let choice = |code: String, words: &str, given: &str| Choice {
        chosen: code == given,
        words: words.to_owned(),
        code,
    };
    let topics = store::all_topics(database).await?;
    let topic = topics.iter().find(|topic| topic.slug == filter.topic).map(|topic| topic.id);
    let authors = if own.is_none() { accounts::people(context).await? } else { Vec::new() };
    let mut rows = store::desk_rows(
        database,
        &DeskFilter {
            own,
            state: filter.state(),
            author: filter.author(),
            topic,
            words: filter.words.clone(),
            before,
        },
        SIZE as u64 + 1,
    )
    .await?;
    let more = rows.len() > SIZE;
    rows.truncate(SIZE);
    let last = rows.last().map(|row| place_of(row.edited_at, row.id)).unwrap_or_default();
    let wordings: Vec<_> = rows.iter().map(|row| row.revision_id).collect();
    let ids: Vec<_> = rows.iter().map(|row| row.id).collect();
    let credits = store::credits(database, &wordings).await?;
    let people = reading::people_in(context, credits.values().flatten()).await?;
    let counts = comments::counts(database, &ids).await?;
    let authors: Vec<Choice> = authors
        .iter()
        .map(|person| choice(person.id.to_string(), &person.name, &filter.author))
        .collect();
    let topics: Vec<Choice> =
        topics.iter().map(|topic| choice(topic.slug.clone(), &topic.name, &filter.topic)).collect();
    Ok(PostsPage {
        layout: DeskLayout::new(&context.site.get(), member, "Posts", "posts"),
        states: [PostState::Draft, PostState::InReview, PostState::Published, PostState::Withdrawn]
            .into_iter()
            .map(|state| choice(state.code().to_owned(), state.in_words(), &filter.state))
            .collect(),
        chosen: filter.chosen(&authors, &topics),
        authors,
        topics,
        posts: rows
            .into_iter()
            .map(|row| {
                let credits = credits.get(&row.revision_id).map_or(&[][..], Vec::as_slice);
                let names = in_a_row(&reading::names(credits, &people));
                let comments = counts.get(&row.id).copied().unwrap_or(0);
                PostRow::new(row, names, comments)
            })
            .collect(),
        older: more.then(|| filter.address(&[("before", &last)])),
        further: before.is_some(),
        filter,
    })
}

/// The fields of a post as they were last saved.
async fn saved_fields(context: &Context, working: &Working) -> Result<Typed> {
    let people = reading::people_in(context, working.byline.iter()).await?;
    Ok(Typed::of(working, &people))
}

/// The editor. `seen` is the version its form is for, if it is not the last.
async fn editor_page(
    context: &Context,
    member: &Member,
    working: Option<(&Working, Option<i64>)>,
    errors: FormErrors,
    form: Typed,
    notice: Option<Notice>,
) -> Result<EditorPage> {
    let editor = member.can(Capability::PublishPosts);
    let heading = if working.is_some() { "Edit post" } else { "Write a post" };
    let layout = DeskLayout::new(&context.site.get(), member, heading, "posts").telling(notice);
    let head = match working {
        Some((working, seen)) => {
            let by = accounts::person(context, working.wording.person_id).await?;
            let path = match &working.post.dated {
                Some(dated) => reading::address(Some(dated), &working.post.slug)?.to_string(),
                None => String::new(),
            };
            let terms = reading::terms(&working.post);
            let commenting = calendar::ask(context, context.database.read(), &terms).await?;
            let after = context.site.get().comments_close_after;
            let commenting = calendar::on_desk(&terms, &commenting, after);
            let mut head = Head::new(working, &by.name, path, commenting, editor);
            head.version = seen.unwrap_or(head.version);
            Some((head, &working.post))
        }
        None => None,
    };
    Ok(EditorPage::new(layout, errors, form, head, editor))
}

#[get("/desk/posts/new")]
async fn new(context: &State<Context>, author: Author) -> Result<Page> {
    let form = Typed { byline: author.person().email.clone(), ..Typed::default() };
    Page::of(&editor_page(context, &author, None, FormErrors::default(), form, None).await?)
}

#[post("/desk/posts", data = "<form>")]
async fn make(
    context: &State<Context>,
    author: Author,
    form: Posted<EditorForm>,
) -> Result<Result<Redirect, Page>> {
    let Posted(form) = form;
    let typed = form.over(Typed::default());
    let errors = match typed.check() {
        Ok(wording) => match actions::write(context, &author, &wording).await? {
            Saved::Done(id) => return then(context, &author, id, form.then()).await.map(Ok),
            Saved::Wrong(errors) => errors,
            Saved::Late => {
                return Err(AppError::Conflict("Somebody else saved this post.".to_owned()));
            }
        },
        Err(errors) => errors,
    };
    Page::refused(&editor_page(context, &author, None, errors, typed, None).await?).map(Err)
}

/// Goes on after a save as the button said.
async fn then(context: &Context, author: &Author, id: PostId, then: Then) -> Result<Redirect> {
    let done = match then {
        Then::Stay => "saved",
        Then::Publish => return Ok(Redirect::to(format!("/desk/posts/{id}/publication"))),
        Then::SendForReview => {
            actions::send_for_review(context, author, id, None).await?;
            "review"
        }
        Then::SendBack => {
            let editor = Editor::of((**author).clone()).ok_or(AppError::Forbidden(Editor::HELP))?;
            actions::send_back(context, &editor, id, None).await?;
            "back"
        }
    };
    Ok(Redirect::to(format!("/desk/posts/{id}/?done={done}")))
}

#[get("/desk/posts/<id>?<done>")]
async fn edit(
    context: &State<Context>,
    author: Author,
    id: PostId,
    done: Option<&str>,
) -> Result<Page> {
    let working = actions::open(context, &author, id).await?;
    let text = match done {
        Some("saved") => "The draft is saved.",
        Some("review") => "The post is saved and sent for review.",
        Some("back") => "The post is a draft again.",
        Some("published") => "The post is published.",
        Some("withdrawn") => "The post is withdrawn.",
        Some("comments") => "The change is made.",
        _ => "",
    };
    let notice = (!text.is_empty()).then(|| Notice { text: text.to_owned(), undo: None });
    let form = saved_fields(context, &working).await?;
    let errors = FormErrors::default();
    Page::of(&editor_page(context, &author, Some((&working, None)), errors, form, notice).await?)
}

/// What was typed over the post as it was last saved, and the post.
async fn typed_over(
    context: &Context,
    author: &Author,
    id: PostId,
    form: &EditorForm,
) -> Result<(Working, Typed)> {
    let working = actions::open(context, author, id).await?;
    let typed = form.over(saved_fields(context, &working).await?);
    Ok((working, typed))
}

#[post("/desk/posts/<id>", data = "<form>")]
async fn save(
    context: &State<Context>,
    author: Author,
    id: PostId,
    form: Posted<EditorForm>,
) -> Result<Result<Redirect, Page>> {
    let Posted(form) = form;
    let (working, typed) = typed_over(context, &author, id, &form).await?;
    let errors = match typed.check() {
        Ok(wording) => match actions::save(context, &author, id, form.seen(), &wording).await? {
            Saved::Done(id) => return then(context, &author, id, form.then()).await.map(Ok),
            Saved::Late => return conflict(context, &author, id, typed).await.map(Err),
            Saved::Wrong(errors) => errors,
        },
        Err(errors) => errors,
    };
    let shown = Some((&working, form.seen()));
    Page::refused(&editor_page(context, &author, shown, errors, typed, None).await?).map(Err)
}

async fn conflict(context: &Context, author: &Author, id: PostId, typed: Typed) -> Result<Page> {
    let working = actions::open(context, author, id).await?;
    let by = accounts::person(context, working.post.edited_by).await?.name;
    let theirs = saved_fields(context, &working).await?;
    let layout =
        DeskLayout::new(&context.site.get(), author, "Two people changed this post", "posts");
    let page = ConflictPage::new(layout, &working, by, &theirs, typed);
    Ok(Page::of(&page)?.with(Status::Conflict))
}

/// The page of a wording that was not saved, or what is wrong with it.
async fn shown(
    context: &Context,
    author: &Author,
    working: Option<&Working>,
    wording: &Wording,
) -> Result<Result<Page, FormErrors>> {
    let post = working.map(|working| &working.post);
    match reading::preview(context, author, post, wording).await? {
        Ok(view) => {
            let beside = reading::side(context).await?;
            Page::of(&PostPage::preview(context, view, beside)).map(Ok)
        }
        Err(errors) => Ok(Err(errors)),
    }
}

#[post("/desk/posts/preview", data = "<form>")]
async fn preview_new(
    context: &State<Context>,
    author: Author,
    form: Posted<EditorForm>,
) -> Result<Page> {
    let Posted(form) = form;
    let typed = form.over(Typed::default());
    let errors = match typed.check() {
        Ok(wording) => match shown(context, &author, None, &wording).await? {
            Ok(page) => return Ok(page),
            Err(errors) => errors,
        },
        Err(errors) => errors,
    };
    Page::refused(&editor_page(context, &author, None, errors, typed, None).await?)
}

#[post("/desk/posts/<id>/preview", data = "<form>")]
async fn preview(
    context: &State<Context>,
    author: Author,
    id: PostId,
    form: Posted<EditorForm>,
) -> Result<Page> {
    let Posted(form) = form;
    let (working, typed) = typed_over(context, &author, id, &form).await?;
    let errors = match typed.check() {
        Ok(wording) => match shown(context, &author, Some(&working), &wording).await? {
            Ok(page) => return Ok(page),
            Err(errors) => errors,
        },
        Err(errors) => errors,
    };
    let shown = Some((&working, form.seen()));
    Page::refused(&editor_page(context, &author, shown, errors, typed, None).await?)
}
