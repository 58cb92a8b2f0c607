//! Addresses of credits.

use super::{
    actions,
    forms::TickForm,
    pages::Done,
    paths,
    reading::{changes_page, comment_page, post_page},
};
use crate::{
    base::{
        context::Context,
        error::Result,
        ids::{CommentId, PostId},
    },
    blog::posts::POSTS,
    conversation::comments::COMMENTS,
    team::{
        accounts::{Answerer, SessionForm},
        site::SITE,
    },
    web::{DoneCode, NewPage, PageNumber, PublicPage, Reply, public_page},
};
use rocket::{Route, State, get, http::uri::Origin, post, routes};

/// The routes of this room.
pub fn routes() -> Vec<Route> {
    routes![changes, of_comment, credit_comment, of_post, credit_change]
}

#[get("/changes?<page>")]
async fn changes(
    context: &State<Context>,
    page: PageNumber,
    asked: &Origin<'_>,
) -> Result<PublicPage> {
    public_page(asked, async {
        if !asked.path().as_str().ends_with('/') {
            return Ok(Reply::moved(paths::CHANGES).into());
        }
        let page = Reply::page(&changes_page(context, page).await?)?;
        Ok(NewPage::from(page).tagged([SITE, POSTS, COMMENTS]))
    })
    .await
}

#[get("/desk/moderation/comments/<id>/credits?<done>")]
async fn of_comment(
    context: &State<Context>,
    person: Answerer,
    id: CommentId,
    done: Option<&str>,
) -> Result<Reply> {
    let told = Done::read(done).map(Done::told);
    Reply::page(&comment_page(context, &person, id, told).await?)
}

#[post("/desk/moderation/comments/<id>/credits", data = "<form>")]
async fn credit_comment(
    context: &State<Context>,
    person: Answerer,
    id: CommentId,
    form: SessionForm<TickForm>,
) -> Result<Reply> {
    let SessionForm(form) = form;
    actions::credit_comment(context, &person, id, &form.notes()).await?;
    Ok(Reply::to(Done::after(form.says_any()).at(&paths::comment(id))))
}

#[get("/desk/posts/<id>/credits?<done>")]
async fn of_post(
    context: &State<Context>,
    person: Answerer,
    id: PostId,
    done: Option<&str>,
) -> Result<Reply> {
    let told = Done::read(done).map(Done::told);
    Reply::page(&post_page(context, &person, id, told).await?)
}

#[post("/desk/posts/<id>/credits", data = "<form>")]
async fn credit_change(
    context: &State<Context>,
    person: Answerer,
    id: PostId,
    form: SessionForm<TickForm>,
) -> Result<Reply> {
    let SessionForm(form) = form;
    actions::credit_change(context, &person, id, form.note(), &form.comments()).await?;
    Ok(Reply::to(Done::after(form.says_any()).at(&paths::post(id))))
}
