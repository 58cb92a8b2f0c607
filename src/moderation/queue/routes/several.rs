//! Deciding about several comments at once: the last look, the doing, what came of it, and undo for all.

use crate::{
    base::{clock::is_just_now, context::Context, error::Result, ids::DecisionId},
    conversation::comments::Action,
    moderation::{
        decisions::{
            Decision, REASON_GONE, Ruling, SeenComment, decide_several, paths, undo_decision,
            written,
        },
        place::Place,
        queue::{
            forms::{BackForm, SeveralForm},
            pages::SAY_WHERE_ALL,
            reading::{
                comment::leads_nowhere,
                several::{board_again, last_look, nothing_came_of_it, own_batch, result},
            },
        },
    },
    team::accounts::{Moderator, SessionForm},
    web::{FormErrors, Reply},
};
use rocket::{Route, State, get, http::Status as HttpStatus, post, routes};

pub(super) fn routes() -> Vec<Route> {
    routes![several, batch, undo_all]
}

#[post("/desk/moderation/several", data = "<form>")]
async fn several(
    context: &State<Context>,
    moderator: Moderator,
    form: SessionForm<SeveralForm>,
) -> Result<Reply> {
    let SessionForm(form) = form;
    let (ticked, action) = match form.check() {
        Ok(checked) => checked,
        Err(errors) => {
            return Reply::refused(&board_again(context, &moderator, &form, errors).await?);
        }
    };
    let chosen = (&ticked[..], action);
    match form.ruling(action) {
        Some(Ok(ruling)) if leads_nowhere(context, &ruling).await? => {
            let errors = FormErrors::one("note", SAY_WHERE_ALL);
            Reply::refused(&last_look(context, &moderator, &form, chosen, errors).await?)
        }
        Some(Ok(ruling)) => carry_out(context, &moderator, &form, chosen, &ruling).await,
        Some(Err(errors)) => {
            Reply::refused(&last_look(context, &moderator, &form, chosen, errors).await?)
        }
        None => {
            let none = FormErrors::default();
            Reply::page(&last_look(context, &moderator, &form, chosen, none).await?)
        }
    }
}

async fn carry_out(
    context: &Context,
    moderator: &Moderator,
    form: &SeveralForm,
    chosen: (&[SeenComment], Action),
    ruling: &Ruling,
) -> Result<Reply> {
    let together = decide_several(context, moderator, chosen.0, ruling, None).await?;
    let return_to = Place { select: String::new(), ..Place::read(&form.return_to) }.query();
    if let Some(batch) = together.batch {
        return Ok(Reply::to(paths::batch_address(batch, &together.left, &return_to)?));
    }
    if together.reason_gone {
        let errors = FormErrors::one("guideline", REASON_GONE);
        return Reply::refused(&last_look(context, moderator, form, chosen, errors).await?);
    }
    let left = written(&together.left);
    let page = nothing_came_of_it(context, moderator, &left, &return_to).await?;
    Reply::page_with(HttpStatus::Conflict, &page)
}

#[get("/desk/moderation/batches/<id>?<left>&<back>&<undone>")]
async fn batch(
    context: &State<Context>,
    moderator: Moderator,
    id: DecisionId,
    left: Option<&str>,
    back: Option<&str>,
    undone: Option<&str>,
) -> Result<Reply> {
    let (left, return_to) = (left.unwrap_or(""), back.unwrap_or(""));
    Reply::page(&result(context, &moderator, id, (left, return_to), undone).await?)
}

#[post("/desk/moderation/batches/<id>/undo", data = "<form>")]
async fn undo_all(
    context: &State<Context>,
    moderator: Moderator,
    id: DecisionId,
    form: SessionForm<BackForm>,
) -> Result<Reply> {
    let now = context.clock.now();
    // Pressed twice, those of the first press are counted again.
    let own = |one: &&Decision| {
        one.person == Some(moderator.id())
            && one.undone.is_none_or(|undone| is_just_now(undone, now))
    };
    let mut undone = 0;
    for decision in own_batch(context, &moderator, id).await?.iter().filter(own) {
        // Too late, changed since, or sent again: it stays as it is, and the page says so.
        let answer = undo_decision(context, &moderator, decision.comment, decision.id).await?;
        undone += usize::from(answer.is_ok());
    }
    let return_to = Place::read(&form.0.return_to).query();
    Ok(Reply::to(paths::batch_undone(id, undone, &return_to)?))
}
