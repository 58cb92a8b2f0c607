//! The sealed originals, for administrators: listed from outside, opened one at a time for a reason.

use crate::{
    base::{
        clock::london,
        context::Context,
        error::{AppError, Result},
        ids::{PersonId, SealedId},
    },
    moderation::redaction::{
        actions::{self, Opened},
        forms::WhyForm,
        pages::{OpeningView, OriginalView, SealRow, SealedPage, SealsPage},
        reading::end_of,
        store::{self, Seal},
        values::Redaction,
    },
    team::{
        accounts::{self, Administrator, Person, Posted},
        site::DeskLayout,
    },
    web::{FormErrors, Reply},
};
use rocket::{Route, State, get, post, routes};
use std::collections::BTreeMap;

pub(super) fn routes() -> Vec<Route> {
    routes![list, show, open]
}

/// Originals on one page.
const PAGE: usize = 50;

fn row(seal: &Seal, redaction: &Redaction) -> SealRow {
    SealRow {
        id: seal.id.0,
        comment: redaction.comment.0,
        reason: redaction.reason.in_words(),
        sealed: london::day_and_time(redaction.at),
        end: end_of(seal).trim_end_matches('.').to_owned(),
    }
}

#[get("/desk/records/sealed?<before>")]
async fn list(
    context: &State<Context>,
    administrator: Administrator,
    before: Option<i64>,
) -> Result<Reply> {
    let before = before.map(SealedId);
    let mut found = store::latest(context.database.read(), before, PAGE as u64 + 1).await?;
    let more = found.len() > PAGE;
    found.truncate(PAGE);
    let next = found
        .last()
        .filter(|_| more)
        .map(|(seal, _)| format!("/desk/records/sealed/?before={}", seal.id));
    Reply::page(&SealsPage {
        layout: DeskLayout::new(
            &context.site.get(),
            &administrator,
            "Sealed originals",
            "moderation",
        )
        .in_section("/desk/records/sealed/"),
        seals: found.iter().map(|(seal, redaction)| row(seal, redaction)).collect(),
        next,
    })
}

async fn page(
    context: &Context,
    administrator: &Administrator,
    id: SealedId,
    form: WhyForm,
    errors: FormErrors,
    original: Option<OriginalView>,
) -> Result<SealedPage> {
    let database = context.database.read();
    let (seal, redaction) = store::with_redaction(database, id).await?.ok_or(AppError::NotFound)?;
    let openings = store::openings_of(database, id).await?;
    let people: Vec<PersonId> = openings.iter().map(|(person, _, _)| *person).collect();
    let people: BTreeMap<PersonId, Person> = accounts::persons(context, &people)
        .await?
        .into_iter()
        .map(|person| (person.id, person))
        .collect();
    Ok(SealedPage {
        layout: DeskLayout::new(
            &context.site.get(),
            administrator,
            "Sealed original",
            "moderation",
        )
        .in_section("/desk/records/sealed/")
        .with_errors(&errors),
        errors,
        destroyed: seal.destroyed.is_some(),
        seal: row(&seal, &redaction),
        form,
        openings: openings
            .into_iter()
            .map(|(person, at, why)| OpeningView {
                who: people.get(&person).map_or_else(String::new, |person| person.name.clone()),
                when: london::day_and_time(at),
                why,
            })
            .collect(),
        original,
    })
}

#[get("/desk/records/sealed/<id>")]
async fn show(
    context: &State<Context>,
    administrator: Administrator,
    id: SealedId,
) -> Result<Reply> {
    let (form, errors) = (WhyForm::default(), FormErrors::default());
    Reply::page(&page(context, &administrator, id, form, errors, None).await?)
}

#[post("/desk/records/sealed/<id>", data = "<form>")]
async fn open(
    context: &State<Context>,
    administrator: Administrator,
    id: SealedId,
    form: Posted<WhyForm>,
) -> Result<Reply> {
    let Posted(form) = form;
    let why = match form.check() {
        Ok(why) => why,
        Err(errors) => {
            let page = page(context, &administrator, id, form, errors, None).await?;
            return Reply::refused(&page);
        }
    };
    match actions::open(context, &administrator, id, &why).await? {
        Opened::Read(wording) => {
            let original = OriginalView {
                body: wording.body,
                earlier: wording
                    .earlier
                    .into_iter()
                    .map(|(until, words)| (london::day_and_time(until), words))
                    .collect(),
            };
            let (form, errors) = (WhyForm::default(), FormErrors::default());
            Reply::page(&page(context, &administrator, id, form, errors, Some(original)).await?)
        }
        Opened::Destroyed => Err(AppError::Conflict(
            "This original was destroyed on its date. There is nothing left to open.".to_owned(),
        )),
    }
}
