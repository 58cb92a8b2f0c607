//! The list of guidelines on the desk: their order, and which are in force.

use super::super::{
    actions::{self, Changed, MOST},
    door::{self, BESIDE_THE_FORM},
    forms::MoveForm,
    pages::{ListPage, Row},
    values::Guideline,
};
use crate::{
    base::{
        clock::london,
        context::Context,
        error::{AppError, Result},
        ids::GuidelineId,
    },
    team::{
        accounts::{Moderator, Posted},
        site::{DeskLayout, Notice},
    },
    web::{Nothing, Page},
};
use rocket::{Route, State, get, post, response::Redirect, routes};

pub(super) const LIST: &str = "/desk/moderation/guidelines";

pub(super) fn routes() -> Vec<Route> {
    routes![list, step, retire, bring_back]
}

/// The frame of these pages.
pub(super) fn layout(context: &Context, moderator: &Moderator, heading: &str) -> DeskLayout {
    DeskLayout::new(&context.site.get(), moderator, heading, "moderation").in_section(LIST)
}

fn row(guideline: &Guideline, place: usize, last: usize) -> Row {
    Row {
        id: guideline.id.0,
        title: guideline.title.clone(),
        short: guideline.short.clone(),
        beside: guideline.retired.is_none() && place < BESIDE_THE_FORM,
        first: place == 0,
        last: place == last,
        retired: guideline.retired.map(london::day).unwrap_or_default(),
    }
}

#[get("/desk/moderation/guidelines?<done>")]
async fn list(context: &State<Context>, moderator: Moderator, done: Option<&str>) -> Result<Page> {
    let told = match done {
        Some("added") => Some("The guideline is added."),
        Some("saved") => Some("The guideline is saved."),
        Some("retired") => Some("The guideline is retired. Nobody can select it as a reason."),
        Some("back") => Some("The guideline is in force again, behind the others."),
        Some("deleted") => Some("The guideline is deleted."),
        _ => None,
    };
    let (in_force, retired): (Vec<Guideline>, Vec<Guideline>) = door::all(context.database.read())
        .await?
        .into_iter()
        .partition(|guideline| guideline.retired.is_none());
    let last = in_force.len().saturating_sub(1);
    Page::of(&ListPage {
        layout: layout(context, &moderator, "Guidelines")
            .telling(told.map(|text| Notice { text: text.to_owned(), undo: None })),
        full: in_force.len() + retired.len() >= MOST,
        in_force: in_force
            .iter()
            .enumerate()
            .map(|(place, guideline)| row(guideline, place, last))
            .collect(),
        retired: retired.iter().map(|guideline| row(guideline, 0, 0)).collect(),
        beside: BESIDE_THE_FORM,
    })
}

/// Moves a guideline one place; the browser comes back to where it stands then.
#[post("/desk/moderation/guidelines/<id>/position", data = "<form>")]
async fn step(
    context: &State<Context>,
    moderator: Moderator,
    id: GuidelineId,
    form: Posted<MoveForm>,
) -> Result<Redirect> {
    let Some(way) = form.0.way() else {
        return Err(AppError::Unreadable("it does not say which way to move the guideline"));
    };
    actions::step(context, &moderator, id, way).await?;
    Ok(Redirect::to(format!("{LIST}#guideline-{id}")))
}

#[post("/desk/moderation/guidelines/<id>/retirement", data = "<_form>")]
async fn retire(
    context: &State<Context>,
    moderator: Moderator,
    id: GuidelineId,
    _form: Posted<Nothing>,
) -> Result<Redirect> {
    match actions::retire(context, &moderator, id).await? {
        Changed::LastInForce => Err(AppError::Conflict(
            "This is the last guideline in force. Add another before you retire it.".to_owned(),
        )),
        _ => Ok(Redirect::to(format!("{LIST}?done=retired"))),
    }
}

#[post("/desk/moderation/guidelines/<id>/return", data = "<_form>")]
async fn bring_back(
    context: &State<Context>,
    moderator: Moderator,
    id: GuidelineId,
    _form: Posted<Nothing>,
) -> Result<Redirect> {
    actions::bring_back(context, &moderator, id).await?;
    Ok(Redirect::to(format!("{LIST}?done=back")))
}
