//! The address of the front of the desk.

use super::reading::home_page;
use crate::{
    base::{context::Context, error::Result},
    team::accounts::Member,
    web::Reply,
};
use rocket::{Route, State, get, routes};

/// The routes of this room.
pub fn routes() -> Vec<Route> {
    routes![home]
}

#[get("/desk")]
async fn home(context: &State<Context>, member: Member) -> Result<Reply> {
    Reply::page(&home_page(context, &member).await?)
}
