//! Addresses of signing in and out, one's own account, and the people of the team.

use super::{
    Administrator, Member, Role, Visitor, actions,
    actions::{Refused, SetUp, change_password},
    forms::{AddForm, Nothing, PasswordForm, ProfileForm, RolesForm, SetUpForm, SignInForm},
    guards::{self, Posted},
    kept_words::KeptWords,
    pages::{
        AccountPage, AddPersonPage, KeptPage, PeoplePage, PersonPage, PersonView, SessionView,
        SetUpPage, SignInPage, role_choices, roles_in_words,
    },
};
use crate::{
    audit::By,
    context::Context,
    error::{AppError, Result},
    ids::{PersonId, SessionId},
    site::{DeskLayout, Layout, Notice},
    web::{ClientNetwork, FormErrors, Page, STAFF_LIMIT, Sent, own_path},
};
use rocket::{
    Route, State, get,
    http::{CookieJar, Header},
    post,
    request::{FromRequest, Outcome, Request},
    response::{Redirect, Responder},
    routes,
};
use std::convert::Infallible;

/// A sign-in form may carry a whole post that was being written, encoded once more.
type SentSignIn = Sent<SignInForm, { 2 * STAFF_LIMIT }>;

/// The routes of this room.
pub fn routes() -> Vec<Route> {
    routes![
        sign_in_page,
        sign_in,
        sign_out,
        set_up_page,
        set_up,
        account,
        profile,
        password,
        end_session,
        end_sessions,
        people,
        add_page,
        add,
        person,
        roles,
        deactivation,
        reactivation
    ]
}

/// What the browser calls itself, shortened to what a person can use.
struct Device(String);

#[rocket::async_trait]
impl<'r> FromRequest<'r> for Device {
    type Error = Infallible;

    async fn from_request(request: &'r Request<'_>) -> Outcome<Self, Infallible> {
        let agent = request.headers().get_one("User-Agent").unwrap_or("");
        let find = |names: &[(&str, &'static str)]| {
            names.iter().find(|(mark, _)| agent.contains(mark)).map(|(_, name)| *name)
        };
        let browser = find(&[
            ("Edg/", "Edge"),
            ("Firefox/", "Firefox"),
            ("Chrome/", "Chrome"),
            ("Safari/", "Safari"),
        ]);
        let system = find(&[
            ("iPhone", "iPhone"),
            ("iPad", "iPad"),
            ("Android", "Android"),
            ("Windows", "Windows"),
            ("Mac OS", "Mac"),
            ("Linux", "Linux"),
        ]);
        Outcome::Success(Self(match (browser, system) {
            (Some(browser), Some(system)) => format!("{browser} on {system}"),
            (Some(one), None) | (None, Some(one)) => one.to_owned(),
            (None, None) => "Another program".to_owned(),
        }))
    }
}

fn sign_in_form(context: &Context, errors: FormErrors, form: &SignInForm) -> SignInPage {
    SignInPage {
        layout: Layout::private(&context.site.get(), "Sign in").with_errors(&errors),
        errors,
        email: form.email.clone(),
        next: form.next.clone(),
        signed_out: false,
        kept: form.kept.clone(),
    }
}

#[get("/desk/sign-in?<next>&<out>")]
fn sign_in_page(
    context: &State<Context>,
    visitor: Visitor,
    next: Option<&str>,
    out: Option<&str>,
) -> Result<Result<Page, Redirect>> {
    if visitor.0.is_some() {
        return Ok(Err(Redirect::to(own_path(next.unwrap_or("")))));
    }
    let form = SignInForm { next: next.unwrap_or("").to_owned(), ..Default::default() };
    let mut page = sign_in_form(context, FormErrors::default(), &form);
    page.signed_out = out.is_some();
    Page::of(&page).map(Ok)
}

#[post("/desk/sign-in", data = "<form>")]
async fn sign_in(
    context: &State<Context>,
    jar: &CookieJar<'_>,
    network: ClientNetwork,
    device: Device,
    form: SentSignIn,
) -> Result<Result<Redirect, Page>> {
    let Sent(form) = form;
    match actions::sign_in(context, &form.email, &form.password, &network.0, &device.0).await {
        Ok(token) => {
            guards::set_cookie(context, jar, &token);
            match kept_page(context, &token, &form.kept).await? {
                Some(page) => Ok(Err(page)),
                None => Ok(Ok(Redirect::to(own_path(&form.next)))),
            }
        }
        Err(Refused::Wrong) => {
            let errors = FormErrors::one("email", "Check your email address and password");
            Page::refused(&sign_in_form(context, errors, &form)).map(Err)
        }
        Err(Refused::TooMany(seconds)) => Err(AppError::TooMany(seconds)),
        Err(Refused::Error(error)) => Err(error),
    }
}

/// What somebody wrote while their session ended, shown again once they are back.
async fn kept_page(context: &Context, token: &str, kept: &KeptWords) -> Result<Option<Page>> {
    let Some(member) = actions::resume(context, token).await? else { return Ok(None) };
    let Some((path, fields)) = kept.open(context, member.id()) else { return Ok(None) };
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
struct Cleared(Redirect);

impl<'r> Responder<'r, 'static> for Cleared {
    fn respond_to(self, request: &'r Request<'_>) -> rocket::response::Result<'static> {
        let mut response = self.0.respond_to(request)?;
        response.set_header(Header::new("Clear-Site-Data", "\"cache\", \"storage\""));
        Ok(response)
    }
}

