//! All comments of one confirmed address, for moderators.

use crate::{
    base::{
        clock::london,
        context::Context,
        error::{AppError, Result},
        ids::{CommentId, CommenterId},
    },
    blog::posts,
    conversation::{commenters, comments},
    moderation::queue::{
        pages::{CommenterPage, Theirs},
        reading::{
            cards::EXCERPT,
            record::{Records, reasons},
        },
    },
    team::{accounts::Moderator, site::DeskLayout},
    web::Reply,
};
use rocket::{Route, State, get, routes};

pub(super) fn routes() -> Vec<Route> {
    routes![commenter]
}

/// Comments on one page.
const PAGE: usize = 50;

#[get("/desk/moderation/commenters/<id>?<before>")]
async fn commenter(
    context: &State<Context>,
    moderator: Moderator,
    id: CommenterId,
    before: Option<&str>,
) -> Result<Reply> {
    let database = context.database.read();
    let found = commenters::by_id(database, id).await?.ok_or(AppError::NotFound)?;
    let before = before.and_then(|id| id.parse().ok()).map(CommentId);
    let most = PAGE as u64 + 1;
    let mut page = comments::of_address(database, &found.address, before, most).await?;
    let more = page.len() > PAGE;
    page.truncate(PAGE);
    let ids: Vec<CommentId> = page.iter().map(|comment| comment.id).collect();
    let mut reasons = reasons(context, &ids).await?;
    let posts: Vec<_> = page.iter().map(|comment| comment.post).collect();
    let posts = posts::references(database, &posts).await?;
    let names: std::collections::BTreeSet<&str> =
        page.iter().map(|comment| comment.name.as_str()).collect();
    let names = names.into_iter().collect::<Vec<_>>().join(", ");
    Reply::page(&CommenterPage {
        layout: DeskLayout::new(
            &context.site.get(),
            &moderator,
            "All comments of one writer",
            "moderation",
        )
        .in_section("/desk/moderation/"),
        names,
        // Erased on its date; the newest comment is the last to lose it.
        email: page.iter().find_map(|comment| comment.email.clone()),
        record: Records::whole(context, &found.address).await?,
        next: page
            .last()
            .filter(|_| more)
            .map(|last| format!("/desk/moderation/commenters/{id}?before={}", last.id)),
        theirs: page
            .into_iter()
            .map(|comment| Theirs {
                id: comment.id.0,
                state: comment.status.in_words(),
                reason: reasons.remove(&comment.id).unwrap_or_default(),
                excerpt: comment.excerpt(EXCERPT),
                sent: london::day_and_time(comment.sent),
                post: posts.get(&comment.post).map_or_else(String::new, |post| post.title.clone()),
            })
            .collect(),
    })
}
