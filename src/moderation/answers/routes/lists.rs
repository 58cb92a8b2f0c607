//! The lists: what is to be answered, and what was published on one's own posts.

use crate::{
    base::{context::Context, error::Result, ids::CommentId},
    moderation::answers::reading::lists::{self, OwedTab},
    team::accounts::Answerer,
    web::{Cursor, Reply},
};
use rocket::{Route, State, get, routes};

pub(super) fn routes() -> Vec<Route> {
    routes![owed, on_posts]
}

#[get("/desk/answers?<whose>&<after>")]
async fn owed(
    context: &State<Context>,
    person: Answerer,
    whose: Option<&str>,
    after: Option<&str>,
) -> Result<Reply> {
    let asked = if whose == Some("mine") { OwedTab::Mine } else { OwedTab::First };
    let after = after.and_then(Cursor::read);
    Reply::page(&lists::owed(context, &person, asked, after).await?)
}

#[get("/desk/answers/posts?<before>")]
async fn on_posts(
    context: &State<Context>,
    person: Answerer,
    before: Option<i64>,
) -> Result<Reply> {
    Reply::page(&lists::on_posts(context, &person, before.map(CommentId)).await?)
}
