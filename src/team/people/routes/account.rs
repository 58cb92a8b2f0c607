//! One's own account: what readers see, the password, where one is signed in.

use crate::{
    base::{context::Context, error::Result, ids::SessionId},
    team::{
        accounts::{self, Member, SessionForm, change_password},
        people::{
            forms::{KeysForm, NoticesForm, PasswordForm, ProfileForm},
            pages::{AccountDone, WRONG_PASSWORD},
            reading,
        },
        site::JustDone,
    },
    web::{ClientNetwork, EmptyForm, FormErrors, Reply},
};
use rocket::{State, get, post};

/// Back to the account, which says what was done.
fn back(done: AccountDone) -> Reply {
    Reply::to(done.at(accounts::paths::ACCOUNT))
}

#[get("/desk/account?<done>")]
pub(super) async fn account(
    context: &State<Context>,
    member: Member,
    done: Option<&str>,
) -> Result<Reply> {
    Reply::page(&reading::account_page(context, &member, AccountDone::read(done)).await?)
}

#[post("/desk/account/profile", data = "<form>")]
pub(super) async fn profile(
    context: &State<Context>,
    member: Member,
    form: SessionForm<ProfileForm>,
) -> Result<Reply> {
    let SessionForm(form) = form;
    match form.check() {
        Ok((name, job, biography)) => {
            accounts::change_profile(context, &member, &name, &job, &biography).await?;
            Ok(back(AccountDone::Profile))
        }
        Err(errors) => {
            Reply::refused(&reading::account_as_typed(context, &member, errors, form).await?)
        }
    }
}

#[post("/desk/account/notices", data = "<form>")]
pub(super) async fn notices(
    context: &State<Context>,
    member: Member,
    form: SessionForm<NoticesForm>,
) -> Result<Reply> {
    let SessionForm(form) = form;
    accounts::set_notices(context, &member, !form.tell_of_comments.is_empty()).await?;
    Ok(back(AccountDone::Notices))
}

#[post("/desk/account/keys", data = "<form>")]
pub(super) async fn keys(
    context: &State<Context>,
    member: Member,
    form: SessionForm<KeysForm>,
) -> Result<Reply> {
    accounts::change_single_keys(context, &member, form.0.single_keys).await?;
    Ok(back(AccountDone::Keys))
}

#[post("/desk/account/password", data = "<form>")]
pub(super) async fn password(
    context: &State<Context>,
    member: Member,
    network: ClientNetwork,
    form: SessionForm<PasswordForm>,
) -> Result<Reply> {
    let SessionForm(form) = form;
    let person = member.person();
    let errors = match form.check(&context.site.get(), &person.name, &person.email) {
        Ok(new) => {
            if change_password(context, &member, &form.current, &new, &network.0).await? {
                return Ok(back(AccountDone::Password));
            }
            FormErrors::one("current", WRONG_PASSWORD)
        }
        Err(errors) => errors,
    };
    let profile = ProfileForm::from(person);
    Reply::refused(&reading::account_as_typed(context, &member, errors, profile).await?)
}

#[post("/desk/account/sessions/<id>", data = "<_form>")]
pub(super) async fn end_session(
    context: &State<Context>,
    member: Member,
    id: SessionId,
    _form: SessionForm<EmptyForm>,
) -> Result<Reply> {
    accounts::end_session(context, &member, id).await?;
    Ok(back(AccountDone::Sessions))
}

#[post("/desk/account/sessions", data = "<_form>")]
pub(super) async fn end_sessions(
    context: &State<Context>,
    member: Member,
    _form: SessionForm<EmptyForm>,
) -> Result<Reply> {
    accounts::end_other_sessions(context, &member).await?;
    Ok(back(AccountDone::Sessions))
}
