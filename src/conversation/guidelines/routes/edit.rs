//! One guideline: adding it, wording it anew with every earlier wording in sight, deleting it.

use super::{
    super::{
        actions::{self, Changed, MOST},
        door,
        forms::GuidelineForm,
        pages::{ConflictPage, DeletionPage, Differs, Earlier, EditPage, KeptView},
        values::{Guideline, Kept, Wording},
    },
    list::{LIST, layout},
};
use crate::{
    base::{
        clock::london,
        context::Context,
        error::{AppError, Result},
        ids::{GuidelineId, PersonId},
    },
    team::accounts::{self, Moderator, Posted},
    web::{FormErrors, Nothing, Page},
};
use rocket::{Either, Route, State, get, http::Status, post, response::Redirect, routes};
use std::collections::BTreeMap;

pub(super) fn routes() -> Vec<Route> {
    routes![new, add, show, save, ask_to_delete, delete]
}

type Answer = Result<Either<Redirect, Page>>;

fn new_page(
    context: &Context,
    moderator: &Moderator,
    errors: FormErrors,
    form: GuidelineForm,
) -> EditPage {
    let heading = "Add a guideline".to_owned();
    EditPage {
        layout: layout(context, moderator, &heading).with_errors(&errors),
        heading,
        errors,
        form,
        kept: None,
    }
}

#[get("/desk/moderation/guidelines/new")]
async fn new(context: &State<Context>, moderator: Moderator) -> Result<Page> {
    let form = GuidelineForm::default();
    Page::of(&new_page(context, &moderator, FormErrors::default(), form))
}

#[post("/desk/moderation/guidelines", data = "<form>")]
async fn add(
    context: &State<Context>,
    moderator: Moderator,
    form: Posted<GuidelineForm>,
) -> Answer {
    let Posted(form) = form;
    let errors = match form.check() {
        Ok(wording) => match actions::add(context, &moderator, &wording).await? {
            Some(id) => {
                return Ok(Either::Left(Redirect::to(format!("{LIST}?done=added#guideline-{id}"))));
            }
            None => FormErrors::one(
                "title",
                format!("There are {MOST} guidelines, which is as many as there can be"),
            ),
        },
        Err(errors) => errors,
    };
    Page::refused(&new_page(context, &moderator, errors, form)).map(Either::Right)
}

async fn edit_page(
    context: &Context,
    moderator: &Moderator,
    guideline: &Guideline,
    errors: FormErrors,
    form: GuidelineForm,
) -> Result<EditPage> {
    let database = context.database.read();
    let history = door::history(database, guideline.id).await?;
    let names = names(context, &history).await?;
    let heading = format!("Guideline: {}", guideline.title);
    Ok(EditPage {
        layout: layout(context, moderator, &heading).with_errors(&errors),
        heading,
        errors,
        form,
        kept: Some(KeptView {
            id: guideline.id.0,
            slug: guideline.slug.clone(),
            in_force: guideline.retired.is_none(),
            retired: guideline.retired.map(london::day_and_time).unwrap_or_default(),
            last_in_force: guideline.retired.is_none()
                && door::in_force(database).await?.len() <= 1,
            in_use: door::is_used(database, guideline.id).await?,
            history: history
                .into_iter()
                .map(|kept| Earlier {
                    version: kept.version,
                    now: kept.version == guideline.version,
                    who: kept
                        .person
                        .and_then(|id| names.get(&id).cloned())
                        .unwrap_or_else(|| "Came with the program".to_owned()),
                    when: kept.at.map(london::day_and_time).unwrap_or_default(),
                    title: kept.wording.title,
                    short: kept.wording.short,
                    body: kept.wording.body,
                    refusal: kept.wording.refusal,
                })
                .collect(),
        }),
    })
}

async fn names(context: &Context, history: &[Kept]) -> Result<BTreeMap<PersonId, String>> {
    let ids: Vec<PersonId> = history.iter().filter_map(|kept| kept.person).collect();
    Ok(accounts::persons(context, &ids)
        .await?
        .into_iter()
        .map(|person| (person.id, person.name))
        .collect())
}

async fn found(context: &Context, id: GuidelineId) -> Result<Guideline> {
    door::by_ids(context.database.read(), &[id]).await?.pop().ok_or(AppError::NotFound)
}

