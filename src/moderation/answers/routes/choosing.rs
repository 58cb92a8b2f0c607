//! What is chosen after a decision, each by its own form.

use crate::{
    base::{
        context::Context,
        error::{AppError, Result},
        ids::{CommentId, DecisionId},
    },
    moderation::{
        answers::{
            actions,
            forms::{Back, BackForm, CallOffForm, FaultForm, OwnerForm, PassForm},
            pages::{ChoicesView, Done, NOTHING_TO_TAKE_BACK},
            paths,
            reading::answer::{FormState, page},
            values::Refused,
        },
        place,
    },
    team::accounts::{Answerer, Moderator, SessionForm},
    web::{Choice, DoneCode, FormErrors, Reply},
};
use rocket::{Route, State, post, routes};

pub(super) fn routes() -> Vec<Route> {
    routes![ask, pass_on, report_fault, needs_none, call_off]
}

/// Where the page goes on.
fn on(return_to: &str, id: CommentId, done: Done) -> Reply {
    Reply::to(match Back::of(return_to) {
        Back::Queue(decision, place) => place::back_to(&place, DecisionId(decision), id),
        Back::Comment => paths::next_on_comment(id, done),
        Back::Answer => done.at(&paths::answer(id)),
    })
}

/// The page of the answer again, with what was chosen and what is wrong.
async fn again(
    context: &Context,
    person: &Answerer,
    id: CommentId,
    errors: FormErrors,
    keep: impl FnOnce(&mut ChoicesView),
) -> Result<Reply> {
    let state = FormState { errors: errors.clone(), ..FormState::default() };
    let shown = page(context, person, id, state, None, |view: &mut ChoicesView| {
        view.errors = errors;
        keep(view);
    });
    Reply::refused(&shown.await?)
}

fn answerer(moderator: &Moderator) -> Result<Answerer> {
    Answerer::of((**moderator).clone()).ok_or(AppError::Forbidden(Answerer::HELP))
}

#[post("/desk/answers/<id>/owner", data = "<form>")]
async fn ask(
    context: &State<Context>,
    person: Answerer,
    id: CommentId,
    form: SessionForm<OwnerForm>,
) -> Result<Reply> {
    let SessionForm(form) = form;
    let errors = match form.owner() {
        Ok(owner) => match actions::ask(context, &person, id, owner).await? {
            Ok(()) => return Ok(on(&form.return_to, id, Done::Chosen)),
            Err(refused) => FormErrors::one("owner", refused.in_words()),
        },
        Err(errors) => errors,
    };
    again(context, &person, id, errors, |_| ()).await
}

#[post("/desk/answers/<id>/passing", data = "<form>")]
async fn pass_on(
    context: &State<Context>,
    moderator: Moderator,
    id: CommentId,
    form: SessionForm<PassForm>,
) -> Result<Reply> {
    let SessionForm(form) = form;
    let errors = match form.check() {
        Ok((team, note)) => match actions::pass_on(context, &moderator, id, team, &note).await? {
            Ok(()) => return Ok(on(&form.return_to, id, Done::Chosen)),
            Err(Refused::NotDecided) => return not_decided(),
            Err(refused) => FormErrors::one("team", refused.in_words()),
        },
        Err(errors) => errors,
    };
    again(context, &answerer(&moderator)?, id, errors, |view| {
        Choice::keep(&mut view.teams, &form.team);
        view.handover_note = form.handover_note;
    })
    .await
}

fn not_decided() -> Result<Reply> {
    Err(AppError::Conflict(Refused::NotDecided.in_words().to_owned() + "."))
}

#[post("/desk/answers/<id>/fault", data = "<form>")]
async fn report_fault(
    context: &State<Context>,
    moderator: Moderator,
    id: CommentId,
    form: SessionForm<FaultForm>,
) -> Result<Reply> {
    let SessionForm(form) = form;
    let errors = match form.check() {
        Ok((team, note)) => {
            match actions::report_fault(context, &moderator, id, team, &note).await? {
                Ok(()) => return Ok(on(&form.return_to, id, Done::Chosen)),
                Err(Refused::NotDecided) => return not_decided(),
                Err(refused) => FormErrors::one("fault_team", refused.in_words()),
            }
        }
        Err(errors) => errors,
    };
    again(context, &answerer(&moderator)?, id, errors, |view| {
        view.fault_team = form.fault_team;
        view.fault_note = form.fault_note;
    })
    .await
}

#[post("/desk/answers/<id>/none", data = "<form>")]
async fn needs_none(
    context: &State<Context>,
    person: Answerer,
    id: CommentId,
    form: SessionForm<BackForm>,
) -> Result<Reply> {
    match actions::needs_none(context, &person, id).await? {
        Ok(()) => Ok(on(&form.0.return_to, id, Done::Chosen)),
        Err(refused) => Err(AppError::Conflict(refused.in_words().to_owned() + ".")),
    }
}

#[post("/desk/answers/<id>/calling-off", data = "<form>")]
async fn call_off(
    context: &State<Context>,
    person: Answerer,
    id: CommentId,
    form: SessionForm<CallOffForm>,
) -> Result<Reply> {
    let SessionForm(form) = form;
    let Some(answer) = form.answer() else {
        // Whose comment it is not does not learn more.
        return Err(AppError::Conflict(NOTHING_TO_TAKE_BACK.to_owned()));
    };
    match actions::call_off(context, &person, id, answer).await? {
        Ok(()) => Ok(on(&form.return_to, id, Done::CalledOff)),
        Err(refused) => Err(AppError::Conflict(refused.in_words().to_owned() + ".")),
    }
}
