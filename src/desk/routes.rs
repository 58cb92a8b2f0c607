//! The addresses of the front of the desk.

use super::{reading::home_page, tools::tools_page};
use crate::{
    base::{context::Context, error::Result},
    team::accounts::{Member, Moderator},
    web::Reply,
};
use rocket::{Route, State, get, routes};

/// The routes of this room.
pub fn routes() -> Vec<Route> {
    routes![home, comment_settings]
}

#[get("/desk")]
async fn home(context: &State<Context>, member: Member) -> Result<Reply> {
    Reply::page(&home_page(context, &member).await?)
}

/// The tools of those who moderate.
#[get("/desk/settings/comments")]
async fn comment_settings(context: &State<Context>, moderator: Moderator) -> Result<Reply> {
    Reply::page(&tools_page(context, &moderator).await?)
}
