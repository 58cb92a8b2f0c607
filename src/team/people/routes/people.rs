//! The people of the team, for administrators.

use crate::{
    base::{
        audit::By,
        context::Context,
        error::{AppError, Result},
        ids::PersonId,
    },
    team::{
        accounts::{self, Administrator, Posted, Role},
        people::{
            forms::{AddForm, RolesForm},
            pages::{AddPersonPage, PeoplePage, PersonPage, PersonView, role_choices},
        },
        site::{DeskLayout, Notice},
    },
    web::{FormErrors, Nothing, Page},
};
use rocket::{State, get, post, response::Redirect};

#[get("/desk/people?<done>")]
pub(super) async fn people(
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
        people: accounts::people(context).await?.into_iter().map(PersonView::from).collect(),
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
pub(super) fn add_page(context: &State<Context>, administrator: Administrator) -> Result<Page> {
    Page::of(&add_form(context, &administrator, FormErrors::default(), &AddForm::default()))
}

#[post("/desk/people", data = "<form>")]
pub(super) async fn add(
    context: &State<Context>,
    administrator: Administrator,
    form: Posted<AddForm>,
) -> Result<Result<Redirect, Page>> {
    let Posted(form) = form;
    let errors = match form.check(&context.site.get()) {
        Ok(new) => {
            match accounts::add_person(context, By::Person(administrator.id()), &new).await {
                Ok(_) => return Ok(Ok(Redirect::to("/desk/people/?done=added"))),
                Err(AppError::Conflict(words)) => FormErrors::one("email", words),
                Err(error) => return Err(error),
            }
        }
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
    let person = accounts::person(context, id).await?;
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
pub(super) async fn person(
    context: &State<Context>,
    administrator: Administrator,
    id: PersonId,
) -> Result<Page> {
    Page::of(&person_page(context, &administrator, id, FormErrors::default(), None).await?)
}

#[post("/desk/people/<id>/roles", data = "<form>")]
pub(super) async fn roles(
    context: &State<Context>,
    administrator: Administrator,
    id: PersonId,
    form: Posted<RolesForm>,
) -> Result<Result<Redirect, Page>> {
    let Posted(form) = form;
    let errors = match form.check() {
        Ok(roles) => match accounts::change_roles(context, &administrator, id, &roles).await {
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
pub(super) async fn deactivation(
    context: &State<Context>,
    administrator: Administrator,
    id: PersonId,
    _form: Posted<Nothing>,
) -> Result<Redirect> {
    accounts::deactivate(context, By::Person(administrator.id()), id).await?;
    Ok(Redirect::to("/desk/people/?done=changed"))
}

#[post("/desk/people/<id>/reactivation", data = "<_form>")]
pub(super) async fn reactivation(
    context: &State<Context>,
    administrator: Administrator,
    id: PersonId,
    _form: Posted<Nothing>,
) -> Result<Redirect> {
    accounts::reactivate(context, &administrator, id).await?;
    Ok(Redirect::to("/desk/people/?done=changed"))
}
