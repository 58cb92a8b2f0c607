//! The queue at one place, its lists beside the tabs, and one's own last decisions.

use crate::{
    base::{
        context::Context,
        error::Result,
        ids::{CommentId, CommenterId, DecisionId, ReportId},
    },
    moderation::{
        place::{Done, Place},
        queue::{
            decided::Decided,
            pages::KeysPage,
            reading::{
                board::{JustDone, board},
                commenter as writer, decided as all_decisions, mine as own, reported as reports,
                to_answer as owed,
            },
        },
    },
    team::{accounts::Moderator, site::DeskLayout},
    web::{Cursor, DoneCode, FormErrors, Reply},
};
use rocket::{Route, State, get, http::uri::Origin, routes};

pub(super) fn routes() -> Vec<Route> {
    routes![queue, reported, to_answer, mine, decided, commenter, keys]
}

#[get("/desk/moderation")]
async fn queue(
    context: &State<Context>,
    moderator: Moderator,
    asked: &Origin<'_>,
) -> Result<Reply> {
    let query = asked.query().map_or("", |query| query.as_str());
    let just: JustDone = serde_html_form::from_str(query).unwrap_or_default();
    let place = Place::read(query);
    let page = board(context, &moderator, &place, &just, FormErrors::default()).await?;
    if page.errors.is_empty() { Reply::page(&page) } else { Reply::refused(&page) }
}

/// The published comments that readers have reported.
#[get("/desk/moderation/reported?<after>&<done>&<decision>")]
async fn reported(
    context: &State<Context>,
    moderator: Moderator,
    after: Option<i64>,
    done: Option<&str>,
    decision: Option<i64>,
) -> Result<Reply> {
    let just = (Done::read(done), decision.map(DecisionId));
    Reply::page(&reports::page(context, &moderator, after.map(ReportId), just).await?)
}

/// The published comments that the team is to answer.
#[get("/desk/moderation/answers?<after>")]
async fn to_answer(
    context: &State<Context>,
    moderator: Moderator,
    after: Option<&str>,
) -> Result<Reply> {
    Reply::page(&owed::page(context, &moderator, after.and_then(Cursor::read)).await?)
}

#[get("/desk/moderation/mine")]
async fn mine(context: &State<Context>, moderator: Moderator) -> Result<Reply> {
    Reply::page(&own::page(context, &moderator).await?)
}

/// All decisions, narrowed by what the address says.
#[get("/desk/moderation/decisions")]
async fn decided(
    context: &State<Context>,
    moderator: Moderator,
    asked: &Origin<'_>,
) -> Result<Reply> {
    let query = asked.query().map_or("", |query| query.as_str());
    let page = all_decisions::page(context, &moderator, Decided::read(query)).await?;
    if page.errors.is_empty() { Reply::page(&page) } else { Reply::refused(&page) }
}

/// All comments of one confirmed address.
#[get("/desk/moderation/commenters/<id>?<before>")]
async fn commenter(
    context: &State<Context>,
    moderator: Moderator,
    id: CommenterId,
    before: Option<&str>,
) -> Result<Reply> {
    let before = before.and_then(|id| id.parse().ok()).map(CommentId);
    Reply::page(&writer::page(context, &moderator, id, before).await?)
}

#[get("/desk/moderation/keys")]
async fn keys(context: &State<Context>, moderator: Moderator) -> Result<Reply> {
    Reply::page(&KeysPage {
        layout: DeskLayout::new(
            &context.site.get(),
            &moderator,
            "Keyboard shortcuts",
            "moderation",
        ),
        on: moderator.person().single_keys,
    })
}
