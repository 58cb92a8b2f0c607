//! Signing in and out.

use super::device::Device;
use crate::{
    base::{context::Context, error::Result},
    team::{
        accounts::{self, Attempt, Member, Patient, Posted, Refused, Visitor},
        people::{
            forms::SignInForm,
            pages::{KeptPage, SignInPage, why_to_wait},
        },
        site::Layout,
    },
    web::{ClientNetwork, FormErrors, Nothing, Page, Sent, own_path},
};
use rocket::{
    Request, State, get,
    http::{CookieJar, Header, Status},
    post,
    response::{Redirect, Responder},
};

fn sign_in_form(context: &Context, errors: FormErrors, form: &SignInForm) -> SignInPage {
    SignInPage {
        layout: Layout::private(&context.site.get(), "Sign in").with_errors(&errors),
        errors,
        form: form.clone(),
        signed_out: false,
    }
}

#[get("/desk/sign-in?<next>&<out>&<pass>")]
pub(super) fn sign_in_page(
    context: &State<Context>,
    visitor: Visitor,
    next: Option<&str>,
    out: Option<&str>,
    pass: Option<&str>,
) -> Result<Result<Page, Redirect>> {
    if visitor.0.is_some() {
        return Ok(Err(Redirect::to(own_path(next.unwrap_or("")))));
    }
    let form = SignInForm {
        next: next.unwrap_or("").to_owned(),
        pass: pass.unwrap_or("").to_owned(),
        ..Default::default()
    };
    let mut page = sign_in_form(context, FormErrors::default(), &form);
    page.signed_out = out.is_some();
    Page::of(&page).map(Ok)
}

#[post("/desk/sign-in", data = "<form>")]
pub(super) async fn sign_in(
    context: &State<Context>,
    jar: &CookieJar<'_>,
    _patient: Patient,
    visitor: Visitor,
    network: ClientNetwork,
    device: Device,
    form: Sent<SignInForm>,
) -> Result<Result<Redirect, Page>> {
    let Sent(form) = form;
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
            match kept_page(context, &token, &form.kept).await? {
                Some(page) => Ok(Err(page)),
                None => Ok(Ok(Redirect::to(own_path(&form.next)))),
            }
        }
        Err(Refused::Wrong) => {
            let errors = FormErrors::one("email", "Check your email address and password");
            Page::refused(&sign_in_form(context, errors, &form)).map(Err)
        }
        Err(Refused::TooOften(refused)) => {
            let errors = FormErrors::one("email", why_to_wait(refused));
            let page = Page::of(&sign_in_form(context, errors, &form))?;
            Ok(Err(page.with(Status::TooManyRequests).retry_after(refused.seconds)))
        }
        Err(Refused::Error(error)) => Err(error),
    }
}

/// What somebody wrote while their session ended, shown again once they are back.
async fn kept_page(context: &Context, token: &str, code: &str) -> Result<Option<Page>> {
    let Some(member) = accounts::resume(context, token).await? else { return Ok(None) };
    let Some((path, fields)) = accounts::kept_words(context, &member, code).await? else {
        return Ok(None);
    };
    let page = KeptPage {
        layout: Layout::private(&context.site.get(), "You are signed in again"),
        errors: FormErrors::default(),
        path,
        csrf: member.csrf().to_owned(),
        fields,
    };
    Page::of(&page).map(Some)
}

/// Tells the browser to forget what it kept of the desk.
pub(super) struct Cleared(Redirect);

impl<'r> Responder<'r, 'static> for Cleared {
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
    _form: Posted<Nothing>,
) -> Result<Cleared> {
    accounts::sign_out(context, &member).await?;
    accounts::clear_cookie(context, jar);
    Ok(Cleared(Redirect::to("/desk/sign-in?out=1")))
}