#[post("/desk/sign-out", data = "<_form>")]
async fn sign_out(
    context: &State<Context>,
    member: Member,
    jar: &CookieJar<'_>,
    _form: Posted<Nothing>,
) -> Result<Cleared> {
    actions::sign_out(context, &member).await?;
    guards::clear_cookie(context, jar);
    Ok(Cleared(Redirect::to("/desk/sign-in?out=1")))
}

fn set_up_form(context: &Context, errors: FormErrors, token: &str, form: &SetUpForm) -> SetUpPage {
    SetUpPage {
        layout: Layout::private(&context.site.get(), "Make the first account").with_errors(&errors),
        errors,
        token: token.to_owned(),
        form: form.clone(),
    }
}

#[get("/desk/set-up/<token>")]
async fn set_up_page(context: &State<Context>, token: &str) -> Result<Page> {
    if !context.set_up.admits(context, token).await? {
        return Err(AppError::NotFound);
    }
    Page::of(&set_up_form(context, FormErrors::default(), token, &SetUpForm::default()))
}

#[post("/desk/set-up/<token>", data = "<form>")]
async fn set_up(
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
    actions::add_person(context, By::Operator, &new).await?;
    SetUp::end(&context.set_up);
    match actions::sign_in(context, &form.email, &form.password, &network.0, &device.0).await {
        Ok(session) => {
            guards::set_cookie(context, jar, &session);
            Ok(Ok(Redirect::to("/desk/")))
        }
        Err(_) => Ok(Ok(Redirect::to("/desk/sign-in"))),
    }
}

async fn account_page(
    context: &Context,
    member: &Member,
    errors: FormErrors,
    profile: Option<ProfileForm>,
    notice: Option<&str>,
) -> Result<AccountPage> {
    let person = member.person();
    let notice = notice.map(|text| Notice { text: text.to_owned(), undo: None });
    Ok(AccountPage {
        layout: DeskLayout::new(&context.site.get(), member, "Your account", "account")
            .with_errors(&errors)
            .telling(notice),
        errors,
        email: person.email.clone(),
        roles: roles_in_words(person),
        profile: profile.unwrap_or_else(|| ProfileForm {
            name: person.name.clone(),
            job: person.job.clone(),
            biography: person.biography.clone(),
        }),
        sessions: actions::own_sessions(context, member)
            .await?
            .into_iter()
            .map(SessionView::from)
            .collect(),
    })
}

#[get("/desk/account?<done>")]
async fn account(context: &State<Context>, member: Member, done: Option<&str>) -> Result<Page> {
    let notice = match done {
        Some("password") => Some("Your password is changed. Other sessions have ended."),
        Some("profile") => Some("Your details are saved."),
        Some("sessions") => Some("The session has ended."),
        _ => None,
    };
    Page::of(&account_page(context, &member, FormErrors::default(), None, notice).await?)
}

#[post("/desk/account/profile", data = "<form>")]
async fn profile(
    context: &State<Context>,
    member: Member,
    form: Posted<ProfileForm>,
) -> Result<Result<Redirect, Page>> {
    let Posted(form) = form;
    match form.check() {
        Ok((name, job, biography)) => {
            actions::change_profile(context, &member, &name, &job, &biography).await?;
            Ok(Ok(Redirect::to("/desk/account?done=profile")))
        }
        Err(errors) => {
            let page = account_page(context, &member, errors, Some(form), None).await?;
            Page::refused(&page).map(Err)
        }
    }
}

#[post("/desk/account/password", data = "<form>")]
async fn password(
    context: &State<Context>,
    member: Member,
    form: Posted<PasswordForm>,
) -> Result<Result<Redirect, Page>> {
    let Posted(form) = form;
    let person = member.person();
    let errors = match form.check(&context.site.get(), &person.name, &person.email) {
        Ok(new) => {
            if change_password(context, &member, &form.current, &new).await? {
                return Ok(Ok(Redirect::to("/desk/account?done=password")));
            }
            FormErrors::one("current", "Check your current password")
        }
        Err(errors) => errors,
    };
    Page::refused(&account_page(context, &member, errors, None, None).await?).map(Err)
}