#[get("/desk/moderation/guidelines/<id>")]
async fn show(context: &State<Context>, moderator: Moderator, id: GuidelineId) -> Result<Page> {
    let guideline = found(context, id).await?;
    let form = GuidelineForm::from(&guideline);
    Page::of(&edit_page(context, &moderator, &guideline, FormErrors::default(), form).await?)
}

#[post("/desk/moderation/guidelines/<id>", data = "<form>")]
async fn save(
    context: &State<Context>,
    moderator: Moderator,
    id: GuidelineId,
    form: Posted<GuidelineForm>,
) -> Answer {
    let Posted(form) = form;
    let wording = match form.check() {
        Ok(wording) => wording,
        Err(errors) => {
            let guideline = found(context, id).await?;
            let page = edit_page(context, &moderator, &guideline, errors, form).await?;
            return Page::refused(&page).map(Either::Right);
        }
    };
    match actions::reword(context, &moderator, id, form.version, &wording).await? {
        Changed::Late(theirs) => {
            let page = conflict_page(context, &moderator, &theirs, &wording, form).await?;
            Ok(Either::Right(Page::of(&page)?.with(Status::Conflict)))
        }
        _ => Ok(Either::Left(Redirect::to(format!("{LIST}?done=saved#guideline-{id}")))),
    }
}

/// Both texts, and a form that holds one's own and saves over the other.
async fn conflict_page(
    context: &Context,
    moderator: &Moderator,
    theirs: &Guideline,
    yours: &Wording,
    mut form: GuidelineForm,
) -> Result<ConflictPage> {
    let history = door::history(context.database.read(), theirs.id).await?;
    let names = names(context, &history).await?;
    let last = history.first();
    let by = last
        .and_then(|kept| kept.person)
        .and_then(|id| names.get(&id).cloned())
        .unwrap_or_else(|| "Somebody".to_owned());
    let fields = [
        ("Title", &yours.title, &theirs.title),
        ("Short form", &yours.short, &theirs.short),
        ("Text", &yours.body, &theirs.body),
        ("What the writer is told", &yours.refusal, &theirs.refusal),
    ]
    .into_iter()
    .filter(|(_, yours, theirs)| yours != theirs)
    .map(|(name, yours, theirs)| Differs { name, yours: yours.clone(), theirs: theirs.clone() })
    .collect();
    // To save once more is to have seen the other text.
    form.version = theirs.version;
    Ok(ConflictPage {
        layout: layout(context, moderator, "Two people changed this guideline"),
        id: theirs.id.0,
        by,
        at: last.and_then(|kept| kept.at).map(london::day_and_time).unwrap_or_default(),
        fields,
        errors: FormErrors::default(),
        form,
    })
}

fn in_the_way(changed: &Changed) -> String {
    match changed {
        Changed::InUse => {
            "Decisions name this guideline, so it cannot be deleted. You can retire it."
        }
        Changed::LastInForce => {
            "This is the last guideline in force. Add another before you delete it."
        }
        _ => "",
    }
    .to_owned()
}

async fn deletion_page(
    context: &Context,
    moderator: &Moderator,
    id: GuidelineId,
    refused: String,
) -> Result<DeletionPage> {
    let title = found(context, id).await?.title;
    Ok(DeletionPage {
        layout: layout(context, moderator, &format!("Delete “{title}”")),
        id: id.0,
        title,
        refused,
    })
}

#[get("/desk/moderation/guidelines/<id>/deletion")]
async fn ask_to_delete(
    context: &State<Context>,
    moderator: Moderator,
    id: GuidelineId,
) -> Result<Page> {
    let database = context.database.read();
    let guideline = found(context, id).await?;
    let refused = if door::is_used(database, id).await? {
        in_the_way(&Changed::InUse)
    } else if guideline.retired.is_none() && door::in_force(database).await?.len() <= 1 {
        in_the_way(&Changed::LastInForce)
    } else {
        String::new()
    };
    Page::of(&deletion_page(context, &moderator, id, refused).await?)
}

#[post("/desk/moderation/guidelines/<id>/deletion", data = "<_form>")]
async fn delete(
    context: &State<Context>,
    moderator: Moderator,
    id: GuidelineId,
    _form: Posted<Nothing>,
) -> Answer {
    let changed = actions::delete(context, &moderator, id).await?;
    let refused = in_the_way(&changed);
    if refused.is_empty() {
        return Ok(Either::Left(Redirect::to(format!("{LIST}?done=deleted"))));
    }
    let page = deletion_page(context, &moderator, id, refused).await?;
    Ok(Either::Right(Page::of(&page)?.with(Status::Conflict)))
}
