//! The page about the filter, and its switch.

use super::{forms::SwitchForm, pages::Done, paths::FILTER, reading};
use crate::{
    base::{context::Context, error::Result},
    moderation::spam_filter::actions,
    team::accounts::{Moderator, SessionForm},
    web::{DoneCode, Reply},
};
use rocket::{Route, State, get, post, routes};

/// The routes of the filter.
pub fn routes() -> Vec<Route> {
    routes![show, switch]
}

#[get("/desk/moderation/screening/filter?<done>")]
async fn show(context: &State<Context>, moderator: Moderator, done: Option<&str>) -> Result<Reply> {
    Reply::page(&reading::page(context, &moderator, Done::read(done)).await?)
}

#[post("/desk/moderation/screening/filter", data = "<form>")]
async fn switch(
    context: &State<Context>,
    moderator: Moderator,
    form: SessionForm<SwitchForm>,
) -> Result<Reply> {
    let on = form.0.is_on();
    actions::switch(context, &moderator, on).await?;
    let done = if on { Done::SwitchedOn } else { Done::SwitchedOff };
    Ok(Reply::to(done.at(FILTER)))
}