#[post("/desk/account/sessions/<id>", data = "<_form>")]
async fn end_session(
    context: &State<Context>,
    member: Member,
    id: SessionId,
    _form: Posted<Nothing>,
) -> Result<Redirect> {
    actions::end_session(context, &member, id).await?;
    Ok(Redirect::to("/desk/account?done=sessions"))
}

#[post("/desk/account/sessions", data = "<_form>")]
async fn end_sessions(
    context: &State<Context>,
    member: Member,
    _form: Posted<Nothing>,
) -> Result<Redirect> {
    actions::end_other_sessions(context, &member).await?;
    Ok(Redirect::to("/desk/account?done=sessions"))
}

#[get("/desk/people?<done>")]
async fn people(
    context: &State<Context>,
    administrator: Administrator,
    done: Option<&str>,
) -> Result<Page> {
    let notice = match done {
        Some("added") => Some("The person is added. Give them their first password yourself."),
        Some("changed") => Some("The change is made. The person has been signed out."),
        _ => None,
    };
    Page::of(&PeoplePage {
        layout: DeskLayout::new(&context.site.get(), &administrator, "People", "people")
            .telling(notice.map(|text| Notice { text: text.to_owned(), undo: None })),
        people: actions::people(context).await?.into_iter().map(PersonView::from).collect(),
    })
}

fn add_form(
    context: &Context,
    administrator: &Administrator,
    errors: FormErrors,
    form: &AddForm,
) -> AddPersonPage {
    AddPersonPage {
        layout: DeskLayout::new(&context.site.get(), administrator, "Add a person", "people")
            .with_errors(&errors),
        errors,
        choices: role_choices(&form.role),
        form: form.clone(),
    }
}

#[get("/desk/people/new")]
fn add_page(context: &State<Context>, administrator: Administrator) -> Result<Page> {
    Page::of(&add_form(context, &administrator, FormErrors::default(), &AddForm::default()))
}

#[post("/desk/people", data = "<form>")]
async fn add(
    context: &State<Context>,
    administrator: Administrator,
    form: Posted<AddForm>,
) -> Result<Result<Redirect, Page>> {
    let Posted(form) = form;
    let errors = match form.check(&context.site.get()) {
        Ok(new) => match actions::add_person(context, By::Person(administrator.id()), &new).await {
            Ok(_) => return Ok(Ok(Redirect::to("/desk/people/?done=added"))),
            Err(AppError::Conflict(words)) => FormErrors::one("email", words),
            Err(error) => return Err(error),
        },
        Err(errors) => errors,
    };
    Page::refused(&add_form(context, &administrator, errors, &form)).map(Err)
}

async fn person_page(
    context: &Context,
    administrator: &Administrator,
    id: PersonId,
    errors: FormErrors,
    chosen: Option<Vec<String>>,
) -> Result<PersonPage> {
    let person = actions::person(context, id).await?;
    let chosen = chosen
        .unwrap_or_else(|| person.roles.iter().map(|role: &Role| role.code().to_owned()).collect());
    Ok(PersonPage {
        layout: DeskLayout::new(&context.site.get(), administrator, &person.name, "people")
            .with_errors(&errors),
        errors,
        choices: role_choices(&chosen),
        person: PersonView::from(person),
    })
}

#[get("/desk/people/<id>")]
async fn person(
    context: &State<Context>,
    administrator: Administrator,
    id: PersonId,
) -> Result<Page> {
    Page::of(&person_page(context, &administrator, id, FormErrors::default(), None).await?)
}

#[post("/desk/people/<id>/roles", data = "<form>")]
async fn roles(
    context: &State<Context>,
    administrator: Administrator,
    id: PersonId,
    form: Posted<RolesForm>,
) -> Result<Result<Redirect, Page>> {
    let Posted(form) = form;
    let errors = match form.check() {
        Ok(roles) => match actions::change_roles(context, &administrator, id, &roles).await {
            Ok(()) => return Ok(Ok(Redirect::to("/desk/people/?done=changed"))),
            Err(AppError::Conflict(words)) => FormErrors::one("role", words),
            Err(error) => return Err(error),
        },
        Err(errors) => errors,
    };
    Page::refused(&person_page(context, &administrator, id, errors, Some(form.role)).await?)
        .map(Err)
}

#[post("/desk/people/<id>/deactivation", data = "<_form>")]
async fn deactivation(
    context: &State<Context>,
    administrator: Administrator,
    id: PersonId,
    _form: Posted<Nothing>,
) -> Result<Redirect> {
    actions::deactivate(context, By::Person(administrator.id()), id).await?;
    Ok(Redirect::to("/desk/people/?done=changed"))
}

#[post("/desk/people/<id>/reactivation", data = "<_form>")]
async fn reactivation(
    context: &State<Context>,
    administrator: Administrator,
    id: PersonId,
    _form: Posted<Nothing>,
) -> Result<Redirect> {
    actions::reactivate(context, &administrator, id).await?;
    Ok(Redirect::to("/desk/people/?done=changed"))
}
