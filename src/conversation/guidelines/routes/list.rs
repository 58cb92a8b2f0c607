//! The list of guidelines on the desk: their order, and which are in force.

use crate::{
    base::{
        context::Context,
        error::{AppError, Result},
        ids::GuidelineId,
    },
    conversation::guidelines::{
        actions::{self, ChangeOutcome},
        forms::MoveForm,
        pages::{Done, LAST_TO_RETIRE},
        paths, reading,
    },
    team::{
        accounts::{Moderator, SessionForm},
        site::JustDone,
    },
    web::{EmptyForm, Reply},
};
use rocket::{Route, State, get, post, routes};

pub(super) fn routes() -> Vec<Route> {
    routes![list, step, retire, bring_back]
}

#[get("/desk/moderation/guidelines?<done>")]
async fn list(context: &State<Context>, moderator: Moderator, done: Option<&str>) -> Result<Reply> {
    Reply::page(&reading::list_page(context, &moderator, Done::read(done)).await?)
}

/// Moves a guideline one place; the browser comes back to where it stands then.
#[post("/desk/moderation/guidelines/<id>/position", data = "<form>")]
async fn step(
    context: &State<Context>,
    moderator: Moderator,
    id: GuidelineId,
    form: SessionForm<MoveForm>,
) -> Result<Reply> {
    let Some(way) = form.0.way() else {
        return Err(AppError::Unreadable("it does not say which way to move the guideline"));
    };
    actions::step(context, &moderator, id, way, form.0.place).await?;
    Ok(Reply::to(paths::in_list(paths::ON_DESK, id)))
}

#[post("/desk/moderation/guidelines/<id>/retirement", data = "<_form>")]
async fn retire(
    context: &State<Context>,
    moderator: Moderator,
    id: GuidelineId,
    _form: SessionForm<EmptyForm>,
) -> Result<Reply> {
    match actions::retire(context, &moderator, id).await? {
        ChangeOutcome::LastInForce => Err(AppError::Conflict(LAST_TO_RETIRE.to_owned())),
        _ => Ok(Reply::to(Done::Retired.at(paths::ON_DESK))),
    }
}

#[post("/desk/moderation/guidelines/<id>/return", data = "<_form>")]
async fn bring_back(
    context: &State<Context>,
    moderator: Moderator,
    id: GuidelineId,
    _form: SessionForm<EmptyForm>,
) -> Result<Reply> {
    actions::bring_back(context, &moderator, id).await?;
    Ok(Reply::to(Done::BroughtBack.at(paths::ON_DESK)))
}
