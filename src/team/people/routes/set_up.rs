//! The first administrator's way in.

use super::device::Device;
use crate::{
    base::{
        audit::By,
        context::Context,
        error::{AppError, Result},
    },
    team::{
        accounts::{self, Attempt},
        people::{forms::SetUpForm, paths, reading},
    },
    web::{ClientNetwork, FormErrors, PublicForm, Reply},
};
use rocket::{State, get, http::CookieJar, post};

#[get("/desk/set-up/<token>")]
pub(super) async fn set_up_page(context: &State<Context>, token: &str) -> Result<Reply> {
    if !context.set_up.admits(context, token).await? {
        return Err(AppError::NotFound);
    }
    let (none, form) = (FormErrors::default(), SetUpForm::default());
    Reply::page(&reading::set_up_page(context, none, token, &form))
}

#[post("/desk/set-up/<token>", data = "<form>")]
pub(super) async fn set_up(
    context: &State<Context>,
    jar: &CookieJar<'_>,
    network: ClientNetwork,
    device: Device,
    token: &str,
    form: PublicForm<SetUpForm>,
) -> Result<Reply> {
    if !context.set_up.admits(context, token).await? {
        return Err(AppError::NotFound);
    }
    let PublicForm(form) = form;
    let new = match form.check(&context.site.get()) {
        Ok(new) => new,
        Err(errors) => {
            return Reply::refused(&reading::set_up_page(context, errors, token, &form));
        }
    };
    if !context.set_up.shut(token) {
        return Err(AppError::NotFound);
    }
    let added = accounts::add_person(context, By::Operator, &new).await;
    if let Err(error) = added.and_then(|added| Ok(added?)) {
        context.set_up.reopen(token);
        return Err(error);
    }
    let attempt = Attempt {
        email: &form.email,
        password: &form.password,
        pass: "",
        network: &network.0,
        device: &device.0,
    };
    match accounts::sign_in(context, attempt).await {
        Ok(session) => {
            accounts::set_cookie(context, jar, &session);
            Ok(Reply::to(paths::DESK))
        }
        Err(_) => Ok(Reply::to(accounts::paths::SIGN_IN)),
    }
}
