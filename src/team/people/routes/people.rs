//! The people of the team, for administrators.

use crate::{
    base::{audit::By, context::Context, error::Result, ids::PersonId},
    team::{
        accounts::{self, Administrator, PersonRefused, SessionForm},
        people::{
            forms::{AddForm, RolesForm},
            pages::PeopleDone,
            paths, reading,
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

#[get("/desk/people/<id>")]
pub(super) async fn person(
    context: &State<Context>,
    administrator: Administrator,
    id: PersonId,
) -> Result<Reply> {
    let none = FormErrors::default();
    Reply::page(&reading::person_page(context, &administrator, id, none, None).await?)
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
            Ok(()) => return Ok(back(PeopleDone::Changed)),
            Err(refused) => beside_its_field(refused),
        },
        Err(errors) => errors,
    };
    let chosen = Some(form.role);
    Reply::refused(&reading::person_page(context, &administrator, id, errors, chosen).await?)
}

#[post("/desk/people/<id>/deactivation", data = "<_form>")]
pub(super) async fn deactivation(
    context: &State<Context>,
    administrator: Administrator,
    id: PersonId,
    _form: SessionForm<EmptyForm>,
) -> Result<Reply> {
    accounts::deactivate(context, By::Person(administrator.id()), id).await??;
    Ok(back(PeopleDone::Changed))
}

#[post("/desk/people/<id>/reactivation", data = "<_form>")]
pub(super) async fn reactivation(
    context: &State<Context>,
    administrator: Administrator,
    id: PersonId,
    _form: SessionForm<EmptyForm>,
) -> Result<Reply> {
    accounts::reactivate(context, &administrator, id).await?;
    Ok(back(PeopleDone::Changed))
}
