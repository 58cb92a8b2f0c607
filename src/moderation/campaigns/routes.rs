//! Addresses of a campaign.

use super::{
    actions::decide_all,
    forms::CampaignForm,
    pages::CHANGED,
    reading::{last_look, of_text, page},
    values::Verdict,
};
use crate::{
    base::{context::Context, error::Result, ids::CommentId},
    moderation::decisions::{self, REASON_GONE},
    team::accounts::{Moderator, SessionForm},
    web::{FormErrors, Reply},
};
use rocket::{Route, State, get, http::Status, post, routes};

/// The routes of this room.
pub fn routes() -> Vec<Route> {
    routes![show, decide]
}

#[get("/desk/moderation/campaigns/<digest>?<after>")]
async fn show(
    context: &State<Context>,
    moderator: Moderator,
    digest: &str,
    after: Option<i64>,
) -> Result<Reply> {
    let after = CommentId(after.unwrap_or(0));
    let none = CampaignForm::default();
    Reply::page(&page(context, &moderator, digest, after, none, FormErrors::default()).await?)
}

#[post("/desk/moderation/campaigns/<digest>", data = "<form>")]
async fn decide(
    context: &State<Context>,
    moderator: Moderator,
    digest: &str,
    form: SessionForm<CampaignForm>,
) -> Result<Reply> {
    let SessionForm(form) = form;
    match form.check() {
        Ok(verdict) => take(context, &moderator, digest, form, &verdict).await,
        Err(errors) => {
            again(context, &moderator, digest, form, errors, Status::UnprocessableEntity).await
        }
    }
}

/// The page from its beginning, with what was typed and what is wrong.
async fn again(
    context: &Context,
    moderator: &Moderator,
    digest: &str,
    form: CampaignForm,
    errors: FormErrors,
    status: Status,
) -> Result<Reply> {
    let page = page(context, moderator, digest, CommentId(0), form, errors).await?;
    Reply::page_with(status, &page)
}

async fn take(
    context: &Context,
    moderator: &Moderator,
    digest: &str,
    form: CampaignForm,
    verdict: &Verdict,
) -> Result<Reply> {
    let (same, other) = of_text(context, digest, form.seen()).await?;
    let gone = || FormErrors::one("guideline", REASON_GONE);
    if form.needs_a_last_look(verdict) {
        return match last_look(context, moderator, digest, &form, verdict).await? {
            Some(page) => Reply::page(&page),
            None => {
                let refused = Status::UnprocessableEntity;
                again(context, moderator, digest, form, gone(), refused).await
            }
        };
    }
    let mut together = decide_all(context, moderator, &same, verdict).await?;
    together.left.extend(other.into_iter().map(|(id, _)| id));
    if let Some(batch) = together.batch {
        return Ok(Reply::to(decisions::batch_address(batch, &together.left, "")?));
    }
    let (errors, status) = match together.reason_gone {
        true => (gone(), Status::UnprocessableEntity),
        false => (FormErrors::one("one", CHANGED), Status::Conflict),
    };
    again(context, moderator, digest, form, errors, status).await
}
