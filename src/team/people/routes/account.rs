//! One's own account: what readers see, the password, where one is signed in.

use crate::{
    base::{context::Context, error::Result, ids::SessionId},
    team::{
        accounts::{self, Capability, Member, Posted, change_password},
        people::{
            forms::{KeysForm, NoticesForm, PasswordForm, ProfileForm},
            pages::{AccountPage, SessionView, roles_in_words},
        },
        site::{DeskLayout, Notice},
    },
    web::{ClientNetwork, FormErrors, Nothing, Page},
};
use rocket::{State, get, post, response::Redirect};

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
            .in_section("/desk/account")
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
        tell_of_comments: person.tell_of_comments,
        single_keys: member.can(Capability::ModerateComments).then_some(person.single_keys),
        sessions: accounts::own_sessions(context, member)
            .await?
            .into_iter()
            .map(SessionView::from)
            .collect(),
    })
}

#[get("/desk/account?<done>")]
pub(super) async fn account(
    context: &State<Context>,
    member: Member,
    done: Option<&str>,
) -> Result<Page> {
    let notice = match done {
        Some("password") => Some("Your password is changed. Other sessions have ended."),
        Some("profile") => Some("Your details are saved."),
        Some("notices") => Some("Your choice about email is saved."),
        Some("keys") => Some("Your choice about single keys is saved."),
        Some("sessions") => Some("The session has ended."),
        _ => None,
    };
    Page::of(&account_page(context, &member, FormErrors::default(), None, notice).await?)
}

#[post("/desk/account/profile", data = "<form>")]
pub(super) async fn profile(
    context: &State<Context>,
    member: Member,
    form: Posted<ProfileForm>,
) -> Result<Result<Redirect, Page>> {
    let Posted(form) = form;
    match form.check() {
        Ok((name, job, biography)) => {
            accounts::change_profile(context, &member, &name, &job, &biography).await?;
            Ok(Ok(Redirect::to("/desk/account?done=profile")))
        }
        Err(errors) => {
            let page = account_page(context, &member, errors, Some(form), None).await?;
            Page::refused(&page).map(Err)
        }
    }
}

#[post("/desk/account/notices", data = "<form>")]
pub(super) async fn notices(
    context: &State<Context>,
    member: Member,
    form: Posted<NoticesForm>,
) -> Result<Redirect> {
    let Posted(form) = form;
    accounts::set_notices(context, &member, !form.tell_of_comments.is_empty()).await?;
    Ok(Redirect::to("/desk/account?done=notices"))
}

#[post("/desk/account/keys", data = "<form>")]
pub(super) async fn keys(
    context: &State<Context>,
    member: Member,
    form: Posted<KeysForm>,
) -> Result<Redirect> {
    accounts::change_single_keys(context, &member, form.0.single_keys).await?;
    Ok(Redirect::to("/desk/account?done=keys"))
}

#[post("/desk/account/password", data = "<form>")]
pub(super) async fn password(
    context: &State<Context>,
    member: Member,
    network: ClientNetwork,
    form: Posted<PasswordForm>,
) -> Result<Result<Redirect, Page>> {
    let Posted(form) = form;
    let person = member.person();
    let errors = match form.check(&context.site.get(), &person.name, &person.email) {
        Ok(new) => {
            if change_password(context, &member, &form.current, &new, &network.0).await? {
                return Ok(Ok(Redirect::to("/desk/account?done=password")));
            }
            FormErrors::one("current", "Check your current password")
        }
        Err(errors) => errors,
    };
    Page::refused(&account_page(context, &member, errors, None, None).await?).map(Err)
}

#[post("/desk/account/sessions/<id>", data = "<_form>")]
pub(super) async fn end_session(
    context: &State<Context>,
    member: Member,
    id: SessionId,
    _form: Posted<Nothing>,
) -> Result<Redirect> {
    accounts::end_session(context, &member, id).await?;
    Ok(Redirect::to("/desk/account?done=sessions"))
}

#[post("/desk/account/sessions", data = "<_form>")]
pub(super) async fn end_sessions(
    context: &State<Context>,
    member: Member,
    _form: Posted<Nothing>,
) -> Result<Redirect> {
    accounts::end_other_sessions(context, &member).await?;
    Ok(Redirect::to("/desk/account?done=sessions"))
}
