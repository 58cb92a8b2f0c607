//! Signing in and out.

use super::device::Device;
use crate::{
    base::{context::Context, error::Result},
    team::{
        accounts::{self, Attempt, Member, Patient, Refused, SessionForm, Visitor},
        people::{
            forms::SignInForm,
            pages::{NO_ADDRESS, WRONG, why_to_wait},
            paths, reading,
        },
    },
    web::{ClientNetwork, EmptyForm, FormErrors, Page, PublicForm, Reply, own_path},
};
use rocket::{
    Request, State, get,
    http::{CookieJar, Header, Status},
    post,
    response::{Redirect, Responder},
};

#[get("/desk/sign-in?<next>&<out>&<pass>")]
pub(super) fn sign_in_page(
    context: &State<Context>,
    visitor: Visitor,
    next: Option<&str>,
    out: Option<&str>,
    pass: Option<&str>,
) -> Result<Reply> {
    if visitor.0.is_some() {
        return Ok(Reply::to(own_path(next.unwrap_or(""))));
    }
    let form = SignInForm {
        next: next.unwrap_or("").to_owned(),
        pass: pass.unwrap_or("").to_owned(),
        ..Default::default()
    };
    let mut page = reading::sign_in_page(context, FormErrors::default(), &form);
    page.signed_out = out.is_some();
    Reply::page(&page)
}

#[post("/desk/sign-in", data = "<form>")]
pub(super) async fn sign_in(
    context: &State<Context>,
    jar: &CookieJar<'_>,
    _patient: Patient,
    visitor: Visitor,
    network: ClientNetwork,
    device: Device,
    form: PublicForm<SignInForm>,
) -> Result<Reply> {
    let PublicForm(form) = form;
    if form.email.trim().is_empty() {
        let errors = FormErrors::one("email", NO_ADDRESS);
        return Reply::refused(&reading::sign_in_page(context, errors, &form));
    }
    let attempt = Attempt {
        email: &form.email,
        password: &form.password,
        pass: &form.pass,
        network: &network.0,
        device: &device.0,
    };
    match accounts::sign_in(context, attempt).await {
        Ok(token) => {
            if let Some(member) = &visitor.0 {
                // The session that was there is not left behind.
                accounts::sign_out(context, member).await?;
            }
            accounts::set_cookie(context, jar, &token);
            match reading::kept_page(context, &token, &form.kept).await? {
                Some(page) => Reply::page(&page),
                // Somebody else knows that password, so another is chosen first.
                None if form.next.is_empty() && has_temporary_password(context, &token).await? => {
                    Ok(Reply::to(accounts::paths::ACCOUNT))
                }
                None => Ok(Reply::to(own_path(&form.next))),
            }
        }
        Err(Refused::Wrong) => {
            let errors = FormErrors::one("email", WRONG);
            Reply::refused(&reading::sign_in_page(context, errors, &form))
        }
        Err(Refused::TooOften(refused)) => {
            let errors = FormErrors::one("email", why_to_wait(refused));
            let page = Page::of(&reading::sign_in_page(context, errors, &form))?;
            Ok(page.with(Status::TooManyRequests).retry_after(refused.seconds).into())
        }
        Err(Refused::Error(error)) => Err(error),
    }
}

async fn has_temporary_password(context: &Context, token: &str) -> Result<bool> {
    let member = accounts::resume(context, token).await?;
    Ok(member.is_some_and(|member| member.person().temporary_password))
}

/// Tells the browser to forget what it kept of the desk.
pub(super) struct ClearSiteData(Redirect);

impl<'r> Responder<'r, 'static> for ClearSiteData {
    fn respond_to(self, request: &'r Request<'_>) -> rocket::response::Result<'static> {
        let mut response = self.0.respond_to(request)?;
        response.set_header(Header::new("Clear-Site-Data", "\"cache\", \"storage\""));
        Ok(response)
    }
}

#[post("/desk/sign-out", data = "<_form>")]
pub(super) async fn sign_out(
    context: &State<Context>,
    member: Member,
    jar: &CookieJar<'_>,
    _form: SessionForm<EmptyForm>,
) -> Result<ClearSiteData> {
    accounts::sign_out(context, &member).await?;
    accounts::clear_cookie(context, jar);
    Ok(ClearSiteData(Redirect::to(paths::SIGNED_OUT)))
}
