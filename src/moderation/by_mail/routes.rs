//! Addresses of moderation by mail. The pages behind a link need no session and give none.

use super::{
    actions,
    forms::MailForm,
    pages::Done,
    paths::{self, WISH},
    reading::{link_page, wish_page},
    values::Standing,
};
use crate::{
    base::{context::Context, error::Result},
    team::accounts::{Moderator, SessionForm},
    web::{DoneCode, EmptyForm, FormErrors, PublicForm, Reply},
};
use rocket::{Route, State, get, http::Status, post, routes};

/// The routes of this room.
pub fn routes() -> Vec<Route> {
    routes![show, press, wish, choose]
}

#[get("/desk/by-mail/<token>")]
async fn show(context: &State<Context>, token: &str) -> Result<Reply> {
    let opened = actions::open(context, token).await?;
    let status = match opened.standing {
        Standing::Ended => Status::Gone,
        Standing::Ready | Standing::Used | Standing::Overtaken => Status::Ok,
    };
    Reply::page_with(status, &link_page(context, token, opened).await?)
}

#[post("/desk/by-mail/<token>", data = "<_form>")]
async fn press(
    context: &State<Context>,
    token: &str,
    _form: PublicForm<EmptyForm>,
) -> Result<Reply> {
    let opened = actions::act(context, token).await?;
    let status = match opened.standing {
        // Whoever presses twice sees what came of the first.
        Standing::Ready | Standing::Used => return Ok(Reply::to(paths::link(token))),
        Standing::Overtaken => Status::Conflict,
        Standing::Ended => Status::Gone,
    };
    let page = link_page(context, token, opened).await?;
    let page = if status == Status::Conflict { page.nothing_done_now() } else { page };
    Reply::page_with(status, &page)
}

#[get("/desk/account/mail?<done>")]
async fn wish(context: &State<Context>, moderator: Moderator, done: Option<&str>) -> Result<Reply> {
    let done = done.map(|_| Done::Saved);
    Reply::page(&wish_page(context, &moderator, None, FormErrors::default(), done).await?)
}

#[post("/desk/account/mail", data = "<form>")]
async fn choose(
    context: &State<Context>,
    moderator: Moderator,
    form: SessionForm<MailForm>,
) -> Result<Reply> {
    let SessionForm(form) = form;
    match form.check() {
        Ok((choice, hour)) => {
            actions::choose(context, &moderator, choice, hour).await?;
            Ok(Reply::to(Done::Saved.at(WISH)))
        }
        Err(errors) => {
            Reply::refused(&wish_page(context, &moderator, Some(form), errors, None).await?)
        }
    }
}
