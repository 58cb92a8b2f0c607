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
        people::{forms::SetUpForm, pages::SetUpPage},
        site::Layout,
    },
    web::{ClientNetwork, FormErrors, Page, Sent},
};
use rocket::{State, get, http::CookieJar, post, response::Redirect};

fn set_up_form(context: &Context, errors: FormErrors, token: &str, form: &SetUpForm) -> SetUpPage {
    SetUpPage {
        layout: Layout::private(&context.site.get(), "Make the first account").with_errors(&errors),
        errors,
        token: token.to_owned(),
        form: form.clone(),
    }
}

#[get("/desk/set-up/<token>")]
pub(super) async fn set_up_page(context: &State<Context>, token: &str) -> Result<Page> {
    if !context.set_up.admits(context, token).await? {
        return Err(AppError::NotFound);
    }
    Page::of(&set_up_form(context, FormErrors::default(), token, &SetUpForm::default()))
}

#[post("/desk/set-up/<token>", data = "<form>")]
pub(super) async fn set_up(
    context: &State<Context>,
    jar: &CookieJar<'_>,
    network: ClientNetwork,
    device: Device,
    token: &str,
    form: Sent<SetUpForm>,
) -> Result<Result<Redirect, Page>> {
    if !context.set_up.admits(context, token).await? {
        return Err(AppError::NotFound);
    }
    let Sent(form) = form;
    let new = match form.check(&context.site.get()) {
        Ok(new) => new,
        Err(errors) => return Page::refused(&set_up_form(context, errors, token, &form)).map(Err),
    };
    if !context.set_up.shut(token) {
        return Err(AppError::NotFound);
    }
    if let Err(error) = accounts::add_person(context, By::Operator, &new).await {
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
            Ok(Ok(Redirect::to("/desk/")))
        }
        Err(_) => Ok(Ok(Redirect::to("/desk/sign-in"))),
    }
}
