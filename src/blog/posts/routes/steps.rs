//! One step each: send for review, send back, publish, withdraw, open or close the comments.

use crate::{
    base::{
        clock::london,
        context::Context,
        error::{AppError, Result},
        ids::PostId,
    },
    blog::{
        calendar,
        posts::{
            Change, Outcome,
            actions::{self, Working},
            changes::Difference,
            entity::revision,
            forms::{CommentsForm, PublicationForm, StepForm, WithdrawalForm},
            lifecycle::State as PostState,
            pages::{ChangeView, CommentsPage, PublicationPage, WithdrawalPage, checks},
            reading,
        },
    },
    conversation::comments,
    team::{
        accounts::{self, Author, Editor, Posted},
        site::DeskLayout,
    },
    web::{FormErrors, Page},
};
use rocket::{Route, State, get, http::Status, post, response::Redirect, routes};

pub fn routes() -> Vec<Route> {
    routes![
        review,
        send_back,
        publication,
        publish,
        withdrawal,
        withdraw,
        commenting,
        set_commenting
    ]
}

/// Back to the post, which says what was done.
fn back(id: PostId, done: &str) -> Redirect {
    Redirect::to(format!("/desk/posts/{id}/?done={done}"))
}

/// Who changed the post meanwhile, and when.
async fn late(context: &Context, working: &Working) -> Result<String> {
    let by = accounts::person(context, working.post.edited_by).await?.name;
    let at = london::day_and_time(working.post.edited_at);
    Ok(format!("{by} changed this post on {at}, after you opened this page. Look at it again"))
}

/// What a plain step answers.
async fn answer(
    context: &Context,
    author: &Author,
    id: PostId,
    outcome: Outcome,
    done: &str,
) -> Result<Redirect> {
    match outcome {
        Outcome::Done => Ok(back(id, done)),
        Outcome::Late | Outcome::NoText => {
            let working = actions::open(context, author, id).await?;
            Err(AppError::Conflict(format!("{}.", late(context, &working).await?)))
        }
    }
}

#[post("/desk/posts/<id>/review", data = "<form>")]
async fn review(
    context: &State<Context>,
    author: Author,
    id: PostId,
    form: Posted<StepForm>,
) -> Result<Redirect> {
    let outcome = actions::send_for_review(context, &author, id, form.0.seen()).await?;
    answer(context, &author, id, outcome, "review").await
}

#[post("/desk/posts/<id>/send-back", data = "<form>")]
async fn send_back(
    context: &State<Context>,
    editor: Editor,
    author: Author,
    id: PostId,
    form: Posted<StepForm>,
) -> Result<Redirect> {
    let outcome = actions::send_back(context, &editor, id, form.0.seen()).await?;
    answer(context, &author, id, outcome, "back").await
}

/// All words of a wording that readers see.
fn all_words(wording: &revision::Model) -> String {
    format!("{}\n\n{}\n\n{}", wording.title, wording.summary, wording.body)
}

/// What changed since the post was published, if it is.
async fn change(context: &Context, working: &Working) -> Result<Option<Difference>> {
    if working.post.state != PostState::Published {
        return Ok(None);
    }
    let published = actions::published_wording(context, &working.post).await?;
    Ok(published.map(|old| Difference::between(&all_words(&old), &all_words(&working.wording))))
}

async fn publication_page(
    context: &Context,
    editor: &Editor,
    working: &Working,
    errors: FormErrors,
    form: PublicationForm,
) -> Result<PublicationPage> {
    let (post, wording) = (&working.post, &working.wording);
    let change = change(context, working).await?.map(|difference| {
        let published = post.published_at.map(london::day).unwrap_or_default();
        let pieces = if difference.words == 0 { Vec::new() } else { difference.in_short() };
        let mut view = ChangeView::new(difference.words, published, pieces, &form);
        view.nothing = post.published_revision == Some(post.working_revision);
        view
    });
    let today = london::date_of(context.clock.now()).to_string();
    let dated = post.dated.as_deref().unwrap_or(&today);
    let heading = match &change {
        Some(_) => "Publish your changes".to_owned(),
        None => format!("Publish “{}”", wording.title),
    };
    Ok(PublicationPage {
        layout: DeskLayout::new(&context.site.get(), editor, &heading, "posts")
            .with_errors(&errors),
        errors,
        id: post.id.0,
        version: post.version,
        title: wording.title.clone(),
        heading,
        path: reading::address(Some(dated), &post.slug)?.to_string(),
        checks: checks(&wording.title, &wording.summary, &wording.body),
        again: post.state == PostState::Withdrawn,
        change,
        form,
    })
}

#[get("/desk/posts/<id>/publication")]
async fn publication(context: &State<Context>, editor: Editor, id: PostId) -> Result<Page> {
    let working = actions::open(context, &editor, id).await?;
    let form = PublicationForm::default();
    Page::of(&publication_page(context, &editor, &working, FormErrors::default(), form).await?)
}

