//! The sealed originals, for administrators: listed from outside, opened one at a time for a reason.

use crate::{
    base::{
        context::Context,
        error::{AppError, Result},
        ids::SealedId,
    },
    moderation::redaction::{
        actions::{self, OpenOutcome},
        forms::WhyForm,
        pages::DESTROYED,
        reading::sealed::{self, page},
    },
    team::accounts::{Administrator, SessionForm},
    web::{FormErrors, Reply},
};
use rocket::{Route, State, get, post, routes};

pub(super) fn routes() -> Vec<Route> {
    routes![list, show, open]
}

#[get("/desk/records/sealed?<before>")]
async fn list(
    context: &State<Context>,
    administrator: Administrator,
    before: Option<i64>,
) -> Result<Reply> {
    Reply::page(&sealed::list(context, &administrator, before.map(SealedId)).await?)
}

#[get("/desk/records/sealed/<id>")]
async fn show(
    context: &State<Context>,
    administrator: Administrator,
    id: SealedId,
) -> Result<Reply> {
    let (form, errors) = (WhyForm::default(), FormErrors::default());
    Reply::page(&page(context, &administrator, id, form, errors, None).await?)
}

#[post("/desk/records/sealed/<id>", data = "<form>")]
async fn open(
    context: &State<Context>,
    administrator: Administrator,
    id: SealedId,
    form: SessionForm<WhyForm>,
) -> Result<Reply> {
    let SessionForm(form) = form;
    let why = match form.check() {
        Ok(why) => why,
        Err(errors) => {
            let page = page(context, &administrator, id, form, errors, None).await?;
            return Reply::refused(&page);
        }
    };
    match actions::open(context, &administrator, id, &why).await? {
        OpenOutcome::Read(original) => {
            let (form, errors) = (WhyForm::default(), FormErrors::default());
            Reply::page(&page(context, &administrator, id, form, errors, Some(original)).await?)
        }
        OpenOutcome::Destroyed => Err(AppError::Conflict(DESTROYED.to_owned())),
    }
}
