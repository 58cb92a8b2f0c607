//! The people of the team, for administrators.

use crate::{
    base::{audit::By, context::Context, error::Result, ids::PersonId},
    team::{
        accounts::{self, Administrator, DetailsOutcome, PersonRefused, SessionForm},
        people::{
            forms::{AddForm, DetailsForm, GivenPasswordForm, RolesForm},
            pages::PeopleDone,
            paths,
            reading::{self, TypedAgain},
        },
        site::JustDone,
    },
    web::{EmptyForm, FormErrors, Reply},
};
use rocket::{State, get, post};

/// Back to the list, which says what was done.
fn back(done: PeopleDone) -> Reply {
    Reply::to(done.at(paths::PEOPLE))
}

/// A refusal where the form shows it.
fn beside_its_field(refused: PersonRefused) -> FormErrors {
    let field = match refused {
        PersonRefused::EmailTaken => "email",
        PersonRefused::LastAdministrator => "role",
        PersonRefused::OwnPassword => "password",
    };
    FormErrors::one(field, refused.in_words())
}

#[get("/desk/people?<done>")]
pub(super) async fn people(
    context: &State<Context>,
    administrator: Administrator,
    done: Option<&str>,
) -> Result<Reply> {
    Reply::page(&reading::people_page(context, &administrator, PeopleDone::read(done)).await?)
}

#[get("/desk/people/new")]
pub(super) fn add_page(context: &State<Context>, administrator: Administrator) -> Result<Reply> {
    let (none, form) = (FormErrors::default(), AddForm::default());
    Reply::page(&reading::add_page(context, &administrator, none, &form))
}

#[post("/desk/people", data = "<form>")]
pub(super) async fn add(
    context: &State<Context>,
    administrator: Administrator,
    form: SessionForm<AddForm>,
) -> Result<Reply> {
    let SessionForm(form) = form;
    let errors = match form.check(&context.site.get()) {
        Ok(new) => {
            match accounts::add_person(context, By::Person(administrator.id()), &new).await? {
                Ok(_) => return Ok(back(PeopleDone::Added)),
                Err(refused) => beside_its_field(refused),
            }
        }
        Err(errors) => errors,
    };
    Reply::refused(&reading::add_page(context, &administrator, errors, &form))
}

#[get("/desk/people/<id>?<done>")]
pub(super) async fn person(
    context: &State<Context>,
    administrator: Administrator,
    id: PersonId,
    done: Option<&str>,
) -> Result<Reply> {
    let (none, own) = (FormErrors::default(), TypedAgain::default());
    let done = PeopleDone::read(done);
    Reply::page(&reading::person_page(context, &administrator, id, none, own, done).await?)
}

/// Back to the person, whose page says what was done.
fn back_to(id: PersonId, done: PeopleDone) -> Reply {
    Reply::to(done.at(&paths::person(id)))
}

/// The page of the person again, with every word and what is wrong.
async fn refused(
    context: &Context,
    administrator: &Administrator,
    id: PersonId,
    errors: FormErrors,
    typed: TypedAgain,
) -> Result<Reply> {
    Reply::refused(&reading::person_page(context, administrator, id, errors, typed, None).await?)
}

#[post("/desk/people/<id>/details", data = "<form>")]
pub(super) async fn details(
    context: &State<Context>,
    administrator: Administrator,
    id: PersonId,
    form: SessionForm<DetailsForm>,
) -> Result<Reply> {
    let SessionForm(form) = form;
    let errors = match form.check() {
        Ok(new) => match accounts::change_details(context, &administrator, id, &new).await? {
            Ok(DetailsOutcome::Saved) => return Ok(back_to(id, PeopleDone::Details)),
            Ok(DetailsOutcome::Moved) => return Ok(back_to(id, PeopleDone::Address)),
            Err(refused) => beside_its_field(refused),
        },
        Err(errors) => errors,
    };
    let typed = TypedAgain { details: Some(form), ..TypedAgain::default() };
    refused(context, &administrator, id, errors, typed).await
}

#[post("/desk/people/<id>/password", data = "<form>")]
pub(super) async fn password(
    context: &State<Context>,
    administrator: Administrator,
    id: PersonId,
    form: SessionForm<GivenPasswordForm>,
) -> Result<Reply> {
    let SessionForm(form) = form;
    let person = accounts::person(context, id).await?;
    let errors = match form.check(&context.site.get(), &person) {
        Ok(new) => match accounts::give_password(context, &administrator, id, &new).await? {
            Ok(()) => return Ok(back_to(id, PeopleDone::Password)),
            Err(refused) => beside_its_field(refused),
        },
        Err(errors) => errors,
    };
    refused(context, &administrator, id, errors, TypedAgain::default()).await
}

#[post("/desk/people/<id>/roles", data = "<form>")]
pub(super) async fn roles(
    context: &State<Context>,
    administrator: Administrator,
    id: PersonId,
    form: SessionForm<RolesForm>,
) -> Result<Reply> {
    let SessionForm(form) = form;
    let errors = match form.check() {
        Ok(roles) => match accounts::change_roles(context, &administrator, id, &roles).await? {
            Ok(()) => return Ok(back_to(id, PeopleDone::Roles)),
            Err(refused) => beside_its_field(refused),
        },
        Err(errors) => errors,
    };
    let typed = TypedAgain { roles: Some(form.role), ..TypedAgain::default() };
    refused(context, &administrator, id, errors, typed).await
}

#[post("/desk/people/<id>/deactivation", data = "<_form>")]
pub(super) async fn deactivation(
    context: &State<Context>,
    administrator: Administrator,
    id: PersonId,
    _form: SessionForm<EmptyForm>,
) -> Result<Reply> {
    accounts::deactivate(context, By::Person(administrator.id()), id).await??;
    Ok(back_to(id, PeopleDone::Deactivated))
}

#[post("/desk/people/<id>/reactivation", data = "<_form>")]
pub(super) async fn reactivation(
    context: &State<Context>,
    administrator: Administrator,
    id: PersonId,
    _form: SessionForm<EmptyForm>,
) -> Result<Reply> {
    accounts::reactivate(context, &administrator, id).await?;
    Ok(back_to(id, PeopleDone::Reactivated))
}
