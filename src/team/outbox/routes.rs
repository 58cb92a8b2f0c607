//! Addresses of the outbox.

use super::{
    actions, forms::SendingForm, pages::OutboxDone, paths, reading::outbox_page, values::OutboxList,
};
use crate::{
    base::{context::Context, error::Result, ids::MailId},
    team::{
        accounts::{Administrator, SessionForm},
        site::JustDone,
    },
    web::{EmptyForm, Reply},
};
use rocket::{Route, State, get, post, routes};

/// The routes of this room.
pub fn routes() -> Vec<Route> {
    routes![outbox, send_all, send_test, send_one]
}

#[get("/desk/mail?<state>&<before>&<done>")]
async fn outbox(
    context: &State<Context>,
    administrator: Administrator,
    state: Option<&str>,
    before: Option<i64>,
    done: Option<&str>,
) -> Result<Reply> {
    let (list, before) = (OutboxList::read(state), before.map(MailId));
    let told = OutboxDone::read(done);
    Reply::page(&outbox_page(context, &administrator, list, before, told).await?)
}

#[post("/desk/mail/sending", data = "<form>")]
async fn send_all(
    context: &State<Context>,
    administrator: Administrator,
    form: SessionForm<SendingForm>,
) -> Result<Reply> {
    let SessionForm(form) = form;
    let list = OutboxList::read(Some(&form.state));
    Ok(back(match actions::send_all(context, &administrator, list).await? {
        0 => OutboxDone::Nothing,
        _ => OutboxDone::All,
    }))
}

/// A test email to whoever asks; the outbox says what came of it.
#[post("/desk/mail/test", data = "<_form>")]
async fn send_test(
    context: &State<Context>,
    administrator: Administrator,
    _form: SessionForm<EmptyForm>,
) -> Result<Reply> {
    actions::send_test(context, &administrator).await?;
    Ok(back(OutboxDone::Test))
}

#[post("/desk/mail/<id>/sending", data = "<_form>")]
async fn send_one(
    context: &State<Context>,
    administrator: Administrator,
    id: MailId,
    _form: SessionForm<EmptyForm>,
) -> Result<Reply> {
    Ok(back(match actions::send_one(context, &administrator, id).await? {
        true => OutboxDone::One,
        false => OutboxDone::Nothing,
    }))
}

/// The outbox, which says what was done.
fn back(done: OutboxDone) -> Reply {
    Reply::to(done.at(paths::OUTBOX))
}
