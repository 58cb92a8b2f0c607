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
    let PublicForm(form) = form;
    if !context.set_up.admits(context, token).await? {
        return second_press(context, jar, &network, &device, token, &form).await;
    }
    let new = match form.check(&context.site.get()) {
        Ok(new) => new,
        Err(errors) => {
            return Reply::refused(&reading::set_up_page(context, errors, token, &form));
        }
    };
    if !context.set_up.shut(token) {
        return second_press(context, jar, &network, &device, token, &form).await;
    }
    let added = accounts::add_person(context, By::Operator, &new).await;
    if let Err(error) = added.and_then(|added| Ok(added?)) {
        context.set_up.reopen(token);
        return Err(error);
    }
    // The account is made, even where signing in with it must wait.
    let signed_in = sign_in(context, jar, &network, &device, &form).await;
    Ok(signed_in.unwrap_or_else(|| Reply::to(accounts::paths::SIGN_IN)))
}

/// Whoever pressed twice has made the account at the first, and comes in with it.
async fn second_press(
    context: &Context,
    jar: &CookieJar<'_>,
    network: &ClientNetwork,
    device: &Device,
    token: &str,
    form: &SetUpForm,
) -> Result<Reply> {
    if !context.set_up.has_admitted(token) {
        return Err(AppError::NotFound);
    }
    sign_in(context, jar, network, device, form).await.ok_or(AppError::NotFound)
}

/// Signs in with what was typed, if it is right, and leads to the desk.
async fn sign_in(
    context: &Context,
    jar: &CookieJar<'_>,
    network: &ClientNetwork,
    device: &Device,
    form: &SetUpForm,
) -> Option<Reply> {
    let attempt = Attempt {
        email: &form.email,
        password: &form.password,
        pass: "",
        network: &network.0,
        device: &device.0,
    };
    let session = accounts::sign_in(context, attempt).await.ok()?;
    accounts::set_cookie(context, jar, &session);
    Some(Reply::to(paths::DESK))
}