#[post("/desk/posts/<id>/publication", data = "<form>")]
async fn publish(
    context: &State<Context>,
    editor: Editor,
    id: PostId,
    form: Posted<PublicationForm>,
) -> Result<Result<Redirect, Page>> {
    let Posted(form) = form;
    let working = actions::open(context, &editor, id).await?;
    let new = working.post.published_revision != Some(working.post.working_revision);
    let checked = match change(context, &working).await? {
        Some(difference) if new => form.check(difference.words),
        _ => Ok(Change::Correction),
    };
    let change = match checked {
        Ok(change) => change,
        Err(errors) => {
            let page = publication_page(context, &editor, &working, errors, form).await?;
            return Page::refused(&page).map(Err);
        }
    };
    let (words, status) = match actions::publish(context, &editor, id, form.seen(), &change).await?
    {
        Outcome::Done => return Ok(Ok(back(id, "published"))),
        Outcome::NoText => {
            ("Enter the text before you publish".to_owned(), Status::UnprocessableEntity)
        }
        Outcome::Late => {
            let working = actions::open(context, &editor, id).await?;
            let words = late(context, &working).await?;
            (format!("{words} before you publish"), Status::Conflict)
        }
    };
    let working = actions::open(context, &editor, id).await?;
    let errors = FormErrors::one("publish", words);
    let page = publication_page(context, &editor, &working, errors, form).await?;
    Ok(Err(Page::of(&page)?.with(status)))
}

async fn withdrawal_page(
    context: &Context,
    editor: &Editor,
    working: &Working,
    errors: FormErrors,
    form: WithdrawalForm,
) -> Result<WithdrawalPage> {
    let id = working.post.id;
    let counts = comments::counts(context.database.read(), &[id]).await?;
    let heading = format!("Withdraw “{}”", working.wording.title);
    Ok(WithdrawalPage {
        layout: DeskLayout::new(&context.site.get(), editor, &heading, "posts")
            .with_errors(&errors),
        errors,
        id: id.0,
        version: working.post.version,
        title: working.wording.title.clone(),
        comments: WithdrawalPage::about_comments(counts.get(&id).copied().unwrap_or(0)),
        form,
    })
}

#[get("/desk/posts/<id>/withdrawal")]
async fn withdrawal(context: &State<Context>, editor: Editor, id: PostId) -> Result<Page> {
    let working = actions::open(context, &editor, id).await?;
    let form = WithdrawalForm::default();
    Page::of(&withdrawal_page(context, &editor, &working, FormErrors::default(), form).await?)
}

#[post("/desk/posts/<id>/withdrawal", data = "<form>")]
async fn withdraw(
    context: &State<Context>,
    editor: Editor,
    id: PostId,
    form: Posted<WithdrawalForm>,
) -> Result<Result<Redirect, Page>> {
    let Posted(form) = form;
    let (errors, status) = match form.check() {
        Ok(reason) => match actions::withdraw(context, &editor, id, form.seen(), &reason).await? {
            Outcome::Done => return Ok(Ok(back(id, "withdrawn"))),
            Outcome::Late | Outcome::NoText => {
                let working = actions::open(context, &editor, id).await?;
                let words = late(context, &working).await?;
                let words = format!("{words} before you withdraw it");
                (FormErrors::one("reason", words), Status::Conflict)
            }
        },
        Err(errors) => (errors, Status::UnprocessableEntity),
    };
    let working = actions::open(context, &editor, id).await?;
    let page = withdrawal_page(context, &editor, &working, errors, form).await?;
    Ok(Err(Page::of(&page)?.with(status)))
}

async fn comments_page(
    context: &Context,
    editor: &Editor,
    working: &Working,
    errors: FormErrors,
    form: CommentsForm,
) -> Result<CommentsPage> {
    let terms = reading::terms(&working.post);
    let commenting = calendar::ask(context, context.database.read(), &terms).await?;
    let after = context.site.get().comments_close_after;
    let heading = format!("Comments on “{}”", working.wording.title);
    Ok(CommentsPage {
        layout: DeskLayout::new(&context.site.get(), editor, &heading, "posts")
            .with_errors(&errors),
        errors,
        id: working.post.id.0,
        version: working.post.version,
        title: working.wording.title.clone(),
        now: calendar::on_desk(&terms, &commenting, after),
        by_age: match after {
            Some(1) => "1 day after the post is published.".to_owned(),
            Some(days) => format!("{days} days after the post is published."),
            None => "The settings of this blog keep them open.".to_owned(),
        },
        form,
    })
}

#[get("/desk/posts/<id>/comments")]
async fn commenting(context: &State<Context>, editor: Editor, id: PostId) -> Result<Page> {
    let working = actions::open(context, &editor, id).await?;
    let form = CommentsForm::of(working.post.version, &reading::terms(&working.post));
    let errors = FormErrors::default();
    Page::of(&comments_page(context, &editor, &working, errors, form).await?)
}

#[post("/desk/posts/<id>/comments", data = "<form>")]
async fn set_commenting(
    context: &State<Context>,
    editor: Editor,
    id: PostId,
    form: Posted<CommentsForm>,
) -> Result<Result<Redirect, Page>> {
    let Posted(form) = form;
    let working = actions::open(context, &editor, id).await?;
    let terms = reading::terms(&working.post);
    let (errors, status) = match form.check(&terms, context.clock.now()) {
        Ok(taking) => {
            match actions::set_comments(context, &editor, id, form.seen(), &taking).await? {
                Outcome::Done => return Ok(Ok(back(id, "comments"))),
                Outcome::Late | Outcome::NoText => {
                    let working = actions::open(context, &editor, id).await?;
                    let words = format!("{} before you save", late(context, &working).await?);
                    (FormErrors::one("comments", words), Status::Conflict)
                }
            }
        }
        Err(errors) => (errors, Status::UnprocessableEntity),
    };
    let working = actions::open(context, &editor, id).await?;
    let page = comments_page(context, &editor, &working, errors, form).await?;
    Ok(Err(Page::of(&page)?.with(status)))
}
